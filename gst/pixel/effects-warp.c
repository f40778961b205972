/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures seen through a map of places: lenses, waves, mirrors. What would
 * reach over an edge comes as much closer. */

#include "effect-family.h"
#include "effect-rows.h"

/* ---- lenses ---- */

enum { AMOUNT };

/* From the middle, 1 in the corners. */
static void
from_middle (
    const EffectState *state, gdouble x, gdouble y, gdouble *u, gdouble *v)
{
  const gdouble half = hypot (state->width, state->height) / 2;

  *u = (x - state->width / 2.) / half;
  *v = (y - state->height / 2.) / half;
}

static void
to_place (
    const EffectState *state, gdouble u, gdouble v, gdouble *x, gdouble *y)
{
  const gdouble half = hypot (state->width, state->height) / 2;

  *x = state->width / 2. + u * half;
  *y = state->height / 2. + v * half;
}

static void
fisheye (const EffectState *state, gdouble *x, gdouble *y)
{
  const gdouble amount = param_of (state, AMOUNT);
  gdouble u, v;

  from_middle (state, *x, *y, &u, &v);
  const gdouble gain = 1 - amount * (1 - MIN (u * u + v * v, 1));
  to_place (state, u * gain, v * gain, x, y);
}

static const Effect effect_fisheye = {
  .name = "fisheye",
  .aliases = ALIASES ("fish_eye", "bulge"),
  .summary = "the middle comes near, as through a round lens",
  .params = PARAMS ({ "amount", PARAM_NUMBER, 0, .9, .5, "how round" }),
  .bend = fisheye,
  .is_identity = first_is_none,
};

static void
barrel (const EffectState *state, gdouble *x, gdouble *y)
{
  const gdouble amount = param_of (state, AMOUNT);
  gdouble u, v;

  from_middle (state, *x, *y, &u, &v);
  /* The corners stay, or what is furthest in of the edges. */
  const gdouble edge = amount > 0 ? 1 + amount : 1;
  const gdouble gain = (1 + amount * (u * u + v * v)) / edge;
  to_place (state, u * gain, v * gain, x, y);
}

static gboolean
amount_is_none (const EffectState *state)
{
  return param_of (state, AMOUNT) == 0;
}

static const Effect effect_barrel = {
  .name = "barrel",
  .aliases = ALIASES ("lens_distortion", "pincushion"),
  .summary = "lines bend as in a wide lens; below 0, as in a long one",
  .params = PARAMS ({ "amount", PARAM_NUMBER, -.4, 1, .35, "how much" }),
  .bend = barrel,
  .is_identity = amount_is_none,
};

enum { SWIRL_TURNS, SWIRL_RADIUS };

static void
swirl (const EffectState *state, gdouble *x, gdouble *y)
{
  gdouble u, v;

  from_middle (state, *x, *y, &u, &v);
  const gdouble left =
      MAX (1 - sqrt (u * u + v * v) / param_of (state, SWIRL_RADIUS), 0);
  const gdouble angle = 2 * G_PI * param_of (state, SWIRL_TURNS) * left * left;
  const gdouble c = cos (angle), s = sin (angle);
  to_place (state, u * c - v * s, u * s + v * c, x, y);
}

static const Effect effect_swirl = {
  .name = "swirl",
  .aliases = ALIASES ("twirl", "twist"),
  .summary = "turns around the middle, less and less outwards",
  .params = PARAMS ([SWIRL_TURNS] = { "turns", PARAM_NUMBER, -4, 4, .5,
                        "of the middle, clockwise" },
      [SWIRL_RADIUS] = { "radius", PARAM_NUMBER, .05, 1, .6,
          "how far it reaches; 1 is the corners" }),
  .bend = swirl,
  .is_identity = amount_is_none,
};

/* ---- waves ---- */

enum { WAVE_AMOUNT, WAVE_LENGTH, WAVE_SPEED };

#define WAVE_PARAMS(amount, length, speed)                                     \
  PARAMS ([WAVE_AMOUNT] = { "amount", PARAM_NUMBER, 0, .1, amount,             \
              "how high the waves are, as a share of the height" },            \
      [WAVE_LENGTH] = { "length", PARAM_NUMBER, .05, 2, length,                \
          "from one wave to the next" },                                       \
      [WAVE_SPEED] = { "speed", PARAM_NUMBER, -10, 10, speed,                  \
          "waves that pass in a second" })

