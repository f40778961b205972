/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What prompts ask for, and why some are rejected: a table. */

#include <string.h>
#include <time.h>

#include "suite.h"
#include "writer.h"

typedef struct {
  const gchar *prompt;
  const gchar *subject;
  gint width, height, fps, seconds;
  const gchar *hint, *tone, *look, *language;
} Good;

/* NULL and 0: the default, or not looked at. */
static const Good good[] = {
  { "30 seconds of London history in a cinematic fast-paced style",
      "London history", 1280, 720, 30, 30, "landscape", "cinematic, fast-paced",
      "cinematic", "en" },
  { "London", "London", 1280, 720, 30, 30, "landscape", "cinematic",
      "cinematic", "en" },
  { "The history of coffee, 1 minute, portrait, 1080p", "The history of coffee",
      1080, 1920, 30, 60, "portrait" },
  { "How to bake bread, 90s, playful", "How to bake bread", 0, 0, 0, 90, NULL,
      "playful", "playful" },
  { "vertical video for TikTok about street food in Bangkok",
      "street food in Bangkok", 720, 1280, 30, 30, "portrait" },
  { "Times Square at night, 15 seconds", "Times Square at night", 1280, 720, 0,
      15, "landscape" },
  { "Red Square, Moscow at dawn", "Red Square, Moscow at dawn", 1280, 720, 0,
      30, "landscape" },
  { "portrait of a painter, 20 seconds, square", "portrait of a painter", 1080,
      1080, 0, 20, "square" },
  { "landscape and history of Iceland", "landscape and history of Iceland",
      1280, 720, 0, 30, "landscape" },
  { "square video about squares", "squares", 1080, 1080, 0, 30, "square" },
  { "a minute and a half about black holes", "black holes", 0, 0, 0, 90, NULL,
      "educational", "documentary" },
  { "half a minute about the moon landing at 24 fps in 4k", "the moon landing",
      3840, 2160, 24, 30 },
  { "1:30 documentary about Ada Lovelace", "Ada Lovelace", 0, 0, 0, 90, NULL,
      "documentary", "documentary" },
  { "2 minutes 30 seconds about Egypt, 9:16", "Egypt", 720, 1280, 0, 150,
      "portrait" },
  { "A calm portrait minute about coffee", "coffee", 720, 1280, 0, 60,
      "portrait", "calm", "calm" },
  { "Square 20 second product teaser for a new electric bicycle, energetic",
      "a new electric bicycle", 1080, 1080, 0, 20, "square", "energetic",
      "energetic" },
  { "How volcanoes work, playful, for children", "How volcanoes work", 0, 0, 0,
      30, NULL, "playful", "playful" },
  { "15 seconds vertical about Tokyo at night", "Tokyo at night", 720, 1280, 0,
      15, "portrait" },
  { "News recap: city opens new bridge", "city opens new bridge", 0, 0, 0, 30,
      NULL, "news", "news" },
  { "minimal quote video about patience", "patience", 0, 0, 0, 30, NULL,
      "minimal", "minimal" },
  { "a half minute\tabout \033[1mtea\033[0m rooms", "[1mtea [0m rooms", 0, 0, 0,
      30 },
  { "90s hip hop history", "90s hip hop history", 0, 0, 0, 30 },
  { "90s: hip hop", "hip hop", 0, 0, 0, 90 },
  { "the 24 hours of Le Mans recap", "the 24 hours of Le Mans recap", 0, 0, 0,
      30, NULL, "news", "news" },
  { "a second chance for old bicycles", "a second chance for old bicycles", 0,
      0, 0, 30 },
  { "Geschichte von Berlin in 45 Sekunden", "Geschichte von Berlin", 0, 0, 0,
      45, NULL, NULL, NULL, "de" },
  { "L'histoire de Paris en 30 secondes", "L'histoire de Paris", 0, 0, 0, 30,
      NULL, NULL, NULL, "fr" },
  { "La historia del cafe en 20 segundos", "La historia del cafe", 0, 0, 0, 20,
      NULL, NULL, NULL, "es" },
  { "history of tea in German", "history of tea", 0, 0, 0, 30, NULL, NULL, NULL,
      "de" },
  { "tea in Chinese culture", "tea in Chinese culture", 0, 0, 0, 30, NULL, NULL,
      NULL, "en" },
  { "Explain how vaccines work in under 60 seconds, narrated in Spanish",
      "how vaccines work", 0, 0, 0, 60, NULL, NULL, NULL, "es" },
  { "Please make me a funny 20-second video about cats and dogs!",
      "cats and dogs", 0, 0, 0, 20, NULL, "funny", "playful" },
  { "our new espresso machine, 15s, energetic, 1:1", "our new espresso machine",
      1080, 1080, 0, 15, "square", "energetic", "energetic" },
  { "I want a video about the water cycle in a playful style",
      "the water cycle", 0, 0, 0, 30, NULL, "playful", "playful" },
  { "a cinematic 30-second video about the Silk Road", "the Silk Road", 0, 0, 0,
      30, NULL, "cinematic", "cinematic" },
  { "in 10 seconds: sunrise over Tokyo, minimal", "sunrise over Tokyo", 0, 0, 0,
      10, NULL, "minimal", "minimal" },
  { "travel guide to Lisbon (40 sec)", "travel guide to Lisbon", 0, 0, 0, 40 },
  { "calm sea at night", "calm sea at night", 0, 0, 0, 30, NULL, "calm",
      "calm" },
  { "autumn forest, 12 seconds, 1920x1080", "autumn forest", 1920, 1080, 0, 12,
      "landscape" },
  { "bees in 1080x1350", "bees", 1080, 1350, 0, 30, "portrait" },
  { "the Alps in 720p at 60 frames per second", "the Alps", 1280, 720, 60, 30 },
  { "Video f\303\274r Instagram: M\303\274nchen im Winter", NULL, 0, 0, 0, 30,
      NULL, NULL, NULL, "de" },
  { "\346\235\261\344\272\254\343\201\256\346\255\264\345\217\262",
      "\346\235\261\344\272\254\343\201\256\346\255\264\345\217\262", 0, 0, 0,
      30, NULL, NULL, NULL, "ja" },
  { "\320\230\321\201\321\202\320\276\321\200\320\270\321\217 "
    "\320\234\320\276\321\201\320\272\320\262\321\213",
      NULL, 0, 0, 0, 30, NULL, NULL, NULL, "ru" },
  { "3 seconds of rain", "rain", 0, 0, 0, 3, NULL, "calm", "calm" },
  { "10 minutes about the Roman empire", "the Roman empire", 0, 0, 0, 600 },
  { "why is the sky blue?", "why is the sky blue?", 0, 0, 0, 30 },
  { "Ein Video \u00fcber unsere neue Kaffeemaschine, 15 Sekunden, quadratisch",
      "unsere neue Kaffeemaschine", 0, 0, 0, 15, "square", NULL, NULL, "de" },
  { "Der Rhein im Hochformat und mit Musik, 20 Sekunden", NULL, 0, 0, 0, 20,
      "portrait", NULL, NULL, "de" },
  { "Un video vertical sobre el caf\u00e9 y la leche", NULL, 0, 0, 0, 30,
      "portrait", NULL, NULL, "es" },
  { "Une minute sur Paris", NULL, 0, 0, 0, 60, NULL, NULL, NULL, "fr" },
  { "eine halbe Minute \u00fcber die Alpen und das Eis", NULL, 0, 0, 0, 30,
      NULL, NULL, NULL, "de" },
  { "dos minutos sobre la luna y el sol", NULL, 0, 0, 0, 120, NULL, NULL, NULL,
      "es" },
  { "een verhaal over de zee, 25 seconden", NULL, 0, 0, 0, 25, NULL, NULL, NULL,
      "nl" },
  { "una storia sul mare con la luna, 20 secondi", NULL, 0, 0, 0, 20, NULL,
      NULL, NULL, "it" },
};

