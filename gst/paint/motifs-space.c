/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Space: a planet in half light before a nebula, one seen from its orbit, the
 * ground of a moon. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

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

/* A limb: so near that only its upper edge is in the picture. */
typedef struct {
  gdouble x, y, r; /* pixels; the centre is far below */
  gdouble light_x, light_y, light_z;
  gdouble air; /* how high the air reaches, pixels */
  guint64 seed;
  Wash sea, coast, land, cloud, shade, glow, lamp;
} Limb;

static Wash
limb_ground (const Limb *p, gdouble nx, gdouble nz, gfloat day)
{
  gdouble x = nx * 7, z = nz * 7;
  gfloat warp = (gfloat) noise_fractal (p->seed + 3, x * 0.8, z * 0.8, 2);
  gfloat h = (gfloat) noise_fractal (p->seed, x * 0.7, z * 0.7, 5);
  gfloat cloud = (gfloat) noise_fractal (
      p->seed + 5, x * 1.1 + warp * 1.4, z * 1.9 + warp, 5);
  Wash ink = h < 0.02f ? wash_mix (p->sea, p->coast, CLAMP (1 + h * 6, 0, 1))
                       : wash_mix (p->coast, p->land, CLAMP (h * 4, 0, 1));
  gfloat cover = CLAMP (cloud * 2.6f - 0.15f, 0, 0.95f);

  ink = wash_mix (ink, p->cloud, cover);
  ink = wash_mix (p->shade, ink, day);
  /* Where people live, the night is not dark. */
  if (h < 0.03f || day > 0.3f)
    return ink;
  gfloat town = (gfloat) noise_fractal (p->seed + 9, x * 13, z * 13, 3) - 0.18f;
  return wash_mix (ink, p->lamp,
      CLAMP (town * 4, 0, 1) * CLAMP (1.2f - h * 3, 0, 1) * (1 - cover)
          * (0.3f - day) * 3);
}

static void
limb_row (Canvas *c, const Limb *p, gint y)
{
  guint32 *out = canvas_row (c, y);
  gdouble ny = (y - p->y) / p->r;

  for (gint x = 0; x < c->width; x++) {
    gdouble nx = (x - p->x) / p->r, rr = nx * nx + ny * ny;
    gdouble r = sqrt (rr), out_by = (r - 1) * p->r / p->air;
    gdouble nz = sqrt (MAX (0, 1 - rr));
    gdouble lit = nx * p->light_x + ny * p->light_y + nz * p->light_z;
    gfloat day = (gfloat) smooth_step (-0.16, 0.34, lit);
    Wash ink = wash_unpack (out[x]);
    if (out_by > 4)
      continue;
    gfloat cover = (gfloat) CLAMP ((1 - r) * p->r + 0.5, 0, 1);
    if (cover > 0)
      ink = wash_mix (ink, limb_ground (p, nx, nz, day), cover);
    /* Air: thick along the edge, gone with the height. */
    gfloat rim = out_by > 0
        ? (gfloat) (1 / (1 + out_by * out_by * 3 + out_by * 2))
        : (gfloat) (1 / (1 + nz * nz * 26));
    gfloat tail = out_by > 0 ? (gfloat) (1 - out_by / 4) : 1;
    ink = wash_mix (ink, p->glow, rim * tail * (0.12f + 0.8f * day) * 0.9f);
    out[x] = wash_pack (ink);
  }
}

/* A station: a truss, its wings, its cabins. */
static void
station (Canvas *c, gdouble x, gdouble y, gdouble s, gdouble turn)
{
  Ink dark = ink_mix (c->tones.deep, c->tones.mid, 0.25);
  Ink lit = ink_mix (c->tones.light, c->tones.mid, 0.2);
  Ink wing = ink_mix (c->tones.accent, c->tones.deep, 0.35);

  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_rotate (c->cr, turn);
  cairo_scale (c->cr, s, s * 0.8);
  cairo_rectangle (c->cr, -1, -0.018, 2, 0.036);
  canvas_fill (c, lit, 1);
  for (gint side = -1; side <= 1; side += 2)
    for (gint i = 0; i < 2; i++) {
      gdouble wx = side * (0.72 + 0.24 * i) - 0.09;
      cairo_rectangle (c->cr, wx, -0.46, 0.18, 0.92);
      canvas_fill (c, ink_mix (wing, lit, side * c->side > 0 ? 0.4 : 0.1), 1);
      for (gint k = 1; k < 8; k++)
        cairo_rectangle (c->cr, wx, -0.46 + 0.115 * k, 0.18, 0.008);
      canvas_fill (c, dark, 0.7);
    }
  for (gint i = 0; i < 3; i++) {
    cairo_rectangle (c->cr, -0.3 + 0.21 * i, -0.1 - 0.05 * (i == 1), 0.19,
        0.2 + 0.1 * (i == 1));
    canvas_fill (c, ink_mix (lit, dark, 0.18 * i), 1);
    cairo_rectangle (c->cr, -0.3 + 0.21 * i, 0.05, 0.19, 0.05);
    canvas_fill (c, dark, 0.6);
  }
  cairo_restore (c->cr);
}

