/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The finders of format, length and tone: tables of patterns. Words that may
 * as well belong to a subject ("portrait", "square", "90s") count only where
 * their neighbours show that they speak of the video. */

#include "directions.h"

#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "lead.h"

#define MEDIUM                                                                 \
  "(?:video|clip|film|movie|short|reel|story|ad|advert|commercial|teaser"      \
  "|trailer|documentary|explainer|tutorial|animation|spot|intro|recap"         \
  "|overview|promo|slideshow|summary|cut|version)s?"
#define FORMAT "(?:format|mode|orientation|aspect(?:\\s+ratio)?|layout)"
#define STOP "(?=\\s*(?:$|[,.;:!?()\\n]|-\\s|\\d))"

#define NUMBER                                                                 \
  "(\\d+(?:[.,]\\d+)?|half\\s+an?|an?|one|two|three|four|five|six|seven"       \
  "|eight|nine|ten|twelve|fifteen|twenty|thirty|forty[ -]five|forty|fifty|"    \
  "sixty|ninety|(?:eine|une|een)\\s+(?:halbe|demie?|halve)|demi|medio|media"   \
  "|mezzo|meio|eine?|une?|una|uma?|een|zwei|drei|deux|trois|dos|tres|due|tre"  \
  "|dois|twee|drie|zehn|zwanzig|drei\u00dfig|dix|vingt|trente|diez|veinte"     \
  "|treinta|dieci|venti|trenta|dez|vinte|trinta|tien|twintig|dertig)"
/* "a second" is most often another one. */
#define COUNT                                                                  \
  "(?<!first )(?<!last )(?!an?\\b|half\\b|one\\b|eine?\\b|une?\\b|una\\b"      \
  "|uma?\\b|een\\b|demi|me[dz])" NUMBER
#define SECONDS                                                                \
  "(?:seconds?|secs?|sekunden?|seconden|secondes?|segundos?|secondi"           \
  "|\u0441\u0435\u043a\u0443\u043d\u0434\\w*)"
#define MINUTES                                                                \
  "(?:minutes?|mins?|minuten?|minutos?|minut[oi]"                              \
  "|\u043c\u0438\u043d\u0443\u0442\\w*)"
#define HOURS "(?:hours?|hrs?|stunden?|heures?|horas?)"

typedef void (*Take) (Directions *directions, GMatchInfo *match);

typedef struct {
  const gchar *pattern;
  Take take;
} Finder;

static gint
group_int (GMatchInfo *match, gint group)
{
  g_autofree gchar *text = g_match_info_fetch (match, group);

  return text ? (gint) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 1000000) : 0;
}

static void
set_once (Directions *directions, gint *field, gint value)
{
  if (*field && *field != value)
    directions->other_format = TRUE;
  else
    *field = value;
}

static void
add_shape (Directions *directions, gint width, gint height)
{
  Shape shape = width > height ? SHAPE_LANDSCAPE
      : width < height         ? SHAPE_PORTRAIT
                               : SHAPE_SQUARE;

  directions->shapes |= 1u << shape;
}

static void
take_size (Directions *directions, GMatchInfo *match)
{
  set_once (directions, &directions->width, group_int (match, 1));
  set_once (directions, &directions->height, group_int (match, 2));
  add_shape (directions, directions->width, directions->height);
}

static void
take_aspect (Directions *directions, GMatchInfo *match)
{
  set_once (directions, &directions->aspect_w, group_int (match, 1));
  set_once (directions, &directions->aspect_h, group_int (match, 2));
  add_shape (directions, directions->aspect_w, directions->aspect_h);
}

static void
take_lines (Directions *directions, GMatchInfo *match)
{
  set_once (directions, &directions->short_side, group_int (match, 1));
}

static void
take_thousands (Directions *directions, GMatchInfo *match)
{
  /* One group for each way to say it; the others are empty. */
  gint k = group_int (match, 1) + group_int (match, 2) + group_int (match, 3);

  /* 4K is 2160 lines, 8K 4320; 2K is by custom 1440. */
  set_once (directions, &directions->short_side, k == 2 ? 1440 : k * 540);
}

static void
take_full_hd (Directions *directions, GMatchInfo *match)
{
  set_once (directions, &directions->short_side, 1080);
}

static void
take_rate (Directions *directions, GMatchInfo *match)
{
  g_autofree gchar *text = g_match_info_fetch (match, 1);
  gdouble rate = g_ascii_strtod (text, NULL);

  set_once (directions, &directions->fps, (gint) MIN (rate + 0.5, 100000));
}

