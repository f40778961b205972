/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "movie-timeline.h"

#include "movie-json.h"

void
movie_timeline_set (GstElement *movie, const RenderPlan *plan)
{
  g_autofree gchar *text = movie_write (schedule_movie (plan->schedule));

  g_object_set (movie, "location", plan->movie, "movie", text, "media-root",
      plan->media_root, NULL);
}

void
movie_timeline_seek (GstElement *movie, GstClockTime start, GstClockTime stop)
{
  gst_element_send_event (movie,
      gst_event_new_seek (1.0, GST_FORMAT_TIME,
          GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, GST_SEEK_TYPE_SET,
          start, GST_SEEK_TYPE_SET, stop));
}

/* The caps come before the first frame is drawn, and all is said with them. */
static gboolean
take_rate (GstPad *pad, GstObject *parent, GstEvent *event)
{
  g_autoptr (GstPad) video = gst_pad_get_peer (pad);

  if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS && video)
    gst_pad_unlink (video, pad);
  gst_event_unref (event);
  return TRUE;
}

static GstFlowReturn
refuse (GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  gst_buffer_unref (buffer);
  return GST_FLOW_NOT_LINKED;
}

void
movie_timeline_settle_rate (GstElement *movie, const RenderPlan *plan)
{
  g_autoptr (GstPad) video = gst_element_get_static_pad (movie, "video");
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstPadTemplate) template = NULL;
  gint fps_n, fps_d;
  GstPad *pad;

  schedule_rate (plan->schedule, &fps_n, &fps_d);
  caps = gst_caps_new_simple (
      "video/x-raw", "framerate", GST_TYPE_FRACTION, fps_n, fps_d, NULL);
  template = gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps);
  pad = gst_pad_new_from_template (template, "rate");
  gst_object_ref_sink (pad);
  gst_pad_set_event_function (pad, take_rate);
  gst_pad_set_chain_function (pad, refuse);
  gst_pad_set_active (pad, TRUE);
  gst_pad_link (video, pad);
  g_object_set_data_full (G_OBJECT (movie), "rate-pad", pad, gst_object_unref);
}
