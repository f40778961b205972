/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Names of properties are those of GStreamer 1.22, with what later versions
 * call them where that differs. */
#include "encoder-rows.h"

#include <math.h>

/* With constant quantizers: x264 makes key frames finer and frames that
 * nothing refers to coarser than its crf by about as much. */
#define KEY_FINER 3
#define B_COARSER 2

static gint
quantizer (gint quality, gint offset)
{
  return CLAMP (quality + offset, 1, 51);
}

gint
encoder_usage (const RenderVideoSettings *settings)
{
  static const gint usages[RENDER_N_PRESETS] = { 6, 4, 2, 1 };

  return usages[settings->preset];
}

static gint
n_b_frames (const RenderVideoSettings *settings)
{
  return settings->preset == RENDER_PRESET_FAST ? 0 : 2;
}

gint
encoder_h265_quality (const RenderVideoSettings *settings)
{
  return MIN (51, render_settings_crf (settings) + 3);
}

gint
encoder_vp9_quality (const RenderVideoSettings *settings)
{
  return (render_settings_crf (settings) * 63 + 25) / 51;
}

gint
encoder_av1_quality (const RenderVideoSettings *settings)
{
  return (render_settings_crf (settings) * 63 + 25) / 51;
}

gint
encoder_index (gint quality63)
{
  return MIN (255, quality63 * 4);
}

gboolean
encoder_put_bitrate (EncoderLine *line, const RenderVideoSettings *settings)
{
  if (settings->bitrate == 0)
    return FALSE;
  encoder_line_put (line, "rate-control", "vbr");
  encoder_line_put_int (line, "bitrate", settings->bitrate);
  return TRUE;
}

void
encoder_put_va (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality)
{
  encoder_line_put_int (line, "key-int-max", settings->gop);
  encoder_line_put_int (line, "b-frames", n_b_frames (settings));
  encoder_line_put_int (line, "target-usage", encoder_usage (settings));
  if (encoder_put_bitrate (line, settings))
    return;
  encoder_line_put (line, "rate-control", "cqp");
  encoder_line_put_int (line, "qpi", quantizer (quality, -KEY_FINER));
  encoder_line_put_int (line, "qpp", quantizer (quality, 0));
  encoder_line_put_int (line, "qpb", quantizer (quality, B_COARSER));
}

void
encoder_put_va_index (
    EncoderLine *line, const RenderVideoSettings *settings, gint index)
{
  encoder_line_put_int (line, "key-int-max", settings->gop);
  encoder_line_put_int (line, "target-usage", encoder_usage (settings));
  if (encoder_put_bitrate (line, settings))
    return;
  encoder_line_put (line, "rate-control", "cqp");
  encoder_line_put_int (line, "qp", index);
}

void
encoder_put_vaapi (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality)
{
  encoder_line_put_int (line, "keyframe-period", settings->gop);
  encoder_line_put_int (line, "max-bframes", n_b_frames (settings));
  encoder_line_put_int (line, "quality-level", encoder_usage (settings));
  if (encoder_put_bitrate (line, settings))
    return;
  if (encoder_line_put (line, "rate-control", "icq")) {
    encoder_line_put_int (line, "quality-factor", quantizer (quality, 0));
    return;
  }
  encoder_line_put (line, "rate-control", "cqp");
  encoder_line_put_int (line, "init-qp", quantizer (quality, -KEY_FINER));
  encoder_line_put_int (line, "qp-ip", KEY_FINER);
  encoder_line_put_int (line, "qp-ib", KEY_FINER + B_COARSER);
}

/* p1 to p7 came with 1.24; the names before them stayed, deprecated. */
static void
put_nv_preset (EncoderLine *line, const RenderVideoSettings *settings)
{
  static const gchar *const levels[RENDER_N_PRESETS] = { "p3", "p4", "p6",
    "p7" };
  static const gchar *const names[RENDER_N_PRESETS] = { "hp", "default", "hq",
    "hq" };

  if (!encoder_line_put (line, "preset", "%s", levels[settings->preset]))
    encoder_line_put (line, "preset", "%s", names[settings->preset]);
}

static void
put_nv_rate (EncoderLine *line, const gchar *mode)
{
  if (!encoder_line_put (line, "rc-mode", "%s", mode))
    encoder_line_put (line, "rate-control", "%s", mode);
}

void
encoder_put_nv (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality)
{
  put_nv_preset (line, settings);
  encoder_line_put_int (line, "gop-size", settings->gop);
  if (!encoder_line_put_int (line, "bframes", n_b_frames (settings)))
    encoder_line_put_int (line, "b-frames", n_b_frames (settings));
  put_nv_rate (line, "vbr");
  encoder_line_put_int (line, "bitrate", settings->bitrate);
  if (settings->bitrate == 0)
    encoder_line_put_int (line, "const-quality", quantizer (quality, 0));
}

void
encoder_put_qsv (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality)
{
  encoder_line_put_int (line, "target-usage", encoder_usage (settings));
  encoder_line_put_int (line, "gop-size", settings->gop);
  encoder_line_put_int (line, "b-frames", n_b_frames (settings));
  if (encoder_put_bitrate (line, settings))
    return;
  encoder_line_put (line, "rate-control", "icq");
  encoder_line_put_int (line, "icq-quality", quantizer (quality, 0));
}

/* Controls of the kernel by its names, in their lower case. */
void
encoder_put_v4l2 (EncoderLine *line, const RenderVideoSettings *settings)
{
  encoder_line_put (line, "extra-controls",
      "controls,video_bitrate=%d,video_bitrate_mode=0,video_gop_size=%d,"
      "h264_i_frame_period=%d,repeat_sequence_header=1",
      render_settings_bitrate (settings) * 1000, settings->gop, settings->gop);
}
