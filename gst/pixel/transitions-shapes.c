/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Shapes that open, hands that sweep, edges that burn. Knows nothing of planes
 * or the end laws. */

#include "transition-field.h"
#include "exact.h"
#include "noise.h"

#define SHAPED(id, title, also, what, specs, when, ...)                        \
  static const Field field_##id = { when, SHAPE (__VA_ARGS__) };               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (specs) }

/* From the centre, in halves of the frame's height. */
typedef struct {
  gdouble x, y, r, turn;
  gdouble corner; /* r of the corners */
} Polar;

static Polar
polar_at (const TransitionState *state, gdouble x, gdouble y)
{
  const gdouble half = state->height / 2., side = state->width / (2 * half);
  const gdouble dx = (x - state->width / 2.) / half;
  const gdouble dy = (y - half) / half;

  return (Polar){ dx, dy, sqrt (dx * dx + dy * dy), exact_turn (dx, dy),
    sqrt (1 + side * side) };
}

/* How far from the centre, 1 in the corners. */
static gdouble
out_at (const TransitionState *state, gdouble x, gdouble y)
{
  const gdouble half = state->height / 2., side = state->width / (2 * half);
  const gdouble dx = (x - state->width / 2.) / half;
  const gdouble dy = (y - half) / half;

  return sqrt (dx * dx + dy * dy) / sqrt (1 + side * side);
}

/* ---- shapes that grow ---- */

static const ParamSpec shape_params[] = {
  FIELD_SPECS (.01, 0, 0xffffffff),
  { NULL },
};

enum { STAR_ROTATION = FIELD_OWN, STAR_POINTS };

static const ParamSpec star_params[] = {
  FIELD_SPECS (.01, .02, 0xffffffff),
  [STAR_ROTATION] = { "rotation", PARAM_NUMBER, -2, 2, .25,
      "turns on the way" },
  [STAR_POINTS] = { "points", PARAM_INTEGER, 3, 24, 5, "of the star" },
  { NULL },
};

/* A straight line from point to notch, in each half of a point. It turns as it
 * grows, which is a turn by how far out a place is. */
static gdouble
star_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble points = parameter (state, STAR_POINTS);
  const gdouble notch = .45, tip = G_PI / points;
  gdouble turn =
      at.turn + parameter (state, STAR_ROTATION) * at.r / (at.corner / notch);

  turn = turn * points + .5;
  turn = fabs (turn - floor (turn) - .5) * 2 * tip;
  /* The line from (1, 0) to the notch at angle tip. */
  const gdouble nx = notch * exact_cos (tip), ny = notch * exact_sin (tip);
  const gdouble px = at.r * exact_cos (turn), py = at.r * exact_sin (turn);
  const gdouble size = (px * ny + py * (1 - nx)) / ny;

  return size * notch / at.corner;
}

SHAPED (star, "StarWipe", ("star_wipe", "star"), "a star grows", star_params,
    star_when, 0);

/* What must grow without end to reach its last corners, within 0..1. */
static gdouble
spread (gdouble size, gdouble half)
{
  return 1.1 * size / (size + half);
}

/* By how large the heart must be to reach a place. */
static gdouble
heart_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble angle = at.turn * 2 * G_PI, up = exact_cos (angle);
  const gdouble side = fabs (exact_sin (angle));
  /* 2 - 2 sin + sin sqrt|cos| / (sin + 1.4), with the notch upwards */
  const gdouble size = 2 - 2 * up + up * sqrt (side) / (up + 1.4);

  return spread (at.r / (at.corner * MAX (.15, size)), .6);
}

SHAPED (heart, "heart", ("heart_wipe"), "a heart grows", shape_params,
    heart_when, 0);

static gdouble
leaf_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y + .25 * state->height);
  const gdouble t = at.turn * 2 * G_PI;
  const gdouble up = exact_cos (t);
  const gdouble size = (1 + .9 * exact_cos (8 * t))
      * (1 + .1 * exact_cos (24 * t)) * (.9 + .05 * exact_cos (200 * t))
      * (1 + up);

  return spread (at.r / (at.corner * (.06 + size)), 1.5);
}

