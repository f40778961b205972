/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rules, first one first: what somebody else has finished is stopped; a
 * slot goes on behind its last chunk, whose pictures it has decoded; a free one
 * takes the sound, else from the longest run of missing chunks; when nothing
 * is missing it doubles a try that hangs; when all hang, the one silent for
 * longest is stopped and made again. */
#include "tries.h"

#define NONE G_MININT

typedef struct {
  gboolean there;
  guint started, running;
  GError *why; /* of its last failure */
} Chunk;

typedef struct {
  gint chunk; /* NONE: free */
  gint last;  /* what it has made, or NONE */
  gint64 since, heard;
  gboolean refuses_pictures, refuses_sound;
} Slot;

struct Tries {
  gint n_chunks;
  Chunk *chunks; /* the sound behind the last one */
  guint n_slots;
  Slot *slots;
  gint64 silence;
  GArray *took; /* of gint64, sorted: how long chunks of pictures took */
  TriesState end;
  gint culprit;
};

gint64
tries_silence (void)
{
  const gchar *text = g_getenv ("JSONCLIP_HANG_MS");
  guint64 ms;

  return text && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &ms, NULL)
      ? (gint64) ms * G_TIME_SPAN_MILLISECOND
      : TRIES_SILENCE;
}

Tries *
tries_new (guint n_chunks, gboolean sound, guint n_slots, gint64 silence)
{
  Tries *tries = g_new0 (Tries, 1);

  tries->n_chunks = n_chunks;
  tries->chunks = g_new0 (Chunk, n_chunks + 1);
  tries->chunks[n_chunks].there = !sound;
  tries->n_slots = MAX (1, n_slots);
  tries->slots = g_new0 (Slot, tries->n_slots);
  for (guint i = 0; i < tries->n_slots; i++)
    tries->slots[i].chunk = tries->slots[i].last = NONE;
  tries->silence = silence;
  tries->took = g_array_new (FALSE, FALSE, sizeof (gint64));
  return tries;
}

void
tries_free (Tries *tries)
{
  for (gint i = 0; i <= tries->n_chunks; i++)
    g_clear_error (&tries->chunks[i].why);
  g_free (tries->chunks);
  g_free (tries->slots);
  g_array_unref (tries->took);
  g_free (tries);
}

static Chunk *
chunk_of (const Tries *tries, gint index)
{
  return &tries->chunks[index == CHUNK_SOUND ? tries->n_chunks : index];
}

static gboolean
is_missing (const Tries *tries, gint index)
{
  const Chunk *chunk = chunk_of (tries, index);

  return !chunk->there && chunk->running == 0;
}

static gboolean
refuses (const Slot *slot, gint index)
{
  return index == CHUNK_SOUND ? slot->refuses_sound : slot->refuses_pictures;
}

void
tries_have (Tries *tries, gint chunk)
{
  chunk_of (tries, chunk)->there = TRUE;
}

void
tries_tried (Tries *tries, gint chunk, guint times)
{
  chunk_of (tries, chunk)->started = times;
}

static void
give_up (Tries *tries, TriesState end, gint index)
{
  if (tries->end != TRIES_WORKING)
    return;
  tries->end = end;
  tries->culprit = index;
}

static void
set_why (Chunk *chunk, const GError *why)
{
  g_clear_error (&chunk->why);
  chunk->why = g_error_copy (why);
}

/* Ends what the slot does; its chunk is as it was before. */
static gint
free_slot (Tries *tries, Slot *slot)
{
  gint index = slot->chunk;

  chunk_of (tries, index)->running--;
  slot->chunk = NONE;
  return index;
}

static void
give_up_if_exhausted (Tries *tries, gint index)
{
  const Chunk *chunk = chunk_of (tries, index);

  if (is_missing (tries, index) && chunk->started >= TRIES_MOST)
    give_up (tries, TRIES_FAILED, index);
}

static void
remember_time (Tries *tries, gint64 took)
{
  guint at = 0;

  while (
      at < tries->took->len && g_array_index (tries->took, gint64, at) < took)
    at++;
  g_array_insert_val (tries->took, at, took);
}

static gint64
patience (const Tries *tries)
{
  guint n = tries->took->len;
  gint64 median = n ? g_array_index (tries->took, gint64, n / 2) : 0;

  return MAX (tries->silence, 3 * median);
}

