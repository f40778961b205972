/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text by POST /chat/completions, which all servers of OpenAI's shape have,
 * each with its own idea of it. */

#include "openai.h"

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "provider-entry.h"
#include "reply-json.h"
#include "text-answer.h"
#include "text-turns.h"

/* One answer whole: a model of one's own may take half an hour. Of one that
 * comes in events something is heard all the time. */
#define TEXT_MS 600000
#define TEXT_OWN_MS 1800000
#define SILENCE_MS 120000

#define MOST_NAME 64

/* Words of those that refuse a way of asking for JSON, or of limiting it. */
static const gchar *const json_words[] = { "response_format", "response format",
  "json_schema", "json_object", "text.format", "grammar", NULL };
static const gchar *const limit_words[] = { "max_tokens",
  "max_completion_tokens", NULL };

/* First by how JSON is asked for; then the same with the limit's other name. */
enum { N_JSON = OPENAI_JSON_NONE + 1, N_SHAPES = 2 * N_JSON };

OpenaiJson
openai_json_of (const ProviderCall *call)
{
  return call->shape % N_JSON;
}

gboolean
openai_is_other_limit (const ProviderCall *call)
{
  return call->shape >= N_JSON;
}

static gboolean
option_is (const GenerateRequest *request, const gchar *name, const gchar *text)
{
  return g_strcmp0 (provider_entry_option (request->entry, name), text) == 0;
}

/* OpenAI's own models think for minutes, in which a network may forget the
 * connection; servers of one's own are not all good at events. */
gboolean
openai_wants_stream (const GenerateRequest *request)
{
  return openai_is_itself (request) ? !option_is (request, "stream", "no")
                                    : option_is (request, "stream", "yes");
}

gchar *
openai_schema_name (const GenerateRequest *request)
{
  gchar *name = g_strndup (request->task ? request->task : "", MOST_NAME);

  for (gchar *c = name; *c; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      *c = '_';
  if (*name)
    return name;
  g_free (name);
  return g_strdup ("answer");
}

/* ---- what is asked ---- */

static void
add_message (JsonBuilder *builder, const gchar *role, const gchar *text)
{
  json_builder_begin_object (builder);
  call_body_add_string (builder, "role", role);
  call_body_add_string (builder, "content", text);
  json_builder_end_object (builder);
}

static void
add_messages (JsonBuilder *builder, const TextTalk *talk)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  add_message (builder, "system", talk->system);
  for (guint i = 0; i < talk->n; i++)
    add_message (builder, talk->turns[i].by_model ? "assistant" : "user",
        talk->turns[i].text);
  json_builder_end_array (builder);
}

/* The schema lies one level deeper than its type: servers take a flat one for
 * none, without a word. */
static void
add_schema (JsonBuilder *builder, const GenerateRequest *request)
{
  g_autofree gchar *name = openai_schema_name (request);

  json_builder_set_member_name (builder, "json_schema");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "name", name);
  json_builder_set_member_name (builder, "strict");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_value (builder, json_node_copy (request->schema));
  json_builder_end_object (builder);
}

static void
add_format (
    JsonBuilder *builder, const GenerateRequest *request, OpenaiJson json)
{
  if (json == OPENAI_JSON_SCHEMA && !request->schema)
    json = OPENAI_JSON_OBJECT;
  if (json == OPENAI_JSON_NONE)
    return;
  json_builder_set_member_name (builder, "response_format");
  json_builder_begin_object (builder);
  if (json == OPENAI_JSON_SCHEMA) {
    call_body_add_string (builder, "type", "json_schema");
    add_schema (builder, request);
  } else {
    call_body_add_string (builder, "type", "json_object");
  }
  json_builder_end_object (builder);
}

static void
add_stream (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "stream");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "stream_options");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "include_usage");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
}

/* What each of the two sides refuses of the other. */
static void
add_settings (JsonBuilder *builder, const GenerateRequest *request,
    const ProviderCall *call)
{
  const gboolean itself = openai_is_itself (request);
  const gboolean completion = itself != openai_is_other_limit (call);

  call_body_add_int (builder,
      completion ? "max_completion_tokens" : "max_tokens",
      text_most_tokens (request));
  if (itself) {
    json_builder_set_member_name (builder, "store");
    json_builder_add_boolean_value (builder, FALSE);
  } else {
    call_body_add_int (builder, "seed", request->seed & G_MAXINT32);
  }
  if (openai_wants_stream (request))
    add_stream (builder);
}

