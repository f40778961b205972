/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Open country: farmland, a meadow, a village in its valley, the savanna. */

#include "brush.h"
#include "ground.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static inline gint
whole (gfloat v)
{
  return (gint) v - (v < 0);
}

static inline gfloat
fraction (gfloat v)
{
  return v - whole (v);
}

typedef struct {
  gfloat cos, sin; /* how the fields lie */
  gfloat wide, deep;
  Wash shade[6], lit[6], hedge, hedge_lit;
} Fields;

typedef struct {
  gfloat u, v;  /* along and across the furrows */
  gfloat edge;  /* to the nearest border */
  guint64 hash; /* of the field */
} Plot;

static Plot
plot_at (const Terrain *t, gfloat x, gfloat z)
{
  const Fields *f = t->data;
  gfloat bend = 1.6f * (gfloat) noise_at (t->seed + 3, x * 0.09f, z * 0.09f);
  gfloat a = (x * f->cos + z * f->sin + bend) / f->wide;
  gfloat b = (z * f->cos - x * f->sin + bend * 0.6f) / f->deep;
  /* Every strip is cut into fields at places of its own. */
  gfloat shift = (gfloat) (dice_mix (t->seed + (guint64) whole (a)) & 255);
  Plot p = { a * f->wide, b * f->deep };

  b += shift / 256;
  p.hash = dice_mix (t->seed ^ (guint64) (whole (a) * 7919 + whole (b) * 31));
  gfloat ea = MIN (fraction (a), 1 - fraction (a)) * f->wide;
  gfloat eb = MIN (fraction (b), 1 - fraction (b)) * f->deep;
  p.edge = MIN (ea, eb);
  return p;
}

static gfloat
hedge_width (gfloat z)
{
  return 0.08f + z * 0.008f;
}

static gfloat
field_height (const Terrain *t, gfloat x, gfloat z)
{
  gfloat roll = (gfloat) noise_fractal (t->seed, x * 0.055f, z * 0.06f, 2);
  gfloat flat = (gfloat) smooth_step (1, 9, z);
  gfloat edge = plot_at (t, x, z).edge / hedge_width (z);
  gfloat bush = 0.6f + (gfloat) noise_at (t->seed + 5, x * 3, z * 3);

  return roll * 0.55f * flat + (edge < 1 ? 0.1f * bush * (1 - edge) : 0);
}

static Wash
field_ink (const Terrain *t, const Spot *s)
{
  const Fields *f = t->data;
  Plot p = plot_at (t, s->x, s->z);
  gint kind = (gint) (p.hash % 6);
  gfloat along = p.hash & 64 ? p.u : p.v;
  gfloat row = fabsf (fraction (along * 4) - 0.5f) * 2;
  gfloat seen = CLAMP (s->size * 0.06f - 0.4f, 0, 1);
  gfloat grain = (gfloat) noise_at (t->seed + 7, s->x * 7, s->z * 4);
  gfloat light = s->light * 0.9f - seen * row * 0.22f + grain * 0.1f
      + (gfloat) (p.hash >> 60) * 0.012f;
  Wash ink = wash_mix (f->shade[kind], f->lit[kind], CLAMP (light, 0, 1));

  if (p.edge < hedge_width (s->z))
    ink = wash_mix (
        f->hedge, f->hedge_lit, CLAMP (s->light * 0.6f + grain * 0.5f, 0, 1));
  return ink;
}

static Fields
fields_of (const Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble turn = dice_range (dice, 0.2, 1.3) * c->side;
  const Ink crops[6] = { ink_mix (t->mid, t->light, 0.2),
    ink_mix (t->accent, t->light, 0.5), ink_mix (t->mid, t->deep, 0.3),
    ink_mix (t->accent, t->mid, 0.55), ink_mix (t->light, t->mid, 0.42),
    ink_mix (t->deep, t->accent, 0.3) };
  Fields f = { (gfloat) cos (turn), (gfloat) sin (turn),
    (gfloat) dice_range (dice, 2.6, 4.5), (gfloat) dice_range (dice, 5, 9) };
  Ink hedge = canvas_local (c, ink_mix (t->deep, t->mid, 0.3));

  for (gint i = 0; i < 6; i++) {
    Ink own = canvas_local (c, crops[i]);
    f.shade[i] = wash_of (ink_mix (own, t->near, 0.5));
    f.lit[i] = wash_of (ink_mix (own, t->lit, 0.3));
  }
  f.hedge = wash_of (ink_mix (hedge, t->near, 0.5));
  f.hedge_lit = wash_of (ink_mix (hedge, t->lit, 0.3));
  return f;
}

