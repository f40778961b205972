/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods that are switched on: telephones, computers, cameras, what is heard
 * and what gives light on a desk. */

#include "brush.h"
#include "goods.h"

#include <math.h>

/* A picture that shines: dusk over two hills. */
static void
screen (const Goods *g, gdouble x, gdouble y, gdouble w, gdouble h, gdouble r)
{
  const Tones *t = &g->c->tones;

  cairo_save (g->cr);
  goods_box (g, x, y, w, h, r);
  cairo_clip_preserve (g->cr);
  brush_wash (g->c, 0, y, 0, y + h, ink_mix (t->mid, t->deep, 0.35),
      ink_mix (g->body, t->light, 0.55));
  prop_oval (
      g->c, x + w * 0.62, y + h * 0.6, MIN (w, h) * 0.17, MIN (w, h) * 0.17);
  canvas_fill (g->c, t->light, 0.95);
  cairo_move_to (g->cr, x, y + h * 0.66);
  cairo_curve_to (g->cr, x + w * 0.3, y + h * 0.5, x + w * 0.5, y + h * 0.82,
      x + w, y + h * 0.64);
  cairo_line_to (g->cr, x + w, y + h);
  cairo_line_to (g->cr, x, y + h);
  canvas_fill (g->c, ink_mix (t->mid, g->body, 0.4), 1);
  cairo_move_to (g->cr, x, y + h * 0.86);
  cairo_curve_to (g->cr, x + w * 0.4, y + h * 0.68, x + w * 0.7, y + h * 0.98,
      x + w, y + h * 0.78);
  cairo_line_to (g->cr, x + w, y + h);
  cairo_line_to (g->cr, x, y + h);
  canvas_fill (g->c, ink_mix (t->deep, t->mid, 0.4), 1);
  cairo_move_to (g->cr, x + w * 0.5, y); /* what the glass mirrors */
  cairo_line_to (g->cr, x + w, y);
  cairo_line_to (g->cr, x + w, y + h * 0.5);
  canvas_fill (g->c, t->light, 0.1);
  cairo_restore (g->cr);
}

/* A slab with a screen, leaning back a little. */
static void
slab (const Goods *g, gdouble w, gdouble round, gdouble frame)
{
  goods_box (g, -w - 0.03, -1, 2 * w, 1, round);
  goods_top (g, -1, 0, ink_mix (g->dark, g->body, 0.35));
  goods_box (g, -w, -1, 2 * w, 1, round);
  goods_side (g, -w, w, g->metal);
  goods_box (g, -w + 0.012, -0.988, 2 * w - 0.024, 0.976, round * 0.94);
  goods_flat (g, g->dark, 1);
  screen (
      g, -w + frame, -1 + frame, 2 * (w - frame), 1 - 2 * frame, round * 0.8);
}

static void
phone (const Goods *g)
{
  slab (g, 0.245, 0.075, 0.026);
  goods_box (g, -0.07, -0.955, 0.14, 0.026, 0.0125);
  goods_flat (g, g->dark, 1);
  goods_box (g, 0.245, -0.74, 0.014, 0.13, 0.006);
  goods_flat (g, g->metal, 1);
}

static void
tablet (const Goods *g)
{
  static const gdouble pen[][2] = { { 0.5, -0.02 }, { 0.47, -0.8 } };
  static const gdouble tip[][2] = { { 0.47, -0.8 }, { 0.467, -0.87 } };

  slab (g, 0.375, 0.05, 0.045);
  GOODS_LINE (g, pen, 0.034, g->pale);
  GOODS_LINE (g, tip, 0.014, g->dark);
}

static void
laptop (const Goods *g)
{
  static const gdouble deck[][2] = { { -0.7, -0.16 }, { 0.7, -0.16 },
    { 0.88, -0.03 }, { -0.88, -0.03 } };
  static const gdouble lip[][2] = { { -0.88, -0.03 }, { 0.88, -0.03 },
    { 0.86, 0 }, { -0.86, 0 } };
  static const gdouble pad[][2] = { { -0.18, -0.075 }, { 0.18, -0.075 },
    { 0.2, -0.04 }, { -0.2, -0.04 } };

  goods_box (g, -0.7, -1, 1.4, 0.86, 0.035);
  goods_side (g, -0.7, 0.7, g->metal);
  goods_box (g, -0.685, -0.985, 1.37, 0.83, 0.028);
  goods_flat (g, g->dark, 1);
  screen (g, -0.65, -0.95, 1.3, 0.75, 0.01);
  GOODS_PATH (g, deck);
  goods_side (g, -0.88, 0.88, g->metal);
  for (gint i = 0; i < 3; i++) {
    gdouble y = -0.145 + 0.022 * i, w = 0.6 + 0.03 * i;
    cairo_rectangle (g->cr, -w, y, 2 * w, 0.014);
  }
  goods_flat (g, g->dark, 0.75);
  GOODS_PATH (g, pad);
  goods_flat (g, g->dark, 0.22);
  GOODS_PATH (g, lip);
  goods_side (g, -1.2, 1.1, ink_mix (g->metal, g->dark, 0.3));
}

