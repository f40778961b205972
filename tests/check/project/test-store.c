/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The store by its promises: what is returned as done is there for another
 * connection, the same request is the same run, damage is named. */
#include "store-fixture.h"
#include "database.h"

#include <grp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

GST_START_TEST (test_open_makes_a_store)
{
  g_autoptr (Store) store = must_open ();

  fail_unless_equals_string (store_folder (store), folder);
  fail_unless_equals_int64 (number ("PRAGMA user_version"), 2);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM pragma_journal_mode "
                                    "WHERE journal_mode = 'wal'"),
      1);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM sqlite_master "
                                    "WHERE type = 'table' AND name IN ('run', "
                                    "'project', 'stage', 'attempt', 'asset', "
                                    "'limiter', 'tally')"),
      7);
}
GST_END_TEST;

GST_START_TEST (test_open_again_keeps)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run =
      store_run_open (store, "London", "{\"seed\":1}", FALSE, NULL);
  g_autoptr (Store) other = must_open ();
  g_autoptr (StoreRun) same = store_run_find (other, run->id, NULL);

  fail_unless (same != NULL);
  fail_unless_equals_string (same->prompt, "London");
  fail_unless_equals_string (same->settings, "{\"seed\":1}");
  fail_unless_equals_int (same->state, STORE_RUN_QUEUED);
  fail_unless (same->created_at > 0);
}
GST_END_TEST;

GST_START_TEST (test_open_refuses)
{
  g_autofree gchar *file = inside ("a-file");
  g_autofree gchar *under = g_build_filename (file, "store", NULL);
  g_autofree gchar *db = inside ("store.db");
  g_autoptr (GError) error = NULL;

  fail_unless (g_file_set_contents (file, "x", 1, NULL));
  fail_unless (store_open (under, &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_OPEN));
  fail_unless (strstr (error->message, under) != NULL);
  g_clear_error (&error);

  fail_unless (g_file_set_contents (
      db, "this has never been a database, not for one page", -1, NULL));
  fail_unless (store_open (folder, &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_CORRUPT));
  fail_unless (strstr (error->message, db) != NULL);
}
GST_END_TEST;

GST_START_TEST (test_open_refuses_newer)
{
  g_autofree gchar *name = inside ("store.db");
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  store_free (must_open ());
  sqlite3_open (name, &db);
  sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL);
  sqlite3_close (db);
  fail_unless (store_open (folder, &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_NEWER));
  fail_unless (strstr (error->message, "schema 99") != NULL);
}
GST_END_TEST;

GST_START_TEST (test_open_existing_makes_none)
{
  g_autofree gchar *none = inside ("none");
  g_autofree gchar *file = inside ("a-file");
  const gchar *const folders[] = { none, folder };
  g_autoptr (GError) error = NULL;

  fail_unless (g_file_set_contents (file, "x", 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    fail_unless (store_open_existing (folders[i], &error) == NULL);
    fail_unless (
        g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_NOT_FOUND));
    fail_unless (strstr (error->message, folders[i]) != NULL);
    g_clear_error (&error);
  }
  fail_unless (store_open_existing (file, &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_OPEN));
  fail_unless (strstr (error->message, file) != NULL);
  fail_if (g_file_test (none, G_FILE_TEST_EXISTS));
  fail_unless_equals_int (count_files (), 1);
}
GST_END_TEST;

/* --- Stores that may not be written --- */

/* Runs @look in a process that may only read what is in the folder; 0 is
 * right, else the number of what was wrong. */
static gint
look_only (gint (*look) (void))
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;
  gint status;
  pid_t pid;

  while ((name = g_dir_read_name (dir))) {
    g_autofree gchar *path = inside (name);
    fail_unless (g_chmod (path, 0444) == 0);
  }
  fail_unless (g_chmod (folder, 0555) == 0);
  pid = fork ();
  if (pid == 0) {
    /* Nothing is forbidden to root. */
    if (geteuid () == 0
        && (setgroups (0, NULL) != 0 || setgid (65534) != 0
            || setuid (65534) != 0))
      _exit (99);
    _exit (look ());
  }
  fail_unless (pid > 0 && waitpid (pid, &status, 0) == pid);
  fail_unless (g_chmod (folder, 0755) == 0);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static gint
