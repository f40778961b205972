/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A disk that is full, or broken, at any of the moments at which a run opens,
 * writes, syncs or renames a file of its store: it ends with an error that
 * names what could not be done, or does without, and goes on later as if
 * nothing had been. */
#include "crash-fixture.h"

#include <errno.h>

enum { N_COUNTERS = 8 };

/* A whole run takes its time; test-full-disk has what a render does. */
#define UNTIL                                                                  \
  is_full_count () ? NULL : "--until",                                         \
      is_full_count () ? NULL : "schema_finalize"

static const gchar *const kinds[] = { "open", "write", "sync", "rename" };
#define N_KINDS G_N_ELEMENTS (kinds)

static guint32 n_calls[N_KINDS];

static void
write_counter (void)
{
  const guint32 zeros[N_COUNTERS] = { 0 };
  g_autofree gchar *name = inside ("counter");

  fail_unless (
      g_file_set_contents (name, (const gchar *) zeros, sizeof zeros, NULL));
}

static void
read_counter (guint32 *counts)
{
  g_autofree gchar *name = inside ("counter");
  g_autofree gchar *bytes = NULL;
  gsize size;

  fail_unless (g_file_get_contents (name, &bytes, &size, NULL));
  memcpy (counts, bytes, N_KINDS * sizeof *counts);
}

static gchar *
shim_path (void)
{
  return g_build_filename (g_getenv ("JSONCLIP_BUILD_ROOT"), "tests", "check",
      "stage", "libfault-shim.so", NULL);
}

/* @kind: -1: nothing fails. Says what went to stderr. */
static gint
run_with (gint kind, guint nth, gint code, gchar **said)
{
  g_autofree gchar *program = program_path ();
  g_autofree gchar *config = inside ("providers.conf");
  g_autofree gchar *place = inside ("store");
  g_autofree gchar *counter = inside ("counter");
  g_autofree gchar *shim = shim_path ();
  g_autofree gchar *kind_text = g_strdup_printf ("%d", kind);
  g_autofree gchar *nth_text = g_strdup_printf ("%u", nth);
  g_autofree gchar *code_text = g_strdup_printf ("%d", code);
  const gchar *argv[] = { program, "run", PROMPT, PICTURES_BY_SERVER, "--store",
    place, "--config", config, UNTIL, NULL };
  g_auto (GStrv) env = g_get_environ ();
  gint status;

  env = g_environ_setenv (env, "LD_PRELOAD", shim, TRUE);
  env = g_environ_setenv (env, "FAULT_FOLDER", place, TRUE);
  env = g_environ_setenv (env, "FAULT_COUNTER", counter, TRUE);
  env = g_environ_setenv (env, "FAULT_KIND", kind_text, TRUE);
  env = g_environ_setenv (env, "FAULT_NTH", nth_text, TRUE);
  env = g_environ_setenv (env, "FAULT_ERRNO", code_text, TRUE);
  write_counter ();
  fail_unless (g_spawn_sync (NULL, (gchar **) argv, env,
      G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, said, &status, NULL));
  return status_of (status);
}

static void
forget_store (void)
{
  g_autofree gchar *place = inside ("store");

  remove_tree (place);
}

static void
setup (void)
{
  g_autofree gchar *said = NULL;

  setup_server ();
  write_config (4);
  fail_unless (run_with (-1, 0, 0, &said) == 0, "%s", said);
  read_counter (n_calls);
  for (guint i = 0; i < N_KINDS; i++)
    fail_unless (n_calls[i] > 3, "%s: %u", kinds[i], n_calls[i]);
}

/* One fault; TRUE: the run was ended by it. */
static gboolean
inject (guint kind, guint nth, gint code)
{
  g_autofree gchar *said = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree gchar *db = NULL;
  gint status;

  forget_store ();
  db = inside ("store/store.db");
  status = run_with ((gint) kind, nth, code, &said);
  fail_unless (status == 0 || status == 1, "%s %u: status %d: %s", kinds[kind],
      nth, status, said);
  if (status == 1)
    fail_unless (strstr (said, "jsonclip: ") != NULL, "%s", said);
  if (g_file_test (db, G_FILE_TEST_EXISTS) && number ("PRAGMA user_version") > 0
      && number ("SELECT count (*) FROM run") > 0)
    before = assets_of ("last");
  fail_unless_equals_int (
      GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, UNTIL), 0);
  check_database ();
  after = assets_of ("last");
  if (before)
    check_kept (before, after);
  return status == 1;
}

static guint
n_each (void)
{
  return is_full_count () ? 60 : 1;
}

/* Evenly over the run, each moment with one of the two. */
GST_START_TEST (a_bad_disk_ends_a_run_for_now)
{
  guint n_ended = 0, n_all = 0;

  if (g_getenv ("JSONCLIP_SANITIZED"))
    return; /* a sanitizer wants to be the first */
  for (guint kind = 0; kind < N_KINDS; kind++) {
    const guint n = MIN (n_each (), n_calls[kind]);

    for (guint i = 0; i < n; i++, n_all++)
      n_ended += inject (kind, 1 + (n_calls[kind] * (2 * i + 1)) / (2 * n),
          i % 2 ? EIO : ENOSPC);
  }
  g_printerr ("# %u calls failed one by one (of %u opens, %u writes, %u syncs, "
              "%u renames): %u runs ended, all went on\n",
      n_all, n_calls[0], n_calls[1], n_calls[2], n_calls[3], n_ended);
  fail_unless (n_ended > 0);
}
GST_END_TEST

static void
setup_unless_sanitized (void)
{
  if (g_getenv ("JSONCLIP_SANITIZED"))
    setup_server ();
  else
    setup ();
}

static Suite *
injected_suite (void)
{
  Suite *suite = suite_create ("injected");
  TCase *tcase = tcase_create ("injected");

  suite_add_tcase (suite, tcase);
  tcase_add_unchecked_fixture (tcase, setup_unless_sanitized, teardown_server);
  tcase_set_timeout (tcase, 3600);
  tcase_add_test (tcase, a_bad_disk_ends_a_run_for_now);
  return suite;
}

SUITE_MAIN (injected_suite)
