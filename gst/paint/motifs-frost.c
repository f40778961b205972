/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Cold places: a country under snow, icebergs, the northern lights. */

#include "brush.h"
#include "ground.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* Boughs from the top down, each with its load. */
static void
snowy_pine (
    Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h, Ink ink, Ink snow)
{
  gint tiers = 7 + dice_pick (dice, 3);
  gdouble half = h * dice_range (dice, 0.2, 0.27);

  cairo_rectangle (c->cr, x - h * 0.014, y - h * 0.12, h * 0.028, h * 0.13);
  canvas_fill (c, ink, 1);
  for (gint i = tiers - 1; i >= 0; i--) {
    gdouble t = (i + 1.0) / tiers, top = y - h * (1 - 0.86 * i / tiers);
    gdouble w = half * t * dice_range (dice, 0.85, 1.15);
    gdouble drop = h * 0.86 / tiers * 1.55;
    cairo_move_to (c->cr, x, top);
    cairo_curve_to (c->cr, x + w * 0.3, top + drop * 0.5, x + w * 0.7,
        top + drop * 0.7, x + w, top + drop);
    for (gint k = 1; k < 6; k++)
      cairo_line_to (
          c->cr, x + w * (1 - k / 3.0), top + drop * (k & 1 ? 0.86 : 1.04));
    cairo_line_to (c->cr, x - w, top + drop);
    cairo_curve_to (c->cr, x - w * 0.7, top + drop * 0.7, x - w * 0.3,
        top + drop * 0.5, x, top);
    canvas_fill (c, ink, 1);
    cairo_move_to (c->cr, x, top - h * 0.004);
    cairo_curve_to (c->cr, x + w * 0.3, top + drop * 0.42, x + w * 0.7,
        top + drop * 0.6, x + w * 0.96, top + drop * 0.93);
    cairo_curve_to (c->cr, x + w * 0.5, top + drop * 0.72, x + w * 0.3,
        top + drop * 0.8, x, top + drop * dice_range (dice, 0.55, 0.75));
    cairo_curve_to (c->cr, x - w * 0.3, top + drop * 0.78, x - w * 0.5,
        top + drop * 0.7, x - w * 0.96, top + drop * 0.93);
    cairo_curve_to (c->cr, x - w * 0.7, top + drop * 0.6, x - w * 0.3,
        top + drop * 0.42, x, top - h * 0.004);
    canvas_fill (c, snow, 0.85);
  }
}

static void
pines_on (Canvas *c, const Terrain *land, gint count, gdouble near, gdouble far,
    gdouble height)
{
  Dice dice = dice_fork (&c->dice);
  guint64 grove = dice_next (&dice);
  Ink white = canvas_local (c, ink_mix (c->tones.light, c->tones.mid, 0.18));

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble z = far * pow (near / far, (i + dice_unit (&dice)) / count);
    gdouble x = dice_range (&dice, -0.05, 1.05) * c->w;
    gdouble depth = CLAMP (log (z / 2) / log (land->reach), 0, 0.9);
    if (noise_fractal (grove, x / c->w * 4, z * 0.3, 2) < -0.12)
      continue;
    Place at = brush_place (c, land, x, z);
    Ink ink = canvas_tone (c, depth);
    snowy_pine (c, &dice, at.x, at.y + at.size * 0.02,
        at.size * height * dice_bell (&dice, 0.5, 1.3), ink,
        ink_mix (ink, white, 0.85 - depth * 0.3));
  }
}

/* Someone has come this way: steps that shrink towards the house. */
static void
footsteps (Canvas *c, const Terrain *land, gdouble to_x, gdouble to_z)
{
  gdouble from_x = c->w * (0.5 - c->side * 0.1), z = 1.75;
  Ink ink = canvas_local (c, ink_mix (c->tones.mid, c->tones.light, 0.2));

  for (gint i = 0; z < to_z; i++) {
    gdouble t = (1 / 1.75 - 1 / z) / (1 / 1.75 - 1 / to_z);
    gdouble sway = sin (i * 0.21) * c->u * 5 * (1 - t) * t * 4;
    Place at = brush_place (c, land, from_x + (to_x - from_x) * t + sway, z);
    gdouble r = at.size * 0.022;
    cairo_save (c->cr);
    cairo_translate (c->cr, at.x + (i & 1 ? r : -r) * 1.6, at.y);
    cairo_scale (c->cr, r, r * 0.5);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_restore (c->cr);
    canvas_fill (c, ink, 0.55);
    z += 0.11 + z * 0.012;
  }
}

