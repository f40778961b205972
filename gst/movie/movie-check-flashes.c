/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether more than three flashes come within a second, by transitions and
 * effects together: that many may bring on a seizure. No entry alone makes
 * them. A warning alone: who watches is not known here. */
#include "movie-check.h"

#define MOST 3
#define SECOND (1000 * MOVIE_MS)

typedef struct {
  gint64 at;
  const gchar *array; /* of the document */
  guint index;        /* there */
} Flash;

static void
add (GArray *flashes, gint64 at, const gchar *array, guint index)
{
  const Flash flash = { at, array, index };

  g_array_append_val (flashes, flash);
}

/* One is at its brightest in the middle; of several every second frame is lit,
 * from the second on. */
static void
add_transition (
    GArray *flashes, const Movie *movie, const MovieSpan *span, guint scene)
{
  const MovieScene *of = g_ptr_array_index (movie->scenes, scene);
  const MovieFormat *format = &movie->format;
  const gint n = of->transition_out.type ? of->transition_out.type->flashes : 0;

  if (n == 0 || span->window_from == span->window_to)
    return;
  if (n == 1)
    add (flashes, (span->window_from + span->window_to) / 2, "scenes", scene);
  for (gint i = 0; n > 1 && i < n; i++) {
    const gint64 at = span->window_from
        + (2 * i + 1) * SECOND * format->fps_d / format->fps_n;

    if (at < span->window_to)
      add (flashes, at, "scenes", scene);
  }
}

static void
add_effect (GArray *flashes, const MovieEffect *effect, guint index)
{
  const gdouble rate = effect->type->flash_rate
      ? effect->type->flash_rate (&effect->settings)
      : -1;

  if (rate < 0)
    return;
  if (rate == 0)
    add (flashes, effect->from, "effects", index);
  for (gint64 i = 0; rate > 0; i++) {
    const gint64 at = effect->from + (gint64) ((i + .5) / rate * SECOND + .5);

    if (at >= effect->to)
      return;
    add (flashes, at, "effects", index);
  }
}

static gint
by_time (gconstpointer a, gconstpointer b)
{
  const Flash *one = a, *two = b;

  return one->at < two->at ? -1 : one->at > two->at;
}

/* Each item is told of once. */
static void
warn (const Flash *flash, GHashTable *told, GPtrArray *problems)
{
  gchar *path = g_strdup_printf ("$.movie.%s[%u]%s", flash->array, flash->index,
      g_str_equal (flash->array, "scenes") ? ".transition_out" : "");

  if (g_hash_table_add (told, path))
    movie_problems_add (problems, MOVIE_PROBLEM_WARNING, path,
        "flashes at %.3f s for the fourth time within a second; expected at"
        " most %d, as more may bring on seizures",
        flash->at / 1e9, MOST);
}

void
movie_check_flashes (
    const Movie *movie, const GArray *spans, GPtrArray *problems)
{
  g_autoptr (GArray) flashes = g_array_new (FALSE, FALSE, sizeof (Flash));
  g_autoptr (GHashTable) told =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < movie->scenes->len; i++)
    add_transition (flashes, movie, movie_span_at (spans, i), i);
  for (guint i = 0; i < movie->effects->len; i++)
    add_effect (flashes, g_ptr_array_index (movie->effects, i), i);
  g_array_sort (flashes, by_time);
  for (guint i = MOST; i < flashes->len; i++) {
    const Flash *flash = &g_array_index (flashes, Flash, i);

    if (flash->at - (flash - MOST)->at < SECOND)
      warn (flash, told, problems);
  }
}
