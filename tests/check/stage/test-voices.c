/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Voices of others: how long they take, when they say what, how loud they are,
 * and that a movie's captions and sound go by that. The server that plays them
 * takes 40 ms for each letter and blank, at any speed. */
#include "stage-fixture.h"
#include "provider-config.h"
#include "speak.h"
#include "vendor-server.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY "canary-v01ce5"
#define MS 40
#define TEXT                                                                   \
  "London began beside the Thames. In the Middle Ages it grew rich on "        \
  "guilds, markets and ships."

typedef struct {
  VendorServer *server;
  ProviderConfig *config;
  StageSettings settings;
} Fixture;

static void
begin (Fixture *self, const gchar *speaker, const gchar *model)
{
  g_autofree gchar *base = NULL;
  g_autofree gchar *file = g_build_filename (folder, "providers.conf", NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  StageTerms terms = { 0 };

  memset (self, 0, sizeof *self);
  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  g_setenv ("ELEVENLABS_API_KEY", KEY, TRUE);
  self->server = vendor_server_new ();
  base = vendor_server_url (self->server, "");
  text = g_strdup_printf ("[openai]\nbase-url=%s/openai/v1\nlocal=true\n"
                          "alignment=elevenlabs\nvoice-default=alloy\n"
                          "[elevenlabs]\nbase-url=%s/elevenlabs\nlocal=true\n",
      base, base);
  fail_unless (g_file_set_contents (file, text, -1, NULL));
  self->config = provider_config_load (file, &error);
  g_assert_no_error (error);
  self->settings.audio_provider = g_strdup (speaker);
  self->settings.audio_model_id = g_strdup (model);
  /* What is not heard here is quickly made. */
  self->settings.image_provider = g_strdup ("openai");
  self->settings.image_model_id = g_strdup ("m");
  self->settings.music_provider = g_strdup (STAGE_NOBODY);
  self->settings.sfx_provider = g_strdup (STAGE_NOBODY);
  if (g_str_equal (speaker, "elevenlabs"))
    self->settings.audio_voice_id = g_strdup ("rachel");
  terms.config = self->config;
  fail_unless (stage_settings_resolve (&self->settings, &terms, &error), "%s",
      error ? error->message : "");
}

static void
end (Fixture *self)
{
  vendor_server_free (self->server);
  provider_config_unref (self->config);
  stage_settings_clear (&self->settings);
  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ELEVENLABS_API_KEY");
}

/* ---- one narration ---- */

static GenerateResult *
speak (Fixture *self, gint64 room_ms, gchar **spoken)
{
  StoreRun *run = store_run_open (store, "x", "{}", FALSE, NULL);
  const StageContext context = { .stage = "images_generate",
    .store = store,
    .run = run,
    .settings = &self->settings,
    .config = self->config };
  g_autoptr (GError) error = NULL;
  GenerateResult *result;
  gint64 attempt = 0;

  fail_unless (
      store_stage_begin (store, run->id, "images_generate", 6, "{}", NULL));
  result = speak_to_fit (
      &context, "voiceover_01", TEXT, "en", room_ms, spoken, &attempt, &error);
  fail_unless (result != NULL, "%s", error ? error->message : "");
  store_run_free (run);
  return result;
}

/* Each word where its letters are. */
static void
check_words (JsonArray *words, const gchar *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  gint64 at = 0;

  fail_unless_equals_int (json_array_get_length (words), g_strv_length (parts));
  for (guint i = 0; parts[i]; i++) {
    JsonObject *word = array_get_object (words, i);
    const gint64 end = at + MS * g_utf8_strlen (parts[i], -1);

    fail_unless_equals_string (object_get_string (word, "text", ""), parts[i]);
    fail_unless_equals_int64 (object_get_int (word, "from_ms", -1), at);
    fail_unless_equals_int64 (object_get_int (word, "to_ms", -1), end);
    at = end + MS;
  }
}

GST_START_TEST (test_words_are_where_they_are_said)
{
  Fixture fixture;
  g_autofree gchar *spoken = NULL;
  g_autoptr (GenerateResult) result = NULL;

  begin (&fixture, "elevenlabs", NULL);
  result = speak (&fixture, 60000, &spoken);
  fail_unless_equals_int64 (result->duration_ms, MS * strlen (TEXT));
  fail_unless_equals_string (result->model, "eleven_multilingual_v2");
  fail_unless_equals_int64 (result->usage.characters, strlen (TEXT));
  check_words (json_node_get_array (result->words), TEXT);
  fail_unless_equals_int (vendor_server_bills (fixture.server, "speech"), 1);
  end (&fixture);
}
GST_END_TEST;

/* Asked to be faster it is not: then less is said. */
GST_START_TEST (test_a_voice_may_heed_no_speed)
{
  Fixture fixture;
  const gint64 room = MS * strlen (TEXT) * 100 / 108;
  g_autofree gchar *spoken = NULL;
  g_autoptr (GenerateResult) result = NULL;

  begin (&fixture, "elevenlabs", NULL);
  result = speak (&fixture, room, &spoken);
  fail_unless (result->duration_ms <= room);
  fail_unless (strlen (spoken) < strlen (TEXT));
  fail_unless_equals_int64 (result->duration_ms, MS * strlen (spoken));
  fail_unless_equals_int (vendor_server_bills (fixture.server, "speech"), 3);
  end (&fixture);
}
GST_END_TEST;

/* ---- a run ---- */

static StoreRun *
run_with (Fixture *self, const gchar *until)
{
  g_autofree gchar *settings = stage_settings_to_text (&self->settings);
  StoreRun *run = store_run_open (
      store, "A 12 second video about tea", settings, FALSE, NULL);
  const RunnerOptions options = { .until = until, .config = self->config };
  g_autoptr (GError) error = NULL;

  runner_run (store, run->id, &options, &error);
  g_assert_no_error (error);
  return run;
}

static JsonObject *
voice_of (JsonObject *output)
{
  JsonArray *assets = object_get_array (output, "assets");

  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = array_get_object (assets, i);

    if (g_str_has_prefix (object_get_string (asset, "slot", ""), "voiceover"))
      return asset;
  }
  fail ("no voice");
  return NULL;
}

