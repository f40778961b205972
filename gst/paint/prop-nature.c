/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Trees, grass, birds: families of strokes, never circles. */

#include "prop.h"

#include <math.h>

static void
pine_outline (Canvas *c, Dice *dice, gdouble height, gdouble half)
{
  gint tiers = 9 + dice_pick (dice, 5);
  gdouble lean = dice_range (dice, -0.02, 0.02) * height;

  cairo_move_to (c->cr, lean, -height);
  for (gint side = 1; side >= -1; side -= 2)
    for (gint k = 0; k < tiers; k++) {
      gint i = side > 0 ? k : tiers - 1 - k;
      gdouble t = (i + 1.0) / tiers;
      gdouble reach = half * pow (t, 0.85) * dice_range (dice, 0.72, 1.12);
      gdouble y = -height * (1 - t * 0.93);
      gdouble in = reach * dice_range (dice, 0.35, 0.55);
      if (side > 0) {
        cairo_line_to (c->cr, reach, y + height * 0.012);
        cairo_line_to (c->cr, in, y - height * 0.006);
      } else {
        cairo_line_to (c->cr, -in, y - height * 0.006);
        cairo_line_to (c->cr, -reach, y + height * 0.012);
      }
    }
  cairo_close_path (c->cr);
}

void
prop_pine (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  gdouble half = height * dice_range (dice, 0.17, 0.25);
  gdouble light = canvas->sun_x > x ? 1 : -1;
  Dice again = *dice;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_rectangle (canvas->cr, -height * 0.014, -height * 0.1, height * 0.028,
      height * 0.11);
  canvas_fill (canvas, ink, 1);
  pine_outline (canvas, dice, height, half);
  canvas_fill (canvas, ink, 1);
  /* The lit half, a little narrower than the tree. */
  cairo_rectangle (canvas->cr, light > 0 ? half * 0.12 : -half * 2, -height,
      half * 1.9, height);
  cairo_clip (canvas->cr);
  pine_outline (canvas, &again, height * 0.98, half * 0.96);
  canvas_fill (canvas, rim, 0.28);
  cairo_restore (canvas->cr);
}

static void
limb (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble length,
    gdouble angle, gint level, GArray *tips)
{
  gdouble ex = x + cos (angle) * length, ey = y + sin (angle) * length;
  gdouble point[3] = { ex, ey, length };

  cairo_set_line_width (c->cr, length * 0.16);
  cairo_move_to (c->cr, x, y);
  cairo_line_to (c->cr, ex, ey);
  cairo_stroke (c->cr);
  if (level <= 2)
    g_array_append_val (tips, point);
  if (level == 0)
    return;
  gint n = 2 + dice_chance (dice, 0.5);
  for (gint i = 0; i < n; i++)
    limb (c, dice, ex, ey, length * dice_range (dice, 0.6, 0.8),
        angle + (i - (n - 1) / 2.0) * dice_range (dice, 0.5, 0.85)
            + dice_range (dice, -0.15, 0.15),
        level - 1, tips);
}

static void
leaves (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble size)
{
  for (gint i = 0; i < 7; i++) {
    gdouble a = dice_range (dice, 0, 2 * G_PI);
    gdouble d = size * dice_range (dice, 0, 0.9);
    gdouble px = x + cos (a) * d, py = y + sin (a) * d * 0.7;
    gdouble l = size * dice_range (dice, 0.25, 0.6);
    gdouble turn = dice_range (dice, -0.5, 0.5);
    gdouble ux = cos (turn) * l, uy = sin (turn) * l;
    cairo_move_to (c->cr, px - ux, py - uy);
    cairo_curve_to (c->cr, px - uy, py + ux * 0.9, px - uy, py + ux * 0.9,
        px + ux, py + uy);
    cairo_curve_to (c->cr, px + uy, py - ux * 0.9, px + uy, py - ux * 0.9,
        px - ux, py - uy);
  }
}

void
prop_tree (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  g_autoptr (GArray) tips = g_array_new (FALSE, FALSE, 3 * sizeof (gdouble));
  gdouble light = canvas->sun_x > x ? 1 : -1;

  canvas_ink (canvas, ink, 1);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  limb (canvas, dice, x, y, height * 0.3,
      -G_PI / 2 + dice_range (dice, -0.1, 0.1), 4, tips);
  for (guint i = 0; i < tips->len; i++) {
    gdouble *tip = (gdouble *) (gpointer) tips->data + 3 * i;
    leaves (canvas, dice, tip[0], tip[1], height * 0.085);
  }
  canvas_fill (canvas, ink, 1);
  for (guint i = 0; i < tips->len; i += 2) {
    gdouble *tip = (gdouble *) (gpointer) tips->data + 3 * i;
    if ((tip[0] - x) * light > -height * 0.05)
      leaves (canvas, dice, tip[0] + light * height * 0.02,
          tip[1] - height * 0.03, height * 0.04);
  }
  canvas_fill (canvas, rim, 0.16);
}

