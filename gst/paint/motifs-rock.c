/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rock: a canyon from its rim, a cave from inside, a volcano. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

enum { BEDS = 7 };

typedef struct {
  Wash shade[BEDS], lit[BEDS], water;
  gfloat side, sway;
} Gorge;

/* 0 in the river .. 1 on the plateau, in terraces. */
static gfloat
terrace (gfloat v)
{
  gfloat s = CLAMP (v, 0, 0.9999f) * 5;
  gint step = (gint) s;

  return (step + (gfloat) smooth_step (0.5, 0.95, s - step)) / 5;
}

static gfloat
gorge_height (const Terrain *t, gfloat x, gfloat z)
{
  const Gorge *g = t->data;
  gfloat n = (gfloat) noise_fractal (t->seed, x * 0.2f, z * 0.2f, 4);
  gfloat bend = (gfloat) noise_at (t->seed + 3, z * 0.13f, 0.5) * 3.2f;
  gfloat from = fabsf (x - g->side * 1.6f - bend * g->sway) + n * 1.7f;
  gfloat v = (gfloat) smooth_step (0.25, 2.1, from / (1.0f + z * 0.075f));
  gfloat high = (gfloat) smooth_step (0.1, 0.6, n) * 0.3f;
  gfloat height = -2.1f + terrace (v) * 2.35f + high + n * 0.1f * v;
  /* The ledge that one stands on. */
  gfloat rim = (gfloat) smooth_step (4.9, 3.7, z + n * 1.5 + x * g->side * 0.3);

  return height + (n * 0.12f - height) * rim;
}

static Wash
gorge_ink (const Terrain *t, const Spot *s)
{
  const Gorge *g = t->data;
  gfloat fine =
      (gfloat) noise_fractal (t->seed + 5, s->x * 2.4f, s->z * 2.4f, 3);
  gfloat bed = s->height * 6 + fine * 0.5f + 40;
  gint at = (gint) (dice_mix (t->seed + (guint64) (gint) bed) % BEDS);
  gint next = (gint) (dice_mix (t->seed + (guint64) (gint) bed + 1) % BEDS);
  gfloat soft = (gfloat) smooth_step (0.75, 1, bed - (gint) bed);
  gfloat light = CLAMP (s->light * 1.25f - 0.12f + fine * 0.25f, 0, 1);
  Wash a = wash_mix (g->shade[at], g->lit[at], light);
  Wash b = wash_mix (g->shade[next], g->lit[next], light);

  if (s->height < -2.03f)
    return wash_mix (a, g->water, 0.85f);
  return wash_mix (a, b, soft);
}

static void
paint_canyon (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gdouble u = c->u;
  const Ink beds[BEDS] = { ink_mix (t->accent, t->mid, 0.35),
    ink_mix (t->accent, t->light, 0.4), ink_mix (t->accent, t->deep, 0.3),
    ink_mix (t->light, t->accent, 0.35), ink_mix (t->mid, t->accent, 0.5),
    ink_mix (t->accent, t->light, 0.15), ink_mix (t->deep, t->accent, 0.55) };
  Gorge gorge = { .sway = (gfloat) dice_range (&dice, 0.6, 1.4) };

  canvas_compose (c, 0.4, 0.48);
  gdouble hz = c->horizon;
  gorge.side = (gfloat) c->side;
  for (gint i = 0; i < BEDS; i++) {
    Ink own = canvas_local (c, beds[i]);
    gorge.shade[i] = wash_of (ink_mix (own, t->near, 0.62));
    gorge.lit[i] = wash_of (ink_mix (own, t->lit, 0.35));
  }
  gorge.water = wash_of (ink_mix (t->horizon, t->mid, 0.35));
  Terrain land = { .horizon = hz,
    .reach = 20,
    .haze = t->far,
    .height = gorge_height,
    .ink = gorge_ink,
    .seed = dice_next (&dice),
    .data = &gorge };
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 2.5, 1.3, 0.5, 0.95, 0.4 }));
  brush_terrain (c, &land);
  brush_mist (c, hz + u, u * 6, t->far, 0.4);
  brush_mist (c, hz + u * 14, u * 6, t->far, 0.22);
  Place rim = brush_place (c, &land, c->focus_x + c->side * u * 9, 3.4);
  if (rim.y < c->h)
    prop_person (
        c, &dice, rim.x, rim.y + u * 0.4, u * 6, canvas_tone (c, 0.02), t->lit);
  prop_birds (c, c->focus_x, hz - u * 6, 5);
  brush_weather_air (c);
}

