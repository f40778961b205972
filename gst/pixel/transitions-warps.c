/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that bend on the way into one another. Knows nothing of planes or
 * the end laws. */

#include "transition-warp.h"
#include "exact.h"
#include "noise.h"

#define WARP(id, title, also, what, specs, ...)                                \
  static const Warp warp_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    WARP_FADE (&warp_##id) }

/* From 0 at an input's own end of the window to 1 at the other one. */
static gdouble
away (const TransitionState *state, gint input)
{
  return input == 0 ? state->p : 1 - state->p;
}

static gdouble
parameter (const TransitionState *state, gint place)
{
  return state->params->value[place];
}

/* Back into the frame, as between two mirrors. */
static gdouble
mirrored (gdouble x, gdouble size)
{
  const gdouble turns = x / (2 * size);
  const gdouble at = 2 * size * (turns - floor (turns));

  return at < size ? at : 2 * size - at;
}

static void
scale_about_centre (const TransitionState *state, gdouble by, WarpPlace *at)
{
  at->x = (at->x - state->width / 2.) * by + state->width / 2.;
  at->y = (at->y - state->height / 2.) * by + state->height / 2.;
}

/* ---- blocks ---- */

enum { BLOCK_SIZE, BLOCK_STEPS };

static const ParamSpec block_params[] = {
  [BLOCK_SIZE] = { "size", PARAM_NUMBER, .01, .5, .05,
      "of the largest blocks, of the frame's shorter side" },
  [BLOCK_STEPS] = { "steps", PARAM_INTEGER, 1, 1000, 50,
      "in how many steps blocks grow in a whole window" },
  { NULL },
};

static gdouble
block_side (const TransitionState *state)
{
  const gdouble steps = parameter (state, BLOCK_STEPS);
  const gdouble near = MIN (state->p, 1 - state->p);

  return 2 * parameter (state, BLOCK_SIZE) * MIN (state->width, state->height)
      * ceil (near * steps) / steps;
}

/* The sample in the middle of a block, and that alone. */
static gdouble
block_middle (gdouble x, gdouble side, gint size)
{
  return floor (MIN ((floor ((x - .5) / side) + .5) * side, size - 1)) + .5;
}

static void
pixelize_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble side = block_side (state);

  at->x = block_middle (at->x, side, state->width);
  at->y = block_middle (at->y, side, state->height);
}

WARP (pixelize, "pixelize", ("pixelise", "gl_pixelize", "mosaic_transition"),
    "falls into blocks that become the other picture", block_params,
    .place = pixelize_place);

/* The nearer of two grids of points that make a honeycomb. */
static void
hexagon_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble w = MAX (block_side (state), 1), h = w * 1.7320508075688772;
  const gdouble x1 = (floor (at->x / w) + .5) * w;
  const gdouble y1 = (floor (at->y / h) + .5) * h;
  const gdouble x2 = floor (at->x / w + .5) * w;
  const gdouble y2 = floor (at->y / h + .5) * h;
  const gdouble d1 = (at->x - x1) * (at->x - x1) + (at->y - y1) * (at->y - y1);
  const gdouble d2 = (at->x - x2) * (at->x - x2) + (at->y - y2) * (at->y - y2);

  at->x = d1 < d2 ? x1 : x2;
  at->y = d1 < d2 ? y1 : y2;
}

WARP (hexagonalize, "hexagonalize", ("hexagonalise", "honeycomb"),
    "falls into a honeycomb that becomes the other picture", block_params,
    .place = hexagon_place);

enum { EYE_SIZE, EYE_ZOOM };

static const ParamSpec eye_params[] = {
  [EYE_SIZE] = { "size", PARAM_NUMBER, .01, .5, .04,
      "of a lens, of the frame's width" },
  [EYE_ZOOM] = { "zoom", PARAM_NUMBER, 1, 200, 50, "how strong lenses get" },
  { NULL },
};

