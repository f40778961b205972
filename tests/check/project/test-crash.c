/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Processes that die: what they had stored is there, what they left open is
 * settled, what they held is free; and many at once on one store. */
#include "store-fixture.h"
#include "store.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const guint8 bytes[] = "not really a picture";

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
    store_attempt_begin (store, run->id,
        &(StoreCall){ .stage = "s",
            .slot = "x",
            .kind = "image",
            .provider = "p",
            .model = "m",
            .request_hash = "h" },
        NULL, NULL);
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

/* A crash after the rename: the file is adopted. A crash before it, or a file
 * that is gone: the slot is open again. One that is no more what was stored is
 * an error that names it. */
GST_START_TEST (test_assets_adopt)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreAsset) whole = begin_asset (store, run->id, "whole_01");
  g_autoptr (StoreAsset) lost = begin_asset (store, run->id, "lost_02");
  g_autoptr (StoreAsset) torn = begin_asset (store, run->id, "torn_03");
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (GError) error = NULL;
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

  fail_if (store_assets_adopt (store, project, &error));
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_CORRUPT));
  fail_unless (strstr (error->message, media) != NULL, "%s", error->message);
  fail_unless (strstr (error->message, "torn_03") != NULL);
  fail_unless (g_unlink (media) == 0);
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
  /* It is written again. */
  fail_unless (store_asset_announce (store, project, torn, "33", 2, NULL));
  fail_unless (store_asset_write (store, torn, "33", 2, NULL));
  fail_unless (store_asset_commit (store, project, torn, NULL));
  fail_unless (store_assets_adopt (store, project, NULL));
  fail_unless_equals_int64 (number ("SELECT count (*) FROM asset"), 2);
}
GST_END_TEST;

/* What a dead process was writing is swept away; what a living one is at
 * stays. */
GST_START_TEST (test_parts_are_swept)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (StoreProject) project = begin_project (store, &run);
  g_autoptr (StoreAsset) asset = begin_asset (store, run->id, "hook_01");
  g_autofree gchar *shard = NULL;
  g_autofree gchar *dead = NULL;
  g_autofree gchar *alive = NULL;
  g_autofree gchar *link =
      g_build_filename (project->folder, "media", "hook_01.png.17.part", NULL);
  int fd;

  fail_unless (store_asset_announce (store, project, asset, "1", 1, NULL));
  shard = g_strdup_printf ("%s/media/%.2s", folder, asset->sha256);
  fail_unless (g_mkdir_with_parents (shard, 0755) == 0);
  dead = g_strdup_printf ("%s/%s.aaaaaa.part", shard, asset->sha256);
  alive = g_strdup_printf ("%s/%s.bbbbbb.part", shard, asset->sha256);
  fail_unless (g_file_set_contents (dead, "", 0, NULL));
  fail_unless (g_file_set_contents (alive, "", 0, NULL));
  fail_unless (g_file_set_contents (link, "", 0, NULL));
  fd = g_open (alive, O_RDWR | O_CLOEXEC, 0);
  fail_unless (fd >= 0 && flock (fd, LOCK_EX) == 0);
  fail_unless (store_assets_adopt (store, project, NULL));
  fail_if (g_file_test (dead, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (link, G_FILE_TEST_EXISTS));
  fail_unless (g_file_test (alive, G_FILE_TEST_EXISTS));
  close (fd);
}
GST_END_TEST;

/* Whoever made it: a pipe that nobody writes to is not waited for. */
GST_START_TEST (test_no_pipe_stops_a_sweep)
{
  g_autofree gchar *pipe = g_build_filename (folder, "a.1.part", NULL);

  fail_unless (mkfifo (pipe, 0600) == 0);
  media_sweep (folder, "a");
  fail_if (g_file_test (pipe, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

#define N_CHILDREN 6
#define N_ROWS 12
#define N_OPENINGS 10

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

/* Children of a parent that has drawn already, in one instant. */
GST_START_TEST (test_identities_after_a_fork)
{
  gchar drawn[2][64] = { "", "" };

  g_free (g_uuid_string_random ());
  g_free (ulid_new (1));
  for (gint i = 0; i < 2; i++) {
    int said[2];

    fail_unless (pipe (said) == 0);
    if (fork () == 0) {
      g_autofree gchar *run = ulid_new (1), *project = uuid_new ();
      g_autofree gchar *both = g_strconcat (run, project, NULL);
      gssize n = strlen (both);

      _exit (write (said[1], both, n) == n ? 0 : 1);
    }
    close (said[1]);
    fail_unless_equals_int (read (said[0], drawn[i], 63), 26 + 36);
    close (said[0]);
    wait (NULL);
  }
  fail_unless (strncmp (drawn[0], drawn[1], 10) == 0);
  fail_if (strncmp (drawn[0], drawn[1], 26) == 0);
  fail_if (g_str_equal (drawn[0] + 26, drawn[1] + 26));
  fail_unless (g_uuid_string_is_valid (drawn[0] + 26));
}
GST_END_TEST;

/* A store that nobody has made yet, opened by many in the same instant: each
 * of them makes it, or finds it made. */
static void
open_when_told (int told)
{
  gchar byte;
  Store *store;

  if (read (told, &byte, 1) != 0)
    _exit (2);
  store = store_open (folder, NULL);
  _exit (store ? 0 : 3);
}

static void
open_at_once (void)
{
  pid_t children[N_CHILDREN];
  int tell[2];

  fail_unless (pipe (tell) == 0);
  for (gint i = 0; i < N_CHILDREN; i++) {
    children[i] = fork ();
    if (children[i] == 0) {
      close (tell[1]);
      open_when_told (tell[0]);
    }
  }
  close (tell[0]);
  close (tell[1]);
  for (gint i = 0; i < N_CHILDREN; i++) {
    int status;

    waitpid (children[i], &status, 0);
    fail_unless (WIFEXITED (status));
    fail_unless_equals_int (WEXITSTATUS (status), 0);
  }
}

GST_START_TEST (test_opened_at_once)
{
  for (gint round = 0; round < N_OPENINGS; round++) {
    open_at_once ();
    remove_folder ();
    make_folder ();
  }
}
GST_END_TEST;

GST_START_TEST (test_processes_at_once)
{
  pid_t children[N_CHILDREN];

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
crash_suite (void)
{
  Suite *suite = suite_create ("crash");
  TCase *tcase = tcase_create ("crash");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_asset_is_stored_whole);
  tcase_add_test (tcase, test_lock_ends_with_the_process);
  tcase_add_test (tcase, test_assets_adopt);
  tcase_add_test (tcase, test_parts_are_swept);
  tcase_add_test (tcase, test_no_pipe_stops_a_sweep);
  tcase_add_test (tcase, test_identities_after_a_fork);
  tcase_add_test (tcase, test_opened_at_once);
  tcase_add_test (tcase, test_processes_at_once);
  tcase_add_test (tcase, test_killed_writer);
  return suite;
}

SUITE_MAIN (crash_suite)
