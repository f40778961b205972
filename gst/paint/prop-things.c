/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Things that stand on a table: turned bodies and balls with a lit side, glass
 * vessels, books, lamps, candles. */

#include "brush.h"
#include "prop.h"

#include <math.h>

static const gdouble bottle[][2] = { { 0.075, 1 }, { 0.085, 0.995 },
  { 0.085, 0.9 }, { 0.07, 0.89 }, { 0.07, 0.76 }, { 0.1, 0.7 }, { 0.17, 0.63 },
  { 0.215, 0.55 }, { 0.225, 0.45 }, { 0.225, 0.05 }, { 0.2, 0 } };
static const gdouble vase[][2] = { { 0.14, 1 }, { 0.12, 0.96 }, { 0.1, 0.88 },
  { 0.12, 0.8 }, { 0.2, 0.68 }, { 0.27, 0.54 }, { 0.29, 0.42 }, { 0.27, 0.28 },
  { 0.21, 0.12 }, { 0.15, 0.03 }, { 0.16, 0 } };
static const gdouble jar[][2] = { { 0.3, 0.7 }, { 0.31, 0.69 }, { 0.31, 0.52 },
  { 0.3, 0.51 }, { 0.33, 0.47 }, { 0.34, 0.42 }, { 0.34, 0.04 }, { 0.31, 0 } };
static const gdouble jug[][2] = { { 0.15, 1 }, { 0.14, 0.97 }, { 0.12, 0.9 },
  { 0.13, 0.8 }, { 0.2, 0.7 }, { 0.29, 0.55 }, { 0.31, 0.4 }, { 0.28, 0.22 },
  { 0.2, 0.06 }, { 0.21, 0 } };
static const gdouble bowl[][2] = { { 0.62, 0.5 }, { 0.63, 0.47 },
  { 0.58, 0.34 }, { 0.48, 0.2 }, { 0.34, 0.1 }, { 0.22, 0.06 }, { 0.24, 0 } };
static const gdouble cup[][2] = { { 0.5, 0.8 }, { 0.51, 0.78 }, { 0.5, 0.6 },
  { 0.46, 0.38 }, { 0.38, 0.17 }, { 0.29, 0.06 }, { 0.3, 0 } };
static const gdouble goblet[][2] = { { 0.2, 1 }, { 0.24, 0.86 }, { 0.25, 0.74 },
  { 0.2, 0.62 }, { 0.1, 0.53 }, { 0.035, 0.48 }, { 0.03, 0.14 }, { 0.06, 0.07 },
  { 0.2, 0.03 }, { 0.21, 0 } };

#define PROFILE(a, curved)                                                     \
  {                                                                            \
    a, G_N_ELEMENTS (a), curved                                                \
  }
const Profile prop_bottle = PROFILE (bottle, FALSE);
const Profile prop_vase = PROFILE (vase, FALSE);
const Profile prop_jar = PROFILE (jar, FALSE);
const Profile prop_jug = PROFILE (jug, TRUE);
const Profile prop_bowl = PROFILE (bowl, TRUE);
const Profile prop_cup = PROFILE (cup, TRUE);
const Profile prop_goblet = PROFILE (goblet, TRUE);

void
prop_oval (Canvas *c, gdouble x, gdouble y, gdouble rx, gdouble ry)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_scale (c->cr, rx, ry);
  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (c->cr);
}

/* Along one point of the silhouette to the next; @way: -1 up the left side. */
static void
outline_step (Canvas *c, const Profile *shape, gint i, gdouble x, gdouble y,
    gdouble h, gdouble way)
{
  const gdouble (*p)[2] = shape->at;
  gint step = way > 0 ? 1 : -1, last = shape->n - 1;
  const gdouble *a = p[CLAMP (i - step, 0, last)], *b = p[i];
  const gdouble *d = p[i + step], *e = p[CLAMP (i + 2 * step, 0, last)];

  if (!shape->curved) {
    cairo_line_to (c->cr, x + way * d[0] * h, y - d[1] * h);
    return;
  }
  cairo_curve_to (c->cr, x + way * (b[0] + (d[0] - a[0]) / 6) * h,
      y - (b[1] + (d[1] - a[1]) / 6) * h,
      x + way * (d[0] - (e[0] - b[0]) / 6) * h,
      y - (d[1] - (e[1] - b[1]) / 6) * h, x + way * d[0] * h, y - d[1] * h);
}

static void
outline (Canvas *c, const Profile *shape, gdouble x, gdouble y, gdouble h)
{
  const gdouble (*p)[2] = shape->at;
  gint last = shape->n - 1;

  cairo_line_to (c->cr, x + p[0][0] * h, y - p[0][1] * h);
  for (gint i = 0; i < last; i++)
    outline_step (c, shape, i, x, y, h, 1);
  cairo_line_to (c->cr, x - p[last][0] * h, y - p[last][1] * h);
  for (gint i = last; i > 0; i--)
    outline_step (c, shape, i, x, y, h, -1);
}

