/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The built-in composer: a bed of music to speak over, of a mood, for a length
 * (chords, a few soft instruments, no melody), and short sounds beside it. The
 * same request gives the same bytes on every machine. It knows nothing of
 * files, movies or providers. */
#pragma once

#include "score.h"
#include "sound.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TUNE_RATE 48000
/* Integrated loudness of every bed, LUFS: well under a voice as it is. */
#define TUNE_LUFS -26.0
#define TUNE_MIN_MS 1000
#define TUNE_MAX_MS 1800000

/**
 * tune_play:
 * @mood: a name of the table of moods; an unknown one or NULL is the first
 *
 * Returns: (transfer full): a WAV file, 48 kHz stereo, 16 bits, of exactly that
 *   length to the sample; NULL if cancelled.
 */
GBytes *tune_play (const gchar *mood, guint64 seed, gint64 duration_ms,
    GCancellable *cancellable, GError **error);

/* The same at @pace hundredths of the mood's tempo, 50 to 200. */
GBytes *tune_play_paced (const gchar *mood, gint pace, guint64 seed,
    gint64 duration_ms, GCancellable *cancellable, GError **error);

/* A short sound: air, a drum, a breath. */
typedef struct {
  const gchar *name;    /* "whoosh" */
  const gchar *aliases; /* "swoosh|swish" */
  const gchar *summary;
  gint ms;
  gdouble moment; /* what it stands for happens there, as a share of it */
  gfloat peak;    /* sample peak, soft enough to lie under a voice */
  void (*play) (guint64 seed, Stereo *to);
} TuneSound;

/* NULL-terminated; the first is the default. */
extern const TuneSound *const tune_sounds[];
/* The first one that a word of @prompt names, else the default. */
const TuneSound *tune_sound_find (const gchar *prompt);
/* Returns: (transfer full): a WAV file as tune_play() makes it. */
GBytes *tune_sound (const TuneSound *sound, guint64 seed);

G_END_DECLS
