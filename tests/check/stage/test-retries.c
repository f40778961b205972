/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is kept and what is made again when a stage fails, a row for each of the
 * eight:
 *
 *   prompt_check       nothing is kept, nothing was created
 *   project_create     the checked prompt
 *   scenario_generate  the project and the prompt
 *   schema_generate    the project and the scenario
 *   asset_prompts      the scenario and the draft
 *   images_generate    the pictures that are stored; the missing ones are made
 *   schema_finalize    all pictures, the draft
 *   render_video       the final movie; only the render is made again */
#include "crash-fixture.h"
#include "stage.h"

typedef struct {
  const gchar *stage;
  const gchar *in_the_way; /* a name in the store or the project's folder that
                            * lets it fail; NULL: see `killed_at` */
  gboolean of_project;
  gboolean folder; /* it is one, else a file */
  const gchar *killed_at;
} Row;

static const Row rows[] = {
  { "project_create", "projects", FALSE, FALSE, NULL },
  { "scenario_generate", NULL, FALSE, FALSE, "scenario_generate:intent" },
  { "schema_generate", NULL, FALSE, FALSE, "schema_generate:started" },
  { "asset_prompts", NULL, FALSE, FALSE, "asset_prompts:intent" },
  { "schema_finalize", "movie.json", TRUE, TRUE, NULL },
  { "render_video", "movie.mp4", TRUE, TRUE, NULL },
};

static void
setup (void)
{
  setup_server ();
  write_config (4);
}

static gchar *
project_folder (void)
{
  g_autoptr (Store) store = open_store ();
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);

  return g_strdup (project->folder);
}

static gchar *
name_in_the_way (const Row *row)
{
  g_autofree gchar *folder_of_it =
      row->of_project ? project_folder () : inside ("store");

  return g_build_filename (folder_of_it, row->in_the_way, NULL);
}

static const gchar *
stage_before (const gchar *name)
{
  for (guint i = 1; stages[i]; i++)
    if (g_str_equal (stages[i]->name, name))
      return stages[i - 1]->name;
  return NULL;
}

/* "name ended_at tries" of what is done. */
static gchar *
done_before (const gchar *name)
{
  g_autoptr (Store) store = open_store ();
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (GPtrArray) found = store_stages (store, run->id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const StoreStage *row = g_ptr_array_index (found, i);

    if (g_str_equal (row->name, name))
      break;
    fail_unless_equals_string (row->status, "done");
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %d\n", row->name,
        row->ended_at, (gint) row->tries);
  }
  return g_string_free (text, FALSE);
}

static void
fail_stage (const Row *row)
{
  g_autofree gchar *way = NULL;

  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER,
                              "--until", stage_before (row->stage)),
      0);
  if (row->killed_at) {
    fail_unless_equals_int (GO (row->killed_at, "resume", "last"), -SIGKILL);
    return;
  }
  way = name_in_the_way (row);
  fail_unless (row->folder ? g_mkdir (way, 0755) == 0
                           : g_file_set_contents (way, "", 0, NULL));
  fail_unless_equals_int (GO (NULL, "resume", "last"), 1);
  fail_unless (g_remove (way) == 0);
}

static gint64
tries_of (const gchar *stage)
{
  g_autofree gchar *sql =
      g_strdup_printf ("SELECT tries FROM stage WHERE name = '%s'", stage);

  return number (sql);
}

GST_START_TEST (only_what_failed_is_made_again)
{
  const Row *row = &rows[__i__];
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GHashTable) had = NULL;
  g_autoptr (GHashTable) has = NULL;
  guint n_requests;

  fail_stage (row);
  before = done_before (row->stage);
  had = assets_of ("last");
  n_requests = vendor_server_requests (server, NULL);
  fail_unless_equals_int (
      GO (NULL, "resume", "last", "--until", row->stage), 0);
  after = done_before (row->stage);
  fail_unless_equals_string (before, after);
  fail_unless_equals_int64 (tries_of (row->stage), 2);
  has = assets_of ("last");
  check_kept (had, has);
  fail_unless_equals_int (vendor_server_requests (server, NULL), n_requests);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM project"), 1);
}
GST_END_TEST

GST_START_TEST (a_rejected_prompt_leaves_nothing)
{
  g_autofree gchar *projects = inside ("store/projects");

  fail_unless_equals_int (GO (NULL, "run", "cool", PICTURES_BY_SERVER), 3);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM stage"), 1);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM project"), 0);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM attempt"), 0);
  fail_if (g_file_test (projects, G_FILE_TEST_EXISTS));
  fail_unless_equals_int (vendor_server_requests (server, NULL), 0);
  fail_unless_equals_int (GO (NULL, "resume", "last"), 3);
  fail_unless_equals_int64 (tries_of ("prompt_check"), 2);
}
GST_END_TEST

/* The second picture cannot be made; the others are stored, and only it is
 * asked for again. */
GST_START_TEST (only_missing_pictures_are_made)
{
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GHashTable) had = NULL;
  g_autoptr (GHashTable) has = NULL;
  guint n_bills;

  vendor_server_fault (server, "image", 2, 1, VENDOR_FAULT_QUOTA);
  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER,
                              "--until", "images_generate"),
      1);
  before = done_before ("images_generate");
  had = assets_of ("last");
  n_bills = vendor_server_bills (server, "image");
  fail_unless (n_bills >= 2);
  fail_unless_equals_int64 (count_images (), n_bills);
  fail_unless_equals_int (
      GO (NULL, "resume", "last", "--until", "images_generate"), 0);
  after = done_before ("images_generate");
  fail_unless_equals_string (before, after);
  has = assets_of ("last");
  check_kept (had, has);
  fail_unless_equals_int (g_hash_table_size (has), g_hash_table_size (had) + 1);
  fail_unless_equals_int (vendor_server_bills (server, "image"), n_bills + 1);
}
GST_END_TEST

static Suite *
retries_suite (void)
{
  Suite *suite = suite_create ("retries");
  TCase *tcase = tcase_create ("retries");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown_server);
  tcase_add_test (tcase, a_rejected_prompt_leaves_nothing);
  tcase_add_loop_test (
      tcase, only_what_failed_is_made_again, 0, G_N_ELEMENTS (rows));
  tcase_add_test (tcase, only_missing_pictures_are_made);
  return suite;
}

SUITE_MAIN (retries_suite)
