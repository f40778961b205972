/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The runner of stages. It knows the order and the journal, and no stage by
 * what it does. */
#include "runner.h"

#include "crash.h"
#include "json-object.h"
#include "render.h"

typedef struct {
  Store *store;
  const RunnerOptions *options;
  StoreRun *run;
  StageSettings settings;
  JsonObject *outputs; /* by stage, of those that are done */
  GMutex lock;         /* of what follows, while a stage runs */
  RunnerEvent event;   /* of the stage at hand */
  gint64 started;
} Runner;

static void
runner_clear (Runner *self)
{
  g_clear_pointer (&self->run, store_run_free);
  g_clear_pointer (&self->outputs, json_object_unref);
  stage_settings_clear (&self->settings);
  g_mutex_clear (&self->lock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Runner, runner_clear)

/* Under the lock, where a stage runs. */
static void
tell (Runner *self, RunnerEventType type, const gchar *message)
{
  self->event.type = type;
  self->event.message = message;
  self->event.elapsed_ms = (g_get_monotonic_time () - self->started) / 1000;
  if (self->options->report)
    self->options->report (&self->event, self->options->user_data);
}

static void
take_progress (gint64 done, gint64 total, gpointer user_data)
{
  Runner *self = user_data;

  g_mutex_lock (&self->lock);
  self->event.done = done;
  self->event.total = total;
  tell (self, RUNNER_PROGRESS, NULL);
  g_mutex_unlock (&self->lock);
}

static void
take_waiting (const gchar *why, gint64 ms, gpointer user_data)
{
  Runner *self = user_data;

  g_mutex_lock (&self->lock);
  self->event.wait_ms = ms;
  tell (self, RUNNER_WAITING, why);
  self->event.wait_ms = 0;
  g_mutex_unlock (&self->lock);
}

static JsonObject *
make_input (Runner *self, const Stage *stage, GError **error)
{
  g_autoptr (JsonObject) input = json_object_new ();
  JsonObject *settings = object_from_text (self->run->settings, error);

  if (!settings)
    return NULL;
  json_object_set_string_member (input, "run_id", self->run->id);
  json_object_set_object_member (input, "settings", settings);
  if (!stage->needs[0])
    json_object_set_string_member (input, "prompt", self->run->prompt);
  for (guint i = 0; stage->needs[i]; i++)
    object_copy_member (input, self->outputs, stage->needs[i]);
  return g_steal_pointer (&input);
}

static gboolean
is_cancel (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED)
      || g_error_matches (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
}

/* A worker that dies of the same Ctrl-C says so before we are told. */
static void
name_cancel (Runner *self, GError **error)
{
  if (!is_cancel (*error)
      && !g_cancellable_is_cancelled (self->options->cancellable))
    return;
  g_clear_error (error);
  g_set_error_literal (error, STAGE_ERROR, STAGE_ERROR_CANCELLED, "cancelled");
}

/* Ends a stage that failed, with what it may have put out all the same. */
static gboolean
end_failed (Runner *self, const Stage *stage, JsonObject *output,
    GError *failure, GError **error)
{
  g_autofree gchar *text = output ? object_to_text (output) : NULL;
  g_autoptr (GError) ignored = NULL;

  name_cancel (self, &failure);
  if (!store_stage_end (self->store, self->run->id, stage->name,
          g_error_matches (failure, STAGE_ERROR, STAGE_ERROR_CANCELLED)
              ? "cancelled"
              : "error",
          text, failure->message, &ignored))
    g_warning ("%s", ignored->message);
  tell (self, RUNNER_FAILED, failure->message);
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
end_done (Runner *self, const Stage *stage, JsonObject *output, GError **error)
{
  g_autofree gchar *text = object_to_text (output);

  if (!store_stage_end (
          self->store, self->run->id, stage->name, "done", text, NULL, error))
    return FALSE;
  json_object_set_object_member (
      self->outputs, stage->name, json_object_ref (output));
  tell (self, RUNNER_DONE, object_get_string (output, "note", NULL));
  crash_point (stage->name, "ended");
  return TRUE;
}

static JsonObject *
call_stage (Runner *self, const Stage *stage, JsonObject *input, GError **error)
{
  g_autoptr (StoreProject) project = NULL;
  StageContext context = {
    .stage = stage->name,
    .store = self->store,
    .run = self->run,
    .settings = &self->settings,
    .config = self->options->config,
    .input = input,
    .cancellable = self->options->cancellable,
    .progress = take_progress,
    .waiting = take_waiting,
    .progress_data = self,
    .order_again = self->options->order_again,
  };

  if (g_cancellable_set_error_if_cancelled (context.cancellable, error))
    return NULL;
  if (json_object_has_member (self->outputs, "project_create")) {
    project = store_project_find (self->store, self->run->id, error);
    if (!project)
      return NULL;
  }
  context.project = project;
  return stage->run (&context, error);
}

static gboolean
run_stage (Runner *self, const Stage *stage, GError **error)
{
  g_autoptr (JsonObject) input = make_input (self, stage, error);
  g_autofree gchar *text = input ? object_to_text (input) : NULL;
  g_autoptr (JsonObject) output = NULL;
  g_autoptr (GError) failure = NULL;

  if (!input)
    return FALSE;
  crash_point (stage->name, "begin");
  if (!store_stage_begin (self->store, self->run->id, stage->name,
          self->event.position, text, error))
    return FALSE;
  self->started = g_get_monotonic_time ();
  tell (self, RUNNER_STARTED, NULL);
  crash_point (stage->name, "started");
  output = call_stage (self, stage, input, &failure);
  if (failure)
    return end_failed (self, stage, output, g_steal_pointer (&failure), error);
  return end_done (self, stage, output, error);
}

/* The output of a stage that was done before, and what it made is there. */
static JsonObject *
find_output (Runner *self, const Stage *stage, GError **error)
{
  g_autoptr (StoreStage) row =
      store_stage_find (self->store, self->run->id, stage->name, error);
  g_autoptr (JsonObject) output = NULL;

  if (!row || !g_str_equal (row->status, "done"))
    return NULL;
  output = object_from_text (row->output, error);
  if (!output || (stage->is_there && !stage->is_there (output)))
    return NULL;
  return g_steal_pointer (&output);
}

static gboolean
reuse (Runner *self, const Stage *stage, GError **error)
{
  JsonObject *output = find_output (self, stage, error);

  if (!output)
    return FALSE;
  json_object_set_object_member (self->outputs, stage->name, output);
  tell (self, RUNNER_SKIPPED, NULL);
  return TRUE;
}

static gboolean
is_finished (Runner *self, GError **error)
{
  if (self->run->state != STORE_RUN_DONE)
    return FALSE;
  for (guint i = 0; stages[i]; i++) {
    g_autoptr (JsonObject) output = find_output (self, stages[i], error);

    if (!output)
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_stages (Runner *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; stages[i]; i++) {
    self->event.stage = stages[i];
    self->event.position = i + 1;
    self->event.done = self->event.total = 0;
    self->started = g_get_monotonic_time ();
    if (!reuse (self, stages[i], &local)
        && (local || !run_stage (self, stages[i], &local))) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (g_strcmp0 (self->options->until, stages[i]->name) == 0)
      break;
  }
  return TRUE;
}

/* "too_short: ..." -> "too_short" where the prompt was turned away; else the
 * stage that failed. */
static gchar *
code_of (const Runner *self, const GError *error)
{
  if (g_error_matches (error, STAGE_ERROR, STAGE_ERROR_REJECTED)) {
    g_auto (GStrv) parts = g_strsplit (error->message, ":", 2);

    return g_strdup (parts[0]);
  }
  return g_strdup (self->event.stage ? self->event.stage->name : "run");
}

static gboolean
end_run (Runner *self, GError *failure, GError **error)
{
  const Stage *last = self->event.stage;
  g_autofree gchar *code = failure ? code_of (self, failure) : NULL;
  g_autoptr (GError) ignored = NULL;
  StoreRunState state = STORE_RUN_ERROR;

  if (!failure) {
    state = stages[self->event.position] ? STORE_RUN_WAITING_REVIEW
                                         : STORE_RUN_DONE;
    return store_run_set_state (
        self->store, self->run->id, state, NULL, NULL, error);
  }
  if (g_error_matches (failure, STAGE_ERROR, STAGE_ERROR_CANCELLED))
    state = STORE_RUN_CANCELLED;
  if (!store_run_set_state (
          self->store, self->run->id, state, code, failure->message, &ignored))
    g_warning ("%s: %s", last ? last->name : "run", ignored->message);
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
runner_run (Store *store, const gchar *run_id, const RunnerOptions *options,
    GError **error)
{
  g_auto (Runner) self = { .store = store, .options = options };
  g_autoptr (StoreLock) lock = store_run_lock (store, run_id, error);
  g_autoptr (GError) failure = NULL;

  g_mutex_init (&self.lock);
  if (!lock)
    return FALSE;
  self.run = store_run_find (store, run_id, error);
  if (!self.run)
    return FALSE;
  if (is_finished (&self, &failure))
    return TRUE;
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  self.outputs = json_object_new ();
  self.event.n_stages = g_strv_length ((gchar **) stages);
  if (!stage_settings_from_text (&self.settings, self.run->settings, error)
      || !store_run_set_state (
          store, run_id, STORE_RUN_RUNNING, NULL, NULL, error))
    return FALSE;
  run_stages (&self, &failure);
  return end_run (&self, g_steal_pointer (&failure), error);
}

static JsonObject *
describe_result (Store *store, const gchar *run_id, GError **error)
{
  g_autoptr (StoreStage) row =
      store_stage_find (store, run_id, "render_video", error);
  g_autoptr (StoreProject) project =
      row ? store_project_find (store, run_id, error) : NULL;
  g_autoptr (JsonObject) output =
      project ? object_from_text (row->output, error) : NULL;
  JsonObject *result;

  if (!output)
    return NULL;
  result = json_object_new ();
  json_object_set_string_member (result, "project_id", project->id);
  object_copy_member (result, output, "duration_ms");
  object_copy_member (result, output, "movie_url");
  return result;
}

static JsonObject *
describe_error (const StoreRun *run)
{
  JsonObject *object = json_object_new ();

  object_set_text (object, "code", run->code);
  object_set_text (object, "message", run->error);
  return object;
}

JsonObject *
runner_answer (Store *store, const gchar *run_id, GError **error)
{
  g_autoptr (StoreRun) run = store_run_find (store, run_id, error);
  g_autoptr (JsonObject) answer = NULL;

  if (!run)
    return NULL;
  answer = json_object_new ();
  json_object_set_string_member (answer, "run_id", run->id);
  json_object_set_string_member (
      answer, "status", store_run_state_name (run->state));
  if (run->state == STORE_RUN_DONE) {
    JsonObject *result = describe_result (store, run_id, error);

    if (!result)
      return NULL;
    json_object_set_object_member (answer, "result", result);
  } else if (run->error) {
    json_object_set_object_member (answer, "error", describe_error (run));
  }
  return g_steal_pointer (&answer);
}
