/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Frames that turn in pieces: grains, squares, dots, slats. Knows nothing of
 * planes or the end laws. */

#include "transition-field.h"
#include "exact.h"
#include "noise.h"

#define TILES(id, title, also, what, specs, when, ...)                         \
  static const Field field_##id = { when, SHAPE (__VA_ARGS__) };               \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (specs) }

static gdouble
part (gdouble x)
{
  return x - floor (x);
}

/* ---- grains ---- */

enum { GRAIN_SIZE = FIELD_OWN };

static const ParamSpec grain_params[] = {
  FIELD_SPECS (0, 0, 0x000000ff),
  [GRAIN_SIZE] = { "size", PARAM_INTEGER, 1, 512, 1, "of a grain, in pixels" },
  { NULL },
};

static const ParamSpec block_params[] = {
  FIELD_SPECS (0, 0, 0x000000ff),
  [GRAIN_SIZE] = { "size", PARAM_INTEGER, 1, 512, 24, "of a block, in pixels" },
  { NULL },
};

static gdouble
grain_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble size = parameter (state, GRAIN_SIZE);

  return noise_at ((gint) (x / size), (gint) (y / size), state->seed);
}

TILES (dissolve, "dissolve", ("noise_dissolve", "randomNoisex", "random_noise"),
    "grains turn one by one", grain_params, grain_when, 0);
TILES (block_dissolve, "BlockDissolve", ("block_dissolve"),
    "blocks turn one by one", block_params, grain_when, 0);

enum { CLOUD_SCALE = FIELD_OWN };

static const ParamSpec cloud_params[] = {
  FIELD_SPECS (.08, 0, 0x000000ff),
  [CLOUD_SCALE] = { "scale", PARAM_NUMBER, 1, 64, 4,
      "how many clouds there are from top to bottom" },
  { NULL },
};

static gdouble
cloud_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble scale = parameter (state, CLOUD_SCALE) / state->height;

  return noise_clouds (x * scale, y * scale, (gint) shape[0], state->seed);
}

static void
cloud_row (const TransitionState *state, const gdouble *shape, gdouble x,
    gdouble step, gdouble y, gdouble *when, gint n)
{
  const gdouble scale = parameter (state, CLOUD_SCALE) / state->height;

  noise_clouds_row (x, step, y, scale, (gint) shape[0], state->seed, when, n);
}

static const Field field_perlin = { cloud_when, SHAPE (4), .row = cloud_row };

static const Transition transition_perlin = {
  .name = "perlin",
  .aliases = ALIASES ("clouds", "noise"),
  .summary = "clouds draw over it",
  .data = &field_perlin,
  FIELD_ENTRY (cloud_params),
};

/* ---- squares ---- */

enum { TILE_COUNT = FIELD_OWN, TILE_WAY };

static const gchar *const directions[] = { "left", "right", "up", "down",
  "down_right", "up_left", NULL };

#define TILE_COUNT_SPEC(count)                                                 \
  [TILE_COUNT] = { "count", PARAM_INTEGER, 1, 200, count,                      \
    "how many there are from side to side" }
#define TILE_WAY_SPEC(way)                                                     \
  [TILE_WAY] = { "direction", PARAM_CHOICE, .fallback = way,                   \
    .words = directions, .blurb = "where the front travels to" }

#define TILE_PARAMS(id, softness, count)                                       \
  static const ParamSpec id##_params[] = {                                     \
    FIELD_SPECS (softness, 0, 0x000000ff),                                     \
    TILE_COUNT_SPEC (count),                                                   \
    { NULL },                                                                  \
  }
#define TILE_WAY_PARAMS(id, softness, count, way)                              \
  static const ParamSpec id##_params[] = {                                     \
    FIELD_SPECS (softness, 0, 0x000000ff),                                     \
    TILE_COUNT_SPEC (count),                                                   \
    TILE_WAY_SPEC (way),                                                       \
    { NULL },                                                                  \
  }

/* How far the front has to go to a place, 0..1. */
static gdouble
way_to (gint way, gdouble u, gdouble v)
{
  switch (way) {
    case 0:
      return 1 - u;
    case 1:
      return u;
    case 2:
      return 1 - v;
    case 3:
      return v;
    case 4:
      return (u + v) / 2;
    default:
      return 1 - (u + v) / 2;
  }
}

/* As many columns as asked for, of tiles as square as the frame allows. */
typedef struct {
  gint columns, rows, column, row;
  gdouble u, v; /* in the tile */
} Tile;

static Tile
tile_at (const TransitionState *state, gdouble x, gdouble y)
{
  const gint columns = (gint) parameter (state, TILE_COUNT);
  const gdouble side = (gdouble) state->width / columns;
  const gint rows = (gint) MAX (1, floor (state->height / side + .5));
  const gdouble u = x / side, v = y * rows / state->height;

  return (Tile){ columns, rows, (gint) floor (u), (gint) floor (v), part (u),
    part (v) };
}

/* How far the front has to go to its middle. */
static gdouble
way_to_tile (const TransitionState *state, const Tile *tile)
{
  return way_to ((gint) parameter (state, TILE_WAY),
      (tile->column + .5) / tile->columns, (tile->row + .5) / tile->rows);
}

TILE_PARAMS (random, .5, 10);

static gdouble
random_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);

  return noise_at (tile.column, tile.row, state->seed);
}

TILES (random_squares, "randomsquares", ("random_squares"),
    "squares fade one by one", random_params, random_when, 0);

TILE_PARAMS (chess, .01, 8);

/* The dark squares first; each from the left to the right. */
static gdouble
chess_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);

  return ((tile.column + tile.row) % 2 + tile.u) / 2;
}

