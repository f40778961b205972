/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Music is listened to: which notes sound by Goertzel's filter, when they are
 * struck, how loud all of it is. */
#include "suite.h"
#include "tune.h"

#include <math.h>
#include <string.h>

#define MS 12000
#define RATE 48000
#define HEADER 44

static guint
n_moods (void)
{
  guint n = 0;

  while (score_moods[n])
    n++;
  return n;
}

static GBytes *
play (guint mood, guint64 seed, gint64 ms)
{
  g_autoptr (GError) error = NULL;
  GBytes *wav = tune_play (score_moods[mood]->name, seed, ms, NULL, &error);

  fail_unless (wav != NULL, "%s", error ? error->message : "");
  return wav;
}

static gint16
sample (GBytes *wav, gint64 i, gint channel)
{
  const guint8 *data = g_bytes_get_data (wav, NULL);

  return (gint16) GST_READ_UINT16_LE (data + HEADER + 4 * i + 2 * channel);
}

/* Power at @hz in [@from, @to), under a Hann window. */
static gdouble
power_at (GBytes *wav, gint64 from, gint64 to, gdouble hz)
{
  const gdouble w = 2 * cos (2 * G_PI * hz / RATE);
  gdouble a = 0, b = 0;

  for (gint64 i = from; i < to; i++) {
    gdouble window =
        .5 - .5 * cos (2 * G_PI * (gdouble) (i - from) / (to - from));
    gdouble x = (sample (wav, i, 0) + sample (wav, i, 1)) * window;
    gdouble c = x + w * a - b;

    b = a;
    a = c;
  }
  return (a * a + b * b - w * a * b) / (gdouble) ((to - from) * (to - from));
}

/* Over the octave in which chords are played. */
static void
hear_chord (GBytes *wav, const ScoreChord *chord, gdouble *heard)
{
  const gint64 length = chord->to - chord->from;

  for (gint note = 55; note < 67; note++)
    heard[note % 12] = power_at (wav, chord->from + length / 4, chord->to,
        440 * pow (2, (note - 69) / 12.0));
}

static gboolean
is_in (const ScoreChord *chord, gint pitch)
{
  for (gint i = 0; i < 3; i++)
    if (chord->notes[i] % 12 == pitch)
      return TRUE;
  return FALSE;
}

/* Every note of the score's chord is louder than every one that is not in it. */
GST_START_TEST (test_chords_are_heard)
{
  g_autoptr (GBytes) wav = play (__i__, 5, MS);
  g_autoptr (Score) score =
      score_new (score_moods[__i__], 5, MS * RATE / 1000, RATE);

  for (guint k = 0; k < score->chords->len; k++) {
    const ScoreChord *chord = &g_array_index (score->chords, ScoreChord, k);
    gdouble heard[12], least = HUGE_VAL, most = 0;

    hear_chord (wav, chord, heard);
    for (gint pitch = 0; pitch < 12; pitch++)
      if (is_in (chord, pitch))
        least = MIN (least, heard[pitch]);
      else
        most = MAX (most, heard[pitch]);
    fail_unless (least > most, "%s, chord %u: %g, beside it %g",
        score_moods[__i__]->name, k, least, most);
  }
}
GST_END_TEST;

/* All notes of a scale, thirds above each other, the last chord the key's. */
GST_START_TEST (test_harmony)
{
  static const gint scales[2][7] = { { 0, 2, 4, 5, 7, 9, 11 },
    { 0, 2, 3, 5, 7, 8, 10 } };
  const ScoreMood *mood = score_moods[__i__];
  guint keys = 0;

  for (guint64 seed = 0; seed < 40; seed++) {
    g_autoptr (Score) score = score_new (mood, seed, 40 * RATE, RATE);
    const ScoreChord *last =
        &g_array_index (score->chords, ScoreChord, score->chords->len - 1);

    keys |= 1u << score->key;
    fail_unless_equals_int (last->root % 12, score->key);
    fail_unless_equals_int64 (last->to, 40 * RATE);
    for (guint k = 0; k < score->chords->len; k++) {
      const ScoreChord *chord = &g_array_index (score->chords, ScoreChord, k);
      gint degree = -1;

      for (gint d = 0; d < 7; d++)
        if ((score->key + scales[mood->minor][d]) % 12 == chord->root % 12)
          degree = d;
      fail_unless (degree >= 0);
      for (gint i = 0; i < 3; i++)
        fail_unless (is_in (chord,
            (score->key + scales[mood->minor][(degree + 2 * i) % 7]) % 12));
      fail_unless (k == 0
          || chord->from
              == g_array_index (score->chords, ScoreChord, k - 1).to);
    }
  }
  fail_unless (__builtin_popcount (keys) >= 8);
}
GST_END_TEST;

