/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Orders that are asked for: how often, for how long, by which name; who is
 * told of that name, and what becomes of an order that nobody can wait for.
 * The provider is one of the test's own: its job is asked for at /NAME, answers
 * "made", "not yet" or "now NAME", and is called off by DELETE. */

#include "job.h"

#include "fault.h"
#include "recorded.h"

#define MOST_STEPS 24
#define HANG_MS 400

/* ---- a server that answers by a list ---- */

static struct {
  const gchar *steps[MOST_STEPS + 1]; /* "STATUS text"; "hang"; the last one
                                       * goes on */
  GMutex lock;
  guint asked;     /* GET */
  GString *events; /* what the server and the watch saw, in order */
} play;

static void
note (const gchar *what)
{
  g_mutex_lock (&play.lock);
  g_string_append_printf (
      play.events, "%s%s", play.events->len ? ", " : "", what);
  g_mutex_unlock (&play.lock);
}

static const gchar *
next_step (void)
{
  const guint i = play.asked;

  if (play.steps[i + 1])
    play.asked++;
  return play.steps[i];
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  g_autofree gchar *line =
      raw_server_line (server, raw_server_n_requests (server) - 1);
  const gchar *step;
  g_auto (GStrv) words = NULL;
  g_autofree gchar *status = NULL;

  note (line);
  if (g_str_has_prefix (line, "DELETE /slow")) {
    raw_wait (stop, 10000);
    return;
  }
  step = g_str_has_prefix (line, "DELETE") ? "200 gone" : next_step ();
  if (g_str_equal (step, "hang")) {
    raw_wait (stop, HANG_MS);
    return;
  }
  words = g_strsplit (step, " ", 2);
  status = g_strconcat (words[0], " As told", NULL);
  raw_answer (out, status, "", words[1], strlen (words[1]));
}

static void
begin (void)
{
  memset (&play.steps, 0, sizeof play.steps);
  play.asked = 0;
  play.events = g_string_new (NULL);
}

static void
end (void)
{
  g_string_free (play.events, TRUE);
  play.events = NULL;
}

/* ---- a provider of such jobs ---- */

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  call->url = g_strconcat (request->base_url, "/", job, NULL);
  return TRUE;
}

static gboolean
compose_cancel (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  call->method = "DELETE";
  return compose_job (request, job, call, error);
}

static gboolean
parse_job (const gchar *job, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  gsize size = 0;
  const gchar *data = g_bytes_get_data (reply->body, &size);
  g_autofree gchar *said = g_strndup (data ? data : "", size);

  if (g_str_equal (said, "made"))
    return TRUE;
  if (g_str_equal (said, "refused"))
    return fault_fail (error, TROUBLE_POLICY, "not that");
  if (g_str_equal (said, "noise"))
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "noise");
  if (g_str_equal (said, "half"))
    reply->fraction = .5;
  reply->job = g_strdup (g_str_has_prefix (said, "now ") ? said + 4 : job);
  return TRUE;
}

static const ProviderJob quick = {
  .first_ms = 5,
  .every_ms = 5,
  .limit_ms = 5000,
  .compose = compose_job,
  .parse = parse_job,
  .compose_cancel = compose_cancel,
};

/* ---- a watch that writes down what it is told ---- */

typedef struct {
  const gchar *refused; /* the name that cannot be kept */
  gdouble most;         /* of the fractions */
  guint n_progress;
} Seen;

static void
progress (const gchar *stage, gdouble fraction, gpointer user_data)
{
  Seen *seen = user_data;

  fail_unless_equals_string (stage, "making");
  seen->n_progress++;
  seen->most = MAX (seen->most, fraction);
}

static gboolean
ordered (const gchar *job, gpointer user_data, GError **error)
{
  const Seen *seen = user_data;
  g_autofree gchar *text = g_strconcat ("keep ", job, NULL);

  note (text);
  if (g_strcmp0 (job, seen->refused) != 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "disk full");
  return FALSE;
}

/* ---- one order ---- */

typedef struct {
  const ProviderJob *job;
  const gchar *name;
  gboolean resumed;
  Seen seen;
  GCancellable *cancellable;
} Order;

