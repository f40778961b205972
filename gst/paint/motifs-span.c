/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bridges as the subject: across the picture over their valley, or along the
 * deck to the other side. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>
#include <stdlib.h>

/* The iron arch of the railway age: two chords and what braces them. */
static void
iron_arch (Canvas *c, gdouble x0, gdouble x1, gdouble foot, gdouble deck,
    Ink ink, Ink rim)
{
  gdouble mid = (x0 + x1) / 2, half = (x1 - x0) / 2, u = c->u;
  gdouble rise = (foot - deck) * 0.92;
  gint n = 26;

  cairo_set_line_width (c->cr, MAX (1, u * 0.3));
  for (gint i = 0; i <= n; i++) {
    gdouble t = 2.0 * i / n - 1, next = 2.0 * (i + 1) / n - 1;
    gdouble x = mid + half * t, y = foot - rise * (1 - t * t);
    gdouble y2 = foot - rise * (1 - next * next), deep = u * (1.2 + 2 * t * t);
    cairo_move_to (c->cr, x, y);
    cairo_line_to (c->cr, x, deck);
    if (i == n)
      break;
    cairo_move_to (c->cr, x, y + deep);
    cairo_line_to (c->cr, mid + half * next, y2);
    cairo_move_to (c->cr, x, y);
    cairo_line_to (c->cr, mid + half * next, y2 + deep);
  }
  canvas_ink (c, ink, 1);
  cairo_stroke (c->cr);
  for (gint pass = 0; pass < 2; pass++) {
    for (gint i = 0; i <= 40; i++) {
      gdouble t = i / 20.0 - 1, deep = pass ? u * (1.2 + 2 * t * t) : 0;
      cairo_line_to (c->cr, mid + half * t, foot - rise * (1 - t * t) + deep);
    }
    cairo_set_line_width (c->cr, MAX (1.2, u * 0.55));
    canvas_ink (c, pass ? ink : ink_mix (ink, rim, 0.7), 1);
    cairo_stroke (c->cr);
  }
}

static void
iron_bridge (
    Canvas *c, gdouble foot, gdouble deck, gdouble thick, Ink ink, Ink rim)
{
  gdouble span = MIN (c->w * 0.62, c->u * 74), s = c->side;
  gdouble x = c->focus_x - s * span * 0.12;

  for (gint i = -1; i <= 1; i++)
    iron_arch (c, x + i * span * 1.08 - span / 2,
        x + i * span * 1.08 + span / 2, foot, deck, ink, rim);
  for (gint i = -1; i <= 2; i++) { /* piers of stone between the arches */
    gdouble px = x + (i - 0.5) * span * 1.08, w = thick * 1.4;
    cairo_rectangle (
        c->cr, px - w, deck - thick * 2, 2 * w, foot - deck + thick * 4);
    brush_wash (c, px - s * w, 0, px + s * w, 0, ink, ink_mix (ink, rim, 0.8));
  }
  cairo_rectangle (c->cr, -1, deck - thick * 0.5, c->w + 2, thick);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, -1, deck - thick * 0.6, c->w + 2, thick * 0.2);
  canvas_fill (c, rim, 0.9);
}

static void
crossing (Canvas *c, Dice *dice, gdouble deck, gdouble thick, Ink ink, Ink rim)
{
  gdouble u = c->u;

  if (canvas_has (c, TRAIT_TRAIN)
      || (c->subject.era == ERA_INDUSTRIAL && dice_chance (dice, 0.5))) {
    prop_train (c, dice, c->focus_x, deck - thick * 0.5, u * 3, ink, rim);
    brush_plume (c, c->focus_x - c->side * u * 4, deck - u * 4.5, u * 13,
        ink_mix (c->tones.cloud, ink, 0.3), c->tones.cloud_lit, 0.9);
    return;
  }
  prop_people (c, 0, c->w, deck - thick * 0.4, u * 2.2,
      canvas_has (c, TRAIT_PEOPLE) ? 26 : 9, ink, rim);
}

