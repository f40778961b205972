/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The words of a cue: their times where none are given, and their places in
 * the cue's text where they are. Knows no pixels. */
#include "caption-block.h"

#include <string.h>

/* A short word takes longer to say than its letters alone. */
#define WORD_COST 2
/* Bytes in which a given word is looked for: one that was never written must
 * not take its place far ahead. */
#define LOOK_AHEAD 256

static gboolean
is_opening (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION
      || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* The mark that makes a vowel long is of no script of its own. */
static GUnicodeScript
script_of (gunichar c)
{
  return c == 0x30fc ? G_UNICODE_SCRIPT_KATAKANA : g_unichar_get_script (c);
}

static gboolean
is_kana (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HIRAGANA
      || script == G_UNICODE_SCRIPT_KATAKANA;
}

/* Where Han and kana are written without spaces: a Han letter is a word with
 * the hiragana behind it, katakana are one together. */
static gboolean
begins_word (gunichar before, gunichar c)
{
  GUnicodeScript was = script_of (before);
  GUnicodeScript is = script_of (c);
  gboolean east = was == G_UNICODE_SCRIPT_HAN || is_kana (was);

  if (is_opening (before))
    return FALSE;
  if (is == G_UNICODE_SCRIPT_HAN)
    return TRUE;
  if (is == G_UNICODE_SCRIPT_KATAKANA)
    return was != is;
  if (is == G_UNICODE_SCRIPT_HIRAGANA)
    return !east;
  return (east || g_unichar_iswide (before))
      && (g_unichar_isalnum (c) || is_opening (c));
}

/* The next word of @text from *@at on, and past it. */
static gboolean
next_word (const gchar *text, gsize *at, gsize *start, gsize *end)
{
  const gchar *p = text + *at;
  gunichar before = 0;

  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *start = p - text;
  for (; *p && !g_unichar_isspace (g_utf8_get_char (p));
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (before && begins_word (before, c))
      break;
    before = c;
  }
  *end = *at = p - text;
  return *end > *start;
}

static gint64
letters_in (const gchar *text, gsize start, gsize end)
{
  gint64 n = 0;

  for (const gchar *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      n++;
  return n;
}

/* @part of @whole of the time, without the overflow of a plain product. */
static gint64
share (gint64 span, gint64 part, gint64 whole)
{
  return span / whole * part + span % whole * part / whole;
}

static void
set_times (GArray *ranges, const CaptionCue *cue)
{
  gint64 span = MAX (cue->to_ns - cue->from_ns, 0);
  gint64 whole = 0, part = 0;

  for (guint i = 0; i < ranges->len; i++) {
    const CaptionRange *range = &g_array_index (ranges, CaptionRange, i);

    whole += letters_in (cue->text, range->start, range->end) + WORD_COST;
  }
  for (guint i = 0; i < ranges->len; i++) {
    CaptionRange *range = &g_array_index (ranges, CaptionRange, i);

    range->from_ns = cue->from_ns + share (span, part, whole);
    part += letters_in (cue->text, range->start, range->end) + WORD_COST;
    range->to_ns = cue->from_ns + share (span, part, whole);
  }
}

GArray *
caption_split_words (const gchar *text)
{
  GArray *ranges = g_array_new (FALSE, TRUE, sizeof (CaptionRange));
  CaptionRange range = { 0 };
  gsize at = 0;

  while (next_word (text, &at, &range.start, &range.end))
    g_array_append_val (ranges, range);
  return ranges;
}

static GArray *
split_words (const CaptionCue *cue)
{
  GArray *ranges = caption_split_words (cue->text);

  set_times (ranges, cue);
  return ranges;
}

void
caption_cue_synthesise_words (CaptionCue *cue)
{
  g_autoptr (GArray) ranges = NULL;

  if (cue->n_words > 0 || !cue->text || !g_utf8_validate (cue->text, -1, NULL))
    return;
  ranges = split_words (cue);
  cue->words = g_new0 (CaptionWord, ranges->len);
  cue->n_words = ranges->len;
  for (guint i = 0; i < ranges->len; i++) {
    const CaptionRange *range = &g_array_index (ranges, CaptionRange, i);

    cue->words[i].text =
        g_strndup (cue->text + range->start, range->end - range->start);
    cue->words[i].from_ns = range->from_ns;
    cue->words[i].to_ns = range->to_ns;
  }
}

static gboolean
is_letter_at (const gchar *p)
{
  return *p
      && (g_unichar_isalnum (g_utf8_get_char (p))
          || g_unichar_ismark (g_utf8_get_char (p)));
}

static gboolean
is_space_at (const gchar *p)
{
  return *p && g_unichar_isspace (g_utf8_get_char (p));
}

/* Past what neither sounds nor parts words: "don't" is "dont". */
static const gchar *
skip_punctuation (const gchar *p)
{
  while (*p && !is_letter_at (p) && !is_space_at (p))
    p = g_utf8_next_char (p);
  return p;
}

static const gchar *
skip_space (const gchar *p)
{
  while (is_space_at (p))
    p = g_utf8_next_char (p);
  return p;
}

/* To the next letter of a word as given; it may hold spaces ("New York"). */
static const gchar *
next_letter (const gchar *word, gboolean *space)
{
  const gchar *start = word;

  *space = FALSE;
  do {
    start = word;
    word = skip_space (skip_punctuation (word));
    *space |= is_space_at (skip_punctuation (start));
  } while (word > start);
  return word;
}

static gboolean
same_letter (const gchar *a, const gchar *b)
{
  return g_unichar_tolower (g_utf8_get_char (a))
      == g_unichar_tolower (g_utf8_get_char (b));
}

/* Past @word where it stands at @p, NULL if it does not. */
static const gchar *
match_at (const gchar *p, const gchar *word)
{
  gboolean space;
  const gchar *letter = next_letter (word, &space);

  if (!*letter) /* a sign alone: as it is written */
    return *word && g_str_has_prefix (p, word) ? p + strlen (word) : NULL;
  for (;;) {
    if (!is_letter_at (p) || !same_letter (p, letter))
      return NULL;
    p = g_utf8_next_char (p);
    letter = next_letter (g_utf8_next_char (letter), &space);
    if (!*letter)
      return p;
    p = skip_punctuation (p);
    if (space)
      p = skip_punctuation (skip_space (p));
  }
}

/* Whole words first: "art" is not the beginning of "article" as long as it
 * stands alone further on. Scripts without spaces have no whole words. */
static gboolean
find_word (const gchar *text, gsize from, const gchar *word, gboolean whole,
    CaptionRange *range)
{
  const gchar *limit = text + from + LOOK_AHEAD;
  gboolean inside = FALSE;

  for (const gchar *p = text + from; *p && p < limit;
       p = g_utf8_next_char (p)) {
    const gchar *end = whole && inside ? NULL : match_at (p, word);

    if (end && !(whole && is_letter_at (end))) {
      range->start = p - text;
      range->end = end - text;
      return TRUE;
    }
    inside = is_letter_at (p);
  }
  return FALSE;
}

/* The comma belongs to the word before it, the opening quote to the one after:
 * they take its colour. */
static void
take_punctuation (const gchar *text, GArray *ranges)
{
  gsize free_from = 0;

  for (guint i = 0; i < ranges->len; i++) {
    CaptionRange *range = &g_array_index (ranges, CaptionRange, i);
    gsize limit = i + 1 < ranges->len
        ? g_array_index (ranges, CaptionRange, i + 1).start
        : strlen (text);
    const gchar *end = skip_punctuation (text + range->end);
    const gchar *start = text + range->start;

    while (start > text + free_from) {
      const gchar *before = g_utf8_prev_char (start);

      if (is_letter_at (before) || is_space_at (before))
        break;
      start = before;
    }
    range->start = start - text;
    if (!is_letter_at (end))
      range->end = MIN ((gsize) (end - text), limit);
    free_from = range->end;
  }
}

GArray *
caption_match_words (const CaptionCue *cue)
{
  GArray *ranges;
  gsize at = 0;

  if (cue->n_words == 0)
    return split_words (cue);
  ranges = g_array_new (FALSE, TRUE, sizeof (CaptionRange));
  for (guint i = 0; i < cue->n_words; i++) {
    const CaptionWord *word = &cue->words[i];
    CaptionRange range = { 0, 0, word->from_ns, word->to_ns };

    if (!word->text || !g_utf8_validate (word->text, -1, NULL))
      continue;
    if (!find_word (cue->text, at, word->text, TRUE, &range)
        && !find_word (cue->text, at, word->text, FALSE, &range))
      continue;
    g_array_append_val (ranges, range);
    at = range.end;
  }
  take_punctuation (cue->text, ranges);
  return ranges;
}
