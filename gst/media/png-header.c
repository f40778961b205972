/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* PNG and WebP headers; see image-header.h. */
#include "image-header.h"
#include "bytes.h"
#include <string.h>

#define PNG_SIGNATURE 8

static gboolean
corrupt (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, what);
  return FALSE;
}

static gboolean
png_depth_fits (guint type, guint depth)
{
  switch (type) {
    case 0:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8
          || depth == 16;
    case 3:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
      return depth == 8 || depth == 16;
    default:
      return FALSE;
  }
}

/* The next chunk at *@at, which moves behind it. NULL: not whole. */
static const guint8 *
png_next (const guint8 *data, gsize size, gsize *at, guint32 *length)
{
  const guint8 *p = data + *at;

  if (*at > size || size - *at < 12)
    return NULL;
  *length = bytes_be32 (p);
  if (*length > size - *at - 12)
    return NULL;
  *at += (gsize) *length + 12;
  return p;
}

gboolean
png_parse (const guint8 *data, gsize size, ImageHeader *header, GError **error)
{
  const guint8 *p = data + PNG_SIGNATURE;
  gsize at = PNG_SIGNATURE;
  guint32 length;

  memset (header, 0, sizeof *header);
  header->orientation = 1;
  if (size < PNG_SIGNATURE + 25 || bytes_be32 (p) != 13
      || memcmp (p + 4, "IHDR", 4) != 0)
    return corrupt (error, "a PNG without its IHDR chunk");
  if (bytes_be32 (p + 8) - 1 >= G_MAXINT32
      || bytes_be32 (p + 12) - 1 >= G_MAXINT32)
    return corrupt (error, "a PNG without width or height");
  if (!png_depth_fits (p[17], p[16]) || p[18] || p[19] || p[20] > 1)
    return corrupt (error, "a PNG of a colour type that does not exist");
  header->width = bytes_be32 (p + 8);
  header->height = bytes_be32 (p + 12);
  while ((p = png_next (data, size, &at, &length))) {
    if (memcmp (p + 4, "acTL", 4) == 0)
      header->animated = TRUE;
    if (memcmp (p + 4, "IDAT", 4) == 0)
      break;
  }
  return TRUE;
}

gboolean
png_check_whole (const guint8 *data, gsize size, GError **error)
{
  gsize at = PNG_SIGNATURE;
  guint32 length;
  const guint8 *p;

  while ((p = png_next (data, size, &at, &length)))
    if (memcmp (p + 4, "IEND", 4) == 0)
      return TRUE;
  return corrupt (error, "the PNG ends before its IEND chunk: truncated");
}

static gboolean
webp_lossy (const guint8 *p, gsize size, ImageHeader *header, GError **error)
{
  if (size < 10 || (p[0] & 1) || memcmp (p + 3, "\x9d\x01\x2a", 3) != 0)
    return corrupt (error, "a WebP whose VP8 frame does not start");
  header->width = (p[6] | p[7] << 8) & 0x3fff;
  header->height = (p[8] | p[9] << 8) & 0x3fff;
  return TRUE;
}

static gboolean
webp_lossless (const guint8 *p, gsize size, ImageHeader *header, GError **error)
{
  guint32 bits;

  if (size < 5 || p[0] != 0x2f)
    return corrupt (error, "a WebP whose VP8L frame does not start");
  bits = bytes_le32 (p + 1);
  header->width = (bits & 0x3fff) + 1;
  header->height = (bits >> 14 & 0x3fff) + 1;
  return TRUE;
}

gboolean
webp_parse (const guint8 *data, gsize size, ImageHeader *header, GError **error)
{
  const guint8 *p = data + 20;
  gboolean known = FALSE;

  memset (header, 0, sizeof *header);
  header->orientation = 1;
  if (size < 20)
    return corrupt (error, "a WebP without its first chunk");
  if (memcmp (data + 12, "VP8 ", 4) == 0)
    known = webp_lossy (p, size - 20, header, error);
  else if (memcmp (data + 12, "VP8L", 4) == 0)
    known = webp_lossless (p, size - 20, header, error);
  else if (memcmp (data + 12, "VP8X", 4) == 0 && size >= 30) {
    header->animated = (p[0] & 2) != 0;
    header->width = bytes_le24 (p + 4) + 1;
    header->height = bytes_le24 (p + 7) + 1;
    return TRUE;
  } else
    return corrupt (error, "a WebP whose first chunk is not VP8, VP8L, VP8X");
  if (known && (header->width == 0 || header->height == 0))
    return corrupt (error, "a WebP without width or height");
  return known;
}

gboolean
webp_check_whole (const guint8 *data, gsize size, GError **error)
{
  if (size < 20 || bytes_le32 (data + 4) > size - 8)
    return corrupt (error, "the WebP is shorter than it says: truncated");
  return TRUE;
}
