/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Water mirrors what is already painted above it, row by row, broken by
 * waves that shorten towards the horizon. */

#include "brush.h"

#include <math.h>
#include <string.h>

typedef struct {
  Canvas *c;
  Water water;
  guint64 seed;
  Wash near, far;
  gfloat *wave;
} WaterPass;

static void
water_row (WaterPass *pass, gint y)
{
  Canvas *c = pass->c;
  gfloat down = (gfloat) ((y - pass->water.top)
      / MAX (pass->water.bottom - pass->water.top, 1));
  /* A wave's size on the picture grows with its nearness. */
  gfloat reach = (gfloat) (c->u * (0.25 + 7 * down) * pass->water.rough);
  gfloat depth = (gfloat) (y - pass->water.top);
  gfloat mirror = (gfloat) pass->water.clear * (1 - 0.5f * down);
  Wash base = wash_mix (pass->far, pass->near, down);
  guint32 *out = canvas_row (c, y);

  for (gint x = 0; x < c->width; x++) {
    gfloat n = pass->wave[x];
    gfloat lift = depth * (0.82f + 0.15f * n) + n * reach;
    gint from = (gint) (pass->water.top - 1 - MAX (lift, 0));
    gint side = x + (gint) (n * reach * 0.6f);
    from = CLAMP (from, 0, c->height - 1);
    side = CLAMP (side, 0, c->width - 1);
    Wash seen = wash_unpack (canvas_row (c, from)[side]);
    gfloat tilt = CLAMP (mirror - n * 0.42f * (0.3f + down), 0.1f, 1);
    out[x] = wash_pack (wash_mix (base, seen, tilt));
  }
}

static void
wave_row (WaterPass *pass, gint y)
{
  Canvas *c = pass->c;
  gdouble down = (y - pass->water.top) / c->h;
  gdouble scale = 1 / (c->u * (0.9 + 26 * down));
  gdouble line = log (1 + down * 60) * 26;
  gint step = MAX (1, (gint) (c->u * 0.17 * (1 + 6 * down)));

  /* Straight between samples: a wave is wider than it is high. */
  gfloat last = (gfloat) noise_fractal (pass->seed, 0, line, 3);
  for (gint x = 0; x < c->width; x += step) {
    gfloat next = (gfloat) noise_fractal (
        pass->seed, (x + step - c->w / 2) * scale, line, 3);
    for (gint i = 0; i < step && x + i < c->width; i++)
      pass->wave[x + i] = (last + (next - last) * i / step) * 1.4f;
    last = next;
  }
}

static void
glints (Canvas *c, Water water)
{
  Dice dice = dice_fork (&c->dice);
  gdouble depth = water.bottom - water.top;

  for (gint i = 0; i < 150; i++) {
    gdouble t = pow (dice_unit (&dice), 1.6);
    gdouble y = water.top + depth * t + 1;
    gdouble spread = c->u * (3 + 20 * t);
    gdouble x = c->sun_x + dice_bell (&dice, -1, 1) * spread;
    gdouble l = c->u * (0.4 + 3.2 * t) * dice_range (&dice, 0.3, 1);
    gdouble thick = c->u * (0.05 + 0.22 * t);
    cairo_move_to (c->cr, x - l, y);
    cairo_curve_to (
        c->cr, x - l * 0.4, y - thick, x + l * 0.4, y - thick, x + l, y);
    cairo_curve_to (
        c->cr, x + l * 0.4, y + thick, x - l * 0.4, y + thick, x - l, y);
    canvas_fill (
        c, c->tones.sun, dice_range (&dice, 0.2, 0.75) * (1 - 0.5 * t));
  }
}

void
brush_water (Canvas *canvas, Water water)
{
  WaterPass pass = { canvas, water, dice_next (&canvas->dice) };
  gint top = CLAMP (ceil (water.top), 1, canvas->height - 1);
  g_autofree gfloat *wave = g_new (gfloat, canvas->width);

  if (canvas_cancelled (canvas))
    return;
  pass.wave = wave;
  pass.near = wash_of (ink_mix (canvas->tones.near, canvas->tones.mid, 0.22));
  pass.far = wash_of (ink_mix (canvas->tones.mid, canvas->tones.far, 0.5));
  canvas_begin_pixels (canvas);
  for (gint y = top; y < MIN (water.bottom, canvas->height); y++) {
    wave_row (&pass, y);
    water_row (&pass, y);
  }
  canvas_end_pixels (canvas);
  glints (canvas, water);
}

void
brush_ripples (Canvas *canvas, Water water)
{
  WaterPass pass = { canvas, water, dice_next (&canvas->dice) };
  gint top = CLAMP (ceil (water.top), 1, canvas->height - 1);
  g_autofree gfloat *wave = g_new (gfloat, canvas->width);
  g_autofree guint32 *still = g_new (guint32, canvas->width);

  if (canvas_cancelled (canvas))
    return;
  pass.wave = wave;
  canvas_begin_pixels (canvas);
  for (gint y = top; y < MIN (water.bottom, canvas->height); y++) {
    guint32 *out = canvas_row (canvas, y);
    gdouble down = (y - water.top) / MAX (water.bottom - water.top, 1);
    gfloat reach = (gfloat) (canvas->u * (0.2 + 3.2 * down) * water.rough);
    wave_row (&pass, y);
    memcpy (still, out, sizeof (guint32) * canvas->width);
    for (gint x = 0; x < canvas->width; x++)
      out[x] =
          still[CLAMP (x + (gint) (wave[x] * reach), 0, canvas->width - 1)];
  }
  canvas_end_pixels (canvas);
}
