/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Hashes of media are told from memory where they are sure to be right. */
#include "cache-chunks.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static gchar *
hash_media (RenderCache *cache, const gchar *path)
{
  g_autoptr (GError) error = NULL;
  gchar *hash = render_cache_hash_media (cache, path, &error);

  g_assert_no_error (error);
  return hash;
}

static MediaStamp
stamp_of (const gchar *path)
{
  MediaStamp stamp;
  struct stat info;

  fail_unless_equals_int (stat (path, &info), 0);
  media_stamp_set (&stamp, &info);
  return stamp;
}

static MediaMemory *
load_memory (void)
{
  gint dir = g_open (fixture.cache, O_RDONLY | O_DIRECTORY, 0);
  MediaMemory *memory = media_memory_load (dir);

  close (dir);
  return memory;
}

static gboolean
is_remembered (const gchar *path)
{
  MediaMemory *memory = load_memory ();
  MediaStamp stamp = stamp_of (path);
  guint8 hash[FILE_HASH_BYTES];
  gboolean found = media_memory_recall (memory, &stamp, hash);

  media_memory_free (memory);
  return found;
}

GST_START_TEST (test_media_hashes)
{
  g_autofree gchar *path = fixture_path ("a.png");
  g_autofree gchar *wanted =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);
  g_autofree gchar *other =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "two", -1);
  g_autofree gchar *hash = NULL, *again = NULL, *changed = NULL;
  RenderCache *cache = fixture_open ();

  fixture_write ("a.png", "one");
  fixture_age (path);
  hash = hash_media (cache, path);
  fail_unless_equals_string (hash, wanted);
  render_cache_close (cache, 0);
  /* A moment ago it changed: it may change again unseen. */
  fail_if (is_remembered (path));

  g_usleep (600000);
  cache = fixture_open ();
  again = hash_media (cache, path);
  fail_unless_equals_string (again, wanted);
  render_cache_close (cache, 0);
  fail_unless (is_remembered (path));

  /* As long, with the same time. */
  fixture_write ("a.png", "two");
  fixture_age (path);
  cache = fixture_open ();
  changed = hash_media (cache, path);
  fail_unless_equals_string (changed, other);
  render_cache_close (cache, 0);
}

GST_END_TEST;

/* A whole second may be all that the file system's clock knows. */
static const struct {
  gint64 modified, changed, asked; /* ms after a full second */
  gboolean remembered;
} ages[] = {
  { 0, 0, 0, FALSE },
  { 0, 0, 1999, FALSE },
  { 0, 0, 2000, TRUE },
  { -900000, 0, 1999, FALSE },
  { 123, 456, 955, FALSE },
  { 123, 456, 956, TRUE },
  { -900000, 456, 955, FALSE },
  { -900000, 456, 956, TRUE },
  /* set to a time to come */
  { 900000, 456, 956, FALSE },
  { 456, 0, 1999, FALSE },
};

GST_START_TEST (test_what_is_young_is_not_remembered)
{
  const gint64 ms = 1000000, then = 1700000000000 * ms;
  const guint8 hash[FILE_HASH_BYTES] = { 1 };
  RenderCache *cache = fixture_open ();
  MediaMemory *memory = load_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++) {
    const MediaStamp stamp = { .inode = i + 1,
      .modified = then + ages[i].modified * ms,
      .changed = then + ages[i].changed * ms };
    guint8 found[FILE_HASH_BYTES];

    media_memory_remember (memory, &stamp, hash, then + ages[i].asked * ms);
    fail_unless (
        media_memory_recall (memory, &stamp, found) == ages[i].remembered, "%u",
        i);
  }
  media_memory_free (memory);
  render_cache_close (cache, 0);
}

GST_END_TEST;

