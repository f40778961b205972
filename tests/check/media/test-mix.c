/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The mix against formulas written down a second time, plainly; the limiter by
 * a longer oversampling filter than its own. */
#include "suite.h"
#include "mix.h"
#include "whole-sound.h"
#include <math.h>

static WholeSound *
make_noise (gint64 n, guint32 seed, gfloat level)
{
  WholeSound *sound = whole_sound_new (n);
  GRand *rand = g_rand_new_with_seed (seed);

  for (gint64 i = 0; i < 2 * n; i++)
    sound->data[i] = g_rand_double_range (rand, -level, level);
  g_rand_free (rand);
  return sound;
}

static WholeSound *
make_flat (gint64 n, gfloat left, gfloat right)
{
  WholeSound *sound = whole_sound_new (n);

  for (gint64 i = 0; i < n; i++) {
    sound->data[2 * i] = left;
    sound->data[2 * i + 1] = right;
  }
  return sound;
}

/* What is asked of whom the sounds are from. */
static gint live, acquired;

static gpointer
acquire (
    gpointer owner, gpointer sound, GCancellable *cancellable, GError **error)
{
  live++;
  acquired++;
  return sound;
}

static gboolean
read_sound (gpointer sound, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  const WholeSound *whole = sound;

  fail_unless (from >= 0 && n > 0 && from + n <= whole->n_samples);
  memcpy (out, whole->data + 2 * from, 2 * n * sizeof *out);
  return TRUE;
}

static void
release (gpointer owner, gpointer sound)
{
  live--;
}

static Mix *
open_mix (MixItem *items, guint n_items)
{
  static const MixSounds sounds = { acquire, read_sound, release };

  for (guint i = 0; i < n_items; i++)
    items[i].length = ((WholeSound *) items[i].sound)->n_samples;
  return mix_new (items, n_items, -1, &sounds, NULL);
}

static void
read_into (Mix *mix, gint64 from, gint n, gfloat *out)
{
  fail_unless (mix_read (mix, from, n, out, NULL, NULL));
}

static gfloat *
read_all (Mix *mix, gint64 from, gint n)
{
  gfloat *out = g_new (gfloat, 2 * n);

  for (gint i = 0; i < 2 * n; i++)
    out[i] = NAN;
  read_into (mix, from, n, out);
  return out;
}

#define assert_near(a, b, eps)                                                 \
  G_STMT_START                                                                 \
  {                                                                            \
    gdouble a_ = (a), b_ = (b);                                                \
    fail_unless (fabs (a_ - b_) <= (eps), "%.9g is not %.9g", a_, b_);         \
  }                                                                            \
  G_STMT_END

GST_START_TEST (test_one_item_is_its_samples)
{
  g_autoptr (WholeSound) sound = make_noise (20000, 1, 0.25f);
  MixItem item = { sound, 1000, 31000, 500, 1.0 };
  g_autoptr (Mix) mix = open_mix (&item, 1);
  g_autofree gfloat *out = read_all (mix, 0, 40000);

  for (gint n = 0; n < 40000; n++)
    for (gint c = 0; c < 2; c++) {
      gint at = n - 1000 + 500;
      gfloat want = n >= 1000 && at < 20000 ? sound->data[2 * at + c] : 0;

      fail_unless (out[2 * n + c] == want, "sample %d", n);
    }
}
GST_END_TEST;

GST_START_TEST (test_transparent_up_to_the_ceiling)
{
  /* A constant curve reaches no higher than its samples. */
  g_autoptr (WholeSound) sound = make_flat (40000, 0.8912f, -0.8912f);
  MixItem item = { sound, 0, 40000, 0, 1.0 };
  g_autoptr (Mix) mix = open_mix (&item, 1);
  g_autofree gfloat *out = read_all (mix, 5000, 20000);

  for (gint i = 0; i < 40000; i++)
    fail_unless (out[i] == (i & 1 ? -0.8912f : 0.8912f));
}
GST_END_TEST;

GST_START_TEST (test_fades_and_volume)
{
  g_autoptr (WholeSound) sound = make_flat (5000, 0.5f, -0.25f);
  MixItem item = { sound, 100, 3100, 0, 0.8, 400, 1000 };
  g_autoptr (Mix) mix = open_mix (&item, 1);
  g_autofree gfloat *out = read_all (mix, 0, 4000);

  for (gint n = 0; n < 4000; n++) {
    gdouble gain = n >= 100 && n < 3100 ? 0.8 : 0;

    if (n >= 100 && n < 500)
      gain *= (n - 100 + 0.5) / 400;
    if (n >= 2100 && n < 3100)
      gain *= (3100 - n - 0.5) / 1000;
    assert_near (out[2 * n], 0.5 * gain, 1e-7);
    assert_near (out[2 * n + 1], -0.25 * gain, 1e-7);
  }
}
GST_END_TEST;

