/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Playlists as `jsonclip verify` reads them: what is rendered is what is found
 * again, and no playlist gets at a file that is not below it. */
#include "engine-fixture.h"
#include "hls-files.h"
#include "verify.h"

#include <sys/stat.h>
#include <unistd.h>

static void
render_to (const gchar *cache, const gchar *file)
{
  RenderRequest request = request_with (cache, 2);

  request.output = file;
  render (&request, NULL);
}

GST_START_TEST (what_is_rendered_is_read)
{
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *mp4 = inside ("out.mp4");
  g_autofree gchar *m3u8 = inside ("out.m3u8");
  g_auto (VerifyDifference) found = { 0 };
  g_autoptr (GError) error = NULL;

  render_to (cache, mp4);
  render_to (cache, m3u8);
  verify_compare (
      &(FilmRequest){ mp4 }, &(FilmRequest){ m3u8 }, &found, &error);
  g_assert_no_error (error);
  fail_unless (found.reason == NULL, "%s", found.reason);
  ck_assert_int_eq (found.frames[0], 405);
  ck_assert_int_eq (found.frames[1], 405);
  ck_assert_int_eq (found.frames_differ, 0);
  /* A demuxer may leave out the last packet of an MP4. */
  ck_assert_int_ge (found.samples[1], 405 * 1600);
  ck_assert_int_lt (found.samples[1], 405 * 1600 + 1024);
  fail_unless (found.first_sample < 0 || found.first_sample >= found.samples[0],
      "%" G_GINT64_FORMAT, found.first_sample);
}
GST_END_TEST;

static void
count (GstElement *sink, GstBuffer *buffer, GstPad *pad, gint *n)
{
  g_atomic_int_inc (n);
}

/* GStreamer's own reader of playlists. */
GST_START_TEST (hlsdemux_plays_it)
{
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *m3u8 = inside ("out.m3u8");
  g_autofree gchar *launch = g_strdup_printf (
      "filesrc location=%s ! hlsdemux name=d d.src_0 ! queue ! qtdemux "
      "! h264parse ! avdec_h264 ! fakesink name=end signal-handoffs=true",
      m3u8);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) end = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;
  gint n = 0;

  render_to (cache, m3u8);
  pipeline = gst_object_ref_sink (gst_parse_launch (launch, &error));
  g_assert_no_error (error);
  end = gst_bin_get_by_name (GST_BIN (pipeline), "end");
  g_signal_connect (end, "handoff", G_CALLBACK (count), &n);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (
      bus, 120 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  fail_unless (message && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS);
  ck_assert_int_eq (n, 405);
}
GST_END_TEST;

