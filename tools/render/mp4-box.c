/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4-box.h"

#include "mp4.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (jsonclip - mp4 - error - quark, mp4_error)

#define MOOV_MAX (G_GUINT64_CONSTANT (512) << 20)

guint32
mp4_get32 (const guint8 *p)
{
  guint32 v;

  memcpy (&v, p, 4);
  return GUINT32_FROM_BE (v);
}

guint64
mp4_get64 (const guint8 *p)
{
  return (guint64) mp4_get32 (p) << 32 | mp4_get32 (p + 4);
}

void
mp4_put32 (guint8 *p, guint32 v)
{
  v = GUINT32_TO_BE (v);
  memcpy (p, &v, 4);
}

void
mp4_put64 (guint8 *p, guint64 v)
{
  mp4_put32 (p, v >> 32);
  mp4_put32 (p + 4, (guint32) v);
}

gboolean
mp4_malformed (GError **error, const gchar *what)
{
  g_set_error (error, MP4_ERROR, MP4_ERROR_FORMAT,
      "the MP4 that was muxed is not as expected: %s", what);
  return FALSE;
}

gboolean
mp4_io_failed (GError **error, const gchar *what, const gchar *filename)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s %s: %s",
      what, filename, g_strerror (saved));
  return FALSE;
}

gboolean
mp4_next_child (
    const Mp4Box *parent, gsize *offset, guint32 *type, Mp4Box *child)
{
  gsize left = parent->size - *offset;
  gsize size;

  if (left < 8)
    return FALSE;
  size = mp4_get32 (parent->data + *offset);
  if (size < 8 || size > left)
    return FALSE;
  *type = mp4_get32 (parent->data + *offset + 4);
  child->data = parent->data + *offset + 8;
  child->size = size - 8;
  *offset += size;
  return TRUE;
}

gboolean
mp4_find_child (
    const Mp4Box *parent, guint32 wanted, gsize min_size, Mp4Box *child)
{
  gsize offset = 0;
  guint32 type;

  while (mp4_next_child (parent, &offset, &type, child))
    if (type == wanted)
      return child->size >= min_size;
  return FALSE;
}

/* Media of more than 4 GB have their size after the type. */
static guint64
box_size (int fd, goffset at, const guint8 *head)
{
  guint8 large[8];

  if (mp4_get32 (head) != 1)
    return mp4_get32 (head);
  return pread (fd, large, 8, at + 8) == 8 ? mp4_get64 (large) : 0;
}

gboolean
mp4_look_at_box (int fd, goffset at, guint32 *type, guint64 *size)
{
  guint8 head[8];

  if (pread (fd, head, 8, at) != 8)
    return FALSE;
  *type = mp4_get32 (head + 4);
  *size = box_size (fd, at, head);
  return *size >= 8 && *size <= (guint64) (G_MAXINT64 - at);
}

/* Finds the movie box among the file's first boxes. */
static gboolean
find_moov (int fd, goffset *position, gsize *size, GError **error)
{
  goffset at = 0;
  guint64 whole;
  guint32 type;

  for (guint i = 0; i < 16 && mp4_look_at_box (fd, at, &type, &whole); i++) {
    if (type == FOURCC ('m', 'o', 'o', 'v')) {
      *size = whole - 8;
      *position = at + 8;
      return whole <= MOOV_MAX
          || mp4_malformed (error, "the movie box is too large");
    }
    at += whole;
  }
  return mp4_malformed (error, "no movie box");
}

gboolean
mp4_read_moov (int fd, Mp4Box *moov, goffset *position, GError **error)
{
  g_autofree guint8 *bytes = NULL;

  if (!find_moov (fd, position, &moov->size, error))
    return FALSE;
  bytes = g_try_malloc (moov->size);
  if (!bytes || pread (fd, bytes, moov->size, *position) != (gssize) moov->size)
    return mp4_malformed (error, "the movie box is cut off");
  moov->data = g_steal_pointer (&bytes);
  return TRUE;
}
