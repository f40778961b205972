/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The local backend with real processes that behave badly: a shell script
 * takes the worker's place. */
#include "suite.h"
#include "folder.h"
#include "backend.h"
#include "chunk.h"

#include <signal.h>
#include <string.h>

typedef struct {
  RenderTryState state;
  guint slot;
  gint chunk, code;
  gint64 frames;
  gchar *file, *message, *warning;
} Seen;

typedef struct {
  RenderBackend *backend;
  GMainContext *context;
  GArray *seen;
  gchar *program;
} Fixture;

static Fixture fixture;

static void
clear_seen (gpointer data)
{
  Seen *seen = data;

  g_free (seen->file);
  g_free (seen->message);
  g_free (seen->warning);
}

static void
see (const RenderTryEvent *event, gpointer user_data)
{
  const Seen seen = {
    .state = event->state,
    .slot = event->slot,
    .chunk = event->chunk,
    .frames = event->frames,
    .code = event->error ? event->error->code : -1,
    .file = g_strdup (event->file),
    .message = event->error ? g_strdup (event->error->message) : NULL,
    .warning = g_strdup (event->warning),
  };

  g_array_append_val (fixture.seen, seen);
}

static void
setup (void)
{
  make_folder ();
  fixture.program = g_strdup (g_getenv ("JSONCLIP_PROGRAM"));
  fixture.seen = g_array_new (FALSE, TRUE, sizeof (Seen));
  g_array_set_clear_func (fixture.seen, clear_seen);
  fixture.context = g_main_context_new ();
  g_main_context_push_thread_default (fixture.context);
}

static void
close_backend (void)
{
  if (fixture.backend)
    render_backend_local.close (fixture.backend);
  fixture.backend = NULL;
}

static void
teardown (void)
{
  close_backend ();
  g_main_context_pop_thread_default (fixture.context);
  g_main_context_unref (fixture.context);
  g_array_unref (fixture.seen);
  if (fixture.program)
    g_setenv ("JSONCLIP_PROGRAM", fixture.program, TRUE);
  g_free (fixture.program);
  remove_folder ();
}

/* Each worker writes its pid into the folder, then runs @script for each line
 * it gets, in $chunk. */
