/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From a mood to notes. Times are whole samples: beats share them out. */
#include "score.h"

#define BEATS 4 /* in a bar */
/* Where chords and basses lie: one octave each, so that a chord moves to the
 * nearest form of the next one. */
#define CHORD_LOWEST 55
#define BASS_LOWEST 34

/* splitmix64: the same numbers on every machine. */
static guint64
draw (guint64 *state)
{
  guint64 v = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  v = (v ^ (v >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  v = (v ^ (v >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return v ^ (v >> 31);
}

/* 0 <= result < n */
static guint
pick (guint64 *state, guint n)
{
  return (guint) ((draw (state) >> 33) % n);
}

static gint
scale_note (gboolean minor, gint degree)
{
  static const gint scales[2][7] = { { 0, 2, 4, 5, 7, 9, 11 },
    { 0, 2, 3, 5, 7, 8, 10 } };

  return scales[minor != 0][degree % 7];
}

/* The MIDI note of a pitch class in the octave from @lowest on. */
static gint
place (gint pitch, gint lowest)
{
  return lowest + ((pitch - lowest) % 12 + 12) % 12;
}

static void
sort_three (gint *n)
{
  for (gint pass = 0; pass < 2; pass++)
    for (gint i = 0; i < 2; i++)
      if (n[i] > n[i + 1]) {
        gint swap = n[i];

        n[i] = n[i + 1];
        n[i + 1] = swap;
      }
}

static void
add_chord (Score *score, gint degree, gint64 from, gint64 to)
{
  const gboolean minor = score->mood->minor;
  ScoreChord chord = { .from = from, .to = to };

  for (gint i = 0; i < 3; i++)
    chord.notes[i] =
        place (score->key + scale_note (minor, degree + 2 * i), CHORD_LOWEST);
  sort_three (chord.notes);
  chord.root = place (score->key + scale_note (minor, degree), BASS_LOWEST);
  g_array_append_val (score->chords, chord);
}

/* A bar each; the last one takes what beats are over, and comes home. */
static void
add_chords (Score *score, const ScoreProgression degrees, gint64 beats)
{
  const gint64 bars = MAX (beats / BEATS, 1);

  for (gint64 bar = 0; bar < bars; bar++) {
    const gboolean last = bar == bars - 1;
    const gint64 end = last ? beats : (bar + 1) * BEATS;

    add_chord (score, last ? 0 : degrees[bar % SCORE_CHORDS],
        (gint64) (bar * BEATS * score->beat + .5),
        (gint64) (end * score->beat + .5));
  }
}

static void
add_note (Score *score, ScorePart part, gint64 from, gint64 to, gint note,
    gfloat level, gfloat side)
{
  ScoreNote of = { part, from, to, note, level, side };

  g_array_append_val (score->notes, of);
}

static void
add_pads (Score *score, const ScoreChord *chord)
{
  static const gfloat sides[] = { -.5f, .5f, 0 };

  for (gint i = 0; i < 3; i++)
    add_note (
        score, SCORE_PAD, chord->from, chord->to, chord->notes[i], 1, sides[i]);
}

/* Of the last bar only the first step is struck: it rings out. */
static void
add_steps (Score *score, const ScoreChord *chord, const gchar *plucks,
    gboolean last, guint64 *dice)
{
  const gdouble step = score->beat * BEATS / SCORE_STEPS;

  for (gint i = 0; i < (last ? 1 : SCORE_STEPS); i++) {
    const gint64 from = chord->from + (gint64) (i * step);
    const gint64 to =
        last ? chord->to : chord->from + (gint64) ((i + 1) * step);
    const gfloat soft = .75f + .25f * (pick (dice, 1000) / 1000.f);
    const gchar bass = score->mood->bass[i];

    if (plucks[i] != '.') {
      const gint at = plucks[i] - '0';

      add_note (score, SCORE_PLUCK, from, to,
          chord->notes[at % 3] + 12 * (1 + at / 3), soft * (i ? .8f : 1),
          pick (dice, 1000) / 1000.f * 1.2f - .6f);
    }
    if (bass != '.')
      add_note (score, SCORE_BASS, from, to,
          chord->root + (bass == '5' ? 7 : 0), i ? .8f : 1, 0);
  }
}

Score *
score_new (const ScoreMood *mood, guint64 seed, gint64 n, gint rate)
{
  Score *score = g_new0 (Score, 1);
  guint64 dice = seed;
  const gdouble beat = 60.0 * rate / mood->bpm;
  const gint64 beats = MAX ((gint64) (n / beat + .5), 1);
  const gchar *plucks;

  score->mood = mood;
  score->key = (gint) pick (&dice, 12);
  score->beat = (gdouble) n / beats;
  score->chords = g_array_new (FALSE, FALSE, sizeof (ScoreChord));
  score->notes = g_array_new (FALSE, FALSE, sizeof (ScoreNote));
  add_chords (
      score, mood->progressions[pick (&dice, SCORE_PROGRESSIONS)], beats);
  plucks = mood->plucks[pick (&dice, SCORE_PATTERNS)];
  for (guint i = 0; i < score->chords->len; i++) {
    const ScoreChord *chord = &g_array_index (score->chords, ScoreChord, i);

    add_pads (score, chord);
    add_steps (score, chord, plucks, i + 1 == score->chords->len, &dice);
  }
  return score;
}

void
score_free (Score *score)
{
  g_array_unref (score->chords);
  g_array_unref (score->notes);
  g_free (score);
}
