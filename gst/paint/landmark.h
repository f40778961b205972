/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Buildings that the whole world knows by their outline. Everything is in
 * heights of the building: it stands on (0, 0), 1 up is its top. */
#pragma once

#include "prop.h"

G_BEGIN_DECLS

typedef enum {
  SITE_PLAZA,
  SITE_PARK,
  SITE_WATER,
  SITE_POOL, /* a long basin leads to it */
  SITE_SAND,
  SITE_FIELD,
  SITE_COAST,
  SITE_N_KINDS
} Site;

typedef struct {
  Canvas *c;
  cairo_t *cr;
  Ink wall, rim, roof, lamp;
  gdouble light; /* -1: from the left */
  gdouble lamps; /* share of lit windows */
} Mark;

typedef struct {
  const gchar *name;
  void (*draw) (const Mark *m);
  gdouble wide; /* how much wider than high */
  Site site;
  Era since; /* the first in which it stood */
} Landmark;

extern const Landmark *const landmark_towers[];
extern const Landmark *const landmark_halls[];

/* What the prompt names, where its era knew it; NULL: nothing. */
const Landmark *landmark_for (const Canvas *canvas);
const Landmark *landmark_find (const gchar *name);
void landmark_draw (Canvas *canvas, const Landmark *landmark, gdouble x,
    gdouble y, gdouble height, const Mark *inks);

/* Paths. Half widths and heights, mirrored: */
void mark_tower (const Mark *m, gdouble x, const gdouble (*at)[2], gint n);
void mark_path (const Mark *m, const gdouble (*at)[2], gint n);
void mark_rect (
    const Mark *m, gdouble x0, gdouble up0, gdouble x1, gdouble up1);
/* A pointed or round opening. */
void mark_arch (const Mark *m, gdouble x, gdouble up, gdouble half,
    gdouble high, gboolean pointed);
/* @bulge: 0 a half ball .. 1 an onion. */
void mark_dome (const Mark *m, gdouble x, gdouble up, gdouble half,
    gdouble high, gdouble bulge);
/* They fill: with stone in light over a width around @x; with what is dark,
 * with what shines. */
void mark_stone (const Mark *m, gdouble x, gdouble half);
void mark_tint (const Mark *m, gdouble x, gdouble half, Ink ink);
void mark_dark (const Mark *m, gdouble alpha);
void mark_lit (const Mark *m, gdouble alpha);
void mark_stroke (const Mark *m, gdouble width, Ink ink, gdouble alpha);

#define MARK_TOWER(m, x, at) mark_tower (m, x, at, G_N_ELEMENTS (at))
#define MARK_PATH(m, at) mark_path (m, at, G_N_ELEMENTS (at))

G_END_DECLS
