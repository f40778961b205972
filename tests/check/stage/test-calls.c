/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Calls as stages make them, of a server that goes wrong: which of them are
 * made again, when, and what the journal says of each. */
#include "stage-fixture.h"
#include "vendor-server.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  Store *store;
  VendorServer *server;
  gchar *base;
  StoreRun *run;
  StageSettings settings;
  StageContext context;
  gint n_waits;
} Fixture;

static void
count_wait (const gchar *why, gint64 ms, gpointer user_data)
{
  Fixture *self = user_data;

  fail_unless (*why && ms > 0);
  g_atomic_int_inc (&self->n_waits);
}

static void
begin_in (Fixture *self, Store *in)
{
  memset (self, 0, sizeof *self);
  self->store = in;
  self->server = vendor_server_new ();
  vendor_server_set_times (self->server, 0, 50);
  self->base = vendor_server_url (self->server, "/openai/v1");
  self->run = store_run_open (in, "x", "{}", FALSE, NULL);
  fail_unless (
      store_stage_begin (in, self->run->id, "images_generate", 6, "{}", NULL));
  self->context = (StageContext){ .stage = "images_generate",
    .store = in,
    .run = self->run,
    .settings = &self->settings,
    .waiting = count_wait,
    .progress_data = self };
}

static void
begin (Fixture *self)
{
  begin_in (self, store);
}

static void
end (Fixture *self)
{
  vendor_server_free (self->server);
  store_run_free (self->run);
  g_free (self->base);
}

static GenerateRequest
image_request (const Fixture *self)
{
  return (GenerateRequest){ .kind = GENERATE_IMAGE,
    .provider = "openai",
    .model = "m",
    .base_url = self->base,
    .prompt = "fog",
    .width = 1280,
    .height = 720 };
}

static GenerateResult *
call_image (Fixture *self, gint64 *attempt, GError **error)
{
  const GenerateRequest request = image_request (self);

  return stage_call (&self->context, "hook_01", &request, attempt, error);
}

/* "failed rate_limited, done" */
static gchar *
journal (const Fixture *self)
{
  g_autoptr (GPtrArray) calls =
      store_attempts (self->store, self->run->id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < calls->len; i++) {
    const StoreAttempt *call = g_ptr_array_index (calls, i);

    g_string_append_printf (text, "%s%s%s%s%s", i ? ", " : "", call->state,
        call->trouble ? " " : "", call->trouble ? call->trouble : "",
        call->maybe_billed ? " billed?" : "");
  }
  return g_string_free (text, FALSE);
}

GST_START_TEST (a_call_leaves_its_receipt)
{
  Fixture fixture;
  g_autoptr (GPtrArray) calls = NULL;
  const StoreAttempt *row;
  gint64 attempt = 0;

  begin (&fixture);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GenerateResult) result = call_image (&fixture, &attempt, &error);

    g_assert_no_error (error);
    fail_unless_equals_string (result->mime, "image/png");
  }
  calls = store_attempts (store, fixture.run->id, NULL);
  fail_unless_equals_int (calls->len, 1);
  row = calls->pdata[0];
  fail_unless_equals_int64 (row->id, attempt);
  fail_unless_equals_string (row->state, "started");
  fail_unless (g_uuid_string_is_valid (row->key));
  fail_unless (strstr (row->usage, "\"output_tokens\":1500") != NULL);
  fail_unless (strstr (row->usage, "\"pictures\":1") != NULL);
  end (&fixture);
}
GST_END_TEST

static const struct {
  VendorFault fault;
  guint n; /* of calls that go wrong */
  const gchar *journal;
  guint n_requests, n_bills;
  gint64 least_ms; /* between the first two */
} faults[] = {
  { VENDOR_FAULT_RATE, 1, "failed rate_limited, done", 2, 1, 1000 },
  { VENDOR_FAULT_RATE, 9,
      "failed rate_limited, failed rate_limited, failed rate_limited", 3, 0,
      1000 },
  { VENDOR_FAULT_SERVER, 1, "failed server_error, done", 2, 1, 700 },
  { VENDOR_FAULT_SERVER, 9,
      "failed server_error, failed server_error, failed server_error", 3, 0,
      700 },
  { VENDOR_FAULT_RESET, 1, "failed outcome_unknown billed?, done", 2, 2, 700 },
  { VENDOR_FAULT_RESET, 9,
      "failed outcome_unknown billed?, failed outcome_unknown billed?", 2, 2,
      700 },
  { VENDOR_FAULT_BROKEN, 1, "failed outcome_unknown billed?, done", 2, 2, 0 },
  { VENDOR_FAULT_HANG, 1, "failed outcome_unknown billed?, done", 2, 2, 0 },
  { VENDOR_FAULT_CUT_MEDIA, 1, "failed bad_output billed?, done", 2, 2, 0 },
  { VENDOR_FAULT_OTHER_JSON, 9,
      "failed bad_output billed?, failed bad_output billed?", 2, 2, 0 },
  { VENDOR_FAULT_QUOTA, 1, "failed quota_exhausted", 1, 0, 0 },
  { VENDOR_FAULT_REFUSAL, 1, "failed policy_refused billed?", 1, 0, 0 },
};

