/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Cuts a narration into caption cues: at the ends of sentences, else at
 * phrases, else where it balances; never more than fits on two lines. */
#include "json-object.h"
#include "narration.h"

/* A cue stays a little after its last word. */
#define LINGER_MS 250

typedef struct {
  guint from, to; /* words, the end not in it */
  gint64 from_ms, to_ms;
} Cue;

static glong
length_of (const Narration *self, guint i)
{
  return g_utf8_strlen (narration_word (self, i)->text, -1);
}

/* The end of what fits on two lines from word @from on; at least one word,
 * however long. */
static guint
fit (const Narration *self, guint from, guint line_chars)
{
  glong line = 0;
  guint lines = 1, i = from;

  for (; i < self->words->len; i++) {
    glong length = length_of (self, i);

    if (line > 0 && line + 1 + length > line_chars) {
      if (++lines > 2)
        break;
      line = 0;
    }
    line += length + (line > 0);
  }
  return MAX (i, from + 1);
}

static guint
sentence_end (const Narration *self, guint from)
{
  while (from + 1 < self->words->len
      && narration_word (self, from)->after != NARRATION_SENTENCE)
    from++;
  return from + 1;
}

static glong
chars_between (const Narration *self, guint from, guint to)
{
  glong n = 0;

  for (guint i = from; i < to; i++)
    n += length_of (self, i) + 1;
  return n;
}

/* The latest end of a phrase that leaves neither side a scrap. */
static guint
phrase_end (const Narration *self, guint from, guint most, glong scrap)
{
  for (guint i = most; i > from; i--)
    if (narration_word (self, i - 1)->after == NARRATION_PHRASE
        && chars_between (self, from, i) >= scrap)
      return i;
  return 0;
}

static guint
balanced_end (
    const Narration *self, guint from, guint most, guint end, guint line_chars)
{
  glong rest = chars_between (self, from, end);
  glong share = rest / ((rest + 2 * line_chars - 1) / (2 * line_chars));
  guint i = from + 1;

  while (i < most && chars_between (self, from, i + 1) <= share)
    i++;
  return i;
}

/* Spoken so briefly that its cue could not be read. */
static gboolean
is_brief (
    const Narration *self, guint from, guint to, const NarrationCueRules *rules)
{
  return to < self->words->len
      && narration_word (self, to)->from_ms
          - narration_word (self, from)->from_ms
      < rules->least_ms + rules->gap_ms;
}

static guint
cue_end (const Narration *self, guint from, const NarrationCueRules *rules)
{
  guint most = fit (self, from, rules->line_chars);
  guint end = sentence_end (self, from);
  guint at;

  while (end < most && is_brief (self, from, end, rules))
    end = sentence_end (self, end);
  if (end <= most)
    return end;
  at = phrase_end (self, from, most, rules->line_chars / 2);
  return at ? at : balanced_end (self, from, most, end, rules->line_chars);
}

static GArray *
cut (const Narration *self, const NarrationCueRules *rules)
{
  GArray *cues = g_array_new (FALSE, TRUE, sizeof (Cue));

  for (guint from = 0; from < self->words->len;) {
    Cue cue = { from, cue_end (self, from, rules) };

    cue.from_ms = narration_word (self, cue.from)->from_ms;
    cue.to_ms = narration_word (self, cue.to - 1)->to_ms;
    g_array_append_val (cues, cue);
    from = cue.to;
  }
  return cues;
}

/* Cues linger as long as the next one lets them; one that is still too short
 * begins earlier if the one before can spare it. */
static void
settle (GArray *cues, const NarrationCueRules *rules, gint64 end_ms)
{
  gint64 last_end = 0;

  for (guint i = 0; i < cues->len; i++) {
    Cue *cue = &g_array_index (cues, Cue, i);
    gint64 limit = i + 1 < cues->len ? cue[1].from_ms - rules->gap_ms : end_ms;
    gint64 wished =
        MAX (cue->to_ms + LINGER_MS, cue->from_ms + rules->least_ms);

    cue->to_ms = MIN (wished, limit);
    cue->from_ms =
        MIN (cue->from_ms, MAX (last_end, cue->to_ms - rules->least_ms));
    last_end = cue->to_ms + rules->gap_ms;
  }
}

/* Inside the cue, which may end before its last words do; after the word
 * before, at @last; with a millisecond left for each of @after more. */
static JsonObject *
describe_word (
    const NarrationWord *word, const Cue *cue, guint after, gint64 *last)
{
  JsonObject *object = json_object_new ();
  gint64 end = cue->to_ms - after;
  gint64 from = CLAMP (word->from_ms, *last, end - 1);

  *last = CLAMP (word->to_ms, from + 1, end);
  json_object_set_string_member (object, "text", word->text);
  json_object_set_int_member (object, "from_ms", from);
  json_object_set_int_member (object, "to_ms", *last);
  return object;
}

static JsonObject *
describe (const Narration *self, const Cue *cue)
{
  JsonObject *object = json_object_new ();
  JsonArray *words = json_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 last = cue->from_ms;

  for (guint i = cue->from; i < cue->to; i++) {
    const NarrationWord *word = narration_word (self, i);

    g_string_append_printf (text, "%s%s", i > cue->from ? " " : "", word->text);
    json_array_add_object_element (
        words, describe_word (word, cue, cue->to - 1 - i, &last));
  }
  json_object_set_int_member (object, "from_ms", cue->from_ms);
  json_object_set_int_member (object, "to_ms", cue->to_ms);
  json_object_set_string_member (object, "text", text->str);
  json_object_set_array_member (object, "words", words);
  return object;
}

JsonArray *
narration_cues (
    const Narration *self, const NarrationCueRules *rules, gint64 end_ms)
{
  g_autoptr (GArray) cues = cut (self, rules);
  JsonArray *list = json_array_new ();

  settle (cues, rules, end_ms);
  for (guint i = 0; i < cues->len; i++) {
    const Cue *cue = &g_array_index (cues, Cue, i);

    /* Too short for a millisecond a word: nothing that could be seen. */
    if (cue->from_ms + (cue->to - cue->from) <= cue->to_ms)
      json_array_add_object_element (list, describe (self, cue));
  }
  return list;
}
