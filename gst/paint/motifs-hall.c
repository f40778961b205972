/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where people look things up and try them out: the long hall of a library,
 * the bench of a laboratory. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* A vaulted hall: alcoves of books to both sides, a window at its end. */
typedef struct {
  Canvas *c;
  Eye eye;
  gdouble floor, spring, rise; /* up, from the eye */
  gdouble half, aisle;         /* the hall's half width, the alcoves' edge */
  gdouble near, far, gap;
  gdouble lamps;
} Hall;

static Ink
hall_tone (const Hall *h, gdouble z, gdouble lift)
{
  const Tones *t = &h->c->tones;
  gdouble far = eye_depth (z, h->near, h->far);
  Ink wood = ink_mix (ink_mix (t->near, t->accent, 0.13), t->deep, 0.3);

  return ink_mix (
      wood, ink_mix (t->horizon, t->lit, 0.5), 0.03 + 0.42 * far * far + lift);
}

static void
arch_to (const Hall *h, gdouble z, gdouble grow)
{
  for (gint i = 0; i <= 24; i++) {
    gdouble a = G_PI * i / 24;
    eye_to (&h->eye, -cos (a) * h->half * grow,
        h->spring + sin (a) * h->rise * grow, z);
  }
}

/* The barrel from near to far; every rib catches the window's light. */
static void
vault (const Hall *h)
{
  Canvas *c = h->c;

  cairo_rectangle (c->cr, 0, 0, c->w, c->h);
  canvas_fill (c, hall_tone (h, h->near, 0.02), 1);
  for (gint i = 0; i < 22; i++) {
    gdouble z = h->near * pow (h->far / h->near, i / 22.0);
    arch_to (h, z, 1);
    cairo_close_path (c->cr);
    canvas_fill (c, hall_tone (h, z, 0.05), 1);
  }
  for (gdouble z = h->near; z < h->far; z += h->gap) {
    arch_to (h, z, 1);
    for (gint i = 24; i >= 0; i--) {
      gdouble a = G_PI * i / 24;
      eye_to (&h->eye, -cos (a) * h->half * 0.97,
          h->spring + sin (a) * h->rise * 0.96, z);
    }
    cairo_close_path (c->cr);
    canvas_fill (c, hall_tone (h, z, 0.1), 0.45);
  }
}

/* Behind the cases: shelves along the wall, in the dark. */
static void
outer_walls (const Hall *h)
{
  Canvas *c = h->c;

  for (gint side = -1; side <= 1; side += 2) {
    gdouble x = side * h->half;
    eye_side (&h->eye, x, h->floor, h->spring, 1.4, h->far);
    brush_wash (c, eye_x (&h->eye, x, 4), 0, h->eye.x, 0,
        hall_tone (h, h->near, -0.03), hall_tone (h, h->far, 0));
    for (gint j = 0; j < 8; j++) {
      gdouble up = h->floor + (h->spring - h->floor) * j / 7.5;
      eye_side (&h->eye, x, up, up + 0.08, 1.4, h->far);
    }
    canvas_fill (c, hall_tone (h, h->near, 0.08), 0.7);
  }
}

static void
end_window (const Hall *h)
{
  Canvas *c = h->c;
  gdouble m = h->eye.scale / h->far, x = h->eye.x;
  gdouble w = h->aisle * 0.72 * m, top = eye_y (&h->eye, h->spring, h->far);
  gdouble foot = eye_y (&h->eye, h->floor + 1.1, h->far);

  eye_front (&h->eye, h->far, -h->half, h->floor, h->half, h->spring);
  canvas_fill (c, hall_tone (h, h->far, -0.12), 1);
  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, x, top, w, G_PI, 2 * G_PI);
  cairo_line_to (c->cr, x + w, foot);
  cairo_line_to (c->cr, x - w, foot);
  cairo_close_path (c->cr);
  brush_wash (c, 0, top - w, 0, foot, c->tones.sun, c->tones.horizon);
  cairo_set_line_width (c->cr, MAX (0.8, w * 0.05));
  for (gint i = -1; i <= 1; i++) {
    cairo_move_to (c->cr, x + i * w * 0.5, top - w);
    cairo_line_to (c->cr, x + i * w * 0.5, foot);
  }
  for (gint i = 0; i < 5; i++) {
    cairo_move_to (c->cr, x - w, top + (foot - top) * i / 5);
    cairo_rel_line_to (c->cr, 2 * w, 0);
  }
  canvas_ink (c, hall_tone (h, h->far, -0.1), 1);
  cairo_stroke (c->cr);
  brush_glow (c, x, (top + foot) / 2, w * 6, c->tones.sun, 0.55);
  brush_glow (c, x, (top + foot) / 2, w * 16, c->tones.sun, 0.3);
}

