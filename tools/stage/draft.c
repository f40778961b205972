/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From a scenario to the plan of scenes, and the parts of a movie that are
 * known before any picture is. */
#include "draft.h"

#include "json-object.h"

#include <math.h>

/* A title's way in and out, and what reading it takes. */
#define ENTER_MS 600
#define EXIT_MS 350
#define READ_MS 1500
#define WORD_MS 250
/* Where words are not apart: letters of one. */
#define WORD_LETTERS 6
/* Transitions that a model may have strong. */
#define MOST_STRONG 2
/* Of a title's letters. */
#define SHADOW_BLUR 0.16
#define SHADOW_ALPHA "b3"
#define SLAM_FROM 1.7
/* Of a counter, of the short side; and its times. */
#define COUNTER_SIZE 0.115
#define COUNTER_PLATE "cc"
#define COUNTER_WAYS_MS 300
#define COUNTER_MS 900

static void
read_beats (DraftPlan *plan, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *item = array_get_object (list, i);
    RhythmBeat beat = {
      .words = narration_count (object_get_string (item, "narration", "")),
      .scenes = MAX (1, object_get_int (item, "pictures", 1)),
      .seconds = object_get_double (item, "seconds", 1),
    };

    g_array_append_val (plan->beats, beat);
  }
}

/* Takes pictures from the richest beat, the later one of equals, until all
 * can be seen long enough. The first beat keeps one. */
static void
limit_scenes (GArray *beats, guint most)
{
  guint sum = 0;

  for (guint i = 0; i < beats->len; i++)
    sum += g_array_index (beats, RhythmBeat, i).scenes;
  for (; sum > most; sum--) {
    RhythmBeat *richest = &g_array_index (beats, RhythmBeat, 0);

    for (guint i = 1; i < beats->len; i++)
      if (g_array_index (beats, RhythmBeat, i).scenes >= richest->scenes)
        richest = &g_array_index (beats, RhythmBeat, i);
    richest->scenes--;
  }
}

void
draft_plan_init (DraftPlan *plan, JsonObject *checked, JsonObject *scenario)
{
  JsonObject *format = object_get_object (checked, "format");

  plan->width = object_get_int (format, "width", 1280);
  plan->height = object_get_int (format, "height", 720);
  plan->total_ms = 1000 * object_get_int (checked, "duration_sec", 30);
  plan->look = look_find (object_get_string (scenario, "look", NULL));
  plan->beats = g_array_new (FALSE, FALSE, sizeof (RhythmBeat));
  plan->scene_beat = g_array_new (FALSE, FALSE, sizeof (guint));
  read_beats (plan, object_get_array (scenario, "beat_plan"));
  limit_scenes (plan->beats, MAX (1, plan->total_ms / RHYTHM_LEAST_MS));
  for (guint k = 0; k < plan->beats->len; k++)
    for (guint j = 0; j < g_array_index (plan->beats, RhythmBeat, k).scenes;
         j++)
      g_array_append_val (plan->scene_beat, k);
}

void
draft_plan_clear (DraftPlan *plan)
{
  g_clear_pointer (&plan->beats, g_array_unref);
  g_clear_pointer (&plan->scene_beat, g_array_unref);
}

gchar *
draft_slot (const gchar *role, guint number)
{
  g_autoptr (GString) slot = g_string_new (NULL);
  g_autofree gchar *ascii = g_str_to_ascii (role, "C");

  for (const gchar *c = ascii; *c && slot->len < 40; c++)
    if (g_ascii_isalpha (*c))
      g_string_append_c (slot, g_ascii_tolower (*c));
    else if (slot->len > 0 && slot->str[slot->len - 1] != '_')
      g_string_append_c (slot, '_');
  while (slot->len > 0 && slot->str[slot->len - 1] == '_')
    g_string_truncate (slot, slot->len - 1);
  return g_strdup_printf (
      "%s_%02u", slot->len > 0 ? slot->str : "scene", number);
}

JsonObject *
draft_format (JsonObject *checked)
{
  JsonObject *from = object_get_object (checked, "format");
  JsonObject *format = json_object_new ();

  object_copy_member (format, from, "width");
  object_copy_member (format, from, "height");
  object_copy_member (format, from, "fps");
  json_object_set_string_member (format, "background_color", "#000000");
  return format;
}

