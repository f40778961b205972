/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From a request to a plan; plan-json.c has its file. */
#include "plan-private.h"

#include "gate.h"
#include "launch.h"
#include "movie-captions.h"
#include "subtitles.h"
#include "schedule-audio.h"
#include "schedule-clock.h"

#include <errno.h>
#include <string.h>

void
render_plan_free (RenderPlan *plan)
{
  g_free (plan->movie);
  g_free (plan->media_root);
  g_free (plan->chunks);
  g_free (plan->video_build);
  g_free (plan->audio_build);
  g_free (plan->sound.key);
  g_clear_pointer (&plan->schedule, schedule_unref);
  g_clear_pointer (&plan->chunk, g_array_unref);
  g_clear_pointer (&plan->sources, g_array_unref);
  g_free (plan);
}

gboolean
render_source_look (RenderSource *source, const gchar *file, GError **error)
{
  struct stat info;
  gboolean there = stat (file, &info) == 0;

  if (!there || !S_ISREG (info.st_mode)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE, "cannot read %s: %s",
        file, there ? "not a regular file" : g_strerror (errno));
    return FALSE;
  }
  media_stamp_set (&source->stamp, &info);
  source->file = g_strdup (file);
  return TRUE;
}

gboolean
render_plan_check (const RenderPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->sources->len; i++) {
    const RenderSource *source =
        &g_array_index (plan->sources, RenderSource, i);
    MediaStamp now;
    struct stat info;

    if (stat (source->file, &info) == 0) {
      media_stamp_set (&now, &info);
      if (media_stamp_equal (&now, &source->stamp))
        continue;
    }
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHANGED,
        "%s changed since this render was planned", source->file);
    return FALSE;
  }
  return TRUE;
}

static void
take_warnings (const GPtrArray *problems, GPtrArray *warnings)
{
  for (guint i = 0; warnings && i < problems->len; i++) {
    const MovieProblem *problem = problems->pdata[i];

    if (problem->severity == MOVIE_PROBLEM_WARNING)
      g_ptr_array_add (warnings,
          g_strdup_printf ("%s: %s", problem->path, problem->message));
  }
}

Movie *
plan_read_movie (const gchar *filename, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (Movie) movie = movie_read_file (filename, 0, problems, &local);

  if (!movie || !movie_require_final (movie, &local)) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_MOVIE, local->message);
    return NULL;
  }
  take_warnings (problems, warnings);
  return g_steal_pointer (&movie);
}

Movie *
plan_read_whole (const gchar *filename, const gchar *root, GPtrArray *warnings,
    GError **error)
{
  g_autoptr (Movie) movie = plan_read_movie (filename, warnings, error);
  g_autofree gchar *base = g_path_get_dirname (filename);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  if (!movie || !movie->captions.src)
    return g_steal_pointer (&movie);
  bytes = media_fetch (
      movie->captions.src, base, root, SUBTITLES_MAX_BYTES, &local);
  if (!bytes || !movie_take_captions (movie, bytes, problems, &local)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
        "$.movie.captions.src: %s", local->message);
    return NULL;
  }
  take_warnings (problems, warnings);
  return g_steal_pointer (&movie);
}

static gint64
to_ms (const Schedule *schedule, gint64 frame)
{
  return schedule_frame_time (schedule, frame) / MOVIE_MS;
}

/* Frames that begin inside of the times asked for. */
static gboolean
set_range (RenderPlan *plan, const RenderRequest *request, GError **error)
{
  ScheduleClock clock = { plan->video.shape.fps_n, plan->video.shape.fps_d };
  gint64 n_frames = schedule_n_frames (plan->schedule);
  gint64 from = request->from_ms, to = request->to_ms;
  gint64 length = to_ms (plan->schedule, n_frames);

  plan->end = n_frames;
  if (from >= 0 && from <= length)
    plan->first = schedule_clock_first (clock, from * MOVIE_MS);
  if (to > 0 && to <= length)
    plan->end = MIN (n_frames, schedule_clock_first (clock, to * MOVIE_MS));
  if (from >= 0 && from <= length && to >= 0 && plan->first < plan->end)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "no frame lies from %" G_GINT64_FORMAT " ms to %" G_GINT64_FORMAT
      " ms: the movie is %" G_GINT64_FORMAT " ms long",
      from, to > 0 ? to : length, length);
  return FALSE;
}

