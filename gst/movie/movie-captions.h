/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions that a movie has in a file. Knows no file: whoever opens media
 * brings the bytes. */
#pragma once

#include "movie-json.h"

G_BEGIN_DECLS

/**
 * movie_take_captions:
 * @movie: just read, shared with nobody; its captions have a src
 * @bytes: of that file
 * @problems: (nullable): what could not be read of it is warned of
 *
 * The cues become the movie's own and src is gone, as if they had stood in the
 * document. An ASS file whose movie names no style is drawn as it is written:
 * src then holds the file itself.
 */
gboolean movie_take_captions (
    Movie *movie, GBytes *bytes, GPtrArray *problems, GError **error);

G_END_DECLS
