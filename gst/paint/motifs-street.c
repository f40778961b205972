/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A street at the height of the eye: a lane between two rows of houses, or
 * one row and a wide place before a town. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>
#include <stdlib.h>

enum { HOUSES = 44 };

/* The wall along the way, from @z0 to @z1; @x is the distance from the
 * axis. */
typedef struct {
  gdouble x, z0, z1, high;
  guint64 seed;
} House;

typedef struct {
  Canvas *c;
  Eye eye;
  gdouble ground; /* the eye's height, as a drop */
  gdouble lamps, far;
  House houses[HOUSES];
  gint n;
} Street;

static Ink
street_tone (const Street *s, gdouble z, gdouble lift)
{
  gdouble depth = eye_depth (z, 3, s->far);
  Ink ink = canvas_tone (s->c, 0.05 + 0.78 * depth);

  return ink_mix (ink, s->c->tones.lit, lift * (1 - 0.8 * depth));
}

/* A wall that looks at the light shows its colour. */
static gdouble
wall_lift (const Street *s, const House *h)
{
  return h->x * s->c->side < 0 ? 0.3 : 0.08;
}

static void
pane (const Street *s, Dice *dice, const House *h, gdouble up, gdouble high,
    gdouble z0, gdouble z1)
{
  Canvas *c = s->c;
  gboolean on = dice_chance (dice, s->lamps);
  gdouble depth = eye_depth (z0, 3, s->far);
  Ink dark = street_tone (s, z0, 0);

  eye_side (&s->eye, h->x, up, up + high, z0, z1);
  if (on)
    canvas_fill (c, ink_mix (dark, c->tones.lamp, 1 - 0.5 * depth),
        dice_range (dice, 0.55, 0.95));
  else
    canvas_fill (c, ink_mix (dark, c->tones.near, 0.5 * (1 - depth)), 0.6);
  if (!on || depth > 0.35)
    return;
  /* The bars, where the pane is near enough to show them. */
  eye_side (&s->eye, h->x, up + high * 0.48, up + high * 0.53, z0, z1);
  eye_side (
      &s->eye, h->x, up, up + high, (z0 + z1) / 2 - 0.03, (z0 + z1) / 2 + 0.03);
  canvas_fill (c, dark, 0.85);
}

static void
panes (const Street *s, Dice *dice, const House *h)
{
  gint floors = MAX (1, (gint) (h->high / 3.1));
  gdouble tread = h->high / floors, length = h->z1 - h->z0;
  gint across = MAX (1, (gint) (length / 2.1));
  gdouble size = tread * s->eye.scale / h->z1;

  if (size < 2.2)
    return;
  for (gint j = 0; j < floors; j++)
    for (gint i = 0; i < across; i++) {
      gdouble z = h->z0 + length * (i + 0.28) / across;
      gdouble up = s->ground + tread * (j + 0.3);
      pane (s, dice, h, up, tread * (j ? 0.46 : 0.52), z,
          z + length * 0.44 / across);
    }
}

static void
cornice (const Street *s, const House *h, gdouble up, gdouble thick)
{
  Ink rim = street_tone (s, h->z0, 0.55);

  eye_side (&s->eye, h->x * 0.985, up, up + thick, h->z0, h->z1);
  canvas_fill (s->c, rim, 0.75);
}

/* A roof that falls towards the street. */
static void
eaves (const Street *s, const House *h, gdouble rise)
{
  gdouble up = s->ground + h->high, out = h->x > 0 ? rise * 1.1 : -rise * 1.1;
  Ink ink = ink_mix (street_tone (s, h->z0, 0), s->c->tones.near, 0.3);

  eye_to (&s->eye, h->x * 0.96, up - 0.1, h->z0);
  eye_to (&s->eye, h->x * 0.96, up - 0.1, h->z1);
  eye_to (&s->eye, h->x + out, up + rise, h->z1);
  eye_to (&s->eye, h->x + out, up + rise, h->z0);
  cairo_close_path (s->c->cr);
  canvas_fill (s->c, ink, 1);
  eye_to (&s->eye, h->x * 0.96, up - 0.1, h->z0);
  eye_to (&s->eye, h->x * 0.96, up - 0.1, h->z1);
  eye_to (&s->eye, h->x * 0.96, up + 0.08, h->z1);
  eye_to (&s->eye, h->x * 0.96, up + 0.08, h->z0);
  cairo_close_path (s->c->cr);
  canvas_fill (s->c, street_tone (s, h->z0, 0.4), 0.8);
}

