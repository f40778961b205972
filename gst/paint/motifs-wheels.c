/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bicycles: ridden along a crest against the sky, or leaning on a wall. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

/* Metres from the ground under the middle, forwards and up. */
typedef struct {
  gdouble x, y;
} Joint;

typedef struct {
  gdouble front, rear; /* the wheels' radii */
  Joint fore, back, crank, seat, head, bars;
  gboolean high;
} Frame;

static const Frame safety = { 0.34, 0.34, { 0.53, 0.34 }, { -0.52, 0.34 },
  { -0.07, 0.29 }, { -0.22, 0.92 }, { 0.37, 0.84 }, { 0.46, 1.02 }, FALSE };
/* The high wheel of the 1870s: the crank is the hub. */
static const Frame ordinary = { 0.68, 0.22, { 0.16, 0.68 }, { -0.62, 0.22 },
  { 0.16, 0.68 }, { -0.06, 1.4 }, { 0.14, 1.42 }, { 0.22, 1.5 }, TRUE };

typedef struct {
  Canvas *c;
  gdouble x, y, m, way; /* the ground, pixels a metre, -1: to the left */
  Ink ink, rim;
} Stand;

static void
joint_to (const Stand *s, Joint j, gboolean first)
{
  gdouble x = s->x + s->way * j.x * s->m, y = s->y - j.y * s->m;

  if (first)
    cairo_move_to (s->c->cr, x, y);
  else
    cairo_line_to (s->c->cr, x, y);
}

static void
limb (const Stand *s, const Joint *j, gint n, gdouble thick, Ink ink)
{
  for (gint i = 0; i < n; i++)
    joint_to (s, j[i], i == 0);
  cairo_set_line_width (s->c->cr, MAX (0.7, thick * s->m));
  canvas_ink (s->c, ink, 1);
  cairo_stroke (s->c->cr);
}

static void
wheel (const Stand *s, Joint hub, gdouble r, gdouble turn)
{
  Canvas *c = s->c;
  gdouble x = s->x + s->way * hub.x * s->m, y = s->y - hub.y * s->m;
  gdouble px = r * s->m;

  cairo_set_line_width (c->cr, MAX (0.4, 0.005 * s->m));
  for (gint i = 0; i < 18; i++) {
    gdouble a = turn + i * G_PI / 9;
    cairo_move_to (
        c->cr, x + cos (a + 0.5) * px * 0.08, y + sin (a + 0.5) * px * 0.08);
    cairo_line_to (c->cr, x + cos (a) * px * 0.95, y + sin (a) * px * 0.95);
  }
  canvas_ink (c, s->ink, 0.75);
  cairo_stroke (c->cr);
  prop_oval (c, x, y, px * 0.96, px * 0.96);
  cairo_set_line_width (c->cr, MAX (1, 0.04 * s->m));
  canvas_ink (c, s->ink, 1);
  cairo_stroke (c->cr);
  /* The light runs along the tyre's upper edge. */
  cairo_arc (c->cr, x, y, px, G_PI * (s->way * s->c->side > 0 ? 1.45 : 1.15),
      G_PI * (s->way * s->c->side > 0 ? 1.9 : 1.6));
  cairo_set_line_width (c->cr, MAX (0.6, 0.014 * s->m));
  canvas_ink (c, s->rim, 0.9);
  cairo_stroke (c->cr);
  prop_oval (c, x, y, px * 0.07 + 1, px * 0.07 + 1);
  canvas_fill (c, s->ink, 1);
}

static void
bicycle (const Stand *s, const Frame *f, gdouble turn)
{
  const Joint tubes[][2] = { { f->seat, f->crank }, { f->crank, f->head },
    { f->head, { f->seat.x + 0.03, f->seat.y - 0.1 } }, { f->back, f->crank },
    { f->back, { f->seat.x + 0.02, f->seat.y - 0.12 } }, { f->fore, f->head },
    { f->head, f->bars } };
  const Joint saddle[] = { { f->seat.x - 0.13, f->seat.y + 0.02 },
    { f->seat.x + 0.12, f->seat.y + 0.01 } };
  const Joint grip[] = { { f->bars.x + 0.05, f->bars.y - 0.05 }, f->bars,
    { f->bars.x - 0.14, f->bars.y + 0.02 } };
  Canvas *c = s->c;

  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  wheel (s, f->back, f->rear, turn);
  wheel (s, f->fore, f->front, turn + 0.1);
  if (f->high) {
    const Joint spine[] = { f->head, { -0.16, 1.28 }, { -0.44, 0.8 }, f->back };
    const Joint fork[] = { f->head, f->fore };
    limb (s, spine, 4, 0.04, s->ink);
    limb (s, fork, 2, 0.04, s->ink);
  } else {
    for (gsize i = 0; i < G_N_ELEMENTS (tubes); i++)
      limb (s, tubes[i], 2, 0.034, s->ink);
    prop_oval (c, s->x + s->way * f->crank.x * s->m, s->y - f->crank.y * s->m,
        0.095 * s->m, 0.095 * s->m);
    cairo_set_line_width (c->cr, MAX (0.6, 0.016 * s->m));
    cairo_stroke (c->cr);
  }
  limb (s, saddle, 2, 0.055, s->ink);
  limb (s, grip, 3, 0.032, s->ink);
}

