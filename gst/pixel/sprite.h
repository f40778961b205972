/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A drawn thing with soft edges (text, box, logo): premultiplied YCbCr with
 * alpha at both plane sizes, blended inside its bounding box. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

typedef struct {
  gint x, y;                /* even; top left in the frame */
  gint width, height;       /* even */
  guint8 *plane[3];         /* premultiplied Y, Cb, Cr */
  guint8 *alpha[2];         /* for luma, for chroma */
  gint stride[2];           /* luma and alpha[0]; chroma and alpha[1] */
} Sprite;

/**
 * sprite_new_from_argb:
 * @argb: premultiplied native-endian 0xAARRGGBB words, as cairo's ARGB32
 * @x: where its top left lies in the frame; any parity, may be negative
 *
 * Returns: (transfer full): cropped to what is not transparent, NULL if that
 *   is nothing.
 */
Sprite *sprite_new_from_argb (const guint8 *argb, gint stride, gint width,
    gint height, gint x, gint y, PictureMatrix matrix);
/* Transparent; all even. */
Sprite *sprite_new_empty (gint x, gint y, gint width, gint height);
void sprite_free (Sprite *sprite);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sprite, sprite_free)

/* @opacity 0..256; @clip_x0, @clip_x1: columns of the frame drawn (luma, any
 * parity), the whole with 0 and G_MAXINT. */
void sprite_blend (const Sprite *sprite, Picture *dst, gint opacity,
    gint clip_x0, gint clip_x1);

G_END_DECLS
