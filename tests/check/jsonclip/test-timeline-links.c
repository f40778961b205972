/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Peers of jsoncliptimeline that come and go while it plays or is paused: the
 * next one gets its stream from the start, no buffer is lost nor comes twice,
 * and a segment ends for those who are still there. */
#include "fixture.h"
#include "links.h"
#include "suite.h"

/* In time, so that there is a middle to act in; a queue that is soon full. */
#define PEER "queue max-size-buffers=1 ! fakesink sync=true"
#define LAUNCH                                                                 \
  "jsoncliptimeline location=%s name=t "                                       \
  "t.video ! queue name=video max-size-buffers=1 ! fakesink sync=true "        \
  "t.audio ! queue name=audio max-size-buffers=1 ! fakesink sync=true"

#define BODY                                                                   \
  "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\","                         \
  "\"duration_ms\":1000,\"motion\":{\"type\":\"zoom_in\"}}],"                  \
  "\"audio\":[{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":0,"           \
  "\"to_ms\":1000}]"

static const gchar *const names[] = { "video", "audio" };
static const gint64 units[] = { 30, 48000 };

#define PATIENCE (20 * G_USEC_PER_SEC)

/* What a peer was given, as its sink pad saw it. */
typedef struct {
  GstPad *pad;
  GMutex lock;
  GCond cond;
  guint n;
  gint64 first, next; /* unit of the first buffer, and after the last one */
  gboolean start, caps, segment, ready; /* in this order, before a buffer */
  gboolean gap, eos;
} Given;

static void
note_event (Given *given, GstEvent *event)
{
  GstEventType type = GST_EVENT_TYPE (event);

  given->start |= type == GST_EVENT_STREAM_START;
  given->caps |= type == GST_EVENT_CAPS && given->start;
  given->segment |= type == GST_EVENT_SEGMENT && given->caps;
  given->eos |= type == GST_EVENT_EOS;
}

static void
note_buffer (Given *given, GstBuffer *buffer)
{
  gint64 offset = GST_BUFFER_OFFSET (buffer);

  if (given->n++ == 0) {
    given->first = offset;
    given->ready = given->segment;
  }
  given->gap |= given->n > 1 && offset != given->next;
  given->next = GST_BUFFER_OFFSET_END (buffer);
}

static GstPadProbeReturn
note (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Given *given = data;

  g_mutex_lock (&given->lock);
  if (GST_IS_EVENT (info->data))
    note_event (given, info->data);
  else
    note_buffer (given, info->data);
  g_cond_broadcast (&given->cond);
  g_mutex_unlock (&given->lock);
  return GST_PAD_PROBE_OK;
}

/* Freed before what it watches is. */
static Given *
given_new (GstElement *peer)
{
  Given *given = g_new0 (Given, 1);

  g_mutex_init (&given->lock);
  g_cond_init (&given->cond);
  given->pad = gst_element_get_static_pad (peer, "sink");
  gst_pad_add_probe (given->pad,
      GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, note,
      given, NULL);
  return given;
}

static void
given_free (Given *given)
{
  gst_object_unref (given->pad);
  g_mutex_clear (&given->lock);
  g_cond_clear (&given->cond);
  g_free (given);
}

static void
given_await (Given *given, guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gboolean there = TRUE;

  g_mutex_lock (&given->lock);
  while (there && given->n < n)
    there = g_cond_wait_until (&given->cond, &given->lock, end);
  g_mutex_unlock (&given->lock);
  ck_assert_msg (
      there, "%s never gave %u buffers", GST_PAD_NAME (given->pad), n);
}

static GstElement *
child (Played *played, const gchar *name)
{
  return gst_bin_get_by_name (GST_BIN (played->pipeline), name);
}

static GstElement *
add_peer (Played *played)
{
  GstElement *peer = gst_parse_bin_from_description (PEER, TRUE, NULL);

  gst_bin_add (GST_BIN (played->pipeline), peer);
  ck_assert (gst_element_sync_state_with_parent (peer));
  return peer;
}

/* Else the pipeline would wait for the end of a sink that gets none. The sink
 * goes first: paused, it holds the queue's thread. */
static void
remove_peer (Played *played, const gchar *name)
{
  g_autoptr (GstElement) queue = child (played, name);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (queue, "src");
  g_autoptr (GstPad) next = gst_pad_get_peer (pad);
  g_autoptr (GstElement) sink = gst_pad_get_parent_element (next);

  gst_bin_remove_many (GST_BIN (played->pipeline), queue, sink, NULL);
  gst_element_set_state (sink, GST_STATE_NULL);
  gst_element_set_state (queue, GST_STATE_NULL);
}

/* To @data, a sink pad, or to nobody. */
static void
link_to (GstPad *pad, gpointer data)
{
  g_autoptr (GstPad) peer = gst_pad_get_peer (pad);

  gst_pad_unlink (pad, peer);
  if (data)
    gst_pad_link (pad, data);
}

