/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Houses of four eras, and rows of them. */

#include "brush.h"
#include "landmark.h"
#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Dice *dice;
  gdouble x, y, w, h; /* the foot's middle, the wall's size */
  gdouble light;      /* -1: from the left */
  gdouble lamps, depth;
  Ink wall, rim, roof, lamp;
} House;

static void
wall (const House *b, gdouble x, gdouble y, gdouble w, gdouble h)
{
  gdouble strip = MIN (w * 0.22, b->c->u * 0.7);

  cairo_rectangle (b->c->cr, x, y, w, h + b->c->u * 0.4);
  canvas_fill (b->c, b->wall, 1);
  cairo_rectangle (
      b->c->cr, b->light > 0 ? x + w - strip : x, y, strip, h + b->c->u * 0.4);
  canvas_fill (b->c, b->rim, 0.55);
}

static void
windows (
    const House *b, gdouble x, gdouble y, gdouble w, gdouble h, gdouble size)
{
  gint across = (gint) (w * 0.86 / (size * 1.9)),
       down = (gint) (h / (size * 2.3));

  if (size < 0.8 || across < 1)
    return;
  for (gint j = 0; j < down; j++)
    for (gint i = 0; i < across; i++) {
      gdouble wx = x + w * 0.07 + (i + 0.25) * w * 0.86 / across;
      gdouble wy = y + (j + 0.35) * h / down;
      gboolean on = dice_chance (b->dice, b->lamps);
      if (!on && dice_chance (b->dice, 0.45))
        continue;
      cairo_rectangle (b->c->cr, wx, wy, size, size * 1.35);
      if (on)
        canvas_fill (b->c, b->lamp, dice_range (b->dice, 0.45, 1));
      else
        canvas_fill (b->c, b->roof, 0.5);
    }
}

static void
gable (const House *b, gdouble x, gdouble y, gdouble w, gdouble rise)
{
  cairo_t *cr = b->c->cr;
  gdouble over = w * 0.06;

  cairo_move_to (cr, x - over, y + 1);
  cairo_line_to (cr, x + w / 2, y - rise);
  cairo_line_to (cr, x + w + over, y + 1);
  cairo_close_path (cr);
  canvas_fill (b->c, b->roof, 1);
  cairo_move_to (cr, x + w / 2, y - rise);
  cairo_line_to (cr, b->light > 0 ? x + w + over : x - over, y + 1);
  cairo_line_to (cr, x + w / 2 + b->light * w * 0.34, y + 1);
  cairo_close_path (cr);
  canvas_fill (b->c, b->rim, 0.6);
}

static void
roman (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h;

  wall (b, x, y, b->w, b->h);
  gable (b, x, y, b->w, b->w * dice_range (b->dice, 0.16, 0.24));
  if (b->w > b->h * 0.8 && dice_chance (b->dice, 0.45)) {
    gint n = 4 + dice_pick (b->dice, 4);
    for (gint i = 0; i < n; i++) {
      gdouble cx = x + b->w * (i + 0.5) / n;
      cairo_rectangle (b->c->cr, cx + b->w / n * 0.16, y + b->h * 0.12,
          b->w / n * 0.44, b->h);
    }
    canvas_fill (b->c, b->roof, 0.75);
    return;
  }
  windows (b, x, y + b->h * 0.15, b->w, b->h * 0.8, b->c->u * 0.3);
}

static void
medieval (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h;
  gdouble jut = b->w * 0.05;
  cairo_t *cr = b->c->cr;

  wall (b, x, y, b->w, b->h);
  /* The upper storey stands out over the street, framed in timber. */
  wall (b, x - jut, y, b->w + 2 * jut, b->h * 0.45);
  cairo_set_line_width (cr, MAX (1, b->c->u * 0.07));
  for (gint i = 0; i <= 4; i++) {
    cairo_move_to (cr, x - jut + (b->w + 2 * jut) * i / 4, y);
    cairo_rel_line_to (cr, 0, b->h * 0.45);
  }
  cairo_move_to (cr, x - jut, y + b->h * 0.22);
  cairo_rel_line_to (cr, b->w + 2 * jut, 0);
  canvas_ink (b->c, b->roof, 0.7);
  cairo_stroke (cr);
  windows (b, x, y + b->h * 0.05, b->w, b->h * 0.9, b->c->u * 0.42);
  gable (b, x - jut, y, b->w + 2 * jut, b->w * dice_range (b->dice, 0.6, 0.95));
  if (dice_chance (b->dice, 0.6)) {
    cairo_rectangle (
        cr, x + b->w * 0.68, y - b->w * 0.6, b->w * 0.12, b->w * 0.5);
    canvas_fill (b->c, b->roof, 1);
  }
}

