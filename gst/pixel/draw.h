/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The driver: one frame from its layers, transition and effects. Owns the end
 * laws, planes, scratch pictures; knows no movie, no time and no file. */
#pragma once

#include "transition.h"
#include "effect.h"

G_BEGIN_DECLS

typedef struct {
  const Picture *still;     /* NULL: a flat picture of @flat */
  PictureColor flat;
  Affine view;              /* frame -> still */
  PictureColor border;      /* outside of the still */
} DrawLayer;

typedef struct {
  const Effect *effect;     /* not geometric */
  EffectState state;
} DrawEffect;

typedef struct {
  DrawLayer layer[2];       /* A, and B during a transition */
  const Transition *transition; /* NULL: A alone */
  TransitionState state;
  const DrawEffect *effects;
  guint n_effects;
} DrawFrame;

/* Scratch of one drawing thread; grows to what the frames need. */
typedef struct DrawContext DrawContext;
DrawContext *draw_context_new (void);
void draw_context_free (DrawContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrawContext, draw_context_free)

/* Draws the whole of @dst. p <= 0 gives A, p >= 1 gives B, bit-exactly. */
void draw_frame (DrawContext *context, const DrawFrame *frame, Picture *dst);

/* The pieces of it that the single elements use. Pictures of equal size. */
void draw_transition (DrawContext *context, const Transition *transition,
    const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst);
void draw_effect (DrawContext *context, const Effect *effect,
    const EffectState *state, const Picture *src, Picture *dst);

G_END_DECLS
