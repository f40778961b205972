/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Weather as the subject: a thunderstorm over the plain, rain on a pane and
 * on a road. */

#include "brush.h"
#include "ground.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* A path that halves itself: each half's middle steps aside. */
static void
bolt_path (Canvas *c, Dice *dice, gdouble x0, gdouble y0, gdouble x1,
    gdouble y1, gint level)
{
  if (level == 0) {
    cairo_line_to (c->cr, x1, y1);
    return;
  }
  gdouble off = hypot (x1 - x0, y1 - y0) * dice_range (dice, -0.17, 0.17);
  gdouble mx = (x0 + x1) / 2 + off, my = (y0 + y1) / 2 + off * 0.2;

  bolt_path (c, dice, x0, y0, mx, my, level - 1);
  bolt_path (c, dice, mx, my, x1, y1, level - 1);
}

static void
bolt (Canvas *c, Dice *dice, gdouble x0, gdouble y0, gdouble x1, gdouble y1,
    gdouble thick)
{
  static const gdouble wide[] = { 9, 3.4, 1 }, alpha[] = { 0.12, 0.4, 1 };
  Dice path = dice_fork (dice);
  Ink white = ink_mix (c->tones.light, c->tones.sun, 0.5);

  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  for (gint pass = 0; pass < 3; pass++) {
    Dice again = path;
    cairo_move_to (c->cr, x0, y0);
    bolt_path (c, &again, x0, y0, x1, y1, 6);
    cairo_set_line_width (c->cr, thick * wide[pass]);
    canvas_ink (
        c, pass < 2 ? ink_mix (white, c->tones.mid, 0.35) : white, alpha[pass]);
    cairo_stroke (c->cr);
  }
}

static void
lightning (Canvas *c, Dice *dice, gdouble x, gdouble top, gdouble foot)
{
  gdouble u = c->u, foot_x = x + u * dice_range (dice, -7, 7);
  gint arms = 3 + dice_pick (dice, 3);

  brush_glow (c, x, top, u * 30, c->tones.light, 0.55);
  brush_glow (c, foot_x, foot, u * 17, c->tones.light, 0.4);
  for (gint i = 0; i < arms; i++) {
    gdouble t = dice_range (dice, 0.1, 0.7), way = i & 1 ? 1 : -1;
    gdouble bx = x + (foot_x - x) * t, by = top + (foot - top) * t;
    bolt (c, dice, bx, by, bx + way * u * dice_range (dice, 4, 13),
        by + (foot - by) * dice_range (dice, 0.4, 0.8), u * 0.1);
  }
  bolt (c, dice, x, top, foot_x, foot, u * 0.24);
}

/* Rain that falls far away: veils that hang from the cloud. */
static void
rain_veils (Canvas *c, Dice *dice, gdouble top, gdouble foot)
{
  Ink ink = ink_mix (c->tones.far, c->tones.cloud, 0.45);

  for (gint i = 0; i < 9; i++) {
    gdouble x = c->w * dice_range (dice, -0.1, 1.1);
    gdouble w = c->u * dice_range (dice, 5, 19), lean = -c->side * c->u * 7;
    cairo_pattern_t *p = cairo_pattern_create_linear (x, 0, x + w, 0);
    gdouble a = dice_range (dice, 0.12, 0.34);
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, 0);
    cairo_pattern_add_color_stop_rgba (p, 0.5, ink.r, ink.g, ink.b, a);
    cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
    cairo_matrix_t skew;
    cairo_matrix_init (
        &skew, 1, 0, -lean / (foot - top), 1, lean * top / (foot - top), 0);
    cairo_pattern_set_matrix (p, &skew);
    cairo_move_to (c->cr, x, top);
    cairo_line_to (c->cr, x + w, top);
    cairo_line_to (c->cr, x + w + lean, foot);
    cairo_line_to (c->cr, x + lean, foot);
    cairo_close_path (c->cr);
    cairo_set_source (c->cr, p);
    cairo_fill (c->cr);
    cairo_pattern_destroy (p);
  }
}

