/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What gathers a crowd: a stage behind its curtain, flags in the wind. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* Cloth that hangs in folds between @x0 and @x1; its foot is drawn aside to
 * @gather of its width. */
typedef struct {
  gdouble x0, x1, top, foot, gather;
  gint folds;
  Ink ink;
} Drape;

static void
drape (Canvas *c, Drape d)
{
  gdouble side = d.x1 > d.x0 ? 1 : -1;
  Ink dark = ink_mix (d.ink, c->tones.deep, 0.78);
  Ink lit = ink_mix (d.ink, c->tones.lit, 0.4);
  gint n = d.folds * 8;

  for (gint i = 0; i < n; i++) {
    gdouble t = (gdouble) i / n, next = (i + 1.2) / n;
    gdouble wave = 0.5 + 0.5 * sin (t * d.folds * 2 * G_PI + 0.7 * sin (t * 9));
    gdouble sag = side * (d.x1 - d.x0) * 0.03 * wave;
    gdouble a = d.x0 + (d.x1 - d.x0) * t, b = d.x0 + (d.x1 - d.x0) * next;
    gdouble fa = d.x0 + (d.x1 - d.x0) * t * d.gather;
    gdouble fb = d.x0 + (d.x1 - d.x0) * next * d.gather;
    gdouble mid = (d.top + d.foot) * 0.5;
    Ink top = ink_mix (dark, lit, wave * 0.55);
    Ink low = ink_mix (dark, lit, wave * 0.9);
    cairo_move_to (c->cr, a, d.top);
    cairo_curve_to (c->cr, a, mid, fa, mid, fa, d.foot + fabs (sag));
    cairo_line_to (c->cr, fb, d.foot + fabs (sag));
    cairo_curve_to (c->cr, fb, mid, b, mid, b, d.top);
    cairo_close_path (c->cr);
    brush_wash (c, 0, d.top, 0, d.foot, top, low);
  }
}

/* The cloth above, in swags with a fringe. */
static void
valance (Canvas *c, gdouble deep, Ink ink, gint swags)
{
  gdouble w = c->w / swags;

  for (gint pass = 0; pass < 2; pass++)
    for (gint i = 0; i < swags; i++)
      for (gint k = 4; k >= 0; k--) {
        gdouble x = i * w, low = deep * (0.55 + 0.45 * k / 4.0);
        Ink fold = ink_mix (ink_mix (ink, c->tones.deep, 0.75 - 0.1 * k),
            c->tones.lit, (k & 1) * 0.1);
        cairo_move_to (c->cr, x - 1, 0);
        cairo_curve_to (c->cr, x + w * 0.2, low * 1.15, x + w * 0.8, low * 1.15,
            x + w + 1, 0);
        cairo_close_path (c->cr);
        if (pass == 0) {
          canvas_fill (c, fold, 1);
          continue;
        }
        cairo_set_line_width (c->cr, k == 4 ? deep * 0.09 : deep * 0.015);
        canvas_ink (c, ink_mix (c->tones.accent, c->tones.light, 0.35),
            k == 4 ? 0.75 : 0.12);
        cairo_stroke (c->cr);
      }
}

static void
stage_floor (Canvas *c, const Eye *eye, gdouble back)
{
  Ink wood = ink_mix (
      ink_mix (c->tones.near, c->tones.accent, 0.3), c->tones.mid, 0.12);

  cairo_rectangle (c->cr, 0, back, c->w, c->h);
  brush_wash (c, 0, back, 0, c->h, ink_mix (wood, c->tones.deep, 0.5),
      ink_mix (wood, c->tones.deep, 0.2));
  for (gint i = -40; i <= 40; i++) {
    eye_to (eye, i * 0.32, -2.6, 3);
    eye_to (eye, i * 0.32, -2.6, 30);
  }
  cairo_set_line_width (c->cr, MAX (0.7, c->u * 0.07));
  canvas_ink (c, c->tones.deep, 0.4);
  cairo_stroke (c->cr);
}

/* A cone of light onto the boards. */
static void
spotlight (Canvas *c, gdouble from_x, gdouble x, gdouble y, gdouble r)
{
  Ink ink = ink_mix (c->tones.light, c->tones.lamp, 0.25);

  brush_shaft (
      c, (Shaft){ from_x, -c->u * 4, x, y * 1.12, r * 0.3, 6.4 }, ink, 0.55);
  for (gint i = 0; i < 5; i++) {
    prop_oval (c, x, y, r * (1.05 - 0.07 * i), r * 0.24 * (1.05 - 0.07 * i));
    canvas_fill (c, ink, 0.14);
  }
  brush_glow (c, x, y - r * 0.6, r * 1.7, ink, 0.3);
}

