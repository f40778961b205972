/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What each stage must log, what the journal holds, and how runs end; with
 * the built-in providers. */
#include "stage-fixture.h"

#include <string.h>

typedef struct {
  const gchar *stage;
  const gchar *keys; /* of the output, "a.b[].c" */
} Logged;

static const Logged logged[] = {
  { "prompt_check",
      "prompt accepted code reason subject format.width "
      "format.height format.fps format.hint duration_sec tone "
      "look language" },
  { "project_create", "project_id name created_at folder" },
  { "scenario_generate",
      "scenario.title scenario.duration_target_sec scenario.format "
      "scenario.tone scenario.beats scenario.beat_plan[].beat "
      "scenario.beat_plan[].role scenario.beat_plan[].seconds "
      "scenario.beat_plan[].narration scenario.beat_plan[].pictures" },
  { "schema_generate",
      "schema.movie.format.width schema.movie.scenes[].asset_slot "
      "schema.movie.scenes[].duration_ms schema.movie.overlays[].text "
      "schema.movie.effects schema.movie.audio schema.movie.captions "
      "asset_list[].slot asset_list[].kind asset_list[].role "
      "asset_list[].description asset_list[].aspect_ratio" },
  { "asset_prompts", "asset_prompts[].slot asset_prompts[].role" },
  { "images_generate",
      "assets[].slot assets[].kind assets[].provider assets[].model "
      "assets[].seed assets[].width assets[].height assets[].sha256 "
      "assets[].file assets[].url" },
  { "schema_finalize",
      "schema.movie.scenes[].src schema.movie.scenes[].duration_ms "
      "schema.movie.audio[].src schema.movie.captions.cues[].words[].from_ms "
      "problems why[].path why[].choice why[].why" },
};

static gboolean has_path (JsonNode *node, const gchar *path);

static gboolean
all_have_path (JsonArray *array, const gchar *path)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!has_path (json_array_get_element (array, i), path))
      return FALSE;
  return json_array_get_length (array) > 0;
}

static gboolean
has_path (JsonNode *node, const gchar *path)
{
  gsize length = strcspn (path, ".[");
  g_autofree gchar *key = g_strndup (path, length);
  JsonNode *child;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  child = json_object_get_member (json_node_get_object (node), key);
  if (!child || !path[length])
    return child != NULL;
  if (path[length] == '.')
    return has_path (child, path + length + 1);
  return JSON_NODE_HOLDS_ARRAY (child)
      && all_have_path (
          json_node_get_array (child), path + length + strlen ("[]."));
}

GST_START_TEST (test_log_by_key)
{
  g_autoptr (StoreRun) run =
      must_run ("6 seconds of London history", "schema_finalize");

  fail_unless_equals_int (run->state, STORE_RUN_WAITING_REVIEW);
  for (guint i = 0; i < G_N_ELEMENTS (logged); i++) {
    g_autoptr (JsonObject) output = output_of (run, logged[i].stage);
    g_autoptr (JsonNode) node =
        json_node_init_object (json_node_alloc (), output);
    g_auto (GStrv) keys = g_strsplit (logged[i].keys, " ", -1);

    for (guint j = 0; keys[j]; j++)
      fail_unless (
          has_path (node, keys[j]), "%s: %s", logged[i].stage, keys[j]);
  }
}
GST_END_TEST;

