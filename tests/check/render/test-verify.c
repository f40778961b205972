/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Hashes and comparisons of movies and of real renders, held against what
 * ffmpeg decodes and against plain arithmetic. */
#include "chunk-fixture.h"
#include "likeness.h"
#include "render.h"
#include "verify.h"

#include <math.h>
#include <xxhash.h>

/* Rows are not as long as they are apart. */
#define WIDTH 162
#define HEIGHT 90
#define FRAMES 90
#define LUMA (WIDTH * HEIGHT)
#define FRAME (LUMA * 3 / 2)

static gchar *
lay (const gchar *name, gint width, gint height, const gchar *text,
    const gchar *sound)
{
  gchar *file = inside (name);
  g_autofree gchar *json = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":%d,\"height\":%d,\"fps\":30},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
      "\"duration_ms\":1600,\"transition_out\":{\"type\":\"wipeleft\","
      "\"duration_ms\":400}},"
      "{\"type\":\"color\",\"color\":\"#d0a060\",\"duration_ms\":1400}],"
      "\"captions\":{\"style\":\"bold_bottom\",\"cues\":["
      "{\"from_ms\":200,\"to_ms\":900,\"text\":\"One\"},"
      "{\"from_ms\":1000,\"to_ms\":1700,\"text\":\"%s\"}]},"
      "\"audio\":[{\"src\":\"%s\",\"role\":\"sfx\",\"from_ms\":0,"
      "\"to_ms\":3000}]}}",
      width, height, text, sound);

  fail_unless (g_file_set_contents (file, json, -1, NULL));
  return file;
}

static void
lay_sound (const gchar *name, guint at)
{
  g_autofree gchar *file = inside (name);
  g_autofree gint16 *samples = g_new0 (gint16, 3 * WAV_RATE);

  samples[at] = 8000;
  wav_write (file, samples, 3 * WAV_RATE);
}

static void
setup (void)
{
  make_folder ();
  lay_sound ("a.wav", WAV_RATE);
  lay_sound ("b.wav", WAV_RATE + 1);
}

