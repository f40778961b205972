/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Old stone in the landscape: a castle on its hill, columns of a temple that
 * has fallen. */

#include "brush.h"
#include "landmark.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  Ink stone, dark, lit, roof, lamp;
  gdouble lamps;
} Mason;

static void
courses (const Mason *m, gdouble x, gdouble y, gdouble w, gdouble h)
{
  gdouble course = MAX (m->c->u * 0.34, 1.6);

  for (gdouble at = y + course; at < y + h; at += course)
    for (gdouble b = x; b < x + w; b += course * dice_range (m->dice, 1.6, 4))
      if (dice_chance (m->dice, 0.4))
        cairo_rectangle (m->c->cr, b, at, MIN (course * 1.4, x + w - b),
            MAX (0.7, course * 0.14));
  canvas_fill (m->c, m->dark, 0.35);
}

static void
merlons (const Mason *m, gdouble x, gdouble y, gdouble w, Ink ink)
{
  gdouble size = CLAMP (w / 9, m->c->u * 0.3, m->c->u * 0.8);
  gint n = MAX (2, (gint) (w / (size * 1.7)));

  for (gint i = 0; i < n; i++)
    cairo_rectangle (
        m->c->cr, x + (w - size) * i / (n - 1), y - size, size, size + 1);
  canvas_fill (m->c, ink, 1);
}

/* Round: dark on one side, lit on the other. */
static void
tower (const Mason *m, gdouble x, gdouble foot, gdouble w, gdouble h,
    gboolean roofed)
{
  Canvas *c = m->c;
  gdouble light = c->sun_x > x ? 1 : -1, top = foot - h, head = w * 0.12;

  cairo_rectangle (c->cr, x - w / 2, top, w, h + c->u * 3);
  brush_wash (
      c, x - light * w * 0.5, 0, x + light * w * 0.55, 0, m->dark, m->lit);
  courses (m, x - w / 2, top, w, h);
  cairo_rectangle (
      c->cr, x - w / 2 - head, top - w * 0.22, w + 2 * head, w * 0.24);
  brush_wash (
      c, x - light * w * 0.6, 0, x + light * w * 0.6, 0, m->dark, m->lit);
  merlons (m, x - w / 2 - head, top - w * 0.22, w + 2 * head, m->stone);
  if (roofed) {
    gdouble rise = w * dice_range (m->dice, 1.2, 1.8);
    cairo_move_to (c->cr, x - w * 0.62, top - w * 0.2);
    cairo_line_to (c->cr, x, top - w * 0.2 - rise);
    cairo_line_to (c->cr, x + w * 0.62, top - w * 0.2);
    cairo_close_path (c->cr);
    brush_wash (c, x - light * w * 0.4, 0, x + light * w * 0.6, 0, m->roof,
        ink_mix (m->roof, m->lit, 0.75));
  }
  for (gint i = 0; i < 3; i++) {
    gdouble wy = top + h * (0.1 + 0.27 * i), ww = MAX (1, w * 0.09);
    cairo_rectangle (c->cr, x - ww / 2 + w * dice_range (m->dice, -0.2, 0.2),
        wy, ww, ww * 2.6);
    if (dice_chance (m->dice, m->lamps))
      canvas_fill (c, m->lamp, 0.95);
    else
      canvas_fill (c, m->dark, 0.9);
  }
}

static void
curtain (const Mason *m, gdouble x0, gdouble x1, gdouble foot, gdouble h)
{
  Canvas *c = m->c;

  cairo_rectangle (c->cr, x0, foot - h, x1 - x0, h + c->u * 3);
  brush_wash (c, 0, foot - h, 0, foot + c->u * 2, m->stone, m->dark);
  courses (m, x0, foot - h, x1 - x0, h);
  merlons (m, x0, foot - h, x1 - x0, m->stone);
  cairo_rectangle (c->cr, x0, foot - h, x1 - x0, MAX (1, c->u * 0.12));
  canvas_fill (c, m->lit, 0.7);
}

