/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that move in pieces: halves, bars, tiles, walls of pictures. One
 * function says of a place which picture is there, which part of it, and how
 * far along the row that goes on. Knows nothing of planes or the end laws. */

#include "transition-family.h"
#include "exact.h"
#include "noise.h"

typedef enum { SHOWS_A, SHOWS_B, SHOWS_NEITHER } Shown;

/* A place in shares of the frame: there, and then where it is read. */
typedef struct {
  gdouble u, v;
  gdouble rate;  /* by how much more u grows than along the row; at first 1 */
  gdouble until; /* where on the row that ends; at first past its end */
} Spot;

typedef Shown (*Piece) (
    const TransitionState *state, const gdouble *kind, Spot *spot);

typedef struct {
  Piece piece;
  gdouble kind[3]; /* what sets rows of one formula apart */
} Pieces;

/* Samples of a row that are read alike. */
typedef struct {
  gint from, to;
  Shown shown;
  gboolean moved;
  gdouble u, v, step; /* of the first, and from one to the next */
} Run;

static gdouble
u_of (const TransitionState *state, const TransitionRow *row, gint i)
{
  return (row->x0 + i * row->step) / state->width;
}

/* The sample behind those from @i on that lie before @until; one on the very
 * border is asked for itself. */
static gint
run_end (const TransitionState *state, const TransitionRow *row, gint i,
    gdouble until)
{
  const gdouble end =
      ceil ((until * state->width - row->x0) / row->step - 1e-9);

  return (gint) CLAMP (end, i + 1, row->width);
}

/* What begins at sample @i. */
static Run
run_at (const TransitionState *state, const TransitionRow *row, gint i)
{
  const Pieces *pieces = state->data;
  const gdouble u = u_of (state, row, i);
  const gdouble v = MIN (row->y, state->height - .5) / state->height;
  Spot spot = { u, v, 1, G_MAXDOUBLE };
  const Shown shown = pieces->piece (state, pieces->kind, &spot);

  return (Run){ .from = i,
    .to = run_end (state, row, i, spot.until),
    .shown = shown,
    .moved = spot.u != u || spot.v != v || spot.rate != 1,
    .u = spot.u,
    .v = spot.v,
    .step = spot.rate * row->step / state->width };
}

/* What lies past that is read from the edge. */
static inline gint32
piece_fixed (gdouble share, gdouble size)
{
  const gdouble near = CLAMP (share, -1, 2);

  return (gint32) (near * size * 65536 + .5);
}

static void
fill_run (const TransitionState *state, const Run *run, gint32 *x, gint32 *y)
{
  const gint32 level = piece_fixed (run->v, state->height);
  const guint32 from = piece_fixed (run->u, state->width);
  const guint32 step = piece_fixed (run->step, state->width);

  for (gint i = run->from; i < run->to; i++) {
    x[i] = (gint32) (from + (i - run->from) * step);
    y[i] = level;
  }
}

static gboolean
piece_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const Shown wanted = input == 0 ? SHOWS_A : SHOWS_B;
  gboolean moved = FALSE;

  for (gint i = 0; i < row->width;) {
    const Run run = run_at (state, row, i);

    fill_run (state, &run, x, y);
    moved |= run.shown == wanted && run.moved;
    i = run.to;
  }
  return moved;
}

static void
share_run (const Run *run, guint8 *a, guint8 *b)
{
  share_row (run->to - run->from, run->shown == SHOWS_A ? 255 : 0,
      run->shown == SHOWS_B ? 255 : 0, a + run->from, b + run->from);
}

static void
piece_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  for (gint i = 0; i < row->width;) {
    const Run run = run_at (state, row, i);

    share_run (&run, a, b);
    i = run.to;
  }
}

#define PIECES(id, title, also, what, specs, function, ...)                    \
  static const Pieces pieces_##id = { function, { __VA_ARGS__ } };             \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .data = &pieces_##id,                                                      \
    .map = piece_map,                                                          \
    .weights = piece_weights }

#define PIECES_ON_COLOR(id, title, also, what, specs, function, ...)           \
  static const Pieces pieces_##id = { function, { __VA_ARGS__ } };             \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .data = &pieces_##id,                                                      \
    .map = piece_map,                                                          \
    .weights = piece_weights,                                                  \
    .color = background }

static guint32
background (const TransitionState *state)
{
  return (guint32) state->params->value[0];
}

#define BACKGROUND_SPEC                                                        \
  [0] = { "background", PARAM_COLOR, 0, 0xffffffff, 0x000000ff,                \
    "of what neither picture covers" }

