/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See chain.h. The caller's thread sleeps on the bus: samples, end, error,
 * cancellation and deadline all arrive there. */
#include "chain.h"
#include "gate.h"
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

/* A decoder that gives nothing for so long never will. */
#define DEADLINE (20 * GST_SECOND)
#define CANCELLED "chain-cancelled"

/* What the sink holds for who pulls; the decoder waits when it is full. */
#define AHEAD 8
#define SAMPLE "chain-sample"

struct ChainRun {
  GstElement *pipeline;
  GstElement *sink; /* borrowed from the pipeline */
  GstBus *bus;
  ChainFeed feed;
  gpointer feed_data;
};

static GstElement *
make (const ChainElement *element, GstBin *bin, GError **error)
{
  GstElement *e = gst_element_factory_make (element->factory, NULL);

  if (!e) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_MISSING_PLUGIN,
        "the GStreamer element \"%s\" is missing, install %s", element->factory,
        element->package);
    return NULL;
  }
  if (element->property)
    gst_util_set_object_arg (G_OBJECT (e), element->property, element->value);
  gst_bin_add (bin, e);
  return e;
}

/* One message for each sample, so that whoever pulls sleeps in one place. */
static GstFlowReturn
on_sample (GstAppSink *sink, gpointer bus)
{
  gst_bus_post (bus,
      gst_message_new_application (
          GST_OBJECT (sink), gst_structure_new_empty (SAMPLE)));
  return GST_FLOW_OK;
}

static GstElement *
make_source (const Chain *chain, GstCaps *caps, GstBin *bin, GError **error)
{
  static const ChainElement element = { "appsrc", "gstreamer1.0-plugins-base" };
  GstElement *src = make (&element, bin, error);

  if (!src)
    return NULL;
  g_object_set (src, "caps", caps, "max-bytes", (guint64) 0, "format",
      chain->chunk ? GST_FORMAT_BYTES : GST_FORMAT_TIME, NULL);
  return src;
}

static GstElement *
make_sink (const Chain *chain, GstBin *bin, GstBus *bus, GError **error)
{
  static const ChainElement element = { "appsink",
    "gstreamer1.0-plugins-base" };
  static GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  GstElement *sink = make (&element, bin, error);
  g_autoptr (GstCaps) caps = NULL;

  if (!sink)
    return NULL;
  caps = gst_caps_from_string (chain->out_caps);
  g_object_set (sink, "caps", caps, "sync", FALSE, "enable-last-sample", FALSE,
      "max-buffers", AHEAD, NULL);
  gst_app_sink_set_callbacks (
      GST_APP_SINK (sink), &callbacks, gst_object_ref (bus), gst_object_unref);
  return sink;
}

/* Returns: (transfer none): the source, or NULL. */
static GstElement *
build (ChainRun *run, const Chain *chain, GstCaps *caps, GError **error)
{
  GstBin *bin = GST_BIN (run->pipeline);
  GstElement *src = make_source (chain, caps, bin, error);
  GstElement *last = src;

  for (guint i = 0; last && i < G_N_ELEMENTS (chain->elements); i++) {
    GstElement *e;

    if (!chain->elements[i].factory)
      continue;
    e = make (&chain->elements[i], bin, error);
    if (!e || !gst_element_link (last, e))
      return NULL;
    last = e;
  }
  run->sink = last ? make_sink (chain, bin, run->bus, error) : NULL;
  return run->sink && gst_element_link (last, run->sink) ? src : NULL;
}

static void
feed (GstAppSrc *src, GBytes *bytes, gsize chunk)
{
  g_autoptr (GstBuffer) all = gst_buffer_new_wrapped_bytes (bytes);
  gsize size = g_bytes_get_size (bytes);

  if (chunk == 0) {
    GST_BUFFER_PTS (all) = 0;
    gst_app_src_push_buffer (src, g_steal_pointer (&all));
  } else
    for (gsize at = 0; at < size; at += chunk)
      gst_app_src_push_buffer (src,
          gst_buffer_copy_region (
              all, GST_BUFFER_COPY_MEMORY, at, MIN (chunk, size - at)));
  gst_app_src_end_of_stream (src);
}

static void
on_cancelled (GCancellable *cancellable, gpointer bus)
{
  gst_bus_post (bus,
      gst_message_new_application (NULL, gst_structure_new_empty (CANCELLED)));
}

