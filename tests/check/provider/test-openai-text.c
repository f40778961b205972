/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text of OpenAI's shape: what is asked, byte by byte, and what comes of the
 * answers of all the servers that imitate it. */

#include "openai.h"
#include "provider-entry.h"
#include "text-exchange.h"

#define CHAT(message, finish)                                                  \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,"   \
  "\"message\":{\"role\":\"assistant\"," message                               \
  "},\"finish_reason\":\"" finish                                              \
  "\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5}}"
#define SAYS(content) CHAT ("\"content\":\"" content "\"", "stop")
#define CHUNK(delta, finish)                                                   \
  "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"     \
  "\"delta\":{" delta "},\"finish_reason\":" finish "}]}\n\n"
#define TOKENS                                                                 \
  "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,"                      \
  "\"completion_tokens\":5}}\n\n"
#define DONE "data: [DONE]\n\n"

/* ---- what is asked ---- */

#define TALK                                                                   \
  "\"messages\":[{\"role\":\"system\",\"content\":\"Be good.\\n\\n" ONLY_JSON  \
  "%s\"},{\"role\":\"user\",\"content\":\"{\\\"q\\\":\\\"why\\\"}\"}]"
#define ONLY_JSON                                                              \
  "Answer with one JSON object and nothing else: no remarks, no code fences."
#define SCHEMA_TOLD                                                            \
  " It fits this JSON Schema:\\n{\\\"type\\\":\\\"object\\\","                 \
  "\\\"additionalProperties\\\":false,\\\"required\\\":[\\\"a\\\"],"           \
  "\\\"properties\\\":{\\\"a\\\":{\\\"type\\\":\\\"integer\\\"}}}"
#define FORMAT                                                                 \
  "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":"   \
  "\"a_task\",\"strict\":true,\"schema\":" SCHEMA "}}"
#define OBJECT "\"response_format\":{\"type\":\"json_object\"}"
#define ITSELF "https://api.openai.com/v1"
#define OWN "http://127.0.0.1:11434/v1"

static const struct {
  const gchar *base, *options[4];
  guint shape;
  const gchar *url, *told, *rest; /* what is told of the schema; the members
                                   * behind the messages */
} bodies[] = {
  { ITSELF, { "stream", "no" }, 0, ITSELF "/chat/completions", "",
      "," FORMAT ",\"max_completion_tokens\":16000,\"store\":false" },
  { ITSELF, { NULL }, 0, ITSELF "/chat/completions", "",
      "," FORMAT ",\"max_completion_tokens\":16000,\"store\":false,"
      "\"stream\":true,\"stream_options\":{\"include_usage\":true}" },
  { OWN, { NULL }, 0, OWN "/chat/completions", SCHEMA_TOLD,
      "," FORMAT ",\"max_tokens\":16000,\"seed\":9" },
  { OWN, { "max-tokens", "900" }, 1, OWN "/chat/completions", SCHEMA_TOLD,
      "," OBJECT ",\"max_tokens\":900,\"seed\":9" },
  { OWN, { NULL }, 2, OWN "/chat/completions", SCHEMA_TOLD,
      ",\"max_tokens\":16000,\"seed\":9" },
  { OWN, { NULL }, 3, OWN "/chat/completions", SCHEMA_TOLD,
      "," FORMAT ",\"max_completion_tokens\":16000,\"seed\":9" },
  { OWN, { "stream", "yes" }, 5, OWN "/chat/completions", SCHEMA_TOLD,
      ",\"max_completion_tokens\":16000,\"seed\":9,\"stream\":true,"
      "\"stream_options\":{\"include_usage\":true}" },
};

static ProviderEntry *
entry_of (const gchar *const *options)
{
  static ProviderEntry entry;

  g_clear_pointer (&entry.options, g_hash_table_unref);
  entry.options = g_hash_table_new (g_str_hash, g_str_equal);
  for (; options[0]; options += 2)
    g_hash_table_insert (
        entry.options, (gpointer) options[0], (gpointer) options[1]);
  return &entry;
}

