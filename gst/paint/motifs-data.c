/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What cannot be seen: data as a globe of links, a landscape of points, the
 * lines of a circuit. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

enum { NODES = 150 };

typedef struct {
  gdouble x, y, near; /* 0 behind .. 1 before */
} Node;

static void
night_ground (Canvas *c)
{
  c->tones.zenith = ink_mix (c->tones.deep, c->tones.mid, 0.08);
  c->tones.sky = ink_mix (c->tones.deep, c->tones.mid, 0.22);
  c->tones.horizon = ink_mix (c->tones.deep, c->tones.mid, 0.55);
  c->tones.sun = ink_mix (c->tones.mid, c->tones.light, 0.5);
  c->tones.far = c->tones.horizon;
  c->sun_x = c->focus_x;
  c->sun_y = c->horizon * 0.62;
  brush_sky (c, (Sky){ -3, 0.5, c->h });
  brush_surface (c,
      (Surface){
          0, 0, c->w, c->h, 3, 2, 0.8, c->tones.deep, c->tones.mid, 0.2 });
}

static void
spark (Canvas *c, gdouble x, gdouble y, gdouble r, Ink ink, gdouble alpha)
{
  brush_glow (c, x, y, r * 5, ink, 0.5 * alpha);
  prop_oval (c, x, y, r, r);
  canvas_fill (c, ink_mix (ink, c->tones.light, 0.5), alpha);
}

static void
tie (Canvas *c, const Node *a, const Node *b, gdouble bow, Ink ink,
    gdouble alpha)
{
  gdouble mx = (a->x + b->x) / 2, my = (a->y + b->y) / 2;
  gdouble dx = b->x - a->x, dy = b->y - a->y;

  cairo_move_to (c->cr, a->x, a->y);
  cairo_curve_to (c->cr, mx - dy * bow - dx * 0.2, my + dx * bow - dy * 0.2,
      mx - dy * bow + dx * 0.2, my + dx * bow + dy * 0.2, b->x, b->y);
  canvas_ink (c, ink, alpha);
  cairo_stroke (c->cr);
}

/* Points spread evenly over a ball, turned by the dice. */
static void
spread_nodes (Node *nodes, Dice *dice, gdouble x, gdouble y, gdouble r)
{
  gdouble turn = dice_range (dice, 0, 2 * G_PI);
  gdouble tilt = dice_range (dice, -0.5, 0.5);

  for (gint i = 0; i < NODES; i++) {
    gdouble up = 1 - 2 * (i + 0.5) / NODES, flat = sqrt (1 - up * up);
    gdouble a = turn + i * 2.39996, px = cos (a) * flat, pz = sin (a) * flat;
    gdouble py = up * cos (tilt) - pz * sin (tilt);
    gdouble depth = up * sin (tilt) + pz * cos (tilt);
    nodes[i] = (Node){ x + px * r * (1 + 0.08 * depth),
      y - py * r * (1 + 0.08 * depth), (depth + 1) / 2 };
  }
}

