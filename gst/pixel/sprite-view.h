/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sprites that move: seen through an affine and a window, or out of focus. */
#pragma once

#include "paper.h"
#include "layer.h"

G_BEGIN_DECLS

/**
 * sprite_blend_view:
 * @view: a point of the frame -> the point of the sprite, where it rests, that
 *   is seen there
 * @window: (nullable): what of the sprite, where it rests, is seen at all
 * @opacity: 0..256
 */
void sprite_blend_view (const Sprite *sprite, Picture *dst, const Affine *view,
    const PaperRect *window, gint opacity);

/* Three box blurs of @radius pixels together, around it as well. */
Sprite *sprite_blurred (const Sprite *sprite, gint radius);

G_END_DECLS
