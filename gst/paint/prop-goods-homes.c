/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods of kitchens, bathrooms and rooms: what is drunk from, cooked with,
 * sat on, played; and what stands for goods that nobody names. */

#include "brush.h"
#include "goods.h"

#include <math.h>

static void
mug (const Goods *g)
{
  static const gdouble at[][2] = { { 0.4, 0.93 }, { 0.405, 0.5 },
    { 0.39, 0.12 }, { 0.35, 0.02 }, { 0.32, 0 } };
  const Ink inks[] = { ink_mix (g->body, g->c->tones.deep, 0.5),
    ink_mix (g->body, g->pale, 0.25) };

  for (gint i = 0; i < 2; i++) {
    prop_oval (g->c, -0.42, -0.5 - 0.01 * i, 0.19, 0.25);
    cairo_set_line_width (g->cr, i ? 0.04 : 0.1);
    canvas_ink (g->c, inks[i], 1);
    cairo_stroke (g->cr);
  }
  GOODS_TURNED (g, at, g->body);
  prop_oval (g->c, 0, -0.93, 0.4, 0.07);
  goods_flat (g, ink_mix (g->body, g->c->tones.light, 0.5), 1);
  prop_oval (g->c, 0, -0.922, 0.37, 0.055);
  brush_wash (g->c, -0.37, 0, 0.37, 0,
      ink_mix (g->c->tones.accent, g->c->tones.deep, 0.8),
      ink_mix (g->c->tones.accent, g->c->tones.deep, 0.45));
  goods_shine (g, 0.2, -0.82, 0.05, 0.6, 0.55);
  goods_steam (g, -0.95, 0.55);
}

static void
flask (const Goods *g)
{
  static const gdouble lid[][2] = { { 0.1, 1 }, { 0.135, 0.985 },
    { 0.14, 0.87 }, { 0.125, 0.86 } };
  static const gdouble at[][2] = { { 0.12, 0.86 }, { 0.12, 0.83 },
    { 0.155, 0.8 }, { 0.188, 0.75 }, { 0.192, 0.7 }, { 0.192, 0.03 },
    { 0.175, 0 } };
  static const gdouble foot[][2] = { { 0.192, 0.07 }, { 0.192, 0.03 },
    { 0.175, 0 } };

  cairo_new_sub_path (g->cr); /* the loop to hang it by */
  cairo_arc (g->cr, 0, -0.92, 0.085, G_PI * 0.95, G_PI * 2.05);
  cairo_set_line_width (g->cr, 0.035);
  canvas_ink (g->c, g->dark, 1);
  cairo_stroke (g->cr);
  GOODS_TURNED (g, lid, ink_mix (g->dark, g->c->tones.mid, 0.25));
  GOODS_TURNED (g, at, g->body);
  GOODS_TURNED (g, foot, g->metal);
  cairo_rectangle (g->cr, -0.15, -0.845, 0.3, 0.02);
  goods_side (g, -0.15, 0.15, g->metal);
  goods_shine (g, 0.105, -0.72, 0.035, 0.6, 0.75);
  prop_oval (g->c, -0.02, -0.42, 0.07, 0.07);
  cairo_set_line_width (g->cr, 0.014);
  canvas_ink (g->c, g->pale, 0.75);
  cairo_stroke (g->cr);
}

static void
bottle (const Goods *g)
{
  static const gdouble at[][2] = { { 0.055, 1 }, { 0.065, 0.99 },
    { 0.065, 0.95 }, { 0.05, 0.94 }, { 0.055, 0.74 }, { 0.08, 0.68 },
    { 0.13, 0.62 }, { 0.155, 0.55 }, { 0.16, 0.48 }, { 0.16, 0.03 },
    { 0.145, 0 } };
  Ink glass = ink_mix (g->body, g->c->tones.deep, 0.4);

  GOODS_TURNED (g, at, glass);
  cairo_rectangle (g->cr, -0.066, -1, 0.132, 0.17);
  goods_side (g, -0.07, 0.08, g->body);
  cairo_rectangle (g->cr, -0.16, -0.43, 0.32, 0.27);
  goods_side (g, -0.3, 0.2, g->pale);
  for (gint i = 0; i < 3; i++)
    cairo_rectangle (g->cr, -0.07 + 0.01 * i, -0.37 + 0.06 * i, 0.13 - 0.02 * i,
        i ? 0.012 : 0.03);
  goods_flat (g, g->dark, 0.8);
  goods_shine (g, 0.085, -0.6, 0.028, 0.55, 0.7);
  goods_shine (g, 0.02, -0.92, 0.014, 0.2, 0.6);
}

