/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See png-decode.h. pngdec up to 1.22 at least writes the rows of 16-bit
 * pictures two bytes too far, past the end of its buffer, and does not know a
 * transparent colour; without inflate the rest of the format is short. */
#include "png-decode.h"
#include "bytes.h"
#include "png-unfilter.h"

#include <libdeflate.h>
#include <string.h>

/* Bytes inflated between two looks at the cancellable. */
#define PIECE ((gsize) 1 << 20)
/* What is inflated without one: some 50 ms, and three times as fast. */
#define AT_ONCE ((gsize) 32 << 20)

#define TYPE_GRAY 0
#define TYPE_RGB 2
#define TYPE_PALETTE 3
#define TYPE_GRAY_ALPHA 4

typedef struct {
  guint width, height, depth, type;
  guint channels; /* as stored */
  guint bits;     /* of one pixel */
  gboolean interlaced;
  guint8 palette[256][4];
  guint colors;
  gboolean keyed;
  guint16 key[3]; /* the transparent colour */
  GByteArray *packed;
  GCancellable *cancellable;
} Png;

/* Where the pixels of each pass lie: first, step, in x and y. */
typedef struct {
  guint8 x, dx, y, dy;
} Pass;

static const Pass adam7[] = { { 0, 8, 0, 8 }, { 4, 8, 0, 8 }, { 0, 4, 4, 8 },
  { 2, 4, 0, 4 }, { 0, 2, 2, 4 }, { 1, 2, 0, 2 }, { 0, 1, 1, 2 } };
static const Pass whole = { 0, 1, 0, 1 };

static gboolean
corrupt (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, what);
  return FALSE;
}

static gboolean
no_memory (GError **error)
{
  g_set_error_literal (
      error, MEDIA_ERROR, MEDIA_ERROR_LIMIT, "no memory for its pixels");
  return FALSE;
}

static void
read_palette (Png *png, const guint8 *p, guint32 length)
{
  png->colors = MIN (length / 3, 256);
  for (guint i = 0; i < png->colors; i++) {
    memcpy (png->palette[i], p + 3 * i, 3);
    png->palette[i][3] = 255;
  }
}

static void
read_transparency (Png *png, const guint8 *p, guint32 length)
{
  if (png->type == TYPE_PALETTE)
    for (guint i = 0; i < MIN (length, png->colors); i++)
      png->palette[i][3] = p[i];
  if (length < 2 * png->channels
      || (png->type != TYPE_GRAY && png->type != TYPE_RGB))
    return;
  for (guint i = 0; i < png->channels; i++)
    png->key[i] = (p[2 * i] << 8 | p[2 * i + 1]) & ((1u << png->depth) - 1);
  png->keyed = TRUE;
}

static void
read_header (Png *png, const guint8 *p)
{
  static const guint channels[] = { 1, 0, 3, 1, 2, 0, 4 };

  png->width = bytes_be32 (p);
  png->height = bytes_be32 (p + 4);
  png->depth = p[8];
  png->type = p[9];
  png->interlaced = p[12];
  png->channels = channels[png->type];
  png->bits = png->channels * png->depth;
}

/* The gate saw that IHDR is sound, png_check_whole() that no chunk leaves the
 * file before IEND. */
static gboolean
read_chunks (Png *png, const guint8 *data, GError **error)
{
  for (const guint8 *p = data + 8;;) {
    guint32 length = bytes_be32 (p);

    if (libdeflate_crc32 (0, p + 4, (gsize) length + 4)
        != bytes_be32 (p + 8 + length))
      return corrupt (error, "a PNG chunk whose checksum is wrong");
    if (memcmp (p + 4, "IHDR", 4) == 0 && p == data + 8)
      read_header (png, p + 8);
    else if (memcmp (p + 4, "PLTE", 4) == 0)
      read_palette (png, p + 8, length);
    else if (memcmp (p + 4, "tRNS", 4) == 0)
      read_transparency (png, p + 8, length);
    else if (memcmp (p + 4, "IDAT", 4) == 0)
      g_byte_array_append (png->packed, p + 8, length);
    else if (memcmp (p + 4, "IEND", 4) == 0)
      return TRUE;
    p += (gsize) length + 12;
  }
}

