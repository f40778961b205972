/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Instructions for the slots of a draft, in the shape of the next stage. */

#include <string.h>

#include "suite.h"
#include "writer.h"

static const gchar input_text[] =
    "{\"prompt_check\": {}, \"scenario\": {\"look\": \"calm\", \"beat_plan\": ["
    "{\"narration\": \"First words.\"}, {\"narration\": \"\"},"
    "{\"narration\": \"Last words.\"}]}, \"asset_list\": ["
    "{\"slot\": \"hook_01\", \"kind\": \"image\", \"role\": \"hook\","
    " \"description\": \"A lake at dawn\", \"aspect_ratio\": \"9:16\"},"
    "{\"slot\": \"modern_02\", \"kind\": \"image\", \"role\": \"modern\","
    " \"description\": \"A city at dusk\", \"aspect_ratio\": \"9:16\"},"
    "{\"slot\": \"voiceover_01\", \"kind\": \"audio\","
    " \"role\": \"voiceover\", \"description\": \"The narration\"},"
    "{\"slot\": \"music_01\", \"kind\": \"audio\", \"role\": \"music\","
    " \"description\": \"Quiet music\"},"
    "{\"slot\": \"sfx_hit_01\", \"kind\": \"audio\", \"role\": \"sfx\","
    " \"description\": \"A soft hit\"}]}";

static JsonArray *
answer_array (JsonNode *answer)
{
  return json_object_get_array_member (
      json_node_get_object (answer), "asset_prompts");
}

static JsonNode *
answer_for (guint64 seed)
{
  g_autoptr (JsonNode) input = json_from_string (input_text, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *answer = writer_answer ("asset_prompts", input, seed, &error);

  g_assert_no_error (error);
  return answer;
}

GST_START_TEST (pictures_get_a_prompt)
{
  static const struct {
    const gchar *slot, *role, *description;
  } expected[] = {
    { "hook_01", "hook", "A lake at dawn, " },
    { "modern_02", "modern", "A city at dusk, " },
  };
  g_autoptr (JsonNode) answer = answer_for (0);
  JsonArray *prompts = answer_array (answer);

  fail_unless_equals_int (json_array_get_length (prompts), 5);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    JsonObject *slot = json_array_get_object_element (prompts, i);
    const gchar *prompt = json_object_get_string_member (slot, "prompt");

    fail_unless_equals_string (
        json_object_get_string_member (slot, "slot"), expected[i].slot);
    fail_unless_equals_string (
        json_object_get_string_member (slot, "role"), expected[i].role);
    fail_unless_equals_string (
        json_object_get_string_member (slot, "aspect_ratio"), "9:16");
    fail_unless (g_str_has_prefix (prompt, expected[i].description));
    fail_unless (g_str_has_suffix (prompt, ", no text, 9:16"));
    /* The look's own words are the same in all. */
    fail_unless (strstr (prompt, "muted greens and creams") != NULL);
    fail_unless (
        strstr (json_object_get_string_member (slot, "negative"), "text")
        != NULL);
    fail_if (json_object_has_member (slot, "text"));
  }
}
GST_END_TEST

GST_START_TEST (speech_gets_the_narration)
{
  g_autoptr (JsonNode) answer = answer_for (0);
  JsonObject *slot = json_array_get_object_element (answer_array (answer), 2);

  fail_unless_equals_string (
      json_object_get_string_member (slot, "slot"), "voiceover_01");
  fail_unless_equals_string (
      json_object_get_string_member (slot, "kind"), "audio");
  fail_unless_equals_string (
      json_object_get_string_member (slot, "role"), "voiceover");
  fail_unless_equals_string (
      json_object_get_string_member (slot, "text"), "First words. Last words.");
  fail_if (json_object_has_member (slot, "prompt"));
}
GST_END_TEST

GST_START_TEST (music_gets_a_prompt)
{
  g_autoptr (JsonNode) answer = answer_for (0);
  JsonObject *slot = json_array_get_object_element (answer_array (answer), 3);

  fail_unless_equals_string (
      json_object_get_string_member (slot, "kind"), "audio");
  fail_unless_equals_string (
      json_object_get_string_member (slot, "role"), "music");
  fail_unless (
      strstr (json_object_get_string_member (slot, "prompt"), "Quiet music, ")
      != NULL);
  fail_if (json_object_has_member (slot, "text"));
}
GST_END_TEST

GST_START_TEST (a_sound_gets_a_prompt)
{
  g_autoptr (JsonNode) answer = answer_for (0);
  JsonObject *slot = json_array_get_object_element (answer_array (answer), 4);

  fail_unless_equals_string (
      json_object_get_string_member (slot, "role"), "sfx");
  fail_unless (g_str_has_prefix (
      json_object_get_string_member (slot, "prompt"), "A soft hit, "));
  fail_if (json_object_has_member (slot, "text"));
}
GST_END_TEST

GST_START_TEST (a_seed_gives_the_same_again)
{
  g_autoptr (JsonNode) a = answer_for (1);
  g_autoptr (JsonNode) b = answer_for (1);
  g_autoptr (JsonNode) other = answer_for (2);

  fail_unless (json_node_equal (a, b));
  fail_if (json_node_equal (a, other));
}
GST_END_TEST

static const gchar *const views[] = { "wide view", "close view", "low angle",
  "from above" };
static const gchar *const lights[] = { "morning light", "daylight",
  "evening light" };

