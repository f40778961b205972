/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Under water: a reef in shafts of light, open water with a whale, the dark
 * below with what shines by itself. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

enum { RAYS = 1024 };

typedef struct {
  Wash top, middle, bottom, light;
  gfloat ray[RAYS]; /* by direction from the light */
  gdouble power;
} Depths;

static void
cast_rays (Depths *d, guint64 seed)
{
  for (gint i = 0; i < RAYS; i++) {
    gdouble a = i * 8.0 / RAYS;
    gdouble n = noise_fractal (seed, a * 2.6, 0.5, 4)
        + 0.5 * noise_at (seed + 1, a * 11, 0.5);

    d->ray[i] = (gfloat) smooth_step (0.0, 0.75, n);
  }
}

static void
depths_row (Canvas *c, const Depths *d, gint y)
{
  guint32 *out = canvas_row (c, y);
  gfloat t = (gfloat) (y / c->h), from = (gfloat) (y + c->u * 26);
  gfloat fade = (1 - t) * (1 - t * 0.35f) * (gfloat) d->power;
  Wash base = t < 0.5f ? wash_mix (d->top, d->middle, t * 2)
                       : wash_mix (d->middle, d->bottom, t * 2 - 1);
  gfloat reach = (gfloat) (1 / (c->u * c->u * 2600));

  for (gint x = 0; x < c->width; x++) {
    gfloat dx = (gfloat) (x - c->sun_x), a = (dx / from + 2) * (RAYS / 4.0f);
    gint i = CLAMP ((gint) a, 0, RAYS - 2);
    gfloat ray = d->ray[i] + (d->ray[i + 1] - d->ray[i]) * CLAMP (a - i, 0, 1);
    gfloat glow = 1 / (1 + (dx * dx + from * from) * reach);
    gfloat v =
        glow * 0.75f * (gfloat) d->power + ray * fade * (0.2f + glow * 0.5f);
    out[x] = wash_pack (wash_mix (base, d->light, CLAMP (v, 0, 1)));
  }
}

typedef struct {
  Wash shade, own, lit, light;
  gboolean sand;
} Bed;

static gfloat
bed_height (const Terrain *t, gfloat x, gfloat z)
{
  const Bed *bed = t->data;
  gfloat n = (gfloat) noise_fractal (t->seed, x * 0.35f, z * 0.35f, 4);
  gfloat rock = (gfloat) noise_ridged (t->seed + 2, x * 0.4f, z * 0.4f, 4);
  gfloat side = (gfloat) smooth_step (0.6, 3, fabs (x));

  if (bed->sand)
    return n * 0.22f;
  return (n * 0.25f + rock * 0.75f * side) * (gfloat) smooth_step (0.6, 2, z);
}

/* Light that the waves have gathered wanders over the ground as a net. */
static Wash
bed_ink (const Terrain *t, const Spot *s)
{
  const Bed *bed = t->data;
  gfloat fine = (gfloat) noise_fractal (t->seed + 5, s->x * 4, s->z * 4, 4);
  gfloat warp = (gfloat) noise_at (t->seed + 6, s->x * 1.3f, s->z * 1.3f);
  gfloat net = 1
      - MIN (fabsf ((gfloat) noise_at (
                 t->seed + 7, s->x * 2.2f + warp, s->z * 2.2f - warp))
              * 6,
          1);
  gfloat light = CLAMP (s->light * 0.8f + fine * 0.35f, 0, 1);
  Wash ink = light < 0.5f ? wash_mix (bed->shade, bed->own, light * 2)
                          : wash_mix (bed->own, bed->lit, light * 2 - 1);

  return wash_mix (ink, bed->light, net * net * 0.3f * s->light);
}

