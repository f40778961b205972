/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* OpenAI, and the servers that speak as it does: pictures by
 * POST /images/generations. */

#include "provider.h"

#include <string.h>

#include "call-body.h"
#include "image-size.h"
#include "json-scan.h"
#include "reply-media.h"

#define BASE_URL "https://api.openai.com/v1"
/* What the models take; and a picture takes up to two minutes. */
#define MAX_PROMPT 32000
#define IMAGE_MS 300000

static const TroubleCode codes[] = {
  { "insufficient_quota", TROUBLE_QUOTA },
  { "credit_balance_exhausted", TROUBLE_QUOTA },
  { "billing_hard_limit_reached", TROUBLE_QUOTA },
  { "organization_spend_limit_exceeded", TROUBLE_QUOTA },
  { "project_spend_limit_exceeded", TROUBLE_QUOTA },
  { "organization_usage_limit_exceeded", TROUBLE_QUOTA },
  { "rate_limit_exceeded", TROUBLE_RATE },
  { "slow_down", TROUBLE_RATE },
  { "invalid_api_key", TROUBLE_AUTH },
  { "model_not_found", TROUBLE_MODEL_GONE },
  { "moderation_blocked", TROUBLE_POLICY },
  { "content_policy_violation", TROUBLE_POLICY },
  { NULL },
};

static gboolean
is_openai (const gchar *base_url)
{
  return g_str_equal (base_url, BASE_URL);
}

static gboolean
check_prompt (const GenerateRequest *request, GError **error)
{
  const gchar *prompt = request->prompt;

  if (prompt && *prompt && g_utf8_validate (prompt, -1, NULL)
      && g_utf8_strlen (prompt, -1) <= MAX_PROMPT)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "expected a prompt of 1 to %d characters of UTF-8", MAX_PROMPT);
  return FALSE;
}

/* There is no field for the style, nor for what shall not be seen. */
static gchar *
whole_prompt (const GenerateRequest *request)
{
  GString *text = g_string_new (request->prompt);

  if (request->style && *request->style)
    g_string_append_printf (text, "\nStyle: %s.", request->style);
  if (request->negative && *request->negative)
    g_string_append_printf (text, "\nAvoid: %s.", request->negative);
  return g_string_free (text, FALSE);
}

/* The models of OpenAI answer with base64 and refuse to be told so; of others
 * some would answer with an address. */
static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  const ImageSize size = image_size_choose (
      &image_sizes_free16, (ImageSize){ request->width, request->height });
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *prompt = NULL, *text = NULL;

  if (!check_prompt (request, error))
    return FALSE;
  prompt = whole_prompt (request);
  text = g_strdup_printf ("%dx%d", size.width, size.height);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  call_body_add_string (builder, "prompt", prompt);
  call_body_add_int (builder, "n", 1);
  call_body_add_string (builder, "size", text);
  if (!is_openai (request->base_url))
    call_body_add_string (builder, "response_format", "b64_json");
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url, "/images/generations", NULL));
  return TRUE;
}

static gboolean
fail (GError **error, GenerateError code, const gchar *message)
{
  g_set_error_literal (error, GENERATE_ERROR, code, message);
  return FALSE;
}

static JsonNode *
parse_json (GBytes *body, GError **error)
{
  gsize length = 0;
  const gchar *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;

  if (text && json_scan (text, length, NULL, &cause)
      && json_parser_load_from_data (parser, text, length, &cause)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return json_parser_steal_root (parser);
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
      "expected a JSON object: %s", cause ? cause->message : "it is another");
  return NULL;
}

static JsonNode *
member_of (JsonObject *object, const gchar *name, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_node_type (node) == type ? node : NULL;
}

static const gchar *
text_of (JsonObject *object, const gchar *name)
{
  JsonNode *node = member_of (object, name, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;
}

/* Good news without a picture is how some say no. */
static JsonObject *
first_picture (JsonObject *root, GError **error)
{
  JsonNode *data = member_of (root, "data", JSON_NODE_ARRAY);
  JsonArray *array = data ? json_node_get_array (data) : NULL;
  JsonNode *first = array && json_array_get_length (array) > 0
      ? json_array_get_element (array, 0)
      : NULL;

  if (first && JSON_NODE_HOLDS_OBJECT (first))
    return json_node_get_object (first);
  fail (error, array && !first ? GENERATE_ERROR_REFUSED : GENERATE_ERROR_REPLY,
      array && !first ? "policy_refused: the reply has no picture"
                      : "expected pictures in the reply's \"data\"");
  return NULL;
}

static gboolean
take_picture (GBytes *bytes, GenerateResult *result, GError **error)
{
  /* Its type is what its bytes say: servers do not announce it. */
  if (!reply_check_image (bytes, reply_sniff (bytes), &result->mime,
          &result->width, &result->height, error))
    return FALSE;
  result->bytes = g_bytes_ref (bytes);
  return TRUE;
}

/* Some put an address of kind data: around it. */
static gboolean
take_base64 (const gchar *text, GenerateResult *result, GError **error)
{
  const gchar *comma =
      g_str_has_prefix (text, "data:") ? strchr (text, ',') : NULL;
  gsize length = 0;
  guchar *data = g_base64_decode (comma ? comma + 1 : text, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  return take_picture (bytes, result, error);
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = parse_json (reply->body, error);
  JsonObject *picture =
      root ? first_picture (json_node_get_object (root), error) : NULL;
  const gchar *base64, *url;

  if (!picture)
    return FALSE;
  base64 = text_of (picture, "b64_json");
  if (base64 && *base64)
    return take_base64 (base64, result, error);
  url = text_of (picture, "url");
  if (!url || !*url)
    return fail (error, GENERATE_ERROR_REPLY,
        "expected a picture as \"b64_json\" or \"url\"");
  reply->onward = g_strdup (url);
  return TRUE;
}

static gboolean
parse_image_file (ProviderReply *reply, GenerateResult *result, GError **error)
{
  return take_picture (reply->body, result, error);
}

static const ProviderTask tasks[] = {
  { .kind = GENERATE_IMAGE,
      .any_model = TRUE,
      .timeout_ms = IMAGE_MS,
      .compose = compose_image,
      .parse = parse_image,
      .parse_file = parse_image_file },
};

const Provider provider_openai = {
  .name = "openai",
  .base_url = BASE_URL,
  .key_prefix = "Authorization: Bearer ",
  .key_variable = "OPENAI_API_KEY",
  .codes = codes,
  .tasks = tasks,
  .n_tasks = G_N_ELEMENTS (tasks),
};