static void
industrial (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h;
  gint teeth = MAX (2, (gint) (b->w / (b->c->u * 2.4)));
  gdouble tooth = b->w / teeth;

  wall (b, x, y, b->w, b->h);
  if (b->w > b->h * 0.9)
    for (gint i = 0; i < teeth; i++) {
      cairo_move_to (b->c->cr, x + i * tooth, y + 1);
      cairo_line_to (b->c->cr, x + i * tooth, y - tooth * 0.5);
      cairo_line_to (b->c->cr, x + (i + 1) * tooth, y + 1);
      canvas_fill (b->c, b->roof, 1);
    }
  else
    gable (b, x, y, b->w, b->w * 0.3);
  windows (b, x, y + b->h * 0.1, b->w, b->h * 0.85, b->c->u * 0.34);
  if (dice_chance (b->dice, 0.5))
    prop_chimney (b->c, b->dice, x + b->w * dice_range (b->dice, 0.2, 0.8),
        y + b->c->u * 0.5, b->h * dice_range (b->dice, 0.6, 1.3), b->wall,
        b->rim);
}

static void
tower_crown (const House *b, gdouble x, gdouble y)
{
  cairo_t *cr = b->c->cr;
  gdouble w = b->w, rise = MIN (w * dice_range (b->dice, 0.3, 0.9), b->h * 0.3);

  switch (dice_pick (b->dice, 5)) {
    case 0: /* slanted */
      cairo_move_to (cr, x, y + 1);
      cairo_line_to (cr, b->light > 0 ? x : x + w, y - rise);
      cairo_line_to (cr, x + w, y + 1);
      break;
    case 1: /* set back */
      cairo_rectangle (
          cr, x + w * 0.15, y - rise * 0.5, w * 0.7, rise * 0.5 + 1);
      cairo_rectangle (cr, x + w * 0.32, y - rise * 0.9, w * 0.36, rise * 0.5);
      break;
    case 2: /* a mast */
      cairo_rectangle (
          cr, x + w * 0.48, y - rise * 1.6, MAX (1, w * 0.04), rise * 1.6 + 1);
      break;
    case 3: /* rounded */
      cairo_move_to (cr, x, y + 1);
      cairo_curve_to (
          cr, x + w * 0.1, y - rise, x + w * 0.9, y - rise, x + w, y + 1);
      break;
    default:
      break;
  }
  canvas_fill (b->c, b->wall, 1);
}

static void
modern (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h;
  gdouble floor_h = b->c->u * 0.62;

  wall (b, x, y, b->w, b->h);
  tower_crown (b, x, y);
  if (dice_chance (b->dice, 0.4)) {
    /* Ribbon glazing: whole floors shine, parts of them lit. */
    for (gdouble fy = y + floor_h; fy < b->y - floor_h; fy += floor_h) {
      gdouble from = dice_unit (b->dice) * b->w * 0.7;
      cairo_rectangle (b->c->cr, x + b->w * 0.08 + from * 0.9, fy,
          (b->w * 0.84 - from) * dice_unit (b->dice), floor_h * 0.42);
      canvas_fill (b->c, b->lamp, b->lamps * dice_range (b->dice, 0.2, 1.3));
    }
    return;
  }
  windows (b, x, y + floor_h, b->w, b->h - floor_h, b->c->u * 0.27);
}

/* Wood and paper under a roof whose tips turn up. */
static void
eastern (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h, over = b->w * 0.2;
  gdouble rise = MIN (b->w * 0.32, b->h * 0.6);
  cairo_t *cr = b->c->cr;

  wall (b, x, y, b->w, b->h);
  windows (b, x, y + b->h * 0.2, b->w, b->h * 0.75, b->c->u * 0.46);
  cairo_move_to (cr, x - over, y - rise * 0.12);
  cairo_curve_to (cr, x, y + rise * 0.12, x + b->w, y + rise * 0.12,
      x + b->w + over, y - rise * 0.12);
  cairo_curve_to (cr, x + b->w * 0.9, y - rise * 0.2, x + b->w * 0.76,
      y - rise * 0.6, x + b->w * 0.7, y - rise);
  cairo_line_to (cr, x + b->w * 0.3, y - rise);
  cairo_curve_to (cr, x + b->w * 0.24, y - rise * 0.6, x + b->w * 0.1,
      y - rise * 0.2, x - over, y - rise * 0.12);
  canvas_fill (b->c, b->roof, 1);
  cairo_rectangle (
      cr, x + b->w * 0.28, y - rise * 1.06, b->w * 0.44, rise * 0.12);
  canvas_fill (b->c, b->rim, 0.5);
}

