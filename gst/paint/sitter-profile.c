/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A head from its side, looking to the right. */

#include "brush.h"
#include "prop.h"
#include "sitter.h"

#include <math.h>

typedef struct {
  gdouble x, y;
} Point;

/* Clockwise from the chest: chin at 0, crown at -1. */
static const Point front[] = { { 0.95, 1.1 }, { 0.86, 0.62 }, { 0.62, 0.44 },
  { 0.36, 0.33 }, { 0.19, 0.24 }, { 0.14, 0.12 }, { 0.155, 0.045 },
  { 0.24, 0.015 }, { 0.325, -0.005 }, { 0.36, -0.05 }, { 0.352, -0.1 },
  { 0.335, -0.135 }, { 0.362, -0.17 }, { 0.36, -0.2 }, { 0.342, -0.214 },
  { 0.372, -0.235 }, { 0.37, -0.262 }, { 0.352, -0.292 }, { 0.378, -0.312 },
  { 0.44, -0.325 }, { 0.452, -0.352 }, { 0.415, -0.42 }, { 0.372, -0.5 },
  { 0.352, -0.545 }, { 0.368, -0.59 }, { 0.37, -0.65 }, { 0.345, -0.74 },
  { 0.29, -0.84 } };
static const Point back[] = { { 0.19, -0.93 }, { 0.03, -0.985 },
  { -0.14, -0.975 }, { -0.3, -0.9 }, { -0.42, -0.76 }, { -0.455, -0.58 },
  { -0.42, -0.4 }, { -0.34, -0.26 }, { -0.27, -0.14 }, { -0.255, 0.0 },
  { -0.29, 0.14 }, { -0.42, 0.26 }, { -0.68, 0.36 }, { -0.93, 0.5 },
  { -1.08, 0.8 }, { -1.14, 1.1 } };

enum { MOST = 32 };

/* Softer faces stand out less, and stand on narrower necks; of a child's
 * head more is skull. */
static Point
shaped (const Sitter *s, Point p)
{
  if (p.y < 0.06 && p.x > 0.28)
    p.x = 0.28 + (p.x - 0.28) * s->nose;
  if (p.y > 0.06)
    p.x *= s->neck + (1 - s->neck) * 0.3 * CLAMP (p.y, 0, 1);
  if (s->child && p.y < 0.06)
    p.y = p.y > -0.5 ? p.y * 0.84 : -0.42 + (p.y + 0.5) * 1.14;
  return p;
}

static void
spline (const Sitter *s, const Point *raw, gint n, gboolean start)
{
  cairo_t *cr = s->c->cr;
  Point p[MOST];

  for (gint i = 0; i < n; i++)
    p[i] = shaped (s, raw[i]);
  if (start)
    cairo_move_to (cr, p[0].x, p[0].y);
  else
    cairo_line_to (cr, p[0].x, p[0].y);
  for (gint i = 0; i + 1 < n; i++) {
    Point a = p[MAX (i - 1, 0)], b = p[i], d = p[i + 1],
          e = p[MIN (i + 2, n - 1)];
    cairo_curve_to (cr, b.x + (d.x - a.x) / 6, b.y + (d.y - a.y) / 6,
        d.x - (e.x - b.x) / 6, d.y - (e.y - b.y) / 6, d.x, d.y);
  }
}

static void
head_path (const Sitter *s)
{
  spline (s, front, G_N_ELEMENTS (front), TRUE);
  spline (s, back, G_N_ELEMENTS (back), FALSE);
  cairo_close_path (s->c->cr);
}

