/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Edges and rings that travel over still pictures. Knows nothing of planes or
 * the end laws. */

#include "transition-field.h"
#include "exact.h"
#include "kernels.h"
#include "noise.h"

#include <string.h>

/* ---- boxes ---- */

/* What is left of A at p = 1, in shares of the frame: all of it shrinks to
 * there. */
static void
shrink_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble *end = state->data, p = state->p;
  const ShareBox box = { p * end[0] * state->width, p * end[1] * state->height,
    (1 - p * (1 - end[2])) * state->width,
    (1 - p * (1 - end[3])) * state->height };

  share_box (state, row, &box, a, b);
}

/* { left, top, right, bottom } of what A shrinks to */
#define WIPE(id, also, what, ...)                                              \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = SHAPE (__VA_ARGS__),                                               \
    .weights = shrink_weights }

/* clang-format off */
WIPE (wipeleft, ("wipe_left", "gl_wipeLeft"), "a straight edge travels left",
    0, 0, 0, 1);
WIPE (wiperight, ("wipe_right", "gl_wipeRight"),
    "a straight edge travels right", 1, 0, 1, 1);
WIPE (wipeup, ("wipe_up", "gl_wipeUp"), "a straight edge travels up",
    0, 0, 1, 0);
WIPE (wipedown, ("wipe_down", "gl_wipeDown"), "a straight edge travels down",
    0, 1, 1, 1);
WIPE (wipetl, ("wipe_tl"), "the first picture shrinks into the top left corner",
    0, 0, 0, 0);
WIPE (wipetr, ("wipe_tr"),
    "the first picture shrinks into the top right corner", 1, 0, 1, 0);
WIPE (wipebl, ("wipe_bl"),
    "the first picture shrinks into the bottom left corner", 0, 1, 0, 1);
WIPE (wipebr, ("wipe_br"),
    "the first picture shrinks into the bottom right corner", 1, 1, 1, 1);
/* clang-format on */

/* ---- crops: to the colour, and out of it ---- */

enum { CROP_COLOR };

static const ParamSpec crop_params[] = {
  [CROP_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0x000000ff,
      "between the two" },
  { NULL },
};

static guint32
crop_color (const TransitionState *state)
{
  return (guint32) state->params->value[CROP_COLOR];
}

/* Only one of them is seen, and the rest is the colour. */
static void
crop_shares (const TransitionState *state, const TransitionRow *row,
    const ShareBox *box, guint8 *a, guint8 *b)
{
  const gboolean show_b = state->p >= .5;

  share_box (state, row, box, show_b ? b : a, show_b ? a : b);
  memset (show_b ? a : b, 0, row->width);
}

static void
rectcrop_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble away = fabs (state->p - .5);
  const gdouble w = away * state->width, h = away * state->height;
  const gdouble x = state->width / 2., y = state->height / 2.;

  crop_shares (state, row, &(ShareBox){ x - w, y - h, x + w, y + h }, a, b);
}

static const Transition transition_rectcrop = {
  .name = "rectcrop",
  .aliases = ALIASES ("rect_crop"),
  .summary = "shrinks in a rectangle to a colour, and grows out of it",
  .params = crop_params,
  .weights = rectcrop_weights,
  .color = crop_color,
};

/* The chord of a circle that closes by the cube of the way. */
static void
circlecrop_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble x = state->width / 2., y = state->height / 2.;
  const gdouble away = fabs (2 * state->p - 1), dy = row->y - y;
  const gdouble radius = away * away * away * sqrt (x * x + y * y);
  const gdouble half = sqrt (MAX (0, radius * radius - dy * dy));

  crop_shares (state, row,
      &(ShareBox){ x - half, 0, x + half, half > 0 ? 2 * y : 0 }, a, b);
}

static const Transition transition_circlecrop = {
  .name = "circlecrop",
  .aliases = ALIASES ("circle_crop"),
  .summary = "shrinks in a circle to a colour, and grows out of it",
  .params = crop_params,
  .weights = circlecrop_weights,
  .color = crop_color,
};

