/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* An old map on a dark table: torn paper, a coast with water lines, a river,
 * hills, woods, a walled town, a compass rose. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Field *land, *stain;
  Wash table, paper, old, sea, ink;
  gfloat lean_x, lean_y, level; /* which side the land lies on */
} Sheet;

/* Above 0: land. Distance from the coast, roughly, as the noise is. */
static inline gfloat
land_height (const Sheet *s, gfloat at, gfloat x, gfloat y)
{
  const PainterQuiet *q = &s->c->quiet;
  gfloat dx =
      fabsf (x - (gfloat) (q->x + q->width / 2)) - (gfloat) q->width / 2;
  gfloat dy =
      fabsf (y - (gfloat) (q->y + q->height / 2)) - (gfloat) q->height / 2;
  gfloat calm = CLAMP (1 - MAX (dx, dy) * 7, 0, 1);

  /* Open sea where the title goes. */
  return at * 0.55f * (1 - 0.8f * calm) + (x - 0.5f) * s->lean_x
      + (y - 0.5f) * s->lean_y + s->level - calm * 0.3f;
}

static inline gfloat
edge_distance (const Canvas *c, gfloat x, gfloat y)
{
  gfloat u = (gfloat) c->u;
  gfloat dx = MIN (x, (gfloat) c->w - x) / u,
         dy = MIN (y, (gfloat) c->h - y) / u;

  return MIN (dx, dy);
}

static Wash
sheet_ink (const Sheet *s, gfloat x, gfloat y, gfloat at, gfloat stain)
{
  gfloat height =
      land_height (s, at, x / (gfloat) s->c->w, y / (gfloat) s->c->h);
  Wash ink = wash_mix (s->paper, s->old, CLAMP (0.42f + stain * 0.7f, 0, 1));

  if (height < 0) {
    /* Water lines: closer and stronger towards the coast. */
    gfloat off = -height * 30;
    gfloat line = 1 - MIN (fabsf (off - floorf (off) - 0.5f) * 5, 1);
    ink = wash_mix (ink, s->sea, CLAMP (0.55f - off * 0.04f, 0.2f, 1));
    ink = wash_mix (ink, s->ink, line * CLAMP (0.4f - off * 0.11f, 0, 1));
  } else {
    ink = wash_mix (ink, s->old, CLAMP (0.4f - height * 3, 0, 1));
  }
  gfloat coast = 1 - MIN (fabsf (height) * 260, 1);
  return wash_mix (ink, s->ink, coast * 0.85f);
}

static void
sheet_row (Sheet *s, gint y)
{
  Canvas *c = s->c;
  guint32 *out = canvas_row (c, y);
  const gfloat *at = c->row[0], *stain = c->row[1];

  for (gint x = 0; x < c->width; x++) {
    gfloat edge =
        edge_distance (c, x, y) - 2.6f + stain[x] * 1.5f + at[x] * 0.7f;
    gfloat shadow = CLAMP ((edge + 1.4f) / 1.4f, 0, 1);
    Wash ink = wash_mix (s->table, (Wash){ 0, 0, 0 }, shadow * 0.6f);
    if (edge > 0) {
      ink = sheet_ink (s, x, y, at[x], stain[x]);
      gfloat burn = CLAMP (1 - edge / 4.5f, 0, 1);
      ink = wash_mix (ink, s->ink, burn * burn * 0.72f);
    }
    out[x] = wash_pack (ink);
  }
}

static gboolean
on_land (const Sheet *s, gdouble x, gdouble y, gfloat margin)
{
  gint i = CLAMP (x / s->c->w * s->land->width, 0, s->land->width - 1);
  gint j = CLAMP (y / s->c->h * s->land->height, 0, s->land->height - 1);
  gfloat at = s->land->at[j * s->land->width + i];

  return land_height (s, at, (gfloat) (x / s->c->w), (gfloat) (y / s->c->h))
      > margin
      && edge_distance (s->c, (gfloat) x, (gfloat) y) > 7;
}

/* From the inner land, past the town, to the sea. */
static void
river_path (const Sheet *s, guint64 seed, gdouble turn)
{
  Canvas *c = s->c;
  gdouble reach = (c->w + c->h) * 0.6, u = c->u;

  for (gint i = 80; i >= 0; i--) {
    gdouble t = (i / 40.0 - 1) * c->side;
    gdouble sway =
        u * 22 * noise_fractal (seed, t * 3.1, 0, 3) * MIN (fabs (t) * 2.5, 1);
    gdouble x = c->focus_x + cos (turn) * t * reach - sin (turn) * sway;
    gdouble y = c->horizon + sin (turn) * t * reach + cos (turn) * sway;
    if (t * c->side < -0.08 && !on_land (s, x, y, -0.03f))
      return;
    cairo_line_to (c->cr, x, y);
  }
}

