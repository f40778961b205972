/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "packets.h"

#include "av1-sequence.h"
#include "mp4-box.h"

#include <gst/pbutils/pbutils.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A demuxer that says nothing about a local file for as long is stuck. */
#define PATIENCE (20 * GST_SECOND)

gboolean
packets_open (Packets *packets, const gchar *filename, GError **error)
{
  packets_close (packets);
  packets->fd = g_open (filename, O_RDONLY | O_CLOEXEC, 0);
  if (packets->fd < 0)
    return mp4_io_failed (error, "cannot open", filename);
  packets->filename = g_strdup (filename);
  packets->track = mp4_track_read (packets->fd, error);
  return packets->track != NULL;
}

void
packets_close (Packets *packets)
{
  g_clear_pointer (&packets->filename, g_free);
  g_clear_pointer (&packets->track, mp4_track_free);
  if (packets->fd >= 0)
    close (packets->fd);
  packets->fd = -1;
}

GstBuffer *
packets_read (const Packets *packets, guint i, GError **error)
{
  const Mp4Sample *sample =
      &g_array_index (packets->track->sample, Mp4Sample, i);
  g_autofree guint8 *bytes = g_malloc (MAX (sample->size, 1));
  gssize got = pread (packets->fd, bytes, sample->size, sample->offset);

  if (got < 0) {
    mp4_io_failed (error, "cannot read", packets->filename);
    return NULL;
  }
  if (got != sample->size) {
    mp4_malformed (error, "a packet is cut off");
    return NULL;
  }
  return gst_buffer_new_wrapped (g_steal_pointer (&bytes), sample->size);
}

static gboolean
wait_demuxed (GstElement *pipeline, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  message = gst_bus_timed_pop_filtered (
      bus, PATIENCE, GST_MESSAGE_ERROR | GST_MESSAGE_ASYNC_DONE);
  if (!message)
    g_set_error (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX,
        "the demuxer does not get to the first packet");
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, error, NULL);
  else
    return TRUE;
  return FALSE;
}

/* mp4mux up to 1.22 ends with a segmentation fault for VP9 that does not say
 * where its chroma is, which qtdemux does not. */
static GstCaps *
complete (GstCaps *caps)
{
  GstStructure *packets = gst_caps_get_structure (caps, 0);

  if (!gst_structure_has_name (packets, "video/x-vp9")
      || gst_structure_has_field (packets, "chroma-site"))
    return caps;
  caps = gst_caps_make_writable (caps);
  gst_caps_set_simple (caps, "chroma-site", G_TYPE_STRING, "mpeg2", NULL);
  return caps;
}

/* Nor does it tell of AV1 what a header must. */
static void
add_sequence (GstCaps **caps, const gchar *filename)
{
  g_auto (Packets) packets = PACKETS_INIT;
  g_autoptr (GstBuffer) packet = NULL;
  g_autoptr (GstBuffer) data = NULL;
  g_autoptr (GBytes) header = NULL;
  GstMapInfo map;

  if (!gst_structure_has_name (gst_caps_get_structure (*caps, 0), "video/x-av1")
      || !packets_open (&packets, filename, NULL)
      || packets.track->sample->len == 0)
    return;
  packet = packets_read (&packets, 0, NULL);
  if (!packet || !gst_buffer_map (packet, &map, GST_MAP_READ))
    return;
  header = av1_sequence_find (map.data, map.size);
  gst_buffer_unmap (packet, &map);
  if (!header)
    return;
  data = gst_buffer_new_wrapped_bytes (header);
  *caps = gst_caps_make_writable (*caps);
  gst_caps_set_simple (*caps, "codec_data", GST_TYPE_BUFFER, data, NULL);
}

static GstCaps *
demux (GstElement *pipeline, const gchar *filename, GError **error)
{
  g_autoptr (GstElement) file =
      gst_bin_get_by_name (GST_BIN (pipeline), "file");
  g_autoptr (GstElement) end = gst_bin_get_by_name (GST_BIN (pipeline), "end");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (end, "sink");
  GstCaps *caps = NULL;

  g_object_set (file, "location", filename, NULL);
  if (wait_demuxed (pipeline, error))
    caps = gst_pad_get_current_caps (pad);
  if (caps)
    caps = complete (caps);
  if (caps)
    add_sequence (&caps, filename);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return caps;
}

GstCaps *
packets_caps (const gchar *filename, GError **error)
{
  g_autoptr (GstElement) pipeline =
      gst_parse_launch_full ("filesrc name=file ! qtdemux ! fakesink name=end",
          NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);

  if (!pipeline)
    return NULL;
  gst_object_ref_sink (pipeline);
  return demux (pipeline, filename, error);
}

void
packets_say_skip (GstCaps **caps, guint skip)
{
  g_autoptr (GstBuffer) header = NULL;
  guint8 channels, family, streams, coupled, mapping[256];
  guint32 rate;

  if (!gst_structure_has_name (
          gst_caps_get_structure (*caps, 0), "audio/x-opus")
      || !gst_codec_utils_opus_parse_caps (
          *caps, &rate, &channels, &family, &streams, &coupled, mapping))
    return;
  header = gst_codec_utils_opus_create_header (
      rate, channels, family, streams, coupled, mapping, skip, 0);
  gst_caps_unref (*caps);
  *caps = gst_codec_utils_opus_create_caps_from_header (header, NULL);
}
