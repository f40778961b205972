/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows that are filtered here, byte by byte as the format says, are unfiltered
 * to what they were. */
#include "suite.h"
#include "png-unfilter.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 240
#define GUARD 0xa5

/* Which of the three is nearest to a + b - c; the first of equals. */
static guint8
paeth_of (gint a, gint b, gint c)
{
  const gint p = a + b - c;

  if (abs (p - a) <= abs (p - b) && abs (p - a) <= abs (p - c))
    return a;
  return abs (p - b) <= abs (p - c) ? b : c;
}

static guint8
prediction (guint filter, gint a, gint b, gint c)
{
  switch (filter) {
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return (a + b) / 2;
    case 4:
      return paeth_of (a, b, c);
    default:
      return 0;
  }
}

static void
check_row (GRand *rand, guint filter, guint unit, gsize n, gboolean on_top)
{
  guint8 above[LONGEST + PNG_UNFILTER_PAST] = { 0 }, was[LONGEST];
  guint8 row[LONGEST + PNG_UNFILTER_PAST];

  memset (row, GUARD, sizeof row);
  for (gsize i = 0; i < n; i++) {
    /* Few values often: then predictions meet. */
    was[i] = g_rand_int (rand) >> 24 & (n % 3 ? 255 : 0xc1);
    above[i] = on_top ? 0 : g_rand_int (rand) >> 24 & (n % 3 ? 255 : 0xc1);
  }
  for (gsize i = 0; i < n; i++) {
    const gint a = i >= unit ? was[i - unit] : 0;
    const gint c = i >= unit ? above[i - unit] : 0;

    row[i] = was[i] - prediction (filter, a, above[i], c);
  }
  fail_unless (png_unfilter (filter, row, above, n, unit));
  fail_unless (memcmp (row, was, n) == 0, "filter %u, unit %u, %u bytes",
      filter, unit, (guint) n);
  for (gsize i = n; i < sizeof row; i++)
    fail_unless_equals_int (row[i], GUARD);
}

GST_START_TEST (test_every_filter)
{
  static const guint units[] = { 1, 2, 3, 4, 6, 8 };
  const guint unit = units[__i__];
  GRand *rand = g_rand_new_with_seed (unit);

  for (guint filter = 0; filter <= 4; filter++)
    for (gsize n = unit; n <= LONGEST; n += unit) {
      check_row (rand, filter, unit, n, TRUE);
      check_row (rand, filter, unit, n, FALSE);
    }
  g_rand_free (rand);
}
GST_END_TEST;

/* All of what a prediction is made of, in rows of two pixels. */
GST_START_TEST (test_every_prediction)
{
  for (gint a = 0; a < 256; a++)
    for (gint b = 0; b < 256; b++)
      for (gint c = 0; c < 256; c += 8) {
        guint8 above[16 + PNG_UNFILTER_PAST], row[16 + PNG_UNFILTER_PAST];
        guint8 want[8];

        for (gint k = 0; k < 8; k++) {
          above[k] = c + k;
          /* the first pixel of a row has only the one above it */
          row[k] = a - above[k];
          above[8 + k] = b;
          row[8 + k] = 0;
          want[k] = paeth_of (a, b, c + k);
        }
        png_unfilter (4, row, above, 16, 8);
        if (memcmp (row + 8, want, 8) != 0)
          g_error ("a %d, b %d, c %d to %d", a, b, c, c + 7);
      }
}
GST_END_TEST;

GST_START_TEST (test_no_such_filter)
{
  guint8 row[3 + PNG_UNFILTER_PAST] = { 1, 2, 3 };
  const guint8 above[3 + PNG_UNFILTER_PAST] = { 0 };

  fail_if (png_unfilter (5, row, above, 3, 3));
  fail_if (png_unfilter (255, row, above, 3, 3));
}
GST_END_TEST;

static Suite *
png_unfilter_suite (void)
{
  Suite *suite = suite_create ("png-unfilter");
  TCase *tc = tcase_create ("general");

  tcase_add_loop_test (tc, test_every_filter, 0, 6);
  tcase_add_test (tc, test_every_prediction);
  tcase_add_test (tc, test_no_such_filter);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (png_unfilter_suite)
