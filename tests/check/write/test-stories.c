/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The laws of the tables: every arc and every topic can be told short and
 * long, and its texts have the lengths that the plan counts on. */

#include <string.h>

#include "speech.h"
#include "story.h"
#include "suite.h"

static const Story *
story_at (guint index)
{
  const struct {
    const Story *stories;
    guint n;
  } tables[] = {
    { story_arcs, story_n_arcs },
    { story_arcs_forms, story_n_arcs_forms },
    { story_arcs_languages, story_n_arcs_languages },
    { story_topics_places, story_n_topics_places },
    { story_topics_things, story_n_topics_things },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    if (index < tables[i].n)
      return &tables[i].stories[index];
    index -= tables[i].n;
  }
  return NULL;
}

static guint
count_stories (void)
{
  guint n = 0;

  while (story_at (n))
    n++;
  return n;
}

static void
check_texts (const StoryBeat *beat, const gchar *texts, guint most)
{
  g_auto (GStrv) choice = g_strsplit (texts, "|", -1);

  for (guint i = 0; choice[i]; i++) {
    gsize length = strlen (choice[i]);

    fail_unless (
        length > 0 && strchr (".!?", choice[i][length - 1]), "%s", choice[i]);
    fail_unless (speech_count_words (choice[i]) <= most, "%s: %s", beat->role,
        choice[i]);
  }
}

GST_START_TEST (beats_are_whole)
{
  const Story *story = story_at (__i__);
  guint n = story_length (story);

  fail_unless (n >= 5, "%s", story->beats[0].beat);
  fail_unless_equals_string (story->beats[0].role, "hook");
  fail_unless_equals_int (story->beats[0].rank, 1);
  for (guint i = 0; i < n; i++) {
    const StoryBeat *beat = &story->beats[i];

    fail_unless (beat->rank >= 1 && beat->rank <= 9);
    fail_unless (beat->pictures[0] != NULL, "%s", beat->beat);
    check_texts (beat, beat->brief, 8);
    check_texts (beat, beat->line, 17);
    check_texts (beat, beat->more, 14);
  }
}
GST_END_TEST

/* Whatever a part is called, it is said. */
GST_START_TEST (parts_are_told)
{
  const StoryParts *parts = &story_parts[__i__];

  fail_unless (story_part_beats (parts->language) == parts->beats);
  for (guint i = 0; i < STORY_PART_BEATS; i++) {
    const StoryBeat *beat = &parts->beats[i];
    g_auto (GStrv) lines = g_strsplit (beat->line, "|", -1);

    check_texts (beat, beat->brief, 8);
    check_texts (beat, beat->line, 17);
    check_texts (beat, beat->more, 14);
    fail_unless (strstr (beat->brief, "{S}") != NULL);
    for (guint k = 0; lines[k]; k++)
      fail_unless (strstr (lines[k], "{S}") != NULL, "%s", lines[k]);
    fail_unless_equals_string (beat->role, story_parts[0].beats[i].role);
  }
}
GST_END_TEST

/* Each language that the writer has. */
GST_START_TEST (parts_are_told_in_every_language)
{
  fail_unless (story_part_beats ("pl") == story_parts[0].beats);
  for (guint i = 0; i < story_n_arcs_languages; i++)
    fail_unless (story_part_beats (story_arcs_languages[i].language)
        != story_parts[0].beats);
}
GST_END_TEST

/* What is said of a known subject holds no placeholder, and a topic is found
 * by each of its names. */
GST_START_TEST (topics_are_found_by_name)
{
  const Story *story = story_at (__i__);
  g_auto (GStrv) names = NULL;

  if (!story->names)
    return;
  names = g_strsplit (story->names, "|", -1);
  for (guint i = 0; names[i]; i++) {
    g_autofree gchar *subject = g_strdup_printf ("history of the %s", names[i]);

    fail_unless (
        story_find (names[i], names[i], "en") == story, "%s", names[i]);
    fail_unless (story_find (subject, subject, "en") == story, "%s", subject);
  }
  for (guint i = 0; i < story_length (story); i++) {
    fail_if (strchr (story->beats[i].line, '{') != NULL);
    fail_unless (
        story_find_beat (story, story->beats[i].beat) == &story->beats[i]);
  }
}
GST_END_TEST

