/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Brings pictures and speech together: which words belong to which beat,
 * where the pauses go, where the cuts fall. */
#include "rhythm.h"

#include <math.h>
#include <string.h>

/* Pauses between beats: shorter ones are not worth cutting the speech for,
 * longer ones are holes. */
#define PAUSE_LEAST_MS 60
#define PAUSE_MOST_MS 1200
/* A cut stands this much before the sentence that it announces. */
#define CUT_AHEAD_MS 250

gint64
rhythm_speech_room (gint64 total_ms)
{
  return MAX (1, total_ms - RHYTHM_LEAD_MS - RHYTHM_TAIL_MS);
}

void
rhythm_share (const gdouble *weights, guint n, gint64 total_ms, gint64 *bounds)
{
  gdouble sum = 0, done = 0;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++) {
    gdouble share = sum > 0 ? done / sum : (gdouble) i / n;

    bounds[i] = (gint64) floor (total_ms * share + .5);
    done += weights[i];
  }
  bounds[n] = total_ms;
}

void
rhythm_settle (gint64 *bounds, guint n, gint64 least_ms)
{
  gint64 least = MIN (least_ms, (bounds[n] - bounds[0]) / MAX (n, 1));

  for (guint i = 1; i < n; i++)
    bounds[i] = MAX (bounds[i], bounds[i - 1] + least);
  for (guint i = n - 1; i > 0; i--)
    bounds[i] = MIN (bounds[i], bounds[i + 1] - least);
}

/* What a beat's end costs that is not where it was planned to be, in words. */
static gdouble
end_cost (const Narration *narration, guint end, gdouble planned)
{
  static const gdouble costs[] = { 6, 3, 0 };

  return fabs (end - planned)
      + costs[narration_word (narration, end - 1)->after];
}

/* Where each beat's words end. A shortened text has other words than its
 * plan: its sentences go where their share of the whole says. */
static void
find_ends (const RhythmBeat *beats, guint n_beats, const Narration *narration,
    guint *ends)
{
  guint n_words = narration->words->len;
  guint last = 0;
  gdouble planned = 0, done = 0;

  for (guint k = 0; k < n_beats; k++)
    planned += beats[k].words;
  for (guint k = 0; k < n_beats; k++) {
    guint most = n_words - (n_beats - 1 - k);
    gdouble target;

    done += beats[k].words;
    target = planned > 0 ? n_words * done / planned
                         : (gdouble) n_words * (k + 1) / n_beats;
    ends[k] = last + 1;
    for (guint end = last + 2; end <= most; end++)
      if (end_cost (narration, end, target)
          < end_cost (narration, ends[k], target))
        ends[k] = end;
    if (k == n_beats - 1)
      ends[k] = n_words;
    last = ends[k];
  }
}

static void
add_piece (Rhythm *self, gint64 in, gint64 end, gint64 shift)
{
  RhythmPiece piece = { in, in + shift, end + shift };

  g_array_append_val (self->pieces, piece);
}

/* The middle of the pause before word @i, in the file. */
static gint64
pause_before (const Narration *narration, guint i)
{
  return (narration_word (narration, i - 1)->to_ms
             + narration_word (narration, i)->from_ms)
      / 2;
}

/* Cuts the speech between beats and moves the words with their pieces. */
static void
place_speech (Rhythm *self, const Narration *source, const guint *ends,
    guint n_beats, gint64 total_ms)
{
  gint64 slack = rhythm_speech_room (total_ms) - source->duration_ms;
  gint64 pause = n_beats > 1 ? MIN (slack / (n_beats - 1), PAUSE_MOST_MS) : 0;
  gint64 shift = RHYTHM_LEAD_MS, in = 0;
  guint from = 0;

  if (pause < PAUSE_LEAST_MS)
    pause = 0;
  self->narration = narration_copy (source);
  for (guint k = 0; k < n_beats; k++) {
    for (; from < ends[k]; from++) {
      NarrationWord *word = g_ptr_array_index (self->narration->words, from);

      word->from_ms += shift;
      word->to_ms += shift;
    }
    if (k < n_beats - 1 && pause > 0) {
      add_piece (self, in, pause_before (source, from), shift);
      in = pause_before (source, from);
      shift += pause;
    }
  }
  add_piece (self, in, source->duration_ms, shift);
}

