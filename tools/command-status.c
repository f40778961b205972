/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip status RUN: how far a run is, stage by stage. */
#include "command.h"

#include "json-object.h"
#include "printable.h"
#include "price.h"
#include "spending.h"
#include "stage.h"

typedef struct {
  const StoreRun *run;
  gboolean alive;        /* somebody works on it now */
  StoreProject *project; /* NULL: none yet */
  GPtrArray *stages, *attempts;
  Spending spending;
  gint64 budget;
  gboolean calls; /* are to be told one by one */
} Status;

static void
status_clear (Status *status)
{
  g_clear_pointer (&status->project, store_project_free);
  g_clear_pointer (&status->stages, g_ptr_array_unref);
  g_clear_pointer (&status->attempts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Status, status_clear)

static void
set_time (JsonObject *object, const gchar *name, gint64 ms)
{
  g_autofree gchar *text = store_time_string (ms);

  object_set_text (object, name, text);
}

static const StoreStage *
find_stage (const Status *status, const gchar *name)
{
  for (guint i = 0; i < status->stages->len; i++) {
    const StoreStage *stage = g_ptr_array_index (status->stages, i);

    if (g_str_equal (stage->name, name))
      return stage;
  }
  return NULL;
}

static JsonObject *
describe_stage (const Status *status, guint i)
{
  const StoreStage *row = find_stage (status, stages[i]->name);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", stages[i]->name);
  json_object_set_int_member (object, "position", i + 1);
  json_object_set_string_member (
      object, "status", row ? row->status : "pending");
  json_object_set_int_member (object, "tries", row ? row->tries : 0);
  set_time (object, "started_at", row ? row->started_at : 0);
  set_time (object, "ended_at", row ? row->ended_at : 0);
  object_set_text (object, "error", row ? row->error : NULL);
  return object;
}

static JsonObject *
describe_attempt (const StoreAttempt *attempt)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "stage", attempt->stage);
  json_object_set_string_member (object, "slot", attempt->slot);
  json_object_set_int_member (object, "n", attempt->n);
  json_object_set_string_member (object, "kind", attempt->kind);
  json_object_set_string_member (object, "provider", attempt->provider);
  object_set_text (object, "model", attempt->model);
  json_object_set_string_member (object, "request_hash", attempt->request_hash);
  json_object_set_string_member (object, "key", attempt->key);
  object_set_text (object, "job", attempt->job);
  object_set_text (object, "request_id", attempt->request_id);
  json_object_set_string_member (object, "state", attempt->state);
  object_set_text (object, "trouble", attempt->trouble);
  json_object_set_boolean_member (
      object, "maybe_billed", attempt->maybe_billed);
  object_set_json (object, "usage", attempt->usage);
  spending_set_money (object, "cost_usd", attempt->cost);
  spending_set_money (object, "estimate_usd", attempt->estimate);
  set_time (object, "started_at", attempt->started_at);
  set_time (object, "ended_at", attempt->ended_at);
  object_set_text (object, "error", attempt->error);
  return object;
}

static JsonObject *
describe_project (const StoreProject *project)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "project_id", project->id);
  json_object_set_string_member (object, "name", project->name);
  json_object_set_string_member (object, "folder", project->folder);
  set_time (object, "created_at", project->created_at);
  return object;
}

static void
set_lists (JsonObject *object, const Status *status)
{
  JsonArray *stage_list = json_array_new ();
  JsonArray *attempt_list = json_array_new ();

  for (guint i = 0; stages[i]; i++)
    json_array_add_object_element (stage_list, describe_stage (status, i));
  for (guint i = 0; i < status->attempts->len; i++)
    json_array_add_object_element (attempt_list,
        describe_attempt (g_ptr_array_index (status->attempts, i)));
  json_object_set_array_member (object, "stages", stage_list);
  json_object_set_array_member (object, "attempts", attempt_list);
}

static void
print_json (const Status *status)
{
  const StoreRun *run = status->run;
  JsonObject *object = json_object_new ();
  JsonObject *settings = object_from_text (run->settings, NULL);

  json_object_set_string_member (object, "run_id", run->id);
  json_object_set_string_member (
      object, "status", store_run_state_name (run->state));
  json_object_set_boolean_member (object, "alive", status->alive);
  json_object_set_string_member (object, "prompt", run->prompt);
  if (settings)
    json_object_set_object_member (object, "settings", settings);
  object_set_text (object, "code", run->code);
  object_set_text (object, "error", run->error);
  set_time (object, "created_at", run->created_at);
  set_time (object, "updated_at", run->updated_at);
  if (status->project)
    json_object_set_object_member (
        object, "project", describe_project (status->project));
  spending_set_money (object, "budget_usd", status->budget);
  spending_describe (&status->spending, object);
  set_lists (object, status);
  command_print_json (object);
}

