/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What hangs between things: haze, glow, smoke, rain, snow, sparks. */

#include "brush.h"

#include <math.h>

void
brush_haze (Canvas *canvas, gdouble top, gdouble bottom, Ink ink, gdouble alpha)
{
  cairo_pattern_t *p = cairo_pattern_create_linear (0, top, 0, bottom);

  cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, 0);
  cairo_pattern_add_color_stop_rgba (p, 0.5, ink.r, ink.g, ink.b, alpha * 0.42);
  cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, alpha);
  cairo_set_source (canvas->cr, p);
  cairo_rectangle (canvas->cr, 0, top, canvas->w, bottom - top);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (p);
}

void
brush_glow (Canvas *canvas, gdouble x, gdouble y, gdouble radius, Ink ink,
    gdouble alpha)
{
  cairo_pattern_t *p = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  for (gint i = 0; i <= 6; i++) {
    gdouble t = i / 6.0;
    cairo_pattern_add_color_stop_rgba (
        p, t, ink.r, ink.g, ink.b, alpha * (1 - t) * (1 - t));
  }
  cairo_save (canvas->cr);
  cairo_set_operator (canvas->cr, CAIRO_OPERATOR_SCREEN);
  cairo_set_source (canvas->cr, p);
  cairo_rectangle (canvas->cr, x - radius, y - radius, 2 * radius, 2 * radius);
  cairo_fill (canvas->cr);
  cairo_restore (canvas->cr);
  cairo_pattern_destroy (p);
}

typedef struct {
  Wash dark, lit;
  gfloat alpha;
} SmokeInk;

static void
smoke_row (
    Canvas *c, gint y, gint x0, gint x1, const gfloat *mask, SmokeInk ink)
{
  guint32 *out = canvas_row (c, y);
  const gfloat *at = c->row[0], *toward = c->row[1];

  for (gint x = MAX (x0, 0); x < MIN (x1, c->width); x++) {
    gfloat cover = CLAMP (at[x] * 1.3f + mask[x] * 1.6f - 0.8f, 0, 1);
    if (cover <= 0)
      continue;
    gfloat light = 0.4f + (at[x] - toward[x]) * 2.2f;
    Wash smoke = wash_mix (ink.dark, ink.lit, CLAMP (light, 0, 1));
    out[x] = wash_pack (wash_mix (wash_unpack (out[x]), smoke,
        cover * cover * (3 - 2 * cover) * ink.alpha));
  }
}

void
brush_smoke (Canvas *canvas, gdouble x0, gdouble x1, gdouble base,
    gdouble height, Ink dark, Ink lit, gdouble alpha)
{
  guint64 seed = dice_next (&canvas->dice);
  gdouble cells = canvas->w / canvas->u / 13;
  gdouble lean = -canvas->side * height * 0.5;
  FieldShape shape = { cells, cells * canvas->h / canvas->w, 5, 0.9 };
  gint gw = CLAMP (canvas->width / 6, 16, 256);
  gint gh = CLAMP (canvas->height / 6, 16, 256);
  SmokeInk ink = { wash_of (dark), wash_of (lit), (gfloat) alpha };
  gfloat *mask = canvas->row[2];

  if (canvas_cancelled (canvas))
    return;
  g_autoptr (Field) field = field_new (seed, gw, gh, shape);
  canvas_begin_pixels (canvas);
  for (gint y = MAX (0, base - height); y < MIN (base, canvas->height); y++) {
    gdouble up = (base - y) / height;
    gdouble grow = (x1 - x0) * 0.5 * (1 + 0.9 * up);
    gdouble middle = (x0 + x1) / 2 + lean * up * up;
    gdouble fade = smooth_step (0, 0.1, up) * (1 - smooth_step (0.35, 1, up));
    for (gint x = 0; x < canvas->width; x++) {
      gdouble d = (x - middle) / grow;
      mask[x] = (gfloat) (fade * MAX (0, 1 - d * d));
    }
    field_row (field, y / canvas->h, 0, canvas->row[0], canvas->width);
    field_row (field, y / canvas->h + 0.02, canvas->side * 0.015,
        canvas->row[1], canvas->width);
    smoke_row (canvas, y, 0, canvas->width, mask, ink);
  }
  canvas_end_pixels (canvas);
}

void
brush_plume (Canvas *canvas, gdouble x, gdouble y, gdouble size, Ink dark,
    Ink lit, gdouble alpha)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble wind = -canvas->side;

  for (gint i = 0; i < 46; i++) {
    gdouble t = i / 46.0;
    gdouble r = size * (0.05 + 0.30 * t) * dice_range (&dice, 0.6, 1.15);
    gdouble px = x + wind * size * (0.25 * t + 1.15 * t * t)
        + dice_range (&dice, -0.5, 0.5) * r;
    gdouble py = y - size * (1.05 * t - 0.35 * t * t)
        + dice_range (&dice, -0.5, 0.5) * r;
    gdouble fade = alpha * (1 - t) * smooth_step (0, 0.05, t + 0.02);
    cairo_pattern_t *p = cairo_pattern_create_radial (
        px - wind * r * 0.35, py - r * 0.35, 0, px, py, r);
    Ink ink = ink_mix (lit, dark, 0.25 + 0.5 * dice_unit (&dice));
    cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, fade * 0.6);
    cairo_pattern_add_color_stop_rgba (
        p, 0.6, dark.r, dark.g, dark.b, fade * 0.4);
    cairo_pattern_add_color_stop_rgba (p, 1, dark.r, dark.g, dark.b, 0);
    cairo_set_source (canvas->cr, p);
    cairo_arc (canvas->cr, px, py, r, 0, 2 * G_PI);
    cairo_fill (canvas->cr);
    cairo_pattern_destroy (p);
  }
}

