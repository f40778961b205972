/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Films as HTTP Live Streaming: ffmpeg must find in the playlists what it finds
 * in the MP4 of the same chunks. */
#include "hls-fixture.h"

#include <sys/stat.h>

#define N_FRAMES 405
#define RATE 48000

/* Samples of one channel from time 0 on; ffmpeg gives what primes the decoder
 * as such before it. */
static gchar *
decode_sound (const gchar *file, const gchar *name)
{
  g_autofree gchar *raw = inside (name);
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-y", "-copyts", "-i", file,
    "-map", "0:a", "-af", "atrim=start=0", "-ac", "1", "-f", "f32le", raw,
    NULL };
  gchar *bytes = NULL;
  gsize size;

  run (argv, NULL);
  fail_unless (g_file_get_contents (raw, &bytes, &size, NULL));
  ck_assert_uint_ge (size, N_FRAMES * (RATE / 30) * sizeof (gfloat));
  return bytes;
}

typedef struct {
  guint n;
  gint64 sum, longest, target; /* us; us; s */
  guint64 bytes;
} Sums;

static guint64
size_of (const gchar *dir, const gchar *name)
{
  g_autofree gchar *file = g_build_filename (dir, name, NULL);
  GStatBuf info;

  fail_unless (g_stat (file, &info) == 0, "%s", file);
  return info.st_size;
}

/* Every line but those of segments, in this order. */
static void
check_head (gchar **lines, const gchar *name)
{
  g_autofree gchar *map =
      g_strdup_printf ("#EXT-X-MAP:URI=\"%s-init.mp4\"", name);
  const gchar *const heads[] = { "#EXTM3U", "#EXT-X-VERSION:7",
    "#EXT-X-TARGETDURATION:", "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-INDEPENDENT-SEGMENTS", map };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (i == 2)
      fail_unless (g_str_has_prefix (lines[i], heads[i]), "%s", lines[i]);
    else
      ck_assert_str_eq (lines[i], heads[i]);
}

static Sums
read_playlist (const gchar *dir, const gchar *name)
{
  g_autofree gchar *file = g_strdup_printf ("%s/%s.m3u8", dir, name);
  g_autofree gchar *text = read_file (file);
  g_autofree gchar *header = g_strconcat (name, "-init.mp4", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Sums sums = { .bytes = strlen (text) + size_of (dir, header) };
  guint i = 7;

  check_head (lines, name);
  sums.target = atoi (lines[2] + strlen ("#EXT-X-TARGETDURATION:"));
  for (; g_str_has_prefix (lines[i], "#EXTINF:"); i += 2, sums.n++) {
    gint64 us = (gint64) (g_ascii_strtod (lines[i] + 8, NULL) * 1e6 + .5);

    sums.sum += us;
    sums.longest = MAX (sums.longest, us);
    sums.bytes += size_of (dir, lines[i + 1]);
  }
  ck_assert_str_eq (lines[i], "#EXT-X-ENDLIST");
  ck_assert_str_eq (lines[i + 1], "");
  fail_unless (lines[i + 2] == NULL);
  return sums;
}

static void
render_mp4 (const RenderRequest *like, const gchar *file)
{
  RenderRequest request = *like;
  g_auto (RenderResult) result = { 0 };

  request.output = file;
  render (&request, &result);
}

GST_START_TEST (the_film_is_that_of_an_mp4)
{
  g_autofree gchar *mp4 = inside ("out.mp4");
  g_autofree gchar *expected = NULL, *found = NULL;
  g_autofree gchar *expected_sound = NULL, *sound = NULL;
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };

  render_mp4 (&request, mp4);
  render (&request, &result);
  ck_assert_uint_eq (result.chunks_cached, N_CHUNKS + 1);
  ck_assert_int_eq (result.frames, N_FRAMES);
  expected = hash_pictures (mp4);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), N_FRAMES);
  ck_assert_str_eq (found, expected);
  expected_sound = decode_sound (mp4, "mp4.raw");
  sound = decode_sound (output, "hls.raw");
  fail_unless (
      memcmp (sound, expected_sound, N_FRAMES * (RATE / 30) * sizeof (gfloat))
      == 0);
}
GST_END_TEST;

