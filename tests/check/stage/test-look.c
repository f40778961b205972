/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every look of the table against the rules of looks; and the shapes that
 * answers are held to. */
#include "suite.h"
#include "animation.h"
#include "caption.h"
#include "draft.h"
#include "look.h"
#include "shape.h"
#include "stage.h"
#include "transition.h"

#include <string.h>

static void
check_transition (const Look *look, const LookTransition *transition)
{
  fail_unless (transition_find (transition->type) != NULL, "%s: %s", look->name,
      transition->type);
  fail_unless (
      transition->duration_ms >= 80 && transition->duration_ms <= 2000);
}

/* Each part has its transitions, and none is of two parts: they take turns. */
static void
check_parts (const Look *look)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint part = 0; part < LOOK_PARTS; part++) {
    guint n = 0;

    for (; look->transitions[part][n].type; n++) {
      fail_unless (n < LOOK_CHOICES);
      check_transition (look, &look->transitions[part][n]);
      fail_unless (
          g_hash_table_add (seen, (gpointer) look->transitions[part][n].type));
    }
    fail_unless (n >= 2, "%s has %u of part %u", look->name, n, part);
  }
  check_transition (look, &look->ending);
}

static void
check_ink (const Look *look)
{
  const gchar *const colors[] = { look->ink.light, look->ink.dark,
    look->ink.accent };
  guint32 rgba[3];

  for (guint i = 0; i < 3; i++)
    fail_unless (
        strlen (colors[i]) == 7 && picture_parse_color (colors[i], &rgba[i]));
  fail_unless (
      sight_ratio (sight_luminance (rgba[0]), sight_luminance (rgba[1])) > 9);
}

GST_START_TEST (test_looks_name_what_exists)
{
  for (guint i = 0; looks[i]; i++) {
    const Look *look = looks[i];

    fail_unless (look_find (look->name) == look);
    check_parts (look);
    check_ink (look);
    fail_unless (caption_style_find (look->captions) != NULL);
    fail_unless (animation_find (look->type.enter) != NULL);
    fail_unless (
        look->moves[0] != LOOK_MOVE_NONE && look->moves[1] != LOOK_MOVE_NONE);
    /* The same never follows itself, not from the last to the first either. */
    for (guint j = 0; look->moves[j] != LOOK_MOVE_NONE; j++)
      fail_if (look->moves[j]
          == (look->moves[j + 1] != LOOK_MOVE_NONE ? look->moves[j + 1]
                                                   : look->moves[0]));
  }
  fail_unless (look_find (NULL) == looks[0]);
  fail_unless (look_find ("no such look") == looks[0]);
}
GST_END_TEST;

static void
check_choice (const LookChoice *out, guint n)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++) {
    const gchar *type = out[i].transition.type;

    fail_if (i > 0 && g_strcmp0 (type, out[i - 1].transition.type) == 0);
    fail_unless (out[i].why && *out[i].why);
    if (type)
      g_hash_table_add (kinds, (gpointer) type);
  }
  fail_unless (g_hash_table_size (kinds) <= 3);
}

/* At most so many sounds, none invented, and a turn keeps its own as long as
 * others can give way. */
static void
check_sounds (LookChoice *out, const LookCut *cuts, guint n)
{
  guint before = 0, after = 0, turns = 0, left = 0;

  for (guint i = 0; i < n; i++) {
    before += out[i].transition.sound != NULL;
    turns += out[i].transition.sound && cuts[i].turn;
  }
  look_limit_sounds (out, cuts, n);
  for (guint i = 0; i < n; i++) {
    after += out[i].transition.sound != NULL;
    left += out[i].transition.sound && cuts[i].turn;
  }
  fail_unless (after <= LOOK_SOUNDS_MOST);
  fail_unless (before > LOOK_SOUNDS_MOST ? after > 0 : after == before);
  fail_unless (left == turns || turns > 3);
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
    for (guint round = 0; round < 300; round++) {
      guint n = g_rand_int_range (rand, 0, 24);
      LookCut cuts[24];
      LookChoice out[24];

      for (guint i = 0; i < n; i++) {
        cuts[i].new_beat = g_rand_boolean (rand);
        cuts[i].turn = cuts[i].new_beat && g_rand_int_range (rand, 0, 5) == 0;
        /* With wishes, whatever they are, every second time. */
        cuts[i].wish = round % 2 ? g_rand_int_range (rand, 0, 5) : 0;
      }
      look_transitions (looks[l], g_rand_int (rand), cuts, n, out);
      check_choice (out, n);
      check_sounds (out, cuts, n);
    }
}
GST_END_TEST;

static gboolean
is_turn_of (const Look *look, const gchar *type)
{
  for (guint i = 0; look->transitions[LOOK_TURN][i].type; i++)
    if (g_strcmp0 (look->transitions[LOOK_TURN][i].type, type) == 0)
      return TRUE;
  return FALSE;
}

/* The strong one stands at the turn and nowhere else, with every seed. */
GST_START_TEST (test_turns_get_the_strong_one)
{
  for (guint l = 0; looks[l]; l++)
    for (guint64 seed = 0; seed < 64; seed++) {
      const LookCut cuts[] = { { TRUE, FALSE }, { TRUE, TRUE }, { TRUE, FALSE },
        { TRUE, TRUE } };
      LookChoice out[4];

      look_transitions (looks[l], seed * 977, cuts, 4, out);
      for (guint i = 0; i < 4; i++)
        fail_unless_equals_int (
            is_turn_of (looks[l], out[i].transition.type), cuts[i].turn);
    }
}
GST_END_TEST;

/* Another seed is another movie, the same one the same. */
GST_START_TEST (test_seeds_choose)
{
  const LookCut cuts[] = { { TRUE, FALSE }, { TRUE, FALSE }, { TRUE, TRUE } };

  for (guint l = 0; looks[l]; l++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint64 seed = 0; seed < 512; seed++) {
      LookChoice out[3], again[3];

      look_transitions (looks[l], seed, cuts, 3, out);
      look_transitions (looks[l], seed, cuts, 3, again);
      for (guint i = 0; i < 3; i++) {
        fail_unless (out[i].transition.type == again[i].transition.type);
        g_hash_table_add (seen, (gpointer) out[i].transition.type);
      }
    }
    /* All that the look has. */
    for (guint part = 0; part < LOOK_PARTS; part++)
      for (guint i = 0; looks[l]->transitions[part][i].type; i++)
        fail_unless (
            g_hash_table_contains (seen, looks[l]->transitions[part][i].type));
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
  tcase_add_test (tcase, test_seeds_choose);
  tcase_add_test (tcase, test_shapes);
  tcase_add_test (tcase, test_slots);
  tcase_add_test (tcase, test_stage_table);
  return suite;
}

SUITE_MAIN (look_suite)