/* A gable that looks at the street, over a storey that stands out. */
static void
gable (const Street *s, Dice *dice, const House *h)
{
  gdouble up = s->ground + h->high, z = (h->z0 + h->z1) / 2;
  gdouble rise = (h->z1 - h->z0) * dice_range (dice, 0.5, 0.75);
  gdouble out = h->x * 0.93, lift = wall_lift (s, h);
  cairo_t *cr = s->c->cr;

  eye_side (&s->eye, out, s->ground + h->high * 0.5, up, h->z0, h->z1);
  eye_to (&s->eye, out, up, h->z0);
  eye_to (&s->eye, out, up + rise, z);
  eye_to (&s->eye, out, up, h->z1);
  cairo_close_path (cr);
  canvas_fill (s->c, street_tone (s, h->z0, lift), 1);
  for (gint i = 0; i <= 6; i++) {
    gdouble at = h->z0 + (h->z1 - h->z0) * i / 6;
    eye_to (&s->eye, out, s->ground + h->high * 0.5, at);
    eye_to (&s->eye, out, up + rise * (1 - fabs (at - z) * 2 / (h->z1 - h->z0)),
        at);
    cairo_new_sub_path (cr);
  }
  eye_to (&s->eye, out, s->ground + h->high * 0.5, h->z0);
  eye_to (&s->eye, out, s->ground + h->high * 0.5, h->z1);
  cairo_new_sub_path (cr);
  eye_to (&s->eye, out, up, h->z0);
  eye_to (&s->eye, out, up, h->z1);
  cairo_set_line_width (cr, CLAMP (s->eye.scale / h->z0 * 0.14, 0.6, 9));
  canvas_ink (
      s->c, ink_mix (street_tone (s, h->z0, 0), s->c->tones.near, 0.5), 0.8);
  cairo_stroke (cr);
}

/* Where the wall is near enough to show how it is laid. */
static void
courses (const Street *s, const House *h)
{
  gdouble step = 0.34, thick = 0.02 + h->z0 * 0.0015;

  if (h->z0 > 22)
    return;
  for (gdouble up = s->ground + step; up < s->ground + h->high; up += step)
    eye_side (&s->eye, h->x, up, up + thick, h->z0, h->z1);
  canvas_fill (s->c, s->c->tones.near, 0.2 * (1 - h->z0 / 22));
}

/* Lanterns of paper along the eaves. */
static void
paper_lanterns (const Street *s, const House *h)
{
  Canvas *c = s->c;
  Ink paper = ink_mix (c->tones.accent, c->tones.lamp, 0.35);

  for (gdouble z = h->z0 + 0.8; z < MIN (h->z1, 50); z += 1.9) {
    gdouble m = s->eye.scale / z, x = eye_x (&s->eye, h->x * 0.79, z);
    gdouble y = eye_y (&s->eye, s->ground + 2.3, z);
    prop_oval (c, x, y, 0.2 * m, 0.27 * m);
    canvas_fill (
        c, ink_mix (paper, canvas_tone (c, 0.7), eye_depth (z, 6, 90)), 1);
    if (c->time >= DAYTIME_DUSK)
      brush_glow (c, x, y, 1.3 * m, c->tones.lamp, 0.5);
  }
}

/* A roof over the ground floor of an eastern house, and the slats of its
 * front. */
static void
pent_roof (const Street *s, const House *h)
{
  Canvas *c = s->c;
  gdouble depth = eye_depth (h->z0, 3, s->far);
  Ink tile = ink_mix (street_tone (s, h->z0, 0), c->tones.near, 0.45);
  Ink slat = ink_mix (street_tone (s, h->z0, 0.1), c->tones.accent, 0.3);
  gboolean open = c->time >= DAYTIME_DUSK;

  eye_side (&s->eye, h->x, s->ground, s->ground + 2.5, h->z0, h->z1);
  canvas_fill (c,
      open ? ink_mix (slat, c->tones.lamp, 0.6 * (1 - depth))
           : ink_mix (slat, c->tones.light, 0.25 * (1 - depth)),
      0.9);
  for (gdouble z = h->z0; z < MIN (h->z1, 60); z += 0.42)
    eye_side (&s->eye, h->x, s->ground, s->ground + 2.5, z, z + 0.16);
  canvas_fill (c, tile, 0.9);
  eye_side (&s->eye, h->x, s->ground, s->ground + 0.7, h->z0, h->z1);
  canvas_fill (c, tile, 0.8);
  eye_to (&s->eye, h->x, s->ground + 3.5, h->z0);
  eye_to (&s->eye, h->x, s->ground + 3.5, h->z1);
  eye_to (&s->eye, h->x * 0.78, s->ground + 2.7, h->z1);
  eye_to (&s->eye, h->x * 0.78, s->ground + 2.7, h->z0);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (tile, c->tones.lit, 0.14 * (1 - depth)), 1);
  eye_side (
      &s->eye, h->x * 0.78, s->ground + 2.62, s->ground + 2.78, h->z0, h->z1);
  canvas_fill (c, ink_mix (tile, c->tones.lit, 0.4 * (1 - depth)), 1);
}

