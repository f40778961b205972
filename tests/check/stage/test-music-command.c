/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* `jsonclip run` with music and without: what is drafted, asked for, made, and
 * heard in the movie. */
#include "program.h"
#include "stage-fixture.h"

static guint
count_role (JsonArray *list, const gchar *role)
{
  guint n = 0;

  fail_unless (list != NULL);
  for (guint i = 0; i < json_array_get_length (list); i++)
    n += g_strcmp0 (
             object_get_string (array_get_object (list, i), "role", NULL), role)
        == 0;
  return n;
}

static const struct {
  const gchar *stage, *list;
} lists[] = {
  { "schema_generate", "asset_list" },
  { "asset_prompts", "asset_prompts" },
  { "images_generate", "assets" },
};

static void
check_lists (const StoreRun *run, guint n_music)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (JsonObject) output = output_of (run, lists[i].stage);
    JsonArray *list = object_get_array (output, lists[i].list);

    fail_unless_equals_int (count_role (list, "music"), n_music);
    fail_unless_equals_int (count_role (list, "voiceover"), 1);
  }
}

/* The movie as a user finds it in the project's folder. */
static void
check_movie (const StoreRun *run, guint n_music)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autofree gchar *file =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (JsonObject) document = NULL;
  JsonArray *audio;

  fail_unless (g_file_get_contents (file, &text, NULL, NULL));
  document = object_from_text (text, NULL);
  fail_unless (document != NULL);
  audio = object_get_array (object_get_object (document, "movie"), "audio");
  fail_unless_equals_int (count_role (audio, "music"), n_music);
  fail_unless (count_role (audio, "voiceover") > 0);
}

static const struct {
  const gchar *option;
  guint n_music;
} runs[] = {
  { "--seed=0", 1 },
  { "--no-music", 0 },
  { "--music-provider=builtin", 1 },
};

GST_START_TEST (test_music)
{
  g_auto (Said) said = { 0 };
  g_autoptr (StoreRun) run = NULL;

  SAY (&said, "run", "--store", folder, "--until", "schema_finalize",
      runs[__i__].option, "10 seconds about bees");
  fail_unless_status (&said, 0);
  run = store_run_find (store, "last", NULL);
  fail_unless (run != NULL);
  check_lists (run, runs[__i__].n_music);
  check_movie (run, runs[__i__].n_music);
}
GST_END_TEST;

/* The same prompt, but not the same run. */
GST_START_TEST (test_another_run)
{
  g_auto (Said) said = { 0 };
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 4; i++) {
    SAY (&said, "run", "--store", folder, "--until", "prompt_check",
        i % 2 ? "--no-music" : "--seed=0", "10 seconds about bees");
    fail_unless_status (&said, 0);
  }
  all = store_runs (store, NULL);
  fail_unless_equals_int (all->len, 2);
}
GST_END_TEST;

static Suite *
music_command_suite (void)
{
  Suite *suite = suite_create ("music-command");
  TCase *tcase = tcase_create ("music-command");

  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 300);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, test_music, 0, G_N_ELEMENTS (runs));
  tcase_add_test (tcase, test_another_run);
  return suite;
}

SUITE_MAIN (music_command_suite)
