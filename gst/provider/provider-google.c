/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Google's generative language API, and what its answers have in common. */

#include "google.h"

#include <string.h>

#include "fault.h"
#include "reply-json.h"
#include "text-answer.h"

#define BASE_URL "https://generativelanguage.googleapis.com/v1beta"

static const TroubleCode codes[] = {
  { "API_KEY_INVALID", TROUBLE_AUTH },
  { "UNAUTHENTICATED", TROUBLE_AUTH },
  { "PERMISSION_DENIED", TROUBLE_PERMISSION },
  { "NOT_FOUND", TROUBLE_MODEL_GONE },
  { "RESOURCE_EXHAUSTED", TROUBLE_RATE },
  { "INVALID_ARGUMENT", TROUBLE_REQUEST },
  { "FAILED_PRECONDITION", TROUBLE_REQUEST },
  { "OUT_OF_RANGE", TROUBLE_REQUEST },
  { "ABORTED", TROUBLE_RATE },
  { "CANCELLED", TROUBLE_OUTCOME_UNKNOWN },
  { "DEADLINE_EXCEEDED", TROUBLE_OUTCOME_UNKNOWN },
  { "INTERNAL", TROUBLE_SERVER },
  { "UNKNOWN", TROUBLE_SERVER },
  { "UNAVAILABLE", TROUBLE_SERVER },
  { NULL },
};

/* Why a model stopped, where it did not just end. */
static const TroubleCode finishes[] = {
  { "SAFETY", TROUBLE_POLICY },
  { "IMAGE_SAFETY", TROUBLE_POLICY },
  { "PROHIBITED_CONTENT", TROUBLE_POLICY },
  { "IMAGE_PROHIBITED_CONTENT", TROUBLE_POLICY },
  { "RECITATION", TROUBLE_POLICY },
  { "IMAGE_RECITATION", TROUBLE_POLICY },
  { "BLOCKLIST", TROUBLE_POLICY },
  { "SPII", TROUBLE_POLICY },
  { "LANGUAGE", TROUBLE_POLICY },
  { "MAX_TOKENS", TROUBLE_TRUNCATED },
  { "NO_IMAGE", TROUBLE_BAD_OUTPUT },
  { "IMAGE_OTHER", TROUBLE_BAD_OUTPUT },
  { "OTHER", TROUBLE_BAD_OUTPUT },
  { "MALFORMED_FUNCTION_CALL", TROUBLE_BAD_OUTPUT },
  { NULL },
};

gchar *
google_model_url (const GenerateRequest *request, const gchar *method)
{
  const gchar *model = request->model;
  g_autofree gchar *escaped = NULL;

  if (g_str_has_prefix (model, "models/"))
    model += strlen ("models/");
  escaped = g_uri_escape_string (model, NULL, FALSE);
  return g_strdup_printf (
      "%s/models/%s:%s", request->base_url, escaped, method);
}

static gboolean
check_finish (const gchar *finish, GError **error)
{
  for (guint i = 0; finish && finishes[i].code; i++)
    if (g_str_equal (finish, finishes[i].code))
      return fault_fail (
          error, finishes[i].kind, "the model stopped for %s", finish);
  return TRUE;
}

/* What is blocked before a model sees it comes as good news without any
 * candidate. */
static gboolean
fail_empty (JsonNode *root, GError **error)
{
  const gchar *reason = reply_json_text (root, "promptFeedback.blockReason");
  g_autofree gchar *said = reason ? text_excerpt (reason) : NULL;

  if (said)
    return fault_fail (
        error, TROUBLE_POLICY, "the prompt is blocked for %s", said);
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected candidates in the reply");
}

gboolean
google_check_content (JsonNode *root, GenerateResult *result, GError **error)
{
  result->usage.input_tokens =
      reply_json_int (root, "usageMetadata.promptTokenCount", 0);
  result->usage.output_tokens =
      reply_json_int (root, "usageMetadata.candidatesTokenCount", 0)
      + reply_json_int (root, "usageMetadata.thoughtsTokenCount", 0);
  if (!reply_json_object (root, "candidates[0]"))
    return fail_empty (root, error);
  return check_finish (
      reply_json_text (root, "candidates[0].finishReason"), error);
}

static const ProviderTask *const tasks[] = {
  &google_text_task,
  &google_image_task,
  &google_video_task,
  NULL,
};

static const gchar *const options[] = { "max-tokens", "image-tiers",
  "video-resolution", NULL };

const Provider provider_google = {
  .name = "google",
  .base_url = BASE_URL,
  .key_prefix = "x-goog-api-key: ",
  .key_variable = "GEMINI_API_KEY",
  .codes = codes,
  .tasks = tasks,
  .options = options,
  .probe = "/models",
};
