/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Work and time: a desk with a screen before a window, an hourglass, the
 * wheels of a great clock. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* What is outside: a town by day, its lamps out of focus by night. */
static void
outside (Canvas *c, gdouble x0, gdouble x1, gdouble top, gdouble foot)
{
  gdouble u = c->u;

  cairo_save (c->cr);
  cairo_rectangle (c->cr, x0, top, x1 - x0, foot - top);
  cairo_clip_preserve (c->cr);
  brush_wash (c, 0, top, 0, foot, ink_mix (c->tones.zenith, c->tones.sky, 0.5),
      c->tones.horizon);
  prop_buildings (c,
      (Row){ foot, u * 7, u * 22, u * 6, 0.75,
          c->time >= DAYTIME_DUSK ? 0.4 : 0.05, 0.1, x0, x1 });
  brush_haze (c, foot - u * 20, foot, c->tones.far, 0.55);
  prop_buildings (c,
      (Row){ foot + u, u * 4, u * 12, u * 7, 0.5,
          c->time >= DAYTIME_DUSK ? 0.5 : 0.05, 0.1, x0, x1 });
  brush_haze (c, foot - u * 12, foot, c->tones.far, 0.5);
  if (c->time >= DAYTIME_DUSK)
    brush_bokeh (
        c, (Bokeh){ x0, top + (foot - top) * 0.35, x1, foot, u * 3, 34, 0.6 });
  cairo_restore (c->cr);
}

static void
window_wall (Canvas *c, gdouble foot, gdouble x0, gdouble x1)
{
  gdouble u = c->u, top = u * 4;
  Ink wall = ink_mix (
      c->tones.near, c->tones.mid, c->time == DAYTIME_DAY ? 0.55 : 0.22);
  gint panes = 3;

  cairo_rectangle (c->cr, 0, 0, c->w, c->h);
  brush_wash (c, c->side > 0 ? 0 : c->w, 0, c->side > 0 ? c->w : 0, 0,
      ink_mix (wall, c->tones.deep, 0.5), ink_mix (wall, c->tones.lit, 0.15));
  brush_surface (c,
      (Surface){
          0, 0, c->w, foot, 4, 3, 0.4, c->tones.deep, c->tones.lit, 0.1 });
  outside (c, x0, x1, top, foot);
  cairo_set_line_width (c->cr, u * 0.7);
  for (gint i = 0; i <= panes; i++) {
    cairo_move_to (c->cr, x0 + (x1 - x0) * i / panes, top);
    cairo_line_to (c->cr, x0 + (x1 - x0) * i / panes, foot);
  }
  cairo_rectangle (c->cr, x0, top, x1 - x0, foot - top);
  canvas_ink (c, ink_mix (wall, c->tones.near, 0.7), 1);
  cairo_stroke (c->cr);
  brush_glow (c, (x0 + x1) / 2, foot * 0.5, u * 40,
      ink_mix (c->tones.horizon, c->tones.sun, 0.5), 0.25);
}

/* Curves, bars or windows of a program: light, no letters. */
static void
screen_content (Canvas *c, Dice *dice, gdouble w, gdouble h)
{
  guint64 seed = dice_next (dice);
  gint kind = dice_pick (dice, 3);
  Ink bright = ink_mix (c->tones.light, c->tones.mid, 0.25);

  for (gint i = 1; i < 6; i++)
    cairo_rectangle (c->cr, w * 0.05, h * i / 6, w * 0.9, h * 0.006);
  canvas_fill (c, bright, 0.22);
  if (kind == 0)
    for (gint k = 0; k < 3; k++) {
      for (gint i = 0; i <= 40; i++)
        cairo_line_to (c->cr, w * (0.05 + 0.9 * i / 40),
            h
                * (0.72 - 0.12 * k - 0.3 * i / 40
                    - 0.16 * noise_fractal (seed + k, i / 7.0, 0.5, 3)));
      cairo_set_line_width (c->cr, h * 0.016);
      canvas_ink (c, k == 0 ? c->tones.accent : bright, 0.9 - 0.25 * k);
      cairo_stroke (c->cr);
    }
  else if (kind == 1)
    for (gint i = 0; i < 14; i++) {
      gdouble v = 0.2 + 0.03 * i + 0.22 * noise_at (seed, i / 3.0, 0.5);
      cairo_rectangle (
          c->cr, w * (0.07 + 0.062 * i), h * (0.88 - v), w * 0.04, h * v);
      canvas_fill (c, i % 5 == 3 ? c->tones.accent : bright, 0.8);
    }
  else
    for (gint i = 0; i < 15; i++) {
      gdouble in = w * 0.03 * (gint) (4 * fabs (noise_at (seed, i / 2.0, 2)));
      cairo_rectangle (c->cr, w * 0.08 + in, h * (0.08 + 0.056 * i),
          w * dice_range (dice, 0.12, 0.55), h * 0.022);
      canvas_fill (c, dice_chance (dice, 0.3) ? c->tones.accent : bright, 0.75);
    }
}

