/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files that are written as they are drawn, by one process: what befalls that
 * one does not show in them, and ends nothing else. */
#include "engine-fixture.h"
#include "formats.h"
#include "stills.h"

#include <unistd.h>

typedef struct {
  const gchar *name;
  gint64 to_ms; /* of the range */
} File;

static const File files[] = { { "gif", 6000 }, { "png", 2000 },
  { "wav", 13500 } };

static void
become (const gchar *script)
{
  g_autofree gchar *file = inside ("script");
  g_autofree gchar *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  fail_unless (g_file_set_contents_full (
      file, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("JSONCLIP_PROGRAM", file, TRUE);
}

/* Into a folder of its own, to be looked at whole. */
static RenderRequest
request_for (const File *file, const gchar *where)
{
  RenderRequest request = request_with (NULL, 0);
  g_autofree gchar *dir = inside (where);
  g_autofree gchar *name = g_strconcat ("out.", file->name, NULL);

  g_mkdir (dir, 0700);
  g_free (output);
  output = g_build_filename (dir, name, NULL);
  request.output = output;
  request.from_ms = 1000;
  request.to_ms = file->to_ms;
  return request;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* Names and bytes of what is in a folder. */
static gchar *
look_into (const gchar *where)
{
  g_autofree gchar *path = inside (where);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const gchar *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree gchar *file = g_build_filename (path, name, NULL);
    g_autofree gchar *bytes = NULL, *hash = NULL;
    gsize size;

    fail_unless (g_file_get_contents (file, &bytes, &size, NULL));
    hash = g_compute_checksum_for_data (
        G_CHECKSUM_SHA256, (const guchar *) bytes, size);
    g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, hash));
  }
  g_ptr_array_sort (lines, compare);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (gchar **) lines->pdata);
}

static guint
count_processes (void)
{
  g_autofree gchar *text = read_text ("pids");
  g_auto (GStrv) pids = g_strsplit (g_strchomp (text), "\n", -1);

  return g_strv_length (pids);
}

typedef struct {
  gint64 last;
  gint64 n_frames; /* 0: nothing told yet */
} Told;

static void
on_progress (const RenderProgressInfo *info, gpointer user_data)
{
  Told *told = user_data;

  ck_assert_int_ge (info->frames, told->last);
  ck_assert_int_le (info->frames, info->n_frames);
  told->last = info->frames;
  told->n_frames = info->n_frames;
}

static void
assert_made_again (const File *file, const gchar *fault, const gchar *says)
{
  RenderRequest request = request_for (file, "again");
  g_auto (RenderResult) result = { 0 };

  g_setenv ("FAULTY_FAULT", fault, TRUE);
  g_setenv ("FAULTY_CHUNK", "", TRUE);
  render (&request, &result);
  g_unsetenv ("FAULTY_FAULT");
  ck_assert_uint_eq (count_processes (), 2);
  fail_unless (result.warnings && !result.warnings[1]);
  fail_unless (strstr (result.warnings[0], "is begun again") != NULL);
  fail_unless (
      strstr (result.warnings[0], says) != NULL, "%s", result.warnings[0]);
}

static const struct {
  const gchar *name, *says;
} faults[] = {
  { "killed", "was killed by signal 9" },
  { "stopped", "gave no frame for 4 s" },
};

/* Made once more, the same, byte by byte. */
GST_START_TEST (what_dies_or_hangs_is_made_again)
{
  const File *file = &files[__i__ / G_N_ELEMENTS (faults)];
  guint fault = __i__ % G_N_ELEMENTS (faults);
  RenderRequest request = request_for (file, "good");
  g_autofree gchar *wanted = NULL, *found = NULL;
  Told told = { 0, 0 };
  g_autoptr (GError) error = NULL;

  render_movie (&request, on_progress, &told, NULL, NULL, &error);
  g_assert_no_error (error);
  wanted = look_into ("good");
  if (g_str_equal (file->name, "wav"))
    fail_if (strchr (wanted, '\n'));
  else
    ck_assert_int_eq (told.last, (file->to_ms - 1000) * 30 / 1000);
  ck_assert_uint_eq (count_processes (), 1);
  forget ("pids");
  /* More than a sanitized one takes to start. */
  g_setenv ("JSONCLIP_HANG_MS", "4000", TRUE);
  assert_made_again (file, faults[fault].name, faults[fault].says);
  found = look_into ("again");
  fail_unless (g_str_equal (found, wanted));
  assert_no_process ();
}
GST_END_TEST;

