/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The folder of chunks: what is filed is found as it was, however many use it
 * at once and whoever is killed; what was damaged or put there by others is
 * not. */
#include "plan-fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static gchar *
key_of (guint number)
{
  g_autofree gchar *text = g_strdup_printf ("chunk %u", number);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* Bytes that no other chunk has. */
static gchar *
body_of (guint number, gsize length)
{
  gchar *body = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    body[i] = (gchar) (number * 31 + i * 7 + (i >> 8));
  return body;
}

#define LENGTH 10000

static void
write_bytes (const gchar *path, const gchar *bytes, gsize length)
{
  gint fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

  fail_unless (fd >= 0, "%s: %s", path, g_strerror (errno));
  fail_unless_equals_int (write (fd, bytes, length), length);
  fail_unless_equals_int (close (fd), 0);
}

static gchar *
file_chunk (RenderCache *cache, guint number)
{
  g_autofree gchar *key = key_of (number);
  g_autofree gchar *part = render_cache_part (cache, key);
  g_autofree gchar *body = body_of (number, LENGTH);
  g_autoptr (GError) error = NULL;
  gchar *file;

  write_bytes (part, body, LENGTH);
  file = render_cache_file (cache, key, part, &error);
  g_assert_no_error (error);
  fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
  return file;
}

static gchar *
find_chunk (RenderCache *cache, guint number)
{
  g_autofree gchar *key = key_of (number);

  return render_cache_find (cache, key);
}

static void
check_body (const gchar *file, guint number)
{
  g_autofree gchar *body = body_of (number, LENGTH);
  g_autofree gchar *found = NULL;
  gsize length;

  fail_unless (g_file_get_contents (file, &found, &length, NULL));
  fail_unless_equals_int (length, LENGTH);
  fail_unless (memcmp (found, body, LENGTH) == 0);
}

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

static Suite *
cache_suite (void)
{
  Suite *suite = suite_create ("render-cache");
  TCase *tests = tcase_create ("cache");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, fixture_setup, fixture_teardown);
  tcase_add_test (tests, test_file_and_find);
  return suite;
}

SUITE_MAIN (cache_suite)
