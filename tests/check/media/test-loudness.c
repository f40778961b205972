/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Loudness by a meter of its own: the two filters of ITU-R BS.1770 at 48 kHz,
 * blocks of 400 ms, both gates. */
#include "suite.h"
#include "loudness.h"
#include "make-media.h"
#include "whole-sound.h"
#include <math.h>

#define HOP 4800

typedef struct {
  gdouble b[3], a[2], z[2];
} Biquad;

static gdouble
filter (Biquad *f, gdouble x)
{
  gdouble y = f->b[0] * x + f->z[0];

  f->z[0] = f->b[1] * x - f->a[0] * y + f->z[1];
  f->z[1] = f->b[2] * x - f->a[1] * y;
  return y;
}

/* Mean squares of each 100 ms, both channels, K-weighted. */
static GArray *
weigh (const gfloat *x, gint64 n)
{
  GArray *hops = g_array_new (FALSE, TRUE, sizeof (gdouble));

  g_array_set_size (hops, n / HOP);
  for (gint c = 0; c < 2; c++) {
    Biquad shelf = { { 1.53512485958697, -2.69169618940638, 1.19839281085285 },
      { -1.69065929318241, 0.73248077421585 } };
    Biquad pass = { { 1, -2, 1 }, { -1.99004745483398, 0.99007225036621 } };

    for (gint64 i = 0; i < hops->len * HOP; i++) {
      gdouble y = filter (&pass, filter (&shelf, x[2 * i + c]));

      g_array_index (hops, gdouble, i / HOP) += y * y / HOP;
    }
  }
  return hops;
}

static gdouble
gated_mean (const GArray *hops, gdouble threshold)
{
  gdouble sum = 0;
  guint n = 0;

  for (guint i = 0; i + 4 <= hops->len; i++) {
    gdouble block = 0;

    for (guint k = 0; k < 4; k++)
      block += g_array_index (hops, gdouble, i + k) / 4;
    if (block > threshold) {
      sum += block;
      n++;
    }
  }
  return n ? sum / n : 0;
}

static gdouble
loudness (const gfloat *x, gint64 n)
{
  g_autoptr (GArray) hops = weigh (x, n);
  gdouble above_silence = gated_mean (hops, pow (10, (-70 + 0.691) / 10));

  return -0.691 + 10 * log10 (gated_mean (hops, above_silence / 10));
}

/* ---- programmes ---- */

static gpointer
acquire (
    gpointer owner, gpointer sound, GCancellable *cancellable, GError **error)
{
  return sound;
}

static guint n_reads, fail_at;

static gboolean
read_sound (gpointer sound, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  const WholeSound *whole = sound;

  if (++n_reads == fail_at) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "broken");
    return FALSE;
  }
  memcpy (out, whole->data + 2 * from, 2 * n * sizeof *out);
  return TRUE;
}

static void
release (gpointer owner, gpointer sound)
{
}

static const MixSounds sounds = { acquire, read_sound, release };

static Mix *
mix_of (WholeSound *sound)
{
  MixItem item = { sound, 0, sound->n_samples, 0, 1.0,
    .length = sound->n_samples };

  return mix_new (&item, 1, -1, &sounds, NULL);
}

static gdouble
flat (gint64 i)
{
  return 0.1;
}

/* Words and pauses, of which the gate leaves out the pauses. */
static gdouble
spoken (gint64 i)
{
  gdouble t = i / 48000.0, syllable = sin (2 * G_PI * 4 * t);

  return fmod (t, 4) < 2.7 ? 0.3 * syllable * syllable : 0.0002;
}

/* A crest factor that no gain alone can keep under the ceiling. */
static gdouble
peaky (gint64 i)
{
  return i % 12000 < 40 ? 0.9 : 0.02;
}

static gdouble
silent (gint64 i)
{
  return 0;
}

static WholeSound *
make (gdouble (*level) (gint64), gint64 n)
{
  WholeSound *sound = whole_sound_new (n);
  GRand *rand = g_rand_new_with_seed (3);

  for (gint64 i = 0; i < n; i++)
    for (gint c = 0; c < 2; c++)
      sound->data[2 * i + c] =
          level (i) * (0.1 + g_rand_double_range (rand, -1, 1));
  g_rand_free (rand);
  return sound;
}

static gfloat *
read_all (Mix *mix, gint64 n)
{
  gfloat *out = g_new (gfloat, 2 * n);

  fail_unless (mix_read (mix, 0, n, out, NULL, NULL));
  return out;
}

GST_START_TEST (test_the_target_is_met)
{
  static const struct {
    gdouble (*level) (gint64);
    gdouble lufs;
  } rows[] = { { flat, -14 }, { flat, -23 }, { flat, -36 }, { spoken, -14 },
    { spoken, -23 }, { peaky, -14 }, { peaky, -20 } };
  const gint64 n = 9 * 48000 + 77;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (WholeSound) sound = make (rows[i].level, n);
    g_autoptr (Mix) mix = mix_of (sound);
    g_autofree gfloat *out = NULL;
    gdouble got;

    fail_unless (loudness_settle (mix, n, rows[i].lufs, NULL, NULL));
    out = read_all (mix, n);
    got = loudness (out, n);
    fail_unless (fabs (got - rows[i].lufs) <= 0.15, "row %u: %.3f for %.1f", i,
        got, rows[i].lufs);
    for (gint64 k = 0; k < 2 * n; k++)
      fail_unless (fabsf (out[k]) < 0.8913f);
  }
}
GST_END_TEST;

