/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Off the ground: an aircraft over the clouds, a rocket on its fire. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Ink skin, dark, lit;
} Craft;

/* In lengths of the hull, the nose at the right. */
static void
hull_path (cairo_t *cr)
{
  cairo_move_to (cr, 0.5, 0.005);
  cairo_curve_to (cr, 0.47, -0.035, 0.43, -0.052, 0.37, -0.055);
  cairo_line_to (cr, -0.25, -0.055);
  cairo_curve_to (cr, -0.36, -0.05, -0.44, -0.03, -0.5, -0.02);
  cairo_curve_to (cr, -0.46, 0.01, -0.36, 0.045, -0.22, 0.052);
  cairo_line_to (cr, 0.37, 0.052);
  cairo_curve_to (cr, 0.44, 0.05, 0.49, 0.03, 0.5, 0.005);
  cairo_close_path (cr);
}

static void
quad (cairo_t *cr, const gdouble (*p)[2])
{
  cairo_move_to (cr, p[0][0], p[0][1]);
  for (gint i = 1; i < 4; i++)
    cairo_line_to (cr, p[i][0], p[i][1]);
  cairo_close_path (cr);
}

static void
engine (const Craft *a, gdouble x, gdouble y)
{
  cairo_t *cr = a->c->cr;

  cairo_move_to (cr, x - 0.06, y - 0.016);
  cairo_curve_to (
      cr, x - 0.02, y - 0.03, x + 0.03, y - 0.03, x + 0.045, y - 0.022);
  cairo_line_to (cr, x + 0.045, y + 0.022);
  cairo_curve_to (
      cr, x + 0.03, y + 0.03, x - 0.02, y + 0.028, x - 0.06, y + 0.014);
  cairo_close_path (cr);
  brush_wash (a->c, 0, y - 0.03, 0, y + 0.03, a->lit, a->dark);
  prop_oval (a->c, x + 0.045, y, 0.008, 0.022);
  canvas_fill (a->c, a->dark, 1);
}

/* Seen a little from below as it climbs. */
static void
airliner (const Craft *a)
{
  static const gdouble far_wing[][2] = { { 0.1, -0.02 }, { -0.05, -0.3 },
    { -0.1, -0.3 }, { -0.04, -0.02 } };
  static const gdouble near_wing[][2] = { { 0.13, 0.03 }, { -0.16, 0.4 },
    { -0.23, 0.41 }, { -0.07, 0.04 } };
  static const gdouble fin[][2] = { { -0.33, -0.05 }, { -0.46, -0.24 },
    { -0.52, -0.24 }, { -0.47, -0.03 } };
  static const gdouble tail[][2] = { { -0.37, -0.01 }, { -0.5, 0.09 },
    { -0.54, 0.09 }, { -0.46, 0.0 } };
  Canvas *c = a->c;
  cairo_t *cr = c->cr;

  quad (cr, far_wing);
  brush_wash (c, 0, -0.3, 0, 0, ink_mix (a->skin, a->dark, 0.2), a->dark);
  engine (a, 0.07, -0.09);
  quad (cr, fin);
  brush_wash (c, -0.5, -0.24, -0.35, -0.05, c->tones.accent,
      ink_mix (c->tones.accent, a->dark, 0.45));
  hull_path (cr);
  brush_wash (c, 0, -0.055, 0, 0.055, a->lit, a->dark);
  for (gint i = 0; i < 34; i++)
    cairo_rectangle (cr, -0.28 + 0.0185 * i, -0.02, 0.0075, 0.012);
  canvas_fill (c, c->time >= DAYTIME_DUSK ? c->tones.lamp : a->dark, 0.85);
  cairo_move_to (cr, 0.43, -0.037);
  cairo_line_to (cr, 0.468, -0.022);
  cairo_line_to (cr, 0.45, -0.012);
  cairo_line_to (cr, 0.415, -0.018);
  cairo_close_path (cr);
  canvas_fill (c, a->dark, 1);
  quad (cr, tail);
  brush_wash (c, 0, 0, 0, 0.09, a->skin, a->dark);
  engine (a, 0.02, 0.125);
  quad (cr, near_wing);
  brush_wash (c, 0.1, 0.03, -0.2, 0.4, ink_mix (a->skin, a->dark, 0.55),
      ink_mix (a->lit, a->skin, 0.4));
  cairo_move_to (cr, 0.13, 0.03);
  cairo_line_to (cr, -0.16, 0.4);
  cairo_set_line_width (cr, 0.006);
  canvas_ink (c, a->lit, 0.9);
  cairo_stroke (cr);
}

