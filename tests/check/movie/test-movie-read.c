/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the reader says of documents: of wrong ones the exact words at the
 * exact paths, all at once; of right ones nothing, and the right values. */

#include "suite.h"
#include "movie-json.h"
#include "movie-fields.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <sys/stat.h>

static const gchar *const severity_names[] = {
  [MOVIE_PROBLEM_ERROR] = "error",
  [MOVIE_PROBLEM_WARNING] = "warning",
  [MOVIE_PROBLEM_DRAFT] = "draft",
};

static gchar *
load (const gchar *relative)
{
  g_autofree gchar *path = suite_source_path (relative);
  g_autoptr (GError) error = NULL;
  gchar *text = NULL;

  fail_unless (g_file_get_contents (path, &text, NULL, &error), "%s",
      error ? error->message : "");
  return text;
}

/* The problems of @json as the lines of problems.txt. */
static gchar *
list_problems (const gchar *json, MovieReadFlags flags)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie =
      movie_read (json, strlen (json), flags, problems, &error);
  g_autofree gchar *errors =
      movie_problems_to_string (problems, MOVIE_PROBLEM_ERROR);
  GString *lines = g_string_new (NULL);

  fail_unless ((movie == NULL) == (*errors != 0));
  fail_unless ((error == NULL) == (*errors == 0));
  if (error && error->code == MOVIE_ERROR_INVALID)
    fail_unless_equals_string (error->message, errors);
  for (guint i = 0; i < problems->len; i++) {
    const MovieProblem *problem = problems->pdata[i];

    g_string_append_printf (lines, "%s %s: %s\n",
        severity_names[problem->severity], problem->path, problem->message);
  }
  return g_string_free (lines, FALSE);
}

/* "== what it is", the document, "--", its problems. */
GST_START_TEST (test_problems)
{
  g_autofree gchar *text = load ("tests/fixtures/movies/problems.txt");
  g_auto (GStrv) cases = g_strsplit (text, "\n== ", -1);
  guint n_wrong = 0;

  for (guint i = 1; cases[i]; i++) {
    gchar *document = strchr (cases[i], '\n');
    gchar *expected = strstr (cases[i], "\n--\n");
    g_autofree gchar *found = NULL;

    fail_unless (document && expected, "%s", cases[i]);
    *document++ = 0;
    *expected = 0;
    expected += strlen ("\n--\n");
    found = g_strchomp (list_problems (document, 0));
    g_strchomp (expected);
    fail_unless (strcmp (found, expected) == 0, "%s\nexpected:\n%sfound:\n%s",
        cases[i], expected, found);
    n_wrong += strstr (expected, "error ") != NULL;
  }
  fail_unless (n_wrong >= 60, "%u wrong documents", n_wrong);
}
GST_END_TEST;

GST_START_TEST (test_strict)
{
  static const gchar json[] = "{\"movie\": {\"scenes\": [{\"type\": \"color\","
                              "\"duration_ms\": 1000, \"colour\": 1}]}}";
  g_autofree gchar *lenient = list_problems (json, 0);
  g_autofree gchar *strict = list_problems (json, MOVIE_READ_STRICT);

  fail_unless_equals_string (lenient,
      "warning $.movie.scenes[0].colour: unknown key; did you mean "
      "\"color\"?\n");
  fail_unless_equals_string (strict,
      "error $.movie.scenes[0].colour: unknown key; did you mean "
      "\"color\"?\n");
}
GST_END_TEST;

static Movie *
read_quietly (const gchar *relative)
{
  g_autofree gchar *path = suite_source_path (relative);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  Movie *movie = movie_read_file (path, MOVIE_READ_STRICT, problems, &error);

  fail_unless (movie != NULL, "%s", error ? error->message : "");
  fail_unless_equals_int (
      movie_problems_count (problems, MOVIE_PROBLEM_WARNING), 0);
  return movie;
}

GST_START_TEST (test_draft)
{
  static const gchar expected[] =
      "$.movie.scenes[0]: still a draft, slot \"hook_01\" has no asset\n"
      "$.movie.scenes[1]: still a draft, slot \"history_02\" has no asset\n"
      "$.movie.scenes[2]: still a draft, slot \"history_03\" has no asset\n"
      "$.movie.scenes[3]: still a draft, slot \"modern_04\" has no asset";
  g_autofree gchar *path =
      suite_source_path ("tests/fixtures/movies/article-draft.json");
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = movie_read_file (path, 0, problems, &error);
  g_autofree gchar *drafts =
      movie_problems_to_string (problems, MOVIE_PROBLEM_DRAFT);

  fail_unless (movie != NULL && error == NULL);
  fail_unless_equals_int (problems->len, 4);
  fail_unless_equals_string (drafts, expected);
  fail_unless (movie_is_draft (movie));
  fail_if (movie_require_final (movie, &error));
  fail_unless (g_error_matches (error, MOVIE_ERROR, MOVIE_ERROR_DRAFT));
  fail_unless_equals_string (error->message, expected);
}
GST_END_TEST;

