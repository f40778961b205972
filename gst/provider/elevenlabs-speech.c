/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Speech by POST /v1/text-to-speech/VOICE/with-timestamps, which tells when
 * each character is said. Voices have ids; what the options do not know by name
 * is looked for in the list of those that the key may use. */

#include "elevenlabs.h"

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "reply-blob.h"
#include "reply-json.h"
#include "reply-sound.h"
#include "speech-words.h"
#include "voice-request.h"

/* What the model that takes most does take; others say so themselves. */
#define MAX_TEXT 40000
#define MIN_SPEED 0.7
#define MAX_SPEED 1.2
#define SPEECH_MS 240000
#define ID_LENGTH 20
/* Of the voices that a message lists. */
#define MOST_NAMES 20
/* How much later than its sound the last word may end. */
#define LATE_MS 1000

/* Not all models take what helps the voice along: a language, and what is said
 * around the text. */
enum { SHAPE_FULL, SHAPE_BARE, N_SHAPES };

/* ---- whose voice ---- */

static gboolean
is_id (const gchar *text)
{
  for (guint i = 0; i < ID_LENGTH; i++)
    if (!g_ascii_isalnum (text[i]))
      return FALSE;
  return text[ID_LENGTH] == '\0';
}

static gboolean
needs_voices (const GenerateRequest *request)
{
  gboolean is_set;
  const gchar *voice = voice_request_voice (request, &is_set);

  return voice && !is_set && !is_id (voice);
}

static gboolean
compose_voices (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  call->url = g_strconcat (request->base_url, "/v1/voices", NULL);
  return TRUE;
}

/* Also "Rachel" of "Rachel - calm". */
static gboolean
is_name (const gchar *name, const gchar *wanted)
{
  const gsize length = strlen (wanted);

  return g_ascii_strncasecmp (name, wanted, length) == 0
      && (name[length] == '\0' || g_str_has_prefix (name + length, " - "));
}

static const gchar *
find_known (JsonNode *known, const gchar *wanted)
{
  JsonArray *voices = reply_json_list (known, "voices");

  for (guint i = 0; voices && i < json_array_get_length (voices); i++) {
    JsonNode *voice = json_array_get_element (voices, i);
    const gchar *name = reply_json_text (voice, "name");
    const gchar *id = reply_json_text (voice, "voice_id");

    if (id && (g_str_equal (id, wanted) || (name && is_name (name, wanted))))
      return id;
  }
  return NULL;
}

static gchar *
list_known (JsonNode *known)
{
  JsonArray *voices = reply_json_list (known, "voices");
  GString *list = g_string_new (NULL);

  for (guint i = 0; voices && i < json_array_get_length (voices); i++) {
    const gchar *name =
        reply_json_text (json_array_get_element (voices, i), "name");

    if (i == MOST_NAMES) {
      g_string_append (list, ", ...");
      break;
    }
    if (name)
      g_string_append_printf (list, "%s%s", list->len ? ", " : "", name);
  }
  return g_string_free (list, FALSE);
}

/* NULL with @error. */
static const gchar *
find_voice (const GenerateRequest *request, GError **error)
{
  gboolean is_set;
  const gchar *voice = voice_request_voice (request, &is_set);
  g_autofree gchar *names = voice_request_names (request);
  g_autofree gchar *known = list_known (request->known);
  const gchar *id = voice;

  if (voice && !is_set && !is_id (voice))
    id = find_known (request->known, voice);
  if (!voice)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "expected a voice: a name that is set (%s), one of the account's, or "
        "an id",
        names);
  else if (!id)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "there is no voice \"%s\"; set are %s; the account has %s", voice,
        names, *known ? known : "none");
  return id;
}

/* ---- the call ---- */

/* What may be stored: "mp3_44100_128", "pcm_24000", "wav_24000". @pcm_rate: 0
 * where the sound comes as a file. */
static const gchar *
find_format (const GenerateRequest *request, guint *pcm_rate, GError **error)
{
  const gchar *option = provider_entry_option (request->entry, "speech-format");
  const gchar *format = option ? option : "mp3_44100_128";
  guint64 rate = 0;

  *pcm_rate = 0;
  if (g_str_has_prefix (format, "mp3_") || g_str_has_prefix (format, "wav_"))
    return format;
  if (g_str_has_prefix (format, "pcm_")
      && g_ascii_string_to_unsigned (
          format + strlen ("pcm_"), 10, 8000, 48000, &rate, NULL)) {
    *pcm_rate = (guint) rate;
    return format;
  }
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "speech-format: expected mp3_44100_128, pcm_24000 or the like, found "
      "\"%s\"",
      format);
  return NULL;
}

