/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Orders of videos of Google from the first call to the file, with a server
 * that plays it. */

#include "generate.h"
#include "job.h"
#include "recorded.h"
#include "small-media.h"
#include "transport.h"

#define KEY "canary-90061e"
#define FILES "https://h/v1beta/files/"
#define OUTPUT(content)                                                        \
  "\"steps\":[{\"type\":\"model_output\",\"content\":[" content "]}]"

static const ProviderTask *
task (void)
{
  const ProviderTask *found =
      provider_find_task (&provider_google, GENERATE_VIDEO);

  fail_unless (found != NULL);
  return found;
}

static void
send_video (GOutputStream *out)
{
  g_autoptr (GBytes) mp4 = small_mp4 (1280, 720, 5000);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (mp4, &size);

  raw_answer (out, "200 OK", "Content-Type: video/mp4\r\n", data, size);
}

/* How often the path of the last request was asked before. */
static guint
times_asked (RawServer *server)
{
  const guint n = raw_server_n_requests (server);
  g_autofree gchar *last = raw_server_line (server, n - 1);
  guint times = 0;

  for (guint i = 0; i + 1 < n; i++) {
    g_autofree gchar *line = raw_server_line (server, i);

    times += g_str_equal (line, last);
  }
  return times;
}

#define STATE(text) "{\"id\":\"i1\",\"status\":\"" text "\"}"

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const guint times = times_asked (server);

  if (g_str_equal (path, "/interactions"))
    raw_json (out, STATE ("queued"));
  else if (g_str_equal (path, "/interactions/i1") && times < 3)
    raw_json (out, STATE ("in_progress"));
  else if (g_str_equal (path, "/interactions/i1"))
    raw_json (out,
        "{\"status\":\"completed\"," OUTPUT (
            "{\"type\":\"video\",\"uri\":\"" FILES "f1\"}") "}");
  else if (g_str_equal (path, "/files/f1"))
    raw_json (out,
        times < 1 ? "{\"state\":\"PROCESSING\"}" : "{\"state\":\"ACTIVE\"}");
  else if (g_str_equal (path, "/files/f1:download?alt=media"))
    send_video (out);
  else if (g_str_equal (path, "/sold/interactions"))
    raw_json (out,
        "{\"id\":\"i1\",\"status\":\"completed\"," OUTPUT (
            "{\"type\":\"video\",\"uri\":\"/gone.mp4\"}") "}");
  else if (g_str_equal (path, "/veo/models/m:predictLongRunning"))
    raw_json (out, "{\"name\":\"models/m/operations/o\"}");
  else
    raw_say (out, "404 Not Found",
        "{\"error\":{\"code\":404,\"message\":\"no model\",\"status\":"
        "\"NOT_FOUND\"}}");
}

typedef struct {
  GString *names; /* that were told, one a line */
  gboolean refuse;
} Keeper;

static gboolean
keep (const gchar *job, gpointer user_data, GError **error)
{
  Keeper *keeper = user_data;

  g_string_append_printf (
      keeper->names, "%s%s", keeper->names->len ? " " : "", job);
  if (!keeper->refuse)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "disk full");
  return FALSE;
}

static GenerateResult *
ask (RawServer *server, const gchar *path, const gchar *job, Keeper *keeper,
    GError **error)
{
  g_autofree gchar *base = raw_server_url (server, path);
  const GenerateRequest request = { .kind = GENERATE_VIDEO,
    .provider = "google",
    .base_url = base,
    .model = "m",
    .prompt = "A lake",
    .job = job };
  const GenerateWatch watch = { .ordered = keep, .user_data = keeper };
  GenerateResult *result;

  g_setenv ("GEMINI_API_KEY", KEY, TRUE);
  result = generate_watched (&request, &watch, NULL, error);
  g_unsetenv ("GEMINI_API_KEY");
  fail_if (error && *error && strstr ((*error)->message, KEY));
  return result;
}

