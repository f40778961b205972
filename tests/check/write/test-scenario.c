/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The laws of a scenario, over a table of prompts: lengths, counts, roles,
 * words that fit, and no placeholder left. */

#include <math.h>
#include <string.h>

#include "suite.h"
#include "writer.h"

static const gchar *const prompts[] = {
  "30 seconds of London history in a cinematic fast-paced style",
  "3 seconds of London history",
  "5 seconds about Rome",
  "10 second video on London",
  "15s: Rome",
  "history of Paris, 45 seconds, portrait",
  "20 seconds about Tokyo",
  "New York in 25 seconds",
  "60 seconds about coffee",
  "2 minutes about the moon landing",
  "the invention of the bicycle",
  "Gutenberg, 17 seconds",
  "10 minutes about the pyramids of Giza",
  "30 seconds of the history of Lisbon",
  "the life of Ada Lovelace",
  "How to bake bread, 20 seconds",
  "our new espresso machine, product teaser, 15s, energetic, 1:1",
  "autumn forest, calm",
  "why is the sky blue?",
  "black holes in 40 seconds",
  "recap of the film festival, 12 seconds",
  "travel guide to Lisbon (40 sec)",
  "calm sea at night",
  "something old, something new in our town",
  "20 seconds about spring: snowdrops, crocuses and tulips",
  "London history from Roman Londinium to the Great Fire to the Shard",
  "1. wake up 2. make coffee 3. run for the bus, 20 seconds",
  "4 seconds covering one, two, three, four and five",
  "Geschichte von Berlin in 45 Sekunden",
  "L'histoire de Paris en 30 secondes",
  "La historia de la ciudad en 20 segundos",
  "la storia del vino in 30 secondi con la musica",
  "История Москвы",
  "the \"quoted\" \\ backslash story of {S} and {C}",
};

static void
set_prompt (JsonObject *check, const gchar *text)
{
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (text);
  JsonObject *format = json_object_new ();

  fail_unless (prompt->code == NULL, "%s: %s", text, prompt->reason);
  json_object_set_int_member (format, "width", prompt->width);
  json_object_set_int_member (format, "height", prompt->height);
  json_object_set_object_member (check, "format", format);
  json_object_set_string_member (check, "prompt", text);
  json_object_set_string_member (check, "subject", prompt->subject);
  json_object_set_int_member (check, "duration_sec", prompt->duration_sec);
  json_object_set_string_member (check, "tone", prompt->tone);
  json_object_set_string_member (check, "look", prompt->look);
  json_object_set_string_member (check, "language", prompt->language);
}

static JsonNode *
input_for (const gchar *text)
{
  JsonNode *input = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonObject *check = json_object_new ();

  set_prompt (check, text);
  json_object_set_object_member (root, "prompt_check", check);
  json_node_take_object (input, root);
  return input;
}

static JsonNode *
answer_for (const gchar *text, guint64 seed)
{
  g_autoptr (JsonNode) input = input_for (text);
  g_autoptr (GError) error = NULL;
  JsonNode *answer = writer_answer ("scenario_generate", input, seed, &error);

  g_assert_no_error (error);
  return answer;
}

static JsonObject *
scenario_of (JsonNode *answer)
{
  return json_object_get_object_member (
      json_node_get_object (answer), "scenario");
}

