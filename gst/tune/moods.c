/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The moods, one for each look of a movie. To add one: a struct and its name
 * in the list. */
#include "score.h"

static const ScoreMood cinematic = {
  .name = "cinematic",
  .bpm = 84,
  .minor = TRUE,
  .progressions = { { 0, 5, 2, 6 }, { 0, 3, 5, 6 }, { 0, 5, 3, 6 } },
  .plucks = { "0.2.3.2.", "0...3.2." },
  .bass = "o.......",
  .pad = 1,
  .pluck = .35f,
  .low = .8f,
  .bright = .35f,
  .room = .5f,
};

static const ScoreMood documentary = {
  .name = "documentary",
  .bpm = 90,
  .progressions = { { 0, 4, 5, 3 }, { 0, 2, 3, 4 }, { 0, 5, 3, 4 } },
  .plucks = { "0.1.2.1.", "0.2.3.2." },
  .bass = "o...5...",
  .pad = .8f,
  .pluck = .55f,
  .low = .6f,
  .bright = .4f,
  .room = .4f,
};

static const ScoreMood energetic = {
  .name = "energetic",
  .bpm = 124,
  .progressions = { { 5, 3, 0, 4 }, { 0, 4, 5, 3 }, { 3, 0, 4, 5 } },
  .plucks = { "02134231", "03203120" },
  .bass = "o.oo.oo.",
  .pad = .7f,
  .pluck = .7f,
  .low = 1,
  .bright = .8f,
  .room = .25f,
};

static const ScoreMood calm = {
  .name = "calm",
  .bpm = 72,
  .progressions = { { 0, 3, 5, 4 }, { 0, 5, 3, 4 }, { 3, 0, 5, 4 } },
  .plucks = { "0...2...", "0...3.1." },
  .bass = "o.......",
  .pad = 1,
  .pluck = .4f,
  .low = .5f,
  .bright = .25f,
  .room = .6f,
};

static const ScoreMood playful = {
  .name = "playful",
  .bpm = 112,
  .progressions = { { 0, 5, 1, 4 }, { 0, 3, 0, 4 }, { 0, 3, 1, 4 } },
  .plucks = { "0.2.1.3.", "02.1.3.2" },
  .bass = "o...5...",
  .pad = .4f,
  .pluck = 1,
  .low = .7f,
  .bright = .6f,
  .room = .3f,
};

static const ScoreMood news = {
  .name = "news",
  .bpm = 100,
  .minor = TRUE,
  .progressions = { { 0, 6, 5, 6 }, { 0, 3, 6, 2 }, { 0, 5, 6, 0 } },
  .plucks = { "00.0.00.", "02.0.20." },
  .bass = "o..o..o.",
  .pad = .7f,
  .pluck = .6f,
  .low = .9f,
  .bright = .55f,
  .room = .25f,
};

static const ScoreMood minimal = {
  .name = "minimal",
  .bpm = 80,
  .progressions = { { 0, 5, 0, 3 }, { 0, 2, 5, 3 }, { 0, 3, 0, 4 } },
  .plucks = { "0.......", "0.....2." },
  .bass = "........",
  .pad = .9f,
  .pluck = .5f,
  .low = .3f,
  .bright = .3f,
  .room = .55f,
};

const ScoreMood *const score_moods[] = { &cinematic, &documentary, &energetic,
  &calm, &playful, &news, &minimal, NULL };

const ScoreMood *
score_mood (const gchar *name)
{
  for (guint i = 0; name && score_moods[i]; i++)
    if (g_ascii_strcasecmp (score_moods[i]->name, name) == 0)
      return score_moods[i];
  return score_moods[0];
}
