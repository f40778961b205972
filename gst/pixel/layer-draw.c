/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer's one resample. Positions are made from the affine once for each
 * row and column, so that no error grows; tiles keep every table on the
 * stack. */

#include "layer-draw.h"
#include "resample.h"

#include <math.h>
#include <string.h>

/* Samples of the source that a tile may reach over. */
#define REACH 2048

/* One plane of the two pictures. Sample i lies at luma i * step + offset. */
typedef struct {
  const guint8 *src;
  guint8 *dst;
  gint src_stride, dst_stride;
  gint src_width, src_height, dst_width;
  gdouble step, offset_y; /* across, the offset is .5 in both */
  guint8 border;
} Plane;

/* What a still covers of one axis of the frame, luma samples. */
typedef struct {
  gdouble from, to;
} Span;

static Plane
plane_of (Picture *dst, const Picture *src, PictureColor border, gint i)
{
  return (Plane){ .src = src->plane[i],
    .src_stride = src->stride[i],
    .src_width = picture_plane_width (src, i),
    .src_height = picture_plane_height (src, i),
    .dst = dst->plane[i],
    .dst_stride = dst->stride[i],
    .dst_width = picture_plane_width (dst, i),
    .step = i == 0 ? 1 : 2,
    .offset_y = i == 0 ? .5 : 1,
    .border = border.c[i] };
}

/* 24.8, kept where four taps make sense; what is no number is at the start. */
static gint
fixed (gdouble at, gint n)
{
  return at >= -2 ? (gint) floor (MIN (at, n + 1) * 256 + .5) : -512;
}

/* Where in the source sample @i of a line of the frame lies. */
static gint
position (
    gint i, gdouble step, gdouble offset, gdouble scale, gdouble start, gint n)
{
  return fixed (((i * step + offset) * scale + start - offset) / step, n);
}

/* How much of sample @i the span covers, of 256. */
static gint
covered (const Span *span, gint i, gdouble step, gdouble offset)
{
  const gdouble left = i * step + offset - step / 2;
  const gdouble from = MAX (left, span->from);
  const gdouble to = MIN (left + step, span->to);
  const gdouble part = (to - from) / step;

  return part > 0 ? (gint) (MIN (part, 1) * 256 + .5) : 0;
}

static Span
span_of (gdouble scale, gdouble start, gint size, gboolean open_from,
    gboolean open_to)
{
  return (Span){ open_from ? -1e9 : -start / scale,
    open_to ? 1e9 : (size - start) / scale };
}

/* ---- scale and translate ---- */

typedef struct {
  Plane plane;
  gint x;         /* first column of the tile */
  gint low, high; /* samples of the source its taps reach */
  ResampleColumns columns;
  guint16 cover[RESAMPLE_COLUMNS];
  gboolean whole; /* covered all over */
  gint16 line[REACH + 16];
} Tile;

static void
tile_init (
    Tile *tile, gint x, gint n, gdouble scale, gdouble start, const Span *span)
{
  const Plane *p = &tile->plane;

  tile->x = x;
  tile->whole = TRUE;
  tile->columns.n = n;
  for (gint i = 0; i < n; i++) {
    const ResampleAt at =
        resample_at (position (x + i, p->step, .5, scale, start, p->src_width));

    if (i == 0)
      tile->low = at.base - 1;
    tile->high = at.base + 2;
    tile->columns.first[i] = at.base - 1 - tile->low;
    resample_column_weights (at.phase, tile->columns.weight[i]);
    tile->cover[i] = covered (span, x + i, p->step, .5);
    tile->whole = tile->whole && tile->cover[i] == 256;
  }
  resample_columns_ready (&tile->columns);
}

/* The source between four rows; its first and last samples go on outside. */
static void
tile_line (Tile *tile, ResampleAt at)
{
  const Plane *p = &tile->plane;
  const gint last = p->src_width - 1;
  const gint from = CLAMP (tile->low, 0, last);
  const gint to = CLAMP (tile->high, 0, last);
  gint16 *line = tile->line + (from - tile->low);
  const guint8 *row[4];
  gint16 weight[4];

  for (gint k = 0; k < 4; k++)
    row[k] = p->src + from
        + (gsize) CLAMP (at.base - 1 + k, 0, p->src_height - 1) * p->src_stride;
  resample_row_weights (at.phase, weight);
  resample_rows (row, weight, line, to - from + 1);
  for (gint x = tile->low; x < from; x++)
    tile->line[x - tile->low] = line[0];
  for (gint x = to + 1; x <= tile->high; x++)
    tile->line[x - tile->low] = line[to - from];
}

/* Lays the border over what the still does not cover. */
static void
tile_border (const Tile *tile, gint row_cover, guint8 *out)
{
  const gint border = tile->plane.border;

  for (gint i = 0; i < tile->columns.n; i++)
    out[i] = border
        + (((out[i] - border) * row_cover * tile->cover[i] + 32768) >> 16);
}

static void
tile_row (Tile *tile, gint y, ResampleAt at, gint row_cover)
{
  const Plane *p = &tile->plane;
  guint8 *out = p->dst + (gsize) y * p->dst_stride + tile->x;

  if (row_cover == 0) {
    memset (out, p->border, tile->columns.n);
    return;
  }
  tile_line (tile, at);
  resample_columns (&tile->columns, tile->line, out);
  if (row_cover < 256 || !tile->whole)
    tile_border (tile, row_cover, out);
}

/* As wide as the tables are, or as the source may be reached over. */
static gint
tile_width (gdouble scale)
{
  return (gint) CLAMP ((REACH - 8) / scale, 1, RESAMPLE_COLUMNS);
}

