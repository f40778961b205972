/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Signals that went wrong: channels apart, rows and blocks out of place. */

#include "effect-family.h"
#include "effect-rows.h"
#include "chance.h"

enum { AMOUNT, SPEED };

/* ---- channels ---- */

/* The row, read @shift samples further right; the edges go on. */
static void
shift_row (guint16 *row, gdouble shift, gint n)
{
  const gint whole = (gint) floor (shift);
  const gint part = lrint ((shift - whole) * 256);
  const gboolean back = shift < 0;

  /* Towards where it reads from, so that nothing is read twice. */
  for (gint k = 0; k < n; k++) {
    const gint i = back ? n - 1 - k : k;
    const gint a = row[CLAMP (i + whole, 0, n - 1)];
    const gint b = row[CLAMP (i + whole + 1, 0, n - 1)];

    row[i] = a + (((b - a) * part + 128) >> 8);
  }
}

static void
rgb_split (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  const gdouble shift = param_of (state, AMOUNT) * state->width / row->step;

  shift_row (r, shift, row->n);
  shift_row (b, -shift, row->n);
}

static const Effect effect_rgb_split = {
  .name = "rgb_split",
  .aliases = ALIASES ("chromatic_aberration", "rgb_shift", "color_split"),
  .summary = "red and blue apart",
  .params = PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, .1, .006,
                        "how far, as a share of the width" }),
  .color = rgb_split,
  .is_identity = first_is_none,
};

/* ---- slices ---- */

#define MAX_SLICES 64

typedef struct {
  gint n;
  gint32 from[MAX_SLICES + 1]; /* rows, 16.16 */
  gint32 shift[MAX_SLICES];    /* 16.16 */
} Slices;

/* New ones so many times a second. */
static guint32
slice_clock (const EffectState *state)
{
  return (guint32) (state->seconds * param_of (state, SPEED) + 1e-6);
}

static void
plan_slices (const EffectState *state, gpointer plan)
{
  Slices *slices = plan;
  const guint32 clock = slice_clock (state);
  const gdouble most = param_of (state, AMOUNT) * state->width;
  gdouble down = 0;

  slices->n = 0;
  while (down < 1 && slices->n < MAX_SLICES) {
    const guint32 i = slices->n;
    const gdouble size = chance_share (state->seed, 1, clock, i);
    const gdouble side = 2 * chance_share (state->seed, 2, clock, i) - 1;
    const gboolean still = chance_share (state->seed, 3, clock, i) < .35;

    slices->from[i] = (gint32) (down * state->height * 65536);
    slices->shift[i] = still ? 0 : (gint32) (side * most * 256) * 256;
    down += .02 + .13 * size * size;
    slices->n++;
  }
  slices->from[slices->n] = G_MAXINT32;
}

static gint32
slice_shift_at (const Slices *slices, gfloat y)
{
  const gint32 at = (gint32) (y * 65536);
  gint i = 0;

  while (i + 1 < slices->n && slices->from[i + 1] <= at)
    i++;
  return slices->shift[i];
}

/* What leaves on one side comes in on the other. */
static void
wrap_places (const EffectState *state, const EffectRow *row, gint32 shift,
    gint32 *x, gint32 *y)
{
  const gint64 width = (gint64) state->width * 65536;

  for (gint i = 0; i < row->n; i++) {
    gint64 at = 32768 + (gint64) i * row->step * 65536 + shift;

    at = at < 0 ? at + width : at >= width ? at - width : at;
    x[i] = (gint32) at;
    y[i] = (gint32) (row->y * 65536);
  }
}

static void
slice_shift (
    const EffectState *state, const EffectRow *row, gint32 *x, gint32 *y)
{
  wrap_places (state, row, slice_shift_at (state->plan, row->y), x, y);
}

#define SLICE_PARAMS(amount, speed)                                            \
  PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, .5, amount,                  \
              "how far, as a share of the width" },                            \
      [SPEED] = { "speed", PARAM_NUMBER, 0, 60, speed,                         \
          "how often a second they change" })

