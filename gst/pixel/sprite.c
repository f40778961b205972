/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sprites: from cairo's words to planes once, and the blend that every frame
 * makes. Knows nothing of what is drawn on them. */
#include "sprite.h"
#include "kernels.h"

#include <string.h>

/* Weights of R, G and B in luma, in ten-thousandths. */
typedef struct {
  gint64 r, g, b;
} Weights;

static const Weights weights[] = {
  [PICTURE_BT601] = { 2990, 5870, 1140 },
  [PICTURE_BT709] = { 2126, 7152, 722 },
};

/* Premultiplied sums over one or more words. */
typedef struct {
  gint64 a, r, g, b;
} Sum;

typedef struct {
  const guint8 *data;
  gint stride, width, height;
  gint x, y; /* in the frame */
} Words;

/* Columns and rows of the frame, right and bottom excluded. */
typedef struct {
  gint x0, y0, x1, y1;
} Box;

static inline gint
even_below (gint v)
{
  return v & ~1;
}

/* @x, @y in the frame. */
static void
sum_add (Sum *sum, const Words *words, gint x, gint y, gint weight)
{
  guint32 word;

  /* There is nothing left of a frame: its first column stands in, so that a
   * flat sprite is flat up to the edge. */
  if (x == -1 && words->x == 0)
    x = 0;
  x -= words->x;
  y -= words->y;
  if (x < 0 || y < 0 || x >= words->width || y >= words->height)
    return;
  word = ((const guint32 *) (words->data + (gsize) y * words->stride))[x];
  sum->a += weight * (word >> 24);
  sum->r += weight * (word >> 16 & 0xff);
  sum->g += weight * (word >> 8 & 0xff);
  sum->b += weight * (word & 0xff);
}

static inline guint8
divide (gint64 numerator, gint64 denominator)
{
  return (2 * numerator + denominator) / (2 * denominator);
}

static inline gint64
grey (const Sum *sum, const Weights *w)
{
  return w->r * sum->r + w->g * sum->g + w->b * sum->b;
}

/* The exact rounded limited-range value, black and the middle of chroma scaled
 * by alpha: an opaque sum gives what picture_color() gives. */
static guint8
sum_luma (const Sum *sum, gint n, const Weights *w)
{
  return divide (16 * 10000 * sum->a + 219 * grey (sum, w),
      G_GINT64_CONSTANT (255 * 10000) * n);
}

static guint8
sum_chroma (const Sum *sum, gint n, const Weights *w, gint plane)
{
  gint64 own = plane == 1 ? sum->b : sum->r;
  gint64 span = 2 * (10000 - (plane == 1 ? w->b : w->r));

  return divide (128 * span * sum->a + 224 * (10000 * own - grey (sum, w)),
      255 * span * n);
}

static void
convert_luma (Sprite *sprite, const Words *words, const Weights *w)
{
  for (gint y = 0; y < sprite->height; y++) {
    gsize row = (gsize) y * sprite->stride[0];

    for (gint x = 0; x < sprite->width; x++) {
      Sum sum = { 0 };

      sum_add (&sum, words, sprite->x + x, sprite->y + y, 1);
      if (sum.a == 0)
        continue;
      sprite->plane[0][row + x] = sum_luma (&sum, 1, w);
      sprite->alpha[0][row + x] = sum.a;
    }
  }
}

/* Sited left: 1 2 1 around the even column, two rows alike. */
static void
convert_chroma (Sprite *sprite, const Words *words, const Weights *w)
{
  for (gint y = 0; y < sprite->height / 2; y++) {
    gsize row = (gsize) y * sprite->stride[1];

    for (gint x = 0; x < sprite->width / 2; x++) {
      Sum sum = { 0 };

      for (gint tap = 0; tap < 6; tap++)
        sum_add (&sum, words, sprite->x + 2 * x + tap % 3 - 1,
            sprite->y + 2 * y + tap / 3, tap % 3 == 1 ? 2 : 1);
      if (sum.a == 0)
        continue;
      sprite->plane[1][row + x] = sum_chroma (&sum, 8, w, 1);
      sprite->plane[2][row + x] = sum_chroma (&sum, 8, w, 2);
      sprite->alpha[1][row + x] = divide (sum.a, 8);
    }
  }
}

