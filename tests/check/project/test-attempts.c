/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The row of a call, and whether there may be one: limits that all who have a
 * store open share, rests of a provider that is not well, budgets. */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static StoreCall
image_call (const gchar *slot)
{
  return (StoreCall){ .stage = "images_generate",
    .slot = slot,
    .kind = "image",
    .provider = "vendor",
    .model = "m",
    .request_hash = "hash",
    .key = "key" };
}

static StoreRun *
begin_run (Store *store)
{
  StoreRun *run = store_run_open (store, "London", "{}", FALSE, NULL);

  fail_unless (run != NULL);
  fail_unless (
      store_stage_begin (store, run->id, "images_generate", 6, "{}", NULL));
  return run;
}

/* Its id; 0: @wait_ms says when. */
static gint64
begin_call (
    Store *store, const StoreRun *run, const StoreCall *call, gint64 *wait_ms)
{
  g_autoptr (GError) error = NULL;
  gint64 id = store_attempt_begin (store, run->id, call, wait_ms, &error);

  fail_unless (error == NULL, "%s", error ? error->message : "");
  fail_unless ((id > 0) == (*wait_ms == 0));
  return id;
}

GST_START_TEST (test_all_is_kept)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreReceipt receipt = { "req-1", "{\"pictures\":1}", "{\"a\":1}", 42 };
  gint64 wait_ms, id;
  g_autoptr (StoreAttempt) none = store_attempt_last (store, run->id,
      &(StoreCall){ .stage = "images_generate",
          .slot = "hook_01",
          .request_hash = "other" },
      NULL);
  g_autoptr (StoreAttempt) last = NULL;

  call.estimate = 50;
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless (none == NULL);
  fail_unless (store_attempt_ordered (store, id, "operations/7", NULL));
  fail_unless (store_attempt_answered (store, id, "vendor", &receipt, NULL));
  last = store_attempt_last (store, run->id, &call, NULL);
  fail_unless_equals_int64 (last->id, id);
  fail_unless_equals_string (last->state, "started");
  fail_unless_equals_string (last->key, "key");
  fail_unless_equals_string (last->job, "operations/7");
  fail_unless_equals_string (last->request_id, "req-1");
  fail_unless_equals_string (last->usage, "{\"pictures\":1}");
  fail_unless_equals_string (last->answer, "{\"a\":1}");
  fail_unless_equals_int64 (last->cost, 42);
  fail_unless_equals_int64 (last->estimate, 50);
  fail_unless (store_attempt_end (store, id, NULL, NULL));
  g_clear_pointer (&last, store_attempt_free);
  last = store_attempt_last (store, run->id, &call, NULL);
  fail_unless_equals_string (last->state, "done");
  fail_unless_equals_int64 (last->cost, 42);
}
GST_END_TEST;

GST_START_TEST (test_a_failure_is_kept)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreFailure failure = { .message = "gone",
    .trouble = "outcome_unknown",
    .maybe_billed = TRUE,
    .is_network = TRUE };
  gint64 wait_ms, id;
  g_autoptr (StoreAttempt) last = NULL;

  call.estimate = STORE_UNKNOWN;
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless (store_attempt_fail (store, id, "vendor", &failure, NULL));
  last = store_attempt_last (store, run->id, &call, NULL);
  fail_unless_equals_string (last->state, "failed");
  fail_unless_equals_string (last->trouble, "outcome_unknown");
  fail_unless_equals_string (last->error, "gone");
  fail_unless (last->maybe_billed);
  fail_unless_equals_int64 (last->cost, STORE_UNKNOWN);
  fail_unless_equals_int64 (last->estimate, STORE_UNKNOWN);
}
GST_END_TEST;

/* An order is asked for again in its own row. */
GST_START_TEST (test_an_order_is_gone_on_with)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  gint64 wait_ms, id = begin_call (store, run, &call, &wait_ms);
  g_autoptr (GPtrArray) calls = NULL;

  fail_unless (store_attempt_ordered (store, id, "job-1", NULL));
  fail_unless (store_attempt_end (store, id, "the line broke", NULL));
  call.resumes = id;
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), id);
  calls = store_attempts (store, run->id, NULL);
  fail_unless_equals_int (calls->len, 1);
  fail_unless_equals_string (
      ((StoreAttempt *) calls->pdata[0])->state, "started");
  fail_unless_equals_string (((StoreAttempt *) calls->pdata[0])->job, "job-1");
  fail_unless (((StoreAttempt *) calls->pdata[0])->error == NULL);
}
GST_END_TEST;

/* ---- limits ---- */

GST_START_TEST (test_concurrency_is_shared)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (Store) other = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  StoreCall elsewhere = image_call ("hook_01");
  gint64 wait_ms, one;

  call.concurrency = 2;
  elsewhere.provider = "elsewhere";
  elsewhere.concurrency = 1;
  one = begin_call (store, run, &call, &wait_ms);
  fail_unless (one > 0);
  fail_unless (begin_call (other, run, &call, &wait_ms) > 0);
  fail_unless_equals_int64 (begin_call (other, run, &call, &wait_ms), 0);
  fail_unless (wait_ms > 0 && wait_ms <= 1000);
  fail_unless (begin_call (other, run, &elsewhere, &wait_ms) > 0);
  fail_unless (store_attempt_end (store, one, NULL, NULL));
  fail_unless (begin_call (other, run, &call, &wait_ms) > 0);
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
}
GST_END_TEST;

