/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Row mixers, written so that a compiler makes vectors of them. */

#include "blend.h"
#include "simd.h"

SIMD_CLONES void
blend_mix3 (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const gint base = rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2;

  for (gint i = 0; i < n; i++)
    out[i] = (guint32) (a[i] * share_a + b[i] * share_b + base) >> 15;
}

SIMD_CLONES void
blend_weights (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint16 sum = a[i] * share_a[i] + b[i] * share_b[i]
        + rest * (255 - share_a[i] - share_b[i]) + 128;

    out[i] = (guint16) (sum + (sum >> 8)) >> 8; /* = round (sum / 255) */
  }
}
