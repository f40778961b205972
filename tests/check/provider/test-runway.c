/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runway: what its tasks are asked with, how they end, and whole exchanges with
 * a server that plays it. */

#include "generate.h"
#include "job.h"
#include "recorded.h"
#include "small-media.h"

#define KEY "canary-4a1b2c"
#define BASE "https://api.example"
#define VERSION "\nX-Runway-Version: 2024-11-06"

static const ProviderTask *
task (void)
{
  const ProviderTask *found =
      provider_find_task (&provider_runway, GENERATE_VIDEO);

  fail_unless (found != NULL);
  return found;
}

static const struct {
  GenerateRequest request;
  gboolean has_picture;
  const gchar *options, *call, *message;
} orders[] = {
  { { .prompt = "Slow dolly",
        .width = 1920,
        .height = 1080,
        .duration_ms = 4001,
        .seed = G_GUINT64_CONSTANT (0x10000002a) },
      TRUE, NULL,
      "POST " BASE "/v1/image_to_video" VERSION
      "\n{\"model\":\"m\",\"promptText\":\"Slow dolly\",\"promptImage\":"
      "\"data:image/jpeg;base64,/9j/4AAQSkZJRgAB\",\"ratio\":\"1280:720\","
      "\"duration\":5,\"seed\":42}",
      NULL },
  { { .prompt = "A lake",
        .style = "woodcut",
        .negative = "text",
        .width = 720,
        .height = 1280,
        .duration_ms = 60000 },
      FALSE, NULL,
      "POST " BASE "/v1/text_to_video" VERSION
      "\n{\"model\":\"m\",\"promptText\":\"A lake Style: woodcut. Avoid: "
      "text.\",\"ratio\":\"720:1280\",\"duration\":10,\"seed\":0}",
      NULL },
  { { .prompt = "A lake" }, FALSE, "video-ratio=960:960",
      "POST " BASE "/v1/text_to_video" VERSION
      "\n{\"model\":\"m\",\"promptText\":\"A lake\",\"ratio\":\"960:960\","
      "\"duration\":2,\"seed\":0}",
      NULL },
  { { .prompt = NULL }, FALSE, NULL, NULL, "expected a prompt of UTF-8" },
};

GST_START_TEST (a_video_is_ordered)
{
  g_auto (ProviderEntry) entry = recorded_entry (orders[__i__].options);
  g_autoptr (GBytes) picture =
      g_bytes_new_static ("\xff\xd8\xff\xe0\0\x10JFIF\0\1", 12);
  GBytes *const pictures[] = { picture };
  GenerateRequest request = orders[__i__].request;
  g_auto (ProviderCall) call = { 0 };
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

GST_START_TEST (a_picture_may_be_too_large)
{
  gchar *data = g_strnfill (3700001, 'x');
  g_autoptr (GBytes) picture = NULL;
  GBytes *pictures[1];
  GenerateRequest request = { .base_url = BASE, .model = "m", .prompt = "x" };
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  memcpy (data, "\xff\xd8\xff", 3);
  pictures[0] = picture = g_bytes_new_take (data, 3700001);
  request.pictures = pictures;
  request.n_pictures = 1;
  fail_if (task ()->compose (&request, &call, &error));
  fail_unless_equals_string (error->message,
      "expected a first picture of at most 3700000 bytes, found 3700001");
}
GST_END_TEST

GST_START_TEST (a_task_is_asked_for)
{
  const GenerateRequest request = { .base_url = BASE };
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderCall) cancel = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *stop = NULL;

  fail_unless (task ()->job->compose (&request, "a/../b", &call, NULL));
  text = recorded_call (&call);
  fail_unless_equals_string (text, "GET " BASE "/v1/tasks/a%2F..%2Fb" VERSION);
  fail_unless (task ()->job->compose_cancel (&request, "17a5", &cancel, NULL));
  stop = recorded_call (&cancel);
  fail_unless_equals_string (stop, "DELETE " BASE "/v1/tasks/17a5" VERSION);
}
GST_END_TEST

