/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer's one resample: where things are, to a part of a sample, on every
 * frame of a slow zoom; what its border is; and that rows, kernels and odd
 * sizes make no difference. */

#include "suite.h"
#include "layer.h"
#include "resample.h"
#include "pictures.h"

static const PictureColor border = { { 60, 200, 40 } };

/* The centre of what is brighter than black around (x, y), luma samples. */
static void
centroid (const Picture *p, gdouble x, gdouble y, gdouble *cx, gdouble *cy)
{
  gdouble sum = 0;

  *cx = *cy = 0;
  for (gint j = (gint) y - 9; j <= (gint) y + 9; j++)
    for (gint i = (gint) x - 9; i <= (gint) x + 9; i++) {
      const gdouble v = *sample_of (p, 0, i, j) - 16;

      sum += v;
      *cx += v * (i + .5);
      *cy += v * (j + .5);
    }
  *cx /= sum;
  *cy /= sum;
}

static Picture *
dots_on_black (gint width, gint height, const gint dot[][2], gint n)
{
  Picture *p = picture_flat (width, height, 16, 128, 128);

  for (gint i = 0; i < n; i++)
    for (gint y = 0; y < 3; y++)
      for (gint x = 0; x < 3; x++)
        *sample_of (p, 0, dot[i][0] + x, dot[i][1] + y) = 235;
  return p;
}

/* 1.00 to 1.08 in six seconds at 720p30, the still at 1382 x 778: a tenth of
 * a sample at every frame, and no step in speed. */
GST_START_TEST (test_motion_path)
{
  static const gint dot[][2] = { { 150, 120 }, { 690, 388 }, { 1200, 640 } };
  g_autoptr (Picture) still = dots_on_black (1382, 778, dot, 3);
  g_autoptr (Picture) frame = picture_new (1280, 720, PICTURE_BT709);
  gdouble last_error[3][2] = { { 0 } }, jerk = 0;

  for (gint n = 0; n < 180; n++) {
    const LayerView view = { .zoom = pow (1.08, n / 180.), .x = .5, .y = .5 };
    const Affine a =
        layer_affine (1382, 778, 1280, 720, LAYER_FIT_COVER, .5, .5, &view, 1);

    layer_draw (frame, still, &a, border, 0, 720);
    for (gint i = 0; i < 3; i++) {
      const gdouble x = (dot[i][0] + 1.5 - a.x0) / a.xx;
      const gdouble y = (dot[i][1] + 1.5 - a.y0) / a.yy;
      gdouble cx, cy;

      centroid (frame, x, y, &cx, &cy);
      fail_unless (hypot (cx - x, cy - y) < .1, "frame %d: %f, %f off", n,
          cx - x, cy - y);
      if (n > 0)
        jerk += pow (cx - x - last_error[i][0], 2)
            + pow (cy - y - last_error[i][1], 2);
      last_error[i][0] = cx - x;
      last_error[i][1] = cy - y;
    }
  }
  /* whole-sample steps would give .05 */
  jerk /= 179 * 6;
  g_printerr ("variance of a dot's speed: %.6f px^2\n", jerk);
  fail_unless (jerk < .001, "variance of speed %f", jerk);
}
GST_END_TEST;

static gdouble
cubic (gdouble x)
{
  x = fabs (x);
  if (x < 1)
    return 1.5 * x * x * x - 2.5 * x * x + 1;
  return x < 2 ? -.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
}

/* Sample (x, y) of a plane, from double-precision weights. */
static gdouble
reference (const Picture *src, const Affine *a, gint plane, gint x, gint y)
{
  const gdouble step = plane ? 2 : 1, oy = plane ? 1 : .5;
  const gdouble at_x = ((x * step + .5) * a->xx + a->x0 - .5) / step;
  const gdouble at_y = ((y * step + oy) * a->yy + a->y0 - oy) / step;
  gdouble sum = 0;

  for (gint j = (gint) floor (at_y) - 1; j <= (gint) floor (at_y) + 2; j++)
    for (gint i = (gint) floor (at_x) - 1; i <= (gint) floor (at_x) + 2; i++)
      sum += cubic (i - at_x) * cubic (j - at_y)
          * *sample_of (src, plane,
              CLAMP (i, 0, picture_plane_width (src, plane) - 1),
              CLAMP (j, 0, picture_plane_height (src, plane) - 1));
  return CLAMP (sum, 0, 255);
}

