/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "fake-encoder.h"

#include <gst/check/gstcheck.h>
#include <gst/video/gstvideoencoder.h>
#include <string.h>

typedef struct {
  gchar *factory;
  FakeBehaviour behaviour;
  gchar *memory;
  gint opened; /* atomic */
} Fake;

static GPtrArray *fakes;  /* of Fake; kept, as types of theirs are */
static GPtrArray *stream; /* of GstBuffer, an access unit each */

static GMutex lock;
static GCond released;
static gboolean hold;
static gint hanging; /* atomic: threads inside of hang() */

static void
hang (void)
{
  g_atomic_int_inc (&hanging);
  g_mutex_lock (&lock);
  while (hold)
    g_cond_wait (&released, &lock);
  g_mutex_unlock (&lock);
  g_atomic_int_add (&hanging, -1);
}

static Fake *
fake_of (gpointer element)
{
  return g_type_get_qdata (
      G_OBJECT_TYPE (element), g_quark_from_static_string ("fake"));
}

/* Encoders */

typedef struct {
  GstVideoEncoder parent;
  guint frames;
} FakeEncoder;

static gboolean
encoder_open (GstVideoEncoder *encoder)
{
  Fake *fake = fake_of (encoder);

  g_atomic_int_inc (&fake->opened);
  if (fake->behaviour == FAKE_HANGS_OPENING) {
    hang ();
    return FALSE;
  }
  if (fake->behaviour != FAKE_NO_DEVICE)
    return TRUE;
  GST_ELEMENT_ERROR (encoder, RESOURCE, OPEN_READ_WRITE,
      ("/dev/dri/renderD128: permission denied"), (NULL));
  return FALSE;
}

static gboolean
encoder_set_format (GstVideoEncoder *encoder, GstVideoCodecState *state)
{
  GstCaps *caps;

  if (fake_of (encoder)->behaviour == FAKE_NO_FORMAT)
    return FALSE;
  caps = gst_caps_from_string ("video/x-h264,stream-format=byte-stream,"
                               "alignment=au,profile=high");
  gst_video_codec_state_unref (
      gst_video_encoder_set_output_state (encoder, caps, state));
  return TRUE;
}

static GstFlowReturn
encoder_handle_frame (GstVideoEncoder *encoder, GstVideoCodecFrame *frame)
{
  FakeEncoder *self = (FakeEncoder *) encoder;
  FakeBehaviour behaviour = fake_of (encoder)->behaviour;
  guint n = self->frames++;

  if (behaviour == FAKE_HANGS_ENCODING) {
    hang ();
    gst_video_codec_frame_unref (frame);
    return GST_FLOW_ERROR;
  }
  if (behaviour == FAKE_ONE_FRAME && n == 1) {
    gst_video_codec_frame_unref (frame);
    GST_ELEMENT_ERROR (
        encoder, STREAM, ENCODE, ("the device was lost"), (NULL));
    return GST_FLOW_ERROR;
  }
  if (behaviour == FAKE_SWALLOWS && n > 2)
    return gst_video_encoder_finish_frame (encoder, frame);
  frame->output_buffer = gst_buffer_copy (stream->pdata[n % stream->len]);
  if (n == 0)
    GST_VIDEO_CODEC_FRAME_SET_SYNC_POINT (frame);
  return gst_video_encoder_finish_frame (encoder, frame);
}