GST_START_TEST (test_final_scenes)
{
  static const gint64 durations[] = { 3200, 3400, 3600, 3200 };
  static const gchar *const types[] = { "white_strobe", "blur", "snap_back" };
  static const gint64 lengths[] = { 220, 320, 240 };
  g_autoptr (Movie) movie =
      read_quietly ("tests/fixtures/movies/article-final.json");

  fail_if (movie_is_draft (movie));
  fail_unless (movie_require_final (movie, NULL));
  fail_unless_equals_int (movie->format.width, 1280);
  fail_unless_equals_int (movie->format.height, 720);
  fail_unless_equals_int (movie->format.fps_n, 30);
  fail_unless_equals_int (movie->format.fps_d, 1);
  fail_unless_equals_int_hex (movie->format.background, 0x000000ff);
  fail_unless_equals_int (movie->env, MOVIE_ENV_PROD);
  fail_unless_equals_int (movie->scenes->len, 4);
  for (guint i = 0; i < 4; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);
    const MovieTransition *out = &scene->transition_out;

    fail_unless_equals_int (scene->type, MOVIE_SCENE_IMAGE);
    fail_unless_equals_int64 (scene->duration, durations[i] * 1000000);
    fail_unless_equals_int (scene->fit, LAYER_FIT_COVER);
    fail_unless (scene->focus_x == .5 && scene->focus_y == .5);
    fail_unless (scene->motion.type == NULL);
    fail_unless (scene->speed == 1 && scene->volume == 1);
    if (i == 3) {
      fail_unless (out->type == NULL);
      continue;
    }
    fail_unless (out->type == transition_find (types[i]));
    fail_unless_equals_int64 (out->duration, lengths[i] * 1000000);
  }
}
GST_END_TEST;

GST_START_TEST (test_final_items)
{
  g_autoptr (Movie) movie =
      read_quietly ("tests/fixtures/movies/article-final.json");
  const MovieOverlay *title = g_ptr_array_index (movie->overlays, 0);
  const MovieEffect *zoom = g_ptr_array_index (movie->effects, 0);
  const MovieEffect *flash = g_ptr_array_index (movie->effects, 1);
  const MovieAudio *voice = g_ptr_array_index (movie->audio, 0);
  const CaptionCue *cue = g_ptr_array_index (movie->captions.cues, 1);

  fail_unless_equals_string (title->spec.text, "30 Seconds of London History");
  fail_unless (title->spec.has_position);
  fail_unless (title->spec.x == 640 && title->spec.y == 110);
  fail_unless (title->spec.width == 980);
  fail_unless_equals_string (title->spec.style.font, "Avenir Next");
  fail_unless (title->spec.style.size_px == 68 && title->spec.style.bold);
  fail_unless (title->spec.style.stroke_px == 4);
  fail_unless_equals_int_hex (title->spec.style.color, 0xffffffff);
  fail_unless_equals_int_hex (title->spec.style.stroke_color, 0x000000ff);
  fail_unless_equals_int (title->spec.style.align, TEXT_CENTER);

  fail_unless (zoom->type == effect_find ("zoom_in"));
  fail_unless (zoom->settings.value[0] == 1.08);
  fail_unless_equals_int64 (zoom->to, G_GINT64_CONSTANT (1800000000));
  fail_unless (flash->type == effect_find ("warm_flash"));
  fail_unless_equals_int64 (flash->from, G_GINT64_CONSTANT (6500000000));

  fail_unless_equals_string (voice->src, "media/narration.wav");
  fail_unless_equals_int (voice->role, MOVIE_ROLE_VOICEOVER);
  fail_unless_equals_int64 (voice->to, G_GINT64_CONSTANT (13200000000));
  fail_unless (voice->volume == 1 && voice->duck.db == -12);

  fail_unless (movie->captions.style == caption_style_find ("bold_bottom"));
  fail_unless_equals_int (movie->captions.cues->len, 2);
  fail_unless_equals_int64 (cue->from_ns, 1900 * MOVIE_MS);
  fail_unless_equals_string (cue->text, "It grew into a medieval trade power");
}
GST_END_TEST;

