/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where water meets land: a fall, a still lake, a beach. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  const gfloat *line; /* the cliff's edge, one y a column */
  Wash dark, rock, lit, moss;
  Field *beds, *grain;
} Cliff;

/* High at the focus, low on the title's side. */
static gfloat *
cliff_line (Canvas *c, guint64 seed, gdouble high, gdouble low)
{
  gfloat *line = g_new (gfloat, c->width);
  gdouble gap = c->u * 4.5;

  for (gint x = 0; x < c->width; x++) {
    gdouble d = (x - c->focus_x) * c->side / c->w;
    gdouble away = smooth_step (-0.62, 0.05, d);
    gdouble n = noise_fractal (seed, x / c->u / 15, 0.5, 5);
    gdouble y = low + (high - low) * away + n * c->u * 5;
    /* The lip, where the river has cut in. */
    gdouble lip = (x - c->focus_x) / gap;
    y += c->u * 2.2 / (1 + lip * lip * lip * lip);
    line[x] = (gfloat) y;
  }
  return line;
}

static void
cliff_row (Canvas *c, const Cliff *k, gint y)
{
  guint32 *out = canvas_row (c, y);
  const gfloat *bed = c->row[0], *at = c->row[1], *next = c->row[2];

  for (gint x = 0; x < c->width; x++) {
    gfloat below = y - k->line[x];
    if (below < -1)
      continue;
    gfloat crack = CLAMP (1 - fabsf (bed[x]) * 7, 0, 1);
    gfloat light =
        CLAMP (0.4f + (at[x] - next[x]) * 3.4f + bed[x] * 0.35f, 0, 1);
    Wash ink = light < 0.5f ? wash_mix (k->dark, k->rock, light * 2)
                            : wash_mix (k->rock, k->lit, light * 2 - 1);
    gfloat moss = CLAMP (at[x] * 1.8f + 0.35f - below * 0.0006f, 0, 1);
    ink = wash_mix (ink, k->moss, moss * 0.55f);
    ink = wash_mix (ink, k->dark, crack * 0.6f);
    out[x] = wash_pack (
        wash_mix (wash_unpack (out[x]), ink, CLAMP (below + 1, 0, 1)));
  }
}

static void
cliff (Canvas *c, Dice *dice, const gfloat *line, gdouble foot)
{
  gdouble wide = c->w / (c->u * 100), high = c->h / (c->u * 100);
  const Tones *t = &c->tones;
  Ink rock = ink_mix (canvas_tone (c, 0.42), t->mid, 0.25);
  Cliff k = { .line = line };

  k.dark = wash_of (ink_mix (rock, t->near, 0.75));
  k.rock = wash_of (rock);
  k.lit = wash_of (ink_mix (rock, t->lit, 0.55));
  k.moss = wash_of (canvas_local (c, ink_mix (t->mid, t->deep, 0.4)));
  k.beds = field_new (dice_next (dice), MIN (c->width / 3, 420),
      MIN (c->height / 3, 420), (FieldShape){ 9 * wide, 16 * high, 4, 0.8 });
  k.grain = field_new (dice_next (dice), MIN (c->width / 3, 420),
      MIN (c->height / 3, 420), (FieldShape){ 16 * wide, 7 * high, 5, 0.6 });
  gdouble shift = c->sun_x > c->w / 2 ? 0.006 : -0.006;
  canvas_begin_pixels (c);
  for (gint y = 0; y < MIN (c->height, foot) && !canvas_cancelled (c); y++) {
    field_row (k.beds, y / c->h, 0, c->row[0], c->width);
    field_row (k.grain, y / c->h, 0, c->row[1], c->width);
    field_row (k.grain, y / c->h - 0.004, shift, c->row[2], c->width);
    cliff_row (c, &k, y);
  }
  canvas_end_pixels (c);
  field_free (k.beds);
  field_free (k.grain);
}

