/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sound items as intervals of samples, cut at the movie's end. */

#include "schedule-audio.h"

gint64
schedule_sample_at (gint64 ns)
{
  /* 48,000 / 10^9 = 6 / 125,000; and half of 125,000 rounds half up. */
  return (ns / 125000) * 6 + ((ns % 125000) * 6 + 62500) / 125000;
}

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const ScheduleSound *one = a, *two = b;

  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  return one->index < two->index ? -1 : one->index > two->index;
}

static ScheduleSound
make_sound (guint index, const MovieAudio *item, gint64 n_samples)
{
  ScheduleSound sound = {
    .index = index,
    .from = schedule_sample_at (item->from),
    .to = MIN (schedule_sample_at (item->to), n_samples),
    .in = schedule_sample_at (item->in),
    .volume = item->volume,
    .loop = item->loop,
    .role = item->role,
  };
  gint64 length = MAX (0, sound.to - sound.from);

  /* A fade-out ends where the item is cut. */
  sound.fade_in = MIN (schedule_sample_at (item->fade_in), length);
  sound.fade_out = MIN (schedule_sample_at (item->fade_out), length);
  if (item->role == MOVIE_ROLE_MUSIC) {
    sound.duck_db = item->duck.db;
    sound.attack = schedule_sample_at (item->duck.attack);
    sound.hold = schedule_sample_at (item->duck.hold);
    sound.release = schedule_sample_at (item->duck.release);
    sound.lookahead = schedule_sample_at (item->duck.lookahead);
  }
  return sound;
}

GArray *
schedule_sounds (const Schedule *schedule)
{
  const GPtrArray *items = schedule_movie (schedule)->audio;
  GArray *sounds = g_array_new (FALSE, FALSE, sizeof (ScheduleSound));

  for (guint i = 0; i < items->len; i++) {
    const MovieAudio *item = g_ptr_array_index (items, i);
    ScheduleSound sound = make_sound (i, item, schedule_n_samples (schedule));

    if (item->src && sound.from < sound.to)
      g_array_append_val (sounds, sound);
  }
  g_array_sort (sounds, compare_starts);
  return sounds;
}