/* FALSE if every word is transparent. */
static gboolean
find_ink (const Words *words, Box *box)
{
  *box = (Box){ words->width, words->height, 0, 0 };
  for (gint y = 0; y < words->height; y++) {
    const guint32 *row =
        (const guint32 *) (words->data + (gsize) y * words->stride);

    for (gint x = 0; x < words->width; x++) {
      if (row[x] >> 24 == 0)
        continue;
      box->x0 = MIN (box->x0, x);
      box->x1 = MAX (box->x1, x + 1);
      box->y0 = MIN (box->y0, y);
      box->y1 = y + 1;
    }
  }
  return box->x1 > 0;
}

/* Even on all sides, with the chroma column that the last one reaches into. */
static void
align_box (Box *box, const Words *words)
{
  box->x0 = even_below (box->x0 + words->x);
  box->y0 = even_below (box->y0 + words->y);
  box->x1 = even_below (box->x1 + words->x) + 2;
  box->y1 = even_below (box->y1 + words->y + 1);
}

Sprite *
sprite_new_empty (gint x, gint y, gint width, gint height)
{
  Sprite *sprite = g_new0 (Sprite, 1);
  gsize luma, chroma;
  guint8 *memory;

  sprite->x = x;
  sprite->y = y;
  sprite->width = width;
  sprite->height = height;
  sprite->stride[0] = sprite->width;
  sprite->stride[1] = sprite->width / 2;
  luma = (gsize) sprite->stride[0] * sprite->height;
  chroma = (gsize) sprite->stride[1] * (sprite->height / 2);
  memory = g_malloc0 (2 * luma + 3 * chroma);
  sprite->plane[0] = memory;
  sprite->alpha[0] = memory + luma;
  sprite->plane[1] = memory + 2 * luma;
  sprite->plane[2] = sprite->plane[1] + chroma;
  sprite->alpha[1] = sprite->plane[2] + chroma;
  return sprite;
}

Sprite *
sprite_new_from_argb (const guint8 *argb, gint stride, gint width, gint height,
    gint x, gint y, PictureMatrix matrix)
{
  const Words words = { argb, stride, width, height, x, y };
  Sprite *sprite;
  Box box;

  if (!find_ink (&words, &box))
    return NULL;
  align_box (&box, &words);
  sprite = sprite_new_empty (box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  convert_luma (sprite, &words, &weights[matrix]);
  convert_chroma (sprite, &words, &weights[matrix]);
  return sprite;
}

void
sprite_free (Sprite *sprite)
{
  if (!sprite)
    return;
  g_free (sprite->plane[0]);
  g_free (sprite);
}

static void
blend_plane (const Sprite *sprite, Picture *dst, gint plane, guint opacity,
    gint clip_x0, gint clip_x1)
{
  gint chroma = plane > 0;
  gint left = sprite->x >> chroma, top = sprite->y >> chroma;
  /* Chroma sample i belongs to luma column 2 * i. */
  gint x0 = MAX (MAX (left, 0), (clip_x0 + chroma) >> chroma);
  gint x1 = MIN (left + (sprite->width >> chroma),
      MIN (picture_plane_width (dst, plane), (clip_x1 + chroma) >> chroma));
  gint y0 = MAX (top, 0);
  gint y1 =
      MIN (top + (sprite->height >> chroma), picture_plane_height (dst, plane));

  for (gint y = y0; y < y1 && x0 < x1; y++) {
    gsize at = (gsize) (y - top) * sprite->stride[chroma] + (x0 - left);

    kernels ()->lay (dst->plane[plane] + (gsize) y * dst->stride[plane] + x0,
        sprite->plane[plane] + at, sprite->alpha[chroma] + at, x1 - x0,
        opacity);
  }
}

void
sprite_blend (const Sprite *sprite, Picture *dst, gint opacity, gint clip_x0,
    gint clip_x1)
{
  gint right = sprite->x + sprite->width;

  opacity = CLAMP (opacity, 0, 256);
  clip_x0 = MAX (clip_x0, 0);
  clip_x1 = MIN (clip_x1, right);
  if (opacity == 0 || clip_x0 >= clip_x1)
    return;
  for (gint plane = 0; plane < 3; plane++)
    blend_plane (sprite, dst, plane, opacity, clip_x0, clip_x1);
}
