/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A score played into a WAV file. */
#include "tune.h"

#include "sound.h"

#include <math.h>
#include <string.h>

#define HEADER 44
/* Beats a minute; faster ones ask for ears of their own. */
#define FASTEST 130

static void
put_32 (guint8 *at, guint32 value)
{
  for (gint i = 0; i < 4; i++)
    at[i] = value >> (8 * i) & 0xff;
}

GBytes *
stereo_to_wav (const Stereo *of)
{
  const gsize size = of->n * 4;
  guint8 *wav = g_malloc (HEADER + size);

  memcpy (wav,
      "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\2\0\0\0\0\0\0\0\0\0\4\0\x10\0data",
      40);
  put_32 (wav + 4, HEADER - 8 + size);
  put_32 (wav + 24, TUNE_RATE);
  put_32 (wav + 28, TUNE_RATE * 4);
  put_32 (wav + 40, size);
  for (gint64 i = 0; i < 2 * of->n; i++) {
    const gint v = CLAMP (lrintf (of->x[i] * 32767), -32767, 32767);

    wav[HEADER + 2 * i] = v & 0xff;
    wav[HEADER + 2 * i + 1] = v >> 8 & 0xff;
  }
  return g_bytes_new_take (wav, HEADER + size);
}

static gboolean
play (const Score *score, Stereo *to, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < score->notes->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    instrument_play (
        score->mood, &g_array_index (score->notes, ScoreNote, i), to);
  }
  return TRUE;
}

GBytes *
tune_play (const gchar *mood, guint64 seed, gint64 duration_ms,
    GCancellable *cancellable, GError **error)
{
  return tune_play_paced (mood, 100, seed, duration_ms, cancellable, error);
}

GBytes *
tune_play_paced (const gchar *mood, gint pace, guint64 seed, gint64 duration_ms,
    GCancellable *cancellable, GError **error)
{
  const gint64 ms = CLAMP (duration_ms, TUNE_MIN_MS, TUNE_MAX_MS);
  ScoreMood paced = *score_mood (mood);
  Stereo all = { ms * TUNE_RATE / 1000, NULL };

  paced.bpm = MIN (
      (paced.bpm * CLAMP (pace, 50, 200) + 50) / 100, MAX (paced.bpm, FASTEST));
  g_autoptr (Score) score = score_new (&paced, seed, all.n, TUNE_RATE);
  g_autofree gfloat *samples = g_new0 (gfloat, 2 * all.n);

  all.x = samples;
  if (!play (score, &all, cancellable, error))
    return NULL;
  reverb_add (&all, score->mood->room);
  level_set (&all, TUNE_LUFS);
  return stereo_to_wav (&all);
}