GST_START_TEST (playlists_are_exact)
{
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *main = NULL, *dir = NULL;
  Sums video, audio;

  render (&request, &result);
  main = read_file (output);
  dir = find_folder ();
  video = read_playlist (dir, "video");
  audio = read_playlist (dir, "audio");
  ck_assert_int_eq (video.sum, 13500000);
  ck_assert_int_eq (audio.sum, 13500000);
  ck_assert_uint_ge (video.n, 3);
  ck_assert_int_eq (video.target, audio.target);
  ck_assert_int_eq (
      video.target, (MAX (video.longest, audio.longest) + 500000) / 1000000);
  ck_assert_int_eq (video.target, 6);
  ck_assert_int_eq (result.bytes, strlen (main) + video.bytes + audio.bytes);
  fail_unless (strstr (main, "CODECS=\"avc1.") && strstr (main, ",mp4a.40.2\"")
          && strstr (main,
              "RESOLUTION=320x180,FRAME-RATE=30.000,"
              "AUDIO=\"sound\""),
      "%s", main);
}
GST_END_TEST;

/* With its header alone, as a player gets it that seeks. */
GST_START_TEST (every_segment_begins_with_a_key_frame)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *dir = NULL;
  g_autofree gchar *alone = inside ("alone.mp4");
  guint frames = 0, n;

  render (&request, NULL);
  dir = find_folder ();
  n = read_playlist (dir, "video").n;
  for (guint i = 1; i <= n; i++) {
    g_autofree gchar *script =
        g_strdup_printf ("cat '%s'/video-init.mp4 '%s'/video-%05u.m4s >'%s'",
            dir, dir, i, alone);
    const gchar *cat[] = { "sh", "-c", script, NULL };
    const gchar *probe[] = { "ffprobe", "-v", "error", "-show_entries",
      "packet=flags", "-of", "csv=p=0", alone, NULL };
    g_autofree gchar *hashes = NULL, *flags = NULL;

    run (cat, NULL);
    flags = say (probe);
    fail_unless (g_str_has_prefix (flags, "K"), "%s", flags);
    hashes = hash_pictures (alone);
    frames += count_lines (hashes);
  }
  ck_assert_uint_eq (frames, N_FRAMES);
}
GST_END_TEST;

static const struct {
  const gchar *codec, *named;
  gint fps_n, fps_d;
  guint frames;
  gint64 us;
} others[] = {
  { "h265", "hvc1.1.6.L", 0, 0, 60, 2000000 },
  { "av1", "av01.0.00M.08", 0, 0, 60, 2000000 },
  { "h264", "avc1.64", 24000, 1001, 48, 2002000 },
  { "h264", "avc1.64", 5, 1, 10, 2000000 },
};

GST_START_TEST (codecs_and_rates)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *mp4 = inside ("out.mp4");
  g_autofree gchar *expected = NULL, *found = NULL, *text = NULL;
  g_autofree gchar *codec = NULL, *dir = NULL;

  request.codec = render_video_codec_find (others[__i__].codec);
  request.fps_n = others[__i__].fps_n;
  request.fps_d = others[__i__].fps_d;
  request.from_ms = 4000;
  request.to_ms = 6000;
  render_mp4 (&request, mp4);
  render (&request, NULL);
  expected = hash_pictures (mp4);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), others[__i__].frames);
  ck_assert_str_eq (found, expected);
  text = read_file (output);
  codec = named (text, "CODECS=\"", ",");
  fail_unless (g_str_has_prefix (codec, others[__i__].named), "%s", codec);
  dir = find_folder ();
  ck_assert_int_eq (read_playlist (dir, "video").sum, others[__i__].us);
}
GST_END_TEST;

static Suite *
hls_suite (void)
{
  Suite *suite = suite_create ("hls");
  TCase *tc = tcase_create ("hls");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 240);
  tcase_add_checked_fixture (tc, setup_hls, teardown_hls);
  tcase_add_test (tc, the_film_is_that_of_an_mp4);
  tcase_add_test (tc, playlists_are_exact);
  tcase_add_test (tc, every_segment_begins_with_a_key_frame);
  tcase_add_loop_test (tc, codecs_and_rates, 0, G_N_ELEMENTS (others));
  return suite;
}

SUITE_MAIN (hls_suite)
