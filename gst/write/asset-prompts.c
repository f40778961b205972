/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Turns the slots of a draft into instructions for those who make pictures,
 * speech and sounds. Every picture of a movie gets the look's own words. They
 * name nothing that a painter could paint for it: "quiet space" became
 * planets, and "painterly" the portrait of one. */

#include "shots.h"
#include "tasks.h"

#include <string.h>

#define NEGATIVE                                                               \
  "text, letters, captions, watermark, logo, border, blurry, distorted"

static const struct {
  const gchar *look, *style, *light;
} looks[] = {
  { "cinematic", "cinematic illustration, deep teal shadows, warm highlights",
      "dramatic directional light" },
  { "documentary", "historical illustration, natural colours, fine detail",
      "soft natural light" },
  { "energetic", "bold graphic illustration, high contrast, vivid colours",
      "hard rim light" },
  { "calm", "gentle gouache illustration, muted greens and creams",
      "soft diffuse light" },
  { "playful",
      "cheerful illustration, rounded forms, saturated "
      "colours",
      "even light" },
  { "news", "clean editorial illustration, cool blues and whites",
      "neutral light" },
  { "minimal", "minimal illustration, few forms, flat muted colours",
      "flat quiet light" },
};

static const gchar *const compositions[] = {
  "main subject on the right third, an empty area at the left",
  "main subject on the left third, an empty area at the right",
  "low horizon, empty upper third",
  "layers of depth from near to far, empty upper third",
};

static gchar *
picture_prompt (JsonObject *slot, const gchar *look, guint64 place,
    Shots *shots, const gchar *after)
{
  const gchar *aspect = task_string (slot, "aspect_ratio", "16:9");
  const gchar *description = task_string (slot, "description", "");
  g_autofree gchar *seen = shots_next (shots, description, after);
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].look, look))
      at = i;
  return g_strdup_printf ("%s%s, %s, %s, %s, no text, %s", description, seen,
      looks[at].style, compositions[place % G_N_ELEMENTS (compositions)],
      looks[at].light, aspect);
}

static gchar *
join_narration (JsonObject *scenario)
{
  JsonArray *plan = task_array (scenario, "beat_plan");
  guint n = plan ? json_array_get_length (plan) : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    JsonNode *node = json_array_get_element (plan, i);
    const gchar *line = JSON_NODE_HOLDS_OBJECT (node)
        ? task_string (json_node_get_object (node), "narration", "")
        : "";

    if (*line && text->len)
      g_string_append_c (text, ' ');
    g_string_append (text, line);
  }
  return g_string_free (text, FALSE);
}

/* One line for whoever composes: how it is, how fast, and that nobody sings. */
static gchar *
music_prompt (JsonObject *slot, JsonObject *scenario)
{
  return g_strdup_printf ("%s, %s, instrumental, soft pads, plucks and bass, "
                          "no melody, no voice, no drums",
      task_string (slot, "description", "quiet music"),
      task_string (scenario, "tone", "calm"));
}

static gchar *
sfx_prompt (JsonObject *slot)
{
  return g_strdup_printf ("%s, short, dry, no music, no voice",
      task_string (slot, "description", "whoosh"));
}

static void
put_sound (JsonBuilder *builder, JsonObject *slot, JsonObject *scenario)
{
  const gchar *role = task_string (slot, "role", "voiceover");
  const gboolean music = g_str_equal (role, "music");
  const gboolean voice = !music && !g_str_equal (role, "sfx");
  g_autofree gchar *text = voice ? join_narration (scenario)
      : music                    ? music_prompt (slot, scenario)
                                 : sfx_prompt (slot);

  json_builder_begin_object (builder);
  task_put_string (builder, "slot", task_string (slot, "slot", ""));
  task_put_string (builder, "kind", "audio");
  task_put_string (builder, "role", role);
  task_put_string (builder, voice ? "text" : "prompt", text);
  json_builder_end_object (builder);
}

static void
put_picture (JsonBuilder *builder, JsonObject *slot, JsonObject *scenario,
    guint64 place, Shots *shots, const gchar *after)
{
  g_autofree gchar *prompt = picture_prompt (
      slot, task_string (scenario, "look", "cinematic"), place, shots, after);

  json_builder_begin_object (builder);
  task_put_string (builder, "slot", task_string (slot, "slot", ""));
  task_put_string (builder, "prompt", prompt);
  task_put_string (builder, "role", task_string (slot, "role", "detail"));
  task_put_string (
      builder, "aspect_ratio", task_string (slot, "aspect_ratio", "16:9"));
  task_put_string (builder, "negative", NEGATIVE);
  json_builder_end_object (builder);
}

static JsonObject *
slot_at (JsonArray *list, guint index)
{
  JsonNode *node = json_array_get_element (list, index);
  JsonObject *slot =
      JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return slot && *task_string (slot, "slot", "") ? slot : NULL;
}

/* NULL: no picture follows. */
static const gchar *
description_after (JsonArray *list, guint index)
{
  JsonObject *slot = index + 1 < json_array_get_length (list)
      ? slot_at (list, index + 1)
      : NULL;

  return slot ? task_string (slot, "description", "") : NULL;
}

JsonNode *
task_asset_prompts (JsonObject *input, guint64 seed, GError **error)
{
  JsonObject *scenario = task_object (input, "scenario");
  JsonArray *list = task_array (input, "asset_list");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (Shots) shots = { .seed = seed };

  if (!scenario || !list) {
    g_set_error (error, WRITER_ERROR, WRITER_ERROR_INPUT,
        "asset_prompts needs scenario and asset_list");
    return NULL;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "asset_prompts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *slot = slot_at (list, i);

    if (!slot) {
      g_set_error (error, WRITER_ERROR, WRITER_ERROR_INPUT,
          "asset_list[%u] must be an object that names its slot", i);
      return NULL;
    }
    if (g_str_equal (task_string (slot, "kind", "image"), "audio"))
      put_sound (builder, slot, scenario);
    else
      /* Out of step with the views, of which there are as many. */
      put_picture (builder, slot, scenario, seed + i + i / 4, &shots,
          description_after (list, i));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
