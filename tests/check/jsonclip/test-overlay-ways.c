/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How jsonclipoverlay comes and goes, against the drawing called directly, for
 * every animation of the table. */
#include "fixture.h"
#include "suite.h"

#include "easing.h"
#include "overlay.h"

#include <gst/check/gstharness.h>
#include <gst/video/video.h>
#include <string.h>

#define W FIXTURE_WIDTH
#define H FIXTURE_HEIGHT
#define FPS 30
#define START GST_SECOND
#define DURATION (2 * GST_SECOND)
#define ENTER (600 * GST_MSECOND)
#define EXIT (400 * GST_MSECOND)

#define OVERLAY "jsonclipoverlay name=o text=\"Ha lo\" font=Lato size=24 "
#define WINDOW "start=1000000000 duration=2000000000 "
#define TIMES "enter-duration=600000000 exit-duration=400000000 "

/* Frame @n of a video that shows pattern 0 all the time, through @harness. */
static GstSample *
through (GstHarness *harness, gint n)
{
  g_autoptr (Picture) still = fixture_still (0, W, H, PICTURE_BT601);
  g_autoptr (GstCaps) caps = gst_caps_from_string (
      "video/x-raw,format=I420,width=160,height=90,framerate=30/1,"
      "colorimetry=bt601,chroma-site=mpeg2");
  GstVideoInfo info;
  GstVideoFrame frame;
  GstBuffer *buffer, *out;

  ck_assert (gst_video_info_from_caps (&info, caps));
  buffer = gst_buffer_new_allocate (NULL, info.size, NULL);
  ck_assert (gst_video_frame_map (&frame, &info, buffer, GST_MAP_WRITE));
  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (still, i); y++)
      memcpy ((guint8 *) GST_VIDEO_FRAME_PLANE_DATA (&frame, i)
              + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (&frame, i),
          still->plane[i] + (gsize) y * still->stride[i],
          picture_plane_width (still, i));
  gst_video_frame_unmap (&frame);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (n, GST_SECOND, FPS);
  GST_BUFFER_DURATION (buffer) = GST_SECOND / FPS;
  gst_harness_set_src_caps (harness, gst_caps_ref (caps));
  out = gst_harness_push_and_pull (harness, buffer);
  ck_assert (out != NULL);
  GstSample *sample = gst_sample_new (out, caps, NULL, NULL);
  gst_buffer_unref (out);
  return sample;
}

static void
set_up (OverlaySpec *spec)
{
  *spec = overlay_spec_init (overlay_kind_find ("text"));
  spec->text = (gchar *) "Ha lo";
  spec->style.font = (gchar *) "Lato";
  spec->style.size_px = 24;
  spec->style.stroke_color = 0x000000ff;
  spec->has_position = TRUE;
  spec->x = W / 2.0;
  spec->y = H / 2.0;
}

static AnimationSpec
way_of (const Animation *type, gint64 duration)
{
  AnimationSpec way = { .type = type, .duration = duration, .stagger = -1 };

  params_defaults (type->params, &way.settings);
  return way;
}

/* Frames at rest and on the way, compared with @spec drawn at them. TRUE: some
 * of them differ from those at rest. */
static gboolean
compare (const gchar *launch, const OverlaySpec *spec)
{
  static const gint frames[] = { 31, 36, 41, 47, 60, 79, 83, 88 };
  const OverlayFrame size = { W, H, 1, PICTURE_BT601, NULL };
  g_autoptr (OverlayBlock) block =
      overlay_layout (overlay_kind_find ("text"), spec, &size, NULL);
  GstHarness *harness = gst_harness_new_parse (launch);
  g_autoptr (Picture) rest = fixture_still (0, W, H, PICTURE_BT601);
  gboolean moves = FALSE;

  overlay_draw (block, &(OverlayMoment){ DURATION / 2, DURATION, 30, 0 }, rest);
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++) {
    g_autoptr (Picture) want = fixture_still (0, W, H, PICTURE_BT601);
    GstSample *sample = through (harness, frames[i]);
    const gint64 pts = gst_util_uint64_scale (frames[i], GST_SECOND, FPS);
    const OverlayMoment moment = { pts - START, DURATION, frames[i] - FPS, 0 };

    overlay_draw (block, &moment, want);
    fixture_assert_picture (sample, want);
    for (gint y = 0; y < H && !moves; y++)
      moves = memcmp (want->plane[0] + (gsize) y * want->stride[0],
                  rest->plane[0] + (gsize) y * rest->stride[0], W)
          != 0;
    gst_sample_unref (sample);
  }
  gst_harness_teardown (harness);
  return moves;
}

GST_START_TEST (every_animation_is_the_drawing)
{
  const Animation *const *all = animations_all ();
  guint n = 0;

  for (; all[n]; n++) {
    if (n % suite_apart (4) != 0)
      continue;

    g_autofree gchar *launch = g_strdup_printf (
        OVERLAY WINDOW TIMES "enter=%s exit=%s", all[n]->name, all[n]->name);
    OverlaySpec spec;

    set_up (&spec);
    spec.enter = way_of (all[n], ENTER);
    spec.exit = way_of (all[n], EXIT);
    ck_assert_msg (compare (launch, &spec), "%s does not move", all[n]->name);
  }
  ck_assert_uint_gt (n, 20);
}
GST_END_TEST

