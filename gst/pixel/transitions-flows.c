/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Transitions that go by what the pictures show: their light, their colours,
 * their outlines. Knows nothing of the end laws. */

#include "transition-family.h"
#include "kernels.h"
#include "noise.h"
#include "warp.h"

#include <string.h>

#define ONE 65535

/* @share of B, 0..1, over the rows of both. */
static void
mix_rows (const guint8 *a, const guint8 *b, gdouble share, guint8 *out, gint n)
{
  const gint share_b = (gint) lrint (share * BLEND_ONE);

  kernels ()->mix (a, BLEND_ONE - share_b, b, share_b, 0, out, n);
}

/* ---- light that melts ---- */

enum { MELT_DIRECTION, MELT_THRESHOLD, MELT_BRIGHT };

static const gchar *const melt_directions[] = { "down", "up", NULL };

static const ParamSpec melt_params[] = {
  [MELT_DIRECTION] = { "direction", PARAM_CHOICE, .fallback = 0,
      .words = melt_directions, .blurb = "where it runs to" },
  [MELT_THRESHOLD] = { "threshold", PARAM_NUMBER, 0, 1, .5,
      "how bright the parts are that melt first" },
  [MELT_BRIGHT] = { "bright", PARAM_BOOLEAN, 0, 1, 1,
      "bright parts melt first, or else dark ones" },
  { NULL },
};

/* What a melting is made of: when a row, a column and a light have gone. */
typedef struct {
  guint16 light[256];
  guint16 drip[]; /* of luma columns */
} Melting;

#define MELT_ROW .5
#define MELT_DRIP .25
#define MELT_LIGHT .25
#define MELT_SOFTNESS .06

/* Thin streams beside thick ones. */
static gdouble
drip_at (const TransitionState *state, gdouble x)
{
  const gdouble u = x / state->height;

  return .65 * noise_smooth (9 * u, 0, state->seed)
      + .35 * noise_smooth (41 * u, 1, state->seed);
}

static const Melting *
melting_of (const TransitionState *state)
{
  const gdouble *value = state->params->value;
  const gdouble key[5] = { state->seed, state->width, state->height,
    value[MELT_THRESHOLD], value[MELT_BRIGHT] };
  gboolean holds;
  Melting *melting = scratch_kept (state->scratch, SCRATCH_TABLE,
      sizeof *melting + state->width * sizeof (guint16), key, sizeof key,
      &holds);

  if (holds)
    return melting;
  for (gint i = 0; i < 256; i++) {
    const gdouble level = (CLAMP (i, 16, 235) - 16) / 219.;
    const gdouble bright = smoothstep (
        value[MELT_THRESHOLD] - .25, value[MELT_THRESHOLD] + .25, level);

    melting->light[i] = (guint16) (ONE * MELT_LIGHT
        * (value[MELT_BRIGHT] != 0 ? 1 - bright : bright));
  }
  for (gint i = 0; i < state->width; i++)
    melting->drip[i] = (guint16) (ONE * MELT_DRIP * drip_at (state, i + .5));
  return melting;
}

/* When each sample of a row has melted; chroma goes with the luma it lies on. */
static void
melt_row (const TransitionState *state, const TransitionRow *row,
    const Melting *melting, const Picture *a, guint16 *when)
{
  const gint step = (gint) row->step;
  const gdouble v = row->y / state->height;
  const gboolean up = state->params->value[MELT_DIRECTION] != 0;
  const gint first = (gint) (ONE * MELT_ROW * CLAMP (up ? 1 - v : v, 0, 1));
  const guint8 *luma =
      picture_row (a, 0, MIN (row->row * step, state->height - 1));

  for (gint i = 0; i < row->width; i++)
    when[i] = (guint16) (first + melting->drip[i * step]
        + melting->light[luma[i * step]]);
}

