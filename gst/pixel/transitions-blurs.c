/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that go out of focus, or by too fast. Knows nothing of planes or the
 * end laws. */

#include "transition-family.h"
#include "blur.h"
#include "kernels.h"

/* 0 at rest, 1 at full speed. */
static gdouble
bell (gdouble p)
{
  return smoothstep (0, 1, triangle (p));
}

static gint
share_between (gdouble from, gdouble to, gdouble p)
{
  return (gint) lrint (smoothstep (from, to, p) * BLEND_ONE);
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

/* ---- out of focus ---- */

/* { share of the height, where B comes, where A is gone } */
static void
focus_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gdouble *kind = state->data;

  blur_mix_gaussian (state->scratch, a, b,
      share_between (kind[1], kind[2], state->p),
      kind[0] * state->height * triangle (state->p), dst, y0, y1);
}

#define FOCUS(id, title, also, what, ...)                                      \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = ((const gdouble[]){ __VA_ARGS__ }),                                \
    .window = focus_window }

/* clang-format off */
FOCUS (blur, "blur", ("cross_blur", "blur_fade"),
    "out of focus, and back on the other picture", .03, .35, .65);
FOCUS (defocus, "DefocusBlur", ("defocus", "defocus_blur"),
    "far out of focus, and back", .07, .25, .75);
FOCUS (focus_pull, "focus_pull", ("rack_focus", "focuspull"),
    "a little out of focus, and quickly on the other picture", .045, .45, .55);
/* clang-format on */

enum { BLUR_INTENSITY };

static const ParamSpec linear_params[] = {
  [BLUR_INTENSITY] = { "intensity", PARAM_NUMBER, 0, 1, .1,
      "how far it is smeared, of the frame" },
  { NULL },
};

static void
linear_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  blur_mix_gaussian (state->scratch, a, b, lrint (state->p * BLEND_ONE),
      state->params->value[BLUR_INTENSITY] * state->height
          * triangle (state->p),
      dst, y0, y1);
}

static const Transition transition_linear = {
  .name = "LinearBlur",
  .aliases = ALIASES ("linear_blur"),
  .summary = "melts while it is smeared",
  .params = linear_params,
  .window = linear_window,
};

/* ---- too fast ---- */

/* Most of the way in the middle of the time; the faster, the longer the
 * streaks. */
static void
whip_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint *way = state->data;
  const gdouble p = state->p, speed = bell (p);
  const gdouble smooth = smoothstep (0, 1, p);

  blur_push (state->scratch, a, b, way[0], way[1], smoothstep (0, 1, smooth),
      .45 * speed * speed * speed, dst, y0, y1);
}

#define WHIP(id, also, what, dx, dy)                                           \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = ((const gint[]){ dx, dy }),                                        \
    .window = whip_window }

/* clang-format off */
WHIP (whip_left, ("whipleft", "whip_pan", "whip", "blur_slide", "swish"),
    "whips by to the left", -1, 0);
WHIP (whip_right, ("whipright"), "whips by to the right", 1, 0);
WHIP (whip_up, ("whipup"), "whips by upwards", 0, -1);
WHIP (whip_down, ("whipdown"), "whips by downwards", 0, 1);
/* clang-format on */

enum { ZOOM_STRENGTH };

static const ParamSpec cross_params[] = {
  [ZOOM_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, .4,
      "how long the streaks are" },
  { NULL },
};

static void
cross_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  blur_mix_zoom (state->scratch, a, b, share_between (.35, .65, state->p),
      state->params->value[ZOOM_STRENGTH] * bell (state->p), dst, y0, y1);
}

static const Transition transition_cross_zoom = {
  .name = "CrossZoom",
  .aliases = ALIASES ("cross_zoom", "zoom_blur"),
  .summary = "streaks run out of the middle into the other picture",
  .params = cross_params,
  .window = cross_window,
};

/* Both come nearer all the while. */
static void
cinematic_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble t = input == 0 ? state->p : state->p - 1;
  const gdouble step = 1 / (1 + .5 * t * t);

  *camera = (Affine){ .xx = step,
    .yy = step,
    .x0 = state->width / 2. * (1 - step),
    .y0 = state->height / 2. * (1 - step) };
}

static const Transition transition_cinematic_zoom = {
  .name = "cinematic_zoom",
  .aliases = ALIASES ("cinematiczoom"),
  .summary = "rushes through streaks into the other picture",
  .params = cross_params,
  .camera = cinematic_camera,
  .window = cross_window,
};

enum { TANGENT_DRIFT, TANGENT_SMEAR };

static const ParamSpec tangent_params[] = {
  [TANGENT_DRIFT] = { "drift", PARAM_NUMBER, -.5, .5, .12,
      "how far both drift, of the frame's width; below 0 to the right" },
  [TANGENT_SMEAR] = { "smear", PARAM_NUMBER, 0, 1, .3,
      "how far they are smeared in the middle, of the frame's width" },
  { NULL },
};

/* Past one another, so near that no side shows. */
static void
tangent_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble way = smoothstep (0, 1, state->p) - input;
  const gdouble drift = state->params->value[TANGENT_DRIFT] * way;
  const gdouble step = 1 / (1 + 2 * fabs (drift));

  *camera = (Affine){ .xx = step,
    .yy = step,
    .x0 = state->width * (.5 - step * (.5 - drift)),
    .y0 = state->height / 2. * (1 - step) };
}

static void
tangent_window (const TransitionState *state, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1)
{
  const gdouble speed = bell (state->p);

  blur_mix_trail (state->scratch, a, b, share_between (.3, .7, state->p),
      1 + state->params->value[TANGENT_SMEAR] * state->width * speed * speed,
      dst, y0, y1);
}

static const Transition transition_tangent = {
  .name = "tangentMotionBlur",
  .aliases = ALIASES ("tangent_motion_blur", "drift_blur"),
  .summary = "both drift sideways, smeared by their speed",
  .params = tangent_params,
  .camera = tangent_camera,
  .window = tangent_window,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_blurs[] = {
  &transition_hblur,
  &transition_blur,
  &transition_defocus,
  &transition_focus_pull,
  &transition_linear,
  &transition_tangent,
  &transition_whip_left,
  &transition_whip_right,
  &transition_whip_up,
  &transition_whip_down,
  &transition_cross_zoom,
  &transition_cinematic_zoom,
  NULL,
};
