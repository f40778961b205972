/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reads a prompt: words are looked up, weighed and summed. Words that are
 * negated ("no text, no people") are not read. */

#include "subject.h"
#include "dice.h"
#include "motif.h"
#include "words.h"

#include <string.h>

/* The first clause says what is seen, those after it how. */
#define LOUD 4

typedef struct {
  gint score[MOTIF_MAX];
  gint loud;
  gint era_said; /* how clearly: 2 by its name, 1 by a thing of the era */
  Subject subject;
} Reading;

/* What stands for a subject that the words do not name: forms and things,
 * for a landscape would claim to show a place. */
static const gchar *const defaults[] = { "abstract", "plinth", "interior" };

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

/* "Victorian docks" stay so whatever glass or steel the words go on with. */
static void
read_era (Reading *reading, const Word *word)
{
  gint said = word->motif == NULL ? 2 : 1;

  if (word->era == ERA_ANY || said <= reading->era_said)
    return;
  reading->era_said = said;
  reading->subject.era = word->era;
}

static void
read_word (
    Reading *reading, const Word *words, gsize n_words, const gchar *text)
{
  Subject *s = &reading->subject;

  for (gsize i = 0; i < n_words; i++) {
    const Word *word = &words[i];
    if (!word_matches (word, text))
      continue;
    gint motif = word->motif ? motif_index (word->motif) : -1;
    if (motif >= 0)
      reading->score[motif] += word->weight * reading->loud;
    s->traits |= word->traits;
    read_era (reading, word);
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
  gsize read = 0;

  for (const gchar *p = prompt;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c != 0 && g_unichar_isalnum (c)) {
      g_string_append_unichar (word, g_unichar_tolower (c));
      continue;
    }
    if (strcmp (word->str, "negative") == 0 && c == ':')
      return;
    negated = negated || is_negation (word->str);
    if (!negated && word->len > 0) {
      read_word (reading, painter_words, painter_n_words, word->str);
      read_word (reading, painter_works, painter_n_works, word->str);
      read_word (reading, painter_manners, painter_n_manners, word->str);
    }
    read += word->len;
    negated = negated && !ends_clause (c);
    if (read > 0 && ends_clause (c))
      reading->loud = 1;
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
  Reading reading = { .loud = LOUD, .subject = { .time = -1 } };
  g_autofree gchar *valid = g_utf8_make_valid (prompt ? prompt : "", -1);

  read_words (&reading, valid);
  /* The motif does not depend on the seed: a movie's pictures of one prompt
   * are pictures of one thing. */
  reading.subject.motif = loudest (&reading, subject_hash (prompt));
  return reading.subject;
}
