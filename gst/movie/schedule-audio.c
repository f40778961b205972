/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sound items as intervals of samples, cut at the movie's end. */

#include "schedule-audio.h"

/* Squares of it and of it backwards sum to 1. */
#define EQUAL_POWER "ease_out_sine"

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
    .envelope = item->envelope,
    .fade_in_curve = item->fade_in_curve,
    .fade_out_curve = item->fade_out_curve,
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

static const MovieAudio *
item_of (const Schedule *schedule, const ScheduleSound *sound)
{
  return g_ptr_array_index (schedule_movie (schedule)->audio, sound->index);
}

static gboolean
crosses (
    const Schedule *schedule, const ScheduleSound *a, const ScheduleSound *b)
{
  return a->role == MOVIE_ROLE_MUSIC && b->role == MOVIE_ROLE_MUSIC
      && item_of (schedule, a)->crossfade && item_of (schedule, b)->crossfade
      && a->from < b->from && b->from < a->to && a->to < b->to;
}

/* @before goes as @after comes. */
static void
cross (const Schedule *schedule, ScheduleSound *before, ScheduleSound *after)
{
  const gint64 overlap = before->to - after->from;
  const Easing *curve = easing_find (EQUAL_POWER);

  if (item_of (schedule, before)->fade_out == 0) {
    before->fade_out = MAX (before->fade_out, overlap);
    before->fade_out_curve = curve;
  }
  if (item_of (schedule, after)->fade_in == 0) {
    after->fade_in = MAX (after->fade_in, overlap);
    after->fade_in_curve = curve;
  }
}

static void
cross_all (const Schedule *schedule, GArray *sounds)
{
  ScheduleSound *s = (ScheduleSound *) (gpointer) sounds->data;

  for (guint i = 0; i < sounds->len; i++)
    for (guint k = i + 1; k < sounds->len && s[k].from < s[i].to; k++)
      if (crosses (schedule, &s[i], &s[k]))
        cross (schedule, &s[i], &s[k]);
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
  cross_all (schedule, sounds);
  return sounds;
}
