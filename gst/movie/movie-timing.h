/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* When scenes and their transitions begin and end, in exact nanoseconds.
 * Knows no frame rate: that is the schedule's. */
#pragma once

#include "movie.h"

G_BEGIN_DECLS

typedef struct {
  gint64 cut;               /* where it takes over; scene 0: 0 */
  gint64 from, to;          /* seen, transitions included */
  gint64 window_from, window_to;    /* of transition_out; equal: a cut */
} MovieSpan;

/**
 * movie_spans:
 * @problems: (nullable): a transition that is longer than half of the shorter
 *   neighbour is warned of here
 *
 * A cut lies in the middle of its transition's window, with either overlap.
 *
 * Returns: (transfer full): MovieSpan of each scene, and one more whose `cut`
 *   is the end of the movie.
 */
GArray *movie_spans (const Movie *movie, GPtrArray *problems);

/* The scene from whose cut to the next one @time lies; past the end, the last
 * of the array. */
guint movie_spans_find (const GArray *spans, gint64 time);

static inline const MovieSpan *
movie_span_at (const GArray *spans, guint scene)
{
  return &g_array_index (spans, MovieSpan, scene);
}

static inline gint64
movie_spans_end (const GArray *spans)
{
  return movie_span_at (spans, spans->len - 1)->cut;
}

G_END_DECLS
