/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The driver of effects: each kind of entry gets its rows as it wants them.
 * Entries know neither planes' siting nor how rows are split. */

#include "draw-effect.h"
#include "color.h"
#include "kernels.h"
#include "warp.h"

static guint8 *
row_of (const Picture *picture, gint plane, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane];
}

static EffectRow
effect_row (const Picture *picture, gint plane, gint y)
{
  return (EffectRow){ .n = picture_plane_width (picture, plane),
    .step = plane == 0 ? 1 : 2,
    .y = plane == 0 ? y + .5f : 2 * y + 1 };
}

/* Rows of a plane that belong to luma rows @y0 to before @y1. */
typedef struct {
  gint from, to;
} Rows;

static Rows
rows_of (gint plane, gint y0, gint y1)
{
  return plane == 0 ? (Rows){ y0, y1 } : (Rows){ y0 / 2, (y1 + 1) / 2 };
}

/* ---- colours ---- */

typedef struct {
  const Effect *effect;
  const EffectState *state;
  guint16 *rgb[3], *yuv[3];
} Coloring;

static void
color_luma_row (const Coloring *c, const Picture *src, gint y, Picture *dst)
{
  const EffectRow row = effect_row (src, 0, y);

  kernels ()->widen (row_of (src, 0, y), c->yuv[0], row.n);
  color_chroma_row (src, 1, y, c->yuv[1]);
  color_chroma_row (src, 2, y, c->yuv[2]);
  color_to_rgb16 (src->matrix, c->yuv[0], c->yuv[1], c->yuv[2], c->rgb[0],
      c->rgb[1], c->rgb[2], row.n);
  c->effect->color (c->state, &row, c->rgb[0], c->rgb[1], c->rgb[2]);
  color_luma_from_rgb16 (
      src->matrix, c->rgb[0], c->rgb[1], c->rgb[2], row_of (dst, 0, y), row.n);
}

/* Chroma gets the colour of its own place, so that it loses no sharpness. */
static void
color_chroma_pair (const Coloring *c, const Picture *src, gint y, Picture *dst)
{
  const EffectRow row = effect_row (src, 1, y);

  color_luma_at_chroma (src, y, c->yuv[0]);
  kernels ()->widen (row_of (src, 1, y), c->yuv[1], row.n);
  kernels ()->widen (row_of (src, 2, y), c->yuv[2], row.n);
  color_to_rgb16 (src->matrix, c->yuv[0], c->yuv[1], c->yuv[2], c->rgb[0],
      c->rgb[1], c->rgb[2], row.n);
  c->effect->color (c->state, &row, c->rgb[0], c->rgb[1], c->rgb[2]);
  color_chroma_from_rgb16 (src->matrix, c->rgb[0], c->rgb[1], c->rgb[2],
      row_of (dst, 1, y), row_of (dst, 2, y), row.n);
}

static void
color_rows (const Effect *effect, const EffectState *state, const Picture *src,
    Picture *dst, gint y0, gint y1)
{
  const gsize wide = (src->width + 31) & ~31;
  const Rows chroma = rows_of (1, y0, y1);
  guint16 *rows =
      scratch_bytes (state->scratch, SCRATCH_ROWS, 6 * wide * sizeof *rows);
  Coloring c = { .effect = effect, .state = state };

  for (gint i = 0; i < 3; i++) {
    c.rgb[i] = rows + i * wide;
    c.yuv[i] = rows + (3 + i) * wide;
  }
  for (gint y = y0; y < y1; y++)
    color_luma_row (&c, src, y, dst);
  for (gint y = chroma.from; y < chroma.to; y++)
    color_chroma_pair (&c, src, y, dst);
}

/* ---- places ---- */

/* A geometric entry moves the whole picture. */
static void
view_rows (const Effect *effect, const EffectState *state, const Picture *src,
    Picture *dst, gint y0, gint y1)
{
  LayerView view = LAYER_VIEW_WHOLE;

  effect->view (state, &view);
  const Affine affine = layer_affine (src->width, src->height, dst->width,
      dst->height, LAYER_FIT_STRETCH, .5, .5, &view, 1);
  layer_draw (dst, src, &affine, (PictureColor){ { 16, 128, 128 } }, y0, y1);
}

typedef struct {
  const Effect *effect;
  const EffectState *state;
} Bending;

static void
bend_place (gconstpointer data, gdouble *x, gdouble *y)
{
  const Bending *bending = data;

  bending->effect->bend (bending->state, x, y);
}

/* Both planes of chroma are seen through the same map. */
static void
map_rows (const Effect *effect, const EffectState *state, const Picture *src,
    Picture *dst, gint y0, gint y1)
{
  const Bending bending = { effect, state };
  gint32 *x =
      scratch_bytes (state->scratch, SCRATCH_ROWS, 2 * sizeof *x * src->width);
  gint32 *y = x + src->width;
  WarpMesh mesh;

  if (effect->bend)
    warp_mesh_init (&mesh, state->scratch, SCRATCH_COLUMNS_A, src->width, y0,
        y1, bend_place, &bending);
  for (gint plane = 0; plane < 2; plane++) {
    const Rows rows = rows_of (plane, y0, y1);

    for (gint i = rows.from; i < rows.to; i++) {
      const EffectRow row = effect_row (src, plane, i);

      if (effect->bend)
        warp_mesh_row (&mesh, plane, i, 0, x, y, row.n);
      else
        effect->map (state, &row, x, y);
      warp_row (src, plane, x, y, row_of (dst, plane, i), row.n);
      if (plane == 1)
        warp_row (src, 2, x, y, row_of (dst, 2, i), row.n);
    }
  }
}

/* ---- all kinds ---- */

static void
copy_rows (const Picture *src, Picture *dst, gint y0, gint y1)
{
  const Picture from = picture_view (src, 0, y0, src->width, y1 - y0);
  Picture to = picture_view (dst, 0, y0, dst->width, y1 - y0);

  picture_copy (&to, &from);
}

void
draw_effect_rows (Scratch *scratch, const Effect *effect,
    const EffectState *given, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  EffectState state = *given;
  ParamValues defaults;

  state.width = dst->width;
  state.height = dst->height;
  state.scratch = scratch;
  state.data = effect->data;
  if (!state.params) {
    params_defaults (effect->params, &defaults);
    state.params = &defaults;
  }
  if (effect_is_idle (effect, &state)) {
    copy_rows (src, dst, y0, y1);
    return;
  }
  if (effect->plan) {
    gpointer plan = scratch_bytes (scratch, SCRATCH_PLAN, effect->plan_size);

    effect->plan (&state, plan);
    state.plan = plan;
  }
  if (effect->view)
    view_rows (effect, &state, src, dst, y0, y1);
  else if (effect->color)
    color_rows (effect, &state, src, dst, y0, y1);
  else if (effect->window)
    effect->window (&state, src, dst, y0, y1);
  else
    map_rows (effect, &state, src, dst, y0, y1);
}
