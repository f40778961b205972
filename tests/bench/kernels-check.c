/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Random rows of any length at any place in memory, through one form of a
 * kernel and through the plain one: every byte around them is compared too. */

#include "kernels-check.h"

#include <string.h>

#define CASES 400
#define LONGEST 1400
#define ROOM 64
#define SIZE ((LONGEST + 2 * ROOM) * 6)
#define GUARD 0xa5

typedef struct {
  GRand *rand;
  gint n, place; /* samples, and the first's place in memory */
  guint8 in[6][SIZE];
} Case;

typedef void (*Run) (const Kernels *kernels, const Case *c, guint8 *out);

static const guint8 *
input (const Case *c, gint which)
{
  return c->in[which] + ROOM + (c->place * (which + 1)) % 33;
}

/* The same number for both forms. */
static gint
number (const Case *c, gint which, gint from, gint below)
{
  guint32 bits;

  memcpy (&bits, c->in[5] + 4 * which, 4);
  return from + bits % (below - from);
}

static void
run_rows (const Kernels *kernels, const Case *c, guint8 *out)
{
  const guint8 *const row[4] = { input (c, 0), input (c, 1), input (c, 2),
    input (c, 3) };
  gint16 weight[4];

  resample_row_weights (number (c, 0, 0, 256), weight);
  kernels->resample_rows (row, weight, (gint16 *) out, c->n);
}

/* Steps of up to three samples: forms for vectors may leave the larger ones
 * to the plain one. */
static void
run_columns (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint step = number (c, 0, 10, c->n % 7 ? 300 : 800);
  const gint from = number (c, 1, 0, c->n) / RESAMPLE_BLOCK * RESAMPLE_BLOCK;
  const gint room = c->n * step / 256 + RESAMPLE_WINDOW;
  g_autofree gint16 *line = g_new0 (gint16, room);
  gpointer memory = g_aligned_alloc0 (1, resample_columns_size (c->n), 64);
  ResampleColumns columns;

  for (gint i = 0; i < room; i++)
    line[i] = (c->in[i % 5][i * 7 % SIZE] * 160) - 20400;
  resample_columns_init (&columns, memory, c->n);
  for (gint i = 0; i < c->n; i++) {
    const ResampleAt at = resample_at (i * step);

    columns.first[i] = at.base;
    resample_column_weights (at.phase, columns.weight[i]);
  }
  resample_columns_ready (&columns);
  kernels->resample_columns (&columns, from, c->n, line, out);
  g_aligned_free (memory);
}

static void
run_mix_channels (const Kernels *kernels, const Case *c, guint8 *out)
{
  guint16 *r = (guint16 *) out, *g = r + c->n, *b = g + c->n;
  gfloat matrix[3][4];

  for (gint i = 0; i < 12; i++)
    matrix[i / 4][i % 4] =
        number (c, i, -400, 400) / (i % 4 == 3 ? .01f : 200.f);
  for (gint i = 0; i < 3; i++)
    memcpy (r + i * c->n, input (c, i), 2 * c->n);
  kernels->mix_channels (matrix, r, g, b, c->n);
}

static void
run_enrich (const Kernels *kernels, const Case *c, guint8 *out)
{
  guint16 *r = (guint16 *) out;

  for (gint i = 0; i < 3; i++)
    memcpy (r + i * c->n, input (c, i), 2 * c->n);
  kernels->enrich (
      number (c, 0, -100, 400) / 100.f, r, r + c->n, r + 2 * c->n, c->n);
}

static void
run_bend_levels (const Kernels *kernels, const Case *c, guint8 *out)
{
  g_autofree guint32 *curve = g_new (guint32, 4096);

  for (gint i = 0; i < 4096; i++)
    memcpy (&curve[i], c->in[i % 5] + i % (SIZE - 4), 4);
  memcpy (out, input (c, 0), 2 * c->n);
  kernels->bend_levels (curve, (guint16 *) out, c->n);
}

/* Places inside, at the edges and outside. */
static void
run_sample (const Kernels *kernels, const Case *c, guint8 *out)
{
  const KernelsPlane plane = { .data = c->in[0],
    .stride = 97,
    .width = number (c, 0, 1, 97),
    .height = number (c, 1, 1, 60),
    .left = number (c, 6, -300, 300),
    .top = number (c, 7, -300, 300),
    .shift = number (c, 8, 0, 3) };
  g_autofree gint32 *place = g_new (gint32, 2 * c->n);

  for (gint i = 0; i < c->n; i++) {
    place[i] = number (c, 2, -900, 900) + i * number (c, 3, -40, 80);
    place[c->n + i] = number (c, 4, -900, 9000) + i * number (c, 5, -20, 20);
  }
  kernels->sample (&plane, place, place + c->n, out, c->n);
  kernels->sample_bilinear (&plane, place, place + c->n, out + c->n, c->n);
}

