/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer: one still seen through one affine. Fit, motion, geometric effects
 * and a transition's camera multiply into that affine, so that a picture is
 * resampled exactly once per frame. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* (x, y) of the output -> (xx*x + xy*y + x0, yx*x + yy*y + y0) of the source.
 * Both in luma samples measured from the picture's top left edge, so that the
 * centre of the first sample is (0.5, 0.5). */
typedef struct {
  gdouble xx, xy, yx, yy, x0, y0;
} Affine;

extern const Affine affine_identity;
/* First @first, then @second. */
Affine affine_multiply (const Affine *first, const Affine *second);

/* What a motion or geometric effect does at one moment: the camera's window
 * in the fitted picture, clamped so that it never leaves it. */
typedef struct {
  gdouble zoom;             /* 1 = the fitted window, 2 = half of it */
  gdouble x, y;             /* centre of the window in 0..1 of the frame, .5 */
  gdouble angle;            /* radians, clockwise */
  gdouble squash;           /* wider by this share, and so much lower */
  gdouble bare;             /* not 0: the border may be seen */
} LayerView;

/* All of it: where every effect starts from. */
#define LAYER_VIEW_WHOLE ((LayerView){ .zoom = 1, .x = .5, .y = .5 })
/* Its window, which never leaves the picture, is all of that. */
gboolean layer_view_is_whole (const LayerView *view);

typedef enum {
  LAYER_FIT_COVER,
  LAYER_FIT_CONTAIN,
  LAYER_FIT_CONTAIN_BLUR,   /* a still that backdrop.h made covers */
  LAYER_FIT_STRETCH,
} LayerFit;

/**
 * layer_affine:
 * @source_width: of the still as it lies in memory, luma samples
 * @frame_width: of the frame it is drawn to
 * @focus_x: 0..1, what stays visible when @fit crops
 * @views: the motion and geometric effects, in order
 *
 * Returns: frame -> still.
 */
Affine layer_affine (gint source_width, gint source_height,
    gint frame_width, gint frame_height, LayerFit fit,
    gdouble focus_x, gdouble focus_y, const LayerView *views, guint n_views);

/**
 * layer_still_size:
 * @max_zoom: the largest zoom that any frame will ask of it
 *
 * The size at which a source should lie in memory so that drawing neither
 * shrinks it noticeably nor keeps samples that no frame shows. Never more than
 * the source has, nor than four thirds of what the widest view shows.
 */
void layer_still_size (gint source_width, gint source_height,
    gint frame_width, gint frame_height, LayerFit fit, gdouble max_zoom,
    gint *width, gint *height);

/**
 * layer_draw:
 * @dst: the frame; all planes are written between the rows given
 * @view: frame -> @src
 * @border: shown outside of @src
 * @y0: first luma row, even; @y1: one past the last, even or @dst->height
 *
 * Four-tap separable resample where the affine is scale and translate, an
 * interpolated one where it turns. An identity affine copies.
 */
void layer_draw (Picture *dst, const Picture *src, const Affine *view,
    PictureColor border, gint y0, gint y1);

G_END_DECLS
