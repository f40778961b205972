/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See limiter.h. The needed gain of each sample, its minimum over a window, and
 * that smoothed by a triangle no wider than the window: never above what any
 * sample needs. Sums are integers, so where they start does not show. */
#include "limiter.h"
#include <math.h>
#include <string.h>

#define PHASES 4
/* So many that the curve is right up to 23 kHz. */
#define HALF_TAPS 64
#define TAPS (2 * HALF_TAPS)
/* Two boxes of this length make the triangle: 10 ms. */
#define BOX 480
#define REACH (BOX - 1)
#define ONE (1 << 24)
/* What is limited stays 0.2 dB under the ceiling, for what is seen too low of a
 * curve that lives near half of the rate. */
#define HEADROOM 0.9772
/* Samples that are looked at or passed over together. */
#define RUN 256

G_STATIC_ASSERT (LIMITER_MARGIN >= 2 * REACH + HALF_TAPS + 1);

struct Limiter {
  gdouble ceiling;
  /* Below this sample peak no curve through the samples can exceed it. */
  gfloat harmless;
  gfloat taps[PHASES - 1][TAPS];
  gfloat *channel; /* one, with its margins */
  gfloat *peak;
  gfloat curve[PHASES][RUN + 2]; /* from the sample ahead of a run on */
  gint32 *need;
  gint32 *least;
  gint *queue;
  gint64 *box;
};

/* Kaiser-windowed sinc, rounded so that the last bit of a libm does not
 * matter. */
static gdouble
bessel_i0 (gdouble x)
{
  gdouble sum = 1, term = 1;

  for (gint k = 1; k < 40; k++) {
    term *= (x / (2 * k)) * (x / (2 * k));
    sum += term;
  }
  return sum;
}

static void
make_taps (Limiter *l)
{
  const gdouble beta = 3.5;
  gdouble largest = 1;

  for (gint p = 0; p < PHASES - 1; p++) {
    gdouble reach = 0;

    for (gint k = 0; k < TAPS; k++) {
      gdouble t = k - (HALF_TAPS - 1) - (p + 1.0) / PHASES;
      gdouble u = t / HALF_TAPS;
      gdouble h = sin (G_PI * t) / (G_PI * t)
          * bessel_i0 (beta * sqrt (MAX (0, 1 - u * u))) / bessel_i0 (beta);

      l->taps[p][k] = rint (h * (1 << 20)) / (1 << 20);
      reach += fabs (l->taps[p][k]);
    }
    largest = MAX (largest, reach);
  }
  l->harmless = l->ceiling / largest;
}

Limiter *
limiter_new (gdouble ceiling, gint max_samples)
{
  Limiter *l = g_new0 (Limiter, 1);
  gsize n = max_samples + 2 * LIMITER_MARGIN;

  l->ceiling = ceiling;
  make_taps (l);
  l->channel = g_new (gfloat, n);
  l->peak = g_new (gfloat, n);
  l->need = g_new (gint32, n);
  l->least = g_new (gint32, n);
  l->queue = g_new (gint, n);
  l->box = g_new (gint64, n);
  return l;
}

void
limiter_free (Limiter *l)
{
  if (!l)
    return;
  g_free (l->channel);
  g_free (l->peak);
  g_free (l->need);
  g_free (l->least);
  g_free (l->queue);
  g_free (l->box);
  g_free (l);
}

static gboolean
is_harmless (const Limiter *l, const gfloat *x, gint n)
{
  for (gint i = 0; i < 2 * n; i++)
    if (fabsf (x[i]) > l->harmless)
      return FALSE;
  return TRUE;
}

static gboolean
is_harmless_run (const Limiter *l, gint first, gint n)
{
  for (gint i = first - HALF_TAPS; i < first + n + HALF_TAPS; i++)
    if (fabsf (l->channel[i]) > l->harmless)
      return FALSE;
  return TRUE;
}

/* The curve at four points of each of @n samples from @first on. */
static void
find_curve (Limiter *l, gint first, gint n)
{
  for (gint i = 0; i < n; i++)
    l->curve[0][i] = l->channel[first + i];
  for (gint p = 0; p < PHASES - 1; p++) {
    gfloat *restrict sum = l->curve[p + 1];

    memset (sum, 0, n * sizeof *sum);
    for (gint k = 0; k < TAPS; k++) {
      const gfloat *restrict x = l->channel + first + k - (HALF_TAPS - 1);
      const gfloat h = l->taps[p][k];

      for (gint i = 0; i < n; i++)
        sum[i] += h * x[i];
    }
  }
}

