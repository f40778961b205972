/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A bridge in perspective: arches of stone, or pylons and cables. */

#include "prop.h"

#include <math.h>

typedef struct {
  Canvas *c;
  Road road;
  gboolean mirror;
} View;

/* @up: 0 at the water, 1 at the deck. */
static void
view_point (
    const View *v, gdouble aside, gdouble up, gdouble z, gdouble *x, gdouble *y)
{
  const Road *r = &v->road;
  gdouble high = r->water + r->deck;

  *x = r->vx + aside / z;
  *y = r->vy + (r->water - (v->mirror ? -up : up) * high) / z;
}

static void
view_to (const View *v, gdouble aside, gdouble up, gdouble z)
{
  gdouble x, y;

  view_point (v, aside, up, z, &x, &y);
  cairo_line_to (v->c->cr, x, y);
}

static Ink
view_tone (const View *v, gdouble z)
{
  gdouble far = log (z / v->road.near) / log (v->road.far / v->road.near);
  Ink ink = canvas_tone (v->c, 0.06 + 0.5 * far);

  return v->mirror ? ink_mix (ink, v->c->tones.mid, 0.2) : ink;
}

/* The wall over one arch, from pier to pier. */
static void
arch_wall (const View *v, gdouble aside, gdouble z0, gdouble z1)
{
  gdouble pier = (z1 - z0) * 0.1;

  view_to (v, aside, 0, z0);
  view_to (v, aside, 1, z0);
  view_to (v, aside, 1, z1);
  view_to (v, aside, 0, z1);
  for (gint i = 0; i <= 20; i++) {
    gdouble a = G_PI * i / 20, half = (z1 - z0) / 2 - pier;
    view_to (v, aside, i == 0 || i == 20 ? 0 : 0.18 + 0.6 * sin (a),
        (z0 + z1) / 2 + half * cos (a));
  }
  cairo_close_path (v->c->cr);
}

static void
stone_span (const View *v, gdouble z0, gdouble z1)
{
  Canvas *c = v->c;
  gdouble aside = v->road.aside, z = (z0 + z1) / 2;
  Ink ink = view_tone (v, z), rim = ink_mix (ink, c->tones.lit, 0.65);
  gdouble alpha = v->mirror ? 0.6 : 1;

  /* Through the arch the other face is seen, in its own shadow. */
  arch_wall (v, aside * 1.3, z0, z1);
  canvas_fill (c, ink_mix (ink, c->tones.near, 0.5), alpha);
  arch_wall (v, aside, z0, z1);
  canvas_fill (c, ink, alpha);
  if (v->mirror)
    return;
  view_to (v, aside, 1.0, z0);
  view_to (v, aside, 1.0, z1);
  view_to (v, aside, 0.94, z1);
  view_to (v, aside, 0.94, z0);
  cairo_close_path (c->cr);
  canvas_fill (c, rim, 0.75);
  for (gint i = 0; i < 2; i++) {
    gdouble from = i ? z1 - (z1 - z0) * 0.1 : z0;
    view_to (v, aside, 0, from);
    view_to (v, aside, 0.93, from);
    view_to (v, aside, 0.93, from + (z1 - z0) * 0.1);
    view_to (v, aside, 0, from + (z1 - z0) * 0.1);
    cairo_close_path (c->cr);
  }
  canvas_fill (c, rim, 0.16);
}

static void
cable_span (const View *v, gdouble z0, gdouble z1)
{
  Canvas *c = v->c;
  gdouble z = (z0 + z1) / 2, top = 2.6, alpha = v->mirror ? 0.55 : 1;
  Ink ink = view_tone (v, z), rim = ink_mix (ink, c->tones.lit, 0.7);

  for (gint side = 1; side >= 0; side--) {
    gdouble aside = v->road.aside * (1 + 0.3 * side), leg = (z1 - z0) * 0.035;
    view_to (v, aside, 0, z - leg);
    view_to (v, aside, top, z - leg);
    view_to (v, aside, top, z + leg);
    view_to (v, aside, 0, z + leg);
    cairo_close_path (c->cr);
    canvas_fill (c, ink, alpha);
    for (gint i = -7; i <= 7; i++) {
      cairo_new_path (c->cr);
      view_to (v, aside, top * 0.97 - ABS (i) * 0.06, z);
      view_to (v, aside, 1, z + (z1 - z0) * 0.5 * i / 7);
      cairo_set_line_width (c->cr, MAX (0.6, c->u * 0.16 / z));
      canvas_ink (c, ink, (v->mirror ? 0.2 : 0.75));
      cairo_stroke (c->cr);
    }
  }
  view_to (v, v->road.aside, 1.02, z0);
  view_to (v, v->road.aside, 1.02, z1);
  view_to (v, v->road.aside, 0.82, z1);
  view_to (v, v->road.aside, 0.82, z0);
  cairo_close_path (c->cr);
  canvas_fill (c, ink, alpha);
  if (v->mirror)
    return;
  view_to (v, v->road.aside, 1.02, z0);
  view_to (v, v->road.aside, 1.02, z1);
  view_to (v, v->road.aside, 0.97, z1);
  view_to (v, v->road.aside, 0.97, z0);
  cairo_close_path (c->cr);
  canvas_fill (c, rim, 0.85);
}

static void
walkers (const View *v, Dice *dice, gdouble z0, gdouble z1)
{
  Canvas *c = v->c;
  gint n = canvas_has (c, TRAIT_SOLDIERS) ? 6 : 3;

  for (gint i = n - 1; i >= 0; i--) {
    gdouble z = z0 + (z1 - z0) * (i + dice_range (dice, 0.1, 0.8)) / n, x, y;
    Ink ink = view_tone (v, z);
    view_point (v, v->road.aside * 1.08, 0.99, z, &x, &y);
    prop_person (
        c, dice, x, y, c->u * 4.2 / z, ink, ink_mix (ink, c->tones.lit, 0.8));
  }
}

void
prop_road_bridge (Canvas *canvas, Road road, gboolean mirror)
{
  Dice dice = dice_fork (&canvas->dice);
  View v = { canvas, road, mirror };
  gboolean cables =
      canvas->subject.era == ERA_MODERN || canvas->subject.era == ERA_ANY;
  gint spans = cables ? 4 : 13;
  gboolean people =
      !mirror && canvas_has (canvas, TRAIT_PEOPLE | TRAIT_SOLDIERS);

  for (gint i = spans - 1; i >= 0 && !canvas_cancelled (canvas); i--) {
    gdouble z0 = road.near + (road.far - road.near) * i / spans;
    gdouble z1 = road.near + (road.far - road.near) * (i + 1) / spans;
    if (people)
      walkers (&v, &dice, z0, z1);
    cairo_new_path (canvas->cr);
    if (cables)
      cable_span (&v, z0, z1);
    else
      stone_span (&v, z0, z1);
  }
}
