/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the files of rows share: movie-fields.c and, for overlays,
 * movie-fields-overlay.c. */
#pragma once

#include "movie-check.h"
#include "movie-fields.h"

G_BEGIN_DECLS

#define MAX_SCENE_MS 3600000
#define MAX_TRANSITION_MS 60000
#define MAX_TIME_MS 86400000
#define MAX_FADE_MS 3600000
#define MAX_SEED G_MAXUINT32
#define MAX_SRC (32 * 1024 * 1024)
#define MAX_TEXT 10000

#define OBJECT(rows) .fields = (rows), .n_fields = G_N_ELEMENTS (rows)

extern const MovieObject movie_overlay_object;

G_END_DECLS