/* Composes what is asked, as text. */
static gchar *
compose (const gchar *base, const gchar *const *options, guint shape,
    JsonNode *previous, const gchar *complaint, ProviderCall *call)
{
  g_autoptr (JsonNode) input = node_of ("{\"q\":\"why\"}");
  g_autoptr (JsonNode) schema = node_of (SCHEMA);
  const GenerateRequest request = { .kind = GENERATE_TEXT,
    .provider = "openai",
    .model = "m-1",
    .base_url = base,
    .seed = 9,
    .entry = entry_of (options),
    .task = "a task",
    .input = input,
    .instructions = "Be good.",
    .schema = schema,
    .previous = previous,
    .complaint = complaint };
  g_autoptr (GError) error = NULL;
  gsize length;
  const gchar *text;

  call->shape = shape;
  call->timeout_ms = openai_text_task.timeout_ms;
  openai_text_task.compose (&request, call, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (call->body, &length);
  return g_strndup (text, length);
}

GST_START_TEST (what_is_asked)
{
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *body = compose (bodies[__i__].base, bodies[__i__].options,
      bodies[__i__].shape, NULL, NULL, &call);
  g_auto (GStrv) halves = g_strsplit (TALK, "%s", 2);
  g_autofree gchar *talk = g_strjoinv (bodies[__i__].told, halves);
  g_autofree gchar *expected =
      g_strdup_printf ("{\"model\":\"m-1\",%s%s}", talk, bodies[__i__].rest);

  fail_unless_equals_string (call.url, bodies[__i__].url);
  fail_unless_equals_string (body, expected);
}
GST_END_TEST

GST_START_TEST (responses_are_asked_otherwise)
{
  const gchar *const options[] = { "text-api", "responses", NULL };
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *body = compose (ITSELF, options, 0, NULL, NULL, &call);

  fail_unless_equals_string (call.url, ITSELF "/responses");
  fail_unless_equals_string (body,
      "{\"model\":\"m-1\",\"instructions\":\"Be good.\\n\\n" ONLY_JSON
      "\",\"input\":[{\"role\":\"user\",\"content\":\"{\\\"q\\\":"
      "\\\"why\\\"}\"}],\"text\":{\"format\":{\"type\":\"json_schema\","
      "\"name\":\"a_task\",\"strict\":true,\"schema\":" SCHEMA
      "}},\"max_output_tokens\":16000,\"store\":false,\"stream\":true}");
}
GST_END_TEST

/* What was answered and what is wrong with it come after the question. */
GST_START_TEST (a_complaint_is_told)
{
  const gchar *const options[] = { NULL };
  g_autoptr (JsonNode) previous = node_of ("{\"b\":2}");
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *body =
      compose (OWN, options, 0, previous, "$.a: nothing there", &call);

  fail_unless (strstr (body,
                   "{\"role\":\"assistant\",\"content\":\"{\\\"b\\\":2}\"},"
                   "{\"role\":\"user\",\"content\":\"Your answer cannot be "
                   "taken: $.a: nothing there\\nAnswer again, with the whole "
                   "JSON object.\"}]"),
      "%s", body);
}
GST_END_TEST

static const struct {
  const gchar *base, *stream;
  guint timeout_ms, silence_ms;
} patience[] = {
  { ITSELF, "no", 600000, 0 },
  { ITSELF, "yes", 1800000, 120000 },
  { OWN, "no", 1800000, 0 },
  { OWN, "yes", 1800000, 120000 },
};

GST_START_TEST (who_thinks_long_is_waited_for)
{
  const gchar *const options[] = { "stream", patience[__i__].stream, NULL };
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *body =
      compose (patience[__i__].base, options, 0, NULL, NULL, &call);

  fail_unless (*body == '{');
  fail_unless_equals_int (call.timeout_ms, patience[__i__].timeout_ms);
  fail_unless_equals_int (call.silence_ms, patience[__i__].silence_ms);
}
GST_END_TEST

/* ---- what is answered ---- */

static const struct {
  const gchar *what;
  Answer answer;
  const gchar *said; /* NULL: {"a":1} */
  gboolean no_usage;
} good[] = {
  { "plain", { .body = SAYS ("{\\\"a\\\": 1}") } },
  { "fenced", { .body = SAYS ("```json\\n{\\\"a\\\": 1}\\n```\\n") } },
  { "a mark of the byte order", { .body = SAYS ("\\ufeff{\\\"a\\\": 1}") } },
  { "a thought",
      { .body = SAYS ("<think>{\\\"a\\\": 2}?</think>\\n{\\\"a\\\": 1}") } },
  { "a thought without its beginning",
      { .body = SAYS ("or {\\\"a\\\": 2}\\n</think>{\\\"a\\\": 1}") } },
  { "a thought within a text",
      { .body = SAYS ("{\\\"a\\\": \\\"x</think>{}\\\"}") },
      "{\"a\":\"x</think>{}\"}" },
  { "remarks around it",
      { .body = SAYS ("Here you are: {\\\"a\\\": 1} I hope {that} helps") } },
  { "remarks with braces",
      { .body = SAYS ("In {braces}, as {you} said: {\\\"a\\\": 1}") } },
  { "a brace within a text",
      { .body = SAYS ("{\\\"a\\\": \\\"}\\\\\\\"{\\\"}") },
      "{\"a\":\"}\\\"{\"}" },
  { "one in another: the outer one",
      { .body = SAYS ("{\\\"b\\\": {\\\"a\\\": 1}}") }, "{\"b\":{\"a\":1}}" },
  { "parts of a text",
      { .body =
              CHAT ("\"content\":[{\"type\":\"text\",\"text\":\"{\\\"a\\\"\"},"
                    "{\"type\":\"text\",\"text\":\": 1}\"}]",
                  "stop") } },
  { "among its thoughts",
      { .body = CHAT ("\"content\":\"\",\"reasoning_content\":"
                      "\"{\\\"a\\\": 1}\"",
            "stop") } },
  { "among its thoughts, by another name",
      { .body = CHAT (
            "\"content\":null,\"reasoning\":\"{\\\"a\\\": 1}\"", "stop") } },
  { "nothing is refused",
      { .body = CHAT (
            "\"content\":\"{\\\"a\\\": 1}\",\"refusal\":null", "stop") } },
  { "no error, no usage",
      { .body = "{\"error\":null,\"choices\":[{\"message\":{\"content\":"
                "\"{\\\"a\\\":1}\"}}]}" },
      .no_usage = TRUE },
  { "a stream",
      { .mime = EVENTS,
          .body = CHUNK ("\"role\":\"assistant\",\"content\":\"\"", "null") //
          CHUNK ("\"content\":\"{\\\"a\\\"\"", "null")                      //
          CHUNK ("\"content\":\": 1}\"", "null") CHUNK ("", "\"stop\"")     //
          TOKENS DONE } },
  { "a stream of lines that end with CR, and comments",
      { .mime = EVENTS,
          .body = ": hello\r\rdata: {\"choices\":[{\"delta\":{\"content\":"
                  "\"{\\\"a\\\":1}\"},\"finish_reason\":\"stop\"}],\"usage\":"
                  "{\"prompt_tokens\":7,\"completion_tokens\":5}}\r\r"
                  "data: [DONE]\r\r" } },
  { "a stream without its end, finished",
      { .mime = EVENTS,
          .body =
              CHUNK ("\"content\":\"{\\\"a\\\":1}\"", "\"stop\"") TOKENS } },
  { "a stream without finish, ended",
      { .mime = EVENTS,
          .body =
              CHUNK ("\"content\":\"{\\\"a\\\":1}\"", "null") TOKENS DONE } },
  { "a stream of thoughts",
      { .mime = EVENTS,
          .body = CHUNK ("\"reasoning_content\":\"hm {\"", "null") //
          CHUNK ("\"content\":\"{\\\"a\\\":1}\"", "\"stop\"") TOKENS DONE } },
  { "a response",
      { .body =
              "{\"id\":\"r\",\"object\":\"response\",\"status\":\"completed\","
              "\"error\":null,\"output\":[{\"type\":\"reasoning\","
              "\"content\":[]},{\"type\":\"message\",\"content\":[{\"type\":"
              "\"output_text\",\"text\":\"{\\\"a\\\":1}\"}]}],\"usage\":"
              "{\"input_tokens\":7,\"output_tokens\":5}}" } },
  { "a stream of a response",
      { .mime = EVENTS,
          .body =
              "event: response.created\ndata: {\"type\":\"response.created\"}"
              "\n\nevent: response.output_text.delta\ndata: {\"type\":"
              "\"response.output_text.delta\",\"delta\":\"{\"}\n\n"
              "event: response.completed\ndata: {\"type\":"
              "\"response.completed\",\"response\":{\"status\":\"completed\","
              "\"output\":[{\"type\":\"message\",\"content\":[{\"type\":"
              "\"output_text\",\"text\":\"{\\\"a\\\":1}\"}]}],\"usage\":"
              "{\"input_tokens\":7,\"output_tokens\":5}}}\n\n" } },
};

GST_START_TEST (an_answer_comes)
{
  g_autoptr (RawServer) server = play_script (&good[__i__].answer, 1);
  g_autoptr (GError) error = NULL;
  GenerateUsage usage = { 0 };
  g_autofree gchar *said = ask (server, "openai", &usage, &error);

  fail_unless (
      said != NULL, "%s: %s", good[__i__].what, error ? error->message : "");
  fail_unless_equals_string (
      said, good[__i__].said ? good[__i__].said : "{\"a\":1}");
  fail_unless_equals_int64 (usage.input_tokens, good[__i__].no_usage ? 0 : 7);
  fail_unless_equals_int64 (usage.output_tokens, good[__i__].no_usage ? 0 : 5);
}
GST_END_TEST

static const Fault faults[] = {
  { "refused",
      { .body = CHAT ("\"content\":\"{\\\"a\\\":1}\",\"refusal\":"
                      "\"I\\u001b[31m will\\r\\nnot\"",
            "stop") },
      GENERATE_ERROR_REFUSED,
      "policy_refused: the model refuses: I [31m will  not", -1 },
  { "filtered",
      { .body = CHAT ("\"content\":\"{\\\"a\\\":1}\"", "content_filter") },
      GENERATE_ERROR_REFUSED,
      "policy_refused: the answer was filtered for its content", -1 },
  { "cut off", { .body = CHAT ("\"content\":\"{\\\"a\\\":1}\"", "length") },
      GENERATE_ERROR_REPLY,
      "truncated_output: the answer was cut off at its limit of tokens", -1 },
  { "no choices", { .body = "{\"choices\":[]}" }, GENERATE_ERROR_REPLY,
      "bad_output: expected a message as \"choices[0].message\"", 500 },
  { "a text for a message", { .body = "{\"choices\":[{\"message\":\"x\"}]}" },
      GENERATE_ERROR_REPLY, "bad_output: expected a message", 500 },
  { "nothing said", { .body = CHAT ("\"content\":null", "stop") },
      GENERATE_ERROR_REPLY, "bad_output: expected a JSON object, found no text",
      500 },
  { "words", { .body = SAYS ("I can't\\u0007 do that.") }, GENERATE_ERROR_REPLY,
      "bad_output: expected a JSON object, found I can't  do that.", 500 },
  { "thoughts alone", { .body = SAYS ("<think>{\\\"a\\\":1}") },
      GENERATE_ERROR_REPLY, "bad_output: expected a JSON object, found no text",
      500 },
  { "no end", { .body = SAYS ("{\\\"a\\\": {\\\"b\\\": 1}") },
      GENERATE_ERROR_REPLY,
      "bad_output: its JSON has no end: {\"a\": {\"b\": 1}", 500 },
  { "no JSON", { .body = SAYS ("{'a': 1}") }, GENERATE_ERROR_REPLY,
      "bad_output: its JSON is none: line 1, column 2: ", 500 },
  { "a body that is none", { .body = "{\"choices\":" }, GENERATE_ERROR_REPLY,
      "bad_output: expected a JSON object: ", 500 },
  { "an error as good news",
      { .body = "{\"error\":{\"message\":\"overloaded\",\"code\":503}}" },
      GENERATE_ERROR_TRANSPORT, "server_error: overloaded", 500 },
  { "too much, as good news",
      { .body = "{\"error\":{\"message\":\"slow\",\"code\":429}}" },
      GENERATE_ERROR_TRANSPORT, "rate_limited: slow", 500 },
  { "no money, as good news",
      { .body = "{\"error\":{\"message\":\"pay\",\"code\":"
                "\"insufficient_quota\"}}" },
      GENERATE_ERROR_QUOTA, "quota_exhausted: pay", -1 },
  { "an error that is a text", { .body = "{\"error\":\"no such thing\"}" },
      GENERATE_ERROR_TRANSPORT, "server_error: no such thing", 500 },
  { "a text, with its status",
      { .status = "404 Not Found", .body = "{\"error\":\"no model m-1\"}" },
      GENERATE_ERROR_REFUSED, "invalid_request: HTTP 404: no model m-1", -1 },
  { "no model",
      { .status = "404 Not Found",
          .body = "{\"error\":{\"message\":\"gone\",\"code\":"
                  "\"model_not_found\"}}" },
      GENERATE_ERROR_REFUSED, "model_gone: HTTP 404: gone", -1 },
  { "loading",
      { .status = "503 Service Unavailable",
          .headers = "Retry-After: 2\r\n",
          .body = "{\"error\":{\"code\":503,\"message\":\"Loading model\","
                  "\"type\":\"unavailable_error\"}}" },
      GENERATE_ERROR_TRANSPORT, "server_error: HTTP 503: Loading model", 2000 },
  { "no money",
      { .status = "429 Too Many Requests",
          .body = "{\"error\":{\"message\":\"pay\",\"type\":"
                  "\"insufficient_quota\"}}" },
      GENERATE_ERROR_QUOTA, "quota_exhausted: HTTP 429: pay", -1 },
  { "not with that key",
      { .status = "401 Unauthorized", .body = "{\"error\":\"who?\"}" },
      GENERATE_ERROR_KEY, "auth: HTTP 401: who?", -1 },
  { "too long",
      { .status = "400 Bad Request",
          .body = "{\"error\":{\"message\":\"8193 of 4096\",\"code\":"
                  "\"context_length_exceeded\"}}" },
      GENERATE_ERROR_REFUSED, "too_large: HTTP 400: 8193 of 4096", -1 },
  { "a page", { .status = "500 Oops", .mime = "text/html", .body = "<html>" },
      GENERATE_ERROR_TRANSPORT, "server_error: HTTP 500: <html>", 500 },
  { "a stream that breaks off",
      { .mime = EVENTS,
          .body = CHUNK ("\"content\":\"{\\\"a\\\":1}\"", "null") },
      GENERATE_ERROR_REPLY,
      "truncated_output: the stream of the answer broke off", -1 },
  { "a stream of nothing", { .mime = EVENTS, .body = ": ping\n\n" },
      GENERATE_ERROR_REPLY,
      "truncated_output: the stream of the answer broke off", -1 },
  { "a stream that is cut off",
      { .mime = EVENTS,
          .body = CHUNK ("\"content\":\"{\\\"a\\\":1\"", "\"length\"") DONE },
      GENERATE_ERROR_REPLY, "truncated_output: the answer was cut off", -1 },
  { "a stream that is refused",
      { .mime = EVENTS,
          .body = CHUNK ("\"refusal\":\"I will\"", "null")
              CHUNK ("\"refusal\":\" not\"", "\"stop\"") DONE },
      GENERATE_ERROR_REFUSED, "policy_refused: the model refuses: I will not",
      -1 },
  { "a stream that fails at once",
      { .mime = EVENTS,
          .body = "data: {\"error\":{\"message\":\"no room\"}}\n\n" DONE },
      GENERATE_ERROR_TRANSPORT, "server_error: no room", 500 },
  { "a stream that fails later",
      { .mime = EVENTS,
          .body = CHUNK ("\"content\":\"{\"", "null") //
          "data: {\"error\":{\"message\":\"no room\"}}\n\n" DONE },
      GENERATE_ERROR_TRANSPORT, "outcome_unknown: no room", 500 },
  { "a stream of noise", { .mime = EVENTS, .body = "data: {\"choices\n\n" },
      GENERATE_ERROR_REPLY, "bad_output: expected a JSON object: ", 500 },
  { "a response that is refused",
      { .body = "{\"object\":\"response\",\"status\":\"completed\",\"output\":"
                "[{\"type\":\"message\",\"content\":[{\"type\":\"refusal\","
                "\"refusal\":\"no\"}]}]}" },
      GENERATE_ERROR_REFUSED, "policy_refused: the model refuses: no", -1 },
  { "a response that is cut off",
      { .body = "{\"object\":\"response\",\"status\":\"incomplete\","
                "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},"
                "\"output\":[]}" },
      GENERATE_ERROR_REPLY,
      "truncated_output: the answer was cut off: max_output_tokens", -1 },
  { "a response that is filtered",
      { .body = "{\"object\":\"response\",\"status\":\"incomplete\","
                "\"incomplete_details\":{\"reason\":\"content_filter\"},"
                "\"output\":[]}" },
      GENERATE_ERROR_REFUSED,
      "policy_refused: the answer was filtered for its content", -1 },
  { "a response that failed",
      { .body = "{\"object\":\"response\",\"status\":\"failed\",\"error\":"
                "{\"code\":\"server_error\",\"message\":\"oh\"}}" },
      GENERATE_ERROR_TRANSPORT, "server_error: oh", 500 },
  { "a response that is not done",
      { .body = "{\"object\":\"response\",\"status\":\"queued\","
                "\"output\":[]}" },
      GENERATE_ERROR_REPLY,
      "bad_output: expected a response that is completed, found \"queued\"",
      500 },
  { "a stream of a response that breaks off",
      { .mime = EVENTS, .body = "data: {\"type\":\"response.created\"}\n\n" },
      GENERATE_ERROR_REPLY,
      "truncated_output: the stream of the answer broke off", -1 },
  { "a stream of a response with a lone error",
      { .mime = EVENTS,
          .body = "data: {\"type\":\"error\",\"code\":\"rate_limit_exceeded\","
                  "\"message\":\"slow\"}\n\n" },
      GENERATE_ERROR_TRANSPORT, "rate_limited: slow", 500 },
};

GST_START_TEST (a_fault_says_what_it_is)
{
  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  check_fault ("openai", &faults[__i__]);
  g_unsetenv ("OPENAI_API_KEY");
}
GST_END_TEST

/* ---- servers with other ideas ---- */

#define NO(text)                                                               \
  {                                                                            \
    .status = "400 Bad Request",                                               \
    .body = "{\"error\":{\"message\":\"" text "\"}}"                           \
  }
#define YES                                                                    \
  {                                                                            \
    .body = SAYS ("{\\\"a\\\":1}")                                             \
  }

static const struct {
  Answer answers[6];
  const gchar *formats[6]; /* type asked for; NULL: none */
  guint n;
  const gchar *limit; /* of the last one */
} ideas[] = {
  { { NO ("'response_format' of type 'json_schema' is not supported"), YES },
      { "json_schema", "json_object" }, 2, "max_tokens" },
  { { NO ("json_schema?"),
        NO ("'response_format.type' must be 'json_schema' or 'text'"), YES },
      { "json_schema", "json_object", NULL }, 3, "max_tokens" },
  { { NO ("Failed to parse grammar"), YES }, { "json_schema", "json_object" },
      2, "max_tokens" },
  { { NO ("Unsupported parameter: 'max_tokens'"), NO ("'max_tokens'"),
        NO ("'max_tokens'"), YES },
      { "json_schema", "json_object", NULL, "json_schema" }, 4,
      "max_completion_tokens" },
};

GST_START_TEST (another_way_is_tried_and_kept)
{
  const guint n = ideas[__i__].n;
  g_autoptr (RawServer) server = play_script (ideas[__i__].answers, n);

  for (guint round = 0; round < 2; round++) {
    g_autoptr (GError) error = NULL;
    g_autofree gchar *said = ask (server, "openai", NULL, &error);

    g_assert_no_error (error);
    fail_unless_equals_string (said, "{\"a\":1}");
    fail_unless_equals_int (raw_server_n_requests (server), n + round);
  }
  for (guint i = 0; i <= n; i++) {
    const guint at = MIN (i, n - 1);
    g_autoptr (JsonNode) body = sent (server, i);
    JsonObject *object = json_node_get_object (body);
    JsonObject *format = json_object_has_member (object, "response_format")
        ? json_object_get_object_member (object, "response_format")
        : NULL;

    fail_unless_equals_string (
        format ? json_object_get_string_member (format, "type") : NULL,
        ideas[__i__].formats[at]);
    if (at == n - 1)
      fail_unless (json_object_has_member (object, ideas[__i__].limit));
  }
}
GST_END_TEST

/* Whatever is refused for another reason is not said otherwise. */
GST_START_TEST (no_other_way_for_other_faults)
{
  static const Answer no = NO ("temperature is out of range");
  g_autoptr (RawServer) server = play_script (&no, 1);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *said = ask (server, "openai", NULL, &error);

  fail_unless (said == NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REFUSED);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static Suite *
openai_text_suite (void)
{
  Suite *suite = suite_create ("openai-text");
  TCase *tcase = tcase_create ("text");

  tcase_add_loop_test (tcase, what_is_asked, 0, G_N_ELEMENTS (bodies));
  tcase_add_test (tcase, responses_are_asked_otherwise);
  tcase_add_test (tcase, a_complaint_is_told);
  tcase_add_loop_test (
      tcase, who_thinks_long_is_waited_for, 0, G_N_ELEMENTS (patience));
  tcase_add_loop_test (tcase, an_answer_comes, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (
      tcase, a_fault_says_what_it_is, 0, G_N_ELEMENTS (faults));
  tcase_add_loop_test (
      tcase, another_way_is_tried_and_kept, 0, G_N_ELEMENTS (ideas));
  tcase_add_test (tcase, no_other_way_for_other_faults);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (openai_text_suite)
