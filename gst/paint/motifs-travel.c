/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* On the way: a road to the horizon, a train that comes nearer. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* A road that bends and dips on its way. */
typedef struct {
  Canvas *c;
  Eye eye;
  guint64 seed;
  gdouble half, bend, dip;
} Way;

static gdouble
way_x (const Way *w, gdouble z)
{
  gdouble far = eye_depth (z, 3, 260);

  return w->bend * (z * 0.16 * sin (0.6 + far * 4.2) - 0.09 * 3)
      + 0.35 * noise_at (w->seed, z / 20, 0.5) * MIN (z / 10, 1);
}

static gdouble
way_up (const Way *w, gdouble z)
{
  return -1.6 + w->dip * sin (z / 16.0) * MIN (z / 30, 1);
}

/* A band along the road between two distances from its middle. */
static void
band (const Way *w, gdouble from, gdouble to, gdouble z0, gdouble z1)
{
  enum { STEPS = 40 };

  cairo_new_sub_path (w->c->cr);
  for (gint i = 0; i <= STEPS; i++) {
    gdouble z = z0 * pow (z1 / z0, (gdouble) i / STEPS);
    eye_to (&w->eye, way_x (w, z) + from, way_up (w, z), z);
  }
  for (gint i = STEPS; i >= 0; i--) {
    gdouble z = z0 * pow (z1 / z0, (gdouble) i / STEPS);
    eye_to (&w->eye, way_x (w, z) + to, way_up (w, z), z);
  }
  cairo_close_path (w->c->cr);
}

static void
surface (const Way *w, Dice *dice)
{
  Canvas *c = w->c;
  gboolean modern = c->subject.era == ERA_MODERN;
  Ink ink = modern ? ink_mix (c->tones.near, c->tones.mid, 0.4)
                   : ink_mix (c->tones.near, c->tones.lit, 0.42);
  Ink verge = ink_mix (ink, c->tones.lit, 0.35);
  gdouble y = w->eye.y;

  band (w, -w->half * 1.35, w->half * 1.35, 1.5, 300);
  brush_wash (
      c, 0, y, 0, c->h, c->tones.far, ink_mix (ink, c->tones.near, 0.55));
  band (w, -w->half, w->half, 1.5, 300);
  brush_wash (
      c, 0, y, 0, c->h, ink_mix (c->tones.far, c->tones.sun, 0.35), ink);
  if (!modern) { /* ruts */
    band (w, -w->half * 0.55, -w->half * 0.3, 1.5, 90);
    band (w, w->half * 0.3, w->half * 0.55, 1.5, 90);
    canvas_fill (c, c->tones.near, 0.3);
    return;
  }
  band (w, -w->half * 0.94, -w->half * 0.9, 1.5, 200);
  band (w, w->half * 0.9, w->half * 0.94, 1.5, 200);
  for (gdouble z = 2 + dice_unit (dice); z < 120; z += 6)
    band (w, -0.07, 0.07, z, z + 3);
  canvas_fill (c, ink_mix (verge, c->tones.light, 0.7), 0.8);
}

/* Furrows and hedges that run to the horizon beside the road. */
static void
fields (Canvas *c, const Eye *eye, Dice *dice)
{
  Ink near = ink_mix (canvas_tone (c, 0.06), c->tones.accent, 0.07);

  cairo_rectangle (c->cr, 0, eye->y, c->w, c->h);
  brush_wash (c, 0, eye->y, 0, c->h,
      ink_mix (canvas_tone (c, 0.75), c->tones.lit, 0.2), near);
  for (gint i = 0; i < 7; i++) {
    gdouble x0 = dice_range (dice, -70, 60), wide = dice_range (dice, 8, 26);
    gdouble z0 = dice_range (dice, 9, 40), z1 = z0 * dice_range (dice, 1.5, 3);
    Ink ink = dice_chance (dice, 0.5) ? c->tones.lit : c->tones.near;
    eye_flat (eye, -1.6, x0, x0 + wide, z0, z1);
    canvas_fill (c, ink, dice_range (dice, 0.05, 0.16));
  }
  brush_floor (
      c, eye, (Floor){ 1.6, 1.1, 3, c->tones.near, c->tones.lit, 0.36 });
}

