/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours: YCbCr of limited range from RGB, exact to the rounded matrix, and
 * back. The shares of red, green and blue in luma are whole ten-thousandths,
 * so that every value is a quotient of integers. */

#include "color.h"

typedef struct {
  guint32 r, g, b; /* of 10000 */
} Shares;

static Shares
shares_of (PictureMatrix matrix)
{
  if (matrix == PICTURE_BT709)
    return (Shares){ 2126, 7152, 722 };
  return (Shares){ 2990, 5870, 1140 };
}

static inline guint8
luma_of (Shares k, guint32 r, guint32 g, guint32 b)
{
  /* 219 / 255 = 73 / 85 */
  const guint32 sum = k.r * r + k.g * g + k.b * b;

  return 16 + (73 * sum + 425000) / 850000;
}

/* 128 + 112 (x - luma) / (255 (1 - share)), where the channels count
 * @scale times: 1 or 8. */
static inline guint8
chroma_of (
    Shares k, guint32 share, gint x, gint r, gint g, gint b, guint32 scale)
{
  const gint difference = 10000 * x - (gint) (k.r * r + k.g * g + k.b * b);
  const gint64 divisor = (gint64) (10000 - share) * 255 * scale;

  return (112 * (gint64) difference + 128 * divisor + divisor / 2) / divisor;
}

PictureColor
picture_color (guint32 rgba, PictureMatrix matrix)
{
  const Shares k = shares_of (matrix);
  const gint r = rgba >> 24, g = (rgba >> 16) & 255, b = (rgba >> 8) & 255;

  return (PictureColor){ { luma_of (k, r, g, b),
      chroma_of (k, k.b, b, r, g, b, 1), chroma_of (k, k.r, r, r, g, b, 1) } };
}

/* To 16 bits: @y and the chroma are 8 times as large. */
static inline gint
channel_of (gint64 luma_part, gint64 chroma_part)
{
  const gint64 value = (luma_part + chroma_part + (1 << 19)) >> 20;

  return CLAMP (value, 0, 65535);
}

typedef struct {
  gint64 y, r_cr, g_cb, g_cr, b_cb;
} Back;

/* Twenty fractional bits; from 8 times limited to 0..65535. */
static Back
back_of (PictureMatrix matrix)
{
  const Shares k = shares_of (matrix);
  const gdouble one = 65535 / 8. * (1 << 20);
  const gdouble cr = one * 2 * (10000 - k.r) / 10000 / 224;
  const gdouble cb = one * 2 * (10000 - k.b) / 10000 / 224;

  return (Back){ .y = one / 219 + .5,
    .r_cr = cr + .5,
    .b_cb = cb + .5,
    .g_cb = cb * k.b / k.g + .5,
    .g_cr = cr * k.r / k.g + .5 };
}

void
color_to_rgb16 (PictureMatrix matrix, const guint16 *y, const guint16 *cb,
    const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n)
{
  const Back k = back_of (matrix);

  for (gint i = 0; i < n; i++) {
    const gint64 luma = k.y * (y[i] - 128);
    const gint u = cb[i] - 1024, v = cr[i] - 1024;

    r[i] = channel_of (luma, k.r_cr * v);
    g[i] = channel_of (luma, -k.g_cb * u - k.g_cr * v);
    b[i] = channel_of (luma, k.b_cb * u);
  }
}

void
color_luma_from_rgb16 (PictureMatrix matrix, const guint16 *r, const guint16 *g,
    const guint16 *b, guint8 *y, gint n)
{
  const Shares k = shares_of (matrix);
  const guint64 divisor = G_GUINT64_CONSTANT (65535) * 10000;

  for (gint i = 0; i < n; i++) {
    const guint64 sum = (guint64) k.r * r[i] + k.g * g[i] + k.b * b[i];

    y[i] = 16 + (219 * sum + divisor / 2) / divisor;
  }
}

