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

/* One kind of thing that is made. */
typedef struct {
  gchar **provider, **model;
  gchar **voice; /* NULL: there is none */
  GenerateKind kind;
} Wish;

static void warn (const StageTerms *terms, const gchar *format, ...)
    G_GNUC_PRINTF (2, 3);

static void
warn (const StageTerms *terms, const gchar *format, ...)
{
  va_list arguments;

  if (!terms->warnings)
    return;
  va_start (arguments, format);
  g_ptr_array_add (terms->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What a provider calls a model or a voice means nothing to another one. */
static void
fall_back (const Wish *wish, const StageTerms *terms, const gchar *why)
{
  warn (terms, "%s: %s; the provider \"" DEFAULT_PROVIDER "\" takes its place",
      generate_kind_name (wish->kind), why);
  g_free (*wish->provider);
  *wish->provider = g_strdup (DEFAULT_PROVIDER);
  g_clear_pointer (wish->model, g_free);
  if (wish->voice)
    g_clear_pointer (wish->voice, g_free);
}

static gboolean
check_key (const Wish *wish, const StageTerms *terms, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (generate_check_key (terms->config, *wish->provider, NULL, &local))
    return TRUE;
  if (terms->offline_fallback) {
    fall_back (wish, terms, local->message);
    return TRUE;
  }
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_KEY,
      "%s; with --offline-fallback the provider \"" DEFAULT_PROVIDER
      "\" takes its place",
      local->message);
  return FALSE;
}

static void
tell_successor (const Wish *wish, const StageTerms *terms)
{
  const gchar *next =
      generate_successor (terms->config, *wish->provider, *wish->model);

  if (next)
    warn (terms,
        "%s: the model \"%s\" of the provider \"%s\" is no more; \"%s\" is "
        "asked in its place",
        generate_kind_name (wish->kind), *wish->model, *wish->provider, next);
}

static gboolean
check_model (const Wish *wish, const StageTerms *terms, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (generate_check_model (
          terms->config, *wish->provider, wish->kind, *wish->model, &local))
    return TRUE;
  g_set_error_literal (error, STAGE_ERROR, STAGE_ERROR_USAGE, local->message);
  return FALSE;
}

/* A run keeps its settings for good: what cannot be is refused before. */
static gboolean
resolve (const Wish *wish, const StageTerms *terms, GError **error)
{
  if (!*wish->provider)
    *wish->provider = g_strdup (DEFAULT_PROVIDER);
  if (!check_model (wish, terms, error) || !check_key (wish, terms, error))
    return FALSE;
  if (!*wish->model)
    *wish->model = g_strdup (
        generate_default_model (terms->config, *wish->provider, wish->kind));
  tell_successor (wish, terms);
  return TRUE;
}

gboolean
stage_settings_want (const gchar *provider)
{
  return provider && !g_str_equal (provider, STAGE_NOBODY);
}

/* What may be left out. */
static gboolean
resolve_wanted (const Wish *wish, const StageTerms *terms, GError **error)
{
  if (g_strcmp0 (*wish->provider, STAGE_NOBODY) != 0)
    return resolve (wish, terms, error);
  g_clear_pointer (wish->model, g_free);
  return TRUE;
}

/* It stays as it was asked for. */
static void
look_at_clips (const Wish *wish, const StageTerms *terms)
{
  const gchar *provider = *wish->provider ? *wish->provider : DEFAULT_PROVIDER;
  g_autoptr (GError) error = NULL;

  if (!*wish->provider && !*wish->model)
    return;
  if (generate_check_model (
          terms->config, provider, wish->kind, *wish->model, &error))
    tell_successor (wish, terms);
  else
    warn (terms, "video: %s; the movie is made of pictures", error->message);
}

gboolean
stage_settings_resolve (
    StageSettings *self, const StageTerms *terms, GError **error)
{
  static const StageTerms plain = { 0 };
  const Wish wishes[] = {
    { &self->text_provider, &self->text_model_id, NULL, GENERATE_TEXT },
    { &self->image_provider, &self->image_model_id, NULL, GENERATE_IMAGE },
    { &self->audio_provider, &self->audio_model_id, &self->audio_voice_id,
        GENERATE_SPEECH },
    { &self->music_provider, &self->music_model_id, NULL, GENERATE_MUSIC },
    { &self->sfx_provider, &self->sfx_model_id, NULL, GENERATE_SFX },
  };
  const Wish clips = { &self->video_provider, &self->video_model_id, NULL,
    GENERATE_VIDEO };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++) {
    const gboolean needed = wishes[i].kind <= GENERATE_SPEECH;

    if (!(needed ? resolve : resolve_wanted) (
            &wishes[i], terms ? terms : &plain, error))
      return FALSE;
  }
  look_at_clips (&clips, terms ? terms : &plain);
  return TRUE;
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
