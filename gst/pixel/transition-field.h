/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that are a map: when each place turns from A to B. A front moves
 * over the map, soft or sharp, with a border of a colour if one is wanted. The
 * map is made once for a frame size and its parameters. */
#pragma once

#include "transition-family.h"

G_BEGIN_DECLS

/* Behind `data` of an entry whose weights are field_weights(). */
typedef struct {
  /* 0 first .. 1 last at a luma place; @shape is what sets rows apart. */
  gdouble (*when) (
      const TransitionState *state, const gdouble *shape, gdouble x, gdouble y);
  const gdouble *shape;
  /* Where the front stands at p = 0 and 1; both 0: before and past it all. */
  gdouble from, to;
  gdouble softness; /* that of `to`: the default */
  /* @when of @n places from luma @x on, @step apart, where that is cheaper than
   * one by one. */
  void (*row) (const TransitionState *state, const gdouble *shape, gdouble x,
      gdouble step, gdouble y, gdouble *when, gint n);
} Field;

/* The first parameters of every such entry. */
enum { FIELD_SOFTNESS, FIELD_BORDER, FIELD_COLOR, FIELD_OWN };

#define FIELD_SPECS(softness, border, color)                                   \
  [FIELD_SOFTNESS] = { "softness", PARAM_NUMBER, 0, 1, softness,               \
    "how soft the edge is: 0 sharp, 1 as wide as the frame" },                 \
  [FIELD_BORDER] = { "border", PARAM_NUMBER, 0, 1, border,                     \
    "width of a coloured border along the edge" },                             \
  [FIELD_COLOR] = { "border_color", PARAM_COLOR, 0, 0xffffffff, color,         \
    "of that border" }

extern const ParamSpec field_sharp_specs[]; /* softness .005 */
extern const ParamSpec field_soft_specs[];  /* softness 1 */

void field_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b);
guint32 field_color (const TransitionState *state);
/* The map of an entry whose `data` begins with a Field, row by row. */
const guint16 *field_map_row (
    const TransitionState *state, gint plane, gint row);
/* For entries with a map of their own making: @when of a row, by the same
 * parameters. */
void field_share (const TransitionState *state, const Field *field,
    const guint16 *when, gint n, guint8 *a, guint8 *b);

/* Of an entry whose parameters begin with FIELD_SPECS. */
#define FIELD_ENTRY(specs)                                                     \
  .params = specs, .weights = field_weights, .color = field_color

/* ---- maps that several families use ---- */

/* Half turn, fold and so on are told by the shapes below. */
typedef enum {
  FOLD_NONE,
  FOLD_X = 1 << 0, /* the right half mirrors the left one */
  FOLD_Y = 1 << 1,
  FOLD_TURN_X = 1 << 2, /* the right half is the left one turned by 180 */
  FOLD_TURN_Y = 1 << 3,
  FOLD_TURN_FALLING = 1 << 4, /* what lies beyond a diagonal is turned */
  FOLD_TURN_RISING = 1 << 5,
  FOLD_REPEAT_X = 1 << 6, /* both halves are alike */
  FOLD_REPEAT_Y = 1 << 7,
  FOLD_ABS = 1 << 8,   /* of what comes out: both sides of a line */
  FOLD_BOTH = 1 << 9,  /* a fan: to both sides of its start */
  FOLD_BACK = 1 << 10, /* counterclockwise */
} Fold;

/* { x, y, plus, folds }: x * u + y * v + plus; a folded coordinate is 0 in the
 * middle and 1 at the edges. */
gdouble field_plane (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y);
/* { pivot x, pivot y, start, span, blades, folds }: angles in turns, clockwise
 * from 12 o'clock. */
gdouble field_sweep (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y);

#define SHAPE(...) ((const gdouble[]){ __VA_ARGS__ })

G_END_DECLS
