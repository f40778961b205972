/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Flowers and those who visit them. A petal is a gradient from its shaded
 * root to its lit tip. */

#include "prop.h"

#include <math.h>

static void
petal_path (cairo_t *cr, gdouble root, gdouble tip, gdouble wide)
{
  cairo_move_to (cr, root, 0);
  cairo_curve_to (cr, root + (tip - root) * 0.25, -wide,
      root + (tip - root) * 0.8, -wide * 0.95, tip, -wide * 0.08);
  cairo_curve_to (cr, tip * 0.98, 0, tip * 0.98, 0, tip, wide * 0.08);
  cairo_curve_to (cr, root + (tip - root) * 0.8, wide * 0.95,
      root + (tip - root) * 0.25, wide, root, 0);
  cairo_close_path (cr);
}

static void
fill_petal (cairo_t *cr, gdouble root, gdouble tip, Ink shade, Ink petal)
{
  cairo_pattern_t *p = cairo_pattern_create_linear (root, 0, tip, 0);
  Ink middle = ink_mix (shade, petal, 0.7);

  cairo_pattern_add_color_stop_rgb (p, 0, shade.r, shade.g, shade.b);
  cairo_pattern_add_color_stop_rgb (p, 0.5, middle.r, middle.g, middle.b);
  cairo_pattern_add_color_stop_rgb (p, 1, petal.r, petal.g, petal.b);
  cairo_set_source (cr, p);
  cairo_fill (cr);
  cairo_pattern_destroy (p);
}

void
prop_petal (Canvas *canvas, gdouble root, gdouble tip, gdouble wide, Ink shade,
    Ink petal)
{
  petal_path (canvas->cr, root, tip, wide);
  fill_petal (canvas->cr, root, tip, shade, petal);
  cairo_set_line_width (canvas->cr, wide * 0.035);
  for (gint i = -2; i <= 2; i++) {
    cairo_move_to (canvas->cr, root, i * wide * 0.05);
    cairo_curve_to (canvas->cr, root + (tip - root) * 0.4, i * wide * 0.36,
        root + (tip - root) * 0.7, i * wide * 0.34, tip * 0.93,
        i * wide * 0.16);
  }
  canvas_ink (canvas, shade, 0.3);
  cairo_stroke (canvas->cr);
}

static void
heart (Canvas *c, gdouble r, Ink ink, Ink shade)
{
  cairo_pattern_t *p =
      cairo_pattern_create_radial (-r * 0.2, -r * 0.3, r * 0.1, 0, 0, r);

  cairo_pattern_add_color_stop_rgb (p, 0, ink.r, ink.g, ink.b);
  cairo_pattern_add_color_stop_rgb (p, 1, shade.r, shade.g, shade.b);
  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, 0, 0, r, 0, 2 * G_PI);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

static void
daisy (Canvas *c, Dice *dice, const Flower *f)
{
  gint petals = 11 + dice_pick (dice, 8);

  cairo_scale (c->cr, 1, dice_range (dice, 0.38, 0.85));
  for (gint i = 0; i < petals; i++) {
    gdouble tip = f->head * dice_range (dice, 0.85, 1.08);
    cairo_save (c->cr);
    cairo_rotate (
        c->cr, i * 2 * G_PI / petals + dice_range (dice, -0.08, 0.08));
    petal_path (c->cr, f->head * 0.15, tip, f->head * 2.1 / petals);
    fill_petal (c->cr, f->head * 0.15, tip, f->shade, f->petal);
    cairo_restore (c->cr);
  }
  heart (c, f->head * 0.27, f->heart, ink_mix (f->heart, f->shade, 0.6));
}

/* Four wide petals as a bowl: two behind, two before. */
static void
poppy (Canvas *c, Dice *dice, const Flower *f)
{
  static const gdouble turns[] = { -0.5, -2.64, 0.35, -3.5 };

  for (gint i = 0; i < 4; i++) {
    gdouble tip = f->head * dice_range (dice, 0.9, 1.15);
    Ink petal = i < 2 ? ink_mix (f->petal, f->shade, 0.45) : f->petal;
    cairo_save (c->cr);
    cairo_scale (c->cr, 1, 0.8);
    cairo_rotate (c->cr, turns[i] + dice_range (dice, -0.25, 0.25));
    petal_path (c->cr, -f->head * 0.1, tip, f->head * 0.85);
    fill_petal (c->cr, -f->head * 0.1, tip, f->shade, petal);
    cairo_restore (c->cr);
    if (i == 1)
      heart (c, f->head * 0.2, f->heart, f->stem);
  }
}

static void
tulip (Canvas *c, Dice *dice, const Flower *f)
{
  for (gint i = 0; i < 3; i++) {
    gdouble turn = -G_PI / 2 + (i == 2 ? 0 : (i * 2 - 1) * 0.38);
    gdouble tip = f->head * (i == 2 ? 1.35 : 1.5);
    Ink petal = i == 2 ? f->petal : ink_mix (f->petal, f->shade, 0.4);
    cairo_save (c->cr);
    cairo_translate (c->cr, 0, f->head * 0.75);
    cairo_rotate (c->cr, turn + dice_range (dice, -0.05, 0.05));
    petal_path (c->cr, 0, tip, f->head * 0.62);
    fill_petal (c->cr, 0, tip, f->shade, petal);
    cairo_restore (c->cr);
  }
}