static void
cabin (Canvas *c, Dice *dice, Place at)
{
  Ink wood = canvas_local (c, ink_mix (c->tones.accent, c->tones.deep, 0.62));
  Ink lamp = c->time == DAYTIME_DAY ? ink_mix (wood, c->tones.near, 0.6)
                                    : c->tones.lamp;
  gdouble h = at.size * 0.36;

  brush_plume (c, at.x, at.y - h * 1.05, c->u * 9,
      ink_mix (c->tones.far, c->tones.cloud, 0.5), c->tones.cloud_lit, 0.4);
  prop_barn (c, dice, at.x, at.y, h, wood, c->tones.lit, lamp);
  if (c->time != DAYTIME_DAY)
    brush_glow (c, at.x, at.y - h * 0.3, h * 2, c->tones.lamp, 0.4);
}

static void
paint_winter (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.3 : 1;
  gboolean falls =
      canvas_has (c, TRAIT_SNOW | TRAIT_STORM) && dice_chance (&dice, 0.6);

  c->subject.traits |= TRAIT_SNOW;
  canvas_compose (c, 0.5, 0.6);
  gdouble hz = c->horizon;
  Turf snow = ground_snow (c);
  Terrain land = ground_rolling (c, &snow, hz, 22);
  Place house = { 0 };
  brush_weather_sky (c);
  g_free (brush_mountain (c,
      (Ridge){ hz, u * dice_range (&dice, 9, 17) * tall, 2.2, 0.7, 0.78, 0.9 },
      dice_range (&dice, 0.2, 0.5)));
  brush_mist (c, hz - u, u * 4, c->tones.far, 0.4);
  brush_terrain (c, &land);
  pines_on (c, &land, 110, 8, 26, 0.9);
  brush_mist (c, hz, u * 4, c->tones.far, 0.2);
  house = brush_place (c, &land, c->focus_x, dice_range (&dice, 4.6, 6));
  cabin (c, &dice, house);
  footsteps (c, &land, house.x - c->side * house.size * 0.1, 4.4);
  pines_on (c, &land, 12, 3.2, 7, 1);
  prop_fence (c, c->w * (0.5 - c->side * 0.55), c->h - u * 4,
      c->focus_x - c->side * u * 7, house.y, u * 6, u * 1.8,
      canvas_tone (c, 0.1));
  Ink ink = canvas_tone (c, 0.02);
  snowy_pine (c, &dice, c->w * (0.5 + c->side * 0.46), c->h + u * 5,
      u * 52 * tall, ink, ink_mix (ink, c->tones.light, 0.6));
  if (!falls)
    c->subject.traits &= ~(guint) TRAIT_SNOW;
  brush_weather_air (c);
}

enum { FACETS = 13 };

typedef struct {
  gdouble x, y;
} Corner;

static void
facet (Canvas *c, const Corner *p, const gint *at, Ink ink)
{
  cairo_move_to (c->cr, p[at[0]].x, p[at[0]].y);
  for (gint i = 1; i < 4; i++)
    cairo_line_to (c->cr, p[at[i]].x, p[at[i]].y);
  cairo_close_path (c->cr);
  canvas_ink (c, ink, 1);
  cairo_fill_preserve (c->cr);
  /* Over the seam that two soft edges leave. */
  cairo_set_line_width (c->cr, 1);
  cairo_stroke (c->cr);
}

