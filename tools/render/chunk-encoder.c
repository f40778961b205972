/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "chunk-encoder.h"

#include "render.h"
#include "trouble.h"

/* Who draws also encodes, in one thread: a worker takes one core, and a frame
 * is read while it is still in that core's cache. */
struct ChunkEncoder {
  GstElement *pipeline;
  GstPad *source; /* of no element: frames go through it into the first one */
  gboolean begun;
  gint packets; /* atomic */
};

static GstPadProbeReturn
count_packet (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  ChunkEncoder *encoder = user_data;

  g_atomic_int_inc (&encoder->packets);
  return GST_PAD_PROBE_OK;
}

static gboolean
build (ChunkEncoder *self, const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, GError **error)
{
  g_autofree gchar *elements = encoder->launch (settings);
  g_autofree gchar *launch = g_strdup_printf (
      "%s ! %s name=parser ! mp4mux name=mux ! filesink name=file", elements,
      encoder->codec->parser);
  g_autoptr (GError) local = NULL;

  self->pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (self->pipeline) {
    gst_object_ref_sink (self->pipeline);
    return TRUE;
  }
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
      "cannot build the encoder: %s", local->message);
  return FALSE;
}

static void
prepare (ChunkEncoder *encoder, const gchar *output)
{
  GstBin *bin = GST_BIN (encoder->pipeline);
  g_autoptr (GstElement) file = gst_bin_get_by_name (bin, "file");
  g_autoptr (GstElement) parser = gst_bin_get_by_name (bin, "parser");
  g_autoptr (GstPad) packets = gst_element_get_static_pad (parser, "src");
  g_autoptr (GstPad) entry = gst_bin_find_unlinked_pad (bin, GST_PAD_SINK);

  encoder->source = gst_object_ref_sink (gst_pad_new ("frames", GST_PAD_SRC));
  gst_pad_link (encoder->source, entry);
  g_object_set (file, "location", output, NULL);
  gst_pad_add_probe (
      packets, GST_PAD_PROBE_TYPE_BUFFER, count_packet, encoder, NULL);
}

ChunkEncoder *
chunk_encoder_new (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, const gchar *output, GstBus *bus,
    GError **error)
{
  g_autoptr (ChunkEncoder) self = g_new0 (ChunkEncoder, 1);

  if (!build (self, encoder, settings, error))
    return NULL;
  prepare (self, output);
  trouble_forward (self->pipeline, bus);
  return g_steal_pointer (&self);
}

void
chunk_encoder_free (ChunkEncoder *encoder)
{
  if (encoder->pipeline)
    chunk_encoder_stop (encoder);
  gst_clear_object (&encoder->source);
  gst_clear_object (&encoder->pipeline);
  g_free (encoder);
}

void
chunk_encoder_stop (ChunkEncoder *encoder)
{
  gst_element_set_state (encoder->pipeline, GST_STATE_NULL);
}

GstElement *
chunk_encoder_pipeline (ChunkEncoder *encoder)
{
  return encoder->pipeline;
}

const gint *
chunk_encoder_packets (ChunkEncoder *encoder)
{
  return &encoder->packets;
}

GstCaps *
chunk_encoder_choose (ChunkEncoder *encoder, GstCaps *offered)
{
  g_autoptr (GstPad) peer = gst_pad_get_peer (encoder->source);
  g_autoptr (GstCaps) taken = gst_pad_query_caps (peer, offered);

  return gst_caps_intersect_full (offered, taken, GST_CAPS_INTERSECT_FIRST);
}

static void
begin (ChunkEncoder *encoder, GstCaps *caps)
{
  GstSegment segment;

  gst_segment_init (&segment, GST_FORMAT_TIME);
  gst_pad_set_active (encoder->source, TRUE);
  gst_pad_push_event (encoder->source, gst_event_new_stream_start ("chunk"));
  gst_pad_push_event (encoder->source, gst_event_new_caps (caps));
  gst_pad_push_event (encoder->source, gst_event_new_segment (&segment));
  encoder->begun = TRUE;
}

/* An element that fails should say why, and not all do. */
static void
complain (ChunkEncoder *encoder, GstFlowReturn flow)
{
  GST_ELEMENT_ERROR (encoder->pipeline, STREAM, FAILED,
      ("a frame was not taken: %s", gst_flow_get_name (flow)), (NULL));
}

GstFlowReturn
chunk_encoder_push (ChunkEncoder *encoder, GstCaps *caps, GstBuffer *frame)
{
  GstFlowReturn flow;

  if (!encoder->begun)
    begin (encoder, caps);
  flow = gst_pad_push (encoder->source, frame);
  if (flow == GST_FLOW_OK)
    return flow;
  complain (encoder, flow);
  return GST_FLOW_FLUSHING;
}

void
chunk_encoder_end (ChunkEncoder *encoder)
{
  gst_pad_push_event (encoder->source, gst_event_new_eos ());
}
