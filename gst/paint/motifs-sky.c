/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sky itself: the Milky Way over a ridge, the top of the clouds. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* The band rises from (x, y) along (ax, ay). */
typedef struct {
  gdouble x, y, ax, ay, width;
  Field *cloud, *dust;
  Wash haze, core, warm;
} Band;

static gdouble
band_distance (const Band *b, gdouble x, gdouble y)
{
  return ((x - b->x) * b->ay - (y - b->y) * b->ax) / b->width;
}

static void
band_row (Canvas *c, const Band *b, gint y)
{
  guint32 *out = canvas_row (c, y);
  gfloat fade = (gfloat) smooth_step (1.04, 0.75, y / c->horizon);

  field_row (b->cloud, y / c->h, 0, c->row[0], c->width);
  field_row (b->dust, y / c->h, 0, c->row[1], c->width);
  for (gint x = 0; x < c->width; x++) {
    gfloat n = c->row[0][x], dust = c->row[1][x];
    gfloat d = (gfloat) band_distance (b, x, y) + n * 0.35f;
    gfloat d2 = d * d;
    if (d2 > 6)
      continue;
    gfloat wide = 1 / (1 + d2 * d2 * 1.6f), core = 1 / (1 + d2 * 9);
    gfloat lane =
        CLAMP (1.15f - fabsf (dust + d * 0.25f) * 5.5f, 0, 1) / (1 + d2 * 7);
    gfloat glow = wide * (0.34f + n * 0.35f) + core * (0.34f + n * 0.5f);
    glow = CLAMP (glow * (1 - 0.6f * lane) * fade, 0, 1);
    Wash ink = wash_mix (b->haze, b->core, CLAMP (core + n * 0.5f, 0, 1));
    ink = wash_mix (ink, b->warm, core * lane * 0.35f);
    out[x] = wash_pack (wash_mix (wash_unpack (out[x]), ink, glow * 0.95f));
  }
}

