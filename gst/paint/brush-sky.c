/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sky: three tones, the light's glow, cloud with a lit side. */

#include "brush.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Sky sky;
  Field *cloud;
  Wash zenith, middle, horizon, sun, dark, lit;
  gfloat reach; /* of the glow, pixels */
} SkyPass;

static Wash
sky_tone (const SkyPass *pass, gfloat t)
{
  if (t < 0.55f)
    return wash_mix (pass->zenith, pass->middle, t / 0.55f);
  return wash_mix (pass->middle, pass->horizon, MIN ((t - 0.55f) / 0.45f, 1));
}

static void
sky_row (SkyPass *pass, gint y, gfloat t)
{
  Canvas *c = pass->c;
  const gfloat *at = c->row[0], *toward = c->row[1];
  guint32 *out = canvas_row (c, y);
  Wash base = sky_tone (pass, t);
  gfloat dy = (y - (gfloat) c->sun_y) * 1.35f, sun_x = (gfloat) c->sun_x;
  gfloat reach = 1 / (pass->reach * pass->reach);
  gfloat threshold = 0.42f - 0.75f * (gfloat) pass->sky.cover;
  /* Clouds thin out where the eye looks along them. */
  gfloat thick = 0.85f * (1 - 0.5f * t * t);

  for (gint x = 0; x < c->width; x++) {
    gfloat dx = x - sun_x;
    gfloat glow = 1 / (1 + (dx * dx + dy * dy) * reach);
    glow = glow * glow * (gfloat) pass->sky.glow;
    Wash ink = wash_mix (base, pass->sun, glow);
    gfloat cover = CLAMP ((at[x] - threshold) * 2.2f, 0, 1);
    if (cover > 0) {
      gfloat light = 0.38f + (at[x] - toward[x]) * 2.4f + glow * 0.7f;
      Wash cloud = wash_mix (pass->dark, pass->lit, CLAMP (light, 0, 1));
      ink = wash_mix (ink, cloud, cover * thick);
    }
    out[x] = wash_pack (ink);
  }
}

void
brush_sky (Canvas *canvas, Sky sky)
{
  SkyPass pass = { canvas, sky };
  guint64 seed = dice_next (&canvas->dice);
  gdouble aspect = canvas->w / canvas->h;
  gint gw = CLAMP (canvas->width / 5, 16, 288);
  gint gh = CLAMP (canvas->height / 5, 16, 288);
  FieldShape shape = { 2.6 * MAX (aspect, 0.6), 5.5 * MAX (1, 0.9 / aspect), 5,
    0.45 };

  if (canvas_cancelled (canvas))
    return;
  pass.cloud = field_new (seed, gw, gh, shape);
  pass.zenith = wash_of (canvas->tones.zenith);
  pass.middle = wash_of (canvas->tones.sky);
  pass.horizon = wash_of (canvas->tones.horizon);
  pass.sun = wash_of (canvas->tones.sun);
  pass.dark = wash_of (canvas->tones.cloud);
  pass.lit = wash_of (canvas->tones.cloud_lit);
  pass.reach = (gfloat) (MAX (canvas->w, canvas->h) * 0.26);
  gdouble shift = canvas->sun_x > canvas->w / 2 ? 0.02 : -0.02;

  canvas_begin_pixels (canvas);
  for (gint y = 0; y < canvas->height; y++) {
    gdouble t = MIN (y / sky.bottom, 1);
    /* Perspective: the field is squeezed towards the horizon. */
    gdouble v = 0.9 * t * (0.55 + 0.45 * t);
    field_row (pass.cloud, v, 0, canvas->row[0], canvas->width);
    field_row (pass.cloud, v + 0.03, shift, canvas->row[1], canvas->width);
    sky_row (&pass, y, (gfloat) t);
  }
  canvas_end_pixels (canvas);
  field_free (pass.cloud);
}

void
brush_sun (Canvas *canvas, gdouble radius)
{
  gdouble x = canvas->sun_x, y = canvas->sun_y;

  brush_glow (canvas, x, y, radius * 5, canvas->tones.sun, 0.35);
  cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
  canvas_fill (canvas, canvas->tones.sun, 0.96);
}

void
brush_stars (Canvas *canvas, gdouble bottom, gint count)
{
  Dice dice = dice_fork (&canvas->dice);

  for (gint i = 0; i < count; i++) {
    gdouble x = dice_range (&dice, 0, canvas->w);
    gdouble y = dice_range (&dice, 0, bottom);
    gdouble bright = pow (dice_unit (&dice), 5);
    gdouble fade = 1 - 0.8 * y / bottom;
    cairo_arc (
        canvas->cr, x, y, canvas->u * (0.05 + 0.12 * bright), 0, 2 * G_PI);
    canvas_fill (canvas, canvas->tones.sun, (0.25 + 0.75 * bright) * fade);
  }
}

void
brush_weather_sky (Canvas *canvas)
{
  Dice dice = dice_fork (&canvas->dice);
  gboolean heavy = canvas_has (canvas, TRAIT_STORM | TRAIT_RAIN);
  gboolean night = canvas->time == DAYTIME_NIGHT;
  Sky sky = { dice_range (&dice, 0.38, 0.72), 0.9, canvas->horizon * 1.04 };

  if (canvas_has (canvas, TRAIT_CLEAR))
    sky.cover = dice_range (&dice, 0.1, 0.3);
  if (heavy) {
    sky.cover = 0.95;
    sky.glow = 0.55;
  }
  if (night)
    sky.glow *= 0.45;
  brush_sky (canvas, sky);
  if (night && !heavy)
    brush_stars (
        canvas, canvas->horizon, canvas_has (canvas, TRAIT_STARS) ? 420 : 160);
  if (!heavy)
    brush_sun (canvas, canvas->u * dice_range (&dice, 2.2, 4.2));
}
