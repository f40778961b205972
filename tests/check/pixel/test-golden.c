/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every transition at 1/4, 1/2 and 3/4 as a hash of its bytes, against those
 * that were looked at: tests/golden/transitions.txt, which
 * `test-golden --write` prints anew. A changed hash is a changed picture. */

#include "suite.h"
#include "draw.h"
#include "pictures.h"

#define WIDTH 160
#define HEIGHT 90

/* Of integers alone: the same on every machine. */
static Picture *
integer_picture (gint seed)
{
  Picture *picture = picture_new (WIDTH, HEIGHT, PICTURE_BT601);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (picture, plane); y++)
      for (gint x = 0; x < picture_plane_width (picture, plane); x++) {
        const gint wave = (x * (3 + seed) + y * y / (9 + seed)) % 160;
        const gint box = ((x / 16 + y / 12 + plane) % 3) * 18;

        *sample_of (picture, plane, x, y) =
            (guint8) (30 + (wave < 80 ? wave : 160 - wave) + box + 20 * seed);
      }
  return picture;
}

static gchar *
hash_of (const Picture *picture)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (picture, plane); y++)
      g_checksum_update (sum, sample_of (picture, plane, 0, y),
          picture_plane_width (picture, plane));
  return g_strndup (g_checksum_get_string (sum), 12);
}

/* A line for each, in the order of the table. */
static gchar *
all_hashes (void)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) a = integer_picture (1), b = integer_picture (4);
  g_autoptr (Picture) dst = picture_new (WIDTH, HEIGHT, PICTURE_BT601);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; transitions_all ()[i]; i++) {
    const Transition *entry = transitions_all ()[i];

    g_string_append (lines, entry->name);
    for (gint quarter = 1; quarter < 4; quarter++) {
      const TransitionState state = { .p = quarter / 4.,
        .frame = 2 * quarter,
        .n_frames = 8,
        .fps_n = 30,
        .fps_d = 1,
        .seed = 7 };

      draw_transition (context, entry, &state, a, b, dst);
      g_autofree gchar *hash = hash_of (dst);
      g_string_append_printf (lines, " %s", hash);
    }
    g_string_append_c (lines, '\n');
  }
  return g_string_free (lines, FALSE);
}

GST_START_TEST (test_golden)
{
  g_autofree gchar *path = suite_source_path ("tests/golden/transitions.txt");
  g_autofree gchar *kept = NULL, *drawn = all_hashes ();
  g_auto (GStrv) want = NULL, have = g_strsplit (drawn, "\n", -1);

  fail_unless (g_file_get_contents (path, &kept, NULL, NULL));
  want = g_strsplit (kept, "\n", -1);
  for (guint i = 0; want[i] || have[i]; i++) {
    fail_unless (want[i] && have[i], "another number of transitions");
    fail_unless_equals_string (have[i], want[i]);
  }
}
GST_END_TEST;

static Suite *
golden_suite (void)
{
  Suite *suite = suite_create ("golden");
  TCase *tc = tcase_create ("transitions");

  tcase_add_test (tc, test_golden);
  suite_add_tcase (suite, tc);
  return suite;
}

int
main (int argc, char **argv)
{
  SRunner *runner;
  gint failed;

  if (argc > 1 && g_str_equal (argv[1], "--write")) {
    g_autofree gchar *lines = all_hashes ();

    g_print ("%s", lines);
    return 0;
  }
  gst_check_init (&argc, &argv);
  runner = srunner_create (golden_suite ());
  srunner_run_all (runner, CK_ENV);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed ? 1 : 0;
}
