/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A head that looks at us, one side of it in the light. */

#include "brush.h"
#include "prop.h"
#include "sitter.h"

#include <math.h>

/* The face's outline: crown at -1, chin at 0. */
static void
face_path (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble w = s->woman ? 0.315 : 0.335, jaw = s->woman ? 0.13 : 0.19;
  gdouble low = s->child ? -0.3 : -0.26;

  if (s->child)
    w = 0.35;
  cairo_move_to (cr, 0, -0.98);
  cairo_curve_to (cr, w * 0.75, -0.98, w, -0.8, w, -0.55);
  cairo_curve_to (cr, w, low, jaw * 1.35, -0.06, jaw * 0.5, -0.005);
  cairo_curve_to (
      cr, jaw * 0.25, 0.012, -jaw * 0.25, 0.012, -jaw * 0.5, -0.005);
  cairo_curve_to (cr, -jaw * 1.35, -0.06, -w, low, -w, -0.55);
  cairo_curve_to (cr, -w, -0.8, -w * 0.75, -0.98, 0, -0.98);
  cairo_close_path (cr);
}

static void
shoulders (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble neck = 0.17 * (0.4 + 0.6 * s->neck),
          wide = 0.98 * (0.3 + 0.7 * s->neck);

  cairo_move_to (cr, -neck, -0.2);
  cairo_line_to (cr, -neck, 0.12);
  cairo_curve_to (cr, -neck * 1.4, 0.26, -wide * 0.8, 0.26, -wide, 0.5);
  cairo_line_to (cr, -wide * 1.12, 1.3);
  cairo_line_to (cr, wide * 1.12, 1.3);
  cairo_line_to (cr, wide, 0.5);
  cairo_curve_to (cr, wide * 0.8, 0.26, neck * 1.4, 0.26, neck, 0.12);
  cairo_line_to (cr, neck, -0.2);
  cairo_close_path (cr);
}

static void
locks (const Sitter *s, gdouble x0, gdouble x1)
{
  brush_wash (s->c, x0, 0, x1, -0.3, ink_mix (s->locks, s->c->tones.near, 0.35),
      ink_mix (s->locks, s->c->tones.lit, 0.28));
}

static void
hair_behind (const Sitter *s, Dice *dice)
{
  cairo_t *cr = s->c->cr;
  gdouble low = s->hair == HAIR_BOB ? 0.02 : 0.5;

  if (s->hair == HAIR_LONG || s->hair == HAIR_BOB) {
    cairo_move_to (cr, 0, -1.07);
    cairo_curve_to (cr, 0.44, -1.07, 0.46, -0.6, 0.42, -0.3);
    cairo_curve_to (cr, 0.42, 0, 0.52, low * 0.5, 0.4, low);
    cairo_line_to (cr, -0.4, low);
    cairo_curve_to (cr, -0.52, low * 0.5, -0.42, 0, -0.42, -0.3);
    cairo_curve_to (cr, -0.46, -0.6, -0.44, -1.07, 0, -1.07);
    locks (s, -0.4, 0.4);
  }
  if (s->hair == HAIR_CURLS)
    for (gint i = 0; i < 70; i++) {
      gdouble a = dice_range (dice, G_PI * 0.85, G_PI * 2.15);
      gdouble r = dice_range (dice, 0.3, 0.5);
      prop_oval (s->c, cos (a) * r, -0.62 + sin (a) * r, 0.1, 0.1);
      canvas_fill (
          s->c, ink_mix (s->locks, s->c->tones.lit, cos (a) > 0 ? 0.14 : 0), 1);
    }
  if (s->hat == HAT_BONNET || s->hat == HAT_HOOD || s->hat == HAT_VEIL)
    return;
  if (s->hair == HAIR_BUN || s->hair == HAIR_UPDO || s->hair == HAIR_TOPKNOT) {
    gdouble r = s->hair == HAIR_UPDO ? 0.25 : 0.15;
    prop_oval (s->c, 0, -1.06, r, r * 0.85);
    locks (s, -r, r);
  }
  if (s->hair == HAIR_TAIL)
    for (gint i = -1; i <= 1; i += 2) {
      cairo_move_to (cr, i * 0.3, -0.7);
      cairo_curve_to (cr, i * 0.56, -0.6, i * 0.56, -0.1, i * 0.44, 0.3);
      cairo_curve_to (cr, i * 0.38, 0, i * 0.3, -0.3, i * 0.28, -0.5);
      locks (s, -0.5, 0.5);
    }
}

