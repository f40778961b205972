/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "frames.h"

#include "movie-timeline.h"
#include "plan-private.h"
#include "trouble.h"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

/* How soon an error or a cancellation is seen while a frame is drawn. */
#define LOOK (100 * GST_MSECOND)

struct Frames {
  RenderPlan *plan;
  GPtrArray *warnings;
  GstElement *pipeline, *movie;
  GstAppSink *sink;
  GstBus *bus;
};

/* The sink plays at once: one that waits for its first frame after each seek
 * may be left waiting by a pipeline that thinks it plays. */
static gboolean
build (Frames *frames, GError **error)
{
  const RenderVideoShape *shape = &frames->plan->video.shape;
  g_autofree gchar *launch = g_strdup_printf (
      "jsoncliptimeline name=movie movie.video "
      "! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/%d "
      "! appsink name=sink sync=false async=false max-buffers=2",
      shape->width, shape->height, shape->fps_n, shape->fps_d);
  g_autoptr (GError) local = NULL;

  frames->pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!frames->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the pipeline: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (frames->pipeline);
  frames->movie = gst_bin_get_by_name (GST_BIN (frames->pipeline), "movie");
  frames->sink =
      GST_APP_SINK (gst_bin_get_by_name (GST_BIN (frames->pipeline), "sink"));
  frames->bus = gst_element_get_bus (frames->pipeline);
  movie_timeline_set (frames->movie, frames->plan);
  return TRUE;
}

Frames *
frames_open (const RenderRequest *request, GPtrArray *warnings, GError **error)
{
  g_autoptr (Frames) frames = g_new0 (Frames, 1);

  frames->warnings = warnings;
  frames->plan = plan_new_bare (request, warnings, error);
  if (!frames->plan || !build (frames, error))
    return NULL;
  frames_seek (frames, frames->plan->first, frames->plan->end);
  gst_element_set_state (frames->pipeline, GST_STATE_PLAYING);
  return g_steal_pointer (&frames);
}

void
frames_close (Frames *frames)
{
  if (frames->pipeline)
    gst_element_set_state (frames->pipeline, GST_STATE_NULL);
  gst_clear_object (&frames->bus);
  gst_clear_object (&frames->sink);
  gst_clear_object (&frames->movie);
  gst_clear_object (&frames->pipeline);
  g_clear_pointer (&frames->plan, render_plan_free);
  g_free (frames);
}

const RenderPlan *
frames_plan (const Frames *frames)
{
  return frames->plan;
}

gint64
frames_duration (const Frames *frames)
{
  const RenderPlan *plan = frames->plan;

  return schedule_frame_time (plan->schedule, plan->end)
      - schedule_frame_time (plan->schedule, plan->first);
}

void
frames_seek (Frames *frames, gint64 first, gint64 end)
{
  const Schedule *schedule = frames->plan->schedule;

  movie_timeline_seek (frames->movie, schedule_frame_time (schedule, first),
      schedule_frame_time (schedule, end));
}

static gpointer
fail (GError **error, const gchar *why)
{
  g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_WORKER, why);
  return NULL;
}

static Picture *
copy_picture (GstSample *sample, GError **error)
{
  GstVideoFrame frame;
  GstVideoInfo info;
  Picture *copy, view;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (
          &frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return fail (error, "a frame that was drawn cannot be read");
  view = (Picture){ .width = info.width, .height = info.height };
  view.matrix = info.colorimetry.matrix == GST_VIDEO_COLOR_MATRIX_BT709
      ? PICTURE_BT709
      : PICTURE_BT601;
  for (guint i = 0; i < 3; i++) {
    view.plane[i] = GST_VIDEO_FRAME_PLANE_DATA (&frame, i);
    view.stride[i] = GST_VIDEO_FRAME_PLANE_STRIDE (&frame, i);
  }
  copy = picture_new (view.width, view.height, view.matrix);
  picture_copy (copy, &view);
  gst_video_frame_unmap (&frame);
  return copy;
}

/* FALSE with @error: no frame will come. */
static gboolean
check (Frames *frames, GCancellable *cancellable, GError **error)
{
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) local = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return trouble_cancelled (error);
  message = gst_bus_pop_filtered (frames->bus, GST_MESSAGE_ERROR);
  if (!message)
    return TRUE;
  gst_message_parse_error (message, &local, NULL);
  g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_MOVIE, local->message);
  return FALSE;
}

Picture *
frames_next (Frames *frames, GCancellable *cancellable, GError **error)
{
  while (check (frames, cancellable, error)) {
    g_autoptr (GstSample) sample =
        gst_app_sink_try_pull_sample (frames->sink, LOOK);

    if (sample)
      return copy_picture (sample, error);
    /* What went wrong is said before the end. */
    if (gst_app_sink_is_eos (frames->sink))
      return check (frames, cancellable, error)
          ? fail (error, "the movie ended before a frame that it has")
          : NULL;
  }
  return NULL;
}

Picture *
frames_take (
    Frames *frames, gint64 n, GCancellable *cancellable, GError **error)
{
  frames_seek (frames, n, n + 1);
  return frames_next (frames, cancellable, error);
}
