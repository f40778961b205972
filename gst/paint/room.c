/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A room with a window, an arcade. */

#include "room.h"
#include "brush.h"
#include "prop.h"

#include <math.h>

static void
window_wall (Canvas *c, gdouble x, gdouble floor_y)
{
  Ink wall = ink_mix (
      ink_mix (c->tones.mid, c->tones.near, 0.55), c->tones.accent, 0.1);
  gdouble far = c->side > 0 ? 0 : c->w;

  cairo_rectangle (c->cr, 0, 0, c->w, floor_y + 1);
  brush_wash (c, x, 0, far, 0, ink_mix (wall, c->tones.lit, 0.5),
      ink_mix (wall, c->tones.deep, 0.66));
  brush_surface (c,
      (Surface){
          0, 0, c->w, floor_y, 4, 3, 0.5, c->tones.deep, c->tones.lit, 0.12 });
  cairo_rectangle (c->cr, 0, floor_y - c->u * 9, c->w, c->u * 9);
  canvas_fill (c, c->tones.near, 0.3); /* the panelling */
  for (gdouble px = 0; px < c->w; px += c->u * 9)
    cairo_rectangle (
        c->cr, px + c->u, floor_y - c->u * 7.6, c->u * 7, c->u * 6);
  cairo_set_line_width (c->cr, c->u * 0.2);
  canvas_ink (c, c->tones.near, 0.35);
  cairo_stroke (c->cr);
  cairo_rectangle (c->cr, 0, floor_y - c->u * 9.4, c->w, c->u * 0.5);
  cairo_rectangle (c->cr, 0, floor_y - c->u, c->w, c->u);
  brush_wash (c, x, 0, far, 0, ink_mix (wall, c->tones.lit, 0.7),
      ink_mix (wall, c->tones.deep, 0.5));
}

static void
tall_window (Canvas *c, gdouble x, gdouble top, gdouble foot, gdouble w)
{
  gdouble u = c->u, arch = top + w / 2;
  Ink frame = ink_mix (c->tones.near, c->tones.mid, 0.25);

  for (gint pass = 0; pass < 2; pass++) {
    gdouble half = w / 2 + (pass ? 0 : u * 1.2);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, x, arch, half, G_PI, 2 * G_PI);
    cairo_line_to (c->cr, x + half, foot + (pass ? 0 : u));
    cairo_line_to (c->cr, x - half, foot + (pass ? 0 : u));
    cairo_close_path (c->cr);
    if (pass == 0) {
      canvas_fill (c, frame, 1);
      continue;
    }
    cairo_clip_preserve (c->cr);
    brush_wash (c, 0, top, 0, foot, ink_mix (c->tones.sky, c->tones.sun, 0.35),
        ink_mix (c->tones.horizon, c->tones.sun, 0.5));
    g_free (brush_ridge (c, (Ridge){ foot - u * 3, u * 5, 6, 0.3, 0.88, 0.3 }));
    cairo_reset_clip (c->cr);
  }
  cairo_set_line_width (c->cr, u * 0.35);
  for (gint i = -1; i <= 1; i++) {
    cairo_move_to (c->cr, x + i * w * 0.25, i ? top + w * 0.07 : top);
    cairo_line_to (c->cr, x + i * w * 0.25, foot);
  }
  for (gint i = 0; i < 4; i++) {
    cairo_move_to (c->cr, x - w / 2, arch + (foot - arch) * i / 4);
    cairo_rel_line_to (c->cr, w, 0);
  }
  canvas_ink (c, frame, 1);
  cairo_stroke (c->cr);
  brush_glow (c, x, (top + foot) / 2, w * 2, c->tones.sun, 0.4);
}

static void
curtains (Canvas *c, gdouble x, gdouble top, gdouble foot, gdouble w)
{
  Ink cloth = ink_mix (c->tones.accent, c->tones.deep, 0.45);

  for (gint side = -1; side <= 1; side += 2)
    for (gint i = 0; i < 9; i++) {
      gdouble a = x + side * w * (0.46 + 0.045 * i), b = a + side * w * 0.05;
      gdouble wave = 0.5 + 0.5 * sin (i * 1.9);
      Ink fold = ink_mix (ink_mix (cloth, c->tones.deep, 0.6), c->tones.lit,
          wave * (i < 4 ? 0.45 : 0.2));
      cairo_move_to (c->cr, a, top);
      cairo_curve_to (c->cr, a, foot * 0.7, a + side * w * 0.05, foot * 0.8,
          a + side * w * 0.03, foot);
      cairo_line_to (c->cr, b + side * w * 0.03, foot);
      cairo_curve_to (
          c->cr, b + side * w * 0.05, foot * 0.8, b, foot * 0.7, b, top);
      cairo_close_path (c->cr);
      canvas_fill (c, fold, 1);
    }
  cairo_rectangle (c->cr, x - w * 0.95, top - c->u * 0.5, w * 1.9, c->u * 0.7);
  canvas_fill (c, c->tones.near, 1);
}