static Bed
bed_of (const Canvas *c, gboolean sand)
{
  const Tones *t = &c->tones;
  Ink own = sand ? ink_mix (t->light, t->mid, 0.55)
                 : ink_mix (ink_mix (t->mid, t->accent, 0.3), t->deep, 0.35);

  own = canvas_local (c, own);
  Bed bed = { wash_of (ink_mix (own, t->near, 0.75)), wash_of (own),
    wash_of (ink_mix (own, t->light, 0.35)), wash_of (t->light), sand };

  return bed;
}

static void
bubbles (Canvas *c, Dice *dice, gdouble x, gint count)
{
  for (gint i = 0; i < count; i++) {
    gdouble t = dice_unit (dice), r = c->u * dice_range (dice, 0.12, 0.5);
    gdouble px =
        x + sin (t * 17) * c->u * 1.4 + dice_range (dice, -1, 1) * c->u * 2;
    gdouble py = c->h * (0.95 - 0.85 * t);
    if (canvas_in_quiet (c, px, py, c->u))
      continue;
    cairo_arc (c->cr, px, py, r, 0, 2 * G_PI);
    canvas_ink (c, c->tones.light, 0.4);
    cairo_set_line_width (c->cr, r * 0.25);
    cairo_stroke (c->cr);
    cairo_arc (c->cr, px - r * 0.3, py - r * 0.35, r * 0.25, 0, 2 * G_PI);
    canvas_fill (c, c->tones.light, 0.7);
  }
}

/* What drifts in the water: near and unsharp, far and fine. */
static void
drift (Canvas *c, Dice *dice, gint count, gdouble alpha)
{
  for (gint i = 0; i < count; i++) {
    gdouble near = pow (dice_unit (dice), 9);
    gdouble x = dice_unit (dice) * c->w, y = dice_unit (dice) * c->h;
    if (near > 0.2 && canvas_in_quiet (c, x, y, c->u))
      continue;
    brush_disc (c, x, y, c->u * (0.12 + 1.1 * near), c->tones.light,
        alpha * dice_range (dice, 0.3, 1) * (1 - 0.6 * near));
  }
}

static void
reef (Canvas *c, Dice *dice, const Terrain *land)
{
  const Tones *t = &c->tones;
  const Ink kinds[] = { t->accent, ink_mix (t->accent, t->light, 0.5),
    ink_mix (t->mid, t->light, 0.4), ink_mix (t->accent, t->mid, 0.5) };

  for (gint i = 0; i < 46 && !canvas_cancelled (c); i++) {
    gdouble z = 9 * pow (1.9 / 9, (i + dice_unit (dice)) / 46);
    gdouble x = dice_range (dice, -0.05, 1.05) * c->w;
    gdouble fog = CLAMP (z / 12, 0.04, 0.85);
    Place at = brush_place (c, land, x, z);
    Ink own = canvas_local (c, kinds[dice_pick (dice, 4)]);
    Ink ink = ink_mix (ink_mix (own, t->near, 0.55), land->haze, fog);
    Ink lit = ink_mix (ink_mix (own, t->light, 0.15), land->haze, fog);
    gdouble h = at.size * dice_range (dice, 0.18, 0.46);
    if (i % 5 == 4)
      prop_weed (c, dice, at.x, at.y + h * 0.1, h * 1.8, ink);
    else
      prop_coral (c, dice, at.x, at.y + h * 0.12, h, ink, lit);
  }
}

