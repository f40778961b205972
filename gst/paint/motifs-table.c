/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* On the table: bread, fruit and wine in window light, a board with what will
 * be cooked, a cup that steams. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static void
backdrop (Canvas *c, gdouble top)
{
  Ink wall = ink_mix (ink_mix (c->tones.mid, c->tones.near, 0.5), c->tones.lit,
      c->time == DAYTIME_DAY ? 0.3 : 0.1);
  Ink lit = ink_mix (wall, c->tones.lit, 0.5);
  Ink dark = ink_mix (wall, c->tones.deep, 0.72);
  gdouble s = c->side;

  cairo_rectangle (c->cr, 0, 0, c->w, top + 1);
  brush_wash (c, s > 0 ? c->w : 0, 0, c->w * (0.5 - s * 0.5), top, lit, dark);
  brush_surface (c,
      (Surface){
          0, 0, c->w, top, 3.5, 3, 0.5, c->tones.deep, c->tones.lit, 0.2 });
  brush_shaft (c,
      (Shaft){ c->w * (0.5 + s * 0.62), -c->u * 6, c->focus_x - s * c->u * 6,
          top * 1.3, c->u * 20, 2.6 },
      c->tones.sun, 0.42);
}

static void
board_top (Canvas *c, gdouble top)
{
  Ink wood = ink_mix (canvas_tone (c, 0.1), c->tones.accent, 0.24);
  gdouble s = c->side;

  cairo_rectangle (c->cr, 0, top, c->w, c->h - top);
  brush_wash (c, s > 0 ? c->w : 0, 0, c->w * (0.5 - s * 0.5), 0,
      ink_mix (wood, c->tones.lit, 0.55), ink_mix (wood, c->tones.deep, 0.4));
  brush_surface (c,
      (Surface){ 0, top, c->w, c->h, 2.4, 26, 0.5, c->tones.deep, c->tones.lit,
          0.38 });
  cairo_rectangle (c->cr, 0, top, c->w, c->u * 0.3);
  canvas_fill (c, c->tones.lit, 0.35);
}

static void
loaf (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  Ink crust = ink_mix (c->tones.accent, c->tones.deep, 0.3);
  Ink flour = ink_mix (c->tones.light, c->tones.accent, 0.25);
  gdouble h = w * 0.42, s = c->sun_x > x ? 1 : -1;

  prop_shadow (c, x, y, w * 0.52, w * 0.08);
  cairo_move_to (c->cr, x - w * 0.5, y);
  cairo_curve_to (c->cr, x - w * 0.58, y - h * 1.1, x - w * 0.2, y - h * 1.15,
      x, y - h * 1.12);
  cairo_curve_to (c->cr, x + w * 0.2, y - h * 1.15, x + w * 0.58, y - h * 1.1,
      x + w * 0.5, y);
  cairo_close_path (c->cr);
  cairo_path_t *path = cairo_copy_path (c->cr);
  brush_wash (c, x - s * w * 0.3, y, x + s * w * 0.2, y - h,
      ink_mix (crust, c->tones.deep, 0.6), ink_mix (crust, c->tones.lit, 0.55));
  cairo_save (c->cr);
  cairo_append_path (c->cr, path);
  cairo_clip (c->cr);
  for (gint i = 0; i < 5; i++) { /* where it was slashed */
    gdouble px = x + w * (-0.36 + 0.18 * i);
    cairo_move_to (c->cr, px - w * 0.06, y - h * 0.35);
    cairo_curve_to (c->cr, px, y - h * 0.7, px + w * 0.04, y - h * 0.9,
        px + w * 0.1, y - h * 1.05);
    cairo_curve_to (c->cr, px + w * 0.06, y - h * 0.8, px + w * 0.04,
        y - h * 0.6, px - w * 0.06, y - h * 0.35);
    canvas_fill (c, ink_mix (flour, crust, 0.35), 0.85);
  }
  for (gint i = 0; i < 40; i++) {
    prop_oval (c, x + w * dice_range (dice, -0.45, 0.45),
        y - h * dice_range (dice, 0.4, 1.1), w * 0.012, w * 0.008);
    canvas_fill (c, flour, 0.35);
  }
  cairo_restore (c->cr);
  cairo_path_destroy (path);
}

