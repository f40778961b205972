/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A movie with the digest of each of its frames, and the frames themselves. */
#pragma once

#include "suite.h"
#include "frame.h"
#include "make-png.h"
#include "movie-fields.h"
#include "movie-json.h"
#include "schedule-digest.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 160
#define HEIGHT 90

static gchar *folder;

static inline void
write_png (const gchar *name, guint type, guint width, guint height)
{
  const Png png = { type, 8, width, height };
  g_autoptr (GBytes) bytes = make_png (&png, FALSE);
  g_autofree gchar *path = g_build_filename (folder, name, NULL);

  fail_unless (g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static inline void
setup (void)
{
  folder = g_dir_make_tmp ("digest-XXXXXX", NULL);
  write_png ("a.png", RGB, 50, 40);
  /* Larger than the frame: shrunk to what its closest view asks. */
  write_png ("b.png", GRAY, 420, 220);
}

static inline void
teardown (void)
{
  static const gchar *const names[] = { "a.png", "b.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree gchar *path = g_build_filename (folder, names[i], NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

typedef struct {
  const Movie *movie;
  gchar *content;
} Sources;

static inline const gchar *
scene_content (guint scene, gpointer data)
{
  const Sources *sources = data;
  const MovieScene *of = g_ptr_array_index (sources->movie->scenes, scene);

  return of->src;
}

static inline const gchar *
sound_content (guint item, gpointer data)
{
  const Sources *sources = data;
  const MovieAudio *of = g_ptr_array_index (sources->movie->audio, item);

  return of->src;
}

static inline const gchar *
file_content (const gchar *src, gpointer data)
{
  return src;
}

static inline const gchar *
overlay_content (guint overlay, gpointer data)
{
  const Sources *sources = data;
  const MovieOverlay *of =
      g_ptr_array_index (sources->movie->overlays, overlay);

  return of->spec.src;
}

static inline const gchar *
fonts_content (const gchar *text, const gchar *font, gpointer data)
{
  Sources *sources = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GString *content = g_string_new (text_font_sources (text, font, files));

  for (guint i = 0; i < files->len; i++)
    g_string_append (content, files->pdata[i]);
  g_free (sources->content);
  sources->content = g_string_free (content, FALSE);
  return sources->content;
}

static const ScheduleDigestSources digest_sources = { scene_content,
  sound_content, fonts_content, file_content, overlay_content };

typedef struct {
  Movie *movie;
  Schedule *schedule;
  guint n;
  gchar **digests, **pictures; /* a frame */
  gchar *sound;
} Film;

static inline void
film_free (Film *film)
{
  g_strfreev (film->digests);
  g_strfreev (film->pictures);
  g_free (film->sound);
  schedule_unref (film->schedule);
  movie_unref (film->movie);
  g_free (film);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Film, film_free)

static inline void
digest_film (Film *film)
{
  Sources sources = { film->movie, NULL };
  g_autoptr (ScheduleDigest) digest =
      schedule_digest_new (film->schedule, &digest_sources, &sources);
  g_autoptr (GChecksum) sound = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < film->n; i++) {
    g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

    schedule_digest_frame (digest, i, sum);
    film->digests[i] = g_strdup (g_checksum_get_string (sum));
  }
  schedule_digest_sound (digest, sound);
  film->sound = g_strdup (g_checksum_get_string (sound));
  g_free (sources.content);
}

static inline gchar *
hash_picture (const Picture *picture)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (picture, plane); y++)
      g_checksum_update (sum,
          picture->plane[plane] + y * picture->stride[plane],
          picture_plane_width (picture, plane));
  return g_strdup (g_checksum_get_string (sum));
}

static inline void
ignore_warning (const gchar *key, const gchar *message, gpointer data)
{
}

static inline void
draw_film (Film *film)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClipMedia) media = NULL;
  g_autoptr (FrameSource) frames = NULL;
  g_autoptr (Picture) picture = picture_new (WIDTH, HEIGHT, PICTURE_BT601);
  g_autoptr (Movie) silent = movie_ref (film->movie);

  /* Nothing is heard here. */
  g_ptr_array_set_size (silent->audio, 0);
  media = clip_media_open (silent, folder, NULL, &error);
  g_assert_no_error (error);
  frames = frame_source_new (media, film->schedule, WIDTH, HEIGHT,
      PICTURE_BT601, ignore_warning, NULL);
  for (guint i = 0; i < film->n; i++) {
    fail_unless (frame_source_draw (frames, i, picture, &error));
    film->pictures[i] = hash_picture (picture);
  }
}

/* Takes @movie; it is @fps_n / 1 frames a second, 0: its own. */
static inline Film *
film_new (Movie *movie)
{
  Film *film = g_new0 (Film, 1);

  film->movie = movie;
  film->schedule = schedule_new (movie, 0, 1, NULL);
  film->n = schedule_n_frames (film->schedule);
  film->digests = g_new0 (gchar *, film->n + 1);
  film->pictures = g_new0 (gchar *, film->n + 1);
  digest_film (film);
  return film;
}

static inline Movie *
read_text (const gchar *text)
{
  return movie_read (text, strlen (text), 0, NULL, NULL);
}

static inline Movie *
read_quoted (const gchar *text)
{
  g_autofree gchar *json = g_strdelimit (g_strdup (text), "'", '"');
  Movie *movie = read_text (json);

  fail_unless (movie != NULL, "%s", json);
  return movie;
}

static inline gboolean
same (gchar **a, gchar **b)
{
  for (; *a && *b; a++, b++)
    if (strcmp (*a, *b) != 0)
      return FALSE;
  return !*a && !*b;
}
