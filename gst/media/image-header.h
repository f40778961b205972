/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The headers of pictures, read with bounds: sizes, shapes and whether the
 * file is whole. It must not decode a pixel. */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

typedef struct {
  gint width, height;
  gboolean animated;
  /* JPEG: */
  gint components;
  gint h[3], v[3];  /* sampling factors */
  gint orientation; /* EXIF, 1 to 8 */
} ImageHeader;

gboolean png_parse (
    const guint8 *data, gsize size, ImageHeader *header, GError **error);
gboolean jpeg_parse (
    const guint8 *data, gsize size, ImageHeader *header, GError **error);
gboolean webp_parse (
    const guint8 *data, gsize size, ImageHeader *header, GError **error);

/* FALSE: the file ends before its picture does. */
gboolean png_check_whole (const guint8 *data, gsize size, GError **error);
/* Nor more scans than its @header is worth the work. */
gboolean jpeg_check_whole (const guint8 *data, gsize size,
    const ImageHeader *header, GError **error);
gboolean webp_check_whole (const guint8 *data, gsize size, GError **error);

/* The orientation in the body of an APP1 segment, 1 if it says none. */
gint exif_orientation (const guint8 *data, gsize size);

G_END_DECLS
