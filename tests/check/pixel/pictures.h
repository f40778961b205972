/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures to draw with, and how tests compare them. */
#pragma once

#include "picture.h"

#include <math.h>
#include <string.h>

static inline guint8 *
sample_of (const Picture *picture, gint plane, gint x, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane] + x;
}

/* Soft and hard parts, as a photograph has; @seed makes another one. */
static inline Picture *
picture_of_seed (gint width, gint height, gint seed)
{
  g_autofree guint8 *rgba = g_malloc (4 * (gsize) width * height);

  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++) {
      guint8 *out = rgba + 4 * ((gsize) y * width + x);
      const gdouble u = (gdouble) x / width, v = (gdouble) y / height;
      const gdouble disc = hypot (u - .3 - .1 * seed, v - .5) < .2 ? 60 : 0;

      out[0] = 110 + 80 * sin (9 * u + seed) * cos (7 * v) + disc;
      out[1] = 120 + 90 * sin (5 * v + 2 * seed) - disc;
      out[2] = 128 + 100 * cos (6 * u * v + seed);
      out[3] = 255;
    }
  return picture_new_from_rgba (
      rgba, 4 * width, width, height, picture_matrix_for_height (height), 0);
}

static inline Picture *
picture_flat (gint width, gint height, guint8 y, guint8 cb, guint8 cr)
{
  Picture *picture = picture_new (width, height, PICTURE_BT709);

  picture_fill (picture, (PictureColor){ { y, cb, cr } });
  return picture;
}

/* Every byte, in all planes; says where they part. */
static inline void
assert_same_picture (const Picture *a, const Picture *b, const gchar *what)
{
  g_assert_true (a->width == b->width && a->height == b->height);
  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (a, i); y++)
      for (gint x = 0; x < picture_plane_width (a, i); x++)
        if (*sample_of (a, i, x, y) != *sample_of (b, i, x, y))
          g_error ("%s: plane %d at %d, %d: %d is not %d", what, i, x, y,
              *sample_of (a, i, x, y), *sample_of (b, i, x, y));
}

/* Mean of the absolute differences of all samples of all planes, in levels. */
static inline gdouble
picture_distance (const Picture *a, const Picture *b)
{
  gdouble sum = 0, n = 0;

  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (a, i); y++)
      for (gint x = 0; x < picture_plane_width (a, i); x++, n++)
        sum += ABS (*sample_of (a, i, x, y) - *sample_of (b, i, x, y));
  return sum / n;
}

/* A picture whose every row and plane lies between guard bytes. */
#define GUARD 0xa5
#define GUARD_WIDTH 37

typedef struct {
  Picture picture;
  guint8 *memory;
  gsize size;
} GuardedPicture;

static inline GuardedPicture
guarded_new (gint width, gint height)
{
  GuardedPicture g = { .picture = { .width = width,
                           .height = height,
                           .matrix = picture_matrix_for_height (height) } };
  gsize offset[3];

  for (gint i = 0; i < 3; i++) {
    g.picture.stride[i] = picture_plane_width (&g.picture, i) + 2 * GUARD_WIDTH;
    offset[i] = g.size + g.picture.stride[i] + GUARD_WIDTH;
    g.size += (gsize) g.picture.stride[i]
        * (picture_plane_height (&g.picture, i) + 2);
  }
  g.memory = g_malloc (g.size);
  memset (g.memory, GUARD, g.size);
  for (gint i = 0; i < 3; i++)
    g.picture.plane[i] = g.memory + offset[i];
  return g;
}

static inline void
guarded_clear (GuardedPicture *g)
{
  g_free (g->memory);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuardedPicture, guarded_clear)

/* Paints over the picture; what is left must be untouched. */
static inline void
assert_guards (GuardedPicture *g, const gchar *what)
{
  picture_fill (&g->picture, (PictureColor){ { GUARD, GUARD, GUARD } });
  for (gsize i = 0; i < g->size; i++)
    if (g->memory[i] != GUARD)
      g_error ("%s: wrote at byte %" G_GSIZE_FORMAT " outside", what, i);
}
