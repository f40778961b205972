/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A room after Schroeder and Moorer: combs that lose their highs, one beside
 * the other, then all-passes. The two sides differ in length. */
#include "sound.h"

#define COMBS 6
#define PASSES 3
#define LONGEST 2048
#define FEEDBACK .8f
#define DAMPING .35f
#define SPREAD 29
/* Ahead of the first reflection. */
#define AHEAD 960

typedef struct {
  gfloat line[LONGEST];
  gint length, at;
  gfloat low;
} Delay;

typedef struct {
  Delay combs[COMBS], passes[PASSES];
} Side;

static void
set_lengths (Side *side, gint longer)
{
  /* Primes to each other: no echo falls on another. */
  static const gint combs[COMBS] = { 1213, 1289, 1381, 1487, 1597, 1693 };
  static const gint passes[PASSES] = { 601, 443, 241 };

  for (gint i = 0; i < COMBS; i++)
    side->combs[i].length = combs[i] + longer;
  for (gint i = 0; i < PASSES; i++)
    side->passes[i].length = passes[i] + longer;
}

static gfloat *
head (Delay *delay)
{
  gfloat *at = &delay->line[delay->at];

  delay->at = delay->at + 1 == delay->length ? 0 : delay->at + 1;
  return at;
}

static gfloat
comb (Delay *delay, gfloat x)
{
  gfloat *at = head (delay), out = *at;

  delay->low += (1 - DAMPING) * (out - delay->low);
  /* Silence is silence: a number that falls for ever grows slow. */
  if (delay->low < 1e-15f && delay->low > -1e-15f)
    delay->low = 0;
  *at = x + FEEDBACK * delay->low;
  return out;
}

static gfloat
all_pass (Delay *delay, gfloat x)
{
  gfloat *at = head (delay), out = *at - .5f * x;

  *at = x + .5f * out;
  return out;
}

static gfloat
reflect (Side *side, gfloat x)
{
  gfloat v = 0;

  for (gint i = 0; i < COMBS; i++)
    v += comb (&side->combs[i], x);
  for (gint i = 0; i < PASSES; i++)
    v = all_pass (&side->passes[i], v);
  return v;
}

void
reverb_add (Stereo *to, gfloat amount)
{
  g_autofree Side *sides = g_new0 (Side, 2);
  g_autofree gfloat *before = g_new0 (gfloat, AHEAD);
  gint at = 0;

  set_lengths (&sides[0], 0);
  set_lengths (&sides[1], SPREAD);
  for (gint64 i = 0; i < to->n; i++) {
    const gfloat dry = .5f * (to->x[2 * i] + to->x[2 * i + 1]);

    for (gint c = 0; c < 2; c++)
      to->x[2 * i + c] += .3f * amount * reflect (&sides[c], before[at]);
    before[at] = dry;
    at = at + 1 == AHEAD ? 0 : at + 1;
  }
}
