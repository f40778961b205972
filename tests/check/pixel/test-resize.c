/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The still's one resize: what is flat stays flat, what is straight stays
 * straight and in its place, what is too fine becomes grey. */

#include "suite.h"
#include "pictures.h"

static const gint sizes[][4] = { { 1, 1, 7, 5 }, { 7, 5, 1, 1 }, { 2, 2, 3, 3 },
  { 64, 48, 37, 29 }, { 37, 29, 64, 48 }, { 320, 4, 5, 90 },
  { 1536, 864, 1382, 778 }, { 33, 33, 33, 33 } };

GST_START_TEST (test_flat)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Picture) src =
        picture_flat (sizes[i][0], sizes[i][1], 235, 16, 240);
    g_autoptr (Picture) want =
        picture_flat (sizes[i][2], sizes[i][3], 235, 16, 240);
    g_autoptr (Picture) got = picture_resize (src, sizes[i][2], sizes[i][3]);

    assert_same_picture (got, want, "flat");
    fail_unless_equals_int (got->matrix, src->matrix);
  }
}
GST_END_TEST;

GST_START_TEST (test_same_size)
{
  g_autoptr (Picture) src = picture_of_seed (67, 45, 1);
  g_autoptr (Picture) got = picture_resize (src, 67, 45);

  assert_same_picture (got, src, "same size");
}
GST_END_TEST;

/* Luma of sample i of a plane, across or down. */
static gdouble
place (gint plane, gint i, gboolean down)
{
  if (plane == 0)
    return i + .5;
  return 2 * i + (down ? 1 : .5);
}

/* Every plane rises by one a luma sample, across or down. */
static void
fill_ramp (Picture *p, gboolean down)
{
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (p, plane); y++)
      for (gint x = 0; x < picture_plane_width (p, plane); x++)
        *sample_of (p, plane, x, y) = 20 + (down ? y : x) * (plane ? 2 : 1);
}

/* Lines and colours stay where they were: a shift of a seventh of a sample
 * would show. */
static void
check_ramp (gint from, gint to, gboolean down)
{
  g_autoptr (Picture) src = picture_flat (from, from, 0, 0, 0);
  const gdouble scale = (gdouble) from / to;

  fill_ramp (src, down);
  g_autoptr (Picture) got = picture_resize (src, to, to);
  for (gint plane = 0; plane < 3; plane++)
    for (gint i = 8; i < picture_plane_width (got, plane) - 8; i++) {
      const gdouble want =
          20 + place (plane, i, down) * scale - place (plane, 0, down);
      const gint is =
          down ? *sample_of (got, plane, 9, i) : *sample_of (got, plane, i, 9);

      fail_unless (fabs (is - want) <= .62,
          "%d to %d, plane %d at %d: %d, "
          "not %f",
          from, to, plane, i, is, want);
    }
}

GST_START_TEST (test_ramps)
{
  static const gint ends[][2] = { { 200, 150 }, { 150, 200 }, { 160, 80 },
    { 190, 71 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gint down = 0; down < 2; down++)
      check_ramp (ends[i][0], ends[i][1], down);
}
GST_END_TEST;

/* One-sample checks cannot be shown at half the size: they become their
 * mean and not a pattern. */
GST_START_TEST (test_no_alias)
{
  static const gint widths[] = { 100, 73, 50, 31 };
  g_autoptr (Picture) src = picture_flat (200, 200, 0, 128, 128);

  for (gint i = 0; i < 200 * 200; i++)
    *sample_of (src, 0, i % 200, i / 200) = (i + i / 200) % 2 ? 216 : 36;
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    g_autoptr (Picture) got = picture_resize (src, widths[w], widths[w]);

    for (gint y = 4; y < widths[w] - 4; y++)
      for (gint x = 4; x < widths[w] - 4; x++)
        fail_unless (ABS (*sample_of (got, 0, x, y) - 126) <= 3);
  }
}
GST_END_TEST;

static gdouble
lanczos (gdouble x)
{
  if (fabs (x) < 1e-9)
    return 1;
  return fabs (x) >= 3
      ? 0
      : 3 * sin (G_PI * x) * sin (G_PI * x / 3) / (G_PI * G_PI * x * x);
}

