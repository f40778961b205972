/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The life of a jsoncliptimeline: states up and down, one pad linked, links
 * made late, caps that change, its end by event, and what it says of movies
 * and media that cannot be played. */
#include "fixture.h"
#include "suite.h"

#include <malloc.h>
#include <string.h>

#define APPSINK "appsink sync=false wait-on-eos=false "

#define SCENE                                                                  \
  "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\","                         \
  "\"duration_ms\":2000,\"motion\":{\"type\":\"zoom_in\"},"                    \
  "\"transition_out\":{\"type\":\"fade\",\"duration_ms\":600}},"               \
  "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":1000}]"
#define BODY                                                                   \
  SCENE ",\"audio\":[{\"src\":\"tone.wav\",\"role\":\"sfx\","                  \
        "\"from_ms\":0,\"to_ms\":3000}]"

#define INTO_NOTHING                                                           \
  "jsoncliptimeline location=%s name=t t.video ! fakesink t.audio ! fakesink"

static guint64
n_samples (const Played *played)
{
  guint64 n = 0;

  for (guint i = 0; i < played->audio->len; i++)
    n += gst_buffer_get_size (
             gst_sample_get_buffer (g_ptr_array_index (played->audio, i)))
        / 8;
  return n;
}

GST_START_TEST (states_up_and_down)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (INTO_NOTHING, location);
  const GstState walk[] = { GST_STATE_PAUSED, GST_STATE_PLAYING,
    GST_STATE_PAUSED, GST_STATE_READY, GST_STATE_NULL, GST_STATE_PLAYING,
    GST_STATE_READY, GST_STATE_PAUSED, GST_STATE_NULL };

  for (guint i = 0; i < 50; i++)
    for (guint s = 0; s < G_N_ELEMENTS (walk); s++) {
      /* Every other time without waiting for what was asked before. */
      ck_assert_int_ne (gst_element_set_state (played->pipeline, walk[s]),
          GST_STATE_CHANGE_FAILURE);
      if ((i + s) % 2)
        ck_assert_int_eq (gst_element_get_state (
                              played->pipeline, NULL, NULL, 20 * GST_SECOND),
            GST_STATE_CHANGE_SUCCESS);
    }
  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
}

GST_END_TEST

#define LARGE 8000
#define SLOWED (g_getenv ("JSONCLIP_SANITIZED") ? 8 : 1)

static void
preroll_and_seek (Played *played)
{
  gst_element_set_state (played->pipeline, GST_STATE_PAUSED);
  gst_element_get_state (played->pipeline, NULL, NULL, 20 * GST_SECOND);
  ck_assert (gst_element_seek_simple (played->pipeline, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH, 600 * GST_MSECOND));
}

static gint
ms_since (gint64 before)
{
  return (gint) ((g_get_monotonic_time () - before) / 1000);
}

/* Where a large picture is wanted half a second into the movie, and how much of
 * that is its decode: the layout of an overlay is not left. */
static const struct {
  const gchar *body;
  gint sixths;
} large[] = {
  { "\"scenes\":[{\"type\":\"color\",\"color\":\"#123456\","
    "\"duration_ms\":500},{\"type\":\"image\",\"src\":\"large.png\","
    "\"duration_ms\":1000},{\"type\":\"image\",\"src\":\"large.png\","
    "\"duration_ms\":1000}]",
      6 },
  { "\"scenes\":[{\"type\":\"color\",\"color\":\"#123456\","
    "\"duration_ms\":2500}],\"overlays\":[{\"type\":\"image\","
    "\"src\":\"large.png\",\"from_ms\":500,\"to_ms\":2500}]",
      1 },
};