void
brush_mist (
    Canvas *canvas, gdouble y, gdouble thickness, Ink ink, gdouble alpha)
{
  guint64 seed = dice_next (&canvas->dice);
  FieldShape shape = { 2.4, 3, 4, 0.4 };
  Wash mist = wash_of (ink);
  gint top = MAX (0, y - thickness), end = MIN (canvas->height, y + thickness);

  if (canvas_cancelled (canvas))
    return;
  g_autoptr (Field) field = field_new (seed, 96, 48, shape);
  canvas_begin_pixels (canvas);
  for (gint j = top; j < end; j++) {
    gdouble d = (j - y) / thickness;
    gfloat band = (gfloat) ((1 - d * d) * alpha);
    guint32 *out = canvas_row (canvas, j);
    field_row (field, (d + 1) / 2, 0, canvas->row[0], canvas->width);
    for (gint x = 0; x < canvas->width; x++) {
      gfloat a = band * CLAMP (0.55f + canvas->row[0][x] * 1.1f, 0, 1);
      out[x] = wash_pack (wash_mix (wash_unpack (out[x]), mist, a));
    }
  }
  canvas_end_pixels (canvas);
}

void
brush_rays (Canvas *canvas, gdouble x, gdouble y, Ink ink, gdouble alpha)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble reach = canvas->w + canvas->h;
  cairo_pattern_t *p =
      cairo_pattern_create_radial (x, y, 0, x, y, reach * 0.55);

  cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, alpha);
  cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
  cairo_set_source (canvas->cr, p);
  for (gint i = 0; i < 9; i++) {
    gdouble a = G_PI * 0.5 + dice_bell (&dice, -1.3, 1.3);
    gdouble half = dice_range (&dice, 0.012, 0.06);
    cairo_move_to (canvas->cr, x, y);
    cairo_line_to (
        canvas->cr, x + cos (a - half) * reach, y + sin (a - half) * reach);
    cairo_line_to (
        canvas->cr, x + cos (a + half) * reach, y + sin (a + half) * reach);
    cairo_close_path (canvas->cr);
    cairo_fill (canvas->cr);
  }
  cairo_pattern_destroy (p);
}

void
brush_rain (Canvas *canvas, Ink ink, gdouble alpha)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble lean = canvas->side * -0.22;

  for (gint pass = 0; pass < 3; pass++) {
    gdouble length = canvas->u * (2.2 + 2.6 * pass);
    cairo_set_line_width (canvas->cr, canvas->u * (0.05 + 0.04 * pass));
    for (gint i = 0; i < 260 - pass * 70; i++) {
      gdouble x = dice_range (&dice, -0.1, 1.1) * canvas->w;
      gdouble y = dice_range (&dice, -0.1, 1) * canvas->h;
      gdouble l = length * dice_range (&dice, 0.5, 1);
      cairo_move_to (canvas->cr, x, y);
      cairo_line_to (canvas->cr, x + lean * l, y + l);
    }
    canvas_ink (canvas, ink, alpha);
    cairo_stroke (canvas->cr);
  }
}

void
brush_snow (Canvas *canvas)
{
  Dice dice = dice_fork (&canvas->dice);

  for (gint i = 0; i < 420; i++) {
    gdouble r = canvas->u * (0.06 + 0.3 * pow (dice_unit (&dice), 4));
    cairo_arc (canvas->cr, dice_range (&dice, 0, canvas->w),
        dice_range (&dice, 0, canvas->h), r, 0, 2 * G_PI);
    canvas_fill (canvas, canvas->tones.light, dice_range (&dice, 0.25, 0.8));
  }
}

void
brush_embers (Canvas *canvas, gdouble base, gint count)
{
  Dice dice = dice_fork (&canvas->dice);

  for (gint i = 0; i < count; i++) {
    gdouble t = pow (dice_unit (&dice), 1.4);
    gdouble x = dice_bell (&dice, -0.35, 1.35) * canvas->w * 0.5
        + canvas->focus_x * 0.5;
    gdouble r = canvas->u * dice_range (&dice, 0.04, 0.16);
    cairo_save (canvas->cr);
    cairo_translate (canvas->cr, x, base * (1 - t));
    cairo_rotate (canvas->cr, dice_range (&dice, -0.9, 0.9));
    cairo_rectangle (canvas->cr, -r, -r * 0.5, 2.4 * r, r);
    canvas_fill (canvas, canvas->tones.lamp, (1 - t) * 0.9);
    cairo_restore (canvas->cr);
  }
}

void
brush_weather_air (Canvas *canvas)
{
  if (canvas_has (canvas, TRAIT_FOG))
    brush_mist (
        canvas, canvas->horizon, canvas->h * 0.3, canvas->tones.far, 0.7);
  if (canvas_has (canvas, TRAIT_RAIN))
    brush_rain (canvas, canvas->tones.light, 0.16);
  if (canvas_has (canvas, TRAIT_SNOW))
    brush_snow (canvas);
}