static guint
pass_count (guint size, guint first, guint step)
{
  return size > first ? (size - first + step - 1) / step : 0;
}

static gsize
row_bytes (const Png *png, guint columns)
{
  return ((gsize) columns * png->bits + 7) / 8;
}

static gsize
pass_bytes (const Png *png, const Pass *pass)
{
  guint columns = pass_count (png->width, pass->x, pass->dx);
  guint rows = pass_count (png->height, pass->y, pass->dy);

  return columns > 0 ? rows * (row_bytes (png, columns) + 1) : 0;
}

/* FALSE: that is for inflate_all() to judge. */
static gboolean
inflate_at_once (const Png *png, guint8 *out, gsize size)
{
  struct libdeflate_decompressor *zlib;
  gboolean done;

  if (size > AT_ONCE)
    return FALSE;
  zlib = libdeflate_alloc_decompressor ();
  done = zlib
      && libdeflate_zlib_decompress (
             zlib, png->packed->data, png->packed->len, out, size, NULL)
          == LIBDEFLATE_SUCCESS;
  libdeflate_free_decompressor (zlib);
  return done;
}

/* Exactly @size bytes; what the stream holds beyond them does not matter. Asks
 * for them in pieces, so that a cancelled one ends soon. */
static gboolean
inflate_all (const Png *png, guint8 *out, gsize size, GError **error)
{
  g_autoptr (GZlibDecompressor) zlib =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  const guint8 *in = png->packed->data;
  gsize left = png->packed->len, took, made;

  while (size > 0) {
    gsize piece = MIN (size, PIECE);
    GConverterResult result;

    if (g_cancellable_set_error_if_cancelled (png->cancellable, error))
      return FALSE;
    /* With nothing left to take there may still be something to give. */
    result = g_converter_convert (G_CONVERTER (zlib), in, left, out, piece,
        G_CONVERTER_INPUT_AT_END, &took, &made, NULL);
    if (result == G_CONVERTER_ERROR
        || (result == G_CONVERTER_FINISHED && made < size))
      return corrupt (error, "a PNG with broken or too little data");
    in += took;
    left -= took;
    out += made;
    size -= made;
  }
  return TRUE;
}

static guint
sample_at (const guint8 *row, gsize i, guint depth)
{
  if (depth == 8)
    return row[i];
  if (depth == 16)
    return row[2 * i] << 8 | row[2 * i + 1];
  return row[i * depth / 8] >> (8 - depth - i * depth % 8)
      & ((1u << depth) - 1);
}

/* To 8 bits, to the nearest. */
static guint8
scale (guint v, guint depth)
{
  guint top = (1u << depth) - 1;

  return depth == 8 ? v : (v * 255 + top / 2) / top;
}

static gboolean
expand (const Png *png, const guint8 *row, guint x, guint8 *rgba)
{
  guint v[4] = { 0 };

  for (guint c = 0; c < png->channels; c++)
    v[c] = sample_at (row, (gsize) x * png->channels + c, png->depth);
  if (png->type == TYPE_PALETTE) {
    memcpy (rgba, png->palette[v[0]], 4);
    return v[0] < png->colors;
  }
  for (guint c = 0; c < 3; c++)
    rgba[c] = scale (v[png->channels < 3 ? 0 : c], png->depth);
  if (png->channels % 2 == 0)
    rgba[3] = scale (v[png->channels - 1], png->depth);
  else
    rgba[3] = png->keyed && v[0] == png->key[0] && v[1] == png->key[1]
            && v[2] == png->key[2]
        ? 0
        : 255;
  return TRUE;
}

/* ---- whole rows of eight bits ---- */

static void
expand_gray (const guint8 *restrict row, guint n, guint8 *restrict rgba)
{
  for (guint x = 0; x < n; x++) {
    const guint32 pixel = GUINT32_TO_LE (row[x] * 0x010101u | 0xff000000u);

    memcpy (rgba + 4 * (gsize) x, &pixel, 4);
  }
}

/* Reads one byte past the last pixel. */
static void
expand_rgb (const guint8 *restrict row, guint n, guint8 *restrict rgba)
{
  for (guint x = 0; x < n; x++) {
    guint32 pixel;

    memcpy (&pixel, row + 3 * (gsize) x, 4);
    pixel |= GUINT32_TO_LE (0xff000000u);
    memcpy (rgba + 4 * (gsize) x, &pixel, 4);
  }
}

