/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Gradient noise and its sums. Knows nothing of pictures. */

#include "noise.h"
#include "dice.h"

#include <math.h>

static inline gfloat
corner (guint32 seed, gint x, gint y, gfloat dx, gfloat dy)
{
  guint32 h = seed ^ ((guint32) x * 0x8da6b343u) ^ ((guint32) y * 0xd8163841u);

  h = (h ^ (h >> 15)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12)) * 0x297a2d39u;
  /* Two bytes of the hash are the gradient: cheaper than a table of
   * directions, and the sum hides that they differ in length. */
  gfloat gx = (gfloat) (gint8) (h >> 8) / 110.0f;
  gfloat gy = (gfloat) (gint8) (h >> 20) / 110.0f;

  return gx * dx + gy * dy;
}

static inline gfloat
single (guint32 seed, gfloat x, gfloat y)
{
  /* floorf() is a call where the CPU's baseline lacks the instruction. */
  gint ix = (gint) x - (x < 0), iy = (gint) y - (y < 0);
  gfloat dx = x - ix, dy = y - iy;
  gfloat u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
  gfloat v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
  gfloat a = corner (seed, ix, iy, dx, dy);
  gfloat b = corner (seed, ix + 1, iy, dx - 1, dy);
  gfloat c = corner (seed, ix, iy + 1, dx, dy - 1);
  gfloat d = corner (seed, ix + 1, iy + 1, dx - 1, dy - 1);
  gfloat top = a + (b - a) * u, bottom = c + (d - c) * u;

  return top + (bottom - top) * v;
}

static gfloat
fractal (guint32 seed, gfloat x, gfloat y, gint octaves)
{
  gfloat sum = 0, gain = 0.8f;

  for (gint i = 0; i < octaves; i++) {
    sum += single (seed + i * 101u, x, y) * gain;
    gain *= 0.5f;
    x = x * 2.03f + 17.1f;
    y = y * 2.03f + 9.7f;
  }
  return sum;
}

static guint32
fold (guint64 seed)
{
  return (guint32) (dice_mix (seed) >> 16);
}

gdouble
noise_at (guint64 seed, gdouble x, gdouble y)
{
  return single (fold (seed), x, y);
}

gdouble
noise_fractal (guint64 seed, gdouble x, gdouble y, gint octaves)
{
  return fractal (fold (seed), x, y, octaves);
}

gdouble
noise_ridged (guint64 seed, gdouble x, gdouble y, gint octaves)
{
  guint32 s = fold (seed);
  gdouble sum = 0, gain = 0.5, previous = 1;

  for (gint i = 0; i < octaves; i++) {
    gdouble crest = 1 - MIN (fabs (single (s + i * 57u, x, y)) * 1.7, 1);
    crest *= crest;
    sum += crest * gain * previous;
    previous = crest;
    gain *= 0.55;
    x = x * 2.07 + 31.7;
    y = y * 2.07 + 5.3;
  }
  return sum;
}

Field *
field_new (guint64 seed, gint width, gint height, FieldShape shape)
{
  Field *field = g_new (Field, 1);
  guint32 s = fold (seed);

  field->width = MAX (width, 2);
  field->height = MAX (height, 2);
  field->at = g_new (gfloat, (gsize) field->width * field->height);
  for (gint j = 0; j < field->height; j++)
    for (gint i = 0; i < field->width; i++) {
      gfloat x = (gfloat) (i * shape.x_scale / field->width);
      gfloat y = (gfloat) (j * shape.y_scale / field->height);
      if (shape.warp > 0) {
        gfloat bend = (gfloat) shape.warp;
        gfloat wx = fractal (s ^ 0x5bd1e995u, x, y, 2);
        y += bend * fractal (s ^ 0x1b873593u, x, y, 2);
        x += bend * wx;
      }
      field->at[(gsize) j * field->width + i] =
          fractal (s, x, y, shape.octaves);
    }
  return field;
}

void
field_free (Field *field)
{
  g_free (field->at);
  g_free (field);
}

void
field_row (
    const Field *field, gdouble y, gdouble shift, gfloat *row, gint width)
{
  gdouble fy = CLAMP (y, 0, 1) * (field->height - 1);
  gint j = MIN ((gint) fy, field->height - 2);
  gfloat v = (gfloat) (fy - j);
  const gfloat *a = field->at + (gsize) j * field->width;
  const gfloat *b = a + field->width;
  gdouble step = (gdouble) (field->width - 1) / MAX (width - 1, 1);
  gdouble fx = shift * (field->width - 1);

  for (gint x = 0; x < width; x++, fx += step) {
    gfloat at = (gfloat) CLAMP (fx, 0, field->width - 1.001);
    gint i = (gint) at;
    gfloat u = at - i;
    gfloat top = a[i] + (a[i + 1] - a[i]) * u;
    gfloat bottom = b[i] + (b[i + 1] - b[i]) * u;
    row[x] = top + (bottom - top) * v;
  }
}
