/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* People: a head in profile against the light, a crowd. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y;
} Point;

/* Facing right, chin at 0, crown at -1, clockwise from the chest. */
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

static void
spline (Canvas *c, const Point *p, gint n, gboolean start)
{
  if (start)
    cairo_move_to (c->cr, p[0].x, p[0].y);
  else
    cairo_line_to (c->cr, p[0].x, p[0].y);
  for (gint i = 0; i + 1 < n; i++) {
    Point a = p[MAX (i - 1, 0)], b = p[i], d = p[i + 1],
          e = p[MIN (i + 2, n - 1)];
    cairo_curve_to (c->cr, b.x + (d.x - a.x) / 6, b.y + (d.y - a.y) / 6,
        d.x - (e.x - b.x) / 6, d.y - (e.y - b.y) / 6, d.x, d.y);
  }
}

static void
head_path (Canvas *c)
{
  spline (c, front, G_N_ELEMENTS (front), TRUE);
  spline (c, back, G_N_ELEMENTS (back), FALSE);
  cairo_close_path (c->cr);
}

/* Along the hairline, from the forehead past the ear to the nape. */
static void
hairline (cairo_t *cr, gboolean long_hair)
{
  cairo_move_to (cr, 0.345, -0.76);
  cairo_curve_to (cr, 0.33, -0.93, 0.16, -1.035, -0.04, -1.03);
  cairo_curve_to (cr, -0.3, -1.02, -0.5, -0.84, -0.49, -0.56);
  if (long_hair) {
    cairo_curve_to (cr, -0.5, -0.3, -0.56, -0.1, -0.5, 0.22);
    cairo_curve_to (cr, -0.4, 0.3, -0.2, 0.24, -0.12, 0.1);
    cairo_curve_to (cr, -0.06, -0.05, -0.1, -0.2, -0.06, -0.34);
  } else {
    cairo_curve_to (cr, -0.48, -0.4, -0.4, -0.26, -0.29, -0.14);
    cairo_curve_to (cr, -0.24, -0.2, -0.16, -0.26, -0.13, -0.36);
  }
  cairo_curve_to (cr, -0.14, -0.5, -0.02, -0.53, 0.02, -0.46);
  cairo_line_to (cr, 0.05, -0.33);
  cairo_line_to (cr, 0.095, -0.44);
  cairo_curve_to (cr, 0.1, -0.6, 0.2, -0.68, 0.345, -0.76);
  cairo_close_path (cr);
}

static void
strands (Canvas *c, Dice *dice, Ink ink)
{
  for (gint i = 0; i < 26; i++) {
    gdouble t = dice_range (dice, 0.12, 0.98), s = dice_range (dice, 0, 0.35);
    cairo_move_to (c->cr, 0.33 - 0.1 * t, -0.78 - 0.2 * t);
    cairo_curve_to (c->cr, 0.12 - 0.3 * s, -0.8 - 0.24 * t, -0.36 * t,
        -0.72 - 0.3 * t, -0.47 * t, -0.38 - 0.4 * s);
  }
  cairo_set_line_width (c->cr, 0.006);
  canvas_ink (c, ink, 0.3);
  cairo_stroke (c->cr);
}

static void
beard (cairo_t *cr)
{
  cairo_move_to (cr, 0.03, -0.44);
  cairo_curve_to (cr, 0.1, -0.26, 0.2, -0.25, 0.3, -0.28);
  cairo_curve_to (cr, 0.36, -0.29, 0.38, -0.26, 0.4, -0.22);
  cairo_line_to (cr, 0.33, -0.205);
  cairo_curve_to (cr, 0.37, -0.16, 0.4, -0.1, 0.41, 0.0);
  cairo_curve_to (cr, 0.41, 0.12, 0.3, 0.16, 0.2, 0.1);
  cairo_curve_to (cr, 0.06, 0.02, -0.02, -0.2, 0.03, -0.44);
}

static void
hair (Canvas *c, Dice *dice, Ink ink, Ink shine)
{
  gint kind = dice_pick (dice, 5);

  if (kind == 1) { /* a bun */
    cairo_arc (c->cr, -0.5, -0.72, 0.15, 0, 2 * G_PI);
    canvas_fill (c, ink, 1);
  }
  if (kind >= 3) {
    beard (c->cr);
    canvas_fill (c, ink, 1);
  }
  hairline (c->cr, kind == 0);
  canvas_fill (c, ink, 1);
  cairo_save (c->cr);
  hairline (c->cr, kind == 0);
  cairo_clip (c->cr);
  strands (c, dice, shine);
  cairo_restore (c->cr);
}

