/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Moves that a camera on a tripod or a crane makes: from here to there. */

#include "effect-family.h"

#include <math.h>

/* ---- zooms ---- */

enum { ZOOM_STRENGTH, ZOOM_FOCUS_X, ZOOM_FOCUS_Y, ZOOM_MS };

#define ZOOM_PARAMS(strength)                                                  \
  [ZOOM_STRENGTH] = { "strength", PARAM_NUMBER, 1, 8, strength,                \
    "how many times larger the picture gets" },                                \
  [ZOOM_FOCUS_X] = { "focus_x", PARAM_NUMBER, 0, 1, .5,                        \
    "what the zoom moves towards, from the left" },                            \
  [ZOOM_FOCUS_Y] = { "focus_y", PARAM_NUMBER, 0, 1, .5,                        \
    "what the zoom moves towards, from the top" }

static const ParamSpec zoom_params[] = { ZOOM_PARAMS (1.08), { NULL } };

/* The window shrinks around the focus, which stays where it is. Growing by
 * equal factors in equal times looks even. */
static void
zoom_to (const ParamValues *params, gdouble t, LayerView *view)
{
  const gdouble fx = params->value[ZOOM_FOCUS_X];
  const gdouble fy = params->value[ZOOM_FOCUS_Y];

  view->zoom = pow (params->value[ZOOM_STRENGTH], t);
  view->x = fx + (.5 - fx) / view->zoom;
  view->y = fy + (.5 - fy) / view->zoom;
}

static void
zoom_in (const EffectState *state, LayerView *view)
{
  zoom_to (state->params, state->t, view);
}

static const Effect effect_zoom_in = {
  .name = "zoom_in",
  .aliases = ALIASES ("zoomin", "slow_zoom_in", "push_in"),
  .summary = "moves steadily closer",
  .params = zoom_params,
  .view = zoom_in,
};

static void
zoom_out (const EffectState *state, LayerView *view)
{
  zoom_to (state->params, 1 - state->t, view);
}

static const Effect effect_zoom_out = {
  .name = "zoom_out",
  .aliases = ALIASES ("zoomout", "slow_zoom_out", "pull_out"),
  .summary = "moves steadily away, to the whole picture",
  .params = zoom_params,
  .view = zoom_out,
};

#define MS_PARAM(fallback)                                                     \
  [ZOOM_MS] = { "ms", PARAM_NUMBER, 20, 5000, fallback,                        \
    "how long it takes, in milliseconds" }

/* A little too far, then back: the usual curve. */
static gdouble
back_out (gdouble t)
{
  const gdouble u = 1 - t;

  return 1 - u * u * (2.70158 * u - 1.70158);
}

static gdouble
since_start (const EffectState *state)
{
  return MIN (state->seconds * 1000 / state->params->value[ZOOM_MS], 1);
}

static void
push_in_fast (const EffectState *state, LayerView *view)
{
  zoom_to (state->params, back_out (since_start (state)), view);
}

static const Effect effect_push_in_fast = {
  .name = "push_in_fast",
  .aliases = ALIASES ("punch", "punch_in", "zoom_punch_in"),
  .summary = "jumps closer, a little too far, and stays",
  .params = PARAMS (ZOOM_PARAMS (1.2), MS_PARAM (150)),
  .view = push_in_fast,
};

static void
crash_zoom (const EffectState *state, LayerView *view)
{
  const gdouble left = 1 - since_start (state);

  zoom_to (state->params, 1 - left * left * left * left, view);
}

static const Effect effect_crash_zoom = {
  .name = "crash_zoom",
  .aliases = ALIASES ("crashzoom", "snap_zoom"),
  .summary = "rushes close and comes to rest",
  .params = PARAMS (ZOOM_PARAMS (2), MS_PARAM (450)),
  .view = crash_zoom,
};

/* ---- pans ---- */

enum { PAN_AMOUNT, PAN_STRENGTH };

#define PAN_PARAM                                                              \
  [PAN_AMOUNT] = { "amount", PARAM_NUMBER, 0, 4, .08,                          \
    "how far, as a share of the frame" }

static const ParamSpec pan_params[] = { PAN_PARAM, { NULL } };
static const ParamSpec pan_zoom_params[] = { PAN_PARAM,
  [PAN_STRENGTH] = { "strength", PARAM_NUMBER, 1, 8, 1.08,
      "how many times larger the picture gets on the way" },
  { NULL } };

/* Where the camera goes. */
typedef struct {
  gint x, y;
  gboolean zooms;
} Way;

/* Edge to edge, at one speed as the zoom leaves it. */
static void
pan (const EffectState *state, LayerView *view)
{
  const Way *way = state->data;
  const gdouble part = state->t - .5;

  view->zoom = 1 + state->params->value[PAN_AMOUNT];
  if (way->zooms)
    view->zoom *= pow (state->params->value[PAN_STRENGTH], state->t);
  view->x = .5 + way->x * part * (1 - 1 / view->zoom);
  view->y = .5 + way->y * part * (1 - 1 / view->zoom);
}

#define PAN(id, dx, dy, text, ...)                                             \
  static const Effect effect_pan_##id = {                                      \
    .name = "pan_" #id,                                                        \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = text,                                                           \
    .params = pan_params,                                                      \
    .data = &(const Way){ dx, dy, FALSE },                                     \
    .view = pan,                                                               \
  };                                                                           \
  static const Effect effect_pan_##id##_with_zoom = {                          \
    .name = "pan_" #id "_with_zoom",                                           \
    .aliases = ALIASES ("pan_" #id "_zoom"),                                   \
    .summary = text ", and comes closer",                                      \
    .params = pan_zoom_params,                                                 \
    .data = &(const Way){ dx, dy, TRUE },                                      \
    .view = pan,                                                               \
  };

