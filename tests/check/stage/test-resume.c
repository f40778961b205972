/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole runs of the program: killed at every point and gone on with, asked
 * for twice, interrupted. What was done is never done again. */
#include "program.h"
#include "stage.h"

#include <unistd.h>

#define PROMPT "5 seconds of London history"

/* --- Before and after --- */

/* What a run had when it died: lines that must still hold when it is done. */
typedef struct {
  GHashTable *assets; /* slot -> "sha256 created_at" */
  GHashTable *ended;  /* stage -> "ended_at" of those done */
} Snapshot;

static void
snapshot_clear (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->assets, g_hash_table_unref);
  g_clear_pointer (&snapshot->ended, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Snapshot, snapshot_clear)

static void
take_snapshot (Snapshot *snapshot)
{
  g_autoptr (Store) store = store_open (folder, NULL);
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (GPtrArray) rows = store_stages (store, run->id, NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (GPtrArray) assets =
      project ? store_assets (store, project, NULL) : g_ptr_array_new ();

  snapshot->assets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  snapshot->ended =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < assets->len; i++) {
    const StoreAsset *asset = g_ptr_array_index (assets, i);

    g_hash_table_insert (snapshot->assets, g_strdup (asset->slot),
        g_strdup_printf (
            "%s %" G_GINT64_FORMAT, asset->sha256, asset->created_at));
  }
  for (guint i = 0; i < rows->len; i++) {
    const StoreStage *row = g_ptr_array_index (rows, i);

    if (g_str_equal (row->status, "done"))
      g_hash_table_insert (snapshot->ended, g_strdup (row->name),
          g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
              row->ended_at, row->tries));
  }
}

/* Everything of @before is in @after, unchanged. */
static void
check_kept (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    fail_unless (g_strcmp0 (g_hash_table_lookup (after, key), value) == 0,
        "%s was %s and is %s", (gchar *) key, (gchar *) value,
        (gchar *) g_hash_table_lookup (after, key));
}

static guint
count_calls (GPtrArray *calls, const gchar *slot, const gchar *state)
{
  guint n = 0;

  for (guint i = 0; i < calls->len; i++) {
    const StoreAttempt *call = g_ptr_array_index (calls, i);

    n += (!slot || g_str_equal (call->slot, slot))
        && (!state || g_str_equal (call->state, state));
  }
  return n;
}

/* Calls are made once, but for those whose outcome the kill made unknown. */
static void
check_calls (const Snapshot *before, guint most_unknown)
{
  g_autoptr (Store) store = store_open (folder, NULL);
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (GPtrArray) assets = store_assets (store, project, NULL);
  guint unknown = count_calls (calls, NULL, "unknown");

  fail_unless_equals_int (count_calls (calls, NULL, "started"), 0);
  fail_unless_equals_int (count_calls (calls, NULL, "failed"), 0);
  fail_unless (unknown <= most_unknown, "%u calls unknown", unknown);
  /* scenario, prompts, and one for each asset. */
  fail_unless_equals_int (calls->len, 2 + assets->len + unknown);
  for (guint i = 0; i < assets->len; i++) {
    const StoreAsset *asset = g_ptr_array_index (assets, i);

    fail_unless_equals_int (count_calls (calls, asset->slot, "done"), 1);
    if (g_hash_table_contains (before->assets, asset->slot))
      fail_unless_equals_int (count_calls (calls, asset->slot, NULL), 1);
  }
}

static guint
count_files (const gchar *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const gchar *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);
    gboolean is_folder = g_file_test (child, G_FILE_TEST_IS_DIR);

    n += is_folder ? count_files (child) : 1;
  }
  return n;
}

/* One project, as many media as assets, no leftovers. */
static void
check_files (void)
{
  g_autoptr (Store) store = store_open (folder, NULL);
  g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (GPtrArray) assets = store_assets (store, project, NULL);
  g_autofree gchar *media = inside ("media");
  g_autofree gchar *projects = inside ("projects");
  g_autofree gchar *shown = g_build_filename (project->folder, "media", NULL);
  g_autoptr (GDir) dir = g_dir_open (projects, 0, NULL);

  fail_unless (g_dir_read_name (dir) && !g_dir_read_name (dir));
  fail_unless_equals_int (count_files (media), assets->len);
  fail_unless_equals_int (count_files (shown), assets->len);
}

/* --- Killed at every point --- */

/* @until: where the run that is gone on with may stop: what lies behind it
 * does not depend on the crash. */
