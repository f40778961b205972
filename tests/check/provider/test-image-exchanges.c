/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures through the real transport, from a server on loopback that answers
 * as each provider does: at once, as a stream, as a job, from another address,
 * as bytes that are large. */

#include <glib/gstdio.h>

#include "fault.h"
#include "picture-fixture.h"
#include "provider-config.h"
#include "raw-server.h"

#define BIG_BYTES (3 << 20)

static GBytes *
big_picture (void)
{
  g_autoptr (GBytes) small = picture_bytes ();
  guint8 *data = g_malloc0 (BIG_BYTES);

  memcpy (data, g_bytes_get_data (small, NULL), g_bytes_get_size (small));
  for (gsize i = g_bytes_get_size (small); i < BIG_BYTES; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  return g_bytes_new_take (data, BIG_BYTES);
}

static void
send_bytes (GOutputStream *out, const gchar *status, const gchar *type,
    const gchar *more, gconstpointer data, gsize length)
{
  g_autofree gchar *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: "
                                            "%s\r\n%sContent-Length: "
                                            "%zu\r\n\r\n",
      status, type, more, length);

  raw_send (out, head);
  g_output_stream_write_all (out, data, length, NULL, NULL, NULL);
}

static void
send_json (GOutputStream *out, const gchar *status, const gchar *body)
{
  send_bytes (out, status, "application/json", "", body, strlen (body));
}

static void
send_picture (GOutputStream *out, const gchar *more)
{
  g_autoptr (GBytes) bytes = big_picture ();

  send_bytes (out, "200 OK", "image/png", more, g_bytes_get_data (bytes, NULL),
      g_bytes_get_size (bytes));
}

/* @body with the picture in base64 in place of "%s" */
static gchar *
with_picture (const gchar *body)
{
  g_autoptr (GBytes) bytes = big_picture ();
  g_autofree gchar *base64 = g_base64_encode (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (body, "%s", -1);

  return g_strjoinv (base64, parts);
}

static void
send_stream (GOutputStream *out, const gchar *body)
{
  g_autofree gchar *whole = with_picture (body);

  raw_send (out,
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
      "Connection: close\r\n\r\n");
  raw_send (out, whole);
}

/* By the end of the path; what has a picture in it has "%s". */
static const struct {
  const gchar *path, *status, *body;
} answers[] = {
  { "/good/images/generations", "200 OK",
      "{\"data\":[{\"b64_json\":\"%s\"}],\"usage\":{\"input_tokens\":5,"
      "\"output_tokens\":6}}" },
  { "/images/edits", "200 OK", "{\"data\":[{\"b64_json\":\"%s\"}]}" },
  { "/models/m:generateContent", "200 OK",
      "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":"
      "\"image/png\",\"data\":\"%s\"}}]},\"finishReason\":\"STOP\"}],"
      "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":4}"
      "}" },
  { "/wait/stable-image/generate/ultra", "202 Accepted", "{\"id\":\"r1\"}" },
  { "/late/results/r1", "202 Accepted",
      "{\"id\":\"r1\",\"status\":\"in-progress\"}" },
  { "/sdapi/v1/txt2img", "200 OK",
      "{\"images\":[\"%s\"],\"info\":\"{\\\"seed\\\": 11}\"}" },
  { "/sdcpp/v1/img_gen", "202 Accepted",
      "{\"id\":\"job_1\",\"status\":\"queued\"}" },
  { "/sdcpp/v1/jobs/job_1", "200 OK",
      "{\"status\":\"completed\",\"result\":{\"images\":[{\"b64_json\":"
      "\"%s\"}]}}" },
  { "/sdcpp/v1/jobs/job_1/cancel", "200 OK", "{\"status\":\"cancelled\"}" },
  { "/sdcpp/v1/jobs/slow", "200 OK", "{\"status\":\"generating\"}" },
  { "/sdcpp/v1/jobs/slow/cancel", "200 OK", "{}" },
  { "/sdcpp/v1/jobs/gone", "404 Not Found", "{\"error\":\"job not found\"}" },
  { "/prompt", "200 OK", "{\"prompt_id\":\"p1\",\"node_errors\":{}}" },
  { "/queue", "200 OK", "{\"queue_running\":[],\"queue_pending\":[]}" },
  { "/history/p1", "200 OK",
      "{\"p1\":{\"outputs\":{\"9\":{\"images\":[{\"filename\":\"a.png\","
      "\"subfolder\":\"\",\"type\":\"output\"}]}},\"status\":{\"status_str\":"
      "\"success\"}}}" },
  { "/history/p2", "200 OK", "{}" },
  { "/rejected/prompt", "400 Bad Request",
      "{\"error\":{\"type\":\"prompt_outputs_failed_validation\",\"message\":"
      "\"Prompt outputs failed validation\"},\"node_errors\":{}}" },
  { "/sampler/sdapi/v1/txt2img", "404 Not Found",
      "{\"error\":\"HTTPException\",\"detail\":\"Sampler not found\","
      "\"body\":\"\",\"errors\":\"\"}" },
  { "/full/sdcpp/v1/img_gen", "429 Too Many Requests",
      "{\"error\":\"job queue is full\"}" },
  { "/blocked/stable-image/generate/core", "403 Forbidden",
      "{\"id\":\"x\",\"name\":\"content_moderation\",\"errors\":[\"flagged\"]"
      "}" },
  { "/poor/stable-image/generate/core", "402 Payment Required",
      "{\"id\":\"x\",\"name\":\"payment_required\",\"errors\":[\"no "
      "credits\"]}" },
};