static gchar *
film (const gchar *movie, const gchar *name, gint crf)
{
  gchar *file = inside (name);
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.output = file;
  request.crf = crf;
  request.no_cache = TRUE;
  render_movie (&request, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
keep_hash (const VerifyFrame *frame, gpointer hashes)
{
  if (hashes)
    g_ptr_array_add (hashes,
        g_strdup_printf (
            "%" G_GINT64_FORMAT " %s", frame->number, frame->hash));
}

static VerifySummary
verify_part (const gchar *file, gint64 from, gint64 to, GPtrArray *hashes)
{
  const FilmRequest request = { .file = file, .from_ms = from, .to_ms = to };
  g_autoptr (GError) error = NULL;
  VerifySummary summary;

  verify_film (&request, keep_hash, hashes, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static VerifyDifference
compare (const gchar *a, const gchar *b)
{
  const FilmRequest one = { .file = a }, other = { .file = b };
  g_autoptr (GError) error = NULL;
  VerifyDifference found;

  verify_compare (&one, &other, &found, &error);
  g_assert_no_error (error);
  return found;
}

static GBytes *
decode (const gchar *file)
{
  GBytes *raw = ask (
      "ffmpeg -v error -i @ -map 0:v -f rawvideo -pix_fmt yuv420p -", file);

  ck_assert_uint_eq (g_bytes_get_size (raw), FRAMES * FRAME);
  return raw;
}

GST_START_TEST (the_same_is_the_same)
{
  g_autofree gchar *movie = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *one = film (movie, "one.mp4", -1);
  g_autofree gchar *other = film (movie, "other.mp4", -1);
  const gchar *const files[] = { movie, one };

  for (guint i = 0; i < 2; i++) {
    VerifySummary first = verify_part (files[i], 0, 0, NULL);
    VerifySummary again = verify_part (i ? other : movie, 0, 0, NULL);

    ck_assert_int_eq (first.frames, FRAMES);
    ck_assert_int_eq (first.width, WIDTH);
    ck_assert_int_eq (first.fps_n, 30);
    ck_assert_str_eq (first.hash, again.hash);
    ck_assert_str_eq (first.sound, again.sound);
  }
  ck_assert_int_eq (verify_part (movie, 0, 0, NULL).samples, 3 * WAV_RATE);
  for (guint i = 0; i < 2; i++) {
    g_auto (VerifyDifference) found = compare (files[i], i ? other : movie);

    fail_unless (verify_equal (&found));
    ck_assert_int_eq (found.frames[1], FRAMES);
    ck_assert_int_eq (found.first_frame, -1);
    ck_assert_int_eq (found.worst_frame, -1);
  }
}
GST_END_TEST;

/* A hash is that of the bytes that ffmpeg has, without any between rows; the
 * whole's is that of the lines that are documented. */
GST_START_TEST (hashes_are_of_what_is_seen)
{
  g_autofree gchar *movie = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *file = film (movie, "one.mp4", -1);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  VerifySummary summary = verify_part (file, 0, 0, hashes);
  g_autoptr (GBytes) raw = decode (file);
  const guint8 *bytes = g_bytes_get_data (raw, NULL);
  g_autoptr (GString) lines = g_string_new ("I420 162x90 30/1\n");
  g_autofree gchar *whole = NULL;
  XXH128_hash_t hash;

  ck_assert_uint_eq (hashes->len, FRAMES);
  for (guint i = 0; i < FRAMES; i++) {
    g_autofree gchar *line = NULL;

    hash = XXH3_128bits (bytes + i * FRAME, FRAME);
    line = g_strdup_printf ("%u %016" G_GINT64_MODIFIER
                            "x%016" G_GINT64_MODIFIER "x",
        i, (guint64) hash.high64, (guint64) hash.low64);
    ck_assert_str_eq (hashes->pdata[i], line);
    g_string_append_printf (lines, "%s\n", line);
  }
  g_string_append_printf (lines, "F32LE 48000 2 %" G_GINT64_FORMAT " %s\n",
      summary.samples, summary.sound);
  hash = XXH3_128bits (lines->str, lines->len);
  whole =
      g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
          (guint64) hash.high64, (guint64) hash.low64);
  ck_assert_str_eq (summary.hash, whole);
}
GST_END_TEST;

GST_START_TEST (a_part_has_the_frames_of_the_whole)
{
  g_autofree gchar *movie = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *file = film (movie, "one.mp4", -1);
  const gchar *const files[] = { movie, file };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (g_free);
    VerifySummary summary;

    verify_part (files[i], 0, 0, all);
    /* Frames 37 (1.2333 s) to 59. */
    summary = verify_part (files[i], 1201, 2000, part);
    ck_assert_uint_eq (part->len, 23);
    ck_assert_int_eq (summary.samples, 23 * 1600);
    for (guint n = 0; n < part->len; n++)
      ck_assert_str_eq (part->pdata[n], all->pdata[37 + n]);
  }
}
GST_END_TEST;

GST_START_TEST (a_letter_is_found_at_its_first_frame)
{
  g_autofree gchar *a = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *b = lay ("b.json", WIDTH, HEIGHT, "Cut", "a.wav");
  g_auto (VerifyDifference) found = compare (a, b);

  ck_assert_int_eq (found.first_frame, 30);
  ck_assert_int_eq (found.first_time, GST_SECOND);
  ck_assert_int_eq (found.frames_differ, 21); /* to 1.7 s */
  ck_assert_int_eq (found.samples_differ, 0);
  ck_assert_int_ge (found.worst_frame, 30);
  fail_unless (found.psnr > 15 && found.psnr < 60, "%f", found.psnr);
  fail_unless (found.ssim > 0.5 && found.ssim < 1, "%f", found.ssim);
}
GST_END_TEST;

GST_START_TEST (a_shift_by_one_sample_is_found)
{
  g_autofree gchar *a = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *b = lay ("b.json", WIDTH, HEIGHT, "Cat", "b.wav");
  g_auto (VerifyDifference) found = compare (a, b);

  ck_assert_int_eq (found.frames_differ, 0);
  ck_assert_int_eq (found.first_sample, WAV_RATE);
  ck_assert_int_eq (found.samples_differ, 2);
  fail_unless (fabs (found.peak - 8000 / 32768.0) < 1e-6, "%f", found.peak);
}
GST_END_TEST;

/* One window, as the paper has it. */
static gdouble
plain_window (const guint8 *a, const guint8 *b, gint stride)
{
  const gdouble c1 = pow (0.01 * 255, 2), c2 = pow (0.03 * 255, 2);
  gdouble ma = 0, mb = 0, va = 0, vb = 0, cov = 0;

  for (gint i = 0; i < 64; i++) {
    ma += a[i / 8 * stride + i % 8] / 64.0;
    mb += b[i / 8 * stride + i % 8] / 64.0;
  }
  for (gint i = 0; i < 64; i++) {
    gdouble da = a[i / 8 * stride + i % 8] - ma;
    gdouble db = b[i / 8 * stride + i % 8] - mb;

    va += da * da / 64;
    vb += db * db / 64;
    cov += da * db / 64;
  }
  return (2 * ma * mb + c1) * (2 * cov + c2)
      / ((ma * ma + mb * mb + c1) * (va + vb + c2));
}

static gdouble
plain_ssim (const guint8 *a, const guint8 *b)
{
  gdouble sum = 0;
  gint n = 0;

  for (gint y = 0; y <= HEIGHT - 8; y += 4)
    for (gint x = 0; x <= WIDTH - 8; x += 4, n++)
      sum += plain_window (a + y * WIDTH + x, b + y * WIDTH + x, WIDTH);
  return sum / n;
}

static gdouble
plain_error (const guint8 *a, const guint8 *b)
{
  gdouble sum = 0;

  for (gint i = 0; i < FRAME; i++)
    sum += pow (a[i] - b[i], 2);
  return sum / FRAME;
}

/* The worst frame of a poor encoding, and how poor it is. */
GST_START_TEST (the_worst_frame_is_rated)
{
  g_autofree gchar *movie = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *good = film (movie, "good.mp4", 10);
  g_autofree gchar *poor = film (movie, "poor.mp4", 45);
  g_auto (VerifyDifference) found = compare (good, poor);
  g_autoptr (GBytes) raw_good = decode (good), raw_poor = decode (poor);
  const guint8 *a = g_bytes_get_data (raw_good, NULL);
  const guint8 *b = g_bytes_get_data (raw_poor, NULL);
  gdouble worst_error = 0;
  gint worst = -1, n_differ = 0;

  for (gint i = 0; i < FRAMES; i++) {
    gdouble error = plain_error (a + i * FRAME, b + i * FRAME);

    n_differ += error > 0;
    if (error > worst_error)
      worst_error = error, worst = i;
  }
  ck_assert_int_eq (found.frames_differ, n_differ);
  ck_assert_int_eq (found.worst_frame, worst);
  fail_unless (fabs (found.psnr - 10 * log10 (255 * 255 / worst_error)) < 1e-9);
  fail_unless (
      fabs (found.ssim - plain_ssim (a + worst * FRAME, b + worst * FRAME))
      < 1e-9);
  fail_unless (found.ssim < 0.999);
}
GST_END_TEST;

GST_START_TEST (likeness_of_extremes)
{
  guint8 black[64] = { 0 }, white[64], small[4] = { 1, 2, 3, 4 };
  const LikenessPlane b = { black, 8 }, w = { white, 8 }, s = { small, 2 };

  memset (white, 255, sizeof white);
  fail_unless (likeness_error (b, w, 8, 8) == 64 * 255 * 255);
  fail_unless (fabs (likeness_psnr (64 * 255 * 255, 64)) < 1e-12);
  fail_unless (likeness_psnr (0, 64) == G_MAXDOUBLE);
  fail_unless (likeness_ssim (w, w, 8, 8) == 1);
  fail_unless (fabs (likeness_ssim (b, w, 8, 8) - 6.5025 / 65031.5025) < 1e-9);
  fail_unless (likeness_ssim (s, s, 2, 2) == 1);
  fail_unless (likeness_ssim (s, b, 2, 2) == 0);
}
GST_END_TEST;

static gint
command (gchar **said, const gchar *a, const gchar *b, const gchar *option)
{
  const gchar *argv[] = { g_getenv ("JSONCLIP_PROGRAM"), "verify", option, a, b,
    NULL };
  g_autofree gchar *out = NULL, *errors = NULL;
  gint status;

  fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, 0, NULL, NULL, &out,
      &errors, &status, NULL));
  fail_unless (WIFEXITED (status), "%s", errors);
  *said = g_strconcat (out, errors, NULL);
  return WEXITSTATUS (status);
}

