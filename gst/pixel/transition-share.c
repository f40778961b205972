/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of shares that several families make. Knows no entry. */

#include "transition-family.h"
#include "kernels.h"

#include <string.h>

void
share_row (gint n, gint a_share, gint b_share, guint8 *a, guint8 *b)
{
  memset (a, a_share, n);
  memset (b, b_share, n);
}

void
blend_fade (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gint share_b = lrint (state->p * BLEND_ONE);

  kernels ()->mix (a, BLEND_ONE - share_b, b, share_b, 0, out, row->width);
}

void
share_cut (const TransitionState *state, const TransitionRow *row, gdouble at,
    guint8 *a, guint8 *b)
{
  const gint show_b = state->p >= at ? 255 : 0;

  share_row (row->width, 255 - show_b, show_b, a, b);
}

/* How much of @at .. @at + 1 lies between @from and @to. */
static gdouble
overlap (gdouble from, gdouble to, gdouble at)
{
  return MAX (0, MIN (to, at + 1) - MAX (from, at));
}

void
share_box (const TransitionState *state, const TransitionRow *row,
    const ShareBox *box, guint8 *inside, guint8 *outside)
{
  const gint n = row->width;
  /* A side that reaches the frame's has all of the samples there. */
  const gdouble from = box->x0 <= 0 ? 0 : (box->x0 - row->x0) / row->step + .5;
  const gdouble to =
      box->x1 >= state->width ? n : (box->x1 - row->x0) / row->step + .5;
  const gdouble low = box->y0 <= 0 ? row->y - row->step : box->y0;
  const gdouble high = box->y1 >= state->height ? row->y + row->step : box->y1;
  const gdouble down =
      overlap (low / row->step, high / row->step, row->y / row->step - .5);
  const gint first = (gint) CLAMP (ceil (from), 0, n);
  const gint last = (gint) CLAMP (floor (to), first, n);
  const gint whole = (gint) lrint (255 * down);

  share_row (n, 0, 255, inside, outside);
  if (whole == 0 || to <= from)
    return;
  share_row (last - first, whole, 255 - whole, inside + first, outside + first);
  for (gint i = 0; i < 2; i++) {
    const gint at = i == 0 ? first - 1 : last;

    if (at < 0 || at >= n || (at >= first && at < last))
      continue;
    inside[at] = (guint8) lrint (255 * down * overlap (from, to, at));
    outside[at] = 255 - inside[at];
  }
}

/* All that the shares of a row's samples are made of. */
typedef struct {
  gconstpointer data;
  gint plane, width;
  guint32 seed;
  gdouble p, value[PARAM_MAX];
} ColumnsKey;

void
share_columns (const TransitionState *state, const TransitionRow *row,
    gdouble (*share) (const TransitionState *state, gdouble x), guint8 *a,
    guint8 *b)
{
  ColumnsKey key;
  gboolean holds;
  guint8 *columns;

  memset (&key, 0, sizeof key);
  key.data = state->data;
  key.plane = MIN (row->plane, 1);
  key.width = row->width;
  key.seed = state->seed;
  key.p = state->p;
  memcpy (key.value, state->params->value, sizeof key.value);
  columns = scratch_kept (
      state->scratch, SCRATCH_SHARES, row->width, &key, sizeof key, &holds);
  for (gint i = 0; !holds && i < row->width; i++)
    columns[i] = (guint8) lrint (255 * share (state, row->x0 + i * row->step));
  memcpy (b, columns, row->width);
  for (gint i = 0; i < row->width; i++)
    a[i] = 255 - columns[i];
}
