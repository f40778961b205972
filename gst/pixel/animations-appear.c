/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Animations that stay in their place: there or not, uncovered, out of focus,
 * torn. Every pose becomes rest as p and t
 * become 1. */
#include "animation-family.h"

#include <math.h>

/* ---- there or not ---- */

static void
pose_fade (const AnimationState *state, AnimationPose *pose)
{
  pose->opacity = state->p;
}

static const Animation fade = {
  .name = "fade",
  .aliases = ALIASES ("text_appear", "fade_in", "appear"),
  .summary = "becomes visible",
  .unit = ANIMATION_BY_WHOLE,
  .stagger = .6,
  .pose = pose_fade,
};

static const Animation letter_by_letter = {
  .name = "letter_by_letter",
  .aliases = ALIASES ("fade_letters"),
  .summary = "letters become visible one after another",
  .unit = ANIMATION_BY_LETTER,
  .stagger = .75,
  .pose = pose_fade,
};

static const Animation word_by_word = {
  .name = "word_by_word",
  .aliases = ALIASES ("word_reveal", "fade_words", "fade_reveal"),
  .summary = "words become visible one after another",
  .unit = ANIMATION_BY_WORD,
  .stagger = .75,
  .pose = pose_fade,
};

static void
pose_there (const AnimationState *state, AnimationPose *pose)
{
}

static const Animation typewriter = {
  .name = "typewriter",
  .aliases = ALIASES ("kinetic_typewriter", "type"),
  .summary = "letters are there at once, one after another",
  .unit = ANIMATION_BY_LETTER,
  .stagger = 1,
  .pose = pose_there,
};

static const Animation progressive = {
  .name = "progressive",
  .aliases = ALIASES ("word_typewriter", "classic_progressive"),
  .summary = "words are there at once, one after another",
  .unit = ANIMATION_BY_WORD,
  .stagger = 1,
  .pose = pose_there,
};

/* Two short gaps before it stays: fewer flashes than disturb anybody. */
static void
pose_flicker (const AnimationState *state, AnimationPose *pose)
{
  const gdouble t = state->t;
  const gboolean gap = (t > .25 && t < .4) || (t > .6 && t < .7);

  pose->opacity = gap ? .15 : animation_soon (state);
}

static const Animation flicker = {
  .name = "flicker",
  .aliases = ALIASES ("neon"),
  .summary = "comes on like a tube of gas",
  .unit = ANIMATION_BY_WHOLE,
  .stagger = .4,
  .pose = pose_flicker,
};

/* ---- windows ---- */

/* It travels inside of a window that stays where it rests. */
static void
pose_clipped (const AnimationState *state, AnimationPose *pose)
{
  pose->windowed = TRUE;
  pose->own_x = -state->animation->x * (1 - state->p);
  pose->own_y = -state->animation->y * (1 - state->p);
}

#define CLIPPED(id, said, dx, dy, by, what)                                    \
  static const Animation id = {                                                \
    .name = said,                                                              \
    .summary = what,                                                           \
    .unit = by,                                                                \
    .stagger = .5,                                                             \
    .easing = "ease_out_cubic",                                                \
    .x = dx,                                                                   \
    .y = dy,                                                                   \
    .pose = pose_clipped,                                                      \
  }

CLIPPED (slide_clipped_left, "slide_clipped_left", -1, 0, ANIMATION_BY_LINE,
    "slides to the left inside of its own place");
CLIPPED (slide_clipped_right, "slide_clipped_right", 1, 0, ANIMATION_BY_LINE,
    "slides to the right inside of its own place");
CLIPPED (slide_clipped_up, "slide_clipped_up", 0, -1, ANIMATION_BY_LINE,
    "slides up inside of its own place");
CLIPPED (slide_clipped_down, "slide_clipped_down", 0, 1, ANIMATION_BY_LINE,
    "slides down inside of its own place");

/* Opens the way that a reader reads. */
static void
pose_reveal (const AnimationState *state, AnimationPose *pose)
{
  pose->windowed = TRUE;
  if (state->rtl)
    pose->window[0] = 1 - state->p;
  else
    pose->window[2] = state->p;
}

static const Animation reveal = {
  .name = "reveal",
  .aliases = ALIASES ("clip_wipe", "wipe"),
  .summary = "is uncovered the way that it is read",
  .unit = ANIMATION_BY_LINE,
  .stagger = .4,
  .easing = "ease_in_out_cubic",
  .pose = pose_reveal,
};

static void
pose_reveal_up (const AnimationState *state, AnimationPose *pose)
{
  pose->windowed = TRUE;
  pose->window[1] = 1 - state->p;
}

static const Animation reveal_up = {
  .name = "reveal_up",
  .aliases = ALIASES ("wipe_up"),
  .summary = "is uncovered from its foot",
  .unit = ANIMATION_BY_LINE,
  .stagger = .4,
  .easing = "ease_in_out_cubic",
  .pose = pose_reveal_up,
};

static void
pose_reveal_middle (const AnimationState *state, AnimationPose *pose)
{
  pose->windowed = TRUE;
  pose->window[0] = (1 - state->p) / 2;
  pose->window[2] = (1 + state->p) / 2;
}

static const Animation reveal_middle = {
  .name = "reveal_middle",
  .aliases = ALIASES ("wipe_center", "reveal_center"),
  .summary = "is uncovered from its middle",
  .unit = ANIMATION_BY_LINE,
  .stagger = .4,
  .easing = "ease_in_out_cubic",
  .pose = pose_reveal_middle,
};

/* ---- lenses and faults ---- */

static void
pose_blur (const AnimationState *state, AnimationPose *pose)
{
  const gdouble left = 1 - state->p;

  pose->blur = animation_param (state, 0) * left;
  pose->opacity = state->t;
}

#define RADIUS(wide)                                                           \
  PARAMS ({ "radius", PARAM_NUMBER, 0, 2, wide,                                \
      "of the blur, in sizes of the letters" })

static const Animation blur_in = {
  .name = "blur_in",
  .aliases = ALIASES ("blur", "focus", "focus_in"),
  .summary = "comes into focus",
  .params = RADIUS (.4),
  .unit = ANIMATION_BY_WHOLE,
  .stagger = .5,
  .easing = "ease_out_cubic",
  .pose = pose_blur,
};

static const Animation focus_letters = {
  .name = "focus_letters",
  .aliases = ALIASES ("blur_letters", "mist"),
  .summary = "letters come into focus one after another",
  .params = RADIUS (.5),
  .unit = ANIMATION_BY_LETTER,
  .stagger = .6,
  .easing = "ease_out_cubic",
  .pose = pose_blur,
};

static void
pose_glitch (const AnimationState *state, AnimationPose *pose)
{
  pose->torn = animation_param (state, 0) * (1 - state->p);
  pose->opacity = animation_soon (state);
}

static const Animation glitch = {
  .name = "glitch",
  .aliases = ALIASES ("glitch_in"),
  .summary = "its rows are torn apart, and find together",
  .params = PARAMS (
      { "amount", PARAM_NUMBER, 0, 5, .6, "how far, in sizes of the letters" }),
  .unit = ANIMATION_BY_WHOLE,
  .stagger = .3,
  .pose = pose_glitch,
};

const Animation *const animations_appear[] = {
  &fade,
  &letter_by_letter,
  &word_by_word,
  &typewriter,
  &progressive,
  &flicker,
  &slide_clipped_left,
  &slide_clipped_right,
  &slide_clipped_up,
  &slide_clipped_down,
  &reveal,
  &reveal_up,
  &reveal_middle,
  &blur_in,
  &focus_letters,
  &glitch,
  NULL,
};
