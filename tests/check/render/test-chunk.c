/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks of real encoders: the same bytes whoever makes them and whatever came
 * before, the right pictures in them, and an error that says whose fault it is
 * where there is one, with nothing left behind. */
#include "chunk-fixture.h"

#include <gst/gst.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#define WIDTH 160
#define HEIGHT 90
#define FRAME (WIDTH * HEIGHT * 3 / 2)
#define THIRTY (&rates[0])

static const gchar *const encoders[] = { "x264enc", "openh264enc" };

static void
lay (const Rate *rate, gint every, const gchar *encoder)
{
  lay_plan (lay_movie (rate->fps, WIDTH, HEIGHT), rate, every, encoder);
}

static GBytes *
load (const gchar *file)
{
  g_autoptr (GError) error = NULL;
  gchar *bytes;
  gsize size;

  fail_unless (g_file_get_contents (file, &bytes, &size, &error), "%s",
      error ? error->message : "");
  return g_bytes_new_take (bytes, size);
}

/* Takes @file. */
static GBytes *
load_and_remove (gchar *file)
{
  GBytes *bytes = load (file);

  g_remove (file);
  g_free (file);
  return bytes;
}

static void
assert_equal (GBytes *a, GBytes *b, gint index)
{
  fail_unless (g_bytes_equal (a, b), "chunk %d has other bytes", index);
}

/* Three times over: in order, backwards, and each by a maker of its own. */
GST_START_TEST (the_order_changes_no_byte)
{
  lay (THIRTY, 20, encoders[__i__]);
  gint n = plan->chunk->len;
  g_autoptr (GPtrArray) first =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gint i = 0; i < n; i++)
    g_ptr_array_add (first, load_and_remove (make_chunk (i)));
  for (gint i = n - 1; i >= 0; i--) {
    g_autoptr (GBytes) again = load_and_remove (make_chunk (i));
    g_autoptr (GBytes) alone = NULL;

    chunk_maker_free (maker);
    maker = chunk_maker_new (plan, cache);
    alone = load_and_remove (make_chunk (i));

    assert_equal (first->pdata[i], again, i);
    assert_equal (first->pdata[i], alone, i);
  }
  close_maker ();
}
GST_END_TEST;

GST_START_TEST (the_sound_is_the_same_again)
{
  lay (THIRTY, 20, NULL);
  g_autoptr (GBytes) first = load_and_remove (make_chunk (CHUNK_SOUND));
  g_autoptr (GBytes) second = NULL;

  g_free (make_chunk (0));
  second = load_and_remove (make_chunk (CHUNK_SOUND));
  assert_equal (first, second, CHUNK_SOUND);
  close_maker ();
}
GST_END_TEST;

