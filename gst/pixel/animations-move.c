/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Animations that travel. Every pose becomes rest as p and t
 * become 1. */
#include "animation-family.h"

#include <math.h>

/* ---- moves ---- */

/* (x, y) of the entry: the way that it travels. */
static void
pose_move (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = (1 - state->p) * animation_param (state, 0);

  pose->x = -state->animation->x * left;
  pose->y = -state->animation->y * left;
  pose->opacity = animation_soon (state);
}

#define MOVE(id, said, dx, dy, far, curve, by, apart, what, ...)               \
  static const Animation id = {                                                \
    .name = said,                                                              \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = what,                                                           \
    .params = DISTANCE (far),                                                  \
    .unit = by,                                                                \
    .stagger = apart,                                                          \
    .easing = curve,                                                           \
    .x = dx,                                                                   \
    .y = dy,                                                                   \
    .pose = pose_move,                                                         \
  }

MOVE (rise, "rise", 0, -1, .33, "ease_out_cubic", ANIMATION_BY_WHOLE, .6,
    "comes up a little as it becomes visible", "fade_up");
MOVE (sink, "sink", 0, 1, .33, "ease_out_cubic", ANIMATION_BY_WHOLE, .6,
    "comes down a little as it becomes visible", "fade_down");
MOVE (drop, "drop", 0, 1, 1.6, "ease_out_bounce", ANIMATION_BY_LETTER, .5,
    "falls from above and bounces", "bounce_in_down");
MOVE (hop, "hop", 0, -1, .7, "ease_out_back", ANIMATION_BY_LETTER, .6,
    "jumps up from below, a little too far", "jump");
MOVE (slide_left, "slide_left", -1, 0, 2, "ease_out_cubic", ANIMATION_BY_WHOLE,
    .5, "slides to the left", "slide_in_left");
MOVE (slide_right, "slide_right", 1, 0, 2, "ease_out_cubic", ANIMATION_BY_WHOLE,
    .5, "slides to the right", "slide_in_right");
MOVE (slide_up, "slide_up", 0, -1, 1.2, "ease_out_cubic", ANIMATION_BY_WHOLE,
    .5, "slides up", "slide_in_up");
MOVE (slide_down, "slide_down", 0, 1, 1.2, "ease_out_cubic", ANIMATION_BY_WHOLE,
    .5, "slides down", "slide_in_down");

/* In sides of the frame: from wholly outside. */
static void
pose_fly (const AnimationState *state, AnimationPose *pose)
{
  pose->frame_x = -state->animation->x * (1 - state->p);
  pose->frame_y = -state->animation->y * (1 - state->p);
}

#define FLY(id, said, dx, dy, what)                                            \
  static const Animation id = {                                                \
    .name = said,                                                              \
    .summary = what,                                                           \
    .unit = ANIMATION_BY_WHOLE,                                                \
    .stagger = .5,                                                             \
    .easing = "ease_out_quart",                                                \
    .x = dx,                                                                   \
    .y = dy,                                                                   \
    .pose = pose_fly,                                                          \
  }

FLY (fly_left, "fly_left", -1, 0, "flies in from outside, to the left");
FLY (fly_right, "fly_right", 1, 0, "flies in from outside, to the right");
FLY (fly_up, "fly_up", 0, -1, "flies in from outside, upwards");
FLY (fly_down, "fly_down", 0, 1, "flies in from outside, downwards");

static void
pose_wave (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = 1 - state->t;

  pose->y = -animation_param (state, 0) * left
      * sin (TURN * animation_param (state, 1) * state->t);
  pose->opacity = animation_soon (state);
}

static const Animation wave = {
  .name = "wave",
  .summary = "a wave runs through the letters",
  .params = PARAMS ({ "height", PARAM_NUMBER, 0, 5, .45,
                        "of the wave, in sizes of the letters" },
      { "swings", PARAM_NUMBER, .5, 8, 1.5, "up and down so many times" }),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .5,
  .pose = pose_wave,
};

/* From a wider or narrower setting of the same letters. */
static void
pose_tracking (const AnimationState *state, AnimationPose *pose)
{
  pose->x = state->animation->x * animation_param (state, 0)
      * state->from_middle * (1 - state->p);
  pose->opacity = animation_soon (state);
}

#define AMOUNT(most)                                                           \
  PARAMS ({ "amount", PARAM_NUMBER, 0, 1, most,                                \
      "share of the width by which it is wider or narrower" })

static const Animation tracking_in = {
  .name = "tracking_in",
  .aliases = ALIASES ("tracking", "letter_spacing_in"),
  .summary = "letters come together",
  .params = AMOUNT (.35),
  .unit = ANIMATION_BY_LETTER,
  .easing = "ease_out_cubic",
  .x = 1,
  .pose = pose_tracking,
};

static const Animation tracking_out = {
  .name = "tracking_out",
  .aliases = ALIASES ("expand"),
  .summary = "letters come apart to their places",
  .params = AMOUNT (.6),
  .unit = ANIMATION_BY_LETTER,
  .easing = "ease_out_cubic",
  .x = -1,
  .pose = pose_tracking,
};

static void
pose_gather (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = (1 - state->p) * animation_param (state, 0);

  pose->x = left * animation_either_way (state, 1);
  pose->y = left * animation_either_way (state, 2);
  pose->angle = left * animation_either_way (state, 3) / 2;
  pose->opacity = state->t;
}

static const Animation gather = {
  .name = "gather",
  .aliases = ALIASES ("scatter", "particle_burst", "assemble"),
  .summary = "pieces come together from all around",
  .params = DISTANCE (3),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .3,
  .easing = "ease_out_quart",
  .pose = pose_gather,
};

const Animation *const animations_move[] = {
  &rise,
  &sink,
  &drop,
  &hop,
  &slide_left,
  &slide_right,
  &slide_up,
  &slide_down,
  &fly_left,
  &fly_right,
  &fly_up,
  &fly_down,
  &wave,
  &tracking_in,
  &tracking_out,
  &gather,
  NULL,
};