static guint
count_words (const gchar *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static void
is_clean (const gchar *prompt, const gchar *text)
{
  gsize length = strlen (text);

  fail_unless (length > 0 && g_utf8_validate (text, -1, NULL), "%s", prompt);
  fail_unless (strchr (text, '|') == NULL, "%s: %s", prompt, text);
  fail_unless (strstr (text, "  ") == NULL, "%s: %s", prompt, text);
  if (!strchr (prompt, '{'))
    fail_unless (strchr (text, '{') == NULL, "%s: %s", prompt, text);
}

/* One beat: its pictures, its lengths, its words. */
static void
check_beat (const gchar *prompt, JsonObject *beat, GHashTable *seen)
{
  gdouble seconds = json_object_get_double_member (beat, "seconds");
  gint64 pictures = json_object_get_int_member (beat, "pictures");
  JsonArray *descriptions = json_object_get_array_member (beat, "descriptions");
  const gchar *narration = json_object_get_string_member (beat, "narration");

  fail_unless (pictures >= 1, "%s", prompt);
  fail_unless_equals_int (json_array_get_length (descriptions), pictures);
  fail_unless (seconds / pictures >= 2.2 - 1e-9, "%s: %f s for %d pictures",
      prompt, seconds, (gint) pictures);
  fail_unless (seconds / pictures <= 5 + 1e-9, "%s: %f s for %d pictures",
      prompt, seconds, (gint) pictures);
  is_clean (prompt, json_object_get_string_member (beat, "beat"));
  is_clean (prompt, narration);
  fail_unless (strchr (".!?", narration[strlen (narration) - 1]) != NULL,
      "%s: %s", prompt, narration);
  fail_unless (g_regex_match_simple (
      "^[a-z]+$", json_object_get_string_member (beat, "role"), 0, 0));
  for (guint i = 0; i < pictures; i++)
    for (guint j = 0; j < i; j++)
      fail_if (g_str_equal (json_array_get_string_element (descriptions, i),
                   json_array_get_string_element (descriptions, j)),
          "%s: two pictures of one description", prompt);
  for (guint i = 0; i < pictures; i++) {
    const gchar *text = json_array_get_string_element (descriptions, i);

    is_clean (prompt, text);
    fail_unless (count_words (text) >= 3, "%s: %s", prompt, text);
    fail_unless (g_hash_table_add (seen, g_strdup (text)),
        "%s: twice the picture \"%s\"", prompt, text);
  }
}

GST_START_TEST (laws_hold_for_every_prompt)
{
  const gchar *prompt = prompts[__i__];
  g_autoptr (JsonNode) answer = answer_for (prompt, 0);
  JsonObject *scenario = scenario_of (answer);
  JsonArray *beats = json_object_get_array_member (scenario, "beats");
  JsonArray *plan = json_object_get_array_member (scenario, "beat_plan");
  g_autoptr (WriterPrompt) asked = writer_check_prompt (prompt);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 ms = 0, pictures = 0;
  guint words = 0;

  is_clean (prompt, json_object_get_string_member (scenario, "title"));
  fail_unless (
      g_utf8_strlen (json_object_get_string_member (scenario, "title"), -1)
          <= 60,
      "%s", prompt);
  fail_unless_equals_int (
      json_object_get_int_member (scenario, "duration_target_sec"),
      asked->duration_sec);
  fail_unless_equals_int (
      json_array_get_length (plan), json_array_get_length (beats));
  fail_unless (json_array_get_length (plan) >= 1);
  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonObject *beat = json_array_get_object_element (plan, i);

    check_beat (prompt, beat, seen);
    fail_unless_equals_string (json_object_get_string_member (beat, "beat"),
        json_array_get_string_element (beats, i));
    ms += llround (json_object_get_double_member (beat, "seconds") * 1000);
    pictures += json_object_get_int_member (beat, "pictures");
    words += count_words (json_object_get_string_member (beat, "narration"));
  }
  fail_unless_equals_int64 (ms, asked->duration_sec * 1000);
  fail_unless (pictures * 1500 <= ms, "%s", prompt);
  /* Nobody has to hurry. */
  fail_unless (
      words <= MAX (asked->duration_sec * 2.3, 14), "%s: %u", prompt, words);
  fail_unless_equals_string (
      json_object_get_string_member (
          json_array_get_object_element (plan, 0), "role"),
      "hook");
}
GST_END_TEST

GST_START_TEST (a_seed_gives_the_same_again)
{
  g_autoptr (JsonNode) a = answer_for (prompts[__i__], 3);
  g_autoptr (JsonNode) b = answer_for (prompts[__i__], 3);

  fail_unless (json_node_equal (a, b));
}
GST_END_TEST

GST_START_TEST (another_seed_words_it_otherwise)
{
  g_autoptr (JsonNode) usual = answer_for (prompts[0], 0);
  JsonArray *beats =
      json_object_get_array_member (scenario_of (usual), "beats");
  guint different = 0;

  for (guint64 seed = 1; seed < 9; seed++) {
    g_autoptr (JsonNode) other = answer_for (prompts[0], seed);
    JsonObject *scenario = scenario_of (other);

    different += !json_node_equal (usual, other);
    /* The plan is the same. */
    fail_unless_equals_int (
        json_array_get_length (
            json_object_get_array_member (scenario, "beats")),
        json_array_get_length (beats));
  }
  fail_unless (different >= 6, "%u of 8", different);
}
GST_END_TEST

