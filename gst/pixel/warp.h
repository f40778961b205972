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
/* The same by two by two taps, for what is mixed with another picture. */
void warp_row_bilinear (const Picture *src, gint plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n);

/* What a smooth map says at every eighth luma sample of a picture, the first at
 * its left top corner. What lies between is interpolated. */
#define WARP_CELL 8
/* A finer one: at every fourth, by a cubic between those that were asked for. */
#define WARP_FINE_CELL 4

typedef struct {
  gint cell;     /* luma samples from node to node */
  gint columns;  /* nodes from row to row */
  gint first, n; /* rows of nodes that are there */
  gint32 *x, *y; /* luma, times 65536 / (2 * cell)^2 */
  gint32 *lines; /* of one row between nodes */
} WarpMesh;

/* Turns (*x, *y) of the result into its place in the source, luma samples. */
typedef void (*WarpBend) (gconstpointer data, gdouble *x, gdouble *y);

/* For the luma rows @y0 to before @y1 and their chroma; it lies in @which of
 * @scratch. */
void warp_mesh_init (WarpMesh *mesh, Scratch *scratch, ScratchBuffer which,
    gint width, gint y0, gint y1, WarpBend bend, gconstpointer data);

/* The memory of a fine one of a whole picture. */
gsize warp_mesh_fine_size (gint width, gint height);
/* Where in @memory its nodes are. */
void warp_mesh_fine_init (
    WarpMesh *mesh, gpointer memory, gint width, gint height);
/* Asks for every @step-th luma sample: 4, 8 or 16. */
void warp_mesh_fine_make (WarpMesh *mesh, gint width, gint height, gint step,
    WarpBend bend, gconstpointer data);

/* The 16.16 places of a row of @plane, from sample @from on. */
void warp_mesh_row (const WarpMesh *mesh, gint plane, gint row, gint from,
    gint32 *x, gint32 *y, gint n);

/* Places past the frame's edges come back as from mirrors there. */
void warp_mirror (gint32 *places, gint size, gint n);

G_END_DECLS