typedef struct {
  gdouble x, y, rx, ry; /* the mouth */
  Wash dark, rock, rim;
  Field *shape, *grain;
} Mouth;

/* Rock in folds; each catches the light along the edge that faces it. */
static void
cave_row (Canvas *c, const Mouth *m, gint y)
{
  guint32 *out = canvas_row (c, y);
  gfloat dy = (gfloat) ((y - m->y) / m->ry);
  gfloat sharp = (gfloat) (m->rx * 0.8);

  field_row (m->shape, y / c->h, 0, c->row[0], c->width);
  field_row (m->grain, y / c->h, 0, c->row[1], c->width);
  field_row (m->grain, y / c->h + 0.006, 0, c->row[2], c->width);
  for (gint x = 0; x < c->width; x++) {
    gfloat dx = (gfloat) ((x - m->x) / m->rx);
    gfloat in = sqrtf (dx * dx + dy * dy) + c->row[0][x] * 0.5f - 1;
    if (in * sharp < -0.5f)
      continue;
    gfloat deep = MAX (in, 0), fold = deep * 2.6f + c->row[1][x] * 0.25f;
    gfloat edge = 1 - (fold - (gint) fold);
    gfloat fall = 1 / (1 + deep * deep * 3.2f);
    gfloat relief = (c->row[2][x] - c->row[1][x]) * 2.6f * fall;
    gfloat light = edge * edge * edge * fall * 0.85f + relief;
    Wash ink = wash_mix (m->dark, m->rock, CLAMP (fall * 0.9f + relief, 0, 1));
    ink = wash_mix (ink, m->rim, CLAMP (light, 0, 1));
    out[x] = wash_pack (
        wash_mix (wash_unpack (out[x]), ink, CLAMP (in * sharp + 0.5f, 0, 1)));
  }
}

static void
cave_walls (Canvas *c, Dice *dice, Mouth m)
{
  gdouble wide = c->w / (c->u * 100), high = c->h / (c->u * 100);
  const Tones *t = &c->tones;
  Ink rock = ink_mix (t->near, ink_mix (t->mid, t->accent, 0.3), 0.3);

  m.dark = wash_of (ink_mix (t->near, t->deep, 0.5));
  m.rock = wash_of (rock);
  m.rim = wash_of (ink_mix (rock, t->lit, 0.75));
  m.shape = field_new (
      dice_next (dice), 220, 180, (FieldShape){ 4 * wide, 4 * high, 5, 0.5 });
  m.grain = field_new (dice_next (dice), MIN (c->width / 3, 420),
      MIN (c->height / 3, 420), (FieldShape){ 13 * wide, 9 * high, 4, 0.7 });
  canvas_begin_pixels (c);
  for (gint y = 0; y < c->height && !canvas_cancelled (c); y++)
    cave_row (c, &m, y);
  canvas_end_pixels (c);
  field_free (m.shape);
  field_free (m.grain);
}

