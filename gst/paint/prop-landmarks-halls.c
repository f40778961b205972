/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Landmarks that are wider than high: halls, domes, gates, tombs, bridges. */

#include "brush.h"
#include "landmark.h"

#include <math.h>

/* Openings around a drum: near its sides they stand closer. */
static void
round_arches (
    const Mark *m, gdouble half, gdouble up, gdouble high, gint n, gdouble to)
{
  for (gint i = 0; i < n; i++) {
    gdouble turn = -1.32 + 2.64 * i / (n - 1), x = sin (turn) * half;
    gdouble w = half * 1.75 / n * cos (turn);
    if (x < to)
      mark_arch (m, x, up, MAX (w * 0.6, 0.006), high, FALSE);
  }
  mark_dark (m, 0.75);
}

static void
colosseum (const Mark *m)
{
  static const gdouble outer[][2] = { { -1.1, 0.06 }, { -1.1, 0.93 },
    { -0.8, 0.985 }, { -0.3, 1 }, { 0.1, 0.995 }, { 0.2, 0.9 }, { 0.26, 0.86 },
    { 0.3, 0.7 }, { 0.4, 0.66 }, { 0.42, 0.08 } };
  static const gdouble inner[][2] = { { -0.2, 0.02 }, { -0.2, 0.66 },
    { 0.5, 0.655 }, { 0.85, 0.63 }, { 1.08, 0.585 }, { 1.1, 0.07 },
    { 0.8, 0.02 }, { 0.3, 0 }, { -0.2, 0 } };

  MARK_PATH (m, inner);
  mark_tint (m, 0.3, 1, ink_mix (m->wall, m->roof, 0.25));
  MARK_PATH (m, outer);
  mark_stone (m, -0.3, 0.9);
  cairo_move_to (m->cr, -1.1, 0.06);
  cairo_curve_to (m->cr, -0.6, -0.02, 0.6, -0.02, 1.1, 0.07);
  cairo_line_to (m->cr, 1.1, 0.2);
  cairo_line_to (m->cr, -1.1, 0.2);
  cairo_close_path (m->cr);
  mark_stone (m, 0, 1.1);
  round_arches (m, 1.08, 0.05, 0.18, 17, 2);
  round_arches (m, 1.08, 0.29, 0.17, 17, 2);
  round_arches (m, 1.08, 0.51, 0.15, 17, 0.36);
  for (gint i = 0; i < 9; i++)
    mark_rect (m, -1.02 + 0.135 * i, 0.79, -0.985 + 0.135 * i, 0.85);
  mark_dark (m, 0.7);
  for (gint i = 0; i < 4; i++) {
    gdouble up = 0.25 + 0.235 * i - (i == 3 ? 0.01 : 0);
    mark_rect (m, -1.11, up, i < 2 ? 1.1 : 0.32 - 0.06 * (i - 2), up + 0.022);
  }
  canvas_fill (m->c, m->rim, 0.5);
}

static void
one_pyramid (const Mark *m, gdouble x, gdouble half, gdouble high)
{
  gdouble edge = x - m->light * half * 0.22, lit = x + m->light * half;
  gdouble shade = x - m->light * half;

  cairo_move_to (m->cr, x, high);
  cairo_line_to (m->cr, lit, 0);
  cairo_line_to (m->cr, edge, -0.02);
  cairo_close_path (m->cr);
  canvas_fill (m->c, ink_mix (m->wall, m->rim, 0.85), 1);
  cairo_move_to (m->cr, x, high);
  cairo_line_to (m->cr, shade, 0);
  cairo_line_to (m->cr, edge, -0.02);
  cairo_close_path (m->cr);
  canvas_fill (m->c, ink_mix (m->wall, m->roof, 0.35), 1);
  for (gint i = 1; i < 16; i++) {
    gdouble t = i / 16.0, w = half * (1 - t);
    cairo_move_to (m->cr, x - w, high * t);
    cairo_line_to (m->cr, x + w, high * t);
  }
  mark_stroke (m, 0.004, m->roof, 0.25);
}

static void
pyramids (const Mark *m)
{
  one_pyramid (m, -m->c->side * 1.15, 0.62, 0.72);
  one_pyramid (m, m->c->side * 1.25, 0.36, 0.42);
  one_pyramid (m, 0, 0.82, 1);
}