static void
shelf (const Hall *h, Dice *dice, gdouble z, gdouble x0, gdouble x1, gdouble up,
    gdouble high)
{
  Canvas *c = h->c;
  gdouble x = x0, m = h->eye.scale / z;
  gdouble thick = MAX (0.045, 1.3 / m);

  while (x < x1 - thick) {
    gdouble w = thick * dice_range (dice, 0.7, 1.6);
    gdouble tall = high * dice_range (dice, 0.66, 0.94);
    Ink bind = dice_chance (dice, 0.3) ? c->tones.accent
        : dice_chance (dice, 0.4)      ? c->tones.light
                                       : c->tones.mid;
    Ink ink =
        ink_mix (hall_tone (h, z, 0.03), bind, dice_range (dice, 0.06, 0.36));
    if (!dice_chance (dice, 0.06)) {
      eye_front (&h->eye, z, x, up, MIN (x + w * 0.92, x1), up + tall);
      canvas_fill (c, ink, 1);
      if (dice_chance (dice, 0.3)) {
        eye_front (&h->eye, z, x, up + tall * 0.7, MIN (x + w * 0.92, x1),
            up + tall * 0.76);
        canvas_fill (c, c->tones.lamp, 0.4);
      }
    }
    x += w;
  }
}

/* A case that stands across the hall: its books look at the viewer, its end
 * at the aisle. */
static void
bookcase (const Hall *h, Dice *dice, gdouble side, gdouble z)
{
  Canvas *c = h->c;
  gdouble a = side * h->aisle, b = side * h->half;
  gdouble top = h->spring - 0.1, step = (top - h->floor - 0.5) / 7;

  eye_front (&h->eye, z, a, h->floor, b, top);
  canvas_fill (c, hall_tone (h, z, -0.02), 1);
  for (gint j = 0; j < 7; j++) {
    gdouble up = h->floor + 0.45 + step * j;
    shelf (h, dice, z, MIN (a, b) + 0.08, MAX (a, b), up, step * 0.94);
    eye_front (&h->eye, z, a, up - 0.06, b, up);
    canvas_fill (c, hall_tone (h, z, 0.12), 1);
  }
  /* The end: a pilaster in the light of the window or the lamps. */
  eye_side (&h->eye, a, h->floor, top, z - 0.45, z);
  brush_wash (c, 0, eye_y (&h->eye, top, z), 0,
      eye_y (&h->eye, h->floor, z - 0.45), hall_tone (h, z, 0.2),
      hall_tone (h, z, 0.04));
  eye_front (&h->eye, z - 0.45, a - side * 0.05, h->floor, a + side * 0.16,
      top + 0.12);
  canvas_fill (c, hall_tone (h, z, 0.09), 1);
  eye_front (&h->eye, z - 0.5, a - side * 0.14, top, a + side * 0.3, top + 0.2);
  canvas_fill (c, hall_tone (h, z, 0.24), 1);
}

static void
reading_table (const Hall *h, Dice *dice, gdouble x, gdouble z)
{
  Canvas *c = h->c;
  gdouble m = h->eye.scale / z, up = h->floor + 0.78;
  Ink ink = hall_tone (h, z, -0.02);

  eye_front (&h->eye, z, x - 0.95, h->floor, x - 0.86, up);
  eye_front (&h->eye, z, x + 0.86, h->floor, x + 0.95, up);
  canvas_fill (c, ink, 1);
  eye_flat (&h->eye, up, x - 1, x + 1, z, z + 2.2);
  canvas_fill (c, hall_tone (h, z, 0.22), 1);
  eye_front (&h->eye, z, x - 1, up - 0.09, x + 1, up);
  canvas_fill (c, hall_tone (h, z, 0.06), 1);
  prop_pile (c, dice, eye_x (&h->eye, x - 0.55, z + 0.5),
      eye_y (&h->eye, up, z + 0.5), 0.4 * m);
  if (h->lamps > 0)
    prop_lamp (c, eye_x (&h->eye, x + 0.3, z + 0.8),
        eye_y (&h->eye, up, z + 0.8), 0.55 * m);
  if (dice_chance (dice, 0.5)) {
    Ink coat = ink_mix (c->tones.near, c->tones.deep, 0.4);
    prop_walker (c, dice, eye_x (&h->eye, x - 0.1, z),
        eye_y (&h->eye, h->floor, z - 0.2), 1.35 * m, coat,
        ink_mix (coat, c->tones.lamp, 0.6));
  }
}

