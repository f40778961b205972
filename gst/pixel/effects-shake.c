/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Moves of a camera that is held, pushed or hung up. Where one needs room
 * around the picture, it comes as much closer. */

#include "effect-family.h"
#include "chance.h"

#include <math.h>

#define DEGREES (G_PI / 180)

/* ---- slow ones, without an end ---- */

enum { FLOAT_AMOUNT, FLOAT_PERIOD };

#define FLOAT_PARAMS(amount, period)                                           \
  PARAMS ([FLOAT_AMOUNT] = { "amount", PARAM_NUMBER, 0, .5, amount,            \
              "how far, as a share of the frame" },                            \
      [FLOAT_PERIOD] = { "period", PARAM_NUMBER, .2, 60, period,               \
          "seconds from one time to the next" })

static gdouble
turns (const EffectState *state)
{
  return state->seconds / state->params->value[FLOAT_PERIOD];
}

/* A window that may be moved by @amount of the frame each way. */
static void
leave_room (gdouble amount, LayerView *view)
{
  view->zoom = 1 + 2 * amount;
}

static void
drift (const EffectState *state, LayerView *view)
{
  const gdouble amount = state->params->value[FLOAT_AMOUNT];
  const gdouble at = turns (state) + 1000;

  leave_room (amount, view);
  view->x += amount * chance_smooth (state->seed, 1, at) / view->zoom;
  view->y += amount * chance_smooth (state->seed, 2, at) / view->zoom;
}

static const Effect effect_drift = {
  .name = "drift",
  .aliases = ALIASES ("float", "handheld_slow"),
  .summary = "floats slowly, never the same way",
  .params = FLOAT_PARAMS (.02, 3),
  .view = drift,
};

static void
breathe (const EffectState *state, LayerView *view)
{
  const gdouble amount = state->params->value[FLOAT_AMOUNT];

  view->zoom = pow (1 + amount, 1 - cos (2 * G_PI * turns (state)));
}

static const Effect effect_breathe = {
  .name = "breathe",
  .aliases = ALIASES ("pulse_slow"),
  .summary = "comes a little closer and goes again, over and over",
  .params = FLOAT_PARAMS (.015, 4),
  .view = breathe,
};

static void
orbit (const EffectState *state, LayerView *view)
{
  const gdouble amount = state->params->value[FLOAT_AMOUNT];
  const gdouble angle = 2 * G_PI * turns (state);

  leave_room (amount, view);
  view->x += amount * sin (angle) / view->zoom;
  view->y -= amount * cos (angle) / view->zoom;
}

static const Effect effect_orbit = {
  .name = "orbit",
  .aliases = ALIASES ("circle_move"),
  .summary = "moves in a circle",
  .params = FLOAT_PARAMS (.025, 6),
  .view = orbit,
};

/* ---- shakes ---- */

enum { SHAKE_AMOUNT, SHAKE_FREQUENCY, SHAKE_DECAY };

#define SHAKE_PARAMS(amount, frequency, decay)                                 \
  PARAMS ([SHAKE_AMOUNT] = { "amount", PARAM_NUMBER, 0, .25, amount,           \
              "how far, as a share of the frame" },                            \
      [SHAKE_FREQUENCY] = { "frequency", PARAM_NUMBER, .1, 30, frequency,      \
          "pushes in a second" },                                              \
      [SHAKE_DECAY] = {                                                        \
          "decay", PARAM_BOOLEAN, 0, 1, decay, "it fades away by itself" })

/* How much of it goes which way. */
typedef struct {
  gdouble x, y, same, turn;
} Push;

/* From nothing at the start to nothing at the end. */
static gdouble
shake_envelope (const EffectState *state)
{
  const gdouble t = state->t, rise = MIN (t / .05, 1);

  if (state->params->value[SHAKE_DECAY] != 0)
    return rise * (1 - t) * (1 - t);
  return rise * MIN ((1 - t) / .05, 1);
}

