/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every product here fits in 128 bits: the longest movie, of 10,000 hours, is
 * below 2^55 ns, and times the largest gint below 2^86. */

#include "schedule-clock.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

__extension__ typedef __int128 Wide;

static gint64
divide_down (Wide number, Wide by)
{
  Wide quotient = number / by;

  return (gint64) (number % by < 0 ? quotient - 1 : quotient);
}

static gint64
divide_up (Wide number, Wide by)
{
  return -divide_down (-number, by);
}

static gint64
divide_half_up (Wide number, Wide by)
{
  return divide_down (2 * number + by, 2 * by);
}

gint64
schedule_clock_first (ScheduleClock clock, gint64 ns)
{
  return divide_up ((Wide) ns * clock.n, (Wide) SECOND * clock.d);
}

gint64
schedule_clock_time (ScheduleClock clock, gint64 frame)
{
  return divide_half_up ((Wide) frame * clock.d * SECOND, clock.n);
}

gint64
schedule_clock_frame (ScheduleClock clock, gint64 ns)
{
  /* frame * d * SECOND / n + 1/2 < ns + 1, and the largest such frame. */
  return divide_up (((Wide) 2 * ns + 1) * clock.n, (Wide) 2 * SECOND * clock.d)
      - 1;
}

gint64
schedule_clock_length (ScheduleClock clock, gint64 ns)
{
  return divide_half_up ((Wide) ns * clock.n, (Wide) SECOND * clock.d);
}

gint64
schedule_clock_samples (ScheduleClock clock, gint64 frames, gint sample_rate)
{
  return divide_half_up ((Wide) frames * sample_rate * clock.d, clock.n);
}

/* n times the nanoseconds from @ns to @frame. */
static Wide
distance (ScheduleClock clock, gint64 frame, gint64 ns)
{
  return (Wide) frame * clock.d * SECOND - (Wide) ns * clock.n;
}

gdouble
schedule_clock_since (ScheduleClock clock, gint64 frame, gint64 ns)
{
  return (gdouble) distance (clock, frame, ns)
      / (gdouble) ((Wide) SECOND * clock.n);
}

gdouble
schedule_clock_position (
    ScheduleClock clock, gint64 frame, gint64 from, gint64 to)
{
  return (gdouble) distance (clock, frame, from)
      / (gdouble) ((Wide) (to - from) * clock.n);
}
