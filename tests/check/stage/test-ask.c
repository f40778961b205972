/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What models are asked, and what of their answers is taken: no model answers
 * here. */
#include "ask-answer.h"
#include "ask-sheet.h"
#include "json-object.h"
#include "look.h"
#include "stage.h"

#include <string.h>

#include "suite.h"

static const gchar *const tasks[] = { "prompt_check", "scenario_generate",
  "schema_generate", "asset_prompts", "shorten" };

/* ---- sheets ---- */

static gboolean
has (JsonArray *names, const gchar *name)
{
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (g_str_equal (json_array_get_string_element (names, i), name))
      return TRUE;
  return FALSE;
}

static void check_schema (
    JsonObject *schema, JsonObject *rules, const gchar *where, guint depth);

static void
check_object (
    JsonObject *schema, JsonObject *rules, const gchar *where, guint depth)
{
  JsonObject *properties = object_get_object (schema, "properties");
  JsonArray *required = object_get_array (schema, "required");
  g_autoptr (GList) names = json_object_get_members (properties);

  fail_if (json_object_get_boolean_member (schema, "additionalProperties"));
  fail_unless_equals_int (
      json_array_get_length (required), g_list_length (names));
  for (GList *name = names; name; name = name->next) {
    g_autofree gchar *below =
        g_strdup_printf ("%s.%s", where, (const gchar *) name->data);

    fail_unless (has (required, name->data), "%s", below);
    check_schema (object_get_object (properties, name->data),
        object_get_object (object_get_object (rules, "properties"), name->data),
        below, depth + 1);
  }
}

/* All that servers understand and nothing besides; a limit for all that is
 * taken. */
static void
check_schema (
    JsonObject *schema, JsonObject *rules, const gchar *where, guint depth)
{
  static const gchar *const known[] = { "type", "additionalProperties",
    "required", "properties", "items", "enum", "description", NULL };
  const gchar *type = object_get_string (schema, "type", "");
  g_autoptr (GList) names = json_object_get_members (schema);

  fail_unless (depth <= 10);
  for (GList *name = names; name; name = name->next)
    fail_unless (g_strv_contains (known, name->data), "%s: %s", where,
        (const gchar *) name->data);
  if (g_str_equal (type, "object"))
    check_object (schema, rules, where, depth);
  else if (g_str_equal (type, "array"))
    check_schema (object_get_object (schema, "items"),
        object_get_object (rules, "items"), where, depth + 1);
  else
    fail_unless (g_str_equal (type, "string") || g_str_equal (type, "integer"));
  if (g_str_equal (type, "array"))
    fail_unless (object_get_int (rules, "maxItems", 0) > 0, "%s", where);
  if (g_str_equal (type, "integer"))
    fail_unless (json_object_has_member (rules, "maximum"), "%s", where);
  if (g_str_equal (type, "string"))
    fail_unless (json_object_has_member (rules, "enum")
            || object_get_int (rules, "maxLength", 0) > 0,
        "%s", where);
}

GST_START_TEST (a_sheet_is_understood_everywhere)
{
  g_autoptr (AskSheet) sheet = ask_sheet_load (tasks[__i__]);

  fail_unless (sheet != NULL, "%s", tasks[__i__]);
  fail_unless (strlen (sheet->instructions) > 200);
  check_schema (json_node_get_object (sheet->schema),
      json_node_get_object (sheet->rules), tasks[__i__], 1);
}
GST_END_TEST

GST_START_TEST (limits_are_told_in_words)
{
  static const gchar *const lines[] = { "\n- title: 1 to 80 characters",
    "\n- beats: 1 to 60 items", "\n- beats[].narration: 1 to 1500 characters",
    "\n- beats[].pictures: 1 to 12 items",
    "\n- beats[].pictures[]: 8 to 400 characters" };
  g_autoptr (AskSheet) sheet = ask_sheet_load ("scenario_generate");

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    fail_unless (strstr (sheet->instructions, lines[i]) != NULL, "%s\n%s",
        lines[i], sheet->instructions);
}
GST_END_TEST

GST_START_TEST (nobody_asks_what_has_no_sheet)
{
  fail_unless (ask_sheet_load ("lunch") == NULL);
  fail_unless (ask_sheet_load ("../asks/shorten") == NULL);
}
GST_END_TEST