static void
minaret (const Mark *m, gdouble x, gdouble high, gdouble half)
{
  mark_rect (m, x - half, 0, x + half, high * 0.86);
  mark_stone (m, x, half);
  for (gint i = 1; i < 4; i++)
    mark_rect (m, x - half * 1.7, high * 0.285 * i, x + half * 1.7,
        high * 0.285 * i + 0.014);
  mark_tint (m, x, half * 1.6, m->wall);
  mark_dome (m, x, high * 0.87, half * 1.1, high * 0.1, 0.5);
  mark_stone (m, x, half);
  mark_rect (m, x - 0.003, high * 0.96, x + 0.003, high);
  mark_dark (m, 1);
}

static void
finial (const Mark *m, gdouble x, gdouble up, gdouble high)
{
  mark_rect (m, x - 0.005, up - 0.01, x + 0.005, up + high);
  prop_oval (m->c, x, up + high * 0.4, 0.012, 0.012);
  canvas_fill (m->c, m->lamp, 1);
}

static void
taj (const Mark *m)
{
  static const gdouble block[][2] = { { 0.36, 0.46 }, { 0.44, 0.45 },
    { 0.44, 0.08 } };
  static const gdouble front[][2] = { { 0.15, 0.53 }, { 0.15, 0.08 } };
  Mark white = *m;

  white.wall = ink_mix (m->wall, m->c->tones.light, 0.55);
  white.rim = ink_mix (m->rim, m->c->tones.light, 0.6);
  m = &white;
  minaret (m, -1.04, 0.74, 0.032);
  minaret (m, 1.04, 0.74, 0.032);
  mark_rect (m, -1.16, 0, 1.16, 0.08);
  mark_stone (m, 0, 1.16);
  mark_rect (m, -0.2, 0.46, 0.2, 0.56);
  mark_stone (m, 0, 0.2);
  mark_dome (m, 0, 0.55, 0.2, 0.36, 0.75);
  mark_stone (m, 0, 0.2);
  finial (m, 0, 0.9, 0.1);
  for (gint i = -1; i <= 1; i += 2) {
    mark_rect (m, i * 0.3 - 0.075, 0.45, i * 0.3 + 0.075, 0.53);
    mark_stone (m, i * 0.3, 0.08);
    mark_dome (m, i * 0.3, 0.53, 0.085, 0.12, 0.4);
    mark_stone (m, i * 0.3, 0.09);
  }
  MARK_TOWER (m, 0, block);
  mark_stone (m, 0, 0.44);
  for (gint i = -1; i <= 1; i += 2)
    for (gint k = 0; k < 2; k++) {
      mark_arch (m, i * 0.24, 0.1 + 0.175 * k, 0.05, 0.15, TRUE);
      mark_arch (m, i * 0.375, 0.1 + 0.175 * k, 0.03, 0.14, TRUE);
    }
  mark_dark (m, 0.5);
  MARK_TOWER (m, 0, front);
  mark_tint (m, 0, 0.16, ink_mix (m->wall, m->rim, 0.4));
  mark_arch (m, 0, 0.08, 0.1, 0.39, TRUE);
  mark_dark (m, 0.55);
  mark_arch (m, 0, 0.08, 0.045, 0.18, TRUE);
  mark_dark (m, 0.8);
  minaret (m, -0.68, 0.68, 0.03);
  minaret (m, 0.68, 0.68, 0.03);
}

static void
mosque (const Mark *m)
{
  static const gdouble tall[] = { -1.0, -0.72, 0.72, 1.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (tall); i++) {
    gdouble x = tall[i], high = i % 3 ? 1 : 0.88;
    const gdouble needle[][2] = { { 0.002, high }, { 0.022, high * 0.84 },
      { 0.022, 0 } };
    MARK_TOWER (m, x, needle);
    mark_stone (m, x, 0.03);
    for (gint k = 0; k < 3; k++)
      mark_rect (m, x - 0.036, high * (0.5 + 0.13 * k), x + 0.036,
          high * (0.5 + 0.13 * k) + 0.016);
    mark_dark (m, 0.85);
  }
  mark_dome (m, 0, 0.44, 0.32, 0.34, 0);
  mark_tint (m, 0, 0.32, ink_mix (m->roof, m->wall, 0.55));
  finial (m, 0, 0.78, 0.09);
  for (gint i = -1; i <= 1; i += 2) {
    mark_dome (m, i * 0.34, 0.33, 0.2, 0.2, 0);
    mark_tint (m, i * 0.34, 0.2, ink_mix (m->roof, m->wall, 0.5));
    mark_dome (m, i * 0.55, 0.24, 0.11, 0.12, 0);
    mark_tint (m, i * 0.55, 0.11, ink_mix (m->roof, m->wall, 0.5));
  }
  mark_rect (m, -0.34, 0.3, 0.34, 0.45);
  mark_stone (m, 0, 0.36);
  mark_rect (m, -0.68, 0, 0.68, 0.34);
  mark_stone (m, 0, 0.7);
  for (gint i = -4; i <= 4; i++) {
    mark_arch (m, i * 0.072, 0.36, 0.02, 0.07, FALSE);
    mark_arch (m, i * 0.145, 0.2, 0.03, 0.09, FALSE);
    mark_arch (m, i * 0.145, 0.02, 0.045, 0.14, TRUE);
  }
  mark_lit (m, 0.75);
}

