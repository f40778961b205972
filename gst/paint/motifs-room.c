/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rooms: a library or laboratory in window light. */

#include "brush.h"
#include "motif.h"
#include "prop.h"
#include "room.h"

#include <math.h>

/* A room of width 2, height 2 * tall, seen from its open end; z from 1 (the
 * picture plane) to deep. */
typedef struct {
  Canvas *c;
  gdouble vx, vy, half, tall, deep;
} Room;

static void
room_point (const Room *r, gdouble x, gdouble y, gdouble z, gboolean first)
{
  gdouble px = r->vx + x * r->half / z, py = r->vy + y * r->half * r->tall / z;

  if (first)
    cairo_move_to (r->c->cr, px, py);
  else
    cairo_line_to (r->c->cr, px, py);
}

/* A rectangle on a side wall. */
static void
wall_quad (
    const Room *r, gdouble side, gdouble y0, gdouble y1, gdouble z0, gdouble z1)
{
  room_point (r, side, y0, z0, TRUE);
  room_point (r, side, y0, z1, FALSE);
  room_point (r, side, y1, z1, FALSE);
  room_point (r, side, y1, z0, FALSE);
  cairo_close_path (r->c->cr);
}

static Ink
room_tone (const Room *r, gdouble z, gdouble lift)
{
  gdouble far = CLAMP ((z - 1) / (r->deep - 1), 0, 1);
  Canvas *c = r->c;

  return ink_mix (ink_mix (c->tones.near, c->tones.deep, 0.5),
      ink_mix (c->tones.mid, c->tones.lit, 0.4), far * 0.34 + lift);
}

static void
books (const Room *r, Dice *dice, gdouble side, gdouble y0, gdouble y1,
    gdouble z0, gdouble z1)
{
  gboolean glassware = canvas_has (r->c, TRAIT_LAB);
  gdouble z = z0 + (z1 - z0) * 0.04;

  while (z < z1 * 0.985) {
    gdouble thick = (z1 - z0) * dice_range (dice, 0.035, 0.1);
    gdouble top = y1 - (y1 - y0) * dice_range (dice, 0.62, 0.92);
    Ink ink = room_tone (r, z, 0.03);
    Ink bind = dice_chance (dice, 0.22) ? r->c->tones.accent
        : dice_chance (dice, 0.3)       ? r->c->tones.light
                                        : r->c->tones.mid;
    ink = ink_mix (ink, bind, dice_range (dice, 0.04, 0.32));
    if (!dice_chance (dice, glassware ? 0.5 : 0.1)) {
      wall_quad (r, side, top, y1, z, MIN (z + thick, z1 * 0.985));
      canvas_fill (r->c, ink, 1);
    }
    z += thick * (glassware ? 1.5 : 1.06);
  }
}

static void
shelves (const Room *r, Dice *dice, gdouble side)
{
  gint rows = 7, bays = 4;

  wall_quad (r, side, -1, 1, 0.8, r->deep);
  canvas_fill (r->c, room_tone (r, 1.2, 0), 1);
  for (gint b = 0; b < bays && !canvas_cancelled (r->c); b++) {
    /* Even bays in depth are uneven on the picture: z grows evenly. */
    gdouble z0 = 0.8 + (r->deep - 0.8) * b / bays;
    gdouble z1 = 0.8 + (r->deep - 0.8) * (b + 1) / bays;
    for (gint j = 0; j < rows; j++) {
      gdouble y0 = -0.95 + 1.8 * j / rows, y1 = -0.95 + 1.8 * (j + 1) / rows;
      books (r, dice, side, y0, y1 - 0.02, z0 * 1.02, z1 * 0.99);
      wall_quad (r, side, y1 - 0.022, y1, z0, z1);
      canvas_fill (r->c, room_tone (r, (z0 + z1) / 2, 0.16), 1);
    }
    wall_quad (r, side, -1, 1, z0 * 0.99, z0 * 1.02);
    canvas_fill (r->c, room_tone (r, z0, 0.1), 1);
  }
}

static void
flat_quad (const Room *r, gdouble y, Ink near, Ink far)
{
  gdouble y0 = r->vy + y * r->half * r->tall / 0.8;
  gdouble y1 = r->vy + y * r->half * r->tall / r->deep;
  cairo_pattern_t *p = cairo_pattern_create_linear (0, y0, 0, y1);

  cairo_pattern_add_color_stop_rgb (p, 0, near.r, near.g, near.b);
  cairo_pattern_add_color_stop_rgb (p, 1, far.r, far.g, far.b);
  room_point (r, -1, y, 0.5, TRUE);
  room_point (r, 1, y, 0.5, FALSE);
  room_point (r, 1, y, r->deep, FALSE);
  room_point (r, -1, y, r->deep, FALSE);
  cairo_close_path (r->c->cr);
  cairo_set_source (r->c->cr, p);
  cairo_fill (r->c->cr);
  cairo_pattern_destroy (p);
}

static void
window_path (const Room *r, gdouble x, gdouble w, gdouble top, gdouble bottom)
{
  cairo_t *cr = r->c->cr;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, top + w, w, G_PI, 2 * G_PI);
  cairo_line_to (cr, x + w, bottom);
  cairo_line_to (cr, x - w, bottom);
  cairo_close_path (cr);
}

