/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What comes out of jsoncliptimeline: the pixels of known frames against the
 * drawing called directly, the samples against the file, exact counts, every
 * size, rate and format that caps may ask for. */
#include "fixture.h"
#include "suite.h"

#include "caption.h"
#include "draw.h"
#include "overlay.h"

#include <gst/video/video.h>
#include <math.h>
#include <string.h>

#define SINKS                                                                  \
  "t.video ! %s appsink name=v sync=false wait-on-eos=false t.audio ! %s "     \
  "appsink name=a sync=false wait-on-eos=false"

/* 1 s of a.png, 1 s of blue, 1 s of b.png; the first cut a fade of 400 ms, the
 * other hard. */
#define BODY                                                                   \
  "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":1000,"    \
  "\"transition_out\":{\"type\":\"circleopen\",\"duration_ms\":400}},"         \
  "{\"type\":\"color\",\"color\":\"#2040c0\",\"duration_ms\":1000},"           \
  "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":1000}],"              \
  "\"audio\":[{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":500,"         \
  "\"to_ms\":2500}]"

static Played *
play (const gchar *location, const gchar *video, const gchar *audio)
{
  Played *played = played_new (
      "jsoncliptimeline name=t location=%s " SINKS, location, video, audio);

  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert (played->eos);
  return played;
}

static gint64
n_samples (const Played *played)
{
  gint64 n = 0;

  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->audio, i));

    ck_assert_int_eq (GST_BUFFER_OFFSET (buffer), n);
    n = GST_BUFFER_OFFSET_END (buffer);
  }
  return n;
}

GST_START_TEST (frames_are_what_the_drawing_gives)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) played = play (location, "", "");
  g_autoptr (Picture) a =
      fixture_still (0, FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);
  g_autoptr (Picture) b =
      fixture_still (1, FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);
  g_autoptr (Picture) blue =
      picture_new (FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);

  picture_fill (blue, picture_color (0x2040c0ff, PICTURE_BT601));
  ck_assert_uint_eq (played->video->len, 90);
  /* The window is [0.8 s, 1.2 s): frames 24 to 35, and 24 is still A. */
  fixture_assert_picture (g_ptr_array_index (played->video, 0), a);
  fixture_assert_picture (g_ptr_array_index (played->video, 24), a);
  fixture_assert_picture (g_ptr_array_index (played->video, 36), blue);
  fixture_assert_picture (g_ptr_array_index (played->video, 59), blue);
  fixture_assert_picture (g_ptr_array_index (played->video, 60), b);
  fixture_assert_picture (g_ptr_array_index (played->video, 89), b);
}

GST_END_TEST

GST_START_TEST (transition_frames_are_what_the_drawing_gives)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) played = play (location, "", "");
  g_autoptr (Picture) a =
      fixture_still (0, FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);
  g_autoptr (Picture) blue =
      picture_new (FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);
  g_autoptr (Picture) expected =
      picture_new (FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);
  g_autoptr (DrawContext) context = draw_context_new ();
  const Transition *circle = transition_find ("circleopen");
  ParamValues params;

  picture_fill (blue, picture_color (0x2040c0ff, PICTURE_BT601));
  params_defaults (circle->params, &params);
  for (gint frame = 25; frame < 36; frame++) {
    TransitionState state = { .p = (frame / 30.0 - 0.8) / 0.4,
      .frame = frame - 24,
      .n_frames = 12,
      .fps_n = 30,
      .fps_d = 1,
      .width = FIXTURE_WIDTH,
      .height = FIXTURE_HEIGHT,
      .params = &params };

    draw_transition (context, circle, &state, a, blue, expected);
    fixture_assert_picture (g_ptr_array_index (played->video, frame), expected);
  }
}

GST_END_TEST