/* Whoever leaves a decode of seconds waits for a fifth of one at most. */
GST_START_TEST (a_long_decode_is_left_at_once)
{
  g_autofree gchar *location =
      fixture_movie ("large.json", "30", large[__i__].body);
  g_autoptr (Played) played = NULL;
  gint64 before;
  gint whole, decode;

  /* Test runs have malloc write all that it gives: not what is measured. */
  mallopt (M_PERTURB, 0);
  fixture_large_png ("large.png", LARGE, LARGE);
  played = played_new (
      "jsoncliptimeline location=%s name=t t.video ! fakesink", location);
  preroll_and_seek (played);
  before = g_get_monotonic_time ();
  gst_element_get_state (played->pipeline, NULL, NULL, 60 * GST_SECOND);
  whole = ms_since (before);
  /* Else it proves nothing. */
  ck_assert_int_gt (whole, 300);
  decode = whole * large[__i__].sixths / 6;

  for (gint delay = 20; delay < decode; delay += whole / 6) {
    gst_element_set_state (played->pipeline, GST_STATE_READY);
    preroll_and_seek (played);
    g_usleep (delay * 1000);
    before = g_get_monotonic_time ();
    ck_assert (gst_element_seek_simple (
        played->pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 0));
    ck_assert_msg (ms_since (before) < SLOWED * 200,
        "%d ms into a decode of %d ms, a seek took %d ms", delay, whole,
        ms_since (before));
    before = g_get_monotonic_time ();
    gst_element_set_state (played->pipeline, GST_STATE_READY);
    ck_assert_msg (ms_since (before) < SLOWED * 200,
        "%d ms into a decode of %d ms, READY took %d ms", delay, whole,
        ms_since (before));
  }
}

GST_END_TEST

GST_START_TEST (a_second_run_is_the_first)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) first =
      played_new ("jsoncliptimeline location=%s name=t "
                  "t.video ! " APPSINK "name=v t.audio ! " APPSINK "name=a",
          location);
  GPtrArray *video;

  played_run (first);
  ck_assert_uint_eq (first->video->len, 90);
  video = g_steal_pointer (&first->video);
  first->video =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gst_sample_unref);
  gst_element_set_state (first->pipeline, GST_STATE_READY);
  first->eos = FALSE;
  played_run (first);
  ck_assert_uint_eq (first->video->len, 90);
  for (guint i = 0; i < 90; i++)
    fixture_assert_same (
        g_ptr_array_index (video, i), g_ptr_array_index (first->video, i));
  g_ptr_array_unref (video);
}

GST_END_TEST

GST_START_TEST (one_pad_is_enough)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  const gchar *pads[] = { "video", "audio" }, *names[] = { "v", "a" };
  g_autoptr (Played) played = played_new ("jsoncliptimeline location=%s name=t "
                                          "t.%s ! " APPSINK "name=%s",
      location, pads[__i__], names[__i__]);

  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert (played->eos);
  ck_assert_uint_eq (played->video->len, __i__ == 0 ? 90 : 0);
  ck_assert_uint_eq (n_samples (played), __i__ == 1 ? 144000 : 0);
}

GST_END_TEST

/* The pad that nobody listens to must neither hold a segment seek up. */
GST_START_TEST (one_pad_ends_its_segment)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new ("jsoncliptimeline location=%s name=t "
                                          "t.video ! " APPSINK "name=v",
      location);

  played_preroll (played);
  ck_assert (gst_element_seek (played->pipeline, 1.0, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_SEGMENT, GST_SEEK_TYPE_SET,
      GST_SECOND, GST_SEEK_TYPE_SET, 2 * GST_SECOND));
  played_run (played);
  ck_assert (played->segment_done && !played->eos);
  ck_assert_uint_eq (played->video->len, 30);
}

GST_END_TEST

GST_START_TEST (no_pad_linked_is_one_error)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played =
      played_new ("jsoncliptimeline location=%s name=t t. ! fakesink "
                  "fakesrc num-buffers=1 ! fakesink",
          location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (timeline, "video");
  g_autoptr (GstPad) peer = gst_pad_get_peer (pad);

  if (!peer) {
    g_clear_object (&pad);
    pad = gst_element_get_static_pad (timeline, "audio");
    peer = gst_pad_get_peer (pad);
  }
  ck_assert (gst_pad_unlink (pad, peer));
  played_run (played);
  ck_assert_uint_eq (played->n_errors, 1);
}

GST_END_TEST

/* No pipeline that would unlink it first. */
GST_START_TEST (it_goes_while_linked)
{
  GstElement *timeline = gst_element_factory_make ("jsoncliptimeline", NULL);
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  gst_object_ref_sink (timeline);
  gst_object_ref_sink (sink);
  ck_assert (gst_element_link_pads (timeline, "video", sink, "sink"));
  gst_object_unref (timeline);
  gst_object_unref (sink);
}

GST_END_TEST

