/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that come near, go far and turn. Knows nothing of planes or the end
 * laws. */

#include "transition-move.h"
#include "exact.h"

#define ZOOM(id, title, also, what, ...)                                       \
  static const Move move_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    MOVE_ENTRY (&move_##id) }

#define ZOOM_BY(id, title, also, what, specs, ...)                             \
  static const Move move_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .color = move_background,                                                  \
    MOVE_ENTRY (&move_##id) }

/* ---- one after the other ---- */

/* Without bound till the middle; the place where it would be one sample is
 * never drawn, as B is all that is seen by then. */
static Pose
zoomin_pose (const TransitionState *state, gint input)
{
  const gdouble left = smoothstep (.5, 1, 1 - state->p);
  const gdouble scale = input == 0 ? 1 / MAX (left, 1e-3) : 1;

  return (Pose){ 0, 0, scale, scale, 0, .5, .5, 1 };
}

static void
zoomin_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gint share = (gint) lrint (255 * smoothstep (0, .5, 1 - state->p));

  share_row (row->width, share, 255 - share, a, b);
}

static const Move move_zoomin = { .flags = MOVE_NOW, .pose = zoomin_pose };

static const Transition transition_zoomin = {
  .name = "zoomin",
  .aliases = ALIASES ("zoom_in"),
  .summary = "falls into the first picture, then melts into the second",
  .data = &move_zoomin,
  .camera = move_camera,
  .weights = zoomin_weights,
};

enum { QUICKNESS };

static const ParamSpec quick_params[] = {
  [QUICKNESS] = { "quickness", PARAM_NUMBER, .2, 1, .8,
      "how early the first picture has gone by" },
  { NULL },
};

/* Comes nearer and is seen through when it is near. */
static Pose
quick_pose (const TransitionState *state, gint input)
{
  const gdouble quick = state->params->value[QUICKNESS];
  const gdouble t = smoothstep (0, quick, state->p);
  Pose pose = POSE_REST;

  if (input == 1)
    return pose;
  pose.scale_x = pose.scale_y = exact_exp2 (3.5 * t);
  pose.opacity = 1 - smoothstep (.4 * quick, quick, state->p);
  return pose;
}

static const Move move_simple_zoom = {
  .flags = MOVE_NOW | MOVE_A_ABOVE | MOVE_FILL, .pose = quick_pose
};

static const Transition transition_simple_zoom = {
  .name = "SimpleZoom",
  .aliases = ALIASES ("simple_zoom"),
  .summary = "the first picture comes nearer and is gone",
  .params = quick_params,
  MOVE_ENTRY (&move_simple_zoom),
};

/* clang-format off */
ZOOM (simple_zoom_out, "SimpleZoomOut", ("simple_zoom_out"),
    "the first picture goes far away",
    .a = { 0, 0, 0, 0, 0, .5, .5, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE,
    .curve = move_in_out);
ZOOM (scale_in, "scale-in", ("gl_scale_in", "grow"),
    "the second picture grows out of the middle",
    .a = POSE_REST, .b = { 0, 0, 0, 0, 0, .5, .5, 1 }, .curve = move_in_out);
ZOOM (zoom_in_out, "zoomInOut", ("zoom_in_out"),
    "comes near, and the second picture goes back from there",
    .a = { 0, 0, 2.5, 2.5, 0, .5, .5, 1 },
    .b = { 0, 0, 2.5, 2.5, 0, .5, .5, 0 },
    .flags = MOVE_EVEN | MOVE_FILL, .curve = move_in_out);
ZOOM_BY (zoom_left_wipe, "ZoomLeftWipe", ("zoom_left_wipe"),
    "draws back, wipes to the left and comes near", move_background_specs,
    .a = { -1, 0, .5, .5, 0, .5, .5, 1 }, .b = { 1, 0, .5, .5, 0, .5, .5, 1 },
    .curve = move_in_out);
ZOOM_BY (zoom_right_wipe, "ZoomRigthWipe", ("ZoomRightWipe", "zoom_right_wipe"),
    "draws back, wipes to the right and comes near", move_background_specs,
    .a = { 1, 0, .5, .5, 0, .5, .5, 1 }, .b = { -1, 0, .5, .5, 0, .5, .5, 1 },
    .curve = move_in_out);
/* clang-format on */

/* ---- turning ---- */

enum { TURN_COUNT = MOVE_OWN, TURN_SCALE };

static const ParamSpec vanish_params[] = {
  MOVE_BACKGROUND_SPEC,
  [TURN_COUNT] = { "turns", PARAM_NUMBER, -10, 10, 1, "how often it turns" },
  { NULL },
};

static Pose
vanish_pose (const TransitionState *state, gint input)
{
  const gdouble turns = state->params->value[TURN_COUNT];

  return input == 0 ? (Pose){ 0, 0, 0, 0, turns, .5, .5, 1 } : (Pose) POSE_REST;
}

ZOOM_BY (vanish, "RotateScaleVanish", ("rotate_scale_vanish", "spin_out"),
    "the first picture turns and is gone", vanish_params, .pose = vanish_pose,
    .flags = MOVE_A_ABOVE, .curve = move_in_out);

static const ParamSpec turn_fade_params[] = {
  MOVE_BACKGROUND_SPEC,
  [TURN_COUNT] = { "rotations", PARAM_NUMBER, -10, 10, 1,
      "how often both turn" },
  [TURN_SCALE] = { "scale", PARAM_NUMBER, 1, 20, 8, "how near both come" },
  { NULL },
};

/* Both turn alike, nearest in the middle. */
static Pose
turn_fade_pose (const TransitionState *state, gint input)
{
  const gdouble *value = state->params->value;
  const gdouble near = exact_exp2 (
      exact_log2 (value[TURN_SCALE]) * smoothstep (0, 1, triangle (state->p)));
  const gdouble turn = value[TURN_COUNT] * smoothstep (0, 1, state->p);

  return (Pose){ 0, 0, near, near, turn, .5, .5,
    input == 0 ? 1 : smoothstep (.3, .7, state->p) };
}

ZOOM_BY (turn_fade, "rotate_scale_fade", ("rotatescalefade"),
    "both turn and come near as one melts into the other", turn_fade_params,
    .pose = turn_fade_pose, .flags = MOVE_NOW);

/* A whole turn, near enough to show no corner. */
static Pose
full_turn_pose (const TransitionState *state, gint input)
{
  const gdouble turn = smoothstep (0, 1, state->p);
  const gdouble near = 1 + 1.3 * smoothstep (0, 1, triangle (state->p));

  return (Pose){ 0, 0, near, near, turn, .5, .5,
    input == 0 ? 1 : smoothstep (.4, .6, state->p) };
}

ZOOM (rotate, "rotateTransition", ("rotate", "rotate_transition"),
    "turns round once, and is another picture", .pose = full_turn_pose,
    .flags = MOVE_NOW | MOVE_FILL);

enum { DREAM_ROTATION = MOVE_OWN, DREAM_SCALE };

static const ParamSpec dream_params[] = {
  MOVE_BACKGROUND_SPEC,
  [DREAM_ROTATION] = { "rotation", PARAM_NUMBER, -180, 180, 6,
      "degrees that it leans over" },
  [DREAM_SCALE] = { "scale", PARAM_NUMBER, 1, 10, 1.2, "how near it comes" },
  { NULL },
};

static Pose
dream_pose (const TransitionState *state, gint input)
{
  const gdouble *value = state->params->value;
  const gdouble t = smoothstep (0, 1, triangle (state->p));
  const gdouble turn = value[DREAM_ROTATION] / 360 * t;
  const gdouble near = 1 + (value[DREAM_SCALE] - 1) * t;

  return (Pose){ 0, 0, near, near, input == 0 ? turn : -turn, .5, .5,
    input == 0 ? 1 : smoothstep (.2, .8, state->p) };
}

ZOOM_BY (dreamy_zoom, "DreamyZoom", ("dreamy_zoom"),
    "leans over into the other picture", dream_params, .pose = dream_pose,
    .flags = MOVE_NOW | MOVE_FILL);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_zooms[] = {
  &transition_zoomin,
  &transition_simple_zoom,
  &transition_simple_zoom_out,
  &transition_scale_in,
  &transition_zoom_in_out,
  &transition_zoom_left_wipe,
  &transition_zoom_right_wipe,
  &transition_vanish,
  &transition_turn_fade,
  &transition_rotate,
  &transition_dreamy_zoom,
  NULL,
};
