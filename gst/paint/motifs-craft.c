/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What hands make: the forge and the bench of a workshop, the pages of a
 * manuscript. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

static void
hang_tools (Canvas *c, Dice *dice, gdouble y, gdouble from, gdouble to)
{
  gdouble u = c->u;
  Ink ink = canvas_tone (c, 0.04), rim = ink_mix (ink, c->tones.lit, 0.6);

  cairo_rectangle (c->cr, from, y, to - from, u * 0.5);
  canvas_fill (c, ink, 1);
  for (gdouble x = from + u * 2; x < to - u; x += u * 3) {
    gdouble h = u * dice_range (dice, 5, 9), w = u * 0.3;
    gint kind = dice_pick (dice, 4);
    cairo_rectangle (c->cr, x - w / 2, y, w, h);
    canvas_fill (c, ink, 1);
    cairo_rectangle (c->cr, x - w / 2, y, w * 0.3, h);
    canvas_fill (c, rim, 0.5);
    if (kind == 0) { /* a hammer */
      cairo_rectangle (c->cr, x - u * 1.1, y + h - u * 0.5, u * 2.2, u * 1.1);
    } else if (kind == 1) { /* tongs */
      cairo_move_to (c->cr, x - u * 0.8, y);
      cairo_line_to (c->cr, x + u * 0.5, y + h);
      cairo_line_to (c->cr, x + u * 0.7, y + h);
      cairo_line_to (c->cr, x - u * 0.4, y);
    } else if (kind == 2) { /* a saw */
      cairo_move_to (c->cr, x - u * 0.2, y + u);
      cairo_line_to (c->cr, x + u * 1.4, y + u * 1.4);
      cairo_line_to (c->cr, x + u * 0.5, y + h);
      cairo_line_to (c->cr, x - u * 0.2, y + h);
    } else { /* a chisel */
      cairo_rectangle (c->cr, x - u * 0.35, y + h * 0.6, u * 0.7, h * 0.4);
    }
    canvas_fill (c, ink, 1);
  }
}

static void
dark_wall (Canvas *c, gdouble floor_y, Ink glow)
{
  Ink wall = ink_mix (c->tones.near, c->tones.mid, 0.2);
  gdouble reach = MAX (c->w, c->h) * 0.7;
  cairo_pattern_t *p = cairo_pattern_create_radial (
      c->sun_x, c->sun_y, 0, c->sun_x, c->sun_y, reach);
  Ink lit = ink_mix (wall, glow, 0.5),
      dark = ink_mix (wall, c->tones.deep, 0.7);

  cairo_pattern_add_color_stop_rgb (p, 0, lit.r, lit.g, lit.b);
  cairo_pattern_add_color_stop_rgb (p, 0.5, wall.r, wall.g, wall.b);
  cairo_pattern_add_color_stop_rgb (p, 1, dark.r, dark.g, dark.b);
  cairo_set_source (c->cr, p);
  cairo_paint (c->cr);
  cairo_pattern_destroy (p);
  brush_surface (c,
      (Surface){ 0, 0, c->w, floor_y, 9, 7, 0.4, c->tones.deep, glow, 0.07 });
}

static void
anvil (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0), rim = ink_mix (c->tones.lamp, ink, 0.2);

  cairo_rectangle (cr, x - h * 0.36, y - h * 0.55, h * 0.72, h * 0.55);
  canvas_fill (c, ink_mix (ink, c->tones.accent, 0.12), 1); /* the stump */
  cairo_save (cr);
  cairo_translate (cr, x, y - h * 0.55);
  cairo_scale (cr, h * c->side, h);
  cairo_move_to (cr, -0.34, 0);
  cairo_curve_to (cr, -0.2, -0.1, -0.16, -0.14, -0.18, -0.22);
  cairo_line_to (cr, -0.42, -0.26);
  cairo_line_to (cr, -0.42, -0.44);
  cairo_line_to (cr, 0.36, -0.44);
  cairo_curve_to (cr, 0.56, -0.42, 0.68, -0.4, 0.8, -0.38);
  cairo_curve_to (cr, 0.64, -0.28, 0.4, -0.22, 0.22, -0.22);
  cairo_curve_to (cr, 0.2, -0.14, 0.24, -0.1, 0.36, 0);
  cairo_close_path (cr);
  canvas_fill (c, ink, 1);
  cairo_rectangle (cr, -0.42, -0.45, 0.8, 0.035);
  canvas_fill (c, rim, 0.9);
  cairo_restore (cr);
}

