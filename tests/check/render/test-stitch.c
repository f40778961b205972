/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks of real encoders, stitched: ffmpeg must find the chunks' own pictures
 * in the film, each at the time that the movie gives it; and what is wrong with
 * a chunk must be told of that chunk. */
#define _GNU_SOURCE
#include "chunk-fixture.h"
#include "stitch.h"

#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>


typedef struct {
  GPtrArray *files; /* of the chunks */
  gchar *sound, *output;
} Film;

static void
film_init (Film *film)
{
  film->files = g_ptr_array_new_with_free_func (g_free);
  film->output = inside ("out.mp4.part");
  for (guint i = 0; i < plan->chunk->len; i++)
    g_ptr_array_add (film->files, make_chunk (i));
  film->sound = make_chunk (CHUNK_SOUND);
}

static void
film_clear (Film *film)
{
  g_ptr_array_unref (film->files);
  g_free (film->sound);
  g_free (film->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Film, film_clear)

static gboolean
stitch_to (const Film *film, const RenderMuxer *muxer, gint *bad,
    GCancellable *cancellable, GError **error)
{
  const RenderStitching stitching = {
    .muxer = muxer,
    .files = (const gchar *const *) film->files->pdata,
    .sound = film->sound,
    .output = film->output,
    .cancellable = cancellable,
  };

  return render_stitch (plan, &stitching, bad, error);
}

static void
stitch (const Film *film)
{
  g_autoptr (GError) error = NULL;
  gint bad = -2;

  fail_unless (stitch_to (film, render_muxers[0], &bad, NULL, &error), "%s",
      error ? error->message : "");
}

static void
assert_same_pictures (const Film *film)
{
  g_autoptr (GPtrArray) whole = hash_frames (film->output);
  guint n = 0;

  for (guint i = 0; i < film->files->len; i++) {
    g_autoptr (GPtrArray) part = hash_frames (film->files->pdata[i]);

    for (guint k = 0; k < part->len; k++, n++) {
      ck_assert_uint_lt (n, whole->len);
      ck_assert_str_eq (part->pdata[k], whole->pdata[n]);
    }
  }
  ck_assert_uint_eq (n, whole->len);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Exactly n / fps, counted in the clock that ffprobe tells beside it; and times
 * of decoding that rise. */
static void
assert_exact_times (const Film *film, const Rate *rate)
{
  g_auto (GStrv) base = ask_lines (
      "ffprobe -v error -select_streams v -show_entries stream=time_base "
      "-of csv=p=0 @",
      film->output);
  g_auto (GStrv) lines = ask_lines (
      "ffprobe -v error -select_streams v -show_entries packet=pts,dts "
      "-of csv=p=0 @",
      film->output);
  gint64 second = g_ascii_strtoll (base[0] + 2, NULL, 10);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = G_MININT64;

  for (guint i = 0; lines[i]; i++) {
    gchar *comma;
    gint64 pts = g_ascii_strtoll (lines[i], &comma, 10);
    gint64 dts = g_ascii_strtoll (comma + 1, NULL, 10);

    g_array_append_val (times, pts);
    ck_assert_int_gt (dts, last);
    ck_assert_int_le (dts, pts);
    last = dts;
  }
  g_array_sort (times, compare);
  ck_assert_int_eq (times->len, plan->end - plan->first);
  for (guint i = 0; i < times->len; i++)
    ck_assert_int_eq (g_array_index (times, gint64, i) * rate->fps_n,
        i * second * rate->fps_d);
}

/* Even ones, one more than a round number, and from one frame up. */
static const gint lengths[] = { 25, 89, 0 };
static const gchar *const encoders[] = { "x264enc", "openh264enc" };

/* Chunks of 1, 2, 3 frames, ... */
static void
cut_growing (void)
{
  gint64 k = 1;

  for (gint64 n = 0; n < plan->end; n += k++)
    cut (n, MIN (n + k, plan->end));
}

GST_START_TEST (every_frame_is_there_at_its_time)
{
  const Rate *rate = &rates[__i__ / 6];
  g_auto (Film) film = { NULL };

  lay_plan (lay_movie (rate->fps, 160, 90), rate, lengths[__i__ / 2 % 3],
      encoders[__i__ % 2]);
  if (plan->chunk->len == 0)
    cut_growing ();
  film_init (&film);
  stitch (&film);
  assert_same_pictures (&film);
  assert_exact_times (&film, rate);
  close_maker ();
}
GST_END_TEST;

static gint
loudest (const gfloat *data, gint n)
{
  gint best = 0;

  for (gint i = 0; i < n; i++)
    if (fabsf (data[i]) > fabsf (data[best]))
      best = i;
  return best;
}

static const struct {
  gint64 first, end;
} ranges[] = {
  { 0, 90 }, /* all of it */
  { 13, 77 },
  { 29, 30 },
};

GST_START_TEST (a_range_is_a_film_of_its_own)
{
  const Rate *rate = &rates[0];
  gint64 first = ranges[__i__].first, end = ranges[__i__].end;
  g_auto (Film) film = { NULL };
  g_autoptr (GBytes) out = NULL;
  g_auto (GStrv) duration = NULL;
  gsize size;

  lay_plan (lay_movie (rate->fps, 160, 90), rate, 0, "x264enc");
  plan->first = first;
  plan->end = end;
  plan->sound.first = first * 1600;
  plan->sound.end = end * 1600;
  for (gint64 n = first; n < end; n = MIN (n - n % 30 + 30, end))
    cut (n, MIN (n - n % 30 + 30, end));
  film_init (&film);
  stitch (&film);
  assert_same_pictures (&film);
  assert_exact_times (&film, rate);
  duration =
      ask_lines ("ffprobe -v error -show_entries format=duration -of csv=p=0 @",
          film.output);
  ck_assert_int_eq (
      (gint64) (g_ascii_strtod (duration[0], NULL) * 30 + .5), end - first);
  out = ask (
      "ffmpeg -v error -i @ -map 0:a -ac 1 -ar 48000 -f f32le -", film.output);
  size = g_bytes_get_size (out) / sizeof (gfloat);
  /* ffmpeg gives the last packet of the edit whole. */
  ck_assert_int_ge (size, (end - first) * 1600);
  ck_assert_int_lt (size, (end - first) * 1600 + 1024);
  if (first * 1600 + 100 < WAV_RATE && end * 1600 > WAV_RATE + 100)
    ck_assert_int_le (ABS (loudest (g_bytes_get_data (out, NULL), size)
                          - (WAV_RATE - first * 1600)),
        48);
  close_maker ();
}
GST_END_TEST;

GST_START_TEST (a_mov_is_one_too)
{
  g_auto (Film) film = { NULL };
  g_auto (GStrv) brand = NULL;
  g_autoptr (GError) error = NULL;

  lay_plan (lay_movie ("30", 160, 90), &rates[0], 40, "x264enc");
  film_init (&film);
  fail_unless (stitch_to (&film, render_muxer_find ("mov"), NULL, NULL, &error),
      "%s", error ? error->message : "");
  assert_same_pictures (&film);
  assert_exact_times (&film, &rates[0]);
  brand = ask_lines ("ffprobe -v error -show_entries "
                     "format_tags=major_brand -of csv=p=0 @",
      film.output);
  fail_unless (g_str_has_prefix (brand[0], "qt"), "%s", brand[0]);
  close_maker ();
}
GST_END_TEST;

/* What may befall a chunk's file, here the second one of three. */
static void
truncate_it (Film *film, const gchar *file)
{
  fail_unless (truncate (file, 700) == 0);
}

static void
remove_it (Film *film, const gchar *file)
{
  g_remove (file);
}

static void
empty_it (Film *film, const gchar *file)
{
  fail_unless (truncate (file, 0) == 0);
}

static void
replace (Film *film, gint with)
{
  g_free (film->files->pdata[1]);
  film->files->pdata[1] = make_chunk (with);
}

/* The third has a frame less, the fourth is no part of the film. */
static void
take_a_short_one (Film *film, const gchar *file)
{
  replace (film, 2);
}

static void
take_a_long_one (Film *film, const gchar *file)
{
  replace (film, 3);
}

static void
take_the_sound (Film *film, const gchar *file)
{
  g_free (film->files->pdata[1]);
  film->files->pdata[1] = g_strdup (film->sound);
}

static void
take_another_encoder (Film *film, const gchar *file)
{
  plan->video_encoder = render_video_encoder_find ("openh264enc", NULL);
  replace (film, 1);
}

static void
take_another_size (Film *film, const gchar *file)
{
  plan->video.shape.width = 128;
  close_maker ();
  maker = chunk_maker_new (plan, cache);
  replace (film, 1);
}

static void
take_another_rate (Film *film, const gchar *file)
{
  g_autofree gchar *other = inside ("other.mp4");
  g_autofree gchar *line = g_strdup_printf (
      "ffmpeg -v error -y -itsscale 1.5 -i @ -c copy %s", other);

  g_bytes_unref (ask (line, file));
  g_free (film->files->pdata[1]);
  film->files->pdata[1] = g_steal_pointer (&other);
}

static const struct {
  void (*befall) (Film *film, const gchar *file);
  const gchar *says;
} faults[] = {
  { truncate_it, "not as expected" },
  { remove_it, "cannot open" },
  { empty_it, "no movie box" },
  { take_a_short_one, "29 frames where 30 are planned" },
  { take_a_long_one, "31 frames where 30 are planned" },
  { take_the_sound, "no pictures" },
  { take_another_encoder, "format" },
  { take_another_size, "format" },
  { take_another_rate, "" },
};

static void
assert_bad (const Film *film, gint chunk, const gchar *says)
{
  g_autofree gchar *scratch = g_strconcat (film->output, ".media", NULL);
  g_autoptr (GError) error = NULL;
  gint bad = -2;

  fail_if (stitch_to (film, render_muxers[0], &bad, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK);
  ck_assert_int_eq (bad, chunk);
  fail_unless (strstr (error->message, says) != NULL, "%s", error->message);
  fail_if (g_file_test (film->output, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (scratch, G_FILE_TEST_EXISTS));
}

/* Three chunks of 30, 30 and 29 frames, and one of 31 beside. */
static void
film_of_three (Film *film)
{
  lay_plan (lay_movie ("30", 160, 90), &rates[0], 0, "x264enc");
  plan->end = 89;
  plan->sound.end = 89 * 1600;
  cut (0, 30);
  cut (30, 60);
  cut (60, 89);
  cut (30, 61);
  film_init (film);
}

GST_START_TEST (a_bad_chunk_is_named)
{
  g_auto (Film) film = { NULL };

  film_of_three (&film);
  faults[__i__].befall (&film, film.files->pdata[1]);
  g_array_set_size (plan->chunk, 3);
  assert_bad (&film, 1, faults[__i__].says);
  close_maker ();
}
GST_END_TEST;

GST_START_TEST (a_bad_sound_is_named)
{
  g_auto (Film) film = { NULL };

  film_of_three (&film);
  g_array_set_size (plan->chunk, 3);
  plan->sound.end += 16384;
  assert_bad (&film, CHUNK_SOUND, "too early");
  g_free (film.sound);
  film.sound = g_strdup (film.files->pdata[0]);
  assert_bad (&film, CHUNK_SOUND, "no sound");
  g_remove (film.sound);
  plan->video_encoder = NULL;
  assert_bad (&film, CHUNK_SOUND, "cannot open");
  close_maker ();
}
GST_END_TEST;

/* Whatever a byte of the tables is changed to, the film is made or the chunk
 * is named. */
GST_START_TEST (no_byte_of_a_chunk_does_harm)
{
  g_auto (Film) film = { NULL };
  g_autofree gchar *good = NULL;
  g_autofree gchar *bad = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (__i__);
  gchar *file;
  gsize size, tables;

  film_of_three (&film);
  g_array_set_size (plan->chunk, 3);
  file = film.files->pdata[1];
  fail_unless (g_file_get_contents (file, &good, &size, NULL));
  tables = (const gchar *) memmem (good, size, "moov", 4) - good;
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GError) error = NULL;
    gint named = -2;

    g_free (bad);
    bad = g_memdup2 (good, size);
    bad[g_rand_int_range (chance, tables - 4, size)] ^= 1
        << g_rand_int_range (chance, 0, 8);
    fail_unless (g_file_set_contents (file, bad, size, NULL));
    if (stitch_to (&film, render_muxers[0], &named, NULL, &error))
      continue;
    g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK);
    ck_assert_int_eq (named, 1);
  }
  close_maker ();
}
GST_END_TEST;

GST_START_TEST (what_the_disk_refuses_is_told)
{
  g_auto (Film) film = { NULL };
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  gboolean done;

  film_of_three (&film);
  g_array_set_size (plan->chunk, 3);
  signal (SIGXFSZ, SIG_IGN);
  fail_unless (getrlimit (RLIMIT_FSIZE, &limit) == 0);
  limit.rlim_cur = 3000;
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  done = stitch_to (&film, render_muxers[0], NULL, NULL, &error);
  limit.rlim_cur = limit.rlim_max;
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  signal (SIGXFSZ, SIG_DFL);
  fail_if (done);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_if (g_file_test (film.output, G_FILE_TEST_EXISTS));
  close_maker ();
}
GST_END_TEST;

GST_START_TEST (it_can_be_cancelled)
{
  g_auto (Film) film = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  film_of_three (&film);
  g_array_set_size (plan->chunk, 3);
  g_cancellable_cancel (cancellable);
  fail_if (stitch_to (&film, render_muxers[0], NULL, cancellable, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  fail_if (g_file_test (film.output, G_FILE_TEST_EXISTS));
  close_maker ();
}
GST_END_TEST;

static gint64
peak_kib (void)
{
  struct rusage usage;

  fail_unless (getrusage (RUSAGE_SELF, &usage) == 0);
  return usage.ru_maxrss;
}

/* One chunk, 1,200 times. */
static void
film_of_many (Film *film)
{
  g_autofree gchar *movie = inside ("movie.json");

  fail_unless (g_file_set_contents (movie,
      "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":30},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
      "\"duration_ms\":600000}]}}",
      -1, NULL));
  lay_plan (g_steal_pointer (&movie), &rates[0], 15, "x264enc");
  ck_assert_int_eq (plan->chunk->len, 1200);
  film->files = g_ptr_array_new_with_free_func (g_free);
  film->output = inside ("out.mp4");
  g_ptr_array_add (film->files, make_chunk (0));
  for (guint i = 1; i < plan->chunk->len; i++)
    g_ptr_array_add (film->files, g_strdup (film->files->pdata[0]));
}

/* They take no more memory than their packets' places in the film. */
GST_START_TEST (many_chunks_need_no_more_memory)
{
  g_auto (Film) film = { NULL };
  gint64 before;

  film_of_many (&film);
  before = peak_kib ();
  stitch (&film);
  assert_exact_times (&film, &rates[0]);
  ck_assert_int_lt (peak_kib () - before, 16 * 1024);
  close_maker ();
}
GST_END_TEST;

typedef struct {
  GThread *thread;
  guint n_between;
  gint64 last, n_bytes; /* last -1: nothing told yet */
} Told;

static void
on_progress (gint64 bytes, gint64 n_bytes, gpointer user_data)
{
  Told *told = user_data;

  fail_unless (g_thread_self () == told->thread);
  if (told->last < 0)
    ck_assert_int_eq (bytes, 0);
  else
    ck_assert_int_eq (n_bytes, told->n_bytes);
  ck_assert_int_ge (bytes, told->last);
  ck_assert_int_le (bytes, n_bytes);
  told->n_between += bytes > told->last && bytes > 0 && bytes < n_bytes;
  told->last = bytes;
  told->n_bytes = n_bytes;
}

/* Of all packets, as ffprobe counts them. */
static gint64
count_packet_bytes (const gchar *file)
{
  g_auto (GStrv) lines = ask_lines (
      "ffprobe -v error -show_entries packet=size -of csv=p=0 @", file);
  gint64 sum = 0;

  for (guint i = 0; lines[i]; i++)
    sum += g_ascii_strtoll (lines[i], NULL, 10);
  return sum;
}

GST_START_TEST (it_tells_how_far_it_is)
{
  g_auto (Film) film = { NULL };
  Told told = { g_thread_self (), 0, -1, 0 };
  g_autoptr (GError) error = NULL;
  RenderStitching stitching = {
    .progress = on_progress,
    .user_data = &told,
    .interval_ms = 2,
  };

  film_of_many (&film);
  stitching.files = (const gchar *const *) film.files->pdata;
  stitching.output = film.output;
  render_stitch (plan, &stitching, NULL, &error);
  g_assert_no_error (error);
  ck_assert_int_eq (told.n_bytes, count_packet_bytes (film.output));
  ck_assert_int_eq (told.last, told.n_bytes);
  ck_assert_uint_ge (told.n_between, 5);
  close_maker ();
}
GST_END_TEST;

static Suite *
stitch_suite (void)
{
  Suite *suite = suite_create ("stitch");
  TCase *tcase = tcase_create ("stitch");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, open_cache, close_all);
  tcase_add_loop_test (
      tcase, every_frame_is_there_at_its_time, 0, G_N_ELEMENTS (rates) * 6);
  tcase_add_loop_test (
      tcase, a_range_is_a_film_of_its_own, 0, G_N_ELEMENTS (ranges));
  tcase_add_test (tcase, a_mov_is_one_too);
  tcase_add_loop_test (tcase, a_bad_chunk_is_named, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, a_bad_sound_is_named);
  tcase_add_loop_test (tcase, no_byte_of_a_chunk_does_harm, 0, 4);
  tcase_add_test (tcase, what_the_disk_refuses_is_told);
  tcase_add_test (tcase, it_can_be_cancelled);
  tcase_add_test (tcase, many_chunks_need_no_more_memory);
  tcase_add_test (tcase, it_tells_how_far_it_is);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (stitch_suite)
