/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every source that a movie names, with its place in the document and what it
 * has to be there. Knows no file system. */
#pragma once

#include "movie-settings.h"

G_BEGIN_DECLS

typedef enum {
  MOVIE_SOURCE_PICTURE,
  MOVIE_SOURCE_SOUND,
  MOVIE_SOURCE_CAPTIONS,
  MOVIE_SOURCE_SETTING, /* whatever the setting's parser takes */
} MovieSourceKind;

typedef struct {
  const gchar *path; /* "$.movie.scenes[0].src" */
  const gchar *src;
  MovieSourceKind kind;
  const ParamSpec *spec; /* of MOVIE_SOURCE_SETTING */
} MovieSource;

/* FALSE: no more of them. */
typedef gboolean (*MovieSourceFunc) (
    const MovieSource *source, gpointer user_data);

void movie_sources_each (
    const Movie *movie, MovieSourceFunc func, gpointer user_data);

G_END_DECLS