/* With an arm that swings a hammer. */
static void
smith (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink ink = canvas_tone (c, 0), rim = c->tones.lamp;
  gdouble s = c->side;

  prop_walker (c, dice, x, y, h, ink, rim);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x + s * h * 0.09, y - h * 0.78);
  cairo_line_to (cr, x + s * h * 0.25, y - h * 0.86);
  cairo_line_to (cr, x + s * h * 0.2, y - h * 1.06);
  cairo_set_line_width (cr, h * 0.07);
  canvas_ink (c, ink, 1);
  cairo_stroke (cr);
  cairo_move_to (cr, x + s * h * 0.2, y - h * 1.02);
  cairo_line_to (cr, x + s * h * 0.34, y - h * 1.22);
  cairo_set_line_width (cr, h * 0.022);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_save (cr);
  cairo_translate (cr, x + s * h * 0.34, y - h * 1.22);
  cairo_rotate (cr, s * 0.9);
  cairo_rectangle (cr, -h * 0.075, -h * 0.04, h * 0.15, h * 0.08);
  canvas_fill (c, ink, 1);
  cairo_restore (cr);
}

static void
hearth (Canvas *c, gdouble x, gdouble floor_y, gdouble w)
{
  cairo_t *cr = c->cr;
  Ink brick = ink_mix (c->tones.near, c->tones.accent, 0.22);
  gdouble top = floor_y - w * 0.62, mouth = w * 0.62;

  /* The hood. */
  cairo_move_to (cr, x - w * 0.75, top - w * 0.62);
  cairo_line_to (cr, x - w * 0.28, top - w * 1.35);
  cairo_line_to (cr, x - w * 0.26, -1);
  cairo_line_to (cr, x + w * 0.26, -1);
  cairo_line_to (cr, x + w * 0.28, top - w * 1.35);
  cairo_line_to (cr, x + w * 0.75, top - w * 0.62);
  cairo_close_path (cr);
  brush_wash (c, 0, top - w * 0.62, 0, top - w * 2,
      ink_mix (brick, c->tones.lamp, 0.3), ink_mix (brick, c->tones.deep, 0.7));
  cairo_rectangle (cr, x - w * 0.8, top, w * 1.6, floor_y - top);
  brush_wash (c, 0, top, 0, floor_y, ink_mix (brick, c->tones.lamp, 0.35),
      ink_mix (brick, c->tones.deep, 0.75));
  for (gint j = 0; j < 5; j++)
    for (gint i = 0; i < 7; i++)
      cairo_rectangle (cr, x - w * 0.8 + w * (i - 0.5 * (j & 1)) * 0.23,
          top + w * 0.124 * j, w * 0.218, w * 0.11);
  canvas_fill (c, c->tones.deep, 0.2);
  prop_oval (c, x, top, mouth, w * 0.13);
  canvas_fill (c, ink_mix (c->tones.accent, c->tones.light, 0.35), 1);
  brush_glow (c, x, top - w * 0.1, w * 2.4, c->tones.accent, 0.6);
}

