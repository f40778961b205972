/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The single elements against the drawing called directly, for every entry of
 * the tables that they stand on. */
#include "fixture.h"
#include "suite.h"

#include "caption.h"
#include "draw.h"
#include "easing.h"
#include "overlay.h"

#include <glib/gstdio.h>
#include <gst/check/gstharness.h>
#include <gst/video/video.h>
#include <string.h>

#define W FIXTURE_WIDTH
#define H FIXTURE_HEIGHT
#define FPS 30

static Picture *
view_of (GstVideoFrame *frame)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->width = W;
  picture->height = H;
  picture->matrix = PICTURE_BT601;
  for (gint i = 0; i < 3; i++) {
    picture->plane[i] = GST_VIDEO_FRAME_PLANE_DATA (frame, i);
    picture->stride[i] = GST_VIDEO_FRAME_PLANE_STRIDE (frame, i);
  }
  return picture;
}

/* Frame @n of a video that shows pattern 0 all the time. */
static GstBuffer *
input (GstVideoInfo *info, gint n)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, info->size, NULL);
  GstVideoFrame frame;

  ck_assert (gst_video_frame_map (&frame, info, buffer, GST_MAP_WRITE));
  g_autofree Picture *view = view_of (&frame);
  if (GST_VIDEO_INFO_FORMAT (info) == GST_VIDEO_FORMAT_I420) {
    picture_copy (view, still);
  } else {
    for (gint y = 0; y < H; y++)
      memcpy (view->plane[0] + y * view->stride[0],
          still->plane[0] + y * still->stride[0], W);
    for (gint y = 0; y < H / 2; y++)
      for (gint x = 0; x < W; x++)
        view->plane[1][y * view->stride[1] + x] =
            still->plane[1 + x % 2][y * still->stride[1 + x % 2] + x / 2];
  }
  gst_video_frame_unmap (&frame);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (n, GST_SECOND, FPS);
  GST_BUFFER_DURATION (buffer) = GST_SECOND / FPS;
  return buffer;
}

static GstCaps *
i420_caps (void)
{
  return gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, "I420",
      "width", G_TYPE_INT, W, "height", G_TYPE_INT, H, "framerate",
      GST_TYPE_FRACTION, FPS, 1, NULL);
}

/* What @element makes of frame @n; NULL on an error. */
static GstSample *
through (GstHarness *harness, const gchar *format, gint n)
{
  GstVideoInfo info;
  g_autofree gchar *text = g_strdup_printf (
      "video/x-raw,format=%s,width=%d,height=%d,framerate=%d/1,"
      "colorimetry=bt601,chroma-site=mpeg2",
      format, W, H, FPS);
  g_autoptr (GstCaps) caps = gst_caps_from_string (text);

  gst_video_info_from_caps (&info, caps);
  gst_harness_set_src_caps (harness, gst_caps_ref (caps));
  GstBuffer *out = gst_harness_push_and_pull (harness, input (&info, n));
  if (!out)
    return NULL;
  ck_assert_uint_eq (
      GST_BUFFER_PTS (out), gst_util_uint64_scale (n, GST_SECOND, FPS));
  GstSample *sample = gst_sample_new (out, caps, NULL, NULL);
  gst_buffer_unref (out);
  return sample;
}

static void
expect (const gchar *launch, gint n, const Picture *expected)
{
  GstHarness *harness = gst_harness_new_parse (launch);
  GstSample *sample = through (harness, "I420", n);

  ck_assert (sample != NULL);
  fixture_assert_picture (sample, expected);
  gst_sample_unref (sample);
  gst_harness_teardown (harness);
}

static void
draw_expected (const Effect *effect, const EffectState *state,
    const Picture *still, Picture *expected)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  LayerView view;

  if (!effect_is_geometric (effect)) {
    draw_effect (context, effect, state, still, expected);
    return;
  }
  effect_view (effect, state, &view);
  Affine affine =
      layer_affine (W, H, W, H, LAYER_FIT_STRETCH, 0.5, 0.5, &view, 1);
  layer_draw (
      expected, still, &affine, picture_color (0xff, PICTURE_BT601), 0, H);
}

static void
parse_texts (const ParamSpec *specs, ParamMeanings *found)
{
  *found = (ParamMeanings){ { NULL } };
  for (guint i = 0; i < params_count (specs); i++)
    if (specs[i].kind == PARAM_TEXT && specs[i].parser && specs[i].text)
      found->of[i] =
          specs[i].parser->parse (specs[i].text, strlen (specs[i].text), NULL);
}

