/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Light that falls on the lens, and haze before it: soft fields of colour,
 * made at few places of the frame and thrown on (screen) or mixed in. */

#include "effect-family.h"
#include "effect-rows.h"
#include "chance.h"

#define ACROSS 96
#define DOWN 60

/* At (i, j): the place (i / (ACROSS - 1), j / (DOWN - 1)) of the frame. */
typedef struct {
  guint16 light[DOWN][ACROSS][3]; /* of 65535 */
} Field;

typedef struct {
  gdouble c[3];
} Light;

/* At (u, v): shares of the height from the middle. */
typedef Light (*LightAt) (const EffectState *state, gdouble u, gdouble v);

static void
fill_field (const EffectState *state, LightAt at, Field *field)
{
  const gdouble aspect = (gdouble) state->width / state->height;

  for (gint j = 0; j < DOWN; j++)
    for (gint i = 0; i < ACROSS; i++) {
      const gdouble u = ((gdouble) i / (ACROSS - 1) - .5) * aspect;
      const Light light = at (state, u, (gdouble) j / (DOWN - 1) - .5);

      for (gint c = 0; c < 3; c++)
        field->light[j][i][c] = lrint (CLAMP (light.c[c], 0, 1) * 65535);
    }
}

/* Steps of 1/256 node for each half of a sample, so that middles are whole;
 * 16 bits of parts. */
static inline gint64
node_step (gint size, gint n)
{
  return ((gint64) (n - 1) << 23) / size;
}

/* Between which two of @n nodes @halves lies; @part of 256. */
static inline gint
node_at (gint halves, gint64 step, gint n, gint *part)
{
  const gint at = (gint) ((halves * step) >> 16);
  const gint node = MIN (at >> 8, n - 2);

  *part = at - 256 * node;
  return node;
}

/* The field's colours along a row. */
static void
field_row (
    const EffectState *state, const EffectRow *row, guint16 line[ACROSS][3])
{
  const Field *field = state->plan;
  gint part;
  const gint j = node_at (
      (gint) (2 * row->y), node_step (state->height, DOWN), DOWN, &part);

  for (gint i = 0; i < ACROSS; i++)
    for (gint c = 0; c < 3; c++) {
      const gint top = field->light[j][i][c], low = field->light[j + 1][i][c];

      line[i][c] = CLAMP (top + (((low - top) * part) >> 8), 0, 65535);
    }
}

static inline gint
between (const guint16 *a, const guint16 *b, gint c, gint part)
{
  return a[c] + (((b[c] - a[c]) * part) >> 8);
}

/* What is thrown on takes its share of what is left to white. */
static void
throw_light (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  const gint64 step = node_step (state->width, ACROSS);
  guint16 line[ACROSS][3];
  guint16 *const channel[3] = { r, g, b };

  field_row (state, row, line);
  for (gint i = 0; i < row->n; i++) {
    gint part;
    const gint at = node_at (1 + 2 * i * row->step, step, ACROSS, &part);

    for (gint c = 0; c < 3; c++) {
      const guint32 light =
          CLAMP (between (line[at], line[at + 1], c, part), 0, 65535);

      channel[c][i] += ((65535 - channel[c][i]) * light + 32768) >> 16;
    }
  }
}

/* Towards one colour; red says how much. */
static void
mix_haze (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  const guint32 rgba = (guint32) param_of (state, 1);
  const gint64 step = node_step (state->width, ACROSS);
  guint16 line[ACROSS][3];
  guint16 *const channel[3] = { r, g, b };

  field_row (state, row, line);
  for (gint i = 0; i < row->n; i++) {
    gint part;
    const gint at = node_at (1 + 2 * i * row->step, step, ACROSS, &part);
    const gint share =
        CLAMP (between (line[at], line[at + 1], 0, part), 0, 65535) >> 1;

    for (gint c = 0; c < 3; c++) {
      const gint color = (rgba >> (24 - 8 * c) & 255) * 257;

      channel[c][i] += ((color - channel[c][i]) * share) >> 15;
    }
  }
}

/* ---- noise ---- */

static gdouble
lattice (guint32 seed, gint x, gint y, gint z)
{
  return chance_share (seed + 7919 * (guint32) z, x, y, 5);
}

static gdouble
ease (gdouble t)
{
  return t * t * (3 - 2 * t);
}

static gdouble
plane_noise (guint32 seed, gdouble x, gdouble y, gint z)
{
  const gint i = (gint) floor (x), j = (gint) floor (y);
  const gdouble fx = ease (x - i), fy = ease (y - j);
  const gdouble top =
      lattice (seed, i, j, z) * (1 - fx) + lattice (seed, i + 1, j, z) * fx;
  const gdouble low = lattice (seed, i, j + 1, z) * (1 - fx)
      + lattice (seed, i + 1, j + 1, z) * fx;

  return top * (1 - fy) + low * fy;
}

