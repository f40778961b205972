/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text by POST /responses, for those who choose it (text-api=responses): it is
 * OpenAI's own, and few others have it. */

#include "openai.h"

#include "call-body.h"
#include "fault.h"
#include "provider-entry.h"
#include "reply-json.h"
#include "text-answer.h"
#include "text-turns.h"

gboolean
openai_wants_responses (const GenerateRequest *request)
{
  return g_strcmp0 (
             provider_entry_option (request->entry, "text-api"), "responses")
      == 0;
}

/* ---- what is asked ---- */

static void
add_input (JsonBuilder *builder, const TextTalk *talk)
{
  json_builder_set_member_name (builder, "input");
  json_builder_begin_array (builder);
  for (guint i = 0; i < talk->n; i++) {
    json_builder_begin_object (builder);
    call_body_add_string (
        builder, "role", talk->turns[i].by_model ? "assistant" : "user");
    call_body_add_string (builder, "content", talk->turns[i].text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Flat, where the other address wants it nested. */
static void
add_format (
    JsonBuilder *builder, const GenerateRequest *request, OpenaiJson json)
{
  if (json == OPENAI_JSON_NONE)
    return;
  json_builder_set_member_name (builder, "text");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  if (json == OPENAI_JSON_SCHEMA && request->schema) {
    g_autofree gchar *name = openai_schema_name (request);

    call_body_add_string (builder, "type", "json_schema");
    call_body_add_string (builder, "name", name);
    json_builder_set_member_name (builder, "strict");
    json_builder_add_boolean_value (builder, TRUE);
    json_builder_set_member_name (builder, "schema");
    json_builder_add_value (builder, json_node_copy (request->schema));
  } else {
    call_body_add_string (builder, "type", "json_object");
  }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

gboolean
openai_compose_responses (
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
  call_body_add_string (builder, "instructions", talk.system);
  add_input (builder, &talk);
  add_format (builder, request, json);
  call_body_add_int (builder, "max_output_tokens", text_most_tokens (request));
  json_builder_set_member_name (builder, "store");
  json_builder_add_boolean_value (builder, FALSE);
  if (openai_wants_stream (request)) {
    json_builder_set_member_name (builder, "stream");
    json_builder_add_boolean_value (builder, TRUE);
  }
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, g_strconcat (request->base_url, "/responses", NULL));
  return TRUE;
}

/* ---- what is answered ---- */

gboolean
openai_is_response (JsonNode *root)
{
  const gchar *object = reply_json_text (root, "object");
  const gchar *type = reply_json_text (root, "type");

  return g_strcmp0 (object, "response") == 0
      || reply_json_list (root, "output") != NULL
      || (type && g_str_has_prefix (type, "response."))
      || g_strcmp0 (type, "error") == 0;
}

static void
append (GString *to, JsonNode *part, const gchar *member)
{
  const gchar *text = reply_json_text (part, member);

  if (text)
    g_string_append (to, text);
}

/* Thoughts come ahead of what is said, and calls of tools between. */
static void
take_output (JsonNode *root, GString *text, GString *refusal)
{
  JsonArray *output = reply_json_list (root, "output");

  for (guint i = 0; output && i < json_array_get_length (output); i++) {
    JsonNode *item = json_array_get_element (output, i);
    JsonArray *content = reply_json_list (item, "content");

    if (g_strcmp0 (reply_json_text (item, "type"), "message") != 0)
      continue;
    for (guint k = 0; content && k < json_array_get_length (content); k++) {
      JsonNode *part = json_array_get_element (content, k);
      const gchar *type = reply_json_text (part, "type");

      if (g_strcmp0 (type, "output_text") == 0)
        append (text, part, "text");
      else if (g_strcmp0 (type, "refusal") == 0)
        append (refusal, part, "refusal");
    }
  }
}

static gboolean
fail_incomplete (JsonNode *root, GError **error)
{
  const gchar *reason = reply_json_text (root, "incomplete_details.reason");

  if (g_strcmp0 (reason, "content_filter") == 0)
    return fault_fail (
        error, TROUBLE_POLICY, "the answer was filtered for its content");
  return fault_fail (error, TROUBLE_TRUNCATED, "the answer was cut off: %s",
      reason ? reason : "it is incomplete");
}

gboolean
openai_parse_response (JsonNode *root, GenerateResult *result, GError **error)
{
  const gchar *status = reply_json_text (root, "status");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) refusal = g_string_new (NULL);

  result->usage.input_tokens = reply_json_int (root, "usage.input_tokens", 0);
  result->usage.output_tokens = reply_json_int (root, "usage.output_tokens", 0);
  if (openai_take_error (root, FALSE, error))
    return FALSE;
  take_output (root, text, refusal);
  if (refusal->len > 0) {
    g_autofree gchar *said = text_excerpt (refusal->str);

    return fault_fail (error, TROUBLE_POLICY, "the model refuses: %s", said);
  }
  if (g_strcmp0 (status, "incomplete") == 0)
    return fail_incomplete (root, error);
  if (status && !g_str_equal (status, "completed")) {
    g_autofree gchar *said = text_excerpt (status);

    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected a response that is completed, found \"%s\"", said);
  }
  return text_answer_take (text->str, result, error);
}

/* An error that comes alone may have its code and message on top. Returns
 * FALSE. */
static gboolean
fail_alone (JsonNode *root, gboolean begun, GError **error)
{
  g_autoptr (JsonNode) wrapped = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "error", json_node_copy (root));
  json_node_take_object (wrapped, object);
  if (!openai_take_error (root, begun, error))
    openai_take_error (wrapped, begun, error);
  return FALSE;
}

static gboolean
is_type (JsonNode *root, const gchar *type)
{
  return g_strcmp0 (reply_json_text (root, "type"), type) == 0;
}

/* The last event brings the whole response; those that come before show that
 * something was made. */
gboolean
openai_parse_response_events (
    GPtrArray *events, GenerateResult *result, GError **error)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < events->len; i++) {
    const ProviderEvent *event = g_ptr_array_index (events, i);
    g_autoptr (JsonNode) root = NULL;

    if (openai_is_end (event))
      break;
    root = openai_event (event, error);
    if (!root)
      return FALSE;
    if (is_type (root, "response.output_text.delta"))
      begun = TRUE;
    else if (is_type (root, "response.completed")
        || is_type (root, "response.failed")
        || is_type (root, "response.incomplete"))
      return openai_parse_response (
          reply_json_at (root, "response"), result, error);
    else if (is_type (root, "error"))
      return fail_alone (root, begun, error);
  }
  return fault_fail (
      error, TROUBLE_TRUNCATED, "the stream of the answer broke off");
}
