/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pads unlinked and linked while data flows, as GStreamer asks of an
 * application: nothing is on its way meanwhile. Knows no element. */
#pragma once

#include <gst/gst.h>

typedef void (*LinksChange) (GstPad *pad, gpointer data);

/**
 * links_change:
 * @manner: GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM to make the change in this
 *   thread, next to a blocked pad, or GST_PAD_PROBE_TYPE_IDLE to make it in the
 *   probe itself
 * @timeout: microseconds: a pad that waits in its peer does not come to rest
 * @nudge: (nullable): an element to seek with a flush to @to once the probe is
 *   there, so that a pad that waits in its peer comes to it
 *
 * The pad is free again afterwards.
 *
 * Returns: whether @change was made.
 */
gboolean links_change (GstPad *pad, GstPadProbeType manner, gint64 timeout,
    GstElement *nudge, GstClockTime to, LinksChange change, gpointer data);
