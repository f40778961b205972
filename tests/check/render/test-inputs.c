/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a movie is made of is never written to, whatever name it is called by:
 * the folder is the same afterwards, byte by byte. */
#include "suite.h"
#include "folder.h"
#include "formats.h"
#include "stills.h"
#include "wav.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static RenderRequest request;
static gchar *movie, *output;

static void
make_picture (const gchar *name)
{
  g_autofree gchar *file = inside (name);
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-f", "lavfi", "-i",
    "testsrc2=size=64x36", "-frames:v", "1", "-f", "image2", "-c:v", "png",
    "-y", file, NULL };
  gint status;

  fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, NULL, NULL, &status, NULL));
  fail_unless (status == 0);
}

static void
copy_picture (const gchar *name)
{
  g_autofree gchar *from = inside ("a.png");
  g_autofree gchar *to = inside (name);
  g_autofree gchar *bytes = NULL;
  gsize size;

  fail_unless (g_file_get_contents (from, &bytes, &size, NULL));
  fail_unless (g_file_set_contents (to, bytes, size, NULL));
}

static void
make_links (void)
{
  g_autofree gchar *picture = inside ("a.png");
  g_autofree gchar *hard = inside ("hard.png");
  g_autofree gchar *soft = inside ("soft.png");
  g_autofree gchar *plan = inside ("linked.mp4.part.plan");
  g_autofree gchar *sub = inside ("sub");
  g_autofree gchar *again = inside ("again.json");

  fail_unless (link (picture, hard) == 0 && link (picture, plan) == 0);
  fail_unless (symlink ("a.png", soft) == 0);
  fail_unless (symlink ("movie.json", again) == 0);
  fail_unless (g_mkdir (sub, 0700) == 0);
}

/* Of a setting. */
static void
make_table (void)
{
  g_autofree gchar *file = inside ("look.cube");

  fail_unless (
      g_file_set_contents (file, "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n", -1, NULL));
}

/* Four frames. */
static void
setup (void)
{
  gint16 samples[480] = { 0 };
  g_autofree gchar *sound = NULL;

  make_folder ();
  movie = inside ("movie.json");
  sound = inside ("sound.wav");
  wav_write (sound, samples, G_N_ELEMENTS (samples));
  make_picture ("a.png");
  copy_picture ("film.mp4.part");
  copy_picture ("frame-00003.png");
  copy_picture ("f2.png");
  copy_picture ("mark.png");
  make_table ();
  make_links ();
  fail_unless (g_file_set_contents (movie,
      "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":20},"
      "\"scenes\":["
      "{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":50},"
      "{\"type\":\"image\",\"src\":\"film.mp4.part\",\"duration_ms\":50},"
      "{\"type\":\"image\",\"src\":\"frame-00003.png\",\"duration_ms\":50},"
      "{\"type\":\"image\",\"src\":\"f2.png\",\"duration_ms\":50}],"
      "\"overlays\":[{\"type\":\"watermark\",\"src\":\"mark.png\","
      "\"from_ms\":0,\"to_ms\":100}],"
      "\"effects\":[{\"type\":\"lut3d\",\"from_ms\":0,\"to_ms\":100,"
      "\"settings\":{\"file\":\"look.cube\"}}],"
      "\"audio\":[{\"src\":\"sound.wav\",\"role\":\"sfx\",\"from_ms\":0,"
      "\"to_ms\":10}]}}",
      -1, NULL));
  request = (RenderRequest) RENDER_REQUEST_INIT;
  request.movie = movie;
  request.no_cache = TRUE;
}

static void
teardown (void)
{
  remove_folder ();
  g_clear_pointer (&movie, g_free);
  g_clear_pointer (&output, g_free);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* Names, places and bytes of all that is there. */
static gchar *
look (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const gchar *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree gchar *path = inside (name);
    g_autofree gchar *bytes = NULL, *hash = NULL;
    gsize size = 0;
    GStatBuf info;

    fail_unless (g_lstat (path, &info) == 0);
    g_file_get_contents (path, &bytes, &size, NULL);
    hash = g_compute_checksum_for_data (
        G_CHECKSUM_SHA256, (const guchar *) bytes, size);
    g_ptr_array_add (lines,
        g_strdup_printf (
            "%s %" G_GUINT64_FORMAT " %s", name, (guint64) info.st_ino, hash));
  }
  g_ptr_array_sort (lines, compare);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (gchar **) lines->pdata);
}

static const struct {
  const gchar *output, *format, *says;
} films[] = {
  { "movie.json", "mp4", "it is the movie itself" },
  { "again.json", "wav", "it is the movie itself" },
  { "a.png", "mp4", "it is what $.movie.scenes[0].src reads" },
  { "a.png", "gif", "it is what $.movie.scenes[0].src reads" },
  { "hard.png", "mp4", "it is what $.movie.scenes[0].src reads" },
  { "soft.png", "webm", "it is what $.movie.scenes[0].src reads" },
  { "sub/../a.png", "mp4", "it is what $.movie.scenes[0].src reads" },
  { "sound.wav", "wav", "it is what $.movie.audio[0].src reads" },
  { "mark.png", "mp4", "it is what $.movie.overlays[0].src reads" },
  { "look.cube", "gif", "it is what $.movie.effects[0].settings.file reads" },
  /* what is written beside the film */
  { "film.mp4", "mp4", "it is what $.movie.scenes[1].src reads" },
  { "linked.mp4", "mp4", "it is what $.movie.scenes[0].src reads" },
  /* each frame has a name */
  { "frame.png", "png", "it is what $.movie.scenes[2].src reads" },
  { "f%d.png", "png", "it is what $.movie.scenes[3].src reads" },
};

