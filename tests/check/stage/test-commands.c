/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The program by its exit statuses, its JSON lines and its messages. */
#include "program.h"

#include <sys/stat.h>

static const gchar *const verbs[] = { "run", "resume", "status", "show", "list",
  "check", "render", "cache", "encoders", "fetch", "providers" };

GST_START_TEST (test_help)
{
  g_auto (Said) said = { 0 };

  SAY (&said, "--help");
  fail_unless_status (&said, 0);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autofree gchar *usage = g_strdup_printf ("jsonclip %s [OPTION", verbs[i]);
    g_autofree gchar *example = g_strdup_printf ("\n  jsonclip %s", verbs[i]);

    SAY (&said, "--help");
    fail_unless (strstr (said.out, example) != NULL, "%s", said.out);
    SAY (&said, "help", verbs[i]);
    fail_unless_status (&said, 0);
    fail_unless (strstr (said.out, usage) != NULL, "%s", said.out);
    SAY (&said, verbs[i], "--help");
    fail_unless_status (&said, 0);
    fail_unless (strstr (said.out, usage) != NULL, "%s", said.out);
    fail_unless (strstr (said.out, "Examples:") != NULL);
    fail_unless (strstr (said.out, example) != NULL);
  }
}
GST_END_TEST;

GST_START_TEST (test_encoders)
{
  g_auto (Said) said = { 0 };
  g_auto (GStrv) lines = NULL;
  guint n_chosen = 0;

  SAY (&said, "encoders", "--codec", "mpeg");
  fail_unless_status (&said, 2);
  fail_unless (strstr (said.err, "there are h264, h265, vp9, av1") != NULL);
  SAY (&said, "encoders");
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, "H.264 (h264)\n  vah264enc ") != NULL);
  SAY (&said, "encoders", "--json", "--codec", "h264");
  fail_unless_status (&said, 0);
  lines = g_strsplit (g_strchomp (said.out), "\n", -1);
  fail_unless_equals_int (g_strv_length (lines), 9);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);
    JsonObject *row = node ? json_node_get_object (node) : NULL;

    fail_unless (row != NULL, "%s", lines[i]);
    fail_unless_equals_string (
        json_object_get_string_member (row, "codec"), "h264");
    fail_unless (*json_object_get_string_member (row, "reason") != '\0');
    n_chosen +=
        strcmp (json_object_get_string_member (row, "state"), "chosen") == 0;
  }
  fail_unless_equals_int (n_chosen, 1);
}
GST_END_TEST;

GST_START_TEST (test_wrong_command_lines)
{
  static const struct {
    const gchar *argv[4];
    const gchar *says;
  } cases[] = {
    { { "fly" }, "unknown command \"fly\"; there are run" },
    { { "--store" }, "options follow the command" },
    { { "run" }, "Usage: jsonclip run PROMPT" },
    { { "run" }, "expected PROMPT, found no argument" },
    { { "run", "a", "b" }, "Usage: jsonclip run PROMPT" },
    { { "run", "a", "b" }, "found 2 arguments; one of several words" },
    { { "run", "--fast", "a" }, "`jsonclip run --help` tells more" },
    { { "run", "--fast", "a" }, "--fast" },
    { { "run", "--seed", "x", "a" }, "--seed" },
    { { "run", "--until=lunch", "a" }, "there are prompt_check," },
    { { "run", "--image-provider=nobody", "a" }, "builtin" },
    { { "run", "--image-provider=openai", "--image-model-id=sora-2", "a" },
        "nothing took its place" },
    { { "run", "--config=/dev/null/x", "a" }, "/dev/null/x: " },
    { { "run", "--config=", "a" }, "--config: expected FILE" },
    { { "providers", "test" }, "expected nothing, or test NAME" },
    { { "providers", "--config=/dev/null/x" }, "/dev/null/x: " },
    { { "run", "--image-model-id=x", "a" }, "no model \"x\"" },
    { { "run", "--text-model-id=x", "a" }, "it has: writer" },
    { { "show", "last", "lunch" }, "there are prompt_check," },
    { { "show", "last" }, "Usage: jsonclip show RUN STAGE" },
    { { "list", "colours" }, "there are transitions," },
    { { "check" }, "Usage: jsonclip check" },
  };
  g_autofree gchar *store = inside ("store");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Said) said = { 0 };
    const gchar *argv[7] = { NULL };
    guint n = 0;

    for (; n < 4 && cases[i].argv[n]; n++)
      argv[n] = cases[i].argv[n];
    if (!g_str_equal (argv[0], "fly") && argv[0][0] != '-'
        && !g_str_equal (argv[0], "check")
        && !g_str_equal (argv[0], "providers")) {
      argv[n++] = "--store";
      argv[n++] = store;
    }
    say_at (&said, NULL, argv);
    fail_unless_status (&said, 2);
    fail_unless (strstr (said.err, cases[i].says) != NULL, "%s", said.err);
    /* Nothing has been created. */
    fail_if (g_file_test (store, G_FILE_TEST_EXISTS));
  }
}
GST_END_TEST;

