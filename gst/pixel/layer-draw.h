/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the driver knows of drawing a layer beyond layer.h: which sides of a
 * still are no border, however far a camera moves past them. */
#pragma once

#include "layer.h"

G_BEGIN_DECLS

typedef enum {
  LAYER_OPEN_LEFT = 1 << 0,
  LAYER_OPEN_RIGHT = 1 << 1,
  LAYER_OPEN_TOP = 1 << 2,
  LAYER_OPEN_BOTTOM = 1 << 3,
} LayerSides;

/* The sides on which @src reaches to the end of a frame of this size. */
LayerSides layer_open_sides (const Picture *src, const Affine *view,
    gint frame_width, gint frame_height);
/* Past the @open sides the still's last samples go on. */
void layer_draw_open (Picture *dst, const Picture *src, const Affine *view,
    PictureColor border, LayerSides open, gint y0, gint y1);

G_END_DECLS