GST_START_TEST (london_is_told_in_five_beats)
{
  static const gchar *const expected[] = { "Roman Londinium",
    "Medieval trading city", "Great Fire of London", "Industrial expansion",
    "Modern skyline" };
  static const gchar *const roles[] = { "hook", "history", "turn", "history",
    "modern" };
  g_autoptr (JsonNode) answer = answer_for (prompts[0], 0);
  JsonObject *scenario = scenario_of (answer);
  JsonArray *plan = json_object_get_array_member (scenario, "beat_plan");
  guint words = 0;

  fail_unless_equals_string (json_object_get_string_member (scenario, "title"),
      "30 Seconds of London History");
  fail_unless_equals_string (
      json_object_get_string_member (scenario, "format"), "1280x720");
  fail_unless_equals_string (json_object_get_string_member (scenario, "tone"),
      "cinematic, fast-paced");
  fail_unless_equals_string (
      json_object_get_string_member (scenario, "language"), "en");
  fail_if (json_object_has_member (scenario, "notes"));
  fail_unless_equals_int (json_array_get_length (plan), 5);
  for (guint i = 0; i < 5; i++) {
    JsonObject *beat = json_array_get_object_element (plan, i);

    fail_unless_equals_string (
        json_object_get_string_member (beat, "beat"), expected[i]);
    fail_unless_equals_string (
        json_object_get_string_member (beat, "role"), roles[i]);
    words += count_words (json_object_get_string_member (beat, "narration"));
  }
  fail_unless (words >= 55 && words <= 66, "%u words", words);
}
GST_END_TEST

static const struct {
  const gchar *prompt;
  const gchar *beats[6];
  const gchar *note;
} listed[] = {
  { "London history from Roman Londinium to the Great Fire to the Shard",
      { "Roman Londinium", "The Great Fire", "The Shard" }, NULL },
  { "20 seconds about spring: snowdrops, crocuses and tulips",
      { "Snowdrops", "Crocuses", "Tulips" }, NULL },
  { "1. wake up 2. make coffee 3. run for the bus",
      { "Wake up", "Make coffee", "Run for the bus" }, NULL },
  { "a day at sea covering the harbour, the storm and the landfall",
      { "The harbour", "The storm", "The landfall" }, NULL },
  { "a day at sea:\n- the harbour\n- the storm\n",
      { "The harbour", "The storm" }, NULL },
  { "5 seconds of numbers covering one, two, three, four and five",
      { "One", "Five" }, "2 of the 5 parts" },
  { "The story of Marie Curie, 30 seconds: childhood in Warsaw, radium in "
    "Paris, two Nobel prizes",
      { "Childhood in Warsaw", "Radium in Paris", "Two Nobel prizes" }, NULL },
  { "First a sunrise over the bay, then fishermen, finally the market. 20 "
    "seconds",
      { "A sunrise over the bay", "Fishermen", "The market" }, NULL },
  { "20 Sekunden \u00fcber Berlin: die Mauer, die Wende und der Neuanfang",
      { "Die Mauer", "Die Wende", "Der Neuanfang" }, NULL },
  { "La historia de la ciudad en 20 segundos. Escenas: el puerto, la plaza y "
    "el mercado",
      { "El puerto", "La plaza", "El mercado" }, NULL },
  { "een verhaal over de zee: de haven, de storm en de landing, 20 seconden",
      { "De haven", "De storm", "De landing" }, NULL },
};

GST_START_TEST (listed_parts_are_the_beats)
{
  g_autoptr (JsonNode) answer = answer_for (listed[__i__].prompt, 0);
  JsonObject *scenario = scenario_of (answer);
  JsonArray *beats = json_object_get_array_member (scenario, "beats");
  guint n = 0;

  while (listed[__i__].beats[n]) {
    fail_unless (n < json_array_get_length (beats), "%s", listed[__i__].prompt);
    fail_unless_equals_string (
        json_array_get_string_element (beats, n), listed[__i__].beats[n]);
    n++;
  }
  fail_unless_equals_int (json_array_get_length (beats), n);
  if (listed[__i__].note)
    fail_unless (strstr (json_object_get_string_member (scenario, "notes"),
                     listed[__i__].note)
        != NULL);
}
GST_END_TEST

/* What the topic knows is told of a listed part, too. */
GST_START_TEST (a_known_part_is_told_with_facts)
{
  g_autoptr (JsonNode) answer = answer_for (listed[0].prompt, 0);
  JsonArray *plan =
      json_object_get_array_member (scenario_of (answer), "beat_plan");
  JsonObject *fire = json_array_get_object_element (plan, 1);

  fail_unless (
      strstr (json_object_get_string_member (fire, "narration"), "1666")
      != NULL);
}
GST_END_TEST

