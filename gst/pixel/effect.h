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
  gdouble t;       /* eased, 0..1 over the effect's window */
  gdouble seconds; /* since the window's start */
  gint frame;      /* of the item, for randomness: seed + frame */
  gint fps_n, fps_d;
  guint32 seed;
  gint width, height;
  const ParamValues *params;
  const ParamMeanings *meanings; /* of @params; NULL: of none */
  gconstpointer data; /* the entry's; set by whoever calls it, below */
  gconstpointer plan; /* what its plan() made of this moment */
  Scratch *scratch;   /* for windows; the driver sets it */
} EffectState;

/* What an entry acts on. Only those of one picture are drawn. */
typedef enum {
  EFFECT_PICTURE,    /* one picture, or the camera over one */
  EFFECT_CLIP_TIME,  /* which frame of a clip is shown */
  EFFECT_AUDIO,      /* sound */
  EFFECT_TWO_LAYERS, /* a picture over another one */
} EffectDomain;

/* A row of samples: i lies at luma (.5 + i * step, y). */
typedef struct {
  gint n;
  gint step; /* 1 for luma, 2 for chroma */
  gfloat y;
} EffectRow;

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
  EffectDomain domain;
  gconstpointer data; /* what sets entries of one formula apart */

  /* Exactly one of these, none outside of EFFECT_PICTURE. */
  /* Geometric: usable as `motion` of a scene too. */
  void (*view) (const EffectState *state, LayerView *view);
  /* Colour: the samples of a row as 16-bit RGB, in place. */
  void (*color) (const EffectState *state, const EffectRow *row, guint16 *r,
      guint16 *g, guint16 *b);
  /* A smooth map: the luma place of the source that is seen at (*x, *y). */
  void (*bend) (const EffectState *state, gdouble *x, gdouble *y);
  /* Any other map, for each sample of a row, in 16.16 luma. */
  void (*map) (
      const EffectState *state, const EffectRow *row, gint32 *x, gint32 *y);
  /* Neighbourhood: reads @src, writes luma rows y0..y1 of @dst and their
   * chroma; the same bytes however the rows are split (y0 is even). */
  void (*window) (const EffectState *state, const Picture *src, Picture *dst,
      gint y0, gint y1);

  /* What is the same for all rows of a frame; may be NULL. */
  gsize plan_size;
  void (*plan) (const EffectState *state, gpointer plan);
  /* Of what flashes the whole frame: how often a second, the first after half
   * of that time; 0: once, as it begins; below 0: not at all. */
  gdouble (*flash_rate) (const ParamValues *params);
  /* TRUE when this moment leaves the picture as it is; may be NULL. */
  gboolean (*is_identity) (const EffectState *state);
} Effect;

/* NULL-terminated, in the order of the docs: the families of effects.c, one
 * after another. To add one: a function and a const struct under it in
 * effects-FAMILY.c, and its name in the list at the end of that file. All of
 * them are drawn. */
const Effect *const *effects_all (void);
/* Names that are known and act on something else. */
extern const Effect *const effects_elsewhere[];
/* Among those that are drawn. */
const Effect *effect_find (const gchar *name);
/* Among the others. */
const Effect *effect_find_elsewhere (const gchar *name);
/* "acts on a clip's time" */
const gchar *effect_domain_to_string (EffectDomain domain);

static inline gboolean
effect_is_geometric (const Effect *effect)
{
  return effect->view != NULL;
}

/* The camera of a geometric entry at one moment; defaults where @state has no
 * params. */
void effect_view (
    const Effect *effect, const EffectState *state, LayerView *view);
/* TRUE if it leaves the picture as it is at this moment. */
gboolean effect_is_idle (const Effect *effect, const EffectState *state);
/* The largest zoom this entry reaches with @params over t in 0..1. */
gdouble effect_max_zoom (const Effect *effect, const ParamValues *params);

G_END_DECLS