/* What is answered is not under way any more, whatever is done with it. */
GST_START_TEST (test_an_answer_makes_room)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreReceipt receipt = { .cost = 0 };
  gint64 wait_ms, id;

  call.concurrency = 1;
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
  fail_unless (store_attempt_answered (store, id, "vendor", &receipt, NULL));
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
}
GST_END_TEST;

static pid_t
start_caller (guint n)
{
  gint ready[2];
  gchar byte = 0;
  pid_t pid;

  fail_unless (pipe (ready) == 0);
  pid = fork ();
  if (pid == 0) {
    Store *store = store_open (folder, NULL);
    StoreRun *run = store_run_find (store, "last", NULL);
    StoreCall call = image_call ("hook_01");
    gint64 wait_ms;

    call.concurrency = n;
    while (n-- > 0)
      if (!store_attempt_begin (store, run->id, &call, &wait_ms, NULL))
        _exit (1);
    if (write (ready[1], "+", 1) != 1)
      _exit (2);
    for (;;)
      pause ();
  }
  close (ready[1]);
  fail_unless (pid > 0 && read (ready[0], &byte, 1) == 1 && byte == '+');
  close (ready[0]);
  return pid;
}

GST_START_TEST (test_the_dead_hold_nothing)
{
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (Store) store = NULL;
  StoreCall call = image_call ("turn_02");
  gint64 wait_ms;
  pid_t pid;

  {
    g_autoptr (Store) first = must_open ();
    store_run_free (begin_run (first));
  }
  pid = start_caller (3);
  store = must_open ();
  run = store_run_find (store, "last", NULL);
  call.concurrency = 3;
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
  fail_unless (kill (pid, SIGKILL) == 0 && waitpid (pid, NULL, 0) == pid);
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE holder != 0"), 2);
}
GST_END_TEST;

GST_START_TEST (test_a_minute_has_so_many)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  gint64 wait_ms, id = 0;

  call.per_minute = 3;
  for (guint i = 0; i < 3; i++) {
    id = begin_call (store, run, &call, &wait_ms);
    fail_unless (id > 0);
    fail_unless (store_attempt_end (store, id, NULL, NULL));
  }
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
  fail_unless (wait_ms > 50000 && wait_ms <= 60000);
  /* To ask for what was ordered is no order. */
  call.resumes = id;
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
  call.resumes = 0;
  call.provider = "elsewhere";
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
}
GST_END_TEST;

GST_START_TEST (test_nobody_comes_too_early)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (Store) other = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreFailure busy = {
    .message = "m", .trouble = "rate_limited", .wait_ms = 7000
  };
  const StoreFailure sooner = {
    .message = "m", .trouble = "rate_limited", .wait_ms = 1000
  };
  gint64 wait_ms, one, two;

  call.concurrency = 4;
  one = begin_call (store, run, &call, &wait_ms);
  two = begin_call (store, run, &call, &wait_ms);
  fail_unless (store_attempt_fail (store, one, "vendor", &busy, NULL));
  fail_unless (store_attempt_fail (store, two, "vendor", &sooner, NULL));
  fail_unless_equals_int64 (begin_call (other, run, &call, &wait_ms), 0);
  fail_unless (wait_ms > 5000 && wait_ms <= 7000);
  call.provider = "elsewhere";
  fail_unless (begin_call (other, run, &call, &wait_ms) > 0);
}
GST_END_TEST;

static void
fail_calls (Store *store, const StoreRun *run, guint n)
{
  const StoreFailure sick = {
    .message = "m", .trouble = "server_error", .is_server = TRUE
  };
  StoreCall call = image_call ("hook_01");
  gint64 wait_ms;

  call.concurrency = 9;
  for (guint i = 0; i < n; i++) {
    const gint64 id = begin_call (store, run, &call, &wait_ms);

    fail_unless (id > 0);
    fail_unless (store_attempt_fail (store, id, "vendor", &sick, NULL));
  }
}