/* @speaker tells times itself, or has them found in what it said. */
static const struct {
  const gchar *speaker, *model;
  guint n_alignments;
} speakers[] = {
  { "elevenlabs", NULL, 0 },
  { "openai", "m", 1 },
};

GST_START_TEST (test_captions_go_by_the_voice)
{
  Fixture fixture;
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (JsonObject) made = NULL;
  g_autoptr (JsonObject) final = NULL;
  JsonObject *voice, *movie, *cue;

  begin (&fixture, speakers[__i__].speaker, speakers[__i__].model);
  run = run_with (&fixture, "schema_finalize");
  made = output_of (run, "images_generate");
  voice = voice_of (made);
  fail_unless_equals_string (
      object_get_string (voice, "provider", ""), speakers[__i__].speaker);
  check_words (
      object_get_array (voice, "words"), object_get_string (voice, "text", ""));
  fail_unless_equals_int (vendor_server_bills (fixture.server, "alignment"),
      speakers[__i__].n_alignments);
  final = output_of (run, "schema_finalize");
  movie = object_get_object (object_get_object (final, "schema"), "movie");
  cue = array_get_object (
      object_get_array (object_get_object (movie, "captions"), "cues"), 0);
  /* The first word is said when the voice begins. */
  fail_unless_equals_int64 (
      object_get_int (
          array_get_object (object_get_array (cue, "words"), 0), "from_ms", -1),
      object_get_int (array_get_object (object_get_array (movie, "audio"), 0),
          "from_ms", -2));
  end (&fixture);
}
GST_END_TEST;

/* A tone of 0.3 of full scale is louder than a voice lies. */
GST_START_TEST (test_a_voice_is_brought_to_its_level)
{
  Fixture fixture;
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (JsonObject) final = NULL;
  JsonArray *audio;
  gdouble volume;

  begin (&fixture, "elevenlabs", NULL);
  run = run_with (&fixture, "schema_finalize");
  final = output_of (run, "schema_finalize");
  audio = object_get_array (
      object_get_object (object_get_object (final, "schema"), "movie"),
      "audio");
  volume = json_object_get_double_member_with_default (
      array_get_object (audio, 0), "volume", 1);
  /* Of 200 to 455 Hz it has -11 LUFS or a little less: 5 dB too many. */
  fail_unless (volume > .4 && volume < .75, "%g", volume);
  end (&fixture);
}
GST_END_TEST;

/* Nobody's fault: the times are shared by length then. */
GST_START_TEST (test_times_may_not_be_found)
{
  Fixture fixture;
  g_autoptr (StoreRun) run = NULL;
  g_autoptr (JsonObject) made = NULL;
  JsonNode *words;

  begin (&fixture, "openai", "m");
  vendor_server_fault (fixture.server, "alignment", 1, 9, VENDOR_FAULT_QUOTA);
  run = run_with (&fixture, "schema_finalize");
  made = output_of (run, "images_generate");
  words = json_object_get_member (voice_of (made), "words");
  fail_unless (words == NULL || JSON_NODE_HOLDS_NULL (words));
  fail_unless_equals_int (vendor_server_bills (fixture.server, "speech"), 1);
  end (&fixture);
}
GST_END_TEST;

static Suite *
voices_suite (void)
{
  Suite *suite = suite_create ("voices");
  TCase *tcase = tcase_create ("voices");

  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_words_are_where_they_are_said);
  tcase_add_test (tcase, test_a_voice_may_heed_no_speed);
  tcase_add_loop_test (
      tcase, test_captions_go_by_the_voice, 0, G_N_ELEMENTS (speakers));
  tcase_add_test (tcase, test_a_voice_is_brought_to_its_level);
  tcase_add_test (tcase, test_times_may_not_be_found);
  return suite;
}

SUITE_MAIN (voices_suite)