gchar *
draft_sound_slot (const LookSound *sound)
{
  g_autofree gchar *role = g_strconcat ("sfx_", sound->name, NULL);

  return draft_slot (role, 1);
}

static const gchar *
wish_at (JsonArray *wishes, guint scene, const gchar *name)
{
  return wishes
      ? object_get_string (array_get_object (wishes, scene), name, NULL)
      : NULL;
}

LookMove
draft_move (JsonArray *wishes, guint scene)
{
  return look_find_name (look_move_names, wish_at (wishes, scene, "motion"));
}

/* A movie that is strong everywhere is strong nowhere. */
static void
read_wishes (JsonArray *wishes, LookCut *cuts, guint n)
{
  guint strong = 0;

  for (guint i = 0; i < n; i++) {
    const LookWish wish =
        look_find_name (look_wish_names, wish_at (wishes, i, "transition"));

    if (wish != LOOK_WISH_TURN || ++strong <= MOST_STRONG)
      cuts[i].wish = wish;
  }
}

LookChoice *
draft_transitions (
    const DraftPlan *plan, JsonArray *beat_plan, JsonArray *wishes, gint64 seed)
{
  const guint *beats = (const guint *) plan->scene_beat->data;
  const guint n = MAX (plan->scene_beat->len, 1) - 1;
  g_autofree LookCut *cuts = g_new0 (LookCut, n + 1);
  LookChoice *choices = g_new0 (LookChoice, n + 1);

  for (guint i = 0; i < n; i++) {
    JsonObject *beat = array_get_object (beat_plan, beats[i + 1]);

    cuts[i].new_beat = beats[i] != beats[i + 1];
    cuts[i].turn = cuts[i].new_beat
        && g_str_equal (object_get_string (beat, "role", ""), "turn");
  }
  read_wishes (wishes, cuts, n);
  look_transitions (plan->look, (guint64) seed, cuts, n, choices);
  look_limit_sounds (choices, cuts, n);
  return choices;
}

gint64
draft_title_ms (const gchar *text)
{
  const guint letters = (guint) g_utf8_strlen (text, -1);
  const guint words = MAX (narration_count (text), letters / WORD_LETTERS);

  return ENTER_MS / 2 + READ_MS + WORD_MS * words + EXIT_MS;
}

static JsonObject *
title_style (const DraftPlan *plan, const Title *title)
{
  const LookType *type = &plan->look->type;
  JsonObject *style = json_object_new ();

  json_object_set_string_member (style, "font", type->font);
  json_object_set_int_member (style, "size_px", title->size);
  json_object_set_int_member (style, "weight", type->weight);
  json_object_set_string_member (style, "align", title->align);
  json_object_set_string_member (style, "color", title->ink);
  if (type->letter_spacing != 0)
    json_object_set_double_member (
        style, "letter_spacing", type->letter_spacing);
  return style;
}

/* Light letters alone: dark ones stand on what is light by itself. */
static void
add_edges (const DraftPlan *plan, const Title *title, JsonObject *overlay)
{
  const Look *look = plan->look;
  const gint stroke = (gint) floor (look->type.stroke * title->size + .5);
  g_autofree gchar *shade = g_strconcat (look->ink.dark, SHADOW_ALPHA, NULL);
  JsonObject *shadow;

  if (title->dark || title->ground == TITLE_PLATE)
    return;
  if (stroke > 0) {
    JsonObject *edge = json_object_new ();

    json_object_set_string_member (edge, "color", look->ink.dark);
    json_object_set_int_member (edge, "width_px", stroke);
    json_object_set_object_member (overlay, "stroke", edge);
  }
  shadow = json_object_new ();
  json_object_set_string_member (shadow, "color", shade);
  json_object_set_int_member (
      shadow, "blur_px", (gint) (title->size * SHADOW_BLUR + .5));
  json_object_set_object_member (overlay, "shadow", shadow);
}

static void
add_ground (const Title *title, JsonObject *overlay)
{
  JsonObject *ground;

  if (!title->veil)
    return;
  ground = json_object_new ();
  json_object_set_string_member (ground, "color", title->veil);
  json_object_set_object_member (
      overlay, title->ground == TITLE_PLATE ? "box" : "scrim", ground);
}

