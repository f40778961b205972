/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* PNG files of every kind, and the pixels that they must decode to. */
#pragma once

#include "make-media.h"

#define GRAY 0
#define RGB 2
#define PALETTE 3
#define GRAY_ALPHA 4
#define RGBA 6

static const guint png_channels[] = { 1, 0, 3, 1, 2, 0, 4 };

typedef struct {
  guint type, depth;
  guint width, height;
  gboolean transparent; /* with a tRNS chunk */
} Png;

static const Png pngs[] = {
  { GRAY, 1, 13, 9 },
  { GRAY, 2, 13, 9 },
  { GRAY, 4, 13, 9 },
  { GRAY, 8, 13, 9 },
  { GRAY, 16, 13, 9 },
  { GRAY, 8, 13, 9, TRUE },
  { GRAY, 4, 13, 9, TRUE },
  { GRAY, 16, 13, 9, TRUE },
  { RGB, 8, 13, 9 },
  { RGB, 8, 13, 9, TRUE },
  { RGB, 16, 13, 9 },
  { RGB, 16, 13, 9, TRUE },
  { PALETTE, 1, 13, 9 },
  { PALETTE, 2, 13, 9 },
  { PALETTE, 4, 13, 9 },
  { PALETTE, 8, 13, 9 },
  { PALETTE, 8, 13, 9, TRUE },
  { PALETTE, 2, 13, 9, TRUE },
  { GRAY_ALPHA, 8, 13, 9 },
  { GRAY_ALPHA, 16, 13, 9 },
  { RGBA, 8, 13, 9 },
  { RGBA, 16, 13, 9 },
  { RGBA, 8, 1, 1 },
  { RGB, 8, 1, 40 },
  { RGB, 8, 301, 3 },
  { RGBA, 8, 700, 500 },
};

/* Any number for channel @c of a pixel, in the depth's range. */
static inline guint
stored (const Png *p, guint x, guint y, guint c)
{
  guint v = (x * 2654435761u) ^ (y * 40503u + c * 9973u) * 2246822519u;

  v ^= v >> 15;
  /* Half of the pixels of a picture with a transparent colour have it. */
  if (p->transparent && p->type != PALETTE && (x + y) % 2 == 0)
    v = 1000 + c;
  return v & ((1u << p->depth) - 1);
}

static inline guint8
widen (guint v, guint depth)
{
  return rint (v * 255. / ((1u << depth) - 1));
}

static inline void
palette_color (guint index, guint8 *rgb)
{
  rgb[0] = index * 7 + 3;
  rgb[1] = index * 13 + 5;
  rgb[2] = 255 - index;
}

static inline guint8
palette_alpha (const Png *p, guint index)
{
  return p->transparent && index < 3 ? index * 100 : 255;
}

static inline gboolean
has_key (const Png *p, guint x, guint y)
{
  for (guint c = 0; c < png_channels[p->type]; c++)
    if (stored (p, x, y, c) != stored (p, 0, 0, c))
      return FALSE;
  return TRUE;
}

static inline void
expected (const Png *p, guint x, guint y, guint8 *rgba)
{
  guint n = png_channels[p->type];

  rgba[3] = 255;
  if (p->type == PALETTE) {
    palette_color (stored (p, x, y, 0), rgba);
    rgba[3] = palette_alpha (p, stored (p, x, y, 0));
    return;
  }
  for (guint c = 0; c < 3; c++)
    rgba[c] = widen (stored (p, x, y, n < 3 ? 0 : c), p->depth);
  if (n == 2 || n == 4)
    rgba[3] = widen (stored (p, x, y, n - 1), p->depth);
  if (p->transparent && has_key (p, x, y))
    rgba[3] = 0;
}

/* One row of a pass: filter byte 0 and the bits. */
static inline void
add_row (const Png *p, GByteArray *out, guint y, guint from, guint step)
{
  guint n = png_channels[p->type], bits = 0, filled = 0;

  make_le (out, 0, 1);
  for (guint x = from; x < p->width; x += step)
    for (guint c = 0; c < n; c++) {
      guint v = stored (p, x, y, c);

      if (p->depth == 16) {
        make_le (out, v >> 8, 1);
        make_le (out, v & 255, 1);
        continue;
      }
      bits = bits << p->depth | v;
      filled += p->depth;
      if (filled == 8) {
        make_le (out, bits, 1);
        bits = filled = 0;
      }
    }
  if (filled > 0)
    make_le (out, bits << (8 - filled), 1);
}

static inline GByteArray *
png_rows (const Png *p, gboolean interlaced)
{
  static const guint passes[7][4] = { { 0, 8, 0, 8 }, { 4, 8, 0, 8 },
    { 0, 4, 4, 8 }, { 2, 4, 0, 4 }, { 0, 2, 2, 4 }, { 1, 2, 0, 2 },
    { 0, 1, 1, 2 } };
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; interlaced && i < 7; i++)
    for (guint y = passes[i][2]; y < p->height; y += passes[i][3])
      if (passes[i][0] < p->width)
        add_row (p, out, y, passes[i][0], passes[i][1]);
  for (guint y = 0; !interlaced && y < p->height; y++)
    add_row (p, out, y, 0, 1);
  return out;
}

static inline void
add_transparency (const Png *p, GByteArray *png)
{
  guint8 trns[6] = { 0 };
  guint n = p->type == PALETTE ? 3 : 2 * png_channels[p->type];

  for (guint i = 0; i < n; i++) {
    guint v = stored (p, 0, 0, i / 2);

    trns[i] = p->type == PALETTE ? palette_alpha (p, i) : i % 2 ? v : v >> 8;
  }
  make_png_chunk (png, "tRNS", trns, n);
}

static inline GBytes *
make_png (const Png *p, gboolean interlaced)
{
  GByteArray *png =
      make_png_start (p->width, p->height, p->depth, p->type, interlaced);
  g_autoptr (GByteArray) rows = png_rows (p, interlaced);
  g_autoptr (GByteArray) packed = make_zlib (rows->data, rows->len);

  if (p->type == PALETTE) {
    guint8 palette[256 * 3];

    for (guint i = 0; i < 256; i++)
      palette_color (i, palette + 3 * i);
    make_png_chunk (png, "PLTE", palette, 3 << p->depth);
  }
  if (p->transparent)
    add_transparency (p, png);
  make_png_chunk (png, "IDAT", packed->data, packed->len);
  make_png_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}
