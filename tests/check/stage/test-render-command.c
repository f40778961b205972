/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* `jsonclip render` as a user, a script and a terminal see it. */
#include "program.h"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

/* Three scenes, 90 frames, five chunks with the sound. */
static gchar *
write_movie (void)
{
  static const gchar text[] =
      "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":30},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#204060\","
      "\"duration_ms\":2500},{\"type\":\"color\",\"color\":\"#d0a060\","
      "\"duration_ms\":300},{\"type\":\"color\",\"color\":\"#301020\","
      "\"duration_ms\":200}]}}";
  gchar *file = inside ("movie.json");

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  return file;
}

GST_START_TEST (test_wrong_options)
{
  static const struct {
    const gchar *option, *value, *says;
  } cases[] = {
    { "--workers", "65", "1 to 64" },
    { "--workers", "-1", "1 to 64" },
    { "--workers", "x", "--workers" },
    { "--crf", "52", "0 (best) to 51" },
    { "--crf", "-2", "0 (best) to 51" },
    { "--bitrate", "-1", "kbit/s" },
    { "--range", "", "FROM-TO" },
    { "--range", "-", "FROM-TO" },
    { "--range", "1", "FROM-TO" },
    { "--range", "2-1", "FROM-TO" },
    { "--range", "1-1", "FROM-TO" },
    { "--range", "0:60-0:70", "FROM-TO" },
    { "--range", "1:2:3:4-2:0:0", "FROM-TO" },
    { "--range", "1.-2", "FROM-TO" },
    { "--range", "1.0001-2", "FROM-TO" },
    { "--range", "1e3-2e3", "FROM-TO" },
    { "--range", "0-99999999999999999999", "FROM-TO" },
    { "--range", "1-2x", "FROM-TO" },
    { "--fps", "0", "1 to 240" },
    { "--fps", "241", "1 to 240" },
    { "--fps", "30/0", "1 to 240" },
    { "--fps", "1/2", "1 to 240" },
    { "--fps", "30/", "1 to 240" },
    { "--fps", "29.97", "1 to 240" },
    { "--size", "640x361", "two even numbers" },
    { "--size", "8x8", "two even numbers" },
    { "--size", "640", "two even numbers" },
    { "--preset", "slow", "fast, balanced, quality or archive" },
    { "--print-launch", "--range=1-2", "no --range with it" },
    { "--no-cache", "--cache=x", "no --no-cache with it" },
  };
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("out.mp4");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Said) said = { 0 };

    SAY (&said, "render", cases[i].option, cases[i].value, "-o", output, movie);
    fail_unless_status (&said, 2);
    fail_unless (strstr (said.err, cases[i].says) != NULL, "%s %s: %s",
        cases[i].option, cases[i].value, said.err);
    fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
  }
}
GST_END_TEST;

GST_START_TEST (test_parts_and_rates)
{
  static const struct {
    const gchar *option, *value;
    gint64 frames, duration_ms;
  } cases[] = {
    { "--range", "1-2", 30, 1000 },
    { "--range", "1.5-2.25", 23, 767 }, /* those that begin inside */
    { "--range", "0:01-0:02.5", 45, 1500 },
    { "--range", "0:00:01.000-0:00:01.100", 3, 100 },
    { "--range", "2-", 30, 1000 },
    { "--range", "-0.5", 15, 500 },
    { "--range", "2-1:00:00", 30, 1000 },
    { "--fps", "24", 72, 3000 },
    { "--fps", "30000/1001", 90, 3003 },
    { "--fps", "60", 180, 3000 },
    { "--size", "32x18", 90, 3000 },
    { "--crf", "40", 90, 3000 },
    { "--workers", "3", 90, 3000 },
  };
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("out.mp4");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Said) said = { 0 };
    g_autoptr (JsonObject) last = NULL;

    SAY (&said, "render", "--json", cases[i].option, cases[i].value, "-o",
        output, movie);
    fail_unless_status (&said, 0);
    last = last_line (&said);
    fail_unless (object_get_int (last, "frames", 0) == cases[i].frames
            && object_get_int (last, "duration_ms", 0) == cases[i].duration_ms,
        "%s %s: %s", cases[i].option, cases[i].value, said.out);
  }
}
GST_END_TEST;