/* @order: the answer to the order, not to an asking */
static const struct {
  gboolean order;
  const gchar *body, *job, *onward, *message;
  gdouble fraction;
} replies[] = {
  { TRUE, "{\"id\":\"17a5\"}", "17a5", NULL, NULL, 0 },
  { TRUE, "{}", NULL, NULL, "bad_output: expected a task with its \"id\"", 0 },
  { FALSE, "{\"id\":\"t\",\"status\":\"PENDING\"}", "t", NULL, NULL, 0 },
  { FALSE, "{\"id\":\"t\",\"status\":\"THROTTLED\"}", "t", NULL, NULL, 0 },
  { FALSE, "{\"id\":\"t\",\"status\":\"RUNNING\",\"progress\":0.25}", "t", NULL,
      NULL, .25 },
  { FALSE, "{\"id\":\"t\",\"status\":\"DREAMING\"}", "t", NULL, NULL, 0 },
  { FALSE, "{\"status\":\"SUCCEEDED\",\"output\":[\"https://cdn/a.mp4?x=1\"]}",
      NULL, "https://cdn/a.mp4?x=1", NULL, 0 },
  { FALSE, "{\"status\":\"SUCCEEDED\",\"output\":[]}", NULL, NULL,
      "bad_output: expected the address of a video in the task's \"output\"",
      0 },
  { FALSE,
      "{\"status\":\"FAILED\",\"failure\":\"It shows a face\",\"failureCode\":"
      "\"SAFETY.INPUT.IMAGE\"}",
      NULL, NULL, "policy_refused: SAFETY.INPUT.IMAGE: It shows a face", 0 },
  { FALSE,
      "{\"status\":\"FAILED\",\"failure\":\"Try again\",\"failureCode\":"
      "\"INTERNAL.BAD_OUTPUT.CODE01\"}",
      NULL, NULL, "failed_job: INTERNAL.BAD_OUTPUT.CODE01: Try again", 0 },
  { FALSE, "{\"status\":\"FAILED\"}", NULL, NULL,
      "failed_job: it does not say why", 0 },
  { FALSE, "{\"status\":\"CANCELLED\"}", NULL, NULL,
      "failed_job: somebody has called it off", 0 },
  { FALSE, "{}", NULL, NULL, "bad_output: expected a task with its \"status\"",
      0 },
};

GST_START_TEST (an_answer_is_understood)
{
  g_auto (ProviderReply) reply = recorded_reply (replies[__i__].body);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  const gboolean ok = replies[__i__].order
      ? task ()->parse (&reply, result, &error)
      : task ()->job->parse ("t", &reply, result, &error);

  fail_unless_equals_string (
      error ? error->message : NULL, replies[__i__].message);
  fail_unless (ok == (replies[__i__].message == NULL));
  fail_unless_equals_string (reply.job, replies[__i__].job);
  fail_unless_equals_string (reply.onward, replies[__i__].onward);
  fail_unless (reply.fraction == replies[__i__].fraction);
}
GST_END_TEST

/* ---- exchanges ---- */

static void
send_video (GOutputStream *out)
{
  g_autoptr (GBytes) mp4 = small_mp4 (720, 1280, 5000);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (mp4, &size);

  raw_answer (
      out, "200 OK", "Content-Type: binary/octet-stream\r\n", data, size);
}

static void
send_task (RawServer *server, GOutputStream *out)
{
  const guint n = raw_server_n_requests (server);

  if (n < 4)
    raw_json (out,
        n == 1       ? "{\"status\":\"PENDING\"}"
            : n == 2 ? "{\"status\":\"THROTTLED\"}"
                     : "{\"status\":\"RUNNING\",\"progress\":0.5}");
  else
    raw_json (out, "{\"status\":\"SUCCEEDED\",\"output\":[\"/made.mp4\"]}");
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  if (g_str_equal (path, "/v1/text_to_video"))
    raw_json (out, "{\"id\":\"17a5\"}");
  else if (g_str_equal (path, "/v1/tasks/slow"))
    send_task (server, out);
  else if (g_str_equal (path, "/v1/tasks/done"))
    raw_json (out, "{\"status\":\"SUCCEEDED\",\"output\":[\"/made.mp4\"]}");
  else if (g_str_equal (path, "/made.mp4"))
    send_video (out);
  else if (g_str_has_prefix (path, "/sick/"))
    raw_say (out, "502 Bad Gateway", "oops");
  else if (g_str_has_prefix (path, "/busy/"))
    raw_say (out, "429 Too Many Requests", "{\"error\":\"daily limit\"}");
  else
    raw_say (out, "404 Not Found", "{\"error\":\"Task not found\"}");
}

typedef struct {
  const gchar *kept;
  GCancellable *cancel; /* (nullable): once it is kept */
} Keeper;

static gboolean
keep (const gchar *job, gpointer user_data, GError **error)
{
  Keeper *keeper = user_data;

  keeper->kept = g_intern_string (job);
  if (keeper->cancel)
    g_cancellable_cancel (keeper->cancel);
  return TRUE;
}