GST_START_TEST (text_and_captions_lie_on_top)
{
  g_autofree gchar *location = fixture_movie ("text.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#808080\","
      "\"duration_ms\":1000}],"
      "\"overlays\":[{\"type\":\"text\",\"text\":\"Over\",\"from_ms\":200,"
      "\"to_ms\":800,\"position_px\":{\"x\":80,\"y\":30},"
      "\"style\":{\"font\":\"Lato\",\"size_px\":20,\"color\":\"#ffff00\"}}],"
      "\"captions\":{\"style\":\"karaoke\",\"cues\":[{\"from_ms\":0,"
      "\"to_ms\":900,\"text\":\"one two\"}]}");
  g_autoptr (Played) played = play (location, "", "");
  CaptionCue cue = { 0, 900000000, (gchar *) "one two" };
  OverlaySpec spec = { .text = (gchar *) "Over",
    .style = { .font = (gchar *) "Lato",
        .size_px = 20,
        .align = TEXT_CENTER,
        .color = 0xffff00ff },
    .has_position = TRUE,
    .x = 80,
    .y = 30,
    .opacity = 1 };

  caption_cue_synthesise_words (&cue);
  g_autoptr (CaptionBlock) block =
      caption_layout (caption_style_find ("karaoke"), NULL, &cue, FIXTURE_WIDTH,
          FIXTURE_HEIGHT, 1, PICTURE_BT601, NULL);
  const OverlayFrame size = { FIXTURE_WIDTH, FIXTURE_HEIGHT, 1, PICTURE_BT601,
    NULL };
  const OverlayMoment moment = { 0 };
  g_autoptr (OverlayBlock) overlay =
      overlay_layout (overlay_kind_find ("text"), &spec, &size, NULL);
  g_autoptr (Picture) expected =
      picture_new (FIXTURE_WIDTH, FIXTURE_HEIGHT, PICTURE_BT601);

  for (gint frame = 0; frame < 30; frame++) {
    picture_fill (expected, picture_color (0x808080ff, PICTURE_BT601));
    if (frame >= 6 && frame < 24)
      overlay_draw (overlay, &moment, expected);
    if (frame < 27)
      caption_draw (block, (frame * 1000000000LL + 15) / 30, expected);
    fixture_assert_picture (g_ptr_array_index (played->video, frame), expected);
  }
  for (guint i = 0; i < cue.n_words; i++)
    g_free (cue.words[i].text);
  g_free (cue.words);
}

GST_END_TEST

GST_START_TEST (samples_are_those_of_the_file)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) played = play (location, "", "audio/x-raw,format=F32LE !");

  ck_assert_int_eq (n_samples (played), 3 * 48000);
  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->audio, i));
    gint64 first = GST_BUFFER_OFFSET (buffer);
    GstMapInfo map;

    ck_assert (gst_buffer_map (buffer, &map, GST_MAP_READ));
    for (gsize n = 0; n < map.size / 8; n++) {
      gint64 at = first + n;
      gdouble expected = at >= 24000 && at < 120000
          ? fixture_sample (at - 24000) / 32768.0
          : 0.0;
      gdouble got = ((const gfloat *) map.data)[2 * n];

      ck_assert_msg (fabs (got - expected) < 1e-4,
          "sample %" G_GINT64_FORMAT ": %f, expected %f", at, got, expected);
      ck_assert (got == ((const gfloat *) map.data)[2 * n + 1]);
    }
    gst_buffer_unmap (buffer, &map);
  }
}

GST_END_TEST

GST_START_TEST (s16_is_the_same_sound)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) floats = play (location, "", "audio/x-raw,format=F32LE !");
  g_autoptr (Played) shorts = play (location, "", "audio/x-raw,format=S16LE !");

  ck_assert_uint_eq (floats->audio->len, shorts->audio->len);
  for (guint i = 0; i < floats->audio->len; i++) {
    GstBuffer *f = gst_sample_get_buffer (g_ptr_array_index (floats->audio, i));
    GstBuffer *s = gst_sample_get_buffer (g_ptr_array_index (shorts->audio, i));
    GstMapInfo in_f, in_s;

    ck_assert (gst_buffer_map (f, &in_f, GST_MAP_READ));
    ck_assert (gst_buffer_map (s, &in_s, GST_MAP_READ));
    ck_assert_uint_eq (in_f.size, 2 * in_s.size);
    for (gsize n = 0; n < in_s.size / 2; n++)
      ck_assert_int_eq (((const gint16 *) in_s.data)[n],
          lrintf (((const gfloat *) in_f.data)[n] * 32768.f));
    gst_buffer_unmap (f, &in_f);
    gst_buffer_unmap (s, &in_s);
  }
}

