/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The boxes that an MP4 is made of, each held against the one that it is in.
 * It must not know what they hold. */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

typedef struct {
  const guint8 *data;
  gsize size;
} Box;

/* Cuts the first box off @in. */
gboolean box_next (Box *in, gchar type[5], Box *box);
/* The first of that path, such as "mdia/minf"; of at least @least bytes. */
gboolean box_find (Box in, const gchar *path, gsize least, Box *box);
/* Ticks a second of a header (mvhd, mdhd) of at least 16 bytes; 0: none. */
guint32 box_timescale (Box header);
/* All of the box "moov", wherever in the file it is. */
GBytes *box_load_moov (MediaFile *file, GError **error);
/* FALSE with @error: the file ends within a box. */
gboolean box_check_whole (MediaFile *file, GError **error);

G_END_DECLS