static void
is_string (const gchar *prompt, const gchar *what, const gchar *found,
    const gchar *expected)
{
  if (expected)
    fail_unless (g_strcmp0 (found, expected) == 0,
        "%s: %s is \"%s\", not \"%s\"", prompt, what, found, expected);
}

static void
is_number (const gchar *prompt, const gchar *what, gint found, gint expected)
{
  if (expected)
    fail_unless (found == expected, "%s: %s is %d, not %d", prompt, what, found,
        expected);
}

GST_START_TEST (good_prompts_are_understood)
{
  const Good *row = &good[__i__];
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (row->prompt);

  fail_unless (prompt->code == NULL, "%s: %s", row->prompt, prompt->reason);
  fail_unless (prompt->reason == NULL);
  fail_unless (*prompt->subject != '\0');
  is_string (row->prompt, "subject", prompt->subject, row->subject);
  is_number (row->prompt, "width", prompt->width, row->width);
  is_number (row->prompt, "height", prompt->height, row->height);
  is_number (row->prompt, "fps", prompt->fps, row->fps);
  is_number (row->prompt, "length", prompt->duration_sec, row->seconds);
  is_string (row->prompt, "format", prompt->format_hint, row->hint);
  is_string (row->prompt, "tone", prompt->tone, row->tone);
  is_string (row->prompt, "look", prompt->look, row->look);
  is_string (row->prompt, "language", prompt->language, row->language);
}
GST_END_TEST

