/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Each who speaks, and who makes films, by the server that plays them: good
 * ones, and each fault taken for what it is, with what may have been paid. */

#include "generate.h"
#include "suite.h"
#include "vendor-server.h"

#include <string.h>

#define TEXT "Fog over the sea."

static const struct {
  const gchar *name, *path, *kind;
} vendors[] = {
  { "openai", "/openai/v1", "speech" },
  { "elevenlabs", "/elevenlabs", "speech" },
  { "piper", "/piper", "speech" },
  { "runway", "/runway", "video" },
};

static GenerateResult *
ask (VendorServer *server, guint vendor, const gchar *job, GError **error)
{
  const gboolean video = g_str_equal (vendors[vendor].kind, "video");
  g_autofree gchar *base = vendor_server_url (server, vendors[vendor].path);
  const GenerateRequest request = { .kind = video ? GENERATE_VIDEO
                                                  : GENERATE_SPEECH,
    .provider = vendors[vendor].name,
    .model = "m",
    .base_url = base,
    .job = job,
    .prompt = TEXT,
    .text = TEXT,
    .voice = g_str_equal (vendors[vendor].name, "piper") ? "en_US-lessac-medium"
                                                         : "Rachel" };

  return generate (&request, NULL, NULL, NULL, error);
}

GST_START_TEST (speech_is_made_and_billed)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = ask (server, __i__, NULL, &error);

  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless_equals_int64 (result->duration_ms, 40 * strlen (TEXT));
  fail_unless_equals_int (vendor_server_bills (server, "speech"), 1);
}
GST_END_TEST

/* By vendor, in their order. NULL: it is not one of theirs. */
static const struct {
  VendorFault fault;
  const gchar *troubles[G_N_ELEMENTS (vendors)];
  guint bills;
} faults[] = {
  { VENDOR_FAULT_RATE,
      { "rate_limited", "rate_limited", NULL, "rate_limited" } },
  { VENDOR_FAULT_QUOTA,
      { "quota_exhausted", "quota_exhausted", NULL, "quota_exhausted" } },
  { VENDOR_FAULT_SERVER,
      { "server_error", "server_error", "server_error", "server_error" } },
  { VENDOR_FAULT_REFUSAL,
      { "policy_refused", "invalid_request", NULL, "invalid_request" } },
  { VENDOR_FAULT_NOTHING,
      { "bad_output", "bad_output", "bad_output", "bad_output" } },
  { VENDOR_FAULT_CUT_JSON, { NULL, "bad_output", NULL, "bad_output" }, 1 },
  { VENDOR_FAULT_OTHER_JSON,
      { "bad_output", "bad_output", "bad_output", "bad_output" }, 1 },
  { VENDOR_FAULT_CUT_MEDIA, { "bad_output", "bad_output", "bad_output", NULL },
      1 },
  { VENDOR_FAULT_RESET,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown" },
      1 },
  { VENDOR_FAULT_BROKEN,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown" },
      1 },
  { VENDOR_FAULT_HANG,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown" },
      1 },
};

/* What may have been made is told as such; and no film is ordered twice unless
 * the first order surely went nowhere. */
static void
check_fault (guint vendor, guint fault)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  const gchar *trouble = faults[fault].troubles[vendor];
  const gchar *kind = vendors[vendor].kind;

  if (!trouble)
    return;
  vendor_server_set_times (server, 0, 100);
  vendor_server_fault (server, kind, 1, 1, faults[fault].fault);
  fail_if (ask (server, vendor, NULL, &error), "%s", vendors[vendor].name);
  fail_unless (g_str_equal (generate_trouble (error), trouble), "%s: %s",
      vendors[vendor].name, error->message);
  fail_unless_equals_int (
      vendor_server_bills (server, NULL), faults[fault].bills);
  fail_unless_equals_int (vendor_server_requests (server, kind), 1);
  if (faults[fault].bills)
    fail_unless (generate_maybe_billed (error), "%s", error->message);
  if (faults[fault].bills)
    fail_unless_equals_int64 (
        generate_wait_ms (error, GENERATE_VIDEO, 1, 0), -1);
}

GST_START_TEST (a_fault_is_what_it_is)
{
  for (guint vendor = 0; vendor < G_N_ELEMENTS (vendors); vendor++)
    check_fault (vendor, __i__);
}
GST_END_TEST

/* By another process, from the name that was kept: nothing is ordered again. */
GST_START_TEST (an_order_is_taken_up_again)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) lost = NULL;
  g_autoptr (GenerateResult) result = NULL;

  vendor_server_set_polls (server, 0);
  vendor_server_set_times (server, 0, 100);
  /* The order is taken, and its name lost on the way. */
  vendor_server_fault (server, "video", 1, 1, VENDOR_FAULT_RESET);
  lost = ask (server, 3, NULL, &error);
  fail_unless (lost == NULL);
  g_clear_error (&error);
  result = ask (server, 3, "order-1", &error);
  g_assert_no_error (error);
  fail_unless_equals_string (result->mime, "video/mp4");
  fail_unless_equals_int64 (result->duration_ms, 5000);
  fail_unless_equals_int (vendor_server_requests (server, "video"), 1);
}
GST_END_TEST

static Suite *
vendor_voices_suite (void)
{
  Suite *suite = suite_create ("vendor-voices");
  TCase *tcase = tcase_create ("voices");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, speech_is_made_and_billed, 0, 3);
  tcase_add_loop_test (tcase, a_fault_is_what_it_is, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, an_order_is_taken_up_again);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (vendor_voices_suite)
