/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods where they are used: on a table by the window, out of doors. */

#include "brush.h"
#include "ground.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  const Thing *thing;
  Ink ink;
} Outing;

static Outing
outing (Canvas *c, Dice *dice)
{
  Dice any = dice_fork (dice);
  Outing o = { c, dice, prop_thing (c->subject.thing),
    ink_mix (c->tones.accent, c->tones.deep, 0.08) };

  if (o.thing == NULL)
    o.thing = prop_thing_any (&any);
  return o;
}

static void
put (const Outing *o, gdouble x, gdouble y, gdouble size)
{
  Show show = { o->c, o->thing, x, y, size, o->ink, 0 };

  prop_thing_shadow (&show);
  prop_thing_show (&show);
}

/* What is seen through it lies there already. */
static void
window_wall (Canvas *c, gdouble x, gdouble w, gdouble head, gdouble sill)
{
  Ink wall = ink_mix (c->tones.near, c->tones.mid, 0.3);
  Ink near = ink_mix (ink_mix (wall, c->tones.light, 0.35), c->tones.sun, 0.15);
  Ink frame = ink_mix (c->tones.light, c->tones.mid, 0.25);

  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (c->cr, -1, -1, c->w + 2, c->h + 2);
  cairo_rectangle (c->cr, x - w, head, 2 * w, sill - head);
  brush_wash (c, x, 0, x - c->side * c->u * 70, 0, near, wall);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
  for (gint i = -1; i <= 1; i++)
    cairo_rectangle (c->cr, x + i * w - c->u * (i ? 0.9 : 0.5), head,
        c->u * (i ? 1.8 : 1), sill - head);
  for (gint i = 0; i <= 3; i++)
    cairo_rectangle (c->cr, x - w, head + (sill - head) * i / 3 - c->u * 0.4,
        2 * w, c->u * (i % 3 ? 0.8 : 1.4));
  canvas_fill (c, ink_mix (frame, c->tones.deep, 0.25), 1);
  for (gint i = -1; i <= 0; i++) /* the edges that the light meets */
    cairo_rectangle (c->cr, x + i * w + c->u * (i ? 0.9 : 0.5), head,
        c->u * 0.25, sill - head);
  canvas_fill (c, c->tones.light, 0.7);
}

static void
table_top (Canvas *c, gdouble top)
{
  Ink wood = ink_mix (
      ink_mix (c->tones.near, c->tones.mid, 0.3), c->tones.accent, 0.35);
  gdouble lit = c->sun_x;

  cairo_rectangle (c->cr, 0, top, c->w, c->h - top);
  brush_wash (c, lit, 0, lit - c->side * c->w * 0.8, 0,
      ink_mix (wood, c->tones.light, 0.5), ink_mix (wood, c->tones.deep, 0.35));
  brush_surface (c,
      (Surface){ 0, top, c->w, c->h, 2.2, 24, 0.5, c->tones.deep, c->tones.lit,
          0.34 });
  cairo_rectangle (c->cr, 0, top, c->w, c->u * 0.35);
  canvas_fill (c, c->tones.light, 0.5);
}

static void
potted (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h)
{
  Ink clay = ink_mix (c->tones.accent, c->tones.deep, 0.3);
  Ink leaf = ink_mix (c->tones.mid, c->tones.deep, 0.4);

  for (gint i = 0; i < 13; i++) {
    gdouble lean = dice_range (dice, -0.55, 0.55);
    gdouble l = h * dice_range (dice, 0.45, 0.75), base = y - h * 0.3;
    cairo_move_to (c->cr, x, base);
    cairo_curve_to (c->cr, x + lean * l * 0.2, base - l * 0.5,
        x + lean * l * 0.7, base - l * 0.9, x + lean * l * 1.1, base - l);
    cairo_curve_to (c->cr, x + lean * l * 0.9, base - l * 0.6,
        x + lean * l * 0.5 + l * 0.1, base - l * 0.4, x + h * 0.03, base);
    canvas_fill (
        c, ink_mix (leaf, c->tones.light, dice_range (dice, 0, 0.4)), 1);
  }
  prop_turned (
      c, x, y, h * 0.5, &prop_jar, clay, ink_mix (clay, c->tones.light, 0.5));
}

static void
paint_sill (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  Outing o = outing (c, &dice);
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;

  canvas_compose (c, 0.68, 0.73);
  if (tall)
    c->focus_x = c->w * (0.5 + c->side * 0.05);
  gdouble top = c->horizon, x = c->focus_x, w = u * dice_range (&dice, 16, 20);
  gdouble wx = x + c->side * u * dice_range (&dice, 2, 9);
  c->sun_x = wx + c->side * u * 12;
  c->sun_y = top * 0.35;
  brush_blur (c,
      (Blur){ ink_mix (c->tones.mid, c->tones.near, 0.3),
          ink_mix (c->tones.sky, c->tones.light, 0.25),
          ink_mix (c->tones.horizon, c->tones.sun, 0.6), 30, u * 4.5 });
  window_wall (c, wx, w, tall ? c->h * 0.4 : -u, top - u * 5);
  table_top (c, top);
  brush_shaft (c,
      (Shaft){
          wx, top - u * 22, wx - c->side * u * 40, c->h * 1.1, u * 20, 1.8 },
      c->tones.sun, 0.3);
  gdouble mate = x - c->side * u * 21;
  prop_shadow (c, mate, top + u * 4.5, u * 4, u * 0.9);
  if (dice_chance (&dice, 0.5))
    potted (c, &dice, mate, top + u * 5, u * 22);
  else
    prop_pile (c, &dice, mate, top + u * 5, u * 10);
  put (&o, x, top + u * 9, u * 28);
  brush_glow (c, c->sun_x, c->sun_y, u * 46, c->tones.sun, 0.35);
}

