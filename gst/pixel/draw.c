/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The driver: layers, then the transition between them, then the effects.
 * Entries never see a plane's pointer or the ends of a transition. */

#include "draw.h"
#include "draw-effect.h"
#include "kernels.h"
#include "layer-draw.h"
#include "warp.h"

#include <string.h>

struct DrawContext {
  Scratch *scratch;
};

DrawContext *
draw_context_new (void)
{
  DrawContext *context = g_new0 (DrawContext, 1);

  context->scratch = scratch_new ();
  return context;
}

void
draw_context_free (DrawContext *context)
{
  if (!context)
    return;
  scratch_free (context->scratch);
  g_free (context);
}

/* ---- inputs ---- */

/* A layer as a transition sees it: rows are made when they are asked for. */
typedef struct {
  const Picture *ready; /* NULL: it is drawn, or @flat */
  gboolean is_flat;
  PictureColor flat;
  LayerDrawing drawing;
  /* Set: rows are read through the transition's map. */
  const Transition *mapping;
  const TransitionState *state;
  gint which;
  const Picture *like;
  const guint8 *share; /* of the row at hand: what has none is not read */
} Input;

static gboolean
affine_is_identity (const Affine *affine)
{
  return affine->xx == 1 && affine->yy == 1 && affine->xy == 0
      && affine->yx == 0 && affine->x0 == 0 && affine->y0 == 0;
}

/* What needs no drawing is used where it lies. */
static void
input_init (Input *input, Scratch *scratch, const DrawLayer *layer,
    const Affine *camera, gint which, const Picture *dst)
{
  const Affine view = affine_multiply (camera, &layer->view);

  input->ready = NULL;
  input->mapping = NULL;
  input->which = which;
  input->is_flat = !layer->still;
  input->flat = layer->flat;
  if (input->is_flat)
    return;
  if (affine_is_identity (camera) && affine_is_identity (&layer->view)
      && layer->still->width == dst->width
      && layer->still->height == dst->height)
    input->ready = layer->still;
  else
    layer_drawing_init (&input->drawing, layer->still, &view, layer->border,
        layer_open_sides (layer->still, &layer->view, dst->width, dst->height),
        dst->width, dst->height, scratch,
        which == 0 ? SCRATCH_COLUMNS_A : SCRATCH_COLUMNS_B);
}

/* ---- rows of a transition ---- */

/* The whole of it as it is before any map. */
static const Picture *
input_drawn (Input *input, const Picture *like)
{
  Scratch *scratch = input->state->scratch;
  Picture *drawn;

  if (input->ready)
    return input->ready;
  drawn = scratch_picture (
      scratch, input->which == 0 ? SCRATCH_LAYER_A : SCRATCH_LAYER_B, like);
  if (input->is_flat)
    picture_fill (drawn, input->flat);
  else
    layer_drawing_rows (&input->drawing, drawn, 0, drawn->height);
  input->ready = drawn;
  return drawn;
}

#define BLOCK 64

static gboolean
has_share (const guint8 *share, gint n)
{
  static const guint8 none[BLOCK];

  return memcmp (share, none, n) != 0;
}

/* Samples of a row at their places, but for blocks that have no share. */
static void
read_places (const Input *input, const TransitionRow *row, gint x0,
    const gint32 *x, const gint32 *y, guint8 *out, gint n)
{
  const Picture *drawn = input->ready;
  gint i = 0, to;

  for (; i < n; i = to) {
    to = MIN (i + BLOCK, n);
    if (input->share && !has_share (input->share + x0 + i, to - i))
      continue;
    while (to < n
        && (!input->share
            || has_share (input->share + x0 + to, MIN (BLOCK, n - to))))
      to = MIN (to + BLOCK, n);
    if (input->mapping->flags & TRANSITION_MIXED)
      warp_row_bilinear (drawn, row->plane, x + i, y + i, out + i, to - i);
    else
      warp_row (drawn, row->plane, x + i, y + i, out + i, to - i);
  }
}

/* Samples @x0 to before @x1 of a row, each from where the map says. FALSE: from
 * where they lie. */
static gboolean
map_row_into (
    Input *input, const TransitionRow *row, gint x0, gint x1, guint8 *out)
{
  const gint n = x1 - x0;
  gint32 *at = scratch_bytes (
      input->state->scratch, SCRATCH_PLACES, 2 * sizeof *at * row->width);
  TransitionRow part = *row;

  input_drawn (input, input->like);
  part.x0 += x0 * row->step;
  part.width = n;
  if (n <= 0
      || !input->mapping->map (input->state, &part, input->which, at, at + n))
    return FALSE;
  read_places (input, row, x0, at, at + n, out + x0, n);
  return TRUE;
}

/* Samples @x0 to before @x1 of a row at their places in @out. */
static void
input_row_into (
    Input *input, const TransitionRow *row, gint x0, gint x1, guint8 *out)
{
  if (input->is_flat)
    memset (out + x0, input->flat.c[row->plane], x1 - x0);
  else if (input->mapping && map_row_into (input, row, x0, x1, out))
    return;
  else if (input->ready)
    memcpy (out + x0, picture_row (input->ready, row->plane, row->row) + x0,
        x1 - x0);
  else if (x0 < x1)
    layer_drawing_row (&input->drawing, row->plane, row->row, x0, x1, out);
}