static void
strut (cairo_t *cr, gdouble x0, gdouble y0, gdouble x1, gdouble y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
}

static void
biplane (const Craft *a)
{
  static const gdouble lower[][2] = { { 0.2, 0.07 }, { -0.02, 0.24 },
    { -0.14, 0.235 }, { 0.02, 0.07 } };
  static const gdouble upper[][2] = { { 0.29, -0.2 }, { 0.06, -0.04 },
    { -0.09, -0.045 }, { 0.08, -0.21 } };
  static const gdouble far[][2] = { { 0.29, -0.2 }, { 0.36, -0.31 },
    { 0.22, -0.315 }, { 0.08, -0.21 } };
  static const gdouble tail[][2] = { { -0.4, 0.0 }, { -0.52, 0.08 },
    { -0.6, 0.075 }, { -0.52, -0.01 } };
  Canvas *c = a->c;
  cairo_t *cr = c->cr;

  quad (cr, far);
  brush_wash (c, 0, -0.31, 0, -0.2, a->skin, a->dark);
  cairo_move_to (cr, 0.42, -0.06);
  cairo_curve_to (cr, 0.44, 0.0, 0.44, 0.05, 0.4, 0.08);
  cairo_curve_to (cr, 0.1, 0.11, -0.2, 0.06, -0.52, 0.0);
  cairo_curve_to (cr, -0.56, -0.12, -0.6, -0.16, -0.52, -0.17);
  cairo_curve_to (cr, -0.46, -0.15, -0.42, -0.08, -0.4, -0.05);
  cairo_curve_to (cr, -0.2, -0.08, 0.1, -0.09, 0.42, -0.06);
  cairo_close_path (cr);
  brush_wash (c, 0, -0.1, 0, 0.1, a->lit, a->dark);
  prop_oval (c, 0.0, -0.1, 0.035, 0.04); /* who flies it */
  canvas_fill (c, a->dark, 1);
  quad (cr, tail);
  brush_wash (c, 0, 0, 0, 0.08, a->skin, a->dark);
  quad (cr, lower);
  brush_wash (c, 0.2, 0.07, -0.1, 0.24, a->dark, a->skin);
  strut (cr, 0.13, 0.1, 0.17, -0.14);
  strut (cr, 0.03, 0.18, 0.08, -0.06);
  strut (cr, 0.03, 0.18, 0.17, -0.14);
  strut (cr, -0.08, 0.19, -0.03, -0.06);
  strut (cr, 0.22, 0.08, 0.24, 0.2);
  strut (cr, 0.12, 0.08, 0.22, 0.2);
  cairo_set_line_width (cr, 0.008);
  canvas_ink (c, a->dark, 1);
  cairo_stroke (cr);
  quad (cr, upper);
  brush_wash (c, 0.2, -0.2, 0, -0.04, a->lit, a->skin);
  prop_oval (c, 0.24, 0.2, 0.045, 0.05);
  canvas_fill (c, a->dark, 1);
  prop_oval (c, 0.44, 0.0, 0.012, 0.17); /* the propeller's disc */
  canvas_fill (c, c->tones.light, 0.3);
}

