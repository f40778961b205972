/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Grass and snow: how they roll, how they take the light. */

#include "ground.h"

static gfloat
rolling_height (const Terrain *t, gfloat x, gfloat z)
{
  const Turf *turf = t->data;
  gfloat roll = (gfloat) noise_fractal (t->seed, x * 0.09f, z * 0.09f, 2);
  gfloat fine = (gfloat) noise_at (t->seed + 1, x * 9, z * 9);

  return roll * 0.35f * (gfloat) smooth_step (1, 7, z)
      + 0.012f * fine * turf->tufts;
}

/* Grass leans in tufts; far off, flowers run together to a sheen. */
static Wash
rolling_ink (const Terrain *t, const Spot *s)
{
  const Turf *turf = t->data;
  gfloat tuft = (gfloat) noise_fractal (t->seed + 5, s->x * 5, s->z * 1.6f, 3);
  gfloat sheen =
      (gfloat) noise_fractal (t->seed + 9, s->x * 0.3f, s->z * 0.3f, 2);
  gfloat light = CLAMP (s->light * 0.85f + tuft * 0.42f * turf->tufts, 0, 1);
  Wash ink = light < 0.5f ? wash_mix (turf->shade, turf->own, light * 2)
                          : wash_mix (turf->own, turf->lit, light * 2 - 1);

  return wash_mix (ink, turf->bloom,
      CLAMP (sheen * 1.5f + tuft * 0.35f, 0, 1) * 0.5f * turf->tufts);
}

Turf
ground_turf (const Canvas *canvas, gdouble dry)
{
  const Tones *t = &canvas->tones;
  Ink own = canvas_local (
      canvas, ink_mix (ink_mix (t->mid, t->light, 0.12), t->accent, dry));
  Turf turf = { wash_of (ink_mix (own, t->near, 0.62)), wash_of (own),
    wash_of (ink_mix (own, t->lit, 0.5)),
    wash_of (ink_mix (own, canvas_local (canvas, t->accent), 0.7)), 1 };

  return turf;
}

Turf
ground_snow (const Canvas *canvas)
{
  const Tones *t = &canvas->tones;
  Ink own = canvas_local (canvas, ink_mix (t->light, t->mid, 0.34));
  Ink lit = canvas_local (canvas, ink_mix (t->light, t->mid, 0.08));
  Turf snow = { wash_of (ink_mix (own, t->mid, 0.62)), wash_of (own),
    wash_of (ink_mix (lit, t->lit, 0.25)), wash_of (own), 0.3f };

  return snow;
}

Terrain
ground_rolling (
    Canvas *canvas, const Turf *turf, gdouble horizon, gdouble reach)
{
  Terrain land = { .horizon = horizon,
    .reach = reach,
    .haze = canvas->tones.far,
    .height = rolling_height,
    .ink = rolling_ink,
    .seed = dice_next (&canvas->dice),
    .data = turf };

  return land;
}