static void
take_landscape (Directions *directions, GMatchInfo *match)
{
  directions->shapes |= 1u << SHAPE_LANDSCAPE;
}

static void
take_portrait (Directions *directions, GMatchInfo *match)
{
  directions->shapes |= 1u << SHAPE_PORTRAIT;
}

static void
take_square (Directions *directions, GMatchInfo *match)
{
  directions->shapes |= 1u << SHAPE_SQUARE;
}

/* A word for a shape, where it speaks of the video: before a medium, after
 * "in" or "as", or alone between commas. */
#define SHAPE_WORD(words)                                                      \
  "(?:\\b(?:in|as|im|en|em)\\s+(?:an?\\s+)?)?\\b" words "\\s+" FORMAT "\\b"    \
  "|\\b" words "(?=\\s+" MEDIUM "\\b)"                                         \
  "|\\b" words "(?=\\s+\\d+[\\s-]*" SECONDS "\\b)"                             \
  "|\\b(?:in|as|im|en|em)\\s+(?:an?\\s+)?" words STOP "|(?<=,)\\s*" words STOP \
  "|\\b(?:in|as|im|en|em)\\s+" words                                           \
  "(?=\\s+(?:and|with|for|at|und|mit|et|avec|y|con|com|met|,))"                \
  "|^\\s*" words "(?=\\s*[,:])|(?<=:9|:16|:1)\\s+" words "\\b"                 \
  "|(?<=0p|4k)\\s+" words "\\b|\\b" words "(?=\\s*,?\\s*(?:1?[90]:|\\d+p))"    \
  "|\\b" words "\\s+(?:and|or)\\s+(?=(?:landscape|portrait|square|vertical)"   \
  "(?:\\s+" MEDIUM "|" STOP "))"                                               \
  "|(?<=landscape and|portrait and|square and)\\s+" words STOP

static const Finder formats[] = {
  { "\\b(\\d{2,6})\\s*[x\u00d7]\\s*(\\d{2,6})\\b(?:\\s*(?:px|pixels))?",
      take_size },
  { "(?:\\bin\\s+)?\\b(16|9|1|4|5|3|21|2|10):(9|16|1|5|4|3|2|10)\\b(?!\\d)"
    "(?:\\s+" FORMAT ")?",
      take_aspect },
  { "(?:\\b(?:in|at)\\s+)?\\b(\\d{3,5})p\\b(?:\\s+(?:quality|resolution))?",
      take_lines },
  { "\\bin\\s+(\\d{1,3})k\\b(?:\\s+(?:quality|resolution))?"
    "|\\b(\\d{1,3})k\\s+(?:quality|resolution)\\b"
    "|\\b(\\d{1,3})k(?=\\s+" MEDIUM "\\b)",
      take_thousands },
  { "\\b([248])k\\b", take_thousands },
  { "(?:\\bin\\s+)?\\bfull[ -]?hd\\b", take_full_hd },
  { "(?:\\b(?:at|in)\\s+)?\\b(\\d+(?:\\.\\d+)?)\\s*"
    "(?:fps|frames?\\s+(?:a|per)\\s+second)\\b",
      take_rate },
  { SHAPE_WORD ("(?:portrait|verticale?|upright|hochformat|hochkant)"),
      take_portrait },
  { SHAPE_WORD ("(?:landscape|horizontale?|widescreen|querformat)"),
      take_landscape },
  { SHAPE_WORD ("(?:square|quadratisch|carr[e\u00e9]e?|cuadrado"
                "|quadrato|quadrado|vierkant)"),
      take_square },
  { "\\bfor\\s+(?:(?:instagram|facebook|youtube|my|our|the)\\s+)*"
    "(?:tik ?tok|reels?|shorts|stories|snapchat)\\b"
    "|\\b(?:tik ?tok|instagram\\s+(?:reel|story)|youtube\\s+shorts?)"
    "(?=\\s+" MEDIUM "\\b|\\s*$|\\s+(?:about|on|of)\\b)",
      take_portrait },
  { "\\bfor\\s+(?:an?\\s+|my\\s+|the\\s+)?instagram\\s+(?:post|feed)\\b",
      take_square },
  { "\\bfor\\s+(?:youtube|tv|television)\\b", take_landscape },
};

