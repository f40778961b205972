/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See pixels.h. Exact to the rounded formula: videoconvert truncates. */
#include "pixels.h"
#include <string.h>

typedef void (*RowFunc) (const guint8 *src, guint8 *dst, gint width);

static void
row_argb (const guint8 *src, guint8 *dst, gint width)
{
  for (gint x = 0; x < width; x++, src += 4, dst += 4) {
    dst[0] = src[1];
    dst[1] = src[2];
    dst[2] = src[3];
    dst[3] = src[0];
  }
}

static void
row_rgb (const guint8 *src, guint8 *dst, gint width)
{
  for (gint x = 0; x < width; x++, src += 3, dst += 4) {
    dst[0] = src[0];
    dst[1] = src[1];
    dst[2] = src[2];
    dst[3] = 255;
  }
}

static void
row_gray (const guint8 *src, guint8 *dst, gint width)
{
  for (gint x = 0; x < width; x++, dst += 4) {
    dst[0] = dst[1] = dst[2] = src[x];
    dst[3] = 255;
  }
}

static RowFunc
row_func (GstVideoFormat format)
{
  switch (format) {
    case GST_VIDEO_FORMAT_ARGB:
      return row_argb;
    case GST_VIDEO_FORMAT_RGB:
      return row_rgb;
    case GST_VIDEO_FORMAT_GRAY8:
      return row_gray;
    default:
      return NULL;
  }
}

/* Chroma of one luma row, 3/4 of the near chroma row and 1/4 of the far one,
 * then the same along the row: JPEG sites chroma in the middle of four luma
 * samples. In 1/16, less its zero of 128. */
static void
upsample (const guint8 *near, const guint8 *far, gint *out, gint width)
{
  gint last = (width + 1) / 2 - 1;

  for (gint x = 0; x < width; x++) {
    gint i = x / 2, j = CLAMP (x & 1 ? i + 1 : i - 1, 0, last);

    out[x] = 3 * (3 * near[i] + far[i]) + 3 * near[j] + far[j] - 16 * 128;
  }
}

static guint8
clamp8 (gint v)
{
  return CLAMP (v, 0, 255);
}

/* Full-range BT.601: 1.402, 0.344136, 0.714136, 1.772 in 1/65536; the chroma is
 * in 1/16, so the half is 1 << 19. */
static void
row_ycc (
    const guint8 *luma, const gint *cb, const gint *cr, guint8 *dst, gint width)
{
  const gint half = 1 << 19;

  for (gint x = 0; x < width; x++, dst += 4) {
    dst[0] = clamp8 (luma[x] + ((91881 * cr[x] + half) >> 20));
    dst[1] = clamp8 (luma[x] + ((-22554 * cb[x] - 46802 * cr[x] + half) >> 20));
    dst[2] = clamp8 (luma[x] + ((116130 * cb[x] + half) >> 20));
    dst[3] = 255;
  }
}

static const guint8 *
plane_row (const GstVideoFrame *frame, gint plane, gint y)
{
  return (const guint8 *) GST_VIDEO_FRAME_PLANE_DATA (frame, plane)
      + (gssize) y * GST_VIDEO_FRAME_PLANE_STRIDE (frame, plane);
}

static void
i420_to_rgba (const GstVideoFrame *frame, guint8 *rgba)
{
  gint width = GST_VIDEO_FRAME_WIDTH (frame);
  gint height = GST_VIDEO_FRAME_HEIGHT (frame);
  gint last = (height + 1) / 2 - 1;
  g_autofree gint *cb = g_new (gint, width);
  g_autofree gint *cr = g_new (gint, width);

  for (gint y = 0; y < height; y++) {
    gint near = y / 2, far = CLAMP (y & 1 ? near + 1 : near - 1, 0, last);

    upsample (plane_row (frame, 1, near), plane_row (frame, 1, far), cb, width);
    upsample (plane_row (frame, 2, near), plane_row (frame, 2, far), cr, width);
    row_ycc (
        plane_row (frame, 0, y), cb, cr, rgba + (gsize) y * width * 4, width);
  }
}

gboolean
pixels_to_rgba (const GstVideoFrame *frame, guint8 *rgba)
{
  gint width = GST_VIDEO_FRAME_WIDTH (frame);
  RowFunc row = row_func (GST_VIDEO_FRAME_FORMAT (frame));

  if (GST_VIDEO_FRAME_FORMAT (frame) == GST_VIDEO_FORMAT_I420) {
    i420_to_rgba (frame, rgba);
    return TRUE;
  }
  if (!row)
    return FALSE;
  for (gint y = 0; y < GST_VIDEO_FRAME_HEIGHT (frame); y++)
    row (plane_row (frame, 0, y), rgba + (gsize) y * width * 4, width);
  return TRUE;
}

guint8 *
pixels_orient (guint8 *rgba, gint *width, gint *height, gint orientation)
{
  /* Bit 0: mirror in x, bit 1: in y, bit 2: transpose after that. */
  static const guint8 moves[9] = { 0, 0, 1, 3, 2, 4, 6, 7, 5 };
  guint move = orientation >= 1 && orientation <= 8 ? moves[orientation] : 0;
  const gint w = *width, h = *height;
  const gboolean turn = move & 4;
  guint8 *out;

  if (move == 0)
    return rgba;
  out = g_malloc ((gsize) w * h * 4);
  for (gint y = 0; y < h; y++)
    for (gint x = 0; x < w; x++) {
      gsize to_x = move & 1 ? w - 1 - x : x, to_y = move & 2 ? h - 1 - y : y;
      gsize to = turn ? to_x * h + to_y : to_y * w + to_x;

      memcpy (out + to * 4, rgba + ((gsize) y * w + x) * 4, 4);
    }
  g_free (rgba);
  *width = turn ? h : w;
  *height = turn ? w : h;
  return out;
}