/* Cloth over the doors of a street in the south, and a pointed door. */
static void
awning (const Street *s, Dice *dice, const House *h)
{
  Canvas *c = s->c;
  Ink cloth = dice_chance (dice, 0.5) ? c->tones.accent : c->tones.light;
  gdouble depth = eye_depth (h->z0, 3, s->far), z = h->z0 + 0.4;
  gdouble end = h->z1 - 0.6, mid = (z + end) / 2;

  eye_side (&s->eye, h->x, s->ground, s->ground + 1.7, mid - 0.8, mid + 0.8);
  eye_to (&s->eye, h->x, s->ground + 1.7, mid - 0.8);
  eye_to (&s->eye, h->x, s->ground + 2.6, mid);
  eye_to (&s->eye, h->x, s->ground + 1.7, mid + 0.8);
  canvas_fill (c, c->tones.near, 0.75 * (1 - depth));
  eye_to (&s->eye, h->x, s->ground + 3.4, z);
  eye_to (&s->eye, h->x, s->ground + 3.4, end);
  eye_to (&s->eye, h->x * 0.74, s->ground + 2.7, end);
  eye_to (&s->eye, h->x * 0.74, s->ground + 2.7, z);
  cairo_close_path (c->cr);
  canvas_fill (
      c, ink_mix (street_tone (s, h->z0, 0.2), cloth, 0.6 * (1 - depth)), 1);
}

/* Boards that shine, one over the other, over a street of today in the
 * east. */
static void
signs (const Street *s, Dice *dice, const House *h)
{
  Canvas *c = s->c;
  const Ink inks[] = { c->tones.accent, c->tones.lamp, c->tones.light,
    ink_mix (c->tones.mid, c->tones.light, 0.4) };
  gdouble way = h->x > 0 ? -1 : 1;

  for (gint i = 0; i < 3 && h->z0 < 70; i++) {
    gdouble z = h->z0 + (h->z1 - h->z0) * (0.85 - 0.3 * i);
    gdouble up = s->ground + 3.4 + dice_range (dice, 0, h->high * 0.35);
    gdouble high = dice_range (dice, 1.6, 4.2), depth = eye_depth (z, 5, 110);
    Ink ink = ink_mix (inks[dice_pick (dice, G_N_ELEMENTS (inks))],
        canvas_tone (c, 0.8), depth);
    eye_front (&s->eye, z, h->x, up, h->x + way * 0.95, up + high);
    canvas_fill (c, ink, c->time >= DAYTIME_DUSK ? 0.95 : 0.7);
    for (gdouble at = 0.25; at < high - 0.4; at += 0.62) {
      eye_front (&s->eye, z, h->x + way * 0.25, up + at, h->x + way * 0.7,
          up + at + 0.4);
      canvas_fill (c, c->tones.near, 0.6 * (1 - depth));
    }
    if (c->time >= DAYTIME_DUSK)
      brush_glow (c, eye_x (&s->eye, h->x + way * 0.5, z),
          eye_y (&s->eye, up + high / 2, z), 4 * s->eye.scale / z, ink, 0.4);
  }
}

static void
roof_and_front (const Street *s, Dice *dice, const House *h)
{
  Era era = s->c->subject.era;
  Region region = s->c->subject.region;
  gboolean modern = era == ERA_MODERN;

  if (region == REGION_EAST && !modern)
    eaves (s, h, 1.5);
  else if (region == REGION_SOUTH && !modern)
    awning (s, dice, h);
  else if (era == ERA_MEDIEVAL && dice_chance (dice, 0.75))
    gable (s, dice, h);
  else if (!modern || dice_chance (dice, 0.25))
    eaves (s, h, dice_range (dice, 1.6, 2.6));
  panes (s, dice, h);
  if (region == REGION_EAST && modern)
    signs (s, dice, h);
  else if (region == REGION_EAST) {
    pent_roof (s, h);
    paper_lanterns (s, h);
  }
}

