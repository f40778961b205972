/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Renders small movies by real workers and reads the files back with
 * ffmpeg, which shares no code with what made them. */
#include "suite.h"
#include "render.h"
#include "wav.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define RATE WAV_RATE
#define IMPULSE RATE /* at 1.000 s */

typedef struct {
  gchar *folder, *movie, *output;
} Fixture;

static Fixture fixture;

static void
setup (void)
{
  g_autoptr (GError) error = NULL;

  fixture.folder = g_dir_make_tmp ("render-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.movie = g_build_filename (fixture.folder, "movie.json", NULL);
  fixture.output = g_build_filename (fixture.folder, "out.mp4", NULL);
}

static void
remove_folder (const gchar *name)
{
  g_autoptr (GDir) folder = g_dir_open (name, 0, NULL);
  const gchar *entry;

  while (folder && (entry = g_dir_read_name (folder))) {
    g_autofree gchar *path = g_build_filename (name, entry, NULL);

    g_unlink (path);
  }
  g_rmdir (name);
}

static void
teardown (void)
{
  remove_folder (fixture.folder);
  g_clear_pointer (&fixture.folder, g_free);
  g_clear_pointer (&fixture.movie, g_free);
  g_clear_pointer (&fixture.output, g_free);
}

static void G_GNUC_PRINTF (1, 2) write_movie (const gchar *format, ...)
{
  g_autofree gchar *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fail_unless (g_file_set_contents (fixture.movie, text, -1, NULL));
}

static void
write_wav (const gchar *name, const gint16 *samples, guint32 n)
{
  g_autofree gchar *path = g_build_filename (fixture.folder, name, NULL);

  wav_write (path, samples, n);
}

/* All of it is made, beside the output. */
static RenderRequest
make_request (void)
{
  RenderRequest request = RENDER_REQUEST_INIT;

  request.movie = fixture.movie;
  request.output = fixture.output;
  request.no_cache = TRUE;
  return request;
}

static void
render_with (const gchar *video, const gchar *audio)
{
  RenderRequest request = make_request ();
  g_auto (RenderResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  request.encoder = video;
  request.audio_encoder = audio;
  render_movie (&request, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  fail_unless (result.frames > 0);
}

/* Bytes that ffmpeg gives on stdout for @arguments (space-separated). */
static GBytes *
ffmpeg (const gchar *program, const gchar *before, const gchar *after)
{
  g_autofree gchar *line = g_strdup_printf (
      "%s -v error %s %s %s", program, before, fixture.output, after);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *out = NULL;

  for (guint i = 0; argv[i]; i++)
    if (*argv[i])
      g_ptr_array_add (words, argv[i]);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const gchar *const *) words->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  fail_unless (g_subprocess_get_successful (process));
  return out;
}

static gchar *
ffprobe (const gchar *entries)
{
  g_autofree gchar *after =
      g_strdup_printf ("-of csv=p=0 -show_entries %s", entries);
  g_autoptr (GBytes) out = ffmpeg ("ffprobe", "", after);
  gsize size;
  const gchar *text = g_bytes_get_data (out, &size);

  return g_strstrip (g_strndup (text, size));
}

static const struct {
  const gchar *fps;
  gint milliseconds, frames;
  const gchar *duration;
} lengths[] = {
  { "30", 3000, 90, "3.000000" },
  { "24", 2500, 60, "2.500000" },
  { "25", 1010, 25, "1.000000" },
  { "60", 1000, 60, "1.000000" },
  { "\"30000/1001\"", 3000, 90, "3.003000" },
};

GST_START_TEST (length_is_exact)
{
  g_autofree gchar *frames = NULL, *duration = NULL, *wanted = NULL;

  write_movie (
      "{\"movie\":{\"format\":{\"width\":160,\"height\":90,"
      "\"fps\":%s},\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
      "\"duration_ms\":%d}]}}",
      lengths[__i__].fps, lengths[__i__].milliseconds);
  render_with (NULL, NULL);
  frames = ffprobe ("stream=nb_frames -select_streams v");
  wanted = g_strdup_printf ("%d", lengths[__i__].frames);
  ck_assert_str_eq (frames, wanted);
  duration = ffprobe ("format=duration");
  ck_assert_str_eq (duration, lengths[__i__].duration);
}
GST_END_TEST;

static const gchar *const audio_encoders[] = { "avenc_aac", "voaacenc" };

/* An impulse, and a tone in the last 1000 samples of two seconds. */
static gint16 *
impulse_and_tail (guint32 n)
{
  gint16 *samples = g_new0 (gint16, n);

  samples[IMPULSE] = 30000;
  for (guint32 i = n - 1000; i < n; i++)
    samples[i] = (gint16) (12000 * sin (2 * G_PI * 1000 * i / RATE));
  return samples;
}

static gint
loudest (const gfloat *data, gint from, gint to)
{
  gint best = from;

  for (gint i = from; i < to; i++)
    if (fabsf (data[i]) > fabsf (data[best]))
      best = i;
  return best;
}

static gdouble
energy (const gfloat *data, gint from, gint to)
{
  gdouble sum = 0;

  for (gint i = from; i < to; i++)
    sum += (gdouble) data[i] * data[i];
  return sqrt (sum / (to - from));
}

GST_START_TEST (sound_stands_where_it_belongs)
{
  const gint n = 2 * RATE;
  g_autofree gint16 *samples = impulse_and_tail (n);
  g_autoptr (GBytes) out = NULL;
  const gfloat *data;
  gsize size;

  write_wav ("impulse.wav", samples, n);
  write_movie ("{\"movie\":{\"format\":{\"width\":160,\"height\":90},"
               "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
               "\"duration_ms\":2000}],\"audio\":[{\"src\":\"impulse.wav\","
               "\"role\":\"sfx\",\"from_ms\":0,\"to_ms\":2000}]}}");
  render_with (NULL, audio_encoders[__i__]);
  out = ffmpeg ("ffmpeg", "-i", "-map 0:a -ac 1 -ar 48000 -f f32le -");
  data = g_bytes_get_data (out, &size);
  /* ffmpeg gives the last packet of the edit whole. */
  ck_assert_int_ge (size / sizeof (gfloat), n);
  ck_assert_int_lt (size / sizeof (gfloat), n + 1024);
  ck_assert_int_le (ABS (loudest (data, 2000, n - 2000) - IMPULSE), 48);
  /* The tone is still there in the very last two milliseconds. */
  fail_unless (energy (data, n - 96, n) > 0.1);
}
GST_END_TEST;

static const struct {
  gint height;
  const gchar *color;
  guint8 y, u, v;
} colors[] = {
  /* BT.601 up to 576 lines, BT.709 above; limited range */
  { 480, "#ff0000", 81, 90, 240 },
  { 480, "#00ff00", 145, 54, 34 },
  { 480, "#0000ff", 41, 240, 110 },
  { 480, "#808080", 126, 128, 128 },
  { 720, "#ff0000", 63, 102, 240 },
  { 720, "#00ff00", 173, 42, 26 },
  { 720, "#0000ff", 32, 240, 118 },
  { 720, "#808080", 126, 128, 128 },
};

GST_START_TEST (colour_is_exact_and_signalled)
{
  gint width = colors[__i__].height * 16 / 9 / 2 * 2;
  gint size = width * colors[__i__].height;
  g_autoptr (GBytes) out = NULL;
  g_autofree gchar *signalled = NULL;
  const guint8 *data;

  write_movie ("{\"movie\":{\"format\":{\"width\":%d,\"height\":%d},"
               "\"scenes\":[{\"type\":\"color\",\"color\":\"%s\","
               "\"duration_ms\":200}]}}",
      width, colors[__i__].height, colors[__i__].color);
  render_with (NULL, NULL);
  out = ffmpeg (
      "ffmpeg", "-i", "-map 0:v -frames:v 1 -f rawvideo -pix_fmt yuv420p -");
  data = g_bytes_get_data (out, NULL);
  ck_assert_int_le (ABS (data[size / 2] - colors[__i__].y), 1);
  ck_assert_int_le (ABS (data[size + size / 8] - colors[__i__].u), 1);
  ck_assert_int_le (
      ABS (data[size + size / 4 + size / 8] - colors[__i__].v), 1);
  signalled = ffprobe ("stream=color_range,color_space -select_streams v");
  ck_assert_str_eq (
      signalled, colors[__i__].height > 576 ? "tv,bt709" : "tv,smpte170m");
}
GST_END_TEST;

static void
assert_no_files (void)
{
  g_autoptr (GDir) folder = g_dir_open (fixture.folder, 0, NULL);
  const gchar *entry;

  while ((entry = g_dir_read_name (folder)))
    ck_assert_msg (!g_str_has_prefix (entry, "out.mp4"), "%s is left", entry);
}

static const gchar *const plain_movie =
    "{\"movie\":{\"format\":{\"width\":640,"
    "\"height\":360},\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
    "\"duration_ms\":60000}]}}";

GST_START_TEST (a_bad_movie_leaves_no_file)
{
  RenderRequest request = make_request ();
  g_autoptr (GError) error = NULL;

  write_movie ("{\"movie\":{\"scenes\":[{\"type\":\"image\","
               "\"src\":\"none.png\",\"duration_ms\":1000}]}}");
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (strstr (error->message, "$.movie.scenes[0].src") != NULL);
  assert_no_files ();
}
GST_END_TEST;

GST_START_TEST (an_unwritable_place_is_named)
{
  RenderRequest request = make_request ();
  g_autoptr (GError) error = NULL;

  request.output = "/nonexistent/folder/out.mp4";
  write_movie ("%s", plain_movie);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, "/nonexistent/folder") != NULL);
}
GST_END_TEST;