static void
trails (Canvas *c, gdouble x, gdouble y, gdouble size, gdouble turn)
{
  for (gint k = -1; k <= 1; k += 2)
    for (gint i = 0; i < 60; i++) {
      gdouble t = i / 60.0, back = size * (0.2 + 3.2 * t);
      gdouble px = x - c->side * cos (turn) * back;
      gdouble py = y + sin (turn) * back + k * size * 0.03;
      gdouble r = size * (0.012 + 0.05 * t);
      prop_oval (c, px, py, r * 3, r);
      canvas_fill (c, c->tones.cloud_lit, 0.16 * (1 - t));
    }
}

/* Heaps of cloud under the sky, the far ones pale. */
static void
cloud_sea (Canvas *c, gdouble top)
{
  gdouble u = c->u, down = c->h - top;

  for (gint i = 0; i < 5 && !canvas_cancelled (c); i++) {
    gdouble t = i / 4.0, y = top + down * (0.04 + 0.86 * t * t);
    Ink lit = ink_mix (c->tones.cloud_lit, c->tones.far, 0.55 * (1 - t));
    Ink dark = ink_mix (c->tones.cloud, c->tones.far, 0.75 * (1 - t));
    g_autofree gfloat *line = g_new (gfloat, c->width);
    guint64 seed = dice_next (&c->dice);
    for (gint x = 0; x < c->width; x++) {
      gdouble at = x / (u * (14 + 16 * t));
      gdouble puff = fabs (noise_fractal (seed, at, 0.5, 5));
      line[x] = (gfloat) (y - u * (2 + 7 * t) * puff * 1.8);
    }
    cairo_move_to (c->cr, 0, c->h);
    for (gint x = 0; x < c->width; x++)
      cairo_line_to (c->cr, x, line[x]);
    cairo_line_to (c->cr, c->w, c->h);
    cairo_close_path (c->cr);
    brush_wash (c, 0, y - u * (3 + 6 * t), 0, y + u * (4 + 9 * t), lit, dark);
    brush_surface (c,
        (Surface){ 0, y, c->w, y + u * (6 + 12 * t), 9 - 4 * t, 3, 0.7, dark,
            lit, 0.5 });
    brush_mist (c, y + u * (3 + 5 * t), u * (3 + 4 * t), lit, 0.5);
  }
}

static void
paint_aircraft (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c);

  canvas_compose (c, 0.7, 0.78);
  gdouble hz = c->horizon, size = u * dice_range (&dice, 34, 42);
  gboolean old = c->subject.era == ERA_INDUSTRIAL;
  gdouble x = c->focus_x + c->side * u * (tall ? 0 : 2);
  gdouble y = hz * dice_range (&dice, 0.55, 0.66);
  gdouble turn = dice_range (&dice, 0.1, 0.24);
  Ink base = ink_mix (c->tones.light, canvas_tone (c, 0.4), 0.45);
  Craft craft = { c, base, ink_mix (canvas_tone (c, 0.12), base, 0.2),
    ink_mix (c->tones.lit, c->tones.light, 0.5) };
  if (old)
    size *= 0.86;
  brush_weather_sky (c);
  if (dice_chance (&dice, 0.5))
    cloud_sea (c, hz);
  else {
    g_free (brush_mountain (
        c, (Ridge){ hz + u * 4, u * 11, 2.6, 0.8, 0.7, 0.8 }, 0.4));
    brush_mist (c, hz + u * 2, u * 7, c->tones.far, 0.7);
    cloud_sea (c, hz + u * 6);
  }
  if (!old)
    trails (c, x, y, size, turn);
  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_scale (c->cr, size * c->side, size);
  cairo_rotate (c->cr, -turn);
  if (old)
    biplane (&craft);
  else
    airliner (&craft);
  cairo_restore (c->cr);
  brush_glow (c, c->sun_x, c->sun_y, u * 46, c->tones.sun, 0.2);
  brush_weather_air (c);
}