/* As a share of the height, from the middle; so much closer that no wave
 * reaches over the edge. */
static void
wave_start (const EffectState *state, gdouble *x, gdouble *y)
{
  const gdouble closer = 1 - 2 * param_of (state, WAVE_AMOUNT);

  *x = (*x - state->width / 2.) / state->height * closer;
  *y = (*y - state->height / 2.) / state->height * closer;
}

static void
wave_end (const EffectState *state, gdouble *x, gdouble *y)
{
  *x = *x * state->height + state->width / 2.;
  *y = *y * state->height + state->height / 2.;
}

static gdouble
wave_at (const EffectState *state, gdouble place)
{
  return param_of (state, WAVE_AMOUNT)
      * sin (2 * G_PI
          * (place / param_of (state, WAVE_LENGTH)
              - state->seconds * param_of (state, WAVE_SPEED)));
}

static void
ripple (const EffectState *state, gdouble *x, gdouble *y)
{
  wave_start (state, x, y);
  const gdouble r = hypot (*x, *y);
  /* Flat in the middle itself, which has no direction. */
  const gdouble gain = 1 + wave_at (state, r) / MAX (r, .05);
  *x *= gain;
  *y *= gain;
  wave_end (state, x, y);
}

static const Effect effect_ripple = {
  .name = "ripple",
  .aliases = ALIASES ("water_drop"),
  .summary = "rings run outwards as on water",
  .params = WAVE_PARAMS (.012, .16, 1.2),
  .bend = ripple,
  .is_identity = first_is_none,
};

static void
wave (const EffectState *state, gdouble *x, gdouble *y)
{
  wave_start (state, x, y);
  *x += wave_at (state, *y);
  *y += wave_at (state, *x + .25 * param_of (state, WAVE_LENGTH)) / 2;
  wave_end (state, x, y);
}

static const Effect effect_wave = {
  .name = "wave",
  .aliases = ALIASES ("waves", "flag"),
  .summary = "sways in waves",
  .params = WAVE_PARAMS (.015, .4, .8),
  .bend = wave,
  .is_identity = first_is_none,
};

/* Waves of several lengths that rise. */
static void
heat_haze (const EffectState *state, gdouble *x, gdouble *y)
{
  wave_start (state, x, y);
  const gdouble rise = *y + state->seconds * param_of (state, WAVE_SPEED) * .2;
  const gdouble scale = 2 * G_PI / param_of (state, WAVE_LENGTH);
  const gdouble amount = param_of (state, WAVE_AMOUNT) / 2;
  const gdouble across = *x;

  *x += amount
      * (sin (scale * rise + 3 * sin (scale * .31 * across))
          + .6 * sin (scale * 2.3 * rise + scale * .9 * across));
  *y += amount * .6 * sin (scale * 1.7 * rise - scale * .6 * across);
  wave_end (state, x, y);
}

static const Effect effect_heat_haze = {
  .name = "heat_haze",
  .aliases = ALIASES ("thermal_distortion", "heat_distortion"),
  .summary = "trembles as over hot ground",
  .params = WAVE_PARAMS (.006, .12, 1),
  .bend = heat_haze,
  .is_identity = first_is_none,
};

/* ---- mirrors ---- */

static const gchar *const sides[] = { "left", "right", "top", "bottom", NULL };

static void
mirror (const EffectState *state, const EffectRow *row, gint32 *x, gint32 *y)
{
  const gint side = (gint) param_of (state, 0);
  const gint32 width = state->width * 65536, height = state->height * 65536;
  const gint32 down = (gint32) (row->y * 65536);
  gint32 at = 32768;

  for (gint i = 0; i < row->n; i++, at += row->step * 65536) {
    x[i] = side == 0 ? MIN (at, width - at)
        : side == 1  ? MAX (at, width - at)
                     : at;
    y[i] = side == 2 ? MIN (down, height - down)
        : side == 3  ? MAX (down, height - down)
                     : down;
  }
}