static void
boards (Canvas *c, gdouble x, gdouble floor_y)
{
  Ink wood = ink_mix (
      ink_mix (c->tones.near, c->tones.accent, 0.26), c->tones.lit, 0.1);
  Eye eye = { c, c->w * 0.5, floor_y - c->u * 12, c->u * 50 };
  gdouble s = c->side;

  cairo_rectangle (c->cr, 0, floor_y, c->w, c->h);
  brush_wash (c, x, 0, s > 0 ? 0 : c->w, 0, ink_mix (wood, c->tones.lit, 0.4),
      ink_mix (wood, c->tones.deep, 0.4));
  brush_floor (c, &eye,
      (Floor){ 1.6, 0.24, 9, c->tones.near, c->tones.lit, 0.3, floor_y });
  brush_stones (c, &eye,
      (Stones){ 1.6, 0.9, -9, 9, 0.7, 0.2, c->tones.near, 0.5, floor_y - 1 });
  for (gint i = 0; i < 4; i++) { /* what the window throws on them */
    gdouble px = x - s * c->u * (16 + 6.4 * i), y = floor_y + c->u * 3;
    cairo_move_to (c->cr, px, y);
    cairo_line_to (c->cr, px + c->u * 4.6, y);
    cairo_line_to (c->cr, px + c->u * (4 - s * 11), y + c->u * 12);
    cairo_line_to (c->cr, px - c->u * (1 + s * 11), y + c->u * 12);
    cairo_close_path (c->cr);
    canvas_fill (c, c->tones.sun, 0.2);
  }
}

static void
armchair (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink cloth = ink_mix (
      ink_mix (c->tones.near, c->tones.accent, 0.22), c->tones.mid, 0.2);
  Ink lit = ink_mix (cloth, c->tones.lit, 0.6);

  prop_shadow (c, x, y, h * 0.5, h * 0.1);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, h * c->side, h);
  cairo_move_to (cr, -0.4, -0.1);
  cairo_curve_to (cr, -0.56, -0.6, -0.5, -1.02, -0.3, -1.02);
  cairo_curve_to (cr, -0.16, -1.02, -0.12, -0.8, -0.1, -0.44);
  cairo_line_to (cr, 0.4, -0.44);
  cairo_curve_to (cr, 0.5, -0.44, 0.5, -0.34, 0.46, -0.1);
  cairo_close_path (cr);
  brush_wash (c, -0.5, 0, 0.5, -0.3, ink_mix (cloth, c->tones.deep, 0.5), lit);
  cairo_move_to (cr, -0.3, -0.12);
  cairo_line_to (cr, -0.3, -0.52);
  cairo_curve_to (cr, -0.28, -0.64, 0.3, -0.64, 0.38, -0.58);
  cairo_curve_to (cr, 0.46, -0.52, 0.4, -0.46, 0.34, -0.46);
  cairo_line_to (cr, 0.34, -0.12);
  cairo_close_path (cr);
  brush_wash (c, -0.3, 0, 0.4, -0.2, ink_mix (cloth, c->tones.deep, 0.35),
      ink_mix (lit, c->tones.lit, 0.3));
  for (gint i = 0; i < 2; i++)
    cairo_rectangle (cr, i ? 0.32 : -0.38, -0.11, 0.06, 0.11);
  canvas_fill (c, c->tones.near, 1);
  cairo_restore (cr);
}

static void
pictures (Canvas *c, Dice *dice, gdouble x, gdouble y)
{
  gdouble u = c->u;

  for (gint i = 0; i < 3; i++) {
    gdouble w = u * dice_range (dice, 4, 7),
            h = w * dice_range (dice, 0.8, 1.4);
    gdouble px = x + u * 9 * (i - 1) - w / 2, py = y - h / 2;
    Ink inside = ink_mix (c->tones.mid, c->tones.deep, dice_unit (dice) * 0.6);
    cairo_rectangle (c->cr, px - u * 0.5, py - u * 0.5, w + u, h + u);
    canvas_fill (c, ink_mix (c->tones.accent, c->tones.near, 0.5), 1);
    cairo_rectangle (c->cr, px, py, w, h);
    brush_wash (
        c, 0, py, 0, py + h, ink_mix (inside, c->tones.light, 0.4), inside);
  }
}

