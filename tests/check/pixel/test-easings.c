/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every easing of the table: ends, direction, symmetry, and the curves
 * themselves against their usual formulas. */

#include "suite.h"
#include "easing.h"

#include <math.h>
#include <string.h>

static gboolean
swings (const Easing *easing)
{
  return strstr (easing->name, "back") || strstr (easing->name, "elastic")
      || strstr (easing->name, "bounce") || strstr (easing->name, "spring");
}

GST_START_TEST (test_ends)
{
  for (guint i = 0; easings[i]; i++) {
    fail_unless (easing_apply (easings[i], 0) == 0);
    fail_unless (easing_apply (easings[i], 1) == 1);
    fail_unless (easing_apply (easings[i], -3) == 0);
    fail_unless (easing_apply (easings[i], 7) == 1);
    fail_unless (easing_apply (easings[i], NAN) == 0);
    /* and gets there: no jump but of the one that is a jump */
    if (!g_str_equal (easings[i]->name, "hold")) {
      fail_unless (fabs (easing_apply (easings[i], 1e-6)) < 2e-3);
      fail_unless (fabs (easing_apply (easings[i], 1 - 1e-6) - 1) < 2e-3);
    }
  }
  fail_unless (easing_apply (NULL, .3) == .3);
  fail_unless (g_str_equal (easings[0]->name, "linear"));
}
GST_END_TEST;

GST_START_TEST (test_direction)
{
  for (guint i = 0; easings[i]; i++) {
    gdouble last = 0;

    for (gint k = 1; k <= 1000; k++) {
      const gdouble value = easing_apply (easings[i], k / 1000.);

      fail_unless (isfinite (value) && value > -.5 && value < 1.5);
      fail_unless (swings (easings[i]) || value >= last);
      last = value;
    }
  }
}
GST_END_TEST;

/* The names of a family's three, of which out is in turned round. */
GST_START_TEST (test_families)
{
  static const gchar *const families[] = { "sine", "quad", "cubic", "quart",
    "quint", "expo", "circ", "back", "elastic", "bounce" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    g_autofree gchar *in_name = g_strconcat ("ease_in_", families[i], NULL);
    g_autofree gchar *out_name = g_strconcat ("easeOut", families[i], NULL);
    g_autofree gchar *both_name = g_strconcat ("In-Out-", families[i], NULL);
    const Easing *in = easing_find (in_name);
    const Easing *out = easing_find (out_name);
    const Easing *both = easing_find (both_name);

    fail_unless (in && out && both && in != out && out != both);
    for (gdouble t = .05; t < 1; t += .05) {
      fail_unless (fabs (out->ease (t) - (1 - in->ease (1 - t))) < 1e-12);
      fail_unless (fabs (both->ease (t) + both->ease (1 - t) - 1) < 1e-7);
    }
    fail_unless (fabs (both->ease (.2) - in->ease (.4) / 2) < 1e-12);
  }
}
GST_END_TEST;

static gdouble
usual_bounce_out (gdouble t)
{
  if (t < 1 / 2.75)
    return 7.5625 * t * t;
  if (t < 2 / 2.75)
    return 7.5625 * pow (t - 1.5 / 2.75, 2) + .75;
  if (t < 2.5 / 2.75)
    return 7.5625 * pow (t - 2.25 / 2.75, 2) + .9375;
  return 7.5625 * pow (t - 2.625 / 2.75, 2) + .984375;
}

static void
assert_curve (const gchar *name, gdouble t, gdouble want)
{
  const Easing *easing = easing_find (name);

  fail_unless (easing != NULL, "%s", name);
  fail_unless (fabs (easing->ease (t) - want) < 1e-9, "%s (%g) = %g, not %g",
      name, t, easing->ease (t), want);
}

GST_START_TEST (test_formulas)
{
  for (gdouble t = .03; t < 1; t += .07) {
    assert_curve ("linear", t, t);
    assert_curve ("in_sine", t, 1 - cos (t * G_PI / 2));
    assert_curve ("out_sine", t, sin (t * G_PI / 2));
    assert_curve ("in_quad", t, pow (t, 2));
    assert_curve ("in_cubic", t, pow (t, 3));
    assert_curve ("in_quart", t, pow (t, 4));
    assert_curve ("out_quint", t, 1 - pow (1 - t, 5));
    assert_curve ("in_expo", t, (pow (2, 10 * t) - 1) / 1023);
    assert_curve ("out_circ", t, sqrt (1 - pow (t - 1, 2)));
    assert_curve ("in_back", t, 2.70158 * pow (t, 3) - 1.70158 * t * t);
    assert_curve ("in_elastic", t,
        -pow (2, 10 * t - 10) * sin ((t * 10 - 10.75) * 2 * G_PI / 3));
    assert_curve ("out_bounce", t, usual_bounce_out (t));
    assert_curve ("hold", t, 0);
  }
}
GST_END_TEST;

