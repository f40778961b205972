/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Many use the folder of chunks at once, some are killed, and it never grows
 * for good. */
#include "cache-chunks.h"

#include <signal.h>
#include <sys/wait.h>

static void
set_used (const gchar *file, gint64 seconds_ago)
{
  const struct timespec then = { time (NULL) - seconds_ago, 0 };
  const struct timespec times[2] = { then, then };

  fail_unless_equals_int (utimensat (AT_FDCWD, file, times, 0), 0);
}

/* Chunks @from to @to - 1 are there and no others of ten. */
static void
check_there (gchar *const files[10], guint from, guint to)
{
  for (guint i = 0; i < 10; i++)
    fail_unless (
        g_file_test (files[i], G_FILE_TEST_EXISTS) == (i >= from && i < to),
        "chunk %u with %u to %u", i, from, to);
}

/* Number 9 was used last. */
static void
file_ten (gchar *files[10])
{
  RenderCache *cache = fixture_open ();

  for (guint i = 0; i < 10; i++) {
    files[i] = file_chunk (cache, i);
    set_used (files[i], 1000 - i);
  }
  render_cache_close (cache, 0);
}

static void
free_ten (gchar *files[10])
{
  for (guint i = 0; i < 10; i++)
    g_free (files[i]);
}

GST_START_TEST (test_the_least_recently_used_go_first)
{
  gchar *files[10];
  RenderCache *cache;
  guint n;
  gint64 bytes;
  g_autofree gchar *found = NULL;

  file_ten (files);
  check_there (files, 0, 10);
  render_cache_close (fixture_open (), 10 * LENGTH);
  check_there (files, 0, 10);
  render_cache_close (fixture_open (), 10 * LENGTH - 1);
  check_there (files, 1, 10);
  render_cache_close (fixture_open (), 4 * LENGTH + 1);
  check_there (files, 6, 10);

  /* Being found is being used. */
  cache = fixture_open ();
  found = find_chunk (cache, 6);
  render_cache_close (cache, 0);
  render_cache_close (fixture_open (), LENGTH);
  check_there (files, 6, 7);

  fail_unless (render_cache_trim (fixture.cache, 0, &n, &bytes, NULL));
  fail_unless_equals_int (n, 1);
  fail_unless_equals_int64 (bytes, LENGTH);
  check_there (files, 0, 0);
  free_ten (files);
}

GST_END_TEST;

GST_START_TEST (test_list)
{
  gchar *files[10];
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  entries = render_cache_list (fixture.cache, &error);
  g_assert_no_error (error);
  fail_unless_equals_int (entries->len, 0);
  g_clear_pointer (&entries, g_ptr_array_unref);

  file_ten (files);
  entries = render_cache_list (fixture.cache, &error);
  g_assert_no_error (error);
  fail_unless_equals_int (entries->len, 10);
  for (guint i = 0; i < 10; i++) {
    const RenderCacheEntry *entry = entries->pdata[i];
    g_autofree gchar *key = key_of (9 - i);

    fail_unless_equals_string (entry->file, files[9 - i]);
    fail_unless_equals_string (entry->key, key);
    fail_unless_equals_int64 (entry->bytes, LENGTH);
    fail_unless (ABS (time (NULL) - entry->used - 1000 + 9 - i) < 60);
  }
  free_ten (files);
}

GST_END_TEST;

/* What a running render has found or filed is spared, the rest goes; so is what
 * it is making, but not what a killed one was. */
