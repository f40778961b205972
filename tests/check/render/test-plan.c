/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is planned: the grid by a plain count, a file that reads back as what it
 * was, and errors that say where. */
#include "planning.h"

#include <errno.h>

/* ---- the grid ---- */

/* Frame by frame: does a chunk begin there? */
static gboolean
is_border (const Schedule *schedule, gint64 frame)
{
  guint n;
  const gint64 *cuts = schedule_cuts (schedule, &n);
  gint64 cut = 0;

  for (guint i = 0; i < n && cuts[i] <= frame; i++)
    cut = cuts[i];
  return (frame - cut) % 60 == 0;
}

static void
check_grid (const Schedule *schedule, gint64 from, gint64 end)
{
  g_autoptr (GArray) grid = render_grid (schedule, from, end);
  gint64 at = from;

  for (guint i = 0; i < grid->len; i++) {
    const RenderChunk *chunk = &g_array_index (grid, RenderChunk, i);

    fail_unless_equals_int64 (chunk->first, at);
    fail_unless (chunk->end > chunk->first && chunk->end <= end);
    fail_unless (at == from || is_border (schedule, at));
    for (at++; at < chunk->end; at++)
      fail_if (is_border (schedule, at), "frame %d", (gint) at);
  }
  fail_unless_equals_int64 (at, end);
}

static Schedule *
random_schedule (GRand *chance)
{
  static const gint rates[][2] = { { 0, 1 }, { 24, 1 }, { 30000, 1001 },
    { 60, 1 } };
  GString *text = g_string_new ("{\"movie\": {\"format\": {\"overlap\": ");
  guint rate = g_rand_int_range (chance, 0, G_N_ELEMENTS (rates));
  guint n = g_rand_int_range (chance, 1, 9);
  g_autoptr (Movie) movie = NULL;

  g_string_append (text, g_rand_boolean (chance) ? "\"hold\"" : "\"shorten\"");
  g_string_append (text, "}, \"scenes\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
        "%s{\"type\": \"color\", \"duration_ms\": %d, \"transition_out\":"
        " {\"type\": \"fade\", \"duration_ms\": %d}}",
        i ? ", " : "", g_rand_int_range (chance, 1, 7000),
        g_rand_int_range (chance, 1, 900));
  g_string_append (text, "]}}");
  movie = movie_read (text->str, text->len, 0, NULL, NULL);
  g_string_free (text, TRUE);
  return schedule_new (movie, rates[rate][0], rates[rate][1], NULL);
}

GST_START_TEST (test_grid)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++) {
    g_autoptr (Schedule) schedule = random_schedule (chance);
    gint64 n = schedule_n_frames (schedule);
    gint64 from = g_rand_int_range (chance, 0, n);

    check_grid (schedule, 0, n);
    check_grid (schedule, from, g_rand_int_range (chance, from, n) + 1);
  }
}

GST_END_TEST;

/* ---- the file ---- */

static void
check_equal (const RenderPlan *a, const RenderPlan *b)
{
  fail_unless_equals_int (a->chunk->len, b->chunk->len);
  for (guint i = 0; i < a->chunk->len; i++) {
    fail_unless_equals_int64 (chunk_at (a, i)->first, chunk_at (b, i)->first);
    fail_unless_equals_int64 (chunk_at (a, i)->end, chunk_at (b, i)->end);
    fail_unless_equals_string (chunk_at (a, i)->key, chunk_at (b, i)->key);
  }
  fail_unless_equals_string (a->sound.key, b->sound.key);
  fail_unless_equals_int64 (a->sound.first, b->sound.first);
  fail_unless_equals_int64 (a->sound.end, b->sound.end);
  fail_unless_equals_string (a->movie, b->movie);
  fail_unless_equals_string (a->media_root, b->media_root);
  fail_unless_equals_string (a->chunks, b->chunks);
  fail_unless (a->video_encoder == b->video_encoder);
  fail_unless (a->audio_encoder == b->audio_encoder);
  fail_unless (memcmp (&a->video, &b->video, sizeof a->video) == 0);
  fail_unless_equals_int64 (a->first, b->first);
  fail_unless_equals_int64 (a->end, b->end);
}

