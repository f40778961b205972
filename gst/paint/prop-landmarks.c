/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How landmarks are found and set up, and the towers among them. To add one:
 * its drawing and its Landmark here or in prop-landmarks-halls.c, its names in
 * words-places.c. */

#include "brush.h"
#include "landmark.h"

#include <math.h>

const Landmark *
landmark_find (const gchar *name)
{
  static const Landmark *const *const families[] = { landmark_towers,
    landmark_halls };

  for (gsize i = 0; name && i < G_N_ELEMENTS (families); i++)
    for (const Landmark *const *mark = families[i]; *mark; mark++)
      if (g_str_equal ((*mark)->name, name))
        return *mark;
  return NULL;
}

const Landmark *
landmark_for (const Canvas *canvas)
{
  const Landmark *mark = landmark_find (canvas->subject.landmark);
  Era era = canvas->subject.era;

  return mark && (era == ERA_ANY || era >= mark->since) ? mark : NULL;
}

void
landmark_draw (Canvas *canvas, const Landmark *landmark, gdouble x, gdouble y,
    gdouble height, const Mark *inks)
{
  Mark m = *inks;

  m.c = canvas;
  m.cr = canvas->cr;
  m.light = canvas->sun_x > x ? 1 : -1;
  cairo_save (m.cr);
  cairo_translate (m.cr, x, y);
  cairo_scale (m.cr, height, -height);
  cairo_new_path (m.cr);
  landmark->draw (&m);
  cairo_restore (m.cr);
}

void
mark_tower (const Mark *m, gdouble x, const gdouble (*at)[2], gint n)
{
  cairo_new_sub_path (m->cr);
  for (gint i = 0; i < n; i++)
    cairo_line_to (m->cr, x + at[i][0], at[i][1]);
  for (gint i = n - 1; i >= 0; i--)
    cairo_line_to (m->cr, x - at[i][0], at[i][1]);
  cairo_close_path (m->cr);
}

void
mark_path (const Mark *m, const gdouble (*at)[2], gint n)
{
  cairo_new_sub_path (m->cr);
  for (gint i = 0; i < n; i++)
    cairo_line_to (m->cr, at[i][0], at[i][1]);
  cairo_close_path (m->cr);
}

void
mark_rect (const Mark *m, gdouble x0, gdouble up0, gdouble x1, gdouble up1)
{
  cairo_rectangle (m->cr, x0, up0, x1 - x0, up1 - up0);
}

void
mark_arch (const Mark *m, gdouble x, gdouble up, gdouble half, gdouble high,
    gboolean pointed)
{
  gdouble spring = up + high - half * (pointed ? 1.3 : 1);

  cairo_move_to (m->cr, x - half, up);
  cairo_line_to (m->cr, x - half, spring);
  if (pointed) {
    cairo_curve_to (m->cr, x - half, spring + half * 0.7, x - half * 0.4,
        up + high - half * 0.2, x, up + high);
    cairo_curve_to (m->cr, x + half * 0.4, up + high - half * 0.2, x + half,
        spring + half * 0.7, x + half, spring);
  } else {
    cairo_curve_to (m->cr, x - half, up + high + half * 0.33, x + half,
        up + high + half * 0.33, x + half, spring);
  }
  cairo_line_to (m->cr, x + half, up);
  cairo_close_path (m->cr);
}

void
mark_dome (const Mark *m, gdouble x, gdouble up, gdouble half, gdouble high,
    gdouble bulge)
{
  gdouble out = half * (1 + 0.42 * bulge);

  cairo_move_to (m->cr, x - half, up);
  cairo_curve_to (m->cr, x - out * 1.08, up + high * (0.5 - 0.12 * bulge),
      x - half * (0.62 - 0.3 * bulge), up + high * (0.98 - 0.14 * bulge), x,
      up + high);
  cairo_curve_to (m->cr, x + half * (0.62 - 0.3 * bulge),
      up + high * (0.98 - 0.14 * bulge), x + out * 1.08,
      up + high * (0.5 - 0.12 * bulge), x + half, up);
  cairo_close_path (m->cr);
}