static void
globe (Canvas *c, Dice *dice)
{
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u, r = u * dice_range (dice, 22, 26);
  gdouble x = c->focus_x + (tall ? 0 : c->side * u * 2);
  gdouble y = c->h * (tall ? 0.62 : 0.54);
  Node nodes[NODES];

  brush_glow (c, x, y, r * 2.2, c->tones.mid, 0.6);
  prop_oval (c, x, y, r, r);
  brush_wash (c, x + c->side * r * 0.5, y - r, x - c->side * r * 0.4, y + r,
      ink_mix (c->tones.mid, c->tones.light, 0.1), c->tones.deep);
  spread_nodes (nodes, dice, x, y, r);
  for (gint i = 0; i < NODES; i++)
    for (gint j = i + 1; j < NODES; j++) {
      gdouble d = hypot (nodes[i].x - nodes[j].x, nodes[i].y - nodes[j].y);
      gdouble near = MIN (nodes[i].near, nodes[j].near);
      if (d > r * 0.3 || fabs (nodes[i].near - nodes[j].near) > 0.2)
        continue;
      cairo_set_line_width (c->cr, u * (0.05 + 0.09 * near));
      tie (c, &nodes[i], &nodes[j], 0,
          ink_mix (c->tones.mid, c->tones.light, near), 0.12 + 0.4 * near);
    }
  for (gint i = 0; i < 16; i++) { /* what travels: arcs over the ball */
    const Node *a = &nodes[dice_pick (dice, NODES)];
    const Node *b = &nodes[dice_pick (dice, NODES)];
    if (a->near < 0.45 || b->near < 0.45)
      continue;
    cairo_set_line_width (c->cr, u * 0.16);
    tie (c, a, b, a->x < b->x ? -0.28 : 0.28, c->tones.accent, 0.85);
    spark (c, a->x, a->y, u * 0.5, c->tones.accent, 1);
    spark (c, b->x, b->y, u * 0.5, c->tones.accent, 1);
  }
  for (gint i = 0; i < NODES; i++) {
    prop_oval (c, nodes[i].x, nodes[i].y, u * (0.1 + 0.26 * nodes[i].near),
        u * (0.1 + 0.26 * nodes[i].near));
    canvas_fill (c, c->tones.light, 0.2 + 0.75 * nodes[i].near);
  }
}

/* A relief of points that rise where the numbers are high. */
static void
relief (Canvas *c, Dice *dice)
{
  guint64 seed = dice_next (dice);
  gdouble hz = c->horizon * 0.92;
  Eye eye = { c, c->focus_x, hz, c->u * 40 };
  gdouble top = dice_range (dice, 3, 4.4);

  brush_glow (c, c->focus_x, hz, c->u * 40, c->tones.mid, 0.6);
  for (gint j = 42; j >= 0 && !canvas_cancelled (c); j--) {
    gdouble z = 3 + j * 0.62, fade = 1 - eye_depth (z, 3, 32);
    gdouble reach = 5 + z * 1.7;
    Ink ink = ink_mix (c->tones.horizon, c->tones.light, 0.2 + 0.5 * fade);
    for (gint i = 0; i <= 120; i++) {
      gdouble x = -reach + 2 * reach * i / 120, hill = exp (-x * x / 14);
      gdouble n = noise_fractal (seed, x / 4, z / 5, 3) + 0.25;
      eye_to (&eye, x,
          -2.4 + MAX (n, 0) * top * (0.35 + hill) * MIN (z / 13, 1), z);
    }
    cairo_path_t *line = cairo_copy_path (c->cr);
    eye_to (&eye, reach, -9, z);
    eye_to (&eye, -reach, -9, z);
    cairo_close_path (c->cr);
    canvas_fill (
        c, ink_mix (c->tones.deep, c->tones.horizon, 0.5 * (1 - fade)), 0.85);
    cairo_append_path (c->cr, line);
    cairo_path_destroy (line);
    cairo_set_line_width (c->cr, c->u * (0.06 + 0.1 * fade));
    canvas_ink (c, ink, 0.35 + 0.5 * fade);
    cairo_stroke (c->cr);
    for (gint i = 0; i < 4; i++) {
      gdouble x = dice_range (dice, -reach * 0.6, reach * 0.6);
      gdouble hill = exp (-x * x / 14);
      gdouble n = noise_fractal (seed, x / 4, z / 5, 3) + 0.25;
      spark (c, eye_x (&eye, x, z),
          eye_y (&eye,
              -2.4 + MAX (n, 0) * top * (0.35 + hill) * MIN (z / 13, 1), z),
          c->u * (0.12 + 0.3 * fade),
          dice_chance (dice, 0.35) ? c->tones.accent : c->tones.light,
          0.3 + 0.6 * fade);
    }
  }
}