GST_START_TEST (test_names)
{
  for (guint i = 0; easings[i]; i++) {
    fail_unless (easing_find (easings[i]->name) == easings[i]);
    for (guint k = 0; easings[i]->aliases && easings[i]->aliases[k]; k++)
      fail_unless (easing_find (easings[i]->aliases[k]) == easings[i],
          "%s is taken", easings[i]->aliases[k]);
  }
  fail_unless (easing_find ("EASE-IN-OUT-CUBIC") == easing_find ("inOutCubic"));
  fail_unless (easing_find ("ease") == NULL);
  fail_unless (easing_find ("") == NULL);
  fail_unless (easing_find (NULL) == NULL);
}
GST_END_TEST;

static void
assert_numbers (const gchar *text, const gchar *name, gdouble t, gdouble want)
{
  const Easing *easing = easing_with_numbers (text, NULL);

  fail_unless (easing != NULL, "%s", text);
  fail_unless (g_str_equal (easing->name, name), "%s", easing->name);
  /* the same for good, by its own name too */
  fail_unless (easing_with_numbers (name, NULL) == easing);
  fail_unless (easing_apply (easing, 0) == 0 && easing_apply (easing, 1) == 1);
  fail_unless (fabs (easing_apply (easing, t) - want) < 1e-6,
      "%s (%g) = %.9f, not %.9f", text, t, easing_apply (easing, t), want);
}

GST_START_TEST (test_numbers)
{
  /* x (1/2) = .125 + .375 (.25 + .75) and so on: handles of straight lines */
  assert_numbers ("cubic-bezier(0,0,1,1)", "cubic-bezier(0,0,1,1)", .37, .37);
  /* s = 1/2: x = .375 * .5 + .125 + .375 * 0, y = .375 * (0 + 1) + .125 */
  assert_numbers (
      " Cubic_Bezier( .5, 0 ,0,1 )", "cubic-bezier(0.5,0,0,1)", .3125, .5);
  assert_numbers ("cubic-bezier(.2,0,.1,1)", "cubic-bezier(0.2,0,0.1,1)",
      /* s = .4 */ 3 * .36 * .4 * .2 + 3 * .6 * .16 * .1 + .064,
      3 * .6 * .16 + .064);
  assert_numbers ("steps(4)", "steps(4)", .74, .5);
  assert_numbers ("steps(4, start)", "steps(4,start)", .74, .75);
  assert_numbers ("steps(4,end)", "steps(4)", .99, .75);
  /* an eighth of the way: 100 a second squared, 10 a second */
  const gdouble at = .125 * 6.9 / 5, turn = sqrt (75);
  const gdouble swing =
      1 - exp (-5 * at) * (cos (turn * at) + 5 / turn * sin (turn * at));
  fail_unless (
      fabs (easing_apply (easing_with_numbers ("spring[100,10]", NULL), .125)
          - swing)
      < .002);
  fail_unless (
      fabs (easing_apply (easing_find ("spring"), .125) - swing) < .002);
  /* no number of the range makes anything but numbers */
  for (gdouble k = 1; k <= 10000; k *= 3.16)
    for (gdouble c = .1; c <= 1000; c *= 3.16)
      for (gdouble t = 0; t <= 1; t += .125) {
        g_autofree gchar *text = g_strdup_printf ("spring(%.4f,%.4f)", k, c);
        const gdouble value =
            easing_apply (easing_with_numbers (text, NULL), t);

        fail_unless (isfinite (value) && value > -.1 && value < 2.1);
      }
}
GST_END_TEST;

GST_START_TEST (test_bad_numbers)
{
  static const gchar *const texts[] = { "cubic-bezier(1,2,3)",
    "cubic-bezier(-1,0,0,0)", "cubic-bezier(0,11,0,0)",
    "cubic-bezier(nan,0,0,0)", "cubic-bezier(0,0,0,0", "cubic-bezier()",
    "cubic-bezier(0,0,0,0,0)", "steps(1.5)", "steps(0)", "steps(2,middle)",
    "spring(0,1)", "spring(1e9,1)", "spring(1,,2)", "wobble(1)", "(", "[]" };
  g_autofree gchar *long_one = g_strnfill (4000, '(');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    gchar *refusal = NULL;

    fail_unless (
        easing_with_numbers (texts[i], &refusal) == NULL, "%s", texts[i]);
    fail_unless (refusal && g_str_has_prefix (refusal, "expected "));
    g_free (refusal);
  }
  fail_unless (easing_with_numbers (NULL, NULL) == NULL);
  fail_unless (easing_with_numbers (long_one, NULL) == NULL);
  fail_unless (easing_with_numbers ("linear", NULL) == NULL);
}
GST_END_TEST;

static Suite *
easings_suite (void)
{
  Suite *suite = suite_create ("easings");
  TCase *tc = tcase_create ("easings");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_ends);
  tcase_add_test (tc, test_direction);
  tcase_add_test (tc, test_families);
  tcase_add_test (tc, test_formulas);
  tcase_add_test (tc, test_names);
  tcase_add_test (tc, test_numbers);
  tcase_add_test (tc, test_bad_numbers);
  return suite;
}

SUITE_MAIN (easings_suite)
