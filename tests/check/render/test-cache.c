/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The folder of chunks: what is filed is found as it was; what was damaged or
 * put there by others is not. */
#include "cache-chunks.h"

GST_START_TEST (test_file_and_find)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *none = find_chunk (cache, 1);
  g_autofree gchar *file = file_chunk (cache, 1);
  g_autofree gchar *found = find_chunk (cache, 1);
  g_autofree gchar *other = find_chunk (cache, 2);

  fail_unless (none == NULL && other == NULL);
  fail_unless_equals_string (found, file);
  check_body (found, 1);
  render_cache_close (cache, 0);

  cache = fixture_open ();
  g_free (found);
  found = find_chunk (cache, 1);
  fail_unless_equals_string (found, file);
  render_cache_close (cache, 0);
}

GST_END_TEST;

/* ---- damage ---- */

typedef enum { FLIPPED, SHORTER, LONGER, EMPTY, N_DAMAGES } Damage;

static void
damage (const gchar *file, Damage kind)
{
  g_autofree gchar *bytes = NULL;
  gsize length;

  fail_unless (g_file_get_contents (file, &bytes, &length, NULL));
  bytes[LENGTH / 2] ^= kind == FLIPPED ? 0x10 : 0;
  if (kind == SHORTER)
    length--;
  else if (kind == EMPTY)
    length = 0;
  write_bytes (file, bytes, length);
  if (kind == LONGER)
    fail_unless_equals_int (truncate (file, LENGTH + 1), 0);
}

GST_START_TEST (test_damaged_is_not_found)
{
  RenderCache *cache = fixture_open ();

  for (gint kind = 0; kind < N_DAMAGES; kind++) {
    g_autofree gchar *file = file_chunk (cache, kind);
    g_autofree gchar *found = NULL, *again = NULL;

    damage (file, kind);
    found = find_chunk (cache, kind);
    fail_unless (found == NULL, "damage %d", kind);
    fail_if (g_file_test (file, G_FILE_TEST_EXISTS));

    g_free (file_chunk (cache, kind));
    again = find_chunk (cache, kind);
    check_body (again, kind);
  }
  render_cache_close (cache, 0);
}

GST_END_TEST;

/* Of two files of one key, which differ, the sound one is found. */
GST_START_TEST (test_a_sound_one_beside_a_damaged_one)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *file = file_chunk (cache, 1);
  g_autofree gchar *key = key_of (1);
  g_autofree gchar *shard = g_path_get_dirname (file);
  g_autofree gchar *found = NULL;

  for (gchar digit = '0'; digit <= 'f'; digit += digit == '9' ? 40 : 1) {
    g_autofree gchar *hash = g_strnfill (64, digit);
    g_autofree gchar *other =
        g_strdup_printf ("%s/%s-%s.mp4", shard, key, hash);

    write_bytes (other, "half of a", 9);
  }
  found = find_chunk (cache, 1);
  fail_unless_equals_string (found, file);
  check_body (found, 1);
  render_cache_close (cache, 0);
}

GST_END_TEST;

/* ---- what others put there ---- */

/* A link of the right name to a file of the right bytes is still a link. */
GST_START_TEST (test_links_are_not_followed)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *file = file_chunk (cache, 1);
  g_autofree gchar *away = fixture_path ("away.mp4");
  g_autofree gchar *found = NULL;

  fail_unless_equals_int (g_rename (file, away), 0);
  fail_unless_equals_int (symlink (away, file), 0);
  found = find_chunk (cache, 1);
  fail_unless (found == NULL);
  check_body (away, 1);
  render_cache_close (cache, 1);
  check_body (away, 1);
}

GST_END_TEST;

GST_START_TEST (test_a_linked_shard_is_not_written_to)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *key = key_of (1);
  g_autofree gchar *away = fixture_path ("away");
  g_autofree gchar *shard = g_strndup (key, 2);
  g_autofree gchar *link_name = g_build_filename (fixture.cache, shard, NULL);
  g_autofree gchar *part = render_cache_part (cache, key);
  g_autofree gchar *file = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  fail_unless_equals_int (g_mkdir (away, 0777), 0);
  fail_unless_equals_int (symlink (away, link_name), 0);
  write_bytes (part, "chunk", 5);
  file = render_cache_file (cache, key, part, &error);
  fail_unless (file == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  found = render_cache_find (cache, key);
  fail_unless (found == NULL);
  folder = g_dir_open (away, 0, NULL);
  fail_unless (g_dir_read_name (folder) == NULL);
  render_cache_close (cache, 1);
}

