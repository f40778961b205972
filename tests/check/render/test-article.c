/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The two reference documents, rendered as they stand: the draft is refused
 * slot by slot, the final one is a film of 402 frames with its title on one
 * line. */
#include "suite.h"
#include "movie-json.h"
#include "painter.h"
#include "render.h"
#include "text.h"
#include "wav.h"

#include <glib/gstdio.h>
#include <string.h>

static gchar *folder;

static void
setup (void)
{
  g_autofree gchar *media = NULL;

  folder = g_dir_make_tmp ("article-XXXXXX", NULL);
  fail_unless (folder != NULL);
  media = g_build_filename (folder, "media", NULL);
  fail_unless (g_mkdir (media, 0755) == 0);
}

static void
teardown (void)
{
  g_autofree gchar *command = g_strdup_printf ("rm -r '%s'", folder);

  fail_unless (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&folder, g_free);
}

/* Lays the reference document @name into the folder. */
static gchar *
lay_movie (const gchar *name)
{
  g_autofree gchar *relative =
      g_build_filename ("tests/fixtures/movies", name, NULL);
  g_autofree gchar *from = suite_source_path (relative);
  gchar *to = g_build_filename (folder, "movie.json", NULL);
  g_autofree gchar *text = NULL;
  gsize size;

  fail_unless (g_file_get_contents (from, &text, &size, NULL));
  fail_unless (g_file_set_contents (to, text, size, NULL));
  return to;
}

static void
lay_picture (const gchar *name, guint64 seed)
{
  const PainterRequest request = {
    .prompt = name,
    .width = 768,
    .height = 432,
    .seed = seed,
  };
  g_autofree gchar *path = g_build_filename (folder, "media", name, NULL);
  g_autoptr (GBytes) png = painter_paint (&request, NULL, NULL, NULL);

  fail_unless (png != NULL);
  fail_unless (g_file_set_contents (
      path, g_bytes_get_data (png, NULL), g_bytes_get_size (png), NULL));
}

static void
lay_media (void)
{
  static const gchar *const pictures[] = {
    "hook_01.png",
    "history_02.png",
    "history_03.png",
    "modern_04.png",
  };
  g_autofree gchar *sound =
      g_build_filename (folder, "media", "narration.wav", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    lay_picture (pictures[i], i);
  wav_write (sound, NULL, 13 * WAV_RATE);
}

GST_START_TEST (a_draft_is_refused_slot_by_slot)
{
  g_autofree gchar *movie = lay_movie ("article-draft.json");
  g_autofree gchar *output = g_build_filename (folder, "out.mp4", NULL);
  const RenderRequest request = {
    .crf = -1, .movie = movie, .output = output, .no_cache = TRUE
  };
  g_autoptr (GError) error = NULL;

  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  ck_assert_str_eq (error->message,
      "$.movie.scenes[0]: still a draft, slot \"hook_01\" has no asset\n"
      "$.movie.scenes[1]: still a draft, slot \"history_02\" has no asset\n"
      "$.movie.scenes[2]: still a draft, slot \"history_03\" has no asset\n"
      "$.movie.scenes[3]: still a draft, slot \"modern_04\" has no asset");
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

static guint
count_font_warnings (const RenderResult *result)
{
  guint n = 0;

  for (guint i = 0; result->warnings && result->warnings[i]; i++)
    n += strstr (result->warnings[i], "\"Avenir Next\"") != NULL
        && strstr (result->warnings[i], "\"Lato\"") != NULL;
  return n;
}

GST_START_TEST (the_final_movie_has_402_frames)
{
  g_autofree gchar *movie = lay_movie ("article-final.json");
  g_autofree gchar *output = g_build_filename (folder, "out.mp4", NULL);
  const RenderRequest request = {
    .crf = -1, .movie = movie, .output = output, .no_cache = TRUE
  };
  g_auto (RenderResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  lay_media ();
  render_movie (&request, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  ck_assert_int_eq (result.frames, 402);
  ck_assert_int_eq (result.duration_ms, 13400);
  ck_assert_uint_eq (count_font_warnings (&result), 1);
  ck_assert_uint_eq (g_strv_length (result.warnings), 1);
}
GST_END_TEST;

GST_START_TEST (its_title_stands_on_one_line)
{
  g_autofree gchar *name = lay_movie ("article-final.json");
  g_autoptr (Movie) movie = movie_read_file (name, 0, NULL, NULL);
  const MovieOverlay *title = g_ptr_array_index (movie->overlays, 0);
  TextReport report = { 0 };
  g_autoptr (TextBlock) block = text_layout (title->spec.text,
      &title->spec.style, (gint) title->spec.width, 0, &report);

  ck_assert_uint_eq (text_block_n_lines (block), 1);
  ck_assert_int_le (text_block_width (block), 980);
  ck_assert_str_eq (report.font_asked, "Avenir Next");
  ck_assert_str_eq (report.font_used, "Lato");
}
GST_END_TEST;

static Suite *
article_suite (void)
{
  Suite *suite = suite_create ("article");
  TCase *tcase = tcase_create ("article");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_draft_is_refused_slot_by_slot);
  tcase_add_test (tcase, the_final_movie_has_402_frames);
  tcase_add_test (tcase, its_title_stands_on_one_line);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (article_suite)
