/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that flow over hills made of chance. Knows nothing of planes or the
 * end laws. */

#include "transition-warp.h"
#include "exact.h"
#include "noise.h"

/* Their places behind the parameters of a field, if there are any. */
enum { HILL_STRENGTH, HILL_SCALE };

#define HILL_SPECS(first, strength)                                            \
  [first + HILL_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, strength,        \
    "how far things are moved" },                                              \
           [first + HILL_SCALE] = { "scale", PARAM_NUMBER, 1, 40, 4,           \
             "how many hills there are from top to bottom" }

static const ParamSpec hill_params[] = {
  HILL_SPECS (0, .25),
  { NULL },
};

static const ParamSpec domain_params[] = {
  FIELD_SPECS (.35, 0, 0x000000ff),
  HILL_SPECS (FIELD_OWN, .25),
  { NULL },
};

static const ParamSpec heat_params[] = {
  HILL_SPECS (0, .5),
  { NULL },
};

static gdouble
hill_parameter (const TransitionState *state, gint place)
{
  return parameter (state, (gint) warp_amount (state) + place);
}

static gdouble
hill_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble scale = hill_parameter (state, HILL_SCALE) / state->height;

  return noise_clouds (x * scale, y * scale, (gint) shape[0], state->seed);
}

static void
hill_heights (const TransitionState *state, const gdouble *shape, gdouble x,
    gdouble step, gdouble y, gdouble *when, gint n)
{
  const gdouble scale = hill_parameter (state, HILL_SCALE) / state->height;

  noise_clouds_row (x, step, y, scale, (gint) shape[0], state->seed, when, n);
}

#define HILLS(octaves)                                                         \
  .field = { hill_when, SHAPE (octaves), .row = hill_heights }

static gdouble
hill_shift (const TransitionState *state, gint input)
{
  return hill_parameter (state, HILL_STRENGTH) * state->height
      * warp_away (state, input);
}

static void
hill_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble shift = hill_shift (state, input) * (at->height - .5);

  at->x += shift;
  at->y += (input == 0 ? 1 : -1) * shift;
}

/* Straight from the heights of the row: a slope, and so much of each. */
static gboolean
hill_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const guint16 *heights =
      field_map_row (state, row->plane, row->row) + warp_first (row);
  const gfloat each = (gfloat) (hill_shift (state, input) * 65536 / 65535);
  const gint32 from = warp_fixed (row->x0), level = warp_fixed (row->y);
  const gint32 step = warp_fixed (row->step);
  const gint32 back = input == 0 ? 0 : -1;

  for (gint i = 0; i < row->width; i++) {
    const gint32 shift = (gint32) ((heights[i] - 32767.5f) * each);

    x[i] = from + i * step + shift;
    y[i] = level + ((shift ^ back) - back);
  }
  return TRUE;
}

WARP (displacement, "displacement", ("gl_displacement"),
    "flows over hills into the other picture", hill_params, HILLS (2),
    .place = hill_place, .row = hill_row);

static const Warp warp_domain = { HILLS (4), .place = hill_place,
  .row = hill_row, .amount = FIELD_OWN };

static const Transition transition_domain = {
  .name = "domain_warp_dissolve",
  .aliases = ALIASES ("domain_warp"),
  .summary = "the other picture wells up in clouds",
  .params = domain_params,
  .data = &warp_domain,
  .map = warp_map,
  .weights = field_weights,
  .color = field_color,
};

static void
heat_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble t = hill_parameter (state, HILL_STRENGTH) * triangle (state->p);
  const gdouble v = at->y / state->height;

  at->x += .024 * t * state->width
      * exact_sin (40 * v + 25 * state->p + 12 * at->height);
  at->y +=
      .04 * t * state->height * exact_sin (18 * at->height + 30 * state->p);
}

/* A turn has so many places in a table. */
#define SINE_BITS 11
#define SINE_SIZE (1 << SINE_BITS)

/* What a sine of @height samples adds, 16.16, at each of them. */
static const gint32 *
heat_sines (const TransitionState *state, gdouble across, gdouble down)
{
  const gdouble key[2] = { across, down };
  gboolean holds;
  gint32 *sine = scratch_kept (state->scratch, SCRATCH_TABLE,
      2 * SINE_SIZE * sizeof *sine, key, sizeof key, &holds);

  for (gint i = 0; !holds && i < SINE_SIZE; i++) {
    const gdouble at = exact_sin ((i + .5) * 2 * G_PI / SINE_SIZE);

    sine[i] = warp_fixed (across * at);
    sine[SINE_SIZE + i] = warp_fixed (down * at);
  }
  return sine;
}

/* Radians as parts of a turn: what is more than one runs over. */
static guint32
turn_of (gdouble radians)
{
  const gdouble turn = radians / (2 * G_PI);

  return (guint32) (gint64) ((turn - floor (turn)) * 4294967296.);
}

/* By how much a height, of 65535, turns. */
#define PER_HEIGHT(radians)                                                    \
  ((guint32) ((radians) / (2 * G_PI) * 4294967296. / 65535))

/* heat_place() with sines out of a table. */
static gboolean
heat_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const gdouble t = hill_parameter (state, HILL_STRENGTH) * triangle (state->p);
  const gint32 *sine =
      heat_sines (state, .024 * t * state->width, .04 * t * state->height);
  const guint16 *heights =
      field_map_row (state, row->plane, row->row) + warp_first (row);
  const guint32 from_x = turn_of (40 * row->y / state->height + 25 * state->p);
  const guint32 from_y = turn_of (30 * state->p);
  const guint32 each_x = PER_HEIGHT (12), each_y = PER_HEIGHT (18);
  const gint32 from = warp_fixed (row->x0), level = warp_fixed (row->y);
  const gint32 step = warp_fixed (row->step);

  for (gint i = 0; i < row->width; i++) {
    const guint32 across = from_x + heights[i] * each_x;
    const guint32 down = from_y + heights[i] * each_y;

    x[i] = from + i * step + sine[across >> (32 - SINE_BITS)];
    y[i] = level + sine[SINE_SIZE + (down >> (32 - SINE_BITS))];
  }
  return TRUE;
}

WARP_BOTH (heat, "thermal_distortion", ("heat", "heat_haze"),
    "flickers in hot air", heat_params, HILLS (2), .place = heat_place,
    .row = heat_row);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_hills[] = {
  &transition_displacement,
  &transition_domain,
  &transition_heat,
  NULL,
};
