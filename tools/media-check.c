/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Looks at headers and fonts, and decodes nothing. */
#include "media-check.h"

#include "gate.h"
#include "movie-captions.h"
#include "subtitles.h"
#include "movie-settings.h"

typedef struct {
  const gchar *base, *root;
  GHashTable *seen; /* of sources that are fine or told already */
  GPtrArray *problems;
} Checking;

static gboolean
is_of_kind (const MediaHeader *header, gboolean sound, GError **error)
{
  if (sound ? media_type_is_audio (header->type)
            : media_type_is_image (header->type))
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE, "expected %s, found %s",
      sound ? "a sound" : "a picture", media_type_name (header->type));
  return FALSE;
}

static GBytes *
load (const Checking *checking, const gchar *src, GError **error)
{
  g_autofree gchar *file =
      media_resolve (src, checking->base, checking->root, error);

  return file ? media_load (file, &media_default_limits, error) : NULL;
}

static gboolean
open_source (
    const Checking *checking, const gchar *src, gboolean sound, GError **error)
{
  g_autoptr (GBytes) bytes = load (checking, src, error);
  MediaHeader header;
  gsize size;
  const guint8 *data;

  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return media_gate (data, size, &media_default_limits, &header, error)
      && is_of_kind (&header, sound, error);
}

static void
check_source (Checking *checking, const gchar *list, guint index,
    const gchar *src, gboolean sound)
{
  g_autofree gchar *path = NULL;
  g_autofree gchar *key = NULL;
  g_autoptr (GError) error = NULL;

  if (!src)
    return;
  key = g_strdup_printf ("%d%s", sound, src);
  if (!g_hash_table_add (checking->seen, g_steal_pointer (&key))
      || open_source (checking, src, sound, &error))
    return;
  path = g_strdup_printf ("$.movie.%s[%u].src", list, index);
  movie_problems_add (
      checking->problems, MOVIE_PROBLEM_ERROR, path, "%s", error->message);
}

/* A picture by its header; what has a parser is small enough to be read. */
static gboolean
open_setting (const Checking *checking, const ParamSpec *spec, const gchar *src,
    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gpointer meaning;
  gsize size;

  if (!spec->parser)
    return open_source (checking, src, FALSE, error);
  bytes = load (checking, src, error);
  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  meaning = spec->parser->parse (data ? data : "", size, error);
  if (!meaning)
    return FALSE;
  spec->parser->free (meaning);
  return TRUE;
}

static void
check_setting (
    const gchar *path, const gchar *src, const ParamSpec *spec, gpointer data)
{
  const Checking *checking = data;
  g_autoptr (GError) error = NULL;

  if (!open_setting (checking, spec, src, &error))
    movie_problems_add (
        checking->problems, MOVIE_PROBLEM_ERROR, path, "%s", error->message);
}

void
media_check (const Movie *movie, const gchar *base, const gchar *root,
    GPtrArray *problems)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Checking checking = { base, root, seen, problems };

  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);

    check_source (&checking, "scenes", i, scene->src, FALSE);
  }
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    check_source (&checking, "overlays", i, overlay->spec.src, FALSE);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    check_source (&checking, "audio", i, audio->src, TRUE);
  }
  movie_settings_files (movie, check_setting, &checking);
}

gboolean
captions_check (
    Movie *movie, const gchar *base, const gchar *root, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!movie->captions.src)
    return TRUE;
  bytes = media_fetch (
      movie->captions.src, base, root, SUBTITLES_MAX_BYTES, &error);
  if (bytes && movie_take_captions (movie, bytes, problems, &error))
    return TRUE;
  movie_problems_add (problems, MOVIE_PROBLEM_ERROR, "$.movie.captions.src",
      "%s", error->message);
  return FALSE;
}

typedef struct {
  GHashTable *fonts; /* interned names told already */
  GPtrArray *problems;
} TextChecking;

static void
check_text (TextChecking *checking, const gchar *text, const TextStyle *style,
    const gchar *path, const gchar *key)
{
  TextReport report = { 0 };
  g_autoptr (TextBlock) block = NULL;
  g_autofree gchar *at = g_strconcat (path, key, NULL);

  if (!text || !*text)
    return;
  block = text_layout (text, style, 0, 0, &report);
  if (report.font_asked
      && g_hash_table_add (checking->fonts, (gpointer) report.font_asked)) {
    g_autofree gchar *said = text_report_font (&report);

    movie_problems_add (
        checking->problems, MOVIE_PROBLEM_WARNING, path, "%s", said);
  }
  if (report.unknown_glyphs > 0) {
    g_autofree gchar *said = text_report_glyphs (&report);

    movie_problems_add (
        checking->problems, MOVIE_PROBLEM_ERROR, at, "%s", said);
  }
}

static void
check_script (GBytes *script, GPtrArray *problems)
{
  g_auto (GStrv) families = subtitles_script_families (script);

  for (guint i = 0; families[i]; i++) {
    g_autofree gchar *said = text_font_substitution (families[i]);

    if (said)
      movie_problems_add (
          problems, MOVIE_PROBLEM_WARNING, "$.movie.captions.src", "%s", said);
  }
}

void
text_check (const Movie *movie, GPtrArray *problems)
{
  g_autoptr (GHashTable) fonts = g_hash_table_new (NULL, NULL);
  TextChecking checking = { fonts, problems };
  const MovieCaptions *captions = &movie->captions;
  const TextStyle caption = { .font = captions->spec.font
        ? captions->spec.font
        : (gchar *) captions->style->font,
    .size_px = 32 };

  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);
    const OverlaySpec *spec = &overlay->spec;
    g_autofree gchar *path = g_strdup_printf ("$.movie.overlays[%u]", i);

    check_text (&checking, spec->text, &spec->style, path, ".text");
    check_text (&checking, spec->subtext, &spec->style, path, ".subtext");
  }
  if (captions->script)
    check_script (captions->script, problems);
  for (guint i = 0; i < captions->cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (captions->cues, i);
    g_autofree gchar *path = g_strdup_printf ("$.movie.captions.cues[%u]", i);

    check_text (&checking, cue->text, &caption, path, ".text");
  }
}