/* In the movie, where the cut to the beat that begins with word @i goes. */
static gint64
cut_before (const Narration *narration, guint i)
{
  gint64 next = narration_word (narration, i)->from_ms;
  gint64 pause = next - narration_word (narration, i - 1)->to_ms;

  return next - MIN (CUT_AHEAD_MS, pause / 2);
}

/* The word near @wished to cut a beat at that has more than one picture. */
static gint64
cut_near (const Narration *narration, guint from, guint to, gint64 wished,
    gint64 most_ms)
{
  static const gint64 bonus[] = { 0, 300, 600 };
  gint64 best = wished, cost = most_ms;

  for (guint i = MAX (from, 1); i < to; i++) {
    gint64 at = cut_before (narration, i);
    gint64 distance = ABS (at - wished);

    if (distance <= most_ms
        && distance - bonus[narration_word (narration, i - 1)->after] < cost) {
      cost = distance - bonus[narration_word (narration, i - 1)->after];
      best = at;
    }
  }
  return best;
}

/* The scenes of one run of beats: [@from_ms, @to_ms) with words @from to
 * @to. */
static void
place_scenes (Rhythm *self, guint scenes, gint64 from_ms, gint64 to_ms,
    guint from, guint to)
{
  for (guint j = 0; j < scenes; j++) {
    gint64 at = from_ms + (to_ms - from_ms) * j / scenes;

    if (j > 0 && self->narration)
      at = cut_near (
          self->narration, from, to, at, (to_ms - from_ms) / (3 * scenes));
    self->bounds[self->n_scenes++] = at;
  }
}

/* When beat @k begins. */
static gint64
beat_start (
    const Rhythm *self, const guint *ends, const gint64 *planned, guint k)
{
  if (k == 0)
    return 0;
  return ends ? cut_before (self->narration, ends[k - 1]) : planned[k];
}

static void
place_beats (Rhythm *self, const RhythmBeat *beats, guint n_beats,
    const guint *ends, const gint64 *planned, gint64 total_ms)
{
  for (guint k = 0; k < n_beats;) {
    gboolean first = self->n_scenes == 0;
    guint next = k + 1;

    /* Beats without a picture are heard under the one before. */
    while (next < n_beats && beats[next].scenes == 0)
      next++;
    if (beats[k].scenes > 0)
      place_scenes (self, beats[k].scenes,
          first ? 0 : beat_start (self, ends, planned, k),
          next < n_beats ? beat_start (self, ends, planned, next) : total_ms,
          ends && k > 0 ? ends[k - 1] : 0, ends ? ends[next - 1] : 0);
    k = next;
  }
  self->bounds[self->n_scenes] = total_ms;
}

Rhythm *
rhythm_new (const RhythmBeat *beats, guint n_beats, const Narration *narration,
    gint64 total_ms)
{
  Rhythm *self = g_new0 (Rhythm, 1);
  g_autofree guint *ends = NULL;
  g_autofree gdouble *seconds = g_new (gdouble, n_beats);
  g_autofree gint64 *planned = g_new (gint64, n_beats + 1);
  guint scenes = 0;

  for (guint k = 0; k < n_beats; k++) {
    seconds[k] = beats[k].seconds;
    scenes += beats[k].scenes;
  }
  rhythm_share (seconds, n_beats, total_ms, planned);
  self->bounds = g_new0 (gint64, scenes + 1);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (RhythmPiece));
  if (narration && narration->words->len >= n_beats) {
    ends = g_new (guint, n_beats);
    find_ends (beats, n_beats, narration, ends);
    place_speech (self, narration, ends, n_beats, total_ms);
  } else if (narration) {
    const guint all = narration->words->len;

    place_speech (self, narration, &all, 1, total_ms);
  }
  place_beats (self, beats, n_beats, ends, planned, total_ms);
  rhythm_settle (self->bounds, self->n_scenes, RHYTHM_LEAST_MS);
  return self;
}

void
rhythm_free (Rhythm *self)
{
  g_clear_pointer (&self->narration, narration_free);
  g_array_unref (self->pieces);
  g_free (self->bounds);
  g_free (self);
}
