/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Killed at any moment, again and again, with four pictures under way: nothing
 * is lost, no run gets stuck, and no more is paid in vain than was under way.
 * */
#include "crash-fixture.h"
#include "stage.h"

#define IN_FLIGHT 4
#define N_STAGES 8
/* Of runs that are killed again and again. */
#define MOST_TRIES 200
#define FEW_KILLS 5

/* A render takes longer than all else: test-resume kills one, and only the full
 * count does here. */
#define UNTIL                                                                  \
  is_full_count () ? NULL : "--until",                                         \
      is_full_count () ? NULL : "schema_finalize"
#define IS_DONE "state IN ('done', 'waiting_review')"

static GRand *chance;

static void
setup (void)
{
  setup_server ();
  write_config (IN_FLIGHT);
  vendor_server_set_times (server, 40, 1000);
  chance = g_rand_new_with_seed (7);
}

static void
teardown (void)
{
  g_rand_free (chance);
  teardown_server ();
}

/* ---- kills at random, as many in each stage ---- */

typedef struct {
  guint wanted;          /* in each stage */
  guint in[N_STAGES];    /* kills so far */
  gint64 took[N_STAGES]; /* us, of a run that nobody killed */
  guint n_kills, n_runs;
  gint64 needed; /* pictures of finished runs */
} Hunt;

static guint
place_of (const gchar *name)
{
  guint i = 0;

  while (stages[i] && !g_str_equal (stages[i]->name, name))
    i++;
  return i;
}

static guint
n_hunted (void)
{
  return is_full_count () ? N_STAGES : N_STAGES - 1;
}

/* The stage that the journal says it died in, or before. */
static guint
stage_of_death (void)
{
  g_autoptr (Store) store = open_store ();
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (GPtrArray) rows = run ? store_stages (store, run->id, NULL) : NULL;
  const StoreStage *last;

  if (!rows || rows->len == 0)
    return 0;
  last = g_ptr_array_index (rows, rows->len - 1);
  return MIN (n_hunted () - 1,
      place_of (last->name) + g_str_equal (last->status, "done"));
}

static guint
least_hit (const Hunt *hunt, guint from)
{
  guint best = from;

  for (guint i = from; i < n_hunted (); i++)
    if (hunt->in[i] < hunt->in[best])
      best = i;
  return best;
}

static gboolean
is_over (const Hunt *hunt)
{
  return is_full_count () ? hunt->in[least_hit (hunt, 0)] >= hunt->wanted
                          : hunt->n_kills >= FEW_KILLS;
}

/* Lets it come to @stage, and kills it somewhere in there. TRUE: it was
 * finished before. */
static gboolean
run_and_kill (Hunt *hunt, guint stage, const gchar *const *what)
{
  g_autofree gchar *sign =
      g_strdup_printf ("\"stage\":\"%s\"", stages[stage]->name);
  Child child;
  gint status;

  child_start (&child, NULL, what);
  child_wait_for (&child, sign);
  g_usleep (g_rand_int_range (chance, 0, (gint32) hunt->took[stage]));
  kill (child.pid, SIGKILL);
  status = child_end (&child);
  fail_unless (status == -SIGKILL || status == 0, "status %d", status);
  return status == 0;
}

static gboolean
is_begun (void)
{
  g_autofree gchar *db = inside ("store/store.db");

  return g_file_test (db, G_FILE_TEST_EXISTS)
      && number ("SELECT count (*) FROM sqlite_master WHERE name = 'run'") > 0
      && number ("SELECT count (*) FROM run WHERE NOT " IS_DONE) > 0;
}

/* How far the run is that is gone on with: nobody is killed before that. */
static guint
next_stage (gboolean begun)
{
  return begun ? stage_of_death () : 0;
}

static void
note_kill (Hunt *hunt, GHashTable **kept)
{
  GHashTable *now;

  hunt->in[stage_of_death ()]++;
  hunt->n_kills++;
  check_database ();
  now = assets_of ("last");
  if (*kept)
    check_kept (*kept, now);
  g_clear_pointer (kept, g_hash_table_unref);
  *kept = now;
}

static void
finish_run (Hunt *hunt, GHashTable **kept)
{
  g_autoptr (GHashTable) after = NULL;

  fail_unless_equals_int (GO (NULL, "resume", "last", UNTIL), 0);
  after = assets_of ("last");
  if (*kept)
    check_kept (*kept, after);
  g_clear_pointer (kept, g_hash_table_unref);
  hunt->n_runs++;
}

/* One run, killed until every stage that it still comes through has had its
 * share. */
