/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Exchanges with a server that does what servers do, and what they should
 * not. */

#include <zlib.h>

#include "http.h"
#include "raw-server.h"

#define OK "HTTP/1.1 200 OK\r\n"
#define SECRET "X-Api-Key: canary-5f0c"

static RawServer *other; /* another origin */

static void
send_redirect (GOutputStream *out, guint16 port, const gchar *path)
{
  g_autofree gchar *answer = g_strdup_printf (
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%u%s\r\n"
      "Content-Length: 0\r\n\r\n",
      port, path);

  raw_send (out, answer);
}

static void
send_many (GOutputStream *out, const gchar *line, guint n)
{
  for (guint i = 0; i < n; i++)
    raw_send (out, line);
}

/* A megabyte of zeros in a thousand bytes. */
static void
send_packed (GOutputStream *out)
{
  static guint8 zeros[1 << 20], packed[4096];
  z_stream z = { .next_in = zeros,
    .avail_in = sizeof zeros,
    .next_out = packed,
    .avail_out = sizeof packed };
  g_autofree gchar *head = NULL;

  deflateInit2 (&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  fail_unless_equals_int (deflate (&z, Z_FINISH), Z_STREAM_END);
  head = g_strdup_printf (
      OK "Content-Encoding: gzip\r\nContent-Length: %lu\r\n\r\n", z.total_out);
  raw_send (out, head);
  g_output_stream_write_all (out, packed, z.total_out, NULL, NULL, NULL);
  deflateEnd (&z);
}

static const struct {
  const gchar *path, *answer;
} answers[] = {
  { "/plain",
      OK "Content-Type: text/plain\r\nX-Two: a\r\nContent-Length: 5\r\n\r\n"
         "hello" },
  { "/until-closed", OK "\r\nhello" },
  { "/chunked",
      OK "Transfer-Encoding: chunked\r\n\r\n"
         "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n" },
  { "/hints",
      "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" OK
      "Content-Length: 5\r\n\r\nhello" },
  { "/missing", "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone" },
  { "/short", OK "Content-Length: 50\r\n\r\nhello" },
  { "/torn", OK "Transfer-Encoding: chunked\r\n\r\n5\r\nhel" },
  { "/noise", "220 mail.example.org ESMTP\r\n" },
  { "/nothing", "" },
  { "/file",
      "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n"
      "Content-Length: 0\r\n\r\n" },
  { "/gopher",
      "HTTP/1.1 302 Found\r\nLocation: gopher://127.0.0.1/\r\n"
      "Content-Length: 0\r\n\r\n" },
};

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (path, answers[i].path))
      raw_send (out, answers[i].answer);
  if (g_str_equal (path, "/here"))
    send_redirect (out, server->port, "/plain");
  else if (g_str_equal (path, "/there"))
    send_redirect (out, other->port, "/plain");
  else if (g_str_equal (path, "/round"))
    send_redirect (out, server->port, "/round");
  else if (g_str_equal (path, "/packed"))
    send_packed (out);
  else if (g_str_equal (path, "/headers")) {
    raw_send (out, OK);
    send_many (out, "X-Long: 0123456789012345678901234567890\r\n", 8000);
  } else if (g_str_equal (path, "/long")) {
    raw_send (out, OK "\r\n");
    send_many (out, "0123456789012345678901234567890123456789", 3000);
  } else if (g_str_equal (path, "/hangs"))
    raw_wait (stop, -1);
  else if (g_str_equal (path, "/stops")) {
    raw_send (out, OK "Content-Length: 50\r\n\r\nhello");
    raw_wait (stop, -1);
  }
}

static gboolean
ask (RawServer *server, const gchar *path, HttpRequest *request,
    HttpAnswer *answer, GError **error)
{
  g_autofree gchar *url = raw_server_url (server, path);

  request->url = url;
  request->own_network = TRUE;
  return http_exchange (request, answer, NULL, error);
}

static void
check_body (const HttpAnswer *answer, const gchar *text)
{
  gsize length = 0;
  const gchar *data = g_bytes_get_data (answer->body, &length);

  fail_unless (length == strlen (text)
          && (length == 0 || memcmp (data, text, length) == 0),
      "%.*s", (gint) length, data);
}

static const gchar *const whole[] = { "/plain", "/until-closed", "/chunked",
  "/hints", "/here" };

GST_START_TEST (an_answer_is_whole)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_auto (HttpAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  HttpRequest request = { 0 };

  fail_unless (ask (server, whole[__i__], &request, &answer, &error));
  g_assert_no_error (error);
  fail_unless_equals_int (answer.status, 200);
  check_body (&answer, "hello");
  fail_unless (http_answer_header (&answer, "x-early") == NULL);
  if (g_str_equal (whole[__i__], "/plain")) {
    fail_unless_equals_string (http_answer_header (&answer, "x-two"), "a");
    fail_unless_equals_string (
        http_answer_header (&answer, "content-type"), "text/plain");
  }
}
GST_END_TEST

GST_START_TEST (a_bad_status_is_an_answer)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { 0 };

  fail_unless (ask (server, "/missing", &request, &answer, NULL));
  fail_unless_equals_int (answer.status, 404);
  check_body (&answer, "gone");
}
GST_END_TEST

