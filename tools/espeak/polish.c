/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* See polish.h. Formant speech is thin below, sharp in its s and buzzes at the
 * top: filters after Robert Bristow-Johnson's cookbook meet each of them. */
#include "polish.h"

#include <math.h>

/* Above it, peaks are bent instead of cut. */
#define KNEE .6
#define CEILING .89
#define SILENT_LUFS -70.0

typedef struct {
  gdouble b[3], a[2], z[2];
} Biquad;

typedef enum { HIGH_PASS, LOW_SHELF, PEAK, HIGH_SHELF } Kind;

typedef struct {
  Kind kind;
  gdouble hz, db, q;
} Band;

static const Band bands[] = {
  { HIGH_PASS, 70, 0, .7 },  /* what no voice has */
  { LOW_SHELF, 220, 3, .7 }, /* a chest */
  { PEAK, 1100, -1.5, 1 },   /* nose */
  { PEAK, 2800, 1.5, 1 },    /* consonants to understand by */
  { PEAK, 6300, -4, 1.4 },   /* s */
  { HIGH_SHELF, 8200, -4, .7 },
};

/* The two filters of BS.1770, as bands at any rate. */
static const Band weights[] = {
  { HIGH_SHELF, 1681.97, 3.99984, .7071752 },
  { HIGH_PASS, 38.1355, 0, .5003271 },
};

static void
set (Biquad *f, const gdouble b[3], const gdouble a[3])
{
  *f = (Biquad){ { b[0] / a[0], b[1] / a[0], b[2] / a[0] },
    { a[1] / a[0], a[2] / a[0] }, { 0, 0 } };
}

static void
set_shelf (Biquad *f, gdouble A, gdouble c, gdouble alpha, gboolean high)
{
  const gdouble s = high ? -1 : 1, root = 2 * sqrt (A) * alpha;

  set (f,
      (const gdouble[]){ A * (A + 1 - s * (A - 1) * c + root),
          s * 2 * A * (A - 1 - s * (A + 1) * c),
          A * (A + 1 - s * (A - 1) * c - root) },
      (const gdouble[]){ A + 1 + s * (A - 1) * c + root,
          s * -2 * (A - 1 + s * (A + 1) * c), A + 1 + s * (A - 1) * c - root });
}

static void
tune (Biquad *f, const Band *band, guint rate)
{
  const gdouble w = 2 * G_PI * MIN (band->hz, .45 * rate) / rate;
  const gdouble c = cos (w), alpha = sin (w) / (2 * band->q);
  const gdouble A = pow (10, band->db / 40);

  switch (band->kind) {
    case HIGH_PASS:
      set (f, (const gdouble[]){ (1 + c) / 2, -1 - c, (1 + c) / 2 },
          (const gdouble[]){ 1 + alpha, -2 * c, 1 - alpha });
      break;
    case PEAK:
      set (f, (const gdouble[]){ 1 + alpha * A, -2 * c, 1 - alpha * A },
          (const gdouble[]){ 1 + alpha / A, -2 * c, 1 - alpha / A });
      break;
    case LOW_SHELF:
    case HIGH_SHELF:
      set_shelf (f, A, c, alpha, band->kind == HIGH_SHELF);
      break;
  }
}

static void
run (Biquad *f, gdouble *x, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    const gdouble y = f->b[0] * x[i] + f->z[0];

    f->z[0] = f->b[1] * x[i] - f->a[0] * y + f->z[1];
    f->z[1] = f->b[2] * x[i] - f->a[1] * y;
    x[i] = y;
  }
}

static void
run_all (const Band *list, guint n_bands, gdouble *x, gsize n, guint rate)
{
  for (guint i = 0; i < n_bands; i++) {
    Biquad f;

    tune (&f, &list[i], rate);
    run (&f, x, n);
  }
}

/* Mean of the blocks of 400 ms that are louder than @threshold. */
static gdouble
mean_above (const gdouble *hops, gsize n, gdouble threshold)
{
  gdouble sum = 0;
  gsize count = 0;

  for (gsize i = 0; i + 4 <= n; i++) {
    const gdouble block =
        (hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / 4;

    if (block > threshold) {
      sum += block;
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}

/* As it is heard from both sides of a stereo film: a mono voice twice. */
static gdouble
loudness (const gdouble *x, gsize n, guint rate)
{
  const gsize hop = rate / 10, n_hops = n / hop;
  g_autofree gdouble *weighed = g_memdup2 (x, n * sizeof *x);
  g_autofree gdouble *hops = g_new0 (gdouble, n_hops + 1);
  gdouble loud;

  run_all (weights, G_N_ELEMENTS (weights), weighed, n, rate);
  for (gsize i = 0; i < n_hops * hop; i++)
    hops[i / hop] += 2 * weighed[i] * weighed[i] / hop;
  loud = mean_above (hops, n_hops, pow (10, (SILENT_LUFS + .691) / 10));
  loud = mean_above (hops, n_hops, loud / 10);
  return loud > 0 ? -.691 + 10 * log10 (loud) : SILENT_LUFS;
}

static gdouble
bend (gdouble v)
{
  const gdouble over = fabs (v) - KNEE, room = CEILING - KNEE;

  return over <= 0 ? v : copysign (KNEE + room * tanh (over / room), v);
}

/* Bending takes a little away: once more for what it took. */
void
polish (gint16 *samples, gsize n, guint rate)
{
  g_autofree gdouble *x = g_new (gdouble, n), *out = g_new (gdouble, n);
  gdouble gain_db = 0;

  for (gsize i = 0; i < n; i++)
    x[i] = samples[i] / 32768.0;
  run_all (bands, G_N_ELEMENTS (bands), x, n, rate);
  for (gint pass = 0; pass < 4; pass++) {
    const gdouble gain = pow (10, gain_db / 20);
    gdouble lufs;

    for (gsize i = 0; i < n; i++)
      out[i] = pass == 0 ? x[i] : bend (x[i] * gain);
    lufs = loudness (out, n, rate);
    if (lufs <= SILENT_LUFS)
      break;
    if (pass < 3)
      gain_db += POLISH_LUFS - lufs;
  }
  for (gsize i = 0; i < n; i++)
    samples[i] = (gint16) lrint (CLAMP (out[i], -1, 1) * 32767);
}
