/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the tables of chunks tell before any packet is read: whether each is
 * what was planned, how far its packets are reordered, how many bytes they
 * have. Knows no muxer. */
#pragma once

#include "packets.h"
#include "plan.h"

G_BEGIN_DECLS

typedef struct {
  const RenderPlan *plan;
  const gchar *const *files;
  const gchar *sound;

  GBytes *format; /* (owned): the first chunk's */
  gint reorder;   /* frames that any packet comes late at most */
  gint64 n_bytes; /* of all packets */
  gint bad;       /* the first chunk that is */
} StitchCheck;

/* Of a plan; one of sound alone is cut all the same. */
static inline guint
stitch_check_n_chunks (const RenderPlan *plan)
{
  return plan->video_encoder ? plan->chunk->len : 0;
}

static inline const RenderChunk *
stitch_check_chunk (const RenderPlan *plan, guint i)
{
  return &g_array_index (plan->chunk, RenderChunk, i);
}

static inline const Mp4Sample *
stitch_check_sample (const Packets *packets, guint i)
{
  return &g_array_index (packets->track->sample, Mp4Sample, i);
}

/* The frame of a packet, counted from its chunk's first; -1: it stands between
 * two. */
gint64 stitch_check_frame (
    const RenderPlan *plan, const Packets *packets, guint i);

/* Each file; FALSE with RENDER_ERROR_CHUNK if one is not what it should be. */
gboolean stitch_check_files (
    StitchCheck *check, GCancellable *cancellable, GError **error);

/* Opens a file and checks it, before the first byte is written, and once more
 * when its packets are wanted. */
gboolean stitch_check_open (
    StitchCheck *check, gint chunk, Packets *packets, GError **error);

/* FALSE, and sets @check->bad. */
gboolean stitch_check_fail (
    StitchCheck *check, gint chunk, GError **error, const gchar *why);

G_END_DECLS