static void
rose (const Mark *m, gdouble x, gdouble up, gdouble r)
{
  prop_oval (m->c, x, up, r, r);
  mark_dark (m, 0.9);
  for (gint i = 0; i < 12; i++) {
    gdouble a = i * G_PI / 6;
    prop_oval (m->c, x + cos (a) * r * 0.68, up + sin (a) * r * 0.68, r * 0.15,
        r * 0.15);
  }
  prop_oval (m->c, x, up, r * 0.3, r * 0.3);
  canvas_fill (m->c, m->lamp, 0.8);
}

static void
cathedral (const Mark *m)
{
  static const gdouble spire[][2] = { { 0.002, 1 }, { 0.03, 0.62 } };
  gdouble way = -m->c->side;

  mark_rect (m, MIN (0, way * 0.95), 0, MAX (0, way * 0.95), 0.42);
  mark_tint (m, way * 0.5, 0.5, ink_mix (m->wall, m->roof, 0.2));
  cairo_move_to (m->cr, 0, 0.6);
  cairo_line_to (m->cr, way * 0.9, 0.6);
  cairo_line_to (m->cr, way * 0.97, 0.42);
  cairo_line_to (m->cr, 0, 0.42);
  cairo_close_path (m->cr);
  mark_tint (m, way * 0.5, 0.5, m->roof);
  MARK_TOWER (m, way * 0.48, spire);
  mark_dark (m, 1);
  for (gint i = 0; i < 5; i++) { /* windows, and what holds the wall */
    gdouble x = way * (0.38 + 0.13 * i);
    mark_arch (m, x, 0.12, 0.03, 0.24, TRUE);
  }
  mark_lit (m, 0.7);
  for (gint i = 0; i < 5; i++)
    mark_rect (m, way * (0.445 + 0.13 * i) - 0.012, 0,
        way * (0.445 + 0.13 * i) + 0.012, 0.46);
  mark_stone (m, way * 0.6, 0.4);
  mark_rect (m, -0.3, 0, 0.3, 0.6);
  mark_stone (m, 0, 0.3);
  for (gint i = -1; i <= 1; i += 2) {
    mark_rect (m, i * 0.2 - 0.105, 0.5, i * 0.2 + 0.105, 0.82);
    mark_stone (m, i * 0.2, 0.11);
    for (gint k = -1; k <= 1; k += 2)
      mark_arch (m, i * 0.2 + k * 0.042, 0.61, 0.026, 0.17, TRUE);
  }
  mark_dark (m, 0.75);
  for (gint i = -1; i <= 1; i++)
    mark_arch (m, i * 0.2, 0, i ? 0.055 : 0.07, i ? 0.17 : 0.2, TRUE);
  mark_dark (m, 0.8);
  for (gint i = -6; i <= 6; i++)
    mark_rect (m, i * 0.045 - 0.01, 0.225, i * 0.045 + 0.01, 0.265);
  mark_dark (m, 0.45);
  rose (m, 0, 0.385, 0.085);
}

static void
columns (const Mark *m, gdouble half, gdouble up, gdouble high, gint n)
{
  mark_rect (m, -half, up, half, up + high);
  mark_dark (m, 0.6);
  for (gint i = 0; i < n; i++) {
    gdouble x = -half + 2 * half * (i + 0.5) / n, w = half / n * 0.5;
    mark_rect (m, x - w, up, x + w, up + high);
    mark_stone (m, x, w);
  }
}

