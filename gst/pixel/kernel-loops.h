/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The plain kernels. Included once for each kind of processor, with KERNEL the
 * compiler's word for it, so that it makes vectors of what it can; the others
 * end their rows with these. Integers wherever the result is: vectors change
 * nothing. */

#include "kernels.h"

#include <math.h>

/* The sum, less the offset, fits sixteen bits whatever its parts overflow. */
KERNEL void
plain_resample_rows (
    const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n)
{
  const guint8 *r0 = row[0], *r1 = row[1], *r2 = row[2], *r3 = row[3];
  const guint16 w0 = weight[0], w1 = weight[1], w2 = weight[2];
  const guint16 w3 = weight[3];

  for (gint x = 0; x < n; x++)
    out[x] = (gint16) (guint16) (r0[x] * w0 + r1[x] * w1 + r2[x] * w2
        + r3[x] * w3 - RESAMPLE_OFFSET);
}

/* What a form that holds its weights in bytes leaves over. */
KERNEL void
plain_add_times (const guint8 *row, gint times, gint16 *out, gint n)
{
  for (gint x = 0; x < n; x++)
    out[x] = (gint16) (guint16) (out[x] + row[x] * times);
}

KERNEL void
plain_resample_columns (const ResampleColumns *columns, gint from, gint to,
    const gint16 *in, guint8 *out)
{
  for (gint i = from; i < to; i++) {
    const gint16 *tap = in + columns->first[i];
    const gint16 *weight = columns->weight[i];
    const gint sum = tap[0] * weight[0] + tap[1] * weight[1]
        + tap[2] * weight[2] + tap[3] * weight[3];

    out[i] = CLAMP ((sum >> RESAMPLE_BITS) + 128, 0, 255);
  }
}

static inline gint
kernel_clamped (gint i, gint last)
{
  return i < 0 ? 0 : i > last ? last : i;
}

/* As if rows were resampled first and the columns of that after. */
KERNEL void
plain_sample (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  const gint16 (*const down)[4] = resample_row_table ();
  const gint16 (*const along)[4] = resample_column_table ();

  for (gint i = 0; i < n; i++) {
    const gint at_x = (x[i] - plane->left) >> plane->shift;
    const gint at_y = (y[i] - plane->top) >> plane->shift;
    const gint16 *wy = down[at_y & 255], *wx = along[at_x & 255];
    gint sum = 0;

    for (gint k = 0; k < 4; k++) {
      const gint column =
          kernel_clamped ((at_x >> 8) - 1 + k, plane->width - 1);
      gint line = -RESAMPLE_OFFSET;

      for (gint j = 0; j < 4; j++)
        line += wy[j]
            * plane->data[(gsize) kernel_clamped (
                              (at_y >> 8) - 1 + j, plane->height - 1)
                    * plane->stride
                + column];
      sum += line * wx[k];
    }
    out[i] = CLAMP ((sum >> RESAMPLE_BITS) + 128, 0, 255);
  }
}

/* Weights of 1/128 along the row and of 1/256 down. */
KERNEL void
plain_sample_bilinear (const KernelsPlane *plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n)
{
  const gint last = plane->width - 1, bottom = plane->height - 1;

  for (gint i = 0; i < n; i++) {
    const gint at_x = (x[i] - plane->left) >> plane->shift;
    const gint at_y = (y[i] - plane->top) >> plane->shift;
    const gint along = at_x >> 1 & 127, down = at_y & 255;
    const gint left = kernel_clamped (at_x >> 8, last);
    const gint right = kernel_clamped ((at_x >> 8) + 1, last);
    const guint8 *top = plane->data
        + (gsize) kernel_clamped (at_y >> 8, bottom) * plane->stride;
    const guint8 *low = plane->data
        + (gsize) kernel_clamped ((at_y >> 8) + 1, bottom) * plane->stride;
    const gint above = top[left] * (128 - along) + top[right] * along;
    const gint below = low[left] * (128 - along) + low[right] * along;

    out[i] = (guint8) ((above * (256 - down) + below * down + 16384) >> 15);
  }
}

KERNEL void
plain_between_lines (const gint32 *restrict top, const gint32 *restrict low,
    gint parts, gint part, gint32 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = top[i] * parts + (low[i] - top[i]) * part;
}

KERNEL void
plain_between_nodes (const gint32 *restrict node, gint bits, gint gap,
    gint lead, gint32 *restrict out, gint n)
{
  const gint parts = gap << bits, last = (1 << bits) - 1;

  for (gint i = lead; i < n + lead; i++) {
    const gint32 *from = node + (i >> bits);

    out[i - lead] =
        from[0] * parts + (from[1] - from[0]) * (1 + gap * (i & last));
  }
}