void
mark_tint (const Mark *m, gdouble x, gdouble half, Ink ink)
{
  brush_wash (m->c, x - m->light * half, 0, x + m->light * half, 0, ink,
      ink_mix (ink, m->rim, 0.75));
}

void
mark_stone (const Mark *m, gdouble x, gdouble half)
{
  mark_tint (m, x, half, m->wall);
}

void
mark_dark (const Mark *m, gdouble alpha)
{
  canvas_fill (m->c, m->roof, alpha);
}

/* By day what shines by night is only glass. */
void
mark_lit (const Mark *m, gdouble alpha)
{
  canvas_fill (m->c, m->lamps > 0.15 ? m->lamp : m->roof, alpha);
}

void
mark_stroke (const Mark *m, gdouble width, Ink ink, gdouble alpha)
{
  cairo_set_line_width (m->cr, width);
  canvas_ink (m->c, ink, alpha);
  cairo_stroke (m->cr);
}

static void
lattice (const Mark *m, gdouble up0, gdouble up1, gdouble half0, gdouble half1,
    gint n)
{
  for (gint i = 0; i < n; i++) {
    gdouble a = (gdouble) i / n, b = (gdouble) (i + 1) / n;
    gdouble ha = half0 + (half1 - half0) * a, hb = half0 + (half1 - half0) * b;
    gdouble ya = up0 + (up1 - up0) * a, yb = up0 + (up1 - up0) * b;
    cairo_move_to (m->cr, -ha, ya);
    cairo_line_to (m->cr, hb, yb);
    cairo_move_to (m->cr, ha, ya);
    cairo_line_to (m->cr, -hb, yb);
    cairo_move_to (m->cr, -ha, ya);
    cairo_line_to (m->cr, ha, ya);
  }
  mark_stroke (m, 0.0035, m->rim, 0.6);
}

static void
eiffel (const Mark *m)
{
  static const gdouble outline[][2] = { { 0.001, 1 }, { 0.004, 0.97 },
    { 0.006, 0.935 }, { 0.017, 0.93 }, { 0.017, 0.905 }, { 0.011, 0.9 },
    { 0.021, 0.7 }, { 0.038, 0.53 }, { 0.06, 0.395 }, { 0.076, 0.39 },
    { 0.076, 0.362 }, { 0.067, 0.358 }, { 0.098, 0.232 }, { 0.122, 0.228 },
    { 0.122, 0.198 }, { 0.113, 0.192 }, { 0.155, 0.09 }, { 0.205, 0 } };
  static const gdouble middle[][2] = { { 0.024, 0.356 }, { 0.048, 0.236 } };
  static const gdouble upper[][2] = { { 0.001, 0.62 }, { 0.026, 0.4 } };
  cairo_t *cr = m->cr;

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  MARK_TOWER (m, 0, outline);
  MARK_TOWER (m, 0, middle);
  MARK_TOWER (m, 0, upper);
  cairo_move_to (cr, -0.125, 0);
  cairo_curve_to (cr, -0.1, 0.21, 0.1, 0.21, 0.125, 0);
  cairo_close_path (cr);
  mark_stone (m, 0, 0.16);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  lattice (m, 0.4, 0.9, 0.055, 0.012, 11);
  for (gint side = -1; side <= 1; side += 2)
    for (gint i = 0; i < 5; i++) {
      gdouble y = 0.02 + 0.034 * i, out = 0.196 - 0.017 * i;
      cairo_move_to (cr, side * out, y);
      cairo_line_to (cr, side * (out - 0.06), y + 0.034);
      cairo_move_to (cr, side * (out - 0.066), y);
      cairo_line_to (cr, side * (out - 0.012), y + 0.034);
    }
  mark_stroke (m, 0.0035, m->rim, 0.6);
  for (gint i = 0; i < 3; i++) {
    static const gdouble at[][2] = { { 0.122, 0.212 }, { 0.076, 0.376 },
      { 0.016, 0.917 } };
    mark_rect (m, -at[i][0], at[i][1], at[i][0], at[i][1] + 0.008);
  }
  mark_lit (m, 0.85);
}