static const ParamSpec background_params[] = {
  BACKGROUND_SPEC,
  { NULL },
};

/* ---- halves ---- */

/* What there is along the way that a piece goes. */
static gdouble *
along_of (const gdouble *kind, Spot *spot)
{
  return kind[0] > 0 ? &spot->v : &spot->u;
}

/* On a row, halves that have gone @way end there and in the middle. */
static void
end_half (const gdouble *kind, gdouble way, gdouble u, Spot *spot)
{
  const gdouble ends[] = { .5 - .5 * way, .5, .5 + .5 * way };

  for (gint i = 2; i >= 0 && kind[0] == 0; i--)
    if (ends[i] > u)
      spot->until = MIN (spot->until, ends[i]);
}

/* A half that has gone @way of its own length outwards: where it is read. */
static gboolean
read_half (gdouble *u, gdouble way)
{
  const gdouble shift = (*u < .5 ? 1 : -1) * .5 * way;
  const gboolean left = *u < .5;

  *u += shift;
  return (*u < .5) == left;
}

/* { upright?, A goes out, B comes in } */
static Shown
split_piece (const TransitionState *state, const gdouble *kind, Spot *spot)
{
  const gdouble p = smoothstep (0, 1, state->p);
  const gboolean a_moves = kind[1] > 0, b_moves = kind[2] > 0;
  gdouble *along = along_of (kind, spot);
  const gdouble there = *along;

  end_half (kind, a_moves ? p : 1 - p, there, spot);
  if (b_moves && read_half (along, 1 - p))
    return SHOWS_B;
  *along = there;
  if (!a_moves)
    return SHOWS_A;
  if (read_half (along, p))
    return SHOWS_A;
  *along = there;
  return SHOWS_B;
}

/* clang-format off */
PIECES (split_out_h, "splitSlideOutHorizontal", ("split_slide_out_horizontal"),
    "the halves of the first picture slide off to the sides", NULL,
    split_piece, 0, 1, 0);
PIECES (split_out_v, "splitSlideOutVertical", ("split_slide_out_vertical"),
    "the halves of the first picture slide off upwards and downwards", NULL,
    split_piece, 1, 1, 0);
PIECES (split_in_h, "splitSlideInHorizontal", ("split_slide_in_horizontal"),
    "the halves of the second picture slide in from the sides", NULL,
    split_piece, 0, 0, 1);
PIECES (split_in_v, "splitSlideInVertical", ("split_slide_in_vertical"),
    "the halves of the second picture slide in from above and below", NULL,
    split_piece, 1, 0, 1);

/* ---- as a pair of doors: out and in again ---- */

static Shown
doors_piece (const TransitionState *state, const gdouble *kind, Spot *spot)
{
  const gboolean opens = state->p < .5;
  const gdouble way = smoothstep (0, 1, opens ? 2 * state->p : 2 - 2 * state->p);
  gdouble *along = along_of (kind, spot);

  end_half (kind, way, *along, spot);
  if (!read_half (along, way))
    return SHOWS_NEITHER;
  return opens ? SHOWS_A : SHOWS_B;
}

PIECES_ON_COLOR (split_in_out_h, "splitSlideInOutHorizontal",
    ("split_slide_in_out_horizontal"),
    "halves slide off to the sides and come back as the other picture",
    background_params, doors_piece, 0);
PIECES_ON_COLOR (split_in_out_v, "splitSlideInOutVertical",
    ("split_slide_in_out_vertical"),
    "halves slide off upwards and downwards and come back as the other picture",
    background_params, doors_piece, 1);
/* clang-format on */

/* ---- bars ---- */

enum { DOOM_BARS, DOOM_SPREAD };

static const ParamSpec doom_params[] = {
  [DOOM_BARS] = { "bars", PARAM_INTEGER, 2, 500, 60, "how many bars melt" },
  [DOOM_SPREAD] = { "spread", PARAM_NUMBER, 0, 1, .45,
      "how far the slowest lags behind" },
  { NULL },
};

/* How far each bar has fallen, of the height; neighbours start nearly
 * together, as in the game. */
static gdouble
doom_fallen (const TransitionState *state, gint bar)
{
  const gdouble spread = parameter (state, DOOM_SPREAD);
  const gdouble start = spread
      * (.7 * noise_smooth (bar * .23, 0, state->seed)
          + .3 * noise_at (bar, 1, state->seed));
  const gdouble t = MAX (0, state->p * (1 + spread) - start);

  return .35 * t + .65 * t * t;
}