/* Trees from far to near, each on the ground. */
static void
trees_on (Canvas *c, const Terrain *land, gint count, gdouble near, gdouble far,
    gdouble height)
{
  Dice dice = dice_fork (&c->dice);
  gdouble full = canvas_has (c, TRAIT_SNOW) ? 0 : 1;

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble z = far * pow (near / far, (i + dice_unit (&dice)) / count);
    gdouble depth = CLAMP (log (z / 2) / log (land->reach), 0, 0.9);
    Place at = brush_place (c, land, dice_range (&dice, -0.05, 1.05) * c->w, z);
    Ink ink = canvas_tone (c, depth);
    prop_leafy (c, &dice, at.x, at.y + at.size * 0.02,
        at.size * height * dice_bell (&dice, 0.5, 1.4), full, ink,
        ink_mix (ink, c->tones.lit, 0.7));
  }
}

static void
farmstead (Canvas *c, const Terrain *land, gdouble z)
{
  Dice dice = dice_fork (&c->dice);
  Place at = brush_place (c, land, c->focus_x, z);
  Ink ink = canvas_local (c, ink_mix (c->tones.accent, c->tones.deep, 0.42));
  Ink far = ink_mix (ink, c->tones.far, 0.12);
  Ink lamp = c->time >= DAYTIME_DUSK ? c->tones.lamp
                                     : ink_mix (far, c->tones.near, 0.6);

  prop_barn (c, &dice, at.x - c->side * at.size * 0.42, at.y - at.size * 0.06,
      at.size * 0.26, far, c->tones.lit, lamp);
  for (gint i = 0; i < 3; i++)
    prop_leafy (c, &dice, at.x + (i - 1.2) * at.size * 0.3, at.y,
        at.size * dice_range (&dice, 0.4, 0.6), 1, canvas_tone (c, 0.3),
        ink_mix (canvas_tone (c, 0.35), c->tones.lit, 0.6));
  prop_barn (c, &dice, at.x, at.y, at.size * 0.4, ink, c->tones.lit, lamp);
}

static void
herd_on (Canvas *c, const Terrain *land, BeastKind kind, gint count, gdouble z,
    gdouble height)
{
  Dice dice = dice_fork (&c->dice);

  for (gint i = 0; i < count; i++) {
    gdouble away = z * (1.5 - 0.8 * (i + dice_unit (&dice)) / count);
    gdouble x = c->w * (0.5 + c->side * dice_range (&dice, -0.3, 0.42));
    Place at = brush_place (c, land, x, away);
    Ink ink = canvas_tone (c, CLAMP (away / land->reach, 0.05, 0.6));
    prop_beast (c, kind, at.x, at.y,
        at.size * height * dice_range (&dice, 0.85, 1.1),
        dice_chance (&dice, 0.5) ? 1 : -1, ink,
        ink_mix (ink, c->tones.lit, 0.8));
  }
}

static void
paint_farmland (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.4, 0.5);
  gdouble hz = c->horizon;
  Fields fields = fields_of (c, &dice);
  Terrain land = { .horizon = hz,
    .reach = 42,
    .haze = c->tones.far,
    .height = field_height,
    .ink = field_ink,
    .seed = dice_next (&dice),
    .data = &fields };
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 5, 1.8, 0.25, 0.95, 0.5 }));
  brush_terrain (c, &land);
  brush_mist (c, hz, u * 4, c->tones.far, 0.35);
  trees_on (c, &land, 46, 9, 60, 0.42);
  farmstead (c, &land, dice_range (&dice, 4.2, 5.6));
  if (canvas_has (c, TRAIT_BEASTS) || dice_chance (&dice, 0.35))
    herd_on (c, &land, BEAST_COW, 9, 3.4, 0.12);
  trees_on (c, &land, 5, 2.6, 4, 0.5);
  brush_mist (c, hz + u * 3, u * 4, c->tones.far, 0.3);
  prop_fence (c, c->w * (0.5 - c->side * 0.55), c->h - u * 2,
      c->w * (0.5 + c->side * 0.6), c->h + u * 3, u * 5.5, u * 9,
      canvas_tone (c, 0.02));
  brush_weather_air (c);
}