/* Falling water: threads that part and join, torn at the sides. */
static void
fall (
    Canvas *c, guint64 seed, gdouble x, gdouble top, gdouble foot, gdouble wide)
{
  g_autoptr (Field) threads =
      field_new (seed, 96, 160, (FieldShape){ 9, 5, 4, 0.5 });
  Wash white =
      wash_of (canvas_local (c, ink_mix (c->tones.light, c->tones.mid, 0.06)));
  Wash blue =
      wash_of (canvas_local (c, ink_mix (c->tones.mid, c->tones.light, 0.4)));
  gint y0 = MAX (0, (gint) top), y1 = MIN (c->height, (gint) foot);

  canvas_begin_pixels (c);
  for (gint y = y0; y < y1; y++) {
    gdouble down = MAX (y - top, 0) / (foot - top),
            half = wide * (0.7 + 0.6 * down);
    gdouble mid = x + c->u * 0.8 * noise_at (seed + 1, down * 2, 0);
    gint from = MAX (0, (gint) (mid - half)),
         to = MIN (c->width, (gint) (mid + half));
    guint32 *out = canvas_row (c, y);
    /* The same threads again and again, faster below. */
    field_row (threads, fabs (1 - fmod (pow (down, 0.8) * 1.7, 2)), 0,
        c->row[0], MAX (to - from, 2));
    for (gint px = from; px < to; px++) {
      gdouble edge = 1 - fabs (px - mid) / half;
      gfloat n = c->row[0][px - from];
      gfloat cover = CLAMP ((gfloat) edge * 3.2f + n * 1.3f - 0.1f, 0, 1);
      Wash ink = wash_mix (blue, white, CLAMP (0.62f + n * 1.1f, 0, 1));
      out[px] =
          wash_pack (wash_mix (wash_unpack (out[px]), ink, cover * 0.94f));
    }
  }
  canvas_end_pixels (c);
}

static void
boulder (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble r, gdouble depth)
{
  guint64 seed = dice_next (dice);
  gdouble light = c->sun_x > x ? 1 : -1;
  Ink ink = canvas_tone (c, depth), lit = ink_mix (ink, c->tones.lit, 0.5);

  for (gint pass = 0; pass < 2; pass++) {
    for (gint i = 0; i <= 22; i++) {
      gdouble a = -G_PI * i / 22.0;
      gdouble d = r
          * (0.85
              + 0.4
                  * noise_fractal (seed, cos (a) * 1.6 + 5, sin (a) * 1.6, 3));
      d *= pass ? 0.86 : 1;
      cairo_line_to (c->cr, x + cos (a) * d * 1.35 + pass * light * r * 0.12,
          y + sin (a) * d * 0.72 + (pass ? -r * 0.05 : r * 0.12));
    }
    cairo_close_path (c->cr);
    canvas_fill (c, pass ? lit : ink, pass ? 0.45 : 1);
    if (pass == 0)
      continue;
    cairo_move_to (c->cr, x - light * r * 1.2, y + r * 0.1);
    cairo_curve_to (c->cr, x - light * r * 0.6, y - r * 0.5, x, y - r * 0.2,
        x + light * r * 0.5, y + r * 0.1);
    canvas_fill (c, ink, 0.7);
  }
}

static void
trees_along (Canvas *c, Dice *dice, const gfloat *line, gint count,
    gdouble height, gdouble depth)
{
  Ink ink = canvas_tone (c, depth), rim = ink_mix (ink, c->tones.lit, 0.6);

  for (gint i = 0; i < count && !canvas_cancelled (c); i++) {
    gdouble x = c->w * (i + dice_unit (dice)) / count;
    gdouble y = line[CLAMP ((gint) x, 0, c->width - 1)];
    if (fabs (x - c->focus_x) < c->u * 3.4 || !dice_chance (dice, 0.8))
      continue;
    prop_pine (c, dice, x, y + height * 0.1,
        height * dice_bell (dice, 0.5, 1.4), ink, rim);
  }
}