/* The finest stars crowd in the band. */
static void
band_stars (Canvas *c, Dice *dice, const Band *b)
{
  cairo_set_antialias (c->cr, CAIRO_ANTIALIAS_FAST);
  for (gint i = 0; i < 5200; i++) {
    gdouble x = dice_unit (dice) * c->w, y = dice_unit (dice) * c->horizon;
    gdouble d = band_distance (b, x, y), s = c->u * 0.055;
    gdouble bright = pow (dice_unit (dice), 3);
    if (!dice_chance (dice, 0.07 + 0.93 / (1 + 3 * d * d * d * d)))
      continue;
    s *= 0.7 + 1.5 * bright;
    cairo_rectangle (c->cr, x - s / 2, y - s / 2, s, s);
    canvas_fill (c, c->tones.sun, 0.2 + 0.75 * bright);
  }
  cairo_set_antialias (c->cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
milky_way (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble lean = dice_range (dice, 0.25, 0.6) * c->side;
  FieldShape cloud = { 4.5 * c->w / (c->u * 100), 4.5 * c->h / (c->u * 100), 5,
    0.6 };
  FieldShape dust = { 3.2 * c->w / (c->u * 100), 3.2 * c->h / (c->u * 100), 5,
    0.9 };
  Band b = { c->focus_x - c->side * c->u * 12, c->horizon, sin (lean),
    -cos (lean), c->u * dice_range (dice, 15, 22) };

  b.cloud = field_new (dice_next (dice), MIN (c->width / 3, 360),
      MIN (c->height / 3, 360), cloud);
  b.dust = field_new (dice_next (dice), MIN (c->width / 3, 360),
      MIN (c->height / 3, 360), dust);
  b.haze = wash_of (ink_mix (t->mid, t->light, 0.2));
  b.core = wash_of (ink_mix (t->light, t->accent, 0.18));
  b.warm = wash_of (ink_mix (t->accent, t->deep, 0.5));
  canvas_begin_pixels (c);
  for (gint y = 0; y < MIN (c->height, c->horizon) && !canvas_cancelled (c);
       y++)
    band_row (c, &b, y);
  canvas_end_pixels (c);
  band_stars (c, dice, &b);
  field_free (b.cloud);
  field_free (b.dust);
}

/* A tent with a lamp in it. */
static void
tent (Canvas *c, gdouble x, gdouble y, gdouble s)
{
  Ink lamp = c->tones.lamp, cloth = ink_mix (lamp, c->tones.deep, 0.35);
  gdouble w = s * 0.85;

  brush_glow (c, x, y - s * 0.3, s * 3.2, lamp, 0.45);
  cairo_move_to (c->cr, x - w, y);
  cairo_curve_to (
      c->cr, x - w * 0.8, y - s * 0.85, x + w * 0.6, y - s * 1.0, x + w, y);
  cairo_close_path (c->cr);
  cairo_pattern_t *p = cairo_pattern_create_radial (
      x - w * 0.1, y - s * 0.2, s * 0.05, x, y - s * 0.2, s);
  cairo_pattern_add_color_stop_rgb (p, 0, lamp.r, lamp.g, lamp.b);
  cairo_pattern_add_color_stop_rgb (p, 1, cloth.r, cloth.g, cloth.b);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  cairo_move_to (c->cr, x - w * 0.1, y - s * 0.7);
  cairo_curve_to (c->cr, x - w * 0.3, y - s * 0.4, x - w * 0.34, y - s * 0.2,
      x - w * 0.3, y);
  cairo_set_line_width (c->cr, s * 0.035);
  canvas_ink (c, ink_mix (cloth, c->tones.deep, 0.6), 1);
  cairo_stroke (c->cr);
}

static void
paint_milkyway (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;
  gboolean camp = dice_chance (&dice, 0.5);

  canvas_compose (c, 0.72, 0.8);
  gdouble hz = c->horizon;
  c->tones.zenith = ink_shade (c->tones.zenith, 0.75);
  c->sun_y = hz * 1.02;
  brush_sky (c, (Sky){ -3, 0.3, hz * 1.05 });
  milky_way (c, &dice);
  brush_stars (c, hz * 1.2, 260);
  brush_haze (c, hz * 0.6, hz + u * 2,
      ink_mix (c->tones.horizon, c->tones.accent, 0.25), 0.5);
  g_free (brush_mountain (c,
      (Ridge){ hz, u * dice_range (&dice, 5, 12), 2.4, 0.8, 0.55, 0.6 },
      canvas_has (c, TRAIT_SNOW) ? 0.4 : 1.2));
  brush_mist (c, hz + u, u * 3, c->tones.far, 0.35);
  g_free (brush_ridge (c, (Ridge){ hz + u * 3, u * 3, 3, 0.3, 0.25, 0.2 }));
  g_autofree gfloat *top =
      brush_ridge (c, (Ridge){ hz + u * 9, u * 5, 1.3, 0.25, 0.04, 0 });
  gdouble y = top[CLAMP ((gint) c->focus_x, 0, c->width - 1)];
  Ink ink = canvas_tone (c, 0);
  for (gint i = 0; i < 22; i++) {
    gdouble x = c->w * (i + dice_unit (&dice)) / 22;
    gdouble far = fabs (x - c->focus_x) / (u * 20);
    if (far < 0.6)
      continue;
    prop_pine (c, &dice, x, top[CLAMP ((gint) x, 0, c->width - 1)] + u * 0.5,
        u * dice_range (&dice, 4, 9), ink, c->tones.lit);
  }
  if (camp)
    tent (c, c->focus_x, y + u * 0.8, u * 4);
  else
    brush_glow (c, c->focus_x, y - u * 2, u * 7, c->tones.lamp, 0.25);
  prop_person (c, &dice, c->focus_x + (camp ? c->side * u * 6 : 0), y + u * 0.6,
      u * 4.6, ink, c->tones.lamp);
  brush_weather_air (c);
}

typedef struct {
  Wash deep, shade, lit;
} Heap;

/* Heaps, some of them towers, and on them smaller heaps: round above, with
 * creases between. */
static gfloat
cloud_height (const Terrain *t, gfloat x, gfloat z)
{
  gdouble n = noise_fractal (t->seed, x * 0.1, z * 0.12, 2);
  gdouble tower = smooth_step (0.1, 0.55, n) * smooth_step (4.5, 9, z);
  gdouble bend = noise_at (t->seed + 7, x * 0.3, z * 0.3);
  gdouble puff = 0, size = 1, f = 0.3;

  for (guint i = 0; i < 4; i++) {
    gdouble v = fabs (noise_at (t->seed + 11 + i, x * f + bend, z * f - bend));
    puff += v * (2.4 - 1.3 * v) * size;
    size *= 0.42;
    f *= 2.1;
  }
  return (gfloat) (n * 0.25 * smooth_step (1, 4, z)
      + (puff - 0.7) * (0.4 + 0.6 * tower) + tower * 0.75);
}

static Wash
cloud_ink (const Terrain *t, const Spot *s)
{
  const Heap *heap = t->data;
  gfloat fine =
      (gfloat) noise_fractal (t->seed + 5, s->x * 2.2f, s->z * 2.2f, 3);
  gfloat light = CLAMP (s->light * 1.15f - 0.1f + fine * 0.1f, 0, 1);
  gfloat low = CLAMP (0.5f - s->height * 0.9f + fine * 0.3f, 0, 1);
  Wash ink = wash_mix (heap->shade, heap->lit, light * light * (3 - 2 * light));

  return wash_mix (ink, heap->deep, low * 0.6f);
}

static void
paint_clouds (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gdouble u = c->u;

  canvas_compose (c, 0.46, 0.54);
  gdouble hz = c->horizon;
  /* By day, too, a heap's own shade is much darker than the sky's edge. */
  Ink shade = ink_mix (t->mid, ink_mix (t->cloud, t->cloud_lit, 0.5), 0.45);
  Heap heap = { wash_of (ink_mix (shade, t->deep, 0.45)), wash_of (shade),
    wash_of (ink_mix (t->cloud_lit, t->light, 0.55)) };
  Terrain top = { .horizon = hz,
    .reach = 34,
    .haze = ink_mix (ink_mix (t->horizon, t->sky, 0.3), t->cloud_lit, 0.2),
    .height = cloud_height,
    .ink = cloud_ink,
    .seed = dice_next (&dice),
    .data = &heap };
  c->sun_y = hz - u * dice_range (&dice, 2, 9);
  brush_sky (c,
      (Sky){ dice_range (&dice, -0.4, 0.25), c->time == DAYTIME_DAY ? 0.5 : 0.9,
          hz });
  if (c->time == DAYTIME_NIGHT)
    brush_stars (c, hz, 360);
  brush_sun (c, u * dice_range (&dice, 2, 3.6));
  if (dice_chance (&dice, 0.5))
    g_free (brush_mountain (
        c, (Ridge){ hz + u * 2, u * 8, 2.6, 0.9, 0.72, 0.9 }, 0.5));
  brush_haze (c, hz - u * 7, hz + u, t->horizon, 0.6);
  brush_terrain (c, &top);
  for (gint i = 0; i < 3; i++)
    brush_mist (c, hz + u * (1 + 6 * i), u * (2.5 + 2 * i),
        ink_mix (t->cloud_lit, t->horizon, 0.4), 0.26 - 0.08 * i);
  brush_glow (c, c->sun_x, c->sun_y, u * 36, t->sun, 0.3);
  prop_birds (c, c->focus_x - c->side * u * 6, hz - u * 7, 5);
  brush_weather_air (c);
}

const Motif motif_milkyway = { "milkyway", paint_milkyway, DAYTIME_NIGHT,
  ERA_ANY, "cinematic", TRUE };
const Motif motif_clouds = { "clouds", paint_clouds, -1, ERA_ANY, "cinematic" };
