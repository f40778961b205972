/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Answers as providers give them, and what is made of each. */

#include <string.h>

#include "suite.h"
#include "trouble.h"

#define NOW 1700000000
#define SOON "Tue, 14 Nov 2023 22:13:50 GMT" /* thirty seconds after NOW */
#define PAST "Tue, 14 Nov 2023 22:13:10 GMT"

static const TroubleCode codes[] = {
  { "insufficient_quota", TROUBLE_QUOTA },
  { "model_not_found", TROUBLE_MODEL_GONE },
  { "moderation_blocked", TROUBLE_POLICY },
  { "quota_exceeded", TROUBLE_QUOTA },
  { "RESOURCE_EXHAUSTED", TROUBLE_RATE },
  { NULL },
};

static const struct {
  guint status;
  const gchar *header, *value, *body;
  TroubleKind kind;
  const gchar *message;
  gint64 retry_ms;
} answers[] = {
  { 200, NULL, NULL, "{\"error\": {\"message\": \"no\"}}", TROUBLE_NONE, NULL,
      -1 },
  { 401, NULL, NULL,
      "{\"error\": {\"message\": \"Incorrect API key\", \"type\": "
      "\"invalid_request_error\", \"param\": null, \"code\": "
      "\"invalid_api_key\"}}",
      TROUBLE_AUTH, "HTTP 401: Incorrect API key", -1 },
  { 429, "retry-after", "7",
      "{\"error\": {\"message\": \"slow down\", \"code\": "
      "\"rate_limit_exceeded\"}}",
      TROUBLE_RATE, "HTTP 429: slow down", 7000 },
  { 429, "retry-after", "1",
      "{\"error\": {\"message\": \"pay\", \"type\": \"insufficient_quota\", "
      "\"code\": null}}",
      TROUBLE_QUOTA, "HTTP 429: pay", 1000 },
  { 429, "retry-after-ms", "850", "", TROUBLE_RATE, "HTTP 429", 850 },
  { 429, "retry-after", "1.5", "", TROUBLE_RATE, "HTTP 429", 1500 },
  { 429, "retry-after", SOON, "", TROUBLE_RATE, "HTTP 429", 30000 },
  { 429, "retry-after", PAST, "", TROUBLE_RATE, "HTTP 429", 0 },
  { 429, "retry-after", "soon", "", TROUBLE_RATE, "HTTP 429", -1 },
  { 429, "retry-after", "-5", "", TROUBLE_RATE, "HTTP 429", -1 },
  { 429, "retry-after", "1e300", "", TROUBLE_RATE, "HTTP 429", -1 },
  { 404, NULL, NULL,
      "{\"error\": {\"message\": \"no such model\", \"code\": "
      "\"model_not_found\"}}",
      TROUBLE_MODEL_GONE, "HTTP 404: no such model", -1 },
  { 400, NULL, NULL,
      "{\"error\": {\"message\": \"refused\", \"code\": "
      "\"moderation_blocked\"}}",
      TROUBLE_POLICY, "HTTP 400: refused", -1 },
  /* Google: an object in an array, and a delay of its own. */
  { 429, NULL, NULL,
      "[{\"error\": {\"code\": 429, \"message\": \"too many\", \"status\": "
      "\"RESOURCE_EXHAUSTED\", \"details\": [{\"@type\": \"x\"}, "
      "{\"retryDelay\": \"17s\"}]}}]",
      TROUBLE_RATE, "HTTP 429: too many", 17000 },
  /* ElevenLabs: an object, an array or a text. */
  { 401, NULL, NULL,
      "{\"detail\": {\"status\": \"quota_exceeded\", \"message\": \"used\"}}",
      TROUBLE_QUOTA, "HTTP 401: used", -1 },
  { 422, NULL, NULL,
      "{\"detail\": [{\"loc\": [\"body\"], \"msg\": \"field required\"}]}",
      TROUBLE_REQUEST, "HTTP 422: field required", -1 },
  { 403, NULL, NULL, "{\"detail\": \"not yours\"}", TROUBLE_PERMISSION,
      "HTTP 403: not yours", -1 },
  /* Servers at home. */
  { 500, NULL, NULL, "{\"error\": \"out of memory\"}", TROUBLE_SERVER,
      "HTTP 500: out of memory", -1 },
  { 503, NULL, NULL,
      "{\"error\": {\"code\": 503, \"message\": \"Loading model\", \"type\": "
      "\"unavailable_error\"}}",
      TROUBLE_SERVER, "HTTP 503: Loading model", -1 },
  { 400, NULL, NULL, "{\"errors\": [\"first\", \"second\"]}", TROUBLE_REQUEST,
      "HTTP 400: first", -1 },
  { 400, NULL, NULL, "{\"errors\": [{\"message\": \"first\"}]}",
      TROUBLE_REQUEST, "HTTP 400: first", -1 },
  { 400, NULL, NULL, "{\"message\": \"plain\"}", TROUBLE_REQUEST,
      "HTTP 400: plain", -1 },
  /* What is no JSON, or not what was expected. */
  { 502, NULL, NULL, "<html>\r\n<h1>Bad\tGateway</h1>\n",
      TROUBLE_OUTCOME_UNKNOWN, "HTTP 502: <html>  <h1>Bad Gateway</h1>", -1 },
  { 504, NULL, NULL, "", TROUBLE_OUTCOME_UNKNOWN, "HTTP 504", -1 },
  { 529, NULL, NULL, "{}", TROUBLE_SERVER, "HTTP 529: {}", -1 },
  { 413, NULL, NULL, "[]", TROUBLE_TOO_LARGE, "HTTP 413: []", -1 },
  { 402, NULL, NULL, "null", TROUBLE_QUOTA, "HTTP 402: null", -1 },
  { 418, NULL, NULL, "\xff\xfe", TROUBLE_REQUEST,
      "HTTP 418: \xef\xbf\xbd\xef\xbf\xbd", -1 },
  { 302, NULL, NULL, "", TROUBLE_REQUEST, "HTTP 302", -1 },
  { 400, NULL, NULL, "{\"error\": {\"message\": 7, \"code\": 1101}}",
      TROUBLE_REQUEST,
      "HTTP 400: {\"error\": {\"message\": 7, \"code\": 1101}}", -1 },
};

