/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* No subject: cut paper in layers, each throwing a shadow on the next. */

#include "brush.h"
#include "motif.h"

#include <math.h>

typedef void (*Outline) (Canvas *c, guint64 seed, gdouble t);

/* Waves that close in from one lower corner. */
static void
wave_outline (Canvas *c, guint64 seed, gdouble t)
{
  gdouble base = c->h * (0.36 + 0.6 * t), step = c->u * 0.5;

  cairo_move_to (c->cr, -c->u * 9, c->h + c->u * 9);
  for (gdouble x = -c->u * 9; x < c->w + c->u * 9; x += step) {
    gdouble fx = x / c->w, lean = (fx - 0.5) * c->side * -0.34 * (1 - t * 0.4);
    gdouble n = noise_fractal (seed, fx * 2.1, t * 1.6, 2);
    cairo_line_to (c->cr, x, base + c->h * (lean + 0.24 * n));
  }
  cairo_line_to (c->cr, c->w + c->u * 9, c->h + c->u * 9);
  cairo_close_path (c->cr);
}

/* A cave of rings around the light. */
static void
ring_outline (Canvas *c, guint64 seed, gdouble t)
{
  gdouble reach = hypot (c->w, c->h) * (0.16 + 0.46 * t);

  cairo_rectangle (c->cr, -c->w, -c->h, 3 * c->w, 3 * c->h);
  for (gint i = 0; i <= 180; i++) {
    gdouble a = i * 2 * G_PI / 180;
    gdouble n = noise_fractal (seed, cos (a) * 0.9 + 2.6 * t, sin (a) * 0.9, 3);
    gdouble r = reach * (1 + 0.5 * n);
    gdouble x = c->sun_x + cos (a) * r, y = c->sun_y + sin (a) * r * 0.8;
    if (i == 0)
      cairo_move_to (c->cr, x, y);
    else
      cairo_line_to (c->cr, x, y);
  }
  cairo_close_path (c->cr);
}

/* Long blades, fanned from a lower corner. */
static void
fan_outline (Canvas *c, guint64 seed, gdouble t)
{
  gdouble x = c->w * (0.5 + c->side * 0.62), y = c->h * 1.12;
  gdouble a = G_PI * 1.5 - c->side * (1.25 - 1.1 * t), reach = c->w + c->h;
  gdouble bend = 0.35 * noise_at (seed, t * 5, 0.5) + 0.25;

  cairo_move_to (c->cr, x, y);
  cairo_curve_to (c->cr, x + cos (a) * reach * 0.3, y + sin (a) * reach * 0.3,
      x + cos (a + bend * c->side) * reach * 0.6,
      y + sin (a + bend * c->side) * reach * 0.6,
      x + cos (a + bend * c->side) * reach,
      y + sin (a + bend * c->side) * reach);
  cairo_line_to (c->cr, x + c->side * reach, y - reach);
  cairo_line_to (c->cr, x + c->side * reach, y + reach);
  cairo_close_path (c->cr);
}

static void
cut_sheet (Canvas *c, Outline outline, guint64 seed, gdouble t, Ink ink)
{
  gdouble away = c->sun_x > c->w / 2 ? -1 : 1;

  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (gint i = 7; i > 0; i--) {
    cairo_save (c->cr);
    cairo_translate (c->cr, away * c->u * 0.16 * i, -c->u * 0.24 * i);
    outline (c, seed, t);
    cairo_restore (c->cr);
    canvas_fill (c, c->tones.deep, 0.045);
  }
  outline (c, seed, t);
  canvas_fill (c, ink, 1);
  /* The cut's edge, where the paper's thickness meets the light. */
  outline (c, seed, t);
  cairo_set_line_width (c->cr, c->u * 0.16);
  canvas_ink (c, ink_mix (ink, c->tones.light, 0.55), 0.65);
  cairo_stroke (c->cr);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
}

/* What the cave opens on. */
static void
cave_view (Canvas *c)
{
  gdouble y = c->sun_y, u = c->u;

  g_free (brush_ridge (c, (Ridge){ y + u * 5, u * 7, 3, 0.6, 0.85, 0.6 }));
  g_free (brush_ridge (c, (Ridge){ y + u * 8, u * 6, 3, 0.5, 0.65, 0.5 }));
  g_free (brush_ridge (c, (Ridge){ y + u * 12, u * 5, 3, 0.3, 0.45, 0.3 }));
}

static void
paint_abstract (Canvas *c)
{
  static const Outline outlines[] = { wave_outline, ring_outline, fan_outline };
  Dice dice = dice_fork (&c->dice);
  gint kind = dice_pick (&dice, G_N_ELEMENTS (outlines));
  guint64 seed = dice_next (&dice);
  gint sheets = 6 + dice_pick (&dice, 3);
  gint bright = 1 + dice_pick (&dice, 3);

  canvas_compose (c, 0.55, 0.62);
  c->sun_y = c->h * (kind == 1 ? 0.56 : 0.34);
  brush_sky (c, (Sky){ kind == 1 ? 0.3 : -3, 0.9, c->h });
  cairo_arc (
      c->cr, c->sun_x, c->sun_y, c->u * (kind == 1 ? 5 : 11), 0, 2 * G_PI);
  canvas_fill (c, ink_mix (c->tones.accent, c->tones.sun, 0.35), 1);
  brush_glow (c, c->sun_x, c->sun_y, c->u * 34, c->tones.sun, 0.35);
  if (kind == 1)
    cave_view (c);
  for (gint i = 0; i < sheets && !canvas_cancelled (c); i++) {
    gdouble t = (i + 0.5) / sheets;
    Ink ink = ink_mix (c->tones.far, c->tones.near, pow (t, 0.8));
    ink = ink_mix (ink, c->tones.mid, 0.45 * (1 - t));
    if (i == (kind == 1 ? 0 : bright))
      ink = ink_mix (ink, c->tones.accent, 0.7);
    cut_sheet (c, outlines[kind], seed, t, ink);
  }
  c->quiet.height = MIN (c->quiet.height, 0.24);
  if (kind == 1)
    c->quiet = canvas_is_tall (c) ? (PainterQuiet){ 0.08, 0.06, 0.84, 0.16 }
        : c->side > 0             ? (PainterQuiet){ 0.05, 0.1, 0.36, 0.34 }
                                  : (PainterQuiet){ 0.59, 0.1, 0.36, 0.34 };
}

const Motif motif_abstract = { "abstract", paint_abstract, -1, ERA_ANY, NULL };
