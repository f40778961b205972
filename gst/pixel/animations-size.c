/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Animations that grow, turn and swing. Every pose becomes rest as p and t
 * become 1. */
#include "animation-family.h"

#include <math.h>

/* ---- sizes and turns ---- */

#define FROM(size)                                                             \
  PARAMS ({ "from", PARAM_NUMBER, 0, 10, size, "its size when it sets out" })

static void
pose_scale (const AnimationState *state, AnimationPose *pose)
{
  const gdouble from = animation_param (state, 0);

  pose->scale_x = pose->scale_y = from + (1 - from) * state->p;
  pose->opacity = animation_soon (state);
}

#define SCALE(id, said, size, curve, by, apart, what, ...)                     \
  static const Animation id = {                                                \
    .name = said,                                                              \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = what,                                                           \
    .params = FROM (size),                                                     \
    .unit = by,                                                                \
    .stagger = apart,                                                          \
    .easing = curve,                                                           \
    .pose = pose_scale,                                                        \
  }

SCALE (scale, "scale", .5, "ease_out_cubic", ANIMATION_BY_WHOLE, .5,
    "grows to its size", "zoom_in", "grow", "enlarge");
SCALE (scale_down, "scale_down", 1.6, "ease_out_cubic", ANIMATION_BY_WHOLE, .5,
    "shrinks to its size", "zoom_out", "shrink");
SCALE (pop, "pop", .6, "ease_out_back", ANIMATION_BY_WORD, .6,
    "grows a little too far, and back", "word_pop", "emoji_pop");
SCALE (bounce, "bounce", .2, "ease_out_bounce", ANIMATION_BY_WORD, .5,
    "grows and bounces", "tiktok_bounce");
SCALE (elastic, "elastic", .4, "ease_out_elastic", ANIMATION_BY_WORD, .4,
    "grows and swings to its size", "jelly");
SCALE (slam, "slam", 3, "ease_in_cubic", ANIMATION_BY_WORD, .5,
    "comes down from very near", "kinetic_slam", "stamp");

/* It keeps its area, as something soft that lands. */
static void
pose_squash (const AnimationState *state, AnimationPose *pose)
{
  const gdouble swing = cos (TURN * 1.25 * state->t) * (1 - state->t);

  pose->scale_x = exp2 (animation_param (state, 0) * swing);
  pose->scale_y = 1 / pose->scale_x;
  pose->pivot_y = 1;
  pose->opacity = animation_soon (state);
}

static const Animation squash = {
  .name = "squash",
  .aliases = ALIASES ("stretch", "rubber"),
  .summary = "lands flat and swings back to its shape",
  .params = PARAMS ({ "amount", PARAM_NUMBER, 0, 2, .8,
      "how flat: by so many powers of two" }),
  .unit = ANIMATION_BY_WORD,
  .stagger = .4,
  .pose = pose_squash,
};

static void
pose_flip (const AnimationState *state, AnimationPose *pose)
{
  const gdouble side = sin (G_PI_2 * state->p);

  if (state->animation->x != 0)
    pose->scale_x = side;
  else
    pose->scale_y = side;
  pose->opacity = animation_soon (state);
}

static const Animation flip = {
  .name = "flip",
  .aliases = ALIASES ("flip_x"),
  .summary = "turns up out of its line",
  .unit = ANIMATION_BY_LETTER,
  .stagger = .6,
  .easing = "ease_out_back",
  .y = 1,
  .pose = pose_flip,
};

static const Animation flip_sideways = {
  .name = "flip_sideways",
  .aliases = ALIASES ("flip_y"),
  .summary = "turns around like a page",
  .unit = ANIMATION_BY_LETTER,
  .stagger = .6,
  .easing = "ease_out_cubic",
  .x = 1,
  .pose = pose_flip,
};

#define TURNS(share)                                                           \
  PARAMS ({ "turns", PARAM_NUMBER, -10, 10, share, "clockwise" })

static void
pose_spin (const AnimationState *state, AnimationPose *pose)
{
  pose->angle = -TURN * animation_param (state, 0) * (1 - state->p);
  pose->scale_x = pose->scale_y = MAX (state->p, .05);
  pose->opacity = animation_soon (state);
}

static const Animation spin = {
  .name = "spin",
  .summary = "grows as it turns",
  .params = TURNS (.5),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .5,
  .easing = "ease_out_cubic",
  .pose = pose_spin,
};

static void
pose_spin_chaotic (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = 1 - state->p;

  pose->angle = TURN * animation_param (state, 0)
      * animation_either_way (state, 3) * left;
  pose->x = animation_either_way (state, 1) * left;
  pose->y = animation_either_way (state, 2) * left;
  pose->scale_x = pose->scale_y = MAX (state->p, .05);
  pose->opacity = animation_soon (state);
}

static const Animation spin_chaotic = {
  .name = "spin_chaotic",
  .aliases = ALIASES ("chaos"),
  .summary = "grows as it turns, each piece as it likes",
  .params = TURNS (1.5),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .4,
  .easing = "ease_out_cubic",
  .pose = pose_spin_chaotic,
};

/* Hung up by its top. */
static void
pose_swing (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = 1 - state->t;

  pose->angle = animation_param (state, 0) * G_PI / 180 * left * left
      * cos (TURN * 1.5 * state->t);
  pose->pivot_y = 0;
  pose->opacity = animation_soon (state);
}

static const Animation swing = {
  .name = "swing",
  .summary = "swings from its top",
  .params = PARAMS (
      { "degrees", PARAM_NUMBER, -180, 180, 50, "how far it is swung out" }),
  .unit = ANIMATION_BY_WORD,
  .stagger = .3,
  .pose = pose_swing,
};

static void
pose_roll (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = 1 - state->p;
  const gdouble side = state->rtl ? 1 : -1;

  pose->x = side * animation_param (state, 0) * left;
  pose->angle = side * animation_param (state, 0) * left;
  pose->opacity = animation_soon (state);
}

static const Animation roll = {
  .name = "roll",
  .summary = "rolls along its line",
  .params = DISTANCE (2.5),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .6,
  .easing = "ease_out_cubic",
  .pose = pose_roll,
};

const Animation *const animations_size[] = {
  &scale,
  &scale_down,
  &pop,
  &bounce,
  &elastic,
  &slam,
  &squash,
  &flip,
  &flip_sideways,
  &spin,
  &spin_chaotic,
  &swing,
  &roll,
  NULL,
};