static void
add_number (JsonBuilder *builder, const gchar *name, gdouble value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

typedef struct {
  gdouble shares[3]; /* below 0: as the voice has it */
  gdouble speed;
} Settings;

static const struct {
  const gchar *option, *name;
} shares[] = {
  { "stability", "stability" },
  { "similarity-boost", "similarity_boost" },
  { "style", "style" },
};

static gboolean
read_settings (
    const GenerateRequest *request, Settings *settings, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    settings->shares[i] = -1;
    if (!voice_request_number (
            request, shares[i].option, 0, 1, &settings->shares[i], error))
      return FALSE;
  }
  return voice_request_speed (
      request, MIN_SPEED, MAX_SPEED, &settings->speed, error);
}

/* What is not told is as the account has it; so is all, where nothing is. */
static void
add_settings (JsonBuilder *builder, const Settings *settings)
{
  gboolean any = settings->speed != 1;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    any = any || settings->shares[i] >= 0;
  if (!any)
    return;
  json_builder_set_member_name (builder, "voice_settings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (settings->shares[i] >= 0)
      add_number (builder, shares[i].name, settings->shares[i]);
  if (settings->speed != 1)
    add_number (builder, "speed", settings->speed);
  json_builder_end_object (builder);
}

/* "en" of "en-GB"; what is no such code is not told. */
static void
add_language (JsonBuilder *builder, const gchar *language)
{
  g_autofree gchar *code = NULL;

  if (!language || strcspn (language, "-_") != 2)
    return;
  code = g_ascii_strdown (language, 2);
  call_body_add_string (builder, "language_code", code);
}

static void
build_body (JsonBuilder *builder, const GenerateRequest *request,
    const Settings *settings, guint shape)
{
  json_builder_begin_object (builder);
  call_body_add_string (builder, "text", request->text);
  call_body_add_string (builder, "model_id", request->model);
  if (shape == SHAPE_FULL) {
    add_language (builder, request->language);
    call_body_add_string (builder, "previous_text", request->before);
    call_body_add_string (builder, "next_text", request->after);
  }
  call_body_add_int (builder, "seed", (guint32) request->seed);
  add_settings (builder, settings);
  json_builder_end_object (builder);
}

static gboolean
compose_speech (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *voice = NULL;
  const gchar *id, *format;
  Settings settings;

  if (!voice_request_check_text (request, MAX_TEXT, error)
      || !read_settings (request, &settings, error)
      || !(format = find_format (request, &call->pcm_rate, error))
      || !(id = find_voice (request, error)))
    return FALSE;
  build_body (builder, request, &settings, call->shape);
  voice = g_uri_escape_string (id, NULL, FALSE);
  call->blobs = TRUE;
  call_body_finish (builder, call,
      g_strdup_printf (
          "%s/v1/text-to-speech/%s/with-timestamps?output_format=%s",
          request->base_url, voice, format));
  return TRUE;
}

static gboolean
is_other_shape (const GError *error, guint shape)
{
  static const gchar *const fields[] = { "language", "previous_text",
    "next_text" };

  if (fault_kind (error) != TROUBLE_REQUEST)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strstr (error->message, fields[i]))
      return TRUE;
  return FALSE;
}

/* ---- the reply ---- */

/* The end of what is said tells whether the sound is all there. */
static gboolean
check_end (JsonNode *alignment, gint64 duration_ms, GError **error)
{
  JsonArray *ends = reply_json_list (alignment, "character_end_times_seconds");
  const guint n = ends ? json_array_get_length (ends) : 0;
  const gdouble last = n > 0
      ? reply_json_number (json_array_get_element (ends, n - 1), "", 0)
      : 0;

  return last * 1000 <= duration_ms + LATE_MS
      || fault_fail (error, TROUBLE_BAD_OUTPUT,
          "expected a sound of what is said, %.1f s, found %.1f s of it", last,
          duration_ms / 1000.);
}

static gboolean
parse_speech (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  g_autoptr (GBytes) sound =
      root ? reply_blob (reply, root, "audio_base64") : NULL;
  /* The other one is of what numbers were read out as: it is not the text. */
  JsonNode *alignment = reply_json_at (root, "alignment");

  if (!root)
    return FALSE;
  if (!sound)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected the sound in the reply's \"audio_base64\"");
  elevenlabs_take_headers (reply, result);
  return reply_take_sound (sound, reply->pcm_rate, result, error)
      && check_end (alignment, result->duration_ms, error)
      && speech_words_of_characters (
          alignment, result->duration_ms, &result->words, error);
}

static const ProviderLookup voices = {
  .is_needed = needs_voices,
  .compose = compose_voices,
};

const ProviderTask elevenlabs_speech_task = {
  .kind = GENERATE_SPEECH,
  .any_model = TRUE,
  .timeout_ms = SPEECH_MS,
  .lookup = &voices,
  .compose = compose_speech,
  .parse = parse_speech,
  .n_shapes = N_SHAPES,
  .is_other_shape = is_other_shape,
};
