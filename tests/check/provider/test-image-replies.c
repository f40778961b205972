/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What each provider answers, and what comes of it: a picture, a job, an
 * address, or the trouble. No call is made. */

#include "fault.h"
#include "picture-fixture.h"

#define JSON "application/json"
#define B64 PICTURE_BASE64

typedef struct {
  const gchar *name; /* of the provider */
  const gchar *job;  /* whose answer it is; NULL: that of the order */
  const gchar *mime;
  const gchar *headers; /* lines of "name=value" */
  const gchar *body;    /* "#": the bytes of the picture */
  /* What comes of it: */
  TroubleKind trouble;
  const gchar *said; /* the message, the job or the address */
  guint64 seed;      /* beside a picture */
} Row;

static const Row rows[] = {
  { "openai", NULL, JSON, NULL, "{\"data\":[{\"b64_json\":\"" B64 "\"}]}",
      TROUBLE_NONE, NULL, 7 },
  { "openai", NULL, JSON, NULL, "{\"data\":[{\"url\":\"/x.png\"}]}",
      TROUBLE_NONE, "/x.png", 7 },
  { "openai", NULL, JSON, NULL, "{\"data\":[]}", TROUBLE_POLICY,
      "policy_refused: the reply has no picture", 0 },
  { "openai", NULL, JSON, NULL,
      "{\"error\":{\"code\":\"moderation_blocked\",\"message\":\"no\"}}",
      TROUBLE_POLICY, "policy_refused: no", 0 },
  { "openai", NULL, JSON, NULL, "{\"data\":[{\"b64_json\":\"AA",
      TROUBLE_BAD_OUTPUT, "bad_output: expected a JSON object: ", 0 },

  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"content\":{\"parts\":[{\"thought\":true,"
      "\"inlineData\":{\"data\":\"AAAA\"}},{\"text\":\"Here:\"},{"
      "\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"" B64
      "\"}}]},\"finishReason\":\"STOP\"}]}",
      TROUBLE_NONE, NULL, 7 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"content\":{\"parts\":[{\"inline_data\":{\"data\":"
      "\"" B64 "\"}}]}}]}",
      TROUBLE_NONE, NULL, 7 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"finishReason\":\"IMAGE_SAFETY\"}]}", TROUBLE_POLICY,
      "policy_refused: ", 0 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"finishReason\":\"PROHIBITED_CONTENT\"}]}",
      TROUBLE_POLICY, "policy_refused: ", 0 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"finishReason\":\"NO_IMAGE\"}]}", TROUBLE_BAD_OUTPUT,
      "bad_output: ", 0 },
  { "google", NULL, JSON, NULL,
      "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}", TROUBLE_POLICY,
      "policy_refused: ", 0 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"I cannot paint "
      "this.\"}]},\"finishReason\":\"STOP\"}]}",
      TROUBLE_POLICY,
      "policy_refused: the model answered in words: I cannot paint this.", 0 },
  { "google", NULL, JSON, NULL,
      "{\"candidates\":[{\"content\":{\"parts\":[]},\"finishReason\":"
      "\"STOP\"}]}",
      TROUBLE_BAD_OUTPUT, "bad_output: expected a picture in the reply's parts",
      0 },

  { "stability", NULL, "image/png", "finish-reason=SUCCESS\nseed=99", "#",
      TROUBLE_NONE, NULL, 99 },
  { "stability", NULL, "image/png", NULL, "#", TROUBLE_NONE, NULL, 7 },
  { "stability", NULL, "image/png", "finish-reason=CONTENT_FILTERED\nseed=99",
      "#", TROUBLE_POLICY, "policy_refused: the picture was filtered", 0 },
  { "stability", NULL, JSON, NULL,
      "{\"image\":\"" B64 "\",\"seed\":98,\"finish_reason\":\"SUCCESS\"}",
      TROUBLE_NONE, NULL, 98 },
  { "stability", NULL, JSON, NULL,
      "{\"image\":\"" B64
      "\",\"seed\":98,\"finish_reason\":\"CONTENT_FILTERED\"}",
      TROUBLE_POLICY, "policy_refused: the picture was filtered", 0 },
  { "stability", NULL, JSON, NULL, "{\"id\":\"abc\"}", TROUBLE_NONE, "abc", 0 },
  { "stability", NULL, JSON, NULL, "{}", TROUBLE_BAD_OUTPUT,
      "bad_output: expected a picture in base64 as \"image\"", 0 },
  { "stability", NULL, "image/png", NULL, "<html>", TROUBLE_NONE,
      "the reply was announced as nothing, but its bytes are of no known kind",
      0 },
  { "stability", "abc", JSON, NULL,
      "{\"id\":\"abc\",\"status\":\"in-progress\"}", TROUBLE_NONE, "abc", 0 },
  { "stability", "abc", "image/png", "finish-reason=SUCCESS", "#", TROUBLE_NONE,
      NULL, 7 },

  { "automatic1111", NULL, JSON, NULL,
      "{\"images\":[\"" B64 "\"],\"parameters\":{},\"info\":\"{\\\"seed\\\": "
      "1234567890, \\\"all_seeds\\\": [1234567890]}\"}",
      TROUBLE_NONE, NULL, 1234567890 },
  { "automatic1111", NULL, JSON, NULL,
      "{\"images\":[\"data:image/png;base64," B64 "\"],\"info\":\"\"}",
      TROUBLE_NONE, NULL, 7 },
  { "automatic1111", NULL, JSON, NULL, "{\"images\":[],\"info\":\"\"}",
      TROUBLE_POLICY, "policy_refused: the reply has no picture", 0 },
  { "automatic1111", NULL, JSON, NULL, "{\"info\":\"{\"}", TROUBLE_BAD_OUTPUT,
      "bad_output: expected a picture in base64 as \"images[0]\"", 0 },

  { "sdcpp", NULL, JSON, NULL,
      "{\"id\":\"job_1\",\"kind\":\"img_gen\",\"status\":\"queued\"}",
      TROUBLE_NONE, "job_1", 0 },
  { "sdcpp", NULL, JSON, NULL, "{\"status\":\"queued\"}", TROUBLE_BAD_OUTPUT,
      "bad_output: expected a job's \"id\"", 0 },
  { "sdcpp", "job_1", JSON, NULL, "{\"id\":\"job_1\",\"status\":\"queued\"}",
      TROUBLE_NONE, "job_1", 0 },
  { "sdcpp", "job_1", JSON, NULL, "{\"status\":\"something new\"}",
      TROUBLE_NONE, "job_1", 0 },
  { "sdcpp", "job_1", JSON, NULL,
      "{\"status\":\"completed\",\"result\":{\"images\":[{\"index\":0,"
      "\"b64_json\":\"" B64 "\"}]},\"error\":null}",
      TROUBLE_NONE, NULL, 7 },
  { "sdcpp", "job_1", JSON, NULL,
      "{\"status\":\"completed\",\"result\":{\"images\":[]}}",
      TROUBLE_BAD_OUTPUT,
      "bad_output: expected a picture in base64 as "
      "\"result.images[0].b64_json\"",
      0 },
  { "sdcpp", "job_1", JSON, NULL,
      "{\"status\":\"failed\",\"error\":{\"code\":\"generation_failed\","
      "\"message\":\"empty\"}}",
      TROUBLE_BAD_OUTPUT,
      "bad_output: the server failed: generation_failed: empty", 0 },
  { "sdcpp", "job_1", JSON, NULL, "{\"status\":\"cancelled\"}",
      TROUBLE_JOB_LOST, "lost_job: somebody called the job off", 0 },

  { "comfyui", NULL, JSON, NULL,
      "{\"prompt_id\":\"p\",\"number\":3,\"node_errors\":{}}", TROUBLE_NONE,
      "queue/p", 0 },
  { "comfyui", NULL, JSON, NULL, "{}", TROUBLE_BAD_OUTPUT,
      "bad_output: expected a \"prompt_id\"", 0 },
  { "comfyui", "queue/p", JSON, NULL,
      "{\"queue_running\":[[0,\"p\",{}]],\"queue_pending\":[]}", TROUBLE_NONE,
      "queue/p", 0 },
  { "comfyui", "queue/p", JSON, NULL,
      "{\"queue_running\":[[0,\"q\",{}]],\"queue_pending\":[[1,\"p\",{}]]}",
      TROUBLE_NONE, "queue/p", 0 },
  { "comfyui", "queue/p", JSON, NULL,
      "{\"queue_running\":[[0,\"q\"],7,[]],\"queue_pending\":{}}", TROUBLE_NONE,
      "history/p", 0 },
  { "comfyui", "history/p", JSON, NULL, "{}", TROUBLE_JOB_LOST,
      "lost_job: it is neither in the queue nor in the history any more", 0 },
  { "comfyui", "history/p", JSON, NULL,
      "{\"p\":{\"outputs\":{\"8\":{\"images\":[{\"filename\":\"t.png\","
      "\"type\":\"temp\"}]},\"9\":{\"text\":[\"a\"],\"images\":[{\"filename\":"
      "\"a b&.png\",\"subfolder\":\"s/\",\"type\":\"output\"}]}},\"status\":{"
      "\"status_str\":\"success\",\"completed\":true,\"messages\":[]}}}",
      TROUBLE_NONE, "view?filename=a%20b%26.png&subfolder=s%2F&type=output",
      0 },
  { "comfyui", "history/p", JSON, NULL,
      "{\"p\":{\"outputs\":{\"8\":{\"gifs\":[{\"filename\":\"t.PNG\","
      "\"type\":\"temp\"}]}}}}",
      TROUBLE_NONE, "view?filename=t.PNG&subfolder=&type=temp", 0 },
  { "comfyui", "history/p", JSON, NULL,
      "{\"p\":{\"outputs\":{\"8\":{\"images\":[{\"filename\":\"t.mp4\"},3]},"
      "\"9\":[]}}}",
      TROUBLE_BAD_OUTPUT,
      "bad_output: the graph ended without a picture: does it save one?", 0 },
  { "comfyui", "history/p", JSON, NULL,
      "{\"p\":{\"outputs\":{},\"status\":{\"status_str\":\"error\","
      "\"messages\":[[\"execution_start\",{}],[\"execution_error\",{"
      "\"node_id\":\"3\",\"node_type\":\"KSampler\",\"exception_message\":"
      "\"out of memory\"}]]}}}",
      TROUBLE_BAD_OUTPUT,
      "bad_output: the graph failed at node 3 (KSampler): out of memory", 0 },
  { "comfyui", "history/p", JSON, NULL,
      "{\"p\":{\"outputs\":{},\"status\":{\"status_str\":\"error\","
      "\"messages\":[[\"execution_interrupted\",{}]]}}}",
      TROUBLE_JOB_LOST, "lost_job: somebody interrupted the graph", 0 },
};