/* Along the hairline, from the forehead past the ear to the nape. */
static void
hairline (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gboolean falls = s->hair == HAIR_LONG || s->hair == HAIR_BOB;
  gdouble low = s->hair == HAIR_BOB ? -0.05 : 0.42;

  cairo_move_to (cr, 0.345, -0.76);
  cairo_curve_to (cr, 0.33, -0.93, 0.16, -1.045, -0.04, -1.04);
  cairo_curve_to (cr, -0.3, -1.03, -0.51, -0.84, -0.5, -0.56);
  if (falls) {
    cairo_curve_to (cr, -0.52, -0.3, -0.6, -0.1, -0.52, low);
    cairo_curve_to (cr, -0.4, low + 0.08, -0.16, low + 0.04, -0.06, low - 0.1);
    cairo_curve_to (cr, 0.0, -0.1, -0.08, -0.2, -0.04, -0.34);
  } else {
    cairo_curve_to (cr, -0.48, -0.4, -0.4, -0.26, -0.29, -0.14);
    cairo_curve_to (cr, -0.24, -0.2, -0.16, -0.26, -0.13, -0.36);
  }
  cairo_curve_to (cr, -0.14, -0.5, -0.02, -0.53, 0.02, -0.46);
  if (s->woman)
    cairo_curve_to (cr, 0.08, -0.5, 0.06, -0.6, 0.12, -0.68);
  else {
    cairo_line_to (cr, 0.05, -0.33);
    cairo_line_to (cr, 0.095, -0.44);
  }
  cairo_curve_to (cr, 0.13, -0.68, 0.24, -0.72, 0.345, -0.76);
  cairo_close_path (cr);
}

static void
strands (const Sitter *s, Dice *dice)
{
  for (gint i = 0; i < 26; i++) {
    gdouble t = dice_range (dice, 0.12, 0.98),
            bend = dice_range (dice, 0, 0.35);
    cairo_move_to (s->c->cr, 0.33 - 0.1 * t, -0.78 - 0.2 * t);
    cairo_curve_to (s->c->cr, 0.12 - 0.3 * bend, -0.8 - 0.24 * t, -0.36 * t,
        -0.72 - 0.3 * t, -0.47 * t, -0.38 - 0.4 * bend);
  }
  cairo_set_line_width (s->c->cr, 0.006);
  canvas_ink (s->c, s->c->tones.lit, 0.3);
  cairo_stroke (s->c->cr);
}

static void
ball (const Sitter *s, gdouble x, gdouble y, gdouble rx, gdouble ry)
{
  prop_oval (s->c, x, y, rx, ry);
  brush_wash (s->c, x - rx * 0.4, y + ry * 0.4, x + rx, y - ry, s->locks,
      ink_mix (s->locks, s->c->tones.lit, 0.3));
}

static void
curls (const Sitter *s, Dice *dice)
{
  for (gint i = 0; i < 60; i++) {
    gdouble a = dice_range (dice, G_PI * 0.92, G_PI * 1.93);
    gdouble r = dice_range (dice, 0.3, 0.56);
    gdouble x = -0.05 + cos (a) * r, y = -0.54 + sin (a) * r * 0.95;
    if (x > 0.2 && y > -0.78)
      continue;
    ball (s, x, y, 0.09, 0.09);
  }
}

/* What hangs or sits behind the hairline. */
static void
locks_behind (const Sitter *s, Dice *dice)
{
  cairo_t *cr = s->c->cr;

  if (s->hair == HAIR_BUN)
    ball (s, -0.5, -0.66, 0.16, 0.16);
  if (s->hair == HAIR_TOPKNOT)
    ball (s, -0.22, -1.06, 0.11, 0.1);
  if (s->hair == HAIR_UPDO) {
    ball (s, -0.3, -0.92, 0.26, 0.2);
    ball (s, -0.44, -0.72, 0.19, 0.2);
  }
  if (s->hair == HAIR_TAIL) {
    cairo_move_to (cr, -0.36, -0.84);
    cairo_curve_to (cr, -0.7, -0.98, -0.86, -0.6, -0.7, 0.12);
    cairo_curve_to (cr, -0.66, -0.1, -0.56, -0.4, -0.44, -0.56);
    cairo_close_path (cr);
    brush_wash (s->c, -0.7, 0, -0.4, -0.4, s->locks,
        ink_mix (s->locks, s->c->tones.lit, 0.3));
    ball (s, -0.42, -0.78, 0.07, 0.09);
  }
  if (s->hair == HAIR_CURLS)
    curls (s, dice);
}