typedef struct {
  const gchar *crash_at;
  const gchar *until;
  guint unknown; /* calls that may have happened in vain */
} Crash;

#define MANY 64 /* as many as were in flight */

static const Crash crashes[] = {
  { "prompt_check:begin", "asset_prompts", 0 },
  { "prompt_check:started", "asset_prompts", 0 },
  { "prompt_check:ended", "asset_prompts", 0 },
  { "project_create:begin", "asset_prompts", 0 },
  { "project_create:started", "asset_prompts", 0 },
  { "project_create:ended", "asset_prompts", 0 },
  { "scenario_generate:started", "asset_prompts", 0 },
  { "scenario_generate:intent", "asset_prompts", 1 },
  { "scenario_generate:answered", "asset_prompts", 1 },
  { "scenario_generate:ended", "asset_prompts", 0 },
  { "schema_generate:started", "asset_prompts", 0 },
  { "schema_generate:ended", "asset_prompts", 0 },
  { "asset_prompts:started", "asset_prompts", 0 },
  { "asset_prompts:intent", "asset_prompts", 1 },
  { "asset_prompts:answered", "asset_prompts", 1 },
  { "asset_prompts:ended", "asset_prompts", 0 },
  { "images_generate:started", "schema_finalize", 0 },
  { "images_generate:intent", "schema_finalize", MANY },
  { "images_generate:answered", "schema_finalize", MANY },
  { "images_generate:announced", "schema_finalize", MANY },
  { "images_generate:written", "schema_finalize", MANY },
  { "images_generate:written:2", "schema_finalize", MANY },
  { "images_generate:committed", "schema_finalize", MANY },
  { "images_generate:committed:2", "schema_finalize", MANY },
  { "images_generate:committed:3", "schema_finalize", MANY },
  { "images_generate:committed:4", "schema_finalize", 0 },
  { "images_generate:ended", "schema_finalize", 0 },
  { "schema_finalize:started", "schema_finalize", 0 },
  { "schema_finalize:ended", NULL, 0 },
  { "render_video:started", NULL, 0 },
  { "render_video:ended", NULL, 0 },
};

static void
resume_until (Said *said, const gchar *until)
{
  if (until)
    SAY (said, "resume", "last", "--store", folder, "--json", "--until", until);
  else
    SAY (said, "resume", "last", "--store", folder, "--json");
}

GST_START_TEST (test_killed)
{
  const Crash *crash = &crashes[__i__];
  const gchar *const argv[] = { "run", PROMPT, "--store", folder, "--json",
    NULL };
  g_auto (Said) said = { 0 };
  g_auto (Snapshot) before = { 0 };
  g_auto (Snapshot) after = { 0 };
  g_autoptr (JsonObject) answer = NULL;

  say_at (&said, crash->crash_at, argv);
  fail_unless_status (&said, -SIGKILL);
  take_snapshot (&before);
  resume_until (&said, crash->until);
  fail_unless_status (&said, 0);
  answer = last_line (&said);
  fail_unless_equals_string (object_get_string (answer, "status", ""),
      crash->until ? "waiting_review" : "done");
  take_snapshot (&after);
  check_kept (before.assets, after.assets);
  check_kept (before.ended, after.ended);
  if (g_strcmp0 (crash->until, "asset_prompts") == 0)
    return;
  check_calls (&before, crash->unknown);
  check_files ();
}
GST_END_TEST;

/* A file that was whole is adopted: its call is not made again. */
GST_START_TEST (test_written_is_adopted)
{
  const gchar *const argv[] = { "run", PROMPT, "--store", folder, "--json",
    NULL };
  g_auto (Said) said = { 0 };
  guint written = 0;
  g_autofree gchar *media = inside ("media");

  say_at (&said, "images_generate:written", argv);
  fail_unless_status (&said, -SIGKILL);
  written = count_files (media);
  fail_unless (written >= 1);
  resume_until (&said, "images_generate");
  fail_unless_status (&said, 0);
  {
    g_autoptr (Store) store = store_open (folder, NULL);
    g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
    g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);
    guint again = 0;

    for (guint i = 0; i < calls->len; i++)
      again += ((StoreAttempt *) calls->pdata[i])->n > 1;
    fail_unless_equals_int (again, count_calls (calls, NULL, "unknown"));
    /* A third or later slot in flight may be lost; the written one is not. */
    fail_unless (again < calls->len - 2);
  }
}
GST_END_TEST;

/* A provider that fails takes nothing with it: the other slots are filled and
 * stay, and later only the failed one is asked for again. */