static void
perfume (const Goods *g)
{
  static const gdouble facet[][2] = { { -0.3, -0.02 }, { -0.22, -0.1 },
    { -0.22, -0.56 }, { -0.3, -0.64 } };
  static const gdouble bright[][2] = { { 0.3, -0.02 }, { 0.22, -0.1 },
    { 0.22, -0.56 }, { 0.3, -0.64 } };
  Ink juice = ink_mix (g->body, g->c->tones.light, 0.45);

  goods_box (g, -0.085, -0.74, 0.17, 0.1, 0.01);
  goods_side (g, -0.09, 0.09, g->metal);
  goods_box (g, -0.14, -1, 0.28, 0.27, 0.02);
  goods_side (g, -0.16, 0.14, ink_mix (g->dark, g->body, 0.25));
  goods_shine (g, 0.06, -0.98, 0.035, 0.2, 0.6);
  goods_box (g, -0.3, -0.66, 0.6, 0.66, 0.035);
  brush_wash (g->c, -0.3, 0, 0.3, 0, ink_mix (juice, g->c->tones.deep, 0.35),
      ink_mix (juice, g->c->tones.light, 0.7));
  goods_box (g, -0.22, -0.5, 0.44, 0.42, 0.02);
  brush_wash (g->c, -0.2, -0.1, 0.22, -0.5, ink_mix (g->body, juice, 0.2),
      ink_mix (g->body, g->c->tones.light, 0.6));
  GOODS_PATH (g, facet);
  goods_flat (g, g->c->tones.deep, 0.22);
  GOODS_PATH (g, bright);
  goods_flat (g, g->c->tones.light, 0.6);
  goods_box (g, -0.12, -0.4, 0.24, 0.18, 0.006);
  goods_flat (g, g->pale, 0.92);
  cairo_rectangle (g->cr, -0.07, -0.34, 0.14, 0.018);
  cairo_rectangle (g->cr, -0.045, -0.295, 0.09, 0.01);
  goods_flat (g, g->dark, 0.8);
  goods_shine (g, -0.265, -0.62, 0.035, 0.5, 0.7);
}

static void
cream (const Goods *g)
{
  static const gdouble jar[][2] = { { 0.5, 0.58 }, { 0.52, 0.54 },
    { 0.52, 0.06 }, { 0.47, 0 } };
  static const gdouble lid[][2] = { { 0.47, 1 }, { 0.52, 0.96 }, { 0.52, 0.62 },
    { 0.5, 0.6 } };

  GOODS_TURNED (g, jar, g->pale);
  GOODS_TURNED (g, lid, g->body);
  cairo_rectangle (g->cr, -0.2, -0.38, 0.4, 0.05);
  cairo_rectangle (g->cr, -0.12, -0.28, 0.24, 0.025);
  goods_flat (g, g->dark, 0.7);
  goods_shine (g, 0.28, -0.94, 0.06, 0.3, 0.8);
  goods_shine (g, 0.28, -0.54, 0.06, 0.4, 0.8);
}