look_at_run (const gchar *prompt, gboolean locked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Store) store = store_open_existing (folder, &error);
  g_autoptr (StoreRun) run = NULL;

  if (!store) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  run = store_run_find (store, "last", NULL);
  if (!run || !g_str_equal (run->prompt, prompt))
    return 2;
  if (store_run_is_locked (store, run->id) != locked)
    return 3;
  if (store_run_set_state (store, run->id, STORE_RUN_DONE, NULL, NULL, &error))
    return 4;
  return g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_OPEN) ? 0 : 5;
}

static gint
look_at_london (void)
{
  return look_at_run ("London", FALSE);
}

static gint
look_at_locked_paris (void)
{
  return look_at_run ("Paris", TRUE);
}

GST_START_TEST (test_read_only_is_read)
{
  guint files;

  {
    g_autoptr (Store) store = must_open ();
    g_autoptr (StoreRun) run =
        store_run_open (store, "London", "", FALSE, NULL);

    fail_unless (run != NULL);
  }
  files = count_files ();
  fail_unless_equals_int (look_only (look_at_london), 0);
  fail_unless_equals_int (count_files (), files);
}
GST_END_TEST;

/* A process that has begun to work on a run and goes on until it is killed. */
static pid_t
start_writer (const gchar *prompt)
{
  gint ready[2];
  gchar byte = 0;
  pid_t pid;

  fail_unless (pipe (ready) == 0);
  pid = fork ();
  if (pid == 0) {
    Store *store = store_open (folder, NULL);
    StoreRun *run = store_run_open (store, prompt, "", FALSE, NULL);

    if (!store_run_lock (store, run->id, NULL) || write (ready[1], "+", 1) != 1)
      _exit (1);
    for (;;)
      pause ();
  }
  close (ready[1]);
  fail_unless (pid > 0 && read (ready[0], &byte, 1) == 1 && byte == '+');
  close (ready[0]);
  return pid;
}

static void
kill_writer (pid_t pid)
{
  gint status;

  fail_unless (kill (pid, SIGKILL) == 0);
  fail_unless (waitpid (pid, &status, 0) == pid && WIFSIGNALED (status));
}

/* What it has committed is in the journal beside the database. */
GST_START_TEST (test_read_only_beside_a_writer)
{
  pid_t pid = start_writer ("Paris");

  fail_unless_equals_int (look_only (look_at_locked_paris), 0);
  kill_writer (pid);
}
GST_END_TEST;

/* Nobody is left who could tidy up the journal, which is a part of the data. */
GST_START_TEST (test_read_only_after_a_kill)
{
  kill_writer (start_writer ("London"));
  fail_unless_equals_int (look_only (look_at_london), 0);
}
GST_END_TEST;

static gint
look_at_old (void)
{
  static const gchar *const three[] = { "CREATE TABLE a (x)",
    "CREATE TABLE b (x)", "CREATE TABLE c (x)", NULL };
  g_autofree gchar *name = inside ("store.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (Database) db = database_open_to_read (name, three, &error);

  if (db)
    return 1;
  return strstr (error->message, "schema 2, this program reads 3") ? 0 : 2;
}

GST_START_TEST (test_read_only_is_not_migrated)
{
  store_free (must_open ());
  fail_unless_equals_int (look_only (look_at_old), 0);
}
GST_END_TEST;

GST_START_TEST (test_migrations_are_numbered)
{
  static const gchar *const one[] = { "CREATE TABLE a (x);", NULL };
  static const gchar *const two[] = { "CREATE TABLE a (x);",
    "CREATE TABLE b (y); INSERT INTO b "
    "SELECT x FROM a;",
    NULL };
  static const gchar *const broken[] = { "CREATE TABLE a (x);",
    "CREATE TABLE b (y); INSERT INTO b SELECT x FROM a;",
    "DROP TABLE a; CREATE TABLE nonsense", NULL };
  g_autofree gchar *name = inside ("store.db");
  g_autoptr (GError) error = NULL;
  Database *database = database_open (name, one, NULL);

  fail_unless (database_exec (database, NULL, "INSERT INTO a VALUES (7)", ""));
  database_close (database);
  database = database_open (name, two, NULL);
  fail_unless (database != NULL);
  database_close (database);
  fail_unless_equals_int64 (number ("PRAGMA user_version"), 2);
  fail_unless_equals_int64 (number ("SELECT y FROM b"), 7);
  /* A migration that fails half way leaves the version before it. */
  fail_unless (database_open (name, broken, &error) == NULL);
  fail_unless (error != NULL);
  fail_unless_equals_int64 (number ("PRAGMA user_version"), 2);
  fail_unless_equals_int64 (number ("SELECT x FROM a"), 7);
}
GST_END_TEST;

GST_START_TEST (test_run_same_request)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) one = store_run_open (store, "a", "bc", FALSE, NULL);
  g_autoptr (StoreRun) same = store_run_open (store, "a", "bc", FALSE, NULL);
  g_autoptr (StoreRun) other = store_run_open (store, "ab", "c", FALSE, NULL);
  g_autoptr (StoreRun) fresh = store_run_open (store, "a", "bc", TRUE, NULL);
  g_autoptr (StoreRun) latest = store_run_open (store, "a", "bc", FALSE, NULL);

  fail_unless_equals_string (one->id, same->id);
  fail_if (g_str_equal (one->id, other->id));
  fail_if (g_str_equal (one->id, fresh->id));
  fail_unless_equals_string (fresh->id, latest->id);
}
GST_END_TEST;

