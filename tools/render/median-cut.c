/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "median-cut.h"

typedef struct {
  guint8 c[3]; /* of the cell, not of the colour */
  guint32 count;
} Cell;

/* Cells first to end of the list; which axis is its longest, and what cutting
 * it promises. */
typedef struct {
  guint first, end;
  guint axis;
  gdouble gain;
} Box;

typedef struct {
  Cell *cells;
  guint n_cells;
  Box *boxes;
  guint n_boxes;
} Cut;

static void
measure (const Cut *cut, Box *box)
{
  guint64 count = 0;
  gint longest = -1;

  for (guint axis = 0; axis < 3; axis++) {
    gint low = 255, high = 0;

    for (guint i = box->first; i < box->end; i++) {
      low = MIN (low, cut->cells[i].c[axis]);
      high = MAX (high, cut->cells[i].c[axis]);
    }
    if (high - low > longest) {
      longest = high - low;
      box->axis = axis;
    }
  }
  for (guint i = box->first; i < box->end; i++)
    count += cut->cells[i].count;
  box->gain = (gdouble) count * longest * longest;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer axis)
{
  guint i = GPOINTER_TO_UINT (axis);
  const Cell *one = a, *other = b;

  return (gint) one->c[i] - other->c[i];
}

/* Half of what was seen on either side, and a cell at least. */
static void
split (Cut *cut, Box *box)
{
  Box *other = &cut->boxes[cut->n_boxes++];
  guint64 total = 0, passed = 0;
  guint at;

  g_qsort_with_data (cut->cells + box->first, box->end - box->first,
      sizeof (Cell), compare, GUINT_TO_POINTER (box->axis));
  for (guint i = box->first; i < box->end; i++)
    total += cut->cells[i].count;
  for (at = box->first; at + 1 < box->end && 2 * passed < total; at++)
    passed += cut->cells[at].count;
  at = MAX (at, box->first + 1);
  *other = (Box){ at, box->end, 0, 0 };
  box->end = at;
  measure (cut, box);
  measure (cut, other);
}

static Box *
best_box (const Cut *cut)
{
  Box *best = NULL;

  for (guint i = 0; i < cut->n_boxes; i++) {
    Box *box = &cut->boxes[i];

    if (box->end - box->first > 1 && (!best || box->gain > best->gain))
      best = box;
  }
  return best;
}

/* The middle of each cell, by how often it is seen. */
static MedianColor
average (const Cut *cut, const Box *box)
{
  guint64 sum[3] = { 0 }, count = 0;
  MedianColor color;

  for (guint i = box->first; i < box->end; i++) {
    const Cell *cell = &cut->cells[i];

    count += cell->count;
    for (guint axis = 0; axis < 3; axis++)
      sum[axis] += (guint64) cell->count * cell->c[axis];
  }
  for (guint axis = 0; axis < 3; axis++)
    color.rgb[axis] =
        (2 * sum[axis] * 255 / ((1 << MEDIAN_CUT_BITS) - 1) + count)
        / (2 * count);
  return color;
}

static void
list_cells (Cut *cut, const guint32 *counts)
{
  const guint mask = (1 << MEDIAN_CUT_BITS) - 1;

  for (guint i = 0; i < MEDIAN_CUT_CELLS; i++)
    if (counts[i])
      cut->cells[cut->n_cells++] = (Cell){
        { i >> (2 * MEDIAN_CUT_BITS), (i >> MEDIAN_CUT_BITS) & mask, i & mask },
        counts[i]
      };
}

guint
median_cut (const guint32 *counts, MedianColor *palette, guint most)
{
  g_autofree Cell *cells = g_new (Cell, MEDIAN_CUT_CELLS);
  g_autofree Box *boxes = g_new (Box, most);
  Cut cut = { .cells = cells, .boxes = boxes };
  Box *box;

  list_cells (&cut, counts);
  if (cut.n_cells == 0)
    return 0;
  boxes[0] = (Box){ 0, cut.n_cells, 0, 0 };
  cut.n_boxes = 1;
  measure (&cut, &boxes[0]);
  while (cut.n_boxes < most && (box = best_box (&cut)))
    split (&cut, box);
  for (guint i = 0; i < cut.n_boxes; i++)
    palette[i] = average (&cut, &boxes[i]);
  return cut.n_boxes;
}
