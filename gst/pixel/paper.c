/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Papers: memory, stacking, shapes with soft edges. Pictures on them are in
 * paper-image.c. Knows no overlay. */
#include "paper.h"
#include "shadow.h"

#include <math.h>
#include <string.h>

#define MAX_SIDE 24576 /* a frame's, and what lies outside of it */
#define MAX_PIXELS (64 * 1024 * 1024)

Paper *
paper_new (gint x, gint y, gint width, gint height)
{
  Paper *paper;

  if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE
      || (gint64) width * height > MAX_PIXELS)
    return NULL;
  paper = g_new0 (Paper, 1);
  paper->x = x;
  paper->y = y;
  paper->width = width;
  paper->height = height;
  paper->stride = width * 4;
  paper->argb = g_malloc0 ((gsize) paper->stride * height);
  return paper;
}

Paper *
paper_new_around (const PaperRect *rect, gdouble edge)
{
  gdouble x0 = CLAMP (rect->x - edge, -MAX_SIDE, MAX_SIDE);
  gdouble y0 = CLAMP (rect->y - edge, -MAX_SIDE, MAX_SIDE);
  gdouble x1 = CLAMP (rect->x + rect->width + edge, -MAX_SIDE, MAX_SIDE);
  gdouble y1 = CLAMP (rect->y + rect->height + edge, -MAX_SIDE, MAX_SIDE);

  return paper_new (
      floor (x0), floor (y0), ceil (x1) - floor (x0), ceil (y1) - floor (y0));
}

void
paper_free (Paper *paper)
{
  if (!paper)
    return;
  g_free (paper->argb);
  g_free (paper);
}

static inline guint32 *
words_at (const Paper *paper, gint x, gint y)
{
  return (guint32 *) (paper->argb + (gsize) y * paper->stride) + x;
}

static inline guint32
by_255 (guint32 value)
{
  value += 128;
  return (value + (value >> 8)) >> 8;
}

/* @share of 255 of a premultiplied word. */
static inline guint32
word_part (guint32 word, guint32 share)
{
  return by_255 ((word >> 24) * share) << 24
      | by_255 ((word >> 16 & 0xff) * share) << 16
      | by_255 ((word >> 8 & 0xff) * share) << 8
      | by_255 ((word & 0xff) * share);
}

static inline guint32
word_over (guint32 under, guint32 over)
{
  return over + word_part (under, 255 - (over >> 24));
}

static guint32
word_of (guint32 rgba)
{
  guint32 opaque = 0xff000000 | rgba >> 8;

  return word_part (opaque, rgba & 0xff);
}

void
paper_lay (Paper *paper, const Paper *over)
{
  gint x0 = MAX (paper->x, over->x), y0 = MAX (paper->y, over->y);
  gint x1 = MIN (paper->x + paper->width, over->x + over->width);
  gint y1 = MIN (paper->y + paper->height, over->y + over->height);

  for (gint y = y0; y < y1; y++) {
    guint32 *to = words_at (paper, -paper->x, y - paper->y);
    const guint32 *from = words_at (over, -over->x, y - over->y);

    for (gint x = x0; x < x1; x++)
      to[x] = word_over (to[x], from[x]);
  }
}

Paper *
paper_stack (const Paper *under, const Paper *over)
{
  const Paper *a = under ? under : over, *b = over ? over : under;
  Paper *both;
  gint x, y;

  if (!a)
    return NULL;
  x = MIN (a->x, b->x);
  y = MIN (a->y, b->y);
  both = paper_new (x, y, MAX (a->x + a->width, b->x + b->width) - x,
      MAX (a->y + a->height, b->y + b->height) - y);
  if (both && under)
    paper_lay (both, under);
  if (both && over)
    paper_lay (both, over);
  return both;
}

/* ---- shapes ---- */

typedef struct {
  gfloat x, y, half_width, half_height, radius; /* around its centre */
} Shape;

