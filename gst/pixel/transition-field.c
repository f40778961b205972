/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Makes maps, keeps the last one in the thread's scratch, and moves fronts
 * over them. Knows no entry. */

#include "transition-field.h"
#include "exact.h"
#include "kernels.h"

#include <string.h>

#define ONE 65535

const ParamSpec field_sharp_specs[] = {
  FIELD_SPECS (.005, 0, 0x000000ff),
  { NULL },
};

const ParamSpec field_soft_specs[] = {
  FIELD_SPECS (1, 0, 0x000000ff),
  { NULL },
};

guint32
field_color (const TransitionState *state)
{
  return (guint32) state->params->value[FIELD_COLOR];
}

/* ---- the map ---- */

/* All that a map is made of. */
typedef struct {
  gconstpointer field;
  gint width, height;
  gint64 seed;
  gdouble value[PARAM_MAX];
} Key;

/* All that a front's shares are made of where the rows of a map are alike. */
typedef struct {
  gconstpointer field;
  gint plane, width;
  gdouble p, value[PARAM_MAX];
} FrontKey;

/* Rows of luma, then of chroma. */
static gsize
map_offset (const TransitionState *state, gint plane, gint row)
{
  const gsize luma = (gsize) state->width * state->height;

  return plane == 0 ? (gsize) row * state->width
                    : luma + (gsize) row * ((state->width + 1) / 2);
}

#define BLOCK 256

static void
make_block (const TransitionState *state, gdouble x, gdouble step, gdouble y,
    guint16 *out, gint n)
{
  const Field *field = state->data;
  gdouble when[BLOCK];

  if (field->row)
    field->row (state, field->shape, x, step, y, when, n);
  for (gint i = 0; !field->row && i < n; i++)
    when[i] = field->when (state, field->shape, x + i * step, y);
  for (gint i = 0; i < n; i++)
    out[i] = (guint16) (CLAMP (when[i], 0, 1) * ONE + .5);
}

static void
make_row (const TransitionState *state, gint plane, gint row, guint16 *out)
{
  const gint step = plane == 0 ? 1 : 2;
  const gint n = (state->width + step - 1) / step;
  const gdouble y = plane == 0 ? row + .5 : 2 * row + 1;

  for (gint i = 0; i < n; i += BLOCK)
    make_block (state, .5 + i * step, step, y, out + i, MIN (BLOCK, n - i));
}

const guint16 *
field_map_row (const TransitionState *state, gint plane, gint row)
{
  const gint rows = (state->height + 1) / 2;
  const gsize size = map_offset (state, 1, rows) * sizeof (guint16);
  Key key;
  gboolean holds;
  guint16 *map;

  memset (&key, 0, sizeof key);
  key.field = state->data;
  key.width = state->width;
  key.height = state->height;
  key.seed = state->seed;
  memcpy (key.value, state->params->value, sizeof key.value);
  map = scratch_kept (
      state->scratch, SCRATCH_FIELD, size, &key, sizeof key, &holds);
  for (gint i = 0; !holds && i < 2; i++)
    for (gint y = 0; y < (i == 0 ? state->height : rows); y++)
      make_row (state, i, y, map + map_offset (state, i, y));
  return map + map_offset (state, MIN (plane, 1), row);
}

/* ---- the front ---- */

void
field_share (const TransitionState *state, const Field *field,
    const guint16 *when, gint n, guint8 *a, guint8 *b)
{
  const gdouble *value = state->params->value;
  /* A sharp edge still shares the samples that it crosses. */
  const gdouble softness =
      MAX (value[FIELD_SOFTNESS], 1. / MAX (state->width, state->height));
  const gdouble border = value[FIELD_BORDER];
  const gboolean plain = field->from == 0 && field->to == 0;
  const gdouble to = plain ? 1 : field->to - field->softness;
  const gdouble front =
      field->from + state->p * (to + softness + border - field->from);
  const gfloat scale = (gfloat) (1 / (softness * ONE));

  kernels ()->front (when, (gfloat) (front * ONE), scale, a, b, n);
  if (border > 0) {
    guint8 *rest = scratch_bytes (state->scratch, SCRATCH_PLACES, n);

    kernels ()->front (
        when, (gfloat) ((front - border) * ONE), scale, rest, b, n);
  }
}

static gboolean
is_straight (const Field *field, gint across)
{
  return field->when == field_plane && field->shape[across] == 0;
}

/* Made by the first row of a plane for all that follow. */
static void
share_alike (const TransitionState *state, const TransitionRow *row,
    const guint16 *when, guint8 *a, guint8 *b)
{
  const gint n = row->width;
  FrontKey key;
  gboolean holds;
  guint8 *shares;

  memset (&key, 0, sizeof key);
  key.field = state->data;
  key.plane = MIN (row->plane, 1);
  key.width = n;
  key.p = state->p;
  memcpy (key.value, state->params->value, sizeof key.value);
  shares = scratch_kept (
      state->scratch, SCRATCH_SHARES, 2 * n, &key, sizeof key, &holds);
  if (!holds)
    field_share (state, state->data, when, n, shares, shares + n);
  memcpy (a, shares, n);
  memcpy (b, shares + n, n);
}

void
field_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const Field *field = state->data;
  const guint16 *when = field_map_row (state, row->plane, row->row);

  if (is_straight (field, 0)) {
    field_share (state, field, when, 1, a, b);
    share_row (row->width, a[0], b[0], a, b);
  } else if (is_straight (field, 1)) {
    share_alike (state, row, when, a, b);
  } else {
    field_share (state, field, when, row->width, a, b);
  }
}

/* ---- maps that several families use ---- */

static gdouble
mirrored (gdouble u)
{
  return fabs (2 * u - 1);
}

gdouble
field_plane (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gint folds = (gint) shape[3];
  const gdouble u = x / state->width, v = y / state->height;
  const gdouble at = shape[0] * (folds & FOLD_X ? mirrored (u) : u)
      + shape[1] * (folds & FOLD_Y ? mirrored (v) : v) + shape[2];

  return folds & FOLD_ABS ? fabs (at) : at;
}

static gboolean
lies_beyond (gint folds, gdouble u, gdouble v)
{
  return (folds & FOLD_TURN_X && u > .5) || (folds & FOLD_TURN_Y && v > .5)
      || (folds & FOLD_TURN_FALLING && u + v > 1)
      || (folds & FOLD_TURN_RISING && u > v);
}

static void
fold_place (gint folds, gdouble *u, gdouble *v)
{
  if (lies_beyond (folds, *u, *v)) {
    *u = 1 - *u;
    *v = 1 - *v;
  }
  if (folds & FOLD_X && *u > .5)
    *u = 1 - *u;
  if (folds & FOLD_Y && *v > .5)
    *v = 1 - *v;
  if (folds & FOLD_REPEAT_X && *u > .5)
    *u -= .5;
  if (folds & FOLD_REPEAT_Y && *v > .5)
    *v -= .5;
}

gdouble
field_sweep (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gint folds = (gint) shape[5];
  gdouble u = x / state->width, v = y / state->height, turn;

  fold_place (folds, &u, &v);
  turn = exact_turn (
      (u - shape[0]) * state->width, (v - shape[1]) * state->height);
  turn = shape[4] * (folds & FOLD_BACK ? shape[2] - turn : turn - shape[2]);
  turn -= floor (turn);
  if (folds & FOLD_BOTH)
    turn = 2 * MIN (turn, 1 - turn);
  return turn / shape[3];
}
