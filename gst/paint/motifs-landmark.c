/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A landmark as the subject, where it stands: on its square, in its park, by
 * the water, in sand, on a coast. */

#include "brush.h"
#include "ground.h"
#include "landmark.h"
#include "motif.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  const Landmark *mark;
  gdouble x, base, height;
  gdouble lamps;
} Scene;

/* What stands for monuments that nobody names. */
static const Landmark *
any_landmark (const Canvas *c, Dice *dice)
{
  static const gchar *const names[] = { "basilica", "gate", "cathedral" };
  gint any = dice_pick (dice, G_N_ELEMENTS (names));

  if (c->subject.region == REGION_EAST)
    return landmark_find ("pagoda");
  if (c->subject.region == REGION_SOUTH)
    return landmark_find ("mosque");
  if (c->subject.era == ERA_ROMAN)
    return landmark_find ("colosseum");
  return landmark_find (names[any]);
}

static Mark
inks_at (const Scene *s, gdouble depth)
{
  Canvas *c = s->c;
  Ink tone = canvas_tone (c, depth);
  Ink wall = ink_mix (tone, c->tones.light, 0.12);
  Mark m = { .wall = wall,
    .rim = ink_mix (wall, c->tones.lit, 0.72),
    .roof = ink_mix (wall, c->tones.near, 0.6),
    .lamp = ink_mix (wall, c->tones.lamp, 0.85),
    .lamps = s->lamps };

  return m;
}

static void
far_town (const Scene *s, gdouble high)
{
  Canvas *c = s->c;
  gdouble u = c->u, hz = c->horizon;

  prop_buildings (c,
      (Row){
          hz, high * 0.4, high, u * 2.6, 0.84, s->lamps * 0.4, 0.05, 0, c->w });
  brush_haze (c, hz - high, hz, c->tones.far, 0.6);
  prop_buildings (c,
      (Row){ hz + u * 2, high * 0.3, high * 0.7, u * 3.4, 0.66, s->lamps * 0.7,
          0.08, 0, c->w });
  brush_haze (c, hz - high * 0.5, hz + u * 2, c->tones.far, 0.55);
}

static void
trees_beside (const Scene *s, gdouble y, gdouble size, gdouble depth)
{
  Canvas *c = s->c;
  gdouble half = s->height * MIN (s->mark->wide, 2) * 0.5;
  Ink ink = canvas_tone (c, depth), lit = ink_mix (ink, c->tones.lit, 0.5);

  for (gint i = 0; i < 16; i++) {
    gdouble x = c->w * (i + dice_range (s->dice, -0.3, 0.3)) / 15;
    gdouble h = size * dice_range (s->dice, 0.7, 1.15);
    if (fabs (x - s->x) > half * 0.8 + h * 0.3)
      prop_leafy (c, s->dice, x, y, h, 1, ink, lit);
  }
}

static void
plaza_behind (const Scene *s)
{
  far_town (s, s->c->u * 8);
}

static void
plaza (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, y = s->base;
  Eye eye = { c, s->x, c->horizon, u * 44 };
  Ink near = ink_mix (c->tones.near, c->tones.mid, 0.22);
  Ink far = ink_mix (canvas_tone (c, 0.45), c->tones.lit, 0.4);

  cairo_rectangle (c->cr, 0, y - u * 0.6, c->w, c->h);
  brush_wash (c, 0, y, 0, c->h, far, near);
  brush_floor (
      c, &eye, (Floor){ 1.7, 0.6, 2, c->tones.near, c->tones.lit, 0.3, y });
  brush_stones (
      c, &eye, (Stones){ 1.7, 1.4, -30, 30, 0.9, 0.8, c->tones.near, 0.4, y });
  prop_shadow (c, s->x, y + u * 0.6, s->height * s->mark->wide * 0.5, u * 1.6);
  prop_people (
      c, 0, c->w, y + u * 4, u * 3.4, 14, canvas_tone (c, 0.16), c->tones.lit);
  for (gint i = 0; i < 5; i++) {
    gdouble z = 4.5 + i * 2.2, m = eye.scale / z;
    prop_walker (c, s->dice, c->w * dice_range (s->dice, 0.05, 0.95),
        eye_y (&eye, -1.7, z), 1.7 * m * 0.55, canvas_tone (c, 0.05),
        c->tones.lit);
  }
}

