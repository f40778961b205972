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
  return n_blocks (n) * aligned (sizeof (ResampleBlock))
      + aligned (n * 4 * sizeof (gint16)) + aligned (n * sizeof (guint16));
}

void
resample_columns_init (ResampleColumns *columns, gpointer memory, gint n)
{
  guint8 *at = memory;

  *columns = (ResampleColumns){ .n = n, .block = memory };
  at += n_blocks (n) * aligned (sizeof (ResampleBlock));
  columns->weight = (gint16 (*)[4]) at;
  columns->first = (guint16 *) (at + aligned (n * 4 * sizeof (gint16)));
}

/* Four samples from @from on: their taps must lie in eight samples. */
static gboolean
group_four (const ResampleColumns *columns, gint from, ResampleBlock *block,
    gint j, gint half)
{
  const gint last = columns->n - 1;
  const gint origin = columns->first[MIN (from, last)];

  block->first[j + 4 * half] = origin;
  for (gint k = 0; k < 4; k++) {
    const gint i = MIN (from + k, last);
    const guint32 at = columns->first[i] - origin;
    /* Four bytes, in memory from the lowest on. */
    const guint32 bytes = GUINT32_TO_LE (0x02020202 * at + 0x03020100);
    const guint32 rest = GUINT32_TO_LE (0x02020202 * at + 0x07060504);

    if (at > 4)
      return FALSE;
    memcpy (&block->pick[j][0][16 * half + 4 * k], &bytes, 4);
    memcpy (&block->pick[j][1][16 * half + 4 * k], &rest, 4);
    memcpy (&block->pair[j][0][8 * half + 2 * k], &columns->weight[i][0], 4);
    memcpy (&block->pair[j][1][8 * half + 2 * k], &columns->weight[i][2], 4);
  }
  return TRUE;
}

void
resample_columns_ready (ResampleColumns *columns)
{
  const gint n = n_blocks (columns->n) * RESAMPLE_BLOCK;

  columns->grouped = TRUE;
  for (gint i = 0; columns->grouped && i < n; i += 4)
    columns->grouped =
        group_four (columns, i, &columns->block[i / RESAMPLE_BLOCK], i / 4 % 4,
            i % RESAMPLE_BLOCK / 16);
}
