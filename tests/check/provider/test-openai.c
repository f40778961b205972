/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* OpenAI's way of asking for pictures, with a server that has OpenAI's answers,
 * and those of servers that imitate it. */

#include <json-glib/json-glib.h>

#include "generate.h"
#include "raw-server.h"

#define KEY "canary-77ab1d"

/* One pixel. */
static const gchar png[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==";

static const struct {
  const gchar *path, *status, *headers, *body;
} answers[] = {
  { "/good", "200 OK", "",
      "{\"created\": 1, \"data\": [{\"b64_json\": \"%s\"}]}" },
  { "/data-url", "200 OK", "",
      "{\"data\": [{\"b64_json\": \"data:image/png;base64,%s\"}]}" },
  { "/url", "200 OK", "", "{\"data\": [{\"url\": \"/file.png\"}]}" },
  { "/away", "200 OK", "",
      "{\"data\": [{\"url\": \"http://127.0.0.2:1/x\"}]}" },
  { "/nowhere", "200 OK", "",
      "{\"data\": [{\"url\": \"file:///etc/passwd\"}]}" },
  { "/inside", "200 OK", "", "{\"data\": [{\"url\": \"local:painter\"}]}" },
  { "/led-away", "200 OK", "", "{\"data\": [{\"url\": \"/metadata\"}]}" },
  { "/empty", "200 OK", "", "{\"data\": []}" },
  { "/other", "200 OK", "", "{\"data\": {\"b64_json\": \"x\"}}" },
  { "/no-picture", "200 OK", "", "{\"data\": [{\"b64_json\": 7}]}" },
  { "/noise", "200 OK", "", "{\"data\": [{\"b64_json\": \"AAAA\"}]}" },
  { "/text", "200 OK", "", "hello" },
  { "/list", "200 OK", "", "[]" },
  { "/busy", "429 Too Many Requests", "Retry-After: 3\r\n",
      "{\"error\": {\"message\": \"slow down\", \"code\": "
      "\"rate_limit_exceeded\"}}" },
  { "/broke", "429 Too Many Requests", "",
      "{\"error\": {\"message\": \"pay first\", \"type\": "
      "\"insufficient_quota\"}}" },
  { "/locked", "401 Unauthorized", "",
      "{\"error\": {\"message\": \"Incorrect API key\"}}" },
  { "/blocked", "400 Bad Request", "",
      "{\"error\": {\"message\": \"rejected by the safety system\", \"code\": "
      "\"moderation_blocked\"}}" },
  { "/gone", "404 Not Found", "",
      "{\"error\": {\"message\": \"no longer\", \"code\": "
      "\"model_not_found\"}}" },
  { "/sick", "500 Internal Server Error", "", "<html>oops</html>" },
  { "/moved", "302 Found", "Location: http://127.0.0.1:1/\r\n", "" },
};

static void
send_answer (GOutputStream *out, guint i)
{
  g_auto (GStrv) halves = g_strsplit (answers[i].body, "%s", 2);
  g_autofree gchar *body = g_strjoinv (png, halves);
  g_autofree gchar *answer = g_strdup_printf (
      "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: "
      "%zu\r\n\r\n%s",
      answers[i].status, answers[i].headers, strlen (body), body);

  raw_send (out, answer);
}

static void
send_file (GOutputStream *out)
{
  gsize length;
  g_autofree guchar *data = g_base64_decode (png, &length);
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
      "%zu\r\n\r\n",
      length);

  raw_send (out, head);
  g_output_stream_write_all (out, data, length, NULL, NULL, NULL);
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_has_prefix (path, answers[i].path)
        && g_str_equal (
            path + strlen (answers[i].path), "/v1/images/generations"))
      send_answer (out, i);
  if (g_str_equal (path, "/file.png"))
    send_file (out);
  if (g_str_equal (path, "/metadata"))
    raw_send (out,
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:1/latest\r\n"
        "Content-Length: 0\r\n\r\n");
  if (g_str_has_prefix (path, "/hang"))
    raw_wait (stop, -1);
}

