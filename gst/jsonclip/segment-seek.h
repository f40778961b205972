/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What two branches say of one segment seek, made into one beginning and one
 * end. Knows neither pads nor who posts the messages. Any thread may call. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

#define SEGMENT_SEEK_BRANCHES 2

typedef struct {
  GMutex lock;
  guint32 seqnum; /* of the seek under way, or GST_SEQNUM_INVALID */
  gboolean announced;
  gboolean runs[SEGMENT_SEEK_BRANCHES];
  GstMessage *done; /* of the branch that ended last */
} SegmentSeek;

void segment_seek_init (SegmentSeek *self);
void segment_seek_clear (SegmentSeek *self);

/* @seek goes to all branches. One without the segment flag ends what was under
 * way. */
void segment_seek_begin (SegmentSeek *self, GstEvent *seek);

/* Forgets what was under way. */
void segment_seek_stop (SegmentSeek *self);

/* Returns: whether this SEGMENT_START is the first. */
gboolean segment_seek_announce (SegmentSeek *self);

/* A SEGMENT_DONE of @branch; one of an earlier seek is ignored. */
void segment_seek_end (SegmentSeek *self, guint branch, GstMessage *done);

/**
 * segment_seek_take_end:
 * @linked: the branches that somebody listens to: only these are waited for
 *
 * To be asked when a branch has ended or is no longer linked.
 *
 * Returns: (transfer full) (nullable): the SEGMENT_DONE that is due, once.
 */
GstMessage *segment_seek_take_end (
    SegmentSeek *self, const gboolean linked[SEGMENT_SEEK_BRANCHES]);

G_END_DECLS
