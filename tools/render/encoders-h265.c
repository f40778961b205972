/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-rows.h"

const RenderVideoCodec render_h265 = {
  .name = "h265",
  .title = "H.265",
  .parser = "h265parse",
};

#define PROFILE_MAIN "video/x-h265,profile=main"

static gchar *
launch_vah265 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vah265enc");

  encoder_put_va (line, settings, encoder_h265_quality (settings));
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_vah265 = {
  .factory = "vah265enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h265,
  .device_plugin = "va",
  .launch = launch_vah265,
};

static gchar *
launch_vah265lp (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vah265lpenc");

  encoder_put_va (line, settings, encoder_h265_quality (settings));
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_vah265lp = {
  .factory = "vah265lpenc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h265,
  .device_plugin = "va",
  .launch = launch_vah265lp,
};

static gchar *
launch_vaapih265 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VAAPI, "vaapih265enc");

  encoder_put_vaapi (line, settings, encoder_h265_quality (settings));
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_vaapih265 = {
  .factory = "vaapih265enc",
  .package = "gstreamer1.0-vaapi",
  .codec = &render_h265,
  .device_plugin = "vaapi",
  .launch = launch_vaapih265,
};

static gchar *
launch_nvh265 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (NULL, "nvh265enc");

  encoder_put_nv (line, settings, encoder_h265_quality (settings));
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_nvh265 = {
  .factory = "nvh265enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h265,
  .device_plugin = "nvcodec",
  .launch = launch_nvh265,
};

static gchar *
launch_qsvh265 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "qsvh265enc");

  encoder_put_qsv (line, settings, encoder_h265_quality (settings));
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_qsvh265 = {
  .factory = "qsvh265enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h265,
  .device_plugin = "qsv",
  .launch = launch_qsvh265,
};

static gchar *
launch_v4l2h265 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "v4l2h265enc");

  encoder_put_v4l2 (line, settings);
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_v4l2h265 = {
  .factory = "v4l2h265enc",
  .package = "gstreamer1.0-plugins-good",
  .codec = &render_h265,
  .device_plugin = "video4linux2",
  .launch = launch_v4l2h265,
};

/* Without its pool of threads the stream is the same on any number of cores.
 * What it says of itself in the stream is left out. The element knows no tune
 * of none, and its default one drops what is done for the eye. */
#define X265_SAME "open-gop=0:info=0:psy-rd=2"
#define X265_ONE_THREAD ":pools=none:frame-threads=1:wpp=0"

static gchar *
launch_x265 (const RenderVideoSettings *settings)
{
  static const gchar *const speeds[RENDER_N_PRESETS] = { "superfast", "fast",
    "medium", "slow" };
  EncoderLine *line = encoder_line_new (NULL, "x265enc");
  g_autoptr (GString) options = g_string_new (X265_SAME);

  encoder_line_put (line, "speed-preset", "%s", speeds[settings->preset]);
  encoder_line_put_int (line, "key-int-max", settings->gop);
  if (settings->bitrate > 0)
    encoder_line_put_int (line, "bitrate", settings->bitrate);
  else
    g_string_append_printf (
        options, ":crf=%d", encoder_h265_quality (settings));
  if (settings->threads == 1)
    g_string_append (options, X265_ONE_THREAD);
  encoder_line_put (line, "option-string", "%s", options->str);
  return encoder_line_end (line, PROFILE_MAIN);
}

const RenderVideoEncoder encoder_x265 = {
  .factory = "x265enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h265,
  .launch = launch_x265,
};
