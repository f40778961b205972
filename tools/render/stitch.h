/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks, in order, and the sound -> one file, without encoding anything
 * again: packets are read chunk after chunk and get the movie's exact times.
 * All chunks are checked before anything is written. Memory does not grow with
 * the number of chunks. */
#pragma once

#include "muxers.h"
#include "plan.h"

G_BEGIN_DECLS

/**
 * render_stitch:
 * @files: one per chunk of @plan
 * @sound: (nullable): the sound's file
 * @output: written as it is; the caller gives it its final name. Gone again
 *   after an error, as is what the muxer keeps beside it.
 * @bad: (out): the chunk that is not what it should be (wrong number of
 *   frames, another format, no key frame first, unreadable), CHUNK_SOUND for
 *   the sound; only with RENDER_ERROR_CHUNK
 *
 * Into an MP4. What a chunk's packets say to a decoder is not looked at: their
 * bytes are what the cache has checked.
 */
gboolean render_stitch (const RenderPlan *plan, const gchar *const *files,
    const gchar *sound, const gchar *output, gint *bad,
    GCancellable *cancellable, GError **error);

/* Into whatever @muxer makes. */
gboolean render_stitch_with (const RenderPlan *plan, const RenderMuxer *muxer,
    const gchar *const *files, const gchar *sound, const gchar *output,
    gint *bad, GCancellable *cancellable, GError **error);

G_END_DECLS