void
room_window (Canvas *canvas, Dice *dice)
{
  Canvas *c = canvas;
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u, s = c->side, floor_y = c->h - u * (tall ? 26 : 15);
  gdouble w = u * dice_range (dice, 17, 21);
  gdouble x = c->w * (0.5 + s * (tall ? 0.18 : 0.26));
  gdouble top = tall ? floor_y - u * 62 : u * 3;

  c->sun_x = x;
  c->sun_y = floor_y * 0.4;
  window_wall (c, x, floor_y);
  if (!tall)
    pictures (c, dice, x - s * u * 34, floor_y - u * 24);
  tall_window (c, x, top, floor_y - u * 6, w);
  curtains (c, x, top - u, floor_y - u * 0.5, w);
  boards (c, x, floor_y);
  brush_shaft (c,
      (Shaft){ x, top + u * 8, x - s * u * 34, c->h * 1.05, w * 0.8, 1.6 },
      c->tones.sun, 0.42);
  gdouble chair = x - s * u * dice_range (dice, 22, 27);
  armchair (c, chair, floor_y + u * 8, u * 17);
  gdouble table = chair + s * u * 16;
  prop_shadow (c, table, floor_y + u * 8, u * 4, u * 0.9);
  cairo_rectangle (c->cr, table - u * 0.5, floor_y - u * 1, u, u * 9);
  canvas_fill (c, canvas_tone (c, 0.02), 1);
  prop_drum (c, table, floor_y - u * 2, u * 5, u * 0.8,
      ink_mix (c->tones.near, c->tones.accent, 0.2), c->tones.lit);
  prop_pile (c, dice, table - s * u * 2, floor_y - u * 1.8, u * 4.4);
  if (c->time >= DAYTIME_DUSK)
    prop_lamp (c, table + s * u * 2, floor_y - u * 1.8, u * 8);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (dice, 0.3))
    prop_walker (c, dice, x - s * u * 8, floor_y + u * 5, u * 25,
        canvas_tone (c, 0), c->tones.lit);
  brush_stars (c, c->h, 60);
  canvas->quiet = tall ? (PainterQuiet){ 0.1, 0.07, 0.8, 0.2 }
      : s > 0          ? (PainterQuiet){ 0.05, 0.06, 0.4, 0.3 }
                       : (PainterQuiet){ 0.55, 0.06, 0.4, 0.3 };
  if (tall && top < c->h * 0.28)
    canvas->quiet.height = MAX (0.09, top / c->h - 0.09);
}

typedef struct {
  Canvas *c;
  Eye eye;
  gdouble floor, spring, aisle, gap, near, far;
} Arcade;

static Ink
stone_tone (const Arcade *a, gdouble z, gdouble lift)
{
  const Tones *t = &a->c->tones;
  gdouble far = eye_depth (z, a->near, a->far);
  Ink stone = ink_mix (t->near, ink_mix (t->mid, t->light, 0.3), 0.3);

  return ink_mix (
      stone, ink_mix (t->sun, t->horizon, 0.4), 0.06 + 0.62 * far * far + lift);
}

/* One bay of the wall over its arch, and what is seen through it. */
static void
bay (const Arcade *a, gdouble side, gdouble z)
{
  Canvas *c = a->c;
  gdouble x = side * a->aisle, end = z + a->gap, mid = z + a->gap / 2;
  gdouble half = a->gap * 0.4, crown = a->spring + half;
  gboolean lit = side * c->side < 0;

  eye_side (&a->eye, x * 1.7, a->floor, crown, z, end);
  brush_wash (c, 0, eye_y (&a->eye, crown, z), 0, eye_y (&a->eye, a->floor, z),
      stone_tone (a, z, lit ? 0.3 : 0.02), stone_tone (a, z, -0.04));
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_EVEN_ODD);
  eye_side (&a->eye, x, a->floor, a->spring + 5, z, end);
  cairo_new_sub_path (c->cr);
  eye_to (&a->eye, x, a->floor, mid + half);
  for (gint i = 0; i <= 20; i++) {
    gdouble turn = G_PI * i / 20;
    eye_to (&a->eye, x, a->spring + sin (turn) * half, mid + cos (turn) * half);
  }
  eye_to (&a->eye, x, a->floor, mid - half);
  cairo_close_path (c->cr);
  canvas_fill (c, stone_tone (a, z, lit ? 0.1 : 0.03), 1);
  cairo_set_fill_rule (c->cr, CAIRO_FILL_RULE_WINDING);
  eye_side (&a->eye, x, crown + 0.7, crown + 0.95, z, end);
  canvas_fill (c, stone_tone (a, z, 0.2), 1);
}