static gboolean
read_error (GstMessage *message, GError **error)
{
  g_autoptr (GError) inner = NULL;

  gst_message_parse_error (message, &inner, NULL);
  g_set_error (error, MEDIA_ERROR,
      g_error_matches (inner, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN)
          ? MEDIA_ERROR_MISSING_PLUGIN
          : MEDIA_ERROR_CORRUPT,
      "%s", inner->message);
  return FALSE;
}

/* Returns: (transfer none): the source of a chain that does not run yet. */
static GstElement *
prepare (ChainRun *run, const Chain *chain, GstCaps *caps, GError **error)
{
  g_autoptr (GError) local = NULL;
  GstElement *src;

  run->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  run->bus = gst_element_get_bus (run->pipeline);
  src = build (run, chain, caps, &local);
  if (src)
    return src;
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_MISSING_PLUGIN,
        "the elements for %s do not link", chain->in_caps);
  return NULL;
}

ChainRun *
chain_start (const Chain *chain, GBytes *bytes, GError **error)
{
  g_autoptr (ChainRun) run = g_new0 (ChainRun, 1);
  g_autoptr (GstCaps) caps = gst_caps_from_string (chain->in_caps);
  GstElement *src = prepare (run, chain, caps, error);

  if (!src)
    return NULL;
  feed (GST_APP_SRC (src), bytes, chain->chunk);
  gst_element_set_state (run->pipeline, GST_STATE_PLAYING);
  return g_steal_pointer (&run);
}

static void
on_need (GstAppSrc *src, guint length, gpointer data)
{
  ChainRun *run = data;
  GstBuffer *buffer = run->feed (run->feed_data);

  if (buffer)
    gst_app_src_push_buffer (src, buffer);
  else
    gst_app_src_end_of_stream (src);
}

ChainRun *
chain_start_fed (const Chain *chain, GstCaps *caps, ChainFeed feed_with,
    gpointer user_data, GError **error)
{
  g_autoptr (ChainRun) run = g_new0 (ChainRun, 1);
  g_autoptr (GstCaps) plain =
      caps ? gst_caps_ref (caps) : gst_caps_from_string (chain->in_caps);
  GstElement *src = prepare (run, chain, plain, error);
  GstAppSrcCallbacks callbacks = { .need_data = on_need };

  if (!src)
    return NULL;
  run->feed = feed_with;
  run->feed_data = user_data;
  gst_app_src_set_callbacks (GST_APP_SRC (src), &callbacks, run, NULL);
  gst_element_set_state (run->pipeline, GST_STATE_PLAYING);
  return g_steal_pointer (&run);
}

void
chain_stop (ChainRun *run)
{
  if (!run)
    return;
  gst_element_set_state (run->pipeline, GST_STATE_NULL);
  gst_object_unref (run->bus);
  gst_object_unref (run->pipeline);
  g_free (run);
}

/* The next message, or NULL once the deadline is over. */
static GstMessage *
await_message (GstBus *bus, GCancellable *cancellable)
{
  const GstMessageType types =
      GST_MESSAGE_ERROR | GST_MESSAGE_EOS | GST_MESSAGE_APPLICATION;
  GstMessage *message = gst_bus_pop_filtered (bus, types);
  gulong id = 0;

  if (message)
    return message;
  if (cancellable)
    id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
        gst_object_ref (bus), gst_object_unref);
  message = gst_bus_timed_pop_filtered (bus, DEADLINE, types);
  g_cancellable_disconnect (cancellable, id);
  return message;
}

gboolean
chain_pull (ChainRun *run, GstSample **sample, GCancellable *cancellable,
    GError **error)
{
  *sample = NULL;
  while (!g_cancellable_set_error_if_cancelled (cancellable, error)) {
    g_autoptr (GstMessage) message = await_message (run->bus, cancellable);

    if (!message) {
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
          "the decoder gave nothing for %d s", (gint) (DEADLINE / GST_SECOND));
      return FALSE;
    }
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
      return TRUE;
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
      return read_error (message, error);
    /* What a cancellation of before left says nothing any more. */
    if (gst_message_has_name (message, SAMPLE)) {
      *sample = gst_app_sink_pull_sample (GST_APP_SINK (run->sink));
      return TRUE;
    }
  }
  return FALSE;
}
