/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Weights of the four taps, and the tables that a row is made with. Knows
 * neither pictures nor processors. */

#include "resample.h"

#include <string.h>

/* num / 2^bits, rounded. */
static gint
rounded (gint num, gint bits)
{
  return (num + (1 << (bits - 1))) >> bits;
}

/* The outer two of the cubic's weights, times 2^25. */
static gint
outer_weight (gint phase)
{
  return -phase * (256 - phase) * (256 - phase);
}

/* Few bits: the sum and the place are kept, the shape is rounded. */
void
resample_row_weights (gint phase, gint16 weight[4])
{
  const gint first = rounded (outer_weight (phase), 25 - RESAMPLE_ROW_BITS);
  const gint last =
      rounded (outer_weight (256 - phase), 25 - RESAMPLE_ROW_BITS);

  weight[0] = first;
  weight[3] = last;
  weight[2] = (phase + 1) / 2 + first - 2 * last;
  weight[1] = (1 << RESAMPLE_ROW_BITS) - first - last - weight[2];
}

void
resample_column_weights (gint phase, gint16 weight[4])
{
  const gint first = rounded (outer_weight (phase), 25 - RESAMPLE_COLUMN_BITS);
  const gint last =
      rounded (outer_weight (256 - phase), 25 - RESAMPLE_COLUMN_BITS);

  weight[0] = first;
  weight[3] = last;
  weight[2] = 64 * phase + first - 2 * last;
  weight[1] = (1 << RESAMPLE_COLUMN_BITS) - first - last - weight[2];
}

const gint16 (*resample_column_table (void))[4]
{
  static gint16 table[256][4];
  static gsize made;

  if (g_once_init_enter (&made)) {
    for (gint phase = 0; phase < 256; phase++)
      resample_column_weights (phase, table[phase]);
    g_once_init_leave (&made, 1);
  }
  return table;
}

const gint16 (*resample_row_table (void))[4]
{
  static gint16 table[256][4];
  static gsize made;

  if (g_once_init_enter (&made)) {
    for (gint phase = 0; phase < 256; phase++)
      resample_row_weights (phase, table[phase]);
    g_once_init_leave (&made, 1);
  }
  return table;
}

static gsize
aligned (gsize size)
{
  return (size + 31) & ~(gsize) 31;
}

static gint
n_blocks (gint n)
{
  return (n + RESAMPLE_BLOCK - 1) / RESAMPLE_BLOCK;
}

gsize
resample_columns_size (gint n)
{
  const gint all = n_blocks (n) * RESAMPLE_BLOCK;

  return n_blocks (n) * aligned (sizeof (ResampleBlock))
      + aligned (all * 4 * sizeof (gint16)) + aligned (all * sizeof (guint16));
}

void
resample_columns_init (ResampleColumns *columns, gpointer memory, gint n)
{
  const gint all = n_blocks (n) * RESAMPLE_BLOCK;
  guint8 *at = memory;

  *columns = (ResampleColumns){ .n = n, .block = memory };
  at += n_blocks (n) * aligned (sizeof (ResampleBlock));
  columns->weight = (gint16 (*)[4]) at;
  columns->first = (guint16 *) (at + aligned (all * 4 * sizeof (gint16)));
}

/* The bytes of the first two taps, in memory from the lowest on. */
static inline void
place (const guint16 *first, gint n, guint32 *out)
{
  for (gint i = 0; i < n; i++)
    out[i] = GUINT32_TO_LE (
        0x02020202u * (guint32) (first[i] - first[0]) + 0x03020100);
}

static void
fill_block (ResampleColumns *columns, gint from)
{
  ResampleBlock *block = &columns->block[from / RESAMPLE_BLOCK];
  const guint16 *first = columns->first + from;
  gint16 (*const weight)[4] = columns->weight + from;

  for (gint i = 0; i < RESAMPLE_BLOCK; i += 4) {
    place (first + i, 4, block->in_four + i);
    columns->four = MAX (columns->four, first[i + 3] - first[i] + 4);
  }
  for (gint i = 0; i < RESAMPLE_BLOCK; i += 16) {
    place (first + i, 16, block->in_sixteen + i);
    columns->sixteen = MAX (columns->sixteen, first[i + 15] - first[i] + 4);
  }
  for (gint i = 0; i < RESAMPLE_BLOCK; i++) {
    memcpy (block->pair[0][i], weight[i], 4);
    memcpy (block->pair[1][i], weight[i] + 2, 4);
  }
}

void
resample_columns_ready (ResampleColumns *columns)
{
  const gint n = n_blocks (columns->n) * RESAMPLE_BLOCK;
  const gint last = columns->n - 1;

  for (gint i = columns->n; i < n; i++) {
    columns->first[i] = columns->first[last];
    memcpy (columns->weight[i], columns->weight[last], 8);
  }
  columns->four = columns->sixteen = 0;
  for (gint i = 0; i < n; i += RESAMPLE_BLOCK)
    fill_block (columns, i);
}
