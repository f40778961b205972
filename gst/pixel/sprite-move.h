/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A part of a sprite blended somewhere else, larger or smaller: what moving
 * words and letters are made of. Integers alone. */
#pragma once

#include "sprite.h"

G_BEGIN_DECLS

/* Luma columns and rows of the frame, right and bottom excluded; any parity.
 * Boxes that share a border share no sample. */
typedef struct {
  gint x0, y0, x1, y1;
} SpriteBox;

#define SPRITE_MOVE_ONE 65536

typedef struct {
  gint zoom;   /* of SPRITE_MOVE_ONE; at most 16 times */
  gint x, y;   /* what stays where it is, 1/256 pixel of the frame */
  gint dx, dy; /* 1/256 pixel */
} SpriteMove;

/* What of @sprite lies in @box, blended at @opacity (0..256) as @move has it;
 * NULL: where it is. */
void sprite_blend_moved (const Sprite *sprite, Picture *dst, gint opacity,
    const SpriteBox *box, const SpriteMove *move);

G_END_DECLS