GST_START_TEST (what_always_dies_is_told_with_its_reason)
{
  RenderRequest request = request_for (&files[__i__], "bad");
  g_autofree gchar *mark = inside ("pids");
  g_autofree gchar *script = g_strdup_printf (
      "echo $$ >> %s\necho the decoder broke >&2\nkill -SEGV $$", mark);
  g_autofree gchar *left = NULL;
  g_autoptr (GError) error = NULL;

  become (script);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_WORKER);
  fail_unless (strstr (error->message, "could not be made in 2 tries") != NULL);
  fail_unless (strstr (error->message, "signal 11") != NULL);
  fail_unless (strstr (error->message, "the decoder broke") != NULL);
  ck_assert_uint_eq (count_processes (), 2);
  left = look_into ("bad");
  ck_assert_str_eq (left, "");
}
GST_END_TEST;

/* What is said is not tried twice. */
GST_START_TEST (what_is_wrong_is_told_at_once)
{
  RenderRequest request = request_for (&files[__i__], "bad");
  g_autofree gchar *left = NULL;
  g_autoptr (GError) error = NULL;

  request.from_ms = request.to_ms = 20000;
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (strstr (error->message, "no frame lies from") != NULL);
  ck_assert_uint_eq (count_processes (), 1);
  left = look_into ("bad");
  ck_assert_str_eq (left, "");
}
GST_END_TEST;