/* One sample of the result in double precision. */
static gdouble
reference (const Picture *src, gint x, gint y, gdouble sx, gdouble sy)
{
  const gdouble at_x = (x + .5) * sx - .5, at_y = (y + .5) * sy - .5;
  const gdouble wx = MAX (sx, 1), wy = MAX (sy, 1);
  gdouble sum = 0, total = 0;

  for (gint j = floor (at_y - 3 * wy); j <= at_y + 3 * wy + 1; j++)
    for (gint i = floor (at_x - 3 * wx); i <= at_x + 3 * wx + 1; i++) {
      const gdouble w = lanczos ((i - at_x) / wx) * lanczos ((j - at_y) / wy);

      total += w;
      sum += w
          * *sample_of (src, 0, CLAMP (i, 0, src->width - 1),
              CLAMP (j, 0, src->height - 1));
    }
  return CLAMP (sum / total, 0, 255);
}

GST_START_TEST (test_against_reference)
{
  static const gint to[][2] = { { 61, 47 }, { 131, 90 }, { 20, 90 } };
  g_autoptr (Picture) src = picture_of_seed (97, 64, 2);

  for (guint k = 0; k < G_N_ELEMENTS (to); k++) {
    g_autoptr (Picture) got = picture_resize (src, to[k][0], to[k][1]);

    for (gint y = 0; y < got->height; y++)
      for (gint x = 0; x < got->width; x++)
        fail_unless (
            fabs (*sample_of (got, 0, x, y)
                - reference (src, x, y, 97. / to[k][0], 64. / to[k][1]))
            <= .8);
  }
}
GST_END_TEST;

/* A zone plate: rings whose waves get shorter outwards, to one sample's in the
 * corners. What cannot be shown must become grey, not other rings. */
static gint
zone_plate (gint x, gint y, gint size)
{
  const gdouble dx = x + .5 - size / 2., dy = y + .5 - size / 2.;

  return lrint (126 + 90 * cos (G_PI * (dx * dx + dy * dy) / size));
}

/* Waves in a sample of the source at this distance from the middle. */
static gdouble
waves_at (gdouble distance, gint size)
{
  return distance / size;
}

GST_START_TEST (test_zone_plate)
{
  static const gint to[] = { 500, 367, 250, 171, 100 };
  const gint size = 1000;
  g_autoptr (Picture) src = picture_flat (size, size, 0, 128, 128);

  for (gint i = 0; i < size * size; i++)
    *sample_of (src, 0, i % size, i / size) =
        zone_plate (i % size, i / size, size);
  for (guint k = 0; k < G_N_ELEMENTS (to); k++) {
    const gdouble scale = (gdouble) size / to[k];
    g_autoptr (Picture) got = picture_resize (src, to[k], to[k]);
    gdouble worst = 0, shown = 0;

    /* at the edges the last samples go on, which is no ring */
    for (gint y = 4; y < to[k] - 4; y++)
      for (gint x = 4; x < to[k] - 4; x++) {
        const gdouble dx = fabs (x + .5 - to[k] / 2.) * scale;
        const gdouble dy = fabs (y + .5 - to[k] / 2.) * scale;
        const gdouble finest = waves_at (MAX (dx, dy), size) * scale;
        const gdouble level = fabs (*sample_of (got, 0, x, y) - 126.);

        /* Half a wave a sample is the limit; the filter needs some room. */
        if (finest > .75)
          worst = MAX (worst, level);
        else if (finest < .3)
          shown = MAX (shown, level);
      }
    fail_unless (
        worst <= 6, "to %d: rings of %f that are not there", to[k], worst);
    fail_unless (shown > 80, "to %d: %f of 90 is left", to[k], shown);
  }
}
GST_END_TEST;

GST_START_TEST (a_cancelled_one_gives_nothing)
{
  g_autoptr (Picture) src = picture_flat (64, 64, 100, 90, 80);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Picture) done = picture_resize_unless (src, 9, 7, cancellable);

  ck_assert (done && done->width == 9 && done->height == 7);
  g_cancellable_cancel (cancellable);
  ck_assert (picture_resize_unless (src, 9, 7, cancellable) == NULL);
}
GST_END_TEST

static Suite *
resize_suite (void)
{
  Suite *suite = suite_create ("resize");
  TCase *tc = tcase_create ("resize");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_flat);
  tcase_add_test (tc, test_same_size);
  tcase_add_test (tc, test_ramps);
  tcase_add_test (tc, test_no_alias);
  tcase_add_test (tc, test_zone_plate);
  tcase_add_test (tc, test_against_reference);
  tcase_add_test (tc, a_cancelled_one_gives_nothing);
  return suite;
}

SUITE_MAIN (resize_suite)