GST_END_TEST

/* 3 s of frames and the samples that end with the last of them. */
static const struct {
  const gchar *rate;
  gint64 n, d, frames, samples;
} rates[] = {
  { "24/1", 24, 1, 72, 144000 },
  { "25/1", 25, 1, 75, 144000 },
  { "30000/1001", 30000, 1001, 90, 144144 },
  { "24000/1001", 24000, 1001, 72, 144144 },
  { "60/1", 60, 1, 180, 144000 },
  { "7/1", 7, 1, 21, 144000 },
};

GST_START_TEST (any_rate_has_exact_counts_and_times)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autofree gchar *caps =
      g_strdup_printf ("video/x-raw,framerate=%s !", rates[__i__].rate);
  g_autoptr (Played) played = play (location, caps, "");

  ck_assert_int_eq (played->video->len, rates[__i__].frames);
  ck_assert_int_eq (n_samples (played), rates[__i__].samples);
  for (gint64 i = 0; i < played->video->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->video, i));
    gint64 n = rates[__i__].n, d = rates[__i__].d;
    gint64 from = (2 * i * d * 1000000000 + n) / (2 * n);
    gint64 to = (2 * (i + 1) * d * 1000000000 + n) / (2 * n);

    ck_assert_int_eq (GST_BUFFER_PTS (buffer), from);
    ck_assert_int_eq (GST_BUFFER_DURATION (buffer), to - from);
  }
}

GST_END_TEST

/* Asked for as caps; the picture is 16:9 wherever it lies. */
static const struct {
  gint width, height;
  gint x, y, inner_width, inner_height;
} sizes[] = {
  { 320, 180, 0, 0, 320, 180 },
  { 80, 45, 0, 0, 80, 45 },
  { 161, 91, 0, 0, 161, 91 },
  { 160, 160, 0, 34, 160, 90 },
  { 320, 90, 80, 0, 160, 90 },
  { 1280, 720, 0, 0, 1280, 720 },
  { 17, 333, 0, 160, 17, 10 },
};

GST_START_TEST (any_size_is_scaled_and_centred)
{
  g_autofree gchar *location = fixture_movie ("flat.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#ff0000\","
      "\"duration_ms\":100}]");
  g_autofree gchar *caps = g_strdup_printf ("video/x-raw,width=%d,height=%d !",
      sizes[__i__].width, sizes[__i__].height);
  g_autoptr (Played) played = play (location, caps, "");
  PictureMatrix matrix =
      sizes[__i__].height > 576 ? PICTURE_BT709 : PICTURE_BT601;
  g_autoptr (Picture) expected =
      picture_new (sizes[__i__].width, sizes[__i__].height, matrix);

  picture_fill (expected, picture_color (0x000000ff, matrix));
  Picture inner = picture_view (expected, sizes[__i__].x, sizes[__i__].y,
      sizes[__i__].inner_width, sizes[__i__].inner_height);
  picture_fill (&inner, picture_color (0xff0000ff, matrix));
  ck_assert_uint_eq (played->video->len, 3);
  for (guint i = 0; i < 3; i++)
    fixture_assert_picture (g_ptr_array_index (played->video, i), expected);
}

GST_END_TEST

GST_START_TEST (colour_is_signalled)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  const gchar *heights[] = { "576", "578" };
  const gchar *colorimetry[] = { "bt601", "bt709" };

  for (guint i = 0; i < 2; i++) {
    g_autofree gchar *caps =
        g_strdup_printf ("video/x-raw,height=%s !", heights[i]);
    g_autoptr (Played) played = play (location, caps, "");
    GstCaps *got = gst_sample_get_caps (g_ptr_array_index (played->video, 0));
    GstStructure *s = gst_caps_get_structure (got, 0);
    gint width;

    ck_assert_str_eq (
        gst_structure_get_string (s, "colorimetry"), colorimetry[i]);
    ck_assert_str_eq (gst_structure_get_string (s, "chroma-site"), "mpeg2");
    /* The side not asked for keeps the aspect. */
    ck_assert (gst_structure_get_int (s, "width", &width));
    ck_assert_int_eq (width, i ? 1028 : 1024);
  }
}

