/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The store by its promises: what is returned as done is there for another
 * process, what a dead process left is settled, damage is named. Looks at the
 * files and at the database with SQLite itself. */
#include "suite.h"
#include "database.h"
#include "project.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static gchar *folder;
static const guint8 bytes[] = "not really a picture";

static void
remove_tree (const gchar *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static void
setup (void)
{
  folder = g_dir_make_tmp ("jsonclip-store-XXXXXX", NULL);
}

static void
teardown (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static Store *
must_open (void)
{
  g_autoptr (GError) error = NULL;
  Store *store = store_open (folder, &error);

  fail_unless (store != NULL, "%s", error ? error->message : "");
  return store;
}

static gchar *
inside (const gchar *name)
{
  return g_build_filename (folder, name, NULL);
}

/* One number out of the database, not by way of the code under test. */
static gint64
number (const gchar *sql)
{
  g_autofree gchar *name = inside ("store.db");
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  fail_unless_equals_int (
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  fail_unless_equals_int (sqlite3_step (statement), SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static StoreProject *
begin_project (Store *store, StoreRun **run)
{
  StoreProject *project;

  *run = store_run_open (store, "London", "{}", FALSE, NULL);
  fail_unless (*run != NULL);
  fail_unless (
      store_stage_begin (store, (*run)->id, "images_generate", 6, "{}", NULL));
  project = store_project_create (store, (*run)->id, "London: a story", NULL);
  fail_unless (project != NULL);
  return project;
}

static StoreAsset *
begin_asset (Store *store, const gchar *run, const gchar *slot)
{
  StoreAsset *asset = store_asset_new ();

  asset->slot = g_strdup (slot);
  asset->kind = g_strdup ("image");
  asset->role = g_strdup ("hook");
  asset->text = g_strdup ("a bridge");
  asset->provider = g_strdup ("builtin");
  asset->seed = G_GINT64_CONSTANT (4294967295);
  asset->width = 16;
  asset->height = 9;
  asset->mime = g_strdup ("image/png");
  asset->quiet = g_strdup ("{\"x\":0}");
  asset->file = g_strdup_printf ("media/%s.png", slot);
  asset->attempt = store_attempt_begin (store, run, "images_generate", slot,
      "image", "builtin", NULL, "hash", NULL);
  fail_unless (asset->attempt > 0);
  return asset;
}

GST_START_TEST (test_open_makes_a_store)
{
  g_autoptr (Store) store = must_open ();

  fail_unless_equals_string (store_folder (store), folder);
  fail_unless_equals_int64 (number ("PRAGMA user_version"), 1);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM pragma_journal_mode "
                                    "WHERE journal_mode = 'wal'"),
      1);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM sqlite_master "
                                    "WHERE type = 'table' AND name IN ('run', "
                                    "'project', 'stage', 'attempt', 'asset')"),
      5);
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

/* A child takes the run, begins a stage and a call, and is killed. */
GST_START_TEST (test_lock_ends_with_the_process)
{
  int ready[2];
  gchar byte;
  pid_t child;

  {
    g_autoptr (Store) store = must_open ();
    store_run_free (store_run_open (store, "a", "", FALSE, NULL));
  }
  fail_unless (pipe (ready) == 0);
  child = fork ();
  if (child == 0) {
    Store *store = store_open (folder, NULL);
    StoreRun *run = store_run_find (store, "last", NULL);

    store_run_lock (store, run->id, NULL);
    store_stage_begin (store, run->id, "s", 1, "{}", NULL);
    store_attempt_begin (
        store, run->id, "s", "x", "image", "p", "m", "h", NULL);
    if (write (ready[1], "!", 1) != 1)
      _exit (1);
    for (;;)
      pause ();
  }
  fail_unless_equals_int (read (ready[0], &byte, 1), 1);
  {
    g_autoptr (Store) store = must_open ();
    g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
    g_autoptr (StoreLock) lock = NULL;
    g_autoptr (StoreStage) stage = NULL;
    g_autoptr (GPtrArray) attempts = NULL;

    fail_unless (store_run_is_locked (store, run->id));
    kill (child, SIGKILL);
    waitpid (child, NULL, 0);
    fail_if (store_run_is_locked (store, run->id));
    lock = store_run_lock (store, run->id, NULL);
    fail_unless (lock != NULL);
    stage = store_stage_find (store, run->id, "s", NULL);
    fail_unless_equals_string (stage->status, "error");
    attempts = store_attempts (store, run->id, NULL);
    fail_unless_equals_int (attempts->len, 1);
    fail_unless_equals_string (
        ((StoreAttempt *) attempts->pdata[0])->state, "unknown");
  }
  close (ready[0]);
  close (ready[1]);
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
  fail_unless_equals_int64 (store_attempt_begin (store, run->id, "nowhere", "",
                                "text", "p", NULL, "h", NULL),
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

GST_START_TEST (test_asset_is_stored_whole)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreAsset) asset = begin_asset (store, run->id, "hook_01");
  g_autofree gchar *link =
      g_build_filename (project->folder, "media", "hook_01.png", NULL);
  g_autofree gchar *media = NULL;
  g_autofree gchar *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, sizeof bytes);
  g_autoptr (GPtrArray) assets = NULL;
  struct stat one, other;

  fail_unless (
      store_asset_announce (store, project, asset, bytes, sizeof bytes, NULL));
  assets = store_assets (store, project, NULL);
  fail_unless_equals_int (assets->len, 0);
  fail_unless (store_asset_write (store, asset, bytes, sizeof bytes, NULL));
  fail_unless (store_asset_commit (store, project, asset, NULL));
  g_clear_pointer (&assets, g_ptr_array_unref);
  assets = store_assets (store, project, NULL);
  fail_unless_equals_int (assets->len, 1);
  fail_unless_equals_string (((StoreAsset *) assets->pdata[0])->sha256, sum);
  fail_unless_equals_int64 (
      ((StoreAsset *) assets->pdata[0])->seed, G_GINT64_CONSTANT (4294967295));
  media = g_strdup_printf ("%s/media/%.2s/%s", folder, sum, sum);
  fail_unless (stat (media, &one) == 0 && stat (link, &other) == 0);
  fail_unless (one.st_ino == other.st_ino);
  fail_unless_equals_int (one.st_size, sizeof bytes);
  fail_unless_equals_int (one.st_mode & 0222, 0);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE state = 'done'"), 1);
}
GST_END_TEST;

/* A crash after the rename: the file is adopted. A crash before it, or a file
 * that is not what its name says: the slot is open again. */
GST_START_TEST (test_assets_adopt)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreAsset) whole = begin_asset (store, run->id, "whole_01");
  g_autoptr (StoreAsset) lost = begin_asset (store, run->id, "lost_02");
  g_autoptr (StoreAsset) torn = begin_asset (store, run->id, "torn_03");
  g_autoptr (GPtrArray) assets = NULL;
  g_autofree gchar *media = NULL;
  g_autofree gchar *link =
      g_build_filename (project->folder, "media", "whole_01.png", NULL);

  fail_unless (store_asset_announce (store, project, whole, "1", 1, NULL));
  fail_unless (store_asset_write (store, whole, "1", 1, NULL));
  fail_unless (store_asset_announce (store, project, lost, "2", 1, NULL));
  fail_unless (store_asset_announce (store, project, torn, "33", 2, NULL));
  fail_unless (store_asset_write (store, torn, "33", 2, NULL));
  fail_unless (store_asset_commit (store, project, torn, NULL));
  media =
      g_strdup_printf ("%s/media/%.2s/%s", folder, torn->sha256, torn->sha256);
  fail_unless (g_chmod (media, 0644) == 0 && truncate (media, 1) == 0);

  fail_unless (store_assets_adopt (store, project, NULL));
  assets = store_assets (store, project, NULL);
  fail_unless_equals_int (assets->len, 1);
  fail_unless_equals_string (
      ((StoreAsset *) assets->pdata[0])->slot, "whole_01");
  fail_unless (g_file_test (link, G_FILE_TEST_IS_REGULAR));
  fail_unless_equals_int64 (number ("SELECT count (*) FROM asset"), 1);
  /* The link is made again where a person removed it. */
  fail_unless (g_remove (link) == 0);
  fail_unless (store_assets_adopt (store, project, NULL));
  fail_unless (g_file_test (link, G_FILE_TEST_IS_REGULAR));
  /* The torn file is written again, not kept for its name. */
  fail_unless (store_asset_announce (store, project, torn, "33", 2, NULL));
  fail_unless (store_asset_write (store, torn, "33", 2, NULL));
  fail_unless (store_asset_commit (store, project, torn, NULL));
  fail_unless (store_assets_adopt (store, project, NULL));
  fail_unless_equals_int64 (number ("SELECT count (*) FROM asset"), 2);
}
GST_END_TEST;

