/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip list: the runs of a store; jsonclip list KIND: what a movie or a
 * setting may name, from the tables that the code itself uses. */
#include "command.h"

#include "caption.h"
#include "easing.h"
#include "effect.h"
#include "generate.h"
#include "json-object.h"
#include "overlay.h"
#include "painter.h"
#include "printable.h"
#include "stage.h"
#include "look.h"
#include "text.h"
#include "transition.h"

#include <string.h>

#define PROMPT_CHARS 60

/* One thing that can be named. */
typedef struct {
  const gchar *name, *summary;
  const gchar *const *aliases;
  const ParamSpec *params;
  const gchar *acts_on; /* of an effect */
} Entry;

static gchar *
describe_param (const ParamSpec *spec)
{
  g_autofree gchar *fallback = param_to_string (spec, spec->fallback);
  g_autofree gchar *range = param_range_to_string (spec);

  if (!range)
    return g_strdup_printf ("%s=%s", spec->name, fallback);
  return g_strdup_printf ("%s=%s (%s)", spec->name, fallback, range);
}

/* "fade (crossfade, mix)" */
static gchar *
describe_names (const Entry *entry)
{
  GString *text = g_string_new (entry->name);

  for (guint i = 0; entry->aliases && entry->aliases[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : " (", entry->aliases[i]);
  if (entry->aliases && entry->aliases[0])
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static void
print_text (const Entry *entry)
{
  g_autofree gchar *names = describe_names (entry);

  if (entry->summary)
    g_print ("%-22s %s", names, entry->summary);
  else
    g_print ("%s", names);
  if (entry->acts_on)
    g_print ("; acts on %s", entry->acts_on);
  for (guint i = 0; i < params_count (entry->params); i++) {
    g_autofree gchar *param = describe_param (&entry->params[i]);

    g_print ("%s%s", i ? ", " : "; ", param);
  }
  g_print ("\n");
}

static JsonArray *
words_array (const gchar *const *words)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i]; i++)
    json_array_add_string_element (array, words[i]);
  return array;
}

static JsonObject *
param_object (const ParamSpec *spec)
{
  static const gchar *const kinds[] = { "number", "integer", "boolean", "color",
    "choice", "text", "file" };
  JsonObject *object = json_object_new ();
  g_autofree gchar *fallback = param_to_string (spec, spec->fallback);

  json_object_set_string_member (object, "name", spec->name);
  json_object_set_string_member (object, "kind", kinds[spec->kind]);
  if (spec->kind == PARAM_NUMBER || spec->kind == PARAM_INTEGER) {
    json_object_set_double_member (object, "minimum", spec->minimum);
    json_object_set_double_member (object, "maximum", spec->maximum);
    json_object_set_double_member (object, "default", spec->fallback);
  } else if (spec->kind == PARAM_BOOLEAN) {
    json_object_set_boolean_member (object, "default", spec->fallback != 0);
  } else if (spec->kind != PARAM_FILE) {
    json_object_set_string_member (object, "default", fallback);
  }
  if (spec->kind == PARAM_CHOICE)
    json_object_set_array_member (object, "words", words_array (spec->words));
  object_set_text (object, "blurb", spec->blurb);
  return object;
}

static void
print_object (const Entry *entry)
{
  JsonObject *object = json_object_new ();
  JsonArray *aliases = json_array_new ();
  JsonArray *params = json_array_new ();

  for (guint i = 0; entry->aliases && entry->aliases[i]; i++)
    json_array_add_string_element (aliases, entry->aliases[i]);
  for (guint i = 0; i < params_count (entry->params); i++)
    json_array_add_object_element (params, param_object (&entry->params[i]));
  json_object_set_string_member (object, "name", entry->name);
  object_set_text (object, "summary", entry->summary);
  if (entry->acts_on)
    json_object_set_string_member (object, "acts_on", entry->acts_on);
  json_object_set_array_member (object, "aliases", aliases);
  json_object_set_array_member (object, "settings", params);
  command_print_json (object);
}

static void
print_entry (const Entry *entry, gboolean json)
{
  if (json)
    print_object (entry);
  else
    print_text (entry);
}

static void
list_transitions (gboolean json)
{
  for (guint i = 0; transitions_all ()[i]; i++)
    print_entry (
        &(Entry){ transitions_all ()[i]->name, transitions_all ()[i]->summary,
            transitions_all ()[i]->aliases, transitions_all ()[i]->params },
        json);
}

/* What moves the camera may be the motion of a scene, too. */
static void
list_effects (gboolean json)
{
  for (const Effect *const *e = effects_all (); *e; e++)
    print_entry (
        &(Entry){ (*e)->name, (*e)->summary, (*e)->aliases, (*e)->params,
            effect_is_geometric (*e) ? "the camera" : "the picture" },
        json);
}

static void
list_captions (gboolean json)
{
  for (guint i = 0; caption_styles[i]; i++)
    print_entry (&(Entry){ caption_styles[i]->name, caption_styles[i]->summary,
                     caption_styles[i]->aliases, caption_styles[i]->params },
        json);
}

static void
list_easings (gboolean json)
{
  for (guint i = 0; easings[i]; i++)
    print_entry (
        &(Entry){ easings[i]->name, NULL, easings[i]->aliases, NULL }, json);
  if (!json)
    g_print ("cubic-bezier(x1,y1,x2,y2), spring(stiffness,damping), steps(n), "
             "steps(n,start): with numbers of your own\n");
}

static void
list_overlays (gboolean json)
{
  for (guint i = 0; overlay_kinds[i]; i++)
    print_entry (&(Entry){ overlay_kinds[i]->name, overlay_kinds[i]->summary,
                     overlay_kinds[i]->aliases, overlay_kinds[i]->params },
        json);
}

