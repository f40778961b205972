/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "likeness.h"

#include <math.h>

#define WINDOW 8
#define STEP 4
#define N (WINDOW * WINDOW)

static guint64
row_error (const guint8 *a, const guint8 *b, gint width)
{
  guint64 sum = 0;

  for (gint x = 0; x < width; x++)
    sum += (a[x] - b[x]) * (a[x] - b[x]);
  return sum;
}

guint64
likeness_error (LikenessPlane a, LikenessPlane b, gint width, gint height)
{
  guint64 sum = 0;

  for (gint y = 0; y < height; y++)
    sum += row_error (
        a.data + (gsize) y * a.stride, b.data + (gsize) y * b.stride, width);
  return sum;
}

gdouble
likeness_psnr (guint64 error, guint64 n)
{
  return error == 0 ? G_MAXDOUBLE
                    : 10 * log10 (255.0 * 255.0 * (gdouble) n / error);
}

/* Of one window: of both pictures, of the squares of both, of the products. */
typedef struct {
  gint a, b, squares, products;
} Sums;

static Sums
sum_window (LikenessPlane a, LikenessPlane b)
{
  Sums sums = { 0, 0, 0, 0 };

  for (gint y = 0; y < WINDOW; y++)
    for (gint x = 0; x < WINDOW; x++) {
      gint va = a.data[(gsize) y * a.stride + x];
      gint vb = b.data[(gsize) y * b.stride + x];

      sums.a += va;
      sums.b += vb;
      sums.squares += va * va + vb * vb;
      sums.products += va * vb;
    }
  return sums;
}

/* Means and variances times N and N * N: all but the constants is whole. */
static gdouble
window_ssim (Sums s)
{
  static const gdouble c1 = 0.01 * 255 * 0.01 * 255 * N * N;
  static const gdouble c2 = 0.03 * 255 * 0.03 * 255 * N * N;
  gint64 means = 2 * (gint64) s.a * s.b;
  gint64 mean_squares = (gint64) s.a * s.a + (gint64) s.b * s.b;
  gint64 variances = (gint64) N * s.squares - mean_squares;
  gint64 covariance = 2 * ((gint64) N * s.products - (gint64) s.a * s.b);

  return (means + c1) * (covariance + c2)
      / ((mean_squares + c1) * (variances + c2));
}

static LikenessPlane
at (LikenessPlane plane, gint x, gint y)
{
  plane.data += (gsize) y * plane.stride + x;
  return plane;
}

gdouble
likeness_ssim (LikenessPlane a, LikenessPlane b, gint width, gint height)
{
  gdouble sum = 0;
  gint n = 0;

  for (gint y = 0; y + WINDOW <= height; y += STEP)
    for (gint x = 0; x + WINDOW <= width; x += STEP, n++)
      sum += window_ssim (sum_window (at (a, x, y), at (b, x, y)));
  if (n > 0)
    return sum / n;
  return likeness_error (a, b, width, height) == 0;
}