/* A sound that is over before its item fades out where it is over. */
GST_START_TEST (test_fade_of_a_short_sound)
{
  g_autoptr (WholeSound) sound = make_flat (2000, 0.5f, 0.5f);
  MixItem item = { sound, 100, 9000, 500, 1.0, 0, 400 };
  g_autoptr (Mix) mix = open_mix (&item, 1);
  g_autofree gfloat *out = read_all (mix, 0, 3000);

  for (gint n = 100; n < 3000; n++)
    assert_near (out[2 * n], 0.5 * CLAMP ((1600 - n - 0.5) / 400, 0, 1), 1e-7);
}
GST_END_TEST;

GST_START_TEST (test_loop_returns_to_the_in_point)
{
  g_autoptr (WholeSound) sound = make_noise (700, 2, 0.25f);
  MixItem item = { sound, 50, 20050, 200, 1.0, 0, 0, TRUE };
  g_autoptr (Mix) mix = open_mix (&item, 1);
  g_autofree gfloat *out = read_all (mix, 50, 20001);

  for (gint n = 0; n < 20000; n++)
    fail_unless (out[2 * n] == sound->data[2 * (200 + n % 500)]);
  fail_unless (out[40000] == 0 && out[40001] == 0);
}
GST_END_TEST;

/* Two voices whose falls and rises overlap, and a mute one. */
#define VOICE_1_FROM 10000
#define VOICE_1_TO 20000
#define VOICE_2_FROM 23000
#define VOICE_2_TO 24000
#define ATTACK 1500
#define HOLD 500
#define RELEASE 6000
#define LOOKAHEAD 1000

static gdouble
plain_envelope (gint n, gint from, gint to)
{
  gdouble rise = (n - (from - LOOKAHEAD)) / (gdouble) ATTACK;
  gdouble fall = 1 - (n - (to + HOLD)) / (gdouble) RELEASE;

  return CLAMP (MIN (rise, fall), 0, 1);
}

GST_START_TEST (test_ducking)
{
  g_autoptr (WholeSound) music = make_flat (50000, 0.5f, 0.5f);
  /* The first is shorter than its slot: it ducks for as long as it is heard. */
  g_autoptr (WholeSound) voice = make_flat (VOICE_1_TO - VOICE_1_FROM, 0, 0);
  MixItem items[] = {
    { music, 0, 50000, 0, 1.0, 0, 0, FALSE, FALSE, -12, ATTACK, HOLD, RELEASE,
        LOOKAHEAD },
    { voice, VOICE_2_FROM, VOICE_2_TO, 0, 1.0, .voice = TRUE },
    { voice, VOICE_1_FROM, VOICE_1_TO + 2000, 0, 1.0, .voice = TRUE },
    { voice, 40000, 45000, 0, 0.0, .voice = TRUE },
  };
  g_autoptr (Mix) mix = open_mix (items, G_N_ELEMENTS (items));
  g_autofree gfloat *out = read_all (mix, 0, 50000);

  for (gint n = 0; n < 50000; n++) {
    gdouble env = MAX (plain_envelope (n, VOICE_1_FROM, VOICE_1_TO),
        plain_envelope (n, VOICE_2_FROM, VOICE_2_TO));
    gdouble gain = 1 - (1 - pow (10, -12 / 20.0)) * env;

    assert_near (out[2 * n], 0.5 * gain, 1e-7);
  }
}
GST_END_TEST;

GST_START_TEST (test_voices_do_not_duck)
{
  g_autoptr (WholeSound) sound = make_flat (20000, 0.25f, 0.25f);
  MixItem items[] = {
    { sound, 0, 20000, 0, 1.0, 0, 0, FALSE, TRUE, -12, 100, 100, 100, 100 },
    { sound, 0, 20000, 0, 1.0, 0, 0, FALSE, TRUE, -12, 100, 100, 100, 100 },
    { sound, 0, 20000, 0, 1.0, 0, 0, FALSE, FALSE, 0, 100, 100, 100, 100 },
  };
  g_autoptr (Mix) mix = open_mix (items, 3);
  g_autofree gfloat *out = read_all (mix, 0, 20000);

  for (gint i = 0; i < 40000; i++)
    fail_unless (out[i] == 0.75f);
}
GST_END_TEST;