static void
cup_of_headphones (const Goods *g, gdouble way)
{
  gdouble x = way * 0.4;

  goods_box (g, x - way * 0.11 - 0.07, -0.5, 0.14, 0.44, 0.065);
  goods_top (g, -0.5, -0.06, ink_mix (g->dark, g->c->tones.mid, 0.15));
  goods_box (g, x - 0.085, -0.54, 0.17, 0.52, 0.08);
  goods_side (g, x - 0.11, x + 0.09, g->body);
  goods_box (g, x + way * 0.03 - 0.03, -0.44, 0.06, 0.32, 0.03);
  goods_flat (g, g->metal, 0.5);
  goods_shine (g, x + 0.03, -0.5, 0.03, 0.3, 0.6);
}

static void
headphones (const Goods *g)
{
  static const gdouble cable[][2] = { { -0.42, -0.04 }, { -0.44, 0 },
    { -0.3, 0 } };
  const Ink inks[] = { g->dark, g->body, g->pale };
  static const gdouble widths[] = { 0.1, 0.075, 0.014 };

  for (gint i = 0; i < 3; i++) {
    cairo_new_path (g->cr);
    cairo_move_to (g->cr, -0.4, -0.44);
    cairo_curve_to (g->cr, -0.46, -1.1, 0.46, -1.1, 0.4, -0.44);
    cairo_set_line_width (g->cr, widths[i]);
    canvas_ink (g->c, inks[i], i == 2 ? 0.4 : 1);
    cairo_stroke (g->cr);
  }
  GOODS_LINE (g, cable, 0.016, g->dark);
  cup_of_headphones (g, -1);
  cup_of_headphones (g, 1);
}

static void
strap (const Goods *g, gdouble up)
{
  const gdouble at[][2] = { { -0.19, -0.5 - up * 0.2 },
    { -0.14, -0.5 - up * 0.48 }, { -0.12, -0.5 - up * 0.5 },
    { 0.12, -0.5 - up * 0.5 }, { 0.14, -0.5 - up * 0.48 },
    { 0.19, -0.5 - up * 0.2 } };

  GOODS_PATH (g, at);
  goods_side (g, -0.19, 0.19, g->body);
  for (gint i = 0; up < 0 && i < 4; i++)
    prop_oval (g->c, 0, -0.04 - 0.045 * i, 0.012, 0.008);
  goods_flat (g, g->dark, 0.7);
}

static void
watch (const Goods *g)
{
  static const gdouble hour[][2] = { { 0, -0.5 }, { -0.085, -0.57 } };
  static const gdouble minute[][2] = { { 0, -0.5 }, { 0.1, -0.62 } };

  strap (g, 1);
  strap (g, -1);
  goods_box (g, 0.24, -0.54, 0.07, 0.08, 0.02);
  goods_side (g, 0.2, 0.31, g->metal);
  prop_oval (g->c, 0, -0.5, 0.27, 0.27);
  brush_wash (g->c, -0.2, -0.3, 0.2, -0.7,
      ink_mix (g->metal, g->c->tones.deep, 0.5), g->c->tones.light);
  prop_oval (g->c, 0, -0.5, 0.228, 0.228);
  brush_wash (g->c, -0.1, -0.7, 0.1, -0.3, g->dark,
      ink_mix (g->dark, g->c->tones.mid, 0.5));
  for (gint i = 0; i < 12; i++) {
    gdouble a = i * G_PI / 6, from = i % 3 ? 0.195 : 0.175;
    cairo_move_to (g->cr, sin (a) * from, -0.5 - cos (a) * from);
    cairo_line_to (g->cr, sin (a) * 0.212, -0.5 - cos (a) * 0.212);
  }
  cairo_set_line_width (g->cr, 0.013);
  canvas_ink (g->c, g->pale, 0.95);
  cairo_stroke (g->cr);
  GOODS_LINE (g, hour, 0.022, g->pale);
  GOODS_LINE (g, minute, 0.016, g->pale);
  prop_oval (g->c, 0, -0.5, 0.017, 0.017);
  goods_flat (g, g->body, 1);
  cairo_arc (g->cr, 0, -0.5, 0.2, G_PI * 1.55, G_PI * 1.95);
  cairo_set_line_width (g->cr, 0.02);
  canvas_ink (g->c, g->pale, 0.25);
  cairo_stroke (g->cr);
}