GST_START_TEST (no_film_takes_its_own_media)
{
  g_autofree gchar *before = look ();
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  output = inside (films[__i__].output);
  request.output = output;
  request.format = render_format_find (films[__i__].format);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (
      strstr (error->message, films[__i__].says) != NULL, "%s", error->message);
  after = look ();
  fail_unless_equals_string (after, before);
}
GST_END_TEST;

GST_START_TEST (no_still_takes_its_own_media)
{
  g_autofree gchar *before = look ();
  g_autofree gchar *picture = inside ("soft.png");
  g_autofree gchar *pattern = inside ("f%d.png");
  const RenderStills stills[] = {
    { .poster = picture, .poster_ms = -1 },
    { .thumbnails = pattern, .n_thumbnails = 3 },
    { .sheet = picture },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stills); i++) {
    g_autofree gchar *after = NULL;
    g_autoptr (GError) error = NULL;

    fail_if (render_stills (&request, &stills[i], NULL, NULL, &error));
    g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
    after = look ();
    fail_unless_equals_string (after, before);
  }
}
GST_END_TEST;

/* What is in the way, and no input, is replaced: a link, and not what it
 * leads to. */
GST_START_TEST (anything_else_is_replaced)
{
  g_autofree gchar *other = inside ("other");
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  output = inside ("out.gif");
  request.output = output;
  fail_unless (g_file_set_contents (other, "other", -1, NULL));
  fail_unless (symlink ("other", output) == 0);
  render_movie (&request, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fail_if (g_file_test (output, G_FILE_TEST_IS_SYMLINK));
  fail_unless (g_file_get_contents (other, &text, NULL, NULL));
  fail_unless_equals_string (text, "other");
}
GST_END_TEST;

/* Nor is what lies beside the film written through a link, or to a pipe. */
GST_START_TEST (nothing_is_written_through_a_link)
{
  g_autofree gchar *part = inside ("out.gif.part");
  g_autofree gchar *other = inside ("other");
  g_autofree gchar *says = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf before, after;

  output = inside ("out.gif");
  request.output = output;
  says = g_strdup_printf ("cannot write %s: it is not a plain file", part);
  fail_unless (g_file_set_contents (other, "other", -1, NULL));
  fail_unless (
      (__i__ == 0 ? symlink ("other", part) : mkfifo (part, 0600)) == 0);
  fail_unless (g_lstat (part, &before) == 0);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless_equals_string (error->message, says);
  fail_unless (g_lstat (part, &after) == 0);
  fail_unless (after.st_ino == before.st_ino);
  fail_unless (g_file_get_contents (other, &text, NULL, NULL));
  fail_unless_equals_string (text, "other");
}
GST_END_TEST;

static const gchar *const lines[][2] = {
  { "--output", "a.png" },
  { "--poster", "soft.png" },
  { "--contact-sheet", "hard.png" },
  { "--thumbnails", "4:f%d.png" },
};

/* Of the command: 1, before the film that is asked for with it is made. */
GST_START_TEST (the_command_says_so)
{
  g_autofree gchar *before = look ();
  g_autofree gchar *film = inside ("new.mp4");
  const gchar *argv[] = { g_getenv ("JSONCLIP_PROGRAM"), "render", "--no-cache",
    "--output", film, "movie.json", lines[__i__][0], lines[__i__][1], NULL };
  g_autofree gchar *said = NULL, *after = NULL;
  gint status;

  fail_unless (g_spawn_sync (folder, (gchar **) argv, NULL,
      G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status, NULL));
  fail_unless (WIFEXITED (status));
  fail_unless_equals_int (WEXITSTATUS (status), 1);
  fail_unless (strstr (said, "jsonclip: cannot write ") != NULL, "%s", said);
  fail_unless (
      strstr (said, ": it is what $.movie.scenes[") != NULL, "%s", said);
  after = look ();
  fail_unless_equals_string (after, before);
}
GST_END_TEST;

static Suite *
inputs_suite (void)
{
  Suite *suite = suite_create ("inputs");
  TCase *tcase = tcase_create ("inputs");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (
      tcase, no_film_takes_its_own_media, 0, G_N_ELEMENTS (films));
  tcase_add_test (tcase, no_still_takes_its_own_media);
  tcase_add_test (tcase, anything_else_is_replaced);
  tcase_add_loop_test (tcase, nothing_is_written_through_a_link, 0, 2);
  tcase_add_loop_test (tcase, the_command_says_so, 0, G_N_ELEMENTS (lines));
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (inputs_suite)
