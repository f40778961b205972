/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of encoders: every row by its launch text, those that are
 * installed by what they make of frames. */
#include "suite.h"
#include "encoders.h"
#include "render.h"

#include <string.h>

#define GOP 12
#define FRAMES 30

static RenderVideoSettings
make_settings (RenderPreset preset)
{
  return (RenderVideoSettings){
    .shape = { 160, 96, 30, 1 },
    .preset = preset,
    .crf = -1,
    .gop = GOP,
    .threads = 1,
  };
}

/* x265enc loses memory with each stream, in calls that LeakSanitizer's quick
 * stack traces cannot name. */
static gboolean
is_installed (const RenderVideoEncoder *encoder)
{
  if (g_getenv ("JSONCLIP_SANITIZED")
      && strcmp (encoder->factory, "x265enc") == 0)
    return FALSE;
  return !encoder->device_plugin && render_element_exists (encoder->factory);
}

GST_START_TEST (test_rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const RenderVideoCodec *codec = render_video_codecs[0];
  guint n_codecs = 1;

  fail_unless_equals_string (codec->name, "h264");
  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *row = render_video_encoders[i];
    RenderVideoSettings settings = make_settings (RENDER_PRESET_FAST);
    g_autofree gchar *launch = row->launch (&settings);

    fail_unless (g_hash_table_add (seen, (gpointer) row->factory));
    fail_unless (strstr (launch, row->factory) != NULL);
    fail_unless (g_str_has_prefix (row->package, "gstreamer1.0-"));
    /* those of a codec stand together */
    if (row->codec != codec)
      fail_unless (row->codec == render_video_codecs[n_codecs++]);
    codec = row->codec;
  }
  fail_unless (render_video_codecs[n_codecs] == NULL);
}
GST_END_TEST;

/* An element that is not here gets all its settings: they cannot be checked;
 * these are what GStreamer 1.22 has. */
static const struct {
  const gchar *factory, *by_quality, *by_bitrate;
} hardware[] = {
  { "vah264enc", "rate-control=cqp qpi=17 qpp=20 qpb=22 ",
      "rate-control=vbr bitrate=3000 " },
  { "vah264lpenc", "qpp=20", "bitrate=3000" },
  { "vaapih264enc", "rate-control=icq quality-factor=20 ",
      "rate-control=vbr bitrate=3000 " },
  { "nvh264enc", "rc-mode=vbr bitrate=0 const-quality=20 ",
      "rc-mode=vbr bitrate=3000 " },
  { "nvcudah264enc", "cudaupload ! cudaconvert ! ", "bitrate=3000" },
  { "qsvh264enc", "rate-control=icq icq-quality=20 ",
      "rate-control=vbr bitrate=3000 " },
  { "v4l2h264enc", "video_gop_size=12,", "video_bitrate=3000000," },
  { "vah265enc", "qpp=23", "bitrate=3000" },
  { "vaapivp9enc", "yac-qi=", "bitrate=3000" },
};

GST_START_TEST (test_hardware_rows)
{
  RenderVideoSettings settings = make_settings (RENDER_PRESET_FAST);
  const RenderVideoEncoder *row = NULL;
  g_autofree gchar *by_quality = NULL, *by_bitrate = NULL;

  for (guint i = 0; render_video_encoders[i]; i++)
    if (strcmp (render_video_encoders[i]->factory, hardware[__i__].factory)
        == 0)
      row = render_video_encoders[i];
  fail_unless (row && row->device_plugin);
  if (render_element_exists (row->factory))
    return;
  settings.crf = 20;
  by_quality = row->launch (&settings);
  settings.bitrate = 3000;
  by_bitrate = row->launch (&settings);
  fail_unless (strstr (by_quality, hardware[__i__].by_quality) != NULL, "%s",
      by_quality);
  fail_unless (strstr (by_bitrate, hardware[__i__].by_bitrate) != NULL, "%s",
      by_bitrate);
}
GST_END_TEST;

GST_START_TEST (test_presets)
{
  RenderPreset preset;
  gint last = 52;

  for (guint i = 0; i < RENDER_N_PRESETS; i++) {
    RenderVideoSettings settings = make_settings (i);

    fail_unless (render_preset_find (render_preset_name (i), &preset));
    fail_unless_equals_int (preset, i);
    fail_unless (*render_preset_summary (i) != '\0');
    fail_unless (render_settings_crf (&settings) < last);
    last = render_settings_crf (&settings);
  }
  fail_if (render_preset_find ("best", &preset));
}
GST_END_TEST;

GST_START_TEST (test_settings)
{
  RenderVideoSettings settings = make_settings (RENDER_PRESET_FAST);

  settings.shape = (RenderVideoShape){ 1280, 720, 30, 1 };
  fail_unless_equals_int (render_settings_crf (&settings), 23);
  fail_unless_equals_int (render_settings_bitrate (&settings), 2764);
  settings.crf = 17;
  fail_unless_equals_int (render_settings_bitrate (&settings), 5529);
  settings.crf = 1000;
  fail_unless_equals_int (render_settings_crf (&settings), 51);
  settings.bitrate = 777;
  fail_unless_equals_int (render_settings_bitrate (&settings), 777);
}
GST_END_TEST;