static void
hunt_run (Hunt *hunt)
{
  g_autofree gchar *seed = g_strdup_printf ("%u", hunt->n_runs);
  const gchar *const begin[] = { "run", PROMPT, PICTURES_BY_SERVER, "--seed",
    seed, UNTIL, NULL };
  const gchar *const again[] = { "resume", "last", UNTIL, NULL };
  GHashTable *kept = NULL;

  for (guint i = 0; i < MOST_TRIES; i++) {
    const gboolean begun = is_begun ();
    const guint stage = least_hit (hunt, next_stage (begun));

    if (hunt->in[stage] >= hunt->wanted)
      break;
    if (run_and_kill (hunt, stage, begun ? again : begin))
      break;
    if (is_begun ())
      note_kill (hunt, &kept);
  }
  if (!is_begun ())
    fail_unless_equals_int (go (NULL, begin), 0);
  finish_run (hunt, &kept);
}

static void
measure (Hunt *hunt)
{
  fail_unless_equals_int (
      GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, UNTIL), 0);
  for (guint i = 0; i < n_hunted (); i++) {
    g_autofree gchar *sql = g_strdup_printf (
        "SELECT ended_at - started_at FROM stage WHERE name = '%s'",
        stages[i]->name);

    hunt->took[i] = 1000 * (1 + number (sql));
  }
  hunt->n_runs = 1;
}

static void
hunt_until_over (Hunt *hunt)
{
  gint64 extra;

  measure (hunt);
  while (!is_over (hunt))
    hunt_run (hunt);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM run WHERE NOT " IS_DONE), 0);
  hunt->needed = count_images ();
  extra = vendor_server_bills (server, "image") - hunt->needed;
  g_printerr ("# %u kills in %u runs, %u or more a stage; %d pictures, "
              "%d paid in vain\n",
      hunt->n_kills, hunt->n_runs, hunt->in[least_hit (hunt, 0)],
      (gint) hunt->needed, (gint) extra);
  fail_unless (extra >= 0 && extra <= (gint64) hunt->n_kills * IN_FLIGHT);
}

GST_START_TEST (killed_at_any_moment)
{
  Hunt hunt = { .wanted = is_full_count () ? 63 : 1 };

  hunt_until_over (&hunt);
  fail_unless (!is_full_count () || hunt.n_kills >= 500);
}
GST_END_TEST

/* And nothing is paid in vain of who heeds keys. */
GST_START_TEST (killed_where_keys_are_heeded)
{
  Hunt hunt = { .wanted = 10 };

  if (!is_full_count ())
    return;
  vendor_server_honour_keys (server);
  hunt_until_over (&hunt);
  fail_unless_equals_int64 (vendor_server_bills (server, "image"), hunt.needed);
}
GST_END_TEST

/* ---- many workers ---- */

typedef struct {
  Child child;
  gboolean busy;
  guint run;
} Worker;

#define N_WORKERS 4

typedef struct {
  Worker workers[N_WORKERS];
  gchar **ids;
  gboolean *done;
  guint n_runs, n_kills;
} Churn;

static gchar *
make_run (guint i)
{
  g_autofree gchar *seed = g_strdup_printf ("%u", i);
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) run = NULL;

  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, "--seed",
                              seed, "--until", "prompt_check"),
      0);
  store = open_store ();
  run = store_run_find (store, "last", NULL);
  return g_strdup (run->id);
}

static gboolean
is_taken (const Churn *churn, guint run)
{
  for (guint i = 0; i < N_WORKERS; i++)
    if (churn->workers[i].busy && churn->workers[i].run == run)
      return TRUE;
  return churn->done[run];
}

static void
give_work (Churn *churn, Worker *worker)
{
  for (guint run = 0; run < churn->n_runs; run++) {
    const gchar *const what[] = { "resume", churn->ids[run], UNTIL, NULL };

    if (is_taken (churn, run))
      continue;
    worker->run = run;
    worker->busy = TRUE;
    child_spawn (&worker->child, TRUE, NULL, what);
    return;
  }
}

/* Whether it has ended. */
static void
look_after (Churn *churn, Worker *worker)
{
  siginfo_t info = { 0 };

  if (!worker->busy)
    return;
  fail_unless (
      waitid (P_PID, worker->child.pid, &info, WEXITED | WNOHANG | WNOWAIT)
      == 0);
  if (info.si_pid == 0)
    return;
  worker->busy = FALSE;
  if (child_end (&worker->child) == 0)
    churn->done[worker->run] = TRUE;
}

static gboolean
is_all_done (const Churn *churn)
{
  for (guint i = 0; i < churn->n_runs; i++)
    if (!churn->done[i])
      return FALSE;
  return TRUE;
}

static void
kill_one (Churn *churn)
{
  Worker *worker = &churn->workers[g_rand_int_range (chance, 0, N_WORKERS)];

  if (worker->busy)
    churn->n_kills += kill (worker->child.pid, SIGKILL) == 0;
}

/* Seconds that it took. */
static gdouble
drain (Churn *churn, gdouble every, gdouble until)
{
  const gint64 begun = g_get_monotonic_time ();
  gdouble now = 0, next = every;

  while (!is_all_done (churn)) {
    for (guint i = 0; i < N_WORKERS; i++) {
      look_after (churn, &churn->workers[i]);
      if (!churn->workers[i].busy)
        give_work (churn, &churn->workers[i]);
    }
    now = (g_get_monotonic_time () - begun) / 1e6;
    if (now >= next && now < until) {
      kill_one (churn);
      next += every;
    }
    g_usleep (10000);
  }
  for (guint i = 0; i < N_WORKERS; i++)
    if (churn->workers[i].busy)
      child_end (&churn->workers[i].child);
  return now;
}

