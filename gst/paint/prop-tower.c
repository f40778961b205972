/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The towers that modern towns are known by. */

#include "brush.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  gdouble x, y, h, light;
  TowerInks ink;
} Tower;

/* A silhouette of half widths, dark on one side, lit on the other. */
static void
body (const Tower *t, const gdouble (*at)[2], gint n)
{
  cairo_t *cr = t->c->cr;
  gdouble widest = 0;

  for (gint i = 0; i < n; i++) {
    cairo_line_to (cr, t->x + at[i][0] * t->h, t->y - at[i][1] * t->h);
    widest = MAX (widest, at[i][0] * t->h);
  }
  for (gint i = n - 1; i >= 0; i--)
    cairo_line_to (cr, t->x - at[i][0] * t->h, t->y - at[i][1] * t->h);
  cairo_close_path (cr);
  brush_wash (t->c, t->x - t->light * widest * 0.2, 0, t->x + t->light * widest,
      0, t->ink.wall, ink_mix (t->ink.wall, t->ink.rim, 0.8));
}

/* Floors of light between two heights, as wide as the tower is there. */
static void
floors (const Tower *t, gdouble from, gdouble to, gdouble low, gdouble high)
{
  gdouble step = MAX (t->c->u * 0.55, t->h * 0.018) / t->h;

  for (gdouble up = from; up < to; up += step) {
    gdouble half = (low + (high - low) * (up - from) / (to - from)) * t->h;
    for (gdouble x = -0.86; x < 0.8; x += 0.22) {
      if (!dice_chance (t->dice, 0.25 + 0.6 * t->ink.lamps))
        continue;
      cairo_rectangle (t->c->cr, t->x + x * half, t->y - up * t->h, half * 0.16,
          step * t->h * 0.42);
      canvas_fill (t->c, t->ink.lamp,
          dice_range (t->dice, 0.1, 0.9) * MIN (t->ink.lamps * 1.8, 1));
    }
  }
}

static void
setbacks (const Tower *t)
{
  static const gdouble at[][2] = { { 0.17, 0 }, { 0.17, 0.16 }, { 0.14, 0.16 },
    { 0.14, 0.34 }, { 0.105, 0.34 }, { 0.105, 0.66 }, { 0.075, 0.66 },
    { 0.075, 0.76 }, { 0.045, 0.76 }, { 0.035, 0.84 }, { 0.012, 0.86 },
    { 0.006, 1 } };

  body (t, at, G_N_ELEMENTS (at));
  for (gint i = -2; i <= 2; i++) {
    cairo_rectangle (t->c->cr, t->x + t->h * (0.034 * i - 0.004),
        t->y - t->h * 0.65, t->h * 0.008, t->h * 0.62);
  }
  canvas_fill (t->c, t->ink.rim, 0.3);
  floors (t, 0.03, 0.32, 0.15, 0.13);
  floors (t, 0.36, 0.74, 0.095, 0.07);
}

static void
bullet (const Tower *t)
{
  static const gdouble at[][2] = { { 0.1, 0 }, { 0.118, 0.15 }, { 0.13, 0.32 },
    { 0.128, 0.46 }, { 0.112, 0.6 }, { 0.088, 0.7 }, { 0.058, 0.78 },
    { 0.025, 0.835 }, { 0.004, 0.85 } };

  body (t, at, G_N_ELEMENTS (at));
  for (gint k = -1; k <= 1; k += 2)
    for (gint i = -5; i <= 6; i++) {
      gdouble x = i * 0.04;
      cairo_move_to (
          t->c->cr, t->x + t->h * CLAMP (x, -0.12, 0.12), t->y - t->h * 0.04);
      cairo_curve_to (t->c->cr, t->x + t->h * CLAMP (x + k * 0.05, -0.13, 0.13),
          t->y - t->h * 0.3, t->x + t->h * CLAMP (x + k * 0.08, -0.11, 0.11),
          t->y - t->h * 0.55,
          t->x + t->h * CLAMP (x * 0.4 + k * 0.03, -0.03, 0.03),
          t->y - t->h * 0.81);
    }
  cairo_set_line_width (t->c->cr, MAX (0.6, t->h * 0.004));
  canvas_ink (t->c, t->ink.rim, 0.4);
  cairo_stroke (t->c->cr);
  floors (t, 0.03, 0.6, 0.1, 0.1);
}

