/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Ships of four eras, and the cranes that unload them. */

#include "brush.h"
#include "prop.h"

#include <math.h>

static void
sail (Canvas *c, gdouble x, gdouble top, gdouble w, gdouble h, Ink ink)
{
  gdouble belly = w * 0.2 * -c->side;

  cairo_move_to (c->cr, x - w / 2, top);
  cairo_line_to (c->cr, x + w / 2, top);
  cairo_curve_to (c->cr, x + w / 2 + belly, top + h * 0.4, x + w * 0.55 + belly,
      top + h * 0.7, x + w * 0.54, top + h);
  cairo_curve_to (c->cr, x + w * 0.2, top + h * 0.9, x - w * 0.2, top + h * 0.9,
      x - w * 0.54, top + h);
  cairo_curve_to (c->cr, x - w * 0.55 + belly, top + h * 0.7, x - w / 2 + belly,
      top + h * 0.4, x - w / 2, top);
  canvas_fill (c, ink, 1);
}

static void
hull (Canvas *c, gdouble x, gdouble y, gdouble w, gdouble h, Ink ink)
{
  cairo_move_to (c->cr, x - w * 0.5, y - h);
  cairo_curve_to (c->cr, x - w * 0.3, y - h * 0.55, x + w * 0.2, y - h * 0.5,
      x + w * 0.34, y - h * 0.75);
  cairo_line_to (c->cr, x + w * 0.36, y - h * 1.15);
  cairo_line_to (c->cr, x + w * 0.5, y - h * 1.2);
  cairo_curve_to (c->cr, x + w * 0.48, y - h * 0.5, x + w * 0.42, y,
      x + w * 0.34, y + h * 0.1);
  cairo_line_to (c->cr, x - w * 0.3, y + h * 0.1);
  cairo_curve_to (
      c->cr, x - w * 0.4, y, x - w * 0.46, y - h * 0.5, x - w * 0.5, y - h);
  canvas_fill (c, ink, 1);
}

static void
square_rigger (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink sail_ink)
{
  gint masts = canvas->subject.era == ERA_ROMAN ? 1 : 2 + dice_pick (dice, 2);
  gdouble w = height * (0.5 + 0.2 * masts), hull_h = height * 0.16;
  gboolean furled = dice_chance (dice, 0.3);
  cairo_t *cr = canvas->cr;

  for (gint i = 0; i < masts; i++) {
    gdouble mx = x + w * 0.62 * ((i + 0.5) / masts - 0.5);
    gdouble mh = height * (masts > 1 && i != masts / 2 ? 0.84 : 1);
    cairo_rectangle (cr, mx - height * 0.008, y - mh, height * 0.016, mh);
    canvas_fill (canvas, ink, 1);
    for (gint k = 0; k < 3; k++) {
      gdouble sw = w / masts * (0.5 + 0.18 * k),
              top = y - mh * (0.94 - 0.25 * k);
      cairo_rectangle (cr, mx - sw * 0.55, top, sw * 1.1, height * 0.014);
      canvas_fill (canvas, ink, 1);
      if (!furled)
        sail (canvas, mx, top + height * 0.012, sw, mh * 0.22,
            ink_mix (sail_ink, ink, dice_range (dice, 0, 0.3)));
    }
  }
  cairo_move_to (cr, x - w * 0.75, y - height * 0.28);
  cairo_line_to (cr, x - w * 0.4, y - hull_h * 0.8);
  cairo_move_to (cr, x - w * 0.74, y - height * 0.28);
  cairo_line_to (cr, x - w * 0.18, y - height * 0.82);
  cairo_line_to (cr, x + w * 0.48, y - hull_h);
  cairo_set_line_width (cr, MAX (0.7, height * 0.008));
  canvas_ink (canvas, ink, 0.9);
  cairo_stroke (cr);
  hull (canvas, x, y, w, hull_h, ink);
}

/* A hull of iron; lengths are those of the ship, the bow at the right. */
static void
iron_hull (cairo_t *cr, gdouble l, gdouble h)
{
  cairo_move_to (cr, -l * 0.5, -h);
  cairo_curve_to (
      cr, -l * 0.3, -h * 0.9, l * 0.3, -h * 0.92, l * 0.52, -h * 1.22);
  cairo_curve_to (cr, l * 0.5, -h * 0.6, l * 0.48, -h * 0.2, l * 0.46, h * 0.1);
  cairo_line_to (cr, -l * 0.44, h * 0.1);
  cairo_curve_to (cr, -l * 0.46, -h * 0.3, -l * 0.5, -h * 0.5, -l * 0.5, -h);
  cairo_close_path (cr);
}

