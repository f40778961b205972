/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The order of means against speech that is too long: faster, then less. */
#include "speak.h"

#include "ask.h"
#include "json-object.h"
#include "narration.h"
#include "shape.h"

#include <string.h>

#define MOST_SPEED 1.15
#define MOST_ROUNDS 4
/* Asked for a little less than would just fit: neither speed nor length of a
 * text answers exactly. */
#define MARGIN 0.98

static const ShapeField shorter_fields[] = {
  { "text", SHAPE_TEXT, 1, 20000 },
  { NULL },
};

static gboolean
check_shorter (JsonObject *answer, gpointer user_data, GError **error)
{
  const gchar *text = user_data;

  if (!shape_check (answer, shorter_fields, "$", error))
    return FALSE;
  if (strlen (object_get_string (answer, "text", "")) < strlen (text))
    return TRUE;
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "$.text: expected a shorter text, found one of %" G_GSIZE_FORMAT
      " bytes for %" G_GSIZE_FORMAT,
      strlen (object_get_string (answer, "text", "")), strlen (text));
  return FALSE;
}

/* A model counts words better than it measures shares. */
static JsonObject *
tell_of_text (JsonObject *input)
{
  const gchar *text = object_get_string (input, "text", "");
  const gdouble words =
      narration_count (text) * object_get_double (input, "ratio", 1);
  JsonObject *told = json_object_new ();

  object_copy_member (told, input, "text");
  object_copy_member (told, input, "language");
  json_object_set_int_member (told, "words", MAX (1, (gint64) words));
  return told;
}

static JsonObject *
assemble_shorter (
    JsonObject *input, JsonObject *answer, guint64 seed, GError **error)
{
  return json_object_ref (answer);
}

static const StageAsk question = {
  .task = "shorten",
  .tell = tell_of_text,
  .assemble = assemble_shorter,
  .check = check_shorter,
};

static gchar *
shorten (const StageContext *context, const gchar *slot, const gchar *text,
    const gchar *language, gdouble ratio, GError **error)
{
  g_autoptr (JsonObject) input = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  json_object_set_string_member (input, "text", text);
  json_object_set_string_member (input, "language", language);
  json_object_set_double_member (input, "ratio", ratio);
  answer = stage_ask (context, slot, &question, input, (gpointer) text, error);
  return answer ? g_strdup (object_get_string (answer, "text", NULL)) : NULL;
}

static GenerateResult *
speak (const StageContext *context, const gchar *slot, const gchar *text,
    const gchar *language, gdouble speed, gint64 *attempt, GError **error)
{
  const StageSettings *settings = context->settings;
  const GenerateRequest request = {
    .kind = GENERATE_SPEECH,
    .provider = settings->audio_provider,
    .model = settings->audio_model_id,
    .voice = settings->audio_voice_id,
    .seed = stage_seed (context, slot),
    .text = text,
    .language = language,
    .speed = speed,
  };

  return stage_call (context, slot, &request, attempt, error);
}

/* Speaks at the voice's own speed, and once more if that nearly fits.
 * Closes the attempt of what is not used. */
static GenerateResult *
speak_fast (const StageContext *context, const gchar *slot, const gchar *text,
    const gchar *language, gint64 room_ms, gint64 *attempt, GError **error)
{
  g_autoptr (GenerateResult) result =
      speak (context, slot, text, language, 1, attempt, error);
  gdouble speed;

  if (!result || result->duration_ms <= room_ms)
    return g_steal_pointer (&result);
  speed = result->duration_ms / (room_ms * MARGIN);
  if (speed > MOST_SPEED)
    return g_steal_pointer (&result);
  if (!store_attempt_end (context->store, *attempt, NULL, error))
    return NULL;
  return speak (context, slot, text, language, speed, attempt, error);
}

GenerateResult *
speak_to_fit (const StageContext *context, const gchar *slot, const gchar *text,
    const gchar *language, gint64 room_ms, gchar **spoken, gint64 *attempt,
    GError **error)
{
  g_autofree gchar *now = g_strdup (text);
  gint64 took = 0;

  for (guint round = 0; round < MOST_ROUNDS; round++) {
    g_autoptr (GenerateResult) result =
        speak_fast (context, slot, now, language, room_ms, attempt, error);
    gchar *shorter;

    if (!result)
      return NULL;
    if (result->duration_ms <= room_ms) {
      *spoken = g_steal_pointer (&now);
      return g_steal_pointer (&result);
    }
    took = result->duration_ms;
    if (!store_attempt_end (context->store, *attempt, NULL, error))
      return NULL;
    shorter =
        shorten (context, slot, now, language, MARGIN * room_ms / took, error);
    if (!shorter)
      return NULL;
    g_free (now);
    now = shorter;
  }
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ASSETS,
      "%s: the narration still takes %" G_GINT64_FORMAT
      " ms where %" G_GINT64_FORMAT " ms fit, after shortening it %d times",
      slot, took, room_ms, MOST_ROUNDS);
  return NULL;
}
