/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pictures of one movie, from the prompt as the writer words them to the
 * pixels: no two of them look alike. */

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "painter.h"
#include "png-surface.h"
#include "story.h"
#include "suite.h"
#include "writer.h"

enum { WIDTH = 256, HEIGHT = 144, ACROSS = 32, DOWN = 18, MOST = 24 };

/* Mean steps of 255 between two pictures made small. */
#define NEIGHBOURS_DIFFER 10.0
#define ALL_DIFFER 3.0
/* The share of scenes with one motif where each scene is described on its
 * own. */
#define MOST_OF_TOPIC 0.8

typedef struct {
  gdouble rgb[ACROSS * DOWN * 3];
} Small;

typedef struct {
  gchar *prompt;
  Small small;
} Scene;

/* @most: the share of a movie's scenes that may have one motif; 0: a half. What
 * is cooked stays on the table. */
static const struct {
  const gchar *text;
  gdouble most;
} subjects[] = {
  { "60 seconds about bees" },
  { "our new espresso machine, product teaser, 40 seconds" },
  { "autumn forest, calm, 40 seconds" },
  { "the ocean, 50 seconds" },
  { "black holes in 40 seconds" },
  { "travel guide to Lisbon (40 sec)" },
  { "How to bake bread, 40 seconds", 0.86 },
  { "the life of Marie Curie, 45 seconds" },
  { "five facts about cats, 40 seconds" },
  { "a quote about patience, 30 seconds" },
  { "recap of the film festival, 40 seconds" },
  { "the history of Lisbon, 60 seconds" },
  { "Geschichte der Alpen in 45 Sekunden" },
  { "northern lights, 45 seconds" },
  { "a pasta recipe, 40 seconds", 0.86 },
  { "our new office is open, announcement", 0.6 },
  { "Product teaser for a solar camping lantern, 40 seconds" },
  { "40 seconds about sneakers" },
  { "travel guide to Paris (40 sec)" },
  { "the story of a lighthouse, 40 seconds" },
};

static void
scene_free (gpointer data)
{
  Scene *scene = data;

  g_free (scene->prompt);
  g_free (scene);
}

/* Each cell is the mean of its pixels. */
static Small
shrink (GBytes *png)
{
  cairo_surface_t *s = png_surface (png);
  Small small = { 0 };
  const guint8 *data = cairo_image_surface_get_data (s);
  gint stride = cairo_image_surface_get_stride (s);
  const gdouble share = (gdouble) (ACROSS * DOWN) / (WIDTH * HEIGHT);

  ck_assert_int_eq (cairo_image_surface_get_width (s), WIDTH);
  ck_assert_int_eq (cairo_image_surface_get_height (s), HEIGHT);
  for (gint y = 0; y < HEIGHT; y++)
    for (gint x = 0; x < WIDTH; x++) {
      guint32 p = ((const guint32 *) (gconstpointer) (data + y * stride))[x];
      gdouble *cell =
          small.rgb + 3 * (y * DOWN / HEIGHT * ACROSS + x * ACROSS / WIDTH);
      for (gint k = 0; k < 3; k++)
        cell[k] += (p >> (16 - 8 * k) & 0xff) * share;
    }
  cairo_surface_destroy (s);
  return small;
}

static gdouble
distance (const Small *a, const Small *b)
{
  gdouble sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (a->rgb); i++)
    sum +=
        a->rgb[i] > b->rgb[i] ? a->rgb[i] - b->rgb[i] : b->rgb[i] - a->rgb[i];
  return sum / G_N_ELEMENTS (a->rgb);
}

static JsonNode *
ask (const gchar *task, JsonObject *input)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) error = NULL;
  JsonNode *answer;

  json_node_set_object (node, input);
  answer = writer_answer (task, node, 7, &error);
  g_assert_no_error (error);
  return answer;
}

