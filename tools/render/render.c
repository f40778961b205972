/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The caller's side of a render: starts the worker, reads its lines, keeps
 * what it says and cleans up behind one that died. */
#include "part.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (jsonclip - render - error - quark, render_error)

/* How long a worker may take to clean up when told to stop. */
#define STOP_PATIENCE_MS 3000
#define STDERR_KEPT 2000

typedef struct {
  const RenderRequest *request;
  GSubprocess *process;
  gint log; /* its stderr: an unlinked file */
  GPtrArray *warnings;
  RenderResult *result;
  RenderProgress progress;
  gpointer user_data;
  gboolean done;
  GError *error; /* what it said itself */
} Render;

void
render_result_clear (RenderResult *result)
{
  g_clear_pointer (&result->encoder, g_free);
  g_clear_pointer (&result->warnings, g_strfreev);
}

gchar *
render_program (void)
{
  const gchar *program = g_getenv ("JSONCLIP_PROGRAM");

  if (program)
    return g_strdup (program);
  return g_file_read_link ("/proc/self/exe", NULL);
}

static void
add_option (GPtrArray *argv, const gchar *name, const gchar *value)
{
  if (value)
    g_ptr_array_add (argv, g_strconcat (name, "=", value, NULL));
}

static GPtrArray *
worker_argv (const RenderRequest *request)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *width = g_strdup_printf ("%d", request->width);
  g_autofree gchar *height = g_strdup_printf ("%d", request->height);

  g_ptr_array_add (argv, render_program ());
  g_ptr_array_add (argv, g_strdup ("render-worker"));
  add_option (argv, "--movie", request->movie);
  add_option (argv, "--media-root", request->media_root);
  add_option (argv, "--output", request->output);
  add_option (argv, "--encoder", request->encoder);
  add_option (argv, "--audio-encoder", request->audio_encoder);
  add_option (argv, "--width", width);
  add_option (argv, "--height", height);
  g_ptr_array_add (argv, NULL);
  return argv;
}

static gint
open_log (void)
{
  g_autofree gchar *name = NULL;
  gint fd = g_file_open_tmp ("jsonclip-render-XXXXXX", &name, NULL);

  if (fd >= 0)
    g_unlink (name);
  return fd;
}

static gboolean
start (Render *render, GError **error)
{
  g_autoptr (GPtrArray) argv = worker_argv (render->request);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_ptr_array_index (argv, 0)) {
    g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_WORKER,
        "cannot find this program's own file to start the worker from");
    return FALSE;
  }
  launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE);
  render->log = open_log ();
  if (render->log >= 0)
    g_subprocess_launcher_take_stderr_fd (
        launcher, fcntl (render->log, F_DUPFD_CLOEXEC, 3));
  render->process = g_subprocess_launcher_spawnv (
      launcher, (const gchar *const *) argv->pdata, &local);
  if (!render->process)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_WORKER,
        "cannot start the worker: %s", local->message);
  return render->process != NULL;
}

static void
take_done (Render *render, JsonObject *line)
{
  RenderResult *result = render->result;

  render->done = TRUE;
  if (!result)
    return;
  result->encoder = g_strdup (
      json_object_get_string_member_with_default (line, "encoder", ""));
  result->frames = json_object_get_int_member_with_default (line, "frames", 0);
  result->duration_ms =
      json_object_get_int_member_with_default (line, "duration_ms", 0);
  result->wall_ms =
      json_object_get_int_member_with_default (line, "wall_ms", 0);
  result->bytes = json_object_get_int_member_with_default (line, "bytes", 0);
}

static void
take_error (Render *render, JsonObject *line)
{
  gint64 code = json_object_get_int_member_with_default (
      line, "code", RENDER_ERROR_WORKER);

  if (render->error)
    return;
  if (code < RENDER_ERROR_MOVIE || code > RENDER_ERROR_CANCELLED)
    code = RENDER_ERROR_WORKER;
  render->error = g_error_new_literal (RENDER_ERROR, code,
      json_object_get_string_member_with_default (line, "message", "?"));
}

static void
take_progress (Render *render, JsonObject *line)
{
  RenderProgressInfo info = {
    .frames = json_object_get_int_member_with_default (line, "frame", 0),
    .n_frames = json_object_get_int_member_with_default (line, "frames", 0),
    .seconds_left = -1,
  };

  info.made = info.frames;
  render->progress (&info, render->user_data);
}

