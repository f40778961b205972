/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* All chunks of a plan, found in the cache or made by a backend. Carries out
 * what tries.h decides. Knows no process and no film. */
#pragma once

#include "backend.h"

G_BEGIN_DECLS

typedef struct Making Making;

typedef struct {
  const RenderBackendClass *backend;
  guint workers; /* 0: one per core */
  RenderProgress progress;
  gpointer user_data;
  GPtrArray *warnings; /* of utf8, appended to */
  GCancellable *cancellable;
} MakingOptions;

/* Looks up what is there. @plan_file: where the workers read @plan */
Making *making_new (const RenderPlan *plan, const gchar *plan_file,
    RenderCache *cache, const MakingOptions *options);
void making_free (Making *making);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

/**
 * making_run:
 *
 * Makes what is not there. Its workers end by themselves then; making_free()
 * waits for that.
 *
 * Returns: FALSE with RENDER_ERROR_CANCELLED, with RENDER_ERROR_ENCODER if no
 *   worker can open one of the plan's, or with what was wrong with the last
 *   try of a chunk.
 */
gboolean making_run (Making *making, GError **error);

/* How far it is. */
void making_read (Making *making, RenderProgressInfo *info);

/* Which chunk a run failed for. */
gint making_culprit (const Making *making);

/* The file of @chunk is not what it should be: it is removed, for the next
 * run. FALSE: it has been made often enough. */
gboolean making_lose (Making *making, gint chunk, const GError *why);

/* (transfer container): one per chunk; after a run */
const gchar **making_files (const Making *making);
/* NULL: there is none. */
const gchar *making_sound (const Making *making);

/* With the sound: all, those that no worker made, and those that were begun
 * more than once. */
guint making_n_pieces (const Making *making);
guint making_n_cached (const Making *making);
guint making_n_again (const Making *making);

G_END_DECLS