/* As from a variable that is not set: never the current folder. */
GST_START_TEST (test_empty_names)
{
  static const gchar *const lines[][3] = { { "run", "--store=", "a" },
    { "list", "--store=" }, { "status", "--store=", "last" },
    { "check", "--media-root=", "a.json" }, { "render", "-o", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (Said) said = { 0 };

    SAY (&said, lines[i][0], lines[i][1], lines[i][2]);
    fail_unless_status (&said, 2);
    fail_unless (strstr (said.err, "found an empty name"), "%s", said.err);
  }
}
GST_END_TEST;

GST_START_TEST (test_not_found)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *missing = inside ("missing.json");

  store_free (store_open (folder, NULL));
  SAY (&said, "list", "--store", folder);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.err, "no runs yet") != NULL, "%s", said.err);
  SAY (&said, "status", "last", "--store", folder);
  fail_unless_status (&said, 6);
  SAY (&said, "resume", "01ABC", "--store", folder);
  fail_unless_status (&said, 6);
  fail_unless (strstr (said.err, "01ABC") != NULL);
  SAY (&said, "show", "last", "prompt_check", "--store", folder);
  fail_unless_status (&said, 6);
  SAY (&said, "check", missing);
  fail_unless_status (&said, 6);
  fail_unless (strstr (said.err, missing) != NULL);
  SAY (&said, "render", missing);
  fail_unless_status (&said, 6);
  fail_unless (strstr (said.err, missing) != NULL);
}
GST_END_TEST;

/* Told once, not for each of the movie's files. */
GST_START_TEST (test_media_root_is_no_folder)
{
  g_autofree gchar *movie = suite_source_path ("examples/movies/coffee.json");
  g_autofree gchar *none = inside ("none");
  const gchar *const roots[] = { none, movie };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autofree gchar *line = g_strdup_printf (
        "jsonclip: --media-root %s: no such folder\n", roots[i]);
    g_auto (Said) said = { 0 };

    SAY (&said, "check", "--media-root", roots[i], movie);
    fail_unless_status (&said, 6);
    fail_unless_equals_string (said.err, line);
    SAY (&said, "render", "--media-root", roots[i], movie);
    fail_unless_status (&said, 6);
    fail_unless_equals_string (said.err, line);
  }
}
GST_END_TEST;

/* Nothing is made by looking. */
GST_START_TEST (test_no_store)
{
  static const gchar *const reads[][3] = { { "list" }, { "status", "last" },
    { "show", "last", "prompt_check" }, { "resume", "last" } };
  g_autofree gchar *store = inside ("store");

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++) {
    g_auto (Said) said = { 0 };

    SAY (&said, reads[i][0], "--store", store, reads[i][1], reads[i][2]);
    fail_unless_status (&said, 6);
    fail_unless (strstr (said.err, "there is no store in") != NULL
            && strstr (said.err, store) != NULL,
        "%s", said.err);
    fail_if (g_file_test (store, G_FILE_TEST_EXISTS));
  }
}
GST_END_TEST;

GST_START_TEST (test_broken_store)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *db = inside ("store.db");

  fail_unless (g_file_set_contents (db,
      "nothing of the kind, and long "
      "enough to be looked at",
      -1, NULL));
  SAY (&said, "list", "--store", folder);
  fail_unless_status (&said, 1);
  fail_unless (strstr (said.err, db) && strstr (said.err, "damaged"));
  SAY (&said, "list", "--store", db);
  fail_unless_status (&said, 1);
}
GST_END_TEST;