/* The only one of @phrases that is said in @prompt. */
static guint
find_phrase (const gchar *const *phrases, guint n, const gchar *prompt)
{
  guint found = n;

  for (guint i = 0; i < n; i++) {
    if (!strstr (prompt, phrases[i]))
      continue;
    fail_unless (found == n, "%s: two of a kind", prompt);
    found = i;
  }
  fail_unless (found < n, "%s: none of a kind", prompt);
  return found;
}

static JsonNode *
answer_for_descriptions (const gchar *const *descriptions, guint64 seed)
{
  g_autoptr (JsonNode) input = json_from_string (
      "{\"scenario\": {\"look\": \"calm\"}, \"asset_list\": []}", NULL);
  JsonArray *list =
      json_object_get_array_member (json_node_get_object (input), "asset_list");
  g_autoptr (GError) error = NULL;
  JsonNode *answer;

  for (guint i = 0; descriptions[i]; i++) {
    JsonObject *slot = json_object_new ();

    json_object_set_string_member (slot, "slot", "any");
    json_object_set_string_member (slot, "description", descriptions[i]);
    json_array_add_object_element (list, slot);
  }
  answer = writer_answer ("asset_prompts", input, seed, &error);
  g_assert_no_error (error);
  return answer;
}

static const gchar *
prompt_at (JsonNode *answer, guint index)
{
  return json_object_get_string_member (
      json_array_get_object_element (answer_array (answer), index), "prompt");
}

static gboolean
turns_aside (const gchar *prompt)
{
  return g_regex_match_simple (
      ", in (?:its |another setting|a related scene)", prompt, 0, 0);
}

/* However its sentence goes on, it is the same subject; what is near does not
 * turn aside twice in a row. */
GST_START_TEST (a_subject_goes_on)
{
  static const gchar *const descriptions[] = { "Bees at dawn, one", "Bees, two",
    "Bees under stars, three", "Bees, close view, four",
    "Bees, close view, five", "Wasps, six", NULL };
  static const gboolean aside[] = { FALSE, TRUE, FALSE, TRUE, FALSE, FALSE };

  for (guint64 seed = 0; seed < 5; seed++) {
    g_autoptr (JsonNode) answer = answer_for_descriptions (descriptions, seed);

    for (guint i = 0; descriptions[i]; i++)
      fail_unless (turns_aside (prompt_at (answer, i)) == aside[i], "%u: %s", i,
          prompt_at (answer, i));
  }
}
GST_END_TEST

GST_START_TEST (neighbours_are_seen_otherwise)
{
  static const gchar *const descriptions[] = { "Bees, one", "Bees, two",
    "Bees, three", "Bees, four", "Bees, five", "Bees, six", "Bees, seven",
    NULL };

  for (guint64 seed = 0; seed < 5; seed++) {
    g_autoptr (JsonNode) answer = answer_for_descriptions (descriptions, seed);

    for (guint i = 0; descriptions[i]; i++) {
      const gchar *prompt = prompt_at (answer, i);
      guint view = find_phrase (views, G_N_ELEMENTS (views), prompt);
      guint light = find_phrase (lights, G_N_ELEMENTS (lights), prompt);

      fail_unless (
          turns_aside (prompt) == (i > 0 && i % 3 != 2), "%u: %s", i, prompt);
      if (i == 0)
        continue;
      fail_if (view
          == find_phrase (
              views, G_N_ELEMENTS (views), prompt_at (answer, i - 1)));
      fail_if (light
          == find_phrase (
              lights, G_N_ELEMENTS (lights), prompt_at (answer, i - 1)));
    }
  }
}
GST_END_TEST

/* Where a description says how it is seen, nobody contradicts; its neighbours
 * give way. */
GST_START_TEST (what_is_said_stays)
{
  static const gchar *const descriptions[] = { "A lake", "Bees, macro at night",
    "A hill", "A town seen from above at dusk", "A wood", NULL };

  for (guint64 seed = 0; seed < 5; seed++) {
    g_autoptr (JsonNode) answer = answer_for_descriptions (descriptions, seed);

    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      fail_if (strstr (prompt_at (answer, 1), views[i]) != NULL);
    for (guint i = 0; i < G_N_ELEMENTS (lights); i++) {
      fail_if (strstr (prompt_at (answer, 1), lights[i]) != NULL);
      fail_if (strstr (prompt_at (answer, 3), lights[i]) != NULL);
    }
    fail_if (strstr (prompt_at (answer, 0), "close view") != NULL);
    fail_if (strstr (prompt_at (answer, 2), "close view") != NULL);
    fail_if (strstr (prompt_at (answer, 2), "from above") != NULL);
    fail_if (strstr (prompt_at (answer, 2), "evening light") != NULL);
    fail_if (strstr (prompt_at (answer, 4), "from above") != NULL);
    fail_if (strstr (prompt_at (answer, 4), "evening light") != NULL);
  }
}
GST_END_TEST

static Suite *
asset_prompts_suite (void)
{
  Suite *suite = suite_create ("asset-prompts");
  TCase *tc = tcase_create ("asset-prompts");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, pictures_get_a_prompt);
  tcase_add_test (tc, speech_gets_the_narration);
  tcase_add_test (tc, music_gets_a_prompt);
  tcase_add_test (tc, a_sound_gets_a_prompt);
  tcase_add_test (tc, a_seed_gives_the_same_again);
  tcase_add_test (tc, a_subject_goes_on);
  tcase_add_test (tc, neighbours_are_seen_otherwise);
  tcase_add_test (tc, what_is_said_stays);
  return suite;
}

SUITE_MAIN (asset_prompts_suite)
