/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which story a subject asks for. Words decide, by tables; a topic is taken
 * only where the subject has no other words than its names. */

#include "story.h"

#include <string.h>

/* The first that matches wins. @core: what to take away for {S}. */
static const struct {
  StoryKind kind;
  const gchar *pattern, *core;
} kinds[] = {
  { STORY_SAYING,
      "^[\"\\x{201c}\\x{ab}](?:[^\\s\"\\x{201d}\\x{bb}]+\\s+){3,}[^\"\\x{201d}"
      "\\x{bb}]+[\"\\x{201d}\\x{bb}]",
      NULL },
  { STORY_QUOTE,
      "\\b(?:quotes?|quotation|saying|proverb|aphorism|words of wisdom"
      "|motto)\\b",
      "^(?:an?\\s+|the\\s+)?(?:\\w+\\s+)?(?:quotes?|quotation|saying|proverb"
      "|aphorism|words of wisdom|motto)\\s*(?:(?:about|on|of|for)\\s+|:\\s*)"
      "|\\s+(?:quotes?|proverb)$" },
  { STORY_LIST,
      "\\btop\\s+(?:\\d+|three|five|ten)\\b|^(?:the\\s+)?(?:\\d+|three|four"
      "|five|six|seven|eight|nine|ten|twelve)\\s+(?:\\w+\\s+){0,2}?(?:facts"
      "|reasons|things|ways|tips|ideas|places|myths|secrets|lessons|habits"
      "|mistakes|signs)\\b|\\blist of\\b|\\b(?:fun\\s+)?facts about\\b",
      "^(?:an?\\s+|the\\s+)?(?:top\\s+)?(?:\\d+|three|four|five|six|seven"
      "|eight|nine|ten|twelve)?\\s*(?:\\w+\\s+){0,2}?(?:facts|reasons|things"
      "|ways|tips|ideas|places|myths|secrets|lessons|habits|mistakes|signs|list"
      ")\\s+(?:you\\s+(?:did not|didn't)\\s+know\\s+)?(?:to\\s+(?:see|visit|do"
      "|eat|know)\\s+)?(?:about|of|for|to|in)\\s+"
      "|^(?:the\\s+)?top\\s+(?:\\d+|three|five|ten)\\s+" },
  { STORY_RECIPE,
      "\\brecipes?\\b|^(?:how "
      "to\\s+)?(?:bak(?:e|ing)|cook(?:ing)?|roast(?:ing)?"
      "|grill(?:ing)?|brew(?:ing)?)\\b",
      "^(?:an?\\s+|the\\s+|my\\s+)?(?:\\w+\\s+)?recipes?\\s+(?:for|of)\\s+"
      "|^(?:how "
      "to\\s+)?(?:bak(?:e|ing)|cook(?:ing)?|roast(?:ing)?|grill(?:ing)?"
      "|brew(?:ing)?)\\s+|\\s+recipes?$" },
  { STORY_ANNOUNCEMENT,
      "\\b(?:announcement|announc(?:e|ing)|save the date|grand opening|now open"
      "|coming soon|we are (?:hiring|moving|opening|expanding)|invitation to"
      "|new opening hours)\\b",
      "^(?:an?\\s+|the\\s+)?(?:announcement\\s+(?:of|that|about)|announc(?:e|"
      "ing)"
      "|invitation to|save the date(?:\\s+for)?:?)\\s+|\\s+announcement$" },
  { STORY_HOWTO,
      "^how to\\b|\\btutorial\\b|\\bstep[ -]by[ -]step\\b"
      "|\\bdiy\\b|^(?:build(?:ing)?|fold(?:ing)?"
      "|repair(?:ing)?|knit(?:ting)?|draw(?:ing)?|plant(?:ing)?)\\b",
      "^how to\\s+" },
  { STORY_PRODUCT,
      "\\b(?:product|launch(?:es)?|our (?:new|latest)|my (?:new|startup)|app"
      "|startup|brand|teaser|advert|commercial|promo(?:tion)?|sale|introducing"
      "|unboxing|store|shop)\\b",
      "^(?:the\\s+)?(?:product\\s+)?(?:launch|teaser|advert|ad|commercial|promo"
      "|introduction)\\s+(?:of|for)\\s+|^introducing\\s+|\\s+(?:product\\s+)?"
      "(?:launch|teaser|advert|commercial|promo(?:tion)?)$" },
  { STORY_NEWS,
      "\\b(?:news|recap|election|conference|headlines?"
      "|championship|world cup|summit|highlights|breaking|olympics|festival"
      "|match day)\\b",
      "^(?:the\\s+)?(?:recap|highlights|news)\\s+(?:of|from|about)"
      "\\s+|\\s+(?:recap|highlights|news)$" },
  { STORY_BIOGRAPHY,
      "\\b(?:biography|life (?:and \\w+ )?of|life story|who was|who is"
      "|portrait of|the story of [A-Z]\\w+ [A-Z]\\w+$"
      "|(?:inventor|painter|composer|scientist|explorer|poet)\\b)",
      "^(?:the\\s+)?(?:short\\s+)?(?:biography|life(?: and \\w+)?|life story"
      "|portrait|story)\\s+of\\s+|^who (?:was|is)\\s+"
      "|(?:'s)?\\s+(?:biography|life story)$" },
  { STORY_TRAVEL,
      "\\b(?:travel(?:ling|ing)?|trip|visit(?:ing)?|weekend in|things to do"
      "|tourist|tourism|vacation|holidays?|road ?trip|city guide|guide to"
      "|backpacking|journey (?:to|through)|sights)\\b",
      "^(?:an?\\s+|the\\s+)?(?:\\w+\\s+)?(?:travel(?:ling|ing)?|trip|visit(?:"
      "ing)?"
      "|weekend|things to do|holidays?|vacation|road ?trip|guide|journey"
      "|backpacking|(?:travel|city) guide|sights)"
      "\\s+(?:to|in|through|across|around|of|for)\\s+"
      "|\\s+(?:travel|city)?\\s*(?:guide|trip|travel|vacation|holiday)$" },
  { STORY_HISTORY,
      "\\b(?:history|histories|origins?|ancient|medieval|empire|century"
      "|centuries|through the ages|evolution of|invention|rise (?:and fall )?of"
      "|fall of|timeline|war|revolution|dynasty|geschichte|histoire|historia"
      "|past)\\b",
      "^(?:an?\\s+|the\\s+)?(?:\\w+\\s+)?(?:brief\\s+|short\\s+|complete\\s+)?"
      "(?:history|origins?|story|evolution|invention|rise(?: and fall)?|fall"
      "|timeline|past)\\s+of\\s+"
      "|^(?:die\\s+)?geschichte\\s+(?:von|der|des)\\s+"
      "|^(?:l')?histoire\\s+(?:de la|de l'|du|de|d')\\s*"
      "|^(?:la\\s+)?historia\\s+(?:de la|del|de)\\s+"
      "|(?:'s)?\\s+(?:history|origins?|timeline|through the ages)$" },
  { STORY_SCIENCE,
      "\\b(?:science|physics|chemistry|biology"
      "|atoms?|gravity|black holes?|photosynthesis|quantum|dna|cells?|galax"
      "(?:y|ies)|planets?|solar system|universe|volcano(?:es|s)?|vaccines?"
      "|neurons?|brain|evolution|electricity|magnetism|climate|big bang"
      "|machine learning|computers?)\\b",
      "^(?:the\\s+)?science\\s+of\\s+|,?\\s+explained$" },
  { STORY_EXPLAINER,
      "^(?:how|why|what)\\b|\\b(?:explained|explainer|basics of|in a nutshell"
      "|in simple (?:terms|words)|for beginners|101)\\b",
      "^(?:the\\s+)?basics\\s+of\\s+|^what\\s+(?:is|are)\\s+|,?\\s+(?:explained"
      "|explainer|in a nutshell|in simple (?:terms|words)|for "
      "beginners|101)$" },
  { STORY_NATURE,
      "\\b(?:nature|forests?|oceans?|sea|mountains?|rivers?|lakes?|desert"
      "|jungle|rainforest|waterfalls?|animals?|wildlife|birds?|whales?|wolves"
      "|wolf|bees?|butterfl(?:y|ies)|flowers?|autumn|spring|winter|summer|snow"
      "|rain|storm|sunset|sunrise|reef|garden|trees?|beach|aurora|northern "
      "lights|meadow|cats?|dogs?|elephants?|penguins?|seasons?|coast)\\b",
      NULL },
};