static ProviderReply
reply_of (const Row *row)
{
  return (ProviderReply){ .body = g_str_equal (row->body, "#")
        ? picture_bytes ()
        : g_bytes_new (row->body, strlen (row->body)),
    .mime = g_strdup (row->mime),
    .headers = picture_options (row->headers) };
}

static gboolean
parse (const Row *row, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  const ProviderTask *task = picture_task (row->name);

  return row->job ? task->job->parse (row->job, reply, result, error)
                  : task->parse (reply, result, error);
}

static void
check_result (
    const Row *row, const ProviderReply *reply, const GenerateResult *result)
{
  if (row->said) {
    fail_unless_equals_string (
        reply->job ? reply->job : reply->onward, row->said);
    fail_if (result->bytes);
    return;
  }
  fail_if (reply->job || reply->onward);
  fail_unless_equals_string (result->mime, "image/png");
  fail_unless_equals_int (result->width, 1);
  fail_unless (result->seed == row->seed, "%" G_GUINT64_FORMAT, result->seed);
  fail_unless_equals_int (result->usage.pictures, 1);
}

GST_START_TEST (an_answer_is_what_it_says)
{
  const Row *row = &rows[__i__];
  g_auto (ProviderReply) reply = reply_of (row);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;

  result->seed = 7;
  if (parse (row, &reply, result, &error)) {
    fail_unless_equals_int (row->trouble, TROUBLE_NONE);
    check_result (row, &reply, result);
    return;
  }
  fail_unless (row->said && g_str_has_prefix (error->message, row->said), "%s",
      error->message);
  fail_unless_equals_int (fault_kind (error), row->trouble);
}
GST_END_TEST