/* A hall of pinnacles beside the tower of the clock. */
static void
clock_hall (const Mark *m, gdouble way)
{
  for (gint i = 0; i < 9; i++) {
    gdouble x = way * (0.16 + 0.085 * i);
    mark_rect (m, x - 0.008, 0, x + 0.008, 0.24 + (i % 4 ? 0 : 0.06));
    mark_arch (m, x + way * 0.042, 0.03, 0.022, 0.14, TRUE);
  }
  mark_dark (m, 0.45);
}

static void
clock_tower (const Mark *m)
{
  static const gdouble shaft[][2] = { { 0.07, 0.66 }, { 0.07, 0 } };
  static const gdouble stage[][2] = { { 0.078, 0.8 }, { 0.084, 0.79 },
    { 0.084, 0.675 }, { 0.076, 0.66 } };
  static const gdouble belfry[][2] = { { 0.07, 0.865 }, { 0.07, 0.8 } };
  static const gdouble roof[][2] = { { 0.002, 1 }, { 0.006, 0.965 },
    { 0.02, 0.955 }, { 0.022, 0.935 }, { 0.05, 0.905 }, { 0.082, 0.86 } };
  gdouble way = m->c->side;

  mark_rect (m, MIN (0, way * 0.9), 0, MAX (0, way * 0.9), 0.22);
  mark_stone (m, way * 0.45, 0.45);
  clock_hall (m, way);
  MARK_TOWER (m, 0, shaft);
  mark_stone (m, 0, 0.09);
  for (gint i = 0; i < 8; i++)
    for (gint k = -1; k <= 1; k++)
      mark_rect (m, k * 0.038 - 0.008, 0.05 + 0.074 * i, k * 0.038 + 0.008,
          0.1 + 0.074 * i);
  mark_dark (m, 0.45);
  MARK_TOWER (m, 0, stage);
  mark_stone (m, 0, 0.1);
  prop_oval (m->c, 0, 0.732, 0.06, 0.06);
  mark_dark (m, 1);
  prop_oval (m->c, 0, 0.732, 0.052, 0.052);
  canvas_fill (m->c, ink_mix (m->lamp, m->c->tones.light, 0.6), 1);
  cairo_move_to (m->cr, 0, 0.775);
  cairo_line_to (m->cr, 0, 0.732);
  cairo_line_to (m->cr, 0.028, 0.716);
  mark_stroke (m, 0.007, m->roof, 1);
  MARK_TOWER (m, 0, belfry);
  mark_stone (m, 0, 0.09);
  for (gint k = -1; k <= 1; k++)
    mark_arch (m, k * 0.04, 0.81, 0.013, 0.045, TRUE);
  mark_dark (m, 0.8);
  MARK_TOWER (m, 0, roof);
  mark_tint (m, 0, 0.08, m->roof);
}

