/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Nature: mountain, forest, sea, desert. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static gdouble
line_at (const Canvas *c, const gfloat *line, gdouble x)
{
  return line[CLAMP ((gint) x, 0, c->width - 1)];
}

static void
pines_along (
    Canvas *c, const gfloat *line, gint count, gdouble height, gdouble depth)
{
  Dice dice = dice_fork (&c->dice);
  guint64 grove = dice_next (&dice);
  Ink ink = canvas_tone (c, depth);
  Ink rim = ink_mix (ink, c->tones.lit, 0.7);

  if (canvas_cancelled (c))
    return;
  for (gint i = 0; i < count; i++) {
    gdouble x = dice_range (&dice, -0.02, 1.02) * c->w;
    /* Trees stand in groves, not in ranks. */
    if (noise_fractal (grove, x / c->w * 5, 0, 2)
        < dice_range (&dice, -0.5, 0.25))
      continue;
    gdouble size = height * dice_bell (&dice, 0.35, 1.25);
    prop_pine (c, &dice, x, line_at (c, line, x) + size * 0.06, size, ink, rim);
  }
}

static void
paint_mountain (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean lake = canvas_has (c, TRAIT_WATER) || dice_chance (&dice, 0.4);
  gdouble snow =
      canvas_has (c, TRAIT_SNOW) ? 0.35 : dice_range (&dice, 0.75, 1.1);
  gdouble tall = canvas_is_tall (c) ? 1.25 : 1;

  canvas_compose (c, 0.58, 0.68);
  gdouble hz = c->horizon, u = c->u;
  brush_weather_sky (c);
  g_free (brush_ridge (
      c, (Ridge){ hz - u * 6 * tall, u * 9 * tall, 2.2, 0.6, 0.92, 0.8 }));
  g_free (brush_mountain (
      c, (Ridge){ hz - u * 3, u * 24 * tall, 2.4, 0.8, 0.68, 0.85 }, snow));
  g_free (brush_mountain (c,
      (Ridge){ hz + u * 2, u * 12 * tall, 3.1, 0.7, 0.45, 0.55 }, snow + 0.6));
  brush_mist (c, hz, u * 5, c->tones.far, 0.6);
  for (gint i = 0; i < 3; i++) {
    gdouble depth = 0.42 - 0.11 * i, y = hz + u * (3 + 4.2 * i);
    g_autofree gfloat *shore = brush_ridge (
        c, (Ridge){ y, u * (3 + i), 3.6 - 0.6 * i, 0.3, depth, 0.3 });
    pines_along (c, shore, 170 - 40 * i, u * (3 + 1.8 * i), depth - 0.04);
    if (lake)
      break;
    brush_haze (c, y - u * 2, y + u * 6, c->tones.far, 0.25);
  }
  if (lake)
    brush_water (c, (Water){ hz + u * 4, c->h, 0.25, 0.9 });
  g_autofree gfloat *bank =
      brush_ridge (c, (Ridge){ c->h - u * 3, u * 7, 1.5, 0.25, 0.08, 0 });
  pines_along (c, bank, 46, u * 17, 0.04);
  brush_weather_air (c);
}

static gboolean
in_quiet (const Canvas *c, gdouble x)
{
  const PainterQuiet *q = &c->quiet;

  return x > (q->x - 0.01) * c->w && x < (q->x + q->width + 0.01) * c->w;
}

static void
forest_rank (Canvas *c, gdouble y, gdouble depth, gint count, gdouble width)
{
  Dice dice = dice_fork (&c->dice);
  Ink ink = canvas_tone (c, depth);
  Ink rim = ink_mix (ink, c->tones.lit, 0.6);

  if (canvas_cancelled (c))
    return;
  for (gint i = 0; i < count; i++) {
    gdouble x = (i + dice_range (&dice, -0.2, 1.2)) / count * c->w;
    gboolean glade = fabs (x - c->sun_x) < c->w * 0.06 && depth < 0.6;
    /* The title's side is a clearing; only far stems stand in it. */
    gboolean clearing = in_quiet (c, x) && !(depth > 0.6 && i % 5 == 0);
    if (glade || clearing)
      continue;
    prop_trunk (c, &dice, x, y + dice_range (&dice, -1, 1) * width,
        width * dice_range (&dice, 0.6, 1.4), ink, rim);
  }
}