SHAPED (leaf, "cannabisleaf", ("cannabis_leaf", "leaf"), "a leaf grows",
    shape_params, leaf_when, 0);

/* Of what there are several. */
enum { SHAPE_COUNT = FIELD_OWN };

#define COUNT_PARAMS(id, soft, color, name, least, most, count, what)          \
  static const ParamSpec id##_params[] = {                                     \
    FIELD_SPECS (soft, 0, color),                                              \
    [SHAPE_COUNT] = { name, PARAM_INTEGER, least, most, count, what },         \
    { NULL },                                                                  \
  }

COUNT_PARAMS (petal, .01, 0xffffffff, "segments", 2, 40, 5, "how many petals");
COUNT_PARAMS (ring, .02, 0x000000ff, "count", 1, 40, 6, "how many rings");
COUNT_PARAMS (pinwheel, .01, 0x000000ff, "blades", 1, 32, 8, "how many");

static gdouble
petal_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble petal = .65
      + .35 * exact_cos (2 * G_PI * parameter (state, SHAPE_COUNT) * at.turn);

  return at.r / at.corner * .3 / petal;
}

SHAPED (petals, "polar_function", ("petals", "flower"), "a flower opens",
    petal_params, petal_when, 0);

static gdouble
diamond_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble side = (gdouble) state->width / state->height;

  return (fabs (at.x) + fabs (at.y)) / (1 + side);
}

SHAPED (diamond, "diamond_iris", ("diamond", "iris_diamond"), "a diamond opens",
    shape_params, diamond_when, 0);

/* A plain one with a colour around it, as irises of films had. */
static const ParamSpec circle_params[] = {
  FIELD_SPECS (.004, .12, 0x1a1a1aff),
  { NULL },
};

static gdouble
circle_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  return out_at (state, x, y);
}

SHAPED (circle, "circle", ("gl_circle"), "a circle with a wide rim opens",
    circle_params, circle_when, 0);

static const ParamSpec opening_params[] = {
  FIELD_SPECS (.3, 0, 0x000000ff),
  [FIELD_OWN] = { "opening", PARAM_BOOLEAN, 0, 1, 1, "opens, or else closes" },
  { NULL },
};

static gdouble
opening_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble when = out_at (state, x, y);

  return parameter (state, FIELD_OWN) != 0 ? when : 1 - when;
}

SHAPED (gl_circleopen, "gl_circleopen", ("sdf_iris", "circular_wipe"),
    "a circle opens or closes, by its softness", opening_params, opening_when,
    0);

/* A circle whose rim is drawn out and in by waves that run round. */
static gdouble
blob_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble angle = 2 * G_PI * at.turn;
  const gdouble rim = 1 + .16 * exact_sin (3 * angle + 4 * at.r)
      + .1 * exact_sin (5 * angle - 7 * at.r);

  return at.r / (1.26 * at.corner) * rim;
}

SHAPED (blob, "morph_circle", ("blob", "morphcircle"),
    "a drop that changes its shape grows", shape_params, blob_when, 0);

static gdouble
rings_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble ring = at.r / at.corner * parameter (state, SHAPE_COUNT);

  return .55 * at.r / at.corner + .45 * (ring - floor (ring));
}

SHAPED (rings, "ZoomInCircles", ("zoom_in_circles", "rings"),
    "rings open from the middle", ring_params, rings_when, 0);

/* ---- hands and edges by parameters ---- */

enum { SWEEP_START = FIELD_OWN };

static const ParamSpec angular_params[] = {
  FIELD_SPECS (0, 0, 0x000000ff),
  [SWEEP_START] = { "start", PARAM_NUMBER, -360, 360, 90,
      "degrees from 3 o'clock, clockwise, where it begins" },
  { NULL },
};

static const ParamSpec gl_radial_params[] = {
  FIELD_SPECS (.06, 0, 0x000000ff),
  [SWEEP_START] = { "start", PARAM_NUMBER, -360, 360, 180,
      "degrees from 3 o'clock, clockwise, where it begins" },
  { NULL },
};

