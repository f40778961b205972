/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What lenses, films and screens do to a picture: darker corners, grain, dust,
 * lines. Light is taken away in all planes at once, which is the same as in
 * RGB. */

#include "effect-family.h"
#include "effect-rows.h"
#include "chance.h"
#include "film.h"

/* Of what is nothing without its first parameter. */
#define FILM(id, also, what, settings)                                         \
  static const Effect effect_##id = { .name = #id,                             \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = settings,                                                        \
    .window = id,                                                              \
    .is_identity = first_is_none }

/* ---- darker in places ---- */

enum { VIGNETTE_AMOUNT, VIGNETTE_RADIUS, VIGNETTE_FEATHER };

static void
vignette (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  film_vignette (state->scratch, src, dst, y0, y1,
      param_of (state, VIGNETTE_AMOUNT), param_of (state, VIGNETTE_RADIUS),
      param_of (state, VIGNETTE_FEATHER));
}

FILM (vignette, ("vignetting", "dark_corners"), "darker towards the corners",
    PARAMS ([VIGNETTE_AMOUNT] = SHARE_PARAM ("amount", .5, "how dark"),
        [VIGNETTE_RADIUS] = SHARE_PARAM (
            "radius", .4, "what stays bright; 1 is the corners"),
        [VIGNETTE_FEATHER] = { "feather", PARAM_NUMBER, .01, 2, .6,
            "from there to the darkest" }));

enum { LINES_AMOUNT, LINES_SIZE };

static void
scanlines (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  copy_planes (src, dst, y0, y1);
  film_lines (dst, y0, y1, param_of (state, LINES_AMOUNT),
      param_of (state, LINES_SIZE) * state->height);
}

FILM (scanlines, ("scan_lines", "tv_lines"), "dark lines of a screen",
    PARAMS ([LINES_AMOUNT] = SHARE_PARAM ("amount", .45, "how dark"),
        [LINES_SIZE] = { "size", PARAM_NUMBER, .002, .1, .0056,
            "from one to the next, as a share of the height" }));

/* ---- grain ---- */

enum { GRAIN_AMOUNT, GRAIN_SIZE };

static void
grain (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  copy_planes (src, dst, y0, y1);
  film_grain (dst, y0, y1, param_of (state, GRAIN_AMOUNT),
      (gint) param_of (state, GRAIN_SIZE), state->seed + state->frame);
}

FILM (grain, ("noise", "film_grain"),
    "the grain of film, another on each frame",
    PARAMS ([GRAIN_AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .12,
                "how strong" },
        [GRAIN_SIZE] = { "size", PARAM_INTEGER, 1, 8, 1, "in pixels" }));

/* ---- dirt ---- */

enum { DIRT_AMOUNT };

#define DIRT_PARAMS(fallback)                                                  \
  PARAMS ([DIRT_AMOUNT] = SHARE_PARAM ("amount", fallback, "how much of it"))

static void
dust (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  copy_planes (src, dst, y0, y1);
  film_dust (
      dst, y0, y1, param_of (state, DIRT_AMOUNT), state->seed + state->frame);
}

FILM (dust, ("dirt", "specks"), "specks and hairs for a frame each",
    DIRT_PARAMS (.5));

static void
scratches (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  copy_planes (src, dst, y0, y1);
  film_scratches (
      dst, y0, y1, param_of (state, DIRT_AMOUNT), state->seed, state->seconds);
}

FILM (scratches, ("film_scratches"), "bright lines that wander down the film",
    DIRT_PARAMS (.5));

/* ---- whole machines ---- */

/* The gate weaves and the lamp flickers. */
static void
oldfilm (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gdouble amount = param_of (state, DIRT_AMOUNT);
  const gdouble at = state->seconds * 9;
  const gdouble weave = .004 * amount * src->height;
  const gdouble lamp = 1 - .12 * amount
      + .12 * amount * chance_smooth (state->seed, 3, state->seconds * 14);
  const guint32 shot = state->seed + state->frame;

  film_weave (state->scratch, src, dst, y0, y1,
      weave * chance_smooth (state->seed, 1, at),
      weave * chance_smooth (state->seed, 2, at + 4.5));
  film_age (dst, y0, y1, amount, lamp);
  film_dust (dst, y0, y1, .55 * amount, shot);
  film_scratches (dst, y0, y1, .6 * amount, state->seed, state->seconds);
  film_grain (dst, y0, y1, .16 * amount, 2, shot);
  film_vignette (state->scratch, dst, dst, y0, y1, .45 * amount, .4, .8);
}