static void
hair_before (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble part = s->woman ? 0.0 : -0.12, low = s->woman ? -0.42 : -0.56;

  if (s->hair == HAIR_BALD) {
    for (gint i = -1; i <= 1; i += 2) {
      prop_oval (s->c, i * 0.325, -0.5, 0.05, 0.14);
      locks (s, -0.4, 0.4);
    }
    return;
  }
  cairo_move_to (cr, part, -0.83);
  cairo_curve_to (cr, 0.18, -0.82, 0.27, -0.72, 0.3, low);
  cairo_curve_to (cr, 0.42, -0.6, 0.42, -1.05, 0, -1.06);
  cairo_curve_to (cr, -0.42, -1.05, -0.42, -0.6, -0.3, low);
  cairo_curve_to (cr, -0.28, -0.72, -0.22, -0.82, part, -0.83);
  locks (s, -0.35, 0.35);
}

static void
eyes (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble y = s->child ? -0.4 : -0.46;
  Ink dark = s->c->tones.near;

  for (gint i = -1; i <= 1; i += 2) {
    gdouble x = i * 0.135;
    cairo_move_to (cr, x - 0.062, y);
    cairo_curve_to (cr, x - 0.03, y - 0.04, x + 0.03, y - 0.04, x + 0.062, y);
    cairo_curve_to (cr, x + 0.03, y + 0.026, x - 0.03, y + 0.026, x - 0.062, y);
    canvas_fill (s->c, ink_mix (s->skin, s->c->tones.light, 0.7), 0.9);
    prop_oval (s->c, x, y - 0.004, 0.026, 0.028);
    canvas_fill (s->c, dark, 1);
    cairo_move_to (cr, x - 0.064, y);
    cairo_curve_to (cr, x - 0.03, y - 0.044, x + 0.03, y - 0.044, x + 0.064, y);
    cairo_set_line_width (cr, s->woman ? 0.018 : 0.013);
    canvas_ink (s->c, dark, 0.9);
    cairo_stroke (cr);
    cairo_move_to (cr, x - 0.075, y - 0.085);
    cairo_curve_to (
        cr, x - 0.03, y - 0.12, x + 0.03, y - 0.12, x + 0.075, y - 0.08);
    cairo_set_line_width (cr, s->woman ? 0.02 : 0.032);
    canvas_ink (s->c, s->locks, 0.9);
    cairo_stroke (cr);
  }
  if (!s->glasses)
    return;
  for (gint i = -1; i <= 1; i += 2)
    prop_oval (s->c, i * 0.14, y, 0.105, 0.09);
  cairo_move_to (cr, -0.035, y);
  cairo_line_to (cr, 0.035, y);
  cairo_set_line_width (cr, 0.014);
  canvas_ink (s->c, ink_mix (s->c->tones.light, s->c->tones.accent, 0.4), 0.95);
  cairo_stroke (cr);
}

