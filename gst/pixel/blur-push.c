/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Two pictures side by side as a moving camera sees them: running sums along
 * the way. See blur.h. */

#include "blur.h"

#include <math.h>
#include <string.h>

typedef struct {
  const Picture *first, *second; /* along the axis */
  Picture *dst;
  gint plane, width, height;
  /* Where the mean of sample 0 starts, and how far it reaches: 24.8 samples. */
  gint at, reach;
} Push;

static const guint8 *
row_of (const Picture *picture, gint plane, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane];
}

/* The mean over @push->reach, whose whole samples make @sum. */
static guint8
mean (const Push *push, guint32 sum, gint before, gint after)
{
  const gint first = push->at & 255, last = (push->at + push->reach) & 255;
  const guint32 total = (sum << 8) + after * last - before * first;

  return (guint8) ((total + push->reach / 2) / push->reach);
}

/* ---- along rows ---- */

/* The row of both with its ends drawn out, from sample @from on. */
static void
lay_row (const Push *push, gint y, gint from, gint n, guint8 *line)
{
  const guint8 *first = row_of (push->first, push->plane, y);
  const guint8 *second = row_of (push->second, push->plane, y);

  for (gint i = 0; i < n; i++) {
    const gint at = CLAMP (from + i, 0, 2 * push->width - 1);

    line[i] = at < push->width ? first[at] : second[at - push->width];
  }
}

static void
push_along (const Push *push, Scratch *scratch, gint y0, gint y1)
{
  const gint from = push->at >> 8;
  const gint whole = ((push->at + push->reach) >> 8) - from;
  const gint n = push->width + whole + 1;
  guint8 *line = scratch_bytes (scratch, SCRATCH_WINDOW_A, n);

  for (gint y = y0; y < y1; y++) {
    guint8 *out = (guint8 *) row_of (push->dst, push->plane, y);
    guint32 sum = 0;

    lay_row (push, y, from, n, line);
    for (gint i = 0; i < whole; i++)
      sum += line[i];
    for (gint x = 0; x < push->width; x++) {
      out[x] = mean (push, sum, line[x], line[x + whole]);
      sum += line[x + whole] - line[x];
    }
  }
}

/* ---- down columns ---- */

static const guint8 *
line_at (const Push *push, gint y)
{
  const gint at = CLAMP (y, 0, 2 * push->height - 1);

  return at < push->height
      ? row_of (push->first, push->plane, at)
      : row_of (push->second, push->plane, at - push->height);
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
  for (gint y = y0; y < y1; y++) {
    const guint8 *before = line_at (push, y + from);
    const guint8 *after = line_at (push, y + from + whole);
    guint8 *out = (guint8 *) row_of (push->dst, push->plane, y);

    for (gint x = 0; x < push->width; x++) {
      out[x] = mean (push, sum[x], before[x], after[x]);
      sum[x] += after[x] - before[x];
    }
  }
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