static void
fruit (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble r)
{
  Ink kinds[] = { c->tones.accent,
    ink_mix (c->tones.accent, c->tones.light, 0.4),
    ink_mix (c->tones.mid, c->tones.accent, 0.25),
    ink_mix (c->tones.accent, c->tones.deep, 0.4) };
  Ink skin = kinds[dice_pick (dice, G_N_ELEMENTS (kinds))];

  prop_ball (c, x, y - r, r, skin, ink_mix (skin, c->tones.light, 0.7));
  cairo_move_to (c->cr, x, y - r * 1.86);
  cairo_rel_curve_to (
      c->cr, r * 0.02, -r * 0.2, r * 0.1, -r * 0.3, r * 0.22, -r * 0.36);
  cairo_set_line_width (c->cr, MAX (1, r * 0.09));
  canvas_ink (c, c->tones.deep, 0.8);
  cairo_stroke (c->cr);
}

static void
fruit_bowl (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  gdouble r = w * 0.145, rim = y - w * 0.4;
  Ink clay = ink_mix (c->tones.light, c->tones.mid, 0.45);

  prop_shadow (c, x, y, w * 0.42, w * 0.07);
  prop_oval (c, x, rim, w * 0.5, w * 0.07);
  canvas_fill (c, ink_mix (clay, c->tones.deep, 0.75), 1);
  for (gint i = 0; i < 4; i++)
    fruit (c, dice, x + w * (-0.33 + 0.22 * i), rim + r * 0.5, r);
  for (gint i = 0; i < 3; i++)
    fruit (c, dice, x + w * (-0.2 + 0.2 * i), rim - r * 0.75, r);
  prop_turned (
      c, x, y, w * 0.8, &prop_bowl, clay, ink_mix (clay, c->tones.light, 0.8));
}

static void
cheese (Canvas *c, gdouble x, gdouble y, gdouble w)
{
  Ink wax = ink_mix (c->tones.accent, c->tones.light, 0.55);
  gdouble h = w * 0.42, s = c->side;

  prop_shadow (c, x, y, w * 0.5, w * 0.07);
  cairo_move_to (c->cr, x - s * w * 0.5, y - h * 0.2);
  cairo_line_to (c->cr, x + s * w * 0.5, y);
  cairo_line_to (c->cr, x + s * w * 0.5, y - h);
  cairo_line_to (c->cr, x - s * w * 0.5, y - h * 0.9);
  cairo_close_path (c->cr);
  brush_wash (c, x - s * w * 0.5, 0, x + s * w * 0.5, 0,
      ink_mix (wax, c->tones.deep, 0.4), wax);
  cairo_move_to (c->cr, x + s * w * 0.5, y - h);
  cairo_line_to (c->cr, x - s * w * 0.5, y - h * 0.9);
  cairo_line_to (c->cr, x + s * w * 0.15, y - h * 1.3);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (wax, c->tones.light, 0.5), 1);
}

static void
wine (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  Ink glass = ink_mix (c->tones.light, c->tones.mid, 0.5);

  prop_shadow (c, x, y, h * 0.2, h * 0.04);
  cairo_push_group (c->cr);
  prop_turned (c, x, y, h, &prop_goblet, glass, c->tones.light);
  cairo_pop_group_to_source (c->cr);
  cairo_paint_with_alpha (c->cr, 0.5);
  cairo_move_to (c->cr, x - h * 0.225, y - h * 0.8);
  cairo_line_to (c->cr, x + h * 0.225, y - h * 0.8);
  cairo_curve_to (c->cr, x + h * 0.26, y - h * 0.66, x + h * 0.14, y - h * 0.54,
      x, y - h * 0.52);
  cairo_curve_to (c->cr, x - h * 0.14, y - h * 0.54, x - h * 0.26, y - h * 0.66,
      x - h * 0.225, y - h * 0.8);
  canvas_fill (c, ink_mix (c->tones.accent, c->tones.deep, 0.55), 0.9);
  prop_oval (c, x, y - h * 0.8, h * 0.225, h * 0.04);
  canvas_fill (c, ink_mix (c->tones.accent, c->tones.deep, 0.3), 1);
}