static void
heads (Canvas *c, Dice *dice)
{
  gdouble u = c->u;

  for (gint row = 0; row < 3; row++) {
    gdouble size = u * (3.4 + 1.9 * row), y = c->h - u * (7 - 3.2 * row);
    Ink ink = ink_mix (c->tones.near, c->tones.deep, 0.4 + 0.2 * row);
    gdouble x = -size * dice_unit (dice);
    while (x < c->w + size) {
      gdouble s = size * dice_range (dice, 0.86, 1.12);
      gdouble px = x, py = y + u * dice_range (dice, -0.6, 0.6);
      for (gint pass = 0; pass < 2; pass++) {
        gdouble up = pass ? 0 : -u * 0.16;
        prop_oval (c, px, py - s * 0.42 + up, s * 0.3, s * 0.38);
        cairo_move_to (c->cr, px - s * 0.8, py + s * 1.6 + up);
        cairo_curve_to (c->cr, px - s * 0.8, py + s * 0.2 + up, px - s * 0.2,
            py + s * 0.1 + up, px, py + s * 0.1 + up);
        cairo_curve_to (c->cr, px + s * 0.2, py + s * 0.1 + up, px + s * 0.8,
            py + s * 0.2 + up, px + s * 0.8, py + s * 1.6 + up);
        cairo_close_path (c->cr);
        canvas_fill (c, pass ? ink : ink_mix (ink, c->tones.lamp, 0.55), 1);
      }
      x += size * dice_range (dice, 1.5, 2.2);
    }
  }
}

/* Painted flats behind the play: a town, hills, or nothing but light. */
static void
scenery (Canvas *c, Dice *dice, gdouble back, gint kind)
{
  gdouble u = c->u;
  Ink dark = ink_mix (c->tones.deep, c->tones.mid, 0.2);
  Ink haze = ink_mix (c->tones.mid, c->tones.deep, 0.3);

  cairo_rectangle (c->cr, 0, 0, c->w, back);
  brush_wash (c, 0, 0, 0, back, ink_mix (dark, c->tones.deep, 0.5), haze);
  brush_glow (c, c->focus_x, back - u * 10, u * 42, c->tones.accent, 0.3);
  if (kind == 0)
    g_free (
        brush_ridge (c, (Ridge){ back - u * 3, u * 7, 2.4, 0.5, 0.5, 0.2 }));
  else if (kind == 1)
    prop_buildings (c,
        (Row){ back, u * 4, u * 13, u * 5, 0.45, 0.35, 0.1, c->focus_x - u * 26,
            c->focus_x + u * 26 });
  else
    for (gint i = 0; i < 4; i++)
      brush_shaft (c,
          (Shaft){ c->focus_x + u * 9 * (i - 1.5), 0,
              c->focus_x + u * dice_range (dice, -30, 30), back, u * 2, 4 },
          i & 1 ? c->tones.accent : c->tones.light, 0.28);
}