GST_START_TEST (test_journal_of_stages)
{
  g_autoptr (StoreRun) run =
      must_run ("6 seconds of London history", "schema_finalize");
  g_autoptr (GPtrArray) rows = store_stages (store, run->id, NULL);

  fail_unless_equals_int (rows->len, 7);
  for (guint i = 0; i < rows->len; i++) {
    const StoreStage *row = g_ptr_array_index (rows, i);
    g_autoptr (JsonObject) input = object_from_text (row->input, NULL);
    const gchar *const *needs = stages[i]->needs;

    fail_unless_equals_string (row->name, stages[i]->name);
    fail_unless_equals_int64 (row->position, i + 1);
    fail_unless_equals_string (row->status, "done");
    fail_unless_equals_int64 (row->tries, 1);
    fail_unless (row->started_at >= run->created_at);
    fail_unless (row->ended_at >= row->started_at);
    fail_unless_equals_string (
        object_get_string (input, "run_id", ""), run->id);
    fail_unless (object_get_object (input, "settings") != NULL);
    for (guint j = 0; needs[j]; j++)
      fail_unless (object_get_object (input, needs[j]) != NULL);
  }
}
GST_END_TEST;

/* Each call of a provider has its row, and no stage that asks nobody has. */
GST_START_TEST (test_journal_of_calls)
{
  g_autoptr (StoreRun) run =
      must_run ("6 seconds of London history", "schema_finalize");
  g_autoptr (JsonObject) output = output_of (run, "images_generate");
  JsonArray *assets = object_get_array (output, "assets");
  g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);
  g_autoptr (GHashTable) slots = g_hash_table_new (g_str_hash, g_str_equal);
  guint text = 0;

  for (guint i = 0; i < calls->len; i++) {
    const StoreAttempt *call = g_ptr_array_index (calls, i);

    fail_unless_equals_string (call->state, "done");
    fail_unless_equals_string (call->provider, "builtin");
    fail_unless_equals_int (strlen (call->request_hash), 64);
    fail_unless (call->ended_at >= call->started_at);
    if (g_str_equal (call->stage, "images_generate"))
      g_hash_table_add (slots, call->slot);
    else
      text++;
    fail_unless (g_str_equal (call->stage, "images_generate")
        || g_str_equal (call->stage, "scenario_generate")
        || g_str_equal (call->stage, "asset_prompts"));
  }
  fail_unless_equals_int (text, 2);
  fail_unless_equals_int (
      g_hash_table_size (slots), json_array_get_length (assets));
}
GST_END_TEST;