static void
paint_waterfall (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.72, 0.78);
  gdouble hz = c->horizon, high = c->h * dice_range (&dice, 0.16, 0.26);
  gdouble low = hz - u * dice_range (&dice, 5, 14);
  gdouble wide = u * dice_range (&dice, 2.6, 4.6);
  gint falls = 1 + dice_pick (&dice, 3);
  brush_weather_sky (c);
  g_free (brush_mountain (c, (Ridge){ hz - u * 4, u * 15, 2.4, 0.8, 0.82, 0.9 },
      canvas_has (c, TRAIT_SNOW) ? 0.4 : 1));
  brush_mist (c, hz - u * 14, u * 8, c->tones.far, 0.5);
  g_autofree gfloat *line = cliff_line (c, dice_next (&dice), high, low);
  trees_along (c, &dice, line, 46, u * 5.5, 0.5);
  cliff (c, &dice, line, hz + u * 2);
  gdouble lip = line[CLAMP ((gint) c->focus_x, 0, c->width - 1)];
  for (gint i = 0; i < falls; i++) {
    /* The others are thin, and start lower. */
    gdouble x = c->focus_x + c->side * u * (i == 1 ? 13 : -9) * (i > 0);
    gdouble top =
        i == 0 ? lip : line[CLAMP ((gint) x, 0, c->width - 1)] + u * 3;
    fall (
        c, dice_next (&dice), x, top + u * 0.4, hz, i == 0 ? wide : wide * 0.3);
    brush_mist (
        c, hz - u, u * 5, ink_mix (c->tones.light, c->tones.far, 0.4), 0.3);
  }
  brush_glow (c, c->focus_x, hz - u * 2, u * 17, c->tones.light, 0.4);
  brush_water (c, (Water){ hz, c->h, 0.8, 0.7 });
  brush_mist (
      c, hz + u, u * 5, ink_mix (c->tones.light, c->tones.far, 0.3), 0.55);
  for (gint i = 0; i < 13; i++) {
    gdouble t = i / 12.0, x = c->w * dice_unit (&dice);
    if (fabs (x - c->focus_x) < u * 8 * (1 - t))
      continue;
    boulder (c, &dice, x, hz + (c->h - hz) * (0.15 + 0.9 * t * t),
        u * (1.4 + 5 * t) * dice_range (&dice, 0.6, 1.3), 0.4 - 0.36 * t);
  }
  prop_foreground (c, u * 11, canvas_tone (c, 0.01));
  brush_weather_air (c);
}

/* Planks on posts, from the near shore out into the lake. */
static void
jetty (Canvas *c, gdouble x, gdouble y, gdouble far_y)
{
  gdouble u = c->u, half = u * 5.2, far_x = x - c->side * u * 7;
  gdouble far_half = half * (far_y - c->horizon) / (y - c->horizon);
  Ink wood = canvas_tone (c, 0.08), top = ink_mix (wood, c->tones.lit, 0.42);

  for (gint i = 6; i >= 0; i--) {
    gdouble t = 1 / (1 + i * 0.42), px, py = far_y + (y - far_y) * t;
    gdouble h = half * (py - c->horizon) / (y - c->horizon);
    px = far_x + (x - far_x) * (py - far_y) / (y - far_y);
    for (gint k = -1; k <= 1; k += 2)
      cairo_rectangle (
          c->cr, px + k * h - h * 0.06, py - h * 0.32, h * 0.12, h * 0.85);
    canvas_fill (c, wood, 1);
  }
  cairo_move_to (c->cr, far_x - far_half, far_y);
  cairo_line_to (c->cr, far_x + far_half, far_y);
  cairo_line_to (c->cr, x + half, y);
  cairo_line_to (c->cr, x - half, y);
  cairo_close_path (c->cr);
  canvas_fill (c, top, 1);
  /* Gaps between the planks crowd with the distance. */
  for (gint i = 0; i < 40; i++) {
    gdouble t = 1 / (1 + i * 0.12), py = c->horizon + (y - c->horizon) * t;
    gdouble h = half * t, px;
    if (py < far_y)
      break;
    px = far_x + (x - far_x) * (py - far_y) / (y - far_y);
    cairo_rectangle (c->cr, px - h, py, 2 * h, MAX (0.6, h * 0.035));
  }
  canvas_fill (c, wood, 0.6);
}

