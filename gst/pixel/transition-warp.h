/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that read each sample from somewhere else: one function of a
 * place for each. */
#pragma once

#include "transition-field.h"

G_BEGIN_DECLS

/* A place on the frame, luma samples, and what is known of it. */
typedef struct {
  gdouble x, y;
  gdouble height;           /* 0..1: of the entry's field, if it has one */
} WarpPlace;

/* Behind `data` of an entry whose map is warp_map(). */
typedef struct {
  Field field;              /* first; `when` NULL: none */
  /* Moves @at to where input @input is read for it. */
  void (*place) (const TransitionState *state, gint input, WarpPlace *at);
  gdouble amount;           /* what sets rows of one formula apart */
} Warp;

gboolean warp_map (const TransitionState *state, const TransitionRow *row,
    gint input, gint32 *x, gint32 *y);

static inline gdouble
warp_amount (const TransitionState *state)
{
  return ((const Warp *) state->data)->amount;
}

/* Read through the map and mixed by p. */
#define WARP_FADE(warp) .data = warp, .map = warp_map, .blend = blend_fade

G_END_DECLS