static void
pillar (const Arcade *a, gdouble side, gdouble z)
{
  Canvas *c = a->c;
  gdouble x = side * a->aisle, r = 0.42, light = -side;
  gdouble px = eye_x (&a->eye, x, z), w = r * a->eye.scale / z;
  gdouble top = eye_y (&a->eye, a->spring, z);
  gdouble foot = eye_y (&a->eye, a->floor, z);

  cairo_rectangle (c->cr, px - w, top, 2 * w, foot - top);
  brush_wash (c, px - light * w, 0, px + light * w, 0, stone_tone (a, z, -0.05),
      stone_tone (a, z, 0.26));
  cairo_rectangle (c->cr, px - w * 1.35, top - w * 0.5, w * 2.7, w * 0.6);
  cairo_rectangle (c->cr, px - w * 1.3, foot - w * 0.5, w * 2.6, w * 0.5);
  brush_wash (c, px - light * w * 1.3, 0, px + light * w * 1.3, 0,
      stone_tone (a, z, -0.02), stone_tone (a, z, 0.34));
}

static void
paving (const Arcade *a)
{
  Canvas *c = a->c;
  gdouble y = eye_y (&a->eye, a->floor, a->far);

  cairo_rectangle (c->cr, 0, y, c->w, c->h);
  brush_wash (c, 0, y, 0, c->h, stone_tone (a, a->far, 0.1),
      stone_tone (a, a->near, -0.02));
  for (gint j = 26; j >= 0; j--)
    for (gint i = -6; i < 6; i++)
      if (((i + j) & 1) == 0)
        eye_flat (&a->eye, a->floor, i, i + 1, 1.6 + j, 2.6 + j);
  canvas_fill (c, c->tones.near, 0.3);
  brush_floor (c, &a->eye,
      (Floor){ -a->floor, 0.9, 1.4, c->tones.near, c->tones.lit, 0.2 });
}

void
room_arcade (Canvas *canvas, Dice *dice)
{
  Canvas *c = canvas;
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;
  Arcade a = { c,
    { c, c->w * (0.5 + c->side * dice_range (dice, 0.06, 0.15)),
        c->h * (tall ? 0.66 : 0.6), u * (tall ? 42 : 52) },
    -1.6, dice_range (dice, 2.2, 3), dice_range (dice, 2.8, 3.6),
    dice_range (dice, 3.6, 4.6), 2.6, 30 };

  c->sun_x = a.eye.x;
  c->sun_y = a.eye.y - u * 6;
  cairo_rectangle (c->cr, 0, 0, c->w, c->h);
  brush_wash (c, 0, 0, 0, a.eye.y, stone_tone (&a, a.near, -0.03),
      stone_tone (&a, 9, 0.1));
  brush_glow (c, a.eye.x, a.eye.y - u * 3, u * 34, c->tones.sun, 0.8);
  brush_glow (c, a.eye.x, a.eye.y - u * 3, u * 9, c->tones.light, 0.7);
  paving (&a);
  gint bays = (gint) ((a.far - a.near) / a.gap);
  for (gint i = bays; i >= 0 && !canvas_cancelled (c); i--) {
    gdouble z = a.near + i * a.gap - 1.4;
    for (gint side = -1; side <= 1; side += 2) {
      bay (&a, side, z);
      pillar (&a, side, z);
    }
    if (i == bays / 2)
      brush_glow (c, a.eye.x, a.eye.y, u * 30, c->tones.sun, 0.35);
  }
  for (gint i = 0; i < 4; i++)
    brush_shaft (c,
        (Shaft){ a.eye.x + c->side * u * (6 + 9 * i), a.eye.y - u * (9 + 6 * i),
            a.eye.x - c->side * u * (2 - 5 * i), c->h, u * (2 + i), 3 },
        c->tones.sun, 0.22);
  gint people = 1 + dice_pick (dice, canvas_has (c, TRAIT_PEOPLE) ? 7 : 3);
  for (gint i = people - 1; i >= 0; i--) {
    gdouble z = 6 + 4.5 * i, m = a.eye.scale / z;
    Ink ink = ink_mix (c->tones.near, c->tones.deep, 0.3);
    prop_walker (c, dice, eye_x (&a.eye, dice_range (dice, -1.6, 1.6), z),
        eye_y (&a.eye, a.floor, z), 1.7 * m, ink,
        ink_mix (ink, c->tones.sun, 0.8));
  }
  brush_stars (c, c->h, 60);
  canvas->quiet.y = 0.04;
  canvas->quiet.height = tall ? 0.2 : 0.24;
}
