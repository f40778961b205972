/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The provider that needs no key and no network: writer, painter, narrator,
 * composer, foley.
 * It goes through the same compose and parse as any other; only its address
 * is local. */

#include "call-body.h"
#include "json-scan.h"
#include "reply-media.h"
#include "tune.h"

#define MAX_TEXT 20000
#define MAX_PROMPT 4000
#define MIN_SIDE 64
#define MAX_SIDE 4096

/* Words a minute at speed 1: an unhurried narrator. */
#define RATE 155

static gboolean
refuse (GError **error, const gchar *what)
{
  g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, what);
  return FALSE;
}

static gboolean
compose_text (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!request->task || !request->input)
    return refuse (error, "a text request needs a task and its input");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "task", request->task);
  /* JSON numbers are signed; the same bits come back. */
  call_body_add_int (builder, "seed", (gint64) request->seed);
  json_builder_set_member_name (builder, "input");
  json_builder_add_value (builder, json_node_copy (request->input));
  json_builder_end_object (builder);
  call_body_finish (builder, call, g_strdup ("local:writer"));
  return TRUE;
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!request->prompt || !*request->prompt)
    return refuse (error, "an image request needs a prompt");
  if (!g_utf8_validate (request->prompt, -1, NULL)
      || g_utf8_strlen (request->prompt, -1) > MAX_PROMPT)
    return refuse (error,
        "the prompt must be UTF-8 of at most " G_STRINGIFY (
            MAX_PROMPT) " characters");
  if (request->width < MIN_SIDE || request->width > MAX_SIDE
      || request->height < MIN_SIDE || request->height > MAX_SIDE) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "the size %dx%d is outside of %d to %d pixels a side", request->width,
        request->height, MIN_SIDE, MAX_SIDE);
    return FALSE;
  }
  json_builder_begin_object (builder);
  call_body_add_string (builder, "prompt", request->prompt);
  call_body_add_int (builder, "width", request->width);
  call_body_add_int (builder, "height", request->height);
  call_body_add_int (builder, "seed", (gint64) request->seed);
  call_body_add_string (builder, "family", request->style);
  json_builder_end_object (builder);
  call_body_finish (builder, call, g_strdup ("local:painter"));
  return TRUE;
}

static gboolean
compose_speech (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const gchar *voice =
      request->voice && *request->voice ? request->voice : request->language;
  gdouble speed = request->speed == 0 ? 1 : request->speed;

  if (!request->text || !*request->text)
    return refuse (error, "a speech request needs a text");
  if (!g_utf8_validate (request->text, -1, NULL)
      || g_utf8_strlen (request->text, -1) > MAX_TEXT)
    return refuse (error,
        "the text must be UTF-8 of at most " G_STRINGIFY (
            MAX_TEXT) " characters");
  if (!(speed >= 0.5 && speed <= 2))
    return refuse (error, "the speed must be 0.5 to 2");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "text", request->text);
  call_body_add_string (builder, "voice", voice && *voice ? voice : "en");
  call_body_add_int (builder, "rate", (gint64) (RATE * speed + 0.5));
  json_builder_end_object (builder);
  call_body_finish (builder, call, g_strdup ("local:narrator"));
  return TRUE;
}

/* Of the mood's own tempo, in hundredths. */
static gint
pace_asked (const gchar *prompt)
{
  if (!prompt)
    return 100;
  if (g_regex_match_simple ("\\b(?:fast|quick|upbeat|exciting|driving)", prompt,
          G_REGEX_CASELESS, 0))
    return 115;
  return g_regex_match_simple ("\\bslow", prompt, G_REGEX_CASELESS, 0) ? 88
                                                                       : 100;
}

static gboolean
compose_music (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (request->duration_ms < TUNE_MIN_MS || request->duration_ms > TUNE_MAX_MS)
    return refuse (error,
        "a music request needs a duration of " G_STRINGIFY (
            TUNE_MIN_MS) " to " G_STRINGIFY (TUNE_MAX_MS) " ms");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "mood", request->style);
  call_body_add_int (builder, "pace", pace_asked (request->prompt));
  call_body_add_int (builder, "seed", (gint64) request->seed);
  call_body_add_int (builder, "duration_ms", request->duration_ms);
  json_builder_end_object (builder);
  call_body_finish (builder, call, g_strdup ("local:composer"));
  return TRUE;
}

