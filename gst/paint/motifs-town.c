/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Towns of all eras: the city, its river. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static gdouble
lamps_at (const Canvas *c)
{
  static const gdouble share[] = { 0.12, 0.04, 0.34, 0.5 };

  return share[c->time] * (c->subject.era == ERA_ROMAN ? 0.5 : 1);
}

/* How high a town of the era rises, in u. */
static gdouble
town_height (const Canvas *c)
{
  static const gdouble high[] = { 17, 5.5, 7, 8.5, 19 };

  return high[c->subject.era] * (canvas_is_tall (c) ? 1.15 : 1);
}

static void
town (Canvas *c, gdouble base)
{
  gdouble u = c->u, high = town_height (c) * u, lamps = lamps_at (c);
  gdouble wide = c->subject.era == ERA_MODERN ? u * 2.6 : u * 3.2;
  Dice dice = dice_fork (&c->dice);

  prop_buildings (c,
      (Row){ base, high * 0.35, high * 1.05, wide * 0.8, 0.84, lamps * 0.3,
          0.05, 0, c->w });
  brush_haze (c, base - high * 0.8, base, c->tones.far, 0.6);
  prop_buildings (c,
      (Row){ base, high * 0.25, high * 0.85, wide, 0.62, lamps * 0.7, 0.08, 0,
          c->w });
  prop_landmark (c, &dice, c->focus_x, base, high * 1.6 + u * 4, 0.52, lamps);
  if (c->subject.era == ERA_MODERN)
    for (gint i = 0; i < 3; i++)
      prop_crane (c, &dice, c->w * dice_unit (&dice), base, high * 1.1,
          canvas_tone (c, 0.56));
  brush_haze (c, base - high * 0.6, base, c->tones.far, 0.5);
  prop_buildings (c,
      (Row){ base, high * 0.16, high * 0.52, wide * 1.1, 0.42, lamps, 0.15, 0,
          c->w });
  brush_mist (c, base - u, u * 3.5, c->tones.far, 0.45);
}

/* A flat ground under a row of houses, so that nothing floats. */
static void
ground (Canvas *c, gdouble y, gdouble depth)
{
  cairo_rectangle (c->cr, 0, y, c->w, c->h);
  canvas_fill (c, canvas_tone (c, depth), 1);
}

static void
near_streets (Canvas *c, gdouble hz)
{
  gdouble u = c->u, lamps = lamps_at (c),
          low = c->subject.era == ERA_MODERN ? 1 : 0.8;

  ground (c, hz, 0.4);
  brush_haze (c, hz, hz + u * 6, c->tones.far, 0.3);
  prop_buildings (c,
      (Row){ hz + u * 6, u * 3 * low, u * 8 * low, u * 4, 0.27, lamps, 0.04, 0,
          c->w });
  ground (c, hz + u * 6, 0.24);
  brush_haze (c, hz - u, hz + u * 10, c->tones.far, 0.3);
  prop_buildings (c,
      (Row){ hz + u * 16, u * 4.5 * low, u * 11 * low, u * 6.5, 0.11, lamps,
          0.06, 0, c->w });
  ground (c, hz + u * 16, 0.1);
  prop_buildings (c,
      (Row){
          c->h + u * 3, u * 3, u * 8, u * 9, 0.0, lamps * 0.5, 0.25, 0, c->w });
}

/* Those who look at the town from a parapet, near the focus. */
static void
onlookers (Canvas *c)
{
  gdouble u = c->u, top = c->h - u * 3.4, x = c->focus_x;
  Ink ink = ink_shade (canvas_tone (c, 0), 0.8);

  prop_people (
      c, x - u * 13, x + u * 13, c->h + u * 5, u * 17, 5, ink, c->tones.lit);
  cairo_rectangle (c->cr, 0, top, c->w, c->h);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, 0, top, c->w, u * 0.16);
  canvas_fill (c, ink_mix (ink, c->tones.lit, 0.6), 0.8);
}

static void
paint_city (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.66, 0.73);
  gdouble hz = c->horizon;
  brush_weather_sky (c);
  if (c->subject.era != ERA_MODERN)
    g_free (brush_ridge (c, (Ridge){ hz - u * 4, u * 5, 2, 0.2, 0.92, 0.5 }));
  town (c, hz);
  if (canvas_has (c, TRAIT_WATER)) {
    ground (c, hz - u * 0.2, 0.36);
    brush_water (c, (Water){ hz + u * 0.8, c->h, 0.5, 0.85 });
    if (canvas_has (c, TRAIT_BRIDGE))
      prop_bridge (c, &dice, -u, c->w + u, hz + u * 4, hz, u,
          canvas_tone (c, 0.2),
          ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.6));
  } else {
    near_streets (c, hz);
  }
  if (canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS))
    onlookers (c);
  if (!canvas_has (c, TRAIT_STORM | TRAIT_RAIN))
    prop_birds (c, c->w * 0.5, hz * 0.35, 7);
  brush_weather_air (c);
}

static void
paint_river (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.3 : 1;

  canvas_compose (c, 0.56, 0.62);
  gdouble hz = c->horizon, eye = hz + u * 0.6;
  gdouble vx = c->focus_x + c->side * u * 9;
  gdouble aside = u * dice_range (&dice, 15, 22);
  /* Near enough to begin outside the picture. */
  gdouble edge = c->side > 0 ? vx : c->w - vx;
  Road road = { vx, eye, -c->side * aside, u * 2.4 * tall, u * 7.2 * tall,
    aside / (edge + u * 4), 5.5 };
  Water water = { eye + u * 0.9, c->h, 0.55, 0.9 };
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz - u * 3, u * 5, 2, 0.2, 0.92, 0.5 }));
  town (c, hz + u * 0.4);
  g_free (brush_ridge (c, (Ridge){ eye + u * 0.6, u * 0.9, 5, 0.2, 0.36, 0 }));
  brush_water (c, water);
  if (canvas_has (c, TRAIT_BRIDGE) || dice_chance (&dice, 0.6)) {
    prop_road_bridge (c, road, TRUE);
    brush_ripples (c, water);
    prop_road_bridge (c, road, FALSE);
  }
  if (canvas_has (c, TRAIT_SHIPS) || dice_chance (&dice, 0.5))
    prop_ship (c, &dice, c->focus_x + c->side * u * 13, eye + u * 7, u * 9,
        canvas_tone (c, 0.22),
        ink_mix (canvas_tone (c, 0.5), c->tones.lit, 0.4));
  if (canvas_has (c, TRAIT_TREES) || dice_chance (&dice, 0.35))
    prop_tree (c, &dice, c->w * (0.5 + c->side * 0.44), c->h, u * 34,
        canvas_tone (c, 0), c->tones.lit);
  prop_foreground (c, u * 6, canvas_tone (c, 0));
  brush_weather_air (c);
}

const Motif motif_city = { "city", paint_city, -1, ERA_MODERN, "cinematic" };
const Motif motif_river = { "river", paint_river, -1, ERA_MEDIEVAL,
  "cinematic" };
