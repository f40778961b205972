/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Cuts, with what surrounds them. Knows nothing of planes or the end laws. */

#include "transition-family.h"
#include "exact.h"
#include "noise.h"

static void
cut_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  share_cut (state, row, .5, a, b);
}

static const Transition transition_cut = {
  .name = "cut",
  .aliases = ALIASES ("none", "hard_cut"),
  .summary = "one picture, then the other",
  .weights = cut_weights,
};

/* Frame of the window; seven of them where nobody counts. */
static gint
strobe_frame (const TransitionState *state, gint *n_frames)
{
  *n_frames = state->n_frames > 0 ? state->n_frames : 7;
  return state->n_frames > 0 ? state->frame : (gint) (state->p * 7);
}

/* Every second frame from the second on is lit, three at most: never more
 * than three flashes, however long the window is. */
static void
strobe_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  static const gint left_over[] = { 0, 51, 102 }; /* of 255: 1 - 1, .8, .6 */
  gint n_frames;
  const gint frame = strobe_frame (state, &n_frames);
  const gboolean lit = frame % 2 == 1 && frame < 6;
  const gint share = lit ? left_over[frame / 2] : 255;
  const gboolean show_b = 2 * frame >= n_frames;

  share_row (row->width, show_b ? 0 : share, show_b ? share : 0, a, b);
}

static guint32
white (const TransitionState *state)
{
  return 0xffffffff;
}

static const Transition transition_white_strobe = {
  .name = "white_strobe",
  .aliases = ALIASES ("whitestrobe", "strobe_white"),
  .summary = "a cut under three white flashes of one frame",
  .flashes = 3,
  .flags = TRANSITION_HARD | TRANSITION_TINTED,
  .weights = strobe_weights,
  .color = white,
};

static guint32
black (const TransitionState *state)
{
  return 0x000000ff;
}

static const Transition transition_black_strobe = {
  .name = "black_strobe",
  .aliases = ALIASES ("blackstrobe", "strobe_black"),
  .summary = "a cut under three black frames",
  .flashes = 3,
  .flags = TRANSITION_HARD | TRANSITION_TINTED,
  .weights = strobe_weights,
  .color = black,
};

/* ---- one flash ---- */

enum { FLASH_COLOR, FLASH_STRENGTH };

static const ParamSpec flash_params[] = {
  [FLASH_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xffffffff,
      "of the flash" },
  [FLASH_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, 1, "of the flash" },
  { NULL },
};

static const ParamSpec warm_flash_params[] = {
  [FLASH_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xffd9a0ff,
      "of the flash" },
  [FLASH_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, .92, "of the flash" },
  { NULL },
};

static guint32
flash_color (const TransitionState *state)
{
  return (guint32) state->params->value[FLASH_COLOR];
}

/* Up in an eighth of the time before the cut, slowly away after it. */
static void
flash_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble p = state->p;
  const gdouble away = MAX (0, 1 - 2 * (p - .5));
  const gdouble light = p < .5 ? smoothstep (.375, .5, p) : away * away * away;
  const gdouble strength = state->params->value[FLASH_STRENGTH];
  const gint share = (gint) lrint (255 * (1 - strength * light));

  share_row (row->width, p < .5 ? share : 0, p < .5 ? 0 : share, a, b);
}

static const Transition transition_flash_cut = {
  .name = "flash_cut",
  .aliases = ALIASES ("flash", "white_flash", "flash_through_white"),
  .summary = "a cut in a flash that dies away",
  .flashes = 1,
  .params = flash_params,
  .flags = TRANSITION_TINTED,
  .weights = flash_weights,
  .color = flash_color,
};

static const Transition transition_warm_flash_cut = {
  .name = "warm_flash_cut",
  .aliases = ALIASES ("warm_flash", "warm_cut"),
  .summary = "a cut in a warm flash that dies away",
  .flashes = 1,
  .params = warm_flash_params,
  .flags = TRANSITION_TINTED,
  .weights = flash_weights,
  .color = flash_color,
};

/* ---- the camera ---- */

/* About the frame's centre: turned, @near times as large, then shifted by
 * shares of the frame. */
static Affine
camera_of (const TransitionState *state, gdouble near, gdouble turn, gdouble x,
    gdouble y)
{
  const gdouble angle = 2 * G_PI * turn;
  const gdouble c = exact_cos (angle) / near, s = exact_sin (angle) / near;
  const gdouble cx = state->width / 2., cy = state->height / 2.;
  const gdouble ox = cx + x * state->width, oy = cy + y * state->height;

  return (Affine){ c, s, -s, c, cx - c * ox - s * oy, cy + s * ox - c * oy };
}

