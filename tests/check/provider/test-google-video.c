/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Videos of Google: what interactions and operations are asked with, and all
 * the ways in which they end. */

#include "recorded.h"
#include "small-media.h"

#define BASE "https://api.example/v1beta"

/* A PNG by its first bytes, which are enough to be sent. */
#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\x20\x08\2\0\0\0"
#define PNG_BASE64 "iVBORw0KGgoAAAANSUhEUgAAAgAAAAEgCAIAAAA="

static const ProviderTask *
task (void)
{
  const ProviderTask *found =
      provider_find_task (&provider_google, GENERATE_VIDEO);

  fail_unless (found != NULL);
  return found;
}

/* ---- the order ---- */

static const struct {
  GenerateRequest request;
  gboolean has_picture;
  const gchar *options;
  guint shape;
  const gchar *call, *message;
} orders[] = {
  { { .prompt = "A slow dolly",
        .width = 1280,
        .height = 720,
        .duration_ms = 7500 },
      TRUE, NULL, 0,
      "POST " BASE "/interactions\n"
      "{\"model\":\"m\",\"input\":[{\"type\":\"text\",\"text\":\"A slow "
      "dolly\"},{\"type\":\"image\",\"mime_type\":\"image/"
      "png\",\"data\":\"" PNG_BASE64
      "\"}],\"response_format\":{\"type\":\"video\","
      "\"aspect_ratio\":\"16:9\",\"resolution\":\"720p\",\"duration\":\"8s\","
      "\"delivery\":\"uri\"},\"generation_config\":{\"video_config\":{\"task\":"
      "\"image_to_video\"}},\"background\":true,\"store\":true}",
      NULL },
  { { .prompt = "A lake",
        .style = "woodcut",
        .negative = "text",
        .width = 1080,
        .height = 1920,
        .duration_ms = 60000 },
      FALSE, NULL, 0,
      "POST " BASE "/interactions\n"
      "{\"model\":\"m\",\"input\":[{\"type\":\"text\",\"text\":\"A "
      "lake\\nStyle: woodcut.\\nAvoid: text.\"}],\"response_format\":{\"type\":"
      "\"video\",\"aspect_ratio\":\"9:16\",\"resolution\":\"1080p\","
      "\"duration\":\"15s\",\"delivery\":\"uri\"},\"generation_config\":{"
      "\"video_config\":{\"task\":\"text_to_video\"}},\"background\":true,"
      "\"store\":true}",
      NULL },
  { { .prompt = "A lake",
        .negative = "text",
        .width = 640,
        .height = 360,
        .duration_ms = 4100 },
      TRUE, NULL, 1,
      "POST " BASE "/models/m:predictLongRunning\n"
      "{\"instances\":[{\"prompt\":\"A lake\",\"image\":{"
      "\"bytesBase64Encoded\":\"" PNG_BASE64
      "\",\"mimeType\":\"image/png\"}}],\"parameters\":{\"sampleCount\":1,"
      "\"durationSeconds\":6,\"aspectRatio\":\"16:9\",\"resolution\":\"720p\","
      "\"negativePrompt\":\"text\"}}",
      NULL },
  { { .prompt = "A lake", .duration_ms = 1000 }, FALSE,
      "video-resolution=1080p", 1,
      "POST " BASE "/models/m:predictLongRunning\n"
      "{\"instances\":[{\"prompt\":\"A lake\"}],\"parameters\":{"
      "\"sampleCount\":1,\"durationSeconds\":8,\"aspectRatio\":\"16:9\","
      "\"resolution\":\"1080p\"}}",
      NULL },
  { { .prompt = "" }, FALSE, NULL, 0, NULL, "expected a prompt of UTF-8" },
};