static void
shake (const EffectState *state, LayerView *view)
{
  const Push *push = state->data;
  const gdouble envelope = shake_envelope (state);
  const gdouble amount = state->params->value[SHAKE_AMOUNT] * envelope;
  const gdouble at = state->seconds * state->params->value[SHAKE_FREQUENCY];
  const gdouble one = chance_smooth (state->seed, 1, at);
  const gdouble other =
      push->same != 0 ? one : chance_smooth (state->seed, 9, at + 9.5);
  const gdouble angle = amount * push->turn;

  view->angle = angle * chance_smooth (state->seed, 5, at * .7 + 4.25);
  /* The corners that the largest angle needs, all the while. */
  leave_room (amount, view);
  view->zoom *= 1 + 2 * angle;
  view->x += amount * push->x * one / view->zoom;
  view->y += amount * push->y * other / view->zoom;
}

#define SHAKE(id, text, spec, push, ...)                                       \
  static const Effect effect_##id = {                                          \
    .name = #id,                                                               \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = text,                                                           \
    .params = spec,                                                            \
    .data = &(const Push) push,                                                \
    .view = shake,                                                             \
  };

#define PUSH(...)                                                              \
  {                                                                            \
    __VA_ARGS__                                                                \
  }

SHAKE (shake, "a blow from any side that fades away",
    SHAKE_PARAMS (.015, 14, TRUE), PUSH (1, 1, 0, .5), "camera_shake", "impact")
SHAKE (shake_horizontal, "a blow from the side", SHAKE_PARAMS (.02, 14, TRUE),
    PUSH (1, 0, 0, 0), "shake_h", "shake_x")
SHAKE (shake_vertical, "a blow from below", SHAKE_PARAMS (.02, 14, TRUE),
    PUSH (0, 1, 0, 0), "shake_v", "shake_y")
SHAKE (shake_diagonal, "a blow along the diagonal",
    SHAKE_PARAMS (.018, 14, TRUE), PUSH (1, 1, 1, 0), "shake_45")
SHAKE (earthquake, "shakes and rolls to the end", SHAKE_PARAMS (.02, 9, FALSE),
    PUSH (1, 1, 0, 1), "rumble")
SHAKE (handheld, "held by hand: never quite still",
    SHAKE_PARAMS (.008, 1.6, FALSE), PUSH (1, 1, 0, .6), "hand_held")

/* ---- swings ---- */

enum { SWING_DEGREES, SWING_FREQUENCY };

#define SWING_PARAMS(degrees, frequency)                                       \
  PARAMS ([SWING_DEGREES] = { "degrees", PARAM_NUMBER, 0, 45, degrees,         \
              "how far to each side" },                                        \
      [SWING_FREQUENCY] = {                                                    \
          "frequency", PARAM_NUMBER, .05, 20, frequency, "times a second" })

/* As close as the corners need it at the largest angle, all the while: the
 * size would jump with every swing. */
static void
turn_in_place (
    const EffectState *state, gdouble most, gdouble share, LayerView *view)
{
  const gdouble aspect = (gdouble) state->width / state->height;

  view->angle = most * share;
  view->zoom = cos (most) + sin (most) * MAX (aspect, 1 / aspect);
}

static gdouble
swing_wave (const EffectState *state)
{
  return sin (
      2 * G_PI * state->seconds * state->params->value[SWING_FREQUENCY]);
}

static void
wiggle (const EffectState *state, LayerView *view)
{
  turn_in_place (state, state->params->value[SWING_DEGREES] * DEGREES,
      swing_wave (state), view);
}

static const Effect effect_wiggle = {
  .name = "wiggle",
  .aliases = ALIASES ("wobble", "rock"),
  .summary = "tilts to and fro",
  .params = SWING_PARAMS (2, 1.5),
  .view = wiggle,
};

static void
swing (const EffectState *state, LayerView *view)
{
  const gdouble left = (1 - state->t) * (1 - state->t);
  const gdouble start = MIN (state->t / .05, 1);

  turn_in_place (state,
      state->params->value[SWING_DEGREES] * DEGREES * left * start,
      swing_wave (state), view);
}