static void
lighthouse (const Mark *m)
{
  static const gdouble shaft[][2] = { { 0.056, 0.77 }, { 0.062, 0.6 },
    { 0.075, 0.3 }, { 0.1, 0 } };
  static const gdouble band[][2] = { { 0.0635, 0.56 }, { 0.07, 0.41 } };
  static const gdouble foot[][2] = { { 0.08, 0.22 }, { 0.092, 0.07 } };
  static const gdouble gallery[][2] = { { 0.08, 0.79 }, { 0.08, 0.77 } };
  static const gdouble cap[][2] = { { 0.004, 1 }, { 0.006, 0.95 },
    { 0.03, 0.93 }, { 0.056, 0.89 } };
  static const gdouble hut[][2] = { { 0.1, 0 }, { 0.1, 0.13 }, { 0.4, 0.13 },
    { 0.4, 0 } };
  static const gdouble thatch[][2] = { { 0.08, 0.12 }, { 0.17, 0.22 },
    { 0.33, 0.22 }, { 0.42, 0.12 } };
  Ink white = ink_mix (m->wall, m->c->tones.light, 0.7);
  Ink red = ink_mix (m->wall, m->c->tones.accent, 0.75);

  MARK_PATH (m, hut);
  mark_tint (m, 0.25, 0.2, white);
  MARK_PATH (m, thatch);
  mark_tint (m, 0.25, 0.2, red);
  mark_rect (m, 0.2, 0.03, 0.24, 0.09);
  mark_rect (m, 0.3, 0.03, 0.34, 0.09);
  mark_lit (m, 0.9);
  MARK_TOWER (m, 0, shaft);
  mark_tint (m, 0, 0.09, white);
  MARK_TOWER (m, 0, band);
  MARK_TOWER (m, 0, foot);
  mark_tint (m, 0, 0.09, red);
  for (gint i = 0; i < 3; i++)
    mark_rect (m, -0.01, 0.15 + 0.2 * i, 0.012, 0.19 + 0.2 * i);
  mark_dark (m, 0.8);
  MARK_TOWER (m, 0, gallery);
  mark_dark (m, 1);
  mark_rect (m, -0.042, 0.79, 0.042, 0.89);
  canvas_fill (m->c, m->lamp, 1);
  for (gint i = -2; i <= 2; i++)
    mark_rect (m, i * 0.02 - 0.002, 0.79, i * 0.02 + 0.002, 0.89);
  mark_dark (m, 0.9);
  MARK_TOWER (m, 0, cap);
  mark_tint (m, 0, 0.06, red);
  brush_glow (m->c, 0, 0.84, 0.3, m->lamp, 0.7);
}

static void
sail (const Mark *m, gdouble turn)
{
  cairo_t *cr = m->cr;

  cairo_save (cr);
  cairo_translate (cr, 0, 0.66);
  cairo_rotate (cr, turn);
  cairo_rectangle (cr, 0.006, 0.06, 0.06, 0.29);
  canvas_fill (m->c, m->rim, 0.35);
  cairo_rectangle (cr, -0.007, 0, 0.014, 0.36);
  mark_dark (m, 1);
  for (gint i = 0; i < 9; i++) {
    cairo_move_to (cr, 0, 0.06 + 0.0362 * i);
    cairo_line_to (cr, 0.068, 0.06 + 0.0362 * i);
  }
  for (gint i = 1; i < 3; i++) {
    cairo_move_to (cr, 0.034 * i, 0.06);
    cairo_line_to (cr, 0.034 * i, 0.35);
  }
  mark_stroke (m, 0.005, m->roof, 0.95);
  cairo_restore (cr);
}

static void
windmill (const Mark *m)
{
  static const gdouble body[][2] = { { 0.085, 0.6 }, { 0.1, 0.42 },
    { 0.135, 0.2 }, { 0.14, 0 } };
  static const gdouble brick[][2] = { { 0.13, 0.22 }, { 0.145, 0.2 },
    { 0.15, 0 } };
  static const gdouble cap[][2] = { { 0.004, 0.76 }, { 0.05, 0.73 },
    { 0.085, 0.66 }, { 0.095, 0.59 } };

  MARK_TOWER (m, 0, body);
  mark_stone (m, 0, 0.14);
  MARK_TOWER (m, 0, brick);
  mark_tint (m, 0, 0.15, ink_mix (m->wall, m->c->tones.accent, 0.4));
  mark_rect (m, -0.2, 0.21, 0.2, 0.225);
  for (gint i = 0; i < 9; i++)
    mark_rect (m, -0.2 + 0.0495 * i, 0.21, -0.196 + 0.0495 * i, 0.26);
  mark_rect (m, -0.2, 0.256, 0.2, 0.262);
  mark_dark (m, 0.9);
  for (gint i = -1; i <= 1; i += 2) {
    mark_rect (m, i * 0.06 - 0.014, 0.31, i * 0.06 + 0.014, 0.36);
    mark_rect (m, i * 0.045 - 0.012, 0.47, i * 0.045 + 0.012, 0.51);
  }
  mark_arch (m, 0, 0, 0.035, 0.12, FALSE);
  mark_lit (m, 0.9);
  MARK_TOWER (m, 0, cap);
  mark_tint (m, 0, 0.1, m->roof);
  for (gint i = 0; i < 4; i++)
    sail (m, 0.45 + i * G_PI / 2);
  prop_oval (m->c, 0, 0.66, 0.02, 0.02);
  mark_dark (m, 1);
}