/* The inks of one kind of flower: pale, warm, or of the palette's own. */
static Flower
flower_of (const Canvas *c, gint kind)
{
  const Tones *t = &c->tones;
  const Ink petals[] = { ink_mix (t->light, t->lit, 0.2),
    ink_mix (t->accent, t->lit, 0.12), ink_mix (t->accent, t->light, 0.55),
    ink_mix (ink_mix (t->mid, t->accent, 0.25), t->light, 0.35),
    ink_mix (t->light, t->mid, 0.2) };
  Flower f = { .kind = (FlowerKind) kind };

  f.petal = canvas_local (c, petals[kind]);
  f.shade = ink_mix (f.petal, c->tones.near, 0.55);
  f.heart = canvas_local (c, kind == FLOWER_DAISY ? t->accent : t->deep);
  f.stem = ink_mix (c->tones.near, canvas_local (c, t->mid), 0.4);
  return f;
}

/* Far flowers are dots, in drifts of one kind each. */
static void
flower_drifts (Canvas *c, const Terrain *land, const gint *kinds)
{
  Dice dice = dice_fork (&c->dice);

  for (gint i = 0; i < 1500 && !canvas_cancelled (c); i++) {
    gdouble z = 30 * pow (1.7 / 30, (i + dice_unit (&dice)) / 1500);
    gdouble x = dice_range (&dice, -0.02, 1.02) * c->w;
    gdouble drift = noise_fractal (land->seed + 21, x / c->w * 5, z * 0.7, 2);
    Flower f = flower_of (c, kinds[drift > 0.05 ? 1 : drift > -0.2 ? 0 : 2]);
    Place at = brush_place (c, land, x, z);
    gdouble r = at.size * dice_range (&dice, 0.014, 0.036);
    Ink ink = ink_mix (f.petal, f.shade, 0.6 * dice_unit (&dice));
    ink = ink_mix (ink, c->tones.far, CLAMP (z / 40, 0, 0.6));
    cairo_move_to (c->cr, at.x, at.y - at.size * 0.05);
    cairo_rel_curve_to (c->cr, -r * 1.5, -r * 0.9, r * 1.5, -r * 0.9, 0, 0);
    cairo_arc (c->cr, at.x, at.y - at.size * 0.05, r, 0, 2 * G_PI);
    canvas_fill (c, ink, 1);
  }
}

/* What stands before one's knees: tall at the focus, low elsewhere. */
static void
near_flowers (Canvas *c, const gint *kinds, gint count)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble t = (i + 0.5) / count, x = dice_range (&dice, -0.03, 1.03) * c->w;
    gdouble near = 1 - MIN (fabs (x - c->focus_x) / (c->w * 0.5), 1);
    Flower f = flower_of (c, kinds[dice_pick (&dice, 3)]);
    f.x = x;
    f.y = c->h + u * 4;
    f.height = u * (9 + 17 * near * dice_range (&dice, 0.3, 1) + 4 * t);
    f.head = u * dice_range (&dice, 1.5, 2.3) * (1 + 1.3 * t * near);
    prop_flower (c, &dice, &f);
  }
}

static void
paint_meadow (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;
  gint first = dice_pick (&dice, FLOWER_N_KINDS);
  const gint kinds[3] = { first, (first + 1 + dice_pick (&dice, 2)) % 5,
    (first + 3 + dice_pick (&dice, 2)) % 5 };

  canvas_compose (c, 0.5, 0.6);
  gdouble hz = c->horizon;
  Turf turf = ground_turf (c, canvas_has (c, TRAIT_AUTUMN) ? 0.5 : 0.08);
  Terrain land = ground_rolling (c, &turf, hz, 44);
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz, u * 7, 1.7, 0.4, 0.93, 0.6 }));
  g_free (brush_ridge (c, (Ridge){ hz + u * 0.5, u * 2.6, 7, 0.5, 0.7, 0.4 }));
  brush_terrain (c, &land);
  trees_on (c, &land, 9, 12, 30, 0.9);
  flower_drifts (c, &land, kinds);
  brush_mist (c, hz, u * 5, c->tones.horizon, 0.4);
  prop_grass (c,
      (Grass){ -u, c->w + u, c->h + u * 2, u * 15, 420, canvas_tone (c, 0.04),
          ink_mix (canvas_tone (c, 0.2), c->tones.lit, 0.4) });
  near_flowers (c, kinds, 26);
  for (gint i = 0; i < 4; i++)
    prop_butterfly (c, &dice, c->focus_x + u * dice_range (&dice, -24, 24),
        c->h - u * dice_range (&dice, 16, 28), u * dice_range (&dice, 0.7, 1.5),
        canvas_tone (c, 0.05), canvas_local (c, c->tones.accent));
  brush_weather_air (c);
}

