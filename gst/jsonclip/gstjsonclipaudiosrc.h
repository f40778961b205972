/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sound of a movie, inside jsoncliptimeline only. */
#pragma once

#include "gstjsonclipsrc.h"

G_BEGIN_DECLS

/* Of its pad, and so of the timeline's. */
#define GST_JSON_CLIP_AUDIO_CAPS                                               \
  "audio/x-raw, format=(string){ F32LE, S16LE }, rate=(int)48000, "            \
  "channels=(int)2, channel-mask=(bitmask)0x3, layout=(string)interleaved"

#define GST_TYPE_JSON_CLIP_AUDIO_SRC (gst_json_clip_audio_src_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipAudioSrc, gst_json_clip_audio_src, GST,
    JSON_CLIP_AUDIO_SRC, GstJsonClipSrc)

G_END_DECLS
