/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Words that are numbers, and what stands around them. Of seven languages only
 * what is needed to tell what is counted. */
#include "numbers.h"

#include "narration.h"

#include <string.h>

#define FIRST_YEAR 1000
#define LAST_YEAR 2100
/* A counter to a year runs over so many. */
#define YEARS_BEFORE 60
#define LEAST 10 /* less is no number that impresses */
#define MOST 1e12
#define MOST_DECIMALS 2
#define LABEL_CHARS 18

/* They go on with the number. */
static const gchar *const scales[] = { "thousand", "million", "billion",
  "trillion", "tausend", "millionen", "milliarden", "mil", "millones",
  "millions", "milliards", "milioni", "miliardi", "milh\303\265es", "miljoen",
  "miljard", NULL };
static const gchar *const percents[] = { "percent", "prozent", "procent",
  NULL };
/* They say that a year follows. */
static const gchar *const years[] = { "year", "jahr", "ann\303\251e",
  "a\303\261o", "anno", "ano", "jaar", NULL };
/* What follows a number and is not what it counts. */
static const gchar *const others[] = { "and", "or", "of", "in", "on", "to",
  "at", "by", "the", "a", "an", "as", "is", "was", "were", "it", "und", "oder",
  "von", "im", "bis", "ist", "war", "die", "der", "das", "et", "ou", "de", "du",
  "des", "en", "le", "la", "les", "y", "o", "del", "el", "e", "di", "il", "da",
  "do", "van", "het", "een", "is", NULL };

static gboolean
is_one_of (const gchar *const *words, const gchar *word)
{
  g_autofree gchar *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (words, lower);
}

/* ---- one word ---- */