static void
black_sky (Canvas *c, gint stars)
{
  Ink black = ink_shade (c->tones.deep, 0.4);

  c->tones.zenith = black;
  c->tones.sky = ink_mix (black, c->tones.deep, 0.5);
  c->tones.horizon = ink_mix (c->tones.deep, c->tones.mid, 0.3);
  brush_sky (c, (Sky){ -3, 0.1, c->h * 1.3 });
  brush_stars (c, c->h * 1.4, stars);
}

static void
paint_orbit (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gdouble u = c->u, s;

  canvas_compose (c, 0.5, 0.6);
  s = c->side;
  black_sky (c, 420);
  Limb p = { .x = c->w * (0.5 - s * dice_range (&dice, 0.05, 0.25)),
    .r = u * dice_range (&dice, 95, 190),
    .light_x = s * 0.62,
    .light_y = -0.62,
    .light_z = dice_range (&dice, -0.25, 0.4),
    .air = u * 2.2,
    .seed = dice_next (&dice),
    .sea = wash_of (ink_mix (t->mid, t->deep, 0.45)),
    .coast = wash_of (ink_mix (t->mid, t->light, 0.22)),
    .land =
        wash_of (ink_mix (ink_mix (t->mid, t->accent, 0.5), t->light, 0.15)),
    .cloud = wash_of (ink_mix (t->light, t->mid, 0.08)),
    .shade = wash_of (ink_shade (t->deep, 0.35)),
    .glow = wash_of (ink_mix (t->mid, t->light, 0.62)),
    .lamp = wash_of (ink_mix (t->accent, t->light, 0.4)) };
  p.y = c->horizon + p.r;
  canvas_begin_pixels (c);
  for (gint y = 0; y < c->height && !canvas_cancelled (c); y++)
    limb_row (c, &p, y);
  canvas_end_pixels (c);
  /* The sun stands on the edge, at the focus. */
  gdouble edge = c->focus_x + s * u * 14, dx = edge - p.x;
  gdouble y = p.y - sqrt (MAX (p.r * p.r - dx * dx, 0));
  brush_glow (c, edge, y, u * 42, t->sun, 0.75);
  brush_glow (c, edge, y, u * 9, ink_mix (t->sun, t->light, 0.6), 1);
  if (dice_chance (&dice, 0.55))
    station (c, c->focus_x - s * u * 4, c->horizon - u * 9,
        u * dice_range (&dice, 7, 12), dice_range (&dice, -0.6, 0.6));
}

typedef struct {
  Wash shade, lit;
} Regolith;

/* A bowl with a raised rim, or nothing, in each cell of a grid. */
static gfloat
craters (guint64 seed, gfloat x, gfloat z)
{
  gint ix = (gint) x - (x < 0), iz = (gint) z - (z < 0);
  gfloat sum = 0;

  for (gint j = -1; j <= 1; j++)
    for (gint i = -1; i <= 1; i++) {
      guint64 h = dice_mix (seed + (guint64) (ix + i) * 73856093u
          + (guint64) (iz + j) * 19349663u);
      gfloat r = 0.14f + (gfloat) (h & 255) / 255 * 0.42f;
      gfloat dx = ix + i + (gfloat) ((h >> 10) & 1023) / 1024 - x;
      gfloat dz = iz + j + (gfloat) ((h >> 22) & 1023) / 1024 - z;
      gfloat d = sqrtf (dx * dx + dz * dz) / r;
      if (d >= 1.5f || (h >> 40) % 3 == 0)
        continue;
      sum += r
          * (d < 1 ? (d * d - 0.75f) : 0.25f * (1.5f - d) * 2 * (1.5f - d) * 2);
    }
  return sum;
}

static gfloat
regolith_height (const Terrain *t, gfloat x, gfloat z)
{
  gfloat roll = (gfloat) noise_fractal (t->seed, x * 0.1f, z * 0.1f, 3);
  gfloat fine = (gfloat) noise_fractal (t->seed + 4, x * 2.4f, z * 2.4f, 3);

  return (roll * 0.5f + craters (t->seed + 1, x * 0.14f, z * 0.14f) * 1.2f)
      * (gfloat) smooth_step (1.5, 4, z)
      + craters (t->seed + 2, x * 0.7f, z * 0.7f) * 0.3f + fine * 0.03f;
}

static Wash
regolith_ink (const Terrain *t, const Spot *s)
{
  const Regolith *r = t->data;
  gfloat fine = (gfloat) noise_fractal (t->seed + 6, s->x * 6, s->z * 6, 3);
  gfloat light = CLAMP (s->light * 1.5f - 0.42f + fine * 0.12f, 0, 1);

  return wash_mix (r->shade, r->lit, light);
}

