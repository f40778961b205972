/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoders.h"
#include "render.h"

#include <gst/gst.h>

/* x264enc's "qual" pass is x264's crf, but for a VBV that caps it at the
 * default bitrate of 2048 kb/s: a capacity of 0 takes that cap away. */
static gchar *
launch_x264 (const RenderVideoSettings *settings)
{
  GString *line = g_string_new (NULL);

  g_string_printf (line,
      "x264enc speed-preset=veryfast pass=qual quantizer=%d "
      "vbv-buf-capacity=0 key-int-max=%d",
      settings->crf < 0 ? 23 : settings->crf, settings->gop);
  if (settings->threads > 0)
    g_string_append_printf (line, " threads=%d", settings->threads);
  g_string_append (line, " ! video/x-h264,profile=high");
  return g_string_free (line, FALSE);
}

static const RenderVideoEncoder x264 = {
  .factory = "x264enc",
  .package = "gstreamer1.0-plugins-ugly",
  .launch = launch_x264,
};

/* No constant quality here: a rate of 0.1 bit a pixel, which is what crf 23
 * gives to moving photographs. */
static gchar *
launch_openh264 (const RenderVideoSettings *settings)
{
  const RenderVideoShape *shape = &settings->shape;
  gint64 pixels =
      (gint64) shape->width * shape->height * shape->fps_n / shape->fps_d;
  gint64 bitrate = CLAMP (pixels / 10, 200000, 60000000);

  return g_strdup_printf (
      "openh264enc rate-control=bitrate bitrate=%" G_GINT64_FORMAT
      " gop-size=%d complexity=medium "
      "! video/x-h264,profile=constrained-baseline",
      bitrate, settings->gop);
}

static const RenderVideoEncoder openh264 = {
  .factory = "openh264enc",
  .package = "gstreamer1.0-plugins-bad",
  .launch = launch_openh264,
};

const RenderVideoEncoder *const render_video_encoders[] = {
  &x264,
  &openh264,
  NULL,
};

static const RenderAudioEncoder avenc_aac = {
  .factory = "avenc_aac",
  .package = "gstreamer1.0-libav",
  .launch = "avenc_aac bitrate=160000 aac-coder=fast",
  .priming = 1024,
};

/* Two frames of look-ahead less its overlap; measured with an impulse. */
static const RenderAudioEncoder voaacenc = {
  .factory = "voaacenc",
  .package = "gstreamer1.0-plugins-bad",
  .launch = "voaacenc bitrate=160000",
  .priming = 1600,
};

const RenderAudioEncoder *const render_audio_encoders[] = {
  &avenc_aac,
  &voaacenc,
  NULL,
};

static gboolean
is_installed (const gchar *factory)
{
  g_autoptr (GstElementFactory) found = gst_element_factory_find (factory);

  return found != NULL;
}

static gchar *
known_video_encoders (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; render_video_encoders[i]; i++)
    g_string_append_printf (names, "%s%s (%s)", i ? ", " : "",
        render_video_encoders[i]->factory, render_video_encoders[i]->package);
  return g_string_free (names, FALSE);
}

const RenderVideoEncoder *
render_video_encoder_find (const gchar *factory, GError **error)
{
  g_autofree gchar *known = known_video_encoders ();

  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];

    if (factory && !g_str_equal (factory, encoder->factory))
      continue;
    if (is_installed (encoder->factory))
      return encoder;
    if (factory) {
      g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
          "encoder \"%s\" is not installed; it comes with %s", factory,
          encoder->package);
      return NULL;
    }
  }
  if (factory)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "unknown encoder \"%s\"; this version knows %s", factory, known);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no H.264 encoder is installed; install one of %s", known);
  return NULL;
}

const RenderAudioEncoder *
render_audio_encoder_find (const gchar *factory, GError **error)
{
  for (guint i = 0; render_audio_encoders[i]; i++) {
    const RenderAudioEncoder *encoder = render_audio_encoders[i];

    if ((!factory || g_str_equal (factory, encoder->factory))
        && is_installed (encoder->factory))
      return encoder;
  }
  if (factory)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no audio encoder \"%s\"; this version uses %s (%s) or %s (%s) where "
        "they are installed",
        factory, avenc_aac.factory, avenc_aac.package, voaacenc.factory,
        voaacenc.package);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no AAC encoder is installed; install %s (%s) or %s (%s)",
        avenc_aac.factory, avenc_aac.package, voaacenc.factory,
        voaacenc.package);
  return NULL;
}
