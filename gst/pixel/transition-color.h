/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that need all of a colour at once: rows of both pictures in RGB
 * or in YCbCr, as large as luma and at the places of chroma. */
#pragma once

#include "transition-family.h"

G_BEGIN_DECLS

#define COLOR_ONE 65535

/* RGB: 0 .. COLOR_ONE. YCbCr: limited range, 8 times. */
typedef struct {
  guint16 *a[3], *b[3], *out[3];
  gint n;
  gdouble x0, step, y;      /* as of a TransitionRow */
} ColorRow;

typedef struct {
  gboolean ycbcr;
  void (*mix) (const TransitionState *state, const ColorRow *row);
} ColorMix;

/* Of an entry whose `data` is a ColorMix. */
void color_mix_window (const TransitionState *state, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1);

G_END_DECLS