static GenerateResult *
ask (RawServer *server, const gchar *path, const gchar *job, Keeper *keeper,
    GError **error)
{
  g_autofree gchar *base = raw_server_url (server, path);
  const GenerateRequest request = { .kind = GENERATE_VIDEO,
    .provider = "runway",
    .base_url = base,
    .model = "m",
    .prompt = "A lake",
    .job = job };
  const GenerateWatch watch = { .ordered = keep, .user_data = keeper };
  GenerateResult *result;

  g_setenv ("RUNWAYML_API_SECRET", KEY, TRUE);
  result = generate_watched (&request, &watch, keeper->cancel, error);
  g_unsetenv ("RUNWAYML_API_SECRET");
  fail_if (error && *error && strstr ((*error)->message, KEY));
  return result;
}

GST_START_TEST (a_task_goes_on_until_it_is_done)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *base = raw_server_url (server, "");
  ProviderJob quick = *task ()->job;
  ProviderTask hurried = *task ();
  const GenerateRequest request = { .base_url = base };
  const ProviderCall like = { .own_network = TRUE };
  const JobOrder order = { &hurried, &request, &like, NULL };
  g_auto (ProviderReply) answer = { .job = g_strdup ("slow") };
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  quick.first_ms = quick.every_ms = 5;
  hurried.job = &quick;
  fail_unless (job_follow (&order, FALSE, &answer, result, NULL, NULL));
  fail_unless_equals_string (answer.onward, "/made.mp4");
  fail_unless_equals_int (raw_server_n_requests (server), 4);
}
GST_END_TEST

GST_START_TEST (a_task_is_taken_up_again)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  Keeper keeper = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = ask (server, "", "done", &keeper, &error);
  g_autofree gchar *lines = NULL;
  g_autofree gchar *request = NULL;

  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "video/mp4");
  fail_unless_equals_int (result->width, 720);
  fail_unless_equals_int64 (result->usage.media_ms, 5000);
  fail_unless (keeper.kept == NULL);
  lines = raw_server_lines (server);
  fail_unless_equals_string (lines, "GET /v1/tasks/done\nGET /made.mp4");
  request = raw_server_request (server, 0);
  fail_unless (strstr (request, "\r\nAuthorization: Bearer " KEY "\r\n"));
  fail_unless (strstr (request, "\r\nX-Runway-Version: 2024-11-06\r\n"));
}
GST_END_TEST

GST_START_TEST (a_cancel_ends_the_task)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  Keeper keeper = { .cancel = cancel };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *lines = NULL;
  const gint64 begun = g_get_monotonic_time ();

  fail_if (ask (server, "", NULL, &keeper, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  fail_unless_equals_string (keeper.kept, "17a5");
  fail_unless (g_get_monotonic_time () - begun < 1000 * 1000);
  lines = raw_server_lines (server);
  fail_unless_equals_string (
      lines, "POST /v1/text_to_video\nDELETE /v1/tasks/17a5");
}
GST_END_TEST

/* An order of unknown fate is never sent again by itself; one that was surely
 * not taken may be. */
static const struct {
  const gchar *path, *message;
  gint64 wait_ms;
  gboolean maybe_billed;
} troubles[] = {
  { "/sick", "provider \"runway\": outcome_unknown: HTTP 502: oops", -1, TRUE },
  { "/busy", "provider \"runway\": rate_limited: HTTP 429: daily limit", 1000,
      FALSE },
};

GST_START_TEST (an_order_is_sent_once)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  Keeper keeper = { 0 };
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, troubles[__i__].path, NULL, &keeper, &error));
  fail_unless_equals_string (error->message, troubles[__i__].message);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
  fail_unless_equals_int64 (
      generate_wait_ms (error, GENERATE_VIDEO, 1, 0), troubles[__i__].wait_ms);
  fail_unless (generate_maybe_billed (error) == troubles[__i__].maybe_billed);
}
GST_END_TEST

static Suite *
runway_suite (void)
{
  Suite *suite = suite_create ("runway");
  TCase *tc = tcase_create ("runway");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, a_video_is_ordered, 0, G_N_ELEMENTS (orders));
  tcase_add_test (tc, a_picture_may_be_too_large);
  tcase_add_test (tc, a_task_is_asked_for);
  tcase_add_loop_test (tc, an_answer_is_understood, 0, G_N_ELEMENTS (replies));
  tcase_add_test (tc, a_task_goes_on_until_it_is_done);
  tcase_add_test (tc, a_task_is_taken_up_again);
  tcase_add_test (tc, a_cancel_ends_the_task);
  tcase_add_loop_test (tc, an_order_is_sent_once, 0, G_N_ELEMENTS (troubles));
  return suite;
}

SUITE_MAIN (runway_suite)
