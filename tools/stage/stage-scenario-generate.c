/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* scenario_generate: the editorial plan, asked of the text provider and held
 * to its shape: which beats, in what tone, how long, and what is said. */
#include "ask.h"
#include "json-object.h"
#include "narration.h"
#include "rhythm.h"
#include "shape.h"

#define MAX_BEATS 100
/* What a narrator says in a second of a movie, pauses included, and how many
 * times as much can still be made to fit. */
#define WORDS_PER_SECOND 2.15
#define MOST_TIMES_WORDS 1.4
/* Where words are not apart: letters of one. */
#define WORD_LETTERS 6
/* A beat takes as long as its words and a breath of so many. */
#define BREATH_WORDS 2

static const ShapeField scenario_fields[] = {
  { "title", SHAPE_TEXT, 1, 200 },
  { "duration_target_sec", SHAPE_INTEGER, 1, 3600 },
  { "format", SHAPE_TEXT, 3, 20 },
  { "tone", SHAPE_TEXT, 1, 200 },
  { "look", SHAPE_TEXT, 1, 40 },
  { "language", SHAPE_TEXT, 2, 40 },
  { "beats", SHAPE_TEXTS, 1, MAX_BEATS },
  { "beat_plan", SHAPE_OBJECTS, 1, MAX_BEATS },
  { NULL },
};

static const ShapeField beat_fields[] = {
  { "beat", SHAPE_TEXT, 1, 500 },
  { "role", SHAPE_TEXT, 1, 40 },
  { "seconds", SHAPE_NUMBER, 0.1, 3600 },
  { "narration", SHAPE_TEXT, 1, 4000 },
  { "pictures", SHAPE_INTEGER, 1, 20 },
  { "descriptions", SHAPE_TEXTS, 1, 20 },
  { NULL },
};

/* Each picture has its description, each beat its line in the list. */
static gboolean
check_beats (JsonObject *scenario, GError **error)
{
  JsonArray *beats = object_get_array (scenario, "beats");
  JsonArray *plan = object_get_array (scenario, "beat_plan");

  if (json_array_get_length (beats) != json_array_get_length (plan))
    return stage_ask_refuse (
        error, "$.scenario.beat_plan", "as many as beats", "another number");
  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonObject *beat = array_get_object (plan, i);
    g_autofree gchar *path =
        g_strdup_printf ("$.scenario.beat_plan[%u].descriptions", i);

    if (json_array_get_length (object_get_array (beat, "descriptions"))
        != object_get_int (beat, "pictures", 0))
      return stage_ask_refuse (
          error, path, "one per picture of the beat", "another number");
  }
  return TRUE;
}

/* "1280x720" */
static gchar *
size_of (JsonObject *checked)
{
  JsonObject *format = object_get_object (checked, "format");

  return g_strdup_printf ("%" G_GINT64_FORMAT "x%" G_GINT64_FORMAT,
      object_get_int (format, "width", 0),
      object_get_int (format, "height", 0));
}

/* The prompt's own wishes are not the provider's to change. */
static gboolean
check_wishes (JsonObject *scenario, JsonObject *checked, GError **error)
{
  const gchar *size = object_get_string (scenario, "format", "");
  g_autofree gchar *wished = size_of (checked);
  g_autofree gchar *seconds = g_strdup_printf (
      "%" G_GINT64_FORMAT, object_get_int (checked, "duration_sec", 0));
  g_autofree gchar *target = g_strdup_printf (
      "%" G_GINT64_FORMAT, object_get_int (scenario, "duration_target_sec", 0));

  if (!g_str_equal (size, wished))
    return stage_ask_refuse (error, "$.scenario.format", wished, size);
  if (!g_str_equal (target, seconds))
    return stage_ask_refuse (
        error, "$.scenario.duration_target_sec", seconds, target);
  return TRUE;
}

static gboolean
check (JsonObject *answer, gpointer user_data, GError **error)
{
  JsonObject *scenario = object_get_object (answer, "scenario");

  if (!scenario)
    return stage_ask_refuse (error, "$.scenario", "an object", "none");
  return shape_check (scenario, scenario_fields, "$.scenario", error)
      && shape_check_each (object_get_array (scenario, "beat_plan"),
          beat_fields, "$.scenario.beat_plan", error)
      && check_beats (scenario, error)
      && check_wishes (scenario, user_data, error);
}

/* ---- with a model ---- */

static gint64
seconds_of (JsonObject *checked)
{
  return object_get_int (checked, "duration_sec", 0);
}

