/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A market: stalls under awnings on a town's square. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y, w, depth; /* the foot's middle, the width */
} Stall;

static Ink
stall_ink (const Canvas *c, const Stall *s, Ink ink, gdouble lift)
{
  Ink tone = canvas_tone (c, s->depth);

  return ink_mix (ink_mix (ink, tone, 0.25 + 0.7 * s->depth), c->tones.lit,
      lift * (1 - s->depth));
}

/* Heaps of what is sold, in crates that lean towards the buyer. */
static void
goods (Canvas *c, Dice *dice, const Stall *s)
{
  gdouble w = s->w * 0.9, top = s->y - s->w * 0.36, left = s->x - w / 2;
  gint crates = 4 + dice_pick (dice, 2);
  Ink wood = stall_ink (c, s, ink_mix (c->tones.near, c->tones.accent, 0.3), 0);

  for (gint i = 0; i < crates; i++) {
    gdouble x = left + w * i / crates, cw = w / crates * 0.94;
    Ink kinds[] = { c->tones.accent,
      ink_mix (c->tones.accent, c->tones.light, 0.5),
      ink_mix (c->tones.mid, c->tones.light, 0.2), c->tones.light,
      ink_mix (c->tones.mid, c->tones.deep, 0.3) };
    Ink ware = stall_ink (c, s, kinds[dice_pick (dice, 5)], 0.1);
    gdouble r = cw * dice_range (dice, 0.07, 0.12);
    for (gint j = 2; j >= 0; j--)
      for (gdouble px = x + r; px < x + cw - r * 0.5; px += r * 1.7) {
        gdouble py = top - r * (0.4 + 0.9 * j)
            + r * dice_range (dice, -0.4, 0.4)
            + fabs (px - x - cw / 2) * 0.25 * (j > 0);
        prop_oval (c, px + r * 0.9 * (j & 1), py, r, r * 0.95);
        canvas_fill (c,
            ink_mix (ware, j == 2 ? c->tones.lit : c->tones.near,
                dice_range (dice, 0.05, 0.35)),
            1);
      }
    cairo_rectangle (c->cr, x, top, cw, s->w * 0.1);
    brush_wash (c, 0, top, 0, top + s->w * 0.1,
        ink_mix (wood, c->tones.lit, 0.35), wood);
  }
}

static void
awning (Canvas *c, Dice *dice, const Stall *s, gboolean striped)
{
  gdouble w = s->w * 1.16, high = s->y - s->w * 0.98, low = s->y - s->w * 0.7;
  gint n = 9 + 2 * dice_pick (dice, 2);
  Ink one = stall_ink (
      c, s, dice_chance (dice, 0.6) ? c->tones.accent : c->tones.mid, 0.12);
  Ink two = striped ? stall_ink (c, s, c->tones.light, 0.12)
                    : ink_mix (one, c->tones.near, 0.12);

  for (gint i = 0; i < n; i++) {
    gdouble a = (gdouble) i / n - 0.5, b = (i + 1.02) / n - 0.5;
    Ink ink = i & 1 ? two : one;
    cairo_move_to (c->cr, s->x + a * w * 0.86, high);
    cairo_line_to (c->cr, s->x + b * w * 0.86, high);
    cairo_line_to (c->cr, s->x + b * w, low);
    cairo_line_to (c->cr, s->x + a * w, low);
    cairo_close_path (c->cr);
    brush_wash (c, 0, high, 0, low, ink_mix (ink, c->tones.lit, 0.3), ink);
    cairo_move_to (c->cr, s->x + a * w, low);
    cairo_line_to (c->cr, s->x + b * w, low);
    cairo_curve_to (c->cr, s->x + b * w, low + s->w * 0.09, s->x + a * w,
        low + s->w * 0.09, s->x + a * w, low);
    canvas_fill (c, ink_mix (ink, c->tones.near, 0.35), 1);
  }
  cairo_rectangle (
      c->cr, s->x - w * 0.43, high - s->w * 0.012, w * 0.86, s->w * 0.02);
  canvas_fill (c, c->tones.lit, 0.7 * (1 - s->depth));
}

static void
stall (Canvas *c, Dice *dice, Stall s)
{
  gboolean lit = c->time != DAYTIME_DAY;
  Ink dark = ink_mix (canvas_tone (c, s.depth), c->tones.near, 0.5);
  Ink inside = ink_mix (dark, c->tones.lamp, lit ? 0.35 : 0.08);

  prop_shadow (c, s.x, s.y, s.w * 0.6, s.w * 0.06);
  cairo_rectangle (c->cr, s.x - s.w * 0.5, s.y - s.w * 0.9, s.w, s.w * 0.6);
  brush_wash (c, 0, s.y - s.w * 0.9, 0, s.y - s.w * 0.3, inside, dark);
  prop_walker (c, dice, s.x + s.w * dice_range (dice, -0.2, 0.2),
      s.y - s.w * 0.06, s.w * 0.7, dark, ink_mix (dark, c->tones.lamp, 0.6));
  cairo_rectangle (c->cr, s.x - s.w * 0.5, s.y - s.w * 0.28, s.w, s.w * 0.28);
  brush_wash (
      c, 0, s.y - s.w * 0.28, 0, s.y, ink_mix (dark, c->tones.lit, 0.25), dark);
  goods (c, dice, &s);
  for (gint i = -1; i <= 1; i += 2) {
    cairo_rectangle (c->cr, s.x + i * s.w * 0.5 - s.w * 0.015, s.y - s.w * 0.95,
        s.w * 0.03, s.w * 0.95);
    canvas_fill (c, dark, 1);
  }
  awning (c, dice, &s, dice_chance (dice, 0.6));
  if (!lit)
    return;
  for (gint i = -1; i <= 1; i++) {
    gdouble x = s.x + i * s.w * 0.3, y = s.y - s.w * 0.63;
    prop_oval (c, x, y, s.w * 0.02, s.w * 0.026);
    canvas_fill (c, c->tones.light, 1 - s.depth);
    brush_glow (c, x, y, s.w * 0.36, c->tones.lamp, 0.55 * (1 - s.depth));
  }
}

