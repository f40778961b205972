/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole renders by real workers: who makes them does not show, the cache, the
 * encoders, and how they end. */
#include "engine-fixture.h"

#include <json-glib/json-glib.h>

static gchar *
read_output (gsize *size)
{
  gchar *bytes = NULL;

  fail_unless (g_file_get_contents (output, &bytes, size, NULL));
  return bytes;
}

/* However many make it: the same bytes; and once more, nothing is made. */
GST_START_TEST (workers_do_not_show)
{
  static const guint workers[] = { 1, 2, 4 };
  g_autofree gchar *first = NULL;
  gsize first_size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++) {
    g_autofree gchar *name = g_strdup_printf ("cache-%u", i);
    g_autofree gchar *cache = inside (name);
    RenderRequest request = request_with (cache, workers[i]);
    g_auto (RenderResult) made = { 0 }, found = { 0 };
    g_autofree gchar *bytes = NULL, *again = NULL;
    gsize size, again_size;

    render (&request, &made);
    bytes = read_output (&size);
    ck_assert_uint_eq (made.chunks_cached, 0);
    render (&request, &found);
    again = read_output (&again_size);
    ck_assert_uint_eq (found.chunks_cached, N_CHUNKS + 1);
    fail_unless (size == again_size && memcmp (bytes, again, size) == 0);
    if (first)
      fail_unless (size == first_size && memcmp (bytes, first, size) == 0);
    else
      first = g_memdup2 (bytes, size), first_size = size;
  }
}
GST_END_TEST;

static JsonObject *
read_line (JsonParser *parser, const gchar *line)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, line, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* First what is made, then what is stitched, whole at the end of each. */
GST_START_TEST (progress_goes_on_while_stitching)
{
  g_autofree gchar *cache = inside ("cache");
  const gchar *argv[] = { program, "render", "--json", "--cache", cache, "-o",
    output, movie, NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree gchar *told = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 last = -1;
  guint i = 0;

  run (argv, &told);
  lines = g_strsplit (g_strchomp (told), "\n", -1);
  for (; strstr (lines[i], "\"making\""); i++)
    fail_if (json_object_has_member (read_line (parser, lines[i]), "bytes"));
  ck_assert_uint_ge (i, 2);
  for (; strstr (lines[i], "\"stitching\""); i++) {
    JsonObject *line = read_line (parser, lines[i]);
    gint64 bytes = json_object_get_int_member (line, "bytes");

    ck_assert_str_eq (
        json_object_get_string_member (line, "event"), "progress");
    ck_assert_int_eq (json_object_get_int_member (line, "frames"), 405);
    ck_assert_int_eq (last < 0 ? bytes : 0, 0);
    ck_assert_int_ge (bytes, last);
    ck_assert_int_eq (json_object_has_member (line, "seconds_left"), bytes > 0);
    last = bytes;
    if (!strstr (lines[i + 1], "\"stitching\""))
      ck_assert_int_eq (bytes, json_object_get_int_member (line, "n_bytes"));
  }
  ck_assert_int_gt (last, 0);
  fail_unless (strstr (lines[i], "\"done\"") && !lines[i + 1]);
}
GST_END_TEST;

/* What a render has kept serves another one of a part, at another place. */
GST_START_TEST (a_part_is_a_part)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) whole = { 0 }, part = { 0 };

  render (&request, &whole);
  ck_assert_int_eq (whole.frames, 405);
  ck_assert_int_eq (whole.duration_ms, 13500);
  request.from_ms = 2000;
  request.to_ms = 6500;
  render (&request, &part);
  ck_assert_int_eq (part.frames, 135);
  ck_assert_int_eq (part.duration_ms, 4500);
  /* 60-119, 120-134, 135-194 are there; the sound is another. */
  ck_assert_uint_eq (part.chunks, 4);
  ck_assert_uint_eq (part.chunks_cached, 3);
}
GST_END_TEST;

GST_START_TEST (nothing_is_kept_where_nothing_shall_be)
{
  RenderRequest request = request_with (NULL, 2);

  request.no_cache = TRUE;
  for (guint i = 0; i < 2; i++) {
    g_auto (RenderResult) made = { 0 };

    render (&request, &made);
    ck_assert_uint_eq (made.chunks_cached, 0);
    fail_unless (made.warnings == NULL);
    assert_nothing_beside ();
  }
}
GST_END_TEST;

