/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One-point perspective: metres before the eye become points of the picture.
 * Heights count from the eye, upwards; what lies lower is negative. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

typedef struct {
  Canvas *c;
  gdouble x, y;  /* the vanishing point */
  gdouble scale; /* pixels a metre at distance 1 */
} Eye;

static inline gdouble
eye_x (const Eye *eye, gdouble x, gdouble z)
{
  return eye->x + x * eye->scale / z;
}

static inline gdouble
eye_y (const Eye *eye, gdouble up, gdouble z)
{
  return eye->y - up * eye->scale / z;
}

void eye_to (const Eye *eye, gdouble x, gdouble up, gdouble z);
/* Closed rectangles: facing the eye, along the way, lying. */
void eye_front (const Eye *eye, gdouble z, gdouble x0, gdouble up0, gdouble x1,
    gdouble up1);
void eye_side (const Eye *eye, gdouble x, gdouble up0, gdouble up1, gdouble z0,
    gdouble z1);
void eye_flat (
    const Eye *eye, gdouble up, gdouble x0, gdouble x1, gdouble z0, gdouble z1);

/* How far into the haze @z is: 0 at @near, 1 at @far; by the logarithm, as
 * the eye judges it. */
gdouble eye_depth (gdouble z, gdouble near, gdouble far);

G_END_DECLS
