/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A seek of one pad made fit for both. Knows nothing of what is sought. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * seeks_in_time:
 * @pad: the one asked: frames and samples mean nothing to the other
 *
 * Returns: (transfer full) (nullable): @seek with its start and stop as times,
 *   NULL if @pad cannot convert them.
 */
GstEvent *seeks_in_time (GstEvent *seek, GstPad *pad);

/* Whether @seek, in time, begins before it stops: GstBaseSrc takes one that
 * does not for a mistake in the program. */
gboolean seeks_forward (GstEvent *seek);

G_END_DECLS
