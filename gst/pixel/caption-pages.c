/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See caption-pages.h. Knows letters and words, neither fonts nor pixels. */
#include "caption-pages.h"

#include <string.h>

#define LINES 2
#define LANDSCAPE_CHARS 34
#define UPRIGHT_CHARS 22
#define SLACK 6 / 5 /* of a line, in smaller letters */

/* What a break costs, beside the square of how unlike the parts are. */
#define NO_PHRASE 0.2
#define AFTER_SHORT 0.08 /* "of | London" */
#define WIDOW 0.5        /* one word alone */
#define SHORT_WORD 3

/* A word with what follows it up to the next one. */
typedef struct {
  gsize start, end;  /* bytes, without spaces */
  gint width;        /* columns, a wide letter is two */
  gboolean space;    /* before it */
  gboolean new_line; /* before it, in the text itself */
  gboolean phrase;   /* ends with it */
} Token;

CaptionRules
caption_rules (
    const CaptionStyle *style, const CaptionSpec *spec, gboolean upright)
{
  CaptionRules rules = { style->max_words,
    upright ? UPRIGHT_CHARS : LANDSCAPE_CHARS, LINES };

  /* Larger letters, fewer of them. */
  if (style->scale > 1)
    rules.chars = (gint) (rules.chars / style->scale);

  if (!spec)
    return rules;
  if (spec->max_words > 0)
    rules.words = spec->max_words;
  if (spec->max_chars > 0) {
    rules.chars = spec->max_chars;
    rules.strict = TRUE;
  }
  if (spec->max_lines > 0)
    rules.lines = spec->max_lines;
  return rules;
}

static gint
room (const CaptionRules *rules)
{
  return rules->strict ? rules->chars : rules->chars * SLACK;
}

static gint
columns (const gchar *text, gsize start, gsize end)
{
  gint n = 0;

  for (const gchar *p = text + start; p < text + end;
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      n += g_unichar_iswide (c) ? 2 : 1;
  }
  return n;
}

static gboolean
ends_phrase (const gchar *text, gsize start, gsize end)
{
  static const gchar signs[] = ".,;:!?…。、，！？；：،؛؟।";
  const gchar *p = text + end;

  while (p > text + start) {
    gunichar c;

    p = g_utf8_prev_char (p);
    c = g_utf8_get_char (p);
    if (g_utf8_strchr (signs, -1, c))
      return TRUE;
    if (g_unichar_isalnum (c))
      return FALSE;
  }
  return FALSE;
}

static GArray *
split_tokens (const gchar *text)
{
  g_autoptr (GArray) words = caption_split_words (text);
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  gsize before = 0;

  for (guint i = 0; i < words->len; i++) {
    const CaptionRange *word = &g_array_index (words, CaptionRange, i);
    Token token = { word->start, word->end };

    token.width = columns (text, word->start, word->end);
    token.space = i > 0 && word->start > before;
    token.new_line =
        i > 0 && memchr (text + before, '\n', word->start - before) != NULL;
    token.phrase = ends_phrase (text, word->start, word->end);
    before = word->end;
    g_array_append_val (tokens, token);
  }
  return tokens;
}

static const Token *
token_at (const GArray *tokens, guint i)
{
  return &g_array_index (tokens, Token, i);
}

static gint
width_of (const GArray *tokens, guint from, guint to)
{
  gint width = 0;

  for (guint i = from; i < to; i++)
    width +=
        token_at (tokens, i)->width + (i > from && token_at (tokens, i)->space);
  return width;
}

/* How many lines tokens @from..@to take, filled one after another. */
static gint
lines_of (const GArray *tokens, guint from, guint to, gint chars)
{
  gint lines = 1, line = 0;

  for (guint i = from; i < to; i++) {
    const Token *token = token_at (tokens, i);
    gint width = token->width + (line > 0 && token->space);

    if (i > from && (token->new_line || line + width > chars)) {
      lines++;
      line = 0;
      width = token->width;
    }
    line += width;
    /* A word wider than a line goes on in the next ones. */
    while (line > chars) {
      lines++;
      line -= chars;
    }
  }
  return lines;
}

static gboolean
fits (const GArray *tokens, guint from, guint to, const CaptionRules *rules)
{
  if (rules->words > 0 && to - from > (guint) rules->words)
    return FALSE;
  return lines_of (tokens, from, to, room (rules)) <= rules->lines;
}

static gdouble
break_cost (const GArray *tokens, guint before)
{
  const Token *last = token_at (tokens, before - 1);

  if (last->phrase || token_at (tokens, before)->new_line)
    return 0;
  return NO_PHRASE + (last->width <= SHORT_WORD ? AFTER_SHORT : 0);
}

