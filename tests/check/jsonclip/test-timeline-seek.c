/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Seeking in jsoncliptimeline: the frames and samples of playing through,
 * wherever a segment starts and stops, whatever its flags and direction. */
#include "fixture.h"
#include "suite.h"

#define LAUNCH                                                                 \
  "jsoncliptimeline name=t location=%s t.video ! appsink name=v sync=false "   \
  "wait-on-eos=false t.audio ! appsink name=a sync=false wait-on-eos=false"

/* Everything moves: zooms, transitions, a flash, words, a fading tone. */
#define BODY                                                                   \
  "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":1000,"    \
  "\"motion\":{\"type\":\"zoom_in\"},"                                         \
  "\"transition_out\":{\"type\":\"slideleft\",\"duration_ms\":400}},"          \
  "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":1000,"                \
  "\"motion\":{\"type\":\"pan_left\"},"                                        \
  "\"transition_out\":{\"type\":\"blur\",\"duration_ms\":300}},"               \
  "{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":1000}],"              \
  "\"effects\":[{\"type\":\"warm_flash\",\"from_ms\":900,\"to_ms\":1400}],"    \
  "\"overlays\":[{\"type\":\"text\",\"text\":\"T\",\"from_ms\":300,"           \
  "\"to_ms\":2600,\"style\":{\"font\":\"Lato\",\"size_px\":16}}],"             \
  "\"audio\":[{\"src\":\"tone.wav\",\"role\":\"music\",\"from_ms\":0,"         \
  "\"to_ms\":3000,\"fade_in_ms\":700,\"volume\":3},"                           \
  "{\"src\":\"tone.wav\",\"role\":\"voiceover\",\"from_ms\":1000,"             \
  "\"to_ms\":2000}],"                                                          \
  "\"captions\":{\"style\":\"karaoke\",\"cues\":[{\"from_ms\":0,"              \
  "\"to_ms\":2900,\"text\":\"one two three\"}]}"

#define MS GST_MSECOND
#define NONE GST_CLOCK_TIME_NONE

static gchar *location;
static Played *whole;
static GArray *samples; /* all of the sound, stereo */

static void
append_samples (GArray *to, GstSample *sample)
{
  GstMapInfo map;
  GstBuffer *buffer = gst_sample_get_buffer (sample);

  ck_assert (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_array_append_vals (to, map.data, map.size / 8);
  gst_buffer_unmap (buffer, &map);
}

static void
begin (void)
{
  fixture_begin ();
  location = fixture_movie ("rich.json", "30", BODY);
  whole = played_new (LAUNCH, location);
  played_run (whole);
  ck_assert_msg (whole->n_errors == 0, "%s", whole->error);
  ck_assert_uint_eq (whole->video->len, 90);
  /* Check waits for all tasks before a test. */
  gst_element_set_state (whole->pipeline, GST_STATE_NULL);
  samples = g_array_new (FALSE, FALSE, 8);
  for (guint i = 0; i < whole->audio->len; i++)
    append_samples (samples, g_ptr_array_index (whole->audio, i));
  ck_assert_uint_eq (samples->len, 3 * 48000);
}

static void
end (void)
{
  g_clear_pointer (&whole, played_free);
  g_clear_pointer (&samples, g_array_unref);
  g_clear_pointer (&location, g_free);
  fixture_end ();
}

static GstBuffer *
buffer_of (const GPtrArray *list, guint i)
{
  return gst_sample_get_buffer (g_ptr_array_index (list, i));
}

/* The frames from @first up to and without @end, backwards if @step is -1. */
static void
assert_frames (const Played *played, gint first, gint end, gint step)
{
  ck_assert_int_eq (played->video->len, end - first);
  for (gint i = 0; i < end - first; i++) {
    gint frame = step > 0 ? first + i : end - 1 - i;

    ck_assert_int_eq (GST_BUFFER_OFFSET (buffer_of (played->video, i)), frame);
    fixture_assert_same (g_ptr_array_index (played->video, i),
        g_ptr_array_index (whole->video, frame));
  }
}

static void
assert_samples (const Played *played, gint64 first, gint64 end, gint step)
{
  gint64 next = step > 0 ? first : end;

  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer = buffer_of (played->audio, i);
    gint64 from = GST_BUFFER_OFFSET (buffer);
    gint64 to = GST_BUFFER_OFFSET_END (buffer);

    ck_assert_int_eq (step > 0 ? from : to, next);
    next = step > 0 ? to : from;
    ck_assert_uint_eq (gst_buffer_get_size (buffer), (to - from) * 8);
    ck_assert_int_eq (gst_buffer_memcmp (
                          buffer, 0, samples->data + from * 8, (to - from) * 8),
        0);
  }
  ck_assert_int_eq (next, step > 0 ? end : first);
}