/* Nodes as near as those of a mesh, and parts of rows. */
static void
run_between_lines (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint parts = c->n % 2 ? 8 : 16;
  g_autofree gint32 *node = g_new (gint32, 2 * c->n);

  for (gint i = 0; i < 2 * c->n; i++)
    node[i] = (c->in[i % 4][i / 2 % SIZE] << 14) - (1 << 20);
  kernels->between_lines (
      node, node + c->n, parts, number (c, 0, 0, parts), (gint32 *) out, c->n);
}

static void
run_between_nodes (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint bits = number (c, 0, 1, 4), lead = number (c, 1, 0, 1 << bits);
  const gint nodes = ((c->n + lead) >> bits) + 2 + 8;
  g_autofree gint32 *node = g_new (gint32, nodes);

  for (gint i = 0; i < nodes; i++)
    node[i] = (c->in[i % 4][i] << 16) - (1 << 22);
  kernels->between_nodes (
      node, bits, c->n % 2 ? 2 : 4, lead, (gint32 *) out, c->n);
}

/* No step is longer than the way. */
static void
run_approach (const Kernels *kernels, const Case *c, guint8 *out)
{
  guint8 step[256];

  for (gint i = 0; i < 256; i++)
    step[i] = c->in[4][i] % (i + 1);
  kernels->approach (input (c, 0), input (c, 1), step, out, c->n);
}

static void
run_slide_along (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint first = number (c, 0, 0, 256), reach = number (c, 1, 256, 90000);
  const gint whole = (first + reach) >> 8, last = (first + reach) & 255;
  g_autofree guint8 *in = g_malloc (c->n + whole + 1);
  g_autofree guint32 *sum = g_new (guint32, c->n + whole + 2);

  for (gint i = 0; i < c->n + whole + 1; i++)
    in[i] = c->in[i / 64 % 3][i];
  kernels->sum_bytes (in, sum, c->n + whole + 1);
  kernels->slide_along (
      sum, in, whole, first, last, reach / 2, 1. / reach, out, c->n);
  /* The quotients are those of whole numbers. */
  for (gint i = 0; i < c->n; i++) {
    const gint all = 256 * (gint) (sum[i + whole] - sum[i])
        + last * in[i + whole] - first * in[i];

    g_assert_cmpint (out[i], ==, (all + reach / 2) / reach);
  }
}

static void
run_slide_down (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint first = number (c, 0, 0, 256), whole = number (c, 1, 1, 4);
  const gint last = number (c, 2, 0, 256);
  const gint reach = 256 * whole + last - first;
  const gint divisor = MAX (reach, 256);
  g_autofree guint32 *sum = g_new0 (guint32, c->n);

  for (gint k = 0; k < whole; k++)
    for (gint i = 0; i < c->n; i++)
      sum[i] += input (c, k)[i];
  kernels->slide_down (sum, input (c, 0), input (c, whole), first, last,
      divisor, .5 / divisor, out, c->n);
  memcpy (out + c->n, sum, 2 * c->n);
}

static void
run_add_weighed (const Kernels *kernels, const Case *c, guint8 *out)
{
  memset (out, 0, 4 * c->n);
  for (gint i = 0; i < 4; i++)
    kernels->add_weighed (
        (gint32 *) out, input (c, i), number (c, i, -9000, 17000), c->n);
}

static void
run_settle (const Kernels *kernels, const Case *c, guint8 *out)
{
  g_autofree gint32 *sum = g_new (gint32, c->n);

  for (gint i = 0; i < c->n; i++)
    sum[i] = c->in[0][i] * 20000 - c->in[1][i] * 4000;
  kernels->settle (sum, (gint16 *) out, c->n);
}

static void
run_filter (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint taps = 8 * number (c, 0, 1, 4);
  g_autofree gint *first = g_new (gint, c->n);
  g_autofree gint16 *weight = g_new (gint16, c->n * taps);
  g_autofree gint16 *in = g_new (gint16, 2 * c->n + taps);

  for (gint i = 0; i < 2 * c->n + taps; i++)
    in[i] = c->in[0][i] * 128 - 16384;
  for (gint i = 0; i < c->n * taps; i++)
    weight[i] = c->in[1 + i / 997 % 4][i % 997] * 16 - 1000;
  for (gint i = 0; i < c->n; i++)
    first[i] = 2 * i - c->in[5][i] % 2 * i / 2;
  kernels->filter (first, weight, taps, in, out, c->n);
}

