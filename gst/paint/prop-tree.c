/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Trees that are more than a spire, and grass. Crowns are clumps of leaf
 * strokes: dark ones, then fewer and lit ones towards the light. */

#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y, rx, ry;
} Clump;

static void
leaf_stroke (Canvas *c, Dice *dice, const Clump *clump, gdouble size)
{
  gdouble a = dice_range (dice, 0, 2 * G_PI);
  gdouble d = sqrt (dice_unit (dice));
  gdouble x = clump->x + cos (a) * d * clump->rx;
  gdouble y = clump->y + sin (a) * d * clump->ry;
  gdouble turn = dice_range (dice, -1.2, 1.2);
  gdouble l = size * dice_range (dice, 0.5, 1.2);
  gdouble ux = cos (turn) * l, uy = sin (turn) * l;

  cairo_move_to (c->cr, x - ux, y - uy);
  cairo_curve_to (c->cr, x - uy * 0.6, y + ux * 0.6, x + uy * -0.4,
      y + ux * 0.5, x + ux, y + uy);
  cairo_curve_to (c->cr, x + uy * 0.5, y - ux * 0.5, x + uy * 0.6, y - ux * 0.6,
      x - ux, y - uy);
}

/* Dark mass, then what the light meets: the upper side that faces it. */
static void
fill_clump (Canvas *c, Dice *dice, Clump clump, gdouble size, gint count,
    Ink ink, Ink lit)
{
  gdouble light = c->sun_x > clump.x ? 1 : -1;
  Clump bright = { clump.x + light * clump.rx * 0.25, clump.y - clump.ry * 0.35,
    clump.rx * 0.75, clump.ry * 0.6 };

  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
  for (gint i = 0; i < count; i++)
    leaf_stroke (c, dice, &clump, size);
  canvas_fill (c, ink, 1);
  for (gint i = 0; i < count / 3; i++)
    leaf_stroke (c, dice, &bright, size * 0.7);
  canvas_fill (c, ink_mix (ink, lit, 0.4), 0.6);
  for (gint i = 0; i < count / 6; i++)
    leaf_stroke (c, dice, &bright, size * 0.5);
  canvas_fill (c, lit, 0.32);
}

static void
branch (
    Canvas *c, gdouble x, gdouble y, gdouble to_x, gdouble to_y, gdouble thick)
{
  gdouble bend = (to_x - x) * 0.25;

  cairo_move_to (c->cr, x - thick / 2, y);
  cairo_curve_to (c->cr, x - thick / 3, y + (to_y - y) * 0.5, to_x - bend,
      to_y - (to_y - y) * 0.4, to_x, to_y);
  cairo_curve_to (c->cr, to_x - bend + thick * 0.6, to_y - (to_y - y) * 0.35,
      x + thick / 2, y + (to_y - y) * 0.5, x + thick / 2, y);
  cairo_close_path (c->cr);
}

void
prop_leafy (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    gdouble full, Ink ink, Ink lit)
{
  gint clumps = 6 + dice_pick (dice, 4);
  gint leaves = (gint) (full * CLAMP (height / canvas->u * 7, 10, 170));
  gdouble leaf = MIN (height * 0.06, canvas->u * 0.85);
  gdouble wide = height * dice_range (dice, 0.26, 0.38);

  cairo_rectangle (canvas->cr, x - height * 0.018, y - height * 0.3,
      height * 0.036, height * 0.31);
  canvas_fill (canvas, ink, 1);
  for (gint i = 0; i < clumps; i++) {
    /* Up one side of the crown and down the other, the middle last. */
    gdouble t = (i + 0.5) / clumps, a = G_PI * (1.1 - 1.2 * t);
    gdouble reach = i % 3 == 2 ? 0.25 : 0.75;
    Clump clump = { x + cos (a) * wide * reach * dice_range (dice, 0.8, 1.2),
      y - height * (0.55 + 0.26 * sin (a) * dice_range (dice, 0.7, 1.15)),
      wide * dice_range (dice, 0.42, 0.6),
      height * dice_range (dice, 0.13, 0.19) };
    branch (canvas, x, y - height * 0.2, clump.x, clump.y, height * 0.03);
    canvas_fill (canvas, ink, 1);
    if (leaves > 0)
      fill_clump (canvas, dice, clump, leaf, leaves, ink, lit);
  }
}

