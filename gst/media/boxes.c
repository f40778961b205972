/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See boxes.h. */
#include "boxes.h"
#include "bytes.h"
#include <string.h>

/* The tables of half an hour are a tenth of that. */
#define MOST_HEADER (16 * 1024 * 1024)
/* Before "moov"; each is a read of its own. */
#define MOST_BOXES 65536

gboolean
box_next (Box *in, gchar type[5], Box *box)
{
  guint64 size, header = 8;

  if (in->size < 8)
    return FALSE;
  size = bytes_be32 (in->data);
  memcpy (type, in->data + 4, 4);
  type[4] = '\0';
  if (size == 1 && in->size >= 16) {
    size = bytes_be64 (in->data + 8);
    header = 16;
  } else if (size == 0) {
    size = in->size;
  }
  if (size < header || size > in->size)
    return FALSE;
  *box = (Box){ in->data + header, size - header };
  in->data += size;
  in->size -= size;
  return TRUE;
}

gboolean
box_find (Box in, const gchar *path, gsize least, Box *box)
{
  gchar type[5];

  for (;;) {
    if (!box_next (&in, type, box))
      return FALSE;
    if (memcmp (type, path, 4) != 0)
      continue;
    if (path[4] == '\0')
      return box->size >= least;
    path += 5;
    in = *box;
  }
}

guint32
box_timescale (Box header)
{
  const gsize at = header.data[0] == 1 ? 20 : 12;

  return header.size >= at + 4 ? bytes_be32 (header.data + at) : 0;
}

/* The head of the box at @at: 8 bytes, or 16 of which the last 8 are its
 * length. @length: of all of it, 0 where it is not one within the file. */
static gboolean
read_head (MediaFile *file, gsize at, guint8 head[16], guint64 *header,
    guint64 *length, GError **error)
{
  const gsize left = media_file_size (file) - at;

  *length = 0;
  *header = 8;
  if (left < 8)
    return TRUE;
  if (!media_file_read (file, at, MIN (left, 16), head, error))
    return FALSE;
  *length = bytes_be32 (head);
  if (*length == 1 && left >= 16) {
    *length = bytes_be64 (head + 8);
    *header = 16;
  } else if (*length == 0) {
    *length = left;
  }
  if (*length < *header || *length > left)
    *length = 0;
  return TRUE;
}

static gboolean
refuse (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, what);
  return FALSE;
}

static GBytes *
load (MediaFile *file, gsize at, gsize length, GError **error)
{
  guint8 *data = g_malloc (MAX (length, 1));

  if (media_file_read (file, at, length, data, error))
    return g_bytes_new_take (data, length);
  g_free (data);
  return NULL;
}

GBytes *
box_load_moov (MediaFile *file, GError **error)
{
  const gsize size = media_file_size (file);
  guint64 header, length;
  gsize at = 0;

  for (guint n = 0; n < MOST_BOXES && at < size; n++, at += length) {
    guint8 head[16];

    if (!read_head (file, at, head, &header, &length, error))
      return NULL;
    if (length == 0)
      break;
    if (memcmp (head + 4, "moov", 4) != 0)
      continue;
    if (length - header > MOST_HEADER)
      break;
    return load (file, at + header, length - header, error);
  }
  refuse (error, "an MP4 without its moov");
  return NULL;
}

gboolean
box_check_whole (MediaFile *file, GError **error)
{
  const gsize size = media_file_size (file);
  guint64 header, length;
  gsize at = 0;

  for (guint n = 0; n < MOST_BOXES && at < size; n++, at += length) {
    guint8 head[16];

    if (!read_head (file, at, head, &header, &length, error))
      return FALSE;
    if (length == 0)
      return refuse (error, "an MP4 that ends too early");
  }
  return TRUE;
}