/* They are said in the prompt's language. */
GST_START_TEST (listed_parts_are_told_in_their_language)
{
  g_autoptr (JsonNode) answer = answer_for (
      "20 Sekunden \u00fcber Berlin: die Mauer, die Wende und der Neuanfang",
      0);
  JsonObject *scenario = scenario_of (answer);
  JsonArray *plan = json_object_get_array_member (scenario, "beat_plan");

  fail_unless_equals_string (
      json_object_get_string_member (scenario, "language"), "de");
  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonObject *beat = json_array_get_object_element (plan, i);
    const gchar *said = json_object_get_string_member (beat, "narration");
    const gchar *name = json_object_get_string_member (beat, "beat");

    fail_unless (strstr (said, name + 1) != NULL, "%s: %s", name, said);
    fail_unless (
        strstr (json_array_get_string_element (
                    json_object_get_array_member (beat, "descriptions"), 0),
            ", Berlin")
        != NULL);
    fail_if (strstr (said, " the ") != NULL, "%s", said);
  }
}
GST_END_TEST

/* At most 60 characters, none of them half a word. */
static const struct {
  const gchar *prompt, *title;
} titled[] = {
  { "30 seconds of London history", "30 Seconds of London History" },
  { "how to repair a bicycle tyre that has lost its air during a long ride "
    "through the rain, 20 seconds",
      "How to Repair a Bicycle Tyre That Has Lost Its Air" },
  { "30 seconds of the history of the lighthouse keepers of the northern coast",
      "The History of the Lighthouse Keepers of the Northern Coast" },
  { "announcement: we are moving to a new office on 12 May at 4 p.m. in Baker "
    "Street together with all of our friends",
      "We Are Moving to a New Office on 12 May at 4 p.m." },
  { "Make a 20 second video. Beats: sunrise; market opens; closing time",
      "Sunrise \u2013 Closing Time" },
  { "30 seconds in three scenes: 1) the old mill 2) the flood 3) the new mill",
      "The Old Mill \u2013 the New Mill" },
  { "the old mill by the river, where my grandfather worked for fifty years",
      "The Old Mill by the River" },
  { "\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac"
    "\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74"
    "\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771"
    "\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e"
    "\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2\u6771\u4eac\u306e\u6b74\u53f2"
    "\u6771\u4eac\u306e\u6b74\u53f2",
      NULL },
};

GST_START_TEST (titles_are_short)
{
  g_autoptr (JsonNode) answer = answer_for (titled[__i__].prompt, 0);
  const gchar *title =
      json_object_get_string_member (scenario_of (answer), "title");

  if (!titled[__i__].title) {
    fail_unless_equals_int (g_utf8_strlen (title, -1), 60);
    return;
  }
  fail_unless (g_utf8_strlen (title, -1) <= 60, "%s", title);
  fail_unless_equals_string (title, titled[__i__].title);
}
GST_END_TEST

static const struct {
  const gchar *prompt, *language, *note;
} languages[] = {
  { "Geschichte von Berlin in 45 Sekunden", "de", NULL },
  { "L'histoire de Paris en 30 secondes", "fr", NULL },
  { "La historia de la ciudad en 20 segundos", "es", NULL },
  { "una storia sul mare in italiano", "it", NULL },
  { "uma hist\u00f3ria sobre o mar em 20 segundos", "pt", NULL },
  { "een verhaal over de zee en het strand", "nl", NULL },
  { "history of tea in Polish", "en", "no Polish" },
  { "London history in English", "en", NULL },
};

GST_START_TEST (languages_without_texts_are_told_in_english)
{
  g_autoptr (JsonNode) answer = answer_for (languages[__i__].prompt, 0);
  JsonObject *scenario = scenario_of (answer);
  const gchar *notes =
      json_object_get_string_member_with_default (scenario, "notes", "");

  fail_unless_equals_string (
      json_object_get_string_member (scenario, "language"),
      languages[__i__].language);
  if (languages[__i__].note)
    fail_unless (strstr (notes, languages[__i__].note) != NULL, "%s", notes);
}
GST_END_TEST

GST_START_TEST (too_little_to_say_is_noted)
{
  g_autoptr (JsonNode) answer =
      answer_for ("10 minutes about the pyramids of Giza", 0);

  fail_unless (
      strstr (json_object_get_string_member (scenario_of (answer), "notes"),
          "of the 600 seconds")
      != NULL);
}
GST_END_TEST