static void
slope (Canvas *c, gdouble side, gdouble top, gdouble foot, gdouble depth)
{
  Dice dice = dice_fork (&c->dice);
  guint64 seed = dice_next (&dice);
  Ink ink = canvas_tone (c, depth), rim = ink_mix (ink, c->tones.lit, 0.55);
  gdouble step = c->u * 0.4, reach = c->w * dice_range (&dice, 0.6, 0.8);

  for (gint pass = 0; pass < 2; pass++) {
    cairo_move_to (c->cr, side > 0 ? c->w + 1 : -1, c->h);
    for (gdouble d = 0; d <= reach; d += step) {
      gdouble t = d / reach, x = side > 0 ? c->w - d : d;
      gdouble n = noise_fractal (seed, t * 5, depth * 9, 4);
      gdouble y = top + (foot - top) * t * t * (3 - 2 * t) - n * c->u * 3;
      if (pass == 0)
        cairo_line_to (c->cr, x, y);
      else if (noise_fractal (seed + 1, t * 9, 0, 2) > -0.05)
        prop_pine (c, &dice, x, y + c->u,
            c->u * dice_range (&dice, 2, 4.6) * (1.3 - depth), ink, rim);
    }
    if (pass == 0) {
      cairo_line_to (c->cr, side > 0 ? c->w - reach : reach, c->h);
      cairo_close_path (c->cr);
      canvas_fill (c, ink, 1);
    }
  }
}

/* Rows of roofs that come nearer; the church stands in the second. */
static void
hamlet (Canvas *c, gdouble top)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;
  gdouble lamps = c->time >= DAYTIME_DUSK ? 0.55 : 0.06;

  for (gint row = 0; row < 5 && !canvas_cancelled (c); row++) {
    gdouble y = top + u * (1.5 * row + 1.05 * row * row),
            size = 1.3 + 0.7 * row;
    gdouble depth = 0.66 - 0.1 * row, spread = u * (16 + 7 * row);
    gint n = 7 - row / 2;
    if (row == 1)
      prop_landmark (
          c, &dice, c->focus_x - c->side * u * 3, y, u * 13, depth, lamps);
    for (gint i = 0; i < n; i++) {
      gdouble x = c->focus_x + spread * ((i + dice_unit (&dice)) / n - 0.5) * 2;
      gdouble w = u * size * dice_range (&dice, 1.5, 2.3);
      Ink tree = canvas_tone (c, depth - 0.05);
      if (dice_chance (&dice, 0.4))
        prop_leafy (c, &dice, x + w, y, u * size * dice_range (&dice, 2.4, 3.6),
            1, tree, ink_mix (tree, c->tones.lit, 0.6));
      prop_building (c, &dice, x, y + u * dice_range (&dice, -0.4, 0.4), w,
          w * dice_range (&dice, 0.6, 0.85), depth, lamps);
      if (row > 0 && dice_chance (&dice, 0.3))
        brush_plume (c, x + w * 0.2, y - w * 1.4, u * (3 + row),
            ink_mix (c->tones.far, c->tones.cloud, 0.5), c->tones.cloud_lit,
            0.35);
    }
    brush_mist (c, y - u, u * 3, c->tones.far, 0.06 * (4 - row));
  }
}

/* A lane from the viewer's feet to the first houses. */
static void
lane (Canvas *c, gdouble top)
{
  gdouble u = c->u, x = c->focus_x, from = c->w * (0.5 - c->side * 0.12);
  gdouble bend = c->side * u * 14, drop = c->h - top;
  Ink ink = ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.35);

  cairo_move_to (c->cr, x - u * 0.4, top);
  cairo_curve_to (c->cr, x - bend, top + drop * 0.35, from + bend - u * 5,
      top + drop * 0.6, from - u * 9, c->h + u);
  cairo_line_to (c->cr, from + u * 7, c->h + u);
  cairo_curve_to (c->cr, from + bend + u * 3, top + drop * 0.6,
      x - bend + u * 2, top + drop * 0.35, x + u * 0.5, top);
  cairo_close_path (c->cr);
  canvas_fill (c, ink, 0.8);
}