static JsonObject *
scenario_for (const gchar *text)
{
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (text);
  g_autoptr (JsonObject) input = json_object_new ();
  JsonObject *check = json_object_new ();
  g_autoptr (JsonNode) answer = NULL;

  ck_assert_msg (prompt->code == NULL, "%s: %s", text, prompt->reason);
  json_object_set_string_member (check, "prompt", text);
  json_object_set_string_member (check, "subject", prompt->subject);
  json_object_set_int_member (check, "duration_sec", prompt->duration_sec);
  json_object_set_string_member (check, "tone", prompt->tone);
  json_object_set_string_member (check, "look", prompt->look);
  json_object_set_string_member (check, "language", prompt->language);
  json_object_set_object_member (input, "prompt_check", check);
  answer = ask ("scenario_generate", input);
  return json_object_ref (json_object_get_object_member (
      json_node_get_object (answer), "scenario"));
}

/* A slot for each picture of the plan, as the draft of a movie has them. */
static JsonArray *
slots_of (JsonObject *scenario)
{
  JsonArray *plan = json_object_get_array_member (scenario, "beat_plan");
  JsonArray *slots = json_array_new ();

  for (guint i = 0; i < json_array_get_length (plan); i++) {
    JsonArray *texts = json_object_get_array_member (
        json_array_get_object_element (plan, i), "descriptions");
    for (guint k = 0; k < json_array_get_length (texts); k++) {
      JsonObject *slot = json_object_new ();
      g_autofree gchar *name = g_strdup_printf ("scene_%u_%u", i, k);
      json_object_set_string_member (slot, "slot", name);
      json_object_set_string_member (slot, "kind", "image");
      json_object_set_string_member (
          slot, "description", json_array_get_string_element (texts, k));
      json_array_add_object_element (slots, slot);
    }
  }
  return slots;
}

static Scene *
paint_scene (const gchar *prompt, const gchar *family, guint64 seed)
{
  PainterRequest request = { prompt, WIDTH, HEIGHT, seed, family };
  Scene *scene = g_new0 (Scene, 1);
  g_autoptr (GBytes) png = painter_paint (&request, NULL, NULL, NULL);

  ck_assert_ptr_ne (NULL, png);
  scene->prompt = g_strdup (prompt);
  scene->small = shrink (png);
  return scene;
}

static GPtrArray *
paint_movie (const gchar *text)
{
  g_autoptr (JsonObject) scenario = scenario_for (text);
  g_autoptr (JsonObject) input = json_object_new ();
  GPtrArray *scenes = g_ptr_array_new_with_free_func (scene_free);
  const gchar *look = json_object_get_string_member (scenario, "look");
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *prompts;

  json_object_set_object_member (input, "scenario", json_object_ref (scenario));
  json_object_set_array_member (input, "asset_list", slots_of (scenario));
  answer = ask ("asset_prompts", input);
  prompts = json_object_get_array_member (
      json_node_get_object (answer), "asset_prompts");
  for (guint i = 0; i < MIN (json_array_get_length (prompts), MOST); i++)
    g_ptr_array_add (scenes,
        paint_scene (json_object_get_string_member (
                         json_array_get_object_element (prompts, i), "prompt"),
            look, 100 + i));
  return scenes;
}

/* How many of them have the motif that most have. */
static guint
most_of_one (GPtrArray *scenes)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = 0;

  for (guint i = 0; i < scenes->len; i++) {
    const Scene *scene = g_ptr_array_index (scenes, i);
    gpointer motif = (gpointer) painter_motif_for (scene->prompt);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, motif)) + 1;

    g_hash_table_insert (counts, motif, GUINT_TO_POINTER (n));
    most = MAX (most, n);
  }
  return most;
}