static void
list_animations (gboolean json)
{
  for (const Animation *const *a = animations_all (); *a; a++)
    print_entry (
        &(Entry){ (*a)->name, (*a)->summary, (*a)->aliases, (*a)->params },
        json);
}

static void
list_fonts (gboolean json)
{
  g_autofree const gchar **families = text_font_families ();

  for (guint i = 0; families[i]; i++)
    print_entry (
        &(Entry){ families[i], text_font_resolve (families[i]) }, json);
}

static void
list_looks (gboolean json)
{
  for (guint i = 0; looks[i]; i++)
    print_entry (&(Entry){ looks[i]->name }, json);
}

static void
list_motifs (gboolean json)
{
  const gchar *const *names = painter_motifs ();

  for (guint i = 0; names[i]; i++)
    print_entry (&(Entry){ names[i] }, json);
}

static void
list_stages (gboolean json)
{
  for (guint i = 0; stages[i]; i++)
    print_entry (
        &(Entry){ stages[i]->name, stages[i]->summary, NULL, NULL }, json);
}

/* A provider is listed once, with all that it makes. */
static gchar *
provider_kinds (const gchar *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = GENERATE_TEXT; kind <= GENERATE_ALIGNMENT; kind++)
    if (generate_check_provider (NULL, name, kind, NULL)) {
      const gchar *model = generate_default_model (NULL, name, kind);


      g_string_append_printf (text, "%s%s (%s)", text->len ? ", " : "",
          generate_kind_name (kind), model ? model : "-");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
list_providers (gboolean json)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = GENERATE_TEXT; kind <= GENERATE_ALIGNMENT; kind++) {
    g_autofree const gchar **names = generate_providers (NULL, kind);

    for (guint i = 0; names[i]; i++)
      if (g_hash_table_add (seen, (gpointer) names[i])) {
        g_autofree gchar *makes = provider_kinds (names[i]);

        print_entry (&(Entry){ names[i], makes, NULL, NULL }, json);
      }
  }
}

static const struct {
  const gchar *name;
  void (*list) (gboolean json);
} kinds[] = {
  { "transitions", list_transitions },
  { "effects", list_effects },
  { "captions", list_captions },
  { "easings", list_easings },
  { "overlays", list_overlays },
  { "animations", list_animations },
  { "fonts", list_fonts },
  { "looks", list_looks },
  { "motifs", list_motifs },
  { "providers", list_providers },
  { "stages", list_stages },
};

/* A run whose process died has nobody who could say so. */
static const gchar *
describe_state (Store *store, const StoreRun *found)
{
  return found->state == STORE_RUN_RUNNING
          && !store_run_is_locked (store, found->id)
      ? "interrupted"
      : store_run_state_name (found->state);
}

/* As much of a prompt as tells it from others; status prints all of it. */
static gchar *
excerpt (const gchar *prompt)
{
  g_autofree gchar *line = printable_line (prompt);
  g_autofree gchar *head = NULL;

  if (g_utf8_strlen (line, -1) <= PROMPT_CHARS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, PROMPT_CHARS);
  return g_strconcat (head, "...", NULL);
}

static JsonObject *
describe_run (Store *store, const StoreRun *found)
{
  JsonObject *object = json_object_new ();
  g_autofree gchar *created = store_time_string (found->created_at);
  g_autofree gchar *updated = store_time_string (found->updated_at);

  json_object_set_string_member (object, "run_id", found->id);
  json_object_set_string_member (
      object, "status", store_run_state_name (found->state));
  json_object_set_boolean_member (
      object, "alive", store_run_is_locked (store, found->id));
  json_object_set_string_member (object, "prompt", found->prompt);
  object_set_text (object, "created_at", created);
  object_set_text (object, "updated_at", updated);
  return object;
}

static gint
list_runs (const gchar *folder, gboolean json)
{
  gint status = COMMAND_DONE;
  g_autoptr (Store) store = command_open_store (folder, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = store ? store_runs (store, &error) : NULL;

  if (!runs)
    return error ? command_fail (error) : status;
  if (runs->len == 0 && !json)
    g_printerr ("no runs yet in %s\n", store_folder (store));
  for (guint i = 0; i < runs->len; i++) {
    const StoreRun *found = g_ptr_array_index (runs, i);
    g_autofree gchar *created = store_time_string (found->created_at);
    g_autofree gchar *prompt = excerpt (found->prompt);

    if (json)
      command_print_json (describe_run (store, found));
    else
      g_print ("%s  %-14s  %.19s  %s\n", found->id,
          describe_state (store, found), created, prompt);
  }
  return COMMAND_DONE;
}

static gint
refuse (const gchar *name)
{
  g_printerr ("jsonclip: cannot list \"%s\"; there are", name);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_printerr ("%s %s", i ? "," : "", kinds[i].name);
  g_printerr ("; without a name, the runs\n");
  return COMMAND_USAGE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Each as a line of JSON", NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 0, 1, &argc, &argv))
    return COMMAND_USAGE;
  if (argc < 2 || strcmp (argv[1], "runs") == 0)
    return list_runs (folder, json);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, argv[1]) == 0) {
      kinds[i].list (json);
      return COMMAND_DONE;
    }
  return refuse (argv[1]);
}

extern const Command command_list;
const Command command_list = {
  .name = "list",
  .usage = "[KIND]",
  .summary = "List runs, or what can be named",
  .examples = "  jsonclip list\n"
              "  jsonclip list transitions\n"
              "  jsonclip list --json effects\n"
              "\nKinds are transitions, effects, captions, easings, overlays, "
              "animations,\nfonts, looks, motifs, providers and stages; "
              "without one, the runs are\nlisted.\n",
  .run = run,
};
