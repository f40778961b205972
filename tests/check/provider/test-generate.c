/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One request in, one result out, through the built-in provider; and what is
 * said where that cannot be. */

#include <gio/gio.h>
#include <string.h>

#include "generate.h"
#include "suite.h"

static GenerateRequest
image_request (void)
{
  return (GenerateRequest){ .kind = GENERATE_IMAGE,
    .provider = "builtin",
    .prompt = "a harbour with sailing ships",
    .width = 320,
    .height = 192,
    .seed = 7 };
}

static guint32
be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

typedef struct {
  guint calls;
  gdouble last;
} Heard;

static void
hear (const gchar *stage, gdouble fraction, gpointer data)
{
  Heard *heard = data;

  fail_unless (stage && *stage);
  heard->calls++;
  heard->last = fraction;
}

GST_START_TEST (image_is_the_png_that_was_asked_for)
{
  GenerateRequest request = image_request ();
  g_autoptr (GError) error = NULL;
  Heard heard = { 0, 0 };
  g_autoptr (GenerateResult) result =
      generate (&request, hear, &heard, NULL, &error);
  const guint8 *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (result->bytes, &size);
  fail_unless (size > 1000 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0);
  fail_unless_equals_int (be32 (data + 16), 320);
  fail_unless_equals_int (be32 (data + 20), 192);
  fail_unless_equals_int (result->width, 320);
  fail_unless_equals_int (result->height, 192);
  fail_unless_equals_string (result->mime, "image/png");
  fail_unless_equals_string (result->provider, "builtin");
  fail_unless_equals_string (
      result->model, generate_default_model (NULL, "builtin", GENERATE_IMAGE));
  fail_unless (result->seed == 7);
  fail_unless (heard.calls >= 2 && heard.last == 1);
}
GST_END_TEST

GST_START_TEST (image_says_where_it_is_quiet)
{
  GenerateRequest request = image_request ();
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, NULL, NULL);
  JsonObject *quiet = json_node_get_object (result->quiet);
  gdouble x = json_object_get_double_member (quiet, "x");
  gdouble y = json_object_get_double_member (quiet, "y");
  gdouble width = json_object_get_double_member (quiet, "width");
  gdouble height = json_object_get_double_member (quiet, "height");

  fail_unless (x >= 0 && y >= 0 && width > 0 && height > 0);
  fail_unless (x + width <= 1.0001 && y + height <= 1.0001);
}
GST_END_TEST

GST_START_TEST (image_follows_prompt_and_seed)
{
  GenerateRequest request = image_request ();
  g_autoptr (GenerateResult) first =
      generate (&request, NULL, NULL, NULL, NULL);
  g_autoptr (GenerateResult) again =
      generate (&request, NULL, NULL, NULL, NULL);
  g_autoptr (GenerateResult) seeded = NULL;
  g_autoptr (GenerateResult) other = NULL;

  /* All 64 bits of a seed count. */
  request.seed |= G_GUINT64_CONSTANT (1) << 63;
  seeded = generate (&request, NULL, NULL, NULL, NULL);
  request.seed = 7;
  request.prompt = "a mountain lake in winter";
  other = generate (&request, NULL, NULL, NULL, NULL);
  fail_unless (g_bytes_equal (first->bytes, again->bytes));
  fail_if (g_bytes_equal (first->bytes, seeded->bytes));
  fail_if (g_bytes_equal (first->bytes, other->bytes));
}
GST_END_TEST

GST_START_TEST (text_answers_a_task)
{
  g_autoptr (JsonNode) input = json_from_string (
      "{\"text\": \"One two three four five. Six seven eight nine ten. "
      "Eleven.\", \"language\": \"en\", \"ratio\": 0.7}",
      NULL);
  GenerateRequest request = { .kind = GENERATE_TEXT,
    .provider = "builtin",
    .task = "shorten",
    .input = input };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  fail_unless_equals_string (json_object_get_string_member (
                                 json_node_get_object (result->answer), "text"),
      "One two three four five. Eleven.");
  fail_unless_equals_string (result->model, "writer");
}
GST_END_TEST