static gboolean
follow (RawServer *server, Order *order, GError **error)
{
  g_autofree gchar *base = raw_server_url (server, "");
  const GenerateRequest request = { .base_url = base };
  const ProviderTask task = { .job = order->job };
  const GenerateWatch watch = {
    .progress = progress, .ordered = ordered, .user_data = &order->seen
  };
  const ProviderCall like = { .own_network = TRUE };
  const JobOrder job = { &task, &request, &like, &watch };
  g_auto (ProviderReply) answer = { .job = g_strdup (order->name) };
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  const gboolean ok = job_follow (
      &job, order->resumed, &answer, result, order->cancellable, error);

  fail_unless (ok ? answer.job == NULL : error == NULL || *error != NULL);
  return ok;
}

#define SICK "503 later"
#define LOST "404 who"

/* Steps, and what is seen on both sides. */
static const struct {
  const gchar *steps[MOST_STEPS];
  gboolean resumed;
  const gchar *refused;
  const gchar *events, *message;
} courses[] = {
  { { "200 not yet", "200 half", "200 not yet", "200 made" }, FALSE, NULL,
      "keep a, GET /a, GET /a, GET /a, GET /a", NULL },
  /* It is asked for at once, under the name that is known. */
  { { "200 made" }, TRUE, NULL, "GET /a", NULL },
  { { "200 now b", "200 now b", "200 now c", "200 made" }, FALSE, NULL,
      "keep a, GET /a, keep b, GET /b, GET /b, keep c, GET /c", NULL },
  { { "200 now b", "200 made" }, TRUE, NULL, "GET /a, keep b, GET /b", NULL },
  /* Five failures in a row are borne, and any answer ends the row. */
  { { SICK, SICK, SICK, SICK, SICK, "200 not yet", SICK, SICK, SICK, SICK, SICK,
        "200 made" },
      FALSE, NULL,
      "keep a, GET /a, GET /a, GET /a, GET /a, GET /a, GET /a, GET /a, GET /a, "
      "GET /a, GET /a, GET /a, GET /a",
      NULL },
  { { SICK }, FALSE, NULL,
      "keep a, GET /a, GET /a, GET /a, GET /a, GET /a, GET /a",
      "server_error: HTTP 503: later" },
  { { "200 noise", "502 oops", "429 wait", "200 noise", "200 made" }, FALSE,
      NULL, "keep a, GET /a, GET /a, GET /a, GET /a, GET /a", NULL },
  { { "200 noise" }, FALSE, NULL,
      "keep a, GET /a, GET /a, GET /a, GET /a, GET /a, GET /a",
      "bad_output: noise" },
  { { LOST, LOST, "200 made" }, FALSE, NULL, "keep a, GET /a, GET /a, GET /a",
      NULL },
  { { LOST }, FALSE, NULL, "keep a, GET /a, GET /a, GET /a",
      "lost_job: invalid_request: HTTP 404: who" },
  { { "200 not yet", "200 refused" }, FALSE, NULL, "keep a, GET /a, GET /a",
      "policy_refused: not that" },
  { { "401 who" }, FALSE, NULL, "keep a, GET /a", "auth: HTTP 401: who" },
  /* What cannot be kept is not waited for. */
  { { "200 made" }, FALSE, "a", "keep a, DELETE /a", "disk full" },
  { { "200 now b", "200 made" }, FALSE, "b",
      "keep a, GET /a, keep b, DELETE /b", "disk full" },
};

GST_START_TEST (an_order_takes_its_course)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  Order order = { .job = &quick,
    .name = "a",
    .resumed = courses[__i__].resumed,
    .seen = { .refused = courses[__i__].refused } };
  g_autoptr (GError) error = NULL;
  gboolean ok;

  begin ();
  memcpy (play.steps, courses[__i__].steps, sizeof courses[__i__].steps);
  ok = follow (server, &order, &error);
  fail_unless_equals_string (play.events->str, courses[__i__].events);
  fail_unless_equals_string (
      error ? error->message : NULL, courses[__i__].message);
  fail_unless (ok == (error == NULL));
  end ();
}
GST_END_TEST