static void
judge (guint i, Trouble *trouble)
{
  g_auto (HttpAnswer) answer = {
    .status = answers[i].status,
    .headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .body = g_bytes_new_static (answers[i].body, strlen (answers[i].body)),
  };

  if (answers[i].header)
    g_hash_table_insert (answer.headers, g_strdup (answers[i].header),
        g_strdup (answers[i].value));
  trouble_of_answer (&answer, codes, NOW, trouble);
}

GST_START_TEST (an_answer_has_its_verdict)
{
  g_auto (Trouble) trouble = { 0 };

  judge (__i__, &trouble);
  fail_unless_equals_string (
      trouble_name (trouble.kind), trouble_name (answers[__i__].kind));
  fail_unless_equals_string (trouble.message, answers[__i__].message);
  fail_unless_equals_int64 (trouble.retry_ms, answers[__i__].retry_ms);
}
GST_END_TEST

GST_START_TEST (a_long_body_is_cut)
{
  g_autofree gchar *text = g_strnfill (5000, 'x');
  g_auto (HttpAnswer)
      answer = { .status = 500, .body = g_bytes_new_static (text, 5000) };
  g_auto (Trouble) trouble = { 0 };

  trouble_of_answer (&answer, NULL, NOW, &trouble);
  fail_unless_equals_int (
      strlen (trouble.message), strlen ("HTTP 500: ") + 300);
}
GST_END_TEST

static const struct {
  HttpError code;
  TroubleKind kind;
} errors[] = {
  { HTTP_ERROR_ADDRESS, TROUBLE_REQUEST },
  { HTTP_ERROR_NOT_SENT, TROUBLE_NOT_SENT },
  { HTTP_ERROR_LOST, TROUBLE_OUTCOME_UNKNOWN },
  { HTTP_ERROR_LIMIT, TROUBLE_TOO_LARGE },
  { HTTP_ERROR_CANCELLED, TROUBLE_CANCELLED },
};

GST_START_TEST (so_has_a_failure)
{
  g_autoptr (GError) error =
      g_error_new_literal (HTTP_ERROR, errors[__i__].code, "why");
  g_auto (Trouble) trouble = { 0 };

  trouble_of_error (error, &trouble);
  fail_unless_equals_int (trouble.kind, errors[__i__].kind);
  fail_unless_equals_string (trouble.message, "why");
}
GST_END_TEST

/* How often each kind is asked again, by rules of 3 and, where nobody knows
 * what was done, 1. */
