/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Smooth chance, out of that at whole places. */

#include "noise.h"

#include <math.h>

gdouble
noise_smooth (gdouble x, gdouble y, guint32 seed)
{
  const gdouble fx = floor (x), fy = floor (y);
  const gint ix = (gint) fx, iy = (gint) fy;
  const gdouble u = x - fx, v = y - fy;
  const gdouble su = u * u * (3 - 2 * u), sv = v * v * (3 - 2 * v);
  const gdouble top =
      noise_at (ix, iy, seed) * (1 - su) + noise_at (ix + 1, iy, seed) * su;
  const gdouble low = noise_at (ix, iy + 1, seed) * (1 - su)
      + noise_at (ix + 1, iy + 1, seed) * su;

  return top * (1 - sv) + low * sv;
}

gdouble
noise_clouds (gdouble x, gdouble y, gint octaves, guint32 seed)
{
  gdouble sum = 0, total = 0, height = 1;

  for (gint i = 0; i < octaves; i++) {
    sum += height * noise_smooth (x, y, seed + i);
    total += height;
    height /= 2;
    x *= 2;
    y *= 2;
  }
  /* Sums of chance gather in the middle. */
  return CLAMP ((sum / total - .5) * 1.6 + .5, 0, 1);
}
