/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Kernels for AVX-512: 64 bytes at once, the end of a row under a mask. Where
 * 32 bytes do as well, the form for AVX2 is taken. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define AVX512 "avx512f,avx512bw,avx512vl,avx512vbmi,avx512vnni"
#define KERNEL __attribute__ ((target (AVX512), unused)) static
#include "kernel-loops.h"

#include <immintrin.h>
#include <string.h>

#define INLINE __attribute__ ((target (AVX512), always_inline)) static inline

INLINE __m512i
load (const void *from)
{
  return _mm512_loadu_si512 (from);
}

/* The first @n bytes of a vector, all if it has no more. */
INLINE __mmask64
first_bytes (gint n)
{
  return n >= 64 ? ~(__mmask64) 0 : ((__mmask64) 1 << n) - 1;
}

INLINE __m512i
load_bytes (const void *from, __mmask64 bytes)
{
  return _mm512_maskz_loadu_epi8 (bytes, from);
}

/* ---- resample ---- */

/* No pair of products overflows: the outer weight is never positive and the
 * inner one 127 at most. */
INLINE __m512i
four_rows (__m512i first, __m512i second, __m512i w01, __m512i w23)
{
  return _mm512_sub_epi16 (_mm512_add_epi16 (_mm512_maddubs_epi16 (first, w01),
                               _mm512_maddubs_epi16 (second, w23)),
      _mm512_set1_epi16 (RESAMPLE_OFFSET));
}

/* The words of @low and @high, which unpacking took by halves of lanes, as
 * they follow each other. */
INLINE void
store_words (gint16 *out, __m512i low, __m512i high, __mmask64 bytes)
{
  const __m512i front = _mm512_setr_epi64 (0, 1, 8, 9, 2, 3, 10, 11);
  const __m512i back = _mm512_setr_epi64 (4, 5, 12, 13, 6, 7, 14, 15);

  _mm512_mask_storeu_epi16 (
      out, (__mmask32) bytes, _mm512_permutex2var_epi64 (low, front, high));
  _mm512_mask_storeu_epi16 (out + 32, (__mmask32) (bytes >> 32),
      _mm512_permutex2var_epi64 (low, back, high));
}

KERNEL void
avx512_resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  gint16 bytes[4];
  gint of;
  const gint over = resample_take_bytes (weight, bytes, &of);
  const __m512i w01 = _mm512_set1_epi16 (byte_pair (bytes[0], bytes[1]));
  const __m512i w23 = _mm512_set1_epi16 (byte_pair (bytes[2], bytes[3]));

  for (gint x = 0; x < n; x += 64) {
    const __mmask64 left = first_bytes (n - x);
    const __m512i r0 = load_bytes (row[0] + x, left);
    const __m512i r1 = load_bytes (row[1] + x, left);
    const __m512i r2 = load_bytes (row[2] + x, left);
    const __m512i r3 = load_bytes (row[3] + x, left);

    store_words (out + x,
        four_rows (_mm512_unpacklo_epi8 (r0, r1), _mm512_unpacklo_epi8 (r2, r3),
            w01, w23),
        four_rows (_mm512_unpackhi_epi8 (r0, r1), _mm512_unpackhi_epi8 (r2, r3),
            w01, w23),
        left);
  }
  if (over > 0)
    plain_add_times (row[of], over, out, n);
}

/* Bytes @at of the window at @in, whose second half is seldom reached. */
INLINE __m512i
taps_at (const gint16 *in, __m512i at, gboolean wide)
{
  return wide ? _mm512_permutex2var_epi8 (load (in), at, load (in + 32))
              : _mm512_permutexvar_epi8 (at, load (in));
}

/* Sixteen samples, from sample @i of the block on. */
INLINE __m512i
sixteen_columns (const ResampleBlock *block, const guint16 *first, gint i,
    const gint16 *in, gboolean wide)
{
  const gint16 *window = in + first[i];
  const __m512i at = load (block->in_sixteen + i);
  const __m512i next = _mm512_add_epi8 (at, _mm512_set1_epi8 (4));
  const __m512i half =
      _mm512_madd_epi16 (taps_at (window, at, wide), load (block->pair[0] + i));

  return _mm512_srai_epi32 (
      _mm512_dpwssd_epi32 (
          half, taps_at (window, next, wide), load (block->pair[1] + i)),
      RESAMPLE_BITS);
}