GST_START_TEST (audio_is_linked_late)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new ("jsoncliptimeline location=%s name=t "
                                          "t.video ! " APPSINK "name=v",
      location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");
  GstElement *sink = gst_element_factory_make ("appsink", "a");

  played_preroll (played);
  g_object_set (sink, "sync", FALSE, "wait-on-eos", FALSE, NULL);
  gst_bin_add (GST_BIN (played->pipeline), sink);
  /* Before it is linked: a pad that is not active yet would refuse the first
   * buffer, and the source would stop as any does. */
  ck_assert (gst_element_sync_state_with_parent (sink));
  ck_assert (gst_element_link_pads (timeline, "audio", sink, "sink"));
  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert_uint_eq (played->video->len, 90);
  ck_assert_uint_eq (n_samples (played), 144000);
}

GST_END_TEST

/* Another size and rate in the middle of a transition. */
GST_START_TEST (caps_change_while_playing)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played =
      played_new ("jsoncliptimeline location=%s name=t "
                  "t.video ! capsfilter name=c caps=video/x-raw,width=160 ! "
                  "appsink name=v sync=false max-buffers=1 wait-on-eos=false",
          location);
  g_autoptr (GstElement) filter =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "c");
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "v");
  GstClockTime next = 0;
  guint n_small = 0, n_large = 0;
  GstSample *sample;

  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  for (guint i = 0; TRUE; i++) {
    gint width;

    if (i == 55)
      gst_util_set_object_arg (G_OBJECT (filter), "caps",
          "video/x-raw,width=320,height=180,framerate=60/1");
    g_signal_emit_by_name (sink, "pull-sample", &sample);
    if (!sample)
      break;
    gst_structure_get_int (
        gst_caps_get_structure (gst_sample_get_caps (sample), 0), "width",
        &width);
    *(width == 160 ? &n_small : &n_large) += 1;
    ck_assert_uint_eq (GST_BUFFER_PTS (gst_sample_get_buffer (sample)), next);
    next += GST_BUFFER_DURATION (gst_sample_get_buffer (sample));
    gst_sample_unref (sample);
  }
  ck_assert_uint_ge (n_small, 55);
  ck_assert_uint_eq (n_small * 2 + n_large, 180);
  ck_assert_uint_eq (next, 3 * GST_SECOND);
}

GST_END_TEST

/* gst-launch -e on SIGINT. */
GST_START_TEST (an_eos_event_ends_both)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (
      "jsoncliptimeline location=%s name=t "
      "t.video ! queue ! fakesink sync=true t.audio ! queue ! fakesink "
      "sync=true",
      location);
  gint64 before = g_get_monotonic_time ();

  played_preroll (played);
  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  ck_assert (gst_element_send_event (played->pipeline, gst_event_new_eos ()));
  played_finish (played);
  ck_assert (played->eos);
  ck_assert_uint_eq (played->n_errors, 0);
  ck_assert_int_lt (g_get_monotonic_time () - before, 20 * G_USEC_PER_SEC);
}

GST_END_TEST

static GstPadProbeReturn
take_start (GstPad *pad, GstPadProbeInfo *info, gpointer event)
{
  if (GST_EVENT_TYPE (info->data) == GST_EVENT_STREAM_START)
    gst_event_replace (event, GST_PAD_PROBE_INFO_EVENT (info));
  return GST_PAD_PROBE_OK;
}

GST_START_TEST (streams_are_of_one_group)
{
  g_autofree gchar *location = fixture_movie ("m.json", "30", BODY);
  g_autoptr (Played) played = played_new (INTO_NOTHING, location);
  g_autoptr (GstElement) timeline =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "t");
  const gchar *names[] = { "video", "audio" }, *ids[2];
  GstEvent *starts[2] = { NULL };
  guint groups[2];

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GstPad) pad = gst_element_get_static_pad (timeline, names[i]);
    gst_pad_add_probe (
        pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, take_start, &starts[i], NULL);
  }
  played_preroll (played);
  for (guint i = 0; i < 2; i++) {
    gst_event_parse_stream_start (starts[i], &ids[i]);
    ck_assert (gst_event_parse_group_id (starts[i], &groups[i]));
    ck_assert (g_str_has_suffix (ids[i], names[i]));
  }
  ck_assert_uint_eq (groups[0], groups[1]);
  ck_assert_str_ne (ids[0], ids[1]);
  gst_event_unref (starts[0]);
  gst_event_unref (starts[1]);
}