static void
back_wall (const Room *r)
{
  Canvas *c = r->c;
  gdouble w = r->half / r->deep, h = w * r->tall;
  Ink wall = room_tone (r, r->deep, 0.06);

  cairo_rectangle (c->cr, r->vx - w, r->vy - h, 2 * w, 2 * h);
  canvas_fill (c, wall, 1);
  for (gint i = -1; i <= 1; i++) {
    gdouble x = r->vx + i * w * 0.62, ww = w * 0.22;
    gdouble top = r->vy - h * (i ? 0.62 : 0.82), bottom = r->vy + h * 0.48;
    window_path (r, x, ww, top, bottom);
    canvas_fill (c, ink_mix (c->tones.sun, c->tones.horizon, 0.25), 1);
    cairo_set_line_width (c->cr, MAX (1, ww * 0.07));
    for (gint k = -1; k <= 1; k++) {
      cairo_move_to (c->cr, x + k * ww * 0.5, k ? top + ww * 0.2 : top);
      cairo_line_to (c->cr, x + k * ww * 0.5, bottom);
    }
    for (gint k = 0; k < 6; k++) {
      cairo_move_to (c->cr, x - ww, top + ww + (bottom - top - ww) * k / 6);
      cairo_rel_line_to (c->cr, 2 * ww, 0);
    }
    canvas_ink (c, wall, 1);
    cairo_stroke (c->cr);
    brush_glow (c, x, (top + bottom) / 2, h * 1.1, c->tones.sun, 0.5);
  }
}

/* Light from the windows lies on the floor and hangs in the dust. */
static void
light_shafts (const Room *r)
{
  Canvas *c = r->c;
  gdouble w = r->half / r->deep, h = w * r->tall, s = -c->side;

  for (gint i = -1; i <= 1; i++) {
    gdouble x = r->vx + i * w * 0.62, ww = w * 0.22;
    gdouble far = c->h * 1.02, out = s * w * 1.7;
    cairo_pattern_t *p = cairo_pattern_create_linear (0, r->vy - h, 0, far);
    Ink ink = c->tones.sun;
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, 0.26);
    cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0.02);
    cairo_move_to (c->cr, x - ww, r->vy - h * 0.5);
    cairo_line_to (c->cr, x + ww, r->vy - h * 0.7);
    cairo_line_to (c->cr, x + ww * 3.4 + out, far);
    cairo_line_to (c->cr, x - ww * 2 + out, far);
    cairo_close_path (c->cr);
    cairo_set_source (c->cr, p);
    cairo_fill (c->cr);
    cairo_pattern_destroy (p);
  }
}

static void
desk (Canvas *c, Dice *dice)
{
  gdouble u = c->u, top = c->h - u * (canvas_is_tall (c) ? 15 : 11);
  Ink ink = canvas_tone (c, 0);
  gdouble from = c->side > 0 ? c->w * 0.36 : -u,
          to = c->side > 0 ? c->w + u : c->w * 0.64;

  cairo_rectangle (c->cr, from, top, to - from, c->h);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, from, top, to - from, u * 0.5);
  canvas_fill (c, ink_mix (ink, c->tones.lit, 0.5), 0.9);
  gdouble x = from + u * 4;
  while (x < to - u * 4) {
    if (canvas_has (c, TRAIT_LAB))
      prop_flask (
          c, dice, x, top, u * dice_range (dice, 5, 11), c->tones.light);
    else if (dice_chance (dice, 0.7))
      prop_pile (c, dice, x, top, u * dice_range (dice, 5, 8));
    x += u * dice_range (dice, 5.5, 9.5);
  }
  prop_lamp (c, c->focus_x + c->side * u * 3, top, u * 9);
}

/* A hall between shelves that leads to its windows. */
static void
shelf_hall (Canvas *c, Dice *dice)
{
  gdouble vx = c->w * (0.5 + c->side * dice_range (dice, 0.08, 0.16));
  Room r = { c, vx, c->h * dice_range (dice, 0.46, 0.52), c->w * 0.62,
    1.02 * c->h / c->w, dice_range (dice, 2.6, 3.4) };

  if (canvas_is_tall (c))
    r.half = c->w * 0.8;
  c->sun_x = vx;
  c->sun_y = r.vy;
  canvas_ink (c, room_tone (&r, 1, 0), 1);
  cairo_paint (c->cr);
  back_wall (&r);
  flat_quad (&r, -1, room_tone (&r, 1, 0), room_tone (&r, r.deep, 0.02));
  flat_quad (&r, 1, room_tone (&r, 1, 0.02), room_tone (&r, r.deep, 0.3));
  shelves (&r, dice, -1);
  shelves (&r, dice, 1);
  light_shafts (&r);
  brush_mist (c, r.vy + c->h * 0.15, c->h * 0.3, c->tones.sun, 0.14);
  desk (c, dice);
  brush_stars (c, c->h, 90);
  /* The ceiling, as wide as it is where it meets the far wall. */
  gdouble wide = r.half / r.deep / c->w, top = 0.04;
  gdouble under = (r.vy - r.half * r.tall / r.deep) / c->h;
  c->quiet = (PainterQuiet){ MAX (vx / c->w - wide, 0.02), top, 2 * wide,
    under - top - 0.01 };
}

static void
paint_interior (Canvas *c)
{
  static void (*const rooms[]) (
      Canvas *, Dice *) = { shelf_hall, room_window, room_arcade };
  Dice dice = dice_fork (&c->dice);
  Dice choice = { dice_mix (dice.state) };

  canvas_compose (c, 0.6, 0.66);
  rooms[dice_pick (&choice, G_N_ELEMENTS (rooms))](c, &dice);
}

const Motif motif_interior = { "interior", paint_interior, DAYTIME_DUSK,
  ERA_ANY, "cinematic" };