static void
over_valley (Canvas *c, Dice *dice)
{
  gdouble u = c->u, hz = c->horizon, grow = canvas_is_tall (c) ? 1.3 : 1;
  gdouble deck = hz - u * dice_range (dice, 5, 9) * grow;
  gdouble foot = hz + u * dice_range (dice, 7, 9), thick = u * 1.5;
  Ink ink = canvas_tone (c, 0.2);
  Ink rim = ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.7);

  brush_weather_sky (c);
  g_free (brush_mountain (
      c, (Ridge){ hz - u * 4, u * 13 * grow, 2.4, 0.7, 0.84, 0.85 }, 1));
  g_free (brush_ridge (c, (Ridge){ hz, u * 8, 2.6, 0.4, 0.66, 0.6 }));
  brush_mist (c, hz, u * 5, c->tones.far, 0.6);
  prop_buildings (c,
      (Row){ hz + u * 3, u * 1.5, u * 6, u * 3.4, 0.52,
          c->time >= DAYTIME_DUSK ? 0.4 : 0.06, 0.12, 0, c->w });
  brush_haze (c, hz - u * 4, hz + u * 4, c->tones.far, 0.45);
  g_free (brush_ridge (c, (Ridge){ foot - u, u * 2, 2.2, 0.3, 0.42, 0.3 }));
  if (c->subject.era == ERA_INDUSTRIAL)
    iron_bridge (c, foot, deck, thick, ink, rim);
  else
    prop_bridge (c, dice, -u * 3, c->w + u * 3, foot, deck, thick, ink, rim);
  crossing (c, dice, deck, thick, ink, rim);
  brush_mist (c, foot, u * 2.6, c->tones.far, 0.4);
  brush_water (c, (Water){ foot + u * 0.4, c->h, 0.45, 0.9 });
  if (canvas_has (c, TRAIT_SHIPS) || dice_chance (dice, 0.4))
    prop_ship (c, dice, c->focus_x - c->side * u * 20, foot + u * 6, u * 6,
        canvas_tone (c, 0.12),
        ink_mix (canvas_tone (c, 0.4), c->tones.lit, 0.5));
  prop_foreground (c, u * 6, canvas_tone (c, 0));
}

static void
parapets (const Eye *eye, gdouble half, gdouble high)
{
  Canvas *c = eye->c;
  Ink near = canvas_tone (c, 0.06), far = canvas_tone (c, 0.7);

  for (gint side = -1; side <= 1; side += 2) {
    gdouble x = side * half, lift = side == c->side ? 0.1 : 0.45;
    eye_side (eye, x, -1.7, -1.7 + high, 1.2, 120);
    brush_wash (c, eye_x (eye, x, 2), 0, eye->x, 0,
        ink_mix (near, c->tones.lit, lift), ink_mix (far, c->tones.lit, 0.2));
    eye_flat (eye, -1.7 + high, x, x + side * 0.4, 1.2, 120);
    canvas_fill (c, ink_mix (near, c->tones.lit, 0.6), 1);
    for (gdouble z = 3; z < 90; z *= 1.32) {
      eye_side (eye, x, -1.7, -1.7 + high, z, z * 1.03);
      canvas_fill (c, c->tones.near, 0.3);
    }
  }
}

/* What carries a deck of today: two legs that meet, cables from their tips. */
static void
pylon (const Eye *eye, gdouble half, gdouble z)
{
  Canvas *c = eye->c;
  Ink ink = canvas_tone (c, 0.1 + 0.6 * eye_depth (z, 8, 160));
  gdouble high = 34, m = eye->scale / z;

  cairo_set_line_width (c->cr, CLAMP (m * 0.07, 0.6, 4));
  for (gint side = -1; side <= 1; side += 2)
    for (gint i = -9; i <= 9; i++) {
      if (i == 0 || z + i * 6 < 1.4)
        continue;
      eye_to (eye, side * 0.4, high - abs (i) * 1.1, z);
      eye_to (eye, side * half, -0.6, z + i * 6);
      canvas_ink (c, ink, 0.6);
      cairo_stroke (c->cr);
    }
  for (gint side = -1; side <= 1; side += 2) {
    eye_to (eye, side * (half + 0.2), -1.7, z);
    eye_to (eye, side * 0.1, high, z);
    eye_to (eye, side * 1.4, high, z);
    eye_to (eye, side * (half + 1.8), -1.7, z);
    cairo_close_path (c->cr);
    brush_wash (c, eye_x (eye, side * half - c->side * 2, z), 0,
        eye_x (eye, side * half + c->side * 2, z), 0, ink,
        ink_mix (ink, c->tones.lit, 0.7));
  }
  eye_front (eye, z, -half * 0.72, 11, half * 0.72, 12.6);
  canvas_fill (c, ink, 1);
}