static void
churn_runs (guint n_runs, gdouble every, gdouble until)
{
  Churn churn = { .n_runs = n_runs };
  gdouble took;

  churn.ids = g_new0 (gchar *, n_runs + 1);
  churn.done = g_new0 (gboolean, n_runs);
  for (guint i = 0; i < n_runs; i++)
    churn.ids[i] = make_run (i);
  took = drain (&churn, every, until);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM run WHERE " IS_DONE), n_runs);
  for (guint i = 0; i < n_runs; i++)
    g_hash_table_unref (assets_of (churn.ids[i]));
  check_database ();
  g_printerr ("# %u runs by %d workers, %u killed: %.1f s; %d paid in vain\n",
      n_runs, N_WORKERS, churn.n_kills, took,
      (gint) (vendor_server_bills (server, "image") - count_images ()));
  fail_unless (vendor_server_bills (server, "image") - count_images ()
      <= (gint64) churn.n_kills * IN_FLIGHT);
  g_strfreev (churn.ids);
  g_free (churn.done);
}

GST_START_TEST (workers_come_and_go)
{
  if (is_full_count ())
    churn_runs (50, 5, 180);
  else
    churn_runs (3, .2, 1);
}
GST_END_TEST

/* ---- the same wish, many times at once ---- */

GST_START_TEST (one_run_of_one_wish)
{
  const guint n = is_full_count () ? 20 : 4;
  const gchar *const what[] = { "run", PROMPT, PICTURES_BY_SERVER, "--until",
    "images_generate", NULL };
  g_autofree Child *children = g_new0 (Child, n);
  guint n_done = 0;

  for (guint i = 0; i < n; i++)
    child_start (&children[i], NULL, what);
  for (guint i = 0; i < n; i++) {
    const gint status = child_end (&children[i]);

    fail_unless (status == 0 || status == 1, "status %d", status);
    n_done += status == 0;
  }
  fail_unless (n_done >= 1);
  fail_unless_equals_int64 (number ("SELECT count (*) FROM run"), 1);
  fail_unless_equals_int64 (
      vendor_server_bills (server, "image"), count_images ());
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE n > 1"), 0);
}
GST_END_TEST

/* ---- a store with much in it ---- */

static void
execute (const gchar *sql)
{
  g_autofree gchar *name = inside ("store/store.db");
  sqlite3 *db;
  gchar *message = NULL;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  fail_unless (
      sqlite3_exec (db, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
  sqlite3_close (db);
}

/* A finished run, and 999 like it under other names. */
GST_START_TEST (a_thousand_runs_are_no_burden)
{
  gint64 begun, took;
  guint n_requests;

  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER), 0);
  execute (
      "CREATE TEMP TABLE place AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL "
      "SELECT n + 1 FROM c WHERE n < 999) SELECT n FROM c;"
      "INSERT INTO run SELECT printf ('%026d', n), prompt || n, settings, "
      "key || n, state, code, error, worker_pid, created_at, updated_at, "
      "budget "
      "FROM run, place;"
      "INSERT INTO stage SELECT printf ('%026d', n), name, position, status, "
      "tries, input, output, error, started_at, ended_at FROM stage, place;"
      "INSERT INTO attempt (run, stage, slot, n, kind, provider, model, "
      "request_hash, state, started_at, ended_at, cost) "
      "SELECT printf ('%026d', place.n), stage, slot, attempt.n, kind, "
      "provider, "
      "model, request_hash, state, started_at, ended_at, cost "
      "FROM attempt, place;");
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM run WHERE state = 'done'"), 1000);
  n_requests = vendor_server_requests (server, NULL);
  begun = g_get_monotonic_time ();
  fail_unless_equals_int (GO (NULL, "run", PROMPT, PICTURES_BY_SERVER), 0);
  took = g_get_monotonic_time () - begun;
  g_printerr ("# ready after %d ms\n", (gint) (took / 1000));
  fail_unless (
      took < (g_getenv ("JSONCLIP_SANITIZED") ? 6 : 1) * G_USEC_PER_SEC);
  fail_unless_equals_int (vendor_server_requests (server, NULL), n_requests);
}
GST_END_TEST

static Suite *
kills_suite (void)
{
  Suite *suite = suite_create ("kills");
  TCase *tcase = tcase_create ("kills");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_set_timeout (tcase, 3600);
  tcase_add_test (tcase, killed_at_any_moment);
  tcase_add_test (tcase, killed_where_keys_are_heeded);
  tcase_add_test (tcase, workers_come_and_go);
  tcase_add_test (tcase, one_run_of_one_wish);
  tcase_add_test (tcase, a_thousand_runs_are_no_burden);
  return suite;
}

SUITE_MAIN (kills_suite)
