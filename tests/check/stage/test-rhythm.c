/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Times: laws that hold for any plan and any speech, drawn at random with a
 * fixed seed, and a few cases worked out by hand. */
#include "suite.h"
#include "rhythm.h"

#include <string.h>

static JsonArray *
report_of (const gchar *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return json_node_dup_array (node);
}

GST_START_TEST (test_words_take_their_times)
{
  g_autoptr (JsonArray) report =
      report_of ("[{\"text\":\"Rome\",\"from_ms\":0,\"to_ms\":300},"
                 "{\"text\":\"well\",\"from_ms\":400,\"to_ms\":500},"
                 "{\"text\":\"known\",\"from_ms\":500,\"to_ms\":700},"
                 "{\"text\":\"city\",\"from_ms\":1000,\"to_ms\":1400}]");
  g_autoptr (Narration) narration =
      narration_new ("Rome, \342\200\224 a well-known  city!", report, 1500);

  fail_unless_equals_int (narration->words->len, 4);
  fail_unless_equals_string (
      narration_word (narration, 0)->text, "Rome, \342\200\224");
  fail_unless_equals_int (
      narration_word (narration, 0)->after, NARRATION_PHRASE);
  /* "a" was not reported: it lies between its neighbours. */
  fail_unless_equals_int64 (narration_word (narration, 1)->from_ms, 300);
  fail_unless_equals_int64 (narration_word (narration, 1)->to_ms, 400);
  fail_unless_equals_string (narration_word (narration, 2)->text, "well-known");
  fail_unless_equals_int64 (narration_word (narration, 2)->from_ms, 400);
  fail_unless_equals_int64 (narration_word (narration, 2)->to_ms, 700);
  fail_unless_equals_int (
      narration_word (narration, 3)->after, NARRATION_SENTENCE);
  fail_unless_equals_int64 (narration_word (narration, 3)->to_ms, 1400);
}
GST_END_TEST;

GST_START_TEST (test_words_without_report)
{
  g_autoptr (Narration) narration = narration_new ("ab abcd", NULL, 800);

  fail_unless_equals_int64 (narration_word (narration, 0)->from_ms, 0);
  fail_unless_equals_int64 (narration_word (narration, 0)->to_ms, 300);
  fail_unless_equals_int64 (narration_word (narration, 1)->to_ms, 800);
  fail_unless (narration_new ("  \n", NULL, 800) == NULL);
  fail_unless_equals_int (narration_count ("one, two \342\200\224 three."), 3);
}
GST_END_TEST;

/* A report of other words, or of none, must not spoil the order. */
GST_START_TEST (test_words_with_odd_reports)
{
  static const gchar *const reports[] = {
    "[]",
    "[1, null, \"x\"]",
    "[{\"text\":5}]",
    "[{\"text\":\"zzz\",\"from_ms\":5,\"to_ms\":9}]",
    "[{\"text\":\"two\",\"from_ms\":900,\"to_ms\":100},"
    "{\"text\":\"three\",\"from_ms\":-5,\"to_ms\":-9}]",
    "[{\"text\":\"one\",\"from_ms\":5,\"to_ms\":5},"
    "{\"text\":\"two\",\"from_ms\":5,\"to_ms\":5}]",
  };

  for (guint r = 0; r < G_N_ELEMENTS (reports); r++) {
    g_autoptr (JsonArray) report = report_of (reports[r]);
    g_autoptr (Narration) narration =
        narration_new ("one two three four", report, 2000);
    gint64 last = 0;

    fail_unless_equals_int (narration->words->len, 4);
    for (guint i = 0; i < 4; i++) {
      const NarrationWord *word = narration_word (narration, i);

      fail_unless (word->from_ms >= last && word->to_ms > word->from_ms);
      last = word->to_ms;
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_share_is_exact)
{
  const gdouble weights[] = { 1, 2, 1 }, none[] = { 0, 0, 0 };
  gint64 bounds[4];

  rhythm_share (weights, 3, 1000, bounds);
  fail_unless (bounds[0] == 0 && bounds[1] == 250 && bounds[2] == 750
      && bounds[3] == 1000);
  rhythm_share (none, 3, 1000, bounds);
  fail_unless (bounds[1] == 333 && bounds[2] == 667 && bounds[3] == 1000);
}
GST_END_TEST;

GST_START_TEST (test_settle_keeps_ends_and_distance)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 500; round++) {
    guint n = g_rand_int_range (rand, 1, 12);
    gint64 total = g_rand_int_range (rand, 1000, 40000);
    gint64 bounds[13] = { 0 };
    gint64 least = MIN (1500, total / n);

    for (guint i = 1; i < n; i++)
      bounds[i] =
          bounds[i - 1] + g_rand_int_range (rand, 0, total - bounds[i - 1] + 1);
    bounds[n] = total;
    rhythm_settle (bounds, n, 1500);
    fail_unless (bounds[0] == 0 && bounds[n] == total);
    for (guint i = 0; i < n; i++)
      fail_unless (bounds[i + 1] - bounds[i] >= least);
  }
}
GST_END_TEST;

