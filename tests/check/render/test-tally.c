/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How far and how fast, counted by hand beside it. */
#include "suite.h"
#include "chunk.h"
#include "tally.h"

#define SECOND G_USEC_PER_SEC

static GArray *
chunks_of (const gint64 *frames, guint n)
{
  GArray *chunks = g_array_new (FALSE, TRUE, sizeof (RenderChunk));
  gint64 first = 0;

  for (guint i = 0; i < n; i++) {
    const RenderChunk chunk = { first, first + frames[i], NULL };

    g_array_append_val (chunks, chunk);
    first += frames[i];
  }
  return chunks;
}

static const gint64 lengths[] = { 60, 60, 30, 60 };

GST_START_TEST (chunks_and_frames_are_counted)
{
  g_autoptr (GArray) chunks = chunks_of (lengths, G_N_ELEMENTS (lengths));
  g_autoptr (Tally) tally = tally_new (chunks, TRUE);
  RenderProgressInfo info;

  tally_cached (tally, 2);
  tally_frames (tally, 0, 12);
  tally_frames (tally, 0, 7); /* another try is behind */
  tally_frames (tally, 2, 5);
  tally_frames (tally, CHUNK_SOUND, 1000);
  tally_read (tally, 0, &info);
  ck_assert_int_eq (info.n_frames, 210);
  ck_assert_int_eq (info.frames, 42);
  ck_assert_int_eq (info.made, 12);
  ck_assert_uint_eq (info.chunks, 5);
  ck_assert_uint_eq (info.chunks_cached, 1);
  ck_assert_uint_eq (info.chunks_made, 0);
  fail_unless (info.fps == 0 && info.seconds_left < 0);

  tally_made (tally, 0);
  tally_made (tally, CHUNK_SOUND);
  tally_frames (tally, 1, 999);
  tally_lost (tally, 2);
  tally_read (tally, 0, &info);
  ck_assert_int_eq (info.frames, 120);
  ck_assert_int_eq (info.made, 120);
  ck_assert_uint_eq (info.chunks_cached, 0);
  ck_assert_uint_eq (info.chunks_made, 2);
}
GST_END_TEST;

/* 10 frames a second at first, then 50: the old speed is forgotten. */
GST_START_TEST (the_speed_is_that_of_the_last_seconds)
{
  static const gint64 length[] = { 100000 };
  g_autoptr (GArray) chunks = chunks_of (length, 1);
  g_autoptr (Tally) tally = tally_new (chunks, FALSE);
  RenderProgressInfo info;
  gint64 frames = 0;

  tally_read (tally, 0, &info); /* nothing comes for five seconds */
  for (gint tenth = 0; tenth <= 1200; tenth++) {
    frames += tenth <= 600 ? 1 : 5;
    tally_frames (tally, 0, frames);
    tally_read (tally, 5 * SECOND + tenth * SECOND / 10, &info);
    if (tenth == 4)
      fail_unless (info.fps == 0);
    if (tenth == 5 || tenth == 600)
      fail_unless (ABS (info.fps - 10) < 1e-6);
  }
  fail_unless (ABS (info.fps - 50) < 1e-6);
  fail_unless (ABS (info.seconds_left - (100000. - 601 - 3000) / 50) < 1e-6);
  tally_made (tally, 0);
  tally_read (tally, 200 * SECOND, &info);
  fail_unless (info.seconds_left == 0);
}
GST_END_TEST;

GST_START_TEST (what_is_lost_is_no_speed)
{
  g_autoptr (GArray) chunks = chunks_of (lengths, G_N_ELEMENTS (lengths));
  g_autoptr (Tally) tally = tally_new (chunks, FALSE);
  RenderProgressInfo info;

  tally_frames (tally, 0, 10);
  tally_read (tally, 0, &info);
  tally_frames (tally, 0, 60);
  tally_read (tally, SECOND, &info);
  fail_unless (ABS (info.fps - 50) < 1e-6);
  tally_lost (tally, 0);
  tally_frames (tally, 0, 5);
  tally_read (tally, 2 * SECOND, &info);
  fail_unless (info.fps == 0 && info.seconds_left < 0);
  tally_frames (tally, 0, 25);
  tally_read (tally, 3 * SECOND, &info);
  fail_unless (ABS (info.fps - 20) < 1e-6);
}
GST_END_TEST;

static Suite *
tally_suite (void)
{
  Suite *suite = suite_create ("tally");
  TCase *tcase = tcase_create ("tally");

  tcase_add_test (tcase, chunks_and_frames_are_counted);
  tcase_add_test (tcase, the_speed_is_that_of_the_last_seconds);
  tcase_add_test (tcase, what_is_lost_is_no_speed);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (tally_suite)