GST_START_TEST (test_ducking_without_ramps)
{
  g_autoptr (WholeSound) sound = make_flat (20000, 0.25f, 0.25f);
  MixItem items[] = {
    { sound, 0, 20000, 0, 1.0, .duck_db = -20 },
    { sound, 5000, 6000, 0, 1.0, .voice = TRUE },
  };
  g_autoptr (Mix) mix = open_mix (items, 2);
  g_autofree gfloat *out = read_all (mix, 0, 20000);

  for (gint n = 0; n < 20000; n++)
    assert_near (out[2 * n], n >= 5000 && n < 6000 ? 0.275 : 0.25, 1e-7);
}
GST_END_TEST;

/* A loud programme with all there is. */
static Mix *
make_loud (WholeSound **noise, WholeSound **tone)
{
  *noise = make_noise (48000, 7, 0.5f);
  *tone = whole_sound_new (24000);
  for (gint i = 0; i < 24000; i++) {
    /* A quarter of the rate, between its peaks: the samples do not show it. */
    (*tone)->data[2 * i] = 1.2 * sin (G_PI / 4 + G_PI / 2 * i);
    (*tone)->data[2 * i + 1] = 1.5 * sin (2 * G_PI * 97 * i / 48000.0);
  }
  MixItem items[] = {
    { *noise, 1000, 200000, 0, 0.7, 3000, 9000, TRUE, FALSE, -9, 2000, 5000,
        9000, 1000 },
    { *tone, 30000, 54000, 0, 1.0, .voice = TRUE },
    { *tone, 100000, 110000, 0, 4.0, .voice = TRUE },
    { *noise, 120000, 140000, 0, 4.0, 0, 0, FALSE, FALSE, 0 },
  };
  return open_mix (items, G_N_ELEMENTS (items));
}

GST_START_TEST (test_any_range_gives_the_same)
{
  static const gint steps[] = { 1, 7, 480, 1024, 1601, 8192, 8193, 50000 };
  g_autoptr (WholeSound) noise = NULL, tone = NULL;
  g_autoptr (Mix) mix = make_loud (&noise, &tone);
  const gint total = 210000;
  g_autofree gfloat *whole = read_all (mix, 0, total);
  g_autofree gfloat *part = g_new (gfloat, 2 * total);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    memset (part, 0xff, 2 * total * sizeof *part);
    for (gint at = 0; at < total; at += steps[i])
      read_into (mix, at, MIN (steps[i], total - at), part + 2 * at);
    fail_unless (memcmp (part, whole, 2 * total * sizeof *part) == 0,
        "steps of %d", steps[i]);
  }
  for (gint at = 199000; at > 0; at -= 13337) {
    read_into (mix, at, 1000, part);
    fail_unless (memcmp (part, whole + 2 * at, 2000 * sizeof *part) == 0);
  }
}
GST_END_TEST;

GST_START_TEST (test_silence_outside)
{
  g_autoptr (WholeSound) noise = NULL, tone = NULL;
  g_autoptr (Mix) mix = make_loud (&noise, &tone);
  g_autoptr (Mix) empty = open_mix (NULL, 0);
  g_autofree gfloat *before = read_all (mix, -3000, 4000);
  g_autofree gfloat *after = read_all (mix, 200000, 10000);
  g_autofree gfloat *far = read_all (mix, G_GINT64_CONSTANT (1) << 40, 100);
  g_autofree gfloat *none = read_all (empty, 0, 100);
  g_autofree gfloat *first = read_all (mix, 1000, 100);

  for (gint i = 0; i < 8000; i++)
    fail_unless (before[i] == 0);
  for (gint i = 0; i < 20000; i++)
    fail_unless (after[i] == 0);
  for (gint i = 0; i < 200; i++)
    fail_unless (far[i] == 0 && none[i] == 0);
  fail_unless (first[20] != 0);
}
GST_END_TEST;

/* Peak of the curve through the samples, at 4 points to a sample, by 128 taps
 * under a Blackman window. */
