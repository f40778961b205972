/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See movie-timing.h. Times of the document are whole milliseconds, so that a
 * half of a half of one is still a whole nanosecond: nothing rounds here. */

#include "movie-timing.h"
#include "movie-json.h"
#include "movie-fields.h"

static const MovieScene *
scene_at (const Movie *movie, guint i)
{
  return g_ptr_array_index (movie->scenes, i);
}

/* A cut takes no time, whatever duration it is given. */
static gint64
asked_duration (const MovieTransition *transition)
{
  if (!transition->type || transition->type == transition_find ("cut"))
    return 0;
  return transition->duration;
}

static void
warn_clamped (GPtrArray *problems, guint i, gint64 asked, gint64 limit)
{
  g_autofree gchar *path =
      g_strdup_printf ("$.movie.scenes[%u].transition_out", i);
  gchar ms[MOVIE_NUMBER_LENGTH];

  if (!problems)
    return;
  movie_number_to_string ((gdouble) limit / MOVIE_MS, ms);
  movie_problems_add (problems, MOVIE_PROBLEM_WARNING, path,
      "%" G_GINT64_FORMAT " ms is longer than half of the shorter scene at"
      " its cut; shortened to %s ms",
      asked / MOVIE_MS, ms);
}

static gint64
transition_duration (const Movie *movie, guint i, GPtrArray *problems)
{
  const MovieScene *scene = scene_at (movie, i);
  gint64 asked = asked_duration (&scene->transition_out);
  gint64 limit = scene->duration / 2;

  if (i + 1 < movie->scenes->len)
    limit = MIN (limit, scene_at (movie, i + 1)->duration / 2);
  if (asked <= limit)
    return asked;
  warn_clamped (problems, i, asked, limit);
  return limit;
}

GArray *
movie_spans (const Movie *movie, GPtrArray *problems)
{
  guint n = movie->scenes->len;
  gboolean shorten = movie->format.overlap == MOVIE_OVERLAP_SHORTEN;
  GArray *spans = g_array_sized_new (FALSE, TRUE, sizeof (MovieSpan), n + 1);
  gint64 cut = 0, from = 0;

  for (guint i = 0; i < n; i++) {
    gint64 d = transition_duration (movie, i, problems);
    gint64 duration = scene_at (movie, i)->duration;
    MovieSpan span = { .cut = cut, .from = from };

    if (i + 1 == n) {
      /* Shortened, it begins before its cut; held, at it. */
      span.to = (shorten ? from : cut) + duration;
      span.window_to = span.to;
      cut = span.to;
    } else if (shorten) {
      span.to = from + duration;
      span.window_to = span.to;
      cut = span.to - d / 2;
      from = span.to - d;
    } else {
      span.to = cut + duration + d / 2;
      span.window_to = span.to;
      cut += duration;
      from = cut - d / 2;
    }
    span.window_from = span.window_to - d;
    g_array_append_val (spans, span);
  }

  MovieSpan end = { cut, cut, cut, cut, cut };
  g_array_append_val (spans, end);
  return spans;
}

guint
movie_spans_find (const GArray *spans, gint64 time)
{
  guint low = 0, high = spans->len - 1;

  while (low < high) {
    guint middle = low + (high - low + 1) / 2;

    if (movie_span_at (spans, middle)->cut <= time)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}
