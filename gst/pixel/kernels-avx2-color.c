/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From and to RGB, for AVX2. Rounded quotients are products here, whose error
 * is too small to be seen. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("avx2"), unused)) static
#include "kernel-loops.h"

#include <immintrin.h>

#define SHARED __attribute__ ((target ("avx2")))
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

/* ---- 16-bit RGB ---- */

/* Products of sixteen bits, rounded to fifteen less: of signed numbers, so that
 * both factors are taken less 2^15. What that leaves out is whole. */
SHARED void
avx2_expose (guint16 *samples, guint32 exposure, guint32 light, gint n)
{
  const __m256i more = _mm256_set1_epi16 (exposure - 32768);
  const __m256i left = _mm256_set1_epi16 (32768 - light);
  const __m256i sign = _mm256_set1_epi16 (-32768);
  const __m256i low = _mm256_set1_epi16 (32767);
  gint i = 0;

  /* Darker is nobody's, and no light at all is no share of sixteen bits. */
  if (exposure < 32768 || exposure > 65535 || light == 0) {
    plain_expose (samples, exposure, light, n);
    return;
  }
  for (; i + 16 <= n; i += 16) {
    const __m256i v = load (samples + i);
    const __m256i added = _mm256_add_epi16 (
        _mm256_mulhrs_epi16 (_mm256_xor_si256 (v, sign), more), more);
    const __m256i bright = _mm256_adds_epu16 (v, added);
    const __m256i dark = _mm256_add_epi16 (
        _mm256_mulhrs_epi16 (_mm256_xor_si256 (bright, low), left), left);

    store (samples + i, _mm256_xor_si256 (dark, _mm256_set1_epi16 (-1)));
  }
  plain_expose (samples + i, exposure, light, n - i);
}

/* A coefficient as a multiple of 256 and what is left, for two factors. */
typedef struct {
  __m256i high, low;
} Factors;

INLINE Factors
factors (gint first, gint second)
{
  return (Factors){
    _mm256_set1_epi32 (word_pair (first >> 8, second >> 8)),
    _mm256_set1_epi32 (word_pair (first & 255, second & 255)),
  };
}

INLINE __m256i
product (__m256i pairs, Factors k)
{
  return _mm256_add_epi32 (
      _mm256_slli_epi32 (_mm256_madd_epi16 (pairs, k.high), 8),
      _mm256_madd_epi16 (pairs, k.low));
}

INLINE __m256i
settled (__m256i sum)
{
  const __m256i half = _mm256_set1_epi32 (1 << (KERNELS_BACK_BITS - 1));

  return _mm256_srai_epi32 (_mm256_add_epi32 (sum, half), KERNELS_BACK_BITS);
}

/* Sixteen samples of a channel from those of two planes. */
INLINE __m256i
channel (__m256i a, __m256i b, Factors k)
{
  return _mm256_packus_epi32 (
      settled (product (_mm256_unpacklo_epi16 (a, b), k)),
      settled (product (_mm256_unpackhi_epi16 (a, b), k)));
}

/* And of three. */
INLINE __m256i
green (__m256i y, __m256i u, __m256i v, Factors yu, Factors v0)
{
  const __m256i zero = _mm256_setzero_si256 ();
  const __m256i low =
      _mm256_add_epi32 (product (_mm256_unpacklo_epi16 (y, u), yu),
          product (_mm256_unpacklo_epi16 (v, zero), v0));
  const __m256i high =
      _mm256_add_epi32 (product (_mm256_unpackhi_epi16 (y, u), yu),
          product (_mm256_unpackhi_epi16 (v, zero), v0));

  return _mm256_packus_epi32 (settled (low), settled (high));
}

SHARED void
avx2_to_rgb16 (const KernelsBack *k, const guint16 *y, const guint16 *cb,
    const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n)
{
  const Factors yr = factors (k->y, k->r_cr), yb = factors (k->y, k->b_cb);
  const Factors yg = factors (k->y, -k->g_cb), vg = factors (-k->g_cr, 0);
  const __m256i black = _mm256_set1_epi16 (128);
  const __m256i grey = _mm256_set1_epi16 (1024);
  gint i = 0;

  for (; i + 16 <= n; i += 16) {
    const __m256i luma = _mm256_sub_epi16 (load (y + i), black);
    const __m256i u = _mm256_sub_epi16 (load (cb + i), grey);
    const __m256i v = _mm256_sub_epi16 (load (cr + i), grey);

    store (r + i, channel (luma, v, yr));
    store (g + i, green (luma, u, v, yg, vg));
    store (b + i, channel (luma, u, yb));
  }
  plain_to_rgb16 (k, y + i, cb + i, cr + i, r + i, g + i, b + i, n - i);
}