static void
palas (const Mason *m, gdouble x, gdouble foot, gdouble w, gdouble h)
{
  Canvas *c = m->c;
  gdouble light = c->sun_x > x ? 1 : -1;

  cairo_rectangle (c->cr, x - w / 2, foot - h, w, h + c->u * 2);
  brush_wash (c, x - light * w / 2, 0, x + light * w / 2, 0, m->dark,
      ink_mix (m->stone, m->lit, 0.6));
  courses (m, x - w / 2, foot - h, w, h);
  cairo_move_to (c->cr, x - w * 0.54, foot - h + 1);
  cairo_line_to (c->cr, x - w * 0.4, foot - h - w * 0.36);
  cairo_line_to (c->cr, x + w * 0.4, foot - h - w * 0.36);
  cairo_line_to (c->cr, x + w * 0.54, foot - h + 1);
  cairo_close_path (c->cr);
  brush_wash (c, 0, foot - h - w * 0.36, 0, foot - h,
      ink_mix (m->roof, m->lit, 0.4), m->roof);
  for (gint i = 0; i < 6; i++) {
    cairo_rectangle (c->cr, x - w * 0.4 + w * 0.8 * i / 5.6, foot - h * 0.72,
        w * 0.05, h * 0.22);
    canvas_fill (c, dice_chance (m->dice, m->lamps) ? m->lamp : m->dark, 0.9);
  }
}

/* A keep of white walls, and its turrets. */
static void
eastern_castle (const Mason *m, gdouble x, gdouble foot, gdouble size)
{
  Mark inks = { .wall = m->stone,
    .rim = m->lit,
    .roof = ink_mix (m->roof, m->dark, 0.5),
    .lamp = m->lamp,
    .lamps = m->lamps };
  gdouble side = m->c->side;
  const Landmark *keep = landmark_find ("keep");

  landmark_draw (
      m->c, keep, x - side * size * 0.46, foot + size * 0.1, size * 0.5, &inks);
  landmark_draw (m->c, keep, x + side * size * 0.52, foot + size * 0.12,
      size * 0.4, &inks);
  landmark_draw (m->c, keep, x, foot + size * 0.14, size * 1.15, &inks);
}

/* Three plans: a crown of towers, a wall along the ridge, one great keep. */
static void
castle (const Mason *m, gdouble x, gdouble foot, gdouble size, gint plan)
{
  static const gdouble plans[3][5] = { { 0.52, 0.8, 1.15, 0.72, 0.5 },
    { 0.4, 0.5, 0.66, 0.9, 1.1 }, { 0.34, 0.44, 1.35, 0.42, 0.34 } };
  gdouble side = m->c->side, wide = size * (plan == 1 ? 1.5 : 1.05);
  gboolean flat = m->c->subject.region == REGION_SOUTH;

  if (!flat)
    palas (m, x + side * size * 0.2, foot, size * 0.5, size * 0.5);
  for (gint i = 1; i < 4; i++)
    tower (m, x + side * wide * (i - 2) * 0.27, foot,
        size * (plan == 2 && i == 2 ? 0.26 : 0.14), size * plans[plan][i],
        !flat && (plan == 2 ? i != 2 : dice_chance (m->dice, 0.7)));
  curtain (
      m, x - wide * 0.66, x + wide * 0.66, foot + size * 0.05, size * 0.24);
  for (gint i = 0; i < 5; i += 4)
    tower (m, x + side * wide * (i - 2) * 0.33, foot + size * 0.06, size * 0.19,
        size * plans[plan][i] * 0.85, dice_chance (m->dice, 0.5) && !flat);
  /* The gate, between two low towers. */
  gdouble gx = x - side * wide * 0.22;
  for (gint i = -1; i <= 1; i += 2)
    tower (m, gx + i * size * 0.1, foot + size * 0.08, size * 0.12, size * 0.36,
        FALSE);
  cairo_arc (m->c->cr, gx, foot - size * 0.06, size * 0.05, G_PI, 2 * G_PI);
  cairo_line_to (m->c->cr, gx + size * 0.05, foot + size * 0.1);
  cairo_line_to (m->c->cr, gx - size * 0.05, foot + size * 0.1);
  cairo_close_path (m->c->cr);
  canvas_fill (m->c, m->lamps > 0.2 ? m->lamp : m->dark, 0.9);
}

/* The hill's line at @x: a flat top under the castle, flanks that fall. */
static gdouble
hill_at (const Canvas *c, guint64 seed, gdouble x, gdouble top, gdouble foot,
    gdouble wide)
{
  gdouble d = fabs (x - c->focus_x) / wide;
  gdouble fall = smooth_step (0.32, 1.25, d + 0.1 * (d > 0.4));
  gdouble rough = noise_fractal (seed, x / c->u / 9, 0, 5) * c->u;

  return top + (foot - top) * fall + rough * (0.3 + 2.2 * fall * (1.3 - fall));
}

