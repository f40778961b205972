/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A fragmented MP4 of one track, as mp4mux writes it: where its header and its
 * fragments lie, and what the muxer leaves wrong in them, set right. Layout:
 * ISO/IEC 14496-12, 8.8. Knows neither segments nor playlists. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A moof with its mdat. */
typedef struct {
  guint64 offset, size; /* in the file */
  gint64 first, end;    /* ticks, of decoding */
  gboolean key;         /* it begins with a packet that needs none before it */
} Mp4Fragment;

typedef struct {
  GBytes *header; /* all that a decoder needs before any of the fragments */
  guint32 timescale;
  GArray *fragment; /* of Mp4Fragment */
} Mp4Fragments;

/* What is heard of the packets of a sound, in its samples. */
typedef struct {
  gint64 priming; /* that its decoder gives before the first */
  gint64 length;
} Mp4Heard;

/**
 * mp4_fragments_settle:
 * @fd: open for writing
 * @heard: (nullable): NULL: they are pictures
 *
 * Sets right in place what fragments say: which packets are keys, where players
 * look for it, and addresses as browsers take them. The header gets an edit:
 * time 0 is the first picture or the first sample that is heard; and it says
 * nothing of the day.
 *
 * Returns: (transfer full) (nullable): NULL with MP4_ERROR_FORMAT or G_IO_ERROR
 */
Mp4Fragments *mp4_fragments_settle (
    int fd, const gchar *filename, const Mp4Heard *heard, GError **error);
void mp4_fragments_free (Mp4Fragments *fragments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mp4Fragments, mp4_fragments_free)

G_END_DECLS