GST_START_TEST (test_trimming_spares_what_is_in_use)
{
  gchar *files[10];
  RenderCache *other, *cache;
  g_autofree gchar *found = NULL, *made = NULL, *key = key_of (20);
  g_autofree gchar *left = NULL, *part = NULL;

  file_ten (files);
  other = fixture_open ();
  left = render_cache_part (other, key);
  write_bytes (left, "half", 4);
  set_used (left, 100);
  found = find_chunk (other, 3);
  made = file_chunk (other, 11);
  part = render_cache_part (other, key);
  write_bytes (part, "half", 4);

  cache = fixture_open ();
  render_cache_close (cache, 1);
  check_there (files, 3, 4);
  check_body (found, 3);
  check_body (made, 11);
  fail_unless (g_file_test (part, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (left, G_FILE_TEST_EXISTS));

  render_cache_close (other, 1);
  check_there (files, 0, 0);
  fail_if (g_file_test (made, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
  free_ten (files);
}

GST_END_TEST;

GST_START_TEST (test_a_private_folder_goes_whole)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *away = fixture_path ("away");
  g_autofree gchar *inside = g_build_filename (fixture.cache, "link", NULL);
  RenderCache *cache = render_cache_open (fixture.cache, TRUE, &error);
  RenderCache *worker;

  g_assert_no_error (error);
  g_free (file_chunk (cache, 1));
  worker = fixture_open ();
  g_free (file_chunk (worker, 2));
  render_cache_close (worker, 0);
  fail_unless_equals_int (g_mkdir (away, 0777), 0);
  fail_unless_equals_int (symlink (away, inside), 0);
  render_cache_close (cache, 0);
  fail_if (g_file_test (fixture.cache, G_FILE_TEST_EXISTS));
  fail_unless (g_file_test (away, G_FILE_TEST_IS_DIR));
}

GST_END_TEST;

/* ---- many at once ---- */

#define PROCESSES 4
#define ROUNDS 40

/* Uses a cache as a render does, again and again, on keys that the others use
 * as well, and trims it below what all of them need. */
static void
use_cache (guint number)
{
  for (guint round = 0; round < ROUNDS; round++) {
    RenderCache *cache = render_cache_open (fixture.cache, FALSE, NULL);
    gchar *files[5];

    for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
      files[i] = find_chunk (cache, (number + round + i) % 9);
      if (!files[i])
        files[i] = file_chunk (cache, (number + round + i) % 9);
    }
    for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
      check_body (files[i], (number + round + i) % 9);
      g_free (files[i]);
    }
    render_cache_close (cache, 3 * LENGTH);
  }
  _exit (0);
}

GST_START_TEST (test_processes_share_it)
{
  pid_t children[PROCESSES];
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < PROCESSES; i++) {
    children[i] = fork ();
    fail_unless (children[i] >= 0);
    if (children[i] == 0)
      use_cache (i);
  }
  for (guint i = 0; i < PROCESSES; i++) {
    int status;

    fail_unless_equals_int (waitpid (children[i], &status, 0), children[i]);
    fail_unless (WIFEXITED (status) && WEXITSTATUS (status) == 0,
        "process %u ended with %x", i, status);
  }
  render_cache_close (fixture_open (), 3 * LENGTH);
  entries = render_cache_list (fixture.cache, NULL);
  fail_unless_equals_int (entries->len, 3);
}

GST_END_TEST;

static void
file_for_ever (guint seed)
{
  RenderCache *cache = render_cache_open (fixture.cache, FALSE, NULL);

  for (guint i = 0;; i++)
    g_free (file_chunk (cache, seed * 1000 + i));
}

/* Whenever one is killed, all that has a name is whole, and its lock and its
 * parts are nobody's. */
GST_START_TEST (test_killed_while_filing)
{
  g_autofree gchar *parts = g_build_filename (fixture.cache, "parts", NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDir) folder = NULL;
  RenderCache *cache;
  guint n;
  gint64 bytes;

  for (guint i = 0; i < 25; i++) {
    pid_t child = fork ();

    fail_unless (child >= 0);
    if (child == 0)
      file_for_ever (i);
    g_usleep (3000 + 700 * i);
    kill (child, SIGKILL);
    fail_unless_equals_int (waitpid (child, NULL, 0), child);
  }
  entries = render_cache_list (fixture.cache, NULL);
  fail_unless (entries->len > 25, "only %u chunks", entries->len);
  cache = fixture_open ();
  for (guint i = 0; i < entries->len; i++) {
    const RenderCacheEntry *entry = entries->pdata[i];
    g_autofree gchar *found = render_cache_find (cache, entry->key);

    fail_unless_equals_string (found, entry->file);
  }
  render_cache_close (cache, 0);
  fail_unless (render_cache_trim (fixture.cache, 0, &n, &bytes, NULL));
  fail_unless_equals_int (n, entries->len);
  folder = g_dir_open (parts, 0, NULL);
  fail_unless (g_dir_read_name (folder) == NULL);
}

GST_END_TEST;

static Suite *
cache_sharing_suite (void)
{
  Suite *suite = suite_create ("render-cache-sharing");
  TCase *tests = tcase_create ("cache");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, fixture_setup, fixture_teardown);
  tcase_add_test (tests, test_the_least_recently_used_go_first);
  tcase_add_test (tests, test_list);
  tcase_add_test (tests, test_trimming_spares_what_is_in_use);
  tcase_add_test (tests, test_a_private_folder_goes_whole);
  tcase_add_test (tests, test_processes_share_it);
  tcase_add_test (tests, test_killed_while_filing);
  return suite;
}

SUITE_MAIN (cache_sharing_suite)
