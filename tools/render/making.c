/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks of one key are one file: the first of them is made, the others have
 * it then. What a worker calls done is believed when the cache finds it. */
#include "making.h"

#include "chunk.h"
#include "tally.h"
#include "tries.h"

#include <glib/gstdio.h>

#define TICK_MS 100

typedef struct {
  const gchar *key;
  gint first; /* chunk of this key; itself, if none is before it */
  gchar *file;
  guint started; /* in runs before this one */
  gboolean made; /* by a worker */
  gboolean lost;
} Piece;

struct Making {
  const RenderPlan *plan;
  const gchar *plan_file;
  RenderCache *cache;
  MakingOptions options;
  GHashTable *warned; /* set of utf8 */
  guint n_pieces;
  Piece *pieces; /* the sound behind the last chunk */
  Tally *tally;
  gint culprit;
  GMainContext *context;
  RenderBackend *backend; /* NULL: there was no run yet */

  Tries *tries; /* during a run */
};

static gboolean
has_sound (const Making *making)
{
  return making->n_pieces > making->plan->chunk->len;
}

static gint
index_of (const Making *making, guint i)
{
  return i < making->plan->chunk->len ? (gint) i : CHUNK_SOUND;
}

static Piece *
piece_of (const Making *making, gint chunk)
{
  return &making->pieces[chunk == CHUNK_SOUND ? making->plan->chunk->len
                                              : (guint) chunk];
}

static void
find_pieces (Making *making)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);
  const GArray *chunks = making->plan->chunk;

  for (guint i = 0; i < making->n_pieces; i++) {
    Piece *piece = &making->pieces[i];
    gpointer first;

    piece->key = i < chunks->len ? g_array_index (chunks, RenderChunk, i).key
                                 : making->plan->sound.key;
    piece->first = index_of (making, i);
    if (g_hash_table_lookup_extended (firsts, piece->key, NULL, &first))
      piece->first = GPOINTER_TO_INT (first);
    else
      g_hash_table_insert (
          firsts, (gpointer) piece->key, GINT_TO_POINTER (piece->first));
  }
}

static void
look_up (Making *making)
{
  for (guint i = 0; i < making->n_pieces; i++) {
    gint chunk = index_of (making, i);
    Piece *piece = &making->pieces[i];
    const Piece *first = piece_of (making, piece->first);

    piece->file = piece->first == chunk
        ? render_cache_find (making->cache, piece->key)
        : g_strdup (first->file);
    if (piece->file)
      tally_cached (making->tally, chunk);
  }
}

Making *
making_new (const RenderPlan *plan, const gchar *plan_file, RenderCache *cache,
    const MakingOptions *options)
{
  Making *making = g_new0 (Making, 1);
  gboolean sound = plan->audio_encoder != NULL;

  making->plan = plan;
  making->plan_file = plan_file;
  making->cache = cache;
  making->options = *options;
  making->warned =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  making->n_pieces = plan->chunk->len + (sound ? 1 : 0);
  making->pieces = g_new0 (Piece, plan->chunk->len + 1);
  making->tally = tally_new (plan->chunk, sound);
  making->context = g_main_context_new ();
  find_pieces (making);
  look_up (making);
  return making;
}

static void
close_backend (Making *making)
{
  if (making->backend)
    making->options.backend->close (making->backend);
  making->backend = NULL;
}

void
making_free (Making *making)
{
  close_backend (making);
  g_main_context_unref (making->context);
  for (guint i = 0; i < making->n_pieces; i++)
    g_free (making->pieces[i].file);
  g_free (making->pieces);
  g_hash_table_unref (making->warned);
  tally_free (making->tally);
  g_free (making);
}

/* Each once, however many workers say it of however many chunks. */
static void
warn (Making *making, const gchar *message)
{
  if (g_hash_table_add (making->warned, g_strdup (message)))
    g_ptr_array_add (making->options.warnings, g_strdup (message));
}

static gchar *
name_of (const Making *making, gint index)
{
  const RenderChunk *chunk;

  if (index == CHUNK_SOUND)
    return g_strdup ("the sound");
  chunk = &g_array_index (making->plan->chunk, RenderChunk, index);
  return g_strdup_printf ("chunk %d (frames %" G_GINT64_FORMAT
                          " to %" G_GINT64_FORMAT ")",
      index, chunk->first, chunk->end - 1);
}