GST_START_TEST (what_is_missing_is_told)
{
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *m3u8 = inside ("out.m3u8");
  g_autofree gchar *text = NULL, *name = NULL, *gone = NULL;
  g_autoptr (GError) error = NULL;
  VerifySummary summary = { 0 };
  gchar *at;

  render_to (cache, m3u8);
  fail_unless (g_file_get_contents (m3u8, &text, NULL, NULL));
  at = strstr (text, "CLOSED-CAPTIONS=NONE\n");
  fail_unless (at != NULL);
  name = g_strndup (at + 21, strcspn (at + 21, "/"));
  gone = g_build_filename (folder, name, "video-00002.m4s", NULL);
  fail_unless (g_remove (gone) == 0);
  fail_if (verify_film (&(FilmRequest){ m3u8 }, NULL, NULL, &summary, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (
      strstr (error->message, "video-00002.m4s") != NULL, "%s", error->message);
}
GST_END_TEST;

static void
lay (const gchar *name, const gchar *text)
{
  g_autofree gchar *file = inside (name);

  fail_unless (g_file_set_contents (file, text, -1, NULL));
}

#define HEAD "#EXTM3U\n#EXT-X-MAP:URI=\"%s\"\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n"

/* "header" and "segment" of the folder, and "below/segment" in one that is in
 * it; beside that folder "secret". */
static void
lay_files (void)
{
  g_autofree gchar *below = inside ("in/below");
  g_autofree gchar *link = inside ("in/link");
  g_autofree gchar *way = inside ("in/way");
  g_autofree gchar *pipe = inside ("in/pipe");

  g_mkdir_with_parents (below, 0777);
  lay ("secret", "SECRET");
  lay ("in/header", "H");
  lay ("in/segment", "S");
  lay ("in/below/segment", "B");
  fail_unless (symlink ("../secret", link) == 0);
  fail_unless (symlink ("..", way) == 0);
  fail_unless (mkfifo (pipe, 0666) == 0);
}

/* All that is read of it, or NULL. */
static gchar *
read_playlist (const gchar *text, GError **error)
{
  g_autofree gchar *file = inside ("in/list.m3u8");
  g_autoptr (HlsFiles) files = NULL;
  GString *all = g_string_new (NULL);
  gchar block[7];
  gssize n = -1;

  lay ("in/list.m3u8", text);
  files = hls_files_open (file, TRUE, error);
  while (files && (n = hls_files_read (files, block, sizeof block, error)) > 0)
    g_string_append_len (all, block, n);
  return g_string_free (all, n != 0);
}

static const struct {
  const gchar *header, *segment, *says;
} places[] = {
  { "header", "segment", NULL },
  { "header", "below/segment", NULL },
  { "header", "../secret", "below it" },
  { "../secret", "segment", "below it" },
  { "header", "below/../../secret", "below it" },
  { "header", "./segment", "below it" },
  { "header", "below//segment", "below it" },
  { "header", "/etc/passwd", "below it" },
  { "header", "%2e%2e/secret", "below it" },
  { "header", "..\\secret", "below it" },
  { "header", "http://127.0.0.1:9/segment", "below it" },
  { "header", "file:///etc/passwd", "below it" },
  { "header", "data:text/plain,x", "below it" },
  { "header", "segment?x", "below it" },
  { "header", "link", "link" },
  { "link", "segment", "link" },
  { "header", "way/secret", "cannot read way/secret" },
  { "header", "pipe", "cannot read pipe" },
  { "header", "below", "cannot read below" },
  { "header", "nothing", "No such file" },
  { "", "segment", "below it" },
};

GST_START_TEST (nothing_above_is_read)
{
  g_autofree gchar *text =
      g_strdup_printf (HEAD, places[__i__].header, places[__i__].segment);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *found = read_playlist (text, &error);

  if (!places[__i__].says) {
    g_assert_no_error (error);
    ck_assert_str_eq (found, *places[__i__].segment == 'b' ? "HB" : "HS");
    return;
  }
  fail_unless (found == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (
      strstr (error->message, places[__i__].says), "%s", error->message);
}
GST_END_TEST;

#define MAP "#EXT-X-MAP:URI=\"header\"\n"
#define SEGMENT "#EXTINF:1,\nsegment\n"
#define END "#EXT-X-ENDLIST\n"

static const struct {
  const gchar *text, *says;
} texts[] = {
  { "#EXTM3U\r\n" MAP SEGMENT SEGMENT END, NULL },
  { "#EXTM3U\n" MAP SEGMENT, "#EXT-X-ENDLIST" },
  { "#EXTM3U\n" SEGMENT END, "#EXT-X-MAP" },
  { "#EXTM3U\n" MAP END, "at least one segment" },
  { "#EXTM3U\n" MAP SEGMENT MAP SEGMENT END, "one header" },
  { "#EXTM3U\n#EXT-X-MAP:URI=\"header\",BYTERANGE=\"1@0\"\n" SEGMENT END,
      "one header" },
  { "#EXTM3U\n#EXT-X-MAP:BYTERANGE=\"1@0\"\n" SEGMENT END, "one header" },
  { "#EXTM3U\n" MAP "#EXT-X-BYTERANGE:1@0\n" SEGMENT END, "whole plain files" },
  { "#EXTM3U\n" MAP "#EXT-X-KEY:METHOD=AES-128,URI=\"x\"\n" SEGMENT END,
      "whole plain files" },
  { "#EXTM3U\n" MAP "#EXTINF:nan,\nsegment\n" END, "seconds" },
  { "#EXTM3U\n" MAP "#EXTINF:-1,\nsegment\n" END, "seconds" },
  { "#EXTM3U\n" MAP "#EXTINF:1e300,\nsegment\n" END, "seconds" },
  { "#EXTM3U\n" MAP "#EXTINF:,\nsegment\n" END, "seconds" },
  /* Of itself, and of what is none. */
  { "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlist.m3u8\n", "#EXT-X-MAP" },
  { "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nsegment\n", "a playlist" },
  { "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n../secret\n", "below it" },
  { "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a,URI=\",URI=\"../secret\"\n",
      "below it" },
  { "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlink\n", "link" },
  { "#EXTM3U\n#EXT-X-STREAM-INF:\n", "#EXT-X-ENDLIST" },
  { "#EXTM3U\n\377\n", "text" },
  { "segment\n", "text" },
  { "", "text" },
};

GST_START_TEST (what_is_no_playlist_is_told)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *found = read_playlist (texts[__i__].text, &error);

  if (!texts[__i__].says) {
    g_assert_no_error (error);
    ck_assert_str_eq (found, "HSS");
    return;
  }
  fail_unless (found == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (
      strstr (error->message, texts[__i__].says), "%s", error->message);
}
GST_END_TEST;

GST_START_TEST (one_without_end_is_refused)
{
  g_autoptr (GString) text = g_string_new ("#EXTM3U\n" MAP);
  g_autoptr (GError) error = NULL;

  while (text->len < 2 << 20)
    g_string_append (text, SEGMENT);
  g_string_append (text, END);
  fail_unless (read_playlist (text->str, &error) == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
}
GST_END_TEST;

static void
setup_files (void)
{
  make_folder ();
  lay_files ();
}

static Suite *
hls_files_suite (void)
{
  Suite *suite = suite_create ("hls-files");
  TCase *films = tcase_create ("films");
  TCase *names = tcase_create ("names");

  suite_add_tcase (suite, films);
  tcase_set_timeout (films, 240);
  tcase_add_checked_fixture (films, setup, teardown);
  tcase_add_test (films, what_is_rendered_is_read);
  tcase_add_test (films, hlsdemux_plays_it);
  tcase_add_test (films, what_is_missing_is_told);
  suite_add_tcase (suite, names);
  tcase_add_checked_fixture (names, setup_files, remove_folder);
  tcase_add_loop_test (names, nothing_above_is_read, 0, G_N_ELEMENTS (places));
  tcase_add_loop_test (
      names, what_is_no_playlist_is_told, 0, G_N_ELEMENTS (texts));
  tcase_add_test (names, one_without_end_is_refused);
  return suite;
}

SUITE_MAIN (hls_files_suite)
