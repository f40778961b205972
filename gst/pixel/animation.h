/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How overlays come and go: one table. An entry says where a piece of a text
 * (or the whole) is at a moment on its way to rest; the way out is the way in
 * backwards. Knows no pixels. */
#pragma once

#include "paper.h"
#include "easing.h"
#include "param.h"

G_BEGIN_DECLS

typedef enum {
  ANIMATION_BY_ITSELF,      /* as the animation has it */
  ANIMATION_BY_WHOLE,
  ANIMATION_BY_LINE,
  ANIMATION_BY_WORD,
  ANIMATION_BY_LETTER,
} AnimationUnit;

typedef enum {
  ANIMATION_FORWARD,        /* in the order of reading */
  ANIMATION_REVERSE,
  ANIMATION_RANDOM,
  ANIMATION_FROM_MIDDLE,
} AnimationOrder;

typedef struct Animation Animation;

/* A piece on its way. Lengths are in sizes of the text's letters. */
typedef struct {
  const Animation *animation;
  const ParamValues *params;
  gdouble p;                /* 0 before it comes, 1 at rest; eased: may pass 1 */
  gdouble t;                /* the same, not eased */
  guint32 seed;             /* of the movie and the item */
  guint32 chance;           /* of this piece */
  gint frame;               /* of the item */
  gboolean rtl;
  gdouble from_middle;      /* its centre, right of the text's */
} AnimationState;

/* Where it is, and how it looks. */
typedef struct {
  gdouble x, y;             /* moved by, in sizes */
  gdouble own_x, own_y;     /* and by, in sides of its own box */
  gdouble frame_x, frame_y; /* and by, in sides of the frame */
  gdouble scale_x, scale_y;
  gdouble angle;            /* radians clockwise */
  gdouble pivot_y;          /* it turns around: 0 its top, 1 its bottom */
  gdouble opacity;          /* 0..1 */
  gdouble blur;             /* radius, in sizes */
  gdouble torn;             /* by how far its rows are torn apart, in sizes */
  gdouble window[4];        /* left, top, right, bottom of what is seen of it, */
  gboolean windowed;        /* in shares of its box where it rests */
} AnimationPose;

#define ANIMATION_REST ((AnimationPose){ .scale_x = 1, .scale_y = 1, \
    .pivot_y = .5, .opacity = 1, .window = { 0, 0, 1, 1 } })

struct Animation {
  const gchar *name;        /* "rise" */
  const gchar *const *aliases; /* NULL-terminated, or NULL */
  const gchar *summary;
  const ParamSpec *params;
  AnimationUnit unit;
  gdouble stagger;          /* share of the time over which pieces set out */
  const gchar *easing;      /* NULL: linear */
  gdouble x, y;             /* for those that share a function: whither */
  void (*pose) (const AnimationState *state, AnimationPose *pose);
};

/* NULL-terminated. */
const Animation *const *animations_all (void);
const Animation *animation_find (const gchar *name);

/* As an item asks for it. */
typedef struct {
  const Animation *type;    /* NULL: none */
  gint64 duration;          /* ns */
  const Easing *easing;     /* NULL: the animation's own */
  AnimationUnit unit;
  AnimationOrder order;
  gdouble stagger;          /* < 0: the animation's own */
  ParamValues settings;
  guint32 seed;
} AnimationSpec;

/**
 * animation_pose:
 * @spec: of an animation
 * @progress: 0 where it begins, 1 where it is over
 * @leaves: it is a way out: it begins at rest
 * @index: of @n pieces, in the order of reading
 * @state: seed, frame, direction and place are the caller's, the rest is filled
 *   in
 * @pose: (out)
 *
 * Returns: FALSE if the piece is not to be seen, with @pose as at rest if it
 *   is.
 */
gboolean animation_pose (const AnimationSpec *spec, gdouble progress,
    gboolean leaves, guint index, guint n, AnimationState *state,
    AnimationPose *pose);
/* TRUE if @state of animation_pose() is rest. */
static inline gboolean
animation_is_at_rest (const AnimationState *state)
{
  return state->t >= 1;
}

/* 0 .. 1, for @salt of a piece's chance: the same everywhere. */
gdouble animation_chance (guint32 chance, guint32 salt);
guint32 animation_hash (guint32 a, guint32 b);

G_END_DECLS