static void
rowing_boat (Canvas *c, gdouble x, gdouble y, gdouble l, Ink ink, Ink lit)
{
  for (gint pass = 0; pass < 2; pass++) {
    cairo_move_to (c->cr, x - l * 0.5, y - l * 0.1);
    cairo_curve_to (c->cr, x - l * 0.3, y - l * 0.06, x + l * 0.3, y - l * 0.06,
        x + l * 0.5, y - l * 0.13);
    cairo_curve_to (c->cr, x + l * 0.42, y + l * 0.02, x + l * 0.3,
        y + l * 0.05, x + l * 0.1, y + l * 0.05);
    cairo_curve_to (c->cr, x - l * 0.2, y + l * 0.05, x - l * 0.42,
        y + l * 0.03, x - l * 0.5, y - l * 0.1);
    if (pass == 0) {
      canvas_fill (c, ink, 1);
      continue;
    }
    cairo_set_line_width (c->cr, l * 0.018);
    canvas_ink (c, lit, 0.6);
    cairo_stroke (c->cr);
  }
}

static void
reeds (Canvas *c, gdouble x, gdouble spread, gdouble height)
{
  Dice dice = dice_fork (&c->dice);
  Ink ink = canvas_tone (c, 0.01), lit = ink_mix (ink, c->tones.lit, 0.4);

  prop_grass (
      c, (Grass){ x - spread, x + spread, c->h + c->u, height, 90, ink, lit });
  for (gint i = 0; i < 9; i++) {
    gdouble px = x + dice_range (&dice, -0.8, 0.8) * spread;
    gdouble h = height * dice_range (&dice, 0.7, 1.1);
    gdouble lean = h * dice_range (&dice, -0.08, 0.08);
    cairo_move_to (c->cr, px, c->h);
    cairo_line_to (c->cr, px + lean, c->h - h);
    cairo_set_line_width (c->cr, c->u * 0.14);
    canvas_ink (c, ink, 1);
    cairo_stroke (c->cr);
    cairo_move_to (c->cr, px + lean * 0.9, c->h - h * 0.9);
    cairo_line_to (c->cr, px + lean * 0.72, c->h - h * 0.72);
    cairo_set_line_width (c->cr, c->u * 0.55);
    cairo_stroke (c->cr);
  }
}

static void
paint_lake (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, tall = canvas_is_tall (c) ? 1.3 : 1;
  gdouble snow =
      canvas_has (c, TRAIT_SNOW) ? 0.3 : dice_range (&dice, 0.5, 1.1);
  gboolean walk = dice_chance (&dice, 0.6);

  canvas_compose (c, 0.48, 0.55);
  gdouble hz = c->horizon;
  brush_weather_sky (c);
  g_free (brush_mountain (c,
      (Ridge){
          hz, u * dice_range (&dice, 10, 20) * tall, 2.2, 0.75, 0.74, 0.9 },
      snow));
  brush_mist (c, hz - u * 2, u * 4, c->tones.far, 0.55);
  for (gint i = 0; i < 2; i++) {
    g_autofree gfloat *shore = brush_ridge (c,
        (Ridge){ hz - u * (1 - i), u * (4.5 - 2 * i), 2.5, 0.4, 0.58 - 0.14 * i,
            0.4 });
    trees_along (c, &dice, shore, 90, u * (2.4 + 0.8 * i), 0.55 - 0.14 * i);
  }
  g_free (brush_ridge (c, (Ridge){ hz + u * 0.7, u * 0.6, 5, 0.3, 0.4, 0 }));
  brush_water (c, (Water){ hz + u * 0.8, c->h, 0.14, 0.97 });
  brush_mist (c, hz + u * 3, u * 2.4, c->tones.horizon, 0.4);
  if (walk)
    jetty (c, c->focus_x + c->side * u * 9, c->h + u * 2, hz + u * 15);
  Ink hull = canvas_tone (c, 0.06);
  rowing_boat (c, c->focus_x - c->side * u * (walk ? 15 : 4), hz + u * 12,
      u * (walk ? 9 : 13), hull, c->tones.lit);
  if (!walk)
    prop_person (c, &dice, c->focus_x - c->side * u * 4, hz + u * 12, u * 5.5,
        hull, c->tones.lit);
  reeds (c, c->w * (0.5 - c->side * 0.38), u * 14, u * 17);
  reeds (c, c->w * (0.5 + c->side * 0.47), u * 6, u * 23);
  brush_weather_air (c);
}