GST_START_TEST (test_one_slot_fails)
{
  g_autofree gchar *narrator = g_strdup (g_getenv ("JSONCLIP_NARRATOR"));
  g_auto (Said) said = { 0 };
  g_auto (Snapshot) before = { 0 };
  g_auto (Snapshot) after = { 0 };

  g_setenv ("JSONCLIP_NARRATOR", "/nonexistent", TRUE);
  SAY (&said, "run", PROMPT, "--store", folder);
  g_setenv ("JSONCLIP_NARRATOR", narrator, TRUE);
  /* Something that is needed is missing. */
  fail_unless_status (&said, 7);
  fail_unless (strstr (said.err, "(voiceover_01)") != NULL, "%s", said.err);
  take_snapshot (&before);
  fail_unless (g_hash_table_size (before.assets) >= 2);
  SAY (&said, "show", "last", "images_generate", "--store", folder, "--json");
  {
    g_autoptr (JsonObject) shown = last_line (&said);

    fail_unless_equals_int (json_array_get_length (object_get_array (
                                object_get_object (shown, "output"), "assets")),
        g_hash_table_size (before.assets));
  }
  resume_until (&said, "schema_finalize");
  fail_unless_status (&said, 0);
  take_snapshot (&after);
  check_kept (before.assets, after.assets);
  check_kept (before.ended, after.ended);
  {
    g_autoptr (Store) store = store_open (folder, NULL);
    g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
    g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);

    fail_unless_equals_int (count_calls (calls, "voiceover_01", "failed"), 1);
    fail_unless_equals_int (count_calls (calls, "voiceover_01", "done"), 1);
    fail_unless_equals_int (
        calls->len, 2 + 1 + g_hash_table_size (after.assets));
  }
  check_files ();
}
GST_END_TEST;

/* What is answered and cannot be stored is a failed call, not an unknown
 * one, and the next try begins with room enough. */
GST_START_TEST (test_no_room)
{
  g_autofree gchar *media = inside ("media");
  g_auto (Said) said = { 0 };

  SAY (&said, "run", PROMPT, "--until", "asset_prompts", "--store", folder);
  fail_unless_status (&said, 0);
  fail_unless (g_file_set_contents (media, "in the way", -1, NULL));
  resume_until (&said, "images_generate");
  fail_unless_status (&said, 1);
  fail_unless (strstr (said.err, media) != NULL, "%s", said.err);
  {
    g_autoptr (Store) store = store_open (folder, NULL);
    g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
    g_autoptr (GPtrArray) calls = store_attempts (store, run->id, NULL);

    fail_unless_equals_int (count_calls (calls, NULL, "started"), 0);
    fail_unless (count_calls (calls, NULL, "failed") > 1);
  }
  g_unlink (media);
  resume_until (&said, "images_generate");
  fail_unless_status (&said, 0);
  check_files ();
}
GST_END_TEST;

/* --- Whole runs --- */