static void
beard (const Sitter *s)
{
  cairo_t *cr = s->c->cr;

  cairo_move_to (cr, 0.03, -0.44);
  cairo_curve_to (cr, 0.1, -0.26, 0.2, -0.25, 0.3, -0.28);
  cairo_curve_to (cr, 0.36, -0.29, 0.38, -0.26, 0.4, -0.22);
  cairo_line_to (cr, 0.33, -0.205);
  cairo_curve_to (cr, 0.37, -0.16, 0.4, -0.1, 0.41, 0.0);
  cairo_curve_to (cr, 0.41, 0.12, 0.3, 0.16, 0.2, 0.1);
  cairo_curve_to (cr, 0.06, 0.02, -0.02, -0.2, 0.03, -0.44);
  canvas_fill (s->c, s->locks, 1);
}

static void
hair (const Sitter *s, Dice *dice)
{
  cairo_t *cr = s->c->cr;

  if (s->beard)
    beard (s);
  if (s->hair == HAIR_BALD) { /* a wreath above the ear */
    cairo_move_to (cr, 0.06, -0.46);
    cairo_curve_to (cr, -0.04, -0.62, -0.3, -0.7, -0.46, -0.66);
    cairo_curve_to (cr, -0.5, -0.46, -0.42, -0.28, -0.29, -0.16);
    cairo_curve_to (cr, -0.2, -0.26, -0.12, -0.4, 0.06, -0.46);
    canvas_fill (s->c, s->locks, 1);
    return;
  }
  hairline (s);
  canvas_fill (s->c, s->locks, 1);
  cairo_save (cr);
  hairline (s);
  cairo_clip (cr);
  strands (s, dice);
  cairo_restore (cr);
}

/* An ear, an eye that looks, what years and a lens add. */
static void
features (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble eye = s->child ? -0.4 : -0.47,
          near = s->woman || s->child ? 0.3 : 0.31;

  prop_oval (s->c, -0.02, eye + 0.08, 0.05, 0.085);
  brush_wash (s->c, -0.07, eye, 0.03, eye - 0.04, s->shade,
      ink_mix (s->shade, s->lit, 0.4));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, near - 0.085, eye + 0.005);
  cairo_curve_to (
      cr, near - 0.05, eye - 0.03, near, eye - 0.025, near + 0.01, eye + 0.005);
  cairo_move_to (cr, near - 0.1, eye - 0.085);
  cairo_curve_to (cr, near - 0.05, eye - 0.12, near + 0.01, eye - 0.115,
      near + 0.03, eye - 0.085);
  cairo_set_line_width (cr, s->woman ? 0.018 : 0.024);
  canvas_ink (s->c, s->c->tones.near, 0.8);
  cairo_stroke (cr);
  if (s->old) {
    for (gint i = 0; i < 3; i++) {
      cairo_move_to (cr, near - 0.13, eye + 0.02 * i);
      cairo_line_to (cr, near - 0.17, eye - 0.02 + 0.035 * i);
    }
    cairo_move_to (cr, 0.3, -0.3);
    cairo_curve_to (cr, 0.25, -0.26, 0.24, -0.2, 0.25, -0.15);
    cairo_set_line_width (cr, 0.01);
    canvas_ink (s->c, s->c->tones.near, 0.5);
    cairo_stroke (cr);
  }
  if (!s->glasses)
    return;
  prop_oval (s->c, near, eye + 0.01, 0.075, 0.09);
  cairo_move_to (cr, near - 0.075, eye);
  cairo_line_to (cr, -0.02, eye - 0.01);
  cairo_set_line_width (cr, 0.016);
  canvas_ink (s->c, ink_mix (s->c->tones.light, s->c->tones.accent, 0.4), 0.9);
  cairo_stroke (cr);
}