static gdouble
angular_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble turn = at.turn - .25 - parameter (state, SWEEP_START) / 360;

  return turn - floor (turn);
}

SHAPED (angular, "angular", ("gl_angular"), "a hand sweeps from any angle",
    angular_params, angular_when, 0);
SHAPED (gl_radial, "gl_Radial", ("radar"), "a soft hand sweeps from any angle",
    gl_radial_params, angular_when, 0);

/* Blades that lean as they go out. */
static gdouble
pinwheel_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Polar at = polar_at (state, x, y);
  const gdouble blade = (at.turn + .12 * at.r) * parameter (state, SHAPE_COUNT);

  return blade - floor (blade);
}

SHAPED (pinwheel, "pinwheel", ("gl_pinwheel", "windmill"),
    "blades of a pinwheel turn", pinwheel_params, pinwheel_when, 0);

enum { WIPE_ANGLE = FIELD_OWN };

static const ParamSpec angle_params[] = {
  FIELD_SPECS (.5, 0, 0x000000ff),
  [WIPE_ANGLE] = { "angle", PARAM_NUMBER, -360, 360, 225,
      "degrees from rightwards, clockwise, that the edge travels to" },
  { NULL },
};

static const ParamSpec plate_params[] = {
  FIELD_SPECS (.004, .4, 0xe0883aff),
  [WIPE_ANGLE] = { "angle", PARAM_NUMBER, -360, 360, 0,
      "degrees from rightwards, clockwise, that the plate travels to" },
  { NULL },
};

/* Along the way, from the corner passed first to the one passed last. */
static gdouble
angle_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble angle = parameter (state, WIPE_ANGLE) / 180 * G_PI;
  const gdouble c = exact_cos (angle), s = exact_sin (angle);
  const gdouble u = x / state->width - .5, v = y / state->height - .5;

  return (c * u + s * v) / (fabs (c) + fabs (s)) + .5;
}

SHAPED (directional_wipe, "directionalwipe", ("directional_wipe"),
    "a soft edge travels any way", angle_params, angle_when, 0);
SHAPED (color_wipe, "color_wipe", ("colour_wipe", "plate_wipe"),
    "a plate of colour passes and leaves the other picture", plate_params,
    angle_when, 0);

enum { BOX_INWARDS = FIELD_OWN, BOX_CORNER };

static const gchar *const corners[] = { "center", "top_left", "top_right",
  "bottom_left", "bottom_right", NULL };

static const ParamSpec box_params[] = {
  FIELD_SPECS (.02, 0, 0x000000ff),
  [BOX_INWARDS] = { "inwards", PARAM_BOOLEAN, 0, 1, 0,
      "closes there instead of opening" },
  [BOX_CORNER] = { "corner", PARAM_CHOICE, .fallback = 0, .words = corners,
      .blurb = "where it opens" },
  { NULL },
};

static gdouble
box_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  static const gdouble at[][2] = { { .5, .5 }, { 0, 0 }, { 1, 0 }, { 0, 1 },
    { 1, 1 } };
  const gdouble *from = at[(gint) parameter (state, BOX_CORNER)];
  const gdouble u =
      fabs (x / state->width - from[0]) / MAX (from[0], 1 - from[0]);
  const gdouble v =
      fabs (y / state->height - from[1]) / MAX (from[1], 1 - from[1]);
  const gdouble when = MAX (u, v);

  return parameter (state, BOX_INWARDS) != 0 ? 1 - when : when;
}

SHAPED (box, "Box", ("gl_box", "box_wipe"),
    "a box opens or closes at any corner", box_params, box_when, 0);

enum { BOWTIE_WIDTH = FIELD_OWN, BOWTIE_UPRIGHT };

static const ParamSpec bowtie_params[] = {
  FIELD_SPECS (.1, 0, 0x000000ff),
  [BOWTIE_WIDTH] = { "width", PARAM_NUMBER, .05, .95, .3,
      "how blunt the wedges are" },
  [BOWTIE_UPRIGHT] = { "upright", PARAM_BOOLEAN, 0, 1, 0,
      "from above and below instead of the sides" },
  { NULL },
};

