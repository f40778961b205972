/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures in mirrors and in splinters: rows that straight lines cut, each
 * part of which is read along a line of its own. Knows nothing of the end
 * laws. */

#include "transition-family.h"
#include "exact.h"
#include "kernels.h"
#include "noise.h"
#include "warp.h"

#include <string.h>

/* The first sample of a row that does not lie left of luma @x. */
static gint
sample_after (const TransitionRow *row, gdouble x)
{
  return (gint) CLAMP (ceil ((x - row->x0) / row->step), 0, row->width);
}

/* ---- a kaleidoscope ---- */

#define MOST_MIRRORS 32

enum { MIRROR_COUNT };

static const ParamSpec mirror_params[] = {
  [MIRROR_COUNT] = { "sectors", PARAM_INTEGER, 2, MOST_MIRRORS, 6,
      "how many mirrors there are" },
  { NULL },
};

/* Each sector shows the same part of the picture around its axis, one half as
 * the mirror of the other. */
typedef struct {
  gint n;
  struct {
    gdouble x, y; /* of the axis, of length 1 */
  } axis[MOST_MIRRORS];
  gdouble x, y; /* where the axis lies in the picture that is read */
  gdouble centre_x, centre_y;
} Mirrors;

/* They turn one way and what they show the other. */
static Mirrors
mirrors_of (const TransitionState *state)
{
  const gdouble shown = 2 * G_PI * (.08 - .2 * state->p);
  Mirrors mirrors = { .n = (gint) parameter (state, MIRROR_COUNT),
    .x = exact_cos (shown),
    .y = exact_sin (shown),
    .centre_x = state->width / 2.,
    .centre_y = state->height / 2. };

  for (gint i = 0; i < mirrors.n; i++) {
    const gdouble turn = (i + .5) / mirrors.n + .15 * state->p;

    mirrors.axis[i].x = exact_sin (2 * G_PI * turn);
    mirrors.axis[i].y = -exact_cos (2 * G_PI * turn);
  }
  return mirrors;
}

static gdouble
along_axis (const Mirrors *mirrors, gint i, gdouble x, gdouble y)
{
  return x * mirrors->axis[i].x + y * mirrors->axis[i].y;
}

static gint
nearest_axis (const Mirrors *mirrors, gdouble x, gdouble y)
{
  gint best = 0;

  for (gint i = 1; i < mirrors->n; i++)
    if (along_axis (mirrors, i, x, y) > along_axis (mirrors, best, x, y))
      best = i;
  return best;
}

/* How far right sector @best reaches on the line @y, or half of it. */
static gdouble
end_of_sector (const Mirrors *mirrors, gint best, gdouble x, gdouble y)
{
  const gdouble ax = mirrors->axis[best].x, ay = mirrors->axis[best].y;
  const gdouble middle = ay != 0 ? y * ax / ay : G_MAXDOUBLE;
  gdouble end = middle > x ? middle : G_MAXDOUBLE;

  for (gint i = 0; i < mirrors->n; i++) {
    const gdouble steeper = mirrors->axis[i].x - ax;
    const gdouble at =
        steeper > 1e-9 ? y * (ay - mirrors->axis[i].y) / steeper : G_MAXDOUBLE;

    if (at > x)
      end = MIN (end, at);
  }
  return end;
}

/* Where the place (@x, @y) from the centre is read. */
static void
reflect (const Mirrors *mirrors, gint axis, gdouble x, gdouble y, gdouble *to_x,
    gdouble *to_y)
{
  const gdouble along = along_axis (mirrors, axis, x, y);
  const gdouble across =
      fabs (y * mirrors->axis[axis].x - x * mirrors->axis[axis].y);

  *to_x = mirrors->centre_x + along * mirrors->x - across * mirrors->y;
  *to_y = mirrors->centre_y + along * mirrors->y + across * mirrors->x;
}

/* A part of a row between two of its samples, by its ends. */
static void
fill_line (gdouble from, gdouble to, gint n, gint32 *out)
{
  const gdouble step = n > 1 ? (to - from) / (n - 1) * 65536 : 0;
  const gdouble start = from * 65536;

  for (gint i = 0; i < n; i++)
    out[i] = (gint32) (start + i * step);
}

