/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text by models/M:generateContent. */

#include "google.h"

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "reply-json.h"
#include "text-answer.h"
#include "text-turns.h"

#define TEXT_MS 600000

/* With a schema of its own kind, or with none but in words. */
enum { WITH_SCHEMA, WITHOUT_SCHEMA, N_SHAPES };

/* ---- its own kind of schema ---- */

static JsonNode *schema_of (JsonNode *from);

static JsonNode *
text_node (const gchar *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

/* "string" is STRING; ["string", "null"] is one that may be null. */
static void
put_type (JsonObject *to, JsonNode *type)
{
  const gchar *name = reply_json_text (type, "");
  g_autofree gchar *upper = NULL;

  if (!name) {
    name = reply_json_text (type, "[0]");
    json_object_set_boolean_member (to, "nullable", TRUE);
  }
  upper = g_ascii_strup (name ? name : "string", -1);
  json_object_set_member (to, "type", text_node (upper));
}

/* With the order of its members, which is otherwise that of the alphabet. */
static void
put_properties (JsonObject *to, JsonObject *from)
{
  JsonObject *properties = json_object_new ();
  JsonArray *order = json_array_new ();
  JsonObjectIter iter;
  const gchar *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    json_object_set_member (properties, name, schema_of (node));
    json_array_add_string_element (order, name);
  }
  json_object_set_object_member (to, "properties", properties);
  json_object_set_array_member (to, "propertyOrdering", order);
}

/* What it has no word for, as additionalProperties, it refuses. */
static JsonNode *
schema_of (JsonNode *from)
{
  static const gchar *const same[] = { "description", "enum", "required" };
  JsonObject *object = reply_json_object (from, "");
  g_autoptr (JsonObject) to = json_object_new ();
  JsonNode *type = reply_json_at (from, "type");
  JsonNode *items = reply_json_at (from, "items");
  JsonObject *properties = reply_json_object (from, "properties");

  if (type)
    put_type (to, type);
  for (guint i = 0; object && i < G_N_ELEMENTS (same); i++)
    if (json_object_has_member (object, same[i]))
      json_object_set_member (
          to, same[i], json_object_dup_member (object, same[i]));
  if (items)
    json_object_set_member (to, "items", schema_of (items));
  if (properties)
    put_properties (to, properties);
  return json_node_init_object (json_node_alloc (), to);
}

/* ---- what is asked ---- */

static void
add_parts (JsonBuilder *builder, const gchar *text)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "text", text);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_talk (JsonBuilder *builder, const TextTalk *talk)
{
  json_builder_set_member_name (builder, "systemInstruction");
  json_builder_begin_object (builder);
  add_parts (builder, talk->system);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "contents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < talk->n; i++) {
    json_builder_begin_object (builder);
    call_body_add_string (
        builder, "role", talk->turns[i].by_model ? "model" : "user");
    add_parts (builder, talk->turns[i].text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_config (JsonBuilder *builder, const GenerateRequest *request, guint shape)
{
  json_builder_set_member_name (builder, "generationConfig");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "responseMimeType", "application/json");
  if (request->schema && shape == WITH_SCHEMA) {
    json_builder_set_member_name (builder, "responseSchema");
    json_builder_add_value (builder, schema_of (request->schema));
  }
  call_body_add_int (builder, "maxOutputTokens", text_most_tokens (request));
  call_body_add_int (builder, "seed", request->seed & G_MAXINT32);
  json_builder_end_object (builder);
}

static gboolean
compose_text (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_auto (TextTalk) talk = { NULL };
  g_autoptr (JsonBuilder) builder = NULL;

  if (!text_talk_init (&talk, request, call->shape != WITH_SCHEMA, error))
    return FALSE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_talk (builder, &talk);
  add_config (builder, request, call->shape);
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, google_model_url (request, "generateContent"));
  return TRUE;
}

static gboolean
is_other_shape (const GError *error, guint shape)
{
  static const gchar *const words[] = { "schema", "response_mime_type",
    "responsemimetype", NULL };
  g_autofree gchar *lower = g_ascii_strdown (error->message, -1);

  for (guint i = 0; words[i] && fault_kind (error) == TROUBLE_REQUEST; i++)
    if (strstr (lower, words[i]))
      return TRUE;
  return FALSE;
}

/* ---- what is answered ---- */

/* Without its thoughts. */
static gchar *
text_of (JsonNode *root)
{
  JsonArray *parts = reply_json_list (root, "candidates[0].content.parts");
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts && i < json_array_get_length (parts); i++) {
    JsonNode *part = json_array_get_element (parts, i);
    const gchar *said = reply_json_text (part, "text");

    if (said && !reply_json_flag (part, "thought"))
      g_string_append (text, said);
  }
  return g_string_free (text, FALSE);
}

static gboolean
parse_text (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  g_autofree gchar *text = NULL;

  if (!root)
    return FALSE;
  result->request_id = g_strdup (reply_json_text (root, "responseId"));
  if (!google_check_content (root, result, error))
    return FALSE;
  text = text_of (root);
  return text_answer_take (text, result, error);
}

const ProviderTask google_text_task = {
  .kind = GENERATE_TEXT,
  .any_model = TRUE,
  .timeout_ms = TEXT_MS,
  .compose = compose_text,
  .parse = parse_text,
  .n_shapes = N_SHAPES,
  .is_other_shape = is_other_shape,
};
