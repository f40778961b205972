/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Beasts as silhouettes with a lit back: outlines through points, a unit
 * high, that look right. */

#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y;
} Point;

typedef struct {
  const Point *body;
  gint n_body;
  const Point *legs; /* the far pair, each as four points */
  gint n_legs;
} Outline;

static const Point elephant[] = { { -0.5, 0 }, { -0.55, -0.05 },
  { -0.53, -0.3 }, { -0.6, -0.5 }, { -0.61, -0.7 }, { -0.54, -0.86 },
  { -0.36, -0.95 }, { -0.12, -0.99 }, { 0.1, -0.97 }, { 0.24, -0.99 },
  { 0.36, -1.0 }, { 0.47, -0.94 }, { 0.54, -0.82 }, { 0.58, -0.66 },
  { 0.62, -0.45 }, { 0.63, -0.22 }, { 0.69, -0.08 }, { 0.66, -0.03 },
  { 0.57, -0.1 }, { 0.54, -0.3 }, { 0.52, -0.5 }, { 0.46, -0.55 },
  { 0.4, -0.5 }, { 0.37, -0.4 }, { 0.36, -0.2 }, { 0.37, -0.03 }, { 0.36, 0 },
  { 0.2, 0 }, { 0.19, -0.04 }, { 0.2, -0.25 }, { 0.14, -0.36 },
  { -0.06, -0.36 }, { -0.24, -0.36 }, { -0.32, -0.25 }, { -0.33, -0.04 },
  { -0.33, 0 } };
static const Point elephant_legs[] = { { -0.28, -0.4 }, { -0.26, 0 },
  { -0.12, 0 }, { -0.08, -0.4 }, { 0.02, -0.4 }, { 0.04, 0 }, { 0.18, 0 },
  { 0.2, -0.4 } };
static const Point giraffe[] = { { -0.19, 0 }, { -0.22, -0.02 },
  { -0.21, -0.22 }, { -0.25, -0.38 }, { -0.27, -0.48 }, { -0.22, -0.54 },
  { -0.1, -0.58 }, { 0.03, -0.63 }, { 0.1, -0.68 }, { 0.17, -0.82 },
  { 0.22, -0.94 }, { 0.24, -1.0 }, { 0.27, -0.98 }, { 0.29, -0.96 },
  { 0.36, -0.92 }, { 0.37, -0.895 }, { 0.34, -0.885 }, { 0.27, -0.9 },
  { 0.24, -0.84 }, { 0.19, -0.7 }, { 0.16, -0.58 }, { 0.14, -0.45 },
  { 0.13, -0.25 }, { 0.135, -0.02 }, { 0.14, 0 }, { 0.1, 0 }, { 0.095, -0.02 },
  { 0.09, -0.25 }, { 0.07, -0.42 }, { -0.06, -0.42 }, { -0.14, -0.4 },
  { -0.17, -0.25 }, { -0.165, -0.02 }, { -0.16, 0 } };
static const Point giraffe_legs[] = { { -0.14, -0.4 }, { -0.11, 0 },
  { -0.075, 0 }, { -0.08, -0.4 }, { 0.02, -0.4 }, { 0.03, 0 }, { 0.065, 0 },
  { 0.08, -0.4 } };
static const Point antelope[] = { { -0.36, 0 }, { -0.39, -0.02 },
  { -0.37, -0.22 }, { -0.42, -0.4 }, { -0.43, -0.52 }, { -0.37, -0.61 },
  { -0.1, -0.6 }, { 0.14, -0.62 }, { 0.24, -0.72 }, { 0.29, -0.84 },
  { 0.27, -0.98 }, { 0.31, -0.86 }, { 0.36, -0.86 }, { 0.46, -0.79 },
  { 0.46, -0.74 }, { 0.38, -0.74 }, { 0.34, -0.64 }, { 0.28, -0.48 },
  { 0.25, -0.25 }, { 0.26, -0.02 }, { 0.26, 0 }, { 0.21, 0 }, { 0.2, -0.02 },
  { 0.19, -0.25 }, { 0.15, -0.38 }, { -0.1, -0.36 }, { -0.22, -0.36 },
  { -0.29, -0.24 }, { -0.3, -0.02 }, { -0.3, 0 } };
static const Point antelope_legs[] = { { -0.24, -0.36 }, { -0.2, 0 },
  { -0.15, 0 }, { -0.15, -0.36 }, { 0.06, -0.36 }, { 0.1, 0 }, { 0.14, 0 },
  { 0.16, -0.36 } };
static const Point cow[] = { { -0.62, 0 }, { -0.65, -0.03 }, { -0.63, -0.3 },
  { -0.68, -0.5 }, { -0.69, -0.75 }, { -0.64, -0.9 }, { -0.4, -0.93 },
  { -0.1, -0.9 }, { 0.2, -0.93 }, { 0.4, -0.94 }, { 0.52, -0.99 },
  { 0.6, -0.97 }, { 0.64, -0.88 }, { 0.78, -0.7 }, { 0.77, -0.6 },
  { 0.68, -0.6 }, { 0.56, -0.66 }, { 0.48, -0.5 }, { 0.42, -0.36 },
  { 0.4, -0.2 }, { 0.41, -0.03 }, { 0.41, 0 }, { 0.29, 0 }, { 0.28, -0.03 },
  { 0.28, -0.22 }, { 0.2, -0.34 }, { -0.1, -0.28 }, { -0.36, -0.32 },
  { -0.46, -0.26 }, { -0.48, -0.03 }, { -0.48, 0 } };
static const Point cow_legs[] = { { -0.42, -0.36 }, { -0.38, 0 }, { -0.26, 0 },
  { -0.24, -0.36 }, { 0.1, -0.36 }, { 0.13, 0 }, { 0.23, 0 }, { 0.26, -0.36 } };
