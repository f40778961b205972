/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "fake-encoder.h"

#include "trial.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/check/gstcheck.h>
#include <gst/video/gstvideoencoder.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What a trial is to register, too: a line "FACTORY KIND MEMORY" for each. */
#define FAKES "JSONCLIP_FAKES"
#define NO_MEMORY "-"
#define UPLOAD -1
/* A file, with a line "FACTORY PID" for each opening. */
#define OPENINGS "JSONCLIP_FAKE_OPENINGS"

typedef struct {
  gchar *factory;
  FakeBehaviour behaviour;
  gchar *memory;
} Fake;

static GPtrArray *fakes;  /* of Fake; kept, as types of theirs are */
static GPtrArray *stream; /* of GstBuffer, an access unit each */
static gchar *program;    /* that trials are run by otherwise */

static void G_GNUC_NORETURN
hang (void)
{
  for (;;)
    pause ();
}

static void G_GNUC_NORETURN
crash (void)
{
  /* A sanitizer would make an exit of it. */
  signal (SIGSEGV, SIG_DFL);
  raise (SIGSEGV);
  hang ();
}

static void G_GNUC_NORETURN
stop (void)
{
  signal (SIGABRT, SIG_DFL);
  g_printerr ("first words\nthe driver lost its mind\n");
  abort ();
}

static void
note_opening (const Fake *fake)
{
  g_autofree gchar *line =
      g_strdup_printf ("%s %d\n", fake->factory, (gint) getpid ());
  gint fd = g_open (g_getenv (OPENINGS), O_WRONLY | O_APPEND, 0);

  g_assert_cmpint (write (fd, line, strlen (line)), ==, strlen (line));
  close (fd);
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
  const Fake *fake = fake_of (encoder);

  note_opening (fake);
  if (fake->behaviour == FAKE_HANGS_OPENING)
    hang ();
  if (fake->behaviour == FAKE_CRASHES_OPENING)
    crash ();
  if (fake->behaviour != FAKE_NO_DEVICE)
    return TRUE;
  GST_ELEMENT_ERROR (encoder, RESOURCE, OPEN_READ_WRITE,
      ("/dev/dri/renderD128:\npermission denied"), (NULL));
  return FALSE;
}