static const struct {
  const gchar *path, *body;
} streams[] = {
  { "/stream/images/generations",
      ": warm\r\n\r\nevent: image_generation.partial_image\r\ndata: "
      "{\"type\":\"image_generation.partial_image\",\"b64_json\":\"%s\","
      "\"partial_image_index\":0}\r\n\r\nevent: image_generation.completed\r\n"
      "data: {\"type\":\"image_generation.completed\",\"b64_json\":\"%s\","
      "\"usage\":{\"output_tokens\":9}}\r\n\r\n" },
  { "/plain/images/generations",
      "data: {\"type\":\"image_edit.completed\",\"b64_json\":\"%s\"}\n\n"
      "data: [DONE]\n\n" },
  { "/cut/images/generations",
      "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"%s\"}"
      "\n\n" },
  { "/done/images/generations", "data: [DONE]\n\n" },
  { "/sorry/images/generations",
      "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"%s\"}"
      "\n\nevent: error\ndata: {\"type\":\"error\",\"error\":{\"code\":"
      "\"moderation_blocked\",\"message\":\"no\"}}\n\n" },
};

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  if (g_str_has_prefix (path, "/reset"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    if (g_str_equal (path, streams[i].path)) {
      send_stream (out, streams[i].body);
      return;
    }
  if (g_str_has_suffix (path, "/stable-image/generate/core")
      && g_str_has_prefix (path, "/good"))
    send_picture (out, "finish-reason: SUCCESS\r\nseed: 4294967294\r\n");
  if (g_str_has_prefix (path, "/filter"))
    send_picture (out, "finish-reason: CONTENT_FILTERED\r\n");
  if (g_str_has_suffix (path, "/good/results/r1"))
    send_picture (out, "finish-reason: SUCCESS\r\n");
  if (g_str_has_suffix (path, "/view?filename=a.png&subfolder=&type=output"))
    send_picture (out, "");
  for (guint i = G_N_ELEMENTS (answers); i > 0; i--)
    if (g_str_has_suffix (path, answers[i - 1].path)) {
      g_autofree gchar *body = with_picture (answers[i - 1].body);

      send_json (out, answers[i - 1].status, body);
      return;
    }
}

/* ---- asking ---- */

typedef struct {
  const gchar *name, *model, *root, *job;
  const gchar *options; /* (nullable) lines of its group */
} Ask;

#define GRAPH_FILE "graph.json"
#define GRAPH "workflow=" GRAPH_FILE "\nworkflow-prompt=6.inputs.text"
#define GRAPH_TEXT "{\"6\":{\"inputs\":{\"text\":\"\"}}}"

static ProviderConfig *
config_of (const Ask *what)
{
  g_autofree gchar *folder = g_dir_make_tmp ("jsonclip-test-XXXXXX", NULL);
  g_autofree gchar *file = g_build_filename (folder, "p.conf", NULL);
  g_autofree gchar *graph = g_build_filename (folder, GRAPH_FILE, NULL);
  g_autofree gchar *text = g_strdup_printf (
      "[%s]\n%s\n", what->name, what->options ? what->options : "");
  g_autoptr (GError) error = NULL;
  ProviderConfig *config;

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  fail_unless (g_file_set_contents (graph, GRAPH_TEXT, -1, NULL));
  config = provider_config_load (file, &error);
  g_assert_no_error (error);
  g_unlink (file);
  g_unlink (graph);
  g_rmdir (folder);
  return config;
}

static GenerateResult *
ask (RawServer *server, const Ask *what, GCancellable *cancellable,
    GError **error)
{
  g_autofree gchar *base = raw_server_url (server, what->root);
  g_autoptr (ProviderConfig) config = config_of (what);
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .config = config,
    .provider = what->name,
    .model = what->model,
    .base_url = base,
    .job = what->job,
    .prompt = "fog",
    .width = 1280,
    .height = 720 };

  return generate (&request, NULL, NULL, cancellable, error);
}

static const struct {
  Ask what;
  guint64 seed;
  guint n_requests;
  gint64 output_tokens;
} good[] = {
  { { "openai", "m", "/good" }, 0, 1, 6 },
  { { "openai", "m", "/stream", NULL, "image-stream=yes" }, 0, 1, 9 },
  { { "openai", "m", "/plain", NULL, "image-stream=yes" }, 0, 1, 0 },
  { { "google", "m", "/good" }, 0, 1, 4 },
  { { "stability", "core", "/good" }, 4294967294, 1, 0 },
  { { "stability", "ultra", "/good", "r1" }, 0, 1, 0 },
  { { "automatic1111", NULL, "/good" }, 11, 1, 0 },
  { { "sdcpp", NULL, "/good" }, 0, 2, 0 },
  { { "sdcpp", NULL, "/good", "job_1" }, 0, 1, 0 },
  { { "comfyui", NULL, "/good", NULL, GRAPH }, 0, 4, 0 },
  { { "comfyui", NULL, "/good", "history/p1", GRAPH }, 0, 2, 0 },
};