/* The base of the cloud: torn shelves, each lower one darker. */
static void
shelves_of_cloud (Canvas *c, Dice *dice, gdouble base)
{
  const Tones *t = &c->tones;

  for (gint i = 0; i < 4; i++) {
    guint64 seed = dice_next (dice);
    gdouble y = base * (0.45 + 0.19 * i), step = c->u * 0.3;
    Ink ink = ink_mix (t->cloud, t->deep, 0.2 + 0.14 * i);
    cairo_pattern_t *p = cairo_pattern_create_linear (0, y - base * 0.3, 0, y);
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, 0);
    cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0.7);
    cairo_move_to (c->cr, -1, 0);
    for (gdouble x = -1; x <= c->w + step; x += step) {
      gdouble n = noise_fractal (seed, x / c->u / 22, i, 5);
      cairo_line_to (
          c->cr, x, y + c->u * 5 * n + c->side * c->u * 3 * (x / c->w - 0.5));
    }
    cairo_line_to (c->cr, c->w + 1, 0);
    cairo_close_path (c->cr);
    cairo_set_source (c->cr, p);
    cairo_fill (c->cr);
    cairo_pattern_destroy (p);
  }
}

static void
paint_storm (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.72, 0.78);
  gdouble hz = c->horizon;
  Turf turf = ground_turf (c, 0.4);
  Terrain land = ground_rolling (c, &turf, hz, 20);
  /* Light is left under the cloud only. */
  c->tones.horizon = ink_mix (c->tones.horizon, c->tones.mid, 0.35);
  c->sun_y = hz * 0.98;
  brush_sky (c, (Sky){ 0.95, 0.45, hz * 1.02 });
  shelves_of_cloud (c, &dice, hz * 0.86);
  rain_veils (c, &dice, hz * 0.6, hz + u);
  gint bolts = 1 + dice_pick (&dice, 2);
  for (gint i = 0; i < bolts; i++)
    lightning (c, &dice, c->focus_x + (i ? c->side * u * 17 : 0),
        hz * dice_range (&dice, 0.28, 0.45), hz - u * 0.5 * i);
  g_free (brush_ridge (c, (Ridge){ hz + u * 0.4, u * 2, 3, 0.3, 0.62, 0.2 }));
  brush_terrain (c, &land);
  brush_mist (c, hz, u * 4, c->tones.far, 0.4);
  gdouble x = c->focus_x - c->side * u * 15;
  Ink ink = canvas_tone (c, 0.06);
  if (dice_chance (&dice, 0.5))
    prop_barn (c, &dice, x - c->side * u * 8, hz + u * 5, u * 5,
        canvas_tone (c, 0.2), c->tones.lit, c->tones.lamp);
  prop_leafy (c, &dice, x, hz + u * 7, u * 15, 0.8, ink,
      ink_mix (ink, c->tones.lit, 0.4));
  prop_grass (c,
      (Grass){ -u, c->w + u, c->h + u, u * 10, 420, canvas_tone (c, 0),
          ink_mix (canvas_tone (c, 0.15), c->tones.lit, 0.35) });
  if (canvas_has (c, TRAIT_RAIN) || dice_chance (&dice, 0.4))
    brush_rain (c, c->tones.light, 0.12);
}

/* What stands behind the pane: a town, as lights without outlines. */
static void
lights_behind (Canvas *c, Dice *dice)
{
  const Ink colours[] = { c->tones.lamp, c->tones.accent,
    ink_mix (c->tones.mid, c->tones.light, 0.5), c->tones.light };

  for (gint i = 0; i < 64; i++) {
    gdouble x = c->focus_x + dice_bell (dice, -0.8, 0.8) * c->w;
    gdouble y = c->h * dice_bell (dice, 0.28, 1.02);
    gdouble r = c->u * dice_range (dice, 1.6, 5);
    gdouble alpha = dice_range (dice, 0.16, 0.55);
    if (canvas_in_quiet (c, x, y, r))
      alpha *= 0.12;
    brush_disc (c, x, y, r, colours[dice_pick (dice, 4)], alpha);
  }
}