static void
assert_says (gint expected, const gchar *words, const gchar *a, const gchar *b,
    const gchar *option)
{
  g_autofree gchar *said = NULL;
  gint status = command (&said, a, b, option);

  fail_unless (status == expected, "%s %s: %d: %s", option, a, status, said);
  fail_unless (strstr (said, words) != NULL, "%s", said);
}

GST_START_TEST (the_command_tells_by_its_status)
{
  g_autofree gchar *a = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *b = lay ("b.json", WIDTH, HEIGHT, "Cut", "a.wav");
  g_autofree gchar *larger = lay ("c.json", 320, 180, "Cat", "a.wav");
  VerifySummary summary = verify_part (a, 0, 0, NULL);

  assert_says (0, summary.hash, a, NULL, "--quiet");
  assert_says (0, "equal", a, a, "--compare");
  assert_says (1, "the first is 30 at 0:00:01.000", a, b, "--compare");
  assert_says (1, "cannot be compared", a, larger, "--compare");
  assert_says (2, "two with --compare", a, b, "--quiet");
  assert_says (6, "no such file", "nowhere.mp4", NULL, "--quiet");
}
GST_END_TEST;

static void
spoil (const gchar *name, const gchar *bytes, gsize size, const gchar *words)
{
  g_autofree gchar *file = inside (name);

  fail_unless (g_file_set_contents (file, bytes, size, NULL));
  assert_says (4, words, file, NULL, "--quiet");
}

