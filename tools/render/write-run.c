/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The side that wants the file: one process at a time, which says frames,
 * warnings and how it ends in lines of JSON. */
#include "writers.h"

#include "child.h"
#include "formats.h"
#include "protocol.h"
#include "tries.h"

#include <string.h>

#define TICK_MS 100
/* It is all of the film that is made again. */
#define MOST 2

typedef struct {
  RenderWriting *writing;
  Child *child;
  gint64 heard;  /* when there was a new frame, us */
  gchar *how;    /* it has ended, how */
  GError *error; /* it has failed, why */
  gboolean done;
} Try;

static void
take_frames (Try *try, JsonObject *line)
{
  gint64 frames = json_object_get_int_member_with_default (line, "frames", 0);

  if (frames != try->writing->frames)
    try->heard = g_get_monotonic_time ();
  try->writing->frames = frames;
  writers_tell (try->writing,
      json_object_get_int_member_with_default (line, "n_frames", 0));
}

static void
take_warning (Try *try, JsonObject *line)
{
  const gchar *message = protocol_event_text (line, "message");

  if (!g_ptr_array_find_with_equal_func (
          try->writing->warnings, message, g_str_equal, NULL))
    g_ptr_array_add (try->writing->warnings, g_strdup (message));
}

static void
take_done (Try *try, JsonObject *line)
{
  try->writing->frames =
      json_object_get_int_member_with_default (line, "frames", 0);
  try->writing->duration =
      json_object_get_int_member_with_default (line, "duration", 0);
  try->done = TRUE;
}

static void
take_failed (Try *try, JsonObject *line)
{
  if (!try->error)
    try->error = protocol_event_error (line);
}

static const struct {
  const gchar *event;
  void (*take) (Try *try, JsonObject *line);
} takers[] = {
  { "frames", take_frames },
  { "warning", take_warning },
  { "done", take_done },
  { "failed", take_failed },
};

static void
on_line (const gchar *text, gpointer user_data)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *line = protocol_read (parser, text);
  const gchar *event = line ? protocol_event_text (line, "event") : "";

  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    if (strcmp (event, takers[i].event) == 0)
      takers[i].take (user_data, line);
}

static void
on_end (gint status, gpointer user_data)
{
  Try *try = user_data;

  try->how = child_describe_end (try->child, status);
}

/* The loop wakes up and looks. */
static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Try *try, GMainContext *context)
{
  GCancellable *cancellable = try->writing->cancellable;
  GSource *tick = g_timeout_source_new (TICK_MS);
  gint64 silence = tries_silence ();

  try->heard = g_get_monotonic_time ();
  g_source_set_callback (tick, on_tick, NULL, NULL);
  g_source_attach (tick, context);
  while (!try->done && !try->error && !try->how
      && !g_cancellable_is_cancelled (cancellable)
      && g_get_monotonic_time () - try->heard < silence)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (tick);
  g_source_unref (tick);
}

static gboolean
conclude (const Try *try, GError **error)
{
  if (try->done)
    return TRUE;
  if (g_cancellable_is_cancelled (try->writing->cancellable))
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_CANCELLED, "cancelled");
  else if (try->error)
    g_propagate_error (error, g_error_copy (try->error));
  else if (try->how)
    g_set_error (
        error, RENDER_ERROR, RENDER_ERROR_WORKER, "the worker %s", try->how);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_WORKER,
        "the worker gave no frame for %" G_GINT64_FORMAT " s",
        tries_silence () / G_TIME_SPAN_SECOND);
  return FALSE;
}

/* @again: it has died, or hangs. */
static gboolean
try_once (const gchar *const *argv, RenderWriting *writing, gboolean *again,
    GError **error)
{
  static const ChildFuncs funcs = { on_line, on_end };
  g_autoptr (GMainContext) context = g_main_context_new ();
  Try try = { .writing = writing };
  gboolean done = FALSE;

  writing->frames = 0;
  g_main_context_push_thread_default (context);
  try.child = child_start (argv, &funcs, &try, error);
  if (try.child) {
    wait_for (&try, context);
    done = conclude (&try, error);
    child_free (try.child);
  }
  g_main_context_pop_thread_default (context);
  *again =
      !done && !try.error && !g_cancellable_is_cancelled (writing->cancellable);
  g_clear_error (&try.error);
  g_free (try.how);
  return done;
}

static GPtrArray *
begin_line (const gchar *command)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  gchar *program = render_program ();

  g_ptr_array_add (argv, program ? program : g_strdup ("jsonclip"));
  g_ptr_array_add (argv, g_strdup (command));
  /* No file's name is an option. */
  g_ptr_array_add (argv, g_strdup ("--"));
  return argv;
}

static void
add (GPtrArray *argv, const gchar *word)
{
  g_ptr_array_add (argv, g_strdup (word ? word : ""));
}

static void
add_number (GPtrArray *argv, gint64 number)
{
  g_ptr_array_add (argv, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

static void
add_shape (GPtrArray *argv, const RenderRequest *request)
{
  add_number (argv, request->width);
  add_number (argv, request->height);
  add_number (argv, request->fps_n);
  add_number (argv, request->fps_d);
  add_number (argv, request->from_ms);
  add_number (argv, request->to_ms);
}

/* @what: is made */
static gboolean
run (GPtrArray *argv, const gchar *what, RenderWriting *writing, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean again = TRUE;

  g_ptr_array_add (argv, NULL);
  for (guint i = 0; again && i < MOST; i++) {
    if (local)
      g_ptr_array_add (writing->warnings,
          g_strdup_printf ("%s is begun again: %s", what, local->message));
    g_clear_error (&local);
    if (try_once ((const gchar *const *) argv->pdata, writing, &again, &local))
      return TRUE;
  }
  if (again)
    g_prefix_error (&local, "%s could not be made in %d tries: ", what, MOST);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
writers_run (const RenderFormat *format, RenderWriting *writing, GError **error)
{
  const RenderRequest *request = writing->request;
  g_autoptr (GPtrArray) argv = begin_line (WRITERS_COMMAND);

  add (argv, format->name);
  add_shape (argv, request);
  add (argv, request->movie);
  add (argv, request->output);
  add (argv, writing->output);
  add (argv, request->media_root);
  return run (argv, request->output, writing, error);
}

static const gchar *
first_of (const RenderStills *stills)
{
  if (stills->poster)
    return stills->poster;
  return stills->thumbnails ? stills->thumbnails : stills->sheet;
}

gboolean
writers_run_stills (RenderWriting *writing, GError **error)
{
  const RenderRequest *request = writing->request;
  const RenderStills *stills = writing->stills;
  g_autoptr (GPtrArray) argv = begin_line (WRITERS_STILLS_COMMAND);

  add_shape (argv, request);
  add (argv, request->movie);
  add (argv, request->media_root);
  add (argv, stills->poster);
  add_number (argv, stills->poster_ms);
  add (argv, stills->thumbnails);
  add_number (argv, stills->n_thumbnails);
  add (argv, stills->sheet);
  return run (argv, first_of (stills), writing, error);
}
