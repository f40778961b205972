/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What stands behind letters, made of integers: boxes with round corners, the
 * light around letters, letters of two colours. Knows no caption. */
#include "caption-block.h"
#include "shadow.h"

#include <string.h>

#define UNIT 16 /* to a pixel */
/* Places in a pixel that are looked at, each way: UNIT / GRID apart. */
#define GRID 4
#define SIDE_LIMIT 16384

typedef struct {
  gint x0, y0, x1, y1, radius;
} Round;

static gboolean
is_inside (const Round *box, gint x, gint y)
{
  gint64 dx =
      MAX (MAX (box->x0 + box->radius - x, x - box->x1 + box->radius), 0);
  gint64 dy =
      MAX (MAX (box->y0 + box->radius - y, y - box->y1 + box->radius), 0);

  if (x < box->x0 || y < box->y0 || x >= box->x1 || y >= box->y1)
    return FALSE;
  return dx * dx + dy * dy <= (gint64) box->radius * box->radius;
}

/* Of GRID * GRID places in the pixel at @x, @y. */
static guint
coverage (const Round *box, gint x, gint y)
{
  guint n = 0;

  for (gint i = 0; i < GRID * GRID; i++)
    n += is_inside (box, x * UNIT + i % GRID * (UNIT / GRID) + UNIT / GRID / 2,
        y * UNIT + i / GRID * (UNIT / GRID) + UNIT / GRID / 2);
  return n;
}

static guint32
premultiplied (guint32 color, guint alpha)
{
  guint32 word = alpha << 24;

  for (gint shift = 8; shift <= 24; shift += 8)
    word |= ((color >> shift & 0xff) * alpha + 127) / 255 << (shift - 8);
  return word;
}

/* Only corners and edges are counted out. */
static void
fill_row (guint32 *row, gint width, const Round *box, gint left, gint y,
    const guint32 *shades)
{
  gint edge = (box->radius + UNIT - 1) / UNIT + 1;
  guint middle = coverage (box, left + width / 2, y);

  for (gint x = 0; x < width; x++)
    row[x] = shades[x < edge || x >= width - edge ? coverage (box, left + x, y)
                                                  : middle];
}

Sprite *
caption_box_sprite (gint x0, gint y0, gint x1, gint y1, gint radius,
    guint32 color, PictureMatrix matrix)
{
  Round box = { x0, y0, x1, y1,
    MAX (MIN (radius, MIN (x1 - x0, y1 - y0) / 2), 0) };
  gint left = x0 >> 4, top = y0 >> 4;
  gint width = ((x1 + UNIT - 1) >> 4) - left;
  gint height = ((y1 + UNIT - 1) >> 4) - top;
  guint32 shades[GRID * GRID + 1];
  g_autofree guint32 *words = NULL;

  if (width <= 0 || height <= 0 || width > SIDE_LIMIT || height > SIDE_LIMIT
      || (color & 0xff) == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (shades); i++)
    shades[i] = premultiplied (color, (color & 0xff) * i / (GRID * GRID));
  words = g_new (guint32, (gsize) width * height);
  for (gint y = 0; y < height; y++)
    fill_row (words + (gsize) y * width, width, &box, left, top + y, shades);
  return sprite_new_from_argb (
      (const guint8 *) words, width * 4, width, height, left, top, matrix);
}

Sprite *
caption_glow_sprite (
    const Sprite *letters, gint radius, guint32 color, PictureMatrix matrix)
{
  gint width = letters->width + 2 * radius;
  gint height = letters->height + 2 * radius;
  g_autofree guint8 *alpha = g_malloc0 ((gsize) width * height);
  g_autofree guint32 *words = g_new (guint32, (gsize) width * height);

  for (gint y = 0; y < letters->height; y++)
    memcpy (alpha + (gsize) (y + radius) * width + radius,
        letters->alpha[0] + (gsize) y * letters->stride[0], letters->width);
  shadow_blur (alpha, width, width, height, radius);
  for (gsize i = 0; i < (gsize) width * height; i++)
    /* Twice as bright as a shadow, which the blur makes thin. */
    words[i] =
        premultiplied (color, MIN (2 * alpha[i], 255) * (color & 0xff) / 255);
  return sprite_new_from_argb ((const guint8 *) words, width * 4, width, height,
      letters->x - radius, letters->y - radius, matrix);
}

static void
mix_row (guint8 *to, const guint8 *from, gint n, gint share)
{
  for (gint i = 0; i < n; i++)
    to[i] = (to[i] * (256 - share) + from[i] * share + 128) >> 8;
}

void
caption_mix_down (Sprite *top, const Sprite *bottom, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    gint chroma = plane > 0;
    gint stride = top->stride[chroma];

    for (gint row = 0; row < top->height >> chroma; row++) {
      gint y = top->y + (row << chroma);

      if (y < y0 || y >= y1)
        continue;
      mix_row (top->plane[plane] + (gsize) row * stride,
          bottom->plane[plane] + (gsize) row * stride, stride,
          256 * (y - y0) / MAX (y1 - y0 - 1, 1));
    }
  }
}