static void
mirror_row (const TransitionState *state, const Mirrors *mirrors,
    const TransitionRow *row, gint32 *x, gint32 *y)
{
  const gdouble dy = row->y - mirrors->centre_y;

  for (gint i = 0, to; i < row->width; i = to) {
    const gdouble dx = row->x0 + i * row->step - mirrors->centre_x;
    const gint axis = nearest_axis (mirrors, dx, dy);
    const gdouble end = end_of_sector (mirrors, axis, dx, dy);
    gdouble x0, y0, x1, y1;

    to = MAX (i + 1, sample_after (row, end + mirrors->centre_x));
    reflect (mirrors, axis, dx, dy, &x0, &y0);
    reflect (mirrors, axis, dx + (to - 1 - i) * row->step, dy, &x1, &y1);
    fill_line (x0, x1, to - i, x + i);
    fill_line (y0, y1, to - i, y + i);
  }
  warp_mirror (x, state->width, row->width);
  warp_mirror (y, state->height, row->width);
}

/* One after another: A, in mirrors, B in mirrors, B. */
typedef struct {
  const Picture *from, *to;
  gboolean from_mirrored, to_mirrored;
  gint share; /* of @to, of BLEND_ONE */
} MirrorPhase;

static MirrorPhase
mirror_phase (gdouble p, const Picture *a, const Picture *b)
{
  if (p < .36)
    return (MirrorPhase){ a, a, FALSE, TRUE,
      (gint) lrint (BLEND_ONE * smoothstep (0, .36, p)) };
  if (p > .64)
    return (MirrorPhase){ b, b, TRUE, FALSE,
      (gint) lrint (BLEND_ONE * smoothstep (.64, 1, p)) };
  return (MirrorPhase){ a, b, TRUE, TRUE,
    (gint) lrint (BLEND_ONE * smoothstep (.36, .64, p)) };
}

static const guint8 *
mirrored_row (const Picture *from, gboolean mirrored, gint plane, gint y,
    const gint32 *places, guint8 *memory)
{
  const gint n = picture_plane_width (from, plane);

  if (!mirrored)
    return picture_row (from, plane, y);
  warp_row (from, plane, places, places + n, memory, n);
  return memory;
}

static void
mix_mirrored (const MirrorPhase *phase, gint plane, gint y,
    const gint32 *places, guint8 *memory, Picture *dst)
{
  const gint n = picture_plane_width (dst, plane);
  const guint8 *from = mirrored_row (
      phase->from, phase->from_mirrored, plane, y, places, memory);
  const guint8 *to = mirrored_row (
      phase->to, phase->to_mirrored, plane, y, places, memory + n);

  kernels ()->mix (from, BLEND_ONE - phase->share, to, phase->share, 0,
      picture_row (dst, plane, y), n);
}

static void
kaleidoscope_window (const TransitionState *state, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1)
{
  const Mirrors mirrors = mirrors_of (state);
  const MirrorPhase phase = mirror_phase (state->p, a, b);
  const gsize wide = state->width;
  gint32 *places = scratch_bytes (
      state->scratch, SCRATCH_WINDOW_A, wide * (2 * sizeof *places + 2));
  guint8 *memory = (guint8 *) (places + 2 * wide);

  for (gint half = 0; half < 2; half++)
    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      const TransitionRow row = transition_row (dst, half, y);

      mirror_row (state, &mirrors, &row, places, places + row.width);
      mix_mirrored (&phase, half, y, places, memory, dst);
      if (half == 1)
        mix_mirrored (&phase, 2, y, places, memory, dst);
    }
}

static const Transition transition_kaleidoscope = {
  .name = "kaleidoscope",
  .aliases = ALIASES ("powerKaleido"),
  .summary = "through a kaleidoscope that turns",
  .params = mirror_params,
  .window = kaleidoscope_window,
};

/* ---- splinters ---- */

enum { SHARD_COUNT, SHARD_SPREAD };

#define MOST_SHARDS 40

