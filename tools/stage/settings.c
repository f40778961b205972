/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The settings of a run, by one table of their fields. */
#include "settings.h"

#include "json-object.h"
#include "stage.h"

#define DEFAULT_PROVIDER "builtin"

static const struct {
  const gchar *key;
  gsize offset;
} fields[] = {
#define FIELD(name)                                                            \
  {                                                                            \
#name, G_STRUCT_OFFSET(StageSettings, name)                                \
  }
  FIELD (image_provider),
  FIELD (image_model_id),
  FIELD (video_provider),
  FIELD (video_model_id),
  FIELD (audio_provider),
  FIELD (audio_model_id),
  FIELD (audio_voice_id),
  FIELD (music_provider),
  FIELD (music_model_id),
  FIELD (sfx_provider),
  FIELD (sfx_model_id),
  FIELD (text_provider),
  FIELD (text_model_id),
#undef FIELD
};

static gchar **
field (StageSettings *settings, guint i)
{
  return G_STRUCT_MEMBER_P (settings, fields[i].offset);
}

void
stage_settings_clear (StageSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (field (settings, i), g_free);
}

/* A run keeps its settings for good: what cannot be is refused before. */
static gboolean
resolve (gchar **provider, gchar **model, GenerateKind kind, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!*provider)
    *provider = g_strdup (DEFAULT_PROVIDER);
  if (!generate_check_model (*provider, kind, *model, &local)
      || !generate_check_key (*provider, NULL, &local)) {
    g_set_error_literal (error, STAGE_ERROR, STAGE_ERROR_USAGE, local->message);
    return FALSE;
  }
  if (!*model)
    *model = g_strdup (generate_default_model (*provider, kind));
  return TRUE;
}

gboolean
stage_settings_want (const gchar *provider)
{
  return provider && !g_str_equal (provider, STAGE_NOBODY);
}

/* What may be left out. */
static gboolean
resolve_wanted (
    gchar **provider, gchar **model, GenerateKind kind, GError **error)
{
  if (g_strcmp0 (*provider, STAGE_NOBODY) != 0)
    return resolve (provider, model, kind, error);
  g_clear_pointer (model, g_free);
  return TRUE;
}

/* Clips are not made in this version, but a wish for a provider that nobody
 * knows is an error like any other. */
gboolean
stage_settings_resolve (StageSettings *self, GError **error)
{
  return resolve (
             &self->text_provider, &self->text_model_id, GENERATE_TEXT, error)
      && resolve (
          &self->image_provider, &self->image_model_id, GENERATE_IMAGE, error)
      && resolve (
          &self->audio_provider, &self->audio_model_id, GENERATE_SPEECH, error)
      && resolve_wanted (
          &self->music_provider, &self->music_model_id, GENERATE_MUSIC, error)
      && resolve_wanted (
          &self->sfx_provider, &self->sfx_model_id, GENERATE_SFX, error)
      && ((!self->video_provider && !self->video_model_id)
          || resolve (&self->video_provider, &self->video_model_id,
              GENERATE_VIDEO, error));
}

gchar *
stage_settings_to_text (const StageSettings *settings)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    object_set_text (
        object, fields[i].key, *field ((StageSettings *) settings, i));
  json_object_set_int_member (object, "seed", settings->seed);
  return object_to_text (object);
}

gboolean
stage_settings_from_text (
    StageSettings *settings, const gchar *text, GError **error)
{
  g_autoptr (JsonObject) object = object_from_text (text, error);

  if (!object)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *field (settings, i) =
        g_strdup (object_get_string (object, fields[i].key, NULL));
  settings->seed = object_get_int (object, "seed", 0);
  return TRUE;
}
