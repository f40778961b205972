/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What fills a frame around a picture: the picture itself is whole and in the
 * middle, what is behind it is darker, smooth and of its colours. */

#include "suite.h"
#include "backdrop.h"
#include "pictures.h"

/* Frame, picture, zoom. */
static const struct {
  gint frame[2], size[2];
  gdouble zoom;
} cases[] = {
  { { 320, 180 }, { 90, 160 }, 1 },
  { { 320, 180 }, { 90, 160 }, 1.2 },
  { { 90, 160 }, { 640, 360 }, 1 },
  { { 161, 91 }, { 50, 50 }, 1 },
  { { 64, 64 }, { 1, 300 }, 1 },
  { { 16, 16 }, { 300, 1 }, 5 },
  { { 64, 36 }, { 640, 360 }, 1 },
};

GST_START_TEST (test_flat)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Picture) src =
        picture_flat (cases[i].size[0], cases[i].size[1], 216, 90, 168);
    g_autoptr (Picture) got = backdrop_contain (
        src, cases[i].frame[0], cases[i].frame[1], cases[i].zoom, NULL);
    const gdouble zoom = MIN (cases[i].zoom, 4 / 3.);

    fail_unless (ABS (got->width - cases[i].frame[0] * zoom) <= 1);
    fail_unless (ABS (got->height - cases[i].frame[1] * zoom) <= 1);
    fail_unless_equals_int (*sample_of (got, 0, (got->width - 2) / 2 & ~1,
                                (got->height - 2) / 2 & ~1),
        216);
    for (gint plane = 0; plane < 3; plane++)
      for (gint y = 0; y < picture_plane_height (got, plane); y++)
        for (gint x = 0; x < picture_plane_width (got, plane); x++) {
          static const gint bright[] = { 216, 90, 168 };
          static const gint dark[] = { 16 + 200 * 150 / 256,
            128 - 38 * 190 / 256, 128 + 40 * 190 / 256 };
          const gint is = *sample_of (got, plane, x, y);

          fail_unless (
              ABS (is - bright[plane]) <= 1 || ABS (is - dark[plane]) <= 1,
              "case %u, plane %d at %d, %d: %d", i, plane, x, y, is);
        }
  }
}
GST_END_TEST;

/* A high picture in a wide frame: what is beside it changes slowly, and what is
 * in the middle is the picture. */
GST_START_TEST (test_picture)
{
  g_autoptr (Picture) src = picture_of_seed (90, 160, 3);
  g_autoptr (Picture) got = backdrop_contain (src, 320, 160, 1, NULL);

  for (gint y = 0; y < 160; y++)
    for (gint x = 0; x < 90; x++)
      fail_unless_equals_int (
          *sample_of (got, 0, 114 + x, y), *sample_of (src, 0, x, y));
  for (gint y = 0; y < 160; y++)
    for (gint x = 1; x < 112; x++)
      fail_unless (
          ABS (*sample_of (got, 0, x, y) - *sample_of (got, 0, x - 1, y)) <= 4);
}
GST_END_TEST;

GST_START_TEST (test_cancelled)
{
  g_autoptr (Picture) src = picture_flat (64, 64, 100, 90, 80);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  fail_unless (backdrop_contain (src, 64, 32, 1, cancellable) == NULL);
}
GST_END_TEST;

static Suite *
backdrop_suite (void)
{
  Suite *suite = suite_create ("backdrop");
  TCase *tc = tcase_create ("backdrop");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_flat);
  tcase_add_test (tc, test_picture);
  tcase_add_test (tc, test_cancelled);
  return suite;
}

SUITE_MAIN (backdrop_suite)