static void
paint_theatre (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c), modern = c->subject.era == ERA_MODERN;
  gdouble u = c->u;

  canvas_compose (c, 0.62, 0.68);
  gdouble s = c->side, back = c->horizon - u * (tall ? 2 : 4);
  gdouble foot = back + u * dice_range (&dice, 8, 11), x = c->focus_x;
  gdouble wing = c->w * (tall ? 0.15 : 0.17);
  Ink cloth = ink_mix (c->tones.accent, c->tones.deep, 0.34);
  Eye eye = { c, x, back - u * 8, u * 26 };
  gint players = canvas_has (c, TRAIT_PEOPLE) ? 5 : 1 + dice_pick (&dice, 3);
  c->sun_x = x - s * u * 10;
  c->sun_y = 0;
  scenery (c, &dice, back, modern ? 2 : dice_pick (&dice, 3));
  stage_floor (c, &eye, back);
  spotlight (c, x - s * u * dice_range (&dice, 4, 20), x, foot, u * 17);
  for (gint i = 0; i < players; i++) {
    gdouble px = x + (i ? s * u * 5.5 * ((i + 1) / 2) * (i & 1 ? 1 : -1) : 0);
    Ink ink = ink_mix (c->tones.near, c->tones.deep, 0.5);
    prop_shadow (c, px, foot, u * 3, u * 0.5);
    prop_walker (c, &dice, px, foot + u * dice_range (&dice, -1, 1),
        u * (i ? 14 : 17), ink, ink_mix (c->tones.light, c->tones.lamp, 0.3));
  }
  brush_mist (c, foot, u * 5, ink_mix (c->tones.lamp, c->tones.mid, 0.4), 0.3);
  /* The house is dark; the front cloth takes what the stage gives. */
  drape (c, (Drape){ 0, wing * 1.5, -1, foot + u * 4, 0.72, 5, cloth });
  drape (
      c, (Drape){ c->w, c->w - wing * 1.5, -1, foot + u * 4, 0.72, 5, cloth });
  if (c->w > c->h * 0.5)
    valance (c, c->h * (tall ? 0.05 : 0.1), cloth, tall ? 3 : 6);
  cairo_rectangle (c->cr, 0, foot + u * 4, c->w, c->h);
  brush_wash (c, 0, foot + u * 4, 0, c->h, ink_mix (c->tones.deep, cloth, 0.35),
      c->tones.deep);
  cairo_rectangle (c->cr, 0, foot + u * 4, c->w, u * 0.3);
  canvas_fill (c, c->tones.lamp, 0.7);
  heads (c, &dice);
  gdouble left = wing * 1.5 / c->w + 0.01;
  c->quiet = tall ? (PainterQuiet){ left, 0.12, 1 - 2 * left, 0.2 }
      : s > 0     ? (PainterQuiet){ left, 0.17, 0.27, 0.3 }
                  : (PainterQuiet){ 0.73 - left, 0.17, 0.27, 0.3 };
}

/* A flag: waves run along it, each with a lit and a shaded slope. */
typedef struct {
  gdouble x, y, w, h, way, phase;
  Ink field[3];
  gint bands; /* 0: a stripe at the pole, 1: across, 2: a device */
} Flag;

static gdouble
flag_y (const Flag *f, gdouble t)
{
  return f->h * (0.1 * sin (f->phase + t * 7.5) + 0.05 * sin (t * 17)) * t
      + f->h * 0.16 * t * t;
}

static void
flag_cell (Canvas *c, const Flag *f, gdouble t, gdouble next, gdouble v0,
    gdouble v1, Ink ink)
{
  gdouble slope = cos (f->phase + t * 7.5) * (0.3 + 0.7 * t);
  Ink shade = slope > 0 ? ink_mix (ink, c->tones.deep, slope * 0.5)
                        : ink_mix (ink, c->tones.light, -slope * 0.42);
  gdouble fall = 1 - 0.08 * t;

  cairo_move_to (
      c->cr, f->x + f->way * f->w * t, f->y + flag_y (f, t) + f->h * fall * v0);
  cairo_line_to (c->cr, f->x + f->way * f->w * next,
      f->y + flag_y (f, next) + f->h * fall * v0);
  cairo_line_to (c->cr, f->x + f->way * f->w * next,
      f->y + flag_y (f, next) + f->h * fall * v1 + 0.7);
  cairo_line_to (c->cr, f->x + f->way * f->w * t,
      f->y + flag_y (f, t) + f->h * fall * v1 + 0.7);
  cairo_close_path (c->cr);
  canvas_fill (c, shade, 1);
}

static void
device (Canvas *c, const Flag *f)
{
  enum { STEPS = 72 };

  for (gint i = 0; i < STEPS; i++) {
    gdouble d = (2 * i + 1.0) / STEPS - 1, t = 0.5 + 0.18 * d;
    gdouble half = 0.28 * sqrt (1 - d * d);
    flag_cell (c, f, t - 0.19 / STEPS, t + 0.21 / STEPS, 0.5 - half, 0.5 + half,
        f->field[1]);
  }
}

static void
flag (Canvas *c, const Flag *f)
{
  enum { STEPS = 56 };

  for (gint i = 0; i < STEPS; i++) {
    gdouble t = (gdouble) i / STEPS, next = (i + 1.15) / STEPS;
    flag_cell (c, f, t, next, 0, 1,
        f->bands == 0 && t < 0.26 ? f->field[1] : f->field[0]);
    if (f->bands != 1)
      continue;
    flag_cell (c, f, t, next, 0.56, 1, f->field[2]);
    flag_cell (c, f, t, next, 0.5, 0.58, f->field[1]);
  }
  if (f->bands == 2)
    device (c, f);
}

