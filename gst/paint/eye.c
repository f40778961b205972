/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Perspective as paths. Knows nothing of what is seen. */

#include "eye.h"

#include <math.h>

void
eye_to (const Eye *eye, gdouble x, gdouble up, gdouble z)
{
  cairo_line_to (eye->c->cr, eye_x (eye, x, z), eye_y (eye, up, z));
}

void
eye_front (
    const Eye *eye, gdouble z, gdouble x0, gdouble up0, gdouble x1, gdouble up1)
{
  cairo_new_sub_path (eye->c->cr);
  eye_to (eye, x0, up0, z);
  eye_to (eye, x0, up1, z);
  eye_to (eye, x1, up1, z);
  eye_to (eye, x1, up0, z);
  cairo_close_path (eye->c->cr);
}

void
eye_side (
    const Eye *eye, gdouble x, gdouble up0, gdouble up1, gdouble z0, gdouble z1)
{
  cairo_new_sub_path (eye->c->cr);
  eye_to (eye, x, up0, z0);
  eye_to (eye, x, up1, z0);
  eye_to (eye, x, up1, z1);
  eye_to (eye, x, up0, z1);
  cairo_close_path (eye->c->cr);
}

void
eye_flat (
    const Eye *eye, gdouble up, gdouble x0, gdouble x1, gdouble z0, gdouble z1)
{
  cairo_new_sub_path (eye->c->cr);
  eye_to (eye, x0, up, z0);
  eye_to (eye, x1, up, z0);
  eye_to (eye, x1, up, z1);
  eye_to (eye, x0, up, z1);
  cairo_close_path (eye->c->cr);
}

gdouble
eye_depth (gdouble z, gdouble near, gdouble far)
{
  return CLAMP (log (z / near) / log (far / near), 0, 1);
}