/* Only what the element has, at values that it takes. */
GST_START_TEST (test_settings_fit_the_element)
{
  RenderVideoSettings settings = make_settings (RENDER_PRESET_FAST);
  g_autoptr (GError) error = NULL;
  const RenderVideoEncoder *x264 =
      render_video_encoder_find ("x264enc", &error);
  g_autofree gchar *launch = NULL;

  g_assert_no_error (error);
  settings.crf = 51;
  launch = x264->launch (&settings);
  fail_unless (strstr (launch, " quantizer=50 ") != NULL, "%s", launch);
}
GST_END_TEST;

typedef struct {
  GByteArray *bytes;
  guint packets, key_frames;
  guint gap, longest_gap; /* frames without a key frame */
  gboolean key_first;
} Stream;

static GstPadProbeReturn
take (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  Stream *stream = user_data;
  gboolean key =
      !GST_BUFFER_FLAG_IS_SET (info->data, GST_BUFFER_FLAG_DELTA_UNIT);
  GstMapInfo map;

  fail_unless (gst_buffer_map (info->data, &map, GST_MAP_READ));
  g_byte_array_append (stream->bytes, map.data, map.size);
  gst_buffer_unmap (info->data, &map);
  if (stream->packets++ == 0)
    stream->key_first = key;
  stream->gap = key ? 1 : stream->gap + 1;
  stream->longest_gap = MAX (stream->longest_gap, stream->gap);
  stream->key_frames += key;
  return GST_PAD_PROBE_OK;
}

static void
run (const gchar *line, Stream *stream)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline =
      gst_parse_launch_full (line, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  g_autoptr (GstElement) end = NULL;
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  end = gst_bin_get_by_name (GST_BIN (pipeline), "end");
  pad = gst_element_get_static_pad (end, "sink");
  bus = gst_element_get_bus (pipeline);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, take, stream, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (
      bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  fail_unless (
      message && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS, "%s", line);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* Of frames that move, without a cut. */
static void
encode (const RenderVideoEncoder *encoder, const RenderVideoSettings *settings,
    Stream *stream)
{
  g_autofree gchar *launch = encoder->launch (settings);
  g_autofree gchar *line = g_strdup_printf (
      "videotestsrc num-buffers=%d pattern=zone-plate kx2=20 ky2=20 kt=1 "
      "! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/%d "
      "! %s ! %s ! fakesink name=end",
      FRAMES, settings->shape.width, settings->shape.height,
      settings->shape.fps_n, settings->shape.fps_d, launch,
      encoder->codec->parser);

  *stream = (Stream){ .bytes = g_byte_array_new () };
  run (line, stream);
}

static void
stream_clear (Stream *stream)
{
  g_clear_pointer (&stream->bytes, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static void
check_stream (const RenderVideoEncoder *encoder, const Stream *stream)
{
  fail_unless (stream->packets == FRAMES, "%s: %u packets", encoder->factory,
      stream->packets);
  fail_unless (stream->key_first, "%s", encoder->factory);
  fail_unless (stream->longest_gap <= GOP && stream->key_frames >= 3,
      "%s: %u frames without a key frame", encoder->factory,
      stream->longest_gap);
}

GST_START_TEST (test_software_gives_the_same_bytes)
{
  RenderVideoSettings settings = make_settings (__i__);

  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];
    g_auto (Stream) one = { NULL }, two = { NULL };

    if (!is_installed (encoder))
      continue;
    encode (encoder, &settings, &one);
    encode (encoder, &settings, &two);
    check_stream (encoder, &one);
    fail_unless (one.bytes->len == two.bytes->len
            && memcmp (one.bytes->data, two.bytes->data, one.bytes->len) == 0,
        "%s: %u and %u bytes", encoder->factory, one.bytes->len,
        two.bytes->len);
  }
}
GST_END_TEST;

GST_START_TEST (test_quality_and_bitrate_are_heard)
{
  RenderVideoSettings settings = make_settings (RENDER_PRESET_FAST);

  for (guint i = 0; render_video_encoders[i]; i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];
    g_auto (Stream) coarse = { NULL }, fine = { NULL };
    g_auto (Stream) slow = { NULL }, fast = { NULL };

    if (!is_installed (encoder))
      continue;
    settings.bitrate = 0;
    settings.crf = 38;
    encode (encoder, &settings, &coarse);
    settings.crf = 16;
    encode (encoder, &settings, &fine);
    fail_unless (coarse.bytes->len * 3 < fine.bytes->len * 2,
        "%s: %u bytes at 38, %u at 16", encoder->factory, coarse.bytes->len,
        fine.bytes->len);
    settings.bitrate = 100;
    encode (encoder, &settings, &slow);
    settings.bitrate = 1000;
    encode (encoder, &settings, &fast);
    check_stream (encoder, &slow);
    fail_unless (slow.bytes->len * 6 < fast.bytes->len * 5,
        "%s: %u bytes at 100 kbit/s, %u at 1000", encoder->factory,
        slow.bytes->len, fast.bytes->len);
  }
}
GST_END_TEST;

static Suite *
encoders_suite (void)
{
  Suite *suite = suite_create ("encoders");
  TCase *tc = tcase_create ("encoders");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, test_rows);
  tcase_add_loop_test (tc, test_hardware_rows, 0, G_N_ELEMENTS (hardware));
  tcase_add_test (tc, test_presets);
  tcase_add_test (tc, test_settings);
  tcase_add_test (tc, test_settings_fit_the_element);
  tcase_add_loop_test (
      tc, test_software_gives_the_same_bytes, 0, RENDER_N_PRESETS);
  tcase_add_test (tc, test_quality_and_bitrate_are_heard);
  return suite;
}

SUITE_MAIN (encoders_suite)
