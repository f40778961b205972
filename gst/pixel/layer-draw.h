/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A layer about to be drawn: what all of its rows share is made once, then any
 * part of any row is. And what the driver knows beyond layer.h: which sides of
 * a still are no border, however far a camera moves past them. */
#pragma once

#include "layer.h"
#include "resample.h"
#include "scratch.h"

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

/* What a still covers of one axis of the frame, luma samples. */
typedef struct {
  gdouble from, to;
} LayerSpan;

/* How the columns of luma or of chroma are made, if rows stay rows. */
typedef struct {
  ResampleColumns columns;
  gint low;       /* the first sample of the source that taps reach */
  guint16 *cover; /* how much the still covers of each, of 256 */
  gboolean whole; /* all of each */
  gint16 *line;   /* the source between rows, from @low on */
} LayerColumns;

typedef enum {
  LAYER_COPIED,
  LAYER_STRAIGHT, /* scale and translate */
  LAYER_TURNED,
} LayerWay;

typedef struct {
  const Picture *src;
  Affine view;
  PictureColor border;
  LayerSides open;
  LayerWay way;
  gint width, height; /* of the frame */
  LayerSpan down;
  LayerColumns columns[2]; /* of luma, of chroma */
} LayerDrawing;

/* Past the @open sides the still's last samples go on. @which of @scratch holds
 * the tables until the drawing is done. */
void layer_drawing_init (LayerDrawing *drawing, const Picture *src,
    const Affine *view, PictureColor border, LayerSides open, gint width,
    gint height, Scratch *scratch, ScratchBuffer which);

/* Row @y of a plane, the samples from @x0 to before @x1 and perhaps some
 * beside them; @out is where the row's first sample lies. */
void layer_drawing_row (const LayerDrawing *drawing, gint plane, gint y,
    gint x0, gint x1, guint8 *out);
/* The luma rows @y0 to before @y1, and their chroma, of all of @dst. */
void layer_drawing_rows (
    const LayerDrawing *drawing, Picture *dst, gint y0, gint y1);

G_END_DECLS