/* The same, where it lies or in @memory. */
static const guint8 *
input_row (
    Input *input, const TransitionRow *row, gint x0, gint x1, guint8 *memory)
{
  if (input->ready && !input->mapping)
    return picture_row (input->ready, row->plane, row->row);
  input_row_into (input, row, x0, x1, memory);
  return memory;
}

static void
input_draw (Input *input, Picture *dst)
{
  if (input->is_flat)
    picture_fill (dst, input->flat);
  else if (input->mapping)
    for (gint plane = 0; plane < 3; plane++)
      for (gint y = 0; y < picture_plane_height (dst, plane); y++) {
        const TransitionRow row = transition_row (dst, plane, y);

        input_row_into (input, &row, 0, row.width, picture_row (dst, plane, y));
      }
  else if (input->ready)
    picture_copy (dst, input->ready);
  else
    layer_drawing_rows (&input->drawing, dst, 0, dst->height);
}

/* The whole of it, for what needs more than a row. */
static const Picture *
input_picture (Input *input, const Picture *like)
{
  Picture *mapped;

  if (!input->mapping || input->is_flat)
    return input_drawn (input, like);
  mapped = scratch_picture (input->state->scratch,
      input->which == 0 ? SCRATCH_MAPPED_A : SCRATCH_MAPPED_B, like);
  input_draw (input, mapped);
  return mapped;
}

typedef struct {
  gint from, to; /* one past the last; equal: nothing */
} Extent;

/* Where shares are not 0. */
static Extent
seen (const guint8 *share, gint n)
{
  static const guint8 none[64];
  Extent extent = { 0, n };

  while (extent.from + 64 <= n
      && memcmp (share + extent.from, none, sizeof none) == 0)
    extent.from += sizeof none;
  while (extent.from < n && share[extent.from] == 0)
    extent.from++;
  while (extent.to - 64 >= extent.from
      && memcmp (share + extent.to - 64, none, sizeof none) == 0)
    extent.to -= sizeof none;
  while (extent.to > extent.from && share[extent.to - 1] == 0)
    extent.to--;
  return extent;
}

static gboolean
is_whole (const guint8 *share, gint n)
{
  return share[0] == 255 && memcmp (share, share + 1, n - 1) == 0;
}

/* Rows that are made together: what one input's rows share stays near for all
 * of them. */
#define STRIP 8

typedef struct {
  TransitionRow row;
  guint8 *share[2], *memory[2];
  const guint8 *input[2];
  Extent seen[2];
  gint only; /* the input that alone is seen, or -1 */
} MixedRow;

typedef struct {
  const Transition *transition;
  const TransitionState *state;
  Input *input; /* A and B */
  PictureColor rest;
  MixedRow row[STRIP];
} Mixer;

static void
mixer_init (Mixer *mixer, Scratch *scratch, gint width)
{
  const gsize wide = (width + 63) & ~63;
  guint8 *block = scratch_bytes (scratch, SCRATCH_ROWS, 4 * STRIP * wide);

  for (gint k = 0; k < STRIP; k++)
    for (gint i = 0; i < 2; i++, block += 2 * wide) {
      mixer->row[k].share[i] = block;
      mixer->row[k].memory[i] = block + wide;
    }
}

static void
weigh_row (const Mixer *mixer, MixedRow *mixed)
{
  const gint n = mixed->row.width;

  mixed->only = -1;
  for (gint i = 0; i < 2; i++)
    mixed->seen[i] = (Extent){ 0, n };
  if (mixer->transition->blend)
    return;
  mixer->transition->weights (
      mixer->state, &mixed->row, mixed->share[0], mixed->share[1]);
  for (gint i = 0; i < 2; i++)
    mixed->seen[i] = seen (mixed->share[i], n);
  for (gint i = 0; i < 2; i++)
    if (mixed->seen[1 - i].from == mixed->seen[1 - i].to
        && is_whole (mixed->share[i], n))
      mixed->only = i;
}

static void
mix_row (const Mixer *mixer, const MixedRow *mixed, guint8 *out)
{
  const TransitionRow *row = &mixed->row;

  if (mixed->only >= 0)
    return;
  if (mixer->transition->blend)
    mixer->transition->blend (
        mixer->state, row, mixed->input[0], mixed->input[1], out);
  else
    kernels ()->weigh (mixed->input[0], mixed->share[0], mixed->input[1],
        mixed->share[1], mixer->rest.c[row->plane], out, row->width);
}

/* What is not seen is not drawn, and what is seen alone at once where it
 * belongs. */