/* The two packs bound it to what a byte around 128 holds. */
INLINE __m256i
block_of_columns (const ResampleBlock *block, const guint16 *first,
    const gint16 *in, gboolean wide)
{
  const __m512i order =
      _mm512_castsi256_si512 (_mm256_setr_epi32 (0, 4, 8, 12, 1, 5, 9, 13));
  const __m512i words =
      _mm512_packs_epi32 (sixteen_columns (block, first, 0, in, wide),
          sixteen_columns (block, first, 16, in, wide));
  const __m512i bytes =
      _mm512_permutexvar_epi32 (order, _mm512_packs_epi16 (words, words));

  return _mm256_xor_si256 (
      _mm512_castsi512_si256 (bytes), _mm256_set1_epi8 ((gchar) 128));
}

INLINE void
blocks_of_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out, gboolean wide)
{
  const ResampleBlock *block = columns->block + from / RESAMPLE_BLOCK;
  const guint16 *first = columns->first;

  for (gint i = from; i < to; i += RESAMPLE_BLOCK, block++)
    _mm256_mask_storeu_epi8 (out + i, (__mmask32) first_bytes (to - i),
        block_of_columns (block, first + i, in, wide));
}

KERNEL void
avx512_resample_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out)
{
  if (columns->sixteen <= RESAMPLE_WINDOW / 2)
    blocks_of_columns (columns, from, to, in, out, FALSE);
  else if (columns->sixteen <= RESAMPLE_WINDOW)
    blocks_of_columns (columns, from, to, in, out, TRUE);
  else
    plain_resample_columns (columns, from, to, in, out);
}

/* ---- mixing ---- */

/* Sixteen-bit pairs of a and b, in shares, to 32 bits. */
INLINE __m512i
mixed (__m512i pairs, __m512i shares, __m512i base)
{
  return _mm512_srli_epi32 (_mm512_dpwssd_epi32 (base, pairs, shares), 15);
}

/* Pairs of bytes to sixteen bits each. */
INLINE __m512i
mixed_pairs (__m512i bytes, __m512i shares, __m512i base)
{
  const __m512i zero = _mm512_setzero_si512 ();

  return _mm512_packs_epi32 (
      mixed (_mm512_unpacklo_epi8 (bytes, zero), shares, base),
      mixed (_mm512_unpackhi_epi8 (bytes, zero), shares, base));
}

/* A share of one does not fit sixteen bits: then the other's is 0. */
KERNEL void
avx512_mix (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const __m512i shares = _mm512_set1_epi32 (word_pair (share_a, share_b));
  const __m512i base = _mm512_set1_epi32 (
      rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2);

  if (share_a == BLEND_ONE || share_b == BLEND_ONE) {
    memcpy (out, share_a == BLEND_ONE ? a : b, n);
    return;
  }
  for (gint x = 0; x < n; x += 64) {
    const __mmask64 left = first_bytes (n - x);
    const __m512i va = load_bytes (a + x, left), vb = load_bytes (b + x, left);

    _mm512_mask_storeu_epi8 (out + x, left,
        _mm512_packus_epi16 (
            mixed_pairs (_mm512_unpacklo_epi8 (va, vb), shares, base),
            mixed_pairs (_mm512_unpackhi_epi8 (va, vb), shares, base)));
  }
}

/* The table is that of all bytes: two vectors for each value of the top bit. */
KERNEL void
avx512_approach (const guint8 *a, const guint8 *b, const guint8 step[256],
    guint8 *out, gint n)
{
  const __m512i t0 = load (step), t1 = load (step + 64);
  const __m512i t2 = load (step + 128), t3 = load (step + 192);

  for (gint x = 0; x < n; x += 64) {
    const __mmask64 left = first_bytes (n - x);
    const __m512i va = load_bytes (a + x, left), vb = load_bytes (b + x, left);
    const __m512i far =
        _mm512_or_si512 (_mm512_subs_epu8 (va, vb), _mm512_subs_epu8 (vb, va));
    const __m512i way = _mm512_mask_blend_epi8 (_mm512_movepi8_mask (far),
        _mm512_permutex2var_epi8 (t0, far, t1),
        _mm512_permutex2var_epi8 (t2, far, t3));

    _mm512_mask_storeu_epi8 (out + x, left,
        _mm512_mask_add_epi8 (_mm512_sub_epi8 (va, way),
            _mm512_cmpgt_epu8_mask (vb, va), va, way));
  }
}

/* ---- samples at any places, as kernels-avx2-sample.c has eight ---- */

INLINE __m512i
weight_of_row (__m512i weights, gint j)
{
  const __m512i spread =
      _mm512_set4_epi32 (0x09080908, 0x09080908, 0x01000100, 0x01000100);

  return _mm512_shuffle_epi8 (
      weights, _mm512_add_epi8 (spread, _mm512_set1_epi8 (2 * j)));
}