/* How long it may take; of one with its own limit, that. */
static void
set_patience (const GenerateRequest *request, ProviderCall *call)
{
  if (openai_wants_stream (request))
    call->silence_ms = SILENCE_MS;
  if (!request->timeout_ms
      && (call->silence_ms > 0 || !openai_is_itself (request)))
    call->timeout_ms = TEXT_OWN_MS;
}

static gboolean
compose_chat (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  const OpenaiJson json = openai_json_of (call);
  g_auto (TextTalk) talk = { NULL };
  g_autoptr (JsonBuilder) builder = NULL;

  if (!text_talk_init (&talk, request,
          json != OPENAI_JSON_SCHEMA || !openai_is_itself (request), error))
    return FALSE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  add_messages (builder, &talk);
  add_format (builder, request, json);
  add_settings (builder, request, call);
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url, "/chat/completions", NULL));
  return TRUE;
}

static gboolean
compose_text (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  set_patience (request, call);
  return openai_wants_responses (request)
      ? openai_compose_responses (request, call, error)
      : compose_chat (request, call, error);
}

static gboolean
names_one (const gchar *message, const gchar *const *words)
{
  g_autofree gchar *lower = g_ascii_strdown (message, -1);

  for (; *words; words++)
    if (strstr (lower, *words))
      return TRUE;
  return FALSE;
}

/* The last way to ask for JSON is to ask for none, of which nobody can
 * complain. */
static gboolean
is_other_shape (const GError *error, guint shape)
{
  if (fault_kind (error) != TROUBLE_REQUEST)
    return FALSE;
  return (shape % N_JSON != OPENAI_JSON_NONE
             && names_one (error->message, json_words))
      || (shape < N_JSON && names_one (error->message, limit_words));
}

/* ---- what is answered ---- */

gboolean
openai_take_error (JsonNode *root, gboolean begun, GError **error)
{
  JsonNode *node = reply_json_at (root, "error");
  g_autofree gchar *text = NULL;
  g_autoptr (GBytes) body = NULL;
  g_auto (Trouble) trouble = { .retry_ms = -1 };

  if (!node || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  text = json_to_string (root, FALSE);
  body = g_bytes_new (text, strlen (text));
  trouble_of_body (body, openai_codes,
      begun ? TROUBLE_OUTCOME_UNKNOWN : TROUBLE_SERVER, &trouble);
  fault_set (error, &trouble);
  return TRUE;
}

/* What is there of an answer, whole or out of events. */
typedef struct {
  GString *content, *thought, *refusal;
  gchar *finish;
  gint64 input_tokens, output_tokens;
} Chat;

static Chat
chat_begin (void)
{
  return (Chat){ g_string_new (NULL), g_string_new (NULL), g_string_new (NULL),
    NULL, 0, 0 };
}

static void
chat_clear (Chat *chat)
{
  g_string_free (chat->content, TRUE);
  g_string_free (chat->thought, TRUE);
  g_string_free (chat->refusal, TRUE);
  g_free (chat->finish);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chat, chat_clear)

static void
append (GString *to, const gchar *text)
{
  if (text)
    g_string_append (to, text);
}

/* A text, or a list of parts of one. */
static void
append_content (GString *to, JsonNode *message)
{
  JsonArray *parts = reply_json_list (message, "content");

  append (to, reply_json_text (message, "content"));
  for (guint i = 0; parts && i < json_array_get_length (parts); i++)
    append (to, reply_json_text (json_array_get_element (parts, i), "text"));
}

/* Some put what is to be said where they put their thoughts. */
static void
append_thought (GString *to, JsonNode *message)
{
  const gchar *text = reply_json_text (message, "reasoning_content");

  append (to, text ? text : reply_json_text (message, "reasoning"));
}

/* @message: "message", or "delta" of an event. */
static void
take_choice (Chat *chat, JsonNode *root, const gchar *message)
{
  JsonNode *choice = reply_json_at (root, "choices[0]");
  JsonNode *said = choice ? reply_json_at (choice, message) : NULL;
  const gchar *finish = reply_json_text (choice, "finish_reason");

  append_content (chat->content, said);
  append_thought (chat->thought, said);
  append (chat->refusal, reply_json_text (said, "refusal"));
  if (finish) {
    g_free (chat->finish);
    chat->finish = g_strdup (finish);
  }
  chat->input_tokens =
      reply_json_int (root, "usage.prompt_tokens", chat->input_tokens);
  chat->output_tokens =
      reply_json_int (root, "usage.completion_tokens", chat->output_tokens);
}

static gboolean
is_finish (const Chat *chat, const gchar *reason)
{
  return g_strcmp0 (chat->finish, reason) == 0;
}

/* In this order: what is refused is no JSON, nor is what was cut off. */
static gboolean
judge (const Chat *chat, GenerateResult *result, GError **error)
{
  result->usage.input_tokens = chat->input_tokens;
  result->usage.output_tokens = chat->output_tokens;
  if (chat->refusal->len > 0) {
    g_autofree gchar *said = text_excerpt (chat->refusal->str);

    return fault_fail (error, TROUBLE_POLICY, "the model refuses: %s", said);
  }
  if (is_finish (chat, "content_filter"))
    return fault_fail (
        error, TROUBLE_POLICY, "the answer was filtered for its content");
  if (is_finish (chat, "length"))
    return fault_fail (error, TROUBLE_TRUNCATED,
        "the answer was cut off at its limit of tokens");
  return text_answer_take (
      chat->content->len > 0 ? chat->content->str : chat->thought->str, result,
      error);
}

static gboolean
parse_whole (JsonNode *root, GenerateResult *result, GError **error)
{
  g_auto (Chat) chat = chat_begin ();

  if (!reply_json_object (root, "choices[0].message"))
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected a message as \"choices[0].message\"");
  take_choice (&chat, root, "message");
  return judge (&chat, result, error);
}

