/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sprites through affines, in integers from the moment on that the affine is
 * one. Knows nothing of why they move. */
#include "sprite-view.h"
#include "kernels.h"
#include "shadow.h"
#include "sprite-reading.h"

#include <math.h>
#include <string.h>

#define BITS 32 /* of a fraction of a sample */
#define SMALLEST (1.0 / 4096)

/* One plane: where its sample (i, j) of the frame is seen, in samples of the
 * sprite's. */
typedef struct {
  SpriteReading reading;
  gint64 xx, xy, yx, yy, x0, y0;
} View;

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
view_init (View *seen, const Sprite *sprite, const Affine *view,
    const PaperRect *window, gint plane)
{
  const gint chroma = plane > 0, step = 1 + chroma;
  const gdouble down = chroma ? 1 : .5;
  const gdouble x = view->xx * .5 + view->xy * down + view->x0 - sprite->x;
  const gdouble y = view->yx * .5 + view->yy * down + view->y0 - sprite->y;
  SpriteReading *reading = &seen->reading;

  *seen = (View){ { sprite->plane[plane], sprite->alpha[chroma],
                      sprite->stride[chroma], 0, 0, sprite->width / step,
                      sprite->height / step },
    fixed (view->xx), fixed (view->xy), fixed (view->yx), fixed (view->yy),
    fixed ((x - .5) / step), fixed ((y - down) / step) };
  if (!window)
    return;
  reading->from_x = MAX (0, lrint ((window->x - sprite->x) / step));
  reading->from_y = MAX (0, lrint ((window->y - sprite->y) / step));
  reading->to_x = MIN (
      reading->to_x, lrint ((window->x + window->width - sprite->x) / step));
  reading->to_y = MIN (
      reading->to_y, lrint ((window->y + window->height - sprite->y) / step));
}

static void
read_row (const View *view, gint row, gint from, gint n, guint8 *samples,
    guint8 *alpha)
{
  const SpriteReading *reading = &view->reading;
  gint64 x = view->x0 + row * view->xy + from * view->xx;
  gint64 y = view->y0 + row * view->yy + from * view->yx;

  for (gint i = 0; i < n; i++) {
    const gint at_x = x >> BITS, at_y = y >> BITS;
    const gint fx = x >> (BITS - 8) & 255, fy = y >> (BITS - 8) & 255;

    x += view->xx;
    y += view->yx;
    samples[i] = alpha[i] = 0;
    if (sprite_is_clear (reading, at_x, at_y))
      continue;
    alpha[i] = sprite_between (reading, reading->alpha, at_x, at_y, fx, fy);
    samples[i] = sprite_between (reading, reading->samples, at_x, at_y, fx, fy);
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
    View seen;

    view_init (&seen, sprite, view, window, plane);
    for (gint y = box.y0 >> chroma; y < (box.y1 + chroma) >> chroma; y++) {
      read_row (&seen, y, from, n, rows, rows + n);
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