static const Effect effect_slice_shift = {
  .name = "slice_shift",
  .aliases = ALIASES ("slices", "strip_shift"),
  .summary = "cut into bands that are out of place",
  .params = SLICE_PARAMS (.06, 6),
  .plan_size = sizeof (Slices),
  .plan = plan_slices,
  .map = slice_shift,
  .is_identity = first_is_none,
};

/* ---- glitch ---- */

#define MAX_BLOCKS 14

typedef struct {
  Slices slices;
  gboolean bursts;
  gint n_blocks;
  gint block[MAX_BLOCKS][4]; /* x, y, width, height */
  gint32 from[MAX_BLOCKS][2];
  gint32 apart;
} Glitch;

static void
plan_blocks (const EffectState *state, guint32 clock, Glitch *glitch)
{
  const guint32 seed = state->seed;

  glitch->n_blocks = (gint) (MAX_BLOCKS * chance_share (seed, 30, clock, 0));
  for (gint i = 0; i < glitch->n_blocks; i++) {
    const gdouble u = chance_share (seed, 31, clock, i);
    const gdouble v = chance_share (seed, 32, clock, i);

    glitch->block[i][0] = (gint) (u * state->width);
    glitch->block[i][1] = (gint) (v * state->height);
    glitch->block[i][2] =
        (gint) ((.03 + .16 * chance_share (seed, 33, clock, i)) * state->width);
    glitch->block[i][3] =
        (gint) ((.01 + .05 * chance_share (seed, 34, clock, i))
            * state->height);
    for (gint k = 0; k < 2; k++)
      glitch->from[i][k] =
          (gint32) ((chance_share (seed, 35 + k, clock, i) - .5)
              * param_of (state, AMOUNT) * 4 * state->width)
          * 65536;
  }
}

/* Bursts with rests between, as broken signals have them. */
static void
plan_glitch (const EffectState *state, gpointer plan)
{
  Glitch *glitch = plan;
  const guint32 clock = slice_clock (state);

  plan_slices (state, &glitch->slices);
  plan_blocks (state, clock, glitch);
  glitch->bursts = chance_share (state->seed, 40, clock / 2, 0) < .6;
  glitch->apart = (gint32) (param_of (state, AMOUNT) * .22 * state->width
                      * (2 * chance_share (state->seed, 41, clock, 0) - 1))
      * 65536;
}

static void
glitch (const EffectState *state, const EffectRow *row, gint32 *x, gint32 *y)
{
  const Glitch *g = state->plan;
  const gint32 shift = g->bursts ? slice_shift_at (&g->slices, row->y) : 0;
  const gint32 bound = state->width * 65536;

  /* Colours are not where brightness is. */
  wrap_places (state, row, shift + (row->step == 2 ? g->apart : 0), x, y);
  for (gint k = 0; g->bursts && k < g->n_blocks; k++) {
    const gint *block = g->block[k];

    if (row->y < block[1] || row->y >= block[1] + block[3])
      continue;
    const gint to = MIN ((block[0] + block[2]) / row->step, row->n);
    for (gint i = block[0] / row->step; i < to; i++) {
      x[i] = CLAMP (x[i] + g->from[k][0], 0, bound);
      y[i] = CLAMP (y[i] + g->from[k][1] / 8, 0, state->height * 65536);
    }
  }
}

static const Effect effect_glitch = {
  .name = "glitch",
  .aliases = ALIASES ("digital_glitch", "signal_error"),
  .summary = "bands and blocks jump, colours come apart",
  .params = SLICE_PARAMS (.05, 10),
  .plan_size = sizeof (Glitch),
  .plan = plan_glitch,
  .map = glitch,
  .is_identity = first_is_none,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_glitch[] = {
  &effect_rgb_split,
  &effect_slice_shift,
  &effect_glitch,
  NULL,
};
