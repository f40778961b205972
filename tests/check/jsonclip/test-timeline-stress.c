/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* States, seeks, links and caps in any order, for STRESS_SECONDS or five: rough,
 * but within what GStreamer allows an application. Nothing may hang, and what is
 * asked of the same timeline afterwards must be right. */
#include "fixture.h"
#include "links.h"
#include "suite.h"

#include <stdlib.h>

#define SINK "sync=false "
#define LAUNCH                                                                 \
  "jsoncliptimeline location=%s name=t "                                       \
  "t.video ! capsfilter name=c ! queue name=vq max-size-buffers=2 ! "          \
  "fakesink name=vs " SINK "t.audio ! queue name=aq max-size-buffers=2 ! "     \
  "fakesink name=as " SINK

#define BODY                                                                   \
  "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":1000,"    \
  "\"motion\":{\"type\":\"zoom_in\"},"                                         \
  "\"transition_out\":{\"type\":\"circleopen\",\"duration_ms\":500}},"         \
  "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":1000,"                \
  "\"transition_out\":{\"type\":\"blur\",\"duration_ms\":500}},"               \
  "{\"type\":\"color\",\"color\":\"#808080\",\"duration_ms\":1000}],"          \
  "\"effects\":[{\"type\":\"warm_flash\",\"from_ms\":200,\"to_ms\":900}],"     \
  "\"audio\":[{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":0,"           \
  "\"to_ms\":3000}],"                                                          \
  "\"captions\":{\"style\":\"karaoke\",\"cues\":[{\"from_ms\":0,"              \
  "\"to_ms\":2900,\"text\":\"one two three\"}]}"

/* No single call may take longer, whatever is under way. */
#define PATIENCE (20 * G_USEC_PER_SEC)
/* A pad that is to come to rest: it may wait in a full peer, and not come. */
#define PAD_PATIENCE (G_USEC_PER_SEC / 10)

/* What was really done: the rest of the actions found nothing to do. */
typedef enum {
  DONE_STATE,
  DONE_SEEK_FLUSH,
  DONE_SEEK_RUNNING,
  DONE_SEEK_RUNNING_SEGMENT,
  DONE_UNLINK_RESTING,
  DONE_UNLINK_PAUSED,
  DONE_UNLINK_PLAYING,
  DONE_SWAP_PLAYING,
  DONE_LINK,
  DONE_CAPS,
  DONE_QUERY,
  N_DONE,
} Done;

static const gchar *const done_names[N_DONE] = { "states", "seeks with a flush",
  "seeks while playing", "segment seeks while playing", "unlinked at rest",
  "unlinked while paused", "unlinked while playing", "relinked while playing",
  "linked", "caps", "queries" };

typedef struct {
  Played *played;
  GstElement *timeline, *filter;
  GRand *rand;
  guint done[N_DONE];
} Stress;

static void
change_state (Stress *stress)
{
  const GstState states[] = { GST_STATE_NULL, GST_STATE_READY, GST_STATE_PAUSED,
    GST_STATE_PLAYING, GST_STATE_PLAYING };
  GstState state = states[g_rand_int_range (stress->rand, 0, 5)];

  ck_assert_int_ne (gst_element_set_state (stress->played->pipeline, state),
      GST_STATE_CHANGE_FAILURE);
  stress->done[DONE_STATE]++;
}

/* What all have reached, or GST_STATE_VOID_PENDING. The sinks are asked, too: a
 * flush while the pipeline was on its way leaves a pipeline that says it plays,
 * and sinks that are paused. */
static GstState
state_of (Stress *stress)
{
  GstBin *pipeline = GST_BIN (stress->played->pipeline);
  const gchar *sinks[] = { "vs", "as" };
  GstState all, one;

  if (gst_element_get_state (stress->played->pipeline, &all, NULL, 0)
      != GST_STATE_CHANGE_SUCCESS)
    return GST_STATE_VOID_PENDING;
  for (guint i = 0; i < G_N_ELEMENTS (sinks); i++) {
    g_autoptr (GstElement) sink = gst_bin_get_by_name (pipeline, sinks[i]);

    if (gst_element_get_state (sink, &one, NULL, 0) != GST_STATE_CHANGE_SUCCESS
        || one != all)
      return GST_STATE_VOID_PENDING;
  }
  return all;
}

