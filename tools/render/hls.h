/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks and the sound -> HTTP Live Streaming: pictures and sound each as
 * segments of fragmented MP4 with a header and a playlist of their own, and the
 * playlist that names both. Encodes nothing again. */
#pragma once

#include "part.h"
#include "stitch.h"

G_BEGIN_DECLS

/**
 * hls_stitch:
 * @stitching: its muxer and output are of no account
 * @part: its file becomes the playlist, and its folder what that names
 * @bad: as of render_stitch()
 */
gboolean hls_stitch (const RenderPlan *plan, const RenderStitching *stitching,
    RenderPart *part, gint *bad, GError **error);

G_END_DECLS