static const StoryMood moods[] = {
  [STORY_GENERIC] = { "cinematic", "cinematic" },
  [STORY_HISTORY] = { "cinematic", "cinematic" },
  [STORY_ORIGIN] = { "cinematic", "cinematic" },
  [STORY_BIOGRAPHY] = { "documentary", "documentary" },
  [STORY_PRODUCT] = { "energetic", "energetic" },
  [STORY_HOWTO] = { "playful", "playful" },
  [STORY_NATURE] = { "calm", "calm" },
  [STORY_SCIENCE] = { "educational", "documentary" },
  [STORY_EXPLAINER] = { "educational", "documentary" },
  [STORY_NEWS] = { "news", "news" },
  [STORY_TRAVEL] = { "cinematic", "cinematic" },
  [STORY_RECIPE] = { "calm", "calm" },
  [STORY_ANNOUNCEMENT] = { "energetic", "news" },
  [STORY_QUOTE] = { "calm", "minimal" },
  [STORY_SAYING] = { "calm", "minimal" },
  [STORY_LIST] = { "playful", "playful" },
};

static gint
find_kind (const gchar *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_regex_match_simple (kinds[i].pattern, subject, G_REGEX_CASELESS, 0))
      return (gint) i;
  return -1;
}

static gboolean
is_vowel (gchar c)
{
  return c && strchr ("aeiou", g_ascii_tolower (c)) != NULL;
}