static void
flagpole (Canvas *c, gdouble x, gdouble top, gdouble foot, gdouble w)
{
  Ink ink = canvas_tone (c, 0.1), lit = ink_mix (ink, c->tones.lit, 0.8);
  gdouble s = c->sun_x > x ? 1 : -1;

  cairo_rectangle (c->cr, x - w / 2, top, w, foot - top);
  brush_wash (c, x - s * w / 2, 0, x + s * w / 2, 0, ink, lit);
  prop_oval (c, x, top - w * 0.6, w * 0.9, w * 0.9);
  canvas_fill (c, ink_mix (c->tones.accent, c->tones.light, 0.4), 1);
}

static void
raise_flag (Canvas *c, Dice *dice, gdouble x, gdouble top, gdouble foot,
    gdouble h, gdouble depth)
{
  const Tones *t = &c->tones;
  Ink haze = canvas_tone (c, MAX (depth, 0.4));
  Ink one = ink_mix (t->accent, haze, depth * 0.8);
  Ink two = ink_mix (t->light, haze, 0.12 + depth * 0.8);
  Ink three = ink_mix (ink_mix (t->mid, t->deep, 0.3), haze, depth * 0.8);
  Flag f = { x, top + h * 0.06, h * 1.55, h, -c->side,
    dice_range (dice, 0, 2 * G_PI), { one, two, three }, dice_pick (dice, 3) };

  if (dice_chance (dice, 0.5)) {
    f.field[0] = three;
    f.field[2] = one;
  }
  flagpole (c, x, top, foot, h * 0.06);
  flag (c, &f);
}

static void
paint_banner (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;

  canvas_compose (c, 0.74, 0.8);
  gdouble s = c->side, hz = c->horizon;
  gint more = 2 + dice_pick (&dice, 4);
  c->sun_y = hz * 0.72;
  brush_weather_sky (c);
  g_free (brush_mountain (c, (Ridge){ hz, u * 7, 2.2, 0.5, 0.86, 0.8 }, 2));
  prop_buildings (
      c, (Row){ hz + u, u * 2, u * 7, u * 4.4, 0.7, 0.15, 0.06, 0, c->w });
  brush_haze (c, hz - u * 7, hz + u, c->tones.far, 0.6);
  for (gint i = more; i > 0; i--) {
    gdouble t = 1.0 / (1 + 0.5 * i), x = c->focus_x + s * u * (14 - 13 * i) * t;
    raise_flag (c, &dice, x + s * u * 8, hz - u * 34 * t, hz + u * 2,
        u * 13 * t, 0.2 + 0.12 * i);
  }
  gdouble h = u * dice_range (&dice, 18, 22) * (tall ? 0.94 : 1);
  gdouble pole = c->w * (0.5 + s * (tall ? 0.36 : 0.4));
  raise_flag (c, &dice, pole, hz - u * (tall ? 46 : 40), c->h + u, h, 0);
  g_free (brush_ridge (c, (Ridge){ hz + u * 3, u, 4, 0.2, 0.3, 0.1 }));
  cairo_rectangle (c->cr, 0, hz + u * 4, c->w, c->h);
  brush_wash (c, 0, hz + u * 4, 0, c->h,
      ink_mix (canvas_tone (c, 0.6), c->tones.lit, 0.3), canvas_tone (c, 0.3));
  for (gint i = 0; i < 3; i++) {
    Ink ink = canvas_tone (c, 0.24 - 0.12 * i);
    prop_people (c, 0, c->w, hz + u * (8 + 6 * i * i), u * (5 + 4 * i),
        26 - 7 * i, ink, ink_mix (ink, c->tones.lit, 0.75));
  }
  brush_glow (c, c->sun_x, c->sun_y, u * 50, c->tones.sun, 0.18);
  brush_weather_air (c);
  /* The cloth flies towards the title: keep it above the crowd, aside. */
  if (!tall)
    c->quiet.width = 0.36;
  if (!tall && s < 0)
    c->quiet.x = 0.57;
}

const Motif motif_theatre = { "theatre", paint_theatre, DAYTIME_NIGHT,
  ERA_INDUSTRIAL, "cinematic" };
const Motif motif_banner = { "banner", paint_banner, -1, ERA_ANY, "news" };