static void
monitor (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  gdouble h = w * 0.58, top = y - h * 1.26;
  Ink ink = canvas_tone (c, 0),
      glow = ink_mix (c->tones.mid, c->tones.light, 0.55);

  brush_glow (c, x, top + h / 2, w * 1.5, glow, 0.4);
  cairo_rectangle (c->cr, x - w * 0.04, y - h * 0.3, w * 0.08, h * 0.3);
  cairo_rectangle (c->cr, x - w * 0.17, y - h * 0.03, w * 0.34, h * 0.035);
  cairo_rectangle (
      c->cr, x - w * 0.52, top - w * 0.015, w * 1.04, h + w * 0.035);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, x - w / 2, top, w, h);
  brush_wash (c, x - w / 2, top, x + w / 2, top + h,
      ink_mix (c->tones.deep, c->tones.mid, 0.5),
      ink_mix (c->tones.deep, c->tones.mid, 0.2));
  cairo_save (c->cr);
  cairo_rectangle (c->cr, x - w / 2, top, w, h);
  cairo_clip (c->cr);
  cairo_translate (c->cr, x - w / 2, top);
  screen_content (c, dice, w, h);
  cairo_restore (c->cr);
  cairo_rectangle (c->cr, x - w * 0.52, top - w * 0.015, w * 1.04, w * 0.006);
  canvas_fill (c, c->tones.lit, 0.7);
}

static void
keyboard (Canvas *c, gdouble x, gdouble y, gdouble w)
{
  Ink ink = canvas_tone (c, 0.04);

  for (gint j = 0; j < 4; j++) {
    gdouble wide = w * (0.94 + 0.02 * j), row = y + w * 0.045 * j;
    for (gint i = 0; i < 14; i++) {
      cairo_rectangle (c->cr, x - wide / 2 + wide * i / 14, row,
          wide / 14 * 0.86, w * 0.036);
      canvas_fill (c, ink_mix (ink, c->tones.light, 0.24 - 0.04 * j), 1);
    }
  }
}

static void
plant (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h)
{
  Ink leaf = ink_mix (canvas_tone (c, 0.1), c->tones.mid, 0.25);
  Ink clay = ink_mix (c->tones.accent, c->tones.deep, 0.4);

  for (gint i = 0; i < 15; i++) {
    gdouble a = -G_PI / 2 + dice_bell (dice, -1.5, 1.5);
    gdouble l = h * dice_range (dice, 0.45, 0.8), w = l * 0.16;
    gdouble tx = x + cos (a) * l, ty = y - h * 0.3 + sin (a) * l;
    gdouble nx = -sin (a) * w, ny = cos (a) * w;
    gdouble mx = x + cos (a) * l * 0.55, my = y - h * 0.3 + sin (a) * l * 0.6;
    cairo_move_to (c->cr, x, y - h * 0.28);
    cairo_curve_to (c->cr, mx + nx, my + ny, mx + nx, my + ny, tx, ty);
    cairo_curve_to (c->cr, mx - nx, my - ny, mx - nx, my - ny, x, y - h * 0.28);
    canvas_fill (c, ink_mix (leaf, c->tones.lit, dice_range (dice, 0, 0.4)), 1);
  }
  prop_turned (
      c, x, y, h * 0.42, &prop_jar, clay, ink_mix (clay, c->tones.lit, 0.6));
}

