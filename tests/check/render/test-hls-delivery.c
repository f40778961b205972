/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whatever befalls a render to a playlist, one whole film is there, the one
 * before or the new one, and nothing else is left for long. */
#include "hls-fixture.h"
#include "formats.h"
#include "part.h"
#include "part-folder.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FRAMES 405

GST_START_TEST (the_next_film_takes_the_place)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *first = NULL, *again = NULL, *other = NULL, *text = NULL;
  g_autofree gchar *same = NULL, *found = NULL;

  render (&request, NULL);
  first = find_folder ();
  text = read_file (output);
  render (&request, NULL);
  again = find_folder ();
  same = read_file (output);
  ck_assert_str_eq (again, first);
  ck_assert_str_eq (same, text);
  ck_assert_uint_eq (count_folders (), 1);
  request.to_ms = 5000;
  render (&request, NULL);
  other = find_folder ();
  ck_assert_str_ne (other, first);
  ck_assert_uint_eq (count_folders (), 1);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), 150);
}
GST_END_TEST;

/* A folder of that name where somebody has broken what is in it. */
GST_START_TEST (what_was_damaged_is_whole_again)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *dir = NULL, *segment = NULL, *found = NULL;

  render (&request, NULL);
  dir = find_folder ();
  segment = g_build_filename (dir, "video-00001.m4s", NULL);
  fail_unless (truncate (segment, 100) == 0);
  render (&request, NULL);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), N_FRAMES);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

static void
lay_file (const gchar *dir, const gchar *name)
{
  g_autofree gchar *path = inside (dir);
  g_autofree gchar *file = g_build_filename (path, name, NULL);

  g_mkdir (path, 0777);
  fail_unless (g_file_set_contents (file, "x", 1, NULL));
}

