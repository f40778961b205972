/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer's one resample. Positions are made from the affine once for each
 * row and column, so that no error grows; what the columns need is kept for
 * all rows of a frame. */

#include "layer-draw.h"
#include "kernels.h"

#include <math.h>
#include <string.h>

/* Samples that a line has before and after those of the still. */
#define MARGIN 16

/* One plane of the still. Sample i lies at luma i * step + offset; across, the
 * offset is .5 in all. */
typedef struct {
  const guint8 *data;
  gint stride, width, height;
  gdouble step, per_step, offset_y; /* steps of 1 or 2: both are exact */
  guint8 border;
} Plane;

static Plane
plane_of (const LayerDrawing *drawing, gint i)
{
  const Picture *src = drawing->src;

  return (Plane){ .data = src->plane[i],
    .stride = src->stride[i],
    .width = picture_plane_width (src, i),
    .height = picture_plane_height (src, i),
    .step = i == 0 ? 1 : 2,
    .per_step = i == 0 ? 1 : .5,
    .offset_y = i == 0 ? .5 : 1,
    .border = drawing->border.c[i] };
}

/* floor() of what an int holds. */
static inline gint
floored (gdouble at)
{
  const gint toward_zero = (gint) at;

  return toward_zero - (toward_zero > at);
}

/* 24.8, kept where four taps make sense; what is no number is at the start. */
static inline gint
fixed (gdouble at, gint n)
{
  return at >= -2 ? floored (MIN (at, n + 1) * 256 + .5) : -512;
}

/* Where in the source sample @i of a line of the frame lies. */
static inline gint
position (const Plane *p, gint i, gdouble offset, gdouble scale, gdouble start,
    gint n)
{
  return fixed (
      ((i * p->step + offset) * scale + start - offset) * p->per_step, n);
}

/* How much of sample @i the span covers, of 256. */
static gint
covered (const LayerSpan *span, const Plane *p, gint i, gdouble offset)
{
  const gdouble left = i * p->step + offset - p->step / 2;
  const gdouble from = MAX (left, span->from);
  const gdouble to = MIN (left + p->step, span->to);
  const gdouble part = (to - from) * p->per_step;

  return part > 0 ? (gint) (MIN (part, 1) * 256 + .5) : 0;
}

static LayerSpan
span_of (gdouble scale, gdouble start, gint size, gboolean open_from,
    gboolean open_to)
{
  return (LayerSpan){ open_from ? -1e9 : -start / scale,
    open_to ? 1e9 : (size - start) / scale };
}

/* ---- scale and translate ---- */

static gsize
aligned (gsize size)
{
  return (size + 63) & ~(gsize) 63;
}

/* Of 64-byte aligned memory. */
static gsize
columns_size (gint n, gint src_width)
{
  return aligned (resample_columns_size (n)) + aligned (n * sizeof (guint16))
      + aligned ((src_width + 2 * MARGIN) * sizeof (gint16));
}

/* A still that covers the first and the last column covers all. */
static void
set_cover (LayerColumns *columns, const LayerSpan *across, const Plane *p)
{
  const gint n = columns->columns.n;

  columns->whole = covered (across, p, 0, .5) == 256
      && covered (across, p, n - 1, .5) == 256;
  for (gint i = 0; i < n && !columns->whole; i++)
    columns->cover[i] = covered (across, p, i, .5);
}

static void
columns_init (LayerColumns *columns, const LayerDrawing *drawing, gint plane,
    const LayerSpan *across, guint8 *memory)
{
  const Plane p = plane_of (drawing, plane);
  const gint n = plane == 0 ? drawing->width : (drawing->width + 1) / 2;
  ResampleColumns *table = &columns->columns;
  const gint16 (*const weight)[4] = resample_column_table ();

  resample_columns_init (table, memory, n);
  memory += aligned (resample_columns_size (n));
  columns->cover = (guint16 *) memory;
  columns->line = (gint16 *) (memory + aligned (n * sizeof (guint16)));
  for (gint i = 0; i < n; i++) {
    const ResampleAt at = resample_at (
        position (&p, i, .5, drawing->view.xx, drawing->view.x0, p.width));

    if (i == 0)
      columns->low = at.base - 1;
    table->first[i] = at.base - 1 - columns->low;
    memcpy (table->weight[i], weight[at.phase], sizeof weight[0]);
  }
  resample_columns_ready (table);
  set_cover (columns, across, &p);
}

