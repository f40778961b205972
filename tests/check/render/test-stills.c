/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is drawn without being encoded: stills, sheets, GIFs and the mix, read
 * back with ffmpeg. */
#include "suite.h"
#include "folder.h"
#include "formats.h"
#include "frames.h"
#include "png-file.h"
#include "stills.h"
#include "wav.h"

#include <string.h>

#define WIDTH 192
#define HEIGHT 128
#define IMPULSE WAV_RATE

static gchar *movie;
static RenderRequest request;
static GPtrArray *warnings;

/* Red, green and blue, a second each. */
static const guint8 colors[][3] = { { 200, 40, 40 }, { 40, 160, 60 },
  { 50, 70, 190 } };

static void
write_movie (void)
{
  g_autofree gchar *sound = inside ("sound.wav");
  g_autofree gint16 *samples = g_new0 (gint16, 3 * WAV_RATE);

  samples[IMPULSE] = 20000;
  wav_write (sound, samples, 3 * WAV_RATE);
  fail_unless (g_file_set_contents (movie,
      "{\"movie\": {\"format\": {\"width\": 192, \"height\": 128, \"fps\": 30},"
      "\"scenes\": ["
      "{\"type\": \"color\", \"color\": \"#c82828\", \"duration_ms\": 1000},"
      "{\"type\": \"color\", \"color\": \"#28a03c\", \"duration_ms\": 1000},"
      "{\"type\": \"color\", \"color\": \"#3246be\", \"duration_ms\": 1000}],"
      "\"audio\": [{\"src\": \"sound.wav\", \"role\": \"sfx\", \"from_ms\": 0, "
      "\"to_ms\": 3000}]}}",
      -1, NULL));
}

static void
setup (void)
{
  make_folder ();
  movie = inside ("movie.json");
  write_movie ();
  request = (RenderRequest) RENDER_REQUEST_INIT;
  request.movie = movie;
  warnings = g_ptr_array_new_with_free_func (g_free);
}

static void
teardown (void)
{
  remove_folder ();
  g_clear_pointer (&movie, g_free);
  g_clear_pointer (&warnings, g_ptr_array_unref);
}

