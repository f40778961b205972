/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The laws of draft and final movie, for several prompts, read from what the
 * stages have stored. */
#include "stage-fixture.h"
#include "movie-json.h"
#include "narration.h"
#include "png-file.h"

#include <math.h>
#include <string.h>

static gint64
sum_of_durations (JsonArray *scenes)
{
  gint64 sum = 0;

  for (guint i = 0; i < json_array_get_length (scenes); i++) {
    gint64 duration =
        object_get_int (array_get_object (scenes, i), "duration_ms", 0);

    fail_unless (duration >= 1500);
    sum += duration;
  }
  return sum;
}

static JsonObject *
find_by (JsonArray *list, const gchar *key, const gchar *value)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *item = array_get_object (list, i);

    if (g_strcmp0 (object_get_string (item, key, NULL), value) == 0)
      return item;
  }
  return NULL;
}

static void
check_slot_name (JsonObject *item, guint number)
{
  const gchar *slot = object_get_string (item, "slot", "");
  g_autofree gchar *expected =
      g_strdup_printf ("%s_%02u", object_get_string (item, "role", ""), number);

  fail_unless_equals_string (slot, expected);
}

static void
check_draft (const StoreRun *run, gint64 total)
{
  g_autoptr (JsonObject) output = output_of (run, "schema_generate");
  JsonObject *movie =
      object_get_object (object_get_object (output, "schema"), "movie");
  JsonArray *scenes = object_get_array (movie, "scenes");
  JsonArray *audio = object_get_array (movie, "audio");
  JsonArray *list = object_get_array (output, "asset_list");
  guint n = json_array_get_length (scenes);
  g_autofree gchar *text =
      object_to_text (object_get_object (output, "schema"));
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (Movie) read =
      movie_read (text, strlen (text), MOVIE_READ_STRICT, problems, NULL);

  /* A valid document of its own kind, without one source. */
  fail_unless (read != NULL && movie_is_draft (read));
  fail_unless_equals_int (
      movie_problems_count (problems, MOVIE_PROBLEM_WARNING), 0);
  fail_unless (strstr (text, "\"src\"") == NULL);
  fail_unless_equals_int64 (sum_of_durations (scenes), total);
  fail_unless (n <= total / 1500);
  /* List and draft name the same slots, in the same order. */
  fail_unless_equals_int (
      json_array_get_length (list), n + json_array_get_length (audio));
  for (guint i = 0; i < n; i++) {
    JsonObject *item = array_get_object (list, i);

    check_slot_name (item, i + 1);
    fail_unless_equals_string (object_get_string (item, "slot", "-"),
        object_get_string (array_get_object (scenes, i), "asset_slot", ""));
  }
  fail_unless_equals_string (
      object_get_string (array_get_object (audio, 0), "asset_slot", ""),
      "voiceover_01");
  fail_unless (find_by (list, "slot", "voiceover_01") != NULL);
  fail_unless_equals_string (
      object_get_string (array_get_object (audio, 1), "asset_slot", ""),
      "music_01");
  fail_unless_equals_string (
      object_get_string (find_by (list, "slot", "music_01"), "role", ""),
      "music");
}

static void
check_prompts (const StoreRun *run)
{
  g_autoptr (JsonObject) drafted = output_of (run, "schema_generate");
  g_autoptr (JsonObject) output = output_of (run, "asset_prompts");
  JsonArray *list = object_get_array (drafted, "asset_list");
  JsonArray *prompts = object_get_array (output, "asset_prompts");

  fail_unless_equals_int (
      json_array_get_length (prompts), json_array_get_length (list));
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *wanted = array_get_object (list, i);
    JsonObject *item =
        find_by (prompts, "slot", object_get_string (wanted, "slot", NULL));

    fail_unless (item != NULL);
    if (g_str_equal (object_get_string (wanted, "kind", ""), "audio")) {
      const gboolean voice =
          g_str_equal (object_get_string (wanted, "role", ""), "voiceover");

      fail_unless (*object_get_string (item, voice ? "text" : "prompt", ""));
      fail_unless_equals_string (object_get_string (item, "kind", ""), "audio");
      continue;
    }
    fail_unless_equals_string (object_get_string (item, "aspect_ratio", ""),
        object_get_string (wanted, "aspect_ratio", "-"));
    fail_unless (
        strstr (object_get_string (item, "prompt", ""), "no text") != NULL);
    fail_unless (json_object_has_member (item, "negative"));
  }
}

