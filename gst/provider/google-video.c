/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Videos of Google: orders by POST /interactions, and by the :predictLongRunning
 * of Veo, which gateways and older models have. Jobs are names of resources:
 * "interactions/ID", "models/MODEL/operations/ID", and "files/ID" of a video
 * that is made and not yet stored. */

#include "google-video.h"

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "provider-entry.h"
#include "reply-sound.h"
#include "video-request.h"

#define ORDER_MS 120000
#define ASK_EVERY_MS 10000
#define JOB_MS (30 * 60 * 1000)
/* A body has room for 20 MB, and base64 makes four bytes of three. */
#define MOST_PICTURE_BYTES (14 * 1000 * 1000)

enum { SHAPE_INTERACTION, SHAPE_OPERATION, N_SHAPES };

/* ---- the order ---- */

static gint
short_side (const GenerateRequest *request)
{
  return MIN (request->width, request->height);
}

/* The least that need not be enlarged; 720p where no size is wanted. */
static const gchar *
resolution_of (const GenerateRequest *request, gboolean has_360p)
{
  static const struct {
    gint side;
    const gchar *name;
  } tiers[] = { { 360, "360p" }, { 720, "720p" }, { 1080, "1080p" },
    { G_MAXINT, "4k" } };
  const gchar *option =
      provider_entry_option (request->entry, "video-resolution");
  const gint side = short_side (request) > 0 ? short_side (request) : 720;
  guint i = has_360p ? 0 : 1;

  while (tiers[i].side < side)
    i++;
  return option ? option : tiers[i].name;
}

static const gchar *
ratio_of (const GenerateRequest *request)
{
  return video_request_is_upright (request) ? "9:16" : "16:9";
}

static gchar *
prompt_of (const GenerateRequest *request, gboolean with_negative)
{
  GString *text = g_string_new (request->prompt);

  if (request->style && *request->style)
    g_string_append_printf (text, "\nStyle: %s.", request->style);
  if (with_negative && request->negative && *request->negative)
    g_string_append_printf (text, "\nAvoid: %s.", request->negative);
  return g_string_free (text, FALSE);
}

static void
add_input (JsonBuilder *builder, const GenerateRequest *request)
{
  g_autofree gchar *prompt = prompt_of (request, TRUE);
  const gchar *mime = video_request_picture_mime (request);

  json_builder_set_member_name (builder, "input");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "type", "text");
  call_body_add_string (builder, "text", prompt);
  json_builder_end_object (builder);
  if (mime) {
    g_autofree gchar *data = video_request_picture_base64 (request);

    json_builder_begin_object (builder);
    call_body_add_string (builder, "type", "image");
    call_body_add_string (builder, "mime_type", mime);
    call_body_add_string (builder, "data", data);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
begin_member (JsonBuilder *builder, const gchar *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_flag (JsonBuilder *builder, const gchar *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

/* It is kept there, as what is not kept cannot be asked for. */
static void
compose_interaction (const GenerateRequest *request, ProviderCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *duration =
      g_strdup_printf ("%ds", video_request_seconds (request, 3, 15));

  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  add_input (builder, request);
  begin_member (builder, "response_format");
  call_body_add_string (builder, "type", "video");
  call_body_add_string (builder, "aspect_ratio", ratio_of (request));
  call_body_add_string (builder, "resolution", resolution_of (request, TRUE));
  call_body_add_string (builder, "duration", duration);
  call_body_add_string (builder, "delivery", "uri");
  json_builder_end_object (builder);
  begin_member (builder, "generation_config");
  begin_member (builder, "video_config");
  call_body_add_string (builder, "task",
      video_request_picture_mime (request) ? "image_to_video"
                                           : "text_to_video");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  add_flag (builder, "background");
  add_flag (builder, "store");
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, g_strconcat (request->base_url, "/interactions", NULL));
}

static void
add_instance (JsonBuilder *builder, const GenerateRequest *request)
{
  g_autofree gchar *prompt = prompt_of (request, FALSE);
  const gchar *mime = video_request_picture_mime (request);

  json_builder_set_member_name (builder, "instances");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "prompt", prompt);
  if (mime) {
    g_autofree gchar *data = video_request_picture_base64 (request);

    begin_member (builder, "image");
    call_body_add_string (builder, "bytesBase64Encoded", data);
    call_body_add_string (builder, "mimeType", mime);
    json_builder_end_object (builder);
  }
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* 4, 6 or 8; what is larger than 720p is always of 8. */
static gint
operation_seconds (const GenerateRequest *request, const gchar *resolution)
{
  const gint seconds = video_request_seconds (request, 4, 8);

  return g_str_equal (resolution, "720p") ? (seconds + 1) / 2 * 2 : 8;
}

static void
compose_operation (const GenerateRequest *request, ProviderCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const gchar *resolution = resolution_of (request, FALSE);
  const gchar *negative =
      request->negative && *request->negative ? request->negative : NULL;

  json_builder_begin_object (builder);
  add_instance (builder, request);
  begin_member (builder, "parameters");
  call_body_add_int (builder, "sampleCount", 1);
  call_body_add_int (
      builder, "durationSeconds", operation_seconds (request, resolution));
  call_body_add_string (builder, "aspectRatio", ratio_of (request));
  call_body_add_string (builder, "resolution", resolution);
  call_body_add_string (builder, "negativePrompt", negative);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, google_model_url (request, "predictLongRunning"));
}

static gboolean
compose_video (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  if (!video_request_check (request, MOST_PICTURE_BYTES, error))
    return FALSE;
  if (call->shape == SHAPE_INTERACTION)
    compose_interaction (request, call);
  else
    compose_operation (request, call);
  call->blobs = TRUE;
  return TRUE;
}

/* No model of that name there: another address may have it. Nothing was
 * ordered then. */
static gboolean
is_other_shape (const GError *error, guint shape)
{
  return fault_kind (error) == TROUBLE_MODEL_GONE
      || (fault_kind (error) == TROUBLE_REQUEST
          && strstr (error->message, "HTTP 404"));
}

/* ---- the task ---- */

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  if (!google_video_is_job (job))
    return fault_fail (
        error, TROUBLE_JOB_LOST, "\"%s\" is no name of a job", job);
  call->url = g_strconcat (request->base_url, "/", job, NULL);
  call->blobs = TRUE;
  return TRUE;
}

static gboolean
compose_cancel (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  if (!g_str_has_prefix (job, GOOGLE_INTERACTIONS)
      || !google_video_is_job (job))
    return fault_fail (
        error, TROUBLE_REQUEST, "there is no way to call off %s", job);
  call->url = g_strconcat (request->base_url, "/", job, "/cancel", NULL);
  call->body = g_bytes_new_static ("{}", 2);
  return TRUE;
}

static gboolean
parse_video_file (ProviderReply *reply, GenerateResult *result, GError **error)
{
  return reply_take_film (reply->body, result, error);
}

static const ProviderJob job = {
  .first_ms = ASK_EVERY_MS,
  .every_ms = ASK_EVERY_MS,
  .limit_ms = JOB_MS,
  .compose = compose_job,
  .parse = google_video_parse_job,
  .compose_cancel = compose_cancel,
};

const ProviderTask google_video_task = {
  .kind = GENERATE_VIDEO,
  .any_model = TRUE,
  .timeout_ms = ORDER_MS,
  .compose = compose_video,
  .parse = google_video_parse_order,
  .parse_file = parse_video_file,
  .job = &job,
  .n_shapes = N_SHAPES,
  .is_other_shape = is_other_shape,
};
