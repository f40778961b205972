/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* People and beasts as silhouettes with a lit edge. */

#include "prop.h"

#include <math.h>

static void
figure (Canvas *c, gdouble w, gdouble h, gdouble stride, gdouble coat)
{
  cairo_t *cr = c->cr;

  cairo_new_sub_path (cr);
  cairo_save (cr);
  cairo_translate (cr, 0, -h * 0.925);
  cairo_scale (cr, h * 0.058, h * 0.075);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_close_path (cr);
  cairo_move_to (cr, -w * 0.16, -h * 0.86);
  cairo_curve_to (cr, -w * 0.9, -h * 0.84, -w, -h * 0.76, -w, -h * 0.6);
  cairo_line_to (cr, -w * 0.95, -h * 0.42);
  cairo_line_to (cr, -w * 0.72 * coat, -h * 0.3);
  cairo_line_to (cr, -w * 0.5 - stride * w, 0);
  cairo_line_to (cr, -w * 0.1 - stride * w, 0);
  cairo_line_to (cr, 0, -h * 0.36);
  cairo_line_to (cr, w * 0.1 + stride * w, 0);
  cairo_line_to (cr, w * 0.5 + stride * w, 0);
  cairo_line_to (cr, w * 0.72 * coat, -h * 0.3);
  cairo_line_to (cr, w * 0.95, -h * 0.42);
  cairo_line_to (cr, w, -h * 0.6);
  cairo_curve_to (cr, w, -h * 0.76, w * 0.9, -h * 0.84, w * 0.16, -h * 0.86);
  cairo_close_path (cr);
}

static void
arms (Canvas *c, Dice *dice, gdouble h, Ink ink)
{
  gdouble tip = dice_range (dice, 1.25, 1.5) * h;

  /* Spear, crest, shield. */
  cairo_rectangle (c->cr, h * 0.2, -tip, h * 0.018, tip);
  cairo_move_to (c->cr, h * 0.18, -tip);
  cairo_line_to (c->cr, h * 0.209, -tip - h * 0.1);
  cairo_line_to (c->cr, h * 0.24, -tip);
  cairo_close_path (c->cr);
  cairo_move_to (c->cr, -h * 0.08, -h * 0.98);
  cairo_curve_to (
      c->cr, -h * 0.03, -h * 1.09, h * 0.05, -h * 1.08, h * 0.07, -h * 0.95);
  cairo_close_path (c->cr);
  cairo_rectangle (c->cr, -h * 0.26, -h * 0.7, h * 0.2, h * 0.45);
  canvas_fill (c, ink, 1);
}

void
prop_person (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  gdouble h = height, w = h * dice_range (dice, 0.12, 0.16);
  gdouble stride = dice_range (dice, 0, 0.6);
  gdouble coat = dice_range (dice, 0.85, 1.35);
  gdouble light = canvas->sun_x > x ? 1 : -1;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  if (canvas_has (canvas, TRAIT_SOLDIERS))
    arms (canvas, dice, h, ink);
  /* The rim is the figure itself, moved to the light and covered again. */
  cairo_translate (canvas->cr, light * h * 0.012, -h * 0.006);
  figure (canvas, w, h, stride, coat);
  canvas_fill (canvas, rim, 0.8);
  cairo_translate (canvas->cr, -light * h * 0.018, h * 0.008);
  figure (canvas, w, h, stride, coat);
  canvas_fill (canvas, ink, 1);
  cairo_restore (canvas->cr);
}

/* One leg before the other, a coat or a skirt. Lengths are those of the
 * whole. */
static void
walker_body (Canvas *c, gdouble stride, gdouble hem, gdouble wide)
{
  cairo_t *cr = c->cr;

  cairo_new_sub_path (cr);
  cairo_save (cr);
  cairo_translate (cr, 0.012, -0.925);
  cairo_scale (cr, 0.05, 0.068);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_close_path (cr);
  for (gint i = -1; i <= 1; i += 2) { /* legs */
    gdouble foot = i * stride;
    cairo_move_to (cr, -0.055, -0.5);
    cairo_curve_to (
        cr, -0.06, -0.36, foot * 0.5 - 0.05, -0.26, foot - 0.035, 0);
    cairo_line_to (cr, foot + 0.055, 0);
    cairo_line_to (cr, foot + 0.02, -0.03);
    cairo_curve_to (cr, foot * 0.5 + 0.05, -0.26, 0.06, -0.36, 0.06, -0.5);
    cairo_close_path (cr);
  }
  cairo_move_to (cr, -0.02, -0.865); /* neck, back, hem, chest */
  cairo_curve_to (cr, -0.11, -0.84, -0.125, -0.78, -0.11, -0.66);
  cairo_curve_to (cr, -0.1, -0.58, -0.1 * wide, hem - 0.1, -0.11 * wide, hem);
  cairo_line_to (cr, 0.11 * wide, hem);
  cairo_curve_to (cr, 0.1 * wide, hem - 0.1, 0.08, -0.58, 0.1, -0.66);
  cairo_curve_to (cr, 0.115, -0.78, 0.1, -0.84, 0.035, -0.865);
  cairo_close_path (cr);
}

