/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Speech from the helper process: its sound, its word times, its end. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "generate.h"
#include "suite.h"

#define TEXT                                                                   \
  "In 1666, the Great Fire \xe2\x80\x94 hungry and \"fast\" \xe2\x80\x94 "     \
  "burned for days. Caf\xc3\xa9 owners rebuilt; London went on!"

static GenerateRequest
speech_request (const gchar *text)
{
  return (GenerateRequest){ .kind = GENERATE_SPEECH,
    .provider = "builtin",
    .text = text,
    .language = "en" };
}

static GenerateResult *
speak (const GenerateRequest *request)
{
  g_autoptr (GError) error = NULL;
  GenerateResult *result = generate (request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const gint16 *
samples_of (const GenerateResult *result, guint *n)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (result->bytes, &size);

  fail_unless (size > 44 && memcmp (data + 36, "data", 4) == 0);
  *n = (guint) (size - 44) / 2;
  return (const gint16 *) (gconstpointer) (data + 44);
}

static gint
peak (const gint16 *samples, guint n, gint64 from_ms, gint64 to_ms)
{
  gint most = 0;

  for (gint64 i = from_ms * 22050 / 1000; i < to_ms * 22050 / 1000 && i < n;
       i++)
    most = MAX (most, ABS ((gint) samples[i]));
  return most;
}

GST_START_TEST (sound_is_mono_pcm_of_the_said_length)
{
  GenerateRequest request = speech_request (TEXT);
  g_autoptr (GenerateResult) result = speak (&request);
  const guint8 *data = g_bytes_get_data (result->bytes, NULL);
  guint n;
  const gint16 *samples = samples_of (result, &n);

  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless (memcmp (data, "RIFF", 4) == 0);
  fail_unless_equals_int (data[22], 1);
  fail_unless_equals_int (data[24] | data[25] << 8, 22050);
  fail_unless_equals_int (data[34], 16);
  fail_unless_equals_int64 (result->duration_ms, (gint64) n * 1000 / 22050);
  fail_unless (peak (samples, n, 0, result->duration_ms) > 5000);
}
GST_END_TEST

GST_START_TEST (words_are_those_of_the_text_in_order)
{
  static const gchar *const expected[] = { "In", "1666,", "the", "Great",
    "Fire \xe2\x80\x94", "hungry", "and", "\"fast\" \xe2\x80\x94", "burned",
    "for", "days.", "Caf\xc3\xa9", "owners", "rebuilt;", "London", "went",
    "on!" };
  GenerateRequest request = speech_request (TEXT);
  g_autoptr (GenerateResult) result = speak (&request);
  JsonArray *words = json_node_get_array (result->words);
  guint n;
  const gint16 *samples = samples_of (result, &n);
  gint64 last = 0;

  fail_unless_equals_int (
      json_array_get_length (words), G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    JsonObject *word = json_array_get_object_element (words, i);
    gint64 from = json_object_get_int_member (word, "from_ms");
    gint64 to = json_object_get_int_member (word, "to_ms");

    fail_unless_equals_string (
        json_object_get_string_member (word, "text"), expected[i]);
    fail_unless (from >= last && to > from && to <= result->duration_ms);
    /* Something is heard inside of each word. */
    fail_unless (peak (samples, n, from, to) > 1000, "%s", expected[i]);
    last = to;
  }
}
GST_END_TEST

/* A pause lies between words, not inside of them. */
GST_START_TEST (words_end_ahead_of_the_pause)
{
  GenerateRequest request = speech_request ("One here. Two there.");
  g_autoptr (GenerateResult) result = speak (&request);
  JsonArray *words = json_node_get_array (result->words);
  JsonObject *here = json_array_get_object_element (words, 1);
  JsonObject *two = json_array_get_object_element (words, 2);
  gint64 from = json_object_get_int_member (here, "to_ms");
  gint64 to = json_object_get_int_member (two, "from_ms");
  guint n;
  const gint16 *samples = samples_of (result, &n);

  fail_unless (to - from > 150, "%d ms", (gint) (to - from));
  fail_unless (peak (samples, n, from + 1, to - 20) < 400);
}
GST_END_TEST

GST_START_TEST (english_years_are_said_in_pairs)
{
  GenerateRequest pairs = speech_request ("The year 1666 ended.");
  GenerateRequest spelled =
      speech_request ("The year sixteen sixty-six ended.");
  g_autoptr (GenerateResult) a = speak (&pairs);
  g_autoptr (GenerateResult) b = speak (&spelled);

  fail_unless (
      ABS ((gint) (a->duration_ms - b->duration_ms)) < b->duration_ms / 8,
      "%d and %d ms", (gint) a->duration_ms, (gint) b->duration_ms);
  fail_unless_equals_int (
      json_array_get_length (json_node_get_array (a->words)), 4);
}
GST_END_TEST

GST_START_TEST (speed_shortens)
{
  GenerateRequest request = speech_request (TEXT);
  g_autoptr (GenerateResult) usual = speak (&request);
  g_autoptr (GenerateResult) fast = NULL;
  g_autoptr (GenerateResult) slow = NULL;
  gdouble ratio;

  request.speed = 1.15;
  fast = speak (&request);
  request.speed = 0.8;
  slow = speak (&request);
  ratio = (gdouble) usual->duration_ms / fast->duration_ms;
  fail_unless (ratio > 1.05 && ratio < 1.25, "%f", ratio);
  fail_unless (slow->duration_ms > usual->duration_ms * 1.1);
}
GST_END_TEST

GST_START_TEST (the_same_text_gives_the_same_bytes)
{
  GenerateRequest request = speech_request (TEXT);
  g_autoptr (GenerateResult) a = speak (&request);
  g_autoptr (GenerateResult) b = speak (&request);

  fail_unless (g_bytes_equal (a->bytes, b->bytes));
}
GST_END_TEST

GST_START_TEST (a_language_is_a_voice)
{
  GenerateRequest request = speech_request ("Guten Morgen, M\xc3\xbcnchen.");
  g_autoptr (GenerateResult) english = speak (&request);
  g_autoptr (GenerateResult) german = NULL;

  request.language = "de";
  german = speak (&request);
  fail_if (g_bytes_equal (english->bytes, german->bytes));
}
GST_END_TEST

/* Each language of the writer has a voice of its own, which says as many words
 * a second as people like to hear, pauses of sentences included. */
static const struct {
  const gchar *language, *text;
} spoken[] = {
  { "en",
      "In 1666, the Great Fire burned for four days. London rose "
      "again, built in brick and stone, and it has never stopped "
      "growing. Here is the key: one thing sets off the next. Now "
      "you will see it everywhere." },
  { "de",
      "Alles hat einen Anfang: einen Ort, einen Menschen, einen "
      "Augenblick. Dann kommt der Moment, der alles in ein neues "
      "Licht r\u00fcckt. Aus der N\u00e4he beginnen die Einzelheiten zu "
      "erz\u00e4hlen. Und heute? Die Geschichte geht weiter, jeden "
      "Tag." },
  { "fr",
      "Tout a un commencement : un lieu, une personne, un "
      "instant. Puis vient le moment qui change notre regard. De "
      "plus pr\u00e8s, les d\u00e9tails se mettent \u00e0 parler. Aujourd'hui, "
      "l'histoire continue, chaque jour." },
  { "es",
      "Todo tiene un comienzo: un lugar, una persona, un "
      "instante. Entonces llega el momento que cambia nuestra "
      "mirada. De cerca, los detalles empiezan a hablar. Hoy la "
      "historia sigue, cada d\u00eda." },
  { "it",
      "Tutto ha un inizio: un luogo, una persona, un istante. Poi "
      "arriva il momento che cambia il nostro sguardo. Da vicino, "
      "i dettagli cominciano a parlare. E oggi? La storia "
      "continua, ogni giorno." },
  { "pt",
      "Tudo tem um come\u00e7o: um lugar, uma pessoa, um instante. "
      "Ent\u00e3o chega o momento que muda o nosso olhar. De perto, os "
      "detalhes come\u00e7am a falar. Hoje a hist\u00f3ria continua, todos "
      "os dias." },
  { "nl",
      "Alles heeft een begin: een plek, een mens, een ogenblik. "
      "Dan komt het moment dat onze blik verandert. Van dichtbij "
      "beginnen de details te vertellen. En vandaag? Het verhaal "
      "gaat door, elke dag." },
};

GST_START_TEST (languages_are_spoken_at_ease)
{
  GenerateRequest request = speech_request (spoken[__i__].text);
  g_autoptr (GenerateResult) result = NULL;
  g_autoptr (GenerateResult) english = NULL;
  gdouble pace;

  request.language = spoken[__i__].language;
  result = speak (&request);
  request.language = "en";
  english = speak (&request);
  fail_unless (__i__ == 0 || !g_bytes_equal (result->bytes, english->bytes));
  pace = json_array_get_length (json_node_get_array (result->words)) * 1000.0
      / result->duration_ms;
  fail_unless (pace >= 2.2 && pace <= 2.8, "%s: %.2f words a second",
      spoken[__i__].language, pace);
}
GST_END_TEST

static const struct {
  const gchar *text, *voice;
  gdouble speed;
  const gchar *message;
} bad[] = {
  { "Hello there.", "rachel", 0, "unknown voice \"rachel\"" },
  { "Hello there.", "en+nobody", 0, "unknown voice \"en+nobody\"" },
  { "Hello there.", "../../etc/passwd", 0, "unknown voice" },
  { "Hello there.", "--help", 0, "unknown voice" },
  { "...", NULL, 0, "nothing to say" },
  { "", NULL, 0, "needs a text" },
  { "\xff", NULL, 0, "UTF-8" },
  { "Hello there.", NULL, 5, "speed must be 0.5 to 2" },
};

GST_START_TEST (bad_requests_say_what_is_wrong)
{
  GenerateRequest request = speech_request (bad[__i__].text);
  g_autoptr (GError) error = NULL;

  request.voice = bad[__i__].voice;
  request.speed = bad[__i__].speed;
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless (strstr (error->message, bad[__i__].message) != NULL, "%s",
      error->message);
}
GST_END_TEST

/* Stands in for the helper: a script of ours in a folder of its own. */
static gchar *
use_script (const gchar *body)
{
  gchar *folder = g_dir_make_tmp ("narrator-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename (folder, "narrator", NULL);
  g_autofree gchar *script = g_strdup_printf ("#!/bin/sh\n%s\n", body);

  fail_unless (g_file_set_contents_full (
      path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("JSONCLIP_NARRATOR", path, TRUE);
  return folder;
}

static void
drop_script (gchar *folder, const gchar *narrator)
{
  g_autofree gchar *path = g_build_filename (folder, "narrator", NULL);

  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  g_setenv ("JSONCLIP_NARRATOR", narrator, TRUE);
}

/* "$7" of a script is the WAV file: --voice V --rate R --output F. */
static const struct {
  const gchar *script;
  guint timeout_ms;
  GenerateError code;
  const gchar *message;
} broken[] = {
  { "sleep 20", 100, GENERATE_ERROR_TRANSPORT, "no answer within 100 ms" },
  { "kill -SEGV $$", 0, GENERATE_ERROR_TRANSPORT, "crashed" },
  { "echo out of luck >&2; exit 1", 0, GENERATE_ERROR_TRANSPORT,
      "out of luck" },
  { "exit 0", 0, GENERATE_ERROR_TRANSPORT, "speech.wav" },
  { "echo nonsense > \"$6\"", 0, GENERATE_ERROR_REPLY, "audio/wav" },
  { "printf 'RIFF0000WAVEfmt ' > \"$6\"", 0, GENERATE_ERROR_REPLY,
      "no WAV file" },
};

GST_START_TEST (a_broken_helper_is_an_error)
{
  g_autofree gchar *narrator = g_strdup (g_getenv ("JSONCLIP_NARRATOR"));
  GenerateRequest request = speech_request ("Hello there.");
  gchar *folder = use_script (broken[__i__].script);
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  request.timeout_ms = broken[__i__].timeout_ms;
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  drop_script (folder, narrator);
  g_assert_error (error, GENERATE_ERROR, broken[__i__].code);
  fail_unless (strstr (error->message, broken[__i__].message) != NULL, "%s",
      error->message);
  fail_unless (g_get_monotonic_time () - began < 5 * G_USEC_PER_SEC);
}
GST_END_TEST

GST_START_TEST (a_missing_helper_is_named)
{
  g_autofree gchar *narrator = g_strdup (g_getenv ("JSONCLIP_NARRATOR"));
  GenerateRequest request = speech_request ("Hello there.");
  g_autoptr (GError) error = NULL;

  g_setenv ("JSONCLIP_NARRATOR", "/nonexistent/narrator", TRUE);
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  g_setenv ("JSONCLIP_NARRATOR", narrator, TRUE);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_MISSING);
  fail_unless (strstr (error->message, "/nonexistent/narrator") != NULL);
}
GST_END_TEST

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

GST_START_TEST (cancel_kills_the_helper_within_200_ms)
{
  g_autofree gchar *narrator = g_strdup (g_getenv ("JSONCLIP_NARRATOR"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GenerateRequest request = speech_request ("Hello there.");
  gchar *folder = use_script ("exec sleep 20");
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 began = g_get_monotonic_time ();

  fail_if (generate (&request, NULL, NULL, cancellable, &error) != NULL);
  fail_unless (g_get_monotonic_time () - began < 250 * 1000);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  g_thread_join (thread);
  drop_script (folder, narrator);
}
GST_END_TEST

static Suite *
narrator_suite (void)
{
  Suite *suite = suite_create ("narrator");
  TCase *tc = tcase_create ("narrator");
  g_autofree gchar *narrator = generate_find_narrator ();

  suite_add_tcase (suite, tc);
  if (!narrator || !g_file_test (narrator, G_FILE_TEST_IS_EXECUTABLE))
    return suite;
  tcase_add_test (tc, sound_is_mono_pcm_of_the_said_length);
  tcase_add_test (tc, words_are_those_of_the_text_in_order);
  tcase_add_test (tc, words_end_ahead_of_the_pause);
  tcase_add_test (tc, english_years_are_said_in_pairs);
  tcase_add_test (tc, speed_shortens);
  tcase_add_test (tc, the_same_text_gives_the_same_bytes);
  tcase_add_test (tc, a_language_is_a_voice);
  tcase_add_loop_test (
      tc, languages_are_spoken_at_ease, 0, G_N_ELEMENTS (spoken));
  tcase_add_loop_test (
      tc, bad_requests_say_what_is_wrong, 0, G_N_ELEMENTS (bad));
  tcase_add_loop_test (
      tc, a_broken_helper_is_an_error, 0, G_N_ELEMENTS (broken));
  tcase_add_test (tc, a_missing_helper_is_named);
  tcase_add_test (tc, cancel_kills_the_helper_within_200_ms);
  return suite;
}

SUITE_MAIN (narrator_suite)
