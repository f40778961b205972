/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The effects and motions: one function, its parameters and one struct each,
 * and the list of them at the end. Knows nothing of planes or of a movie. */

#include "effect.h"
#include "kernels.h"
#include "name.h"

#include <math.h>

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })

/* ---- the camera ---- */

enum { ZOOM_STRENGTH, ZOOM_FOCUS_X, ZOOM_FOCUS_Y };

static const ParamSpec zoom_params[] = {
  [ZOOM_STRENGTH] = { "strength", PARAM_NUMBER, 1, 8, 1.08,
      "how many times larger the picture gets" },
  [ZOOM_FOCUS_X] = { "focus_x", PARAM_NUMBER, 0, 1, .5,
      "what the zoom moves towards, from the left" },
  [ZOOM_FOCUS_Y] = { "focus_y", PARAM_NUMBER, 0, 1, .5,
      "what the zoom moves towards, from the top" },
  { NULL }
};

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
  .aliases = ALIASES ("zoomin", "slow_zoom_in"),
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
  .aliases = ALIASES ("zoomout", "slow_zoom_out"),
  .summary = "moves steadily away, to the whole picture",
  .params = zoom_params,
  .view = zoom_out,
};

enum { PAN_AMOUNT };

static const ParamSpec pan_params[] = {
  [PAN_AMOUNT] = { "amount", PARAM_NUMBER, 0, 4, .08,
      "how far, as a share of the frame" },
  { NULL }
};

/* Edge to edge: @t of the way from the left end to the right one. */
static void
pan_to (const ParamValues *params, gdouble t, LayerView *view)
{
  view->zoom = 1 + params->value[PAN_AMOUNT];
  view->x = .5 + (t - .5) * (1 - 1 / view->zoom);
}

static void
pan_left (const EffectState *state, LayerView *view)
{
  pan_to (state->params, 1 - state->t, view);
}

static const Effect effect_pan_left = {
  .name = "pan_left",
  .aliases = ALIASES ("panleft"),
  .summary = "the camera moves left, the picture drifts right",
  .params = pan_params,
  .view = pan_left,
};

static void
pan_right (const EffectState *state, LayerView *view)
{
  pan_to (state->params, state->t, view);
}

static const Effect effect_pan_right = {
  .name = "pan_right",
  .aliases = ALIASES ("panright"),
  .summary = "the camera moves right, the picture drifts left",
  .params = pan_params,
  .view = pan_right,
};

/* ---- the light ---- */

enum { FLASH_STRENGTH };

static const ParamSpec flash_params[] = { [FLASH_STRENGTH] = { "strength",
                                              PARAM_NUMBER, 0, 1, 1,
                                              "brightness of the flash" },
  { NULL } };

/* Up in the first 8 % of the time, then away by itself. */
static gdouble
flash_envelope (const EffectState *state)
{
  return state->params->value[FLASH_STRENGTH] * MIN (1, state->t / .08)
      * exp (-5 * state->t);
}

static void
warm_flash (
    const EffectState *state, guint16 *r, guint16 *g, guint16 *b, gint n)
{
  const gdouble envelope = flash_envelope (state);
  const guint32 exposure = lrint (exp2 (.3 * envelope) * 32768);

  kernels ()->expose (r, exposure, lrint (envelope * 32768), n);
  kernels ()->expose (g, exposure, lrint (envelope * .75 * 32768), n);
  kernels ()->expose (b, exposure, lrint (envelope * .4 * 32768), n);
}

static gboolean
flash_is_over (const EffectState *state)
{
  return !(state->t > 0) || state->t >= 1
      || state->params->value[FLASH_STRENGTH] <= 0;
}

static const Effect effect_warm_flash = {
  .name = "warm_flash",
  .aliases = ALIASES ("warmflash", "flash_warm"),
  .summary = "a short warm flash that fades by itself",
  .params = flash_params,
  .color = warm_flash,
  .is_identity = flash_is_over,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects[] = {
  &effect_zoom_in,
  &effect_zoom_out,
  &effect_pan_left,
  &effect_pan_right,
  &effect_warm_flash,
  NULL,
};

const Effect *
effect_find (const gchar *name)
{
  return name_find (effects, name);
}

gdouble
effect_max_zoom (const Effect *effect, const ParamValues *params)
{
  gdouble zoom = 1;

  for (gint i = 0; effect->view && i <= 64; i++) {
    const EffectState state = { .t = i / 64.,
      .fps_n = 30,
      .fps_d = 1,
      .width = 1280,
      .height = 720,
      .params = params };
    LayerView view = LAYER_VIEW_WHOLE;

    effect->view (&state, &view);
    zoom = MAX (zoom, view.zoom);
  }
  return zoom;
}
