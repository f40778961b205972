/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every look of the table against the rules of looks; and the shapes that
 * answers are held to. */
#include "suite.h"
#include "caption.h"
#include "draft.h"
#include "effect.h"
#include "look.h"
#include "shape.h"
#include "stage.h"
#include "transition.h"

#include <string.h>

GST_START_TEST (test_looks_name_what_exists)
{
  for (guint i = 0; looks[i]; i++) {
    const Look *look = looks[i];
    guint drawn = 0;

    fail_unless (look_find (look->name) == look);
    for (guint j = 0; look->transitions[j].type; j++) {
      fail_unless (j < LOOK_KINDS);
      drawn += transition_find (look->transitions[j].type) != NULL;
      fail_unless (look->transitions[j].duration_ms >= 80
          && look->transitions[j].duration_ms <= 2000);
    }
    fail_unless (drawn >= 2, "%s has %u transitions", look->name, drawn);
    fail_unless (caption_style_find (look->captions) != NULL);
    fail_unless (look->motions[0] != NULL);
    for (guint j = 0; look->motions[j]; j++) {
      const Effect *effect = effect_find (look->motions[j]);

      fail_unless (effect && effect_is_geometric (effect));
      /* In and out alternate: the same never follows itself. */
      fail_if (look->motions[j + 1]
          && g_str_equal (look->motions[j], look->motions[j + 1]));
    }
  }
  fail_unless (look_find (NULL) == looks[0]);
  fail_unless (look_find ("no such look") == looks[0]);
}
GST_END_TEST;

static void
check_choice (const LookCut *cuts, const LookTransition *out, guint n)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++) {
    fail_if (i > 0 && g_strcmp0 (out[i].type, out[i - 1].type) == 0);
    if (!out[i].type)
      continue;
    fail_unless (transition_find (out[i].type) != NULL);
    g_hash_table_add (kinds, (gpointer) out[i].type);
  }
  fail_unless (g_hash_table_size (kinds) <= 3);
}

/* On any picture: an outline or a box, as a shadow alone is lost on light. */
GST_START_TEST (test_captions_are_legible)
{
  for (guint i = 0; looks[i]; i++) {
    const CaptionStyle *style = caption_style_find (looks[i]->captions);

    fail_unless (style->box != CAPTION_BOX_NONE || style->stroke >= .06,
        "%s: %s", looks[i]->name, style->name);
  }
}
GST_END_TEST;

GST_START_TEST (test_transition_laws)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint l = 0; looks[l]; l++)
    for (guint round = 0; round < 200; round++) {
      guint n = g_rand_int_range (rand, 0, 24);
      LookCut cuts[24];
      LookTransition out[24];

      for (guint i = 0; i < n; i++) {
        cuts[i].new_beat = g_rand_boolean (rand);
        cuts[i].turn = cuts[i].new_beat && g_rand_int_range (rand, 0, 5) == 0;
      }
      look_transitions (looks[l], cuts, n, out);
      check_choice (cuts, out, n);
    }
}
GST_END_TEST;

/* The strong one stands at the turn and nowhere else. */
GST_START_TEST (test_turns_get_the_strong_one)
{
  for (guint l = 0; looks[l]; l++) {
    const Look *look = looks[l];
    const gchar *strong = look->transitions[look->turn].type;
    const LookCut cuts[] = { { TRUE, FALSE }, { TRUE, TRUE }, { TRUE, FALSE },
      { TRUE, TRUE } };
    LookTransition out[4];

    look_transitions (look, cuts, 4, out);
    if (!look->transitions[2].type)
      continue;
    fail_unless_equals_string (out[1].type, strong);
    fail_unless_equals_string (out[3].type, strong);
    fail_if (g_str_equal (out[0].type, strong));
    fail_if (g_str_equal (out[2].type, strong));
  }
}
GST_END_TEST;

static const ShapeField fields[] = {
  { "title", SHAPE_TEXT, 1, 5 },
  { "note", SHAPE_TEXT, 0, 5 },
  { "count", SHAPE_INTEGER, 1, 9 },
  { "share", SHAPE_NUMBER, 0, 1 },
  { "names", SHAPE_TEXTS, 1, 2 },
  { "items", SHAPE_OBJECTS, 0, 2 },
  { NULL },
};