GST_START_TEST (test_rejected)
{
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) answer = NULL;
  g_autofree gchar *projects = inside ("projects");

  SAY (&said, "run", "make a cool video", "--store", folder, "--json");
  fail_unless_status (&said, 3);
  answer = last_line (&said);
  fail_unless_equals_string (object_get_string (answer, "status", ""), "error");
  fail_unless (object_get_object (answer, "error") != NULL);
  fail_if (g_file_test (projects, G_FILE_TEST_EXISTS));
  /* Asked again, it is the same run and the same answer. */
  SAY (&said, "run", "make a cool video", "--store", folder);
  fail_unless_status (&said, 3);
  SAY (&said, "resume", "last", "--store", folder);
  fail_unless_status (&said, 3);
  SAY (&said, "list", "--store", folder, "--json");
  fail_unless_status (&said, 0);
  fail_unless (strchr (said.out, '\n')[1] == 0, "%s", said.out);
}
GST_END_TEST;

/* Whatever it begins with, it is a prompt. */
GST_START_TEST (test_prompts_with_a_dash)
{
  static const gchar *const prompts[] = { "--20 seconds about bees",
    "-20 seconds about bees", "--help me understand bees", "--" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++) {
    g_auto (Said) said = { 0 };
    g_autoptr (JsonObject) run = NULL;

    SAY (&said, "run", "--json", "--until", "prompt_check", "--store", folder,
        "--", prompts[i]);
    fail_unless_status (&said, strlen (prompts[i]) > 2 ? 0 : 3);
    SAY (&said, "status", "--json", "--store", folder, "--", "last");
    fail_unless_status (&said, 0);
    run = last_line (&said);
    fail_unless_equals_string (
        object_get_string (run, "prompt", ""), prompts[i]);
  }
}
GST_END_TEST;

/* Who stopped for a look is told how to go on; a machine knows. */
GST_START_TEST (test_stop_for_a_look)
{
  g_auto (Said) said = { 0 };

  SAY (&said, "run", "5 seconds about bees", "--until", "prompt_check",
      "--store", folder);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.err, "`jsonclip resume ") != NULL, "%s", said.err);
  SAY (&said, "resume", "last", "--until", "project_create", "--json",
      "--store", folder);
  fail_unless_status (&said, 0);
  fail_unless_equals_string (said.err, "");
}
GST_END_TEST;

/* What is advised after a failure can be pasted as it stands. */
GST_START_TEST (test_advice_can_be_pasted)
{
  g_autofree gchar *store = inside ("it's a store");
  g_autofree gchar *narrator = g_strdup (g_getenv ("JSONCLIP_NARRATOR"));
  g_autofree gchar *program = program_path ();
  g_autofree gchar *tools = g_path_get_dirname (program);
  g_auto (Said) said = { 0 };
  g_auto (GStrv) quoted = NULL;

  g_setenv ("JSONCLIP_NARRATOR", "/nonexistent", TRUE);
  SAY (&said, "run", "5 seconds about bees", "--store", store);
  g_setenv ("JSONCLIP_NARRATOR", narrator, TRUE);
  fail_unless_status (&said, 7);
  quoted = g_strsplit (strstr (said.err, "`jsonclip resume"), "`", -1);
  fail_unless_equals_int (g_strv_length (quoted), 5);
  for (guint i = 1; i < 5; i += 2) {
    g_autofree gchar *line = g_strdup_printf ("PATH='%s':$PATH; %s --json%s",
        tools, quoted[i], i == 1 ? " --until schema_finalize" : "");
    const gchar *argv[] = { "sh", "-c", line, NULL };
    gint status;

    said_clear (&said);
    fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
        NULL, NULL, &said.out, &said.err, &status, NULL));
    fail_unless (status_of (status) == 0, "%s: %s", line, said.err);
    fail_unless (strstr (said.out, "waiting_review") != NULL, "%s", said.out);
  }
}
GST_END_TEST;

static void
check_movie (const gchar *json, gint status, const gchar *says)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");

  fail_unless (g_file_set_contents (name, json, -1, NULL));
  SAY (&said, "check", name);
  fail_unless_status (&said, status);
  fail_unless (strstr (said.out, says) != NULL, "%s", said.out);
  SAY (&said, "check", "--json", name);
  fail_unless_status (&said, status);
  for (gchar *line = strtok (said.out, "\n"); line;
       line = strtok (NULL, "\n")) {
    g_autoptr (JsonObject) problem = object_from_text (line, NULL);

    fail_unless (problem && object_get_string (problem, "path", NULL)
        && object_get_string (problem, "severity", NULL)
        && object_get_string (problem, "message", NULL));
  }
}

