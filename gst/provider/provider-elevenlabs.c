/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* ElevenLabs: voices with the times of what they say, and the times of what
 * others say. */

#include "elevenlabs.h"

#define BASE_URL "https://api.elevenlabs.io"

static const TroubleCode codes[] = {
  { "quota_exceeded", TROUBLE_QUOTA },
  { "invalid_api_key", TROUBLE_AUTH },
  { "needs_authorization", TROUBLE_AUTH },
  { "missing_permissions", TROUBLE_PERMISSION },
  { "detected_unusual_activity", TROUBLE_PERMISSION },
  { "voice_not_found", TROUBLE_REQUEST },
  { "model_not_found", TROUBLE_MODEL_GONE },
  { "max_character_limit_exceeded", TROUBLE_TOO_LARGE },
  { "too_many_concurrent_requests", TROUBLE_RATE },
  { "system_busy", TROUBLE_RATE },
  { NULL },
};

void
elevenlabs_take_headers (const ProviderReply *reply, GenerateResult *result)
{
  const gchar *cost = provider_reply_header (reply, "character-cost");
  guint64 characters = 0;

  result->request_id = g_strdup (provider_reply_header (reply, "request-id"));
  if (!cost
      || !g_ascii_string_to_unsigned (
          cost, 10, 0, G_MAXINT32, &characters, NULL))
    return;
  result->usage.characters = (gint64) characters;
  result->usage.credits = (gdouble) characters;
}

static const ProviderTask *const tasks[] = {
  &elevenlabs_speech_task,
  &elevenlabs_alignment_task,
  NULL,
};

static const gchar *const options[] = { "speech-format", "stability",
  "similarity-boost", "style", NULL };

const Provider provider_elevenlabs = {
  .name = "elevenlabs",
  .base_url = BASE_URL,
  .key_prefix = "xi-api-key: ",
  .key_variable = "ELEVENLABS_API_KEY",
  .codes = codes,
  .tasks = tasks,
  .options = options,
  .probe = "/v1/voices",
};