static void
hat (Canvas *c, Ink ink)
{
  cairo_t *cr = c->cr;

  if (c->subject.era == ERA_INDUSTRIAL) {
    cairo_move_to (cr, 0.32, -0.86);
    cairo_line_to (cr, 0.3, -1.45);
    cairo_curve_to (cr, 0.1, -1.5, -0.3, -1.52, -0.46, -1.42);
    cairo_line_to (cr, -0.44, -0.83);
    cairo_move_to (cr, 0.56, -0.83);
    cairo_curve_to (cr, 0.3, -0.95, -0.4, -0.92, -0.66, -0.76);
    cairo_curve_to (cr, -0.4, -0.82, 0.3, -0.84, 0.56, -0.83);
  } else if (c->subject.era == ERA_ROMAN) {
    for (gint i = 0; i < 9; i++) {
      gdouble a = -0.35 - i * 0.27, x = cos (a) * 0.46 - 0.05,
              y = sin (a) * 0.44 - 0.56;
      cairo_move_to (cr, x, y);
      cairo_curve_to (
          cr, x + 0.02, y - 0.1, x + 0.1, y - 0.13, x + 0.13, y - 0.15);
      cairo_curve_to (cr, x + 0.12, y - 0.05, x + 0.07, y, x, y);
    }
  } else if (c->subject.era == ERA_MEDIEVAL) {
    cairo_move_to (cr, 0.36, -0.78);
    cairo_curve_to (cr, 0.3, -1.2, -0.5, -1.25, -0.64, -0.7);
    cairo_curve_to (cr, -0.7, -0.3, -0.62, 0.1, -0.8, 0.45);
    cairo_line_to (cr, 0.1, 0.3);
    cairo_curve_to (cr, -0.14, -0.1, -0.1, -0.6, 0.36, -0.78);
  }
  canvas_fill (c, ink, 1);
}

static void
body_shading (Canvas *c, Ink ink)
{
  Ink lit = ink_mix (ink, c->tones.lit, 0.85);
  cairo_pattern_t *p = cairo_pattern_create_linear (0.5, -0.4, -0.35, -0.15);

  cairo_pattern_add_color_stop_rgba (p, 0, lit.r, lit.g, lit.b, 0.8);
  cairo_pattern_add_color_stop_rgba (p, 0.3, lit.r, lit.g, lit.b, 0.22);
  cairo_pattern_add_color_stop_rgba (p, 1, lit.r, lit.g, lit.b, 0);
  head_path (c);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

static void
bust (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble size)
{
  Ink ink = canvas_tone (c, 0.02), dark = ink_mix (ink, c->tones.near, 0.7);
  Ink cloth = ink_mix (c->tones.near, c->tones.mid, 0.12);

  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_scale (c->cr, size * c->side, size);
  head_path (c);
  canvas_fill (c, ink, 1);
  body_shading (c, ink);
  /* The edge that faces the light. */
  cairo_save (c->cr);
  head_path (c);
  cairo_clip (c->cr);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  spline (c, front, G_N_ELEMENTS (front), TRUE);
  cairo_set_line_width (c->cr, 0.035);
  canvas_ink (c, ink_mix (c->tones.lit, c->tones.sun, 0.5), 0.9);
  cairo_stroke (c->cr);
  /* A coat with a collar, back from the chest. */
  cairo_move_to (c->cr, 0.5, 1.2);
  cairo_curve_to (c->cr, 0.32, 0.7, 0.2, 0.5, 0.12, 0.2);
  cairo_curve_to (c->cr, -0.05, 0.1, -0.2, 0.02, -0.34, 0.02);
  cairo_line_to (c->cr, -1.4, 0.2);
  cairo_line_to (c->cr, -1.4, 1.2);
  cairo_close_path (c->cr);
  canvas_fill (c, cloth, 1);
  cairo_restore (c->cr);
  hair (c, dice, dark, c->tones.lit);
  hat (c, dark);
  cairo_restore (c->cr);
}

/* What the head thinks of: orbits and sparks behind it. */
static void
thought (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble r)
{
  for (gint i = 0; i < 5; i++) {
    gdouble turn = dice_range (dice, 0, G_PI),
            flat = dice_range (dice, 0.25, 0.8);
    gdouble at = dice_range (dice, 0, 2 * G_PI), size = r * (0.72 + 0.17 * i);
    cairo_save (c->cr);
    cairo_translate (c->cr, x, y);
    cairo_rotate (c->cr, turn);
    cairo_scale (c->cr, 1, flat);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, size, 0, 2 * G_PI);
    cairo_restore (c->cr);
    cairo_set_line_width (c->cr, c->u * 0.09);
    canvas_ink (c, c->tones.light, 0.3);
    cairo_stroke (c->cr);
    gdouble px = cos (at) * size, py = sin (at) * size * flat;
    gdouble qx = x + px * cos (turn) - py * sin (turn);
    gdouble qy = y + px * sin (turn) + py * cos (turn);
    brush_glow (c, qx, qy, c->u * 2.4, c->tones.sun, 0.6);
    cairo_arc (c->cr, qx, qy, c->u * 0.4, 0, 2 * G_PI);
    canvas_fill (c, c->tones.light, 0.95);
  }
}

