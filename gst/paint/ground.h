/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Grounds that several motifs stand on, as reliefs for brush_terrain(). */
#pragma once

#include "brush.h"

G_BEGIN_DECLS

typedef struct {
  Wash shade, own, lit;
  Wash bloom;   /* what runs over it in drifts: flowers, dry grass */
  gfloat tufts; /* how much its texture stands out */
} Turf;

/* @dry: how far the accent colours it, 0..1. */
Turf ground_turf (const Canvas *canvas, gdouble dry);
Turf ground_snow (const Canvas *canvas);
/* Rolling land of it; @turf must outlive the terrain. */
Terrain ground_rolling (
    Canvas *canvas, const Turf *turf, gdouble horizon, gdouble reach);

G_END_DECLS
