/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Fades that go by whole colours. Knows nothing of planes or the end laws. */

#include "transition-color.h"
#include "exact.h"
#include "noise.h"

#define COLORS(id, title, also, what, specs, kind, ...)                        \
  static const ColorMix colors_##id = { __VA_ARGS__ };                         \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .flags = kind,                                                             \
    .data = &colors_##id,                                                      \
    .window = color_mix_window }

/* Shares are of this many. */
#define SHARE_BITS 15
#define SHARE_ONE (1 << SHARE_BITS)

static gint
share_of (gdouble x)
{
  return (gint) lrint (CLAMP (x, 0, 1) * SHARE_ONE);
}

static guint16
mixed (gint a, gint b, gint share)
{
  return (guint16) (a
      + (gint) (((gint64) (b - a) * share + SHARE_ONE / 2) >> SHARE_BITS));
}

/* ---- by how far apart two colours are ---- */

/* In YCbCr of full samples, as xfade has it. */
static void
distance_mix (const TransitionState *state, const ColorRow *row)
{
  const gfloat limit = (gfloat) ((1 - state->p) * 255 * 8);
  const gint share = share_of (state->p);

  for (gint i = 0; i < row->n; i++) {
    gfloat sum = 0;

    for (gint k = 0; k < 3; k++) {
      const gfloat d = (gfloat) row->a[k][i] - row->b[k][i];
      sum += d * d;
    }
    const gboolean near = sqrtf (sum) <= limit;
    for (gint k = 0; k < 3; k++)
      row->out[k][i] =
          near ? mixed (row->a[k][i], row->b[k][i], share) : row->b[k][i];
  }
}

COLORS (distance, "distance", ("color_difference"),
    "melts where colours are near, and jumps where they are far", NULL, 0, TRUE,
    distance_mix);

static const ParamSpec power_params[] = {
  { "power", PARAM_NUMBER, .1, 20, 5, "how much near colours are ahead" },
  { NULL },
};

/* The nearer two colours are, the earlier they have changed. */
static void
near_first_mix (const TransitionState *state, const ColorRow *row)
{
  const gfloat power = (gfloat) state->params->value[0];
  const gfloat p = (gfloat) state->p;

  for (gint i = 0; i < row->n; i++) {
    gfloat sum = 0;

    for (gint k = 0; k < 3; k++) {
      const gfloat d = ((gfloat) row->a[k][i] - row->b[k][i]) / COLOR_ONE;
      sum += d * d;
    }
    /* Ahead of p by as much as is missing of the distance. */
    const gfloat near = 1 - sqrtf (sum / 3);
    const gfloat ahead = p * (1 + power * near * (1 - p));
    const gint share = (gint) (MIN (1.f, ahead) * SHARE_ONE);
    for (gint k = 0; k < 3; k++)
      row->out[k][i] = mixed (row->a[k][i], row->b[k][i], share);
  }
}

COLORS (near_first, "ColourDistance", ("color_distance"),
    "near colours change first", power_params, TRANSITION_TINTED, FALSE,
    near_first_mix);

/* ---- channels at their own time ---- */

enum { PHASE_FROM_R, PHASE_FROM_G, PHASE_FROM_B, PHASE_LENGTH };

static const ParamSpec phase_params[] = {
  [PHASE_FROM_R] = { "red", PARAM_NUMBER, 0, .9, 0, "when red starts" },
  [PHASE_FROM_G] = { "green", PARAM_NUMBER, 0, .9, .2, "when green starts" },
  [PHASE_FROM_B] = { "blue", PARAM_NUMBER, 0, .9, .4, "when blue starts" },
  [PHASE_LENGTH] = { "length", PARAM_NUMBER, .1, 1, .6,
      "how long each of them takes" },
  { NULL },
};

static void
phase_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble *value = state->params->value;

  for (gint k = 0; k < 3; k++) {
    const gdouble from = value[PHASE_FROM_R + k];
    const gint share = share_of (
        smoothstep (from, MIN (1, from + value[PHASE_LENGTH]), state->p));

    for (gint i = 0; i < row->n; i++)
      row->out[k][i] = mixed (row->a[k][i], row->b[k][i], share);
  }
}

COLORS (colorphase, "colorphase", ("color_phase"),
    "red, green and blue change one after another", phase_params,
    TRANSITION_TINTED, FALSE, phase_mix);

