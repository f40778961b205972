/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The plain kernels. Included once for each kind of processor, with KERNEL the
 * compiler's word for it, so that it makes vectors of what it can; the others
 * end their rows with these. Integers wherever the result is: vectors change
 * nothing. */

#include "kernels.h"

/* The sum, less the offset, fits sixteen bits whatever its parts overflow. */
KERNEL void
plain_resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  const guint8 *r0 = row[0], *r1 = row[1], *r2 = row[2], *r3 = row[3];
  const guint16 w0 = weight[0], w1 = weight[1], w2 = weight[2];
  const guint16 w3 = weight[3];

  for (gint x = 0; x < n; x++)
    out[x] = (gint16) (guint16) (r0[x] * w0 + r1[x] * w1 + r2[x] * w2
        + r3[x] * w3 - RESAMPLE_OFFSET);
}

/* What a form that holds its weights in bytes leaves over. */
KERNEL G_GNUC_UNUSED void
plain_add_times (const guint8 *row, gint times, gint16 *out, gint n)
{
  for (gint x = 0; x < n; x++)
    out[x] = (gint16) (guint16) (out[x] + row[x] * times);
}

KERNEL void
plain_resample_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out)
{
  for (gint i = from; i < to; i++) {
    const gint16 *tap = in + columns->first[i];
    const gint16 *weight = columns->weight[i];
    const gint sum = tap[0] * weight[0] + tap[1] * weight[1]
        + tap[2] * weight[2] + tap[3] * weight[3];

    out[i] = CLAMP ((sum >> RESAMPLE_BITS) + 128, 0, 255);
  }
}

KERNEL void
plain_mix (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const gint base = rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2;

  for (gint i = 0; i < n; i++)
    out[i] = (guint32) (a[i] * share_a + b[i] * share_b + base) >> 15;
}

/* Rounded quotients by 255 of sums up to 255 * 255. */
KERNEL void
plain_weigh (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint16 sum = a[i] * share_a[i] + b[i] * share_b[i]
        + rest * (255 - share_a[i] - share_b[i]) + 128;

    out[i] = (guint16) (sum + (sum >> 8)) >> 8;
  }
}

KERNEL void
plain_lay (guint8 *restrict dst, const guint8 *restrict src,
    const guint8 *restrict alpha, gint n, gint opacity)
{
  for (gint i = 0; i < n; i++) {
    const guint16 a = (guint16) (alpha[i] * opacity + 128) >> 8;
    const guint16 s = (guint16) (src[i] * opacity + 128) >> 8;
    const guint16 under = dst[i] * (255 - a) + 128;

    dst[i] = s + ((guint16) (under + (under >> 8)) >> 8);
  }
}
