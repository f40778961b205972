/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Piper's servers: that of today, the one before it, and the first one. */

#include "generate.h"
#include "recorded.h"
#include "small-media.h"

#define BASE "http://box.example:5000"
#define KNOWN "{\"en_US-lessac-medium\":{},\"de_DE-thorsten-high\":{}}"

static const ProviderTask *
task (void)
{
  const ProviderTask *found =
      provider_find_task (&provider_piper, GENERATE_SPEECH);

  fail_unless (found != NULL);
  return found;
}

static const struct {
  GenerateRequest request;
  const gchar *options, *known;
  guint shape;
  const gchar *call, *message;
} calls[] = {
  { { .model = "piper", .text = "Hi." }, NULL, KNOWN, 0,
      "POST " BASE "/synthesize\n{\"text\":\"Hi.\"}", NULL },
  { { .model = "piper",
        .text = "Hi.",
        .voice = "en_US-lessac-medium",
        .speed = 2 },
      "speaker=anna", KNOWN, 0,
      "POST " BASE "/synthesize\n{\"text\":\"Hi.\",\"voice\":"
      "\"en_US-lessac-medium\",\"speaker\":\"anna\",\"length_scale\":0.5}",
      NULL },
  { { .model = "de_DE-thorsten-high", .text = "Hi." }, NULL, KNOWN, 1,
      "POST " BASE "/\n{\"text\":\"Hi.\",\"voice\":\"de_DE-thorsten-high\"}",
      NULL },
  { { .model = "piper", .text = "Hi.", .language = "de" },
      "voice-de=de_DE-thorsten-high", KNOWN, 1,
      "POST " BASE "/\n{\"text\":\"Hi.\",\"voice\":\"de_DE-thorsten-high\"}",
      NULL },
  /* Who has no list reads out what is sent. */
  { { .model = "piper", .text = "H\u00e4." }, NULL, NULL, 1,
      "POST " BASE "/\nContent-Type: text/plain; charset=utf-8\nH\u00e4.",
      NULL },
  { { .model = "piper", .text = "Hi." }, NULL, NULL, 2,
      "POST " BASE "/\n{\"text\":\"Hi.\"}", NULL },
  { { .model = "piper", .text = "Hi." }, NULL, KNOWN, 2,
      "POST " BASE "/\nContent-Type: text/plain; charset=utf-8\nHi.", NULL },
  { { .model = "piper", .text = "Hi.", .voice = "en_GB-alan-low" }, NULL, KNOWN,
      0, NULL,
      "there is no voice \"en_GB-alan-low\"; the server has "
      "en_US-lessac-medium, de_DE-thorsten-high" },
  { { .model = "piper", .text = "" }, NULL, KNOWN, 0, NULL,
      "expected a text of 1 to 40000 characters of UTF-8" },
};

