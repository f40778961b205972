/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a lens leaves out of focus: soft grounds, discs of light. */

#include "brush.h"

#include <math.h>

void
brush_disc (Canvas *canvas, gdouble x, gdouble y, gdouble radius, Ink ink,
    gdouble alpha)
{
  static const struct {
    gdouble at, share;
  } stops[] = { { 0, 0.6 }, { 0.75, 0.75 }, { 0.9, 1 }, { 1, 0 } };
  cairo_pattern_t *p = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    cairo_pattern_add_color_stop_rgba (
        p, stops[i].at, ink.r, ink.g, ink.b, alpha * stops[i].share);
  cairo_set_source (canvas->cr, p);
  cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (p);
}

static void
blur_ground (Canvas *c, const Blur *blur)
{
  guint64 seed = dice_next (&c->dice);
  FieldShape shape = { 2.2 * c->w / (c->u * 100), 2.2 * c->h / (c->u * 100), 2,
    0.3 };
  g_autoptr (Field) field = field_new (seed, 64, 64, shape);
  Wash dark = wash_of (blur->dark), middle = wash_of (blur->middle);
  Wash bright = wash_of (blur->bright);
  gfloat reach = (gfloat) (1 / (c->w * c->w * 0.16 + c->h * c->h * 0.16));

  canvas_begin_pixels (c);
  for (gint y = 0; y < c->height; y++) {
    guint32 *out = canvas_row (c, y);
    gfloat dy = (gfloat) (y - c->sun_y);
    field_row (field, y / c->h, 0, c->row[0], c->width);
    for (gint x = 0; x < c->width; x++) {
      gfloat dx = (gfloat) (x - c->sun_x);
      gfloat glow = 1 / (1 + (dx * dx + dy * dy) * reach * 3);
      gfloat v = CLAMP (0.15f + glow * 0.75f + c->row[0][x] * 0.5f, 0, 1);
      out[x] = wash_pack (v < 0.5f ? wash_mix (dark, middle, v * 2)
                                   : wash_mix (middle, bright, v * 2 - 1));
    }
  }
  canvas_end_pixels (c);
}

void
brush_blur (Canvas *canvas, Blur blur)
{
  Dice dice = dice_fork (&canvas->dice);

  if (canvas_cancelled (canvas))
    return;
  blur_ground (canvas, &blur);
  for (gint i = 0; i < blur.discs; i++) {
    gdouble x = dice_range (&dice, -0.02, 1.02) * canvas->w;
    gdouble y = dice_range (&dice, -0.02, 1.02) * canvas->h;
    gdouble r = blur.size * dice_bell (&dice, 0.35, 1.4);
    gdouble alpha = dice_range (&dice, 0.06, 0.3);
    Ink ink = ink_mix (blur.bright, blur.middle, dice_unit (&dice));
    /* The title's place keeps the faintest. */
    if (canvas_in_quiet (canvas, x, y, r))
      alpha *= 0.15;
    brush_disc (canvas, x, y, r, ink, alpha);
  }
}