/* ---- rings ---- */

/* r counts from the centre, 1 in the corners. The soft ring reaches from
 * where r is 3p - 1.5 to one further out. */
static void
ring_shares (const TransitionState *state, const TransitionRow *row, gdouble p,
    guint8 *outside, guint8 *inside)
{
  const gdouble cx = state->width / 2., cy = state->height / 2.;
  const gdouble from = row->x0 - cx;
  const gboolean even = from + (row->width - 1) * row->step == -from;

  kernels ()->ring (from, row->step, row->y - cy, 1 / sqrt (cx * cx + cy * cy),
      1.5 - 3 * p, outside, inside, even ? (row->width + 1) / 2 : row->width);
  if (!even)
    return;
  kernels ()->mirror (outside, row->width);
  kernels ()->mirror (inside, row->width);
}

static void
circleopen_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  ring_shares (state, row, state->p, a, b);
}

static const Transition transition_circleopen = {
  .name = "circleopen",
  .aliases = ALIASES ("circle_open", "iris", "iris_open"),
  .summary = "a soft circle opens from the middle",
  .weights = circleopen_weights,
};

static void
circleclose_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  ring_shares (state, row, 1 - state->p, b, a);
}

static const Transition transition_circleclose = {
  .name = "circleclose",
  .aliases = ALIASES ("circle_close", "iris_close"),
  .summary = "a soft circle closes in the middle",
  .weights = circleclose_weights,
};

/* ---- soft fronts ---- */

#define FRONT(id, also, what, specs, ...)                                      \
  static const Field field_##id = { __VA_ARGS__ };                             \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (specs) }

/* { from the right?, from the bottom? }: lines are hyperbolas. */
static gdouble
product_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  return 1
      - fabs (x / state->width - shape[0])
      * fabs (y / state->height - shape[1]);
}

/* { x, y, plus, of columns? }: a plane whose rows or columns run unevenly. */
static gdouble
wind_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gint line = (gint) (shape[3] > 0 ? x : y);

  return .8
      * (shape[0] * x / state->width + shape[1] * y / state->height + shape[2])
      + .2 * noise_at (line, 0, state->seed);
}

enum { SLICE_COUNT = FIELD_OWN };

static const ParamSpec slice_params[] = {
  FIELD_SPECS (0, 0, 0x000000ff),
  [SLICE_COUNT] = { "count", PARAM_INTEGER, 2, 100, 10, "how many slats" },
  { NULL },
};

/* { level ones?, from the end? }: slats open one after another, each by where smoothstep meets its share. */
static gdouble
slice_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  /* By whole samples, as xfade counts: slats end where those do. */
  const gdouble at = shape[0] > 0 ? y - .5 : x - .5;
  const gdouble size = shape[0] > 0 ? state->height : state->width;
  const gdouble u = (shape[1] > 0 ? size - 1 - at : at) / size;
  const gdouble slats = u * state->params->value[SLICE_COUNT];
  const gdouble c = 1 - 2 * (slats - floor (slats));
  const gdouble third = exact_atan2 (c, sqrt (MAX (0, 1 - c * c))) / 3;

  return (1 - u + .5 * (.5 - exact_sin (third))) / 1.5;
}

static const ParamSpec radial_params[] = {
  FIELD_SPECS (.159155, 0, 0x000000ff),
  { NULL },
};

static const ParamSpec wind_params[] = {
  FIELD_SPECS (.2, 0, 0x000000ff),
  { NULL },
};

/* clang-format off */
FRONT (radial, ("radial_wipe"), "a soft hand sweeps clockwise", radial_params,
    field_sweep, SHAPE (.5, .5, 0, 1, 1, 0), -.125, 1.125, .159155);
FRONT (smoothleft, ("smooth_left"), "a soft edge travels left",
    field_soft_specs, field_plane, SHAPE (-1, 0, 1, 0));
FRONT (smoothright, ("smooth_right"), "a soft edge travels right",
    field_soft_specs, field_plane, SHAPE (1, 0, 0, 0));
