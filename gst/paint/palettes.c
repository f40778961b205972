/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The palette families, and how a time of day lights one. To add a family,
 * add a row to each of the two tables. */

#include "palette.h"

#include <math.h>

static const Palette palettes[] = {
  { "cinematic", 0x10151f, 0x3b4a5e, 0xc9b79c, 0xe0883a, 0.36, 4 },
  { "documentary", 0x1d1f21, 0x596168, 0xe9e4d8, 0xb5402f, 0.24, 4 },
  { "energetic", 0x0d0d12, 0x5b2be0, 0xf5f5f7, 0xff4d5a, 0.3, 3 },
  { "calm", 0x233029, 0x7c9a83, 0xf4efe6, 0xd9a05b, 0.26, 4 },
  { "playful", 0x23395b, 0x3ec1d3, 0xfff4d6, 0xff9f1c, 0.18, 3 },
  { "news", 0x0b1e3b, 0x1f5fae, 0xffffff, 0xe11d2e, 0.22, 2 },
  { "minimal", 0x2a2a28, 0xbdb7ab, 0xf3f1ed, 0xc8643c, 0.1, 2 },
};

static const gchar *const names[] = { "cinematic", "documentary", "energetic",
  "calm", "playful", "news", "minimal", NULL };

const gchar *const *
palette_names (void)
{
  return names;
}

const Palette *
palette_find (const gchar *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (palettes); i++)
    if (g_ascii_strcasecmp (name, palettes[i].name) == 0)
      return &palettes[i];
  return NULL;
}

Ink
ink_hex (guint32 rgb)
{
  Ink ink = { ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
    (rgb & 0xff) / 255.0 };

  return ink;
}

static gdouble
mix_channel (gdouble a, gdouble b, gdouble t)
{
  return sqrt (a * a + (b * b - a * a) * t);
}

Ink
ink_mix (Ink a, Ink b, gdouble t)
{
  t = CLAMP (t, 0, 1);
  Ink ink = { mix_channel (a.r, b.r, t), mix_channel (a.g, b.g, t),
    mix_channel (a.b, b.b, t) };

  return ink;
}

Ink
ink_shade (Ink ink, gdouble factor)
{
  ink.r = CLAMP (ink.r * factor, 0, 1);
  ink.g = CLAMP (ink.g * factor, 0, 1);
  ink.b = CLAMP (ink.b * factor, 0, 1);
  return ink;
}

static void
light_day (Tones *t)
{
  t->zenith = ink_mix (t->mid, t->light, 0.10);
  t->sky = ink_mix (t->mid, t->light, 0.45);
  t->horizon = ink_mix (t->mid, t->light, 0.88);
  t->cloud = ink_mix (t->mid, t->light, 0.55);
  t->cloud_lit = t->light;
  t->sun = ink_mix (t->light, ink_hex (0xffffff), 0.5);
  t->far = ink_mix (t->sky, t->horizon, 0.4);
  t->near = ink_mix (t->deep, t->mid, 0.08);
  t->lit = ink_mix (t->light, t->accent, 0.25);
  t->lamp = ink_mix (t->accent, t->light, 0.45);
}

static void
light_dawn (Tones *t)
{
  t->zenith = ink_mix (t->mid, t->deep, 0.12);
  t->sky = ink_mix (ink_mix (t->mid, t->light, 0.45), t->accent, 0.12);
  t->horizon = ink_mix (t->light, t->accent, 0.32);
  t->cloud = ink_mix (t->mid, t->accent, 0.22);
  t->cloud_lit = ink_mix (t->light, t->accent, 0.22);
  t->sun = ink_mix (t->light, ink_hex (0xffffff), 0.45);
  t->far = ink_mix (ink_mix (t->mid, t->light, 0.5), t->accent, 0.15);
  t->near = ink_mix (t->deep, t->mid, 0.06);
  t->lit = ink_mix (t->light, t->accent, 0.45);
  t->lamp = ink_mix (t->accent, t->light, 0.5);
}

static void
light_dusk (Tones *t)
{
  t->zenith = ink_mix (t->deep, t->mid, 0.5);
  t->sky = ink_mix (ink_mix (t->mid, t->light, 0.12), t->accent, 0.3);
  t->horizon = ink_mix (t->accent, t->light, 0.38);
  t->cloud = ink_mix (t->deep, t->mid, 0.62);
  t->cloud_lit = ink_mix (t->accent, t->light, 0.2);
  t->sun = ink_mix (t->light, t->accent, 0.18);
  t->far = ink_mix (ink_mix (t->mid, t->light, 0.14), t->accent, 0.32);
  t->near = ink_shade (t->deep, 0.9);
  t->lit = ink_mix (t->accent, t->light, 0.3);
  t->lamp = ink_mix (t->accent, t->light, 0.5);
}

static void
light_night (Tones *t)
{
  t->zenith = ink_shade (ink_mix (t->deep, t->mid, 0.06), 0.9);
  t->sky = ink_mix (t->deep, t->mid, 0.32);
  t->horizon = ink_mix (ink_mix (t->deep, t->mid, 0.8), t->light, 0.08);
  t->cloud = ink_mix (t->deep, t->mid, 0.26);
  t->cloud_lit = ink_mix (ink_mix (t->deep, t->mid, 0.8), t->light, 0.16);
  t->sun = ink_mix (t->light, ink_hex (0xffffff), 0.2);
  t->far = ink_mix (t->deep, t->mid, 0.62);
  t->near = ink_shade (t->deep, 0.55);
  t->lit = ink_mix (t->mid, t->light, 0.45);
  t->lamp = ink_mix (t->accent, t->light, 0.42);
}

Tones
palette_tones (const Palette *palette, Daytime time)
{
  static void (*const light[]) (
      Tones *) = { light_dawn, light_day, light_dusk, light_night };
  Tones tones = {
    .deep = ink_hex (palette->deep),
    .mid = ink_hex (palette->mid),
    .light = ink_hex (palette->light),
    .accent = ink_hex (palette->accent),
  };

  light[time](&tones);
  return tones;
}
