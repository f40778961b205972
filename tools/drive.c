/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Progress lines or events while a run goes on, its answer at the end. */
#include "drive.h"

#include "command.h"
#include "interrupt.h"
#include "json-object.h"
#include "printable.h"
#include "progress.h"
#include "runner.h"
#include "stage.h"

typedef struct {
  const gchar *run_id;
  gboolean json;
  GCancellable *cancellable;
  Progress progress;
} Drive;

static const gchar *const event_names[] = { "started", "progress", "skipped",
  "done", "error", "waiting" };

static void
print_event (const Drive *drive, const RunnerEvent *event)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "event", "stage");
  json_object_set_string_member (object, "run_id", drive->run_id);
  json_object_set_string_member (object, "stage", event->stage->name);
  json_object_set_int_member (object, "position", event->position);
  json_object_set_int_member (object, "of", event->n_stages);
  json_object_set_string_member (object, "status", event_names[event->type]);
  json_object_set_int_member (object, "elapsed_ms", event->elapsed_ms);
  if (event->type == RUNNER_PROGRESS) {
    json_object_set_int_member (object, "done", event->done);
    json_object_set_int_member (object, "total", event->total);
  }
  if (event->type == RUNNER_WAITING)
    json_object_set_int_member (object, "wait_ms", event->wait_ms);
  if (event->message)
    json_object_set_string_member (object, "message", event->message);
  command_print_json (object);
}

static void
show_state (Drive *drive, const gchar *label, const RunnerEvent *event)
{
  g_autofree gchar *count = g_strdup_printf (
      "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, event->done, event->total);
  g_autofree gchar *why =
      event->message ? printable_line (event->message) : NULL;
  g_autofree gchar *wait = why
      ? g_strdup_printf ("waits %.0f s: %s", event->wait_ms / 1000., why)
      : NULL;
  const gchar *const notes[] = { event->total > 0 ? count : "...", wait, NULL };
  const ProgressState state = {
    .done = event->done, .total = event->total, .notes = notes
  };

  progress_show (&drive->progress, label, &state);
}

/* What a stage wants to be known, under its line. */
static void
show_note (const gchar *note)
{
  g_autofree gchar *line = printable_line (note);

  g_printerr ("    %s\n", line);
}

static void
show_event (Drive *drive, const RunnerEvent *event)
{
  static const ProgressEnd ends[] = { [RUNNER_SKIPPED] = PROGRESS_BEFORE,
    [RUNNER_DONE] = PROGRESS_DONE,
    [RUNNER_FAILED] = PROGRESS_FAILED };
  gboolean cancelled = event->type == RUNNER_FAILED
      && g_cancellable_is_cancelled (drive->cancellable);
  g_autofree gchar *label = g_strdup_printf (
      "%u/%u %-18s", event->position, event->n_stages, event->stage->name);
  g_autofree gchar *took =
      g_strdup_printf ("%.1f s", event->elapsed_ms / 1000.);

  if (event->type == RUNNER_STARTED || event->type == RUNNER_PROGRESS
      || event->type == RUNNER_WAITING)
    show_state (drive, label, event);
  else
    progress_end (&drive->progress, label,
        cancelled ? PROGRESS_CANCELLED : ends[event->type],
        event->type == RUNNER_SKIPPED ? NULL : took);
  if (event->type == RUNNER_DONE && event->message)
    show_note (event->message);
}

static void
report (const RunnerEvent *event, gpointer user_data)
{
  Drive *drive = user_data;

  if (drive->json)
    print_event (drive, event);
  else
    show_event (drive, event);
}

/* What a command needs to look into the same store. */
static gchar *
store_option (const Store *store)
{
  g_autofree gchar *fallback = store_default_folder ();
  g_autofree gchar *absolute = g_canonicalize_filename (fallback, NULL);
  g_autofree gchar *quoted = g_shell_quote (store_folder (store));

  return g_str_equal (store_folder (store), absolute)
      ? g_strdup ("")
      : g_strconcat (" --store ", quoted, NULL);
}

static void
advise (const Store *store, const gchar *run_id)
{
  g_autofree gchar *option = store_option (store);
  g_autofree gchar *printable = printable_line (option);

  g_printerr ("`jsonclip resume %s%s` goes on from there, `jsonclip status "
              "%s%s` shows what is done\n",
      run_id, printable, run_id, printable);
}

static void
print_result (Store *store, const gchar *run_id, JsonObject *answer)
{
  g_autoptr (StoreProject) project = store_project_find (store, run_id, NULL);
  const gchar *url = object_get_string (
      object_get_object (answer, "result"), "movie_url", NULL);
  const gchar *status = object_get_string (answer, "status", "?");
  g_autofree gchar *file = url ? g_filename_from_uri (url, NULL, NULL) : NULL;

  if (file)
    g_print ("%s\n", file);
  if (project)
    g_print ("project: %s\n", project->folder);
  g_print ("run:     %s, %s\n", run_id, status);
  if (g_str_equal (status, "waiting_review"))
    advise (store, run_id);
}

static gint
conclude (Store *store, const gchar *run_id, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = runner_answer (store, run_id, &error);

  if (!answer)
    return command_fail (error);
  if (json)
    command_print_json (g_steal_pointer (&answer));
  else
    print_result (store, run_id, answer);
  return COMMAND_DONE;
}

/* Nothing to go on with: the prompt is none, somebody is at it, or the store
 * may not be written. */
static gboolean
is_resumable (const GError *failure)
{
  return !g_error_matches (failure, STAGE_ERROR, STAGE_ERROR_REJECTED)
      && !g_error_matches (failure, PROJECT_ERROR, PROJECT_ERROR_BUSY)
      && !g_error_matches (failure, PROJECT_ERROR, PROJECT_ERROR_OPEN);
}

static gint
fail (const Drive *drive, Store *store, const GError *failure)
{
  if (drive->json)
    conclude (store, drive->run_id, TRUE);
  command_fail (failure);
  if (!drive->json && is_resumable (failure))
    advise (store, drive->run_id);
  return command_status (failure);
}

gint
drive (Store *store, const gchar *run_id, const DriveOptions *how)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Drive self = {
    .run_id = run_id, .json = how->json, .cancellable = cancellable
  };
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);
  g_autoptr (GError) error = NULL;
  const RunnerOptions options = {
    .until = how->until,
    .report = report,
    .user_data = &self,
    .cancellable = cancellable,
    .order_again = how->order_again,
    .config = how->config,
  };

  progress_init (&self.progress, how->json);
  if (!runner_run (store, run_id, &options, &error))
    return fail (&self, store, error);
  return conclude (store, run_id, how->json);
}