GST_START_TEST (a_video_is_ordered)
{
  g_auto (ProviderEntry) entry = recorded_entry (orders[__i__].options);
  g_autoptr (GBytes) picture = g_bytes_new_static (PNG, sizeof PNG - 1);
  GBytes *const pictures[] = { picture };
  GenerateRequest request = orders[__i__].request;
  g_auto (ProviderCall) call = { .shape = orders[__i__].shape };
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  request.base_url = BASE;
  request.model = "m";
  request.entry = &entry;
  request.pictures = pictures;
  request.n_pictures = orders[__i__].has_picture;
  ok = task ()->compose (&request, &call, &error);
  if (orders[__i__].message) {
    fail_if (ok);
    fail_unless_equals_string (error->message, orders[__i__].message);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  text = recorded_call (&call);
  fail_unless_equals_string (text, orders[__i__].call);
}
GST_END_TEST

GST_START_TEST (a_picture_must_be_one)
{
  g_autoptr (GBytes) sound = small_mp3 (2);
  GBytes *const pictures[] = { sound };
  const GenerateRequest request = { .base_url = BASE,
    .model = "m",
    .prompt = "A lake",
    .pictures = pictures,
    .n_pictures = 1 };
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  fail_if (task ()->compose (&request, &call, &error));
  fail_unless_equals_string (
      error->message, "expected a PNG, JPEG or WebP as the first picture");
}
GST_END_TEST

/* ---- what jobs are asked with ---- */

static const struct {
  const gchar *job, *ask, *cancel, *message;
} jobs[] = {
  { "interactions/v1_a-B", "GET " BASE "/interactions/v1_a-B",
      "POST " BASE "/interactions/v1_a-B/cancel\n{}", NULL },
  { "models/m/operations/abc", "GET " BASE "/models/m/operations/abc", NULL,
      NULL },
  { "files/abc", "GET " BASE "/files/abc", NULL, NULL },
  { "interactions/../../secret", NULL, NULL,
      "lost_job: \"interactions/../../secret\" is no name of a job" },
  { "files/a?key=1", NULL, NULL,
      "lost_job: \"files/a?key=1\" is no name of a job" },
};

GST_START_TEST (a_job_is_asked_for)
{
  const GenerateRequest request = { .base_url = BASE };
  const gchar *name = jobs[__i__].job;
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderCall) cancel = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *stop = NULL;
  g_autoptr (GError) error = NULL;

  fail_unless (task ()->job->compose (&request, name, &call, &error)
      == (jobs[__i__].message == NULL));
  fail_unless_equals_string (
      error ? error->message : NULL, jobs[__i__].message);
  text = call.url ? recorded_call (&call) : NULL;
  fail_unless_equals_string (text, jobs[__i__].ask);
  fail_unless (task ()->job->compose_cancel (&request, name, &cancel, NULL)
      == (jobs[__i__].cancel != NULL));
  stop = cancel.url ? recorded_call (&cancel) : NULL;
  fail_unless_equals_string (stop, jobs[__i__].cancel);
}
GST_END_TEST

/* ---- what comes back ---- */

#define OUTPUT(content)                                                        \
  "\"steps\":[{\"type\":\"user_input\",\"content\":[{\"type\":\"video\","      \
  "\"uri\":\"https://h/v1beta/files/mine\"}]},{\"type\":\"thought\"},"         \
  "{\"type\":\"model_output\",\"content\":[" content "]}]"
#define FILES "https://h/v1beta/files/"
#define SAMPLE(video)                                                          \
  "{\"name\":\"models/m/operations/o\",\"done\":true,\"response\":{"           \
  "\"generateVideoResponse\":{\"generatedSamples\":[{\"video\":" video "}]}}}"