/* All frames, or samples, of a file as ffmpeg gives them. */
static GBytes *
decode (const gchar *file, const gchar *format, const gchar *option,
    const gchar *value)
{
  const gchar *const argv[] = { "ffmpeg", "-v", "error", "-i", file, "-f",
    format, option, value, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GBytes *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  fail_unless (g_subprocess_get_successful (process), "%s", file);
  return out;
}

static GBytes *
decode_rgb (const gchar *file)
{
  return decode (file, "rawvideo", "-pix_fmt", "rgb24");
}

static void
fail_unless_color (const guint8 *rgb, guint scene, gint tolerance)
{
  for (guint i = 0; i < 3; i++)
    fail_unless (ABS ((gint) rgb[i] - colors[scene][i]) <= tolerance,
        "scene %u: %u %u %u", scene, rgb[0], rgb[1], rgb[2]);
}

GST_START_TEST (test_png_is_exact)
{
  g_autoptr (Picture) picture = picture_new (37, 21, PICTURE_BT709);
  g_autofree guint8 *rgba = g_malloc (37 * 21 * 4);
  g_autofree gchar *file = inside ("noise.png");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;
  const guint8 *rgb;
  guint32 chance = 1;
  gsize size;

  for (guint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (picture, plane); y++)
      for (gint x = 0; x < picture_plane_width (picture, plane); x++)
        picture->plane[plane][y * picture->stride[plane] + x] =
            (chance = chance * 1664525 + 1013904223) >> 24;
  picture_to_rgba (picture, rgba);
  png_file_write (file, picture, &error);
  g_assert_no_error (error);
  read = decode_rgb (file);
  rgb = g_bytes_get_data (read, &size);
  fail_unless_equals_int (size, 37 * 21 * 3);
  for (guint i = 0; i < 37 * 21; i++)
    fail_unless (memcmp (rgb + i * 3, rgba + i * 4, 3) == 0, "pixel %u", i);
}
GST_END_TEST;

static const struct {
  const gchar *pattern, *name;
} names[] = {
  { "a/%d.png", "a/7.png" },
  { "a/%03d.png", "a/007.png" },
  { "%09d", "000000007" },
  { "a.png", NULL },
  { "%s.png", NULL },
  { "%d-%d.png", NULL },
  { "%n%d.png", NULL },
  { "%0d.png", NULL },
  { "%12d.png", NULL },
  { "%", NULL },
};

GST_START_TEST (test_names)
{
  g_autofree gchar *name = render_stills_name (names[__i__].pattern, 7);

  fail_unless_equals_string (name, names[__i__].name);
}
GST_END_TEST;

static void
draw (const RenderStills *stills)
{
  g_autoptr (GError) error = NULL;

  render_stills (&request, stills, warnings, NULL, &error);
  g_assert_no_error (error);
}

static void
check_still (const gchar *file, gsize pixels, guint scene)
{
  g_autoptr (GBytes) read = decode_rgb (file);
  gsize size;
  const guint8 *rgb = g_bytes_get_data (read, &size);

  fail_unless_equals_int (size, pixels * 3);
  fail_unless_color (rgb, scene, 3);
  fail_unless_color (rgb + size / 2 / 3 * 3, scene, 3);
}

GST_START_TEST (test_poster)
{
  g_autofree gchar *file = inside ("poster.png");

  draw (&(RenderStills){ .poster = file, .poster_ms = 2500 });
  check_still (file, WIDTH * HEIGHT, 2);
  draw (&(RenderStills){ .poster = file, .poster_ms = 999999 });
  check_still (file, WIDTH * HEIGHT, 2);
  draw (&(RenderStills){ .poster = file, .poster_ms = -1 });
  check_still (file, WIDTH * HEIGHT, 1);
  request.width = 96;
  request.height = 64;
  draw (&(RenderStills){ .poster = file, .poster_ms = 0 });
  check_still (file, 96 * 64, 0);
}
GST_END_TEST;

GST_START_TEST (test_thumbnails)
{
  g_autofree gchar *pattern = inside ("small-%02d.png");
  g_autofree gchar *more = inside ("small-04.png");

  draw (&(RenderStills){ .thumbnails = pattern, .n_thumbnails = 3 });
  for (guint i = 0; i < 3; i++) {
    g_autofree gchar *file = render_stills_name (pattern, i + 1);

    check_still (file, WIDTH * HEIGHT, i);
  }
  fail_if (g_file_test (more, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

/* Four shots of each scene in rows of four: their middles have its colour, and
 * under each something is written. */
GST_START_TEST (test_sheet)
{
  const gint width = 400, height = 266, gap = 28, margin = 64;
  const gint row = 2 * margin + 4 * (width + gap) - gap;
  g_autofree gchar *file = inside ("sheet.png");
  g_autoptr (GBytes) read = NULL;
  const guint8 *rgb;
  gsize size;

  draw (&(RenderStills){ .sheet = file });
  read = decode_rgb (file);
  rgb = g_bytes_get_data (read, &size);
  fail_unless_equals_int (size % (row * 3), 0);
  for (gint i = 0; i < 12; i++) {
    gint x = margin + i % 4 * (width + gap);
    gint y = margin + 116 + i / 4 * (height + 44 + gap);
    gint brightest = 0;

    fail_unless_color (
        rgb + ((y + height / 2) * row + x + width / 2) * 3, i / 4, 4);
    for (gint n = 0; n < 30 * width; n++)
      brightest = MAX (brightest,
          rgb[((y + height + 8 + n / width) * row + x + n % width) * 3]);
    fail_unless (brightest > 100, "shot %d has no caption", i);
  }
}
GST_END_TEST;

static void
render (const gchar *output, RenderResult *result)
{
  g_autoptr (GError) error = NULL;

  request.output = output;
  render_movie (&request, NULL, NULL, NULL, result, &error);
  g_assert_no_error (error);
}

GST_START_TEST (test_gif)
{
  g_autofree gchar *file = inside ("film.gif");
  g_auto (RenderResult) result = { 0 };
  g_autoptr (GBytes) read = NULL;
  const guint8 *rgb;
  gsize size;

  render (file, &result);
  fail_unless_equals_int (result.frames, 90);
  fail_unless_equals_int (result.duration_ms, 3000);
  read = decode_rgb (file);
  rgb = g_bytes_get_data (read, &size);
  fail_unless_equals_int (size, 90 * WIDTH * HEIGHT * 3);
  for (guint n = 0; n < 90; n++)
    fail_unless_color (
        rgb + ((gsize) n * WIDTH * HEIGHT + WIDTH * 60 + 90) * 3, n / 30, 8);
  /* what does not change costs next to nothing */
  fail_unless (result.bytes < 120000, "%d bytes", (gint) result.bytes);
}
GST_END_TEST;

GST_START_TEST (test_gif_of_a_fast_film)
{
  g_autofree gchar *file = inside ("film.gif");
  g_auto (RenderResult) result = { 0 };

  request.fps_n = 60;
  request.fps_d = 1;
  render (file, &result);
  fail_unless_equals_int (result.frames, 150);
  fail_unless_equals_int (result.duration_ms, 3000);
}
GST_END_TEST;

GST_START_TEST (test_png_sequence)
{
  g_autofree gchar *file = inside ("film.png");
  g_autofree gchar *begin = inside ("film-00001.png");
  g_autofree gchar *last = inside ("film-00003.png");
  g_autofree gchar *part = inside ("film.png.part");
  g_auto (RenderResult) result = { 0 };

  request.from_ms = 2000;
  request.to_ms = 2100;
  render (file, &result);
  fail_unless_equals_int (result.frames, 3);
  check_still (begin, WIDTH * HEIGHT, 2);
  check_still (last, WIDTH * HEIGHT, 2);
  fail_if (g_file_test (file, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
  request.to_ms = 2030;
  render_result_clear (&result);
  render (file, &result);
  check_still (file, WIDTH * HEIGHT, 2);
}
GST_END_TEST;

GST_START_TEST (test_wav)
{
  g_autofree gchar *file = inside ("film.wav");
  g_autoptr (GBytes) read = NULL;
  g_auto (RenderResult) result = { 0 };
  const gint32 *samples;
  gsize size, at = 0;

  request.from_ms = 500;
  render (file, &result);
  fail_unless_equals_int (result.duration_ms, 2500);
  read = decode (file, "s32le", "-c:a", "pcm_s32le");
  samples = g_bytes_get_data (read, &size);
  fail_unless_equals_int (size, 2.5 * WAV_RATE * 2 * 4);
  for (gsize i = 0; i < size / 4; i += 2)
    if (ABS (samples[i]) > ABS (samples[at]))
      at = i;
  fail_unless_equals_int (at / 2, IMPULSE - WAV_RATE / 2);
}
GST_END_TEST;

/* Or a GIF that lacks its end would be taken for whole. */
GST_START_TEST (test_no_frame_behind_the_last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Frames) frames = frames_open (&request, warnings, &error);

  g_assert_no_error (error);
  frames_seek (frames, 2, 4);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (Picture) picture = frames_next (frames, NULL, &error);

    g_assert_no_error (error);
    fail_unless (picture != NULL);
  }
  fail_if (frames_next (frames, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_WORKER);
}
GST_END_TEST;

GST_START_TEST (test_nothing_half_written)
{
  g_autofree gchar *file = inside ("none/film.gif");
  g_autofree gchar *poster = inside ("none/poster.png");
  const RenderStills stills = { .poster = poster };
  g_autoptr (GError) error = NULL;

  request.output = file;
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  g_clear_error (&error);
  fail_if (render_stills (&request, &stills, warnings, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
}
GST_END_TEST;

static gboolean
same_sheets (const gchar *a, const gchar *b)
{
  g_autofree gchar *one = NULL, *other = NULL;
  gsize n_one, n_other;

  fail_unless (g_file_get_contents (a, &one, &n_one, NULL)
      && g_file_get_contents (b, &other, &n_other, NULL));
  return n_one == n_other && memcmp (one, other, n_one) == 0;
}

/* The movie's own title; of a movie.json without one its folder's name. */
GST_START_TEST (test_sheet_is_titled)
{
  g_autofree gchar *text = NULL, *base = g_path_get_basename (folder);
  g_autofree gchar *none = inside ("none.png");
  g_autofree gchar *same = inside ("same.png");
  g_autofree gchar *other = inside ("other.png");
  g_autofree gchar *said =
      g_strdup_printf ("{\"movie\": {\"title\": \"%s\", ", base);

  fail_unless (g_file_get_contents (movie, &text, NULL, NULL));
  draw (&(RenderStills){ .sheet = none });
  {
    g_autofree gchar *titled = g_strconcat (said, text + 11, NULL);

    fail_unless (g_file_set_contents (movie, titled, -1, NULL));
    draw (&(RenderStills){ .sheet = same });
  }
  {
    g_autofree gchar *titled =
        g_strconcat ("{\"movie\": {\"title\": \"Another\", ", text + 11, NULL);

    fail_unless (g_file_set_contents (movie, titled, -1, NULL));
    draw (&(RenderStills){ .sheet = other });
  }
  fail_unless (same_sheets (none, same));
  fail_if (same_sheets (none, other));
}
GST_END_TEST;

static Suite *
stills_suite (void)
{
  Suite *suite = suite_create ("stills");
  TCase *tc = tcase_create ("stills");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, test_png_is_exact);
  tcase_add_loop_test (tc, test_names, 0, G_N_ELEMENTS (names));
  tcase_add_test (tc, test_poster);
  tcase_add_test (tc, test_thumbnails);
  tcase_add_test (tc, test_sheet);
  tcase_add_test (tc, test_sheet_is_titled);
  tcase_add_test (tc, test_gif);
  tcase_add_test (tc, test_gif_of_a_fast_film);
  tcase_add_test (tc, test_png_sequence);
  tcase_add_test (tc, test_wav);
  tcase_add_test (tc, test_no_frame_behind_the_last);
  tcase_add_test (tc, test_nothing_half_written);
  return suite;
}

SUITE_MAIN (stills_suite)