static void
print_words (const gchar *label, const gchar *words)
{
  g_autofree gchar *line = printable_line (words);

  g_print ("%s %s\n", label, line);
}

static void
print_stage (const Status *status, guint i)
{
  const StoreStage *row = find_stage (status, stages[i]->name);
  g_autofree gchar *started = store_time_string (row ? row->started_at : 0);

  g_print ("  %u %-18s %-10s", i + 1, stages[i]->name,
      row ? row->status : "pending");
  if (row && row->ended_at)
    g_print (" %8.1f s", (row->ended_at - row->started_at) / 1000.);
  else
    g_print (" %10s", "");
  g_print ("  %s\n", started ? started : "");
  if (row && row->error)
    print_words ("   ", row->error);
}

/* "3 pictures, 1500 output_tokens" */
static gchar *
usage_words (const StoreAttempt *attempt)
{
  g_autoptr (JsonObject) usage =
      attempt->usage ? object_from_text (attempt->usage, NULL) : NULL;
  g_autoptr (GList) names = usage ? json_object_get_members (usage) : NULL;
  GString *text = g_string_new (NULL);

  for (GList *name = names; name; name = name->next)
    g_string_append_printf (text, "%s%g %s", text->len ? ", " : "",
        object_get_double (usage, name->data, 0), (const gchar *) name->data);
  return g_string_free (text, FALSE);
}

static void
print_call (const StoreAttempt *attempt)
{
  g_autofree gchar *started = store_time_string (attempt->started_at);
  g_autofree gchar *slot = printable_line (attempt->slot);
  g_autofree gchar *cost =
      price_text (attempt->cost >= 0 ? attempt->cost : attempt->estimate);
  g_autofree gchar *usage = usage_words (attempt);

  g_print ("  %s  %-17s %-14s %-6s %-11s %-7s %s%s%s%s\n", started,
      attempt->stage, slot, attempt->kind, attempt->provider, attempt->state,
      cost, attempt->maybe_billed ? " (may be billed)" : "", *usage ? ", " : "",
      usage);
  if (attempt->error)
    print_words ("   ", attempt->error);
}

static void
print_calls (const Status *status)
{
  const Spending *spending = &status->spending;
  g_autofree gchar *cost = spending_text (spending);
  g_autofree gchar *budget = price_text (status->budget);

  g_print ("calls    %u done, %u failed, %u of unknown outcome\n",
      spending->n_done, spending->n_failed, spending->n_unknown);
  for (guint i = 0; status->calls && i < status->attempts->len; i++)
    print_call (g_ptr_array_index (status->attempts, i));
  g_print ("cost     %s%s%s\n", cost, status->budget >= 0 ? " of " : "",
      status->budget >= 0 ? budget : "");
}

static void
print_text (const Status *status)
{
  const StoreRun *run = status->run;
  gboolean dead = run->state == STORE_RUN_RUNNING && !status->alive;

  g_print ("run      %s\n", run->id);
  print_words ("prompt  ", run->prompt);
  g_print ("status   %s%s\n", store_run_state_name (run->state),
      dead ? ", but its process is gone: `jsonclip resume` goes on" : "");
  if (run->error)
    print_words ("error   ", run->error);
  if (status->project)
    g_print ("project  %s\n", status->project->folder);
  for (guint i = 0; stages[i]; i++)
    print_stage (status, i);
  print_calls (status);
}

static gint
show (Store *store, const StoreRun *found, gboolean json, gboolean calls)
{
  g_auto (Status) status = { .run = found, .calls = calls };
  g_autoptr (GError) error = NULL;

  status.alive = store_run_is_locked (store, found->id);
  status.project = store_project_find (store, found->id, &error);
  if (!error)
    status.stages = store_stages (store, found->id, &error);
  if (status.stages)
    status.attempts = store_attempts (store, found->id, &error);
  if (status.attempts)
    status.budget = store_run_budget (store, found->id, &error);
  if (error)
    return command_fail (error);
  spending_add (&status.spending, status.attempts);
  if (json)
    print_json (&status);
  else
    print_text (&status);
  return COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  gboolean json = FALSE, calls = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    { "calls", 0, 0, G_OPTION_ARG_NONE, &calls,
        "The calls of providers one by one, with what each cost", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one line of JSON", NULL },
    { NULL },
  };
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  gint status;

  if (!command_parse (command, entries, 1, 1, &argc, &argv))
    return COMMAND_USAGE;
  return command_open_run (folder, argv[1], &store, &found, &status)
      ? show (store, found, json, calls)
      : status;
}

extern const Command command_status_of;
const Command command_status_of = {
  .name = "status",
  .usage = "RUN",
  .summary = "Tell how far a run is, and what it cost",
  .examples = "  jsonclip status last\n"
              "  jsonclip status --calls last\n"
              "  jsonclip status --json 01JH\n",
  .run = run,
};