static void
sunlit_water (Canvas *c, Dice *dice, gboolean whale)
{
  const Tones *t = &c->tones;
  gdouble u = c->u, hz = c->horizon;
  Ink water = canvas_local (c, ink_mix (t->mid, t->deep, 0.12));
  Depths d = { .power = c->time == DAYTIME_NIGHT ? 0.45 : 1 };
  Bed bed = bed_of (c, whale);
  Terrain land = { .horizon = hz,
    .reach = whale ? 8 : 9,
    .haze = ink_mix (water, t->deep, 0.3),
    .height = bed_height,
    .ink = bed_ink,
    .seed = dice_next (dice),
    .data = &bed };
  d.top = wash_of (canvas_local (c, ink_mix (t->mid, t->light, 0.3)));
  d.middle = wash_of (water);
  d.bottom = wash_of (ink_mix (water, t->deep, 0.6));
  d.light = wash_of (canvas_local (c, ink_mix (t->light, t->mid, 0.06)));
  cast_rays (&d, dice_next (dice));
  canvas_begin_pixels (c);
  for (gint y = 0; y < c->height && !canvas_cancelled (c); y++)
    depths_row (c, &d, y);
  canvas_end_pixels (c);
  Ink far = ink_mix (land.haze, t->near, 0.18);
  g_free (brush_ridge (c, (Ridge){ hz + u * 2, u * 7, 2, 0.7, 0.9, 0 }));
  brush_haze (c, hz - u * 14, hz + u * 4, land.haze, 0.9);
  brush_terrain (c, &land);
  Ink fin = ink_mix (t->near, water, 0.35),
      belly = ink_mix (water, t->light, 0.5);
  if (whale) {
    prop_whale (c, c->focus_x, c->h * 0.47, u * (canvas_is_tall (c) ? 46 : 54),
        -c->side, ink_mix (fin, far, 0.2), belly);
    prop_whale (c, c->focus_x - c->side * u * 27, c->h * 0.63, u * 17, -c->side,
        ink_mix (fin, water, 0.6), ink_mix (belly, water, 0.5));
    prop_school (c, dice, c->focus_x + c->side * u * 6, c->h * 0.7, u * 12, 40,
        fin, belly);
  } else {
    reef (c, dice, &land);
    prop_school (c, dice, c->focus_x, hz - u * 9, u * 17, 90, fin,
        ink_mix (t->accent, t->light, 0.45));
    for (gint i = 0; i < 4; i++)
      prop_fish (c, c->focus_x + u * dice_range (dice, -30, 26),
          hz + u * dice_range (dice, -3, 13), u * dice_range (dice, 3, 6),
          dice_chance (dice, 0.5) ? 1 : -1, ink_mix (t->accent, t->deep, 0.4),
          ink_mix (t->accent, t->light, 0.4));
  }
  prop_weed (c, dice, c->w * (0.5 + c->side * 0.46), c->h + u, u * 30,
      ink_mix (t->near, water, 0.15));
  bubbles (c, dice, c->focus_x + c->side * u * 10, 34);
  drift (c, dice, 130, 0.3);
}

/* The bow of a ship that has come to rest, in the beam of a lamp. */
static void
wreck (Canvas *c, Ink black, Ink blue)
{
  gdouble u = c->u, x = c->focus_x, y = c->h * 0.86, s = c->side, l = u * 34;
  Ink iron = ink_mix (black, ink_mix (blue, c->tones.accent, 0.3), 0.6);
  Ink lit = ink_mix (iron, c->tones.light, 0.4), lamp = c->tones.light;
  cairo_pattern_t *p =
      cairo_pattern_create_radial (x - s * u * 24, u * 6, 0, x, y, l * 1.2);

  cairo_pattern_add_color_stop_rgba (p, 0, lamp.r, lamp.g, lamp.b, 0.5);
  cairo_pattern_add_color_stop_rgba (p, 1, lamp.r, lamp.g, lamp.b, 0);
  cairo_move_to (c->cr, x + s * u * 34, u * 16);
  cairo_line_to (c->cr, x - s * u * 8, y + u * 4);
  cairo_line_to (c->cr, x + s * u * 16, y + u * 4);
  cairo_close_path (c->cr);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  for (gint pass = 0; pass < 2; pass++) {
    gdouble off = pass * u * 0.5;
    cairo_move_to (c->cr, x - s * (l * 0.34 - off), y - l * 0.52 + off);
    cairo_curve_to (c->cr, x - s * l * 0.28, y - l * 0.3, x - s * l * 0.2,
        y - l * 0.1, x - s * l * 0.12, y + u * 3);
    cairo_line_to (c->cr, x + s * l * 0.9, y + u * 5);
    cairo_line_to (c->cr, x + s * l * 0.9, y - l * 0.16 + off);
    cairo_curve_to (c->cr, x + s * l * 0.4, y - l * 0.3 + off, x,
        y - l * 0.36 + off, x - s * (l * 0.34 - off), y - l * 0.52 + off);
    canvas_fill (c, pass ? iron : lit, 1);
  }
  cairo_set_line_width (c->cr, u * 0.16);
  for (gint i = 0; i < 12; i++) {
    gdouble t = i / 11.0, px = x - s * l * (0.3 - 1.1 * t);
    gdouble py = y - l * (0.49 - 0.31 * t - 0.09 * t * (1 - t));
    cairo_move_to (c->cr, px, py);
    cairo_rel_line_to (c->cr, 0, -u * 1.7);
    cairo_move_to (c->cr, px, py + u * 4);
    cairo_rel_line_to (c->cr, s * u * 0.6, u * (4 + 3 * (i % 3)));
  }
  canvas_ink (c, ink_mix (iron, lit, 0.5), 0.6);
  cairo_stroke (c->cr);
  brush_mist (c, y, u * 7, blue, 0.4);
}

