/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a voice goes through: its level, its equaliser by single tones, and
 * peaks that are bent instead of cut. */
#include "polish.h"
#include "suite.h"

#include <ebur128.h>
#include <math.h>

#define RATE 22050
#define SECONDS 6
#define N (RATE * SECONDS)

/* So far apart that none is heard in another's place. */
static const gdouble tones[] = { 40, 200, 500, 1100, 2800, 6300, 9500 };

/* In dB against that of 500 Hz: within so much of what a gentle one does. */
static const struct {
  gdouble db, within;
} expected[] = { { -8, 3 }, { 2, 1 }, { 0, 0 }, { -2, 1 }, { 1, 1 },
  { -5, 1.5 }, { -4.5, 1.5 } };

static gdouble
level (const gint16 *samples, gdouble hz)
{
  gdouble re = 0, im = 0;

  for (gint i = RATE; i < N; i++) {
    re += samples[i] * cos (2 * G_PI * hz * i / RATE);
    im += samples[i] * sin (2 * G_PI * hz * i / RATE);
  }
  return 20 * log10 (hypot (re, im) + 1e-9);
}

GST_START_TEST (each_tone_has_its_gain)
{
  g_autofree gint16 *samples = g_new (gint16, N);
  gdouble before[G_N_ELEMENTS (tones)], middle;

  for (gint i = 0; i < N; i++) {
    gdouble sum = 0;

    for (guint k = 0; k < G_N_ELEMENTS (tones); k++)
      sum += 900 * sin (2 * G_PI * tones[k] * i / RATE + k);
    samples[i] = (gint16) lrint (sum);
  }
  for (guint k = 0; k < G_N_ELEMENTS (tones); k++)
    before[k] = level (samples, tones[k]);
  polish (samples, N, RATE);
  middle = level (samples, 500) - before[2];
  for (guint k = 0; k < G_N_ELEMENTS (tones); k++) {
    gdouble gain = level (samples, tones[k]) - before[k] - middle;

    fail_unless (fabs (gain - expected[k].db) <= expected[k].within,
        "%g Hz: %g dB", tones[k], gain);
  }
}
GST_END_TEST

/* Noise in syllables, as loud as asked. */
static void
speak (gint16 *samples, gint level)
{
  guint32 dice = 1;

  for (gint i = 0; i < N; i++) {
    const gboolean silent = i / (RATE / 5) % 3 == 2;

    dice = dice * 1664525 + 1013904223;
    samples[i] =
        silent ? 0 : (gint16) ((gint) (dice >> 16) % level - level / 2);
  }
}

static gdouble
loudness (const gint16 *samples)
{
  ebur128_state *state = ebur128_init (1, RATE, EBUR128_MODE_I);
  gdouble lufs = 0;

  ebur128_set_channel (state, 0, EBUR128_DUAL_MONO);
  ebur128_add_frames_short (state, samples, N);
  ebur128_loudness_global (state, &lufs);
  ebur128_destroy (&state);
  return lufs;
}

/* However loud it was spoken. */
GST_START_TEST (speech_has_one_level)
{
  static const gint levels[] = { 200, 2000, 20000, 60000 };
  g_autofree gint16 *samples = g_new (gint16, N);

  speak (samples, levels[__i__]);
  polish (samples, N, RATE);
  fail_unless (fabs (loudness (samples) - POLISH_LUFS) < .3, "%g LUFS",
      loudness (samples));
  for (gint i = 0; i < N; i++)
    fail_unless (ABS (samples[i]) <= .9 * 32767);
}
GST_END_TEST

GST_START_TEST (silence_stays_silent)
{
  g_autofree gint16 *samples = g_new0 (gint16, N);

  polish (samples, N, RATE);
  for (gint i = 0; i < N; i++)
    fail_unless_equals_int (samples[i], 0);
  polish (samples, 0, RATE);
  samples[0] = 9000;
  polish (samples, 1, RATE);
}
GST_END_TEST

static Suite *
polish_suite (void)
{
  Suite *suite = suite_create ("polish");
  TCase *tc = tcase_create ("polish");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, each_tone_has_its_gain);
  tcase_add_loop_test (tc, speech_has_one_level, 0, 4);
  tcase_add_test (tc, silence_stays_silent);
  return suite;
}

SUITE_MAIN (polish_suite)