static const struct {
  GstState state;
  GstPadProbeType manner;
} manners[] = {
  { GST_STATE_PLAYING, GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM },
  { GST_STATE_PLAYING, GST_PAD_PROBE_TYPE_IDLE },
  { GST_STATE_PAUSED, GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM },
};

/* Paused, the pad waits in its peer, and only a flush brings it out. */
static void
take_over (Played *played, guint which, guint manner, Given *next)
{
  g_autoptr (GstElement) timeline = child (played, "t");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (timeline, names[which]);
  gboolean paused = manners[manner].state == GST_STATE_PAUSED;

  ck_assert (links_change (pad, manners[manner].manner, PATIENCE,
      paused ? played->pipeline : NULL, 500 * GST_MSECOND, link_to, next->pad));
  remove_peer (played, names[which]);
}

GST_START_TEST (a_new_peer_takes_over)
{
  guint which = __i__ % 2, manner = __i__ / 2;
  gboolean paused = manners[manner].state == GST_STATE_PAUSED;
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) old = child (played, names[which]);
  g_autoptr (GstElement) other = child (played, names[!which]);
  Given *before = given_new (old), *beside = given_new (other);

  played_preroll (played);
  gst_element_set_state (played->pipeline, manners[manner].state);
  given_await (before, paused ? 1 : 5);
  Given *after = given_new (add_peer (played));
  take_over (played, which, manner, after);
  played_run (played);

  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert (played->eos);
  ck_assert (after->ready && !after->gap && after->eos);
  ck_assert_int_eq (after->first, paused ? units[which] / 2 : before->next);
  ck_assert_int_eq (after->next, units[which]);
  ck_assert_int_eq (beside->next, units[!which]);
  ck_assert (beside->eos && !before->eos);
  gst_element_set_state (played->pipeline, GST_STATE_NULL);
  given_free (before);
  given_free (beside);
  given_free (after);
}

GST_END_TEST

static void
seek_segment (Played *played, GstSeekFlags flags)
{
  ck_assert (gst_element_seek (played->pipeline, 1.0, GST_FORMAT_TIME,
      flags | GST_SEEK_FLAG_SEGMENT, GST_SEEK_TYPE_SET, 0, GST_SEEK_TYPE_SET,
      600 * GST_MSECOND));
}

/* Of a segment seek with both pads linked. */
GST_START_TEST (a_pad_that_left_holds_no_segment_up)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) timeline = child (played, "t");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (timeline, names[__i__]);
  g_autoptr (GstElement) stays = child (played, names[!__i__]);
  Given *given = given_new (stays);

  played_preroll (played);
  seek_segment (played, GST_SEEK_FLAG_FLUSH);
  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  given_await (given, 5);
  ck_assert (links_change (pad, GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM, PATIENCE,
      NULL, 0, link_to, NULL));
  remove_peer (played, names[__i__]);
  played_finish (played);

  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert (played->segment_done && !played->eos && !given->eos);
  ck_assert_int_eq (given->next, units[!__i__] * 6 / 10);
  gst_element_set_state (played->pipeline, GST_STATE_NULL);
  given_free (given);
}

GST_END_TEST

static guint
n_pending (Played *played, GstMessageType type)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (played->pipeline);
  GstMessage *message;
  guint n = 0;

  while ((message = gst_bus_pop_filtered (bus, type))) {
    n++;
    gst_message_unref (message);
  }
  return n;
}

/* Whoever comes in the middle of a segment is of it: no end of the stream, and
 * one message that all is done, also of the next round. */
GST_START_TEST (a_pad_that_comes_joins_the_segment)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (
      "jsoncliptimeline location=%s name=t t.video ! " PEER, location);
  g_autoptr (GstElement) timeline = child (played, "t");

  played_preroll (played);
  seek_segment (played, GST_SEEK_FLAG_FLUSH);
  GstElement *peer = add_peer (played);
  Given *given = given_new (peer);
  ck_assert (gst_element_link_pads (timeline, "audio", peer, "sink"));

  for (guint i = 1; i <= 2; i++) {
    played_run (played);
    ck_assert_msg (played->n_errors == 0, "%s", played->error);
    ck_assert (played->segment_done && !played->eos);
    ck_assert_int_eq (given->next, 28800);
    ck_assert_uint_eq (given->n, i * 15);
    played->segment_done = FALSE;
    g_usleep (50 * 1000);
    ck_assert_uint_eq (n_pending (played, GST_MESSAGE_SEGMENT_DONE), 0);
    seek_segment (played, 0);
  }
  gst_element_set_state (played->pipeline, GST_STATE_NULL);
  ck_assert (!given->eos);
  given_free (given);
}

GST_END_TEST

static Suite *
timeline_links_suite (void)
{
  Suite *suite = suite_create ("timeline-links");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_loop_test (
      tc, a_new_peer_takes_over, 0, 2 * G_N_ELEMENTS (manners));
  tcase_add_loop_test (tc, a_pad_that_left_holds_no_segment_up, 0, 2);
  tcase_add_test (tc, a_pad_that_comes_joins_the_segment);
  return suite;
}

SUITE_MAIN (timeline_links_suite)