GST_END_TEST;

GST_START_TEST (test_a_linked_part_is_not_filed)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *key = key_of (1);
  g_autofree gchar *away = fixture_path ("away.mp4");
  g_autofree gchar *part = render_cache_part (cache, key);
  g_autofree gchar *file = NULL;
  g_autoptr (GError) error = NULL;

  write_bytes (away, "secret", 6);
  fail_unless_equals_int (symlink (away, part), 0);
  file = render_cache_file (cache, key, part, &error);
  fail_unless (file == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  render_cache_close (cache, 0);
}

GST_END_TEST;

/* A pipe under a chunk's name would be waited at for ever; a folder, and names
 * that the cache does not give, are not its business. */
GST_START_TEST (test_foreign_files_are_left_alone)
{
  RenderCache *cache = fixture_open ();
  g_autofree gchar *file = file_chunk (cache, 1);
  g_autofree gchar *shard = g_path_get_dirname (file);
  g_autofree gchar *note = g_build_filename (shard, "note.mp4", NULL);
  g_autofree gchar *top = g_build_filename (fixture.cache, "note", NULL);
  g_autofree gchar *found = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n;
  gint64 bytes;

  write_bytes (note, "mine", 4);
  write_bytes (top, "mine", 4);
  g_unlink (file);
  fail_unless_equals_int (mkfifo (file, 0666), 0);
  found = find_chunk (cache, 1);
  fail_unless (found == NULL);
  g_unlink (file);
  fail_unless_equals_int (g_mkdir (file, 0777), 0);
  found = find_chunk (cache, 1);
  fail_unless (found == NULL);
  render_cache_close (cache, 1);

  fail_unless (render_cache_trim (fixture.cache, 0, &n, &bytes, NULL));
  fail_unless_equals_int (n, 0);
  entries = render_cache_list (fixture.cache, NULL);
  fail_unless_equals_int (entries->len, 0);
  fail_unless (g_file_test (note, G_FILE_TEST_EXISTS));
  fail_unless (g_file_test (top, G_FILE_TEST_EXISTS));
  fail_unless (g_file_test (file, G_FILE_TEST_IS_DIR));
}

GST_END_TEST;

static void
check_refused (const gchar *folder)
{
  g_autoptr (GError) error = NULL;
  RenderCache *cache = render_cache_open (folder, FALSE, &error);

  fail_unless (cache == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, folder) != NULL, "%s", error->message);
}

GST_START_TEST (test_folders_that_cannot_be_used)
{
  g_autofree gchar *file = fixture_path ("file");
  g_autofree gchar *inside = g_build_filename (file, "cache", NULL);
  g_autofree gchar *linked = fixture_path ("linked");
  g_autofree gchar *lock = g_build_filename (linked, "lock", NULL);

  write_bytes (file, "", 0);
  check_refused (file);
  check_refused (inside);
  check_refused ("/proc/jsonclip");
  /* A lock that is a link would be made wherever it leads. */
  fail_unless_equals_int (g_mkdir (linked, 0777), 0);
  fail_unless_equals_int (symlink (inside, lock), 0);
  check_refused (linked);
  fail_if (g_file_test (inside, G_FILE_TEST_EXISTS));
}

GST_END_TEST;

static Suite *
cache_suite (void)
{
  Suite *suite = suite_create ("render-cache");
  TCase *tests = tcase_create ("cache");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, fixture_setup, fixture_teardown);
  tcase_add_test (tests, test_file_and_find);
  tcase_add_test (tests, test_damaged_is_not_found);
  tcase_add_test (tests, test_a_sound_one_beside_a_damaged_one);
  tcase_add_test (tests, test_links_are_not_followed);
  tcase_add_test (tests, test_a_linked_shard_is_not_written_to);
  tcase_add_test (tests, test_a_linked_part_is_not_filed);
  tcase_add_test (tests, test_foreign_files_are_left_alone);
  tcase_add_test (tests, test_folders_that_cannot_be_used);
  return suite;
}

SUITE_MAIN (cache_suite)
