/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-rows.h"

const RenderVideoCodec render_av1 = {
  .name = "av1",
  .title = "AV1",
  .parser = "av1parse",
};

#define AV1 "video/x-av1"

static gchar *
launch_vaav1 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_VA, "vaav1enc");

  encoder_put_va_index (
      line, settings, encoder_index (encoder_av1_quality (settings)));
  return encoder_line_end (line, AV1);
}

const RenderVideoEncoder encoder_vaav1 = {
  .factory = "vaav1enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_av1,
  .device_plugin = "va",
  .since = 24,
  .launch = launch_vaav1,
};

static gchar *
launch_qsvav1 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (ENCODER_FRONT_CONVERT, "qsvav1enc");
  gint index = encoder_index (encoder_av1_quality (settings));

  encoder_line_put_int (line, "target-usage", encoder_usage (settings));
  encoder_line_put_int (line, "gop-size", settings->gop);
  if (!encoder_put_bitrate (line, settings)) {
    encoder_line_put (line, "rate-control", "cqp");
    encoder_line_put_int (line, "qp-i", index);
    encoder_line_put_int (line, "qp-p", index);
  }
  return encoder_line_end (line, AV1);
}

const RenderVideoEncoder encoder_qsvav1 = {
  .factory = "qsvav1enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_av1,
  .device_plugin = "qsv",
  .launch = launch_qsvav1,
};

static gchar *
launch_nvav1 (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (NULL, "nvav1enc");

  encoder_put_nv (line, settings, encoder_av1_quality (settings));
  return encoder_line_end (line, AV1);
}

const RenderVideoEncoder encoder_nvav1 = {
  .factory = "nvav1enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_av1,
  .device_plugin = "nvcodec",
  .since = 26,
  .launch = launch_nvav1,
};

/* Its period counts the frames between key frames. */
static gchar *
launch_svtav1 (const RenderVideoSettings *settings)
{
  static const gint speeds[RENDER_N_PRESETS] = { 10, 8, 6, 4 };
  EncoderLine *line = encoder_line_new (NULL, "svtav1enc");

  encoder_line_put_int (line, "preset", speeds[settings->preset]);
  if (settings->bitrate > 0)
    encoder_line_put_int (line, "target-bitrate", settings->bitrate);
  else
    encoder_line_put_int (line, "crf", encoder_av1_quality (settings));
  encoder_line_put_int (line, "intra-period-length", settings->gop - 1);
  encoder_line_put (line, "intra-refresh-type", "IDR");
  if (settings->threads > 0
      && !encoder_line_put_int (
          line, "level-of-parallelism", settings->threads))
    encoder_line_put_int (line, "logical-processors", settings->threads);
  return encoder_line_end (line, AV1);
}

const RenderVideoEncoder encoder_svtav1 = {
  .factory = "svtav1enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_av1,
  .since = 24,
  .launch = launch_svtav1,
};

/* The element sets no quality, whose default of 10 lets the bounds of the
 * quantizer decide; its own default for them is lossless. With a variable rate
 * and frames to come, it stays far below the bitrate that it is told. */
#define WORST 63

static void
put_aom_rate (EncoderLine *line, const RenderVideoSettings *settings)
{
  encoder_line_put_int (line, "max-quantizer", WORST);
  if (settings->bitrate > 0) {
    encoder_line_put (line, "end-usage", "cbr");
    encoder_line_put_int (line, "target-bitrate", settings->bitrate);
    return;
  }
  encoder_line_put (line, "end-usage", "q");
  encoder_line_put_int (line, "min-quantizer", encoder_av1_quality (settings));
}

/* The mode for conversations takes an eighth of the time and some 15 % more
 * bytes; it looks at no frames to come. */
static void
put_aom_speed (EncoderLine *line, const RenderVideoSettings *settings)
{
  static const gint speeds[RENDER_N_PRESETS] = { 8, 6, 5, 4 };
  gboolean fast = settings->preset == RENDER_PRESET_FAST;

  encoder_line_put_int (line, "cpu-used", speeds[settings->preset]);
  if (fast)
    encoder_line_put (line, "usage-profile", "realtime");
  else if (settings->bitrate == 0)
    encoder_line_put_int (line, "lag-in-frames", 25);
}

static gchar *
launch_aom (const RenderVideoSettings *settings)
{
  EncoderLine *line = encoder_line_new (NULL, "av1enc");

  put_aom_rate (line, settings);
  put_aom_speed (line, settings);
  encoder_line_put_int (line, "keyframe-max-dist", settings->gop);
  encoder_line_put (
      line, "row-mt", "%s", settings->threads == 1 ? "false" : "true");
  if (settings->threads > 0)
    encoder_line_put_int (line, "threads", settings->threads);
  return encoder_line_end (line, AV1);
}

const RenderVideoEncoder encoder_aom = {
  .factory = "av1enc",
  .package = "gstreamer1.0-plugins-bad",
  .codec = &render_av1,
  .launch = launch_aom,
};
