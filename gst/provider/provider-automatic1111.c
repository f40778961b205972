/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The server of AUTOMATIC1111's web UI, and Forge's: one picture after the
 * other, the answer with it when it is done. */

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "provider-entry.h"
#include "reply-json.h"

#define MAX_PROMPT 20000
#define MAX_PICTURE_BYTES (32 << 20)
/* Others may be before us, on a machine without a fast card. */
#define IMAGE_MS 1800000
/* Whichever model the server has loaded. */
#define LOADED "loaded"

static gboolean
add_numbers (
    JsonBuilder *builder, const GenerateRequest *request, GError **error)
{
  gdouble steps = 0, guidance = 0;

  if (!image_request_number (request, "steps", 1, 1000, &steps, error)
      || !image_request_number (request, "guidance", 0, 100, &guidance, error))
    return FALSE;
  if (steps > 0)
    call_body_add_int (builder, "steps", (gint64) steps);
  if (guidance > 0) {
    json_builder_set_member_name (builder, "cfg_scale");
    json_builder_add_double_value (builder, guidance);
  }
  return TRUE;
}

/* A model that is asked for is loaded for this picture alone. */
static void
add_model (JsonBuilder *builder, const GenerateRequest *request)
{
  if (!request->model || !*request->model
      || g_str_equal (request->model, LOADED))
    return;
  json_builder_set_member_name (builder, "override_settings");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "sd_model_checkpoint", request->model);
  json_builder_end_object (builder);
  json_builder_set_member_name (
      builder, "override_settings_restore_afterwards");
  json_builder_add_boolean_value (builder, TRUE);
}

static gboolean
add_picture (
    JsonBuilder *builder, const GenerateRequest *request, GError **error)
{
  g_autofree gchar *base64 = NULL;
  gdouble strength = .75;

  if (!image_request_number (request, "strength", 0, 1, &strength, error))
    return FALSE;
  base64 = image_request_base64 (request, 0);
  json_builder_set_member_name (builder, "init_images");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, base64);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "denoising_strength");
  json_builder_add_double_value (builder, strength);
  return TRUE;
}

static gboolean
add_size (JsonBuilder *builder, const GenerateRequest *request, GError **error)
{
  ImageSize size;

  if (!image_request_size (request, &image_sizes_free64, &size, error))
    return FALSE;
  call_body_add_int (builder, "width", size.width);
  call_body_add_int (builder, "height", size.height);
  return TRUE;
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *prompt =
      image_request_prompt (request, MAX_PROMPT, FALSE, error);
  const gboolean pictured = request->n_pictures > 0;

  if (!prompt
      || !image_request_check_pictures (request, 1, MAX_PICTURE_BYTES, error))
    return FALSE;
  json_builder_begin_object (builder);
  call_body_add_string (builder, "prompt", prompt);
  call_body_add_string (builder, "negative_prompt", request->negative);
  if (!add_size (builder, request, error)
      || !add_numbers (builder, request, error)
      || (pictured && !add_picture (builder, request, error)))
    return FALSE;
  call_body_add_string (builder, "sampler_name",
      provider_entry_option (request->entry, "sampler"));
  call_body_add_string (builder, "scheduler",
      provider_entry_option (request->entry, "scheduler"));
  call_body_add_int (builder, "seed", (gint64) (request->seed & G_MAXUINT32));
  call_body_add_int (builder, "batch_size", 1);
  call_body_add_int (builder, "n_iter", 1);
  add_model (builder, request);
  call_body_add_string (builder, "force_task_id", request->key);
  json_builder_end_object (builder);
  call->blobs = TRUE;
  call_body_finish (builder, call,
      g_strconcat (request->base_url,
          pictured ? "/sdapi/v1/img2img" : "/sdapi/v1/txt2img", NULL));
  return TRUE;
}

/* JSON in a text in JSON; servers that imitate this one leave it empty. */
static void
take_info (JsonNode *root, GenerateResult *result)
{
  const gchar *text = reply_json_text (root, "info");
  g_autoptr (GBytes) bytes = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (JsonNode) info = bytes ? reply_json (bytes, NULL) : NULL;

  result->seed = (guint64) reply_json_int (info, "seed", (gint64) result->seed);
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  JsonArray *images = reply_json_list (root, "images");

  if (!root)
    return FALSE;
  if (images && json_array_get_length (images) == 0)
    return fault_fail (error, TROUBLE_POLICY, "the reply has no picture");
  take_info (root, result);
  return image_reply_take_base64 (reply, root, "images[0]", result, error);
}

static const ProviderTask image_task = {
  .kind = GENERATE_IMAGE,
  .model = LOADED,
  .any_model = TRUE,
  .timeout_ms = IMAGE_MS,
  .compose = compose_image,
  .parse = parse_image,
};

static const ProviderTask *const tasks[] = { &image_task, NULL };

static const gchar *const options[] = { "sampler", "scheduler", "steps",
  "guidance", "strength", NULL };

const Provider provider_automatic1111 = {
  .name = "automatic1111",
  .base_url = "http://127.0.0.1:7860",
  .key_prefix = "Authorization: Basic ",
  .basic = TRUE,
  .tasks = tasks,
  .options = options,
  .probe = "/sdapi/v1/samplers",
};
