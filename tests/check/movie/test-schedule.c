/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The schedule against a plain reading of the rules: every frame of many
 * movies, each border compared as a fraction, in quarters of a millisecond,
 * in which all of them are whole. */

#include "suite.h"
#include "movie-json.h"
#include "movie-fields.h"
#include "schedule.h"
#include "schedule-index.h"

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

static Movie *
read_scenes (const gchar *format, const gchar *scenes, const gchar *rest)
{
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"format\": {%s}, \"scenes\": [%s]%s}}",
          format, scenes, rest);
  g_autoptr (GError) error = NULL;
  Movie *movie = movie_read (json, strlen (json), 0, NULL, &error);

  fail_unless (movie != NULL, "%s\n%s", error ? error->message : "", json);
  return movie;
}

#define COLOR(ms) "{\"type\": \"color\", \"duration_ms\": " #ms "}"
#define FADES(ms, d)                                                           \
  "{\"type\": \"color\", \"duration_ms\": " #ms ", \"transition_out\": "       \
  "{\"type\": \"fade\", \"duration_ms\": " #d "}}"

GST_START_TEST (test_lengths)
{
  static const struct {
    const gchar *scenes;
    gint fps_n, fps_d;
    gint64 frames, samples;
  } lengths[] = {
    { COLOR (30000), 30000, 1001, 899, 1439838 },
    { COLOR (30000), 30, 1, 900, 1440000 },
    { COLOR (1), 24, 1, 1, 2000 },
    /* 50 ms are 1.5 frames, and 49 a little less. */
    { COLOR (50), 30, 1, 2, 3200 },
    { COLOR (49), 30, 1, 1, 1600 },
    { COLOR (1000), 24000, 1001, 24, 48048 },
    { COLOR (1001), 30000, 1001, 30, 48048 },
    { COLOR (3600000) "," COLOR (3600000), 60000, 1001, 431568, 345599654 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autoptr (Movie) movie = read_scenes ("", lengths[i].scenes, "");
    g_autoptr (Schedule) schedule =
        schedule_new (movie, lengths[i].fps_n, lengths[i].fps_d, NULL);
    gint n, d;

    schedule_rate (schedule, &n, &d);
    fail_unless_equals_int (n, lengths[i].fps_n);
    fail_unless_equals_int (d, lengths[i].fps_d);
    fail_unless_equals_int64 (schedule_n_frames (schedule), lengths[i].frames);
    fail_unless_equals_int64 (
        schedule_n_samples (schedule), lengths[i].samples);
  }
}
GST_END_TEST;

GST_START_TEST (test_article)
{
  g_autofree gchar *path =
      suite_source_path ("tests/fixtures/movies/article-final.json");
  g_autoptr (Movie) movie = movie_read_file (path, 0, NULL, NULL);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, problems);
  g_autoptr (Moment) moment = moment_new ();
  guint n_cuts;
  const gint64 *cuts = schedule_cuts (schedule, &n_cuts);
  const gint64 expected[] = { 0, 96, 198, 306 };

  fail_unless (schedule_movie (schedule) == movie);
  fail_unless_equals_int (problems->len, 0);
  fail_unless_equals_int64 (schedule_n_frames (schedule), 402);
  fail_unless_equals_int64 (
      schedule_frame_time (schedule, 402), G_GINT64_CONSTANT (13400000000));
  fail_unless_equals_int64 (schedule_n_samples (schedule), 643200);
  fail_unless_equals_int (n_cuts, 4);
  for (guint i = 0; i < 4; i++)
    fail_unless_equals_int64 (cuts[i], expected[i]);

  /* 220 ms around 3,200: 3,090 to 3,310 are the frames 93 to 99. */
  for (gint64 n = 90; n < 103; n++) {
    schedule_at (schedule, n, moment);
    fail_unless ((moment->transition != NULL) == (n >= 93 && n < 100));
  }
  schedule_at (schedule, 96, moment);
  fail_unless (moment->transition == transition_find ("white_strobe"));
  fail_unless_equals_int (moment->transition_state.frame, 3);
  fail_unless_equals_int (moment->transition_state.n_frames, 7);
  fail_unless (moment->transition_state.p == .5);
  fail_unless_equals_int (moment->overlays->len, 0);
  fail_unless_equals_int (moment->cues->len, 1);
}
GST_END_TEST;