/* The movie's frames as they are drawn, all of them. */
static GBytes *
draw_all (const gchar *movie, const Rate *rate)
{
  g_autofree gchar *raw = inside ("raw");
  g_autofree gchar *line = g_strdup_printf (
      "jsoncliptimeline location=%s ! video/x-raw,format=I420,width=%d,"
      "height=%d,framerate=%d/%d ! filesink location=%s",
      movie, WIDTH, HEIGHT, rate->fps_n, rate->fps_d, raw);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (line, &error);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  gst_object_ref_sink (pipeline);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (
      bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  ck_assert_int_eq (GST_MESSAGE_TYPE (message), GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return load (raw);
}

static gdouble
difference (const guint8 *a, const guint8 *b, gsize n)
{
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += ABS (a[i] - b[i]);
  return (gdouble) sum / n;
}

/* How far the decoded chunks are from the frames that they should be, and from
 * those before and after. */
typedef struct {
  gdouble own, before, after;
} Distance;

/* Luma alone: rows of it have no gaps at this width. */
static void
measure (Distance *distance, GBytes *drawn, gint64 n, const guint8 *decoded)
{
  gsize each = g_bytes_get_size (drawn) / plan->end;
  const guint8 *frame =
      (const guint8 *) g_bytes_get_data (drawn, NULL) + n * each;
  gdouble own = difference (frame, decoded, WIDTH * HEIGHT);

  fail_unless (own < 8, "frame %d is off by %f", (gint) n, own);
  distance->own += own;
  if (n > 0)
    distance->before += difference (frame - each, decoded, WIDTH * HEIGHT);
  if (n + 1 < plan->end)
    distance->after += difference (frame + each, decoded, WIDTH * HEIGHT);
}

GST_START_TEST (pictures_are_those_of_the_frames)
{
  const Rate *rate = &rates[__i__ / 2];
  g_autoptr (GBytes) drawn = NULL;
  Distance distance = { 0 };

  lay (rate, 17, encoders[__i__ % 2]);
  drawn = draw_all (plan->movie, rate);
  for (guint i = 0; i < plan->chunk->len; i++) {
    const RenderChunk *chunk = &g_array_index (plan->chunk, RenderChunk, i);
    g_autofree gchar *file = make_chunk (i);
    g_autoptr (GBytes) out =
        ask ("ffmpeg -v error -i @ -vsync passthrough -f rawvideo "
             "-pix_fmt yuv420p -",
            file);
    const guint8 *decoded = g_bytes_get_data (out, NULL);

    ck_assert_int_eq (
        g_bytes_get_size (out), (chunk->end - chunk->first) * FRAME);
    for (gint64 n = chunk->first; n < chunk->end; n++, decoded += FRAME)
      measure (&distance, drawn, n, decoded);
  }
  fail_unless (distance.own < 0.8 * distance.before
          && distance.own < 0.8 * distance.after,
      "%f, %f, %f", distance.own, distance.before, distance.after);
  close_maker ();
}
GST_END_TEST;

static void
list_files (const gchar *name, GString *list)
{
  g_autoptr (GDir) dir = g_dir_open (name, 0, NULL);
  const gchar *entry;

  while (dir && (entry = g_dir_read_name (dir))) {
    g_autofree gchar *path = g_build_filename (name, entry, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      list_files (path, list);
    else
      g_string_append_printf (list, "%s\n", path);
  }
}

static gchar *
kept_files (void)
{
  GString *list = g_string_new (NULL);

  list_files (render_cache_folder (cache), list);
  return g_string_free (list, FALSE);
}

static void
assert_refused (gint index, gint code, const gchar *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *before = kept_files ();
  g_autofree gchar *after = NULL;

  fail_if (chunk_maker_make (maker, index, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, code);
  fail_unless (strstr (error->message, says) != NULL, "%s", error->message);
  after = kept_files ();
  ck_assert_str_eq (before, after);
}

static gchar *
no_such_element (const RenderVideoSettings *settings)
{
  return g_strdup ("nosuchenc");
}

static gchar *
grey_alone (const RenderVideoSettings *settings)
{
  return g_strdup (
      "capsfilter caps=video/x-raw,format=GRAY8 ! videoconvert ! x264enc");
}

static gchar *
no_agreement (const RenderVideoSettings *settings)
{
  return g_strdup ("x264enc ! video/x-h264,profile=high-10");
}

static gchar *
fails_at_once (const RenderVideoSettings *settings)
{
  return g_strdup ("identity error-after=1 ! x264enc");
}

static gchar *
fails_later (const RenderVideoSettings *settings)
{
  return g_strdup ("x264enc threads=1 ! identity error-after=10");
}

static gchar *
loses_packets (const RenderVideoSettings *settings)
{
  return g_strdup ("x264enc threads=1 bframes=0 key-int-max=1 ! "
                   "identity drop-probability=0.5");
}

static gchar *
gives_nothing (const RenderVideoSettings *settings)
{
  return g_strdup ("x264enc threads=1 ! identity drop-probability=1");
}

static const struct {
  gchar *(*launch) (const RenderVideoSettings *settings);
  RenderError code;
  const gchar *says;
} faults[] = {
  { no_such_element, RENDER_ERROR_ENCODER, "nosuchenc" },
  { grey_alone, RENDER_ERROR_ENCODER, "160 x 90" },
  { no_agreement, RENDER_ERROR_ENCODER, "160 x 90" },
  { fails_at_once, RENDER_ERROR_ENCODER, "" },
  { fails_later, RENDER_ERROR_WORKER, "" },
  { loses_packets, RENDER_ERROR_WORKER, "packets of 45 frames" },
  { gives_nothing, RENDER_ERROR_ENCODER, "no packet" },
};

/* Told as what it is; the same maker is good for another try. */
GST_START_TEST (an_encoder_that_fails_is_told)
{
  lay (THIRTY, 45, "x264enc");
  const RenderVideoEncoder *good = plan->video_encoder;
  RenderVideoEncoder bad = *good;
  g_autoptr (GBytes) before = load_and_remove (make_chunk (1));
  g_autoptr (GBytes) after = NULL;

  bad.launch = faults[__i__].launch;
  plan->video_encoder = &bad;
  close_maker ();
  maker = chunk_maker_new (plan, cache);
  assert_refused (1, faults[__i__].code, faults[__i__].says);
  plan->video_encoder = good;
  after = load_and_remove (make_chunk (1));
  assert_equal (before, after, 1);
  close_maker ();
}
GST_END_TEST;

/* A picture that cannot be decoded, in the second scene alone. */
GST_START_TEST (a_bad_movie_is_told)
{
  g_autofree gchar *movie = inside ("movie.json");
  g_autofree gchar *picture = inside ("broken.png");
  static const gchar png[] = "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\100\0\0\0\100"
                             "\010\002\0\0\0\045\013\346\211not a picture";

  fail_unless (g_file_set_contents (picture, png, sizeof png, NULL));
  fail_unless (g_file_set_contents (movie,
      "{\"movie\":{\"format\":{\"width\":160,\"height\":90},\"scenes\":["
      "{\"type\":\"color\",\"color\":\"#204060\",\"duration_ms\":1000},"
      "{\"type\":\"image\",\"src\":\"broken.png\",\"duration_ms\":1000}]}}",
      -1, NULL));
  lay_plan (g_steal_pointer (&movie), THIRTY, 30, NULL);
  assert_refused (1, RENDER_ERROR_MOVIE, "broken.png");
  g_free (make_chunk (0));
  close_maker ();
}
GST_END_TEST;

/* What lies under the key of the old one would be the new one. */
GST_START_TEST (a_source_that_changes_meanwhile_is_told)
{
  lay (THIRTY, 45, NULL);
  g_autofree gchar *wav = inside ("impulse.wav");
  RenderSource source;
  g_autoptr (GError) error = NULL;

  fail_unless (render_source_look (&source, wav, &error));
  g_array_append_val (plan->sources, source);
  g_free (make_chunk (CHUNK_SOUND));
  wav_write (wav, NULL, 100);
  assert_refused (CHUNK_SOUND, RENDER_ERROR_CHANGED, "impulse.wav");
  close_maker ();
}
GST_END_TEST;

/* As on a full disk: no file may become larger than this. */
static void
limit_files (gboolean limited)
{
  struct rlimit limit;

  signal (SIGXFSZ, limited ? SIG_IGN : SIG_DFL);
  fail_unless (getrlimit (RLIMIT_FSIZE, &limit) == 0);
  limit.rlim_cur = limited ? 1000 : limit.rlim_max;
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
}

GST_START_TEST (what_the_disk_refuses_is_told)
{
  gint index = __i__ ? CHUNK_SOUND : 0;
  lay (THIRTY, 45, NULL);
  g_autofree gchar *before = kept_files ();
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  limit_files (TRUE);
  fail_if (chunk_maker_make (maker, index, NULL, NULL, NULL, NULL, &error));
  limit_files (FALSE);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, g_strerror (EFBIG)) != NULL, "%s",
      error->message);
  after = kept_files ();
  ck_assert_str_eq (after, before);
  g_free (make_chunk (index));
  close_maker ();
}
GST_END_TEST;

static void
fill (const gchar *name)
{
  gchar block[4096] = { 0 };
  gint fd = g_open (name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  while (write (fd, block, sizeof block) > 0)
    continue;
  close (fd);
}

/* A file system that is full indeed, where this test may make one. */
GST_START_TEST (a_full_disk_is_told)
{
  g_autofree gchar *small = inside ("small");
  g_autofree gchar *filler = inside ("small/filler");
  RenderCache *roomy = cache;

  g_mkdir (small, 0700);
  if (mount ("none", small, "tmpfs", 0, "size=1m") != 0)
    return;
  cache = render_cache_open (small, FALSE, NULL);
  lay (THIRTY, 45, NULL);
  /* Its shard exists before. */
  g_bytes_unref (load_and_remove (make_chunk (0)));
  fill (filler);
  assert_refused (0, RENDER_ERROR_OUTPUT, g_strerror (ENOSPC));
  g_remove (filler);
  g_free (make_chunk (0));
  close_maker ();
  render_cache_close (cache, 0);
  cache = roomy;
  fail_unless (umount (small) == 0);
}
GST_END_TEST;

typedef struct {
  GCancellable *cancellable;
  gint64 at;        /* progress to cancel at */
  gint64 cancelled; /* monotonic, us */
} Canceller;

static void
cancel_at (gint64 done, gpointer user_data)
{
  Canceller *canceller = user_data;

  if (done < canceller->at || canceller->cancelled)
    return;
  canceller->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
}

static const struct {
  gint index;
  gint64 at;
} cancels[] = {
  { 0, 1 },
  { 0, 44 },
  { 1, 20 },
  { CHUNK_SOUND, 1 },
  { CHUNK_SOUND, 100000 },
};

/* At once, but for the frame that is being drawn or encoded; the bound allows
 * for a machine with much else to do. */
GST_START_TEST (cancelling_leaves_nothing)
{
  lay (THIRTY, 45, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Canceller canceller = { cancellable, cancels[__i__].at, 0 };
  g_autofree gchar *before = kept_files ();
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  fail_if (chunk_maker_make (maker, cancels[__i__].index, cancel_at, &canceller,
      NULL, cancellable, &error));
  ck_assert_int_lt (
      g_get_monotonic_time () - canceller.cancelled, G_TIME_SPAN_SECOND);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  after = kept_files ();
  ck_assert_str_eq (before, after);
  /* One that is cancelled before it begins. */
  g_clear_error (&error);
  fail_if (chunk_maker_make (
      maker, cancels[__i__].index, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  g_free (make_chunk (cancels[__i__].index));
  close_maker ();
}
GST_END_TEST;

static void
count (gint64 done, gpointer user_data)
{
  gint64 *last = user_data;

  ck_assert_int_gt (done, *last);
  *last = done;
}

GST_START_TEST (progress_is_told_to_the_end)
{
  lay (THIRTY, 20, NULL);
  gint64 frames = 0, samples = 0;

  g_free (chunk_maker_make (maker, 1, count, &frames, NULL, NULL, NULL));
  ck_assert_int_eq (frames, 20);
  g_free (
      chunk_maker_make (maker, CHUNK_SOUND, count, &samples, NULL, NULL, NULL));
  ck_assert_int_eq (samples, plan->sound.end);
  close_maker ();
}
GST_END_TEST;

static gint64
resident_kib (void)
{
  g_autofree gchar *text = NULL;

  fail_unless (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  return g_ascii_strtoll (strchr (text, ' '), NULL, 10) * getpagesize () / 1024;
}

/* 300 of them, each of three frames. */
GST_START_TEST (many_chunks_need_no_more_memory)
{
  lay (THIRTY, 3, NULL);
  gint64 settled = 0;

  for (guint i = 0; i < 300; i++) {
    g_free (make_chunk (i % plan->chunk->len));
    if (i == 100)
      settled = resident_kib ();
  }
  /* A sanitizer keeps what is freed. */
  if (!g_getenv ("JSONCLIP_SANITIZED"))
    ck_assert_int_lt (resident_kib () - settled, 4096);
  close_maker ();
}
GST_END_TEST;

/* This program again, as the maker of one chunk in another process. */
#define CHILD "JSONCLIP_TEST_CHUNK_FOLDER"

static int
be_child (const gchar *shared)
{
  g_autofree gchar *other = NULL;
  g_autofree gchar *file = NULL;

  folder = g_strdup (shared);
  other = inside ("other");
  cache = render_cache_open (other, FALSE, NULL);
  lay_plan (inside ("movie.json"), THIRTY, 20, NULL);
  file = chunk_maker_make (maker, 3, NULL, NULL, NULL, NULL, NULL);
  g_print ("%s\n", file);
  close_maker ();
  return file ? 0 : 1;
}

GST_START_TEST (another_process_makes_the_same)
{
  lay (THIRTY, 20, NULL);
  g_autoptr (GBytes) here = NULL;
  g_autoptr (GBytes) there = NULL;
  g_auto (GStrv) said = NULL;

  g_free (make_chunk (0));
  here = load_and_remove (make_chunk (3));
  g_setenv (CHILD, folder, TRUE);
  said = ask_lines ("/proc/self/exe", NULL);
  g_unsetenv (CHILD);
  there = load (said[0]);
  assert_equal (here, there, 3);
  close_maker ();
}
GST_END_TEST;

static Suite *
chunk_suite (void)
{
  Suite *suite = suite_create ("chunk");
  TCase *tcase = tcase_create ("chunk");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, open_cache, close_all);
  tcase_add_loop_test (
      tcase, the_order_changes_no_byte, 0, G_N_ELEMENTS (encoders));
  tcase_add_test (tcase, another_process_makes_the_same);
  tcase_add_test (tcase, the_sound_is_the_same_again);
  tcase_add_loop_test (tcase, pictures_are_those_of_the_frames, 0,
      G_N_ELEMENTS (rates) * G_N_ELEMENTS (encoders));
  tcase_add_loop_test (
      tcase, an_encoder_that_fails_is_told, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, a_bad_movie_is_told);
  tcase_add_test (tcase, a_source_that_changes_meanwhile_is_told);
  tcase_add_loop_test (tcase, what_the_disk_refuses_is_told, 0, 2);
  tcase_add_test (tcase, a_full_disk_is_told);
  tcase_add_loop_test (
      tcase, cancelling_leaves_nothing, 0, G_N_ELEMENTS (cancels));
  tcase_add_test (tcase, progress_is_told_to_the_end);
  tcase_add_test (tcase, many_chunks_need_no_more_memory);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (int argc, char **argv)
{
  SRunner *runner;
  gint failed;

  gst_check_init (&argc, &argv);
  if (g_getenv (CHILD))
    return be_child (g_getenv (CHILD));
  runner = srunner_create (chunk_suite ());
  srunner_run_all (runner, CK_ENV);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed ? 1 : 0;
}