#define N_CHILDREN 6
#define N_ROWS 12

static void
write_rows (gint child)
{
  Store *store = store_open (folder, NULL);

  if (!store)
    _exit (2);
  for (gint i = 0; i < N_ROWS; i++) {
    g_autofree gchar *prompt = g_strdup_printf ("%d.%d", child, i);
    StoreRun *own = store_run_open (store, prompt, "", FALSE, NULL);
    StoreRun *shared = store_run_open (store, "shared", "", FALSE, NULL);

    if (!own || !shared
        || !store_run_set_state (
            store, own->id, STORE_RUN_DONE, NULL, NULL, NULL))
      _exit (3);
  }
  _exit (0);
}

GST_START_TEST (test_processes_at_once)
{
  pid_t children[N_CHILDREN];
  g_autofree gchar *name = inside ("store.db");

  for (gint i = 0; i < N_CHILDREN; i++) {
    children[i] = fork ();
    if (children[i] == 0)
      write_rows (i);
  }
  for (gint i = 0; i < N_CHILDREN; i++) {
    int status;

    waitpid (children[i], &status, 0);
    fail_unless (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }
  fail_unless_equals_int64 (number ("SELECT count (*) FROM run "
                                    "WHERE state = 'done'"),
      N_CHILDREN * N_ROWS);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM run WHERE prompt = 'shared'"), 1);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM pragma_integrity_check "
              "WHERE integrity_check = 'ok'"),
      1);
}
GST_END_TEST;

