/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One movie as every kind of file with every codec that it holds, read back
 * with ffmpeg, which shares no code with what made them. */
#include "suite.h"
#include "folder.h"
#include "formats.h"
#include "wav.h"

#include <string.h>

#define FRAMES 75
#define SAMPLES (FRAMES * WAV_RATE / 30)
#define IMPULSE WAV_RATE /* at 1.000 s */

static gchar *movie;

static void
write_movie (void)
{
  g_autofree gchar *sound = g_build_filename (folder, "sound.wav", NULL);
  g_autofree gint16 *samples = g_new0 (gint16, SAMPLES);

  for (guint i = 0; i < 24; i++)
    samples[IMPULSE + i] = 24000;
  wav_write (sound, samples, SAMPLES);
  fail_unless (g_file_set_contents (movie,
      "{\"movie\": {\"format\": {\"width\": 192, \"height\": 128, \"fps\": 30},"
      "\"scenes\": [{\"type\": \"color\", \"color\": \"#204060\","
      "\"duration_ms\": 1000}, {\"type\": \"color\", \"color\": \"#c08020\","
      "\"duration_ms\": 1500}],"
      "\"audio\": [{\"src\": \"sound.wav\", \"role\": \"sfx\", \"from_ms\": 0, "
      "\"to_ms\": 2500}]}"
      "}",
      -1, NULL));
}

static void
setup (void)
{
  make_folder ();
  movie = g_build_filename (folder, "movie.json", NULL);
  write_movie ();
}

static void
teardown (void)
{
  remove_folder ();
  g_clear_pointer (&movie, g_free);
}

static GBytes *
run (const gchar *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GBytes *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  fail_unless (g_subprocess_get_successful (process));
  return out;
}

static gchar *
probe (const gchar *file, const gchar *stream)
{
  const gchar *const argv[] = { "ffprobe", "-v", "error", "-count_frames",
    "-select_streams", stream, "-show_entries",
    "stream=codec_name,nb_read_frames", "-of", "csv=p=0", file, NULL };
  g_autoptr (GBytes) out = run (argv);
  gsize size;
  const gchar *text = g_bytes_get_data (out, &size);

  return g_strstrip (g_strndup (text, size));
}

/* The sound as one channel, and where it is loudest. */
static gsize
loudest (const gchar *file, gsize *n)
{
  const gchar *const argv[] = { "ffmpeg", "-v", "error", "-i", file, "-map",
    "0:a", "-ac", "1", "-f", "s16le", "-", NULL };
  g_autoptr (GBytes) out = run (argv);
  const gint16 *samples = g_bytes_get_data (out, n);
  gsize at = 0;

  *n /= sizeof *samples;
  for (gsize i = 0; i < *n; i++)
    if (ABS (samples[i]) > ABS (samples[at]))
      at = i;
  return at;
}