/* One of the two alone comes often. */
static void
run_mix (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint a = c->n % 5 ? number (c, 0, 0, BLEND_ONE + 1) : BLEND_ONE;
  const gint b = number (c, 1, 0, BLEND_ONE + 1 - a);

  if (c->n % 2)
    kernels->mix (
        input (c, 0), a, input (c, 1), b, number (c, 2, 0, 256), out, c->n);
  else
    kernels->mix (
        input (c, 0), b, input (c, 1), a, number (c, 2, 0, 256), out, c->n);
}

/* Runs of whole shares between others. */
static void
run_weigh (const Kernels *kernels, const Case *c, guint8 *out)
{
  g_autofree guint8 *a = g_malloc (c->n), *b = g_malloc (c->n);

  for (gint i = 0; i < c->n; i++) {
    const gint part = c->in[4][i / 50] % 4;

    a[i] = part == 0 ? 255 : part == 1 ? 0 : c->in[2][i];
    b[i] = part == 1 ? 255 : c->in[3][i] % (256 - a[i]);
  }
  kernels->weigh (
      input (c, 0), a, input (c, 1), b, number (c, 0, 0, 256), out, c->n);
}

static void
run_lay (const Kernels *kernels, const Case *c, guint8 *out)
{
  g_autofree guint8 *alpha = g_malloc (c->n), *src = g_malloc (c->n);

  for (gint i = 0; i < c->n; i++) {
    alpha[i] = c->in[4][i / 40] % 3 ? c->in[0][i] : 0;
    src[i] = c->in[1][i] % (alpha[i] + 1);
  }
  memcpy (out, input (c, 2), c->n);
  kernels->lay (out, src, alpha, c->n, c->n % 3 ? 256 : number (c, 0, 0, 257));
}

/* A ring somewhere: halves of samples, as the frame's middle gives. */
static void
run_ring (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gfloat from = number (c, 0, -1400, 100) + .5f;
  g_autofree guint8 *inside = g_malloc (c->n);

  kernels->ring (from, c->n % 2 ? 1 : 2, number (c, 1, -400, 400) + .5f,
      1.f / number (c, 2, 5, 900), number (c, 3, -150, 150) / 100.f, out,
      inside, c->n);
  for (gint i = 0; i < c->n; i++)
    g_assert_cmpint (out[i] + inside[i], ==, 255);
}

static void
run_mirror (const Kernels *kernels, const Case *c, guint8 *out)
{
  memcpy (out, input (c, 0), c->n);
  kernels->mirror (out, c->n);
}

static void
run_sum_bytes (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->sum_bytes (input (c, 0), (guint32 *) out, c->n);
}

/* Words of any value: the sums may go round. */
static void
run_sum_words (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->sum_words (
      (const guint16 *) c->in[c->n % 4] + c->place, (guint32 *) out, c->n);
}

static void
run_trail (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint whole = number (c, 0, 1, c->n + 1), part = number (c, 1, 0, 256);
  g_autofree guint8 *in = g_malloc0 (c->n + whole);
  g_autofree guint32 *sum = g_new (guint32, c->n + whole + 1);
  g_autofree gint32 *half = g_new (gint32, c->n);
  g_autofree gdouble *over = g_new (gdouble, c->n);

  memcpy (in, input (c, 0), c->n);
  for (gint i = 0; i < c->n; i++) {
    const gint count = i + whole < c->n ? 256 * whole + part : 256 * (c->n - i);

    half[i] = count / 2;
    over[i] = 1. / count;
  }
  kernels->sum_bytes (in, sum, c->n + whole);
  kernels->trail (sum, in, whole, part, half, over, out, c->n);
  /* The quotients are those of whole numbers. */
  for (gint i = 0; i < c->n; i++) {
    const gint count = i + whole < c->n ? 256 * whole + part : 256 * (c->n - i);
    const gint all =
        256 * (gint) (sum[i + whole] - sum[i]) + part * in[i + whole];

    g_assert_cmpint (out[i], ==, (all + count / 2) / count);
  }
}

/* As wide as @radius makes them, with the share of the ends that is left. */
static void
box_weights (gint radius, guint32 *inner, guint32 *outer)
{
  *inner = 65536 / (2 * radius + 2) & ~1u;
  *outer = (65536 - (2 * radius + 1) * *inner) / 2;
}

