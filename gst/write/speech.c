/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lengths of spoken texts by counting, and shortening by leaving out. No
 * wording is changed: what remains was said before. */

#include "speech.h"

#include <string.h>

#define WORDS_PER_SECOND 2.55
#define SENTENCE_PAUSE 0.4
/* What is left of a sentence that loses its last clause has to stand. */
#define LEAST_SENTENCE 5

static guint
words_of_number (const gchar *word)
{
  gsize digits = 0;

  for (const gchar *p = word; *p; p++)
    digits += g_ascii_isdigit (*p) != 0;
  if (digits < 3)
    return 1;
  if (digits == 4 && word[0] == '1' && word[1] != ',')
    return word[2] == '0' && word[3] == '0' ? 2 : 3;
  return digits;
}

guint
speech_count_words (const gchar *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++) {
    gboolean spoken = FALSE;

    for (const gchar *p = words[i]; *p; p = g_utf8_next_char (p))
      spoken |= g_unichar_isalnum (g_utf8_get_char (p));
    if (spoken)
      n += g_ascii_isdigit (*words[i]) ? words_of_number (words[i]) : 1;
  }
  return n;
}

static guint
count_pauses (const gchar *text)
{
  guint n = 0;

  for (const gchar *p = text; *p; p++)
    n += strchr (".!?:;", *p) && (p[1] == ' ' || p[1] == '\0');
  return n;
}

gdouble
speech_seconds (const gchar *text)
{
  return speech_count_words (text) / WORDS_PER_SECOND
      + count_pauses (text) * SENTENCE_PAUSE;
}

/* Cut after an end of sentence that a space follows. */
static GPtrArray *
split_sentences (const gchar *text)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const gchar *from = text;

  for (const gchar *p = text;; p++) {
    gboolean end = *p == '\0'
        || (p > text && strchr (".!?", p[-1]) && g_ascii_isspace (*p));

    if (!end)
      continue;
    while (g_ascii_isspace (*from))
      from++;
    if (p > from)
      g_ptr_array_add (sentences, g_strndup (from, p - from));
    if (*p == '\0')
      return sentences;
    from = p;
  }
}

/* The last clause with the mark ahead of it; NULL where none can go. */
static const gchar *
last_clause (const gchar *sentence)
{
  const gchar *clause = NULL;
  g_autofree gchar *head = NULL;

  for (const gchar *p = sentence; *p; p++)
    if (strchr (",;:", *p) && p[1] == ' ')
      clause = p;
  if (!clause)
    return NULL;
  head = g_strndup (sentence, clause - sentence);
  return speech_count_words (head) >= LEAST_SENTENCE ? clause : NULL;
}

typedef struct {
  guint sentence;
  gboolean whole;
  guint words;
} Cut;

/* The smallest that is enough, else the largest. */
static gboolean
is_better (const Cut *cut, const Cut *best, guint excess)
{
  if (best->words == 0)
    return TRUE;
  if (best->words >= excess)
    return cut->words >= excess && cut->words < best->words;
  return cut->words > best->words;
}

static void
offer (
    Cut *best, guint sentence, gboolean whole, const gchar *text, guint excess)
{
  Cut cut = { sentence, whole, speech_count_words (text) };

  if (cut.words > 0 && is_better (&cut, best, excess))
    *best = cut;
}

/* The first sentence stays, and the last one as long as another can go. */
static Cut
choose_cut (const GPtrArray *sentences, guint excess)
{
  Cut best = { 0, FALSE, 0 };

  for (guint i = 0; i < sentences->len; i++) {
    const gchar *sentence = g_ptr_array_index (sentences, i);
    const gchar *clause = last_clause (sentence);

    if (clause)
      offer (&best, i, FALSE, clause, excess);
    if (i > 0 && i + 1 < sentences->len)
      offer (&best, i, TRUE, sentence, excess);
  }
  if (best.words == 0 && sentences->len > 1)
    offer (&best, sentences->len - 1, TRUE,
        g_ptr_array_index (sentences, sentences->len - 1), excess);
  return best;
}

static void
apply_cut (GPtrArray *sentences, const Cut *cut)
{
  gchar *sentence = g_ptr_array_index (sentences, cut->sentence);
  gchar end = sentence[strlen (sentence) - 1];
  gchar *clause;

  if (cut->whole) {
    g_ptr_array_remove_index (sentences, cut->sentence);
    return;
  }
  clause = (gchar *) last_clause (sentence);
  if (strchr (".!?", end))
    *clause++ = end;
  *clause = '\0';
}

static guint
count_all (const GPtrArray *sentences)
{
  guint n = 0;

  for (guint i = 0; i < sentences->len; i++)
    n += speech_count_words (g_ptr_array_index (sentences, i));
  return n;
}

gchar *
speech_shorten (const gchar *text, gdouble ratio)
{
  g_autoptr (GPtrArray) sentences = split_sentences (text);
  gdouble target = count_all (sentences) * ratio;
  guint left;

  while ((left = count_all (sentences)) > target) {
    Cut cut = choose_cut (sentences, left - (guint) target);

    if (cut.words == 0)
      break;
    apply_cut (sentences, &cut);
  }
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (gchar **) sentences->pdata);
}