static void
melt_plane (const TransitionState *state, gint plane, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1)
{
  const Melting *melting = melting_of (state);
  const gint n = picture_plane_width (dst, plane);
  const gdouble front = state->p * (1 + MELT_SOFTNESS) * ONE;
  guint16 *when = scratch_bytes (state->scratch, SCRATCH_WINDOW_A,
      n * (sizeof *when + 2 * sizeof (guint8)));
  guint8 *stays = (guint8 *) (when + n), *gone = stays + n;

  for (gint y = y0; y < y1; y++) {
    const TransitionRow row = transition_row (dst, plane, y);

    melt_row (state, &row, melting, a, when);
    kernels ()->front (when, (gfloat) front,
        (gfloat) (1 / (MELT_SOFTNESS * ONE)), stays, gone, n);
    kernels ()->weigh (picture_row (a, plane, y), stays,
        picture_row (b, plane, y), gone, 0, picture_row (dst, plane, y), n);
  }
}

static void
melt_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;

    melt_plane (state, plane, a, b, dst, y0 >> half, (y1 + half) >> half);
  }
}

static const Transition transition_luminance_melt = {
  .name = "luminance_melt",
  .aliases = ALIASES ("luma_melt", "light_melt"),
  .summary = "bright parts run down and are gone first",
  .params = melt_params,
  .window = melt_window,
};

/* ---- colours that move ---- */

/* Mean red and green of what lies around a place, 0..1 each. */
typedef struct {
  gdouble u, v;
} Hue;

#define AROUND 16 /* luma samples from side to side */

static gint
mean_of (const Picture *picture, gint plane, gdouble x, gdouble y)
{
  const gint half = plane > 0, side = AROUND >> half;
  const gint width = picture_plane_width (picture, plane);
  const gint height = picture_plane_height (picture, plane);
  const gint x0 = ((gint) x >> half) - side / 2;
  const gint y0 = ((gint) y >> half) - side / 2;
  const gint from_x = CLAMP (x0, 0, width - 1);
  const gint from_y = CLAMP (y0, 0, height - 1);
  const gint to_x = CLAMP (x0 + side, from_x + 1, width);
  const gint to_y = CLAMP (y0 + side, from_y + 1, height);
  gint sum = 0;

  for (gint j = from_y; j < to_y; j++) {
    const guint8 *row = picture_row (picture, plane, j);

    for (gint i = from_x; i < to_x; i++)
      sum += row[i];
  }
  return 16 * sum / ((to_x - from_x) * (to_y - from_y));
}

static Hue
hue_at (const Picture *picture, gdouble x, gdouble y)
{
  const gdouble light = (mean_of (picture, 0, x, y) / 16. - 16) / 219;
  const gdouble cb = (mean_of (picture, 1, x, y) / 16. - 128) / 224;
  const gdouble cr = (mean_of (picture, 2, x, y) / 16. - 128) / 224;

  return (Hue){ CLAMP (light + 1.5 * cr, 0, 1),
    CLAMP (light - .25 * cb - .6 * cr, 0, 1) };
}

/* What the nodes of a flow are made of: the hues around them, by rows. */
typedef struct {
  const TransitionState *state;
  const Hue *hues;
  gdouble share; /* of what the flow says */
} Flow;

/* Nodes of a mesh that lie before the picture, and room for those after it. */
#define HUES_BEFORE 2
#define HUES_ALL(size) ((size) / AROUND + 8)

/* Of one picture, or the sum of two. */
static const Hue *
make_hues (const TransitionState *state, const Picture *a, const Picture *also)
{
  const gint columns = HUES_ALL (state->width), rows = HUES_ALL (state->height);
  Hue *hues = scratch_bytes (
      state->scratch, SCRATCH_WINDOW_B, columns * rows * sizeof *hues);

  for (gint i = 0; i < columns * rows; i++) {
    const gdouble x = (i % columns - HUES_BEFORE) * AROUND;
    const gdouble y = (i / columns - HUES_BEFORE) * AROUND;

    hues[i] = hue_at (a, x, y);
    if (also) {
      const Hue more = hue_at (also, x, y);

      hues[i] = (Hue){ hues[i].u + more.u, hues[i].v + more.v };
    }
  }
  return hues;
}

/* At a node. */
static Hue
flow_hue (const Flow *flow, gdouble x, gdouble y)
{
  const gint column = (gint) lrint (x / AROUND) + HUES_BEFORE;
  const gint row = (gint) lrint (y / AROUND) + HUES_BEFORE;

  return flow->hues[row * HUES_ALL (flow->state->width) + column];
}