static void
hall_floor (const Hall *h)
{
  Canvas *c = h->c;
  gdouble y = eye_y (&h->eye, h->floor, h->far);

  cairo_rectangle (c->cr, 0, y, c->w, c->h);
  brush_wash (c, 0, y, 0, c->h,
      ink_mix (hall_tone (h, h->far, 0.1), c->tones.sun, 0.4),
      hall_tone (h, h->near, 0.02));
  brush_stones (c, &h->eye,
      (Stones){ -h->floor, 1.6, -h->half, h->half, 1.2, 0.24,
          hall_tone (h, h->near, -0.03), 0.5 });
  brush_glow (c, h->eye.x, y, c->u * 26, c->tones.sun, 0.35);
}

static void
paint_library (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c);

  canvas_compose (c, 0.6, 0.66);
  gdouble vx = c->w * (0.5 + c->side * dice_range (&dice, 0.02, 0.12));
  gdouble aisle = dice_range (&dice, 1.9, 2.5);
  Hall h = { c,
    { c, vx, c->h * (tall ? 0.62 : dice_range (&dice, 0.55, 0.61)),
        c->u * (tall ? 44 : 58) },
    -1.6, tall ? 3.2 : 2, dice_range (&dice, 1.5, 2.1), aisle + 2.6, aisle, 3.2,
    dice_range (&dice, 24, 34), dice_range (&dice, 2.2, 3), 1 };

  if (c->time == DAYTIME_DAY || c->time == DAYTIME_DAWN)
    h.lamps = 0;
  c->sun_x = vx;
  c->sun_y = h.eye.y;
  vault (&h);
  hall_floor (&h);
  outer_walls (&h);
  end_window (&h);
  for (gdouble z = h.far - 1; z > h.near && !canvas_cancelled (c); z -= h.gap)
    for (gint side = -1; side <= 1; side += 2)
      bookcase (&h, &dice, side, z);
  brush_glow (c, vx, h.eye.y, c->u * 40, c->tones.sun, 0.25);
  gint tables = 1 + dice_pick (&dice, 3);
  for (gint i = tables - 1; i >= 0; i--)
    reading_table (&h, &dice, (i & 1 ? -0.5 : 0.4) * c->side, 5.4 + 4.6 * i);
  for (gint i = 0; i < 3; i++)
    brush_shaft (c,
        (Shaft){ vx + c->u * 3 * (i - 1), h.eye.y - c->u * 6,
            vx - c->side * c->u * (18 + 9 * i), c->h, c->u * 3, 5 },
        c->tones.sun, 0.16);
  brush_stars (c, c->h, 70);
  /* The vault: as wide as it is where the picture's edge cuts it. */
  gdouble z = (h.spring + h.rise) * h.eye.scale / (h.eye.y - c->h * 0.06);
  gdouble half = MIN (h.half * 0.62 * h.eye.scale / z / c->w, 0.4);
  gdouble left = CLAMP (vx / c->w - half, 0.03, 0.9);
  c->quiet = (PainterQuiet){ left, 0.03, MIN (2 * half, 0.97 - left), 0.17 };
}

static void
lab_wall (Canvas *c, Dice *dice, gdouble top)
{
  gdouble u = c->u, x = c->focus_x + c->side * u * dice_range (dice, 2, 9);
  gdouble w = u * dice_range (dice, 13, 18), high = top - u * 5;
  Ink wall = ink_mix (canvas_tone (c, 0.28), c->tones.mid, 0.3);
  gint panes = 3 + dice_pick (dice, 2);

  cairo_rectangle (c->cr, 0, 0, c->w, top + u);
  brush_wash (c, c->side > 0 ? 0 : c->w, 0, x, 0,
      ink_mix (wall, c->tones.near, 0.72), ink_mix (wall, c->tones.lit, 0.14));
  brush_surface (c,
      (Surface){
          0, 0, c->w, top, 6, 4, 0.5, c->tones.near, c->tones.lit, 0.14 });
  cairo_rectangle (c->cr, x - w, u * 3, 2 * w, high);
  brush_wash (c, 0, u * 3, 0, top, c->tones.sky,
      ink_mix (c->tones.horizon, c->tones.sun, 0.5));
  cairo_save (c->cr);
  cairo_rectangle (c->cr, x - w, u * 3, 2 * w, high);
  cairo_clip (c->cr);
  prop_buildings (
      c, (Row){ top - u, u * 3, u * 9, u * 5, 0.85, 0.2, 0.1, x - w, x + w });
  cairo_restore (c->cr);
  cairo_set_line_width (c->cr, u * 0.6);
  for (gint i = 0; i <= panes; i++) {
    cairo_move_to (c->cr, x - w + 2 * w * i / panes, u * 3);
    cairo_rel_line_to (c->cr, 0, high);
  }
  for (gint i = 0; i <= 3; i++) {
    cairo_move_to (c->cr, x - w, u * 3 + high * i / 3);
    cairo_rel_line_to (c->cr, 2 * w, 0);
  }
  canvas_ink (c, ink_mix (wall, c->tones.near, 0.8), 1);
  cairo_stroke (c->cr);
  brush_glow (c, x, top * 0.5, u * 36, c->tones.sun, 0.35);
  c->sun_x = x;
  c->sun_y = top * 0.4;
}