static void
house (const Street *s, const House *h)
{
  Canvas *c = s->c;
  Dice dice = { h->seed };
  Era era = c->subject.era;

  gdouble up = s->ground + h->high, deep = h->x > 0 ? 9 : -9;
  /* The near wall on the title's side is left blank. */
  gboolean blank = h->x * c->side < 0 && h->z0 < 16;
  gdouble lift =
      wall_lift (s, h) * (blank ? 0.3 : dice_range (&dice, 0.6, 1.3));
  Ink wall = ink_mix (street_tone (s, h->z0, lift),
      dice_chance (&dice, 0.4) ? c->tones.accent : c->tones.mid,
      dice_range (&dice, 0.02, 0.12));

  if (c->subject.region == REGION_SOUTH && era != ERA_MODERN)
    wall = ink_mix (wall, ink_mix (c->tones.light, c->tones.accent, 0.2),
        0.3 * (1 - eye_depth (h->z0, 3, s->far)));
  /* What looks at the viewer, where the nearer house is lower. */
  eye_front (&s->eye, h->z0, h->x, s->ground, h->x + deep, up);
  canvas_fill (c, ink_mix (wall, c->tones.near, 0.35), 1);
  eye_side (&s->eye, h->x, s->ground, up, h->z0, h->z1);
  brush_wash (c, 0, eye_y (&s->eye, up, h->z0), 0,
      eye_y (&s->eye, s->ground, h->z0), wall,
      ink_mix (wall, c->tones.near, 0.4));
  courses (s, h);
  if (blank)
    return;
  roof_and_front (s, &dice, h);
  if (era != ERA_MEDIEVAL
      && (c->subject.region == REGION_ANY || era == ERA_MODERN)) {
    cornice (s, h, up - 0.45, 0.3);
    cornice (s, h, s->ground + 3.2, 0.22);
  }
}

static void
add_row (
    Street *s, Dice *dice, gdouble x, gdouble from, gdouble low, gdouble high)
{
  gdouble z = from;
  guint64 profile = dice_next (dice);

  while (z < s->far && s->n < HOUSES) {
    gdouble length = dice_range (dice, 5, 9) * (1 + z / 60);
    gdouble mass = 0.5 + 0.8 * noise_at (profile, z / 17, 0.5);
    gdouble h = low + (high - low) * CLAMP (mass, 0, 1);
    s->houses[s->n++] = (House){ x, z, z + length, h, dice_next (dice) };
    z += length;
    /* A lane now and then. */
    if (dice_chance (dice, 0.16))
      z += 2.5;
  }
}

static gint
farther (gconstpointer a, gconstpointer b)
{
  const House *p = a, *q = b;

  return p->z0 < q->z0 ? 1 : p->z0 > q->z0 ? -1 : 0;
}

/* Everything between @z0 and @z1, the far first. */
static void
rows (const Street *s, gdouble z0, gdouble z1)
{
  for (gint i = 0; i < s->n && !canvas_cancelled (s->c); i++)
    if (s->houses[i].z0 >= z0 && s->houses[i].z0 < z1)
      house (s, &s->houses[i]);
}

static void
lantern (const Street *s, gdouble x, gdouble z)
{
  Canvas *c = s->c;
  gdouble m = s->eye.scale / z, px = eye_x (&s->eye, x, z);
  gdouble foot = eye_y (&s->eye, s->ground, z), top = foot - 4.4 * m;
  Ink ink = ink_mix (street_tone (s, z, 0), c->tones.near, 0.6);
  gboolean on = c->time != DAYTIME_DAY;

  cairo_rectangle (c->cr, px - 0.06 * m, top, 0.12 * m, 4.4 * m);
  cairo_rectangle (c->cr, px - 0.13 * m, foot - 0.9 * m, 0.26 * m, 0.9 * m);
  cairo_rectangle (c->cr, px - 0.32 * m, top + 0.3 * m, 0.64 * m, 0.07 * m);
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, px - 0.15 * m, top);
  cairo_line_to (c->cr, px - 0.25 * m, top - 0.55 * m);
  cairo_line_to (c->cr, px + 0.25 * m, top - 0.55 * m);
  cairo_line_to (c->cr, px + 0.15 * m, top);
  cairo_close_path (c->cr);
  canvas_fill (c, on ? c->tones.lamp : ink_mix (ink, c->tones.light, 0.4), 1);
  cairo_move_to (c->cr, px - 0.3 * m, top - 0.55 * m);
  cairo_line_to (c->cr, px, top - 0.9 * m);
  cairo_line_to (c->cr, px + 0.3 * m, top - 0.55 * m);
  cairo_close_path (c->cr);
  canvas_fill (c, ink, 1);
  if (!on)
    return;
  brush_glow (c, px, top - 0.25 * m, 3.6 * m, c->tones.lamp, 0.5);
  brush_glow (c, px, top - 0.25 * m, 0.8 * m, c->tones.light, 0.6);
}