static void
lens (const Goods *g, gdouble x, gdouble y, gdouble r)
{
  static const gdouble size[] = { 1, 0.9, 0.76, 0.7, 0.5, 0.28 };
  const Tones *t = &g->c->tones;
  const Ink inks[] = { g->metal, g->dark, g->metal, g->dark,
    ink_mix (t->deep, g->body, 0.35), ink_mix (t->deep, t->mid, 0.7) };

  for (gsize i = 0; i < G_N_ELEMENTS (size); i++) {
    prop_oval (g->c, x, y, r * size[i], r * size[i]);
    brush_wash (g->c, x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7,
        ink_mix (inks[i], t->deep, 0.55), ink_mix (inks[i], t->light, 0.2));
  }
  prop_oval (g->c, x + r * 0.2, y - r * 0.22, r * 0.13, r * 0.1);
  goods_flat (g, t->light, 0.85);
  prop_oval (g->c, x - r * 0.2, y + r * 0.2, r * 0.06, r * 0.05);
  goods_flat (g, t->light, 0.4);
}

static void
camera (const Goods *g)
{
  static const gdouble hump[][2] = { { -0.24, -0.78 }, { -0.16, -1 },
    { 0.2, -1 }, { 0.28, -0.78 } };

  GOODS_PATH (g, hump);
  goods_side (g, -0.3, 0.3, g->dark);
  goods_box (g, -0.58, -0.87, 0.18, 0.1, 0.02);
  goods_side (g, -0.6, -0.4, g->metal);
  goods_box (g, 0.44, -0.85, 0.16, 0.07, 0.02);
  goods_side (g, 0.44, 0.6, g->metal);
  goods_box (g, -0.7, -0.8, 1.4, 0.8, 0.07);
  goods_side (g, -0.7, 0.9, g->dark);
  goods_box (g, -0.7, -0.6, 1.4, 0.48, 0.02); /* leather */
  goods_side (g, -0.8, 0.8, g->body);
  goods_box (g, -0.68, -0.74, 0.24, 0.7, 0.07);
  goods_side (g, -0.7, -0.4, ink_mix (g->body, g->dark, 0.5));
  lens (g, 0.06, -0.38, 0.36);
  goods_box (g, -0.06, -0.93, 0.17, 0.09, 0.015);
  goods_flat (g, g->pale, 0.35);
  goods_box (g, -0.68, -0.79, 1.36, 0.025, 0.012);
  goods_flat (g, g->pale, 0.3);
}

static void
speaker (const Goods *g)
{
  static const gdouble feet[][2] = { { -0.24, -0.01 }, { 0.24, -0.01 } };

  GOODS_LINE (g, feet, 0.02, g->dark);
  goods_box (g, -0.33, -1, 0.62, 0.99, 0.07);
  goods_top (g, -1, 0, ink_mix (g->body, g->dark, 0.4));
  goods_box (g, -0.29, -1, 0.62, 0.99, 0.07);
  goods_side (g, -0.4, 0.36, g->body);
  goods_box (g, -0.25, -0.96, 0.54, 0.91, 0.05);
  goods_flat (g, g->dark, 0.85);
  for (gint i = 0; i < 2; i++) {
    gdouble y = i ? -0.32 : -0.76, r = i ? 0.22 : 0.12;
    static const gdouble size[] = { 1, 0.86, 0.34 };
    for (gint k = 0; k < 3; k++) {
      prop_oval (g->c, 0.02, y, r * size[k], r * size[k]);
      brush_wash (g->c, -r, y - r, r, y + r,
          ink_mix (g->dark, g->c->tones.mid, k == 1 ? 0.1 : 0.7),
          ink_mix (g->dark, g->c->tones.mid, k == 1 ? 0.6 : 0.15));
    }
  }
  prop_oval (g->c, 0.22, -0.92, 0.014, 0.014);
  goods_flat (g, g->glow, 1);
}