/* With its point up, as a shop shows it. */
static void
knife (const Goods *g)
{
  static const gdouble blade[][2] = { { -0.045, -0.36 }, { -0.05, -1 },
    { 0.03, -0.86 }, { 0.1, -0.66 }, { 0.125, -0.48 }, { 0.125, -0.36 } };
  static const gdouble edge[][2] = { { -0.05, -1 }, { 0.03, -0.86 },
    { 0.1, -0.66 }, { 0.125, -0.48 }, { 0.125, -0.36 }, { 0.09, -0.36 },
    { 0.085, -0.5 }, { 0.06, -0.68 }, { 0.005, -0.84 } };
  static const gdouble grip[][2] = { { -0.05, -0.36 }, { 0.045, -0.36 },
    { 0.05, -0.25 }, { 0.035, -0.12 }, { 0.055, -0.01 }, { -0.05, -0.005 },
    { -0.06, -0.15 } };

  GOODS_PATH (g, blade);
  brush_wash (g->c, -0.05, -0.7, 0.13, -0.4, g->metal, g->c->tones.light);
  GOODS_PATH (g, edge);
  goods_flat (g, ink_mix (g->metal, g->c->tones.deep, 0.3), 0.8);
  goods_box (g, -0.055, -0.4, 0.185, 0.05, 0.012);
  goods_side (g, -0.06, 0.14, g->metal);
  GOODS_CURVE (g, grip);
  goods_side (g, -0.06, 0.06, ink_mix (g->body, g->dark, 0.35));
  for (gint i = 0; i < 3; i++)
    prop_oval (g->c, -0.005, -0.29 + 0.105 * i, 0.014, 0.014);
  goods_flat (g, g->metal, 1);
}

static void
pan (const Goods *g)
{
  static const gdouble side[][2] = { { 0.8, 0.62 }, { 0.8, 0.55 },
    { 0.7, 0.08 }, { 0.62, 0 } };
  static const gdouble arm[][2] = { { 0.74, -0.56 }, { 1.0, -0.68 },
    { 1.5, -0.86 } };

  GOODS_LINE (g, arm, 0.1, g->metal);
  goods_line (g, arm + 1, 2, 0.14, ink_mix (g->dark, g->body, 0.15));
  GOODS_TURNED (g, side, ink_mix (g->dark, g->body, 0.45));
  prop_oval (g->c, 0, -0.62, 0.8, 0.19);
  goods_side (g, -0.8, 0.8, g->metal);
  prop_oval (g->c, 0, -0.61, 0.75, 0.165);
  brush_wash (g->c, -0.7, -0.7, 0.6, -0.5, g->dark,
      ink_mix (g->dark, g->c->tones.mid, 0.6));
  for (gint i = 0; i < 9; i++) {
    gdouble a = i * 2.4, r = 0.16 + 0.055 * i;
    prop_oval (g->c, cos (a) * r, -0.6 + sin (a) * r * 0.2, 0.1, 0.04);
    goods_flat (
        g, i % 3 ? g->body : ink_mix (g->c->tones.mid, g->body, 0.2), 1);
    prop_oval (
        g->c, cos (a) * r + 0.02, -0.61 + sin (a) * r * 0.2, 0.05, 0.014);
    goods_flat (g, g->pale, 0.5);
  }
  goods_steam (g, -0.62, 0.7);
}