static gdouble
true_peak (const gfloat *x, gint n, gint channel)
{
  gdouble taps[4][128], peak = 0;

  for (gint p = 0; p < 4; p++)
    for (gint k = 0; k < 128; k++) {
      gdouble t = k - 63 - p / 4.0, u = (t / 64 + 1) / 2;
      gdouble w = 0.42 - 0.5 * cos (2 * G_PI * u) + 0.08 * cos (4 * G_PI * u);

      taps[p][k] = t == 0 ? 1 : w * sin (G_PI * t) / (G_PI * t);
    }
  for (gint i = 63; i + 64 < n; i++)
    for (gint p = 0; p < 4; p++) {
      gdouble sum = 0;

      for (gint k = 0; k < 128; k++)
        sum += taps[p][k] * x[2 * (i - 63 + k) + channel];
      peak = MAX (peak, fabs (sum));
    }
  return peak;
}

static void
check_peak (Mix *mix, gint64 from, gint n, gdouble lowest_db)
{
  g_autofree gfloat *out = read_all (mix, from, n);

  for (gint c = 0; c < 2; c++) {
    gdouble db = 20 * log10 (true_peak (out, n, c));

    fail_unless (db <= -1, "%g dB in channel %d", db, c);
    fail_unless (db >= lowest_db, "%g dB in channel %d", db, c);
  }
}

GST_START_TEST (test_true_peak_is_limited)
{
  g_autoptr (WholeSound) noise = NULL, tone = NULL;
  g_autoptr (Mix) mix = make_loud (&noise, &tone);

  check_peak (mix, 29000, 26000, -6);
  check_peak (mix, 99000, 12000, -9);
  check_peak (mix, 119000, 22000, -3);
}
GST_END_TEST;

/* The gain is 1 again 20 ms away from what needed less. */
GST_START_TEST (test_limiter_is_local)
{
  g_autoptr (WholeSound) quiet = make_flat (40000, 0.25f, 0.25f);
  g_autoptr (WholeSound) click = make_flat (1, 4.0f, 4.0f);
  MixItem items[] = {
    { quiet, 0, 40000, 0, 1.0 },
    { click, 20000, 20001, 0, 1.0 },
  };
  g_autoptr (Mix) mix = open_mix (items, 2);
  g_autofree gfloat *out = read_all (mix, 0, 40000);
  gfloat least = 1;

  for (gint n = 0; n < 40000; n++) {
    if (ABS (n - 20000) > 960 + 64)
      fail_unless (out[2 * n] == 0.25f, "sample %d", n);
    else if (n != 20000)
      least = MIN (least, out[2 * n]);
  }
  fail_unless (out[40000] <= 0.8913f && out[40000] > 0.85f);
  /* 0.8913 / 4.25 of a quarter, and 0.2 dB less. */
  assert_near (least, 0.25 * 0.8913 / 4.25 * 0.9772, 0.0005);
}
GST_END_TEST;

GST_START_TEST (test_nothing_to_hear)
{
  g_autoptr (WholeSound) sound = make_flat (100, 1, 1);
  MixItem items[] = {
    { sound, 0, 1000, 100, 1.0 },
    { sound, 0, 1000, 5000, 1.0, .loop = TRUE },
    { sound, 500, 500, 0, 1.0 },
    { sound, 500, 400, 0, 1.0 },
    { sound, 0, 1000, 0, 0.0 },
  };
  g_autoptr (Mix) mix = open_mix (items, G_N_ELEMENTS (items));
  g_autofree gfloat *out = read_all (mix, 0, 1000);

  for (gint i = 0; i < 2000; i++)
    fail_unless (out[i] == 0);
}
GST_END_TEST;

/* A hundred scenes with music below and a voice in every other one. */
#define SCENE 60000

static Mix *
make_film (WholeSound *music, WholeSound *voice)
{
  MixItem items[51] = { { music, 0, 100 * SCENE, 0, 0.5, .loop = TRUE,
      .duck_db = -9, .attack = 2000, .hold = 5000, .release = 9000 } };

  for (gint i = 1; i < 51; i++)
    items[i] = (MixItem){ voice, 2 * i * SCENE - SCENE, 2 * i * SCENE, 0, 1.0,
      .voice = TRUE };
  return open_mix (items, G_N_ELEMENTS (items));
}

