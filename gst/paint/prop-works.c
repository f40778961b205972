/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What people build that is not a house: bridges, cranes, chimneys, trains. */

#include "prop.h"

#include <math.h>

static void
arches (Canvas *c, gdouble x0, gdouble x1, gdouble water, gdouble deck, gint n,
    gdouble pointed)
{
  gdouble span = (x1 - x0) / n, pier = span * 0.14;

  for (gint i = 0; i < n; i++) {
    gdouble a = x0 + i * span + pier / 2, b = x0 + (i + 1) * span - pier / 2;
    gdouble top = deck + (water - deck) * 0.22, m = (a + b) / 2;
    cairo_new_sub_path (c->cr);
    cairo_move_to (c->cr, a, water + c->u);
    cairo_line_to (c->cr, a, top + (water - top) * 0.5);
    cairo_curve_to (c->cr, a, top + (b - a) * 0.1 * pointed, m - (b - a) * 0.22,
        top, m, top);
    cairo_curve_to (c->cr, m + (b - a) * 0.22, top, b,
        top + (b - a) * 0.1 * pointed, b, top + (water - top) * 0.5);
    cairo_line_to (c->cr, b, water + c->u);
    cairo_close_path (c->cr);
  }
}

static void
stone_bridge (Canvas *c, Dice *dice, gdouble x0, gdouble x1, gdouble water,
    gdouble deck, gdouble thick, Ink ink, Ink rim)
{
  gint n = MAX (3, (gint) ((x1 - x0) / ((water - deck) * 1.9)));

  cairo_save (c->cr);
  cairo_rectangle (c->cr, x0, deck, x1 - x0, water - deck);
  arches (c, x0, x1, water, deck + thick * 0.4, n, 0.5);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  canvas_fill (c, ink, 1);
  cairo_restore (c->cr);
  cairo_rectangle (c->cr, x0, deck - thick * 0.25, x1 - x0, thick * 0.3);
  canvas_fill (c, rim, 0.9);
  for (gint i = 0; i <= n; i++) {
    gdouble x = x0 + (x1 - x0) * i / n;
    cairo_rectangle (c->cr, x - thick * 0.3, deck, thick * 0.6, water - deck);
    canvas_fill (c, ink, 1);
    cairo_rectangle (c->cr, x + (c->sun_x > x ? thick * 0.14 : -thick * 0.3),
        deck + thick * 0.2, thick * 0.16, water - deck - thick * 0.2);
    canvas_fill (c, rim, 0.5);
  }
  if (c->subject.era == ERA_MEDIEVAL)
    for (gdouble x = x0; x < x1; x += thick * dice_range (dice, 1.1, 2.2))
      if (dice_chance (dice, 0.7))
        prop_building (c, dice, x, deck, thick * 1.5,
            thick * dice_range (dice, 0.9, 1.8), 0.3, 0.3);
}

static void
suspension_bridge (Canvas *c, gdouble x0, gdouble x1, gdouble water,
    gdouble deck, gdouble thick, Ink ink, Ink rim)
{
  gdouble rise = (water - deck) * 1.6,
          towers[2] = { x0 + (x1 - x0) * 0.27, x0 + (x1 - x0) * 0.73 };

  cairo_rectangle (c->cr, x0, deck, x1 - x0, thick * 0.45);
  for (gint i = 0; i < 2; i++)
    cairo_rectangle (c->cr, towers[i] - thick * 0.35, deck - rise, thick * 0.7,
        water - deck + rise);
  canvas_fill (c, ink, 1);
  cairo_set_line_width (c->cr, MAX (1, thick * 0.12));
  canvas_ink (c, ink, 1);
  cairo_move_to (c->cr, x0, deck);
  cairo_curve_to (c->cr, x0 + (towers[0] - x0) * 0.6, deck - rise * 0.1,
      towers[0] - thick, deck - rise * 0.8, towers[0], deck - rise);
  gdouble third = (towers[1] - towers[0]) / 3;
  cairo_curve_to (c->cr, towers[0] + third, deck + rise * 0.28,
      towers[1] - third, deck + rise * 0.28, towers[1], deck - rise);
  cairo_curve_to (c->cr, towers[1] + thick, deck - rise * 0.8,
      x1 - (x1 - towers[1]) * 0.6, deck - rise * 0.1, x1, deck);
  cairo_stroke (c->cr);
  cairo_set_line_width (c->cr, MAX (0.7, thick * 0.05));
  for (gint i = 1; i < 24; i++) {
    gdouble t = i / 24.0, s = 2 * t - 1;
    gdouble x = towers[0] + (towers[1] - towers[0]) * t;
    cairo_move_to (c->cr, x, deck);
    cairo_line_to (c->cr, x, deck - rise * (0.06 + 0.94 * s * s));
  }
  cairo_stroke (c->cr);
  cairo_rectangle (c->cr, x0, deck - thick * 0.08, x1 - x0, thick * 0.16);
  canvas_fill (c, rim, 0.9);
}