static void
stand_with_flask (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h)
{
  Ink ink = canvas_tone (c, 0.02);
  gdouble out = -c->side * h * 0.22;

  cairo_rectangle (c->cr, x - h * 0.02, y - h, h * 0.04, h);
  cairo_rectangle (c->cr, x - h * 0.2, y - h * 0.04, h * 0.4, h * 0.05);
  cairo_rectangle (c->cr, MIN (x, x + out), y - h * 0.72, fabs (out), h * 0.03);
  canvas_fill (c, ink, 1);
  prop_flask (c, dice, x + out, y - h * 0.3, h * 0.5, c->tones.light);
  /* The burner under it. */
  cairo_rectangle (
      c->cr, x + out - h * 0.025, y - h * 0.17, h * 0.05, h * 0.17);
  cairo_rectangle (c->cr, x + out - h * 0.09, y - h * 0.02, h * 0.18, h * 0.03);
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, x + out, y - h * 0.3);
  cairo_curve_to (c->cr, x + out + h * 0.05, y - h * 0.22, x + out + h * 0.03,
      y - h * 0.17, x + out, y - h * 0.17);
  cairo_curve_to (c->cr, x + out - h * 0.03, y - h * 0.17, x + out - h * 0.05,
      y - h * 0.22, x + out, y - h * 0.3);
  canvas_fill (c, ink_mix (c->tones.lamp, c->tones.light, 0.4), 0.9);
  brush_glow (c, x + out, y - h * 0.22, h * 0.5, c->tones.lamp, 0.6);
  prop_steam (c, x + out, y - h * 0.8, h * 0.7, 1);
}

static void
tube_rack (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h)
{
  Ink wood = ink_mix (canvas_tone (c, 0.05), c->tones.accent, 0.2);
  gdouble gap = h * 0.24;

  for (gint i = 0; i < 6; i++) {
    gdouble px = x + (i - 2.5) * gap, w = h * 0.075;
    gdouble level = y - h * dice_range (dice, 0.3, 0.62);
    Ink fluid = dice_chance (dice, 0.5) ? c->tones.accent : c->tones.mid;
    cairo_rectangle (c->cr, px - w, y - h, 2 * w, h * 0.92);
    canvas_fill (c, c->tones.light, 0.28);
    cairo_rectangle (c->cr, px - w, level, 2 * w, y - h * 0.08 - level);
    canvas_fill (c, ink_mix (fluid, c->tones.light, 0.2), 0.9);
    cairo_rectangle (
        c->cr, px + c->side * w * 0.4, y - h * 0.96, w * 0.3, h * 0.8);
    canvas_fill (c, c->tones.light, 0.6);
  }
  for (gint i = 0; i < 2; i++)
    cairo_rectangle (
        c->cr, x - gap * 3.2, y - h * (i ? 0.12 : 0.66), gap * 6.4, h * 0.11);
  cairo_rectangle (c->cr, x - gap * 3.3, y - h * 0.7, gap * 0.3, h * 0.7);
  cairo_rectangle (c->cr, x + gap * 3, y - h * 0.7, gap * 0.3, h * 0.7);
  canvas_fill (c, wood, 1);
}