/* What a model may choose is what there is. */
static void
check_names (const gchar *member, const gchar *const *names)
{
  g_autoptr (AskSheet) sheet = ask_sheet_load ("schema_generate");
  g_autoptr (JsonPath) path = json_path_new ();
  g_autofree gchar *where =
      g_strdup_printf ("$.properties.scenes.items.properties.%s.enum", member);
  g_autoptr (JsonNode) found = NULL;
  JsonArray *list;

  fail_unless (json_path_compile (path, where, NULL));
  found = json_path_match (path, sheet->rules);
  list = json_array_get_array_element (json_node_get_array (found), 0);
  fail_unless_equals_int (
      json_array_get_length (list), g_strv_length ((gchar **) names) - 1);
  for (guint i = 0; i < json_array_get_length (list); i++)
    fail_unless_equals_int (
        look_find_name (names, json_array_get_string_element (list, i)), i + 1);
  fail_unless_equals_int (look_find_name (names, names[0]), 0);
  fail_unless_equals_int (look_find_name (names, "other than these"), 0);
  fail_unless_equals_int (look_find_name (names, NULL), 0);
}

GST_START_TEST (choices_are_those_of_the_tables)
{
  check_names ("motion", look_move_names);
  check_names ("transition", look_wish_names);
}
GST_END_TEST

/* ---- texts ---- */

static const struct {
  const gchar *from, *to;
} texts[] = {
  { "as it is", "as it is" },
  { "", "" },
  { " \t a\r\n\n b  ", "a b" },
  { "a\x01"
    "b\x1b[31mc\x7f",
      "ab[31mc" },
  { "a\xc2\x85"
    "b\xe2\x80\xa8"
    "c\xe2\x80\xa9",
      "a b c" },
  /* Marks of direction, of all three kinds. */
  { "abc\xe2\x80\xae"
    "fdp\xe2\x81\xa6x\xe2\x80\x8f",
      "abcfdpx" },
  { "\xef\xbb\xbfmark\xe2\x80\x8bs", "marks" },
  /* Letters of language tags, a private one, and what is no character. */
  { "a\xf3\xa0\x81\x81\xee\x80\x80\xef\xbf\xbf", "a" },
  /* Joiners are part of what is written. */
  { "\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7",
      "\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7" },
  { "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81n",
      "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81n" },
};

GST_START_TEST (texts_are_cleaned)
{
  g_autofree gchar *clean = ask_clean_text (texts[__i__].from);

  fail_unless_equals_string (clean, texts[__i__].to);
}
GST_END_TEST

/* ---- answers ---- */

#define SCENES(items) "{\"scenes\":[" items "]}"
#define SCENE "{\"scene\":1,\"motion\":\"away\",\"transition\":\"cut\"}"
#define BEAT(role, narration, pictures)                                        \
  "{\"title\":\"T\",\"beats\":[{\"name\":\"n\",\"role\":\"" role               \
  "\",\"label\":\"\",\"narration\":" narration ",\"pictures\":" pictures "}]}"

