/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The chunks are made in the main thread, which blocks; a second one reads
 * stdin, so that its end is seen at any time. Nobody is left behind: a worker
 * whose stdin has ended has two seconds to clean up until the kernel ends it,
 * whatever its threads do; one that was stopped when its parent died is
 * woken for that. */
#include "worker.h"

#include "chunk.h"
#include "part.h"
#include "protocol.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define CLEANUP_SECONDS 2
#define FRAMES_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  const gchar *plan_file;
  GCancellable *cancellable;
  gint out; /* what was stdout */
  GMutex saying;

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
  g_mutex_init (&worker->saying);
  /* A library that prints would break our lines. */
  worker->out = dup (STDOUT_FILENO);
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  /* Who listens may die first; what is left to do then is to clean up. */
  signal (SIGPIPE, SIG_IGN);
}

static void
worker_clear (Worker *worker)
{
  g_clear_pointer (&worker->maker, chunk_maker_free);
  g_clear_pointer (&worker->plan, render_plan_free);
  if (worker->cache)
    render_cache_close (worker->cache, 0);
  g_mutex_clear (&worker->saying);
  close (worker->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worker, worker_clear)

static void
write_all (gint fd, const gchar *bytes, gsize size)
{
  while (size > 0) {
    gssize n = write (fd, bytes, size);

    if (n < 0 && errno != EINTR)
      return;
    bytes += MAX (0, n);
    size -= MAX (0, n);
  }
}

/* Writes one line: takes the object that @event is in the middle of. */
static void
say (Worker *worker, JsonBuilder *event)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *line = NULL;

  json_builder_end_object (event);
  root = json_builder_get_root (event);
  text = json_to_string (root, FALSE);
  line = g_strconcat (text, "\n", NULL);
  g_mutex_lock (&worker->saying);
  write_all (worker->out, line, strlen (line));
  g_mutex_unlock (&worker->saying);
}

static void
add_text (JsonBuilder *event, const gchar *key, const gchar *text)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);

  json_builder_set_member_name (event, key);
  json_builder_add_string_value (event, valid);
}

static void
say_text (
    Worker *worker, const gchar *name, const gchar *key, const gchar *text)
{
  g_autoptr (JsonBuilder) event = protocol_event (name, worker->chunk);

  add_text (event, key, text);
  say (worker, event);
}

static void
say_failed (Worker *worker, const GError *error)
{
  g_autoptr (JsonBuilder) event = protocol_event ("failed", worker->chunk);

  add_text (event, "code", protocol_state_name (protocol_state_of (error)));
  add_text (event, "error",
      protocol_error_name (
          error->domain == RENDER_ERROR ? error->code : RENDER_ERROR_WORKER));
  add_text (event, "message", error->message);
  say (worker, event);
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
  say (worker, event);
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

static pid_t parent;

/* Told by the kernel when the parent's thread has died, by anybody else
 * whenever we go on after having been stopped. */
static void
on_continue (int number)
{
  if (getppid () != parent)
    alarm (CLEANUP_SECONDS);
}

/* Until now its death would have been ours at once; from now on there is
 * something to clean up. */
static void
end_with_parent (void)
{
  struct sigaction action = { .sa_handler = on_continue,
    .sa_flags = SA_RESTART };

  parent = getppid ();
  sigaction (SIGCONT, &action, NULL);
  prctl (PR_SET_PDEATHSIG, SIGCONT);
  /* What the terminal sends to all of us is for who started us. */
  signal (SIGINT, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
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
  alarm (CLEANUP_SECONDS);
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

  end_with_parent ();
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
