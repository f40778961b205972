/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From a scenario to the plan of scenes, and the parts of a movie that are
 * known before any picture is. */
#include "draft.h"

#include "json-object.h"

#include <math.h>

/* Type on the frame's short side. */
#define TITLE_SIZE 0.09
#define TITLE_STROKE (4 / 720.)
#define TITLE_LINE 1.15
/* Widths of a bold letter in ems, for an estimate of the lines. */
#define LETTER_WIDTH 0.56
/* Nothing stands nearer to an edge, and no title where captions do. */
#define SAFE 0.08
#define TITLE_LOWEST 0.62
#define TITLE_FROM_MS 120
#define TITLE_READ_MS 1500
#define TITLE_WORD_MS 250

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

static gint
round_int (gdouble value)
{
  return (gint) floor (value + .5);
}

static JsonObject *
title_style (const DraftPlan *plan, gint size)
{
  JsonObject *style = json_object_new ();

  json_object_set_string_member (style, "font", plan->look->font);
  json_object_set_int_member (style, "size_px", size);
  json_object_set_boolean_member (style, "bold", TRUE);
  json_object_set_string_member (style, "align", "center");
  json_object_set_string_member (style, "color", "#ffffff");
  return style;
}

static JsonObject *
title_stroke (gint64 side)
{
  JsonObject *stroke = json_object_new ();

  json_object_set_string_member (stroke, "color", "#000000");
  json_object_set_int_member (
      stroke, "width_px", MAX (1, round_int (side * TITLE_STROKE)));
  return stroke;
}

/* The middle of a box of @size that stays between the margins. */
static gint
place (gdouble middle, gdouble size, gdouble low, gdouble high)
{
  gdouble half = size / 2;

  if (low + half > high - half)
    return round_int ((low + high) / 2);
  return round_int (CLAMP (middle, low + half, high - half));
}

JsonObject *
draft_title (const DraftPlan *plan, const gchar *title, const DraftQuiet *quiet)
{
  const DraftQuiet upper = { .08, .08, .84, .3 };
  const DraftQuiet *area = quiet ? quiet : &upper;
  JsonObject *overlay = json_object_new ();
  JsonObject *position = json_object_new ();
  gint64 side = MIN (plan->width, plan->height);
  gint size = round_int (side * TITLE_SIZE);
  gdouble width = plan->width * CLAMP (area->width, .6, 1 - 2 * SAFE);
  gdouble lines =
      ceil (g_utf8_strlen (title, -1) * LETTER_WIDTH * size / width);
  gint64 read_ms = TITLE_READ_MS + TITLE_WORD_MS * narration_count (title);

  json_object_set_string_member (overlay, "type", "text");
  json_object_set_string_member (overlay, "text", title);
  json_object_set_int_member (overlay, "from_ms", TITLE_FROM_MS);
  json_object_set_int_member (
      overlay, "to_ms", MIN (TITLE_FROM_MS + read_ms, plan->total_ms));
  json_object_set_int_member (position, "x",
      place (plan->width * (area->x + area->width / 2), width,
          plan->width * SAFE, plan->width * (1 - SAFE)));
  json_object_set_int_member (position, "y",
      place (plan->height * (area->y + area->height / 2),
          lines * size * TITLE_LINE, plan->height * SAFE,
          plan->height * TITLE_LOWEST));
  json_object_set_object_member (overlay, "position_px", position);
  json_object_set_int_member (overlay, "width_px", round_int (width));
  json_object_set_object_member (overlay, "style", title_style (plan, size));
  json_object_set_object_member (overlay, "stroke", title_stroke (side));
  return overlay;
}