static void
finish (Tries *tries, Slot *slot, gint64 now)
{
  if (slot->chunk != CHUNK_SOUND)
    remember_time (tries, now - slot->since);
  slot->last = free_slot (tries, slot);
  chunk_of (tries, slot->last)->there = TRUE;
}

/* Who starts afresh has nothing decoded. */
static void
end_try (Tries *tries, Slot *slot)
{
  gint index = free_slot (tries, slot);

  slot->last = NONE;
  give_up_if_exhausted (tries, index);
}

static void
fail (Tries *tries, Slot *slot, const GError *why)
{
  set_why (chunk_of (tries, slot->chunk), why);
  end_try (tries, slot);
}

static void
give_up_if_refused_by_all (Tries *tries, gint index)
{
  for (guint i = 0; i < tries->n_slots; i++)
    if (!refuses (&tries->slots[i], index))
      return;
  give_up (tries, TRIES_REFUSED, index);
}

static void
refuse (Tries *tries, Slot *slot, const GError *why)
{
  gint index = free_slot (tries, slot);
  Chunk *chunk = chunk_of (tries, index);

  chunk->started--;
  set_why (chunk, why);
  if (index == CHUNK_SOUND)
    slot->refuses_sound = TRUE;
  else
    slot->refuses_pictures = TRUE;
  give_up_if_refused_by_all (tries, index);
}

void
tries_take (Tries *tries, const RenderTryEvent *event, gint64 now)
{
  Slot *slot;

  g_return_if_fail (event->slot < tries->n_slots);
  slot = &tries->slots[event->slot];
  g_return_if_fail (slot->chunk == event->chunk);
  switch (event->state) {
    case TRY_FRAMES:
      slot->heard = now;
      break;
    case TRY_DONE:
      finish (tries, slot, now);
      break;
    case TRY_AGAIN:
      fail (tries, slot, event->error);
      break;
    case TRY_NEVER:
      fail (tries, slot, event->error);
      give_up (tries, TRIES_FAILED, event->chunk);
      break;
    case TRY_REFUSED:
      refuse (tries, slot, event->error);
      break;
  }
}

/* A try whose chunk another one has brought home. */
static gboolean
stop_a_loser (Tries *tries, TriesOrder *order)
{
  for (guint i = 0; i < tries->n_slots; i++) {
    Slot *slot = &tries->slots[i];

    if (slot->chunk == NONE || !chunk_of (tries, slot->chunk)->there)
      continue;
    *order = (TriesOrder){ TRUE, i, free_slot (tries, slot) };
    slot->last = NONE;
    return TRUE;
  }
  return FALSE;
}

static gboolean
start (Tries *tries, guint i, gint index, gint64 now, TriesOrder *order)
{
  Slot *slot = &tries->slots[i];
  Chunk *chunk = chunk_of (tries, index);

  chunk->started++;
  chunk->running++;
  slot->chunk = index;
  slot->since = slot->heard = now;
  *order = (TriesOrder){ FALSE, i, index };
  return TRUE;
}

static gboolean
is_next_missing (const Tries *tries, const Slot *slot)
{
  gint next = slot->last + 1;

  return slot->last != NONE && slot->last != CHUNK_SOUND
      && next < tries->n_chunks && is_missing (tries, next);
}

static gint
first_missing (const Tries *tries, gint from)
{
  while (from < tries->n_chunks && !is_missing (tries, from))
    from++;
  return from;
}

static gint
end_of_run (const Tries *tries, gint from)
{
  while (from < tries->n_chunks && is_missing (tries, from))
    from++;
  return from;
}

/* NONE: no chunk of pictures is missing. The start of a run belongs to who is
 * about to come along: the middle is taken then. */
static gint
from_longest_run (const Tries *tries)
{
  gint best = NONE, longest = 0;

  for (gint at = first_missing (tries, 0); at < tries->n_chunks;) {
    gint end = end_of_run (tries, at);

    if (end - at > longest) {
      longest = end - at;
      best = at;
    }
    at = first_missing (tries, end);
  }
  if (best > 0 && chunk_of (tries, best - 1)->running > 0)
    best += longest / 2;
  return best;
}

/* NONE: there is nothing for this slot. */
static gint
choose (const Tries *tries, const Slot *slot)
{
  if (!slot->refuses_sound && is_missing (tries, CHUNK_SOUND))
    return CHUNK_SOUND;
  return slot->refuses_pictures ? NONE : from_longest_run (tries);
}

