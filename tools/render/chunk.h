/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Makes chunks: one timeline that is sought from chunk to chunk, so that its
 * pictures stay decoded, and a fresh encoder for each, so that a chunk's bytes
 * depend on nothing but its key. Knows files, not processes. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

typedef struct ChunkMaker ChunkMaker;

/* @done: frames drawn, or samples mixed of the sound. From a thread of the
 * maker's own, at every frame; it must not call the maker. */
typedef void (*ChunkProgress) (gint64 done, gpointer user_data);

/* @plan and @cache: to outlive the maker. Costs nothing until the first chunk
 * is made. */
ChunkMaker *chunk_maker_new (const RenderPlan *plan, RenderCache *cache);
void chunk_maker_free (ChunkMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChunkMaker, chunk_maker_free)

/**
 * chunk_maker_keep_memory:
 *
 * For a process that does nothing but make chunks, before it has threads: what
 * one encoder gives back is kept for the next one. x264 takes 100 MB at
 * 1280x720, and to have them from the system anew, page by page, costs 45 ms of
 * CPU a chunk.
 */
void chunk_maker_keep_memory (void);

#define CHUNK_SOUND -1

/**
 * chunk_maker_make:
 * @index: of the plan's chunks, or CHUNK_SOUND
 * @progress: (nullable)
 * @warnings: (nullable) (element-type utf8): of the elements, appended to;
 *   the timeline says each once, with the first chunk that has it
 *
 * Makes it, whether or not the cache has it. After any error the maker is as
 * new.
 *
 * Returns: (transfer full) (nullable): the filed chunk; NULL with
 *   RENDER_ERROR_MOVIE or _CHANGED (never good), _ENCODER (this host cannot
 *   open the plan's encoder), _OUTPUT or _WORKER (try again) or _CANCELLED.
 */
gchar *chunk_maker_make (ChunkMaker *maker, gint index, ChunkProgress progress,
    gpointer user_data, GPtrArray *warnings, GCancellable *cancellable,
    GError **error);

G_END_DECLS