/* Who works there, from behind. */
static void
worker (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0),
      rim = ink_mix (c->tones.light, c->tones.mid, 0.4);

  for (gint pass = 0; pass < 2; pass++) {
    gdouble d = pass ? 0 : h * 0.012;
    cairo_save (cr);
    cairo_translate (cr, x + c->side * d, y - d);
    prop_oval (c, 0, -h * 0.78, h * 0.14, h * 0.19);
    cairo_move_to (cr, -h * 0.07, -h * 0.66);
    cairo_curve_to (
        cr, -h * 0.06, -h * 0.54, -h * 0.4, -h * 0.56, -h * 0.44, -h * 0.3);
    cairo_line_to (cr, -h * 0.46, h * 0.1);
    cairo_line_to (cr, h * 0.46, h * 0.1);
    cairo_line_to (cr, h * 0.44, -h * 0.3);
    cairo_curve_to (
        cr, h * 0.4, -h * 0.56, h * 0.06, -h * 0.54, h * 0.07, -h * 0.66);
    cairo_close_path (cr);
    canvas_fill (c, pass ? ink : rim, 1);
    cairo_restore (cr);
  }
}

/* What was used before screens. */
static void
papers (Canvas *c, Dice *dice, gdouble x, gdouble top, Ink wood)
{
  gdouble u = c->u;

  for (gint i = 0; i < 7; i++) {
    cairo_save (c->cr);
    cairo_translate (c->cr, x + u * dice_range (dice, -14, 10),
        top + u * dice_range (dice, 5, 12));
    cairo_rotate (c->cr, dice_range (dice, -0.5, 0.5));
    cairo_rectangle (c->cr, 0, 0, u * 9, u * 3.6);
    brush_wash (c, 0, 0, u * 9, 0, ink_mix (c->tones.light, wood, 0.35),
        ink_mix (c->tones.light, c->tones.lamp, 0.25));
    for (gint k = 0; k < 5; k++)
      cairo_rectangle (
          c->cr, u, u * (0.5 + 0.6 * k), u * dice_range (dice, 4, 7), u * 0.12);
    canvas_fill (c, c->tones.deep, 0.5);
    cairo_restore (c->cr);
  }
}

static void
paint_desk (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;

  canvas_compose (c, 0.68, 0.72);
  gdouble s = c->side, top = c->h - u * (tall ? 30 : 19), x = c->focus_x;
  gdouble from = x - u * 22 + s * u * 9, w = u * dice_range (&dice, 27, 32);
  gboolean old = c->subject.era != ERA_MODERN;
  Ink wood = ink_mix (canvas_tone (c, 0.04), c->tones.accent, 0.2);
  c->sun_x = from + u * 22;
  c->sun_y = top * 0.4;
  window_wall (c, top - u * dice_range (&dice, 1, 5), from, from + u * 46);
  cairo_rectangle (c->cr, 0, top, c->w, c->h);
  brush_wash (c, 0, top, 0, c->h, ink_mix (wood, c->tones.lit, 0.36), wood);
  brush_surface (c,
      (Surface){
          0, top, c->w, c->h, 3, 26, 0.4, c->tones.near, c->tones.lit, 0.28 });
  plant (c, &dice, x + s * u * dice_range (&dice, 21, 27), top + u * 4, u * 16);
  prop_pile (
      c, &dice, x - s * u * dice_range (&dice, 22, 25), top + u * 4, u * 9);
  if (old) {
    papers (c, &dice, x, top, wood);
    prop_pile (c, &dice, x + s * u * 6, top + u * 4, u * 11);
  } else {
    monitor (c, &dice, x, top + u * 5, w);
    keyboard (c, x, top + u * 9, u * 20);
  }
  prop_lamp (c, x + s * u * dice_range (&dice, 17, 20), top + u * 6, u * 12);
  gdouble cup = x - s * u * dice_range (&dice, 15, 18);
  prop_shadow (c, cup, top + u * 10, u * 2.6, u * 0.6);
  prop_turned (c, cup, top + u * 10, u * 5.6, &prop_cup,
      ink_mix (c->tones.accent, c->tones.deep, 0.2), c->tones.light);
  prop_steam (c, cup, top + u * 5.6, u * 7, 1.1);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (&dice, 0.4))
    worker (c, x - s * u * 3, c->h + u, u * (tall ? 34 : 28));
  c->quiet.height = MIN (c->quiet.height, 0.3);
}