FILM (oldfilm, ("old_film", "old_movie", "silent_film"),
    "a film of the silent days", DIRT_PARAMS (1));

static void
vhs (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  film_tape (state->scratch, src, dst, y0, y1, param_of (state, DIRT_AMOUNT),
      state->seed, state->frame, state->seconds);
  film_lines (
      dst, y0, y1, .12 * param_of (state, DIRT_AMOUNT), .0056 * state->height);
  film_grain (dst, y0, y1, .1 * param_of (state, DIRT_AMOUNT), 2,
      state->seed + state->frame);
}

FILM (vhs, ("vhs_tape", "tape"), "a worn video tape", DIRT_PARAMS (1));

static void
crt (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gdouble amount = param_of (state, DIRT_AMOUNT);

  film_tube (state->scratch, src, dst, y0, y1, .09 * amount);
  film_lines (dst, y0, y1, .4 * amount, .0056 * state->height);
  film_vignette (state->scratch, dst, dst, y0, y1, .5 * amount, .5, .6);
}

FILM (
    crt, ("tube", "old_tv"), "on the round screen of a tube", DIRT_PARAMS (1));

/* First flat, then a point, then dark. */
static void
tv_signal_off (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  film_switch_off (state->scratch, src, dst, y0, y1, state->t);
}

static gboolean
tv_is_on (const EffectState *state)
{
  return !(state->t > 0);
}

static const Effect effect_tv_signal_off = {
  .name = "tv_signal_off",
  .aliases = ALIASES ("tv_off", "crt_off", "switch_off"),
  .summary = "the tube is switched off: a line, a point, dark",
  .window = tv_signal_off,
  .is_identity = tv_is_on,
};

/* ---- frames ---- */

enum { BARS_RATIO, BARS_COLOR };

/* Rows at the ends; parts of a row go on by a share. */
static void
letterbox (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gdouble inner = state->width / param_of (state, BARS_RATIO);
  const gdouble across = state->height * param_of (state, BARS_RATIO);
  const gdouble bar = MAX ((state->height - inner) / 2, 0);
  const gdouble side = bar > 0 ? 0 : MAX ((state->width - across) / 2, 0);

  film_frame (state->scratch, src, dst, y0, y1, side, bar, 0,
      (guint32) param_of (state, BARS_COLOR));
}

static const Effect effect_letterbox = {
  .name = "letterbox",
  .aliases = ALIASES ("cinema_bars", "widescreen", "bars"),
  .summary = "bars above and below, or beside, for another shape",
  .params = PARAMS ([BARS_RATIO] = { "ratio", PARAM_NUMBER, .2, 5, 2.39,
                        "width by height of what is seen" },
      [BARS_COLOR] = COLOR_SETTING ("color", 0x000000ff, "of the bars")),
  .window = letterbox,
};

enum { BORDER_WIDTH, BORDER_COLOR, BORDER_RADIUS };

static void
border (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gdouble width = param_of (state, BORDER_WIDTH) * state->height;

  film_frame (state->scratch, src, dst, y0, y1, width, width,
      param_of (state, BORDER_RADIUS) * state->height,
      (guint32) param_of (state, BORDER_COLOR));
}

static const Effect effect_border = {
  .name = "border",
  .aliases = ALIASES ("frame"),
  .summary = "a border of one colour around the picture",
  .params = PARAMS ([BORDER_WIDTH] = { "width", PARAM_NUMBER, 0, .4, .03,
                        "as a share of the height" },
      [BORDER_COLOR] = COLOR_SETTING ("color", 0xffffffff, "of the border"),
      [BORDER_RADIUS] = { "radius", PARAM_NUMBER, 0, .5, 0,
          "of its corners inside, as a share of the height" }),
  .window = border,
};

static const Effect effect_rounded = {
  .name = "rounded",
  .aliases = ALIASES ("rounded_corners", "round_corners"),
  .summary = "with round corners",
  .params = PARAMS ([BORDER_WIDTH] = { "width", PARAM_NUMBER, 0, .4, 0,
                        "of a border, as a share of the height" },
      [BORDER_COLOR] = COLOR_SETTING ("color", 0x000000ff, "around it"),
      [BORDER_RADIUS] = { "radius", PARAM_NUMBER, 0, .5, .08,
          "of the corners, as a share of the height" }),
  .window = border,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_film[] = {
  &effect_vignette,
  &effect_grain,
  &effect_dust,
  &effect_scratches,
  &effect_scanlines,
  &effect_oldfilm,
  &effect_vhs,
  &effect_crt,
  &effect_tv_signal_off,
  &effect_letterbox,
  &effect_border,
  &effect_rounded,
  NULL,
};