KERNEL void
plain_add_weighed (
    gint32 *restrict sum, const guint8 *restrict row, gint weight, gint n)
{
  for (gint x = 0; x < n; x++)
    sum[x] += row[x] * weight;
}

/* Overshoot fits sixteen bits, but for what no picture has. */
KERNEL void
plain_settle (const gint32 *restrict sum, gint16 *restrict out, gint n)
{
  const gint shift = RESAMPLE_COLUMN_BITS - RESAMPLE_ROW_BITS;

  for (gint x = 0; x < n; x++) {
    const gint value =
        ((sum[x] + (1 << (shift - 1))) >> shift) - (128 << RESAMPLE_ROW_BITS);

    out[x] = CLAMP (value, G_MININT16, G_MAXINT16);
  }
}

KERNEL void
plain_filter (const gint *restrict first, const gint16 *restrict weight,
    gint taps, const gint16 *restrict in, guint8 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gint16 *from = in + first[i];
    const gint16 *own = weight + (gsize) i * taps;
    gint32 sum = (128 << RESAMPLE_BITS) + (1 << (RESAMPLE_BITS - 1));

    for (gint k = 0; k < taps; k++)
      sum += from[k] * own[k];
    out[i] = CLAMP (sum >> RESAMPLE_BITS, 0, 255);
  }
}

KERNEL void
plain_mix (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
    gint rest, guint8 *out, gint n)
{
  const gint base = rest * (BLEND_ONE - share_a - share_b) + BLEND_ONE / 2;

  for (gint i = 0; i < n; i++)
    out[i] = (guint32) (a[i] * share_a + b[i] * share_b + base) >> 15;
}

/* Rounded quotients by 255 of sums up to 255 * 255. */
KERNEL void
plain_weigh (const guint8 *a, const guint8 *share_a, const guint8 *b,
    const guint8 *share_b, gint rest, guint8 *out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint16 sum = a[i] * share_a[i] + b[i] * share_b[i]
        + rest * (255 - share_a[i] - share_b[i]) + 128;

    out[i] = (guint16) (sum + (sum >> 8)) >> 8;
  }
}

KERNEL void
plain_approach (const guint8 *restrict a, const guint8 *restrict b,
    const guint8 step[256], guint8 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = b[i] > a[i] ? a[i] + step[b[i] - a[i]] : a[i] - step[a[i] - b[i]];
}

KERNEL void
plain_lay (guint8 *restrict dst, const guint8 *restrict src,
    const guint8 *restrict alpha, gint n, gint opacity)
{
  for (gint i = 0; i < n; i++) {
    const guint16 a = (guint16) (alpha[i] * opacity + 128) >> 8;
    const guint16 s = (guint16) (src[i] * opacity + 128) >> 8;
    const guint16 under = dst[i] * (255 - a) + 128;

    dst[i] = s + ((guint16) (under + (under >> 8)) >> 8);
  }
}

/* Floats, but each operation rounds the same everywhere. */
KERNEL void
plain_ring (gfloat from, gfloat step, gfloat dy, gfloat scale, gfloat offset,
    guint8 *restrict outside, guint8 *restrict inside, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gfloat dx = from + i * step;
    const gfloat r = sqrtf (dx * dx + dy * dy) * scale + offset;
    const gfloat t = CLAMP (r, 0, 1);
    const guint8 share = (gint) (255 * t * t * (3 - 2 * t) + .5f);

    outside[i] = share;
    inside[i] = 255 - share;
  }
}

KERNEL void
plain_front (const guint16 *restrict when, gfloat at, gfloat scale,
    guint8 *restrict ahead, guint8 *restrict behind, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gfloat r = (at - when[i]) * scale;
    const gfloat t = CLAMP (r, 0, 1);
    const guint8 share = (gint) (255 * t * t * (3 - 2 * t) + .5f);

    behind[i] = share;
    ahead[i] = 255 - share;
  }
}

KERNEL void
plain_mirror (guint8 *row, gint n)
{
  const guint8 *restrict in = row;
  guint8 *restrict out = row + (n - n / 2);

  for (gint i = 0; i < n / 2; i++)
    out[i] = in[n / 2 - 1 - i];
}

/* ---- sums and boxes ---- */

KERNEL void
plain_sum_bytes (const guint8 *restrict in, guint32 *restrict sum, gint n)
{
  guint32 all = 0;

  for (gint i = 0; i < n; i++) {
    sum[i] = all;
    all += in[i];
  }
  sum[n] = all;
}

KERNEL void
plain_sum_words (const guint16 *restrict in, guint32 *restrict sum, gint n)
{
  guint32 all = 0;

  for (gint i = 0; i < n; i++) {
    sum[i] = all;
    all += in[i];
  }
  sum[n] = all;
}