/* Eight samples out of pairs less 2^15, @base making up for it. */
INLINE __m256i
of_channels (__m256i rg, __m256i b0, __m256i k_rg, __m256i k_b, __m256i base)
{
  const __m256i sum = _mm256_add_epi32 (
      _mm256_madd_epi16 (rg, k_rg), _mm256_madd_epi16 (b0, k_b));

  return _mm256_srli_epi32 (_mm256_add_epi32 (sum, base), KERNELS_FORTH_BITS);
}

/* Sixteen samples, as words. */
INLINE __m256i
plane_words (
    __m256i r, __m256i g, __m256i b, __m256i k_rg, __m256i k_b, __m256i base)
{
  const __m256i zero = _mm256_setzero_si256 ();

  return _mm256_packs_epi32 (
      of_channels (_mm256_unpacklo_epi16 (r, g),
          _mm256_unpacklo_epi16 (b, zero), k_rg, k_b, base),
      of_channels (_mm256_unpackhi_epi16 (r, g),
          _mm256_unpackhi_epi16 (b, zero), k_rg, k_b, base));
}

/* Every coefficient fits sixteen bits: the largest is 112 / 255 of 2^15. */
SHARED void
avx2_from_rgb16 (const KernelsForth *k, const guint16 *r, const guint16 *g,
    const guint16 *b, guint8 *out, gint n)
{
  const __m256i sign = _mm256_set1_epi16 (-32768);
  const __m256i k_rg = _mm256_set1_epi32 (word_pair (k->r, k->g));
  const __m256i k_b = _mm256_set1_epi32 (word_pair (k->b, 0));
  const __m256i base = _mm256_set1_epi32 (
      (gint32) (k->offset + 32768u * (guint32) (k->r + k->g + k->b)));
  gint i = 0;

  for (; i + 16 <= n; i += 16) {
    const __m256i words = plane_words (_mm256_xor_si256 (load (r + i), sign),
        _mm256_xor_si256 (load (g + i), sign),
        _mm256_xor_si256 (load (b + i), sign), k_rg, k_b, base);

    _mm_storeu_si128 ((__m128i *) (out + i),
        _mm_packus_epi16 (_mm256_castsi256_si128 (words),
            _mm256_extracti128_si256 (words, 1)));
  }
  plain_from_rgb16 (k, r + i, g + i, b + i, out + i, n - i);
}

/* ---- from RGBA ---- */

/* Two channels of eight pixels each, as words: red and blue, green and what
 * does not count. */
typedef struct {
  __m256i rb, ga;
} Pixels;

INLINE Pixels
pixels_at (const guint8 *rgba)
{
  const __m256i v = load (rgba);

  return (Pixels){ _mm256_and_si256 (v, _mm256_set1_epi32 (0x00ff00ff)),
    _mm256_srli_epi16 (v, 8) };
}

INLINE Pixels
pixels_add (Pixels a, Pixels b)
{
  return (
      Pixels){ _mm256_add_epi16 (a.rb, b.rb), _mm256_add_epi16 (a.ga, b.ga) };
}

/* What of the channels adds up to a number that is not negative, and the
 * factor that makes of its upper 32 bits a quotient. */
typedef struct {
  __m256i rb, ga, offset, factor;
} Quotient;

INLINE Quotient
quotient_of (gint r, gint g, gint b, gint offset, guint64 factor)
{
  return (Quotient){ _mm256_set1_epi32 (word_pair (r, b)),
    _mm256_set1_epi32 (word_pair (g, 0)), _mm256_set1_epi32 (offset),
    _mm256_set1_epi64x ((gint64) factor) };
}

INLINE __m256i
dividend (Pixels p, const Quotient *q)
{
  return _mm256_add_epi32 (q->offset,
      _mm256_add_epi32 (
          _mm256_madd_epi16 (p.rb, q->rb), _mm256_madd_epi16 (p.ga, q->ga)));
}

/* The upper halves of products, side by side. */
INLINE __m256i
upper_halves (__m256i low, __m256i high)
{
  return _mm256_blend_epi32 (_mm256_srli_epi64 (low, 32), high, 0xaa);
}

/* 16.5 and more, rounded down: what has been lost until here is less than what
 * any sum is short of the next quotient. */
INLINE __m256i
rounded (__m256i v, gint bits)
{
  return _mm256_srli_epi32 (
      _mm256_add_epi32 (v, _mm256_set1_epi32 (33 << (bits - 1))), bits);
}

/* 73 / 850000 in 45 bits: too large by less than 2^-45, so that 2^22 of sums
 * come 2^-23 too far, an eighth of the way between two. */