static void
poles (const Way *w, Dice *dice, gdouble side)
{
  Canvas *c = w->c;
  gdouble aside = side * (w->half * 1.35 + 1.6), gap = 13, last_x = 0, last = 0;
  gdouble high = dice_range (dice, 5.5, 7);

  for (gint i = 13; i >= 0; i--) {
    gdouble z = 5 + i * gap, m = w->eye.scale / z;
    gdouble x = eye_x (&w->eye, way_x (w, z) + aside, z);
    gdouble foot = eye_y (&w->eye, way_up (w, z), z), top = foot - high * m;
    Ink ink = canvas_tone (c, 0.04 + 0.75 * eye_depth (z, 4, 220));
    cairo_rectangle (c->cr, x - 0.09 * m, top, 0.18 * m, high * m);
    cairo_rectangle (c->cr, x - 0.8 * m, top + 0.5 * m, 1.6 * m, 0.12 * m);
    canvas_fill (c, ink, 1);
    for (gint k = -1; k <= 1 && i < 13; k += 2) {
      gdouble from = x + k * 0.75 * m,
              to = last_x + k * 0.75 * m * z / (z + gap);
      gdouble y = top + 0.5 * m;
      cairo_move_to (c->cr, from, y);
      cairo_curve_to (c->cr, from + (to - from) * 0.35, y + 0.7 * m,
          from + (to - from) * 0.7, last + (y - last) * 0.2 + 0.4 * m, to,
          last);
      cairo_set_line_width (c->cr, CLAMP (0.03 * m, 0.5, 3));
      canvas_ink (c, ink, 0.7);
      cairo_stroke (c->cr);
    }
    last_x = x;
    last = top + 0.5 * m;
  }
}

static void
avenue (const Way *w, Dice *dice, gdouble side)
{
  Canvas *c = w->c;

  for (gint i = 9; i >= 0 && !canvas_cancelled (c); i--) {
    gdouble z = 9 + i * i * 0.5 + i * 7, m = w->eye.scale / z;
    Ink ink = canvas_tone (c, 0.05 + 0.7 * eye_depth (z, 5, 160));
    prop_tree (c, dice,
        eye_x (&w->eye, way_x (w, z) + side * (w->half * 1.5 + 2.5), z),
        eye_y (&w->eye, way_up (w, z), z), m * dice_range (dice, 5, 7.5), ink,
        ink_mix (ink, c->tones.lit, 0.6));
  }
}

static void
traveller (const Way *w, Dice *dice)
{
  Canvas *c = w->c;
  gdouble z = dice_range (dice, 11, 19), m = w->eye.scale / z;
  gdouble x = eye_x (&w->eye, way_x (w, z), z);
  gdouble y = eye_y (&w->eye, way_up (w, z), z);
  Ink ink = canvas_tone (c, 0.02);

  prop_shadow (c, x, y, 0.5 * m, 0.1 * m);
  prop_walker (c, dice, x, y, 1.75 * m, ink, ink_mix (ink, c->tones.lit, 0.9));
  if (dice_chance (dice, 0.4))
    prop_walker (c, dice, x + 0.7 * m, y, 1.6 * m, ink,
        ink_mix (ink, c->tones.lit, 0.9));
}