static void
rocket (Canvas *c, gdouble x, gdouble foot, gdouble h)
{
  gdouble w = h * 0.055, light = c->side;
  Ink skin = ink_mix (c->tones.light, canvas_tone (c, 0.3), 0.3);
  Ink dark = ink_mix (canvas_tone (c, 0.1), skin, 0.25);
  cairo_t *cr = c->cr;

  cairo_move_to (cr, x - w, foot);
  cairo_line_to (cr, x - w, foot - h * 0.62);
  cairo_line_to (cr, x - w * 0.7, foot - h * 0.68);
  cairo_line_to (cr, x - w * 0.7, foot - h * 0.8);
  cairo_curve_to (cr, x - w * 0.6, foot - h * 0.88, x - w * 0.2,
      foot - h * 0.93, x, foot - h * 0.95);
  cairo_curve_to (cr, x + w * 0.2, foot - h * 0.93, x + w * 0.6,
      foot - h * 0.88, x + w * 0.7, foot - h * 0.8);
  cairo_line_to (cr, x + w * 0.7, foot - h * 0.68);
  cairo_line_to (cr, x + w, foot - h * 0.62);
  cairo_line_to (cr, x + w, foot);
  cairo_close_path (cr);
  cairo_rectangle (cr, x - w * 0.06, foot - h, w * 0.12, h * 0.06);
  brush_wash (c, x - light * w, 0, x + light * w, 0, dark, skin);
  for (gint i = 0; i < 3; i++)
    cairo_rectangle (cr, x - w, foot - h * (0.12 + 0.25 * i), 2 * w, h * 0.022);
  canvas_fill (c, dark, 0.9);
  for (gint i = -1; i <= 1; i += 2) {
    cairo_move_to (cr, x + i * w, foot - h * 0.1);
    cairo_line_to (cr, x + i * w * 2.1, foot);
    cairo_line_to (cr, x + i * w, foot);
    cairo_close_path (cr);
  }
  canvas_fill (c, dark, 1);
}

/* The tower that served it, of bars. */
static void
gantry (Canvas *c, gdouble x, gdouble foot, gdouble h)
{
  gdouble w = h * 0.07;
  Ink ink = canvas_tone (c, 0.18);

  cairo_set_line_width (c->cr, MAX (1, c->u * 0.16));
  for (gint i = 0; i < 2; i++) {
    cairo_move_to (c->cr, x + (i ? w : -w), foot);
    cairo_rel_line_to (c->cr, 0, -h);
  }
  for (gint i = 0; i < 13; i++) {
    gdouble y = foot - h * i / 13;
    cairo_move_to (c->cr, x - w, y);
    cairo_line_to (c->cr, x + w, y - h / 13);
    cairo_move_to (c->cr, x + w, y);
    cairo_line_to (c->cr, x - w, y - h / 13);
    cairo_move_to (c->cr, x - w, y);
    cairo_line_to (c->cr, x + w, y);
  }
  for (gint i = 1; i < 4; i++) {
    cairo_move_to (c->cr, x, foot - h * 0.26 * i);
    cairo_rel_line_to (c->cr, c->side * h * 0.11, 0);
  }
  canvas_ink (c, ink, 1);
  cairo_stroke (c->cr);
}

static void
exhaust (Canvas *c, gdouble x, gdouble y, gdouble reach, gdouble wide)
{
  for (gint i = 0; i < 34; i++) {
    gdouble t = i / 33.0, r = wide * (0.5 + 0.9 * sin (t * 2.6) + 0.4 * t);
    Ink ink = ink_mix (ink_mix (c->tones.light, c->tones.lamp, t * 1.4),
        c->tones.accent, CLAMP (t * 1.4 - 0.5, 0, 0.8));
    prop_oval (c, x, y + reach * t, r * 0.55, reach * 0.05);
    canvas_fill (c, ink, 0.6 * (1 - t * t));
  }
  brush_glow (c, x, y + reach * 0.3, reach * 1.6, c->tones.lamp, 0.75);
  brush_glow (c, x, y + reach * 0.1, reach * 0.7, c->tones.light, 0.7);
}