static void
flyeye_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble size = parameter (state, EYE_SIZE) * state->width;
  const gdouble zoom = parameter (state, EYE_ZOOM) * triangle (state->p);
  const gdouble angle = 2 * G_PI / size;

  at->x += size / G_PI * .05 * zoom * exact_cos (angle * at->x);
  at->y += size / G_PI * .05 * zoom * exact_sin (angle * at->y);
}

WARP (flyeye, "flyeye", ("fly_eye"), "as a fly would see it", eye_params,
    .place = flyeye_place);

/* ---- waves ---- */

enum { WAVE_AMPLITUDE, WAVE_SPEED };

static const ParamSpec ripple_params[] = {
  [WAVE_AMPLITUDE] = { "amplitude", PARAM_NUMBER, 0, 1000, 100,
      "how many waves are seen" },
  [WAVE_SPEED] = { "speed", PARAM_NUMBER, 0, 200, 50, "how fast they run" },
  { NULL },
};

/* A wave of @height samples runs outwards from the centre. */
static void
ring_wave (const TransitionState *state, gdouble waves, gdouble speed,
    gdouble height, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble r = sqrt (dx * dx + dy * dy);
  const gdouble shift =
      height * exact_sin (waves * r / state->height - speed * state->p);

  at->x += dx / MAX (r, 1) * shift;
  at->y += dy / MAX (r, 1) * shift;
}

static void
ripple_place (const TransitionState *state, gint input, WarpPlace *at)
{
  ring_wave (state, .4 * parameter (state, WAVE_AMPLITUDE),
      .4 * parameter (state, WAVE_SPEED),
      .03 * state->height * triangle (state->p), at);
}

WARP (ripple, "ripple", ("gl_ripple"), "rings run over the water",
    ripple_params, .place = ripple_place);

static const ParamSpec drop_params[] = {
  [WAVE_AMPLITUDE] = { "amplitude", PARAM_NUMBER, 0, 200, 30,
      "how high the waves are" },
  [WAVE_SPEED] = { "speed", PARAM_NUMBER, 0, 200, 30, "how fast they run" },
  { NULL },
};

/* Only as far as the first ring has come. */
static void
drop_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble r = sqrt (dx * dx + dy * dy) / state->height;

  if (input == 1 || r > 1.1 * state->p)
    return;
  ring_wave (state, parameter (state, WAVE_AMPLITUDE),
      parameter (state, WAVE_SPEED),
      .002 * parameter (state, WAVE_AMPLITUDE) * state->height * (1 - state->p)
          * smoothstep (0, .25, 1.1 * state->p - r),
      at);
}

WARP (waterdrop, "WaterDrop", ("water_drop"), "a drop falls into the water",
    drop_params, .place = drop_place);

static void
dreamy_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble t = away (state, input);
  const gdouble phase = (input == 0 ? t : 1 - t) + at->x / state->width;

  at->y += .03 * t * state->height * exact_cos (10 * phase);
}

WARP (dreamy, "Dreamy", ("dream"), "sways into the other picture", NULL,
    .place = dreamy_place);

static void
butterfly_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble turn = exact_turn (dx, dy) * 2 * G_PI;
  const gdouble r = sqrt (dx * dx + dy * dy) / state->height;
  const gdouble petal = exact_exp2 (1.4427 * exact_sin (turn))
      - 2 * exact_cos (4 * turn) + exact_sin ((2 * turn - G_PI) / 24);
  const gdouble wave = exact_sin (20 * r * petal * .25 - 12 * state->p);

  at->x += .08 * triangle (state->p) * wave * dx;
  at->y += .08 * triangle (state->p) * wave * dy;
}

WARP (butterfly, "ButterflyWaveScrawler", ("butterfly"),
    "waves of a butterfly's shape run over it", NULL, .place = butterfly_place);

