/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The driver: layers, then the transition between them, then the effects.
 * Entries never see a plane's pointer or the ends of a transition. */

#include "draw.h"
#include "color.h"
#include "kernels.h"
#include "layer-draw.h"
#include "scratch.h"

#include <math.h>

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

static guint8 *
row_of (const Picture *picture, gint plane, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane];
}

/* ---- inputs ---- */

/* The whole of @dst: a layer, seen through a transition's camera too. */
static void
draw_layer (Scratch *scratch, const DrawLayer *layer, const Affine *camera,
    Picture *dst)
{
  if (!layer->still) {
    picture_fill (dst, layer->flat);
    return;
  }
  const Affine view = affine_multiply (camera, &layer->view);
  LayerDrawing drawing;

  layer_drawing_init (&drawing, layer->still, &view, layer->border,
      layer_open_sides (layer->still, &layer->view, dst->width, dst->height),
      dst->width, dst->height, scratch, SCRATCH_COLUMNS_A);
  layer_drawing_rows (&drawing, dst, 0, dst->height);
}

static gboolean
affine_is_identity (const Affine *affine)
{
  return affine->xx == 1 && affine->yy == 1 && affine->xy == 0
      && affine->yx == 0 && affine->x0 == 0 && affine->y0 == 0;
}

/* What needs no drawing is used where it lies. */
static const Picture *
input_picture (Scratch *scratch, const Transition *transition,
    const TransitionState *state, const DrawLayer *layer, gint input,
    const Picture *dst)
{
  Affine camera = affine_identity;

  if (transition->camera)
    transition->camera (state, input, &camera);
  if (layer->still && affine_is_identity (&camera)
      && affine_is_identity (&layer->view) && layer->still->width == dst->width
      && layer->still->height == dst->height)
    return layer->still;
  Picture *drawn = scratch_picture (
      scratch, input == 0 ? SCRATCH_LAYER_A : SCRATCH_LAYER_B, dst);
  draw_layer (scratch, layer, &camera, drawn);
  return drawn;
}

/* ---- rows of a transition ---- */

/* Buffers of one row, for the widest plane. */
typedef struct {
  guint8 *share[2];
  gint32 *at[2];
} Rows;

static Rows
rows_of (Scratch *scratch, gint width)
{
  const gsize wide = (width + 63) & ~63;
  guint8 *block = scratch_bytes (scratch, SCRATCH_ROWS, 10 * wide);

  return (Rows){ .share = { block, block + wide },
    .at = { (gint32 *) (block + 2 * wide), (gint32 *) (block + 6 * wide) } };
}

static TransitionRow
transition_row (const Picture *dst, gint plane, gint y)
{
  const gboolean luma = plane == 0;

  return (TransitionRow){ .plane = plane,
    .width = picture_plane_width (dst, plane),
    .x0 = .5,
    .step = luma ? 1 : 2,
    .y = luma ? y + .5 : 2 * y + 1,
    .row = y };
}

static gint
lerp (gint a, gint b, gint part)
{
  return a * (256 - part) + b * part;
}

/* One sample of a plane at a 16.16 luma place; the edge goes on outside. */
static guint8
sample_at (const Picture *picture, gint plane, gint32 luma_x, gint32 luma_y)
{
  const gint shift = plane == 0 ? 8 : 9;
  const gint x = (luma_x - 32768) >> shift;
  const gint y = (luma_y - (plane == 0 ? 32768 : 65536)) >> shift;
  const gint right = picture_plane_width (picture, plane) - 1;
  const gint bottom = picture_plane_height (picture, plane) - 1;
  const gint x0 = CLAMP (x >> 8, 0, right), x1 = CLAMP ((x >> 8) + 1, 0, right);
  const guint8 *top = row_of (picture, plane, CLAMP (y >> 8, 0, bottom));
  const guint8 *low = row_of (picture, plane, CLAMP ((y >> 8) + 1, 0, bottom));

  return (lerp (lerp (top[x0], top[x1], x & 255),
              lerp (low[x0], low[x1], x & 255), y & 255)
             + 32768)
      >> 16;
}

