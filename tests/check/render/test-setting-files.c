/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files that settings name, a luma map and a table of colours, through whole
 * renders: however they are named they are drawn with, what is wrong with them
 * is told with their place in the document, and what they hold decides which
 * chunks are made again. Pixels are read with ffmpeg. */
#include "suite.h"
#include "folder.h"
#include "formats.h"

#include <string.h>
#include <sys/wait.h>

#define RED 0xc02040
#define BLUE 0x2040c0
#define BLUE_GRADED 0x4020c0 /* red and green changed places */

#define GRADED                                                                 \
  "LUT_3D_SIZE 2\n0 0 0\n0 1 0\n1 0 0\n1 1 0\n0 0 1\n0 1 1\n1 0 1\n1 1 1\n"
#define PLAIN                                                                  \
  "LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n"

#define MAP_PATH "$.movie.scenes[0].transition_out.settings.map: "
#define TABLE_PATH "$.movie.effects[0].settings.file: "

static gchar *movie;

static void
run (const gchar *const *argv)
{
  g_autoptr (GError) error = NULL;
  gint status;

  g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
      NULL, NULL, &status, &error);
  g_assert_no_error (error);
  fail_unless (g_spawn_check_wait_status (status, NULL), "%s", argv[0]);
}

/* Two halves, one black and one white. */
static void
write_map (const gchar *left, const gchar *right)
{
  g_autofree gchar *file = inside ("map.png");
  const gchar *const argv[] = { "ffmpeg", "-v", "error", "-y", "-f", "lavfi",
    "-i", left, "-f", "lavfi", "-i", right, "-filter_complex", "hstack",
    "-frames:v", "1", file, NULL };

  run (argv);
}

#define BLACK_HALF "color=black:size=32x36"
#define WHITE_HALF "color=white:size=32x36"

static void
write_text (const gchar *name, const gchar *text)
{
  g_autofree gchar *file = inside (name);

  fail_unless (g_file_set_contents (file, text, -1, NULL));
}

/* 20 frames in two chunks: red gives way to blue from 800 to 1200 ms by the
 * map, and what is blue is graded from 1500 ms on. */
static void
write_movie (const gchar *map, const gchar *table)
{
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":10},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#c02040\","
      "\"duration_ms\":1000,\"transition_out\":{\"type\":\"luma\","
      "\"duration_ms\":400,\"settings\":{\"map\":\"%s\"}}},"
      "{\"type\":\"color\",\"color\":\"#2040c0\",\"duration_ms\":1000}],"
      "\"effects\":[{\"type\":\"lut3d\",\"from_ms\":1500,\"to_ms\":2000,"
      "\"settings\":{\"file\":\"%s\"}}]}}",
      map, table);

  fail_unless (g_file_set_contents (movie, text, -1, NULL));
}

static void
setup (void)
{
  make_folder ();
  movie = inside ("movie.json");
  write_map (BLACK_HALF, WHITE_HALF);
  write_text ("look.cube", GRADED);
}

static void
teardown (void)
{
  remove_folder ();
  g_clear_pointer (&movie, g_free);
}

/* ---- pixels ---- */

/* RGB, three bytes a pixel. */
static GBytes *
decode (const gchar *file, const gchar *seconds)
{
  g_autofree gchar *raw = inside ("pixels.rgb");
  const gchar *const argv[] = { "ffmpeg", "-v", "error", "-y", "-i", file,
    "-ss", seconds, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24",
    raw, NULL };
  gchar *bytes;
  gsize size;

  run (argv);
  fail_unless (g_file_get_contents (raw, &bytes, &size, NULL));
  fail_unless_equals_int (size, 64 * 36 * 3);
  return g_bytes_new_take (bytes, size);
}

static void
check_color (GBytes *pixels, gint x, guint32 rgb, gint slack, const gchar *what)
{
  const guint8 *found = g_bytes_get_data (pixels, NULL);

  found += 3 * (18 * 64 + x);
  for (gint i = 0; i < 3; i++)
    fail_unless (ABS (found[i] - (gint) (rgb >> (16 - 8 * i) & 255)) <= slack,
        "%s at %d: %02x%02x%02x is not %06x", what, x, found[0], found[1],
        found[2], rgb);
}