static void
check_stored (const StoreRun *run)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (JsonObject) output = output_of (run, "images_generate");
  g_autoptr (JsonObject) prompted = output_of (run, "asset_prompts");
  JsonArray *assets = object_get_array (output, "assets");
  JsonArray *prompts = object_get_array (prompted, "asset_prompts");

  fail_unless_equals_int (
      json_array_get_length (assets), json_array_get_length (prompts));
  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = array_get_object (assets, i);
    JsonObject *prompt =
        find_by (prompts, "slot", object_get_string (asset, "slot", NULL));
    g_autofree gchar *path = g_build_filename (
        project->folder, object_get_string (asset, "file", "-"), NULL);
    g_autofree gchar *data = NULL;
    g_autofree gchar *sum = NULL;
    gsize size;

    fail_unless (g_file_get_contents (path, &data, &size, NULL), "%s", path);
    sum = g_compute_checksum_for_data (
        G_CHECKSUM_SHA256, (const guchar *) data, size);
    fail_unless_equals_string (sum, object_get_string (asset, "sha256", ""));
    if (g_str_equal (object_get_string (asset, "kind", ""), "image"))
      fail_unless_equals_string (object_get_string (asset, "prompt", "-"),
          object_get_string (prompt, "prompt", ""));
  }
}

static void
check_transitions (JsonArray *scenes)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  const gchar *last = "";
  guint n = json_array_get_length (scenes);
  JsonObject *end =
      object_get_object (array_get_object (scenes, n - 1), "transition_out");

  for (guint i = 0; i + 1 < n; i++) {
    JsonObject *scene = array_get_object (scenes, i);
    JsonObject *next = array_get_object (scenes, i + 1);
    JsonObject *out = object_get_object (scene, "transition_out");
    const gchar *type = object_get_string (out, "type", "cut");
    gint64 shorter = MIN (object_get_int (scene, "duration_ms", 0),
        object_get_int (next, "duration_ms", 0));

    fail_if (g_str_equal (type, last), "%s twice in a row", type);
    fail_unless (object_get_int (out, "duration_ms", 0) <= shorter / 2);
    if (out)
      g_hash_table_add (kinds, (gpointer) type);
    last = type;
  }
  fail_unless (g_hash_table_size (kinds) <= 3);
  /* It ends in the background, otherwise than it last changed. */
  fail_unless (end != NULL);
  fail_if (g_str_equal (object_get_string (end, "type", ""), last));
}

static void
check_motion (JsonArray *scenes)
{
  const gchar *last = "";

  for (guint i = 0; i < json_array_get_length (scenes); i++) {
    JsonObject *motion =
        object_get_object (array_get_object (scenes, i), "motion");
    const gchar *type = object_get_string (motion, "type", "");

    fail_unless (*type && !g_str_equal (type, last));
    last = type;
  }
}

/* How long, how large; test-composition looks at where and at what is under
 * it. */
static void
check_title (JsonObject *movie, JsonObject *title)
{
  JsonObject *format = object_get_object (movie, "format");
  gint64 side = MIN (object_get_int (format, "width", 0),
      object_get_int (format, "height", 0));
  gint64 size =
      object_get_int (object_get_object (title, "style"), "size_px", 0);
  const gchar *text = object_get_string (title, "text", "");
  gint64 read =
      object_get_int (title, "to_ms", 0) - object_get_int (title, "from_ms", 0);
  g_autofree gchar *folded = g_utf8_casefold (text, -1);
  g_autofree gchar *own =
      g_utf8_casefold (object_get_string (movie, "title", "-"), -1);

  fail_unless_equals_string (folded, own);
  fail_unless (size >= side * .07 && size <= side * .1 + 1);
  fail_unless_equals_int64 (object_get_int (title, "from_ms", 0), 120);
  fail_unless (read >= 1500 + 250 * (gint64) narration_count (text));
  fail_unless (object_get_object (title, "enter") != NULL);
  fail_unless (object_get_object (title, "exit") != NULL);
}

/* After the title, names of parts one after another, each over the scene that
 * it names; and so numbers, in their own corner. */
