/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods in a studio: on a plinth, near, in a row of their kind, against the
 * light. Which goods, the words say; where they say none, things that could
 * be any. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  gdouble x, floor_y;
  Ink wall, pale;
} Studio;

static const Thing *
thing_of (Canvas *c, Dice *dice)
{
  Dice any = dice_fork (dice);
  const Thing *thing = prop_thing (c->subject.thing);

  return thing ? thing : prop_thing_any (&any);
}

/* In a tall picture there is no room beside the middle. */
static void
compose (Canvas *c, gdouble low, gdouble high)
{
  canvas_compose (c, low, high);
  if (canvas_is_tall (c))
    c->focus_x = c->w * (0.5 + c->side * 0.05);
}

/* A wall that runs out into its floor. */
static Studio
studio (Canvas *c, Dice *dice, gdouble dark)
{
  Ink wall = ink_mix (
      ink_mix (c->tones.mid, c->tones.light, 0.2), c->tones.deep, dark);
  Ink pale = ink_mix (
      ink_mix (c->tones.mid, c->tones.light, 0.6), c->tones.deep, dark);
  Studio s = { c, dice, c->focus_x, c->horizon, wall, pale };

  c->tones.zenith = ink_mix (wall, c->tones.deep, 0.35);
  c->tones.sky = wall;
  c->tones.horizon = pale;
  c->tones.sun = c->tones.light;
  c->sun_x = c->focus_x + c->side * c->u * 40;
  c->sun_y = -c->u * 10;
  brush_sky (c, (Sky){ -3, 0.7, s.floor_y });
  cairo_rectangle (c->cr, 0, s.floor_y, c->w, c->h - s.floor_y);
  brush_wash (
      c, 0, s.floor_y, 0, c->h, pale, ink_mix (wall, c->tones.deep, 0.25));
  return s;
}

/* What stands behind holds the eye there. */
static void
niche (const Studio *s)
{
  Canvas *c = s->c;
  gdouble r = c->u * (canvas_is_tall (c) ? 24 : 22);

  cairo_arc (c->cr, s->x, s->floor_y - r * 1.25, r, G_PI, 2 * G_PI);
  cairo_line_to (c->cr, s->x + r, s->floor_y);
  cairo_line_to (c->cr, s->x - r, s->floor_y);
  cairo_close_path (c->cr);
  brush_wash (c, s->x + c->side * r, 0, s->x - c->side * r, 0,
      ink_mix (s->wall, c->tones.deep, 0.5),
      ink_mix (s->pale, c->tones.accent, 0.35));
}

static void
disc (const Studio *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, x = s->x + c->side * u * 6, y = s->floor_y - u * 20;

  for (gint i = 6; i > 0; i--) {
    prop_oval (c, x - c->side * u * 0.5 * i, y + u * 0.3 * i, u * 22, u * 22);
    canvas_fill (c, c->tones.deep, 0.035);
  }
  prop_oval (c, x, y, u * 22, u * 22);
  brush_wash (c, x - u * 22, y + u * 20, x + u * 22, y - u * 20,
      ink_mix (s->wall, c->tones.accent, 0.55),
      ink_mix (s->pale, c->tones.accent, 0.2));
  cairo_rectangle (c->cr, 0, s->floor_y, c->w, c->h - s->floor_y);
  brush_wash (c, 0, s->floor_y, 0, c->h, s->pale,
      ink_mix (s->wall, c->tones.deep, 0.25));
}

static void
slabs (const Studio *s)
{
  static const gdouble at[][3] = { { -15, 11, 30 }, { 17, 9, 47 },
    { 3, 13, 40 } };
  Canvas *c = s->c;
  gdouble u = c->u;

  for (gsize i = 0; i < G_N_ELEMENTS (at); i++) {
    gdouble x = s->x + c->side * at[i][0] * u, w = at[i][1] * u;
    Ink ink = ink_mix (
        s->wall, i == 2 ? c->tones.accent : c->tones.light, 0.12 + 0.12 * i);
    cairo_rectangle (
        c->cr, x - w, s->floor_y - at[i][2] * u, 2 * w, at[i][2] * u + u);
    brush_wash (c, x - c->side * w, s->floor_y, x + c->side * w,
        s->floor_y - at[i][2] * u, ink_mix (ink, c->tones.deep, 0.4), ink);
  }
  cairo_rectangle (c->cr, 0, s->floor_y + u * 0.6, c->w, c->h - s->floor_y);
  brush_wash (c, 0, s->floor_y, 0, c->h, s->pale,
      ink_mix (s->wall, c->tones.deep, 0.25));
}

/* What it stands on, and how high. */
static gdouble
drums (const Studio *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, mate = s->x - c->side * u * 13;
  Ink stone = ink_mix (c->tones.light, c->tones.mid, 0.35);

  prop_shadow (c, s->x, s->floor_y + u * 9, u * 18, u * 3.6);
  prop_drum (c, s->x, s->floor_y + u * 4, u * 18, u * 5,
      ink_mix (stone, c->tones.mid, 0.3), stone);
  prop_drum (c, s->x, s->floor_y - u * 2, u * 13, u * 7, stone, c->tones.light);
  prop_shadow (c, mate, s->floor_y + u * 5.4, u * 2.6, u * 0.6);
  prop_ball (c, mate, s->floor_y + u * 3, u * 2.4,
      ink_mix (c->tones.mid, c->tones.deep, 0.2), c->tones.light);
  return s->floor_y - u * 1.4;
}