static void
herbs (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble l)
{
  Ink leaf = ink_mix (c->tones.mid, c->tones.deep, 0.25);

  for (gint k = 0; k < 7; k++) {
    gdouble a = dice_range (dice, -0.5, 0.35) + (c->side > 0 ? 0 : G_PI);
    for (gint i = 0; i < 9; i++) {
      gdouble d = l * (0.2 + 0.09 * i), px = x + cos (a) * d;
      gdouble py = y + sin (a) * d * 0.4 - l * 0.05 * k / 7;
      gdouble turn = a + (i & 1 ? 1.1 : -1.1), r = l * 0.09;
      cairo_move_to (c->cr, px, py);
      cairo_curve_to (c->cr, px + cos (turn - 0.5) * r,
          py + sin (turn - 0.5) * r * 0.6, px + cos (turn) * r * 1.4,
          py + sin (turn) * r * 0.8, px + cos (turn) * r * 1.6,
          py + sin (turn) * r * 0.9);
      cairo_curve_to (c->cr, px + cos (turn + 0.5) * r * 1.2,
          py + sin (turn + 0.5) * r * 0.6, px + cos (turn + 0.5) * r * 0.6,
          py + sin (turn + 0.5) * r * 0.4, px, py);
      canvas_fill (
          c, ink_mix (leaf, c->tones.light, dice_range (dice, 0, 0.45)), 1);
    }
  }
}

static void
cutting_board (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  Ink wood = ink_mix (c->tones.light, c->tones.accent, 0.5);
  gdouble s = c->side, h = w * 0.22;
  Ink steel = ink_mix (c->tones.light, c->tones.mid, 0.3);

  prop_shadow (c, x, y + h * 0.1, w * 0.55, h * 0.5);
  for (gint i = 0; i < 2; i++) {
    gdouble down = i ? 0 : h * 0.16;
    cairo_move_to (c->cr, x - w * 0.46, y - h * 0.5 + down);
    cairo_line_to (c->cr, x + w * 0.46, y - h * 0.5 + down);
    cairo_line_to (c->cr, x + w * 0.54, y + h * 0.5 + down);
    cairo_line_to (c->cr, x - w * 0.54, y + h * 0.5 + down);
    cairo_close_path (c->cr);
    brush_wash (c, x - s * w * 0.5, 0, x + s * w * 0.5, 0,
        ink_mix (wood, c->tones.deep, i ? 0.45 : 0.7),
        ink_mix (wood, c->tones.deep, i ? 0.08 : 0.5));
  }
  for (gint i = 0; i < 7; i++) { /* slices */
    gdouble px = x + s * w * (-0.36 + 0.075 * i), r = w * 0.06;
    Ink flesh = ink_mix (c->tones.accent, c->tones.light, 0.35);
    prop_oval (c, px, y, r, r * 0.62);
    canvas_fill (c, ink_mix (c->tones.accent, c->tones.deep, 0.3), 1);
    prop_oval (c, px + s * r * 0.1, y - r * 0.06, r * 0.82, r * 0.48);
    canvas_fill (c, flesh, 1);
  }
  herbs (c, dice, x + s * w * 0.14, y + h * 0.1, w * 0.24);
  cairo_move_to (c->cr, x + s * w * 0.08, y + h * 0.42);
  cairo_line_to (c->cr, x + s * w * 0.5, y + h * 0.1);
  cairo_line_to (c->cr, x + s * w * 0.52, y + h * 0.28);
  cairo_close_path (c->cr);
  brush_wash (c, 0, y, 0, y + h * 0.4, c->tones.light, steel);
  cairo_move_to (c->cr, x + s * w * 0.5, y + h * 0.19);
  cairo_line_to (c->cr, x + s * w * 0.7, y);
  cairo_set_line_width (c->cr, h * 0.2);
  canvas_ink (c, c->tones.near, 1);
  cairo_stroke (c->cr);
}

