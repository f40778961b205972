/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A shape's distance from its edge, sample by sample, inside its box. */

#include "dab.h"
#include "effect-rows.h"

typedef struct {
  gfloat x, y, wide, high, c, s, edge, opacity;
  gboolean round;
} Shape;

static inline gint
cover_at (const Shape *shape, gfloat px, gfloat py)
{
  const gfloat dx = px - shape->x, dy = py - shape->y;
  const gfloat u = fabsf (dx * shape->c + dy * shape->s);
  const gfloat v = fabsf (dy * shape->c - dx * shape->s);
  gfloat inside;

  if (shape->round) {
    const gfloat nu = u / shape->wide, nv = v / shape->high;

    inside = (1 - sqrtf (nu * nu + nv * nv)) * MIN (shape->wide, shape->high);
  } else {
    inside = MIN (shape->wide - u, shape->high - v);
  }
  return (gint) (CLAMP (inside / shape->edge + .5f, 0, 1) * shape->opacity);
}

static void
draw_plane (Picture *dst, const Dab *dab, const Shape *shape, gint plane,
    gint y0, gint y1)
{
  const gint color = picture_color (dab->color, dst->matrix).c[plane];
  const gint step = plane ? 2 : 1;
  const gfloat up = plane ? 1 : .5f;
  const gfloat c = fabsf (shape->c), s = fabsf (shape->s);
  const gfloat across = shape->wide * c + shape->high * s + shape->edge;
  const gfloat down = shape->wide * s + shape->high * c + shape->edge;
  const gint from_x = (gint) MAX ((shape->x - across) / step - 1, 0);
  const gint to_x = (gint) MIN (
      (shape->x + across) / step + 2, picture_plane_width (dst, plane));
  const gint from_y =
      MAX ((gint) MAX ((shape->y - down) / step - 1, 0), rows_from (plane, y0));
  const gint to_y = MIN (
      (gint) MIN ((shape->y + down) / step + 2, 1 << 20), rows_to (plane, y1));

  for (gint y = from_y; y < to_y; y++) {
    guint8 *row = plane_row (dst, plane, y);

    for (gint x = from_x; x < to_x; x++) {
      const gint cover = cover_at (shape, x * step + .5f, y * step + up);

      row[x] += ((color - row[x]) * cover + 128) >> 8;
    }
  }
}

void
dab_draw (Picture *dst, const Dab *dab, gint y0, gint y1)
{
  /* What is thinner than a sample is paler instead. */
  const gdouble thin = MIN (dab->wide, dab->high) * 2;
  const Shape shape = { .x = (gfloat) dab->x,
    .y = (gfloat) dab->y,
    .wide = (gfloat) MAX (dab->wide, .5),
    .high = (gfloat) MAX (dab->high, .5),
    .c = (gfloat) cos (dab->angle),
    .s = (gfloat) sin (dab->angle),
    .edge = (gfloat) (1 + dab->soft),
    .opacity = (gfloat) (256 * dab->opacity * MIN (thin, 1)),
    .round = dab->round };

  for (gint plane = 0; plane < 3; plane++)
    draw_plane (dst, dab, &shape, plane, y0, y1);
}