static const struct {
  GstClockTime start, stop;
  gdouble rate;
  GstSeekFlags flags;
  gint first_frame, end_frame;
  gint64 first_sample, end_sample;
} seeks[] = {
  { 0, NONE, 1.0, GST_SEEK_FLAG_ACCURATE, 0, 90, 0, 144000 },
  { 1500 * MS, NONE, 1.0, GST_SEEK_FLAG_ACCURATE, 45, 90, 72000, 144000 },
  /* into transitions, between frames */
  { 950 * MS, NONE, 1.0, GST_SEEK_FLAG_ACCURATE, 28, 90, 45600, 144000 },
  { 1911 * MS, 2001 * MS, 1.0, 0, 57, 61, 91728, 96048 },
  { 1000 * MS, 1100 * MS, 1.0, GST_SEEK_FLAG_KEY_UNIT, 30, 33, 48000, 52800 },
  { 1000 * MS, 1100 * MS, 1.0, GST_SEEK_FLAG_SEGMENT, 30, 33, 48000, 52800 },
  { 2000 * MS, NONE, 1.0, GST_SEEK_FLAG_SEGMENT, 60, 90, 96000, 144000 },
  { 2990 * MS, NONE, 1.0, GST_SEEK_FLAG_ACCURATE, 89, 90, 143520, 144000 },
  { 500 * MS, 2500 * MS, 2.0, 0, 15, 75, 24000, 120000 },
  { 800 * MS, 1300 * MS, -1.0, 0, 24, 39, 38400, 62400 },
  { 0, 950 * MS, -1.0, GST_SEEK_FLAG_SEGMENT, 0, 29, 0, 45600 },
  { 0, NONE, -2.0, 0, 0, 90, 0, 144000 },
};

GST_START_TEST (a_seek_gives_what_playing_through_gives)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  gboolean segment = (seeks[__i__].flags & GST_SEEK_FLAG_SEGMENT) != 0;
  gint step = seeks[__i__].rate < 0 ? -1 : 1;

  played_preroll (played);
  ck_assert (
      gst_element_seek (played->pipeline, seeks[__i__].rate, GST_FORMAT_TIME,
          GST_SEEK_FLAG_FLUSH | seeks[__i__].flags, GST_SEEK_TYPE_SET,
          seeks[__i__].start, GST_SEEK_TYPE_SET, seeks[__i__].stop));
  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert (played->segment_done == segment && played->eos == !segment);
  assert_frames (
      played, seeks[__i__].first_frame, seeks[__i__].end_frame, step);
  assert_samples (
      played, seeks[__i__].first_sample, seeks[__i__].end_sample, step);
}

GST_END_TEST

/* A loop as a player makes it: a segment, and from its end the next one
 * without a flush. */
GST_START_TEST (segments_follow_without_a_flush)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);

  played_preroll (played);
  ck_assert (gst_element_seek (played->pipeline, 1.0, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_SEGMENT, GST_SEEK_TYPE_SET, 500 * MS,
      GST_SEEK_TYPE_SET, 1000 * MS));
  played_run (played);
  ck_assert (played->segment_done);
  assert_frames (played, 15, 30, 1);
  assert_samples (played, 24000, 48000, 1);

  for (guint i = 0; i < 3; i++) {
    g_ptr_array_set_size (played->video, 0);
    g_ptr_array_set_size (played->audio, 0);
    played->segment_done = FALSE;
    ck_assert (gst_element_seek (played->pipeline, 1.0, GST_FORMAT_TIME,
        GST_SEEK_FLAG_SEGMENT, GST_SEEK_TYPE_SET, 500 * MS, GST_SEEK_TYPE_SET,
        1000 * MS));
    played_finish (played);
    ck_assert (played->segment_done);
    assert_frames (played, 15, 30, 1);
    assert_samples (played, 24000, 48000, 1);
  }
}

