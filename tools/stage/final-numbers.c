/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbers that are said, counted to over the picture while they are heard. */
#include "final.h"

#include "numbers.h"

/* In a movie, and from one's end to the next. */
#define NUMBERS_MOST 3
#define NUMBERS_APART_MS 2500
/* It is there a little before it is said, so that it is reached by then. */
#define NUMBER_BEFORE_MS 500
#define NUMBER_LEAST_MS 1800
#define NUMBER_MOST_MS 3200
#define NAME_CHARS 24

static guint
words_before (const Final *final, guint beat)
{
  guint n = 0;

  for (guint k = 0; k < beat; k++)
    n += g_array_index (final->plan.beats, RhythmBeat, k).words;
  return n;
}

/* When it is said; < 0: never. */
static gint64
said_ms (const Final *final, guint beat, const Number *number)
{
  const Narration *narration = final->rhythm->narration;
  const guint word = words_before (final, beat) + number->word;

  if (!narration || word >= narration->words->len)
    return -1;
  return narration_word (narration, word)->from_ms;
}

/* Where the beat behind @beat is first seen. */
static gint64
beat_end (const Final *final, guint beat)
{
  const Rhythm *rhythm = final->rhythm;
  guint scene = 0;

  while (scene < rhythm->n_scenes
      && g_array_index (final->plan.scene_beat, guint, scene) <= beat)
    scene++;
  return rhythm->bounds[scene] - final_transition_ms (final, scene - 1) / 2;
}

/* A short name of a part and a number share the top of a wide frame, each in
 * its corner. */
static gboolean
is_in_the_way (const Final *final, JsonObject *overlay)
{
  return !g_str_equal (object_get_string (overlay, "type", ""), "lower_third")
      || 3 * final->plan.width < 4 * final->plan.height
      || g_utf8_strlen (object_get_string (overlay, "text", ""), -1)
      > NAME_CHARS;
}

/* Something else that is written is there then. */
static gboolean
is_taken (const Final *final, JsonArray *overlays, gint64 from, gint64 to)
{
  for (guint i = 0; i < json_array_get_length (overlays); i++) {
    JsonObject *overlay = array_get_object (overlays, i);

    if (is_in_the_way (final, overlay)
        && object_get_int (overlay, "from_ms", 0) < to
        && object_get_int (overlay, "to_ms", 0) > from)
      return TRUE;
  }
  return FALSE;
}

/* From when it is to be seen, behind what else is written. */
static gint64
free_from (const Final *final, JsonArray *overlays, gint64 from)
{
  for (guint i = 0; i < json_array_get_length (overlays); i++) {
    JsonObject *overlay = array_get_object (overlays, i);

    if (is_in_the_way (final, overlay)
        && object_get_int (overlay, "from_ms", 0) <= from)
      from = MAX (from, object_get_int (overlay, "to_ms", 0));
  }
  return from;
}

static gboolean
add_number (
    Final *final, JsonArray *overlays, guint beat, gint64 after, gint64 *end)
{
  const gchar *text = object_get_string (
      array_get_object (final->beat_plan, beat), "narration", "");
  g_auto (Number) number = { 0 };
  g_autofree gchar *path = g_strdup_printf (
      "$.movie.overlays[%u]", json_array_get_length (overlays));
  gint64 from, to, said;

  if (!number_find (text, &number))
    return FALSE;
  said = said_ms (final, beat, &number);
  from = free_from (final, overlays, said - NUMBER_BEFORE_MS);
  to = MIN (from + NUMBER_MOST_MS, beat_end (final, beat));
  /* One that comes long after it was said is none of it. */
  if (said < 0 || from < after || from > said + NUMBER_LEAST_MS
      || to - from < NUMBER_LEAST_MS || is_taken (final, overlays, from, to))
    return FALSE;
  json_array_add_object_element (overlays,
      draft_counter (&final->plan, &number,
          object_get_string (final->scenario, "language", NULL), from, to));
  final_explain (final, path, number.year ? "a year" : "a number",
      "it is said there; in the upper corner, as captions are below");
  *end = to;
  return TRUE;
}

void
final_numbers (Final *final, JsonArray *overlays)
{
  gint64 after = 0, end;
  guint n = 0;

  for (guint k = 0; k < final->plan.beats->len && n < NUMBERS_MOST; k++)
    if (add_number (final, overlays, k, after, &end)) {
      after = end + NUMBERS_APART_MS;
      n++;
    }
}