static void
mouth (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  gdouble w = s->child ? 0.06 : 0.085;
  Ink lip = s->woman ? ink_mix (s->shade, s->c->tones.accent, 0.5) : s->shade;

  cairo_move_to (cr, -w, -0.165);
  cairo_curve_to (cr, -0.03, -0.195, -0.01, -0.18, 0, -0.178);
  cairo_curve_to (cr, 0.01, -0.18, 0.03, -0.195, w, -0.165);
  cairo_curve_to (cr, 0.04, -0.125, -0.04, -0.125, -w, -0.165);
  canvas_fill (s->c, lip, 0.75);
  cairo_move_to (cr, -0.03, -0.46); /* the shaded side of the nose */
  cairo_curve_to (cr, -0.05, -0.36, -0.08, -0.3, -0.06, -0.27);
  cairo_line_to (cr, 0.03, -0.265);
  cairo_curve_to (cr, -0.01, -0.32, -0.01, -0.4, -0.03, -0.46);
  canvas_fill (s->c, s->shade, 0.6);
  if (!s->beard)
    return;
  cairo_move_to (cr, -0.32, -0.42);
  cairo_curve_to (cr, -0.24, -0.2, -0.12, -0.24, 0, -0.235);
  cairo_curve_to (cr, 0.12, -0.24, 0.24, -0.2, 0.32, -0.42);
  cairo_curve_to (cr, 0.33, -0.1, 0.2, 0.1, 0, 0.11);
  cairo_curve_to (cr, -0.2, 0.1, -0.33, -0.1, -0.32, -0.42);
  locks (s, -0.3, 0.3);
  cairo_move_to (cr, -0.06, -0.165);
  cairo_line_to (cr, 0.06, -0.165);
  cairo_set_line_width (cr, 0.014);
  canvas_ink (s->c, lip, 1);
  cairo_stroke (cr);
}

static void
hat (const Sitter *s)
{
  cairo_t *cr = s->c->cr;
  Ink felt = ink_mix (s->cloth, s->c->tones.near, 0.5);
  Ink gold = ink_mix (s->c->tones.accent, s->c->tones.light, 0.4);

  if (s->hat == HAT_TOP || s->hat == HAT_CAP) {
    gdouble high = s->hat == HAT_TOP ? 1.42 : 1.14;
    cairo_move_to (cr, -0.34, -0.86);
    cairo_line_to (cr, -0.33, -high);
    cairo_curve_to (cr, -0.2, -high - 0.05, 0.2, -high - 0.05, 0.33, -high);
    cairo_line_to (cr, 0.34, -0.86);
    brush_wash (
        s->c, -0.3, 0, 0.4, 0, felt, ink_mix (felt, s->c->tones.lit, 0.4));
    prop_oval (s->c, 0, -0.86, s->hat == HAT_TOP ? 0.52 : 0.37, 0.06);
    brush_wash (
        s->c, -0.5, 0, 0.5, 0, felt, ink_mix (felt, s->c->tones.lit, 0.3));
  } else if (s->hat == HAT_BONNET || s->hat == HAT_HOOD || s->hat == HAT_VEIL) {
    if (s->hat != HAT_HOOD)
      felt = ink_mix (
          s->trim, s->hat == HAT_VEIL ? s->c->tones.mid : s->cloth, 0.4);
    cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_move_to (cr, 0, -1.14);
    cairo_curve_to (cr, 0.52, -1.16, 0.54, -0.5, 0.4, 0.02);
    cairo_curve_to (cr, 0.3, 0.2, -0.3, 0.2, -0.4, 0.02);
    cairo_curve_to (cr, -0.54, -0.5, -0.52, -1.16, 0, -1.14);
    cairo_new_sub_path (cr);
    cairo_save (cr);
    cairo_translate (cr, 0, -0.36);
    cairo_scale (cr, 0.3, 0.5);
    cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_restore (cr);
    brush_wash (
        s->c, -0.5, 0, 0.5, 0, felt, ink_mix (felt, s->c->tones.lit, 0.4));
    cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  } else if (s->hat == HAT_CROWN || s->hat == HAT_LAUREL) {
    cairo_move_to (cr, -0.33, -0.84);
    for (gint i = 0; i <= 6; i++)
      cairo_line_to (cr, -0.36 + 0.12 * i,
          i & 1                     ? -1.0
              : s->hat == HAT_CROWN ? -1.2
                                    : -1.05);
    cairo_line_to (cr, 0.33, -0.84);
    cairo_curve_to (cr, 0.1, -0.9, -0.1, -0.9, -0.33, -0.84);
    brush_wash (s->c, -0.3, 0, 0.35, 0, ink_mix (gold, s->c->tones.near, 0.5),
        ink_mix (gold, s->c->tones.light, 0.4));
  }
}