void
prop_bridge (Canvas *canvas, Dice *dice, gdouble x0, gdouble x1, gdouble water,
    gdouble deck, gdouble thick, Ink ink, Ink rim)
{
  Era era = canvas->subject.era;

  if (era == ERA_MODERN || era == ERA_ANY)
    suspension_bridge (canvas, x0, x1, water, deck, thick, ink, rim);
  else
    stone_bridge (canvas, dice, x0, x1, water, deck, thick, ink, rim);
}

void
prop_crane (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink)
{
  gdouble dir = dice_chance (dice, 0.5) ? 1 : -1, t = height * 0.018;
  gdouble arm = height * dice_range (dice, 0.45, 0.65), top = y - height;
  cairo_t *cr = canvas->cr;

  cairo_rectangle (cr, x - t, top, 2 * t, height);
  cairo_rectangle (cr, dir > 0 ? x - arm * 0.3 : x - arm, top + height * 0.1,
      arm * 1.3, t * 1.2);
  cairo_rectangle (cr, x - dir * arm * 0.28 - t * 2, top + height * 0.1, t * 4,
      height * 0.06);
  canvas_fill (canvas, ink, 1);
  cairo_move_to (cr, x + dir * arm, top + height * 0.1);
  cairo_line_to (cr, x, top);
  cairo_line_to (cr, x - dir * arm * 0.28, top + height * 0.1);
  cairo_move_to (cr, x + dir * arm * 0.7, top + height * 0.1);
  cairo_rel_line_to (cr, 0, height * dice_range (dice, 0.1, 0.4));
  cairo_set_line_width (cr, MAX (0.8, t * 0.5));
  canvas_ink (canvas, ink, 1);
  cairo_stroke (cr);
}

void
prop_chimney (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  gdouble foot = height * dice_range (dice, 0.055, 0.075), head = foot * 0.6;
  gdouble light = canvas->sun_x > x ? 1 : -1;
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, x - foot, y);
  cairo_line_to (cr, x - head, y - height);
  cairo_line_to (cr, x + head, y - height);
  cairo_line_to (cr, x + foot, y);
  cairo_close_path (cr);
  cairo_rectangle (cr, x - head * 1.3, y - height, head * 2.6, height * 0.035);
  canvas_fill (canvas, ink, 1);
  cairo_move_to (cr, x + light * foot, y);
  cairo_line_to (cr, x + light * head, y - height);
  cairo_line_to (cr, x + light * head * 0.45, y - height);
  cairo_line_to (cr, x + light * foot * 0.45, y);
  cairo_close_path (cr);
  canvas_fill (canvas, rim, 0.55);
}

static void
wagon (Canvas *c, gdouble x, gdouble y, gdouble w, gdouble h, Ink ink)
{
  cairo_rectangle (c->cr, x, y - h, w, h * 0.78);
  cairo_rectangle (c->cr, x - w * 0.02, y - h * 1.06, w * 1.04, h * 0.1);
  canvas_fill (c, ink, 1);
  for (gint i = 0; i < 5; i++)
    cairo_rectangle (
        c->cr, x + w * (0.08 + 0.18 * i), y - h * 0.8, w * 0.11, h * 0.28);
  canvas_fill (c, c->tones.lamp, 0.85);
  for (gint i = 0; i < 2; i++) {
    cairo_new_sub_path (c->cr);
    cairo_arc (
        c->cr, x + w * (0.2 + 0.6 * i), y - h * 0.14, h * 0.16, 0, 2 * G_PI);
  }
  canvas_fill (c, ink, 1);
}

void
prop_train (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  cairo_t *cr = canvas->cr;
  gdouble h = height, dir = -canvas->side;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, dir, 1);
  for (gint i = 1; i <= 5; i++)
    wagon (canvas, -h * (0.4 + 2.45 * i), 0, h * 2.3, h * 0.95, ink);
  cairo_rectangle (cr, -h * 0.3, -h * 1.15, h * 0.75, h * 1.0);
  cairo_rectangle (cr, h * 0.3, -h * 0.85, h * 1.6, h * 0.56);
  cairo_rectangle (cr, h * 1.5, -h * 1.35, h * 0.2, h * 0.6);
  cairo_rectangle (cr, h * 1.45, -h * 1.4, h * 0.3, h * 0.1);
  cairo_rectangle (cr, -h * 0.38, -h * 1.22, h * 0.9, h * 0.1);
  cairo_move_to (cr, h * 1.9, -h * 0.28);
  cairo_line_to (cr, h * 2.25, -h * 0.02);
  cairo_line_to (cr, -h * 0.3, -h * 0.02);
  cairo_line_to (cr, -h * 0.3, -h * 0.28);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, h * 0.95, -h * 0.85, h * 0.16, G_PI, 2 * G_PI);
  for (gint i = 0; i < 4; i++) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, h * (0.1 + 0.5 * i), -h * 0.2, h * (i < 3 ? 0.24 : 0.16), 0,
        2 * G_PI);
  }
  canvas_fill (canvas, ink, 1);
  cairo_rectangle (cr, h * 0.3, -h * 0.86, h * 1.6, h * 0.07);
  canvas_fill (canvas, rim, 0.9);
  cairo_rectangle (cr, -h * 0.12, -h, h * 0.36, h * 0.3);
  canvas_fill (canvas, canvas->tones.lamp, 1);
  cairo_restore (cr);
}
