/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of steps. To add one: a line with its formula, and one in the list
 * of names. Whatever goes in comes out: infinities and what is no number stay
 * what they are until the end. */

#include "expression-steps.h"
#include "exact.h"

#include <math.h>
#include <string.h>

/* Values that need nothing from the stack. */
#define VALUE(id, formula)                                                     \
  static void run_##id (                                                       \
      const ExpressionRow *row, gdouble number, gdouble *stack)                \
  {                                                                            \
    for (gint i = 0; i < row->n; i++)                                          \
      stack[i] = formula;                                                      \
  }

VALUE (number, number)
VALUE (x, row->x + i * row->step)
VALUE (y, row->y)
VALUE (w, row->width)
VALUE (h, row->height)
VALUE (a, row->a[i])
VALUE (b, row->b[i])
VALUE (plane, row->plane)
VALUE (p, 1 - row->progress)
VALUE (progress, row->progress)
VALUE (pi, G_PI)
VALUE (e, G_E)
VALUE (phi, 1.618033988749895)

/* Functions of x; of x and y; of x, y and z. */
#define ONE(id, formula)                                                       \
  static void run_##id (                                                       \
      const ExpressionRow *row, gdouble number, gdouble *stack)                \
  {                                                                            \
    for (gint i = 0; i < row->n; i++) {                                        \
      const gdouble x = stack[i];                                              \
      stack[i] = formula;                                                      \
    }                                                                          \
  }
#define TWO(id, formula)                                                       \
  static void run_##id (                                                       \
      const ExpressionRow *row, gdouble number, gdouble *stack)                \
  {                                                                            \
    for (gint i = 0; i < row->n; i++) {                                        \
      const gdouble x = stack[i], y = stack[i + row->n];                       \
      stack[i] = formula;                                                      \
    }                                                                          \
  }
#define THREE(id, formula)                                                     \
  static void run_##id (                                                       \
      const ExpressionRow *row, gdouble number, gdouble *stack)                \
  {                                                                            \
    for (gint i = 0; i < row->n; i++) {                                        \
      const gdouble x = stack[i], y = stack[i + row->n];                       \
      const gdouble z = stack[i + 2 * (gsize) row->n];                         \
      stack[i] = formula;                                                      \
    }                                                                          \
  }

/* What exact_sin () takes: a remainder is exact, too. */
static gdouble
turned (gdouble x)
{
  return isfinite (x) ? fmod (x, 2 * G_PI) : 0;
}

static gdouble
power (gdouble x, gdouble y)
{
  /* Whole powers are the ones that are asked of what lies below 0. */
  if (x < 0 && y == floor (y))
    return (fmod (y, 2) == 0 ? 1 : -1) * exact_pow (-x, y);
  return x < 0 || !isfinite (x) || !isfinite (y) ? NAN : exact_pow (x, y);
}

static gdouble
exponential (gdouble x)
{
  return isfinite (x) ? exact_exp2 (x / G_LN2) : (x > 0 ? INFINITY : 0);
}

static gdouble
logarithm (gdouble x)
{
  return x > 0 && isfinite (x) ? exact_log2 (x) * G_LN2 : NAN;
}

static gdouble
soft (gdouble from, gdouble to, gdouble x)
{
  const gdouble t = (x - from) / (to - from);

  if (!(t > 0))
    return 0;
  return t >= 1 ? 1 : t * t * (3 - 2 * t);
}

ONE (negate, -x)
ONE (abs, fabs (x))
ONE (floor, floor (x))
ONE (ceil, ceil (x))
ONE (round, floor (x + .5))
ONE (trunc, trunc (x))
ONE (fract, x - floor (x))
ONE (sqrt, sqrt (x))
ONE (sin, exact_sin (turned (x)))
ONE (cos, exact_cos (turned (x)))
ONE (tan, exact_sin (turned (x)) / exact_cos (turned (x)))
ONE (atan, exact_atan2 (isfinite (x) ? x : 0, 1))
ONE (exp, exponential (x))
ONE (log, logarithm (x))
ONE (not, x == 0)
ONE (sgn, (x > 0) - (x < 0))

TWO (add, x + y)
TWO (subtract, x - y)
TWO (multiply, x *y)
TWO (divide, x / y)
TWO (mod, x - y * floor (x / y))
TWO (power, power (x, y))
TWO (min, x < y ? x : y)
TWO (max, x > y ? x : y)
TWO (less, x < y)
TWO (more, x > y)
TWO (at_most, x <= y)
TWO (at_least, x >= y)
TWO (equal, x == y)
TWO (unlike, x != y)
TWO (hypot, sqrt (x *x + y * y))
TWO (atan2, isfinite (x) && isfinite (y) ? exact_atan2 (x, y) : 0)