/* Both planes of chroma of one picture, or its luma, through a mesh. */
static void
read_flow (const WarpMesh *mesh, const Picture *from, gint plane, gint row,
    gint32 *places, guint8 *out)
{
  const gint n = picture_plane_width (from, plane);

  warp_mesh_row (mesh, plane, row, 0, places, places + n, n);
  warp_row_bilinear (from, plane, places, places + n, out, n);
}

static void
make_flow (const TransitionState *state, ScratchBuffer which, WarpMesh *mesh,
    WarpBend bend, const Flow *flow)
{
  const gint w = state->width, h = state->height;

  warp_mesh_fine_init (mesh,
      scratch_bytes (state->scratch, which, warp_mesh_fine_size (w, h)), w, h);
  warp_mesh_fine_make (mesh, w, h, AROUND, bend, flow);
}

/* A through one mesh and B through another one, or as it lies, mixed. */
static void
flow_window (const TransitionState *state, const WarpMesh *mesh_a,
    const WarpMesh *mesh_b, gdouble share, const Picture *const input[2],
    Picture *dst, const gint rows[2])
{
  const gsize wide = state->width;
  gint32 *places = scratch_bytes (
      state->scratch, SCRATCH_WINDOW_A, wide * (2 * sizeof *places + 2));
  guint8 *memory = (guint8 *) (places + 2 * wide);

  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;

    for (gint y = rows[0] >> half; y < (rows[1] + half) >> half; y++) {
      const guint8 *b = picture_row (input[1], plane, y);

      read_flow (mesh_a, input[0], plane, y, places, memory);
      if (mesh_b) {
        read_flow (mesh_b, input[1], plane, y, places, memory + wide);
        b = memory + wide;
      }
      mix_rows (memory, b, share, picture_row (dst, plane, y),
          picture_plane_width (dst, plane));
    }
  }
}

/* Towards the place that B's red and green name. */
static void
coord_bend (gconstpointer data, gdouble *x, gdouble *y)
{
  const Flow *flow = data;
  const Hue hue = flow_hue (flow, *x, *y);

  *x += flow->share * (hue.u * flow->state->width - *x);
  *y += flow->share * (hue.v * flow->state->height - *y);
}

static void
coord_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const Flow flow = { state, make_hues (state, b, NULL),
    .85 * smoothstep (0, 1, state->p) };
  WarpMesh mesh;

  make_flow (state, SCRATCH_MESH_A, &mesh, coord_bend, &flow);
  flow_window (state, &mesh, NULL, smoothstep (.3, 1, state->p),
      (const Picture *const[]){ a, b }, dst, (const gint[]){ y0, y1 });
}

static const Transition transition_coord_from_in = {
  .name = "coord-from-in",
  .aliases = ALIASES ("coordinates", "color_places"),
  .summary = "flows to where the other picture's colours point",
  .window = coord_window,
};

static const ParamSpec morph_params[] = {
  { "strength", PARAM_NUMBER, 0, 1, .16,
      "how far colours move things, of the frame" },
  { NULL },
};

/* Both by the colours of both: bright ones one way, dark ones the other. */
static void
morph_bend (gconstpointer data, gdouble *x, gdouble *y)
{
  const Flow *flow = data;
  const Hue both = flow_hue (flow, *x, *y);
  const gdouble far = flow->share * flow->state->params->value[0];

  *x += far * (both.u - 1) * flow->state->width;
  *y += far * (both.v - 1) * flow->state->height;
}

static void
morph_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const Hue *hues = make_hues (state, a, b);
  const Flow to = { state, hues, state->p };
  const Flow from = { state, hues, state->p - 1 };
  WarpMesh mesh[2];

  make_flow (state, SCRATCH_MESH_A, &mesh[0], morph_bend, &to);
  make_flow (state, SCRATCH_MESH_B, &mesh[1], morph_bend, &from);
  flow_window (state, &mesh[0], &mesh[1], smoothstep (.1, .9, state->p),
      (const Picture *const[]){ a, b }, dst, (const gint[]){ y0, y1 });
}

static const Transition transition_morph = {
  .name = "morph",
  .aliases = ALIASES ("color_morph", "gl_morph"),
  .summary = "both flow by their colours and meet",
  .params = morph_params,
  .window = morph_window,
};