/* The best way to the end of a token: how many pages, at which cost, and where
 * the last of them began. */
typedef struct {
  guint pages, from;
  gdouble cost;
} Way;

static gdouble
page_cost (const GArray *tokens, guint from, guint to, gdouble mean)
{
  gdouble off = width_of (tokens, from, to) / mean - 1;

  return off * off + (to < tokens->len ? break_cost (tokens, to) : 0);
}

static void
find_way (Way *ways, const GArray *tokens, guint to, const CaptionRules *rules,
    gdouble mean)
{
  /* One word that fits nowhere has a page of its own. */
  for (guint from = to; from-- > 0;) {
    Way way = { ways[from].pages + 1, from };

    if (from + 1 < to && !fits (tokens, from, to, rules))
      return;
    way.cost = ways[from].cost + page_cost (tokens, from, to, mean);
    if (ways[to].pages == 0 || way.pages < ways[to].pages
        || (way.pages == ways[to].pages && way.cost < ways[to].cost))
      ways[to] = way;
  }
}

static Way *
find_ways (const GArray *tokens, const CaptionRules *rules, gdouble mean)
{
  Way *ways = g_new0 (Way, tokens->len + 1);

  for (guint to = 1; to <= tokens->len; to++)
    find_way (ways, tokens, to, rules, mean);
  return ways;
}

/* Where pages begin, as tokens; how long they should be is known only once it
 * is known how many there are. */
static GArray *
cut (const GArray *tokens, const CaptionRules *rules)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  gdouble whole = MAX (width_of (tokens, 0, tokens->len), 1);
  g_autofree Way *ways = find_ways (tokens, rules, whole);
  g_autofree Way *even =
      find_ways (tokens, rules, whole / MAX (ways[tokens->len].pages, 1));

  for (guint to = tokens->len; to > 0; to = even[to].from)
    g_array_prepend_val (starts, even[to].from);
  return starts;
}

/* When byte @at is spoken: with the first timed word that ends behind it, in
 * proportion where none does. */
static gint64
time_at (const CaptionCue *cue, const GArray *words, gsize at)
{
  gdouble share = (gdouble) at / MAX (strlen (cue->text), 1);

  for (guint i = 0; i < words->len; i++) {
    const CaptionRange *word = &g_array_index (words, CaptionRange, i);

    if (word->end > at)
      return MAX (word->from_ns, cue->from_ns);
  }
  return cue->from_ns + (gint64) ((cue->to_ns - cue->from_ns) * share);
}

GArray *
caption_pages (
    const CaptionCue *cue, const GArray *words, const CaptionRules *rules)
{
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (CaptionPage));
  g_autoptr (GArray) tokens = split_tokens (cue->text);
  g_autoptr (GArray) starts = NULL;
  gint64 last = cue->from_ns;

  if (tokens->len == 0)
    return pages;
  starts = cut (tokens, rules);
  for (guint i = 0; i < starts->len; i++) {
    guint from = g_array_index (starts, guint, i);
    guint to = i + 1 < starts->len ? g_array_index (starts, guint, i + 1)
                                   : tokens->len;
    CaptionPage page = { token_at (tokens, from)->start,
      token_at (tokens, to - 1)->end };

    if (i > 0)
      last = MAX (last, time_at (cue, words, page.start));
    page.from_ns = last;
    g_array_append_val (pages, page);
  }
  return pages;
}

/* The token that the second line begins with; 0: none would do. */
static guint
second_line (const GArray *tokens, gint most)
{
  gdouble whole = width_of (tokens, 0, tokens->len), best = G_MAXDOUBLE;
  guint found = 0;

  for (guint i = 1; i < tokens->len; i++) {
    gint above = width_of (tokens, 0, i);
    gint below = width_of (tokens, i, tokens->len);
    gdouble off = (above - below) / whole;
    gdouble cost = off * off + break_cost (tokens, i);

    if (i + 1 == tokens->len && below * 3 < above)
      cost += WIDOW;
    if (above > most || below > most || !token_at (tokens, i)->space
        || cost >= best)
      continue;
    best = cost;
    found = i;
  }
  return found;
}

gchar *
caption_break_lines (const gchar *text, const CaptionRules *rules)
{
  gchar *broken = g_strdup (text);
  g_autoptr (GArray) tokens = split_tokens (text);
  guint at;

  if (rules->lines < 2 || strchr (text, '\n')
      || width_of (tokens, 0, tokens->len) <= rules->chars)
    return broken;
  at = second_line (tokens, room (rules));
  if (at > 0 && broken[token_at (tokens, at)->start - 1] == ' ')
    broken[token_at (tokens, at)->start - 1] = '\n';
  return broken;
}
