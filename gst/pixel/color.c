/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours: YCbCr of limited range from RGB, exact to the rounded matrix, and
 * back. The shares of red, green and blue in luma are whole ten-thousandths,
 * so that every value is a quotient of integers. */

#include "color.h"
#include "kernels.h"

#include <math.h>
#include <string.h>

static KernelsShares
shares_of (PictureMatrix matrix)
{
  if (matrix == PICTURE_BT709)
    return (KernelsShares){ 2126, 7152, 722 };
  return (KernelsShares){ 2990, 5870, 1140 };
}

/* Chroma between two rows at an even @x; the edges go on outside. */
static void
chroma_at (const KernelsShares *k, const guint8 *top, const guint8 *bottom,
    gint x, gint width, guint8 *cb, guint8 *cr)
{
  guint8 pixels[2][3][4];

  for (gint i = 0; i < 3; i++) {
    const gsize from = 4 * (gsize) CLAMP (x - 1 + i, 0, width - 1);

    memcpy (pixels[0][i], top + from, 4);
    memcpy (pixels[1][i], bottom + from, 4);
  }
  kernels ()->chroma_from_rgba (k, pixels[0][1], pixels[1][1], cb, cr, 1);
}

PictureColor
picture_color (guint32 rgba, PictureMatrix matrix)
{
  const KernelsShares k = shares_of (matrix);
  const guint8 pixel[4] = { rgba >> 24, rgba >> 16, rgba >> 8 };
  PictureColor color;

  kernels ()->luma_from_rgba (&k, pixel, &color.c[0], 1);
  chroma_at (&k, pixel, pixel, 0, 1, &color.c[1], &color.c[2]);
  return color;
}

static KernelsBack
back_of (PictureMatrix matrix)
{
  const KernelsShares k = shares_of (matrix);
  const gdouble one = 65535 / 8. * (1 << KERNELS_BACK_BITS);
  const gdouble cr = one * 2 * (10000 - k.r) / 10000 / 224;
  const gdouble cb = one * 2 * (10000 - k.b) / 10000 / 224;

  return (KernelsBack){ .y = lrint (one / 219),
    .r_cr = lrint (cr),
    .b_cb = lrint (cb),
    .g_cb = lrint (cb * k.b / k.g),
    .g_cr = lrint (cr * k.r / k.g) };
}

void
color_to_rgb16 (PictureMatrix matrix, const guint16 *y, const guint16 *cb,
    const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n)
{
  const KernelsBack k = back_of (matrix);

  kernels ()->to_rgb16 (&k, y, cb, cr, r, g, b, n);
}

static KernelsForth
forth_luma (PictureMatrix matrix)
{
  const KernelsShares k = shares_of (matrix);
  const gdouble one = 219. * (1 << KERNELS_FORTH_BITS) / 65535 / 10000;

  return (KernelsForth){ lrint (k.r * one), lrint (k.g * one),
    lrint (k.b * one),
    (16 << KERNELS_FORTH_BITS) + (1 << (KERNELS_FORTH_BITS - 1)) };
}

/* @own: the channel it is the difference of; the three add to nothing, so
 * that grey stays grey. */
static KernelsForth
forth_chroma (PictureMatrix matrix, gint own)
{
  const KernelsShares k = shares_of (matrix);
  const guint32 share[3] = { k.r, k.g, k.b };
  const gdouble one =
      112. * (1 << KERNELS_FORTH_BITS) / 65535 / (10000 - share[own]);
  gint part[3];

  for (gint i = 0; i < 3; i++)
    part[i] = -lrint (share[i] * one);
  part[own] = 0;
  part[own] = -(part[0] + part[1] + part[2]);
  return (KernelsForth){ part[0], part[1], part[2],
    (128 << KERNELS_FORTH_BITS) + (1 << (KERNELS_FORTH_BITS - 1)) };
}

