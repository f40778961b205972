/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is played and when: moods as data, and a score made of one by a seed. It
 * knows notes and beats, and nothing of how they sound. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCORE_CHORDS 4 /* in a progression */
#define SCORE_STEPS 8  /* of a pattern, in a bar of four beats */
#define SCORE_PROGRESSIONS 3
#define SCORE_PATTERNS 2

/* Notes of the scale, 0 the key's own. */
typedef gint8 ScoreProgression[SCORE_CHORDS];

typedef struct {
  const gchar *name;
  gint bpm;
  gboolean minor;
  ScoreProgression progressions[SCORE_PROGRESSIONS];
  /* For each step a note of the chord from its lowest, 0 to 5; '.': none. */
  gchar plucks[SCORE_PATTERNS][SCORE_STEPS + 1];
  /* 'o': its root, '5': the fifth above; '.': none. */
  gchar bass[SCORE_STEPS + 1];
  /* 0..1 */
  gfloat pad, pluck, low, bright, room;
} ScoreMood;

/* NULL-terminated; the first is the default. */
extern const ScoreMood *const score_moods[];
/* An unknown name, or NULL, gives the default. */
const ScoreMood *score_mood (const gchar *name);

typedef struct {
  gint64 from, to; /* samples */
  gint notes[3];   /* MIDI, ascending, close to those of the chord before */
  gint root;       /* MIDI, in the bass */
} ScoreChord;

typedef enum { SCORE_PAD, SCORE_PLUCK, SCORE_BASS } ScorePart;

typedef struct {
  ScorePart part;
  gint64 from, to; /* samples; what rings on does so behind it */
  gint note;       /* MIDI */
  gfloat level;    /* 0..1 */
  gfloat side;     /* -1 left, 1 right */
} ScoreNote;

typedef struct {
  const ScoreMood *mood;
  gint key;       /* 0 is C */
  gdouble beat;   /* samples */
  GArray *chords; /* of ScoreChord; the last one is the key's own */
  GArray *notes;  /* of ScoreNote, by from */
} Score;

/* Whole beats for @n samples at @rate: the tempo gives way, by less than one
 * beat in all. */
Score *score_new (const ScoreMood *mood, guint64 seed, gint64 n, gint rate);
void score_free (Score *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Score, score_free)

G_END_DECLS