static void
forest_crowns (Canvas *c, gdouble depth, gdouble bottom, gdouble size)
{
  Dice dice = dice_fork (&c->dice);
  Ink ink = canvas_tone (c, depth);
  guint64 seed = dice_next (&dice);

  for (gint i = 0; i < 260; i++) {
    gdouble x = dice_range (&dice, -0.05, 1.05) * c->w;
    gdouble edge =
        bottom * (0.75 + 0.6 * noise_fractal (seed, x / c->w * 4, 0, 3));
    gdouble y = dice_unit (&dice) * edge;
    gdouble l = size * dice_range (&dice, 0.5, 1.2);
    gdouble a = dice_range (&dice, -0.9, 0.9) + 0.4;
    gdouble ux = cos (a) * l, uy = sin (a) * l;
    cairo_move_to (c->cr, x - ux, y - uy);
    cairo_curve_to (
        c->cr, x - uy * 0.6, y + ux * 0.6, x, y + ux * 0.5, x + ux, y + uy);
    cairo_curve_to (
        c->cr, x + uy * 0.5, y - ux * 0.5, x, y - ux * 0.6, x - ux, y - uy);
  }
  canvas_fill (c, ink, 1);
}

static void
paint_forest (Canvas *c)
{
  canvas_compose (c, 0.68, 0.74);
  gdouble hz = c->horizon, u = c->u;

  c->sun_y = hz * 0.55;
  c->quiet = (PainterQuiet){ c->side > 0 ? 0.06 : 0.52, 0.2, 0.42, 0.26 };
  brush_sky (c, (Sky){ 0.5, 1.0, hz });
  if (!canvas_has (c, TRAIT_RAIN | TRAIT_STORM))
    brush_sun (c, u * 3);
  g_autofree gfloat *far =
      brush_ridge (c, (Ridge){ hz, u * 6, 2.5, 0.4, 0.85, 0.6 });
  pines_along (c, far, 120, u * 12, 0.86);
  forest_rank (c, hz + u, 0.72, 26, u * 0.8);
  brush_mist (c, hz - u * 2, u * 9, c->tones.far, 0.6);
  g_free (brush_ridge (c, (Ridge){ hz + u * 4, u * 2.5, 3, 0.2, 0.55, 0.35 }));
  forest_rank (c, hz + u * 5, 0.45, 15, u * 1.5);
  brush_rays (c, c->sun_x, c->sun_y, c->tones.sun, 0.13);
  g_free (brush_ridge (c, (Ridge){ hz + u * 10, u * 3, 2.5, 0.2, 0.25, 0.1 }));
  if (canvas_has (c, TRAIT_BEASTS))
    prop_beast (c, BEAST_DEER, c->focus_x, hz + u * 10, u * 12, -c->side,
        canvas_tone (c, 0.1),
        ink_mix (canvas_tone (c, 0.2), c->tones.lit, 0.8));
  forest_crowns (c, 0.2, c->h * 0.12, u * 2.4);
  forest_rank (c, hz + u * 12, 0.12, 7, u * 2.7);
  forest_crowns (c, 0.02, c->h * 0.07, u * 3);
  prop_foreground (c, u * 13, canvas_tone (c, 0));
  brush_weather_air (c);
}