static const ParamSpec aberration_params[] = {
  { "amount", PARAM_NUMBER, 0, .2, .03, "how far red and blue part" },
  { NULL },
};

/* Red to one side, blue to the other one. */
static void
aberration_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble part = state->params->value[0] * state->width
      * smoothstep (0, 1, triangle (state->p));
  const gint share = share_of (smoothstep (.3, .7, state->p));

  for (gint k = 0; k < 3; k++) {
    const gint shift = (gint) lrint ((k - 1) * part / row->step);

    for (gint i = 0; i < row->n; i++) {
      const gint from = CLAMP (i + shift, 0, row->n - 1);

      row->out[k][i] = mixed (row->a[k][from], row->b[k][from], share);
    }
  }
}

COLORS (aberration, "chromatic_aberration", ("rgb_split", "chromatic"),
    "red and blue part, and meet in the other picture", aberration_params,
    TRANSITION_TINTED, FALSE, aberration_mix);

/* ---- colours as colours ---- */

/* Hue in sixths of a turn, saturation and value 0..1. */
typedef struct {
  gfloat h, s, v;
} Hsv;

static Hsv
to_hsv (gfloat r, gfloat g, gfloat b)
{
  const gfloat high = MAX (r, MAX (g, b)), low = MIN (r, MIN (g, b));
  const gfloat span = high - low;
  Hsv hsv = { 0, high > 0 ? span / high : 0, high / COLOR_ONE };

  if (span <= 0)
    return hsv;
  if (high == r)
    hsv.h = (g - b) / span + (g < b ? 6 : 0);
  else if (high == g)
    hsv.h = (b - r) / span + 2;
  else
    hsv.h = (r - g) / span + 4;
  return hsv;
}

/* One channel: @at is 5, 3 or 1 for red, green, blue. */
static guint16
from_hsv (const Hsv *hsv, gfloat at)
{
  gfloat k = at + hsv->h;

  k -= 6 * floorf (k / 6);
  k = MAX (0, MIN (1, MIN (k, 4 - k)));
  return (guint16) (hsv->v * (1 - hsv->s * k) * COLOR_ONE + .5f);
}

static Hsv
mix_hsv (Hsv a, Hsv b, gfloat p)
{
  gfloat way = b.h - a.h;

  /* What has no colour has no hue to come from, or to go to. */
  if (a.s <= 0.01f || b.s <= 0.01f)
    way = 0;
  if (a.s <= 0.01f)
    a.h = b.h;
  if (way > 3)
    way -= 6;
  else if (way < -3)
    way += 6;
  return (Hsv){ a.h + p * way, a.s + p * (b.s - a.s), a.v + p * (b.v - a.v) };
}

static void
hsv_mix (const TransitionState *state, const ColorRow *row)
{
  for (gint i = 0; i < row->n; i++) {
    const Hsv hsv = mix_hsv (to_hsv (row->a[0][i], row->a[1][i], row->a[2][i]),
        to_hsv (row->b[0][i], row->b[1][i], row->b[2][i]), (gfloat) state->p);

    for (gint k = 0; k < 3; k++)
      row->out[k][i] = from_hsv (&hsv, (gfloat) (5 - 2 * k));
  }
}

COLORS (hsv, "HSVfade", ("hsv_fade"), "melts around the circle of colours",
    NULL, TRANSITION_TINTED, FALSE, hsv_mix);

static void
multiply_mix (const TransitionState *state, const ColorRow *row)
{
  const gint come = share_of (2 * state->p);
  const gint go = share_of (2 * state->p - 1);

  for (gint k = 0; k < 3; k++)
    for (gint i = 0; i < row->n; i++) {
      const guint32 a = row->a[k][i], b = row->b[k][i];
      const gint both = (gint) ((a * b + COLOR_ONE / 2) / COLOR_ONE);

      row->out[k][i] = state->p < .5 ? mixed ((gint) a, both, come)
                                     : mixed (both, (gint) b, go);
    }
}

COLORS (multiply, "multiply_blend", ("multiply"),
    "one lies on the other like a slide, then it is taken away", NULL,
    TRANSITION_TINTED, FALSE, multiply_mix);

static const ParamSpec over_params[] = {
  { "strength", PARAM_NUMBER, 0, 1, .6, "how much light there is" },
  { NULL },
};

