/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows between limited-range YCbCr and RGB, in integers. Private to the
 * folder; the colours that others need are in picture.h. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* Chroma of a row at the place of each of its luma samples, 8 times as large.
 * @y is the luma row. */
void color_chroma_row (
    const Picture *picture, gint plane, gint y, guint16 *out);
/* Luma of chroma row @y at the place of each of its samples, 8 times as
 * large. */
void color_luma_at_chroma (const Picture *picture, gint y, guint16 *out);

/* @n samples; luma and chroma 8 times as large -> 16-bit RGB. */
void color_to_rgb16 (PictureMatrix matrix, const guint16 *y, const guint16 *cb,
    const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n);
void color_luma_from_rgb16 (PictureMatrix matrix, const guint16 *r,
    const guint16 *g, const guint16 *b, guint8 *y, gint n);
void color_chroma_from_rgb16 (PictureMatrix matrix, const guint16 *r,
    const guint16 *g, const guint16 *b, guint8 *cb, guint8 *cr, gint n);

G_END_DECLS
