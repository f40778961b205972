/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "movie-sources.h"

typedef struct {
  MovieSourceFunc func;
  gpointer user_data;
  gboolean enough;
} Walk;

static void
visit (Walk *walk, const MovieSource *source)
{
  if (source->src && !walk->enough)
    walk->enough = !walk->func (source, walk->user_data);
}

static void
visit_item (Walk *walk, const gchar *list, guint i, const gchar *src,
    MovieSourceKind kind)
{
  g_autofree gchar *path = g_strdup_printf ("$.movie.%s[%u].src", list, i);

  visit (walk, &(MovieSource){ path, src, kind, NULL });
}

static void
visit_setting (
    const gchar *path, const gchar *src, const ParamSpec *spec, gpointer data)
{
  visit (data,
      &(MovieSource){ path, src,
          spec->parser ? MOVIE_SOURCE_SETTING : MOVIE_SOURCE_PICTURE, spec });
}

void
movie_sources_each (
    const Movie *movie, MovieSourceFunc func, gpointer user_data)
{
  Walk walk = { func, user_data, FALSE };

  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);

    visit_item (&walk, "scenes", i, scene->src, MOVIE_SOURCE_PICTURE);
  }
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    visit_item (&walk, "overlays", i, overlay->spec.src, MOVIE_SOURCE_PICTURE);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    visit_item (&walk, "audio", i, audio->src, MOVIE_SOURCE_SOUND);
  }
  visit (&walk,
      &(MovieSource){ "$.movie.captions.src", movie->captions.src,
          MOVIE_SOURCE_CAPTIONS, NULL });
  movie_settings_files (movie, visit_setting, &walk);
}