/* @asked: NULL: it is the answer to the order */
static const struct {
  const gchar *asked, *body;
  const gchar *job, *onward, *message;
} replies[] = {
  { NULL, "{\"id\":\"i1\",\"status\":\"queued\"}", "interactions/i1", NULL,
      NULL },
  { NULL, "{\"id\":\"i1\",\"status\":\"pondering\"}", "interactions/i1", NULL,
      NULL },
  { NULL, "{\"name\":\"models/m/operations/o\"}", "models/m/operations/o", NULL,
      NULL },
  { NULL, "{\"status\":\"queued\"}", NULL, NULL,
      "bad_output: expected an interaction with its \"id\" in the reply" },
  { NULL, "{\"id\":\"../x\",\"status\":\"queued\"}", NULL, NULL,
      "bad_output: expected the name of a job in the reply" },
  { NULL, "{\"name\":\"https://elsewhere/\"}", NULL, NULL,
      "bad_output: expected the name of a job in the reply" },
  { NULL, "[]", NULL, NULL,
      "bad_output: expected a JSON object: it is another" },

  { "interactions/i", "{\"id\":\"i\",\"status\":\"in_progress\"}",
      "interactions/i", NULL, NULL },
  { "interactions/i", "{\"status\":\"in_progress\",\"steps\":[]}",
      "interactions/i", NULL, NULL },
  /* The first address that there is, wherever it stands. */
  { "interactions/i",
      "{\"status\":\"in_progress\"," OUTPUT (
          "{\"type\":\"text\",\"text\":\"Here.\"},"
          "{\"type\":\"video\",\"uri\":\"" FILES
          "f1:download?alt=media\"}") "}",
      "files/f1", NULL, NULL },
  { "interactions/i",
      "{\"status\":\"completed\"," OUTPUT (
          "{\"type\":\"video\",\"uri\":\"" FILES "f2\"}") "}",
      "files/f2", NULL, NULL },
  { "interactions/i",
      "{\"status\":\"completed\"," OUTPUT (
          "{\"type\":\"video\",\"uri\":\"https://cdn/v.mp4\"}") "}",
      NULL, "https://cdn/v.mp4", NULL },
  { "interactions/i",
      "{\"status\":\"completed\"," OUTPUT ("{\"type\":\"video\"}") "}", NULL,
      NULL,
      "bad_output: expected a video or its address at "
      "\"steps[2].content[0]\"" },
  { "interactions/i",
      "{\"status\":\"completed\"," OUTPUT (
          "{\"type\":\"text\",\"text\":\"I cannot show that.\"}") "}",
      NULL, NULL,
      "policy_refused: words came where a video was asked for: I cannot show "
      "that." },
  { "interactions/i", "{\"status\":\"completed\",\"steps\":[]}", NULL, NULL,
      "bad_output: expected a video in the reply's \"steps\"" },
  { "interactions/i",
      "{\"status\":\"failed\",\"errors\":[{\"message\":\"no luck\"}]}", NULL,
      NULL, "failed_job: no luck" },
  { "interactions/i", "{\"status\":\"failed\"}", NULL, NULL,
      "failed_job: it does not say why" },
  { "interactions/i",
      "{\"error\":{\"code\":\"x\",\"message\":\"Against our Safety rules\"}}",
      NULL, NULL, "policy_refused: Against our Safety rules" },
  { "interactions/i",
      "{\"status\":\"failed\",\"steps\":[{\"type\":\"model_output\",\"error\":"
      "{\"message\":\"it broke\"}}]}",
      NULL, NULL, "failed_job: it broke" },
  { "interactions/i", "{\"status\":\"cancelled\"}", NULL, NULL,
      "failed_job: the job is cancelled" },
  { "interactions/i", "{\"status\":\"incomplete\"}", NULL, NULL,
      "truncated_output: the job is incomplete" },
  { "interactions/i", "{\"status\":\"budget_exceeded\"}", NULL, NULL,
      "quota_exhausted: the job is budget_exceeded" },

  { "models/m/operations/o", "{\"name\":\"models/m/operations/o\"}",
      "models/m/operations/o", NULL, NULL },
  { "models/m/operations/o",
      "{\"name\":\"models/m/operations/o\",\"metadata\":{},\"done\":false}",
      "models/m/operations/o", NULL, NULL },
  { "models/m/operations/o",
      SAMPLE ("{\"uri\":\"" FILES "f3:download?alt=media\"}"), NULL,
      FILES "f3:download?alt=media", NULL },
  { "models/m/operations/o",
      "{\"done\":true,\"response\":{\"videos\":[{\"gcsUri\":\"gs://b/v.mp4\"}]}"
      "}",
      NULL, "gs://b/v.mp4", NULL },
  { "models/m/operations/o", SAMPLE ("{}"), NULL, NULL,
      "bad_output: expected a video or its address at "
      "\"response.generateVideoResponse.generatedSamples[0].video\"" },
  { "models/m/operations/o",
      "{\"done\":true,\"error\":{\"code\":13,\"message\":\"internal\"}}", NULL,
      NULL, "failed_job: internal" },
  { "models/m/operations/o",
      "{\"done\":true,\"error\":{\"code\":8,\"message\":\"used up\"}}", NULL,
      NULL, "quota_exhausted: used up" },
  { "models/m/operations/o",
      "{\"done\":true,\"error\":{\"code\":3,\"message\":\"violates our usage "
      "guidelines\"}}",
      NULL, NULL, "policy_refused: violates our usage guidelines" },
  { "models/m/operations/o",
      "{\"done\":true,\"response\":{\"generateVideoResponse\":{"
      "\"generatedSamples\":[],\"raiMediaFilteredCount\":1,"
      "\"raiMediaFilteredReasons\":[\"a face\"]}}}",
      NULL, NULL, "policy_refused: the video was held back: a face" },
  { "models/m/operations/o",
      "{\"done\":true,\"response\":{\"raiMediaFilteredCount\":2}}", NULL, NULL,
      "policy_refused: the video was held back" },
  { "models/m/operations/o", "{\"done\":true,\"response\":{}}", NULL, NULL,
      "bad_output: expected samples in the job's response" },
  { "models/m/operations/o", "{}", NULL, NULL,
      "bad_output: expected an operation with its \"name\" in the reply" },

  { "files/f", "{\"name\":\"files/f\",\"state\":\"PROCESSING\"}", "files/f",
      NULL, NULL },
  { "files/f", "{\"name\":\"files/f\",\"state\":\"ACTIVE\"}", NULL,
      "files/f:download?alt=media", NULL },
  { "files/f",
      "{\"state\":\"FAILED\",\"error\":{\"code\":13,\"message\":\"lost\"}}",
      NULL, NULL, "failed_job: lost" },
};