static void
draw_river (Sheet *s, guint64 seed, gdouble turn, Ink ink, Ink water)
{
  Canvas *c = s->c;

  cairo_save (c->cr);
  cairo_rectangle (
      c->cr, c->u * 6, c->u * 6, c->w - c->u * 12, c->h - c->u * 12);
  cairo_clip (c->cr);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  for (gint pass = 0; pass < 3; pass++) {
    static const gdouble width[] = { 2.9, 2.5, 0.12 };
    river_path (s, seed, turn);
    cairo_set_line_width (c->cr, c->u * width[pass]);
    canvas_ink (c, pass == 1 ? water : ink, pass == 2 ? 0.3 : 0.9);
    cairo_stroke (c->cr);
  }
  cairo_restore (c->cr);
}

static void
hill (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble s, Ink ink)
{
  cairo_move_to (c->cr, x - s, y);
  cairo_curve_to (
      c->cr, x - s * 0.5, y - s * 0.4, x - s * 0.3, y - s, x, y - s);
  cairo_curve_to (
      c->cr, x + s * 0.3, y - s * 0.9, x + s * 0.5, y - s * 0.3, x + s, y);
  for (gint i = 1; i < 5; i++) {
    gdouble t = i / 5.0;
    cairo_move_to (c->cr, x + s * 0.75 * t, y - s * (1 - t) * 0.95);
    cairo_rel_line_to (
        c->cr, -s * 0.05, s * (0.6 - 0.4 * t) * dice_range (dice, 0.7, 1.1));
  }
  cairo_set_line_width (c->cr, MAX (0.8, c->u * 0.1));
  canvas_ink (c, ink, 0.75);
  cairo_stroke (c->cr);
}

static void
tiny_tree (Canvas *c, gdouble x, gdouble y, gdouble s, Ink ink)
{
  cairo_move_to (c->cr, x, y);
  cairo_rel_line_to (c->cr, 0, -s * 0.5);
  cairo_new_sub_path (c->cr);
  cairo_move_to (c->cr, x - s * 0.4, y - s * 0.5);
  cairo_curve_to (c->cr, x - s * 0.5, y - s * 1.3, x + s * 0.5, y - s * 1.4,
      x + s * 0.4, y - s * 0.5);
  cairo_close_path (c->cr);
  cairo_set_line_width (c->cr, MAX (0.8, c->u * 0.09));
  canvas_ink (c, ink, 0.65);
  cairo_stroke (c->cr);
}

static void
tiny_house (
    Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble s, Ink ink, Ink roof)
{
  gdouble h = s * dice_range (dice, 0.6, 1.1);
  gboolean spire = dice_chance (dice, 0.14);

  cairo_rectangle (c->cr, x - s / 2, y - h, s, h);
  canvas_fill (c, ink, 0.5);
  cairo_move_to (c->cr, x - s * 0.65, y - h);
  cairo_line_to (c->cr, x, y - h - s * (spire ? 2.4 : 0.75));
  cairo_line_to (c->cr, x + s * 0.65, y - h);
  cairo_close_path (c->cr);
  canvas_fill (c, roof, 0.9);
}

static void
walled_town (Sheet *s, Dice *dice, gdouble turn, Ink ink, Ink roof)
{
  Canvas *c = s->c;
  gdouble u = c->u, ux = -sin (turn), uy = cos (turn);

  if (uy > 0) {
    ux = -ux;
    uy = -uy;
  }
  gdouble x0 = c->focus_x + ux * u * 6.5, y0 = c->horizon + uy * u * 6.5;
  cairo_save (c->cr);
  cairo_translate (c->cr, x0, y0);
  cairo_scale (c->cr, 1.35, 0.72);
  cairo_arc (c->cr, 0, 0, u * 7, 0, 2 * G_PI);
  cairo_restore (c->cr);
  canvas_ink (c, ink, 0.85);
  cairo_set_line_width (c->cr, u * 0.34);
  cairo_stroke (c->cr);
  for (gint j = 0; j < 9; j++)
    for (gint i = 0; i < 9; i++) {
      gdouble px = (i - 4) / 4.6 + dice_range (dice, -0.1, 0.1);
      gdouble py = (j - 4) / 4.6 + dice_range (dice, -0.07, 0.07);
      if (px * px + py * py > 0.86)
        continue;
      tiny_house (c, dice, x0 + px * u * 8.8, y0 + py * u * 4.7 + u * 0.6,
          u * dice_range (dice, 0.75, 1.1), ink, roof);
    }
}

static void
town_bridge (Sheet *s, gdouble turn, Ink ink, Ink paper)
{
  Canvas *c = s->c;
  gdouble ux = -sin (turn), uy = cos (turn);

  for (gint pass = 0; pass < 2; pass++) {
    cairo_move_to (
        c->cr, c->focus_x - ux * c->u * 2, c->horizon - uy * c->u * 2);
    cairo_line_to (
        c->cr, c->focus_x + ux * c->u * 2, c->horizon + uy * c->u * 2);
    cairo_set_line_width (c->cr, c->u * (pass ? 0.6 : 0.95));
    canvas_ink (c, pass ? paper : ink, 1);
    cairo_stroke (c->cr);
  }
}

