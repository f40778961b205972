/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that bend on the way into one another. Knows nothing of planes or
 * the end laws. */

#include "transition-warp.h"
#include "exact.h"

static gdouble
largest_wave (const TransitionState *state)
{
  return MIN (state->width, state->height);
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

WARP_BOTH (pixelize, "pixelize",
    ("pixelise", "gl_pixelize", "mosaic_transition"),
    "falls into blocks that become the other picture", block_params,
    .place = pixelize_place, .flags = WARP_PARTED);

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

/* Samples up to before luma @end, all read from one place. */
static gint
fill_until (const TransitionRow *row, gint i, gdouble end, gint32 from_x,
    gint32 from_y, gint32 *x, gint32 *y)
{
  const gint to =
      (gint) CLAMP (ceil ((end - row->x0) / row->step), i, row->width);

  for (; i < to; i++) {
    x[i] = from_x;
    y[i] = from_y;
  }
  return i;
}

/* In each half of a cell the same two points are the nearest ones, and one is
 * nearer up to some place that the row has a part in. */
typedef struct {
  gdouble end, middle, per_lead;
  gint32 x[2]; /* of the one before that place, and behind it */
  gint first;  /* which of the row's two that is */
} HexagonHalf;

/* Of columns that are @w apart, kept for all rows. */
static const HexagonHalf *
hexagon_halves (const TransitionState *state, gdouble w)
{
  const gdouble key[2] = { w, state->width };
  const gint n = (gint) (2 * state->width / w) + 2;
  gboolean holds;
  HexagonHalf *halves = scratch_kept (state->scratch, SCRATCH_TABLE,
      n * sizeof *halves, key, sizeof key, &holds);

  for (gint i = 0; !holds && i < n; i++) {
    const gdouble x[2] = { (i / 2 + .5) * w, (i + 1) / 2 * w };
    const gint first = x[1] > x[0] ? 0 : 1;
    const gdouble apart = 2 * (x[1] - x[0]);

    halves[i] = (HexagonHalf){ (i + 1) * w / 2,
      (x[1] * x[1] - x[0] * x[0]) / apart, 1 / apart,
      { warp_fixed (x[first]), warp_fixed (x[1 - first]) }, first };
  }
  return halves;
}

static gboolean
hexagon_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const gdouble w = MAX (block_side (state), 1), h = w * 1.7320508075688772;
  const gdouble y1 = (floor (row->y / h) + .5) * h;
  const gdouble y2 = floor (row->y / h + .5) * h;
  const gdouble lead =
      (row->y - y2) * (row->y - y2) - (row->y - y1) * (row->y - y1);
  const gint32 near_y[2] = { warp_fixed (y1), warp_fixed (y2) };
  const HexagonHalf *half =
      hexagon_halves (state, w) + (gint) (2 * row->x0 / w);

  for (gint i = 0; i < row->width; half++) {
    const gdouble middle = half->middle + lead * half->per_lead;

    i = fill_until (
        row, i, MIN (middle, half->end), half->x[0], near_y[half->first], x, y);
    i = fill_until (
        row, i, half->end, half->x[1], near_y[1 - half->first], x, y);
  }
  return TRUE;
}

WARP_BOTH (hexagonalize, "hexagonalize", ("hexagonalise", "honeycomb"),
    "falls into a honeycomb that becomes the other picture", block_params,
    .place = hexagon_place, .row = hexagon_row);

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

WARP_BOTH (flyeye, "flyeye", ("fly_eye"), "as a fly would see it", eye_params,
    .place = flyeye_place, .flags = WARP_PARTED);

/* ---- waves ---- */

enum { WAVE_AMPLITUDE, WAVE_SPEED };

static const ParamSpec ripple_params[] = {
  [WAVE_AMPLITUDE] = { "amplitude", PARAM_NUMBER, 0, 1000, 100,
      "how many waves are seen" },
  [WAVE_SPEED] = { "speed", PARAM_NUMBER, 0, 200, 50, "how fast they run" },
  { NULL },
};

/* A wave of @height samples runs outwards from the centre, which itself is
 * still: it has no way outwards. */
static void
ring_wave (const TransitionState *state, gdouble waves, gdouble speed,
    gdouble height, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble r = sqrt (dx * dx + dy * dy);
  const gdouble phase = waves * r / state->height;
  const gdouble shift =
      height * smoothstep (0, 2, phase) * exact_sin (phase - speed * state->p);

  at->x += dx / MAX (r, 1) * shift;
  at->y += dy / MAX (r, 1) * shift;
}

/* From one ring to the next, which is less where they begin. */
static gdouble
ring_distance (const TransitionState *state, gdouble waves)
{
  return waves > 0 ? .6 * 2 * G_PI / waves * state->height
                   : largest_wave (state);
}

static gdouble
ripple_wave (const TransitionState *state)
{
  return ring_distance (state, .4 * parameter (state, WAVE_AMPLITUDE));
}

static void
ripple_place (const TransitionState *state, gint input, WarpPlace *at)
{
  ring_wave (state, .4 * parameter (state, WAVE_AMPLITUDE),
      .4 * parameter (state, WAVE_SPEED),
      .03 * state->height * triangle (state->p), at);
}

WARP_BOTH (ripple, "ripple", ("gl_ripple"), "rings run over the water",
    ripple_params, .place = ripple_place, .wave = ripple_wave);

static const ParamSpec drop_params[] = {
  [WAVE_AMPLITUDE] = { "amplitude", PARAM_NUMBER, 0, 200, 30,
      "how high the waves are" },
  [WAVE_SPEED] = { "speed", PARAM_NUMBER, 0, 200, 30, "how fast they run" },
  { NULL },
};

