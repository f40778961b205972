/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Digests are no finer than need be: when a frame is shown is not in them, nor
 * what is not seen on it. */
#include "digest-film.h"

/* Frames of @film from @from on, @n of them, have the digests of @base's from
 * frame @at on. */
static void
check_run (const Film *base, guint at, const Film *film, guint from, guint n)
{
  for (guint i = 0; i < n; i++)
    fail_unless_equals_string (base->digests[at + i], film->digests[from + i]);
}

static guint
count_equal (const Film *a, const Film *b)
{
  guint n = 0;

  for (guint i = 0; i < MIN (a->n, b->n); i++)
    n += strcmp (a->digests[i], b->digests[i]) == 0;
  return n;
}

/* Ten frames a second: 100 ms are a frame. @items stand after the scenes. */
static Film *
film_of (const gchar *overlap, guint first_ms, const gchar *items)
{
  g_autofree gchar *text = g_strdup_printf (
      "{'movie': {'format': {'width': 160, 'height': 90, 'fps': 10, 'overlap':"
      " '%s'}, 'scenes': ["
      "{'type': 'image', 'src': 'a.png', 'duration_ms': %u, 'motion': {'type':"
      " 'zoom_in'}, 'transition_out': {'type': 'fade', 'duration_ms': 400}},"
      "{'type': 'image', 'src': 'b.png', 'duration_ms': 2000, 'motion':"
      " {'type': 'zoom_out'}, 'transition_out': {'type': 'slideleft',"
      " 'duration_ms': 600}}, {'type': 'image', 'src': 'a.png',"
      " 'duration_ms': 2000, 'motion': {'type': 'pan_left'}}]%s}}",
      overlap, first_ms, items);

  return film_new (read_quoted (text));
}

/* A scene that moves keeps its digests: all frames after the transition into
 * it, and the last transition. */
static void
check_shift (const gchar *overlap, const gchar *items, guint first_cut)
{
  g_autoptr (Film) base = film_of (overlap, 1500, items);
  g_autoptr (Film) later = film_of (overlap, 2800, items);
  guint own = first_cut + 2;

  fail_unless_equals_int (later->n, base->n + 13);
  check_run (base, own, later, own + 13, base->n - own);
  /* What comes before it does not: the first scene moves more slowly. */
  fail_unless (count_equal (base, later) < 4);
}

GST_START_TEST (test_a_moved_scene_keeps_its_digests)
{
  static const gchar whole[] =
      ", 'overlays': [{'type': 'text', 'text': 'mark', 'from_ms': 0,"
      " 'to_ms': 60000}], 'captions': {'cues': [{'from_ms': 0, 'to_ms': 60000,"
      " 'text': 'all the time'}]}";

  check_shift ("hold", "", 15);
  check_shift ("shorten", "", 13);
  /* What stands still is the same however long it has been there. */
  check_shift ("hold", whole, 15);
  check_shift ("shorten", whole, 13);
}

GST_END_TEST;

/* Items that move along with their scene. */
GST_START_TEST (test_moved_items_keep_their_digests)
{
  static const gchar format[] =
      ", 'captions': {'style': 'karaoke', 'cues': [{'from_ms': %u, 'to_ms': %u,"
      " 'text': 'one two', 'words': [{'text': 'one', 'from_ms': %u, 'to_ms':"
      " %u}]}, {'from_ms': %u, 'to_ms': %u, 'text': 'no words given'}]},"
      " 'effects': [{'type': 'warm_flash', 'from_ms': %u, 'to_ms': %u}],"
      " 'overlays': [{'type': 'counter', 'from_ms': %u, 'to_ms': %u}]";
  const guint at[] = { 2000, 2700, 2100, 2600, 2800, 3900, 2200, 3600, 1900,
    3300 };
  const guint by = 700;
  g_autofree gchar *here = g_strdup_printf (format, at[0], at[1], at[2], at[3],
      at[4], at[5], at[6], at[7], at[8], at[9]);
  g_autofree gchar *there = g_strdup_printf (format, at[0] + by, at[1] + by,
      at[2] + by, at[3] + by, at[4] + by, at[5] + by, at[6] + by, at[7] + by,
      at[8] + by, at[9] + by);
  g_autoptr (Film) base = film_of ("hold", 1500, here);
  g_autoptr (Film) moved = film_of ("hold", 1500 + by, there);
  g_autoptr (Film) left = film_of ("hold", 1500 + by, here);

  check_run (base, 17, moved, 24, base->n - 17);
  /* Words and flashes are where they are by their time. */
  for (guint i = 20; i < 27; i++)
    fail_if (strcmp (base->digests[i], left->digests[i + 7]) == 0);
}