INLINE void
gather_weights (
    const gint16 table[256][4], __m512i at, __m512i *low, __m512i *high)
{
  const __m512i phase = _mm512_permutexvar_epi32 (
      _mm512_setr_epi32 (0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15),
      _mm512_and_si512 (at, _mm512_set1_epi32 (255)));

  *low = _mm512_i32gather_epi64 (_mm512_castsi512_si256 (phase), table, 8);
  *high =
      _mm512_i32gather_epi64 (_mm512_extracti64x4_epi64 (phase, 1), table, 8);
}

INLINE __m512i
sum_pairs (__m512i low, __m512i high)
{
  const __m512 a = _mm512_castsi512_ps (low), b = _mm512_castsi512_ps (high);

  return _mm512_add_epi32 (_mm512_castps_si512 (_mm512_shuffle_ps (a, b, 0x88)),
      _mm512_castps_si512 (_mm512_shuffle_ps (a, b, 0xdd)));
}

INLINE __m128i
sample_sixteen (const KernelsPlane *plane, __m512i x, __m512i y)
{
  const __m512i one = _mm512_set1_epi32 (1), zero = _mm512_setzero_si512 ();
  const __m512i column = _mm512_sub_epi32 (_mm512_srai_epi32 (x, 8), one);
  const __m512i row = _mm512_sub_epi32 (_mm512_srai_epi32 (y, 8), one);
  const __m512i at = _mm512_add_epi32 (
      _mm512_mullo_epi32 (row, _mm512_set1_epi32 (plane->stride)), column);
  __m512i low = _mm512_set1_epi16 (-RESAMPLE_OFFSET), high = low;
  __m512i down_low, down_high, along_low, along_high, sum;

  gather_weights (resample_row_table (), y, &down_low, &down_high);
  gather_weights (resample_column_table (), x, &along_low, &along_high);
  for (gint j = 0; j < 4; j++) {
    const __m512i taps =
        _mm512_i32gather_epi32 (at, plane->data + (gsize) j * plane->stride, 1);

    low = _mm512_add_epi16 (low,
        _mm512_mullo_epi16 (
            _mm512_unpacklo_epi8 (taps, zero), weight_of_row (down_low, j)));
    high = _mm512_add_epi16 (high,
        _mm512_mullo_epi16 (
            _mm512_unpackhi_epi8 (taps, zero), weight_of_row (down_high, j)));
  }
  sum = sum_pairs (
      _mm512_madd_epi16 (low, along_low), _mm512_madd_epi16 (high, along_high));
  return _mm_xor_si128 (
      _mm512_cvtsepi32_epi8 (_mm512_srai_epi32 (sum, RESAMPLE_BITS)),
      _mm_set1_epi8 ((gchar) 128));
}

INLINE gboolean
all_inside (__m512i at, gint size)
{
  return !_mm512_cmplt_epi32_mask (at, _mm512_set1_epi32 (256))
      && !_mm512_cmpgt_epi32_mask (at, _mm512_set1_epi32 (256 * size - 513));
}

INLINE __m512i
places (const gint32 *from, gint32 start, __m128i shift)
{
  return _mm512_sra_epi32 (
      _mm512_sub_epi32 (load (from), _mm512_set1_epi32 (start)), shift);
}

KERNEL void
avx512_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  const __m128i shift = _mm_cvtsi32_si128 (plane->shift);
  gint i = 0;

  for (; i + 16 <= n; i += 16) {
    const __m512i at_x = places (x + i, plane->left, shift);
    const __m512i at_y = places (y + i, plane->top, shift);

    if (all_inside (at_x, plane->width) && all_inside (at_y, plane->height))
      _mm_storeu_si128 (
          (__m128i *) (out + i), sample_sixteen (plane, at_x, at_y));
    else
      avx2_sample (plane, x + i, y + i, out + i, 16);
  }
  avx2_sample (plane, x + i, y + i, out + i, n - i);
}