void
making_read (Making *making, RenderProgressInfo *info)
{
  tally_read (making->tally, g_get_monotonic_time (), info);
}

static void
report (Making *making)
{
  RenderProgressInfo info;

  if (!making->options.progress)
    return;
  making_read (making, &info);
  making->options.progress (&info, making->options.user_data);
}

static void
set_file (Making *making, gint first, gchar *file)
{
  for (guint i = 0; i < making->n_pieces; i++) {
    Piece *piece = &making->pieces[i];

    if (piece->first != first)
      continue;
    g_free (piece->file);
    piece->file = g_strdup (file);
    if (!file)
      tally_lost (making->tally, index_of (making, i));
    else if (index_of (making, i) == first)
      tally_made (making->tally, first);
    else
      tally_cached (making->tally, index_of (making, i));
  }
}

/* Takes the file that a try says it has made, if it is there and whole. */
static gboolean
accept (Making *making, const RenderTryEvent *event, GError **error)
{
  Piece *piece = piece_of (making, event->chunk);
  g_autofree gchar *file = render_cache_find (making->cache, piece->key);

  if (!file) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK,
        "%s is not there, or is damaged", event->file);
    return FALSE;
  }
  set_file (making, event->chunk, file);
  piece->made = TRUE;
  return TRUE;
}

static void
on_try (const RenderTryEvent *event, gpointer user_data)
{
  Making *making = user_data;
  g_autoptr (GError) error = NULL;
  RenderTryEvent known = *event;

  if (event->warning)
    warn (making, event->warning);
  if (event->state == TRY_FRAMES)
    tally_frames (making->tally, event->chunk, event->frames);
  else if (event->state != TRY_DONE)
    tally_lost (making->tally, event->chunk);
  else if (!accept (making, event, &error)) {
    known.state = TRY_AGAIN;
    known.error = error;
    tally_lost (making->tally, event->chunk);
  }
  tries_take (making->tries, &known, g_get_monotonic_time ());
}

static void
carry_out_orders (Making *making)
{
  TriesOrder order;

  while (tries_next (making->tries, g_get_monotonic_time (), &order))
    if (order.stop)
      making->options.backend->stop (making->backend, order.slot);
    else
      making->options.backend->start (making->backend, order.slot, order.chunk);
}

static gboolean
on_tick (gpointer user_data)
{
  report (user_data);
  return G_SOURCE_CONTINUE;
}

/* In the thread that cancels; the loop looks. A source would be simpler, which
 * GLib up to 2.74 at least leaks if it goes while that thread is at it. */
static void
wake (GCancellable *cancellable, gpointer user_data)
{
  g_main_context_wakeup (user_data);
}

static GSource *
attach (Making *making, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, making, NULL);
  g_source_attach (source, making->context);
  return source;
}

