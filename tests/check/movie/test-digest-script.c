/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A script of captions is drawn in place of cues, and all of it counts. */
#include "digest-film.h"
#include "movie-captions.h"
#include "subtitles.h"

static const gchar script[] =
    "[Script Info]\nPlayResX: 160\nPlayResY: 90\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour\n"
    "Style: Default,%s,20,%s\n[Events]\n"
    "Dialogue: 0,0:00:00.20,0:00:00.80,Default,,0,0,0,,word\n";

static Film *
film_with (const gchar *family, const gchar *color)
{
  g_autofree gchar *text = g_strdup_printf (script, family, color);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  Movie *movie = read_text (
      "{\"movie\": {\"format\": {\"width\": 160, \"height\": 90, \"fps\": 10},"
      " \"scenes\": [{\"type\": \"color\", \"duration_ms\": 1000}],"
      " \"captions\": {\"src\": \"a.ass\"}}}");
  Film *film;

  fail_unless (movie_take_captions (movie, bytes, NULL, &error));
  film = film_new (movie);
  draw_film (film);
  return film;
}

GST_START_TEST (test_script_is_drawn)
{
  g_autoptr (Film) film = film_with ("DejaVu Sans", "&H00FFFFFF");

  fail_unless_equals_int (film->n, 10);
  fail_unless_equals_string (film->pictures[0], film->pictures[9]);
  fail_if (strcmp (film->pictures[0], film->pictures[4]) == 0);
  fail_unless_equals_string (film->pictures[4], film->pictures[5]);
}

GST_END_TEST;

GST_START_TEST (test_all_of_it_counts)
{
  g_autoptr (Film) base = film_with ("DejaVu Sans", "&H00FFFFFF");
  g_autoptr (Film) same = film_with ("DejaVu Sans", "&H00FFFFFF");
  g_autoptr (Film) color = film_with ("DejaVu Sans", "&H000000FF");
  g_autoptr (Film) font = film_with ("DejaVu Serif", "&H00FFFFFF");

  for (guint i = 0; i < base->n; i++) {
    fail_unless_equals_string (base->digests[i], same->digests[i]);
    fail_unless_equals_string (base->pictures[i], same->pictures[i]);
    fail_if (strcmp (base->digests[i], color->digests[i]) == 0);
    fail_if (strcmp (base->digests[i], font->digests[i]) == 0);
  }
  fail_if (strcmp (base->pictures[4], color->pictures[4]) == 0);
  fail_if (strcmp (base->pictures[4], font->pictures[4]) == 0);
}

GST_END_TEST;

static Suite *
digest_script_suite (void)
{
  Suite *suite = suite_create ("digest-script");
  TCase *tests = tcase_create ("script");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, test_script_is_drawn);
  tcase_add_test (tests, test_all_of_it_counts);
  return suite;
}

SUITE_MAIN (digest_script_suite)
