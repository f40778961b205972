/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Towns at work and in danger: the harbour, the factory, the fire. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static void
quay (Canvas *c, Dice *dice, gdouble top)
{
  gdouble u = c->u, from = c->side > 0 ? 0 : c->w * 0.52;
  Ink ink = canvas_tone (c, 0), rim = ink_mix (ink, c->tones.lit, 0.6);

  cairo_rectangle (c->cr, from, top, c->w * 0.48, c->h - top);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, from, top, c->w * 0.48, u * 0.18);
  canvas_fill (c, rim, 0.7);
  for (gint i = 0; i < 9; i++) {
    gdouble x = from + c->w * 0.48 * dice_unit (dice);
    gdouble s = u * dice_range (dice, 1.4, 2.8);
    gboolean barrel = dice_chance (dice, 0.5);
    if (barrel) {
      cairo_move_to (c->cr, x, top + 1);
      cairo_curve_to (c->cr, x - s * 0.2, top - s * 0.4, x - s * 0.2,
          top - s * 0.8, x, top - s * 1.2);
      cairo_line_to (c->cr, x + s * 0.8, top - s * 1.2);
      cairo_curve_to (c->cr, x + s, top - s * 0.8, x + s, top - s * 0.4,
          x + s * 0.8, top + 1);
    } else {
      cairo_rectangle (c->cr, x, top - s, s * 1.3, s + 1);
    }
    canvas_fill (c, ink, 1);
    cairo_rectangle (c->cr, c->sun_x > x ? x + s * 0.7 : x, top - s * 0.95,
        s * 0.1, s * 0.8);
    canvas_fill (c, rim, 0.5);
  }
  prop_people (
      c, from, from + c->w * 0.46, top + 1, u * 5, 5, ink, c->tones.lit);
}

/* A port of steam: smoking stacks behind, cranes over the roofs; a port of
 * today has the cranes alone. */
static void
shore_works (Canvas *c, Dice *dice, gdouble base, gdouble high)
{
  Ink ink = canvas_tone (c, 0.6), rim = ink_mix (ink, c->tones.lit, 0.5);

  for (gint i = 0; c->subject.era == ERA_INDUSTRIAL && i < 5; i++) {
    gdouble x = c->w * (i + dice_range (dice, 0.2, 0.8)) / 5;
    gdouble h = high * dice_range (dice, 1.2, 1.9);

    brush_plume (c, x, base - h, h, ink_mix (ink, c->tones.cloud, 0.6),
        c->tones.cloud_lit, 0.6);
    prop_chimney (c, dice, x, base, h, ink, rim);
  }
  if (c->subject.era < ERA_INDUSTRIAL && !canvas_has (c, TRAIT_CRANES))
    return;
  for (gint i = 0; i < 4; i++)
    prop_quay_crane (c, dice, c->w * (i + dice_range (dice, 0.1, 0.9)) / 4,
        base, high * dice_range (dice, 1.2, 1.6), canvas_tone (c, 0.5));
}

static void
shore_town (Canvas *c, gdouble base)
{
  static const gdouble high[] = { 14, 5, 7.5, 9, 18 };
  gdouble h = c->u * high[c->subject.era], u = c->u;
  gdouble lamps = c->time >= DAYTIME_DUSK ? 0.35 : 0.08;
  Dice dice = dice_fork (&c->dice);

  prop_buildings (
      c, (Row){ base, h * 0.4, h, u * 2.6, 0.82, lamps * 0.4, 0.05, 0, c->w });
  brush_haze (c, base - h, base, c->tones.far, 0.6);
  shore_works (c, &dice, base, h);
  prop_landmark (
      c, &dice, c->w * 0.5 - c->side * c->w * 0.08, base, h * 1.5, 0.64, lamps);
  prop_buildings (
      c, (Row){ base, h * 0.3, h * 0.8, u * 3, 0.56, lamps, 0.08, 0, c->w });
  brush_haze (c, base - h * 0.6, base, c->tones.far, 0.45);
}