/* 0..1, smooth in place and time. */
static gdouble
cloud (guint32 seed, gdouble x, gdouble y, gdouble time)
{
  const gint z = (gint) floor (time);
  const gdouble part = ease (time - z);
  gdouble sum = 0, share = .5;

  for (guint k = 0; k < 3; k++, share /= 2, x *= 2.1, y *= 2.1)
    sum += share
        * (plane_noise (seed + k, x, y, z) * (1 - part)
            + plane_noise (seed + k, x, y, z + 1) * part);
  return sum / .875;
}

static gdouble
hill (gdouble distance)
{
  return exp (-distance * distance);
}

/* ---- leaks ---- */

enum { AMOUNT };

#define LIGHT_PARAMS(fallback)                                                 \
  PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, fallback, "how bright" })

/* Clear of the frame at both ends of its time. */
static gboolean
light_is_off (const EffectState *state)
{
  return param_of (state, AMOUNT) <= 0 || !(state->t > 0) || state->t >= 1;
}

static Light
leak_at (const EffectState *state, gdouble u, gdouble v)
{
  const gdouble time = state->seconds;
  const gdouble aspect = (gdouble) state->width / state->height;
  const gdouble bright = param_of (state, AMOUNT) * in_and_out (state, .25);
  const gdouble x =
      aspect * (.55 - .3 * chance_smooth (state->seed, 1, time * .5));
  const gdouble y = .5 * chance_smooth (state->seed, 2, time * .4);
  const gdouble rough =
      .65 + .7 * cloud (state->seed, u * 1.6, v * 1.6, time * .6);
  const gdouble warm = hill (hypot ((u - x) / .75, (v - y) / 1.1)) * rough;
  const gdouble rose =
      hill (hypot ((u + .95 * x) / .6, (v + .6 * y) / .7)) * rough;
  const gdouble core = hill (hypot ((u - x) / .3, (v - y) / .5));

  return (Light){ { bright * (1.15 * warm + .7 * rose + .5 * core),
      bright * (.55 * warm + .16 * rose + .5 * core),
      bright * (.14 * warm + .45 * rose + .28 * core) } };
}

static void
plan_leak (const EffectState *state, gpointer plan)
{
  fill_field (state, leak_at, plan);
}

#define LIGHT(function)                                                        \
  .plan_size = sizeof (Field), .plan = function, .color = throw_light,         \
  .is_identity = light_is_off

static const Effect effect_light_leak = {
  .name = "light_leak",
  .aliases = ALIASES ("lightleak", "leak"),
  .summary = "warm light that leaked into the camera drifts by",
  .params = LIGHT_PARAMS (1),
  LIGHT (plan_leak),
};

/* Fire eats in from a side and goes again. */
static Light
burn_at (const EffectState *state, gdouble u, gdouble v)
{
  const gdouble aspect = (gdouble) state->width / state->height;
  const gdouble way = sin (G_PI * state->t);
  const gdouble rough =
      cloud (state->seed, u * 2.2, v * 2.2, state->seconds * 3);
  /* 0 at the fire's edge, above inside of it. */
  const gdouble deep = (u / aspect + .5) + 1.5 * way * param_of (state, AMOUNT)
      - 1.35 + .55 * (rough - .5);
  const gdouble red = smooth_between (-.25, .12, deep);
  const gdouble yellow = smooth_between (-.05, .25, deep);
  const gdouble white = smooth_between (.12, .5, deep);

  return (Light){ { red, .42 * red * yellow + .5 * yellow,
      .06 * red + .3 * yellow * white + .5 * white } };
}

static void
plan_burn (const EffectState *state, gpointer plan)
{
  fill_field (state, burn_at, plan);
}

static const Effect effect_film_burn = {
  .name = "film_burn",
  .aliases = ALIASES ("filmburn", "burn_light"),
  .summary = "the end of a reel: burning light comes in and goes",
  .params = LIGHT_PARAMS (.8),
  LIGHT (plan_burn),
};

/* ---- rays ---- */

enum { SUN_X = 1, SUN_Y };

#define SUN_PARAMS(x, y, fallback)                                             \
  PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, fallback, "how bright" }, \
      [SUN_X] = { "x", PARAM_NUMBER, -1, 2, x,                                 \
          "where the light is, from the left" },                               \
      [SUN_Y] = {                                                              \
          "y", PARAM_NUMBER, -1, 2, y, "where the light is, from the top" })