static void
check_overlays (JsonObject *movie, gint64 total)
{
  JsonArray *overlays = object_get_array (movie, "overlays");
  gint64 last[2] = { 0 };

  fail_unless (json_array_get_length (overlays) > 0);
  check_title (movie, array_get_object (overlays, 0));
  for (guint i = 0; i < json_array_get_length (overlays); i++) {
    JsonObject *overlay = array_get_object (overlays, i);
    const gchar *type = object_get_string (overlay, "type", "");
    const gboolean counts = i > 0 && g_str_equal (type, "counter");
    const gint64 from = object_get_int (overlay, "from_ms", -1);
    const gint64 to = object_get_int (overlay, "to_ms", 0);

    fail_unless_equals_string (type,
        i == 0       ? "text"
            : counts ? "counter"
                     : "lower_third");
    fail_unless (from >= last[counts] && to <= total);
    fail_unless (i == 0 || to - from >= 1500);
    last[counts] = to;
    if (i == 0)
      last[1] = to;
  }
}

/* From the first picture to the last, under the voice. */
static void
check_music (JsonObject *movie, JsonObject *item, gint64 total)
{
  fail_unless_equals_string (object_get_string (item, "role", ""), "music");
  fail_unless_equals_string (
      object_get_string (item, "src", ""), "media/music_01.wav");
  fail_unless_equals_int64 (object_get_int (item, "from_ms", -1), 0);
  fail_unless_equals_int64 (object_get_int (item, "to_ms", 0), total);
  fail_unless_equals_int64 (object_get_int (item, "fade_in_ms", 0), 800);
  fail_unless_equals_int64 (object_get_int (item, "fade_out_ms", 0), 1500);
  fail_unless_equals_int64 (
      object_get_int (object_get_object (item, "duck"), "db", 0), -8);
  fail_unless_equals_int64 (object_get_int (movie, "loudness_lufs", 0), -14);
}

/* When scenes give way to others. */
static gboolean
is_cut (JsonArray *scenes, gint64 from, gint64 to)
{
  gint64 cut = 0;

  for (guint i = 0; i + 1 < json_array_get_length (scenes); i++) {
    JsonObject *scene = array_get_object (scenes, i);

    cut += object_get_int (scene, "duration_ms", 0);
    if (object_get_object (scene, "transition_out") && cut >= from && cut < to)
      return TRUE;
  }
  return FALSE;
}

static void
check_audio (JsonObject *movie, gint64 total)
{
  JsonArray *audio = object_get_array (movie, "audio");
  gint64 last = 400;
  guint n_voice = 0, n_music = 0, n_sounds = 0;

  for (guint i = 0; i < json_array_get_length (audio); i++) {
    JsonObject *item = array_get_object (audio, i);
    const gchar *role = object_get_string (item, "role", "");
    gint64 from = object_get_int (item, "from_ms", 0);

    if (g_str_equal (role, "voiceover")) {
      if (n_voice++ == 0)
        fail_unless_equals_int64 (from, 400);
      fail_unless (from >= last);
      last = object_get_int (item, "to_ms", 0);
    } else if (g_str_equal (role, "music")) {
      n_music++;
      check_music (movie, item, total);
    } else {
      n_sounds++;
      fail_unless_equals_string (role, "sfx");
      fail_unless (is_cut (object_get_array (movie, "scenes"), from,
          object_get_int (item, "to_ms", 0)));
    }
  }
  fail_unless (n_voice > 0);
  fail_unless_equals_int (n_music, 1);
  fail_unless (n_sounds <= 4);
  fail_unless (last <= total - 800);
}

/* One after the other, inside their cue. */
static void
check_words (JsonObject *cue)
{
  JsonArray *words = object_get_array (cue, "words");
  gint64 last = object_get_int (cue, "from_ms", -1);

  fail_unless (json_array_get_length (words) > 0);
  for (guint i = 0; i < json_array_get_length (words); i++) {
    JsonObject *word = array_get_object (words, i);

    fail_unless (object_get_int (word, "from_ms", -1) >= last);
    last = object_get_int (word, "to_ms", -1);
    fail_unless (last > object_get_int (word, "from_ms", -1));
  }
  fail_unless (last <= object_get_int (cue, "to_ms", -1));
}

static void
check_captions (JsonObject *movie, gint64 total)
{
  JsonArray *cues =
      object_get_array (object_get_object (movie, "captions"), "cues");
  gint64 last = -80;

  fail_unless (json_array_get_length (cues) > 0);
  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = array_get_object (cues, i);
    gint64 from = object_get_int (cue, "from_ms", -1);

    fail_unless (from >= 0 && from >= last + 80);
    last = object_get_int (cue, "to_ms", -1);
    fail_unless (last - from >= 800 && last <= total);
    check_words (cue);
  }
}