static Movie *
read_one_scene (const gchar *keys)
{
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"scenes\": [{\"type\": \"color\", "
                       "\"duration_ms\": 1000}]%s}}",
          keys);
  g_autoptr (GError) error = NULL;
  Movie *movie = movie_read (json, strlen (json), 0, NULL, &error);

  fail_unless (movie != NULL, "%s: %s", keys, error ? error->message : "");
  return movie;
}

/* The smallest movies: everything that may be left out or empty. */
GST_START_TEST (test_small)
{
  static const gchar *const tails[] = {
    "",
    ", \"captions\": {}",
    ", \"overlays\": [], \"effects\": [], \"audio\": []",
    ", \"format\": {}, \"captions\": {\"cues\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autoptr (Movie) movie = read_one_scene (tails[i]);

    fail_unless_equals_int (movie->format.width, 1280);
    fail_unless_equals_int (movie->format.height, 720);
    fail_unless_equals_int (movie->format.fps_n, 30);
    fail_unless_equals_int (movie->format.fps_d, 1);
    fail_unless_equals_int (movie->format.overlap, MOVIE_OVERLAP_HOLD);
    fail_unless_equals_int (movie->overlays->len, 0);
    fail_unless_equals_int (movie->captions.cues->len, 0);
    fail_unless (movie->captions.style == caption_style_find ("bold_bottom"));
  }
}
GST_END_TEST;

/* Every spelling of a number that JSON allows reads as that number. */
GST_START_TEST (test_numbers)
{
  static const struct {
    const gchar *text;
    guint32 value;
  } seeds[] = {
    { "0", 0 },
    { "-0", 0 },
    { "7", 7 },
    { "7.0", 7 },
    { "1e3", 1000 },
    { "1E+3", 1000 },
    { "0e1", 0 },
    { "0.0", 0 },
    { "1200e-2", 12 },
    { "0.7e1", 7 },
    { "4294967295", 4294967295u },
  };
  static const struct {
    const gchar *text;
    gint n, d;
  } rates[] = {
    { "24", 24, 1 },
    { "\"24\\/1\"", 24, 1 },
    { "\"30000/1001\"", 30000, 1001 },
    { "\"60000/2002\"", 30000, 1001 },
    { "25.0", 25, 1 },
    { "240", 240, 1 },
    { "\"1/1\"", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++) {
    g_autofree gchar *keys = g_strdup_printf (", \"seed\": %s", seeds[i].text);
    g_autoptr (Movie) movie = read_one_scene (keys);

    fail_unless_equals_uint64 (movie->seed, seeds[i].value);
  }
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++) {
    g_autofree gchar *keys =
        g_strdup_printf (", \"format\": {\"fps\": %s}", rates[i].text);
    g_autoptr (Movie) movie = read_one_scene (keys);

    fail_unless_equals_int (movie->format.fps_n, rates[i].n);
    fail_unless_equals_int (movie->format.fps_d, rates[i].d);
  }
}
GST_END_TEST;

GST_START_TEST (test_cues_sorted)
{
  g_autoptr (Movie) movie = read_one_scene (
      ", \"captions\": {\"cues\": ["
      "{\"from_ms\": 600, \"to_ms\": 900, \"text\": \"c\"},"
      "{\"from_ms\": 0, \"to_ms\": 300, \"text\": \"a\"},"
      "{\"from_ms\": 300, \"to_ms\": 600, \"text\": \"b d\", \"words\": ["
      "{\"text\": \"b\", \"from_ms\": 300, \"to_ms\": 400},"
      "{\"text\": \"d\", \"from_ms\": 450, \"to_ms\": 600}]}]}");
  const gchar *const order[] = { "a", "b d", "c" };

  for (guint i = 0; i < 3; i++) {
    const CaptionCue *cue = g_ptr_array_index (movie->captions.cues, i);

    fail_unless_equals_string (cue->text, order[i]);
    fail_unless_equals_int (cue->n_words, i == 1 ? 2 : 0);
  }
}
GST_END_TEST;