typedef struct {
  RhythmBeat beats[8];
  guint n_beats, n_scenes;
  GString *text;
  JsonArray *report;
  gint64 speech_ms;
} Plan;

/* Beats of one or two sentences, spoken at random speeds with pauses. */
static void
make_plan (Plan *plan, GRand *rand)
{
  gint64 now = 0;

  memset (plan, 0, sizeof *plan);
  plan->text = g_string_new (NULL);
  plan->report = json_array_new ();
  plan->n_beats = g_rand_int_range (rand, 1, 8);
  for (guint k = 0; k < plan->n_beats; k++) {
    RhythmBeat *beat = &plan->beats[k];

    beat->words = g_rand_int_range (rand, 3, 20);
    beat->scenes = g_rand_int_range (rand, k == 0 ? 1 : 0, 4);
    beat->seconds = beat->words / 2.5;
    plan->n_scenes += beat->scenes;
    for (guint i = 0; i < beat->words; i++) {
      JsonObject *word = json_object_new ();
      g_autofree gchar *text =
          g_strdup_printf ("word%c", 'a' + g_rand_int_range (rand, 0, 26));
      gboolean last = i + 1 == beat->words;

      g_string_append_printf (plan->text, "%s%s ", text,
          last                                ? "."
              : g_rand_int_range (rand, 0, 5) ? ""
                                              : ",");
      json_object_set_string_member (word, "text", text);
      json_object_set_int_member (word, "from_ms", now);
      now += g_rand_int_range (rand, 120, 500);
      json_object_set_int_member (word, "to_ms", now);
      json_array_add_object_element (plan->report, word);
      now += last ? g_rand_int_range (rand, 200, 500) : 0;
    }
  }
  plan->speech_ms = now;
}

static void
check_pieces (const Rhythm *rhythm, const Plan *plan, gint64 total)
{
  gint64 in = 0, last = RHYTHM_LEAD_MS;

  /* Nothing of the file is lost or heard twice, in order. */
  for (guint i = 0; i < rhythm->pieces->len; i++) {
    const RhythmPiece *piece = &g_array_index (rhythm->pieces, RhythmPiece, i);

    fail_unless_equals_int64 (piece->in_ms, in);
    fail_unless (piece->from_ms >= last && piece->to_ms > piece->from_ms);
    in += piece->to_ms - piece->from_ms;
    last = piece->to_ms;
  }
  fail_unless_equals_int64 (in, plan->speech_ms);
  fail_unless_equals_int64 (
      g_array_index (rhythm->pieces, RhythmPiece, 0).from_ms, RHYTHM_LEAD_MS);
  fail_unless (last <= total - RHYTHM_TAIL_MS);
}

/* Each word is where its piece of the sound is. */
static void
check_words (const Rhythm *rhythm, const Narration *source)
{
  for (guint i = 0; i < source->words->len; i++) {
    const NarrationWord *heard = narration_word (source, i);
    const NarrationWord *shown = narration_word (rhythm->narration, i);
    const RhythmPiece *piece = NULL;

    for (guint j = 0; j < rhythm->pieces->len; j++)
      if (g_array_index (rhythm->pieces, RhythmPiece, j).in_ms
          <= heard->from_ms)
        piece = &g_array_index (rhythm->pieces, RhythmPiece, j);
    fail_unless_equals_int64 (
        shown->from_ms, heard->from_ms - piece->in_ms + piece->from_ms);
  }
}

GST_START_TEST (test_rhythm_laws)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 300; round++) {
    Plan plan;
    gint64 total;

    make_plan (&plan, rand);
    total = MAX (plan.speech_ms + RHYTHM_LEAD_MS + RHYTHM_TAIL_MS,
                plan.n_scenes * RHYTHM_LEAST_MS)
        + g_rand_int_range (rand, 0, 8000);
    {
      g_autoptr (Narration) narration =
          narration_new (plan.text->str, plan.report, plan.speech_ms);
      g_autoptr (Rhythm) rhythm =
          rhythm_new (plan.beats, plan.n_beats, narration, total);

      fail_unless_equals_int (rhythm->n_scenes, plan.n_scenes);
      fail_unless_equals_int64 (rhythm->bounds[0], 0);
      fail_unless_equals_int64 (rhythm->bounds[plan.n_scenes], total);
      for (guint i = 0; i < plan.n_scenes; i++)
        fail_unless (
            rhythm->bounds[i + 1] - rhythm->bounds[i] >= RHYTHM_LEAST_MS);
      check_pieces (rhythm, &plan, total);
      check_words (rhythm, narration);
    }
    g_string_free (plan.text, TRUE);
    json_array_unref (plan.report);
  }
}
GST_END_TEST;

