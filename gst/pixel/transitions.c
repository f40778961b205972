/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The transitions: what each declares, one struct under it, and the list of
 * them at the end. They make rows out of numbers; formats, planes and the end
 * laws are draw.c's. */

#include "transition.h"
#include "blur.h"
#include "kernels.h"
#include "name.h"

#include <math.h>
#include <string.h>

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })

static gdouble
smoothstep (gdouble from, gdouble to, gdouble x)
{
  const gdouble t = CLAMP ((x - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

/* A's and B's shares of all samples of a row, 0..255 together. */
static void
share_row (gint n, gint a_share, gint b_share, guint8 *a, guint8 *b)
{
  memset (a, a_share, n);
  memset (b, b_share, n);
}

/* A left of luma column @edge, B right of it; the sample that it crosses gets
 * its part of both. */
static void
share_at_edge (const TransitionRow *row, gdouble edge, guint8 *a, guint8 *b)
{
  const gdouble samples = (edge - row->x0) / row->step + .5;
  const gint whole = (gint) CLAMP (floor (samples), 0, row->width);

  share_row (whole, 255, 0, a, b);
  share_row (row->width - whole, 0, 255, a + whole, b + whole);
  if (whole == row->width || samples <= 0)
    return;
  a[whole] = lrint (255 * (samples - whole));
  b[whole] = 255 - a[whole];
}

/* ---- cuts ---- */

static void
cut_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const gint show_b = state->p >= .5 ? 255 : 0;

  share_row (row->width, 255 - show_b, show_b, a, b);
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
  const gint show_b = state->p >= SNAP_AT ? 255 : 0;

  share_row (row->width, 255 - show_b, show_b, a, b);
}

static const Transition transition_snap_back = {
  .name = "snap_back",
  .summary = "leans in, cuts and springs back",
  .camera = snap_camera,
  .weights = snap_weights,
};

/* ---- fades ---- */

static void
fade_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gint share_b = lrint (state->p * BLEND_ONE);

  kernels ()->mix (a, BLEND_ONE - share_b, b, share_b, 0, out, row->width);
}

static const Transition transition_fade = {
  .name = "fade",
  .aliases = ALIASES ("crossfade", "cross_fade", "cross_dissolve",
      "crossdissolve", "glsl_cross_dissolve"),
  .summary = "one picture melts into the other",
  .blend = fade_blend,
};

/* White comes over A in the first fifth and leaves B during the first four:
 * the two are crossed all the while. */
static void
fadewhite_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gdouble left = 1 - state->p;
  const gint share_a = lrint (left * smoothstep (.8, 1, left) * BLEND_ONE);
  const gint share_b =
      lrint (state->p * (1 - smoothstep (.2, 1, left)) * BLEND_ONE);
  const gint white_level = row->plane == 0 ? 235 : 128;

  kernels ()->mix (a, share_a, b, share_b, white_level, out, row->width);
}

static const Transition transition_fadewhite = {
  .name = "fadewhite",
  .aliases = ALIASES ("fade_white", "dip_to_white", "fade_to_white"),
  .summary = "through white",
  .blend = fadewhite_blend,
};

/* ---- edges ---- */

static void
wipeleft_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  share_at_edge (row, (1 - state->p) * state->width, a, b);
}

static const Transition transition_wipeleft = {
  .name = "wipeleft",
  .aliases = ALIASES ("wipe_left"),
  .summary = "a straight edge travels left",
  .weights = wipeleft_weights,
};

static void
slideleft_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble progress = input == 0 ? state->p : state->p - 1;

  *camera = affine_identity;
  camera->x0 = progress * state->width;
}

static const Transition transition_slideleft = {
  .name = "slideleft",
  .aliases = ALIASES ("slide_left", "push_left", "pushleft", "push"),
  .summary = "both pictures travel left, one pushed by the other",
  .camera = slideleft_camera,
  .weights = wipeleft_weights,
};

/* r counts from the centre, 1 in the corners. The soft ring reaches from
 * where r is 3p - 1.5 to one further out. */
static void
circleopen_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble cx = state->width / 2., cy = state->height / 2.;
  const gdouble from = row->x0 - cx;
  const gboolean even = from + (row->width - 1) * row->step == -from;

  kernels ()->ring (from, row->step, row->y - cy, 1 / sqrt (cx * cx + cy * cy),
      1.5 - 3 * state->p, a, b, even ? (row->width + 1) / 2 : row->width);
  if (!even)
    return;
  kernels ()->mirror (a, row->width);
  kernels ()->mirror (b, row->width);
}

static const Transition transition_circleopen = {
  .name = "circleopen",
  .aliases = ALIASES ("circle_open", "iris", "iris_open"),
  .summary = "a soft circle opens from the middle",
  .weights = circleopen_weights,
};

/* ---- blurs ---- */

/* How far from both ends: 0, 1 in the middle, 0. */
static gdouble
triangle (gdouble p)
{
  return 1 - fabs (1 - 2 * p);
}

static void
hblur_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint share_b = lrint (state->p * BLEND_ONE);

  blur_mix_trail (state->scratch, a, b, share_b,
      1 + state->width / 2. * triangle (state->p), dst, y0, y1);
}

static const Transition transition_hblur = {
  .name = "hblur",
  .aliases = ALIASES ("h_blur", "horizontal_blur"),
  .summary = "smears sideways into the other picture",
  .window = hblur_window,
};

static void
blur_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint share_b = lrint (smoothstep (.35, .65, state->p) * BLEND_ONE);

  blur_mix_gaussian (state->scratch, a, b, share_b,
      .03 * state->height * triangle (state->p), dst, y0, y1);
}

static const Transition transition_blur = {
  .name = "blur",
  .aliases = ALIASES ("cross_blur", "blur_fade"),
  .summary = "out of focus, and back on the other picture",
  .window = blur_window,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions[] = {
  &transition_cut,
  &transition_fade,
  &transition_fadewhite,
  &transition_wipeleft,
  &transition_slideleft,
  &transition_circleopen,
  &transition_hblur,
  &transition_blur,
  &transition_white_strobe,
  &transition_snap_back,
  NULL,
};

const Transition *
transition_find (const gchar *name)
{
  return name_find (transitions, name);
}
