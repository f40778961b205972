/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reads a prompt: words are looked up, weighed and summed. Words that are
 * negated ("no text, no people") are not read. */

#include "subject.h"
#include "dice.h"
#include "motif.h"
#include "words.h"

#include <string.h>

typedef struct {
  gint score[MOTIF_MAX];
  Subject subject;
} Reading;

/* What stands for a subject that the words do not name. */
static const gchar *const defaults[] = { "mountain", "sea", "abstract",
  "forest", "mountain", "desert" };

guint64
subject_hash (const gchar *prompt)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; prompt && *prompt; prompt++)
    hash = (hash ^ (guint8) *prompt) * G_GUINT64_CONSTANT (0x100000001b3);
  return dice_mix (hash);
}

static gboolean
word_matches (const Word *word, const gchar *text)
{
  gsize length = strlen (word->word);

  if (word->word[length - 1] == '*')
    return strncmp (word->word, text, length - 1) == 0;
  return strcmp (word->word, text) == 0;
}

static void
read_word (Reading *reading, const gchar *text)
{
  Subject *s = &reading->subject;

  for (gsize i = 0; i < painter_n_words; i++) {
    const Word *word = &painter_words[i];
    if (!word_matches (word, text))
      continue;
    gint motif = word->motif ? motif_index (word->motif) : -1;
    if (motif >= 0)
      reading->score[motif] += word->weight;
    s->traits |= word->traits;
    /* "Modern London" says more than what follows from "chimneys". */
    if (word->era != ERA_ANY && (s->era == ERA_ANY || word->motif == NULL))
      s->era = word->era;
    if (word->time > 0)
      s->time = word->time - 1;
    if (word->family && s->family == NULL)
      s->family = word->family;
  }
}

static gboolean
is_negation (const gchar *text)
{
  static const gchar *const words[] = { "no", "not", "without", "avoid",
    "негатив", "без", "ohne", "sin" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_clause (gunichar c)
{
  return c == ',' || c == '.' || c == ';' || c == '\n' || c == '|';
}

static void
read_words (Reading *reading, const gchar *prompt)
{
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean negated = FALSE;

  for (const gchar *p = prompt;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c != 0 && g_unichar_isalnum (c)) {
      g_string_append_unichar (word, g_unichar_tolower (c));
      continue;
    }
    if (strcmp (word->str, "negative") == 0 && c == ':')
      return;
    negated = negated || is_negation (word->str);
    if (!negated && word->len > 0)
      read_word (reading, word->str);
    negated = negated && !ends_clause (c);
    g_string_truncate (word, 0);
    if (c == 0)
      return;
  }
}

static const gchar *
loudest (const Reading *reading, guint64 hash)
{
  gint best = -1;

  for (gint i = 0; i < MOTIF_MAX; i++)
    if (reading->score[i] > (best < 0 ? 0 : reading->score[best]))
      best = i;
  if (best >= 0)
    return motif_at (best)->name;
  return defaults[hash % G_N_ELEMENTS (defaults)];
}

Subject
subject_read (const gchar *prompt)
{
  Reading reading = { .subject = { .time = -1 } };
  g_autofree gchar *valid = g_utf8_make_valid (prompt ? prompt : "", -1);

  read_words (&reading, valid);
  /* The motif does not depend on the seed: a movie's pictures of one prompt
   * are pictures of one thing. */
  reading.subject.motif = loudest (&reading, subject_hash (prompt));
  return reading.subject;
}