/* The source between four rows, for columns @x0 to before @x1; its first and
 * last samples go on outside. */
static void
make_line (const LayerColumns *columns, const Plane *p, ResampleAt at, gint x0,
    gint x1)
{
  const gint last = p->width - 1;
  const gint low = columns->low + columns->columns.first[x0];
  const gint high = columns->low + columns->columns.first[x1 - 1] + 3;
  const gint from = CLAMP (low, 0, last), to = CLAMP (high, 0, last);
  gint16 *line = columns->line - columns->low;
  const guint8 *row[4];
  gint16 weight[4];

  for (gint k = 0; k < 4; k++)
    row[k] = p->data + from
        + (gsize) CLAMP (at.base - 1 + k, 0, p->height - 1) * p->stride;
  resample_row_weights (at.phase, weight);
  kernels ()->resample_rows (row, weight, line + from, to - from + 1);
  for (gint x = low; x < from; x++)
    line[x] = line[from];
  for (gint x = to + 1; x <= high; x++)
    line[x] = line[to];
}

/* Lays the border over what the still does not cover. */
static void
lay_border (const LayerColumns *columns, gint border, gint row_cover, gint x0,
    gint x1, guint8 *out)
{
  for (gint i = x0; i < x1; i++) {
    const gint cover = columns->whole ? 256 : columns->cover[i];

    out[i] = border + (((out[i] - border) * row_cover * cover + 32768) >> 16);
  }
}

static void
straight_row (const LayerDrawing *drawing, gint plane, gint y, gint x0, gint x1,
    guint8 *out)
{
  const LayerColumns *columns = &drawing->columns[plane > 0];
  const Plane p = plane_of (drawing, plane);
  const gint row_cover = covered (&drawing->down, &p, y, p.offset_y);

  x0 &= ~(RESAMPLE_BLOCK - 1);
  x1 = MIN (
      (x1 + RESAMPLE_BLOCK - 1) & ~(RESAMPLE_BLOCK - 1), columns->columns.n);
  if (row_cover == 0) {
    memset (out + x0, p.border, x1 - x0);
    return;
  }
  make_line (columns, &p,
      resample_at (position (
          &p, y, p.offset_y, drawing->view.yy, drawing->view.y0, p.height)),
      x0, x1);
  kernels ()->resample_columns (&columns->columns, x0, x1, columns->line, out);
  if (row_cover < 256 || !columns->whole)
    lay_border (columns, p.border, row_cover, x0, x1, out);
}

/* ---- anything else ---- */