static const ParamSpec shard_params[] = {
  [SHARD_COUNT] = { "count", PARAM_INTEGER, 2, MOST_SHARDS, 11,
      "how many splinters there are from side to side" },
  [SHARD_SPREAD] = { "spread", PARAM_NUMBER, 0, .9, .5,
      "how much later the last one comes loose than the first" },
  { NULL },
};

#define SHARD_EDGES 12 /* eight neighbours and the frame's sides */

/* A place of the picture is on it where a * x + b * y <= c for all edges. */
typedef struct {
  gdouble a, b, c;
} ShardEdge;

/* Of x on the frame, at + lean * y; or, of an edge that is level there, what may
 * not be below 0. */
typedef struct {
  gdouble at, lean;
} ShardBound;

typedef struct {
  ShardBound low[SHARD_EDGES], high[SHARD_EDGES], level[SHARD_EDGES];
  gint n_low, n_high, n_level;
  Affine view;         /* frame -> picture */
  gdouble top, bottom; /* on the frame */
} Shard;

typedef struct {
  gint columns, rows;
} ShardGrid;

static ShardGrid
grid_of (const TransitionState *state)
{
  const gint columns = (gint) parameter (state, SHARD_COUNT);
  const gdouble side = (gdouble) state->width / columns;

  return (ShardGrid){ columns,
    (gint) CLAMP (state->height / side + .5, 1, 4 * MOST_SHARDS) };
}

/* A splinter is what is nearer to its own point than to its neighbours'. */
static void
shard_point (const TransitionState *state, const ShardGrid *grid, gint column,
    gint row, gdouble *x, gdouble *y)
{
  const gdouble dx = noise_at (column, row, state->seed) - .5;
  const gdouble dy = noise_at (column, row, state->seed + 1) - .5;

  *x = (column + .5 + .8 * dx) * state->width / grid->columns;
  *y = (row + .5 + .8 * dy) * state->height / grid->rows;
}

/* Nothing lies past it. */
static const ShardEdge no_edge;

/* Towards a neighbour, if there is one. */
static ShardEdge
edge_of (const TransitionState *state, const ShardGrid *grid, gint column,
    gint row, gdouble x, gdouble y)
{
  gdouble px, py;

  if (column < 0 || column >= grid->columns || row < 0 || row >= grid->rows)
    return no_edge;
  shard_point (state, grid, column, row, &px, &py);
  return (ShardEdge){ px - x, py - y, (px * px + py * py - x * x - y * y) / 2 };
}

/* What an edge of the picture says of a line of the frame. */
static void
add_edge (const ShardEdge *edge, Shard *shard)
{
  const Affine *view = &shard->view;
  const gdouble slope = edge->a * view->xx + edge->b * view->yx;
  const gdouble lean = -(edge->a * view->xy + edge->b * view->yy);
  const gdouble at = edge->c - edge->a * view->x0 - edge->b * view->y0;

  if (slope > 1e-9)
    shard->high[shard->n_high++] = (ShardBound){ at / slope, lean / slope };
  else if (slope < -1e-9)
    shard->low[shard->n_low++] = (ShardBound){ at / slope, lean / slope };
  else
    shard->level[shard->n_level++] = (ShardBound){ at, lean };
}

/* After its view is set. */
static void
set_edges (const TransitionState *state, const ShardGrid *grid, gint column,
    gint row, Shard *shard)
{
  const ShardEdge sides[] = { { -1, 0, 0 }, { 1, 0, state->width },
    { 0, -1, 0 }, { 0, 1, state->height } };
  gdouble x, y;

  shard_point (state, grid, column, row, &x, &y);
  shard->n_low = shard->n_high = shard->n_level = 0;
  for (gint i = 0; i < 9; i++) {
    const ShardEdge edge = i == 4
        ? no_edge
        : edge_of (state, grid, column + i % 3 - 1, row + i / 3 - 1, x, y);

    if (edge.a != 0 || edge.b != 0)
      add_edge (&edge, shard);
  }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    add_edge (&sides[i], shard);
}

/* @top and @bottom where at + lean * y is not below 0. */
static void
bound_rows (gdouble at, gdouble lean, Shard *shard)
{
  if (lean > 1e-9)
    shard->top = MAX (shard->top, -at / lean);
  else if (lean < -1e-9)
    shard->bottom = MIN (shard->bottom, -at / lean);
  else if (at < 0)
    shard->bottom = -G_MAXDOUBLE;
}