typedef struct {
  gdouble near_x, bend, vx; /* where the shoreline runs */
  guint64 seed;
  Wash sand, sand_lit, wet, foam;
} Strand;

/* The waterline's x at @y; the land lies on the focus's side of it. */
static gdouble
strand_x (const Canvas *c, const Strand *s, gdouble y)
{
  gdouble t = (y - c->horizon) / (c->h - c->horizon);
  gdouble lap = noise_fractal (s->seed, 1 / (t + 0.12) * 1.4, 0, 3);

  return s->vx + (s->near_x - s->vx) * pow (t, 0.75)
      + s->bend * sin (G_PI * sqrt (t)) + lap * c->u * (1 + 11 * t);
}

static void
strand_row (Canvas *c, const Strand *s, gint y)
{
  gdouble t = (y - c->horizon) / (c->h - c->horizon);
  gdouble edge = strand_x (c, s, y), scale = c->u * (0.4 + 15 * t);
  guint32 *out = canvas_row (c, y);
  gdouble row = log (1 + t * 30) * 14;

  for (gint x = 0; x < c->width; x++) {
    gfloat d = (gfloat) ((x - edge) * c->side / scale);
    gfloat n = (gfloat) noise_fractal (s->seed + 2, x / scale * 1.3, row, 3);
    gfloat wash = d + n * 0.35f;
    if (wash < -1.6f)
      continue;
    Wash sea = wash_unpack (out[x]);
    gfloat grain =
        (gfloat) noise_fractal (s->seed + 4, x / scale * 3, row * 3, 2);
    Wash sand =
        wash_mix (s->sand, s->sand_lit, CLAMP (0.5f + grain * 0.8f, 0, 1));
    gfloat damp = 1 - CLAMP (wash / 1.5f, 0, 1);
    /* Wet sand keeps half of what the sea mirrored. */
    Wash shore = wash_mix (sand, wash_mix (s->wet, sea, 0.5f), damp * damp);
    Wash ink = wash_mix (sea, shore, CLAMP (wash * 3 + 0.5f, 0, 1));
    gfloat lace = CLAMP (0.55f + n * 1.7f, 0, 1);
    gfloat near_foam = CLAMP (1 - fabsf (wash) * 5.5f, 0, 1);
    gfloat far_foam = CLAMP (1 - fabsf (wash + 0.9f) * 4, 0, 1) * lace * 0.7f;
    ink = wash_mix (
        ink, s->foam, MAX (near_foam * (0.5f + lace * 0.5f), far_foam));
    out[x] = wash_pack (ink);
  }
}

static void
strand (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  Ink sand = canvas_local (c, ink_mix (t->light, t->accent, 0.32));
  Strand s = { .vx = c->focus_x + c->side * c->w * dice_range (dice, 0.12, 0.3),
    .near_x = c->w * (0.5 - c->side * dice_range (dice, 0.1, 0.32)),
    .bend = -c->side * c->u * dice_range (dice, -4, 9),
    .seed = dice_next (dice) };

  s.sand = wash_of (ink_mix (sand, t->near, 0.32));
  s.sand_lit = wash_of (ink_mix (sand, t->lit, 0.3));
  s.wet = wash_of (ink_mix (sand, t->near, 0.55));
  s.foam = wash_of (canvas_local (c, ink_mix (t->light, t->mid, 0.07)));
  canvas_begin_pixels (c);
  for (gint y = (gint) c->horizon + 2; y < c->height && !canvas_cancelled (c);
       y++)
    strand_row (c, &s, y);
  canvas_end_pixels (c);
}

