/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods that are taken along, or that take one along. */

#include "brush.h"
#include "goods.h"

#include <math.h>

static void
lantern (const Goods *g)
{
  static const gdouble foot[][2] = { { 0.25, 0.2 }, { 0.28, 0.18 },
    { 0.29, 0.04 }, { 0.26, 0 } };
  static const gdouble cap[][2] = { { 0.05, 0.9 }, { 0.12, 0.87 },
    { 0.16, 0.8 }, { 0.27, 0.74 }, { 0.28, 0.69 }, { 0.25, 0.68 } };
  const Tones *t = &g->c->tones;

  cairo_new_path (g->cr); /* the bail */
  cairo_move_to (g->cr, -0.27, -0.7);
  cairo_curve_to (g->cr, -0.36, -1.08, 0.36, -1.08, 0.27, -0.7);
  cairo_set_line_width (g->cr, 0.025);
  canvas_ink (g->c, g->metal, 1);
  cairo_stroke (g->cr);
  goods_box (g, -0.22, -0.7, 0.44, 0.54, 0.04);
  brush_wash (g->c, -0.22, 0, 0.22, 0, ink_mix (g->glow, t->deep, 0.25),
      ink_mix (g->glow, t->light, 0.3));
  goods_box (g, -0.09, -0.62, 0.18, 0.42, 0.09);
  goods_flat (g, ink_mix (t->light, g->glow, 0.15), 1);
  goods_glow (g, 0, -0.42, 0.42, t->light, 0.7);
  for (gint i = 0; i < 4; i++) {
    static const gdouble at[] = { -0.23, -0.115, 0.1, 0.215 };
    cairo_rectangle (g->cr, at[i], -0.7, i % 3 ? 0.014 : 0.02, 0.54);
  }
  goods_flat (g, g->dark, 0.9);
  for (gint i = 1; i < 4; i++)
    cairo_rectangle (g->cr, -0.22, -0.7 + 0.135 * i, 0.44, 0.008);
  goods_flat (g, g->dark, 0.35);
  GOODS_TURNED (g, foot, g->body);
  GOODS_TURNED (g, cap, g->body);
  goods_box (g, -0.06, -0.14, 0.12, 0.07, 0.03);
  goods_flat (g, g->dark, 0.8);
  prop_oval (g->c, 0, -0.105, 0.018, 0.018);
  goods_flat (g, g->glow, 1);
  goods_glow (g, 0, -0.42, 1.5, g->glow, 0.5);
}

static void
tent (const Goods *g)
{
  static const gdouble flank[][2] = { { -0.2, -0.97 }, { 0.6, -0.86 },
    { 0.94, -0.03 }, { 0.3, 0 } };
  static const gdouble front[][2] = { { -0.8, 0 }, { -0.2, -0.97 },
    { 0.3, 0 } };
  static const gdouble door[][2] = { { -0.46, 0 }, { -0.21, -0.74 },
    { 0.04, 0 } };
  static const gdouble flap[][2] = { { -0.21, -0.74 }, { -0.02, -0.3 },
    { 0.16, 0 }, { 0.04, 0 } };
  static const gdouble ropes[][2][2] = { { { -0.2, -0.97 }, { -0.98, 0 } },
    { { 0.6, -0.86 }, { 1.08, 0 } } };
  Ink lit = ink_mix (g->body, g->glow, 0.35);

  for (gsize i = 0; i < G_N_ELEMENTS (ropes); i++)
    GOODS_LINE (g, ropes[i], 0.012, g->pale);
  GOODS_PATH (g, flank);
  brush_wash (g->c, 0, 0, 0.6, -0.86, ink_mix (g->body, g->c->tones.deep, 0.3),
      ink_mix (g->body, g->c->tones.light, 0.35));
  GOODS_PATH (g, front);
  goods_side (g, -0.9, 0.5, lit);
  GOODS_PATH (g, door);
  brush_wash (g->c, 0, 0, 0, -0.74, g->glow, ink_mix (g->glow, g->dark, 0.5));
  goods_glow (g, -0.2, -0.2, 0.5, g->glow, 0.5);
  GOODS_PATH (g, flap);
  goods_flat (g, ink_mix (g->body, g->c->tones.light, 0.25), 1);
  for (gint i = 1; i < 3; i++) {
    const gdouble seam[][2] = { { -0.2 + 0.267 * i, -0.97 + 0.037 * i },
      { 0.3 + 0.213 * i, -0.01 * i } };
    GOODS_LINE (g, seam, 0.01, ink_mix (g->body, g->c->tones.deep, 0.4));
  }
}

