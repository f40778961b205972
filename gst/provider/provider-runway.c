/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runway: videos from a picture, or from words alone. A job is the id of a
 * task. */

#include "call-body.h"
#include "fault.h"
#include "provider-entry.h"
#include "provider.h"
#include "reply-json.h"
#include "reply-sound.h"
#include "video-request.h"

#include <string.h>

#define BASE_URL "https://api.dev.runwayml.com"
/* Without it nothing is answered. */
#define VERSION "X-Runway-Version: 2024-11-06"
#define ORDER_MS 120000
#define ASK_EVERY_MS 6000
#define JOB_MS (30 * 60 * 1000)
/* An address of kind data: may have 5 MB, and base64 makes four bytes of
 * three. */
#define MOST_PICTURE_BYTES (3700 * 1000)

static void
add_version (ProviderCall *call)
{
  provider_call_add_header (call, g_strdup (VERSION));
}

static gchar *
prompt_of (const GenerateRequest *request)
{
  GString *text = g_string_new (request->prompt);

  if (request->style && *request->style)
    g_string_append_printf (text, " Style: %s.", request->style);
  if (request->negative && *request->negative)
    g_string_append_printf (text, " Avoid: %s.", request->negative);
  return g_string_free (text, FALSE);
}

static void
add_picture (JsonBuilder *builder, const GenerateRequest *request)
{
  const gchar *mime = video_request_picture_mime (request);
  g_autofree gchar *data = mime ? video_request_picture_base64 (request) : NULL;
  g_autofree gchar *uri =
      mime ? g_strdup_printf ("data:%s;base64,%s", mime, data) : NULL;

  call_body_add_string (builder, "promptImage", uri);
}

static const gchar *
ratio_of (const GenerateRequest *request)
{
  const gchar *option = provider_entry_option (request->entry, "video-ratio");

  if (option)
    return option;
  return video_request_is_upright (request) ? "720:1280" : "1280:720";
}

static gboolean
compose_video (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *prompt = NULL;

  if (!video_request_check (request, MOST_PICTURE_BYTES, error))
    return FALSE;
  prompt = prompt_of (request);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  call_body_add_string (builder, "promptText", prompt);
  add_picture (builder, request);
  call_body_add_string (builder, "ratio", ratio_of (request));
  call_body_add_int (
      builder, "duration", video_request_seconds (request, 2, 10));
  call_body_add_int (builder, "seed", (guint32) request->seed);
  json_builder_end_object (builder);
  add_version (call);
  call_body_finish (builder, call,
      g_strconcat (request->base_url,
          video_request_picture_mime (request) ? "/v1/image_to_video"
                                               : "/v1/text_to_video",
          NULL));
  return TRUE;
}

static gboolean
parse_order (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *id = reply_json_text (root, "id");

  if (!root)
    return FALSE;
  if (!id)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected a task with its \"id\"");
  result->request_id = g_strdup (id);
  reply->job = g_strdup (id);
  return TRUE;
}

static void
compose_task (
    const GenerateRequest *request, const gchar *job, ProviderCall *call)
{
  g_autofree gchar *id = g_uri_escape_string (job, NULL, FALSE);

  call->url = g_strconcat (request->base_url, "/v1/tasks/", id, NULL);
  add_version (call);
}

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  compose_task (request, job, call);
  return TRUE;
}

/* The same address ends one that is under way. */
static gboolean
compose_cancel (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  compose_task (request, job, call);
  call->method = "DELETE";
  return TRUE;
}

/* "SAFETY.INPUT.TEXT", "INTERNAL.BAD_OUTPUT.CODE01". */
static gboolean
fail_task (JsonNode *root, GError **error)
{
  const gchar *code = reply_json_text (root, "failureCode");
  const gchar *said = reply_json_text (root, "failure");

  return fault_fail (error,
      code && strstr (code, "SAFETY") ? TROUBLE_POLICY : TROUBLE_JOB_FAILED,
      "%s%s%s", code ? code : "", code ? ": " : "",
      said ? said : "it does not say why");
}

static gboolean
take_output (ProviderReply *reply, JsonNode *root, GError **error)
{
  const gchar *url = reply_json_text (root, "output[0]");

  if (!url)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected the address of a video in the task's \"output\"");
  reply->onward = g_strdup (url);
  return TRUE;
}

/* What it waits for while it is THROTTLED is a place among one's own; that, and
 * what nobody knows yet, is not being done. */
static gboolean
parse_job (const gchar *job, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *status = reply_json_text (root, "status");

  if (!root)
    return FALSE;
  if (!status)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected a task with its \"status\"");
  if (g_str_equal (status, "SUCCEEDED"))
    return take_output (reply, root, error);
  if (g_str_equal (status, "FAILED"))
    return fail_task (root, error);
  if (g_str_equal (status, "CANCELLED"))
    return fault_fail (error, TROUBLE_JOB_FAILED, "somebody has called it off");
  reply->fraction = reply_json_number (root, "progress", 0);
  reply->job = g_strdup (job);
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
  .parse = parse_job,
  .compose_cancel = compose_cancel,
};

static const ProviderTask video = {
  .kind = GENERATE_VIDEO,
  .any_model = TRUE,
  .timeout_ms = ORDER_MS,
  .compose = compose_video,
  .parse = parse_order,
  .parse_file = parse_video_file,
  .job = &job,
};

static const ProviderTask *const tasks[] = {
  &video,
  NULL,
};

static const gchar *const options[] = { "video-ratio", NULL };

const Provider provider_runway = {
  .name = "runway",
  .base_url = BASE_URL,
  .key_prefix = "Authorization: Bearer ",
  .key_variable = "RUNWAYML_API_SECRET",
  .tasks = tasks,
  .options = options,
  .probe_header = VERSION,
  .probe = "/v1/organization",
};