static gchar *
write_plan (const RenderRequest *request)
{
  g_autoptr (RenderPlan) plan = plan_with (request);
  gchar *file = fixture_path ("plan.json");

  fail_unless (render_plan_write (plan, file, NULL));
  return file;
}

static RenderPlan *
read_plan (const gchar *file, GError **error)
{
  RenderCache *cache = NULL;
  RenderPlan *plan = render_plan_read (file, &cache, error);

  fail_unless ((plan != NULL) == (cache != NULL));
  if (cache)
    render_cache_close (cache, 0);
  return plan;
}

static void
check_read_back (const RenderRequest *request)
{
  g_autoptr (RenderPlan) plan = plan_with (request);
  g_autofree gchar *file = write_plan (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (RenderPlan) back = read_plan (file, &error);

  g_assert_no_error (error);
  check_equal (plan, back);
}

GST_START_TEST (test_read_back)
{
  RenderRequest request = request_of ();

  check_read_back (&request);
  request.media_root = fixture.folder;
  request.preset = RENDER_PRESET_QUALITY;
  request.crf = 30;
  request.bitrate = 900;
  request.width = 640;
  request.height = 480;
  request.fps_n = 60000;
  request.fps_d = 1001;
  request.from_ms = 700;
  request.to_ms = 8000;
  check_read_back (&request);
}

GST_END_TEST;

static void
check_refused (const gchar *file, RenderError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RenderPlan) plan = read_plan (file, &error);

  fail_unless (plan == NULL);
  g_assert_error (error, RENDER_ERROR, (gint) code);
  fail_unless (*error->message);
}

