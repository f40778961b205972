/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures by POST /images/generations. */

#include "openai.h"

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "image-size.h"
#include "reply-json.h"
#include "reply-media.h"

/* What the models take; and a picture takes up to two minutes. */
#define MAX_PROMPT 32000
#define IMAGE_MS 300000

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
  if (!openai_is_itself (request))
    call_body_add_string (builder, "response_format", "b64_json");
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url, "/images/generations", NULL));
  return TRUE;
}

/* Good news without a picture is how some say no. */
static gboolean
refuse_empty (JsonNode *root, GError **error)
{
  JsonArray *data = reply_json_list (root, "data");

  if (data && json_array_get_length (data) == 0)
    return fault_fail (error, TROUBLE_POLICY, "the reply has no picture");
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected pictures in the reply's \"data\"");
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

static void
take_usage (JsonNode *root, GenerateResult *result)
{
  result->usage.pictures = 1;
  result->usage.input_tokens = reply_json_int (root, "usage.input_tokens", 0);
  result->usage.output_tokens = reply_json_int (root, "usage.output_tokens", 0);
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *base64, *url;

  if (!root)
    return FALSE;
  if (!reply_json_object (root, "data[0]"))
    return refuse_empty (root, error);
  take_usage (root, result);
  result->said = g_strdup (reply_json_text (root, "data[0].revised_prompt"));
  base64 = reply_json_text (root, "data[0].b64_json");
  if (base64)
    return take_base64 (base64, result, error);
  url = reply_json_text (root, "data[0].url");
  if (!url)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected a picture as \"b64_json\" or \"url\"");
  reply->onward = g_strdup (url);
  return TRUE;
}

static gboolean
parse_image_file (ProviderReply *reply, GenerateResult *result, GError **error)
{
  return take_picture (reply->body, result, error);
}

const ProviderTask openai_image_task = {
  .kind = GENERATE_IMAGE,
  .any_model = TRUE,
  .timeout_ms = IMAGE_MS,
  .compose = compose_image,
  .parse = parse_image,
  .parse_file = parse_image_file,
};
