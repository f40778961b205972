/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Maps of places: a mesh of few doubles a frame, between whose nodes integers
 * are interpolated, and the samples at the places. */

#include "warp.h"
#include "kernels.h"

#include <math.h>

/* Further out than any picture is large. */
#define FAR 20000

static KernelsPlane
plane_of (const Picture *src, gint plane)
{
  return (KernelsPlane){ .data = src->plane[plane],
    .stride = src->stride[plane],
    .width = picture_plane_width (src, plane),
    .height = picture_plane_height (src, plane),
    .left = 32768,
    .top = plane == 0 ? 32768 : 65536,
    .shift = plane == 0 ? 8 : 9 };
}

void
warp_row (const Picture *src, gint plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  const KernelsPlane from = plane_of (src, plane);

  kernels ()->sample (&from, x, y, out, n);
}

void
warp_row_bilinear (const Picture *src, gint plane, const gint32 *x,
    const gint32 *y, guint8 *out, gint n)
{
  const KernelsPlane from = plane_of (src, plane);

  kernels ()->sample_bilinear (&from, x, y, out, n);
}

/* ---- nodes ---- */

static gint32
fixed (gdouble place, gint scale)
{
  /* What is no number is at the start. */
  return place >= -FAR ? (gint32) lrint (MIN (place, FAR) * scale)
                       : -FAR * scale;
}

/* Between two nodes there are this many parts: places of samples are whole
 * ones, of luma and of chroma. */
static inline gint
parts_of (const WarpMesh *mesh)
{
  return 2 * mesh->cell;
}

/* Samples that follow the parts of both ways between nodes are 16.16. */
static inline gint
scale_of (const WarpMesh *mesh)
{
  return 65536 / (parts_of (mesh) * parts_of (mesh));
}

static void
ask_node (const WarpMesh *mesh, gint column, gint row, WarpBend bend,
    gconstpointer data)
{
  const gint at = (row - mesh->first) * mesh->columns + column;
  gdouble x = column * mesh->cell, y = row * mesh->cell;

  bend (data, &x, &y);
  mesh->x[at] = fixed (x, scale_of (mesh));
  mesh->y[at] = fixed (y, scale_of (mesh));
}

/* Of two lines between nodes; what is read past the ends of a row of nodes and
 * of a line lies in memory, too. */
#define LINES(columns) (2 * ((columns) + 8))

void
warp_mesh_init (WarpMesh *mesh, Scratch *scratch, ScratchBuffer which,
    gint width, gint y0, gint y1, WarpBend bend, gconstpointer data)
{
  const gint columns = width / WARP_CELL + 3;
  const gint first = y0 / WARP_CELL, n = y1 / WARP_CELL + 3 - first;
  gint32 *memory = scratch_bytes (scratch, which,
      ((gsize) 2 * columns * n + LINES (columns)) * sizeof *memory);

  *mesh = (WarpMesh){ WARP_CELL, columns, first, n, memory,
    memory + columns * n, memory + 2 * columns * n };
  for (gint j = 0; j < n; j++)
    for (gint i = 0; i < columns; i++)
      ask_node (mesh, i, first + j, bend, data);
}

/* ---- a fine mesh ---- */

/* Nodes before the first one and after the last, which the cubic between those
 * that lie furthest apart, four, reaches. */
#define MARGIN 8

/* Cells from side to side, of whole ones of the largest step. */
static gint
cells_of (gint size)
{
  return (size / WARP_FINE_CELL + 2 + 3) & ~3;
}

static gint
fine_columns (gint width)
{
  return cells_of (width) + 1 + 2 * MARGIN;
}

static gsize
fine_nodes (gint width, gint height)
{
  return (gsize) fine_columns (width) * fine_columns (height);
}

gsize
warp_mesh_fine_size (gint width, gint height)
{
  return (2 * fine_nodes (width, height) + LINES (fine_columns (width)))
      * sizeof (gint32);
}

