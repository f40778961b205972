/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-rows.h"

const RenderVideoCodec render_h264 = {
  .name = "h264",
  .title = "H.264",
  .parser = "h264parse",
};

#define PROFILE_HIGH "video/x-h264,profile=high"

static gchar *
launch_vah264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vah264enc");

  encoder_put_va (line, settings, render_settings_crf (settings));
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_vah264 = {
  .factory = "vah264enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .device_plugin = "va",
  .launch = launch_vah264,
};

/* The entry point of the low-power part of Intel's devices, the only one on
 * some. */
static gchar *
launch_vah264lp (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vah264lpenc");

  encoder_put_va (line, settings, render_settings_crf (settings));
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_vah264lp = {
  .factory = "vah264lpenc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .device_plugin = "va",
  .launch = launch_vah264lp,
};

static gchar *
launch_vaapih264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VAAPI, "vaapih264enc");

  encoder_put_vaapi (line, settings, render_settings_crf (settings));
  encoder_line_put (line, "cabac", "true");
  encoder_line_put (line, "dct8x8", "true");
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_vaapih264 = {
  .factory = "vaapih264enc",
  .package = "gstreamer1.0-vaapi",
  .codec = &render_h264,
  .device_plugin = "vaapi",
  .launch = launch_vaapih264,
};

/* Takes pictures from main memory as they are. */
static gchar *
launch_nvh264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (NULL, "nvh264enc");

  encoder_put_nv (line, settings, render_settings_crf (settings));
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_nvh264 = {
  .factory = "nvh264enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .device_plugin = "nvcodec",
  .launch = launch_nvh264,
};

static gchar *
launch_nvcudah264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CUDA, "nvcudah264enc");

  encoder_put_nv (line, settings, render_settings_crf (settings));
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_nvcudah264 = {
  .factory = "nvcudah264enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .device_plugin = "nvcodec",
  .launch = launch_nvcudah264,
};

static gchar *
launch_qsvh264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "qsvh264enc");

  encoder_put_qsv (line, settings, render_settings_crf (settings));
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_qsvh264 = {
  .factory = "qsvh264enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .device_plugin = "qsv",
  .launch = launch_qsvh264,
};

/* The level that size and rate need: drivers of small boards take their lowest
 * one unless told, and fail. */
static const gchar *
level_of (const RenderVideoShape *shape)
{
  static const struct {
    const gchar *name;
    gint frame, second; /* macroblocks, at most */
  } levels[] = {
    { "3.1", 3600, 108000 },
    { "4", 8192, 245760 },
    { "4.2", 8704, 522240 },
    { "5.1", 36864, 983040 },
  };
  gint64 frame =
      (gint64) ((shape->width + 15) / 16) * ((shape->height + 15) / 16);
  gint64 second = frame * shape->fps_n / shape->fps_d;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (frame <= levels[i].frame && second <= levels[i].second)
      return levels[i].name;
  return "5.2";
}

static gchar *
launch_v4l2h264 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "v4l2h264enc");
  g_autofree gchar *caps = g_strdup_printf (
      PROFILE_HIGH ",level=(string)%s", level_of (&settings->shape));

  encoder_put_v4l2 (line, settings);
  return encoder_line_end (line, caps);
}

const RenderVideoEncoder encoder_v4l2h264 = {
  .factory = "v4l2h264enc",
  .package = "gstreamer1.0-plugins-good",
  .codec = &render_h264,
  .device_plugin = "video4linux2",
  .launch = launch_v4l2h264,
};

/* The element's "qual" pass is x264's crf, but for a VBV that caps it at the
 * default bitrate of 2048 kb/s: a capacity of 0 takes that cap away. A crf of
 * 0 would be lossless, which is no High profile. */
static gchar *
launch_x264 (const RenderVideoSettings *settings)
{
  static const gchar *const speeds[RENDER_N_PRESETS] = { "veryfast", "medium",
    "slow", "slower" };
  EncoderLine *line = encoder_line_new (NULL, "x264enc");

  encoder_line_put (line, "speed-preset", "%s", speeds[settings->preset]);
  if (settings->bitrate > 0) {
    encoder_line_put_int (line, "bitrate", settings->bitrate);
  } else {
    encoder_line_put (line, "pass", "qual");
    encoder_line_put_int (
        line, "quantizer", MAX (1, render_settings_crf (settings)));
    encoder_line_put_int (line, "vbv-buf-capacity", 0);
  }
  encoder_line_put_int (line, "key-int-max", settings->gop);
  if (settings->threads > 0)
    encoder_line_put_int (line, "threads", settings->threads);
  return encoder_line_end (line, PROFILE_HIGH);
}

const RenderVideoEncoder encoder_x264 = {
  .factory = "x264enc",
  .package = "gstreamer1.0-plugins-ugly",
  .codec = &render_h264,
  .launch = launch_x264,
};

/* It knows no quality that holds over scenes. */
static gchar *
launch_openh264 (const RenderVideoSettings *settings)
{
  static const gchar *const efforts[RENDER_N_PRESETS] = { "medium", "high",
    "high", "high" };
  EncoderLine *line = encoder_line_new (NULL, "openh264enc");

  encoder_line_put (line, "rate-control", "bitrate");
  encoder_line_put_int (
      line, "bitrate", render_settings_bitrate (settings) * 1000LL);
  encoder_line_put_int (line, "gop-size", settings->gop);
  encoder_line_put (line, "complexity", "%s", efforts[settings->preset]);
  if (settings->threads > 0)
    encoder_line_put_int (line, "multi-thread", settings->threads);
  return encoder_line_end (line, "video/x-h264,profile=constrained-baseline");
}

const RenderVideoEncoder encoder_openh264 = {
  .factory = "openh264enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_h264,
  .launch = launch_openh264,
};