/* Saint Paul's, Saint Peter's, and the capitols after them. */
static void
basilica (const Mark *m)
{
  mark_rect (m, -0.72, 0, 0.72, 0.24);
  mark_stone (m, 0, 0.72);
  for (gint i = -6; i <= 6; i++)
    if (ABS (i) > 2)
      mark_arch (m, i * 0.108, 0.06, 0.026, 0.12, FALSE);
  mark_lit (m, 0.7);
  columns (m, 0.24, 0.03, 0.19, 7);
  cairo_move_to (m->cr, -0.27, 0.24);
  cairo_line_to (m->cr, 0, 0.33);
  cairo_line_to (m->cr, 0.27, 0.24);
  cairo_close_path (m->cr);
  mark_tint (m, 0, 0.27, ink_mix (m->wall, m->rim, 0.25));
  for (gint i = -1; i <= 1; i += 2) {
    mark_rect (m, i * 0.56 - 0.06, 0.24, i * 0.56 + 0.06, 0.4);
    mark_stone (m, i * 0.56, 0.06);
    mark_dome (m, i * 0.56, 0.4, 0.055, 0.09, 0);
    mark_tint (m, i * 0.56, 0.06, m->roof);
  }
  mark_rect (m, -0.25, 0.3, 0.25, 0.36);
  mark_stone (m, 0, 0.25);
  columns (m, 0.215, 0.36, 0.15, 11);
  mark_rect (m, -0.23, 0.5, 0.23, 0.53);
  mark_stone (m, 0, 0.23);
  mark_dome (m, 0, 0.53, 0.205, 0.25, 0);
  mark_tint (m, 0, 0.2, ink_mix (m->roof, m->wall, 0.55));
  for (gint i = -2; i <= 2; i++) {
    cairo_move_to (m->cr, i * 0.082, 0.53);
    cairo_curve_to (m->cr, i * 0.086, 0.66, i * 0.05, 0.75, 0, 0.785);
  }
  mark_stroke (m, 0.005, m->rim, 0.5);
  columns (m, 0.045, 0.77, 0.08, 4);
  mark_dome (m, 0, 0.85, 0.045, 0.06, 0);
  mark_tint (m, 0, 0.05, m->roof);
  mark_rect (m, -0.005, 0.9, 0.005, 1);
  mark_rect (m, -0.025, 0.955, 0.025, 0.965);
  canvas_fill (m->c, m->lamp, 1);
}

static void
gate (const Mark *m)
{
  static const gdouble horses[][2] = { { -0.14, 0.84 }, { -0.13, 0.92 },
    { -0.06, 0.95 }, { -0.01, 0.9 }, { 0.03, 0.97 }, { 0.055, 1 },
    { 0.075, 0.96 }, { 0.07, 0.9 }, { 0.12, 0.89 }, { 0.13, 0.84 } };

  for (gint i = -1; i <= 1; i += 2) {
    mark_rect (m, i * 0.98 - 0.2, 0, i * 0.98 + 0.2, 0.42);
    mark_stone (m, i * 0.98, 0.2);
    cairo_move_to (m->cr, i * 0.98 - 0.22, 0.42);
    cairo_line_to (m->cr, i * 0.98, 0.5);
    cairo_line_to (m->cr, i * 0.98 + 0.22, 0.42);
    cairo_close_path (m->cr);
    mark_tint (m, i * 0.98, 0.2, m->roof);
  }
  mark_rect (m, -0.72, 0.58, 0.72, 0.76);
  mark_stone (m, 0, 0.72);
  mark_rect (m, -0.76, 0.56, 0.76, 0.6);
  mark_rect (m, -0.75, 0.745, 0.75, 0.77);
  mark_tint (m, 0, 0.75, ink_mix (m->wall, m->rim, 0.3));
  for (gint i = 0; i < 6; i++) {
    gdouble x = -0.64 + 0.256 * i;
    mark_rect (m, x - 0.055, 0, x + 0.055, 0.57);
    mark_stone (m, x, 0.055);
    mark_rect (m, x - 0.07, 0, x + 0.07, 0.035);
    mark_rect (m, x - 0.07, 0.535, x + 0.07, 0.57);
    mark_stone (m, x, 0.07);
  }
  mark_rect (m, -0.22, 0.77, 0.22, 0.84);
  mark_stone (m, 0, 0.22);
  MARK_PATH (m, horses);
  mark_tint (m, 0, 0.14, m->roof);
}