static void
paint_road (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;

  canvas_compose (c, 0.56, 0.64);
  gdouble hz = c->horizon, vx = c->focus_x;
  Way w = { c, { c, vx, hz, u * dice_range (&dice, 40, 52) }, dice_next (&dice),
    dice_range (&dice, 1.9, 2.7), -c->side * dice_range (&dice, 0.5, 1.25),
    dice_range (&dice, 0, 0.5) };
  gint kind = dice_pick (&dice, 3);
  c->sun_x = vx + c->side * u * dice_range (&dice, -6, 8);
  brush_weather_sky (c);
  g_free (brush_mountain (c,
      (Ridge){ hz + u, u * dice_range (&dice, 6, 13) * (tall ? 1.3 : 1), 2.3,
          dice_range (&dice, 0.3, 0.8), 0.8, 0.8 },
      1));
  g_free (brush_ridge (c, (Ridge){ hz + u * 0.6, u * 3, 3, 0.3, 0.62, 0.5 }));
  fields (c, &w.eye, &dice);
  brush_mist (c, hz, u * 3, c->tones.far, 0.55);
  surface (&w, &dice);
  brush_glow (c, c->sun_x, hz, u * 34, c->tones.sun, 0.22);
  if (canvas_has (c, TRAIT_TREES) || kind == 0)
    avenue (&w, &dice, c->side);
  else if (kind == 1 && c->subject.era != ERA_MEDIEVAL)
    poles (&w, &dice, c->side);
  else
    prop_tree (c, &dice, vx + c->side * u * 20, hz + u * 9, u * 19,
        canvas_tone (c, 0.12), c->tones.lit);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (&dice, 0.55))
    traveller (&w, &dice);
  prop_foreground (c, u * 4, canvas_tone (c, 0));
  brush_weather_air (c);
}

static void
rails (Canvas *c, const Eye *eye, gdouble x)
{
  Ink tie = ink_mix (c->tones.near, c->tones.mid, 0.12);
  Ink steel = ink_mix (c->tones.lit, c->tones.sun, 0.4);

  for (gdouble z = 90; z > 1.4; z -= 0.65) {
    eye_flat (eye, -2, x - 1.25, x + 1.25, z, z + 0.26);
    if (z < 40)
      canvas_fill (c, tie, 0.8 * (1 - eye_depth (z, 4, 40)));
    else
      cairo_new_path (c->cr);
  }
  for (gint i = -1; i <= 1; i += 2) {
    eye_flat (eye, -1.9, x + i * 0.72 - 0.05, x + i * 0.72 + 0.05, 1.3, 200);
    canvas_fill (c, c->tones.near, 0.9);
    eye_flat (eye, -1.86, x + i * 0.72 - 0.03, x + i * 0.72 + 0.03, 1.3, 200);
    canvas_fill (c, steel, 0.85);
  }
}

/* Carriages behind the engine, as far as the curve hides them. */
static void
carriages (Canvas *c, const Eye *eye, gdouble x, gdouble z)
{
  for (gint i = 5; i > 0; i--) {
    gdouble z0 = z + i * 9 - 5, depth = 0.1 + 0.09 * i;
    Ink ink = canvas_tone (c, depth);
    for (gint side = -1; side <= 1; side += 2) {
      eye_side (eye, x + side * 1.4, -1.2, 1.9, z0, z0 + 8.6);
      canvas_fill (
          c, ink_mix (ink, c->tones.lit, side == c->side ? 0.25 : 0.04), 1);
      for (gint k = 0; k < 6; k++)
        eye_side (eye, x + side * 1.41, 0.3, 1.2, z0 + 0.5 + k * 1.35,
            z0 + 1.4 + k * 1.35);
      canvas_fill (c, c->tones.lamp, c->time == DAYTIME_DAY ? 0.25 : 0.9);
    }
    eye_front (eye, z0, x - 1.4, -1.3, x + 1.4, 2);
    canvas_fill (c, ink, 1);
  }
}

static void
head_lamp (Canvas *c, gdouble x, gdouble y, gdouble m)
{
  gdouble dim = c->time == DAYTIME_DAY ? 0.5 : 1;

  brush_glow (c, x, y, 5 * m, c->tones.lamp, 0.5 * dim);
  brush_glow (c, x, y, 1.6 * m, c->tones.light, 0.7 * dim);
  prop_oval (c, x, y, 0.17 * m, 0.17 * m);
  canvas_fill (c, c->tones.light, 1);
}