static void
map_row (const Transition *transition, const TransitionState *state,
    const TransitionRow *row, gint input, const Rows *rows, const Picture *src,
    Picture *dst)
{
  guint8 *out = row_of (dst, row->plane, row->row);

  transition->map (state, row, input, rows->at[0], rows->at[1]);
  for (gint i = 0; i < row->width; i++)
    out[i] = sample_at (src, row->plane, rows->at[0][i], rows->at[1][i]);
}

static const Picture *
map_picture (Scratch *scratch, const Transition *transition,
    const TransitionState *state, gint input, const Picture *src)
{
  Picture *mapped = scratch_picture (
      scratch, input == 0 ? SCRATCH_MAPPED_A : SCRATCH_MAPPED_B, src);
  const Rows rows = rows_of (scratch, src->width);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (src, plane); y++) {
      const TransitionRow row = transition_row (src, plane, y);
      map_row (transition, state, &row, input, &rows, src, mapped);
    }
  return mapped;
}

static void
mix_row (const Transition *transition, const TransitionState *state,
    const TransitionRow *row, const Rows *rows, PictureColor rest,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  if (transition->blend) {
    transition->blend (state, row, a, b, out);
    return;
  }
  transition->weights (state, row, rows->share[0], rows->share[1]);
  kernels ()->weigh (a, rows->share[0], b, rows->share[1], rest.c[row->plane],
      out, row->width);
}

static void
mix_pictures (Scratch *scratch, const Transition *transition,
    const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst)
{
  const Rows rows = rows_of (scratch, dst->width);
  const PictureColor rest = picture_color (
      transition->color ? transition->color (state) : 0xff, dst->matrix);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (dst, plane); y++) {
      const TransitionRow row = transition_row (dst, plane, y);
      mix_row (transition, state, &row, &rows, rest, row_of (a, plane, y),
          row_of (b, plane, y), row_of (dst, plane, y));
    }
}

/* ---- transitions ---- */