static void
dripstones (Canvas *c, Dice *dice, const Mouth *m)
{
  for (gint i = 0; i < 17; i++) {
    gdouble x = m->x + dice_range (dice, -1.7, 1.7) * m->rx;
    gdouble d = (x - m->x) / m->rx;
    gdouble top = m->y - m->ry * (fabs (d) < 1 ? 1.15 : 1.1 - fabs (d) * 0.2);
    gdouble l = c->u * dice_range (dice, 3, 12), w = l * 0.16;
    gdouble light = m->x > x ? 1 : -1;
    Ink ink = ink_mix (canvas_tone (c, 0.02), c->tones.mid, 0.06);
    if (canvas_in_quiet (c, x, top + l / 2, l / 2))
      continue;
    for (gint pass = 0; pass < 2; pass++) {
      cairo_move_to (c->cr, x + (pass ? light * w * 0.3 : -w), top - w);
      cairo_curve_to (c->cr, x + (pass ? light * w * 0.4 : -w * 0.4),
          top + l * 0.4, x, top + l * 0.8, x, top + l);
      cairo_curve_to (c->cr, x, top + l * 0.8,
          x + w * (pass ? light * 0.7 : 0.4), top + l * 0.4,
          x + w * (pass ? light * 0.95 : 1), top - w);
      cairo_close_path (c->cr);
      canvas_fill (c, pass ? ink_mix (ink, c->tones.lit, 0.5) : ink, 1);
    }
  }
}

static void
paint_cave (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;
  gboolean tall = canvas_is_tall (c);

  canvas_compose (c, 0.56, 0.6);
  Mouth mouth = { c->focus_x + (tall ? -c->side * u * 4 : c->side * u * 2),
    c->h * (tall ? 0.56 : 0.5), u * dice_range (&dice, 25, 31),
    u * dice_range (&dice, 23, 27) };
  c->horizon = mouth.y + u * 9;
  gdouble hz = c->horizon, floor_y = mouth.y + mouth.ry * 0.72;
  c->sun_x = mouth.x + c->side * u * 5;
  c->sun_y = mouth.y - u * 7;
  c->quiet = tall   ? (PainterQuiet){ 0.08, 0.05, 0.84, 0.17 }
      : c->side > 0 ? (PainterQuiet){ 0.04, 0.1, 0.34, 0.34 }
                    : (PainterQuiet){ 0.62, 0.1, 0.34, 0.34 };
  brush_weather_sky (c);
  if (dice_chance (&dice, 0.5)) {
    g_free (brush_ridge (c, (Ridge){ hz, u * 4, 3, 0.6, 0.85, 0.5 }));
    brush_water (c, (Water){ hz, c->h, 0.5, 0.8 });
  } else {
    g_free (brush_mountain (c, (Ridge){ hz, u * 12, 4, 0.8, 0.75, 0.9 }, 0.8));
    brush_mist (c, hz, u * 4, c->tones.far, 0.6);
    g_free (brush_ridge (c, (Ridge){ hz + u * 4, u * 4, 5, 0.4, 0.5, 0.5 }));
  }
  cave_walls (c, &dice, mouth);
  dripstones (c, &dice, &mouth);
  prop_person (c, &dice, mouth.x - c->side * u * 4, floor_y + u * 1.5, u * 8,
      canvas_tone (c, 0), c->tones.lit);
  brush_glow (c, c->sun_x, c->sun_y, u * 44, c->tones.sun, 0.3);
  brush_water (c, (Water){ floor_y + u * 4, c->h, 0.3, 0.85 });
}

/* A cone as one sees it from the side: gullies run down from the crater. */
typedef struct {
  gdouble x, top, foot, wide, rim; /* the crater's half width */
  guint64 seed;
  Wash shade, lit, snow, snow_shade, mist, lava, hot;
  gboolean burning, capped;
} Cone;

static gdouble
cone_edge (const Cone *k, gdouble u, gdouble x)
{
  gdouble d = fabs (x - k->x), n = noise_fractal (k->seed, x / u / 7, 0, 4);
  gdouble t = CLAMP ((d - k->rim) / k->wide, 0, 1);
  gdouble dip = d < k->rim ? (1 - d / k->rim) * u * 1.6 : 0;

  return k->top + (k->foot - k->top) * (1 - pow (1 - t, 1.75)) + dip
      + n * u * 1.1;
}

