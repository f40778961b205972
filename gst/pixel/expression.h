/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A small language of numbers, run over a row at a time: what a user may write
 * as the formula of a transition. Parsed once into a bounded list of steps; no
 * loops, no memory, no way to do harm. Knows no picture: samples are asked for.
 *
 *   1.5  X + 1  A * P  (A + B) / 2  X % 16  P ^ 2  X < W / 2  -A
 *   if (c, then, else)  min (..)  max (..)  clip (x, low, high)  sin (x)  ...
 *
 * X, Y, W, H, PLANE, A and B are as in FFmpeg's xfade, P too: it counts from 1
 * to 0; PROGRESS counts from 0 to 1. a0 (x, y) .. b2 (x, y) are samples of
 * other places, by input and plane. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EXPRESSION_MAX_TEXT 2000

typedef struct Expression Expression;

/* Errors say what was expected, and at which character. */
Expression *expression_parse (const gchar *text, gsize size, GError **error);
void expression_free (Expression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Expression, expression_free)

typedef struct {
  gint n;
  gdouble x, step, y;       /* of the first sample, to the next, of all */
  gdouble width, height;
  gint plane;
  gdouble progress;
  const guint8 *a, *b;
  /* Any numbers may come, not-a-number too. */
  gdouble (*sample) (gpointer user_data, gint input, gint plane, gdouble x,
      gdouble y);
  gpointer user_data;
} ExpressionRow;

/* How many doubles of memory a row of @n needs. */
gsize expression_memory (const Expression *expression, gint n);
/* Samples rounded and held within 0..255. */
void expression_run (const Expression *expression, const ExpressionRow *row,
    gdouble *memory, guint8 *out);

G_END_DECLS