static void
mast (const Tower *t)
{
  static const gdouble at[][2] = { { 0.035, 0 }, { 0.022, 0.2 }, { 0.016, 0.6 },
    { 0.015, 0.64 }, { 0.012, 0.76 }, { 0.005, 0.78 }, { 0.003, 1 } };
  gdouble y = t->y - t->h * 0.66, r = t->h * 0.058;

  body (t, at, G_N_ELEMENTS (at));
  prop_oval (t->c, t->x, y, r, r * 0.86);
  brush_wash (t->c, t->x - t->light * r, y + r, t->x + t->light * r, y - r,
      t->ink.wall, t->ink.rim);
  cairo_rectangle (t->c->cr, t->x - r, y - r * 0.08, 2 * r, r * 0.16);
  canvas_fill (t->c, t->ink.lamp, 0.4 + 0.6 * t->ink.lamps);
  brush_glow (t->c, t->x, t->y - t->h, t->h * 0.05, t->c->tones.accent, 0.8);
}

static void
twins (const Tower *t)
{
  static const gdouble at[][2] = { { 0.075, 0 }, { 0.075, 0.72 },
    { 0.058, 0.74 }, { 0.055, 0.84 }, { 0.03, 0.87 }, { 0.008, 0.9 },
    { 0.003, 1 } };

  for (gint i = -1; i <= 1; i += 2) {
    Tower one = *t;
    one.x += i * t->h * 0.115;
    one.h *= i < 0 ? 0.97 : 1;
    body (&one, at, G_N_ELEMENTS (at));
    floors (&one, 0.03, 0.7, 0.07, 0.07);
  }
  cairo_rectangle (t->c->cr, t->x - t->h * 0.06, t->y - t->h * 0.46,
      t->h * 0.12, t->h * 0.028);
  canvas_fill (t->c, ink_mix (t->ink.wall, t->ink.rim, 0.5), 1);
}

/* A slab that opens near its top. */
static void
portal (const Tower *t)
{
  static const gdouble at[][2] = { { 0.13, 0 }, { 0.1, 0.92 } };
  cairo_t *cr = t->c->cr;

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_move_to (cr, t->x - t->h * 0.055, t->y - t->h * 0.89);
  cairo_line_to (cr, t->x + t->h * 0.055, t->y - t->h * 0.89);
  cairo_line_to (cr, t->x + t->h * 0.04, t->y - t->h * 0.76);
  cairo_line_to (cr, t->x - t->h * 0.04, t->y - t->h * 0.76);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  body (t, at, G_N_ELEMENTS (at));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  floors (t, 0.03, 0.73, 0.12, 0.1);
}

/* Each floor turned against the one below. */
static void
twist (const Tower *t)
{
  gint n = 60;

  for (gint i = 0; i < n; i++) {
    gdouble up = (gdouble) i / n, turn = up * 2.1;
    gdouble half =
        t->h * 0.1 * (1 - 0.25 * up) * (0.8 + 0.28 * fabs (cos (turn)));
    gdouble off = t->h * 0.03 * sin (turn), step = t->h * 0.93 / n;
    gdouble y = t->y - t->h * 0.93 * up - step;
    cairo_rectangle (t->c->cr, t->x + off - half, y, 2 * half, step + 0.8);
    canvas_fill (t->c, t->ink.wall, 1);
    gdouble face = half * (0.5 + 0.45 * sin (turn));
    cairo_rectangle (t->c->cr,
        t->light > 0 ? t->x + off + half - face : t->x + off - half, y, face,
        step * 0.8);
    canvas_fill (t->c, t->ink.rim, 0.6);
  }
  floors (t, 0.03, 0.85, 0.09, 0.07);
}

void
prop_tower (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    TowerInks inks)
{
  static void (*const kinds[]) (
      const Tower *) = { setbacks, bullet, mast, twins, portal, twist };
  Tower t = { canvas, dice, x, y, height, canvas->sun_x > x ? 1 : -1, inks };
  gint kind = dice_pick (dice, G_N_ELEMENTS (kinds));

  if (canvas_has (canvas, TRAIT_MAST))
    mast (&t);
  else
    kinds[kind](&t);
}