static gboolean
is_there (const gchar *dir, const gchar *name)
{
  g_autofree gchar *path = inside (dir);
  g_autofree gchar *file = g_build_filename (path, name, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* What renders have left that were killed goes; what others have stays. */
GST_START_TEST (leftovers_go_and_others_stay)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *link = inside ("out.00000000000000aa");
  g_autofree gchar *to = inside ("kept");

  lay_file ("out.0123456789abcdef", "video-00001.m4s");
  lay_file ("out.0123456789abcdee", "video-00001.m4s");
  lay_file ("out.0123456789abcdee", "mine.txt");
  lay_file ("out.0123456789abcde", "video-00001.m4s");
  lay_file ("out2.0123456789abcdef", "video-00001.m4s");
  lay_file ("out.m3u8.part.files", "video-00001.m4s");
  lay_file (".", "out.m3u8.part");
  lay_file (".", "out.m3u8.part.media");
  lay_file ("kept", "video-00001.m4s");
  fail_unless (symlink (to, link) == 0);
  render (&request, NULL);
  fail_if (is_there (".", "out.0123456789abcdef"));
  fail_unless (is_there ("out.0123456789abcdee", "mine.txt"));
  fail_unless (is_there ("out.0123456789abcde", "video-00001.m4s"));
  fail_unless (is_there ("out2.0123456789abcdef", "video-00001.m4s"));
  fail_unless (is_there ("kept", "video-00001.m4s"));
  /* Three of the above that are named like it, and the film. */
  ck_assert_uint_eq (count_folders (), 4);
}
GST_END_TEST;

/* Killed at any time, it leaves a film that plays; the next one clears up. */
GST_START_TEST (a_kill_leaves_a_whole_film)
{
  g_autofree gchar *whole = NULL, *part = NULL;
  RenderRequest request = request_with (cache, 1);
  const gchar *argv[] = { program, "render", "--cache", cache, "-o", output,
    movie, "--range", "0-5", NULL };

  request.to_ms = 5000;
  render (&request, NULL);
  part = hash_pictures (output);
  request.to_ms = 0;
  render (&request, NULL);
  whole = hash_pictures (output);
  for (guint i = 0; i < 24; i++) {
    g_autofree gchar *found = NULL;
    gint status;
    GPid pid;

    /* To the other film, and back. */
    argv[7] = i % 2 ? NULL : "--range";
    fail_unless (g_spawn_async (NULL, (gchar **) argv, NULL,
        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
            | G_SPAWN_STDERR_TO_DEV_NULL,
        NULL, NULL, &pid, NULL));
    g_usleep (20000 + i * 9000);
    kill (pid, SIGKILL);
    ck_assert_int_eq (waitpid (pid, &status, 0), pid);
    found = hash_pictures (output);
    fail_unless (
        g_str_equal (found, whole) || g_str_equal (found, part), "after %u", i);
  }
  render (&request, NULL);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

static void
forget_limit (void)
{
  const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

  setrlimit (RLIMIT_FSIZE, &none);
}

/* As on a disk that is full: a fragmented film of all pictures is larger. */
GST_START_TEST (what_does_not_fit_leaves_the_film_before)
{
  RenderRequest request = request_with (cache, 1);
  const struct rlimit limit = { 20000, RLIM_INFINITY };
  g_autofree gchar *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  render (&request, NULL);
  request.to_ms = 5000;
  before = read_file (output);
  signal (SIGXFSZ, SIG_IGN);
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  forget_limit ();
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  after = read_file (output);
  ck_assert_str_eq (after, before);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

/* The folder has its name, and the playlist cannot get its own. */
GST_START_TEST (a_folder_without_a_playlist_goes)
{
  RenderRequest request = request_with (cache, 1);
  RenderPart part = RENDER_PART_INIT;
  g_autoptr (GError) error = NULL;

  fail_unless (render_part_claim (&part, &request, &error));
  lay_file ("out.m3u8.part.files", "video-00001.m4s");
  part.folder = g_strdup ("out.0123456789abcdef");
  lay_file ("out.m3u8", "in-the-way");
  fail_if (render_part_deliver (&part, output, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  render_part_clear (&part);
  fail_if (is_there (".", "out.0123456789abcdef"));
  ck_assert_uint_eq (count_folders (), 0);
}
GST_END_TEST;

/* The new folder has its name, the playlist not yet. */
GST_START_TEST (a_kill_between_two_names_is_cleared_up)
{
  RenderRequest request = request_with (cache, 1);
  RenderPart part = RENDER_PART_INIT;
  g_autofree gchar *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  render (&request, NULL);
  before = hash_pictures (output);
  fail_unless (render_part_claim (&part, &request, &error));
  lay_file ("out.m3u8.part.files", "video-00001.m4s");
  fail_unless (part_folder_place (part.files, "out.0123456789abcdef"));
  /* As dying lets go of the lock, and of nothing else. */
  close (part.fd);
  after = hash_pictures (output);
  ck_assert_str_eq (after, before);
  fail_unless (is_there ("out.0123456789abcdef", "video-00001.m4s"));
  render (&request, NULL);
  ck_assert_uint_eq (count_folders (), 1);
  part.fd = -1;
  render_part_clear (&part);
}
GST_END_TEST;

GST_START_TEST (a_cancelled_one_leaves_nothing)
{
  RenderRequest request = request_with (cache, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fail_if (render_movie (&request, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  ck_assert_uint_eq (count_folders (), 0);
  fail_if (is_there (".", "out.m3u8"));
}
GST_END_TEST;

/* Players of files read addresses as they are, others decode them. */
GST_START_TEST (a_name_of_any_letters_plays)
{
  RenderRequest request = request_with (cache, 1);
  g_autofree gchar *odd = inside ("50% mein: \303\234bung #1.m3u8");
  g_autofree gchar *text = NULL, *name = NULL, *found = NULL;

  request.output = odd;
  request.to_ms = 1000;
  render (&request, NULL);
  text = read_file (odd);
  name = named (text, "CLOSED-CAPTIONS=NONE\n", "/");
  for (const gchar *c = name; *c; c++)
    fail_unless (g_ascii_isalnum (*c) || strchr ("-._~", *c), "%s", name);
  found = hash_pictures (odd);
  ck_assert_uint_eq (count_lines (found), 30);
}
GST_END_TEST;

GST_START_TEST (another_name_is_refused)
{
  RenderRequest request = request_with (cache, 1);
  g_autofree gchar *other = inside ("film");
  g_autoptr (GError) error = NULL;

  request.output = other;
  request.format = render_format_find ("hls");
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, ".m3u8"), "%s", error->message);
}
GST_END_TEST;

static Suite *
hls_delivery_suite (void)
{
  Suite *suite = suite_create ("hls-delivery");
  TCase *tc = tcase_create ("hls-delivery");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 240);
  tcase_add_checked_fixture (tc, setup_hls, teardown_hls);
  tcase_add_test (tc, the_next_film_takes_the_place);
  tcase_add_test (tc, what_was_damaged_is_whole_again);
  tcase_add_test (tc, leftovers_go_and_others_stay);
  tcase_add_test (tc, a_kill_leaves_a_whole_film);
  tcase_add_test (tc, what_does_not_fit_leaves_the_film_before);
  tcase_add_test (tc, a_folder_without_a_playlist_goes);
  tcase_add_test (tc, a_kill_between_two_names_is_cleared_up);
  tcase_add_test (tc, a_cancelled_one_leaves_nothing);
  tcase_add_test (tc, a_name_of_any_letters_plays);
  tcase_add_test (tc, another_name_is_refused);
  return suite;
}

SUITE_MAIN (hls_delivery_suite)
