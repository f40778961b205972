/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sound of a schedule in samples at 48 kHz. */
#pragma once

#include "schedule.h"

G_BEGIN_DECLS

#define SCHEDULE_SAMPLE_RATE 48000

typedef struct {
  guint index;              /* in movie->audio */
  gint64 from, to;          /* output samples, to <= n_samples */
  gint64 in;                /* first source sample */
  gdouble volume;
  gint64 fade_in, fade_out; /* samples; a crossfade is one of them */
  const Easing *fade_in_curve, *fade_out_curve;
  const GPtrArray *envelope; /* the item's */
  gboolean loop;
  MovieRole role;
  /* Where this item is turned down, and how; 0 dB: nowhere. */
  gdouble duck_db;
  gint64 attack, hold, release, lookahead;
} ScheduleSound;

/* (transfer full): GArray of ScheduleSound, by from. */
GArray *schedule_sounds (const Schedule *schedule);
/* round (ns x 48000 / 1e9), half up. */
gint64 schedule_sample_at (gint64 ns);

G_END_DECLS