/* Says what is alike in @alike. */
static void
check_movie (const gchar *text, gdouble most, GString *alike)
{
  g_autoptr (GPtrArray) scenes = paint_movie (text);

  ck_assert_uint_ge (scenes->len, 4);
  if (most_of_one (scenes) > scenes->len * most)
    g_string_append_printf (alike, "\n%s: %u of %u scenes have one motif", text,
        most_of_one (scenes), scenes->len);
  for (guint i = 0; i < scenes->len; i++)
    for (guint j = 0; j < i; j++) {
      const Scene *a = g_ptr_array_index (scenes, j);
      const Scene *b = g_ptr_array_index (scenes, i);
      gdouble d = distance (&a->small, &b->small);
      gdouble least = j + 1 == i ? NEIGHBOURS_DIFFER : ALL_DIFFER;
      if (d < least)
        g_string_append_printf (alike,
            "\n%s: %u (%s) and %u (%s) differ by %.1f of %.1f:\n  %.90s\n  "
            "%.90s",
            text, j, painter_motif_for (a->prompt), i,
            painter_motif_for (b->prompt), d, least, a->prompt, b->prompt);
    }
}

static void
check_topic (const Story *story, GString *alike)
{
  g_auto (GStrv) names = g_strsplit (story->names, "|", -1);
  g_autofree gchar *text = g_strdup_printf ("60 seconds about %s", names[0]);

  check_movie (text, MOST_OF_TOPIC, alike);
}

GST_START_TEST (scenes_of_topics_differ)
{
  g_autoptr (GString) alike = g_string_new (NULL);

  for (guint i = 0; i < story_n_topics_places; i++)
    check_topic (&story_topics_places[i], alike);
  for (guint i = 0; i < story_n_topics_things; i++)
    check_topic (&story_topics_things[i], alike);
  ck_assert_msg (alike->len == 0, "%.3000s", alike->str);
}
GST_END_TEST

GST_START_TEST (scenes_of_any_subject_differ)
{
  g_autoptr (GString) alike = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    check_movie (
        subjects[i].text, subjects[i].most > 0 ? subjects[i].most : 0.5, alike);
  ck_assert_msg (alike->len == 0, "%.3000s", alike->str);
}
GST_END_TEST

/* What every picture of a look is told names nothing to paint. */
GST_START_TEST (style_is_no_subject)
{
  static const gchar *const looks[] = { "cinematic", "documentary", "energetic",
    "calm", "playful", "news", "minimal" };
  const gchar *looks_of = looks[__i__];
  g_autoptr (JsonObject) input = json_object_new ();
  JsonObject *scenario = json_object_new ();
  JsonArray *slots = json_array_new ();
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *prompts;

  json_object_set_string_member (scenario, "look", looks_of);
  json_object_set_object_member (input, "scenario", scenario);
  for (guint i = 0; i < 12; i++) {
    JsonObject *slot = json_object_new ();
    json_object_set_string_member (slot, "slot", "any");
    json_object_set_string_member (slot, "description", "Xyzzy, qwertz");
    json_array_add_object_element (slots, slot);
  }
  json_object_set_array_member (input, "asset_list", slots);
  answer = ask ("asset_prompts", input);
  prompts = json_object_get_array_member (
      json_node_get_object (answer), "asset_prompts");
  for (guint i = 0; i < 12; i++) {
    const gchar *prompt = json_object_get_string_member (
        json_array_get_object_element (prompts, i), "prompt");
    const gchar *motif = painter_motif_for (prompt);
    ck_assert_msg (g_str_equal (motif, "abstract")
            || g_str_equal (motif, "plinth") || g_str_equal (motif, "interior"),
        "%s: %s", prompt, motif);
  }
}
GST_END_TEST

/* The law itself must be able to fail. */
GST_START_TEST (alike_is_noticed)
{
  Scene *a = paint_scene ("bees at dawn", "calm", 1);
  Scene *b = paint_scene ("bees at dawn", "calm", 1);

  ck_assert (distance (&a->small, &b->small) < ALL_DIFFER);
  scene_free (a);
  scene_free (b);
}
GST_END_TEST

static Suite *
scenes_suite (void)
{
  Suite *suite = suite_create ("scenes");
  TCase *tc = tcase_create ("scenes");

  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, scenes_of_topics_differ);
  tcase_add_test (tc, scenes_of_any_subject_differ);
  tcase_add_loop_test (tc, style_is_no_subject, 0, 7);
  tcase_add_test (tc, alike_is_noticed);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (scenes_suite)