GST_START_TEST (an_unknown_encoder_is_named)
{
  RenderRequest request = make_request ();
  g_autoptr (GError) error = NULL;

  request.encoder = "x265enk";
  write_movie ("%s", plain_movie);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER);
  fail_unless (strstr (error->message, "x264enc") != NULL);
}
GST_END_TEST;

/* A worker that dies by a signal in the middle of its work. */
GST_START_TEST (a_killed_worker_is_told)
{
  RenderRequest request = make_request ();
  g_autofree gchar *script = g_build_filename (fixture.folder, "dies", NULL);
  g_autofree gchar *part = g_strconcat (fixture.output, ".part", NULL);
  g_autofree gchar *text =
      g_strdup_printf ("#!/bin/sh\necho half > %s\n"
                       "echo broken decoder >&2\nkill -SEGV $$\n",
          part);
  const gchar *program = g_getenv ("JSONCLIP_PROGRAM");
  g_autofree gchar *saved = g_strdup (program);
  g_autoptr (GError) error = NULL;

  write_movie ("%s", plain_movie);
  fail_unless (g_file_set_contents_full (
      script, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("JSONCLIP_PROGRAM", script, TRUE);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_setenv ("JSONCLIP_PROGRAM", saved, TRUE);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_WORKER);
  fail_unless (strstr (error->message, "signal 11") != NULL);
  fail_unless (strstr (error->message, "broken decoder") != NULL);
  assert_no_files ();
}
GST_END_TEST;

static void
cancel_soon (const RenderProgressInfo *progress, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

GST_START_TEST (a_cancelled_render_leaves_no_file)
{
  RenderRequest request = make_request ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_movie ("%s", plain_movie);
  fail_if (render_movie (
      &request, cancel_soon, cancellable, cancellable, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  assert_no_files ();
}
GST_END_TEST;

GST_START_TEST (the_same_movie_gives_the_same_file)
{
  g_autofree gchar *first = NULL, *second = NULL;
  gsize first_size, second_size;

  write_movie (
      "{\"movie\":{\"format\":{\"width\":320,\"height\":180},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
      "\"duration_ms\":700,\"transition_out\":{\"type\":\"fade\","
      "\"duration_ms\":300}},{\"type\":\"color\",\"color\":\"#d0a060\","
      "\"duration_ms\":700}]}}");
  render_with (NULL, NULL);
  fail_unless (g_file_get_contents (fixture.output, &first, &first_size, NULL));
  render_with (NULL, NULL);
  fail_unless (
      g_file_get_contents (fixture.output, &second, &second_size, NULL));
  ck_assert_uint_eq (first_size, second_size);
  fail_unless (memcmp (first, second, first_size) == 0);
}
GST_END_TEST;

static void
assert_refused (const RenderRequest *request, gint code, const gchar *says)
{
  g_autoptr (GError) error = NULL;

  fail_if (render_movie (request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, code);
  fail_unless (strstr (error->message, says) != NULL, "%s", error->message);
}

GST_START_TEST (only_a_plain_file_is_replaced)
{
  g_autofree gchar *pipe = g_build_filename (fixture.folder, "pipe", NULL);
  RenderRequest request = make_request ();
  GStatBuf info;

  request.output = pipe;
  write_movie ("%s", plain_movie);
  fail_unless (mkfifo (pipe, 0600) == 0);
  assert_refused (&request, RENDER_ERROR_OUTPUT, "not a plain file");
  fail_unless (g_stat (pipe, &info) == 0 && S_ISFIFO (info.st_mode));
  request.output = fixture.folder;
  assert_refused (&request, RENDER_ERROR_OUTPUT, "not a plain file");
  request.output = fixture.movie;
  assert_refused (&request, RENDER_ERROR_OUTPUT, "the movie itself");
}
GST_END_TEST;

/* As on a full disk: no file may become larger than this. */
GST_START_TEST (what_the_system_refuses_is_told)
{
  RenderRequest request = make_request ();
  struct rlimit saved, limit;

  write_movie ("%s", plain_movie);
  fail_unless (getrlimit (RLIMIT_FSIZE, &saved) == 0);
  limit = saved;
  limit.rlim_cur = 10000;
  signal (SIGXFSZ, SIG_IGN);
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  assert_refused (&request, RENDER_ERROR_OUTPUT, g_strerror (EFBIG));
  fail_unless (setrlimit (RLIMIT_FSIZE, &saved) == 0);
  signal (SIGXFSZ, SIG_DFL);
  assert_no_files ();
}
GST_END_TEST;

/* The second is refused, and takes nothing away from the first. */
GST_START_TEST (one_writes_at_a_time)
{
  RenderRequest request = make_request ();
  g_autofree gchar *part = g_strconcat (fixture.output, ".part", NULL);
  int fd = g_open (part, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  write_movie ("%s", plain_movie);
  fail_unless (flock (fd, LOCK_EX) == 0);
  assert_refused (&request, RENDER_ERROR_OUTPUT, "another process renders");
  fail_unless (g_file_test (part, G_FILE_TEST_EXISTS));
  close (fd);
  render_with (NULL, NULL);
  fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

/* Names that a shell and the parser of pipelines have each their own mind
 * about. */
GST_START_TEST (a_printed_line_works)
{
  static const gchar *const names[] = { "plain", "two words", "it's",
    "a \"quoted\" one", "back\\slash", "$HOME `id` $(id)", "\303\251t\303\251",
    "a ! b", "semi;colon & co (1)", "new\nline", "=", "-e" };

  write_movie ("{\"movie\":{\"format\":{\"width\":64,\"height\":36},"
               "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
               "\"duration_ms\":200}]}}");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree gchar *folder =
        g_build_filename (fixture.folder, names[i], NULL);
    g_autofree gchar *movie = g_build_filename (folder, "movie.json", NULL);
    g_autofree gchar *output = g_strconcat (folder, ".mp4", NULL);
    const RenderRequest request = {
      .crf = -1, .movie = movie, .media_root = folder, .output = output
    };
    g_autoptr (GError) error = NULL;
    g_autofree gchar *line = NULL;
    const gchar *argv[] = { "sh", "-c", NULL, NULL };
    g_autofree gchar *out = NULL, *said = NULL;
    gint status;

    fail_unless (g_mkdir (folder, 0700) == 0);
    fail_unless (link (fixture.movie, movie) == 0);
    line = render_launch_line (&request, &error);
    g_assert_no_error (error);
    argv[2] = line;
    fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
        NULL, NULL, &out, &said, &status, &error));
    fail_unless (status == 0, "%s\n%s", line, said);
    fail_unless (g_file_test (output, G_FILE_TEST_IS_REGULAR), "%s", line);
    g_unlink (movie);
    g_rmdir (folder);
  }
}
GST_END_TEST;

static Suite *
render_suite (void)
{
  Suite *suite = suite_create ("render");
  TCase *tcase = tcase_create ("render");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, length_is_exact, 0, G_N_ELEMENTS (lengths));
  tcase_add_loop_test (
      tcase, sound_stands_where_it_belongs, 0, G_N_ELEMENTS (audio_encoders));
  tcase_add_loop_test (
      tcase, colour_is_exact_and_signalled, 0, G_N_ELEMENTS (colors));
  tcase_add_test (tcase, a_bad_movie_leaves_no_file);
  tcase_add_test (tcase, an_unwritable_place_is_named);
  tcase_add_test (tcase, an_unknown_encoder_is_named);
  tcase_add_test (tcase, a_killed_worker_is_told);
  tcase_add_test (tcase, a_cancelled_render_leaves_no_file);
  tcase_add_test (tcase, the_same_movie_gives_the_same_file);
  tcase_add_test (tcase, only_a_plain_file_is_replaced);
  tcase_add_test (tcase, what_the_system_refuses_is_told);
  tcase_add_test (tcase, one_writes_at_a_time);
  /* gst-launch-1.0 cannot load a plugin with sanitizers in it. */
  if (!g_getenv ("JSONCLIP_SANITIZED"))
    tcase_add_test (tcase, a_printed_line_works);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (render_suite)