/* Killed while it writes without pause: what it had reported is there. */
GST_START_TEST (test_killed_writer)
{
  for (gint round = 0; round < 5; round++) {
    int said[2];
    gint64 n, reported = -1;
    pid_t child;

    fail_unless (pipe (said) == 0);
    child = fork ();
    if (child == 0) {
      Store *store = store_open (folder, NULL);

      for (n = 0;; n++) {
        g_autofree gchar *prompt =
            g_strdup_printf ("%d.%" G_GINT64_FORMAT, round, n);
        StoreRun *run = store_run_open (store, prompt, "", TRUE, NULL);

        if (!run || write (said[1], &n, sizeof n) != sizeof n)
          _exit (1);
      }
    }
    close (said[1]);
    for (gint i = 0; i <= 3 * round; i++)
      fail_unless_equals_int (read (said[0], &reported, sizeof n), sizeof n);
    kill (child, SIGKILL);
    while (read (said[0], &n, sizeof n) == sizeof n)
      reported = n;
    close (said[0]);
    waitpid (child, NULL, 0);
    {
      g_autofree gchar *sql = g_strdup_printf (
          "SELECT count (*) FROM run WHERE prompt LIKE '%d.%%'", round);
      gint64 found = number (sql);

      fail_unless (found == reported + 1 || found == reported + 2);
    }
  }
}
GST_END_TEST;

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store");
  TCase *tcase = tcase_create ("store");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_open_makes_a_store);
  tcase_add_test (tcase, test_open_again_keeps);
  tcase_add_test (tcase, test_open_refuses);
  tcase_add_test (tcase, test_open_refuses_newer);
  tcase_add_test (tcase, test_migrations_are_numbered);
  tcase_add_test (tcase, test_run_same_request);
  tcase_add_test (tcase, test_run_find);
  tcase_add_test (tcase, test_run_ids_sort_by_time);
  tcase_add_test (tcase, test_lock_excludes);
  tcase_add_test (tcase, test_lock_ends_with_the_process);
  tcase_add_test (tcase, test_stage_journal);
  tcase_add_test (tcase, test_attempts_count);
  tcase_add_test (tcase, test_project_folder);
  tcase_add_test (tcase, test_asset_is_stored_whole);
  tcase_add_test (tcase, test_assets_adopt);
  tcase_add_test (tcase, test_processes_at_once);
  tcase_add_test (tcase, test_killed_writer);
  return suite;
}

SUITE_MAIN (store_suite)
