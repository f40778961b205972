/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture seen through a map of places. Knows no effect and no transition;
 * both are drawn with it. */
#pragma once

#include "scratch.h"

G_BEGIN_DECLS

/* @n samples of a plane at 16.16 luma places; the edges go on outside. */
void warp_row (const Picture *src, gint plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n);

/* What a smooth map says at every eighth luma sample of a picture, the first at
 * its left top corner. What lies between is interpolated. */
#define WARP_CELL 8

typedef struct {
  gint columns;  /* of nodes */
  gint first, n; /* rows of nodes that are there */
  gint32 *x, *y; /* 24.8 luma */
  gint32 *lines; /* of one row between nodes */
} WarpMesh;

/* Turns (*x, *y) of the result into its place in the source, luma samples. */
typedef void (*WarpBend) (gconstpointer data, gdouble *x, gdouble *y);

/* For the luma rows @y0 to before @y1 and their chroma; it lies in @which of
 * @scratch. */
void warp_mesh_init (WarpMesh *mesh, Scratch *scratch, ScratchBuffer which,
    gint width, gint y0, gint y1, WarpBend bend, gconstpointer data);
/* The 16.16 places of a row of @plane. */
void warp_mesh_row (
    const WarpMesh *mesh, gint plane, gint row, gint32 *x, gint32 *y, gint n);

G_END_DECLS