static void
execute (const gchar *sql)
{
  g_autofree gchar *name = inside ("store.db");
  sqlite3 *db;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  fail_unless_equals_int (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

GST_START_TEST (test_the_sick_are_left_alone)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreReceipt receipt = { .cost = 0 };
  gint64 wait_ms, id;

  call.concurrency = 9;
  fail_calls (store, run, 4);
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless (store_attempt_answered (store, id, "vendor", &receipt, NULL));
  fail_calls (store, run, 5);
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
  fail_unless (wait_ms > 25000 && wait_ms <= 30000);
  /* The rest is over: one comes and looks. */
  execute ("UPDATE limiter SET not_before = 0");
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless (id > 0);
  fail_unless_equals_int64 (begin_call (store, run, &call, &wait_ms), 0);
  fail_unless (wait_ms <= 1000);
  fail_unless (store_attempt_answered (store, id, "vendor", &receipt, NULL));
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
}
GST_END_TEST;

/* ---- money ---- */

static void
refuse_call (
    Store *store, const StoreRun *run, gint64 estimate, const gchar *says)
{
  StoreCall call = image_call ("hook_01");
  g_autoptr (GError) error = NULL;
  gint64 wait_ms = 0;

  call.estimate = estimate;
  fail_unless_equals_int64 (
      store_attempt_begin (store, run->id, &call, &wait_ms, &error), 0);
  fail_unless (g_error_matches (error, PROJECT_ERROR, PROJECT_ERROR_BUDGET));
  fail_unless (strstr (error->message, says) != NULL, "%s", error->message);
}

GST_START_TEST (test_a_budget_is_kept)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreReceipt receipt = { .cost = 300000 };
  const StoreFailure lost = { .message = "m", .maybe_billed = TRUE };
  const StoreFailure free = { .message = "m" };
  gint64 wait_ms, one, two, three;

  fail_unless_equals_int64 (
      store_run_budget (store, run->id, NULL), STORE_UNKNOWN);
  fail_unless (store_run_set_budget (store, run->id, 1000000, NULL));
  fail_unless_equals_int64 (store_run_budget (store, run->id, NULL), 1000000);
  call.estimate = 400000;
  one = begin_call (store, run, &call, &wait_ms);
  two = begin_call (store, run, &call, &wait_ms);
  fail_unless (one > 0 && two > 0);
  refuse_call (store, run, 400000, "$0.8000 are spent or kept back");
  refuse_call (store, run, STORE_UNKNOWN, "no price of the provider");
  /* It was less than thought. */
  fail_unless (store_attempt_answered (store, one, "vendor", &receipt, NULL));
  refuse_call (store, run, 300001, "$0.7000");
  /* What may be billed counts, what failed for sure does not. */
  three = store_attempt_begin (store, run->id, &call, &wait_ms, NULL);
  fail_unless_equals_int64 (three, 0);
  fail_unless (store_attempt_fail (store, two, "vendor", &lost, NULL));
  refuse_call (store, run, 300001, "$0.7000");
  call.estimate = 300000;
  three = begin_call (store, run, &call, &wait_ms);
  fail_unless (three > 0);
  fail_unless (store_attempt_fail (store, three, "vendor", &free, NULL));
  fail_unless (begin_call (store, run, &call, &wait_ms) > 0);
}
GST_END_TEST;

/* Calls of a process that is killed: one was answered, one was not, one is
 * free. */
GST_START_TEST (test_the_dead_may_be_billed)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);
  StoreCall call = image_call ("hook_01");
  const StoreReceipt receipt = { .cost = 5 };
  g_autoptr (StoreLock) lock = NULL;
  gint64 wait_ms, id;

  call.estimate = 9;
  id = begin_call (store, run, &call, &wait_ms);
  fail_unless (store_attempt_answered (store, id, "vendor", &receipt, NULL));
  begin_call (store, run, &call, &wait_ms);
  call.estimate = 0;
  begin_call (store, run, &call, &wait_ms);
  lock = store_run_lock (store, run->id, NULL);
  fail_unless (lock != NULL);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE state = 'unknown'"), 3);
  fail_unless_equals_int64 (
      number ("SELECT group_concat (id) FROM attempt WHERE maybe_billed"), 2);
}
GST_END_TEST;

GST_START_TEST (test_tallies)
{
  g_autoptr (Store) store = must_open ();
  g_autoptr (StoreRun) run = begin_run (store);

  fail_unless_equals_int64 (store_tally (store, run->id, "a", NULL), 0);
  fail_unless (store_tally_add (store, run->id, "a", NULL));
  fail_unless (store_tally_add (store, run->id, "a", NULL));
  fail_unless (store_tally_add (store, run->id, "b", NULL));
  fail_unless_equals_int64 (store_tally (store, run->id, "a", NULL), 2);
}
GST_END_TEST;

static Suite *
attempts_suite (void)
{
  Suite *suite = suite_create ("attempts");
  TCase *tcase = tcase_create ("attempts");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_all_is_kept);
  tcase_add_test (tcase, test_a_failure_is_kept);
  tcase_add_test (tcase, test_an_order_is_gone_on_with);
  tcase_add_test (tcase, test_concurrency_is_shared);
  tcase_add_test (tcase, test_an_answer_makes_room);
  tcase_add_test (tcase, test_the_dead_hold_nothing);
  tcase_add_test (tcase, test_a_minute_has_so_many);
  tcase_add_test (tcase, test_nobody_comes_too_early);
  tcase_add_test (tcase, test_the_sick_are_left_alone);
  tcase_add_test (tcase, test_a_budget_is_kept);
  tcase_add_test (tcase, test_the_dead_may_be_billed);
  tcase_add_test (tcase, test_tallies);
  return suite;
}

SUITE_MAIN (attempts_suite)
