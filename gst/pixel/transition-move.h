/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that move whole pictures: A goes from its place to a pose, B
 * comes from another one to its place, one lies upon the other. */
#pragma once

#include "transition-family.h"

G_BEGIN_DECLS

/* Where a picture is: scaled and turned about a pivot, then shifted. All in
 * shares of the frame, angles in turns clockwise. */
typedef struct {
  gdouble x, y, scale_x, scale_y, turn, pivot_x, pivot_y;
  gdouble opacity;
} Pose;

#define POSE_REST { 0, 0, 1, 1, 0, .5, .5, 1 }

typedef enum {
  MOVE_A_ABOVE = 1 << 0,    /* else B lies above */
  MOVE_HALVES = 1 << 1,     /* A moves in the first half, B in the second */
  MOVE_FILL = 1 << 2,       /* the lower one's last samples go on */
  MOVE_EVEN = 1 << 3,       /* scales grow by equal factors */
  MOVE_NOW = 1 << 4,        /* what pose() tells is of the moment */
} MoveFlags;

typedef struct {
  Pose a, b;                /* where A goes to, where B comes from */
  MoveFlags flags;
  gdouble (*curve) (gdouble t);     /* of A's way; B's is it backwards */
  /* Instead of @a and @b, if parameters say more. */
  Pose (*pose) (const TransitionState *state, gint input);
} Move;

gdouble move_in (gdouble t);        /* from rest: t squared */
gdouble move_out (gdouble t);
gdouble move_in_out (gdouble t);
gdouble move_sharply (gdouble t);   /* most of the way in the middle */

void move_camera (const TransitionState *state, gint input, Affine *camera);
void move_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b);

#define MOVE_ENTRY(move)                                                      \
  .data = move, .camera = move_camera, .weights = move_weights

/* For moves that uncover nothing at all at times. */
extern const ParamSpec move_background_specs[];
enum { MOVE_BACKGROUND, MOVE_OWN };
guint32 move_background (const TransitionState *state);
#define MOVE_BACKGROUND_SPEC                                                  \
  [MOVE_BACKGROUND] = { "background", PARAM_COLOR, 0, 0xffffffff, 0x000000ff, \
    "of what neither picture covers" }
#define MOVE_ON_BACKGROUND(move)                                              \
  .params = move_background_specs, .color = move_background, MOVE_ENTRY (move)

G_END_DECLS