static void
machine (const Goods *g)
{
  static const gdouble spout[][2] = { { -0.02, -0.56 }, { 0.18, -0.56 },
    { 0.15, -0.47 }, { 0.01, -0.47 } };
  static const gdouble grip[][2] = { { 0.08, -0.52 }, { 0.52, -0.48 } };
  static const gdouble cup[][2] = { { 0.11, 0.3 }, { 0.1, 0.2 },
    { 0.07, 0.13 } };
  static const gdouble wand[][2] = { { -0.1, -0.57 }, { -0.14, -0.45 },
    { -0.1, -0.24 } };

  goods_box (g, -0.5, -0.9, 0.3, 0.88, 0.04);
  goods_side (g, -0.5, -0.1, ink_mix (g->body, g->c->tones.deep, 0.35));
  goods_box (g, -0.5, -0.98, 0.94, 0.42, 0.05);
  goods_side (g, -0.6, 0.5, g->body);
  goods_box (g, -0.5, -0.12, 1.0, 0.12, 0.03);
  goods_side (g, -0.6, 0.6, g->body);
  goods_box (g, -0.44, -1, 0.82, 0.05, 0.02);
  goods_side (g, -0.44, 0.4, g->metal);
  for (gint i = 0; i < 3; i++) {
    prop_oval (g->c, -0.3 + 0.16 * i, -0.78, 0.055, 0.055);
    goods_side (g, -0.4 + 0.16 * i, -0.2 + 0.16 * i, i ? g->metal : g->pale);
  }
  goods_box (g, 0.16, -0.88, 0.22, 0.18, 0.02);
  goods_flat (g, g->glow, 0.85);
  GOODS_LINE (g, wand, 0.022, g->metal);
  GOODS_LINE (g, grip, 0.05, ink_mix (g->dark, g->pale, 0.12));
  GOODS_PATH (g, spout);
  goods_side (g, -0.02, 0.18, g->metal);
  cairo_rectangle (g->cr, 0.06, -0.47, 0.012, 0.2);
  cairo_rectangle (g->cr, 0.1, -0.47, 0.012, 0.2);
  goods_flat (g, ink_mix (g->c->tones.accent, g->c->tones.deep, 0.6), 1);
  cairo_save (g->cr);
  cairo_translate (g->cr, 0.08, 0);
  GOODS_TURNED (g, cup, g->pale);
  cairo_restore (g->cr);
  goods_box (g, -0.42, -0.13, 0.88, 0.06, 0.02);
  goods_side (g, -0.42, 0.46, g->metal);
}

static void
chair (const Goods *g)
{
  static const gdouble legs[][2][2] = { { { -0.22, -0.42 }, { -0.3, -0.03 } },
    { { 0.26, -0.42 }, { 0.36, -0.03 } }, { { -0.14, -0.4 }, { -0.17, 0 } },
    { { 0.2, -0.4 }, { 0.22, 0 } } };
  static const gdouble shell[][2] = { { -0.3, -0.5 }, { -0.34, -0.72 },
    { -0.3, -0.95 }, { -0.14, -1 }, { 0.16, -0.99 }, { 0.32, -0.93 },
    { 0.36, -0.7 }, { 0.33, -0.48 } };
  static const gdouble seat[][2] = { { -0.3, -0.52 }, { 0.32, -0.52 },
    { 0.37, -0.43 }, { 0.28, -0.38 }, { -0.26, -0.38 }, { -0.36, -0.43 } };
  Ink wood = ink_mix (g->c->tones.light, g->c->tones.accent, 0.45);

  for (gsize i = 0; i < G_N_ELEMENTS (legs); i++)
    GOODS_LINE (g, legs[i], 0.036,
        ink_mix (wood, g->c->tones.deep, i < 2 ? 0.6 : 0.25));
  GOODS_CURVE (g, shell);
  brush_wash (g->c, -0.3, -0.5, 0.34, -0.95,
      ink_mix (g->body, g->c->tones.deep, 0.45),
      ink_mix (g->body, g->c->tones.light, 0.28));
  GOODS_CURVE (g, seat);
  goods_top (g, -0.56, -0.36, g->body);
  cairo_rectangle (g->cr, -0.24, -0.4, 0.5, 0.02);
  goods_flat (g, g->c->tones.deep, 0.35);
}

static void
guitar_body (const Goods *g, gdouble grow)
{
  cairo_t *cr = g->cr;

  cairo_save (cr);
  cairo_translate (cr, 0, -0.27);
  cairo_scale (cr, grow, grow);
  cairo_translate (cr, 0, 0.27);
  cairo_move_to (cr, 0, -0.555);
  cairo_curve_to (cr, 0.12, -0.6, 0.175, -0.5, 0.165, -0.43);
  cairo_curve_to (cr, 0.15, -0.36, 0.15, -0.34, 0.185, -0.28);
  cairo_curve_to (cr, 0.27, -0.14, 0.19, 0, 0, 0);
  cairo_curve_to (cr, -0.19, 0, -0.27, -0.14, -0.185, -0.28);
  cairo_curve_to (cr, -0.15, -0.34, -0.15, -0.36, -0.165, -0.43);
  cairo_curve_to (cr, -0.175, -0.5, -0.12, -0.6, 0, -0.555);
  cairo_close_path (cr);
  cairo_restore (cr);
}