static JsonObject *
tell (JsonObject *input)
{
  static const gchar *const members[] = { "prompt", "subject", "tone", "look",
    "language" };
  JsonObject *checked = object_get_object (input, "prompt_check");
  JsonObject *told = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    object_copy_member (told, checked, members[i]);
  json_object_set_int_member (told, "seconds", seconds_of (checked));
  json_object_set_int_member (
      told, "words", (gint64) (seconds_of (checked) * WORDS_PER_SECOND));
  return told;
}

static guint
count_words (JsonObject *beat)
{
  const gchar *text = object_get_string (beat, "narration", "");

  return MAX (narration_count (text), g_utf8_strlen (text, -1) / WORD_LETTERS);
}

static guint
count_all_words (JsonArray *beats)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (beats); i++)
    n += count_words (array_get_object (beats, i));
  return n;
}

/* More beats than can be seen, or more words than can be said, are no plan of
 * this movie. */
static gboolean
check_room (JsonArray *beats, gint64 seconds, GError **error)
{
  const guint n = json_array_get_length (beats),
              words = count_all_words (beats);
  const guint most_beats = (guint) MAX (1, seconds * 1000 / RHYTHM_LEAST_MS);
  const guint most_words =
      (guint) (seconds * WORDS_PER_SECOND * MOST_TIMES_WORDS);
  g_autofree gchar *found = g_strdup_printf ("%u", n > most_beats ? n : words);
  g_autofree gchar *expected = NULL;

  if (n > most_beats)
    expected =
        g_strdup_printf ("at most %u beats in %" G_GINT64_FORMAT " seconds",
            most_beats, seconds);
  else if (words > most_words)
    expected = g_strdup_printf ("at most %u words of narration in all for "
                                "%" G_GINT64_FORMAT " seconds",
        most_words, seconds);
  return !expected || stage_ask_refuse (error, "$.beats", expected, found);
}

static JsonObject *
assemble_beat (JsonObject *said, gboolean first, gdouble seconds)
{
  JsonArray *pictures = object_get_array (said, "pictures");
  JsonObject *beat = json_object_new ();

  object_set_text (beat, "beat", object_get_string (said, "name", ""));
  object_set_text (beat, "role",
      first ? "hook" : object_get_string (said, "role", "detail"));
  if (*object_get_string (said, "label", ""))
    object_copy_member (beat, said, "label");
  json_object_set_double_member (beat, "seconds", seconds);
  object_copy_member (beat, said, "narration");
  json_object_set_int_member (
      beat, "pictures", json_array_get_length (pictures));
  json_object_set_array_member (
      beat, "descriptions", json_array_ref (pictures));
  return beat;
}

static void
assemble_beats (JsonArray *beats, gint64 seconds, JsonObject *scenario)
{
  const guint n = json_array_get_length (beats);
  const gdouble all = count_all_words (beats) + (gdouble) BREATH_WORDS * n;
  JsonArray *names = json_array_new (), *plan = json_array_new ();

  for (guint i = 0; i < n; i++) {
    JsonObject *said = array_get_object (beats, i);

    json_array_add_string_element (names, object_get_string (said, "name", ""));
    json_array_add_object_element (plan,
        assemble_beat (
            said, i == 0, seconds * (count_words (said) + BREATH_WORDS) / all));
  }
  json_object_set_array_member (scenario, "beats", names);
  json_object_set_array_member (scenario, "beat_plan", plan);
}

/* How long, how large, how and in which language is as it was wished. */
static JsonObject *
assemble (JsonObject *input, JsonObject *answer, guint64 seed, GError **error)
{
  static const gchar *const members[] = { "tone", "look", "language" };
  JsonObject *checked = object_get_object (input, "prompt_check");
  JsonArray *beats = object_get_array (answer, "beats");
  JsonObject *output, *scenario;
  g_autofree gchar *size = size_of (checked);

  if (!check_room (beats, seconds_of (checked), error))
    return NULL;
  scenario = json_object_new ();
  object_copy_member (scenario, answer, "title");
  json_object_set_int_member (
      scenario, "duration_target_sec", seconds_of (checked));
  json_object_set_string_member (scenario, "format", size);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    object_copy_member (scenario, checked, members[i]);
  assemble_beats (beats, seconds_of (checked), scenario);
  output = json_object_new ();
  json_object_set_object_member (output, "scenario", scenario);
  return output;
}

static const StageAsk ask = {
  .task = "scenario_generate",
  .tell = tell,
  .assemble = assemble,
  .check = check,
};

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  g_autoptr (JsonObject) input = json_object_new ();

  if (!checked)
    return NULL;
  object_copy_member (input, context->input, "prompt_check");
  return stage_ask (context, "", &ask, input, checked, error);
}

static const gchar *const needs[] = { "prompt_check", NULL };

extern const Stage stage_scenario_generate;
const Stage stage_scenario_generate = {
  .name = "scenario_generate",
  .summary = "write the scenario",
  .needs = needs,
  .run = run,
};
