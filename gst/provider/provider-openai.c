/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* OpenAI, and the servers that speak as it does. */

#include "openai.h"

#define BASE_URL "https://api.openai.com/v1"

const TroubleCode openai_codes[] = {
  { "insufficient_quota", TROUBLE_QUOTA },
  { "credit_balance_exhausted", TROUBLE_QUOTA },
  { "billing_hard_limit_reached", TROUBLE_QUOTA },
  { "organization_spend_limit_exceeded", TROUBLE_QUOTA },
  { "project_spend_limit_exceeded", TROUBLE_QUOTA },
  { "organization_usage_limit_exceeded", TROUBLE_QUOTA },
  { "rate_limit_exceeded", TROUBLE_RATE },
  { "slow_down", TROUBLE_RATE },
  { "server_error", TROUBLE_SERVER },
  { "invalid_api_key", TROUBLE_AUTH },
  { "model_not_found", TROUBLE_MODEL_GONE },
  { "moderation_blocked", TROUBLE_POLICY },
  { "content_policy_violation", TROUBLE_POLICY },
  { "image_content_policy_violation", TROUBLE_POLICY },
  { "content_filter", TROUBLE_POLICY },
  { "context_length_exceeded", TROUBLE_TOO_LARGE },
  { NULL },
};

gboolean
openai_is_itself (const GenerateRequest *request)
{
  return g_str_equal (request->base_url, BASE_URL);
}

static const ProviderTask *const tasks[] = {
  &openai_image_task,
  &openai_text_task,
  &openai_speech_task,
  NULL,
};

static const gchar *const options[] = { "text-api", "stream", "max-tokens",
  "image-stream", "speech-format", "speech-instructions", NULL };

const Provider provider_openai = {
  .name = "openai",
  .base_url = BASE_URL,
  .key_prefix = "Authorization: Bearer ",
  .key_variable = "OPENAI_API_KEY",
  .codes = openai_codes,
  .tasks = tasks,
  .options = options,
  .probe = "/models",
};
