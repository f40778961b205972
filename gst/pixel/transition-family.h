/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the families of transitions share, and their lists. */
#pragma once

#include "transition.h"

#include <math.h>

G_BEGIN_DECLS

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })

static inline gdouble
smoothstep (gdouble from, gdouble to, gdouble x)
{
  const gdouble t = CLAMP ((x - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

/* How far from both ends: 0, 1 in the middle, 0. */
static inline gdouble
triangle (gdouble p)
{
  return 1 - fabs (1 - 2 * p);
}

/* A's and B's shares of all samples of a row, 0..255 together. */
void share_row (gint n, gint a_share, gint b_share, guint8 *a, guint8 *b);
/* A left of luma column @edge, B right of it; the sample that it crosses gets
 * its part of both. */
void share_at_edge (
    const TransitionRow *row, gdouble edge, guint8 *a, guint8 *b);
/* All samples are A before @at, B from there on. */
void share_cut (const TransitionState *state, const TransitionRow *row,
    gdouble at, guint8 *a, guint8 *b);

/* NULL-terminated, in the order of the docs. */
extern const Transition *const transitions_cuts[];
extern const Transition *const transitions_fades[];
extern const Transition *const transitions_wipes[];
extern const Transition *const transitions_moves[];
extern const Transition *const transitions_blurs[];

G_END_DECLS