/* One storey and the roof that hangs over it, its tips turned up. */
static void
curved_roof (
    const Mark *m, gdouble up, gdouble half, gdouble reach, gdouble high)
{
  cairo_t *cr = m->cr;

  cairo_move_to (cr, -reach, up + high * 0.2);
  cairo_curve_to (cr, -reach * 0.8, up, -half, up, 0, up);
  cairo_curve_to (cr, half, up, reach * 0.8, up, reach, up + high * 0.2);
  cairo_curve_to (cr, reach * 0.72, up + high * 0.22, half * 0.8,
      up + high * 0.5, half * 0.55, up + high);
  cairo_line_to (cr, -half * 0.55, up + high);
  cairo_curve_to (cr, -half * 0.8, up + high * 0.5, -reach * 0.72,
      up + high * 0.22, -reach, up + high * 0.2);
  cairo_close_path (cr);
  mark_tint (m, 0, reach, ink_mix (m->roof, m->wall, 0.25));
  mark_rect (m, -reach * 0.8, up - 0.002, reach * 0.8, up + 0.006);
  canvas_fill (m->c, m->rim, 0.5);
}

static void
pagoda (const Mark *m)
{
  static const gdouble base[][2] = { { 0.22, 0.05 }, { 0.25, 0 } };
  static const gdouble spire[][2] = { { 0.003, 1 }, { 0.008, 0.83 } };
  Ink red = ink_mix (m->wall, m->c->tones.accent, 0.5);

  MARK_TOWER (m, 0, base);
  mark_stone (m, 0, 0.25);
  for (gint i = 0; i < 5; i++) {
    gdouble up = 0.05 + 0.152 * i, half = 0.15 - 0.018 * i;
    mark_rect (m, -half, up, half, up + 0.1);
    mark_tint (m, 0, half, red);
    for (gint k = -2; k <= 2; k++)
      mark_rect (m, k * half * 0.4 - half * 0.1, up + 0.012,
          k * half * 0.4 + half * 0.1, up + 0.065);
    mark_lit (m, 0.85);
    mark_rect (m, -half * 1.25, up, half * 1.25, up + 0.012);
    mark_dark (m, 0.8);
    curved_roof (m, up + 0.085, half, 0.285 - 0.032 * i, 0.075);
  }
  MARK_TOWER (m, 0, spire);
  mark_dark (m, 1);
  for (gint i = 0; i < 6; i++)
    mark_rect (m, -0.016 + 0.001 * i, 0.86 + 0.018 * i, 0.016 - 0.001 * i,
        0.866 + 0.018 * i);
  mark_dark (m, 1);
}

/* The keep of a castle in Japan: white walls over a sloped base. */
static void
keep (const Mark *m)
{
  static const gdouble base[][2] = { { 0.42, 0.26 }, { 0.46, 0.14 },
    { 0.56, 0 } };
  Ink white = ink_mix (m->wall, m->c->tones.light, 0.65);

  MARK_TOWER (m, 0, base);
  mark_stone (m, 0, 0.5);
  for (gint i = 1; i < 6; i++) {
    cairo_move_to (m->cr, -0.55 + 0.022 * i, 0.045 * i);
    cairo_line_to (m->cr, 0.55 - 0.022 * i, 0.045 * i);
  }
  mark_stroke (m, 0.005, m->roof, 0.4);
  for (gint i = 0; i < 4; i++) {
    gdouble up = 0.25 + 0.175 * i, half = 0.36 - 0.075 * i;
    mark_rect (m, -half, up, half, up + 0.13);
    mark_tint (m, 0, half, white);
    for (gint k = -2; k <= 2; k++)
      mark_rect (m, k * half * 0.36 - 0.018, up + 0.035,
          k * half * 0.36 + 0.018, up + 0.08);
    mark_lit (m, 0.85);
    curved_roof (m, up + 0.105, half, half * 1.32, i == 3 ? 0.12 : 0.085);
    if (i == 3)
      continue;
    cairo_move_to (m->cr, -half * 0.34, up + 0.12); /* a gable in the roof */
    cairo_line_to (m->cr, 0, up + 0.2);
    cairo_line_to (m->cr, half * 0.34, up + 0.12);
    cairo_close_path (m->cr);
    mark_tint (m, 0, half * 0.3, white);
  }
}

