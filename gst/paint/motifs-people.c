/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* People, many of them: a crowd. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static void
banners (Canvas *c, Dice *dice, gdouble y, gdouble size, gint count, Ink ink)
{
  for (gint i = 0; i < count; i++) {
    gdouble x = c->w * (i + dice_range (dice, 0.1, 0.9)) / count;
    gdouble h = size * dice_range (dice, 1.5, 2.1),
            w = size * dice_range (dice, 0.5, 0.9);
    gdouble way = -c->side;
    cairo_rectangle (c->cr, x - size * 0.015, y - h, size * 0.03, h);
    canvas_fill (c, canvas_tone (c, 0.1), 1);
    cairo_move_to (c->cr, x, y - h);
    cairo_curve_to (c->cr, x + way * w * 0.3, y - h - size * 0.1,
        x + way * w * 0.6, y - h + size * 0.1, x + way * w,
        y - h + size * 0.02);
    cairo_line_to (c->cr, x + way * w * 0.95, y - h + size * 0.5);
    cairo_curve_to (c->cr, x + way * w * 0.6, y - h + size * 0.58,
        x + way * w * 0.3, y - h + size * 0.38, x, y - h + size * 0.48);
    cairo_close_path (c->cr);
    canvas_fill (c, ink, 1);
  }
}

static void
paint_crowd (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.56, 0.6);
  gdouble hz = c->horizon;
  c->sun_x = c->focus_x;
  c->sun_y = hz - u * 10;
  brush_weather_sky (c);
  prop_buildings (
      c, (Row){ hz + u, u * 4, u * 12, u * 6, 0.84, 0.1, 0.1, 0, c->w });
  brush_haze (c, hz - u * 10, hz + u * 2, c->tones.far, 0.6);
  g_free (brush_ridge (c, (Ridge){ hz + u, u, 4, 0.2, 0.75, 0.3 }));
  for (gint i = 0; i < 7; i++) {
    gdouble t = i / 6.0, depth = 0.72 * (1 - t) + 0.03;
    gdouble size = u * (3.4 + 15 * t * t + 3 * t),
            y = hz + u * 2.5 + (c->h - hz + u * 6) * t * (0.35 + 0.65 * t);
    Ink ink = canvas_tone (c, depth), rim = ink_mix (ink, c->tones.lit, 0.8);
    if (i == 2 || i == 4)
      banners (c, &dice, y - size * 0.5, size, i == 2 ? 7 : 4,
          ink_mix (ink, c->tones.accent, 0.65));
    prop_people (c, -size * 0.3, c->w + size * 0.3, y, size,
        (gint) (c->w / size * (2.6 - 0.9 * t)), ink, rim);
    brush_haze (c, y - size, y + u, c->tones.far, 0.3 * (1 - t));
  }
  brush_weather_air (c);
}

const Motif motif_crowd = { "crowd", paint_crowd, -1, ERA_MODERN, "cinematic" };
