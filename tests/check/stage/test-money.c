/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What runs cost: told before, kept within a budget, told after. */
#include "crash-fixture.h"

#define PRICE .01 /* of a picture, in providers.conf */

static void
setup (void)
{
  setup_server ();
  write_config (4);
}

static gboolean
is_near (gdouble a, gdouble b)
{
  return a > b - 1e-9 && a < b + 1e-9;
}

static JsonObject *
estimate (const gchar *provider)
{
  g_autofree gchar *config = inside ("providers.conf");
  g_auto (Said) said = { 0 };

  SAY (&said, "estimate", PROMPT, "--image-provider", provider, "--config",
      config, "--json");
  fail_unless_status (&said, 0);
  return last_line (&said);
}

static gint64
calls_of (JsonObject *estimated, const gchar *kind)
{
  JsonArray *lines = object_get_array (estimated, "calls");

  for (guint i = 0; i < json_array_get_length (lines); i++) {
    JsonObject *line = array_get_object (lines, i);

    if (g_str_equal (object_get_string (line, "kind", ""), kind))
      return object_get_int (line, "calls", -1);
  }
  return 0;
}

GST_START_TEST (an_estimate_is_what_it_comes_to)
{
  g_autoptr (JsonObject) ours = estimate ("builtin");
  g_autoptr (JsonObject) theirs = estimate ("openai");
  const gint64 n = calls_of (theirs, "image");
  g_autofree gchar *place = inside ("store");

  fail_unless (n >= 3);
  fail_unless (is_near (object_get_double (ours, "cost_usd", -1), 0));
  fail_unless (is_near (object_get_double (theirs, "cost_usd", -1), PRICE * n));
  fail_unless_equals_int64 (calls_of (theirs, "speech"), 1);
  /* Nothing is spent, nothing is made. */
  fail_unless_equals_int (vendor_server_requests (server, NULL), 0);
  fail_if (g_file_test (place, G_FILE_TEST_EXISTS));
  fail_unless_equals_int (GO (NULL, "run", PROMPT, "--image-provider", "openai",
                              "--until", "images_generate"),
      0);
  fail_unless_equals_int (vendor_server_bills (server, "image"), n);
}
GST_END_TEST

static JsonObject *
ask (const gchar *command, const gchar *more)
{
  g_autofree gchar *place = inside ("store");
  g_auto (Said) said = { 0 };

  SAY (&said, command, "--store", place, "--json", more);
  fail_unless_status (&said, 0);
  return last_line (&said);
}

GST_START_TEST (a_budget_is_not_passed)
{
  g_autoptr (JsonObject) status = NULL;
  g_autoptr (JsonObject) after = NULL;
  gint64 n;

  fail_unless_equals_int (
      GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, "--budget", "2 cents"), 2);
  vendor_server_set_times (server, 50, 1000);
  fail_unless_equals_int (
      GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, "--budget", "0.02"), 1);
  fail_unless_equals_int (vendor_server_bills (server, NULL), 2);
  status = ask ("status", "last");
  fail_unless (strstr (object_get_string (status, "error", ""),
                   "the budget of $0.0200 would be passed")
          != NULL,
      "%s", object_get_string (status, "error", ""));
  fail_unless (is_near (object_get_double (status, "cost_usd", -1), .02));
  fail_unless (is_near (object_get_double (status, "budget_usd", -1), .02));
  /* More of it, and the rest is made; what is there is not paid again. */
  fail_unless_equals_int (GO (NULL, "resume", "last", "--budget", "1",
                              "--until", "images_generate"),
      0);
  n = count_images ();
  fail_unless (n >= 3);
  fail_unless_equals_int (vendor_server_bills (server, NULL), n);
  after = ask ("status", "last");
  fail_unless (is_near (object_get_double (after, "cost_usd", -1), PRICE * n));
}
GST_END_TEST

static void
edit_movie (void)
{
  g_autoptr (Store) store = open_store ();
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autofree gchar *name =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autofree gchar *text = NULL;
  g_autofree gchar *edited = NULL;

  fail_unless (g_file_get_contents (name, &text, NULL, NULL));
  edited = g_strconcat (text, "\n", NULL);
  fail_unless (g_file_set_contents (name, edited, -1, NULL));
}

GST_START_TEST (metrics_count)
{
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) one = NULL;
  g_autofree gchar *place = inside ("store");
  g_auto (Said) said = { 0 };
  JsonObject *failures, *stage;

  fail_unless_equals_int (GO (NULL, "run", "cool", PICTURES_BY_SERVER), 3);
  vendor_server_fault (server, "image", 1, 1, VENDOR_FAULT_SERVER);
  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER,
                              "--until", "schema_finalize"),
      0);
  edit_movie ();
  all = ask ("metrics", NULL);
  one = ask ("metrics", "last");
  fail_unless_equals_int64 (object_get_int (all, "runs", 0), 2);
  fail_unless_equals_int64 (object_get_int (one, "runs", 0), 1);
  fail_unless_equals_int64 (object_get_int (all, "prompts_checked", 0), 2);
  fail_unless_equals_int64 (object_get_int (all, "prompts_rejected", 0), 1);
  fail_unless_equals_int64 (object_get_int (one, "prompts_rejected", 9), 0);
  fail_unless_equals_int64 (
      object_get_int (all, "images_needed", 0), count_images ());
  fail_unless_equals_int64 (
      object_get_int (all, "images_asked_for", 0), count_images ());
  fail_unless_equals_int64 (object_get_int (all, "images_replaced", 9), 0);
  fail_unless_equals_int64 (object_get_int (all, "schemas_edited", 0), 1);
  failures = object_get_object (all, "failures");
  fail_unless_equals_int64 (object_get_int (failures, "server_error", 0), 1);
  fail_unless (is_near (
      object_get_double (all, "cost_usd", -1), PRICE * count_images ()));
  stage = array_get_object (object_get_array (all, "stages"), 5);
  fail_unless_equals_string (
      object_get_string (stage, "name", ""), "images_generate");
  fail_unless_equals_int64 (object_get_int (stage, "done", 0), 1);
  fail_unless (object_get_int (stage, "median_ms", 0) >= 700);
  SAY (&said, "metrics", "--store", place);
  fail_unless_status (&said, 0);
  fail_unless (
      strstr (said.out, "1 rejected, 0 reshaped") != NULL, "%s", said.out);
  fail_unless (strstr (said.out, "1 edited by hand") != NULL, "%s", said.out);
}
GST_END_TEST

static Suite *
money_suite (void)
{
  Suite *suite = suite_create ("money");
  TCase *tcase = tcase_create ("money");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown_server);
  tcase_add_test (tcase, an_estimate_is_what_it_comes_to);
  tcase_add_test (tcase, a_budget_is_not_passed);
  tcase_add_test (tcase, metrics_count);
  return suite;
}

SUITE_MAIN (money_suite)