GST_START_TEST (test_run_find)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) one = store_run_open (store, "a", "", FALSE, NULL);
  g_autoptr (StoreRun) two = store_run_open (store, "b", "", FALSE, NULL);
  g_autoptr (StoreRun) last = store_run_find (store, "last", NULL);
  g_autofree gchar *prefix = g_strndup (one->id, 20);
  g_autofree gchar *lower = g_ascii_strdown (one->id, -1);
  g_autoptr (StoreRun) by_prefix = store_run_find (store, prefix, NULL);
  g_autoptr (StoreRun) by_lower = store_run_find (store, lower, NULL);
  g_autoptr (GError) error = NULL;

  fail_unless_equals_int (strlen (one->id), 26);
  fail_unless_equals_string (last->id, two->id);
  fail_unless_equals_string (by_prefix->id, one->id);
  fail_unless_equals_string (by_lower->id, one->id);
  fail_unless (store_run_find (store, "0", &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_AMBIGUOUS));
  g_clear_error (&error);
  for (const gchar *const *name =
           (const gchar *const[]){ "", "%", "_", "zzzz", "last1", NULL };
       *name; name++) {
    fail_unless (store_run_find (store, *name, &error) == NULL);
    fail_unless (
        g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_NOT_FOUND));
    g_clear_error (&error);
  }
}
GST_END_TEST;

GST_START_TEST (test_run_ids_sort_by_time)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) one = store_run_open (store, "a", "", FALSE, NULL);
  gint64 ms = 0;

  g_usleep (2000);
  g_autoptr (StoreRun) two = store_run_open (store, "b", "", FALSE, NULL);
  fail_unless (strcmp (one->id, two->id) < 0);
  for (gint i = 0; i < 10; i++)
    ms = ms * 32
        + (strchr ("0123456789ABCDEFGHJKMNPQRSTVWXYZ", one->id[i])
            - "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  fail_unless_equals_int64 (ms, one->created_at);
}
GST_END_TEST;

GST_START_TEST (test_lock_excludes)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (Store) other = must_open ();
  g_autoptr (StoreRun) run = store_run_open (store, "a", "", FALSE, NULL);
  g_autoptr (StoreRun) free_run = store_run_open (store, "b", "", FALSE, NULL);
  g_autoptr (StoreLock) lock = store_run_lock (store, run->id, NULL);
  g_autoptr (StoreLock) unrelated = store_run_lock (other, free_run->id, NULL);
  g_autoptr (GError) error = NULL;

  fail_unless (lock != NULL);
  fail_unless (unrelated != NULL);
  fail_unless (store_run_is_locked (other, run->id));
  fail_unless (store_run_lock (other, run->id, &error) == NULL);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_BUSY));
  g_clear_pointer (&lock, store_lock_free);
  fail_if (store_run_is_locked (other, run->id));
  lock = store_run_lock (other, run->id, NULL);
  fail_unless (lock != NULL);
}
GST_END_TEST;

