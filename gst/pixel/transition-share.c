/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of shares that several families make. Knows no entry. */

#include "transition-family.h"

#include <string.h>

void
share_row (gint n, gint a_share, gint b_share, guint8 *a, guint8 *b)
{
  memset (a, a_share, n);
  memset (b, b_share, n);
}

void
share_at_edge (const TransitionRow *row, gdouble edge, guint8 *a, guint8 *b)
{
  const gdouble samples = (edge - row->x0) / row->step + .5;
  const gint whole = (gint) CLAMP (floor (samples), 0, row->width);

  share_row (whole, 255, 0, a, b);
  share_row (row->width - whole, 0, 255, a + whole, b + whole);
  if (whole == row->width || samples <= 0)
    return;
  a[whole] = lrint (255 * (samples - whole));
  b[whole] = 255 - a[whole];
}

void
share_cut (const TransitionState *state, const TransitionRow *row, gdouble at,
    guint8 *a, guint8 *b)
{
  const gint show_b = state->p >= at ? 255 : 0;

  share_row (row->width, 255 - show_b, show_b, a, b);
}
