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
  gint later[MOTIF_MAX]; /* without the first clause */
  gint loud;
  guint aside;
  gint era_said; /* how clearly: 2 by its name, 1 by a thing of the era */
  gint thing_said, landmark_said, person_said; /* the same */
  gboolean child;
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

/* @pair: the text with the word before it, for those of two words. */
static gboolean
word_matches (const Word *word, const gchar *text, const gchar *pair)
{
  gsize length = strlen (word->word);

  if (strchr (word->word, ' '))
    text = pair;
  if (word->word[length - 1] == '*')
    return strncmp (word->word, text, length - 1) == 0;
  return strcmp (word->word, text) == 0;
}

/* "Victorian docks" stay so whatever glass, steel or names the words go on
 * with. */
static void
read_era (Reading *reading, const Word *word)
{
  gint said = word->motif == NULL && word->person == PERSON_ANY ? 2 : 1;

  if (word->era == ERA_ANY || said <= reading->era_said)
    return;
  reading->era_said = said;
  reading->subject.era = word->era;
}

/* The first word that says where one stands is the prompt's own. */
static void
read_view (Reading *reading, const Word *word)
{
  Subject *s = &reading->subject;

  if (s->view == VIEW_ANY)
    s->view = word->view;
  if (s->side == 0)
    s->side = word->side;
  if (reading->aside == 0)
    reading->aside = word->aside;
}

/* Two words know a thing better than one: a laptop bag is a bag. */
static void
read_thing (Reading *reading, const Word *word)
{
  gint said = strchr (word->word, ' ') ? 2 : 1;

  if (word->thing == NULL || said <= reading->thing_said)
    return;
  reading->thing_said = said;
  reading->subject.thing = word->thing;
}

/* A building by its name stands before the one that its town is known by. */
static void
read_place (Reading *reading, const Word *word)
{
  gint said = g_strcmp0 (word->motif, "landmark") == 0 ? 2 : 1;

  if (reading->subject.region == REGION_ANY)
    reading->subject.region = word->region;
  if (word->landmark == NULL || said <= reading->landmark_said)
    return;
  reading->landmark_said = said;
  reading->subject.landmark = word->landmark;
}

/* A name says who it is, unless a word does. */
static void
read_person (Reading *reading, const Word *word)
{
  gint said = word->weight > 0 ? 2 : 1;

  if (word->person == PERSON_CHILD) {
    reading->child = TRUE;
    return;
  }
  if (word->person == PERSON_ANY || said <= reading->person_said)
    return;
  reading->person_said = said;
  reading->subject.person = word->person;
}

static void
add_score (Reading *reading, const Word *word)
{
  gint motif = word->motif ? motif_index (word->motif) : -1;

  if (motif < 0)
    return;
  reading->score[motif] += word->weight * reading->loud;
  if (reading->loud == 1)
    reading->later[motif] += word->weight;
}

static void
hear_word (Reading *reading, const Word *word)
{
  Subject *s = &reading->subject;

  add_score (reading, word);
  s->traits |= word->traits;
  read_era (reading, word);
  read_view (reading, word);
  read_thing (reading, word);
  read_place (reading, word);
  read_person (reading, word);
  if (word->time > 0)
    s->time = word->time - 1;
  if (word->family && s->family == NULL)
    s->family = word->family;
}

static void
read_word (Reading *reading, const gchar *text, const gchar *pair)
{
  const struct {
    const Word *words;
    gsize n;
  } tables[] = {
    { painter_words, painter_n_words },
    { painter_works, painter_n_works },
    { painter_land, painter_n_land },
    { painter_sky, painter_n_sky },
    { painter_things, painter_n_things },
    { painter_places, painter_n_places },
    { painter_persons, painter_n_persons },
    { painter_manners, painter_n_manners },
  };

  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (gsize i = 0; i < tables[t].n; i++)
      if (word_matches (&tables[t].words[i], text, pair))
        hear_word (reading, &tables[t].words[i]);
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

/* The last word of the first clause that is written as a name. */
static void
read_name (Reading *reading, const gchar *word, gboolean capital)
{
  static const gchar *const openings[] = { "a", "an", "the", "portrait",
    "close", "hands", "old", "young", NULL };

  if (capital && reading->loud == LOUD && !g_strv_contains (openings, word))
    reading->subject.name = subject_hash (word);
}

static void
read_words (Reading *reading, const gchar *prompt)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) pair = g_string_new (NULL);
  gboolean negated = FALSE, capital = FALSE;
  gsize read = 0;

  for (const gchar *p = prompt;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c != 0 && g_unichar_isalnum (c)) {
      capital = word->len > 0 ? capital : g_unichar_isupper (c);
      g_string_append_unichar (word, g_unichar_tolower (c));
      continue;
    }
    if (strcmp (word->str, "negative") == 0 && c == ':')
      return;
    negated = negated || is_negation (word->str);
    if (word->len > 0) {
      read_name (reading, word->str, capital);
      g_string_append_printf (pair, " %s", word->str);
      if (!negated)
        read_word (reading, word->str, pair->str);
      g_string_assign (pair, word->str);
    }
    if (ends_clause (c))
      g_string_truncate (pair, 0);
    read += word->len;
    negated = negated && !ends_clause (c);
    if (read > 0 && ends_clause (c))
      reading->loud = 1;
    g_string_truncate (word, 0);
    if (c == 0)
      return;
  }
}

/* -1: none speaks. */
static gint
loudest (const gint *score, gint but)
{
  gint best = -1;

  for (gint i = 0; i < MOTIF_MAX; i++)
    if (i != but && score[i] > (best < 0 ? 0 : score[best]))
      best = i;
  return best;
}

/* Aside of the subject stands what the later clauses name; where they name
 * nothing, what is akin to it. Goods stay goods wherever they are. */
static const gchar *
choose_motif (const Reading *reading, guint64 hash)
{
  gint best = loudest (reading->score, -1);

  if (best < 0)
    return defaults[hash % G_N_ELEMENTS (defaults)];
  if (reading->aside == 0 || reading->score[best] == reading->later[best])
    return motif_at (best)->name;
  gint other = loudest (reading->later, best);
  if (other >= 0 && !g_str_equal (motif_at (best)->name, "plinth"))
    return motif_at (other)->name;
  return motif_kin (
      motif_at (best)->name, reading->subject.landmark, reading->aside);
}

/* "Ada, childhood" is a girl. */
static Person
choose_person (const Reading *reading)
{
  static const Person children[] = { PERSON_CHILD, PERSON_GIRL, PERSON_BOY,
    PERSON_GIRL, PERSON_BOY, PERSON_CHILD };
  Person person = reading->subject.person;

  return reading->child ? children[person] : person;
}

Subject
subject_read (const gchar *prompt)
{
  Reading reading = { .loud = LOUD, .subject = { .time = -1 } };
  g_autofree gchar *valid = g_utf8_make_valid (prompt ? prompt : "", -1);

  read_words (&reading, valid);
  /* The motif does not depend on the seed: a movie's pictures of one prompt
   * are pictures of one thing. */
  reading.subject.person = choose_person (&reading);
  reading.subject.motif = choose_motif (&reading, subject_hash (prompt));
  return reading.subject;
}