static void
glass_half (Canvas *c, gdouble y, gdouble h, gdouble way)
{
  cairo_t *cr = c->cr;

  cairo_move_to (cr, -h * 0.03, y);
  cairo_curve_to (cr, -h * 0.03, y + way * h * 0.12, -h * 0.26,
      y + way * h * 0.16, -h * 0.27, y + way * h * 0.34);
  cairo_line_to (cr, -h * 0.25, y + way * h * 0.46);
  cairo_line_to (cr, h * 0.25, y + way * h * 0.46);
  cairo_line_to (cr, h * 0.27, y + way * h * 0.34);
  cairo_curve_to (cr, h * 0.26, y + way * h * 0.16, h * 0.03,
      y + way * h * 0.12, h * 0.03, y);
  cairo_close_path (cr);
}

static void
sand (Canvas *c, gdouble h, gdouble left)
{
  cairo_t *cr = c->cr;
  Ink grain = ink_mix (c->tones.accent, c->tones.light, 0.4);
  Ink dark = ink_mix (grain, c->tones.deep, 0.5);

  cairo_save (cr);
  glass_half (c, 0, h, -1);
  cairo_clip (cr);
  cairo_move_to (cr, -h, -h * 0.42 * left);
  cairo_curve_to (cr, -h * 0.1, -h * 0.42 * left, -h * 0.06, -h * 0.3 * left, 0,
      -h * 0.3 * left);
  cairo_curve_to (cr, h * 0.06, -h * 0.3 * left, h * 0.1, -h * 0.42 * left, h,
      -h * 0.42 * left);
  cairo_line_to (cr, h, h);
  cairo_line_to (cr, -h, h);
  cairo_close_path (cr);
  brush_wash (c, -h * 0.2, 0, h * 0.2, 0, dark, grain);
  cairo_restore (cr);
  cairo_rectangle (cr, -h * 0.008, -h * 0.02, h * 0.016, h * 0.46);
  canvas_fill (c, grain, 0.9);
  cairo_save (cr);
  glass_half (c, 0, h, 1);
  cairo_clip (cr);
  cairo_move_to (cr, -h * 0.3, h * 0.47);
  cairo_curve_to (cr, -h * 0.14, h * (0.44 - 0.06 * (1 - left)), -h * 0.06,
      h * (0.42 - 0.24 * (1 - left)), 0, h * (0.4 - 0.24 * (1 - left)));
  cairo_curve_to (cr, h * 0.06, h * (0.42 - 0.24 * (1 - left)), h * 0.14,
      h * (0.44 - 0.06 * (1 - left)), h * 0.3, h * 0.47);
  cairo_close_path (cr);
  brush_wash (c, -h * 0.2, 0, h * 0.2, 0, dark, grain);
  cairo_restore (cr);
}