/* How messages begin, up to the names of those that there are. */
static const struct {
  GenerateKind kind;
  const gchar *provider;
  GenerateError code;
  const gchar *message;
} unknown[] = {
  { GENERATE_IMAGE, "nobody", GENERATE_ERROR_UNKNOWN_PROVIDER,
      "unknown provider \"nobody\" for images; this version has: builtin, "
      "openai" },
  { GENERATE_MUSIC, "openai", GENERATE_ERROR_UNSUPPORTED,
      "unsupported provider \"openai\" for music; this version has: builtin" },
  { GENERATE_SPEECH, "nobody", GENERATE_ERROR_UNKNOWN_PROVIDER,
      "unknown provider \"nobody\" for speech; this version has: builtin, "
      "openai" },
  { GENERATE_TEXT, "", GENERATE_ERROR_UNKNOWN_PROVIDER,
      "unknown provider \"\" for text; this version has: builtin" },
  { GENERATE_VIDEO, "nobody", GENERATE_ERROR_UNKNOWN_PROVIDER,
      "unknown provider \"nobody\" for video; this version has: " },
  { GENERATE_VIDEO, "builtin", GENERATE_ERROR_UNSUPPORTED,
      "unsupported provider \"builtin\" for video; this version has: " },
  { GENERATE_IMAGE, NULL, GENERATE_ERROR_UNKNOWN_PROVIDER,
      "unknown provider \"\" for images; this version has: builtin, openai, "
      "google, stability, automatic1111, sdcpp, comfyui" },
};

GST_START_TEST (unknown_providers_name_those_there_are)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  GenerateRequest request = { .kind = unknown[__i__].kind,
    .provider = unknown[__i__].provider };

  fail_if (generate_check_provider (
      NULL, unknown[__i__].provider, unknown[__i__].kind, &error));
  g_assert_error (error, GENERATE_ERROR, unknown[__i__].code);
  fail_unless (g_str_has_prefix (error->message, unknown[__i__].message), "%s",
      error->message);
  fail_if (generate (&request, NULL, NULL, NULL, &again) != NULL);
  fail_unless_equals_string (again->message, error->message);
}
GST_END_TEST

static const struct {
  const gchar *prompt, *model, *base_url, *family;
  gint width, height;
  const gchar *message;
} bad_images[] = {
  { NULL, NULL, NULL, NULL, 320, 192, "an image request needs a prompt" },
  { "", NULL, NULL, NULL, 320, 192, "an image request needs a prompt" },
  { "\xff\xfe", NULL, NULL, NULL, 320, 192, "UTF-8" },
  { "x", NULL, NULL, NULL, 32, 192, "32x192 is outside of 64 to 4096" },
  { "x", NULL, NULL, NULL, 320, 5000, "320x5000 is outside of 64 to 4096" },
  { "x", "gpt-image-1", NULL, NULL, 320, 192,
      "provider \"builtin\" has no model \"gpt-image-1\" for images; it has: "
      "painter" },
  { "x", NULL, "http://127.0.0.1:1", NULL, 320, 192,
      "provider \"builtin\" has no address" },
};

GST_START_TEST (bad_requests_say_what_is_wrong)
{
  GenerateRequest request = image_request ();
  g_autoptr (GError) error = NULL;

  request.prompt = bad_images[__i__].prompt;
  request.model = bad_images[__i__].model;
  request.base_url = bad_images[__i__].base_url;
  request.width = bad_images[__i__].width;
  request.height = bad_images[__i__].height;
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless (strstr (error->message, bad_images[__i__].message) != NULL, "%s",
      error->message);
}
GST_END_TEST