static void
hill (Canvas *c, guint64 seed, gdouble top, gdouble foot, gdouble wide)
{
  Ink ink = canvas_tone (c, 0.4), low = ink_mix (ink, c->tones.far, 0.55);
  gdouble light = c->sun_x > c->focus_x ? 1 : -1;

  cairo_move_to (c->cr, 0, c->h);
  for (gint x = 0; x <= c->width; x += 2)
    cairo_line_to (c->cr, x, hill_at (c, seed, x, top, foot, wide));
  cairo_line_to (c->cr, c->w, c->h);
  cairo_close_path (c->cr);
  brush_wash (c, 0, top, 0, foot + c->u * 4, ink, low);
  /* The flank that the light meets, in rock faces. */
  for (gint i = 0; i < 90; i++) {
    gdouble d = dice_range (&c->dice, 0.2, 1.1) * light;
    gdouble x = c->focus_x + d * wide;
    gdouble y = hill_at (c, seed, x, top, foot, wide)
        + dice_unit (&c->dice) * (foot - top) * 0.5;
    gdouble l = c->u * dice_range (&c->dice, 0.6, 2.6);
    cairo_move_to (c->cr, x, y);
    cairo_line_to (c->cr, x + light * l * 0.9, y + l * 1.5);
    cairo_line_to (c->cr, x + light * l * 0.1, y + l * 1.2);
    cairo_close_path (c->cr);
    canvas_fill (c, ink_mix (ink, c->tones.lit, 0.45), 0.35);
  }
}

static void
woods (Canvas *c, Dice *dice, guint64 seed, gdouble top, gdouble foot,
    gdouble wide)
{
  Ink ink = canvas_tone (c, 0.33), rim = ink_mix (ink, c->tones.lit, 0.5);

  for (gint i = 0; i < 130 && !canvas_cancelled (c); i++) {
    gdouble x = dice_range (dice, -0.02, 1.02) * c->w, line;
    gdouble d = fabs (x - c->focus_x) / wide;
    line = hill_at (c, seed, x, top, foot, wide);
    gdouble y = line + dice_unit (dice) * c->u * 7;
    if (d < 0.42 + 0.2 * dice_unit (dice))
      continue;
    prop_pine (c, dice, x, y, c->u * dice_range (dice, 2, 4.4), ink, rim);
  }
}

/* From the gate down to the viewer, in bends that widen. */
static void
way_up (Canvas *c, gdouble x, gdouble top, gdouble foot)
{
  Ink ink = ink_mix (canvas_tone (c, 0.35), c->tones.light, 0.5);
  gdouble s = c->side, u = c->u, down = foot - top;

  for (gint i = 0; i < 26; i++) {
    gdouble t = i / 26.0, next = (i + 1.3) / 26;
    gdouble sway = sin (t * 9) * u * (1 + 6 * t);
    gdouble then = sin (next * 9) * u * (1 + 6 * next);
    cairo_move_to (c->cr, x + sway - s * u * 4 * t, top + down * t * t);
    cairo_line_to (
        c->cr, x + then - s * u * 4 * next, top + down * next * next);
    cairo_set_line_width (c->cr, u * (0.25 + 1.1 * t));
    cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_ROUND);
    canvas_ink (c, ink, 0.3 + 0.2 * t);
    cairo_stroke (c->cr);
  }
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_BUTT);
}

static Mason
mason_for (Canvas *c, Dice *dice, gdouble depth)
{
  Ink tone = canvas_tone (c, depth);
  Ink stone = ink_mix (tone, c->tones.light, 0.1);
  Mason m = { c, dice, stone, ink_mix (stone, c->tones.near, 0.55),
    ink_mix (stone, c->tones.lit, 0.72),
    ink_mix (ink_mix (tone, c->tones.accent, 0.28), c->tones.near, 0.35),
    c->tones.lamp, (gdouble[]){ 0.2, 0.03, 0.6, 0.8 }[c->time] };

  return m;
}

