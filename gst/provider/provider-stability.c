/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stability's pictures: a form asks, and a picture with headers of its own
 * answers. What is filtered comes as good news, too, with a blurred picture. */

#include <string.h>

#include "call-form.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "reply-json.h"
#include "reply-media.h"

#define MAX_PROMPT 10000
#define MAX_PICTURE_BYTES (10 << 20)
#define IMAGE_MS 300000
/* 0 would be any seed. */
#define N_SEEDS G_GUINT64_CONSTANT (4294967294)
/* Models of this family have one route, and are named in a field. */
#define FAMILY "sd3"
#define DEFAULT_STRENGTH 0.7

static const TroubleCode codes[] = {
  { "content_moderation", TROUBLE_POLICY },
  { "content_filtered", TROUBLE_POLICY },
  { "unauthorized", TROUBLE_AUTH },
  { "permission_denied", TROUBLE_PERMISSION },
  { "payment_required", TROUBLE_QUOTA },
  { "insufficient_credits", TROUBLE_QUOTA },
  { "rate_limit_exceeded", TROUBLE_RATE },
  { "payload_too_large", TROUBLE_TOO_LARGE },
  { NULL },
};

static const gchar *const ratios[] = { "16:9", "9:16", "1:1", "3:2", "2:3",
  "5:4", "4:5", "21:9", "9:21", NULL };

static gboolean
is_of_family (const GenerateRequest *request)
{
  return g_str_has_prefix (request->model, FAMILY);
}

/* A picture to start from, and how far from it the result may be. The family
 * takes its shape from it. */
static gboolean
add_picture (CallForm *form, const GenerateRequest *request, GError **error)
{
  GBytes *picture = request->pictures[0];
  gdouble strength = DEFAULT_STRENGTH;
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!image_request_number (request, "strength", 0, 1, &strength, error))
    return FALSE;
  if (is_of_family (request))
    call_form_add_text (form, "mode", "image-to-image");
  call_form_add_text (
      form, "strength", g_ascii_formatd (text, sizeof text, "%g", strength));
  call_form_add_file (form, "image", "picture", reply_sniff (picture), picture);
  return TRUE;
}

static gchar *
route (const GenerateRequest *request)
{
  g_autofree gchar *name = g_uri_escape_string (
      is_of_family (request) ? FAMILY : request->model, NULL, FALSE);

  return g_strconcat (request->base_url, "/stable-image/generate/", name, NULL);
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (CallForm) form = call_form_new ();
  g_autofree gchar *prompt =
      image_request_prompt (request, MAX_PROMPT, FALSE, error);
  g_autofree gchar *seed =
      g_strdup_printf ("%" G_GUINT64_FORMAT, request->seed % N_SEEDS + 1);
  const gboolean shaped = request->n_pictures > 0 && is_of_family (request);

  if (!prompt
      || !image_request_check_pictures (request, 1, MAX_PICTURE_BYTES, error))
    return FALSE;
  call_form_add_text (form, "prompt", prompt);
  call_form_add_text (form, "negative_prompt", request->negative);
  if (is_of_family (request))
    call_form_add_text (form, "model", request->model);
  if (!shaped)
    call_form_add_text (form, "aspect_ratio",
        image_aspect_choose (ratios, image_request_wanted (request)));
  call_form_add_text (form, "seed", seed);
  call_form_add_text (form, "output_format", "png");
  if (request->n_pictures > 0 && !add_picture (form, request, error))
    return FALSE;
  provider_call_add_header (call, g_strdup ("Accept: image/*"));
  call_form_finish (form, call, route (request));
  return TRUE;
}

static gboolean
check_finish (const gchar *reason, GError **error)
{
  if (g_strcmp0 (reason, "CONTENT_FILTERED") == 0)
    return fault_fail (error, TROUBLE_POLICY, "the picture was filtered");
  return TRUE;
}

/* Where it was asked for an image, and another server answers with JSON all
 * the same; or it is not done yet. */
static gboolean
parse_json (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *id = reply_json_text (root, "id");

  if (!root || !check_finish (reply_json_text (root, "finish_reason"), error))
    return FALSE;
  if (!reply_json_text (root, "image") && id) {
    reply->job = g_strdup (id);
    return TRUE;
  }
  result->seed = (guint64) reply_json_int (root, "seed", (gint64) result->seed);
  return image_reply_take_base64 (reply, root, "image", result, error);
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  const gchar *seed = provider_reply_header (reply, "seed");

  if (g_strcmp0 (reply->mime, "application/json") == 0)
    return parse_json (reply, result, error);
  if (!check_finish (provider_reply_header (reply, "finish-reason"), error))
    return FALSE;
  if (seed)
    g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &result->seed, NULL);
  return image_reply_take (reply->body, result, error);
}

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  g_autofree gchar *name = g_uri_escape_string (job, NULL, FALSE);

  provider_call_add_header (call, g_strdup ("Accept: image/*"));
  call->url = g_strconcat (request->base_url, "/results/", name, NULL);
  return TRUE;
}

/* One that is not done is told with its id, or without. */
static gboolean
parse_job (const gchar *job, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  if (!parse_image (reply, result, error))
    return FALSE;
  if (!result->bytes && !reply->job)
    reply->job = g_strdup (job);
  return TRUE;
}

static const ProviderJob image_job = {
  .first_ms = 10000,
  .every_ms = 10000,
  .limit_ms = 20 * 60 * 1000,
  .compose = compose_job,
  .parse = parse_job,
};

static const ProviderTask image_task = {
  .kind = GENERATE_IMAGE,
  .any_model = TRUE,
  .timeout_ms = IMAGE_MS,
  .compose = compose_image,
  .parse = parse_image,
  .job = &image_job,
};

static const ProviderTask *const tasks[] = { &image_task, NULL };

static const gchar *const options[] = { "strength", NULL };

const Provider provider_stability = {
  .name = "stability",
  .base_url = "https://api.stability.ai/v2beta",
  .key_prefix = "Authorization: Bearer ",
  .key_variable = "STABILITY_API_KEY",
  .codes = codes,
  .tasks = tasks,
  .options = options,
  .probe = "/../v1/user/balance", /* what is left is known to v1 alone */
};
