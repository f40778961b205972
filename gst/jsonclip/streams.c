/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stream ids, and the events that carry them: see streams.h. */
#include "streams.h"
#include "movie-json.h"

static void
add (GstStreamCollection *streams, GstPad *pad, GstStreamType type)
{
  g_autoptr (GstCaps) caps = gst_pad_get_pad_template_caps (pad);
  g_autofree gchar *id = g_strdup_printf ("%s/%s",
      gst_stream_collection_get_upstream_id (streams), GST_OBJECT_NAME (pad));

  gst_stream_collection_add_stream (
      streams, gst_stream_new (id, caps, type, GST_STREAM_FLAG_SELECT));
}

GstStreamCollection *
streams_new (const Movie *movie, GstPad *video, GstPad *audio)
{
  g_autofree gchar *document = movie_write (movie);
  g_autofree gchar *id =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, document, -1);
  GstStreamCollection *streams = gst_stream_collection_new (id);

  add (streams, video, GST_STREAM_TYPE_VIDEO);
  add (streams, audio, GST_STREAM_TYPE_AUDIO);
  return streams;
}

GstEvent *
streams_start (GstStreamCollection *streams, guint place, guint group_id,
    GstEvent *original)
{
  GstStream *stream = gst_stream_collection_get_stream (streams, place);
  GstEvent *start =
      gst_event_new_stream_start (gst_stream_get_stream_id (stream));

  gst_event_set_seqnum (start, gst_event_get_seqnum (original));
  gst_event_set_group_id (start, group_id);
  gst_event_set_stream (start, stream);
  return start;
}
