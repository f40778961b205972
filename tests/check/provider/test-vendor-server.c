/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The server that other tests lean on: each of its faults is taken for what it
 * is, bills are counted, keys and silence are what they are said to be. */
#include "suite.h"
#include "vendor-server.h"

#include "generate.h"
#include "reply-whole.h"

#include <string.h>

static GenerateResult *
ask (VendorServer *server, const gchar *prompt, GError **error)
{
  g_autofree gchar *base = vendor_server_url (server, "/openai/v1");
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .provider = "openai",
    .model = "m",
    .base_url = base,
    .prompt = prompt,
    .width = 1280,
    .height = 720 };

  return generate (&request, NULL, NULL, NULL, error);
}

GST_START_TEST (pictures_are_made_and_billed)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) one = ask (server, "fog", &error);
  g_autoptr (GenerateResult) other = ask (server, "rain", NULL);
  g_autoptr (GenerateResult) again = ask (server, "fog", NULL);

  g_assert_no_error (error);
  fail_unless (one && other && again);
  fail_unless (g_bytes_equal (one->bytes, again->bytes));
  fail_if (g_bytes_equal (one->bytes, other->bytes));
  fail_unless_equals_string (one->mime, "image/png");
  fail_unless_equals_int (one->usage.output_tokens, 1500);
  fail_unless_equals_int (vendor_server_requests (server, "image"), 3);
  fail_unless_equals_int (vendor_server_bills (server, "image"), 3);
  fail_unless_equals_int (vendor_server_bills (server, "speech"), 0);
  fail_unless_equals_int (vendor_server_wishes (server, NULL), 2);
}
GST_END_TEST

static const struct {
  VendorFault fault;
  const gchar *trouble;
  gboolean paid, maybe;
} faults[] = {
  { VENDOR_FAULT_RATE, "rate_limited", FALSE, FALSE },
  { VENDOR_FAULT_QUOTA, "quota_exhausted", FALSE, FALSE },
  { VENDOR_FAULT_SERVER, "server_error", FALSE, FALSE },
  { VENDOR_FAULT_REFUSAL, "policy_refused", FALSE, TRUE },
  { VENDOR_FAULT_NOTHING, "policy_refused", FALSE, TRUE },
  { VENDOR_FAULT_CUT_JSON, "bad_output", TRUE, TRUE },
  { VENDOR_FAULT_OTHER_JSON, "bad_output", TRUE, TRUE },
  { VENDOR_FAULT_RESET, "outcome_unknown", TRUE, TRUE },
  { VENDOR_FAULT_BROKEN, "outcome_unknown", TRUE, TRUE },
  { VENDOR_FAULT_HANG, "outcome_unknown", TRUE, TRUE },
};

GST_START_TEST (a_fault_is_what_it_is)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) good = NULL;

  vendor_server_set_times (server, 0, 100);
  vendor_server_fault (server, "image", 1, 1, faults[__i__].fault);
  fail_if (ask (server, "fog", &error));
  fail_unless_equals_string (generate_trouble (error), faults[__i__].trouble);
  fail_unless_equals_int (generate_maybe_billed (error), faults[__i__].maybe);
  fail_unless_equals_int (
      vendor_server_bills (server, NULL), faults[__i__].paid);
  good = ask (server, "fog", NULL);
  fail_unless (good != NULL);
  fail_unless_equals_int (vendor_server_requests (server, NULL), 2);
}
GST_END_TEST

/* Headers look well. */
GST_START_TEST (half_a_picture_is_told)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  g_autoptr (GenerateResult) half = NULL;
  g_autoptr (GenerateResult) whole = NULL;

  vendor_server_fault (server, "image", 1, 1, VENDOR_FAULT_CUT_MEDIA);
  half = ask (server, "fog", NULL);
  whole = ask (server, "fog", NULL);
  fail_unless (half && !reply_is_whole (half->bytes));
  fail_unless (whole && reply_is_whole (whole->bytes));
  fail_unless_equals_int (vendor_server_bills (server, "image"), 2);
}
GST_END_TEST

/* Every cut of a whole file, and what lies behind one. */
GST_START_TEST (ends_are_found)
{
  static const struct {
    const gchar *data;
    gsize size, whole; /* from that length on it is */
  } files[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\1aaaa!cccc\0\0\0\0IENDcccc..", 35, 33 },
    { "\xff\xd8\xff\xe0\0\4ab\xff\xda\0\2\1\2\3\xff\xd9..", 19, 17 },
    { "RIFF\x0c\0\0\0WEBPVP8 ........", 24, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (gsize size = 12; size <= files[i].size; size++) {
      g_autofree gchar *copy = g_memdup2 (files[i].data, size);
      g_autoptr (GBytes) bytes = g_bytes_new (copy, size);

      fail_unless (reply_is_whole (bytes) == (size >= files[i].whole),
          "file %u, %d bytes", i, (gint) size);
    }
}
GST_END_TEST

GST_START_TEST (faults_have_their_share)
{
  g_autoptr (VendorServer) server = vendor_server_new ();
  guint n_failed = 0;

  vendor_server_fault_share (server, VENDOR_FAULT_SERVER, 50);
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GenerateResult) result = ask (server, "fog", NULL);

    n_failed += result == NULL;
  }
  fail_unless (n_failed > 18 && n_failed < 42, "%u", n_failed);
  fail_unless_equals_int (vendor_server_bills (server, NULL), 60 - n_failed);
}
GST_END_TEST

static Suite *
vendor_suite (void)
{
  Suite *suite = suite_create ("vendor-server");
  TCase *tcase = tcase_create ("faults");

  tcase_add_test (tcase, pictures_are_made_and_billed);
  tcase_add_loop_test (tcase, a_fault_is_what_it_is, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, half_a_picture_is_told);
  tcase_add_test (tcase, ends_are_found);
  tcase_add_test (tcase, faults_have_their_share);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (vendor_suite)
