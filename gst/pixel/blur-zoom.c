/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Streaks towards the middle: see blur.h. A picture and itself a little
 * nearer, then both of them and the two still nearer, and so on: each time
 * twice as many. */

#include "blur.h"
#include "exact.h"
#include "kernels.h"
#include "layer-draw.h"

/* 64 pictures. */
#define PASSES 6
#define LEAST .02

/* @scale of what is seen is as large as the frame. */
static void
nearer_init (
    LayerDrawing *nearer, Scratch *scratch, const Picture *from, gdouble scale)
{
  const Affine view = { .xx = scale,
    .yy = scale,
    .x0 = from->width / 2. * (1 - scale),
    .y0 = from->height / 2. * (1 - scale) };

  layer_drawing_init (nearer, from, &view, (PictureColor){ { 0 } },
      LAYER_OPEN_LEFT | LAYER_OPEN_RIGHT | LAYER_OPEN_TOP | LAYER_OPEN_BOTTOM,
      from->width, from->height, scratch, SCRATCH_WINDOW_B);
}

/* The mean of @from and of it nearer; of two between which no whole level lies
 * the upper one or, every second time, the lower one. */
static void
zoom_pass (Scratch *scratch, const Picture *from, gdouble scale, gboolean up,
    Picture *dst, gint y0, gint y1)
{
  guint8 *near = scratch_bytes (scratch, SCRATCH_WINDOW_A, from->width);
  LayerDrawing nearer;

  nearer_init (&nearer, scratch, from, scale);
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0, n = picture_plane_width (dst, plane);

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      layer_drawing_row (&nearer, plane, y, 0, n, near);
      kernels ()->mix (picture_row (from, plane, y), BLEND_ONE / 2, near,
          BLEND_ONE / 2 - !up, 0, picture_row (dst, plane, y), n);
    }
  }
}

void
blur_mix_zoom (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble reach, Picture *dst, gint y0, gint y1)
{
  const gdouble nearest = MAX (LEAST, 1 - reach);
  Picture *made[2] = { scratch_picture (scratch, SCRATCH_MIXED_A, dst),
    scratch_picture (scratch, SCRATCH_MIXED_B, dst) };

  blur_mix (a, b, share_b, made[0]);
  for (gint i = 0; i < PASSES; i++) {
    const gdouble part = (gdouble) (1 << i) / ((1 << PASSES) - 1);
    const gboolean last = i == PASSES - 1;

    zoom_pass (scratch, made[i % 2], exact_pow (nearest, part), i % 2,
        last ? dst : made[1 - i % 2], last ? y0 : 0, last ? y1 : dst->height);
  }
}
