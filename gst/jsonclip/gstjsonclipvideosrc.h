/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pictures of a movie, inside jsoncliptimeline only. */
#pragma once

#include "gstjsonclipsrc.h"
#include "video-frame.h"

G_BEGIN_DECLS

/* Of its pad, and so of the timeline's. */
#define GST_JSON_CLIP_VIDEO_CAPS                                               \
  VIDEO_FRAME_CAPS                                                             \
  "framerate=(fraction)[ 1/10, 1000/1 ], "                                     \
  "interlace-mode=(string)progressive, pixel-aspect-ratio=(fraction)1/1, "     \
  "colorimetry=(string){ bt709, bt601 }, chroma-site=(string)mpeg2"

#define GST_TYPE_JSON_CLIP_VIDEO_SRC (gst_json_clip_video_src_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipVideoSrc, gst_json_clip_video_src, GST,
    JSON_CLIP_VIDEO_SRC, GstJsonClipSrc)

/* Emits "schedule-changed" without arguments, in the streaming thread, when
 * the output rate is settled or another one. */

G_END_DECLS