static void
sun_place (const EffectState *state, gdouble *x, gdouble *y)
{
  *x = (param_of (state, SUN_X) - .5) * state->width / state->height;
  *y = param_of (state, SUN_Y) - .5;
}

static Light
rays_at (const EffectState *state, gdouble u, gdouble v)
{
  gdouble x, y;

  sun_place (state, &x, &y);
  const gdouble dx = u - x, dy = v - y, r = hypot (dx, dy);
  /* The place on a ring around the light: the same all along a ray. */
  const gdouble a = dx / MAX (r, .02), b = dy / MAX (r, .02);
  const gdouble beams =
      cloud (state->seed, a * 5 + 9, b * 5 + 9, state->seconds * .5);
  const gdouble ray = smooth_between (.38, .72, beams) * exp (-r * .9);
  const gdouble bright = param_of (state, AMOUNT) * in_and_out (state, .15)
      * (.85 * ray + .55 * hill (r / .35));

  return (Light){ { bright, .88 * bright, .62 * bright } };
}

static void
plan_rays (const EffectState *state, gpointer plan)
{
  fill_field (state, rays_at, plan);
}

static const Effect effect_god_rays = {
  .name = "god_rays",
  .aliases = ALIASES ("light_rays", "sun_rays", "sunbeams"),
  .summary = "beams of light from a point",
  .params = SUN_PARAMS (.75, -.08, .75),
  LIGHT (plan_rays),
};

/* A disc with a soft edge. */
static gdouble
disc (gdouble u, gdouble v, gdouble x, gdouble y, gdouble radius)
{
  return smooth_between (radius * 1.25, radius * .8, hypot (u - x, v - y));
}

/* The light moves slowly; its mirror images lie on the line through the
 * middle. */
static Light
flare_at (const EffectState *state, gdouble u, gdouble v)
{
  const gdouble bright = param_of (state, AMOUNT) * in_and_out (state, .15);
  gdouble x, y;

  sun_place (state, &x, &y);
  x += .22 * (state->t - .5);
  const gdouble r = hypot (u - x, v - y);
  const gdouble core = hill (r / .09) + .5 * hill (r / .34);
  const gdouble streak = .6 * hill ((v - y) / .02) * exp (-fabs (u - x) * 1.6);
  const gdouble ring = .14 * hill ((r - .42) / .05);
  const gdouble green = .16 * disc (u, v, -.45 * x, -.45 * y, .09);
  const gdouble blue = .2 * disc (u, v, -.9 * x, -.9 * y, .16);
  const gdouble amber = .18 * disc (u, v, .42 * x, .42 * y, .055);

  return (Light){ { bright
          * (core + .7 * streak + ring + .2 * green + .25 * blue + amber),
      bright
          * (.9 * core + .8 * streak + .7 * ring + green + .45 * blue
              + .65 * amber),
      bright
          * (.7 * core + streak + .9 * ring + .5 * green + blue
              + .2 * amber) } };
}

static void
plan_flare (const EffectState *state, gpointer plan)
{
  fill_field (state, flare_at, plan);
}

static const Effect effect_lens_flare = {
  .name = "lens_flare",
  .aliases = ALIASES ("flare", "lensflare"),
  .summary = "a light, a streak and its images in the lens",
  .params = SUN_PARAMS (.72, .24, .85),
  LIGHT (plan_flare),
};

/* ---- haze ---- */

static Light
fog_at (const EffectState *state, gdouble u, gdouble v)
{
  const gdouble time = state->seconds;
  const gdouble far =
      cloud (state->seed, u * 1.5 - time * .12, v * 2.4, time * .18);
  const gdouble near =
      cloud (state->seed + 40, u * 3 - time * .3, v * 4, time * .3);
  const gdouble low = .45 + .55 * smooth_between (-.5, .45, v);
  const gdouble share = param_of (state, AMOUNT) * low
      * smooth_between (.12, .8, .7 * far + .3 * near);

  return (Light){ { share, share, share } };
}

static void
plan_fog (const EffectState *state, gpointer plan)
{
  fill_field (state, fog_at, plan);
}

static const Effect effect_fog = {
  .name = "fog",
  .aliases = ALIASES ("mist", "haze", "smoke"),
  .summary = "fog drifts by, thicker below",
  .params =
      PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .8, "how thick" },
          [1] = COLOR_SETTING ("color", 0xd8dde2ff, "of the fog")),
  .plan_size = sizeof (Field),
  .plan = plan_fog,
  .color = mix_haze,
  .is_identity = first_is_none,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_light[] = {
  &effect_light_leak,
  &effect_film_burn,
  &effect_lens_flare,
  &effect_god_rays,
  &effect_fog,
  NULL,
};