void
prop_trunk (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble width,
    Ink ink, Ink rim)
{
  gdouble lean = dice_range (dice, -0.5, 0.5) * width;
  gdouble light = canvas->sun_x > x ? 1 : -1;
  gdouble edge = width * 0.5 * light;

  cairo_move_to (canvas->cr, x - width * 1.1, y + width * 0.2);
  cairo_curve_to (canvas->cr, x - width * 0.5, y - width * 0.5,
      x - width * 0.52, y - width * 2, x - width * 0.36 + lean, -10);
  cairo_line_to (canvas->cr, x + width * 0.36 + lean, -10);
  cairo_curve_to (canvas->cr, x + width * 0.52, y - width * 2, x + width * 0.5,
      y - width * 0.5, x + width * 1.1, y + width * 0.2);
  cairo_close_path (canvas->cr);
  canvas_fill (canvas, ink, 1);
  cairo_move_to (canvas->cr, x + edge, y - width * 1.2);
  cairo_line_to (canvas->cr, x + edge * 0.72 + lean, -10);
  cairo_line_to (canvas->cr, x + edge * 0.45 + lean, -10);
  cairo_line_to (canvas->cr, x + edge * 0.72, y - width * 1.2);
  cairo_close_path (canvas->cr);
  canvas_fill (canvas, rim, 0.4);
  for (gint i = 0; i < 5; i++) {
    gdouble by = dice_range (dice, 0.05, 0.7) * y;
    gdouble dir = dice_chance (dice, 0.5) ? 1 : -1;
    gdouble l = width * dice_range (dice, 1, 4);
    cairo_move_to (canvas->cr, x, by);
    cairo_curve_to (canvas->cr, x + dir * l * 0.5, by - l * 0.1,
        x + dir * l * 0.8, by - l * 0.3, x + dir * l, by - l * 0.45);
    cairo_set_line_width (canvas->cr, width * dice_range (dice, 0.04, 0.12));
    canvas_ink (canvas, ink, 1);
    cairo_stroke (canvas->cr);
  }
}

void
prop_birds (Canvas *canvas, gdouble x, gdouble y, gint count)
{
  Dice dice = dice_fork (&canvas->dice);

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  for (gint i = 0; i < count; i++) {
    gdouble s = canvas->u * dice_range (&dice, 0.35, 0.8);
    gdouble px = x + canvas->u * dice_bell (&dice, -14, 14);
    gdouble py = y + canvas->u * dice_bell (&dice, -7, 7);
    gdouble lift = s * dice_range (&dice, 0.2, 0.7);
    cairo_move_to (canvas->cr, px - s, py - lift);
    cairo_curve_to (
        canvas->cr, px - s * 0.5, py - lift, px - s * 0.2, py, px, py);
    cairo_curve_to (canvas->cr, px + s * 0.2, py, px + s * 0.5, py - lift,
        px + s, py - lift * 0.8);
    cairo_set_line_width (canvas->cr, s * 0.16);
    canvas_ink (canvas, canvas_tone (canvas, 0.25), 0.85);
    cairo_stroke (canvas->cr);
  }
}

void
prop_foreground (Canvas *canvas, gdouble height, Ink ink)
{
  Dice dice = dice_fork (&canvas->dice);
  guint64 seed = dice_next (&dice);
  gdouble step = canvas->u * 0.35;

  if (canvas_cancelled (canvas))
    return;
  cairo_move_to (canvas->cr, 0, canvas->h);
  for (gdouble x = 0; x <= canvas->w + step; x += step) {
    /* Higher at the sides: a frame, open in the middle. */
    gdouble edge = fabs (x / canvas->w - 0.5) * 2;
    gdouble v = 0.25 + 0.6 * edge * edge
        + 0.35 * noise_fractal (seed, x / canvas->u / 16, 0, 3);
    gdouble blade = dice_range (&dice, 0.1, 1);
    gdouble top = canvas->h - height * v;
    cairo_line_to (canvas->cr, x, top);
    cairo_line_to (canvas->cr, x + step * dice_range (&dice, -0.6, 0.9),
        top - height * 0.22 * blade * blade);
    cairo_line_to (canvas->cr, x + step * 0.5, top);
  }
  cairo_line_to (canvas->cr, canvas->w, canvas->h);
  cairo_close_path (canvas->cr);
  canvas_fill (canvas, ink, 1);
}
