/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which piece is how far on its way. Knows no animation by name: those are in
 * animations.c. */
#include "animation.h"

#include <math.h>

guint32
animation_hash (guint32 a, guint32 b)
{
  guint32 h = a * 0x9e3779b1u + b;

  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

gdouble
animation_chance (guint32 chance, guint32 salt)
{
  return animation_hash (chance, salt) / 4294967296.0;
}

static guint
random_rank (guint32 seed, guint index, guint n)
{
  const guint32 own = animation_hash (seed, index);
  guint rank = 0;

  for (guint i = 0; i < n; i++) {
    const guint32 other = animation_hash (seed, i);

    rank += other < own || (other == own && i < index);
  }
  return rank;
}

/* Of n - 1 steps. */
static guint
rank_of (AnimationOrder order, guint32 seed, guint index, guint n)
{
  switch (order) {
    case ANIMATION_REVERSE:
      return n - 1 - index;
    case ANIMATION_RANDOM:
      return random_rank (seed, index, n);
    case ANIMATION_FROM_MIDDLE:
      return ABS (2 * (gint) index - (gint) (n - 1));
    default:
      return index;
  }
}

/* Pieces set out one after another, and take equally long. */
static gdouble
own_progress (const AnimationSpec *spec, guint32 seed, gdouble progress,
    guint index, guint n)
{
  gdouble stagger = spec->stagger >= 0 ? spec->stagger : spec->type->stagger;
  gdouble length, start;

  if (n < 2 || progress <= 0 || progress >= 1)
    return CLAMP (progress, 0, 1);
  length = MAX (1 - stagger, 1.0 / n);
  start =
      (1 - length) * rank_of (spec->order, seed, index, n) / (gdouble) (n - 1);
  return CLAMP ((progress - start) / length, 0, 1);
}

gboolean
animation_pose (const AnimationSpec *spec, gdouble progress, gboolean leaves,
    guint index, guint n, AnimationState *state, AnimationPose *pose)
{
  const Animation *animation = spec->type;
  const Easing *easing =
      spec->easing ? spec->easing : easing_find (animation->easing);
  const gdouble way = own_progress (spec, state->seed, progress, index, n);

  *pose = ANIMATION_REST;
  state->animation = animation;
  state->params = &spec->settings;
  state->chance = animation_hash (state->seed, index);
  state->t = leaves ? 1 - way : way;
  state->p = easing_apply (easing, state->t);
  if (state->t <= 0)
    return FALSE;
  if (state->t < 1)
    animation->pose (state, pose);
  pose->opacity = CLAMP (pose->opacity, 0, 1);
  return TRUE;
}
