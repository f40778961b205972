/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Streaks towards the middle: see blur.h. */

#include "blur.h"
#include "kernels.h"
#include "noise.h"

#include <math.h>

#define STEPS 16

typedef struct {
  const Picture *a, *b;
  gint share_b, plane, width, height;
  gint reach; /* of 16384: times a side it fits 32 bits */
  guint32 seed;
} Zoom;

/* @STEPS samples of one picture, scattered by a part of a step. */
static gint
sum_to_centre (const Zoom *zoom, const Picture *from, gint x, gint y, gint part)
{
  const gint cx = zoom->width / 2, cy = zoom->height / 2;
  const guint8 *plane = from->plane[zoom->plane];
  const gint stride = from->stride[zoom->plane];
  gint sum = 0;

  for (gint i = 0; i < STEPS; i++) {
    const gint share = zoom->reach * (256 * i + part) / (256 * STEPS);
    const gint px = x + (((cx - x) * share + 8192) >> 14);
    const gint py = y + (((cy - y) * share + 8192) >> 14);

    sum += plane[(gsize) py * stride + px];
  }
  return sum;
}

static void
zoom_row (const Zoom *zoom, gint y, guint8 *out)
{
  for (gint x = 0; x < zoom->width; x++) {
    const gint part = noise_hash (x, y, zoom->seed) >> 24;
    gint64 sum = 0;

    if (zoom->share_b < BLEND_ONE)
      sum += (gint64) (BLEND_ONE - zoom->share_b)
          * sum_to_centre (zoom, zoom->a, x, y, part);
    if (zoom->share_b > 0)
      sum += (gint64) zoom->share_b * sum_to_centre (zoom, zoom->b, x, y, part);
    out[x] = (guint8) ((sum + STEPS * BLEND_ONE / 2) / (STEPS * BLEND_ONE));
  }
}

void
blur_mix_zoom (const Picture *a, const Picture *b, gint share_b, gdouble reach,
    guint32 seed, Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;
    const Zoom zoom = { a, b, share_b, plane, picture_plane_width (dst, plane),
      picture_plane_height (dst, plane),
      (gint) lrint (CLAMP (reach, 0, 1) * 16384), seed };

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++)
      zoom_row (&zoom, y, dst->plane[plane] + (gsize) y * dst->stride[plane]);
  }
}
