/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of places out of a function of one place. Knows no entry. */

#include "transition-warp.h"

/* Far enough from any frame, and within 16.16. */
#define FAR 30000.

static gint32
fixed (gdouble place)
{
  return (gint32) lrint (CLAMP (place, -FAR, FAR) * 65536);
}

gboolean
warp_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  const Warp *warp = state->data;
  const guint16 *heights =
      warp->field.when ? field_map_row (state, row->plane, row->row) : NULL;
  const gint first = (gint) (row->x0 / row->step);

  for (gint i = 0; i < row->width; i++) {
    WarpPlace at = { row->x0 + i * row->step, row->y,
      heights ? heights[first + i] / 65535. : 0 };

    warp->place (state, input, &at);
    x[i] = fixed (at.x);
    y[i] = fixed (at.y);
  }
  return TRUE;
}