GST_START_TEST (every_effect_is_the_drawing)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  g_autoptr (Picture) expected = picture_new (W, H, PICTURE_BT601);

  for (guint i = 0; effects_all ()[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    const Effect *effect = effects_all ()[i];
    g_autofree gchar *launch = g_strdup_printf (
        "jsonclipeffect type=%s start=1000000000 duration=2000000000 seed=5",
        effect->name);
    ParamValues params;
    ParamMeanings found;
    EffectState state = { .t = 0.25,
      .meanings = &found,
      .seconds = 0.5,
      .frame = 15,
      .fps_n = FPS,
      .fps_d = 1,
      .seed = 5,
      .width = W,
      .height = H,
      .params = &params };

    params_defaults (effect->params, &params);
    parse_texts (effect->params, &found);
    draw_expected (effect, &state, still, expected);
    for (guint k = 0; k < PARAM_MAX; k++)
      if (found.of[k])
        effect->params[k].parser->free ((gpointer) found.of[k]);
    expect (launch, 45, expected);
    expect (launch, 29, still);
    expect (launch, 90, still);
  }
}
GST_END_TEST

GST_START_TEST (effect_takes_params_and_easing)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  g_autoptr (Picture) expected = picture_new (W, H, PICTURE_BT601);
  const Effect *zoom = effect_find ("zoom_in");
  ParamValues params;
  EffectState state = { .t = easing_apply (easing_find ("ease_in_cubic"), 0.5),
    .seconds = 1,
    .frame = 30,
    .fps_n = FPS,
    .fps_d = 1,
    .width = W,
    .height = H,
    .params = &params };

  params_defaults (zoom->params, &params);
  params.value[params_find (zoom->params, "strength")] = 1.75;
  draw_expected (zoom, &state, still, expected);
  expect ("jsonclipeffect type=zoom_in duration=2000000000 "
          "params=\"strength=1.75\" easing=ease_in_cubic",
      30, expected);
}
GST_END_TEST

#define CAPTION                                                                \
  "jsonclipcaption "                                                           \
  "cues=[{\\\"from_ms\\\":0,\\\"to_ms\\\":900,\\\"text\\\":\\\"word\\\"}]"

GST_START_TEST (nv12_is_drawn_like_i420)
{
  const gchar *launches[] = { "jsonclipeffect type=zoom_in",
    "jsonclipeffect type=warm_flash", "jsonclipoverlay text=x size=40",
    (CAPTION) };
  GstHarness *one = gst_harness_new_parse (launches[__i__]);
  GstHarness *two = gst_harness_new_parse (launches[__i__]);
  GstSample *planar = through (one, "I420", 10);
  GstSample *paired = through (two, "NV12", 10);
  GstMapInfo in_p, map;
  Picture picture = fixture_view (planar, &in_p);
  GstVideoInfo info;

  gst_video_info_from_caps (&info, gst_sample_get_caps (paired));
  ck_assert (
      gst_buffer_map (gst_sample_get_buffer (paired), &map, GST_MAP_READ));
  for (gint y = 0; y < H; y++)
    ck_assert_int_eq (memcmp (map.data + y * info.stride[0],
                          picture.plane[0] + y * picture.stride[0], W),
        0);
  for (gint y = 0; y < H / 2; y++)
    for (gint x = 0; x < W; x++)
      ck_assert_int_eq (map.data[info.offset[1] + y * info.stride[1] + x],
          picture.plane[1 + x % 2][y * picture.stride[1] + x / 2]);
  gst_buffer_unmap (gst_sample_get_buffer (paired), &map);
  fixture_unview (planar, &in_p);
  gst_sample_unref (planar);
  gst_sample_unref (paired);
  gst_harness_teardown (one);
  gst_harness_teardown (two);
}
GST_END_TEST

GST_START_TEST (overlay_is_the_sprite)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  OverlaySpec spec = { .text = (gchar *) "Hello",
    .style = { .font = (gchar *) "Lato",
        .size_px = 24,
        .bold = TRUE,
        .align = TEXT_CENTER,
        .color = 0xff8800ff,
        .stroke_color = 0x112233ff,
        .stroke_px = 2 },
    .has_position = TRUE,
    .x = 60,
    .y = 30 };
  const OverlayFrame frame = { W, H, 1, PICTURE_BT601, NULL };
  const OverlayMoment moment = { 0 };
  const gchar *launch =
      "jsonclipoverlay text=Hello font=Lato size=24 "
      "bold=true color=#ff8800 stroke-color=#112233 stroke-width=2 x=60 y=30 "
      "start=1000000000 duration=1000000000";

  spec.opacity = 1;
  g_autoptr (OverlayBlock) block =
      overlay_layout (overlay_kind_find ("text"), &spec, &frame, NULL);
  expect (launch, 29, still);
  expect (launch, 60, still);
  overlay_draw (block, &moment, still);
  expect (launch, 30, still);
  expect (launch, 59, still);
}
GST_END_TEST