/* A lead that bends by half right angles and ends in a pad. */
static void
lead (Canvas *c, Dice *dice, gdouble x, gdouble y, gdouble a, gdouble length)
{
  gdouble step = c->u * 0.8, turn = a;
  gboolean hot = dice_chance (dice, 0.22);
  Ink ink = hot ? c->tones.accent : ink_mix (c->tones.mid, c->tones.light, 0.3);

  cairo_move_to (c->cr, x, y);
  for (gdouble gone = 0; gone < length;) {
    gdouble l = step * dice_range (dice, 3, 11);
    x += cos (turn) * l;
    y += sin (turn) * l;
    cairo_line_to (c->cr, x, y);
    gone += l;
    turn = a + (turn == a ? (dice_chance (dice, 0.5) ? 1 : -1) * G_PI / 4 : 0);
  }
  cairo_set_line_width (c->cr, c->u * 0.2);
  canvas_ink (c, ink, hot ? 0.9 : 0.5);
  cairo_stroke (c->cr);
  if (hot) {
    spark (c, x, y, c->u * 0.5, c->tones.accent, 1);
    return;
  }
  prop_oval (c, x, y, c->u * 0.45, c->u * 0.45);
  cairo_set_line_width (c->cr, c->u * 0.16);
  cairo_stroke (c->cr);
}

static void
circuit (Canvas *c, Dice *dice)
{
  gboolean tall = canvas_is_tall (c);
  gdouble u = c->u, r = u * dice_range (dice, 11, 14), s = c->side;
  gdouble x = c->w * (0.5 + s * (tall ? 0.06 : 0.23));
  gdouble y = c->h * (tall ? 0.64 : 0.55);

  brush_glow (c, x, y, r * 4, c->tones.mid, 0.5);
  for (gint k = 0; k < 4; k++)
    for (gint i = 0; i < 11; i++) {
      gdouble a = k * G_PI / 2, at = r * (i - 5) * 0.18;
      gdouble px = x + cos (a) * r - sin (a) * at;
      gdouble py = y + sin (a) * r + cos (a) * at;
      gboolean quiet = tall ? k == 3 : cos (a) * s < -0.5;
      lead (c, dice, px, py, a,
          u * (quiet ? dice_range (dice, 3, 12) : dice_range (dice, 12, 46)));
    }
  for (gint i = 6; i > 0; i--) {
    cairo_rectangle (c->cr, x - r - u * 0.3 * i, y - r + u * 0.1 * i,
        2 * r + u * 0.6 * i, 2 * r + u * 0.4 * i);
    canvas_fill (c, c->tones.deep, 0.12);
  }
  cairo_rectangle (c->cr, x - r, y - r, 2 * r, 2 * r);
  brush_wash (c, x + s * r, y - r, x - s * r, y + r,
      ink_mix (c->tones.near, c->tones.mid, 0.5), c->tones.near);
  for (gint i = 0; i < 3; i++) {
    gdouble in = r * (0.7 - 0.2 * i);
    cairo_rectangle (c->cr, x - in, y - in, 2 * in, 2 * in);
    cairo_set_line_width (c->cr, u * 0.16);
    canvas_ink (c, i == 2 ? c->tones.accent : c->tones.light, 0.5);
    cairo_stroke (c->cr);
  }
  brush_glow (c, x, y, r * 1.6, c->tones.accent, 0.75);
  spark (c, x, y, u, c->tones.accent, 1);
}

static void
paint_network (Canvas *c)
{
  static void (*const kinds[]) (Canvas *, Dice *) = { globe, relief, circuit };
  Dice dice = dice_fork (&c->dice);
  gint kind = dice_pick (&dice, G_N_ELEMENTS (kinds));

  canvas_compose (c, 0.62, 0.68);
  night_ground (c);
  brush_stars (c, c->h, 160);
  kinds[kind](c, &dice);
  if (!canvas_is_tall (c))
    c->quiet.width = 0.36;
  if (!canvas_is_tall (c) && c->side < 0)
    c->quiet.x = 0.57;
}

const Motif motif_network = { "network", paint_network, DAYTIME_NIGHT,
  ERA_MODERN, "energetic" };