/* How much louder it grows within 10 ms, above 1 kHz: differences of second
 * order let the pad go. */
static gdouble
rise_at (GBytes *wav, gint64 at)
{
  gdouble before = 0, after = 0;

  for (gint64 i = 0; i < RATE / 100; i++)
    for (gint c = 0; c < 2; c++) {
      gdouble d = sample (wav, at + i + 1, c) - 2 * sample (wav, at + i, c)
          + sample (wav, at + i - 1, c);
      gdouble e = sample (wav, at - i - 1, c) - 2 * sample (wav, at - i - 2, c)
          + sample (wav, at - i - 3, c);

      after += d * d;
      before += e * e;
    }
  return after / (before + 1);
}

static const gint paces[] = { 100, 115, 88 };

/* Of a mood that plucks every beat: strokes where its beats are, none where
 * they would be at another tempo. */
GST_START_TEST (test_tempo)
{
  ScoreMood mood = *score_mood ("energetic");
  static const gint tempos[] = { 124, 130, 109 };
  const gint bpm = tempos[__i__];

  mood.bpm = bpm;
  g_autoptr (Score) score = score_new (&mood, 2, MS * RATE / 1000, RATE);
  g_autoptr (GBytes) wav =
      tune_play_paced ("energetic", paces[__i__], 2, MS, NULL, NULL);
  const gdouble half = score->beat / 2;
  gdouble on = 0, off = 0;
  guint n = 0;

  /* To half a beat in all. */
  fail_unless (
      fabs (MS * RATE / 1000 / score->beat - bpm * MS / 60000.0) <= .5);
  for (gdouble at = 4 * score->beat; at < 22 * score->beat; at += half, n++) {
    on += log (rise_at (wav, (gint64) at + 96));
    off += log (rise_at (wav, (gint64) (at + half / 2)));
  }
  fail_unless (
      on / n > off / n + .3, "%g at beats, %g between them", on / n, off / n);
}
GST_END_TEST;

/* BS.1770 without a gate, as written in its annex. */
static gdouble
loudness (GBytes *wav, gint64 n)
{
  static const gdouble filters[2][5] = {
    { 1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241,
        .73248077421585 },
    { 1, -2, 1, -1.99004745483398, .99007225036621 },
  };
  gdouble sum = 0;

  for (gint c = 0; c < 2; c++) {
    gdouble x[2][3] = { { 0 } }, y[2][3] = { { 0 } };

    for (gint64 i = 0; i < n; i++) {
      gdouble v = sample (wav, i, c) / 32767.0;

      for (gint f = 0; f < 2; f++) {
        const gdouble *k = filters[f];

        memmove (&x[f][1], &x[f][0], 2 * sizeof (gdouble));
        memmove (&y[f][1], &y[f][0], 2 * sizeof (gdouble));
        x[f][0] = v;
        y[f][0] = k[0] * v + k[1] * x[f][1] + k[2] * x[f][2] - k[3] * y[f][1]
            - k[4] * y[f][2];
        v = y[f][0];
      }
      sum += v * v;
    }
  }
  return -.691 + 10 * log10 (sum / n);
}

/* As long and as loud as asked, in stereo, out of silence and into it, without
 * a jump. */
GST_START_TEST (test_level_and_length)
{
  static const gint64 lengths[] = { 1000, 3001, 9777 };

  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++) {
    const gint64 n = lengths[k] * RATE / 1000;
    g_autoptr (GBytes) wav = play (__i__, k, lengths[k]);
    gdouble lufs = loudness (wav, n);
    gint jump = 0;
    guint apart = 0;

    fail_unless_equals_int64 (g_bytes_get_size (wav), HEADER + 4 * n);
    fail_unless (fabs (lufs - TUNE_LUFS) < .3, "%g LUFS", lufs);
    fail_unless (ABS (sample (wav, 0, 0)) <= 1);
    fail_unless (ABS (sample (wav, n - 1, 1)) <= 1);
    for (gint64 i = 1; i < n; i++) {
      jump = MAX (jump, ABS (sample (wav, i, 0) - sample (wav, i - 1, 0)));
      apart += sample (wav, i, 0) != sample (wav, i, 1);
    }
    fail_unless (jump < 2500, "a jump of %d", jump);
    fail_unless (apart > n / 2);
  }
}
GST_END_TEST;