/* The reason holds @about. */
static const struct {
  const gchar *prompt, *code, *about;
} bad[] = {
  { NULL, "empty", "for example" },
  { "", "empty", "for example" },
  { " \n\t ", "empty", "what the video is about" },
  { "hi", "too_short", "\"hi\"" },
  { "cat", "too_short", "\"cat\"" },
  { "30 sec", "too_short", "for example" },
  { "make a cool video", "no_subject", "name a subject" },
  { "video", "no_subject", "name a subject" },
  { "something cool", "no_subject", "name a subject" },
  { "Create an awesome short video for TikTok", "no_subject", "for example" },
  { "video in 1080p for youtube", "no_subject", "for example" },
  { "make a video about nothing", "no_subject", "name a subject" },
  { "Please make me a 30 second video", "no_subject", "name a subject" },
  { "12345 !!!", "unreadable", "no words" },
  { "\360\237\230\200\360\237\230\200", "unreadable", "no words" },
  { "sdfghjkl qwrtp", "unreadable", "no words" },
  { "\377\376broken", "unreadable", "not UTF-8" },
  { "a 16:9 portrait video about bees", "contradictory", "shape" },
  { "portrait and landscape video about bees", "contradictory", "shape" },
  { "a square 9:16 video of the sea, square format", "contradictory", "shape" },
  { "vertical video of bees in 1920x1080", "contradictory", "shape" },
  { "30 seconds of Rome, 45 seconds long", "contradictory", "30 and 45" },
  { "a 1 minute video about tea, 20 seconds", "contradictory", "60 and 20" },
  { "1080p 1280x720 video on tea", "contradictory", "two different sizes" },
  { "tea at 24 fps and 60 fps", "contradictory", "frame rates" },
  { "2 hours of whale songs", "out_of_limits", "7200 s" },
  { "1 second of light", "out_of_limits", "1 s is outside of 3 to 600" },
  { "11 minutes about Rome", "out_of_limits", "660 s" },
  { "20K video of the sea", "out_of_limits", "128 to 8192" },
  { "sunset in 12000x8000", "out_of_limits", "12000x8000" },
  { "sunset in 641x361", "out_of_limits", "even" },
  { "bees at 240 fps", "out_of_limits", "240 frames" },
};

GST_START_TEST (bad_prompts_are_rejected)
{
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (bad[__i__].prompt);

  is_string (bad[__i__].prompt, "code",
      prompt->code ? prompt->code : "accepted", bad[__i__].code);
  fail_unless (
      strstr (prompt->reason, bad[__i__].about) != NULL, "%s", prompt->reason);
  fail_unless (g_utf8_validate (prompt->reason, -1, NULL));
  /* Even then all fields are there. */
  fail_unless (prompt->subject && prompt->format_hint && prompt->tone
      && prompt->look && prompt->language);
}
GST_END_TEST

GST_START_TEST (a_prompt_without_end_is_rejected)
{
  g_autofree gchar *text = g_strnfill (200000, 'a');
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (text);

  fail_unless_equals_string (prompt->code, "out_of_limits");
  fail_unless (strstr (prompt->reason, "4000") != NULL);
}
GST_END_TEST

/* Whatever comes in, something sane comes out, in time. */
GST_START_TEST (noise_is_survived)
{
  static const gchar *const pieces[] = { "portrait", " and ", "30 seconds",
    " in ", "9:16", "1080p", ", ", "video", " about ", "a ", "99999999999s",
    "from ", " to ", "half a minute", "(", ")", "1. ", "2. ", "\n- ",
    "in German", "cinematic", " style", "\303\274", "?", "4k", "x", "0x0",
    "0 seconds", "0:00", "square" };
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (WriterPrompt) prompt = NULL;

    for (guint n = g_rand_int_range (dice, 1, 14); n > 0; n--)
      g_string_append (
          text, pieces[g_rand_int_range (dice, 0, G_N_ELEMENTS (pieces))]);
    prompt = writer_check_prompt (text->str);
    if (prompt->code)
      continue;
    fail_unless (*prompt->subject != '\0');
    fail_unless (prompt->duration_sec >= 3 && prompt->duration_sec <= 600);
    fail_unless (prompt->width >= 128 && prompt->width <= 8192
        && prompt->width % 2 == 0);
    fail_unless (prompt->height >= 128 && prompt->height <= 8192
        && prompt->height % 2 == 0);
    fail_unless (prompt->fps >= 1 && prompt->fps <= 120);
  }
}
GST_END_TEST

/* What costs the square of its length, or worse, if a pattern is written
 * without care. */
static const gchar *const repeated[] = { "in ", "for ", "about ", "from a to ",
  "1 minute and ", "b", "bcdfg ", "short video ", "calm and ", ", . ; " };

/* Of the processor's time: the machine may be busy. */
GST_START_TEST (the_longest_prompt_is_answered_in_time)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WriterPrompt) prompt = NULL;
  clock_t start = clock ();

  while (text->len < 3950)
    g_string_append (text, repeated[__i__]);
  g_string_append (text, "lions");
  prompt = writer_check_prompt (text->str);

  fail_unless (prompt->code == NULL, "%s", prompt->reason);
  fail_unless (
      clock () - start < 2 * CLOCKS_PER_SEC, "\"%s\"", repeated[__i__]);
}
GST_END_TEST

static Suite *
prompts_suite (void)
{
  Suite *suite = suite_create ("prompts");
  TCase *tc = tcase_create ("prompts");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, good_prompts_are_understood, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tc, bad_prompts_are_rejected, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tc, a_prompt_without_end_is_rejected);
  tcase_add_test (tc, noise_is_survived);
  tcase_add_loop_test (
      tc, the_longest_prompt_is_answered_in_time, 0, G_N_ELEMENTS (repeated));
  return suite;
}

SUITE_MAIN (prompts_suite)
