/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What lives under water. Light comes from above; bellies are pale. */

#include "prop.h"

#include <math.h>

static void
fill_down (Canvas *c, gdouble top, gdouble bottom, Ink up, Ink down)
{
  cairo_pattern_t *p = cairo_pattern_create_linear (0, top, 0, bottom);

  cairo_pattern_add_color_stop_rgb (p, 0, up.r, up.g, up.b);
  cairo_pattern_add_color_stop_rgb (p, 1, down.r, down.g, down.b);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

void
prop_fish (Canvas *canvas, gdouble x, gdouble y, gdouble length, gdouble way,
    Ink ink, Ink lit)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, length * way, length);
  cairo_move_to (cr, 0.5, 0.02);
  cairo_curve_to (cr, 0.3, -0.2, -0.05, -0.24, -0.3, -0.03);
  cairo_line_to (cr, -0.52, -0.17);
  cairo_curve_to (cr, -0.46, -0.04, -0.46, 0.04, -0.52, 0.16);
  cairo_line_to (cr, -0.3, 0.03);
  cairo_curve_to (cr, -0.05, 0.2, 0.3, 0.18, 0.5, 0.02);
  fill_down (canvas, -0.2, 0.16, lit, ink);
  cairo_move_to (cr, 0.16, -0.15);
  cairo_curve_to (cr, 0.02, -0.28, -0.12, -0.27, -0.2, -0.22);
  cairo_line_to (cr, -0.12, -0.13);
  cairo_move_to (cr, 0.1, 0.06);
  cairo_line_to (cr, -0.04, 0.2);
  cairo_line_to (cr, 0.02, 0.05);
  canvas_fill (canvas, ink, 0.9);
  cairo_restore (cr);
}

void
prop_school (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble spread,
    gint count, Ink ink, Ink lit)
{
  gdouble way = dice_chance (dice, 0.5) ? 1 : -1;

  for (gint i = 0; i < count; i++) {
    gdouble a = dice_range (dice, 0, 2 * G_PI), d = sqrt (dice_unit (dice));
    gdouble away = dice_unit (dice);
    gdouble size = spread * (0.05 + 0.06 * (1 - away));
    gdouble px = x + cos (a) * d * spread;
    gdouble py = y + sin (a) * d * spread * 0.38 + cos (a) * d * spread * 0.12;
    prop_fish (canvas, px, py, size * dice_range (dice, 0.85, 1.15), way,
        ink_mix (ink, canvas->tones.far, away * 0.7),
        ink_mix (lit, canvas->tones.far, away * 0.7));
  }
}

void
prop_whale (Canvas *canvas, gdouble x, gdouble y, gdouble length, gdouble way,
    Ink ink, Ink lit)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, length * way, length);
  cairo_rotate (cr, -0.12);
  cairo_move_to (cr, 0.5, 0.02);
  cairo_curve_to (cr, 0.42, -0.1, 0.2, -0.13, 0.02, -0.115);
  cairo_curve_to (cr, -0.16, -0.1, -0.3, -0.05, -0.42, -0.005);
  cairo_curve_to (cr, -0.46, -0.05, -0.52, -0.1, -0.6, -0.1);
  cairo_curve_to (cr, -0.56, -0.05, -0.53, 0, -0.52, 0.02);
  cairo_curve_to (cr, -0.54, 0.05, -0.58, 0.1, -0.6, 0.12);
  cairo_curve_to (cr, -0.52, 0.1, -0.46, 0.06, -0.42, 0.03);
  cairo_curve_to (cr, -0.25, 0.07, -0.05, 0.13, 0.16, 0.125);
  cairo_curve_to (cr, 0.34, 0.12, 0.46, 0.09, 0.5, 0.02);
  fill_down (canvas, -0.12, 0.1, lit, ink);
  cairo_move_to (cr, 0.2, 0.08);
  cairo_curve_to (cr, 0.16, 0.2, 0.06, 0.27, -0.02, 0.28);
  cairo_curve_to (cr, 0.02, 0.2, 0.06, 0.12, 0.08, 0.08);
  canvas_fill (canvas, ink, 1);
  /* The grooves of its throat. */
  cairo_set_line_width (cr, 0.004);
  for (gint i = 0; i < 6; i++) {
    cairo_move_to (cr, 0.47 - 0.01 * i, 0.035 + 0.014 * i);
    cairo_curve_to (cr, 0.36, 0.06 + 0.012 * i, 0.26, 0.07 + 0.01 * i, 0.14,
        0.065 + 0.011 * i);
  }
  canvas_ink (canvas, lit, 0.4);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