static void
draw_straight (const Plane *plane, const Affine *view, const Span *across,
    const Span *down, gint y0, gint y1)
{
  const gint width = tile_width (view->xx);
  Tile tile;

  tile.plane = *plane;
  for (gint x = 0; x < plane->dst_width; x += width) {
    tile_init (&tile, x, MIN (width, plane->dst_width - x), view->xx, view->x0,
        across);
    for (gint y = y0; y < y1; y++)
      tile_row (&tile, y,
          resample_at (position (y, plane->step, plane->offset_y, view->yy,
              view->y0, plane->src_height)),
          covered (down, y, plane->step, plane->offset_y));
  }
}

/* ---- anything else ---- */

/* Between four samples, @x and @y in 24.8. */
static gint
bilinear (const Plane *plane, gint x, gint y)
{
  const gint x0 = CLAMP (x >> 8, 0, plane->src_width - 1);
  const gint x1 = CLAMP ((x >> 8) + 1, 0, plane->src_width - 1);
  const gint y0 = CLAMP (y >> 8, 0, plane->src_height - 1);
  const gint y1 = CLAMP ((y >> 8) + 1, 0, plane->src_height - 1);
  const guint8 *top = plane->src + (gsize) y0 * plane->src_stride;
  const guint8 *bottom = plane->src + (gsize) y1 * plane->src_stride;
  const gint fx = x & 255, fy = y & 255;
  const gint upper = top[x0] * (256 - fx) + top[x1] * fx;
  const gint lower = bottom[x0] * (256 - fx) + bottom[x1] * fx;

  return (upper * (256 - fy) + lower * fy + 32768) >> 16;
}

static gboolean
outside (const Picture *src, gdouble x, gdouble y, LayerSides open)
{
  return (x < 0 && !(open & LAYER_OPEN_LEFT))
      || (x >= src->width && !(open & LAYER_OPEN_RIGHT))
      || (y < 0 && !(open & LAYER_OPEN_TOP))
      || (y >= src->height && !(open & LAYER_OPEN_BOTTOM));
}

static void
draw_turned (const Plane *plane, const Picture *src, const Affine *view,
    LayerSides open, gint y0, gint y1)
{
  for (gint y = y0; y < y1; y++) {
    guint8 *out = plane->dst + (gsize) y * plane->dst_stride;
    const gdouble luma_y = y * plane->step + plane->offset_y;

    for (gint i = 0; i < plane->dst_width; i++) {
      const gdouble luma_x = i * plane->step + .5;
      const gdouble sx = view->xx * luma_x + view->xy * luma_y + view->x0;
      const gdouble sy = view->yx * luma_x + view->yy * luma_y + view->y0;
      const gdouble at_x = (sx - .5) / plane->step;
      const gdouble at_y = (sy - plane->offset_y) / plane->step;

      out[i] = outside (src, sx, sy, open)
          ? plane->border
          : bilinear (plane, fixed (at_x, plane->src_width),
              fixed (at_y, plane->src_height));
    }
  }
}

/* ---- whole layers ---- */

static gboolean
is_identity (const Affine *view)
{
  return view->xx == 1 && view->yy == 1 && view->xy == 0 && view->yx == 0
      && view->x0 == 0 && view->y0 == 0;
}

static void
copy_rows (const Plane *plane, gint y0, gint y1)
{
  for (gint y = y0; y < y1; y++)
    memcpy (plane->dst + (gsize) y * plane->dst_stride,
        plane->src + (gsize) y * plane->src_stride, plane->dst_width);
}

LayerSides
layer_open_sides (
    const Picture *src, const Affine *view, gint frame_width, gint frame_height)
{
  const gdouble slack = 1e-6;
  LayerSides open = 0;

  if (view->xy != 0 || view->yx != 0 || view->xx <= 0 || view->yy <= 0)
    return 0;
  if (view->x0 >= -slack)
    open |= LAYER_OPEN_LEFT;
  if (view->xx * frame_width + view->x0 <= src->width + slack)
    open |= LAYER_OPEN_RIGHT;
  if (view->y0 >= -slack)
    open |= LAYER_OPEN_TOP;
  if (view->yy * frame_height + view->y0 <= src->height + slack)
    open |= LAYER_OPEN_BOTTOM;
  return open;
}

void
layer_draw_open (Picture *dst, const Picture *src, const Affine *view,
    PictureColor border, LayerSides open, gint y0, gint y1)
{
  const gboolean straight =
      view->xy == 0 && view->yx == 0 && view->xx > 0 && view->yy > 0;
  const gboolean copy = is_identity (view) && dst->width <= src->width
      && dst->height <= src->height;

  for (gint i = 0; i < 3; i++) {
    const Plane plane = plane_of (dst, src, border, i);
    const gint from = i == 0 ? y0 : y0 / 2;
    const gint to = i == 0 ? y1 : (y1 + 1) / 2;

    if (copy) {
      copy_rows (&plane, from, to);
    } else if (straight) {
      const Span across = span_of (view->xx, view->x0, src->width,
          open & LAYER_OPEN_LEFT, open & LAYER_OPEN_RIGHT);
      const Span down = span_of (view->yy, view->y0, src->height,
          open & LAYER_OPEN_TOP, open & LAYER_OPEN_BOTTOM);
      draw_straight (&plane, view, &across, &down, from, to);
    } else {
      draw_turned (&plane, src, view, open, from, to);
    }
  }
}

void
layer_draw (Picture *dst, const Picture *src, const Affine *view,
    PictureColor border, gint y0, gint y1)
{
  layer_draw_open (dst, src, view, border,
      layer_open_sides (src, view, dst->width, dst->height), y0, y1);
}
