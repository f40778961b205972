/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The schedule's rules one by one, in movies small enough to be worked out by
 * hand, and its costs in large ones. */

#include "suite.h"
#include "movie-json.h"
#include "schedule.h"
#include "schedule-index.h"

#include <math.h>
#include <string.h>
#include <time.h>

__extension__ typedef __int128 Wide;

static const gint rates[][2] = { { 24, 1 }, { 25, 1 }, { 30, 1 },
  { 30000, 1001 }, { 60, 1 } };

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
  clock_t start = clock ();
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
  fail_unless (clock () - start < 25 * CLOCKS_PER_SEC);
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
schedule_rules_suite (void)
{
  Suite *s = suite_create ("schedule-rules");
  TCase *tc = tcase_create ("rules");

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

SUITE_MAIN (schedule_rules_suite)