static void
add_ways (const LookType *type, JsonObject *overlay)
{
  JsonObject *enter = json_object_new (), *leave = json_object_new ();

  json_object_set_string_member (enter, "type", type->enter);
  json_object_set_int_member (enter, "duration_ms", ENTER_MS);
  json_object_set_string_member (enter, "by", type->by);
  if (g_str_equal (type->enter, "slam")) {
    JsonObject *settings = json_object_new ();

    json_object_set_double_member (settings, "from", SLAM_FROM);
    json_object_set_object_member (enter, "settings", settings);
  }
  json_object_set_object_member (overlay, "enter", enter);
  json_object_set_string_member (leave, "type", "fade");
  json_object_set_int_member (leave, "duration_ms", EXIT_MS);
  json_object_set_object_member (overlay, "exit", leave);
}

JsonObject *
draft_title (
    const DraftPlan *plan, const Title *title, gint64 from_ms, gint64 to_ms)
{
  JsonObject *overlay = json_object_new ();
  JsonObject *position = json_object_new ();

  json_object_set_string_member (overlay, "type", "text");
  json_object_set_string_member (overlay, "text", title->text);
  json_object_set_int_member (overlay, "from_ms", from_ms);
  json_object_set_int_member (overlay, "to_ms", to_ms);
  json_object_set_int_member (position, "x", title->x);
  json_object_set_int_member (position, "y", title->y);
  json_object_set_object_member (overlay, "position_px", position);
  json_object_set_int_member (overlay, "width_px", title->width);
  json_object_set_int_member (overlay, "max_lines", title->max_lines);
  json_object_set_object_member (overlay, "style", title_style (plan, title));
  add_edges (plan, title, overlay);
  add_ground (title, overlay);
  add_ways (&plan->look->type, overlay);
  return overlay;
}

static JsonObject *
counter_settings (const Number *number, const gchar *language)
{
  JsonObject *settings = json_object_new ();

  json_object_set_double_member (settings, "from", number_start (number));
  json_object_set_double_member (settings, "to", number->value);
  json_object_set_int_member (settings, "decimals", number->decimals);
  json_object_set_int_member (settings, "count_ms", COUNTER_MS);
  json_object_set_string_member (
      settings, "separator", number_separator (number, language));
  return settings;
}

static JsonObject *
counter_way (const gchar *type)
{
  JsonObject *way = json_object_new ();

  json_object_set_string_member (way, "type", type);
  json_object_set_int_member (way, "duration_ms", COUNTER_WAYS_MS);
  json_object_set_string_member (way, "by", "whole");
  return way;
}

static JsonObject *
counter_style (const DraftPlan *plan)
{
  const gint64 side = MIN (plan->width, plan->height);
  JsonObject *style = json_object_new ();

  json_object_set_string_member (style, "font", plan->look->type.font);
  json_object_set_int_member (
      style, "size_px", (gint64) (side * COUNTER_SIZE + .5));
  json_object_set_int_member (style, "weight", plan->look->type.weight);
  json_object_set_string_member (style, "color", plan->look->ink.light);
  json_object_set_string_member (style, "align", "center");
  return style;
}

JsonObject *
draft_counter (const DraftPlan *plan, const Number *number,
    const gchar *language, gint64 from_ms, gint64 to_ms)
{
  g_autofree gchar *shade =
      g_strconcat (plan->look->ink.dark, COUNTER_PLATE, NULL);
  JsonObject *overlay = json_object_new (), *plate = json_object_new ();

  json_object_set_string_member (overlay, "type", "counter");
  if (number->pattern)
    json_object_set_string_member (overlay, "text", number->pattern);
  if (number->label)
    json_object_set_string_member (overlay, "subtext", number->label);
  json_object_set_int_member (overlay, "from_ms", from_ms);
  json_object_set_int_member (overlay, "to_ms", to_ms);
  json_object_set_string_member (overlay, "anchor", "top_right");
  json_object_set_object_member (overlay, "style", counter_style (plan));
  json_object_set_string_member (plate, "color", shade);
  json_object_set_object_member (overlay, "box", plate);
  json_object_set_object_member (
      overlay, "settings", counter_settings (number, language));
  json_object_set_object_member (overlay, "enter", counter_way ("rise"));
  json_object_set_object_member (overlay, "exit", counter_way ("fade"));
  return overlay;
}
