/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Resolves, gates and decodes the sources of a movie: see clip-media.h. */
#include "clip-media.h"
#include "movie-captions.h"
#include "subtitles.h"
#include "meanings.h"
#include "movie-json.h"
#include "movie-settings.h"

#include <string.h>

struct ClipMedia {
  gatomicrefcount refs;
  Movie *movie;
  gchar *base, *root;
  GPtrArray *scene_files; /* resolved; NULL where a scene has none */
  GPtrArray *sound_files;
  GPtrArray *overlay_files;
};

/* What opening needs: every file is looked at once, however often it is
 * used. */
typedef struct {
  const gchar *base, *root;
  GHashTable *passed; /* resolved files that the gate let through */
  GString *errors;    /* one line each */
} Opening;

ClipMedia *
clip_media_ref (ClipMedia *media)
{
  g_atomic_ref_count_inc (&media->refs);
  return media;
}

void
clip_media_unref (ClipMedia *media)
{
  if (!g_atomic_ref_count_dec (&media->refs))
    return;
  g_ptr_array_unref (media->scene_files);
  g_ptr_array_unref (media->sound_files);
  g_ptr_array_unref (media->overlay_files);
  movie_unref (media->movie);
  g_free (media->base);
  g_free (media->root);
  g_free (media);
}

Movie *
clip_media_movie (const ClipMedia *media)
{
  return media->movie;
}

static gboolean
is_right_type (MediaType type, gboolean sound, GError **error)
{
  if (sound ? media_type_is_audio (type) : media_type_is_image (type))
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE, "%s, expected a %s",
      media_type_name (type), sound ? "sound" : "picture");
  return FALSE;
}

/* A data: URI is its own file: too long to be shown. */
static const gchar *
shown_name (const gchar *src)
{
  return g_ascii_strncasecmp (src, "data:", 5) == 0 ? "data: URI" : src;
}

/* Of all files, whatever their size: enough for a header. */
#define HEAD ((gsize) 64 * 1024)

static gboolean
pass_with (GBytes *bytes, gboolean sound, GError **error)
{
  MediaHeader header;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return media_gate (data, size, &media_default_limits, &header, error)
      && is_right_type (header.type, sound, error);
}

/* Decoding asks the gate again: what the head of a file lets through is not yet
 * trusted. What it does not may lie behind a large profile or cover. */
static gboolean
pass_gate (const gchar *src, const gchar *file, gboolean sound, GError **error)
{
  g_autoptr (GBytes) bytes =
      media_load_head (file, &media_default_limits, HEAD, error);

  if (!bytes)
    return FALSE;
  if (pass_with (bytes, sound, NULL))
    return TRUE;
  if (g_bytes_get_size (bytes) == HEAD) {
    g_clear_pointer (&bytes, g_bytes_unref);
    bytes = media_load (file, &media_default_limits, error);
  }
  if (!bytes)
    return FALSE;
  if (pass_with (bytes, sound, error))
    return TRUE;
  g_prefix_error (error, "%s: ", shown_name (src));
  return FALSE;
}

static void
add_error (Opening *opening, const gchar *path, const GError *error)
{
  g_string_append_printf (opening->errors, "%s%s: %s",
      opening->errors->len ? "\n" : "", path, error->message);
}

static void
open_source (Opening *opening, const gchar *list, guint index, const gchar *src,
    gboolean sound, GPtrArray *files)
{
  g_autoptr (GError) error = NULL;
  gchar *file =
      src ? media_resolve (src, opening->base, opening->root, &error) : NULL;

  g_ptr_array_add (files, file);
  if (!src)
    return;
  if (file && g_hash_table_contains (opening->passed, file))
    return;
  if (file && pass_gate (src, file, sound, &error)) {
    g_hash_table_add (opening->passed, file);
    return;
  }
  g_autofree gchar *path = g_strdup_printf ("$.movie.%s[%u].src", list, index);
  add_error (opening, path, error);
}

static void
open_setting (
    const gchar *path, const gchar *src, const ParamSpec *spec, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  if (!meanings_check_file (spec, src, opening->base, opening->root, &error))
    add_error (opening, path, error);
}

static void
open_all (Opening *opening, ClipMedia *media)
{
  const Movie *movie = media->movie;

  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);
    const gchar *src = scene->type == MOVIE_SCENE_COLOR ? NULL : scene->src;

    open_source (opening, "scenes", i, src, FALSE, media->scene_files);
  }
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    open_source (
        opening, "overlays", i, overlay->spec.src, FALSE, media->overlay_files);
  }
  /* A picture that passed is not thereby a sound. */
  g_hash_table_remove_all (opening->passed);
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    open_source (opening, "audio", i, audio->src, TRUE, media->sound_files);
  }
  movie_settings_files (movie, open_setting, opening);
}

