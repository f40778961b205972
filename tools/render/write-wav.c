/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "writers.h"

#include "movie-timeline.h"
#include "plan-private.h"
#include "trouble.h"

#define RATE 48000

/* As often as frames are told. */
#define INTERVAL (100 * GST_MSECOND)

typedef struct {
  const RenderWriting *writing;
  RenderPlan *plan;
  GstElement *pipeline, *movie;
  GstBus *bus;
} Wav;

static gboolean
build (Wav *wav, const gchar *output, GError **error)
{
  g_autoptr (GstElement) file = NULL;
  g_autoptr (GError) local = NULL;

  wav->pipeline = gst_parse_launch_full (
      "jsoncliptimeline name=movie movie.audio ! queue "
      "! audioconvert dithering=none ! audio/x-raw,format=S24LE ! wavenc "
      "! filesink name=file",
      NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!wav->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the pipeline: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (wav->pipeline);
  wav->movie = gst_bin_get_by_name (GST_BIN (wav->pipeline), "movie");
  wav->bus = gst_element_get_bus (wav->pipeline);
  file = gst_bin_get_by_name (GST_BIN (wav->pipeline), "file");
  g_object_set (file, "location", output, NULL);
  movie_timeline_set (wav->movie, wav->plan);
  return TRUE;
}

static GstClockTime
sample_time (gint64 sample)
{
  return gst_util_uint64_scale_round (sample, GST_SECOND, RATE);
}

/* Frames of the movie whose sound is mixed. */
static void
tell (gpointer user_data)
{
  const Wav *wav = user_data;
  const RenderPlan *plan = wav->plan;
  RenderWriting heard = *wav->writing;
  gint64 position;

  if (!gst_element_query_position (wav->pipeline, GST_FORMAT_TIME, &position))
    return;
  heard.frames = schedule_frame_at (plan->schedule, position) - plan->first;
  writers_tell (&heard, plan->end - plan->first);
}

static gboolean
run (Wav *wav, RenderWriting *writing, GError **error)
{
  const RenderSound *sound = &wav->plan->sound;
  const TroubleWait wait = { .bus = wav->bus,
    .pipeline = wav->pipeline,
    .output = writing->output,
    .warnings = writing->warnings,
    .tick = tell,
    .user_data = wav,
    .interval = INTERVAL };
  gulong watch = trouble_watch (writing->cancellable, wav->bus);
  gboolean done;

  writers_tell (writing, wav->plan->end - wav->plan->first);
  movie_timeline_settle_rate (wav->movie, wav->plan);
  movie_timeline_seek (
      wav->movie, sample_time (sound->first), sample_time (sound->end));
  done = trouble_start (wav->pipeline, wav->bus, error)
      && trouble_wait (&wait, error);
  g_cancellable_disconnect (writing->cancellable, watch);
  gst_element_set_state (wav->pipeline, GST_STATE_NULL);
  return done;
}

gboolean
write_wav (RenderWriting *writing, GError **error)
{
  Wav wav = { .writing = writing,
    .plan = plan_new_bare (writing->request, writing->warnings, error) };
  gboolean done = wav.plan && build (&wav, writing->output, error)
      && run (&wav, writing, error);

  if (done)
    writing->duration =
        sample_time (wav.plan->sound.end) - sample_time (wav.plan->sound.first);
  gst_clear_object (&wav.bus);
  gst_clear_object (&wav.movie);
  gst_clear_object (&wav.pipeline);
  g_clear_pointer (&wav.plan, render_plan_free);
  return done;
}
