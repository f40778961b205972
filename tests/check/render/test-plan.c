/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is planned: the grid by a plain count, and keys that change with all
 * that a chunk's bytes depend on and with nothing else. */
#include "plan-fixture.h"

static RenderPlan *
plan_with (const RenderRequest *request)
{
  RenderCache *cache = fixture_open ();
  g_autoptr (GError) error = NULL;
  RenderPlan *plan = render_plan_new (request, cache, NULL, &error);

  g_assert_no_error (error);
  render_cache_close (cache, 0);
  return plan;
}

static RenderPlan *
plan_movie (void)
{
  RenderRequest request = RENDER_REQUEST_INIT;

  request.movie = fixture.movie;
  return plan_with (&request);
}

static const RenderChunk *
chunk_at (const RenderPlan *plan, guint i)
{
  return &g_array_index (plan->chunk, RenderChunk, i);
}

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

static void
write_movie (guint first_ms)
{
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\": {\"format\": {\"width\": 320, \"height\": 180},"
      " \"scenes\": ["
      "{\"type\": \"image\", \"src\": \"a.png\", \"duration_ms\": %u,"
      " \"motion\": {\"type\": \"zoom_in\"}, \"transition_out\": "
      "{\"type\": \"fade\"}},"
      "{\"type\": \"image\", \"src\": \"b.png\", \"duration_ms\": 5000,"
      " \"motion\": {\"type\": \"zoom_out\"}, \"transition_out\": "
      "{\"type\": \"fade\"}},"
      "{\"type\": \"image\", \"src\": \"a.png\", \"duration_ms\": 4000}],"
      " \"overlays\": [{\"type\": \"text\", \"text\": \"Title\","
      " \"from_ms\": 0, \"to_ms\": 2000}]}}",
      first_ms);

  fixture_write ("movie.json", text);
}

static void
setup (void)
{
  fixture_setup ();
  fixture_write ("a.png", "\x89PNG\r\n\x1a\n a");
  fixture_write ("b.png", "\x89PNG\r\n\x1a\n b");
  write_movie (3000);
}

GST_START_TEST (test_read_back)
{
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_autofree gchar *file = fixture_path ("plan.json");
  g_autoptr (RenderPlan) back = NULL;
  g_autoptr (GError) error = NULL;
  RenderCache *cache;

  fail_unless (render_plan_write (plan, file, &error));
  g_assert_no_error (error);
  back = render_plan_read (file, &cache, &error);
  g_assert_no_error (error);
  check_equal (plan, back);
  render_cache_close (cache, 0);
}

GST_END_TEST;

static Suite *
plan_suite (void)
{
  Suite *suite = suite_create ("render-plan");
  TCase *tests = tcase_create ("plan");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, setup, fixture_teardown);
  tcase_add_test (tests, test_read_back);
  return suite;
}

SUITE_MAIN (plan_suite)