/* Swell that comes in: long crests, white where they break. */
static void
swell (Canvas *c, Dice *dice)
{
  Ink foam = canvas_local (c, ink_mix (c->tones.light, c->tones.mid, 0.1));
  Ink back = ink_mix (canvas_tone (c, 0.4), c->tones.mid, 0.5);

  for (gint i = 0; i < 5; i++) {
    gdouble t = 0.04 + 0.08 * i * (1 + 0.35 * i), thick = c->u * (0.3 + 4 * t);
    gdouble y = c->horizon + (c->h - c->horizon) * t, step = c->u * 0.4;
    guint64 seed = dice_next (dice);
    for (gint pass = 0; pass < 2; pass++) {
      cairo_move_to (c->cr, -1, y);
      for (gdouble x = -1; x <= c->w + step; x += step) {
        gdouble n = noise_fractal (seed, x / c->w * 4, pass * 0.1, 3);
        gdouble rise = smooth_step (-0.1, 0.5, n) * thick;
        gdouble torn = noise_fractal (seed + 5, x / c->u * 0.9, 0, 2);
        cairo_line_to (c->cr, x,
            y - rise * (pass ? 1 : 1.25)
                + (pass ? rise * (0.75 + torn * 0.35) : 0));
      }
      for (gdouble x = c->w + step; x >= -1; x -= step) {
        gdouble n = noise_fractal (seed, x / c->w * 4, 0, 3);
        gdouble rise = smooth_step (-0.1, 0.5, n) * thick;
        cairo_line_to (c->cr, x, y + (pass ? rise * 0.3 : 0));
      }
      cairo_close_path (c->cr);
      canvas_fill (c, pass ? foam : back, pass ? 0.8 : 0.5);
    }
  }
}

static void
paint_beach (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;
  gboolean palms = !canvas_has (c, TRAIT_FOG | TRAIT_SNOW | TRAIT_STORM)
      && dice_chance (&dice, 0.6);

  canvas_compose (c, 0.42, 0.5);
  gdouble hz = c->horizon;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 5, 1.5, 0.6, 0.82, 0.5 }));
  brush_haze (c, hz - u * 5, hz, c->tones.horizon, 0.4);
  brush_water (c, (Water){ hz, c->h, 0.7, 0.75 });
  swell (c, &dice);
  strand (c, &dice);
  Ink ink = canvas_tone (c, 0.05);
  for (gint i = 0; palms && i < 3; i++)
    prop_palm (c, &dice, c->focus_x + c->side * u * (12 + 7 * i),
        hz + u * (9 + 7 * i), u * (20 + 5 * i), ink, c->tones.lit);
  if (!palms) {
    boulder (c, &dice, c->focus_x + c->side * u * 4, hz + u * 8, u * 4, 0.2);
    boulder (c, &dice, c->focus_x + c->side * u * 13, hz + u * 12, u * 6, 0.1);
  }
  prop_people (c, c->focus_x - u * 3, c->focus_x + u * 5, hz + u * 7.5, u * 4.4,
      2, ink, c->tones.lit);
  prop_grass (c,
      (Grass){ c->w * (0.5 + c->side * 0.2), c->w * (0.5 + c->side * 0.56),
          c->h + u, u * 13, 170, canvas_tone (c, 0.02),
          ink_mix (canvas_tone (c, 0.2), c->tones.lit, 0.5) });
  prop_birds (c, c->focus_x - c->side * u * 18, hz * 0.6, 7);
  brush_weather_air (c);
}

const Motif motif_waterfall = { "waterfall", paint_waterfall, -1, ERA_ANY,
  "calm" };
const Motif motif_lake = { "lake", paint_lake, -1, ERA_ANY, "calm" };
const Motif motif_beach = { "beach", paint_beach, -1, ERA_ANY, "calm" };
