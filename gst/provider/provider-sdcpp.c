/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The server of stable-diffusion.cpp, by its own interface: what is ordered is
 * asked for until it is done, and can be called off. */

#include "call-body.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "provider-entry.h"
#include "reply-json.h"

#define MAX_PROMPT 20000
#define MAX_PICTURES 16
#define MAX_PICTURE_BYTES (32 << 20)
#define ORDER_MS 30000
/* A server has loaded one model, and takes no name of another. */
#define LOADED "loaded"

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

/* What is not said is as the server was started with. */
static gboolean
add_sampling (
    JsonBuilder *builder, const GenerateRequest *request, GError **error)
{
  gdouble steps = 0, guidance = 0;

  if (!image_request_number (request, "steps", 1, 1000, &steps, error)
      || !image_request_number (request, "guidance", 0, 100, &guidance, error))
    return FALSE;
  json_builder_set_member_name (builder, "sample_params");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "sample_method",
      provider_entry_option (request->entry, "sampler"));
  call_body_add_string (builder, "scheduler",
      provider_entry_option (request->entry, "scheduler"));
  if (steps > 0)
    call_body_add_int (builder, "sample_steps", (gint64) steps);
  if (guidance > 0) {
    json_builder_set_member_name (builder, "guidance");
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "txt_cfg");
    json_builder_add_double_value (builder, guidance);
    json_builder_end_object (builder);
  }
  json_builder_end_object (builder);
  return TRUE;
}

static void
add_pictures (JsonBuilder *builder, const GenerateRequest *request)
{
  if (request->n_pictures == 0)
    return;
  json_builder_set_member_name (builder, "ref_images");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->n_pictures; i++) {
    g_autofree gchar *base64 = image_request_base64 (request, i);

    json_builder_add_string_value (builder, base64);
  }
  json_builder_end_array (builder);
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *prompt =
      image_request_prompt (request, MAX_PROMPT, FALSE, error);

  if (!prompt
      || !image_request_check_pictures (
          request, MAX_PICTURES, MAX_PICTURE_BYTES, error))
    return FALSE;
  json_builder_begin_object (builder);
  call_body_add_string (builder, "prompt", prompt);
  call_body_add_string (builder, "negative_prompt", request->negative);
  if (!add_size (builder, request, error)
      || !add_sampling (builder, request, error))
    return FALSE;
  call_body_add_int (builder, "seed", (gint64) (request->seed & G_MAXINT32));
  call_body_add_int (builder, "batch_count", 1);
  call_body_add_string (builder, "output_format", "png");
  add_pictures (builder, request);
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url, "/sdcpp/v1/img_gen", NULL));
  return TRUE;
}

static gboolean
parse_order (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);

  if (!root)
    return FALSE;
  reply->job = g_strdup (reply_json_text (root, "id"));
  return reply->job
      || fault_fail (error, TROUBLE_BAD_OUTPUT, "expected a job's \"id\"");
}

static gchar *
job_url (const GenerateRequest *request, const gchar *job, const gchar *action)
{
  g_autofree gchar *name = g_uri_escape_string (job, NULL, FALSE);

  return g_strconcat (request->base_url, "/sdcpp/v1/jobs/", name, action, NULL);
}

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  call->blobs = TRUE;
  call->url = job_url (request, job, "");
  return TRUE;
}

static gboolean
compose_cancel (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  call->method = "POST";
  call->body = g_bytes_new_static ("{}", 2);
  call->url = job_url (request, job, "/cancel");
  return TRUE;
}

static gboolean
fail_job (JsonNode *root, GError **error)
{
  const gchar *code = reply_json_text (root, "error.code");
  const gchar *message = reply_json_text (root, "error.message");

  return fault_fail (error, TROUBLE_BAD_OUTPUT, "the server failed: %s%s%s",
      code ? code : "", code && message ? ": " : "", message ? message : "");
}

/* A status that is not known is one on the way. */
static gboolean
parse_job (const gchar *job, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *status = reply_json_text (root, "status");

  if (!root)
    return FALSE;
  if (g_strcmp0 (status, "completed") == 0)
    return image_reply_take_base64 (
        reply, root, "result.images[0].b64_json", result, error);
  if (g_strcmp0 (status, "failed") == 0)
    return fail_job (root, error);
  if (g_strcmp0 (status, "cancelled") == 0)
    return fault_fail (error, TROUBLE_JOB_LOST, "somebody called the job off");
  reply->fraction = reply_json_number (root, "progress", 0);
  reply->job = g_strdup (job);
  return TRUE;
}

static const ProviderJob image_job = {
  .first_ms = 1000,
  .every_ms = 1500,
  .limit_ms = 20 * 60 * 1000,
  .compose = compose_job,
  .parse = parse_job,
  .compose_cancel = compose_cancel,
};

static const ProviderTask image_task = {
  .kind = GENERATE_IMAGE,
  .model = LOADED,
  .any_model = TRUE,
  .timeout_ms = ORDER_MS,
  .compose = compose_image,
  .parse = parse_order,
  .job = &image_job,
};

static const ProviderTask *const tasks[] = { &image_task, NULL };

static const gchar *const options[] = { "sampler", "scheduler", "steps",
  "guidance", NULL };

const Provider provider_sdcpp = {
  .name = "sdcpp",
  .base_url = "http://127.0.0.1:1234",
  .key_prefix = "Authorization: Bearer ",
  .tasks = tasks,
  .options = options,
  .probe = "/v1/models",
};