GST_START_TEST (overlay_changes_while_playing)
{
  GstHarness *harness = gst_harness_new_parse ("jsonclipoverlay name=o text=A");
  GstElement *overlay = gst_bin_get_by_name (GST_BIN (harness->element), "o");
  GstSample *before = through (harness, "I420", 0);
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);

  ck_assert (before != NULL);
  g_object_set (overlay, "text", "", NULL);
  GstSample *after = through (harness, "I420", 1);
  fixture_assert_picture (after, still);
  gst_sample_unref (before);
  gst_sample_unref (after);
  gst_object_unref (overlay);
  gst_harness_teardown (harness);
}
GST_END_TEST

#define CUES                                                                   \
  "[{\\\"from_ms\\\":500,\\\"to_ms\\\":1500,\\\"text\\\":\\\"one "             \
  "two\\\"}]"

GST_START_TEST (every_caption_style_is_the_drawing)
{
  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
    g_autofree gchar *launch = g_strdup_printf (
        "jsonclipcaption style=%s start=1000000000 cues=\"" CUES "\"",
        caption_styles[i]->name);
    CaptionCue cue = { 500000000, 1500000000, (gchar *) "one two" };

    caption_cue_synthesise_words (&cue);
    g_autoptr (CaptionBlock) block = caption_layout (
        caption_styles[i], NULL, &cue, W, H, 1, PICTURE_BT601, NULL);
    expect (launch, 44, still);
    expect (launch, 75, still);
    caption_draw (block, 600000000, still);
    expect (launch, 48, still);
    for (guint w = 0; w < cue.n_words; w++)
      g_free (cue.words[w].text);
    g_free (cue.words);
  }
}
GST_END_TEST

GST_START_TEST (captions_come_from_a_movie)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  g_autofree gchar *location = fixture_movie ("captions.json", "30",
      "\"scenes\":[{\"type\":\"image\",\"asset_slot\":\"a_01\","
      "\"duration_ms\":1000}],\"captions\":{\"style\":\"karaoke\","
      "\"cues\":[{\"from_ms\":0,\"to_ms\":900,\"text\":\"word\"}]}");
  g_autofree gchar *launch = g_strdup_printf (
      "jsonclipcaption style=bold_bottom location=%s", location);
  CaptionCue cue = { 0, 900000000, (gchar *) "word" };

  caption_cue_synthesise_words (&cue);
  g_autoptr (CaptionBlock) block =
      caption_layout (caption_style_find ("bold_bottom"), NULL, &cue, W, H, 1,
          PICTURE_BT601, NULL);
  caption_draw (block, 0, still);
  expect (launch, 0, still);
  g_free (cue.words[0].text);
  g_free (cue.words);
}
GST_END_TEST

/* Frames without a drawing on them are not even copied. */
static const gchar *const idle[] = {
  "jsonclipoverlay text=A start=2000000000",
  "jsonclipoverlay text=A duration=500000000",
  "jsonclipeffect type=warm_flash start=2000000000",
  "jsonclipeffect type=zoom_in duration=10000000000 params=\"strength=1\"",
  "jsonclipcaption cues=\"" CUES "\" start=1000000000",
};

GST_START_TEST (what_is_not_drawn_on_passes_untouched)
{
  GstHarness *harness = gst_harness_new_parse (idle[__i__]);
  g_autoptr (GstCaps) caps = i420_caps ();
  GstVideoInfo info;

  gst_video_info_from_caps (&info, caps);
  gst_harness_set_src_caps (harness, gst_caps_ref (caps));
  for (gint n = 30; n < 33; n++) {
    g_autoptr (GstBuffer) in = input (&info, n);
    g_autoptr (GstBuffer) out =
        gst_harness_push_and_pull (harness, gst_buffer_ref (in));

    ck_assert (in == out);
  }
  gst_harness_teardown (harness);
}
GST_END_TEST

