/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Writes the canvas as an 8-bit RGB PNG. Cairo's own writer takes several
 * times as long: it tries every filter on every row and presses hard. Here
 * two filters compete and the press is light; grain does not shrink anyway. */

#include "png.h"

#include <stdlib.h>
#include <string.h>

enum { LEVEL = 2, FILTER_SUB = 1, FILTER_UP = 2 };

static guint32
crc_of (const guint8 *data, gsize length)
{
  static const guint32 nibble[16] = { 0x00000000, 0x1db71064, 0x3b6e20c8,
    0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
    0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278,
    0xbdbdf21c };
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++) {
    crc = nibble[(crc ^ data[i]) & 15] ^ (crc >> 4);
    crc = nibble[(crc ^ (data[i] >> 4)) & 15] ^ (crc >> 4);
  }
  return crc ^ 0xffffffff;
}

static void
append_u32 (GByteArray *file, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (file, (const guint8 *) &big, sizeof big);
}

/* The checksum covers the type and the data, not the length. */
static void
append_chunk (
    GByteArray *file, const gchar *type, const guint8 *data, gsize length)
{
  append_u32 (file, (guint32) length);
  guint start = file->len;
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, length);
  append_u32 (file, crc_of (file->data + start, file->len - start));
}

static void
unpack_row (const guint32 *from, guint8 *rgb, gint width)
{
  for (gint x = 0; x < width; x++, rgb += 3) {
    rgb[0] = (guint8) (from[x] >> 16);
    rgb[1] = (guint8) (from[x] >> 8);
    rgb[2] = (guint8) from[x];
  }
}

static guint
filter_row (const guint8 *row, const guint8 *before, gint step, gint length,
    guint8 *out)
{
  guint cost = 0;

  for (gint i = 0; i < length; i++) {
    guint8 guess = step == 0 ? before[i] : i < step ? 0 : row[i - step];
    gint8 rest = (gint8) (row[i] - guess);
    out[i] = (guint8) rest;
    cost += rest < 0 ? -rest : rest;
  }
  return cost;
}

/* All rows, each after the number of its filter. */
static guint8 *
filter_rows (Canvas *canvas, gsize *size)
{
  gint length = canvas->width * 3;
  guint8 *lines = g_malloc ((gsize) (length + 1) * canvas->height);
  g_autofree guint8 *row = g_malloc (length), *other = g_malloc (length);
  g_autofree guint8 *before = g_malloc0 (length);

  *size = (gsize) (length + 1) * canvas->height;
  for (gint y = 0; y < canvas->height; y++) {
    guint8 *line = lines + (gsize) y * (length + 1);
    unpack_row (canvas_row (canvas, y), row, canvas->width);
    guint up = filter_row (row, before, 0, length, line + 1);
    guint sub = filter_row (row, before, 3, length, other);
    line[0] = sub < up ? FILTER_SUB : FILTER_UP;
    if (sub < up)
      memcpy (line + 1, other, length);
    memcpy (before, row, length);
  }
  return lines;
}

static GByteArray *
deflate (const guint8 *data, gsize size)
{
  g_autoptr (GZlibCompressor) zlib =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  GByteArray *packed = g_byte_array_sized_new (size / 3);
  g_autofree guint8 *part = g_malloc (1 << 16);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED) {
    gsize in = 0, out = 0;
    result = g_converter_convert (G_CONVERTER (zlib), data, size, part, 1 << 16,
        G_CONVERTER_INPUT_AT_END, &in, &out, NULL);
    g_byte_array_append (packed, part, out);
    data += in;
    size -= in;
  }
  return packed;
}

GBytes *
png_encode (Canvas *canvas)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a,
    '\n' };
  /* 8 bits, RGB, the only compression and filter methods, not interlaced. */
  struct {
    guint32 width, height;
    guint8 kind[5];
  } head = { GUINT32_TO_BE (canvas->width), GUINT32_TO_BE (canvas->height),
    { 8, 2, 0, 0, 0 } };
  gsize size;
  g_autofree guint8 *lines = filter_rows (canvas, &size);
  g_autoptr (GByteArray) packed = deflate (lines, size);
  GByteArray *file = g_byte_array_sized_new (packed->len + 64);

  g_byte_array_append (file, signature, sizeof signature);
  append_chunk (file, "IHDR", (const guint8 *) &head, 13);
  append_chunk (file, "IDAT", packed->data, packed->len);
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (file);
}