THREE (choose, x != 0 ? y : z)
THREE (choose_not, x == 0 ? y : z)
THREE (clip, x<y ? y : x> z ? z : x)
THREE (between, x >= y && x <= z)
THREE (lerp, x + (y - x) * z)
THREE (smoothstep, soft (x, y, z))

#define SAMPLE(id, input, plane)                                               \
  TWO (id, row->sample (row->user_data, input, plane, x, y))
SAMPLE (a0, 0, 0)
SAMPLE (a1, 0, 1)
SAMPLE (a2, 0, 2)
SAMPLE (b0, 1, 0)
SAMPLE (b1, 1, 1)
SAMPLE (b2, 1, 2)

const StepKind step_number = { NULL, 0, run_number };
const StepKind step_negate = { NULL, 1, run_negate };
const StepKind step_power = { "pow", 2, run_power };

/* clang-format off */
static const StepKind kinds[] = {
  { "X", 0, run_x }, { "Y", 0, run_y }, { "W", 0, run_w }, { "H", 0, run_h },
  { "A", 0, run_a }, { "B", 0, run_b }, { "PLANE", 0, run_plane },
  { "P", 0, run_p }, { "PROGRESS", 0, run_progress },
  { "PI", 0, run_pi }, { "E", 0, run_e }, { "PHI", 0, run_phi },
  { "abs", 1, run_abs }, { "floor", 1, run_floor }, { "ceil", 1, run_ceil },
  { "round", 1, run_round }, { "trunc", 1, run_trunc },
  { "fract", 1, run_fract }, { "sqrt", 1, run_sqrt }, { "sin", 1, run_sin },
  { "cos", 1, run_cos }, { "tan", 1, run_tan }, { "atan", 1, run_atan },
  { "exp", 1, run_exp }, { "log", 1, run_log }, { "not", 1, run_not },
  { "sgn", 1, run_sgn }, { "mod", 2, run_mod }, { "pow", 2, run_power },
  { "min", 2, run_min }, { "max", 2, run_max }, { "lt", 2, run_less },
  { "gt", 2, run_more }, { "lte", 2, run_at_most },
  { "gte", 2, run_at_least }, { "eq", 2, run_equal },
  { "hypot", 2, run_hypot }, { "atan2", 2, run_atan2 },
  { "if", 3, run_choose }, { "ifnot", 3, run_choose_not },
  { "clip", 3, run_clip }, { "between", 3, run_between },
  { "lerp", 3, run_lerp }, { "mix", 3, run_lerp },
  { "smoothstep", 3, run_smoothstep }, { "a0", 2, run_a0 },
  { "a1", 2, run_a1 }, { "a2", 2, run_a2 }, { "b0", 2, run_b0 },
  { "b1", 2, run_b1 }, { "b2", 2, run_b2 },
};
/* clang-format on */

static const StepKind add = { NULL, 2, run_add };
static const StepKind subtract = { NULL, 2, run_subtract };
static const StepKind multiply = { NULL, 2, run_multiply };
static const StepKind divide = { NULL, 2, run_divide };
static const StepKind modulo = { NULL, 2, run_mod };
static const StepKind less = { NULL, 2, run_less };
static const StepKind more = { NULL, 2, run_more };
static const StepKind at_most = { NULL, 2, run_at_most };
static const StepKind at_least = { NULL, 2, run_at_least };
static const StepKind equal = { NULL, 2, run_equal };
static const StepKind unlike = { NULL, 2, run_unlike };

static const StepSign comparisons[] = { { "<=", &at_most }, { ">=", &at_least },
  { "==", &equal }, { "!=", &unlike }, { "<", &less }, { ">", &more },
  { NULL } };
static const StepSign sums[] = { { "+", &add }, { "-", &subtract }, { NULL } };
static const StepSign products[] = { { "*", &multiply }, { "/", &divide },
  { "%", &modulo }, { NULL } };

const StepSign *const step_signs[STEP_LEVELS] = { comparisons, sums, products };

const StepKind *
step_find (const gchar *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i].name) == length
        && g_ascii_strncasecmp (kinds[i].name, name, length) == 0)
      return &kinds[i];
  return NULL;
}
