/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lists of parameters of every kind: defaults, comparison, spelling. */

#include "suite.h"
#include "name.h"
#include "param.h"

static const gchar *const sides[] = { "left", "top_right", NULL };

enum { AMOUNT, SIDE, FORMULA, MAP };

static const ParamSpec specs[] = {
  [AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .5, "how much" },
  [SIDE] = { "side", PARAM_CHOICE, .fallback = 1, .words = sides },
  [FORMULA] = { "formula", PARAM_TEXT, .maximum = 20, .text = "A" },
  [MAP] = { "map", PARAM_FILE },
  { NULL },
};

GST_START_TEST (test_defaults)
{
  g_auto (ParamValues) values = { 0 };

  params_defaults (specs, &values);
  fail_unless (values.value[AMOUNT] == .5);
  fail_unless (values.value[SIDE] == 1);
  fail_unless_equals_string (params_text (specs, &values, FORMULA), "A");
  fail_unless (params_text (specs, &values, MAP) == NULL);
  for (guint i = 0; specs[i].name; i++)
    fail_unless (param_is_default (&specs[i], &values, i), "%s", specs[i].name);
}
GST_END_TEST;

GST_START_TEST (test_equal)
{
  g_auto (ParamValues) a = { 0 }, b = { 0 };

  params_defaults (specs, &a);
  params_defaults (specs, &b);
  b.text[FORMULA] = g_strdup ("A");
  fail_unless (params_equal (specs, &a, &b));
  fail_unless (param_is_default (&specs[FORMULA], &b, FORMULA));
  b.text[MAP] = g_strdup ("a.png");
  fail_if (params_equal (specs, &a, &b));
  fail_if (param_is_default (&specs[MAP], &b, MAP));
  params_clear (&b);
  fail_unless (params_equal (specs, &a, &b));
  b.value[SIDE] = 0;
  fail_if (params_equal (specs, &a, &b));
  fail_unless (params_equal (NULL, &a, &b));
}
GST_END_TEST;

GST_START_TEST (test_words)
{
  fail_unless_equals_int (param_find_word (&specs[SIDE], "Top-Right"), 1);
  fail_unless_equals_int (param_find_word (&specs[SIDE], "left"), 0);
  fail_unless_equals_int (param_find_word (&specs[SIDE], "right"), -1);
}
GST_END_TEST;

GST_START_TEST (test_spelling)
{
  static const struct {
    guint place;
    const gchar *value, *range;
  } spelled[] = {
    { AMOUNT, "0.5", "0..1" },
    { SIDE, "top_right", "left, top_right" },
    { FORMULA, "A", "a text of at most 20 characters" },
    { MAP, "none", "a picture" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spelled); i++) {
    const ParamSpec *spec = &specs[spelled[i].place];
    g_autofree gchar *value = param_to_string (spec, spec->fallback);
    g_autofree gchar *range = param_range_to_string (spec);

    fail_unless_equals_string (value, spelled[i].value);
    fail_unless_equals_string (range, spelled[i].range);
  }
}
GST_END_TEST;

GST_START_TEST (test_join)
{
  static const NameEntry a = { "a" }, b = { "b" }, c = { "c" };
  static const NameEntry *const first[] = { &a, &b, NULL },
                                *const none[] = { NULL },
                                *const last[] = { &c, NULL };
  static const NameEntry *const *const families[] = { first, none, last, NULL };
  g_autofree gconstpointer *all = name_join (families);

  fail_unless (all[0] == &a && all[1] == &b && all[2] == &c && all[3] == NULL);
  fail_unless (name_find (all, "C") == &c);
}
GST_END_TEST;

static Suite *
param_suite (void)
{
  Suite *suite = suite_create ("param");
  TCase *tc = tcase_create ("lists");

  tcase_add_test (tc, test_defaults);
  tcase_add_test (tc, test_equal);
  tcase_add_test (tc, test_words);
  tcase_add_test (tc, test_spelling);
  tcase_add_test (tc, test_join);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (param_suite)
