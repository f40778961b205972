/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The frames of a movie as they are drawn, one after the other, for whoever
 * encodes none: stills, pictures that move, sheets. Knows no file. */
#pragma once

#include "picture.h"
#include "plan.h"

G_BEGIN_DECLS

typedef struct Frames Frames;

/**
 * frames_open:
 * @request: movie, size, rate and range; nothing of encoders
 * @warnings: (element-type utf8) (nullable): appended to
 */
Frames *frames_open (
    const RenderRequest *request, GPtrArray *warnings, GError **error);
void frames_close (Frames *frames);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Frames, frames_close)

/* Its movie, schedule, range, grid and shape; no encoders and no keys. */
const RenderPlan *frames_plan (const Frames *frames);

/* Of the range, ns. */
gint64 frames_duration (const Frames *frames);

/* Goes on with frame @first and ends before frame @end. */
void frames_seek (Frames *frames, gint64 first, gint64 end);

/**
 * frames_next:
 *
 * Returns: (transfer full) (nullable): NULL with @error, behind the last one,
 *   too: who asks knows how many there are
 */
Picture *frames_next (
    Frames *frames, GCancellable *cancellable, GError **error);

/* One frame of the movie: frames_seek() and frames_next(). */
Picture *frames_take (
    Frames *frames, gint64 n, GCancellable *cancellable, GError **error);

G_END_DECLS
