/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See film-header.h. The times of a file's writer come ahead of what is read,
 * in 32 bits or, in version 1 of a box, in 64. */
#include "film-header.h"
#include "boxes.h"
#include "bytes.h"
#include <string.h>

static gboolean
is_wide (Box box)
{
  return box.data[0] == 1;
}

static gint64
read_duration (Box mvhd)
{
  const guint64 rate = box_timescale (mvhd);
  const gsize at = is_wide (mvhd) ? 24 : 16;
  const guint64 unknown = is_wide (mvhd) ? G_MAXUINT64 : G_MAXUINT32;
  guint64 ticks;

  if (rate == 0 || mvhd.size < at + (is_wide (mvhd) ? 8 : 4))
    return 0;
  ticks = is_wide (mvhd) ? bytes_be64 (mvhd.data + at)
                         : bytes_be32 (mvhd.data + at);
  if (ticks == unknown || ticks > G_MAXINT64 / 1000)
    return 0;
  return (gint64) (ticks * 1000 / rate);
}

/* The matrix (a b u c d v x y w) of a picture on its side has b and c alone. */
static void
read_size (Box tkhd, FilmHeader *header)
{
  const guint8 *matrix = tkhd.data + (is_wide (tkhd) ? 52 : 40);
  const guint8 *size = matrix + 36;
  const gboolean turned = bytes_be32 (matrix) == 0
      && bytes_be32 (matrix + 4) != 0 && bytes_be32 (matrix + 12) != 0;
  /* 16 bits and 16 more behind the point. */
  const gint width = bytes_be32 (size) >> 16;
  const gint height = bytes_be32 (size + 4) >> 16;

  header->width = turned ? height : width;
  header->height = turned ? width : height;
}

static void
read_track (Box trak, FilmHeader *header)
{
  Box hdlr, tkhd;

  if (!box_find (trak, "mdia/hdlr", 12, &hdlr))
    return;
  if (memcmp (hdlr.data + 8, "soun", 4) == 0)
    header->has_sound = TRUE;
  if (memcmp (hdlr.data + 8, "vide", 4) != 0 || header->width > 0
      || !box_find (trak, "tkhd", 84, &tkhd)
      || (is_wide (tkhd) && tkhd.size < 96))
    return;
  read_size (tkhd, header);
}

gboolean
film_header_read (MediaFile *file, FilmHeader *header, GError **error)
{
  g_autoptr (GBytes) bytes = box_load_moov (file, error);
  Box moov, in, box;
  gchar type[5];

  *header = (FilmHeader){ 0 };
  if (!bytes || !box_check_whole (file, error))
    return FALSE;
  moov.data = g_bytes_get_data (bytes, &moov.size);
  in = moov;
  while (box_next (&in, type, &box))
    if (strcmp (type, "trak") == 0)
      read_track (box, header);
  if (box_find (moov, "mvhd", 16, &box))
    header->duration_ms = read_duration (box);
  if (header->width > 0 && header->height > 0)
    return TRUE;
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
      "an MP4 without pictures of a size in it");
  return FALSE;
}
