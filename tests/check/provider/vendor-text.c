/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "vendor-text.h"

/* A beat of two pictures. */
#define BEAT_SECONDS 4

static JsonArray *
list_in (JsonObject *object, const gchar *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                              : NULL;
}

static guint
length_of (JsonArray *list)
{
  return list ? json_array_get_length (list) : 0;
}

static const gchar *
text_in (JsonObject *object, const gchar *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
add_picture (JsonArray *pictures, const gchar *text, guint i)
{
  g_autofree gchar *whole = g_strdup_printf ("%s, part %u", text, i + 1);

  json_array_add_string_element (pictures, whole);
}

static JsonObject *
beat_of (guint i)
{
  static const gchar *const roles[] = { "detail", "turn", "history", "modern" };
  JsonObject *beat = json_object_new ();
  JsonArray *pictures = json_array_new ();
  g_autofree gchar *name = g_strdup_printf ("Part %u", i + 1);
  g_autofree gchar *narration =
      g_strdup_printf ("This is where part %u of it began.", i + 1);

  add_picture (pictures, "a wooden bridge over a grey river at dawn", i);
  add_picture (pictures, "a burning street of timber houses at night", i);
  json_object_set_string_member (beat, "name", name);
  json_object_set_string_member (beat, "role", roles[i % G_N_ELEMENTS (roles)]);
  json_object_set_string_member (beat, "label", "");
  json_object_set_string_member (beat, "narration", narration);
  json_object_set_array_member (beat, "pictures", pictures);
  return beat;
}

static void
write_scenario (JsonObject *input, JsonObject *answer)
{
  const gint64 seconds =
      json_object_get_int_member_with_default (input, "seconds", 0);
  JsonArray *beats = json_array_new ();

  for (guint i = 0; i < CLAMP (seconds / BEAT_SECONDS, 1, 60); i++)
    json_array_add_object_element (beats, beat_of (i));
  json_object_set_string_member (answer, "title", "Embers on the Thames");
  json_object_set_array_member (answer, "beats", beats);
}

static void
write_wishes (JsonObject *input, JsonObject *answer)
{
  static const gchar *const motions[] = { "sideways", "closer", "punch",
    "away" };
  JsonArray *wishes = json_array_new ();

  for (guint i = 0; i < length_of (list_in (input, "scenes")); i++) {
    JsonObject *wish = json_object_new ();

    json_object_set_int_member (wish, "scene", i + 1);
    json_object_set_string_member (
        wish, "motion", motions[i % G_N_ELEMENTS (motions)]);
    json_object_set_string_member (
        wish, "transition", i == 1 ? "strong" : "cut");
    json_array_add_object_element (wishes, wish);
  }
  json_object_set_array_member (answer, "scenes", wishes);
}

static void
add_prompts (JsonArray *prompts, JsonArray *slots)
{
  for (guint i = 0; i < length_of (slots); i++) {
    JsonObject *slot = json_array_get_object_element (slots, i);
    JsonObject *prompt = json_object_new ();
    g_autofree gchar *text = g_strdup_printf (
        "As the model sees it: %s.", text_in (slot, "description"));

    json_object_set_string_member (prompt, "slot", text_in (slot, "slot"));
    json_object_set_string_member (prompt, "prompt", text);
    json_array_add_object_element (prompts, prompt);
  }
}

static void
write_prompts (JsonObject *input, JsonObject *answer)
{
  JsonArray *prompts = json_array_new ();

  add_prompts (prompts, list_in (input, "pictures"));
  add_prompts (prompts, list_in (input, "sounds"));
  json_object_set_string_member (answer, "style", "Ink and wash on grey paper");
  json_object_set_array_member (answer, "prompts", prompts);
}

static void
write_verdict (JsonObject *input, JsonObject *answer)
{
  json_object_set_string_member (answer, "verdict", "keep");
  json_object_set_string_member (answer, "prompt", "");
  json_object_set_string_member (answer, "reason", "");
}

/* As many of its words as there may be. */
static void
write_shorter (JsonObject *input, JsonObject *answer)
{
  const gint64 most =
      json_object_get_int_member_with_default (input, "words", 1);
  g_auto (GStrv) words = g_strsplit (text_in (input, "text"), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] && i < most; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[i]);
  json_object_set_string_member (answer, "text", text->str);
}

static const struct {
  const gchar *task;
  void (*write) (JsonObject *input, JsonObject *answer);
} tasks[] = {
  { "prompt_check", write_verdict },
  { "scenario_generate", write_scenario },
  { "schema_generate", write_wishes },
  { "asset_prompts", write_prompts },
  { "shorten", write_shorter },
};

JsonObject *
vendor_text (const gchar *task, JsonObject *input)
{
  JsonObject *answer = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (tasks[i].task, task))
      tasks[i].write (input, answer);
  return answer;
}
