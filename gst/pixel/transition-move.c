/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Poses as affines, and what a turned rectangle covers of a row. Knows no
 * entry. */

#include "transition-move.h"
#include "exact.h"

#include <string.h>

/* Smaller, a picture is not seen any more. */
#define SMALLEST .002

const ParamSpec move_background_specs[] = {
  MOVE_BACKGROUND_SPEC,
  { NULL },
};

guint32
move_background (const TransitionState *state)
{
  return (guint32) state->params->value[MOVE_BACKGROUND];
}

gdouble
move_in (gdouble t)
{
  return t * t;
}

gdouble
move_out (gdouble t)
{
  return 1 - (1 - t) * (1 - t);
}

gdouble
move_in_out (gdouble t)
{
  return smoothstep (0, 1, t);
}

gdouble
move_sharply (gdouble t)
{
  return t < .5 ? 16 * t * t * t * t * t
                : 1 - 16 * (1 - t) * (1 - t) * (1 - t) * (1 - t) * (1 - t);
}

/* How far an input is from its place. */
static gdouble
way_of (const Move *move, gdouble p, gint input)
{
  gdouble t = p;

  if (move->flags & MOVE_HALVES)
    t = input == 0 ? MIN (1, 2 * p) : MAX (0, 2 * p - 1);
  if (!move->curve)
    return input == 0 ? t : 1 - t;
  return move->curve (input == 0 ? t : 1 - t);
}

static gdouble
scaled (const Move *move, gdouble scale, gdouble t)
{
  if (scale == 1)
    return 1;
  if (move->flags & MOVE_EVEN)
    return exact_exp2 (t * exact_log2 (scale));
  return 1 + t * (scale - 1);
}

static Pose
pose_of (const TransitionState *state, gint input)
{
  const Move *move = state->data;
  const Pose end =
      move->pose ? move->pose (state, input) : (input == 0 ? move->a : move->b);
  const gdouble t = way_of (move, state->p, input);

  if (move->flags & MOVE_NOW)
    return end;
  return (Pose){ t * end.x, t * end.y,
    MAX (SMALLEST, scaled (move, end.scale_x, t)),
    MAX (SMALLEST, scaled (move, end.scale_y, t)), t * end.turn, end.pivot_x,
    end.pivot_y, 1 + t * (end.opacity - 1) };
}

static Affine
affine_of (const TransitionState *state, const Pose *pose)
{
  const gdouble angle = 2 * G_PI * pose->turn;
  const gdouble c = pose->turn == 0 ? 1 : exact_cos (angle);
  const gdouble s = pose->turn == 0 ? 0 : exact_sin (angle);
  const gdouble px = pose->pivot_x * state->width;
  const gdouble py = pose->pivot_y * state->height;
  const gdouble ox = px + pose->x * state->width;
  const gdouble oy = py + pose->y * state->height;
  const Affine affine = { .xx = c / pose->scale_x,
    .xy = s / pose->scale_x,
    .yx = -s / pose->scale_y,
    .yy = c / pose->scale_y };

  return (Affine){ affine.xx, affine.xy, affine.yx, affine.yy,
    px - affine.xx * ox - affine.xy * oy,
    py - affine.yx * ox - affine.yy * oy };
}

void
move_camera (const TransitionState *state, gint input, Affine *camera)
{
  const Pose pose = pose_of (state, input);

  *camera = affine_of (state, &pose);
}

/* ---- coverage ---- */

/* How many luma samples inside of an edge a row's sample i is. */
typedef struct {
  gdouble at, step;
} Edge;

static void
edges_of (const TransitionState *state, const TransitionRow *row,
    const Affine *affine, Edge edge[4])
{
  const gdouble along[2] = { affine->xx, affine->yx };
  const gdouble down[2] = { affine->xy, affine->yy };
  const gdouble start[2] = { affine->x0, affine->y0 };
  const gdouble size[2] = { state->width, state->height };
  /* The last chroma row of an odd height lies half outside. */
  const gdouble y = MIN (row->y, state->height - .5);

  for (gint i = 0; i < 2; i++) {
    const gdouble unit = sqrt (along[i] * along[i] + down[i] * down[i]);
    const gdouble at = along[i] * row->x0 + down[i] * y + start[i];
    const gdouble step = along[i] * row->step;

    edge[2 * i] = (Edge){ at / unit, step / unit };
    edge[2 * i + 1] = (Edge){ (size[i] - at) / unit, -step / unit };
  }
}