void
color_luma_from_rgb16 (PictureMatrix matrix, const guint16 *r, const guint16 *g,
    const guint16 *b, guint8 *y, gint n)
{
  const KernelsForth k = forth_luma (matrix);

  kernels ()->from_rgb16 (&k, r, g, b, y, n);
}

void
color_chroma_from_rgb16 (PictureMatrix matrix, const guint16 *r,
    const guint16 *g, const guint16 *b, guint8 *cb, guint8 *cr, gint n)
{
  const KernelsForth blue = forth_chroma (matrix, 2);
  const KernelsForth red = forth_chroma (matrix, 0);

  kernels ()->from_rgb16 (&blue, r, g, b, cb, n);
  kernels ()->from_rgb16 (&red, r, g, b, cr, n);
}

guint32
picture_color_to_rgba (PictureColor color, PictureMatrix matrix)
{
  const guint16 y = color.c[0] * 8, cb = color.c[1] * 8, cr = color.c[2] * 8;
  guint16 r, g, b;

  color_to_rgb16 (matrix, &y, &cb, &cr, &r, &g, &b, 1);
  return (guint32) ((r + 128) / 257) << 24 | ((g + 128) / 257) << 16
      | ((b + 128) / 257) << 8 | 255;
}

/* ---- whole pictures ---- */

typedef struct {
  const guint8 *rgba;
  gint stride, width, height;
  guint8 under[3];
} Source;

static gboolean
is_opaque (const guint8 *rgba, gint width)
{
  guint8 all = 255;

  for (gint x = 0; x < width; x++)
    all &= rgba[4 * x + 3];
  return all == 255;
}

/* One row over the colour under it: where it lies, or in @memory. */
static const guint8 *
flat_row (const Source *source, gint y, guint8 *memory)
{
  const guint8 *in =
      source->rgba + (gsize) MIN (y, source->height - 1) * source->stride;

  if (is_opaque (in, source->width))
    return in;
  for (gint x = 0; x < 4 * source->width; x += 4)
    for (gint i = 0; i < 3; i++)
      memory[x + i] =
          (in[x + i] * in[x + 3] + source->under[i] * (255 - in[x + 3]) + 127)
          / 255;
  return memory;
}

/* Two rows of luma make one of chroma: their mean, and 1 2 1 around each even
 * column. */
static void
chroma_row (const KernelsShares *k, const guint8 *top, const guint8 *bottom,
    gint width, guint8 *cb, guint8 *cr)
{
  chroma_at (k, top, bottom, 0, width, cb, cr);
  if (width > 3)
    kernels ()->chroma_from_rgba (
        k, top + 8, bottom + 8, cb + 1, cr + 1, width / 2 - 1);
  if (width > 1 && width % 2 == 1)
    chroma_at (
        k, top, bottom, width - 1, width, cb + width / 2, cr + width / 2);
}

void
picture_set_rgba (
    Picture *picture, const guint8 *rgba, gint stride, guint32 under)
{
  const gint width = picture->width, height = picture->height;
  const Source source = { rgba, stride, width, height,
    { under >> 24, under >> 16, under >> 8 } };
  const KernelsShares k = shares_of (picture->matrix);
  g_autofree guint8 *memory = g_malloc0 (8 * (gsize) width);

  for (gint y = 0; y < height; y += 2) {
    const guint8 *row[2] = { flat_row (&source, y, memory),
      flat_row (&source, y + 1, memory + 4 * (gsize) width) };

    for (gint i = 0; i < 2 && y + i < height; i++)
      kernels ()->luma_from_rgba (&k, row[i],
          picture->plane[0] + (gsize) (y + i) * picture->stride[0], width);
    chroma_row (&k, row[0], row[1], width,
        picture->plane[1] + (gsize) (y / 2) * picture->stride[1],
        picture->plane[2] + (gsize) (y / 2) * picture->stride[2]);
  }
}

Picture *
picture_new_from_rgba (const guint8 *rgba, gint stride, gint width, gint height,
    PictureMatrix matrix, guint32 under)
{
  Picture *picture = picture_new (width, height, matrix);

  picture_set_rgba (picture, rgba, stride, under);
  return picture;
}

