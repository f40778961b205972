/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See speech-words.h. */

#include "speech-words.h"

#include <math.h>

#include "fault.h"
#include "reply-json.h"

/* No sound is longer; and what is larger would not be a number of ms. */
#define MOST_SECONDS 100000

typedef struct {
  JsonArray *list;
  gint64 end_ms;  /* of the sound */
  gint64 last_ms; /* of the word before */
} Telling;

static void
tell (Telling *self, const gchar *text, gdouble from, gdouble to)
{
  JsonObject *word = json_object_new ();
  const gint64 from_ms = CLAMP (
      llround (from * 1000), self->last_ms, MAX (self->last_ms, self->end_ms));

  self->last_ms =
      CLAMP (llround (to * 1000), from_ms, MAX (from_ms, self->end_ms));
  json_object_set_string_member (word, "text", text);
  json_object_set_int_member (word, "from_ms", from_ms);
  json_object_set_int_member (word, "to_ms", self->last_ms);
  json_array_add_object_element (self->list, word);
}

static JsonNode *
as_node (JsonArray *list)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, list);
  return node;
}

/* @last: when the one before began; it begins then or later. */
static gboolean
check_times (guint i, gdouble from, gdouble to, gdouble *last, GError **error)
{
  if (!(from >= *last && to >= 0 && from <= MOST_SECONDS && to <= MOST_SECONDS))
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected times of speech that go on, found %g to %g s at place %u",
        from, to, i);
  *last = from;
  return TRUE;
}

/* ---- by characters ---- */

static gdouble
number_in (JsonArray *list, guint i)
{
  return reply_json_number (json_array_get_element (list, i), "", NAN);
}

static gboolean
is_blank (const gchar *text)
{
  for (const gchar *c = text; *c; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

typedef struct {
  JsonArray *characters, *starts, *ends;
} Alignment;

static gboolean
read_alignment (JsonNode *node, Alignment *alignment, GError **error)
{
  guint n, n_starts, n_ends;

  alignment->characters = reply_json_list (node, "characters");
  alignment->starts = reply_json_list (node, "character_start_times_seconds");
  alignment->ends = reply_json_list (node, "character_end_times_seconds");
  if (!alignment->characters || !alignment->starts || !alignment->ends)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected characters with their times in the reply's \"alignment\"");
  n = json_array_get_length (alignment->characters);
  n_starts = json_array_get_length (alignment->starts);
  n_ends = json_array_get_length (alignment->ends);
  return (n == n_starts && n == n_ends)
      || fault_fail (error, TROUBLE_BAD_OUTPUT,
          "expected two times for each of %u characters, found %u and %u", n,
          n_starts, n_ends);
}

/* The word that is being put together. */
typedef struct {
  GString *text;
  gdouble from, to;
} Word;

static void
add_character (Word *word, const gchar *character, gdouble from, gdouble to)
{
  if (word->text->len == 0)
    word->from = from;
  word->to = to;
  g_string_append (word->text, character);
}

static void
end_word (Word *word, Telling *telling)
{
  if (word->text->len > 0)
    tell (telling, word->text->str, word->from, word->to);
  g_string_truncate (word->text, 0);
}

static gboolean
take_characters (const Alignment *alignment, Telling *telling, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Word word = { .text = text };
  gdouble last = 0;

  for (guint i = 0; i < json_array_get_length (alignment->characters); i++) {
    JsonNode *node = json_array_get_element (alignment->characters, i);
    const gchar *character = reply_json_text (node, "");
    const gdouble from = number_in (alignment->starts, i);
    const gdouble to = number_in (alignment->ends, i);

    if (!check_times (i, from, to, &last, error))
      return FALSE;
    if (character && is_blank (character))
      end_word (&word, telling);
    else if (character)
      add_character (&word, character, from, to);
  }
  end_word (&word, telling);
  return TRUE;
}

gboolean
speech_words_of_characters (
    JsonNode *node, gint64 duration_ms, JsonNode **words, GError **error)
{
  g_autoptr (JsonArray) list = json_array_new ();
  Telling telling = { .list = list, .end_ms = duration_ms };
  Alignment alignment;

  *words = NULL;
  if (!node || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!read_alignment (node, &alignment, error)
      || !take_characters (&alignment, &telling, error))
    return FALSE;
  *words = as_node (list);
  return TRUE;
}

/* ---- by words ---- */

gboolean
speech_words_of_list (
    JsonNode *node, gint64 duration_ms, JsonNode **words, GError **error)
{
  g_autoptr (JsonArray) list = json_array_new ();
  Telling telling = { .list = list,
    .end_ms = duration_ms > 0 ? duration_ms
                              : MOST_SECONDS * G_GINT64_CONSTANT (1000) };
  JsonArray *told = reply_json_list (node, "");
  gdouble last = 0;

  for (guint i = 0; told && i < json_array_get_length (told); i++) {
    JsonNode *item = json_array_get_element (told, i);
    const gchar *text = reply_json_text (item, "text");
    const gdouble from = reply_json_number (item, "start", NAN);
    const gdouble to = reply_json_number (item, "end", NAN);

    if (!check_times (i, from, to, &last, error))
      return FALSE;
    if (text && !is_blank (text))
      tell (&telling, text, from, to);
  }
  if (json_array_get_length (list) == 0)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected words in the reply's \"words\"");
  *words = as_node (list);
  return TRUE;
}
