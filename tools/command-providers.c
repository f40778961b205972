/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip providers: who can be asked, for what, and whether the key is there;
 * jsonclip providers test NAME: whether one answers. */
#include "command.h"

#include "interrupt.h"
#include "json-object.h"
#include "printable.h"
#include "provider-probe.h"

#include <string.h>

/* Whether a key is there, never what it is. */
typedef enum { KEY_NONE_NEEDED, KEY_THERE, KEY_MISSING } KeyState;

static const gchar *const key_states[] = { "not needed", "there", "missing" };

static KeyState
key_state (const ProviderConfig *config, const ProviderEntry *entry)
{
  if (!provider_entry_key_variable (entry) && !entry->key_file)
    return KEY_NONE_NEEDED;
  return generate_check_key (config, entry->name, NULL, NULL) ? KEY_THERE
                                                              : KEY_MISSING;
}

static const gchar *
address_of (const ProviderEntry *entry)
{
  return entry->base_url ? entry->base_url
                         : provider_find (entry->type)->base_url;
}

/* "image (gpt-image-2)" */
static gchar *
describe_kinds (const ProviderConfig *config, const ProviderEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint kind = GENERATE_TEXT; kind <= GENERATE_ALIGNMENT; kind++)
    if (generate_check_provider (config, entry->name, kind, NULL)) {
      const gchar *model = generate_default_model (config, entry->name, kind);

      g_string_append_printf (text, "%s%s (%s)", text->len ? ", " : "",
          generate_kind_name (kind), model ? model : "-");
    }
  return g_string_free (text, FALSE);
}

static gchar *
describe_limits (const ProviderEntry *entry)
{
  GString *text = g_string_new (NULL);

  if (entry->concurrency)
    g_string_append_printf (text, "%u at a time", entry->concurrency);
  if (entry->per_minute)
    g_string_append_printf (
        text, "%s%u a minute", text->len ? ", " : "", entry->per_minute);
  return g_string_free (text, FALSE);
}

static gchar *
describe_key (const ProviderConfig *config, const ProviderEntry *entry)
{
  const KeyState state = key_state (config, entry);
  const gchar *place = provider_entry_key_variable (entry)
      ? provider_entry_key_variable (entry)
      : entry->key_file;

  return state == KEY_NONE_NEEDED
      ? g_strdup ("needs no key")
      : g_strdup_printf ("key %s (%s)", key_states[state], place);
}

static void
print_entry (const ProviderConfig *config, const ProviderEntry *entry)
{
  const gchar *address = address_of (entry);
  g_autofree gchar *kinds = describe_kinds (config, entry);
  g_autofree gchar *limits = describe_limits (entry);
  g_autofree gchar *key = describe_key (config, entry);
  g_autofree gchar *text = g_strdup_printf ("%-14s %s; %s%s%s%s%s", entry->name,
      kinds, key, *limits ? "; " : "", limits, address ? "; " : "",
      address ? address : "");
  g_autofree gchar *line = printable_line (text);

  g_print ("%s\n", line);
}

static JsonObject *
kinds_object (const ProviderConfig *config, const ProviderEntry *entry)
{
  JsonObject *object = json_object_new ();

  for (guint kind = GENERATE_TEXT; kind <= GENERATE_ALIGNMENT; kind++)
    if (generate_check_provider (config, entry->name, kind, NULL)) {
      const gchar *model = generate_default_model (config, entry->name, kind);

      if (model)
        json_object_set_string_member (
            object, generate_kind_name (kind), model);
      else
        json_object_set_null_member (object, generate_kind_name (kind));
    }
  return object;
}

static void
print_object (const ProviderConfig *config, const ProviderEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", entry->name);
  json_object_set_string_member (object, "type", entry->type);
  json_object_set_object_member (object, "makes", kinds_object (config, entry));
  object_set_text (object, "address", address_of (entry));
  json_object_set_string_member (
      object, "key", key_states[key_state (config, entry)]);
  object_set_text (object, "key_variable", provider_entry_key_variable (entry));
  object_set_text (object, "key_file", entry->key_file);
  json_object_set_boolean_member (object, "local", entry->local);
  json_object_set_int_member (object, "concurrency", entry->concurrency);
  json_object_set_int_member (object, "requests_per_minute", entry->per_minute);
  command_print_json (object);
}

static gint
list (const ProviderConfig *config, gboolean json)
{
  g_autofree const ProviderEntry **entries = provider_config_entries (config);

  for (guint i = 0; entries[i]; i++)
    (json ? print_object : print_entry) (config, entries[i]);
  return COMMAND_DONE;
}

/* ---- test ---- */

static void
print_probe (const gchar *name, const ProviderProbe *probe)
{
  g_autofree gchar *came = printable_line (probe->came);

  g_print ("%s answered within %" G_GINT64_FORMAT " ms: %s\n", name,
      probe->took_ms, came);
  for (guint i = 0; i < probe->warnings->len; i++) {
    g_autofree gchar *warning =
        printable_line (g_ptr_array_index (probe->warnings, i));

    g_printerr ("%s: %s\n", name, warning);
  }
}

static void
print_probe_object (const gchar *name, const ProviderProbe *probe)
{
  JsonObject *object = json_object_new ();
  JsonArray *warnings = json_array_new ();

  for (guint i = 0; i < probe->warnings->len; i++)
    json_array_add_string_element (
        warnings, g_ptr_array_index (probe->warnings, i));
  json_object_set_string_member (object, "name", name);
  json_object_set_int_member (object, "took_ms", probe->took_ms);
  json_object_set_string_member (object, "came", probe->came);
  json_object_set_array_member (object, "warnings", warnings);
  command_print_json (object);
}

static gint
test (const ProviderConfig *config, const gchar *name, gboolean json)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);
  g_auto (ProviderProbe) probe = { 0 };
  g_autoptr (GError) error = NULL;

  if (!provider_probe (config, name, &probe, cancellable, &error)) {
    g_prefix_error (&error, "%s: ", name);
    return command_fail (error);
  }
  (json ? print_probe_object : print_probe) (name, &probe);
  return COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *file = NULL;
  g_autoptr (ProviderConfig) config = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_CONFIG (&file),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Each as a line of JSON", NULL },
    { NULL },
  };
  gint status;

  if (!command_parse (command, entries, 0, 2, &argc, &argv))
    return COMMAND_USAGE;
  if (argc == 2 || (argc == 3 && strcmp (argv[1], "test") != 0)) {
    g_printerr ("jsonclip providers: expected nothing, or test NAME, found "
                "\"%s\"\n",
        argv[1]);
    return COMMAND_USAGE;
  }
  config = command_load_config (file, &status);
  if (!config)
    return status;
  return argc == 3 ? test (config, argv[2], json) : list (config, json);
}

extern const Command command_providers;
const Command command_providers = {
  .name = "providers",
  .usage = "[test NAME]",
  .summary = "List who makes what and whose key is there, or try one",
  .examples = "  jsonclip providers\n"
              "  jsonclip providers test openai\n"
              "  jsonclip providers --config mine.conf --json\n"
              "\n`test` makes the cheapest call there is: a list of models or "
              "voices, the state of\nan account, or the smallest picture.\n",
  .run = run,
};
