/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Many small things that fall or float before the picture. Each has a place
 * for every moment, made of the seed and its number: none remembers another. */

#include "effect-family.h"
#include "effect-rows.h"
#include "chance.h"
#include "dab.h"

enum { AMOUNT, SPEED, COLOR };

/* One thing at one moment; lengths in heights of the frame. */
typedef struct {
  guint32 seed, number;
  gdouble time, aspect;
} Thing;

typedef Dab (*ThingAt) (const EffectState *state, const Thing *thing);

static gdouble
share_of (const Thing *thing, guint32 what)
{
  return chance_share (thing->seed, what, thing->number, 0);
}

/* 0..1 and round again. */
static gdouble
wrapped (gdouble x)
{
  return x - floor (x);
}

static void
draw_things (const EffectState *state, gint most, ThingAt at,
    const Picture *src, Picture *dst, gint y0, gint y1)
{
  const gint n = lrint (most * param_of (state, AMOUNT));

  copy_planes (src, dst, y0, y1);
  for (gint i = 0; i < n; i++) {
    const Thing thing = { state->seed, i,
      state->seconds * param_of (state, SPEED),
      (gdouble) state->width / state->height };
    Dab dab = at (state, &thing);

    dab.x *= state->height;
    dab.y *= state->height;
    dab.wide *= state->height;
    dab.high *= state->height;
    dab.soft *= state->height;
    dab_draw (dst, &dab, y0, y1);
  }
}

#define THING_PARAMS                                                           \
  [AMOUNT] = SHARE_PARAM ("amount", .5, "how many"),                           \
  [SPEED] = { "speed", PARAM_NUMBER, 0, 5, 1, "how fast" }

#define THINGS(id, most, text, parameters, ...)                                \
  static void draw_##id (const EffectState *state, const Picture *src,         \
      Picture *dst, gint y0, gint y1)                                          \
  {                                                                            \
    draw_things (state, most, id##_at, src, dst, y0, y1);                      \
  }                                                                            \
  static const Effect effect_##id = {                                          \
    .name = #id,                                                               \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = text,                                                           \
    .params = parameters,                                                      \
    .window = draw_##id,                                                       \
    .is_identity = first_is_none,                                              \
  };

/* The near ones are larger, faster and softer. */
static Dab
snow_at (const EffectState *state, const Thing *thing)
{
  const gdouble near = pow (share_of (thing, 1), 3);
  const gdouble fall = .1 + .22 * near + .05 * share_of (thing, 2);
  const gdouble sway = .03
      * sin (thing->time * (1 + share_of (thing, 3)) + 7 * share_of (thing, 4));
  const gdouble size = .0016 + .0075 * near;

  return (Dab){ .x = (wrapped (share_of (thing, 5) + .015 * thing->time) * 1.1
                         - .05)
            * thing->aspect
        + sway,
    .y = wrapped (share_of (thing, 6) + fall * thing->time) * 1.1 - .05,
    .wide = size,
    .high = size,
    .round = TRUE,
    .soft = size * .9,
    .opacity = .55 + .4 * share_of (thing, 7),
    .color = 0xffffffff };
}
THINGS (snow, 420, "snow falls", PARAMS (THING_PARAMS), "snowfall")

static Dab
rain_at (const EffectState *state, const Thing *thing)
{
  const gdouble near = share_of (thing, 1);
  const gdouble fall = 1.5 + 1.1 * near;
  const gdouble y = wrapped (share_of (thing, 6) + fall * thing->time);

  return (Dab){ .x = (share_of (thing, 5) * 1.2 - .1) * thing->aspect - .12 * y,
    .y = y * 1.3 - .15,
    .wide = .0008 + .0007 * near,
    .high = .025 + .035 * near,
    .angle = .09,
    .opacity = .24 + .3 * near,
    .color = 0xd6e2eeff };
}
THINGS (rain, 460, "rain falls", PARAMS (THING_PARAMS), "rainfall")

static const guint32 papers[] = { 0xff4d5aff, 0xffc93cff, 0x3ec1d3ff,
  0x5bd16cff, 0xa66bffff, 0xff8fc7ff, 0xf5f5f7ff };

/* A piece of paper turns over as it falls: seen from the side it is thin. */
static Dab
confetti_at (const EffectState *state, const Thing *thing)
{
  const gdouble fall = .16 + .2 * share_of (thing, 1);
  const gdouble turn = 2 + 5 * share_of (thing, 2);
  const gdouble face =
      fabs (cos (turn * thing->time + 9 * share_of (thing, 3)));
  const gdouble sway = .05 * sin (1.7 * thing->time + 7 * share_of (thing, 4));
  const gdouble size = .0065 + .005 * share_of (thing, 8);

  return (Dab){ .x = share_of (thing, 5) * thing->aspect + sway,
    .y = wrapped (share_of (thing, 6) + fall * thing->time) * 1.1 - .05,
    .wide = size,
    .high = MAX (size * .62 * face, .0009),
    .angle = 1.3 * turn * share_of (thing, 9) * thing->time
        + 6 * share_of (thing, 3),
    .opacity = .95,
    .color = papers[thing->number % G_N_ELEMENTS (papers)] };
}
THINGS (confetti, 260, "bright paper falls", PARAMS (THING_PARAMS), "party")

/* Lit dust in a room: slow, soft, coming and going. */
static Dab
particles_at (const EffectState *state, const Thing *thing)
{
  const gdouble near = pow (share_of (thing, 1), 4);
  const gdouble size = .0022 + .013 * near;
  const gdouble blink = .5
      + .5
          * sin (thing->time * (.6 + share_of (thing, 2))
              + 9 * share_of (thing, 3));

  return (Dab){ .x = (wrapped (share_of (thing, 5)
                          + (.02 * share_of (thing, 8) - .008) * thing->time)
                             * 1.1
                         - .05)
            * thing->aspect
        + .02
            * chance_smooth (thing->seed, 50 + thing->number, thing->time * .5),
    .y = wrapped (share_of (thing, 6)
             - (.012 + .03 * share_of (thing, 9)) * thing->time)
            * 1.1
        - .05,
    .wide = size,
    .high = size,
    .round = TRUE,
    .soft = size * 1.6,
    .opacity = blink * (.75 - .4 * near),
    .color = (guint32) param_of (state, COLOR) };
}
THINGS (particles, 180, "motes of dust float in the light",
    PARAMS (THING_PARAMS,
        [COLOR] = COLOR_SETTING ("color", 0xffe9c4ff, "of the motes")),
    "dust_motes", "bokeh", "embers")

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_weather[] = {
  &effect_particles,
  &effect_confetti,
  &effect_snow,
  &effect_rain,
  NULL,
};