static gdouble
block (const Studio *s)
{
  Canvas *c = s->c;
  gdouble u = c->u, w = u * 16, top = s->floor_y + u * 1, deep = u * 3;
  Ink stone = ink_mix (c->tones.light, c->tones.mid, 0.3);

  prop_shadow (c, s->x, s->floor_y + u * 11, w * 1.05, u * 2);
  cairo_rectangle (c->cr, s->x - w, top + deep, 2 * w, u * 8);
  brush_wash (c, s->x - c->side * w, 0, s->x + c->side * w, 0,
      ink_mix (stone, c->tones.deep, 0.4),
      ink_mix (stone, c->tones.light, 0.4));
  cairo_move_to (c->cr, s->x - w * 0.9, top);
  cairo_line_to (c->cr, s->x + w * 0.9, top);
  cairo_line_to (c->cr, s->x + w, top + deep);
  cairo_line_to (c->cr, s->x - w, top + deep);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (stone, c->tones.light, 0.75), 1);
  return top + deep * 0.55;
}

/* Nothing but the floor, which is polished. */
static gdouble
mirror (const Studio *s)
{
  Canvas *c = s->c;

  brush_haze (c, s->floor_y, c->h, ink_mix (s->wall, c->tones.deep, 0.5), 0.6);
  return s->floor_y + c->u * 6;
}

/* A dark hall, a beam of light, the floor of a stage. */
static void
in_beam (Canvas *c, Dice *dice, const Thing *thing)
{
  gdouble u = c->u;
  Studio s = studio (c, dice, 0.72);
  gdouble top = s.floor_y + u * 5;

  c->sun_x = s.x + c->side * u * 14;
  for (gint i = 0; i < 2; i++)
    brush_shaft (c,
        (Shaft){ s.x + c->side * u * (14 - 22 * i), -u * 10, s.x, top + u * 2,
            u * 9, 3.4 },
        c->tones.light, i ? 0.25 : 0.5);
  prop_oval (c, s.x, top + u * 1.5, u * 27, u * 5.5);
  canvas_fill (c, ink_mix (s.pale, c->tones.light, 0.5), 0.5);
  brush_glow (c, s.x, top, u * 34, c->tones.light, 0.3);
  Show show = { c, thing, s.x, top, u * 34,
    ink_mix (c->tones.accent, c->tones.deep, 0.08), 0 };
  prop_thing_mirror (&show, 0.32);
  prop_thing_shadow (&show);
  prop_thing_show (&show);
}

static void
on_plinth (Canvas *c, Dice *dice, const Thing *thing)
{
  static void (*const backs[]) (const Studio *) = { niche, disc, slabs };
  static gdouble (*const bases[]) (const Studio *) = { drums, block, mirror };
  gint back = dice_pick (dice, G_N_ELEMENTS (backs));
  gint any = dice_pick (dice, G_N_ELEMENTS (bases));
  /* What is long stands on the floor. */
  gint base = prop_thing_width (thing, 1) > 1.3 ? 2 : any;
  Studio s = studio (c, dice, 0);

  backs[back](&s);
  Show show = { c, thing, s.x, bases[base](&s), c->u * (base == 2 ? 33 : 28),
    ink_mix (c->tones.accent, c->tones.deep, 0.08), 0 };
  if (base == 2)
    prop_thing_mirror (&show, 0.4);
  prop_thing_shadow (&show);
  prop_thing_show (&show);
}

/* So near that the picture's edge cuts it. */
static void
near_by (Canvas *c, Dice *dice, const Thing *thing)
{
  gboolean tall = canvas_is_tall (c);
  gdouble size = MIN (c->h * (tall ? 0.6 : 0.98), c->w * (tall ? 0.95 : 0.8));
  gdouble half = prop_thing_width (thing, size) / 2;
  gdouble x = c->w / 2 + c->side * (tall ? 0 : half * 0.86 + c->u * 3);
  gdouble foot = c->h * (tall ? 0.99 : 1.04), floor_y = c->h * 0.86;
  Ink deep = ink_mix (c->tones.deep, c->tones.mid, 0.3);

  c->sun_x = c->w * (0.5 + c->side * 0.62);
  c->sun_y = c->h * 0.1;
  brush_blur (c,
      (Blur){ deep, ink_mix (c->tones.mid, c->tones.light, 0.2),
          ink_mix (c->tones.light, c->tones.accent, 0.3), 26, c->u * 7 });
  cairo_rectangle (c->cr, 0, floor_y, c->w, c->h - floor_y);
  brush_wash (
      c, 0, floor_y, 0, c->h, ink_mix (deep, c->tones.light, 0.25), deep);
  brush_haze (c, floor_y - c->u * 8, floor_y + 1,
      ink_mix (deep, c->tones.light, 0.25), 1);
  Show show = { c, thing, x, foot, size,
    ink_mix (c->tones.accent, c->tones.deep, 0.08),
    dice_range (dice, -0.07, 0.07) };
  prop_thing_shadow (&show);
  prop_thing_show (&show);
  brush_glow (c, c->sun_x, c->sun_y, c->u * 50, c->tones.light, 0.3);
}