static void
crazy_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble r = sqrt (dx * dx + dy * dy) / state->height;
  const gdouble t = triangle (state->p), a = 4, b = 1;
  const gdouble turn = 10 * state->p;
  const gdouble x =
      (a - b) * exact_cos (turn) + b * exact_cos (turn * (a / b - 1));
  const gdouble y =
      (a - b) * exact_sin (turn) - b * exact_sin (turn * (a / b - 1));

  at->x += .05 * t * dx * exact_sin (20 * r - x * 2);
  at->y += .05 * t * dy * exact_sin (20 * r - y * 2);
}

WARP (crazy, "CrazyParametricFun", ("parametric"),
    "its parts go round on a curve of two wheels", NULL, .place = crazy_place);

/* ---- turns and mirrors ---- */

static const ParamSpec swirl_params[] = {
  { "turns", PARAM_NUMBER, -5, 5, 1, "how often the middle is turned round" },
  { NULL },
};

/* The middle turns most, what is far out not at all; cut at the peak. */
static void
swirl_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble reach = .55 * MAX (state->width, state->height);
  const gdouble part = MAX (0, 1 - sqrt (dx * dx + dy * dy) / reach);
  const gdouble turn = 2 * G_PI * parameter (state, 0) * part * part
      * smoothstep (0, 1, triangle (state->p));
  const gdouble c = exact_cos (turn), s = exact_sin (turn);

  at->x = state->width / 2. + c * dx - s * dy;
  at->y = state->height / 2. + s * dx + c * dy;
}

static void
swap_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const gint share = (gint) lrint (255 * smoothstep (.4, .6, state->p));

  share_row (row->width, 255 - share, share, a, b);
}

#define WARP_SWAP(id, title, also, what, specs, ...)                           \
  static const Warp warp_##id = { __VA_ARGS__ };                               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .data = &warp_##id,                                                        \
    .map = warp_map,                                                           \
    .weights = swap_weights }

WARP_SWAP (swirl, "Swirl", ("twist"),
    "twists round its middle and untwists as the other picture", swirl_params,
    .place = swirl_place);

static const ParamSpec kaleido_params[] = {
  { "sectors", PARAM_INTEGER, 2, 32, 6, "how many mirrors there are" },
  { NULL },
};

static void
kaleidoscope_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble cx = state->width / 2., cy = state->height / 2.;
  const gdouble dx = at->x - cx, dy = at->y - cy;
  const gdouble strength = smoothstep (0, 1, triangle (state->p));
  const gdouble sectors = parameter (state, 0);
  const gdouble r = sqrt (dx * dx + dy * dy);
  gdouble turn = (exact_turn (dx, dy) + .25 * state->p) * sectors;

  turn = fabs (turn - floor (turn) - .5) / sectors * 2 * G_PI;
  at->x += strength * (cx + r * exact_cos (turn) - at->x);
  at->y += strength * (cy + r * exact_sin (turn) - at->y);
  at->x = mirrored (at->x, state->width);
  at->y = mirrored (at->y, state->height);
}

WARP_SWAP (kaleidoscope, "kaleidoscope", ("powerKaleido"),
    "through a kaleidoscope that turns", kaleido_params,
    .place = kaleidoscope_place);

static void
revolve_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble cx = state->width / 2., cy = state->height / 2.;
  const gdouble t = smoothstep (0, 1, triangle (state->p));
  const gdouble turn = (state->p < .5 ? t : -t) * .35 * 2 * G_PI;
  const gdouble c = exact_cos (turn), s = exact_sin (turn);
  const gdouble dx = at->x - cx, dy = at->y - cy;
  const gdouble r2 = (dx * dx + dy * dy) / (cx * cx + cy * cy);
  const gdouble barrel = 1 + .8 * t * r2;

  at->x = mirrored (cx + barrel * (c * dx + s * dy), state->width);
  at->y = mirrored (cy + barrel * (c * dy - s * dx), state->height);
}

WARP_SWAP (revolve, "Revolve_Left", ("revolve"),
    "spins to the left as seen through a bottle", NULL, .place = revolve_place);

/* ---- stretched towards the other ---- */

