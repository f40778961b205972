/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* `jsonclip captions`, and `check` of captions in files. */
#include "program.h"

#define MOVIE_SAYS(captions)                                                   \
  "{\"movie\":{\"scenes\":[{\"type\":\"color\",\"duration_ms\":3000}],"        \
  "\"captions\":" captions "}}"

static void
check_movie (const gchar *json, gint status, const gchar *says)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");

  fail_unless (g_file_set_contents (name, json, -1, NULL));
  SAY (&said, "check", name);
  fail_unless_status (&said, status);
  fail_unless (strstr (said.out, says) != NULL, "%s", said.out);
}

static void
write_srt (void)
{
  g_autofree gchar *srt = inside ("a.srt");

  fail_unless (g_file_set_contents (
      srt, "1\n00:00:00,500 --> 00:00:01,000\nword\n", -1, NULL));
}

GST_START_TEST (test_check)
{
  write_srt ();
  check_movie (MOVIE_SAYS ("{\"src\":\"a.srt\"}"), 0,
      "warning: $.movie.captions.src: the cue at 0.500 s is seen for 500 ms");
  check_movie (MOVIE_SAYS ("{\"src\":\"none.srt\"}"), 4,
      "error: $.movie.captions.src: ");
  check_movie (MOVIE_SAYS ("{\"src\":\"../a.srt\"}"), 4, "media root");
  check_movie (MOVIE_SAYS ("{\"src\":\"movie.json\"}"), 4,
      "expected SRT, WebVTT or ASS");
}
GST_END_TEST;

/* A script draws with fonts of its own choice. */
GST_START_TEST (test_fonts_of_a_script)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *ass = inside ("a.ass");
  g_autofree gchar *name = inside ("movie.json");

  fail_unless (g_file_set_contents (ass,
      "[V4+ Styles]\nStyle: Default,No Such Font 7,20\nStyle: Other,Lato,20\n"
      "[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\fnNor "
      "This}word\n",
      -1, NULL));
  check_movie (MOVIE_SAYS ("{\"src\":\"a.ass\"}"), 0,
      "warning: $.movie.captions.src: font \"No Such Font 7\" is not "
      "installed");
  SAY (&said, "check", name);
  fail_unless (strstr (said.out, "font \"Nor This\" is not installed") != NULL,
      "%s", said.out);
  fail_if (strstr (said.out, "\"Lato\" is not installed"), "%s", said.out);
}
GST_END_TEST;

/* Out of a file of one kind, into one of another, and into that movie. */
GST_START_TEST (test_files)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");
  g_autofree gchar *vtt = inside ("b.vtt");
  g_autofree gchar *text = NULL;

  write_srt ();
  check_movie (MOVIE_SAYS ("{\"src\":\"a.srt\"}"), 0, "ok: ");
  SAY (&said, "captions", name, "-o", vtt);
  fail_unless_status (&said, 0);
  fail_unless (g_file_get_contents (vtt, &text, NULL, NULL));
  fail_unless_equals_string (
      text, "WEBVTT\n\n00:00:00.500 --> 00:00:01.000\nword\n");
  check_movie (MOVIE_SAYS ("{\"src\":\"b.vtt\"}"), 0, "ok: ");
  SAY (&said, "captions", name, "--format", "ass");
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, "Dialogue: 0,0:00:00.50,0:00:01.00,") != NULL);
}
GST_END_TEST;

GST_START_TEST (test_chapters)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");

  check_movie (MOVIE_SAYS ("{}"), 0, "ok: ");
  SAY (&said, "captions", name, "--chapters", "--format", "ffmetadata");
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, "title=Scene 1\n") != NULL);
}
GST_END_TEST;

GST_START_TEST (test_refused)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");

  check_movie (MOVIE_SAYS ("{\"src\":\"none.srt\"}"), 4, "none.srt");
  SAY (&said, "captions", name);
  fail_unless_status (&said, 4);
  check_movie (MOVIE_SAYS ("{}"), 0, "ok: ");
  SAY (&said, "captions", name, "--format", "png");
  fail_unless_status (&said, 2);
  SAY (&said, "captions", name, "--chapters", "--format", "srt");
  fail_unless_status (&said, 2);
  SAY (&said, "captions", "no-such-movie.json");
  fail_unless_status (&said, 6);
}
GST_END_TEST;

/* What it reads it does not write to, a draft's neither. */
GST_START_TEST (test_inputs_stay)
{
  static const gchar *const movies[] = {
    MOVIE_SAYS ("{\"src\":\"a.srt\"}"),
    "{\"movie\":{\"scenes\":[{\"type\":\"image\",\"asset_slot\":\"a_01\","
    "\"duration_ms\":3000}],\"captions\":{\"src\":\"a.srt\"}}}",
  };
  g_autofree gchar *name = inside ("movie.json");
  g_autofree gchar *srt = inside ("a.srt");

  for (guint i = 0; i < G_N_ELEMENTS (movies); i++) {
    g_auto (Said) said = { 0 };
    g_autofree gchar *movie = NULL, *cues = NULL;

    write_srt ();
    fail_unless (g_file_set_contents (name, movies[i], -1, NULL));
    SAY (&said, "captions", name, "--format", "vtt", "-o", srt);
    fail_unless_status (&said, 1);
    fail_unless (
        strstr (said.err, "it is what $.movie.captions.src reads") != NULL);
    SAY (&said, "captions", name, "--format", "vtt", "-o", name);
    fail_unless_status (&said, 1);
    fail_unless (strstr (said.err, "it is the movie itself") != NULL);
    fail_unless (g_file_get_contents (name, &movie, NULL, NULL));
    fail_unless_equals_string (movie, movies[i]);
    fail_unless (g_file_get_contents (srt, &cues, NULL, NULL));
    fail_unless_equals_string (
        cues, "1\n00:00:00,500 --> 00:00:01,000\nword\n");
  }
}
GST_END_TEST;

static Suite *
captions_command_suite (void)
{
  Suite *suite = suite_create ("captions-command");
  TCase *tcase = tcase_create ("captions-command");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_check);
  tcase_add_test (tcase, test_fonts_of_a_script);
  tcase_add_test (tcase, test_files);
  tcase_add_test (tcase, test_chapters);
  tcase_add_test (tcase, test_refused);
  tcase_add_test (tcase, test_inputs_stay);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (captions_command_suite)