static void
mix_strip (Mixer *mixer, gint plane, gint n, Picture *dst)
{
  for (gint i = 0; i < 2; i++)
    for (gint k = 0; k < n; k++) {
      MixedRow *mixed = &mixer->row[k];

      mixed->row.plane = plane;
      mixer->input[i].share = mixer->transition->blend ? NULL : mixed->share[i];
      if (mixed->only == i)
        input_row_into (&mixer->input[i], &mixed->row, 0, mixed->row.width,
            picture_row (dst, plane, mixed->row.row));
      else if (mixed->only < 0)
        mixed->input[i] = input_row (&mixer->input[i], &mixed->row,
            mixed->seen[i].from, mixed->seen[i].to, mixed->memory[i]);
    }
  for (gint k = 0; k < n; k++)
    mix_row (
        mixer, &mixer->row[k], picture_row (dst, plane, mixer->row[k].row.row));
}

static void
mix_inputs (Scratch *scratch, const Transition *transition,
    const TransitionState *state, Input input[2], Picture *dst)
{
  Mixer mixer = { .transition = transition,
    .state = state,
    .input = input,
    .rest = picture_color (
        transition->color ? transition->color (state) : 0xff, dst->matrix) };

  mixer_init (&mixer, scratch, dst->width);
  for (gint plane = 0; plane < 2; plane++) {
    const gint height = picture_plane_height (dst, plane);

    for (gint y = 0; y < height; y += STRIP) {
      const gint n = MIN (STRIP, height - y);

      for (gint k = 0; k < n; k++) {
        mixer.row[k].row = transition_row (dst, plane, y + k);
        weigh_row (&mixer, &mixer.row[k]);
      }
      mix_strip (&mixer, plane, n, dst);
      if (plane == 1)
        mix_strip (&mixer, 2, n, dst);
    }
  }
}

/* ---- transitions ---- */

/* One that says nothing of how the two are mixed cuts in the middle. */
static void
compose (Scratch *scratch, const Transition *transition,
    const TransitionState *state, Input input[2], Picture *dst)
{
  for (gint i = 0; i < 2; i++) {
    input[i].mapping = transition->map ? transition : NULL;
    input[i].state = state;
    input[i].like = dst;
    input[i].share = NULL;
  }
  if (transition->window)
    transition->window (state, input_picture (&input[0], dst),
        input_picture (&input[1], dst), dst, 0, dst->height);
  else if (transition->weights || transition->blend)
    mix_inputs (scratch, transition, state, input, dst);
  else
    input_draw (&input[state->p < .5 ? 0 : 1], dst);
}

/* 0 or 1 where only that input is seen, whatever the entry would do. */
static gint
only_input (const Transition *transition, gdouble p)
{
  if (!transition || !(p > 0))
    return 0;
  return p >= 1 ? 1 : -1;
}

static void
transition_layers (Scratch *scratch, const Transition *transition,
    const TransitionState *given, const DrawLayer layer[2], Picture *dst)
{
  const gint only = only_input (transition, given->p);
  TransitionState state = *given;
  ParamValues defaults;
  Input input[2];

  if (only >= 0) {
    input_init (
        &input[only], scratch, &layer[only], &affine_identity, only, dst);
    input_draw (&input[only], dst);
    return;
  }
  state.width = dst->width;
  state.height = dst->height;
  state.data = transition->data;
  state.scratch = scratch;
  if (!state.params) {
    params_defaults (transition->params, &defaults);
    state.params = &defaults;
  }
  for (gint i = 0; i < 2; i++) {
    Affine camera = affine_identity;

    if (transition->camera)
      transition->camera (&state, i, &camera);
    input_init (&input[i], scratch, &layer[i], &camera, i, dst);
  }
  compose (scratch, transition, &state, input, dst);
}

void
draw_transition (DrawContext *context, const Transition *transition,
    const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst)
{
  const DrawLayer layer[2] = { { .still = a, .view = affine_identity },
    { .still = b, .view = affine_identity } };

  transition_layers (context->scratch, transition, state, layer, dst);
}

/* ---- effects ---- */

void
draw_effect (DrawContext *context, const Effect *effect,
    const EffectState *state, const Picture *src, Picture *dst)
{
  draw_effect_rows (context->scratch, effect, state, src, dst, 0, dst->height);
}

/* ---- frames ---- */

void
draw_frame (DrawContext *context, const DrawFrame *frame, Picture *dst)
{
  Scratch *scratch = context->scratch;
  Picture *target[2] = { dst, NULL };
  guint due = 0;

  for (guint i = 0; i < frame->n_effects; i++)
    due += !effect_is_idle (frame->effects[i].effect, &frame->effects[i].state);
  if (due > 0)
    target[1] = scratch_picture (scratch, SCRATCH_FRAME, dst);
  /* Each effect goes from one target to the other, the last one to @dst. */
  transition_layers (
      scratch, frame->transition, &frame->state, frame->layer, target[due % 2]);
  for (guint i = 0; i < frame->n_effects; i++) {
    const DrawEffect *on = &frame->effects[i];

    if (effect_is_idle (on->effect, &on->state))
      continue;
    draw_effect (
        context, on->effect, &on->state, target[due % 2], target[1 - due % 2]);
    due--;
  }
}