GST_START_TEST (test_files)
{
  g_autofree gchar *folder = g_dir_make_tmp ("movie-XXXXXX", NULL);
  g_autofree gchar *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree gchar *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;

  fail_if (movie_read_file (missing, 0, problems, &error));
  fail_unless (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
  fail_unless (strstr (error->message, missing) != NULL);
  fail_unless_equals_int (problems->len, 1);
  g_clear_error (&error);

  fail_if (movie_read_file (folder, 0, NULL, &error));
  fail_unless (g_error_matches (error, MOVIE_ERROR, MOVIE_ERROR_SYNTAX));
  g_clear_error (&error);

  /* Nobody writes to it: opening it must not wait for somebody. */
  fail_unless (mkfifo (fifo, 0600) == 0);
  fail_if (movie_read_file (fifo, 0, NULL, &error));
  fail_unless (g_error_matches (error, MOVIE_ERROR, MOVIE_ERROR_SYNTAX));
  g_unlink (fifo);
  g_rmdir (folder);
}
GST_END_TEST;

/* A movie with errors comes back as NULL with a reason, any other whole. */
static void
read_anything (const gchar *json, gsize length)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = movie_read (json, length, 0, problems, &error);

  fail_unless ((movie == NULL) == (error != NULL));
  fail_unless ((movie == NULL)
      == (movie_problems_count (problems, MOVIE_PROBLEM_ERROR) > 0));
  for (guint i = 0; i < problems->len; i++) {
    const MovieProblem *problem = problems->pdata[i];

    fail_unless (problem->path[0] == '$');
    fail_unless (g_utf8_validate (problem->message, -1, NULL));
  }
}

/* Swaps values for others of all types, so that the text stays JSON and the
 * reader is what is tried. */
GST_START_TEST (test_mutations)
{
  static const gchar *const values[] = { "null", "true", "-1", "0", "1e9",
    "0.5", "\"\"", "\"x\"", "[]", "{}", "[{}]", "[null]", "{\"type\":0}",
    "9223372036854775807", "\"\\ud83d\\ude00\"" };
  g_autofree gchar *text = load ("tests/fixtures/movies/article-final.json");
  g_autoptr (GRand) random = g_rand_new_with_seed (20260402);
  g_autoptr (GRegex) pattern = g_regex_new (
      ": (\"[^\"]*\"|[0-9.]+|\\{[^{}]*\\}|\\[[^\\[\\]]*\\])", 0, 0, NULL);

  for (guint i = 0; i < 2000; i++) {
    GString *mutant = g_string_new (text);
    guint changes = g_rand_int_range (random, 1, 4);

    while (changes-- > 0) {
      g_autoptr (GMatchInfo) match = NULL;
      gsize from = g_rand_int_range (random, 0, (gint) mutant->len);
      gint start, end;

      if (!g_regex_match_full (pattern, mutant->str, -1, from, 0, &match, NULL))
        continue;
      g_match_info_fetch_pos (match, 1, &start, &end);
      g_string_erase (mutant, start, end - start);
      g_string_insert (mutant, start,
          values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
    }
    read_anything (mutant->str, mutant->len);
    g_string_free (mutant, TRUE);
  }
}
GST_END_TEST;

GST_START_TEST (test_long_key)
{
  g_autofree gchar *key = g_strnfill (100000, 'k');
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"scenes\": [], \"%s\": 1}}", key);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autofree gchar *want =
      g_strdup_printf ("$.movie[\"%.60s...\"]: unknown key", key);
  g_autofree gchar *got = NULL;

  fail_if (movie_read (json, strlen (json), 0, problems, NULL));
  got = movie_problems_to_string (problems, MOVIE_PROBLEM_WARNING);
  fail_unless_equals_string (got, want);
}
GST_END_TEST;

/* Ten thousand scenes with an error each: time grows with their number. */
GST_START_TEST (test_many_errors)
{
  GString *json = g_string_new ("{\"movie\": {\"scenes\": [");
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  clock_t start = clock ();

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (
        json, "%s{\"type\": \"imag\", \"duration_ms\": 0}", i ? "," : "");
  g_string_append (json, "]}}");
  fail_if (movie_read (json->str, json->len, 0, problems, NULL));
  fail_unless_equals_int (problems->len, 20000);
  fail_unless (clock () - start < 25 * CLOCKS_PER_SEC);
  g_string_free (json, TRUE);
}
GST_END_TEST;

static Suite *
movie_read_suite (void)
{
  Suite *s = suite_create ("movie-read");
  TCase *tc = tcase_create ("read");

  tcase_add_test (tc, test_problems);
  tcase_add_test (tc, test_strict);
  tcase_add_test (tc, test_draft);
  tcase_add_test (tc, test_final_scenes);
  tcase_add_test (tc, test_final_items);
  tcase_add_test (tc, test_small);
  tcase_add_test (tc, test_numbers);
  tcase_add_test (tc, test_cues_sorted);
  tcase_add_test (tc, test_files);
  tcase_add_test (tc, test_mutations);
  tcase_add_test (tc, test_long_key);
  tcase_add_test (tc, test_many_errors);
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (movie_read_suite)
