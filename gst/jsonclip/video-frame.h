/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a GstVideoFrame and a Picture meet: I420 is drawn in place, NV12
 * through a planar copy. Knows nothing of what is drawn. */
#pragma once

#include <gst/video/video.h>

#include "picture.h"

G_BEGIN_DECLS

/* What these functions take, for pad templates. */
#define VIDEO_FRAME_CAPS                                                       \
  "video/x-raw, format=(string){ I420, NV12 }, "                               \
  "width=(int)[ 16, 8192 ], height=(int)[ 16, 8192 ], "

/* The matrix that @info announces, by its height where it says none. */
PictureMatrix video_frame_matrix (const GstVideoInfo *info);

/* A picture of @frame's samples to draw to: of the frame's own memory if it is
 * planar, else *@planar, made anew if its size or matrix differs. */
Picture video_frame_picture (GstVideoFrame *frame, Picture **planar);
/* The same with the frame's samples in it. */
Picture video_frame_load (GstVideoFrame *frame, Picture **planar);
/* Takes what was drawn over to @frame. */
void video_frame_store (GstVideoFrame *frame, const Picture *picture);

G_END_DECLS
