/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Cuts, with what surrounds them. Knows nothing of planes or the end laws. */

#include "transition-family.h"

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
  .flags = TRANSITION_HARD,
  .weights = strobe_weights,
  .color = white,
};

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
  const gdouble swing = cos (14 * t);
  return 1 + .12 * (1 - t) * exp (-6 * t) * swing * swing;
}

static void
snap_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble step = 1 / snap_scale (state->p, input);

  *camera = (Affine){ .xx = step,
    .yy = step,
    .x0 = state->width / 2. * (1 - step),
    .y0 = state->height / 2. * (1 - step) };
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

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_cuts[] = {
  &transition_cut,
  &transition_white_strobe,
  &transition_snap_back,
  NULL,
};