void
prop_turned (Canvas *c, gdouble x, gdouble y, gdouble h, const Profile *shape,
    Ink ink, Ink lit)
{
  gdouble widest = 0, light = c->sun_x > x ? 1 : -1;
  const gdouble (*profile)[2] = shape->at;
  gint n = shape->n;

  for (gint i = 0; i < n; i++)
    widest = MAX (widest, profile[i][0]);
  widest *= h;
  cairo_pattern_t *p = cairo_pattern_create_linear (
      x - widest * light, 0, x + widest * light, 0);
  Ink shade = ink_mix (ink, c->tones.deep, 0.55),
      core = ink_mix (ink, c->tones.deep, 0.15);
  cairo_pattern_add_color_stop_rgb (p, 0.0, core.r, core.g, core.b);
  cairo_pattern_add_color_stop_rgb (p, 0.25, shade.r, shade.g, shade.b);
  cairo_pattern_add_color_stop_rgb (p, 0.7, ink.r, ink.g, ink.b);
  cairo_pattern_add_color_stop_rgb (p, 0.86, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 1.0, ink.r, ink.g, ink.b);
  outline (c, shape, x, y, h);
  cairo_close_path (c->cr);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

void
prop_ball (Canvas *c, gdouble x, gdouble y, gdouble r, Ink ink, Ink lit)
{
  gdouble light = c->sun_x > x ? 1 : -1;
  cairo_pattern_t *p = cairo_pattern_create_radial (
      x + light * r * 0.4, y - r * 0.5, r * 0.05, x, y, r);
  Ink dark = ink_mix (ink, c->tones.deep, 0.6);

  cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 0.45, ink.r, ink.g, ink.b);
  cairo_pattern_add_color_stop_rgb (p, 1, dark.r, dark.g, dark.b);
  cairo_arc (c->cr, x, y, r, 0, 2 * G_PI);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

void
prop_shadow (Canvas *c, gdouble x, gdouble y, gdouble rx, gdouble ry)
{
  gdouble away = c->sun_x > x ? -1 : 1;

  for (gint i = 8; i > 0; i--) {
    gdouble grow = 1 + i * 0.075;
    prop_oval (c, x + away * rx * 0.14 * i * 0.55, y + ry * 0.06 * i, rx * grow,
        ry * grow);
    canvas_fill (c, c->tones.deep, 0.06);
  }
}

void
prop_drum (
    Canvas *c, gdouble x, gdouble top, gdouble r, gdouble h, Ink ink, Ink lit)
{
  gdouble flat = r * 0.2, light = c->sun_x > x ? 1 : -1;
  cairo_pattern_t *p =
      cairo_pattern_create_linear (x - r * light, 0, x + r * light, 0);
  Ink dark = ink_mix (ink, c->tones.deep, 0.5), face = ink_mix (ink, lit, 0.75);

  cairo_pattern_add_color_stop_rgb (p, 0, dark.r, dark.g, dark.b);
  cairo_pattern_add_color_stop_rgb (p, 0.8, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 1, ink.r, ink.g, ink.b);
  prop_oval (c, x, top + h, r, flat);
  cairo_rectangle (c->cr, x - r, top, 2 * r, h);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  prop_oval (c, x, top, r, flat);
  canvas_fill (c, face, 1);
}

void
prop_flask (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h, Ink glass)
{
  gboolean cone = dice_chance (dice, 0.5);
  gdouble neck = h * 0.09, body = h * (cone ? 0.34 : 0.3),
          level = dice_range (dice, 0.3, 0.5);
  Ink fluid = dice_chance (dice, 0.6)
      ? c->tones.lamp
      : ink_mix (c->tones.mid, c->tones.light, 0.5);

  for (gint pass = 0; pass < 2; pass++) {
    cairo_save (c->cr);
    if (pass == 1) {
      cairo_rectangle (c->cr, x - h, y - h * level, 2 * h, h);
      cairo_clip (c->cr);
    }
    cairo_move_to (c->cr, x - neck, y - h);
    cairo_line_to (c->cr, x - neck, y - h * 0.62);
    if (cone) {
      cairo_line_to (c->cr, x - body, y);
      cairo_line_to (c->cr, x + body, y);
    } else {
      cairo_curve_to (c->cr, x - body * 1.5, y - h * 0.5, x - body * 1.3, y,
          x - body * 0.4, y);
      cairo_line_to (c->cr, x + body * 0.4, y);
      cairo_curve_to (c->cr, x + body * 1.3, y, x + body * 1.5, y - h * 0.5,
          x + neck, y - h * 0.62);
    }
    cairo_line_to (c->cr, x + neck, y - h * 0.62);
    cairo_line_to (c->cr, x + neck, y - h);
    cairo_close_path (c->cr);
    canvas_fill (c, pass ? fluid : glass, pass ? 0.85 : 0.3);
    cairo_restore (c->cr);
  }
  cairo_rectangle (c->cr, x - neck * 1.3, y - h, neck * 2.6, h * 0.03);
  cairo_rectangle (c->cr, x + (c->side > 0 ? -neck : neck * 0.6), y - h * 0.95,
      neck * 0.35, h * 0.4);
  canvas_fill (c, c->tones.light, 0.55);
  brush_glow (c, x, y - h * 0.2, h * 0.8, fluid, 0.35);
}

void
prop_pile (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w)
{
  gint n = 3 + dice_pick (dice, 4);

  for (gint i = 0; i < n; i++) {
    gdouble h = w * dice_range (dice, 0.1, 0.19),
            bw = w * dice_range (dice, 0.75, 1.1);
    gdouble off = dice_range (dice, -0.1, 0.1) * w;
    Ink ink = ink_mix (canvas_tone (c, 0.06),
        dice_chance (dice, 0.4) ? c->tones.accent : c->tones.mid,
        dice_range (dice, 0.1, 0.4));
    y -= h;
    cairo_rectangle (c->cr, x - bw / 2 + off, y, bw, h * 0.92);
    canvas_fill (c, ink, 1);
    cairo_rectangle (c->cr, x - bw / 2 + off, y, bw, h * 0.14);
    canvas_fill (c, ink_mix (ink, c->tones.lit, 0.6), 0.8);
  }
}

void
prop_lamp (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  Ink ink = canvas_tone (c, 0.03);

  cairo_rectangle (c->cr, x - h * 0.02, y - h * 0.8, h * 0.04, h * 0.8);
  cairo_rectangle (c->cr, x - h * 0.18, y - h * 0.05, h * 0.36, h * 0.06);
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, x - h * 0.16, y - h);
  cairo_line_to (c->cr, x + h * 0.16, y - h);
  cairo_line_to (c->cr, x + h * 0.3, y - h * 0.72);
  cairo_line_to (c->cr, x - h * 0.3, y - h * 0.72);
  cairo_close_path (c->cr);
  canvas_fill (c, c->tones.lamp, 1);
  brush_glow (c, x, y - h * 0.75, h * 2.6, c->tones.lamp, 0.65);
}


