/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is told of flashes that come too close, and that no entry of the tables
 * alone makes more than three in a second. */

#include "suite.h"
#include "movie-json.h"

#include <string.h>

/* What a movie of 30 frames a second is warned of. */
static gchar *
warnings (const gchar *scenes, const gchar *effects)
{
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"format\": {\"fps\": 30}, \"scenes\": "
                       "[%s], \"effects\": [%s]}}",
          scenes, effects);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie =
      movie_read (json, strlen (json), 0, problems, &error);

  fail_unless (movie != NULL, "%s", error ? error->message : "");
  return movie_problems_to_string (problems, MOVIE_PROBLEM_WARNING);
}

#define SCENE(ms) "{\"type\": \"color\", \"duration_ms\": " #ms "}"
#define CUT(ms, name)                                                          \
  "{\"type\": \"color\", \"duration_ms\": " #ms ", \"transition_out\": "       \
  "{\"type\": \"" name "\", \"duration_ms\": 240}}"
#define EFFECT(name, from, to)                                                 \
  "{\"type\": \"" name "\", \"from_ms\": " #from ", \"to_ms\": " #to "}"

static void
expect (const gchar *scenes, const gchar *effects, const gchar *wanted)
{
  g_autofree gchar *told = warnings (scenes, effects);

  fail_unless_equals_string (told, wanted);
}

GST_START_TEST (test_few_are_fine)
{
  /* Windows of 240 ms around 2000 ms: three flashes within 200 ms. */
  expect (CUT (2000, "white_strobe") "," SCENE (2000), "", "");
  expect (CUT (2000, "white_strobe") "," CUT (1000, "white_strobe") "," SCENE (
              2000),
      "", "");
  expect (CUT (2000, "fade") "," CUT (500, "fade") "," SCENE (2000), "", "");
  /* .167, .5, .833, 1.167 s: four in a second exactly. */
  expect (SCENE (4000),
      "{\"type\": \"strobe\", \"from_ms\": 0, \"to_ms\": 4000, \"settings\": "
      "{\"frequency\": 3}}",
      "");
  expect (CUT (2000, "flash_cut") "," SCENE (2000),
      EFFECT ("warm_flash", 2100, 2400) "," EFFECT ("flash_black", 2500, 2600),
      "");
}
GST_END_TEST;

#define MANY                                                                   \
  " s for the fourth time within a second; expected at most 3, as more may "   \
  "bring on seizures"

GST_START_TEST (test_many_are_told)
{
  /* The second window begins at 2.68 s; its second frame is the fourth flash. */
  expect (
      CUT (2000, "white_strobe") "," CUT (800, "white_strobe") "," SCENE (2000),
      "", "$.movie.scenes[1].transition_out: flashes at 2.713" MANY);
  expect (CUT (2000, "black_strobe") "," SCENE (2000),
      EFFECT ("flash", 2300, 2600),
      "$.movie.effects[0]: flashes at 2.300" MANY);
  /* What comes first in the document need not in time. */
  expect (SCENE (4000),
      EFFECT ("flash", 1900, 2000) "," EFFECT ("flash", 1000, 1100) "," EFFECT (
          "warm_flash", 1300, 1400) "," EFFECT ("flash_black", 1600, 1700),
      "$.movie.effects[0]: flashes at 1.900" MANY);
  /* Each is told of once: the strobe's at 1.167 s and after. */
  expect (SCENE (4000),
      "{\"type\": \"strobe\", \"from_ms\": 0, \"to_ms\": 1900, \"settings\": "
      "{\"frequency\": 3}}," EFFECT ("flash", 600, 700),
      "$.movie.effects[0]: flashes at 0.833" MANY);
}
GST_END_TEST;

/* Transitions that declare flashes, and the least there must be. */
GST_START_TEST (test_tables)
{
  guint transitions = 0, effects = 0;

  for (guint i = 0; transitions_all ()[i]; i++) {
    fail_unless (transitions_all ()[i]->flashes >= 0
        && transitions_all ()[i]->flashes <= 3);
    transitions += transitions_all ()[i]->flashes > 0;
  }
  for (guint i = 0; effects_all ()[i]; i++) {
    const Effect *effect = effects_all ()[i];
    ParamValues values;

    params_defaults (effect->params, &values);
    fail_unless (!effect->flash_rate || effect->flash_rate (&values) <= 3);
    effects += effect->flash_rate != NULL;
  }
  fail_unless (transitions >= 4 && effects >= 4);
}
GST_END_TEST;

static Suite *
flashes_suite (void)
{
  Suite *suite = suite_create ("flashes");
  TCase *tests = tcase_create ("movies");

  suite_add_tcase (suite, tests);
  tcase_add_test (tests, test_few_are_fine);
  tcase_add_test (tests, test_many_are_told);
  tcase_add_test (tests, test_tables);
  return suite;
}

SUITE_MAIN (flashes_suite)
