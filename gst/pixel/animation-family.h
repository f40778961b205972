/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the families of animations share. To add one: a function, unless one of
 * them does it with other numbers, a const struct under it, and its name in the
 * list of its family. */
#pragma once

#include "animation.h"

G_BEGIN_DECLS

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })
#define PARAMS(...) ((const ParamSpec[]){ __VA_ARGS__, { NULL } })
#define TURN (2 * G_PI)

#define DISTANCE(far)                                                          \
  PARAMS ({ "distance", PARAM_NUMBER, 0, 20, far,                              \
      .blurb = "how far it comes from, in sizes of the letters" })

extern const Animation *const animations_appear[];
extern const Animation *const animations_move[];
extern const Animation *const animations_size[];

/* Shows soon, whatever becomes of the rest: nothing pops out of the air. */
static inline gdouble
animation_soon (const AnimationState *state)
{
  return MIN (1, 2.5 * state->t);
}

static inline gdouble
animation_param (const AnimationState *state, guint i)
{
  return state->params->value[i];
}

/* -1 .. 1. */
static inline gdouble
animation_either_way (const AnimationState *state, guint32 salt)
{
  return 2 * animation_chance (state->chance, salt) - 1;
}

G_END_DECLS