/* Of a column: how far it has fallen, 16.16, and the first row that shows A. */
typedef struct {
  gint32 *shift;
  guint16 *limit;
} Melted;

static void
set_column (
    const TransitionState *state, gint half, gint i, const Melted *melted)
{
  const gint bars = (gint) parameter (state, DOOM_BARS);
  const gdouble u = (.5 + i * (1 + half)) / state->width;
  const gdouble fallen =
      doom_fallen (state, CLAMP ((gint) (u * bars), 0, bars - 1));
  const gdouble first = (fallen * state->height - (half ? 1 : .5)) / (1 + half);

  melted->shift[i] = (gint32) lrint (MIN (fallen, 2) * state->height * 65536);
  melted->limit[i] = (guint16) CLAMP (ceil (first), 0, 65535);
}

/* Of luma, or of chroma; kept for all rows of a frame. */
static Melted
melted_of (const TransitionState *state, gint half)
{
  const gint n = state->width, all = n + (n + 1) / 2;
  const gdouble key[6] = { state->p, parameter (state, DOOM_SPREAD),
    parameter (state, DOOM_BARS), state->seed, state->width, state->height };
  gboolean holds;
  gint32 *shift = scratch_kept (state->scratch, SCRATCH_TABLE,
      all * (sizeof (gint32) + sizeof (guint16)), key, sizeof key, &holds);
  guint16 *limit = (guint16 *) (gpointer) (shift + all);
  const Melted planes[2] = { { shift, limit }, { shift + n, limit + n } };

  for (gint k = 0; !holds && k < 2; k++)
    for (gint i = 0; i < (k ? all - n : n); i++)
      set_column (state, k, i, &planes[k]);
  return planes[half];
}

/* B lies still behind the bars; where it is seen, A is read where it lies. */
static gboolean
doom_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const gint32 *shift =
      melted_of (state, row->plane > 0).shift + (gint) (row->x0 / row->step);
  const gint32 from = (gint32) (row->x0 * 65536);
  const gint32 step = (gint32) (row->step * 65536);
  const gint32 level = (gint32) (MIN (row->y, state->height - .5) * 65536);

  if (input == 1)
    return FALSE;
  for (gint i = 0; i < row->width; i++) {
    x[i] = from + i * step;
    y[i] = level - (level < shift[i] ? 0 : shift[i]);
  }
  return TRUE;
}

static void
doom_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const guint16 *limit =
      melted_of (state, row->plane > 0).limit + (gint) (row->x0 / row->step);

  for (gint i = 0; i < row->width; i++) {
    a[i] = limit[i] <= row->row ? 255 : 0;
    b[i] = 255 - a[i];
  }
}

static const Transition transition_doom = {
  .name = "DoomScreenTransition",
  .aliases = ALIASES ("doom", "melt", "melting_columns"),
  .summary = "melts in columns that run down",
  .params = doom_params,
  .map = doom_map,
  .weights = doom_weights,
};

/* ---- tiles ---- */

enum { FLIP_COUNT = 1, FLIP_SPREAD };

#define FLIP_SPECS(count)                                                      \
  BACKGROUND_SPEC,                                                             \
      [FLIP_COUNT] = { "count", PARAM_INTEGER, 1, 60, count,                   \
        "how many tiles there are from side to side" },                        \
      [FLIP_SPREAD] = { "spread", PARAM_NUMBER, 0, .9, .5,                     \
        "how much later the last one turns than the first" }

static const ParamSpec grid_params[] = {
  FLIP_SPECS (4),
  { NULL },
};

static const ParamSpec wave_params[] = {
  FLIP_SPECS (10),
  { NULL },
};

/* How far a tile has turned: by chance, or by a wave from the top left. */
static gdouble
flip_of (const TransitionState *state, gboolean wave, gint column, gint row,
    gint columns, gint rows)
{
  const gdouble spread = parameter (state, FLIP_SPREAD);
  const gdouble order = wave
      ? (gdouble) (column + row) / MAX (1, columns + rows - 2)
      : noise_at (column, row, state->seed);

  return smoothstep (spread * order, spread * order + 1 - spread, state->p);
}

