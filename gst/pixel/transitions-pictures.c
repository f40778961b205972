/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What users bring: a picture that says when, a formula that says what. Knows
 * nothing of the end laws. */

#include "transition-field.h"
#include "expression.h"
#include "noise.h"

#include <string.h>

/* ---- luma ---- */

enum { LUMA_MAP = FIELD_OWN, LUMA_INVERT };

static const ParamSpec luma_params[] = {
  FIELD_SPECS (.1, 0, 0x000000ff),
  [LUMA_MAP] = { "map", PARAM_FILE,
      .blurb = "dark places change first, bright ones last; clouds without "
               "one" },
  [LUMA_INVERT] = { "invert", PARAM_BOOLEAN, 0, 1, 0,
      "bright places change first" },
  { NULL },
};

static gdouble
cloud_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble scale = shape[0] / state->height;
  const gdouble when = noise_clouds (x * scale, y * scale, 5, state->seed);

  return state->params->value[LUMA_INVERT] != 0 ? 1 - when : when;
}

static void
cloud_row (const TransitionState *state, const gdouble *shape, gdouble x,
    gdouble step, gdouble y, gdouble *when, gint n)
{
  noise_clouds_row (
      x, step, y, shape[0] / state->height, 5, state->seed, when, n);
  for (gint i = 0; parameter (state, LUMA_INVERT) != 0 && i < n; i++)
    when[i] = 1 - when[i];
}

static const Field luma_field = { cloud_when, SHAPE (3), .row = cloud_row };

/* Luma of 16..235 at the places of a row, 0..65535. */
static void
read_map (const TransitionState *state, const TransitionRow *row,
    const Picture *map, guint16 *when)
{
  const gboolean invert = state->params->value[LUMA_INVERT] != 0;
  const gint y = MIN ((gint) row->y, state->height - 1);
  const guint8 *line = map->plane[0]
      + (gsize) (y * map->height / state->height) * map->stride[0];

  for (gint i = 0; i < row->width; i++) {
    const gint x = (gint) (row->x0 + i * row->step);
    const gint luma =
        CLAMP (line[(gint64) x * map->width / state->width], 16, 235) - 16;

    when[i] = (guint16) ((invert ? 219 - luma : luma) * 65535 / 219);
  }
}

static void
luma_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const Picture *map = transition_meaning (state, LUMA_MAP);
  guint16 *when;

  if (!map) {
    field_weights (state, row, a, b);
    return;
  }
  when =
      scratch_bytes (state->scratch, SCRATCH_TABLE, row->width * sizeof *when);
  read_map (state, row, map, when);
  field_share (state, &luma_field, when, row->width, a, b);
}

static const Transition transition_luma = {
  .name = "luma",
  .aliases = ALIASES ("gradient_wipe", "luma_wipe", "gl_luma"),
  .summary = "a picture's light says when each place changes",
  .params = luma_params,
  .data = &luma_field,
  .weights = luma_weights,
  .color = field_color,
};

/* ---- custom ---- */

enum { CUSTOM_EXPRESSION };

static gpointer
parse (const gchar *data, gsize size, GError **error)
{
  return expression_parse (data, size, error);
}

static void
forget (gpointer expression)
{
  expression_free (expression);
}

static const ParamParser expression_parser = { parse, forget };

#define MELT "A * P + B * (1 - P)"

static const ParamSpec custom_params[] = {
  [CUSTOM_EXPRESSION] = { "expr", PARAM_TEXT, 1, EXPRESSION_MAX_TEXT,
      .blurb = "a sample of X, Y, W, H, A, B, PLANE and P, which counts from 1 "
               "to 0; + - * / % ^ < > <= >= == !=, if, min, max, clip, sin, "
               "cos, a0 (x, y) and more",
      .text = MELT, .parser = &expression_parser },
  { NULL },
};

/* For drawing without meanings. */
static const Expression *
melt (void)
{
  static gsize expression = 0;

  if (g_once_init_enter (&expression))
    g_once_init_leave (
        &expression, (gsize) expression_parse (MELT, strlen (MELT), NULL));
  return (const Expression *) expression;
}

/* A place of luma in any plane; not-a-number is 0. */
static gdouble
sample (gpointer user_data, gint input, gint plane, gdouble x, gdouble y)
{
  const Picture *picture = ((const Picture *const *) user_data)[input];
  const gint half = plane > 0;
  const gint right = picture_plane_width (picture, plane) - 1;
  const gint bottom = picture_plane_height (picture, plane) - 1;
  const gdouble px = half ? x / 2 : x, py = half ? y / 2 : y;
  const gint column = px > 0 ? (gint) MIN (px, right) : 0;
  const gint line = py > 0 ? (gint) MIN (py, bottom) : 0;

  return picture->plane[plane][(gsize) line * picture->stride[plane] + column];
}

static void
custom_plane (const TransitionState *state, const Expression *expression,
    gint plane, const Picture *const input[2], Picture *dst, gint y0, gint y1)
{
  const gint half = plane > 0;
  const gint n = picture_plane_width (dst, plane);
  gdouble *memory = scratch_bytes (state->scratch, SCRATCH_WINDOW_A,
      expression_memory (expression, n) * sizeof *memory);

  for (gint y = y0 >> half; y < (y1 + half) >> half; y++) {
    const ExpressionRow row = { n, 0, 1 + half, y * (1 + half), state->width,
      state->height, plane, state->p,
      input[0]->plane[plane] + (gsize) y * input[0]->stride[plane],
      input[1]->plane[plane] + (gsize) y * input[1]->stride[plane], sample,
      (gpointer) input };

    expression_run (expression, &row, memory,
        dst->plane[plane] + (gsize) y * dst->stride[plane]);
  }
}

static void
custom_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const Expression *expression = transition_meaning (state, CUSTOM_EXPRESSION);
  const Picture *const input[2] = { a, b };

  for (gint plane = 0; plane < 3; plane++)
    custom_plane (
        state, expression ? expression : melt (), plane, input, dst, y0, y1);
}

static const Transition transition_custom = {
  .name = "custom",
  .aliases = ALIASES ("expression", "formula"),
  .summary = "a formula of your own",
  .params = custom_params,
  .window = custom_window,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_pictures[] = {
  &transition_luma,
  &transition_custom,
  NULL,
};