static void
onions (const Mark *m)
{
  static const struct {
    gdouble x, high, half;
  } at[] = { { -0.24, 0.62, 0.075 }, { 0.25, 0.66, 0.08 },
    { -0.38, 0.46, 0.065 }, { 0.4, 0.48, 0.065 }, { -0.12, 0.5, 0.07 },
    { 0.13, 0.46, 0.065 } };
  static const gdouble tent[][2] = { { 0.028, 0.88 }, { 0.035, 0.84 },
    { 0.1, 0.56 }, { 0.11, 0 } };
  Ink red = ink_mix (m->wall, m->c->tones.accent, 0.45);

  MARK_TOWER (m, 0, tent);
  mark_tint (m, 0, 0.11, red);
  mark_dome (m, 0, 0.87, 0.036, 0.09, 0.9);
  canvas_fill (m->c, m->lamp, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (at); i++) {
    gdouble x = at[i].x, up = at[i].high * 0.68, half = at[i].half;
    Ink dome = ink_mix (
        i & 1 ? m->c->tones.mid : m->c->tones.accent, m->wall, 0.25 + 0.05 * i);
    mark_rect (m, x - half * 0.85, 0, x + half * 0.85, up);
    mark_tint (m, x, half, red);
    mark_arch (m, x, up * 0.55, half * 0.3, up * 0.3, FALSE);
    mark_dark (m, 0.8);
    mark_rect (m, x - half, up - 0.015, x + half, up);
    canvas_fill (m->c, m->rim, 0.8);
    mark_dome (m, x, up, half * 0.85, at[i].high * 0.34, 0.9);
    mark_tint (m, x, half, dome);
    for (gint k = -1; k <= 1; k++) {
      cairo_move_to (m->cr, x + k * half * 0.5, up);
      cairo_curve_to (m->cr, x + k * half, up + at[i].high * 0.14,
          x + k * half * 0.3, up + at[i].high * 0.26, x,
          up + at[i].high * 0.33);
    }
    mark_stroke (m, 0.007, m->rim, 0.7);
    finial (m, x, up + at[i].high * 0.33, 0.05);
  }
  mark_rect (m, -0.46, 0, 0.46, 0.14);
  mark_tint (m, 0, 0.46, red);
  for (gint i = -4; i <= 4; i++)
    mark_arch (m, i * 0.1, 0.01, 0.032, 0.1, FALSE);
  mark_lit (m, 0.8);
}

/* Its back rises from @x to the tip; before it, it is hollow. */
static void
shell (const Mark *m, gdouble x, gdouble wide, gdouble high)
{
  gdouble tip = x + wide, top = 0.13 + high, foot = x + wide * 0.72;
  cairo_t *cr = m->cr;

  cairo_move_to (cr, x, 0.13);
  cairo_curve_to (cr, x + wide * 0.02, 0.13 + high * 0.5, x + wide * 0.42,
      0.13 + high * 0.9, tip, top);
  cairo_curve_to (cr, x + wide * 0.78, 0.13 + high * 0.72, foot,
      0.13 + high * 0.4, foot, 0.13);
  cairo_close_path (cr);
  mark_tint (m, x + wide * 0.4, ABS (wide) * 0.7,
      ink_mix (m->wall, m->c->tones.light, 0.6));
  for (gint i = 1; i < 4; i++) {
    cairo_move_to (cr, x + wide * 0.18 * i, 0.13);
    cairo_curve_to (cr, x + wide * (0.18 * i + 0.02), 0.13 + high * 0.4,
        x + wide * (0.12 * i + 0.45), 0.13 + high * 0.8, tip, top);
  }
  mark_stroke (m, 0.006, m->roof, 0.35);
  cairo_move_to (cr, tip, top);
  cairo_curve_to (cr, x + wide * 0.78, 0.13 + high * 0.72, foot,
      0.13 + high * 0.4, foot, 0.13);
  cairo_line_to (cr, foot + wide * 0.1, 0.13);
  cairo_curve_to (cr, foot + wide * 0.1, 0.13 + high * 0.4, x + wide * 0.88,
      0.13 + high * 0.7, tip, top);
  mark_dark (m, 0.9);
}

static void
sails (const Mark *m)
{
  static const gdouble plinth[][2] = { { 1.36, 0.13 }, { 1.42, 0.1 },
    { 1.42, 0 } };

  shell (m, -0.72, -0.56, 0.36);
  shell (m, -0.95, 0.68, 0.55);
  shell (m, -0.5, 0.78, 0.72);
  shell (m, 0.0, 0.86, 0.87);
  shell (m, 1.34, -0.5, 0.4);
  MARK_TOWER (m, 0, plinth);
  mark_tint (m, 0, 1.4, ink_mix (m->wall, m->c->tones.accent, 0.2));
  for (gint i = 0; i < 4; i++)
    mark_rect (m, -1.42, 0.02 + 0.028 * i, 1.42, 0.026 + 0.028 * i);
  mark_dark (m, 0.35);
}