GST_END_TEST;

/* A change leaves the frames alone that end before it. */
GST_START_TEST (test_a_later_change_leaves_earlier_digests)
{
  static const gchar overlay[] =
      ", 'overlays': [{'type': 'text', 'text': 'x', 'from_ms': 3600,"
      " 'to_ms': 4000}]";
  const gchar *const items[] = {
    overlay,
    ", 'effects': [{'type': 'warm_flash', 'from_ms': 3600, 'to_ms': 5000}]",
    ", 'captions': {'cues': [{'from_ms': 3600, 'to_ms': 4000, 'text': 'x'}]}",
  };
  g_autoptr (Film) base = film_of ("hold", 1500, "");

  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (Film) film = film_of ("hold", 1500, items[i]);

    check_run (base, 0, film, 0, 36);
    fail_if (strcmp (base->digests[37], film->digests[37]) == 0);
  }
}

GST_END_TEST;

/* The still of a whole scene is as large as its closest moment asks. */
GST_START_TEST (test_a_zoom_counts_for_its_whole_scene)
{
  g_autoptr (Film) base = film_of ("hold", 1500, "");
  g_autoptr (Film) film = film_of ("hold", 1500,
      ", 'effects': [{'type': 'zoom_in', 'from_ms': 4200, 'to_ms': 5000,"
      " 'settings': {'strength': 3}}]");
  guint cut = 35;

  /* Up to where the third scene is first seen. */
  check_run (base, 0, film, 0, cut - 3);
  for (guint i = cut; i < base->n; i++)
    fail_if (strcmp (base->digests[i], film->digests[i]) == 0);
}

GST_END_TEST;

GST_START_TEST (test_sound)
{
  static const struct {
    const gchar *src, *role, *to_ms, *more;
  } items[] = {
    { "a.wav", "music", "3000", "" },
    { "b.wav", "music", "3000", "" },
    { "a.wav", "sfx", "3000", "" },
    { "a.wav", "music", "3001", "" },
    { "a.wav", "music", "3000", ", 'from_ms': 1" },
    { "a.wav", "music", "3000", ", 'in_ms': 1" },
    { "a.wav", "music", "3000", ", 'volume': 0.9" },
    { "a.wav", "music", "3000", ", 'fade_in_ms': 1" },
    { "a.wav", "music", "3000", ", 'fade_out_ms': 1" },
    { "a.wav", "music", "3000", ", 'loop': true" },
    { "a.wav", "music", "3000", ", 'duck': {'db': -6}" },
    { "a.wav", "music", "3000", ", 'duck': {'attack_ms': 10}" },
    { "a.wav", "music", "3000", ", 'duck': {'hold_ms': 10}" },
    { "a.wav", "music", "3000", ", 'duck': {'release_ms': 10}" },
    { "a.wav", "music", "3000", ", 'duck': {'lookahead_ms': 10}" },
  };
  g_autoptr (GHashTable) sounds =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (Film) base = film_of ("hold", 1500, "");
  g_autoptr (Film) title = film_of ("hold", 1500,
      ", 'overlays': [{'type': 'text', 'text': 'x', 'from_ms': 0,"
      " 'to_ms': 400}]");
  g_autoptr (Film) longer = film_of ("hold", 1600, "");

  g_hash_table_add (sounds, g_strdup (base->sound));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autofree gchar *text = g_strdup_printf (
        ", 'audio': [{'src': '%s', 'role': '%s', 'to_ms': %s%s}]", items[i].src,
        items[i].role, items[i].to_ms, items[i].more);
    g_autoptr (Film) film = film_of ("hold", 1500, text);

    fail_unless (g_hash_table_add (sounds, g_strdup (film->sound)), "%s", text);
    fail_unless (same (film->digests, base->digests), "%s", text);
  }
  fail_unless_equals_string (title->sound, base->sound);
  fail_if (strcmp (longer->sound, base->sound) == 0);
}

GST_END_TEST;

static Suite *
digest_time_suite (void)
{
  Suite *suite = suite_create ("digest-time");
  TCase *tests = tcase_create ("digest-time");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, test_a_moved_scene_keeps_its_digests);
  tcase_add_test (tests, test_moved_items_keep_their_digests);
  tcase_add_test (tests, test_a_later_change_leaves_earlier_digests);
  tcase_add_test (tests, test_a_zoom_counts_for_its_whole_scene);
  tcase_add_test (tests, test_sound);
  return suite;
}

SUITE_MAIN (digest_time_suite)
