/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a sprite is made from: a rectangle of the frame as premultiplied
 * native-endian 0xAARRGGBB words, on which shapes and pictures are laid once
 * an item. Integers and single floats of +, -, x, / and sqrt alone. */
#pragma once

#include "sprite.h"

G_BEGIN_DECLS

typedef struct {
  gint x, y;                /* in the frame; may be negative */
  gint width, height;
  gint stride;              /* bytes */
  guint8 *argb;
} Paper;

/* In the frame, parts of pixels count. */
typedef struct {
  gdouble x, y, width, height;
} PaperRect;

/* Straight 8-bit RGBA. */
typedef struct {
  const guint8 *rgba;
  gint width, height, stride;
} PaperImage;

/* Transparent; NULL if it would hold nothing, or more than a frame can show. */
Paper *paper_new (gint x, gint y, gint width, gint height);
/* Large enough for @rect and @edge pixels around it. */
Paper *paper_new_around (const PaperRect *rect, gdouble edge);
void paper_free (Paper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

/* Lays @over on @paper, where they overlap. */
void paper_lay (Paper *paper, const Paper *over);
/* Both in one, NULL if both are; either may be NULL. */
Paper *paper_stack (const Paper *under, const Paper *over);

/* @radius of its corners; colours are 0xRRGGBBAA. */
void paper_fill (Paper *paper, const PaperRect *rect, gdouble radius,
    guint32 color);
/* Inside of the edge of @rect. */
void paper_stroke (Paper *paper, const PaperRect *rect, gdouble radius,
    gdouble width, guint32 color);
/* Whole at row @from of the frame, nothing at row @to, above or below. */
void paper_fade (Paper *paper, gdouble from, gdouble to, guint32 color);
/* What is on it throws a shadow of @blur pixels that falls by half of that. */
void paper_shade (Paper *paper, gdouble blur, guint32 color);

/* Scales @image to @rect, with corners of @radius cut off. */
void paper_draw_image (Paper *paper, const PaperImage *image,
    const PaperRect *rect, gdouble radius);

/* @paper turned by @angle radians clockwise about a point of the frame. */
Paper *paper_turned (const Paper *paper, gdouble angle, gdouble x,
    gdouble y);

/* NULL if nothing is on it, or it is NULL. */
Sprite *paper_to_sprite (const Paper *paper, PictureMatrix matrix);

G_END_DECLS