static void
car (const Street *s, gdouble x, gdouble z)
{
  Canvas *c = s->c;
  gdouble m = s->eye.scale / z, px = eye_x (&s->eye, x, z);
  gdouble y = eye_y (&s->eye, s->ground, z);
  gboolean away = x * c->side > 0;
  Ink ink = ink_mix (street_tone (s, z, 0), c->tones.near, 0.5);
  Ink lamp = away ? c->tones.accent : c->tones.light;

  prop_oval (c, px, y, 1.05 * m, 0.12 * m);
  canvas_fill (c, c->tones.near, 0.6);
  cairo_move_to (c->cr, px - 0.9 * m, y - 0.12 * m);
  cairo_curve_to (c->cr, px - 0.95 * m, y - 0.8 * m, px - 0.85 * m,
      y - 0.85 * m, px - 0.72 * m, y - 0.9 * m);
  cairo_curve_to (c->cr, px - 0.6 * m, y - 1.5 * m, px + 0.6 * m, y - 1.5 * m,
      px + 0.72 * m, y - 0.9 * m);
  cairo_curve_to (c->cr, px + 0.85 * m, y - 0.85 * m, px + 0.95 * m,
      y - 0.8 * m, px + 0.9 * m, y - 0.12 * m);
  cairo_close_path (c->cr);
  canvas_fill (c, ink, 1);
  for (gint i = -1; i <= 1; i += 2) {
    prop_oval (c, px + i * 0.68 * m, y - 0.66 * m, 0.14 * m, 0.09 * m);
    canvas_fill (c, lamp, 1);
    brush_glow (c, px + i * 0.68 * m, y - 0.66 * m, (away ? 1.2 : 2.2) * m,
        lamp, c->time == DAYTIME_DAY ? 0.25 : 0.6);
  }
}

/* Lamps and those who walk, in one pass from far to near. */
static void
furniture (const Street *s, Dice *dice, gdouble left, gdouble right)
{
  Canvas *c = s->c;
  gboolean busy = canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS);
  gboolean cars = c->subject.era == ERA_MODERN;
  gboolean lamps =
      c->subject.era != ERA_ROMAN && (cars || c->subject.region == REGION_ANY);

  for (gint i = 9; i >= 0 && !canvas_cancelled (c); i--) {
    gdouble z = 8 + i * i * 0.8 + i * 6;
    gint walkers = dice_pick (dice, busy ? 6 : 3);

    if (lamps)
      lantern (s, left * 0.8, z);
    if (lamps && right - left < 20)
      lantern (s, right * 0.8, z + 2);
    for (gint k = 0; k < walkers; k++) {
      gdouble wz = z + dice_range (dice, -2, 4), m = s->eye.scale / wz;
      gdouble x = dice_range (dice, left * 0.85, right * 0.85);
      Ink ink = ink_mix (street_tone (s, wz, 0), c->tones.near, 0.4);
      prop_walker (c, dice, eye_x (&s->eye, x, wz),
          eye_y (&s->eye, s->ground, wz), 1.72 * m, ink,
          ink_mix (ink, c->tones.lit, 0.7));
    }
    if (cars && dice_chance (dice, 0.55) && i > 0)
      car (s, dice_chance (dice, 0.5) ? 1.9 : -1.9, z + 1);
  }
}