void
color_chroma_row (const Picture *picture, gint plane, gint y, guint16 *out)
{
  const gint last_row = picture_plane_height (picture, plane) - 1;
  const gint last = picture_plane_width (picture, plane) - 1;
  const gint stride = picture->stride[plane];
  /* A chroma row lies between two luma rows, a quarter from its own. */
  const guint8 *near = picture->plane[plane] + (gsize) (y / 2) * stride;
  const guint8 *far = picture->plane[plane]
      + (gsize) CLAMP (y % 2 ? y / 2 + 1 : y / 2 - 1, 0, last_row) * stride;

  kernels ()->interpolate (near, far, out, last);
  for (gint x = 2 * last; x < picture->width; x++)
    out[x] = 2 * (3 * near[last] + far[last]);
}

static void
luma_at (
    const guint8 *top, const guint8 *bottom, gint x, gint last, guint16 *out)
{
  const gint left = MAX (x - 1, 0), right = MIN (x + 1, last);

  *out = top[left] + 2 * top[x] + top[right] + bottom[left] + 2 * bottom[x]
      + bottom[right];
}

void
color_luma_at_chroma (const Picture *picture, gint y, guint16 *out)
{
  const gint last = picture->width - 1;
  const guint8 *top = picture->plane[0] + (gsize) (2 * y) * picture->stride[0];
  const guint8 *bottom = picture->plane[0]
      + (gsize) MIN (2 * y + 1, picture->height - 1) * picture->stride[0];

  /* The first has nothing left of it, and the last of an odd width nothing
   * right of it. */
  luma_at (top, bottom, 0, last, out);
  if (last > 1)
    kernels ()->halve (top + 2, bottom + 2, out + 1, (last - 1) / 2);
  if (last > 0 && last % 2 == 0)
    luma_at (top, bottom, last, last, out + last / 2);
}

static void
interleave (const guint16 *const rgb[3], guint8 *rgba, gint n)
{
  for (gint x = 0; x < n; x++) {
    for (gint i = 0; i < 3; i++)
      rgba[4 * x + i] = (rgb[i][x] + 128) / 257;
    rgba[4 * x + 3] = 255;
  }
}

void
picture_to_rgba (const Picture *picture, guint8 *rgba)
{
  const gint width = picture->width;
  g_autofree guint16 *rows = g_new (guint16, 6 * (gsize) width);
  guint16 *row[6];

  for (gint i = 0; i < 6; i++)
    row[i] = rows + i * (gsize) width;
  for (gint y = 0; y < picture->height; y++) {
    const guint8 *luma = picture->plane[0] + (gsize) y * picture->stride[0];

    for (gint x = 0; x < width; x++)
      row[0][x] = 8 * luma[x];
    color_chroma_row (picture, 1, y, row[1]);
    color_chroma_row (picture, 2, y, row[2]);
    color_to_rgb16 (
        picture->matrix, row[0], row[1], row[2], row[3], row[4], row[5], width);
    interleave ((const guint16 *const[]){ row[3], row[4], row[5] },
        rgba + 4 * (gsize) y * width, width);
  }
}

/* ---- names of colours ---- */

gboolean
picture_parse_color (const gchar *text, guint32 *rgba)
{
  gint digit[8];
  gint n = 0;

  if (!text || text[0] != '#')
    return FALSE;
  for (; text[n + 1]; n++) {
    if (n == 8 || !g_ascii_isxdigit (text[n + 1]))
      return FALSE;
    digit[n] = g_ascii_xdigit_value (text[n + 1]);
  }
  if (n != 3 && n != 6 && n != 8)
    return FALSE;
  guint32 value = 0;
  for (gint i = 0; i < 8; i++) {
    const gint from = n == 3 ? i / 2 : i;
    value = value << 4 | (from < n ? digit[from] : 15);
  }
  *rgba = value;
  return TRUE;
}