/* From its highest corner to its lowest one, and a little more. */
static void
set_rows (Shard *shard)
{
  shard->top = -G_MAXDOUBLE;
  shard->bottom = G_MAXDOUBLE;
  for (gint i = 0; i < shard->n_level; i++)
    bound_rows (shard->level[i].at, shard->level[i].lean, shard);
  for (gint i = 0; i < shard->n_low; i++)
    for (gint k = 0; k < shard->n_high; k++)
      bound_rows (shard->high[k].at - shard->low[i].at,
          shard->high[k].lean - shard->low[i].lean, shard);
  shard->top -= .01;
  shard->bottom += .01;
}

/* How long it has been falling, 0..1: from the middle outwards, by chance. */
static gdouble
fall_of (const TransitionState *state, gint column, gint row, gdouble out)
{
  const gdouble spread = parameter (state, SHARD_SPREAD);
  const gdouble start =
      spread * (.7 * out + .3 * noise_at (column, row, state->seed + 2));

  return CLAMP ((state->p - start) / (1 - spread), 0, 1);
}

/* Driven outwards, turning, growing smaller, and falling out of the frame. */
static void
set_view (const TransitionState *state, const ShardGrid *grid, gint column,
    gint row, Shard *shard)
{
  const gdouble w = state->width, h = state->height;
  gdouble x, y;

  shard_point (state, grid, column, row, &x, &y);
  const gdouble dx = x - w / 2, dy = y - h / 2;
  const gdouble out = sqrt ((dx * dx + dy * dy) / (w * w + h * h)) * 2;
  const gdouble t = fall_of (state, column, row, MIN (out, 1)), e = t * t;
  const gdouble angle =
      2.4 * (noise_at (column, row, state->seed + 3) - .5) * e;
  const gdouble scale = 1 - .35 * e;
  const gdouble c = exact_cos (angle) / scale, s = exact_sin (angle) / scale;
  const gdouble to_x = x + .45 * dx * e,
                to_y = y + .3 * dy * e + 1.7 * h * e * t;

  shard->view =
      (Affine){ c, s, -s, c, x - c * to_x - s * to_y, y + s * to_x - c * to_y };
}

typedef struct {
  gint n;
  Shard shard[];
} Shards;

/* Of this moment, kept for all rows of a frame. */
static const Shards *
shards_of (const TransitionState *state)
{
  const ShardGrid grid = grid_of (state);
  const gint n = grid.columns * grid.rows;
  const gdouble key[6] = { state->p, state->seed, state->width, state->height,
    grid.columns, parameter (state, SHARD_SPREAD) };
  gboolean holds;
  Shards *shards = scratch_kept (state->scratch, SCRATCH_TABLE,
      sizeof *shards + n * sizeof (Shard), key, sizeof key, &holds);

  if (holds)
    return shards;
  shards->n = n;
  for (gint i = 0; i < n; i++) {
    const gint column = i % grid.columns, row = i / grid.columns;

    set_view (state, &grid, column, row, &shards->shard[i]);
    set_edges (state, &grid, column, row, &shards->shard[i]);
    set_rows (&shards->shard[i]);
  }
  return shards;
}

/* What of the line at luma @y is on the splinter: from .. to, luma. */
static gboolean
cut_line (const Shard *shard, gdouble y, gdouble *from, gdouble *to)
{
  gdouble low = -G_MAXDOUBLE, high = G_MAXDOUBLE;

  if (y < shard->top || y > shard->bottom)
    return FALSE;
  for (gint i = 0; i < shard->n_level; i++)
    if (shard->level[i].at + shard->level[i].lean * y < 0)
      return FALSE;
  for (gint i = 0; i < shard->n_low; i++)
    low = MAX (low, shard->low[i].at + shard->low[i].lean * y);
  for (gint i = 0; i < shard->n_high; i++)
    high = MIN (high, shard->high[i].at + shard->high[i].lean * y);
  *from = low;
  *to = high;
  return low < high;
}