GST_START_TEST (what_is_damaged_is_told)
{
  g_autofree gchar *movie = lay ("a.json", WIDTH, HEIGHT, "Cat", "a.wav");
  g_autofree gchar *file = film (movie, "one.mp4", -1);
  g_autofree gchar *bytes = NULL;
  gsize size;

  fail_unless (g_file_get_contents (file, &bytes, &size, NULL));
  spoil ("half.mp4", bytes, size / 2, "cut off");
  spoil ("start.mp4", bytes, 100, "start.mp4");
  spoil ("empty.mp4", bytes, 0, "neither a movie JSON nor");
  spoil ("text.mp4", "Hello", 5, "neither a movie JSON nor");
  spoil ("broken.json", "{\"movie\":", 9, "broken.json");
  memset (bytes + size / 8, 0, size / 2);
  spoil ("zeros.mp4", bytes, size, "zeros.mp4");
}
GST_END_TEST;

static Suite *
verify_suite (void)
{
  Suite *suite = suite_create ("verify");
  TCase *tcase = tcase_create ("verify");

  tcase_add_checked_fixture (tcase, setup, remove_folder);
  tcase_add_test (tcase, the_same_is_the_same);
  tcase_add_test (tcase, hashes_are_of_what_is_seen);
  tcase_add_test (tcase, a_part_has_the_frames_of_the_whole);
  tcase_add_test (tcase, a_letter_is_found_at_its_first_frame);
  tcase_add_test (tcase, a_shift_by_one_sample_is_found);
  tcase_add_test (tcase, the_worst_frame_is_rated);
  tcase_add_test (tcase, likeness_of_extremes);
  tcase_add_test (tcase, the_command_tells_by_its_status);
  tcase_add_test (tcase, what_is_damaged_is_told);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (verify_suite)
