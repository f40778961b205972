/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See segment-seek.h. */
#include "segment-seek.h"

void
segment_seek_init (SegmentSeek *self)
{
  g_mutex_init (&self->lock);
  self->seqnum = GST_SEQNUM_INVALID;
}

void
segment_seek_clear (SegmentSeek *self)
{
  gst_clear_message (&self->done);
  g_mutex_clear (&self->lock);
}

static void
restart (SegmentSeek *self, guint32 seqnum)
{
  g_mutex_lock (&self->lock);
  self->seqnum = seqnum;
  self->announced = FALSE;
  gst_clear_message (&self->done);
  for (guint i = 0; i < SEGMENT_SEEK_BRANCHES; i++)
    self->runs[i] = TRUE;
  g_mutex_unlock (&self->lock);
}

void
segment_seek_begin (SegmentSeek *self, GstEvent *seek)
{
  GstSeekFlags flags;

  gst_event_parse_seek (seek, NULL, NULL, &flags, NULL, NULL, NULL, NULL);
  restart (self,
      flags & GST_SEEK_FLAG_SEGMENT ? gst_event_get_seqnum (seek)
                                    : GST_SEQNUM_INVALID);
}

void
segment_seek_stop (SegmentSeek *self)
{
  restart (self, GST_SEQNUM_INVALID);
}

gboolean
segment_seek_announce (SegmentSeek *self)
{
  g_mutex_lock (&self->lock);
  gboolean first = !self->announced;
  self->announced = TRUE;
  g_mutex_unlock (&self->lock);
  return first;
}

void
segment_seek_end (SegmentSeek *self, guint branch, GstMessage *done)
{
  g_mutex_lock (&self->lock);
  if (self->seqnum == gst_message_get_seqnum (done)) {
    self->runs[branch] = FALSE;
    gst_message_replace (&self->done, done);
  }
  g_mutex_unlock (&self->lock);
}

GstMessage *
segment_seek_take_end (
    SegmentSeek *self, const gboolean linked[SEGMENT_SEEK_BRANCHES])
{
  gboolean runs = FALSE;
  GstMessage *done = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < SEGMENT_SEEK_BRANCHES; i++)
    runs |= linked[i] && self->runs[i];
  if (self->done && !runs) {
    done = g_steal_pointer (&self->done);
    self->seqnum = GST_SEQNUM_INVALID;
  }
  g_mutex_unlock (&self->lock);
  return done;
}