static const struct {
  TroubleKind kind;
  guint again;
} again[] = {
  { TROUBLE_NONE, 0 },
  { TROUBLE_AUTH, 0 },
  { TROUBLE_PERMISSION, 0 },
  { TROUBLE_QUOTA, 0 },
  { TROUBLE_RATE, 3 },
  { TROUBLE_REQUEST, 0 },
  { TROUBLE_MODEL_GONE, 0 },
  { TROUBLE_POLICY, 0 },
  { TROUBLE_TOO_LARGE, 0 },
  { TROUBLE_TRUNCATED, 0 },
  { TROUBLE_BAD_OUTPUT, 1 },
  { TROUBLE_SERVER, 3 },
  { TROUBLE_NOT_SENT, 3 },
  { TROUBLE_OUTCOME_UNKNOWN, 1 },
  { TROUBLE_JOB_TIMEOUT, 0 },
  { TROUBLE_JOB_LOST, 0 },
  { TROUBLE_CANCELLED, 0 },
};

static const RetryRules rules = { 3, 1, 500, 8000 };

GST_START_TEST (what_is_of_use_is_asked_again)
{
  const Trouble trouble = { again[__i__].kind, NULL, -1 };
  guint done = 1;

  while (trouble_wait_ms (&trouble, &rules, done, 0) >= 0)
    done++;
  fail_unless_equals_int (done - 1, again[__i__].again);
}
GST_END_TEST

GST_START_TEST (a_video_is_never_paid_twice)
{
  const RetryRules video = { 3, 0, 500, 8000 };
  const Trouble lost = { TROUBLE_OUTCOME_UNKNOWN, NULL, -1 };
  const Trouble unsent = { TROUBLE_NOT_SENT, NULL, -1 };

  fail_unless (trouble_wait_ms (&lost, &video, 1, 0) < 0);
  fail_unless (trouble_wait_ms (&unsent, &video, 1, 0) >= 0);
}
GST_END_TEST

GST_START_TEST (waits_double_up_to_the_cap)
{
  const RetryRules many = { 40, 0, 500, 8000 };
  const Trouble trouble = { TROUBLE_SERVER, NULL, -1 };
  static const gint64 waits[] = { 500, 1000, 2000, 4000, 8000, 8000 };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    fail_unless_equals_int64 (
        trouble_wait_ms (&trouble, &many, i + 1, 0), waits[i]);
    fail_unless_equals_int64 (
        trouble_wait_ms (&trouble, &many, i + 1, 1), waits[i] * 3 / 4);
  }
  fail_unless_equals_int64 (trouble_wait_ms (&trouble, &many, 40, 0), 8000);
}
GST_END_TEST

GST_START_TEST (a_hint_is_kept_unless_it_is_too_far)
{
  Trouble trouble = { TROUBLE_RATE, NULL, 20000 };

  fail_unless_equals_int64 (trouble_wait_ms (&trouble, &rules, 1, 0), 20000);
  fail_unless_equals_int64 (trouble_wait_ms (&trouble, &rules, 3, 1), 22000);
  trouble.retry_ms = 0;
  fail_unless_equals_int64 (trouble_wait_ms (&trouble, &rules, 1, 1), 0);
  trouble.retry_ms = TROUBLE_LONGEST_HINT;
  fail_unless (trouble_wait_ms (&trouble, &rules, 1, 0) > 0);
  trouble.retry_ms = TROUBLE_LONGEST_HINT + 1;
  fail_unless (trouble_wait_ms (&trouble, &rules, 1, 0) < 0);
}
GST_END_TEST

static Suite *
trouble_suite (void)
{
  Suite *suite = suite_create ("trouble");
  TCase *tcase = tcase_create ("verdicts");

  tcase_add_loop_test (
      tcase, an_answer_has_its_verdict, 0, G_N_ELEMENTS (answers));
  tcase_add_test (tcase, a_long_body_is_cut);
  tcase_add_loop_test (tcase, so_has_a_failure, 0, G_N_ELEMENTS (errors));
  tcase_add_loop_test (
      tcase, what_is_of_use_is_asked_again, 0, G_N_ELEMENTS (again));
  tcase_add_test (tcase, a_video_is_never_paid_twice);
  tcase_add_test (tcase, waits_double_up_to_the_cap);
  tcase_add_test (tcase, a_hint_is_kept_unless_it_is_too_far);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (trouble_suite)