static void
paint_castle (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, grow = canvas_is_tall (c) ? 1.15 : 1;

  canvas_compose (c, 0.7, 0.76);
  if (canvas_is_tall (c))
    c->focus_x = c->w * (0.5 + c->side * 0.05);
  gdouble hz = c->horizon, size = u * dice_range (&dice, 19, 25) * grow;
  gdouble top = hz - u * dice_range (&dice, 9, 15) * grow, wide = u * 30 * grow;
  guint64 seed = dice_next (&dice);
  gboolean lake = canvas_has (c, TRAIT_WATER) || dice_chance (&dice, 0.35);
  Mason m = mason_for (c, &dice, 0.42);
  brush_weather_sky (c);
  g_free (brush_mountain (c,
      (Ridge){ hz - u * 2, u * 15 * grow, 2.6, 0.7, 0.82, 0.85 },
      canvas_has (c, TRAIT_SNOW) ? 0.4 : 0.9));
  g_free (brush_ridge (c, (Ridge){ hz, u * 5, 3, 0.4, 0.7, 0.6 }));
  brush_mist (c, hz - u * 3, u * 6, c->tones.far, 0.6);
  gint plan = dice_pick (&dice, 3);
  if (c->subject.region == REGION_EAST)
    eastern_castle (&m, c->focus_x, top + u * 0.8, size);
  else
    castle (&m, c->focus_x, top + u * 0.8, size, plan);
  hill (c, seed, top, hz + u * 3, wide);
  if (!lake)
    way_up (c, c->focus_x - c->side * size * 0.22, top + u * 1.2, c->h);
  woods (c, &dice, seed, top, hz + u * 3, wide);
  brush_mist (c, hz + u, u * 5, c->tones.far, 0.55);
  if (lake)
    brush_water (c, (Water){ hz + u * 3.4, c->h, 0.3, 0.9 });
  else
    prop_buildings (c,
        (Row){ hz + u * 5, u * 0.9, u * 2.4, u * 1.9, 0.46, m.lamps, 0.4, 0,
            c->w });
  g_free (brush_ridge (c, (Ridge){ c->h - u * 3, u * 5, 1.8, 0.3, 0.06, 0 }));
  prop_foreground (c, u * 6, canvas_tone (c, 0));
  prop_birds (c, c->focus_x - c->side * u * 16, top - u * 8, 9);
  brush_weather_air (c);
}

static void
column (const Mason *m, gdouble x, gdouble foot, gdouble h, gboolean whole)
{
  Canvas *c = m->c;
  gdouble w = h * 0.15, light = c->sun_x > x ? 1 : -1;
  gdouble tall = whole ? h : h * dice_range (m->dice, 0.25, 0.8);

  cairo_rectangle (c->cr, x - w * 0.72, foot - h * 0.03, w * 1.44, h * 0.05);
  cairo_move_to (c->cr, x - w / 2, foot);
  cairo_line_to (c->cr, x - w * 0.43, foot - tall);
  if (!whole)
    cairo_line_to (c->cr, x - w * 0.1, foot - tall + w * 0.5);
  cairo_line_to (c->cr, x + w * 0.43, foot - tall - (whole ? 0 : w * 0.25));
  cairo_line_to (c->cr, x + w / 2, foot);
  cairo_close_path (c->cr);
  brush_wash (
      c, x - light * w * 0.5, 0, x + light * w * 0.6, 0, m->dark, m->lit);
  for (gint i = 0; i < 7; i++) { /* flutes */
    gdouble at = -0.42 + 0.14 * i;
    cairo_move_to (c->cr, x + w * at, foot - h * 0.03);
    cairo_line_to (
        c->cr, x + w * at * 0.88, foot - tall + (whole ? 0 : w * 0.3));
  }
  cairo_set_line_width (c->cr, MAX (0.6, w * 0.035));
  canvas_ink (c, m->dark, 0.6);
  cairo_stroke (c->cr);
  if (!whole)
    return;
  cairo_move_to (c->cr, x - w * 0.45, foot - h);
  cairo_line_to (c->cr, x - w * 0.72, foot - h * 1.04);
  cairo_line_to (c->cr, x - w * 0.72, foot - h * 1.07);
  cairo_line_to (c->cr, x + w * 0.72, foot - h * 1.07);
  cairo_line_to (c->cr, x + w * 0.72, foot - h * 1.04);
  cairo_line_to (c->cr, x + w * 0.45, foot - h);
  cairo_close_path (c->cr);
  brush_wash (
      c, x - light * w * 0.6, 0, x + light * w * 0.7, 0, m->dark, m->lit);
}

/* The beam that columns carry, and what is left of the gable. */
static void
entablature (const Mason *m, gdouble x0, gdouble x1, gdouble y, gdouble h,
    gboolean pediment)
{
  Canvas *c = m->c;
  gdouble light = c->side, mid = (x0 + x1) / 2, end = light > 0 ? x1 : x0;

  cairo_rectangle (c->cr, x0, y - h, x1 - x0, h);
  brush_wash (c, 0, y - h, 0, y, ink_mix (m->stone, m->lit, 0.6), m->dark);
  cairo_rectangle (
      c->cr, x0 - h * 0.2, y - h * 1.15, x1 - x0 + h * 0.4, h * 0.18);
  canvas_fill (c, m->lit, 0.85);
  courses (m, x0, y - h, x1 - x0, h);
  if (!pediment)
    return;
  cairo_move_to (c->cr, x0 - h * 0.2, y - h * 1.15);
  cairo_line_to (c->cr, mid - light * h * 0.6, y - h * 2.5);
  cairo_line_to (c->cr, mid + light * h * 0.3, y - h * 2.3);
  cairo_line_to (c->cr, mid + light * h * 1.1, y - h * 1.7);
  cairo_line_to (c->cr, end, y - h * 1.15);
  cairo_close_path (c->cr);
  brush_wash (c, x0, 0, x1, 0, light > 0 ? m->dark : m->lit,
      light > 0 ? m->lit : m->dark);
}

