/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The kernels for vectors of x86: what kernels.c chooses from, and what their
 * files share. */
#pragma once

#include "kernels.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KERNELS_X86 1

G_BEGIN_DECLS

extern const Kernels kernels_avx512, kernels_avx2, kernels_sse41;

/* Those for AVX2 that are no slower than others for AVX-512. */
void avx2_filter (const gint *first, const gint16 *weight, gint taps,
    const gint16 *in, guint8 *out, gint n);
void avx2_weigh (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n);
void avx2_ring (gfloat from, gfloat step, gfloat dy, gfloat scale,
    gfloat offset, guint8 *outside, guint8 *inside, gint n);
void avx2_sum_bytes (const guint8 *in, guint32 *sum, gint n);
void avx2_sum_words (const guint16 *in, guint32 *sum, gint n);
void avx2_expose (guint16 *samples, guint32 exposure, guint32 light, gint n);
void avx2_to_rgb16 (const KernelsBack *k, const guint16 *y, const guint16 *cb,
    const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n);
void avx2_from_rgb16 (const KernelsForth *k, const guint16 *r, const guint16 *g,
    const guint16 *b, guint8 *out, gint n);

void avx2_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n);
void avx2_sample_bilinear (const KernelsPlane *plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n);
void avx2_between_nodes (
    const gint32 *node, gint bits, gint gap, gint lead, gint32 *out, gint n);
void avx2_luma_from_rgba (
    const KernelsShares *k, const guint8 *rgba, guint8 *out, gint n);
void avx2_chroma_from_rgba (const KernelsShares *k, const guint8 *top,
    const guint8 *bottom, guint8 *cb, guint8 *cr, gint n);

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