static void
lamp (const Goods *g)
{
  static const gdouble foot[][2] = { { 0.04, 0.06 }, { 0.2, 0.04 },
    { 0.21, 0 } };
  static const gdouble lower[][2] = { { 0, -0.05 }, { -0.24, -0.52 } };
  static const gdouble upper[][2] = { { -0.24, -0.52 }, { 0.08, -0.93 } };
  static const gdouble shade[][2] = { { 0.03, -0.99 }, { 0.13, -0.92 },
    { 0.39, -0.76 }, { 0.16, -0.57 }, { -0.01, -0.85 } };
  static const gdouble ray[][2] = { { 0.39, -0.76 }, { 0.16, -0.57 },
    { 0.1, 0 }, { 0.95, 0 } };
  Ink glow = g->glow;

  cairo_pattern_t *p =
      cairo_pattern_create_radial (0.28, -0.66, 0, 0.28, -0.66, 0.8);
  cairo_pattern_add_color_stop_rgba (p, 0, glow.r, glow.g, glow.b, 0.5);
  cairo_pattern_add_color_stop_rgba (p, 1, glow.r, glow.g, glow.b, 0);
  if (!g->bare) {
    GOODS_PATH (g, ray);
    cairo_set_source (g->cr, p);
    cairo_fill (g->cr);
  }
  cairo_pattern_destroy (p);
  GOODS_TURNED (g, foot, g->body);
  GOODS_LINE (g, lower, 0.035, g->metal);
  GOODS_LINE (g, upper, 0.03, g->metal);
  prop_oval (g->c, -0.24, -0.52, 0.035, 0.035);
  goods_flat (g, g->dark, 1);
  prop_oval (g->c, 0.275, -0.665, 0.09, 0.09);
  goods_flat (g, g->glow, 1);
  GOODS_CURVE (g, shade);
  brush_wash (g->c, -0.02, -0.8, 0.32, -0.9, ink_mix (g->body, g->dark, 0.35),
      ink_mix (g->body, g->pale, 0.35));
  goods_glow (g, 0.29, -0.64, 0.4, g->glow, 0.7);
}

static void
book (const Goods *g)
{
  static const gdouble pages[][2] = { { -0.28, -0.95 }, { 0.3, -0.99 },
    { 0.42, -0.94 }, { 0.42, -0.01 }, { -0.28, -0.01 } };
  static const gdouble spine[][2] = { { -0.36, -0.93 }, { -0.27, -0.97 },
    { -0.27, 0 }, { -0.36, -0.02 } };
  static const gdouble cover[][2] = { { -0.27, -0.97 }, { 0.36, -1 },
    { 0.36, -0.015 }, { -0.27, 0 } };

  GOODS_PATH (g, pages);
  goods_side (g, 0.3, 0.45, g->pale);
  for (gint i = 0; i < 4; i++)
    cairo_rectangle (g->cr, 0.37 + 0.013 * i, -0.95, 0.004, 0.93);
  goods_flat (g, g->dark, 0.3);
  GOODS_PATH (g, spine);
  goods_flat (g, ink_mix (g->body, g->dark, 0.55), 1);
  GOODS_PATH (g, cover);
  goods_side (g, -0.4, 0.4, g->body);
  for (gint i = 0; i < 3; i++) {
    gdouble w = 0.36 - 0.1 * i;
    cairo_rectangle (
        g->cr, 0.05 - w / 2, -0.82 + 0.075 * i, w, i ? 0.022 : 0.04);
  }
  goods_flat (g, g->pale, 0.9);
  prop_oval (g->c, 0.05, -0.36, 0.16, 0.16);
  goods_flat (g, g->pale, 0.85);
  prop_oval (g->c, 0.1, -0.4, 0.14, 0.14);
  goods_flat (g, ink_mix (g->body, g->dark, 0.3), 1);
  cairo_rectangle (g->cr, -0.27, -0.97, 0.03, 0.97);
  goods_flat (g, g->dark, 0.22);
}

static const Thing a_phone = { "phone", phone, 0.52, HOME_TOP };
static const Thing a_tablet = { "tablet", tablet, 0.95, HOME_TOP };
static const Thing a_laptop = { "laptop", laptop, 1.76, HOME_TOP };
static const Thing a_headphones = { "headphones", headphones, 1.0, HOME_TOP };
static const Thing a_watch = { "watch", watch, 0.58, HOME_TOP };
static const Thing a_camera = { "camera", camera, 1.4, HOME_TOP };
static const Thing a_speaker = { "speaker", speaker, 0.66, HOME_TOP };
static const Thing a_lamp = { "lamp", lamp, 0.68, HOME_TOP };
static const Thing a_book = { "book", book, 0.78, HOME_TOP };

const Thing *const goods_of_desks[] = { &a_phone, &a_tablet, &a_laptop,
  &a_headphones, &a_watch, &a_camera, &a_speaker, &a_lamp, &a_book, NULL };