prop_jellyfish (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble size,
    Ink ink, Ink lit)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, dice_range (dice, -0.4, 0.4));
  cairo_scale (cr, size, size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gint i = 0; i < 15; i++) {
    gdouble at = (i - 7) / 8.0, l = dice_range (dice, 0.9, 2.4);
    gdouble sway = dice_range (dice, -0.35, 0.35);
    cairo_move_to (cr, at * 0.8, 0.05);
    cairo_curve_to (cr, at * 0.7 + sway, l * 0.35, at * 0.6 - sway, l * 0.7,
        at * 0.6 + sway * 1.4, l);
    cairo_set_line_width (cr, i % 4 == 0 ? 0.06 : 0.018);
    canvas_ink (canvas, lit, i % 4 == 0 ? 0.25 : 0.5);
    cairo_stroke (cr);
  }
  cairo_move_to (cr, -1, 0.1);
  cairo_curve_to (cr, -1.05, -0.9, 1.05, -0.9, 1, 0.1);
  cairo_curve_to (cr, 0.6, 0.24, 0.4, 0.02, 0, 0.12);
  cairo_curve_to (cr, -0.4, 0.02, -0.6, 0.24, -1, 0.1);
  cairo_pattern_t *p =
      cairo_pattern_create_radial (0, -0.2, 0.15, 0, -0.1, 1.05);
  cairo_pattern_add_color_stop_rgba (p, 0, lit.r, lit.g, lit.b, 0.35);
  cairo_pattern_add_color_stop_rgba (p, 0.7, ink.r, ink.g, ink.b, 0.5);
  cairo_pattern_add_color_stop_rgba (p, 1, lit.r, lit.g, lit.b, 0.85);
  cairo_set_source (cr, p);
  cairo_fill (cr);
  cairo_pattern_destroy (p);
  cairo_restore (cr);
}

/* A fan: it forks in one plane. */
static void
twig (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble length,
    gdouble angle, gint level)
{
  gdouble ex = x + cos (angle) * length, ey = y + sin (angle) * length;

  cairo_set_line_width (c->cr, length * (0.1 + 0.035 * level));
  cairo_move_to (c->cr, x, y);
  cairo_line_to (c->cr, ex, ey);
  cairo_stroke (c->cr);
  for (gint i = 0; level > 0 && i < 2; i++)
    twig (c, dice, ex, ey, length * dice_range (dice, 0.66, 0.84),
        angle + (i ? 0.4 : -0.4) + dice_range (dice, -0.2, 0.2), level - 1);
}

static void
tubes (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h, Ink ink, Ink lit)
{
  gint n = 5 + dice_pick (dice, 4);

  for (gint i = 0; i < n; i++) {
    gdouble tx = x + (i - n / 2.0) * h * 0.13, w = h * 0.075;
    gdouble th = h * dice_range (dice, 0.45, 1);
    gdouble lean = (i - n / 2.0) * h * 0.05;
    cairo_move_to (c->cr, tx - w * 0.7, y);
    cairo_line_to (c->cr, tx + lean - w, y - th);
    cairo_line_to (c->cr, tx + lean + w, y - th);
    cairo_line_to (c->cr, tx + w * 0.7, y);
    cairo_close_path (c->cr);
    fill_down (c, y - th, y, lit, ink);
    cairo_save (c->cr);
    cairo_translate (c->cr, tx + lean, y - th);
    cairo_scale (c->cr, w, w * 0.38);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_restore (c->cr);
    canvas_fill (c, ink, 1);
  }
}

static void
dome (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h, Ink ink, Ink lit)
{
  gdouble w = h * 0.7;

  cairo_move_to (c->cr, x - w, y);
  cairo_curve_to (c->cr, x - w, y - h * 0.8, x + w, y - h * 0.8, x + w, y);
  cairo_close_path (c->cr);
  fill_down (c, y - h * 0.6, y, lit, ink);
  cairo_set_line_width (c->cr, h * 0.02);
  for (gint i = 0; i < 40; i++) {
    gdouble a = dice_range (dice, 0.1, G_PI - 0.1);
    gdouble d = dice_range (dice, 0.2, 0.9);
    gdouble px = x + cos (a) * w * d, py = y - sin (a) * h * 0.58 * d;
    cairo_move_to (c->cr, px - h * 0.03, py);
    cairo_curve_to (c->cr, px, py - h * 0.04, px + h * 0.02, py + h * 0.02,
        px + h * 0.05, py - h * 0.02);
  }
  canvas_ink (c, ink, 0.7);
  cairo_stroke (c->cr);
}

void
prop_coral (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink lit)
{
  switch (dice_pick (dice, 3)) {
    case 0:
      cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
      canvas_ink (canvas, ink_mix (ink, lit, 0.35), 1);
      for (gint i = -1; i <= 1; i++)
        twig (canvas, dice, x, y, height * 0.27, -G_PI / 2 + i * 0.5, 4);
      break;
    case 1:
      tubes (canvas, dice, x, y, height, ink, lit);
      break;
    default:
      dome (canvas, dice, x, y, height * 0.8, ink, lit);
      break;
  }
}

void
prop_weed (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink)
{
  gint n = 3 + dice_pick (dice, 4);

  for (gint i = 0; i < n; i++) {
    gdouble h = height * dice_range (dice, 0.5, 1.1), w = height * 0.035;
    gdouble sway = height * dice_range (dice, 0.05, 0.18);
    gdouble px = x + (i - n / 2.0) * height * 0.07;
    cairo_move_to (canvas->cr, px - w, y);
    cairo_curve_to (canvas->cr, px + sway, y - h * 0.35, px - sway * 1.4,
        y - h * 0.65, px + sway, y - h);
    cairo_curve_to (canvas->cr, px - sway * 1.4 + w * 2, y - h * 0.65,
        px + sway + w * 2, y - h * 0.35, px + w, y);
    cairo_close_path (canvas->cr);
    canvas_fill (canvas, ink, 1);
  }
}
