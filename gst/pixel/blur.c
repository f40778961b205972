/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Boxes by running sums. A box of any width is whole samples at one weight
 * and one at each end at a smaller one, so that a blur grows without steps. */

#include "blur.h"
#include "kernels.h"
#include "simd.h"

#include <math.h>
#include <string.h>

static const guint8 *
plane_row (const Picture *picture, gint plane, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane];
}

static void
mix_row (const Picture *a, const Picture *b, gint share_b, gint plane, gint y,
    guint8 *out)
{
  kernels ()->mix (plane_row (a, plane, y), BLEND_ONE - share_b,
      plane_row (b, plane, y), share_b, 0, out, picture_plane_width (a, plane));
}

/* ---- one box along the row, to the right ---- */

/* The mean of @whole samples and @part of 256 of the next. */
static void
trail_row (const guint8 *in, gint n, gint whole, gint part, guint8 *out)
{
  gint sum = 0;

  for (gint i = 0; i < MIN (whole, n); i++)
    sum += in[i];
  for (gint i = 0; i < n; i++) {
    const gboolean inside = i + whole < n;
    const gint next = inside ? in[i + whole] : 0;
    const gint count = inside ? 256 * whole + part : 256 * (n - i);

    out[i] = (256 * sum + part * next + count / 2) / count;
    sum += next - in[i];
  }
}

void
blur_mix_trail (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble width, Picture *dst, gint y0, gint y1)
{
  guint8 *mixed = scratch_bytes (scratch, SCRATCH_WINDOW_A, a->width);

  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;
    const gint fixed = lrint ((1 + (width - 1) / (1 + half)) * 256);

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      mix_row (a, b, share_b, plane, y, mixed);
      trail_row (mixed, picture_plane_width (a, plane), fixed >> 8, fixed & 255,
          dst->plane[plane] + (gsize) y * dst->stride[plane]);
    }
  }
}

/* ---- three boxes each way ---- */

/* (2 * radius + 1) * inner + 2 * outer = 65536. */
typedef struct {
  gint radius;
  guint32 inner, outer;
} Box;

static Box
box_of_sigma (gdouble sigma)
{
  /* Three boxes of width w: 3 (w * w - 1) / 12 = sigma * sigma. */
  const gdouble width = sqrt (4 * sigma * sigma + 1);
  const gint radius = (gint) floor ((width - 1) / 2);
  /* Even, so that the ends halve what is left. */
  const guint32 inner = (guint32) (65536 / width) & ~1u;

  return (Box){ radius, inner, (65536 - (2 * radius + 1) * inner) / 2 };
}

/* What one box reads beyond what it writes. */
static gint
box_reach (const Box *box)
{
  return box->radius + 1;
}

static inline guint16
box_value (const Box *box, guint32 sum, guint32 ends)
{
  return (sum * box->inner + ends * box->outer + 32768) >> 16;
}

/* @n samples out of @n + 2 * reach. */
static void
box_along (const Box *box, const guint16 *in, guint16 *out, gint n)
{
  const gint whole = 2 * box->radius + 1;
  guint32 sum = 0;

  for (gint i = 1; i <= whole; i++)
    sum += in[i];
  for (gint i = 0; i < n; i++) {
    out[i] = box_value (box, sum, in[i] + in[i + whole + 1]);
    sum += in[i + whole + 1] - in[i + 1];
  }
}

SIMD_CLONES static void
box_rows (const Box *box, guint32 *sum, const guint16 *before,
    const guint16 *first, const guint16 *after, guint16 *out, gint n)
{
  const guint32 inner = box->inner, outer = box->outer;

  for (gint x = 0; x < n; x++) {
    const guint32 ends = before[x] + after[x];

    out[x] = (sum[x] * inner + ends * outer + 32768) >> 16;
    sum[x] += after[x] - first[x];
  }
}

SIMD_CLONES static void
add_row (guint32 *sum, const guint16 *row, gint n)
{
  for (gint x = 0; x < n; x++)
    sum[x] += row[x];
}

/* Rows of 8.8 samples; row @first is the first that is there. */
typedef struct {
  guint16 *data;
  gint width, first, last;
} Lines;