static void
hourglass (Canvas *c, Dice *dice)
{
  gdouble u = c->u, top = c->horizon, s = c->side;
  gdouble h = u * dice_range (dice, 38, 43), x = c->focus_x;
  gdouble y = top + u * 10;
  Ink wood = ink_mix (canvas_tone (c, 0.04), c->tones.accent, 0.24);
  Ink wall = ink_mix (c->tones.mid, c->tones.near, 0.45);

  c->sun_x = c->w * (0.5 + s * 0.7);
  c->sun_y = top * 0.2;
  cairo_rectangle (c->cr, 0, 0, c->w, top + 1);
  brush_wash (c, s > 0 ? c->w : 0, 0, s > 0 ? 0 : c->w, top,
      ink_mix (wall, c->tones.lit, 0.5), ink_mix (wall, c->tones.deep, 0.7));
  brush_surface (c,
      (Surface){
          0, 0, c->w, top, 3, 2, 0.5, c->tones.deep, c->tones.lit, 0.2 });
  brush_bokeh (c, (Bokeh){ x - u * 26, 0, x + u * 40, top, u * 5, 14, 0.35 });
  cairo_rectangle (c->cr, 0, top, c->w, c->h);
  brush_wash (c, s > 0 ? c->w : 0, 0, s > 0 ? 0 : c->w, 0,
      ink_mix (wood, c->tones.lit, 0.5), ink_mix (wood, c->tones.deep, 0.4));
  brush_surface (c,
      (Surface){ 0, top, c->w, c->h, 2.4, 24, 0.5, c->tones.deep, c->tones.lit,
          0.35 });
  prop_pile (c, dice, x + s * u * 19, top + u * 6, u * 13);
  prop_shadow (c, x, y, h * 0.36, h * 0.07);
  cairo_rectangle (c->cr, x - h * 0.22, y - h * 0.96, h * 0.022, h * 0.94);
  cairo_rectangle (c->cr, x + h * 0.2, y - h * 0.96, h * 0.022, h * 0.94);
  canvas_fill (c, ink_mix (wood, c->tones.deep, 0.3), 1);
  cairo_save (c->cr);
  cairo_translate (c->cr, x, y - h * 0.49);
  sand (c, h, dice_range (dice, 0.25, 0.8));
  for (gint way = -1; way <= 1; way += 2) {
    glass_half (c, 0, h, way);
    canvas_fill (c, c->tones.light, 0.12);
    glass_half (c, 0, h, way);
    cairo_set_line_width (c->cr, h * 0.012);
    canvas_ink (c, c->tones.light, 0.45);
    cairo_stroke (c->cr);
    cairo_move_to (c->cr, s * h * 0.2, way * h * 0.2);
    cairo_curve_to (c->cr, s * h * 0.24, way * h * 0.26, s * h * 0.24,
        way * h * 0.34, s * h * 0.22, way * h * 0.42);
    cairo_set_line_width (c->cr, h * 0.02);
    canvas_ink (c, c->tones.light, 0.75);
    cairo_stroke (c->cr);
  }
  cairo_restore (c->cr);
  for (gint i = -1; i <= 1; i += 2) {
    cairo_rectangle (
        c->cr, x + i * h * 0.3 - h * 0.018, y - h * 0.97, h * 0.036, h * 0.95);
    brush_wash (c, x + i * h * 0.3 - s * h * 0.02, 0,
        x + i * h * 0.3 + s * h * 0.02, 0, wood,
        ink_mix (wood, c->tones.lit, 0.7));
  }
  for (gint i = 0; i < 2; i++)
    prop_drum (c, x, y - h * (i ? 1 : 0.05), h * 0.36, h * 0.045, wood,
        ink_mix (wood, c->tones.lit, 0.7));
}

static void
gear (Canvas *c, gdouble x, gdouble y, gdouble r, gint teeth, gdouble turn,
    Ink ink)
{
  Ink lit = ink_mix (ink, c->tones.lit, 0.6);
  gdouble s = c->sun_x > x ? 1 : -1;

  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (gint i = 0; i < teeth * 4; i++) {
    gdouble a = turn + i * 2 * G_PI / (teeth * 4);
    gdouble d = r * ((i & 3) < 2 ? 1 : 0.88);
    cairo_line_to (c->cr, x + cos (a) * d, y + sin (a) * d);
  }
  cairo_close_path (c->cr);
  for (gint i = 0; i < 5; i++) { /* what is cut out between the spokes */
    gdouble a = turn + i * 2 * G_PI / 5;
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, x, y, r * 0.72, a + 0.14, a + 2 * G_PI / 5 - 0.14);
    cairo_arc_negative (
        c->cr, x, y, r * 0.26, a + 2 * G_PI / 5 - 0.35, a + 0.35);
    cairo_close_path (c->cr);
  }
  brush_wash (c, x - s * r, y + r, x + s * r, y - r,
      ink_mix (ink, c->tones.deep, 0.45), lit);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
  prop_oval (c, x, y, r * 0.1, r * 0.1);
  canvas_fill (c, ink_mix (ink, c->tones.deep, 0.6), 1);
}

