/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The boxes of an MP4 in memory, walked within their bounds whatever their
 * bytes say. Layout: ISO/IEC 14496-12. Private to mp4*.c. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A box inside of the movie box: @data is its payload. */
typedef struct {
  guint8 *data;
  gsize size;
} Mp4Box;

#define FOURCC(a, b, c, d)                                                     \
  ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8              \
      | (guint32) (d))

guint32 mp4_get32 (const guint8 *p);
guint64 mp4_get64 (const guint8 *p);
void mp4_put32 (guint8 *p, guint32 v);
void mp4_put64 (guint8 *p, guint64 v);

/* FALSE with MP4_ERROR_FORMAT. */
gboolean mp4_malformed (GError **error, const gchar *what);
/* FALSE with what errno says. */
gboolean mp4_io_failed (
    GError **error, const gchar *what, const gchar *filename);

/* Steps over the children of @parent; *@offset starts at 0. */
gboolean mp4_next_child (
    const Mp4Box *parent, gsize *offset, guint32 *type, Mp4Box *child);
/* The first child of type @wanted, if it has @min_size. */
gboolean mp4_find_child (
    const Mp4Box *parent, guint32 wanted, gsize min_size, Mp4Box *child);

/* The box at @at of a file, its head included; FALSE: there is none. */
gboolean mp4_look_at_box (int fd, goffset at, guint32 *type, guint64 *size);

/**
 * mp4_read_moov:
 * @moov: (out): its data to be freed
 * @position: (out): of its payload in the file
 */
gboolean mp4_read_moov (
    int fd, Mp4Box *moov, goffset *position, GError **error);

G_END_DECLS
