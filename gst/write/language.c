/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Languages: which one a prompt asks for, and which one it is written in, by
 * script and by its smallest words. */

#include "language.h"

#include <string.h>

static const struct {
  const gchar *code, *name, *pattern;
} languages[] = {
  { "en", "English", "english|englisch|anglais|ingl[e\u00e9]s" },
  { "de", "German", "german|deutsch|allemand|alem[a\u00e1]n" },
  { "fr", "French", "french|franz[o\u00f6]sisch|fran[c\u00e7]ais" },
  { "es", "Spanish", "spanish|spanisch|espa[n\u00f1]ol" },
  { "it", "Italian", "italian|italienisch|italiano" },
  { "pt", "Portuguese", "portuguese|portugiesisch|portugu[e\u00ea]s" },
  { "nl", "Dutch", "dutch|nederlands" },
  { "pl", "Polish", "polish|polski" },
  { "ru", "Russian", "russian|russisch" },
  { "uk", "Ukrainian", "ukrainian" },
  { "tr", "Turkish", "turkish" },
  { "sv", "Swedish", "swedish" },
  { "zh", "Chinese", "chinese|mandarin" },
  { "ja", "Japanese", "japanese" },
  { "ko", "Korean", "korean" },
  { "ar", "Arabic", "arabic" },
  { "hi", "Hindi", "hindi" },
  { "el", "Greek", "greek" },
  { "he", "Hebrew", "hebrew" },
};

const gchar *
language_name (const gchar *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return languages[i].name;
  return NULL;
}

/* "in German" at the end of a phrase; not "in German towns". */
const gchar *
language_asked (const gchar *prompt, gint *from, gint *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree gchar *pattern = g_strdup_printf (
        "(?:\\b(?:narrated|spoken|narration|voice-?over|told|with)\\s+)?"
        "\\b(?:in|auf|en)\\s+(?:%s)(?:\\s+language)?(?=\\s*(?:$|[,.;!)]|with\\b"
        "|for\\b|at\\b|in\\b))|\\b(?:with\\s+)?(?:an?\\s+)?(?:%s)\\s+"
        "(?:narration|voice-?over|narrator|language|voice)\\b",
        languages[i].pattern, languages[i].pattern);
    g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;

    g_return_val_if_fail (regex != NULL, NULL);
    if (g_regex_match (regex, prompt, 0, &match)) {
      g_match_info_fetch_pos (match, 0, from, to);
      return languages[i].code;
    }
  }
  return NULL;
}

static const struct {
  GUnicodeScript script;
  const gchar *code;
} scripts[] = {
  { G_UNICODE_SCRIPT_HIRAGANA, "ja" },
  { G_UNICODE_SCRIPT_KATAKANA, "ja" },
  { G_UNICODE_SCRIPT_HANGUL, "ko" },
  { G_UNICODE_SCRIPT_HAN, "zh" },
  { G_UNICODE_SCRIPT_CYRILLIC, "ru" },
  { G_UNICODE_SCRIPT_ARABIC, "ar" },
  { G_UNICODE_SCRIPT_GREEK, "el" },
  { G_UNICODE_SCRIPT_HEBREW, "he" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "hi" },
};

static const gchar *
guess_by_script (const gchar *prompt)
{
  guint counts[G_N_ELEMENTS (scripts)] = { 0 };
  guint letters = 0, foreign = 0;

  for (const gchar *p = prompt; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    GUnicodeScript script = g_unichar_get_script (c);

    letters += g_unichar_isalpha (c) != 0;
    for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
      if (scripts[i].script == script) {
        counts[i]++;
        foreign++;
      }
  }
  /* Kana are enough: Japanese is written in Han characters, too. */
  for (guint i = 0; foreign * 2 > letters && i < G_N_ELEMENTS (scripts); i++)
    if (counts[i] * (i < 2 ? 10 : 2) > foreign)
      return scripts[i].code;
  return NULL;
}

static const struct {
  const gchar *code, *words;
} stop_words[] = {
  { "de",
      " der die das und ein eine einen \u00fcber von mit f\u00fcr im in "
      "wie zur zum aus des den dem ist geschichte sekunden minuten " },
  { "fr",
      " le la les des une un et sur avec pour dans du de au aux est "
      "histoire secondes comment en l'histoire " },
  { "es",
      " el la los las una un y sobre con para en del de al es historia "
      "segundos c\u00f3mo por " },
  { "it",
      " il lo la gli le una un e su con per nel della di del \u00e8 storia "
      "secondi come dei " },
  { "pt",
      " o a os as uma um e sobre com para em do da de no na \u00e9 "
      "hist\u00f3ria segundos como " },
  { "nl",
      " de het een en over met voor in van is hoe geschiedenis seconden "
      "naar " },
};

#define ENGLISH_WORDS                                                          \
  " the a an and of about with for in to how history on at is what why story " \
  "seconds second minute video make from by "

static guint
count_in (gchar **words, const gchar *list)
{
  guint n = 0;

  for (guint i = 0; words[i]; i++) {
    g_autofree gchar *padded = g_strdup_printf (" %s ", words[i]);

    n += *words[i] && strstr (list, padded) != NULL;
  }
  return n;
}

const gchar *
language_guess (const gchar *prompt)
{
  const gchar *best = guess_by_script (prompt);
  g_autofree gchar *lower = g_utf8_strdown (prompt, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " ,.;:!?()\n\t", -1);
  guint most = count_in (words, ENGLISH_WORDS);

  if (best)
    return best;
  /* A single foreign word is most often a name. */
  most = MAX (most, 1);
  for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++) {
    guint n = count_in (words, stop_words[i].words);

    if (n > most) {
      most = n;
      best = stop_words[i].code;
    }
  }
  return best ? best : "en";
}
