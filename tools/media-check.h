/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a movie's document alone cannot tell: whether its files are there and
 * are what a movie may hold, and whether its texts can be drawn. */
#pragma once

#include "movie-json.h"

G_BEGIN_DECLS

/* Sources, each once. @root: (nullable): @base */
void media_check (const Movie *movie, const gchar *base, const gchar *root,
    GPtrArray *problems);
/* Takes the captions that @movie, which nobody shares yet, has in a file; FALSE
 * if that is an error among @problems. */
gboolean captions_check (Movie *movie, const gchar *base, const gchar *root,
    GPtrArray *problems);
/* Fonts that are replaced (a warning) and letters that no font has. */
void text_check (const Movie *movie, GPtrArray *problems);

G_END_DECLS