GST_START_TEST (test_answer_and_second_request)
{
  g_auto (Said) one = { 0 };
  g_auto (Said) again = { 0 };
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (JsonObject) same = NULL;
  JsonObject *result;
  g_autofree gchar *text = NULL;
  g_autofree gchar *same_text = NULL;
  g_autofree gchar *file = NULL;
  g_auto (GStrv) lines = NULL;

  SAY (&one, "run", PROMPT, "--store", folder, "--json");
  fail_unless_status (&one, 0);
  answer = last_line (&one);
  result = object_get_object (answer, "result");
  fail_unless_equals_int (
      strlen (object_get_string (answer, "run_id", "")), 26);
  fail_unless_equals_string (object_get_string (answer, "status", ""), "done");
  fail_unless (
      g_uuid_string_is_valid (object_get_string (result, "project_id", "")));
  fail_unless_equals_int64 (object_get_int (result, "duration_ms", 0), 5000);
  file = g_filename_from_uri (
      object_get_string (result, "movie_url", ""), NULL, NULL);
  fail_unless (file && g_file_test (file, G_FILE_TEST_IS_REGULAR));

  SAY (&again, "run", PROMPT, "--store", folder, "--json");
  fail_unless_status (&again, 0);
  same = last_line (&again);
  text = object_to_text (answer);
  same_text = object_to_text (same);
  fail_unless_equals_string (text, same_text);
  fail_unless (strstr (again.out, "\"event\"") == NULL, "%s", again.out);
  SAY (&again, "resume", "last", "--store", folder);
  fail_unless_status (&again, 0);
  fail_unless (strstr (again.out, file) != NULL);
  /* The film alone is made again where somebody has removed it. */
  fail_unless (g_unlink (file) == 0);
  SAY (&again, "run", PROMPT, "--store", folder);
  fail_unless_status (&again, 0);
  fail_unless (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  fail_unless (strstr (again.err, "schema_finalize     done before") != NULL,
      "%s", again.err);
  /* Another one only where it is asked for. */
  SAY (&again, "run", PROMPT, "--new", "--until", "prompt_check", "--store",
      folder);
  fail_unless_status (&again, 0);
  SAY (&again, "list", "--store", folder);
  lines = g_strsplit (again.out, "\n", -1);
  fail_unless_equals_int (g_strv_length (lines), 3);
}
GST_END_TEST;

static void
check_render_log (void)
{
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) shown = NULL;
  JsonObject *output;

  SAY (&said, "show", "last", "render_video", "--store", folder, "--json");
  fail_unless_status (&said, 0);
  shown = last_line (&said);
  output = object_get_object (shown, "output");
  fail_unless (object_get_string (output, "file", NULL) != NULL);
  fail_unless (g_str_has_prefix (
      object_get_string (output, "movie_url", ""), "file://"));
  fail_unless_equals_int64 (object_get_int (output, "duration_ms", 0), 5000);
  fail_unless_equals_int64 (object_get_int (output, "frames", 0), 150);
  fail_unless (*object_get_string (output, "encoder", ""));
  fail_unless (object_get_int (output, "wall_ms", -1) >= 0);
  fail_unless (object_get_int (output, "bytes", 0) > 1000);
  fail_unless (object_get_string (shown, "started_at", NULL)
      && object_get_string (shown, "ended_at", NULL));
}

GST_START_TEST (test_status_and_show)
{
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) status = NULL;
  JsonArray *rows;

  SAY (&said, "run", PROMPT, "--store", folder, "--until", "project_create");
  fail_unless_status (&said, 0);
  SAY (&said, "show", "last", "render_video", "--store", folder);
  fail_unless_status (&said, 6);
  SAY (&said, "resume", "last", "--store", folder);
  fail_unless_status (&said, 0);
  SAY (&said, "status", "last", "--store", folder, "--json");
  fail_unless_status (&said, 0);
  status = last_line (&said);
  rows = object_get_array (status, "stages");
  fail_unless_equals_int (json_array_get_length (rows), 8);
  for (guint i = 0; i < 8; i++)
    fail_unless_equals_string (
        object_get_string (array_get_object (rows, i), "status", ""), "done");
  fail_unless (json_object_has_member (
      object_get_object (status, "settings"), "image_provider"));
  fail_unless (
      json_array_get_length (object_get_array (status, "attempts")) > 2);
  SAY (&said, "status", "last", "--store", folder);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, "render_video") && strstr (said.out, "done"));
  check_render_log ();
}
GST_END_TEST;

/* Starts a run, and waits for the line that says that @stage has begun. */
static GPid
start_until (const gchar *stage, gint *out)
{
  g_autofree gchar *program = program_path ();
  g_autofree gchar *sign = g_strdup_printf ("\"stage\":\"%s\"", stage);
  gchar *argv[] = { program, (gchar *) "run", (gchar *) PROMPT,
    (gchar *) "--store", folder, (gchar *) "--json", NULL };
  g_autoptr (GString) seen = g_string_new (NULL);
  gchar byte;
  GPid pid;

  fail_unless (g_spawn_async_with_pipes (NULL, argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid,
      NULL, out, NULL, NULL));
  while (!strstr (seen->str, sign)) {
    fail_unless_equals_int (read (*out, &byte, 1), 1);
    g_string_append_c (seen, byte);
  }
  return pid;
}

static void
drain (gint fd)
{
  gchar bytes[4096];

  while (read (fd, bytes, sizeof bytes) > 0)
    continue;
  close (fd);
}

