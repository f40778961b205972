/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-rows.h"

const RenderVideoCodec render_vp9 = {
  .name = "vp9",
  .title = "VP9",
  .parser = "vp9parse",
};

#define PROFILE_0 "video/x-vp9,profile=(string)0"

static gchar *
launch_vavp9 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vavp9enc");

  encoder_put_va_index (
      line, settings, encoder_index (encoder_vp9_quality (settings)));
  return encoder_line_end (line, PROFILE_0);
}

const RenderVideoEncoder encoder_vavp9 = {
  .factory = "vavp9enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_vp9,
  .device_plugin = "va",
  .since = 26,
  .launch = launch_vavp9,
};

static gchar *
launch_vaapivp9 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VAAPI, "vaapivp9enc");

  encoder_line_put_int (line, "keyframe-period", settings->gop);
  encoder_line_put_int (line, "quality-level", encoder_usage (settings));
  if (!encoder_put_bitrate (line, settings)) {
    encoder_line_put (line, "rate-control", "cqp");
    encoder_line_put_int (
        line, "yac-qi", encoder_index (encoder_vp9_quality (settings)));
  }
  return encoder_line_end (line, PROFILE_0);
}

const RenderVideoEncoder encoder_vaapivp9 = {
  .factory = "vaapivp9enc",
  .package = "gstreamer1.0-vaapi",
  .codec = &render_vp9,
  .device_plugin = "vaapi",
  .launch = launch_vaapivp9,
};

static gchar *
launch_qsvvp9 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "qsvvp9enc");

  encoder_line_put_int (line, "target-usage", encoder_usage (settings));
  encoder_line_put_int (line, "gop-size", settings->gop);
  if (!encoder_put_bitrate (line, settings)) {
    encoder_line_put (line, "rate-control", "icq");
    encoder_line_put_int (
        line, "icq-quality", encoder_index (encoder_vp9_quality (settings)));
  }
  return encoder_line_end (line, PROFILE_0);
}

const RenderVideoEncoder encoder_qsvvp9 = {
  .factory = "qsvvp9enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_vp9,
  .device_plugin = "qsv",
  .launch = launch_qsvvp9,
};

/* What the element calls constant quality is a bitrate, by default 256 kb/s,
 * that may go unused: with one that no film meets, quality is what the bounds
 * of the quantizer leave of it. */
#define NO_CAP 1000000000
#define FINER 4
#define COARSER 8

static void
put_vp9_rate (EncoderLine *line, const RenderVideoSettings *settings)
{
  gint quality = encoder_vp9_quality (settings);

  if (settings->bitrate > 0) {
    encoder_line_put (line, "end-usage", "vbr");
    encoder_line_put_int (line, "target-bitrate", settings->bitrate * 1000LL);
    return;
  }
  encoder_line_put (line, "end-usage", "cq");
  encoder_line_put_int (line, "cq-level", quality);
  encoder_line_put_int (line, "min-quantizer", MAX (0, quality - FINER));
  encoder_line_put_int (line, "max-quantizer", quality + COARSER);
  encoder_line_put_int (line, "target-bitrate", NO_CAP);
}

/* The mode for conversations takes an eighth of the time and some 60 % more
 * bytes; it looks at no frames to come. */
static void
put_vp9_speed (EncoderLine *line, const RenderVideoSettings *settings)
{
  static const gint speeds[RENDER_N_PRESETS] = { 7, 5, 3, 2 };
  gboolean fast = settings->preset == RENDER_PRESET_FAST;

  encoder_line_put_int (line, "deadline", fast ? 1 : 1000000);
  encoder_line_put_int (line, "cpu-used", speeds[settings->preset]);
  encoder_line_put_int (line, "lag-in-frames", fast ? 0 : 25);
  if (fast)
    return;
  encoder_line_put (line, "auto-alt-ref", "true");
  encoder_line_put_int (line, "arnr-maxframes", 7);
}

static gchar *
launch_vp9 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (NULL, "vp9enc");

  put_vp9_speed (line, settings);
  put_vp9_rate (line, settings);
  encoder_line_put_int (line, "keyframe-max-dist", settings->gop);
  encoder_line_put_int (line, "static-threshold", 0);
  encoder_line_put_int (line, "tile-columns", 2);
  encoder_line_put (
      line, "row-mt", "%s", settings->threads == 1 ? "false" : "true");
  if (settings->threads > 0)
    encoder_line_put_int (line, "threads", settings->threads);
  return encoder_line_end (line, PROFILE_0);
}

const RenderVideoEncoder encoder_vp9 = {
  .factory = "vp9enc",
  .package = "gstreamer1.0-plugins-good",
  .codec = &render_vp9,
  .launch = launch_vp9,
};