/* Below 2^28 through below 2^20: with the half added no quotient is so near to
 * a whole number that a double could round it there. */
KERNEL void
plain_trail (const guint32 *restrict sum, const guint8 *restrict in, gint whole,
    gint part, const gint32 *restrict half, const gdouble *restrict over,
    guint8 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gint all = (gint) (256 * (sum[i + whole] - sum[i]))
        + part * in[i + whole] + half[i];

    out[i] = (gint) ((all + .5) * over[i]);
  }
}

KERNEL void
plain_box_along (const guint32 *restrict sum, const guint16 *restrict in,
    gint whole, guint32 inner, guint32 outer, guint16 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint32 ends = in[i] + in[i + whole + 1];
    const guint32 inside = sum[i + 1 + whole] - sum[i + 1];

    out[i] = (inside * inner + ends * outer + 32768) >> 16;
  }
}

KERNEL void
plain_box_down (guint32 *restrict sum, const guint16 *before,
    const guint16 *first, const guint16 *after, guint32 inner, guint32 outer,
    guint16 *restrict out, gint n)
{
  for (gint x = 0; x < n; x++) {
    const guint32 ends = before[x] + after[x];

    out[x] = (sum[x] * inner + ends * outer + 32768) >> 16;
    sum[x] += after[x] - first[x];
  }
}

KERNEL void
plain_add_words (guint32 *restrict sum, const guint16 *restrict in, gint n)
{
  for (gint x = 0; x < n; x++)
    sum[x] += in[x];
}

/* As of plain_trail(): a half less than nothing is never met. */
static inline guint8
kernel_slid (guint32 sum, gint before, gint after, gint first, gint last,
    gint half, gdouble over)
{
  const gint all = (gint) (256 * sum) + last * after - first * before + half;

  return (gint) ((all + .5) * over);
}

KERNEL void
plain_slide_along (const guint32 *restrict sum, const guint8 *restrict in,
    gint whole, gint first, gint last, gint half, gdouble over,
    guint8 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = kernel_slid (
        sum[i + whole] - sum[i], in[i], in[i + whole], first, last, half, over);
}

KERNEL void
plain_slide_down (guint32 *restrict sum, const guint8 *before,
    const guint8 *after, gint first, gint last, gint half, gdouble over,
    guint8 *restrict out, gint n)
{
  for (gint x = 0; x < n; x++) {
    out[x] = kernel_slid (sum[x], before[x], after[x], first, last, half, over);
    sum[x] += after[x] - before[x];
  }
}

/* ---- colour ---- */

KERNEL void
plain_widen (const guint8 *restrict in, guint16 *restrict out, gint n)
{
  for (gint x = 0; x < n; x++)
    out[x] = 8 * in[x];
}

KERNEL void
plain_halve (const guint8 *restrict top, const guint8 *restrict bottom,
    guint16 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = top[2 * i - 1] + 2 * top[2 * i] + top[2 * i + 1]
        + bottom[2 * i - 1] + 2 * bottom[2 * i] + bottom[2 * i + 1];
}

KERNEL void
plain_interpolate (const guint8 *restrict near, const guint8 *restrict far,
    guint16 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gint here = 3 * near[i] + far[i];

    out[2 * i] = 2 * here;
    out[2 * i + 1] = here + 3 * near[i + 1] + far[i + 1];
  }
}

static inline guint16
channel_of (gint sum)
{
  const gint value =
      (sum + (1 << (KERNELS_BACK_BITS - 1))) >> KERNELS_BACK_BITS;

  return CLAMP (value, 0, 65535);
}

KERNEL void
plain_to_rgb16 (const KernelsBack *coefficients, const guint16 *restrict y,
    const guint16 *restrict cb, const guint16 *restrict cr, guint16 *restrict r,
    guint16 *restrict g, guint16 *restrict b, gint n)
{
  const KernelsBack k = *coefficients;

  for (gint i = 0; i < n; i++) {
    const gint luma = k.y * (y[i] - 128);
    const gint u = cb[i] - 1024, v = cr[i] - 1024;

    r[i] = channel_of (luma + k.r_cr * v);
    g[i] = channel_of (luma - k.g_cb * u - k.g_cr * v);
    b[i] = channel_of (luma + k.b_cb * u);
  }
}

KERNEL void
plain_from_rgb16 (const KernelsForth *coefficients, const guint16 *restrict r,
    const guint16 *restrict g, const guint16 *restrict b, guint8 *restrict out,
    gint n)
{
  const KernelsForth k = *coefficients;

  for (gint i = 0; i < n; i++)
    out[i] =
        (k.r * r[i] + k.g * g[i] + k.b * b[i] + k.offset) >> KERNELS_FORTH_BITS;
}

