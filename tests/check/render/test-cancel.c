/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Renders that are cancelled at any time, some while a worker hangs: nothing is
 * begun any more, nobody lives, nothing is left but whole chunks.
 * JSONCLIP_CANCELS: so many of them. */
#include "engine-fixture.h"

/* From the word on. */
#define BEGIN_MOST (200 * G_TIME_SPAN_MILLISECOND)
#define END_MOST (5 * G_TIME_SPAN_SECOND)

typedef struct {
  GCancellable *cancellable;
  gint64 delay; /* us */
  gint64 when;  /* that it was cancelled */
} Canceller;

static gpointer
cancel_later (gpointer data)
{
  Canceller *canceller = data;

  g_usleep (canceller->delay);
  canceller->when = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

/* How long after it the last chunk was begun; at least 0. */
static gint64
last_begin (gint64 when)
{
  g_autofree gchar *text = read_text ("begun");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  gint64 last = when;

  for (guint i = 0; lines[i] && *lines[i]; i++)
    last = MAX (last, g_ascii_strtoll (strchr (lines[i], ' ') + 1, NULL, 10));
  return last - when;
}

static void
assert_no_parts (void)
{
  g_autofree gchar *parts = inside ("cancelled/parts");
  g_autoptr (GDir) dir = g_dir_open (parts, 0, NULL);

  fail_if (dir && g_dir_read_name (dir) != NULL);
}

typedef struct {
  guint cancelled;
  gint64 begin, end; /* the most, us */
} Figures;

static void
cancel_one (gint64 delay, Figures *figures)
{
  g_autofree gchar *cache = inside ("cancelled");
  RenderRequest request = request_with (cache, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Canceller canceller = { cancellable, delay, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_later, &canceller);
  gboolean done =
      render_movie (&request, NULL, NULL, cancellable, NULL, &error);
  gint64 now = g_get_monotonic_time ();

  g_thread_join (thread);
  /* One that was faster is none. */
  if (!done) {
    g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
    fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
    figures->cancelled++;
    figures->end = MAX (figures->end, now - canceller.when);
    figures->begin = MAX (figures->begin, last_begin (canceller.when));
  }
  assert_no_process ();
  assert_nothing_beside ();
  assert_no_parts ();
  g_unlink (output);
}

static guint
n_cancels (void)
{
  const gchar *text = g_getenv ("JSONCLIP_CANCELS");

  return text ? (guint) atoi (text) : 8;
}

static const gchar *const faults[] = { NULL, "stopped", NULL, "slow" };

static void
set_fault (const gchar *fault, gint index)
{
  g_autofree gchar *chunk =
      index < 0 ? g_strdup ("sound") : g_strdup_printf ("%d", index);

  if (fault)
    g_setenv ("FAULTY_FAULT", fault, TRUE);
  else
    g_unsetenv ("FAULTY_FAULT");
  g_setenv ("FAULTY_CHUNK", chunk, TRUE);
}

/* Returns how long it takes, us. */
static gint64
render_whole (const gchar *cache, gchar **hashes)
{
  g_autofree gchar *folder_ = inside (cache);
  RenderRequest request = request_with (folder_, 2);
  gint64 start = g_get_monotonic_time ();
  gint64 taken;

  render (&request, NULL);
  taken = g_get_monotonic_time () - start;
  *hashes = hash_frames (output);
  g_unlink (output);
  return taken;
}

GST_START_TEST (nothing_outlives_a_cancellation)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autofree gchar *wanted = NULL, *found = NULL;
  Figures figures = { 0 };
  gint64 whole = render_whole ("cache", &wanted);
  guint n = n_cancels ();

  set_faulty ("FAULTY_BEGUN", "begun");
  for (guint i = 0; i < n; i++) {
    set_fault (faults[i % G_N_ELEMENTS (faults)],
        g_rand_int_range (chance, -1, N_CHUNKS));
    /* What chunks the one before has made is kept half of the times. */
    if (i % 2 == 0)
      forget ("cancelled");
    cancel_one (g_rand_int_range (chance, 0, whole / 2), &figures);
    forget ("mark");
    forget ("pids");
    forget ("begun");
  }
  set_fault (NULL, 0);
  g_unsetenv ("FAULTY_BEGUN");
  g_printerr ("# %u cancelled: over after %.0f ms at most, a chunk was begun "
              "%.0f ms after it at most\n",
      figures.cancelled, figures.end / 1e3, figures.begin / 1e3);
  ck_assert_uint_ge (figures.cancelled, n / 2);
  ck_assert_int_le (figures.begin, slowness () * BEGIN_MOST);
  ck_assert_int_le (figures.end, slowness () * END_MOST);
  render_whole ("cancelled", &found);
  ck_assert_str_eq (found, wanted);
}
GST_END_TEST;

static Suite *
cancel_suite (void)
{
  Suite *suite = suite_create ("cancel");
  TCase *tcase = tcase_create ("cancel");

  tcase_set_timeout (tcase, 3600);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, nothing_outlives_a_cancellation);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (cancel_suite)
