/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* `jsonclip list KIND`, as people and as programs read it. */
#include "program.h"

static void
check_list (const gchar *kind, const gchar *name, const gchar *setting)
{
  g_auto (Said) said = { 0 };
  g_auto (GStrv) lines = NULL;
  gboolean found = FALSE;

  SAY (&said, "list", kind, "--json");
  fail_unless_status (&said, 0);
  lines = g_strsplit (said.out, "\n", -1);
  for (guint i = 0; lines[i] && lines[i][0]; i++) {
    g_autoptr (JsonObject) entry = object_from_text (lines[i], NULL);
    JsonObject *first_setting =
        array_get_object (object_get_array (entry, "settings"), 0);

    fail_unless (entry != NULL, "%s", lines[i]);
    if (!g_str_equal (object_get_string (entry, "name", ""), name))
      continue;
    found = TRUE;
    fail_unless_equals_string (
        object_get_string (first_setting, "name", ""), setting);
    if (*setting)
      fail_unless (object_get_double (first_setting, "minimum", 9)
          < object_get_double (first_setting, "maximum", -9));
  }
  fail_unless (found, "%s: no %s in %s", kind, name, said.out);
  SAY (&said, "list", kind);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.out, name) && strstr (said.out, setting));
}

GST_START_TEST (test_lists)
{
  check_list ("transitions", "white_strobe", "");
  check_list ("effects", "zoom_in", "strength");
  check_list ("captions", "karaoke", "size");
  check_list ("easings", "linear", "");
  check_list ("overlays", "watermark", "strength");
  check_list ("animations", "rise", "distance");
  check_list ("providers", "builtin", "");
  check_list ("stages", "images_generate", "");
  check_list ("looks", "cinematic", "");
  check_list ("fonts", "Avenir Next", "");
}
GST_END_TEST;

static void
check_line (const gchar *kind, const gchar *line)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *whole = g_strdup_printf ("\n%s\n", line);
  g_autofree gchar *out = NULL;

  SAY (&said, "list", kind);
  out = g_strconcat ("\n", said.out, NULL);
  fail_unless (strstr (out, whole) != NULL, "no line \"%s\" in %s", line, out);
}

/* All that can be asked for, in one line: names, meaning, ranges. */
GST_START_TEST (test_list_lines)
{
  check_line ("transitions",
      "fadegrays (fade_grays, fadegrayscale, fade_grayscale) through its own "
      "picture in gray; intensity=1 (0..1)");
  check_line (
      "transitions", "snap_back              leans in, cuts and springs back");
  check_line ("effects",
      "tilt (lean, dutch_angle) leans over, closer as far as the corners need "
      "it; acts on the camera; degrees=4 (-45..45)");
  check_line ("effects",
      "invert (negative, negate) a negative; acts on the picture; amount=1 "
      "(0..1)");
  check_line ("easings", "hold (step_end)");
  check_line ("captions",
      "neon                   a tube of light: a coloured stroke that glows; "
      "size=1 (0.4..3), color=#ffffffff, accent=#ff2fd0ff, box=#00000000, "
      "stroke=#ff2fd0ff");
}
GST_END_TEST;

static Suite *
list_command_suite (void)
{
  Suite *suite = suite_create ("list-command");
  TCase *tcase = tcase_create ("list");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_lists);
  tcase_add_test (tcase, test_list_lines);
  return suite;
}

SUITE_MAIN (list_command_suite)
