/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From what a decoder puts out to straight 8-bit RGBA. It must not know which
 * decoder it was. */
#pragma once

#include <gst/video/video.h>

G_BEGIN_DECLS

/* @rgba: width * height * 4 bytes. FALSE: a format that is not known here. */
gboolean pixels_to_rgba (const GstVideoFrame *frame, guint8 *rgba);

/* EXIF orientation 1 to 8; swaps *@width and *@height where it turns by a
 * quarter. Takes @rgba, returns it or its successor. */
guint8 *pixels_orient (
    guint8 *rgba, gint *width, gint *height, gint orientation);

G_END_DECLS
