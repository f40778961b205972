/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The `jsoncliptimeline` of a plan's movie, and how it is told what to play. */
#pragma once

#include "plan.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* The movie as it was planned, whatever its file says by now. */
void movie_timeline_set (GstElement *movie, const RenderPlan *plan);

/**
 * movie_timeline_seek:
 *
 * From @start up to @stop, ns. Before it plays this is where it begins, with
 * nothing drawn before.
 */
void movie_timeline_seek (
    GstElement *movie, GstClockTime start, GstClockTime stop);

/**
 * movie_timeline_settle_rate:
 * @movie: its video pad not linked
 *
 * A movie is a whole number of frames long, its sound too: has it be of the
 * plan's rate where no pictures are drawn.
 */
/* The movie as it was planned, whatever its file says by now. */
void movie_timeline_settle_rate (GstElement *movie, const RenderPlan *plan);

G_END_DECLS