/* "learn the piano" -> "learning the piano": what there are reasons to do. */
static gchar *
doing (const gchar *what)
{
  gsize n = strcspn (what, " ");
  GString *out = g_string_new_len (what, n);
  const gchar *last = out->str + n - 1;

  if (n > 2 && *last == 'e' && last[-1] == 'i')
    g_string_overwrite (g_string_truncate (out, n - 1), n - 2, "y");
  else if (n > 2 && *last == 'e' && last[-1] != 'e')
    g_string_truncate (out, n - 1);
  else if (n == 3 && !is_vowel (*last) && !strchr ("wxy", *last)
      && is_vowel (last[-1]) && !is_vowel (last[-2]))
    g_string_append_c (out, *last);
  g_string_append_printf (out, "ing%s", what + n);
  return g_string_free (out, FALSE);
}

static gboolean
is_of_doing (const gchar *subject, const gchar *core)
{
  const gsize head = strlen (subject) - strlen (core);

  return strlen (subject) > strlen (core) && head > 4
      && g_ascii_strncasecmp (subject + head - 4, " to ", 4) == 0;
}

gchar *
story_core (const gchar *subject)
{
  gint found = find_kind (subject);
  const gchar *pattern = found < 0 ? NULL : kinds[found].core;
  /* "what is tea?" leaves tea, and "why is the sky blue?" a question. */
  const gchar *ends = g_regex_match_simple ("^what\\s+(?:is|are)\\b", subject,
                          G_REGEX_CASELESS, 0)
      ? " ,;:.?"
      : " ,;:.";
  g_autoptr (GRegex) regex = NULL;
  gchar *core;

  if (!pattern)
    pattern = "^(?:the\\s+)?story\\s+of\\s+";
  regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_return_val_if_fail (regex != NULL, g_strdup (subject));
  core = g_regex_replace (regex, subject, -1, 0, "", 0, NULL);
  g_strstrip (core);
  while (*core && strchr (ends, core[strlen (core) - 1]))
    core[strlen (core) - 1] = '\0';
  if (*core && found >= 0 && kinds[found].kind == STORY_LIST
      && is_of_doing (subject, core)) {
    g_autofree gchar *bare = g_steal_pointer (&core);

    return doing (bare);
  }
  if (*core)
    return core;
  g_free (core);
  return g_strdup (subject);
}

/* Places are names without an article. */
static gboolean
is_place (const gchar *subject)
{
  g_autofree gchar *core = story_core (subject);

  return !g_unichar_islower (g_utf8_get_char (core))
      && !g_regex_match_simple ("^the\\b", core, G_REGEX_CASELESS, 0);
}

