/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The schedule against a plain reading of the rules: every frame of many
 * movies, each border compared as a fraction, in quarters of a millisecond,
 * in which all of them are whole. */

#include "suite.h"
#include "movie-json.h"
#include "movie-fields.h"
#include "schedule.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 Wide;

static const gint rates[][2] = { { 24, 1 }, { 25, 1 }, { 30, 1 },
  { 30000, 1001 }, { 60, 1 } };

/* Quarters of a millisecond to a second. */
#define QUARTERS 4000
#define MAX_SCENES 8
#define MAX_ITEMS 6

typedef struct {
  gint from, to; /* ms */
} Item;

/* A movie as its author thinks of it. */
typedef struct {
  gboolean shorten;
  gint n_scenes;
  gint duration[MAX_SCENES], transition[MAX_SCENES]; /* ms; 0: a cut */
  Item overlay[MAX_ITEMS], flash[MAX_ITEMS], cue[MAX_ITEMS], zoom;
} Plan;

/* The same, worked out; times in quarters of a millisecond. */
typedef struct {
  gint64 cut[MAX_SCENES + 1];
  gint64 from[MAX_SCENES], to[MAX_SCENES];
  gint64 window_from[MAX_SCENES], window_to[MAX_SCENES];
} Times;

static void
work_out (const Plan *plan, Times *times)
{
  gint64 at = 0;

  memset (times, 0, sizeof *times);
  for (gint i = 0; i < plan->n_scenes; i++) {
    gboolean last = i + 1 == plan->n_scenes;
    gint shorter = last ? plan->duration[i]
                        : MIN (plan->duration[i], plan->duration[i + 1]);
    /* In quarters: half of the shorter one is twice its milliseconds. */
    gint64 d = MIN (4 * plan->transition[i], 2 * shorter);
    gint64 end = at + 4 * plan->duration[i];

    if (last) {
      times->window_from[i] = end - d;
      times->window_to[i] = end;
      times->to[i] = end;
      times->cut[i + 1] = end;
    } else if (plan->shorten) {
      times->window_from[i] = end - d;
      times->window_to[i] = end;
      times->to[i] = end;
      times->cut[i + 1] = end - d / 2;
      times->from[i + 1] = end - d;
      at = end - d;
    } else {
      times->window_from[i] = end - d / 2;
      times->window_to[i] = end + d / 2;
      times->to[i] = end + d / 2;
      times->cut[i + 1] = end;
      times->from[i + 1] = end - d / 2;
      at = end;
    }
  }
}

/* from <= n / fps < to */
static gboolean
covers (gint64 from, gint64 to, gint64 n, const gint fps[2])
{
  Wide t = (Wide) n * fps[1] * QUARTERS;

  return (Wide) from * fps[0] <= t && t < (Wide) to * fps[0];
}

static gdouble
position (gint64 from, gint64 to, gint64 n, const gint fps[2])
{
  Wide past = (Wide) n * fps[1] * QUARTERS - (Wide) from * fps[0];

  return (gdouble) ((long double) past / ((long double) (to - from) * fps[0]));
}

static void
append_items (GString *json, const Item *items, const gchar *head)
{
  for (gint i = 0; i < MAX_ITEMS; i++)
    g_string_append_printf (json, "%s{%s\"from_ms\": %d, \"to_ms\": %d}",
        i ? ", " : "", head, items[i].from, items[i].to);
}

static Movie *
read_plan (const Plan *plan, const gint fps[2])
{
  g_autoptr (GString) json = g_string_new ("{\"movie\": {\"format\": ");
  g_autoptr (GError) error = NULL;
  Movie *movie;

  g_string_append_printf (json,
      "{\"fps\": \"%d/%d\", \"overlap\": \"%s\"}, \"scenes\": [", fps[0],
      fps[1], plan->shorten ? "shorten" : "hold");
  for (gint i = 0; i < plan->n_scenes; i++) {
    g_string_append_printf (json,
        "%s{\"type\": \"color\", \"duration_ms\": %d, \"motion\": {\"type\": "
        "\"zoom_in\", \"settings\": {\"strength\": 2}}",
        i ? ", " : "", plan->duration[i]);
    if (plan->transition[i] > 0)
      g_string_append_printf (json,
          ", \"transition_out\": {\"type\": \"fade\", \"duration_ms\": %d}",
          plan->transition[i]);
    g_string_append_c (json, '}');
  }
  g_string_append (json, "], \"overlays\": [");
  append_items (json, plan->overlay, "\"type\": \"text\", \"text\": \"a\", ");
  g_string_append (json, "], \"effects\": [");
  append_items (json, plan->flash, "\"type\": \"warm_flash\", ");
  g_string_append_printf (json,
      ", {\"type\": \"zoom_in\", \"settings\": {\"strength\": 3}, "
      "\"from_ms\": %d, \"to_ms\": %d}], \"captions\": {\"cues\": [",
      plan->zoom.from, plan->zoom.to);
  append_items (json, plan->cue, "\"text\": \"a\", ");
  g_string_append (json, "]}}}");

  movie = movie_read (json->str, json->len, 0, NULL, &error);
  fail_unless (movie != NULL, "%s\n%s", error ? error->message : "", json->str);
  return movie;
}