/* Three rows of corners: crest, shoulder, waterline. */
static void
shape_berg (Dice *dice, gdouble x, gdouble y, gdouble w, gdouble h, Corner *p)
{
  guint64 seed = dice_next (dice);
  gdouble peak = dice_range (dice, 0.3, 0.7);

  for (gint i = 0; i <= FACETS; i++) {
    gdouble t = (gdouble) i / FACETS,
            d = (t - peak) / (t < peak ? peak : 1 - peak);
    gdouble rise = 1 - d * d;
    gdouble crest =
        h * rise * (0.62 + 0.75 * noise_fractal (seed, t * 5, 0, 2));
    crest = MAX (crest, h * 0.04 * rise);
    p[i] = (Corner){ x + (t - 0.5) * w + dice_range (dice, -0.03, 0.03) * w,
      y - crest };
    p[i + FACETS + 1] =
        (Corner){ x + (t - 0.5) * w * 1.05 + dice_range (dice, -0.05, 0.05) * w,
          y - crest * dice_range (dice, 0.25, 0.6) };
    p[i + 2 * FACETS + 2] = (Corner){ x + (t - 0.5) * w * 1.08, y };
  }
}

static void
iceberg (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble w, gdouble h,
    gdouble depth)
{
  const Tones *t = &c->tones;
  Corner p[3 * (FACETS + 1)];
  gdouble light = c->sun_x > x ? 1 : -1;
  Ink white = canvas_local (c, ink_mix (t->light, t->mid, 0.06));
  Ink blue = canvas_local (c, ink_mix (t->mid, t->light, 0.35));
  Ink dark = ink_mix (blue, t->deep, 0.45);

  shape_berg (dice, x, y, w, h, p);
  for (gint row = 0; row < 2; row++)
    for (gint i = 0; i < FACETS; i++) {
      gint at[4] = { row * (FACETS + 1) + i, row * (FACETS + 1) + i + 1,
        (row + 1) * (FACETS + 1) + i + 1, (row + 1) * (FACETS + 1) + i };
      gdouble slope = (p[at[1]].y - p[at[0]].y) / (w / FACETS);
      gdouble faces = CLAMP (
          0.5 + slope * light * 0.7 + dice_range (dice, -0.2, 0.2), 0, 1);
      Ink ink = ink_mix (
          row ? dark : blue, row ? blue : ink_mix (white, t->lit, 0.2), faces);
      facet (c, p, at, ink_mix (ink, t->far, depth));
    }
  /* Where the sea has cut into it. */
  cairo_rectangle (c->cr, x - w * 0.54, y - h * 0.02, w * 1.08, h * 0.025);
  canvas_fill (c, ink_mix (dark, t->deep, 0.5), 0.6);
}

static void
floes (Canvas *c, Dice *dice, gdouble top, gint count)
{
  Ink white = canvas_local (c, ink_mix (c->tones.light, c->tones.mid, 0.15));
  Ink edge = canvas_local (c, ink_mix (c->tones.mid, c->tones.light, 0.35));

  for (gint i = 0; i < count; i++) {
    gdouble t = pow ((i + dice_unit (dice)) / count, 1.7);
    gdouble y = top + (c->h - top) * t,
            x = dice_range (dice, -0.05, 1.05) * c->w;
    gdouble r = c->u * (0.6 + 8 * t) * dice_range (dice, 0.5, 1.2);
    for (gint pass = 0; pass < 2; pass++) {
      Dice again = *dice;
      for (gint k = 0; k < 9; k++) {
        gdouble a = k * 2 * G_PI / 9, d = r * dice_range (&again, 0.7, 1.15);
        cairo_line_to (c->cr, x + cos (a) * d,
            y + sin (a) * d * 0.2 + (pass ? 0 : r * 0.07));
      }
      cairo_close_path (c->cr);
      canvas_fill (c, pass ? white : edge, pass ? 0.95 : 0.8);
    }
    dice_next (dice);
  }
}