static void
spike (Canvas *c, Dice *dice, const Flower *f)
{
  for (gint i = 0; i < 34; i++) {
    gdouble t = i / 34.0, r = f->head * (0.16 + 0.2 * (1 - t));
    gdouble x = dice_range (dice, -1, 1) * f->head * 0.42 * (1.1 - t);
    gdouble y = f->head * (1.9 - 3.4 * t);
    gdouble side = x * (c->sun_x > f->x ? 1 : -1) > 0 ? 0.75 : 0.25;
    cairo_save (c->cr);
    cairo_translate (c->cr, x, y);
    cairo_rotate (c->cr, dice_range (dice, -0.8, 0.8));
    cairo_scale (c->cr, 1, 0.66);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, r, 0, 2 * G_PI);
    cairo_restore (c->cr);
    canvas_fill (c,
        ink_mix (f->shade, f->petal, side + dice_range (dice, -0.2, 0.2)), 1);
  }
}

static void
umbel (Canvas *c, Dice *dice, const Flower *f)
{
  cairo_set_line_width (c->cr, MAX (0.6, f->head * 0.05));
  for (gint i = 0; i < 15; i++) {
    gdouble t = i / 14.0 * 2 - 1, x = t * f->head;
    gdouble y = -f->head * 0.3 * (1 - t * t) + f->head * 0.12 * (i % 3);
    cairo_move_to (c->cr, 0, f->head * 0.9);
    cairo_curve_to (c->cr, 0, f->head * 0.5, x, f->head * 0.4, x, y);
    canvas_ink (c, f->stem, 1);
    cairo_stroke (c->cr);
    for (gint k = 0; k < 6; k++) {
      cairo_arc (c->cr, x + dice_range (dice, -0.14, 0.14) * f->head,
          y + dice_range (dice, -0.09, 0.09) * f->head,
          f->head * dice_range (dice, 0.05, 0.09), 0, 2 * G_PI);
      canvas_fill (c, ink_mix (f->shade, f->petal, dice_unit (dice)), 1);
    }
  }
}

static void
flower_leaf (
    Canvas *c, gdouble x, gdouble y, gdouble length, gdouble way, Ink ink)
{
  cairo_move_to (c->cr, x, y);
  cairo_curve_to (c->cr, x + way * length * 0.2, y - length * 0.6,
      x + way * length * 0.7, y - length * 0.7, x + way * length,
      y - length * 0.85);
  cairo_curve_to (c->cr, x + way * length * 0.8, y - length * 0.4,
      x + way * length * 0.4, y - length * 0.1, x, y);
  canvas_fill (c, ink, 1);
}

void
prop_flower (Canvas *canvas, Dice *dice, const Flower *flower)
{
  static void (*const heads[]) (
      Canvas *, Dice *, const Flower *) = { daisy, poppy, tulip, spike, umbel };
  gdouble lean = dice_range (dice, -0.14, 0.14) * flower->height;
  gdouble top = flower->y - flower->height;
  gdouble way = dice_chance (dice, 0.5) ? 1 : -1;

  cairo_move_to (canvas->cr, flower->x, flower->y);
  cairo_curve_to (canvas->cr, flower->x, flower->y - flower->height * 0.5,
      flower->x + lean * 0.6, top + flower->height * 0.3, flower->x + lean,
      top + flower->head * 0.2);
  cairo_set_line_width (canvas->cr, MAX (0.7, flower->head * 0.12));
  canvas_ink (canvas, flower->stem, 1);
  cairo_stroke (canvas->cr);
  if (flower->height > flower->head * 2.5)
    flower_leaf (canvas, flower->x, flower->y - flower->height * 0.25,
        flower->height * 0.24, way, flower->stem);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, flower->x + lean, top);
  cairo_rotate (canvas->cr, dice_range (dice, -0.25, 0.25));
  heads[flower->kind](canvas, dice, flower);
  cairo_restore (canvas->cr);
}

static void
ellipse (
    cairo_t *cr, gdouble x, gdouble y, gdouble rx, gdouble ry, gdouble turn)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, turn);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

static void
fill_round (Canvas *c, gdouble x, gdouble y, gdouble r, Ink lit, Ink dark)
{
  cairo_pattern_t *p = cairo_pattern_create_radial (
      x + r * 0.1, y - r * 0.5, r * 0.1, x, y, r * 1.15);

  cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 1, dark.r, dark.g, dark.b);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

static void
bee_legs (Canvas *c, Ink ink)
{
  cairo_set_line_width (c->cr, 0.035);
  for (gint i = 0; i < 3; i++) {
    gdouble x = -0.05 + 0.13 * i;
    cairo_move_to (c->cr, x, 0.1);
    cairo_line_to (c->cr, x - 0.1 + 0.06 * i, 0.28);
    cairo_line_to (c->cr, x - 0.12 + 0.12 * i, 0.42);
  }
  cairo_move_to (c->cr, 0.42, -0.06);
  cairo_curve_to (c->cr, 0.5, -0.2, 0.55, -0.2, 0.62, -0.16);
  canvas_ink (c, ink, 1);
  cairo_stroke (c->cr);
}

