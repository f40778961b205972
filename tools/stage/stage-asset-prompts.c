/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* asset_prompts: for each slot of the draft, and for nothing else, what to ask
 * for: the prompt of a picture, of music or of a sound, or the text to
 * speak. */
#include "ask.h"
#include "json-object.h"
#include "shape.h"
#include "writer.h"

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

/* ---- with a model ---- */

static gboolean
is_sound (JsonObject *slot)
{
  return g_str_equal (object_get_string (slot, "kind", ""), "audio");
}

static gboolean
is_voice (JsonObject *slot)
{
  return is_sound (slot)
      && g_str_equal (object_get_string (slot, "role", ""), "voiceover");
}

static void
tell_of_slots (
    JsonArray *list, gboolean sounds, JsonObject *told, const gchar *name)
{
  JsonArray *slots = json_array_new ();

  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *slot = array_get_object (list, i);
    JsonObject *item;

    if (is_voice (slot) || is_sound (slot) != sounds)
      continue;
    item = json_object_new ();
    object_copy_member (item, slot, "slot");
    object_copy_member (item, slot, "role");
    object_copy_member (item, slot, "description");
    object_copy_member (item, slot, "aspect_ratio");
    json_array_add_object_element (slots, item);
  }
  json_object_set_array_member (told, name, slots);
}

static JsonArray *
narration_of (JsonObject *scenario)
{
  JsonArray *plan = object_get_array (scenario, "beat_plan");
  JsonArray *lines = json_array_new ();

  for (guint i = 0; i < json_array_get_length (plan); i++)
    json_array_add_string_element (
        lines, object_get_string (array_get_object (plan, i), "narration", ""));
  return lines;
}

static JsonObject *
tell (JsonObject *input)
{
  JsonObject *scenario = object_get_object (input, "scenario");
  JsonArray *list = object_get_array (input, "asset_list");
  JsonObject *told = json_object_new ();

  object_copy_member (told, scenario, "title");
  object_copy_member (told, scenario, "tone");
  object_copy_member (told, scenario, "look");
  json_object_set_array_member (told, "narration", narration_of (scenario));
  tell_of_slots (list, FALSE, told, "pictures");
  tell_of_slots (list, TRUE, told, "sounds");
  return told;
}

/* One for each picture; those of sounds may be left out. */
static gboolean
check_prompts (JsonArray *prompts, JsonArray *wanted, GError **error)
{
  for (guint i = 0; i < json_array_get_length (prompts); i++) {
    JsonObject *item = array_get_object (prompts, i);
    const gchar *slot = object_get_string (item, "slot", "");
    JsonObject *known = find_slot (wanted, slot);
    g_autofree gchar *path = g_strdup_printf ("$.prompts[%u].slot", i);

    if (!known || is_voice (known))
      return stage_ask_refuse (
          error, path, "a slot of the input", "another one");
    if (find_slot (prompts, slot) != item)
      return stage_ask_refuse (
          error, path, "one prompt for each slot", "a second one");
  }
  for (guint i = 0; i < json_array_get_length (wanted); i++) {
    JsonObject *slot = array_get_object (wanted, i);
    const gchar *name = object_get_string (slot, "slot", "");

    if (!is_sound (slot) && !find_slot (prompts, name)) {
      g_autofree gchar *expected =
          g_strdup_printf ("a prompt for the slot \"%s\"", name);

      return stage_ask_refuse (error, "$.prompts", expected, "none");
    }
  }
  return TRUE;
}

/* What holds for all prompts of a kind, whoever wrote them. */
static gchar *
complete (JsonObject *slot, const gchar *prompt, const gchar *style)
{
  const gchar *role = object_get_string (slot, "role", "");

  if (is_sound (slot))
    return g_strdup_printf ("%s, %s", prompt,
        g_str_equal (role, "music") ? "instrumental, no voice"
                                    : "short, dry, no music, no voice");
  return g_strdup_printf ("%s %s, no text, %s", prompt, style,
      object_get_string (slot, "aspect_ratio", "16:9"));
}

/* The writer's prompts, with the model's words in place of its own. */
static JsonObject *
assemble (JsonObject *input, JsonObject *answer, guint64 seed, GError **error)
{
  JsonArray *wanted = object_get_array (input, "asset_list");
  JsonArray *prompts = object_get_array (answer, "prompts");
  const gchar *style = object_get_string (answer, "style", "");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), input);
  g_autoptr (JsonNode) written = NULL;
  JsonArray *list;

  if (!check_prompts (prompts, wanted, error)
      || !(written = writer_answer ("asset_prompts", node, seed, error)))
    return NULL;
  list = object_get_array (json_node_get_object (written), "asset_prompts");
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *item = array_get_object (list, i);
    const gchar *name = object_get_string (item, "slot", "");
    JsonObject *said = find_slot (prompts, name);
    g_autofree gchar *prompt = said
        ? complete (find_slot (wanted, name),
            object_get_string (said, "prompt", ""), style)
        : NULL;

    if (prompt)
      json_object_set_string_member (item, "prompt", prompt);
  }
  return json_node_dup_object (written);
}

static const StageAsk question = {
  .task = "asset_prompts",
  .tell = tell,
  .assemble = assemble,
  .check = check,
};

static JsonObject *
ask (StageContext *context, JsonObject *checked, JsonObject *scenario,
    JsonArray *list, GError **error)
{
  g_autoptr (JsonObject) input = json_object_new ();

  json_object_set_object_member (
      input, "prompt_check", json_object_ref (checked));
  json_object_set_object_member (input, "scenario", json_object_ref (scenario));
  json_object_set_array_member (input, "asset_list", json_array_ref (list));
  return stage_ask (context, "", &question, input, list, error);
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