void
color_chroma_from_rgb16 (PictureMatrix matrix, const guint16 *r,
    const guint16 *g, const guint16 *b, guint8 *cb, guint8 *cr, gint n)
{
  const Shares k = shares_of (matrix);
  const gint64 cb_divisor = (gint64) (10000 - k.b) * 65535;
  const gint64 cr_divisor = (gint64) (10000 - k.r) * 65535;

  for (gint i = 0; i < n; i++) {
    const gint64 sum = (gint64) k.r * r[i] + k.g * g[i] + k.b * b[i];

    cb[i] = (112 * (10000ll * b[i] - sum) + 128 * cb_divisor + cb_divisor / 2)
        / cb_divisor;
    cr[i] = (112 * (10000ll * r[i] - sum) + 128 * cr_divisor + cr_divisor / 2)
        / cr_divisor;
  }
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

/* One row over the colour under it, R, G, B after another. */
static void
flatten_row (const Source *source, gint y, guint8 *out)
{
  const guint8 *in =
      source->rgba + (gsize) MIN (y, source->height - 1) * source->stride;

  for (gint x = 0; x < source->width; x++, in += 4, out += 3)
    for (gint i = 0; i < 3; i++)
      out[i] = (in[i] * in[3] + source->under[i] * (255 - in[3]) + 127) / 255;
}

static void
luma_row (Shares k, const guint8 *rgb, gint width, guint8 *out)
{
  for (gint x = 0; x < width; x++, rgb += 3)
    out[x] = luma_of (k, rgb[0], rgb[1], rgb[2]);
}

/* Two rows of luma make one of chroma: their mean, and 1 2 1 around each even
 * column. */
static void
chroma_row (Shares k, const guint8 *top, const guint8 *bottom, gint width,
    guint8 *cb, guint8 *cr)
{
  for (gint x = 0; x < width; x += 2) {
    const gint left = 3 * MAX (x - 1, 0), right = 3 * MIN (x + 1, width - 1);
    gint sum[3];

    for (gint i = 0; i < 3; i++)
      sum[i] = top[left + i] + 2 * top[3 * x + i] + top[right + i]
          + bottom[left + i] + 2 * bottom[3 * x + i] + bottom[right + i];
    cb[x / 2] = chroma_of (k, k.b, sum[2], sum[0], sum[1], sum[2], 8);
    cr[x / 2] = chroma_of (k, k.r, sum[0], sum[0], sum[1], sum[2], 8);
  }
}

Picture *
picture_new_from_rgba (const guint8 *rgba, gint stride, gint width, gint height,
    PictureMatrix matrix, guint32 under)
{
  const Source source = { rgba, stride, width, height,
    { under >> 24, under >> 16, under >> 8 } };
  const Shares k = shares_of (matrix);
  Picture *picture = picture_new (width, height, matrix);
  g_autofree guint8 *rows = g_malloc (6 * (gsize) width);
  guint8 *top = rows, *bottom = rows + 3 * (gsize) width;

  for (gint y = 0; y < height; y += 2) {
    flatten_row (&source, y, top);
    flatten_row (&source, y + 1, bottom);
    luma_row (
        k, top, width, picture->plane[0] + (gsize) y * picture->stride[0]);
    if (y + 1 < height)
      luma_row (k, bottom, width,
          picture->plane[0] + (gsize) (y + 1) * picture->stride[0]);
    chroma_row (k, top, bottom, width,
        picture->plane[1] + (gsize) (y / 2) * picture->stride[1],
        picture->plane[2] + (gsize) (y / 2) * picture->stride[2]);
  }
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

  for (gint x = 0; x < picture->width; x++) {
    const gint i = x / 2, j = x % 2 ? MIN (i + 1, last) : i;

    out[x] = 3 * (near[i] + near[j]) + far[i] + far[j];
  }
}

void
color_luma_at_chroma (const Picture *picture, gint y, guint16 *out)
{
  const guint8 *top = picture->plane[0] + (gsize) (2 * y) * picture->stride[0];
  const guint8 *bottom = picture->plane[0]
      + (gsize) MIN (2 * y + 1, picture->height - 1) * picture->stride[0];

  for (gint x = 0; x < picture->width; x += 2) {
    const gint left = MAX (x - 1, 0), right = MIN (x + 1, picture->width - 1);

    out[x / 2] = top[left] + 2 * top[x] + top[right] + bottom[left]
        + 2 * bottom[x] + bottom[right];
  }
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