TILES (chessboard, "chessboard", ("checkerboard", "chess"),
    "the black squares of a chessboard, then the white ones", chess_params,
    chess_when, 0);

TILE_WAY_PARAMS (wire, .02, 16, 4);

/* Each square opens from its middle as the front passes. */
static gdouble
wire_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);
  const gdouble reach = 2 * MAX (fabs (tile.u - .5), fabs (tile.v - .5));

  return .6 * way_to_tile (state, &tile) + .4 * reach;
}

TILES (squareswire, "squareswire", ("squares_wire", "squares"),
    "squares open one after another", wire_params, wire_when, 0);

TILE_WAY_PARAMS (stagger, .02, 6, 1);

/* Rows start by chance; each block fills along the way. */
static gdouble
stagger_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);
  const gint way = (gint) parameter (state, TILE_WAY);
  const gdouble start = noise_at (tile.column, tile.row, state->seed);

  return .3 * way_to_tile (state, &tile) + .4 * start
      + .3 * way_to (way, tile.u, tile.v);
}

TILES (staggered, "staggered_blocks", ("blocks"),
    "blocks fill at their own time", stagger_params, stagger_when, 0);

TILE_WAY_PARAMS (puzzle, 0, 10, 0);

/* Whole tiles, in order of the way, a little shuffled. */
static gdouble
puzzle_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);

  return .8 * way_to_tile (state, &tile)
      + .2 * noise_at (tile.column, tile.row, state->seed);
}

TILES (puzzle, "PuzzleRight", ("puzzle_right", "puzzle"),
    "put together piece by piece, from the right", puzzle_params, puzzle_when,
    0);

/* ---- dots and slats ---- */

TILE_WAY_PARAMS (dot, .02, 20, 4);

static gdouble
dot_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const Tile tile = tile_at (state, x, y);
  const gdouble dx = tile.u - .5, dy = tile.v - .5;
  const gdouble way = way_to (
      (gint) parameter (state, TILE_WAY), x / state->width, y / state->height);

  return .5 * way + .5 * sqrt (2 * (dx * dx + dy * dy));
}

TILES (dots, "PolkaDotsCurtain", ("polka_dots", "polkadots", "halftone"),
    "dots grow until they meet", dot_params, dot_when, 0);

TILE_PARAMS (slat, .01, 10);

/* { x, y, share of the way } : slats across, each filling as the front goes. */
static gdouble
slat_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble u = shape[0] * x / state->width + shape[1] * y / state->height;
  const gdouble slat = part (u * parameter (state, TILE_COUNT));

  return shape[2] * u + (1 - shape[2]) * slat;
}

TILES (windowslice, "windowslice", ("window_slice", "slices"),
    "upright slats fill one after another", slat_params, slat_when, 1, 0, .5);
TILES (windowblinds, "windowblinds", ("window_blinds", "blinds", "venetian"),
    "all slats of a blind turn at once", slat_params, slat_when, 0, 1, 0);

TILE_PARAMS (band, .005, 8);

/* Bands fill by turns from either side. */
static gdouble
band_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble u = x / state->width;
  const gint band = (gint) (y / state->height * parameter (state, TILE_COUNT));

  return band % 2 ? 1 - u : u;
}

TILES (bands, "band_wipe", ("bands", "comb"), "bands fill from both sides",
    band_params, band_when, 0);

/* Two halves of slats that close over A, from the top and from the bottom. */
static gdouble
shutter_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble v = y / state->height;
  const gdouble slat = part (v * parameter (state, TILE_COUNT));

  return .75 * (1 - fabs (2 * v - 1)) + .25 * (v < .5 ? slat : 1 - slat);
}

TILES (shutter, "shutter", ("shutters"), "slats close from above and below",
    slat_params, shutter_when, 0);

/* ---- rough edges ---- */

static const ParamSpec hatch_params[] = {
  FIELD_SPECS (.01, 0, 0x000000ff),
  [FIELD_OWN] = { "roughness", PARAM_NUMBER, 0, 1, .6,
      "how far grains lie from the edge" },
  { NULL },
};

/* From the middle outwards. */
static gdouble
hatch_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble dx = 2 * x / state->width - 1, dy = 2 * y / state->height - 1;
  const gdouble rough = parameter (state, FIELD_OWN);

  return (1 - rough) * sqrt ((dx * dx + dy * dy) / 2)
      + rough * noise_at ((gint) x, (gint) y, state->seed);
}

TILES (crosshatch, "crosshatch", ("cross_hatch"),
    "grains turn, from the middle outwards", hatch_params, hatch_when, 0);

static const ParamSpec static_params[] = {
  FIELD_SPECS (.01, 0, 0x000000ff),
  [FIELD_OWN] = { "roughness", PARAM_NUMBER, 0, 1, .25,
      "how far grains lie from the edge" },
  { NULL },
};

static gdouble
static_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble rough = parameter (state, FIELD_OWN);

  return (1 - rough) * y / state->height
      + rough * noise_at ((gint) (x / 2), (gint) (y / 2), state->seed);
}

TILES (static_wipe, "static_wipe", ("staticwipe", "noisy_wipe"),
    "an edge of grains travels down", static_params, static_when, 0);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_tiles[] = {
  &transition_dissolve,
  &transition_block_dissolve,
  &transition_perlin,
  &transition_random_squares,
  &transition_chessboard,
  &transition_squareswire,
  &transition_staggered,
  &transition_puzzle,
  &transition_dots,
  &transition_windowslice,
  &transition_windowblinds,
  &transition_bands,
  &transition_shutter,
  &transition_crosshatch,
  &transition_static_wipe,
  NULL,
};
