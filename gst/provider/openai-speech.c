/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Speech by POST /audio/speech, which tells nothing of when words are said. */

#include "openai.h"

#include "call-body.h"
#include "reply-sound.h"
#include "voice-request.h"

/* OpenAI's own; servers like it have none, or say so. */
#define MAX_TEXT 4096
#define MAX_TEXT_ELSEWHERE 40000
#define SPEECH_MS 240000
#define MIN_SPEED 0.25
#define MAX_SPEED 4
/* Of samples without a header. */
#define PCM_RATE 24000

/* NULL with @error. */
static const gchar *
find_voice (const GenerateRequest *request, GError **error)
{
  gboolean is_set;
  const gchar *voice = voice_request_voice (request, &is_set);
  g_autofree gchar *names = voice_request_names (request);

  if (!voice)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "expected a voice: one of the server's, or a name that is set (%s)",
        names);
  return voice;
}

/* A file that says how long it is, unless told otherwise: some servers make
 * samples alone, or what is not WAV by a program that they may not have. */
static gboolean
find_format (const GenerateRequest *request, const gchar **format,
    guint *pcm_rate, GError **error)
{
  static const gchar *const formats[] = { "wav", "pcm", "mp3", "flac", NULL };
  const gchar *option = provider_entry_option (request->entry, "speech-format");

  *format = option ? option : "wav";
  *pcm_rate = g_str_equal (*format, "pcm") ? PCM_RATE : 0;
  if (g_strv_contains (formats, *format))
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "speech-format: expected wav, pcm, mp3 or flac, found \"%s\"", *format);
  return FALSE;
}

static gboolean
compose_speech (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const gchar *voice, *format;
  gdouble speed;

  if (!voice_request_check_text (request,
          openai_is_itself (request) ? MAX_TEXT : MAX_TEXT_ELSEWHERE, error)
      || !voice_request_speed (request, MIN_SPEED, MAX_SPEED, &speed, error)
      || !find_format (request, &format, &call->pcm_rate, error)
      || !(voice = find_voice (request, error)))
    return FALSE;
  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  call_body_add_string (builder, "input", request->text);
  call_body_add_string (builder, "voice", voice);
  call_body_add_string (builder, "response_format", format);
  call_body_add_string (builder, "instructions",
      provider_entry_option (request->entry, "speech-instructions"));
  if (speed != 1) {
    json_builder_set_member_name (builder, "speed");
    json_builder_add_double_value (builder, speed);
  }
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, g_strconcat (request->base_url, "/audio/speech", NULL));
  return TRUE;
}

static gboolean
parse_speech (ProviderReply *reply, GenerateResult *result, GError **error)
{
  result->request_id = g_strdup (provider_reply_header (reply, "x-request-id"));
  return reply_take_sound (reply->body, reply->pcm_rate, result, error);
}

const ProviderTask openai_speech_task = {
  .kind = GENERATE_SPEECH,
  .any_model = TRUE,
  .timeout_ms = SPEECH_MS,
  .compose = compose_speech,
  .parse = parse_speech,
};