/* Whoever measures the same samples gives the same ones, in any order. */
GST_START_TEST (test_the_same_samples_each_time)
{
  const gint64 n = 6 * 48000;
  g_autoptr (WholeSound) sound = make (peaky, n);
  g_autoptr (Mix) one = mix_of (sound), two = mix_of (sound);
  g_autofree gfloat *whole = NULL, *part = g_new (gfloat, 2 * 5000);

  fail_unless (loudness_settle (one, n, -14, NULL, NULL));
  fail_unless (mix_read (two, 99999, 5000, part, NULL, NULL));
  fail_unless (loudness_settle (two, n, -14, NULL, NULL));
  whole = read_all (one, n);
  for (gint64 at = n - 5000; at >= 0; at -= 4999) {
    fail_unless (mix_read (two, at, 5000, part, NULL, NULL));
    fail_unless (memcmp (part, whole + 2 * at, 10000 * sizeof *part) == 0);
  }
}
GST_END_TEST;

GST_START_TEST (test_silence_stays_silent)
{
  g_autoptr (WholeSound) sound = make (silent, 96000);
  g_autoptr (Mix) mix = mix_of (sound);
  g_autofree gfloat *out = NULL;

  fail_unless (loudness_settle (mix, 96000, -14, NULL, NULL));
  out = read_all (mix, 96000);
  for (gint i = 0; i < 2 * 96000; i++)
    fail_unless (out[i] == 0);
}
GST_END_TEST;

/* Too short for one block of a meter. */
GST_START_TEST (test_a_moment_is_left_alone)
{
  g_autoptr (WholeSound) sound = make (flat, 4000);
  g_autoptr (Mix) mix = mix_of (sound);
  g_autofree gfloat *out = NULL;

  fail_unless (loudness_settle (mix, 4000, -14, NULL, NULL));
  out = read_all (mix, 4000);
  fail_unless (memcmp (out, sound->data, 8000 * sizeof *out) == 0);
}
GST_END_TEST;

GST_START_TEST (test_errors_come_through)
{
  g_autoptr (WholeSound) sound = make (peaky, 96000);
  g_autoptr (Mix) mix = mix_of (sound);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  n_reads = 0;
  /* In the second pass. */
  fail_at = 20;
  fail_unless (!loudness_settle (mix, 96000, -14, NULL, &error));
  fail_unless_equals_string (error->message, "broken");
  fail_at = 0;
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  fail_unless (!loudness_settle (mix, 96000, -14, cancellable, &error));
  fail_unless (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
GST_END_TEST;

/* A WAV of a sine; @channels of it are the same. */
static MediaSound *
open_sine (gdouble amplitude, guint channels, guint rate)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 4 * rate; i++)
    for (guint c = 0; c < channels; c++)
      make_sample (
          samples, TAG_PCM, 16, amplitude * sin (2 * G_PI * 997 * i / rate));
  bytes = g_byte_array_free_to_bytes (
      make_wav (TAG_PCM, channels, rate, 16, samples, samples->len));
  return media_sound_open (
      media_file_new_for_bytes (bytes), "sine", &media_default_limits, NULL);
}

/* By the recommendation a sine of 997 Hz in both channels has as many LUFS as
 * its peak is dB under full scale; one channel is heard from both sides. */
GST_START_TEST (test_a_sound_is_measured)
{
  static const struct {
    gdouble amplitude, lufs;
    guint channels, rate;
  } sines[] = { { .1, -20, 2, 48000 }, { .1, -20, 1, 24000 },
    { .5, -6.02, 1, 44100 } };

  for (guint i = 0; i < G_N_ELEMENTS (sines); i++) {
    g_autoptr (MediaSound) sound =
        open_sine (sines[i].amplitude, sines[i].channels, sines[i].rate);
    gdouble lufs = 0;

    fail_unless (loudness_of_sound (sound, &lufs, NULL, NULL));
    fail_unless (fabs (lufs - sines[i].lufs) < .1, "%g", lufs);
  }
}
GST_END_TEST;

GST_START_TEST (test_silence_has_no_loudness)
{
  g_autoptr (MediaSound) sound = open_sine (0, 1, 8000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gdouble lufs = 0;

  fail_unless (loudness_of_sound (sound, &lufs, NULL, NULL));
  fail_unless (lufs == -HUGE_VAL);
  g_cancellable_cancel (cancellable);
  fail_if (loudness_of_sound (sound, &lufs, cancellable, NULL));
}
GST_END_TEST;

static Suite *
loudness_suite (void)
{
  Suite *s = suite_create ("loudness");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_test (t, test_the_target_is_met);
  tcase_add_test (t, test_the_same_samples_each_time);
  tcase_add_test (t, test_silence_stays_silent);
  tcase_add_test (t, test_a_moment_is_left_alone);
  tcase_add_test (t, test_errors_come_through);
  tcase_add_test (t, test_a_sound_is_measured);
  tcase_add_test (t, test_silence_has_no_loudness);
  return s;
}

SUITE_MAIN (loudness_suite)
