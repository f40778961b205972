/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Edges that travel over still pictures. Knows nothing of planes or the end
 * laws. */

#include "transition-family.h"
#include "kernels.h"

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

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_wipes[] = {
  &transition_wipeleft,
  &transition_circleopen,
  NULL,
};