static void
fallen (const Mason *m, gdouble x, gdouble y, gdouble r)
{
  Canvas *c = m->c;
  gdouble l = r * dice_range (m->dice, 1.2, 3), turn = c->side;

  cairo_rectangle (c->cr, turn > 0 ? x - l : x, y - 2 * r, l, 2 * r);
  brush_wash (c, 0, y - 2 * r, 0, y, m->lit, m->dark);
  prop_oval (c, x, y - r, r * 0.45, r);
  canvas_fill (c, ink_mix (m->stone, m->lit, 0.5), 1);
  prop_oval (c, x, y - r, r * 0.2, r * 0.5);
  canvas_fill (c, m->dark, 0.35);
}

static void
paint_ruins (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u, grow = canvas_is_tall (c) ? 1.2 : 1;

  canvas_compose (c, 0.66, 0.72);
  if (canvas_is_tall (c))
    c->focus_x = c->w * (0.5 + c->side * 0.05);
  gdouble hz = c->horizon, h = u * dice_range (&dice, 24, 29) * grow;
  gint n = 4 + dice_pick (&dice, 3), kept = 2 + dice_pick (&dice, n - 2);
  gdouble gap = h * 0.36, ground = hz + u * 7, s = c->side;
  gdouble first = c->focus_x + s * gap * (n - 1) / 2;
  brush_weather_sky (c);
  g_free (
      brush_mountain (c, (Ridge){ hz - u, u * 9, 2.2, 0.5, 0.84, 0.8 }, 1.2));
  g_free (brush_ridge (c, (Ridge){ hz + u, u * 4, 2.4, 0.3, 0.66, 0.5 }));
  brush_mist (c, hz, u * 4, c->tones.far, 0.5);
  Mason back = mason_for (c, &dice, 0.6), m = mason_for (c, &dice, 0.24);
  for (gint i = 0; i < n + 2; i++)
    column (&back, first - s * gap * 0.7 * (i - 1.2), hz + u * 3, h * 0.55,
        dice_chance (&dice, 0.5));
  brush_haze (c, hz - h * 0.4, hz + u * 4, c->tones.far, 0.4);
  g_free (
      brush_ridge (c, (Ridge){ ground - u * 2, u * 1.6, 2.6, 0.2, 0.3, 0.1 }));
  for (gint i = 0; i < n; i++)
    column (&m, first - s * gap * i, ground, h, i < kept);
  entablature (&m, MIN (first, first - s * gap * (kept - 1)) - h * 0.11,
      MAX (first, first - s * gap * (kept - 1)) + h * 0.11, ground - h * 1.07,
      h * 0.14, dice_chance (&dice, 0.6));
  Eye eye = { c, c->focus_x, hz, u * 44 };
  cairo_rectangle (c->cr, 0, ground, c->w, c->h);
  brush_wash (c, 0, ground, 0, c->h,
      ink_mix (canvas_tone (c, 0.34), c->tones.lit, 0.22),
      canvas_tone (c, 0.05));
  brush_floor (
      c, &eye, (Floor){ 2, 0.5, 1.6, c->tones.near, c->tones.lit, 0.4 });
  for (gint i = 0; i < 6; i++)
    fallen (&m, c->w * (i + dice_unit (&dice)) / 6,
        ground + u * dice_range (&dice, 2, 7),
        u * dice_range (&dice, 0.9, 1.9));
  if (canvas_has (c, TRAIT_PEOPLE | TRAIT_SOLDIERS) || dice_chance (&dice, 0.4))
    prop_people (c, c->focus_x - u * 12, c->focus_x + u * 4, ground + u * 3,
        h * 0.2, 3, canvas_tone (c, 0.08), c->tones.lit);
  prop_foreground (c, u * 5, canvas_tone (c, 0.02));
  brush_weather_air (c);
}

const Motif motif_castle = { "castle", paint_castle, -1, ERA_MEDIEVAL,
  "cinematic" };
const Motif motif_ruins = { "ruins", paint_ruins, -1, ERA_ROMAN, "cinematic" };
