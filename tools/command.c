/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What every command does the same way: options and their help, errors and
 * what they mean for the exit status. */
#include "command.h"

#include "keyring.h"
#include "movie-json.h"
#include "printable.h"
#include "render.h"
#include "stage.h"

#include <string.h>

static gchar *
describe (const Command *command)
{
  return command->examples
      ? g_strconcat ("Examples:\n", command->examples, NULL)
      : NULL;
}

/* GOption keeps the "--" ahead of an argument that begins with a dash. */
static void
drop_separator (gint *argc, gchar **argv)
{
  for (gint i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--")) {
      memmove (&argv[i], &argv[i + 1], (*argc - i) * sizeof *argv);
      (*argc)--;
      return;
    }
}

/* An empty name would be that of the current folder. */
static gboolean
check_names (const GOptionEntry *entries, GError **error)
{
  for (; entries->long_name; entries++) {
    gchar **name = entries->arg_data;

    if (entries->arg != G_OPTION_ARG_FILENAME || !*name || **name)
      continue;
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--%s: expected %s, found an empty name", entries->long_name,
        entries->arg_description);
    return FALSE;
  }
  return TRUE;
}

static void
refuse_count (const Command *command, gint n, gint most)
{
  g_printerr (
      "jsonclip %s: expected %s, found ", command->name, command->usage);
  if (n == 0)
    g_printerr ("no argument\n");
  else
    g_printerr ("%d argument%s%s\n", n, n > 1 ? "s" : "",
        n > most ? "; one of several words belongs in quotes" : "");
  g_printerr ("Usage: jsonclip %s %s\n", command->name, command->usage);
}

gboolean
command_parse (const Command *command, const GOptionEntry *entries, gint least,
    gint most, gint *argc, gchar ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->usage);
  g_autofree gchar *examples = describe (command);
  g_autofree gchar *name = g_strconcat ("jsonclip ", command->name, NULL);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name); /* GOption's help begins with it */
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, examples);
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error)
      && check_names (entries, &error)) {
    drop_separator (argc, *argv);
    if (*argc - 1 >= least && *argc - 1 <= most)
      return TRUE;
    refuse_count (command, *argc - 1, most);
  } else {
    g_printerr ("%s: %s\n", name, error->message);
  }
  g_printerr ("`%s --help` tells more\n", name);
  return FALSE;
}

static const struct {
  GQuark (*domain) (void);
  gint code;
  CommandStatus status;
} statuses[] = {
  { stage_error_quark, STAGE_ERROR_REJECTED, COMMAND_REJECTED },
  { stage_error_quark, STAGE_ERROR_CANCELLED, COMMAND_CANCELLED },
  { stage_error_quark, STAGE_ERROR_USAGE, COMMAND_USAGE },
  { stage_error_quark, STAGE_ERROR_MISSING, COMMAND_MISSING },
  { stage_error_quark, STAGE_ERROR_KEY, COMMAND_MISSING },
  { project_error_quark, PROJECT_ERROR_NOT_FOUND, COMMAND_NOT_FOUND },
  { project_error_quark, PROJECT_ERROR_AMBIGUOUS, COMMAND_USAGE },
  { generate_error_quark, GENERATE_ERROR_UNKNOWN_PROVIDER, COMMAND_USAGE },
  { generate_error_quark, GENERATE_ERROR_UNSUPPORTED, COMMAND_USAGE },
  { generate_error_quark, GENERATE_ERROR_CONFIG, COMMAND_USAGE },
  { generate_error_quark, GENERATE_ERROR_KEY, COMMAND_MISSING },
  { generate_error_quark, GENERATE_ERROR_CANCELLED, COMMAND_CANCELLED },
  { generate_error_quark, GENERATE_ERROR_MISSING, COMMAND_MISSING },
  { render_error_quark, RENDER_ERROR_CANCELLED, COMMAND_CANCELLED },
  { render_error_quark, RENDER_ERROR_MOVIE, COMMAND_INVALID },
  { render_error_quark, RENDER_ERROR_ENCODER, COMMAND_MISSING },
  { movie_error_quark, MOVIE_ERROR_SYNTAX, COMMAND_INVALID },
  { movie_error_quark, MOVIE_ERROR_INVALID, COMMAND_INVALID },
  { movie_error_quark, MOVIE_ERROR_DRAFT, COMMAND_DRAFT },
  { g_file_error_quark, G_FILE_ERROR_NOENT, COMMAND_NOT_FOUND },
};

gint
command_status (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_error_matches (error, statuses[i].domain (), statuses[i].code))
      return statuses[i].status;
  return COMMAND_FAILED;
}

gint
command_fail (const GError *error)
{
  g_autofree gchar *message = printable_text (error->message);

  g_printerr ("jsonclip: %s\n", message);
  return command_status (error);
}

ProviderConfig *
command_load_config (const gchar *file, gint *status)
{
  g_autoptr (GError) error = NULL;
  ProviderConfig *config = provider_config_load (file, &error);
  g_auto (GStrv) variables =
      config ? provider_config_key_variables (config) : NULL;

  if (config)
    keyring_take ((const gchar *const *) variables);
  else
    *status = command_fail (error);
  return config;
}

Store *
command_open_store (const gchar *folder, gint *status)
{
  g_autoptr (GError) error = NULL;
  Store *store = store_open_existing (folder, &error);

  if (store)
    return store;
  *status = command_fail (error);
  if (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_NOT_FOUND))
    g_printerr ("`jsonclip run` makes one\n");
  return NULL;
}

gboolean
command_open_run (const gchar *folder, const gchar *name, Store **store,
    StoreRun **run, gint *status)
{
  g_autoptr (GError) error = NULL;

  *store = command_open_store (folder, status);
  if (!*store)
    return FALSE;
  *run = store_run_find (*store, name, &error);
  if (!*run)
    *status = command_fail (error);
  return *run != NULL;
}

gboolean
command_check_stage (const gchar *name)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (stage_find (name))
    return TRUE;
  for (guint i = 0; stages[i]; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", stages[i]->name);
  g_printerr (
      "jsonclip: unknown stage \"%s\"; there are %s\n", name, names->str);
  return FALSE;
}

gboolean
command_check_movie (const gchar *movie, const gchar *root)
{
  if (!g_file_test (movie, G_FILE_TEST_EXISTS))
    g_printerr ("jsonclip: %s: no such file\n", movie);
  else if (root && !g_file_test (root, G_FILE_TEST_IS_DIR))
    g_printerr ("jsonclip: --media-root %s: no such folder\n", root);
  else
    return TRUE;
  return FALSE;
}

void
command_print_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree gchar *text = NULL;

  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  g_print ("%s\n", text);
}