/* Lamps on a line from house to house. */
static void
garland (
    Canvas *c, gdouble x0, gdouble y0, gdouble x1, gdouble y1, gdouble depth)
{
  gdouble sag = c->u * 6;
  Ink ink = canvas_tone (c, depth);

  cairo_move_to (c->cr, x0, y0);
  cairo_curve_to (c->cr, x0 + (x1 - x0) / 3, y0 + sag, x0 + (x1 - x0) * 2 / 3,
      y1 + sag, x1, y1);
  cairo_set_line_width (c->cr, MAX (0.6, c->u * 0.07));
  canvas_ink (c, ink, 0.8);
  cairo_stroke (c->cr);
  for (gint i = 1; i < 16; i++) {
    gdouble t = i / 16.0, v = 1 - t;
    gdouble x = x0 + (x1 - x0) * t;
    gdouble y = y0 * v * v * v + 3 * (y0 + sag) * v * v * t
        + 3 * (y1 + sag) * v * t * t + y1 * t * t * t;
    brush_glow (c, x, y, c->u * 1.8, c->tones.lamp, 0.6);
    prop_oval (c, x, y + c->u * 0.2, c->u * 0.26, c->u * 0.32);
    canvas_fill (c, c->tones.light, 0.95);
  }
}

/* The houses round the square, and its paving. */
static void
square (Canvas *c, Dice *dice, gdouble lamps)
{
  gdouble u = c->u, s = c->side, hz = c->horizon;
  Eye eye = { c, c->focus_x, hz - u, u * 40 };

  prop_buildings (
      c, (Row){ hz, u * 3, u * 9, u * 3.4, 0.82, lamps * 0.5, 0.05, 0, c->w });
  prop_landmark (c, dice, c->focus_x + s * u * dice_range (dice, 4, 14), hz,
      u * 19, 0.72, lamps);
  brush_haze (c, hz - u * 8, hz, c->tones.far, 0.55);
  prop_buildings (
      c, (Row){ hz + u, u * 3, u * 8.5, u * 4.6, 0.56, lamps, 0.06, 0, c->w });
  prop_buildings (c,
      (Row){ hz + u * 3, u * 9, u * 15, u * 7, 0.4, lamps, 0,
          s > 0 ? c->w - u * 22 : -u * 6, s > 0 ? c->w + u * 6 : u * 22 });
  brush_haze (c, hz - u * 6, hz + u * 3, c->tones.far, 0.35);
  cairo_rectangle (c->cr, 0, hz + u * 0.6, c->w, c->h);
  brush_wash (c, 0, hz, 0, c->h, canvas_tone (c, 0.62),
      ink_mix (canvas_tone (c, 0.04), c->tones.mid, 0.1));
  brush_floor (c, &eye, (Floor){ 2, 0.8, 2, c->tones.near, c->tones.lit, 0.3 });
  if (c->subject.era != ERA_MODERN)
    brush_stones (
        c, &eye, (Stones){ 2, 1.8, -14, 14, 0.4, 0.32, c->tones.near, 0.4 });
  if (c->time != DAYTIME_DAY)
    garland (c, s > 0 ? c->w + u : -u, hz - u * 17, c->focus_x - s * u * 24,
        hz - u * 4, 0.4);
}

static void
paint_market (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.56, 0.61);
  gdouble s = c->side, hz = c->horizon;
  brush_weather_sky (c);
  square (c, &dice, c->time >= DAYTIME_DUSK ? 0.4 : 0.06);
  for (gint i = 0; i < 3 && !canvas_cancelled (c); i++) {
    gdouble w = u * (10 + 8.5 * i + i * i), depth = 0.46 - 0.2 * i;
    gdouble y = hz + u * (4 + 6 * i + 4.2 * i * i);
    gdouble off = dice_range (&dice, -0.4, 0.4);
    Ink ink = canvas_tone (c, depth - 0.05);
    gint count = i == 2 ? 1 : 9 - 4 * i;
    for (gint k = 0; k < count; k++) {
      gdouble at = (k - (count - 1) / 2.0 + off) * w * 1.26;
      gdouble x = i == 2 ? c->focus_x + s * u * 7 : c->w / 2 + s * u * 6 + at;
      stall (c, &dice, (Stall){ x, y, w, depth });
    }
    for (gint k = 0; k < 15 - 4 * i; k++) {
      gdouble x = dice_range (&dice, -0.02, 1.02) * c->w;
      gdouble down = dice_range (&dice, 0.5, 3.2) * (1 + i);
      if (i == 2 && fabs (x - c->focus_x - s * u * 7) < w * 0.4)
        continue;
      prop_walker (c, &dice, x, y + u * down,
          w * dice_range (&dice, 0.52, 0.62), ink,
          ink_mix (ink, c->tones.lit, 0.6));
    }
    if (i < 2)
      brush_haze (c, y - w * 0.5, y + u * 3, c->tones.far, 0.22);
  }
  brush_weather_air (c);
}

const Motif motif_market = { "market", paint_market, -1, ERA_MEDIEVAL,
  "cinematic" };
