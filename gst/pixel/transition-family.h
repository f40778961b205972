/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the families of transitions share, and their lists. */
#pragma once

#include "transition.h"

#include <math.h>

G_BEGIN_DECLS

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })

/* By its place in the entry's list. */
static inline gdouble
parameter (const TransitionState *state, gint place)
{
  return state->params->value[place];
}

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
/* A rectangle in luma samples, which may reach past the frame. */
typedef struct {
  gdouble x0, y0, x1, y1;
} ShareBox;

/* Samples that an edge crosses get their part of both. */
void share_box (const TransitionState *state, const TransitionRow *row,
    const ShareBox *box, guint8 *inside, guint8 *outside);
/* Both mixed, B by so much of p. */
void blend_fade (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out);
/* All samples are A before @at, B from there on. */
void share_cut (const TransitionState *state, const TransitionRow *row,
    gdouble at, guint8 *a, guint8 *b);

/* @share of B, 0..1, at luma @x of all rows: asked for once a frame. */
void share_columns (const TransitionState *state, const TransitionRow *row,
    gdouble (*share) (const TransitionState *state, gdouble x), guint8 *a,
    guint8 *b);

/* NULL-terminated, in the order of the docs. */
extern const Transition *const transitions_cuts[];
extern const Transition *const transitions_fades[];
extern const Transition *const transitions_wipes[];
extern const Transition *const transitions_shapes[];
extern const Transition *const transitions_tiles[];
extern const Transition *const transitions_smpte[];
extern const Transition *const transitions_moves[];
extern const Transition *const transitions_flights[];
extern const Transition *const transitions_zooms[];
extern const Transition *const transitions_warps[];
extern const Transition *const transitions_hills[];
extern const Transition *const transitions_flows[];
extern const Transition *const transitions_shards[];
extern const Transition *const transitions_pieces[];
extern const Transition *const transitions_blurs[];
extern const Transition *const transitions_colors[];
extern const Transition *const transitions_pictures[];

G_END_DECLS
