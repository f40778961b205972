/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-rows.h"
#include "render.h"

#include <gst/gst.h>

const RenderVideoCodec *const render_video_codecs[] = { &render_h264,
  &render_h265, &render_vp9, &render_av1, NULL };

const RenderVideoEncoder *const render_video_encoders[] = { &encoder_vah264,
  &encoder_vah264lp, &encoder_vaapih264, &encoder_nvh264, &encoder_nvcudah264,
  &encoder_qsvh264, &encoder_v4l2h264, &encoder_x264, &encoder_openh264,
  &encoder_vah265, &encoder_vah265lp, &encoder_vaapih265, &encoder_nvh265,
  &encoder_qsvh265, &encoder_v4l2h265, &encoder_x265, &encoder_vavp9,
  &encoder_vaapivp9, &encoder_qsvvp9, &encoder_vp9, &encoder_vaav1,
  &encoder_qsvav1, &encoder_nvav1, &encoder_svtav1, &encoder_aom, NULL };

static const RenderAudioEncoder avenc_aac = {
  .factory = "avenc_aac",
  .package = "gstreamer1.0-libav",
  .codec = "aac",
  .parser = "aacparse",
  .launch = "avenc_aac bitrate=160000 aac-coder=fast",
  .priming = 1024,
};

/* Two frames of look-ahead less its overlap; measured with an impulse. */
static const RenderAudioEncoder voaacenc = {
  .factory = "voaacenc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = "aac",
  .parser = "aacparse",
  .launch = "voaacenc bitrate=160000",
  .priming = 1600,
};

/* Its stream says how much decoders are to drop: the look-ahead of libopus. */
static const RenderAudioEncoder opusenc = {
  .factory = "opusenc",
  .package = "gstreamer1.0-plugins-base",
  .codec = "opus",
  .parser = "opusparse",
  .launch = "opusenc bitrate=128000",
  .skip = 312,
};

const RenderAudioEncoder *const render_audio_encoders[] = {
  &avenc_aac,
  &voaacenc,
  &opusenc,
  NULL,
};

const RenderVideoCodec *
render_video_codec_find (const gchar *name)
{
  for (guint i = 0; render_video_codecs[i]; i++)
    if (g_str_equal (name, render_video_codecs[i]->name))
      return render_video_codecs[i];
  return NULL;
}

gboolean
render_element_exists (const gchar *factory)
{
  g_autoptr (GstElementFactory) found = gst_element_factory_find (factory);

  return found != NULL;
}

gchar *
render_video_codec_packages (const RenderVideoCodec *codec)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];

    if (encoder->codec == codec && !encoder->device_plugin)
      g_string_append_printf (names, "%s%s (%s)", names->len ? " or " : "",
          encoder->factory, encoder->package);
  }
  return g_string_free (names, FALSE);
}

static const RenderVideoEncoder *
find_row (const gchar *factory)
{
  for (guint i = 0; render_video_encoders[i]; i++)
    if (g_str_equal (factory, render_video_encoders[i]->factory))
      return render_video_encoders[i];
  return NULL;
}

static const RenderVideoEncoder *
find_software (const RenderVideoCodec *codec)
{
  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];

    if (encoder->codec == codec && !encoder->device_plugin
        && render_element_exists (encoder->factory))
      return encoder;
  }
  return NULL;
}

static gchar *
known_video_encoders (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; render_video_encoders[i]; i++)
    g_string_append_printf (
        names, "%s%s", i ? ", " : "", render_video_encoders[i]->factory);
  return g_string_free (names, FALSE);
}

const RenderVideoEncoder *
render_video_encoder_find (const gchar *factory, GError **error)
{
  const RenderVideoCodec *codec = render_video_codecs[0];
  const RenderVideoEncoder *found =
      factory ? find_row (factory) : find_software (codec);

  if (!found && factory) {
    g_autofree gchar *known = known_video_encoders ();

    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "unknown encoder \"%s\"; this version knows %s", factory, known);
  } else if (!found) {
    g_autofree gchar *packages = render_video_codec_packages (codec);

    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no %s encoder is installed; install %s", codec->title, packages);
  } else if (!render_element_exists (found->factory)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "encoder \"%s\" is not installed; it comes with %s", factory,
        found->package);
    return NULL;
  }
  return found;
}

static gchar *
known_audio_encoders (const gchar *codec)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; render_audio_encoders[i]; i++) {
    const RenderAudioEncoder *encoder = render_audio_encoders[i];

    if (!codec || g_str_equal (encoder->codec, codec))
      g_string_append_printf (names, "%s%s (%s)", names->len ? " or " : "",
          encoder->factory, encoder->package);
  }
  return g_string_free (names, FALSE);
}

/* @codec, @factory: (nullable): any */
static const RenderAudioEncoder *
find_audio (const gchar *codec, const gchar *factory, GError **error)
{
  g_autofree gchar *known = known_audio_encoders (codec);

  for (guint i = 0; render_audio_encoders[i]; i++) {
    const RenderAudioEncoder *encoder = render_audio_encoders[i];

    if ((!codec || g_str_equal (codec, encoder->codec))
        && (!factory || g_str_equal (factory, encoder->factory))
        && render_element_exists (encoder->factory))
      return encoder;
  }
  if (factory)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no audio encoder \"%s\"%s%s; this version uses %s where they are "
        "installed",
        factory, codec ? " for " : "", codec ? codec : "", known);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no %s encoder is installed; install %s", codec, known);
  return NULL;
}

const RenderAudioEncoder *
render_audio_encoder_find (const gchar *factory, GError **error)
{
  return find_audio (factory ? NULL : "aac", factory, error);
}

const RenderAudioEncoder *
render_audio_encoder_choose (
    const gchar *codec, const gchar *factory, GError **error)
{
  if (factory && g_str_equal (factory, "auto"))
    factory = NULL;
  return find_audio (codec, factory, error);
}
