/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A recursive-descent parser of bounded depth that writes steps of a stack
 * machine, and the machine, which does each step for a whole row. */

#include "expression.h"
#include "expression-steps.h"

#include <string.h>

#define MAX_STEPS 512
#define MAX_DEPTH 32

typedef struct {
  const StepKind *kind;
  gdouble number; /* of a constant */
} Step;

struct Expression {
  Step step[MAX_STEPS];
  guint n;
  gint depth; /* rows that the stack needs */
};

typedef struct {
  const gchar *text, *at;
  Expression *to;
  gint height;  /* of the stack after the steps so far */
  guint nested; /* how deep the parser is */
  GError **error;
} Parser;

/* ---- steps ---- */

static gboolean
fail (Parser *parser, const gchar *expected)
{
  if (parser->error && !*parser->error)
    g_set_error (parser->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        "expected %s at character %d", expected,
        (gint) g_utf8_strlen (parser->text, parser->at - parser->text) + 1);
  return FALSE;
}

static gboolean
add_step (Parser *parser, const StepKind *kind, gdouble number)
{
  Expression *to = parser->to;

  if (to->n == MAX_STEPS)
    return fail (parser, "a shorter expression");
  to->step[to->n++] = (Step){ kind, number };
  parser->height += 1 - kind->takes;
  to->depth = MAX (to->depth, parser->height);
  if (parser->height > MAX_DEPTH)
    return fail (parser, "fewer values at once");
  return TRUE;
}

/* ---- the parser ---- */

static gboolean parse_choice (Parser *parser);

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
accept (Parser *parser, const gchar *sign)
{
  skip_space (parser);
  if (strncmp (parser->at, sign, strlen (sign)) != 0)
    return FALSE;
  parser->at += strlen (sign);
  return TRUE;
}

static gboolean
parse_arguments (Parser *parser, const StepKind *kind)
{
  for (gint i = 0; i < kind->takes; i++) {
    if (!parse_choice (parser))
      return FALSE;
    if (i + 1 < kind->takes && !accept (parser, ","))
      return fail (parser, "\",\" and another argument");
  }
  if (!accept (parser, ")"))
    return fail (parser, "\")\"");
  return add_step (parser, kind, 0);
}

static gboolean
parse_name (Parser *parser)
{
  const gchar *start = parser->at;
  gsize length = 0;

  while (g_ascii_isalnum (start[length]) || start[length] == '_')
    length++;
  const StepKind *kind = step_find (start, length);
  if (!kind)
    return fail (parser, "a number, a name that is known or \"(\"");
  parser->at += length;
  if (kind->takes == 0)
    return add_step (parser, kind, 0);
  if (!accept (parser, "("))
    return fail (parser, "\"(\" after the name of a function");
  return parse_arguments (parser, kind);
}

static gboolean
parse_number (Parser *parser)
{
  gchar *end;
  const gdouble number = g_ascii_strtod (parser->at, &end);

  parser->at = end;
  return add_step (parser, &step_number, number);
}

static gboolean
parse_atom (Parser *parser)
{
  skip_space (parser);
  if (g_ascii_isdigit (*parser->at)
      || (*parser->at == '.' && g_ascii_isdigit (parser->at[1])))
    return parse_number (parser);
  if (!accept (parser, "("))
    return parse_name (parser);
  if (!parse_choice (parser))
    return FALSE;
  return accept (parser, ")") ? TRUE : fail (parser, "\")\"");
}

/* -x ^ y is -(x ^ y). */
static gboolean
parse_sign (Parser *parser)
{
  if (++parser->nested > MAX_DEPTH)
    return fail (parser, "fewer brackets and signs in one another");

  gboolean done;
  if (accept (parser, "-"))
    done = parse_sign (parser) && add_step (parser, &step_negate, 0);
  else if (accept (parser, "+"))
    done = parse_sign (parser);
  else if (!parse_atom (parser))
    done = FALSE;
  else if (accept (parser, "^"))
    done = parse_sign (parser) && add_step (parser, &step_power, 0);
  else
    done = TRUE;
  parser->nested--;
  return done;
}

/* The signs of one level, a longer one before what it begins with. */
static gboolean
parse_level (Parser *parser, guint level)
{
  const StepSign *sign;

  if (level == STEP_LEVELS)
    return parse_sign (parser);
  if (!parse_level (parser, level + 1))
    return FALSE;
  for (;;) {
    for (sign = step_signs[level]; sign->sign; sign++)
      if (accept (parser, sign->sign))
        break;
    if (!sign->sign)
      return TRUE;
    if (!parse_level (parser, level + 1) || !add_step (parser, sign->kind, 0))
      return FALSE;
  }
}

static gboolean
parse_choice (Parser *parser)
{
  return parse_level (parser, 0);
}

Expression *
expression_parse (const gchar *text, gsize size, GError **error)
{
  g_autofree gchar *copy = g_strndup (text, size);
  g_autoptr (Expression) expression = g_new0 (Expression, 1);
  g_autoptr (GError) found = NULL;
  Parser parser = { copy, copy, expression, 0, 0, &found };

  if (strlen (copy) > EXPRESSION_MAX_TEXT)
    fail (&parser, "a shorter expression");
  else if (parse_choice (&parser)) {
    skip_space (&parser);
    if (*parser.at)
      fail (&parser, "an operator or the end");
  }
  if (found) {
    g_propagate_error (error, g_steal_pointer (&found));
    return NULL;
  }
  return g_steal_pointer (&expression);
}

void
expression_free (Expression *expression)
{
  g_free (expression);
}

/* ---- the machine ---- */

gsize
expression_memory (const Expression *expression, gint n)
{
  return (gsize) expression->depth * n;
}

/* Rounded; what is no number is 0. */
static guint8
sample_of (gdouble value)
{
  if (!(value > 0))
    return 0;
  return value >= 255 ? 255 : (guint8) (value + .5);
}

void
expression_run (const Expression *expression, const ExpressionRow *row,
    gdouble *memory, guint8 *out)
{
  gint height = 0;

  for (guint i = 0; i < expression->n; i++) {
    const Step *step = &expression->step[i];

    height -= step->kind->takes;
    step->kind->run (row, step->number, memory + (gsize) height * row->n);
    height++;
  }
  for (gint i = 0; i < row->n; i++)
    out[i] = sample_of (memory[i]);
}