static void
paint_village (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.3 : 1;

  canvas_compose (c, 0.52, 0.6);
  gdouble hz = c->horizon;
  gdouble snow =
      canvas_has (c, TRAIT_SNOW) ? 0.4 : dice_range (&dice, 0.8, 1.1);
  Turf turf = canvas_has (c, TRAIT_SNOW)
      ? ground_snow (c)
      : ground_turf (c, canvas_has (c, TRAIT_AUTUMN) ? 0.4 : 0);
  Terrain land = ground_rolling (c, &turf, hz - u, 30);
  brush_weather_sky (c);
  g_free (brush_mountain (
      c, (Ridge){ hz - u * 2, u * 19 * tall, 2, 0.8, 0.8, 0.9 }, snow));
  slope (c, -c->side, hz - u * 13 * tall, hz + u * 2, 0.66);
  slope (c, c->side, hz - u * 10 * tall, hz + u * 2, 0.6);
  brush_mist (c, hz - u * 2, u * 5, c->tones.far, 0.6);
  brush_terrain (c, &land);
  lane (c, hz + u * 13);
  hamlet (c, hz + u * 1.5);
  brush_mist (c, hz + u * 3, u * 3, c->tones.far, 0.35);
  trees_on (c, &land, 7, 2.4, 5, 0.6);
  prop_foreground (c, u * 8, canvas_tone (c, 0.02));
  brush_weather_air (c);
}

/* The herd goes by in front of the sun. */
static void
herd (Canvas *c, Dice *dice, gdouble y)
{
  gdouble u = c->u, way = c->side;
  BeastKind kind = dice_pick (dice, BEAST_COW);
  static const gdouble height[] = { 6.4, 10.5, 3.6 };
  gint n = kind == BEAST_ANTELOPE ? 11 : 5;

  for (gint i = 0; i < n; i++) {
    gdouble young = i % 4 == 2 ? 0.55 : dice_range (dice, 0.88, 1.08);
    gdouble x = c->focus_x + u * (i - n * 0.5) * height[kind] * 1.15
        + u * dice_range (dice, -1, 1);
    Ink ink = canvas_tone (c, 0.12);
    prop_beast (c, kind, x, y + u * dice_range (dice, -0.4, 0.6),
        u * height[kind] * young, way, ink, ink_mix (ink, c->tones.lit, 0.9));
  }
}

static void
paint_savanna (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.6, 0.68);
  gdouble hz = c->horizon;
  Turf turf = ground_turf (c, 0.62);
  Terrain land = ground_rolling (c, &turf, hz, 24);
  c->subject.traits |= TRAIT_CLEAR;
  brush_weather_sky (c);
  if (c->time != DAYTIME_DAY && c->time != DAYTIME_NIGHT)
    brush_sun (c, u * 7);
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 4, 1.4, 0.2, 0.94, 0.5 }));
  for (gint i = 0; i < 9; i++) {
    Ink ink = canvas_tone (c, 0.72 - 0.03 * i);
    prop_acacia (c, &dice, c->w * dice_range (&dice, 0, 1), hz + u * 0.8,
        u * dice_range (&dice, 2.5, 4.5), ink,
        ink_mix (ink, c->tones.lit, 0.5));
  }
  brush_terrain (c, &land);
  brush_mist (c, hz, u * 6, c->tones.horizon, 0.5);
  herd (c, &dice, hz + u * 3.5);
  Ink near = canvas_tone (c, 0.04);
  prop_acacia (c, &dice, c->focus_x + c->side * u * 19, hz + u * 9,
      u * (canvas_is_tall (c) ? 30 : 25), near,
      ink_mix (near, c->tones.lit, 0.6));
  prop_grass (c,
      (Grass){ -u, c->w + u, c->h + u, u * 12, 520, near,
          ink_mix (canvas_tone (c, 0.15), c->tones.lit, 0.6) });
  prop_birds (c, c->focus_x - c->side * u * 14, hz * 0.5, 7);
  brush_weather_air (c);
}

const Motif motif_farmland = { "farmland", paint_farmland, -1, ERA_ANY,
  "calm" };
const Motif motif_meadow = { "meadow", paint_meadow, -1, ERA_ANY, "calm" };
const Motif motif_village = { "village", paint_village, -1, ERA_MEDIEVAL,
  "calm" };
const Motif motif_savanna = { "savanna", paint_savanna, DAYTIME_DUSK, ERA_ANY,
  "cinematic" };