static void
guitar (const Goods *g)
{
  static const gdouble head[][2] = { { -0.03, -0.9 }, { -0.045, -0.995 },
    { 0.045, -0.995 }, { 0.03, -0.9 } };
  Ink board = ink_mix (g->dark, g->body, 0.3);

  guitar_body (g, 1);
  goods_flat (g, ink_mix (g->body, g->c->tones.deep, 0.7), 1);
  guitar_body (g, 0.95);
  brush_wash (g->c, -0.2, 0, 0.22, -0.4,
      ink_mix (g->body, g->c->tones.deep, 0.25),
      ink_mix (g->body, g->c->tones.light, 0.5));
  prop_oval (g->c, 0, -0.39, 0.066, 0.066);
  goods_flat (g, g->pale, 0.7);
  prop_oval (g->c, 0, -0.39, 0.056, 0.056);
  goods_flat (g, g->dark, 1);
  cairo_rectangle (g->cr, -0.026, -0.92, 0.052, 0.5);
  goods_side (g, -0.03, 0.03, board);
  GOODS_PATH (g, head);
  goods_side (g, -0.05, 0.05, board);
  for (gint i = 0; i < 6; i++)
    prop_oval (
        g->c, i & 1 ? 0.055 : -0.055, -0.975 + 0.026 * (i / 2), 0.013, 0.008);
  goods_flat (g, g->metal, 1);
  for (gint i = 0; i < 11; i++)
    cairo_rectangle (
        g->cr, -0.026, -0.9 + 0.04 * i * (1 - 0.02 * i), 0.052, 0.004);
  goods_flat (g, g->metal, 0.9);
  goods_box (g, -0.075, -0.165, 0.15, 0.026, 0.01);
  goods_flat (g, board, 1);
  for (gint i = 0; i < 6; i++)
    cairo_rectangle (g->cr, -0.021 + 0.0082 * i, -0.94, 0.0022, 0.785);
  goods_flat (g, g->pale, 0.8);
}

static void
drill (const Goods *g)
{
  static const gdouble grip[][2] = { { -0.2, -0.7 }, { 0.08, -0.7 },
    { -0.05, -0.4 }, { -0.1, -0.16 }, { -0.36, -0.16 }, { -0.28, -0.42 } };
  static const gdouble bit[][2] = { { 0.58, -0.83 }, { 0.92, -0.83 } };
  static const gdouble chuck[][2] = { { 0.38, -0.95 }, { 0.56, -0.9 },
    { 0.6, -0.83 }, { 0.56, -0.76 }, { 0.38, -0.71 } };
  static const gdouble trigger[][2] = { { 0.0, -0.62 }, { 0.075, -0.56 },
    { 0.0, -0.46 } };

  GOODS_LINE (g, bit, 0.03, g->metal);
  GOODS_PATH (g, chuck);
  goods_top (g, -0.95, -0.7, ink_mix (g->dark, g->metal, 0.3));
  GOODS_PATH (g, trigger);
  goods_flat (g, ink_mix (g->body, g->dark, 0.6), 1);
  GOODS_PATH (g, grip);
  goods_side (g, -0.4, 0.1, ink_mix (g->dark, g->c->tones.mid, 0.15));
  goods_box (g, -0.52, -1, 0.92, 0.34, 0.09);
  goods_top (g, -1.05, -0.66, g->body);
  goods_box (g, -0.48, -0.9, 0.18, 0.14, 0.03);
  goods_flat (g, g->dark, 0.75);
  cairo_rectangle (g->cr, -0.2, -0.86, 0.3, 0.05);
  goods_flat (g, g->pale, 0.9);
  goods_box (g, -0.52, -0.2, 0.56, 0.2, 0.04);
  goods_side (g, -0.55, 0.06, ink_mix (g->dark, g->body, 0.25));
  cairo_rectangle (g->cr, -0.52, -0.14, 0.56, 0.03);
  goods_flat (g, g->body, 1);
}