static void
lighthouse (Canvas *c, gdouble x, gdouble y, gdouble height)
{
  Ink ink = canvas_tone (c, 0.2);
  Ink rim = ink_mix (ink, c->tones.lit, 0.75);
  gdouble half = height * 0.075, light = c->sun_x > x ? 1 : -1;

  cairo_move_to (c->cr, x - half, y);
  cairo_line_to (c->cr, x - half * 0.6, y - height * 0.8);
  cairo_line_to (c->cr, x + half * 0.6, y - height * 0.8);
  cairo_line_to (c->cr, x + half, y);
  cairo_close_path (c->cr);
  canvas_fill (c, ink, 1);
  cairo_move_to (c->cr, x + half * light, y);
  cairo_line_to (c->cr, x + half * 0.6 * light, y - height * 0.8);
  cairo_line_to (c->cr, x + half * 0.25 * light, y - height * 0.8);
  cairo_line_to (c->cr, x + half * 0.5 * light, y);
  cairo_close_path (c->cr);
  canvas_fill (c, rim, 0.8);
  cairo_rectangle (
      c->cr, x - half * 0.9, y - height * 0.82, half * 1.8, height * 0.025);
  cairo_rectangle (
      c->cr, x - half * 0.5, y - height * 0.92, half, height * 0.1);
  cairo_move_to (c->cr, x - half * 0.7, y - height * 0.92);
  cairo_line_to (c->cr, x, y - height);
  cairo_line_to (c->cr, x + half * 0.7, y - height * 0.92);
  canvas_fill (c, ink, 1);
  cairo_rectangle (
      c->cr, x - half * 0.38, y - height * 0.905, half * 0.76, height * 0.075);
  canvas_fill (c, c->tones.lamp, 1);
  brush_glow (c, x, y - height * 0.87, height * 0.7, c->tones.lamp, 0.7);
}

typedef struct {
  Wash deep, back, thin, foam;
  gfloat side, high;
} Swell;

static gfloat
long_crest (const Terrain *t, gfloat p, gfloat q)
{
  gfloat bend = (gfloat) noise_at (t->seed + 1, q * 0.16f, p * 0.1f) * 1.5f;

  return (gfloat) noise_ridged (
      t->seed, p * 0.19f + bend * 0.12f, q * 0.055f, 3);
}

/* A storm's sea: long crests that lean with the wind, and on them shorter
 * ones. @crest: how near the top of a long one it is, 0..1. */
static gfloat
swell_height (const Terrain *t, gfloat x, gfloat z, gfloat *crest)
{
  const Swell *s = t->data;
  gfloat p = z + x * 0.3f * s->side, q = x - z * 0.25f * s->side;
  gfloat ridge = long_crest (t, p, q);
  gfloat chop = (gfloat) noise_ridged (t->seed + 2, p * 0.75f, q * 0.3f, 3);
  gfloat fine = (gfloat) noise_fractal (t->seed + 3, p * 3.4f, q * 1.7f, 3);

  *crest = ridge;
  return ((ridge - 0.35f) * s->high + (chop - 0.3f) * 0.26f + fine * 0.035f)
      * (gfloat) smooth_step (0.7, 3.2, z);
}

static gfloat
storm_height (const Terrain *t, gfloat x, gfloat z)
{
  gfloat crest;

  return swell_height (t, x, z, &crest);
}

/* Light comes through the thin top of a wave, foam lies on it and runs down
 * its back in a net. */
static Wash
storm_ink (const Terrain *t, const Spot *s)
{
  const Swell *w = t->data;
  gfloat p = s->z + s->x * 0.3f * w->side;
  gfloat q = s->x - s->z * 0.25f * w->side, height = s->height;
  gfloat crest = long_crest (t, p, q);
  gfloat fine = (gfloat) noise_fractal (t->seed + 5, q * 5, p * 9, 3);
  gfloat net =
      (gfloat) noise_at (t->seed + 6, q * 1.5f + fine * 0.4f, p * 2.6f);
  gfloat front = CLAMP (s->along * 1.2f, 0, 1);
  gfloat light = CLAMP (s->light * 1.1f - 0.15f + fine * 0.25f, 0, 1);
  gfloat top = CLAMP ((height - 0.12f) * 1.5f, 0, 1);
  Wash ink = wash_mix (w->deep, w->back, light);

  ink = wash_mix (ink, w->thin, top * front * 0.75f);
  gfloat lace = CLAMP (1 - fabsf (net) * (9 - 5 * top), 0, 1) * (0.25f + top);
  gfloat cap = CLAMP ((crest - 0.66f) * 5 + fine * 1.1f, 0, 1);
  gfloat foam = MAX (lace * 0.7f, cap) * CLAMP (0.7f + fine, 0.2f, 1);
  return wash_mix (ink, w->foam, CLAMP (foam, 0, 0.92f));
}