/* A time and its frame are inverse at every rate, far into a movie too, and
 * any time belongs to the frame that began last. */
GST_START_TEST (test_times)
{
  g_autoptr (Movie) movie =
      read_scenes ("", COLOR (3600000) "," COLOR (3600000), "");

  for (guint r = 0; r < G_N_ELEMENTS (rates); r++) {
    const gint *fps = rates[r];
    g_autoptr (Schedule) schedule = schedule_new (movie, fps[0], fps[1], NULL);
    gint64 n_frames = schedule_n_frames (schedule);

    for (gint64 n = 0; n <= n_frames; n += 1 + n % 97) {
      gint64 time = schedule_frame_time (schedule, n);
      Wide twice = (Wide) 2 * time * fps[0];
      Wide exact = (Wide) 2 * n * fps[1] * 1000000000;

      /* |time - exact| <= 1/2 ns, and up in the middle. */
      fail_unless (twice - exact <= fps[0] && exact - twice < fps[0]);
      fail_unless_equals_int64 (schedule_frame_at (schedule, time), n);
      if (n > 0)
        fail_unless_equals_int64 (
            schedule_frame_at (schedule, time - 1), n - 1);
    }
    fail_unless_equals_int64 (schedule_frame_at (schedule, -5), 0);
    fail_unless_equals_int64 (
        schedule_frame_at (schedule, G_GINT64_CONSTANT (1) << 60), n_frames);
  }
}
GST_END_TEST;

GST_START_TEST (test_clamped)
{
  g_autoptr (Movie) movie = read_scenes (
      "", FADES (2000, 1200) "," FADES (1001, 501) "," FADES (3000, 1500), "");
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, problems);
  g_autofree gchar *warnings =
      movie_problems_to_string (problems, MOVIE_PROBLEM_WARNING);

  fail_unless_equals_string (warnings,
      "$.movie.scenes[0].transition_out: 1200 ms is longer than half of the "
      "shorter scene at its cut; shortened to 500.5 ms\n"
      "$.movie.scenes[1].transition_out: 501 ms is longer than half of the "
      "shorter scene at its cut; shortened to 500.5 ms");
  fail_unless_equals_int64 (schedule_n_frames (schedule), 180);
}
GST_END_TEST;

/* What is cut takes no time, whatever it says, and nothing is shortened. */
GST_START_TEST (test_cut)
{
  static const gchar *const overlaps[] = { "\"overlap\": \"hold\"",
    "\"overlap\": \"shorten\"" };
  static const gchar scenes[] =
      "{\"type\": \"color\", \"duration_ms\": 1000, \"transition_out\": "
      "{\"type\": \"cut\", \"duration_ms\": 400}}," COLOR (1000);

  for (guint i = 0; i < G_N_ELEMENTS (overlaps); i++) {
    g_autoptr (Movie) movie = read_scenes (overlaps[i], scenes, "");
    g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
    g_autoptr (Moment) moment = moment_new ();

    fail_unless_equals_int64 (schedule_n_frames (schedule), 60);
    for (gint64 n = 0; n < 60; n++) {
      schedule_at (schedule, n, moment);
      fail_unless (moment->transition == NULL);
      fail_unless_equals_int (moment->layer[0].scene, n < 30 ? 0 : 1);
      fail_unless_equals_int (moment->layer[0].n_views, 0);
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_last_transition)
{
  g_autoptr (Movie) movie =
      read_scenes ("", COLOR (1000) "," FADES (1000, 500), "");
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) moment = moment_new ();

  for (gint64 n = 0; n < 60; n++) {
    schedule_at (schedule, n, moment);
    fail_unless ((moment->transition != NULL) == (n >= 45));
    if (n < 45)
      continue;
    fail_unless_equals_int (moment->layer[0].scene, 1);
    fail_unless_equals_int (moment->layer[1].scene, G_MAXUINT);
    fail_unless (moment->transition_state.p == (n - 45) / 15.0);
    fail_unless_equals_int (moment->transition_state.n_frames, 15);
  }
}
GST_END_TEST;

/* Windows that touch: no frame is left between them and none is in both. */
GST_START_TEST (test_touching_windows)
{
  g_autoptr (Movie) movie = read_scenes ("\"overlap\": \"shorten\"",
      FADES (1000, 500) "," FADES (1000, 500) "," COLOR (1000), "");
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) moment = moment_new ();

  fail_unless_equals_int64 (schedule_n_frames (schedule), 60);
  for (gint64 n = 0; n < 60; n++) {
    schedule_at (schedule, n, moment);
    fail_unless ((moment->transition != NULL) == (n >= 15 && n < 45));
    if (moment->transition)
      fail_unless_equals_int (moment->layer[0].scene, n < 30 ? 0 : 1);
  }
}
GST_END_TEST;