static void
crown (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  Ink gold = ink_mix (s->c->tones.accent, s->c->tones.light, 0.4);

  cairo_move_to (cr, 0.36, -0.8);
  for (gint i = 0; i <= 4; i++) {
    gdouble x = 0.4 - 0.2 * i, y = -1.22 + 0.035 * i;
    cairo_line_to (cr, x, y);
    if (i < 4)
      cairo_line_to (cr, x - 0.1, y + 0.16);
  }
  cairo_line_to (cr, -0.46, -0.72);
  cairo_curve_to (cr, -0.2, -0.84, 0.1, -0.88, 0.36, -0.8);
  brush_wash (s->c, -0.4, 0, 0.4, 0, ink_mix (gold, s->c->tones.near, 0.6),
      ink_mix (gold, s->c->tones.light, 0.5));
  for (gint i = 0; i < 5; i++)
    prop_oval (s->c, 0.4 - 0.2 * i, -1.24 + 0.035 * i, 0.03, 0.03);
  canvas_fill (s->c, s->c->tones.lit, 1);
}

static void
hat (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  Ink felt = ink_mix (s->cloth, s->c->tones.near, 0.6);

  switch (s->hat) {
    case HAT_TOP:
      cairo_move_to (cr, 0.32, -0.86);
      cairo_line_to (cr, 0.3, -1.42);
      cairo_curve_to (cr, 0.1, -1.47, -0.3, -1.49, -0.46, -1.39);
      cairo_line_to (cr, -0.44, -0.83);
      cairo_move_to (cr, 0.56, -0.83);
      cairo_curve_to (cr, 0.3, -0.95, -0.4, -0.92, -0.66, -0.76);
      cairo_curve_to (cr, -0.4, -0.82, 0.3, -0.84, 0.56, -0.83);
      break;
    case HAT_BONNET: /* its brim shades the face */
      cairo_move_to (cr, 0.5, -0.98);
      cairo_curve_to (cr, 0.36, -1.18, 0.02, -1.2, -0.2, -1.12);
      cairo_curve_to (cr, -0.62, -1.08, -0.74, -0.66, -0.52, -0.36);
      cairo_curve_to (cr, -0.4, -0.28, -0.2, -0.24, -0.08, -0.1);
      cairo_curve_to (cr, -0.02, -0.4, 0.06, -0.66, 0.22, -0.8);
      cairo_curve_to (cr, 0.34, -0.88, 0.42, -0.92, 0.5, -0.98);
      felt = ink_mix (s->cloth, s->trim, 0.4);
      break;
    case HAT_LAUREL:
      for (gint i = 0; i < 9; i++) {
        gdouble a = -0.35 - i * 0.27, x = cos (a) * 0.46 - 0.05;
        gdouble y = sin (a) * 0.44 - 0.56;
        cairo_move_to (cr, x, y);
        cairo_curve_to (
            cr, x + 0.02, y - 0.1, x + 0.1, y - 0.13, x + 0.13, y - 0.15);
        cairo_curve_to (cr, x + 0.12, y - 0.05, x + 0.07, y, x, y);
      }
      felt = ink_mix (s->c->tones.accent, s->c->tones.light, 0.35);
      break;
    case HAT_HOOD:
    case HAT_VEIL:
      cairo_move_to (cr, 0.36, -0.78);
      cairo_curve_to (cr, 0.3, -1.2, -0.5, -1.25, -0.64, -0.7);
      cairo_curve_to (cr, -0.7, -0.3, -0.62, 0.1, -0.8, 0.45);
      cairo_line_to (cr, 0.1, 0.3);
      cairo_curve_to (cr, -0.14, -0.1, -0.1, -0.6, 0.36, -0.78);
      if (s->hat == HAT_VEIL)
        felt = ink_mix (s->trim, s->c->tones.mid, 0.3);
      break;
    case HAT_CAP:
      cairo_move_to (cr, 0.56, -0.78);
      cairo_curve_to (cr, 0.42, -0.88, 0.34, -0.88, 0.3, -0.9);
      cairo_curve_to (cr, 0.16, -1.16, -0.44, -1.16, -0.5, -0.74);
      cairo_curve_to (cr, -0.2, -0.84, 0.2, -0.84, 0.56, -0.78);
      break;
    case HAT_CROWN:
      crown (s);
      return;
    default:
      return;
  }
  brush_wash (
      s->c, -0.5, 0, 0.5, -0.4, felt, ink_mix (felt, s->c->tones.lit, 0.35));
}