static void
compass (Canvas *c, gdouble x, gdouble y, gdouble r, Ink ink, Ink accent)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  canvas_ink (c, ink, 0.22);
  cairo_set_line_width (c->cr, MAX (0.7, c->u * 0.06));
  for (gint i = 0; i < 16; i++) {
    cairo_move_to (c->cr, 0, 0);
    cairo_line_to (
        c->cr, cos (i * G_PI / 8) * r * 9, sin (i * G_PI / 8) * r * 9);
  }
  cairo_stroke (c->cr);
  canvas_ink (c, ink, 0.8);
  cairo_set_line_width (c->cr, c->u * 0.12);
  for (gint i = 0; i < 2; i++) {
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, 0, 0, r * (0.72 - 0.1 * i), 0, 2 * G_PI);
  }
  cairo_stroke (c->cr);
  for (gint k = 1; k >= 0; k--)
    for (gint i = 0; i < 8; i++) {
      gdouble long_r = k ? r * 0.6 : r,
              a = i / 2 * G_PI / 2 + (k ? G_PI / 4 : 0);
      gdouble b = a + (i & 1 ? -1 : 1) * G_PI / 4;
      cairo_move_to (c->cr, 0, 0);
      cairo_line_to (c->cr, cos (a) * long_r, sin (a) * long_r);
      cairo_line_to (c->cr, cos (b) * r * 0.2, sin (b) * r * 0.2);
      cairo_close_path (c->cr);
      canvas_fill (c, i & 1 ? accent : ink, 0.95);
    }
  cairo_restore (c->cr);
}

static void
scatter (Sheet *s, Dice *dice, Ink ink)
{
  Canvas *c = s->c;
  guint64 kind = dice_next (dice);
  gdouble step = c->u * 2.4;

  for (gdouble y = step * 2.4; y < c->h - step; y += step)
    for (gdouble x = step * 2; x < c->w - step; x += step) {
      gdouble px = x + dice_range (dice, -0.4, 0.4) * step;
      gdouble py = y + dice_range (dice, -0.3, 0.3) * step;
      gdouble n = noise_fractal (kind, x / c->u / 15, y / c->u / 15, 2);
      gdouble dx = (px - c->focus_x) / 17, dy = (py - c->horizon) / 13;
      if (!on_land (s, px, py, 0.025f) || hypot (dx, dy) < c->u
          || on_land (s, px, py, 4))
        continue;
      if (n > 0.16)
        hill (c, dice, px, py, c->u * dice_range (dice, 0.9, 1.5), ink);
      else if (n < -0.14)
        tiny_tree (c, px, py, c->u * dice_range (dice, 0.8, 1.2), ink);
    }
}

static void
paint_map (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;

  canvas_compose (c, 0.55, 0.62);
  c->quiet = (PainterQuiet){ c->side > 0 ? 0.11 : 0.52, 0.13, 0.37, 0.3 };
  if (canvas_is_tall (c))
    c->quiet = (PainterQuiet){ 0.14, 0.1, 0.72, 0.2 };
  Ink paper = ink_mix (t->light, t->accent, 0.10),
      ink = ink_mix (t->deep, t->accent, 0.12);
  Ink old = ink_mix (ink_mix (t->light, t->accent, 0.26), t->mid, 0.14);
  Ink water = ink_mix (t->mid, t->light, 0.45);
  /* Across the picture, as a river on a map is read. */
  gdouble turn = dice_range (&dice, -0.35, 0.35);
  gint gw = MIN (c->width / 3, 440), gh = MIN (c->height / 3, 440);
  gdouble cells = 5.5;
  g_autoptr (Field) land = field_new (dice_next (&dice), gw, gh,
      (FieldShape){
          cells * c->w / (c->u * 100), cells * c->h / (c->u * 100), 6, 0.35 });
  g_autoptr (Field) stain =
      field_new (dice_next (&dice), 160, 120, (FieldShape){ 7, 5, 5, 0.6 });
  Sheet s = { c, land, stain, wash_of (ink_mix (t->deep, t->accent, 0.07)),
    wash_of (paper), wash_of (old), wash_of (water), wash_of (ink) };

  s.lean_x = (gfloat) (c->side * 0.95);
  s.lean_y = (gfloat) dice_range (&dice, -0.2, 0.2);
  s.level = 0.16f;
  canvas_begin_pixels (c);
  for (gint y = 0; y < c->height && !canvas_cancelled (c); y++) {
    field_row (land, y / c->h, 0, c->row[0], c->width);
    field_row (stain, y / c->h, 0, c->row[1], c->width);
    sheet_row (&s, y);
  }
  canvas_end_pixels (c);
  scatter (&s, &dice, ink);
  draw_river (&s, dice_next (&dice), turn, ink, ink_mix (water, paper, 0.25));
  town_bridge (&s, turn, ink, paper);
  walled_town (&s, &dice, turn, ink, ink_mix (t->accent, ink, 0.25));
  compass (c, c->w * (0.5 - c->side * 0.33), c->h * 0.76, c->u * 6, ink,
      ink_mix (t->accent, paper, 0.15));
  c->sun_x = c->w * (0.5 + c->side * 0.3);
  brush_glow (c, c->sun_x, c->h * 0.3, c->u * 70, t->light, 0.22);
}

const Motif motif_map = { "map", paint_map, DAYTIME_DAY, ERA_MEDIEVAL,
  "cinematic" };