static void
encoder_class_init (gpointer class, gpointer data)
{
  static GstStaticPadTemplate source = GST_STATIC_PAD_TEMPLATE (
      "src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS ("video/x-h264"));
  GstVideoEncoderClass *encoder = class;
  const Fake *fake = data;
  GstCaps *caps = gst_caps_new_empty_simple ("video/x-raw");

  if (fake->memory)
    gst_caps_set_features (
        caps, 0, gst_caps_features_from_string (fake->memory));
  gst_element_class_add_pad_template (
      class, gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_add_static_pad_template (class, &source);
  gst_element_class_set_static_metadata (
      class, "Fake", "Codec/Encoder/Video/Hardware", "Fake", "tests");
  encoder->open = encoder_open;
  encoder->set_format = encoder_set_format;
  encoder->handle_frame = encoder_handle_frame;
  gst_caps_unref (caps);
}

/* Uploads */

/* By default, caps go no further than a pad that does not proxy them. */
static gboolean
upload_event (GstPad *pad, GstObject *parent, GstEvent *event)
{
  const Fake *fake = fake_of (parent);
  g_autoptr (GstPad) source = NULL;
  g_autoptr (GstCaps) caps = NULL;

  if (GST_EVENT_TYPE (event) != GST_EVENT_CAPS)
    return gst_pad_event_default (pad, parent, event);
  source = gst_element_get_static_pad (GST_ELEMENT (parent), "src");
  gst_event_parse_caps (event, &caps);
  caps = gst_caps_copy (caps);
  if (fake->memory)
    gst_caps_set_features (
        caps, 0, gst_caps_features_from_string (fake->memory));
  gst_event_unref (event);
  return gst_pad_push_event (source, gst_event_new_caps (caps));
}

static GstFlowReturn
upload_chain (GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  g_autoptr (GstPad) source =
      gst_element_get_static_pad (GST_ELEMENT (parent), "src");

  return gst_pad_push (source, buffer);
}

static void
upload_init (GTypeInstance *instance, gpointer class)
{
  GstElement *element = GST_ELEMENT (instance);
  GstPad *sink = gst_pad_new_from_template (
      gst_element_class_get_pad_template (class, "sink"), "sink");

  gst_pad_set_event_function (sink, upload_event);
  gst_pad_set_chain_function (sink, upload_chain);
  gst_element_add_pad (element, sink);
  gst_element_add_pad (element,
      gst_pad_new_from_template (
          gst_element_class_get_pad_template (class, "src"), "src"));
}

static void
upload_class_init (gpointer class, gpointer data)
{
  static GstStaticPadTemplate sink = GST_STATIC_PAD_TEMPLATE ("sink",
      GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS ("video/x-raw(ANY)"));
  const Fake *fake = data;
  GstCaps *caps = gst_caps_from_string ("video/x-raw(ANY)");

  if (fake->memory)
    gst_caps_set_features (
        caps, 0, gst_caps_features_from_string (fake->memory));
  gst_element_class_add_static_pad_template (class, &sink);
  gst_element_class_add_pad_template (
      class, gst_pad_template_new ("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
  gst_element_class_set_static_metadata (
      class, "Fake", "Filter/Converter/Video", "Fake", "tests");
  gst_caps_unref (caps);
}

/* Both */

static GstPadProbeReturn
keep (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  g_ptr_array_add (stream, gst_buffer_copy_deep (info->data));
  return GST_PAD_PROBE_OK;
}

static void
make_stream (void)
{
  GstElement *pipeline = gst_parse_launch (
      "videotestsrc num-buffers=8 ! video/x-raw,width=64,height=64 "
      "! x264enc tune=zerolatency "
      "! video/x-h264,profile=high,stream-format=byte-stream "
      "! fakesink name=end",
      NULL);
  GstElement *end = gst_bin_get_by_name (GST_BIN (pipeline), "end");
  GstPad *pad = gst_element_get_static_pad (end, "sink");
  GstBus *bus = gst_element_get_bus (pipeline);

  stream = g_ptr_array_new_with_free_func ((GDestroyNotify) gst_buffer_unref);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, keep, NULL, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_message_unref (
      gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS));
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_cmpuint (stream->len, ==, 8);
  gst_object_unref (pad);
  gst_object_unref (end);
  gst_object_unref (bus);
  gst_object_unref (pipeline);
}

/* A type is for ever, so each has a name of its own. */
static void
add (GTypeInfo *info, GType parent, const gchar *factory,
    FakeBehaviour behaviour, const gchar *memory)
{
  Fake *fake = g_new0 (Fake, 1);
  g_autofree gchar *name = NULL;
  GType type;

  if (!fakes)
    fakes = g_ptr_array_new ();
  fake->factory = g_strdup (factory);
  fake->behaviour = behaviour;
  fake->memory = g_strdup (memory);
  g_ptr_array_add (fakes, fake);
  name = g_strdup_printf ("Fake%u", fakes->len);
  info->class_data = fake;
  type = g_type_register_static (parent, name, info, 0);
  g_type_set_qdata (type, g_quark_from_static_string ("fake"), fake);
  fail_unless (gst_element_register (NULL, factory, GST_RANK_NONE, type));
}

void
fake_encoder_add (
    const gchar *factory, FakeBehaviour behaviour, const gchar *memory)
{
  GTypeInfo info = {
    .class_size = sizeof (GstVideoEncoderClass),
    .class_init = encoder_class_init,
    .instance_size = sizeof (FakeEncoder),
  };

  if (!stream)
    make_stream ();
  hold = TRUE;
  add (&info, GST_TYPE_VIDEO_ENCODER, factory, behaviour, memory);
}

void
fake_upload_add (const gchar *factory, const gchar *memory)
{
  GTypeInfo info = {
    .class_size = sizeof (GstElementClass),
    .class_init = upload_class_init,
    .instance_size = sizeof (GstElement),
    .instance_init = upload_init,
  };

  add (&info, GST_TYPE_ELEMENT, factory, FAKE_WORKS, memory);
}

guint
fake_opened (const gchar *factory)
{
  guint opened = 0;

  for (guint i = 0; i < fakes->len; i++) {
    Fake *fake = fakes->pdata[i];

    if (strcmp (fake->factory, factory) == 0)
      opened += g_atomic_int_get (&fake->opened);
  }
  return opened;
}

void
fake_clear (void)
{
  GstRegistry *registry = gst_registry_get ();

  g_mutex_lock (&lock);
  hold = FALSE;
  g_cond_broadcast (&released);
  g_mutex_unlock (&lock);
  while (g_atomic_int_get (&hanging) > 0)
    g_usleep (1000);
  for (guint i = 0; fakes && i < fakes->len; i++) {
    Fake *fake = fakes->pdata[i];
    GstPluginFeature *feature =
        gst_registry_lookup_feature (registry, fake->factory);

    if (feature) {
      gst_registry_remove_feature (registry, feature);
      gst_object_unref (feature);
    }
    fake->opened = 0;
  }
  g_clear_pointer (&stream, g_ptr_array_unref);
}