/* Rows past the ends are those at the ends. */
static guint16 *
line_at (const Lines *lines, gint y)
{
  return lines->data
      + (gsize) (CLAMP (y, lines->first, lines->last) - lines->first)
      * lines->width;
}

static void
box_down (const Box *box, const Lines *in, const Lines *out, guint32 *sum)
{
  const gint n = in->width, r = box->radius;

  memset (sum, 0, n * sizeof *sum);
  for (gint y = out->first - r; y <= out->first + r; y++)
    add_row (sum, line_at (in, y), n);
  for (gint y = out->first; y <= out->last; y++)
    box_rows (box, sum, line_at (in, y - r - 1), line_at (in, y - r),
        line_at (in, y + r + 1), line_at (out, y), n);
}

static void
widen_row (const guint8 *in, gint n, gint reach, guint16 *out)
{
  for (gint i = -reach; i < n + reach; i++)
    out[i + reach] = in[CLAMP (i, 0, n - 1)] << 8;
}

typedef struct {
  const Picture *a, *b;
  Picture *dst;
  gint share_b, plane;
  Box box;
  Scratch *scratch;
} Gaussian;

/* Mixes and blurs along the rows. */
static void
gauss_along (const Gaussian *g, const Lines *lines)
{
  const gint n = lines->width, reach = box_reach (&g->box);
  const gsize wide = n + 6 * reach;
  guint16 *row =
      scratch_bytes (g->scratch, SCRATCH_WINDOW_D, 2 * wide * sizeof *row + n);
  guint16 *other = row + wide;
  guint8 *mixed = (guint8 *) (other + wide);

  for (gint y = lines->first; y <= lines->last; y++) {
    mix_row (g->a, g->b, g->share_b, g->plane, y, mixed);
    widen_row (mixed, n, 3 * reach, row);
    box_along (&g->box, row, other, n + 4 * reach);
    box_along (&g->box, other, row, n + 2 * reach);
    box_along (&g->box, row, line_at (lines, y), n);
  }
}

static void
gauss_store (const Gaussian *g, const Lines *lines)
{
  for (gint y = lines->first; y <= lines->last; y++) {
    const guint16 *in = line_at (lines, y);
    guint8 *out =
        g->dst->plane[g->plane] + (gsize) y * g->dst->stride[g->plane];

    for (gint x = 0; x < lines->width; x++)
      out[x] = (in[x] + 128) >> 8;
  }
}

/* Each pass needs fewer rows than the one before, and takes those past the
 * picture's ends as blurred too: the same whichever rows are asked for. */
static void
gauss_plane (const Gaussian *g, gint y0, gint y1)
{
  const gint reach = box_reach (&g->box);
  const gint width = picture_plane_width (g->a, g->plane);
  const gint last = picture_plane_height (g->a, g->plane) - 1;
  const gsize size = (gsize) width * (y1 - y0 + 6 * reach) * sizeof (guint16);
  Lines even = { scratch_bytes (g->scratch, SCRATCH_WINDOW_A, size), width,
    MAX (y0 - 3 * reach, 0), MIN (y1 - 1 + 3 * reach, last) };
  Lines odd = { scratch_bytes (g->scratch, SCRATCH_WINDOW_B, size), width,
    y0 - 2 * reach, y1 - 1 + 2 * reach };
  guint32 *sum =
      scratch_bytes (g->scratch, SCRATCH_WINDOW_C, width * sizeof *sum);

  gauss_along (g, &even);
  box_down (&g->box, &even, &odd, sum);
  even.first = y0 - reach;
  even.last = y1 - 1 + reach;
  box_down (&g->box, &odd, &even, sum);
  odd.first = y0;
  odd.last = y1 - 1;
  box_down (&g->box, &even, &odd, sum);
  gauss_store (g, &odd);
}

void
blur_mix_gaussian (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble sigma, Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;
    const Gaussian g = { .a = a,
      .b = b,
      .dst = dst,
      .share_b = share_b,
      .plane = plane,
      .box = box_of_sigma (sigma / (1 + half)),
      .scratch = scratch };

    gauss_plane (&g, y0 >> half, (y1 + half) >> half);
  }
}