/* Steam that rolls over the ground to one side: dark below, lit where the
 * fire or the sky meets it, thinner the farther it went. */
static void
billows (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble size, gdouble way)
{
  Ink dark = ink_mix (c->tones.mid, c->tones.near, 0.45);
  Ink lit = ink_mix (c->tones.light, c->tones.lit, 0.3);

  for (gint i = 0; i < 210; i++) {
    gdouble t = dice_unit (dice), up = dice_unit (dice);
    gdouble heap = size * (0.12 + 0.7 * t * (1.25 - t));
    gdouble r = size * (0.05 + 0.13 * t) * dice_range (dice, 0.6, 1.2);
    gdouble px = x + way * size * 2.1 * t, py = y - heap * up;
    gdouble hot = CLAMP (1 - t * 2.2, 0, 1) * (1 - 0.6 * up);
    gdouble fade = 0.85 * (1 - 0.7 * t);
    Ink ink = ink_mix (
        ink_mix (dark, lit, 0.2 + 0.7 * up), c->tones.lamp, hot * 0.75);
    Ink rim = ink_mix (ink, dark, 0.4);
    cairo_pattern_t *p = cairo_pattern_create_radial (
        px - way * r * 0.25, py - r * 0.4, 0, px, py, r);
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, fade);
    cairo_pattern_add_color_stop_rgba (p, 0.6, rim.r, rim.g, rim.b, fade * 0.6);
    cairo_pattern_add_color_stop_rgba (p, 1, rim.r, rim.g, rim.b, 0);
    cairo_set_source (c->cr, p);
    cairo_arc (c->cr, px, py, r, 0, 2 * G_PI);
    cairo_fill (c->cr);
    cairo_pattern_destroy (p);
  }
}

static void
paint_launch (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, grow = canvas_is_tall (c) ? 1.3 : 1;

  canvas_compose (c, 0.78, 0.83);
  gdouble hz = c->horizon, h = u * dice_range (&dice, 30, 36) * grow;
  gdouble x = c->focus_x, rise = h * dice_range (&dice, 0.12, 0.5);
  gdouble ground = hz + u * 2, foot = ground - rise;
  c->sun_x = c->w * (0.5 - c->side * 0.42);
  c->sun_y = hz - u * 4;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz, u * 1.4, 3, 0.2, 0.75, 0.4 }));
  gantry (c, x - c->side * h * 0.2, ground, h * 1.05);
  exhaust (c, x, foot, MAX (rise, h * 0.2), h * 0.07);
  rocket (c, x, foot, h);
  cairo_rectangle (c->cr, 0, ground, c->w, c->h);
  brush_wash (c, 0, ground, 0, c->h, canvas_tone (c, 0.3), canvas_tone (c, 0));
  if (canvas_has (c, TRAIT_WATER) || dice_chance (&dice, 0.6))
    brush_water (c, (Water){ ground + u, c->h, 0.4, 0.9 });

  for (gint i = -1; i <= 1; i += 2)
    billows (c, &dice, x, ground + u * 1.4, h * 0.62, i);
  brush_mist (c, ground + u * 2, u * 4,
      ink_mix (c->tones.near, c->tones.mid, 0.6), 0.7);
  brush_glow (c, x, ground - u, u * 30, c->tones.lamp, 0.5);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (&dice, 0.4))
    prop_people (
        c, 0, c->w, c->h + u * 2, u * 7, 16, canvas_tone (c, 0), c->tones.lamp);
  else
    prop_foreground (c, u * 4, canvas_tone (c, 0));
  brush_weather_air (c);
}

const Motif motif_aircraft = { "aircraft", paint_aircraft, -1, ERA_MODERN,
  "cinematic" };
const Motif motif_launch = { "launch", paint_launch, DAYTIME_DAWN, ERA_MODERN,
  "cinematic" };
