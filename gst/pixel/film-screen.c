/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Faults that move the picture: gates, tapes, tubes. */

#include "film.h"
#include "chance.h"
#include "effect-rows.h"
#include "layer-draw.h"
#include "warp.h"

#define ALL_OPEN                                                               \
  (LAYER_OPEN_LEFT | LAYER_OPEN_RIGHT | LAYER_OPEN_TOP | LAYER_OPEN_BOTTOM)

void
film_weave (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble dx, gdouble dy)
{
  Affine view = affine_identity;
  LayerDrawing drawing;

  view.x0 = dx;
  view.y0 = dy;
  layer_drawing_init (&drawing, src, &view, (PictureColor){ { 0 } }, ALL_OPEN,
      dst->width, dst->height, scratch, SCRATCH_COLUMNS_A);
  layer_drawing_rows (&drawing, dst, y0, y1);
}

/* ---- tape ---- */

/* How far row @y is pulled aside, as a share of the width: a little for each,
 * and a lot in a band that runs down the screen. */
static gdouble
tape_pull (guint32 seed, gint frame, gdouble seconds, gdouble down)
{
  const gdouble line = floor (down * 240);
  const gdouble small =
      .0012 * (2 * chance_share (seed, 21, (guint32) line, frame) - 1);
  const gdouble slow = .002 * chance_smooth (seed, 22, down * 3 + seconds * 2);
  const gdouble run = seconds * .31 + chance_share (seed, 23, 0, 0);
  const gdouble band = down - (run - floor (run)) * 1.4 + .2;
  const gdouble near = MAX (1 - fabs (band) / .05, 0);

  return small + slow + .02 * near * near * chance_smooth (seed, 24, line * .7);
}

/* Colours lag behind and are smeared; brightness is only pulled aside. */
void
film_tape (Scratch *scratch, const Picture *src, Picture *dst, gint y0, gint y1,
    gdouble amount, guint32 seed, gint frame, gdouble seconds)
{
  gint32 *x = scratch_bytes (scratch, SCRATCH_ROWS, 8 * src->width);
  gint32 *y = x + src->width;

  for (gint plane = 0; plane < 3; plane++)
    for (gint row = rows_from (plane, y0); row < rows_to (plane, y1); row++) {
      const gint n = picture_plane_width (src, plane), step = plane ? 2 : 1;
      const gdouble down = plane ? 2 * row + 1 : row + .5;
      const gdouble lag = plane ? (plane == 1 ? .004 : .0065) : 0;
      const gdouble pull =
          amount * (tape_pull (seed, frame, seconds, down / src->height) - lag);
      const gint32 start =
          (gint32) lrint ((.5 + pull * src->width) * 256) * 256;

      for (gint i = 0; i < n; i++) {
        x[i] = start + i * step * 65536;
        y[i] = (gint32) (down * 65536);
      }
      warp_row (src, plane, x, y, plane_row (dst, plane, row), n);
    }
}

/* ---- tubes ---- */

typedef struct {
  gdouble width, height, bend;
} Tube;

static void
tube_place (gconstpointer data, gdouble *x, gdouble *y)
{
  const Tube *tube = data;
  const gdouble u = 2 * *x / tube->width - 1, v = 2 * *y / tube->height - 1;

  *x = (1 + u * (1 + tube->bend * v * v)) * tube->width / 2;
  *y = (1 + v * (1 + tube->bend * u * u)) * tube->height / 2;
}

/* The share that a place has of the picture, of 256: the edge takes one
 * sample. */
static inline gint
on_tube (gint32 x, gint32 y, gint width, gint height)
{
  const gint left = MIN (x, width * 65536 - x) >> 8;
  const gint top = MIN (y, height * 65536 - y) >> 8;

  return CLAMP (MIN (left, top) + 128, 0, 256);
}

/* The picture lies between two ends of the row. */
static void
cut_row (const Picture *src, const gint32 *x, const gint32 *y, gint black,
    guint8 *out, gint n)
{
  gint share, from = 0, to = n;

  for (; from < n; from++) {
    share = on_tube (x[from], y[from], src->width, src->height);
    if (share == 256)
      break;
    out[from] = black + (((out[from] - black) * share + 128) >> 8);
  }
  while (--to > from) {
    share = on_tube (x[to], y[to], src->width, src->height);
    if (share == 256)
      break;
    out[to] = black + (((out[to] - black) * share + 128) >> 8);
  }
}

void
film_tube (Scratch *scratch, const Picture *src, Picture *dst, gint y0, gint y1,
    gdouble bend)
{
  const Tube tube = { src->width, src->height, bend };
  gint32 *x = scratch_bytes (scratch, SCRATCH_ROWS, 8 * src->width);
  gint32 *y = x + src->width;
  WarpMesh mesh;

  warp_mesh_init (
      &mesh, scratch, SCRATCH_COLUMNS_A, src->width, y0, y1, tube_place, &tube);
  for (gint plane = 0; plane < 3; plane++)
    for (gint row = rows_from (plane, y0); row < rows_to (plane, y1); row++) {
      const gint n = picture_plane_width (src, plane);
      const gint black = plane ? 128 : 16;
      guint8 *out = plane_row (dst, plane, row);

      warp_mesh_row (&mesh, plane, row, 0, x, y, n);
      warp_row (src, plane, x, y, out, n);
      cut_row (src, x, y, black, out, n);
    }
}

/* The picture in a box of so much of the frame, and the box's light: what is
 * pressed into a line is brighter. */
typedef struct {
  gdouble wide, high, light;
} Beam;

static Beam
beam_at (gdouble t)
{
  const gdouble flat = smooth_between (0, .45, t);
  const gdouble point = smooth_between (.4, .8, t);

  return (Beam){ MAX (1 - point, .004), MAX (1 - flat, .006),
    (1 + 2.2 * flat) * (1 - smooth_between (.72, 1, t)) };
}

void
film_switch_off (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble t)
{
  const Beam beam = beam_at (t);
  const Affine view = { .xx = 1 / beam.wide,
    .yy = 1 / beam.high,
    .x0 = src->width / 2. * (1 - 1 / beam.wide),
    .y0 = src->height / 2. * (1 - 1 / beam.high) };
  const gint gain = lrint (256 * beam.light);
  LayerDrawing drawing;

  layer_drawing_init (&drawing, src, &view, (PictureColor){ { 16, 128, 128 } },
      t > 0 ? 0 : ALL_OPEN, dst->width, dst->height, scratch,
      SCRATCH_COLUMNS_A);
  layer_drawing_rows (&drawing, dst, y0, y1);
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      guint8 *row = plane_row (dst, plane, y);
      /* Too bright a line loses its colours. */
      const gint share = plane ? MIN (gain, 512 - MIN (gain, 512)) : gain;
      const gint black = plane ? 128 : 16;

      for (gint x = 0; x < picture_plane_width (dst, plane); x++)
        row[x] = to_byte (black + (((row[x] - black) * share + 128) >> 8));
    }
}
