/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Curves of fades and volume envelopes, against formulas written down again. */
#include "suite.h"
#include "mix.h"
#include <math.h>
#include <string.h>

/* A source that is 0.5 everywhere. */
static gpointer
acquire (
    gpointer owner, gpointer sound, GCancellable *cancellable, GError **error)
{
  return sound;
}

static gboolean
read_half (gpointer sound, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  for (gint64 i = 0; i < 2 * n; i++)
    out[i] = 0.5f;
  return TRUE;
}

static void
release (gpointer owner, gpointer sound)
{
}

static gint source;

static gfloat *
play (MixItem *items, guint n_items, gint n)
{
  static const MixSounds sounds = { acquire, read_half, release };
  gfloat *out = g_new (gfloat, 2 * n);

  for (guint i = 0; i < n_items; i++) {
    items[i].sound = &source;
    items[i].length = G_MAXINT;
  }
  g_autoptr (Mix) mix = mix_new (items, n_items, -1, &sounds, NULL);
  /* Out of order, so that no value can come from the one before it. */
  for (gint at = (n - 1) / 1000 * 1000; at >= 0; at -= 1000)
    fail_unless (
        mix_read (mix, at, MIN (1000, n - at), out + 2 * at, NULL, NULL));
  return out;
}

static void
check (const gfloat *out, gint n, gdouble gain)
{
  fail_unless (
      fabs (out[2 * n] - 0.5 * gain) < 1e-6 && out[2 * n + 1] == out[2 * n],
      "sample %d: %g for %g", n, out[2 * n], 0.5 * gain);
}

static gdouble
quarter (gdouble t)
{
  return sin (t * G_PI / 2);
}

static gdouble
square (gdouble t)
{
  return t * t;
}

static gdouble
below (gdouble t)
{
  return t * (3 * t - 2);
}

GST_START_TEST (test_curves_of_fades)
{
  MixItem item = { .from = 300,
    .to = 20300,
    .volume = 0.8,
    .fade_in = 5000,
    .fade_out = 10000,
    .fade_in_curve = square,
    .fade_out_curve = quarter };
  g_autofree gfloat *out = play (&item, 1, 21000);

  for (gint n = 0; n < 21000; n++) {
    gdouble gain = n >= 300 && n < 20300 ? 0.8 : 0;

    if (n < 5300)
      gain *= pow ((n - 300 + 0.5) / 5000, 2);
    if (n >= 10300)
      gain *= sin ((20300 - n - 0.5) / 10000 * G_PI / 2);
    check (out, n, gain);
  }
}
GST_END_TEST;

/* No fade turns a sound over. */
GST_START_TEST (test_a_curve_below_silence)
{
  MixItem item = {
    .from = 0, .to = 2000, .volume = 1, .fade_in = 1000, .fade_in_curve = below
  };
  g_autofree gfloat *out = play (&item, 1, 2000);

  for (gint n = 0; n < 1000; n++)
    check (out, n, MAX (below ((n + 0.5) / 1000), 0));
}
GST_END_TEST;

GST_START_TEST (test_equal_power)
{
  MixItem items[] = {
    { .from = 0,
        .to = 30000,
        .volume = 1,
        .fade_out = 10000,
        .fade_out_curve = quarter },
    { .from = 20000,
        .to = 50000,
        .volume = 1,
        .fade_in = 10000,
        .fade_in_curve = quarter },
  };
  g_autofree gfloat *one = play (&items[0], 1, 50000);
  g_autofree gfloat *two = play (&items[1], 1, 50000);
  g_autofree gfloat *both = play (items, 2, 50000);

  for (gint n = 0; n < 50000; n++) {
    gdouble power = pow (2 * one[2 * n], 2) + pow (2 * two[2 * n], 2);

    fail_unless (fabs (power - 1) < 1e-5, "sample %d: %g", n, power);
    fail_unless (fabs (both[2 * n] - one[2 * n] - two[2 * n]) < 1e-6);
  }
}
GST_END_TEST;

GST_START_TEST (test_envelope)
{
  const MixPoint points[] = { { 100, 0.5 }, { 9000, 1.5 }, { 9001, 0.25, NULL },
    { 20000, 0.75, square } };
  MixItem item = { .from = 5000,
    .to = 40000,
    .volume = 0.5,
    .points = points,
    .n_points = G_N_ELEMENTS (points) };
  g_autofree gfloat *out = play (&item, 1, 41000);

  for (gint n = 0; n < 41000; n++) {
    gint at = n - 5000;
    gdouble gain = 0.75;

    if (at < 100)
      gain = 0.5;
    else if (at <= 9000)
      gain = 0.5 + (at - 100) / 8900.0;
    else if (at < 20000)
      gain = 0.25 + 0.5 * pow ((at - 9001) / 10999.0, 2);
    check (out, n, n >= 5000 && n < 40000 ? 0.5 * gain : 0);
  }
}
GST_END_TEST;

GST_START_TEST (test_one_point_is_a_volume)
{
  const MixPoint point = { 700, 0.5 };
  MixItem item = {
    .from = 0, .to = 2000, .volume = 1, .points = &point, .n_points = 1
  };
  g_autofree gfloat *out = play (&item, 1, 2000);

  for (gint n = 0; n < 2000; n++)
    check (out, n, 0.5);
}
GST_END_TEST;

static Suite *
volume_suite (void)
{
  Suite *s = suite_create ("volume");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_test (t, test_curves_of_fades);
  tcase_add_test (t, test_a_curve_below_silence);
  tcase_add_test (t, test_equal_power);
  tcase_add_test (t, test_envelope);
  tcase_add_test (t, test_one_point_is_a_volume);
  return s;
}

SUITE_MAIN (volume_suite)