/* All of it but the waiting: ordered, asked for four times, stored, brought. */
GST_START_TEST (an_order_becomes_a_video)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *base = raw_server_url (server, "");
  ProviderJob quick = *task ()->job;
  ProviderTask hurried = *task ();
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names };
  const GenerateWatch watch = { .ordered = keep, .user_data = &keeper };
  const GenerateRequest request = { .base_url = base };
  const ProviderCall like = { .own_network = TRUE };
  const JobOrder order = { &hurried, &request, &like, &watch };
  g_auto (ProviderReply) answer = recorded_reply (STATE ("queued"));
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autofree gchar *lines = NULL;

  quick.first_ms = quick.every_ms = 5;
  hurried.job = &quick;
  fail_unless (hurried.parse (&answer, result, NULL));
  fail_unless (job_follow (&order, FALSE, &answer, result, NULL, NULL));
  fail_unless_equals_string (answer.onward, "files/f1:download?alt=media");
  fail_unless_equals_string (names->str, "interactions/i1 files/f1");
  lines = raw_server_lines (server);
  fail_unless_equals_string (lines,
      "GET /interactions/i1\nGET /interactions/i1\nGET /interactions/i1\n"
      "GET /interactions/i1\nGET /files/f1\nGET /files/f1");
}
GST_END_TEST

/* By its name it is asked for at once, in another process, and nothing is
 * ordered; the key is told where the file is brought from. */
GST_START_TEST (a_job_is_taken_up_again)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = NULL;
  g_autofree gchar *lines = NULL;
  g_autofree gchar *last = NULL;
  g_autofree gchar *base = raw_server_url (server, "/files/f1");
  const ProviderCall before = { .url = base, .own_network = TRUE };
  g_auto (ProviderReply) ignored = { 0 };

  /* Once it was asked for it is stored. */
  fail_unless (transport_send (&before, &ignored, NULL, NULL));
  result = ask (server, "", "files/f1", &keeper, &error);
  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "video/mp4");
  fail_unless_equals_int (result->height, 720);
  fail_unless_equals_int64 (result->duration_ms, 5000);
  fail_unless_equals_string (names->str, "");
  lines = raw_server_lines (server);
  fail_unless_equals_string (
      lines, "GET /files/f1\nGET /files/f1\nGET /files/f1:download?alt=media");
  last = raw_server_request (server, 2);
  fail_unless (strstr (last, "\r\nx-goog-api-key: " KEY "\r\n"));
}
GST_END_TEST

GST_START_TEST (what_cannot_be_kept_is_called_off)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names, .refuse = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *lines = NULL;

  fail_if (ask (server, "", NULL, &keeper, &error));
  fail_unless (g_str_has_suffix (error->message, "disk full"));
  lines = raw_server_lines (server);
  fail_unless_equals_string (
      lines, "POST /interactions\nPOST /interactions/i1/cancel");
}
GST_END_TEST

/* A model that interactions do not know may be one of the other kind. */
GST_START_TEST (a_model_may_be_of_the_other_kind)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names, .refuse = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *lines = NULL;

  fail_if (ask (server, "/veo", NULL, &keeper, &error));
  fail_unless_equals_string (names->str, "models/m/operations/o");
  lines = raw_server_lines (server);
  fail_unless_equals_string (
      lines, "POST /veo/interactions\nPOST /veo/models/m:predictLongRunning");
}
GST_END_TEST

GST_START_TEST (no_model_is_said_once)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names };
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, "/none", NULL, &keeper, &error));
  fail_unless_equals_string (
      error->message, "provider \"google\": model_gone: HTTP 404: no model");
  fail_unless_equals_int64 (generate_wait_ms (error, GENERATE_VIDEO, 1, 0), -1);
  fail_unless_equals_int (raw_server_n_requests (server), 2);
}
GST_END_TEST

/* What was ordered is not ordered in another way, whatever goes wrong after
 * it. */
GST_START_TEST (an_order_is_sent_once)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) names = g_string_new (NULL);
  Keeper keeper = { .names = names };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *lines = NULL;

  fail_if (ask (server, "/sold", NULL, &keeper, &error));
  fail_unless (strstr (error->message, "HTTP 404: no model"));
  lines = raw_server_lines (server);
  fail_unless_equals_string (lines, "POST /sold/interactions\nGET /gone.mp4");
}
GST_END_TEST

static Suite *
google_orders_suite (void)
{
  Suite *suite = suite_create ("google-orders");
  TCase *tc = tcase_create ("google-orders");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, an_order_becomes_a_video);
  tcase_add_test (tc, a_job_is_taken_up_again);
  tcase_add_test (tc, what_cannot_be_kept_is_called_off);
  tcase_add_test (tc, a_model_may_be_of_the_other_kind);
  tcase_add_test (tc, no_model_is_said_once);
  tcase_add_test (tc, an_order_is_sent_once);
  return suite;
}

SUITE_MAIN (google_orders_suite)
