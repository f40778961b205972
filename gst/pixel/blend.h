/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of bytes mixed, in integers. Knows neither planes nor pictures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shares are out of this: 1/128 of a level of white. */
#define BLEND_ONE 32768

/* @out = @a and @b in their shares, what is left over is @rest; rounded. */
void blend_mix3 (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n);
/* The same with a share of 255 per sample. */
void blend_weights (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n);

G_END_DECLS