static void
portholes (Canvas *c, gdouble l, gdouble y, gdouble r, gint n, gdouble share)
{
  for (gint i = 0; i < n; i++)
    prop_oval (c, l * (-0.42 + 0.86 * i / (n - 1)), y, r, r);
  canvas_fill (c, c->tones.lamp, share);
}

static void
funnel (Canvas *c, gdouble x, gdouble deck, gdouble h, Ink ink, Ink rim)
{
  gdouble w = h * 0.17, rake = -h * 0.12;

  cairo_move_to (c->cr, x - w, deck);
  cairo_line_to (c->cr, x - w + rake, deck - h);
  cairo_line_to (c->cr, x + w + rake, deck - h);
  cairo_line_to (c->cr, x + w, deck);
  cairo_close_path (c->cr);
  brush_wash (c, x - w, 0, x + w, 0, ink, ink_mix (ink, rim, 0.7));
  cairo_move_to (c->cr, x - w + rake * 0.6, deck - h * 0.6);
  cairo_line_to (c->cr, x - w + rake * 0.8, deck - h * 0.8);
  cairo_line_to (c->cr, x + w + rake * 0.8, deck - h * 0.8);
  cairo_line_to (c->cr, x + w + rake * 0.6, deck - h * 0.6);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (ink, c->tones.accent, 0.65), 1);
}

static void
steamer (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink,
    Ink lit)
{
  gint funnels = 1 + dice_pick (dice, 3);
  gdouble l = height * (1.5 + 0.16 * funnels), h = height * 0.2;
  gdouble deck = -h * 0.95, house = height * 0.1, way = -c->side;
  gdouble lamp = c->time == DAYTIME_DAY ? 0.25 : 0.85;
  Ink rim = ink_mix (ink, lit, 0.7);
  cairo_t *cr = c->cr;

  for (gint i = 0; i < funnels; i++)
    brush_plume (c, x + way * l * (0.13 * (i - (funnels - 1) / 2.0) - 0.02),
        y + deck - house * 2 - height * 0.34, height * 0.85,
        ink_mix (ink, c->tones.cloud, 0.55), c->tones.cloud_lit, 0.75);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, way, 1);
  for (gint i = -1; i <= 1; i += 2) { /* masts and their stays */
    gdouble mx = l * (i > 0 ? 0.34 : -0.36), top = deck - height * 0.72;
    cairo_rectangle (cr, mx - height * 0.008, top, height * 0.016, -top + deck);
    canvas_fill (c, ink, 1);
    cairo_move_to (cr, mx, top);
    cairo_line_to (cr, i > 0 ? l * 0.51 : -l * 0.48, deck);
    cairo_move_to (cr, mx, top);
    cairo_line_to (cr, mx - i * l * 0.24, deck - house * 2);
    cairo_set_line_width (cr, MAX (0.6, height * 0.006));
    canvas_ink (c, ink, 0.8);
    cairo_stroke (cr);
  }
  for (gint i = 0; i < funnels; i++)
    funnel (c, l * 0.13 * (i - (funnels - 1) / 2.0), deck - house * 1.9,
        height * 0.36, ink, rim);
  for (gint i = 0; i < 2; i++) {
    gdouble half = l * (0.29 - 0.07 * i), top = deck - house * (i + 1);
    Ink wall = ink_mix (ink, lit, 0.42);
    cairo_rectangle (cr, -half, top, 2 * half, house * 1.05);
    canvas_fill (c, wall, 1);
    cairo_rectangle (cr, -half * 1.03, top, 2.06 * half, house * 0.16);
    canvas_fill (c, rim, 0.9);
    for (gdouble px = -half * 0.92; px < half * 0.9; px += house * 0.62)
      cairo_rectangle (cr, px, top + house * 0.42, house * 0.26, house * 0.3);
    canvas_fill (c, c->tones.lamp, lamp);
  }
  cairo_rectangle (cr, l * 0.17, deck - house * 2.8, l * 0.08, house);
  canvas_fill (c, ink, 1); /* the bridge */
  iron_hull (cr, l, h);
  brush_wash (c, 0, -h, 0, h * 0.1, ink_mix (ink, lit, 0.2), ink);
  cairo_rectangle (cr, -l * 0.49, -h * 0.98, l * 0.98, h * 0.09);
  canvas_fill (c, rim, 0.8);
  portholes (c, l, -h * 0.62, MAX (0.6, h * 0.05), 26, lamp);
  cairo_restore (cr);
}

