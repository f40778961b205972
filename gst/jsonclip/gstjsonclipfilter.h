/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the single-picture elements share: caps, frames as pictures, and the
 * window of time in which they act. Knows nothing of what they draw. */
#pragma once

#include <gst/video/gstvideofilter.h>

#include "text.h"
#include "video-frame.h"

G_BEGIN_DECLS

#define GST_TYPE_JSON_CLIP_FILTER (gst_json_clip_filter_get_type ())
G_DECLARE_DERIVABLE_TYPE (GstJsonClipFilter, gst_json_clip_filter, GST,
    JSON_CLIP_FILTER, GstVideoFilter)

/* A frame to draw on. */
typedef struct {
  Picture picture;
  gint64 time;  /* ns since the window's start */
  gint64 frame; /* frames since then */
  gint fps_n, fps_d;
  GstClockTime duration; /* of the window, NONE: endless */
} FilterFrame;

/**
 * GstJsonClipFilterClass:
 * @is_idle: (nullable): TRUE if @draw would change nothing; without a picture
 * @draw: inside the window only; streaming thread
 * @forget: drop what was made for a size, or for settings that changed; all
 *   run under the filter's own lock
 */
struct _GstJsonClipFilterClass {
  GstVideoFilterClass parent_class;

  gboolean (*is_idle) (GstJsonClipFilter *filter, const FilterFrame *frame);
  gboolean (*draw) (
      GstJsonClipFilter *filter, FilterFrame *frame, GError **error);
  void (*forget) (GstJsonClipFilter *filter);
};

/* Property ids of subclasses start above it. */
#define FILTER_PROP_LAST 2

/* Around a look at settings: drawing waits. */
void gst_json_clip_filter_lock (GstJsonClipFilter *filter);
void gst_json_clip_filter_unlock (GstJsonClipFilter *filter);
/* After a change of them: drawing forgets what it made. */
void gst_json_clip_filter_unlock_changed (GstJsonClipFilter *filter);

/* What the user should hear of @report, once. From draw. */
void gst_json_clip_filter_report (
    GstJsonClipFilter *filter, const TextReport *report);

G_END_DECLS
