/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Maps of places: a mesh of few doubles a frame, between whose nodes integers
 * are interpolated, and the samples at the places. */

#include "warp.h"
#include "kernels.h"

#include <math.h>

#define BLOCK 256
/* Further out than any picture is large. */
#define FAR 20000

void
warp_row (const Picture *src, gint plane, const gint32 *x, const gint32 *y,
    guint8 *out, gint n)
{
  const KernelsPlane from = { src->plane[plane], src->stride[plane],
    picture_plane_width (src, plane), picture_plane_height (src, plane) };
  const gint shift = plane == 0 ? 8 : 9;
  const gint half = plane == 0 ? 32768 : 65536;
  gint32 at[2][BLOCK];

  for (gint i = 0; i < n; i += BLOCK) {
    const gint count = MIN (BLOCK, n - i);

    for (gint k = 0; k < count; k++) {
      at[0][k] = (x[i + k] - 32768) >> shift;
      at[1][k] = (y[i + k] - half) >> shift;
    }
    kernels ()->sample (&from, at[0], at[1], out + i, count);
  }
}

static gint32
fixed (gdouble place)
{
  /* What is no number is at the start. */
  return place >= -FAR ? (gint32) lrint (MIN (place, FAR) * 256) : -FAR * 256;
}

void
warp_mesh_init (WarpMesh *mesh, Scratch *scratch, ScratchBuffer which,
    gint width, gint y0, gint y1, WarpBend bend, gconstpointer data)
{
  const gint columns = width / WARP_CELL + 3;
  const gint first = y0 / WARP_CELL, n = y1 / WARP_CELL + 3 - first;
  gint32 *memory = scratch_bytes (
      scratch, which, (gsize) columns * (2 * n + 2) * sizeof *memory);

  *mesh = (WarpMesh){ columns, first, n, memory, memory + columns * n,
    memory + 2 * columns * n };
  for (gint j = 0; j < n; j++)
    for (gint i = 0; i < columns; i++) {
      gdouble x = i * WARP_CELL, y = (first + j) * WARP_CELL;

      bend (data, &x, &y);
      mesh->x[j * columns + i] = fixed (x);
      mesh->y[j * columns + i] = fixed (y);
    }
}

/* Places are counted in halves of a luma sample, sixteen to a cell. */
#define HALVES (2 * WARP_CELL)

/* 24.8 times the halves of a cell. */
static void
between_rows (const gint32 *restrict top, const gint32 *restrict bottom,
    gint part, gint32 *restrict line, gint n)
{
  for (gint i = 0; i < n; i++)
    line[i] = top[i] * (HALVES - part) + bottom[i] * part;
}

static void
along_row (const gint32 *line, gint step, gint32 *restrict out, gint n)
{
  gint at = 1;

  for (gint i = 0; i < n; i++, at += step) {
    const gint32 *node = line + at / HALVES;
    const gint part = at % HALVES;

    /* 24.8 times 256 is 16.16 */
    out[i] = node[0] * (HALVES - part) + node[1] * part;
  }
}

void
warp_mesh_row (
    const WarpMesh *mesh, gint plane, gint row, gint32 *x, gint32 *y, gint n)
{
  const gint at = plane == 0 ? 2 * row + 1 : 4 * row + 2;
  const gint from = (at / HALVES - mesh->first) * mesh->columns;
  const gint step = plane == 0 ? 2 : 4;
  gint32 *line = mesh->lines;

  between_rows (mesh->x + from, mesh->x + from + mesh->columns, at % HALVES,
      line, mesh->columns);
  along_row (line, step, x, n);
  line += mesh->columns;
  between_rows (mesh->y + from, mesh->y + from + mesh->columns, at % HALVES,
      line, mesh->columns);
  along_row (line, step, y, n);
}
