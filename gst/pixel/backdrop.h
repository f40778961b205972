/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What fills a frame that a picture does not fill: the picture once more,
 * covering, blurred and darker. Made once for a still, not for a frame. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/**
 * backdrop_contain:
 * @zoom: the largest that any frame will ask of it
 *
 * Returns: (transfer full): all of @src in the middle of a picture of the
 * frame's shape, on its backdrop; NULL soon after @cancelled (nullable) is.
 */
Picture *backdrop_contain (const Picture *src, gint frame_width,
    gint frame_height, gdouble zoom, GCancellable *cancelled);

G_END_DECLS