ClipMedia *
clip_media_open (
    Movie *movie, const gchar *base, const gchar *root, GError **error)
{
  ClipMedia *media = g_new0 (ClipMedia, 1);
  Opening opening = { base, root, g_hash_table_new (g_str_hash, g_str_equal),
    g_string_new (NULL) };

  g_atomic_ref_count_init (&media->refs);
  media->movie = movie_ref (movie);
  media->base = g_strdup (base);
  media->root = g_strdup (root);
  media->scene_files = g_ptr_array_new_with_free_func (g_free);
  media->sound_files = g_ptr_array_new_with_free_func (g_free);
  media->overlay_files = g_ptr_array_new_with_free_func (g_free);
  open_all (&opening, media);

  if (opening.errors->len > 0) {
    g_set_error_literal (
        error, MEDIA_ERROR, MEDIA_ERROR_OPEN, opening.errors->str);
    g_clear_pointer (&media, clip_media_unref);
  }
  g_hash_table_unref (opening.passed);
  g_string_free (opening.errors, TRUE);
  return media;
}

/* What a movie says in a file is read before anything is drawn. */
static gboolean
take_captions (Movie *movie, const gchar *base, const gchar *root,
    GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!movie->captions.src)
    return TRUE;
  bytes =
      media_fetch (movie->captions.src, base, root, SUBTITLES_MAX_BYTES, error);
  if (bytes && movie_take_captions (movie, bytes, problems, error))
    return TRUE;
  g_prefix_error (error, "$.movie.captions.src: ");
  return FALSE;
}

ClipMedia *
clip_media_read (const gchar *location, const gchar *text, const gchar *root,
    GPtrArray *problems, GError **error)
{
  if (!location && !text) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_OPEN,
        "No movie to play: set location or movie");
    return NULL;
  }

  g_autoptr (Movie) movie = text
      ? movie_read (text, strlen (text), 0, problems, error)
      : movie_read_file (location, 0, problems, error);
  if (!movie || !movie_require_final (movie, error))
    return NULL;

  g_autofree gchar *folder = location ? g_path_get_dirname (location) : NULL;
  const gchar *base = folder ? folder : root;
  if (!take_captions (movie, base, root, problems, error))
    return NULL;
  return clip_media_open (movie, base, root, error);
}

static MediaImage *
decode (const gchar *file, const gchar *src, const gchar *list, guint index,
    GCancellable *cancellable, GError **error)
{
  MediaImage *image = NULL;
  g_autoptr (GBytes) bytes = media_load (file, &media_default_limits, error);

  if (bytes)
    image = media_decode_image (
        bytes, shown_name (src), &media_default_limits, cancellable, error);
  if (!image)
    g_prefix_error (error, "$.movie.%s[%u].src: ", list, index);
  return image;
}

Meanings *
clip_media_meanings (
    const ClipMedia *media, gint width, gint height, PictureMatrix matrix)
{
  return meanings_new (media->base, media->root, width, height, matrix);
}

MediaImage *
clip_media_image (const ClipMedia *media, guint scene,
    GCancellable *cancellable, GError **error)
{
  const MovieScene *of = g_ptr_array_index (media->movie->scenes, scene);

  return decode (g_ptr_array_index (media->scene_files, scene), of->src,
      "scenes", scene, cancellable, error);
}

MediaImage *
clip_media_overlay_image (const ClipMedia *media, guint overlay,
    GCancellable *cancellable, GError **error)
{
  const MovieOverlay *of = g_ptr_array_index (media->movie->overlays, overlay);

  return decode (g_ptr_array_index (media->overlay_files, overlay),
      of->spec.src, "overlays", overlay, cancellable, error);
}

const gchar *
clip_media_sound_file (const ClipMedia *media, guint item)
{
  return g_ptr_array_index (media->sound_files, item);
}

MediaSound *
clip_media_sound (const ClipMedia *media, guint item, GError **error)
{
  const MovieAudio *of = g_ptr_array_index (media->movie->audio, item);
  MediaFile *file = media_file_open (
      clip_media_sound_file (media, item), &media_default_limits, error);
  MediaSound *sound = NULL;

  if (file)
    sound = media_sound_open (
        file, shown_name (of->src), &media_default_limits, error);
  if (!sound)
    g_prefix_error (error, "$.movie.audio[%u].src: ", item);
  return sound;
}