GST_END_TEST

/* De-interleaves what came out and holds it against I420. */
static void
compare_nv12 (GstSample *planar, GstSample *paired)
{
  GstMapInfo map, in;
  GstVideoInfo info;
  Picture expected = fixture_view (planar, &map);

  gst_video_info_from_caps (&info, gst_sample_get_caps (paired));
  ck_assert_int_eq (GST_VIDEO_INFO_FORMAT (&info), GST_VIDEO_FORMAT_NV12);
  ck_assert (
      gst_buffer_map (gst_sample_get_buffer (paired), &in, GST_MAP_READ));
  for (gint y = 0; y < info.height; y++)
    ck_assert (memcmp (in.data + info.offset[0] + y * info.stride[0],
                   expected.plane[0] + y * expected.stride[0], info.width)
        == 0);
  for (gint y = 0; y < (info.height + 1) / 2; y++)
    for (gint x = 0; x < (info.width + 1) / 2; x++) {
      const guint8 *pair =
          in.data + info.offset[1] + y * info.stride[1] + 2 * x;

      ck_assert_int_eq (pair[0], expected.plane[1][y * expected.stride[1] + x]);
      ck_assert_int_eq (pair[1], expected.plane[2][y * expected.stride[2] + x]);
    }
  gst_buffer_unmap (gst_sample_get_buffer (paired), &in);
  fixture_unview (planar, &map);
}

GST_START_TEST (nv12_has_the_pixels_of_i420)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  const gchar *size = __i__ ? "width=161,height=91" : "width=160,height=90";
  g_autofree gchar *i420 =
      g_strdup_printf ("video/x-raw,format=I420,%s !", size);
  g_autofree gchar *nv12 =
      g_strdup_printf ("video/x-raw,format=NV12,%s !", size);
  g_autoptr (Played) planar = play (location, i420, "");
  g_autoptr (Played) paired = play (location, nv12, "");

  ck_assert_uint_eq (planar->video->len, paired->video->len);
  for (guint i = 0; i < planar->video->len; i++)
    compare_nv12 (g_ptr_array_index (planar->video, i),
        g_ptr_array_index (paired->video, i));
}

GST_END_TEST

static GstMemory *
memory_of (const Played *played, guint frame)
{
  return gst_buffer_peek_memory (
      gst_sample_get_buffer (g_ptr_array_index (played->video, frame)), 0);
}

/* A second of one colour is one frame in memory, sent with many times. */
GST_START_TEST (repeated_frames_share_their_memory)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) played = play (location, "", "");

  for (guint i = 0; i + 1 < played->video->len; i++) {
    GstBuffer *a = gst_sample_get_buffer (g_ptr_array_index (played->video, i));
    GstBuffer *b =
        gst_sample_get_buffer (g_ptr_array_index (played->video, i + 1));
    /* still until 0.8 s, a circle to 1.2 s, and the cut at 2 s; the first
     * frame of the circle is a transition's though it looks like A */
    const gboolean repeats = i + 1 < 24 || (i >= 36 && i + 1 != 60);

    ck_assert_ptr_ne (a, b);
    ck_assert_uint_eq (GST_BUFFER_OFFSET (b), i + 1);
    ck_assert_uint_eq (
        GST_BUFFER_PTS (b), GST_BUFFER_PTS (a) + GST_BUFFER_DURATION (a));
    ck_assert_msg (
        (memory_of (played, i) == memory_of (played, i + 1)) == repeats,
        "frame %u", i + 1);
  }
  ck_assert (memory_of (played, 0) != memory_of (played, 36));
}

GST_END_TEST

/* Paints over every frame that passes, in place where that is allowed. */
static GstPadProbeReturn
paint_over (GstPad *pad, GstPadProbeInfo *info, gpointer untouched)
{
  GstBuffer *buffer =
      gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  GstMapInfo map;

  ck_assert (gst_buffer_map (buffer, &map, GST_MAP_READWRITE));
  g_ptr_array_add (untouched, g_bytes_new (map.data, map.size));
  memset (map.data, 0x55, map.size);
  gst_buffer_unmap (buffer, &map);
  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  return GST_PAD_PROBE_OK;
}