static GenerateResult *
ask (RawServer *server, const gchar *path, const GenerateRequest *more,
    GError **error)
{
  g_autofree gchar *root = raw_server_url (server, path);
  g_autofree gchar *base = g_strconcat (root, "/v1/", NULL);
  GenerateRequest request = *more;

  request.kind = GENERATE_IMAGE;
  request.provider = "openai";
  request.base_url = base;
  if (!request.model)
    request.model = "any-image-2";
  if (!request.prompt)
    request.prompt = "a lighthouse in fog";
  if (!request.width)
    request.width = 1920, request.height = 1080;
  return generate (&request, NULL, NULL, NULL, error);
}

static JsonObject *
sent (RawServer *server, JsonNode **node)
{
  g_autofree gchar *request = raw_server_request (server, 0);

  *node = json_from_string (strstr (request, "\r\n\r\n") + 4, NULL);
  return json_node_get_object (*node);
}

static const gchar *const good[] = { "/good", "/data-url", "/url" };

GST_START_TEST (a_picture_comes)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, good[__i__], &(GenerateRequest){ 0 }, &error);

  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "image/png");
  fail_unless_equals_int (result->width, 1);
  fail_unless_equals_string (result->provider, "openai");
  fail_unless_equals_string (result->model, "any-image-2");
}
GST_END_TEST

GST_START_TEST (what_is_asked_is_what_was_wanted)
{
  const GenerateRequest more = { .prompt = "fog \"and\" sea",
    .style = "woodcut",
    .negative = "text",
    .width = 1080,
    .height = 1920 };
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GenerateResult) result = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree gchar *request = NULL;
  JsonObject *body;

  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  result = ask (server, "/good", &more, NULL);
  fail_unless (result != NULL);
  request = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (request, "POST /good/v1/images/generations "));
  fail_unless (strstr (request, "\r\nAuthorization: Bearer " KEY "\r\n"));
  fail_unless (strstr (request, "\r\nContent-Type: application/json\r\n"));
  body = sent (server, &node);
  fail_unless_equals_string (
      json_object_get_string_member (body, "model"), "any-image-2");
  fail_unless_equals_string (json_object_get_string_member (body, "prompt"),
      "fog \"and\" sea\nStyle: woodcut.\nAvoid: text.");
  fail_unless_equals_string (
      json_object_get_string_member (body, "size"), "1152x2048");
  fail_unless_equals_string (
      json_object_get_string_member (body, "response_format"), "b64_json");
  fail_unless_equals_int (json_object_get_int_member (body, "n"), 1);
  g_unsetenv ("OPENAI_API_KEY");
}
GST_END_TEST

static const struct {
  const gchar *path;
  GenerateError code;
  const gchar *message;
  gint64 wait_ms; /* the first time */
  guint n_requests;
} failures[] = {
  { "/away", GENERATE_ERROR_REFUSED,
      "invalid_request: http://127.0.0.2:1/x: its address is of a network that "
      "is not public",
      -1, 1 },
  { "/nowhere", GENERATE_ERROR_REPLY, "the reply leads to something", -1, 1 },
  { "/inside", GENERATE_ERROR_REPLY, "the reply leads to something", -1, 1 },
  { "/led-away", GENERATE_ERROR_REFUSED,
      "invalid_request: http://127.0.0.2:1/latest: its address is of a network "
      "that is not public",
      -1, 2 },
  { "/empty", GENERATE_ERROR_REFUSED,
      "policy_refused: the reply has no picture", -1, 1 },
  { "/other", GENERATE_ERROR_REPLY,
      "bad_output: expected pictures in the reply's \"data\"", 1000, 1 },
  { "/no-picture", GENERATE_ERROR_REPLY,
      "bad_output: expected a picture as \"b64_json\" or \"url\"", 1000, 1 },
  { "/noise", GENERATE_ERROR_REPLY,
      "bad_output: the reply was announced as nothing, but its bytes are of no "
      "known kind",
      1000, 1 },
  { "/text", GENERATE_ERROR_REPLY, "bad_output: expected a JSON object: ", 1000,
      1 },
  { "/list", GENERATE_ERROR_REPLY, "bad_output: expected a JSON object: ", 1000,
      1 },
  { "/busy", GENERATE_ERROR_TRANSPORT, "rate_limited: HTTP 429: slow down",
      3000, 1 },
  { "/broke", GENERATE_ERROR_QUOTA, "quota_exhausted: HTTP 429: pay first", -1,
      1 },
  { "/locked", GENERATE_ERROR_KEY, "auth: HTTP 401: Incorrect API key", -1, 1 },
  { "/blocked", GENERATE_ERROR_REFUSED,
      "policy_refused: HTTP 400: rejected by the safety system", -1, 1 },
  { "/gone", GENERATE_ERROR_REFUSED, "model_gone: HTTP 404: no longer", -1, 1 },
  { "/sick", GENERATE_ERROR_TRANSPORT,
      "server_error: HTTP 500: <html>oops</html>", 1000, 1 },
  { "/moved", GENERATE_ERROR_REFUSED, "invalid_request: HTTP 302", -1, 1 },
  { "/nothing", GENERATE_ERROR_TRANSPORT, "outcome_unknown: ", 1000, 1 },
};