/* Flat roofs of clay, here and there a dome. */
static void
southern (const House *b)
{
  gdouble x = b->x - b->w / 2, y = b->y - b->h;
  cairo_t *cr = b->c->cr;

  if (dice_chance (b->dice, 0.16)) {
    cairo_arc (cr, b->x, y, b->w * 0.3, G_PI, 2 * G_PI);
    canvas_fill (b->c, ink_mix (b->wall, b->rim, 0.5), 1);
  }
  wall (b, x, y, b->w, b->h);
  cairo_rectangle (cr, x, y - b->c->u * 0.2, b->w, b->c->u * 0.34);
  canvas_fill (b->c, b->rim, 0.45);
  windows (b, x, y + b->h * 0.16, b->w, b->h * 0.8, b->c->u * 0.36);
  if (dice_chance (b->dice, 0.12)) { /* a slender tower among them */
    gdouble w = b->c->u * 0.5, h = b->h * dice_range (b->dice, 0.8, 1.4);
    cairo_rectangle (cr, b->x - w / 2, y - h, w, h + 1);
    cairo_move_to (cr, b->x - w / 2, y - h);
    cairo_line_to (cr, b->x, y - h - w * 2.4);
    cairo_line_to (cr, b->x + w / 2, y - h);
    canvas_fill (b->c, b->wall, 1);
  }
}

static House
house_for (Canvas *c, Dice *dice, gdouble depth, gdouble x)
{
  Ink tone =
      canvas_tone (c, CLAMP (depth + dice_range (dice, -0.05, 0.05), 0, 1));
  House b = { .c = c, .dice = dice, .x = x, .depth = depth };

  b.light = c->sun_x > x ? 1 : -1;
  b.wall = tone;
  b.rim = ink_mix (tone, c->tones.lit, 0.62);
  b.roof = ink_mix (tone, c->tones.near, 0.45);
  b.lamp = ink_mix (tone, c->tones.lamp, 1 - depth * 0.55);
  return b;
}

void
prop_building (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble width,
    gdouble height, gdouble depth, gdouble lamps)
{
  static void (*const styles[]) (
      const House *) = { modern, roman, medieval, industrial, modern };
  House b = house_for (canvas, dice, depth, x);

  b.y = y;
  b.w = width;
  b.h = height;
  b.lamps = lamps;
  if (canvas->subject.region == REGION_EAST
      && canvas->subject.era != ERA_MODERN)
    eastern (&b);
  else if (canvas->subject.region == REGION_SOUTH
      && canvas->subject.era != ERA_MODERN)
    southern (&b);
  else
    styles[canvas->subject.era](&b);
}

void
prop_buildings (Canvas *canvas, Row row)
{
  Dice dice = dice_fork (&canvas->dice);
  guint64 profile = dice_next (&dice);
  gdouble x = row.x0 - row.width * dice_unit (&dice);

  while (x < row.x1 && !canvas_cancelled (canvas)) {
    gdouble w = row.width * dice_range (&dice, 0.45, 1.6);
    /* A town has a centre and outskirts: heights follow a slow line. */
    gdouble mass = 0.5 + 0.8 * noise_fractal (profile, x / canvas->w * 3, 0, 2);
    gdouble t = CLAMP (mass, 0, 1) * 0.7 + 0.3 * pow (dice_unit (&dice), 2);
    gdouble h = row.low + (row.high - row.low) * t;
    if (!dice_chance (&dice, row.gap))
      prop_building (
          canvas, &dice, x + w / 2, row.base, w, h, row.depth, row.lamps);
    x += w * dice_range (&dice, 0.8, 1.12);
  }
}

static void
shard (const House *b)
{
  cairo_t *cr = b->c->cr;
  gdouble half = b->h * 0.13;

  cairo_move_to (cr, b->x - half, b->y);
  cairo_line_to (cr, b->x - half * 0.10, b->y - b->h);
  cairo_line_to (cr, b->x + half * 0.02, b->y - b->h * 0.94);
  cairo_line_to (cr, b->x + half * 0.14, b->y - b->h * 0.985);
  cairo_line_to (cr, b->x + half, b->y);
  cairo_close_path (cr);
  canvas_fill (b->c, b->wall, 1);
  cairo_move_to (cr, b->x + b->light * half, b->y);
  cairo_line_to (cr, b->x + b->light * half * 0.11, b->y - b->h * 0.96);
  cairo_line_to (cr, b->x + b->light * half * 0.22, b->y);
  cairo_close_path (cr);
  canvas_fill (b->c, b->rim, 0.75);
  for (gint i = 1; i < 34; i++) {
    gdouble t = i / 34.0, w = half * (1 - t) * 1.8;
    cairo_rectangle (cr, b->x - w / 2 + w * dice_unit (b->dice) * 0.5,
        b->y - b->h * t, w * 0.5 * dice_unit (b->dice), b->h * 0.009);
    canvas_fill (
        b->c, b->lamp, dice_range (b->dice, 0.1, 0.9) * b->lamps * 1.6);
  }
}

