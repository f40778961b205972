/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The lead of a prompt: the words before "about", if all of them speak of the
 * video and none of what it shows. Knows no format and no length itself. */

#include "lead.h"

#include <string.h>

/* More words than this are a sentence and not a lead. */
#define MAX_WORDS 12

#define UNIT                                                                   \
  "(?:seconds?|secs?|minutes?|mins?|sekunden?|minuten?|secondes?|segundos?"    \
  "|seconden|secondi|minut[oi]|minutos?)"
#define MEDIUM                                                                 \
  "(?:video|clip|film|movie|short|reel|story|ad|teaser|trailer|documentary"    \
  "|explainer|tutorial|animation|spot|intro|recap|overview|promo|slideshow"    \
  "|summary|portrait|vid\u00e9o)s?"
#define ARTICLE "(?:an?|eine?n?|une?|una?)"
#define COUNT                                                                  \
  "(?:\\d+(?:[.,]\\d+)?|one|two|three|five|ten|fifteen|twenty|thirty|forty"    \
  "|sixty|ninety|half)"
/* Said of a video, and of no interest to anybody. */
#define FILLER                                                                 \
  "(?:the|my|our|me|make|create|please|quick|brief|little|long|new|nice"       \
  "|short|product|news|quote|brand|launch|and|with|kurzes|kleines|mache?"      \
  "|video|clip|film|movie|reel|ad|teaser|trailer|explainer|recap|overview"     \
  "|promo|slideshow|summary|spot|intro|vid\u00e9o)"
/* Kept: directions.c knows what they ask for. */
#define TELLING                                                                \
  "(?:portrait|vertical|landscape|horizontal|widescreen|square|hochformat|"    \
  "quadratisch"                                                                \
  "|querformat|\\d+p|4k|\\d+:\\d+|\\d+x\\d+"                                   \
  "|cinematic|epic|dramatic|moody|mysterious|inspiring|emotional|nostalgic"    \
  "|fast-paced|slow-paced|energetic|dynamic|upbeat|exciting|documentary"       \
  "|educational|informative|serious|calm(?:ing)?|relaxing|peaceful|gentle"     \
  "|playful|whimsical|cheerful|funny|minimal(?:ist)?|elegant"                  \
  "|ruhige[sr]?|lustige[sr]?|tranquilo)"

static gboolean
is_word (const gchar *word, const gchar *pattern)
{
  g_autofree gchar *whole = g_strdup_printf ("^%s$", pattern);

  return g_regex_match_simple (whole, word, G_REGEX_CASELESS, 0);
}

/* Appends ", 20 seconds", ", half a minute" or ", calm"; FALSE if a word is
 * not of a lead, or a number is left without its unit. */
static gboolean
append_lead (GString *text, gchar **words, guint n)
{
  g_autoptr (GString) count = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    if (is_word (words[i], UNIT)) {
      if (is_word (count->str, "half"))
        g_string_append (count, " a");
      g_string_append_printf (
          text, ", %s %s", count->len ? count->str : "a", words[i]);
      g_string_truncate (count, 0);
    } else if (is_word (words[i], ARTICLE)) {
      if (!is_word (count->str, "half"))
        g_string_truncate (count, 0);
      g_string_append_printf (count, "%s%s", count->len ? " " : "", words[i]);
    } else if (is_word (words[i], COUNT)) {
      g_string_assign (count, words[i]);
    } else if (is_word (words[i], TELLING)) {
      g_string_append_printf (text, ", %s", words[i]);
    } else if (!is_word (words[i], FILLER)) {
      return FALSE;
    }
  }
  return count->len == 0 || is_word (count->str, ARTICLE);
}

/* Where the subject begins: behind "about", or behind "for" and "on" after a
 * word for a video. 0 if nowhere. */
static guint
subject_at (gchar **words)
{
  for (guint i = 1; words[i] && i <= MAX_WORDS; i++) {
    if (is_word (words[i], "(?:about|\u00fcber|sobre)"))
      return i + 1;
    if (is_word (words[i], "(?:for|on|f\u00fcr|sur)")
        && is_word (words[i - 1], MEDIUM))
      return i + 1;
  }
  return 0;
}

/* The text behind the first @n words. */
static const gchar *
text_behind (const gchar *text, gchar **words, guint n)
{
  for (guint i = 0; i < n; i++)
    text += strlen (words[i]) + 1;
  return text;
}

/* Commas in a lead part its words and mean nothing more. */
static gchar *
unfold (const gchar *prompt)
{
  g_auto (GStrv) words = g_strsplit_set (prompt, " \t\n", -1);
  const guint start = subject_at (words);
  g_autoptr (GString) text = NULL;

  if (start == 0 || !words[start])
    return g_strdup (prompt);
  text = g_string_new (text_behind (prompt, words, start));
  for (guint i = 0; i < start; i++)
    g_strdelimit (words[i], ",", '\0');
  if (!append_lead (text, words, start - 1))
    return g_strdup (prompt);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "News recap: ..." says what the video is, and then what it shows. */
static gchar *
without_heading (const gchar *prompt)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^\\s*(?:(?:(news)|product|brand|launch)?\\s*" MEDIUM
                   "|announcement)\\s*:\\s*(.+)$",
          G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, prompt, 0, &match))
    return g_strdup (prompt);
  g_autofree gchar *news = g_match_info_fetch (match, 1);
  g_autofree gchar *rest = g_match_info_fetch (match, 2);
  return g_strconcat (rest, *news ? ", news-style" : "", NULL);
}

static gchar *
audience_as_tone (const gchar *prompt)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "[\\s,]+(?:for|f\u00fcr|pour|para)\\s+(?:(?:small|young|curious|kleine"
      "|the|les|los)\\s+)?(?:children|kids|toddlers|kinder|enfants"
      "|ni\u00f1os)\\b",
      G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace_literal (regex, prompt, -1, 0, ", playful", 0, NULL);
}

static gchar *
without_controls (const gchar *prompt)
{
  gchar *text = g_strdup (prompt);

  for (gchar *c = text; *c; c++)
    if (g_ascii_iscntrl (*c) && *c != '\n' && *c != '\t')
      *c = ' ';
  return text;
}

gchar *
lead_unfold (const gchar *prompt)
{
  g_autofree gchar *plain = without_controls (prompt);
  g_autofree gchar *bare = without_heading (plain);
  g_autofree gchar *spoken = audience_as_tone (bare);

  return unfold (spoken);
}