static void
run_box_along (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint radius = number (c, 0, 0, 40), whole = 2 * radius + 1;
  const guint16 *in = (const guint16 *) c->in[c->n % 4];
  g_autofree guint32 *sum = g_new (guint32, c->n + whole + 2);
  guint32 inner, outer;

  box_weights (radius, &inner, &outer);
  kernels->sum_words (in, sum, c->n + whole + 1);
  kernels->box_along (sum, in, whole, inner, outer, (guint16 *) out, c->n);
}

static void
run_box_down (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gint radius = number (c, 0, 0, 40);
  const guint16 *first = (const guint16 *) c->in[0] + c->place;
  const guint16 *after = (const guint16 *) c->in[1] + c->place;
  g_autofree guint32 *sum = g_new0 (guint32, c->n);
  guint32 inner, outer;

  box_weights (radius, &inner, &outer);
  for (gint y = 0; y < 2 * radius + 1; y++)
    kernels->add_words (sum, y % 2 ? after : first, c->n);
  kernels->box_down (sum, (const guint16 *) c->in[2], first, after, inner,
      outer, (guint16 *) out, c->n);
  memcpy (out + 2 * c->n, sum, c->n * sizeof *sum / 2);
}

static void
run_widen (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->widen (input (c, 0), (guint16 *) out, c->n);
}

static void
run_halve (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->halve (input (c, 0), input (c, 1), (guint16 *) out, c->n);
}

static void
run_interpolate (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->interpolate (input (c, 0), input (c, 1), (guint16 *) out, c->n);
}

/* 8 times bytes, as both ways to 8 times are. */
static void
run_to_rgb16 (const Kernels *kernels, const Case *c, guint8 *out)
{
  static const KernelsBack k = { 306424, 471784, 56118, 140242, 555908 };
  g_autofree guint16 *yuv = g_new (guint16, 3 * c->n);
  guint16 *rgb = (guint16 *) out;

  for (gint i = 0; i < 3; i++)
    for (gint x = 0; x < c->n; x++)
      yuv[i * c->n + x] = c->in[i][x] * 8 + c->in[4][x] % 8 % (c->n % 8 + 1);
  for (gint i = 0; i < 3 * c->n; i++)
    yuv[i] = MIN (yuv[i], 2040);
  kernels->to_rgb16 (&k, yuv, yuv + c->n, yuv + 2 * c->n, rgb, rgb + c->n,
      rgb + 2 * c->n, c->n);
}

static void
run_from_rgb16 (const Kernels *kernels, const Case *c, guint8 *out)
{
  static const KernelsForth k = { -2876, -9677, 12553, 1077936128 };

  kernels->from_rgb16 (&k, (const guint16 *) c->in[0] + c->place,
      (const guint16 *) c->in[1], (const guint16 *) c->in[2], out, c->n);
}

static void
run_luma_from_rgba (const Kernels *kernels, const Case *c, guint8 *out)
{
  kernels->luma_from_rgba (
      &kernels_check_shares[c->n % 2], input (c, 0), out, c->n);
}

/* Full channels beside empty ones, too. */
static void
run_chroma_from_rgba (const Kernels *kernels, const Case *c, guint8 *out)
{
  const gsize size = 8 * c->n + 4;
  g_autofree guint8 *rows = g_malloc (2 * size);

  for (gsize i = 0; i < 2 * size; i++) {
    const guint8 kind = c->in[4][i / 40 % SIZE];

    rows[i] = kind % 4        ? c->in[i & 3][i / 4 % SIZE]
        : kind >> (i & 3) & 4 ? 255
                              : 0;
  }
  kernels->chroma_from_rgba (&kernels_check_shares[c->place % 2], rows + 4,
      rows + size + 4, out, out + c->n, c->n);
}

static void
run_mix_lit (const Kernels *kernels, const Case *c, guint8 *out)
{
  g_autofree guint16 *in = g_new (guint16, 2 * c->n);
  g_autofree gint32 *share = g_new (gint32, 2 * c->n);

  memcpy (in, input (c, 0), 2 * c->n);
  memcpy (in + c->n, input (c, 1), 2 * c->n);
  for (gint i = 0; i < 2 * c->n; i++) {
    guint32 bits;

    memcpy (&bits, c->in[2 + i % 2] + 4 * (i / 2), 4);
    share[i] = bits % ((1 << 20) + 1);
  }
  kernels->mix_lit (in, in + c->n, share, share + c->n, (guint16 *) out, c->n);
}

