/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole renders, each with one fault at one chunk: what comes out must be the
 * film that comes out without it, frame by frame, and nothing may be made
 * again that was good. JSONCLIP_FAULTS: so many of them. */
#include "engine-fixture.h"

static guint
count_lines (const gchar *text, const gchar *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i]; i++)
    n += strcmp (lines[i], line) == 0;
  return n;
}

static const struct {
  const gchar *name;
  guint again; /* chunks begun more than once */
  guint done;  /* times that the chunk was said to be done */
} faults[] = {
  { "killed", 1, 1 },
  { "stopped", 1, 1 },
  { "slow", 0, 1 },
  { "full", 1, 1 },
  { "truncated", 1, 2 },
  { "flipped", 1, 2 },
  { "missing", 1, 2 },
  { "other", 1, 2 },
};

static void
make_other_chunk (void)
{
  g_autofree gchar *file = inside ("other.mp4");
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-f", "lavfi", "-i",
    "testsrc2=size=64x36:rate=30", "-frames:v", "60", "-pix_fmt", "yuv420p",
    "-c:v", "libx264", file, NULL };

  run (argv, NULL);
}

static void
assert_only_it_was_made_again (const gchar *chunk, guint done)
{
  g_autofree gchar *log = read_text ("log");

  for (gint i = -1; i < N_CHUNKS; i++) {
    g_autofree gchar *name =
        i < 0 ? g_strdup ("sound") : g_strdup_printf ("%d", i);

    ck_assert_uint_eq (
        count_lines (log, name), strcmp (name, chunk) == 0 ? done : 1);
  }
}

static void
render_with_fault (guint fault, const gchar *chunk, const gchar *wanted)
{
  g_autofree gchar *cache = inside ("faulty");
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *hashes = NULL;

  g_setenv ("FAULTY_FAULT", faults[fault].name, TRUE);
  g_setenv ("FAULTY_CHUNK", chunk, TRUE);
  render (&request, &result);
  hashes = hash_frames (output);
  ck_assert_msg (strcmp (hashes, wanted) == 0, "%s at %s: other frames",
      faults[fault].name, chunk);
  ck_assert_uint_eq (result.chunks, N_CHUNKS + 1);
  ck_assert_uint_eq (result.chunks_cached, 0);
  ck_assert_uint_eq (result.chunks_again, faults[fault].again);
  ck_assert_int_eq (result.warnings != NULL, faults[fault].again);
  assert_only_it_was_made_again (chunk, faults[fault].done);
  assert_no_process ();
  assert_nothing_beside ();
  forget ("faulty");
  forget ("mark");
  forget ("log");
  forget ("pids");
}

static guint
n_faults (void)
{
  const gchar *text = g_getenv ("JSONCLIP_FAULTS");

  return text ? (guint) atoi (text) : 12;
}

/* More than whoever works may take for a frame on a machine with much to do. */
static const gchar *
silence (void)
{
  return g_getenv ("JSONCLIP_SANITIZED") ? "10000" : "3000";
}

GST_START_TEST (a_fault_costs_one_chunk)
{
  g_autofree gchar *cache = inside ("cache");
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *wanted = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (42);

  make_other_chunk ();
  render (&request, NULL);
  wanted = hash_frames (output);
  ck_assert_uint_eq (count_lines (wanted, ""), 1);
  forget ("log");
  forget ("pids");
  /* A stopped one is found soon, a slow one is given its time. */
  for (guint i = 0; i < n_faults (); i++) {
    guint fault = i % G_N_ELEMENTS (faults);
    gint index = g_rand_int_range (chance, -1, N_CHUNKS);
    g_autofree gchar *chunk =
        index < 0 ? g_strdup ("sound") : g_strdup_printf ("%d", index);

    g_setenv ("JSONCLIP_HANG_MS",
        strcmp (faults[fault].name, "stopped") == 0 ? silence () : "30000",
        TRUE);
    render_with_fault (fault, chunk, wanted);
  }
}
GST_END_TEST;

static Suite *
faults_suite (void)
{
  Suite *suite = suite_create ("faults");
  TCase *tcase = tcase_create ("faults");

  tcase_set_timeout (tcase, 3600);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_fault_costs_one_chunk);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (faults_suite)
