/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See key.h. The head of a key is the same for all chunks of a plan: the frame
 * size, the encoder with its settings, the code. What follows is a line of the
 * schedule's digest for each frame. */
#include "key.h"

#include "build.h"
#include "decode.h"
#include "movie-settings.h"
#include "schedule-digest.h"

struct RenderKeys {
  const RenderPlan *plan;
  RenderCache *cache;
  ScheduleDigest *digest;
  /* Content of the source of each item, or NULL. */
  GPtrArray *scenes, *sounds, *overlays;
  GHashTable *settings; /* src in settings -> content */
  GHashTable *hashes;   /* file -> content */
  GArray *sources;      /* of RenderSource */
  GHashTable *fonts;    /* files, joined -> content */
  guint types;          /* of the media: 1 << MediaType */
};

/* Elements that the decoders of gst/media are made of. */
static const struct {
  MediaType type;
  const gchar *factory;
} decoders[] = {
  { MEDIA_JPEG, "jpegdec" },
  { MEDIA_WEBP, "webpdec" },
  { MEDIA_MP3, "mpg123audiodec" },
  { MEDIA_OGG, "vorbisdec" },
  { MEDIA_OGG, "opusdec" },
  { MEDIA_FLAC, "flacdec" },
  { MEDIA_MP4, "avdec_aac" },
  { MEDIA_AAC, "avdec_aac" },
};

static void
clear_source (gpointer source)
{
  g_free (((RenderSource *) source)->file);
}

/* A file that is used often is hashed once, and is one content throughout. */
static const gchar *
hash_file (RenderKeys *keys, const gchar *file, GError **error)
{
  const gchar *known = g_hash_table_lookup (keys->hashes, file);
  RenderSource source = { NULL };
  gchar *hash;

  if (known)
    return known;
  if (!render_source_look (&source, file, error))
    return NULL;
  hash = render_cache_hash_media (keys->cache, file, error);
  if (!hash) {
    clear_source (&source);
    return NULL;
  }
  g_array_append_val (keys->sources, source);
  g_hash_table_insert (keys->hashes, g_strdup (file), hash);
  return hash;
}

/* Of a file: enough to tell its type. */
#define HEAD ((gsize) 64)

/* Held against the limits, as everything that will be decoded. */
static const gchar *
hash_media (RenderKeys *keys, const gchar *file, GError **error)
{
  g_autoptr (GBytes) head = NULL;
  gsize size;

  if (g_hash_table_contains (keys->hashes, file))
    return g_hash_table_lookup (keys->hashes, file);
  head = media_load_head (file, &media_default_limits, HEAD, error);
  if (!head)
    return NULL;
  size = g_bytes_get_size (head);
  keys->types |=
      1u << media_sniff (g_bytes_get_data (head, NULL), MIN (size, HEAD));
  return hash_file (keys, file, error);
}

static gchar *
hash_data (RenderKeys *keys, const gchar *uri, GError **error)
{
  g_autoptr (GBytes) bytes = media_load (uri, &media_default_limits, error);
  gconstpointer data;
  gsize size;

  if (!bytes)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  keys->types |= 1u << media_sniff (data, size);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

typedef struct {
  RenderKeys *keys;
  gchar *base;
  GString *errors; /* one line each */
} Opening;

static gchar *
hash_source (Opening *opening, const gchar *src, GError **error)
{
  g_autofree gchar *file = media_resolve (
      src, opening->base, opening->keys->plan->media_root, error);

  if (!file)
    return NULL;
  if (g_ascii_strncasecmp (file, "data:", 5) == 0)
    return hash_data (opening->keys, file, error);
  return g_strdup (hash_media (opening->keys, file, error));
}

static void
add_error (Opening *opening, const gchar *path, const GError *error)
{
  g_string_append_printf (opening->errors, "%s%s: %s",
      opening->errors->len ? "\n" : "", path, error->message);
}

static void
open_source (Opening *opening, const gchar *list, guint index, const gchar *src,
    GPtrArray *hashes)
{
  g_autoptr (GError) error = NULL;
  gchar *hash = src ? hash_source (opening, src, &error) : NULL;

  g_ptr_array_add (hashes, hash);
  if (src && !hash) {
    g_autofree gchar *path =
        g_strdup_printf ("$.movie.%s[%u].src", list, index);

    add_error (opening, path, error);
  }
}

static void
open_setting (
    const gchar *path, const gchar *src, const ParamSpec *spec, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  gchar *hash = hash_source (opening, src, &error);

  if (hash)
    g_hash_table_insert (opening->keys->settings, g_strdup (src), hash);
  else
    add_error (opening, path, error);
}

static gboolean
open_all (RenderKeys *keys, GError **error)
{
  const Movie *movie = schedule_movie (keys->plan->schedule);
  g_autoptr (GString) errors = g_string_new (NULL);
  g_autofree gchar *base = g_path_get_dirname (keys->plan->movie);
  Opening opening = { keys, base, errors };

  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);

    open_source (&opening, "scenes", i,
        scene->type == MOVIE_SCENE_COLOR ? NULL : scene->src, keys->scenes);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    open_source (&opening, "audio", i, audio->src, keys->sounds);
  }
  movie_settings_files (movie, open_setting, &opening);
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    open_source (&opening, "overlays", i, overlay->spec.src, keys->overlays);
  }
  if (errors->len == 0)
    return TRUE;
  g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_MOVIE, errors->str);
  return FALSE;
}

