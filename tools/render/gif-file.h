/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A GIF that moves, frame by frame: each is only what changed since the one
 * before, dithered by a pattern that stands still, as noise that moves would
 * change everything. Knows no movie. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

typedef struct GifFile GifFile;

/* RENDER_ERROR_OUTPUT, as for all. */
GifFile *gif_file_new (
    const gchar *filename, gint width, gint height, GError **error);
void gif_file_free (GifFile *gif);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GifFile, gif_file_free)

/* (element-type Picture): what the frames that follow have colours like. */
void gif_file_set_colors (GifFile *gif, const GPtrArray *pictures);

/* @delay: how long it is seen, in hundredths of a second */
gboolean gif_file_add (
    GifFile *gif, const Picture *picture, guint delay, GError **error);

gboolean gif_file_end (GifFile *gif, GError **error);

G_END_DECLS
