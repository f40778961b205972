/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Keys of chunks: the hash of all that a chunk's bytes depend on. Reads the
 * media of a movie to that end; knows no file of a plan. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

typedef struct RenderKeys RenderKeys;

/**
 * render_keys_new:
 * @plan: with its movie, encoders and schedule
 *
 * Finds and hashes all media.
 *
 * Returns: NULL with RENDER_ERROR_MOVIE, one line for each source that is
 *   missing, as the timeline names them.
 */
RenderKeys *render_keys_new (
    const RenderPlan *plan, RenderCache *cache, GError **error);
void render_keys_free (RenderKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RenderKeys, render_keys_free)

/* (transfer full): the code that encodes the pictures, and the sound; see
 * build.h. */
gchar *render_keys_video_build (const RenderKeys *keys, GError **error);
gchar *render_keys_audio_build (const RenderKeys *keys, GError **error);

/* (transfer full) */
gchar *render_keys_chunk (RenderKeys *keys, gint64 first, gint64 end);
gchar *render_keys_sound (RenderKeys *keys, gint64 first, gint64 end);

/* The files that were hashed, as they were then (GArray of RenderSource). */
GArray *render_keys_sources (const RenderKeys *keys);

G_END_DECLS
