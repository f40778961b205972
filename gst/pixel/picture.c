/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures in memory: made, filled, copied and seen in part. Colours and the
 * ways from and to RGB are in color.c, resizing is in resize.c. */

#include "picture.h"

#include <string.h>

#define ALIGNMENT 64

static gsize
align (gsize size)
{
  return (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
}

PictureMatrix
picture_matrix_for_height (gint height)
{
  return height > 576 ? PICTURE_BT709 : PICTURE_BT601;
}

/* One block: the struct, then the planes. */
Picture *
picture_new (gint width, gint height, PictureMatrix matrix)
{
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  Picture shape = { .width = width, .height = height, .matrix = matrix };
  gsize offset[3], size = align (sizeof (Picture));

  for (gint i = 0; i < 3; i++) {
    shape.stride[i] = align (picture_plane_width (&shape, i));
    offset[i] = size;
    size += (gsize) shape.stride[i] * picture_plane_height (&shape, i);
  }
  guint8 *block = g_aligned_alloc (1, size + ALIGNMENT, ALIGNMENT);
  for (gint i = 0; i < 3; i++)
    shape.plane[i] = block + offset[i];
  *(Picture *) block = shape;
  return (Picture *) block;
}

void
picture_free (Picture *picture)
{
  g_aligned_free (picture);
}

Picture
picture_view (const Picture *parent, gint x, gint y, gint width, gint height)
{
  Picture view = *parent;

  view.width = width;
  view.height = height;
  view.plane[0] += (gsize) y * view.stride[0] + x;
  for (gint i = 1; i < 3; i++)
    view.plane[i] += (gsize) (y / 2) * view.stride[i] + x / 2;
  return view;
}

void
picture_fill (Picture *picture, PictureColor color)
{
  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (picture, i); y++)
      memset (picture->plane[i] + (gsize) y * picture->stride[i], color.c[i],
          picture_plane_width (picture, i));
}

void
picture_copy (Picture *dst, const Picture *src)
{
  g_return_if_fail (dst->width == src->width && dst->height == src->height);

  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (src, i); y++)
      memcpy (dst->plane[i] + (gsize) y * dst->stride[i],
          src->plane[i] + (gsize) y * src->stride[i],
          picture_plane_width (src, i));
}
