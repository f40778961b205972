/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is written over the final movie beside its captions: the title, and the
 * names of parts where the story has such; final-numbers.c adds its numbers. */
#include "final.h"

/* A title waits so long for the cut that takes it away, and makes so much
 * haste for one that is sooner. */
#define TITLE_WAIT_MS 1200
#define TITLE_HASTE_MS 450
/* Names of parts: on a plate in the upper corner, clear of the captions. */
#define LABEL_DELAY_MS 200
#define LABEL_LEAST_MS 1500
#define LABEL_WORD_MS 250
#define LABEL_MOST_MS 3200
#define LABEL_WAYS_MS 320
#define LABEL_SIZE 0.054
#define LABEL_BAR 0.16 /* of its letters */
#define LABEL_CHARS 40
#define LABELS_LEAST 3
#define PLATE_ALPHA "e6"

/* ---- the title ---- */

/* Until it can have been read, and then until the next cut takes it away if
 * that is near. */
static gint64
title_end (const Final *final, const gchar *text)
{
  const Rhythm *rhythm = final->rhythm;
  const gint64 read = DRAFT_TITLE_FROM_MS + draft_title_ms (text);

  for (guint i = 1; i < rhythm->n_scenes; i++) {
    const gint64 cut =
        rhythm->bounds[i] - final_transition_ms (final, i - 1) / 2;

    if (cut >= read - TITLE_HASTE_MS && cut <= read + TITLE_WAIT_MS)
      return cut;
  }
  return MIN (read, final->plan.total_ms);
}

/* How many pictures are seen until @end_ms. */
static guint
scenes_until (const Final *final, gint64 end_ms)
{
  guint n = 1;

  while (n < final->rhythm->n_scenes
      && final->rhythm->bounds[n] - final_transition_ms (final, n - 1) / 2
          < end_ms)
    n++;
  return n;
}

/* Where the first picture is quiet, if its maker said so. */
static gboolean
find_quiet (const Final *final, SightRect *quiet)
{
  JsonObject *object = object_get_object (final_picture (final, 0), "quiet");

  quiet->x = object_get_double (object, "x", 0);
  quiet->y = object_get_double (object, "y", 0);
  quiet->width = object_get_double (object, "width", 0);
  quiet->height = object_get_double (object, "height", 0);
  return quiet->width > 0 && quiet->height > 0;
}

static gint64
add_title (Final *final, JsonArray *overlays)
{
  const gchar *text = object_get_string (final->scenario, "title", "");
  const gint64 end = title_end (final, text);
  SightRect quiet;
  const TitleRequest request = {
    .look = final->plan.look,
    .width = (gint) final->plan.width,
    .height = (gint) final->plan.height,
    .text = text,
    .sights = (const Sight *const *) final->sights,
    .n_sights = scenes_until (final, end),
    .quiet = find_quiet (final, &quiet) ? &quiet : NULL,
  };
  g_auto (Title) title = { NULL };

  title_place (&request, &title);
  json_array_add_object_element (
      overlays, draft_title (&final->plan, &title, DRAFT_TITLE_FROM_MS, end));
  final_explain (final, "$.movie.overlays[0]", title.place, title.why);
  return end;
}

/* ---- names of parts ---- */

/* NULL: the beat has none that could be shown. */
static const gchar *
label_of (const Final *final, guint scene)
{
  const gchar *label =
      object_get_string (final_beat (final, scene), "label", NULL);

  return label && *label && g_utf8_strlen (label, -1) <= LABEL_CHARS ? label
                                                                     : NULL;
}

static gboolean
begins_beat (const Final *final, guint scene)
{
  return scene == 0
      || final_beat (final, scene) != final_beat (final, scene - 1);
}

static guint
count_labels (const Final *final)
{
  guint n = 0;

  for (guint i = 0; i < final->rhythm->n_scenes; i++)
    n += begins_beat (final, i) && label_of (final, i) != NULL;
  return n;
}

/* When it is there: never under the title, never over the next beat. */
static gboolean
label_span (
    const Final *final, guint scene, gint64 free_ms, gint64 *from, gint64 *to)
{
  const gint64 *bounds = final->rhythm->bounds;
  const gint64 need = LABEL_LEAST_MS
      + LABEL_WORD_MS * narration_count (label_of (final, scene));
  guint next = scene + 1;

  while (next < final->rhythm->n_scenes && !begins_beat (final, next))
    next++;
  *from =
      MAX (bounds[scene] + final_transition_ms (final, scene - 1) / 2, free_ms)
      + LABEL_DELAY_MS;
  *to = MIN (*from + MIN (need, LABEL_MOST_MS),
      bounds[next] - final_transition_ms (final, next - 1) / 2);
  /* One that begins over another picture would name that. */
  return *to - *from >= LABEL_LEAST_MS && *from < bounds[scene + 1];
}

static JsonObject *
way (const gchar *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", type);
  json_object_set_int_member (object, "duration_ms", LABEL_WAYS_MS);
  return object;
}

static JsonObject *
describe_label (const Final *final, const gchar *text, gint64 from, gint64 to)
{
  const Look *look = final->plan.look;
  const gint64 side = MIN (final->plan.width, final->plan.height);
  g_autofree gchar *plate = g_strconcat (look->ink.dark, PLATE_ALPHA, NULL);
  JsonObject *overlay = json_object_new ();
  JsonObject *style = json_object_new (), *settings = json_object_new ();

  json_object_set_string_member (overlay, "type", "lower_third");
  json_object_set_string_member (overlay, "text", text);
  json_object_set_int_member (overlay, "from_ms", from);
  json_object_set_int_member (overlay, "to_ms", to);
  json_object_set_string_member (overlay, "anchor", "top_left");
  json_object_set_string_member (style, "font", look->type.font);
  json_object_set_int_member (
      style, "size_px", (gint64) (side * LABEL_SIZE + .5));
  json_object_set_string_member (style, "color", look->ink.light);
  json_object_set_object_member (overlay, "style", style);
  json_object_set_string_member (settings, "plate_color", plate);
  json_object_set_string_member (settings, "accent_color", look->ink.accent);
  json_object_set_double_member (settings, "bar_width", LABEL_BAR);
  json_object_set_object_member (overlay, "settings", settings);
  json_object_set_object_member (overlay, "enter", way ("slide_right"));
  json_object_set_object_member (overlay, "exit", way ("fade"));
  return overlay;
}

static void
add_labels (Final *final, JsonArray *overlays, gint64 free_ms)
{
  if (count_labels (final) < LABELS_LEAST)
    return;
  for (guint i = 1; i < final->rhythm->n_scenes; i++) {
    const gchar *text = begins_beat (final, i) ? label_of (final, i) : NULL;
    g_autofree gchar *path = g_strdup_printf (
        "$.movie.overlays[%u]", json_array_get_length (overlays));
    gint64 from, to;

    if (!text || !label_span (final, i, free_ms, &from, &to))
      continue;
    json_array_add_object_element (
        overlays, describe_label (final, text, from, to));
    final_explain (final, path, text,
        "a part of the story begins; in the upper corner, as captions are "
        "below");
  }
}

JsonArray *
final_overlays (Final *final)
{
  JsonArray *overlays = json_array_new ();
  const gint64 end = add_title (final, overlays);

  add_labels (final, overlays, end);
  final_numbers (final, overlays);
  return overlays;
}
