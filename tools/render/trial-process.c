/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The side that tries. Whatever happens to this process is an answer. */
#include "trial.h"

#include "render.h"

#include <fcntl.h>
#include <gst/gst.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* More than an encoder with B-frames holds back, so that some come out before
 * the end. */
#define FRAMES 8

/* All numbers of the settings, in the order of the words. */
static const struct {
  gsize at;
  gint64 least, most;
} fields[TRIAL_N_WORDS - 1] = {
  { G_STRUCT_OFFSET (RenderVideoSettings, shape.width), 1, 16384 },
  { G_STRUCT_OFFSET (RenderVideoSettings, shape.height), 1, 16384 },
  { G_STRUCT_OFFSET (RenderVideoSettings, shape.fps_n), 1, G_MAXINT },
  { G_STRUCT_OFFSET (RenderVideoSettings, shape.fps_d), 1, G_MAXINT },
  { G_STRUCT_OFFSET (RenderVideoSettings, preset), 0, RENDER_N_PRESETS - 1 },
  { G_STRUCT_OFFSET (RenderVideoSettings, crf), -1, G_MAXINT },
  { G_STRUCT_OFFSET (RenderVideoSettings, bitrate), 0, G_MAXINT },
  { G_STRUCT_OFFSET (RenderVideoSettings, gop), 0, G_MAXINT },
  { G_STRUCT_OFFSET (RenderVideoSettings, threads), 0, G_MAXINT },
};

gchar **
trial_words (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings)
{
  gchar **words = g_new0 (gchar *, TRIAL_N_WORDS + 1);

  words[0] = g_strdup (encoder->factory);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    words[1 + i] =
        g_strdup_printf ("%d", G_STRUCT_MEMBER (gint, settings, fields[i].at));
  return words;
}

static gboolean
read_settings (const gchar *const *words, RenderVideoSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    gint64 number;

    if (!g_ascii_string_to_signed (
            words[i], 10, fields[i].least, fields[i].most, &number, NULL))
      return FALSE;
    G_STRUCT_MEMBER (gint, settings, fields[i].at) = (gint) number;
  }
  return TRUE;
}

static GstPadProbeReturn
count_packet (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  g_atomic_int_inc ((gint *) user_data);
  return GST_PAD_PROBE_OK;
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

static GstElement *
build (const RenderVideoEncoder *encoder, const RenderVideoSettings *settings,
    gint *packets, GError **error)
{
  g_autofree gchar *launch = describe (encoder, settings);
  GstElement *pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  g_autoptr (GstElement) end = NULL;
  g_autoptr (GstPad) pad = NULL;

  if (!pipeline)
    return NULL;
  end = gst_bin_get_by_name (GST_BIN (pipeline), "end");
  pad = gst_element_get_static_pad (end, "sink");
  gst_pad_add_probe (
      pad, GST_PAD_PROBE_TYPE_BUFFER, count_packet, packets, NULL);
  return gst_object_ref_sink (pipeline);
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
play (GstElement *pipeline, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;
  gboolean started = gst_element_set_state (pipeline, GST_STATE_PLAYING)
      != GST_STATE_CHANGE_FAILURE;

  message = gst_bus_timed_pop_filtered (bus, started ? GST_CLOCK_TIME_NONE : 0,
      GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (!message)
    return refuse (error, "it does not start");
  return GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS
      || refuse_message (message, error);
}

static gboolean
encode (GstElement *pipeline, const gint *packets, GError **error)
{
  gint n;

  if (!play (pipeline, error))
    return FALSE;
  n = g_atomic_int_get (packets);
  if (n == FRAMES)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
      "it gave %d packets for %d frames", n, FRAMES);
  return FALSE;
}

static void
say (gint out, const GError *error)
{
  g_autofree gchar *reason = g_strdup (error ? error->message : NULL);
  g_autofree gchar *line = reason
      ? g_strdup_printf ("fails %s\n", g_strdelimit (reason, "\r\n", ' '))
      : g_strdup ("works\n");

  /* Who does not hear it knows by the status. */
  if (write (out, line, strlen (line)) < 0)
    return;
}

/* The verdict first: what closing a device does may take forever. */
static gint
try_out (const RenderVideoEncoder *encoder, const RenderVideoSettings *settings,
    gint out)
{
  g_autoptr (GError) error = NULL;
  gint packets = 0;
  GstElement *pipeline = build (encoder, settings, &packets, &error);

  if (pipeline)
    encode (pipeline, &packets, &error);
  say (out, error);
  if (pipeline) {
    gst_element_set_state (pipeline, GST_STATE_NULL);
    gst_object_unref (pipeline);
  }
  return error ? 1 : 0;
}

gint
trial_serve (const gchar *const *words)
{
  const struct rlimit no_core = { 0, 0 };
  RenderVideoSettings settings = { .crf = -1 };
  g_autoptr (GError) error = NULL;
  const RenderVideoEncoder *encoder =
      render_video_encoder_find (words[0], &error);
  gint out;

  if (!encoder || !read_settings (words + 1, &settings)) {
    g_printerr (
        "jsonclip: %s\n", error ? error->message : "expected " TRIAL_USAGE);
    return 2;
  }
  /* A driver that prints would break our line. */
  out = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  /* To crash is one of the things it is there for. */
  setrlimit (RLIMIT_CORE, &no_core);
  return try_out (encoder, &settings, out);
}