static const struct {
  const gchar *word;
  gdouble value;
} number_words[] = {
  { "half", 0.5 },
  { "demi", 0.5 },
  { "medio", 0.5 },
  { "media", 0.5 },
  { "mezzo", 0.5 },
  { "meio", 0.5 },
  { "ein", 1 },
  { "eine", 1 },
  { "un", 1 },
  { "une", 1 },
  { "una", 1 },
  { "um", 1 },
  { "uma", 1 },
  { "een", 1 },
  { "zwei", 2 },
  { "deux", 2 },
  { "dos", 2 },
  { "due", 2 },
  { "dois", 2 },
  { "twee", 2 },
  { "drei", 3 },
  { "trois", 3 },
  { "tres", 3 },
  { "tre", 3 },
  { "drie", 3 },
  { "zehn", 10 },
  { "dix", 10 },
  { "diez", 10 },
  { "dieci", 10 },
  { "dez", 10 },
  { "tien", 10 },
  { "zwanzig", 20 },
  { "vingt", 20 },
  { "veinte", 20 },
  { "venti", 20 },
  { "vinte", 20 },
  { "twintig", 20 },
  { "drei\u00dfig", 30 },
  { "trente", 30 },
  { "treinta", 30 },
  { "trenta", 30 },
  { "trinta", 30 },
  { "dertig", 30 },
  { "a", 1 },
  { "an", 1 },
  { "one", 1 },
  { "two", 2 },
  { "three", 3 },
  { "four", 4 },
  { "five", 5 },
  { "six", 6 },
  { "seven", 7 },
  { "eight", 8 },
  { "nine", 9 },
  { "ten", 10 },
  { "twelve", 12 },
  { "fifteen", 15 },
  { "twenty", 20 },
  { "thirty", 30 },
  { "forty", 40 },
  { "forty five", 45 },
  { "forty-five", 45 },
  { "fifty", 50 },
  { "sixty", 60 },
  { "ninety", 90 },
};

static gdouble
number_value (const gchar *text)
{
  g_autofree gchar *number = g_ascii_strdown (text, -1);

  if (g_str_has_prefix (number, "half") || strstr (number, " hal")
      || strstr (number, " demi"))
    return 0.5;
  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (g_str_equal (number_words[i].word, number))
      return number_words[i].value;
  return g_ascii_strtod (g_strdelimit (number, ",", '.'), NULL);
}

static gdouble
group_number (GMatchInfo *match, gint group)
{
  g_autofree gchar *text = g_match_info_fetch (match, group);

  return text && *text ? number_value (text) : 0;
}

static gdouble
length_of_seconds (GMatchInfo *match)
{
  return group_number (match, 1);
}

static gdouble
length_of_minutes (GMatchInfo *match)
{
  return group_number (match, 1) * 60 + group_number (match, 2);
}

static gdouble
length_of_half_more (GMatchInfo *match)
{
  return group_number (match, 1) * 60 + 30;
}

static gdouble
length_of_hours (GMatchInfo *match)
{
  return group_number (match, 1) * 3600;
}

/* @exact: a subject may hold such a thing ("the 90s", "9:30", "24 hours"), so
 * only where its neighbours speak of the video. */
static const struct {
  const gchar *pattern;
  gdouble (*length) (GMatchInfo *match);
  gboolean exact;
} lengths[] = {
  { NUMBER "[\\s-]*" MINUTES "\\s+and\\s+a\\s+half", length_of_half_more,
      FALSE },
  { NUMBER "\\s+and\\s+a\\s+half[\\s-]*" MINUTES, length_of_half_more, FALSE },
  { NUMBER "[\\s-]*(?:" MINUTES "|m)[\\s,]*(?:and\\s+)?(\\d{1,2})[\\s-]*"
           "(?:" SECONDS "|s)",
      length_of_minutes, FALSE },
  { NUMBER "[\\s-]*" MINUTES, length_of_minutes, FALSE },
  { COUNT "[\\s-]*" SECONDS, length_of_seconds, FALSE },
  { "(\\d{1,2}):([0-5]\\d)(?:\\s*" MINUTES ")?", length_of_minutes, TRUE },
  { "(\\d{1,5})\\s?s", length_of_seconds, TRUE },
  { NUMBER "[\\s-]*" HOURS, length_of_hours, TRUE },
};

#define LENGTH_LEADS                                                           \
  "in|for|under|exactly|about|only|within|lasting|duration:?|length:?|en"      \
  "|\u0437\u0430"

/* Between them a length says how long the video shall be. @loose: too weak
 * for what a subject may hold as well. */