/* Without what surrounds it; @ends: a comma or a full stop follows. */
static gchar *
core_of (const gchar *word, gboolean *ends)
{
  const gchar *from = word, *to = word + strlen (word);

  while (from < to && !g_unichar_isalnum (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  *ends = FALSE;
  while (to > from) {
    const gchar *last = g_utf8_prev_char (to);

    if (g_unichar_isalnum (g_utf8_get_char (last)) || *last == '%')
      break;
    *ends = TRUE;
    to = last;
  }
  return g_strndup (from, to - from);
}

static gboolean
all_digits (const gchar *text)
{
  const gchar *c = text;

  while (g_ascii_isdigit (*c))
    c++;
  return c > text && !*c;
}

/* "4,600" and "4.600", but not "0.600" or "12,5". */
static gboolean
are_thousands (gchar **groups)
{
  if (strlen (groups[0]) > 3 || g_str_equal (groups[0], "0"))
    return FALSE;
  for (guint i = 1; groups[i]; i++)
    if (strlen (groups[i]) != 3)
      return FALSE;
  return TRUE;
}

/* Marks of one kind between digits, and nothing else. */
static gboolean
read_digits (const gchar *text, Number *number)
{
  const gchar mark = text[strspn (text, "0123456789")];
  const gchar between[] = { mark, 0 };
  g_auto (GStrv) groups = NULL;
  g_autofree gchar *joined = NULL;

  if (mark && mark != ',' && mark != '.')
    return FALSE;
  groups = g_strsplit (text, mark ? between : ",", -1);
  for (guint i = 0; groups[i]; i++)
    if (!all_digits (groups[i]))
      return FALSE;
  if (!mark || are_thousands (groups)) {
    joined = g_strjoinv ("", groups);
  } else {
    if (g_strv_length (groups) != 2 || strlen (groups[1]) > MOST_DECIMALS)
      return FALSE;
    joined = g_strjoinv (".", groups);
    number->decimals = strlen (groups[1]);
  }
  number->value = g_ascii_strtod (joined, NULL);
  return number->value < MOST;
}

/* "$", "\302\243" or "\342\202\254" in front of @word; (transfer full) */
static gchar *
currency_of (const gchar *word)
{
  static const gchar *const signs[] = { "$", "\302\243", "\342\202\254",
    "\302\245" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (word, signs[i]))
      return g_strdup (signs[i]);
  return NULL;
}

/* ---- what stands around it ---- */

static const gchar *
text_at (const Narration *story, guint i)
{
  return i < story->words->len ? narration_word (story, i)->text : NULL;
}

/* Part of a name or of a date: "Apollo 11", "July 16". */
static gboolean
is_named (const Narration *story, guint i)
{
  const gboolean first =
      i < 2 || narration_word (story, i - 2)->after == NARRATION_SENTENCE;

  return i > 0 && !first
      && narration_word (story, i - 1)->after == NARRATION_GOES_ON
      && g_unichar_isupper (g_utf8_get_char (text_at (story, i - 1)));
}

static gboolean
follows_year (const Narration *story, guint i)
{
  g_autofree gchar *before = NULL;
  gboolean ends;

  if (i == 0)
    return FALSE;
  before = core_of (text_at (story, i - 1), &ends);
  return !ends && is_one_of (years, before);
}

/* "{}" with what belongs to the number. */
static void
set_pattern (Number *number, const gchar *before, const gchar *after)
{
  if (before || after)
    number->pattern =
        g_strconcat (before ? before : "", "{}", after ? after : "", NULL);
}

/* The word @i is what is counted. */
static gboolean
take_label (const Narration *story, guint i, Number *number)
{
  g_autofree gchar *word = NULL;
  gboolean ends;

  if (!text_at (story, i))
    return FALSE;
  word = core_of (text_at (story, i), &ends);
  if (!g_unichar_isalpha (g_utf8_get_char (word))
      || g_utf8_strlen (word, -1) > LABEL_CHARS || is_one_of (others, word))
    return FALSE;
  number->label = g_steal_pointer (&word);
  return TRUE;
}

/* FALSE: nobody would know what the number is of. */
static gboolean
find_meaning (const Narration *story, guint i, gboolean ends, Number *number)
{
  g_autofree gchar *currency = currency_of (text_at (story, i));
  g_autofree gchar *next = NULL, *scale = NULL;
  gboolean next_ends = TRUE;

  if (!ends && text_at (story, i + 1))
    next = core_of (text_at (story, i + 1), &next_ends);
  if (next && is_one_of (percents, next)) {
    set_pattern (number, NULL, "%");
    return TRUE;
  }
  if (next && is_one_of (scales, next)) {
    scale = g_strconcat ("\302\240", next, NULL);
    set_pattern (number, currency, scale);
    return currency || (!next_ends && take_label (story, i + 2, number));
  }
  set_pattern (number, currency, NULL);
  return number->value >= LEAST
      && (currency || (!ends && take_label (story, i + 1, number)));
}

static gboolean
read_number (const Narration *story, guint i, Number *number)
{
  gboolean ends;
  g_autofree gchar *core = core_of (text_at (story, i), &ends);
  const gsize length = strlen (core);
  const gboolean percent = length > 1 && core[length - 1] == '%';

  if (percent)
    core[length - 1] = 0;
  if (!read_digits (core, number))
    return FALSE;
  number->word = i;
  if (percent) {
    set_pattern (number, NULL, "%");
    return TRUE;
  }
  number->year = follows_year (story, i)
      || (all_digits (core) && length == 4 && number->value >= FIRST_YEAR
          && number->value <= LAST_YEAR);
  if (number->year)
    return TRUE;
  return !is_named (story, i) && find_meaning (story, i, ends, number);
}

void
number_clear (Number *number)
{
  g_clear_pointer (&number->pattern, g_free);
  g_clear_pointer (&number->label, g_free);
}

gboolean
number_find (const gchar *text, Number *number)
{
  g_autoptr (Narration) story = narration_new (text, NULL, 1000);
  gboolean found = FALSE;

  *number = (Number){ 0 };
  for (guint i = 0; story && i < story->words->len; i++) {
    g_auto (Number) one = { 0 };

    if (!read_number (story, i, &one) || (found && one.year))
      continue;
    number_clear (number);
    *number = one;
    one = (Number){ 0 };
    found = TRUE;
    if (!number->year)
      return TRUE;
  }
  return found;
}

const gchar *
number_separator (const Number *number, const gchar *language)
{
  if (number->year)
    return "none";
  if (!language || g_str_has_prefix (language, "en"))
    return "comma";
  return g_str_has_prefix (language, "fr") ? "space" : "point";
}

gdouble
number_start (const Number *number)
{
  return number->year ? MAX (number->value - YEARS_BEFORE, 0) : 0;
}