GST_START_TEST (speech_is_asked_for)
{
  g_auto (ProviderEntry) entry = recorded_entry (calls[__i__].options);
  g_autoptr (JsonNode) known =
      calls[__i__].known ? json_from_string (calls[__i__].known, NULL) : NULL;
  GenerateRequest request = calls[__i__].request;
  g_auto (ProviderCall) call = { .shape = calls[__i__].shape };
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  request.base_url = BASE;
  request.entry = &entry;
  request.known = known;
  ok = task ()->compose (&request, &call, &error);
  if (calls[__i__].message) {
    fail_if (ok);
    fail_unless_equals_string (error->message, calls[__i__].message);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  text = recorded_call (&call);
  fail_unless_equals_string (text, calls[__i__].call);
}
GST_END_TEST

/* ---- the three of them ---- */

static void
send_speech (GOutputStream *out)
{
  g_autoptr (GBytes) wav = small_wav (22050, 2205, 4410);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (wav, &size);

  raw_answer (
      out, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", data, size);
}

static void
send_no (GOutputStream *out, const gchar *status)
{
  raw_answer (out, status, "Content-Type: text/html\r\n", "<html>no</html>",
      strlen ("<html>no</html>"));
}

static gboolean
is_at (const gchar *path, const gchar *server, const gchar *route)
{
  return g_str_has_prefix (path, server)
      && g_str_equal (path + strlen (server), route);
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const guint n = raw_server_n_requests (server);
  g_autofree gchar *request = raw_server_request (server, n - 1);
  const gboolean is_json = strstr (request, "\r\n\r\n{") != NULL;

  if (is_at (path, "/new", "/voices") || is_at (path, "/old", "/voices"))
    raw_json (out, KNOWN);
  else if (is_at (path, "/new", "/synthesize")
      || (is_at (path, "/old", "/") && is_json) || is_at (path, "/first", "/"))
    send_speech (out);
  else if (is_at (path, "/old", "/synthesize"))
    send_no (out, "405 Method Not Allowed");
  else if (g_str_has_prefix (path, "/sick"))
    send_no (out, "500 Internal Server Error");
  else
    send_no (out, "404 Not Found");
}

static GenerateResult *
ask (RawServer *server, const gchar *path, const gchar *voice, GError **error)
{
  g_autofree gchar *base = raw_server_url (server, path);
  const GenerateRequest request = { .kind = GENERATE_SPEECH,
    .provider = "piper",
    .base_url = base,
    .text = "Hi.",
    .voice = voice };

  return generate (&request, NULL, NULL, NULL, error);
}

static const struct {
  const gchar *path, *lines, *again;
} servers[] = {
  { "/new", "GET /new/voices\nPOST /new/synthesize",
      "\nGET /new/voices\nPOST /new/synthesize" },
  { "/old",
      "GET /old/voices\nPOST /old/synthesize\nGET /old/voices\nPOST /old/",
      "\nGET /old/voices\nPOST /old/" },
  { "/first",
      "GET /first/voices\nPOST /first/synthesize\nGET /first/voices\n"
      "POST /first/",
      "\nGET /first/voices\nPOST /first/" },
};

GST_START_TEST (each_server_speaks)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, servers[__i__].path, NULL, &error);
  g_autoptr (GenerateResult) again = NULL;
  g_autofree gchar *lines = NULL;
  g_autofree gchar *all = NULL;
  g_autofree gchar *both =
      g_strconcat (servers[__i__].lines, servers[__i__].again, NULL);

  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless_equals_int64 (result->duration_ms, 100);
  fail_unless (result->words == NULL);
  lines = raw_server_lines (server);
  fail_unless_equals_string (lines, servers[__i__].lines);
  /* What it takes is known by then. */
  again = ask (server, servers[__i__].path, NULL, &error);
  g_assert_no_error (error);
  all = raw_server_lines (server);
  fail_unless_equals_string (all, both);
}
GST_END_TEST

/* The first one is sent the text alone, whatever it may answer. */
GST_START_TEST (nobody_reads_out_json)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GenerateResult) result = ask (server, "/first", NULL, NULL);
  g_autofree gchar *request = raw_server_request (server, 3);

  fail_unless (result != NULL);
  fail_unless (g_str_has_suffix (request, "\r\n\r\nHi."));
  fail_unless (
      strstr (request, "\r\nContent-Type: text/plain; charset=utf-8\r\n"));
}
GST_END_TEST

static const struct {
  const gchar *path, *voice, *message;
  guint n_requests;
} troubles[] = {
  { "/new", "x",
      "there is no voice \"x\"; the server has "
      "en_US-lessac-medium, de_DE-thorsten-high",
      1 },
  { "/sick", NULL,
      "provider \"piper\": server_error: HTTP 500: <html>no</html>", 1 },
  { "/nothing", NULL,
      "provider \"piper\": invalid_request: HTTP 404: <html>no</html>", 6 },
};

GST_START_TEST (a_refusal_says_why)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, troubles[__i__].path, troubles[__i__].voice, &error));
  fail_unless_equals_string (error->message, troubles[__i__].message);
  fail_unless_equals_int (
      raw_server_n_requests (server), troubles[__i__].n_requests);
}
GST_END_TEST

static Suite *
piper_suite (void)
{
  Suite *suite = suite_create ("piper");
  TCase *tc = tcase_create ("piper");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, speech_is_asked_for, 0, G_N_ELEMENTS (calls));
  tcase_add_loop_test (tc, each_server_speaks, 0, G_N_ELEMENTS (servers));
  tcase_add_test (tc, nobody_reads_out_json);
  tcase_add_loop_test (tc, a_refusal_says_why, 0, G_N_ELEMENTS (troubles));
  return suite;
}

SUITE_MAIN (piper_suite)