static void
freighter (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink,
    Ink lit)
{
  gdouble l = height * 2.1, h = height * 0.24, way = -c->side;
  gdouble size = height * 0.085;
  cairo_t *cr = c->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, way, 1);
  for (gint i = 0; i < 9; i++) {
    gint high = 2 + dice_pick (dice, 4);
    for (gint j = 0; j < high; j++) {
      Ink kinds[] = { c->tones.accent, c->tones.mid, c->tones.light, lit };
      Ink box = ink_mix (
          kinds[dice_pick (dice, 4)], ink, dice_range (dice, 0.45, 0.75));
      cairo_rectangle (cr, l * (-0.22 + 0.073 * i), -h - size * (j + 1),
          l * 0.069, size * 0.93);
      brush_wash (c, 0, -h - size * (j + 1), 0, -h - size * j,
          ink_mix (box, lit, 0.25), box);
    }
  }
  cairo_rectangle (cr, -l * 0.42, -height * 0.82, l * 0.12, height * 0.62);
  brush_wash (c, -l * 0.42, 0, -l * 0.3, 0, ink_mix (ink, lit, 0.3),
      ink_mix (ink, lit, 0.65));
  cairo_rectangle (cr, -l * 0.44, -height * 0.86, l * 0.17, height * 0.07);
  cairo_rectangle (cr, -l * 0.37, -height, l * 0.012, height * 0.2);
  canvas_fill (c, ink, 1);
  for (gint j = 0; j < 5; j++)
    for (gint i = 0; i < 5; i++)
      cairo_rectangle (cr, -l * 0.41 + l * 0.021 * i,
          -height * (0.72 - 0.1 * j), l * 0.011, height * 0.03);
  canvas_fill (c, c->tones.lamp, c->time == DAYTIME_DAY ? 0.3 : 0.9);
  iron_hull (cr, l, h);
  brush_wash (c, 0, -h, 0, h * 0.1, ink_mix (ink, lit, 0.28), ink);
  cairo_rectangle (cr, -l * 0.45, -h * 0.16, l * 0.92, h * 0.26);
  canvas_fill (c, ink_mix (ink, c->tones.accent, 0.5), 0.9);
  cairo_restore (cr);
}

void
prop_ship (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink sail_ink)
{
  Era era = canvas->subject.era;

  if (canvas_has (canvas, TRAIT_SAILS) || era < ERA_INDUSTRIAL)
    square_rigger (canvas, dice, x, y, height, ink, sail_ink);
  else if (era == ERA_INDUSTRIAL)
    steamer (canvas, dice, x, y, height, ink, sail_ink);
  else
    freighter (canvas, dice, x, y, height, ink, sail_ink);
}

void
prop_quay_crane (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink)
{
  gdouble h = height, way = dice_chance (dice, 0.5) ? 1 : -1;
  gdouble reach = h * dice_range (dice, 0.4, 0.62);
  gdouble tip = -h * dice_range (dice, 0.86, 1.04);
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, way, 1);
  cairo_rectangle (cr, -h * 0.16, -h * 0.4, h * 0.05, h * 0.4);
  cairo_rectangle (cr, h * 0.11, -h * 0.4, h * 0.05, h * 0.4);
  cairo_rectangle (cr, -h * 0.18, -h * 0.42, h * 0.36, h * 0.06);
  cairo_rectangle (cr, -h * 0.13, -h * 0.58, h * 0.24, h * 0.17);
  canvas_fill (canvas, ink, 1);
  cairo_move_to (cr, h * 0.04, -h * 0.44);
  cairo_line_to (cr, reach, tip);
  cairo_line_to (cr, -h * 0.02, -h * 0.6);
  cairo_move_to (cr, -h * 0.1, -h * 0.58);
  cairo_line_to (cr, -h * 0.04, -h * 0.78);
  cairo_line_to (cr, reach, tip);
  for (gint i = 1; i < 6; i++) {
    gdouble t = i / 6.0, u = t - 0.09;
    cairo_move_to (cr, h * 0.04 + (reach - h * 0.04) * t,
        -h * 0.44 + (tip + h * 0.44) * t);
    cairo_line_to (
        cr, -h * 0.02 + (reach + h * 0.02) * u, -h * 0.6 + (tip + h * 0.6) * u);
  }
  cairo_move_to (cr, reach, tip);
  cairo_rel_line_to (cr, 0, h * dice_range (dice, 0.25, 0.6));
  cairo_set_line_width (cr, MAX (0.8, h * 0.018));
  canvas_ink (canvas, ink, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}
