/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How cues are cut into pages and pages into lines. */
#include "suite.h"
#include "caption-pages.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

static CaptionCue
make_cue (const gchar *text)
{
  return (CaptionCue){
    .from_ns = SECOND, .to_ns = 11 * SECOND, .text = (gchar *) text
  };
}

static const gchar LONG[] =
    "The river rose in the night, and by the morning every street of the old "
    "town stood under water; nobody had slept. When the bells began to ring, "
    "the boats were already on their way.";

static const gchar *const texts[] = { "", " ", "a", "one two", LONG,
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
  "日本語の字幕は空白なしで折り返されます。読みやすさが大切です。字幕は短くしま"
  "す。",
  "first line\nsecond line\nthird line\nfourth line", "a\n\nb",
  "ฉันชอบอ่านหนังสือในตอนเย็นก่อนนอนทุกวัน" };

/* What a page is made of is all of the text, in order, each once. */
static void
check_pages (const gchar *text, const CaptionRules *rules)
{
  CaptionCue cue = make_cue (text);
  g_autoptr (GArray) words = caption_match_words (&cue);
  g_autoptr (GArray) pages = caption_pages (&cue, words, rules);
  gint64 last = cue.from_ns;
  gsize at = 0;

  for (guint i = 0; i < pages->len; i++) {
    const CaptionPage *page = &g_array_index (pages, CaptionPage, i);
    g_autofree gchar *part =
        g_strndup (text + page->start, page->end - page->start);
    g_autoptr (GArray) own = caption_split_words (part);

    fail_unless (page->start < page->end && page->start >= at);
    for (; at < page->start; at++)
      fail_unless (g_ascii_isspace (text[at]), "%s: %u", text, i);
    at = page->end;
    fail_unless (page->from_ns >= last && page->from_ns <= cue.to_ns);
    fail_unless (i > 0 || page->from_ns == cue.from_ns);
    last = page->from_ns;
    if (rules->words > 0)
      fail_unless (own->len <= (guint) rules->words);
    /* Room for a line, more for a word that is longer than all of them. */
    fail_unless (own->len == 1
        || g_utf8_strlen (part, -1)
            <= rules->lines * (rules->chars * 6 / 5 + 1));
  }
  for (; text[at]; at++)
    fail_unless (g_ascii_isspace (text[at]));
}

