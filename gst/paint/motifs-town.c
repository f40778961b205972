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
  brush_haze (c, base - high * 0.6, base, c->tones.far, 0.5);
  prop_buildings (c,
      (Row){ base, high * 0.16, high * 0.52, wide * 1.1, 0.42, lamps, 0.15, 0,
          c->w });
  brush_mist (c, base - u, u * 3.5, c->tones.far, 0.45);
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
    brush_water (c, (Water){ hz + u, c->h, 0.5, 0.85 });
    if (canvas_has (c, TRAIT_BRIDGE))
      prop_bridge (c, &dice, -u, c->w + u, hz + u * 4, hz, u,
          canvas_tone (c, 0.2),
          ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.6));
  } else {
    g_free (brush_ridge (c, (Ridge){ hz + u * 2, u * 2, 3, 0.2, 0.34, 0 }));
    prop_buildings (c,
        (Row){ hz + u * 6, u * 2, u * 6.5, u * 4.5, 0.24, lamps_at (c), 0.1, 0,
            c->w });
    brush_haze (c, hz + u, hz + u * 8, c->tones.far, 0.28);
    prop_buildings (c,
        (Row){ hz + u * 15, u * 4, u * 10, u * 7.5, 0.1, lamps_at (c), 0.12, 0,
            c->w });
    prop_buildings (c,
        (Row){ c->h + u * 3, u * 3, u * 8, u * 10, 0.0, lamps_at (c) * 0.6, 0.2,
            0, c->w });
  }
  if (canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS))
    prop_people (
        c, 0, c->w, c->h + u, u * 9, 9, canvas_tone (c, 0), c->tones.lit);
  if (!canvas_has (c, TRAIT_STORM | TRAIT_RAIN))
    prop_birds (c, c->w * 0.5, hz * 0.35, 7);
  brush_weather_air (c);
}

static void
paint_river (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, thick = u * dice_range (&dice, 1.1, 1.5);

  canvas_compose (c, 0.54, 0.6);
  gdouble hz = c->horizon, water = hz + u * 1.4;
  Ink ink = canvas_tone (c, 0.2), rim = ink_mix (ink, c->tones.lit, 0.7);
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz - u * 3, u * 5, 2, 0.2, 0.92, 0.5 }));
  town (c, hz);
  g_free (brush_ridge (c, (Ridge){ water, u * 1.2, 5, 0.2, 0.36, 0 }));
  gdouble deck = hz - u * dice_range (&dice, 2.5, 4.5);
  gdouble foot = water + u * 6;
  brush_water (c, (Water){ water, c->h, 0.55, 0.9 });
  prop_bridge (c, &dice, -u, c->w + u, foot, deck, thick, ink, rim);
  if (canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS))
    prop_people (
        c, c->w * 0.1, c->w * 0.9, deck, u * 2.6, 22, ink, c->tones.lit);
  /* The bridge and those on it, mirrored: the same water once more, from
   * where the piers stand. */
  brush_water (c, (Water){ foot, c->h, 0.55, 0.75 });
  prop_foreground (c, u * 7, canvas_tone (c, 0));
  brush_weather_air (c);
}

const Motif motif_city = { "city", paint_city, -1, ERA_MODERN, "cinematic" };
const Motif motif_river = { "river", paint_river, -1, ERA_MEDIEVAL,
  "cinematic" };
