/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Portraits: in profile before the sky, or looking at us in a room. */

#include "brush.h"
#include "motif.h"
#include "prop.h"
#include "sitter.h"

#include <math.h>

typedef struct {
  gdouble x, y, size;
} Bust;

/* What the head thinks of: orbits and sparks behind it. */
static void
thought (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble r)
{
  for (gint i = 0; i < 5; i++) {
    gdouble turn = dice_range (dice, 0, G_PI),
            flat = dice_range (dice, 0.25, 0.8);
    gdouble at = dice_range (dice, 0, 2 * G_PI), size = r * (0.72 + 0.17 * i);
    cairo_save (c->cr);
    cairo_translate (c->cr, x, y);
    cairo_rotate (c->cr, turn);
    cairo_scale (c->cr, 1, flat);
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, size, 0, 2 * G_PI);
    cairo_restore (c->cr);
    cairo_set_line_width (c->cr, c->u * 0.09);
    canvas_ink (c, c->tones.light, 0.3);
    cairo_stroke (c->cr);
    gdouble px = cos (at) * size, py = sin (at) * size * flat;
    gdouble qx = x + px * cos (turn) - py * sin (turn);
    gdouble qy = y + px * sin (turn) + py * cos (turn);
    brush_glow (c, qx, qy, c->u * 2.4, c->tones.sun, 0.6);
    cairo_arc (c->cr, qx, qy, c->u * 0.4, 0, 2 * G_PI);
    canvas_fill (c, c->tones.light, 0.95);
  }
}

/* High hats need room above. */
static Bust
under_hat (const Canvas *c, const Sitter *sitter, Bust b)
{
  if (sitter->hat == HAT_TOP || sitter->hat == HAT_CROWN) {
    b.size *= 0.82;
    b.y += c->h * 0.03;
  }
  return b;
}

static void
set_up (Canvas *c, const Bust *b, gdouble tilt)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, b->x, b->y);
  cairo_scale (c->cr, b->size * c->side, b->size);
  cairo_rotate (c->cr, tilt);
}

/* Before the sky, towards the light. */
static void
in_profile (Canvas *c, Dice *dice, const Bust *place)
{
  Sitter sitter = sitter_for (c, dice);
  Bust b = under_hat (c, &sitter, *place);
  gdouble u = c->u, disc_x = b.x + c->side * b.size * 0.12;
  gdouble disc_y = b.y - b.size * 0.48, tilt = dice_range (dice, -0.14, 0.1);

  c->sun_x = b.x + c->side * b.size * 0.55;
  c->sun_y = disc_y;
  brush_sky (c, (Sky){ 0.55, 0.9, c->h });
  g_free (brush_ridge (c, (Ridge){ c->h * 0.82, u * 7, 2, 0.4, 0.8, 0.5 }));
  cairo_arc (c->cr, disc_x, disc_y, b.size * 0.62, 0, 2 * G_PI);
  canvas_fill (c, ink_mix (c->tones.sun, c->tones.accent, 0.3), 0.6);
  brush_glow (c, disc_x, disc_y, b.size * 1.3, c->tones.sun, 0.35);
  if (!sitter.child)
    thought (c, dice, disc_x, disc_y, b.size * 0.85);
  brush_mist (c, c->h * 0.86, u * 14, c->tones.far, 0.5);
  set_up (c, &b, tilt);
  sitter_profile (&sitter);
  cairo_restore (c->cr);
}

/* In a room, out of focus behind; or before a painted wall. */
static void
face_on (Canvas *c, Dice *dice, const Bust *place)
{
  gboolean wall = dice_chance (dice, 0.5);
  gdouble tilt = dice_range (dice, -0.07, 0.07);
  Sitter sitter = sitter_for (c, dice);
  Bust b = under_hat (c, &sitter, *place);
  Ink dark = ink_mix (c->tones.deep, c->tones.mid, 0.3);
  Ink bright = ink_mix (c->tones.mid, c->tones.light, 0.5);

  c->sun_x = b.x + c->side * b.size * 0.7;
  c->sun_y = b.y - b.size * 0.7;
  brush_blur (c,
      (Blur){ dark, ink_mix (dark, bright, wall ? 0.3 : 0.5),
          ink_mix (bright, c->tones.lit, 0.4), wall ? 0 : 22, c->u * 5 });
  if (wall) {
    prop_oval (c, b.x + c->side * b.size * 0.1, b.y - b.size * 0.4,
        b.size * 0.86, b.size * 0.86);
    canvas_fill (c, ink_mix (c->tones.accent, dark, 0.45), 0.75);
  }
  brush_glow (c, c->sun_x, c->sun_y, b.size * 1.5, c->tones.lit, 0.3);
  set_up (c, &b, tilt);
  sitter_front (&sitter);
  cairo_restore (c->cr);
}

static void
paint_portrait (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean front = dice_chance (&dice, 0.42);

  canvas_compose (c, 0.72, 0.78);
  gboolean narrow = c->w < c->h * 1.3;
  Bust b = { c->w * (0.5 + c->side * (narrow ? 0.02 : 0.17)),
    c->h * (narrow ? 0.84 : 0.68),
    MIN (c->h * (narrow ? 0.5 : 0.56), c->w * 0.6) };

  if (c->subject.view == VIEW_WIDE)
    b.size *= 0.84;
  if (front)
    face_on (c, &dice, &b);
  else
    in_profile (c, &dice, &b);
  brush_weather_air (c);
  if (narrow)
    c->quiet = (PainterQuiet){ 0.08, 0.04, 0.84, 0.16 };
}

const Motif motif_portrait = { "portrait", paint_portrait, -1, ERA_ANY,
  "cinematic" };