static void
microscope (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0.02), brass = ink_mix (c->tones.accent, ink, 0.35);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, h * c->side, h);
  cairo_rectangle (cr, -0.26, -0.07, 0.5, 0.07);
  cairo_rectangle (cr, -0.24, -0.34, 0.34, 0.04);
  canvas_fill (c, ink, 1);
  cairo_move_to (cr, 0.12, -0.05);
  cairo_curve_to (cr, 0.36, -0.2, 0.34, -0.62, 0.1, -0.7);
  cairo_set_line_width (cr, 0.08);
  canvas_ink (c, ink, 1);
  cairo_stroke (cr);
  cairo_rotate (cr, 0.35);
  cairo_rectangle (cr, -0.3, -0.98, 0.14, 0.52);
  brush_wash (c, -0.3, 0, -0.16, 0, ink_mix (brass, ink, 0.7),
      ink_mix (brass, c->tones.light, 0.55));
  cairo_rectangle (cr, -0.27, -0.5, 0.08, 0.12);
  cairo_rectangle (cr, -0.33, -1.02, 0.2, 0.06);
  canvas_fill (c, ink, 1);
  cairo_restore (cr);
}

static void
lab_shelf (Canvas *c, Dice *dice, gdouble y, gdouble from, gdouble to)
{
  gdouble u = c->u, x = from + u;
  Ink ink = canvas_tone (c, 0.12);

  while (x < to - u) {
    gdouble h = u * dice_range (dice, 2.4, 4.2);
    const Profile *form = dice_chance (dice, 0.5) ? &prop_jar : &prop_bottle;
    Ink glass =
        ink_mix (ink, dice_chance (dice, 0.4) ? c->tones.accent : c->tones.mid,
            dice_range (dice, 0.2, 0.5));
    prop_turned (c, x, y, h, form, glass, ink_mix (glass, c->tones.lit, 0.6));
    x += u * dice_range (dice, 2, 3.6);
  }
  cairo_rectangle (c->cr, from, y, to - from, u * 0.6);
  canvas_fill (c, ink, 1);
  cairo_rectangle (c->cr, from, y, to - from, u * 0.14);
  canvas_fill (c, c->tones.lit, 0.5);
}

static void
bench_piece (Canvas *c, Dice *dice, gint kind, gdouble x, gdouble y)
{
  gdouble u = c->u;

  switch (kind) {
    case 0:
      stand_with_flask (c, dice, x, y, u * dice_range (dice, 22, 27));
      break;
    case 1:
      tube_rack (c, dice, x, y, u * 8.5);
      break;
    case 2:
      microscope (c, x, y, u * 17);
      break;
    case 3:
      prop_lamp (c, x, y, u * 12);
      break;
    default:
      prop_flask (c, dice, x, y, u * dice_range (dice, 10, 16), c->tones.light);
      break;
  }
}

static void
paint_laboratory (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.7, 0.74);
  gdouble top = c->h - u * (canvas_is_tall (c) ? 24 : 17), s = c->side;
  gint order = dice_pick (&dice, 5);
  Ink bench = ink_mix (canvas_tone (c, 0), c->tones.accent, 0.08);
  lab_wall (c, &dice, top);
  if (c->w > c->h * 0.8)
    lab_shelf (c, &dice, top - u * dice_range (&dice, 17, 21),
        s > 0 ? c->w - u * 22 : -u, s > 0 ? c->w + u : u * 22);
  brush_shaft (c,
      (Shaft){ c->sun_x, u * 3, c->sun_x - s * u * 26, c->h, u * 22, 1.7 },
      c->tones.sun, 0.3);
  prop_shadow (c, c->focus_x, top + u * 1.4, u * 26, u);
  cairo_rectangle (c->cr, 0, top, c->w, c->h - top);
  brush_wash (c, 0, top, 0, c->h, ink_mix (bench, c->tones.lit, 0.42), bench);
  brush_surface (c,
      (Surface){
          0, top, c->w, c->h, 4, 22, 0.3, c->tones.near, c->tones.lit, 0.3 });
  for (gint i = 0; i < 5; i++) {
    gdouble x = c->focus_x - s * u * (i - 2) * 14, off = i & 1 ? 4.4 : 1.6;
    if (x > -u * 4 && x < c->w + u * 4)
      bench_piece (c, &dice, (i + order) % 5, x, top + u * off);
  }
  for (gint i = 0; i < 3; i++) {
    gdouble x = c->focus_x - s * u * (i * 27 - 20), y = top + u * 12;
    prop_shadow (c, x, y, u * 4, u * 0.8);
    prop_flask (c, &dice, x, y, u * dice_range (&dice, 10, 15), c->tones.light);
  }
  brush_stars (c, top, 40);
}

const Motif motif_library = { "library", paint_library, DAYTIME_DUSK, ERA_ANY,
  "cinematic" };
const Motif motif_laboratory = { "laboratory", paint_laboratory, DAYTIME_DUSK,
  ERA_ANY, "cinematic" };