static void
small_bowl (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  Ink clay = ink_mix (c->tones.light,
      dice_chance (dice, 0.5) ? c->tones.mid : c->tones.accent, 0.4);
  Ink in = dice_chance (dice, 0.5) ? c->tones.accent : c->tones.light;

  prop_shadow (c, x, y, w * 0.34, w * 0.06);
  prop_turned (
      c, x, y, w * 0.8, &prop_bowl, clay, ink_mix (clay, c->tones.light, 0.7));
  prop_oval (c, x, y - w * 0.4, w * 0.5, w * 0.075);
  canvas_fill (c, ink_mix (clay, c->tones.light, 0.4), 1);
  prop_oval (c, x, y - w * 0.39, w * 0.45, w * 0.06);
  canvas_fill (c, ink_mix (in, c->tones.deep, 0.35), 1);
  for (gint i = 0; i < 30; i++) {
    gdouble a = dice_range (dice, 0, 2 * G_PI), r = sqrt (dice_unit (dice));
    prop_oval (c, x + cos (a) * r * w * 0.38,
        y - w * (0.4 + 0.06 * (1 - r)) + sin (a) * r * w * 0.04, w * 0.035,
        w * 0.025);
    canvas_fill (c, ink_mix (in, c->tones.deep, dice_unit (dice) * 0.5), 1);
  }
}

/* Three tables: the meal, fruit and wine, what will be cooked. */
static void
laid_table (Canvas *c, Dice *dice, gint kind, gdouble top)
{
  gdouble u = c->u * 1.2, s = c->side, x = c->focus_x;
  Ink green = ink_mix (c->tones.mid, c->tones.deep, 0.45);
  Ink clay = ink_mix (c->tones.accent, c->tones.deep, 0.35);
  Ink pale = ink_mix (c->tones.light, c->tones.mid, 0.3);

  prop_shadow (c, x + s * u * 13, top + u * 5, u * 6, u);
  if (kind == 1)
    prop_turned (c, x + s * u * 13, top + u * 5, u * 30, &prop_bottle, green,
        ink_mix (green, c->tones.light, 0.75));
  else
    prop_turned (c, x + s * u * 13, top + u * 5, u * 23, &prop_jug,
        kind ? pale : clay, ink_mix (kind ? pale : clay, c->tones.light, 0.7));
  if (kind == 2) {
    small_bowl (c, dice, x + s * u * 1, top + u * 5, u * 11);
    small_bowl (c, dice, x - s * u * 12, top + u * 4, u * 8);
    cutting_board (c, dice, x - s * u * 4, top + u * 14, u * 30);
    for (gint i = 0; i < 3; i++) {
      prop_shadow (c, x + s * u * (16 + 5 * i), top + u * 11, u * 2.4, u * 0.6);
      fruit (c, dice, x + s * u * (16 + 5 * i), top + u * 11, u * 2.3);
    }
    return;
  }

  if (kind == 0) {
    loaf (c, dice, x - s * u * 2, top + u * 8, u * 21);
    cheese (c, x - s * u * 15, top + u * 12, u * 11);
    small_bowl (c, dice, x + s * u * 17, top + u * 13, u * 9);
  } else {
    fruit_bowl (c, dice, x - s * u * 2, top + u * 9, u * 20);
    wine (c, x - s * u * 15, top + u * 11, u * 15);
    loaf (c, dice, x + s * u * 18, top + u * 14, u * 13);
  }
  for (gint i = 0; i < 2; i++) {
    gdouble fx = x - s * u * (6 + 6.5 * i);
    prop_shadow (c, fx, top + u * 15, u * 2.6, u * 0.6);
    fruit (c, dice, fx, top + u * 15, u * 2.5);
  }
}

static void
paint_table (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.64, 0.69);
  gdouble top = c->horizon;
  c->sun_x = c->w * (0.5 + c->side * 0.75);
  c->sun_y = -u * 8;
  backdrop (c, top);
  if (c->time >= DAYTIME_DUSK)
    brush_bokeh (c,
        (Bokeh){ c->focus_x - u * 26, 0, c->focus_x + u * 34, top, u * 4, 12,
            0.35 });
  board_top (c, top);
  laid_table (c, &dice, dice_pick (&dice, 3), top);
  if (c->time == DAYTIME_NIGHT || dice_chance (&dice, 0.2))
    prop_candle (c, c->focus_x + c->side * u * 24, top + u * 6, u * 15, u * 40);
  brush_stars (c, top, 30);
}

