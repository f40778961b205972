/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The chunks are made in the main thread, which blocks; a second one reads
 * stdin, so that its end is seen at any time. */
#include "worker.h"

#include "chunk.h"
#include "part.h"
#include "protocol.h"
#include "serving.h"

#include <stdio.h>

#define FRAMES_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  const gchar *plan_file;
  GCancellable *cancellable;
  Serving serving;

  RenderCache *cache;
  RenderPlan *plan;
  ChunkMaker *maker; /* NULL: the plan is not read yet */
  gint chunk;
  gint64 told; /* when frames were, us */
} Worker;

static void
init (Worker *worker, const gchar *plan_file, GCancellable *cancellable)
{
  *worker = (Worker){ .plan_file = plan_file, .cancellable = cancellable };
  serving_init (&worker->serving);
}

static void
worker_clear (Worker *worker)
{
  g_clear_pointer (&worker->maker, chunk_maker_free);
  g_clear_pointer (&worker->plan, render_plan_free);
  if (worker->cache)
    render_cache_close (worker->cache, 0);
  serving_clear (&worker->serving);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worker, worker_clear)

static void
say_text (
    Worker *worker, const gchar *name, const gchar *key, const gchar *text)
{
  g_autoptr (JsonBuilder) event = protocol_event (name, worker->chunk);

  serving_add_text (event, key, text);
  serving_say (&worker->serving, event);
}

static void
say_failed (Worker *worker, const GError *error)
{
  g_autoptr (JsonBuilder) event = protocol_event ("failed", worker->chunk);

  serving_add_error (event, error);
  serving_say (&worker->serving, event);
}

static void
on_frames (gint64 frames, gpointer user_data)
{
  Worker *worker = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (JsonBuilder) event = NULL;

  if (now - worker->told < FRAMES_INTERVAL)
    return;
  worker->told = now;
  event = protocol_event ("frames", worker->chunk);
  json_builder_set_member_name (event, "frames");
  json_builder_add_int_value (event, frames);
  serving_say (&worker->serving, event);
}

static gboolean
read_plan (Worker *worker, GError **error)
{
  if (worker->maker)
    return TRUE;
  worker->plan = render_plan_read (worker->plan_file, &worker->cache, error);
  if (!worker->plan)
    return FALSE;
  worker->maker = chunk_maker_new (worker->plan, worker->cache);
  return TRUE;
}

static const gchar *
key_of (const Worker *worker)
{
  const RenderPlan *plan = worker->plan;

  if (worker->chunk == CHUNK_SOUND)
    return plan->sound.key;
  return g_array_index (plan->chunk, RenderChunk, worker->chunk).key;
}

/* It may be there by now: another render makes the same chunks, or another
 * host has tried this one. */
static gchar *
make_chunk (Worker *worker, GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  gchar *file = render_cache_find (worker->cache, key_of (worker));

  if (file)
    return file;
  worker->told = 0;
  file = chunk_maker_make (worker->maker, worker->chunk, on_frames, worker,
      warnings, worker->cancellable, error);
  for (guint i = 0; i < warnings->len; i++)
    say_text (worker, "warning", "message", g_ptr_array_index (warnings, i));
  return file;
}

static gboolean
has_chunk (const Worker *worker)
{
  return worker->chunk == CHUNK_SOUND ? worker->plan->audio_encoder != NULL
                                      : worker->plan->video_encoder
          && worker->chunk < (gint) worker->plan->chunk->len;
}

/* Returns the exit status that it comes to. */
static gint
make (Worker *worker, const gchar *index)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *file = NULL;

  if (!protocol_read_chunk (index, G_MAXINT, &worker->chunk)
      || (read_plan (worker, &error) && !has_chunk (worker))) {
    g_printerr ("jsonclip: %s: the plan has no such chunk\n", index);
    return 2;
  }
  if (!error)
    file = make_chunk (worker, &error);
  if (file) {
    say_text (worker, "done", "file", file);
    return 0;
  }
  say_failed (worker, error);
  g_printerr ("jsonclip: chunk %s: %s\n", index, error->message);
  return protocol_state_of (error) == TRY_NEVER ? PROTOCOL_EXIT_NEVER
                                                : PROTOCOL_EXIT_AGAIN;
}

gint
render_worker_make (const gchar *plan_file, const gchar *const *indexes,
    GCancellable *cancellable)
{
  g_auto (Worker) worker;
  gint status = 0;

  init (&worker, plan_file, cancellable);
  for (guint i = 0; status == 0 && indexes[i]; i++)
    status = make (&worker, indexes[i]);
  return status;
}

typedef struct {
  GAsyncQueue *lines; /* of text; "" is the end */
  GCancellable *cancellable;
} Reader;

static gpointer
read_lines (gpointer user_data)
{
  Reader *reader = user_data;
  gchar *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0)
    if (*g_strstrip (line))
      g_async_queue_push (reader->lines, g_strdup (line));
  free (line);
  serving_must_end ();
  g_cancellable_cancel (reader->cancellable);
  g_async_queue_push (reader->lines, g_strdup (""));
  return NULL;
}

static void
serve (Worker *worker, GAsyncQueue *lines)
{
  for (;;) {
    g_autofree gchar *line = g_async_queue_pop (lines);

    if (!*line)
      return;
    make (worker, line);
  }
}

gint
render_worker_serve (const gchar *plan_file)
{
  g_autoptr (GAsyncQueue) lines = g_async_queue_new_full (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reader reader = { lines, cancellable };
  GThread *thread;

  serving_end_with_parent ();
  thread = g_thread_new ("stdin", read_lines, &reader);
  {
    g_auto (Worker) worker;

    init (&worker, plan_file, cancellable);
    serve (&worker, lines);
  }
  g_thread_join (thread);
  render_part_sweep (plan_file);
  return 0;
}