static void
render (const gchar *output, const RenderVideoCodec *codec)
{
  g_autofree gchar *cache = g_build_filename (folder, "cache", NULL);
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.output = output;
  request.codec = codec;
  request.workers = 1;
  request.cache = cache;
  render_movie (&request, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static const struct {
  const gchar *file, *codec;
  const gchar *video, *audio;
} films[] = {
  { "film.mp4", NULL, "h264,75", "aac" },
  { "film.M4V", "h265", "hevc,75", "aac" },
  { "film.mp4", "vp9", "vp9,75", "aac" },
  { "film.mp4", "av1", "av1,75", "aac" },
  { "film.mov", NULL, "h264,75", "aac" },
  { "film.webm", NULL, "vp9,75", "opus" },
  { "film.webm", "av1", "av1,75", "opus" },
  { "film", NULL, "h264,75", "aac" },
};

GST_START_TEST (test_film)
{
  const gchar *name = films[__i__].codec;
  const RenderVideoCodec *codec = name ? render_video_codec_find (name) : NULL;
  g_autofree gchar *file = g_build_filename (folder, films[__i__].file, NULL);
  g_autofree gchar *video = NULL, *audio = NULL;
  gsize at, n;

  render (file, codec);
  video = probe (file, "v");
  audio = probe (file, "a");
  fail_unless_equals_string (video, films[__i__].video);
  fail_unless (g_str_has_prefix (audio, films[__i__].audio), "%s", audio);
  at = loudest (file, &n);
  fail_unless (
      at + 24 >= IMPULSE && at <= IMPULSE + 48, "%" G_GSIZE_FORMAT, at);
  /* the edit of an MP4 is a packet's fraction off in ffmpeg */
  fail_unless (n >= SAMPLES && n < SAMPLES + 1024, "%" G_GSIZE_FORMAT, n);
  if (g_str_has_suffix (file, ".webm"))
    fail_unless_equals_int (n, SAMPLES);
}
GST_END_TEST;

/* What follows "av1C" in a file. */
static GBytes *
read_av1c (const gchar *file, guint n)
{
  gchar *bytes = NULL, *at = NULL;
  gsize size;

  fail_unless (g_file_get_contents (file, &bytes, &size, NULL));
  for (gsize i = 0; !at && i + 4 + n <= size; i++)
    if (memcmp (bytes + i, "av1C", 4) == 0)
      at = bytes + i + 4;
  fail_unless (at != NULL, "no av1C in %s", file);
  return g_bytes_new_with_free_func (at, n, g_free, bytes);
}

/* As ffmpeg finds it in the bare stream. */
GST_START_TEST (test_av1_is_described)
{
  g_autofree gchar *file = g_build_filename (folder, "film.mp4", NULL);
  g_autofree gchar *bare = g_build_filename (folder, "bare.obu", NULL);
  g_autofree gchar *other = g_build_filename (folder, "other.mp4", NULL);
  const gchar *const strip[] = { "ffmpeg", "-v", "error", "-i", file, "-map",
    "0:v", "-c", "copy", "-f", "obu", bare, NULL };
  const gchar *const wrap[] = { "ffmpeg", "-v", "error", "-i", bare, "-c",
    "copy", other, NULL };
  g_autoptr (GBytes) ours = NULL, theirs = NULL;

  render (file, render_video_codec_find ("av1"));
  g_bytes_unref (run (strip));
  g_bytes_unref (run (wrap));
  ours = read_av1c (file, 4);
  theirs = read_av1c (other, 4);
  fail_unless (g_bytes_equal (ours, theirs));
}
GST_END_TEST;

GST_START_TEST (test_table)
{
  for (guint i = 0; render_formats[i]; i++) {
    const RenderFormat *format = render_formats[i];
    g_autofree gchar *file =
        g_strconcat ("a.b/c.", format->extensions[0], NULL);

    fail_unless (render_format_find (format->name) == format);
    fail_unless (render_format_of_file (file) == format);
    fail_unless (*format->summary != '\0');
  }
  fail_unless (render_format_find ("avi") == NULL);
  fail_unless (render_format_of_file ("film.webm.txt") == render_formats[0]);
}
GST_END_TEST;

static const struct {
  const gchar *file, *codec, *encoder, *says;
} refused[] = {
  { "film.mov", "vp9", NULL, "mov holds H.264, H.265, not VP9" },
  { "film.webm", NULL, "x264enc", "webm holds VP9, AV1, not H.264" },
};

GST_START_TEST (test_codec_that_does_not_fit)
{
  g_autofree gchar *file = g_build_filename (folder, refused[__i__].file, NULL);
  const gchar *codec = refused[__i__].codec;
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.output = file;
  request.codec = codec ? render_video_codec_find (codec) : NULL;
  request.encoder = refused[__i__].encoder;
  request.no_cache = TRUE;
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER);
  fail_unless (strstr (error->message, refused[__i__].says) != NULL, "%s",
      error->message);
  fail_if (g_file_test (file, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

static Suite *
formats_suite (void)
{
  Suite *suite = suite_create ("formats");
  TCase *tc = tcase_create ("formats");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, test_table);
  tcase_add_test (tc, test_av1_is_described);
  tcase_add_loop_test (tc, test_film, 0, G_N_ELEMENTS (films));
  tcase_add_loop_test (
      tc, test_codec_that_does_not_fit, 0, G_N_ELEMENTS (refused));
  return suite;
}

SUITE_MAIN (formats_suite)