GST_START_TEST (writer_errors_come_through)
{
  g_autoptr (JsonNode) input = json_from_string ("{}", NULL);
  GenerateRequest request = {
    .kind = GENERATE_TEXT, .provider = "builtin", .task = "sing", .input = input
  };
  g_autoptr (GError) error = NULL;

  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless (strstr (error->message, "unknown task \"sing\"") != NULL);
}
GST_END_TEST

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (30 * 1000);
  g_cancellable_cancel (data);
  return GSIZE_TO_POINTER (1);
}

GST_START_TEST (cancel_ends_a_call_within_200_ms)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GenerateRequest request = image_request ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 began;

  /* The largest picture takes seconds. */
  request.width = request.height = 4096;
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  began = g_get_monotonic_time ();
  fail_if (generate (&request, NULL, NULL, cancellable, &error) != NULL);
  fail_unless (g_get_monotonic_time () - began < 230 * 1000,
      "%" G_GINT64_FORMAT " us", g_get_monotonic_time () - began);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  g_thread_join (thread);
}
GST_END_TEST

GST_START_TEST (a_timeout_ends_a_call)
{
  GenerateRequest request = image_request ();
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  request.width = request.height = 4096;
  request.timeout_ms = 50;
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  fail_unless (g_get_monotonic_time () - began < 250 * 1000,
      "%" G_GINT64_FORMAT " us", g_get_monotonic_time () - began);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT);
  fail_unless_equals_string (
      error->message, "provider \"builtin\": painter: no answer within 50 ms");
}
GST_END_TEST

GST_START_TEST (lists_know_the_providers)
{
  g_autofree const gchar **images = generate_providers (NULL, GENERATE_IMAGE);
  g_autofree const gchar **videos = generate_providers (NULL, GENERATE_VIDEO);

  fail_if (g_strv_contains (videos, "builtin"));
  fail_unless (g_strv_contains (videos, "runway"));
  fail_unless_equals_string (images[0], "builtin");
  fail_unless_equals_string (images[1], "openai");
  fail_unless (generate_default_model (NULL, NULL, GENERATE_IMAGE) == NULL);
}
GST_END_TEST

GST_START_TEST (a_sound_is_made_by_its_name)
{
  GenerateRequest request = { .kind = GENERATE_SFX,
    .provider = "builtin",
    .prompt = "A soft, deep hit",
    .seed = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) hit =
      generate (&request, NULL, NULL, NULL, &error);
  g_autoptr (GenerateResult) pop = NULL;

  g_assert_no_error (error);
  fail_unless_equals_string (hit->mime, "audio/wav");
  fail_unless_equals_string (hit->model, "foley");
  fail_unless_equals_int64 (hit->duration_ms, 800);
  request.prompt = "A small pop";
  pop = generate (&request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fail_if (g_bytes_equal (hit->bytes, pop->bytes));
  request.prompt = "";
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
}
GST_END_TEST

static Suite *
generate_suite (void)
{
  Suite *suite = suite_create ("generate");
  TCase *tc = tcase_create ("generate");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, image_is_the_png_that_was_asked_for);
  tcase_add_test (tc, image_says_where_it_is_quiet);
  tcase_add_test (tc, image_follows_prompt_and_seed);
  tcase_add_test (tc, text_answers_a_task);
  tcase_add_loop_test (
      tc, unknown_providers_name_those_there_are, 0, G_N_ELEMENTS (unknown));
  tcase_add_loop_test (
      tc, bad_requests_say_what_is_wrong, 0, G_N_ELEMENTS (bad_images));
  tcase_add_test (tc, writer_errors_come_through);
  tcase_add_test (tc, cancel_ends_a_call_within_200_ms);
  tcase_add_test (tc, a_timeout_ends_a_call);
  tcase_add_test (tc, lists_know_the_providers);
  tcase_add_test (tc, a_sound_is_made_by_its_name);
  return suite;
}

SUITE_MAIN (generate_suite)
