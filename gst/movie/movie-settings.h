/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files that the settings of a movie name, wherever they stand. Knows no
 * file system. */
#pragma once

#include "movie.h"

G_BEGIN_DECLS

/* @path: of the value in the document, "$.movie.effects[0].settings.lut". */
typedef void (*MovieFileFunc) (const gchar *path, const gchar *src,
    const ParamSpec *spec, gpointer user_data);

void movie_settings_files (
    const Movie *movie, MovieFileFunc func, gpointer user_data);

G_END_DECLS
