/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The identity of a movie's two streams, as their events tell it. Knows no
 * element. */
#pragma once

#include <gst/gst.h>

#include "movie.h"

G_BEGIN_DECLS

/* Of one stream for each pad, in this order. The same movie has the same
 * stream ids in every run. */
GstStreamCollection *streams_new (
    const Movie *movie, GstPad *video, GstPad *audio);

/* The stream-start of the stream at @place, in place of @original. */
GstEvent *streams_start (GstStreamCollection *streams, guint place,
    guint group_id, GstEvent *original);

G_END_DECLS