static gdouble
bowtie_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble u = fabs (2 * x / state->width - 1);
  const gdouble v = fabs (2 * y / state->height - 1);
  const gdouble blunt = parameter (state, BOWTIE_WIDTH);
  const gdouble along = parameter (state, BOWTIE_UPRIGHT) != 0 ? v : u;
  const gdouble across = u + v - along;

  return blunt * across + (1 - blunt) * (1 - along);
}

SHAPED (bowtie, "BowTieWithParameter", ("bow_tie"),
    "wedges, as blunt as wanted, meet", bowtie_params, bowtie_when, 0);

/* ---- edges that burn ---- */

enum { BURN_SCALE = FIELD_OWN };

#define BURN_SPECS(soft, width, color, scale)                                  \
  FIELD_SPECS (soft, width, color),                                            \
      [BURN_SCALE] = { "scale", PARAM_NUMBER, 1, 64, scale,                    \
        "how many flames there are from top to bottom" }

static const ParamSpec burn_params[] = {
  BURN_SPECS (.06, .07, 0xff8a1cff, 6),
  { NULL },
};

static const ParamSpec page_params[] = {
  BURN_SPECS (.03, .05, 0x2a0f02ff, 9),
  { NULL },
};

static const ParamSpec hot_params[] = {
  BURN_SPECS (.02, .03, 0xffb060ff, 10),
  { NULL },
};

/* { from the middle, or below 0 towards it, upwards, chance } */
static gdouble
burn_at (const TransitionState *state, const gdouble *shape, gdouble x,
    gdouble y, gdouble chance)
{
  const gdouble out = out_at (state, x, y) - (shape[0] < 0 ? 1 : 0);

  return shape[0] * out + shape[1] * (1 - y / state->height)
      + shape[2] * chance;
}

static gdouble
burn_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble scale = parameter (state, BURN_SCALE) / state->height;

  return burn_at (
      state, shape, x, y, noise_clouds (x * scale, y * scale, 4, state->seed));
}

static void
burn_row (const TransitionState *state, const gdouble *shape, gdouble x,
    gdouble step, gdouble y, gdouble *when, gint n)
{
  const gdouble scale = parameter (state, BURN_SCALE) / state->height;

  noise_clouds_row (x, step, y, scale, 4, state->seed, when, n);
  for (gint i = 0; i < n; i++)
    when[i] = burn_at (state, shape, x + i * step, y, when[i]);
}

#define BURN(id, title, also, what, specs, ...)                                \
  static const Field field_##id = { burn_when, SHAPE (__VA_ARGS__),            \
    .row = burn_row };                                                         \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (specs) }

BURN (undulating, "undulatingBurnOut", ("undulating_burn_out"),
    "burns from the middle with waves of flames", burn_params, .7, 0, .3);
BURN (burn, "burn", ("gl_burn", "burn_up"), "burns from below", burn_params, 0,
    .75, .25);
BURN (burn0, "burn0", ("burn_holes"), "holes burn everywhere", burn_params, 0,
    0, 1);
BURN (page_burn, "page_burn", ("pageburn", "paper_burn"),
    "chars like paper from its corner", page_params, -.6, 0, .4);
BURN (gl_dissolve, "gl_dissolve", ("glow_dissolve"),
    "dissolves along thin glowing lines", hot_params, 0, .2, .8);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_shapes[] = {
  &transition_star,
  &transition_heart,
  &transition_leaf,
  &transition_petals,
  &transition_diamond,
  &transition_circle,
  &transition_gl_circleopen,
  &transition_blob,
  &transition_rings,
  &transition_angular,
  &transition_gl_radial,
  &transition_pinwheel,
  &transition_directional_wipe,
  &transition_color_wipe,
  &transition_box,
  &transition_bowtie,
  &transition_undulating,
  &transition_burn,
  &transition_burn0,
  &transition_page_burn,
  &transition_gl_dissolve,
  NULL,
};
