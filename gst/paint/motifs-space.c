/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Space: a nebula, stars of many sizes, a planet in half light. */

#include "brush.h"
#include "motif.h"

#include <math.h>

typedef struct {
  gdouble x, y, r;
  gdouble light_x, light_y, light_z;
  gdouble tilt;
  Wash dark, pale, bright, air;
  Field *bands;
} Planet;

static void
planet_row (Canvas *c, const Planet *p, gint y)
{
  guint32 *out = canvas_row (c, y);
  gdouble ny = (y - p->y) / p->r;
  gdouble half = sqrt (MAX (0, 1 - ny * ny)) * p->r;
  gint x0 = MAX (0, p->x - half - 1), x1 = MIN (c->width, p->x + half + 2);

  for (gint x = x0; x < x1; x++) {
    gdouble nx = (x - p->x) / p->r, rr = nx * nx + ny * ny;
    gdouble nz = sqrt (MAX (0, 1 - rr));
    gdouble lat = ny * cos (p->tilt) - nx * sin (p->tilt);
    gdouble lon = nx * cos (p->tilt) + ny * sin (p->tilt);
    gint i = (gint) ((lon / (0.55 + nz) * 0.25 + 0.5) * (p->bands->width - 1));
    gint j = (gint) ((lat * 0.5 + 0.5) * (p->bands->height - 1));
    i = CLAMP (i, 0, p->bands->width - 1);
    j = CLAMP (j, 0, p->bands->height - 1);
    gfloat v = p->bands->at[j * p->bands->width + i];
    gdouble day = nx * p->light_x + ny * p->light_y + nz * p->light_z;
    Wash ink = wash_mix (p->pale, p->bright, CLAMP (0.45f + v * 1.3f, 0, 1));
    ink = wash_mix (p->dark, ink, (gfloat) smooth_step (-0.12, 0.75, day));
    gfloat rim = (gfloat) (pow (rr, 6) * smooth_step (-0.3, 0.4, day));
    ink = wash_mix (ink, p->air, CLAMP (rim, 0, 1) * 0.85f);
    gfloat cover = (gfloat) CLAMP ((1 - sqrt (rr)) * p->r + 0.5, 0, 1);
    out[x] = wash_pack (wash_mix (wash_unpack (out[x]), ink, cover));
  }
}

static void
planet (Canvas *c, Planet p, guint64 seed, gdouble stripes)
{
  FieldShape shape = { 3, 3 + stripes * 9, 6, 0.5 };

  brush_glow (c, p.x + p.light_x * p.r * 0.3, p.y + p.light_y * p.r * 0.3,
      p.r * 1.55, c->tones.horizon, 0.5);
  p.bands = field_new (seed, 320, 320, shape);
  canvas_begin_pixels (c);
  for (gint y = MAX (0, p.y - p.r); y < MIN (c->height, p.y + p.r + 1); y++)
    planet_row (c, &p, y);
  canvas_end_pixels (c);
  field_free (p.bands);
}

static void
ring (Canvas *c, const Planet *p, gboolean front)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, p->x, p->y);
  cairo_rotate (c->cr, p->tilt);
  cairo_scale (c->cr, 1, 0.24);
  for (gint i = 0; i < 22; i++) {
    gdouble r = p->r * (1.32 + 0.036 * i);
    gdouble a = 0.16 + 0.36 * fabs (sin (i * 1.7) * cos (i * 0.6));
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, r, front ? 0 : G_PI, front ? G_PI : 2 * G_PI);
    cairo_set_line_width (c->cr, p->r * 0.034);
    canvas_ink (
        c, ink_mix (c->tones.light, c->tones.accent, (i % 5) * 0.14), a);
    cairo_stroke (c->cr);
  }
  cairo_restore (c->cr);
}

static void
big_stars (Canvas *c, Dice *dice)
{
  for (gint i = 0; i < 9; i++) {
    gdouble x = dice_unit (dice) * c->w, y = dice_unit (dice) * c->h;
    gdouble r = c->u * dice_range (dice, 0.4, 1.5);
    brush_glow (c, x, y, r * 2.6, c->tones.sun, 0.5);
    for (gint k = 0; k < 2; k++) {
      cairo_move_to (c->cr, x - (k ? 0 : r), y - (k ? r : 0));
      cairo_line_to (c->cr, x + (k ? r * 0.06 : 0), y - (k ? 0 : r * 0.06));
      cairo_line_to (c->cr, x + (k ? 0 : r), y + (k ? r : 0));
      cairo_line_to (c->cr, x - (k ? r * 0.06 : 0), y + (k ? 0 : r * 0.06));
      cairo_close_path (c->cr);
      canvas_fill (c, c->tones.sun, 0.9);
    }
  }
}

static void
paint_space (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;

  canvas_compose (c, 0.6, 0.72);
  Ink black = ink_shade (t->deep, 0.55);
  gdouble size = c->u * dice_range (&dice, 22, 30), s = c->side;
  c->tones.zenith = black;
  c->tones.sky = ink_mix (black, t->mid, 0.2);
  c->tones.horizon = ink_mix (t->deep, t->mid, 0.75);
  c->tones.cloud = ink_mix (t->deep, t->mid, 0.55);
  c->tones.cloud_lit = ink_mix (t->mid, t->accent, 0.45);
  c->sun_y = c->h * 0.7;
  brush_sky (c, (Sky){ 0.42, 0.28, c->h * 1.5 });
  brush_stars (c, c->h * 1.6, 640);
  big_stars (c, &dice);
  Planet p = { .x = c->w * (0.5 + s * 0.2),
    .y = c->h * 0.58,
    .r = size,
    .light_x = s * 0.72,
    .light_y = -0.45,
    .light_z = 0.3,
    .tilt = dice_range (&dice, -0.5, 0.5),
    .dark = wash_of (ink_shade (black, 0.5)),
    .pale = wash_of (ink_mix (t->mid, t->accent, 0.35)),
    .bright = wash_of (ink_mix (t->light, t->accent, 0.3)),
    .air = wash_of (t->light) };
  gboolean ringed = dice_chance (&dice, 0.5);
  if (ringed)
    ring (c, &p, FALSE);
  planet (c, p, dice_next (&dice), ringed ? 1 : dice_unit (&dice));
  if (ringed)
    ring (c, &p, TRUE);
  Planet moon = p;
  moon.x = c->w * (0.5 - s * dice_range (&dice, 0.12, 0.3));
  moon.y = c->h * dice_range (&dice, 0.66, 0.84);
  moon.r = size * dice_range (&dice, 0.12, 0.24);
  moon.pale = wash_of (ink_mix (t->mid, t->light, 0.4));
  planet (c, moon, dice_next (&dice), 0);
}

const Motif motif_space = { "space", paint_space, DAYTIME_NIGHT, ERA_ANY,
  "cinematic" };