#define SCENE(what)                                                            \
  "{\"movie\":{\"format\":{\"width\":64,\"height\":36,\"fps\":30},"            \
  "\"scenes\":[{" what "\"duration_ms\":1000}]}}"
#define COLOUR "\"type\":\"color\",\"color\":\"#123456\","

GST_START_TEST (test_check)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *name = inside ("movie.json");

  check_movie (SCENE (COLOUR), 0, "ok: 64x36, 1 scenes, 30 frames, 1.000 s");
  check_movie (SCENE ("\"type\":\"image\",\"src\":\"no.png\","), 4,
      "error: $.movie.scenes[0].src: ");
  check_movie (SCENE ("\"type\":\"image\",\"src\":\"movie.json\","), 4,
      "error: $.movie.scenes[0].src: ");
  check_movie (SCENE ("\"type\":\"image\",\"src\":\"/etc/passwd\","), 4,
      "error: $.movie.scenes[0].src: ");
  check_movie (SCENE (COLOUR "\"colour\":1,"), 0, "$.movie.scenes[0].colour");
  check_movie (SCENE ("\"type\":\"image\",\"asset_slot\":\"a_01\","), 5,
      "draft: $.movie.scenes[0]: still a draft");
  check_movie (
      SCENE ("\"type\":\"picture\","), 4, "error: $.movie.scenes[0].type: ");
  check_movie ("{\"movie\":}", 4, "line 1, column 10");
  check_movie ("", 4, "$");
  /* Both at once, not only the first. */
  check_movie (SCENE ("\"type\":\"picture\",\"fit\":\"tight\","), 4,
      "error: $.movie.scenes[0].fit: ");
  fail_unless (
      g_file_set_contents (name, SCENE (COLOUR "\"colour\":1,"), -1, NULL));
  SAY (&said, "check", name);
  fail_unless_status (&said, 0);
  SAY (&said, "check", "--strict", name);
  fail_unless_status (&said, 4);
}
GST_END_TEST;

#define MOVIE_WITH(what)                                                       \
  "{\"movie\":{\"scenes\":[{\"type\":\"color\",\"duration_ms\":1000}],"        \
  "\"overlays\":[{\"from_ms\":0,\"to_ms\":900," what "}]}}"

/* A letter that no font has, a font that is not installed, no picture. */
GST_START_TEST (test_check_of_overlays)
{
  check_movie (MOVIE_WITH ("\"type\":\"text\",\"text\":\"a\xf3\xb0\x80\x81\""),
      4,
      "error: $.movie.overlays[0].text: 1 characters are in no installed "
      "font, the first is U+F0001");
  check_movie (
      MOVIE_WITH ("\"type\":\"lower_third\",\"text\":\"a\",\"subtext\":"
                  "\"\xf3\xb0\x80\x81\""),
      4, "error: $.movie.overlays[0].subtext: ");
  check_movie (MOVIE_WITH ("\"type\":\"text\",\"text\":\"a\",\"style\":"
                           "{\"font\":\"No Such Font\"}"),
      0,
      "warning: $.movie.overlays[0]: font \"No Such Font\" is not installed");
  check_movie (MOVIE_WITH ("\"type\":\"image\",\"src\":\"none.png\""), 4,
      "error: $.movie.overlays[0].src: ");
}
GST_END_TEST;

/* What would write to the terminal, not on it. */
GST_START_TEST (test_terminal_is_safe)
{
  static const gchar *const reads[][4] = { { "list" }, { "status", "last" } };
  const gchar *prompt = "\033[2J\302\233 a\nb \342\200\256 cool video\007";
  g_auto (Said) said = { 0 };
  g_autofree gchar *movie = inside ("movie.json");

  SAY (&said, "run", prompt, "--until", "prompt_check", "--store", folder);
  fail_unless_status (&said, 0);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++) {
    SAY (&said, reads[i][0], "--store", folder, reads[i][1]);
    fail_unless_status (&said, 0);
    fail_unless (strstr (said.out, "\\u001b[2J\\u009b a\\nb \\u202e cool"),
        "%s", said.out);
    for (const gchar *c = said.out; *c; c = g_utf8_next_char (c))
      fail_if (*c != '\n' && g_unichar_iscntrl (g_utf8_get_char (c)));
  }
  fail_unless (g_file_set_contents (movie,
      "{\"movie\":{\"scenes\":[{\"type\":\"a\\u001b[31m\"}]}}", -1, NULL));
  SAY (&said, "check", movie);
  fail_unless_status (&said, 4);
  fail_unless (strstr (said.out, "a\\u001b[31m"), "%s", said.out);
  SAY (&said, "render", movie);
  fail_unless_status (&said, 4);
  fail_if (strchr (said.err, '\033'), "%s", said.err);
}
GST_END_TEST;