GST_START_TEST (progress_is_told)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  Order order = { .job = &quick, .name = "a", .seen = { .most = -2 } };

  begin ();
  play.steps[0] = "200 not yet";
  play.steps[1] = "200 half";
  play.steps[2] = "200 made";
  fail_unless (follow (server, &order, NULL));
  /* Before each asking: nobody knows, nobody knows, half of it. */
  fail_unless_equals_int (order.seen.n_progress, 3);
  fail_unless (order.seen.most == .5);
  end ();
}
GST_END_TEST

GST_START_TEST (time_is_up)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  ProviderJob slow = quick;
  Order order = { .job = &slow, .name = "a" };
  g_autoptr (GError) error = NULL;
  const gint64 begun = g_get_monotonic_time ();

  slow.limit_ms = 1000;
  slow.every_ms = 100;
  begin ();
  play.steps[0] = "200 not yet";
  fail_if (follow (server, &order, &error));
  fail_unless_equals_string (
      error->message, "timeout_job: job a is not done after 1 s");
  fail_unless (g_get_monotonic_time () - begun < 1500 * 1000);
  fail_unless (generate_maybe_billed (error));
  /* It may be done yet, and is asked for by its name. */
  fail_if (strstr (play.events->str, "DELETE"));
  end ();
}
GST_END_TEST

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static const struct {
  const gchar *name, *step;
  guint every_ms;
  gint64 most_ms;
  const gchar *events;
} cancels[] = {
  /* While it waits, while it asks, and where nobody answers any more. */
  { "a", "200 not yet", 60000, 300, "keep a, DELETE /a" },
  { "slow", "200 not yet", 60000, 100 + JOB_CALL_OFF_MS + 400,
      "keep slow, DELETE /slow" },
};

GST_START_TEST (a_cancel_calls_off)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ProviderJob job = quick;
  Order order = {
    .job = &job, .name = cancels[__i__].name, .cancellable = cancellable
  };
  g_autoptr (GError) error = NULL;
  const gint64 begun = g_get_monotonic_time ();
  GThread *thread;

  job.first_ms = cancels[__i__].every_ms;
  job.limit_ms = 120000;
  begin ();
  play.steps[0] = cancels[__i__].step;
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  fail_if (follow (server, &order, &error));
  g_thread_join (thread);
  fail_unless (g_get_monotonic_time () - begun < cancels[__i__].most_ms * 1000);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  fail_unless_equals_string (play.events->str, cancels[__i__].events);
  end ();
}
GST_END_TEST

/* The server is at one question at a time: the calling off is heard once it has
 * given up the asking. */
GST_START_TEST (a_cancel_ends_an_asking)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Order order = { .job = &quick, .name = "a", .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  const gint64 begun = g_get_monotonic_time ();
  GThread *thread;

  begin ();
  play.steps[0] = "hang";
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  fail_if (follow (server, &order, &error));
  g_thread_join (thread);
  fail_unless (
      g_get_monotonic_time () - begun < (100 + JOB_CALL_OFF_MS + 400) * 1000);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  end ();
}
GST_END_TEST

/* There are those that cannot be stopped. */
GST_START_TEST (what_cannot_be_stopped_is_left)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  ProviderJob job = quick;
  Order order = { .job = &job, .name = "a", .seen = { .refused = "a" } };
  g_autoptr (GError) error = NULL;

  job.compose_cancel = NULL;
  begin ();
  play.steps[0] = "200 made";
  fail_if (follow (server, &order, &error));
  fail_unless_equals_string (play.events->str, "keep a");
  end ();
}
GST_END_TEST

static Suite *
job_suite (void)
{
  Suite *suite = suite_create ("job");
  TCase *tc = tcase_create ("job");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (
      tc, an_order_takes_its_course, 0, G_N_ELEMENTS (courses));
  tcase_add_test (tc, progress_is_told);
  tcase_add_test (tc, time_is_up);
  tcase_add_loop_test (tc, a_cancel_calls_off, 0, G_N_ELEMENTS (cancels));
  tcase_add_test (tc, a_cancel_ends_an_asking);
  tcase_add_test (tc, what_cannot_be_stopped_is_left);
  return suite;
}

SUITE_MAIN (job_suite)