static void
ring (Canvas *c, gdouble x, gdouble y, gdouble r, Ink dark, Ink lit)
{
  gdouble light = c->side;

  prop_oval (c, x, y, r, r);
  brush_wash (
      c, x - light * r, y + r * 0.4, x + light * r, y - r * 0.4, dark, lit);
}

/* An engine of steam seen from the front. */
static void
steam_front (Canvas *c, gdouble x, gdouble rail, gdouble m)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0.03), rim = ink_mix (ink, c->tones.lit, 0.75);
  Ink soft = ink_mix (ink, c->tones.lit, 0.28);
  gdouble y = rail - 2.25 * m;

  cairo_rectangle (cr, x - 1.35 * m, rail - 3.5 * m, 2.7 * m, 2.6 * m);
  canvas_fill (c, ink, 1); /* the cab behind */
  for (gint i = -1; i <= 1; i += 2) {
    cairo_rectangle (
        cr, x + i * 1.08 * m - 0.17 * m, rail - 3.2 * m, 0.34 * m, 0.5 * m);
    canvas_fill (c, c->tones.lamp, 0.7);
  }
  cairo_move_to (cr, x - 0.2 * m, rail - 3.15 * m);
  cairo_line_to (cr, x - 0.27 * m, rail - 4.2 * m);
  cairo_line_to (cr, x + 0.27 * m, rail - 4.2 * m);
  cairo_line_to (cr, x + 0.2 * m, rail - 3.15 * m);
  cairo_close_path (cr);
  brush_wash (
      c, x - c->side * 0.25 * m, 0, x + c->side * 0.25 * m, 0, ink, rim);
  cairo_rectangle (cr, x - 0.33 * m, rail - 4.28 * m, 0.66 * m, 0.12 * m);
  canvas_fill (c, ink, 1);
  ring (c, x, y, 0.98 * m, ink, rim);
  ring (c, x, y, 0.9 * m, ink_mix (ink, c->tones.near, 0.5), soft);
  ring (c, x, y, 0.7 * m, ink, soft);
  for (gint i = 0; i < 12; i++) { /* rivets */
    gdouble a = i * G_PI / 6;
    prop_oval (
        c, x + cos (a) * 0.8 * m, y + sin (a) * 0.8 * m, 0.035 * m, 0.035 * m);
  }
  canvas_fill (c, rim, 0.8);
  cairo_rectangle (cr, x - 0.5 * m, y - 0.03 * m, m, 0.06 * m);
  canvas_fill (c, rim, 0.7);
  cairo_rectangle (cr, x - 1.35 * m, rail - 1.3 * m, 2.7 * m, 0.42 * m);
  brush_wash (c, 0, rail - 1.3 * m, 0, rail - 0.88 * m,
      ink_mix (c->tones.accent, ink, 0.35),
      ink_mix (c->tones.accent, ink, 0.75));
  for (gint i = -1; i <= 1; i += 2)
    ring (c, x + i * 0.9 * m, rail - 1.1 * m, 0.2 * m, ink, rim);
  cairo_move_to (cr, x - 1.15 * m, rail - 0.85 * m);
  cairo_line_to (cr, x + 1.15 * m, rail - 0.85 * m);
  cairo_line_to (cr, x + 0.75 * m, rail - 0.12 * m);
  cairo_line_to (cr, x - 0.75 * m, rail - 0.12 * m);
  cairo_close_path (cr);
  canvas_fill (c, ink, 1);
  head_lamp (c, x, rail - 3.28 * m, m);
  for (gint i = -1; i <= 1; i += 2)
    head_lamp (c, x + i * 0.85 * m, rail - 1.5 * m, m * 0.6);
}