static void
forge (Canvas *c, Dice *dice)
{
  gdouble u = c->u, floor_y = c->h - u * (canvas_is_tall (c) ? 22 : 12);
  gdouble x = c->focus_x + c->side * u * 6, w = u * 15;
  gdouble fire_y = floor_y - w * 0.6, at = x - c->side * u * 21;

  c->sun_x = x;
  c->sun_y = fire_y - u * 4;
  c->tones.lit = ink_mix (c->tones.accent, c->tones.light, 0.3);
  c->tones.lamp = ink_mix (c->tones.accent, c->tones.light, 0.35);
  dark_wall (c, floor_y, c->tones.lit);
  hang_tools (c, dice, floor_y - u * dice_range (dice, 30, 34),
      c->side > 0 ? c->w - u * 24 : -u, c->side > 0 ? c->w + u : u * 24);
  cairo_rectangle (c->cr, 0, floor_y, c->w, c->h);
  brush_wash (c, 0, floor_y, 0, c->h,
      ink_mix (c->tones.near, c->tones.lit, 0.35), c->tones.near);
  hearth (c, x, floor_y, w);
  gdouble keep = c->focus_x;
  c->focus_x = x;
  brush_fire (c, fire_y + u * 0.6, u * 12, w * 0.42);
  c->focus_x = keep;
  brush_smoke (c, x - u * 8, x + u * 8, fire_y - u * 6, u * 40, c->tones.near,
      ink_mix (c->tones.near, c->tones.lit, 0.5), 0.7);
  prop_shadow (c, at, floor_y + u * 6, u * 6, u);
  anvil (c, at, floor_y + u * 6, u * 9);
  brush_glow (c, at, floor_y - u * 3, u * 9, c->tones.lamp, 0.8);
  smith (c, dice, at - c->side * u * 7, floor_y + u * 7, u * 19);
  for (gint i = 0; i < 80; i++) {
    gdouble a = G_PI * (1 + dice_unit (dice)), r = u * dice_range (dice, 1, 12);
    cairo_move_to (
        c->cr, at + cos (a) * r, floor_y - u * 3 + sin (a) * r * 0.8);
    cairo_rel_line_to (c->cr, cos (a) * u * 0.8, sin (a) * u * 0.8);
  }
  cairo_set_line_width (c->cr, u * 0.12);
  canvas_ink (c, c->tones.light, 0.8);
  cairo_stroke (c->cr);
}

/* A press with a screw, as printers, binders and vintners had it. */
static void
press (Canvas *c, gdouble x, gdouble y, gdouble h)
{
  cairo_t *cr = c->cr;
  Ink wood = ink_mix (canvas_tone (c, 0.03), c->tones.accent, 0.18);
  Ink lit = ink_mix (wood, c->tones.lit, 0.62);
  gdouble s = c->side, w = h * 0.3;

  for (gint i = -1; i <= 1; i += 2) {
    cairo_rectangle (cr, x + i * w - h * 0.05, y - h, h * 0.1, h);
    brush_wash (
        c, x + i * w - s * h * 0.05, 0, x + i * w + s * h * 0.05, 0, wood, lit);
  }
  cairo_rectangle (cr, x - w * 1.3, y - h, w * 2.6, h * 0.12);
  cairo_rectangle (cr, x - w, y - h * 0.3, w * 2, h * 0.07);
  cairo_rectangle (cr, x - w * 1.2, y - h * 0.04, w * 2.4, h * 0.05);
  brush_wash (c, 0, y - h, 0, y, lit, wood);
  cairo_rectangle (cr, x - h * 0.04, y - h * 0.88, h * 0.08, h * 0.34);
  brush_wash (c, x - s * h * 0.04, 0, x + s * h * 0.04, 0, wood, lit);
  for (gint i = 0; i < 7; i++) {
    cairo_move_to (cr, x - h * 0.045, y - h * (0.86 - 0.04 * i));
    cairo_rel_line_to (cr, h * 0.09, h * 0.022);
  }
  cairo_set_line_width (cr, MAX (0.8, h * 0.012));
  canvas_ink (c, c->tones.near, 0.8);
  cairo_stroke (cr);
  cairo_move_to (cr, x, y - h * 0.56);
  cairo_line_to (cr, x - s * h * 0.52, y - h * 0.62);
  cairo_set_line_width (cr, h * 0.035);
  canvas_ink (c, wood, 1);
  cairo_stroke (cr);
  cairo_rectangle (cr, x - w * 0.72, y - h * 0.54, w * 1.44, h * 0.08);
  canvas_fill (c, wood, 1);
  cairo_rectangle (cr, x - w * 0.9 + s * w * 0.9, y - h * 0.34, w * 1.8,
      h * 0.045); /* the sheet that waits */
  canvas_fill (c, ink_mix (c->tones.light, c->tones.lit, 0.4), 0.95);
}

