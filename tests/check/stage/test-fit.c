/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture of another shape than the frame: covered as long as little is cut
 * off, else shown whole, and looked at as it will be seen. */

#include "final.h"
#include "generate.h"
#include "provider-config.h"
#include "stage-fixture.h"
#include "vendor-server.h"

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

/* ---- a film of them ---- */

static ProviderConfig *
config_for (const VendorServer *server)
{
  g_autofree gchar *base = vendor_server_url (server, "/openai/v1");
  g_autofree gchar *text = g_strdup_printf (
      "[own]\ntype=openai\nbase-url=%s\nimage-model=m\nlocal=true\n", base);
  g_autofree gchar *file = g_build_filename (folder, "p.conf", NULL);
  g_autoptr (GError) error = NULL;
  ProviderConfig *config;

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  config = provider_config_load (file, &error);
  g_assert_no_error (error);
  return config;
}

static JsonObject *
finalize (const gchar *prompt)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (ProviderConfig) config = config_for (server);
  g_auto (StageSettings) settings = { .image_provider = g_strdup ("own") };
  const StageTerms terms = { .config = config };
  g_autofree gchar *text = NULL;
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (GError) error = NULL;
  const RunnerOptions options = { .until = "schema_finalize",
    .config = config };

  stage_settings_resolve (&settings, &terms, &error);
  g_assert_no_error (error);
  text = stage_settings_to_text (&settings);
  run = store_run_open (store, prompt, text, FALSE, NULL);
  runner_run (store, run->id, &options, &error);
  g_assert_no_error (error);
  return output_of (run, "schema_finalize");
}

static guint
count_fits (JsonObject *output, const gchar *why)
{
  JsonArray *reasons = object_get_array (output, "why");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (reasons); i++) {
    JsonObject *reason = array_get_object (reasons, i);

    if (!g_str_has_suffix (object_get_string (reason, "path", ""), "].fit"))
      continue;
    fail_unless_equals_string (object_get_string (reason, "why", ""), why);
    fail_unless_equals_string (
        object_get_string (reason, "choice", ""), "contain_blur");
    n++;
  }
  return n;
}

/* The server's pictures are all of 96x54. */
static const struct {
  const gchar *prompt;
  const gchar *why; /* NULL: they cover */
} films[] = {
  { "6 seconds about the sea, 640x360, no music", NULL },
  { "6 seconds about the sea, 400x400, no music",
      "the picture is 96x54: to cover the frame, 44 % of it would be cut off" },
};

GST_START_TEST (a_film_shows_them_whole)
{
  g_autoptr (JsonObject) output = finalize (films[__i__].prompt);
  JsonArray *scenes = object_get_array (
      object_get_object (object_get_object (output, "schema"), "movie"),
      "scenes");
  const guint n = json_array_get_length (scenes);

  fail_unless (n > 0);
  for (guint i = 0; i < n; i++)
    fail_unless_equals_string (
        object_get_string (array_get_object (scenes, i), "fit", "cover"),
        films[__i__].why ? "contain_blur" : "cover");
  fail_unless_equals_int (
      count_fits (output, films[__i__].why), films[__i__].why ? n : 0);
}
GST_END_TEST

static Suite *
fit_suite (void)
{
  Suite *suite = suite_create ("fit");
  TCase *tcase = tcase_create ("fit");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, little_may_be_cut_off, 0, G_N_ELEMENTS (fits));
  tcase_add_test (tcase, a_picture_that_is_not_there_loses_nothing);
  tcase_add_test (tcase, it_is_looked_at_as_it_is_shown);
  tcase_add_loop_test (tcase, a_film_shows_them_whole, 0, G_N_ELEMENTS (films));
  tcase_set_timeout (tcase, 60);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (fit_suite)