#define LINES 2 /* of each row, so that level edges are soft, too */

static gdouble
line_of (const TransitionState *state, const TransitionRow *row, gint i)
{
  const gdouble y = row->y + ((i + .5) / LINES - .5) * row->step;

  return CLAMP (y, 0, state->height);
}

/* To samples @first to before @end what of each lies between two luma places;
 * @line is what a whole one counts. */
static void
add_parts (const TransitionRow *row, gdouble from, gdouble to, gint line,
    gint first, gint end, guint8 *share)
{
  for (gint i = first; i < end; i++) {
    const gdouble left = row->x0 + (i - .5) * row->step;
    const gdouble part = MIN (to, left + row->step) - MAX (from, left);
    const gint more = (gint) lrint (line * MAX (part, 0) / row->step);

    share[i] = (guint8) MIN (share[i] + more, 255);
  }
}

static void
add_line (const TransitionRow *row, gdouble from, gdouble to, gint line,
    guint8 *share)
{
  const gdouble half = row->step / 2;
  const gint first = sample_after (row, from - half);
  const gint end = sample_after (row, to + half);
  const gint whole = sample_after (row, from + half);
  const gint last = MAX (whole, sample_after (row, to - half));

  add_parts (row, from, to, line, first, MIN (whole, end), share);
  for (gint i = whole; i < last; i++)
    share[i] = (guint8) MIN (share[i] + line, 255);
  add_parts (row, from, to, line, last, end, share);
}

static void
shard_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const Shards *shards = shards_of (state);
  gdouble from, to;

  memset (a, 0, row->width);
  for (gint k = 0; k < LINES * shards->n; k++)
    if (cut_line (&shards->shard[k / LINES], line_of (state, row, k % LINES),
            &from, &to))
      add_line (row, from, to, 255 / LINES + k % LINES, a);
  for (gint i = 0; i < row->width; i++)
    b[i] = 255 - a[i];
}

/* What all lines of a row touch of it. */
static gboolean
cut_row (const TransitionState *state, const TransitionRow *row,
    const Shard *shard, gint *first, gint *end)
{
  gdouble low = G_MAXDOUBLE, high = -G_MAXDOUBLE, from, to;

  for (gint i = 0; i < LINES; i++)
    if (cut_line (shard, line_of (state, row, i), &from, &to)) {
      low = MIN (low, from);
      high = MAX (high, to);
    }
  *first = sample_after (row, low - row->step / 2);
  *end = sample_after (row, high + row->step / 2);
  return low < high;
}

static gint32
shard_fixed (gdouble place)
{
  return (gint32) lrint (CLAMP (place, -30000, 30000) * 65536);
}

/* B lies still below. */
static gboolean
shard_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const Shards *shards = shards_of (state);
  gint first, end;

  if (input == 1)
    return FALSE;
  /* What is on no splinter is read where that is cheap: inside. */
  for (gint i = 0; i < row->width; i++) {
    x[i] = state->width << 15;
    y[i] = state->height << 15;
  }
  for (gint k = 0; k < shards->n; k++) {
    const Affine *view = &shards->shard[k].view;
    const gint32 step_x = shard_fixed (view->xx * row->step);
    const gint32 step_y = shard_fixed (view->yx * row->step);

    if (!cut_row (state, row, &shards->shard[k], &first, &end))
      continue;
    const gdouble at = row->x0 + first * row->step;
    const gint32 from_x =
        shard_fixed (view->xx * at + view->xy * row->y + view->x0);
    const gint32 from_y =
        shard_fixed (view->yx * at + view->yy * row->y + view->y0);

    for (gint i = first; i < end; i++) {
      x[i] = from_x + (i - first) * step_x;
      y[i] = from_y + (i - first) * step_y;
    }
  }
  return TRUE;
}

static const Transition transition_fragment = {
  .name = "fragment",
  .aliases = ALIASES ("shatter", "shards", "splinters"),
  .summary = "breaks into splinters that fall",
  .params = shard_params,
  .map = shard_map,
  .weights = shard_weights,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_shards[] = {
  &transition_kaleidoscope,
  &transition_fragment,
  NULL,
};
