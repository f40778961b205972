/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The two halves of a four-tap resample: across rows, then along the row.
 * Cubic weights (Catmull-Rom) at 256 places between two samples. */
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

/* Between rows, seven bits: the sum is 128. */
void resample_row_weights (gint phase, gint16 weight[4]);
/* Along a row, fourteen bits: the sum is 16384. */
void resample_column_weights (gint phase, gint16 weight[4]);

/* @n samples between four rows, with seven fractional bits around 128. */
void resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n);

/* What makes each sample of a stretch of a row; at most RESAMPLE_COLUMNS. */
#define RESAMPLE_COLUMNS 512
typedef struct {
  gint n;
  guint16 first[RESAMPLE_COLUMNS]; /* of its four taps */
  gint16 weight[RESAMPLE_COLUMNS][4];
  /* The same for eight samples at once, if @grouped: in each half the bytes
   * of the first and the second two taps of four samples. */
  gboolean grouped;
  guint8 pick[RESAMPLE_COLUMNS / 8][2][32] __attribute__ ((aligned (32)));
  gint16 pair[RESAMPLE_COLUMNS / 8][2][16] __attribute__ ((aligned (32)));
} ResampleColumns;

/* Call it once @first and @weight are filled in. */
void resample_columns_ready (ResampleColumns *columns);
/* @in: from resample_rows(), readable 8 samples past the last tap. */
void resample_columns (
    const ResampleColumns *columns, const gint16 *in, guint8 *out);
/* The plain form of it, which every other must equal. */
void resample_columns_plain (
    const ResampleColumns *columns, gint from, const gint16 *in, guint8 *out);

G_END_DECLS