static void
paint_harbour (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.56, 0.61);
  gdouble hz = c->horizon;
  Ink near = canvas_tone (c, 0.12);
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz - u * 3, u * 7, 1.6, 0.3, 0.92, 0.6 }));
  shore_town (c, hz);
  for (gint i = 0; i < 6; i++) {
    gdouble depth = 0.55 - 0.05 * i;
    Ink ink = canvas_tone (c, depth);
    prop_ship (c, &dice, c->w * dice_range (&dice, 0.05, 0.95), hz + u * 0.8,
        u * dice_range (&dice, 6, 10), ink, ink_mix (ink, c->tones.lit, 0.45));
  }
  brush_mist (c, hz, u * 3, c->tones.far, 0.5);
  prop_ship (c, &dice, c->focus_x, hz + u * 3.2,
      u * (canvas_is_tall (c) ? 30 : 27), near,
      ink_mix (canvas_tone (c, 0.45), c->tones.lit, 0.62));
  brush_water (c, (Water){ hz + u * 3.4, c->h, 0.6, 0.85 });
  quay (c, &dice, c->h - u * 6);
  prop_birds (c, c->focus_x - c->side * u * 18, hz * 0.5, 8);
  brush_weather_air (c);
}

static void
stacks (Canvas *c, Dice *dice, gdouble base, gdouble depth, gint count,
    gdouble high)
{
  Ink ink = canvas_tone (c, depth), rim = ink_mix (ink, c->tones.lit, 0.6);
  Ink dark = ink_mix (canvas_tone (c, depth + 0.15), c->tones.cloud, 0.4);
  Ink lit = ink_mix (dark, c->tones.cloud_lit, 0.75);

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble x = c->w * (i + dice_range (dice, 0.15, 0.85)) / count;
    gdouble h = high * dice_range (dice, 0.65, 1.2);
    brush_plume (
        c, x, base - h, h * dice_range (dice, 0.8, 1.3), dark, lit, 0.8);
    prop_chimney (c, dice, x, base, h, ink, rim);
  }
}

static void
viaduct (Canvas *c, Dice *dice, gdouble y)
{
  gdouble u = c->u;
  Ink ink = canvas_tone (c, 0.05), rim = ink_mix (ink, c->tones.lit, 0.7);
  gdouble x = c->w * 0.5 - c->side * c->w * 0.1, h = u * 4.2;

  brush_plume (c, x - c->side * h * 1.6, y - h * 1.35, u * 15,
      ink_mix (c->tones.cloud, c->tones.far, 0.4), c->tones.cloud_lit, 0.95);
  prop_bridge (c, dice, -u, c->w + u, c->h + u * 3, y, u * 1.2, ink, rim);
  prop_train (c, dice, x, y, h, ink, rim);
}

static void
paint_factory (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.64, 0.7);
  gdouble hz = c->horizon;
  brush_weather_sky (c);
  stacks (c, &dice, hz, 0.84, 9, u * 11);
  prop_buildings (c, (Row){ hz, u * 2, u * 6, u * 6, 0.8, 0.1, 0.05, 0, c->w });
  brush_haze (c, hz - u * 8, hz, c->tones.far, 0.6);
  stacks (c, &dice, hz + u, 0.58, 5, u * 19);
  prop_buildings (
      c, (Row){ hz + u * 2, u * 2, u * 6.5, u * 8, 0.52, 0.25, 0.1, 0, c->w });
  g_free (brush_ridge (c, (Ridge){ hz + u * 2, u * 0.8, 4, 0.2, 0.5, 0.3 }));
  brush_mist (c, hz + u, u * 4.5, c->tones.far, 0.55);
  gdouble works = u * (canvas_is_tall (c) ? 30 : 25);
  prop_chimney (c, &dice, c->focus_x + c->side * u * 7, hz + u * 8, works * 1.3,
      canvas_tone (c, 0.3), ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.7));
  brush_plume (c, c->focus_x + c->side * u * 7, hz + u * 8 - works * 1.3,
      u * 26, canvas_tone (c, 0.55), c->tones.cloud_lit, 0.85);
  prop_buildings (
      c, (Row){ hz + u * 9, u * 4, u * 9, u * 9, 0.24, 0.4, 0.12, 0, c->w });
  g_free (brush_ridge (c, (Ridge){ hz + u * 9, u * 0.6, 4, 0.2, 0.22, 0.1 }));
  brush_haze (c, hz + u * 2, c->h, c->tones.far, 0.35);
  viaduct (c, &dice, c->h - u * (canvas_is_tall (c) ? 13 : 9));
  brush_weather_air (c);
}