static void
detach (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static void
loop (Making *making)
{
  GCancellable *cancellable = making->options.cancellable;
  GSource *tick = attach (making, g_timeout_source_new (TICK_MS), on_tick);
  gulong watch = cancellable ? g_cancellable_connect (
                     cancellable, G_CALLBACK (wake), making->context, NULL)
                             : 0;

  report (making);
  while (!g_cancellable_is_cancelled (cancellable)) {
    carry_out_orders (making);
    if (tries_state (making->tries) != TRIES_WORKING)
      break;
    g_main_context_iteration (making->context, TRUE);
  }
  detach (tick);
  g_cancellable_disconnect (cancellable, watch);
}

static guint
n_missing (const Making *making)
{
  guint n = 0;

  for (guint i = 0; i < making->n_pieces; i++)
    n += making->pieces[i].first == index_of (making, i)
        && !making->pieces[i].file;
  return n;
}

static Tries *
plan_tries (const Making *making, guint n_slots)
{
  Tries *tries = tries_new (
      making->plan->chunk->len, has_sound (making), n_slots, tries_silence ());

  for (guint i = 0; i < making->n_pieces; i++) {
    const Piece *piece = &making->pieces[i];
    gint chunk = index_of (making, i);

    tries_tried (tries, chunk, piece->started);
    if (piece->file || piece->first != chunk)
      tries_have (tries, chunk);
  }
  return tries;
}

static void
keep_count (Making *making)
{
  for (guint i = 0; i < making->n_pieces; i++) {
    gint chunk = index_of (making, i);
    guint started = tries_started (making->tries, chunk);
    const GError *why = tries_reason (making->tries, chunk);
    g_autofree gchar *name = name_of (making, chunk);
    g_autofree gchar *message = NULL;

    if (started > making->pieces[i].started && started > 1 && why) {
      message = g_strdup_printf (
          "%s was begun %u times: %s", name, started, why->message);
      warn (making, message);
    }
    making->pieces[i].started = started;
  }
}

static void
set_failure (Making *making, GError **error)
{
  gint chunk = tries_culprit (making->tries);
  const GError *why = tries_reason (making->tries, chunk);
  g_autofree gchar *name = name_of (making, chunk);

  making->culprit = chunk;
  g_propagate_error (error, g_error_copy (why));
  if (tries_state (making->tries) == TRIES_FAILED
      && tries_started (making->tries, chunk) >= TRIES_MOST)
    g_prefix_error (
        error, "%s could not be made in %d tries: ", name, TRIES_MOST);
}

static gboolean
conclude (Making *making, GError **error)
{
  TriesState state = tries_state (making->tries);

  if (g_cancellable_is_cancelled (making->options.cancellable)) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_CANCELLED, "cancelled");
    return FALSE;
  }
  keep_count (making);
  report (making);
  if (state == TRIES_COMPLETE)
    return TRUE;
  set_failure (making, error);
  return FALSE;
}

/* They end while the caller stitches. */
static void
send_home (Making *making, guint n_slots)
{
  for (guint i = 0; i < n_slots; i++)
    making->options.backend->stop (making->backend, i);
}

static gboolean
make_missing (Making *making, guint n_slots, GError **error)
{
  const RenderBackendClass *backend = making->options.backend;
  gboolean ok;

  close_backend (making);
  making->backend = backend->open (
      making->plan, making->plan_file, n_slots, on_try, making, error);
  if (!making->backend)
    return FALSE;
  n_slots = backend->n_slots (making->backend);
  making->tries = plan_tries (making, n_slots);
  loop (making);
  send_home (making, n_slots);
  ok = conclude (making, error);
  g_clear_pointer (&making->tries, tries_free);
  return ok;
}

gboolean
making_run (Making *making, GError **error)
{
  guint workers = making->options.workers ? making->options.workers
                                          : g_get_num_processors ();
  guint missing = n_missing (making);
  gboolean ok;

  if (missing == 0) {
    report (making);
    return TRUE;
  }
  g_main_context_push_thread_default (making->context);
  ok = make_missing (making, MIN (workers, missing), error);
  g_main_context_pop_thread_default (making->context);
  return ok;
}

gint
making_culprit (const Making *making)
{
  return making->culprit;
}

gboolean
making_lose (Making *making, gint chunk, const GError *why)
{
  Piece *piece = piece_of (making, piece_of (making, chunk)->first);
  g_autofree gchar *name = name_of (making, chunk);
  g_autofree gchar *message =
      g_strdup_printf ("%s is made again: %s", name, why->message);

  if (piece->file)
    g_unlink (piece->file);
  if (piece->started >= TRIES_MOST)
    return FALSE;
  warn (making, message);
  piece->lost = TRUE;
  set_file (making, piece->first, NULL);
  return TRUE;
}

const gchar **
making_files (const Making *making)
{
  guint n = making->plan->chunk->len;
  const gchar **files = g_new0 (const gchar *, n + 1);

  for (guint i = 0; i < n; i++)
    files[i] = making->pieces[i].file;
  return files;
}

const gchar *
making_sound (const Making *making)
{
  return has_sound (making) ? piece_of (making, CHUNK_SOUND)->file : NULL;
}

guint
making_n_pieces (const Making *making)
{
  return making->n_pieces;
}

guint
making_n_cached (const Making *making)
{
  guint n = 0;

  for (guint i = 0; i < making->n_pieces; i++)
    n += !making->pieces[i].made;
  return n;
}

guint
making_n_again (const Making *making)
{
  guint n = 0;

  for (guint i = 0; i < making->n_pieces; i++)
    n += making->pieces[i].started > 1 || making->pieces[i].lost;
  return n;
}
