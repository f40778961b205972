/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Kernels for AVX2: 32 samples at once. Where the compiler does as well, its
 * own form is taken. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("avx2"))) static
#include "kernel-loops.h"

#include <immintrin.h>
#include <string.h>

#define INLINE __attribute__ ((target ("avx2"), always_inline)) static inline

INLINE __m256i
load (const void *from)
{
  return _mm256_loadu_si256 (from);
}

INLINE void
store (void *to, __m256i v)
{
  _mm256_storeu_si256 (to, v);
}

/* ---- resample ---- */

/* No pair of products overflows: the outer weight is never positive and the
 * inner one 127 at most. */
INLINE __m256i
four_rows (__m256i first, __m256i second, __m256i w01, __m256i w23)
{
  return _mm256_sub_epi16 (_mm256_add_epi16 (_mm256_maddubs_epi16 (first, w01),
                               _mm256_maddubs_epi16 (second, w23)),
      _mm256_set1_epi16 (RESAMPLE_OFFSET));
}

KERNEL gint
mix_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  const __m256i w01 = _mm256_set1_epi16 (byte_pair (weight[0], weight[1]));
  const __m256i w23 = _mm256_set1_epi16 (byte_pair (weight[2], weight[3]));
  gint x = 0;

  for (; x + 32 <= n; x += 32) {
    const __m256i r0 = load (row[0] + x), r1 = load (row[1] + x);
    const __m256i r2 = load (row[2] + x), r3 = load (row[3] + x);
    const __m256i low = four_rows (
        _mm256_unpacklo_epi8 (r0, r1), _mm256_unpacklo_epi8 (r2, r3), w01, w23);
    const __m256i high = four_rows (
        _mm256_unpackhi_epi8 (r0, r1), _mm256_unpackhi_epi8 (r2, r3), w01, w23);

    store (out + x, _mm256_permute2x128_si256 (low, high, 0x20));
    store (out + x + 16, _mm256_permute2x128_si256 (low, high, 0x31));
  }
  return x;
}

KERNEL void
avx2_resample_rows (
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

/* Four samples in each half. */
INLINE __m256i
eight_columns (const ResampleBlock *block, gint j, const gint16 *in)
{
  const __m256i taps =
      _mm256_loadu2_m128i ((const __m128i *) (in + block->first[j + 4]),
          (const __m128i *) (in + block->first[j]));
  const __m256i first =
      _mm256_madd_epi16 (_mm256_shuffle_epi8 (taps, load (block->pick[j][0])),
          load (block->pair[j][0]));
  const __m256i second =
      _mm256_madd_epi16 (_mm256_shuffle_epi8 (taps, load (block->pick[j][1])),
          load (block->pair[j][1]));

  return _mm256_srai_epi32 (_mm256_add_epi32 (first, second), RESAMPLE_BITS);
}

/* The two packs bound it to what a byte around 128 holds. */
INLINE __m256i
block_of_columns (const ResampleBlock *block, const gint16 *in)
{
  const __m256i low = _mm256_packs_epi32 (
      eight_columns (block, 0, in), eight_columns (block, 1, in));
  const __m256i high = _mm256_packs_epi32 (
      eight_columns (block, 2, in), eight_columns (block, 3, in));

  return _mm256_xor_si256 (
      _mm256_packs_epi16 (low, high), _mm256_set1_epi8 ((gchar) 128));
}

KERNEL void
avx2_resample_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out)
{
  const ResampleBlock *block = columns->block + from / RESAMPLE_BLOCK;
  guint8 last[RESAMPLE_BLOCK];
  gint i = from;

  if (!columns->grouped) {
    plain_resample_columns (columns, from, to, in, out);
    return;
  }
  for (; i + RESAMPLE_BLOCK <= to; i += RESAMPLE_BLOCK)
    store (out + i, block_of_columns (block++, in));
  if (i == to)
    return;
  store (last, block_of_columns (block, in));
  memcpy (out + i, last, to - i);
}

/* ---- mixing ---- */

/* Sixteen-bit pairs of a and b, in shares, to 32 bits. */
INLINE __m256i
mixed (__m256i pairs, __m256i shares, __m256i base)
{
  return _mm256_srli_epi32 (
      _mm256_add_epi32 (_mm256_madd_epi16 (pairs, shares), base), 15);
}