static const gchar *
scene_content (guint scene, gpointer user_data)
{
  RenderKeys *keys = user_data;

  return keys->scenes->pdata[scene];
}

static const gchar *
sound_content (guint item, gpointer user_data)
{
  RenderKeys *keys = user_data;

  return keys->sounds->pdata[item];
}

static const gchar *
file_content (const gchar *src, gpointer user_data)
{
  RenderKeys *keys = user_data;

  return g_hash_table_lookup (keys->settings, src);
}

static const gchar *
overlay_content (guint overlay, gpointer user_data)
{
  RenderKeys *keys = user_data;

  return keys->overlays->pdata[overlay];
}

/* A font that cannot be read now will not be drawn with either. */
static const gchar *
fonts_content (const gchar *text, const gchar *font, gpointer user_data)
{
  RenderKeys *keys = user_data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  const gchar *known;

  g_string_append (list, text_font_sources (text, font, files));
  for (guint i = 0; i < files->len; i++) {
    const gchar *hash = hash_file (keys, files->pdata[i], NULL);

    g_string_append_printf (list, "\n%s", hash ? hash : "unreadable");
  }
  known = g_hash_table_lookup (keys->fonts, list->str);
  if (!known) {
    gchar *content =
        g_compute_checksum_for_string (G_CHECKSUM_SHA256, list->str, -1);

    g_hash_table_insert (keys->fonts, g_strdup (list->str), content);
    known = content;
  }
  return known;
}

static const ScheduleDigestSources digest_sources = {
  .scene = scene_content,
  .sound = sound_content,
  .file = file_content,
  .fonts = fonts_content,
  .overlay = overlay_content,
};

RenderKeys *
render_keys_new (const RenderPlan *plan, RenderCache *cache, GError **error)
{
  g_autoptr (RenderKeys) keys = g_new0 (RenderKeys, 1);

  keys->plan = plan;
  keys->cache = cache;
  keys->scenes = g_ptr_array_new_with_free_func (g_free);
  keys->sounds = g_ptr_array_new_with_free_func (g_free);
  keys->settings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keys->overlays = g_ptr_array_new_with_free_func (g_free);
  keys->hashes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keys->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keys->sources = g_array_new (FALSE, FALSE, sizeof (RenderSource));
  g_array_set_clear_func (keys->sources, clear_source);
  keys->digest = schedule_digest_new (plan->schedule, &digest_sources, keys);
  if (!open_all (keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}

void
render_keys_free (RenderKeys *keys)
{
  schedule_digest_free (keys->digest);
  g_ptr_array_unref (keys->scenes);
  g_ptr_array_unref (keys->sounds);
  g_hash_table_unref (keys->settings);
  g_ptr_array_unref (keys->overlays);
  g_hash_table_unref (keys->hashes);
  g_hash_table_unref (keys->fonts);
  g_array_unref (keys->sources);
  g_free (keys);
}

GArray *
render_keys_sources (const RenderKeys *keys)
{
  return g_array_ref (keys->sources);
}

/* The decoders of pictures and sounds come after the encoder. */
static gchar *
identify (const RenderKeys *keys, const gchar *encoder, gboolean sound,
    GError **error)
{
  const gchar *factories[G_N_ELEMENTS (decoders) + 4] = { encoder, "mp4mux" };
  guint n = 2;

  if (!sound)
    factories[n++] = "h264parse";
  for (guint i = 0; i < G_N_ELEMENTS (decoders); i++)
    if ((keys->types & (1u << decoders[i].type))
        && media_type_is_audio (decoders[i].type) == sound)
      factories[n++] = decoders[i].factory;
  return build_identity (factories, error);
}

gchar *
render_keys_video_build (const RenderKeys *keys, GError **error)
{
  return identify (keys, keys->plan->video_encoder->factory, FALSE, error);
}

gchar *
render_keys_audio_build (const RenderKeys *keys, GError **error)
{
  return identify (keys, keys->plan->audio_encoder->factory, TRUE, error);
}

static void G_GNUC_PRINTF (2, 3)
    put (GChecksum *checksum, const gchar *format, ...)
{
  va_list args;
  g_autofree gchar *line = NULL;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_checksum_update (checksum, (const guchar *) line, -1);
}

static void
put_video (GChecksum *checksum, const RenderPlan *plan)
{
  const RenderVideoSettings *video = &plan->video;
  const RenderVideoShape *shape = &video->shape;

  put (checksum, "video 1\n%s\n%s\n", plan->video_build,
      plan->video_encoder->factory);
  put (checksum, "%dx%d %d/%d matrix %d\n", shape->width, shape->height,
      shape->fps_n, shape->fps_d, picture_matrix_for_height (shape->height));
  /* Whether the quality is the preset's or was asked for is not in the bytes. */
  put (checksum, "preset %d crf %d bitrate %d gop %d threads %d\n",
      video->preset, render_settings_crf (video), video->bitrate, video->gop,
      video->threads);
}

gchar *
render_keys_chunk (RenderKeys *keys, gint64 first, gint64 end)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  put_video (checksum, keys->plan);
  put (checksum, "frames %" G_GINT64_FORMAT "\n", end - first);
  for (gint64 frame = first; frame < end; frame++)
    schedule_digest_frame (keys->digest, frame, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

gchar *
render_keys_sound (RenderKeys *keys, gint64 first, gint64 end)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  put (checksum, "audio 1\n%s\n%s\n", keys->plan->audio_build,
      keys->plan->audio_encoder->factory);
  put (checksum, "samples %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", first,
      end);
  schedule_digest_sound (keys->digest, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}