#define SNAP_AT .45

/* A leans in, B springs back: never smaller than the frame. */
static gdouble
snap_scale (gdouble p, gint input)
{
  if (input == 0) {
    const gdouble t = MIN (p / SNAP_AT, 1);
    return 1 + .10 * t * t;
  }
  const gdouble t = CLAMP ((p - SNAP_AT) / (1 - SNAP_AT), 0, 1);
  const gdouble swing = exact_cos (14 * t);
  return 1 + .12 * (1 - t) * exact_exp2 (-6 / G_LN2 * t) * swing * swing;
}

static void
snap_camera (const TransitionState *state, gint input, Affine *camera)
{
  *camera = camera_of (state, snap_scale (state->p, input), 0, 0, 0);
}

static void
snap_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  share_cut (state, row, SNAP_AT, a, b);
}

static const Transition transition_snap_back = {
  .name = "snap_back",
  .summary = "leans in, cuts and springs back",
  .camera = snap_camera,
  .weights = snap_weights,
};

/* How near shows no corner of what is turned about its middle. */
static gdouble
near_enough (const TransitionState *state, gdouble turn)
{
  const gdouble angle = 2 * G_PI * turn;
  const gdouble side = MAX (state->width, state->height)
      / (gdouble) MIN (state->width, state->height);

  return fabs (exact_cos (angle)) + fabs (exact_sin (angle)) * side;
}

static void
middle_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  share_cut (state, row, .5, a, b);
}

#define CAMERA_CUT(id, also, what, specs)                                      \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .camera = id##_camera,                                                     \
    .weights = middle_weights }

enum { CUT_AMOUNT };

static const ParamSpec punch_params[] = {
  [CUT_AMOUNT] = { "amount", PARAM_NUMBER, 0, 3, .35,
      "how much nearer it comes" },
  { NULL },
};

/* A rushes forward, B comes from nearer still and settles. */
static void
zoom_punch_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble amount = state->params->value[CUT_AMOUNT];
  const gdouble t =
      input == 0 ? MIN (1, 2 * state->p) : MAX (0, 2 - 2 * state->p);

  *camera = camera_of (
      state, 1 + amount * (input == 0 ? t * t * t : t * t * t * t), 0, 0, 0);
}

CAMERA_CUT (zoom_punch, ("zoompunch", "punch", "punch_zoom"),
    "rushes forward, cuts, and settles", punch_params);

static const ParamSpec shake_params[] = {
  [CUT_AMOUNT] = { "amount", PARAM_NUMBER, 0, .2, .04,
      "how far it shakes, of the frame" },
  { NULL },
};

/* Near enough to show no border, most at the cut. */
static void
shake_cut_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble t = smoothstep (0, 1, triangle (state->p));
  const gdouble amount = state->params->value[CUT_AMOUNT] * t;
  const gdouble at = 9 * state->p;
  const gdouble x = 2 * noise_smooth (at, 0, state->seed) - 1;
  const gdouble y = 2 * noise_smooth (at, 9, state->seed) - 1;

  const gdouble turn = .1 * amount * y;

  *camera = camera_of (state, (1 + 2 * amount) * near_enough (state, turn),
      turn, amount * x, amount * y);
}

CAMERA_CUT (shake_cut, ("shakecut", "shake"), "shakes, and is another picture",
    shake_params);

static const ParamSpec spin_params[] = {
  [CUT_AMOUNT] = { "turns", PARAM_NUMBER, -2, 2, .5,
      "how far it turns, clockwise" },
  { NULL },
};

/* A speeds up to the cut, B slows down after it, and both are so near that no
 * corner shows. */
static void
spin_cut_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble turns = state->params->value[CUT_AMOUNT] / 2;
  const gdouble t = triangle (state->p);
  const gdouble turn = turns * t * t * t * (input == 0 ? 1 : -1);

  *camera = camera_of (state, near_enough (state, turn), turn, 0, 0);
}

CAMERA_CUT (spin_cut, ("spincut", "spin"), "spins, and is another picture",
    spin_params);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_cuts[] = {
  &transition_cut,
  &transition_white_strobe,
  &transition_black_strobe,
  &transition_flash_cut,
  &transition_warm_flash_cut,
  &transition_snap_back,
  &transition_zoom_punch,
  &transition_shake_cut,
  &transition_spin_cut,
  NULL,
};