static void
backpack (const Goods *g)
{
  static const gdouble straps[][2][2] = { { { -0.3, -0.62 }, { -0.42, -0.3 } },
    { { -0.42, -0.3 }, { -0.34, -0.05 } } };
  static const gdouble body[][2] = { { -0.32, -0.02 }, { -0.36, -0.35 },
    { -0.34, -0.74 }, { -0.19, -0.93 }, { 0.19, -0.93 }, { 0.34, -0.74 },
    { 0.36, -0.35 }, { 0.32, -0.02 } };
  static const gdouble flap[][2] = { { -0.33, -0.6 }, { -0.34, -0.76 },
    { -0.18, -0.95 }, { 0.18, -0.95 }, { 0.34, -0.76 }, { 0.33, -0.6 },
    { 0.2, -0.53 }, { -0.2, -0.53 } };
  Ink deep = ink_mix (g->body, g->c->tones.deep, 0.35);

  for (gsize i = 0; i < G_N_ELEMENTS (straps); i++)
    GOODS_LINE (g, straps[i], 0.06, deep);
  cairo_new_path (g->cr);
  cairo_arc (g->cr, 0, -0.93, 0.07, G_PI, 2 * G_PI);
  cairo_set_line_width (g->cr, 0.03);
  canvas_ink (g->c, g->dark, 1);
  cairo_stroke (g->cr);
  GOODS_CURVE (g, body);
  goods_side (g, -0.4, 0.42, g->body);
  goods_box (g, -0.43, -0.34, 0.12, 0.3, 0.05);
  goods_box (g, 0.31, -0.34, 0.12, 0.3, 0.05);
  goods_side (g, -0.44, 0.44, deep);
  GOODS_CURVE (g, flap);
  goods_side (g, -0.5, 0.4, ink_mix (g->body, g->c->tones.light, 0.14));
  goods_box (g, -0.25, -0.42, 0.5, 0.36, 0.06);
  goods_side (g, -0.4, 0.3, ink_mix (g->body, g->c->tones.deep, 0.12));
  cairo_rectangle (g->cr, -0.22, -0.35, 0.44, 0.012);
  goods_flat (g, g->dark, 0.7);
  for (gint i = -1; i <= 1; i += 2) {
    cairo_rectangle (g->cr, i * 0.15 - 0.02, -0.6, 0.04, 0.26);
    goods_flat (g, ink_mix (g->c->tones.accent, g->dark, 0.55), 1);
    goods_box (g, i * 0.15 - 0.032, -0.47, 0.064, 0.05, 0.01);
    goods_flat (g, g->metal, 1);
  }
  goods_shine (g, 0.22, -0.86, 0.06, 0.22, 0.3);
}