static void
paint_portrait (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.72, 0.78);
  gboolean narrow = c->w < c->h * 1.3;
  gdouble size = MIN (c->h * (narrow ? 0.5 : 0.56), c->w * 0.6);
  gdouble x = c->w * (0.5 + c->side * (narrow ? 0.02 : 0.17));
  gdouble y = c->h * (narrow ? 0.84 : 0.68);
  gdouble disc_x = x + c->side * size * 0.12, disc_y = y - size * 0.48;
  /* It looks out of the quiet side towards its light. */
  c->sun_x = x + c->side * size * 0.55;
  c->sun_y = disc_y;
  brush_sky (c, (Sky){ 0.55, 0.9, c->h });
  g_free (brush_ridge (c, (Ridge){ c->h * 0.82, u * 7, 2, 0.4, 0.8, 0.5 }));
  cairo_arc (c->cr, disc_x, disc_y, size * 0.62, 0, 2 * G_PI);
  canvas_fill (c, ink_mix (c->tones.sun, c->tones.accent, 0.3), 0.6);
  brush_glow (c, disc_x, disc_y, size * 1.3, c->tones.sun, 0.35);
  thought (c, &dice, disc_x, disc_y, size * 0.85);
  brush_mist (c, c->h * 0.86, u * 14, c->tones.far, 0.5);
  bust (c, &dice, x, y, size);
  brush_weather_air (c);
  if (narrow)
    c->quiet = (PainterQuiet){ 0.08, 0.04, 0.84, 0.16 };
}

static void
banners (Canvas *c, Dice *dice, gdouble y, gdouble size, gint count, Ink ink)
{
  for (gint i = 0; i < count; i++) {
    gdouble x = c->w * (i + dice_range (dice, 0.1, 0.9)) / count;
    gdouble h = size * dice_range (dice, 1.5, 2.1),
            w = size * dice_range (dice, 0.5, 0.9);
    gdouble way = -c->side;
    cairo_rectangle (c->cr, x - size * 0.015, y - h, size * 0.03, h);
    canvas_fill (c, canvas_tone (c, 0.1), 1);
    cairo_move_to (c->cr, x, y - h);
    cairo_curve_to (c->cr, x + way * w * 0.3, y - h - size * 0.1,
        x + way * w * 0.6, y - h + size * 0.1, x + way * w,
        y - h + size * 0.02);
    cairo_line_to (c->cr, x + way * w * 0.95, y - h + size * 0.5);
    cairo_curve_to (c->cr, x + way * w * 0.6, y - h + size * 0.58,
        x + way * w * 0.3, y - h + size * 0.38, x, y - h + size * 0.48);
    cairo_close_path (c->cr);
    canvas_fill (c, ink, 1);
  }
}

static void
paint_crowd (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.56, 0.6);
  gdouble hz = c->horizon;
  c->sun_x = c->focus_x;
  c->sun_y = hz - u * 10;
  brush_weather_sky (c);
  prop_buildings (
      c, (Row){ hz + u, u * 4, u * 12, u * 6, 0.84, 0.1, 0.1, 0, c->w });
  brush_haze (c, hz - u * 10, hz + u * 2, c->tones.far, 0.6);
  g_free (brush_ridge (c, (Ridge){ hz + u, u, 4, 0.2, 0.75, 0.3 }));
  for (gint i = 0; i < 7; i++) {
    gdouble t = i / 6.0, depth = 0.72 * (1 - t) + 0.03;
    gdouble size = u * (3.4 + 15 * t * t + 3 * t),
            y = hz + u * 2.5 + (c->h - hz + u * 6) * t * (0.35 + 0.65 * t);
    Ink ink = canvas_tone (c, depth), rim = ink_mix (ink, c->tones.lit, 0.8);
    if (i == 2 || i == 4)
      banners (c, &dice, y - size * 0.5, size, i == 2 ? 7 : 4,
          ink_mix (ink, c->tones.accent, 0.65));
    prop_people (c, -size * 0.3, c->w + size * 0.3, y, size,
        (gint) (c->w / size * (2.6 - 0.9 * t)), ink, rim);
    brush_haze (c, y - size, y + u, c->tones.far, 0.3 * (1 - t));
  }
  brush_weather_air (c);
}

const Motif motif_portrait = { "portrait", paint_portrait, -1, ERA_ANY,
  "cinematic" };
const Motif motif_crowd = { "crowd", paint_crowd, -1, ERA_MODERN, "cinematic" };