static gchar *
remember_wrongly (const gchar *path)
{
  gint dir = g_open (fixture.cache, O_RDONLY | O_DIRECTORY, 0);
  MediaMemory *memory = media_memory_load (dir);
  const guint8 hash[FILE_HASH_BYTES] = { 0xab, 0xcd };
  MediaStamp stamp = stamp_of (path);

  stamp.changed = stamp.modified = 5;
  media_memory_remember (memory, &stamp, hash, G_MAXINT64);
  stamp = stamp_of (path);
  media_memory_remember (memory, &stamp, hash, G_MAXINT64);
  media_memory_save (memory, dir);
  media_memory_free (memory);
  close (dir);
  return g_build_filename (fixture.cache, "media", NULL);
}

/* What is remembered is what is told, without the file being read; a bit of
 * the memory that flips makes it forget. */
GST_START_TEST (test_a_damaged_memory_forgets)
{
  const gchar *path = "/usr/bin/env";
  g_autofree gchar *wrong = g_strdup_printf ("abcd%060d", 0);
  g_autofree gchar *file = NULL, *bytes = NULL, *told = NULL;
  RenderCache *cache = fixture_open ();
  gsize length;

  render_cache_close (cache, 0);
  file = remember_wrongly (path);
  cache = fixture_open ();
  told = hash_media (cache, path);
  fail_unless_equals_string (told, wrong);
  render_cache_close (cache, 0);

  fail_unless (g_file_get_contents (file, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++) {
    bytes[i] ^= 1 << i % 8;
    write_bytes (file, bytes, length);
    bytes[i] ^= 1 << i % 8;
    if (i < length - 80)
      continue;
    fail_if (is_remembered (path), "byte %zu", i);
  }
  for (gsize i = 0; i < length; i++) {
    write_bytes (file, bytes, i);
    fail_if (is_remembered (path), "%zu bytes", i);
  }
}

GST_END_TEST;

/* As on a full disk: what cannot be saved leaves nothing behind. */
static void
save_on_a_full_disk (const gchar *path)
{
  const struct rlimit none = { 10, 10 };
  RenderCache *cache = fixture_open ();

  g_free (hash_media (cache, path));
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &none);
  render_cache_close (cache, RENDER_CACHE_DEFAULT_SIZE);
  _exit (0);
}

GST_START_TEST (test_a_full_disk)
{
  pid_t child;
  int status;
  g_autoptr (GDir) folder = NULL;
  const gchar *name;

  render_cache_close (fixture_open (), 0);
  child = fork ();
  if (child == 0)
    save_on_a_full_disk ("/usr/bin/env");
  fail_unless_equals_int (waitpid (child, &status, 0), child);
  fail_unless_equals_int (status, 0);
  folder = g_dir_open (fixture.cache, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    fail_if (g_str_has_prefix (name, "media"), "%s", name);
}

GST_END_TEST;

GST_START_TEST (test_media_that_is_no_file)
{
  g_autofree gchar *none = fixture_path ("none");
  g_autofree gchar *pipe_name = fixture_path ("pipe");
  const gchar *const paths[] = { none, pipe_name, fixture.folder };
  RenderCache *cache = fixture_open ();

  fail_unless_equals_int (mkfifo (pipe_name, 0666), 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree gchar *hash = render_cache_hash_media (cache, paths[i], &error);

    fail_unless (hash == NULL);
    g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
    fail_unless (strstr (error->message, paths[i]) != NULL);
  }
  render_cache_close (cache, 0);
}

GST_END_TEST;

static Suite *
media_memory_suite (void)
{
  Suite *suite = suite_create ("render-media-memory");
  TCase *tests = tcase_create ("cache");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, fixture_setup, fixture_teardown);
  tcase_add_test (tests, test_media_hashes);
  tcase_add_test (tests, test_what_is_young_is_not_remembered);
  tcase_add_test (tests, test_a_damaged_memory_forgets);
  tcase_add_test (tests, test_a_full_disk);
  tcase_add_test (tests, test_media_that_is_no_file);
  return suite;
}

SUITE_MAIN (media_memory_suite)