StoryKind
story_kind (const gchar *subject)
{
  gint found = find_kind (subject);
  StoryKind kind = found < 0 ? STORY_GENERIC : kinds[found].kind;

  return kind == STORY_HISTORY && !is_place (subject) ? STORY_ORIGIN : kind;
}

/* "Product teaser for a lantern" leaves "a lantern" as its subject. */
StoryKind
story_kind_for (const gchar *subject, const gchar *prompt)
{
  const StoryKind asked = story_kind (prompt), kind = story_kind (subject);

  if (asked >= STORY_RECIPE)
    return asked;
  return kind == STORY_GENERIC
          && (asked == STORY_PRODUCT || asked == STORY_NEWS
              || asked == STORY_TRAVEL)
      ? asked
      : kind;
}

const StoryMood *
story_mood (StoryKind kind)
{
  return &moods[kind];
}

static gchar **
content_words (const gchar *text)
{
  static const gchar *const empty[] = { "the", "a", "an", "of", "and", "in",
    "on", "at", "to", "for", "s", "history", "story", "short", "brief", "city",
    "origin", "origins", "invention", "discovery", "evolution", "rise", "first",
    "ages", "through", "time", "times", "world", "how", "was", "its", "begins",
    "birth", NULL };
  g_autofree gchar *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words =
      g_regex_split_simple ("[^\\w]+", lower, G_REGEX_OPTIMIZE, 0);
  GStrvBuilder *builder = g_strv_builder_new ();
  gchar **kept;

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !g_strv_contains (empty, words[i]))
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return kept;
}

static gboolean
all_in (gchar **words, gchar **others)
{
  for (guint i = 0; words[i]; i++)
    if (!g_strv_contains ((const gchar *const *) others, words[i]))
      return FALSE;
  return words[0] != NULL;
}

static gboolean
has_name (const Story *topic, gchar **words)
{
  g_auto (GStrv) names = g_strsplit (topic->names, "|", -1);

  for (guint i = 0; names[i]; i++) {
    g_auto (GStrv) name = content_words (names[i]);

    if (all_in (words, name) && all_in (name, words))
      return TRUE;
  }
  return FALSE;
}

static const Story *
find_topic (const Story *topics, guint n, gchar **words)
{
  for (guint i = 0; i < n; i++)
    if (has_name (&topics[i], words))
      return &topics[i];
  return NULL;
}

static const Story *
find_arc (StoryKind kind)
{
  for (guint i = 0; i < story_n_arcs; i++)
    if (story_arcs[i].kind == kind)
      return &story_arcs[i];
  for (guint i = 0; i < story_n_arcs_forms; i++)
    if (story_arcs_forms[i].kind == kind)
      return &story_arcs_forms[i];
  return &story_arcs[0];
}

/* What is told of a subject that the writer knows; a form is a wish that goes
 * before: "travel to London" is not the history of London. */
static gboolean
may_be_topic (StoryKind kind)
{
  return kind != STORY_TRAVEL && kind != STORY_PRODUCT && kind != STORY_NEWS
      && kind < STORY_RECIPE;
}

const Story *
story_find (const gchar *subject, const gchar *prompt, const gchar *language)
{
  StoryKind kind = story_kind_for (subject, prompt);
  g_autofree gchar *core = story_core (subject);
  g_auto (GStrv) words = content_words (core);
  const Story *topic = NULL;

  for (guint i = 0; i < story_n_arcs_languages; i++)
    if (g_strcmp0 (story_arcs_languages[i].language, language) == 0)
      return &story_arcs_languages[i];
  if (may_be_topic (kind)) {
    topic = find_topic (story_topics_places, story_n_topics_places, words);
    if (!topic)
      topic = find_topic (story_topics_things, story_n_topics_things, words);
  }
  return topic ? topic : find_arc (kind);
}

guint
story_length (const Story *story)
{
  guint n = 0;

  while (n < STORY_BEATS && story->beats[n].beat)
    n++;
  return n;
}

const StoryBeat *
story_find_beat (const Story *story, const gchar *part)
{
  g_auto (GStrv) words = content_words (part);
  guint n = story->names ? story_length (story) : 0;

  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) name = content_words (story->beats[i].beat);

    if (all_in (words, name) || all_in (name, words))
      return &story->beats[i];
  }
  return NULL;
}
