/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Movies: read, written and read again they are the same bytes, and every
 * frame of them can be asked for. */
#include "fuzz.h"
#include "movie-json.h"
#include "schedule-audio.h"
#include "schedule.h"
#include <string.h>

static void
check_round_trip (const Movie *movie)
{
  g_autofree gchar *once = movie_write (movie);
  g_autofree gchar *twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) again =
      movie_read (once, strlen (once), MOVIE_READ_STRICT, NULL, &error);

  if (!again)
    BROKEN ("what was written is not read: %s\n%s\n", error->message, once);
  twice = movie_write (again);
  LAW (strcmp (once, twice) == 0);
}

static void
look (const Schedule *schedule, gint64 frame, Moment *moment)
{
  gint64 n = schedule_n_frames (schedule);

  if (frame < 0 || frame >= n)
    return;
  schedule_at (schedule, frame, moment);
  LAW (moment->frame == frame);
  LAW (schedule_frame_at (schedule, moment->time) == frame);
  for (guint i = 0; i < G_N_ELEMENTS (moment->layer); i++)
    LAW (moment->layer[i].n_views <= MOMENT_MAX_VIEWS);
}

static void
check_schedule (Movie *movie, gint fps_n, gint fps_d)
{
  g_autoptr (Schedule) schedule = schedule_new (movie, fps_n, fps_d, NULL);
  g_autoptr (Moment) moment = moment_new ();
  g_autoptr (GArray) sounds = schedule_sounds (schedule);
  gint64 n = schedule_n_frames (schedule);
  const gint64 *cuts;
  guint n_cuts;

  LAW (n > 0 && sounds->len <= movie->audio->len);
  cuts = schedule_cuts (schedule, &n_cuts);
  for (guint i = 0; i < MIN (n_cuts, 50); i++)
    for (gint64 near = -1; near <= 1; near++)
      look (schedule, cuts[i] + near, moment);
  for (guint i = 0; i <= 50; i++)
    look (schedule, (n - 1) / 50 * i, moment);
  look (schedule, n - 1, moment);
  for (guint i = 0; i < MIN (movie->scenes->len, 20); i++)
    LAW (schedule_scene_max_zoom (schedule, i) >= 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie =
      movie_read ((const gchar *) data, size, 0, problems, &error);

  LAW_EITHER (movie, error);
  if (!movie) {
    LAW (movie_problems_count (problems, MOVIE_PROBLEM_ERROR) > 0);
    return 0;
  }
  check_round_trip (movie);
  check_schedule (movie, 0, 1);
  check_schedule (movie, 24000, 1001);
  return 0;
}