GST_START_TEST (a_refusal_says_why)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *start =
      g_strconcat ("provider \"openai\": ", failures[__i__].message, NULL);

  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  fail_if (ask (server, failures[__i__].path, &(GenerateRequest){ 0 }, &error));
  fail_unless (g_str_has_prefix (error->message, start), "%s", error->message);
  fail_if (strstr (error->message, KEY));
  g_assert_error (error, GENERATE_ERROR, (gint) failures[__i__].code);
  fail_unless_equals_int64 (
      generate_wait_ms (error, GENERATE_IMAGE, 1, 0), failures[__i__].wait_ms);
  fail_unless_equals_int (
      raw_server_n_requests (server), failures[__i__].n_requests);
  g_unsetenv ("OPENAI_API_KEY");
}
GST_END_TEST

GST_START_TEST (time_is_up)
{
  const GenerateRequest more = { .timeout_ms = 300 };
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, "/hang", &more, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT);
  fail_unless (strstr (error->message, "outcome_unknown: "));
}
GST_END_TEST

/* OpenAI itself is not asked without a key, nor with what is none. */
GST_START_TEST (a_key_is_needed)
{
  static const gchar *const keys[] = { NULL, "", "a b", "a\nX-Evil: 1",
    "\xc3\xa9" };
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = "openai",
    .model = "m",
    .prompt = "fog",
    .width = 1024,
    .height = 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GError) error = NULL;

    if (keys[i])
      g_setenv ("OPENAI_API_KEY", keys[i], TRUE);
    fail_if (generate (&request, NULL, NULL, NULL, &error));
    g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY);
    fail_unless (strstr (error->message, "OPENAI_API_KEY"));
    fail_if (keys[i] && *keys[i] && strstr (error->message, keys[i]));
  }
  g_unsetenv ("OPENAI_API_KEY");
}
GST_END_TEST

GST_START_TEST (a_model_has_to_be_one)
{
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = "openai",
    .model = "sora-2",
    .prompt = "fog",
    .width = 1024,
    .height = 1024 };
  g_autoptr (GError) error = NULL;

  fail_if (generate (&request, NULL, NULL, NULL, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless (strstr (error->message, "no model \"sora-2\" any more"));
}
GST_END_TEST

static Suite *
openai_suite (void)
{
  Suite *suite = suite_create ("openai");
  TCase *tcase = tcase_create ("images");

  tcase_add_loop_test (tcase, a_picture_comes, 0, G_N_ELEMENTS (good));
  tcase_add_test (tcase, what_is_asked_is_what_was_wanted);
  tcase_add_loop_test (tcase, a_refusal_says_why, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tcase, time_is_up);
  tcase_add_test (tcase, a_key_is_needed);
  tcase_add_test (tcase, a_model_has_to_be_one);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (openai_suite)