/* The burning town over its river. */
static void
fire_shore (Canvas *c, Dice *dice, gdouble hz)
{
  gdouble u = c->u;

  prop_landmark (
      c, dice, c->focus_x + c->side * u * 11, hz + u, u * 23, 0.34, 0.9);
  prop_buildings (
      c, (Row){ hz + u, u * 2, u * 8, u * 4.4, 0.4, 0.12, 0.1, 0, c->w });
  brush_fire (c, hz + u * 2, u * 17, c->w * 0.5);
  prop_buildings (c,
      (Row){ hz + u * 4, u * 1.5, u * 8.5, u * 5.6, 0.16, 0.1, 0.16, 0, c->w });
  brush_fire (c, hz + u * 4.4, u * 9, c->w * 0.34);
  brush_water (c, (Water){ hz + u * 4.4, c->h, 0.8, 0.9 });
  prop_ship (c, dice, c->focus_x - c->side * u * 25, hz + u * 9, u * 8,
      canvas_tone (c, 0.05), canvas_tone (c, 0.2));
  prop_buildings (
      c, (Row){ c->h + u * 2, u * 3, u * 10, u * 8, 0.0, 0.02, 0.4, 0, c->w });
}

/* The burning town from a roof: fire between rows that come nearer. */
static void
fire_streets (Canvas *c, Dice *dice, gdouble hz)
{
  gdouble u = c->u, grand = canvas_has (c, TRAIT_SPIRE) ? 34 : 22;

  prop_landmark (c, dice, c->focus_x, hz + u * 3, u * grand, 0.42, 0.9);
  for (gint i = 0; i < 4; i++) {
    gdouble y = hz + u * (3 + 2.2 * i * (i + 1)), near = 1 + 0.55 * i;

    prop_buildings (c,
        (Row){ y, u * 2.4 * near, u * 6 * near, u * 4.4 * near, 0.4 - 0.12 * i,
            0.12, 0.06, 0, c->w });
    cairo_rectangle (c->cr, 0, y - u * 0.5, c->w, c->h);
    canvas_fill (c, canvas_tone (c, 0.34 - 0.1 * i), 1);
    if (i < 3)
      brush_fire (c, y + u, u * (13 - 2 * i), c->w * (0.5 - 0.06 * i));
  }
}

static void
paint_fire (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.62, 0.68);
  gdouble hz = c->horizon;
  Ink soot = ink_mix (c->tones.deep, c->tones.accent, 0.08);
  Ink glow = ink_mix (c->tones.accent, c->tones.deep, 0.35);
  /* The fire is the light: it burns low, at the focus. */
  c->sun_x = c->focus_x;
  c->sun_y = hz;
  c->tones.far = ink_mix (c->tones.deep, c->tones.accent, 0.5);
  c->tones.horizon = ink_mix (c->tones.accent, c->tones.deep, 0.25);
  c->tones.sky = ink_mix (c->tones.deep, c->tones.accent, 0.16);
  c->tones.cloud = soot;
  c->tones.cloud_lit = glow;
  c->tones.sun = ink_mix (c->tones.accent, c->tones.light, 0.2);
  c->tones.lit = ink_mix (c->tones.accent, c->tones.light, 0.3);
  brush_sky (c, (Sky){ 0.7, 0.7, hz * 1.05 });
  prop_buildings (
      c, (Row){ hz, u * 3, u * 8, u * 3, 0.75, 0.1, 0.05, 0, c->w });
  brush_fire (c, hz, u * 26, c->w * 0.3);
  brush_glow (c, c->focus_x, hz - u * 5, u * 50, c->tones.accent, 0.6);
  brush_smoke (c, c->focus_x - u * 22, c->focus_x + u * 16, hz - u * 9,
      hz * 1.1, soot, glow, 1);
  if (canvas_has (c, TRAIT_WATER))
    fire_shore (c, &dice, hz);
  else
    fire_streets (c, &dice, hz);
  if (canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS))
    prop_people (
        c, 0, c->w, c->h + u, u * 9, 8, canvas_tone (c, 0), c->tones.lit);
  brush_embers (c, hz + u * 5, 420);
  brush_weather_air (c);
}

const Motif motif_harbour = { "harbour", paint_harbour, -1, ERA_MEDIEVAL,
  "cinematic" };
const Motif motif_factory = { "factory", paint_factory, -1, ERA_INDUSTRIAL,
  "cinematic" };
const Motif motif_fire = { "fire", paint_fire, DAYTIME_NIGHT, ERA_MEDIEVAL,
  "cinematic" };
