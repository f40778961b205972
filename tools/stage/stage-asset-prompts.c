/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* asset_prompts: for each slot of the draft, and for nothing else, what to ask
 * for: the prompt of a picture, of music or of a sound, or the text to
 * speak. */
#include "json-object.h"
#include "shape.h"
#include "stage.h"

#include <string.h>

static const ShapeField answer_fields[] = {
  { "asset_prompts", SHAPE_OBJECTS, 1, 2000 },
  { NULL },
};

static const ShapeField picture_fields[] = {
  { "slot", SHAPE_TEXT, 4, 64 },
  { "prompt", SHAPE_TEXT, 1, 4000 },
  { "role", SHAPE_TEXT, 1, 40 },
  { "aspect_ratio", SHAPE_TEXT, 3, 12 },
  { "negative", SHAPE_TEXT, 0, 1000 },
  { NULL },
};

static const ShapeField voice_fields[] = {
  { "slot", SHAPE_TEXT, 4, 64 },
  { "role", SHAPE_TEXT, 1, 40 },
  { "text", SHAPE_TEXT, 1, 20000 },
  { NULL },
};

/* Of music and of short ones. */
static const ShapeField sound_fields[] = {
  { "slot", SHAPE_TEXT, 4, 64 },
  { "kind", SHAPE_TEXT, 5, 5 },
  { "role", SHAPE_TEXT, 1, 40 },
  { "prompt", SHAPE_TEXT, 1, 4000 },
  { NULL },
};

static const ShapeField *
fields_of (JsonObject *wanted)
{
  if (!g_str_equal (object_get_string (wanted, "kind", ""), "audio"))
    return picture_fields;
  return g_str_equal (object_get_string (wanted, "role", ""), "voiceover")
      ? voice_fields
      : sound_fields;
}

static JsonObject *
find_slot (JsonArray *list, const gchar *slot)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *item = array_get_object (list, i);

    if (g_strcmp0 (object_get_string (item, "slot", NULL), slot) == 0)
      return item;
  }
  return NULL;
}

static gboolean
refuse (GError **error, const gchar *what, const gchar *slot)
{
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "$.asset_prompts: %s slot \"%s\"", what, slot);
  return FALSE;
}

static gboolean
check_slot (JsonArray *prompts, JsonObject *wanted, GError **error)
{
  const gchar *slot = object_get_string (wanted, "slot", "");
  JsonObject *item = find_slot (prompts, slot);
  g_autofree gchar *path = g_strdup_printf ("$.asset_prompts[slot=%s]", slot);

  if (!item)
    return refuse (error, "no prompt for the", slot);
  return shape_check (item, fields_of (wanted), path, error);
}

/* Exactly the slots of the list: one prompt each, none besides. */
static gboolean
check (JsonObject *answer, gpointer user_data, GError **error)
{
  JsonArray *wanted = user_data;
  JsonArray *prompts;

  if (!shape_check (answer, answer_fields, "$", error))
    return FALSE;
  prompts = object_get_array (answer, "asset_prompts");
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    if (!check_slot (prompts, array_get_object (wanted, i), error))
      return FALSE;
  for (guint i = 0; i < json_array_get_length (prompts); i++) {
    JsonObject *item = array_get_object (prompts, i);
    const gchar *slot = object_get_string (item, "slot", "");

    if (!find_slot (wanted, slot))
      return refuse (error, "nobody asked for the", slot);
    if (find_slot (prompts, slot) != item)
      return refuse (error, "two prompts for the", slot);
  }
  return TRUE;
}

/* No letters in the picture, whoever wrote the prompt: titles and captions
 * are drawn by the movie. */
static void
ask_for_no_text (JsonObject *item)
{
  const gchar *prompt = object_get_string (item, "prompt", NULL);
  g_autofree gchar *folded = prompt ? g_utf8_casefold (prompt, -1) : NULL;
  g_autofree gchar *longer = NULL;

  if (!folded || strstr (folded, "no text")
      || !json_object_has_member (item, "aspect_ratio"))
    return;
  longer = g_strconcat (prompt, ", no text", NULL);
  json_object_set_string_member (item, "prompt", longer);
}

static JsonObject *
ask (StageContext *context, JsonObject *checked, JsonObject *scenario,
    JsonArray *list, GError **error)
{
  g_autoptr (JsonObject) input = json_object_new ();

  json_object_set_object_member (
      input, "prompt_check", json_object_ref (checked));
  json_object_set_object_member (input, "scenario", json_object_ref (scenario));
  json_object_set_array_member (input, "asset_list", json_array_ref (list));
  return stage_ask (context, "", "asset_prompts", input, check, list, error);
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  JsonObject *scenario = checked
      ? stage_input (context, "scenario_generate", "scenario", error)
      : NULL;
  JsonArray *list = scenario
      ? stage_input_list (context, "schema_generate", "asset_list", error)
      : NULL;
  g_autoptr (JsonObject) output = NULL;
  JsonArray *prompts;

  if (!list)
    return NULL;
  output = ask (context, checked, scenario, list, error);
  if (!output)
    return NULL;
  prompts = object_get_array (output, "asset_prompts");
  for (guint i = 0; i < json_array_get_length (prompts); i++)
    ask_for_no_text (array_get_object (prompts, i));
  return g_steal_pointer (&output);
}

static const gchar *const needs[] = { "prompt_check", "scenario_generate",
  "schema_generate", NULL };

extern const Stage stage_asset_prompts;
const Stage stage_asset_prompts = {
  .name = "asset_prompts",
  .summary = "write a prompt per asset",
  .needs = needs,
  .run = run,
};