/* Who writes into a frame writes into no later one. */
GST_START_TEST (repeated_frames_are_safe_from_writers)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) plain = play (location, "", "");
  g_autoptr (Played) painted = played_new (
      "jsoncliptimeline name=t location=%s " SINKS, location, "", "");
  g_autoptr (GPtrArray) untouched =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (painted->pipeline), "v");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (sink, "sink");

  gst_pad_add_probe (
      pad, GST_PAD_PROBE_TYPE_BUFFER, paint_over, untouched, NULL);
  played_run (painted);
  ck_assert_uint_eq (untouched->len, plain->video->len);
  for (guint i = 0; i < untouched->len; i++) {
    gsize size;
    gconstpointer bytes = g_bytes_get_data (untouched->pdata[i], &size);
    GstBuffer *expected =
        gst_sample_get_buffer (g_ptr_array_index (plain->video, i));

    ck_assert_uint_eq (size, gst_buffer_get_size (expected));
    ck_assert_msg (
        gst_buffer_memcmp (expected, 0, bytes, size) == 0, "frame %u", i);
  }
}

GST_END_TEST

/* Answers for a consumer that wants its frames in memory of its own. */
static GstPadProbeReturn
offer_pool (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstQuery *query = GST_PAD_PROBE_INFO_QUERY (info);
  g_autoptr (GstBufferPool) pool = NULL;
  GstVideoInfo video;
  GstCaps *caps;

  if (GST_QUERY_TYPE (query) != GST_QUERY_ALLOCATION)
    return GST_PAD_PROBE_OK;
  gst_query_parse_allocation (query, &caps, NULL);
  ck_assert (gst_video_info_from_caps (&video, caps));
  pool = gst_buffer_pool_new ();
  gst_query_add_allocation_pool (query, pool, video.size, 0, 0);
  return GST_PAD_PROBE_HANDLED;
}

GST_START_TEST (repeated_frames_fill_a_pool_of_downstream)
{
  g_autofree gchar *location = fixture_movie ("plain.json", "30", BODY);
  g_autoptr (Played) plain = play (location, "", "");
  g_autoptr (Played) pooled = played_new (
      "jsoncliptimeline name=t location=%s " SINKS, location, "", "");
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (pooled->pipeline), "v");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (sink, "sink");

  gst_pad_add_probe (
      pad, GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM, offer_pool, NULL, NULL);
  played_run (pooled);
  ck_assert_msg (pooled->n_errors == 0, "%s", pooled->error);
  ck_assert_uint_eq (pooled->video->len, plain->video->len);
  for (guint i = 0; i < pooled->video->len; i++) {
    fixture_assert_same (g_ptr_array_index (pooled->video, i),
        g_ptr_array_index (plain->video, i));
    if (i > 0)
      ck_assert (memory_of (pooled, i) != memory_of (pooled, i - 1));
  }
}

GST_END_TEST

static Suite *
timeline_picture_suite (void)
{
  Suite *suite = suite_create ("timeline-picture");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_test (tc, frames_are_what_the_drawing_gives);
  tcase_add_test (tc, transition_frames_are_what_the_drawing_gives);
  tcase_add_test (tc, text_and_captions_lie_on_top);
  tcase_add_test (tc, samples_are_those_of_the_file);
  tcase_add_test (tc, s16_is_the_same_sound);
  tcase_add_loop_test (
      tc, any_rate_has_exact_counts_and_times, 0, G_N_ELEMENTS (rates));
  tcase_add_loop_test (
      tc, any_size_is_scaled_and_centred, 0, G_N_ELEMENTS (sizes));
  tcase_add_test (tc, colour_is_signalled);
  tcase_add_loop_test (tc, nv12_has_the_pixels_of_i420, 0, 2);
  tcase_add_test (tc, repeated_frames_share_their_memory);
  tcase_add_test (tc, repeated_frames_are_safe_from_writers);
  tcase_add_test (tc, repeated_frames_fill_a_pool_of_downstream);
  return suite;
}

SUITE_MAIN (timeline_picture_suite)
