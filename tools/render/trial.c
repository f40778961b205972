/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The side that waits. Its word counts only if it ends well, too: what crashes
 * or hangs as it gives the device back would do so after each chunk. */
#include "trial.h"

#include "child.h"
#include "render.h"

#include <string.h>
#include <sys/wait.h>

/* To give the device back, once it has said how it went. */
#define CLOSE_MS 1000

typedef struct {
  Child *child;
  gchar *verdict; /* NULL: nothing said yet; "" it works, else why not */
  gboolean ended;
  gint status;
} Trial;

/* Drivers print, too. */
static void
on_line (const gchar *line, gpointer user_data)
{
  Trial *trial = user_data;

  if (trial->verdict)
    return;
  if (strcmp (line, "works") == 0)
    trial->verdict = g_strdup ("");
  else if (g_str_has_prefix (line, "fails "))
    trial->verdict = g_utf8_make_valid (line + strlen ("fails "), -1);
}

static void
on_end (gint status, gpointer user_data)
{
  Trial *trial = user_data;

  trial->ended = TRUE;
  trial->status = status;
}

static gboolean
on_time (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

static GSource *
wake_after (gint ms, GMainContext *context)
{
  GSource *timer = g_timeout_source_new (ms);

  g_source_set_callback (timer, on_time, NULL, NULL);
  g_source_attach (timer, context);
  return timer;
}

static void
stop_timer (GSource *timer)
{
  g_source_destroy (timer);
  g_source_unref (timer);
}

static void
wait_for (Trial *trial, gint patience_ms, GMainContext *context)
{
  gint64 start = g_get_monotonic_time ();
  GSource *late = wake_after (patience_ms, context);
  GSource *too_late = wake_after (patience_ms + CLOSE_MS, context);

  while (!trial->ended) {
    gint patience = patience_ms + (trial->verdict ? CLOSE_MS : 0);

    if (g_get_monotonic_time () - start >= patience * G_TIME_SPAN_MILLISECOND)
      break;
    g_main_context_iteration (context, TRUE);
  }
  stop_timer (late);
  stop_timer (too_late);
}

/* The last line that it wrote to stderr, behind a colon; "" for none. */
static gchar *
last_line (const Trial *trial)
{
  g_autofree gchar *words = child_last_words (trial->child);
  const gchar *newline = strrchr (words, '\n');

  return *words ? g_strconcat (": ", newline ? newline + 1 : words, NULL)
                : g_strdup ("");
}

/* NULL: it works. */
static gchar *
why_not (const Trial *trial)
{
  g_autofree gchar *words = last_line (trial);

  if (trial->verdict && *trial->verdict)
    return g_strdup (trial->verdict);
  if (!trial->ended)
    return g_strdup (trial->verdict ? "it does not close in time"
                                    : "it does not answer in time");
  if (WIFSIGNALED (trial->status))
    return g_strdup_printf (
        "it crashed (signal %d)%s", WTERMSIG (trial->status), words);
  if (trial->verdict && WEXITSTATUS (trial->status) == 0)
    return NULL;
  return g_strdup_printf (
      "it ended its process (status %d)%s", WEXITSTATUS (trial->status), words);
}

static gchar *
try_out (const gchar *const *argv, gint patience_ms, GMainContext *context)
{
  static const ChildFuncs funcs = { on_line, on_end };
  g_autoptr (GError) error = NULL;
  Trial trial = { NULL };
  gchar *reason;

  trial.child = child_start (argv, &funcs, &trial, &error);
  if (!trial.child)
    return g_strdup_printf ("cannot start its trial: %s", error->message);
  wait_for (&trial, patience_ms, context);
  reason = why_not (&trial);
  if (!trial.ended)
    child_kill (trial.child);
  child_free (trial.child);
  g_free (trial.verdict);
  return reason;
}

static gchar **
command_line (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autofree gchar *program = render_program ();
  g_auto (GStrv) words = trial_words (encoder, settings);
  gchar **argv;

  /* A quality of -1 is no option. */
  g_strv_builder_add_many (
      builder, program ? program : "jsonclip", TRIAL_COMMAND, "--", NULL);
  g_strv_builder_addv (builder, (const gchar **) words);
  argv = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return argv;
}

gboolean
trial_run (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, gint patience_ms, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_auto (GStrv) argv = command_line (encoder, settings);
  g_autofree gchar *reason = NULL;

  g_main_context_push_thread_default (context);
  reason = try_out ((const gchar *const *) argv, patience_ms, context);
  g_main_context_pop_thread_default (context);
  if (reason)
    g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_ENCODER, reason);
  return reason == NULL;
}