/* All planes, sited: steps below, about and above one, and many. */
GST_START_TEST (test_against_reference)
{
  static const Affine views[] = { { .xx = .5, .yy = .5, .x0 = 3, .y0 = 2 },
    { .xx = .93, .yy = .97, .x0 = 1.3, .y0 = 2.6 },
    { .xx = 1.2, .yy = 1.1, .x0 = 0, .y0 = 0 },
    { .xx = 1.4, .yy = 1.25, .x0 = .25, .y0 = 7 },
    { .xx = 1, .yy = 1, .x0 = 20.5, .y0 = 0 } };
  g_autoptr (Picture) src = picture_of_seed (151, 133, 1);
  g_autoptr (Picture) dst = picture_new (101, 93, PICTURE_BT601);

  for (guint v = 0; v < G_N_ELEMENTS (views); v++) {
    gdouble sum = 0, n = 0;

    layer_draw (dst, src, &views[v], border, 0, 93);
    for (gint plane = 0; plane < 3; plane++)
      for (gint y = 0; y < picture_plane_height (dst, plane); y++)
        for (gint x = 0; x < picture_plane_width (dst, plane); x++, n++) {
          const gdouble error = *sample_of (dst, plane, x, y)
              - reference (src, &views[v], plane, x, y);

          fail_unless (fabs (error) <= 2, "view %u plane %d at %d, %d: %f", v,
              plane, x, y, error);
          sum += fabs (error);
        }
    fail_unless (sum / n < .4);
  }
}
GST_END_TEST;