static gdouble
drop_wave (const TransitionState *state)
{
  return ring_distance (state, parameter (state, WAVE_AMPLITUDE));
}

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
    drop_params, .place = drop_place, .wave = drop_wave, .flags = WARP_FIRST);

static void
dreamy_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble t = warp_away (state, input);
  const gdouble phase = (input == 0 ? t : 1 - t) + at->x / state->width;

  at->y += .03 * t * state->height * exact_cos (10 * phase);
}

WARP (dreamy, "Dreamy", ("dream"), "sways into the other picture", NULL,
    .place = dreamy_place, .flags = WARP_PARTED);

/* Around the middle, where its petals follow one another fastest. */
static gdouble
butterfly_wave (const TransitionState *state)
{
  return 2 * G_PI / 50 * state->height;
}

static void
butterfly_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble turn = exact_turn (dx, dy) * 2 * G_PI;
  const gdouble r = sqrt (dx * dx + dy * dy) / state->height;
  const gdouble petal =
      exact_exp2 (1.4427 * exact_sin (turn)) - 2 * exact_cos (4 * turn);
  const gdouble wave = exact_sin (20 * r * petal * .25 - 12 * state->p);

  at->x += .08 * triangle (state->p) * wave * dx;
  at->y += .08 * triangle (state->p) * wave * dy;
}

WARP_BOTH (butterfly, "ButterflyWaveScrawler", ("butterfly"),
    "waves of a butterfly's shape run over it", NULL, .place = butterfly_place,
    .wave = butterfly_wave);

static gdouble
crazy_wave (const TransitionState *state)
{
  return 2 * G_PI / 20 * state->height;
}

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

WARP_BOTH (crazy, "CrazyParametricFun", ("parametric"),
    "its parts go round on a curve of two wheels", NULL, .place = crazy_place,
    .wave = crazy_wave);

/* ---- turns and mirrors ---- */

#define SWIRL_REACH(state) (.55 * MAX ((state)->width, (state)->height))

static const ParamSpec swirl_params[] = {
  { "turns", PARAM_NUMBER, -5, 5, 1, "how often the middle is turned round" },
  { NULL },
};

/* The middle turns most, what is far out not at all; cut at the peak. */
static void
swirl_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble dx = at->x - state->width / 2., dy = at->y - state->height / 2.;
  const gdouble part =
      MAX (0, 1 - sqrt (dx * dx + dy * dy) / SWIRL_REACH (state));
  const gdouble turn = 2 * G_PI * parameter (state, 0) * part * part
      * smoothstep (0, 1, triangle (state->p));
  const gdouble c = exact_cos (turn), s = exact_sin (turn);

  at->x = state->width / 2. + c * dx - s * dy;
  at->y = state->height / 2. + s * dx + c * dy;
}

static gdouble
swirl_wave (const TransitionState *state)
{
  return SWIRL_REACH (state) / (8 * MAX (1, fabs (parameter (state, 0))));
}

/* At the peak. */
static gdouble
share_in_the_middle (gdouble p)
{
  return smoothstep (.4, .6, p);
}

WARP_BOTH (swirl, "Swirl", ("twist"),
    "twists round its middle and untwists as the other picture", swirl_params,
    .place = swirl_place, .wave = swirl_wave, .share = share_in_the_middle);

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

  at->x = cx + barrel * (c * dx + s * dy);
  at->y = cy + barrel * (c * dy - s * dx);
}

WARP_BOTH (revolve, "Revolve_Left", ("revolve"),
    "spins to the left as seen through a bottle", NULL, .place = revolve_place,
    .wave = largest_wave, .share = share_in_the_middle, .flags = WARP_MIRRORED);

/* ---- stretched towards the other ---- */

/* Weight of B at a place: where the front of a soft edge is. */
static gdouble
cross_share (const TransitionState *state, gdouble x)
{
  return smoothstep (0, 1, 2 * state->p + x / state->width - 1);
}

static void
crosswarp_place (const TransitionState *state, gint input, WarpPlace *at)
{
  const gdouble share = cross_share (state, at->x);

  scale_about_centre (state, input == 0 ? 1 - share : share, at);
}

static void
crosswarp_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  share_columns (state, row, cross_share, a, b);
}

static const Warp warp_crosswarp = { .place = crosswarp_place,
  .wave = largest_wave };

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

/* The front, along the way. */
static gdouble
directional_at (const TransitionState *state, gdouble x)
{
  return directional_share (state, x, 0);
}

/* Its ends bend the more the narrower it is. */
static gdouble
directional_wave (const TransitionState *state)
{
  const gboolean level = parameter (state, WARP_DIRECTION) < 2;

  return .25 * parameter (state, WARP_SMOOTHNESS)
      * (level ? state->width : state->height);
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
  const gint share = (gint) lrint (255 * directional_share (state, 0, row->y));

  if (parameter (state, WARP_DIRECTION) < 2)
    share_columns (state, row, directional_at, a, b);
  else
    share_row (row->width, 255 - share, share, a, b);
}

static const Warp warp_directionalwarp = { .place = directionalwarp_place,
  .wave = directional_wave };

static const Transition transition_directionalwarp = {
  .name = "directionalwarp",
  .aliases = ALIASES ("directional_warp", "gl_directionalwarp"),
  .summary = "a front stretches one picture away and the other one in",
  .params = directional_params,
  .data = &warp_directionalwarp,
  .map = warp_map,
  .weights = directionalwarp_weights,
};

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
  &transition_revolve,
  &transition_crosswarp,
  &transition_directionalwarp,
  NULL,
};