static void
beans (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble spread, gint n)
{
  for (gint i = 0; i < n; i++) {
    gdouble a = dice_range (dice, 0, 2 * G_PI), d = sqrt (dice_unit (dice));
    gdouble px = x + cos (a) * d * spread, py = y + sin (a) * d * spread * 0.5;
    gdouble r = c->u * dice_range (dice, 0.6, 0.85);
    Ink bean =
        ink_mix (c->tones.accent, c->tones.deep, dice_range (dice, 0.62, 0.8));
    cairo_save (c->cr);
    cairo_translate (c->cr, px, py);
    cairo_rotate (c->cr, dice_range (dice, 0, G_PI));
    prop_oval (c, 0, r * 0.25, r * 1.1, r * 0.75);
    canvas_fill (c, c->tones.deep, 0.4);
    prop_oval (c, 0, 0, r, r * 0.68);
    brush_wash (c, -r, -r, r, r, ink_mix (bean, c->tones.lit, 0.4), bean);
    cairo_move_to (c->cr, -r * 0.9, 0);
    cairo_curve_to (c->cr, -r * 0.3, r * 0.25, r * 0.3, -r * 0.25, r * 0.9, 0);
    cairo_set_line_width (c->cr, MAX (0.7, r * 0.12));
    canvas_ink (c, c->tones.deep, 0.8);
    cairo_stroke (c->cr);
    cairo_restore (c->cr);
  }
}