/* And those with one leave a buffer that others hold as it is. */
GST_START_TEST (a_shared_buffer_is_not_drawn_on)
{
  GstHarness *harness = gst_harness_new_parse ("jsonclipoverlay text=A");
  g_autoptr (GstCaps) caps = i420_caps ();
  GstVideoInfo info;

  gst_video_info_from_caps (&info, caps);
  gst_harness_set_src_caps (harness, gst_caps_ref (caps));
  g_autoptr (GstBuffer) in = input (&info, 0);
  g_autoptr (GstBuffer) same = input (&info, 0);
  g_autoptr (GstBuffer) out =
      gst_harness_push_and_pull (harness, gst_buffer_ref (in));
  GstMapInfo map;

  ck_assert (in != out);
  ck_assert (gst_buffer_map (same, &map, GST_MAP_READ));
  ck_assert_int_eq (gst_buffer_memcmp (in, 0, map.data, map.size), 0);
  ck_assert_int_ne (gst_buffer_memcmp (out, 0, map.data, map.size), 0);
  gst_buffer_unmap (same, &map);
  gst_harness_teardown (harness);
}
GST_END_TEST

/* What was made of the settings stays while they do. */
GST_START_TEST (reading_a_setting_changes_nothing)
{
  g_autofree gchar *location = fixture_movie ("read.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#000\","
      "\"duration_ms\":1000}],\"captions\":{\"style\":\"bold_bottom\","
      "\"cues\":[{\"from_ms\":0,\"to_ms\":900,\"text\":\"word\"}]}");
  g_autofree gchar *launch =
      g_strdup_printf ("jsonclipcaption name=c location=%s", location);
  GstHarness *harness = gst_harness_new_parse (launch);
  g_autoptr (GstElement) caption =
      gst_bin_get_by_name (GST_BIN (harness->element), "c");
  g_autofree gchar *read = NULL;

  GstSample *before = through (harness, "I420", 0);
  ck_assert_int_eq (g_remove (location), 0);
  g_object_get (caption, "location", &read, NULL);
  ck_assert_str_eq (read, location);
  g_object_set (caption, "duration", 2 * GST_SECOND, NULL);
  GstSample *after = through (harness, "I420", 1);
  ck_assert (before != NULL && after != NULL);
  fixture_assert_same (before, after);
  gst_sample_unref (before);
  gst_sample_unref (after);
  gst_harness_teardown (harness);
}
GST_END_TEST

#define TRANSITION                                                             \
  "jsoncliptimeline location=%s name=m m.video ! t.sink_0 "                    \
  "jsoncliptimeline location=%s name=n n.video ! t.sink_1 "                    \
  "jsoncliptransition name=t type=%s start=500000000 duration=1000000000 "     \
  "%s ! appsink name=v sync=false wait-on-eos=false"

static Played *
play_transition (const gchar *type, const gchar *more)
{
  g_autofree gchar *a = fixture_movie ("a.json", "30",
      "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\","
      "\"duration_ms\":2000}]");
  g_autofree gchar *b = fixture_movie ("b.json", "30",
      "\"scenes\":[{\"type\":\"image\",\"src\":\"b.png\","
      "\"duration_ms\":2000}]");
  Played *played = played_new (TRANSITION, a, b, type, more);

  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s", played->error);
  ck_assert_uint_eq (played->video->len, 60);
  return played;
}

/* Of a long table so many are played. */
#define MOST_PLAYED 25

static guint
transitions_apart (void)
{
  guint n = 0;

  while (transitions_all ()[n])
    n++;
  return 1 + n / MOST_PLAYED;
}

GST_START_TEST (transitions_are_the_drawing)
{
  g_autoptr (Picture) a = fixture_still (0, W, H, PICTURE_BT601);
  g_autoptr (Picture) b = fixture_still (1, W, H, PICTURE_BT601);
  g_autoptr (Picture) expected = picture_new (W, H, PICTURE_BT601);
  g_autoptr (DrawContext) context = draw_context_new ();

  for (guint i = 0; transitions_all ()[i]; i++) {
    if (i % transitions_apart () != 0)
      continue;

    g_autoptr (Played) played =
        play_transition (transitions_all ()[i]->name, "");
    ParamValues params;

    params_defaults (transitions_all ()[i]->params, &params);
    fixture_assert_picture (g_ptr_array_index (played->video, 0), a);
    fixture_assert_picture (g_ptr_array_index (played->video, 15), a);
    fixture_assert_picture (g_ptr_array_index (played->video, 45), b);
    fixture_assert_picture (g_ptr_array_index (played->video, 59), b);
    for (gint n = 18; n < 45; n += 6) {
      /* Time stamps are whole nanoseconds, and so is the progress. */
      gdouble p = (n * 1000000000LL + 15) / 30 - 500000000LL;
      TransitionState state = { .p = p / 1e9,
        .frame = n - 15,
        .n_frames = 30,
        .fps_n = FPS,
        .fps_d = 1,
        .width = W,
        .height = H,
        .params = &params };

      draw_transition (context, transitions_all ()[i], &state, a, b, expected);
      fixture_assert_picture (g_ptr_array_index (played->video, n), expected);
    }
  }
}
GST_END_TEST