static gboolean
expand_palette (
    const Png *png, const guint8 *restrict row, guint n, guint8 *restrict rgba)
{
  guint8 highest = 0;

  for (guint x = 0; x < n; x++) {
    highest = MAX (highest, row[x]);
    memcpy (rgba + 4 * (gsize) x, png->palette[row[x]], 4);
  }
  return highest < png->colors;
}

/* Pixels that follow each other. */
static gboolean
expand_row (const Png *png, const guint8 *row, guint n, guint8 *rgba)
{
  if (png->type == TYPE_PALETTE)
    return expand_palette (png, row, n, rgba);
  if (png->type == TYPE_GRAY)
    expand_gray (row, n, rgba);
  else if (png->type == TYPE_RGB)
    expand_rgb (row, n, rgba);
  else
    memcpy (rgba, row, 4 * (gsize) n);
  return TRUE;
}

static gboolean
is_plain (const Png *png)
{
  return png->depth == 8 && !png->keyed && png->type != TYPE_GRAY_ALPHA;
}

/* ---- passes ---- */

static gboolean
expand_columns (
    const Png *png, const guint8 *row, guint n, guint step, guint8 *rgba)
{
  if (step == 1 && is_plain (png))
    return expand_row (png, row, n, rgba);
  for (guint x = 0; x < n; x++, rgba += 4 * step)
    if (!expand (png, row, x, rgba))
      return FALSE;
  return TRUE;
}

static gboolean
decode_pass (const Png *png, const Pass *pass, const guint8 *zeros, guint8 *raw,
    guint8 *rgba, GError **error)
{
  guint columns = pass_count (png->width, pass->x, pass->dx);
  guint rows = pass_count (png->height, pass->y, pass->dy);
  gsize bytes = row_bytes (png, columns);
  const guint8 *above = zeros;

  for (guint y = 0; columns > 0 && y < rows; y++) {
    guint8 *row = raw + 1;
    guint8 *to =
        rgba + ((gsize) (pass->y + y * pass->dy) * png->width + pass->x) * 4;

    if (g_cancellable_set_error_if_cancelled (png->cancellable, error))
      return FALSE;
    if (!png_unfilter (raw[0], row, above, bytes, MAX (png->bits / 8, 1)))
      return corrupt (error, "a PNG row with a filter that does not exist");
    if (!expand_columns (png, row, columns, pass->dx, to))
      return corrupt (error, "a PNG pixel beyond its palette");
    above = row;
    raw += bytes + 1;
  }
  return TRUE;
}

static gboolean
decode_all (const Png *png, guint8 *rgba, GError **error)
{
  const Pass *passes = png->interlaced ? adam7 : &whole;
  const guint n = png->interlaced ? G_N_ELEMENTS (adam7) : 1;
  g_autofree guint8 *raw = NULL, *zeros = NULL;
  gsize size = 0, at = 0;

  for (guint i = 0; i < n; i++)
    size += pass_bytes (png, &passes[i]);
  raw = g_try_malloc (size + PNG_UNFILTER_PAST);
  zeros = g_try_malloc0 (row_bytes (png, png->width) + PNG_UNFILTER_PAST);
  if (!raw || !zeros)
    return no_memory (error);
  if (g_cancellable_set_error_if_cancelled (png->cancellable, error))
    return FALSE;
  if (!inflate_at_once (png, raw, size) && !inflate_all (png, raw, size, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!decode_pass (png, &passes[i], zeros, raw + at, rgba, error))
      return FALSE;
    at += pass_bytes (png, &passes[i]);
  }
  return TRUE;
}

guint8 *
png_decode (const guint8 *data, gsize size, const ImageHeader *header,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autofree guint8 *rgba = NULL;
  Png png = { .packed = packed, .cancellable = cancellable };

  if (!png_check_whole (data, size, error) || !read_chunks (&png, data, error))
    return NULL;
  rgba = g_try_malloc ((gsize) header->width * header->height * 4);
  if (!rgba) {
    no_memory (error);
    return NULL;
  }
  return decode_all (&png, rgba, error) ? g_steal_pointer (&rgba) : NULL;
}
