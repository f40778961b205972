/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Short sounds for the moment at which one picture gives way to another. To
 * add one: a function, a const struct under it and its name in the list. */
#include "tune.h"

#include "sound.h"

#include <math.h>
#include <string.h>

#define MS(n) ((gint64) (n) *TUNE_RATE / 1000)
#define PI 3.14159265358979f

/* Every sound is made at any level; this one it is stored at. */
static void
set_peak (Stereo *to, gfloat peak)
{
  gfloat most = 0;

  for (gint64 i = 0; i < 2 * to->n; i++)
    most = MAX (most, fabsf (to->x[i]));
  for (gint64 i = 0; most > 0 && i < 2 * to->n; i++)
    to->x[i] *= peak / most;
}

/* splitmix64, of which the upper bits make a number from -1 to 1. */
static gfloat
noise (guint64 *state)
{
  guint64 v = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  v = (v ^ (v >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  v = (v ^ (v >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (gfloat) ((gint) (v >> 40) - (1 << 23)) / (1 << 23);
}

/* A state-variable filter after Chamberlin: one that may be turned while it
 * runs. */
typedef struct {
  gfloat low, band;
} Filter;

static void
filter_feed (Filter *f, gfloat x, gfloat hz, gfloat damping)
{
  const gfloat w = PI * hz / TUNE_RATE;
  const gfloat step = 2 * (w - w * w * w / 6);

  f->low += step * f->band;
  f->band += step * (x - f->low - damping * f->band);
}

/* 0 to 1 without a corner. */
static gfloat
smooth (gfloat t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

/* ---- whoosh: air that passes by ---- */

static void
play_whoosh (guint64 seed, Stereo *to)
{
  const gfloat way = noise (&seed) < 0 ? -1 : 1;
  Filter filter[2] = { { 0 } };

  for (gint64 i = 0; i < to->n; i++) {
    const gfloat t = (gfloat) i / to->n, near = 1 - fabsf (2 * t - 1);
    const gfloat level = near * near * smooth (near);
    const gfloat side = way * .6f * (2 * t - 1);
    const gfloat hz = 260 + 2100 * near * near + 260 * (1 - t);

    for (gint c = 0; c < 2; c++) {
      filter_feed (&filter[c], noise (&seed), hz, .55f);
      to->x[2 * i + c] =
          filter[c].band * level * (c ? .5f + side / 2 : .5f - side / 2);
    }
  }
}

static const TuneSound whoosh = {
  .name = "whoosh",
  .aliases = "swoosh|swish|whip",
  .summary = "air that passes by",
  .ms = 760,
  .moment = .5,
  .peak = .126f, /* -18 dB */
  .play = play_whoosh,
};

/* ---- hit: a drum far away ---- */

static void
play_hit (guint64 seed, Stereo *to)
{
  gfloat fall = 1, body = 1, click = 1, x = 0, y = 1;
  Filter filter[2] = { { 0 } };

  for (gint64 i = 0; i < to->n; i++) {
    /* A point that goes round: the sine of a note that sinks. */
    const gfloat step = 2 * PI * (52 + 70 * fall) / TUNE_RATE;
    const gfloat in = smooth ((gfloat) i / MS (4));

    x += step * y;
    y -= step * x;
    for (gint c = 0; c < 2; c++) {
      filter_feed (&filter[c], noise (&seed), 1500, 1.2f);
      to->x[2 * i + c] = in * (body * x + .5f * click * filter[c].low);
    }
    fall *= 1 - 1.f / MS (35);
    body *= 1 - 1.f / MS (150);
    click *= 1 - 1.f / MS (22);
  }
}

static const TuneSound hit = {
  .name = "hit",
  .aliases = "impact|boom|drum|thud",
  .summary = "a drum far away",
  .ms = 800,
  .moment = 0,
  .peak = .18f, /* -15 dB: low tones are less loud */
  .play = play_hit,
};

/* ---- swell: a breath that ends ---- */

static void
play_swell (guint64 seed, Stereo *to)
{
  Filter filter[2] = { { 0 } };

  for (gint64 i = 0; i < to->n; i++) {
    const gfloat t = (gfloat) i / to->n, up = MIN (t / .8f, 1);
    const gfloat level = up * up * up * (1 - smooth ((t - .8f) / .2f));

    for (gint c = 0; c < 2; c++) {
      filter_feed (&filter[c], noise (&seed), 900 + 2600 * up, .9f);
      to->x[2 * i + c] = filter[c].band * level;
    }
  }
}

static const TuneSound swell = {
  .name = "swell",
  .aliases = "riser|rise|breath",
  .summary = "a breath that rises and ends",
  .ms = 1300,
  .moment = .8,
  .peak = .1f, /* -20 dB: long, so softer */
  .play = play_swell,
};

/* ---- pop: a drop of water ---- */

static void
play_pop (guint64 seed, Stereo *to)
{
  const gfloat base = 330 + 60 * noise (&seed);
  gfloat x = 0, y = 1, body = 1;

  for (gint64 i = 0; i < to->n; i++) {
    const gfloat t = MIN ((gfloat) i / MS (70), 1);
    const gfloat step = 2 * PI * base * (1 + 1.6f * t * t) / TUNE_RATE;
    const gfloat in = smooth ((gfloat) i / MS (3));

    x += step * y;
    y -= step * x;
    to->x[2 * i] = to->x[2 * i + 1] = in * body * x;
    body *= 1 - 1.f / MS (32);
  }
}

static const TuneSound pop = {
  .name = "pop",
  .aliases = "blip|drop|bubble",
  .summary = "a drop of water",
  .ms = 320,
  .moment = 0,
  .peak = .126f,
  .play = play_pop,
};

const TuneSound *const tune_sounds[] = { &whoosh, &hit, &swell, &pop, NULL };

static gboolean
is_named (const TuneSound *sound, const gchar *word)
{
  g_auto (GStrv) aliases = g_strsplit (sound->aliases, "|", -1);

  return g_str_equal (sound->name, word)
      || g_strv_contains ((const gchar *const *) aliases, word);
}

const TuneSound *
tune_sound_find (const gchar *prompt)
{
  g_autofree gchar *lower = g_ascii_strdown (prompt ? prompt : "", -1);
  g_auto (GStrv) words = NULL;

  for (gchar *c = lower; *c; c++)
    if (!g_ascii_isalpha (*c))
      *c = ' ';
  words = g_strsplit (lower, " ", -1);
  for (guint w = 0; words[w]; w++)
    for (guint i = 0; tune_sounds[i]; i++)
      if (is_named (tune_sounds[i], words[w]))
        return tune_sounds[i];
  return tune_sounds[0];
}

GBytes *
tune_sound (const TuneSound *sound, guint64 seed)
{
  Stereo all = { MS (sound->ms), NULL };
  g_autofree gfloat *samples = g_new0 (gfloat, 2 * all.n);
  const gint64 edge = MS (20);

  all.x = samples;
  sound->play (seed, &all);
  for (gint64 i = 0; i < edge; i++)
    for (gint c = 0; c < 2; c++)
      all.x[2 * (all.n - 1 - i) + c] *= smooth ((gfloat) i / edge);
  set_peak (&all, sound->peak);
  return stereo_to_wav (&all);
}
