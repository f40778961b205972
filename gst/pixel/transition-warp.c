/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of places out of a function of one place: by a mesh where that is
 * smooth, by tables where columns and rows part. Knows no entry. */

#include "transition-warp.h"
#include "blur.h"
#include "kernels.h"
#include "warp.h"

#include <string.h>

/* All that a frame's places are made of. */
typedef struct {
  const Warp *warp;
  gint width, height, input;
  guint32 seed;
  gdouble p, value[PARAM_MAX];
} Key;

static const Warp *
warp_of (const TransitionState *state)
{
  return state->data;
}

/* Memory that stays for all rows of a frame. */
static gpointer
kept (const TransitionState *state, gint input, gsize size, gboolean *holds)
{
  Key key;

  memset (&key, 0, sizeof key);
  key.warp = warp_of (state);
  key.width = state->width;
  key.height = state->height;
  key.input = input;
  key.seed = state->seed;
  key.p = state->p;
  memcpy (key.value, state->params->value, sizeof key.value);
  return scratch_kept (state->scratch,
      input == 0 ? SCRATCH_MESH_A : SCRATCH_MESH_B, size, &key, sizeof key,
      holds);
}

/* ---- each place by itself ---- */

static void
each_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const Warp *warp = warp_of (state);
  const guint16 *heights =
      warp->field.when ? field_map_row (state, row->plane, row->row) : NULL;
  const gint first = warp_first (row);

  for (gint i = 0; i < row->width; i++) {
    WarpPlace at = { row->x0 + i * row->step, row->y,
      heights ? heights[first + i] / 65535. : 0 };

    warp->place (state, input, &at);
    x[i] = warp_fixed (at.x);
    y[i] = warp_fixed (at.y);
  }
}

/* ---- smooth maps ---- */

typedef struct {
  const TransitionState *state;
  gint input;
} Asked;

static void
ask_place (gconstpointer data, gdouble *x, gdouble *y)
{
  const Asked *asked = data;
  const TransitionState *state = asked->state;
  const Field *field = &warp_of (state)->field;
  WarpPlace at = { *x, *y, 0 };

  if (field->when)
    at.height = CLAMP (field->when (state, field->shape, *x, *y), 0, 1);
  warp_of (state)->place (state, asked->input, &at);
  *x = at.x;
  *y = at.y;
}

/* How far apart nodes may lie, 0 for no mesh: of a sine that has eight of them
 * the cubic misses a hundredth of its height. */
static gint
step_of (const TransitionState *state)
{
  const gdouble wave =
      warp_of (state)->wave ? warp_of (state)->wave (state) : 0;

  return wave >= 128 ? 16 : wave >= 64 ? 8 : wave >= 32 ? 4 : 0;
}

static void
smooth_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint step, gint32 *x, gint32 *y)
{
  const Asked asked = { state, input };
  const gint w = state->width, h = state->height;
  gboolean holds;
  gpointer memory = kept (state, input, warp_mesh_fine_size (w, h), &holds);
  WarpMesh mesh;

  warp_mesh_fine_init (&mesh, memory, w, h);
  if (!holds)
    warp_mesh_fine_make (&mesh, w, h, step, ask_place, &asked);
  warp_mesh_row (
      &mesh, row->plane, row->row, warp_first (row), x, y, row->width);
}

/* ---- columns and rows ---- */

/* Of which two together are a place. */
static gint32
half_fixed (gdouble place)
{
  return warp_fixed (CLAMP (place, -15000, 15000));
}

/* Where the middle row's samples are read: of luma, then of chroma; for each x
 * and y. */
static void
make_columns (const TransitionState *state, gint input, gint32 *x, gint32 *y)
{
  const gint luma = state->width, chroma = (state->width + 1) / 2;

  for (gint i = 0; i < luma + chroma; i++) {
    WarpPlace at = { i < luma ? i + .5 : 2 * (i - luma) + .5,
      state->height / 2., 0 };

    warp_of (state)->place (state, input, &at);
    x[i] = half_fixed (at.x);
    y[i] = half_fixed (at.y);
  }
}

/* By how much another row is read elsewhere than the middle one. */
static void
row_shift (
    const TransitionState *state, gdouble row, gint input, gint32 *x, gint32 *y)
{
  WarpPlace middle = { state->width / 2., state->height / 2., 0 };
  WarpPlace at = { state->width / 2., row, 0 };

  warp_of (state)->place (state, input, &middle);
  warp_of (state)->place (state, input, &at);
  *x = half_fixed (at.x - middle.x);
  *y = half_fixed (at.y - middle.y);
}

static void
parted_row (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const gint n = state->width + (state->width + 1) / 2;
  const gint first = warp_first (row) + (row->plane == 0 ? 0 : state->width);
  gboolean holds;
  gint32 *columns = kept (state, input, 2 * n * sizeof *columns, &holds);
  gint32 shift_x, shift_y;

  if (!holds)
    make_columns (state, input, columns, columns + n);
  row_shift (state, row->y, input, &shift_x, &shift_y);
  for (gint i = 0; i < row->width; i++) {
    x[i] = columns[first + i] + shift_x;
    y[i] = columns[n + first + i] + shift_y;
  }
}

gboolean
warp_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const Warp *warp = warp_of (state);
  const gint step = step_of (state);

  if (warp->flags & WARP_FIRST && input == 1)
    return FALSE;
  if (warp->row)
    return warp->row (state, row, input, x, y);
  if (warp->flags & WARP_PARTED)
    parted_row (state, row, input, x, y);
  else if (step > 0)
    smooth_row (state, row, input, step, x, y);
  else
    each_row (state, row, input, x, y);
  if (warp->flags & WARP_MIRRORED) {
    warp_mirror (x, state->width, row->width);
    warp_mirror (y, state->height, row->width);
  }
  return TRUE;
}

static const Picture *
mixed_inputs (const TransitionState *state, const Picture *a, const Picture *b)
{
  const Warp *warp = warp_of (state);
  const gdouble share = warp->share ? warp->share (state->p) : state->p;
  const gint share_b = (gint) lrint (share * BLEND_ONE);
  Picture *mixed;

  if (share_b == 0 || share_b == BLEND_ONE)
    return share_b == 0 ? a : b;
  mixed = scratch_picture (state->scratch, SCRATCH_MIXED_A, a);
  blur_mix (a, b, share_b, mixed);
  return mixed;
}

void
warp_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const Picture *from = mixed_inputs (state, a, b);
  const gsize wide = state->width;
  gint32 *places = scratch_bytes (
      state->scratch, SCRATCH_WINDOW_A, 2 * wide * sizeof *places);

  for (gint half = 0; half < 2; half++)
    for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
      const TransitionRow row = transition_row (dst, half, y);

      warp_map (state, &row, 0, places, places + wide);
      for (gint plane = half; plane <= 2 * half; plane++)
        warp_row (from, plane, places, places + wide,
            picture_row (dst, plane, y), row.width);
    }
}