static void
run_expose (const Kernels *kernels, const Case *c, guint8 *out)
{
  memcpy (out, c->in[0] + 2 * c->place, 2 * c->n);
  kernels->expose ((guint16 *) out, number (c, 0, 32768, 40343),
      c->n % 6        ? number (c, 1, 0, 32769)
          : c->n % 12 ? 0
                      : 32768,
      c->n);
}

static const struct {
  const gchar *name;
  Run run;
  gint unit; /* bytes of what it writes: that far apart are its places */
} runs[] = {
  { "resample_rows", run_rows, 2 },
  { "resample_columns", run_columns, 1 },
  { "add_weighed", run_add_weighed, 4 },
  { "settle", run_settle, 2 },
  { "filter", run_filter, 1 },
  { "mix", run_mix, 1 },
  { "weigh", run_weigh, 1 },
  { "lay", run_lay, 1 },
  { "mix_channels", run_mix_channels, 6 },
  { "enrich", run_enrich, 6 },
  { "bend_levels", run_bend_levels, 2 },
  { "sample", run_sample, 2 },
  { "between_lines", run_between_lines, 4 },
  { "between_nodes", run_between_nodes, 4 },
  { "approach", run_approach, 1 },
  { "slide_along", run_slide_along, 1 },
  { "slide_down", run_slide_down, 1 },
  { "ring", run_ring, 1 },
  { "mirror", run_mirror, 1 },
  { "sum_bytes", run_sum_bytes, 4 },
  { "sum_words", run_sum_words, 4 },
  { "trail", run_trail, 1 },
  { "box_along", run_box_along, 2 },
  { "box_down", run_box_down, 4 },
  { "widen", run_widen, 2 },
  { "halve", run_halve, 2 },
  { "interpolate", run_interpolate, 2 },
  { "to_rgb16", run_to_rgb16, 2 },
  { "from_rgb16", run_from_rgb16, 1 },
  { "luma_from_rgba", run_luma_from_rgba, 1 },
  { "chroma_from_rgba", run_chroma_from_rgba, 1 },
  { "expose", run_expose, 2 },
  { "mix_lit", run_mix_lit, 2 },
};

/* Every length up to some vectors, then any. */
static void
case_fill (Case *c, gint number_of)
{
  c->n = number_of < 140 ? number_of + 1
                         : g_rand_int_range (c->rand, 1, LONGEST + 1);
  c->place = g_rand_int_range (c->rand, 0, 33);
  for (guint i = 0; i < sizeof c->in; i += 4) {
    const guint32 bits = g_rand_int (c->rand);

    memcpy ((guint8 *) c->in + i, &bits, 4);
  }
}

static gboolean
same (const Kernels *fast, const Kernels *plain, guint which, const Case *c)
{
  static guint8 out[2][SIZE] __attribute__ ((aligned (64)));
  const gint place = ROOM + runs[which].unit * (c->place % 16);

  memset (out, GUARD, sizeof out);
  runs[which].run (plain, c, out[0] + place);
  runs[which].run (fast, c, out[1] + place);
  if (memcmp (out[0], out[1], SIZE) == 0)
    return TRUE;
  g_printerr ("%s of %s: other bytes than the plain one, n = %d\n",
      runs[which].name, fast->name, c->n);
  return FALSE;
}

/* A kernel that nobody wrote into the table would be NULL. */
static gboolean
is_complete (const Kernels *kernels)
{
  gpointer entry[sizeof *kernels / sizeof (gpointer)];

  memcpy (entry, kernels, sizeof entry);
  for (guint i = 0; i < G_N_ELEMENTS (entry); i++)
    if (!entry[i]) {
      g_printerr ("%s: entry %u of its table is missing\n", kernels->name, i);
      return FALSE;
    }
  return TRUE;
}

gboolean
kernels_check (const Kernels *fast, const Kernels *plain)
{
  if (!is_complete (fast) || !is_complete (plain))
    return FALSE;
  g_autofree Case *c = g_new (Case, 1);
  gboolean good = kernels_check_colors (fast, plain);

  c->rand = g_rand_new_with_seed (7);
  for (gint i = 0; i < CASES; i++) {
    case_fill (c, i);
    for (guint which = 0; which < G_N_ELEMENTS (runs); which++)
      good = same (fast, plain, which, c) && good;
  }
  g_rand_free (c->rand);
  return good;
}