PAN (left, -1, 0, "the camera moves left, the picture drifts right", "panleft")
PAN (right, 1, 0, "the camera moves right, the picture drifts left", "panright")
PAN (
    up, 0, -1, "the camera moves up, the picture sinks", "panup", "pedestal_up")
PAN (down, 0, 1, "the camera moves down, the picture rises", "pandown",
    "pedestal_down")
PAN (up_left, -1, -1, "the camera moves up and to the left", "pan_left_up",
    "pan_top_left")
PAN (up_right, 1, -1, "the camera moves up and to the right", "pan_right_up",
    "pan_top_right")
PAN (down_left, -1, 1, "the camera moves down and to the left", "pan_left_down",
    "pan_bottom_left")
PAN (down_right, 1, 1, "the camera moves down and to the right",
    "pan_right_down", "pan_bottom_right")

/* ---- from one rectangle to another ---- */

enum { FROM_X, FROM_Y, FROM_SIZE, TO_X, TO_Y, TO_SIZE };

static const ParamSpec ken_burns_params[] = {
  [FROM_X] = { "from_x", PARAM_NUMBER, 0, 1, .5,
      "middle of what is seen first, from the left" },
  [FROM_Y] = { "from_y", PARAM_NUMBER, 0, 1, .5,
      "middle of what is seen first, from the top" },
  [FROM_SIZE] = { "from_size", PARAM_NUMBER, .1, 1, 1,
      "how much of the frame is seen first" },
  [TO_X] = { "to_x", PARAM_NUMBER, 0, 1, .56,
      "middle of what is seen last, from the left" },
  [TO_Y] = { "to_y", PARAM_NUMBER, 0, 1, .46,
      "middle of what is seen last, from the top" },
  [TO_SIZE] = { "to_size", PARAM_NUMBER, .1, 1, .82,
      "how much of the frame is seen last" },
  { NULL }
};

/* Where the middle of a window of @size may lie. */
static gdouble
inside (gdouble at, gdouble size)
{
  return CLAMP (at, size / 2, 1 - size / 2);
}

static void
ken_burns (const EffectState *state, LayerView *view)
{
  const gdouble *v = state->params->value;
  const gdouble size = v[FROM_SIZE] * pow (v[TO_SIZE] / v[FROM_SIZE], state->t);
  const gdouble x0 = inside (v[FROM_X], v[FROM_SIZE]);
  const gdouble y0 = inside (v[FROM_Y], v[FROM_SIZE]);

  view->zoom = 1 / size;
  view->x = inside (x0 + (inside (v[TO_X], v[TO_SIZE]) - x0) * state->t, size);
  view->y = inside (y0 + (inside (v[TO_Y], v[TO_SIZE]) - y0) * state->t, size);
}

static const Effect effect_ken_burns = {
  .name = "ken_burns",
  .aliases = ALIASES ("kenburns", "pan_and_scan", "zoompan"),
  .summary = "from one part of the picture to another",
  .params = ken_burns_params,
  .view = ken_burns,
};

/* ---- turns ---- */

#define DEGREES (G_PI / 180)

enum { ANGLE_DEGREES };

static void
tilt (const EffectState *state, LayerView *view)
{
  view->angle = state->params->value[ANGLE_DEGREES] * DEGREES * state->t;
}

static const Effect effect_tilt = {
  .name = "tilt",
  .aliases = ALIASES ("lean", "dutch_angle"),
  .summary = "leans over, closer as far as the corners need it",
  .params = PARAMS ([ANGLE_DEGREES] = { "degrees", PARAM_NUMBER, -45, 45, 4,
                        "how far, clockwise" }),
  .view = tilt,
};

enum { ROTATE_FROM, ROTATE_TO };

static void
rotate (const EffectState *state, LayerView *view)
{
  const gdouble *v = state->params->value;

  view->angle =
      (v[ROTATE_FROM] + (v[ROTATE_TO] - v[ROTATE_FROM]) * state->t) * DEGREES;
}

static const Effect effect_rotate = {
  .name = "rotate",
  .summary = "turns from one angle to another",
  .params = PARAMS ([ROTATE_FROM] = { "from", PARAM_NUMBER, -3600, 3600, -5,
                        "degrees at the start, clockwise" },
      [ROTATE_TO] = { "to", PARAM_NUMBER, -3600, 3600, 5,
          "degrees at the end" }),
  .view = rotate,
};

static void
spin (const EffectState *state, LayerView *view)
{
  view->angle = state->params->value[0] * 2 * G_PI * state->t;
}

static const Effect effect_spin = {
  .name = "spin",
  .aliases = ALIASES ("whirl", "roll"),
  .summary = "turns all the way round",
  .params =
      PARAMS ({ "turns", PARAM_NUMBER, -20, 20, 1, "how often, clockwise" }),
  .view = spin,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_camera[] = {
  &effect_zoom_in,
  &effect_zoom_out,
  &effect_push_in_fast,
  &effect_crash_zoom,
  &effect_pan_left,
  &effect_pan_right,
  &effect_pan_up,
  &effect_pan_down,
  &effect_pan_up_left,
  &effect_pan_up_right,
  &effect_pan_down_left,
  &effect_pan_down_right,
  &effect_pan_left_with_zoom,
  &effect_pan_right_with_zoom,
  &effect_pan_up_with_zoom,
  &effect_pan_down_with_zoom,
  &effect_pan_up_left_with_zoom,
  &effect_pan_up_right_with_zoom,
  &effect_pan_down_left_with_zoom,
  &effect_pan_down_right_with_zoom,
  &effect_ken_burns,
  &effect_tilt,
  &effect_rotate,
  &effect_spin,
  NULL,
};
