/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The one resize of a still before it is shown: windowed sinc of three lobes,
 * rows first and columns after, in integers. */

#include "kernels.h"
#include "picture.h"

#include <math.h>
#include <string.h>

#define LOBES 3
#define ONE (1 << RESAMPLE_COLUMN_BITS) /* a weight of 1 */

/* From which samples of a line each sample of the result is made. */
typedef struct {
  gint n, taps; /* taps: a multiple of 8 */
  gint *first;
  gint16 *weight; /* n * taps, each line's sum is ONE */
} Filter;

static void
filter_clear (Filter *filter)
{
  g_free (filter->first);
  g_free (filter->weight);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

static gdouble
lanczos (gdouble x)
{
  const gdouble a = G_PI * x;

  if (fabs (x) < 1e-9)
    return 1;
  if (fabs (x) >= LOBES)
    return 0;
  return LOBES * sin (a) * sin (a / LOBES) / (a * a);
}

/* Whole weights with the right sum: the largest takes what rounding left. */
static void
quantise (const gdouble *weight, gint taps, gint16 *out)
{
  gdouble sum = 0;
  gint total = 0, largest = 0;

  for (gint k = 0; k < taps; k++)
    sum += weight[k];
  for (gint k = 0; k < taps; k++) {
    out[k] = lrint (weight[k] / sum * ONE);
    total += out[k];
    if (out[k] > out[largest])
      largest = k;
  }
  out[largest] += ONE - total;
}

/* Sample i of a line lies at i * step + offset in luma samples, in the result
 * as in the source; @scale is luma of the source per luma of the result. */
static void
filter_init (Filter *filter, gint n_in, gint n_out, gdouble scale, gdouble step,
    gdouble offset)
{
  const gdouble widen = MAX (scale, 1);
  const gint reach = (gint) ceil (LOBES * widen) + 1;

  filter->n = n_out;
  filter->taps = (2 * reach + 7) & ~7;
  filter->first = g_new (gint, n_out);
  filter->weight = g_new0 (gint16, (gsize) n_out * filter->taps);
  g_autofree gdouble *weight = g_new (gdouble, filter->taps);
  for (gint i = 0; i < n_out; i++) {
    const gdouble at = ((i * step + offset) * scale - offset) / step;
    const gint start = (gint) floor (at) - reach + 1;
    const gint first = CLAMP (start, 0, MAX (n_in - filter->taps, 0));

    memset (weight, 0, filter->taps * sizeof *weight);
    for (gint k = start; k < start + 2 * reach; k++)
      weight[CLAMP (k, 0, n_in - 1) - first] += lanczos ((k - at) / widen);
    filter->first[i] = first;
    quantise (weight, filter->taps, filter->weight + (gsize) i * filter->taps);
  }
}

static gboolean
resize_plane (
    const Picture *src, Picture *dst, gint plane, GCancellable *cancellable)
{
  const gint width = picture_plane_width (src, plane);
  const gint height = picture_plane_height (src, plane);
  const gdouble step = plane == 0 ? 1 : 2;
  g_auto (Filter) across = { 0 }, down = { 0 };

  filter_init (&across, width, picture_plane_width (dst, plane),
      (gdouble) src->width / dst->width, step, .5);
  filter_init (&down, height, picture_plane_height (dst, plane),
      (gdouble) src->height / dst->height, step, step / 2);
  g_autofree gint32 *sum = g_new (gint32, width);
  /* A line shorter than the filter is read past its end, at weight 0. */
  g_autofree gint16 *line = g_new0 (gint16, (gsize) width + across.taps);
  for (gint y = 0; y < down.n; y++) {
    const gint16 *weight = down.weight + (gsize) y * down.taps;

    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
    memset (sum, 0, width * sizeof *sum);
    for (gint k = 0; k < down.taps; k++)
      if (weight[k])
        kernels ()->add_weighed (sum,
            src->plane[plane]
                + (gsize) (down.first[y] + k) * src->stride[plane],
            weight[k], width);
    kernels ()->settle (sum, line, width);
    kernels ()->filter (across.first, across.weight, across.taps, line,
        dst->plane[plane] + (gsize) y * dst->stride[plane], across.n);
  }
  return TRUE;
}

Picture *
picture_resize (const Picture *src, gint width, gint height)
{
  return picture_resize_unless (src, width, height, NULL);
}

Picture *
picture_resize_unless (
    const Picture *src, gint width, gint height, GCancellable *cancelled)
{
  g_autoptr (Picture) dst = picture_new (width, height, src->matrix);

  if (width == src->width && height == src->height) {
    picture_copy (dst, src);
    return g_steal_pointer (&dst);
  }
  for (gint plane = 0; plane < 3; plane++)
    if (!resize_plane (src, dst, plane, cancelled))
      return NULL;
  return g_steal_pointer (&dst);
}