static gboolean
compose_sfx (const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!request->prompt || !*request->prompt)
    return refuse (error, "a request for a sound needs a prompt");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "prompt", request->prompt);
  call_body_add_int (builder, "seed", (gint64) request->seed);
  json_builder_end_object (builder);
  call_body_finish (builder, call, g_strdup ("local:foley"));
  return TRUE;
}

static JsonNode *
parse_json (GBytes *bytes, GError **error)
{
  gsize length = 0;
  const gchar *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;

  if (json_scan (text, length, NULL, &cause)
      && json_parser_load_from_data (parser, text, length, &cause))
    return json_parser_steal_root (parser);
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
      "the reply is no JSON: %s", cause->message);
  return NULL;
}

/* A copy of one member of the details; NULL and no error where there is
 * none. */
static gboolean
parse_detail (const ProviderReply *reply, const gchar *name, JsonNode **value,
    GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (!reply->details)
    return TRUE;
  root = parse_json (reply->details, error);
  if (!root)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object && json_object_has_member (object, name))
    *value = json_object_dup_member (object, name);
  return TRUE;
}

static gboolean
parse_text (ProviderReply *reply, GenerateResult *result, GError **error)
{
  result->answer = parse_json (reply->body, error);
  if (!result->answer)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (result->answer))
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
      "the reply is JSON, but no object");
  return FALSE;
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  if (!reply_check_image (reply->body, reply->mime, &result->mime,
          &result->width, &result->height, error))
    return FALSE;
  result->bytes = g_bytes_ref (reply->body);
  return parse_detail (reply, "quiet", &result->quiet, error);
}

/* Words follow each other and end before the sound does. */
static gboolean
check_words (JsonNode *words, gint64 duration_ms, GError **error)
{
  JsonArray *array =
      JSON_NODE_HOLDS_ARRAY (words) ? json_node_get_array (words) : NULL;
  guint n = array ? json_array_get_length (array) : 0;
  gint64 last = 0;

  for (guint i = 0; i < n; i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *word =
        JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    gint64 from = !word
        ? -1
        : json_object_get_int_member_with_default (word, "from_ms", -1);
    gint64 to = !word
        ? -1
        : json_object_get_int_member_with_default (word, "to_ms", -1);

    if (from < last || to < from || to > duration_ms) {
      g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
          "the reply's word %u lies at %" G_GINT64_FORMAT
          " to %" G_GINT64_FORMAT " ms, before the word ahead of it or "
          "beyond the sound's %" G_GINT64_FORMAT " ms",
          i + 1, from, to, duration_ms);
      return FALSE;
    }
    last = to;
  }
  return TRUE;
}

static gboolean
parse_speech (ProviderReply *reply, GenerateResult *result, GError **error)
{
  if (!reply_check_wav (
          reply->body, reply->mime, &result->mime, &result->duration_ms, error)
      || !parse_detail (reply, "words", &result->words, error))
    return FALSE;
  result->bytes = g_bytes_ref (reply->body);
  return !result->words
      || check_words (result->words, result->duration_ms, error);
}

/* Music and short sounds. */
static gboolean
parse_sound (ProviderReply *reply, GenerateResult *result, GError **error)
{
  if (!reply_check_wav (
          reply->body, reply->mime, &result->mime, &result->duration_ms, error))
    return FALSE;
  result->bytes = g_bytes_ref (reply->body);
  return TRUE;
}

#define TASK(KIND, MODEL, MS, COMPOSE, PARSE)                                  \
  &(const ProviderTask)                                                        \
  {                                                                            \
    .kind = KIND, .model = MODEL, .timeout_ms = MS, .compose = COMPOSE,        \
    .parse = PARSE                                                             \
  }

static const ProviderTask *const tasks[] = {
  TASK (GENERATE_TEXT, "writer", 30000, compose_text, parse_text),
  TASK (GENERATE_IMAGE, "painter", 60000, compose_image, parse_image),
  TASK (GENERATE_SPEECH, "narrator", 60000, compose_speech, parse_speech),
  TASK (GENERATE_MUSIC, "composer", 60000, compose_music, parse_sound),
  TASK (GENERATE_SFX, "foley", 30000, compose_sfx, parse_sound),
  NULL,
};

#undef TASK

const Provider provider_builtin = {
  .name = "builtin",
  .tasks = tasks,
};