void
prop_candle (Canvas *c, gdouble x, gdouble y, gdouble h, gdouble reach)
{
  cairo_t *cr = c->cr;
  gdouble w = h * 0.11, top = y - h * 0.72;
  Ink wax = ink_mix (c->tones.light, c->tones.accent, 0.3);

  prop_oval (c, x, y, h * 0.26, h * 0.06);
  canvas_fill (c, canvas_tone (c, 0.12), 1);
  cairo_rectangle (cr, x - w, top, 2 * w, y - top);
  brush_wash (c, x, top, x, y, wax, ink_mix (wax, c->tones.deep, 0.75));
  prop_oval (c, x, top, w, w * 0.3);
  canvas_fill (c, c->tones.light, 1);
  brush_glow (c, x, top - h * 0.14, reach, c->tones.lamp, 0.6);
  brush_glow (c, x, top - h * 0.14, h * 0.7, c->tones.light, 0.5);
  cairo_move_to (cr, x, top - h * 0.3);
  cairo_curve_to (cr, x + w * 0.9, top - h * 0.12, x + w * 0.7, top - h * 0.02,
      x, top - h * 0.02);
  cairo_curve_to (cr, x - w * 0.7, top - h * 0.02, x - w * 0.9, top - h * 0.12,
      x, top - h * 0.3);
  canvas_fill (c, ink_mix (c->tones.light, c->tones.lamp, 0.25), 1);
}

void
prop_steam (Canvas *c, gdouble x, gdouble y, gdouble h, gdouble alpha)
{
  Dice dice = dice_fork (&c->dice);

  for (gint k = 0; k < 4; k++) {
    gdouble at = x + h * dice_range (&dice, -0.16, 0.16);
    gdouble sway = h * dice_range (&dice, 0.06, 0.16);
    gdouble turn = dice_range (&dice, 0, 2 * G_PI);
    for (gint i = 0; i < 26; i++) {
      gdouble t = i / 25.0, r = h * (0.035 + 0.1 * t);
      gdouble px = at + sway * t * sin (turn + t * 5.5);
      gdouble fade = alpha * sin (t * G_PI) * 0.16;
      cairo_pattern_t *p =
          cairo_pattern_create_radial (px, y - h * t, 0, px, y - h * t, r);
      Ink ink = c->tones.light;
      cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, fade);
      cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
      cairo_set_source (c->cr, p);
      cairo_arc (c->cr, px, y - h * t, r, 0, 2 * G_PI);
      cairo_fill (c->cr);
      cairo_pattern_destroy (p);
    }
  }
}