/* The samples that are further inside than @depth of all edges. */
static void
range_inside (const Edge edge[4], gdouble depth, gint n, gint *from, gint *to)
{
  gdouble low = 0, high = n - 1;

  for (gint i = 0; i < 4; i++) {
    if (edge[i].step > 1e-12)
      low = MAX (low, (depth - edge[i].at) / edge[i].step);
    else if (edge[i].step < -1e-12)
      high = MIN (high, (depth - edge[i].at) / edge[i].step);
    else if (edge[i].at < depth)
      high = -1;
  }
  *from = (gint) ceil (MIN (low, n));
  *to = MAX (*from, (gint) floor (MAX (high, -1)) + 1);
}

static gint
covered (const Edge edge[4], gint i, gdouble grown)
{
  gdouble share = 255;

  for (gint k = 0; k < 4; k++)
    share *= CLAMP (edge[k].at + i * edge[k].step + .5 + grown, 0, 1);
  return (gint) lrint (share);
}

/* Each sample's share of 255; @grown: by so many samples on all sides. */
static void
cover_row (const TransitionState *state, const TransitionRow *row, gint input,
    gdouble grown, guint8 *share)
{
  const Pose pose = pose_of (state, input);
  const Affine affine = affine_of (state, &pose);
  const gint n = row->width;
  gint from, to, inner_from, inner_to;
  Edge edge[4];

  memset (share, 0, n);
  if (pose.scale_x <= SMALLEST || pose.scale_y <= SMALLEST)
    return;
  edges_of (state, row, &affine, edge);
  range_inside (edge, -.5 - grown, n, &from, &to);
  range_inside (edge, .5 - grown, n, &inner_from, &inner_to);
  for (gint i = from; i < to; i++) {
    if (i == inner_from && inner_to > inner_from) {
      memset (share + i, 255, inner_to - i);
      i = inner_to;
      if (i >= to)
        break;
    }
    share[i] = (guint8) covered (edge, i, grown);
  }
}

static gint
out_of_255 (gint x)
{
  return (x * 257 + 32896) >> 16;
}

/* What is on top takes from what is under it; mostly all or nothing. */
static void
give_way (guint8 *under, const guint8 *over, gint n)
{
  gint i = 0;

  for (; i + 8 <= n; i += 8) {
    guint64 eight;

    memcpy (&eight, over + i, 8);
    if (eight == G_MAXUINT64)
      memset (under + i, 0, 8);
    else if (eight != 0)
      for (gint k = i; k < i + 8; k++)
        under[k] = out_of_255 (under[k] * (255 - over[k]));
  }
  for (; i < n; i++)
    under[i] = out_of_255 (under[i] * (255 - over[i]));
}

void
move_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const Move *move = state->data;
  const gint above = move->flags & MOVE_A_ABOVE ? 0 : 1;
  const Pose top = pose_of (state, above), low = pose_of (state, 1 - above);
  const gint top_opacity = (gint) lrint (255 * top.opacity);
  const gint low_opacity = (gint) lrint (255 * low.opacity);
  guint8 *over = above == 0 ? a : b, *under = above == 0 ? b : a;

  cover_row (state, row, above, 0, over);
  /* By a sample more, so that there is no seam where two edges meet. */
  if (move->flags & MOVE_FILL)
    memset (under, 255, row->width);
  else
    cover_row (state, row, 1 - above, 1, under);
  if (top_opacity < 255)
    for (gint i = 0; i < row->width; i++)
      over[i] = out_of_255 (over[i] * top_opacity);
  if (low_opacity < 255)
    for (gint i = 0; i < row->width; i++)
      under[i] = out_of_255 (under[i] * low_opacity);
  give_way (under, over, row->width);
}
