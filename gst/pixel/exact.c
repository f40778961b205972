/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Series over a short range, and what brings any argument there. */

#include "exact.h"

#include <math.h>

/* -pi/4 .. pi/4 */
static gdouble
short_sin (gdouble x)
{
  const gdouble q = x * x;

  return x
      * (1
          + q
              * (-1 / 6.
                  + q * (1 / 120. + q * (-1 / 5040. + q * (1 / 362880.)))));
}

static gdouble
short_cos (gdouble x)
{
  const gdouble q = x * x;

  return 1
      + q
      * (-.5
          + q
              * (1 / 24.
                  + q * (-1 / 720. + q * (1 / 40320. - q * (1 / 3628800.)))));
}

static gdouble
quarter_sin (gdouble x, gint quarter)
{
  const gdouble turns = floor (x * (2 / G_PI) + .5);
  /* pi/2 in two parts, so that the difference stays exact. */
  const gdouble rest =
      x - turns * 1.5707963267341256 - turns * 6.077100506506192e-11;
  const gint at = (gint) (turns - 4 * floor (turns / 4)) + quarter;
  const gdouble value = at % 2 ? short_cos (rest) : short_sin (rest);

  return at & 2 ? -value : value;
}

gdouble
exact_sin (gdouble x)
{
  return quarter_sin (x, 0);
}

gdouble
exact_cos (gdouble x)
{
  return quarter_sin (x, 1);
}

/* 0 .. 1; past tan (pi / 8) by the angle to pi / 4. */
static gdouble
short_atan (gdouble x)
{
  const gboolean far = x > .41421356237309503;
  const gdouble t = far ? (x - 1) / (x + 1) : x;
  const gdouble q = t * t;
  gdouble sum = 0;

  for (gint i = 17; i > 0; i -= 2)
    sum = 1. / i - q * sum;
  return t * sum + (far ? G_PI_4 : 0);
}

gdouble
exact_atan2 (gdouble y, gdouble x)
{
  const gdouble ax = fabs (x), ay = fabs (y);
  const gdouble high = MAX (ax, ay);
  gdouble angle;

  if (high == 0)
    return 0;
  angle = short_atan (MIN (ax, ay) / high);
  if (ay > ax)
    angle = G_PI_2 - angle;
  if (x < 0)
    angle = G_PI - angle;
  return y < 0 ? -angle : angle;
}

gdouble
exact_turn (gdouble x, gdouble y)
{
  const gdouble turn = exact_atan2 (x, -y) / (2 * G_PI);

  return turn < 0 ? turn + 1 : turn;
}

gdouble
exact_exp2 (gdouble x)
{
  const gdouble whole = floor (x + .5);
  const gdouble t = (x - whole) * G_LN2;
  gdouble sum = 1;

  if (whole < -1000)
    return 0;
  for (gint i = 9; i > 0; i--)
    sum = 1 + t / i * sum;
  return ldexp (sum, (gint) MIN (whole, 1000));
}

gdouble
exact_log2 (gdouble x)
{
  gint power;
  const gdouble part = frexp (x, &power) * G_SQRT2;
  const gdouble t = (part - 1) / (part + 1), q = t * t;
  gdouble sum = 0;

  for (gint i = 13; i > 0; i -= 2)
    sum = 1. / i + q * sum;
  return 2 * t * sum / G_LN2 + power - .5;
}

gdouble
exact_pow (gdouble x, gdouble y)
{
  return x > 0 ? exact_exp2 (y * exact_log2 (x)) : y == 0;
}