/* Two beats whose sentences end at 2 s and 5 s: the cut stands in the pause
 * between them, wherever the plan's seconds would have put it. */
GST_START_TEST (test_rhythm_follows_sentences)
{
  const RhythmBeat beats[] = { { 2, 1, 9 }, { 2, 1, 1 } };
  g_autoptr (JsonArray) report =
      report_of ("[{\"text\":\"One\",\"from_ms\":0,\"to_ms\":1000},"
                 "{\"text\":\"two\",\"from_ms\":1000,\"to_ms\":2000},"
                 "{\"text\":\"three\",\"from_ms\":2400,\"to_ms\":4000},"
                 "{\"text\":\"four\",\"from_ms\":4000,\"to_ms\":5000}]");
  g_autoptr (Narration) narration =
      narration_new ("One two. Three four.", report, 5000);
  g_autoptr (Rhythm) rhythm = rhythm_new (beats, 2, narration, 6200);

  fail_unless_equals_int (rhythm->pieces->len, 1);
  fail_unless_equals_int64 (
      narration_word (rhythm->narration, 2)->from_ms, 2800);
  fail_unless_equals_int64 (rhythm->bounds[1], 2600);
}
GST_END_TEST;

/* Time left over becomes a pause between the beats, and the voice still ends
 * 0.8 s before the pictures. */
GST_START_TEST (test_rhythm_spreads_slack)
{
  const RhythmBeat beats[] = { { 2, 1, 1 }, { 2, 1, 1 } };
  g_autoptr (Narration) narration =
      narration_new ("One two. Six ten.", NULL, 4000);
  g_autoptr (Rhythm) rhythm = rhythm_new (beats, 2, narration, 6200);
  const RhythmPiece *pieces = (const RhythmPiece *) rhythm->pieces->data;

  fail_unless_equals_int (rhythm->pieces->len, 2);
  fail_unless_equals_int64 (pieces[1].from_ms - pieces[0].to_ms, 1000);
  fail_unless_equals_int64 (pieces[1].to_ms, 6200 - RHYTHM_TAIL_MS);
}
GST_END_TEST;

GST_START_TEST (test_rhythm_without_speech)
{
  const RhythmBeat beats[] = { { 0, 2, 2 }, { 0, 1, 6 } };
  g_autoptr (Rhythm) rhythm = rhythm_new (beats, 2, NULL, 8000);

  fail_unless (rhythm->narration == NULL);
  fail_unless_equals_int (rhythm->pieces->len, 0);
  fail_unless_equals_int64 (rhythm->bounds[1], 1500);
  fail_unless_equals_int64 (rhythm->bounds[2], 3000);
  fail_unless_equals_int64 (rhythm->bounds[3], 8000);
}
GST_END_TEST;

GST_START_TEST (test_rhythm_of_few_words)
{
  const RhythmBeat beats[] = { { 1, 1, 2 }, { 1, 2, 2 }, { 0, 1, 4 } };
  g_autoptr (Narration) narration = narration_new ("Look there.", NULL, 900);
  g_autoptr (Rhythm) rhythm =
      rhythm_new (beats, G_N_ELEMENTS (beats), narration, 8000);

  fail_unless_equals_int (rhythm->n_scenes, 4);
  fail_unless_equals_int64 (rhythm->bounds[1], 2000);
  fail_unless_equals_int64 (rhythm->bounds[3], 5000);
  fail_unless_equals_int64 (rhythm->bounds[4], 8000);
  fail_unless_equals_int (rhythm->pieces->len, 1);
}
GST_END_TEST;

/* How many lines of @width a greedy wrap makes. */
static guint
count_lines (const gchar *text, glong width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint lines = 1;
  glong line = 0;

  for (guint i = 0; words[i]; i++) {
    glong length = g_utf8_strlen (words[i], -1);

    if (line > 0 && line + 1 + length > width) {
      lines++;
      line = 0;
    }
    line += length + (line > 0);
  }
  return lines;
}

