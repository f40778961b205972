/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What both private sources of the timeline share: a position counted in
 * frames or samples, seeks, duration, and waiting while nobody listens. Knows
 * neither pictures nor sound. */
#pragma once

#include <gst/base/gstpushsrc.h>

#include "clip-media.h"
#include "schedule.h"

G_BEGIN_DECLS

#define GST_TYPE_JSON_CLIP_SRC (gst_json_clip_src_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    GstJsonClipSrc, gst_json_clip_src, GST, JSON_CLIP_SRC, GstPushSrc)

/**
 * GstJsonClipSrcClass:
 * @most: units that one buffer may hold; a buffer never crosses a multiple of
 *   it, nor a border of the segment
 * @length: units (frames or samples) of the whole schedule
 * @unit_time: start of a unit, ns
 * @unit_at: the unit that a segment starts with at a time or, if @end, the
 *   first that a segment stopping there leaves out
 * @write: makes the @n units from @first on; in the streaming thread
 * @repeat: (nullable): a new buffer for unit @first that holds what was written
 *   before, or %NULL to have it written
 * @set_flushing: wakes what waits for media; from any thread
 */
struct _GstJsonClipSrcClass {
  GstPushSrcClass parent_class;

  gint most;
  gint64 (*length) (const Schedule *schedule);
  GstClockTime (*unit_time) (const Schedule *schedule, gint64 unit);
  gint64 (*unit_at) (const Schedule *schedule, GstClockTime time, gboolean end);
  GstFlowReturn (*write) (GstJsonClipSrc *src, const Schedule *schedule,
      gint64 first, gint n, GstBuffer *buffer);
  GstBuffer *(*repeat) (GstJsonClipSrc *src, gint64 first);
  void (*set_flushing) (GstJsonClipSrc *src, gboolean flushing);
};

/* Both before PAUSED, and NULL after it. */
void gst_json_clip_src_set_media (
    GstJsonClipSrc *src, ClipMedia *media, Schedule *schedule);

/* Seeks the @n sources of one movie, so that they stay together. Any thread.
 * gst_element_send_event() would without a flush wait for what a source waits
 * for that nobody wants. */
gboolean gst_json_clip_src_seek (
    GstJsonClipSrc *const *srcs, guint n, GstEvent *seek);

/* FALSE: the streaming thread waits before its next buffer. Any thread. */
void gst_json_clip_src_set_wanted (GstJsonClipSrc *src, gboolean wanted);

/* Another rate, at any time; the position keeps its time. */
void gst_json_clip_src_set_schedule (GstJsonClipSrc *src, Schedule *schedule);
/* (transfer full) (nullable) */
Schedule *gst_json_clip_src_ref_schedule (GstJsonClipSrc *src);
ClipMedia *gst_json_clip_src_media (GstJsonClipSrc *src);

G_END_DECLS