static void
dial (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble r)
{
  cairo_t *cr = c->cr;
  Ink face = ink_mix (c->tones.light, c->tones.lamp, 0.35);
  Ink ink = ink_mix (c->tones.near, c->tones.deep, 0.3);
  gdouble hour = dice_range (dice, 0, 2 * G_PI);
  const gdouble hands[][3] = { { hour, 0.5, 0.05 },
    { hour * 12 - G_PI / 2, 0.8, 0.034 } };

  prop_oval (c, x, y, r, r);
  brush_wash (c, x - c->side * r, y - r, x + c->side * r, y + r,
      ink_mix (face, c->tones.accent, 0.2), ink_mix (face, c->tones.mid, 0.35));
  for (gint i = 0; i < 60; i++) {
    gdouble a = i * G_PI / 30, big = i % 5 == 0 ? 0.8 : 0.9;
    cairo_move_to (cr, x + cos (a) * r * big, y + sin (a) * r * big);
    cairo_line_to (cr, x + cos (a) * r * 0.94, y + sin (a) * r * 0.94);
    cairo_set_line_width (cr, r * (i % 5 == 0 ? 0.045 : 0.014));
    canvas_ink (c, ink, 0.9);
    cairo_stroke (cr);
  }
  for (gint i = 0; i < 3; i++) {
    static const gdouble at[] = { 1.0, 0.96, 0.62 };
    prop_oval (c, x, y, r * at[i], r * at[i]);
    cairo_set_line_width (cr, r * (i ? 0.012 : 0.07));
    canvas_ink (c, i ? ink : ink_mix (c->tones.accent, ink, 0.45), 0.9);
    cairo_stroke (cr);
  }
  for (gint i = 0; i < 2; i++) {
    gdouble a = hands[i][0], l = r * hands[i][1], w = r * hands[i][2];
    cairo_move_to (cr, x - cos (a) * l * 0.2 - sin (a) * w,
        y - sin (a) * l * 0.2 + cos (a) * w);
    cairo_line_to (cr, x + cos (a) * l, y + sin (a) * l);
    cairo_line_to (cr, x - cos (a) * l * 0.2 + sin (a) * w,
        y - sin (a) * l * 0.2 - cos (a) * w);
    cairo_close_path (cr);
    canvas_fill (c, ink, 1);
  }
  prop_oval (c, x, y, r * 0.07, r * 0.07);
  canvas_fill (c, ink_mix (c->tones.accent, ink, 0.3), 1);
  brush_glow (c, x, y, r * 1.7, face, 0.28);
}

/* Behind the face of a tower's clock: wheels in the dust of its light. */
static void
clockwork (Canvas *c, Dice *dice)
{
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u, s = c->side, r = u * dice_range (dice, 23, 27);
  gdouble x = c->w * (0.5 + s * (tall ? 0.08 : 0.22));
  gdouble y = c->h * (tall ? 0.62 : 0.52);
  Ink wall = ink_mix (c->tones.near, c->tones.mid, 0.22);

  c->sun_x = x;
  c->sun_y = y;
  cairo_rectangle (c->cr, 0, 0, c->w, c->h);
  brush_wash (c, x, 0, x - s * c->w * 0.8, 0, ink_mix (wall, c->tones.lit, 0.4),
      ink_mix (wall, c->tones.deep, 0.65));
  brush_surface (c,
      (Surface){
          0, 0, c->w, c->h, 5, 5, 0.5, c->tones.deep, c->tones.lit, 0.16 });
  for (gint i = 0; i < 7; i++) { /* far wheels, in the haze */
    gdouble a = dice_range (dice, 0, 2 * G_PI), d = r * dice_range (dice, 1, 2);
    gdouble px = x + cos (a) * d, py = y + sin (a) * d * 0.8;
    gdouble size = r * dice_range (dice, 0.3, 0.7);
    if ((px - x) * s < -r * 1.2 && py < c->h * 0.6)
      continue;
    gear (c, px, py, size, 14 + dice_pick (dice, 14), dice_unit (dice),
        ink_mix (wall, c->tones.accent, 0.16));
  }
  brush_glow (c, x, y, r * 2.6, c->tones.lamp, 0.3);
  dial (c, dice, x, y, r);
  for (gint i = 0; i < 3; i++) { /* near wheels, dark before the face */
    gdouble px = x + s * r * (1.15 - 0.95 * i), py = y + r * (0.9 + 0.12 * i);
    gear (c, px, py, r * (0.62 - 0.1 * i), 22 - 4 * i, dice_unit (dice),
        ink_mix (canvas_tone (c, 0.02), c->tones.accent, 0.14));
  }
  brush_rays (c, x, y - r, c->tones.lamp, 0.1);
  brush_stars (c, c->h, 90);
}

static void
paint_clock (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.7, 0.74);
  if (canvas_has (c, TRAIT_SAND) || dice_chance (&dice, 0.3))
    hourglass (c, &dice);
  else
    clockwork (c, &dice);
  if (!canvas_is_tall (c))
    c->quiet.width = 0.36;
  if (!canvas_is_tall (c) && c->side < 0)
    c->quiet.x = 0.57;
}

const Motif motif_desk = { "desk", paint_desk, DAYTIME_DUSK, ERA_MODERN,
  "cinematic" };
const Motif motif_clock = { "clock", paint_clock, DAYTIME_DUSK, ERA_ANY,
  "cinematic" };