static const Point deer[] = { { -0.34, 0 }, { -0.37, -0.02 }, { -0.35, -0.2 },
  { -0.4, -0.34 }, { -0.41, -0.44 }, { -0.36, -0.52 }, { -0.12, -0.52 },
  { 0.1, -0.54 }, { 0.19, -0.62 }, { 0.23, -0.74 }, { 0.2, -0.79 },
  { 0.27, -0.78 }, { 0.32, -0.77 }, { 0.42, -0.7 }, { 0.42, -0.66 },
  { 0.34, -0.66 }, { 0.31, -0.56 }, { 0.24, -0.4 }, { 0.22, -0.2 },
  { 0.23, -0.02 }, { 0.23, 0 }, { 0.18, 0 }, { 0.17, -0.02 }, { 0.16, -0.2 },
  { 0.12, -0.32 }, { -0.12, -0.31 }, { -0.24, -0.31 }, { -0.28, -0.2 },
  { -0.28, -0.02 }, { -0.28, 0 } };
static const Point deer_legs[] = { { -0.22, -0.31 }, { -0.17, 0 }, { -0.13, 0 },
  { -0.13, -0.31 }, { 0.03, -0.31 }, { 0.08, 0 }, { 0.12, 0 },
  { 0.13, -0.31 } };

#define OUTLINE(name)                                                          \
  {                                                                            \
    name, G_N_ELEMENTS (name), name##_legs, G_N_ELEMENTS (name##_legs)         \
  }

static const Outline outlines[BEAST_N_KINDS] = {
  [BEAST_ELEPHANT] = OUTLINE (elephant),
  [BEAST_GIRAFFE] = OUTLINE (giraffe),
  [BEAST_ANTELOPE] = OUTLINE (antelope),
  [BEAST_COW] = OUTLINE (cow),
  [BEAST_DEER] = OUTLINE (deer),
};

static void
body_path (cairo_t *cr, const Outline *o)
{
  gint n = o->n_body;

  for (gint i = 0; i < n; i++) {
    Point a = o->body[(i + n - 1) % n], b = o->body[i];
    Point d = o->body[(i + 1) % n], e = o->body[(i + 2) % n];
    if (i == 0)
      cairo_move_to (cr, b.x, b.y);
    cairo_curve_to (cr, b.x + (d.x - a.x) / 6, b.y + (d.y - a.y) / 6,
        d.x - (e.x - b.x) / 6, d.y - (e.y - b.y) / 6, d.x, d.y);
  }
  cairo_close_path (cr);
}

static void
far_legs (cairo_t *cr, const Outline *o)
{
  for (gint i = 0; i < o->n_legs; i++)
    if (i % 4 == 0)
      cairo_move_to (cr, o->legs[i].x, o->legs[i].y);
    else
      cairo_line_to (cr, o->legs[i].x, o->legs[i].y);
}

/* Tusk and ear, antlers: what the outline does not say. */
static void
head_dress (Canvas *c, BeastKind kind, Ink ink, Ink rim)
{
  cairo_t *cr = c->cr;

  if (kind == BEAST_ELEPHANT) {
    cairo_move_to (cr, 0.35, -0.92);
    cairo_curve_to (cr, 0.2, -0.98, 0.12, -0.7, 0.24, -0.5);
    cairo_curve_to (cr, 0.32, -0.46, 0.4, -0.6, 0.4, -0.74);
    cairo_close_path (cr);
    canvas_fill (c, ink_mix (ink, rim, 0.22), 1);
    cairo_move_to (cr, 0.5, -0.56);
    cairo_curve_to (cr, 0.56, -0.42, 0.66, -0.36, 0.76, -0.4);
    cairo_curve_to (cr, 0.68, -0.42, 0.6, -0.5, 0.56, -0.6);
    canvas_fill (c, rim, 0.9);
  } else if (kind == BEAST_DEER) {
    for (gint k = 0; k < 2; k++) {
      gdouble x = 0.24 + 0.05 * k, w = k ? 0.1 : -0.08;
      cairo_move_to (cr, x, -0.77);
      cairo_curve_to (cr, x + w, -0.84, x + w * 1.6, -0.92, x + w, -1);
      cairo_move_to (cr, x + w * 0.8, -0.83);
      cairo_line_to (cr, x + w * 0.1 + 0.07, -0.91);
      cairo_move_to (cr, x + w * 1.25, -0.9);
      cairo_line_to (cr, x + w * 0.5 + 0.08, -0.97);
    }
    cairo_set_line_width (cr, 0.02);
    canvas_ink (c, ink, 1);
    cairo_stroke (cr);
  }
}

void
prop_beast (Canvas *canvas, BeastKind kind, gdouble x, gdouble y,
    gdouble height, gdouble way, Ink ink, Ink rim)
{
  const Outline *o = &outlines[kind];
  gdouble light = (canvas->sun_x > x ? 1 : -1) * way;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_scale (canvas->cr, height * way, height);
  far_legs (canvas->cr, o);
  canvas_fill (canvas, ink_mix (ink, canvas->tones.far, 0.14), 1);
  /* The rim is the beast itself, moved to the light and covered again. */
  cairo_translate (canvas->cr, light * 0.008, -0.012);
  body_path (canvas->cr, o);
  canvas_fill (canvas, rim, 0.85);
  cairo_translate (canvas->cr, -light * 0.012, 0.014);
  body_path (canvas->cr, o);
  canvas_fill (canvas, ink, 1);
  head_dress (canvas, kind, ink, rim);
  cairo_restore (canvas->cr);
}
