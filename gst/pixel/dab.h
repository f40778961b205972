/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Small shapes with smooth edges: flakes, drops, specks, paper. Private to the
 * folder. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

typedef struct {
  gdouble x, y;       /* middle, luma samples */
  gdouble wide, high; /* half of each */
  gdouble angle;      /* radians, clockwise */
  gboolean round;     /* an ellipse, not a rectangle */
  gdouble soft;       /* samples that its edge takes beyond one */
  gdouble opacity;    /* 0..1 */
  guint32 color;      /* 0xRRGGBBff */
} Dab;

/* Only into the luma rows @y0 to before @y1 and their chroma. */
void dab_draw (Picture *dst, const Dab *dab, gint y0, gint y1);

G_END_DECLS