GST_START_TEST (a_post_arrives_as_it_is)
{
  static const gchar *const headers[] = { "Content-Type: application/json",
    "X-Two: b", NULL };
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\": 1}", 8);
  g_auto (HttpAnswer) answer = { 0 };
  g_autofree gchar *asked = NULL;
  HttpRequest request = { .body = body, .headers = headers, .secret = SECRET };

  fail_unless (ask (server, "/plain", &request, &answer, NULL));
  asked = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (asked, "POST /plain HTTP/1.1\r\n"));
  fail_unless (g_str_has_suffix (asked, "\r\n\r\n{\"a\": 1}"));
  fail_unless (strstr (asked, "\r\nContent-Type: application/json\r\n"));
  fail_unless (strstr (asked, "\r\nX-Two: b\r\n"));
  fail_unless (strstr (asked, "\r\n" SECRET "\r\n"));
  fail_if (strstr (asked, "Expect"));
}
GST_END_TEST

/* The key goes on within the origin, and never beyond. */
GST_START_TEST (a_key_stays_with_its_origin)
{
  const gboolean away = __i__ == 1;
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_auto (HttpAnswer) answer = { 0 };
  g_autofree gchar *asked = NULL;
  HttpRequest request = { .secret = SECRET };

  other = raw_server_new (reply);
  fail_unless (
      ask (server, away ? "/there" : "/here", &request, &answer, NULL));
  check_body (&answer, "hello");
  asked = raw_server_request (away ? other : server, away ? 0 : 1);
  fail_unless (g_str_has_prefix (asked, "GET /plain "));
  fail_unless ((strstr (asked, SECRET) == NULL) == away);
  g_clear_pointer (&other, raw_server_free);
}
GST_END_TEST

GST_START_TEST (a_post_is_not_led_on)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .body = body };

  fail_unless (ask (server, "/here", &request, &answer, NULL));
  fail_unless_equals_int (answer.status, 302);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static const struct {
  const gchar *path;
  gboolean post;
  guint timeout_ms, silence_ms;
  gsize limit;
  HttpError code;
  guint n_requests;
} failures[] = {
  { "/round", FALSE, 0, 0, 0, HTTP_ERROR_ADDRESS, HTTP_REDIRECTS + 1 },
  { "/file", FALSE, 0, 0, 0, HTTP_ERROR_ADDRESS, 1 },
  { "/gopher", FALSE, 0, 0, 0, HTTP_ERROR_ADDRESS, 1 },
  { "/long", FALSE, 0, 0, 100000, HTTP_ERROR_LIMIT, 1 },
  { "/packed", FALSE, 0, 0, 100000, HTTP_ERROR_LIMIT, 1 },
  { "/headers", FALSE, 0, 0, 0, HTTP_ERROR_LIMIT, 1 },
  { "/short", FALSE, 0, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/torn", FALSE, 0, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/noise", FALSE, 0, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/nothing", FALSE, 0, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/nothing", TRUE, 0, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/hangs", TRUE, 300, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/stops", FALSE, 300, 0, 0, HTTP_ERROR_LOST, 1 },
  { "/stops", FALSE, 0, 1000, 0, HTTP_ERROR_LOST, 1 },
};

GST_START_TEST (a_failure_says_what_is_known)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .body = failures[__i__].post ? body : NULL,
    .timeout_ms = failures[__i__].timeout_ms,
    .silence_ms = failures[__i__].silence_ms,
    .limit = failures[__i__].limit,
    .secret = SECRET };

  fail_if (ask (server, failures[__i__].path, &request, &answer, &error));
  g_assert_error (error, HTTP_ERROR, (gint) failures[__i__].code);
  fail_unless (answer.body == NULL && answer.headers == NULL);
  fail_if (strstr (error->message, "canary"), "%s", error->message);
  fail_unless_equals_int (
      raw_server_n_requests (server), failures[__i__].n_requests);
}
GST_END_TEST

GST_START_TEST (what_nobody_listens_to_was_not_sent)
{
  RawServer *server = raw_server_new (reply);
  g_autofree gchar *url = raw_server_url (server, "/plain");
  g_autoptr (GError) error = NULL;
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .url = url, .own_network = TRUE };

  raw_server_free (server);
  fail_if (http_exchange (&request, &answer, NULL, &error));
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_NOT_SENT);
}
GST_END_TEST