/* One frame as it is drawn. */
static GBytes *
draw (const gchar *root, gint64 ms)
{
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autofree gchar *output = inside ("frame.png");
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.media_root = root;
  request.output = output;
  request.format = render_format_find ("png");
  request.from_ms = ms;
  request.to_ms = ms + 100;
  render_movie (&request, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return decode (output, "0");
}

/* What is dark in the map is another picture first. */
static void
check_drawn (const gchar *root)
{
  g_autoptr (GBytes) half = draw (root, 1000);
  g_autoptr (GBytes) plain = draw (root, 1300);
  g_autoptr (GBytes) graded = draw (root, 1700);

  check_color (half, 8, BLUE, 6, "half");
  check_color (half, 56, RED, 6, "half");
  check_color (plain, 8, BLUE, 6, "plain");
  check_color (plain, 56, BLUE, 6, "plain");
  check_color (graded, 8, BLUE_GRADED, 6, "graded");
  check_color (graded, 56, BLUE_GRADED, 6, "graded");
}

/* "@" is the folder. */
static const gchar *const ways[][2] = {
  { "map.png", "look.cube" },
  { "./map.png", "sub/../look.cube" },
  { "@/map.png", "@/look.cube" },
  { "file://@/map.png", "file://@/look.cube" },
};

static gchar *
in_folder (const gchar *text)
{
  GString *with = g_string_new (text);

  g_string_replace (with, "@", folder, 0);
  return g_string_free (with, FALSE);
}

GST_START_TEST (they_are_drawn_with)
{
  g_autofree gchar *map = in_folder (ways[__i__][0]);
  g_autofree gchar *table = in_folder (ways[__i__][1]);
  g_autofree gchar *sub = inside ("sub");

  fail_unless (g_mkdir (sub, 0700) == 0);
  write_movie (map, table);
  check_drawn (NULL);
}
GST_END_TEST;

static gchar *
data_uri (const gchar *name, const gchar *type)
{
  g_autofree gchar *file = inside (name);
  g_autofree gchar *bytes = NULL, *base64 = NULL;
  gsize size;

  fail_unless (g_file_get_contents (file, &bytes, &size, NULL));
  base64 = g_base64_encode ((const guchar *) bytes, size);
  return g_strdup_printf ("data:%s;base64,%s", type, base64);
}

GST_START_TEST (they_may_stand_in_the_movie)
{
  g_autofree gchar *map = data_uri ("map.png", "image/png");
  g_autofree gchar *table = data_uri ("look.cube", "text/plain");

  write_movie (map, table);
  check_drawn (NULL);
}
GST_END_TEST;

/* ---- the root ---- */

static gchar *
render_fails (const gchar *root, const gchar *format)
{
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *output = inside ("film.out");
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.media_root = root;
  request.output = output;
  request.cache = cache;
  request.format = render_format_find (format);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
  return g_strdup (error->message);
}

/* A folder that both lie in, and a movie deeper in it. */
GST_START_TEST (the_root_may_be_wider)
{
  g_autofree gchar *sub = inside ("sub");
  g_autofree gchar *refused = NULL;

  fail_unless (g_mkdir (sub, 0700) == 0);
  g_free (movie);
  movie = inside ("sub/movie.json");
  write_movie ("../map.png", "../look.cube");
  check_drawn (folder);
  refused = render_fails (NULL, "png");
  fail_unless (strstr (refused, "media root") != NULL, "%s", refused);
}
GST_END_TEST;

/* ---- what is wrong ---- */

static const struct {
  const gchar *map, *table, *says[2];
} wrong[] = {
  { "none.png", "look.cube", { MAP_PATH, "none.png" } },
  { "map.png", "none.cube", { TABLE_PATH, "none.cube" } },
  { "@/none.png", "look.cube", { MAP_PATH, "none.png" } },
  { "look.cube", "look.cube", { MAP_PATH, "expected PNG, JPEG or WebP" } },
  { "map.png", "map.png", { TABLE_PATH, "line 1: expected three numbers" } },
  { "map.png", "short.cube", { TABLE_PATH, "expected 8 colours, found 1" } },
  { "../map.png", "look.cube", { MAP_PATH, "media root" } },
  { "map.png", "/etc/passwd", { TABLE_PATH, "media root" } },
  { "https://example.org/a.png", "look.cube", { MAP_PATH, "jsonclip fetch" } },
};

static void
check_says (const gchar *message, guint i)
{
  for (guint k = 0; k < 2; k++)
    fail_unless (strstr (message, wrong[i].says[k]) != NULL,
        "expected \"%s\" in: %s", wrong[i].says[k], message);
}

static void
check_command (guint i)
{
  const gchar *const argv[] = { g_getenv ("JSONCLIP_PROGRAM"), "check", movie,
    NULL };
  g_autofree gchar *said = NULL;
  gint status;

  fail_unless (g_spawn_sync (
      NULL, (gchar **) argv, NULL, 0, NULL, NULL, &said, NULL, &status, NULL));
  fail_unless (WIFEXITED (status) && WEXITSTATUS (status) == 4, "%s", said);
  check_says (said, i);
}

GST_START_TEST (what_is_wrong_is_told)
{
  g_autofree gchar *map = in_folder (wrong[__i__].map);
  g_autofree gchar *drawn = NULL, *encoded = NULL;

  write_text ("short.cube", "LUT_3D_SIZE 2\n1 1 1\n");
  write_movie (map, wrong[__i__].table);
  drawn = render_fails (NULL, "png");
  check_says (drawn, __i__);
  encoded = render_fails (NULL, "mp4");
  check_says (encoded, __i__);
  check_command (__i__);
}
GST_END_TEST;

/* ---- chunks ---- */

/* How many of the three chunks, with the sound, were there. */
static guint
render_cached (void)
{
  RenderRequest request = RENDER_REQUEST_INIT;
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *cache = inside ("cache");
  g_autofree gchar *output = inside ("film.mp4");
  g_autoptr (GError) error = NULL;

  request.movie = movie;
  request.output = output;
  request.cache = cache;
  request.workers = 1;
  render_movie (&request, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  fail_unless_equals_int (result.chunks, 3);
  return result.chunks_cached;
}

static void
check_film (const gchar *seconds, gint x, guint32 rgb)
{
  g_autofree gchar *film = inside ("film.mp4");
  g_autoptr (GBytes) pixels = decode (film, seconds);

  check_color (pixels, x, rgb, 24, seconds);
}

GST_START_TEST (content_decides_what_is_made_again)
{
  write_movie ("map.png", "look.cube");
  fail_unless_equals_int (render_cached (), 0);
  fail_unless_equals_int (render_cached (), 3);
  check_film ("1.7", 32, BLUE_GRADED);

  /* It is used in the second chunk alone. */
  write_text ("look.cube", PLAIN);
  fail_unless_equals_int (render_cached (), 2);
  check_film ("1.7", 32, BLUE);

  /* Both chunks have frames of the transition. */
  check_film ("1", 8, BLUE);
  check_film ("1", 56, RED);
  write_map (WHITE_HALF, BLACK_HALF);
  fail_unless_equals_int (render_cached (), 1);
  check_film ("1", 8, RED);
  check_film ("1", 56, BLUE);
}
GST_END_TEST;

/* The same bytes by another name, at another time, or again. */
GST_START_TEST (nothing_else_does)
{
  g_autofree gchar *table = inside ("look.cube");
  g_autofree gchar *uri = NULL;

  write_movie ("map.png", "look.cube");
  fail_unless_equals_int (render_cached (), 0);
  write_text ("look.cube", GRADED);
  fail_unless_equals_int (render_cached (), 3);
  write_text ("other.cube", GRADED);
  write_movie ("map.png", "other.cube");
  fail_unless_equals_int (render_cached (), 3);
  write_movie ("map.png", table);
  fail_unless_equals_int (render_cached (), 3);
  uri = data_uri ("look.cube", "text/plain");
  write_movie ("map.png", uri);
  fail_unless_equals_int (render_cached (), 3);
}
GST_END_TEST;

static Suite *
setting_files_suite (void)
{
  Suite *suite = suite_create ("setting-files");
  TCase *tcase = tcase_create ("setting-files");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, they_are_drawn_with, 0, G_N_ELEMENTS (ways));
  tcase_add_test (tcase, they_may_stand_in_the_movie);
  tcase_add_test (tcase, the_root_may_be_wider);
  tcase_add_loop_test (tcase, what_is_wrong_is_told, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tcase, content_decides_what_is_made_again);
  tcase_add_test (tcase, nothing_else_does);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (setting_files_suite)
