/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The plain kernels, and the choice. */

#define KERNEL G_GNUC_UNUSED static
#include "kernel-loops.h"
#include "kernels-x86.h"

static gboolean
always (void)
{
  return TRUE;
}

static const Kernels kernels_plain = {
  .name = "plain",
  .is_usable = always,
  .resample_rows = plain_resample_rows,
  .resample_columns = plain_resample_columns,
  .sample = plain_sample,
  .sample_bilinear = plain_sample_bilinear,
  .between_lines = plain_between_lines,
  .between_nodes = plain_between_nodes,
  .add_weighed = plain_add_weighed,
  .settle = plain_settle,
  .filter = plain_filter,
  .mix = plain_mix,
  .weigh = plain_weigh,
  .approach = plain_approach,
  .lay = plain_lay,
  .ring = plain_ring,
  .front = plain_front,
  .mirror = plain_mirror,
  .sum_bytes = plain_sum_bytes,
  .sum_words = plain_sum_words,
  .trail = plain_trail,
  .box_along = plain_box_along,
  .box_down = plain_box_down,
  .add_words = plain_add_words,
  .slide_along = plain_slide_along,
  .slide_down = plain_slide_down,
  .widen = plain_widen,
  .halve = plain_halve,
  .interpolate = plain_interpolate,
  .to_rgb16 = plain_to_rgb16,
  .from_rgb16 = plain_from_rgb16,
  .luma_from_rgba = plain_luma_from_rgba,
  .chroma_from_rgba = plain_chroma_from_rgba,
  .expose = plain_expose,
  .mix_lit = plain_mix_lit,
  .mix_channels = plain_mix_channels,
  .enrich = plain_enrich,
  .bend_levels = plain_bend_levels,
};

const Kernels *const kernels_all[] = {
#ifdef KERNELS_X86
  &kernels_avx512,
  &kernels_avx2,
  &kernels_sse41,
#endif
  &kernels_plain,
  NULL,
};

static const Kernels *chosen;

static const Kernels *
best (void)
{
  gint i = 0;

  while (!kernels_all[i]->is_usable ())
    i++;
  return kernels_all[i];
}

/* Threads that meet here for the first time choose the same. */
const Kernels *
kernels (void)
{
  const Kernels *these = g_atomic_pointer_get (&chosen);

  if (!these) {
    these = best ();
    g_atomic_pointer_set (&chosen, these);
  }
  return these;
}

void
kernels_use (const Kernels *these)
{
  g_atomic_pointer_set (&chosen, these);
}
