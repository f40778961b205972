/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture as a PNG file, 8 bits a channel. Knows no movie. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* In one rename; RENDER_ERROR_OUTPUT. */
gboolean png_file_write (
    const gchar *filename, const Picture *picture, GError **error);

/* The same by way of @scratch, in the same folder: what a process that is killed
 * leaves has that name. */
gboolean png_file_write_through (const gchar *scratch, const gchar *filename,
    const Picture *picture, GError **error);

G_END_DECLS