void
warp_mesh_fine_init (WarpMesh *mesh, gpointer memory, gint width, gint height)
{
  const gsize nodes = fine_nodes (width, height);
  const gint columns = fine_columns (width);
  const gint origin = MARGIN * columns + MARGIN;
  gint32 *all = memory;

  *mesh = (WarpMesh){ WARP_FINE_CELL, columns, 0, cells_of (height) + 1,
    all + origin, all + nodes + origin, all + 2 * nodes };
}

/* Between four that follow each other. */
static inline gint32
halfway (gint32 a, gint32 b, gint32 c, gint32 d)
{
  return (9 * (b + c) - (a + d) + 8) >> 4;
}

/* What lies between nodes that are @step apart: first in halves, then in halves
 * of these, as far as the next ones need it. */
static void
fill_line (gint32 *node, gint cells, gint step)
{
  for (; step > 1; step /= 2)
    for (gint i = -step; i <= cells; i += step)
      node[i + step / 2] =
          halfway (node[i - step], node[i], node[i + step], node[i + 2 * step]);
}

static void
fill_between (gint32 *restrict out, const gint32 *a, const gint32 *b,
    const gint32 *c, const gint32 *d, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = halfway (a[i], b[i], c[i], d[i]);
}

static void
fill_columns (gint32 *node, gint columns, gint width, gint cells, gint step)
{
  for (; step > 1; step /= 2)
    for (gint i = -step; i <= cells; i += step) {
      const gint32 *from = node + i * columns;
      const gint next = step * columns;

      fill_between (node + (i + step / 2) * columns, from - next, from,
          from + next, from + 2 * next, width);
    }
}

void
warp_mesh_fine_make (WarpMesh *mesh, gint width, gint height, gint step,
    WarpBend bend, gconstpointer data)
{
  const gint across = cells_of (width), down = cells_of (height);
  const gint apart = step / WARP_FINE_CELL;

  for (gint j = -2 * apart; j <= down + 2 * apart; j += apart) {
    for (gint i = -2 * apart; i <= across + 2 * apart; i += apart)
      ask_node (mesh, i, j, bend, data);
    fill_line (mesh->x + j * mesh->columns, across, apart);
    fill_line (mesh->y + j * mesh->columns, across, apart);
  }
  fill_columns (mesh->x, mesh->columns, across + 1, down, apart);
  fill_columns (mesh->y, mesh->columns, across + 1, down, apart);
}

/* ---- rows ---- */

void
warp_mesh_row (const WarpMesh *mesh, gint plane, gint row, gint from, gint32 *x,
    gint32 *y, gint n)
{
  const gint parts = parts_of (mesh), gap = plane == 0 ? 2 : 4;
  const gint bits = g_bit_nth_msf (parts / gap, -1);
  const gint at = plane == 0 ? 2 * row + 1 : 4 * row + 2;
  const gint top = (at / parts - mesh->first) * mesh->columns;
  const gint first = from >> bits, lead = from - (first << bits);
  const gint nodes = ((from + n - 1) >> bits) + 2 - first;
  const gint32 *const node[2] = { mesh->x + top + first,
    mesh->y + top + first };
  gint32 *const out[2] = { x, y };

  for (gint i = 0; i < 2; i++) {
    kernels ()->between_lines (node[i], node[i] + mesh->columns, parts,
        at % parts, mesh->lines, nodes);
    kernels ()->between_nodes (mesh->lines, bits, gap, lead, out[i], n);
  }
}

void
warp_mirror (gint32 *places, gint size, gint n)
{
  const guint32 far = (guint32) size << 16;
  guint32 furthest = 0;

  for (gint i = 0; i < n; i++) {
    places[i] = ABS (places[i]);
    furthest = MAX (furthest, (guint32) places[i]);
  }
  if (furthest > 2 * far)
    for (gint i = 0; i < n; i++)
      places[i] = (gint32) ((guint32) places[i] % (2 * far));
  for (gint i = 0; i < n; i++)
    places[i] = (gint32) MIN ((guint32) places[i], 2 * far - places[i]);
}
