/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is done to rows of samples, once for each kind of processor. Every form
 * of a kernel gives the bytes of its plain one, whatever the row's length and
 * place; which is taken is decided once, at run time. Kernels know neither
 * pictures nor what they are drawn for. */
#pragma once

#include "resample.h"

G_BEGIN_DECLS

/* Shares of blend_mix3() are out of this: 1/128 of a level of white. */
#define BLEND_ONE 32768

#define KERNELS_BACK_BITS 13  /* 8 times limited -> 16 bits, in 32 */
#define KERNELS_FORTH_BITS 23 /* 16 bits -> limited, in 32 */

/* What luma and chroma add to the channels. */
typedef struct {
  gint y, r_cr, g_cb, g_cr, b_cb;
} KernelsBack;

/* What the channels add to one plane. */
typedef struct {
  gint r, g, b, offset;
} KernelsForth;

/* Places of its samples are 24.8 after @left or @top is taken from them and
 * @shift bits are left out. */
typedef struct {
  const guint8 *data;
  gint stride, width, height;
  gint32 left, top;
  gint shift;
} KernelsPlane;

/* Of the channels in luma, of 10000. */
typedef struct {
  guint16 r, g, b;
} KernelsShares;

typedef struct {
  const gchar *name;
  gboolean (*is_usable) (void);

  /* @n samples between four rows, less RESAMPLE_OFFSET. */
  void (*resample_rows) (
      const guint8 *const row[4], const gint16 weight[4], gint16 *out, gint n);
  /* Samples @from .. @to - 1 of a row; @from and, but at the row's end, @to are
   * multiples of RESAMPLE_BLOCK. @in: from resample_rows, readable
   * RESAMPLE_WINDOW samples past the last tap. */
  void (*resample_columns) (const ResampleColumns *columns, gint from, gint to,
      const gint16 *in, guint8 *out);

  /* One sample of @plane for each place: the same four by four taps; the edges
   * go on outside. */
  void (*sample) (const KernelsPlane *plane, const gint32 *x, const gint32 *y,
      guint8 *out, gint n);
  /* The same by two by two taps: for what moves and is mixed with what moves,
   * where nobody sees the difference. */
  void (*sample_bilinear) (const KernelsPlane *plane, const gint32 *x,
      const gint32 *y, guint8 *out, gint n);

  /* @part of @parts of the way from one line of nodes to the next one, times
   * @parts. */
  void (*between_lines) (const gint32 *top, const gint32 *low, gint parts,
      gint part, gint32 *out, gint n);
  /* The same along a line, for 1 << @bits samples in each of its cells: the
   * first one part from its node, the others a @gap of parts from one another;
   * the first @lead of all are left out. Eight nodes past the last are
   * readable. */
  void (*between_nodes) (
      const gint32 *node, gint bits, gint gap, gint lead, gint32 *out, gint n);

  /* Any number of taps, weights of RESAMPLE_COLUMN_BITS: rows into sums, a sum to
   * RESAMPLE_ROW_BITS around 128, and along the row; @taps is a
   * multiple of 8. */
  void (*add_weighed) (gint32 *sum, const guint8 *row, gint weight, gint n);
  void (*settle) (const gint32 *sum, gint16 *out, gint n);
  void (*filter) (const gint *first, const gint16 *weight, gint taps,
      const gint16 *in, guint8 *out, gint n);

  /* @out = @a and @b in their shares, what is left over is @rest; rounded. */
  void (*mix) (const guint8 *a, gint share_a, const guint8 *b, gint share_b,
      gint rest, guint8 *out, gint n);
  /* The same with shares of 255 for each sample, together 255 at most. */
  void (*weigh) (const guint8 *a, const guint8 *share_a, const guint8 *b,
      const guint8 *share_b, gint rest, guint8 *out, gint n);
  /* @a, by as much towards @b as @step has for how far that is. */
  void (*approach) (const guint8 *a, const guint8 *b, const guint8 step[256],
      guint8 *out, gint n);
  /* Premultiplied @src over @dst; @opacity of 256. */
  void (*lay) (guint8 *dst, const guint8 *src, const guint8 *alpha, gint n,
      gint opacity);

  /* Shares of what is outside of a soft ring, and the rest of 255: sample i is
   * @from + i * @step beside the middle and @dy below it. */
  void (*ring) (gfloat from, gfloat step, gfloat dy, gfloat scale,
      gfloat offset, guint8 *outside, guint8 *inside, gint n);
  /* What a front at @at has passed by, and the rest of 255: smoothly over
   * 1 / @scale of @when. */
  void (*front) (const guint16 *when, gfloat at, gfloat scale, guint8 *ahead,
      guint8 *behind, gint n);
  /* The second half as the first one backwards. */
  void (*mirror) (guint8 *row, gint n);

  /* @sum: @n + 1 of what comes before each sample. */
  void (*sum_bytes) (const guint8 *in, guint32 *sum, gint n);
  void (*sum_words) (const guint16 *in, guint32 *sum, gint n);
  /* The mean of @whole samples and @part of 256 of the next; @in and @sum go on
   * for @whole samples. @half: of each divisor, @over: one through it. */
  void (*trail) (const guint32 *sum, const guint8 *in, gint whole, gint part,
      const gint32 *half, const gdouble *over, guint8 *out, gint n);
  /* @whole samples at weight @inner and one beside each end at @outer, of
   * 65536. */
  void (*box_along) (const guint32 *sum, const guint16 *in, gint whole,
      guint32 inner, guint32 outer, guint16 *out, gint n);
  /* The same down columns: @sum is of the rows from @first on, and then of
   * those up to @after. */
  void (*box_down) (guint32 *sum, const guint16 *before, const guint16 *first,
      const guint16 *after, guint32 inner, guint32 outer, guint16 *out, gint n);
  void (*add_words) (guint32 *sum, const guint16 *in, gint n);
  /* The mean of @whole samples from each on, less @first of 256 of it and
   * @last of the one after them; @over: one through 256 times how many. */
  void (*slide_along) (const guint32 *sum, const guint8 *in, gint whole,
      gint first, gint last, gint half, gdouble over, guint8 *out, gint n);
  /* The same down columns: @sum is of the rows from @before to before @after,
   * and then one further down. */
  void (*slide_down) (guint32 *sum, const guint8 *before, const guint8 *after,
      gint first, gint last, gint half, gdouble over, guint8 *out, gint n);

  /* 8 times. */
  void (*widen) (const guint8 *in, guint16 *out, gint n);
  /* 8 times what lies between two rows: sample i is around 2 * i of both, which
   * have one before them. */
  void (*halve) (const guint8 *top, const guint8 *bottom, guint16 *out, gint n);
  /* 8 times a row that is a quarter of the way from @near to @far, and what is
   * between its samples: 2 * @n, out of @n + 1. */
  void (*interpolate) (
      const guint8 *near, const guint8 *far, guint16 *out, gint n);
  /* 8 times luma and chroma to 16-bit RGB. */
  void (*to_rgb16) (const KernelsBack *k, const guint16 *y, const guint16 *cb,
      const guint16 *cr, guint16 *r, guint16 *g, guint16 *b, gint n);
  /* And to one plane. */
  void (*from_rgb16) (const KernelsForth *k, const guint16 *r, const guint16 *g,
      const guint16 *b, guint8 *out, gint n);
  /* R, G, B and what does not count to limited luma, rounded. */
  void (*luma_from_rgba) (
      const KernelsShares *k, const guint8 *rgba, guint8 *out, gint n);
  /* And to chroma, between two rows: sample i is around pixel 2 * i of both,
   * which have one before them and one after the last. */
  void (*chroma_from_rgba) (const KernelsShares *k, const guint8 *top,
      const guint8 *bottom, guint8 *cb, guint8 *cr, gint n);
  /* Made brighter, then light thrown on; both 1.15. */
  void (*expose) (guint16 *samples, guint32 exposure, guint32 light, gint n);
  /* Towards @b by @share, then towards white by @light; both of 1 << 20. */
  void (*mix_lit) (const guint16 *a, const guint16 *b, const gint32 *share,
      const gint32 *light, guint16 *out, gint n);
  /* Each channel a sum of all three and a level of its own. */
  void (*mix_channels) (
      const gfloat matrix[3][4], guint16 *r, guint16 *g, guint16 *b, gint n);
  /* Away from grey: what is pale by @amount, what is strong by nothing. */
  void (*enrich) (gfloat amount, guint16 *r, guint16 *g, guint16 *b, gint n);
  /* By a curve of 4096 steps, each with the next one above it. */
  void (*bend_levels) (const guint32 *curve, guint16 *samples, gint n);
} Kernels;

/* The best first, the plain one last, then NULL. */
extern const Kernels *const kernels_all[];

/* The best that this processor has. */
const Kernels *kernels (void);
/* For tests and benchmarks: from now on these, NULL for the best. */
void kernels_use (const Kernels *these);

G_END_DECLS
