/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Takes the scaffolding of a request ("please make me a short video about")
 * away from its subject, and finds the parts that a subject lists. */

#include "subject.h"

#include <string.h>

#define THING                                                                  \
  "(?:video|clip|film|movie|short|reel|animation|documentary|explainer"        \
  "|teaser|trailer|ad|advert|commercial|slideshow|spot|promo|tutorial|piece"   \
  "|summary|overview|recap|something|anything|thing|intro|story|content"       \
  "|tik ?tok|one)s?"
#define PRAISE                                                                 \
  "(?:short|quick|nice|cool|good|great|awesome|amazing|interesting"            \
  "|beautiful|little|new|simple|brief|fun|long|really|very|super|stunning"     \
  "|viral|random|engaging|high[ -]quality|professional|video|vertical|full"    \
  "|best)"
#define VERB                                                                   \
  "(?:make|create|generate|produce|build|render|write|give|show|tell|do"       \
  "|prepare|design|have|see|get|film|shoot|mach[et]?|erstelle?n?|cr[e\u00e9]"  \
  "e[rz]?"                                                                     \
  "|fais|faites|haz|crea)"
#define LINK                                                                   \
  "(?:about|of|on|for|that|which|explaining|showing|telling"                   \
  "|describing|covering|around|regarding|\u00fcber|von|sur|sobre|de|titled|"   \
  "called)"

static gchar *
replace (gchar *text, const gchar *pattern, const gchar *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  gchar *out;

  g_return_val_if_fail (regex != NULL, text);
  out = g_regex_replace (regex, text, -1, 0, with, 0, NULL);
  if (!out)
    return text;
  g_free (text);
  return out;
}

/* In this order, until nothing changes: what a blanked direction leaves
 * dangling shows only once its neighbours are gone. */
static const struct {
  const gchar *pattern, *with;
} strips[] = {
  { "[ \\t]+", " " },
  { "\\(\\s*\\)|\\[\\s*\\]", "" },
  { "\\s+([,.;:!?])", "\\1" },
  /* What comes before a list stays, whatever went from between. */
  { "[,;.](?:\\s*[,;.])*\\s*:", ":" },
  { "([,;:])(?:\\s*[,;:.])+", "\\1" },
  { "^[\\s,.;:!?\"'\u2013\u2014-]+|[\\s,;:\"'\u2013\u2014-]+$", "" },
  { "(?<=\\w)\\.$|!+$", "" },
  { "^(?:hi|hello|hey|please|can you|could you|would you|i want(?: you)?(?: "
    "to)?"
    "|i need(?: you)?(?: to)?|i'?d like(?: you)?(?: to)?|i would like(?: to)?"
    "|we need|we want|let'?s|bitte|just|now|kindly)\\b",
      "" },
  { "^" VERB "\\b(?:\\s+(?:me|us|mir|uns))?(?=\\s|$)(?!\\s+\\w+$)", "" },
  { "^(?:explain|describe)\\s+(?:to\\s+(?:me|us)\\s+)?(?=how|why|what|the|an?"
    "\\b)",
      "" },
  { "^" VERB "\\s+(?=(?:me|us|an?|some|ein(?:e|en)?|une?)\\b)", "" },
  { "^(?:me|us)\\b", "" },
  { "^(?:(?:an?|the|some|my|our|ein(?:e|en)?|une?|un)\\s+)?(?:" PRAISE
    "[\\s,-]+)*" THING "\\s+" LINK "\\b(?:\\s+how\\s+(?=to\\b))?",
      "" },
  { "^(?:(?:an?|the|some)\\s+)?(?:" PRAISE "[\\s,-]+)*" THING "\\s*:", "" },
  { "^" LINK "\\s+(?!all\\b)", "" },
  { "(?<=\\w),?\\s+(?:in|with|as|for|at|and|on|to|from|by|of|an?|the|long"
    "|style|format|lasting|mit|auf|en|max|maximum)$",
      "" },
  { "(?<=\\w),?\\s+(?:in|as|for|into)\\s+(?:an?\\s+)?(?:" PRAISE
    "\\s+)*(?:video|clip|film|movie|short|reel)$",
      "" },
  { "(?<=\\w\\s\\w\\w\\w),?\\s+(?:video|clip|film|movie|short|reel)$", "" },
  { "^(?:video|clip|film|movie)\\s+(?=\\w)", "" },
  { "\\b(?:in|with|as)\\s*(?=[,.;])", "" },
};

static gboolean
strip_once (gchar **text)
{
  g_autofree gchar *before = g_strdup (*text);

  for (guint i = 0; i < G_N_ELEMENTS (strips); i++)
    *text = replace (*text, strips[i].pattern, strips[i].with);
  return strcmp (before, *text) != 0;
}

/* Words that name no subject, alone or together. */
static gboolean
is_filler (const gchar *text)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "^(?:(?:an?|the|some|me|my|us|it|this|that|and|or|with|in|of|to|for|"
      "please"
      "|very|really|so|whatever|you|want|like|style|topic|subject|stuff|"
      "nothing|idea"
      "|ideas|test|cinematic|music|effects|viral|quality|professional|epic"
      "|best|content|social media|youtube|tiktok|instagram|video|film|movie"
      "|fast[ -]paced|" PRAISE "|" THING "|" VERB "|" LINK ")[\\s,.;:!?-]*)*$",
      G_REGEX_CASELESS, 0, NULL);

  return g_regex_match (regex, text, 0, NULL);
}

