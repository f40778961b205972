/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text by Google's generateContent: what is asked, and what comes of its
 * answers, the good news that are none among them. */

#include "google.h"
#include "text-exchange.h"

#define BASE "https://generativelanguage.googleapis.com/v1beta"
#define USAGE                                                                  \
  "\"usageMetadata\":{\"promptTokenCount\":7,\"candidatesTokenCount\":3,"      \
  "\"thoughtsTokenCount\":2}"
#define CANDIDATE(parts, finish)                                               \
  "{\"responseId\":\"x\",\"candidates\":[{\"content\":{\"role\":\"model\","    \
  "\"parts\":[" parts "]},\"finishReason\":\"" finish "\"}]," USAGE "}"

static gchar *
compose (const gchar *model, JsonNode *schema, guint shape, ProviderCall *call)
{
  g_autoptr (JsonNode) input = node_of ("{\"q\":\"why\"}");
  g_autoptr (JsonNode) previous = node_of ("{\"b\":2}");
  const GenerateRequest request = { .kind = GENERATE_TEXT,
    .provider = "google",
    .model = model,
    .base_url = BASE,
    .seed = G_GUINT64_CONSTANT (1) << 40 | 9,
    .input = input,
    .schema = schema,
    .previous = previous,
    .complaint = "no" };
  g_autoptr (GError) error = NULL;
  gsize length;
  const gchar *text;

  call->shape = shape;
  google_text_task.compose (&request, call, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (call->body, &length);
  return g_strndup (text, length);
}

#define ONLY_JSON                                                              \
  "Answer with one JSON object and nothing else: no remarks, no code fences."
#define TURNS                                                                  \
  "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"{\\\"q\\\":"        \
  "\\\"why\\\"}\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"{\\\"b\\\":2}" \
  "\"}]},{\"role\":\"user\",\"parts\":[{\"text\":\"Your answer cannot be "     \
  "taken: no\\nAnswer again, with the whole JSON object.\"}]}]"

/* Its schemas have types in capitals, and no additionalProperties. */
GST_START_TEST (what_is_asked)
{
  g_autoptr (JsonNode) schema = node_of (
      "{\"type\":\"object\",\"additionalProperties\":false,\"required\":"
      "[\"b\",\"a\"],\"properties\":{\"b\":{\"type\":\"array\",\"items\":"
      "{\"type\":\"string\",\"enum\":[\"x\",\"y\"],\"description\":\"d\"}},"
      "\"a\":{\"type\":[\"integer\",\"null\"]}}}");
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *body = compose ("models/m 1/../x", schema, 0, &call);

  fail_unless_equals_string (
      call.url, BASE "/models/m%201%2F..%2Fx:generateContent");
  fail_unless_equals_string (body,
      "{\"systemInstruction\":{\"parts\":[{\"text\":\"" ONLY_JSON "\"}]}," TURNS
      ",\"generationConfig\":{\"responseMimeType\":\"application/json\","
      "\"responseSchema\":{\"type\":\"OBJECT\",\"required\":[\"b\",\"a\"],"
      "\"properties\":{\"b\":{\"type\":\"ARRAY\",\"items\":{\"type\":"
      "\"STRING\",\"description\":\"d\",\"enum\":[\"x\",\"y\"]}},\"a\":"
      "{\"nullable\":true,\"type\":\"INTEGER\"}},\"propertyOrdering\":[\"b\","
      "\"a\"]},\"maxOutputTokens\":16000,\"seed\":9}}");
}
GST_END_TEST

static const Answer good[] = {
  { .body = CANDIDATE ("{\"text\":\"{\\\"a\\\":1}\"}", "STOP") },
  { .body = CANDIDATE ("{\"text\":\"hm {\",\"thought\":true},{\"text\":"
                       "\"{\\\"a\\\"\"},{\"text\":\":1}\"}",
        "STOP") },
};

GST_START_TEST (an_answer_comes)
{
  g_autoptr (RawServer) server = play_script (&good[__i__], 1);
  g_autoptr (GError) error = NULL;
  GenerateUsage usage = { 0 };
  g_autofree gchar *said = NULL;
  g_autofree gchar *request = NULL;

  g_setenv ("GEMINI_API_KEY", KEY, TRUE);
  said = ask (server, "google", &usage, &error);
  g_unsetenv ("GEMINI_API_KEY");
  g_assert_no_error (error);
  fail_unless_equals_string (said, "{\"a\":1}");
  fail_unless_equals_int64 (usage.input_tokens, 7);
  fail_unless_equals_int64 (usage.output_tokens, 5);
  request = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (
      request, "POST /v1/models/m-1:generateContent HTTP/1.1\r\n"));
  fail_unless (strstr (request, "\r\nx-goog-api-key: " KEY "\r\n"));
}
GST_END_TEST

static const Fault faults[] = {
  { "blocked ahead",
      { .body =
              "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}" },
      GENERATE_ERROR_REFUSED,
      "policy_refused: the prompt is blocked for PROHIBITED_CONTENT", -1 },
  { "no candidates", { .body = "{\"candidates\":[]}" }, GENERATE_ERROR_REPLY,
      "bad_output: expected candidates in the reply", 500 },
  { "unsafe", { .body = CANDIDATE ("{\"text\":\"{\\\"a\\\":1}\"}", "SAFETY") },
      GENERATE_ERROR_REFUSED, "policy_refused: the model stopped for SAFETY",
      -1 },
  { "recited",
      { .body = CANDIDATE ("{\"text\":\"{\\\"a\\\":1}\"}", "RECITATION") },
      GENERATE_ERROR_REFUSED,
      "policy_refused: the model stopped for RECITATION", -1 },
  { "cut off",
      { .body = CANDIDATE ("{\"text\":\"{\\\"a\\\":1}\"}", "MAX_TOKENS") },
      GENERATE_ERROR_REPLY,
      "truncated_output: the model stopped for MAX_TOKENS", -1 },
  { "for no reason", { .body = CANDIDATE ("", "OTHER") }, GENERATE_ERROR_REPLY,
      "bad_output: the model stopped for OTHER", 500 },
  { "nothing said", { .body = CANDIDATE ("", "STOP") }, GENERATE_ERROR_REPLY,
      "bad_output: expected a JSON object, found no text", 500 },
  { "too much",
      { .status = "429 Too Many Requests",
          .body = "{\"error\":{\"code\":429,\"message\":\"slow\",\"status\":"
                  "\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":\"x\"},"
                  "{\"retryDelay\":\"17s\"}]}}" },
      GENERATE_ERROR_TRANSPORT, "rate_limited: HTTP 429: slow", 17000 },
  { "too much for today",
      { .status = "429 Too Many Requests",
          .body = "{\"error\":{\"code\":429,\"message\":\"slow\",\"status\":"
                  "\"RESOURCE_EXHAUSTED\",\"details\":[{\"retryDelay\":"
                  "\"7200s\"}]}}" },
      GENERATE_ERROR_TRANSPORT, "rate_limited: HTTP 429: slow", -1 },
  { "in a list",
      { .status = "503 Service Unavailable",
          .body = "[{\"error\":{\"code\":503,\"message\":\"busy\",\"status\":"
                  "\"UNAVAILABLE\"}}]" },
      GENERATE_ERROR_TRANSPORT, "server_error: HTTP 503: busy", 500 },
  { "no such key",
      { .status = "400 Bad Request",
          .body = "{\"error\":{\"code\":400,\"message\":\"API key not valid\","
                  "\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"@type\":"
                  "\"x\"},{\"reason\":\"API_KEY_INVALID\"}]}}" },
      GENERATE_ERROR_KEY, "auth: HTTP 400: API key not valid", -1 },
  { "no such model",
      { .status = "404 Not Found",
          .body = "{\"error\":{\"code\":404,\"message\":\"no longer "
                  "available\",\"status\":\"NOT_FOUND\"}}" },
      GENERATE_ERROR_REFUSED, "model_gone: HTTP 404: no longer available", -1 },
  { "not for you",
      { .status = "403 Forbidden",
          .body = "{\"error\":{\"code\":403,\"message\":\"no\",\"status\":"
                  "\"PERMISSION_DENIED\"}}" },
      GENERATE_ERROR_REFUSED, "permission: HTTP 403: no", -1 },
  { "too late",
      { .status = "504 Gateway Timeout",
          .body = "{\"error\":{\"code\":504,\"message\":\"late\",\"status\":"
                  "\"DEADLINE_EXCEEDED\"}}" },
      GENERATE_ERROR_TRANSPORT, "outcome_unknown: HTTP 504: late", 500 },
};

GST_START_TEST (a_fault_says_what_it_is)
{
  g_setenv ("GEMINI_API_KEY", KEY, TRUE);
  check_fault ("google", &faults[__i__]);
  g_unsetenv ("GEMINI_API_KEY");
}
GST_END_TEST

GST_START_TEST (without_a_schema_where_it_is_not_taken)
{
  static const Answer answers[] = {
    { .status = "400 Bad Request",
        .body = "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\","
                "\"message\":\"Invalid value at 'response_schema'\"}}" },
    { .body = CANDIDATE ("{\"text\":\"{\\\"a\\\":1}\"}", "STOP") },
  };
  g_autoptr (RawServer) server = play_script (answers, 2);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *said = ask (server, "google", NULL, &error);
  g_autofree gchar *other = NULL;

  g_assert_no_error (error);
  fail_unless_equals_string (said, "{\"a\":1}");
  fail_unless_equals_int (raw_server_n_requests (server), 2);
  other = raw_server_request (server, 1);
  fail_if (strstr (other, "responseSchema"));
  fail_unless (strstr (other, "It fits this JSON Schema:"));
}
GST_END_TEST

static Suite *
google_text_suite (void)
{
  Suite *suite = suite_create ("google-text");
  TCase *tcase = tcase_create ("text");

  tcase_add_test (tcase, what_is_asked);
  tcase_add_loop_test (tcase, an_answer_comes, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (
      tcase, a_fault_says_what_it_is, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, without_a_schema_where_it_is_not_taken);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (google_text_suite)