/* Bright parts blow out first. */
static void
over_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble light =
      state->params->value[0] * smoothstep (0, 1, triangle (state->p));
  const gint gain = (gint) lrint (256 * (1 + 3 * light));
  const gint veil = (gint) lrint (.35 * light * COLOR_ONE);
  const gint share = share_of (smoothstep (.3, .7, state->p));

  for (gint k = 0; k < 3; k++)
    for (gint i = 0; i < row->n; i++) {
      const gint one = mixed (row->a[k][i], row->b[k][i], share);
      const gint lit = (gint) (((gint64) one * gain) >> 8) + veil;

      row->out[k][i] = (guint16) MIN (lit, COLOR_ONE);
    }
}

COLORS (over, "Overexposure", ("overexposure_burn", "overexpose"),
    "blown out by light in the middle", over_params, TRANSITION_TINTED, FALSE,
    over_mix);

/* ---- light that falls in ---- */

enum { LEAK_COLOR, LEAK_STRENGTH };

static const ParamSpec leak_params[] = {
  [LEAK_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xff9a3cff,
      "of the light" },
  [LEAK_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, .9, "of the light" },
  { NULL },
};

static const ParamSpec film_params[] = {
  [LEAK_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xff5a1eff,
      "of the fire" },
  [LEAK_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, 1, "of the fire" },
  { NULL },
};

/* Screens @light of 0..1 in the entry's colour over the mix. */
static void
add_light (const TransitionState *state, const ColorRow *row, gint i,
    gdouble light, gint share)
{
  const guint32 color = (guint32) state->params->value[LEAK_COLOR];
  const gdouble bright =
      CLAMP (light * state->params->value[LEAK_STRENGTH], 0, 1);

  for (gint k = 0; k < 3; k++) {
    const gint level = (color >> (24 - 8 * k)) & 255;
    /* Where it is brightest it is white. */
    const gdouble warm =
        bright * (level / 255. + (1 - level / 255.) * bright * bright * bright);
    const gint one = mixed (row->a[k][i], row->b[k][i], share);

    row->out[k][i] = mixed (one, COLOR_ONE, share_of (warm));
  }
}

/* A soft beam crosses, wide and leaning. */
static void
leak_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble v = row->y / state->height;
  const gint share = share_of (smoothstep (.35, .65, state->p));
  const gdouble strength = smoothstep (0, .9, triangle (state->p));

  for (gint i = 0; i < row->n; i++) {
    const gdouble u = (row->x0 + i * row->step) / state->width;
    const gdouble beam = u + .35 * v - (2.2 * state->p - .45);
    const gdouble other = u - .2 * v - (.9 - .8 * state->p);
    const gdouble light =
        1 / (1 + 14 * beam * beam) + .4 / (1 + 30 * other * other);

    add_light (state, row, i, strength * light, share);
  }
}

COLORS (leak, "light_leak", ("lightleak", "leak"),
    "a beam of warm light crosses", leak_params, TRANSITION_TINTED, FALSE,
    leak_mix);

/* Fire eats in from one side and runs out at the other. */
static void
film_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble v = row->y / state->height;
  const gdouble slow = 3 * state->p;

  for (gint i = 0; i < row->n; i++) {
    const gdouble u = (row->x0 + i * row->step) / state->width;
    const gdouble flame = noise_smooth (4 * u + slow, 3 * v, state->seed)
        + .5 * noise_smooth (9 * u - slow, 7 * v, state->seed + 1) - .75;
    const gdouble at = u + .5 * flame - (1.8 * state->p - .4);
    const gdouble light = 1.3 * triangle (state->p) / (1 + 24 * at * at)
        * smoothstep (0, .25, triangle (state->p));

    add_light (state, row, i, light,
        share_of (smoothstep (-.08, .08, -at) * smoothstep (0, .1, state->p)
                * (1 - smoothstep (.9, 1, state->p))
            + smoothstep (.9, 1, state->p)));
  }
}

COLORS (film, "FilmBurn", ("film_burn"), "fire eats through the film",
    film_params, TRANSITION_TINTED, FALSE, film_mix);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_colors[] = {
  &transition_distance,
  &transition_near_first,
  &transition_colorphase,
  &transition_aberration,
  &transition_hsv,
  &transition_multiply,
  &transition_over,
  &transition_leak,
  &transition_film,
  NULL,
};