GST_END_TEST

/* From where the new segment begins on, the index of the first sample. */
static guint
second_segment (const GPtrArray *list, gint64 first)
{
  for (guint i = 0; i < list->len; i++)
    if (GST_BUFFER_OFFSET (buffer_of (list, i)) == (guint64) first)
      return i;
  ck_abort_msg ("nothing from unit %" G_GINT64_FORMAT " on", first);
  return 0;
}

static GstClockTime
running_time (const GPtrArray *list, guint i)
{
  GstSample *sample = g_ptr_array_index (list, i);

  return gst_segment_to_running_time (gst_sample_get_segment (sample),
      GST_FORMAT_TIME, GST_BUFFER_PTS (gst_sample_get_buffer (sample)));
}

static GstClockTime
running_end (const GPtrArray *list, guint i)
{
  return running_time (list, i) + GST_BUFFER_DURATION (buffer_of (list, i));
}

/* What was pushed is played out, and then picture and sound go on together,
 * however far the one was ahead. */
GST_START_TEST (a_seek_while_playing_keeps_both_together)
{
  g_autoptr (Played) played = played_new (
      "jsoncliptimeline name=t location=%s "
      "t.video ! queue max-size-buffers=%d ! appsink name=v wait-on-eos=false "
      "t.audio ! queue max-size-buffers=%d ! appsink name=a wait-on-eos=false",
      location, __i__ ? 15 : 1, __i__ ? 1 : 15);
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "v");

  played_preroll (played);
  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  for (guint i = 0; i < 5; i++) {
    GstSample *sample;

    g_signal_emit_by_name (sink, "pull-sample", &sample);
    g_ptr_array_add (played->video, sample);
  }
  ck_assert (gst_element_seek (played->pipeline, 1.0, GST_FORMAT_TIME, 0,
      GST_SEEK_TYPE_SET, 2500 * MS, GST_SEEK_TYPE_NONE, -1));
  played_finish (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);

  guint video = second_segment (played->video, 75);
  guint audio = second_segment (played->audio, 120000);
  ck_assert_uint_ge (video, 5);
  ck_assert_uint_eq (played->video->len, video + 15);
  ck_assert_uint_eq (
      running_time (played->video, video), running_time (played->audio, audio));
  ck_assert_uint_eq (running_time (played->video, video),
      MAX (running_end (played->video, video - 1),
          running_end (played->audio, audio - 1)));
}

GST_END_TEST

GST_START_TEST (a_seek_on_one_pad_moves_both)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "v");

  played_preroll (played);
  ck_assert (gst_element_seek_simple (
      sink, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 2 * GST_SECOND));
  played_run (played);
  assert_frames (played, 60, 90, 1);
  assert_samples (played, 96000, 144000, 1);
}

GST_END_TEST

/* Each sink sends the seek of a pipeline up its own way: the second asking is
 * answered as the first one was. */
GST_START_TEST (a_seek_that_fails_fails_on_both_pads)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");
  g_autoptr (GstEvent) seek =
      gst_event_new_seek (1.0, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH,
          GST_SEEK_TYPE_SET, 2000 * MS, GST_SEEK_TYPE_SET, 1000 * MS);

  played_preroll (played);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GstPad) pad =
        gst_element_get_static_pad (timeline, i ? "audio" : "video");

    ck_assert (!gst_pad_send_event (pad, gst_event_ref (seek)));
  }
}

GST_END_TEST

/* Frames and samples are counted by the pad that is asked. */
GST_START_TEST (a_seek_by_units_moves_both)
{
  const gchar *sinks[] = { "v", "a", "t" };
  const gint64 starts[] = { 45, 72000, 45 }, stops[] = { 60, 96000, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sinks); i++) {
    g_autoptr (Played) played = played_new (LAUNCH, location);
    g_autoptr (GstElement) element =
        gst_bin_get_by_name (GST_BIN (played->pipeline), sinks[i]);

    played_preroll (played);
    ck_assert (
        gst_element_seek (element, 1.0, GST_FORMAT_DEFAULT, GST_SEEK_FLAG_FLUSH,
            GST_SEEK_TYPE_SET, starts[i], GST_SEEK_TYPE_SET, stops[i]));
    played_run (played);
    assert_frames (played, 45, 60, 1);
    assert_samples (played, 72000, 96000, 1);
  }
}