static void
window_light (Canvas *c, gdouble x, gdouble top, gdouble w, gdouble h)
{
  Ink frame = canvas_tone (c, 0.05);

  cairo_rectangle (c->cr, x - w / 2, top, w, h);
  brush_wash (c, 0, top, 0, top + h, c->tones.sky,
      ink_mix (c->tones.sun, c->tones.horizon, 0.3));
  cairo_set_line_width (c->cr, c->u * 0.45);
  for (gint i = 0; i <= 3; i++) {
    cairo_move_to (c->cr, x - w / 2 + w * i / 3, top);
    cairo_rel_line_to (c->cr, 0, h);
    cairo_move_to (c->cr, x - w / 2, top + h * i / 3);
    cairo_rel_line_to (c->cr, w, 0);
  }
  canvas_ink (c, frame, 1);
  cairo_stroke (c->cr);
  brush_glow (c, x, top + h / 2, w * 1.7, c->tones.sun, 0.5);
}

static void
bench (Canvas *c, Dice *dice)
{
  gdouble u = c->u, s = c->side,
          top = c->h - u * (canvas_is_tall (c) ? 26 : 16);
  gdouble wx = c->focus_x + s * u * dice_range (dice, 13, 19);
  Ink wood = ink_mix (canvas_tone (c, 0.06), c->tones.accent, 0.16);

  c->sun_x = wx;
  c->sun_y = top - u * 22;
  dark_wall (c, top + u * 6, ink_mix (c->tones.sun, c->tones.lit, 0.5));
  window_light (c, wx, top - u * 36, u * 20, u * 26);
  hang_tools (c, dice, top - u * dice_range (dice, 19, 22),
      c->focus_x - u * 12 - s * u * 4, c->focus_x + u * 12 - s * u * 4);
  brush_shaft (c,
      (Shaft){ wx, top - u * 24, wx - s * u * 30, c->h, u * 16, 1.8 },
      c->tones.sun, 0.4);
  press (c, c->focus_x + s * u * 3, top + u * 8, u * 36);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (dice, 0.6))
    prop_walker (c, dice, c->focus_x - s * u * 13, top + u * 12, u * 25,
        canvas_tone (c, 0), c->tones.lit);
  cairo_rectangle (c->cr, 0, top + u * 4, c->w, c->h);
  brush_wash (
      c, 0, top + u * 4, 0, c->h, ink_mix (wood, c->tones.lit, 0.5), wood);
  brush_surface (c,
      (Surface){ 0, top + u * 4, c->w, c->h, 3, 26, 0.4, c->tones.near,
          c->tones.lit, 0.4 });
  for (gint i = 0; i < 6; i++) { /* shavings and blocks */
    gdouble x = c->w * (i + dice_unit (dice)) / 6, y = top + u * 7;
    gdouble w = u * dice_range (dice, 1.5, 4),
            h = u * dice_range (dice, 0.8, 2);
    prop_shadow (c, x + w / 2, y, w * 0.6, u * 0.4);
    cairo_rectangle (c->cr, x, y - h, w, h);
    brush_wash (c, x, 0, x + w, 0,
        s > 0 ? wood : ink_mix (wood, c->tones.lit, 0.6),
        s > 0 ? ink_mix (wood, c->tones.lit, 0.6) : wood);
  }
  prop_pile (c, dice, c->focus_x - s * u * 24, top + u * 9, u * 7);
  brush_stars (c, top, 60);
}

static void
paint_workshop (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.7, 0.75);
  gboolean either = dice_chance (&dice, 0.5);
  if (canvas_has (c, TRAIT_FIRE) || (either && !canvas_has (c, TRAIT_BENCH)))
    forge (c, &dice);
  else
    bench (c, &dice);
}

/* An open book in the lamp's light. Points of its pages: across -1..1 from
 * the left edge to the right, down 0..1. */
typedef struct {
  Canvas *c;
  gdouble x, y, w, h, slant;
} Book;

static void
page_to (const Book *b, gdouble across, gdouble down)
{
  gdouble wide = b->w * (0.86 + 0.14 * down);
  gdouble lift = sin (MIN (fabs (across), 1) * G_PI) * b->h * 0.055;

  cairo_line_to (b->c->cr, b->x + across * wide + b->slant * (1 - down),
      b->y - b->h * (1 - down) - lift * (0.5 + 0.5 * down)
          + b->h * 0.04 * fabs (across));
}

static void
page_line (const Book *b, gdouble from, gdouble to, gdouble down)
{
  for (gint i = 0; i <= 10; i++)
    page_to (b, from + (to - from) * i / 10, down);
}