GST_START_TEST (test_nothing_is_lost)
{
  static const CaptionRules rules[] = { { 0, 34, 2 }, { 0, 22, 2 },
    { 1, 22, 2 }, { 3, 34, 2 }, { 0, 4, 1, TRUE }, { 0, 120, 6 },
    { 7, 10, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
      check_pages (texts[i], &rules[j]);
}
GST_END_TEST;

static gchar *
page_text (const gchar *text, const CaptionRules *rules, guint index)
{
  CaptionCue cue = make_cue (text);
  g_autoptr (GArray) words = caption_match_words (&cue);
  g_autoptr (GArray) pages = caption_pages (&cue, words, rules);
  const CaptionPage *page;

  if (index >= pages->len)
    return NULL;
  page = &g_array_index (pages, CaptionPage, index);
  return g_strndup (text + page->start, page->end - page->start);
}

/* At the ends of phrases, not where a page happens to be full. */
GST_START_TEST (test_phrases)
{
  const CaptionRules rules = { 0, 34, 2 };
  guint phrases = 0, n = 0;
  gchar *page;

  for (; (page = page_text (LONG, &rules, n)); n++) {
    phrases += strchr (",;.", page[strlen (page) - 1]) != NULL;
    g_free (page);
  }
  fail_unless_equals_int (n, 3);
  fail_unless (phrases >= 2, "%u of %u", phrases, n);
}
GST_END_TEST;

GST_START_TEST (test_words_at_once)
{
  const CaptionRules one = { 1, 34, 2 }, three = { 3, 34, 2 };
  g_autofree gchar *head = page_text ("one two three four", &one, 0);
  g_autofree gchar *fourth = page_text ("one two three four", &one, 3);
  g_autofree gchar *fifth = page_text ("one two three four", &one, 4);
  g_autofree gchar *half = page_text ("one two three four", &three, 0);

  fail_unless_equals_string (head, "one");
  fail_unless_equals_string (fourth, "four");
  fail_unless (fifth == NULL);
  /* Two and two, not three and one. */
  fail_unless_equals_string (half, "one two");
}
GST_END_TEST;

/* Pages follow the words that they begin with. */
GST_START_TEST (test_times)
{
  CaptionCue cue = make_cue ("one two three");
  CaptionWord spoken[] = { { (gchar *) "one", 2 * SECOND, 3 * SECOND },
    { (gchar *) "two", 5 * SECOND, 6 * SECOND },
    { (gchar *) "three", 9 * SECOND, 10 * SECOND } };
  const CaptionRules rules = { 1, 34, 2 };
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) pages = NULL;

  cue.words = spoken;
  cue.n_words = 3;
  words = caption_match_words (&cue);
  pages = caption_pages (&cue, words, &rules);
  fail_unless_equals_int (pages->len, 3);
  fail_unless (g_array_index (pages, CaptionPage, 0).from_ns == SECOND);
  fail_unless (g_array_index (pages, CaptionPage, 1).from_ns == 5 * SECOND);
  fail_unless (g_array_index (pages, CaptionPage, 2).from_ns == 9 * SECOND);
}
GST_END_TEST;

GST_START_TEST (test_lines)
{
  static const gchar *const broken[][2] = {
    { "Short enough", "Short enough" },
    { "The bells began to ring, and the boats came",
        "The bells began to ring,\nand the boats came" },
    { "Nobody in the whole town had slept that night",
        "Nobody in the whole town\nhad slept that night" },
    { "own\nbreaks stay where they are in any case",
        "own\nbreaks stay where they are in any case" },
    { "日本語の字幕は空白なしで折り返されます。",
        "日本語の字幕は空白なしで折り返されます。" },
  };
  const CaptionRules rules = { 0, 34, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree gchar *lines = caption_break_lines (broken[i][0], &rules);

    fail_unless_equals_string (lines, broken[i][1]);
  }
}
GST_END_TEST;

/* One short word never stands alone below. */
GST_START_TEST (test_no_widow)
{
  const CaptionRules rules = { 0, 34, 2 };
  g_autofree gchar *lines =
      caption_break_lines ("Everything that they had was gone now", &rules);

  fail_unless (strchr (strchr (lines, '\n') + 1, ' ') != NULL, "%s", lines);
}
GST_END_TEST;

/* Where nobody writes spaces, words begin with a Han letter. */
GST_START_TEST (test_words_of_the_east)
{
  static const gchar *const expected[] = { "東", "京の", "夜は", "コーヒー",
    "「静かだ」" };
  const gchar *text = "東京の夜はコーヒー「静かだ」";
  g_autoptr (GArray) words = caption_split_words (text);

  fail_unless_equals_int (words->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < words->len; i++) {
    const CaptionRange *word = &g_array_index (words, CaptionRange, i);
    g_autofree gchar *part =
        g_strndup (text + word->start, word->end - word->start);

    fail_unless_equals_string (part, expected[i]);
  }
  g_clear_pointer (&words, g_array_unref);
  words = caption_split_words ("don't stop, 100%");
  fail_unless_equals_int (words->len, 3);
}
GST_END_TEST;

static Suite *
caption_pages_suite (void)
{
  Suite *suite = suite_create ("caption-pages");
  TCase *tcase = tcase_create ("pages");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_nothing_is_lost);
  tcase_add_test (tcase, test_phrases);
  tcase_add_test (tcase, test_words_at_once);
  tcase_add_test (tcase, test_times);
  tcase_add_test (tcase, test_lines);
  tcase_add_test (tcase, test_no_widow);
  tcase_add_test (tcase, test_words_of_the_east);
  return suite;
}

SUITE_MAIN (caption_pages_suite)