/* The frames before @n that the interval holds: its own count. */
static gint64
frames_before (gint64 from, gint64 to, gint64 n, const gint fps[2])
{
  gint64 count = 0;

  for (gint64 k = 0; k < n; k++)
    count += covers (from, to, k, fps);
  return count;
}

static void
check_items (
    const GArray *found, const Item *items, gint64 n, const gint fps[2])
{
  guint seen = 0;

  for (gint i = 0; i < MAX_ITEMS; i++) {
    const MomentItem *item = &g_array_index (found, MomentItem, seen);

    if (!covers (4 * items[i].from, 4 * items[i].to, n, fps))
      continue;
    fail_unless (seen < found->len);
    fail_unless_equals_int (item->index, i);
    fail_unless_equals_int64 (item->frame,
        frames_before (4 * items[i].from, 4 * items[i].to, n, fps));
    seen++;
  }
  fail_unless_equals_int (seen, found->len);
}

/* A flash that is invisible at this moment may be left out. */
static void
check_flashes (const Schedule *schedule, const Moment *moment, const Plan *plan,
    const gint fps[2])
{
  guint seen = 0;

  for (gint i = 0; i < MAX_ITEMS; i++) {
    const Item *item = &plan->flash[i];
    const MomentEffect *found =
        &g_array_index (moment->effects, MomentEffect, seen);
    gdouble t;

    if (!covers (4 * item->from, 4 * item->to, moment->frame, fps))
      continue;
    t = position (4 * item->from, 4 * item->to, moment->frame, fps);
    if (seen >= moment->effects->len || found->index != (guint) i) {
      fail_unless (t == 0, "flash %d is gone at t = %g", i, t);
      continue;
    }
    fail_unless (fabs (found->state.t - t) < 1e-12);
    fail_unless (
        fabs (found->state.seconds - t * (item->to - item->from) / 1000)
        < 1e-9);
    fail_unless_equals_int (found->state.frame,
        frames_before (4 * item->from, 4 * item->to, moment->frame, fps));
    seen++;
  }
  fail_unless_equals_int (seen, moment->effects->len);
}

/* Motion doubles over all that is seen of the scene; the effect triples over
 * its time, still before and after, on the scenes that it meets. */
static void
check_layer (const MomentLayer *layer, const Plan *plan, const Times *times,
    gint scene, gint64 n, const gint fps[2])
{
  gdouble t = position (times->from[scene], times->to[scene], n, fps);
  gint64 from = 4 * plan->zoom.from, to = 4 * plan->zoom.to;
  gboolean meets = from < times->cut[scene + 1] && to > times->cut[scene];

  fail_unless_equals_int (layer->scene, scene);
  fail_unless_equals_int (layer->n_views, meets ? 2 : 1);
  fail_unless (t >= 0 && t < 1);
  fail_unless (fabs (layer->view[0].zoom - pow (2, t)) < 1e-9);
  if (meets) {
    gdouble held = CLAMP (position (from, to, n, fps), 0, 1);

    fail_unless (fabs (layer->view[1].zoom - pow (3, held)) < 1e-9);
  }
}

static void
check_picture (const Moment *moment, const Plan *plan, const Times *times,
    const gint fps[2])
{
  gint64 n = moment->frame;
  gint window = -1, shown = -1;

  for (gint i = 0; i < plan->n_scenes; i++) {
    if (covers (times->window_from[i], times->window_to[i], n, fps))
      window = i;
    if (covers (times->cut[i], times->cut[i + 1], n, fps))
      shown = i;
  }
  if (window < 0) {
    fail_unless (moment->transition == NULL);
    check_layer (&moment->layer[0], plan, times, shown, n, fps);
    return;
  }

  gint64 from = times->window_from[window], to = times->window_to[window];
  const TransitionState *state = &moment->transition_state;
  gint64 before = frames_before (from, to, n, fps);

  fail_unless (moment->transition == transition_find ("fade"));
  check_layer (&moment->layer[0], plan, times, window, n, fps);
  if (window + 1 < plan->n_scenes)
    check_layer (&moment->layer[1], plan, times, window + 1, n, fps);
  else
    fail_unless_equals_int (moment->layer[1].scene, G_MAXUINT);
  fail_unless (fabs (state->p - position (from, to, n, fps)) < 1e-12);
  fail_unless (state->p >= 0 && state->p < 1);
  fail_unless_equals_int (state->frame, before);
  fail_unless (state->frame < state->n_frames);
  if (!covers (from, to, n + 1, fps))
    fail_unless_equals_int (state->n_frames, before + 1);
}