static void
walker_arms (Canvas *c, gdouble swing)
{
  cairo_t *cr = c->cr;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.05);
  for (gint i = -1; i <= 1; i += 2) {
    cairo_move_to (cr, i * 0.085, -0.79);
    cairo_curve_to (cr, i * 0.13, -0.68, i * 0.12 + i * swing * 0.4, -0.6,
        i * 0.1 + i * swing, -0.46);
  }
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
walker_hat (Canvas *c, gint kind)
{
  cairo_t *cr = c->cr;

  if (kind == 0)
    return;
  cairo_rectangle (cr, -0.075, -0.965, 0.17, 0.016);
  cairo_rectangle (
      cr, -0.04, kind == 1 ? -1.02 : -1.06, 0.1, kind == 1 ? 0.06 : 0.1);
  cairo_fill (cr);
}

void
prop_walker (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink rim)
{
  gdouble light = canvas->sun_x > x ? 1 : -1;
  gdouble way = dice_chance (dice, 0.5) ? 1 : -1;
  gboolean old = canvas->subject.era != ERA_MODERN;
  gboolean skirt = dice_chance (dice, old ? 0.45 : 0.2);
  gdouble stride = skirt ? 0.03 : dice_range (dice, 0.02, 0.13);
  gdouble hem = dice_range (dice, -0.48, -0.3);
  gdouble wide = dice_range (dice, 0.85, 1.05), swing;
  gint hat = canvas->subject.era == ERA_INDUSTRIAL ? dice_pick (dice, 3) : 0;

  if (skirt) {
    hem = old ? -0.03 : -0.26;
    wide = old ? 1.5 : 1.15;
  }
  swing = dice_range (dice, -0.02, 0.07);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x + light * height * 0.011, y - height * 0.005);
  cairo_scale (canvas->cr, height * way, height);
  for (gint pass = 0; pass < 2; pass++) {
    /* The rim is the figure itself, moved to the light and covered again. */
    if (pass)
      cairo_translate (canvas->cr, -light * way * 0.011, 0.005);
    canvas_ink (canvas, pass ? ink : rim, pass ? 1 : 0.75);
    walker_body (canvas, stride, hem, wide);
    cairo_fill (canvas->cr);
    walker_arms (canvas, swing);
    walker_hat (canvas, hat);
  }
  cairo_restore (canvas->cr);
}

void
prop_people (Canvas *canvas, gdouble x0, gdouble x1, gdouble y, gdouble height,
    gint count, Ink ink, Ink rim)
{
  Dice dice = dice_fork (&canvas->dice);

  for (gint i = 0; i < count && !canvas_cancelled (canvas); i++) {
    gdouble x = x0 + (x1 - x0) * (i + dice_range (&dice, -0.4, 0.9)) / count;
    prop_person (canvas, &dice, x, y + dice_range (&dice, -0.04, 0.06) * height,
        height * dice_bell (&dice, 0.82, 1.14), ink, rim);
  }
}

void
prop_camel (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink)
{
  cairo_t *cr = canvas->cr;
  gdouble h = height, step = dice_range (dice, -0.06, 0.06);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, h * canvas->side, h);
  /* body, hump, neck, head */
  cairo_move_to (cr, -0.36, -0.5);
  cairo_curve_to (cr, -0.3, -0.72, -0.2, -0.64, -0.12, -0.7);
  cairo_curve_to (cr, -0.04, -0.98, 0.06, -0.98, 0.12, -0.7);
  cairo_curve_to (cr, 0.24, -0.64, 0.3, -0.6, 0.36, -0.56);
  cairo_curve_to (cr, 0.46, -0.56, 0.46, -0.8, 0.48, -0.9);
  cairo_curve_to (cr, 0.52, -0.98, 0.64, -0.94, 0.7, -0.88);
  cairo_line_to (cr, 0.68, -0.83);
  cairo_line_to (cr, 0.56, -0.83);
  cairo_curve_to (cr, 0.56, -0.6, 0.5, -0.42, 0.34, -0.42);
  cairo_curve_to (cr, 0.1, -0.36, -0.2, -0.38, -0.36, -0.5);
  for (gint i = 0; i < 4; i++) {
    gdouble at = -0.3 + 0.19 * i, foot = at + (i & 1 ? step : -step) * 1.4;
    cairo_move_to (cr, at - 0.035, -0.5);
    cairo_line_to (cr, foot - 0.022, 0);
    cairo_line_to (cr, foot + 0.03, 0);
    cairo_line_to (cr, at + 0.05, -0.45);
  }
  canvas_fill (canvas, ink, 1);
  cairo_restore (cr);
  if (dice_chance (dice, 0.6))
    prop_person (canvas, dice, x, y - h * 0.6, h * 0.72, ink, ink);
}