gchar *
subject_find (const gchar *left)
{
  gchar *text = g_strdup (left);

  for (guint i = 0; i < 8 && strip_once (&text); i++)
    ;
  if (is_filler (text))
    *text = '\0';
  return text;
}

static gboolean
is_small (const gchar *word)
{
  static const gchar *const small[] = { "a", "an", "the", "of", "in", "on",
    "at", "to", "for", "and", "or", "by", "with", "from", "as", "into", "von",
    "de", "la", "le", "du", "von", NULL };

  return g_strv_contains (small, word);
}

gchar *
subject_title (const gchar *subject, const gchar *language)
{
  g_auto (GStrv) words = g_strsplit (subject, " ", -1);
  gboolean english = g_str_equal (language, "en");
  GString *title = g_string_new (NULL);

  for (guint i = 0; words[i]; i++) {
    gunichar first = g_utf8_get_char (words[i]);
    const gchar *dot = strchr (words[i], '.');

    if (title->len > 0)
      g_string_append_c (title, ' ');
    /* "p.m." stays as it is */
    if (!*words[i] || (dot && dot[1])
        || (i > 0 && (!english || is_small (words[i])))) {
      g_string_append (title, words[i]);
      continue;
    }
    g_string_append_unichar (title, g_unichar_toupper (first));
    g_string_append (title, g_utf8_next_char (words[i]));
  }
  return g_string_free (title, FALSE);
}

/* What no title ends with. */
static gboolean
dangles (const gchar *word)
{
  static const gchar *const words[] = { "that", "which", "who", "whose",
    "where", "when", "while", "because", "if", "during", "through", "about",
    "before", "after", "between", "over", "under", "without", "than", "so",
    "but", "not", "is", "are", "was", "were", "has", "have", "had", "will",
    "can", "my", "our", "your", "his", "her", "its", "their", "this", "these",
    "every", "very", "und", "oder", "der", "die", "das", "den", "dem", "des",
    "ein", "eine", "mit", "f\u00fcr", "im", "in", "auf", "zu", "et", "ou",
    "les", "des", "une", "un", "dans", "pour", "avec", "y", "o", "el", "los",
    "las", "una", "con", "por", "para", "e", "il", "gli", "per", "di", "da",
    "os", "as", "um", "uma", "em", "het", "een", "van", "voor", "met", "op",
    NULL };
  g_autofree gchar *lower = g_utf8_strdown (word, -1);

  return is_small (lower) || g_strv_contains (words, lower);
}

/* The word that begins there. */
static gboolean
dangles_at (const gchar *from)
{
  g_autofree gchar *word = g_strndup (from, strcspn (from, " "));

  return dangles (word);
}

/* The last end of a phrase in @head behind byte @least, or NULL. */
static gchar *
phrase_end (gchar *head, gsize least)
{
  gchar *found = NULL;

  for (gchar *p = head; *p; p++)
    if (strchr (",;:.!?", *p) && (p[1] == ' ' || p[1] == '\0')
        && (gsize) (p - head) >= least && p[-2] != '.')
      found = p;
  return found;
}

/* Takes the last words that belong together away: the cut is between two that
 * mean something, as in the middle of a name. */
static void
drop_half_phrase (gchar *head, const gchar *next)
{
  g_autofree gchar *follows = g_strndup (next, strcspn (next, " "));
  const gsize least = strlen (head) / 3;
  gchar *space = strrchr (head, ' ');

  if (!space || dangles (space + 1) || dangles (follows))
    return;
  for (gchar *p = space; p > head + least; p--)
    if (*p == ' ' && dangles_at (p + 1)) {
      *p = '\0';
      return;
    }
}

gchar *
subject_title_cut (const gchar *title, glong most)
{
  gchar *head, *end;

  if (g_utf8_strlen (title, -1) <= most)
    return g_strdup (title);
  /* One more, so that a word that just fits has its space behind it. */
  head = g_utf8_substring (title, 0, most + 1);
  end = strrchr (head, ' ');
  if (!end) {
    *g_utf8_offset_to_pointer (head, most) = '\0';
    return head;
  }
  *end = '\0';
  end = phrase_end (head, strlen (head) / 3);
  if (end)
    end[strchr ("!?", *end) != NULL] = '\0';
  else
    drop_half_phrase (head, title + strlen (head) + 1);
  while ((end = strrchr (head, ' ')) && dangles (end + 1))
    *end = '\0';
  while (*head && strchr (" ,;:-", head[strlen (head) - 1]))
    head[strlen (head) - 1] = '\0';
  return head;
}

static gchar *
tidy_part (const gchar *text)
{
  gchar *part = g_strdup (text);

  part = replace (part,
      "^[\\s,.;:-]*(?:and\\s+|then\\s+|finally\\s+)*"
      "|[\\s,.;:-]+$",
      "");
  return part;
}