/* Pairs of bytes to sixteen bits each. */
INLINE __m256i
mixed_pairs (__m256i bytes, __m256i shares, __m256i base)
{
  const __m256i zero = _mm256_setzero_si256 ();

  return _mm256_packs_epi32 (
      mixed (_mm256_unpacklo_epi8 (bytes, zero), shares, base),
      mixed (_mm256_unpackhi_epi8 (bytes, zero), shares, base));
}

/* A share of one does not fit sixteen bits: then the other's is 0. */
KERNEL void
avx2_mix (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const __m256i shares = _mm256_set1_epi32 (word_pair (share_a, share_b));
  const __m256i base = _mm256_set1_epi32 (
      rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2);
  gint x = 0;

  if (share_a == BLEND_ONE || share_b == BLEND_ONE) {
    memcpy (out, share_a == BLEND_ONE ? a : b, n);
    return;
  }
  for (; x + 32 <= n; x += 32) {
    const __m256i va = load (a + x), vb = load (b + x);

    store (out + x,
        _mm256_packus_epi16 (
            mixed_pairs (_mm256_unpacklo_epi8 (va, vb), shares, base),
            mixed_pairs (_mm256_unpackhi_epi8 (va, vb), shares, base)));
  }
  plain_mix (a + x, share_a, b + x, share_b, rest, out + x, n - x);
}

/* v / 255, rounded, of sixteen bits that have 128 added already. */
INLINE __m256i
quotients (__m256i v)
{
  return _mm256_srli_epi16 (_mm256_add_epi16 (v, _mm256_srli_epi16 (v, 8)), 8);
}

/* Sixteen samples, all of sixteen bits; @flat: rest * 255 + 128. */
INLINE __m256i
weighed (__m256i a, __m256i share_a, __m256i b, __m256i share_b, __m256i rest,
    __m256i flat)
{
  const __m256i sum = _mm256_add_epi16 (
      _mm256_mullo_epi16 (a, share_a), _mm256_mullo_epi16 (b, share_b));
  const __m256i left =
      _mm256_mullo_epi16 (rest, _mm256_add_epi16 (share_a, share_b));

  return quotients (_mm256_add_epi16 (sum, _mm256_sub_epi16 (flat, left)));
}

INLINE __m256i
weighed_bytes (__m256i a, __m256i share_a, __m256i b, __m256i share_b,
    __m256i rest, __m256i flat)
{
  const __m256i zero = _mm256_setzero_si256 ();
  const __m256i low = weighed (_mm256_unpacklo_epi8 (a, zero),
      _mm256_unpacklo_epi8 (share_a, zero), _mm256_unpacklo_epi8 (b, zero),
      _mm256_unpacklo_epi8 (share_b, zero), rest, flat);
  const __m256i high = weighed (_mm256_unpackhi_epi8 (a, zero),
      _mm256_unpackhi_epi8 (share_a, zero), _mm256_unpackhi_epi8 (b, zero),
      _mm256_unpackhi_epi8 (share_b, zero), rest, flat);

  return _mm256_packus_epi16 (low, high);
}

/* Most of a frame is seldom a mix: what is one of the two all over is copied. */
KERNEL void
avx2_weigh (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n)
{
  const __m256i wide_rest = _mm256_set1_epi16 (rest);
  const __m256i flat = _mm256_set1_epi16 (rest * 255 + 128);
  const __m256i ones = _mm256_set1_epi8 (-1);
  gint x = 0;

  for (; x + 32 <= n; x += 32) {
    const __m256i wa = load (share_a + x), wb = load (share_b + x);

    if (_mm256_testc_si256 (wa, ones))
      store (out + x, load (a + x));
    else if (_mm256_testc_si256 (wb, ones))
      store (out + x, load (b + x));
    else
      store (out + x,
          weighed_bytes (load (a + x), wa, load (b + x), wb, wide_rest, flat));
  }
  plain_weigh (a + x, share_a + x, b + x, share_b + x, rest, out + x, n - x);
}

static gboolean
has_avx2 (void)
{
  return __builtin_cpu_supports ("avx2") != 0;
}

const Kernels kernels_avx2 = {
  .name = "avx2",
  .is_usable = has_avx2,
  .resample_rows = avx2_resample_rows,
  .resample_columns = avx2_resample_columns,
  .mix = avx2_mix,
  .weigh = avx2_weigh,
  .lay = plain_lay,
};
#endif