GST_START_TEST (a_picture_comes)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, &good[__i__].what, NULL, &error);
  g_autoptr (GBytes) expected = big_picture ();

  g_assert_no_error (error);
  fail_unless (g_bytes_equal (result->bytes, expected));
  fail_unless_equals_string (result->mime, "image/png");
  fail_unless_equals_int (result->width, 1);
  fail_unless (result->seed == good[__i__].seed);
  fail_unless_equals_int (result->usage.pictures, 1);
  fail_unless_equals_int64 (
      result->usage.output_tokens, good[__i__].output_tokens);
  fail_unless_equals_int (
      raw_server_n_requests (server), good[__i__].n_requests);
}
GST_END_TEST

static const struct {
  Ask what;
  TroubleKind kind;
  const gchar *message;
  guint n_requests;
} bad[] = {
  { { "openai", "m", "/cut", NULL, "image-stream=yes" },
      TROUBLE_OUTCOME_UNKNOWN,
      "the stream ended before its picture was completed", 1 },
  { { "openai", "m", "/done", NULL, "image-stream=yes" },
      TROUBLE_OUTCOME_UNKNOWN,
      "the stream ended before its picture was completed", 1 },
  { { "openai", "m", "/sorry", NULL, "image-stream=yes" }, TROUBLE_POLICY,
      "policy_refused: no", 1 },
  { { "stability", "core", "/filter" }, TROUBLE_POLICY,
      "the picture was filtered", 1 },
  { { "stability", "core", "/blocked" }, TROUBLE_POLICY, "HTTP 403: flagged",
      1 },
  { { "stability", "core", "/poor" }, TROUBLE_QUOTA, "HTTP 402: no credits",
      1 },
  { { "automatic1111", NULL, "/sampler" }, TROUBLE_REQUEST,
      "HTTP 404: Sampler not found", 1 },
  { { "sdcpp", NULL, "/full" }, TROUBLE_RATE, "HTTP 429: job queue is full",
      1 },
  { { "comfyui", NULL, "/rejected", NULL, GRAPH }, TROUBLE_REQUEST,
      "HTTP 400: Prompt outputs failed validation", 1 },
  { { "comfyui", NULL, "/good", "history/p2", GRAPH }, TROUBLE_JOB_LOST,
      "neither in the queue nor in the history", 1 },
  /* What closes the connection without a word is not asked twice by itself. */
  { { "automatic1111", NULL, "/reset" }, TROUBLE_OUTCOME_UNKNOWN, "", 1 },
};

GST_START_TEST (a_failure_says_why)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, &bad[__i__].what, NULL, &error));
  fail_unless (
      strstr (error->message, bad[__i__].message), "%s", error->message);
  fail_unless_equals_int (fault_kind (error), bad[__i__].kind);
  fail_unless_equals_int (
      raw_server_n_requests (server), bad[__i__].n_requests);
}
GST_END_TEST

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (150 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* What is cancelled is called off where it was ordered. */
GST_START_TEST (a_job_is_called_off)
{
  static const Ask slow = { "sdcpp", NULL, "", "slow" };
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autofree gchar *last = NULL;

  fail_if (ask (server, &slow, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  last = raw_server_request (server, raw_server_n_requests (server) - 1);
  fail_unless (
      g_str_has_prefix (last, "POST /sdcpp/v1/jobs/slow/cancel "), "%s", last);
}
GST_END_TEST

/* Its pictures go along, and the key by its scheme. */
GST_START_TEST (an_edit_takes_pictures_along)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *base = raw_server_url (server, "/good");
  g_autoptr (GBytes) picture = big_picture ();
  GBytes *const pictures[] = { picture };
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = "openai",
    .model = "m",
    .base_url = base,
    .prompt = "fog",
    .pictures = pictures,
    .n_pictures = 1,
    .width = 1280,
    .height = 720 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, NULL, &error);
  g_autofree gchar *said = NULL;

  g_assert_no_error (error);
  fail_unless_equals_int (result->width, 1);
  said = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (said, "POST /good/images/edits "));
  fail_unless (
      strstr (said, "\r\nContent-Type: multipart/form-data; boundary="));
  fail_unless (strstr (said, "name=\"image[]\"; filename=\"picture-1.png\""));
}
GST_END_TEST

static Suite *
image_exchanges_suite (void)
{
  Suite *suite = suite_create ("image-exchanges");
  TCase *tcase = tcase_create ("exchanges");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, a_picture_comes, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tcase, a_failure_says_why, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, a_job_is_called_off);
  tcase_add_test (tcase, an_edit_takes_pictures_along);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (image_exchanges_suite)