/* The user's cache is a file: a film all the same, and one warning. */
GST_START_TEST (a_cache_that_cannot_be_is_told)
{
  g_autofree gchar *blocked = inside ("blocked");
  const gchar *argv[] = { program, "render", "-o", output, movie, NULL };
  g_auto (GStrv) env =
      g_environ_setenv (g_get_environ (), "XDG_CACHE_HOME", blocked, TRUE);
  g_autofree gchar *told = NULL, *said = NULL;
  gint status;

  fail_unless (g_file_set_contents (blocked, "", 0, NULL));
  fail_unless (g_spawn_sync (
      NULL, (gchar **) argv, env, 0, NULL, NULL, &told, &said, &status, NULL));
  fail_unless (status == 0, "%s", said);
  fail_unless (strstr (said, "nothing is kept") != NULL, "%s", said);
  fail_unless (strstr (said, blocked) != NULL, "%s", said);
  fail_unless (g_file_test (output, G_FILE_TEST_IS_REGULAR));
  assert_nothing_beside ();
}
GST_END_TEST;

static void
become (const gchar *script)
{
  g_autofree gchar *file = inside ("script");
  g_autofree gchar *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  fail_unless (g_file_set_contents_full (
      file, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("JSONCLIP_PROGRAM", file, TRUE);
}

GST_START_TEST (what_always_dies_is_told_with_its_reason)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_autoptr (GError) error = NULL;

  become ("read -r chunk\necho the decoder broke >&2\nkill -SEGV $$");
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_WORKER);
  fail_unless (strstr (error->message, "3 tries") != NULL);
  fail_unless (strstr (error->message, "signal 11") != NULL);
  fail_unless (strstr (error->message, "the decoder broke") != NULL);
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
  assert_nothing_beside ();
}
GST_END_TEST;

static gchar *
codec_and_profile (void)
{
  const gchar *argv[] = { "ffprobe", "-v", "error", "-select_streams", "v",
    "-show_entries", "stream=codec_name,profile", "-of", "csv=p=0", output,
    NULL };
  gchar *out;

  run (argv, &out);
  return g_strstrip (out);
}

/* Every worker refuses the plan's encoder: the next one makes all of it. */
GST_START_TEST (an_encoder_that_does_not_open_is_replaced)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };
  /* The sound is made, or its encoder would be replaced as well. */
  g_autofree gchar *script = g_strdup_printf (
      "if grep -q x264enc \"$3\"; then\n"
      "while read -r chunk; do\n"
      "if [ $chunk = sound ]; then %s render-chunk \"$3\" sound </dev/null\n"
      "else echo '{\"event\":\"failed\",\"chunk\":'$chunk','"
      "'\"code\":\"refused\",\"error\":\"encoder\","
      "\"message\":\"no such chip\"}'\nfi\n"
      "done\nelse exec %s \"$@\"\nfi",
      program, program);
  g_autofree gchar *codec = NULL, *said = NULL;

  become (script);
  render (&request, &result);
  ck_assert_str_eq (result.encoder, "openh264enc");
  fail_unless (result.warnings != NULL);
  said = g_strjoinv ("\n", result.warnings);
  fail_unless (g_strv_length (result.warnings) == 1, "%s", said);
  fail_unless (strstr (said, "no such chip") != NULL, "%s", said);
  codec = codec_and_profile ();
  fail_unless (strstr (codec, "Baseline") != NULL, "%s", codec);
  assert_nothing_beside ();
}
GST_END_TEST;

/* Who chose it is not given another. */
GST_START_TEST (an_encoder_that_was_asked_for_is_not_replaced)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_autoptr (GError) error = NULL;

  request.encoder = "x264enc";
  become ("while read -r chunk; do\n[ $chunk = sound ] && chunk='\"sound\"'\n"
          "echo '{\"event\":\"failed\",\"chunk\":'$chunk','"
          "'\"code\":\"refused\",\"error\":\"encoder\","
          "\"message\":\"no such chip\"}'\ndone");
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER);
  fail_unless (strstr (error->message, "no such chip") != NULL);
}
GST_END_TEST;

static gint64 cancelled_at;

static void
cancel (const RenderProgressInfo *progress, gpointer user_data)
{
  if (progress->made > 0 && !g_cancellable_is_cancelled (user_data)) {
    g_cancellable_cancel (user_data);
    cancelled_at = g_get_monotonic_time ();
  }
}