/* Between four samples, @x and @y in 24.8. */
static gint
bilinear (const Plane *plane, gint x, gint y)
{
  const gint x0 = CLAMP (x >> 8, 0, plane->width - 1);
  const gint x1 = CLAMP ((x >> 8) + 1, 0, plane->width - 1);
  const gint y0 = CLAMP (y >> 8, 0, plane->height - 1);
  const gint y1 = CLAMP ((y >> 8) + 1, 0, plane->height - 1);
  const guint8 *top = plane->data + (gsize) y0 * plane->stride;
  const guint8 *bottom = plane->data + (gsize) y1 * plane->stride;
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
turned_row (const LayerDrawing *drawing, gint plane, gint y, gint x0, gint x1,
    guint8 *out)
{
  const Plane p = plane_of (drawing, plane);
  const Affine *view = &drawing->view;
  const gdouble luma_y = y * p.step + p.offset_y;

  for (gint i = x0; i < x1; i++) {
    const gdouble luma_x = i * p.step + .5;
    const gdouble sx = view->xx * luma_x + view->xy * luma_y + view->x0;
    const gdouble sy = view->yx * luma_x + view->yy * luma_y + view->y0;
    const gdouble at_x = (sx - .5) / p.step;
    const gdouble at_y = (sy - p.offset_y) / p.step;

    out[i] = outside (drawing->src, sx, sy, drawing->open)
        ? p.border
        : bilinear (&p, fixed (at_x, p.width), fixed (at_y, p.height));
  }
}

/* ---- whole layers ---- */

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

static gboolean
is_identity (const Affine *view)
{
  return view->xx == 1 && view->yy == 1 && view->xy == 0 && view->yx == 0
      && view->x0 == 0 && view->y0 == 0;
}

static LayerWay
way_of (const LayerDrawing *drawing)
{
  const Affine *view = &drawing->view;

  if (is_identity (view) && drawing->width <= drawing->src->width
      && drawing->height <= drawing->src->height)
    return LAYER_COPIED;
  return view->xy == 0 && view->yx == 0 && view->xx > 0 && view->yy > 0
      ? LAYER_STRAIGHT
      : LAYER_TURNED;
}

static void
set_columns (LayerDrawing *drawing, Scratch *scratch, ScratchBuffer which)
{
  const Picture *src = drawing->src;
  const Affine *view = &drawing->view;
  const LayerSpan across = span_of (view->xx, view->x0, src->width,
      drawing->open & LAYER_OPEN_LEFT, drawing->open & LAYER_OPEN_RIGHT);
  const gsize luma = columns_size (drawing->width, src->width);
  const gsize chroma =
      columns_size ((drawing->width + 1) / 2, picture_plane_width (src, 1));
  guint8 *memory = scratch_bytes (scratch, which, luma + chroma);

  drawing->down = span_of (view->yy, view->y0, src->height,
      drawing->open & LAYER_OPEN_TOP, drawing->open & LAYER_OPEN_BOTTOM);
  columns_init (&drawing->columns[0], drawing, 0, &across, memory);
  columns_init (&drawing->columns[1], drawing, 1, &across, memory + luma);
}

void
layer_drawing_init (LayerDrawing *drawing, const Picture *src,
    const Affine *view, PictureColor border, LayerSides open, gint width,
    gint height, Scratch *scratch, ScratchBuffer which)
{
  drawing->src = src;
  drawing->view = *view;
  drawing->border = border;
  drawing->open = open;
  drawing->width = width;
  drawing->height = height;
  drawing->way = way_of (drawing);
  if (drawing->way == LAYER_STRAIGHT)
    set_columns (drawing, scratch, which);
}

void
layer_drawing_row (const LayerDrawing *drawing, gint plane, gint y, gint x0,
    gint x1, guint8 *out)
{
  const Picture *src = drawing->src;

  if (drawing->way == LAYER_STRAIGHT)
    straight_row (drawing, plane, y, x0, x1, out);
  else if (drawing->way == LAYER_TURNED)
    turned_row (drawing, plane, y, x0, x1, out);
  else
    memcpy (out + x0, src->plane[plane] + (gsize) y * src->stride[plane] + x0,
        x1 - x0);
}

void
layer_drawing_rows (const LayerDrawing *drawing, Picture *dst, gint y0, gint y1)
{
  for (gint i = 0; i < 3; i++) {
    const gint to = i == 0 ? y1 : (y1 + 1) / 2;

    for (gint y = i == 0 ? y0 : y0 / 2; y < to; y++)
      layer_drawing_row (drawing, i, y, 0, picture_plane_width (dst, i),
          dst->plane[i] + (gsize) y * dst->stride[i]);
  }
}

void
layer_draw (Picture *dst, const Picture *src, const Affine *view,
    PictureColor border, gint y0, gint y1)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  LayerDrawing drawing;

  layer_drawing_init (&drawing, src, view, border,
      layer_open_sides (src, view, dst->width, dst->height), dst->width,
      dst->height, scratch, SCRATCH_COLUMNS_A);
  layer_drawing_rows (&drawing, dst, y0, y1);
}