/* One that says nothing of how the two are mixed cuts in the middle. */
static void
compose (Scratch *scratch, const Transition *transition,
    const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst)
{
  if (transition->map) {
    a = map_picture (scratch, transition, state, 0, a);
    b = map_picture (scratch, transition, state, 1, b);
  }
  if (transition->window)
    transition->window (state, a, b, dst, 0, dst->height);
  else if (transition->weights || transition->blend)
    mix_pictures (scratch, transition, state, a, b, dst);
  else
    picture_copy (dst, state->p < .5 ? a : b);
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

  if (only >= 0) {
    draw_layer (scratch, &layer[only], &affine_identity, dst);
    return;
  }
  state.width = dst->width;
  state.height = dst->height;
  state.scratch = scratch;
  if (!state.params) {
    params_defaults (transition->params, &defaults);
    state.params = &defaults;
  }
  const Picture *a =
      input_picture (scratch, transition, &state, &layer[0], 0, dst);
  const Picture *b =
      input_picture (scratch, transition, &state, &layer[1], 1, dst);
  compose (scratch, transition, &state, a, b, dst);
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

typedef struct {
  const Effect *effect;
  EffectState state;
  guint16 *rgb[3], *yuv[3];
} Coloring;

static void
color_luma_row (const Coloring *c, const Picture *src, gint y, Picture *dst)
{
  const guint8 *luma = row_of (src, 0, y);

  for (gint x = 0; x < src->width; x++)
    c->yuv[0][x] = 8 * luma[x];
  color_chroma_row (src, 1, y, c->yuv[1]);
  color_chroma_row (src, 2, y, c->yuv[2]);
  color_to_rgb16 (src->matrix, c->yuv[0], c->yuv[1], c->yuv[2], c->rgb[0],
      c->rgb[1], c->rgb[2], src->width);
  c->effect->color (&c->state, c->rgb[0], c->rgb[1], c->rgb[2], src->width);
  color_luma_from_rgb16 (src->matrix, c->rgb[0], c->rgb[1], c->rgb[2],
      row_of (dst, 0, y), src->width);
}

/* Chroma gets the colour of its own place, so that it loses no sharpness. */
static void
color_chroma_pair (const Coloring *c, const Picture *src, gint y, Picture *dst)
{
  const gint width = picture_plane_width (src, 1);
  const guint8 *cb = row_of (src, 1, y), *cr = row_of (src, 2, y);

  color_luma_at_chroma (src, y, c->yuv[0]);
  for (gint x = 0; x < width; x++) {
    c->yuv[1][x] = 8 * cb[x];
    c->yuv[2][x] = 8 * cr[x];
  }
  color_to_rgb16 (src->matrix, c->yuv[0], c->yuv[1], c->yuv[2], c->rgb[0],
      c->rgb[1], c->rgb[2], width);
  c->effect->color (&c->state, c->rgb[0], c->rgb[1], c->rgb[2], width);
  color_chroma_from_rgb16 (src->matrix, c->rgb[0], c->rgb[1], c->rgb[2],
      row_of (dst, 1, y), row_of (dst, 2, y), width);
}

static void
color_picture (Scratch *scratch, const Effect *effect, const EffectState *state,
    const Picture *src, Picture *dst)
{
  const gsize wide = (src->width + 31) & ~31;
  guint16 *rows =
      scratch_bytes (scratch, SCRATCH_ROWS, 6 * wide * sizeof *rows);
  Coloring c = { .effect = effect, .state = *state };

  for (gint i = 0; i < 3; i++) {
    c.rgb[i] = rows + i * wide;
    c.yuv[i] = rows + (3 + i) * wide;
  }
  for (gint y = 0; y < src->height; y++)
    color_luma_row (&c, src, y, dst);
  for (gint y = 0; y < picture_plane_height (src, 1); y++)
    color_chroma_pair (&c, src, y, dst);
}

/* A geometric entry moves the whole picture. */
static void
view_picture (const Effect *effect, const EffectState *state,
    const Picture *src, Picture *dst)
{
  LayerView view = LAYER_VIEW_WHOLE;

  effect->view (state, &view);
  const Affine affine = layer_affine (src->width, src->height, dst->width,
      dst->height, LAYER_FIT_COVER, .5, .5, &view, 1);
  layer_draw (
      dst, src, &affine, (PictureColor){ { 16, 128, 128 } }, 0, dst->height);
}

static gboolean
leaves_as_is (const Effect *effect, const EffectState *state)
{
  return effect->is_identity && effect->is_identity (state);
}

static void
apply_effect (Scratch *scratch, const Effect *effect, const EffectState *given,
    const Picture *src, Picture *dst)
{
  EffectState state = *given;
  ParamValues defaults;

  state.width = dst->width;
  state.height = dst->height;
  state.scratch = scratch;
  if (!state.params) {
    params_defaults (effect->params, &defaults);
    state.params = &defaults;
  }
  if (leaves_as_is (effect, &state))
    picture_copy (dst, src);
  else if (effect->view)
    view_picture (effect, &state, src, dst);
  else if (effect->color)
    color_picture (scratch, effect, &state, src, dst);
  else
    effect->window (&state, src, dst, 0, dst->height);
}

void
draw_effect (DrawContext *context, const Effect *effect,
    const EffectState *state, const Picture *src, Picture *dst)
{
  apply_effect (context->scratch, effect, state, src, dst);
}

/* ---- frames ---- */

static gboolean
effect_is_due (const DrawEffect *entry)
{
  EffectState state = entry->state;
  ParamValues defaults;

  if (!state.params) {
    params_defaults (entry->effect->params, &defaults);
    state.params = &defaults;
  }
  return !leaves_as_is (entry->effect, &state);
}

void
draw_frame (DrawContext *context, const DrawFrame *frame, Picture *dst)
{
  Scratch *scratch = context->scratch;
  Picture *target[2] = { dst, NULL };
  guint due = 0;

  for (guint i = 0; i < frame->n_effects; i++)
    due += effect_is_due (&frame->effects[i]);
  if (due > 0)
    target[1] = scratch_picture (scratch, SCRATCH_FRAME, dst);
  /* Each effect goes from one target to the other, the last one to @dst. */
  transition_layers (
      scratch, frame->transition, &frame->state, frame->layer, target[due % 2]);
  for (guint i = 0; i < frame->n_effects; i++) {
    if (!effect_is_due (&frame->effects[i]))
      continue;
    apply_effect (scratch, frame->effects[i].effect, &frame->effects[i].state,
        target[due % 2], target[1 - due % 2]);
    due--;
  }
}
