/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The kernels for vectors of x86: what kernels.c chooses from, and what their
 * files share. */
#pragma once

#include "kernels.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KERNELS_X86 1

G_BEGIN_DECLS

extern const Kernels kernels_avx2, kernels_sse41;

void avx2_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n);

/* Bytes hold weights up to 127: what one of them is above that is left over,
 * of the row @of. */
static inline gint
resample_take_bytes (const gint16 weight[4], gint16 bytes[4], gint *of)
{
  gint over = 0;

  *of = 0;
  for (gint k = 0; k < 4; k++) {
    bytes[k] = MIN (weight[k], G_MAXINT8);
    if (weight[k] > G_MAXINT8) {
      over = weight[k] - G_MAXINT8;
      *of = k;
    }
  }
  return over;
}

/* Two weights side by side, as vectors of bytes take them. */
static inline gint16
byte_pair (gint low, gint high)
{
  return (gint16) ((low & 255) | (high & 255) << 8);
}

/* Two weights of sixteen bits, likewise. */
static inline gint32
word_pair (gint low, gint high)
{
  return (gint32) ((guint32) (low & 65535) | (guint32) high << 16);
}

G_END_DECLS
#endif