/* The heat of the nearest stream of lava at @g across and @down the slope. */
static gfloat
stream_heat (const Cone *k, gdouble g, gdouble down)
{
  gdouble heat = 0;

  for (gint i = 0; i < 4; i++) {
    gdouble end = 0.35 + 0.65 * (noise_at (k->seed + 31, i * 3.7, 0.5) + 0.5);
    gdouble at = (i - 1.5) * 0.34
        + 0.16 * noise_fractal (k->seed + 7 + (guint) i, down * 4, 0.2, 3);
    gdouble wide = 0.028 + 0.03 * (1 - down);
    if (down > end)
      continue;
    gdouble d = fabs (g - at) / wide;
    heat = MAX (heat, (1 - d) * (1.1 - 0.6 * down));
  }
  return (gfloat) CLAMP (heat * 1.6, 0, 1);
}

static void
cone_column (Canvas *c, const Cone *k, gint x)
{
  gdouble edge = cone_edge (k, c->u, x), light = c->sun_x > k->x ? 1 : -1;
  gint top = MAX (0, (gint) edge), end = MIN (c->height, (gint) k->foot);

  for (gint y = top; y < end; y++) {
    gdouble down = (y - k->top) / (k->foot - k->top);
    gdouble half = k->rim + k->wide * (1 - pow (1 - CLAMP (down, 0, 1), 0.571));
    gdouble g = (x - k->x) / (half + 1);
    gdouble n = noise_fractal (k->seed + 3, g * 7, down * 2.2, 4);
    gdouble m =
        noise_fractal (k->seed + 3, g * 7 + light * 0.35, down * 2.2, 4);
    gfloat face =
        (gfloat) CLAMP (0.42 + g * light * 0.45 + (n - m) * 1.4, 0, 1);
    Wash ink = wash_mix (k->shade, k->lit, face);
    if (k->capped) {
      gfloat white = (gfloat) CLAMP ((0.36 - down + n * 0.45) * 9, 0, 1);
      ink = wash_mix (ink, wash_mix (k->snow_shade, k->snow, face), white);
    }
    if (k->burning) {
      gfloat heat = stream_heat (k, g, down);
      ink = wash_mix (ink, heat > 0.6f ? k->hot : k->lava, heat);
    }
    gfloat mist = (gfloat) smooth_step (0.45, 1, down) * 0.8f;
    guint32 *out = canvas_row (c, y) + x;
    *out = wash_pack (wash_mix (ink, k->mist, mist));
  }
}

static void
fountain (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble high)
{
  brush_glow (c, x, y - high * 0.3, high * 2.6, c->tones.accent, 0.8);
  for (gint i = 0; i < 240; i++) {
    gdouble a = dice_bell (dice, -0.9, 0.9), v = dice_range (dice, 0.3, 1);
    gdouble t = dice_range (dice, 0.1, 1.7), px, py;
    px = x + sin (a) * v * t * high * 0.9;
    py = y - high * (cos (a) * v * 1.9 * t - 0.95 * t * t);
    gdouble r = c->u * dice_range (dice, 0.06, 0.24);
    if (py > y + high * 0.5)
      continue;
    cairo_arc (c->cr, px, py, r, 0, 2 * G_PI);
    canvas_fill (c,
        t < 0.7 ? ink_mix (c->tones.light, c->tones.accent, 0.35)
                : c->tones.accent,
        0.95);
  }
}