/* First and last frame by looking at all of them. */
static void
check_scene_frames (const Schedule *schedule, const Plan *plan,
    const Times *times, const gint fps[2])
{
  gint64 n_frames = schedule_n_frames (schedule);

  for (gint i = 0; i < plan->n_scenes; i++) {
    gint64 start, end, from, to, n = 0, m;

    schedule_scene_frames (schedule, i, &start, &end);
    schedule_scene_span (schedule, i, &from, &to);
    fail_unless_equals_int64 (from, times->cut[i] * 250000);
    fail_unless_equals_int64 (to, times->cut[i + 1] * 250000);
    while (n < n_frames && !covers (times->from[i], times->to[i], n, fps))
      n++;
    for (m = n; m < n_frames && covers (times->from[i], times->to[i], m, fps);)
      m++;
    if (n < m) {
      fail_unless_equals_int64 (start, n);
      fail_unless_equals_int64 (end, m);
    } else {
      fail_unless (start >= end);
    }
  }
}

static void
check_plan (const Plan *plan, const gint fps[2])
{
  g_autoptr (Movie) movie = read_plan (plan, fps);
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) moment = moment_new ();
  Times times;
  gint64 total, n_frames;

  work_out (plan, &times);
  total = times.cut[plan->n_scenes];
  /* Half up: 2 x total x fps + 1, halved. */
  n_frames = (gint64) (((Wide) 2 * total * fps[0] + (Wide) QUARTERS * fps[1])
      / ((Wide) 2 * QUARTERS * fps[1]));
  fail_unless_equals_int64 (schedule_n_frames (schedule), MAX (1, n_frames));
  for (gint64 n = 0; n < n_frames; n++) {
    schedule_at (schedule, n, moment);
    fail_unless_equals_int64 (moment->frame, n);
    check_picture (moment, plan, &times, fps);
    check_flashes (schedule, moment, plan, fps);
    check_items (moment->overlays, plan->overlay, n, fps);
    check_items (moment->cues, plan->cue, n, fps);
  }
  check_scene_frames (schedule, plan, &times, fps);
}

static void
roll_items (GRand *random, Item *items, gint n, gint total)
{
  for (gint i = 0; i < n; i++) {
    items[i].from = g_rand_int_range (random, 0, total);
    items[i].to = items[i].from + g_rand_int_range (random, 1, total + 1);
  }
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  return ((const Item *) a)->from - ((const Item *) b)->from;
}

static Plan
roll_plan (GRand *random, gboolean shorten)
{
  Plan plan = { shorten, g_rand_int_range (random, 1, MAX_SCENES + 1) };
  gint total = 0;

  for (gint i = 0; i < plan.n_scenes; i++) {
    gboolean tiny = g_rand_int_range (random, 0, 8) == 0;

    plan.duration[i] =
        g_rand_int_range (random, tiny ? 1 : 200, tiny ? 60 : 1500);
    plan.transition[i] =
        g_rand_boolean (random) ? g_rand_int_range (random, 1, 900) : 0;
    total += plan.duration[i];
  }
  roll_items (random, plan.overlay, MAX_ITEMS, total);
  roll_items (random, plan.flash, MAX_ITEMS, total);
  roll_items (random, plan.cue, MAX_ITEMS, total);
  roll_items (random, &plan.zoom, 1, total);
  qsort (plan.cue, MAX_ITEMS, sizeof (Item), compare_items);
  return plan;
}

GST_START_TEST (test_against_reference)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (__i__);

  for (guint i = 0; i < 40; i++) {
    Plan plan = roll_plan (random, i % 2);

    check_plan (&plan, rates[__i__]);
  }
}
GST_END_TEST;

static Suite *
schedule_suite (void)
{
  Suite *s = suite_create ("schedule");
  TCase *tc = tcase_create ("schedule");

  tcase_add_loop_test (tc, test_against_reference, 0, G_N_ELEMENTS (rates));
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (schedule_suite)