/* Torn off the crests, down the wind. */
static void
spindrift (Canvas *c, const Terrain *sea, gint count)
{
  Dice dice = dice_fork (&c->dice);
  Ink ink = canvas_local (c, ink_mix (c->tones.light, c->tones.mid, 0.12));

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble z = 22 * pow (2.6 / 22, dice_unit (&dice));
    gdouble x = dice_range (&dice, -0.05, 1.05) * c->w;
    Place at = brush_place (c, sea, x, z);
    gfloat crest;
    swell_height (sea, (gfloat) ((x - c->w / 2) / at.size), (gfloat) z, &crest);
    if (crest < 0.62f)
      continue;
    gdouble l = at.size * dice_range (&dice, 0.1, 0.5) * -c->side;
    cairo_move_to (c->cr, x, at.y);
    cairo_curve_to (c->cr, x + l * 0.4, at.y - fabs (l) * 0.35, x + l * 0.8,
        at.y - fabs (l) * 0.3, x + l, at.y - fabs (l) * 0.12);
    cairo_curve_to (c->cr, x + l * 0.7, at.y - fabs (l) * 0.16, x + l * 0.3,
        at.y - fabs (l) * 0.1, x, at.y);
    canvas_fill (c, ink, dice_range (&dice, 0.1, 0.4));
  }
}

/* The sea as one meets it, swell after swell, up to the viewer's feet. */
static void
near_swell (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  Ink water = ink_mix (canvas_tone (c, 0.3), t->mid, 0.45);
  Swell swell = { wash_of (ink_mix (water, t->near, 0.4)),
    wash_of (ink_mix (water, t->horizon, 0.5)),
    wash_of (ink_mix (ink_mix (t->mid, t->light, 0.35), t->lit, 0.35)),
    wash_of (canvas_local (c, ink_mix (t->light, t->mid, 0.1))),
    (gfloat) c->side, (gfloat) dice_range (dice, 0.3, 0.7) };
  Terrain sea = { .horizon = c->horizon,
    .reach = 30,
    .haze = ink_mix (t->far, t->horizon, 0.3),
    .height = storm_height,
    .ink = storm_ink,
    .seed = dice_next (dice),
    .data = &swell };

  brush_terrain (c, &sea);
  brush_mist (c, c->horizon, c->u * 3, t->horizon, 0.3);
  brush_glow (c, c->sun_x, c->horizon + c->u * 4, c->u * 22, t->sun, 0.35);
}

static void
storm_waves (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble u = c->u, z = dice_range (dice, 5, 6.5);
  Ink water = ink_mix (canvas_tone (c, 0.25), t->mid, 0.3);
  Swell swell = { wash_of (ink_mix (water, t->near, 0.6)),
    wash_of (ink_mix (water, t->horizon, 0.35)),
    wash_of (ink_mix (ink_mix (t->mid, t->light, 0.3), t->lit, 0.3)),
    wash_of (canvas_local (c, ink_mix (t->light, t->mid, 0.12))),
    (gfloat) c->side, (gfloat) dice_range (dice, 1.1, 1.5) };
  Terrain sea = { .horizon = c->horizon,
    .from = z,
    .reach = 26,
    .haze = t->far,
    .height = storm_height,
    .ink = storm_ink,
    .seed = dice_next (dice),
    .data = &swell };

  brush_terrain (c, &sea);
  brush_mist (c, c->horizon + u, u * 4, t->far, 0.4);
  Place ship = brush_place (c, &sea, c->focus_x, z);
  cairo_save (c->cr);
  cairo_translate (c->cr, ship.x, ship.y + u);
  cairo_rotate (c->cr, -c->side * dice_range (dice, 0.06, 0.2));
  cairo_translate (c->cr, -ship.x, -ship.y - u);
  prop_ship (c, dice, ship.x, ship.y + u, u * 19, canvas_tone (c, 0.1),
      ink_mix (canvas_tone (c, 0.4), t->lit, 0.5));
  cairo_restore (c->cr);
  sea.from = 0;
  sea.to = z;
  brush_terrain (c, &sea);
  spindrift (c, &sea, 260);
}