/* A tower over the way, with a gate in it. */
static void
gate (const Eye *eye, gdouble half, gdouble z)
{
  Canvas *c = eye->c;
  gdouble m = eye->scale / z, x = eye->x, foot = eye_y (eye, -1.7, z);
  Ink ink = canvas_tone (c, 0.42), lit = ink_mix (ink, c->tones.lit, 0.6);
  gdouble w = half * 1.3 * m, top = foot - 13 * m, arch = half * 0.6 * m;

  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (c->cr, x - w, top, 2 * w, foot - top);
  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, x, foot - 3.4 * m, arch, G_PI, 2 * G_PI);
  cairo_line_to (c->cr, x + arch, foot);
  cairo_line_to (c->cr, x - arch, foot);
  cairo_close_path (c->cr);
  brush_wash (c, x - c->side * w, 0, x + c->side * w, 0, ink, lit);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
  for (gint i = -3; i <= 3; i++)
    cairo_rectangle (
        c->cr, x + i * w * 0.3 - w * 0.09, top - 0.8 * m, w * 0.18, 0.9 * m);
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, x - w * 1.06, top);
  cairo_line_to (c->cr, x, top - 9 * m);
  cairo_line_to (c->cr, x + w * 1.06, top);
  cairo_close_path (c->cr);
  brush_wash (c, x - c->side * w, 0, x + c->side * w, 0,
      ink_mix (ink, c->tones.near, 0.4), ink_mix (lit, c->tones.near, 0.2));
  for (gint i = -1; i <= 1; i++)
    cairo_rectangle (
        c->cr, x + i * w * 0.5 - 0.3 * m, foot - 9 * m, 0.6 * m, 1.6 * m);
  canvas_fill (c, c->time >= DAYTIME_DUSK ? c->tones.lamp : c->tones.near, 0.9);
}

static void
along_deck (Canvas *c, Dice *dice)
{
  gdouble u = c->u, hz = c->horizon, half = dice_range (dice, 3, 4);
  gboolean modern = c->subject.era == ERA_MODERN || c->subject.era == ERA_ANY;
  Eye eye = { c, c->focus_x, hz, u * 46 };
  gdouble lamps = c->time >= DAYTIME_DUSK ? 0.45 : 0.06;

  c->sun_x = eye.x + c->side * u * 7;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz - u * 2, u * 5, 2.2, 0.3, 0.86, 0.6 }));
  prop_buildings (c,
      (Row){ hz + u * 0.6, u * 2, u * 8, u * 3, 0.68, lamps, 0.08, 0, c->w });
  brush_haze (c, hz - u * 8, hz + u, c->tones.far, 0.6);
  brush_water (c, (Water){ hz + u * 0.6, c->h, 0.5, 0.85 });
  if (!modern)
    gate (&eye, half, 60);
  eye_flat (&eye, -1.7, -half, half, 1.2, 140);
  brush_wash (c, 0, hz, 0, c->h, ink_mix (c->tones.far, c->tones.sun, 0.3),
      ink_mix (c->tones.near, c->tones.mid, 0.25));
  brush_stones (c, &eye,
      (Stones){ 1.7, 1.4, -half, half, modern ? 3 : 0.45, modern ? half : 0.34,
          c->tones.near, 0.4 });
  parapets (&eye, half, modern ? 0.6 : 1);
  for (gint i = 2; modern && i >= 0; i--)
    pylon (&eye, half, 18 + 46 * i);
  for (gint i = 8; i >= 0; i--) {
    gdouble z = 6 + i * 3.6 + i * i * 0.5, m = eye.scale / z;
    Ink ink = canvas_tone (c, 0.04 + 0.7 * eye_depth (z, 5, 70));
    for (gint k = dice_pick (dice, 3); k >= 0; k--)
      prop_walker (c, dice,
          eye_x (&eye, dice_range (dice, -half, half) * 0.85, z),
          eye_y (&eye, -1.7, z), 1.72 * m, ink,
          ink_mix (ink, c->tones.lit, 0.8));
  }
  brush_glow (c, c->sun_x, hz - u * 3, u * 32, c->tones.sun, 0.25);
}

static void
paint_bridge (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.6, 0.66);
  if (dice_chance (&dice, 0.55))
    over_valley (c, &dice);
  else
    along_deck (c, &dice);
  brush_weather_air (c);
}

const Motif motif_bridge = { "bridge", paint_bridge, -1, ERA_MODERN,
  "cinematic" };
