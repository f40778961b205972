/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A worker that hangs, at the patience that users have: it is taken for hung
 * after 30 s, a second one makes its chunk, the first to finish wins, and what
 * the other one has is nobody's. JSONCLIP_HANGS: so many of them. */
#include "engine-fixture.h"

#define SILENCE 30.0
/* A look ten times a second, on a busy machine. */
#define LATE_MOST 2.0
/* What the rest of the film takes, and the chunk once more. */
#define REST_MOST 20.0

static guint
count_files (const gchar *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const gchar *name;
  guint n = dir == NULL && g_str_has_suffix (path, ".mp4");

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);

    n += count_files (child);
  }
  return n;
}

/* "... nothing was heard of it for 30.1 s" */
static gdouble
declared_after (const RenderResult *result)
{
  static const gchar said[] = "nothing was heard of it for ";
  const gchar *found;

  fail_unless (result->warnings && !result->warnings[1]);
  found = strstr (result->warnings[0], said);
  fail_unless (found != NULL, "%s", result->warnings[0]);
  return g_ascii_strtod (found + strlen (said), NULL);
}

static void
render_hanging (const gchar *fault, const gchar *chunk, const gchar *wanted)
{
  g_autofree gchar *cache = inside ("hanging");
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *hashes = NULL;
  gdouble after;

  g_setenv ("FAULTY_FAULT", fault, TRUE);
  g_setenv ("FAULTY_CHUNK", chunk, TRUE);
  render (&request, &result);
  after = declared_after (&result);
  g_printerr ("# %s at chunk %s: declared after %.1f s, the film was there "
              "after %.1f s\n",
      fault, chunk, after, result.wall_ms / 1e3);
  fail_unless (after >= SILENCE && after <= SILENCE + slowness () * LATE_MOST);
  fail_unless (result.wall_ms / 1e3 <= SILENCE + slowness () * REST_MOST);
  ck_assert_uint_eq (result.chunks_again, 1);
  hashes = hash_frames (output);
  ck_assert_str_eq (hashes, wanted);
  ck_assert_uint_eq (count_files (cache), N_CHUNKS + 1);
  assert_no_process ();
  assert_nothing_beside ();
}

static guint
n_hangs (void)
{
  const gchar *text = g_getenv ("JSONCLIP_HANGS");

  return text ? (guint) atoi (text) : 2;
}

static const gchar *const faults[] = { "stopped", "woken" };

GST_START_TEST (what_hangs_is_doubled_after_thirty_seconds)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_autoptr (GRand) chance = g_rand_new_with_seed (9);
  g_autofree gchar *wanted = NULL;

  render (&request, NULL);
  wanted = hash_frames (output);
  for (guint i = 0; i < n_hangs (); i++) {
    gint index = g_rand_int_range (chance, 0, N_CHUNKS);
    g_autofree gchar *chunk = g_strdup_printf ("%d", index);

    forget ("hanging");
    forget ("mark");
    forget ("pids");
    render_hanging (faults[i % G_N_ELEMENTS (faults)], chunk, wanted);
  }
}
GST_END_TEST;

static Suite *
hangs_suite (void)
{
  Suite *suite = suite_create ("hangs");
  TCase *tcase = tcase_create ("hangs");

  tcase_set_timeout (tcase, 3600);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, what_hangs_is_doubled_after_thirty_seconds);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (hangs_suite)