static void
park_behind (const Scene *s)
{
  far_town (s, s->c->u * 6);
  trees_beside (s, s->c->horizon + s->c->u * 2.6, s->c->u * 6, 0.55);
}

static void
park (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u;
  Turf turf = ground_turf (c, canvas_has (c, TRAIT_AUTUMN) ? 0.5 : 0.06);
  Terrain land = ground_rolling (c, &turf, s->base - u * 0.6, 40);
  Eye eye = { c, s->x, s->base - u * 0.6, u * 40 };

  brush_terrain (c, &land);
  eye_flat (&eye, -1.7, -1.6, 1.6, 1.5, 22);
  brush_wash (c, 0, s->base, 0, c->h,
      ink_mix (c->tones.far, c->tones.light, 0.2),
      canvas_local (c, ink_mix (c->tones.mid, c->tones.light, 0.3)));
  brush_mist (c, s->base, u * 2.4, c->tones.far, 0.45);
  trees_beside (s, s->base + u * 5, u * 12, 0.3);
  prop_people (c, s->x - u * 9, s->x + u * 9, s->base + u * 7, u * 3.6, 6,
      canvas_tone (c, 0.12), c->tones.lit);
  prop_foreground (c, u * 6, canvas_tone (c, 0));
}

static void
water_behind (const Scene *s)
{
  Canvas *c = s->c;

  g_free (brush_ridge (c, (Ridge){ c->horizon, c->u * 6, 1.6, 0.3, 0.9, 0.5 }));
  far_town (s, c->u * 7);
}

static void
water (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, y = s->base;
  gdouble half = s->height * s->mark->wide * 0.5 + u * 9;

  if (s->mark->wide > 4)
    half = 0; /* it spans the water */
  /* What it stands on. */
  cairo_move_to (c->cr, s->x - half, y + u * 1.6);
  cairo_curve_to (c->cr, s->x - half * 0.8, y - u * 0.6, s->x - half * 0.5,
      y - u * 0.4, s->x, y - u * 0.3);
  cairo_curve_to (c->cr, s->x + half * 0.5, y - u * 0.4, s->x + half * 0.8,
      y - u * 0.6, s->x + half, y + u * 1.6);
  cairo_close_path (c->cr);
  canvas_fill (c, canvas_tone (c, 0.24), 1);
  brush_water (c, (Water){ y + u * 1.2, c->h, 0.5, 0.9 });
  prop_ship (c, s->dice,
      c->w * 0.5 - c->side * u * dice_range (s->dice, 12, 34), y + u * 8, u * 8,
      canvas_tone (c, 0.08), ink_mix (canvas_tone (c, 0.4), c->tones.lit, 0.5));
  prop_birds (c, c->w / 2, c->horizon * 0.4, 7);
}

static void
pool_behind (const Scene *s)
{
  Canvas *c = s->c;

  g_free (brush_ridge (c, (Ridge){ c->horizon, c->u * 5, 1.6, 0.3, 0.9, 0.6 }));
  trees_beside (s, s->base, c->u * 7, 0.5);
}

/* Water in the middle, and hedges that lead to it. */
static void
pool (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, y = s->base;
  Eye eye = { c, s->x, y - u * 2, u * 34 };
  Ink lawn = ink_mix (canvas_tone (c, 0.3), c->tones.mid, 0.4);

  cairo_rectangle (c->cr, 0, y - u * 0.5, c->w, c->h);
  canvas_fill (c, lawn, 1);
  brush_water (c, (Water){ y + u * 0.6, c->h, 0.12, 1 });
  for (gint side = -1; side <= 1; side += 2) {
    eye_flat (&eye, -1.7, side * 1.5, side * 60, 0.9, 40);
    brush_wash (c, 0, y, 0, c->h, ink_mix (lawn, c->tones.lit, 0.4),
        ink_mix (lawn, c->tones.near, 0.5));
    eye_flat (&eye, -1.7, side * 1.5, side * 2.2, 0.9, 40);
    canvas_fill (c, ink_mix (canvas_tone (c, 0.4), c->tones.light, 0.55), 0.9);
  }
  for (gint i = 7; i >= 0; i--)
    for (gint side = -1; side <= 1; side += 2) {
      gdouble z = 3 + i * 2.2, m = eye.scale / z;
      Ink ink = canvas_tone (c, 0.08 + 0.05 * i);
      prop_pine (c, s->dice, eye_x (&eye, side * 3.1, z), eye_y (&eye, -1.7, z),
          1.7 * m, ink, ink_mix (ink, c->tones.lit, 0.5));
    }
}

