/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Killed at every point around a call that is paid for, at the first, the
 * middle and the last slot: nothing is lost, nothing that was written is made
 * again, and one picture is paid in vain where its answer was lost with the
 * process, none anywhere else. (test-resume has the points of all stages.) */
#include "crash-fixture.h"

typedef struct {
  const gchar *point; /* "sent": when the server has made it */
  guint in_vain;
  guint maybe; /* calls that the journal has no answer to */
} Point;

static const Point points[] = {
  { "intent", 0, 1 },
  { "sent", 1, 1 },
  { "answered", 1, 1 },
  { "announced", 1, 0 },
  { "written", 0, 0 },
  { "committed", 0, 0 },
};

enum { FIRST, MIDDLE, LAST, N_PLACES };

/* A store whose narration is there, so that every call that is left is of a
 * picture; the server refuses those until then. */
static gint64 n_pictures;

static void
copy_tree (const gchar *from, const gchar *to)
{
  const gchar *argv[] = { "cp", "-a", from, to, NULL };
  gint status;

  fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, NULL, NULL, &status, NULL));
  fail_unless_equals_int (status, 0);
}

static void
setup (void)
{
  g_autofree gchar *place = NULL, *kept = NULL;

  setup_server ();
  write_config (1);
  place = inside ("store");
  kept = inside ("kept");
  vendor_server_fault (server, "image", 1, 100, VENDOR_FAULT_QUOTA);
  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER), 1);
  n_pictures = vendor_server_requests (server, "image");
  fail_unless (n_pictures >= 3, "%d pictures", (gint) n_pictures);
  fail_unless_equals_int (vendor_server_bills (server, NULL), 0);
  copy_tree (place, kept);
}

/* The server starts anew with each, so that nobody has to count from where. */
static void
begin_case (void)
{
  g_autofree gchar *place = inside ("store");
  g_autofree gchar *kept = inside ("kept");

  remove_tree (place);
  copy_tree (kept, place);
  vendor_server_free (server);
  server = vendor_server_new ();
  write_config (1);
}

typedef struct {
  GPid pid;
  guint nth;
} Victim;

static void
kill_victim (guint n, gpointer user_data)
{
  const Victim *victim = user_data;

  if (n == victim->nth)
    kill (victim->pid, SIGKILL);
}

/* The server waits with the answer, so that it is not there before the pid. */
static gint
crash (const Point *point, guint nth)
{
  g_autofree gchar *at =
      g_strdup_printf ("images_generate:%s:%u", point->point, nth);
  const gchar *const what[] = { "resume", "last", NULL };
  Victim victim = { 0, nth };
  Child child;
  gint status;

  if (!g_str_equal (point->point, "sent"))
    return go (at, what);
  vendor_server_watch (server, kill_victim, &victim);
  vendor_server_set_times (server, 300, 1000);
  child_start (&child, NULL, what);
  victim.pid = child.pid;
  status = child_end (&child);
  vendor_server_watch (server, NULL, NULL);
  vendor_server_set_times (server, 0, 1000);
  return status;
}

static void
check_crash (const Point *point, guint nth)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree gchar *calls = NULL;
  guint in_vain;

  begin_case ();
  fail_unless_equals_int (crash (point, nth), -SIGKILL);
  check_database ();
  before = assets_of ("last");
  fail_unless_equals_int (
      GO (NULL, "resume", "last", "--until", "images_generate"), 0);
  check_database ();
  after = assets_of ("last");
  check_kept (before, after);
  fail_unless_equals_int64 (count_images (), n_pictures);
  in_vain = vendor_server_bills (server, "image") - (guint) n_pictures;
  calls = journal ();
  fail_unless (in_vain == point->in_vain, "%s:%u: %u paid in vain: %s",
      point->point, nth, in_vain, calls);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM attempt WHERE "
                                    "kind = 'image' AND maybe_billed"),
      point->maybe);
}

/* As few as show that it works, and with JSONCLIP_CRASH all. */
GST_START_TEST (killed_around_a_call)
{
  const guint places[] = { 1, (guint) (n_pictures + 1) / 2,
    (guint) n_pictures };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    for (guint place = FIRST; place < N_PLACES; place++)
      if (is_full_count () || place == i % N_PLACES)
        check_crash (&points[i], places[place]);
}
GST_END_TEST

/* Whoever heeds keys makes nothing twice. */
GST_START_TEST (keys_save_what_is_lost)
{
  for (guint i = 1; i <= 3; i++) {
    begin_case ();
    vendor_server_honour_keys (server);
    fail_unless_equals_int (crash (&points[i], 2), -SIGKILL);
    fail_unless_equals_int (
        GO (NULL, "resume", "last", "--until", "images_generate"), 0);
    fail_unless_equals_int64 (
        vendor_server_bills (server, "image"), n_pictures);
  }
}
GST_END_TEST

static Suite *
crash_points_suite (void)
{
  Suite *suite = suite_create ("crash-points");
  TCase *tcase = tcase_create ("crash-points");

  suite_add_tcase (suite, tcase);
  tcase_add_unchecked_fixture (tcase, setup, teardown_server);
  tcase_set_timeout (tcase, 600);
  tcase_add_test (tcase, killed_around_a_call);
  tcase_add_test (tcase, keys_save_what_is_lost);
  return suite;
}

SUITE_MAIN (crash_points_suite)