/* How high the parabola through three points is at its vertex, if that lies
 * between them: near half of the rate a wave has eight points, the highest of
 * which may be 0.7 dB below its top. */
static gfloat
vertex (gfloat before, gfloat at, gfloat after)
{
  const gfloat bend = 2 * at - before - after, lean = after - before;

  if (at < 0)
    return vertex (-before, -at, -after);
  if (at < before || at < after || bend <= 0)
    return at;
  return at + lean * lean / (8 * bend);
}

/* Raises peak[i] to what the curve reaches in [i, i + 1). */
static void
add_run (Limiter *l, gint first, gint n, gfloat *peak)
{
  const gfloat (*c)[RUN + 2] = (const gfloat (*)[RUN + 2]) l->curve;

  find_curve (l, first - 1, n + 2);
  for (gint i = 0; i < n; i++) {
    const gfloat next = c[0][i + 2];
    gfloat most = vertex (c[PHASES - 1][i], c[0][i + 1], c[1][i + 1]);

    for (gint p = 1; p < PHASES; p++)
      most = MAX (most,
          vertex (c[p - 1][i + 1], c[p][i + 1],
              p + 1 < PHASES ? c[p + 1][i + 1] : next));
    peak[i] = MAX (peak[i], most);
  }
}

/* @n samples from @first on. */
static void
add_peaks (Limiter *l, gint first, gint n)
{
  for (gint at = 0; at < n; at += RUN) {
    const gint some = MIN (RUN, n - at);

    if (!is_harmless_run (l, first + at, some))
      add_run (l, first + at, some, l->peak + at);
  }
}

/* FALSE: nothing needs any less than 1. */
static gboolean
find_needs (Limiter *l, const gfloat *x, gint n)
{
  const gint first = LIMITER_MARGIN - 2 * REACH, count = n + 4 * REACH;
  gboolean any = FALSE;

  memset (l->peak, 0, count * sizeof *l->peak);
  for (gint c = 0; c < 2; c++) {
    for (gint i = 0; i < n + 2 * LIMITER_MARGIN; i++)
      l->channel[i] = x[2 * i + c];
    add_peaks (l, first, count);
  }
  for (gint i = 0; i < count; i++) {
    gboolean over = l->peak[i] > l->ceiling;

    l->need[i] =
        over ? (gint32) (HEADROOM * l->ceiling / l->peak[i] * ONE) : ONE;
    any |= over;
  }
  return any;
}

/* least[i] = the smallest need in [i, i + 2 REACH]. The queue holds growing
 * needs. */
static void
find_least (Limiter *l, gint count)
{
  gint head = 0, tail = 0;

  for (gint i = 0; i < count + 2 * REACH; i++) {
    while (tail > head && l->need[l->queue[tail - 1]] >= l->need[i])
      tail--;
    l->queue[tail++] = i;
    if (l->queue[head] < i - 2 * REACH)
      head++;
    if (i >= 2 * REACH)
      l->least[i - 2 * REACH] = l->need[l->queue[head]];
  }
}

/* box[i] = the sum of least[i .. i + BOX - 1], @count of them. */
static void
first_box (Limiter *l, gint count)
{
  gint64 sum = 0;

  for (gint i = 0; i < count + REACH; i++) {
    sum += l->least[i];
    if (i >= REACH) {
      l->box[i - REACH] = sum;
      sum -= l->least[i - REACH];
    }
  }
}

static void
apply (Limiter *l, gfloat *x, gint n)
{
  const gint64 full = (gint64) ONE * BOX * BOX;
  gint64 sum = 0;

  for (gint i = 0; i < n + REACH; i++) {
    gfloat gain;

    sum += l->box[i];
    if (i < REACH)
      continue;
    gain = (gdouble) sum / full;
    if (sum < full) {
      x[2 * (i - REACH)] *= gain;
      x[2 * (i - REACH) + 1] *= gain;
    }
    sum -= l->box[i - REACH];
  }
}

void
limiter_run (Limiter *l, gfloat *x, gint n)
{
  const gfloat *all = x - 2 * LIMITER_MARGIN;

  if (is_harmless (l, all, n + 2 * LIMITER_MARGIN) || !find_needs (l, all, n))
    return;
  /* Each step needs REACH samples less on both sides: four in all. */
  find_least (l, n + 2 * REACH);
  first_box (l, n + REACH);
  apply (l, x, n);
}
