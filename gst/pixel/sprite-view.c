/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sprites through affines, in integers from the moment on that the affine is
 * one. Knows nothing of why they move. */
#include "sprite-view.h"
#include "kernels.h"
#include "shadow.h"

#include <math.h>
#include <string.h>

#define BITS 32 /* of a fraction of a sample */
#define SMALLEST (1.0 / 4096)

/* One plane: where its sample (i, j) of the frame is seen, in samples of the
 * sprite's, and which of them are seen. */
typedef struct {
  const guint8 *samples, *alpha;
  gint stride, width, height;
  gint64 xx, xy, yx, yy, x0, y0;
  gint from_x, from_y, to_x, to_y;
} Reading;

/* Columns and rows of the frame, of luma. */
typedef struct {
  gint x0, y0, x1, y1;
} Box;

static gboolean
invert (const Affine *a, Affine *back)
{
  const gdouble area = a->xx * a->yy - a->xy * a->yx;

  if (!(fabs (area) > SMALLEST * SMALLEST))
    return FALSE;
  *back = (Affine){ a->yy / area, -a->xy / area, -a->yx / area, a->xx / area,
    (a->xy * a->y0 - a->yy * a->x0) / area,
    (a->yx * a->x0 - a->xx * a->y0) / area };
  return TRUE;
}

/* What of the frame may show any of @sprite. */
static gboolean
find_box (
    const Sprite *sprite, const Affine *view, const Picture *dst, Box *box)
{
  gdouble x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE;
  gdouble x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  Affine forth;

  if (!invert (view, &forth))
    return FALSE;
  for (gint i = 0; i < 4; i++) {
    const gdouble x = sprite->x + (i % 2 ? sprite->width + 1 : -1);
    const gdouble y = sprite->y + (i / 2 ? sprite->height + 1 : -1);
    const gdouble to_x = forth.xx * x + forth.xy * y + forth.x0;
    const gdouble to_y = forth.yx * x + forth.yy * y + forth.y0;

    x0 = MIN (x0, to_x);
    y0 = MIN (y0, to_y);
    x1 = MAX (x1, to_x);
    y1 = MAX (y1, to_y);
  }
  if (!(x1 > -2 && y1 > -2 && x0 < dst->width + 2 && y0 < dst->height + 2))
    return FALSE;
  box->x0 = (gint) MAX (floor (x0) - 2, 0) & ~1;
  box->y0 = (gint) MAX (floor (y0) - 2, 0) & ~1;
  box->x1 = MIN (ceil (x1) + 2, dst->width);
  box->y1 = MIN (ceil (y1) + 2, dst->height);
  return TRUE;
}

static inline gint64
fixed (gdouble value)
{
  const gdouble limit = 1 << 28;

  return llrint (CLAMP (value, -limit, limit) * ((gint64) 1 << BITS));
}

/* Luma sample (i, j) is at (i + .5, j + .5) of the frame; chroma, sited left,
 * at (2 i + .5, 2 j + 1). */
static void
reading_init (Reading *reading, const Sprite *sprite, const Affine *view,
    const PaperRect *window, gint plane)
{
  const gint chroma = plane > 0, step = 1 + chroma;
  const gdouble down = chroma ? 1 : .5;
  const gdouble x = view->xx * .5 + view->xy * down + view->x0 - sprite->x;
  const gdouble y = view->yx * .5 + view->yy * down + view->y0 - sprite->y;

  *reading = (Reading){ sprite->plane[plane], sprite->alpha[chroma],
    sprite->stride[chroma], sprite->width / step, sprite->height / step,
    fixed (view->xx), fixed (view->xy), fixed (view->yx), fixed (view->yy),
    fixed ((x - .5) / step), fixed ((y - down) / step), 0, 0,
    sprite->width / step, sprite->height / step };
  if (!window)
    return;
  reading->from_x = MAX (0, lrint ((window->x - sprite->x) / step));
  reading->from_y = MAX (0, lrint ((window->y - sprite->y) / step));
  reading->to_x = MIN (
      reading->to_x, lrint ((window->x + window->width - sprite->x) / step));
  reading->to_y = MIN (
      reading->to_y, lrint ((window->y + window->height - sprite->y) / step));
}