/* Seen across the table, before lamps out of focus. */
static void
cup_aside (Canvas *c, Dice *dice, gdouble top)
{
  gdouble u = c->u, x = c->focus_x, y = top + u * 13, s = c->side;
  gdouble h = u * dice_range (dice, 22, 26);
  Ink china = ink_mix (c->tones.light,
      dice_chance (dice, 0.4) ? c->tones.accent : c->tones.mid, 0.16);

  prop_shadow (c, x, y, h * 0.72, h * 0.13);
  prop_oval (c, x, y - h * 0.02, h * 0.72, h * 0.13);
  brush_wash (c, x - s * h * 0.7, 0, x + s * h * 0.7, 0,
      ink_mix (china, c->tones.deep, 0.5), china);
  prop_oval (c, x, y - h * 0.045, h * 0.46, h * 0.075);
  canvas_fill (c, ink_mix (china, c->tones.deep, 0.3), 1);
  /* The handle, away from the light. */
  cairo_save (c->cr);
  cairo_translate (c->cr, x - s * h * 0.5, y - h * 0.42);
  cairo_scale (c->cr, h * 0.17, h * 0.19);
  cairo_arc (c->cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (c->cr);
  cairo_set_line_width (c->cr, h * 0.07);
  canvas_ink (c, ink_mix (china, c->tones.deep, 0.45), 1);
  cairo_stroke (c->cr);
  prop_turned (c, x, y - h * 0.05, h * 0.95, &prop_cup, china,
      ink_mix (china, c->tones.light, 0.9));
  prop_oval (c, x, y - h * 0.81, h * 0.475, h * 0.075);
  canvas_fill (c, ink_mix (china, c->tones.light, 0.5), 1);
  prop_oval (c, x, y - h * 0.8, h * 0.43, h * 0.06);
  brush_wash (c, x - h * 0.4, 0, x + h * 0.4, 0,
      ink_mix (c->tones.accent, c->tones.deep, 0.72),
      ink_mix (c->tones.accent, c->tones.deep, 0.35));
  prop_steam (c, x, y - h * 0.84, h * 1.25, 1.5);
  beans (c, dice, x - s * h * 0.75, y + u * 4, u * 11, 22);
}

static void
milk_leaf (Canvas *c, gdouble x, gdouble y, gdouble r, gdouble turn)
{
  Ink milk = ink_mix (c->tones.light, c->tones.accent, 0.2);

  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_rotate (c->cr, turn);
  for (gint i = 0; i < 6; i++) {
    gdouble w = r * (0.56 - 0.075 * i), at = r * (0.42 - 0.17 * i);
    cairo_move_to (c->cr, 0, at + w * 0.2);
    cairo_curve_to (
        c->cr, -w * 0.5, at + w * 0.1, -w, at - w * 0.1, -w, at - w * 0.55);
    cairo_curve_to (c->cr, -w * 0.7, at - w * 0.2, -w * 0.2, at - w * 0.16, 0,
        at - w * 0.1);
    cairo_curve_to (
        c->cr, w * 0.2, at - w * 0.16, w * 0.7, at - w * 0.2, w, at - w * 0.55);
    cairo_curve_to (
        c->cr, w, at - w * 0.1, w * 0.5, at + w * 0.1, 0, at + w * 0.2);
    canvas_fill (c, milk, 0.88);
  }
  cairo_restore (c->cr);
}

/* Seen from above: the crema drawn into a leaf. */
static void
cup_above (Canvas *c, Dice *dice)
{
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u, r = u * dice_range (dice, 15, 18), s = c->side;
  gdouble x = c->w * (0.5 + s * (tall ? 0.04 : 0.22));
  gdouble y = c->h * (tall ? 0.66 : 0.58);
  Ink china = ink_mix (c->tones.light, c->tones.mid, 0.1);
  Ink coffee = ink_mix (c->tones.accent, c->tones.deep, 0.5);
  gdouble away = c->sun_x > x ? -1 : 1;

  board_top (c, 0);
  for (gint i = 8; i > 0; i--) {
    prop_oval (c, x + away * r * 0.06 * i, y + r * 0.05 * i,
        r * (1.4 + 0.02 * i), r * (1.4 + 0.02 * i));
    canvas_fill (c, c->tones.deep, 0.07);
  }
  for (gint i = 0; i < 4; i++) { /* saucer, its well, the cup, its lip */
    static const gdouble size[] = { 1.42, 1.04, 1, 0.9 };
    Ink a = ink_mix (china, c->tones.deep, i == 1 ? 0.5 : i == 3 ? 0.6 : 0.22);
    prop_oval (c, x, y, r * size[i], r * size[i]);
    brush_wash (c, x - away * r, y - r, x + away * r, y + r, i == 3 ? a : china,
        i == 3 ? china : a);
  }
  prop_oval (c, x, y, r * 0.84, r * 0.84);
  brush_wash (c, x - away * r, y - r, x + away * r, y + r,
      ink_mix (coffee, c->tones.accent, 0.35),
      ink_mix (coffee, c->tones.deep, 0.4));
  milk_leaf (c, x, y, r, dice_range (dice, -0.8, 0.8));
  cairo_save (c->cr); /* the spoon */
  cairo_translate (c->cr, x - s * r * 1.2, y + r * 0.2);
  cairo_rotate (c->cr, -s * 0.35);
  prop_oval (c, 0, r * 0.62, r * 0.14, r * 0.23);
  cairo_rectangle (c->cr, -r * 0.035, -r * 0.6, r * 0.07, r * 1.05);
  brush_wash (c, -r * 0.14, 0, r * 0.14, 0, ink_mix (china, c->tones.deep, 0.6),
      c->tones.light);
  cairo_restore (c->cr);
  beans (c, dice, x + s * r * 1.7, y + r * 1.15, r * 0.8, 34);
  beans (c, dice, x - s * r * 1.5, y + r * 1.3, r * 0.7, 12);
  brush_glow (c, c->sun_x, -u * 6, u * 80, c->tones.sun, 0.25);
}

static void
paint_cup (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.64, 0.69);
  gdouble top = c->horizon;
  c->sun_x = c->w * (0.5 + c->side * 0.75);
  c->sun_y = -u * 8;
  if (dice_chance (&dice, 0.38)) {
    cup_above (c, &dice);
    return;
  }
  backdrop (c, top);
  brush_bokeh (c,
      (Bokeh){ c->focus_x - u * 30, -u * 4, c->focus_x + u * 45, top, u * 6, 26,
          0.55 });
  brush_haze (c, top - u * 8, top + 1, c->tones.deep, 0.3);
  board_top (c, top);
  cup_aside (c, &dice, top);
}

const Motif motif_table = { "table", paint_table, DAYTIME_DAY, ERA_ANY,
  "calm" };
const Motif motif_cup = { "cup", paint_cup, DAYTIME_DAWN, ERA_ANY, "calm" };