FRONT (smoothup, ("smooth_up"), "a soft edge travels up",
    field_soft_specs, field_plane, SHAPE (0, -1, 1, 0));
FRONT (smoothdown, ("smooth_down"), "a soft edge travels down",
    field_soft_specs, field_plane, SHAPE (0, 1, 0, 0));
FRONT (diagtl, ("diag_tl"), "a soft bow travels to the top left",
    field_soft_specs, product_when, SHAPE (0, 0));
FRONT (diagtr, ("diag_tr"), "a soft bow travels to the top right",
    field_soft_specs, product_when, SHAPE (1, 0));
FRONT (diagbl, ("diag_bl"), "a soft bow travels to the bottom left",
    field_soft_specs, product_when, SHAPE (0, 1));
FRONT (diagbr, ("diag_br"), "a soft bow travels to the bottom right",
    field_soft_specs, product_when, SHAPE (1, 1));
FRONT (vertopen, ("vert_open", "VerticalOpen"),
    "opens softly from the upright middle", field_soft_specs,
    field_plane, SHAPE (1, 0, 0, FOLD_X));
FRONT (vertclose, ("vert_close", "VerticalClose"),
    "closes softly on the upright middle", field_soft_specs,
    field_plane, SHAPE (-1, 0, 1, FOLD_X));
FRONT (horzopen, ("horz_open", "HorizontalOpen"),
    "opens softly from the level middle", field_soft_specs,
    field_plane, SHAPE (0, 1, 0, FOLD_Y));
FRONT (horzclose, ("horz_close", "HorizontalClose"),
    "closes softly on the level middle", field_soft_specs,
    field_plane, SHAPE (0, -1, 1, FOLD_Y));
FRONT (hlslice, ("hl_slice"), "upright slats open, from the right to the left",
    slice_params, slice_when, SHAPE (0, 0), 0, 1, 0);
FRONT (hrslice, ("hr_slice"), "upright slats open, from the left to the right",
    slice_params, slice_when, SHAPE (0, 1), 0, 1, 0);
FRONT (vuslice, ("vu_slice"), "level slats open, from the bottom to the top",
    slice_params, slice_when, SHAPE (1, 0), 0, 1, 0);
FRONT (vdslice, ("vd_slice"), "level slats open, from the top to the bottom",
    slice_params, slice_when, SHAPE (1, 1), 0, 1, 0);
FRONT (hlwind, ("hl_wind", "wind"), "blown away to the left", wind_params,
    wind_when, SHAPE (-1, 0, 1, 0));
FRONT (hrwind, ("hr_wind"), "blown away to the right", wind_params,
    wind_when, SHAPE (1, 0, 0, 0));
FRONT (vuwind, ("vu_wind"), "blown away upwards", wind_params,
    wind_when, SHAPE (0, -1, 1, 1));
FRONT (vdwind, ("vd_wind"), "blown away downwards", wind_params,
    wind_when, SHAPE (0, 1, 0, 1));
/* clang-format on */

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_wipes[] = {
  &transition_wipeleft,
  &transition_wiperight,
  &transition_wipeup,
  &transition_wipedown,
  &transition_wipetl,
  &transition_wipetr,
  &transition_wipebl,
  &transition_wipebr,
  &transition_smoothleft,
  &transition_smoothright,
  &transition_smoothup,
  &transition_smoothdown,
  &transition_diagtl,
  &transition_diagtr,
  &transition_diagbl,
  &transition_diagbr,
  &transition_circleopen,
  &transition_circleclose,
  &transition_circlecrop,
  &transition_rectcrop,
  &transition_vertopen,
  &transition_vertclose,
  &transition_horzopen,
  &transition_horzclose,
  &transition_radial,
  &transition_hlslice,
  &transition_hrslice,
  &transition_vuslice,
  &transition_vdslice,
  &transition_hlwind,
  &transition_hrwind,
  &transition_vuwind,
  &transition_vdwind,
  NULL,
};
