/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Boxes by running sums. A box of any width is whole samples at one weight
 * and one at each end at a smaller one, so that a blur grows without steps. */

#include "blur.h"
#include "kernels.h"

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

void
blur_mix (const Picture *a, const Picture *b, gint share_b, Picture *dst)
{
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (dst, plane); y++)
      mix_row (a, b, share_b, plane, y, picture_row (dst, plane, y));
}

/* ---- one box along the row, to the right ---- */

/* Buffers of one row, and what its samples are divided by. */
typedef struct {
  guint8 *mixed;
  guint32 *sum;
  gint32 *half;
  gdouble *over;
} Trail;

static Trail
trail_of (Scratch *scratch, gint n, gint whole)
{
  const gsize wide = (n + whole + 64) & ~(gsize) 63;
  guint8 *memory = scratch_bytes (scratch, SCRATCH_WINDOW_A, 17 * wide);

  return (Trail){ .over = (gdouble *) memory,
    .half = (gint32 *) (memory + 8 * wide),
    .sum = (guint32 *) (memory + 12 * wide),
    .mixed = memory + 16 * wide };
}

/* Fewer samples at the right edge, past which there is nothing. */
static void
trail_divisors (const Trail *trail, gint n, gint whole, gint part)
{
  for (gint i = 0; i < n; i++) {
    const gint count = i + whole < n ? 256 * whole + part : 256 * (n - i);

    trail->half[i] = count / 2;
    trail->over[i] = 1. / count;
  }
  memset (trail->mixed + n, 0, whole);
}

void
blur_mix_trail (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble width, Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0, n = picture_plane_width (a, plane);
    const gint fixed = lrint ((1 + (width - 1) / (1 + half)) * 256);
    const gint whole = fixed >> 8, part = fixed & 255;
    const Trail trail = trail_of (scratch, n, whole);

    trail_divisors (&trail, n, whole, part);
    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      mix_row (a, b, share_b, plane, y, trail.mixed);
      kernels ()->sum_bytes (trail.mixed, trail.sum, n + whole);
      kernels ()->trail (trail.sum, trail.mixed, whole, part, trail.half,
          trail.over, dst->plane[plane] + (gsize) y * dst->stride[plane], n);
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

/* @n samples out of @n + 2 * reach. */
static void
box_along (
    const Box *box, const guint16 *in, guint32 *sum, guint16 *out, gint n)
{
  const gint whole = 2 * box->radius + 1;

  kernels ()->sum_words (in, sum, n + whole + 1);
  kernels ()->box_along (sum, in, whole, box->inner, box->outer, out, n);
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
    kernels ()->add_words (sum, line_at (in, y), n);
  for (gint y = out->first; y <= out->last; y++)
    kernels ()->box_down (sum, line_at (in, y - r - 1), line_at (in, y - r),
        line_at (in, y + r + 1), box->inner, box->outer, line_at (out, y), n);
}

/* To 8.8, the first and the last sample going on outside. */
static void
widen_row (const guint8 *restrict in, gint n, gint reach, guint16 *restrict out)
{
  for (gint i = 0; i < n; i++)
    out[i + reach] = in[i] << 8;
  for (gint i = 0; i < reach; i++) {
    out[i] = out[reach];
    out[n + reach + i] = out[n + reach - 1];
  }
}

static void
narrow_row (const guint16 *restrict in, guint8 *restrict out, gint n)
{
  for (gint x = 0; x < n; x++)
    out[x] = (in[x] + 128) >> 8;
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
  const gsize wide = n + 6 * reach + 1;
  guint32 *sum = scratch_bytes (g->scratch, SCRATCH_WINDOW_D,
      wide * (sizeof *sum + 2 * sizeof (guint16)) + n);
  guint16 *row = (guint16 *) (sum + wide), *other = row + wide;
  guint8 *mixed = (guint8 *) (other + wide);

  for (gint y = lines->first; y <= lines->last; y++) {
    mix_row (g->a, g->b, g->share_b, g->plane, y, mixed);
    widen_row (mixed, n, 3 * reach, row);
    box_along (&g->box, row, sum, other, n + 4 * reach);
    box_along (&g->box, other, sum, row, n + 2 * reach);
    box_along (&g->box, row, sum, line_at (lines, y), n);
  }
}

static void
gauss_store (const Gaussian *g, const Lines *lines)
{
  for (gint y = lines->first; y <= lines->last; y++)
    narrow_row (line_at (lines, y),
        g->dst->plane[g->plane] + (gsize) y * g->dst->stride[g->plane],
        lines->width);
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
