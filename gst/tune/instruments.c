/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Three instruments: a pad of detuned saws through a low pass that opens and
 * closes, a soft pluck, a round bass. */
#include "sound.h"
#include "tune.h"

#include <math.h>

#define PI 3.14159265358979f
#define SECOND(s) ((gint64) ((s) *TUNE_RATE))
#define SAWS 3
#define PAD_ATTACK SECOND (.35)
#define PAD_RELEASE SECOND (.9)
#define SHORT_ATTACK SECOND (.006)

/* Equal temperament from A4 = 440 Hz. */
static gdouble
frequency (gint note)
{
  static const gdouble steps[12] = { 1, 1.0594630943592953, 1.1224620483093730,
    1.1892071150027211, 1.2599210498948732, 1.3348398541700344,
    1.4142135623730951, 1.4983070768766815, 1.5874010519681994,
    1.6817928305074291, 1.7817974362806785, 1.8877486253633870 };
  gint octave = 0;
  gdouble f = 440;

  for (note -= 69; note < 0; note += 12)
    octave--;
  octave += note / 12;
  f *= steps[note % 12];
  for (; octave > 0; octave--)
    f *= 2;
  for (; octave < 0; octave++)
    f /= 2;
  return f;
}

/* sin (2 pi @p), 0 <= @p < 1; by Taylor on a quarter turn. */
static gfloat
sine (gfloat p)
{
  gfloat x = p < .5f ? p : p - 1, x2;

  if (x > .25f)
    x = .5f - x;
  else if (x < -.25f)
    x = -.5f - x;
  x *= 2 * PI;
  x2 = x * x;
  return x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72))));
}

/* A saw whose step is rounded over two samples, so that it does not alias. */
static gfloat
saw (gfloat p, gfloat step)
{
  gfloat v = 2 * p - 1, t;

  if (p < step) {
    t = p / step;
    v -= t + t - t * t - 1;
  } else if (p > 1 - step) {
    t = (p - 1) / step;
    v -= t * t + t + t + 1;
  }
  return v;
}

static gfloat
turn (gfloat *phase, gfloat step)
{
  gfloat p = *phase;

  *phase += step;
  if (*phase >= 1)
    *phase -= 1;
  return p;
}

/* Two poles without a peak. */
typedef struct {
  gfloat a, b;
} LowPass;

static gfloat
low_pass (LowPass *f, gfloat x, gfloat g)
{
  f->a += g * (x - f->a);
  f->b += g * (f->a - f->b);
  return f->b;
}

/* Weight of a pole at @hz. */
static gfloat
pole (gfloat hz)
{
  const gfloat w = 2 * PI * hz / TUNE_RATE;

  return w / (1 + w);
}

/* 0 to 1 without a corner. */
static gfloat
smooth (gint64 at, gint64 length)
{
  const gfloat t = at >= length ? 1 : (gfloat) at / length;

  return t * t * (3 - 2 * t);
}

static void
put (Stereo *to, gint64 at, gfloat v, gfloat left, gfloat right)
{
  to->x[2 * at] += v * left;
  to->x[2 * at + 1] += v * right;
}

static void
play_pad (const ScoreMood *mood, const ScoreNote *note, Stereo *to)
{
  /* Six cents down and up. */
  static const gfloat tunes[SAWS] = { 1, .99654f, 1.00347f };
  static const gfloat sides[SAWS] = { 0, -.8f, .8f };
  const gfloat step = frequency (note->note) / TUNE_RATE;
  const gint64 end = MIN (note->to + PAD_RELEASE, to->n);
  gfloat phase[SAWS] = { .1f, .43f, .77f }, slow = 0;
  LowPass filter[SAWS] = { { 0 } };

  for (gint64 i = note->from; i < end; i++) {
    const gfloat in = smooth (i - note->from, PAD_ATTACK);
    const gfloat out =
        i > note->to ? 1 - smooth (i - note->to, PAD_RELEASE) : 1;
    const gfloat swell = .5f + .5f * sine (turn (&slow, .11f / TUNE_RATE));
    const gfloat g = pole (
        250 + 1500 * mood->bright * (.5f + .5f * in) * (.6f + .4f * swell));

    for (gint s = 0; s < SAWS; s++) {
      const gfloat side = CLAMP (sides[s] + note->side * .4f, -1, 1);
      const gfloat v = low_pass (&filter[s],
          saw (turn (&phase[s], step * tunes[s]), step * tunes[s]), g);

      put (to, i, .1f * mood->pad * in * out * v, .5f - .4f * side,
          .5f + .4f * side);
    }
  }
}

/* A sine whose second and third partials fade before it does, as a string's or
 * a bar's do. */
static void
play_pluck (const ScoreMood *mood, const ScoreNote *note, Stereo *to)
{
  const gfloat step = frequency (note->note) / TUNE_RATE;
  const gfloat left = sqrtf (.5f - .5f * note->side);
  const gfloat right = sqrtf (.5f + .5f * note->side);
  const gfloat fade = 1 - 1.f / (.45f * TUNE_RATE);
  const gfloat fade_2 = 1 - 1.f / (.16f * TUNE_RATE);
  gfloat phase = 0, body = 1, bright = .2f + .5f * mood->bright;

  for (gint64 i = note->from; i < to->n && body > 1e-4f; i++) {
    const gfloat p = turn (&phase, step), p2 = 2 * p - (p >= .5f);
    const gfloat p3 = 3 * p - (gint) (3 * p);
    const gfloat v = body * sine (p) + bright * (.6f * sine (p2))
        + bright * bright * (.4f * sine (MIN (p3, .999999f)));

    put (to, i,
        .16f * mood->pluck * note->level * v
            * smooth (i - note->from, SHORT_ATTACK),
        left, right);
    body *= fade;
    bright *= fade_2;
  }
}

static void
play_bass (const ScoreMood *mood, const ScoreNote *note, Stereo *to)
{
  const gfloat step = frequency (note->note) / TUNE_RATE;
  const gint64 release = SECOND (.12), end = MIN (note->to + release, to->n);
  const gfloat fade = 1 - 1.f / (1.6f * TUNE_RATE);
  gfloat phase = 0, body = 1;
  LowPass filter = { 0 };

  for (gint64 i = note->from; i < end; i++) {
    const gfloat p = turn (&phase, step);
    const gfloat v =
        sine (p) + .5f * low_pass (&filter, saw (p, step), pole (350));
    const gfloat out = i > note->to ? 1 - smooth (i - note->to, release) : 1;

    put (to, i,
        .2f * mood->low * note->level * body * out * v
            * smooth (i - note->from, SECOND (.015)),
        .7f, .7f);
    body *= fade;
  }
}

void
instrument_play (const ScoreMood *mood, const ScoreNote *note, Stereo *to)
{
  static void (*const players[]) (
      const ScoreMood *, const ScoreNote *, Stereo *) = {
    [SCORE_PAD] = play_pad,
    [SCORE_PLUCK] = play_pluck,
    [SCORE_BASS] = play_bass,
  };

  players[note->part](mood, note, to);
}
