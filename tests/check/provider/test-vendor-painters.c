/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Each who makes pictures, by the server that plays them: good ones, and each
 * fault taken for what it is, with what may have been paid for it. */

#include "generate.h"
#include "suite.h"
#include "vendor-server.h"

static const struct {
  const gchar *name, *path;
} vendors[] = {
  { "openai", "/openai/v1" },
  { "google", "/google/v1beta" },
  { "stability", "/stability/v2beta" },
  { "automatic1111", "/automatic1111" },
  { "sdcpp", "/sdcpp" },
};

static GenerateResult *
ask (VendorServer *server, guint vendor, const gchar *prompt, GError **error)
{
  g_autofree gchar *base = vendor_server_url (server, vendors[vendor].path);
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = vendors[vendor].name,
    .model = "m",
    .base_url = base,
    .prompt = prompt,
    .seed = 5,
    .width = 1280,
    .height = 720 };

  return generate (&request, NULL, NULL, NULL, error);
}

GST_START_TEST (pictures_are_made_and_billed)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) one = NULL;

  vendor_server_set_polls (server, 0);
  one = ask (server, __i__, "fog", &error);
  g_assert_no_error (error);
  fail_unless_equals_string (one->mime, "image/png");
  fail_unless_equals_int (one->width, 96);
  fail_unless_equals_int (one->height, 54);
  fail_unless (one->seed == 5);
  fail_unless_equals_int (vendor_server_bills (server, "image"), 1);
}
GST_END_TEST

/* By vendor, in their order. NULL: it is not one of theirs. */
static const struct {
  VendorFault fault;
  const gchar *troubles[G_N_ELEMENTS (vendors)];
  guint bills;
} faults[] = {
  { VENDOR_FAULT_RATE,
      { "rate_limited", "rate_limited", "rate_limited", "rate_limited",
          "rate_limited" } },
  { VENDOR_FAULT_QUOTA,
      { "quota_exhausted", "rate_limited", "quota_exhausted", NULL, NULL } },
  { VENDOR_FAULT_SERVER,
      { "server_error", "server_error", "server_error", "server_error",
          "server_error" } },
  { VENDOR_FAULT_REFUSAL,
      { "policy_refused", "policy_refused", "policy_refused", "invalid_request",
          "invalid_request" } },
  { VENDOR_FAULT_NOTHING,
      { "policy_refused", "bad_output", "policy_refused", "policy_refused",
          "bad_output" } },
  { VENDOR_FAULT_CUT_JSON,
      { "bad_output", "bad_output", NULL, "bad_output", "bad_output" }, 1 },
  { VENDOR_FAULT_OTHER_JSON,
      { "bad_output", "bad_output", "bad_output", "bad_output", "bad_output" },
      1 },
  { VENDOR_FAULT_RESET,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown", "outcome_unknown" },
      1 },
  { VENDOR_FAULT_BROKEN,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown", "outcome_unknown" },
      1 },
  { VENDOR_FAULT_HANG,
      { "outcome_unknown", "outcome_unknown", "outcome_unknown",
          "outcome_unknown", "outcome_unknown" },
      1 },
};

static void
check_fault (guint vendor, guint fault)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  const gchar *trouble = faults[fault].troubles[vendor];

  if (!trouble)
    return;
  vendor_server_set_times (server, 0, 100);
  vendor_server_fault (server, "image", 1, 1, faults[fault].fault);
  fail_if (ask (server, vendor, "fog", &error), "%s", vendors[vendor].name);
  fail_unless (g_str_equal (generate_trouble (error), trouble), "%s: %s",
      vendors[vendor].name, error->message);
  fail_unless_equals_int (
      vendor_server_bills (server, NULL), faults[fault].bills);
  fail_unless_equals_int (vendor_server_requests (server, "image"), 1);
}

GST_START_TEST (a_fault_is_what_it_is)
{
  for (guint vendor = 0; vendor < G_N_ELEMENTS (vendors); vendor++)
    check_fault (vendor, __i__);
}
GST_END_TEST

/* A share of a day that is used up is told as too much at once; the hint says
 * that it is of no use to wait for it. */
GST_START_TEST (what_takes_too_long_is_not_awaited)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;

  vendor_server_fault (server, "image", 1, 1, VENDOR_FAULT_QUOTA);
  fail_if (ask (server, 1, "fog", &error));
  fail_unless_equals_int64 (generate_wait_ms (error, GENERATE_IMAGE, 1, 0), -1);
}
GST_END_TEST

static Suite *
vendor_painters_suite (void)
{
  Suite *suite = suite_create ("vendor-painters");
  TCase *tcase = tcase_create ("painters");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (
      tcase, pictures_are_made_and_billed, 0, G_N_ELEMENTS (vendors));
  tcase_add_loop_test (tcase, a_fault_is_what_it_is, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, what_takes_too_long_is_not_awaited);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (vendor_painters_suite)