static Cone
cone_of (Canvas *c, Dice *dice, gboolean burning)
{
  const Tones *t = &c->tones;
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.25 : 1;
  Ink rock = canvas_local (c, ink_mix (canvas_tone (c, 0.5), t->deep, 0.3));
  Cone k = { .x = c->focus_x,
    .top = c->horizon - u * dice_range (dice, 22, 28) * tall,
    .foot = c->horizon + u * 3,
    .wide = u * dice_range (dice, 44, 60),
    .rim = u * dice_range (dice, 3, 4.6),
    .seed = dice_next (dice),
    .burning = burning,
    .capped = !burning };

  k.shade = wash_of (ink_mix (rock, t->near, 0.35));
  k.lit = wash_of (ink_mix (rock, burning ? t->accent : t->lit, 0.4));
  k.snow = wash_of (ink_mix (t->lit, t->light, 0.6));
  k.snow_shade = wash_of (ink_mix (rock, t->far, 0.55));
  k.mist = wash_of (t->far);
  k.lava = wash_of (ink_mix (t->accent, t->deep, 0.15));
  k.hot = wash_of (ink_mix (t->light, t->accent, 0.4));
  return k;
}

static void
paint_mountain_of_fire (Canvas *c, Dice *dice)
{
  gdouble u = c->u;
  gboolean burning = canvas_has (c, TRAIT_FIRE)
      || (c->time >= DAYTIME_DUSK && dice_chance (dice, 0.6));

  canvas_compose (c, 0.66, 0.72);
  gdouble hz = c->horizon;
  Cone cone = cone_of (c, dice, burning);
  Ink ash = ink_mix (c->tones.cloud, c->tones.deep, burning ? 0.5 : 0.1);
  Ink glow = burning ? ink_mix (c->tones.accent, c->tones.deep, 0.3)
                     : c->tones.cloud_lit;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz, u * 5, 2, 0.5, 0.9, 0.5 }));
  brush_plume (c, cone.x, cone.top + u, u * (burning ? 44 : 24), ash, glow,
      burning ? 1 : 0.55);
  if (burning)
    brush_plume (c, cone.x, cone.top + u, u * 30, ash, glow, 1);
  canvas_begin_pixels (c);
  for (gint x = 0; x < c->width && !canvas_cancelled (c); x++)
    cone_column (c, &cone, x);
  canvas_end_pixels (c);
  if (burning)
    fountain (c, dice, cone.x, cone.top + u * 1.5, u * 9);
  brush_mist (c, hz, u * 4, c->tones.far, 0.5);
  g_free (brush_ridge (c, (Ridge){ hz + u * 3, u * 3, 4, 0.5, 0.42, 0.4 }));
  if (canvas_has (c, TRAIT_WATER) || dice_chance (dice, 0.45))
    brush_water (c, (Water){ hz + u * 3.6, c->h, 0.4, 0.85 });
  else
    for (gint i = 0; i < 3; i++)
      g_free (brush_ridge (c,
          (Ridge){ hz + u * (6 + 5 * i), u * 4, 3 - 0.6 * i, 0.5,
              0.32 - 0.1 * i, 0.2 }));
  prop_foreground (c, u * 11, canvas_tone (c, 0));
  if (burning)
    brush_embers (c, hz + u * 6, 150);
  brush_weather_air (c);
}

typedef struct {
  Wash crust, rough, lava, hot;
} Lake;

/* The difference of the ways to the two nearest of scattered points: 0 on the
 * cracks between their plates. */
static gfloat
crack_at (guint64 seed, gfloat x, gfloat z)
{
  gint ix = (gint) x - (x < 0), iz = (gint) z - (z < 0);
  gfloat first = 9, second = 9;

  for (gint j = -1; j <= 1; j++)
    for (gint i = -1; i <= 1; i++) {
      guint64 h = dice_mix (seed + (guint64) (ix + i) * 73856093u
          + (guint64) (iz + j) * 19349663u);
      gfloat px = ix + i + (gfloat) (h & 1023) / 1024 - x;
      gfloat pz = iz + j + (gfloat) ((h >> 12) & 1023) / 1024 - z;
      gfloat d = px * px + pz * pz;
      second = d < first ? first : MIN (second, d);
      first = MIN (first, d);
    }
  return sqrtf (second) - sqrtf (first);
}