GST_START_TEST (an_answer_is_understood)
{
  const gchar *asked = replies[__i__].asked;
  g_auto (ProviderReply) reply = recorded_reply (replies[__i__].body);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  const gboolean ok = asked
      ? task ()->job->parse (asked, &reply, result, &error)
      : task ()->parse (&reply, result, &error);

  fail_unless_equals_string (
      error ? error->message : NULL, replies[__i__].message);
  fail_unless (ok == (replies[__i__].message == NULL));
  if (!ok)
    return;
  fail_unless_equals_string (reply.job, replies[__i__].job);
  fail_unless_equals_string (reply.onward, replies[__i__].onward);
}
GST_END_TEST

/* A video in the answer itself, in three places. */
static const struct {
  const gchar *asked, *body;
} inside[] = {
  { "interactions/i",
      "{\"status\":\"completed\",\"usage\":{\"total_input_tokens\":3,"
      "\"total_output_tokens\":400}," OUTPUT (
          "{\"type\":\"video\",\"data\":\"%s\"}") "}" },
  { "models/m/operations/o", SAMPLE ("{\"bytesBase64Encoded\":\"%s\"}") },
  { "models/m/operations/o",
      "{\"done\":true,\"response\":{\"videos\":[{\"bytesBase64Encoded\":"
      "\"%s\"}]}}" },
};

GST_START_TEST (a_video_may_be_in_the_answer)
{
  g_autoptr (GBytes) mp4 = small_mp4 (1280, 720, 8000);
  g_autofree gchar *base64 = small_base64 (mp4);
  g_auto (GStrv) halves = g_strsplit (inside[__i__].body, "%s", 2);
  g_autofree gchar *body = g_strjoinv (base64, halves);
  g_auto (ProviderReply) reply = recorded_reply (body);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;

  fail_unless (
      task ()->job->parse (inside[__i__].asked, &reply, result, &error), "%s",
      error ? error->message : "");
  fail_unless (reply.job == NULL && reply.onward == NULL);
  fail_unless (g_bytes_equal (result->bytes, mp4));
  fail_unless_equals_string (result->mime, "video/mp4");
  fail_unless_equals_int (result->width, 1280);
  fail_unless_equals_int64 (result->duration_ms, 8000);
  fail_unless_equals_int64 (result->usage.output_tokens, __i__ == 0 ? 400 : 0);
}
GST_END_TEST

static Suite *
google_video_suite (void)
{
  Suite *suite = suite_create ("google-video");
  TCase *tc = tcase_create ("google-video");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, a_video_is_ordered, 0, G_N_ELEMENTS (orders));
  tcase_add_test (tc, a_picture_must_be_one);
  tcase_add_loop_test (tc, a_job_is_asked_for, 0, G_N_ELEMENTS (jobs));
  tcase_add_loop_test (tc, an_answer_is_understood, 0, G_N_ELEMENTS (replies));
  tcase_add_loop_test (
      tc, a_video_may_be_in_the_answer, 0, G_N_ELEMENTS (inside));
  return suite;
}

SUITE_MAIN (google_video_suite)