static const struct {
  const gchar *subject;
  StoryKind kind;
  const gchar *core;
} kinds[] = {
  { "the history of Lisbon", STORY_HISTORY, "Lisbon" },
  { "London history", STORY_HISTORY, "London" },
  { "the invention of the zip", STORY_ORIGIN, "the zip" },
  { "history of chess", STORY_ORIGIN, "chess" },
  { "the life of Ada Lovelace", STORY_BIOGRAPHY, "Ada Lovelace" },
  { "who was Nikola Tesla", STORY_BIOGRAPHY, "Nikola Tesla" },
  { "our new running shoe", STORY_PRODUCT, "our new running shoe" },
  { "launch of our coffee app", STORY_PRODUCT, "our coffee app" },
  { "how to make pancakes", STORY_HOWTO, "make pancakes" },
  { "autumn forest", STORY_NATURE, "autumn forest" },
  { "why the sky is blue", STORY_EXPLAINER, "why the sky is blue" },
  { "what is inflation", STORY_EXPLAINER, "inflation" },
  { "what is tea?", STORY_EXPLAINER, "tea" },
  { "why is the sea salty?", STORY_EXPLAINER, "why is the sea salty?" },
  { "\"Patience is bitter, but its fruit is sweet.\" 15 seconds", STORY_SAYING,
      "\"Patience is bitter, but its fruit is sweet.\" 15 seconds" },
  { "\"The Kid\" explained", STORY_EXPLAINER, "\"The Kid\"" },
  { "pensions for beginners", STORY_EXPLAINER, "pensions" },
  { "how a bill becomes law", STORY_EXPLAINER, "how a bill becomes law" },
  { "photosynthesis explained", STORY_SCIENCE, "photosynthesis" },
  { "recap of the city marathon", STORY_NEWS, "the city marathon" },
  { "a weekend trip to Vienna", STORY_TRAVEL, "Vienna" },
  { "a recipe for apple pie", STORY_RECIPE, "apple pie" },
  { "pumpkin soup recipe", STORY_RECIPE, "pumpkin soup" },
  { "how to bake sourdough bread", STORY_RECIPE, "sourdough bread" },
  { "announcing our summer concert", STORY_ANNOUNCEMENT, "our summer concert" },
  { "grand opening of the new library", STORY_ANNOUNCEMENT,
      "grand opening of the new library" },
  { "a quote about patience", STORY_QUOTE, "patience" },
  { "a proverb on rain", STORY_QUOTE, "rain" },
  { "five facts about bees", STORY_LIST, "bees" },
  { "top 10 places to see in Rome", STORY_LIST, "Rome" },
  { "7 surprising reasons to walk", STORY_LIST, "walking" },
  { "top 3 reasons to learn the piano", STORY_LIST, "learning the piano" },
  { "five ways to tie a knot", STORY_LIST, "tying a knot" },
  { "three ways to bake bread", STORY_LIST, "baking bread" },
  { "five reasons to run in the morning", STORY_LIST,
      "running in the morning" },
  { "the top five bridges", STORY_LIST, "bridges" },
  { "my grandmother's piano", STORY_GENERIC, "my grandmother's piano" },
};

GST_START_TEST (subjects_have_their_kind)
{
  g_autofree gchar *core = story_core (kinds[__i__].subject);

  fail_unless (story_kind (kinds[__i__].subject) == kinds[__i__].kind, "%s",
      kinds[__i__].subject);
  fail_unless_equals_string (core, kinds[__i__].core);
}
GST_END_TEST

GST_START_TEST (every_kind_has_an_arc)
{
  for (guint kind = STORY_GENERIC; kind < STORY_N_KINDS; kind++) {
    guint n = 0;

    for (guint i = 0; i < story_n_arcs; i++)
      n += story_arcs[i].kind == kind;
    for (guint i = 0; i < story_n_arcs_forms; i++)
      n += story_arcs_forms[i].kind == kind;
    fail_unless_equals_int (n, 1);
  }
}
GST_END_TEST

static const struct {
  const gchar *text;
  guint words;
} spoken[] = {
  { "", 0 },
  { "One two, three.", 3 },
  { "In 1666 \342\200\224 fire!", 5 },
  { "By 1900.", 3 },
  { "13,200 houses", 6 },
  { "caf\303\251 \302\253 noir \302\273", 2 },
};

GST_START_TEST (words_are_counted_as_spoken)
{
  fail_unless_equals_int (
      speech_count_words (spoken[__i__].text), spoken[__i__].words);
}
GST_END_TEST

static const struct {
  const gchar *text;
  gdouble ratio;
  const gchar *expected;
} shorter[] = {
  { "One two three four five. Six seven. Eight nine ten.", 1,
      "One two three four five. Six seven. Eight nine ten." },
  { "One two three four five. Six seven. Eight nine ten.", 0.85,
      "One two three four five. Eight nine ten." },
  { "One two three four five, and more. Eight nine ten.", 0.8,
      "One two three four five. Eight nine ten." },
  { "One two three four five. Eight nine ten.", 0.5,
      "One two three four five." },
  { "Only this one.", 0.1, "Only this one." },
  { "No end", 0.1, "No end" },
  { "In 1666, it burned. Then it rose. The end.", 0.75,
      "In 1666, it burned. The end." },
};

GST_START_TEST (texts_are_shortened_by_leaving_out)
{
  g_autofree gchar *text =
      speech_shorten (shorter[__i__].text, shorter[__i__].ratio);

  fail_unless_equals_string (text, shorter[__i__].expected);
}
GST_END_TEST

static Suite *
stories_suite (void)
{
  Suite *suite = suite_create ("stories");
  TCase *tc = tcase_create ("stories");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, beats_are_whole, 0, count_stories ());
  tcase_add_loop_test (tc, parts_are_told, 0, story_n_parts);
  tcase_add_test (tc, parts_are_told_in_every_language);
  tcase_add_loop_test (tc, topics_are_found_by_name, 0, count_stories ());
  tcase_add_loop_test (tc, subjects_have_their_kind, 0, G_N_ELEMENTS (kinds));
  tcase_add_test (tc, every_kind_has_an_arc);
  tcase_add_loop_test (
      tc, words_are_counted_as_spoken, 0, G_N_ELEMENTS (spoken));
  tcase_add_loop_test (
      tc, texts_are_shortened_by_leaving_out, 0, G_N_ELEMENTS (shorter));
  return suite;
}

SUITE_MAIN (stories_suite)
