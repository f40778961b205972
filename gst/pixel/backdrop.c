/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The backdrop is made small, where a wide blur is cheap, and scaled up. */

#include "backdrop.h"
#include "blur.h"
#include "layer.h"

#include <math.h>

#define SMALLER 6
/* Of the small one's height. */
#define SIGMA .045
/* Of 256: what is left of light and of colour. */
#define LIGHT 150
#define COLOR 190

static void
dim (Picture *picture)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint black = plane ? 128 : 16, keep = plane ? COLOR : LIGHT;

    for (gint y = 0; y < picture_plane_height (picture, plane); y++) {
      guint8 *row = picture->plane[plane] + (gsize) y * picture->stride[plane];

      for (gint x = 0; x < picture_plane_width (picture, plane); x++)
        row[x] = black + (row[x] - black) * keep / 256;
    }
  }
}

/* @src covering a picture of this size. */
static Picture *
cover (const Picture *src, gint width, gint height, GCancellable *cancelled)
{
  const gdouble scale =
      MAX ((gdouble) width / src->width, (gdouble) height / src->height);
  const gint wide = MAX ((gint) ceil (src->width * scale - 1e-6), width);
  const gint high = MAX ((gint) ceil (src->height * scale - 1e-6), height);
  g_autoptr (Picture) all = picture_resize_unless (src, wide, high, cancelled);
  Picture *middle;

  if (!all)
    return NULL;
  const Picture view = picture_view (
      all, (wide - width) / 2 & ~1, (high - height) / 2 & ~1, width, height);
  middle = picture_new (width, height, src->matrix);
  picture_copy (middle, &view);
  return middle;
}

static Picture *
backdrop (const Picture *src, gint width, gint height, GCancellable *cancelled)
{
  const gint wide = MAX (width / SMALLER, 2), high = MAX (height / SMALLER, 2);
  g_autoptr (Picture) sharp = cover (src, wide, high, cancelled);
  g_autoptr (Picture) soft = picture_new (wide, high, src->matrix);
  g_autoptr (Scratch) scratch = scratch_new ();

  if (!sharp)
    return NULL;
  blur_mix_gaussian (
      scratch, sharp, sharp, 0, SIGMA * MIN (wide, high), soft, 0, high);
  dim (soft);
  return picture_resize_unless (soft, width, height, cancelled);
}

/* Even, so that its place is one in chroma too; all of the frame where it is
 * but a sample short of that. */
static gint
inner_size (gdouble size, gint whole)
{
  const gint even = 2 * MAX (lrint (size / 2), 1);

  return whole - even < 4 ? whole : even;
}

Picture *
backdrop_contain (const Picture *src, gint frame_width, gint frame_height,
    gdouble zoom, GCancellable *cancelled)
{
  gint width, height;

  /* As large as a still of the frame's own shape would be kept. */
  layer_still_size (4 * frame_width, 4 * frame_height, frame_width,
      frame_height, LAYER_FIT_STRETCH, zoom, &width, &height);
  const gdouble scale =
      MIN ((gdouble) width / src->width, (gdouble) height / src->height);
  const gint inner_width = inner_size (src->width * scale, width);
  const gint inner_height = inner_size (src->height * scale, height);
  g_autoptr (Picture) behind = backdrop (src, width, height, cancelled);
  g_autoptr (Picture) inner = behind
      ? picture_resize_unless (src, inner_width, inner_height, cancelled)
      : NULL;

  if (!inner)
    return NULL;
  Picture there = picture_view (behind, (width - inner_width) / 2 & ~1,
      (height - inner_height) / 2 & ~1, inner_width, inner_height);
  picture_copy (&there, inner);
  return g_steal_pointer (&behind);
}
