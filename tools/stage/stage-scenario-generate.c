/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* scenario_generate: the editorial plan, asked of the text provider and held
 * to its shape: which beats, in what tone, how long, and what is said. */
#include "json-object.h"
#include "shape.h"
#include "stage.h"

#define MAX_BEATS 100

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

static gboolean
refuse (GError **error, const gchar *path, const gchar *expected,
    const gchar *found)
{
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "%s: expected %s, found %s", path, expected, found);
  return FALSE;
}

/* Each picture has its description, each beat its line in the list. */
static gboolean
check_beats (JsonObject *scenario, GError **error)
{
  JsonArray *beats = object_get_array (scenario, "beats");
  JsonArray *plan = object_get_array (scenario, "beat_plan");

  if (json_array_get_length (beats) != json_array_get_length (plan))
    return refuse (
        error, "$.scenario.beat_plan", "as many as beats", "another number");
  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonObject *beat = array_get_object (plan, i);
    g_autofree gchar *path =
        g_strdup_printf ("$.scenario.beat_plan[%u].descriptions", i);

    if (json_array_get_length (object_get_array (beat, "descriptions"))
        != object_get_int (beat, "pictures", 0))
      return refuse (
          error, path, "one per picture of the beat", "another number");
  }
  return TRUE;
}

/* The prompt's own wishes are not the provider's to change. */
static gboolean
check_wishes (JsonObject *scenario, JsonObject *checked, GError **error)
{
  JsonObject *format = object_get_object (checked, "format");
  const gchar *size = object_get_string (scenario, "format", "");
  g_autofree gchar *wished =
      g_strdup_printf ("%" G_GINT64_FORMAT "x%" G_GINT64_FORMAT,
          object_get_int (format, "width", 0),
          object_get_int (format, "height", 0));
  g_autofree gchar *seconds = g_strdup_printf (
      "%" G_GINT64_FORMAT, object_get_int (checked, "duration_sec", 0));
  g_autofree gchar *target = g_strdup_printf (
      "%" G_GINT64_FORMAT, object_get_int (scenario, "duration_target_sec", 0));

  if (!g_str_equal (size, wished))
    return refuse (error, "$.scenario.format", wished, size);
  if (!g_str_equal (target, seconds))
    return refuse (error, "$.scenario.duration_target_sec", seconds, target);
  return TRUE;
}

static gboolean
check (JsonObject *answer, gpointer user_data, GError **error)
{
  JsonObject *scenario = object_get_object (answer, "scenario");

  if (!scenario)
    return refuse (error, "$.scenario", "an object", "none");
  return shape_check (scenario, scenario_fields, "$.scenario", error)
      && shape_check_each (object_get_array (scenario, "beat_plan"),
          beat_fields, "$.scenario.beat_plan", error)
      && check_beats (scenario, error)
      && check_wishes (scenario, user_data, error);
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  g_autoptr (JsonObject) input = json_object_new ();

  if (!checked)
    return NULL;
  object_copy_member (input, context->input, "prompt_check");
  return stage_ask (
      context, "", "scenario_generate", input, check, checked, error);
}

static const gchar *const needs[] = { "prompt_check", NULL };

extern const Stage stage_scenario_generate;
const Stage stage_scenario_generate = {
  .name = "scenario_generate",
  .summary = "write the scenario",
  .needs = needs,
  .run = run,
};