static void
robe (const Mark *m)
{
  static const gdouble at[][2] = { { -0.085, 0.45 }, { -0.08, 0.6 },
    { -0.062, 0.74 }, { -0.055, 0.785 }, { -0.075, 0.83 }, { -0.088, 0.925 },
    { -0.07, 0.928 }, { -0.045, 0.83 }, { -0.02, 0.805 }, { 0.03, 0.8 },
    { 0.06, 0.775 }, { 0.072, 0.7 }, { 0.06, 0.62 }, { 0.088, 0.45 } };
  static const gdouble tablet[][2] = { { 0.045, 0.66 }, { 0.085, 0.67 },
    { 0.1, 0.755 }, { 0.06, 0.75 } };

  MARK_PATH (m, at);
  mark_stone (m, 0, 0.08);
  for (gint i = 0; i < 5; i++) {
    cairo_move_to (m->cr, -0.065 + 0.032 * i, 0.46);
    cairo_curve_to (m->cr, -0.06 + 0.03 * i, 0.6, -0.04 + 0.02 * i, 0.66,
        -0.03 + 0.018 * i, 0.77);
  }
  mark_stroke (m, 0.006, m->roof, 0.5);
  MARK_PATH (m, tablet);
  mark_tint (m, 0.07, 0.04, ink_mix (m->wall, m->rim, 0.3));
}

static void
liberty (const Mark *m)
{
  static const gdouble foot[][2] = { { 0.13, 0.42 }, { 0.13, 0.4 },
    { 0.1, 0.39 }, { 0.115, 0.17 }, { 0.14, 0.15 }, { 0.19, 0.14 },
    { 0.25, 0.02 }, { 0.28, 0 } };
  static const gdouble step[][2] = { { 0.09, 0.455 }, { 0.1, 0.42 } };

  MARK_TOWER (m, 0, foot);
  mark_tint (m, 0, 0.2, ink_mix (m->wall, m->c->tones.light, 0.25));
  for (gint i = -1; i <= 1; i++)
    mark_rect (m, i * 0.05 - 0.015, 0.3, i * 0.05 + 0.015, 0.36);
  mark_dark (m, 0.6);
  MARK_TOWER (m, 0, step);
  mark_stone (m, 0, 0.1);
  robe (m);
  prop_oval (m->c, 0, 0.838, 0.024, 0.034);
  mark_stone (m, 0, 0.03);
  for (gint i = 0; i < 7; i++) {
    gdouble a = G_PI * (0.12 + 0.127 * i);
    cairo_move_to (m->cr, cos (a) * 0.026, 0.855 + sin (a) * 0.016);
    cairo_line_to (m->cr, cos (a) * 0.062, 0.862 + sin (a) * 0.045);
  }
  mark_stroke (m, 0.008, m->rim, 1);
  mark_rect (m, -0.096, 0.925, -0.063, 0.937);
  mark_rect (m, -0.086, 0.937, -0.073, 0.96);
  mark_dark (m, 1);
  prop_oval (m->c, -0.08, 0.978, 0.014, 0.022);
  canvas_fill (m->c, m->lamp, 1);
  brush_glow (m->c, -0.08, 0.978, 0.1, m->lamp, 0.7);
}

