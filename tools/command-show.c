/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip show RUN STAGE: what went into a stage and what came out. */
#include "command.h"

#include "json-object.h"

static JsonObject *
describe (const StoreRun *found, const StoreStage *row)
{
  JsonObject *object = json_object_new ();
  g_autofree gchar *started = store_time_string (row->started_at);
  g_autofree gchar *ended = store_time_string (row->ended_at);

  json_object_set_string_member (object, "run_id", found->id);
  json_object_set_string_member (object, "stage", row->name);
  json_object_set_string_member (object, "status", row->status);
  json_object_set_int_member (object, "tries", row->tries);
  object_set_text (object, "started_at", started);
  object_set_text (object, "ended_at", ended);
  object_set_text (object, "error", row->error);
  object_set_json (object, "input", row->input);
  object_set_json (object, "output", row->output);
  return object;
}

static gint
show (Store *store, const StoreRun *found, const gchar *name, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreStage) row =
      store_stage_find (store, found->id, name, &error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree gchar *text = NULL;

  if (error)
    return command_fail (error);
  if (!row) {
    g_printerr ("jsonclip: run %s has not come to %s yet\n", found->id, name);
    return COMMAND_NOT_FOUND;
  }
  object = describe (found, row);
  text = json ? object_to_text (object) : object_to_pretty_text (object);
  g_print ("%s%s", text, json ? "\n" : "");
  return COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one line of JSON", NULL },
    { NULL },
  };
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  gint status;

  if (!command_parse (command, entries, 2, 2, &argc, &argv))
    return COMMAND_USAGE;
  if (!command_check_stage (argv[2]))
    return COMMAND_USAGE;
  return command_open_run (folder, argv[1], &store, &found, &status)
      ? show (store, found, argv[2], json)
      : status;
}

extern const Command command_show;
const Command command_show = {
  .name = "show",
  .usage = "RUN STAGE",
  .summary = "Print a stage's input and output",
  .examples = "  jsonclip show last scenario_generate\n"
              "  jsonclip show --json 01JH asset_prompts\n",
  .run = run,
};
