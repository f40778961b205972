/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "trial.h"
#include "render.h"

#include <gst/gst.h>

/* More than an encoder with B-frames holds back, so that some come out before
 * the end. */
#define FRAMES 8
/* To give the device back, once the trial is decided. */
#define CLOSE_MS 1000

/* Of both threads: whoever leaves last frees it. */
typedef struct {
  gchar *launch;
  gint64 deadline;
  GstElement *pipeline; /* of the thread */
  gint packets;         /* atomic */

  GMutex lock; /* of what follows */
  GCond ended;
  gboolean decided, done;
  GError *error;
} Trial;

static void
trial_clear (gpointer data)
{
  Trial *trial = data;

  g_free (trial->launch);
  g_mutex_clear (&trial->lock);
  g_cond_clear (&trial->ended);
  g_clear_error (&trial->error);
}

static void
trial_unref (Trial *trial)
{
  g_atomic_rc_box_release_full (trial, trial_clear);
}

static GstPadProbeReturn
count_packet (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  Trial *trial = user_data;

  g_atomic_int_inc (&trial->packets);
  return GST_PAD_PROBE_OK;
}

static gboolean
build (Trial *trial, GError **error)
{
  g_autoptr (GstElement) end = NULL;
  g_autoptr (GstPad) pad = NULL;

  trial->pipeline = gst_parse_launch_full (
      trial->launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (!trial->pipeline)
    return FALSE;
  gst_object_ref_sink (trial->pipeline);
  end = gst_bin_get_by_name (GST_BIN (trial->pipeline), "end");
  pad = gst_element_get_static_pad (end, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, count_packet, trial, NULL);
  return TRUE;
}

static gboolean
refuse (GError **error, const gchar *reason)
{
  g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_ENCODER, reason);
  return FALSE;
}

/* What an element says, and the element if it is not plain from that. */
static gboolean
refuse_message (GstMessage *message, GError **error)
{
  g_autoptr (GError) said = NULL;
  g_autofree gchar *name = gst_object_get_name (GST_MESSAGE_SRC (message));

  gst_message_parse_error (message, &said, NULL);
  g_set_error (
      error, RENDER_ERROR, RENDER_ERROR_ENCODER, "%s: %s", name, said->message);
  return FALSE;
}

static gboolean
play (Trial *trial, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (trial->pipeline);
  g_autoptr (GstMessage) message = NULL;
  gboolean started = gst_element_set_state (trial->pipeline, GST_STATE_PLAYING)
      != GST_STATE_CHANGE_FAILURE;
  gint64 left = MAX (0, trial->deadline - g_get_monotonic_time ());

  message = gst_bus_timed_pop_filtered (bus, started ? left * GST_USECOND : 0,
      GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (message && GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    return refuse_message (message, error);
  if (!started)
    return refuse (error, "it does not start");
  if (!message)
    return refuse (error, "it does not answer in time");
  return TRUE;
}

static gboolean
encode (Trial *trial, GError **error)
{
  gint packets;

  if (!build (trial, error) || !play (trial, error))
    return FALSE;
  packets = g_atomic_int_get (&trial->packets);
  if (packets == FRAMES)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
      "it gave %d packets for %d frames", packets, FRAMES);
  return FALSE;
}

static void
decide (Trial *trial, GError *error)
{
  g_mutex_lock (&trial->lock);
  trial->error = error;
  trial->decided = TRUE;
  g_mutex_unlock (&trial->lock);
}

static void
end (Trial *trial)
{
  g_mutex_lock (&trial->lock);
  trial->done = TRUE;
  g_cond_signal (&trial->ended);
  g_mutex_unlock (&trial->lock);
}

/* The verdict first: what closing a device does may take forever. */
static gpointer
try_out (gpointer data)
{
  Trial *trial = data;
  GError *error = NULL;

  encode (trial, &error);
  decide (trial, error);
  if (trial->pipeline)
    gst_element_set_state (trial->pipeline, GST_STATE_NULL);
  gst_clear_object (&trial->pipeline);
  end (trial);
  trial_unref (trial);
  return NULL;
}

static gboolean
wait_for (Trial *trial, GError **error)
{
  gint64 patience = trial->deadline + CLOSE_MS * G_TIME_SPAN_MILLISECOND;
  gboolean works = FALSE;

  g_mutex_lock (&trial->lock);
  while (
      !trial->done && g_cond_wait_until (&trial->ended, &trial->lock, patience))
    continue;
  if (!trial->decided)
    refuse (error, "it does not answer in time");
  else if (trial->error)
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_ENCODER, trial->error->message);
  else
    works = TRUE;
  g_mutex_unlock (&trial->lock);
  return works;
}

static gchar *
describe (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings)
{
  const RenderVideoShape *shape = &settings->shape;
  g_autofree gchar *launch = encoder->launch (settings);

  return g_strdup_printf (
      "videotestsrc num-buffers=%d "
      "! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/%d "
      "! %s ! %s ! fakesink name=end",
      FRAMES, shape->width, shape->height, shape->fps_n, shape->fps_d, launch,
      encoder->codec->parser);
}

gboolean
trial_run (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, gint patience_ms, GError **error)
{
  Trial *trial = g_atomic_rc_box_new0 (Trial);
  gboolean works;

  trial->launch = describe (encoder, settings);
  trial->deadline =
      g_get_monotonic_time () + patience_ms * G_TIME_SPAN_MILLISECOND;
  g_mutex_init (&trial->lock);
  g_cond_init (&trial->ended);
  g_thread_unref (
      g_thread_new ("encoder-trial", try_out, g_atomic_rc_box_acquire (trial)));
  works = wait_for (trial, error);
  trial_unref (trial);
  return works;
}
