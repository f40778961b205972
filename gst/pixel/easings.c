/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The easings: one function and one struct each. The in, out and in-out form
 * of a family are the same curve: out is in turned round, in-out is both
 * halves; FAMILY makes the three from the one curve. */

#include "easing-shapes.h"
#include "name.h"

#include <math.h>

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })

static gdouble
linear (gdouble t)
{
  return t;
}

static const Easing easing_linear = {
  .name = "linear",
  .aliases = ALIASES ("none", "ease_linear"),
  .ease = linear,
};

/* The first half of @curve, then its mirror image. */
static gdouble
both_ways (gdouble (*curve) (gdouble t), gdouble t)
{
  return t < .5 ? curve (2 * t) / 2 : 1 - curve (2 - 2 * t) / 2;
}

/* @in, @out, @both: what one form is also called, or NULL. */
#define FAMILY(family) FAMILY_CALLED (family, NULL, NULL, NULL)
#define FAMILY_CALLED(family, in, out, both)                                   \
  static gdouble family##_out (gdouble t)                                      \
  {                                                                            \
    return 1 - family (1 - t);                                                 \
  }                                                                            \
  static gdouble family##_in_out (gdouble t)                                   \
  {                                                                            \
    return both_ways (family, t);                                              \
  }                                                                            \
  static const Easing easing_in_##family = {                                   \
    .name = "ease_in_" #family,                                                \
    .aliases = ALIASES ("in_" #family, "in" #family, "easein" #family, in),    \
    .ease = family,                                                            \
  };                                                                           \
  static const Easing easing_out_##family = {                                  \
    .name = "ease_out_" #family,                                               \
    .aliases =                                                                 \
        ALIASES ("out_" #family, "out" #family, "easeout" #family, out),       \
    .ease = family##_out,                                                      \
  };                                                                           \
  static const Easing easing_in_out_##family = {                               \
    .name = "ease_in_out_" #family,                                            \
    .aliases = ALIASES (                                                       \
        "in_out_" #family, "inout" #family, "easeinout" #family, both),        \
    .ease = family##_in_out,                                                   \
  };

static gdouble
sine (gdouble t)
{
  return 1 - cos (t * G_PI_2);
}
/* As sounds fade: sin and its mirror image sum to one power. */
FAMILY_CALLED (sine, NULL, "equal_power", "sine")

static gdouble
quad (gdouble t)
{
  return t * t;
}
FAMILY (quad)

static gdouble
cubic (gdouble t)
{
  return t * t * t;
}
FAMILY (cubic)

static gdouble
quart (gdouble t)
{
  return t * t * t * t;
}
FAMILY (quart)

static gdouble
quint (gdouble t)
{
  return t * t * t * t * t;
}
FAMILY (quint)

/* The plain 2^(10t - 10) starts at 1/1024: moved and stretched to start at
 * nothing. */
static gdouble
expo (gdouble t)
{
  return (exp2 (10 * t) - 1) / 1023;
}
FAMILY_CALLED (expo, "exp", "log", NULL)

static gdouble
circ (gdouble t)
{
  return 1 - sqrt (1 - t * t);
}
FAMILY (circ)

/* 1.70158 draws back by a tenth. */
static gdouble
back (gdouble t)
{
  return t * t * (2.70158 * t - 1.70158);
}
FAMILY (back)

/* A swing of period 0.3 that grows towards the end. */
static gdouble
elastic (gdouble t)
{
  if (t <= 0 || t >= 1)
    return t;
  return -exp2 (10 * t - 10) * sin ((t - 1.075) * 2 * G_PI / .3);
}
FAMILY (elastic)

/* Four parabolas, each a quarter as high as the one after it. */
static gdouble
bounce (gdouble t)
{
  static const gdouble until[] = { 1, 2, 2.5, 2.75 };
  static const gdouble middle[] = { 0, 1.5, 2.25, 2.625 };
  static const gdouble lowest[] = { 0, .75, .9375, .984375 };
  const gdouble u = (1 - t) * 2.75;
  guint i = 0;

  while (i < 3 && u >= until[i])
    i++;
  return 1 - ((u - middle[i]) * (u - middle[i]) + lowest[i]);
}
FAMILY (bounce)

static gdouble
hold (gdouble t)
{
  return t < 1 ? 0 : 1;
}

static const Easing easing_hold = {
  .name = "hold",
  .aliases = ALIASES ("step_end"),
  .ease = hold,
};

static gdouble
spring (gdouble t)
{
  return easing_spring_shape ((const gdouble[]){ 100, 10 }, t);
}

static const Easing easing_spring = {
  .name = "spring",
  .ease = spring,
};

const Easing *const easings[] = {
  &easing_linear,
  &easing_in_sine,
  &easing_out_sine,
  &easing_in_out_sine,
  &easing_in_quad,
  &easing_out_quad,
  &easing_in_out_quad,
  &easing_in_cubic,
  &easing_out_cubic,
  &easing_in_out_cubic,
  &easing_in_quart,
  &easing_out_quart,
  &easing_in_out_quart,
  &easing_in_quint,
  &easing_out_quint,
  &easing_in_out_quint,
  &easing_in_expo,
  &easing_out_expo,
  &easing_in_out_expo,
  &easing_in_circ,
  &easing_out_circ,
  &easing_in_out_circ,
  &easing_in_back,
  &easing_out_back,
  &easing_in_out_back,
  &easing_in_elastic,
  &easing_out_elastic,
  &easing_in_out_elastic,
  &easing_in_bounce,
  &easing_out_bounce,
  &easing_in_out_bounce,
  &easing_spring,
  &easing_hold,
  NULL,
};

const Easing *
easing_find (const gchar *name)
{
  return name_find (easings, name);
}

gdouble
easing_apply (const Easing *easing, gdouble t)
{
  if (!(t > 0)) /* a NaN is the start too */
    return 0;
  if (t >= 1)
    return 1;
  if (!easing)
    return t;
  return easing->shape ? easing->shape (easing->numbers, t) : easing->ease (t);
}
