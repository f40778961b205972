/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole runs with a server of which a tenth of the answers goes wrong in each
 * of six ways: they end in a movie, however often they have to be gone on with.
 * */
#include "crash-fixture.h"

#define MOST_TRIES 40

static const VendorFault faults[] = { VENDOR_FAULT_RATE, VENDOR_FAULT_SERVER,
  VENDOR_FAULT_BROKEN, VENDOR_FAULT_CUT_MEDIA, VENDOR_FAULT_HANG,
  VENDOR_FAULT_OTHER_JSON };

static void
setup (void)
{
  setup_server ();
  write_config (4);
  vendor_server_set_times (server, 10, is_full_count () ? 5000 : 300);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    vendor_server_fault_share (server, faults[i], 10);
}

/* Who was told to wait comes no earlier, nor does anybody else of the store;
 * what was on its way by then has arrived in the first moments. */
static void
check_patience (void)
{
  g_autoptr (GPtrArray) records = vendor_server_records (server);

  for (guint i = 0; i < records->len; i++) {
    const VendorRecord *one = records->pdata[i];

    for (guint j = i + 1; one->fault == VENDOR_FAULT_RATE && j < records->len;
         j++) {
      const gint64 after =
          ((VendorRecord *) records->pdata[j])->at_ms - one->at_ms;

      fail_unless (after < 250 || after >= 1000,
          "request %u came %d ms after request %u was told to wait", j,
          (gint) after, i);
    }
  }
}

/* Three calls for a wish, and two where one of them may be paid. */
static void
check_tries (guint n_tries)
{
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE state = 'started'"), 0);
  fail_unless (number ("SELECT max (n) FROM attempt WHERE kind = 'image'")
      <= 3 * n_tries);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM attempt WHERE kind = 'image' AND "
              "state = 'failed' AND trouble IS NULL"),
      0);
}

/* What the ledger says is what the server says. */
static void
check_ledger (void)
{
  g_autofree gchar *place = inside ("store");
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) status = NULL;
  const guint bills = vendor_server_bills (server, "image");
  const gint64 images = count_images ();
  gdouble cost, maybe;

  SAY (&said, "status", "last", "--store", place, "--json");
  fail_unless_status (&said, 0);
  status = last_line (&said);
  cost = object_get_double (status, "cost_usd", -1);
  maybe = object_get_double (status, "maybe_billed_usd", -1);
  fail_unless (cost > .01 * images - 1e-9 && cost < .01 * images + 1e-9,
      "%g for %d", cost, (gint) images);
  fail_unless (cost + maybe > .01 * bills - 1e-9, "%g and %g for %u bills",
      cost, maybe, bills);
  g_printerr ("# %u requests, %u bills, %d pictures; the ledger: $%.2f and "
              "perhaps $%.2f\n",
      vendor_server_requests (server, "image"), bills, (gint) images, cost,
      maybe);
  SAY (&said, "status", "last", "--store", place, "--calls");
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, "1 pictures") != NULL, "%s", said.out);
  fail_unless (strstr (said.out, "$0.0100") != NULL, "%s", said.out);
}

GST_START_TEST (a_movie_comes_of_chaos)
{
  const guint n_runs = is_full_count () ? 12 : 1;

  for (guint i = 0; i < n_runs; i++) {
    g_autofree gchar *seed = g_strdup_printf ("%u", i);
    g_autoptr (GHashTable) assets = NULL;
    guint n = 1;
    gint status = GO (NULL, "run", PROMPT, PICTURES_BY_SERVER, "--seed", seed);

    for (; status != 0 && n < MOST_TRIES; n++) {
      fail_unless_equals_int (status, 1);
      status = GO (NULL, "resume", "last");
    }
    fail_unless_equals_int (status, 0);
    assets = assets_of ("last");
    fail_unless (g_hash_table_size (assets) > 0);
    if (i == 0)
      check_ledger ();
    check_tries (n);
  }
  check_patience ();
  check_database ();
}
GST_END_TEST

static Suite *
chaos_suite (void)
{
  Suite *suite = suite_create ("chaos");
  TCase *tcase = tcase_create ("chaos");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown_server);
  tcase_set_timeout (tcase, 3600);
  tcase_add_test (tcase, a_movie_comes_of_chaos);
  return suite;
}

SUITE_MAIN (chaos_suite)
