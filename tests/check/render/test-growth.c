/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is started and stopped again and again needs no more memory each time.
 * JSONCLIP_CYCLES: so often, after as many that are not measured. From 1000 on
 * the memory of the process is held to the bound, too, which comes and goes by
 * pages; below, what is allocated may still settle. */
#include "chunk-fixture.h"

#include <gst/gst.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#define BOUND 1024 /* bytes a cycle */
#define SHORT_BOUND 4096
#define LONG 1000

static const gchar text[] =
    "{\"movie\":{\"format\":{\"width\":160,\"height\":90,\"fps\":30},"
    "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":100,"
    "\"motion\":{\"type\":\"zoom_in\"},"
    "\"transition_out\":{\"type\":\"blur\",\"duration_ms\":60}},"
    "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":100}],"
    "\"effects\":[{\"type\":\"warm_flash\",\"from_ms\":0,\"to_ms\":90}],"
    "\"captions\":{\"style\":\"karaoke\",\"cues\":["
    "{\"from_ms\":0,\"to_ms\":150,\"text\":\"One two\"}]},"
    "\"audio\":[{\"src\":\"noise.wav\",\"role\":\"sfx\",\"from_ms\":0,"
    "\"to_ms\":200}]}}";

static void
draw (const gchar *name)
{
  g_autofree gchar *file = inside (name);

  g_bytes_unref (ask ("ffmpeg -v error -f lavfi -i testsrc2=size=320x200 "
                      "-frames:v 1 @",
      file));
}

static gchar *
lay (void)
{
  g_autofree gchar *wav = inside ("noise.wav");
  g_autofree gint16 *samples = g_new (gint16, WAV_RATE / 5);
  gchar *movie = inside ("movie.json");

  draw ("a.png");
  draw ("b.png");
  for (gint i = 0; i < WAV_RATE / 5; i++)
    samples[i] = (gint16) (i * 77 % 8192);
  wav_write (wav, samples, WAV_RATE / 5);
  fail_unless (g_file_set_contents (movie, text, -1, NULL));
  return movie;
}

static guint
n_cycles (void)
{
  const gchar *asked = g_getenv ("JSONCLIP_CYCLES");

  return asked ? MAX (20, (guint) atoi (asked)) : 100;
}

static gdouble
resident (void)
{
  g_autofree gchar *statm = NULL;

  fail_unless (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  return (gdouble) g_ascii_strtoll (strchr (statm, ' '), NULL, 10)
      * getpagesize ();
}

static gdouble
allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (gdouble) info.uordblks + info.hblkhd;
}

/* Of the straight line that lies closest to all of them. */
static gdouble
slope (const GArray *values)
{
  gdouble n = values->len, x = 0, y = 0, xx = 0, xy = 0;

  for (guint i = 0; i < values->len; i++) {
    gdouble value = g_array_index (values, gdouble, i);

    x += i;
    y += value;
    xx += (gdouble) i * i;
    xy += i * value;
  }
  return (n * xy - x * y) / (n * xx - x * x);
}

static void
assert_no_growth (void (*cycle) (guint i))
{
  guint n = n_cycles ();
  g_autoptr (GArray) rss = g_array_new (FALSE, FALSE, sizeof (gdouble));
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (gdouble));
  gdouble value;

  for (guint i = 0; i < n; i++)
    cycle (i);
  for (guint i = 0; i < n; i++) {
    cycle (i);
    value = resident ();
    g_array_append_val (rss, value);
    value = allocated ();
    g_array_append_val (heap, value);
  }
  g_print ("# %u cycles: %.0f bytes allocated, %.0f bytes resident each\n", n,
      slope (heap), slope (rss));
  /* A sanitizer keeps what is freed. */
  if (g_getenv ("JSONCLIP_SANITIZED"))
    return;
  fail_unless (slope (heap) < (n < LONG ? SHORT_BOUND : BOUND),
      "%.0f bytes a cycle", slope (heap));
  fail_unless (n < LONG || slope (rss) < BOUND, "%.0f bytes a cycle of memory",
      slope (rss));
}

static GstElement *pipeline;

/* Every fourth is stopped before it has begun. */
static void
play_and_stop (guint i)
{
  ck_assert_int_ne (gst_element_set_state (pipeline, GST_STATE_PLAYING),
      GST_STATE_CHANGE_FAILURE);
  if (i % 4 > 0)
    ck_assert_int_eq (
        gst_element_get_state (pipeline, NULL, NULL, GST_CLOCK_TIME_NONE),
        GST_STATE_CHANGE_SUCCESS);
  ck_assert_int_eq (gst_element_set_state (pipeline, GST_STATE_NULL),
      GST_STATE_CHANGE_SUCCESS);
}

GST_START_TEST (a_timeline_that_is_restarted_does_not_grow)
{
  g_autofree gchar *movie = lay ();
  g_autoptr (GstElement) timeline = NULL;

  pipeline = gst_parse_launch (
      "jsoncliptimeline name=t t.video ! queue ! fakesink sync=false "
      "t.audio ! queue ! fakesink sync=false",
      NULL);
  timeline = gst_bin_get_by_name (GST_BIN (pipeline), "t");
  g_object_set (timeline, "location", movie, NULL);
  assert_no_growth (play_and_stop);
  gst_clear_object (&pipeline);
}
GST_END_TEST;

static void
make_and_free (guint i)
{
  if (!maker)
    maker = chunk_maker_new (plan, cache);
  g_free (make_chunk (i % (plan->chunk->len + 1) == plan->chunk->len
          ? CHUNK_SOUND
          : (gint) (i % (plan->chunk->len + 1))));
  close_maker ();
}

GST_START_TEST (makers_of_chunks_leave_nothing)
{
  /* As their process does. */
  chunk_maker_keep_memory ();
  lay_plan (lay (), &rates[0], 2, NULL);
  assert_no_growth (make_and_free);
}
GST_END_TEST;

static Suite *
growth_suite (void)
{
  Suite *suite = suite_create ("growth");
  TCase *tcase = tcase_create ("growth");

  tcase_set_timeout (tcase, 3600);
  tcase_add_checked_fixture (tcase, open_cache, close_all);
  tcase_add_test (tcase, a_timeline_that_is_restarted_does_not_grow);
  tcase_add_test (tcase, makers_of_chunks_leave_nothing);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (growth_suite)