/* One of them replaced, the rest as it should be. */
static gchar *
error_with (const gchar *key, const gchar *value)
{
  static const gchar *const good[][2] = { { "title", "\"abc\"" },
    { "note", "\"\"" }, { "count", "3" }, { "share", "0.5" },
    { "names", "[\"a\"]" }, { "items", "[{}]" } };
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    gboolean same = g_strcmp0 (good[i][0], key) == 0;

    if (same && !value)
      continue;
    g_string_append_printf (json, "%s\"%s\":%s", json->len > 1 ? "," : "",
        good[i][0], same ? value : good[i][1]);
  }
  g_string_append (json, "}");
  node = json_from_string (json->str, NULL);
  fail_unless (node != NULL, "%s", json->str);
  if (shape_check (json_node_get_object (node), fields, "$.x", &error))
    return NULL;
  fail_unless (g_error_matches (error, STAGE_ERROR, STAGE_ERROR_ANSWER));
  return g_strdup (error->message);
}

GST_START_TEST (test_shapes)
{
  static const struct {
    const gchar *key, *value, *message;
  } cases[] = {
    { NULL, NULL, NULL },
    { "share", "1", NULL },
    { "count", "3.0", NULL },
    { "title", NULL,
        "$.x.title: expected a text of 1 to 5 characters, found nothing" },
    { "title", "\"  \"",
        "$.x.title: expected a text of 1 to 5 characters, found a text" },
    { "title", "\"abcdef\"",
        "$.x.title: expected a text of 1 to 5 characters, found a text" },
    { "title", "7",
        "$.x.title: expected a text of 1 to 5 characters, found a number" },
    { "title", "true",
        "$.x.title: expected a text of 1 to 5 characters, found a boolean" },
    { "note", "null",
        "$.x.note: expected a text of 0 to 5 characters, found null" },
    { "count", "3.5",
        "$.x.count: expected a whole number from 1 to 9, found a number" },
    { "count", "0",
        "$.x.count: expected a whole number from 1 to 9, found a number" },
    { "count", "\"3\"",
        "$.x.count: expected a whole number from 1 to 9, found a text" },
    { "share", "1.5",
        "$.x.share: expected a number from 0 to 1, found a number" },
    { "names", "[]",
        "$.x.names: expected a list of 1 to 2 texts, found a list" },
    { "names", "[1]",
        "$.x.names: expected a list of 1 to 2 texts, found a list" },
    { "names", "{}",
        "$.x.names: expected a list of 1 to 2 texts, found an object" },
    { "items", "[{},{},{}]",
        "$.x.items: expected a list of 0 to 2 objects, found a list" },
    { "items", "[[]]",
        "$.x.items: expected a list of 0 to 2 objects, found a list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree gchar *message = error_with (cases[i].key, cases[i].value);

    fail_unless (g_strcmp0 (message, cases[i].message) == 0, "%s = %s: %s",
        cases[i].key, cases[i].value, message);
  }
}
GST_END_TEST;

/* Whatever a model calls a role, its slot is a safe file name. */
GST_START_TEST (test_slots)
{
  static const gchar *const cases[][2] = { { "hook", "hook_03" },
    { "Call to action!", "call_to_action_03" }, { "../../etc", "etc_03" },
    { "", "scene_03" }, { "  ", "scene_03" }, { "7", "scene_03" },
    { "H\303\266he", "hohe_03" }, { "a/b\\c", "a_b_c_03" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree gchar *slot = draft_slot (cases[i][0], 3);

    fail_unless_equals_string (slot, cases[i][1]);
  }
}
GST_END_TEST;

/* Names, order and what each may read are the contract. */
GST_START_TEST (test_stage_table)
{
  static const gchar *const order[] = { "prompt_check", "project_create",
    "scenario_generate", "schema_generate", "asset_prompts", "images_generate",
    "schema_finalize", "render_video" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    fail_unless_equals_string (stages[i]->name, order[i]);
    fail_unless (stage_find (order[i]) == stages[i]);
    for (guint j = 0; stages[i]->needs[j]; j++) {
      guint k = 0;

      while (stages[k] && !g_str_equal (stages[k]->name, stages[i]->needs[j]))
        k++;
      fail_unless (k < i, "%s needs %s", order[i], stages[i]->needs[j]);
    }
  }
  fail_unless (stages[8] == NULL);
}
GST_END_TEST;

static Suite *
look_suite (void)
{
  Suite *suite = suite_create ("look");
  TCase *tcase = tcase_create ("look");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_looks_name_what_exists);
  tcase_add_test (tcase, test_captions_are_legible);
  tcase_add_test (tcase, test_transition_laws);
  tcase_add_test (tcase, test_turns_get_the_strong_one);
  tcase_add_test (tcase, test_shapes);
  tcase_add_test (tcase, test_slots);
  tcase_add_test (tcase, test_stage_table);
  return suite;
}

SUITE_MAIN (look_suite)