/* Without a flush only where all sinks play: else whoever seeks waits for one
 * that waits for the very same thread to let it play. */
static void
seek (Stress *stress)
{
  const gdouble rates[] = { 1.0, 2.0, -1.0, 0.5 };
  gboolean running =
      state_of (stress) == GST_STATE_PLAYING && g_rand_boolean (stress->rand);
  gboolean segment = g_rand_int_range (stress->rand, 0, 4) == 0;
  GstSeekFlags flags = (running ? 0 : GST_SEEK_FLAG_FLUSH)
      | (segment ? GST_SEEK_FLAG_SEGMENT : 0);
  gint64 start =
      g_rand_int_range (stress->rand, 0, 4000) * (gint64) GST_MSECOND;
  gint64 stop = g_rand_boolean (stress->rand)
      ? -1
      : start + g_rand_int_range (stress->rand, 1, 2000) * (gint64) GST_MSECOND;

  gst_element_seek (stress->timeline,
      rates[g_rand_int_range (stress->rand, 0, 4)], GST_FORMAT_TIME, flags,
      GST_SEEK_TYPE_SET, start, GST_SEEK_TYPE_SET, stop);
  stress->done[!running ? DONE_SEEK_FLUSH
          : segment     ? DONE_SEEK_RUNNING_SEGMENT
                        : DONE_SEEK_RUNNING]++;
}

static void
unlink_pad (GstPad *pad, gpointer data)
{
  g_autoptr (GstPad) peer = gst_pad_get_peer (pad);

  gst_pad_unlink (pad, peer);
}

static void
swap_link (GstPad *pad, gpointer data)
{
  g_autoptr (GstPad) peer = gst_pad_get_peer (pad);

  gst_pad_unlink (pad, peer);
  gst_pad_link (pad, peer);
}

/* Sinks that play let the pad come to rest by themselves; paused ones have to
 * be flushed. */
static void
unlink_running (Stress *stress, GstPad *pad, GstState state)
{
  gboolean paused = state == GST_STATE_PAUSED;
  gboolean idle = !paused && g_rand_boolean (stress->rand);
  gboolean swap = !paused && g_rand_boolean (stress->rand);
  GstClockTime to = g_rand_int_range (stress->rand, 0, 3000) * GST_MSECOND;

  if (links_change (pad,
          idle ? GST_PAD_PROBE_TYPE_IDLE : GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM,
          PAD_PATIENCE, paused ? stress->timeline : NULL, to,
          swap ? swap_link : unlink_pad, NULL))
    stress->done[paused ? DONE_UNLINK_PAUSED
            : swap      ? DONE_SWAP_PLAYING
                        : DONE_UNLINK_PLAYING]++;
}

static void
relink (Stress *stress)
{
  const gchar *pads[] = { "video", "audio" }, *next[] = { "c", "aq" };
  guint i = g_rand_int_range (stress->rand, 0, 2);
  GstState state = state_of (stress);
  g_autoptr (GstPad) pad =
      gst_element_get_static_pad (stress->timeline, pads[i]);

  if (!gst_pad_is_linked (pad)) {
    g_autoptr (GstElement) peer =
        gst_bin_get_by_name (GST_BIN (stress->played->pipeline), next[i]);

    gst_element_link_pads (stress->timeline, pads[i], peer, "sink");
    stress->done[DONE_LINK]++;
  } else if (state >= GST_STATE_PAUSED) {
    unlink_running (stress, pad, state);
  } else if (state != GST_STATE_VOID_PENDING) {
    unlink_pad (pad, NULL);
    stress->done[DONE_UNLINK_RESTING]++;
  }
}

static void
change_caps (Stress *stress)
{
  const gchar *caps[] = { "video/x-raw", "video/x-raw,width=161,height=91",
    "video/x-raw,format=NV12,width=64", "video/x-raw,framerate=60/1",
    "video/x-raw,framerate=30000/1001,height=180" };

  gst_util_set_object_arg (G_OBJECT (stress->filter), "caps",
      caps[g_rand_int_range (stress->rand, 0, G_N_ELEMENTS (caps))]);
  stress->done[DONE_CAPS]++;
}