#define N_FAULTS G_N_ELEMENTS (faults)

/* All at the same time, as most of it is waiting; each in a store of its own,
 * as they would wait for each other otherwise. */
typedef struct {
  guint i;
  gchar *journal;
  guint n_requests, n_bills;
  gint n_waits;
  gint64 pause_ms; /* -1: there was no second request */
  gboolean ok;     /* a result or an error */
} Trial;

static gint64
pause_between (VendorServer *server)
{
  g_autoptr (GPtrArray) records = vendor_server_records (server);

  return records->len < 2 ? -1
                          : ((VendorRecord *) records->pdata[1])->at_ms
          - ((VendorRecord *) records->pdata[0])->at_ms;
}

static gpointer
try_fault (gpointer data)
{
  Trial *trial = data;
  g_autofree gchar *name = g_strdup_printf ("%s/%u", folder, trial->i);
  g_autoptr (Store) own = store_open (name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = NULL;
  Fixture fixture;

  begin_in (&fixture, own);
  vendor_server_fault (
      fixture.server, "image", 1, faults[trial->i].n, faults[trial->i].fault);
  result = call_image (&fixture, NULL, &error);
  trial->ok = (result == NULL) == (error != NULL);
  trial->journal = journal (&fixture);
  trial->n_requests = vendor_server_requests (fixture.server, NULL);
  trial->n_bills = vendor_server_bills (fixture.server, NULL);
  trial->pause_ms = pause_between (fixture.server);
  trial->n_waits = g_atomic_int_get (&fixture.n_waits);
  end (&fixture);
  return NULL;
}

static void
check_trial (const Trial *trial)
{
  const guint i = trial->i;

  fail_unless_equals_string (trial->journal, faults[i].journal);
  fail_unless (trial->ok, "%s", trial->journal);
  fail_unless (trial->n_requests == faults[i].n_requests, "%s: %u requests",
      trial->journal, trial->n_requests);
  fail_unless (trial->n_bills == faults[i].n_bills, "%s: %u bills",
      trial->journal, trial->n_bills);
  fail_unless (trial->pause_ms < 0 || trial->pause_ms >= faults[i].least_ms,
      "%s: again after %" G_GINT64_FORMAT " ms", trial->journal,
      trial->pause_ms);
  fail_unless (trial->n_waits > 0 || faults[i].least_ms < 1000);
}

GST_START_TEST (faults_are_borne)
{
  GThread *threads[N_FAULTS];
  Trial trials[N_FAULTS];

  for (guint i = 0; i < N_FAULTS; i++) {
    trials[i] = (Trial){ .i = i };
    threads[i] = g_thread_new ("trial", try_fault, &trials[i]);
  }
  for (guint i = 0; i < N_FAULTS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_FAULTS; i++) {
    check_trial (&trials[i]);
    g_free (trials[i].journal);
  }
}
GST_END_TEST

static gchar *
key_of (const Fixture *self, guint i)
{
  g_autoptr (GPtrArray) calls =
      store_attempts (self->store, self->run->id, NULL);

  fail_unless (i < calls->len);
  return g_strdup (((StoreAttempt *) calls->pdata[i])->key);
}

/* A wish of unknown outcome is the same wish; one that was answered is not. */
GST_START_TEST (keys_follow_the_outcome)
{
  static const struct {
    VendorFault fault;
    gboolean same;
  } cases[] = { { VENDOR_FAULT_RESET, TRUE }, { VENDOR_FAULT_RATE, TRUE },
    { VENDOR_FAULT_CUT_MEDIA, FALSE }, { VENDOR_FAULT_SERVER, FALSE } };
  Fixture fixture;
  g_autofree gchar *one = NULL, *two = NULL;

  begin (&fixture);
  vendor_server_fault (fixture.server, "image", 1, 1, cases[__i__].fault);
  {
    g_autoptr (GenerateResult) result = call_image (&fixture, NULL, NULL);

    fail_unless (result != NULL);
  }
  one = key_of (&fixture, 0);
  two = key_of (&fixture, 1);
  fail_unless_equals_int (g_str_equal (one, two), cases[__i__].same);
  end (&fixture);
}
GST_END_TEST

static void
execute (const gchar *sql)
{
  g_autofree gchar *name = inside ("store.db");
  sqlite3 *db;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  fail_unless_equals_int (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

/* As the journal is after a process was killed in the call. */
GST_START_TEST (a_killed_call_is_asked_by_its_key)
{
  Fixture fixture;
  g_autofree gchar *one = NULL, *two = NULL;

  begin (&fixture);
  {
    g_autoptr (GenerateResult) result = call_image (&fixture, NULL, NULL);
    g_autoptr (GenerateResult) again = NULL;

    execute ("UPDATE attempt SET state = 'unknown', cost = NULL");
    again = call_image (&fixture, NULL, NULL);
    fail_unless (result && again);
  }
  one = key_of (&fixture, 0);
  two = key_of (&fixture, 1);
  fail_unless_equals_string (one, two);
  end (&fixture);
}
GST_END_TEST

/* Whether it is ordered again is the user's to say. */
GST_START_TEST (a_video_is_not_ordered_twice)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  GenerateRequest request;

  begin (&fixture);
  request = image_request (&fixture);
  request.kind = GENERATE_VIDEO;
  fail_if (stage_call (&fixture.context, "clip_01", &request, NULL, NULL));
  execute ("UPDATE attempt SET state = 'unknown', trouble = NULL");
  fail_if (stage_call (&fixture.context, "clip_01", &request, NULL, &error));
  g_assert_error (error, STAGE_ERROR, STAGE_ERROR_ORDER);
  fail_unless (strstr (error->message, "--order-again") != NULL);
  fail_unless (strstr (error->message, fixture.run->id) != NULL);
  fail_unless_equals_int (vendor_server_requests (fixture.server, NULL), 0);
  g_clear_error (&error);
  fixture.context.order_again = TRUE;
  fail_if (stage_call (&fixture.context, "clip_01", &request, NULL, &error));
  fail_if (g_error_matches (error, STAGE_ERROR, STAGE_ERROR_ORDER));
  end (&fixture);
}
GST_END_TEST

typedef struct {
  Fixture *fixture;
  guint n;
} Crowd;

static gpointer
call_one (gpointer data)
{
  Crowd *crowd = data;
  g_autofree gchar *slot = g_strdup_printf ("hook_%02u", crowd->n);
  GenerateRequest request = image_request (crowd->fixture);
  g_autoptr (GenerateResult) result = NULL;

  request.prompt = slot;
  result = stage_call (&crowd->fixture->context, slot, &request, NULL, NULL);
  return GINT_TO_POINTER (result != NULL);
}

/* However many ask. */
GST_START_TEST (no_more_than_four_at_a_time)
{
  enum { N = 12 };
  Fixture fixture;
  GThread *threads[N];
  Crowd crowd[N];

  begin (&fixture);
  vendor_server_set_times (fixture.server, 80, 50);
  for (guint i = 0; i < N; i++) {
    crowd[i] = (Crowd){ &fixture, i };
    threads[i] = g_thread_new ("call", call_one, &crowd[i]);
  }
  for (guint i = 0; i < N; i++)
    fail_unless (GPOINTER_TO_INT (g_thread_join (threads[i])));
  fail_unless_equals_int (vendor_server_bills (fixture.server, NULL), N);
  fail_unless (vendor_server_peak (fixture.server) <= 4, "%u at a time",
      vendor_server_peak (fixture.server));
  end (&fixture);
}
GST_END_TEST

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (150000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

GST_START_TEST (a_wait_is_left_at_once)
{
  Fixture fixture;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 began;

  begin (&fixture);
  fixture.context.cancellable = cancellable;
  vendor_server_fault (fixture.server, NULL, 1, 9, VENDOR_FAULT_RATE);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  began = g_get_monotonic_time ();
  fail_if (call_image (&fixture, NULL, &error));
  g_assert_error (error, STAGE_ERROR, STAGE_ERROR_CANCELLED);
  fail_unless (g_get_monotonic_time () - began < 600000);
  g_thread_join (thread);
  end (&fixture);
}
GST_END_TEST

/* No call that would cost more than there may be. */
GST_START_TEST (a_budget_needs_prices)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  begin (&fixture);
  fail_unless (store_run_set_budget (store, fixture.run->id, 1000, NULL));
  fail_if (call_image (&fixture, NULL, &error));
  g_assert_error (error, PROJECT_ERROR, PROJECT_ERROR_BUDGET);
  fail_unless_equals_int (vendor_server_requests (fixture.server, NULL), 0);
  end (&fixture);
}
GST_END_TEST

static Suite *
calls_suite (void)
{
  Suite *suite = suite_create ("calls");
  TCase *tcase = tcase_create ("calls");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_call_leaves_its_receipt);
  tcase_add_test (tcase, faults_are_borne);
  tcase_add_loop_test (tcase, keys_follow_the_outcome, 0, 4);
  tcase_add_test (tcase, a_killed_call_is_asked_by_its_key);
  tcase_add_test (tcase, a_video_is_not_ordered_twice);
  tcase_add_test (tcase, no_more_than_four_at_a_time);
  tcase_add_test (tcase, a_wait_is_left_at_once);
  tcase_add_test (tcase, a_budget_needs_prices);
  return suite;
}

SUITE_MAIN (calls_suite)
