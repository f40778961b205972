/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A narration's text and the times that its speaker reported, brought
 * together: the text keeps its own words and punctuation, the report gives
 * their times. */
#include "narration.h"

#include "json-object.h"

#include <string.h>

static void
word_free (NarrationWord *word)
{
  g_free (word->text);
  g_free (word);
}

void
narration_free (Narration *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

const NarrationWord *
narration_word (const Narration *self, guint i)
{
  return g_ptr_array_index (self->words, i);
}

static Narration *
alloc (gint64 duration_ms)
{
  Narration *self = g_new0 (Narration, 1);

  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  self->duration_ms = duration_ms;
  return self;
}

Narration *
narration_copy (const Narration *self)
{
  Narration *copy = alloc (self->duration_ms);

  for (guint i = 0; i < self->words->len; i++) {
    const NarrationWord *word = narration_word (self, i);
    NarrationWord *other = g_memdup2 (word, sizeof *word);

    other->text = g_strdup (word->text);
    g_ptr_array_add (copy->words, other);
  }
  return copy;
}

static gboolean
is_spoken (const gchar *token)
{
  for (const gchar *c = token; *c; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static NarrationBreak
break_after (const gchar *token)
{
  for (const gchar *c = token + strlen (token); c > token;) {
    gunichar letter;

    c = g_utf8_prev_char (c);
    letter = g_utf8_get_char (c);
    if (g_utf8_strchr (".!?\342\200\246\343\200\202", -1, letter))
      return NARRATION_SENTENCE;
    if (g_utf8_strchr (",;:\342\200\223\342\200\224", -1, letter))
      return NARRATION_PHRASE;
    if (g_unichar_isalnum (letter))
      return NARRATION_GOES_ON;
  }
  return NARRATION_GOES_ON;
}

static void
add_token (GPtrArray *words, gchar *token)
{
  NarrationWord *last =
      words->len > 0 ? g_ptr_array_index (words, words->len - 1) : NULL;

  /* A dash between blanks belongs to the word before it. */
  if (last && !is_spoken (token)) {
    gchar *joined = g_strconcat (last->text, " ", token, NULL);

    g_free (last->text);
    last->text = joined;
    g_free (token);
  } else {
    last = g_new0 (NarrationWord, 1);
    last->text = token;
    last->from_ms = last->to_ms = -1;
    g_ptr_array_add (words, last);
  }
  last->after = break_after (last->text);
}

static void
split (const gchar *text, GPtrArray *words)
{
  const gchar *start = NULL;

  for (const gchar *c = text;; c = g_utf8_next_char (c)) {
    gboolean blank = !*c || g_unichar_isspace (g_utf8_get_char (c));

    if (!blank && !start)
      start = c;
    if (blank && start) {
      add_token (words, g_strndup (start, c - start));
      start = NULL;
    }
    if (!*c)
      break;
  }
}

/* The letters and digits of @text, folded: what two spellings of the same
 * word have in common. */
static gchar *
fold (const gchar *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const gchar *c = text; *c; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (
          letters, g_unichar_tolower (g_utf8_get_char (c)));
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* How far a report that is a word off may be found again. */
#define LOOK_AHEAD 4

/* The token that the reported @word is in, from @at on; -1: none near. */
static gint
find_token (gchar **folded, guint n, guint at, const gchar *word)
{
  for (guint i = at; i < MIN (n, at + LOOK_AHEAD); i++)
    if (*word && strstr (folded[i], word))
      return i;
  return -1;
}

static void
take_time (NarrationWord *token, gint64 from, gint64 to)
{
  if (token->from_ms < 0)
    token->from_ms = from;
  token->to_ms = MAX (to, from);
}

static void
take_times (GPtrArray *words, JsonArray *report)
{
  g_auto (GStrv) folded = g_new0 (gchar *, words->len + 1);
  guint at = 0;

  for (guint i = 0; i < words->len; i++)
    folded[i] = fold (((NarrationWord *) words->pdata[i])->text);
  for (guint i = 0; i < json_array_get_length (report); i++) {
    JsonObject *item = array_get_object (report, i);
    g_autofree gchar *word = fold (object_get_string (item, "text", ""));
    gint found = find_token (folded, words->len, at, word);
    gchar *rest;

    if (found < 0)
      continue;
    take_time (words->pdata[found], object_get_int (item, "from_ms", 0),
        object_get_int (item, "to_ms", 0));
    /* "well-known" is one token and may be two reported words. */
    rest = g_strdup (strstr (folded[found], word) + strlen (word));
    g_free (folded[found]);
    folded[found] = rest;
    at = *rest ? found : found + 1;
  }
}

/* Tokens @first to before @end share the time between their neighbours by
 * length. */
static void
fill (GPtrArray *words, guint first, guint end, gint64 from, gint64 to)
{
  gint64 total = 0, done = 0;

  for (guint i = first; i < end; i++)
    total += strlen (((NarrationWord *) words->pdata[i])->text) + 1;
  for (guint i = first; i < end; i++) {
    NarrationWord *word = words->pdata[i];

    word->from_ms = from + (to - from) * done / total;
    done += strlen (word->text) + 1;
    word->to_ms = from + (to - from) * done / total;
  }
}

static void
fill_gaps (GPtrArray *words, gint64 duration_ms)
{
  for (guint i = 0; i < words->len; i++) {
    guint end = i;
    gint64 from = i > 0 ? ((NarrationWord *) words->pdata[i - 1])->to_ms : 0;
    gint64 to = duration_ms;

    while (
        end < words->len && ((NarrationWord *) words->pdata[end])->from_ms < 0)
      end++;
    if (end == i)
      continue;
    if (end < words->len)
      to = ((NarrationWord *) words->pdata[end])->from_ms;
    fill (words, i, end, from, MAX (from, to));
    i = end - 1;
  }
}

/* One after the other, none of them empty: a report may round a short word
 * away. */
static void
put_in_order (GPtrArray *words)
{
  gint64 last = 0;

  for (guint i = 0; i < words->len; i++) {
    NarrationWord *word = words->pdata[i];

    word->from_ms = MAX (word->from_ms, last);
    word->to_ms = MAX (word->to_ms, word->from_ms + 1);
    last = word->to_ms;
  }
}

Narration *
narration_new (const gchar *text, JsonArray *words, gint64 duration_ms)
{
  g_autoptr (Narration) self = alloc (duration_ms);

  split (text, self->words);
  if (self->words->len == 0)
    return NULL;
  if (words)
    take_times (self->words, words);
  fill_gaps (self->words, duration_ms);
  put_in_order (self->words);
  return g_steal_pointer (&self);
}

guint
narration_count (const gchar *text)
{
  g_autoptr (Narration) narration = narration_new (text, NULL, 0);

  return narration ? narration->words->len : 0;
}