static void
bag (const Goods *g)
{
  static const gdouble body[][2] = { { -0.44, -0.6 }, { 0.44, -0.6 },
    { 0.55, -0.05 }, { 0.5, 0 }, { -0.5, 0 }, { -0.55, -0.05 } };
  static const gdouble flap[][2] = { { -0.44, -0.62 }, { 0.44, -0.62 },
    { 0.47, -0.38 }, { 0.2, -0.24 }, { -0.2, -0.24 }, { -0.47, -0.38 } };

  for (gint i = 0; i < 2; i++) {
    cairo_new_path (g->cr);
    cairo_move_to (g->cr, -0.28 + 0.05 * i, -0.56);
    cairo_curve_to (g->cr, -0.26 + 0.05 * i, -1.12, 0.26 + 0.05 * i, -1.12,
        0.28 + 0.05 * i, -0.56);
    cairo_set_line_width (g->cr, 0.05);
    canvas_ink (g->c,
        ink_mix (g->body, i ? g->c->tones.light : g->c->tones.deep, 0.3), 1);
    cairo_stroke (g->cr);
  }
  GOODS_PATH (g, body);
  goods_side (g, -0.6, 0.6, g->body);
  GOODS_PATH (g, flap);
  goods_side (g, -0.7, 0.5, ink_mix (g->body, g->c->tones.light, 0.15));
  cairo_move_to (g->cr, -0.47, -0.38);
  cairo_line_to (g->cr, -0.2, -0.24);
  cairo_line_to (g->cr, 0.2, -0.24);
  cairo_line_to (g->cr, 0.47, -0.38);
  cairo_set_line_width (g->cr, 0.014);
  canvas_ink (g->c, g->c->tones.deep, 0.5);
  cairo_stroke (g->cr);
  goods_box (g, -0.06, -0.33, 0.12, 0.12, 0.02);
  goods_side (
      g, -0.08, 0.06, ink_mix (g->c->tones.accent, g->c->tones.light, 0.6));
  for (gint i = -1; i <= 1; i += 2)
    prop_oval (g->c, i * 0.28, -0.56, 0.035, 0.035);
  goods_flat (g, g->metal, 1);
}

/* What a shoe's side is sewn of. */
static void
uppers (const Goods *g)
{
  static const gdouble stripe[][2] = { { -0.3, -0.16 }, { 0.02, -0.62 },
    { 0.16, -0.56 }, { -0.12, -0.16 } };
  static const gdouble heel[][2] = { { -0.94, -0.16 }, { -0.96, -0.55 },
    { -0.88, -0.9 }, { -0.72, -0.82 }, { -0.66, -0.45 }, { -0.6, -0.16 } };
  static const gdouble toe[][2] = { { 0.5, -0.16 }, { 0.52, -0.36 },
    { 0.72, -0.44 }, { 0.94, -0.3 }, { 0.98, -0.16 } };

  GOODS_CURVE (g, heel);
  goods_side (g, -1, -0.4, ink_mix (g->body, g->c->tones.deep, 0.4));
  GOODS_PATH (g, toe);
  goods_side (g, 0.4, 1.1, ink_mix (g->body, g->c->tones.deep, 0.2));
  GOODS_PATH (g, stripe);
  goods_flat (g, g->pale, 0.95);
}

static void
sneaker (const Goods *g)
{
  static const gdouble tongue[][2] = { { -0.42, -0.8 }, { -0.34, -1 },
    { -0.14, -0.97 }, { 0.1, -0.66 } };
  static const gdouble upper[][2] = { { -0.95, -0.14 }, { -0.97, -0.5 },
    { -0.93, -0.86 }, { -0.84, -0.94 }, { -0.7, -0.8 }, { -0.5, -0.76 },
    { -0.34, -0.9 }, { -0.2, -0.9 }, { 0.06, -0.7 }, { 0.36, -0.5 },
    { 0.7, -0.44 }, { 0.93, -0.32 }, { 1.0, -0.14 } };
  static const gdouble sole[][2] = { { -1.0, -0.04 }, { -1.02, -0.2 },
    { -0.9, -0.17 }, { 0.3, -0.15 }, { 0.86, -0.16 }, { 1.04, -0.24 },
    { 1.06, -0.14 }, { 0.92, -0.02 }, { 0.5, 0 }, { -0.9, 0 } };
  static const gdouble tread[][2] = { { -0.98, -0.03 }, { 0.5, -0.025 },
    { 0.9, -0.04 } };

  GOODS_PATH (g, tongue);
  goods_side (g, -0.5, 0.1, ink_mix (g->body, g->c->tones.deep, 0.25));
  GOODS_PATH (g, upper);
  brush_wash (g->c, -0.6, 0, 0.4, -0.9,
      ink_mix (g->body, g->c->tones.deep, 0.2),
      ink_mix (g->body, g->c->tones.light, 0.3));
  uppers (g);
  for (gint i = 0; i < 5; i++) {
    gdouble x = -0.27 + 0.12 * i, y = -0.86 + 0.085 * i;
    const gdouble lace[][2] = { { x - 0.1, y + 0.09 }, { x + 0.04, y - 0.03 } };
    GOODS_LINE (g, lace, 0.035, g->pale);
  }
  GOODS_PATH (g, sole);
  goods_top (g, -0.24, 0.02, g->pale);
  GOODS_LINE (g, tread, 0.035, g->dark);
}

