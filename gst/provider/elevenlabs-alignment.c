/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The times of words that somebody said, by POST /v1/forced-alignment: a sound
 * and its text in, words out. */

#include "elevenlabs.h"

#include "call-form.h"
#include "fault.h"
#include "reply-json.h"
#include "speech-words.h"
#include "voice-request.h"

#define MAX_TEXT 100000
#define ALIGNMENT_MS 240000

/* It looks into the file, and takes whatever it is called. */
static gboolean
compose_alignment (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (CallForm) form = call_form_new ();

  if (!voice_request_check_text (request, MAX_TEXT, error))
    return FALSE;
  if (!request->sound || g_bytes_get_size (request->sound) == 0) {
    g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "expected a sound to find the words in");
    return FALSE;
  }
  call_form_add_file (
      form, "file", "speech", "application/octet-stream", request->sound);
  call_form_add_text (form, "text", request->text);
  call_form_finish (form, call,
      g_strconcat (request->base_url, "/v1/forced-alignment", NULL));
  return TRUE;
}

static gboolean
parse_alignment (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);

  elevenlabs_take_headers (reply, result);
  return root
      && speech_words_of_list (
          reply_json_at (root, "words"), 0, &result->words, error);
}

const ProviderTask elevenlabs_alignment_task = {
  .kind = GENERATE_ALIGNMENT,
  .model = "forced-alignment",
  .timeout_ms = ALIGNMENT_MS,
  .compose = compose_alignment,
  .parse = parse_alignment,
};