static const struct {
  const gchar *before, *after;
  gboolean loose;
} length_places[] = {
  { "", "(?:[\\s-]+long)?[\\s-]+(?:\\w+[\\s-]+){0,2}" MEDIUM "\\b", FALSE },
  { "", "\\s+(?:long|of|about|on|in length|\u00fcber|sur|sobre)\\b", FALSE },
  { "^\\W*(?:\\w+[\\s,]+){0,2}?", "", TRUE },
  { "^\\W*", "\\s*[,:;]", FALSE },
  { "(?:,|\\(|(?=\\b(?:" LENGTH_LEADS ")\\s))\\s*",
      "\\s*(?:max|maximum|total)?\\s*(?=$|[,.;:!)])", FALSE },
  { "", "\\s*$", FALSE },
};

static gboolean
match_at (const gchar *pattern, const gchar *text, GMatchInfo **match)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);

  g_return_val_if_fail (regex != NULL, FALSE);
  return g_regex_match (regex, text, 0, match);
}

static void
blank (Directions *directions, GMatchInfo *match)
{
  gint from, to;

  if (g_match_info_fetch_pos (match, 0, &from, &to))
    memset (directions->left + from, ' ', to - from);
}

/* "Times Square," is a name: a capital after a capitalised word. */
static gboolean
is_name (const gchar *text, GMatchInfo *match)
{
  gint from, to;
  const gchar *before;

  g_match_info_fetch_pos (match, 0, &from, &to);
  while (from < to && g_ascii_isspace (text[from]))
    from++;
  if (!g_ascii_isupper (text[from]) || from < 2 || text[from - 1] != ' ')
    return FALSE;
  before = text + from - 2;
  while (before > text && g_ascii_isalpha (before[-1]))
    before--;
  return before > text && g_ascii_isupper (*before);
}

static void
find_formats (Directions *directions)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    for (guint tries = 0; tries < 8; tries++) {
      g_autoptr (GMatchInfo) match = NULL;

      if (!match_at (formats[i].pattern, directions->left, &match)
          || is_name (directions->left, match))
        break;
      formats[i].take (directions, match);
      blank (directions, match);
    }
  }
}

static void
take_length (Directions *directions, gdouble seconds)
{
  if (directions->seconds == 0)
    directions->seconds = seconds;
  else if (directions->seconds != seconds)
    directions->other_seconds = seconds;
}

/* The whole pattern, and what of it is to be blanked: the length itself with
 * "in" or "for" ahead of it, not the words around it. Leads are counted, or a
 * prompt of nothing else would take the square of its length. */
static gboolean
find_length (
    Directions *directions, guint i, const gchar *before, const gchar *after)
{
  g_autofree gchar *pattern = g_strdup_printf (
      "%s\\K(?:\\b(?:" LENGTH_LEADS ")\\s+){0,8}%s(?<![\\w:.,])%s\\b(?=%s)",
      before, lengths[i].exact ? "(?<!the )" : "", lengths[i].pattern, after);
  g_autoptr (GMatchInfo) match = NULL;
  gdouble seconds;

  if (!match_at (pattern, directions->left, &match))
    return FALSE;
  seconds = lengths[i].length (match);
  /* "a minute", yes, but a length of nothing is no length. */
  take_length (directions, seconds == 0 ? 0.001 : seconds);
  blank (directions, match);
  return TRUE;
}

static void
find_lengths (Directions *directions)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint place = 0; place < G_N_ELEMENTS (length_places); place++)
      while (!(lengths[i].exact && length_places[place].loose)
          && find_length (directions, i, length_places[place].before,
              length_places[place].after))
        ;
  /* Only where no place was sure: anywhere. */
  for (guint i = 0; directions->seconds == 0 && i < G_N_ELEMENTS (lengths); i++)
    while (!lengths[i].exact && find_length (directions, i, "", ""))
      ;
}

