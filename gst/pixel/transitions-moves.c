/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that move. Knows nothing of planes or the end laws. */

#include "transition-family.h"

static void
slideleft_camera (const TransitionState *state, gint input, Affine *camera)
{
  const gdouble progress = input == 0 ? state->p : state->p - 1;

  *camera = affine_identity;
  camera->x0 = progress * state->width;
}

static void
slideleft_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  share_at_edge (row, (1 - state->p) * state->width, a, b);
}

static const Transition transition_slideleft = {
  .name = "slideleft",
  .aliases = ALIASES ("slide_left", "push_left", "pushleft", "push"),
  .summary = "both pictures travel left, one pushed by the other",
  .camera = slideleft_camera,
  .weights = slideleft_weights,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_moves[] = {
  &transition_slideleft,
  NULL,
};