static const Effect effect_swing = {
  .name = "swing",
  .aliases = ALIASES ("pendulum"),
  .summary = "swings as something hung up, and comes to rest",
  .params = SWING_PARAMS (6, .9),
  .view = swing,
};

/* ---- springs ---- */

enum { SPRING_AMOUNT, SPRING_TIMES };

#define SPRING_PARAMS(amount, times)                                           \
  PARAMS ([SPRING_AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, amount,            \
              "how far, as a share of the size" },                             \
      [SPRING_TIMES] = {                                                       \
          "times", PARAM_NUMBER, .5, 20, times, "how often until it rests" })

/* e^-5 of it is left at the end: that is taken away. */
static gdouble
spring_left (const EffectState *state)
{
  return MAX (exp (-5 * state->t) - exp (-5) * state->t, 0);
}

static void
bounce (const EffectState *state, LayerView *view)
{
  const gdouble wave =
      sin (G_PI * state->params->value[SPRING_TIMES] * state->t);

  view->zoom = 1
      + state->params->value[SPRING_AMOUNT] * spring_left (state) * wave * wave;
}

static const Effect effect_bounce = {
  .name = "bounce",
  .aliases = ALIASES ("spring_bounce", "jelly"),
  .summary = "bounces closer a few times, less and less",
  .params = SPRING_PARAMS (.12, 4),
  .view = bounce,
};

static void
squash (const EffectState *state, LayerView *view)
{
  const gdouble most =
      state->params->value[SPRING_AMOUNT] * spring_left (state);
  const gdouble rise = MIN (state->t / .04, 1);

  view->squash = most * rise
      * sin (2 * G_PI * state->params->value[SPRING_TIMES] * state->t);
  /* Wide or high, it covers the frame. */
  view->zoom = (1 + most * rise) / (1 - most * rise * most * rise);
}

static const Effect effect_squash = {
  .name = "squash",
  .aliases = ALIASES ("squash_stretch", "squish"),
  .summary = "is pressed flat and springs back",
  .params = PARAMS ([SPRING_AMOUNT] = { "amount", PARAM_NUMBER, 0, .5, .12,
                        "how far, as a share of the size" },
      [SPRING_TIMES] = { "times", PARAM_NUMBER, .5, 20, 3,
          "how often until it rests" }),
  .view = squash,
};

enum { POP_FROM, POP_OVER, POP_MS };

/* Up and a little over in two thirds of the time, then back. */
static gdouble
pop_size (const gdouble *v, gdouble t)
{
  if (t < .65) {
    const gdouble left = 1 - t / .65;

    return v[POP_OVER] + (v[POP_FROM] - v[POP_OVER]) * left * left * left;
  }
  const gdouble part = (t - .65) / .35;

  return v[POP_OVER] + (1 - v[POP_OVER]) * part * part * (3 - 2 * part);
}

static void
pop (const EffectState *state, LayerView *view)
{
  const gdouble *v = state->params->value;

  view->zoom = pop_size (v, MIN (state->seconds * 1000 / v[POP_MS], 1));
  view->bare = view->zoom < 1;
}

static const Effect effect_pop = {
  .name = "pop",
  .aliases = ALIASES ("pop_in"),
  .summary = "grows out of nothing, a little too large, and rests",
  .params = PARAMS ([POP_FROM] = { "from", PARAM_NUMBER, 0, 1, 0,
                        "size at the start; below 1 the background shows" },
      [POP_OVER] = { "over", PARAM_NUMBER, 1, 2, 1.1,
          "how large it gets before it rests" },
      [POP_MS] = { "ms", PARAM_NUMBER, 20, 5000, 450,
          "how long it takes, in milliseconds" }),
  .view = pop,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_shake[] = {
  &effect_drift,
  &effect_breathe,
  &effect_orbit,
  &effect_shake,
  &effect_shake_horizontal,
  &effect_shake_vertical,
  &effect_shake_diagonal,
  &effect_earthquake,
  &effect_handheld,
  &effect_wiggle,
  &effect_swing,
  &effect_bounce,
  &effect_squash,
  &effect_pop,
  NULL,
};