GST_START_TEST (test_range_beyond_the_end)
{
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("out.mp4");
  g_auto (Said) said = { 0 };

  SAY (&said, "render", "--range", "3-4", "-o", output, movie);
  fail_unless_status (&said, 4);
  fail_unless (strstr (said.err, "3000 ms long") != NULL, "%s", said.err);
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
}
GST_END_TEST;

/* What must rise, rises, and the end is the end. */
static void
check_lines (const gchar *out, guint cached)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  gint64 frames = 0;
  guint n = 0;

  for (; lines[n] && lines[n + 1] && *lines[n + 1]; n++) {
    g_autoptr (JsonObject) line = object_from_text (lines[n], NULL);

    fail_unless (line != NULL, "%s", lines[n]);
    ck_assert_str_eq (object_get_string (line, "event", ""), "progress");
    ck_assert_int_eq (object_get_int (line, "n_frames", 0), 90);
    ck_assert_int_eq (object_get_int (line, "chunks", 0), 5);
    ck_assert_int_ge (object_get_int (line, "frames", -1), frames);
    frames = object_get_int (line, "frames", -1);
    ck_assert_int_eq (object_get_int (line, "made", -1), cached ? 0 : frames);
    ck_assert_int_eq (object_get_int (line, "chunks_cached", -1), cached);
  }
  ck_assert_uint_ge (n, 1);
  ck_assert_int_eq (frames, 90);
}

GST_START_TEST (test_json_lines)
{
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("out.mp4");

  for (guint i = 0; i < 2; i++) {
    guint cached = i == 0 ? 0 : 5;
    g_auto (Said) said = { 0 };
    g_autoptr (JsonObject) last = NULL;

    SAY (&said, "render", "--json", "-o", output, movie);
    fail_unless_status (&said, 0);
    ck_assert_str_eq (said.err, "");
    check_lines (said.out, cached);
    last = last_line (&said);
    ck_assert_str_eq (object_get_string (last, "event", ""), "done");
    ck_assert_str_eq (object_get_string (last, "file", ""), output);
    ck_assert_str_eq (object_get_string (last, "encoder", ""), "x264enc");
    ck_assert_int_eq (object_get_int (last, "frames", 0), 90);
    ck_assert_int_eq (object_get_int (last, "chunks", 0), 5);
    ck_assert_int_eq (object_get_int (last, "chunks_cached", -1), cached);
    ck_assert_int_eq (object_get_int (last, "chunks_again", -1), 0);
    ck_assert_int_gt (object_get_int (last, "bytes", 0), 1000);
  }
}
GST_END_TEST;

/* All that it says to a terminal of so many columns. */
static gchar *
watch (const gchar *const *argv, gint columns, gchar **env)
{
  const struct winsize window = { .ws_row = 24, .ws_col = columns };
  g_autoptr (GString) text = g_string_new (NULL);
  gchar bytes[1024];
  gint ours, theirs;
  gssize n;
  GPid pid;

  fail_unless (openpty (&ours, &theirs, NULL, NULL, &window) == 0);
  fcntl (ours, F_SETFD, FD_CLOEXEC);
  fail_unless (g_spawn_async_with_fds (NULL, (gchar **) argv, env,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid,
      -1, -1, theirs, NULL));
  close (theirs);
  while ((n = read (ours, bytes, sizeof bytes)) > 0)
    g_string_append_len (text, bytes, n);
  waitpid (pid, NULL, 0);
  close (ours);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Without "\033[...m" and "\033[K". */
static gchar *
strip_escapes (const gchar *text, guint *n_colours)
{
  GString *plain = g_string_new (NULL);

  for (const gchar *c = text; *c; c++) {
    if (*c != '\033') {
      g_string_append_c (plain, *c);
      continue;
    }
    c += strcspn (c, "mK");
    fail_unless (*c != 0);
    *n_colours += *c == 'm';
  }
  return g_string_free (plain, FALSE);
}

static const struct {
  gint columns;
  const gchar *variable, *value;
  gboolean colours, letters, percent;
} terminals[] = {
  { 120, "LC_ALL", "C.UTF-8", TRUE, TRUE, TRUE },
  { 80, "NO_COLOR", "1", FALSE, TRUE, TRUE },
  { 80, "LC_ALL", "C", TRUE, FALSE, TRUE },
  { 40, "NO_COLOR", "1", FALSE, TRUE, TRUE },
  { 24, "NO_COLOR", "1", FALSE, FALSE, TRUE },
  { 8, "NO_COLOR", "1", FALSE, FALSE, FALSE },
  { 80, "TERM", "dumb", FALSE, FALSE, FALSE },
};

GST_START_TEST (test_terminals)
{
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("out.mp4");
  g_autofree gchar *program = program_path ();
  const gchar *argv[] = { program, "render", "-o", output, movie, NULL };
  g_auto (GStrv) env = g_get_environ ();
  g_autofree gchar *said = NULL, *plain = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_colours = 0;

  env = g_environ_setenv (env, "TERM", "xterm", TRUE);
  env = g_environ_setenv (env, "LC_ALL", "C.UTF-8", TRUE);
  env = g_environ_unsetenv (env, "NO_COLOR");
  env = g_environ_setenv (
      env, terminals[__i__].variable, terminals[__i__].value, TRUE);
  said = watch (argv, terminals[__i__].columns, env);
  plain = strip_escapes (said, &n_colours);
  ck_assert_int_eq (n_colours > 0, terminals[__i__].colours);
  ck_assert_int_eq (
      strstr (plain, "\342\224\201") != NULL, terminals[__i__].letters);
  ck_assert_int_eq (strstr (plain, "100 %") != NULL, terminals[__i__].percent);
  /* What is redrawn fits, so that it can be: the last line is no bar. */
  lines = g_strsplit (plain, "\r", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "  render"))
      ck_assert_int_lt (g_utf8_strlen (lines[i], -1), terminals[__i__].columns);
  fail_unless (strstr (plain, "5 chunks") != NULL, "%s", plain);
}
GST_END_TEST;

