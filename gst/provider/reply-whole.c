/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "reply-whole.h"

#include <string.h>

#include "reply-media.h"

/* Cameras and editors write behind the end of a JPEG, though not much. */
#define MOST_BEHIND 65536

static guint32
be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static guint32
le32 (const guint8 *p)
{
  return (guint32) p[3] << 24 | p[2] << 16 | p[1] << 8 | p[0];
}

/* From chunk to chunk. */
static gboolean
is_whole_png (const guint8 *data, gsize size)
{
  gsize at = 8;

  while (at + 12 <= size) {
    const gsize next = at + 12 + (gsize) be32 (data + at);

    if (memcmp (data + at + 4, "IEND", 4) == 0)
      return next <= size;
    at = next;
  }
  return FALSE;
}

static gboolean
is_whole_jpeg (const guint8 *data, gsize size)
{
  const gsize least = size > MOST_BEHIND ? size - MOST_BEHIND : 2;

  for (gsize at = size - 1; at > least; at--)
    if (data[at - 1] == 0xff && data[at] == 0xd9)
      return TRUE;
  return FALSE;
}

static gboolean
is_whole_webp (const guint8 *data, gsize size)
{
  return (gsize) le32 (data + 4) + 8 <= size;
}

gboolean
reply_is_whole (GBytes *bytes)
{
  const gchar *mime = reply_sniff (bytes);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (g_strcmp0 (mime, "image/png") == 0)
    return is_whole_png (data, size);
  if (g_strcmp0 (mime, "image/jpeg") == 0)
    return is_whole_jpeg (data, size);
  return g_strcmp0 (mime, "image/webp") != 0 || is_whole_webp (data, size);
}