GST_START_TEST (test_the_same_bytes)
{
  g_autoptr (GBytes) one = play (__i__, 7, 5000), two = play (__i__, 7, 5000);
  g_autoptr (GBytes) other = play (__i__, 8, 5000);

  fail_unless (g_bytes_equal (one, two));
  fail_if (g_bytes_equal (one, other));
}
GST_END_TEST;

GST_START_TEST (test_cancelled_and_unknown)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fail_unless (tune_play ("calm", 1, 600000, cancellable, &error) == NULL);
  fail_unless (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  fail_unless (score_mood (NULL) == score_moods[0]);
  fail_unless (score_mood ("polka") == score_moods[0]);
  fail_unless (score_mood ("CALM") != score_moods[0]);
}
GST_END_TEST;

/* --- Short sounds --- */

static guint
n_sounds (void)
{
  guint n = 0;

  while (tune_sounds[n])
    n++;
  return n;
}

static gdouble
energy (GBytes *wav, gint64 from, gint64 to)
{
  gdouble sum = 0;

  for (gint64 i = from; i < to; i++)
    sum += (gdouble) sample (wav, i, 0) * sample (wav, i, 0)
        + (gdouble) sample (wav, i, 1) * sample (wav, i, 1);
  return sum;
}

/* As long and as high as its row says, silent at its ends, loudest around its
 * moment, and another one with another seed. */
GST_START_TEST (test_sounds)
{
  const TuneSound *sound = tune_sounds[__i__];
  const gint64 n = (gint64) sound->ms * RATE / 1000, window = RATE / 20;
  g_autoptr (GBytes) wav = tune_sound (sound, 3);
  g_autoptr (GBytes) again = tune_sound (sound, 3);
  g_autoptr (GBytes) other = tune_sound (sound, 4);
  gint64 loudest = 0;
  gint peak = 0;

  fail_unless_equals_int64 (g_bytes_get_size (wav), HEADER + 4 * n);
  fail_unless (g_bytes_equal (wav, again));
  fail_if (g_bytes_equal (wav, other));
  for (gint64 i = 0; i < n; i++)
    for (gint c = 0; c < 2; c++)
      peak = MAX (peak, ABS (sample (wav, i, c)));
  fail_unless (
      fabs (peak - sound->peak * 32767) <= 1, "%s: %d", sound->name, peak);
  fail_unless (ABS (sample (wav, 0, 0)) <= 40);
  fail_unless (ABS (sample (wav, n - 1, 1)) <= 1);
  for (gint64 at = 0; at + window < n; at += window / 5)
    if (energy (wav, at, at + window) > energy (wav, loudest, loudest + window))
      loudest = at;
  fail_unless (
      fabs ((loudest + window / 2) / (gdouble) n - sound->moment) < .14,
      "%s: %g", sound->name, (loudest + window / 2) / (gdouble) n);
}
GST_END_TEST;

GST_START_TEST (test_sounds_are_found)
{
  static const gchar *const cases[][2] = {
    { "A soft, deep HIT, as of a drum", "hit" },
    { "a swish of silk", "whoosh" },
    { "a long riser", "swell" },
    { "pop!", "pop" },
    { "something else", "whoosh" },
    { "", "whoosh" },
    { NULL, "whoosh" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    fail_unless_equals_string (
        tune_sound_find (cases[i][0])->name, cases[i][1]);
}
GST_END_TEST;

static Suite *
tune_suite (void)
{
  Suite *s = suite_create ("tune");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_set_timeout (t, 60);
  tcase_add_loop_test (t, test_chords_are_heard, 0, n_moods ());
  tcase_add_loop_test (t, test_harmony, 0, n_moods ());
  tcase_add_loop_test (t, test_tempo, 0, G_N_ELEMENTS (paces));
  tcase_add_loop_test (t, test_level_and_length, 0, n_moods ());
  tcase_add_loop_test (t, test_the_same_bytes, 0, n_moods ());
  tcase_add_test (t, test_cancelled_and_unknown);
  tcase_add_loop_test (t, test_sounds, 0, n_sounds ());
  tcase_add_test (t, test_sounds_are_found);
  return s;
}

SUITE_MAIN (tune_suite)
