/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Times of characters and of words, as vendors tell them, and what becomes of
 * them. */

#include "speech-words.h"

#include "generate.h"
#include "suite.h"

#define TIMES(starts, ends)                                                    \
  "\"character_start_times_seconds\":" starts                                  \
  ",\"character_end_times_seconds\":" ends

static const struct {
  const gchar *alignment; /* NULL: there is none */
  const gchar *words, *message;
} characters[] = {
  { NULL, NULL, NULL },
  { "null", NULL, NULL },
  { "{\"characters\":[\"H\",\"i\",\" \",\"m\",\"e\",\".\"]," TIMES (
        "[0,0.1,0.25,0.3,0.4,0.55]", "[0.1,0.25,0.3,0.4,0.55,0.6]") "}",
      "[{\"text\":\"Hi\",\"from_ms\":0,\"to_ms\":250},"
      "{\"text\":\"me.\",\"from_ms\":300,\"to_ms\":600}]",
      NULL },
  /* Letters beyond ASCII, a line's end, blanks at both ends. */
  { "{\"characters\":[\" \",\"\u00dc\",\"\\n\",\"\u6771\",\"\u00a0\"]," TIMES (
        "[0,0.5,0.75,0.8,0.9]", "[0.5,0.75,0.8,0.9,1]") "}",
      "[{\"text\":\"\u00dc\",\"from_ms\":500,\"to_ms\":750},"
      "{\"text\":\"\u6771\",\"from_ms\":800,\"to_ms\":900}]",
      NULL },
  /* Nothing is said after the sound is over. */
  { "{\"characters\":[\"a\",\" \",\"b\",\" \",\"c\"]," TIMES (
        "[0,1,1.5,2.5,3]", "[1,1.5,2.5,3,4]") "}",
      "[{\"text\":\"a\",\"from_ms\":0,\"to_ms\":1000},"
      "{\"text\":\"b\",\"from_ms\":1500,\"to_ms\":2000},"
      "{\"text\":\"c\",\"from_ms\":2000,\"to_ms\":2000}]",
      NULL },
  { "{\"characters\":[]," TIMES ("[]", "[]") "}", "[]", NULL },
  { "{\"characters\":[\"a\",\"b\"]," TIMES ("[0,1]", "[1]") "}", NULL,
      "bad_output: expected two times for each of 2 characters, found 2 and "
      "1" },
  { "{\"characters\":[\"a\"]," TIMES ("[0,1]", "[1,2]") "}", NULL,
      "bad_output: expected two times for each of 1 characters, found 2 and "
      "2" },
  { "{\"characters\":[\"a\"]}", NULL,
      "bad_output: expected characters with their times in the reply's "
      "\"alignment\"" },
  { "[]", NULL,
      "bad_output: expected characters with their times in the reply's "
      "\"alignment\"" },
  { "{\"characters\":[\"a\",\"b\"]," TIMES ("[1,0.5]", "[1,1]") "}", NULL,
      "bad_output: expected times of speech that go on, found 0.5 to 1 s at "
      "place 1" },
  { "{\"characters\":[\"a\"]," TIMES ("[-1]", "[1]") "}", NULL,
      "bad_output: expected times of speech that go on, found -1 to 1 s at "
      "place 0" },
  { "{\"characters\":[\"a\"]," TIMES ("[\"0\"]", "[1]") "}", NULL,
      "bad_output: expected times of speech that go on, found nan to 1 s at "
      "place 0" },
  { "{\"characters\":[\"a\"]," TIMES ("[0]", "[1e300]") "}", NULL,
      "bad_output: expected times of speech that go on, found 0 to 1e+300 s at "
      "place 0" },
};

static void
check (gboolean ok, JsonNode *words, const GError *error, const gchar *expected,
    const gchar *message)
{
  g_autofree gchar *text = words ? json_to_string (words, FALSE) : NULL;

  if (message) {
    fail_if (ok);
    fail_unless (words == NULL);
    fail_unless_equals_string (error->message, message);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  fail_unless_equals_string (text, expected);
}

GST_START_TEST (characters_make_words)
{
  const gchar *text = characters[__i__].alignment;
  g_autoptr (JsonNode) node = text ? json_from_string (text, NULL) : NULL;
  g_autoptr (JsonNode) words = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean ok = speech_words_of_characters (node, 2000, &words, &error);

  check (ok, words, error, characters[__i__].words, characters[__i__].message);
}
GST_END_TEST

static const struct {
  const gchar *list;
  gint64 duration_ms;
  const gchar *words, *message;
} lists[] = {
  { "[{\"text\":\"One\",\"start\":0.04,\"end\":0.4,\"loss\":0.1},"
    "{\"text\":\" \",\"start\":0.4,\"end\":0.5},"
    "{\"text\":\"two\",\"start\":0.5,\"end\":0.9}]",
      0,
      "[{\"text\":\"One\",\"from_ms\":40,\"to_ms\":400},"
      "{\"text\":\"two\",\"from_ms\":500,\"to_ms\":900}]",
      NULL },
  { "[{\"text\":\"One\",\"start\":0,\"end\":3}]", 2000,
      "[{\"text\":\"One\",\"from_ms\":0,\"to_ms\":2000}]", NULL },
  { "[]", 0, NULL, "bad_output: expected words in the reply's \"words\"" },
  { "{}", 0, NULL, "bad_output: expected words in the reply's \"words\"" },
  { "[{\"text\":\"a\",\"end\":1}]", 0, NULL,
      "bad_output: expected times of speech that go on, found nan to 1 s at "
      "place 0" },
};

GST_START_TEST (a_list_makes_words)
{
  g_autoptr (JsonNode) node = json_from_string (lists[__i__].list, NULL);
  g_autoptr (JsonNode) words = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean ok =
      speech_words_of_list (node, lists[__i__].duration_ms, &words, &error);

  check (ok, words, error, lists[__i__].words, lists[__i__].message);
}
GST_END_TEST

static Suite *
speech_words_suite (void)
{
  Suite *suite = suite_create ("speech-words");
  TCase *tc = tcase_create ("speech-words");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, characters_make_words, 0, G_N_ELEMENTS (characters));
  tcase_add_loop_test (tc, a_list_makes_words, 0, G_N_ELEMENTS (lists));
  return suite;
}

SUITE_MAIN (speech_words_suite)