static gboolean
encoder_close (GstVideoEncoder *encoder)
{
  const Fake *fake = fake_of (encoder);

  if (fake->behaviour == FAKE_HANGS_CLOSING)
    hang ();
  if (fake->behaviour == FAKE_CRASHES_CLOSING)
    crash ();
  return TRUE;
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

/* What ends all else. */
static void
misbehave (FakeBehaviour behaviour)
{
  if (behaviour == FAKE_HANGS_ENCODING)
    hang ();
  if (behaviour == FAKE_CRASHES_ENCODING)
    crash ();
  if (behaviour == FAKE_ABORTS)
    stop ();
  if (behaviour == FAKE_EXITS)
    _exit (0);
  if (behaviour == FAKE_PRINTS)
    g_print ("fails to be quiet\n");
}

static GstFlowReturn
encoder_handle_frame (GstVideoEncoder *encoder, GstVideoCodecFrame *frame)
{
  FakeEncoder *self = (FakeEncoder *) encoder;
  FakeBehaviour behaviour = fake_of (encoder)->behaviour;
  guint n = self->frames++;

  if (n == 1)
    misbehave (behaviour);
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
  encoder->close = encoder_close;
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
  g_assert_true (gst_element_register (NULL, factory, GST_RANK_NONE, type));
}

static void
add_encoder (const gchar *factory, FakeBehaviour behaviour, const gchar *memory)
{
  GTypeInfo info = {
    .class_size = sizeof (GstVideoEncoderClass),
    .class_init = encoder_class_init,
    .instance_size = sizeof (FakeEncoder),
  };

  add (&info, GST_TYPE_VIDEO_ENCODER, factory, behaviour, memory);
}

static void
add_upload (const gchar *factory, const gchar *memory)
{
  GTypeInfo info = {
    .class_size = sizeof (GstElementClass),
    .class_init = upload_class_init,
    .instance_size = sizeof (GstElement),
    .instance_init = upload_init,
  };

  add (&info, GST_TYPE_ELEMENT, factory, FAKE_WORKS, memory);
}

/* From now on a trial is this program again. */
static void
take_trials (void)
{
  g_autofree gchar *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree gchar *openings = NULL;
  gint fd;

  if (g_getenv (FAKES))
    return;
  program = g_strdup (g_getenv ("JSONCLIP_PROGRAM"));
  g_setenv ("JSONCLIP_PROGRAM", self, TRUE);
  fd = g_file_open_tmp ("fakes-XXXXXX", &openings, NULL);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_setenv (OPENINGS, openings, TRUE);
  g_setenv (FAKES, "", TRUE);
}

static void
tell_trials (const gchar *factory, gint kind, const gchar *memory)
{
  g_autofree gchar *lines = NULL;

  take_trials ();
  lines = g_strdup_printf ("%s%s %d %s\n", g_getenv (FAKES), factory, kind,
      memory ? memory : NO_MEMORY);
  g_setenv (FAKES, lines, TRUE);
}

static void
add_as_told (const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const gchar *memory;

  if (g_strv_length (words) != 3)
    return;
  memory = g_str_equal (words[2], NO_MEMORY) ? NULL : words[2];
  if (atoi (words[1]) == UPLOAD)
    add_upload (words[0], memory);
  else
    add_encoder (words[0], atoi (words[1]), memory);
}

/* Argument 2 is "--". */
gboolean
fake_main (int *argc, char ***argv, gint *status)
{
  const gchar *told = g_getenv (FAKES);
  g_auto (GStrv) lines = NULL;

  if (!told || *argc != 3 + TRIAL_N_WORDS
      || !g_str_equal ((*argv)[1], TRIAL_COMMAND))
    return FALSE;
  gst_init (argc, argv);
  make_stream ();
  lines = g_strsplit (told, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    add_as_told (lines[i]);
  *status = trial_serve ((const gchar *const *) *argv + 3);
  return TRUE;
}

void
fake_encoder_add (
    const gchar *factory, FakeBehaviour behaviour, const gchar *memory)
{
  tell_trials (factory, behaviour, memory);
  add_encoder (factory, behaviour, memory);
}

void
fake_upload_add (const gchar *factory, const gchar *memory)
{
  tell_trials (factory, UPLOAD, memory);
  add_upload (factory, memory);
}

static gchar **
read_openings (void)
{
  g_autofree gchar *text = NULL;

  g_assert_true (g_file_get_contents (g_getenv (OPENINGS), &text, NULL, NULL));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

guint
fake_opened (const gchar *factory)
{
  g_auto (GStrv) lines = read_openings ();
  g_autofree gchar *wanted = g_strconcat (factory, " ", NULL);
  guint opened = 0;

  for (guint i = 0; lines[i]; i++)
    opened += g_str_has_prefix (lines[i], wanted);
  return opened;
}

void
fake_assert_gone (void)
{
  g_auto (GStrv) lines = read_openings ();

  for (guint i = 0; lines[i] && *lines[i]; i++)
    fail_unless (
        kill (atoi (strchr (lines[i], ' ')), 0) != 0, "%s lives", lines[i]);
}

static void
release_trials (void)
{
  if (!g_getenv (FAKES))
    return;
  g_unlink (g_getenv (OPENINGS));
  g_unsetenv (OPENINGS);
  g_unsetenv (FAKES);
  if (program)
    g_setenv ("JSONCLIP_PROGRAM", program, TRUE);
  else
    g_unsetenv ("JSONCLIP_PROGRAM");
  g_clear_pointer (&program, g_free);
}

void
fake_clear (void)
{
  GstRegistry *registry = gst_registry_get ();

  for (guint i = 0; fakes && i < fakes->len; i++) {
    const Fake *fake = fakes->pdata[i];
    GstPluginFeature *feature =
        gst_registry_lookup_feature (registry, fake->factory);

    if (feature) {
      gst_registry_remove_feature (registry, feature);
      gst_object_unref (feature);
    }
  }
  release_trials ();
}