/* A drop shows what is behind it upside down: bright below, dark above. */
static void
drop (Canvas *c, gdouble x, gdouble y, gdouble r, Ink dark, Ink bright)
{
  cairo_pattern_t *p =
      cairo_pattern_create_linear (0, y - r * 1.2, 0, y + r * 1.1);

  cairo_pattern_add_color_stop_rgba (p, 0, dark.r, dark.g, dark.b, 0.6);
  cairo_pattern_add_color_stop_rgba (p, 0.5, dark.r, dark.g, dark.b, 0.25);
  cairo_pattern_add_color_stop_rgba (p, 1, bright.r, bright.g, bright.b, 0.85);
  cairo_move_to (c->cr, x, y - r * 1.25);
  cairo_curve_to (
      c->cr, x + r * 1.1, y - r * 0.9, x + r * 1.1, y + r, x, y + r);
  cairo_curve_to (
      c->cr, x - r * 1.1, y + r, x - r * 1.1, y - r * 0.9, x, y - r * 1.25);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  if (r < c->u * 0.3)
    return;
  cairo_arc (c->cr, x - r * 0.3, y - r * 0.5, r * 0.16, 0, 2 * G_PI);
  canvas_fill (c, c->tones.light, 0.85);
}

static void
pane (Canvas *c, Dice *dice)
{
  Ink dark = ink_mix (c->tones.deep, c->tones.near, 0.4);
  Ink bright = ink_mix (c->tones.lamp, c->tones.light, 0.4);

  for (gint i = 0; i < 760; i++) {
    gdouble x = dice_unit (dice) * c->w, y = dice_unit (dice) * c->h;
    gdouble r = c->u * (0.07 + 0.75 * pow (dice_unit (dice), 7));
    if (canvas_in_quiet (c, x, y, 0) && r > c->u * 0.12)
      continue;
    drop (c, x, y, r, dark, bright);
  }
  for (gint i = 0; i < 13; i++) {
    gdouble x = dice_unit (dice) * c->w, y = c->h * dice_range (dice, 0.2, 1);
    gdouble l = c->u * dice_range (dice, 8, 30), w = c->u * 0.28;
    if (canvas_in_quiet (c, x, y, l))
      continue;
    cairo_move_to (c->cr, x, y - l);
    cairo_curve_to (
        c->cr, x + w * 2, y - l * 0.7, x - w * 2, y - l * 0.3, x, y);
    cairo_set_line_width (c->cr, w);
    canvas_ink (c, bright, 0.16);
    cairo_stroke (c->cr);
    drop (c, x, y, c->u * dice_range (dice, 0.6, 0.9), dark, bright);
  }
}

static void
rain_window (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble u = c->u, bar = u * 2.2;
  Ink frame = canvas_tone (c, 0);

  canvas_compose (c, 0.6, 0.66);
  c->sun_y = c->h * 0.7;
  brush_blur (c,
      (Blur){ ink_mix (t->zenith, t->deep, 0.3), ink_mix (t->sky, t->deep, 0.2),
          ink_mix (t->horizon, t->lamp, 0.3), 0, u });
  lights_behind (c, dice);
  pane (c, dice);
  gdouble x = c->w * (0.5 + c->side * 0.04);
  cairo_rectangle (c->cr, x - bar / 2, 0, bar, c->h);
  cairo_rectangle (c->cr, 0, c->h - u * 5, c->w, u * 6);
  canvas_fill (c, frame, 1);
  cairo_rectangle (c->cr, x + c->side * bar * 0.38, 0, u * 0.16, c->h);
  cairo_rectangle (c->cr, 0, c->h - u * 5, c->w, u * 0.2);
  canvas_fill (c, ink_mix (frame, t->lit, 0.5), 0.8);
}

static void
umbrella (Canvas *c, gdouble x, gdouble y, gdouble r, Ink ink, Ink rim)
{
  for (gint pass = 0; pass < 2; pass++) {
    gdouble lift = pass ? 0 : r * 0.04;
    cairo_move_to (c->cr, x - r, y - lift);
    cairo_curve_to (c->cr, x - r * 0.85, y - r * 0.95 - lift, x + r * 0.85,
        y - r * 0.95 - lift, x + r, y - lift);
    for (gint i = 0; i < 4; i++)
      cairo_rel_curve_to (
          c->cr, -r * 0.15, -r * 0.13, -r * 0.35, -r * 0.13, -r * 0.5, 0);
    canvas_fill (c, pass ? ink : rim, 1);
  }
  cairo_rectangle (c->cr, x - r * 0.02, y - r * 0.1, r * 0.04, r * 0.9);
  canvas_fill (c, ink, 1);
}