/* A liner far out: hull, decks of lit windows, four funnels. */
static void
liner (Canvas *c, gdouble x, gdouble y, gdouble l)
{
  Ink ink = canvas_tone (c, 0.3), way = ink_mix (ink, c->tones.accent, 0.4);
  gdouble s = -c->side;

  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_scale (c->cr, l * s, l);
  cairo_move_to (c->cr, -0.5, -0.07);
  cairo_line_to (c->cr, 0.52, -0.085);
  cairo_line_to (c->cr, 0.47, 0);
  cairo_line_to (c->cr, -0.46, 0);
  cairo_close_path (c->cr);
  cairo_rectangle (c->cr, -0.34, -0.115, 0.68, 0.05);
  canvas_fill (c, ink, 1);
  for (gint i = 0; i < 4; i++) {
    gdouble fx = -0.24 + 0.14 * i;
    cairo_move_to (c->cr, fx, -0.11);
    cairo_line_to (c->cr, fx - 0.015, -0.22);
    cairo_line_to (c->cr, fx + 0.035, -0.22);
    cairo_line_to (c->cr, fx + 0.05, -0.11);
    cairo_close_path (c->cr);
    canvas_fill (c, way, 1);
  }
  for (gint i = 0; i < 46; i++)
    cairo_rectangle (
        c->cr, -0.42 + 0.019 * i, i & 1 ? -0.05 : -0.095, 0.008, 0.009);
  canvas_fill (c, c->tones.lamp, 0.95);
  cairo_restore (c->cr);
  brush_glow (c, x, y - l * 0.05, l * 0.5, c->tones.lamp, 0.25);
}

static void
paint_iceberg (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.2 : 1;

  canvas_compose (c, 0.5, 0.58);
  gdouble hz = c->horizon, foot = hz + u * 4;
  brush_weather_sky (c);
  for (gint i = 0; i < 5; i++) {
    gdouble x = c->w * (i + dice_unit (&dice)) / 5;
    iceberg (c, &dice, x, hz + u * 0.3, u * dice_range (&dice, 8, 20),
        u * dice_range (&dice, 1.5, 4.5), 0.6);
  }
  brush_haze (c, hz - u * 6, hz + u, c->tones.horizon, 0.4);
  brush_water (c, (Water){ hz + u * 0.3, foot, 0.5, 0.8 });
  if (canvas_has (c, TRAIT_SHIPS) || dice_chance (&dice, 0.3))
    liner (c, c->w * (0.5 - c->side * 0.24), hz + u * 1.2, u * 13);
  iceberg (c, &dice, c->focus_x, foot, u * dice_range (&dice, 38, 50),
      u * dice_range (&dice, 19, 27) * tall, 0.04);
  brush_water (c, (Water){ foot, c->h, 0.35, 0.8 });
  /* Its foot shines through the water. */
  cairo_save (c->cr);
  cairo_translate (c->cr, c->focus_x, foot + u * 2);
  cairo_scale (c->cr, 1, 0.16);
  brush_disc (
      c, 0, 0, u * 27, ink_mix (c->tones.mid, c->tones.light, 0.6), 0.35);
  cairo_restore (c->cr);
  floes (c, &dice, foot + u * 2, 26);
  brush_mist (c, hz, u * 3, c->tones.far, 0.35);
  if (c->time != DAYTIME_NIGHT)
    prop_birds (c, c->focus_x - c->side * u * 20, hz * 0.6, 6);
  brush_weather_air (c);
}

typedef struct {
  guint64 seed;
  gdouble base, height; /* shares of the sky */
  Wash low, high;
  gdouble power;
} Curtain;