static void
open_with (const gchar *script, guint n_slots)
{
  g_autofree gchar *program = inside ("worker");
  g_autofree gchar *plan = inside ("film.plan");
  g_autofree gchar *text = g_strdup_printf (
      "#!/bin/sh\n"
      "[ \"$1 $2 $3\" = 'render-chunk --serve %s' ] || exit 2\n"
      "echo $$ >>%s/pids\n"
      "while read -r chunk; do\n%s\ndone\n",
      plan, folder, script);
  g_autoptr (GError) error = NULL;

  fail_unless (g_file_set_contents_full (
      program, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("JSONCLIP_PROGRAM", program, TRUE);
  fixture.backend =
      render_backend_local.open (NULL, plan, n_slots, see, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
on_deadline (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Waits until @n events were seen, or @ms have passed. */
static void
wait_for (guint n, guint ms)
{
  g_autoptr (GSource) deadline = g_timeout_source_new (ms);
  gboolean late = FALSE;

  g_source_set_callback (deadline, on_deadline, &late, NULL);
  g_source_attach (deadline, fixture.context);
  while (fixture.seen->len < n && !late)
    g_main_context_iteration (fixture.context, TRUE);
  g_source_destroy (deadline);
}

static const Seen *
seen (guint i)
{
  wait_for (i + 1, 20000);
  fail_unless (i < fixture.seen->len, "event %u did not come", i);
  return &g_array_index (fixture.seen, Seen, i);
}

static void
start (guint slot, gint chunk)
{
  render_backend_local.start (fixture.backend, slot, chunk);
}

/* The pids that workers have written, so far. */
static GArray *
pids (void)
{
  g_autofree gchar *name = inside ("pids");
  g_autofree gchar *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint));

  if (!g_file_get_contents (name, &text, NULL, NULL))
    return numbers;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    gint number = atoi (lines[i]);

    g_array_append_val (numbers, number);
  }
  return numbers;
}

static gint
pid (guint i)
{
  for (guint tenths = 0; tenths < 100; tenths++) {
    g_autoptr (GArray) numbers = pids ();

    if (i < numbers->len)
      return g_array_index (numbers, gint, i);
    g_usleep (G_USEC_PER_SEC / 10);
  }
  ck_abort_msg ("worker %u was not started", i);
}

static void
assert_all_gone (void)
{
  g_autoptr (GArray) numbers = NULL;

  close_backend ();
  numbers = pids ();
  for (guint i = 0; i < numbers->len; i++)
    fail_unless (kill (g_array_index (numbers, gint, i), 0) != 0);
}

#define DONE                                                                   \
  "echo '{\"event\":\"done\",\"chunk\":'$chunk',\"file\":\"f'$chunk'\"}'"

GST_START_TEST (one_process_makes_many_chunks)
{
  g_autoptr (GArray) numbers = NULL;

  open_with ("echo '{\"event\":\"frames\",\"chunk\":'$chunk',\"frames\":40}'\n"
             "echo '{\"event\":\"warning\",\"chunk\":'$chunk"
             "',\"message\":\"no Lato\"}'\n" DONE,
      1);
  ck_assert_uint_eq (render_backend_local.n_slots (fixture.backend), 1);
  for (gint i = 0; i < 3; i++) {
    start (0, i + 7);
    ck_assert_int_eq (seen (3 * i)->state, TRY_FRAMES);
    ck_assert_int_eq (seen (3 * i)->frames, 40);
    ck_assert_str_eq (seen (3 * i + 1)->warning, "no Lato");
    ck_assert_int_eq (seen (3 * i + 2)->state, TRY_DONE);
    ck_assert_int_eq (seen (3 * i + 2)->chunk, i + 7);
    ck_assert_int_eq (seen (3 * i + 2)->file[1] - '0', i + 7);
  }
  numbers = pids ();
  ck_assert_uint_eq (numbers->len, 1);
  assert_all_gone ();
}
GST_END_TEST;

GST_START_TEST (the_sound_has_its_name)
{
  open_with ("echo \"{\\\"event\\\":\\\"done\\\",\\\"chunk\\\":\\\"$chunk\\\","
             "\\\"file\\\":\\\"$chunk.mp4\\\"}\"",
      1);
  start (0, CHUNK_SOUND);
  ck_assert_int_eq (seen (0)->state, TRY_DONE);
  ck_assert_int_eq (seen (0)->chunk, CHUNK_SOUND);
  ck_assert_str_eq (seen (0)->file, "sound.mp4");
}
GST_END_TEST;

/* Lines of nobody, of another chunk, of another shape, and one without end. */
GST_START_TEST (nonsense_is_not_heard)
{
  open_with ("echo hello\necho '{\"event\":'\necho '[1]'\necho '{}'\necho 3\n"
             "echo '{\"event\":7,\"chunk\":'$chunk'}'\n"
             "echo '{\"event\":\"explode\",\"chunk\":'$chunk'}'\n"
             "echo '{\"event\":\"done\",\"chunk\":99,\"file\":\"x\"}'\n"
             "echo '{\"event\":\"done\",\"chunk\":1e99,\"file\":\"x\"}'\n"
             "echo '{\"event\":\"done\",\"chunk\":\"1\",\"file\":\"x\"}'\n"
             "echo '{\"event\":\"done\",\"file\":\"x\"}'\n"
             "printf '\\377\\000\\n'\n"
             "head -c 3000000 /dev/zero | tr '\\000' x\necho\n" DONE,
      1);
  start (0, 1);
  ck_assert_int_eq (seen (0)->state, TRY_DONE);
  ck_assert_str_eq (seen (0)->file, "f1");
  start (0, 2);
  ck_assert_int_eq (seen (1)->chunk, 2);
  ck_assert_uint_eq (fixture.seen->len, 2);
}
GST_END_TEST;

static const struct {
  const gchar *script;
  RenderTryState state;
  gint code;
  const gchar *says;
} ends[] = {
  { "kill -9 $$", TRY_AGAIN, RENDER_ERROR_WORKER, "signal 9" },
  { "echo broken decoder >&2; kill -SEGV $$", TRY_AGAIN, RENDER_ERROR_WORKER,
      "signal 11 (Segmentation fault): broken decoder" },
  { "exit 0", TRY_AGAIN, RENDER_ERROR_WORKER, "status 0" },
  { "exit 75", TRY_AGAIN, RENDER_ERROR_WORKER, "status 75" },
  { "echo no such movie >&2; exit 42", TRY_NEVER, RENDER_ERROR_WORKER,
      "no such movie" },
  { "head -c 100000 /dev/zero | tr '\\000' x >&2; echo the end >&2; exit 1",
      TRY_AGAIN, RENDER_ERROR_WORKER, "the end" },
  { "exec 0<&- 1>&- 2>&-; exit 3", TRY_AGAIN, RENDER_ERROR_WORKER, "status 3" },
  /* a child of its own holds its stdout and stderr */
  { "sleep 20 & echo $! >>$(dirname $0)/pids; kill -9 $$", TRY_AGAIN,
      RENDER_ERROR_WORKER, "signal 9" },
  { "echo '{\"event\":\"failed\",\"chunk\":3,\"code\":\"again\","
    "\"error\":\"output\",\"message\":\"disk full\"}'",
      TRY_AGAIN, RENDER_ERROR_OUTPUT, "disk full" },
  { "echo '{\"event\":\"failed\",\"chunk\":3,\"code\":\"never\","
    "\"error\":\"movie\",\"message\":\"no a.png\"}'",
      TRY_NEVER, RENDER_ERROR_MOVIE, "no a.png" },
  { "echo '{\"event\":\"failed\",\"chunk\":3,\"code\":\"refused\","
    "\"error\":\"encoder\",\"message\":\"no vah264enc\"}'",
      TRY_REFUSED, RENDER_ERROR_ENCODER, "no vah264enc" },
  { "echo '{\"event\":\"failed\",\"chunk\":3,\"code\":\"perhaps\"}'", TRY_AGAIN,
      RENDER_ERROR_WORKER, "" },
};

static void
kill_grandchildren (void)
{
  g_autoptr (GArray) numbers = pids ();

  for (guint i = 1; i < numbers->len; i++)
    kill (g_array_index (numbers, gint, i), SIGKILL);
}

GST_START_TEST (every_end_is_told)
{
  g_autofree gchar *script = g_strdup_printf (
      "if [ $chunk = 3 ]; then %s; else " DONE "; fi", ends[__i__].script);
  gint64 began = g_get_monotonic_time ();

  open_with (script, 1);
  start (0, 3);
  ck_assert_int_eq (seen (0)->state, ends[__i__].state);
  ck_assert_int_eq (seen (0)->code, ends[__i__].code);
  fail_unless (strstr (seen (0)->message, ends[__i__].says) != NULL, "%s",
      seen (0)->message);
  ck_assert_int_lt (g_get_monotonic_time () - began, 10 * G_USEC_PER_SEC);
  kill_grandchildren ();
  /* The slot's next try is as good as any. */
  start (0, 4);
  ck_assert_int_eq (seen (1)->state, TRY_DONE);
  ck_assert_uint_eq (fixture.seen->len, 2);
}
GST_END_TEST;

static const gchar *const hangs[] = {
  "kill -STOP $$",
  "exec sleep 1000",
  "trap '' TERM INT HUP; while :; do sleep 1; done",
};

/* However it hangs: a stopped try is told no more, its slot is free at once,
 * and its process is gone soon. */
GST_START_TEST (a_stop_is_a_stop)
{
  g_autofree gchar *script =
      g_strdup_printf ("if [ $chunk = 3 ]; then %s; fi\n" DONE, hangs[__i__]);
  gint64 began;

  open_with (script, 2);
  start (0, 3);
  start (1, 5);
  ck_assert_int_eq (seen (0)->chunk, 5);
  wait_for (2, 200);
  ck_assert_uint_eq (fixture.seen->len, 1);
  began = g_get_monotonic_time ();
  render_backend_local.stop (fixture.backend, 0);
  start (0, 4);
  ck_assert_int_eq (seen (1)->chunk, 4);
  ck_assert_int_eq (seen (1)->slot, 0);
  wait_for (3, 1500);
  ck_assert_uint_eq (fixture.seen->len, 2);
  fail_unless (kill (pid (0), 0) != 0 || kill (pid (1), 0) != 0);
  assert_all_gone ();
  ck_assert_int_lt (g_get_monotonic_time () - began, 5 * G_USEC_PER_SEC);
}
GST_END_TEST;

GST_START_TEST (a_close_takes_all_along)
{
  gint64 began;

  open_with ("kill -STOP $$", 4);
  for (guint i = 0; i < 4; i++)
    start (i, i);
  pid (3);
  began = g_get_monotonic_time ();
  assert_all_gone ();
  ck_assert_int_lt (g_get_monotonic_time () - began, 3 * G_USEC_PER_SEC);
  ck_assert_uint_eq (fixture.seen->len, 0);
}
GST_END_TEST;

GST_START_TEST (no_program_is_told_later)
{
  g_autofree gchar *plan = inside ("film.plan");

  g_setenv ("JSONCLIP_PROGRAM", "/nonexistent/program", TRUE);
  fixture.backend = render_backend_local.open (NULL, plan, 1, see, NULL, NULL);
  start (0, 0);
  ck_assert_uint_eq (fixture.seen->len, 0);
  ck_assert_int_eq (seen (0)->state, TRY_AGAIN);
  fail_unless (strstr (seen (0)->message, "/nonexistent/program") != NULL);
  start (0, 1);
  render_backend_local.stop (fixture.backend, 0);
  wait_for (2, 100);
  ck_assert_uint_eq (fixture.seen->len, 1);
}
GST_END_TEST;

static Suite *
backend_suite (void)
{
  Suite *suite = suite_create ("backend");
  TCase *tcase = tcase_create ("backend");

  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, one_process_makes_many_chunks);
  tcase_add_test (tcase, the_sound_has_its_name);
  tcase_add_test (tcase, nonsense_is_not_heard);
  tcase_add_loop_test (tcase, every_end_is_told, 0, G_N_ELEMENTS (ends));
  tcase_add_loop_test (tcase, a_stop_is_a_stop, 0, G_N_ELEMENTS (hangs));
  tcase_add_test (tcase, a_close_takes_all_along);
  tcase_add_test (tcase, no_program_is_told_later);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (backend_suite)
