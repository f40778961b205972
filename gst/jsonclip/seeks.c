/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Seeks taken apart and put together again: see seeks.h. */
#include "seeks.h"

typedef struct {
  gdouble rate;
  GstFormat format;
  GstSeekFlags flags;
  GstSeekType start_type, stop_type;
  gint64 start, stop;
} Seek;

static Seek
parse (GstEvent *event)
{
  Seek seek;

  gst_event_parse_seek (event, &seek.rate, &seek.format, &seek.flags,
      &seek.start_type, &seek.start, &seek.stop_type, &seek.stop);
  return seek;
}

/* What @original says besides. */
static GstEvent *
rebuild (const Seek *seek, GstEvent *original)
{
  GstEvent *event = gst_event_new_seek (seek->rate, seek->format, seek->flags,
      seek->start_type, seek->start, seek->stop_type, seek->stop);
  GstClockTime interval;

  gst_event_set_seqnum (event, gst_event_get_seqnum (original));
  gst_event_parse_seek_trickmode_interval (original, &interval);
  gst_event_set_seek_trickmode_interval (event, interval);
  return event;
}

GstEvent *
seeks_in_time (GstEvent *event, GstPad *pad)
{
  Seek seek = parse (event);
  GstFormat format = seek.format;

  if (format == GST_FORMAT_TIME)
    return gst_event_ref (event);
  seek.format = GST_FORMAT_TIME;
  if (!gst_pad_query_convert (
          pad, format, seek.start, GST_FORMAT_TIME, &seek.start)
      || !gst_pad_query_convert (
          pad, format, seek.stop, GST_FORMAT_TIME, &seek.stop))
    return NULL;
  return rebuild (&seek, event);
}

gboolean
seeks_forward (GstEvent *event)
{
  const Seek seek = parse (event);

  return seek.start_type != GST_SEEK_TYPE_SET
      || seek.stop_type != GST_SEEK_TYPE_SET || seek.stop < 0
      || seek.start <= seek.stop;
}