static void
bicycle (const Goods *g)
{
  static const gdouble frame[][2] = { { -0.06, -0.28 }, { -0.2, -0.78 },
    { 0.34, -0.75 }, { -0.06, -0.28 }, { -0.5, -0.32 }, { -0.18, -0.7 } };
  static const gdouble fork[][2] = { { 0.52, -0.32 }, { 0.36, -0.82 },
    { 0.34, -0.92 } };
  static const gdouble bars[][2] = { { 0.46, -0.9 }, { 0.42, -0.97 },
    { 0.3, -0.95 }, { 0.24, -0.93 } };
  static const gdouble post[][2] = { { -0.2, -0.78 }, { -0.23, -0.9 } };
  static const gdouble saddle[][2] = { { -0.36, -0.93 }, { -0.23, -0.9 },
    { -0.1, -0.92 } };
  static const gdouble pedal[][2] = { { -0.06, -0.28 }, { 0.04, -0.15 } };

  goods_wheel (g, -0.5, -0.32, 0.32, 20, g->metal);
  goods_wheel (g, 0.52, -0.32, 0.32, 20, g->metal);
  GOODS_LINE (g, fork, 0.038, ink_mix (g->body, g->c->tones.deep, 0.2));
  GOODS_LINE (g, frame, 0.042, g->body);
  goods_line (g, frame + 1, 2, 0.012, ink_mix (g->body, g->pale, 0.7));
  GOODS_LINE (g, post, 0.03, g->metal);
  GOODS_LINE (g, saddle, 0.055, g->dark);
  GOODS_LINE (g, bars, 0.035, g->dark);
  prop_oval (g->c, -0.06, -0.28, 0.085, 0.085);
  cairo_set_line_width (g->cr, 0.022);
  canvas_ink (g->c, g->metal, 1);
  cairo_stroke (g->cr);
  GOODS_LINE (g, pedal, 0.025, g->dark);
  goods_box (g, -0.01, -0.15, 0.12, 0.03, 0.012);
  goods_flat (g, g->dark, 1);
}

static void
car_glass (const Goods *g)
{
  static const gdouble rear[][2] = { { -0.78, -0.66 }, { -0.54, -0.9 },
    { -0.16, -0.93 }, { -0.14, -0.64 } };
  static const gdouble front[][2] = { { -0.06, -0.64 }, { -0.08, -0.93 },
    { 0.14, -0.91 }, { 0.56, -0.63 } };
  Ink glass = ink_mix (g->dark, g->c->tones.mid, 0.4);

  GOODS_PATH (g, rear);
  goods_top (g, -1.05, -0.6, glass);
  GOODS_PATH (g, front);
  goods_top (g, -1.1, -0.6, glass);
}

