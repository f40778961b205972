/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* `jsonclip cache` as a user and a script see it. */
#include "cache-chunks.h"

/* Runs it on the fixture's cache; returns its exit status. */
static gint
run_command (const gchar *word, const gchar *option, gchar **out, gchar **err)
{
  const gchar *argv[7] = { g_getenv ("JSONCLIP_PROGRAM"), "cache", "--cache",
    fixture.cache };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 4;

  if (word)
    argv[n++] = word;
  if (option)
    argv[n++] = option;
  process = g_subprocess_newv (argv,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  fail_unless (
      g_subprocess_communicate_utf8 (process, NULL, NULL, out, err, &error));
  return g_subprocess_get_exit_status (process);
}

static void
check_says (const gchar *word, const gchar *option, gint status,
    const gchar *out_says, const gchar *err_says)
{
  g_autofree gchar *out = NULL, *err = NULL;

  fail_unless_equals_int (run_command (word, option, &out, &err), status);
  fail_unless (strstr (out, out_says) != NULL, "%s", out);
  fail_unless (strstr (err, err_says) != NULL, "%s", err);
  fail_unless (status == 0 || *err);
}

static void
file_chunks (void)
{
  RenderCache *cache = fixture_open ();

  for (guint i = 0; i < 3; i++) {
    g_autofree gchar *file = file_chunk (cache, i);
    const struct timespec then = { 1700000000 + 86400 * i, 0 };
    const struct timespec times[2] = { then, then };

    fail_unless_equals_int (utimensat (AT_FDCWD, file, times, 0), 0);
  }
  render_cache_close (cache, 0);
}

GST_START_TEST (test_looking)
{
  g_autofree gchar *key = key_of (1);
  g_autofree gchar *line =
      g_strdup_printf ("%.12s     9.8 KiB  2023-11-1", key);
  g_autofree gchar *object =
      g_strdup_printf ("{\"key\":\"%s\",\"file\":\"%s/", key, fixture.cache);

  check_says (NULL, NULL, 0, ": 0 chunks, 0 bytes\n", "");
  fail_if (g_file_test (fixture.cache, G_FILE_TEST_EXISTS));
  file_chunks ();
  check_says (NULL, NULL, 0, ": 3 chunks, 29.3 KiB\n", "");
  check_says (NULL, NULL, 0, line, "");
  check_says (NULL, "--json", 0, object, "");
  check_says (NULL, "--json", 0,
      ",\"bytes\":10000,\"used_at\":\"2023-11-15T22:13:20Z\"}\n", "");
}

GST_END_TEST;

GST_START_TEST (test_making_room)
{
  file_chunks ();
  check_says (NULL, "--size=20K", 0, "removed 1 chunk, 9.8 KiB\n", "");
  check_says (NULL, "--size=1g", 0, "removed 0 chunks, 0 bytes\n", "");
  check_says (NULL, "--size=19999", 0, "removed 1 chunk, 9.8 KiB\n", "");
  check_says ("clear", "--json", 0, "{\"removed\":1,\"bytes\":10000}\n", "");
  check_says ("clear", NULL, 0, "removed 0 chunks, 0 bytes\n", "");
}

GST_END_TEST;

GST_START_TEST (test_wrong_lines)
{
  static const gchar *const sizes[] = { "--size=", "--size=x", "--size=1X",
    "--size=1MB", "--size=-1", "--size=9999999999G" };

  file_chunks ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    check_says (NULL, sizes[i], 2, "", "expected bytes");
  check_says ("empty", NULL, 2, "", "expected clear");
  check_says ("clear", "--size=1", 2, "", "expected clear");
  check_says (NULL, NULL, 0, ": 3 chunks, ", "");
}

GST_END_TEST;

/* A file that was meant for a folder. */
GST_START_TEST (test_no_folder)
{
  fixture_write ("cache", "");
  check_says (NULL, NULL, 1, "", fixture.cache);
  check_says ("clear", NULL, 1, "", fixture.cache);
}

GST_END_TEST;

static Suite *
cache_command_suite (void)
{
  Suite *suite = suite_create ("render-cache-command");
  TCase *tests = tcase_create ("command");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, fixture_setup, fixture_teardown);
  tcase_add_test (tests, test_looking);
  tcase_add_test (tests, test_making_room);
  tcase_add_test (tests, test_wrong_lines);
  tcase_add_test (tests, test_no_folder);
  return suite;
}

SUITE_MAIN (cache_command_suite)
