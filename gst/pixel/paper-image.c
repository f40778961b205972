/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures on papers, and papers turned. A picture is scaled once, by a
 * filter that widens as it shrinks, so that logos keep their fine lines. */
#include "paper.h"
#include "layer.h"

#include <math.h>

#define WEIGHT_BITS 14
#define ONE (1 << WEIGHT_BITS)

/* From which samples of a line each one of the result is made. */
typedef struct {
  gint n, taps;
  gint *first;
  gint *weight; /* n * taps, of ONE in all */
} Filter;

static void
filter_clear (Filter *filter)
{
  g_free (filter->first);
  g_free (filter->weight);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

static gfloat
cubic (gfloat x)
{
  x = fabsf (x);
  if (x < 1)
    return (1.5f * x - 2.5f) * x * x + 1;
  return x < 2 ? ((-.5f * x + 2.5f) * x - 4) * x + 2 : 0;
}

/* @scale: samples of the source for one of the result; the first of the result
 * begins @from of its own samples into the rectangle. */
static void
filter_init (Filter *filter, gint n_in, gint n_out, gfloat scale, gfloat from)
{
  const gfloat widen = MAX (scale, 1);
  const gint reach = (gint) ceilf (2 * widen) + 1;

  filter->n = n_out;
  filter->taps = 2 * reach;
  filter->first = g_new (gint, n_out);
  filter->weight = g_new (gint, (gsize) n_out * filter->taps);
  g_autofree gfloat *share = g_new (gfloat, filter->taps);
  for (gint i = 0; i < n_out; i++) {
    const gfloat at = (i + .5f + from) * scale - .5f;
    gint *weight = filter->weight + (gsize) i * filter->taps;
    gint left = ONE, most = 0;
    gfloat sum = 0;

    filter->first[i] = (gint) floorf (at) - reach + 1;
    for (gint k = 0; k < filter->taps; k++) {
      share[k] = cubic ((filter->first[i] + k - at) / widen);
      sum += share[k];
    }
    for (gint k = 0; k < filter->taps; k++) {
      weight[k] = (gint) floorf (share[k] / sum * ONE + .5f);
      left -= weight[k];
      most = weight[k] > weight[most] ? k : most;
    }
    weight[most] += left;
  }
}

static inline gint
settle (gint64 sum, gint most)
{
  const gint64 value = (sum + ONE / 2) >> WEIGHT_BITS;

  return CLAMP (value, 0, most);
}

/* One line of premultiplied 4-channel samples, which go on outside. */
static void
filter_line (const Filter *filter, const guint8 *in, gint n_in, gsize step,
    guint8 *out, gsize out_step)
{
  for (gint i = 0; i < filter->n; i++) {
    const gint *weight = filter->weight + (gsize) i * filter->taps;
    gint64 sum[4] = { 0 };

    for (gint k = 0; k < filter->taps; k++) {
      const gint at = CLAMP (filter->first[i] + k, 0, n_in - 1);

      for (gint c = 0; c < 4; c++)
        sum[c] += weight[k] * in[at * step + c];
    }
    out[i * out_step + 3] = settle (sum[3], 255);
    for (gint c = 0; c < 3; c++)
      out[i * out_step + c] = settle (sum[c], out[i * out_step + 3]);
  }
}

static guint8 *
premultiplied (const PaperImage *image)
{
  guint8 *out = g_malloc (4 * (gsize) image->width * image->height);

  for (gint y = 0; y < image->height; y++)
    for (gint x = 0; x < image->width; x++) {
      const guint8 *from = image->rgba + (gsize) y * image->stride + 4 * x;
      guint8 *to = out + 4 * ((gsize) y * image->width + x);

      for (gint c = 0; c < 3; c++)
        to[c] = (from[c] * from[3] + 127) / 255;
      to[3] = from[3];
    }
  return out;
}

/* @image as it lies in @paper, R, G, B, A. */
static guint8 *
scaled (const PaperImage *image, const Paper *paper, const PaperRect *rect)
{
  const gint width = image->width, height = image->height;
  g_autofree guint8 *whole = premultiplied (image);
  g_autofree guint8 *lines = g_malloc (4 * (gsize) paper->width * height);
  guint8 *out = g_malloc (4 * (gsize) paper->width * paper->height);
  g_auto (Filter) across = { 0 }, down = { 0 };

  filter_init (
      &across, width, paper->width, width / rect->width, paper->x - rect->x);
  filter_init (
      &down, height, paper->height, height / rect->height, paper->y - rect->y);
  for (gint y = 0; y < height; y++)
    filter_line (&across, whole + 4 * (gsize) y * width, width, 4,
        lines + 4 * (gsize) y * paper->width, 4);
  for (gint x = 0; x < paper->width; x++)
    filter_line (&down, lines + 4 * (gsize) x, height, 4 * (gsize) paper->width,
        out + 4 * (gsize) x, 4 * (gsize) paper->width);
  return out;
}

static inline guint32
by_255 (guint32 value)
{
  value += 128;
  return (value + (value >> 8)) >> 8;
}

void
paper_draw_image (Paper *paper, const PaperImage *image, const PaperRect *rect,
    gdouble radius)
{
  g_autoptr (Paper) face = NULL, mask = NULL;
  g_autofree guint8 *samples = NULL;
  gsize n;

  if (rect->width <= 0 || rect->height <= 0)
    return;
  face = paper_new_around (rect, 0);
  mask = paper_new_around (rect, 0);
  if (!face || !mask)
    return;
  paper_fill (mask, rect, radius, 0xffffffff);
  samples = scaled (image, face, rect);
  n = (gsize) face->width * face->height;
  for (gsize i = 0; i < n; i++) {
    const guint8 *from = samples + 4 * i;
    const guint32 share = ((guint32 *) mask->argb)[i] >> 24;

    ((guint32 *) face->argb)[i] = by_255 (from[3] * share) << 24
        | by_255 (from[0] * share) << 16 | by_255 (from[1] * share) << 8
        | by_255 (from[2] * share);
  }
  paper_lay (paper, face);
}

/* ---- turning ---- */

/* Where the corners of @paper come to lie. */
static void
turned_box (const Paper *paper, const Affine *forth, gdouble box[4])
{
  box[0] = box[1] = G_MAXINT;
  box[2] = box[3] = G_MININT;
  for (gint i = 0; i < 4; i++) {
    const gdouble x = paper->x + i % 2 * paper->width;
    const gdouble y = paper->y + i / 2 * paper->height;
    const gdouble to_x = forth->xx * x + forth->xy * y + forth->x0;
    const gdouble to_y = forth->yx * x + forth->yy * y + forth->y0;

    box[0] = MIN (box[0], to_x);
    box[1] = MIN (box[1], to_y);
    box[2] = MAX (box[2], to_x);
    box[3] = MAX (box[3], to_y);
  }
}

static guint32
word_at (const Paper *paper, gint x, gint y)
{
  if (x < 0 || y < 0 || x >= paper->width || y >= paper->height)
    return 0;
  return ((guint32 *) (paper->argb + (gsize) y * paper->stride))[x];
}

/* Between four words, @x and @y in 24.8 samples of @paper. */
static guint32
between (const Paper *paper, gint x, gint y)
{
  const gint fx = x & 255, fy = y & 255;
  guint32 result = 0;

  for (gint shift = 0; shift < 32; shift += 8) {
    guint32 sum = 0;

    for (gint i = 0; i < 4; i++) {
      const guint32 word = word_at (paper, (x >> 8) + i % 2, (y >> 8) + i / 2);
      const guint32 wx = i % 2 ? fx : 256 - fx, wy = i / 2 ? fy : 256 - fy;

      sum += (word >> shift & 0xff) * wx * wy;
    }
    result |= ((sum + 32768) >> 16) << shift;
  }
  return result;
}

Paper *
paper_turned (const Paper *paper, gdouble angle, gdouble x, gdouble y)
{
  const gdouble c = cos (angle), s = sin (angle);
  const Affine forth = { c, -s, s, c, x - c * x + s * y, y - s * x - c * y };
  const Affine back = { c, s, -s, c, x - c * x - s * y, y + s * x - c * y };
  gdouble box[4];
  Paper *turned;

  turned_box (paper, &forth, box);
  turned = paper_new (floor (box[0]) - 1, floor (box[1]) - 1,
      ceil (box[2]) - floor (box[0]) + 2, ceil (box[3]) - floor (box[1]) + 2);
  for (gint i = 0; turned && i < turned->height; i++) {
    guint32 *row = (guint32 *) (turned->argb + (gsize) i * turned->stride);

    for (gint k = 0; k < turned->width; k++) {
      const gdouble at_x = turned->x + k + .5, at_y = turned->y + i + .5;
      const gdouble from_x = back.xx * at_x + back.xy * at_y + back.x0;
      const gdouble from_y = back.yx * at_x + back.yy * at_y + back.y0;

      row[k] = between (paper, floor ((from_x - paper->x - .5) * 256 + .5),
          floor ((from_y - paper->y - .5) * 256 + .5));
    }
  }
  return turned;
}