static void
car (const Goods *g)
{
  static const gdouble body[][2] = { { -1.42, -0.2 }, { -1.46, -0.46 },
    { -1.36, -0.64 }, { -1.02, -0.7 }, { -0.6, -0.97 }, { -0.1, -1 },
    { 0.2, -0.96 }, { 0.7, -0.64 }, { 1.2, -0.55 }, { 1.42, -0.42 },
    { 1.46, -0.22 }, { 1.36, -0.14 }, { -1.34, -0.14 } };
  static const gdouble waist[][2] = { { -1.38, -0.5 }, { 1.3, -0.44 } };
  static const gdouble lamp[][2] = { { 1.2, -0.49 }, { 1.42, -0.4 },
    { 1.41, -0.34 }, { 1.22, -0.38 } };
  static const gdouble tail[][2] = { { -1.45, -0.5 }, { -1.3, -0.52 },
    { -1.32, -0.42 }, { -1.45, -0.4 } };

  GOODS_PATH (g, body);
  goods_top (g, -1, -0.1, g->body);
  car_glass (g);
  for (gint i = -1; i <= 1; i += 2) {
    prop_oval (g->c, i * 0.88 + 0.01, -0.25, 0.3, 0.3);
    goods_flat (g, g->c->tones.deep, 1);
    goods_wheel (g, i * 0.88 + 0.01, -0.25, 0.25, 10, g->metal);
  }
  GOODS_LINE (g, waist, 0.012, ink_mix (g->body, g->c->tones.light, 0.6));
  cairo_rectangle (g->cr, -0.12, -0.64, 0.01, 0.46);
  cairo_rectangle (g->cr, -0.05, -0.53, 0.14, 0.02);
  goods_flat (g, g->c->tones.deep, 0.6);
  GOODS_PATH (g, lamp);
  goods_flat (g, g->glow, 1);
  GOODS_PATH (g, tail);
  goods_flat (g, g->c->tones.accent, 1);
  cairo_rectangle (g->cr, -0.6, -0.19, 1.2, 0.05);
  goods_flat (g, g->dark, 0.8);
  goods_glow (g, 1.4, -0.4, 0.4, g->glow, 0.4);
}

/* It flies: below it is air. */
static void
drone (const Goods *g)
{
  static const gdouble body[][2] = { { -0.34, -0.66 }, { -0.2, -0.8 },
    { 0.2, -0.8 }, { 0.36, -0.66 }, { 0.24, -0.54 }, { -0.24, -0.54 } };
  static const gdouble arms[][2][2] = { { { -0.2, -0.7 }, { -0.72, -0.82 } },
    { { 0.2, -0.7 }, { 0.72, -0.82 } }, { { -0.22, -0.62 }, { -0.9, -0.6 } },
    { { 0.22, -0.62 }, { 0.9, -0.6 } } };
  static const gdouble legs[][2][2] = { { { -0.2, -0.56 }, { -0.3, -0.36 } },
    { { 0.2, -0.56 }, { 0.3, -0.36 } } };

  for (gsize i = 0; i < G_N_ELEMENTS (arms); i++) {
    gdouble x = arms[i][1][0], y = arms[i][1][1];
    GOODS_LINE (g, arms[i], 0.06,
        ink_mix (g->body, g->c->tones.deep, i < 2 ? 0.5 : 0.2));
    goods_box (g, x - 0.04, y - 0.1, 0.08, 0.14, 0.02);
    goods_side (g, x - 0.05, x + 0.05, g->dark);
    prop_oval (g->c, x, y - 0.11, 0.36, 0.045);
    goods_flat (g, g->pale, 0.3);
    prop_oval (g->c, x, y - 0.11, 0.3, 0.012);
    goods_flat (g, g->dark, 0.7);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (legs); i++)
    GOODS_LINE (g, legs[i], 0.035, g->dark);
  GOODS_CURVE (g, body);
  brush_wash (g->c, -0.2, -0.5, 0.2, -0.85,
      ink_mix (g->body, g->c->tones.deep, 0.45),
      ink_mix (g->body, g->c->tones.light, 0.4));
  goods_box (g, -0.09, -0.56, 0.18, 0.16, 0.05);
  goods_side (g, -0.1, 0.1, g->dark);
  prop_oval (g->c, 0.01, -0.47, 0.05, 0.05);
  goods_flat (g, ink_mix (g->c->tones.mid, g->pale, 0.3), 1);
  prop_oval (g->c, 0.026, -0.486, 0.016, 0.016);
  goods_flat (g, g->c->tones.light, 1);
  prop_oval (g->c, -0.24, -0.66, 0.022, 0.022);
  goods_flat (g, g->glow, 1);
}

