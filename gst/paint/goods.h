/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the drawings of goods are made with. Everything is in heights of the
 * thing: it stands on (0, 0), -1 is its top, the light comes from the right,
 * which prop_thing_show() turns to where it is. */
#pragma once

#include "prop.h"

G_BEGIN_DECLS

typedef struct {
  Canvas *c;
  cairo_t *cr;
  Ink body;                    /* its own colour */
  Ink dark, metal, pale, glow; /* what else it is made of */
  gboolean bare;               /* its outline is wanted, and no light */
} Goods;

/* Where it is put. */
typedef enum { HOME_TOP, HOME_GROUND, HOME_AIR } ThingHome;

struct Thing {
  const gchar *name;
  void (*draw) (const Goods *g);
  gdouble wide; /* how much wider than high */
  ThingHome home;
};

extern const Thing *const goods_of_desks[];
extern const Thing *const goods_of_homes[];
extern const Thing *const goods_of_ways[];
extern const Thing *const goods_of_any[];

/* Paths. */
void goods_path (const Goods *g, const gdouble (*at)[2], gint n);
void goods_curve (const Goods *g, const gdouble (*at)[2], gint n);
void goods_box (
    const Goods *g, gdouble x, gdouble y, gdouble w, gdouble h, gdouble round);
void goods_line (
    const Goods *g, const gdouble (*at)[2], gint n, gdouble width, Ink ink);
/* They fill what the path encloses: lit from the right between @x0 and @x1,
 * from above between @y0 and @y1. */
void goods_side (const Goods *g, gdouble x0, gdouble x1, Ink ink);
void goods_top (const Goods *g, gdouble y0, gdouble y1, Ink ink);
void goods_flat (const Goods *g, Ink ink, gdouble alpha);
/* A body of revolution: half widths and heights, from its top. */
void goods_turned (const Goods *g, const gdouble (*at)[2], gint n, Ink ink);
/* Where a smooth face mirrors a window. */
void goods_shine (
    const Goods *g, gdouble x, gdouble y, gdouble w, gdouble h, gdouble alpha);
void goods_glow (
    const Goods *g, gdouble x, gdouble y, gdouble r, Ink ink, gdouble alpha);
void goods_steam (const Goods *g, gdouble y, gdouble h);
/* A wheel with its tyre. */
void goods_wheel (
    const Goods *g, gdouble x, gdouble y, gdouble r, gint spokes, Ink rim);

#define GOODS_PATH(g, at) goods_path (g, at, G_N_ELEMENTS (at))
#define GOODS_CURVE(g, at) goods_curve (g, at, G_N_ELEMENTS (at))
#define GOODS_LINE(g, at, width, ink)                                          \
  goods_line (g, at, G_N_ELEMENTS (at), width, ink)
#define GOODS_TURNED(g, at, ink) goods_turned (g, at, G_N_ELEMENTS (at), ink)

G_END_DECLS