static void
ring (const Goods *g)
{
  static const gdouble stone[][2] = { { -0.17, -0.88 }, { -0.1, -1 },
    { 0.1, -1 }, { 0.17, -0.88 }, { 0, -0.68 } };
  static const gdouble faces[][3][2] = { { { -0.17, -0.88 }, { -0.06, -0.88 },
                                             { 0, -0.68 } },
    { { -0.1, -1 }, { -0.06, -0.88 }, { 0.0, -1 } },
    { { 0.06, -0.88 }, { 0.17, -0.88 }, { 0.1, -1 } },
    { { 0.06, -0.88 }, { -0.06, -0.88 }, { 0, -0.68 } } };
  static const gdouble light[] = { 0.15, 0.75, 0.9, 0.55 };
  Ink gold = ink_mix (g->c->tones.accent, g->c->tones.light, 0.45);

  for (gint i = 0; i < 3; i++) {
    prop_oval (g->c, 0, -0.4, 0.355, 0.355);
    cairo_set_line_width (g->cr, 0.085 - 0.03 * i);
    canvas_ink (g->c,
        ink_mix (
            ink_mix (gold, g->c->tones.deep, 0.5), g->c->tones.light, 0.38 * i),
        1);
    cairo_stroke (g->cr);
  }
  GOODS_PATH (g, stone);
  goods_side (g, -0.17, 0.17, ink_mix (g->body, g->pale, 0.6));
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++) {
    goods_path (g, faces[i], 3);
    goods_flat (g, g->c->tones.light, light[i]);
  }
  goods_glow (g, 0.1, -0.96, 0.3, g->c->tones.light, 0.7);
}

static void
candle (const Goods *g)
{
  static const gdouble glass[][2] = { { 0.3, 0.72 }, { 0.31, 0.7 },
    { 0.31, 0.06 }, { 0.27, 0 } };
  static const gdouble flame[][2] = { { 0, -1 }, { 0.05, -0.88 },
    { 0.04, -0.8 }, { 0, -0.78 }, { -0.04, -0.8 }, { -0.05, -0.88 } };

  GOODS_TURNED (g, glass, g->body);
  prop_oval (g->c, 0, -0.72, 0.3, 0.05);
  goods_flat (g, ink_mix (g->glow, g->pale, 0.5), 1);
  goods_box (g, -0.16, -0.5, 0.32, 0.26, 0.01);
  goods_flat (g, g->pale, 0.9);
  cairo_rectangle (g->cr, -0.1, -0.42, 0.2, 0.025);
  cairo_rectangle (g->cr, -0.06, -0.36, 0.12, 0.015);
  goods_flat (g, g->dark, 0.8);
  goods_glow (g, 0, -0.86, 0.8, g->glow, 0.55);
  GOODS_CURVE (g, flame);
  goods_flat (g, ink_mix (g->c->tones.light, g->glow, 0.3), 1);
}

/* What nobody names: a vase, a parcel, a ball on a ring. */
static void
vase (const Goods *g)
{
  static const gdouble at[][2] = { { 0.15, 1 }, { 0.13, 0.96 }, { 0.1, 0.88 },
    { 0.115, 0.8 }, { 0.18, 0.7 }, { 0.25, 0.58 }, { 0.285, 0.46 },
    { 0.285, 0.36 }, { 0.25, 0.22 }, { 0.19, 0.1 }, { 0.15, 0.03 },
    { 0.16, 0 } };

  GOODS_TURNED (g, at, g->body);
  prop_oval (g->c, 0, -1, 0.15, 0.025);
  goods_flat (g, ink_mix (g->body, g->c->tones.deep, 0.75), 1);
}

