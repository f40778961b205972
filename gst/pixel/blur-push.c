/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Two pictures side by side as a moving camera sees them: running sums along
 * the way. See blur.h. */

#include "blur.h"
#include "kernels.h"

#include <math.h>
#include <string.h>

typedef struct {
  const Picture *first, *second; /* along the axis */
  Picture *dst;
  gint plane, width, height;
  /* Where the mean of sample 0 starts, and how far it reaches: 24.8 samples. */
  gint at, reach;
} Push;

/* ---- along rows ---- */

/* The row of both with its ends drawn out, from sample @from on. */
static void
lay_row (const Push *push, gint y, gint from, gint n, guint8 *line)
{
  const guint8 *first = picture_row (push->first, push->plane, y);
  const guint8 *second = picture_row (push->second, push->plane, y);
  const gint width = push->width;

  for (gint i = 0, count; i < n; i += count) {
    const gint at = from + i;
    const gint end = at < 0 ? 0 : at < width ? width : 2 * width;

    count = at < 2 * width ? MIN (end - at, n - i) : n - i;
    if (at < 0)
      memset (line + i, first[0], count);
    else if (at < width)
      memcpy (line + i, first + at, count);
    else if (at < 2 * width)
      memcpy (line + i, second + at - width, count);
    else
      memset (line + i, second[width - 1], count);
  }
}

static void
push_along (const Push *push, Scratch *scratch, gint y0, gint y1)
{
  const gint from = push->at >> 8;
  const gint whole = ((push->at + push->reach) >> 8) - from;
  const gint n = push->width + whole + 1;
  const gsize wide = (n + 64) & ~(gsize) 63;
  guint32 *sum =
      scratch_bytes (scratch, SCRATCH_WINDOW_A, (sizeof *sum + 1) * wide);
  guint8 *line = (guint8 *) (sum + wide);

  for (gint y = y0; y < y1; y++) {
    lay_row (push, y, from, n, line);
    kernels ()->sum_bytes (line, sum, n);
    kernels ()->slide_along (sum, line, whole, push->at & 255,
        (push->at + push->reach) & 255, push->reach / 2, 1. / push->reach,
        picture_row (push->dst, push->plane, y), push->width);
  }
}

/* ---- down columns ---- */

static const guint8 *
line_at (const Push *push, gint y)
{
  const gint at = CLAMP (y, 0, 2 * push->height - 1);

  return at < push->height
      ? picture_row (push->first, push->plane, at)
      : picture_row (push->second, push->plane, at - push->height);
}

static void
push_down (const Push *push, Scratch *scratch, gint y0, gint y1)
{
  const gint from = push->at >> 8;
  const gint whole = ((push->at + push->reach) >> 8) - from;
  guint32 *sum =
      scratch_bytes (scratch, SCRATCH_WINDOW_A, push->width * sizeof *sum);

  memset (sum, 0, push->width * sizeof *sum);
  for (gint i = 0; i < whole; i++) {
    const guint8 *line = line_at (push, y0 + from + i);

    for (gint x = 0; x < push->width; x++)
      sum[x] += line[x];
  }
  for (gint y = y0; y < y1; y++)
    kernels ()->slide_down (sum, line_at (push, y + from),
        line_at (push, y + from + whole), push->at & 255,
        (push->at + push->reach) & 255, push->reach / 2, 1. / push->reach,
        picture_row (push->dst, push->plane, y), push->width);
}

void
blur_push (Scratch *scratch, const Picture *a, const Picture *b, gint dx,
    gint dy, gdouble way, gdouble reach, Picture *dst, gint y0, gint y1)
{
  const gboolean a_first = dx < 0 || dy < 0;
  const gdouble along = a_first ? way : 1 - way;

  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;
    const gint width = picture_plane_width (dst, plane);
    const gint height = picture_plane_height (dst, plane);
    const gdouble size = dx != 0 ? width : height;
    const gint length = (gint) MAX (256, lrint (reach * size * 256));
    const Push push = { a_first ? a : b, a_first ? b : a, dst, plane, width,
      height, (gint) lrint (along * size * 256) - (length - 256) / 2, length };

    if (dx != 0)
      push_along (&push, scratch, y0 >> half, (y1 + half) >> half);
    else
      push_down (&push, scratch, y0 >> half, (y1 + half) >> half);
  }
}