/* Rays that hang from a folded line: sharp below, fading upwards. */
static void
curtain_column (Canvas *c, const Curtain *k, gint x)
{
  gdouble fx = x / (c->u * 100);
  gdouble fold = noise_fractal (k->seed, fx * 1.7, 0.3, 3);
  gdouble base = c->horizon * (k->base + 0.26 * fold);
  gdouble ray =
      0.5 + 0.75 * noise_fractal (k->seed + 1, fx * 13 + fold * 6, 0, 3);
  gdouble long_ray = c->horizon * k->height
      * (0.7 + 0.5 * noise_at (k->seed + 2, fx * 6 + fold * 4, 0));
  gdouble reach =
      smooth_step (-0.45, 0.25, noise_fractal (k->seed + 3, fx * 1.1, 0.7, 2));
  gint top = MAX (0, (gint) (base - long_ray));
  gint end = MIN (c->height, (gint) (base + c->u * 2));

  for (gint y = top; y < end; y++) {
    gdouble up = (base - y) / long_ray;
    gdouble power = smooth_step (-0.08, 0.06, up) * (1 - up) * (1 - up)
        * CLAMP (ray, 0.25, 1) * reach * k->power;
    if (power <= 0 || up >= 1)
      continue;
    guint32 *out = canvas_row (c, y) + x;
    Wash ink = wash_mix (k->low, k->high, (gfloat) CLAMP (up * 1.3, 0, 1));
    Wash old = wash_unpack (*out);
    Wash sum = { old.r + ink.r * (1 - old.r / 255),
      old.g + ink.g * (1 - old.g / 255), old.b + ink.b * (1 - old.b / 255) };
    *out = wash_pack (wash_mix (old, sum, (gfloat) MIN (power, 1)));
  }
}

static void
curtains (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  Wash low = wash_of (ink_mix (t->mid, t->light, 0.35));
  Wash green = wash_of (ink_mix (t->mid, t->light, 0.08));
  Wash high = wash_of (ink_mix (t->accent, t->mid, 0.4));

  for (gint i = 0; i < 3; i++) {
    Curtain k = { dice_next (dice), 0.5 + 0.16 * i,
      dice_range (dice, 0.5, 0.75), i == 1 ? low : green, high,
      dice_range (dice, 0.55, 0.95) };
    canvas_begin_pixels (c);
    for (gint x = 0; x < c->width; x++) {
      if (x % 64 == 0 && canvas_cancelled (c))
        break;
      curtain_column (c, &k, x);
    }
    canvas_end_pixels (c);
  }
}

static void
paint_aurora (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.3 : 1;
  gboolean lake = canvas_has (c, TRAIT_WATER) || dice_chance (&dice, 0.5);

  canvas_compose (c, 0.64, 0.72);
  gdouble hz = c->horizon;
  Turf snow = ground_snow (c);
  Terrain land = ground_rolling (c, &snow, hz, 24);
  brush_sky (c, (Sky){ -3, 0.15, hz });
  brush_stars (c, hz, 420);
  curtains (c, &dice);
  g_free (
      brush_mountain (c, (Ridge){ hz, u * 9 * tall, 2.4, 0.8, 0.6, 0.6 }, 0.5));
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 2, 6, 0.4, 0.4, 0.2 }));
  if (lake)
    brush_water (c, (Water){ hz + u, c->h, 0.22, 0.95 });
  else
    brush_terrain (c, &land);
  if (!lake)
    pines_on (c, &land, 60, 5, 20, 1.1);
  Place at = brush_place (c, &land, c->focus_x, 5.2);
  if (!lake)
    cabin (c, &dice, at);
  Ink ink = canvas_tone (c, 0);
  g_autofree gfloat *bank =
      brush_ridge (c, (Ridge){ c->h - u, u * 5, 1.6, 0.3, 0.02, 0 });
  for (gint i = 0; i < 17; i++) {
    gdouble x = c->w * (i + dice_unit (&dice)) / 17;
    gdouble edge = fabs (x / c->w - 0.5) * 2;
    prop_pine (c, &dice, x, bank[CLAMP ((gint) x, 0, c->width - 1)] + u,
        u * dice_range (&dice, 6, 10) * (0.6 + 1.6 * edge * edge), ink,
        c->tones.lit);
  }
  brush_weather_air (c);
}

const Motif motif_winter = { "winter", paint_winter, -1, ERA_ANY, "calm" };
const Motif motif_iceberg = { "iceberg", paint_iceberg, -1, ERA_ANY,
  "cinematic" };
const Motif motif_aurora = { "aurora", paint_aurora, DAYTIME_NIGHT, ERA_ANY,
  "calm", TRUE };
