/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Loudness of a bed. It is even, so that no gate is needed. */
#include "sound.h"
#include "tune.h"

#include <math.h>

/* Both ends come out of silence, too short to be heard as a fade. */
#define EDGE (TUNE_RATE / 50)

typedef struct {
  gdouble b[3], a[2], z[2];
} Biquad;

static gdouble
filter (Biquad *f, gdouble x)
{
  const gdouble y = f->b[0] * x + f->z[0];

  f->z[0] = f->b[1] * x - f->a[0] * y + f->z[1];
  f->z[1] = f->b[2] * x - f->a[1] * y;
  return y;
}

/* Mean square of both channels behind the two filters of BS.1770. */
static gdouble
weigh (const Stereo *of)
{
  gdouble sum = 0;

  for (gint c = 0; c < 2; c++) {
    Biquad shelf = { { 1.53512485958697, -2.69169618940638, 1.19839281085285 },
      { -1.69065929318241, .73248077421585 }, { 0 } };
    Biquad high = { { 1, -2, 1 }, { -1.99004745483398, .99007225036621 },
      { 0 } };

    for (gint64 i = 0; i < of->n; i++) {
      const gdouble y = filter (&high, filter (&shelf, of->x[2 * i + c]));

      sum += y * y;
    }
  }
  return sum / of->n;
}

static gfloat
edge (gint64 i, gint64 n)
{
  const gfloat t = (gfloat) MIN (MIN (i, n - 1 - i), EDGE) / EDGE;

  return t * t * (3 - 2 * t);
}

void
level_set (Stereo *to, gdouble lufs)
{
  const gdouble wanted = pow (10, (lufs + .691) / 10), has = weigh (to);
  /* Rounded: the last bit of a libm does not matter. */
  const gfloat gain = has > 0 ? rint (sqrt (wanted / has) * 65536) / 65536 : 1;

  for (gint64 i = 0; i < to->n; i++)
    for (gint c = 0; c < 2; c++)
      to->x[2 * i + c] *= gain * edge (i, to->n);
}