static void
query (Stress *stress)
{
  gint64 duration = 3 * GST_SECOND, position;

  if (gst_element_query_duration (stress->timeline, GST_FORMAT_TIME, &duration)
      && duration != -1)
    ck_assert_int_ge (duration, 2 * GST_SECOND);
  gst_element_query_position (stress->timeline, GST_FORMAT_TIME, &position);
  stress->done[DONE_QUERY]++;
}

static void
wait_a_bit (Stress *stress)
{
  g_usleep (g_rand_int_range (stress->rand, 0, 20000));
}

/* What follows finds it playing or paused more often. */
static void
wait_for_state (Stress *stress)
{
  gst_element_get_state (
      stress->played->pipeline, NULL, NULL, 50 * GST_MSECOND);
}

static void (*const actions[]) (Stress *) = { change_state, seek, seek, relink,
  change_caps, query, wait_a_bit, wait_for_state };

static void
settle (Stress *stress)
{
  GstElement *timeline = stress->timeline;
  GstBin *pipeline = GST_BIN (stress->played->pipeline);
  g_autoptr (GstElement) audio = gst_bin_get_by_name (pipeline, "aq");
  g_autoptr (GstBus) bus = gst_element_get_bus (GST_ELEMENT (pipeline));

  gst_element_set_state (GST_ELEMENT (pipeline), GST_STATE_NULL);
  gst_bus_set_flushing (bus, TRUE);
  gst_bus_set_flushing (bus, FALSE);
  gst_util_set_object_arg (G_OBJECT (stress->filter), "caps", "video/x-raw");
  gst_element_unlink_pads (timeline, "video", stress->filter, "sink");
  gst_element_unlink_pads (timeline, "audio", audio, "sink");
  ck_assert (gst_element_link_pads (timeline, "video", stress->filter, "sink"));
  ck_assert (gst_element_link_pads (timeline, "audio", audio, "sink"));
  /* A seek made at rest waits for the next start, and ends with it. */
  gst_element_set_state (GST_ELEMENT (pipeline), GST_STATE_PAUSED);
  gst_element_get_state (
      GST_ELEMENT (pipeline), NULL, NULL, GST_CLOCK_TIME_NONE);
  gst_element_set_state (GST_ELEMENT (pipeline), GST_STATE_NULL);
}

/* The first thing that was never done, or NULL. */
static const gchar *
missing (const Stress *stress)
{
  for (guint i = 0; i < N_DONE; i++)
    if (stress->done[i] == 0)
      return done_names[i];
  return NULL;
}

static void
assert_all_done (const Stress *stress)
{
  for (guint i = 0; i < N_DONE; i++)
    GST_INFO ("%u %s", stress->done[i], done_names[i]);
  ck_assert_msg (missing (stress) == NULL, "no %s", missing (stress));
}

static void
count (GstElement *sink, GstBuffer *buffer, GstPad *pad, guint64 *n)
{
  (*n)++;
}

GST_START_TEST (anything_in_any_order)
{
  const gchar *asked = g_getenv ("STRESS_SECONDS");
  gint64 end =
      g_get_monotonic_time () + (asked ? atoi (asked) : 5) * G_USEC_PER_SEC;
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (LAUNCH, location);
  GstBin *pipeline = GST_BIN (played->pipeline);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GstElement) timeline = gst_bin_get_by_name (pipeline, "t");
  g_autoptr (GstElement) filter = gst_bin_get_by_name (pipeline, "c");
  g_autoptr (GstElement) sink = gst_bin_get_by_name (pipeline, "vs");
  Stress stress = { played, timeline, filter, rand, { 0 } };
  guint64 frames = 0;

  while (g_get_monotonic_time () < end
      || (missing (&stress) && g_get_monotonic_time () < end + PATIENCE)) {
    gint64 before = g_get_monotonic_time ();
    guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (actions));

    actions[i](&stress);
    ck_assert_msg (g_get_monotonic_time () - before < PATIENCE,
        "action %u took %d s", i,
        (gint) ((g_get_monotonic_time () - before) / G_USEC_PER_SEC));
  }

  assert_all_done (&stress);
  settle (&stress);
  g_object_set (sink, "signal-handoffs", TRUE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (count), &frames);
  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert_uint_eq (frames, 90);
}

GST_END_TEST

static Suite *
timeline_stress_suite (void)
{
  Suite *suite = suite_create ("timeline-stress");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 0);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_test (tc, anything_in_any_order);
  return suite;
}

SUITE_MAIN (timeline_stress_suite)