static void
rider (const Stand *s, const Frame *f, Dice *dice)
{
  gdouble turn = dice_range (dice, 0, 2 * G_PI), reach = f->high ? 0.16 : 0.17;
  Joint hip = { f->seat.x, f->seat.y + 0.1 };
  Joint neck = { hip.x + (f->high ? 0.1 : 0.3), hip.y + 0.5 };
  Joint hand = { f->bars.x - 0.06, f->bars.y + 0.02 };
  Joint elbow = { (neck.x + hand.x) / 2 + 0.02, (neck.y + hand.y) / 2 - 0.14 };
  Canvas *c = s->c;

  for (gint i = 0; i < 2; i++) {
    gdouble a = turn + i * G_PI;
    Joint foot = { f->crank.x + cos (a) * reach, f->crank.y + sin (a) * reach };
    Joint knee = { (hip.x + foot.x) / 2 + 0.24, (hip.y + foot.y) / 2 + 0.1 };
    Joint toe = { foot.x + 0.1, foot.y - 0.02 };
    const Joint leg[] = { hip, knee, foot, toe };
    limb (s, leg, 4, i ? 0.12 : 0.11, s->ink);
  }
  const Joint back[] = { { hip.x - 0.02, hip.y }, { neck.x - 0.1, neck.y } };
  const Joint chest[] = { hip, neck };
  const Joint arm[] = { neck, elbow, hand };
  limb (s, back, 2, 0.05, s->rim);
  limb (s, chest, 2, 0.2, s->ink);
  limb (s, arm, 3, 0.075, s->ink);
  prop_oval (c, s->x + s->way * (neck.x + 0.09) * s->m,
      s->y - (neck.y + 0.2) * s->m, 0.095 * s->m, 0.12 * s->m);
  canvas_fill (c, s->ink, 1);
  if (f->high || c->subject.era == ERA_INDUSTRIAL) { /* a hat */
    const Joint brim[] = { { neck.x - 0.05, neck.y + 0.27 },
      { neck.x + 0.24, neck.y + 0.27 } };
    const Joint crown[] = { { neck.x + 0.06, neck.y + 0.32 },
      { neck.x + 0.12, neck.y + 0.32 } };
    limb (s, brim, 2, 0.03, s->ink);
    limb (s, crown, 2, 0.13, s->ink);
  }
}

static const Frame *
frame_for (const Canvas *c, Dice *dice)
{
  gboolean old = c->subject.era == ERA_INDUSTRIAL;

  return old && dice_chance (dice, 0.6) ? &ordinary : &safety;
}

/* Along a crest that the sun stands behind. */
static void
on_crest (Canvas *c, Dice *dice)
{
  gdouble u = c->u, hz = c->horizon, m = u * dice_range (dice, 10, 13);
  gint n = canvas_has (c, TRAIT_PEOPLE) ? 3 : 1 + dice_pick (dice, 2);
  const Frame *frame = frame_for (c, dice);
  Ink ink = canvas_tone (c, 0);
  gdouble crest = hz + u * 7;

  c->sun_x = c->focus_x + c->side * u * 2;
  c->sun_y = crest - m * dice_range (dice, 1.1, 1.7);
  brush_weather_sky (c);
  brush_sun (c, u * 6);
  g_free (brush_mountain (c, (Ridge){ hz + u, u * 8, 2.2, 0.5, 0.8, 0.8 }, 2));
  g_free (brush_ridge (c, (Ridge){ hz + u * 4, u * 4, 2.6, 0.3, 0.6, 0.5 }));
  brush_mist (c, hz + u * 2, u * 5, c->tones.far, 0.55);
  g_autofree gfloat *line =
      brush_ridge (c, (Ridge){ crest + u, u * 2, 0.9, 0.05, 0.3, 0 });
  brush_haze (c, crest, c->h, ink, 1);
  for (gint i = n - 1; i >= 0; i--) {
    gdouble x = c->focus_x + c->side * u * 17 * i
        - c->side * (n - 1) * u * dice_range (dice, 4, 7);
    Stand s = { c, x, line[CLAMP ((gint) x, 0, c->width - 1)] + u * 0.2,
      m * (1 - 0.12 * i), -c->side, ink, ink_mix (ink, c->tones.lit, 0.9) };
    bicycle (&s, frame, dice_unit (dice));
    rider (&s, frame, dice);
  }
  prop_foreground (c, u * 5, ink);
}