static void
paint_sea (Canvas *c)
{
  gboolean storm = canvas_has (c, TRAIT_STORM);
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, storm ? 0.54 : 0.36, storm ? 0.6 : 0.42);
  gdouble hz = c->horizon, u = c->u;
  c->sun_x = c->focus_x;
  brush_weather_sky (c);
  if (!storm)
    g_free (brush_ridge (c, (Ridge){ hz + u, u * 4.5, 1.6, 0.7, 0.8, 0.5 }));
  brush_haze (c, hz - u * 6, hz, c->tones.horizon, 0.4);
  const gboolean near =
      !storm && (c->subject.view == VIEW_CLOSE || c->subject.view == VIEW_LOW);
  if (storm)
    storm_waves (c, &dice);
  else if (near)
    near_swell (c, &dice);
  else
    brush_water (c, (Water){ hz, c->h, 0.8, 0.75 });
  gdouble rock = c->w * 0.5 - c->side * c->w * dice_range (&dice, 0.26, 0.34);
  if (!storm && (dice_chance (&dice, 0.55) || canvas_has (c, TRAIT_SHIPS)))
    prop_ship (c, &dice, c->focus_x, hz + u * 3, u * 13, canvas_tone (c, 0.2),
        ink_mix (canvas_tone (c, 0.4), c->tones.lit, 0.5));
  else if (!storm && !near)
    lighthouse (c, rock, hz + u * 4, u * 17);
  if (!storm && !near)
    g_free (brush_ridge (c, (Ridge){ c->h + u * 2, u * 9, 2.0, 0.6, 0.05, 0 }));
  if (c->subject.traits & TRAIT_BIRDS || !storm)
    prop_birds (c, c->focus_x - c->side * u * 16, hz * 0.55, 9);
  brush_weather_air (c);
}

static void
dune (Canvas *c, gdouble base, gdouble height, gdouble depth)
{
  Dice dice = dice_fork (&c->dice);
  guint64 seed = dice_next (&dice);
  Ink tone =
      ink_mix (canvas_tone (c, depth * 0.7 + 0.1), c->tones.accent, 0.25);
  Ink lit = ink_mix (tone, c->tones.lit, 0.62);
  gdouble light = c->sun_x > c->w / 2 ? 1 : -1;
  gdouble peak = c->w * dice_range (&dice, 0.2, 0.8), step = c->u * 0.3;
  gdouble top = base - height;
  cairo_pattern_t *p = cairo_pattern_create_linear (0, top, 0, base + height);

  cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 1, tone.r, tone.g, tone.b);
  cairo_move_to (c->cr, 0, c->h);
  for (gdouble x = 0; x <= c->w + step; x += step) {
    gdouble d = (x - peak) / (c->w * 0.55);
    cairo_line_to (c->cr, x,
        base - height * exp (-d * d * 2)
            - height * 0.18 * noise_fractal (seed, x / c->w * 3, 0, 2));
  }
  cairo_line_to (c->cr, c->w, c->h);
  cairo_close_path (c->cr);
  cairo_set_source (c->cr, p);
  cairo_fill_preserve (c->cr);
  cairo_pattern_destroy (p);
  /* The slip face: from the crest a curved edge runs to the foot. */
  cairo_save (c->cr);
  cairo_clip (c->cr);
  gdouble bend = c->w * dice_range (&dice, 0.05, 0.18);
  cairo_move_to (c->cr, peak, top - height);
  cairo_line_to (c->cr, peak, top);
  cairo_curve_to (c->cr, peak + bend, top + height * 0.6, peak - bend,
      base - height * 0.2, peak + bend * 1.6, c->h);
  cairo_line_to (c->cr, light > 0 ? -c->w : c->w * 2, c->h);
  cairo_line_to (c->cr, light > 0 ? -c->w : c->w * 2, top - height);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (tone, c->tones.near, 0.35), 0.62);
  cairo_restore (c->cr);
}

