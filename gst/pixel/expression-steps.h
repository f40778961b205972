/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an expression is made of: values, signs and functions, each one step of
 * the machine over a row. Private to expression*.c. */
#pragma once

#include "expression.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *name;
  gint takes;               /* values from the stack; one is left */
  /* @stack: the first of them, row after row; the result takes its place. */
  void (*run) (const ExpressionRow *row, gdouble number, gdouble *stack);
} StepKind;

typedef struct {
  const gchar *sign;        /* NULL ends a level */
  const StepKind *kind;
} StepSign;

/* From what binds least: comparisons, sums, products. */
#define STEP_LEVELS 3
extern const StepSign *const step_signs[STEP_LEVELS];
extern const StepKind step_number, step_negate, step_power;

/* Case does not matter. NULL: no such name. */
const StepKind *step_find (const gchar *name, gsize length);

G_END_DECLS