static void
ground (const Street *s, Dice *dice, gdouble left, gdouble right)
{
  Canvas *c = s->c;
  Ink near = ink_mix (c->tones.near, c->tones.mid, 0.16);
  Ink far = ink_mix (canvas_tone (c, 0.8), c->tones.sun, 0.15);

  cairo_rectangle (c->cr, 0, s->eye.y, c->w, c->h);
  brush_wash (c, 0, s->eye.y, 0, c->h, far, near);
  brush_floor (c, &s->eye,
      (Floor){ -s->ground, 0.7, 2.5, c->tones.near, c->tones.lit, 0.28 });
  if (c->subject.era != ERA_MODERN)
    brush_stones (c, &s->eye,
        (Stones){
            -s->ground, 1.6, left, right, 0.42, 0.3, c->tones.near, 0.55 });
  for (gint side = -1; side <= 1; side += 2) {
    gdouble edge = (side < 0 ? left : right) * 0.72;
    eye_flat (&s->eye, s->ground, edge, side < 0 ? left * 3 : right * 3, 1, 90);
    canvas_fill (c, ink_mix (c->tones.near, c->tones.mid, 0.3), 0.35);
    eye_flat (&s->eye, s->ground, edge, edge + side * 0.2, 1, 90);
    canvas_fill (c, c->tones.lit, 0.35);
  }
  if (canvas_has (c, TRAIT_RAIN)
      || (c->time == DAYTIME_NIGHT && dice_chance (dice, 0.5)))
    brush_water (c, (Water){ s->eye.y + c->u * 0.6, c->h, 0.35, 0.62 });
}

/* What stands at the end of the street. */
static void
vista (const Street *s, Dice *dice, gboolean open)
{
  Canvas *c = s->c;
  gdouble u = c->u, hz = s->eye.y + u * 0.3;

  prop_buildings (c,
      (Row){ hz, u * 2, u * (open ? 8 : 6), u * 2.2, 0.86, s->lamps * 0.3, 0.05,
          0, c->w });
  if (dice_chance (dice, 0.6) || canvas_has (c, TRAIT_SPIRE))
    prop_landmark (
        c, dice, s->eye.x, hz, u * dice_range (dice, 11, 17), 0.78, s->lamps);
  brush_haze (c, hz - u * 9, hz, c->tones.far, 0.6);
  if (open)
    prop_buildings (c,
        (Row){ hz + u * 0.3, u * 2, u * 6.5, u * 3, 0.6, s->lamps * 0.7, 0.1, 0,
            c->w });
  brush_haze (c, hz - u * 5, hz + u, c->tones.far, 0.4);
}

static gdouble
storeys (const Canvas *c)
{
  static const gdouble high[] = { 12, 7, 8, 12.5, 15 };

  if (c->subject.era != ERA_MODERN && c->subject.region != REGION_ANY)
    return c->subject.region == REGION_EAST ? 6 : 8.5;
  return high[c->subject.era];
}

static void
paint_street (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c), open = !tall && dice_chance (&dice, 0.6);

  canvas_compose (c, 0.6, 0.66);
  gdouble eye_high = dice_range (&dice, 1.6, 2.3), high = storeys (c);
  gdouble vx = c->w * (0.5 - c->side * dice_range (&dice, 0.04, 0.13));
  Street s = { c, { c, vx, c->horizon, c->u * dice_range (&dice, 52, 62) },
    -eye_high, (gdouble[]){ 0.2, 0.06, 0.42, 0.55 }[c->time], 150 };
  gdouble near = tall ? 7.5 : 5, wide = open ? 34 : near;
  gdouble left = c->side > 0 ? -wide : -near;
  gdouble right = c->side > 0 ? near : wide;
  c->sun_x = vx + c->side * c->w * 0.04;
  brush_weather_sky (c);
  vista (&s, &dice, open);
  add_row (&s, &dice, c->side > 0 ? right : left, 2.5, high * 0.7, high * 1.1);
  add_row (&s, &dice, c->side > 0 ? left : right, open ? 34 : 4, high * 0.5,
      high * (open ? 0.7 : 0.85));
  qsort (s.houses, s.n, sizeof (House), farther);
  rows (&s, 0, 1000);
  ground (&s, &dice, left, right);
  rows (&s, 45, 1000);
  brush_glow (c, vx, s.eye.y - c->u * 2, c->u * 30, c->tones.sun, 0.3);
  brush_haze (c, s.eye.y - c->u * 14, s.eye.y + c->u, c->tones.far, 0.3);
  rows (&s, 16, 45);
  brush_haze (c, s.eye.y - c->u * 16, s.eye.y + c->u * 2, c->tones.far, 0.2);
  rows (&s, 0, 16);
  furniture (&s, &dice, MAX (left, -9), MIN (right, 9));
  brush_weather_air (c);
  if (!open && !tall)
    c->quiet = (PainterQuiet){ c->side > 0 ? 0.03 : 0.72, 0.08, 0.25, 0.38 };
}

const Motif motif_street = { "street", paint_street, -1, ERA_INDUSTRIAL,
  "cinematic" };