static void
sand_behind (const Scene *s)
{
  Canvas *c = s->c;

  g_free (
      brush_ridge (c, (Ridge){ c->horizon, c->u * 3, 1.2, 0.1, 0.86, 0.5 }));
}

static void
sand (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, y = s->base;
  Ink own = canvas_local (c, ink_mix (c->tones.light, c->tones.accent, 0.4));
  Ink dark = ink_mix (own, c->tones.near, 0.45);

  for (gint i = 0; i < 3; i++) {
    gdouble top = y - u * 1.5 + u * 7 * i, bend = u * 4 * (i & 1 ? -1 : 1);
    cairo_move_to (c->cr, -u, c->h + u);
    cairo_line_to (c->cr, -u, top + bend);
    cairo_curve_to (c->cr, c->w * 0.3, top - bend * 1.3, c->w * 0.65,
        top + bend * 1.6, c->w + u, top - bend);
    cairo_line_to (c->cr, c->w + u, c->h + u);
    cairo_close_path (c->cr);
    brush_wash (c, c->side > 0 ? 0 : c->w, 0, c->side > 0 ? c->w : 0,
        top + u * 8, ink_mix (dark, own, 0.25 * i),
        ink_mix (own, c->tones.lit, 0.35));
  }
  brush_surface (c,
      (Surface){
          0, y, c->w, c->h, 9, 22, 0.7, c->tones.near, c->tones.lit, 0.14 });
  for (gint i = 0; i < 3; i++)
    prop_camel (c, s->dice, c->w / 2 - c->side * u * (6 + 10 * i),
        y + u * (9 - i), u * 5.4, canvas_tone (c, 0.04));
}

static void
field_behind (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u;
  Mark far = inks_at (s, 0.62);

  g_free (brush_ridge (c, (Ridge){ c->horizon + u, u * 2, 4, 0.3, 0.82, 0.4 }));
  for (gint i = 0; i < 2; i++) /* its sisters */
    landmark_draw (c, s->mark, c->w * 0.5 - c->side * u * (8 + 24 * i),
        c->horizon + u * 2, u * (9 - 2.5 * i), &far);
}

static void
field (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u;
  Turf turf = ground_turf (c, 0.1);
  Terrain land = ground_rolling (c, &turf, c->horizon, 26);
  gdouble shore = s->base + u * 3;

  brush_terrain (c, &land);
  brush_mist (c, c->horizon + u, u * 2.5, c->tones.far, 0.5);
  prop_shadow (c, s->x, s->base, s->height * 0.2, u * 0.8);
  landmark_draw (
      c, s->mark, s->x, s->base, s->height, (Mark[]){ inks_at (s, 0.22) });
  brush_water (c, (Water){ shore, shore + u * 7, 0.3, 0.9 });
  cairo_rectangle (c->cr, 0, shore - u * 0.3, c->w, u * 0.5);
  canvas_fill (c, canvas_tone (c, 0.12), 0.7);
  prop_grass (c,
      (Grass){ -u, c->w + u, c->h + u * 2, u * 9, 320, canvas_tone (c, 0.03),
          ink_mix (canvas_tone (c, 0.2), c->tones.lit, 0.4) });
}

static void
coast_behind (const Scene *s)
{
  Canvas *c = s->c;

  brush_water (c, (Water){ c->horizon, c->h, 0.7, 0.8 });
}

static void
coast (const Scene *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, side = c->side, out = c->w * 0.5 + side * c->w * 0.7;
  Ink rock = canvas_tone (c, 0.16), lit = ink_mix (rock, c->tones.lit, 0.4);
  gdouble foot = s->base + u * 17;

  cairo_move_to (c->cr, out, s->base - u);
  cairo_line_to (c->cr, s->x - side * u * 5, s->base - u * 0.4);
  for (gint i = 0; i < 12; i++) {
    gdouble t = (i + 1) / 12.0;
    cairo_line_to (c->cr,
        s->x - side * u * (7 + 15 * t + dice_range (s->dice, -1.2, 1.2)),
        s->base + (foot - s->base) * t * t
            + u * dice_range (s->dice, -0.6, 0.6));
  }
  cairo_line_to (c->cr, out, c->h + u * 4);
  cairo_close_path (c->cr);
  brush_wash (c, 0, s->base, 0, foot, lit, rock);
  for (gint i = 0; i < 70; i++) {
    gdouble t = dice_unit (s->dice);
    gdouble x = s->x + side * u * (dice_range (s->dice, -4, 40) - 14 * t);
    gdouble y = s->base + (foot - s->base) * t + u;
    gdouble l = u * dice_range (s->dice, 0.8, 3);
    cairo_move_to (c->cr, x, y);
    cairo_line_to (c->cr, x + l, y + l * 0.5);
    cairo_line_to (c->cr, x + l * 0.4, y + l * 1.3);
    cairo_close_path (c->cr);
    canvas_fill (c, dice_chance (s->dice, 0.5) ? lit : c->tones.near, 0.35);
  }
  for (gint i = 0; i < 3; i++)
    brush_mist (c, foot + u * (1 - 2 * i), u * 2, c->tones.light, 0.25);
  prop_birds (c, c->w * 0.5 - side * u * 12, c->horizon * 0.6, 8);
}