static void
bricks (Canvas *c, Dice *dice, gdouble floor_y)
{
  gdouble course = c->u * 1.5, length = course * 2.4;
  Ink wall = ink_mix (canvas_tone (c, 0.36), c->tones.accent, 0.2);

  cairo_rectangle (c->cr, 0, 0, c->w, floor_y);
  brush_wash (c, c->side > 0 ? 0 : c->w, 0, c->side > 0 ? c->w : 0,
      floor_y * 0.4, ink_mix (wall, c->tones.near, 0.62),
      ink_mix (wall, c->tones.lit, 0.5));
  for (gint j = 0; j * course < floor_y; j++)
    for (gdouble x = -length * (j & 1) * 0.5; x < c->w; x += length) {
      gdouble y = floor_y - (j + 1) * course;
      Ink tint = dice_chance (dice, 0.5) ? c->tones.near : c->tones.lit;
      gdouble quiet = canvas_is_tall (c) ? y / c->h > 0.4
          : c->side > 0                  ? x > c->w * 0.52
                                         : x < c->w * 0.48;
      cairo_rectangle (c->cr, x + course * 0.07, y + course * 0.07,
          length - course * 0.14, course * 0.86);
      canvas_fill (c, tint, dice_unit (dice) * (quiet ? 0.16 : 0.05));
    }
}

/* Leaning on a wall in side light. */
static void
at_wall (Canvas *c, Dice *dice)
{
  gdouble u = c->u, floor_y = c->horizon + u * 9, way = -c->side;
  gdouble m = u * dice_range (dice, 22, 26), x = c->focus_x, lean = m * 0.13;
  const Frame *frame = frame_for (c, dice);
  Ink ink = ink_mix (canvas_tone (c, 0.02), c->tones.accent, 0.1);

  c->sun_x = c->w * (0.5 + c->side * 0.7);
  bricks (c, dice, floor_y);
  brush_surface (c,
      (Surface){
          0, 0, c->w, floor_y, 5, 4, 0.5, c->tones.near, c->tones.lit, 0.35 });
  brush_shaft (c,
      (Shaft){ c->w * (0.5 + c->side * 0.45), -u * 4, c->focus_x, floor_y * 1.3,
          u * 24, 2.2 },
      c->tones.sun, 0.5);
  Eye eye = { c, c->w / 2, floor_y - u * 24, u * 42 };
  cairo_rectangle (c->cr, 0, floor_y, c->w, c->h);
  brush_wash (c, 0, floor_y, 0, c->h,
      ink_mix (canvas_tone (c, 0.35), c->tones.lit, 0.25), canvas_tone (c, 0));
  brush_stones (c, &eye,
      (Stones){ 1.6, 1.2, -9, 9, 0.2, 0.3, c->tones.near, 0.6, floor_y - 1 });
  /* The shadow on the wall, away from the light, and on the ground. */
  Stand shade = { c, x + way * m * 0.28, floor_y + lean * 0.3, m, way,
    c->tones.near, c->tones.near };
  cairo_push_group (c->cr);
  bicycle (&shade, frame, 0.3);
  cairo_pop_group_to_source (c->cr);
  cairo_paint_with_alpha (c->cr, 0.4);
  prop_shadow (c, x, floor_y + lean, m * 0.9, m * 0.06);
  Stand s = { c, x, floor_y + lean, m, way, ink,
    ink_mix (c->tones.lit, c->tones.sun, 0.3) };
  bicycle (&s, frame, 0.3);
  brush_haze (c, floor_y, c->h, canvas_tone (c, 0), 0.5);
}

static void
paint_bicycle (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);

  canvas_compose (c, 0.64, 0.7);
  if (canvas_has (c, TRAIT_PEOPLE) || dice_chance (&dice, 0.62))
    on_crest (c, &dice);
  else
    at_wall (c, &dice);
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_MITER);
  brush_weather_air (c);
}

const Motif motif_bicycle = { "bicycle", paint_bicycle, -1, ERA_ANY,
  "cinematic" };