static void
add_parts (GPtrArray *parts, const gchar *text, const gchar *separator)
{
  g_autoptr (GRegex) regex = g_regex_new (separator, G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) pieces = g_regex_split (regex, text, 0);

  for (guint i = 0; pieces[i]; i++) {
    gchar *part = tidy_part (pieces[i]);

    if (*part)
      g_ptr_array_add (parts, part);
    else
      g_free (part);
  }
}

/* How the last of several is joined; English where nothing else is known. */
static const gchar *
word_for_and (const gchar *language)
{
  static const gchar *const words[][2] = { { "de", "und|sowie" },
    { "fr", "et|puis" }, { "es", "[ye]" }, { "it", "ed?" }, { "pt", "e" },
    { "nl", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], language) == 0)
      return words[i][1];
  return "and";
}

/* The second group of @pattern is the list; @least parts make it one. "&" is
 * the word for "and". */
static const struct {
  const gchar *pattern, *separator;
  guint least;
} lists[] = {
  { "^(.*?)(?:^|\\s)(1[.)]\\s+.*\\b2[.)]\\s+.*)$", "(?:^|\\s)\\d{1,2}[.)]\\s+",
      2 },
  { "^(.*?)\\n((?:\\s*[-*\u2022]\\s+[^\\n]+\\n?){2,})$",
      "(?:^|\\n)\\s*[-*\u2022]\\s+", 2 },
  { "^(.*?),?\\s*\\bfrom\\s+(.+\\s+(?:to|through|via)\\s+.+\\s+(?:to|into)"
    "\\s+.+)$",
      "\\s*,?\\s+(?:to|through|via|into)\\s+|\\s*,\\s*(?:&\\s+)?", 3 },
  { "^(.*?),?\\s*\\bfrom\\s+(.+?,.+(?:,|\\b&\\b|\\bto\\b).+)$",
      "\\s*,\\s*(?:&\\s+|to\\s+)?|\\s+&\\s+|\\s+to\\s+", 3 },
  { "^(.*?)\\b(?:at\\s+)?first\\b[,:]?\\s+(.+?\\b(?:then|next|after that)\\b"
    ".+)$",
      "\\s*[,;.]?\\s*(?:&\\s+)?\\b(?:then|next|after that|finally|at last"
      "|in the end)\\b[,:]?\\s*",
      2 },
  { "^(.*?),?\\s*\\b(?:covering|including|featuring|scenes:|beats:|chapters:"
    "|parts:|with scenes of|with chapters on|that "
    "covers|(?:szenen|kapitel|teile"
    "|sc[e\u00e8]nes|chapitres|escenas|cap[i\u00ed]tulos|scene|capitoli|cenas"
    "|hoofdstukken)\\s?:)\\s*:?\\s+(.+)$",
      "\\s*[,;]\\s*(?:&\\s+)?|\\s+&\\s+", 2 },
  { "^(.+?)\\s?:\\s+(.+?[,;].+?(?:[,;]|\\b&\\b).+)$",
      "\\s*[,;]\\s*(?:&\\s+)?|\\s+&\\s+", 3 },
};

/* "in three scenes", "a video": what is left of a prompt that is a list. */
static gboolean
says_nothing (const gchar *stem)
{
  return !*stem || is_filler (stem)
      || g_regex_match_simple ("^(?:(?:in|with|of)\\s+)?(?:\\d+|two|three|four|"
                               "five|six|these|the)\\s+"
                               "(?:scenes?|parts?|beats?|chapters?|steps?)$",
          stem, G_REGEX_CASELESS, 0);
}

/* From the first to the last, where nothing names the whole. */
static gchar *
name_parts (const GPtrArray *parts)
{
  return g_strconcat (g_ptr_array_index (parts, 0), " \u2013 ",
      g_ptr_array_index (parts, parts->len - 1), NULL);
}

/* (transfer full) */
static gchar *
with_and (const gchar *pattern, const gchar *language)
{
  g_autofree gchar *group = g_strdup_printf ("(?:%s)", word_for_and (language));
  GString *out = g_string_new (pattern);

  g_string_replace (out, "&", group, 0);
  return g_string_free (out, FALSE);
}

GPtrArray *
subject_parts (const gchar *subject, const gchar *language, gchar **stem)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autofree gchar *pattern = with_and (lists[i].pattern, language);
    g_autofree gchar *separator = with_and (lists[i].separator, language);
    g_autoptr (GRegex) regex =
        g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;
    g_autofree gchar *list = NULL;
    g_autofree gchar *head = NULL;

    if (!g_regex_match (regex, subject, 0, &match))
      continue;
    head = g_match_info_fetch (match, 1);
    list = g_match_info_fetch (match, 2);
    add_parts (parts, list, separator);
    if (parts->len >= lists[i].least) {
      *stem = tidy_part (head);
      if (says_nothing (*stem)) {
        g_free (*stem);
        *stem = name_parts (parts);
      }
      return parts;
    }
    g_ptr_array_set_size (parts, 0);
  }
  *stem = g_strdup (subject);
  return parts;
}
