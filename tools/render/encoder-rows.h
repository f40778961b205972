/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the rows of the encoder table share: the codecs, and the
 * settings that the elements of one hardware interface have in common,
 * whatever they encode to. */
#pragma once

#include "encoder-line.h"
#include "encoders.h"

G_BEGIN_DECLS

extern const RenderVideoCodec render_h264;
extern const RenderVideoCodec render_h265;
extern const RenderVideoCodec render_vp9;
extern const RenderVideoCodec render_av1;

extern const RenderVideoEncoder encoder_vah264;
extern const RenderVideoEncoder encoder_vah264lp;
extern const RenderVideoEncoder encoder_vaapih264;
extern const RenderVideoEncoder encoder_nvh264;
extern const RenderVideoEncoder encoder_nvcudah264;
extern const RenderVideoEncoder encoder_qsvh264;
extern const RenderVideoEncoder encoder_v4l2h264;
extern const RenderVideoEncoder encoder_x264;
extern const RenderVideoEncoder encoder_openh264;
extern const RenderVideoEncoder encoder_vah265;
extern const RenderVideoEncoder encoder_vah265lp;
extern const RenderVideoEncoder encoder_vaapih265;
extern const RenderVideoEncoder encoder_nvh265;
extern const RenderVideoEncoder encoder_qsvh265;
extern const RenderVideoEncoder encoder_v4l2h265;
extern const RenderVideoEncoder encoder_x265;
extern const RenderVideoEncoder encoder_vavp9;
extern const RenderVideoEncoder encoder_vaapivp9;
extern const RenderVideoEncoder encoder_qsvvp9;
extern const RenderVideoEncoder encoder_vp9;
extern const RenderVideoEncoder encoder_vaav1;
extern const RenderVideoEncoder encoder_qsvav1;
extern const RenderVideoEncoder encoder_nvav1;
extern const RenderVideoEncoder encoder_svtav1;
extern const RenderVideoEncoder encoder_aom;

/* By preset: from 1, the best picture, to 7, the least time. */
gint encoder_usage (const RenderVideoSettings *settings);

/* The quality on the scales of the other codecs: 0 to 51, 0 to 63 and 0 to
 * 255. */
gint encoder_h265_quality (const RenderVideoSettings *settings);
gint encoder_vp9_quality (const RenderVideoSettings *settings);
gint encoder_av1_quality (const RenderVideoSettings *settings);
gint encoder_index (gint quality63);

/* FALSE if none is asked for: then it goes by quality, which is the caller's to
 * set. */
gboolean encoder_put_bitrate (
    EncoderLine *line, const RenderVideoSettings *settings);

/* Settings of VP9 and AV1 alike; @index is on the scale to 255. */
void encoder_put_va_index (
    EncoderLine *line, const RenderVideoSettings *settings, gint index);

/* Settings of H.264 and H.265 alike; @quality is on the codec's scale. */
void encoder_put_va (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality);
void encoder_put_vaapi (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality);
void encoder_put_nv (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality);
void encoder_put_qsv (
    EncoderLine *line, const RenderVideoSettings *settings, gint quality);
/* Of all codecs: drivers take what they know and warn of the rest. */
void encoder_put_v4l2 (EncoderLine *line, const RenderVideoSettings *settings);

/* What brings a picture to the interface. */
#define ENCODER_FRONT_VA "vapostproc"
#define ENCODER_FRONT_VAAPI "vaapipostproc"
#define ENCODER_FRONT_CUDA "cudaupload ! cudaconvert"
#define ENCODER_FRONT_CONVERT "videoconvert"

G_END_DECLS
