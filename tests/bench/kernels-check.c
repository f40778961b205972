/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Random rows of any length at any place in memory, through one form of a
 * kernel and through the plain one: every byte around them is compared too. */

#include "kernels-check.h"

#include <string.h>

#define CASES 400
#define LONGEST 1400
#define ROOM 64
#define SIZE ((LONGEST + 2 * ROOM) * 4)
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
  const gint room = c->n * step / 256 + 16;
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

static const struct {
  const gchar *name;
  Run run;
} runs[] = {
  { "resample_rows", run_rows },
  { "resample_columns", run_columns },
  { "mix", run_mix },
  { "weigh", run_weigh },
  { "lay", run_lay },
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
  static guint8 out[2][SIZE];
  const gint place = ROOM + 2 * (c->place % 16);

  memset (out, GUARD, sizeof out);
  runs[which].run (plain, c, out[0] + place);
  runs[which].run (fast, c, out[1] + place);
  if (memcmp (out[0], out[1], SIZE) == 0)
    return TRUE;
  g_printerr ("%s of %s: other bytes than the plain one, n = %d\n",
      runs[which].name, fast->name, c->n);
  return FALSE;
}

gboolean
kernels_check (const Kernels *fast, const Kernels *plain)
{
  g_autofree Case *c = g_new (Case, 1);
  gboolean good = TRUE;

  c->rand = g_rand_new_with_seed (7);
  for (gint i = 0; i < CASES; i++) {
    case_fill (c, i);
    for (guint which = 0; which < G_N_ELEMENTS (runs); which++)
      good = same (fast, plain, which, c) && good;
  }
  g_rand_free (c->rand);
  return good;
}