static void
skin (const Sitter *s)
{
  Canvas *c = s->c;
  cairo_pattern_t *p = cairo_pattern_create_linear (0.5, -0.4, -0.35, -0.15);
  static const struct {
    gdouble at, alpha;
  } stops[] = { { 0, 0.95 }, { 0.34, 0.5 }, { 0.75, 0.06 }, { 1, 0 } };

  head_path (s);
  canvas_fill (c, s->shade, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    cairo_pattern_add_color_stop_rgba (
        p, stops[i].at, s->lit.r, s->lit.g, s->lit.b, stops[i].alpha);
  head_path (s);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

/* What the era wears, from the neck down. */
static void
clothes (const Sitter *s)
{
  Canvas *c = s->c;
  Era era = c->subject.era;
  gdouble neck = s->neck, open = s->woman && era <= ERA_MEDIEVAL ? 0.24 : 0;
  Ink lit = ink_mix (s->cloth, c->tones.lit, 0.4);

  cairo_move_to (c->cr, 1.1, 1.3);
  cairo_curve_to (
      c->cr, 0.95, 0.5, 0.4 * neck, 0.4 + open, 0.17 * neck, 0.14 + open);
  cairo_curve_to (c->cr, -0.05, 0.1 + open, -0.2 * neck, 0.04 + open * 0.6,
      -0.3 * neck, 0.03 + open * 0.4);
  cairo_line_to (c->cr, -1.5, 0.15);
  cairo_line_to (c->cr, -1.5, 1.3);
  cairo_close_path (c->cr);
  brush_wash (c, -0.3, 0, 0.9, 0, ink_mix (s->cloth, c->tones.near, 0.55), lit);
  if (era == ERA_ROMAN) { /* folds */
    for (gint i = 0; i < 7; i++) {
      cairo_move_to (c->cr, -0.9 + 0.1 * i, 0.3);
      cairo_curve_to (
          c->cr, -0.4 + 0.1 * i, 0.5, 0.2 + 0.06 * i, 0.6, 0.6 + 0.05 * i, 1.2);
    }
    cairo_set_line_width (c->cr, 0.016);
    canvas_ink (c, lit, 0.6);
    cairo_stroke (c->cr);
    return;
  }
  if (open > 0)
    return;
  /* A collar: high and white of old, turned down today. */
  cairo_move_to (c->cr, 0.17 * neck, era == ERA_INDUSTRIAL ? 0.06 : 0.14);
  cairo_curve_to (c->cr, 0, 0.06, -0.16, 0, -0.27 * neck,
      era == ERA_INDUSTRIAL ? -0.06 : 0.0);
  cairo_line_to (c->cr, -0.32 * neck, 0.12);
  cairo_curve_to (c->cr, -0.1, 0.2, 0.06, 0.28, 0.22 * neck, 0.3);
  cairo_close_path (c->cr);
  brush_wash (
      c, -0.2, 0, 0.25, 0, ink_mix (s->trim, c->tones.near, 0.55), s->trim);
  if (era == ERA_INDUSTRIAL) { /* a brooch, or a cravat */
    prop_oval (
        c, 0.2 * neck, 0.27, s->woman ? 0.05 : 0.1, s->woman ? 0.06 : 0.07);
    canvas_fill (c, ink_mix (c->tones.accent, c->tones.light, 0.3), 1);
  }
}

void
sitter_profile (const Sitter *s)
{
  Canvas *c = s->c;
  Dice dice = { s->seed };

  locks_behind (s, &dice);
  skin (s);
  cairo_save (c->cr);
  head_path (s);
  cairo_clip (c->cr);
  /* The edge that faces the light. */
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  spline (s, front, G_N_ELEMENTS (front), TRUE);
  cairo_set_line_width (c->cr, 0.035);
  canvas_ink (c, ink_mix (c->tones.lit, c->tones.sun, 0.5), 0.85);
  cairo_stroke (c->cr);
  clothes (s);
  cairo_restore (c->cr);
  features (s);
  hair (s, &dice);
  hat (s);
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_MITER);
}