static void
glasses (const Goods *g)
{
  static const gdouble temples[][2][2] = {
    { { -1.22, -0.72 }, { -0.9, -0.95 } }, { { 1.22, -0.72 }, { 0.9, -0.95 } }
  };
  Ink tint = ink_mix (g->dark, g->body, 0.3);

  for (gsize i = 0; i < G_N_ELEMENTS (temples); i++)
    GOODS_LINE (g, temples[i], 0.07, ink_mix (g->body, g->dark, 0.5));
  for (gint i = -1; i <= 1; i += 2) {
    const gdouble at[][2] = { { i * 0.18, -0.72 }, { i * 0.7, -0.86 },
      { i * 1.2, -0.76 }, { i * 1.18, -0.3 }, { i * 0.74, 0 },
      { i * 0.26, -0.24 } };
    GOODS_CURVE (g, at);
    brush_wash (
        g->c, 0, -0.86, 0, 0, tint, ink_mix (tint, g->c->tones.light, 0.4));
    GOODS_CURVE (g, at);
    cairo_set_line_width (g->cr, 0.1);
    canvas_ink (g->c, g->body, 1);
    cairo_stroke (g->cr);
    goods_shine (g, i * 0.7 + 0.1, -0.74, 0.1, 0.4, 0.5);
  }
  cairo_new_path (g->cr);
  cairo_move_to (g->cr, -0.2, -0.62);
  cairo_curve_to (g->cr, -0.1, -0.78, 0.1, -0.78, 0.2, -0.62);
  cairo_set_line_width (g->cr, 0.1);
  canvas_ink (g->c, g->body, 1);
  cairo_stroke (g->cr);
}

static void
umbrella (const Goods *g)
{
  static const gdouble pole[][2] = { { 0, -0.97 }, { 0, -0.1 } };

  GOODS_LINE (g, pole, 0.026, g->metal);
  cairo_new_path (g->cr);
  cairo_arc_negative (g->cr, 0.07, -0.1, 0.07, G_PI, 0.2);
  cairo_set_line_width (g->cr, 0.045);
  canvas_ink (g->c, g->dark, 1);
  cairo_stroke (g->cr);
  for (gint i = 0; i < 4; i++) {
    static const gdouble at[] = { -0.62, -0.3, 0.02, 0.34, 0.62 };
    cairo_move_to (g->cr, at[i], -0.5);
    cairo_curve_to (g->cr, at[i] * 0.95, -0.8, at[i] * 0.5, -0.96, 0, -0.97);
    cairo_curve_to (
        g->cr, at[i + 1] * 0.5, -0.96, at[i + 1] * 0.95, -0.8, at[i + 1], -0.5);
    cairo_curve_to (g->cr, at[i + 1] * 0.7 + at[i] * 0.3, -0.57,
        at[i + 1] * 0.3 + at[i] * 0.7, -0.57, at[i], -0.5);
    goods_flat (g,
        ink_mix (ink_mix (g->body, g->c->tones.deep, 0.5),
            ink_mix (g->body, g->c->tones.light, 0.4), 0.1 + 0.3 * i),
        1);
  }
  cairo_rectangle (g->cr, -0.012, -1, 0.024, 0.05);
  goods_flat (g, g->metal, 1);
}

static const Thing a_lantern = { "lantern", lantern, 0.58, HOME_TOP };
static const Thing a_tent = { "tent", tent, 2.0, HOME_GROUND };
static const Thing a_backpack = { "backpack", backpack, 0.86, HOME_TOP };
static const Thing a_bag = { "bag", bag, 1.1, HOME_TOP };
static const Thing a_sneaker = { "sneaker", sneaker, 2.08, HOME_TOP };
static const Thing a_bicycle = { "bicycle", bicycle, 1.66, HOME_GROUND };
static const Thing a_car = { "car", car, 2.92, HOME_GROUND };
static const Thing a_drone = { "drone", drone, 2.3, HOME_AIR };
static const Thing a_glasses = { "glasses", glasses, 2.5, HOME_TOP };
static const Thing an_umbrella = { "umbrella", umbrella, 1.24, HOME_GROUND };

const Thing *const goods_of_ways[] = { &a_lantern, &a_tent, &a_backpack, &a_bag,
  &a_sneaker, &a_bicycle, &a_car, &a_drone, &a_glasses, &an_umbrella, NULL };
