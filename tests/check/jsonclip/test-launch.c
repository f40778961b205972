/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every gst-launch line that the elements' documentation shows, word for word
 * through a shell's quoting. Only where files lie, and what needs a screen or a
 * loudspeaker, is replaced. */
#include "fixture.h"
#include "suite.h"

#include <string.h>

#define MARK " * gst-launch-1.0 "

static const gchar *const sources[] = { "gstjsoncliptimeline.c",
  "gstjsoncliptransition.c", "gstjsonclipeffect.c", "gstjsonclipoverlay.c",
  "gstjsonclipcaption.c" };

/* Stands in for the example: the same shape, a second long. */
static gchar *
example_movie (void)
{
  return fixture_movie ("london.json", "30",
      "\"scenes\":[{\"type\":\"image\",\"src\":\"a.png\","
      "\"duration_ms\":600,\"transition_out\":{\"type\":\"fade\","
      "\"duration_ms\":200}},{\"type\":\"image\",\"src\":\"b.png\","
      "\"duration_ms\":400}],\"audio\":[{\"src\":\"tone.wav\","
      "\"role\":\"voiceover\",\"from_ms\":0,\"to_ms\":1000}]");
}

static gchar *
relocate (const gchar *argument, gchar **written)
{
  if (g_str_equal (argument, "autovideosink")
      || g_str_equal (argument, "autoaudiosink"))
    return g_strdup ("fakesink");
  if (g_str_has_prefix (argument, "location=examples/")) {
    g_autofree gchar *movie = example_movie ();
    return g_strconcat ("location=", movie, NULL);
  }
  if (g_str_has_prefix (argument, "location=")) {
    g_free (*written);
    *written = fixture_path (argument + strlen ("location="));
    return g_strconcat ("location=", *written, NULL);
  }
  return g_strdup (argument);
}

static void
run_line (const gchar *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *written = NULL, *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  ck_assert_msg (g_shell_parse_argv (line, NULL, &words, NULL), "%s", line);
  for (guint i = 0; words[i]; i++)
    if (!g_str_equal (words[i], "-e"))
      g_ptr_array_add (arguments, relocate (words[i], &written));
  g_ptr_array_add (arguments, NULL);

  GstElement *pipeline =
      gst_parse_launchv ((const gchar **) arguments->pdata, &error);
  ck_assert_msg (!error, "%s: %s", line, error ? error->message : "");
  g_autoptr (Played) played = played_new_for (pipeline);
  played_run (played);
  ck_assert_msg (played->n_errors == 0, "%s: %s", line, played->error);
  ck_assert_uint_eq (played->warnings->len, 0);

  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (written) {
    ck_assert (g_file_get_contents (written, &contents, &size, NULL));
    ck_assert_uint_gt (size, 10000);
  }
}

GST_START_TEST (the_lines_of_the_docs_run)
{
  g_autofree gchar *relative =
      g_build_filename ("gst/jsonclip", sources[__i__], NULL);
  g_autofree gchar *path = suite_source_path (relative);
  g_autofree gchar *text = NULL;
  guint n = 0;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], MARK)) {
      run_line (lines[i] + strlen (MARK));
      n++;
    }
  ck_assert_uint_gt (n, 0);
}

GST_END_TEST

static Suite *
launch_suite (void)
{
  Suite *suite = suite_create ("launch");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_add_loop_test (
      tc, the_lines_of_the_docs_run, 0, G_N_ELEMENTS (sources));
  return suite;
}

SUITE_MAIN (launch_suite)
