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

/* Sums of chance gather in the middle. */
static inline gdouble
spread (gdouble mean)
{
  const gdouble wide = (mean - .5) * 1.6 + .5;

  return CLAMP (wide, 0, 1);
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
  return spread (sum / total);
}

/* ---- rows ---- */

/* A row of places before they are scaled. */
typedef struct {
  gdouble x, step, scale;
} Places;

static inline gdouble
place_of (const Places *places, gint i)
{
  return (places->x + i * places->step) * places->scale;
}

/* The first from sample @i on that is not left of @end. */
static gint
find_end (const Places *places, gint i, gdouble end, gint n)
{
  const gdouble at = (end / places->scale - places->x) / places->step;
  gint to = (gint) CLAMP (at, i, n);

  while (to > i && place_of (places, to - 1) >= end)
    to--;
  while (to < n && place_of (places, to) < end)
    to++;
  return to;
}

/* Adds @height times what noise_smooth() says: where whole places lie is
 * looked up once for all that is between them. */
static void
add_smooth (const Places *places, gdouble y, gdouble height, guint32 seed,
    gdouble *restrict sum, gint n)
{
  const gdouble fy = floor (y), v = y - fy;
  const gdouble sv = v * v * (3 - 2 * v);
  const gint iy = (gint) fy;

  for (gint i = 0, to; i < n; i = to) {
    const gdouble fx = floor (place_of (places, i));
    const gint ix = (gint) fx;
    const gdouble top[2] = { noise_at (ix, iy, seed),
      noise_at (ix + 1, iy, seed) };
    const gdouble low[2] = { noise_at (ix, iy + 1, seed),
      noise_at (ix + 1, iy + 1, seed) };

    to = MAX (i + 1, find_end (places, i, fx + 1, n));
    for (gint k = i; k < to; k++) {
      const gdouble u = place_of (places, k) - fx;
      const gdouble su = u * u * (3 - 2 * u);

      sum[k] += height
          * ((top[0] * (1 - su) + top[1] * su) * (1 - sv)
              + (low[0] * (1 - su) + low[1] * su) * sv);
    }
  }
}

void
noise_add_row (gdouble x, gdouble step, gdouble scale, gdouble y,
    gdouble height, guint32 seed, gdouble *sum, gint n)
{
  const Places places = { x, step, scale };

  add_smooth (&places, y, height, seed, sum, n);
}

void
noise_clouds_row (gdouble x, gdouble step, gdouble y, gdouble scale,
    gint octaves, guint32 seed, gdouble *out, gint n)
{
  Places places = { x, step, scale };
  gdouble total = 0, height = 1;

  for (gint i = 0; i < n; i++)
    out[i] = 0;
  for (gint i = 0; i < octaves; i++) {
    add_smooth (&places, y * places.scale, height, seed + i, out, n);
    total += height;
    height /= 2;
    places.scale *= 2;
  }
  for (gint i = 0; i < n; i++)
    out[i] = spread (out[i] / total);
}
