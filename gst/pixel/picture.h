/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture in memory: 8-bit planar 4:2:0 YUV, limited range, chroma sited as
 * H.264 does by default (left: on the even luma columns, between two rows).
 * Everything here is integer arithmetic: any CPU, any split into rows gives
 * the same bytes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  PICTURE_BT601, /* up to 576 lines */
  PICTURE_BT709, /* above */
} PictureMatrix;

/* One colour in a picture's own space. */
typedef struct {
  guint8 c[3]; /* Y, Cb, Cr */
} PictureColor;

/* Plain struct: a view may be put on foreign memory (a GstVideoFrame, or a
 * rectangle of another picture). Planes 1 and 2 are (width + 1) / 2 by
 * (height + 1) / 2 samples. */
typedef struct {
  gint width, height; /* luma samples, at least 1, odd is fine */
  PictureMatrix matrix;
  guint8 *plane[3]; /* Y, Cb, Cr */
  gint stride[3];   /* bytes from row to row */
} Picture;

static inline gint
picture_plane_width (const Picture *p, gint plane)
{
  return plane == 0 ? p->width : (p->width + 1) / 2;
}

static inline gint
picture_plane_height (const Picture *p, gint plane)
{
  return plane == 0 ? p->height : (p->height + 1) / 2;
}

static inline guint8 *
picture_row (const Picture *p, gint plane, gint y)
{
  return p->plane[plane] + (gsize) y * p->stride[plane];
}

/* The matrix a picture of @height lines is made in. */
PictureMatrix picture_matrix_for_height (gint height);

/* Owns its memory; rows are 64-byte aligned and padded. */
Picture *picture_new (gint width, gint height, PictureMatrix matrix);
void picture_free (Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* A view on a rectangle of @parent; @x and @y must be even. */
Picture picture_view (
    const Picture *parent, gint x, gint y, gint width, gint height);

/* 0xRRGGBBAA, alpha ignored -> exact rounded limited-range YCbCr. */
PictureColor picture_color (guint32 rgba, PictureMatrix matrix);
/* And back: 0xRRGGBBff, clamped. */
guint32 picture_color_to_rgba (PictureColor color, PictureMatrix matrix);

void picture_fill (Picture *picture, PictureColor color);
/* Same size and matrix. */
void picture_copy (Picture *dst, const Picture *src);

/**
 * picture_new_from_rgba:
 * @rgba: straight (not premultiplied) R, G, B, A bytes
 * @stride: bytes from row to row
 * @under: 0xRRGGBBff shown where @rgba is transparent
 *
 * Exact to the rounded matrix; chroma by a filter sited as the planes are.
 */
Picture *picture_new_from_rgba (const guint8 *rgba, gint stride, gint width,
    gint height, PictureMatrix matrix, guint32 under);
/* The same into @picture, as large as that is. */
void picture_set_rgba (
    Picture *picture, const guint8 *rgba, gint stride, guint32 under);

/* Straight RGBA for PNG writers and tests; @rgba is width*height*4 bytes. */
void picture_to_rgba (const Picture *picture, guint8 *rgba);

/**
 * picture_resize:
 *
 * Scales a whole still once, with a windowed filter that widens when it
 * shrinks (no aliasing). For the one resample that each frame makes see
 * layer.h.
 *
 * Returns: (transfer full): a new picture of @width x @height.
 */
Picture *picture_resize (const Picture *src, gint width, gint height);
/* The same; NULL soon after @cancelled (nullable) is. */
Picture *picture_resize_unless (
    const Picture *src, gint width, gint height, GCancellable *cancelled);

/* "#rgb", "#rrggbb" or "#rrggbbaa" -> 0xRRGGBBAA. */
gboolean picture_parse_color (const gchar *text, guint32 *rgba);

G_END_DECLS