static void
leaning (const Mark *m)
{
  Ink white = ink_mix (m->wall, m->c->tones.light, 0.5);

  cairo_save (m->cr);
  cairo_rotate (m->cr, -0.075);
  for (gint i = 0; i < 8; i++) {
    gdouble up = i ? 0.155 + 0.1 * (i - 1) : 0, high = i ? 0.1 : 0.155;
    gdouble half = i == 7 ? 0.105 : 0.145;

    mark_rect (m, -half, up, half, up + high + (i == 7 ? 0.07 : 0));
    mark_tint (m, 0, half, white);
    for (gint k = 0; k < 9; k++) {
      gdouble turn = -1.25 + 2.5 * k / 8;
      mark_arch (m, sin (turn) * half, up + 0.012,
          MAX (half * 0.085 * cos (turn), 0.004), high * 0.76, FALSE);
    }
    mark_dark (m, 0.6);
    mark_rect (m, -half * 1.07, up + high - 0.012, half * 1.07, up + high);
    mark_tint (m, 0, half, ink_mix (white, m->rim, 0.4));
  }
  cairo_restore (m->cr);
}

static void
redeemer (const Mark *m)
{
  static const gdouble foot[][2] = { { 0.075, 0.22 }, { 0.09, 0.2 },
    { 0.12, 0 } };
  static const gdouble robe[][2] = { { -0.075, 0.22 }, { -0.065, 0.5 },
    { -0.07, 0.7 }, { -0.2, 0.75 }, { -0.44, 0.79 }, { -0.5, 0.8 },
    { -0.5, 0.83 }, { -0.3, 0.855 }, { -0.07, 0.87 }, { -0.03, 0.89 },
    { 0.03, 0.89 }, { 0.07, 0.87 }, { 0.3, 0.855 }, { 0.5, 0.83 }, { 0.5, 0.8 },
    { 0.44, 0.79 }, { 0.2, 0.75 }, { 0.07, 0.7 }, { 0.065, 0.5 },
    { 0.075, 0.22 } };
  Ink white = ink_mix (m->wall, m->c->tones.light, 0.6);

  MARK_TOWER (m, 0, foot);
  mark_stone (m, 0, 0.12);
  MARK_PATH (m, robe);
  mark_tint (m, 0, 0.3, white);
  for (gint i = -2; i <= 2; i++) {
    cairo_move_to (m->cr, i * 0.026, 0.24);
    cairo_line_to (m->cr, i * 0.018, 0.68);
  }
  for (gint i = -1; i <= 1; i += 2)
    for (gint k = 0; k < 3; k++) {
      cairo_move_to (m->cr, i * (0.1 + 0.1 * k), 0.85 - 0.005 * k);
      cairo_line_to (m->cr, i * (0.13 + 0.1 * k), 0.77);
    }
  mark_stroke (m, 0.008, m->roof, 0.4);
  prop_oval (m->c, 0, 0.945, 0.038, 0.055);
  mark_tint (m, 0, 0.04, white);
}

static const Landmark the_eiffel = { "eiffel", eiffel, 0.42, SITE_PARK,
  ERA_INDUSTRIAL };
static const Landmark the_clock_tower = { "clock tower", clock_tower, 1.0,
  SITE_WATER, ERA_INDUSTRIAL };
static const Landmark a_lighthouse = { "lighthouse", lighthouse, 0.5,
  SITE_COAST, ERA_ANY };
static const Landmark a_windmill = { "windmill", windmill, 0.75, SITE_FIELD,
  ERA_MEDIEVAL };
static const Landmark a_pagoda = { "pagoda", pagoda, 0.6, SITE_PARK, ERA_ANY };
static const Landmark a_keep = { "keep", keep, 1.12, SITE_WATER, ERA_ANY };
static const Landmark the_liberty = { "liberty", liberty, 0.56, SITE_WATER,
  ERA_INDUSTRIAL };

static const Landmark the_leaning = { "leaning tower", leaning, 0.5, SITE_PARK,
  ERA_MEDIEVAL };
static const Landmark the_redeemer = { "redeemer", redeemer, 1.0, SITE_COAST,
  ERA_MODERN };

const Landmark *const landmark_towers[] = { &the_eiffel, &the_clock_tower,
  &a_lighthouse, &a_windmill, &a_pagoda, &a_keep, &the_liberty, &the_leaning,
  &the_redeemer, NULL };
