/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The two halves of a four-tap resample: across rows, then along the row.
 * Cubic weights (Catmull-Rom) at 256 places between two samples. What is done
 * to each sample is in kernels.h. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Position in a line of samples, 24.8 fixed point: 0 is the first's centre. */
typedef struct {
  gint base;  /* the sample at or before it */
  gint phase; /* 0..255 towards the next */
} ResampleAt;

static inline ResampleAt
resample_at (gint position)
{
  return (ResampleAt){ position >> 8, position & 255 };
}

#define RESAMPLE_ROW_BITS 7
#define RESAMPLE_COLUMN_BITS 14
#define RESAMPLE_BITS (RESAMPLE_ROW_BITS + RESAMPLE_COLUMN_BITS)
/* What is between rows is kept less this: around 128, so that sixteen bits
 * hold it, with the half that rounds in the end. */
#define RESAMPLE_OFFSET ((128 << RESAMPLE_ROW_BITS) - (1 << 6))

/* Between rows, seven bits: the sum is 128. */
void resample_row_weights (gint phase, gint16 weight[4]);
/* Along a row, fourteen bits: the sum is 16384. */
void resample_column_weights (gint phase, gint16 weight[4]);
/* The same of all 256 places, made once. */
const gint16 (*resample_column_table (void))[4];
const gint16 (*resample_row_table (void))[4];

/* What makes 32 samples of a row at once. Samples that follow each other read
 * from one window: where in it the first two taps of each lie is four numbers
 * of bytes, those of the last two are four more each. */
#define RESAMPLE_BLOCK 32
#define RESAMPLE_WINDOW 64 /* samples, of the largest */
typedef struct {
  guint32 in_four[32];    /* each four has a window */
  guint32 in_sixteen[32]; /* each sixteen has one */
  gint16 pair[2][32][2];  /* the weights of the first two, of the last two */
} ResampleBlock;

/* What makes each sample of a row; they never go back. */
typedef struct {
  gint n;
  guint16 *first; /* of its four taps */
  gint16 (*weight)[4];
  /* The same once more; past the end the last sample goes on. */
  ResampleBlock *block;
  /* Samples that the widest four, the widest sixteen read from. */
  gint four, sixteen;
} ResampleColumns;

/* The memory that @n columns need, 32-byte aligned. */
gsize resample_columns_size (gint n);
void resample_columns_init (ResampleColumns *columns, gpointer memory, gint n);
/* Call it once @first and @weight are filled in. */
void resample_columns_ready (ResampleColumns *columns);

G_END_DECLS