static void
check_cues (JsonArray *cues, const Narration *narration, gint64 end)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  gint64 last = 0;

  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = json_array_get_object_element (cues, i);
    JsonArray *words = json_object_get_array_member (cue, "words");
    const gchar *text = json_object_get_string_member (cue, "text");
    gint64 from = json_object_get_int_member (cue, "from_ms");
    gint64 to = json_object_get_int_member (cue, "to_ms");
    gint64 word_last = from;

    fail_unless (count_lines (text, 34) <= 2);
    fail_unless (from >= last && to > from && to <= end);
    last = to + 80;
    for (guint j = 0; j < json_array_get_length (words); j++) {
      JsonObject *word = json_array_get_object_element (words, j);

      fail_unless (json_object_get_int_member (word, "from_ms") >= word_last);
      word_last = json_object_get_int_member (word, "to_ms");
      fail_unless (word_last > json_object_get_int_member (word, "from_ms"));
    }
    fail_unless (word_last <= to);
    g_string_append_printf (all, "%s ", text);
  }
  for (guint i = 0; i < narration->words->len; i++)
    g_string_append_printf (said, "%s ", narration_word (narration, i)->text);
  fail_unless_equals_string (all->str, said->str);
}

GST_START_TEST (test_cue_laws)
{
  const NarrationCueRules rules = { 34, 800, 80 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++) {
    Plan plan;

    make_plan (&plan, rand);
    {
      gint64 end = plan.speech_ms + 1000;
      g_autoptr (Narration) narration =
          narration_new (plan.text->str, plan.report, plan.speech_ms);
      g_autoptr (JsonArray) cues = narration_cues (narration, &rules, end);

      check_cues (cues, narration, end);
    }
    g_string_free (plan.text, TRUE);
    json_array_unref (plan.report);
  }
}
GST_END_TEST;

/* Words that follow each other without a pause, the last of them shorter than
 * the gap between two cues. */
GST_START_TEST (test_cues_of_hasty_words)
{
  const NarrationCueRules rules = { 34, 800, 80 };
  g_autoptr (JsonArray) report = json_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Narration) narration = NULL;
  g_autoptr (JsonArray) cues = NULL;

  for (gint i = 0; i < 60; i++) {
    JsonObject *word = json_object_new ();

    g_string_append_printf (text, "w%d ", i);
    json_object_set_string_member (word, "text", "w");
    json_object_set_int_member (word, "from_ms", 31 * i);
    json_object_set_int_member (word, "to_ms", 31 * i + 30);
    json_array_add_object_element (report, word);
  }
  narration = narration_new (text->str, report, 1860);
  cues = narration_cues (narration, &rules, 1860);
  fail_unless (json_array_get_length (cues) > 1);
  check_cues (cues, narration, 1860);
}
GST_END_TEST;

static const gchar *
cue_text (JsonArray *cues, guint i)
{
  return json_object_get_string_member (
      json_array_get_object_element (cues, i), "text");
}

GST_START_TEST (test_cues_break_at_phrases)
{
  const NarrationCueRules rules = { 34, 800, 80 };
  g_autoptr (Narration) narration = narration_new (
      "In the Middle Ages the town grew rich on guilds, on crowded markets "
      "and on ships from everywhere. No! Then came the fire.",
      NULL, 9000);
  g_autoptr (JsonArray) cues = narration_cues (narration, &rules, 10000);

  fail_unless_equals_int (json_array_get_length (cues), 3);
  fail_unless_equals_string (
      cue_text (cues, 0), "In the Middle Ages the town grew rich on guilds,");
  fail_unless_equals_string (
      cue_text (cues, 1), "on crowded markets and on ships from everywhere.");
  /* Too brief to be read alone. */
  fail_unless_equals_string (cue_text (cues, 2), "No! Then came the fire.");
}
GST_END_TEST;

static Suite *
rhythm_suite (void)
{
  Suite *suite = suite_create ("rhythm");
  TCase *tcase = tcase_create ("rhythm");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_words_take_their_times);
  tcase_add_test (tcase, test_words_without_report);
  tcase_add_test (tcase, test_words_with_odd_reports);
  tcase_add_test (tcase, test_share_is_exact);
  tcase_add_test (tcase, test_settle_keeps_ends_and_distance);
  tcase_add_test (tcase, test_rhythm_laws);
  tcase_add_test (tcase, test_rhythm_follows_sentences);
  tcase_add_test (tcase, test_rhythm_spreads_slack);
  tcase_add_test (tcase, test_rhythm_without_speech);
  tcase_add_test (tcase, test_rhythm_of_few_words);
  tcase_add_test (tcase, test_cue_laws);
  tcase_add_test (tcase, test_cues_of_hasty_words);
  tcase_add_test (tcase, test_cues_break_at_phrases);
  return suite;
}

SUITE_MAIN (rhythm_suite)