static const struct {
  const gchar *task, *input;
  WriterError code;
  const gchar *message;
} bad[] = {
  { "sing", "{}", WRITER_ERROR_TASK,
      "unknown task \"sing\"; the writer knows: scenario_generate, "
      "asset_prompts, shorten" },
  { "scenario_generate", "{}", WRITER_ERROR_INPUT, "prompt_check.subject" },
  { "scenario_generate", "[]", WRITER_ERROR_INPUT, "JSON object" },
  { "scenario_generate", "{\"prompt_check\": 3}", WRITER_ERROR_INPUT,
      "prompt_check" },
  { "scenario_generate",
      "{\"prompt_check\": {\"subject\": \"x\", \"duration_sec\": 2}}",
      WRITER_ERROR_INPUT, "3 to 600" },
  /* In milliseconds, 2^61 + 30 s wrap to 30 s. */
  { "scenario_generate",
      "{\"prompt_check\": {\"subject\": \"x\", "
      "\"duration_sec\": 2305843009213693982}}",
      WRITER_ERROR_INPUT, "3 to 600" },
  { "asset_prompts", "{\"scenario\": {}}", WRITER_ERROR_INPUT, "asset_list" },
  { "asset_prompts", "{\"scenario\": {}, \"asset_list\": [{}]}",
      WRITER_ERROR_INPUT, "asset_list[0]" },
  { "shorten", "{\"text\": \"\", \"ratio\": 0.5}", WRITER_ERROR_INPUT, "text" },
  { "shorten", "{\"text\": \"a b\", \"ratio\": \"x\"}", WRITER_ERROR_INPUT,
      "ratio" },
};

GST_START_TEST (bad_inputs_say_what_is_missing)
{
  g_autoptr (JsonNode) input = json_from_string (bad[__i__].input, NULL);
  g_autoptr (GError) error = NULL;

  fail_if (writer_answer (bad[__i__].task, input, 0, &error) != NULL);
  g_assert_error (error, WRITER_ERROR, bad[__i__].code);
  fail_unless (strstr (error->message, bad[__i__].message) != NULL, "%s",
      error->message);
}
GST_END_TEST

/* Names of beats may be shown where they say something of the subject. */
static const struct {
  const gchar *prompt;
  gboolean labels;
} parted[] = {
  { "30 seconds of London history in a cinematic fast-paced style", TRUE },
  { "How to repair a bicycle tyre, 20 seconds", TRUE },
  { "Recipe for pumpkin soup, 25 seconds", TRUE },
  { "20 seconds about spring: snowdrops, crocuses and tulips", TRUE },
  { "A quote about patience, 15 seconds", FALSE },
  { "something old, something new in our town", FALSE },
  { "Geschichte von Berlin in 45 Sekunden", FALSE },
};

GST_START_TEST (parts_have_labels)
{
  g_autoptr (JsonNode) answer = answer_for (parted[__i__].prompt, 1);
  JsonArray *plan =
      json_object_get_array_member (scenario_of (answer), "beat_plan");

  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonObject *beat = json_array_get_object_element (plan, i);

    fail_unless_equals_int (
        json_object_has_member (beat, "label"), parted[__i__].labels);
    if (parted[__i__].labels)
      fail_unless_equals_string (json_object_get_string_member (beat, "label"),
          json_object_get_string_member (beat, "beat"));
  }
}
GST_END_TEST

static Suite *
scenario_suite (void)
{
  Suite *suite = suite_create ("scenario");
  TCase *tc = tcase_create ("scenario");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (
      tc, laws_hold_for_every_prompt, 0, G_N_ELEMENTS (prompts));
  tcase_add_loop_test (
      tc, a_seed_gives_the_same_again, 0, G_N_ELEMENTS (prompts));
  tcase_add_test (tc, another_seed_words_it_otherwise);
  tcase_add_test (tc, london_is_told_in_five_beats);
  tcase_add_loop_test (
      tc, listed_parts_are_the_beats, 0, G_N_ELEMENTS (listed));
  tcase_add_test (tc, listed_parts_are_told_in_their_language);
  tcase_add_loop_test (tc, titles_are_short, 0, G_N_ELEMENTS (titled));
  tcase_add_test (tc, a_known_part_is_told_with_facts);
  tcase_add_loop_test (tc, languages_without_texts_are_told_in_english, 0,
      G_N_ELEMENTS (languages));
  tcase_add_test (tc, too_little_to_say_is_noted);
  tcase_add_loop_test (
      tc, bad_inputs_say_what_is_missing, 0, G_N_ELEMENTS (bad));
  tcase_add_loop_test (tc, parts_have_labels, 0, G_N_ELEMENTS (parted));
  return suite;
}

SUITE_MAIN (scenario_suite)