static void
clothes (const Sitter *s)
{
  Canvas *c = s->c;
  Era era = c->subject.era;
  gdouble open = s->woman && era != ERA_INDUSTRIAL ? 0.42 : 0.24;

  shoulders (s);
  canvas_fill (c, s->shade, 1);
  cairo_save (c->cr);
  shoulders (s);
  cairo_clip (c->cr);
  cairo_move_to (c->cr, -0.3, 0.02);
  cairo_curve_to (c->cr, -0.2, open * 0.8, -0.1, open, 0, open + 0.04);
  cairo_curve_to (c->cr, 0.1, open, 0.2, open * 0.8, 0.3, 0.02);
  cairo_line_to (c->cr, 1.5, 0);
  cairo_line_to (c->cr, 1.5, 1.4);
  cairo_line_to (c->cr, -1.5, 1.4);
  cairo_line_to (c->cr, -1.5, 0);
  cairo_close_path (c->cr);
  brush_wash (c, -0.7, 0, 0.9, 0, ink_mix (s->cloth, c->tones.near, 0.6),
      ink_mix (s->cloth, c->tones.lit, 0.3));
  if (era == ERA_INDUSTRIAL || (era == ERA_MODERN && !s->woman)) {
    for (gint i = -1; i <= 1; i += 2) { /* a collar */
      cairo_move_to (c->cr, i * 0.16, 0.06);
      cairo_line_to (c->cr, i * 0.28, 0.2);
      cairo_line_to (c->cr, i * 0.1, 0.36);
      cairo_line_to (c->cr, 0, 0.26);
      cairo_close_path (c->cr);
      canvas_fill (
          c, i > 0 ? s->trim : ink_mix (s->trim, c->tones.near, 0.4), 1);
    }
    if (s->woman) {
      prop_oval (c, 0, 0.3, 0.05, 0.06);
      canvas_fill (c, ink_mix (c->tones.accent, c->tones.light, 0.35), 1);
      cairo_restore (c->cr);
      return;
    }
    cairo_move_to (c->cr, -0.05, 0.28);
    cairo_line_to (c->cr, 0.05, 0.28);
    cairo_line_to (c->cr, 0.08, 0.9);
    cairo_line_to (c->cr, -0.08, 0.9);
    canvas_fill (c, ink_mix (c->tones.accent, c->tones.near, 0.4), 1);
  }
  cairo_restore (c->cr);
}

void
sitter_front (const Sitter *s)
{
  Canvas *c = s->c;
  Dice dice = { s->seed };

  hair_behind (s, &dice);
  clothes (s);
  for (gint i = -1; i <= 1; i += 2) {
    prop_oval (c, i * 0.33, -0.44, 0.05, 0.1);
    canvas_fill (c, i > 0 ? s->skin : s->shade, 1);
  }
  face_path (s);
  brush_wash (c, -0.3, 0, 0.32, -0.1, s->shade, s->lit);
  face_path (s);
  canvas_fill (c, s->skin, 0.35);
  cairo_save (c->cr); /* the shadow of the chin, the dark cheek */
  face_path (s);
  cairo_clip (c->cr);
  cairo_move_to (c->cr, -0.5, -1.1);
  cairo_line_to (c->cr, -0.1, -1.1);
  cairo_curve_to (c->cr, -0.22, -0.7, -0.1, -0.4, -0.16, 0.1);
  cairo_line_to (c->cr, -0.5, 0.1);
  cairo_close_path (c->cr);
  canvas_fill (c, s->shade, 0.3);
  cairo_restore (c->cr);
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_ROUND);
  eyes (s);
  mouth (s);
  hair_before (s);
  hat (s);
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_BUTT);
}