/* ---- beside the film ---- */

static gchar *
write_spoken (const gchar *captions)
{
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":30},"
      "\"scenes\":[{\"type\":\"color\",\"duration_ms\":1500},"
      "{\"type\":\"color\",\"color\":\"#d0a060\",\"duration_ms\":500}],"
      "\"captions\":%s}}",
      captions);
  gchar *file = inside ("movie.json");

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  return file;
}

#define SPOKEN                                                                 \
  "{\"cues\":[{\"from_ms\":100,\"to_ms\":900,\"text\":\"one two\","            \
  "\"speaker\":\"Ann\"},{\"from_ms\":1000,\"to_ms\":1900,\"text\":"            \
  "\"three\"}]}"

static gchar *
text_of (const gchar *name)
{
  g_autofree gchar *file = inside (name);
  gchar *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}

static const struct {
  const gchar *name, *file, *format, *chapters;
} sidecars[] = {
  { "srt", "film.srt", "srt", NULL },
  { "vtt", "film.vtt", "vtt", NULL },
  { "ass", "film.ass", "ass", NULL },
  { "chapters", "film.chapters.vtt", "vtt", "--chapters" },
  { "ffmetadata", "film.ffmetadata", "ffmetadata", "--chapters" },
};

/* Of a whole film they are what `jsonclip captions` says. */
GST_START_TEST (test_sidecars)
{
  g_autofree gchar *movie = write_spoken (SPOKEN);
  g_autofree gchar *output = inside ("film.mp4");
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) last = NULL;

  SAY (&said, "render", "--json", "--sidecar", "srt", "--sidecar", "vtt",
      "--sidecar", "ass", "--sidecar", "chapters", "--sidecar", "ffmetadata",
      "--sidecar", "srt", "-o", output, movie);
  fail_unless_status (&said, 0);
  ck_assert_str_eq (said.err, "");
  last = last_line (&said);
  ck_assert_int_eq (
      json_array_get_length (json_object_get_array_member (last, "sidecars")),
      G_N_ELEMENTS (sidecars));
  for (guint i = 0; i < G_N_ELEMENTS (sidecars); i++) {
    g_autofree gchar *text = text_of (sidecars[i].file);

    SAY (&said, "captions", "--format", sidecars[i].format, movie,
        sidecars[i].chapters);
    fail_unless_status (&said, 0);
    ck_assert_str_eq (text, said.out);
    ck_assert_uint_gt (strlen (text), 20);
  }
}
GST_END_TEST;