void
prop_acacia (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink lit)
{
  gint arms = 4 + dice_pick (dice, 3);
  gint leaves = (gint) CLAMP (height / canvas->u * 5, 10, 70);
  gdouble lean = dice_range (dice, -0.1, 0.1) * height;
  gdouble fork_x = x + lean * 0.5, fork_y = y - height * 0.4;

  branch (canvas, x, y, fork_x, fork_y - height * 0.06, height * 0.06);
  canvas_fill (canvas, ink, 1);
  for (gint i = 0; i < arms; i++) {
    gdouble t = arms > 1 ? i / (arms - 1.0) * 2 - 1 : 0;
    Clump clump = { x + lean + t * height * dice_range (dice, 0.42, 0.55),
      y - height * (0.93 - 0.12 * t * t) + dice_range (dice, 0, 0.06) * height,
      height * dice_range (dice, 0.2, 0.3),
      height * dice_range (dice, 0.035, 0.06) };
    branch (canvas, fork_x, fork_y, clump.x, clump.y, height * 0.028);
    canvas_fill (canvas, ink, 1);
    fill_clump (canvas, dice, clump, height * 0.03, leaves, ink, lit);
  }
}

static void
frond (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble length,
    gdouble angle, Ink ink)
{
  gdouble drop = length * dice_range (dice, 0.35, 0.7);
  gdouble ex = x + cos (angle) * length, ey = y + sin (angle) * length + drop;
  gdouble mx = x + cos (angle) * length * 0.55;
  gdouble my = y + sin (angle) * length * 0.75 - length * 0.08;

  for (gint i = 0; i <= 22; i++) {
    gdouble t = 0.1 + 0.9 * i / 22.0, s = 1 - t;
    gdouble px = s * s * x + 2 * s * t * mx + t * t * ex;
    gdouble py = s * s * y + 2 * s * t * my + t * t * ey;
    gdouble l = length * 0.3 * sin (G_PI * (0.12 + 0.8 * t));
    for (gint k = -1; k <= 1; k += 2) {
      gdouble ux = (ex - x) / length * 0.4, sag = l * (k > 0 ? 1 : 0.35);
      cairo_move_to (c->cr, px, py);
      cairo_line_to (c->cr, px + l * ux + k * l * 0.15, py + sag);
      cairo_line_to (c->cr, px + length * 0.025, py);
    }
  }
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, x, y);
  cairo_curve_to (c->cr, (x + 2 * mx) / 3, (y + 2 * my) / 3, (ex + 2 * mx) / 3,
      (ey + 2 * my) / 3, ex, ey);
  cairo_set_line_width (c->cr, length * 0.018);
  canvas_ink (c, ink, 1);
  cairo_stroke (c->cr);
}

void
prop_palm (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink lit)
{
  gdouble lean = height * dice_range (dice, 0.12, 0.34) * -canvas->side;
  gdouble top_x = x + lean, top_y = y - height, thick = height * 0.035;
  gint fronds = 9 + dice_pick (dice, 4);

  cairo_move_to (canvas->cr, x - thick, y);
  cairo_curve_to (canvas->cr, x - thick * 0.4 + lean * 0.1, y - height * 0.4,
      top_x - lean * 0.35, y - height * 0.7, top_x - thick * 0.3, top_y);
  cairo_line_to (canvas->cr, top_x + thick * 0.3, top_y);
  cairo_curve_to (canvas->cr, top_x - lean * 0.35 + thick, y - height * 0.7,
      x + thick * 0.6 + lean * 0.1, y - height * 0.4, x + thick, y);
  cairo_close_path (canvas->cr);
  canvas_fill (canvas, ink, 1);
  for (gint i = 0; i < fronds; i++) {
    gdouble a = -G_PI * (0.02 + 0.96 * (i + 0.5) / fronds);
    gboolean faces = cos (a) * (canvas->sun_x - top_x) > 0;
    frond (canvas, dice, top_x, top_y, height * dice_range (dice, 0.32, 0.44),
        a, faces ? ink_mix (ink, lit, 0.35) : ink);
  }
}

void
prop_grass (Canvas *canvas, Grass grass)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble wind = -canvas->side * 0.16;

  for (gint i = 0; i < grass.count; i++) {
    gdouble x = dice_range (&dice, grass.x0, grass.x1);
    gdouble h = grass.height * dice_bell (&dice, 0.25, 1.15);
    gdouble lean = h * (dice_range (&dice, -0.3, 0.3) + wind);
    gdouble w = grass.height * dice_range (&dice, 0.008, 0.02), y = grass.y;
    Ink ink = ink_mix (grass.ink, grass.lit, 0.55 * dice_unit (&dice));
    cairo_move_to (canvas->cr, x - w, y);
    cairo_curve_to (canvas->cr, x - w, y - h * 0.4, x + lean * 0.3, y - h * 0.8,
        x + lean, y - h);
    cairo_curve_to (canvas->cr, x + lean * 0.3 + w, y - h * 0.7, x + w,
        y - h * 0.4, x + w, y);
    cairo_close_path (canvas->cr);
    canvas_fill (canvas, ink, 1);
  }
}