GST_END_TEST

/* A late decision where to start, before anything runs. */
GST_START_TEST (a_seek_before_preroll_is_kept)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");

  ck_assert (gst_element_seek_simple (
      timeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 2 * GST_SECOND));
  played_run (played);
  assert_frames (played, 60, 90, 1);
  assert_samples (played, 96000, 144000, 1);
}

GST_END_TEST

GST_START_TEST (many_seeks_while_playing)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  played_preroll (played);
  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  for (guint i = 0; i < 100; i++) {
    gint64 before = g_get_monotonic_time ();
    GstClockTime to = g_rand_int_range (rand, 0, 3000) * MS;

    ck_assert (gst_element_seek_simple (
        played->pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, to));
    ck_assert_int_lt (g_get_monotonic_time () - before, 2 * G_USEC_PER_SEC);
  }
  ck_assert (gst_element_seek_simple (
      played->pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 1 * GST_SECOND));
  /* The end of an earlier run may lie on the bus: each sink is asked itself. */
  played_pull (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  assert_frames (played, 30, 90, 1);
  assert_samples (played, 48000, 144000, 1);
}

GST_END_TEST

GST_START_TEST (queries_are_answered)
{
  g_autoptr (Played) played = played_new (LAUNCH, location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");
  const gchar *pads[] = { "video", "audio" };
  const gint64 units[] = { 90, 144000 }, per_second[] = { 30, 48000 };
  gint64 value;

  played_preroll (played);
  ck_assert (
      gst_element_query_duration (played->pipeline, GST_FORMAT_TIME, &value));
  ck_assert_int_eq (value, 3 * GST_SECOND);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GstPad) pad = gst_element_get_static_pad (timeline, pads[i]);
    g_autoptr (GstQuery) seeking = gst_query_new_seeking (GST_FORMAT_TIME);
    g_autoptr (GstQuery) latency = gst_query_new_latency ();
    gboolean seekable, live;
    gint64 start, stop;

    ck_assert (gst_pad_query_duration (pad, GST_FORMAT_TIME, &value));
    ck_assert_int_eq (value, 3 * GST_SECOND);
    ck_assert (gst_pad_query_duration (pad, GST_FORMAT_DEFAULT, &value));
    ck_assert_int_eq (value, units[i]);
    ck_assert (gst_pad_query_convert (
        pad, GST_FORMAT_TIME, GST_SECOND, GST_FORMAT_DEFAULT, &value));
    ck_assert_int_eq (value, per_second[i]);
    ck_assert (gst_pad_query_position (pad, GST_FORMAT_TIME, &value));
    ck_assert (gst_pad_query (pad, seeking));
    gst_query_parse_seeking (seeking, NULL, &seekable, &start, &stop);
    ck_assert (seekable);
    ck_assert_int_eq (start, 0);
    ck_assert_int_eq (stop, 3 * GST_SECOND);
    ck_assert (gst_pad_query (pad, latency));
    gst_query_parse_latency (latency, &live, NULL, NULL);
    ck_assert (!live);
  }
}

GST_END_TEST

static Suite *
timeline_seek_suite (void)
{
  Suite *suite = suite_create ("timeline-seek");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, begin, end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_loop_test (
      tc, a_seek_gives_what_playing_through_gives, 0, G_N_ELEMENTS (seeks));
  tcase_add_test (tc, segments_follow_without_a_flush);
  tcase_add_loop_test (tc, a_seek_while_playing_keeps_both_together, 0, 2);
  tcase_add_test (tc, a_seek_on_one_pad_moves_both);
  tcase_add_test (tc, a_seek_that_fails_fails_on_both_pads);
  tcase_add_test (tc, a_seek_by_units_moves_both);
  tcase_add_test (tc, a_seek_before_preroll_is_kept);
  tcase_add_test (tc, many_seeks_while_playing);
  tcase_add_test (tc, queries_are_answered);
  return suite;
}

SUITE_MAIN (timeline_seek_suite)