GST_START_TEST (test_what_changed_is_noticed)
{
  const RenderRequest request = request_of ();
  g_autofree gchar *file = write_plan (&request);
  g_autofree gchar *sound = fixture_path ("a.wav");
  g_autoptr (RenderPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fixture_write ("b.png", "\x89PNG\r\n\x1a\n c");
  check_refused (file, RENDER_ERROR_CHANGED);
  fixture_write ("b.png", "\x89PNG\r\n\x1a\n b");
  plan = read_plan (file, &error);
  g_assert_no_error (error);

  write_movie ("hold", 3000, "\"text\": \"Other\"");
  check_refused (file, RENDER_ERROR_CHANGED);
  write_movie ("hold", 2000, TITLE);
  check_refused (file, RENDER_ERROR_CHANGED);
  write_movie ("hold", 4000, TITLE);
  check_refused (file, RENDER_ERROR_CHANGED);
  write_movie ("hold", 3000, TITLE);
  g_unlink (sound);
  check_refused (file, RENDER_ERROR_MOVIE);
  fixture_write ("movie.json", "{");
  check_refused (file, RENDER_ERROR_MOVIE);
}

GST_END_TEST;

GST_START_TEST (test_media_that_change_later)
{
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_autofree gchar *path = fixture_path ("b.png");
  g_autoptr (GError) error = NULL;

  fail_unless (render_plan_check (plan, &error));
  fixture_write ("b.png", "\x89PNG\r\n\x1a\n b");
  fail_if (render_plan_check (plan, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CHANGED);
  fail_unless (strstr (error->message, path) != NULL, "%s", error->message);
  g_clear_error (&error);
  g_unlink (path);
  fail_if (render_plan_check (plan, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CHANGED);
}

GST_END_TEST;

static void
check_replaced (
    const gchar *text, const gchar *what, const gchar *with, RenderError code)
{
  GString *changed = g_string_new (text);
  g_autofree gchar *file = fixture_path ("changed.json");

  fail_unless (
      g_string_replace (changed, what, with, 1) == 1, "%s: %s", what, text);
  fixture_write ("changed.json", changed->str);
  g_string_free (changed, TRUE);
  check_refused (file, code);
}

GST_START_TEST (test_wrong_plans)
{
  static const struct {
    const gchar *what, *with;
    RenderError code;
  } changes[] = {
    { "\"version\":1", "\"version\":2", RENDER_ERROR_MOVIE },
    { "\"version\":1", "\"version\":\"1\"", RENDER_ERROR_MOVIE },
    { "\"version\":1,", "", RENDER_ERROR_MOVIE },
    { "\"version\":1,", "\"version\":1,\"more\":2,", RENDER_ERROR_MOVIE },
    { "\"movie\":\"/", "\"movie\":\"", RENDER_ERROR_MOVIE },
    { "\"chunks\":\"/", "\"chunks\":\"", RENDER_ERROR_MOVIE },
    { "\"width\":320", "\"width\":0", RENDER_ERROR_MOVIE },
    { "\"width\":320", "\"width\":320.5", RENDER_ERROR_MOVIE },
    { "\"width\":320", "\"width\":322", RENDER_ERROR_CHANGED },
    { "\"fps_n\":30", "\"fps_n\":25", RENDER_ERROR_CHANGED },
    { "\"fps_n\":30", "\"fps_n\":300", RENDER_ERROR_MOVIE },
    { "\"fps_d\":1", "\"fps_d\":0", RENDER_ERROR_MOVIE },
    { "\"crf\":-1", "\"crf\":20", RENDER_ERROR_CHANGED },
    { "\"gop\":60", "\"gop\":0", RENDER_ERROR_MOVIE },
    { "\"encoder\":\"x264enc\"", "\"encoder\":\"filesink\"",
        RENDER_ERROR_ENCODER },
    { "\"encoder\":\"x264enc\"", "\"encoder\":7", RENDER_ERROR_MOVIE },
    { "\"build\":\"", "\"build\":\"0", RENDER_ERROR_ENCODER },
    { "\"chunk\":[{", "\"chunk\":[7,{", RENDER_ERROR_MOVIE },
    { "\"chunk\":[", "\"chunk\":7,\"more\":[", RENDER_ERROR_MOVIE },
    { "\"key\":\"", "\"key\":\"0", RENDER_ERROR_CHANGED },
    { "{\"first\":0,\"end\":60", "{\"first\":0,\"end\":61",
        RENDER_ERROR_CHANGED },
    { "{\"first\":0,\"end\":60", "{\"first\":60,\"end\":60",
        RENDER_ERROR_MOVIE },
    { "{", "[", RENDER_ERROR_MOVIE },
    { "}", "", RENDER_ERROR_MOVIE },
  };
  const RenderRequest request = request_of ();
  g_autofree gchar *file = write_plan (&request);
  g_autofree gchar *none = fixture_path ("none.json");
  g_autofree gchar *text = NULL;

  fail_unless (g_file_get_contents (file, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    check_replaced (text, changes[i].what, changes[i].with, changes[i].code);
  check_refused (none, RENDER_ERROR_MOVIE);
  check_refused (fixture.folder, RENDER_ERROR_MOVIE);
  fixture_write ("none.json", "");
  check_refused (none, RENDER_ERROR_MOVIE);
}

GST_END_TEST;

GST_START_TEST (test_a_plan_that_cannot_be_written)
{
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_autofree gchar *file = fixture_path ("none/plan.json");
  g_autoptr (GError) error = NULL;

  fail_if (render_plan_write (plan, file, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, file) != NULL, "%s", error->message);
}

GST_END_TEST;

/* ---- what cannot be planned ---- */

static void
check_not_planned (const RenderRequest *request, const gchar *expected)
{
  RenderCache *cache = fixture_open ();
  g_autoptr (GError) error = NULL;

  fail_unless (render_plan_new (request, cache, NULL, &error) == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
  fail_unless (strstr (error->message, expected) != NULL, "%s", error->message);
  render_cache_close (cache, 0);
}

GST_START_TEST (test_sources_are_found_as_they_are_played)
{
  RenderRequest request = request_of ();
  g_autofree gchar *picture = fixture_path ("a.png");
  g_autofree gchar *sound = fixture_path ("a.wav");

  request.media_root = "/usr/share";
  check_not_planned (&request, "$.movie.scenes[0].src: \"a.png\": outside");
  request.media_root = NULL;
  g_unlink (sound);
  check_not_planned (&request, "$.movie.audio[0].src: \"a.wav\": No such");
  g_unlink (picture);
  check_not_planned (&request, "\n$.movie.scenes[2].src: \"a.png\": No such");
  fail_unless_equals_int (mkfifo (picture, 0666), 0);
  check_not_planned (&request, "$.movie.scenes[0].src: ");
  fixture_write ("movie.json",
      "{\"movie\": {\"scenes\": [{\"type\": \"image\","
      " \"asset_slot\": \"a\", \"duration_ms\": 1000}]}}");
  check_not_planned (&request, "$.movie.scenes[0]: still a draft");
}

GST_END_TEST;

GST_START_TEST (test_ranges)
{
  g_autoptr (RenderPlan) whole = plan_movie ();
  RenderRequest request = request_of ();
  g_autoptr (RenderPlan) part = NULL;

  request.from_ms = 1001;
  request.to_ms = 7000;
  part = plan_with (&request);
  /* Frame 31 is the first after 1,001 ms; 90 and 210 are in the grid. */
  fail_unless_equals_int64 (part->first, 31);
  fail_unless_equals_int64 (part->end, 210);
  fail_unless_equals_int64 (part->sound.first, 31 * 1600);
  fail_unless_equals_int64 (part->sound.end, 210 * 1600);
  fail_unless_equals_int (part->chunk->len, 4);
  fail_unless_equals_int64 (chunk_at (part, 0)->first, 31);
  fail_if (strcmp (chunk_at (part, 0)->key, chunk_at (whole, 0)->key) == 0);
  for (guint i = 1; i < 4; i++)
    fail_unless_equals_string (
        chunk_at (part, i)->key, chunk_at (whole, i)->key);
  fail_if (strcmp (part->sound.key, whole->sound.key) == 0);

  request.from_ms = 12000;
  request.to_ms = 0;
  check_not_planned (&request, "12000 ms long");
  request.from_ms = 5000;
  request.to_ms = 5000;
  check_not_planned (&request, "from 5000 ms to 5000 ms");
  request.from_ms = -1;
  check_not_planned (&request, "from -1 ms");
  request.from_ms = G_MAXINT64;
  check_not_planned (&request, "no frame");
}

GST_END_TEST;

/* Whatever went wrong before. */
GST_START_TEST (test_what_is_no_file)
{
  static const struct {
    const gchar *name, *says;
  } rows[] = {
    { "/", "cannot read /: not a regular file" },
    { "/none", "cannot read /none: No such file or directory" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    RenderSource source;

    errno = EACCES;
    fail_if (render_source_look (&source, rows[i].name, &error));
    g_assert_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE);
    fail_unless_equals_string (error->message, rows[i].says);
  }
}

GST_END_TEST;

static Suite *
plan_suite (void)
{
  Suite *suite = suite_create ("render-plan");
  TCase *tests = tcase_create ("plan");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, setup, fixture_teardown);
  tcase_add_test (tests, test_grid);
  tcase_add_test (tests, test_read_back);
  tcase_add_test (tests, test_what_changed_is_noticed);
  tcase_add_test (tests, test_media_that_change_later);
  tcase_add_test (tests, test_wrong_plans);
  tcase_add_test (tests, test_a_plan_that_cannot_be_written);
  tcase_add_test (tests, test_sources_are_found_as_they_are_played);
  tcase_add_test (tests, test_ranges);
  tcase_add_test (tests, test_what_is_no_file);
  return suite;
}

SUITE_MAIN (plan_suite)
