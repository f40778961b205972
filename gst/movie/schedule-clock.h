/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Nanoseconds, frames and samples of one rate, exactly: frame n covers
 * n * d / n seconds, and no rounded duration is ever added up. Knows no
 * movie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint n, d;                /* frames a second */
} ScheduleClock;

/* The first frame that is not before @ns. */
gint64 schedule_clock_first (ScheduleClock clock, gint64 ns);
/* The time of @frame, rounded half up. */
gint64 schedule_clock_time (ScheduleClock clock, gint64 frame);
/* The last frame whose schedule_clock_time() is not after @ns. */
gint64 schedule_clock_frame (ScheduleClock clock, gint64 ns);
/* @ns in frames, rounded half up. */
gint64 schedule_clock_length (ScheduleClock clock, gint64 ns);
/* @frames in samples of @sample_rate, rounded half up. */
gint64 schedule_clock_samples (ScheduleClock clock, gint64 frames,
    gint sample_rate);
/* Seconds from @ns to @frame; negative before it. */
gdouble schedule_clock_since (ScheduleClock clock, gint64 frame, gint64 ns);
/* Where @frame lies between @from and @to: 0 at @from, 1 at @to, and beyond. */
gdouble schedule_clock_position (ScheduleClock clock, gint64 frame,
    gint64 from, gint64 to);

G_END_DECLS
