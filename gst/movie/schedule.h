/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is on screen at frame n: an immutable, reference-counted value made
 * once from a movie and an output rate. All arithmetic is exact (rational);
 * a look-up is logarithmic in the number of scenes and items.
 *
 * A cut lies in the middle of its transition's window, with either overlap:
 * where scenes abut, or half a transition before the end of a shortened one.
 * t of a motion is 0 at the scene's first moment on screen and would be 1 at
 * the first one after its last, transitions included: it neither waits nor
 * stops while it is seen. A moving effect runs on the movie clock on every
 * scene that it meets between that scene's cuts, still at its first value
 * before its time and at its last value after. */
#pragma once

#include "movie.h"

G_BEGIN_DECLS

typedef struct Schedule Schedule;

/**
 * schedule_new:
 * @fps_n: output rate; 0/1 for the movie's own
 * @problems: (nullable): clamped transitions are warned of here (GPtrArray of
 *   MovieProblem)
 */
Schedule *schedule_new (Movie *movie, gint fps_n, gint fps_d,
    GPtrArray *problems);
Schedule *schedule_ref (Schedule *schedule);
void schedule_unref (Schedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Schedule, schedule_unref)

const Movie *schedule_movie (const Schedule *schedule);
void schedule_rate (const Schedule *schedule, gint *fps_n, gint *fps_d);
gint64 schedule_n_frames (const Schedule *schedule);
gint64 schedule_n_samples (const Schedule *schedule);   /* at 48 kHz */
/* Exact start of frame @n rounded half up to ns; n may be n_frames (the
 * end). */
gint64 schedule_frame_time (const Schedule *schedule, gint64 n);
/* The frame whose interval holds @ns; clamped to 0 .. n_frames. */
gint64 schedule_frame_at (const Schedule *schedule, gint64 ns);
/* Interval of a scene from cut to cut, ns. */
void schedule_scene_span (const Schedule *schedule, guint scene, gint64 *from,
    gint64 *to);
/* First and one past the last frame on which a scene is seen, transitions
 * included; @first >= @end for a scene too short for any frame. */
void schedule_scene_frames (const Schedule *schedule, guint scene,
    gint64 *first, gint64 *end);
/* The first frames that scenes have for their own, ascending, each once: where
 * a chunk may start. A frame before one may still belong to the scene, inside
 * its transition. */
const gint64 *schedule_cuts (const Schedule *schedule, guint *n);

/* The geometry that acts on one layer at a moment, in order: the scene's
 * motion, then geometric effects. */
#define MOMENT_MAX_VIEWS 8
typedef struct {
  guint scene;              /* index; G_MAXUINT: flat background */
  LayerView view[MOMENT_MAX_VIEWS];
  guint n_views;
} MomentLayer;

typedef struct {
  gint64 frame;
  gint64 time;              /* ns */
  MomentLayer layer[2];     /* B only during a transition */
  const Transition *transition;     /* NULL: layer 0 alone */
  TransitionState transition_state; /* width and height are the caller's */
  GArray *effects;          /* of MomentEffect: the ones on the picture */
  GArray *overlays;         /* of MomentItem: index in movie->overlays */
  GArray *cues;             /* of MomentItem: index in captions.cues */
} Moment;

typedef struct {
  guint index;              /* in movie->effects */
  EffectState state;        /* width and height are the caller's */
} MomentEffect;

typedef struct {
  guint index;
  gint64 time;              /* ns since the item's start */
  gint64 frame;             /* frames since its first */
} MomentItem;

Moment *moment_new (void);
void moment_free (Moment *moment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moment, moment_free)

/* Fills @moment, reusing its arrays. 0 <= @frame < n_frames. */
void schedule_at (const Schedule *schedule, gint64 frame, Moment *moment);
/* TRUE if @a and @b, two frames, are sure to look the same (no motion, same
 * items; how items themselves change aside). */
gboolean moment_same_picture (const Moment *a, const Moment *b);

/* The largest zoom that any frame asks of a scene's still. */
gdouble schedule_scene_max_zoom (const Schedule *schedule, guint scene);

G_END_DECLS