static Shape
shape_of (
    const Paper *paper, const PaperRect *rect, gdouble radius, gdouble inset)
{
  gdouble half_width = MAX (rect->width / 2 - inset, 0);
  gdouble half_height = MAX (rect->height / 2 - inset, 0);

  return (Shape){
    .x = rect->x + rect->width / 2 - paper->x,
    .y = rect->y + rect->height / 2 - paper->y,
    .half_width = half_width,
    .half_height = half_height,
    .radius = CLAMP (radius - inset, 0, MIN (half_width, half_height)),
  };
}

/* How much of the pixel at (@x, @y) it covers, by how far its edge is. */
static gfloat
shape_cover (const Shape *shape, gint x, gint y)
{
  gfloat dx = fabsf (x + .5f - shape->x) - shape->half_width + shape->radius;
  gfloat dy = fabsf (y + .5f - shape->y) - shape->half_height + shape->radius;
  gfloat out_x = MAX (dx, 0), out_y = MAX (dy, 0);
  gfloat inside = MIN (MAX (dx, dy), 0);
  gfloat away = sqrtf (out_x * out_x + out_y * out_y) + inside - shape->radius;

  return CLAMP (.5f - away, 0, 1);
}

static void
paint (Paper *paper, const Shape *outer, const Shape *inner, guint32 color)
{
  const guint32 word = word_of (color);

  for (gint y = 0; y < paper->height; y++) {
    guint32 *row = words_at (paper, 0, y);

    for (gint x = 0; x < paper->width; x++) {
      gfloat cover = shape_cover (outer, x, y);

      if (cover > 0 && inner)
        cover -= shape_cover (inner, x, y);
      if (cover > 0)
        row[x] = word_over (row[x], word_part (word, 255 * cover + .5f));
    }
  }
}

void
paper_fill (Paper *paper, const PaperRect *rect, gdouble radius, guint32 color)
{
  const Shape shape = shape_of (paper, rect, radius, 0);

  paint (paper, &shape, NULL, color);
}

void
paper_stroke (Paper *paper, const PaperRect *rect, gdouble radius,
    gdouble width, guint32 color)
{
  const Shape outer = shape_of (paper, rect, radius, 0);
  const Shape inner = shape_of (paper, rect, radius, width);

  if (width > 0)
    paint (paper, &outer, &inner, color);
}

void
paper_fade (Paper *paper, gdouble from, gdouble to, guint32 color)
{
  const guint32 word = word_of (color);
  const gfloat start = from - paper->y, span = to - from;

  for (gint y = 0; y < paper->height; y++) {
    const gfloat t = span != 0 ? (y + .5f - start) / span : 1;
    const gfloat rest = 1 - CLAMP (t, 0, 1);
    const guint32 part =
        word_part (word, 255 * rest * rest * (3 - 2 * rest) + .5f);
    guint32 *row = words_at (paper, 0, y);

    for (gint x = 0; x < paper->width; x++)
      row[x] = word_over (row[x], part);
  }
}

void
paper_shade (Paper *paper, gdouble blur, guint32 color)
{
  const gint n = paper->width, fall = blur / 2 + .5;
  const guint32 word = word_of (color);
  g_autofree guint8 *soft = NULL;

  if (blur <= 0 || (color & 0xff) == 0)
    return;
  soft = g_malloc ((gsize) n * paper->height);
  for (gint y = 0; y < paper->height; y++)
    for (gint x = 0; x < n; x++)
      soft[(gsize) y * n + x] = *words_at (paper, x, y) >> 24;
  shadow_blur (soft, n, n, paper->height, blur + .5);
  for (gint y = fall; y < paper->height; y++) {
    guint32 *row = words_at (paper, 0, y);
    const guint8 *above = soft + (gsize) (y - fall) * n;

    for (gint x = 0; x < n; x++)
      row[x] = word_over (word_part (word, above[x]), row[x]);
  }
}

Sprite *
paper_to_sprite (const Paper *paper, PictureMatrix matrix)
{
  if (!paper)
    return NULL;
  return sprite_new_from_argb (paper->argb, paper->stride, paper->width,
      paper->height, paper->x, paper->y, matrix);
}