/* Two faces, courses of stone along both, a worn edge between them. */
static void
pyramid (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h, gdouble depth)
{
  guint64 seed = dice_next (dice);
  gdouble light = c->sun_x > x ? 1 : -1, half = h * 0.82, turn = h * 0.2;
  Ink stone = ink_mix (canvas_tone (c, depth), c->tones.accent, 0.22);
  Ink lit = ink_mix (stone, c->tones.lit, 0.66);
  gint courses = 26;

  for (gint i = courses - 1; i >= 0; i--) {
    gdouble low = (gdouble) i / courses, top = (i + 1.0) / courses;
    gdouble edge = x - light * turn;
    gdouble shade = noise_at (seed, i * 0.7, 0.5);
    for (gint side = -1; side <= 1; side += 2) {
      Ink ink = side == (gint) light ? lit : stone;
      gdouble rough = h * 0.006 * noise_at (seed + 3, i * 1.9, side);
      ink = ink_mix (ink, c->tones.near, 0.1 + 0.12 * shade);
      cairo_move_to (c->cr, edge + (x - edge) * low, y - h * low);
      cairo_line_to (c->cr, x + side * (half * (1 - low) + rough), y - h * low);
      cairo_line_to (c->cr, x + side * (half * (1 - top) + rough), y - h * top);
      cairo_line_to (c->cr, edge + (x - edge) * top, y - h * top);
      cairo_close_path (c->cr);
      canvas_fill (c, ink, 1);
    }
  }
}

/* The largest at the focus, the others in its haze. */
static void
pyramids (Canvas *c, Dice *dice)
{
  gdouble u = c->u, hz = c->horizon;
  gdouble high = u * dice_range (dice, 15, 24);
  gint others = dice_pick (dice, 3);

  for (gint i = others; i > 0; i--)
    pyramid (c, dice, c->focus_x - c->side * high * (0.3 + 0.85 * i),
        hz + u * 2, high * (0.75 - 0.2 * i), 0.5 + 0.14 * i);
  brush_mist (c, hz, u * 6, c->tones.far, 0.35);
  pyramid (c, dice, c->focus_x + c->side * u * 6, hz + u * 4, high, 0.42);
  brush_mist (c, hz + u * 2, u * 5, c->tones.far, 0.5);
}

static void
paint_desert (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.52, 0.58);
  gdouble hz = c->horizon, u = c->u;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 6, 1.8, 0.5, 0.9, 0.5 }));
  dune (c, hz + u * 4, u * 6, 0.85);
  if (canvas_has (c, TRAIT_SPIRE))
    pyramids (c, &dice);
  dune (c, hz + u * 9, u * 8, 0.6);
  brush_haze (c, hz, hz + u * 16, c->tones.far, 0.25);
  dune (c, hz + u * 18, u * 10, 0.4);
  gint n = 4 + dice_pick (&dice, 4);
  if (canvas_has (c, TRAIT_SPIRE) && !canvas_has (c, TRAIT_PEOPLE))
    n -= 4;
  for (gint i = 0; i < n; i++)
    prop_camel (c, &dice, c->focus_x + (i - n / 2) * u * 5.4,
        hz + u * (12.5 + 0.5 * (i & 1)), u * 4.6, canvas_tone (c, 0.06));
  dune (c, c->h + u * 4, u * 12, 0.12);
  brush_weather_air (c);
}

const Motif motif_mountain = { "mountain", paint_mountain, -1, ERA_ANY,
  "calm" };
const Motif motif_forest = { "forest", paint_forest, -1, ERA_ANY, "calm" };
const Motif motif_sea = { "sea", paint_sea, -1, ERA_ANY, NULL };
const Motif motif_desert = { "desert", paint_desert, -1, ERA_ANY, NULL };
