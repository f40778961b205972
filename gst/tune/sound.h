/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How notes sound: oscillators, filters, a room. Made of +, -, x, / and sqrt
 * alone, which round the same everywhere. */
#pragma once

#include "score.h"

G_BEGIN_DECLS

/* Interleaved stereo. */
typedef struct {
  gint64 n;
  gfloat *x;
} Stereo;

/* Adds @note to @to; what rings on is cut at its end. */
void instrument_play (const ScoreMood *mood, const ScoreNote *note, Stereo *to);
/* Adds the room that @to is in. */
void reverb_add (Stereo *to, gfloat amount);
/* Brings @to to @lufs, as ITU-R BS.1770 weighs it, and starts and ends it in
 * silence. */
void level_set (Stereo *to, gdouble lufs);
/* 48 kHz, 16 bits. */
GBytes *stereo_to_wav (const Stereo *of);

G_END_DECLS