/* None of them ends a program by what it says. */
GST_START_TEST (noise_is_an_error)
{
  static const gchar *const bodies[] = { "", "null", "[]", "7", "{\"a\":",
    "{\"id\":7,\"prompt_id\":[],\"data\":{},\"images\":7,\"status\":[]}" };
  const Row *row = &rows[__i__];

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    Row noise = *row;
    g_auto (ProviderReply) reply = { 0 };
    g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
    g_autoptr (GError) error = NULL;

    noise.body = bodies[i];
    reply = reply_of (&noise);
    if (!parse (&noise, &reply, result, &error))
      fail_unless (error && error->domain == GENERATE_ERROR);
    else
      fail_unless (reply.job != NULL);
  }
}
GST_END_TEST

static const struct {
  const gchar *name, *job, *method, *url, *body;
  gboolean cancel;
} jobs[] = {
  { "stability", "a/b", NULL, "/results/a%2Fb", NULL },
  { "sdcpp", "job_1", NULL, "/sdcpp/v1/jobs/job_1", NULL },
  { "sdcpp", "job_1", "POST", "/sdcpp/v1/jobs/job_1/cancel", "{}", TRUE },
  { "comfyui", "queue/p", NULL, "/queue", NULL },
  { "comfyui", "history/p q", NULL, "/history/p%20q", NULL },
  { "comfyui", "queue/p", NULL, "/queue", "{\"delete\":[\"p\"]}", TRUE },
};