static void
road_lamp (Canvas *c, gdouble x, gdouble y, gdouble h, gdouble depth)
{
  Ink ink = canvas_tone (c, depth), lamp = c->tones.lamp;
  gdouble arm = h * 0.2 * (x > c->w / 2 ? -1 : 1);

  cairo_set_line_width (c->cr, MAX (0.8, h * 0.022));
  cairo_move_to (c->cr, x, y);
  cairo_line_to (c->cr, x, y - h * 0.86);
  cairo_curve_to (c->cr, x, y - h, x + arm * 0.4, y - h, x + arm, y - h * 0.95);
  canvas_ink (c, ink, 1);
  cairo_stroke (c->cr);
  brush_glow (c, x + arm, y - h * 0.93, h * 0.55, lamp, 0.6);
  cairo_arc (c->cr, x + arm, y - h * 0.93, h * 0.035, 0, 2 * G_PI);
  canvas_fill (c, ink_mix (lamp, c->tones.light, 0.4), 1);
}

/* Puddles are where the ground lies low; the rest of the road is dull. */
static void
dry_patches (Canvas *c, guint64 seed, gdouble hz)
{
  Wash road = wash_of (ink_mix (canvas_tone (c, 0.12), c->tones.mid, 0.12));
  g_autoptr (Field) field =
      field_new (seed, 200, 120, (FieldShape){ 7, 12, 4, 0.5 });

  canvas_begin_pixels (c);
  for (gint y = (gint) hz; y < c->height; y++) {
    gdouble down = (y - hz) / (c->h - hz);
    guint32 *out = canvas_row (c, y);
    field_row (field, 1 / (1 + 5 * down), 0, c->row[0], c->width);
    for (gint x = 0; x < c->width; x++) {
      gfloat dull = CLAMP (c->row[0][x] * 3.2f + 0.35f, 0, 1);
      out[x] = wash_pack (wash_mix (wash_unpack (out[x]), road, dull * 0.72f));
    }
  }
  canvas_end_pixels (c);
}

/* Painted twice: for what the road mirrors, and over it. */
static void
passer_by (Canvas *c, Dice dice, gdouble x, gdouble y)
{
  gdouble u = c->u;
  Ink ink = canvas_tone (c, 0.03), rim = ink_mix (ink, c->tones.lamp, 0.7);

  prop_person (c, &dice, x, y, u * 15, ink, rim);
  umbrella (c, x + u * 0.5, y - u * 12.6, u * 5.4, ink, rim);
}

static void
rain_road (Canvas *c, Dice *dice)
{
  gdouble u = c->u;

  canvas_compose (c, 0.58, 0.64);
  gdouble hz = c->horizon;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz, u * 6, 2.5, 0.3, 0.85, 0.5 }));
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 4, 7, 0.6, 0.62, 0.4 }));
  for (gint i = 0; i < 8; i++) {
    gdouble z = 1 / (0.12 + 0.11 * i), size = u * 34 / z;
    gdouble side = i & 1 ? 1 : -1;
    gdouble x = c->focus_x - c->side * u * 9 + side * size * 0.62;
    if (i > 3 && side != c->side)
      continue;
    road_lamp (c, x, hz + size * 0.2, size * 0.72, 0.5 - 0.06 * i);
  }
  prop_buildings (c,
      (Row){ hz + u * 1.5, u * 2, u * 6, u * 4.4, 0.5, 0.45, 0.35, 0, c->w });
  brush_mist (c, hz, u * 4, c->tones.far, 0.5);
  gdouble x = c->focus_x - c->side * u * 4, y = hz + u * 10;
  Dice walker = dice_fork (dice);
  brush_water (c, (Water){ hz + u * 1.6, y, 0.4, 0.9 });
  passer_by (c, walker, x, y);
  brush_water (c, (Water){ y, c->h, 0.3, 0.95 });
  dry_patches (c, dice_next (dice), hz + u * 1.6);
  passer_by (c, walker, x, y);
  brush_rain (c, c->tones.light, 0.2);
}

static void
paint_rain (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  c->subject.traits |= TRAIT_RAIN;
  if (dice_chance (&dice, 0.5))
    rain_window (c, &dice);
  else
    rain_road (c, &dice);
}

const Motif motif_storm = { "storm", paint_storm, DAYTIME_DUSK, ERA_ANY,
  "cinematic" };
const Motif motif_rain = { "rain", paint_rain, DAYTIME_DUSK, ERA_MODERN,
  "cinematic" };
