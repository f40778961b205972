/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is done to rows of samples, once for each kind of processor. Every form
 * of a kernel gives the bytes of its plain one, whatever the row's length and
 * place; which is taken is decided once, at run time. Kernels know neither
 * pictures nor what they are drawn for. */
#pragma once

#include "resample.h"

G_BEGIN_DECLS

/* Shares of blend_mix3() are out of this: 1/128 of a level of white. */
#define BLEND_ONE 32768

typedef struct {
  const gchar *name;
  gboolean (*is_usable) (void);

  /* @n samples between four rows, less RESAMPLE_OFFSET. */
  void (*resample_rows) (
      const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n);
  /* Samples @from .. @to - 1 of a row; @from and, but at the row's end, @to are
   * multiples of RESAMPLE_BLOCK. @in: from resample_rows, readable 8 samples
   * past the last tap. */
  void (*resample_columns) (const ResampleColumns *columns, gint from, gint to,
      const gint16 *in, guint8 *out);

  /* @out = @a and @b in their shares, what is left over is @rest; rounded. */
  void (*mix) (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
      gint rest, guint8 *out, gint n);
  /* The same with shares of 255 for each sample, together 255 at most. */
  void (*weigh) (const guint8 *a, const guint8 *share_a, const guint8 *b,
      const guint8 *share_b, gint rest, guint8 *out, gint n);
  /* Premultiplied @src over @dst; @opacity of 256. */
  void (*lay) (guint8 *dst, const guint8 *src, const guint8 *alpha, gint n,
      gint opacity);
} Kernels;

/* The best first, the plain one last, then NULL. */
extern const Kernels *const kernels_all[];

/* The best that this processor has. */
const Kernels *kernels (void);
/* For tests and benchmarks: from now on these, NULL for the best. */
void kernels_use (const Kernels *these);

G_END_DECLS