/* A train of today: one smooth face with a wide pane. */
static void
electric_front (Canvas *c, gdouble x, gdouble rail, gdouble m)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0.06), skin = ink_mix (c->tones.light, ink, 0.35);

  cairo_move_to (cr, x - 1.45 * m, rail - 0.3 * m);
  cairo_curve_to (cr, x - 1.6 * m, rail - 2.6 * m, x - 1.2 * m, rail - 3.8 * m,
      x, rail - 3.8 * m);
  cairo_curve_to (cr, x + 1.2 * m, rail - 3.8 * m, x + 1.6 * m, rail - 2.6 * m,
      x + 1.45 * m, rail - 0.3 * m);
  cairo_close_path (cr);
  brush_wash (c, x - c->side * 1.4 * m, 0, x + c->side * 1.4 * m, 0,
      ink_mix (skin, ink, 0.75), skin);
  cairo_move_to (cr, x - 1.05 * m, rail - 2.1 * m);
  cairo_curve_to (cr, x - 1.1 * m, rail - 3.2 * m, x - 0.7 * m, rail - 3.45 * m,
      x, rail - 3.45 * m);
  cairo_curve_to (cr, x + 0.7 * m, rail - 3.45 * m, x + 1.1 * m, rail - 3.2 * m,
      x + 1.05 * m, rail - 2.1 * m);
  cairo_close_path (cr);
  brush_wash (c, x, rail - 3.45 * m, x, rail - 2.1 * m,
      ink_mix (ink, c->tones.horizon, 0.55), ink);
  cairo_rectangle (cr, x - 1.47 * m, rail - 1.25 * m, 2.94 * m, 0.2 * m);
  canvas_fill (c, c->tones.accent, 0.9);
  cairo_rectangle (cr, x - 1.3 * m, rail - 0.5 * m, 2.6 * m, 0.4 * m);
  canvas_fill (c, ink, 1);
  for (gint i = -1; i <= 1; i += 2)
    head_lamp (c, x + i * 0.95 * m, rail - 1.6 * m, m * 0.8);
}

/* Masts beside the line: wires for the telegraph or for the current. */
static void
masts (Canvas *c, const Eye *eye, gdouble x, gboolean electric)
{
  for (gint i = 9; i >= 0; i--) {
    gdouble z = 6 + i * 11, m = eye->scale / z, high = electric ? 6.5 : 5.5;
    gdouble px = eye_x (eye, x, z), foot = eye_y (eye, -2, z);
    gdouble arm = electric ? -c->side * 3.2 * m : 0.9 * m;
    Ink ink = canvas_tone (c, 0.05 + 0.7 * eye_depth (z, 5, 110));
    cairo_rectangle (c->cr, px - 0.09 * m, foot - high * m, 0.18 * m, high * m);
    cairo_rectangle (c->cr, electric ? MIN (px, px + arm) : px - arm,
        foot - (high - 0.6) * m, electric ? fabs (arm) : 2 * arm, 0.1 * m);
    if (!electric)
      cairo_rectangle (
          c->cr, px - 0.7 * m, foot - (high - 1.2) * m, 1.4 * m, 0.09 * m);
    canvas_fill (c, ink, 1);
  }
  for (gint k = 0; k < 2; k++) {
    gdouble wire = electric ? x - c->side * 3.1 : x + (k ? 0.7 : -0.7);
    eye_to (eye, wire, 2.9 - 0.6 * k, 3);
    eye_to (eye, wire, 2.9 - 0.6 * k, 120);
    cairo_set_line_width (c->cr, MAX (0.6, c->u * 0.05));
    canvas_ink (c, canvas_tone (c, 0.2), 0.6);
    cairo_stroke (c->cr);
  }
}

