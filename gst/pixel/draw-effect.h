/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One effect over one picture: what draw.c lays on a frame. Private to the
 * folder. */
#pragma once

#include "effect.h"

G_BEGIN_DECLS

/* The luma rows @y0 to before @y1 of @dst, and their chroma: @y0 is even. The
 * bytes are the same however the rows are split. */
void draw_effect_rows (Scratch *scratch, const Effect *effect,
    const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1);

G_END_DECLS
