/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that read each sample from somewhere else: one function of a
 * place for each, and what is known of it that makes it cheap. */
#pragma once

#include "transition-field.h"

G_BEGIN_DECLS

/* A place on the frame, luma samples, and what is known of it. */
typedef struct {
  gdouble x, y;
  gdouble height; /* 0..1: of the entry's field, if it has one */
} WarpPlace;

typedef enum {
  WARP_PARTED = 1 << 0,   /* a column and a row add what each moves it by */
  WARP_MIRRORED = 1 << 1, /* what leaves the frame comes back from its edge */
  WARP_FIRST = 1 << 2,    /* B is read from where it lies */
} WarpFlags;

/* Behind `data` of an entry whose map is warp_map(), or whose window is
 * warp_window(): its inputs move alike, as input 0. Every way to a row gives
 * what @place says of each of its samples, or what lies so near to that that
 * nobody sees it. */
typedef struct {
  Field field; /* first; `when` NULL: none */
  /* Moves @at to where input @input is read for it. */
  void (*place) (const TransitionState *state, gint input, WarpPlace *at);
  WarpFlags flags;
  gdouble amount;               /* what sets rows of one formula apart */
  gdouble (*share) (gdouble p); /* of B in a window; NULL: p */
  /* The luma samples of the shortest wave of a map that is smooth: some of its
   * places are asked for, the others lie between them. */
  gdouble (*wave) (const TransitionState *state);
  /* A row at once; FALSE: from where it lies. */
  gboolean (*row) (const TransitionState *state, const TransitionRow *row,
      gint input, gint32 *x, gint32 *y);
} Warp;

gboolean warp_map (const TransitionState *state, const TransitionRow *row,
    gint input, gint32 *x, gint32 *y);

/* 16.16, of what is no further out than any picture is large. */
static inline gint32
warp_fixed (gdouble place)
{
  return (gint32) lrint (CLAMP (place, -30000, 30000) * 65536);
}

static inline gdouble
warp_amount (const TransitionState *state)
{
  return ((const Warp *) state->data)->amount;
}

/* Of what belongs to a place of a row. */
static inline gint
warp_first (const TransitionRow *row)
{
  return (gint) (row->x0 / row->step);
}

/* From 0 at an input's own end of the window to 1 at the other one. */
static inline gdouble
warp_away (const TransitionState *state, gint input)
{
  return input == 0 ? state->p : 1 - state->p;
}

/* What moves alike is mixed, and the mix read through the map. */
void warp_window (const TransitionState *state, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1);

#define WARP_ENTRY(id, title, also, what, specs, ...)                          \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .data = &warp_##id,                                                        \
    __VA_ARGS__ }

/* Both read through maps of their own and mixed by p. */
#define WARP(id, title, also, what, specs, ...)                                \
  static const Warp warp_##id = { __VA_ARGS__ };                               \
  WARP_ENTRY (id, title, also, what, specs, .flags = TRANSITION_MIXED,         \
      .map = warp_map, .blend = blend_fade)

/* Through one map. */
#define WARP_BOTH(id, title, also, what, specs, ...)                           \
  static const Warp warp_##id = { __VA_ARGS__ };                               \
  WARP_ENTRY (id, title, also, what, specs, .window = warp_window)

G_END_DECLS
