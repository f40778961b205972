/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What stands alone in the country: a barn or cottage, a fence. */

#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y, gable, side, wall, roof; /* widths and heights, pixels */
  gdouble way;                           /* where the long side goes */
} Barn;

static void
quad (cairo_t *cr, const gdouble (*p)[2])
{
  cairo_move_to (cr, p[0][0], p[0][1]);
  for (gint i = 1; i < 4; i++)
    cairo_line_to (cr, p[i][0], p[i][1]);
  cairo_close_path (cr);
}

static void
barn_side (Canvas *c, const Barn *b, Ink wall, Ink roof)
{
  gdouble far = b->x + b->way * b->side, rise = b->side * 0.05;
  gdouble ridge = b->x - b->way * b->gable / 2, over = b->wall * 0.12;
  const gdouble side[4][2] = { { b->x, b->y }, { far, b->y - rise },
    { far, b->y - rise - b->wall * 0.92 }, { b->x, b->y - b->wall } };
  const gdouble top[4][2] = { { b->x + b->way * over,
                                  b->y - b->wall + over * 0.7 },
    { far + b->way * over, b->y - rise - b->wall * 0.92 + over * 0.6 },
    { far - b->way * b->gable * 0.42,
        b->y - rise - b->wall * 0.92 - b->roof * 0.94 },
    { ridge, b->y - b->wall - b->roof } };

  quad (c->cr, side);
  canvas_fill (c, wall, 1);
  /* Boards, as lines a little darker. */
  cairo_set_line_width (c->cr, MAX (0.6, b->wall * 0.012));
  for (gint i = 1; i < 14; i++) {
    gdouble t = i / 14.0;
    cairo_move_to (c->cr, b->x + b->way * b->side * t, b->y - rise * t);
    cairo_rel_line_to (c->cr, 0, -b->wall * (1 - 0.08 * t));
  }
  canvas_ink (c, ink_shade (wall, 0.7), 0.35);
  cairo_stroke (c->cr);
  quad (c->cr, top);
  canvas_fill (c, roof, 1);
}

static void
barn_gable (Canvas *c, const Barn *b, Ink wall, Ink roof, Ink lamp)
{
  gdouble left = b->x - b->way * b->gable, ridge = b->x - b->way * b->gable / 2;
  cairo_t *cr = c->cr;

  cairo_move_to (cr, b->x, b->y);
  cairo_line_to (cr, b->x, b->y - b->wall);
  cairo_line_to (cr, ridge, b->y - b->wall - b->roof);
  cairo_line_to (cr, left, b->y - b->wall);
  cairo_line_to (cr, left, b->y);
  cairo_close_path (cr);
  canvas_fill (c, wall, 1);
  cairo_set_line_width (cr, b->wall * 0.07);
  cairo_move_to (cr, left - b->way * b->gable * 0.08, b->y - b->wall * 0.93);
  cairo_line_to (cr, ridge, b->y - b->wall - b->roof * 1.03);
  cairo_line_to (cr, b->x + b->way * b->gable * 0.08, b->y - b->wall * 0.93);
  canvas_ink (c, roof, 1);
  cairo_stroke (cr);
  cairo_rectangle (cr, ridge - b->gable * 0.16, b->y - b->wall * 0.62,
      b->gable * 0.32, b->wall * 0.62);
  canvas_fill (c, ink_shade (wall, 0.45), 1);
  cairo_rectangle (cr, ridge - b->gable * 0.07, b->y - b->wall * 1.12,
      b->gable * 0.14, b->wall * 0.2);
  canvas_fill (c, lamp, 1);
}

void
prop_barn (Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height,
    Ink ink, Ink lit, Ink lamp)
{
  gdouble way = dice_chance (dice, 0.5) ? 1 : -1;
  Barn b = { x, y, height * dice_range (dice, 0.7, 0.95),
    height * dice_range (dice, 1.1, 1.8), height * dice_range (dice, 0.5, 0.6),
    height * dice_range (dice, 0.38, 0.48), way };
  gboolean side_lit = (canvas->sun_x > x ? 1 : -1) == way;
  Ink bright = ink_mix (ink, lit, 0.5);
  Ink roof = canvas_has (canvas, TRAIT_SNOW)
      ? canvas_local (canvas, ink_mix (canvas->tones.light, ink, 0.15))
      : ink_mix (ink, canvas->tones.near, 0.5);

  barn_side (canvas, &b, side_lit ? bright : ink,
      side_lit ? ink_mix (roof, lit, 0.35) : roof);
  barn_gable (canvas, &b, side_lit ? ink : bright, roof, lamp);
}

void
prop_fence (Canvas *canvas, gdouble x0, gdouble y0, gdouble x1, gdouble y1,
    gdouble height0, gdouble height1, Ink ink)
{
  Dice dice = dice_fork (&canvas->dice);
  /* Posts stand evenly on the ground: their picture goes by 1 / height. */
  gint posts = 4
      + (gint) (hypot (x1 - x0, y1 - y0) / (MIN (height0, height1) * 1.2 + 1));

  posts = MIN (posts, 60);
  canvas_ink (canvas, ink, 1);
  for (gint i = 0; i < posts; i++) {
    gdouble s = (gdouble) i / (posts - 1);
    gdouble t = s * height0 / (height1 + s * (height0 - height1));
    gdouble h = height0 + (height1 - height0) * t;
    gdouble x = x0 + (x1 - x0) * t, y = y0 + (y1 - y0) * t;
    gdouble lean = h * dice_range (&dice, -0.06, 0.06);
    cairo_set_line_width (canvas->cr, MAX (0.7, h * 0.09));
    cairo_move_to (canvas->cr, x, y);
    cairo_line_to (canvas->cr, x + lean, y - h);
    cairo_stroke (canvas->cr);
  }
  for (gint k = 0; k < 2; k++) {
    gdouble up = 0.42 + 0.38 * k;
    cairo_move_to (canvas->cr, x0, y0 - height0 * up);
    cairo_line_to (canvas->cr, x1, y1 - height1 * up);
    cairo_line_to (canvas->cr, x1, y1 - height1 * (up - 0.05));
    cairo_line_to (canvas->cr, x0, y0 - height0 * (up - 0.05));
    cairo_close_path (canvas->cr);
    canvas_fill (canvas, ink, 1);
  }
}
