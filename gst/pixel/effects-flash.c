/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Light on the whole picture: flashes and fades. */

#include "effect-family.h"
#include "kernels.h"

#include <math.h>

/* ---- flashes ---- */

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
warm_flash (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  const gdouble envelope = flash_envelope (state);
  const guint32 exposure = lrint (exp2 (.3 * envelope) * 32768);

  kernels ()->expose (r, exposure, lrint (envelope * 32768), row->n);
  kernels ()->expose (g, exposure, lrint (envelope * .75 * 32768), row->n);
  kernels ()->expose (b, exposure, lrint (envelope * .4 * 32768), row->n);
}

static gboolean
flash_is_over (const EffectState *state)
{
  return !(state->t > 0) || state->t >= 1
      || state->params->value[FLASH_STRENGTH] <= 0;
}

/* What changes less than a tenth is none. */
#define LEAST_FLASH .1

static gdouble
flash_once (const ParamValues *params)
{
  return params->value[FLASH_STRENGTH] >= LEAST_FLASH ? 0 : -1;
}

static const Effect effect_warm_flash = {
  .name = "warm_flash",
  .aliases = ALIASES ("warmflash", "flash_warm"),
  .summary = "a short warm flash that fades by itself",
  .params = flash_params,
  .color = warm_flash,
  .flash_rate = flash_once,
  .is_identity = flash_is_over,
};

/* All planes towards one colour by @share: the same as mixing in RGB, as both
 * are linear. */
static void
mix_color (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1, guint32 rgba, gdouble share)
{
  const PictureColor color = picture_color (rgba, src->matrix);
  const gint left = lrint ((1 - CLAMP (share, 0, 1)) * BLEND_ONE);

  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++)
      kernels ()->mix (src->plane[plane] + (gsize) y * src->stride[plane], left,
          src->plane[plane] + (gsize) y * src->stride[plane], 0, color.c[plane],
          dst->plane[plane] + (gsize) y * dst->stride[plane],
          picture_plane_width (src, plane));
  }
}

static void
flash (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const guint32 *color = state->data;

  mix_color (state, src, dst, y0, y1, *color, flash_envelope (state));
}

static const guint32 white = 0xffffffff, black = 0x000000ff;

/* Screen with white is a mix towards it. */
static const Effect effect_flash_white = {
  .name = "flash_white",
  .aliases = ALIASES ("flash", "white_flash"),
  .summary = "a short white flash that fades by itself",
  .params = flash_params,
  .data = &white,
  .window = flash,
  .flash_rate = flash_once,
  .is_identity = flash_is_over,
};

static const Effect effect_flash_black = {
  .name = "flash_black",
  .aliases = ALIASES ("black_flash", "blink"),
  .summary = "dark for a moment",
  .params = flash_params,
  .data = &black,
  .window = flash,
  .flash_rate = flash_once,
  .is_identity = flash_is_over,
};

/* ---- strobe ---- */

enum { STROBE_FREQUENCY, STROBE_COLOR, STROBE_STRENGTH };

/* A quarter of each period; more than three in a second are not shown. */
static gboolean
strobe_is_dark (const EffectState *state)
{
  const gdouble at =
      state->seconds * state->params->value[STROBE_FREQUENCY] + .5;

  return state->t >= 1 || at - floor (at) >= .25
      || state->params->value[STROBE_STRENGTH] <= 0;
}

static void
strobe (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gdouble *v = state->params->value;

  mix_color (
      state, src, dst, y0, y1, (guint32) v[STROBE_COLOR], v[STROBE_STRENGTH]);
}

static gdouble
strobe_rate (const ParamValues *params)
{
  return params->value[STROBE_STRENGTH] >= LEAST_FLASH
      ? params->value[STROBE_FREQUENCY]
      : -1;
}

static const Effect effect_strobe = {
  .name = "strobe",
  .summary = "lights up again and again, at most three times a second",
  .params = PARAMS ([STROBE_FREQUENCY] = { "frequency", PARAM_NUMBER, .1, 3, 2,
                        "times a second" },
      [STROBE_COLOR] = { "color", PARAM_COLOR, 0, 4294967295., 0xffffffff,
          "of the light" },
      [STROBE_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, .8,
          "how much of the picture it covers" }),
  .window = strobe,
  .flash_rate = strobe_rate,
  .is_identity = strobe_is_dark,
};

/* ---- fades ---- */

enum { FADE_COLOR };

static const ParamSpec fade_params[] = { [FADE_COLOR] = { "color", PARAM_COLOR,
                                             0, 4294967295., 0x000000ff,
                                             "what the picture fades from "
                                             "or to" },
  { NULL } };

/* How much of the colour is seen at the start and at the end. */
typedef struct {
  gdouble start, end;
} Fade;

static gdouble
fade_share (const EffectState *state)
{
  const Fade *way = state->data;

  return way->start + (way->end - way->start) * state->t;
}

static void
fade (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  mix_color (state, src, dst, y0, y1,
      (guint32) state->params->value[FADE_COLOR], fade_share (state));
}

static gboolean
fade_is_clear (const EffectState *state)
{
  return fade_share (state) <= 0;
}

static const Effect effect_fade_in = {
  .name = "fade_in",
  .aliases = ALIASES ("fadein", "fade_from_black"),
  .summary = "out of a colour",
  .params = fade_params,
  .data = &(const Fade){ 1, 0 },
  .window = fade,
  .is_identity = fade_is_clear,
};

static const Effect effect_fade_out = {
  .name = "fade_out",
  .aliases = ALIASES ("fadeout", "fade_to_black"),
  .summary = "into a colour",
  .params = fade_params,
  .data = &(const Fade){ 0, 1 },
  .window = fade,
  .is_identity = fade_is_clear,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_flash[] = {
  &effect_warm_flash,
  &effect_flash_white,
  &effect_flash_black,
  &effect_strobe,
  &effect_fade_in,
  &effect_fade_out,
  NULL,
};
