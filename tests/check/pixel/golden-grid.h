/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture as the mean colours of its cells and how far their samples are from
 * the ground: what tells two looks apart, and not two releases of the libraries
 * that draw letters. */
#pragma once

#include "pictures.h"

#include <stdlib.h>

#define GRID_WIDTH 320
#define GRID_HEIGHT 180
#define GRID_CELL 20
#define GRID_COLUMNS (GRID_WIDTH / GRID_CELL)
#define GRID_ROWS (GRID_HEIGHT / GRID_CELL)

/* Levels of 255 that are no difference: of one cell, and of the mean over all
 * cells on which there is something. */
#define GRID_CELL_SLACK 3
#define GRID_MEAN_SLACK .5

/* Of a cell: Y, Cb, Cr, and how far luma is from the ground: white letters with
 * a black stroke are grey on the whole. */
#define GRID_VALUES 4

static const guint8 grid_ground[GRID_VALUES] = { 110, 128, 128, 0 };

typedef struct {
  guint8 mean[GRID_ROWS][GRID_COLUMNS][GRID_VALUES];
} Grid;

static inline Picture *
grid_picture (void)
{
  Picture *picture = picture_new (GRID_WIDTH, GRID_HEIGHT, PICTURE_BT601);

  picture_fill (picture,
      (PictureColor){ { grid_ground[0], grid_ground[1], grid_ground[2] } });
  return picture;
}

static inline guint8
grid_value (const Picture *picture, gint value, gint column, gint row)
{
  const gint plane = value < 3 ? value : 0;
  const gint size = plane == 0 ? GRID_CELL : GRID_CELL / 2;
  gint sum = 0;

  for (gint y = 0; y < size; y++)
    for (gint x = 0; x < size; x++) {
      const gint sample =
          *sample_of (picture, plane, column * size + x, row * size + y);

      sum += value < 3 ? sample : abs (sample - grid_ground[0]);
    }
  return (guint8) ((sum + size * size / 2) / (size * size));
}

static inline Grid
grid_of (const Picture *picture)
{
  Grid grid;

  for (gint row = 0; row < GRID_ROWS; row++)
    for (gint column = 0; column < GRID_COLUMNS; column++)
      for (gint value = 0; value < GRID_VALUES; value++)
        grid.mean[row][column][value] =
            grid_value (picture, value, column, row);
  return grid;
}

static inline gboolean
grid_is_ground (const guint8 mean[GRID_VALUES])
{
  return memcmp (mean, grid_ground, GRID_VALUES) == 0;
}

/* Rows, each of cells: "-" without anything in it, else "." for the ground and
 * eight hexadecimal digits for anything else. */
static inline void
grid_write (const Grid *grid, GString *out)
{
  for (gint row = 0; row < GRID_ROWS; row++) {
    const gsize from = out->len;
    gboolean empty = TRUE;

    for (gint column = 0; column < GRID_COLUMNS; column++) {
      const guint8 *mean = grid->mean[row][column];

      if (grid_is_ground (mean)) {
        g_string_append_c (out, '.');
        continue;
      }
      for (gint value = 0; value < GRID_VALUES; value++)
        g_string_append_printf (out, "%02x", mean[value]);
      empty = FALSE;
    }
    if (empty) {
      g_string_truncate (out, from);
      g_string_append_c (out, '-');
    }
    if (row + 1 < GRID_ROWS)
      g_string_append_c (out, ' ');
  }
}

static inline gboolean
grid_read_row (const gchar *text, guint8 means[GRID_COLUMNS][GRID_VALUES])
{
  for (gint column = 0; column < GRID_COLUMNS; column++) {
    memcpy (means[column], grid_ground, GRID_VALUES);
    if (strcmp (text, "-") == 0)
      continue;
    if (*text == '.') {
      text++;
      continue;
    }
    for (gint value = 0; value < GRID_VALUES; value++, text += 2) {
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return FALSE;
      means[column][value] = (guint8) (16 * g_ascii_xdigit_value (text[0])
          + g_ascii_xdigit_value (text[1]));
    }
  }
  return *text == 0 || strcmp (text, "-") == 0;
}

static inline gboolean
grid_read (const gchar *const *rows, Grid *grid)
{
  for (gint row = 0; row < GRID_ROWS; row++)
    if (!rows[row] || !grid_read_row (rows[row], grid->mean[row]))
      return FALSE;
  return rows[GRID_ROWS] == NULL;
}

typedef struct {
  gint most;    /* of a cell */
  gdouble mean; /* of all cells that are not ground in both */
} GridDistance;

static inline GridDistance
grid_distance (const Grid *a, const Grid *b)
{
  GridDistance distance = { 0 };
  gint sum = 0, n = 0;

  for (gint row = 0; row < GRID_ROWS; row++)
    for (gint column = 0; column < GRID_COLUMNS; column++) {
      const guint8 *one = a->mean[row][column], *two = b->mean[row][column];

      if (grid_is_ground (one) && grid_is_ground (two))
        continue;
      n++;
      sum += MAX (abs (one[0] - two[0]), abs (one[3] - two[3]));
      for (gint value = 0; value < GRID_VALUES; value++)
        distance.most = MAX (distance.most, abs (one[value] - two[value]));
    }
  distance.mean = n > 0 ? (gdouble) sum / n : 0;
  return distance;
}

static inline gboolean
grid_is_like (const Grid *a, const Grid *b)
{
  const GridDistance distance = grid_distance (a, b);

  return distance.most <= GRID_CELL_SLACK && distance.mean <= GRID_MEAN_SLACK;
}