/* @to: NULL: an error that says so. */
static const struct {
  const gchar *task, *from, *to, *error;
} answers[] = {
  { "shorten", "{\"text\": \" a \\u0007b\"}", "{\"text\":\"a b\"}" },
  { "shorten", "{\"text\": \"a\", \"src\": \"file:///etc/passwd\"}",
      "{\"text\":\"a\"}" },
  { "shorten", "{}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found nothing" },
  { "shorten", "{\"text\": null}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found null" },
  { "shorten", "{\"text\": 7}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found the number 7" },
  { "shorten", "{\"text\": true}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found a boolean" },
  { "shorten", "{\"text\": {}}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found an object" },
  { "shorten", "{\"text\": []}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found a list of 0" },
  { "shorten", "{\"text\": \"\\u200b \\u202e\"}", NULL,
      "$.text: expected a text of 1 to 20000 characters, found an empty text" },
  { "shorten", "[\"a\"]", NULL, "$: expected an object, found a list of 1" },
  { "schema_generate", SCENES (SCENE), SCENES (SCENE) },
  { "schema_generate",
      SCENES ("{\"transition\":\"CUT\",\"motion\":\" Away\",\"scene\":1.0,"
              "\"effect\":{\"src\":\"x\"}}"),
      SCENES (SCENE) },
  { "schema_generate", SCENES (""), NULL,
      "$.scenes: expected a list of 1 to 400, found a list of 0" },
  { "schema_generate", SCENES ("7"), NULL,
      "$.scenes[0]: expected an object, found the number 7" },
  { "schema_generate", SCENES (SCENE ",{\"scene\":0}"), NULL,
      "$.scenes[1].scene: expected a whole number from 1 to 400, found the "
      "number 0" },
  { "schema_generate", SCENES ("{\"scene\":1.5}"), NULL,
      "$.scenes[0].scene: expected a whole number from 1 to 400, found the "
      "number 1.5" },
  { "schema_generate", SCENES ("{\"scene\":1e300}"), NULL,
      "$.scenes[0].scene: expected a whole number from 1 to 400, found the "
      "number 1e+300" },
  { "schema_generate", SCENES ("{\"scene\":1,\"motion\":\"../../run\"}"), NULL,
      "$.scenes[0].motion: expected one of \"closer\", \"away\", \"sideways\", "
      "\"drift\", \"punch\", found \"../../run\"" },
  { "scenario_generate", BEAT ("hook", "\"Hear.\"", "[\"a lighthouse\"]"),
      BEAT ("hook", "\"Hear.\"", "[\"a lighthouse\"]") },
  { "scenario_generate", BEAT ("boss", "\"Hear.\"", "[\"a lighthouse\"]"), NULL,
      "$.beats[0].role: expected one of \"hook\", \"history\", \"detail\", "
      "\"turn\", \"modern\", \"call\", found \"boss\"" },
  { "scenario_generate", BEAT ("hook", "\"Hear.\"", "[\"a lighthouse\",\"b\"]"),
      NULL,
      "$.beats[0].pictures[1]: expected a text of 8 to 400 characters, found "
      "\"b\"" },
  { "scenario_generate", BEAT ("hook", "\"Hear.\"", "\"a lighthouse\""), NULL,
      "$.beats[0].pictures: expected a list of 1 to 12, found \"a "
      "lighthouse\"" },
};

GST_START_TEST (an_answer_is_taken_by_its_rules)
{
  g_autoptr (AskSheet) sheet = ask_sheet_load (answers[__i__].task);
  g_autoptr (JsonNode) answer = json_from_string (answers[__i__].from, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) taken = ask_answer_take (sheet->rules, answer, &error);
  g_autofree gchar *text = taken ? object_to_text (taken) : NULL;

  fail_unless_equals_string (text, answers[__i__].to);
  fail_unless_equals_string (
      error ? error->message : NULL, answers[__i__].error);
  if (error)
    g_assert_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER);
}
GST_END_TEST

/* What is beyond all measure is not repeated. */
GST_START_TEST (an_enormous_text_is_told_by_its_size)
{
  g_autoptr (AskSheet) sheet = ask_sheet_load ("shorten");
  g_autofree gchar *text = g_strnfill (1 << 20, 'x');
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node =
      json_node_init_object (json_node_alloc (), object);
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (object, "text", text);
  fail_unless (ask_answer_take (sheet->rules, node, &error) == NULL);
  fail_unless_equals_string (error->message,
      "$.text: expected a text of 1 to 20000 characters, found a text of "
      "1048576 characters");
}
GST_END_TEST

static Suite *
ask_suite (void)
{
  Suite *suite = suite_create ("ask");
  TCase *tcase = tcase_create ("ask");

  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (
      tcase, a_sheet_is_understood_everywhere, 0, G_N_ELEMENTS (tasks));
  tcase_add_test (tcase, limits_are_told_in_words);
  tcase_add_test (tcase, nobody_asks_what_has_no_sheet);
  tcase_add_test (tcase, choices_are_those_of_the_tables);
  tcase_add_loop_test (tcase, texts_are_cleaned, 0, G_N_ELEMENTS (texts));
  tcase_add_loop_test (
      tcase, an_answer_is_taken_by_its_rules, 0, G_N_ELEMENTS (answers));
  tcase_add_test (tcase, an_enormous_text_is_told_by_its_size);
  return suite;
}

SUITE_MAIN (ask_suite)