GST_START_TEST (test_rejected_leaves_its_row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreRun) run = run_until ("make a cool video", NULL, &error);
  g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);
  g_autoptr (GPtrArray) rows = store_stages (store, run->id, NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (JsonObject) output = output_of (run, "prompt_check");
  g_autofree gchar *projects = g_build_filename (folder, "projects", NULL);
  g_autofree gchar *media = g_build_filename (folder, "media", NULL);

  fail_unless (g_error_matches (error, STAGE_ERROR, STAGE_ERROR_REJECTED));
  fail_unless_equals_int (run->state, STORE_RUN_ERROR);
  fail_unless_equals_string (run->code, object_get_string (output, "code", ""));
  fail_unless (
      strstr (run->error, object_get_string (output, "reason", "?")) != NULL);
  fail_unless_equals_string (run->prompt, "make a cool video");
  fail_unless_equals_int (rows->len, 1);
  fail_unless_equals_string (((StoreStage *) rows->pdata[0])->status, "error");
  fail_unless_equals_int (calls->len, 0);
  fail_unless (project == NULL);
  fail_if (g_file_test (projects, G_FILE_TEST_EXISTS));
  fail_if (g_file_test (media, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

GST_START_TEST (test_cancelled)
{
  g_autofree gchar *settings = default_settings ();
  g_autoptr (StoreRun) run = store_run_open (
      store, "6 seconds of London history", settings, FALSE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreRun) after = NULL;
  const RunnerOptions options = { .cancellable = cancellable };

  g_cancellable_cancel (cancellable);
  fail_if (runner_run (store, run->id, &options, &error));
  fail_unless (g_error_matches (error, STAGE_ERROR, STAGE_ERROR_CANCELLED));
  after = store_run_find (store, run->id, NULL);
  fail_unless_equals_int (after->state, STORE_RUN_CANCELLED);
}
GST_END_TEST;

/* A slot whose file a person threw away is made again, and only that. */
GST_START_TEST (test_only_missing_slots)
{
  g_autoptr (StoreRun) run =
      must_run ("6 seconds of London history", "asset_prompts");
  g_autoptr (StoreRun) again = NULL;
  g_autoptr (GPtrArray) calls = NULL;
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  StoreAsset *asset = store_asset_new ();
  gint64 attempt;

  /* hook_01 is there already, by another hand. */
  fail_unless (
      store_stage_begin (store, run->id, "images_generate", 6, "{}", NULL));
  attempt = store_attempt_begin (store, run->id,
      &(StoreCall){ .stage = "images_generate",
          .slot = "hook_01",
          .kind = "image",
          .provider = "by hand",
          .request_hash = "-" },
      NULL, NULL);
  asset->slot = g_strdup ("hook_01");
  asset->kind = g_strdup ("image");
  asset->role = g_strdup ("hook");
  asset->text = g_strdup ("drawn by a person");
  asset->provider = g_strdup ("by hand");
  asset->mime = g_strdup ("image/png");
  asset->file = g_strdup ("media/hook_01.png");
  asset->attempt = attempt;
  fail_unless (store_asset_announce (store, project, asset, "png", 3, NULL));
  fail_unless (store_asset_write (store, asset, "png", 3, NULL));
  fail_unless (store_asset_commit (store, project, asset, NULL));
  store_asset_free (asset);

  again = must_run ("6 seconds of London history", "images_generate");
  calls = store_attempts (store, run->id, NULL);
  for (guint i = 0; i < calls->len; i++) {
    const StoreAttempt *call = g_ptr_array_index (calls, i);

    if (g_str_equal (call->slot, "hook_01"))
      fail_unless_equals_string (call->provider, "by hand");
  }
  {
    g_autoptr (JsonObject) output = output_of (again, "images_generate");
    JsonObject *made =
        array_get_object (object_get_array (output, "assets"), 0);

    fail_unless_equals_string (
        object_get_string (made, "prompt", ""), "drawn by a person");
  }
}
GST_END_TEST;

GST_START_TEST (test_settings_are_kept)
{
  g_auto (StageSettings) settings = { 0 };
  g_auto (StageSettings) read = { 0 };
  g_auto (StageSettings) unknown = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *again = NULL;
  g_autoptr (GError) error = NULL;

  settings.audio_voice_id = g_strdup ("de");
  settings.seed = 7;
  fail_unless (stage_settings_resolve (&settings, NULL, NULL));
  text = stage_settings_to_text (&settings);
  fail_unless (stage_settings_from_text (&read, text, NULL));
  again = stage_settings_to_text (&read);
  fail_unless_equals_string (text, again);
  fail_unless_equals_string (read.image_provider, "builtin");
  fail_unless_equals_string (read.audio_voice_id, "de");
  fail_unless_equals_string (read.music_provider, "builtin");
  fail_unless_equals_string (read.music_model_id, "composer");
  fail_unless_equals_string (read.sfx_provider, "builtin");
  fail_unless_equals_string (read.sfx_model_id, "foley");
  fail_unless (read.video_provider == NULL);
  unknown.image_provider = g_strdup ("nobody");
  fail_if (stage_settings_resolve (&unknown, NULL, &error));
  fail_unless (
      strstr (error->message, "nobody") && strstr (error->message, "builtin"));
}
GST_END_TEST;

static Suite *
stages_suite (void)
{
  Suite *suite = suite_create ("stages");
  TCase *tcase = tcase_create ("stages");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_log_by_key);
  tcase_add_test (tcase, test_journal_of_stages);
  tcase_add_test (tcase, test_journal_of_calls);
  tcase_add_test (tcase, test_rejected_leaves_its_row);
  tcase_add_test (tcase, test_cancelled);
  tcase_add_test (tcase, test_only_missing_slots);
  tcase_add_test (tcase, test_settings_are_kept);
  return suite;
}

SUITE_MAIN (stages_suite)
