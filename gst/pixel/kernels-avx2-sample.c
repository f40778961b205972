/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Samples at any places, for AVX2: eight at once, gathered. And the places. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("avx2"), unused)) static
#include "kernel-loops.h"

#include <immintrin.h>
#include <string.h>

#define INLINE __attribute__ ((target ("avx2"), always_inline)) static inline
#define SHARED __attribute__ ((target ("avx2")))

/* Where the row's weight @j of a sample goes: beside each of its four taps. */
INLINE __m256i
weight_of_row (__m256i weights, gint j)
{
  const __m256i spread = _mm256_setr_epi8 (0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9,
      8, 9, 8, 9, 0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9, 8, 9, 8, 9);

  return _mm256_shuffle_epi8 (
      weights, _mm256_add_epi8 (spread, _mm256_set1_epi8 (2 * j)));
}

/* The weights of samples 0, 1, 4, 5 in @low, of 2, 3, 6, 7 in @high: where
 * unpacking to words leaves their taps. */
INLINE void
gather_weights (
    const gint16 table[256][4], __m256i at, __m256i *low, __m256i *high)
{
  const __m256i phase = _mm256_permutevar8x32_epi32 (
      _mm256_and_si256 (at, _mm256_set1_epi32 (255)),
      _mm256_setr_epi32 (0, 1, 4, 5, 2, 3, 6, 7));

  *low = _mm256_i32gather_epi64 (
      (const long long *) table, _mm256_castsi256_si128 (phase), 8);
  *high = _mm256_i32gather_epi64 (
      (const long long *) table, _mm256_extracti128_si256 (phase, 1), 8);
}

/* Sums of neighbours, in the order of the samples. */
INLINE __m256i
sum_pairs (__m256i low, __m256i high)
{
  const __m256 a = _mm256_castsi256_ps (low), b = _mm256_castsi256_ps (high);

  return _mm256_add_epi32 (_mm256_castps_si256 (_mm256_shuffle_ps (a, b, 0x88)),
      _mm256_castps_si256 (_mm256_shuffle_ps (a, b, 0xdd)));
}

/* Eight samples whose taps all lie inside. */
INLINE void
sample_eight (const KernelsPlane *plane, __m256i x, __m256i y, guint8 *out)
{
  const __m256i one = _mm256_set1_epi32 (1), zero = _mm256_setzero_si256 ();
  const __m256i column = _mm256_sub_epi32 (_mm256_srai_epi32 (x, 8), one);
  const __m256i row = _mm256_sub_epi32 (_mm256_srai_epi32 (y, 8), one);
  const __m256i at = _mm256_add_epi32 (
      _mm256_mullo_epi32 (row, _mm256_set1_epi32 (plane->stride)), column);
  __m256i low = _mm256_set1_epi16 (-RESAMPLE_OFFSET), high = low;
  __m256i down_low, down_high, along_low, along_high, sum;
  gint32 four;

  gather_weights (resample_row_table (), y, &down_low, &down_high);
  gather_weights (resample_column_table (), x, &along_low, &along_high);
  for (gint j = 0; j < 4; j++) {
    const __m256i taps = _mm256_i32gather_epi32 (
        (const int *) (plane->data + (gsize) j * plane->stride), at, 1);

    low = _mm256_add_epi16 (low,
        _mm256_mullo_epi16 (
            _mm256_unpacklo_epi8 (taps, zero), weight_of_row (down_low, j)));
    high = _mm256_add_epi16 (high,
        _mm256_mullo_epi16 (
            _mm256_unpackhi_epi8 (taps, zero), weight_of_row (down_high, j)));
  }
  sum = sum_pairs (
      _mm256_madd_epi16 (low, along_low), _mm256_madd_epi16 (high, along_high));
  sum = _mm256_srai_epi32 (sum, RESAMPLE_BITS);
  sum = _mm256_packs_epi32 (sum, sum);
  sum = _mm256_xor_si256 (
      _mm256_packs_epi16 (sum, sum), _mm256_set1_epi8 ((gchar) 128));
  four = _mm_cvtsi128_si32 (_mm256_castsi256_si128 (sum));
  memcpy (out, &four, 4);
  four = _mm_cvtsi128_si32 (_mm256_extracti128_si256 (sum, 1));
  memcpy (out + 4, &four, 4);
}

/* None of them is so near to an edge that a tap would lie outside. */
INLINE gboolean
all_inside (__m256i at, gint size)
{
  const __m256i low = _mm256_cmpgt_epi32 (_mm256_set1_epi32 (256), at);
  const __m256i high =
      _mm256_cmpgt_epi32 (at, _mm256_set1_epi32 (256 * size - 513));

  return _mm256_testz_si256 (
      _mm256_or_si256 (low, high), _mm256_set1_epi32 (-1));
}

INLINE __m256i
places (const gint32 *from, gint32 start, __m128i shift)
{
  return _mm256_sra_epi32 (
      _mm256_sub_epi32 (_mm256_loadu_si256 ((const __m256i *) from),
          _mm256_set1_epi32 (start)),
      shift);
}

SHARED void
avx2_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  const __m128i shift = _mm_cvtsi32_si128 (plane->shift);
  gint i = 0;

  for (; i + 8 <= n; i += 8) {
    const __m256i at_x = places (x + i, plane->left, shift);
    const __m256i at_y = places (y + i, plane->top, shift);

    if (all_inside (at_x, plane->width) && all_inside (at_y, plane->height))
      sample_eight (plane, at_x, at_y, out + i);
    else
      plain_sample (plane, x + i, y + i, out + i, 8);
  }
  plain_sample (plane, x + i, y + i, out + i, n - i);
}