GST_START_TEST (progress_decides_where_it_is_set)
{
  g_autoptr (Picture) b = fixture_still (1, W, H, PICTURE_BT601);
  g_autoptr (Played) played = play_transition ("fade", "progress=1");

  for (guint i = 0; i < 60; i++)
    fixture_assert_picture (g_ptr_array_index (played->video, i), b);
}
GST_END_TEST

static const struct {
  const gchar *launch, *says;
} wrong[] = {
  { "jsonclipeffect params=\"stength=2\"", "no parameter \"stength\"" },
  { "jsonclipeffect type=zoom_in params=\"strength=x\"",
      "strength: expected a number from" },
  { "jsonclipeffect type=zoom_in params=\"strength=1e9\"",
      "strength: expected a number from" },
  { "jsonclipeffect type=zoom_in params=\"nothing at all\"",
      "expected \"name=value, ...\"" },
  { "jsonclipoverlay text=x color=red", "color: expected #rgb" },
  { "jsonclipoverlay text=x stroke-color=\"#12\"",
      "stroke-color: expected #rgb" },
  { "jsonclipcaption", "set cues or location" },
  { "jsonclipcaption cues=[{\\\"from_ms\\\":-4}]",
      "$.movie.captions.cues[0].from_ms" },
};

GST_START_TEST (wrong_settings_are_named)
{
  g_autoptr (Played) played = played_new (
      "videotestsrc num-buffers=3 ! %s ! fakesink", wrong[__i__].launch);

  played_run (played);
  ck_assert_msg (strstr (played->error, wrong[__i__].says) != NULL,
      "\"%s\" is not in: %s", wrong[__i__].says, played->error);
}
GST_END_TEST

GST_START_TEST (enums_are_the_tables)
{
  g_autoptr (GstElement) element =
      gst_element_factory_make ("jsoncliptransition", NULL);
  GParamSpec *spec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (element), "type");
  GEnumClass *klass = G_PARAM_SPEC_ENUM (spec)->enum_class;
  guint n = 0;

  for (; transitions_all ()[n]; n++)
    ck_assert_str_eq (
        g_enum_get_value (klass, n)->value_nick, transitions_all ()[n]->name);
  ck_assert_uint_eq (klass->n_values, n);
}
GST_END_TEST

GST_START_TEST (only_two_inputs)
{
  g_autoptr (GstElement) element =
      gst_element_factory_make ("jsoncliptransition", NULL);
  GstPad *b = gst_element_request_pad_simple (element, "sink_1");
  GstPad *a = gst_element_request_pad_simple (element, "sink_%u");

  ck_assert_str_eq (GST_OBJECT_NAME (a), "sink_0");
  ck_assert_str_eq (GST_OBJECT_NAME (b), "sink_1");
  ck_assert (gst_element_request_pad_simple (element, "sink_%u") == NULL);
  gst_element_release_request_pad (element, a);
  gst_element_release_request_pad (element, b);
  gst_object_unref (a);
  gst_object_unref (b);
}
GST_END_TEST

static Suite *
elements_suite (void)
{
  Suite *suite = suite_create ("elements");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_test (tc, every_effect_is_the_drawing);
  tcase_add_test (tc, effect_takes_params_and_easing);
  tcase_add_loop_test (tc, nv12_is_drawn_like_i420, 0, 4);
  tcase_add_test (tc, overlay_is_the_sprite);
  tcase_add_test (tc, overlay_changes_while_playing);
  tcase_add_test (tc, every_caption_style_is_the_drawing);
  tcase_add_test (tc, captions_come_from_a_movie);
  tcase_add_loop_test (
      tc, what_is_not_drawn_on_passes_untouched, 0, G_N_ELEMENTS (idle));
  tcase_add_test (tc, a_shared_buffer_is_not_drawn_on);
  tcase_add_test (tc, reading_a_setting_changes_nothing);
  tcase_add_test (tc, transitions_are_the_drawing);
  tcase_add_test (tc, progress_decides_where_it_is_set);
  tcase_add_loop_test (tc, wrong_settings_are_named, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, enums_are_the_tables);
  tcase_add_test (tc, only_two_inputs);
  return suite;
}

SUITE_MAIN (elements_suite)