static const gchar *const inner[] = { "http://127.0.0.1:%u/",
  "http://2130706433:%u/", "http://0x7f000001:%u/", "http://0x7f.1:%u/",
  "http://0177.0.0.1:%u/", "http://017700000001:%u/", "http://127.1:%u/",
  "http://127.0.1:%u/", "http://0:%u/", "http://0.0.0.0:%u/",
  "http://localhost:%u/", "http://LOCALHOST:%u/", "http://127.0.0.1.:%u/",
  "http://user:pw@127.0.0.1:%u/", "http://example.org@127.0.0.1:%u/",
  "http://127.0.0.1:%u/#@example.org/", "http://[::1]:%u/", "http://[::]:%u/",
  "http://[::ffff:127.0.0.1]:%u/", "http://[::127.0.0.1]:%u/",
  "http://[64:ff9b::127.0.0.1]:%u/", "http://[::ffff:7f00:1]:%u/",
  "http://\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.0.0.1:%u/",
  ("http://127\xe3\x80\x82"
   "0.0.1:%u/"),
  "https://127.0.0.1:%u/", "file:///etc/passwd#%u", "gopher://127.0.0.1:%u/",
  "ftp://127.0.0.1:%u/", "dict://127.0.0.1:%u/", "http://:%u/",
  "http:/127.0.0.1:%u", "//127.0.0.1:%u", "127.0.0.1:%u", "" };

GST_START_TEST (one_s_own_network_is_not_asked)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *port = g_strdup_printf ("%u", server->port);
  g_auto (GStrv) halves = g_strsplit (inner[__i__], "%u", 2);
  g_autofree gchar *url = g_strjoinv (port, halves);
  g_autoptr (GError) error = NULL;
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .url = url, .timeout_ms = 2000 };

  fail_if (http_exchange (&request, &answer, NULL, &error), "%s", url);
  fail_unless (error->domain == HTTP_ERROR);
  fail_unless (
      error->code == HTTP_ERROR_ADDRESS || error->code == HTTP_ERROR_NOT_SENT,
      "%s: %s", url, error->message);
  fail_if (strstr (error->message, "pw"), "%s", error->message);
  fail_unless_equals_int (server->n_connections, 0);
}
GST_END_TEST

typedef struct {
  GCancellable *cancellable;
  RawServer *server;
  gint64 at;
} Canceller;

static gpointer
cancel_soon (gpointer user_data)
{
  Canceller *canceller = user_data;

  while (raw_server_n_requests (canceller->server) == 0)
    g_usleep (1000);
  g_usleep (50000);
  canceller->at = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

GST_START_TEST (a_cancel_ends_it_at_once)
{
  static const gchar *const paths[] = { "/hangs", "/stops" };
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree gchar *url = raw_server_url (server, paths[__i__]);
  g_autoptr (GError) error = NULL;
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .url = url, .own_network = TRUE };
  Canceller canceller = { cancellable, server, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_soon, &canceller);
  gint64 took;

  fail_if (http_exchange (&request, &answer, cancellable, &error));
  g_thread_join (thread);
  took = g_get_monotonic_time () - canceller.at;
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_CANCELLED);
  fail_unless (took < 100000, "%" G_GINT64_FORMAT " us", took);
  g_clear_error (&error);
  fail_if (http_exchange (&request, &answer, cancellable, &error));
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_CANCELLED);
}
GST_END_TEST

static gboolean
sink (const gchar *bytes, gsize length, gpointer user_data, GError **error)
{
  GString *taken = user_data;

  g_string_append_len (taken, bytes, length);
  if (taken->len < 20000)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

GST_START_TEST (a_sink_gets_what_is_good)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (HttpAnswer) answer = { 0 };
  HttpRequest request = { .sink = sink, .user_data = taken };

  fail_unless (ask (server, "/chunked", &request, &answer, NULL));
  fail_unless_equals_string (taken->str, "hello");
  check_body (&answer, "");
  fail_unless (ask (server, "/missing", &request, &answer, NULL));
  fail_unless_equals_string (taken->str, "hello");
  check_body (&answer, "gone");
  fail_if (ask (server, "/long", &request, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}
GST_END_TEST

static const struct {
  const gchar *url, *said;
} urls[] = {
  { "https://user:pw@example.org:8443/v1/x?key=abc#d",
      "https://example.org:8443/v1/x" },
  { "http://example.org", "http://example.org" },
  { "nonsense", "(an address that cannot be read)" },
  { "file:///etc/passwd", "(an address that cannot be read)" },
};

GST_START_TEST (a_message_has_no_secret_of_the_address)
{
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autofree gchar *said = http_url_for_message (urls[i].url);

    fail_unless_equals_string (said, urls[i].said);
  }
}
GST_END_TEST

static Suite *
http_suite (void)
{
  Suite *suite = suite_create ("http");
  TCase *tcase = tcase_create ("exchanges");

  tcase_add_loop_test (tcase, an_answer_is_whole, 0, G_N_ELEMENTS (whole));
  tcase_add_test (tcase, a_bad_status_is_an_answer);
  tcase_add_test (tcase, a_post_arrives_as_it_is);
  tcase_add_loop_test (tcase, a_key_stays_with_its_origin, 0, 2);
  tcase_add_test (tcase, a_post_is_not_led_on);
  tcase_add_loop_test (
      tcase, a_failure_says_what_is_known, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tcase, what_nobody_listens_to_was_not_sent);
  tcase_add_loop_test (
      tcase, one_s_own_network_is_not_asked, 0, G_N_ELEMENTS (inner));
  tcase_add_loop_test (tcase, a_cancel_ends_it_at_once, 0, 2);
  tcase_add_test (tcase, a_sink_gets_what_is_good);
  tcase_add_test (tcase, a_message_has_no_secret_of_the_address);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (http_suite)