/* A reason for each choice, at the path of what it made. */
static void
check_reasons (JsonObject *output, JsonObject *movie)
{
  JsonArray *why = object_get_array (output, "why");
  guint n = json_array_get_length (object_get_array (movie, "scenes"));
  guint overlays = json_array_get_length (object_get_array (movie, "overlays"));

  for (guint i = 0; i < n; i++) {
    g_autofree gchar *motion = g_strdup_printf ("$.movie.scenes[%u].motion", i);
    g_autofree gchar *cut =
        g_strdup_printf ("$.movie.scenes[%u].transition_out", i);
    JsonObject *scene =
        array_get_object (object_get_array (movie, "scenes"), i);

    fail_unless_equals_string (
        object_get_string (find_by (why, "path", motion), "choice", "-"),
        object_get_string (
            object_get_object (scene, "motion"), "type", "none"));
    fail_unless_equals_string (
        object_get_string (find_by (why, "path", cut), "choice", "-"),
        object_get_string (
            object_get_object (scene, "transition_out"), "type", "cut"));
  }
  for (guint i = 0; i < overlays; i++) {
    g_autofree gchar *path = g_strdup_printf ("$.movie.overlays[%u]", i);

    fail_unless (find_by (why, "path", path) != NULL);
  }
  for (guint i = 0; i < json_array_get_length (why); i++)
    fail_unless (
        *object_get_string (array_get_object (why, i), "why", "") != '\0');
}

static void
check_final (const StoreRun *run, gint64 total)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (JsonObject) output = output_of (run, "schema_finalize");
  JsonObject *movie =
      object_get_object (object_get_object (output, "schema"), "movie");
  JsonArray *scenes = object_get_array (movie, "scenes");
  g_autofree gchar *path =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (Movie) read =
      movie_read_file (path, MOVIE_READ_STRICT, problems, NULL);

  fail_unless (read != NULL && movie_require_final (read, NULL));
  fail_unless_equals_int (problems->len, 0);
  fail_unless_equals_int (
      json_array_get_length (object_get_array (output, "problems")), 0);
  fail_unless_equals_int64 (sum_of_durations (scenes), total);
  check_transitions (scenes);
  check_motion (scenes);
  check_overlays (movie, total);
  check_audio (movie, total);
  check_captions (movie, total);
  check_reasons (output, movie);
}

static const struct {
  const gchar *prompt;
  gint64 total;
  gint width, height;
} prompts[] = {
  { "6 seconds of London history", 6000, 1280, 720 },
  { "30 seconds of London history in a cinematic fast-paced style", 30000, 1280,
      720 },
  { "A 10 second portrait video about how coffee is made, playful", 10000, 720,
      1280 },
  { "A square 12 second calm video about the deep sea", 12000, 0, 0 },
};

GST_START_TEST (test_movies)
{
  const gchar *prompt = prompts[__i__].prompt;
  gint64 total = prompts[__i__].total;
  g_autoptr (StoreRun) run = must_run (prompt, "schema_finalize");
  g_autoptr (JsonObject) checked = output_of (run, "prompt_check");
  JsonObject *format = object_get_object (checked, "format");

  fail_unless_equals_string (object_get_string (checked, "prompt", ""), prompt);
  fail_unless_equals_int64 (
      1000 * object_get_int (checked, "duration_sec", 0), total);
  if (prompts[__i__].width > 0) {
    fail_unless_equals_int (
        object_get_int (format, "width", 0), prompts[__i__].width);
    fail_unless_equals_int (
        object_get_int (format, "height", 0), prompts[__i__].height);
  } else {
    fail_unless_equals_int64 (object_get_int (format, "width", 0),
        object_get_int (format, "height", -1));
  }
  check_draft (run, total);
  check_prompts (run);
  check_stored (run);
  check_final (run, total);
}
GST_END_TEST;

/* --- The same laws over durations, subjects and shapes --- */

static const gint lengths[] = { 5, 6, 7, 8, 10, 12, 15, 20, 30, 45, 60, 90,
  120 };