/* What a part of the film says begins where the part does. */
GST_START_TEST (test_sidecars_of_a_part)
{
  g_autofree gchar *movie = write_spoken (SPOKEN);
  g_autofree gchar *output = inside ("part.of.it.gif");
  g_autofree gchar *srt = NULL, *chapters = NULL;
  g_auto (Said) said = { 0 };

  SAY (&said, "render", "--sidecar", "srt", "--sidecar", "chapters", "--range",
      "0.5-1.6", "--fps", "10", "-o", output, movie);
  fail_unless_status (&said, 0);
  srt = text_of ("part.of.it.srt");
  ck_assert_str_eq (srt,
      "1\n00:00:00,000 --> 00:00:00,400\none two\n\n"
      "2\n00:00:00,500 --> 00:00:01,100\nthree\n");
  chapters = text_of ("part.of.it.chapters.vtt");
  ck_assert_str_eq (chapters,
      "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nScene 1\n\n"
      "00:00:01.000 --> 00:00:01.100\nScene 2\n");
}
GST_END_TEST;

/* Told before a frame is drawn: no film, and what was there is as it was. */
static void
check_no_sidecar (const gchar *movie, const gchar *name, const gchar *sidecar,
    gint status, const gchar *says)
{
  g_autofree gchar *output = inside (name);
  g_autofree gchar *after = NULL;
  g_auto (Said) said = { 0 };

  SAY (&said, "render", "--sidecar", sidecar, "-o", output, movie);
  fail_unless_status (&said, status);
  fail_unless (strstr (said.err, says) != NULL, "%s", said.err);
  fail_if (g_file_test (output, G_FILE_TEST_EXISTS));
  after = text_of ("film.srt");
  ck_assert_str_eq (after, "1\n00:00:00,500 --> 00:00:01,000\nword\n");
}

GST_START_TEST (test_sidecars_refused)
{
  g_autofree gchar *movie = write_spoken ("{\"src\":\"film.srt\"}");
  g_autofree gchar *srt = inside ("film.srt");
  g_autofree gchar *vtt = inside ("film.vtt");

  fail_unless (g_file_set_contents (
      srt, "1\n00:00:00,500 --> 00:00:01,000\nword\n", -1, NULL));
  fail_unless (symlink ("movie.json", vtt) == 0);
  check_no_sidecar (
      movie, "film.mp4", "srt", 1, "it is what $.movie.captions.src");
  check_no_sidecar (movie, "film.mp4", "vtt", 1, "it is the movie itself");
  check_no_sidecar (movie, "other.ass", "ass", 1, "it is the film's own name");
  check_no_sidecar (movie, "film.mp4", "png", 2, "srt, vtt, ass, chapters or");
  check_no_sidecar (movie, "film.mp4", "srt,vtt", 2, "one at a time");
}
GST_END_TEST;

GST_START_TEST (test_sidecars_of_nothing)
{
  g_autofree gchar *movie = write_movie ();
  g_autofree gchar *output = inside ("film.mp4");
  g_autofree gchar *lost = inside ("lost.mp4");
  g_autofree gchar *vtt = NULL, *none = NULL;
  g_auto (Said) said = { 0 };

  SAY (&said, "render", "--sidecar", "vtt", "-o", output, movie);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.err, "film.vtt says nothing") != NULL);
  vtt = text_of ("film.vtt");
  ck_assert_str_eq (vtt, "WEBVTT\n");
  /* Without a film there is nothing to be beside. */
  SAY (&said, "render", "--sidecar", "vtt", "--encoder", "none", "-o", lost,
      movie);
  fail_unless_status (&said, 7);
  none = text_of ("lost.vtt");
  fail_unless (none == NULL);
}
GST_END_TEST;

static Suite *
render_command_suite (void)
{
  Suite *suite = suite_create ("render-command");
  TCase *tcase = tcase_create ("render-command");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_wrong_options);
  tcase_add_test (tcase, test_parts_and_rates);
  tcase_add_test (tcase, test_range_beyond_the_end);
  tcase_add_test (tcase, test_json_lines);
  tcase_add_test (tcase, test_sidecars);
  tcase_add_test (tcase, test_sidecars_of_a_part);
  tcase_add_test (tcase, test_sidecars_refused);
  tcase_add_test (tcase, test_sidecars_of_nothing);
  tcase_add_loop_test (tcase, test_terminals, 0, G_N_ELEMENTS (terminals));
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (render_command_suite)