/* A run is a line that fits, whatever its prompt. */
GST_START_TEST (test_list_is_short)
{
  g_autoptr (GString) prompt =
      g_string_new ("20 seconds about bees \342\202\254");
  g_auto (Said) said = { 0 };
  g_auto (GStrv) lines = NULL;

  while (prompt->len < 9000)
    g_string_append (prompt, "\302\240honey");
  SAY (&said, "run", prompt->str, "--until", "prompt_check", "--store", folder);
  SAY (&said, "list", "--store", folder);
  fail_unless_status (&said, 0);
  lines = g_strsplit (said.out, "\n", -1);
  fail_unless_equals_int (g_strv_length (lines), 2);
  fail_unless (g_utf8_validate (lines[0], -1, NULL));
  fail_unless (g_utf8_strlen (lines[0], -1) < 140, "%s", lines[0]);
  fail_unless (strstr (lines[0], "20 seconds about bees") != NULL);
  SAY (&said, "list", "--store", folder, "--json");
  {
    g_autoptr (JsonObject) run = last_line (&said);

    fail_unless_equals_string (
        object_get_string (run, "prompt", ""), prompt->str);
  }
}
GST_END_TEST;

/* A file that was opened as number 1 would get what is printed. */
GST_START_TEST (test_closed_and_full_outputs)
{
  static const struct {
    const gchar *with;
    gint status;
  } cases[] = { { "<&- >&- 2>&-", 0 }, { ">&-", 0 }, { "> /dev/full", 1 },
    { "2> /dev/full", 0 } };
  g_autofree gchar *program = program_path ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree gchar *line = g_strdup_printf (
        "'%s' run --json --until scenario_generate --store '%s' "
        "'%u seconds of London history' %s",
        program, folder, 10 + i, cases[i].with);
    const gchar *argv[] = { "sh", "-c", line, NULL };
    g_auto (Said) said = { 0 };
    gint status;

    fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
        NULL, NULL, &said.out, &said.err, &status, NULL));
    fail_unless_equals_int (status_of (status), cases[i].status);
    SAY (&said, "status", "last", "--store", folder);
    fail_unless_status (&said, 0);
    fail_unless (strstr (said.out, "scenario_generate  done"), "%s", said.out);
  }
}
GST_END_TEST;

/* What is no document is refused at once, whatever it is. */
GST_START_TEST (test_check_of_odd_files)
{
  g_autofree gchar *pipe = inside ("pipe");
  const gchar *const names[] = { folder, pipe, "/dev/zero", "/dev/null" };

  fail_unless (mkfifo (pipe, 0600) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_auto (Said) said = { 0 };

    SAY (&said, "check", names[i]);
    fail_unless_status (&said, 4);
    fail_unless (strstr (said.out, "expected a plain file"), "%s", said.out);
    SAY (&said, "render", names[i]);
    fail_unless_status (&said, 4);
  }
}
GST_END_TEST;

static Suite *
commands_suite (void)
{
  Suite *suite = suite_create ("commands");
  TCase *tcase = tcase_create ("commands");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_help);
  tcase_add_test (tcase, test_encoders);
  tcase_add_test (tcase, test_wrong_command_lines);
  tcase_add_test (tcase, test_empty_names);
  tcase_add_test (tcase, test_not_found);
  tcase_add_test (tcase, test_media_root_is_no_folder);
  tcase_add_test (tcase, test_no_store);
  tcase_add_test (tcase, test_broken_store);
  tcase_add_test (tcase, test_rejected);
  tcase_add_test (tcase, test_prompts_with_a_dash);
  tcase_add_test (tcase, test_stop_for_a_look);
  tcase_add_test (tcase, test_advice_can_be_pasted);
  tcase_add_test (tcase, test_check);
  tcase_add_test (tcase, test_check_of_odd_files);
  tcase_add_test (tcase, test_check_of_overlays);
  tcase_add_test (tcase, test_terminal_is_safe);
  tcase_add_test (tcase, test_list_is_short);
  tcase_add_test (tcase, test_closed_and_full_outputs);
  return suite;
}

SUITE_MAIN (commands_suite)
