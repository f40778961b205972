/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A few colours for a picture that has many: the box of all of them is cut in
 * two again and again, each time the one with most to gain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MEDIAN_CUT_BITS 6 /* of a channel */
#define MEDIAN_CUT_CELLS (1 << (3 * MEDIAN_CUT_BITS))

typedef struct {
  guint8 rgb[3];
} MedianColor;

/* Where a colour is counted. */
static inline guint
median_cut_cell (guint8 r, guint8 g, guint8 b)
{
  const guint drop = 8 - MEDIAN_CUT_BITS;

  return (guint) (r >> drop) << (2 * MEDIAN_CUT_BITS)
      | (guint) (g >> drop) << MEDIAN_CUT_BITS | (guint) (b >> drop);
}

/**
 * median_cut:
 * @counts: how often the colours of each of MEDIAN_CUT_CELLS are seen
 * @most: length of @palette
 *
 * Returns: the number of colours made; 0 if nothing was counted
 */
guint median_cut (const guint32 *counts, MedianColor *palette, guint most);

G_END_DECLS