static void
set_sound (RenderPlan *plan)
{
  ScheduleClock clock = { plan->video.shape.fps_n, plan->video.shape.fps_d };

  plan->sound.first =
      schedule_clock_samples (clock, plan->first, SCHEDULE_SAMPLE_RATE);
  plan->sound.end =
      schedule_clock_samples (clock, plan->end, SCHEDULE_SAMPLE_RATE);
}

static void
make_keys (RenderPlan *plan, RenderKeys *keys)
{
  for (guint i = 0; plan->video_encoder && i < plan->chunk->len; i++) {
    RenderChunk *chunk = &g_array_index (plan->chunk, RenderChunk, i);

    chunk->key = render_keys_chunk (keys, chunk->first, chunk->end);
  }
  if (plan->audio_encoder)
    plan->sound.key =
        render_keys_sound (keys, plan->sound.first, plan->sound.end);
}

gboolean
plan_cut_and_hash (RenderPlan *plan, RenderCache *cache, GError **error)
{
  g_autoptr (RenderKeys) keys = render_keys_new (plan, cache, error);

  if (!keys)
    return FALSE;
  if (plan->video_encoder) {
    plan->video_build = render_keys_video_build (keys, error);
    if (!plan->video_build)
      return FALSE;
  }
  if (plan->audio_encoder) {
    plan->audio_build = render_keys_audio_build (keys, error);
    if (!plan->audio_build)
      return FALSE;
  }
  set_sound (plan);
  plan->chunk = render_grid (plan->schedule, plan->first, plan->end);
  make_keys (plan, keys);
  plan->sources = render_keys_sources (keys);
  return TRUE;
}

/* threads: two of them give other bytes than one. */
static gboolean
set_encoding (RenderPlan *plan, const RenderRequest *request,
    const Movie *movie, GPtrArray *warnings, GError **error)
{
  RenderEncoding encoding = { NULL };

  if (!render_encoding (request, movie, &encoding, warnings, error))
    return FALSE;
  plan->video_encoder = encoding.video;
  plan->audio_encoder = encoding.audio;
  plan->video = encoding.settings;
  plan->video.gop = RENDER_CHUNK_FRAMES;
  plan->video.threads = 1;
  return TRUE;
}

static gboolean
set_movie (RenderPlan *plan, const RenderRequest *request, Movie *movie,
    GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();

  plan->movie = g_canonicalize_filename (request->movie, NULL);
  if (request->media_root)
    plan->media_root = g_canonicalize_filename (request->media_root, NULL);
  plan->schedule = schedule_new (
      movie, plan->video.shape.fps_n, plan->video.shape.fps_d, problems);
  take_warnings (problems, warnings);
  return set_range (plan, request, error);
}

RenderPlan *
plan_new_bare (
    const RenderRequest *request, GPtrArray *warnings, GError **error)
{
  g_autoptr (RenderPlan) plan = g_new0 (RenderPlan, 1);
  g_autoptr (Movie) movie =
      plan_read_whole (request->movie, request->media_root, warnings, error);

  if (!movie)
    return NULL;
  render_settings_read (request, movie, &plan->video);
  if (!set_movie (plan, request, movie, warnings, error))
    return NULL;
  set_sound (plan);
  plan->chunk = render_grid (plan->schedule, plan->first, plan->end);
  return g_steal_pointer (&plan);
}

RenderPlan *
render_plan_new (const RenderRequest *request, RenderCache *cache,
    GPtrArray *warnings, GError **error)
{
  g_autoptr (RenderPlan) plan = g_new0 (RenderPlan, 1);
  g_autoptr (Movie) movie =
      plan_read_whole (request->movie, request->media_root, warnings, error);

  if (!movie || !set_encoding (plan, request, movie, warnings, error))
    return NULL;
  plan->chunks = g_strdup (render_cache_folder (cache));
  if (!set_movie (plan, request, movie, warnings, error)
      || !plan_cut_and_hash (plan, cache, error))
    return NULL;
  /* Or every worker would hash the media again. */
  render_cache_share_hashes (cache);
  return g_steal_pointer (&plan);
}