static inline gint
sample (const Reading *reading, const guint8 *plane, gint x, gint y)
{
  if (x < reading->from_x || y < reading->from_y || x >= reading->to_x
      || y >= reading->to_y)
    return 0;
  return plane[(gsize) y * reading->stride + x];
}

static inline guint8
between (const Reading *reading, const guint8 *plane, gint x, gint y, gint fx,
    gint fy)
{
  const gint top = sample (reading, plane, x, y) * (256 - fx)
      + sample (reading, plane, x + 1, y) * fx;
  const gint bottom = sample (reading, plane, x, y + 1) * (256 - fx)
      + sample (reading, plane, x + 1, y + 1) * fx;

  return (top * (256 - fy) + bottom * fy + 32768) >> 16;
}

static void
read_row (const Reading *reading, gint row, gint from, gint n, guint8 *samples,
    guint8 *alpha)
{
  gint64 x = reading->x0 + row * reading->xy + from * reading->xx;
  gint64 y = reading->y0 + row * reading->yy + from * reading->yx;

  for (gint i = 0; i < n; i++) {
    const gint at_x = x >> BITS, at_y = y >> BITS;
    const gint fx = x >> (BITS - 8) & 255, fy = y >> (BITS - 8) & 255;

    x += reading->xx;
    y += reading->yx;
    samples[i] = alpha[i] = 0;
    if (at_x < reading->from_x - 1 || at_y < reading->from_y - 1
        || at_x >= reading->to_x || at_y >= reading->to_y)
      continue;
    alpha[i] = between (reading, reading->alpha, at_x, at_y, fx, fy);
    samples[i] = between (reading, reading->samples, at_x, at_y, fx, fy);
  }
}

void
sprite_blend_view (const Sprite *sprite, Picture *dst, const Affine *view,
    const PaperRect *window, gint opacity)
{
  g_autofree guint8 *rows = NULL;
  Box box;

  opacity = CLAMP (opacity, 0, 256);
  if (opacity == 0 || !find_box (sprite, view, dst, &box))
    return;
  rows = g_malloc (2 * (gsize) MAX (box.x1 - box.x0, 1));
  for (gint plane = 0; plane < 3; plane++) {
    const gint chroma = plane > 0;
    const gint from = box.x0 >> chroma;
    const gint n = ((box.x1 + chroma) >> chroma) - from;
    Reading reading;

    reading_init (&reading, sprite, view, window, plane);
    for (gint y = box.y0 >> chroma; y < (box.y1 + chroma) >> chroma; y++) {
      read_row (&reading, y, from, n, rows, rows + n);
      kernels ()->lay (
          dst->plane[plane] + (gsize) y * dst->stride[plane] + from, rows,
          rows + n, n, opacity);
    }
  }
}

static void
blur_plane (const Sprite *sprite, const guint8 *from, const Sprite *soft,
    guint8 *to, gint chroma, gint radius)
{
  const gint edge = (sprite->y - soft->y) >> chroma;
  const gint stride = soft->stride[chroma];

  for (gint y = 0; y < sprite->height >> chroma; y++)
    memcpy (to + (gsize) (y + edge) * stride + edge,
        from + (gsize) y * sprite->stride[chroma], sprite->width >> chroma);
  shadow_blur (to, stride, soft->width >> chroma, soft->height >> chroma,
      radius >> chroma);
}

Sprite *
sprite_blurred (const Sprite *sprite, gint radius)
{
  const gint edge = (radius + 2) & ~1;
  Sprite *soft = sprite_new_empty (sprite->x - edge, sprite->y - edge,
      sprite->width + 2 * edge, sprite->height + 2 * edge);

  for (gint i = 0; i < 3; i++)
    blur_plane (sprite, sprite->plane[i], soft, soft->plane[i], i > 0, radius);
  for (gint i = 0; i < 2; i++)
    blur_plane (sprite, sprite->alpha[i], soft, soft->alpha[i], i, radius);
  return soft;
}