static void
sheets (const Book *b, gdouble side)
{
  Canvas *c = b->c;
  Ink paper = ink_mix (c->tones.light, c->tones.accent, 0.16);
  Ink shade = ink_mix (paper, c->tones.deep, 0.62);
  gboolean toward = side * c->side > 0;

  for (gint i = 5; i >= 0; i--) { /* the block of leaves */
    cairo_save (c->cr);
    cairo_translate (c->cr, side * c->u * 0.25 * i, c->u * 0.3 * i);
    page_line (b, 0, side, 0);
    page_line (b, side, 0, 1);
    cairo_close_path (c->cr);
    canvas_fill (c, ink_mix (paper, shade, 0.2 + 0.13 * i), 1);
    cairo_restore (c->cr);
  }
  page_line (b, 0, side, 0);
  page_line (b, side, 0, 1);
  cairo_close_path (c->cr);
  cairo_pattern_t *p =
      cairo_pattern_create_linear (b->x, 0, b->x + side * b->w, 0);
  Ink mid = ink_mix (paper, c->tones.lamp, 0.15);
  Ink edge = toward ? ink_mix (paper, c->tones.light, 0.5)
                    : ink_mix (paper, c->tones.deep, 0.3);
  cairo_pattern_add_color_stop_rgb (p, 0, shade.r, shade.g, shade.b);
  cairo_pattern_add_color_stop_rgb (p, 0.16, mid.r, mid.g, mid.b);
  cairo_pattern_add_color_stop_rgb (p, 1, edge.r, edge.g, edge.b);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
}

/* Ink that a hand wrote: strokes of uneven height in words and lines. */
static void
writing (const Book *b, Dice *dice, gdouble side, gboolean initial)
{
  Canvas *c = b->c;
  Ink ink = ink_mix (c->tones.deep, c->tones.accent, 0.15);
  gdouble margin = 0.12;

  for (gint j = 0; j < 17; j++) {
    gdouble down = 0.09 + 0.05 * j, at = margin;
    gdouble end = 1 - margin - (j == 16 ? 0.3 : dice_range (dice, 0, 0.05));
    if (initial && j < 4)
      at = 0.36;
    while (at < end) {
      gdouble word = dice_range (dice, 0.04, 0.13);
      for (gdouble x = at; x < MIN (at + word, end); x += 0.0125) {
        gdouble up = dice_chance (dice, 0.22) ? 0.026 : 0.014;
        page_to (b, side > 0 ? x : x - 1, down - up);
        page_to (b, (side > 0 ? x : x - 1) - 0.003, down);
        cairo_new_sub_path (c->cr);
      }
      at += word + 0.022;
    }
    cairo_set_line_width (c->cr, MAX (0.6, b->h * 0.006));
    canvas_ink (c, j % 7 == 0 ? c->tones.accent : ink, 0.72);
    cairo_stroke (c->cr);
  }
}

/* The great letter of the first line: gold ground, a vine around it. */
static void
illumination (const Book *b, Dice *dice, gdouble side)
{
  Canvas *c = b->c;
  gdouble x0 = side > 0 ? 0.12 : -0.88, x1 = x0 + 0.2;
  Ink gold = ink_mix (c->tones.accent, c->tones.light, 0.4);

  page_line (b, x0, x1, 0.05);
  page_line (b, x1, x0, 0.25);
  cairo_close_path (c->cr);
  canvas_fill (c, ink_mix (c->tones.mid, c->tones.deep, 0.35), 1);
  page_line (b, x0 + 0.015, x1 - 0.015, 0.065);
  page_line (b, x1 - 0.015, x0 + 0.015, 0.235);
  cairo_close_path (c->cr);
  cairo_set_line_width (c->cr, b->h * 0.012);
  canvas_ink (c, gold, 1);
  cairo_stroke (c->cr);
  for (gint i = 0; i <= 40; i++) {
    gdouble t = i / 40.0, r = 0.075 * (1 - 0.85 * t), a = t * 13;
    page_to (b, (x0 + x1) / 2 + cos (a) * r, 0.15 + sin (a) * r);
  }
  cairo_stroke (c->cr);
  for (gint i = 0; i < 36; i++) { /* the vine down the margin */
    gdouble t = i / 35.0, down = 0.28 + 0.62 * t;
    gdouble x = x0 - 0.05 + 0.018 * sin (t * 30);
    page_to (b, x, down);
    if (i % 3 == 0 && dice_chance (dice, 0.9)) {
      page_to (b, x + (i & 1 ? 0.035 : -0.03), down - 0.02);
      page_to (b, x, down);
    }
  }
  cairo_set_line_width (c->cr, b->h * 0.008);
  canvas_ink (c, ink_mix (c->tones.mid, c->tones.deep, 0.2), 0.85);
  cairo_stroke (c->cr);
}