static const Effect effect_mirror = {
  .name = "mirror",
  .summary = "one half, and the same again as in a mirror",
  .params = PARAMS ({ .name = "keep",
      .kind = PARAM_CHOICE,
      .words = sides,
      .blurb = "the half that stays" }),
  .map = mirror,
};

#define MAX_SECTORS 24

typedef struct {
  gint n;
  gfloat edge[MAX_SECTORS][2]; /* of sector i of the upper half, its start */
  gfloat turn[MAX_SECTORS][4]; /* onto the first one */
  gfloat cx, cy, scale;
} Kaleidoscope;

enum { KALEIDOSCOPE_SECTORS, KALEIDOSCOPE_ANGLE };

/* Every other sector is seen in a mirror. */
static void
plan_kaleidoscope (const EffectState *state, gpointer plan)
{
  Kaleidoscope *k = plan;
  const gdouble half = hypot (state->width, state->height) / 2;
  const gdouble turned =
      param_of (state, KALEIDOSCOPE_ANGLE) * G_PI / 180 * state->seconds;

  k->n = (gint) param_of (state, KALEIDOSCOPE_SECTORS);
  k->cx = state->width / 2.f;
  k->cy = state->height / 2.f;
  k->scale = (gfloat) (MIN (state->width, state->height) / 2. / half);
  for (gint i = 0; i < k->n; i++) {
    const gdouble from = i * G_PI / k->n;
    const gdouble angle = turned + (i % 2 ? from + G_PI / k->n : -from);
    const gfloat c = (gfloat) cos (angle), s = (gfloat) sin (angle);

    k->edge[i][0] = (gfloat) cos (from);
    k->edge[i][1] = (gfloat) sin (from);
    k->turn[i][0] = c;
    k->turn[i][1] = i % 2 ? s : -s;
    k->turn[i][2] = s;
    k->turn[i][3] = i % 2 ? -c : c;
  }
}

static inline gboolean
starts_before (const Kaleidoscope *k, gint sector, gfloat dx, gfloat dy)
{
  return k->edge[sector][0] * dy - k->edge[sector][1] * dx >= 0;
}

static inline gint
sector_of (const Kaleidoscope *k, gfloat dx, gfloat dy)
{
  gint low = 0, high = k->n;

  while (high - low > 1) {
    const gint middle = (low + high) / 2;

    if (starts_before (k, middle, dx, dy))
      low = middle;
    else
      high = middle;
  }
  return low;
}

static void
kaleidoscope (
    const EffectState *state, const EffectRow *row, gint32 *x, gint32 *y)
{
  const Kaleidoscope *k = state->plan;
  const gfloat dy = fabsf (row->y - k->cy);

  gint sector = sector_of (k, .5f - k->cx, dy);

  /* Along a row the angle only gets less. */
  for (gint i = 0; i < row->n; i++) {
    const gfloat dx = .5f + i * row->step - k->cx;

    while (sector > 0 && !starts_before (k, sector, dx, dy))
      sector--;
    const gfloat *turn = k->turn[sector];
    const gfloat u = k->cx + k->scale * (turn[0] * dx + turn[1] * dy);
    const gfloat v = k->cy + k->scale * (turn[2] * dx + turn[3] * dy);

    x[i] = (gint32) (u * 256) * 256;
    y[i] = (gint32) (v * 256) * 256;
  }
}

static const Effect effect_kaleidoscope = {
  .name = "kaleidoscope",
  .summary = "one sector of the picture, mirrored all around",
  .params = PARAMS ([KALEIDOSCOPE_SECTORS] = { "sectors", PARAM_INTEGER, 2,
                        MAX_SECTORS, 6, "in half of a turn" },
      [KALEIDOSCOPE_ANGLE] = { "speed", PARAM_NUMBER, -360, 360, 12,
          "degrees that the mirrors turn in a second" }),
  .plan_size = sizeof (Kaleidoscope),
  .plan = plan_kaleidoscope,
  .map = kaleidoscope,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_warp[] = {
  &effect_fisheye,
  &effect_barrel,
  &effect_swirl,
  &effect_ripple,
  &effect_wave,
  &effect_heat_haze,
  &effect_mirror,
  &effect_kaleidoscope,
  NULL,
};