GST_END_TEST

/* Bodies that cannot be played, and every phrase of the one error. */
static const struct {
  const gchar *body;
  const gchar *says[4];
} refused[] = {
  { "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":0},"
    "{\"type\":\"colour\",\"duration_ms\":10}]",
      { "$.movie.scenes[0].duration_ms", "$.movie.scenes[1].type" } },
  { "\"scenes\":[{\"type\":\"image\",\"asset_slot\":\"hook_01\","
    "\"duration_ms\":100},{\"type\":\"image\",\"asset_slot\":\"hook_02\","
    "\"duration_ms\":100}]",
      { "$.movie.scenes[0]: still a draft, slot \"hook_01\" has no asset",
          "$.movie.scenes[1]: still a draft, slot \"hook_02\" has no asset" } },
  { "\"scenes\":[{\"type\":\"image\",\"src\":\"no.png\",\"duration_ms\":99},"
    "{\"type\":\"image\",\"src\":\"tone.wav\",\"duration_ms\":99},"
    "{\"type\":\"image\",\"src\":\"/etc/passwd\",\"duration_ms\":99}],"
    "\"audio\":[{\"src\":\"a.png\",\"role\":\"sfx\",\"from_ms\":0,"
    "\"to_ms\":99}]",
      { "$.movie.scenes[0].src: \"no.png\": No such file",
          "$.movie.scenes[1].src: tone.wav: WAV, expected a picture",
          "$.movie.scenes[2].src: \"/etc/passwd\": outside of the media root",
          "$.movie.audio[0].src: a.png: PNG, expected a sound" } },
  { "\"scenes\":[{\"type\":\"image\",\"src\":\"https://x.org/a.png\","
    "\"duration_ms\":99}]",
      { "$.movie.scenes[0].src", "jsonclip fetch" } },
};

GST_START_TEST (what_cannot_be_played_is_one_error)
{
  g_autofree gchar *location =
      fixture_movie ("bad.json", "30", refused[__i__].body);
  g_autoptr (Played) played = played_new (INTO_NOTHING, location);

  ck_assert_int_eq (gst_element_set_state (played->pipeline, GST_STATE_PLAYING),
      GST_STATE_CHANGE_FAILURE);
  played_finish (played);
  ck_assert_uint_eq (played->n_errors, 1);
  for (guint i = 0; i < 4 && refused[__i__].says[i]; i++)
    ck_assert_msg (strstr (played->error, refused[__i__].says[i]) != NULL,
        "\"%s\" is not in: %s", refused[__i__].says[i], played->error);
}

GST_END_TEST

/* Its header is fine, the rest is not: found out in the streaming thread. */
GST_START_TEST (broken_media_is_one_error_with_its_path)
{
  const gchar *names[] = { "a.png", "b.png" };
  const gchar *broken[] = { "cut-a.png", "cut-b.png" };

  for (guint i = 0; i < 2; i++) {
    g_autofree gchar *from = fixture_path (names[i]);
    g_autofree gchar *to = fixture_path (broken[i]);
    g_autofree gchar *bytes = NULL;
    gsize size;

    ck_assert (g_file_get_contents (from, &bytes, &size, NULL));
    ck_assert (g_file_set_contents (to, bytes, size / 2, NULL));
  }
  g_autofree gchar *location = fixture_movie ("cut.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#123\",\"duration_ms\":500},"
      "{\"type\":\"image\",\"src\":\"cut-a.png\",\"duration_ms\":500},"
      "{\"type\":\"image\",\"src\":\"cut-b.png\",\"duration_ms\":500}]");
  g_autoptr (Played) played =
      played_new ("jsoncliptimeline location=%s name=t "
                  "t.video ! " APPSINK "name=v t.audio ! fakesink",
          location);

  played_run (played);
  ck_assert_uint_eq (played->n_errors, 1);
  ck_assert_msg (strstr (played->error, "$.movie.scenes[1].src: ") != NULL,
      "%s", played->error);
  ck_assert_uint_eq (played->video->len, 15);
}

GST_END_TEST

