/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* When things happen: shares of a duration, and how a stored narration lies
 * under its pictures. Plain arithmetic in milliseconds; knows no JSON. */
#pragma once

#include "narration.h"

G_BEGIN_DECLS

/* A picture is seen for this long at least. */
#define RHYTHM_LEAST_MS 1500
/* The voice starts this long after the first picture ... */
#define RHYTHM_LEAD_MS 400
/* ... and ends this long before the last one does. */
#define RHYTHM_TAIL_MS 800

/* How long speech may be under @total_ms of pictures; at least 1. */
gint64 rhythm_speech_room (gint64 total_ms);

/* Fills the @n + 1 bounds 0 .. @total_ms by @weights; all zero: evenly. */
void rhythm_share (
    const gdouble *weights, guint n, gint64 total_ms, gint64 *bounds);
/* Moves the inner of @n + 1 ascending bounds as little as a pass each way
 * can, until all are @least_ms apart; they are as far as total allows. */
void rhythm_settle (gint64 *bounds, guint n, gint64 least_ms);

typedef struct {
  guint words;     /* in its planned narration */
  guint scenes;    /* pictures */
  gdouble seconds; /* planned, counts where nothing is said */
} RhythmBeat;

/* A piece of the narration and where it is heard. */
typedef struct {
  gint64 in_ms;          /* in the file */
  gint64 from_ms, to_ms; /* in the movie */
} RhythmPiece;

typedef struct {
  gint64 *bounds; /* of scenes, n_scenes + 1 */
  guint n_scenes;
  GArray *pieces;       /* of RhythmPiece */
  Narration *narration; /* words at their time in the movie */
} Rhythm;

/**
 * rhythm_new:
 * @narration: (nullable): at the file's own times; NULL where nothing is said
 *
 * The total is kept to the millisecond. Cuts between beats fall into the
 * pauses between their sentences; what time the speech leaves over becomes
 * pauses between beats.
 */
Rhythm *rhythm_new (const RhythmBeat *beats, guint n_beats,
    const Narration *narration, gint64 total_ms);
void rhythm_free (Rhythm *rhythm);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rhythm, rhythm_free)

G_END_DECLS
