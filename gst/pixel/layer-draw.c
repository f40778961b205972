/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer's one resample. Positions are made from the affine once for each
 * row and column, so that no error grows; what the columns need is kept for
 * all rows of a frame. */

#include "layer-draw.h"
#include "kernels.h"

#include <math.h>
#include <string.h>

/* Samples that a line has besides those of the still: taps before and after
 * them, and what is read past the last one. */
#define MARGIN (16 + RESAMPLE_WINDOW)

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
      + aligned ((src_width + MARGIN) * sizeof (gint16));
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

#define TURN_BLOCK 256
/* Parts of a place of 24.8 that are kept between samples. */
#define TURN_BITS 24

/* Where a row of a plane is read: the first place and what each sample adds,
 * in samples of that plane, with 32 bits of parts. */
typedef struct {
  gint64 x, y, step_x, step_y;
  gint margin; /* one luma sample of the frame, 24.8 luma of the still */
} Track;

/* What no picture reaches becomes what none needs; so does what is no number,
 * as of a picture without a size. */
static gint64
track_place (gdouble place, gdouble far)
{
  const gdouble near = place > -far ? MIN (place, far) : -far;

  return (gint64) (near * ((gint64) 1 << (TURN_BITS + 8)));
}

static Track
track_of (const Affine *view, const Plane *p, gint y)
{
  const gdouble luma_y = y * p->step + p->offset_y;
  const gdouble x0 = view->xx * .5 + view->xy * luma_y + view->x0 - .5;
  const gdouble y0 = view->yx * .5 + view->yy * luma_y + view->y0 - p->offset_y;
  const gdouble area = fabs (view->xx * view->yy - view->xy * view->yx);

  return (Track){ track_place (x0 * p->per_step, 1 << 21),
    track_place (y0 * p->per_step, 1 << 21), track_place (view->xx, 1 << 13),
    track_place (view->yx, 1 << 13),
    MAX (1, (gint) (MIN (sqrt (area), 256) * 256)) };
}

static inline gint
on_track (gint64 start, gint64 step, gint i)
{
  const gint64 place =
      (start + i * step + ((gint64) 1 << (TURN_BITS - 1))) >> TURN_BITS;

  return CLAMP (place, -(1 << 29), 1 << 29);
}

/* Samples @from to before @from + @n. Where the first and the last one need no
 * bound none does, and the low half of a place is all of it. */
static void
places_on_track (gint64 start, gint64 step, gint from, gint32 *out, gint n)
{
  const gint bound = 1 << 29;
  const gint first = on_track (start, step, from);
  const gint last = on_track (start, step, from + n - 1);
  guint64 at = start + from * step + ((gint64) 1 << (TURN_BITS - 1));

  if (ABS (first) == bound || ABS (last) == bound) {
    for (gint i = 0; i < n; i++)
      out[i] = on_track (start, step, from + i);
    return;
  }
  for (gint i = 0; i < n; i++, at += step)
    out[i] = (gint32) (guint32) (at >> TURN_BITS);
}

/* How much of the sample of the frame that is read at (@x, @y) lies on the
 * still, of 256. */
static gint
turned_cover (const LayerDrawing *drawing, const Plane *p, const Track *track,
    gint x, gint y)
{
  const gint before_x = (gint) (128 * p->per_step);
  const gint before_y = (gint) (256 * p->offset_y * p->per_step);
  const gint width = (gint) (256 * drawing->src->width * p->per_step);
  const gint height = (gint) (256 * drawing->src->height * p->per_step);
  const gint left = x + before_x, top = y + before_y;
  const gint far = G_MAXINT / 2;
  const gint inside =
      MIN (MIN (drawing->open & LAYER_OPEN_LEFT ? far : left,
               drawing->open & LAYER_OPEN_RIGHT ? far : width - left),
          MIN (drawing->open & LAYER_OPEN_TOP ? far : top,
              drawing->open & LAYER_OPEN_BOTTOM ? far : height - top));
  /* Half a sample inside is all of it, but for rounding; for chroma, half of
   * its two, so that what lies past an odd edge counts as seen. */
  const gint64 cover =
      (gint64) (inside + 2) * (gint) p->step * 256 / track->margin
      + 128 * (gint) p->step;

  return CLAMP (cover, 0, 256);
}

static void
lay_turned_border (const LayerDrawing *drawing, const Plane *p,
    const Track *track, gint x0, gint x1, guint8 *out)
{
  for (gint i = x0; i < x1; i++) {
    const gint cover =
        turned_cover (drawing, p, track, on_track (track->x, track->step_x, i),
            on_track (track->y, track->step_y, i));

    out[i] = p->border + (((out[i] - p->border) * cover + 128) >> 8);
  }
}

/* A still is convex: what begins and ends on it stays on it. */
static gboolean
stays_inside (const LayerDrawing *drawing, const Plane *p, const Track *track,
    gint x0, gint x1)
{
  for (gint i = x0; i < x1; i += MAX (x1 - 1 - x0, 1))
    if (turned_cover (drawing, p, track, on_track (track->x, track->step_x, i),
            on_track (track->y, track->step_y, i))
        < 256)
      return FALSE;
  return TRUE;
}

static void
turned_row (const LayerDrawing *drawing, gint plane, gint y, gint x0, gint x1,
    guint8 *out)
{
  const Plane p = plane_of (drawing, plane);
  const KernelsPlane from = {
    .data = p.data, .stride = p.stride, .width = p.width, .height = p.height
  };
  const Track track = track_of (&drawing->view, &p, y);
  gint32 at[2][TURN_BLOCK];

  for (gint i = x0; i < x1; i += TURN_BLOCK) {
    const gint n = MIN (TURN_BLOCK, x1 - i);

    places_on_track (track.x, track.step_x, i, at[0], n);
    places_on_track (track.y, track.step_y, i, at[1], n);
    kernels ()->sample (&from, at[0], at[1], out + i, n);
  }
  if (!stays_inside (drawing, &p, &track, x0, x1))
    lay_turned_border (drawing, &p, &track, x0, x1, out);
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