/* Shapes in which the title may lie, and what is said about them. */
static const gchar *const requests[] = {
  "%d seconds about coffee, calm, portrait",
  "%d seconds of London history in a cinematic fast-paced style",
  "A square %d second video about the deep sea",
  "a %d second documentary about volcanoes, 1080p",
  "%d seconds: the moon. First a landing; then footprints; finally home. 4:5",
  "%d seconds about the people of Paris, dreamy, 24 fps",
};

/* A small picture in place of one that takes time to paint: a plain ground, and
 * a light square somewhere. */
static GBytes *
draw_picture (const gchar *slot)
{
  const guint chance = g_str_hash (slot);
  g_autoptr (Picture) picture = picture_new (96, 96, PICTURE_BT709);
  g_autofree gchar *path = inside ("planted.png");
  gchar *data;
  gsize size;
  Picture view =
      picture_view (picture, chance % 64 & ~1, chance / 64 % 64 & ~1, 24, 24);

  picture_fill (picture, picture_color (chance << 8, PICTURE_BT709));
  picture_fill (&view, picture_color (0xf0e0c0ff, PICTURE_BT709));
  fail_unless (png_file_write (path, picture, NULL)
      && g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

/* A sound that nobody hears: it is not one. */
static GBytes *
asset_bytes (const gchar *slot, gboolean sound)
{
  return sound ? g_bytes_new (slot, strlen (slot)) : draw_picture (slot);
}

static void
plant (const StoreRun *run, const StoreProject *project, JsonObject *prompt)
{
  g_autoptr (StoreAsset) asset = store_asset_new ();
  const gchar *slot = object_get_string (prompt, "slot", NULL);
  const gboolean sound = json_object_has_member (prompt, "kind");
  g_autoptr (GBytes) bytes = asset_bytes (slot, sound);
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  asset->slot = g_strdup (slot);
  asset->kind = g_strdup (sound ? "audio" : "image");
  asset->text = g_strdup (object_get_string (prompt, "prompt", NULL));
  asset->provider = g_strdup ("test");
  asset->model = g_strdup ("test");
  asset->role = g_strdup (object_get_string (prompt, "role", NULL));
  asset->mime = g_strdup (sound ? "audio/wav" : "image/png");
  asset->file = g_strdup_printf ("media/%s.%s", slot, sound ? "wav" : "png");
  asset->duration_ms = sound ? 700 : 0;
  asset->attempt = store_attempt_begin (store, run->id,
      &(StoreCall){ .stage = "images_generate",
          .slot = slot,
          .kind = "image",
          .provider = "test",
          .model = "test",
          .request_hash = "-" },
      NULL, NULL);
  fail_unless (asset->attempt > 0
          && store_asset_announce (store, project, asset, data, size, &error)
          && store_asset_write (store, asset, data, size, &error)
          && store_asset_commit (store, project, asset, &error),
      "%s: %s", slot, error ? error->message : "");
}

static void
plant_pictures (const StoreRun *run)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (JsonObject) output = output_of (run, "asset_prompts");
  JsonArray *list = object_get_array (output, "asset_prompts");

  fail_unless (
      store_stage_begin (store, run->id, "images_generate", 6, "{}", NULL));
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *prompt = array_get_object (list, i);

    if (!json_object_has_member (prompt, "text"))
      plant (run, project, prompt);
  }
}

GST_START_TEST (test_laws)
{
  gint64 seconds = lengths[__i__ / G_N_ELEMENTS (requests)];
  g_autofree gchar *length = g_strdup_printf ("%" G_GINT64_FORMAT, seconds);
  g_autoptr (GString) prompt =
      g_string_new (requests[__i__ % G_N_ELEMENTS (requests)]);
  g_autoptr (StoreRun) planned = NULL;
  g_autoptr (StoreRun) run = NULL;

  g_string_replace (prompt, "%d", length, 1);
  planned = must_run (prompt->str, "asset_prompts");
  plant_pictures (planned);
  run = must_run (prompt->str, "schema_finalize");
  check_draft (run, 1000 * seconds);
  check_prompts (run);
  check_final (run, 1000 * seconds);
}
GST_END_TEST;

static Suite *
movies_suite (void)
{
  Suite *suite = suite_create ("movies");
  TCase *tcase = tcase_create ("movies");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, test_movies, 0, G_N_ELEMENTS (prompts));
  tcase_add_loop_test (
      tcase, test_laws, 0, G_N_ELEMENTS (lengths) * G_N_ELEMENTS (requests));
  return suite;
}

SUITE_MAIN (movies_suite)