/* Weights: the sum exact, the middle of gravity where it should be. */
GST_START_TEST (test_weights)
{
  for (gint phase = 0; phase < 256; phase++) {
    gint16 row[4], column[4];

    resample_row_weights (phase, row);
    resample_column_weights (phase, column);
    fail_unless_equals_int (row[0] + row[1] + row[2] + row[3], 128);
    fail_unless_equals_int (
        column[0] + column[1] + column[2] + column[3], 16384);
    fail_unless (ABS (2 * (row[2] + 2 * row[3] - row[0]) - phase) <= 1);
    fail_unless_equals_int (column[2] + 2 * column[3] - column[0], phase * 64);
    for (gint k = 0; k < 4; k++) {
      const gdouble want = cubic (k - 1 - phase / 256.);

      fail_unless (fabs (row[k] / 128. - want) < 2.1 / 128);
      fail_unless (fabs (column[k] / 16384. - want) < 2.1 / 16384);
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_identity)
{
  static const gint sizes[][2] = { { 1, 1 }, { 2, 3 }, { 33, 17 }, { 64, 36 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    const gint w = sizes[i][0], h = sizes[i][1];
    const LayerView still = LAYER_VIEW_WHOLE;
    const Affine a =
        layer_affine (w, h, w, h, LAYER_FIT_COVER, .3, .9, &still, 1);
    Affine hair = affine_identity;
    g_autoptr (Picture) src = picture_of_seed (w, h, 1);
    g_auto (GuardedPicture) dst = guarded_new (w, h);

    hair.x0 = 1e-7; /* takes the other path to the same bytes */
    layer_draw (&dst.picture, src, &a, border, 0, h);
    assert_same_picture (&dst.picture, src, "identity");
    layer_draw (&dst.picture, src, &hair, border, 0, h);
    assert_same_picture (&dst.picture, src, "almost identity");
    assert_guards (&dst, "identity");
  }
}
GST_END_TEST;

static const Affine all_kinds[] = {
  { .xx = 1, .yy = 1 },
  { .xx = .8, .yy = .8, .x0 = 5.3, .y0 = 2.7 },
  { .xx = 3.7, .yy = 9.1, .x0 = -50, .y0 = -30 },
  { .xx = 400, .yy = 300, .x0 = -1e5, .y0 = 4 },
  { .xx = .01, .yy = .02, .x0 = 40, .y0 = 10 },
  { .xx = .8, .xy = .3, .yx = -.3, .yy = .8, .x0 = 5, .y0 = 9 },
  { .xx = -1, .yy = 1, .x0 = 61, .y0 = 0 },
  { .xx = 1, .yy = 1, .x0 = 1e7, .y0 = -1e7 },
  { .xx = 1e-300, .yy = 1e300, .x0 = -1e300, .y0 = 1e-300 },
  { .xx = NAN, .yy = 1 },
  { .xx = 1, .yy = 1, .x0 = INFINITY, .y0 = NAN },
};

/* Any split into rows gives the same bytes, and none beside them. */
GST_START_TEST (test_splits)
{
  static const gint sizes[][2] = { { 64, 48 }, { 61, 47 }, { 1, 1 },
    { 600, 3 } };
  g_autoptr (Picture) src = picture_of_seed (61, 53, 2);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++) {
      const gint w = sizes[s][0], h = sizes[s][1];
      g_auto (GuardedPicture) whole = guarded_new (w, h);
      g_auto (GuardedPicture) parts = guarded_new (w, h);

      layer_draw (&whole.picture, src, &all_kinds[i], border, 0, h);
      for (gint y = 0, step = 2; y < h; y += step, step += 4)
        layer_draw (
            &parts.picture, src, &all_kinds[i], border, y, MIN (y + step, h));
      assert_same_picture (&whole.picture, &parts.picture, "split");
      assert_guards (&whole, "whole");
      assert_guards (&parts, "parts");
    }
}
GST_END_TEST;

/* Half a turn is the picture upside down. */
GST_START_TEST (test_half_turn)
{
  const Affine turn = { .xx = -1, .yy = -1, .x0 = 64, .y0 = 48 };
  g_autoptr (Picture) src = picture_of_seed (64, 48, 1);
  g_autoptr (Picture) dst = picture_new (64, 48, PICTURE_BT601);

  layer_draw (dst, src, &turn, border, 0, 48);
  for (gint y = 0; y < 48; y++)
    for (gint x = 0; x < 64; x++)
      fail_unless_equals_int (
          *sample_of (dst, 0, x, y), *sample_of (src, 0, 63 - x, 47 - y));
}
GST_END_TEST;

/* A quarter of a sample of the still in a column shows as a quarter. */
GST_START_TEST (test_border)
{
  g_autoptr (Picture) src = picture_flat (10, 40, 200, 50, 220);
  g_autoptr (Picture) dst = picture_new (20, 40, PICTURE_BT709);
  const Affine view = { .xx = 1, .yy = 1, .x0 = -4.25, .y0 = 0 };

  layer_draw (dst, src, &view, border, 0, 40);
  for (gint x = 0; x < 20; x++) {
    const gdouble from = MAX (x, 4.25), to = MIN (x + 1, 14.25);
    const gdouble part = MAX (to - from, 0);

    fail_unless_equals_int (
        *sample_of (dst, 0, x, 17), lrint (60 + part * 140));
  }
  fail_unless_equals_int (*sample_of (dst, 1, 0, 3), 200);
  fail_unless_equals_int (*sample_of (dst, 1, 5, 3), 50);
  fail_unless_equals_int (*sample_of (dst, 2, 9, 3), 40);
}
GST_END_TEST;

/* Whatever the focus and the views: a cover shows no border. */
GST_START_TEST (test_cover_is_whole)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (gint k = 0; k < 400; k++) {
    const gint w = g_rand_int_range (rand, 1, 90);
    const gint h = g_rand_int_range (rand, 1, 90);
    LayerView views[3];
    g_autoptr (Picture) src = picture_flat (w, h, 99, 88, 77);
    g_autoptr (Picture) want = picture_flat (37, 23, 99, 88, 77);
    g_autoptr (Picture) dst = picture_new (37, 23, PICTURE_BT709);

    for (gint i = 0; i < 3; i++)
      views[i] = (LayerView){ g_rand_double_range (rand, .5, 2),
        g_rand_double_range (rand, -1, 2), g_rand_double_range (rand, -1, 2),
        k % 2 ? 0 : g_rand_double_range (rand, -4, 4) };
    const Affine a = layer_affine (w, h, 37, 23, LAYER_FIT_COVER,
        g_rand_double (rand), g_rand_double (rand), views, k % 4);
    layer_draw (dst, src, &a, border, 0, 23);
    assert_same_picture (dst, want, "cover");
  }
}
GST_END_TEST;

static void
assert_maps (const Affine *a, gdouble x, gdouble y, gdouble to_x, gdouble to_y)
{
  const gdouble got_x = a->xx * x + a->xy * y + a->x0;
  const gdouble got_y = a->yx * x + a->yy * y + a->y0;

  fail_unless (hypot (got_x - to_x, got_y - to_y) < 1e-9,
      "(%g, %g) is seen at (%g, %g), not (%g, %g)", x, y, got_x, got_y, to_x,
      to_y);
}

GST_START_TEST (test_fits)
{
  Affine a = layer_affine (200, 100, 50, 50, LAYER_FIT_COVER, .5, .5, NULL, 0);
  assert_maps (&a, 0, 0, 50, 0);
  assert_maps (&a, 50, 50, 150, 100);
  a = layer_affine (200, 100, 50, 50, LAYER_FIT_COVER, .3, .5, NULL, 0);
  assert_maps (&a, 25, 25, 60, 50);
  a = layer_affine (200, 100, 50, 50, LAYER_FIT_COVER, 1, 0, NULL, 0);
  assert_maps (&a, 50, 50, 200, 100);
  a = layer_affine (200, 100, 50, 50, LAYER_FIT_CONTAIN, .9, .9, NULL, 0);
  assert_maps (&a, 0, 12.5, 0, 0);
  assert_maps (&a, 50, 37.5, 200, 100);
  a = layer_affine (200, 100, 50, 50, LAYER_FIT_STRETCH, .5, .5, NULL, 0);
  assert_maps (&a, 25, 50, 100, 100);
}
GST_END_TEST;

/* The first view lies on the picture, the next one looks at that. */
GST_START_TEST (test_views)
{
  const LayerView corner = { .zoom = 2, .x = 0, .y = 0 };
  const LayerView views[2] = { corner, { .zoom = 2, .x = 1, .y = 1 } };
  const LayerView turned = { .zoom = 4, .x = .5, .y = .5, .angle = G_PI_2 };
  Affine a =
      layer_affine (100, 80, 100, 80, LAYER_FIT_COVER, .5, .5, &corner, 1);

  assert_maps (&a, 0, 0, 0, 0);
  assert_maps (&a, 100, 80, 50, 40);
  a = layer_affine (100, 80, 100, 80, LAYER_FIT_COVER, .5, .5, views, 2);
  assert_maps (&a, 0, 0, 25, 20);
  assert_maps (&a, 100, 80, 50, 40);
  /* turned clockwise, what is above is seen to the right */
  a = layer_affine (100, 80, 100, 80, LAYER_FIT_COVER, .5, .5, &turned, 1);
  assert_maps (&a, 60, 40, 50, 37.5);
}
GST_END_TEST;

GST_START_TEST (test_multiply)
{
  const Affine f = { 2, .5, -.25, 3, 7, -4 }, s = { .1, -2, 4, .3, 5, 6 };
  const Affine both = affine_multiply (&f, &s);

  for (gdouble x = -3; x < 4; x++)
    for (gdouble y = -3; y < 4; y++) {
      const gdouble fx = 2 * x + .5 * y + 7, fy = -.25 * x + 3 * y - 4;

      assert_maps (&both, x, y, .1 * fx - 2 * fy + 5, 4 * fx + .3 * fy + 6);
    }
}
GST_END_TEST;

GST_START_TEST (test_still_size)
{
  gint w, h;

  layer_still_size (1536, 864, 1280, 720, LAYER_FIT_COVER, 1.08, &w, &h);
  fail_unless (w == 1382 && h == 778, "%d x %d", w, h);
  layer_still_size (640, 360, 1280, 720, LAYER_FIT_COVER, 1.08, &w, &h);
  fail_unless (w == 640 && h == 360);
  layer_still_size (4000, 1000, 1000, 1000, LAYER_FIT_CONTAIN, 1, &w, &h);
  fail_unless (w == 1000 && h == 250);
  layer_still_size (4000, 3000, 400, 600, LAYER_FIT_STRETCH, 1, &w, &h);
  fail_unless (w == 400 && h == 600);
  layer_still_size (9000, 1, 16, 16, LAYER_FIT_CONTAIN, 1, &w, &h);
  fail_unless (w == 16 && h == 1);
  /* a huge zoom keeps no more than its wide end can show cleanly */
  layer_still_size (9600, 5400, 960, 540, LAYER_FIT_COVER, 50, &w, &h);
  fail_unless (w == 1280 && h == 720);
}
GST_END_TEST;

static Suite *
layer_suite (void)
{
  Suite *suite = suite_create ("layer");
  TCase *tc = tcase_create ("layer");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_motion_path);
  tcase_add_test (tc, test_against_reference);
  tcase_add_test (tc, test_weights);
  tcase_add_test (tc, test_identity);
  tcase_add_test (tc, test_splits);
  tcase_add_test (tc, test_half_turn);
  tcase_add_test (tc, test_border);
  tcase_add_test (tc, test_cover_is_whole);
  tcase_add_test (tc, test_fits);
  tcase_add_test (tc, test_views);
  tcase_add_test (tc, test_multiply);
  tcase_add_test (tc, test_still_size);
  return suite;
}

SUITE_MAIN (layer_suite)
