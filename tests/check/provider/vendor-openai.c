/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays OpenAI, and who speaks as it does. */
#include "vendor-server.h"

#include "vendor-text.h"

#include <string.h>

static JsonObject *
root_of (const VendorExchange *exchange)
{
  return exchange->json && JSON_NODE_HOLDS_OBJECT (exchange->json)
      ? json_node_get_object (exchange->json)
      : NULL;
}

static const gchar *
text_at (JsonObject *object, const gchar *name)
{
  return object ? json_object_get_string_member_with_default (object, name, "")
                : "";
}

static void
make_image (VendorExchange *exchange)
{
  const gchar *prompt = text_at (root_of (exchange), "prompt");
  g_autoptr (GBytes) picture = vendor_picture (exchange, prompt);
  g_autofree gchar *text = g_base64_encode (
      g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));

  vendor_reply_json (exchange, 200,
      "{\"created\":1,\"data\":[{\"b64_json\":\"%s\"}],\"usage\":{"
      "\"input_tokens\":%u,\"output_tokens\":1500,\"total_tokens\":%u}}",
      text, (guint) strlen (prompt) / 4, (guint) strlen (prompt) / 4 + 1500);
}

static void
make_speech (VendorExchange *exchange)
{
  vendor_reply_file (exchange, "audio/wav",
      vendor_speech (exchange, text_at (root_of (exchange), "input")));
}

/* ---- text ---- */

static JsonObject *
member (JsonObject *object, const gchar *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                               : NULL;
}

/* The task is the name of the answer's schema. */
static const gchar *
task_of (const VendorExchange *exchange)
{
  return text_at (
      member (member (root_of (exchange), "response_format"), "json_schema"),
      "name");
}

/* The input is the JSON that a message of the user ends with. */
static JsonNode *
input_of (const VendorExchange *exchange)
{
  JsonObject *root = root_of (exchange);
  JsonArray *messages = root && json_object_has_member (root, "messages")
      ? json_object_get_array_member (root, "messages")
      : NULL;

  for (guint i = 0; messages && i < json_array_get_length (messages); i++) {
    JsonObject *message = json_array_get_object_element (messages, i);
    const gchar *said = text_at (message, "content");
    const gchar *brace = strchr (said, '{');
    JsonNode *input = brace && g_str_equal (text_at (message, "role"), "user")
        ? json_from_string (brace, NULL)
        : NULL;

    if (input)
      return input;
  }
  return NULL;
}

static void
make_text (VendorExchange *exchange)
{
  g_autoptr (JsonNode) input = input_of (exchange);
  g_autoptr (JsonObject) object = input && JSON_NODE_HOLDS_OBJECT (input)
      ? vendor_text (task_of (exchange), json_node_get_object (input))
      : json_object_new ();
  g_autoptr (JsonNode) root =
      json_node_init_object (json_node_alloc (), object);
  g_autofree gchar *answer = json_to_string (root, FALSE);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree gchar *quoted = NULL;

  json_node_set_string (node, answer);
  quoted = json_to_string (node, FALSE);
  vendor_reply_json (exchange, 200,
      "{\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[{\"index\":0,"
      "\"message\":{\"role\":\"assistant\",\"content\":%s,\"refusal\":null},"
      "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":%u,"
      "\"completion_tokens\":%u,\"total_tokens\":%u}}",
      quoted, (guint) g_bytes_get_size (exchange->body) / 4,
      (guint) strlen (answer) / 4,
      (guint) (g_bytes_get_size (exchange->body) + strlen (answer)) / 4);
}

static void
list_models (VendorExchange *exchange)
{
  vendor_reply_json (exchange, 200,
      "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"object\":\"model\"}]}");
}

/* ---- what goes wrong ---- */

static void
fail (VendorExchange *exchange, VendorFault fault)
{
  switch (fault) {
    case VENDOR_FAULT_RATE:
      vendor_reply_json (exchange, 429,
          "{\"error\":{\"message\":\"slow down\",\"type\":\"requests\","
          "\"code\":\"rate_limit_exceeded\"}}");
      exchange->header = g_strdup ("Retry-After: 1");
      break;
    case VENDOR_FAULT_QUOTA:
      vendor_reply_json (exchange, 429,
          "{\"error\":{\"message\":\"pay first\",\"type\":"
          "\"insufficient_quota\",\"code\":\"insufficient_quota\"}}");
      break;
    case VENDOR_FAULT_REFUSAL:
      vendor_reply_json (exchange, 400,
          "{\"error\":{\"message\":\"rejected by the safety system\",\"type\":"
          "\"image_generation_user_error\",\"code\":\"moderation_blocked\"}}");
      break;
    default:
      vendor_reply_json (
          exchange, 200, "{\"created\":1,\"data\":[],\"choices\":[]}");
  }
}

static const VendorRoute routes[] = {
  { "POST", "/v1/images/generations", "image", make_image },
  { "POST", "/v1/audio/speech", "speech", make_speech },
  { "POST", "/v1/chat/completions", "text", make_text },
  { "GET", "/v1/models", NULL, list_models },
  { NULL },
};

const Vendor vendor_openai = {
  .prefix = "/openai",
  .routes = routes,
  .fail = fail,
};