/* Where the day is spent: hills with a lake, a coast, the edge of a town. */
static void
hills (const Outing *o)
{
  Canvas *c = o->c;
  gdouble u = c->u, hz = c->horizon;

  g_free (brush_mountain (c, (Ridge){ hz, u * 17, 2, 0.7, 0.82, 0.8 }, 0.9));
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 6, 3, 0.6, 0.6, 0.6 }));
  brush_mist (c, hz, u * 5, c->tones.far, 0.55);
  brush_water (c, (Water){ hz + u * 1.6, c->h, 0.25, 0.85 });
}

static void
coast (const Outing *o)
{
  Canvas *c = o->c;
  gdouble u = c->u, hz = c->horizon;

  g_free (brush_ridge (c, (Ridge){ hz, u * 7, 1.1, 0.5, 0.78, 0.4 }));
  brush_mist (c, hz, u * 3, c->tones.far, 0.5);
  brush_water (c, (Water){ hz + u * 0.5, c->h, 0.7, 0.8 });
}

static void
town_edge (const Outing *o)
{
  Canvas *c = o->c;
  gdouble u = c->u, hz = c->horizon;
  gdouble lamps = c->time >= DAYTIME_DUSK ? 0.4 : 0.06;

  prop_buildings (
      c, (Row){ hz, u * 5, u * 17, u * 3, 0.82, lamps * 0.4, 0.05, 0, c->w });
  prop_landmark (
      c, o->dice, c->w / 2 - c->side * u * 12, hz, u * 22, 0.72, lamps);
  brush_haze (c, hz - u * 12, hz, c->tones.far, 0.6);
  prop_buildings (
      c, (Row){ hz + u * 2, u * 3, u * 10, u * 4, 0.56, lamps, 0.1, 0, c->w });
  brush_haze (c, hz - u * 6, hz + u * 3, c->tones.far, 0.5);
  cairo_rectangle (c->cr, 0, hz + u * 2, c->w, c->h);
  brush_wash (
      c, 0, hz + u * 2, 0, c->h, canvas_tone (c, 0.45), canvas_tone (c, 0.12));
}

/* Stone to put things down on. */
static gdouble
parapet (const Outing *o)
{
  Canvas *c = o->c;
  gdouble u = c->u, top = c->h - u * 14;
  Ink stone = ink_mix (canvas_tone (c, 0.2), c->tones.light, 0.25);
  Ink lit = ink_mix (stone, c->tones.lit, 0.55);

  cairo_rectangle (c->cr, 0, top, c->w, c->h - top);
  brush_wash (c, 0, top, 0, c->h, stone, ink_mix (stone, c->tones.near, 0.75));
  cairo_rectangle (c->cr, 0, top, c->w, u * 5);
  brush_wash (c, c->side > 0 ? 0 : c->w, 0, c->side > 0 ? c->w : 0, 0,
      ink_mix (stone, c->tones.near, 0.2), lit);
  brush_surface (c,
      (Surface){
          0, top, c->w, c->h, 5, 5, 0.6, c->tones.near, c->tones.lit, 0.3 });
  cairo_rectangle (c->cr, 0, top + u * 5, c->w, u * 0.5);
  canvas_fill (c, c->tones.near, 0.45);
  return top + u * 3.2;
}

static gdouble
lawn (const Outing *o)
{
  Canvas *c = o->c;
  Turf turf = ground_turf (c, dice_range (o->dice, 0.05, 0.4));
  Terrain land = ground_rolling (c, &turf, c->horizon + c->u * 2, 26);

  brush_terrain (c, &land);
  brush_mist (c, c->horizon + c->u * 2, c->u * 3, c->tones.far, 0.4);
  return c->h - c->u * 11;
}

static void
paint_outing (Canvas *c)
{
  static void (*const places[]) (const Outing *) = { hills, coast, town_edge };
  Dice dice = dice_fork (&c->dice);
  Outing o = outing (c, &dice);
  gdouble u = c->u;
  gint place = dice_pick (&dice, G_N_ELEMENTS (places));

  canvas_compose (c, 0.56, 0.64);
  if (canvas_is_tall (c))
    c->focus_x = c->w * (0.5 + c->side * 0.05);
  gdouble x = c->focus_x;
  brush_weather_sky (c);
  places[place](&o);
  if (prop_thing_flies (o.thing)) {
    Show show = { c, o.thing, x, c->horizon + u * 6, u * 36, o.ink,
      dice_range (&dice, -0.12, 0.12) };
    prop_foreground (c, u * 6, canvas_tone (c, 0));
    prop_thing_show (&show);
  } else if (prop_thing_is_grounded (o.thing)) {
    put (&o, x, lawn (&o), u * 34);
    prop_grass (c,
        (Grass){ -u, c->w + u, c->h + u * 2, u * 7, 180, canvas_tone (c, 0.04),
            ink_mix (canvas_tone (c, 0.2), c->tones.lit, 0.4) });
  } else {
    put (&o, x, parapet (&o), u * 31);
  }
  brush_weather_air (c);
}

const Motif motif_sill = { "sill", paint_sill, -1, ERA_ANY, "calm" };
const Motif motif_outing = { "outing", paint_outing, -1, ERA_MODERN,
  "cinematic" };
