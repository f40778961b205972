/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See chain.h. The caller's thread sleeps on the bus: end, error, cancellation
 * and deadline all arrive there. */
#include "chain.h"
#include "gate.h"
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

/* A decoder that gives nothing for so long never will. */
#define DEADLINE (20 * GST_SECOND)
#define CANCELLED "chain-cancelled"

typedef struct {
  const Chain *chain;
  gint samples; /* atomic: the deadline watches it grow */
} Run;

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

static GstFlowReturn
on_sample (GstAppSink *sink, gpointer user_data)
{
  Run *run = user_data;
  GstSample *sample = gst_app_sink_pull_sample (sink);
  gboolean more;

  if (!sample)
    return GST_FLOW_EOS;
  g_atomic_int_inc (&run->samples);
  more = run->chain->func (sample, run->chain->user_data);
  gst_sample_unref (sample);
  return more ? GST_FLOW_OK : GST_FLOW_EOS;
}

static GstElement *
make_source (const Chain *chain, GstBin *bin, GError **error)
{
  static const ChainElement element = { "appsrc", "gstreamer1.0-plugins-base" };
  GstElement *src = make (&element, bin, error);
  g_autoptr (GstCaps) caps = NULL;

  if (!src)
    return NULL;
  caps = gst_caps_from_string (chain->in_caps);
  g_object_set (src, "caps", caps, "max-bytes", (guint64) 0, "format",
      chain->chunk ? GST_FORMAT_BYTES : GST_FORMAT_TIME, NULL);
  return src;
}

static GstElement *
make_sink (Run *run, GstBin *bin, GError **error)
{
  static const ChainElement element = { "appsink",
    "gstreamer1.0-plugins-base" };
  static GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  GstElement *sink = make (&element, bin, error);
  g_autoptr (GstCaps) caps = NULL;

  if (!sink)
    return NULL;
  caps = gst_caps_from_string (run->chain->out_caps);
  g_object_set (
      sink, "caps", caps, "sync", FALSE, "enable-last-sample", FALSE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, run, NULL);
  return sink;
}

/* Returns: (transfer none): the source, or NULL. */
static GstElement *
build (Run *run, GstBin *bin, GError **error)
{
  const Chain *chain = run->chain;
  GstElement *src = make_source (chain, bin, error);
  GstElement *last = src, *sink;

  for (guint i = 0; last && i < G_N_ELEMENTS (chain->elements); i++) {
    GstElement *e;

    if (!chain->elements[i].factory)
      continue;
    e = make (&chain->elements[i], bin, error);
    if (!e || !gst_element_link (last, e))
      return NULL;
    last = e;
  }
  sink = last ? make_sink (run, bin, error) : NULL;
  return sink && gst_element_link (last, sink) ? src : NULL;
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

static gboolean
await_end (GstBus *bus, Run *run, GCancellable *cancellable, GError **error)
{
  const GstMessageType types =
      GST_MESSAGE_ERROR | GST_MESSAGE_EOS | GST_MESSAGE_APPLICATION;
  gint before = -1;

  while (before != g_atomic_int_get (&run->samples)) {
    g_autoptr (GstMessage) message = NULL;

    before = g_atomic_int_get (&run->samples);
    message = gst_bus_timed_pop_filtered (bus, DEADLINE, types);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!message)
      continue;
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
      return TRUE;
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
      return read_error (message, error);
  }
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
      "the decoder gave nothing for %d s", (gint) (DEADLINE / GST_SECOND));
  return FALSE;
}

gboolean
chain_run (const Chain *chain, GBytes *bytes, GCancellable *cancellable,
    GError **error)
{
  g_autoptr (GstElement) pipeline =
      gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  Run run = { chain, 0 };
  GstElement *src = build (&run, GST_BIN (pipeline), error);
  gulong id = 0;
  gboolean ok;

  if (!src) {
    if (error && !*error)
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_MISSING_PLUGIN,
          "the elements for %s do not link", chain->in_caps);
    return FALSE;
  }
  if (cancellable)
    id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
        gst_object_ref (bus), gst_object_unref);
  feed (GST_APP_SRC (src), bytes, chain->chunk);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  ok = await_end (bus, &run, cancellable, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_cancellable_disconnect (cancellable, id);
  return ok;
}