/* Who can go on comes first, before another takes its chunk away. */
static gboolean
start_a_missing_one (Tries *tries, gint64 now, TriesOrder *order)
{
  for (guint i = 0; i < tries->n_slots; i++) {
    const Slot *slot = &tries->slots[i];

    if (slot->chunk == NONE && !slot->refuses_pictures
        && is_next_missing (tries, slot))
      return start (tries, i, slot->last + 1, now, order);
  }
  for (guint i = 0; i < tries->n_slots; i++) {
    const Slot *slot = &tries->slots[i];
    gint index = slot->chunk == NONE ? choose (tries, slot) : NONE;

    if (index != NONE)
      return start (tries, i, index, now, order);
  }
  return FALSE;
}

static gboolean
hangs (const Tries *tries, const Slot *slot, gint64 now)
{
  return slot->chunk != NONE && now - slot->heard > patience (tries);
}

/* Whether all tries of what @slot makes hang. */
static gboolean
all_hang (const Tries *tries, const Slot *slot, gint64 now)
{
  for (guint i = 0; i < tries->n_slots; i++)
    if (tries->slots[i].chunk == slot->chunk
        && !hangs (tries, &tries->slots[i], now))
      return FALSE;
  return TRUE;
}

static void
set_hanging (Tries *tries, const Slot *slot, gint64 now)
{
  g_autoptr (GError) why = g_error_new (RENDER_ERROR, RENDER_ERROR_WORKER,
      "the worker hangs: nothing was heard of it for %.1f s",
      (now - slot->heard) / 1e6);

  set_why (chunk_of (tries, slot->chunk), why);
}

static gboolean
double_a_hanging_one (Tries *tries, guint free, gint64 now, TriesOrder *order)
{
  for (guint i = 0; i < tries->n_slots; i++) {
    const Slot *slot = &tries->slots[i];

    if (slot->chunk == NONE || refuses (&tries->slots[free], slot->chunk)
        || !all_hang (tries, slot, now)
        || chunk_of (tries, slot->chunk)->started >= TRIES_MOST)
      continue;
    set_hanging (tries, slot, now);
    return start (tries, free, slot->chunk, now, order);
  }
  return FALSE;
}

/* The sound may be missing, if the free slots refuse it. */
static gboolean
double_one (Tries *tries, gint64 now, TriesOrder *order)
{
  for (guint i = 0; i < tries->n_slots; i++)
    if (tries->slots[i].chunk == NONE
        && double_a_hanging_one (tries, i, now, order))
      return TRUE;
  return FALSE;
}

/* The slot that has been silent for longest, if no running one is alive. */
static Slot *
most_silent (const Tries *tries, gint64 now)
{
  Slot *found = NULL;

  for (guint i = 0; i < tries->n_slots; i++) {
    Slot *slot = &tries->slots[i];

    if (slot->chunk == NONE)
      continue;
    if (!hangs (tries, slot, now))
      return NULL;
    if (!found || slot->heard < found->heard)
      found = slot;
  }
  return found;
}

static gboolean
stop_when_all_hang (Tries *tries, gint64 now, TriesOrder *order)
{
  Slot *slot = most_silent (tries, now);

  if (!slot)
    return FALSE;
  set_hanging (tries, slot, now);
  *order = (TriesOrder){ TRUE, slot - tries->slots, slot->chunk };
  end_try (tries, slot);
  return TRUE;
}

gboolean
tries_next (Tries *tries, gint64 now, TriesOrder *order)
{
  if (stop_a_loser (tries, order))
    return TRUE;
  if (tries_state (tries) != TRIES_WORKING)
    return FALSE;
  return start_a_missing_one (tries, now, order)
      || double_one (tries, now, order)
      || stop_when_all_hang (tries, now, order);
}

TriesState
tries_state (const Tries *tries)
{
  if (tries->end != TRIES_WORKING)
    return tries->end;
  for (gint i = 0; i <= tries->n_chunks; i++)
    if (!tries->chunks[i].there)
      return TRIES_WORKING;
  return TRIES_COMPLETE;
}

gint
tries_culprit (const Tries *tries)
{
  return tries->culprit;
}

const GError *
tries_reason (const Tries *tries, gint chunk)
{
  return chunk_of (tries, chunk)->why;
}

guint
tries_started (const Tries *tries, gint chunk)
{
  return chunk_of (tries, chunk)->started;
}