static void
jellyfish_swarm (Canvas *c, Dice *dice, Ink black, Ink glow)
{
  gdouble u = c->u;
  gint count = 5 + dice_pick (dice, 4);

  for (gint i = count - 1; i >= 0; i--) {
    gdouble far = (gdouble) i / count, a = i * 2.4;
    gdouble x = c->focus_x + cos (a) * u * 27 * far;
    gdouble y = c->h * 0.42 + sin (a) * u * 21 * far;
    gdouble size = u * (8.5 - 6.5 * far);
    Ink own = ink_mix (i % 3 == 1 ? c->tones.accent : glow, black, far * 0.55);
    if (canvas_in_quiet (c, x, y, size))
      continue;
    brush_glow (c, x, y, size * 3.4, own, 0.45);
    prop_jellyfish (c, dice, x, y, size, ink_mix (own, black, 0.5),
        ink_mix (own, c->tones.light, 0.35));
  }
}

static void
dark_water (Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  gdouble u = c->u;
  Ink black = ink_mix (t->deep, t->near, 0.5);
  Ink blue = ink_mix (t->deep, t->mid, 0.45);
  Ink glow = ink_mix (t->mid, t->light, 0.45);

  c->sun_x = c->focus_x;
  c->sun_y = c->h * 0.45;
  brush_blur (c, (Blur){ black, ink_mix (black, blue, 0.5), blue, 0, u });
  drift (c, dice, 260, 0.35);
  if (canvas_has (c, TRAIT_SHIPS))
    wreck (c, black, blue);
  else
    jellyfish_swarm (c, dice, black, glow);
  g_free (brush_ridge (c, (Ridge){ c->h + u * 2, u * 10, 2, 0.8, 0.05, 0 }));
  for (gint i = 0; i < 26; i++) {
    gdouble x = dice_unit (dice) * c->w,
            y = c->h * dice_range (dice, 0.4, 0.95);
    brush_glow (c, x, y, u * dice_range (dice, 0.8, 2.4),
        i % 4 ? glow : c->tones.accent, 0.7);
  }
}

static void
paint_underwater (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean whale = canvas_has (c, TRAIT_BEASTS) || dice_chance (&dice, 0.25);

  canvas_compose (c, 0.58, 0.66);
  c->sun_x = c->focus_x - c->side * c->u * dice_range (&dice, 0, 16);
  c->sun_y = -c->u * 8;
  if (canvas_has (c, TRAIT_DEEP))
    dark_water (c, &dice);
  else
    sunlit_water (c, &dice, whale);
}

const Motif motif_underwater = { "underwater", paint_underwater, DAYTIME_DAY,
  ERA_ANY, "calm" };
