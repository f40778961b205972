/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that move: slides, covers, squeezes, rolls. Knows nothing of planes
 * or the end laws. */

#include "transition-move.h"
#include "exact.h"

#define MOVE(id, also, what, ...)                                              \
  static const Move move_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    MOVE_ENTRY (&move_##id) }

#define MOVE_OPEN(id, also, what, ...)                                         \
  static const Move move_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    MOVE_ON_BACKGROUND (&move_##id) }

/* clang-format off */

/* ---- both, one of them, the other ---- */

MOVE (slideleft,
    ("slide_left", "slide", "push_left", "pushleft", "push", "push_cut"),
    "both pictures travel left, one pushed by the other",
    .a = { -1, 0, 1, 1, 0, 0, 0, 1 }, .b = { 1, 0, 1, 1, 0, 0, 0, 1 });
MOVE (slideright,
    ("slide_right", "push_right", "pushright", "x_axis_translation"),
    "both pictures travel right, one pushed by the other",
    .a = { 1, 0, 1, 1, 0, 0, 0, 1 }, .b = { -1, 0, 1, 1, 0, 0, 0, 1 });
MOVE (slideup, ("slide_up", "push_up", "pushup"),
    "both pictures travel up, one pushed by the other",
    .a = { 0, -1, 1, 1, 0, 0, 0, 1 }, .b = { 0, 1, 1, 1, 0, 0, 0, 1 });
MOVE (slidedown, ("slide_down", "push_down", "pushdown"),
    "both pictures travel down, one pushed by the other",
    .a = { 0, 1, 1, 1, 0, 0, 0, 1 }, .b = { 0, -1, 1, 1, 0, 0, 0, 1 });
MOVE (coverleft, ("cover_left"), "the second picture slides in to the left",
    .a = POSE_REST, .b = { 1, 0, 1, 1, 0, 0, 0, 1 });
MOVE (coverright, ("cover_right"), "the second picture slides in to the right",
    .a = POSE_REST, .b = { -1, 0, 1, 1, 0, 0, 0, 1 });
MOVE (coverup, ("cover_up"), "the second picture slides in upwards",
    .a = POSE_REST, .b = { 0, 1, 1, 1, 0, 0, 0, 1 });
MOVE (coverdown, ("cover_down"), "the second picture slides in downwards",
    .a = POSE_REST, .b = { 0, -1, 1, 1, 0, 0, 0, 1 });
MOVE (revealleft, ("reveal_left"), "the first picture slides off to the left",
    .a = { -1, 0, 1, 1, 0, 0, 0, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);
MOVE (revealright, ("reveal_right"),
    "the first picture slides off to the right",
    .a = { 1, 0, 1, 1, 0, 0, 0, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);
MOVE (revealup, ("reveal_up"), "the first picture slides off upwards",
    .a = { 0, -1, 1, 1, 0, 0, 0, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);
MOVE (revealdown, ("reveal_down"), "the first picture slides off downwards",
    .a = { 0, 1, 1, 1, 0, 0, 0, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);

/* ---- squeezes ---- */

MOVE (squeezeh, ("squeeze_h"),
    "the first picture is pressed into the level middle",
    .a = { 0, 0, 1, 0, 0, .5, .5, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);
MOVE (squeezev, ("squeeze_v"),
    "the first picture is pressed into the upright middle",
    .a = { 0, 0, 0, 1, 0, .5, .5, 1 }, .b = POSE_REST, .flags = MOVE_A_ABOVE);
MOVE (fold, ("gl_Fold"), "one is folded up at the left as the other unfolds",
    .a = { 0, 0, 0, 1, 0, 0, .5, 1 }, .b = { 0, 0, 0, 1, 0, 1, .5, 1 });
MOVE_OPEN (SimpleFlip, ("simple_flip", "flip"),
    "turns over like a card",
    .a = { 0, 0, 0, 1, 0, .5, .5, 1 }, .b = { 0, 0, 0, 1, 0, .5, .5, 1 },
    .flags = MOVE_HALVES);
MOVE_OPEN (gl_squeeze, ("squeeze"), "closes to a line and opens again",
    .a = { 0, 0, 1, 0, 0, .5, .5, 1 }, .b = { 0, 0, 1, 0, 0, .5, .5, 1 },
    .flags = MOVE_HALVES, .curve = move_in);
MOVE (squash, ("squash_down"), "the first picture is squashed to the floor",
    .a = { 0, 0, 1.5, 0, 0, .5, 1, 1 }, .b = POSE_REST,
    .flags = MOVE_A_ABOVE, .curve = move_in_out);

/* ---- with a will of their own ---- */

/* When it is there for the first time, and how long a swing takes. */
#define ELASTIC_THERE .38
#define ELASTIC_SWING .6

/* From rest to there, and then about it: what is left of the way swings. */
static gdouble
elastic (gdouble p)
{
  const gdouble rest = 1 - p * p, rest3 = rest * rest * rest;
  const gdouble swing = p < ELASTIC_THERE
      ? .25 * exact_pow (p / ELASTIC_THERE, 4 * ELASTIC_THERE / ELASTIC_SWING)
      : .25 + (p - ELASTIC_THERE) / ELASTIC_SWING;

  return 1 - rest3 * rest3 * exact_cos (2 * G_PI * swing);
}

static Pose
elastic_pose (const TransitionState *state, gint input)
{
  return (Pose){ input - elastic (state->p), 0, 1, 1, 0, 0, 0, 1 };
}

MOVE (elastic_push, ("push_elastic"),
    "pushed to the left, too far at first, and back",
    .flags = MOVE_A_ABOVE | MOVE_FILL | MOVE_NOW, .pose = elastic_pose);
MOVE (gravity_drop, ("drop", "gravity"), "the first picture falls out of view",
    .a = { .05, 1.25, 1, 1, .05, .5, .5, 1 }, .b = POSE_REST,
    .flags = MOVE_A_ABOVE, .curve = move_in);
MOVE_OPEN (LeftRight, ("left_right"),
    "the first one shrinks and dims as the second comes from the left",
    .a = { 0, 0, .8, .8, 0, .5, .5, .3 }, .b = { -1, 0, 1, 1, 0, 0, 0, 1 },
    .curve = move_in_out);
MOVE_OPEN (TopBottom, ("top_bottom"),
    "the first one shrinks and dims as the second comes from the top",
    .a = { 0, 0, .8, .8, 0, .5, .5, .3 }, .b = { 0, -1, 1, 1, 0, 0, 0, 1 },
    .curve = move_in_out);

/* clang-format on */

/* ---- where parameters say to ---- */

static const gchar *const directions[] = { "left", "right", "up", "down",
  "up_left", "up_right", "down_left", "down_right", NULL };

/* By place in the words above. */
static const gint direction_x[] = { -1, 1, 0, 0, -1, 1, -1, 1 };
static const gint direction_y[] = { 0, 0, -1, 1, -1, -1, 1, 1 };

enum { DIRECTION = MOVE_OWN, DIRECTION_SCALE };

static const ParamSpec direction_params[] = {
  MOVE_BACKGROUND_SPEC,
  [DIRECTION] = { "direction", PARAM_CHOICE, .fallback = 2, .words = directions,
      .blurb = "where both travel to" },
  { NULL },
};

static const ParamSpec direction_scaled_params[] = {
  MOVE_BACKGROUND_SPEC,
  [DIRECTION] = { "direction", PARAM_CHOICE, .fallback = 2, .words = directions,
      .blurb = "where both travel to" },
  [DIRECTION_SCALE] = { "scale", PARAM_NUMBER, .1, 1, .7,
      "size of the pictures half way" },
  { NULL },
};

static const ParamSpec slides_params[] = {
  MOVE_BACKGROUND_SPEC,
  [DIRECTION] = { "direction", PARAM_CHOICE, .fallback = 0, .words = directions,
      .blurb = "where the second one travels to" },
  { NULL },
};

static Pose
directional_pose (const TransitionState *state, gint input)
{
  const gint way = (gint) state->params->value[DIRECTION];
  const gint sign = input == 0 ? 1 : -1;

  return (Pose){ sign * direction_x[way], sign * direction_y[way], 1, 1, 0, 0,
    0, 1 };
}

/* Smallest in the middle of the way. */
static Pose
scaled_pose (const TransitionState *state, gint input)
{
  const gdouble least = state->params->value[DIRECTION_SCALE];
  const gdouble scale =
      1 - (1 - least) * smoothstep (0, .35, triangle (state->p));
  const gdouble t = input == 0 ? state->p : 1 - state->p;
  const Pose end = directional_pose (state, input);

  return (
      Pose){ t * scale * end.x, t * scale * end.y, scale, scale, 0, .5, .5, 1 };
}

static Pose
slides_pose (const TransitionState *state, gint input)
{
  return input == 0 ? (Pose){ 0, 0, .9, .9, 0, .5, .5, .4 }
                    : directional_pose (state, 1);
}

#define MOVE_BY(id, title, also, what, specs, ...)                             \
  static const Move move_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .color = move_background,                                                  \
    MOVE_ENTRY (&move_##id) }

/* clang-format off */
MOVE_BY (directional, "Directional", ("directional_push"),
    "both pictures travel one way", direction_params,
    .pose = directional_pose);
MOVE_BY (directional_easing, "directional-easing", ("directional_ease"),
    "both pictures travel one way, starting and stopping gently",
    direction_params, .pose = directional_pose, .curve = move_in_out);
MOVE_BY (directional_scaled, "DirectionalScaled", ("directional_scaled"),
    "both pictures draw back, travel one way and come forward",
    direction_scaled_params, .pose = scaled_pose, .flags = MOVE_NOW);
MOVE_BY (slides, "Slides", ("slide_over"),
    "one slides over the other, which draws back and dims", slides_params,
    .pose = slides_pose, .curve = move_in_out);
/* clang-format on */

enum { ROLL_CORNER = MOVE_OWN };

static const gchar *const corners[] = { "top_left", "top_right", "bottom_left",
  "bottom_right", NULL };

static const ParamSpec roll_params[] = {
  MOVE_BACKGROUND_SPEC,
  [ROLL_CORNER] = { "corner", PARAM_CHOICE, .fallback = 0, .words = corners,
      .blurb = "that it turns about" },
  { NULL },
};

/* Out of view past the nearer edge: upwards or downwards. */
static Pose
roll_pose (const TransitionState *state, gint input)
{
  const gint corner = (gint) state->params->value[ROLL_CORNER];
  const gboolean right = corner & 1, bottom = corner & 2;
  Pose pose = POSE_REST;

  if (input == 1)
    return pose;
  pose.pivot_x = right;
  pose.pivot_y = bottom;
  pose.turn = right == bottom ? .25 : -.25;
  return pose;
}

MOVE_BY (rolls, "Rolls", ("roll"), "the first picture turns about a corner",
    roll_params, .pose = roll_pose, .flags = MOVE_A_ABOVE, .curve = move_in);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_moves[] = {
  &transition_slideleft,
  &transition_slideright,
  &transition_slideup,
  &transition_slidedown,
  &transition_coverleft,
  &transition_coverright,
  &transition_coverup,
  &transition_coverdown,
  &transition_revealleft,
  &transition_revealright,
  &transition_revealup,
  &transition_revealdown,
  &transition_squeezeh,
  &transition_squeezev,
  &transition_fold,
  &transition_SimpleFlip,
  &transition_gl_squeeze,
  &transition_squash,
  &transition_elastic_push,
  &transition_gravity_drop,
  &transition_LeftRight,
  &transition_TopBottom,
  &transition_directional,
  &transition_directional_easing,
  &transition_directional_scaled,
  &transition_slides,
  &transition_rolls,
  NULL,
};