/* A lander: a faceted cabin over a foil-wrapped stage on four legs. */
static void
lander (Canvas *c, gdouble x, gdouble y, gdouble s)
{
  const Tones *t = &c->tones;
  gdouble light = c->sun_x > x ? 1 : -1;
  Ink foil = ink_mix (t->accent, t->light, 0.25),
      dark = ink_mix (t->deep, t->mid, 0.2);
  Ink grey = ink_mix (t->light, t->mid, 0.4);

  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_scale (c->cr, s * light, s);
  cairo_set_line_width (c->cr, 0.022);
  for (gint side = -1; side <= 1; side += 2) {
    cairo_move_to (c->cr, side * 0.24, -0.42);
    cairo_line_to (c->cr, side * 0.46, -0.02);
    cairo_line_to (c->cr, side * 0.24, -0.24);
    cairo_move_to (c->cr, side * 0.39, -0.01);
    cairo_line_to (c->cr, side * 0.53, -0.01);
    cairo_move_to (c->cr, side * 0.1, -0.3);
    cairo_line_to (c->cr, side * 0.2, 0.02);
  }
  canvas_ink (c, grey, 1);
  cairo_stroke (c->cr);
  cairo_rectangle (c->cr, -0.3, -0.48, 0.6, 0.25);
  canvas_fill (c, ink_mix (foil, dark, 0.45), 1);
  cairo_rectangle (c->cr, 0.02, -0.48, 0.28, 0.25);
  canvas_fill (c, foil, 1);
  cairo_move_to (c->cr, -0.2, -0.48);
  cairo_line_to (c->cr, -0.27, -0.66);
  cairo_line_to (c->cr, -0.16, -0.86);
  cairo_line_to (c->cr, 0.1, -0.9);
  cairo_line_to (c->cr, 0.25, -0.74);
  cairo_line_to (c->cr, 0.2, -0.48);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (grey, dark, 0.4), 1);
  cairo_move_to (c->cr, 0.02, -0.48);
  cairo_line_to (c->cr, 0.06, -0.88);
  cairo_line_to (c->cr, 0.25, -0.74);
  cairo_line_to (c->cr, 0.2, -0.48);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (t->light, grey, 0.3), 1);
  cairo_rectangle (c->cr, -0.13, -0.74, 0.1, 0.1);
  canvas_fill (c, t->deep, 1);
  cairo_rectangle (c->cr, -0.01, -1.08, 0.015, 0.2);
  canvas_fill (c, grey, 1);
  cairo_restore (c->cr);
}

static void
paint_lunar (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gdouble u = c->u;

  canvas_compose (c, 0.5, 0.6);
  gdouble hz = c->horizon, s = c->side;
  Ink dust = ink_mix (t->light, t->mid, 0.36);
  Regolith ground = {
    wash_of (ink_mix (ink_shade (t->deep, 0.5), t->mid, 0.06)), wash_of (dust)
  };
  Terrain land = { .horizon = hz,
    .reach = 70,
    .haze = ink_mix (dust, t->deep, 0.5),
    .height = regolith_height,
    .ink = regolith_ink,
    .seed = dice_next (&dice),
    .data = &ground };
  c->sun_x = c->w * (0.5 + s * 0.45);
  c->sun_y = hz * 0.3;
  black_sky (c, 520);
  Planet p = { .x = c->w * (0.5 + s * dice_range (&dice, 0.02, 0.16)),
    .y = hz * dice_range (&dice, 0.3, 0.5),
    .r = u * dice_range (&dice, 6, 9),
    .light_x = s * 0.72,
    .light_y = -0.4,
    .light_z = 0.35,
    .tilt = dice_range (&dice, -0.5, 0.5),
    .dark = wash_of (ink_shade (t->deep, 0.3)),
    .pale = wash_of (ink_mix (t->mid, t->deep, 0.2)),
    .bright = wash_of (t->light),
    .air = wash_of (ink_mix (t->mid, t->light, 0.6)) };
  planet (c, p, dice_next (&dice), 0.1);
  g_free (brush_mountain (c, (Ridge){ hz + u, u * 5, 2.6, 0.4, 0.35, 0 }, 0));
  brush_terrain (c, &land);
  Place at = brush_place (c, &land, c->focus_x, dice_range (&dice, 3.6, 5));
  if (dice_chance (&dice, 0.65)) {
    lander (c, at.x, at.y + at.size * 0.02, at.size * 0.42);
    prop_person (c, &dice, at.x - s * at.size * 0.4, at.y + at.size * 0.06,
        at.size * 0.19, ink_mix (dust, t->deep, 0.3), t->light);
  }
}

const Motif motif_space = { "space", paint_space, DAYTIME_NIGHT, ERA_ANY,
  "cinematic", TRUE };
const Motif motif_orbit = { "orbit", paint_orbit, DAYTIME_NIGHT, ERA_ANY,
  "cinematic", TRUE };
const Motif motif_lunar = { "lunar", paint_lunar, DAYTIME_NIGHT, ERA_ANY,
  "documentary", TRUE };
