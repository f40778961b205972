/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Kernels for SSE 4.1: 16 samples at once, as kernels-avx2.c makes 32. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("sse4.1"), unused)) static
#include "kernel-loops.h"

#include <smmintrin.h>
#include <string.h>

#define INLINE __attribute__ ((target ("sse4.1"), always_inline)) static inline

INLINE __m128i
load (const void *from)
{
  return _mm_loadu_si128 (from);
}

INLINE void
store (void *to, __m128i v)
{
  _mm_storeu_si128 (to, v);
}

/* ---- resample ---- */

INLINE __m128i
four_rows (__m128i first, __m128i second, __m128i w01, __m128i w23)
{
  return _mm_sub_epi16 (_mm_add_epi16 (_mm_maddubs_epi16 (first, w01),
                            _mm_maddubs_epi16 (second, w23)),
      _mm_set1_epi16 (RESAMPLE_OFFSET));
}

KERNEL gint
mix_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  const __m128i w01 = _mm_set1_epi16 (byte_pair (weight[0], weight[1]));
  const __m128i w23 = _mm_set1_epi16 (byte_pair (weight[2], weight[3]));
  gint x = 0;

  for (; x + 16 <= n; x += 16) {
    const __m128i r0 = load (row[0] + x), r1 = load (row[1] + x);
    const __m128i r2 = load (row[2] + x), r3 = load (row[3] + x);

    store (out + x,
        four_rows (
            _mm_unpacklo_epi8 (r0, r1), _mm_unpacklo_epi8 (r2, r3), w01, w23));
    store (out + x + 8,
        four_rows (
            _mm_unpackhi_epi8 (r0, r1), _mm_unpackhi_epi8 (r2, r3), w01, w23));
  }
  return x;
}

KERNEL void
sse41_resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  gint16 bytes[4];
  gint of;
  const gint over = resample_take_bytes (weight, bytes, &of);
  const gint done = mix_rows (row, bytes, out, n);
  const guint8 *const rest[4] = { row[0] + done, row[1] + done, row[2] + done,
    row[3] + done };

  if (over > 0)
    plain_add_times (row[of], over, out, done);
  plain_resample_rows (rest, weight, out + done, n - done);
}

/* From sample @i of the block on. */
INLINE __m128i
four_columns (
    const ResampleBlock *block, const guint16 *first, gint i, const gint16 *in)
{
  const __m128i taps = load (in + first[i]);
  const __m128i at = load (block->in_four + i);
  const __m128i next = _mm_add_epi8 (at, _mm_set1_epi8 (4));
  const __m128i low =
      _mm_madd_epi16 (_mm_shuffle_epi8 (taps, at), load (block->pair[0] + i));
  const __m128i high =
      _mm_madd_epi16 (_mm_shuffle_epi8 (taps, next), load (block->pair[1] + i));

  return _mm_srai_epi32 (_mm_add_epi32 (low, high), RESAMPLE_BITS);
}

INLINE void
half_block (const ResampleBlock *block, const guint16 *first, gint i,
    const gint16 *in, guint8 *out)
{
  const __m128i low = _mm_packs_epi32 (four_columns (block, first, i, in),
      four_columns (block, first, i + 4, in));
  const __m128i high = _mm_packs_epi32 (four_columns (block, first, i + 8, in),
      four_columns (block, first, i + 12, in));

  store (out + i,
      _mm_xor_si128 (_mm_packs_epi16 (low, high), _mm_set1_epi8 ((gchar) 128)));
}

KERNEL void
sse41_resample_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out)
{
  const ResampleBlock *block = columns->block + from / RESAMPLE_BLOCK;
  const guint16 *first = columns->first;
  guint8 last[RESAMPLE_BLOCK];
  gint i = from;

  if (columns->four > 8) {
    plain_resample_columns (columns, from, to, in, out);
    return;
  }
  for (; i + RESAMPLE_BLOCK <= to; i += RESAMPLE_BLOCK, block++) {
    half_block (block, first + i, 0, in, out + i);
    half_block (block, first + i, 16, in, out + i);
  }
  if (i == to)
    return;
  half_block (block, first + i, 0, in, last);
  half_block (block, first + i, 16, in, last);
  memcpy (out + i, last, to - i);
}

/* ---- mixing ---- */

INLINE __m128i
mixed (__m128i pairs, __m128i shares, __m128i base)
{
  return _mm_srli_epi32 (
      _mm_add_epi32 (_mm_madd_epi16 (pairs, shares), base), 15);
}

INLINE __m128i
mixed_pairs (__m128i bytes, __m128i shares, __m128i base)
{
  const __m128i zero = _mm_setzero_si128 ();

  return _mm_packs_epi32 (mixed (_mm_unpacklo_epi8 (bytes, zero), shares, base),
      mixed (_mm_unpackhi_epi8 (bytes, zero), shares, base));
}

/* A share of one does not fit sixteen bits: then the other's is 0. */
KERNEL void
sse41_mix (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const __m128i shares = _mm_set1_epi32 (word_pair (share_a, share_b));
  const __m128i base =
      _mm_set1_epi32 (rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2);
  gint x = 0;

  if (share_a == BLEND_ONE || share_b == BLEND_ONE) {
    memcpy (out, share_a == BLEND_ONE ? a : b, n);
    return;
  }
  for (; x + 16 <= n; x += 16) {
    const __m128i va = load (a + x), vb = load (b + x);

    store (out + x,
        _mm_packus_epi16 (
            mixed_pairs (_mm_unpacklo_epi8 (va, vb), shares, base),
            mixed_pairs (_mm_unpackhi_epi8 (va, vb), shares, base)));
  }
  plain_mix (a + x, share_a, b + x, share_b, rest, out + x, n - x);
}

static gboolean
has_sse41 (void)
{
  return __builtin_cpu_supports ("sse4.1") != 0;
}

const Kernels kernels_sse41 = {
  .name = "sse4.1",
  .is_usable = has_sse41,
  .resample_rows = sse41_resample_rows,
  .resample_columns = sse41_resample_columns,
  .sample = plain_sample,
  .sample_bilinear = plain_sample_bilinear,
  .between_lines = plain_between_lines,
  .between_nodes = plain_between_nodes,
  .add_weighed = plain_add_weighed,
  .settle = plain_settle,
  .filter = plain_filter,
  .mix = sse41_mix,
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
#endif