GST_START_TEST (test_only_what_is_heard_is_held)
{
  g_autoptr (WholeSound) music = make_noise (7000, 4, 0.25f);
  g_autoptr (WholeSound) voice = make_noise (SCENE, 5, 0.25f);
  Mix *mix = make_film (music, voice);
  g_autofree gfloat *out = g_new (gfloat, 2 * 2048);

  live = acquired = 0;
  for (gint64 at = 0; at < 100 * SCENE; at += 2048) {
    gint64 inside = at % (2 * SCENE) - SCENE;

    read_into (mix, at, 2048, out);
    fail_unless (live >= (inside >= 0 ? 2 : 1) && live <= 2, "%d at %d", live,
        (gint) at);
    /* More than a block and the limiter's reach away. */
    if (inside < -10000 && inside > -SCENE + 10000)
      fail_unless_equals_int (live, 1);
  }
  /* Each once, not once for every block. */
  fail_unless_equals_int (acquired, 51);
  read_into (mix, 200 * SCENE, 100, out);
  fail_unless_equals_int (live, 0);
  read_into (mix, 3 * SCENE / 2, 100, out);
  fail_unless_equals_int (live, 2);
  read_into (mix, 0, 100, out);
  fail_unless_equals_int (live, 1);
  mix_free (mix);
  fail_unless_equals_int (live, 0);
}
GST_END_TEST;

GST_START_TEST (test_seeks_across_items)
{
  g_autoptr (WholeSound) music = make_noise (7000, 4, 0.5f);
  g_autoptr (WholeSound) voice = make_noise (SCENE, 5, 0.9f);
  g_autoptr (Mix) mix = make_film (music, voice);
  g_autofree gfloat *whole = read_all (mix, 0, 8 * SCENE);
  g_autofree gfloat *part = g_new (gfloat, 2 * 5000);

  for (gint64 i = 0; i < 200; i++) {
    gint64 at = i * 77777 % (8 * SCENE - 5000);

    read_into (mix, at, 5000, part);
    fail_unless (memcmp (part, whole + 2 * at, 2 * 5000 * sizeof *part) == 0);
  }
}
GST_END_TEST;

/* One in two sounds is broken: it says so when it is read, or opened. */
static gboolean broken_open;

static gpointer
acquire_broken (
    gpointer owner, gpointer sound, GCancellable *cancellable, GError **error)
{
  if (sound == owner && broken_open) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");
    return NULL;
  }
  return acquire (owner, sound, cancellable, error);
}

static gboolean
read_broken (gpointer sound, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  const WholeSound *whole = sound;

  if (whole->data[0] != 7)
    return read_sound (sound, from, n, out, cancellable, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "broken");
  return FALSE;
}

GST_START_TEST (test_a_later_item_fails)
{
  static const MixSounds sounds = { acquire_broken, read_broken, release };
  g_autoptr (WholeSound) good = make_flat (100000, 0.25f, 0.25f);
  g_autoptr (WholeSound) bad = make_flat (100000, 7, 7);
  MixItem items[] = {
    { good, 0, 100000, 0, 1.0, .length = 100000 },
    { bad, 100000, 200000, 0, 1.0, .length = 100000 },
    { good, 300000, 400000, 0, 1.0, .length = 100000 },
  };
  Mix *mix = mix_new (items, G_N_ELEMENTS (items), -1, &sounds, bad);
  g_autofree gfloat *out = g_new (gfloat, 2 * 1000);

  live = 0;
  for (gint i = 0; i < 4; i++) {
    g_autoptr (GError) error = NULL;

    broken_open = i & 1;
    read_into (mix, 80000, 1000, out);
    fail_unless (out[0] == 0.25f);
    fail_unless (!mix_read (mix, 150000, 1000, out, NULL, &error));
    fail_unless_equals_string (error->message, broken_open ? "gone" : "broken");
    read_into (mix, 350000, 1000, out);
    fail_unless (out[0] == 0.25f);
  }
  mix_free (mix);
  fail_unless_equals_int (live, 0);
}
GST_END_TEST;

static Suite *
mix_suite (void)
{
  Suite *s = suite_create ("mix");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_test (t, test_one_item_is_its_samples);
  tcase_add_test (t, test_transparent_up_to_the_ceiling);
  tcase_add_test (t, test_fades_and_volume);
  tcase_add_test (t, test_fade_of_a_short_sound);
  tcase_add_test (t, test_loop_returns_to_the_in_point);
  tcase_add_test (t, test_ducking);
  tcase_add_test (t, test_voices_do_not_duck);
  tcase_add_test (t, test_ducking_without_ramps);
  tcase_add_test (t, test_any_range_gives_the_same);
  tcase_add_test (t, test_silence_outside);
  tcase_add_test (t, test_true_peak_is_limited);
  tcase_add_test (t, test_limiter_is_local);
  tcase_add_test (t, test_nothing_to_hear);
  tcase_add_test (t, test_only_what_is_heard_is_held);
  tcase_add_test (t, test_seeks_across_items);
  tcase_add_test (t, test_a_later_item_fails);
  return s;
}

SUITE_MAIN (mix_suite)
