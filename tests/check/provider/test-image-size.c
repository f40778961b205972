/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is asked for in the sizes of films, and that nothing better was there:
 * against every size that a model can make. */

#include "image-size.h"
#include "suite.h"

static const struct {
  const ImageSizes *sizes;
  ImageSize wanted, chosen;
} choices[] = {
  { &image_sizes_free16, { 1920, 1080 }, { 2048, 1152 } },
  { &image_sizes_free16, { 1280, 720 }, { 1280, 720 } },
  { &image_sizes_free16, { 1080, 1920 }, { 1152, 2048 } },
  { &image_sizes_free16, { 1080, 1080 }, { 1088, 1088 } },
  { &image_sizes_free16, { 1080, 1350 }, { 1088, 1360 } },
  { &image_sizes_free16, { 1440, 1080 }, { 1472, 1104 } },
  { &image_sizes_free16, { 2520, 1080 }, { 2576, 1104 } },
  { &image_sizes_free16, { 3840, 2160 }, { 3840, 2160 } },
  { &image_sizes_free16, { 320, 180 }, { 1280, 720 } },
  { &image_sizes_free16, { 7680, 4320 }, { 3840, 2160 } },
  { &image_sizes_fixed, { 1920, 1080 }, { 1536, 1024 } },
  { &image_sizes_fixed, { 1080, 1920 }, { 1024, 1536 } },
  { &image_sizes_fixed, { 1080, 1080 }, { 1024, 1024 } },
  { &image_sizes_fixed, { 1080, 1350 }, { 1024, 1536 } },
  { &image_sizes_fixed, { 1440, 1080 }, { 1536, 1024 } },
  { &image_sizes_free64, { 1920, 1080 }, { 1024, 576 } },
  { &image_sizes_free64, { 1080, 1080 }, { 1088, 1088 } },
};

GST_START_TEST (a_film_gets_its_size)
{
  const ImageSize size =
      image_size_choose (choices[__i__].sizes, choices[__i__].wanted);

  fail_unless (size.width == choices[__i__].chosen.width
          && size.height == choices[__i__].chosen.height,
      "%d x %d", size.width, size.height);
}
GST_END_TEST

static const ImageSizes *const kinds[] = { &image_sizes_fixed,
  &image_sizes_free16, &image_sizes_free64 };

static gboolean
is_made (const ImageSizes *sizes, gint width, gint height)
{
  const gint longer = MAX (width, height), shorter = MIN (width, height);
  const gint64 area = (gint64) width * height;

  if (!sizes->sizes)
    return width % sizes->step == 0 && height % sizes->step == 0
        && longer <= sizes->max_side && longer <= shorter * sizes->max_ratio
        && area >= sizes->min_area && area <= sizes->max_area;
  for (const ImageSize *size = sizes->sizes; size->width; size++)
    if (size->width == width && size->height == height)
      return TRUE;
  return FALSE;
}

static void
check_best (const ImageSizes *sizes, ImageSize wanted)
{
  const ImageSize size = image_size_choose (sizes, wanted);
  const gdouble loss = image_size_loss (size, wanted);
  const gint step = sizes->step ? sizes->step : 512;

  fail_unless (is_made (sizes, size.width, size.height), "%d x %d", size.width,
      size.height);
  for (gint width = step; width <= 3840; width += step)
    for (gint height = step; height <= 3840; height += step)
      if (is_made (sizes, width, height))
        fail_if (image_size_loss ((ImageSize){ width, height }, wanted)
                < loss - 1e-6,
            "%d x %d: %d x %d is better than %d x %d", wanted.width,
            wanted.height, width, height, size.width, size.height);
}

GST_START_TEST (no_other_loses_less)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 60; i++) {
    const gint side = g_rand_int_range (rand, 64, 4096);
    const ImageSize wanted = { side,
      (gint) (side * g_rand_double_range (rand, .4, 2.5)) };

    check_best (kinds[__i__], wanted);
  }
}
GST_END_TEST

/* Wider than any model makes it: still an answer. */
GST_START_TEST (any_ratio_has_an_answer)
{
  static const ImageSize odd[] = { { 4096, 64 }, { 64, 4096 }, { 1, 1 },
    { 16384, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++) {
    const ImageSize size = image_size_choose (kinds[__i__], odd[i]);

    fail_unless (is_made (kinds[__i__], size.width, size.height),
        "%d x %d: %d x %d", odd[i].width, odd[i].height, size.width,
        size.height);
  }
}
GST_END_TEST

/* ---- ratios and tiers ---- */

static const gchar *const ratios[] = { "16:9", "9:16", "1:1", "4:3", "3:4",
  "3:2", "2:3", "21:9", NULL };
static const gchar *const tiers[] = { "512", "1K", "2K", "4K", NULL };

static const struct {
  ImageSize wanted;
  const gchar *ratio, *tier;
} shapes[] = {
  { { 1920, 1080 }, "16:9", "2K" },
  { { 1366, 768 }, "16:9", "2K" },
  { { 1280, 720 }, "16:9", "1K" },
  { { 640, 360 }, "16:9", "512" },
  { { 3840, 2160 }, "16:9", "4K" },
  { { 7680, 4320 }, "16:9", "4K" },
  { { 1080, 1920 }, "9:16", "2K" },
  { { 1080, 1080 }, "1:1", "2K" },
  { { 1024, 1024 }, "1:1", "1K" },
  { { 1080, 1350 }, "3:4", "2K" },
  { { 1440, 1080 }, "4:3", "2K" },
  { { 2520, 1080 }, "21:9", "2K" },
  { { 5000, 100 }, "21:9", "4K" },
  { { 1, 1 }, "1:1", "512" },
};

GST_START_TEST (a_film_gets_its_shape)
{
  const gchar *ratio = image_aspect_choose (ratios, shapes[__i__].wanted);

  fail_unless_equals_string (ratio, shapes[__i__].ratio);
  fail_unless_equals_string (
      image_tier_choose (tiers, ratio, shapes[__i__].wanted),
      shapes[__i__].tier);
}
GST_END_TEST

GST_START_TEST (a_model_without_tiers_is_told_none)
{
  static const gchar *const none[] = { NULL };

  fail_if (image_tier_choose (none, "1:1", (ImageSize){ 1, 1 }));
}
GST_END_TEST

GST_START_TEST (modes_have_names)
{
  fail_unless (image_sizes_find ("fixed") == &image_sizes_fixed);
  fail_unless (image_sizes_find ("free16") == &image_sizes_free16);
  fail_unless (image_sizes_find ("free64") == &image_sizes_free64);
  fail_if (image_sizes_find ("aspect"));
  fail_if (image_sizes_find (NULL));
}
GST_END_TEST

static Suite *
image_size_suite (void)
{
  Suite *suite = suite_create ("image-size");
  TCase *tcase = tcase_create ("sizes");

  tcase_add_loop_test (tcase, a_film_gets_its_size, 0, G_N_ELEMENTS (choices));
  tcase_add_loop_test (tcase, no_other_loses_less, 0, G_N_ELEMENTS (kinds));
  tcase_add_loop_test (tcase, any_ratio_has_an_answer, 0, G_N_ELEMENTS (kinds));
  tcase_add_loop_test (tcase, a_film_gets_its_shape, 0, G_N_ELEMENTS (shapes));
  tcase_add_test (tcase, a_model_without_tiers_is_told_none);
  tcase_add_test (tcase, modes_have_names);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (image_size_suite)