static const struct {
  const gchar *pattern, *tone, *look;
} tones[] = {
  { "cinematic|filmic|cinematisch|cin[e\u00e9]matographique", "cinematic",
      "cinematic" },
  { "epic|episch(?:er|e)?", "epic", "cinematic" },
  { "dramatic|dramatisch(?:er|e)?", "dramatic", "cinematic" },
  { "moody|dark and moody", "moody", "cinematic" },
  { "mysterious|mystical", "mysterious", "cinematic" },
  { "inspiring|inspirational|uplifting|motivational", "inspiring",
      "cinematic" },
  { "nostalgic|emotional|sentimental|romantic", "emotional", "cinematic" },
  { "fast[ -]paced|quick[ -]paced|high[ -]energy|snappy|punchy", "fast-paced",
      "energetic" },
  { "energetic|dynamic|upbeat|exciting|energisch", "energetic", "energetic" },
  { "documentary(?:[ -]style)?|factual|sober|dokumentarisch", "documentary",
      "documentary" },
  { "educational|informative|instructive|explanatory", "educational",
      "documentary" },
  { "serious|formal|professional|corporate", "serious", "documentary" },
  { "calm(?:ing)?|relaxing|peaceful|meditative|soothing|gentle|tranquil"
    "|slow[ -]paced|ruhig(?:er|es|e)?|tranquilo",
      "calm", "calm" },
  { "playful|whimsical|cheerful|cute|quirky|kid[ -]friendly|verspielt",
      "playful", "playful" },
  { "funny|humorous|comedic|light-?hearted|lustig(?:er|es|e)?", "funny",
      "playful" },
  { "news[ -]style|newsy|breaking[ -]news|newsroom", "news", "news" },
  { "minimal(?:ist(?:ic)?)?|understated|clean", "minimal", "minimal" },
  { "elegant|luxurious|sophisticated", "elegant", "minimal" },
};

static gchar *
all_tones (void)
{
  GString *all = g_string_new ("(?:");

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    g_string_append_printf (all, "%s%s", i ? "|" : "", tones[i].pattern);
  g_string_append_c (all, ')');
  return g_string_free (all, FALSE);
}

/* What may be blanked: "in a cinematic, fast-paced style", "cinematic" ahead
 * of a medium or alone between commas. "calm sea" keeps its calm. */
static void
blank_tones (Directions *directions)
{
  static const gchar *const places[] = {
    "\\b(?:in|with)\\s+(?:an?\\s+|the\\s+)?(?:very\\s+)?(?:%s[\\s,]*"
    "(?:and\\s+|but\\s+)?)+(?:visual\\s+)?(?:style|tone|mood|look|feel(?:ing)?"
    "|vibe|way|manner|atmosphere|pacing)\\b",
    "\\b(?:%s[\\s,]*(?:and\\s+|but\\s+)?)+(?:style|tone|mood|look|vibe)\\b",
    "\\b(?:%s[\\s,]*(?:and\\s+)?)+(?=(?:short\\s+)?(?:\\s*-?\\s*)" MEDIUM
    "\\b)",
    "(?<=[,;.])\\s*(?:%s\\s*(?:,|and)?\\s*)+(?=$|[,;.!])",
    "^\\s*(?:%s\\s*(?:,|and)\\s*)*%s\\s*[:,]",
  };
  g_autofree gchar *all = all_tones ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_auto (GStrv) parts = g_strsplit (places[i], "%s", -1);
    g_autofree gchar *pattern = g_strjoinv (all, parts);
    g_autoptr (GMatchInfo) match = NULL;

    if (match_at (pattern, directions->left, &match))
      blank (directions, match);
  }
}

typedef struct {
  gint at;
  guint tone;
} Found;

static gint
by_place (gconstpointer a, gconstpointer b)
{
  return ((const Found *) a)->at - ((const Found *) b)->at;
}

static void
find_tones (Directions *directions)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++) {
    g_autofree gchar *pattern =
        g_strdup_printf ("\\b(?:%s)\\b", tones[i].pattern);
    g_autoptr (GMatchInfo) match = NULL;
    Found one = { 0, i };

    if (!match_at (pattern, directions->left, &match))
      continue;
    g_match_info_fetch_pos (match, 0, &one.at, NULL);
    g_array_append_val (found, one);
  }
  g_array_sort (found, by_place);
  for (guint i = 0; i < found->len; i++) {
    guint tone = g_array_index (found, Found, i).tone;

    g_string_append_printf (
        directions->tone, "%s%s", i ? ", " : "", tones[tone].tone);
    if (i == 0)
      directions->look = tones[tone].look;
  }
  blank_tones (directions);
}

static void
find_language (Directions *directions)
{
  gint from, to;

  directions->language = language_asked (directions->left, &from, &to);
  if (directions->language)
    memset (directions->left + from, ' ', to - from);
}

Directions *
directions_find (const gchar *prompt)
{
  Directions *directions = g_new0 (Directions, 1);

  directions->left = lead_unfold (prompt);
  directions->tone = g_string_new (NULL);
  find_formats (directions);
  find_lengths (directions);
  find_language (directions);
  find_tones (directions);
  return directions;
}

void
directions_free (Directions *directions)
{
  g_free (directions->left);
  g_string_free (directions->tone, TRUE);
  g_free (directions);
}
