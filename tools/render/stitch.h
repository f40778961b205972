/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks, in order, and the sound -> one file, without encoding anything
 * again: packets are read chunk after chunk and get the movie's exact times.
 * Memory does not grow with the number of chunks. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

/**
 * render_stitch:
 * @files: one per chunk of @plan
 * @sound: (nullable): the sound's file
 * @output: written as it is; the caller gives it its final name
 * @bad: (out): the chunk that is not what it should be (wrong number of
 *   frames, another format, no key frame first, unreadable), CHUNK_SOUND for
 *   the sound; only with RENDER_ERROR_CHUNK
 */
gboolean render_stitch (const RenderPlan *plan, const gchar *const *files,
    const gchar *sound, const gchar *output, gint *bad,
    GCancellable *cancellable, GError **error);

G_END_DECLS