#define LUMA_BITS 13
#define LUMA_FACTOR ((G_GUINT64_CONSTANT (73) << (32 + LUMA_BITS)) / 850000 + 1)

INLINE __m256i
eight_lumas (const guint8 *rgba, const Quotient *q)
{
  const __m256i sum = dividend (pixels_at (rgba), q);

  return rounded (
      upper_halves (_mm256_mul_epu32 (sum, q->factor),
          _mm256_mul_epu32 (_mm256_srli_epi64 (sum, 32), q->factor)),
      LUMA_BITS);
}

SHARED void
avx2_luma_from_rgba (
    const KernelsShares *k, const guint8 *rgba, guint8 *out, gint n)
{
  const __m256i order = _mm256_setr_epi32 (0, 4, 1, 5, 2, 6, 3, 7);
  const Quotient q = quotient_of (k->r, k->g, k->b, 0, LUMA_FACTOR);
  gint i = 0;

  for (; i + 32 <= n; i += 32, rgba += 128) {
    const __m256i low = _mm256_packs_epi32 (
        eight_lumas (rgba, &q), eight_lumas (rgba + 32, &q));
    const __m256i high = _mm256_packs_epi32 (
        eight_lumas (rgba + 64, &q), eight_lumas (rgba + 96, &q));

    store (out + i,
        _mm256_permutevar8x32_epi32 (_mm256_packus_epi16 (low, high), order));
  }
  plain_luma_from_rgba (k, rgba, out + i, n - i);
}

/* 14 / ((10000 - share) 255) in 48 bits: 2^26 of sums come 2^-22 too far, half
 * the way between two. */
#define CHROMA_BITS 16

/* 112, and @own, one of the channels, less luma; never negative. */
INLINE Quotient
chroma_quotient (const KernelsShares *k, guint own)
{
  const guint64 divisor = (10000 - own) * 255;

  return quotient_of (own == k->r ? 10000 - k->r : -k->r, -k->g,
      own == k->b ? 10000 - k->b : -k->b, (10000 - own) * 2040,
      (G_GUINT64_CONSTANT (14) << (32 + CHROMA_BITS)) / divisor + 1);
}

INLINE Pixels
two_rows (const guint8 *top, const guint8 *bottom)
{
  return pixels_add (pixels_at (top), pixels_at (bottom));
}

/* 1 2 1 around each even pixel, in its place; the others are of no use. */
INLINE Pixels
around_four (const guint8 *top, const guint8 *bottom)
{
  const Pixels before = two_rows (top - 4, bottom - 4);
  const Pixels at = two_rows (top, bottom);
  const Pixels after = { _mm256_srli_epi64 (at.rb, 32),
    _mm256_srli_epi64 (at.ga, 32) };

  return pixels_add (pixels_add (before, after), pixels_add (at, at));
}

/* Four samples of both, by turns. */
INLINE __m256i
four_chromas (const guint8 *top, const guint8 *bottom, const Quotient *b,
    const Quotient *r)
{
  const Pixels sums = around_four (top, bottom);

  return rounded (
      upper_halves (_mm256_mul_epu32 (dividend (sums, b), b->factor),
          _mm256_mul_epu32 (dividend (sums, r), r->factor)),
      CHROMA_BITS);
}

SHARED void
avx2_chroma_from_rgba (const KernelsShares *k, const guint8 *top,
    const guint8 *bottom, guint8 *cb, guint8 *cr, gint n)
{
  const Quotient b = chroma_quotient (k, k->b), r = chroma_quotient (k, k->r);
  /* Each half has the words of its two pixels of every four. */
  const __m256i order =
      _mm256_setr_epi8 (0, 4, -1, -1, 8, 12, -1, -1, 2, 6, -1, -1, 10, 14, -1,
          -1, -1, -1, 0, 4, -1, -1, 8, 12, -1, -1, 2, 6, -1, -1, 10, 14);
  gint i = 0;

  for (; i + 8 <= n; i += 8, top += 64, bottom += 64) {
    const __m256i words =
        _mm256_packs_epi32 (four_chromas (top, bottom, &b, &r),
            four_chromas (top + 32, bottom + 32, &b, &r));
    const __m256i bytes = _mm256_shuffle_epi8 (words, order);
    const __m128i both = _mm_or_si128 (
        _mm256_castsi256_si128 (bytes), _mm256_extracti128_si256 (bytes, 1));

    _mm_storel_epi64 ((__m128i *) (cb + i), both);
    _mm_storel_epi64 ((__m128i *) (cr + i), _mm_unpackhi_epi64 (both, both));
  }
  plain_chroma_from_rgba (k, top, bottom, cb + i, cr + i, n - i);
}
#endif