static void
cancel (const RenderProgressInfo *info, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* A frame is there, and the process goes on, or hangs. */
GST_START_TEST (a_cancelled_one_is_gone_at_once)
{
  RenderRequest request = request_for (&files[0], "bad");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *left = NULL;
  gint64 start = g_get_monotonic_time ();

  if (__i__ == 1)
    become ("echo '{\"event\":\"frames\",\"frames\":1,\"n_frames\":90}'\n"
            "kill -STOP $$");
  fail_if (
      render_movie (&request, cancel, cancellable, cancellable, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  ck_assert_int_lt (
      g_get_monotonic_time () - start, slowness () * 4 * G_USEC_PER_SEC);
  assert_no_process ();
  left = look_into ("bad");
  ck_assert_str_eq (left, "");
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

static gint
wait_for_process (void)
{
  for (guint i = 0; i < 500; i++) {
    g_autofree gchar *text = read_text ("pids");

    if (*text)
      return atoi (text);
    g_usleep (G_USEC_PER_SEC / 50);
  }
  ck_abort_msg ("no process was started");
}

/* From then on it is the process that clears up. */
static void
wait_for_bytes (void)
{
  g_autofree gchar *part = g_strconcat (output, ".part", NULL);
  GStatBuf info;

  for (guint i = 0; i < 1000; i++) {
    if (g_stat (part, &info) == 0 && info.st_size > 0)
      return;
    g_usleep (G_USEC_PER_SEC / 50);
  }
  ck_abort_msg ("nothing was written");
}

/* Who asked for it is killed. */
GST_START_TEST (none_outlives_a_killed_render)
{
  RenderRequest request = request_for (&files[0], "bad");
  const gchar *argv[] = { program, "render", "-o", request.output, movie,
    NULL };
  g_autofree gchar *left = NULL;
  gint child;
  GPid pid;

  fail_unless (g_spawn_async (NULL, (gchar **) argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
          | G_SPAWN_STDERR_TO_DEV_NULL,
      NULL, NULL, &pid, NULL));
  child = wait_for_process ();
  wait_for_bytes ();
  fail_unless (kill (pid, SIGKILL) == 0);
  waitpid (pid, NULL, 0);
  for (guint i = 0; i < 80 && is_alive (child); i++)
    g_usleep (G_USEC_PER_SEC / 20);
  fail_if (is_alive (child));
  left = look_into ("bad");
  ck_assert_str_eq (left, "");
}
GST_END_TEST;

/* ---- stills ---- */

/* One of each kind, into a folder of their own. */
static gboolean
draw_stills (const gchar *where, GPtrArray *warnings, GCancellable *cancellable,
    GError **error)
{
  g_autofree gchar *dir = inside (where);
  g_autofree gchar *poster = g_build_filename (dir, "poster.png", NULL);
  g_autofree gchar *small = g_build_filename (dir, "small-%d.png", NULL);
  g_autofree gchar *sheet = g_build_filename (dir, "sheet.png", NULL);
  const RenderRequest request = request_with (NULL, 0);
  const RenderStills stills = { .poster = poster,
    .poster_ms = 5000,
    .thumbnails = small,
    .n_thumbnails = 3,
    .sheet = sheet };

  g_mkdir (dir, 0700);
  return render_stills (&request, &stills, warnings, cancellable, error);
}

GST_START_TEST (stills_are_drawn_again)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *wanted = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;

  draw_stills ("good", warnings, NULL, &error);
  g_assert_no_error (error);
  ck_assert_uint_eq (warnings->len, 0);
  ck_assert_uint_eq (count_processes (), 1);
  wanted = look_into ("good");
  forget ("pids");
  g_setenv ("JSONCLIP_HANG_MS", "4000", TRUE);
  g_setenv ("FAULTY_FAULT", faults[__i__].name, TRUE);
  g_setenv ("FAULTY_CHUNK", "", TRUE);
  draw_stills ("again", warnings, NULL, &error);
  g_assert_no_error (error);
  ck_assert_uint_eq (count_processes (), 2);
  ck_assert_uint_eq (warnings->len, 1);
  fail_unless (strstr (warnings->pdata[0], "is begun again") != NULL);
  fail_unless (strstr (warnings->pdata[0], faults[__i__].says) != NULL, "%s",
      (gchar *) warnings->pdata[0]);
  found = look_into ("again");
  ck_assert_str_eq (found, wanted);
  assert_no_process ();
}
GST_END_TEST;

GST_START_TEST (stills_of_what_breaks_are_none)
{
  g_autofree gchar *left = NULL;
  g_autoptr (GError) error = NULL;

  become ("echo the decoder broke >&2\nkill -SEGV $$");
  fail_if (draw_stills ("bad", NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_WORKER);
  fail_unless (
      strstr (error->message, "poster.png could not be made in 2 tries")
          != NULL,
      "%s", error->message);
  fail_unless (strstr (error->message, "signal 11") != NULL);
  fail_unless (strstr (error->message, "the decoder broke") != NULL);
  left = look_into ("bad");
  ck_assert_str_eq (left, "");
}
GST_END_TEST;

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 5);
  g_cancellable_cancel (cancellable);
  return NULL;
}

GST_START_TEST (stills_are_left_at_once)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  become ("kill -STOP $$");
  fail_if (draw_stills ("bad", NULL, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  ck_assert_int_lt (
      g_get_monotonic_time () - start, slowness () * 4 * G_USEC_PER_SEC);
  assert_no_process ();
}
GST_END_TEST;

static Suite *
files_suite (void)
{
  Suite *suite = suite_create ("files");
  TCase *tcase = tcase_create ("files");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, what_dies_or_hangs_is_made_again, 0,
      G_N_ELEMENTS (files) * G_N_ELEMENTS (faults));
  tcase_add_loop_test (
      tcase, what_always_dies_is_told_with_its_reason, 0, G_N_ELEMENTS (files));
  tcase_add_loop_test (
      tcase, what_is_wrong_is_told_at_once, 0, G_N_ELEMENTS (files));
  tcase_add_loop_test (tcase, a_cancelled_one_is_gone_at_once, 0, 2);
  tcase_add_test (tcase, none_outlives_a_killed_render);
  tcase_add_loop_test (tcase, stills_are_drawn_again, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, stills_of_what_breaks_are_none);
  tcase_add_test (tcase, stills_are_left_at_once);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (files_suite)