GST_START_TEST (test_interrupted)
{
  static const gchar *const at[] = { "images_generate", "render_video",
    "images_generate" };
  static const gint signals[] = { SIGINT, SIGTERM, SIGHUP };
  gint out, wait_status;
  GPid pid = start_until (at[__i__], &out);
  g_auto (Said) said = { 0 };

  fail_unless (kill (pid, signals[__i__]) == 0);
  drain (out);
  fail_unless (waitpid (pid, &wait_status, 0) == pid);
  fail_unless_equals_int (status_of (wait_status), 130);
  {
    g_autoptr (Store) store = store_open (folder, NULL);
    g_autoptr (StoreRun) run = store_run_find (store, "last", NULL);
    g_autoptr (StoreProject) project =
        store_project_find (store, run->id, NULL);
    g_autoptr (StoreStage) row =
        store_stage_find (store, run->id, at[__i__], NULL);
    g_autofree gchar *movie =
        g_build_filename (project->folder, "movie.mp4", NULL);
    g_autofree gchar *part = g_strconcat (movie, ".part", NULL);

    fail_unless_equals_int (run->state, STORE_RUN_CANCELLED);
    fail_unless_equals_string (row->status, "cancelled");
    fail_if (g_file_test (movie, G_FILE_TEST_EXISTS));
    fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
  }
  SAY (&said, "run", PROMPT, "--store", folder);
  fail_unless_status (&said, 0);
}
GST_END_TEST;

/* What was stopped is not said to have failed. */
GST_START_TEST (test_interrupted_before_eyes)
{
  g_autofree gchar *program = program_path ();
  gchar *argv[] = { program, (gchar *) "run", (gchar *) PROMPT,
    (gchar *) "--store", folder, NULL };
  g_autoptr (GString) seen = g_string_new (NULL);
  gint err, wait_status;
  gboolean sent = FALSE;
  gchar byte;
  GPid pid;

  fail_unless (g_spawn_async_with_pipes (NULL, argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid,
      NULL, NULL, &err, NULL));
  while (read (err, &byte, 1) == 1) {
    g_string_append_c (seen, byte);
    if (!sent && strstr (seen->str, "7/8 schema_finalize")) {
      fail_unless (kill (pid, SIGINT) == 0);
      sent = TRUE;
    }
  }
  close (err);
  fail_unless (waitpid (pid, &wait_status, 0) == pid);
  fail_unless_equals_int (status_of (wait_status), 130);
  fail_unless (
      strstr (seen->str, "8/8 render_video        cancelled"), "%s", seen->str);
  fail_if (strstr (seen->str, "failed"), "%s", seen->str);
}
GST_END_TEST;

/* Killed while its worker renders, and gone on with before that has ended. */
GST_START_TEST (test_killed_in_the_middle)
{
  gint out, wait_status;
  GPid pid = start_until ("render_video", &out);
  g_auto (Said) said = { 0 };

  g_usleep (G_USEC_PER_SEC / 3);
  fail_unless (kill (pid, SIGKILL) == 0);
  fail_unless (waitpid (pid, &wait_status, 0) == pid);
  close (out);
  SAY (&said, "list", "--store", folder);
  fail_unless (strstr (said.out, "interrupted") != NULL, "%s", said.out);
  resume_until (&said, NULL);
  fail_unless_status (&said, 0);
  check_files ();
}
GST_END_TEST;

/* Two at once: one works, the other is told so or finds it done. */
GST_START_TEST (test_two_at_once)
{
  gint out, wait_status;
  GPid pid = start_until ("images_generate", &out);
  g_auto (Said) said = { 0 };

  SAY (&said, "run", PROMPT, "--store", folder);
  fail_unless (said.status == 0 || said.status == 1);
  if (said.status == 1)
    fail_unless (strstr (said.err, "another process works on run") != NULL);
  drain (out);
  fail_unless (waitpid (pid, &wait_status, 0) == pid);
  fail_unless_equals_int (status_of (wait_status), 0);
  SAY (&said, "list", "--store", folder, "--json");
  fail_unless (strchr (said.out, '\n')[1] == 0, "%s", said.out);
  check_files ();
}
GST_END_TEST;

static Suite *
resume_suite (void)
{
  Suite *suite = suite_create ("resume");
  TCase *tcase = tcase_create ("resume");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_loop_test (tcase, test_killed, 0, G_N_ELEMENTS (crashes));
  tcase_add_test (tcase, test_written_is_adopted);
  tcase_add_test (tcase, test_one_slot_fails);
  tcase_add_test (tcase, test_no_room);
  tcase_add_test (tcase, test_answer_and_second_request);
  tcase_add_test (tcase, test_status_and_show);
  tcase_add_loop_test (tcase, test_interrupted, 0, 3);
  tcase_add_test (tcase, test_interrupted_before_eyes);
  tcase_add_test (tcase, test_killed_in_the_middle);
  tcase_add_test (tcase, test_two_at_once);
  return suite;
}

SUITE_MAIN (resume_suite)