gboolean
openai_is_end (const ProviderEvent *event)
{
  return g_str_has_prefix (event->data, "[DONE]");
}

JsonNode *
openai_event (const ProviderEvent *event, GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new (event->data, strlen (event->data));

  return reply_json (body, error);
}

static gboolean
take_chunk (Chat *chat, const ProviderEvent *event, GError **error)
{
  g_autoptr (JsonNode) root = openai_event (event, error);

  if (!root
      || openai_take_error (
          root, chat->content->len + chat->thought->len > 0, error))
    return FALSE;
  take_choice (chat, root, "delta");
  return TRUE;
}

static gboolean
parse_chunks (GPtrArray *events, GenerateResult *result, GError **error)
{
  g_auto (Chat) chat = chat_begin ();
  gboolean ended = FALSE;

  for (guint i = 0; !ended && i < events->len; i++) {
    const ProviderEvent *event = g_ptr_array_index (events, i);

    ended = openai_is_end (event);
    if (!ended && !take_chunk (&chat, event, error))
      return FALSE;
  }
  if (!ended && !chat.finish)
    return fault_fail (
        error, TROUBLE_TRUNCATED, "the stream of the answer broke off");
  return judge (&chat, result, error);
}

static gboolean
parse_events (GPtrArray *events, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) first = NULL;

  if (events->len > 0)
    first = openai_event (g_ptr_array_index (events, 0), NULL);
  return first && openai_is_response (first)
      ? openai_parse_response_events (events, result, error)
      : parse_chunks (events, result, error);
}

static gboolean
parse_body (GBytes *body, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (body, error);

  if (!root)
    return FALSE;
  if (!result->request_id)
    result->request_id = g_strdup (reply_json_text (root, "id"));
  if (openai_take_error (root, FALSE, error))
    return FALSE;
  return openai_is_response (root) ? openai_parse_response (root, result, error)
                                   : parse_whole (root, result, error);
}

/* Of a stream that was asked for a server may know nothing. */
static gboolean
parse_text (ProviderReply *reply, GenerateResult *result, GError **error)
{
  result->request_id = g_strdup (provider_reply_header (reply, "x-request-id"));
  return reply->events ? parse_events (reply->events, result, error)
                       : parse_body (reply->body, result, error);
}

const ProviderTask openai_text_task = {
  .kind = GENERATE_TEXT,
  .any_model = TRUE,
  .timeout_ms = TEXT_MS,
  .compose = compose_text,
  .parse = parse_text,
  .n_shapes = N_SHAPES,
  .is_other_shape = is_other_shape,
};