static const struct {
  void (*behind) (const Scene *s);
  void (*before) (const Scene *s);
  gboolean inside; /* it stands in what is before it */
} sites[] = {
  [SITE_PLAZA] = { plaza_behind, plaza, FALSE },
  [SITE_PARK] = { park_behind, park, FALSE },
  [SITE_WATER] = { water_behind, water, FALSE },
  [SITE_POOL] = { pool_behind, pool, FALSE },
  [SITE_SAND] = { sand_behind, sand, FALSE },
  [SITE_FIELD] = { field_behind, field, TRUE },
  [SITE_COAST] = { coast_behind, coast, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (sites) == SITE_N_KINDS);

/* By night it is lit from its foot; a lighthouse sends its own light. */
static void
lights (const Scene *s)
{
  Canvas *c = s->c;

  if (c->time < DAYTIME_DUSK)
    return;
  brush_glow (c, s->x, s->base - s->height * 0.2, s->height * 0.8,
      c->tones.lamp, c->time == DAYTIME_NIGHT ? 0.4 : 0.25);
  if (!g_str_equal (s->mark->name, "lighthouse"))
    return;
  for (gint way = -1; way <= 1; way += 2) {
    gdouble y = s->base - s->height * 0.84, reach = way * c->u * 70;
    Ink ink = c->tones.lamp;
    cairo_pattern_t *p = cairo_pattern_create_linear (s->x, y, s->x + reach, y);
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, 0.6);
    cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
    cairo_move_to (c->cr, s->x, y);
    cairo_line_to (c->cr, s->x + reach, y - c->u * 7);
    cairo_line_to (c->cr, s->x + reach, y + c->u * 3);
    cairo_close_path (c->cr);
    cairo_set_source (c->cr, p);
    cairo_fill (c->cr);
    cairo_pattern_destroy (p);
  }
}

static Scene
scene_for (Canvas *c, Dice *dice)
{
  const Landmark *mark = landmark_for (c);
  gdouble u = c->u, most = MIN (c->w * 0.94, u * 62);
  Scene s = {
    .c = c, .dice = dice, .x = c->focus_x, .base = c->horizon + u * 4
  };

  s.mark = mark ? mark : any_landmark (c, dice);
  s.lamps = (gdouble[]){ 0.12, 0.04, 0.4, 0.6 }[c->time];
  if (s.mark->wide > 4) {
    most = MIN (c->w, u * 130);
    s.x = c->w / 2 + c->side * u * 5;
  }
  s.height = MIN (u * (canvas_is_tall (c) ? 52 : 46), most / s.mark->wide);
  if (s.mark->site == SITE_COAST)
    s.base -= u * 6;
  s.height = MIN (s.height, s.base * 0.93); /* its top is what it is known by */
  return s;
}

static void
paint_landmark (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.66, 0.71);
  if (canvas_is_tall (c))
    c->focus_x = c->w * (0.5 + c->side * 0.06);
  Scene s = scene_for (c, &dice);
  Mark inks = inks_at (&s, 0.3);

  c->sun_x = s.x + c->side * c->u * dice_range (&dice, 8, 24);
  brush_weather_sky (c);
  sites[s.mark->site].behind (&s);
  if (!sites[s.mark->site].inside)
    landmark_draw (c, s.mark, s.x, s.base, s.height, &inks);
  lights (&s);
  sites[s.mark->site].before (&s);
  brush_weather_air (c);
}

const Motif motif_landmark = { "landmark", paint_landmark, -1, ERA_MODERN,
  "cinematic" };
