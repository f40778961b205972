/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks of real encoders, stitched: ffmpeg must find the chunks' own pictures
 * in the film, each at the time that the movie gives it; and what is wrong with
 * a chunk must be told of that chunk. */
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
  return render_stitch_with (plan, muxer,
      (const gchar *const *) film->files->pdata, film->sound, film->output, bad,
      cancellable, error);
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
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (stitch_suite)