static void
temple (const House *b)
{
  gdouble w = b->h * 1.5, x = b->x - w / 2, y = b->y - b->h * 0.7;

  wall (b, x, y, w, b->h * 0.7);
  for (gint i = 0; i < 7; i++)
    cairo_rectangle (b->c->cr, x + w * (i + 0.28) / 7, y + b->h * 0.06,
        w * 0.075, b->h * 0.58);
  canvas_fill (b->c, b->roof, 0.9);
  gable (b, x - w * 0.03, y, w * 1.06, b->h * 0.3);
  cairo_rectangle (
      b->c->cr, x - w * 0.06, b->y - b->h * 0.08, w * 1.12, b->h * 0.1);
  canvas_fill (b->c, b->wall, 1);
}

static void
cathedral (const House *b)
{
  gdouble tw = b->h * 0.15, nave = b->h * 0.55;
  cairo_t *cr = b->c->cr;

  wall (b, b->x - nave * b->light - nave / 2, b->y - b->h * 0.36, nave * 1.2,
      b->h * 0.36);
  gable (b, b->x - nave * b->light - nave / 2, b->y - b->h * 0.36, nave * 1.2,
      b->h * 0.14);
  wall (b, b->x - tw / 2, b->y - b->h * 0.62, tw, b->h * 0.62);
  gable (b, b->x - tw / 2, b->y - b->h * 0.62, tw, b->h * 0.38);
  for (gint i = 0; i < 4; i++) {
    gdouble wx = b->x - nave * b->light - nave * 0.4 + nave * 0.3 * i;
    cairo_rectangle (cr, wx, b->y - b->h * 0.24, nave * 0.07, b->h * 0.16);
    cairo_arc (cr, wx + nave * 0.035, b->y - b->h * 0.24, nave * 0.035, G_PI,
        2 * G_PI);
  }
  canvas_fill (b->c, b->lamp, 0.35 + 0.5 * b->lamps);
  cairo_rectangle (
      cr, b->x - tw * 0.14, b->y - b->h * 0.56, tw * 0.28, b->h * 0.11);
  canvas_fill (b->c, b->lamp, 0.4 + 0.5 * b->lamps);
}

static void
mill (const House *b)
{
  gdouble w = b->h * 0.8;

  prop_chimney (
      b->c, b->dice, b->x + w * 0.34, b->y, b->h * 1.1, b->wall, b->rim);
  prop_chimney (
      b->c, b->dice, b->x - w * 0.4, b->y, b->h * 0.85, b->wall, b->rim);
  wall (b, b->x - w / 2, b->y - b->h * 0.5, w, b->h * 0.5);
  windows (b, b->x - w / 2, b->y - b->h * 0.47, w, b->h * 0.45, b->c->u * 0.45);
  gable (b, b->x - w / 2, b->y - b->h * 0.5, w * 0.4, b->h * 0.12);
}

/* Nearer to the eye than the houses, and by night in its own light. */
static void
named_landmark (Canvas *c, const Landmark *mark, gdouble x, gdouble y,
    gdouble height, gdouble depth, gdouble lamps)
{
  gdouble h = height * MIN (1, 1.9 / mark->wide);
  Ink wall = ink_mix (canvas_tone (c, depth), c->tones.lit, 0.08);
  Mark inks = { .wall = wall,
    .rim = ink_mix (wall, c->tones.lit, 0.7),
    .roof = ink_mix (wall, c->tones.near, 0.5),
    .lamp = ink_mix (wall, c->tones.lamp, 1 - depth * 0.4),
    .lamps = lamps };

  if (c->time >= DAYTIME_DUSK) {
    brush_glow (c, x, y - h * 0.35, h * 0.9, c->tones.lamp, 0.4);
    inks.rim = ink_mix (inks.rim, c->tones.lamp, 0.5);
    inks.wall = ink_mix (inks.wall, c->tones.lamp, 0.2);
  }
  landmark_draw (c, mark, x, y, h, &inks);
}

void
prop_landmark (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    gdouble depth, gdouble lamps)
{
  static void (*const styles[]) (
      const House *) = { shard, temple, cathedral, mill, shard };
  House b = house_for (canvas, dice, depth, x);
  const Landmark *mark = landmark_for (canvas);

  /* A tower that is asked for is not another one. */
  if (mark && !canvas_has (canvas, TRAIT_SPIRE | TRAIT_MAST)) {
    named_landmark (canvas, mark, x, y, height * 1.2, depth * 0.8, lamps);
    return;
  }
  if (styles[canvas->subject.era] == shard
      && !canvas_has (canvas, TRAIT_SPIRE)) {
    prop_tower (canvas, dice, x, y, height,
        (TowerInks){ b.wall, b.rim, b.lamp, lamps });
    return;
  }
  b.y = y;
  b.h = height;
  b.w = height * 0.4;
  b.lamps = lamps;
  styles[canvas->subject.era](&b);
}