/* No worker outlives it, even one that hangs. */
GST_START_TEST (a_cancelled_render_is_gone_at_once)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_setenv ("FAULTY_FAULT", "stopped", TRUE);
  g_setenv ("FAULTY_CHUNK", "0", TRUE);
  fail_if (
      render_movie (&request, cancel, cancellable, cancellable, NULL, &error));
  ck_assert_int_lt (g_get_monotonic_time () - cancelled_at, 3 * G_USEC_PER_SEC);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  assert_no_process ();
  assert_nothing_beside ();
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

static gboolean
is_alive (gint pid)
{
  g_autofree gchar *name = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree gchar *text = NULL;
  const gchar *state;

  if (!g_file_get_contents (name, &text, NULL, NULL))
    return FALSE;
  state = strrchr (text, ')');
  return state && state[2] != 'Z'; /* nobody may be there to reap it */
}

/* Each of "pids", once there are two and one of them has made a chunk. */
static gchar **
wait_for_workers (void)
{
  for (guint i = 0; i < 500; i++) {
    g_autofree gchar *log = read_text ("log");
    g_autofree gchar *text = read_text ("pids");
    g_auto (GStrv) pids = g_strsplit (g_strchomp (text), "\n", -1);

    if (*log && g_strv_length (pids) >= 2)
      return g_steal_pointer (&pids);
    g_usleep (G_USEC_PER_SEC / 50);
  }
  ck_abort_msg ("no two workers were started");
}

/* Who asked for the film is killed, and one worker was stopped before. */
GST_START_TEST (no_worker_outlives_a_killed_render)
{
  g_autofree gchar *cache = inside ("cache");
  const gchar *argv[] = { program, "render", "--workers", "2", "--cache", cache,
    "-o", output, movie, NULL };
  g_auto (GStrv) pids = NULL;
  GPid pid;

  fail_unless (g_spawn_async (NULL, (gchar **) argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
          | G_SPAWN_STDERR_TO_DEV_NULL,
      NULL, NULL, &pid, NULL));
  pids = wait_for_workers ();
  kill (atoi (pids[0]), SIGSTOP);
  fail_unless (kill (pid, SIGKILL) == 0);
  waitpid (pid, NULL, 0);
  for (guint i = 0; i < 80; i++)
    if (is_alive (atoi (pids[0])) || is_alive (atoi (pids[1])))
      g_usleep (G_USEC_PER_SEC / 20);
  fail_if (is_alive (atoi (pids[0])), "the stopped one lives");
  fail_if (is_alive (atoi (pids[1])));
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
  assert_nothing_beside ();
}
GST_END_TEST;

/* Two at once share a cache and get the same film. */
GST_START_TEST (two_renders_share_a_cache)
{
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *other = inside ("two.mp4");
  const gchar *argv[] = { program, "render", "--cache", cache, "-o", other,
    movie, NULL };
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *mine = NULL, *theirs = NULL;
  gsize size = 0, their_size = 0;
  gint status;
  GPid pid;

  fail_unless (g_spawn_async (NULL, (gchar **) argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
          | G_SPAWN_STDERR_TO_DEV_NULL,
      NULL, NULL, &pid, NULL));
  render (&request, NULL);
  waitpid (pid, &status, 0);
  ck_assert_int_eq (status, 0);
  mine = read_output (&size);
  fail_unless (g_file_get_contents (other, &theirs, &their_size, NULL));
  fail_unless (size == their_size && memcmp (mine, theirs, size) == 0);
}
GST_END_TEST;

static Suite *
engine_suite (void)
{
  Suite *suite = suite_create ("engine");
  TCase *tcase = tcase_create ("engine");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, workers_do_not_show);
  tcase_add_test (tcase, progress_goes_on_while_stitching);
  tcase_add_test (tcase, a_part_is_a_part);
  tcase_add_test (tcase, nothing_is_kept_where_nothing_shall_be);
  tcase_add_test (tcase, a_cache_that_cannot_be_is_told);
  tcase_add_test (tcase, what_always_dies_is_told_with_its_reason);
  tcase_add_test (tcase, an_encoder_that_does_not_open_is_replaced);
  tcase_add_test (tcase, an_encoder_that_was_asked_for_is_not_replaced);
  tcase_add_test (tcase, a_cancelled_render_is_gone_at_once);
  tcase_add_test (tcase, no_worker_outlives_a_killed_render);
  tcase_add_test (tcase, two_renders_share_a_cache);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (engine_suite)