/* Of the movie, and of the animation itself. */
GST_START_TEST (ways_take_parameters)
{
  OverlaySpec spec;

  set_up (&spec);
  spec.enter = way_of (animation_find ("rise"), ENTER);
  spec.enter.unit = ANIMATION_BY_LETTER;
  spec.enter.order = ANIMATION_RANDOM;
  spec.enter.stagger = .75;
  spec.enter.seed = 12;
  spec.enter.easing = easing_find ("ease_out_back");
  ck_assert (compare (OVERLAY WINDOW TIMES
      "enter=rise enter-params=\"by=letter, order=random, stagger=0.75, "
      "seed=12, easing=ease_out_back\"",
      &spec));
  set_up (&spec);
  spec.exit = way_of (animation_find ("slam"), EXIT);
  spec.exit.unit = ANIMATION_BY_WORD;
  spec.exit.settings.value[params_find (spec.exit.type->params, "from")] = 2.5;
  spec.exit.easing = easing_with_numbers ("cubic-bezier(.2,0,.1,1)", NULL);
  ck_assert (spec.exit.easing != NULL);
  ck_assert (compare (OVERLAY WINDOW TIMES
      "exit=slam exit-params=\"by=word, from=2.5, "
      "easing=\\\"cubic-bezier(.2,0,.1,1)\\\"\"",
      &spec));
}
GST_END_TEST

/* Without an end there is no way out; nor is there one when it is taken back
 * while frames flow. */
GST_START_TEST (a_way_out_needs_an_end)
{
  static const gchar *const launches[] = {
    OVERLAY "start=1000000000 exit=fade",
    OVERLAY WINDOW,
  };
  GstHarness *harness[2];
  GstSample *sample[2];
  GstMapInfo map;

  for (guint i = 0; i < 2; i++) {
    harness[i] = gst_harness_new_parse (launches[i]);
    sample[i] = through (harness[i], 88);
  }
  Picture bare = fixture_view (sample[1], &map);
  fixture_assert_picture (sample[0], &bare);
  GstElement *overlay =
      gst_bin_get_by_name (GST_BIN (harness[1]->element), "o");
  for (guint i = 0; i < 2; i++) {
    g_object_set (overlay, "exit", i ? 0 : 1, NULL);
    gst_sample_unref (sample[0]);
    sample[0] = through (harness[1], 88);
    GstMapInfo again;
    Picture now = fixture_view (sample[0], &again);
    const gboolean same =
        memcmp (now.plane[0], bare.plane[0], (gsize) H * now.stride[0]) == 0;

    fixture_unview (sample[0], &again);
    ck_assert_int_eq (same, i);
  }
  fixture_unview (sample[1], &map);
  gst_object_unref (overlay);
  for (guint i = 0; i < 2; i++) {
    gst_sample_unref (sample[i]);
    gst_harness_teardown (harness[i]);
  }
}
GST_END_TEST

static const struct {
  const gchar *launch, *says;
} wrong[] = {
  { "enter=rise enter-params=\"by=sentence\"",
      "enter-params: by: expected one of" },
  { "enter=rise enter-params=\"stagger=3\"",
      "enter-params: stagger: expected a number from -1 to 1" },
  { "exit=fade exit-params=\"easing=ease_sideways\"",
      "exit-params: easing: expected the name of an easing" },
  { "exit=slam exit-params=\"form=2\"", "exit-params: no parameter \"form\"" },
  { "enter=slam enter-params=\"steps\"",
      "enter-params: expected \"name=value" },
};

GST_START_TEST (wrong_parameters_are_named)
{
  g_autoptr (Played) played =
      played_new ("videotestsrc num-buffers=3 ! jsonclipoverlay text=x %s ! "
                  "fakesink",
          wrong[__i__].launch);

  played_run (played);
  ck_assert (played->error != NULL);
  ck_assert_msg (strstr (played->error, wrong[__i__].says) != NULL,
      "\"%s\" is not in: %s", wrong[__i__].says, played->error);
}
GST_END_TEST

GST_START_TEST (the_enum_is_the_table)
{
  g_autoptr (GstElement) element =
      gst_object_ref_sink (gst_element_factory_make ("jsonclipoverlay", NULL));
  GParamSpec *spec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (element), "exit");
  GEnumClass *klass = G_PARAM_SPEC_ENUM (spec)->enum_class;
  guint n = 0;

  ck_assert_str_eq (g_enum_get_value (klass, 0)->value_nick, "none");
  for (; animations_all ()[n]; n++)
    ck_assert_str_eq (g_enum_get_value (klass, n + 1)->value_nick,
        animations_all ()[n]->name);
  ck_assert_uint_eq (klass->n_values, n + 1);
}
GST_END_TEST

static Suite *
overlay_ways_suite (void)
{
  Suite *suite = suite_create ("overlay-ways");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_test (tc, every_animation_is_the_drawing);
  tcase_add_test (tc, ways_take_parameters);
  tcase_add_test (tc, a_way_out_needs_an_end);
  tcase_add_loop_test (tc, wrong_parameters_are_named, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, the_enum_is_the_table);
  return suite;
}

SUITE_MAIN (overlay_ways_suite)