/* As kernels-avx2-sample.c has eight. */
INLINE __m128i
bilinear_sixteen (const KernelsPlane *plane, __m512i x, __m512i y)
{
  const __m512i zero = _mm512_setzero_si512 ();
  const __m512i at_x = _mm512_max_epi32 (
      _mm512_min_epi32 (x, _mm512_set1_epi32 (256 * (plane->width - 1))), zero);
  const __m512i at_y = _mm512_max_epi32 (
      _mm512_min_epi32 (y, _mm512_set1_epi32 (256 * (plane->height - 1))),
      zero);
  const __m512i column = _mm512_srai_epi32 (at_x, 8);
  const __m512i row = _mm512_srai_epi32 (at_y, 8);
  const __m512i first =
      _mm512_min_epi32 (column, _mm512_set1_epi32 (plane->width - 4));
  const __m512i over = _mm512_slli_epi32 (_mm512_sub_epi32 (column, first), 3);
  const __m512i stride = _mm512_set1_epi32 (plane->stride);
  const __m512i at = _mm512_add_epi32 (_mm512_mullo_epi32 (row, stride), first);
  const __mmask16 has_next =
      _mm512_cmplt_epi32_mask (row, _mm512_set1_epi32 (plane->height - 1));
  const __m512i next = _mm512_mask_add_epi32 (at, has_next, at, stride);
  const __m512i top =
      _mm512_srlv_epi32 (_mm512_i32gather_epi32 (at, plane->data, 1), over);
  const __m512i low =
      _mm512_srlv_epi32 (_mm512_i32gather_epi32 (next, plane->data, 1), over);
  const __m512i taps = _mm512_xor_si512 (
      _mm512_mask_blend_epi16 (0xaaaaaaaa, top, _mm512_slli_epi32 (low, 16)),
      _mm512_set1_epi8 ((gchar) 128));
  const __m512i part =
      _mm512_and_si512 (_mm512_srai_epi32 (at_x, 1), _mm512_set1_epi32 (127));
  const __m512i along = _mm512_add_epi32 (_mm512_set1_epi32 (128),
      _mm512_sub_epi32 (_mm512_slli_epi32 (part, 8), part));
  const __m512i down = _mm512_and_si512 (at_y, _mm512_set1_epi32 (255));
  const __m512i rows = _mm512_maddubs_epi16 (
      _mm512_or_si512 (along, _mm512_slli_epi32 (along, 16)), taps);
  const __m512i sum = _mm512_dpwssd_epi32 (_mm512_set1_epi32 (1 << 14), rows,
      _mm512_add_epi32 (_mm512_set1_epi32 (256),
          _mm512_sub_epi32 (_mm512_slli_epi32 (down, 16), down)));

  return _mm_xor_si128 (_mm512_cvtsepi32_epi8 (_mm512_srai_epi32 (sum, 15)),
      _mm_set1_epi8 ((gchar) 128));
}

KERNEL void
avx512_sample_bilinear (const KernelsPlane *plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n)
{
  const __m128i shift = _mm_cvtsi32_si128 (plane->shift);
  gint i = 0;

  for (; plane->width >= 4 && i + 16 <= n; i += 16)
    _mm_storeu_si128 ((__m128i *) (out + i),
        bilinear_sixteen (plane, places (x + i, plane->left, shift),
            places (y + i, plane->top, shift)));
  avx2_sample_bilinear (plane, x + i, y + i, out + i, n - i);
}

/* Those that move bytes across a vector keep their clock for such vectors. */
static gboolean
has_avx512 (void)
{
  return __builtin_cpu_supports ("avx512bw")
      && __builtin_cpu_supports ("avx512vl")
      && __builtin_cpu_supports ("avx512vbmi")
      && __builtin_cpu_supports ("avx512vnni");
}

const Kernels kernels_avx512 = {
  .name = "avx512",
  .is_usable = has_avx512,
  .resample_rows = avx512_resample_rows,
  .resample_columns = avx512_resample_columns,
  .sample = avx512_sample,
  .sample_bilinear = avx512_sample_bilinear,
  .between_lines = plain_between_lines,
  .between_nodes = avx2_between_nodes,
  .add_weighed = plain_add_weighed,
  .settle = plain_settle,
  .filter = avx2_filter,
  .mix = avx512_mix,
  .weigh = avx2_weigh,
  .approach = avx512_approach,
  .lay = plain_lay,
  .ring = avx2_ring,
  .front = plain_front,
  .mirror = plain_mirror,
  .sum_bytes = avx2_sum_bytes,
  .sum_words = avx2_sum_words,
  .trail = plain_trail,
  .box_along = plain_box_along,
  .box_down = plain_box_down,
  .add_words = plain_add_words,
  .slide_along = plain_slide_along,
  .slide_down = plain_slide_down,
  .widen = plain_widen,
  .halve = plain_halve,
  .interpolate = plain_interpolate,
  .to_rgb16 = avx2_to_rgb16,
  .from_rgb16 = avx2_from_rgb16,
  .luma_from_rgba = avx2_luma_from_rgba,
  .chroma_from_rgba = avx2_chroma_from_rgba,
  .expose = avx2_expose,
  .mix_lit = plain_mix_lit,
  .mix_channels = plain_mix_channels,
  .enrich = plain_enrich,
  .bend_levels = plain_bend_levels,
};
#endif