/* ---- two by two taps ---- */

/* Eight samples. Places outside are moved to the edge, where the tap beyond has
 * no weight; four bytes are gathered, which never reach past a row: those near
 * its end are taken from before them. Bytes are signed ones around 128. */
INLINE __m256i
bilinear_eight (const KernelsPlane *plane, __m256i x, __m256i y)
{
  const __m256i zero = _mm256_setzero_si256 ();
  const __m256i at_x = _mm256_max_epi32 (
      _mm256_min_epi32 (x, _mm256_set1_epi32 (256 * (plane->width - 1))), zero);
  const __m256i at_y = _mm256_max_epi32 (
      _mm256_min_epi32 (y, _mm256_set1_epi32 (256 * (plane->height - 1))),
      zero);
  const __m256i column = _mm256_srai_epi32 (at_x, 8);
  const __m256i row = _mm256_srai_epi32 (at_y, 8);
  const __m256i first =
      _mm256_min_epi32 (column, _mm256_set1_epi32 (plane->width - 4));
  const __m256i over = _mm256_slli_epi32 (_mm256_sub_epi32 (column, first), 3);
  const __m256i stride = _mm256_set1_epi32 (plane->stride);
  const __m256i at = _mm256_add_epi32 (_mm256_mullo_epi32 (row, stride), first);
  const __m256i next = _mm256_add_epi32 (at,
      _mm256_and_si256 (stride,
          _mm256_cmpgt_epi32 (_mm256_set1_epi32 (plane->height - 1), row)));
  const __m256i top = _mm256_srlv_epi32 (
      _mm256_i32gather_epi32 ((const int *) plane->data, at, 1), over);
  const __m256i low = _mm256_srlv_epi32 (
      _mm256_i32gather_epi32 ((const int *) plane->data, next, 1), over);
  const __m256i taps = _mm256_xor_si256 (
      _mm256_blend_epi16 (top, _mm256_slli_epi32 (low, 16), 0xaa),
      _mm256_set1_epi8 ((gchar) 128));
  const __m256i part =
      _mm256_and_si256 (_mm256_srai_epi32 (at_x, 1), _mm256_set1_epi32 (127));
  const __m256i along = _mm256_add_epi32 (_mm256_set1_epi32 (128),
      _mm256_sub_epi32 (_mm256_slli_epi32 (part, 8), part));
  const __m256i down = _mm256_and_si256 (at_y, _mm256_set1_epi32 (255));
  const __m256i rows = _mm256_maddubs_epi16 (
      _mm256_or_si256 (along, _mm256_slli_epi32 (along, 16)), taps);
  const __m256i sum = _mm256_madd_epi16 (rows,
      _mm256_add_epi32 (_mm256_set1_epi32 (256),
          _mm256_sub_epi32 (_mm256_slli_epi32 (down, 16), down)));

  return _mm256_srai_epi32 (
      _mm256_add_epi32 (sum, _mm256_set1_epi32 (1 << 14)), 15);
}

INLINE void
store_eight (guint8 *out, __m256i samples)
{
  const __m256i words = _mm256_packs_epi32 (samples, samples);
  const __m256i bytes = _mm256_xor_si256 (
      _mm256_packs_epi16 (words, words), _mm256_set1_epi8 ((gchar) 128));
  const gint32 half[2] = { _mm_cvtsi128_si32 (_mm256_castsi256_si128 (bytes)),
    _mm_cvtsi128_si32 (_mm256_extracti128_si256 (bytes, 1)) };

  memcpy (out, half, 8);
}

SHARED void
avx2_sample_bilinear (const KernelsPlane *plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n)
{
  const __m128i shift = _mm_cvtsi32_si128 (plane->shift);
  gint i = 0;

  for (; plane->width >= 4 && i + 8 <= n; i += 8)
    store_eight (out + i,
        bilinear_eight (plane, places (x + i, plane->left, shift),
            places (y + i, plane->top, shift)));
  plain_sample_bilinear (plane, x + i, y + i, out + i, n - i);
}

/* ---- places between nodes ---- */

SHARED void
avx2_between_nodes (
    const gint32 *node, gint bits, gint gap, gint lead, gint32 *out, gint n)
{
  const __m256i sample = _mm256_add_epi32 (
      _mm256_set1_epi32 (lead), _mm256_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7));
  const __m256i cell = _mm256_srl_epi32 (sample, _mm_cvtsi32_si128 (bits));
  const __m256i next = _mm256_add_epi32 (cell, _mm256_set1_epi32 (1));
  const __m256i in_cell =
      _mm256_and_si256 (sample, _mm256_set1_epi32 ((1 << bits) - 1));
  const __m256i part = _mm256_add_epi32 (_mm256_set1_epi32 (1),
      _mm256_mullo_epi32 (in_cell, _mm256_set1_epi32 (gap)));
  const __m256i parts = _mm256_set1_epi32 (gap << bits);
  gint i = 0;

  for (; i + 8 <= n; i += 8) {
    const __m256i nodes =
        _mm256_loadu_si256 ((const __m256i *) (node + (i >> bits)));
    const __m256i from = _mm256_permutevar8x32_epi32 (nodes, cell);
    const __m256i way =
        _mm256_sub_epi32 (_mm256_permutevar8x32_epi32 (nodes, next), from);

    _mm256_storeu_si256 ((__m256i *) (out + i),
        _mm256_add_epi32 (
            _mm256_mullo_epi32 (from, parts), _mm256_mullo_epi32 (way, part)));
  }
  plain_between_nodes (node + (i >> bits), bits, gap, lead, out + i, n - i);
}
#endif