GST_START_TEST (test_stage_journal)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = store_run_open (store, "a", "", FALSE, NULL);
  g_autoptr (StoreStage) stage = NULL;
  g_autoptr (GPtrArray) stages = NULL;

  fail_unless (store_stage_find (store, run->id, "one", NULL) == NULL);
  fail_unless (store_stage_begin (store, run->id, "two", 2, "{}", NULL));
  fail_unless (store_stage_begin (store, run->id, "one", 1, "{\"a\":1}", NULL));
  fail_unless (
      store_stage_end (store, run->id, "one", "error", NULL, "no power", NULL));
  stage = store_stage_find (store, run->id, "one", NULL);
  fail_unless_equals_string (stage->error, "no power");
  fail_unless (stage->ended_at >= stage->started_at);
  fail_unless (store_stage_begin (store, run->id, "one", 1, "{\"a\":2}", NULL));
  fail_unless (
      store_stage_end (store, run->id, "one", "done", "{\"b\":3}", NULL, NULL));
  stages = store_stages (store, run->id, NULL);
  fail_unless_equals_int (stages->len, 2);
  g_clear_pointer (&stage, store_stage_free);
  stage = g_ptr_array_steal_index (stages, 0);
  fail_unless_equals_string (stage->name, "one");
  fail_unless_equals_string (stage->status, "done");
  fail_unless_equals_string (stage->input, "{\"a\":2}");
  fail_unless_equals_string (stage->output, "{\"b\":3}");
  fail_unless_equals_int (stage->tries, 2);
  fail_unless (stage->error == NULL);
}
GST_END_TEST;

GST_START_TEST (test_attempts_count)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreAsset) a = begin_asset (store, run->id, "hook_01");
  g_autoptr (StoreAsset) b = begin_asset (store, run->id, "turn_02");
  g_autoptr (StoreAsset) again = begin_asset (store, run->id, "hook_01");
  g_autoptr (GPtrArray) attempts = NULL;
  StoreAttempt *last;

  fail_unless (project != NULL && again->attempt > b->attempt);
  fail_unless (store_attempt_end (store, a->attempt, "refused", NULL));
  fail_unless (store_attempt_end (store, b->attempt, NULL, NULL));
  attempts = store_attempts (store, run->id, NULL);
  fail_unless_equals_int (attempts->len, 3);
  last = attempts->pdata[2];
  fail_unless_equals_string (last->slot, "hook_01");
  fail_unless_equals_int (last->n, 2);
  fail_unless_equals_string (last->state, "started");
  fail_unless_equals_string (
      ((StoreAttempt *) attempts->pdata[0])->state, "failed");
  fail_unless_equals_string (
      ((StoreAttempt *) attempts->pdata[0])->error, "refused");
  fail_unless_equals_string (
      ((StoreAttempt *) attempts->pdata[1])->state, "done");
  /* A call of a stage that never began is refused by the database. */
  fail_unless_equals_int64 (store_attempt_begin (store, run->id,
                                &(StoreCall){ .stage = "nowhere",
                                    .slot = "",
                                    .kind = "text",
                                    .provider = "p",
                                    .request_hash = "h" },
                                NULL, NULL),
      0);
}
GST_END_TEST;

GST_START_TEST (test_project_folder)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreProject) again =
      store_project_create (store, run->id, "other", NULL);
  g_autofree gchar *base = g_path_get_basename (project->folder);
  g_autofree gchar *file =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autofree gchar *text = NULL;

  fail_unless_equals_string (again->id, project->id);
  fail_unless_equals_string (again->name, "London: a story");
  fail_unless (g_uuid_string_is_valid (project->id));
  fail_unless (g_str_has_prefix (base, "london-a-story-"));
  fail_unless (strncmp (base + 15, project->id, 8) == 0);
  fail_unless (store_project_write (project, "movie.json", "{}", NULL));
  fail_unless (g_file_get_contents (file, &text, NULL, NULL));
  fail_unless_equals_string (text, "{}");
}
GST_END_TEST;

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store");
  TCase *tcase = tcase_create ("store");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_open_makes_a_store);
  tcase_add_test (tcase, test_open_again_keeps);
  tcase_add_test (tcase, test_open_refuses);
  tcase_add_test (tcase, test_open_refuses_newer);
  tcase_add_test (tcase, test_open_existing_makes_none);
  tcase_add_test (tcase, test_read_only_is_read);
  tcase_add_test (tcase, test_read_only_beside_a_writer);
  tcase_add_test (tcase, test_read_only_after_a_kill);
  tcase_add_test (tcase, test_read_only_is_not_migrated);
  tcase_add_test (tcase, test_migrations_are_numbered);
  tcase_add_test (tcase, test_run_same_request);
  tcase_add_test (tcase, test_run_find);
  tcase_add_test (tcase, test_run_ids_sort_by_time);
  tcase_add_test (tcase, test_lock_excludes);
  tcase_add_test (tcase, test_stage_journal);
  tcase_add_test (tcase, test_attempts_count);
  tcase_add_test (tcase, test_project_folder);
  return suite;
}

SUITE_MAIN (store_suite)