/* { in a wave?, about the level axis? } */
static Shown
flip_piece (const TransitionState *state, const gdouble *kind, Spot *spot)
{
  const gint columns = (gint) parameter (state, FLIP_COUNT);
  const gint rows = MAX (
      1, (gint) floor ((gdouble) columns * state->height / state->width + .5));
  const gint column = MIN ((gint) (spot->u * columns), columns - 1);
  const gint row = MIN ((gint) (spot->v * rows), rows - 1);
  const gdouble turned =
      flip_of (state, kind[0] > 0, column, row, columns, rows);
  const gdouble open = MAX (fabs (exact_cos (G_PI * turned)), 1e-4);
  const gboolean level = kind[1] > 0;
  const gdouble centre = level ? (row + .5) / rows : (column + .5) / columns;
  const gdouble half = .5 / (level ? rows : columns);
  gdouble *across = level ? &spot->v : &spot->u;
  const gdouble at = *across - centre;

  spot->until = (column + 1.) / columns;
  if (!level && at < half * open)
    spot->until = centre + (at < -half * open ? -half : half) * open;
  if (fabs (at / open) > half)
    return SHOWS_NEITHER;
  *across = centre + at / open;
  if (!level)
    spot->rate = 1 / open;
  return turned < .5 ? SHOWS_A : SHOWS_B;
}

PIECES_ON_COLOR (grid_flip, "GridFlip", ("grid_flip"),
    "tiles turn over in any order", grid_params, flip_piece, 0, 0);
PIECES_ON_COLOR (tiles_wave, "TilesWave", ("tiles_wave", "tile_wave"),
    "tiles turn over in a wave", wave_params, flip_piece, 1, 1);

/* ---- walls and strips of pictures ---- */

enum { MOSAIC_X, MOSAIC_Y };

static const ParamSpec mosaic_params[] = {
  [MOSAIC_X] = { "endx", PARAM_INTEGER, -8, 8, 2,
      "how many pictures further right the camera stops" },
  [MOSAIC_Y] = { "endy", PARAM_INTEGER, -8, 8, -1,
      "how many pictures further down" },
  { NULL },
};

/* The camera draws back from a wall of pictures, travels and comes near. */
static Shown
mosaic_piece (const TransitionState *state, const gdouble *kind, Spot *spot)
{
  const gdouble way = smoothstep (0, 1, state->p);
  const gdouble far = 1 + 2 * smoothstep (0, 1, triangle (state->p));
  const gdouble end_x = parameter (state, MOSAIC_X);
  const gdouble end_y = parameter (state, MOSAIC_Y);
  const gdouble u = (spot->u - .5) * far + .5 + way * end_x;
  const gdouble v = (spot->v - .5) * far + .5 + way * end_y;
  const gdouble column = floor (u), line = floor (v);

  spot->until = spot->u + (column + 1 - u) / far;
  spot->rate = far;
  spot->u = u - column;
  spot->v = v - line;
  if (column == end_x && line == end_y)
    return SHOWS_B;
  if (column == 0 && line == 0)
    return SHOWS_A;
  return noise_hash (
             (guint32) (gint) column, (guint32) (gint) line, state->seed + 1)
          & 1
      ? SHOWS_B
      : SHOWS_A;
}

PIECES (mosaic, "Mosaic", ("AdvancedMosaic", "wall"),
    "the camera travels over a wall of both pictures", mosaic_params,
    mosaic_piece, 0);

#define ROLL_GAP .06

enum { ROLL_FRAMES = 1 };

static const ParamSpec roll_params[] = {
  BACKGROUND_SPEC,
  [ROLL_FRAMES] = { "frames", PARAM_INTEGER, 1, 15, 3,
      "how many frames run by; an even number is one less" },
  { NULL },
};

/* Both pictures by turns, with gaps between them as film has. */
static Shown
roll_piece (const TransitionState *state, const gdouble *kind, Spot *spot)
{
  const gint frames = ((gint) parameter (state, ROLL_FRAMES) - 1) | 1;
  const gdouble strip =
      spot->v / (1 + ROLL_GAP) + frames * smoothstep (0, 1, state->p);
  const gdouble frame = floor (strip);

  spot->v = (strip - frame) * (1 + ROLL_GAP);
  if (spot->v > 1)
    return SHOWS_NEITHER;
  return (gint) frame % 2 ? SHOWS_B : SHOWS_A;
}

PIECES_ON_COLOR (film_roll, "film_roll", ("filmroll", "film_strip"),
    "a strip of both pictures runs through", roll_params, roll_piece, 0);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_pieces[] = {
  &transition_split_out_h,
  &transition_split_out_v,
  &transition_split_in_h,
  &transition_split_in_v,
  &transition_split_in_out_h,
  &transition_split_in_out_v,
  &transition_doom,
  &transition_grid_flip,
  &transition_tiles_wave,
  &transition_mosaic,
  &transition_film_roll,
  NULL,
};
