/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Four-tap kernels. resample_rows() is left to the compiler; along the row no
 * compiler finds the shuffles, so that there is one form for AVX2 beside the
 * plain one. Both give the same bytes. */

#include "resample.h"
#include "simd.h"

#include <string.h>

#ifdef SIMD_AVX2
#include <immintrin.h>
#endif

#define ROW_BITS 7
#define COLUMN_BITS 14

/* num / 2^bits, rounded. */
static gint
rounded (gint num, gint bits)
{
  return (num + (1 << (bits - 1))) >> bits;
}

/* The outer two of the cubic's weights, times 2^25. */
static gint
outer_weight (gint phase)
{
  return -phase * (256 - phase) * (256 - phase);
}

/* Few bits: the sum and the place are kept, the shape is rounded. */
void
resample_row_weights (gint phase, gint16 weight[4])
{
  const gint first = rounded (outer_weight (phase), 25 - ROW_BITS);
  const gint last = rounded (outer_weight (256 - phase), 25 - ROW_BITS);

  weight[0] = first;
  weight[3] = last;
  weight[2] = (phase + 1) / 2 + first - 2 * last;
  weight[1] = (1 << ROW_BITS) - first - last - weight[2];
}

void
resample_column_weights (gint phase, gint16 weight[4])
{
  const gint first = rounded (outer_weight (phase), 25 - COLUMN_BITS);
  const gint last = rounded (outer_weight (256 - phase), 25 - COLUMN_BITS);

  weight[0] = first;
  weight[3] = last;
  weight[2] = 64 * phase + first - 2 * last;
  weight[1] = (1 << COLUMN_BITS) - first - last - weight[2];
}

/* The sum, less the offset, fits sixteen bits whatever its parts overflow. */
SIMD_CLONES void
resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  const guint8 *r0 = row[0], *r1 = row[1], *r2 = row[2], *r3 = row[3];
  const guint16 w0 = weight[0], w1 = weight[1], w2 = weight[2];
  const guint16 w3 = weight[3];
  const guint16 offset = 128 << ROW_BITS;

  for (gint x = 0; x < n; x++)
    out[x] = (gint16) (guint16) (r0[x] * w0 + r1[x] * w1 + r2[x] * w2
        + r3[x] * w3 - offset);
}

#define SHIFT (ROW_BITS + COLUMN_BITS)
#define BIAS ((128 << SHIFT) + (1 << (SHIFT - 1)))

void
resample_columns_plain (
    const ResampleColumns *columns, gint from, const gint16 *in, guint8 *out)
{
  for (gint i = from; i < columns->n; i++) {
    const gint16 *tap = in + columns->first[i];
    const gint16 *weight = columns->weight[i];
    const gint sum = tap[0] * weight[0] + tap[1] * weight[1]
        + tap[2] * weight[2] + tap[3] * weight[3] + BIAS;

    out[i] = CLAMP (sum >> SHIFT, 0, 255);
  }
}

#ifdef SIMD_AVX2

/* Four samples of one half: their taps must lie in eight samples. */
static gboolean
group_half (ResampleColumns *columns, gint i, gint group, gint half)
{
  const gint origin = columns->first[i];

  for (gint k = 0; k < 4; k++) {
    const gint at = columns->first[i + k] - origin;

    if (at > 4)
      return FALSE;
    for (gint byte = 0; byte < 4; byte++) {
      columns->pick[group][0][16 * half + 4 * k + byte] = 2 * at + byte;
      columns->pick[group][1][16 * half + 4 * k + byte] = 2 * at + byte + 4;
    }
    for (gint pair = 0; pair < 2; pair++)
      memcpy (&columns->pair[group][pair][8 * half + 2 * k],
          &columns->weight[i + k][2 * pair], 2 * sizeof (gint16));
  }
  return TRUE;
}

void
resample_columns_ready (ResampleColumns *columns)
{
  columns->grouped = simd_has_avx2 ();
  for (gint i = 0; columns->grouped && i + 8 <= columns->n; i += 8)
    columns->grouped = group_half (columns, i, i / 8, 0)
        && group_half (columns, i + 4, i / 8, 1);
}

__attribute__ ((target ("avx2"))) static __m256i
eight_samples (const ResampleColumns *columns, gint i, const gint16 *in)
{
  const __m128i low =
      _mm_loadu_si128 ((const __m128i *) (in + columns->first[i]));
  const __m128i high =
      _mm_loadu_si128 ((const __m128i *) (in + columns->first[i + 4]));
  const __m256i taps =
      _mm256_inserti128_si256 (_mm256_castsi128_si256 (low), high, 1);
  const __m256i *pick = (const __m256i *) columns->pick[i / 8];
  const __m256i *pair = (const __m256i *) columns->pair[i / 8];
  const __m256i first =
      _mm256_madd_epi16 (_mm256_shuffle_epi8 (taps, _mm256_load_si256 (pick)),
          _mm256_load_si256 (pair));
  const __m256i second = _mm256_madd_epi16 (
      _mm256_shuffle_epi8 (taps, _mm256_load_si256 (pick + 1)),
      _mm256_load_si256 (pair + 1));
  const __m256i sum = _mm256_add_epi32 (
      _mm256_add_epi32 (first, second), _mm256_set1_epi32 (BIAS));

  return _mm256_srai_epi32 (sum, SHIFT);
}

__attribute__ ((target ("avx2"))) static gint
columns_avx2 (const ResampleColumns *columns, const gint16 *in, guint8 *out)
{
  gint i = 0;

  for (; i + 8 <= columns->n; i += 8) {
    const __m256i wide = eight_samples (columns, i, in);
    const __m128i words = _mm_packs_epi32 (
        _mm256_castsi256_si128 (wide), _mm256_extracti128_si256 (wide, 1));

    _mm_storel_epi64 ((__m128i *) (out + i), _mm_packus_epi16 (words, words));
  }
  return i;
}

void
resample_columns (const ResampleColumns *columns, const gint16 *in, guint8 *out)
{
  const gint done = columns->grouped ? columns_avx2 (columns, in, out) : 0;

  resample_columns_plain (columns, done, in, out);
}

#else

void
resample_columns_ready (ResampleColumns *columns)
{
  columns->grouped = FALSE;
}

void
resample_columns (const ResampleColumns *columns, const gint16 *in, guint8 *out)
{
  resample_columns_plain (columns, 0, in, out);
}

#endif