GST_START_TEST (test_easing)
{
  g_autoptr (Movie) movie = read_scenes ("",
      "{\"type\": \"color\", \"duration_ms\": 2000, \"transition_out\": "
      "{\"type\": \"fade\", \"duration_ms\": 1000, \"easing\": "
      "\"ease_in_cubic\"}}," COLOR (2000),
      ", \"effects\": [{\"type\": \"zoom_in\", \"from_ms\": 0, \"to_ms\": "
      "1000, \"easing\": \"ease_in_quad\", \"settings\": {\"strength\": 2}}]");
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) moment = moment_new ();

  schedule_at (schedule, 60, moment);
  fail_unless (fabs (moment->transition_state.p - .125) < 1e-12);
  schedule_at (schedule, 15, moment);
  fail_unless (fabs (moment->layer[0].view[0].zoom - pow (2, .25)) < 1e-12);
}
GST_END_TEST;

/* However an effect lies to the scenes, nothing that is seen jumps: from one
 * frame to the next a zoom changes by no more than its own slope. */
GST_START_TEST (test_no_jumps)
{
  static const gint windows[][2] = { { 0, 500 }, { 300, 900 }, { 900, 1100 },
    { 500, 2500 }, { 1900, 2999 }, { 0, 3000 } };
  static const gchar *const types[] = { "zoom_in", "zoom_out" };

  for (guint i = 0; i < G_N_ELEMENTS (windows) * 2; i++) {
    const gint *window = windows[i / 2];
    g_autofree gchar *effect = g_strdup_printf (
        ", \"effects\": [{\"type\": \"%s\", \"from_ms\": %d, \"to_ms\": %d, "
        "\"settings\": {\"strength\": 1.5}}]",
        types[i % 2], window[0], window[1]);
    g_autoptr (Movie) movie = read_scenes ("",
        FADES (1000, 400) "," FADES (1000, 400) "," FADES (1000, 400), effect);
    g_autoptr (Schedule) schedule = schedule_new (movie, 60, 1, NULL);
    g_autoptr (Moment) moment = moment_new ();
    gdouble slope = log (1.5) / (window[1] - window[0]) * 1000 / 60;
    gdouble last[3] = { 0 };

    for (gint64 n = 0; n < schedule_n_frames (schedule); n++) {
      schedule_at (schedule, n, moment);
      for (guint k = 0; k < 2; k++) {
        const MomentLayer *layer = &moment->layer[k];
        gdouble now = layer->n_views > 0 ? log (layer->view[0].zoom) : 0;

        if (layer->scene == G_MAXUINT)
          continue;
        if (last[layer->scene] > 0)
          fail_unless (fabs (now + 1 - last[layer->scene]) < slope + 1e-9,
              "effect %u, frame %d", i, (gint) n);
        last[layer->scene] = now + 1;
      }
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_same_picture)
{
  g_autoptr (Movie) movie = read_scenes ("", FADES (2000, 400) "," COLOR (2000),
      ", \"overlays\": [{\"type\": \"text\", \"text\": \"a\", \"from_ms\": "
      "500, \"to_ms\": 1000}], \"effects\": [{\"type\": \"zoom_in\", "
      "\"from_ms\": 2500, \"to_ms\": 3000}, {\"type\": \"warm_flash\", "
      "\"from_ms\": 3500, \"to_ms\": 4000}]");
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) a = moment_new ();
  g_autoptr (Moment) b = moment_new ();
  /* 0: title comes; 30: it goes; 54 to 65: fade; 75 to 90: zoom; 105: flash */
  static const struct {
    gint64 a, b;
    gboolean same;
  } pairs[] = {
    { 0, 14, TRUE },
    { 14, 15, FALSE },
    { 15, 29, TRUE },
    { 29, 30, FALSE },
    { 5, 40, TRUE },
    { 53, 54, FALSE },
    { 55, 56, FALSE },
    { 56, 56, TRUE },
    { 66, 75, TRUE },
    { 75, 76, FALSE },
    { 80, 81, FALSE },
    { 90, 104, TRUE },
    { 106, 107, FALSE },
    { 0, 100, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    schedule_at (schedule, pairs[i].a, a);
    schedule_at (schedule, pairs[i].b, b);
    fail_unless (moment_same_picture (a, b) == pairs[i].same, "%d and %d",
        (gint) pairs[i].a, (gint) pairs[i].b);
    fail_unless (moment_same_picture (b, a) == pairs[i].same);
  }
}
GST_END_TEST;

/* No frame asks for more than the scene's largest zoom, and some frame comes
 * near to it. */
GST_START_TEST (test_max_zoom)
{
  g_autoptr (Movie) movie = read_scenes ("",
      "{\"type\": \"color\", \"duration_ms\": 2000, \"motion\": {\"type\": "
      "\"zoom_in\", \"settings\": {\"strength\": 1.5}}}," COLOR (
          2000) ","
                "{\"type\": \"color\", \"duration_ms\": 2000, "
                "\"transition_out\": "
                "{\"type\": \"snap_back\", \"duration_ms\": 800}}",
      ", \"effects\": [{\"type\": \"zoom_in\", \"from_ms\": 0, \"to_ms\": "
      "1900, \"settings\": {\"strength\": 2}}]");
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, NULL);
  g_autoptr (Moment) moment = moment_new ();
  gdouble largest = 0;

  for (gint64 n = 0; n < 60; n++) {
    gdouble zoom;

    schedule_at (schedule, n, moment);
    fail_unless_equals_int (moment->layer[0].n_views, 2);
    zoom = moment->layer[0].view[0].zoom * moment->layer[0].view[1].zoom;
    largest = MAX (largest, zoom);
  }
  fail_unless (schedule_scene_max_zoom (schedule, 0) >= largest);
  fail_unless (fabs (schedule_scene_max_zoom (schedule, 0) - 3) < 1e-9);
  fail_unless (largest > 2.9);
  fail_unless (schedule_scene_max_zoom (schedule, 1) == 1);
  /* Its transition leans in by a tenth. */
  fail_unless (schedule_scene_max_zoom (schedule, 2) > 1.09);
  fail_unless (schedule_scene_max_zoom (schedule, 2) < 1.13);
}
GST_END_TEST;

GST_START_TEST (test_seeds)
{
  static const gchar scenes[] =
      "{\"type\": \"color\", \"duration_ms\": 1000, \"transition_out\": "
      "{\"type\": \"fade\", \"duration_ms\": 400, \"seed\": 5}}," COLOR (1000);
  g_autoptr (Movie) plain = read_scenes ("", scenes, "");
  g_autoptr (Movie) seeded = read_scenes ("", scenes, ", \"seed\": 1");
  g_autoptr (Schedule) one = schedule_new (plain, 0, 1, NULL);
  g_autoptr (Schedule) two = schedule_new (seeded, 0, 1, NULL);
  g_autoptr (Moment) a = moment_new ();
  g_autoptr (Moment) b = moment_new ();

  schedule_at (one, 30, a);
  schedule_at (two, 30, b);
  fail_unless_equals_int (a->transition_state.seed, 5);
  fail_unless (b->transition_state.seed != 5);
}
GST_END_TEST;

typedef struct {
  guint8 *seen;
  guint n;
} Tally;

static void
tally (guint item, gint64 first, gpointer data)
{
  Tally *t = data;

  fail_if (t->seen[item], "item %u twice", item);
  t->seen[item] = 1;
  t->n++;
}

GST_START_TEST (test_index)
{
  enum { N = 500, SPAN = 300 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  ScheduleIndex *index = schedule_index_new ();
  gint64 first[N], end[N];

  for (guint i = 0; i < N; i++) {
    first[i] = g_rand_int_range (random, 0, SPAN);
    end[i] = first[i] + g_rand_int_range (random, 0, i % 10 ? 12 : SPAN);
    schedule_index_add (index, i, first[i], end[i]);
  }
  schedule_index_close (index);
  for (gint64 frame = -1; frame < 2 * SPAN; frame++) {
    guint8 seen[N] = { 0 };
    Tally t = { seen, 0 };

    schedule_index_foreach (index, frame, tally, &t);
    for (guint i = 0; i < N; i++)
      fail_unless ((first[i] <= frame && frame < end[i]) == (seen[i] != 0));
  }
  schedule_index_free (index);
}
GST_END_TEST;

/* Ten thousand scenes and as many titles: a look-up costs their logarithm. */
GST_START_TEST (test_many_scenes)
{
  g_autoptr (GString) scenes = g_string_new (NULL);
  g_autoptr (GString) titles = g_string_new (", \"overlays\": [");
  g_autoptr (Movie) movie = NULL;
  g_autoptr (Schedule) schedule = NULL;
  g_autoptr (Moment) moment = moment_new ();
  gint64 start = g_get_monotonic_time ();
  guint n_cuts;

  for (guint i = 0; i < 10000; i++) {
    g_string_append_printf (scenes, "%s%s", i ? "," : "", FADES (1000, 200));
    g_string_append_printf (titles,
        "%s{\"type\": \"text\", \"text\": \"a\", \"from_ms\": %u, \"to_ms\": "
        "%u}",
        i ? "," : "", i * 1000, i * 1000 + 500);
  }
  g_string_append_c (titles, ']');
  movie = read_scenes ("", scenes->str, titles->str);
  schedule = schedule_new (movie, 0, 1, NULL);
  schedule_cuts (schedule, &n_cuts);
  fail_unless_equals_int (n_cuts, 10000);
  for (gint64 n = 0; n < 300000; n++) {
    gint64 into = n % 30;

    schedule_at (schedule, n, moment);
    fail_unless (
        moment->layer[0].scene == (guint) (n / 30) - (into < 3 && n >= 30));
    fail_unless (moment->overlays->len == (into < 15));
  }
  fail_unless (g_get_monotonic_time () - start < 10 * G_USEC_PER_SEC);
}
GST_END_TEST;

static gpointer
walk (gpointer data)
{
  g_autoptr (Schedule) schedule = data;
  g_autoptr (Moment) moment = moment_new ();
  gint64 sum = 0;

  for (gint64 n = 0; n < schedule_n_frames (schedule); n++) {
    schedule_at (schedule, n, moment);
    sum += moment->layer[0].scene * 3 + moment->overlays->len;
  }
  return GSIZE_TO_POINTER (sum);
}

/* One schedule, many threads, each with a moment and a reference. */
GST_START_TEST (test_threads)
{
  GThread *threads[4];
  gpointer sums[4];
  g_autoptr (Movie) movie =
      read_scenes ("", FADES (9000, 200) "," FADES (9000, 200), "");
  Schedule *schedule = schedule_new (movie, 0, 1, NULL);

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("walk", walk, schedule_ref (schedule));
  schedule_unref (schedule);
  for (guint i = 0; i < 4; i++)
    sums[i] = g_thread_join (threads[i]);
  for (guint i = 1; i < 4; i++)
    fail_unless (sums[i] == sums[0]);
}
GST_END_TEST;

static Suite *
schedule_suite (void)
{
  Suite *s = suite_create ("schedule");
  TCase *tc = tcase_create ("schedule");

  tcase_add_loop_test (tc, test_against_reference, 0, G_N_ELEMENTS (rates));
  tcase_add_test (tc, test_lengths);
  tcase_add_test (tc, test_article);
  tcase_add_test (tc, test_times);
  tcase_add_test (tc, test_clamped);
  tcase_add_test (tc, test_cut);
  tcase_add_test (tc, test_last_transition);
  tcase_add_test (tc, test_touching_windows);
  tcase_add_test (tc, test_easing);
  tcase_add_test (tc, test_no_jumps);
  tcase_add_test (tc, test_same_picture);
  tcase_add_test (tc, test_max_zoom);
  tcase_add_test (tc, test_seeds);
  tcase_add_test (tc, test_index);
  tcase_add_test (tc, test_many_scenes);
  tcase_add_test (tc, test_threads);
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (schedule_suite)