static gfloat
lake_height (const Terrain *t, gfloat x, gfloat z)
{
  return 0.05f * (gfloat) noise_fractal (t->seed, x * 0.8f, z * 0.8f, 3);
}

static Wash
lake_ink (const Terrain *t, const Spot *s)
{
  const Lake *lake = t->data;
  gfloat warp =
      (gfloat) noise_fractal (t->seed + 2, s->x * 0.9f, s->z * 0.9f, 3);
  gfloat crack =
      crack_at (t->seed, s->x * 0.62f + warp * 0.5f, s->z * 0.5f - warp * 0.4f);
  gfloat fine = (gfloat) noise_fractal (t->seed + 4, s->x * 5, s->z * 4, 3);
  gfloat heat = CLAMP (1.15f - crack * (7 + fine * 5), 0, 1);
  Wash ink = wash_mix (
      lake->crust, lake->rough, CLAMP (s->light * 0.5f + fine * 0.6f, 0, 1));

  heat *= heat;
  ink = wash_mix (ink, lake->lava, CLAMP (heat * 1.8f, 0, 1));
  return wash_mix (ink, lake->hot, CLAMP (heat * 2 - 1, 0, 1));
}

static void
paint_lava (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble u = c->u;

  canvas_compose (c, 0.5, 0.58);
  gdouble hz = c->horizon;
  Ink dark = ink_mix (t->deep, t->near, 0.5);
  Lake lake = { wash_of (ink_mix (dark, t->accent, 0.06)),
    wash_of (ink_mix (dark, t->mid, 0.25)),
    wash_of (ink_mix (t->accent, t->deep, 0.12)),
    wash_of (ink_mix (t->light, t->accent, 0.35)) };
  Terrain pool = { .horizon = hz,
    .reach = 15,
    .haze = ink_mix (t->accent, t->deep, 0.3),
    .height = lake_height,
    .ink = lake_ink,
    .seed = dice_next (dice),
    .data = &lake };
  c->tones.far = ink_mix (t->deep, t->accent, 0.45);
  c->tones.lit = ink_mix (t->accent, t->light, 0.25);
  c->tones.horizon = ink_mix (t->accent, t->deep, 0.35);
  c->tones.sky = ink_mix (t->deep, t->accent, 0.22);
  c->tones.cloud_lit = ink_mix (t->accent, t->deep, 0.4);
  c->sun_x = c->focus_x;
  c->sun_y = hz;
  brush_sky (c, (Sky){ 0.6, 0.5, hz });
  g_free (
      brush_mountain (c, (Ridge){ hz + u * 2, u * 13, 3, 0.9, 0.4, 0.5 }, 0));
  brush_smoke (c, c->focus_x - u * 24, c->focus_x + u * 20, hz + u, hz * 0.9,
      dark, ink_mix (t->accent, t->deep, 0.3), 0.8);
  brush_terrain (c, &pool);
  fountain (c, dice, c->focus_x, hz + u * 5, u * dice_range (dice, 5, 9));
  brush_glow (c, c->focus_x, hz + u * 3, u * 40, t->accent, 0.5);
  g_free (brush_ridge (c, (Ridge){ c->h + u * 2, u * 8, 2.2, 0.8, 0.02, 0 }));
  brush_embers (c, c->h, 260);
}

static void
paint_volcano (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  if (canvas_has (c, TRAIT_LAVA) && !canvas_has (c, TRAIT_FIRE))
    paint_lava (c, &dice);
  else
    paint_mountain_of_fire (c, &dice);
}

const Motif motif_canyon = { "canyon", paint_canyon, -1, ERA_ANY, "cinematic" };
const Motif motif_cave = { "cave", paint_cave, DAYTIME_DAWN, ERA_ANY,
  "cinematic" };
const Motif motif_volcano = { "volcano", paint_volcano, DAYTIME_DUSK, ERA_ANY,
  "cinematic" };