static void
parcel (const Goods *g)
{
  static const gdouble lid[][2] = { { -0.5, -0.66 }, { -0.34, -0.8 },
    { 0.56, -0.8 }, { 0.44, -0.66 } };
  static const gdouble flank[][2] = { { 0.44, -0.66 }, { 0.56, -0.8 },
    { 0.56, -0.12 }, { 0.44, 0 } };
  static const gdouble bow[][2] = { { 0, -0.74 }, { -0.2, -0.98 },
    { -0.3, -0.82 } };
  static const gdouble knot[][2] = { { 0, -0.74 }, { 0.22, -1 },
    { 0.32, -0.84 } };

  cairo_rectangle (g->cr, -0.5, -0.66, 0.94, 0.66);
  goods_side (g, -0.6, 0.6, g->body);
  GOODS_PATH (g, flank);
  goods_flat (g, ink_mix (g->body, g->c->tones.light, 0.45), 1);
  GOODS_PATH (g, lid);
  goods_flat (g, ink_mix (g->body, g->c->tones.light, 0.3), 1);
  cairo_rectangle (g->cr, -0.1, -0.66, 0.13, 0.66);
  goods_side (g, -0.3, 0.1, g->pale);
  cairo_move_to (g->cr, -0.1, -0.66);
  cairo_line_to (g->cr, 0.05, -0.8);
  cairo_line_to (g->cr, 0.18, -0.8);
  cairo_line_to (g->cr, 0.03, -0.66);
  goods_flat (g, g->pale, 1);
  GOODS_CURVE (g, bow);
  goods_side (g, -0.3, 0.1, g->pale);
  GOODS_CURVE (g, knot);
  goods_side (g, -0.1, 0.3, g->pale);
}

static void
orb (const Goods *g)
{
  static const gdouble foot[][2] = { { 0.22, 0.12 }, { 0.3, 0.05 },
    { 0.32, 0 } };
  const Tones *t = &g->c->tones;
  cairo_pattern_t *p =
      cairo_pattern_create_radial (0.18, -0.74, 0.02, 0, -0.53, 0.46);
  Ink lit = ink_mix (g->body, t->light, 0.75);
  Ink dark = ink_mix (g->body, t->deep, 0.6);

  GOODS_TURNED (g, foot, g->pale);
  cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 0.45, g->body.r, g->body.g, g->body.b);
  cairo_pattern_add_color_stop_rgb (p, 1, dark.r, dark.g, dark.b);
  prop_oval (g->c, 0, -0.53, 0.46, 0.46);
  cairo_set_source (g->cr, p);
  cairo_fill (g->cr);
  cairo_pattern_destroy (p);
}

static const Thing a_mug = { "mug", mug, 1.0, HOME_TOP };
static const Thing a_flask = { "flask", flask, 0.4, HOME_TOP };
static const Thing a_bottle = { "bottle", bottle, 0.34, HOME_TOP };
static const Thing a_perfume = { "perfume", perfume, 0.62, HOME_TOP };
static const Thing a_cream = { "cream", cream, 1.04, HOME_TOP };
static const Thing a_knife = { "knife", knife, 0.2, HOME_TOP };
static const Thing a_pan = { "pan", pan, 2.3, HOME_TOP };
static const Thing a_machine = { "machine", machine, 1.0, HOME_TOP };
static const Thing a_chair = { "chair", chair, 0.74, HOME_GROUND };
static const Thing a_guitar = { "guitar", guitar, 0.44, HOME_GROUND };
static const Thing a_drill = { "drill", drill, 1.44, HOME_TOP };
static const Thing a_ring = { "ring", ring, 0.8, HOME_TOP };
static const Thing a_candle = { "candle", candle, 0.62, HOME_TOP };
static const Thing a_vase = { "vase", vase, 0.58, HOME_TOP };
static const Thing a_parcel = { "parcel", parcel, 1.1, HOME_TOP };
static const Thing an_orb = { "orb", orb, 0.92, HOME_TOP };

const Thing *const goods_of_homes[] = { &a_mug, &a_flask, &a_bottle, &a_perfume,
  &a_cream, &a_knife, &a_pan, &a_machine, &a_chair, &a_guitar, &a_drill,
  &a_ring, &a_candle, NULL };
const Thing *const goods_of_any[] = { &a_vase, &a_parcel, &an_orb, NULL };
