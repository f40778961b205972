/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How alike two pictures are: planes of bytes, nothing else is known here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const guint8 *data;
  gint stride;
} LikenessPlane;

/* The sum of the squares of all differences. */
guint64 likeness_error (
    LikenessPlane a, LikenessPlane b, gint width, gint height);

/* Of that sum over @n bytes, dB; G_MAXDOUBLE where there is none. */
gdouble likeness_psnr (guint64 error, guint64 n);

/**
 * likeness_ssim:
 *
 * The mean structural similarity (Wang, Bovik, Sheikh, Simoncelli: "Image
 * Quality Assessment: From Error Visibility to Structural Similarity", IEEE
 * Transactions on Image Processing 13, 2004), K1 = 0.01, K2 = 0.03, over
 * windows of 8x8 that all count the same, one every four bytes both ways.
 * Every window's sums are integers, so it is the same everywhere.
 *
 * Returns: 1 for the same picture; for one smaller than a window, too, if
 *   all its bytes are equal, else 0
 */
gdouble likeness_ssim (
    LikenessPlane a, LikenessPlane b, gint width, gint height);

G_END_DECLS