GST_START_TEST (jobs_are_asked_for_by_name)
{
  const ProviderJob *job = picture_task (jobs[__i__].name)->job;
  const GenerateRequest request = { .base_url = "http://h" };
  g_autofree gchar *url = g_strconcat ("http://h", jobs[__i__].url, NULL);
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  (jobs[__i__].cancel ? job->compose_cancel : job->compose) (
      &request, jobs[__i__].job, &call, &error);
  g_assert_no_error (error);
  fail_unless_equals_string (call.url, url);
  fail_unless (g_strcmp0 (call.method, jobs[__i__].method) == 0);
  fail_unless ((call.body != NULL) == (jobs[__i__].body != NULL));
  if (call.body)
    fail_unless (g_bytes_get_size (call.body) == strlen (jobs[__i__].body)
        && memcmp (g_bytes_get_data (call.body, NULL), jobs[__i__].body,
               strlen (jobs[__i__].body))
            == 0);
}
GST_END_TEST

static Suite *
image_replies_suite (void)
{
  Suite *suite = suite_create ("image-replies");
  TCase *tcase = tcase_create ("replies");

  tcase_add_loop_test (
      tcase, an_answer_is_what_it_says, 0, G_N_ELEMENTS (rows));
  tcase_add_loop_test (tcase, noise_is_an_error, 0, G_N_ELEMENTS (rows));
  tcase_add_loop_test (
      tcase, jobs_are_asked_for_by_name, 0, G_N_ELEMENTS (jobs));
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (image_replies_suite)
