/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every colour there is, to luma and chroma: the plain form divides, and others
 * need not. */

#include "kernels-check.h"

#include <string.h>

const KernelsShares kernels_check_shares[] = { { 2990, 5870, 1140 },
  { 2126, 7152, 722 } };

#define EACH 256 /* values of a channel */

/* Luma, Cb, Cr of all blues beside one red and green. */
static void
blues (const Kernels *kernels, const KernelsShares *k, guint8 red, guint8 green,
    guint8 out[3][EACH])
{
  guint8 one[EACH][4], pair[2 * EACH + 1][4];

  for (gint i = 0; i < EACH; i++)
    memcpy (one[i], (const guint8[]){ red, green, i, 255 }, 4);
  for (gint i = 0; i < 2 * EACH + 1; i++)
    memcpy (pair[i], one[i / 2 % EACH], 4);
  kernels->luma_from_rgba (k, one[0], out[0], EACH);
  kernels->chroma_from_rgba (k, pair[1], pair[1], out[1], out[2], EACH);
}

gboolean
kernels_check_colors (const Kernels *fast, const Kernels *plain)
{
  guint8 out[2][3][EACH];

  if (fast->luma_from_rgba == plain->luma_from_rgba)
    return TRUE;
  for (guint i = 0; i < 2 * EACH * EACH; i++) {
    blues (
        fast, &kernels_check_shares[i % 2], i / 2 % EACH, i / 2 / EACH, out[0]);
    blues (plain, &kernels_check_shares[i % 2], i / 2 % EACH, i / 2 / EACH,
        out[1]);
    if (memcmp (out[0], out[1], sizeof out[0]) != 0) {
      g_printerr (
          "%s: other colours than the plain one's of red %u, green %u\n",
          fast->name, i / 2 % EACH, i / 2 / EACH);
      return FALSE;
    }
  }
  return TRUE;
}
