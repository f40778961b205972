/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Effects and motions: one table. A geometric entry moves the camera of a
 * layer; every other acts on the composed picture. */
#pragma once

#include "picture.h"
#include "param.h"
#include "layer.h"
#include "scratch.h"

G_BEGIN_DECLS

typedef struct {
  gdouble t;                /* eased, 0..1 over the effect's window */
  gdouble seconds;          /* since the window's start */
  gint frame;               /* of the item, for randomness: seed + frame */
  gint fps_n, fps_d;
  guint32 seed;
  gint width, height;
  const ParamValues *params;
  const ParamMeanings *meanings;    /* of @params; NULL: of none */
  Scratch *scratch;         /* for windows; the driver sets it */
} EffectState;

/* What parameter @place of the entry means, NULL if nothing is given. */
static inline gconstpointer
effect_meaning (const EffectState *state, guint place)
{
  return state->meanings ? state->meanings->of[place] : NULL;
}

typedef struct {
  const gchar *name;
  const gchar *const *aliases;
  const gchar *summary;
  const ParamSpec *params;

  /* Exactly one of these. */
  /* Geometric: usable as `motion` of a scene too. */
  void (*view) (const EffectState *state, LayerView *view);
  /* Colour: @n samples of 16-bit RGB (R, G, B planes), in place. */
  void (*color) (const EffectState *state, guint16 *r, guint16 *g, guint16 *b,
      gint n);
  /* Neighbourhood: reads @src, writes luma rows y0..y1 of @dst. */
  void (*window) (const EffectState *state, const Picture *src, Picture *dst,
      gint y0, gint y1);
  /* TRUE when this moment leaves the picture as it is; may be NULL. */
  gboolean (*is_identity) (const EffectState *state);
} Effect;

extern const Effect *const effects[];
const Effect *effect_find (const gchar *name);
static inline gboolean
effect_is_geometric (const Effect *effect)
{
  return effect->view != NULL;
}

/* The largest zoom this entry reaches with @params over t in 0..1. */
gdouble effect_max_zoom (const Effect *effect, const ParamValues *params);

G_END_DECLS
