/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Samples at any places, for AVX2: four at once, gathered. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("avx2"), unused)) static
#include "kernel-loops.h"

#include <immintrin.h>
#include <string.h>

#define INLINE __attribute__ ((target ("avx2"), always_inline)) static inline

/* Four samples whose taps all lie inside. */
INLINE void
sample_four (const KernelsPlane *plane, __m128i x, __m128i y, guint8 *out)
{
  const __m128i fraction = _mm_set1_epi32 (255), one = _mm_set1_epi32 (1);
  /* Each of a sample's row weights in all four places of it. */
  const __m256i spread = _mm256_setr_epi8 (0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9,
      8, 9, 8, 9, 0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9, 8, 9, 8, 9);
  const __m128i column = _mm_sub_epi32 (_mm_srai_epi32 (x, 8), one);
  const __m128i row = _mm_sub_epi32 (_mm_srai_epi32 (y, 8), one);
  const __m128i at = _mm_add_epi32 (
      _mm_mullo_epi32 (row, _mm_set1_epi32 (plane->stride)), column);
  const __m256i down =
      _mm256_i32gather_epi64 ((const long long *) resample_row_table (),
          _mm_and_si128 (y, fraction), 8);
  const __m256i along =
      _mm256_i32gather_epi64 ((const long long *) resample_column_table (),
          _mm_and_si128 (x, fraction), 8);
  __m256i line = _mm256_set1_epi16 (-RESAMPLE_OFFSET);
  __m128i sum;

  for (gint j = 0; j < 4; j++) {
    const __m256i taps = _mm256_cvtepu8_epi16 (_mm_i32gather_epi32 (
        (const int *) (plane->data + (gsize) j * plane->stride), at, 1));
    const __m256i weight = _mm256_shuffle_epi8 (
        down, _mm256_add_epi8 (spread, _mm256_set1_epi8 (2 * j)));

    line = _mm256_add_epi16 (line, _mm256_mullo_epi16 (taps, weight));
  }
  line = _mm256_madd_epi16 (line, along);
  line = _mm256_permute4x64_epi64 (_mm256_hadd_epi32 (line, line), 0x08);
  sum = _mm_srai_epi32 (_mm256_castsi256_si128 (line), RESAMPLE_BITS);
  sum = _mm_packs_epi32 (sum, sum);
  sum = _mm_xor_si128 (_mm_packs_epi16 (sum, sum), _mm_set1_epi8 ((gchar) 128));
  memcpy (out, &sum, 4);
}

/* None of four is so near to an edge that a tap would lie outside. */
INLINE gboolean
all_inside (__m128i at, gint size)
{
  const __m128i low = _mm_cmplt_epi32 (at, _mm_set1_epi32 (256));
  const __m128i high = _mm_cmpgt_epi32 (at, _mm_set1_epi32 (256 * size - 513));

  return _mm_testz_si128 (_mm_or_si128 (low, high), _mm_set1_epi32 (-1));
}

__attribute__ ((target ("avx2"))) void
avx2_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  gint i = 0;

  for (; i + 4 <= n; i += 4) {
    const __m128i at_x = _mm_loadu_si128 ((const __m128i *) (x + i));
    const __m128i at_y = _mm_loadu_si128 ((const __m128i *) (y + i));

    if (all_inside (at_x, plane->width) && all_inside (at_y, plane->height))
      sample_four (plane, at_x, at_y, out + i);
    else
      plain_sample (plane, x + i, y + i, out + i, 4);
  }
  plain_sample (plane, x + i, y + i, out + i, n - i);
}
#endif
