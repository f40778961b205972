/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of whole colours, there and back. Knows no entry. */

#include "transition-color.h"
#include "color.h"
#include "kernels.h"

typedef struct {
  const TransitionState *state;
  const ColorMix *mix;
  const Picture *input[2];
  Picture *dst;
  guint16 *yuv[3];
  ColorRow row;
} Mixing;

static void
mixing_init (Mixing *mixing)
{
  const gsize wide = (mixing->dst->width + 63) & ~31;
  guint16 *block = scratch_bytes (
      mixing->state->scratch, SCRATCH_WINDOW_A, 12 * wide * sizeof *block);

  for (gint i = 0; i < 3; i++) {
    mixing->yuv[i] = block + i * wide;
    mixing->row.a[i] = block + (3 + i) * wide;
    mixing->row.b[i] = block + (6 + i) * wide;
    mixing->row.out[i] = block + (9 + i) * wide;
  }
}

/* At the places of luma, or of chroma. */
static void
read_row (const Mixing *mixing, gint input, gboolean chroma, gint y,
    guint16 *const to[3])
{
  const Picture *from = mixing->input[input];
  guint16 *const *yuv = mixing->mix->ycbcr ? to : mixing->yuv;

  if (chroma) {
    color_luma_at_chroma (from, y, yuv[0]);
    kernels ()->widen (picture_row (from, 1, y), yuv[1], mixing->row.n);
    kernels ()->widen (picture_row (from, 2, y), yuv[2], mixing->row.n);
  } else {
    kernels ()->widen (picture_row (from, 0, y), yuv[0], mixing->row.n);
    color_chroma_row (from, 1, y, yuv[1]);
    color_chroma_row (from, 2, y, yuv[2]);
  }
  if (!mixing->mix->ycbcr)
    color_to_rgb16 (from->matrix, yuv[0], yuv[1], yuv[2], to[0], to[1], to[2],
        mixing->row.n);
}

static void
narrow (const guint16 *restrict in, guint8 *restrict out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = (guint8) ((in[i] + 4) >> 3);
}

static void
write_row (const Mixing *mixing, gboolean chroma, gint y)
{
  const ColorRow *row = &mixing->row;
  guint8 *luma = picture_row (mixing->dst, 0, chroma ? 0 : y);
  guint8 *cb = picture_row (mixing->dst, 1, chroma ? y : 0);
  guint8 *cr = picture_row (mixing->dst, 2, chroma ? y : 0);

  if (mixing->mix->ycbcr) {
    if (!chroma)
      narrow (row->out[0], luma, row->n);
    for (gint i = 1; chroma && i < 3; i++)
      narrow (row->out[i], i == 1 ? cb : cr, row->n);
  } else if (chroma) {
    color_chroma_from_rgb16 (mixing->dst->matrix, row->out[0], row->out[1],
        row->out[2], cb, cr, row->n);
  } else {
    color_luma_from_rgb16 (mixing->dst->matrix, row->out[0], row->out[1],
        row->out[2], luma, row->n);
  }
}

void
color_mix_window (const TransitionState *state, const Picture *a,
    const Picture *b, Picture *dst, gint y0, gint y1)
{
  Mixing mixing = { state, state->data, { a, b }, dst };

  mixing_init (&mixing);
  for (gint chroma = 0; chroma < 2; chroma++) {
    const gint first = chroma ? y0 / 2 : y0, last = chroma ? (y1 + 1) / 2 : y1;

    mixing.row.n = picture_plane_width (dst, chroma);
    mixing.row.x0 = .5;
    mixing.row.step = 1 + chroma;
    for (gint y = first; y < last; y++) {
      mixing.row.y = chroma ? 2 * y + 1 : y + .5;
      read_row (&mixing, 0, chroma, y, mixing.row.a);
      read_row (&mixing, 1, chroma, y, mixing.row.b);
      mixing.mix->mix (state, &mixing.row);
      write_row (&mixing, chroma, y);
    }
  }
}
