/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Piper's own server, of which there are three: the one of today (POST
 * /synthesize), the one before it (JSON to /) and the first one, which reads
 * out whatever is sent to /. The last knows no list of voices, and that is how
 * it is told apart: it would read out JSON. */

#include "call-body.h"
#include "fault.h"
#include "provider.h"
#include "reply-json.h"
#include "reply-sound.h"
#include "voice-request.h"

#include <string.h>

#define BASE_URL "http://127.0.0.1:5000"
/* What is asked for where nobody names a voice: the server's own. */
#define ANY_VOICE "piper"
#define MAX_TEXT 40000
#define SPEECH_MS 120000
#define MIN_SPEED 0.25
#define MAX_SPEED 4

/* At the root JSON or text comes first, as the list of voices tells. */
enum { SHAPE_SYNTHESIZE, SHAPE_ROOT, SHAPE_ROOT_OTHERWISE, N_SHAPES };

static gboolean
needs_voices (const GenerateRequest *request)
{
  return TRUE;
}

static gboolean
compose_voices (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  call->url = g_strconcat (request->base_url, "/voices", NULL);
  return TRUE;
}

/* Its models are its voices. */
static const gchar *
find_voice (const GenerateRequest *request)
{
  gboolean is_set;
  const gchar *voice = voice_request_voice (request, &is_set);

  if (!voice && request->model && !g_str_equal (request->model, ANY_VOICE))
    voice = request->model;
  return voice;
}

/* A voice that it does not know would be another one's, without a word. */
static gboolean
check_voice (const GenerateRequest *request, const gchar *voice, GError **error)
{
  JsonObject *known = reply_json_object (request->known, "");
  g_autoptr (GList) names = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (!voice || !known || json_object_has_member (known, voice))
    return TRUE;
  names = json_object_get_members (known);
  for (GList *l = names; l; l = l->next)
    g_string_append_printf (
        list, "%s%s", list->len ? ", " : "", (const gchar *) l->data);
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "there is no voice \"%s\"; the server has %s", voice,
      list->len ? list->str : "none");
  return FALSE;
}

static void
finish_json (const GenerateRequest *request, const gchar *voice, gdouble speed,
    ProviderCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  call_body_add_string (builder, "text", request->text);
  call_body_add_string (builder, "voice", voice);
  call_body_add_string (
      builder, "speaker", provider_entry_option (request->entry, "speaker"));
  if (speed != 1) {
    json_builder_set_member_name (builder, "length_scale");
    json_builder_add_double_value (builder, 1 / speed);
  }
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url,
          call->shape == SHAPE_SYNTHESIZE ? "/synthesize" : "/", NULL));
}

static void
finish_text (const GenerateRequest *request, ProviderCall *call)
{
  call->url = g_strconcat (request->base_url, "/", NULL);
  call->mime = g_strdup ("text/plain; charset=utf-8");
  call->body = g_bytes_new (request->text, strlen (request->text));
}

static gboolean
is_json (const GenerateRequest *request, guint shape)
{
  return shape == SHAPE_SYNTHESIZE
      || (shape == SHAPE_ROOT) == (request->known != NULL);
}

static gboolean
compose_speech (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  const gchar *voice = find_voice (request);
  gdouble speed;

  if (!voice_request_check_text (request, MAX_TEXT, error)
      || !voice_request_speed (request, MIN_SPEED, MAX_SPEED, &speed, error)
      || !check_voice (request, voice, error))
    return FALSE;
  if (is_json (request, call->shape))
    finish_json (request, voice, speed, call);
  else
    finish_text (request, call);
  return TRUE;
}

static gboolean
is_other_shape (const GError *error, guint shape)
{
  static const gchar *const statuses[] = { "HTTP 404", "HTTP 405", "HTTP 400",
    "HTTP 415" };
  /* What was understood, and refused, is not tried in another way. */
  const guint n = shape == SHAPE_SYNTHESIZE ? 2 : G_N_ELEMENTS (statuses);

  if (fault_kind (error) != TROUBLE_REQUEST)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strstr (error->message, statuses[i]))
      return TRUE;
  return FALSE;
}

/* It is announced as HTML. */
static gboolean
parse_speech (ProviderReply *reply, GenerateResult *result, GError **error)
{
  return reply_take_sound (reply->body, 0, result, error);
}

static const ProviderLookup voices = {
  .is_needed = needs_voices,
  .compose = compose_voices,
  .may_be_absent = TRUE,
};

static const ProviderTask speech = {
  .kind = GENERATE_SPEECH,
  .model = ANY_VOICE,
  .any_model = TRUE,
  .timeout_ms = SPEECH_MS,
  .lookup = &voices,
  .compose = compose_speech,
  .parse = parse_speech,
  .n_shapes = N_SHAPES,
  .is_other_shape = is_other_shape,
};

static const ProviderTask *const tasks[] = {
  &speech,
  NULL,
};

static const gchar *const options[] = { "speaker", NULL };

const Provider provider_piper = {
  .name = "piper",
  .base_url = BASE_URL,
  .tasks = tasks,
  .options = options,
  .probe = "/voices",
};
