/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See sprite-move.h. Places are in 1/65536 of a sample of the plane at hand;
 * between samples lies what is between their premultiplied values. Knows
 * nothing of what is drawn on a sprite. */
#include "sprite-move.h"
#include "kernels.h"
#include "sprite-reading.h"

#define ONE SPRITE_MOVE_ONE
#define MOST_ZOOM 16
#define LEAST_ZOOM (ONE / 256)
/* From 1/256 to 1/65536 pixel. */
#define FINE 256

/* One plane of a sprite, and what of it is shown: samples of the plane. */
typedef struct {
  const guint8 *samples, *alpha;
  gint stride, left, top;
  SpriteBox box;
} Part;

/* Half an opening: chroma sample i belongs to luma column and row 2 * i. */
static Part
part_of (const Sprite *sprite, gint plane, const SpriteBox *box)
{
  gint chroma = plane > 0;
  Part part = { sprite->plane[plane], sprite->alpha[chroma],
    sprite->stride[chroma], sprite->x >> chroma, sprite->y >> chroma };
  gint x0 = MAX (box->x0, sprite->x), y0 = MAX (box->y0, sprite->y);
  gint x1 = MIN (box->x1, sprite->x + sprite->width);
  gint y1 = MIN (box->y1, sprite->y + sprite->height);

  part.box.x0 = (x0 + chroma) >> chroma;
  part.box.y0 = (y0 + chroma) >> chroma;
  part.box.x1 = (x1 + chroma) >> chroma;
  part.box.y1 = (y1 + chroma) >> chroma;
  return part;
}

static gsize
at (const Part *part, gint x, gint y)
{
  return (gsize) (y - part->top) * part->stride + (x - part->left);
}

static void
blend_still (const Part *part, Picture *dst, gint plane, gint opacity)
{
  gint x0 = MAX (part->box.x0, 0), y0 = MAX (part->box.y0, 0);
  gint x1 = MIN (part->box.x1, picture_plane_width (dst, plane));
  gint y1 = MIN (part->box.y1, picture_plane_height (dst, plane));

  for (gint y = y0; y < y1 && x0 < x1; y++)
    kernels ()->lay (dst->plane[plane] + (gsize) y * dst->stride[plane] + x0,
        part->samples + at (part, x0, y), part->alpha + at (part, x0, y),
        x1 - x0, opacity);
}

/* What a sample of the frame's plane shows: from + place * step, along one
 * axis, in 1/65536 of a sample; the centre of sample 0 is 0. */
typedef struct {
  gint64 from, step;
} Axis;

/* @centre: of sample 0 in luma, 1/65536 pixel; @size: of a sample. */
static Axis
axis_of (
    const SpriteMove *move, gint fixed, gint shift, gint64 centre, gint size)
{
  gint64 zoom = CLAMP (move->zoom, LEAST_ZOOM, MOST_ZOOM * ONE);
  gint64 pivot = (gint64) fixed * FINE;
  gint64 moved = centre - pivot - (gint64) shift * FINE;

  return (Axis){ (pivot - centre + moved * ONE / zoom) / size,
    (gint64) ONE * ONE / zoom };
}

/* The samples of the frame that may show something of @from..@to. */
static void
reach (const Axis *axis, gint from, gint to, gint limit, gint *first, gint *end)
{
  gint64 low = ((gint64) from - 1) * ONE - axis->from;
  gint64 high = (gint64) to * ONE - axis->from;

  *first = (gint) CLAMP (low / axis->step - 1, 0, limit);
  *end = (gint) CLAMP (high / axis->step + 2, 0, limit);
}

/* The same samples, counted from the sprite's own first one. */
static SpriteReading
reading_of (const Part *part)
{
  return (SpriteReading){ part->samples, part->alpha, part->stride,
    part->box.x0 - part->left, part->box.y0 - part->top,
    part->box.x1 - part->left, part->box.y1 - part->top };
}

/* @y: in 1/65536 of a row. */
static void
read_row (const Part *part, const Axis *across, gint64 y, gint x0, gint n,
    guint8 *samples, guint8 *alpha)
{
  const SpriteReading reading = reading_of (part);
  const gint row = (gint) (y >> 16) - part->top, fy = (gint) (y >> 8 & 0xff);

  for (gint i = 0; i < n; i++) {
    const gint64 place = across->from + (x0 + i) * across->step;
    const gint x = (gint) (place >> 16) - part->left;
    const gint fx = (gint) (place >> 8 & 0xff);

    samples[i] = sprite_between (&reading, reading.samples, x, row, fx, fy);
    alpha[i] = sprite_between (&reading, reading.alpha, x, row, fx, fy);
  }
}

static void
blend_plane_moved (const Part *part, Picture *dst, gint plane, gint opacity,
    const Axis *across, const Axis *down)
{
  gint x0, x1, y0, y1;
  g_autofree guint8 *row = NULL;

  reach (across, part->box.x0, part->box.x1, picture_plane_width (dst, plane),
      &x0, &x1);
  reach (down, part->box.y0, part->box.y1, picture_plane_height (dst, plane),
      &y0, &y1);
  row = g_malloc (2 * (gsize) MAX (x1 - x0, 1));
  for (gint y = y0; y < y1; y++) {
    read_row (part, across, down->from + y * down->step, x0, x1 - x0, row,
        row + (x1 - x0));
    kernels ()->lay (dst->plane[plane] + (gsize) y * dst->stride[plane] + x0,
        row, row + (x1 - x0), x1 - x0, opacity);
  }
}

static gboolean
is_still (const SpriteMove *move)
{
  return !move
      || (move->zoom == SPRITE_MOVE_ONE && move->dx == 0 && move->dy == 0);
}

void
sprite_blend_moved (const Sprite *sprite, Picture *dst, gint opacity,
    const SpriteBox *box, const SpriteMove *move)
{
  opacity = CLAMP (opacity, 0, 256);
  for (gint plane = 0; plane < 3 && opacity > 0; plane++) {
    const Part part = part_of (sprite, plane, box);
    gint size = plane > 0 ? 2 : 1;

    if (part.box.x0 >= part.box.x1 || part.box.y0 >= part.box.y1)
      continue;
    if (is_still (move)) {
      blend_still (&part, dst, plane, opacity);
      continue;
    }
    /* Chroma lies on the left of its two columns, between its two rows. */
    const Axis across = axis_of (move, move->x, move->dx, ONE / 2, size);
    const Axis down = axis_of (move, move->y, move->dy, size * ONE / 2, size);

    blend_plane_moved (&part, dst, plane, opacity, &across, &down);
  }
}
