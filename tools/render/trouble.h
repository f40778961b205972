/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What pipelines say while they work, as errors of the render: whose fault it
 * is, in words that a user can act on. Knows no pipeline but by the names
 * `movie`, `mux` and `file` in it. */
#pragma once

#include "render.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* What is waited for. */
typedef struct {
  GstBus *bus;
  GstElement *pipeline; /* whose end it is; others may speak on the bus too */
  const gchar *output;  /* what `file` writes */
  const gint *packets;  /* (nullable): atomic, encoded so far: who fails before
                           the first is no encoder for this host */
  GPtrArray *warnings;  /* (nullable) (element-type utf8): appended to */
  /* (nullable): called every @interval while there is nothing else */
  void (*tick) (gpointer user_data);
  gpointer user_data;
  GstClockTime interval;
} TroubleWait;

/**
 * trouble_wait:
 *
 * Waits until the pipeline has ended, something fails or trouble_watch()
 * tells of a cancellation.
 *
 * Returns: FALSE with @error; without it if an application message of the
 *   caller's own came
 */
gboolean trouble_wait (const TroubleWait *wait, GError **error);

/* Sets @pipeline going; FALSE with @error if it fails and does not say why on
 * @bus. */
gboolean trouble_start (GstElement *pipeline, GstBus *bus, GError **error);

/* Has what @pipeline says come out on @bus, which others share. */
void trouble_forward (GstElement *pipeline, GstBus *bus);

/* FALSE with RENDER_ERROR_CANCELLED. */
gboolean trouble_cancelled (GError **error);

/* Has a cancellation wake who waits for @bus: an application message named
 * "cancelled". Returns what g_cancellable_disconnect() takes. */
gulong trouble_watch (GCancellable *cancellable, GstBus *bus);

G_END_DECLS
