/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Kernels for AVX2: 32 samples at once. Where the compiler does as well, its
 * own form is taken. */

#include "kernels-x86.h"

#ifdef KERNELS_X86
#define KERNEL __attribute__ ((target ("avx2"), unused)) static
#include "kernel-loops.h"

#include <immintrin.h>
#include <string.h>

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

INLINE __m256i
load_halves (const gint16 *low, const gint16 *high)
{
  return _mm256_loadu2_m128i ((const __m128i *) high, (const __m128i *) low);
}

INLINE void
store_halves (gint16 *low, gint16 *high, __m256i v)
{
  _mm_storeu_si128 ((__m128i *) low, _mm256_castsi256_si128 (v));
  _mm_storeu_si128 ((__m128i *) high, _mm256_extracti128_si256 (v, 1));
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

    store_halves (out + x, out + x + 16, low);
    store_halves (out + x + 8, out + x + 24, high);
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

/* Four samples in each half, from sample @i of the block on. */
INLINE __m256i
eight_columns (
    const ResampleBlock *block, const guint16 *first, gint i, const gint16 *in)
{
  const __m256i taps = load_halves (in + first[i], in + first[i + 4]);
  const __m256i at = load (block->in_four + i);
  const __m256i next = _mm256_add_epi8 (at, _mm256_set1_epi8 (4));
  const __m256i low = _mm256_madd_epi16 (
      _mm256_shuffle_epi8 (taps, at), load (block->pair[0] + i));
  const __m256i high = _mm256_madd_epi16 (
      _mm256_shuffle_epi8 (taps, next), load (block->pair[1] + i));

  return _mm256_srai_epi32 (_mm256_add_epi32 (low, high), RESAMPLE_BITS);
}

/* The two packs bound it to what a byte around 128 holds, and leave fours in
 * the order 0 2 4 6 1 3 5 7. */
INLINE __m256i
block_of_columns (
    const ResampleBlock *block, const guint16 *first, const gint16 *in)
{
  const __m256i order = _mm256_setr_epi32 (0, 4, 1, 5, 2, 6, 3, 7);
  const __m256i low = _mm256_packs_epi32 (
      eight_columns (block, first, 0, in), eight_columns (block, first, 8, in));
  const __m256i high = _mm256_packs_epi32 (eight_columns (block, first, 16, in),
      eight_columns (block, first, 24, in));

  return _mm256_permutevar8x32_epi32 (
      _mm256_xor_si256 (
          _mm256_packs_epi16 (low, high), _mm256_set1_epi8 ((gchar) 128)),
      order);
}

KERNEL void
avx2_resample_columns (const ResampleColumns *columns, gint from, gint to,
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
  for (; i + RESAMPLE_BLOCK <= to; i += RESAMPLE_BLOCK)
    store (out + i, block_of_columns (block++, first + i, in));
  if (i == to)
    return;
  store (last, block_of_columns (block, first + i, in));
  memcpy (out + i, last, to - i);
}

/* ---- any number of taps ---- */

/* Sample @i of a row in the low half and sample @i + 4 in the high one, in four
 * parts each. */
INLINE __m256i
filtered_parts (
    const gint *first, const gint16 *weight, gint taps, const gint16 *in)
{
  const gint16 *low = in + first[0], *high = in + first[4];
  __m256i sum = _mm256_setzero_si256 ();

  for (gint k = 0; k < taps; k += 8)
    sum = _mm256_add_epi32 (sum,
        _mm256_madd_epi16 (load_halves (low + k, high + k),
            load_halves (weight + k, weight + 4 * taps + k)));
  return sum;
}

SHARED void
avx2_filter (const gint *first, const gint16 *weight, gint taps,
    const gint16 *in, guint8 *out, gint n)
{
  const __m256i base =
      _mm256_set1_epi32 ((128 << RESAMPLE_BITS) + (1 << (RESAMPLE_BITS - 1)));
  gint i = 0;

  for (; i + 8 <= n; i += 8, weight += 8 * taps) {
    __m256i sum[4];

    for (gint k = 0; k < 4; k++)
      sum[k] = filtered_parts (first + i + k, weight + k * taps, taps, in);
    const __m256i all =
        _mm256_add_epi32 (_mm256_hadd_epi32 (_mm256_hadd_epi32 (sum[0], sum[1]),
                              _mm256_hadd_epi32 (sum[2], sum[3])),
            base);
    const __m256i settled = _mm256_srai_epi32 (all, RESAMPLE_BITS);
    const __m128i words = _mm_packs_epi32 (_mm256_castsi256_si128 (settled),
        _mm256_extracti128_si256 (settled, 1));

    _mm_storel_epi64 ((__m128i *) (out + i), _mm_packus_epi16 (words, words));
  }
  plain_filter (first + i, weight, taps, in, out + i, n - i);
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

/* What a table of all bytes has for each of @at: sixteen of them by turns, from
 * which what lies elsewhere gets nothing. */
INLINE __m256i
look_up (const guint8 table[256], __m256i at)
{
  __m256i found = _mm256_setzero_si256 ();

  for (gint i = 0; i < 256; i += 16) {
    const __m256i sixteen = _mm256_broadcastsi128_si256 (
        _mm_loadu_si128 ((const __m128i *) (table + i)));
    const __m256i within =
        _mm256_adds_epu8 (_mm256_sub_epi8 (at, _mm256_set1_epi8 ((gchar) i)),
            _mm256_set1_epi8 (0x70));

    found = _mm256_or_si256 (found, _mm256_shuffle_epi8 (sixteen, within));
  }
  return found;
}

KERNEL void
avx2_approach (const guint8 *a, const guint8 *b, const guint8 step[256],
    guint8 *out, gint n)
{
  const __m256i zero = _mm256_setzero_si256 ();
  gint x = 0;

  for (; x + 32 <= n; x += 32) {
    const __m256i va = load (a + x), vb = load (b + x);
    const __m256i above = _mm256_subs_epu8 (vb, va);
    const __m256i way =
        look_up (step, _mm256_or_si256 (above, _mm256_subs_epu8 (va, vb)));

    store (out + x,
        _mm256_blendv_epi8 (_mm256_add_epi8 (va, way),
            _mm256_sub_epi8 (va, way), _mm256_cmpeq_epi8 (above, zero)));
  }
  plain_approach (a + x, b + x, step, out + x, n - x);
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
SHARED void
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

/* The operations and their order are those of the plain form. */
typedef struct {
  __m256 from, step, dy2, scale, offset;
} Ring;

/* Eight shares, from sample @i on. */
INLINE __m256i
ring_shares (const Ring *ring, __m256 i)
{
  const __m256 one = _mm256_set1_ps (1), half = _mm256_set1_ps (.5f);
  const __m256 two = _mm256_set1_ps (2), three = _mm256_set1_ps (3);
  const __m256 dx = _mm256_add_ps (ring->from, _mm256_mul_ps (i, ring->step));
  const __m256 d2 = _mm256_add_ps (_mm256_mul_ps (dx, dx), ring->dy2);
  const __m256 r = _mm256_add_ps (
      _mm256_mul_ps (_mm256_sqrt_ps (d2), ring->scale), ring->offset);
  const __m256 t = _mm256_min_ps (_mm256_max_ps (r, _mm256_setzero_ps ()), one);
  const __m256 t2 = _mm256_mul_ps (_mm256_mul_ps (_mm256_set1_ps (255), t), t);
  const __m256 rest = _mm256_sub_ps (three, _mm256_mul_ps (two, t));

  return _mm256_cvttps_epi32 (_mm256_add_ps (_mm256_mul_ps (t2, rest), half));
}

SHARED void
avx2_ring (gfloat from, gfloat step, gfloat dy, gfloat scale, gfloat offset,
    guint8 *outside, guint8 *inside, gint n)
{
  const Ring ring = { _mm256_set1_ps (from), _mm256_set1_ps (step),
    _mm256_set1_ps (dy * dy), _mm256_set1_ps (scale), _mm256_set1_ps (offset) };
  const __m256i order = _mm256_setr_epi32 (0, 4, 1, 5, 2, 6, 3, 7);
  const __m256 eight = _mm256_set1_ps (8);
  __m256 at = _mm256_setr_ps (0, 1, 2, 3, 4, 5, 6, 7);
  gint i = 0;

  for (; i + 32 <= n; i += 32) {
    __m256i share[4];

    for (gint k = 0; k < 4; k++, at = _mm256_add_ps (at, eight))
      share[k] = ring_shares (&ring, at);
    const __m256i bytes = _mm256_permutevar8x32_epi32 (
        _mm256_packus_epi16 (_mm256_packs_epi32 (share[0], share[1]),
            _mm256_packs_epi32 (share[2], share[3])),
        order);
    store (outside + i, bytes);
    store (inside + i, _mm256_xor_si256 (bytes, _mm256_set1_epi8 (-1)));
  }
  for (; i < n; i++)
    plain_ring (
        from + i * step, 0, dy, scale, offset, outside + i, inside + i, 1);
}

/* ---- sums ---- */

/* What eight samples and those before them add up to, in each place. */
INLINE __m256i
running (__m256i v, __m256i before)
{
  v = _mm256_add_epi32 (v, _mm256_slli_si256 (v, 4));
  v = _mm256_add_epi32 (v, _mm256_slli_si256 (v, 8));
  /* the low half's last into the high half */
  const __m256i low = _mm256_shuffle_epi32 (
      _mm256_permute2x128_si256 (v, v, 0x08), _MM_SHUFFLE (3, 3, 3, 3));

  return _mm256_add_epi32 (_mm256_add_epi32 (v, low), before);
}

INLINE __m256i
last_of (__m256i v)
{
  return _mm256_permutevar8x32_epi32 (v, _mm256_set1_epi32 (7));
}

SHARED void
avx2_sum_bytes (const guint8 *in, guint32 *sum, gint n)
{
  __m256i all = _mm256_setzero_si256 ();
  gint i = 0;

  sum[0] = 0;
  for (; i + 8 <= n; i += 8) {
    const __m128i bytes = _mm_loadl_epi64 ((const __m128i *) (in + i));
    const __m256i sums = running (_mm256_cvtepu8_epi32 (bytes), all);

    store (sum + i + 1, sums);
    all = last_of (sums);
  }
  for (; i < n; i++)
    sum[i + 1] = sum[i] + in[i];
}

SHARED void
avx2_sum_words (const guint16 *in, guint32 *sum, gint n)
{
  __m256i all = _mm256_setzero_si256 ();
  gint i = 0;

  sum[0] = 0;
  for (; i + 8 <= n; i += 8) {
    const __m128i words = _mm_loadu_si128 ((const __m128i *) (in + i));
    const __m256i sums = running (_mm256_cvtepu16_epi32 (words), all);

    store (sum + i + 1, sums);
    all = last_of (sums);
  }
  for (; i < n; i++)
    sum[i + 1] = sum[i] + in[i];
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
  .sample = avx2_sample,
  .sample_bilinear = avx2_sample_bilinear,
  .between_lines = plain_between_lines,
  .between_nodes = avx2_between_nodes,
  .add_weighed = plain_add_weighed,
  .settle = plain_settle,
  .filter = avx2_filter,
  .mix = avx2_mix,
  .weigh = avx2_weigh,
  .approach = avx2_approach,
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