static void
paint_plinth (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Thing *thing = thing_of (c, &dice);
  gboolean beam = canvas_has (c, TRAIT_BEAM) || dice_chance (&dice, 0.2);

  compose (c, 0.7, 0.75);
  if (c->subject.view == VIEW_CLOSE)
    near_by (c, &dice, thing);
  else if (beam)
    in_beam (c, &dice, thing);
  else
    on_plinth (c, &dice, thing);
}

/* The same in other colours, each on its own step. */
static void
paint_lineup (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Thing *thing = thing_of (c, &dice);
  gdouble u = c->u;
  gint n = canvas_is_tall (c) || prop_thing_width (thing, 1) > 1.15 ? 3 : 5;

  canvas_compose (c, 0.72, 0.76);
  c->focus_x = c->w / 2;
  Studio s = studio (c, &dice, dice_chance (&dice, 0.3) ? 0.4 : 0);
  gdouble step = c->w * 0.9 / n, size = MIN (u * 27, c->h * 0.34);
  const Ink inks[] = { ink_mix (c->tones.mid, c->tones.light, 0.25),
    ink_mix (c->tones.accent, c->tones.light, 0.5),
    ink_mix (c->tones.accent, c->tones.deep, 0.08),
    ink_mix (c->tones.light, c->tones.mid, 0.1),
    ink_mix (c->tones.deep, c->tones.mid, 0.35) };
  gint first = dice_pick (&dice, 5);

  size = MIN (size, step * 0.9 / MAX (prop_thing_width (thing, 1), 0.3));
  cairo_rectangle (c->cr, 0, s.floor_y - u * 15, c->w, u * 15);
  canvas_fill (c, ink_mix (s.wall, c->tones.accent, 0.25), 0.5);
  for (gint i = 0; i < n; i++) {
    gdouble x = c->w * 0.05 + step * (i + 0.5);
    gdouble top = s.floor_y - u * ((i * 2 + first) % 3) * 2.4 + u * 4;
    Ink stone = ink_mix (c->tones.light, c->tones.mid, 0.25 + 0.1 * (i & 1));
    Show show = { c, thing, x, top + u * 0.9, size, inks[(i + first) % 5], 0 };

    cairo_rectangle (c->cr, x - step * 0.46, top, step * 0.92, c->h - top);
    brush_wash (c, 0, top, 0, c->h, stone, ink_mix (stone, c->tones.deep, 0.5));
    cairo_rectangle (c->cr, x - step * 0.46, top, step * 0.92, u * 2);
    canvas_fill (c, ink_mix (stone, c->tones.light, 0.6), 1);
    prop_thing_shadow (&show);
    prop_thing_show (&show);
  }
}

static void
paint_backlight (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Thing *thing = thing_of (c, &dice);
  gdouble u = c->u, size = u * dice_range (&dice, 30, 36);

  compose (c, 0.74, 0.78);
  gdouble x = c->focus_x, y = c->horizon, r = u * dice_range (&dice, 20, 25);
  Ink night = ink_mix (c->tones.deep, c->tones.accent, 0.12);
  Ink ember = ink_mix (c->tones.accent, c->tones.light, 0.25);

  c->sun_x = x + c->side * u;
  c->sun_y = y - size * 0.55;
  brush_blur (c,
      (Blur){ night, ink_mix (night, c->tones.accent, 0.35),
          ink_mix (ember, c->tones.light, 0.3), 9, u * 6 });
  prop_oval (c, x, c->sun_y, r, r);
  brush_wash (c, 0, c->sun_y - r, 0, c->sun_y + r, c->tones.light, ember);
  brush_glow (c, x, c->sun_y, r * 2.6, ember, 0.55);
  Show show = { c, thing, x, y, size, ember, 0 };
  prop_thing_dark (&show, ink_mix (c->tones.deep, c->tones.near, 0.5),
      ink_mix (c->tones.light, ember, 0.3));
  brush_mist (c, y - u * 2, u * 7, ember, 0.4);
  cairo_rectangle (c->cr, 0, y, c->w, c->h - y);
  canvas_fill (c, night, 1);
  brush_water (c, (Water){ y + 1, c->h, 0.3, 0.9 });
}

const Motif motif_plinth = { "plinth", paint_plinth, DAYTIME_DAY, ERA_ANY,
  "minimal" };
const Motif motif_lineup = { "lineup", paint_lineup, DAYTIME_DAY, ERA_ANY,
  "minimal" };
const Motif motif_backlight = { "backlight", paint_backlight, DAYTIME_DUSK,
  ERA_ANY, "cinematic" };
