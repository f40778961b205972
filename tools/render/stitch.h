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

/* How much of the film is written, of how much: bytes, as near as the sizes of
 * the chunks tell. In the caller's thread; first with 0, last with all. */
typedef void (*RenderStitchProgress) (
    gint64 bytes, gint64 n_bytes, gpointer user_data);

typedef struct RenderStitching {
  const RenderMuxer *muxer;  /* NULL: MP4 */
  const gchar *const *files; /* one per chunk of the plan */
  const gchar *sound;        /* (nullable): the sound's file */
  const gchar *output; /* written as it is; the caller gives it its final name;
                          gone again after an error, as is what the muxer keeps
                          beside it */
  RenderStitchProgress progress; /* (nullable) */
  gpointer user_data;
  guint interval_ms; /* from one to the next; 0: ten times a second */
  GCancellable *cancellable;
} RenderStitching;

/**
 * render_stitch:
 * @bad: (out) (optional): the chunk that is not what it should be (wrong number
 *   of frames, another format, no key frame first, unreadable), CHUNK_SOUND for
 *   the sound; only with RENDER_ERROR_CHUNK
 *
 * What a chunk's packets say to a decoder is not looked at: their bytes are
 * what the cache has checked.
 */
gboolean render_stitch (const RenderPlan *plan,
    const RenderStitching *stitching, gint *bad, GError **error);

G_END_DECLS
