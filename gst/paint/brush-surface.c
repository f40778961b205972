/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What surfaces are made of: grain, stains, the ground in perspective; and
 * light that falls through a window or lies out of focus. */

#include "brush.h"

#include <math.h>

static inline guint32
surface_pixel (guint32 pixel, Wash dark, Wash lit, gfloat n)
{
  Wash ink = wash_unpack (pixel);

  return wash_pack (n > 0 ? wash_mix (ink, lit, MIN (n, 1))
                          : wash_mix (ink, dark, MIN (-n, 1)));
}

void
brush_surface (Canvas *canvas, Surface surface)
{
  guint64 seed = dice_next (&canvas->dice);
  gdouble w = surface.x1 - surface.x0, h = surface.y1 - surface.y0;
  gint left = CLAMP (surface.x0, 0, canvas->width);
  gint right = CLAMP (surface.x1, 0, canvas->width);
  gint gw = CLAMP (surface.across * 12, 16, 420);
  gint gh = CLAMP (surface.down * 12, 16, 420);
  FieldShape shape = { surface.across, surface.down, 4, surface.warp };
  Wash dark = wash_of (surface.dark), lit = wash_of (surface.lit);
  gfloat alpha = (gfloat) surface.alpha, *row = canvas->row[0];

  if (canvas_cancelled (canvas) || w < 1 || h < 1 || left >= right)
    return;
  g_autoptr (Field) field = field_new (seed, gw, gh, shape);
  canvas_begin_pixels (canvas);
  for (gint y = MAX (0, surface.y0); y < MIN (surface.y1, canvas->height);
       y++) {
    guint32 *out = canvas_row (canvas, y);
    field_row (field, (y - surface.y0) / h, (left - surface.x0) / w, row,
        right - left);
    for (gint x = left; x < right; x++)
      out[x] = surface_pixel (out[x], dark, lit, row[x - left] * alpha);
  }
  canvas_end_pixels (canvas);
}

void
brush_floor (Canvas *canvas, const Eye *eye, Floor ground)
{
  guint64 seed = dice_next (&canvas->dice);
  Wash dark = wash_of (ground.dark), lit = wash_of (ground.lit);
  gfloat *row = canvas->row[0];

  if (canvas_cancelled (canvas))
    return;
  canvas_begin_pixels (canvas);
  for (gint y = MAX (0, MAX (eye->y + 2, ground.top)); y < canvas->height;
       y++) {
    gdouble z = ground.drop * eye->scale / (y - eye->y);
    gdouble cell = ground.cell * eye->scale / z;
    gdouble fade = ground.alpha * smooth_step (1.5, 6, cell);
    gint step = CLAMP ((gint) (cell / 6), 1, 16);
    guint32 *out = canvas_row (canvas, y);
    if (fade <= 0.01)
      continue;
    gdouble scale = 1 / cell, line = z / (ground.cell * ground.stretch);
    for (gint x = 0; x < canvas->width + step; x += step) {
      gdouble n = noise_fractal (seed, (x - eye->x) * scale, line, 3);
      for (gint i = x; i < MIN (x + step, canvas->width); i++)
        row[i] = (gfloat) (n * fade);
    }
    for (gint x = 0; x < canvas->width; x++)
      out[x] = surface_pixel (out[x], dark, lit, row[x]);
  }
  canvas_end_pixels (canvas);
}

void
brush_stones (Canvas *canvas, const Eye *eye, Stones stones)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble down = -stones.drop;

  for (gint k = 0; k < 70 && !canvas_cancelled (canvas); k++) {
    gdouble z = stones.near + k * stones.length, next = z + stones.length;
    gdouble width = eye->scale / z * 0.02, shift = dice_unit (&dice);
    gdouble fade =
        smooth_step (1.5, 8, eye_y (eye, down, z) - eye_y (eye, down, next));
    if (fade <= 0.02 || eye_y (eye, down, next) < stones.top)
      return;
    eye_to (eye, stones.x0, down, z);
    eye_to (eye, stones.x1, down, z);
    for (gdouble x = stones.x0 + shift * stones.width; x < stones.x1;
         x += stones.width * dice_range (&dice, 0.8, 1.2)) {
      cairo_new_sub_path (canvas->cr);
      eye_to (eye, x, down, z);
      eye_to (eye, x, down, next);
    }
    cairo_set_line_width (canvas->cr, CLAMP (width, 0.6, canvas->u * 0.3));
    canvas_ink (canvas, stones.joint, stones.alpha * fade);
    cairo_stroke (canvas->cr);
  }
}

void
brush_bokeh (Canvas *canvas, Bokeh bokeh)
{
  Dice dice = dice_fork (&canvas->dice);

  for (gint i = 0; i < bokeh.count; i++) {
    gdouble r = bokeh.size * dice_range (&dice, 0.35, 1);
    gdouble x = dice_range (&dice, bokeh.x0, bokeh.x1);
    gdouble y = dice_bell (&dice, bokeh.y0, bokeh.y1);
    Ink ink = dice_chance (&dice, 0.6)
        ? canvas->tones.lamp
        : ink_mix (canvas->tones.light, canvas->tones.mid, dice_unit (&dice));
    gdouble alpha = bokeh.alpha * dice_range (&dice, 0.15, 0.6);
    cairo_pattern_t *p = cairo_pattern_create_radial (x, y, 0, x, y, r);

    /* A lens draws a disc with a brighter edge. */
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, alpha * 0.75);
    cairo_pattern_add_color_stop_rgba (p, 0.86, ink.r, ink.g, ink.b, alpha);
    cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
    cairo_set_source (canvas->cr, p);
    cairo_arc (canvas->cr, x, y, r, 0, 2 * G_PI);
    cairo_fill (canvas->cr);
    cairo_pattern_destroy (p);
  }
}

void
brush_shaft (Canvas *canvas, Shaft shaft, Ink ink, gdouble alpha)
{
  gdouble down = MAX (shaft.to_y - shaft.y, 1);
  gint top = CLAMP (shaft.y, 0, canvas->height);
  Wash light = wash_of (ink);

  canvas_begin_pixels (canvas);
  for (gint y = top; y < MIN (shaft.to_y, canvas->height); y++) {
    gdouble t = (y - shaft.y) / down;
    gdouble middle = shaft.x + (shaft.to_x - shaft.x) * t;
    gdouble half = shaft.width * 0.5 * (1 + (shaft.spread - 1) * t);
    gfloat strong = (gfloat) (alpha * 0.9 * (1 - t));
    guint32 *out = canvas_row (canvas, y);
    for (gint x = CLAMP (middle - half, 0, canvas->width);
         x < CLAMP (middle + half, 0, canvas->width); x++) {
      gfloat d = (gfloat) (fabs (x - middle) / half), in = 1 - d;
      gfloat edge = CLAMP (in * 1.8f, 0, 1);
      out[x] = wash_pack (wash_mix (
          wash_unpack (out[x]), light, strong * edge * edge * (3 - 2 * edge)));
    }
  }
  canvas_end_pixels (canvas);
}

void
brush_wash (Canvas *canvas, gdouble x0, gdouble y0, gdouble x1, gdouble y1,
    Ink from, Ink to)
{
  cairo_pattern_t *p = cairo_pattern_create_linear (x0, y0, x1, y1);

  cairo_pattern_add_color_stop_rgb (p, 0, from.r, from.g, from.b);
  cairo_pattern_add_color_stop_rgb (p, 1, to.r, to.g, to.b);
  cairo_set_source (canvas->cr, p);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (p);
}