GST_START_TEST (nothing_to_play_is_an_error)
{
  const gchar *props[] = { "", "location=/nowhere/at/all.json",
    "movie={\\\"movie\\\":3}" };
  g_autoptr (Played) played =
      played_new ("jsoncliptimeline %s ! fakesink", props[__i__]);

  ck_assert_int_eq (gst_element_set_state (played->pipeline, GST_STATE_PLAYING),
      GST_STATE_CHANGE_FAILURE);
  played_finish (played);
  ck_assert_uint_eq (played->n_errors, 1);
}

GST_END_TEST

GST_START_TEST (a_text_has_no_folder_but_the_media_root)
{
  g_autofree gchar *root = fixture_path ("");
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\":{\"format\":{"
                       "\"width\":160,\"height\":90,\"fps\":30}," SCENE "}}");
  g_autoptr (Played) without =
      played_new ("jsoncliptimeline name=t ! fakesink");
  g_autoptr (Played) with = played_new ("jsoncliptimeline name=t "
                                        "t.video ! " APPSINK "name=v");
  g_autoptr (GstElement) first =
      gst_bin_get_by_name (GST_BIN (without->pipeline), "t");
  g_autoptr (GstElement) second =
      gst_bin_get_by_name (GST_BIN (with->pipeline), "t");

  g_object_set (first, "movie", json, NULL);
  gst_element_set_state (without->pipeline, GST_STATE_PAUSED);
  played_finish (without);
  ck_assert_uint_eq (without->n_errors, 1);
  ck_assert (strstr (without->error, "$.movie.scenes[1].src") != NULL);

  g_object_set (second, "movie", json, "media-root", root, NULL);
  played_run (with);
  ck_assert_msg (with->n_errors == 0, "%s", with->error);
  ck_assert_uint_eq (with->video->len, 90);
}

GST_END_TEST

GST_START_TEST (warnings_come_once)
{
  g_autofree gchar *location = fixture_movie ("warn.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#123\","
      "\"duration_ms\":400,\"transition_out\":{\"type\":\"fade\","
      "\"duration_ms\":900}},{\"type\":\"color\",\"color\":\"#321\","
      "\"duration_ms\":400}],\"overlays\":["
      "{\"type\":\"text\",\"text\":\"A\",\"from_ms\":0,\"to_ms\":300,"
      "\"style\":{\"font\":\"No Such Font\"}},"
      "{\"type\":\"text\",\"text\":\"B\",\"from_ms\":400,\"to_ms\":700,"
      "\"style\":{\"font\":\"No Such Font\"}}]");
  g_autoptr (Played) played = played_new (INTO_NOTHING, location);
  guint fonts = 0, clamped = 0;

  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  for (guint i = 0; i < played->warnings->len; i++) {
    const gchar *warning = g_ptr_array_index (played->warnings, i);

    fonts += strstr (warning, "\"No Such Font\" is not installed") != NULL;
    clamped += strstr (warning, "$.movie.scenes[0].transition_out") != NULL;
  }
  ck_assert_uint_eq (fonts, 1);
  ck_assert_uint_eq (clamped, 1);
  ck_assert_uint_eq (played->warnings->len, 2);
}

GST_END_TEST

static Suite *
timeline_states_suite (void)
{
  Suite *suite = suite_create ("timeline-states");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_test (tc, states_up_and_down);
  tcase_add_loop_test (
      tc, a_long_decode_is_left_at_once, 0, G_N_ELEMENTS (large));
  tcase_add_test (tc, a_second_run_is_the_first);
  tcase_add_loop_test (tc, one_pad_is_enough, 0, 2);
  tcase_add_test (tc, one_pad_ends_its_segment);
  tcase_add_test (tc, no_pad_linked_is_one_error);
  tcase_add_test (tc, it_goes_while_linked);
  tcase_add_test (tc, audio_is_linked_late);
  tcase_add_test (tc, caps_change_while_playing);
  tcase_add_test (tc, an_eos_event_ends_both);
  tcase_add_test (tc, streams_are_of_one_group);
  tcase_add_loop_test (
      tc, what_cannot_be_played_is_one_error, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tc, broken_media_is_one_error_with_its_path);
  tcase_add_loop_test (tc, nothing_to_play_is_an_error, 0, 3);
  tcase_add_test (tc, a_text_has_no_folder_but_the_media_root);
  tcase_add_test (tc, warnings_come_once);
  return suite;
}

SUITE_MAIN (timeline_states_suite)
