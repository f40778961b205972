/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a transition may declare, and the table of all of them. The functions
 * get rows, parameters and progress; the driver (draw.h) owns formats, planes,
 * the end laws and threads.
 *
 * Laws, held by tests over the table: p = 0 is A and p = 1 is B bit-exactly;
 * p = 1/256 looks like A unless the entry is hard; any split into rows gives
 * the same bytes; odd sizes work; nothing outside the row is written. */
#pragma once

#include "picture.h"
#include "param.h"
#include "layer.h"
#include "scratch.h"

G_BEGIN_DECLS

/* Everything a transition may depend on. Constant during a frame. */
typedef struct {
  gdouble p;            /* eased progress, 0 < p < 1 */
  gint frame, n_frames; /* position in the window, 0 .. n_frames - 1 */
  gint fps_n, fps_d;
  guint32 seed;
  gint width, height; /* of the frame, luma samples */
  const ParamValues *params;
  const ParamMeanings *meanings; /* of @params; NULL: of none */
  gconstpointer data;            /* the entry's; the driver sets it */
  Scratch *scratch;              /* for windows; the driver sets it */
} TransitionState;

/* What parameter @place of the entry means, NULL if nothing is given. */
static inline gconstpointer
transition_meaning (const TransitionState *state, guint place)
{
  return state->meanings ? state->meanings->of[place] : NULL;
}

/* One row of one plane. Sample i lies at luma (x_of (i), y). */
typedef struct {
  gint plane;
  gint width;       /* samples */
  gdouble x0, step; /* luma x of sample i's centre = x0 + i * step */
  gdouble y;        /* luma y of the row's centre */
  gint row;         /* index in the plane */
} TransitionRow;

static inline TransitionRow
transition_row (const Picture *picture, gint plane, gint y)
{
  const gboolean luma = plane == 0;

  return (TransitionRow){ .plane = plane,
    .width = picture_plane_width (picture, plane),
    .x0 = .5,
    .step = luma ? 1 : 2,
    .y = luma ? y + .5 : 2 * y + 1,
    .row = y };
}

typedef enum {
  TRANSITION_HARD = 1 << 0,   /* a first step may be visible at p = 1/256 */
  TRANSITION_TINTED = 1 << 1, /* equal flats need not stay as they are */
  TRANSITION_MIXED = 1 << 2,  /* @map moves both, and all of both is mixed: two
                               * by two taps do */
} TransitionFlags;

typedef struct {
  const gchar *name;
  const gchar *const *aliases; /* NULL-terminated, or NULL */
  const gchar *summary;        /* one line for `jsonclip list` and the docs */
  const ParamSpec *params;     /* name == NULL ends it; or NULL */
  TransitionFlags flags;
  gint duration_ms; /* where a movie gives none; 0: the usual */
  /* Flashes of the whole frame: one in the middle, more in every second frame
   * from the second on; never more than three. */
  gint flashes;
  gconstpointer data; /* what sets entries of one formula apart */

  /* The camera over A (input 0) or B (input 1): frame -> frame, multiplied
   * into the layer's own affine. */
  void (*camera) (const TransitionState *state, gint input, Affine *camera);
  /* From where sample i of the row is read, 16.16 luma coordinates of the
   * input as drawn; for what no affine can say. A row may be a part of one.
   * FALSE: from where it lies. */
  gboolean (*map) (const TransitionState *state, const TransitionRow *row,
      gint input, gint32 *x, gint32 *y);
  /* Shares of A and B out of 255, together 255 at most; what is left over is
   * @color. Asked once for both chroma planes; an input is drawn only where it
   * has a share. */
  void (*weights) (const TransitionState *state, const TransitionRow *row,
      guint8 *a, guint8 *b);
  guint32 (*color) (const TransitionState *state); /* NULL: black */
  /* out[i] = f(a[i], b[i]); @out may be neither. */
  void (*blend) (const TransitionState *state, const TransitionRow *row,
      const guint8 *a, const guint8 *b, guint8 *out);
  /* Needs a neighbourhood: whole inputs in, luma rows y0..y1 of @dst out (y0
   * even; y1 even or the height). */
  void (*window) (const TransitionState *state, const Picture *a,
      const Picture *b, Picture *dst, gint y0, gint y1);
} Transition;

/* All of them, NULL-terminated, in the order of the docs: the families that
 * transitions.c names, one after another. To add one: a function and a const
 * struct under it in transitions-FAMILY.c, and its name in the list at the end
 * of that file. */
const Transition *const *transitions_all (void);
/* Names and aliases; case does not matter, '-' equals '_'; NULL if unknown. */
const Transition *transition_find (const gchar *name);

G_END_DECLS