static void
platform (Canvas *c, const Eye *eye, Dice *dice, gdouble side)
{
  gdouble x = side * 3.4, out = side * 12;

  eye_flat (eye, -1, x, out, 2, 70);
  brush_wash (c, 0, eye->y, 0, c->h, canvas_tone (c, 0.55),
      ink_mix (canvas_tone (c, 0.1), c->tones.mid, 0.2));
  eye_side (eye, x, -2, -1, 2, 70);
  canvas_fill (c, canvas_tone (c, 0.08), 1);
  eye_flat (eye, -0.99, x, x + side * 0.3, 2, 70);
  canvas_fill (c, c->tones.lit, 0.6);
  for (gint i = 6; i >= 0; i--) {
    gdouble z = 7 + i * 8, m = eye->scale / z;
    Ink ink = canvas_tone (c, 0.06 + 0.6 * eye_depth (z, 5, 80));
    eye_front (eye, z, x + side * 2.9, -1, x + side * 3.15, 2.6);
    eye_front (eye, z, x + side * 0.4, 2.6, out, 2.85);
    canvas_fill (c, ink, 1);
    eye_flat (eye, 2.9, x + side * 0.4, out, z, z + 8);
    canvas_fill (c, ink_mix (ink, c->tones.near, 0.4), 1);
    if (c->time != DAYTIME_DAY)
      brush_glow (c, eye_x (eye, x + side * 2, z), eye_y (eye, 2.2, z), 2.6 * m,
          c->tones.lamp, 0.5);
    for (gint k = dice_pick (dice, 4); k > 0; k--)
      prop_walker (c, dice,
          eye_x (eye, x + side * dice_range (dice, 0.6, 5), z),
          eye_y (eye, -1, z), 1.7 * m, ink, ink_mix (ink, c->tones.lit, 0.7));
  }
}

static void
paint_railway (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.6, 0.66);
  gdouble s = c->side, hz = c->horizon, z = dice_range (&dice, 7, 11);
  gboolean modern = c->subject.era == ERA_MODERN;
  gboolean station = canvas_has (c, TRAIT_PEOPLE) || dice_chance (&dice, 0.45);
  Eye eye = { c, c->focus_x - s * u * 9, hz, u * 46 };
  gdouble x = s * dice_range (&dice, 1.6, 2.6), m = eye.scale / z;
  gdouble px = eye_x (&eye, x, z), rail = eye_y (&eye, -1.9, z);
  c->sun_x = eye.x + s * u * 6;
  brush_weather_sky (c);
  g_free (brush_mountain (c, (Ridge){ hz, u * 8, 2, 0.5, 0.84, 0.8 }, 1.2));
  prop_buildings (
      c, (Row){ hz + u * 0.4, u, u * 4.5, u * 3, 0.66, 0.2, 0.3, 0, c->w });
  brush_haze (c, hz - u * 5, hz + u, c->tones.far, 0.6);
  cairo_rectangle (c->cr, 0, hz, c->w, c->h);
  brush_wash (c, 0, hz, 0, c->h, canvas_tone (c, 0.7),
      ink_mix (c->tones.near, c->tones.mid, 0.1));
  brush_floor (
      c, &eye, (Floor){ 2, 0.16, 1.1, c->tones.near, c->tones.lit, 0.34 });
  rails (c, &eye, x - s * 3.6);
  rails (c, &eye, x);
  masts (c, &eye, x - s * 7, modern);
  if (station)
    platform (c, &eye, &dice, s);
  carriages (c, &eye, x, z);
  if (!modern) {
    brush_plume (c, px, rail - 4.2 * m, u * 30, canvas_tone (c, 0.5),
        c->tones.cloud_lit, 0.95);
    brush_plume (c, px + s * u, rail - 4.4 * m, u * 19,
        ink_mix (canvas_tone (c, 0.5), c->tones.cloud_lit, 0.4),
        c->tones.cloud_lit, 0.9);
    steam_front (c, px, rail, m);
    for (gint i = -1; i <= 1; i += 2)
      prop_steam (c, px + i * 1.5 * m, rail, m * 2.2, 1.5);
  } else {
    electric_front (c, px, rail, m);
  }
  brush_haze (c, rail - u, rail + u * 6, c->tones.far, 0.15);
  brush_weather_air (c);
}

const Motif motif_road = { "road", paint_road, -1, ERA_MODERN, "cinematic" };
const Motif motif_railway = { "railway", paint_railway, -1, ERA_INDUSTRIAL,
  "cinematic" };
