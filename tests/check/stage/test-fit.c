/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture of another shape than the frame: covered as long as little is cut
 * off, else shown whole, and looked at as it will be seen. */

#include <glib/gstdio.h>

#include "final.h"
#include "folder.h"
#include "generate.h"
#include "suite.h"

static const struct {
  gint64 width, height; /* of the movie */
  gint64 picture_width, picture_height;
  gdouble loss;
  gboolean contained;
} fits[] = {
  { 1920, 1080, 2048, 1152, 0, FALSE },
  { 1920, 1080, 1536, 1024, .15625, FALSE },
  { 1920, 1080, 1024, 1024, .4375, TRUE },
  { 1920, 1080, 1080, 1920, .68359, TRUE },
  { 1080, 1920, 1024, 1536, .15625, FALSE },
  { 2520, 1080, 1536, 1024, .35714, TRUE },
  { 1080, 1080, 1344, 768, .42857, TRUE },
  { 1000, 1000, 1250, 1000, .2, FALSE },
  { 1000, 1000, 1251, 1000, .20064, TRUE },
  { 1920, 1080, 0, 0, 0, FALSE },
};

static JsonArray *
one_of (const gchar *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_array (node);
}

GST_START_TEST (little_may_be_cut_off)
{
  g_autofree gchar *asset =
      g_strdup_printf ("[{\"slot\": \"a\", \"width\": %" G_GINT64_FORMAT
                       ", \"height\": %" G_GINT64_FORMAT "}]",
          fits[__i__].picture_width, fits[__i__].picture_height);
  g_autoptr (JsonArray) assets = one_of (asset);
  g_autoptr (JsonArray) drafted = one_of ("[{\"asset_slot\": \"a\"}]");
  const Final final = { .drafted = drafted,
    .assets = assets,
    .plan = { .width = fits[__i__].width, .height = fits[__i__].height } };
  const gdouble loss = final_loss (&final, 0);

  fail_unless (ABS (loss - fits[__i__].loss) < 1e-4, "%g", loss);
  fail_unless_equals_int (
      final_is_contained (&final, 0), fits[__i__].contained);
}
GST_END_TEST

GST_START_TEST (a_picture_that_is_not_there_loses_nothing)
{
  g_autoptr (JsonArray) assets = one_of ("[]");
  g_autoptr (JsonArray) drafted = one_of ("[{\"asset_slot\": \"a\"}]");
  const Final final = {
    .drafted = drafted, .assets = assets, .plan = { .width = 16, .height = 9 }
  };

  fail_if (final_is_contained (&final, 0));
}
GST_END_TEST

static void
paint_file (const gchar *path, gint width, gint height)
{
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = "builtin",
    .prompt = "a lighthouse at night",
    .width = width,
    .height = height };
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, NULL, NULL);
  gsize length;
  const gchar *data = g_bytes_get_data (result->bytes, &length);

  fail_unless (g_file_set_contents (path, data, length, NULL));
}

/* Beside an upright picture lies its own backdrop, blurred: without detail. */
GST_START_TEST (it_is_looked_at_as_it_is_shown)
{
  const SightRect middle = { .4, .1, .2, .8 }, side = { .02, .1, .2, .8 };
  g_autofree gchar *path = g_build_filename (folder, "p.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Sight) sight = NULL;

  paint_file (path, 200, 600);
  sight = sight_load_contained ("p.png", folder, 1600, 900, &error);
  g_assert_no_error (error);
  fail_unless (sight_detail (sight, &side) < .5 * sight_detail (sight, &middle),
      "%g of %g", sight_detail (sight, &side), sight_detail (sight, &middle));
  fail_if (sight_load_contained ("q.png", folder, 1600, 900, &error));
  fail_unless (error != NULL);
}
GST_END_TEST

static Suite *
fit_suite (void)
{
  Suite *suite = suite_create ("fit");
  TCase *tcase = tcase_create ("fit");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_loop_test (tcase, little_may_be_cut_off, 0, G_N_ELEMENTS (fits));
  tcase_add_test (tcase, a_picture_that_is_not_there_loses_nothing);
  tcase_add_test (tcase, it_is_looked_at_as_it_is_shown);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (fit_suite)