static void
bee_body (Canvas *c, const Bee *bee)
{
  Ink dark = ink_mix (bee->band, bee->body, 0.6);

  ellipse (c->cr, -0.34, 0.03, 0.36, 0.21, 0.12);
  fill_round (c, -0.34, 0, 0.36, bee->band, dark);
  cairo_save (c->cr);
  ellipse (c->cr, -0.34, 0.03, 0.36, 0.21, 0.12);
  cairo_clip (c->cr);
  for (gint i = 0; i < 4; i++) {
    cairo_move_to (c->cr, -0.62 + 0.15 * i, -0.3);
    cairo_curve_to (c->cr, -0.68 + 0.15 * i, 0, -0.66 + 0.15 * i, 0.1,
        -0.6 + 0.15 * i, 0.3);
    cairo_line_to (c->cr, -0.53 + 0.15 * i, 0.3);
    cairo_curve_to (c->cr, -0.59 + 0.15 * i, 0.1, -0.6 + 0.15 * i, 0,
        -0.55 + 0.15 * i, -0.3);
    cairo_close_path (c->cr);
  }
  canvas_fill (c, bee->body, 0.9);
  cairo_restore (c->cr);
  ellipse (c->cr, 0.36, 0.05, 0.12, 0.13, 0);
  fill_round (
      c, 0.36, 0.05, 0.13, ink_mix (bee->body, bee->band, 0.25), bee->body);
  ellipse (c->cr, 0.1, 0, 0.21, 0.2, 0);
  fill_round (c, 0.1, 0, 0.21, bee->band, ink_mix (bee->body, bee->band, 0.2));
}

/* Its coat: short hairs that stand off, lit at the back. */
static void
bee_coat (Canvas *c, const Bee *bee)
{
  cairo_set_line_width (c->cr, 0.012);
  for (gint i = 0; i < 46; i++) {
    gdouble a = i * 2.39996, d = 0.12 + 0.09 * ((i * 7) % 10) / 10.0;
    gdouble x = 0.1 + cos (a) * d, y = sin (a) * d;
    cairo_move_to (c->cr, x, y);
    cairo_rel_line_to (c->cr, cos (a) * 0.06, sin (a) * 0.06);
  }
  canvas_ink (c, ink_mix (bee->band, bee->wing, 0.4), 0.7);
  cairo_stroke (c->cr);
}

void
prop_bee (Canvas *canvas, const Bee *bee)
{
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, bee->x, bee->y);
  cairo_rotate (canvas->cr, bee->angle);
  cairo_scale (canvas->cr, bee->size, bee->size);
  /* Mirrored, where it would fly on its back. */
  if (cos (bee->angle) < 0)
    cairo_scale (canvas->cr, 1, -1);
  ellipse (canvas->cr, -0.06, -0.4, 0.34, 0.12, 0.9);
  canvas_fill (canvas, bee->wing, 0.35);
  bee_legs (canvas, bee->body);
  bee_body (canvas, bee);
  bee_coat (canvas, bee);
  ellipse (canvas->cr, -0.22, -0.34, 0.4, 0.13, 0.55);
  canvas_fill (canvas, bee->wing, 0.5);
  cairo_restore (canvas->cr);
}

void
prop_butterfly (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble size,
    Ink ink, Ink lit)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, dice_range (dice, -0.6, 0.6));
  cairo_scale (cr, size, size);
  for (gint side = -1; side <= 1; side += 2) {
    gdouble open = side < 0 ? dice_range (dice, 0.35, 0.7) : 1;
    cairo_save (cr);
    cairo_scale (cr, side * open, 1);
    cairo_move_to (cr, 0.02, 0);
    cairo_curve_to (cr, 0.2, -0.6, 0.7, -0.75, 0.8, -0.5);
    cairo_curve_to (cr, 0.85, -0.25, 0.5, -0.02, 0.3, 0.02);
    cairo_curve_to (cr, 0.6, 0.1, 0.6, 0.4, 0.4, 0.5);
    cairo_curve_to (cr, 0.2, 0.5, 0.05, 0.25, 0.02, 0);
    cairo_pattern_t *p = cairo_pattern_create_radial (0, 0, 0.1, 0, 0, 0.9);
    cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
    cairo_pattern_add_color_stop_rgb (p, 0.75, lit.r, lit.g, lit.b);
    cairo_pattern_add_color_stop_rgb (p, 1, ink.r, ink.g, ink.b);
    cairo_set_source (cr, p);
    cairo_fill (cr);
    cairo_pattern_destroy (p);
    cairo_restore (cr);
  }
  ellipse (cr, 0, 0.05, 0.04, 0.28, 0);
  canvas_fill (canvas, ink, 1);
  cairo_restore (cr);
}