/* Weight of B at a place: where the front of a soft edge is. */
static gdouble
cross_share (const TransitionState *state, gdouble u)
{
  return smoothstep (0, 1, 2 * state->p + u - 1);
}

static void
crosswarp_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble share = cross_share (state, at->x / state->width);

  scale_about_centre (state, input == 0 ? 1 - share : share, at);
}

static void
crosswarp_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  for (gint i = 0; i < row->width; i++) {
    const gdouble u = (row->x0 + i * row->step) / state->width;

    b[i] = (guint8) lrint (255 * cross_share (state, u));
    a[i] = 255 - b[i];
  }
}

static const Warp warp_crosswarp = { .place = crosswarp_place };

static const Transition transition_crosswarp = {
  .name = "crosswarp",
  .aliases = ALIASES ("cross_warp"),
  .summary = "one is sucked into its middle as the other comes out of it",
  .data = &warp_crosswarp,
  .map = warp_map,
  .weights = crosswarp_weights,
};

static const gchar *const directions[] = { "left", "right", "up", "down",
  NULL };

enum { WARP_DIRECTION, WARP_SMOOTHNESS };

static const ParamSpec directional_params[] = {
  [WARP_DIRECTION] = { "direction", PARAM_CHOICE, .fallback = 0,
      .words = directions, .blurb = "where the front travels to" },
  [WARP_SMOOTHNESS] = { "smoothness", PARAM_NUMBER, .01, 1, .5,
      "how wide the front is" },
  { NULL },
};

static gdouble
directional_share (const TransitionState *state, gdouble x, gdouble y)
{
  const gint direction = (gint) parameter (state, WARP_DIRECTION);
  const gdouble at = direction < 2 ? x / state->width : y / state->height;
  const gdouble when = direction % 2 ? at : 1 - at;
  const gdouble soft = parameter (state, WARP_SMOOTHNESS);

  return smoothstep (0, soft, state->p * (1 + soft) - when);
}

static void
directionalwarp_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble share = directional_share (state, at->x, at->y);

  scale_about_centre (state, input == 0 ? 1 - share : share, at);
}

static void
directionalwarp_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  for (gint i = 0; i < row->width; i++) {
    b[i] = (guint8) lrint (
        255 * directional_share (state, row->x0 + i * row->step, row->y));
    a[i] = 255 - b[i];
  }
}

static const Warp warp_directionalwarp = { .place = directionalwarp_place };

static const Transition transition_directionalwarp = {
  .name = "directionalwarp",
  .aliases = ALIASES ("directional_warp", "gl_directionalwarp"),
  .summary = "a front stretches one picture away and the other one in",
  .params = directional_params,
  .data = &warp_directionalwarp,
  .map = warp_map,
  .weights = directionalwarp_weights,
};

/* ---- over hills ---- */

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
hill_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble shift = hill_parameter (state, HILL_STRENGTH) * state->height
      * away (state, input) * (at->height - .5);

  at->x += shift;
  at->y += (input == 0 ? 1 : -1) * shift;
}

WARP (displacement, "displacement", ("gl_displacement"),
    "flows over hills into the other picture", hill_params,
    .field = { hill_when, SHAPE (2) }, .place = hill_place);

static const Warp warp_domain = {
  .field = { hill_when, SHAPE (4) }, .place = hill_place, .amount = FIELD_OWN
};

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

WARP (heat, "thermal_distortion", ("heat", "heat_haze"), "flickers in hot air",
    heat_params, .field = { hill_when, SHAPE (2) }, .place = heat_place);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_warps[] = {
  &transition_pixelize,
  &transition_hexagonalize,
  &transition_flyeye,
  &transition_ripple,
  &transition_waterdrop,
  &transition_dreamy,
  &transition_butterfly,
  &transition_crazy,
  &transition_swirl,
  &transition_kaleidoscope,
  &transition_revolve,
  &transition_crosswarp,
  &transition_directionalwarp,
  &transition_displacement,
  &transition_domain,
  &transition_heat,
  NULL,
};