static void
quill (Canvas *c, gdouble x, gdouble y, gdouble h, gdouble lean)
{
  cairo_t *cr = c->cr;
  Ink feather = ink_mix (c->tones.light, c->tones.mid, 0.2);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, lean);
  cairo_move_to (cr, 0, -h * 0.25);
  cairo_curve_to (cr, -h * 0.12, -h * 0.5, -h * 0.1, -h * 0.85, h * 0.02, -h);
  cairo_curve_to (cr, h * 0.1, -h * 0.8, h * 0.08, -h * 0.45, 0, -h * 0.25);
  brush_wash (c, -h * 0.1, 0, h * 0.1, 0,
      ink_mix (feather, c->tones.deep, 0.55), feather);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, h * 0.015, -h * 0.95);
  cairo_set_line_width (cr, h * 0.018);
  canvas_ink (c, c->tones.light, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_manuscript (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u;

  canvas_compose (c, 0.66, 0.72);
  gdouble s = c->side, lamp_x = c->focus_x + s * u * (tall ? 22 : 31);
  gdouble bw = u * dice_range (&dice, 24, 28) * (tall ? 0.92 : 1);
  gdouble bx = c->w * 0.5 + (tall ? 0 : s * u * 17), by = c->h - u * 7;
  gdouble top = c->h - u * (tall ? 52 : 44);
  Ink wood = ink_mix (c->tones.near, c->tones.accent, 0.2);
  c->sun_x = CLAMP (lamp_x, u * 6, c->w - u * 6);
  c->sun_y = top - u * 8;
  dark_wall (c, top, c->tones.lamp);
  cairo_rectangle (c->cr, 0, top, c->w, c->h);
  brush_wash (c, c->sun_x, 0, c->sun_x - s * c->w * 0.8, 0,
      ink_mix (wood, c->tones.lamp, 0.42), ink_mix (wood, c->tones.deep, 0.6));
  brush_surface (c,
      (Surface){ 0, top, c->w, c->h, 2.6, 30, 0.5, c->tones.deep, c->tones.lamp,
          0.28 });
  prop_pile (c, &dice, bx - s * u * 34, top + u * 8, u * 11);
  prop_candle (
      c, c->sun_x, top + u * 7, u * dice_range (&dice, 14, 18), u * 52);
  Book b = { c, bx, by, bw, u * (tall ? 34 : 31),
    s * u * dice_range (&dice, -2, 3) };
  prop_shadow (c, bx, by - u * 4, bw * 1.15, u * 7);
  sheets (&b, -s);
  sheets (&b, s);
  writing (&b, &dice, -1, dice_chance (&dice, 0.7));
  writing (&b, &dice, 1, FALSE);
  illumination (&b, &dice, -1);
  gdouble ink_x = bx - s * (bw + u * 6);
  prop_shadow (c, ink_x, by - u * 3, u * 4, u);
  quill (c, ink_x, by - u * 6, u * 24, -s * dice_range (&dice, 0.25, 0.6));
  prop_turned (c, ink_x, by - u * 2.6, u * 7, &prop_jar,
      ink_mix (c->tones.mid, c->tones.deep, 0.6), c->tones.lit);
  brush_haze (c, c->h - u * 12, c->h, c->tones.deep, 0.5);
}

const Motif motif_workshop = { "workshop", paint_workshop, DAYTIME_DUSK,
  ERA_MEDIEVAL, "cinematic" };
const Motif motif_manuscript = { "manuscript", paint_manuscript, DAYTIME_NIGHT,
  ERA_MEDIEVAL, "cinematic" };