static void
cable (const Mark *m, gdouble x0, gdouble x1, gdouble up0, gdouble up1,
    gdouble sag)
{
  const gdouble deck = 0.29;

  for (gint i = 0; i <= 30; i++) {
    gdouble t = i / 30.0;
    cairo_line_to (m->cr, x0 + (x1 - x0) * t,
        up0 + (up1 - up0) * t - sag * 4 * t * (1 - t));
  }
  mark_stroke (m, 0.02, m->wall, 1);
  for (gint i = 1; i < 30; i++) {
    gdouble t = i / 30.0, x = x0 + (x1 - x0) * t;
    cairo_move_to (m->cr, x, deck);
    cairo_line_to (m->cr, x, up0 + (up1 - up0) * t - sag * 4 * t * (1 - t));
  }
  mark_stroke (m, 0.006, m->wall, 0.8);
}

static void
strait_bridge (const Mark *m)
{
  static const gdouble beams[] = { 0.12, 0.42, 0.62, 0.8, 0.95 };
  Mark red = *m;

  red.wall = ink_mix (m->wall, m->c->tones.accent, 0.65);
  m = &red;
  cable (m, -1.1, 1.1, 0.98, 0.98, 0.66);
  cable (m, -2.3, -1.1, 0.3, 0.98, 0.1);
  cable (m, 1.1, 2.3, 0.98, 0.3, 0.1);
  mark_rect (m, -3.6, 0.25, 3.6, 0.29);
  mark_stone (m, 0, 2.4);
  for (gint i = 0; i < 72; i++) {
    cairo_move_to (m->cr, -3.6 + 0.1 * i, 0.25);
    cairo_line_to (m->cr, -3.55 + 0.1 * i, 0.21);
    cairo_line_to (m->cr, -3.5 + 0.1 * i, 0.25);
  }
  mark_stroke (m, 0.01, m->wall, 1);
  for (gint i = -1; i <= 1; i += 2) {
    gdouble x = i * 1.1;
    for (gint k = -1; k <= 1; k += 2) {
      mark_rect (m, x + k * 0.075 - 0.03, 0, x + k * 0.075 + 0.03, 1);
      mark_stone (m, x + k * 0.075, 0.035);
    }
    for (gsize k = 0; k < G_N_ELEMENTS (beams); k++)
      mark_rect (m, x - 0.1, beams[k], x + 0.1, beams[k] + 0.045);
    mark_stone (m, x, 0.1);
    mark_rect (m, x - 0.17, 0, x + 0.17, 0.06);
    mark_dark (m, 1);
  }
}

static const Landmark the_colosseum = { "colosseum", colosseum, 2.3, SITE_PLAZA,
  ERA_ROMAN };
static const Landmark the_pyramids = { "pyramids", pyramids, 3.2, SITE_SAND,
  ERA_ANY };
static const Landmark the_taj = { "taj", taj, 2.4, SITE_POOL, ERA_MEDIEVAL };
static const Landmark a_mosque = { "mosque", mosque, 2.1, SITE_WATER,
  ERA_MEDIEVAL };
static const Landmark a_cathedral = { "cathedral", cathedral, 1.5, SITE_PLAZA,
  ERA_MEDIEVAL };
static const Landmark a_basilica = { "basilica", basilica, 1.5, SITE_PLAZA,
  ERA_MEDIEVAL };
static const Landmark the_gate = { "gate", gate, 2.4, SITE_PLAZA,
  ERA_INDUSTRIAL };
static const Landmark the_onions = { "onions", onions, 1.0, SITE_PLAZA,
  ERA_MEDIEVAL };
static const Landmark the_sails = { "sails", sails, 2.9, SITE_WATER,
  ERA_MODERN };
static const Landmark the_strait = { "strait", strait_bridge, 4.6, SITE_WATER,
  ERA_MODERN };

const Landmark *const landmark_halls[] = { &the_colosseum, &the_pyramids,
  &the_taj, &a_mosque, &a_cathedral, &a_basilica, &the_gate, &the_onions,
  &the_sails, &the_strait, NULL };