static void
take_event (Render *render, JsonObject *line)
{
  const gchar *event =
      json_object_get_string_member_with_default (line, "event", "");

  if (g_str_equal (event, "progress") && render->progress)
    take_progress (render, line);
  else if (g_str_equal (event, "warning"))
    g_ptr_array_add (render->warnings,
        g_strdup (
            json_object_get_string_member_with_default (line, "message", "")));
  else if (g_str_equal (event, "error"))
    take_error (render, line);
  else if (g_str_equal (event, "done"))
    take_done (render, line);
}

/* Something else may print on stdout, a library perhaps: such lines are not
 * ours. */
static void
take_line (Render *render, const gchar *text)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, NULL))
    return;
  root = json_parser_get_root (parser);
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    take_event (render, json_node_get_object (root));
}

/* Reads to the end of the worker's stdout. FALSE if cancelled. */
static gboolean
listen (Render *render, GCancellable *cancellable)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (render->process));
  g_autoptr (GError) error = NULL;

  for (;;) {
    g_autofree gchar *line =
        g_data_input_stream_read_line (lines, NULL, cancellable, &error);

    if (!line)
      return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    take_line (render, line);
  }
}

/* Its stdin closed, a worker ends by itself and removes its files. */
static void
stop (Render *render)
{
  gint64 deadline = g_get_monotonic_time () + STOP_PATIENCE_MS * 1000;

  g_output_stream_close (
      g_subprocess_get_stdin_pipe (render->process), NULL, NULL);
  g_subprocess_send_signal (render->process, SIGTERM);
  while (g_subprocess_get_identifier (render->process)
      && g_get_monotonic_time () < deadline)
    g_usleep (10000);
  g_subprocess_force_exit (render->process);
}

/* The end of what it wrote to stderr, for the message about its death. */
static gchar *
last_words (Render *render)
{
  gchar text[STDERR_KEPT + 1];
  off_t size = render->log < 0 ? 0 : lseek (render->log, 0, SEEK_END);
  gssize n;

  if (size <= 0)
    return g_strdup ("");
  n = pread (render->log, text, STDERR_KEPT, MAX (0, size - STDERR_KEPT));
  text[MAX (0, n)] = '\0';
  return g_utf8_make_valid (g_strstrip (text), -1);
}

static void
set_died (Render *render, GError **error)
{
  g_autofree gchar *words = last_words (render);
  g_autofree gchar *how = NULL;

  if (g_subprocess_get_if_signaled (render->process))
    how = g_strdup_printf ("was killed by signal %d (%s)",
        g_subprocess_get_term_sig (render->process),
        g_strsignal (g_subprocess_get_term_sig (render->process)));
  else
    how = g_strdup_printf (
        "ended with status %d", g_subprocess_get_exit_status (render->process));
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_WORKER,
      "the render worker %s%s%s", how, *words ? ": " : "", words);
}

static gboolean
conclude (Render *render, gboolean cancelled, GError **error)
{
  if (cancelled)
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_CANCELLED, "cancelled");
  else if (render->error)
    g_propagate_error (error, g_steal_pointer (&render->error));
  else if (!render->done || !g_subprocess_get_successful (render->process))
    set_died (render, error);
  else
    return TRUE;
  /* A worker that was killed could not. */
  render_part_sweep (render->request->output);
  return FALSE;
}

static void
keep_warnings (Render *render)
{
  g_ptr_array_add (render->warnings, NULL);
  if (render->result && render->warnings->len > 1)
    render->result->warnings =
        (gchar **) g_ptr_array_steal (render->warnings, NULL);
}

gboolean
render_movie (const RenderRequest *request, RenderProgress progress,
    gpointer user_data, GCancellable *cancellable, RenderResult *result,
    GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  Render render = {
    .request = request,
    .log = -1,
    .warnings = warnings,
    .result = result,
    .progress = progress,
    .user_data = user_data,
  };
  gboolean ok = FALSE;

  if (result)
    memset (result, 0, sizeof *result);
  if (start (&render, error)) {
    gboolean cancelled = !listen (&render, cancellable);

    if (cancelled)
      stop (&render);
    g_subprocess_wait (render.process, NULL, NULL);
    ok = conclude (&render, cancelled, error);
  }
  keep_warnings (&render);
  g_clear_object (&render.process);
  g_clear_error (&render.error);
  if (render.log >= 0)
    close (render.log);
  return ok;
}