/* 219 / 255 = 73 / 85 */
KERNEL void
plain_luma_from_rgba (const KernelsShares *shares, const guint8 *restrict rgba,
    guint8 *restrict out, gint n)
{
  const guint32 r = shares->r, g = shares->g, b = shares->b;

  for (gint i = 0; i < n; i++, rgba += 4) {
    const guint32 sum = r * rgba[0] + g * rgba[1] + b * rgba[2];

    out[i] = 16 + (73 * sum + 425000) / 850000;
  }
}

/* 128 + 112 (x - luma) / (255 (1 - share)), where the channels count 8 times,
 * which 112 is a multiple of. */
static inline guint8
chroma_of (guint32 share, gint difference)
{
  const guint32 divisor = (10000 - share) * 255;

  return (guint32) (14 * difference + (gint) (128 * divisor + divisor / 2))
      / divisor;
}

KERNEL void
plain_chroma_from_rgba (const KernelsShares *k, const guint8 *restrict top,
    const guint8 *restrict bottom, guint8 *restrict cb, guint8 *restrict cr,
    gint n)
{
  for (gint i = 0; i < n; i++, top += 8, bottom += 8) {
    gint sum[3];

    for (gint c = 0; c < 3; c++)
      sum[c] = top[c - 4] + 2 * top[c] + top[c + 4] + bottom[c - 4]
          + 2 * bottom[c] + bottom[c + 4];
    const gint luma = k->r * sum[0] + k->g * sum[1] + k->b * sum[2];

    cb[i] = chroma_of (k->b, 10000 * sum[2] - luma);
    cr[i] = chroma_of (k->r, 10000 * sum[0] - luma);
  }
}

KERNEL void
plain_expose (guint16 *samples, guint32 exposure, guint32 light, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint32 exposed = (samples[i] * exposure + 16384) >> 15;
    const guint32 dark = 65535 - MIN (exposed, 65535);

    samples[i] = 65535 - ((dark * (32768 - light) + 16384) >> 15);
  }
}

KERNEL void
plain_mix_lit (const guint16 *a, const guint16 *b, const gint32 *share,
    const gint32 *light, guint16 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gint from = a[i], to = b[i];
    const gint mixed = from + (((to - from) * (share[i] >> 5) + 16384) >> 15);

    out[i] =
        (guint16) (mixed + (((65535 - mixed) * (light[i] >> 5) + 16384) >> 15));
  }
}

static inline guint16
level_of (gfloat sum)
{
  return (guint16) (gint) (CLAMP (sum, 0, 65535) + .5f);
}

KERNEL void
plain_mix_channels (const gfloat matrix[3][4], guint16 *restrict r,
    guint16 *restrict g, guint16 *restrict b, gint n)
{
  const gfloat rr = matrix[0][0], rg = matrix[0][1], rb = matrix[0][2];
  const gfloat gr = matrix[1][0], gg = matrix[1][1], gb = matrix[1][2];
  const gfloat br = matrix[2][0], bg = matrix[2][1], bb = matrix[2][2];
  const gfloat r1 = matrix[0][3], g1 = matrix[1][3], b1 = matrix[2][3];

  for (gint i = 0; i < n; i++) {
    const gfloat x = r[i], y = g[i], z = b[i];

    r[i] = level_of (rr * x + rg * y + rb * z + r1);
    g[i] = level_of (gr * x + gg * y + gb * z + g1);
    b[i] = level_of (br * x + bg * y + bb * z + b1);
  }
}

KERNEL void
plain_enrich (gfloat amount, guint16 *restrict r, guint16 *restrict g,
    guint16 *restrict b, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gfloat x = r[i], y = g[i], z = b[i];
    const gfloat grey = x * .2126f + y * .7152f + z * .0722f;
    const gint most = MAX (MAX (r[i], g[i]), b[i]);
    const gint least = MIN (MIN (r[i], g[i]), b[i]);
    const gfloat gain = 1 + amount * (1 - (most - least) / 65535.f);

    r[i] = level_of (grey + (x - grey) * gain);
    g[i] = level_of (grey + (y - grey) * gain);
    b[i] = level_of (grey + (z - grey) * gain);
  }
}

KERNEL void
plain_bend_levels (
    const guint32 *restrict curve, guint16 *restrict samples, gint n)
{
  for (gint i = 0; i < n; i++) {
    const guint32 step = curve[samples[i] >> 4];
    const gint low = step & 65535, high = step >> 16;

    samples[i] = low + (((high - low) * (samples[i] & 15) + 8) >> 4);
  }
}
