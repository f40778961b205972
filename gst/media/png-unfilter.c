/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See png-unfilter.h. Each pixel needs the one before it, so that there is
 * nothing to do at once but the bytes of one: with SSE2, which every x86-64
 * has, they are in one register. */

#include "png-unfilter.h"

#include <string.h>

#ifdef __x86_64__
#include <emmintrin.h>
#endif

static void
unfilter_up (guint8 *restrict row, const guint8 *restrict above, gsize n)
{
  for (gsize i = 0; i < n; i++)
    row[i] += above[i];
}

/* ---- byte by byte ---- */

static inline guint8
paeth (gint a, gint b, gint c)
{
  const gint pa = ABS (b - c), pb = ABS (a - c), pc = ABS (a + b - 2 * c);
  const gint near = pb <= pc ? b : c;

  return pa <= MIN (pb, pc) ? a : near;
}

static inline void
unfilter_bytes (
    guint filter, guint8 *row, const guint8 *above, gsize n, const gsize unit)
{
  guint8 a[8] = { 0 }, c[8] = { 0 };

  for (gsize i = 0; i < n; i += unit)
    for (gsize k = 0; k < unit; k++) {
      const guint8 b = above[i + k];

      row[i + k] += filter == 1 ? a[k]
          : filter == 3         ? (a[k] + b) / 2
                                : paeth (a[k], b, c[k]);
      a[k] = row[i + k];
      c[k] = b;
    }
}

/* ---- pixel by pixel ---- */

#ifdef __x86_64__
static inline __m128i
pixel_load (const guint8 *from)
{
  return _mm_loadl_epi64 ((const __m128i *) from);
}

static inline void
pixel_store (guint8 *to, __m128i pixel, gsize unit)
{
  const guint64 bytes = _mm_cvtsi128_si64 (pixel);

  memcpy (to, &bytes, unit);
}

/* The mean is rounded down, the processor's up. */
static inline __m128i
mean (__m128i a, __m128i b)
{
  const __m128i odd = _mm_and_si128 (_mm_xor_si128 (a, b), _mm_set1_epi8 (1));

  return _mm_sub_epi8 (_mm_avg_epu8 (a, b), odd);
}

static inline __m128i
absolute (__m128i v)
{
  return _mm_max_epi16 (v, _mm_sub_epi16 (_mm_setzero_si128 (), v));
}

/* @yes where the mask is set, else @no. */
static inline __m128i
either (__m128i mask, __m128i yes, __m128i no)
{
  return _mm_or_si128 (_mm_and_si128 (mask, yes), _mm_andnot_si128 (mask, no));
}

/* All are words. */
static inline __m128i
predict (__m128i a, __m128i b, __m128i c)
{
  const __m128i from_a = _mm_sub_epi16 (b, c), from_b = _mm_sub_epi16 (a, c);
  const __m128i pa = absolute (from_a), pb = absolute (from_b);
  const __m128i pc = absolute (_mm_add_epi16 (from_a, from_b));
  const __m128i least = _mm_min_epi16 (pc, _mm_min_epi16 (pa, pb));

  return either (_mm_cmpeq_epi16 (pa, least), a,
      either (_mm_cmpeq_epi16 (pb, least), b, c));
}

static inline void
unfilter_paeth (guint8 *row, const guint8 *above, gsize n, const gsize unit)
{
  const __m128i zero = _mm_setzero_si128 ();
  __m128i a = zero, c = zero;

  for (gsize i = 0; i < n; i += unit) {
    const __m128i b = _mm_unpacklo_epi8 (pixel_load (above + i), zero);
    const __m128i d = _mm_unpacklo_epi8 (pixel_load (row + i), zero);

    /* The words' upper bytes stay 0. */
    a = _mm_add_epi8 (d, predict (a, b, c));
    c = b;
    pixel_store (row + i, _mm_packus_epi16 (a, a), unit);
  }
}

static inline void
unfilter_pixels (
    guint filter, guint8 *row, const guint8 *above, gsize n, const gsize unit)
{
  __m128i a = _mm_setzero_si128 ();

  if (filter == 4) {
    unfilter_paeth (row, above, n, unit);
    return;
  }
  for (gsize i = 0; i < n; i += unit) {
    const __m128i by = filter == 1 ? a : mean (a, pixel_load (above + i));

    a = _mm_add_epi8 (pixel_load (row + i), by);
    pixel_store (row + i, a, unit);
  }
}
#else
#define unfilter_pixels unfilter_bytes
#endif

/* The numbers that are known here make a loop of its own of each case. */
#define EACH_FILTER(unfilter, unit)                                            \
  switch (filter) {                                                            \
    case 1:                                                                    \
      unfilter (1, row, above, n, unit);                                       \
      return;                                                                  \
    case 3:                                                                    \
      unfilter (3, row, above, n, unit);                                       \
      return;                                                                  \
    default:                                                                   \
      unfilter (4, row, above, n, unit);                                       \
      return;                                                                  \
  }

static void
unfilter_from_before (
    guint filter, guint8 *row, const guint8 *above, gsize n, guint unit)
{
  switch (unit) {
    case 1:
      EACH_FILTER (unfilter_bytes, 1)
    case 2:
      EACH_FILTER (unfilter_bytes, 2)
    case 3:
      EACH_FILTER (unfilter_pixels, 3)
    case 4:
      EACH_FILTER (unfilter_pixels, 4)
    case 6:
      EACH_FILTER (unfilter_pixels, 6)
    default:
      EACH_FILTER (unfilter_pixels, 8)
  }
}

gboolean
png_unfilter (
    guint filter, guint8 *row, const guint8 *above, gsize n, guint unit)
{
  if (filter > 4)
    return FALSE;
  if (filter == 2)
    unfilter_up (row, above, n);
  else if (filter > 0)
    unfilter_from_before (filter, row, above, n, unit);
  return TRUE;
}
