/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See loudness.h. What the limiter takes away is measured, not guessed: so the
 * gain is looked for by secants through whole measures. */
#include "loudness.h"
#include <ebur128.h>
#include <math.h>

#define RATE 48000
#define STEP 8192
#define PASSES 6
#define NEAR_ENOUGH 0.1 /* LU */
/* What is nearly silent is not made noise of. */
#define LARGEST_DB 40.0
/* A dB more makes at least so much of an LU, or the next guess goes astray. */
#define LEAST_SLOPE 0.2

typedef struct {
  gdouble gain_db, lufs;
} Measure;

static gdouble
gain_of (gdouble db)
{
  return rint (pow (10, db / 20) * (1 << 20)) / (1 << 20);
}

/* Steps of 0.01 dB: coarser than any difference between two processors, finer
 * than anybody hears. */
static gdouble
in_steps (gdouble db)
{
  return rint (CLAMP (db, -LARGEST_DB, LARGEST_DB) * 100) / 100;
}

/* Where samples come from. */
typedef struct {
  Mix *mix;
  MediaSound *sound; /* where there is no mix */
  gint64 n;
} Source;

static gboolean
pull (const Source *from, gint64 at, gint n, gfloat *to,
    GCancellable *cancellable, GError **error)
{
  return from->mix
      ? mix_read (from->mix, at, n, to, cancellable, error)
      : media_sound_read (from->sound, at, n, to, cancellable, error);
}

static gboolean
feed (ebur128_state *meter, const Source *from, GCancellable *cancellable,
    GError **error)
{
  g_autofree gfloat *samples = g_new (gfloat, 2 * STEP);

  for (gint64 at = 0; at < from->n; at += STEP) {
    const gint some = MIN (STEP, from->n - at);

    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !pull (from, at, some, samples, cancellable, error))
      return FALSE;
    if (ebur128_add_frames_float (meter, samples, some) != EBUR128_SUCCESS) {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_FAILED, "no memory for a meter");
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
measure (const Source *from, gdouble *lufs, GCancellable *cancellable,
    GError **error)
{
  ebur128_state *meter = ebur128_init (2, RATE, EBUR128_MODE_I);
  const gboolean done = meter && feed (meter, from, cancellable, error);

  *lufs = -HUGE_VAL;
  if (done)
    ebur128_loudness_global (meter, lufs);
  else if (!meter)
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_FAILED, "no memory for a meter");
  if (meter)
    ebur128_destroy (&meter);
  return done;
}

gboolean
loudness_of_sound (
    MediaSound *sound, gdouble *lufs, GCancellable *cancellable, GError **error)
{
  const Source from = { .sound = sound, .n = media_sound_length (sound) };

  return measure (&from, lufs, cancellable, error);
}

/* @at->gain_db is what is measured at. */
static gboolean
take (
    Measure *at, Mix *mix, gint64 n, GCancellable *cancellable, GError **error)
{
  const Source from = { .mix = mix, .n = n };

  mix_set_gain (mix, gain_of (at->gain_db));
  return measure (&from, &at->lufs, cancellable, error);
}

/* LU that a dB makes, between two measures. */
static gdouble
slope (const Measure *a, const Measure *b)
{
  if (fabs (b->gain_db - a->gain_db) < 0.05)
    return 1;
  return CLAMP (
      (b->lufs - a->lufs) / (b->gain_db - a->gain_db), LEAST_SLOPE, 1);
}

gboolean
loudness_settle (
    Mix *mix, gint64 n, gdouble lufs, GCancellable *cancellable, GError **error)
{
  Measure last = { 0 }, now = { 0 };

  if (!take (&last, mix, n, cancellable, error))
    return FALSE;
  if (!isfinite (last.lufs))
    return TRUE;
  now.gain_db = in_steps (lufs - last.lufs);
  for (guint pass = 1; pass < PASSES && now.gain_db != last.gain_db; pass++) {
    gdouble next;

    if (!take (&now, mix, n, cancellable, error))
      return FALSE;
    if (fabs (now.lufs - lufs) <= NEAR_ENOUGH)
      break;
    next = in_steps (now.gain_db + (lufs - now.lufs) / slope (&last, &now));
    last = now;
    now.gain_db = next;
  }
  mix_set_gain (mix, gain_of (now.gain_db));
  return TRUE;
}