/* ---- outlines ---- */

enum { EDGE_BRIGHTNESS, EDGE_THICKNESS };

static const ParamSpec edge_params[] = {
  [EDGE_BRIGHTNESS] = { "brightness", PARAM_NUMBER, 0, 16, 4,
      "of the outlines" },
  [EDGE_THICKNESS] = { "thickness", PARAM_NUMBER, 0, .05, .0025,
      "of the outlines, as a share of the height" },
  { NULL },
};

typedef struct {
  gint reach; /* luma samples to both sides */
  gint gain;  /* of 256 */
} Outline;

static Outline
outline_of (const TransitionState *state)
{
  const gdouble *value = state->params->value;

  return (
      Outline){ MAX (1, (gint) lrint (value[EDGE_THICKNESS] * state->height)),
    (gint) lrint (128 * value[EDGE_BRIGHTNESS]) };
}

/* How steep luma is at every @step-th sample of a row, 0..219. */
static void
find_edges (const Outline *outline, const Picture *from, gint y, gint step,
    guint8 *out, gint n)
{
  const gint last = from->width - 1, bottom = from->height - 1;
  const guint8 *row = picture_row (from, 0, y);
  const guint8 *above = picture_row (from, 0, MAX (y - outline->reach, 0));
  const guint8 *below = picture_row (from, 0, MIN (y + outline->reach, bottom));

  for (gint i = 0; i < n; i++) {
    const gint x = i * step;
    const gint right = row[MIN (x + outline->reach, last)];
    const gint left = row[MAX (x - outline->reach, 0)];
    const gint steep = ABS (right - left) + ABS (below[x] - above[x]);

    out[i] = (guint8) MIN (steep * outline->gain >> 8, 219);
  }
}

/* Light on black, in the picture's own colours. */
static void
draw_outline (const Outline *outline, const Picture *from, gint plane, gint y,
    guint8 *out)
{
  const gint n = picture_plane_width (from, plane), step = plane > 0 ? 2 : 1;
  const guint8 *row = picture_row (from, plane, y);

  find_edges (outline, from, MIN (y * step, from->height - 1), step, out, n);
  for (gint i = 0; i < n; i++)
    out[i] = (guint8) (plane == 0 ? 16 + out[i]
                                  : 128 + ((row[i] - 128) * out[i] >> 8));
}

/* A row of both, mixed; an outline is only drawn where it has a share. */
static void
mix_outlines (const TransitionState *state, const Picture *const input[2],
    gint plane, gint y, gdouble share, guint8 *rows, guint8 *out)
{
  const Outline outline = outline_of (state);

  if (share < 1)
    draw_outline (&outline, input[0], plane, y, rows);
  if (share > 0)
    draw_outline (&outline, input[1], plane, y, rows + state->width);
  mix_rows (rows, rows + state->width, share, out,
      picture_plane_width (input[0], plane));
}

/* The picture gives way to its outlines, these to the other's, and those to
 * the other picture. */
static void
edge_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gdouble p = state->p, share = smoothstep (.38, .62, p);
  const gdouble drawn = smoothstep (0, .38, p) * (1 - smoothstep (.62, 1, p));
  const gint wide = state->width;
  const Picture *const input[2] = { a, b };
  guint8 *rows = scratch_bytes (state->scratch, SCRATCH_WINDOW_A, 4 * wide);

  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0, n = picture_plane_width (dst, plane);

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      mix_outlines (state, input, plane, y, share, rows, rows + 2 * wide);
      mix_rows (picture_row (a, plane, y), picture_row (b, plane, y), share,
          rows + 3 * wide, n);
      mix_rows (rows + 3 * wide, rows + 2 * wide, drawn,
          picture_row (dst, plane, y), n);
    }
  }
}

static const Transition transition_edge = {
  .name = "EdgeTransition",
  .aliases = ALIASES ("edge_transition", "outlines"),
  .summary = "nothing but outlines, first of one and then of the other picture",
  .params = edge_params,
  .flags = TRANSITION_TINTED,
  .window = edge_window,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_flows[] = {
  &transition_luminance_melt,
  &transition_coord_from_in,
  &transition_morph,
  &transition_edge,
  NULL,
};
