/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is written over a movie and where: numbers that are said, and captions
 * that leave a picture's subject free. */
#include "stage-fixture.h"
#include "frames.h"
#include "narration.h"
#include "numbers.h"
#include "png-file.h"

#include <math.h>
#include <string.h>

#define FPS 30

/* ---- numbers ---- */

static const struct {
  const gchar *text;
  gdouble value; /* -1: none */
  const gchar *pattern, *label;
  gboolean year;
  guint word;
} texts[] = {
  { "Nothing to count here.", -1 },
  { "In 1666, fire consumed it.", 1666, NULL, NULL, TRUE, 1 },
  { "About 180 copies of his Bible left the press.", 180, NULL, "copies", FALSE,
      1 },
  { "It was the tallest building for 3,800 years.", 3800, NULL, "years", FALSE,
      6 },
  { "In 1963 it sold 41 percent more.", 41, "{}%", NULL, FALSE, 4 },
  { "Sales grew by 12.5% in a year.", 12.5, "{}%", NULL, FALSE, 3 },
  { "It cost $4.2 billion to build.", 4.2, "${}\302\240billion", NULL, FALSE,
      2 },
  { "It made \342\202\254300 a day.", 300, "\342\202\254{}", NULL, FALSE, 2 },
  { "Today 9 million people live there.", 9, "{}\302\240million", "people",
      FALSE, 1 },
  { "Today 9 people live there.", -1 },
  { "Today 90 million people live there.", 90, "{}\302\240million", "people",
      FALSE, 1 },
  { "On July 16, 1969, Apollo 11 rose.", 1969, NULL, NULL, TRUE, 3 },
  { "We saw Apollo 11 rise.", -1 },
  { "Around the year 50, settlers came.", 50, NULL, NULL, TRUE, 3 },
  { "It happened in the 1860s.", -1 },
  { "They counted 300.", -1 },
  { "They counted 300 of them.", -1 },
  { "Version 1.2.3 is out.", -1 },
  { "Im Jahr 1871 lebten dort 826.000 Menschen.", 826000, NULL, "Menschen",
      FALSE, 5 },
  { "One dash \342\200\224 and 25 kilometres.", 25, NULL, "kilometres", FALSE,
      3 },
  { "99999999999999999999 stars", -1 },
  { "", -1 },
};

GST_START_TEST (numbers_that_say_something)
{
  g_auto (Number) number = { 0 };
  const gboolean found = number_find (texts[__i__].text, &number);

  fail_unless_equals_int (found, texts[__i__].value >= 0);
  if (!found)
    return;
  fail_unless_equals_float (number.value, texts[__i__].value);
  fail_unless (g_strcmp0 (number.pattern, texts[__i__].pattern) == 0, "%s: %s",
      texts[__i__].text, number.pattern);
  fail_unless (g_strcmp0 (number.label, texts[__i__].label) == 0, "%s: %s",
      texts[__i__].text, number.label);
  fail_unless_equals_int (number.year, texts[__i__].year);
  fail_unless_equals_int (number.word, texts[__i__].word);
}
GST_END_TEST;

static JsonArray *
overlays_of (JsonObject *output)
{
  return object_get_array (
      object_get_object (object_get_object (output, "schema"), "movie"),
      "overlays");
}

static JsonArray *
cues_of (JsonObject *output)
{
  JsonObject *movie =
      object_get_object (object_get_object (output, "schema"), "movie");

  return object_get_array (object_get_object (movie, "captions"), "cues");
}

static gboolean
is_counter (JsonObject *overlay)
{
  return g_strcmp0 (object_get_string (overlay, "type", NULL), "counter") == 0;
}

/* The number @overlay counts to is said while it is there. */
static void
check_said (JsonObject *overlay, JsonArray *cues)
{
  const gdouble value =
      object_get_double (object_get_object (overlay, "settings"), "to", -1);
  g_autofree gchar *digits = g_strdup_printf ("%.0f", value);
  const gint64 from = object_get_int (overlay, "from_ms", 0);
  const gint64 to = object_get_int (overlay, "to_ms", 0);
  guint heard = 0;

  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonArray *words = object_get_array (array_get_object (cues, i), "words");

    for (guint k = 0; k < json_array_get_length (words); k++) {
      JsonObject *word = array_get_object (words, k);
      g_auto (GStrv) parts =
          g_strsplit (object_get_string (word, "text", ""), ",", -1);
      g_autofree gchar *joined = g_strjoinv ("", parts);
      const gint64 at = object_get_int (word, "from_ms", 0);

      heard +=
          g_str_has_prefix (joined, digits) && at >= from - 1800 && at <= to;
    }
  }
  fail_unless (heard >= 1,
      "%s is not said between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT,
      digits, from, to);
}

static guint
count_counters (JsonArray *overlays)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (overlays); i++)
    n += is_counter (array_get_object (overlays, i));
  return n;
}

/* Over no title and no other number; names of parts have a corner of their
 * own. */
static void
check_alone (JsonArray *overlays, guint which)
{
  JsonObject *one = array_get_object (overlays, which);

  fail_unless_equals_string (
      object_get_string (one, "anchor", ""), "top_right");

  for (guint i = 0; i < json_array_get_length (overlays); i++) {
    JsonObject *other = array_get_object (overlays, i);

    if (g_str_equal (object_get_string (other, "type", ""), "lower_third")) {
      fail_unless_equals_string (
          object_get_string (other, "anchor", ""), "top_left");
      continue;
    }
    fail_if (i != which
        && object_get_int (one, "from_ms", 0)
            < object_get_int (other, "to_ms", 0)
        && object_get_int (other, "from_ms", 0)
            < object_get_int (one, "to_ms", 0));
  }
}

GST_START_TEST (stories_count)
{
  g_autoptr (StoreRun) run = must_run (
      "20 seconds about the printing press, 320x180", "schema_finalize");
  g_autoptr (JsonObject) drafted = output_of (run, "schema_generate");
  g_autoptr (JsonObject) final = output_of (run, "schema_finalize");
  JsonArray *overlays = overlays_of (final);

  fail_unless (count_counters (overlays_of (drafted)) >= 1);
  fail_unless (count_counters (overlays) >= 1);
  for (guint i = 0; i < json_array_get_length (overlays); i++)
    if (is_counter (array_get_object (overlays, i))) {
      check_said (array_get_object (overlays, i), cues_of (final));
      check_alone (overlays, i);
    }
}
GST_END_TEST;

/* ---- captions ---- */

/* A plain picture with a board of squares around (.5, @y). */
static Picture *
subject_at (gint width, gint height, gdouble y)
{
  Picture *picture = picture_new (width, height, PICTURE_BT709);

  picture_fill (picture, picture_color (0x303840ff, PICTURE_BT709));
  for (gint j = 0; j < 8; j++)
    for (gint i = 0; i < 8; i++) {
      Picture square =
          picture_view (picture, (gint) ((.43 + .14 * i / 8) * width) & ~1,
              (gint) ((y - .07 + .14 * j / 8) * height) & ~1, width / 64,
              height / 64);

      picture_fill (&square,
          picture_color ((i + j) % 2 ? 0x202020ff : 0xe0e0e0ff, PICTURE_BT709));
    }
  return picture;
}

/* All pictures of the run show that. */
static void
replace_pictures (const StoreRun *run, gdouble y)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (JsonObject) made = output_of (run, "images_generate");
  JsonArray *assets = object_get_array (made, "assets");
  g_autoptr (Picture) picture = subject_at (640, 360, y);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = array_get_object (assets, i);
    g_autofree gchar *path = g_build_filename (
        project->folder, object_get_string (asset, "file", ""), NULL);

    if (g_strcmp0 (object_get_string (asset, "kind", NULL), "image") != 0)
      continue;
    fail_unless (png_file_write (path, picture, NULL));
    n++;
  }
  fail_unless (n >= 3);
}

static const gchar *
reason_for (JsonObject *output, guint cue, const gchar **choice)
{
  JsonArray *why = object_get_array (output, "why");
  g_autofree gchar *path = g_strdup_printf ("$.movie.captions.cues[%u]", cue);

  for (guint i = 0; i < json_array_get_length (why); i++) {
    JsonObject *item = array_get_object (why, i);

    if (g_strcmp0 (object_get_string (item, "path", NULL), path) == 0) {
      *choice = object_get_string (item, "choice", "");
      return object_get_string (item, "why", "");
    }
  }
  return NULL;
}

static Picture *
frame_of (
    JsonObject *document, const gchar *where, const gchar *name, gint64 ms)
{
  g_autofree gchar *text = object_to_text (document);
  g_autofree gchar *path = g_build_filename (where, name, NULL);
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;
  Frames *frames;
  Picture *picture;

  fail_unless (g_file_set_contents (path, text, -1, NULL));
  request.movie = path;
  frames = frames_open (&request, NULL, &error);
  fail_unless (frames != NULL, "%s", error ? error->message : "");
  picture = frames_take (frames, ms * FPS / 1000, NULL, &error);
  fail_unless (picture != NULL, "%s", error ? error->message : "");
  frames_close (frames);
  return picture;
}

/* Rows in which a frame with captions is another one than without: from the
 * first to the last, of the height. */
static void
find_caption (JsonObject *schema, const gchar *where, gint64 ms, gdouble *from,
    gdouble *to)
{
  g_autofree gchar *text = object_to_text (schema);
  g_autoptr (JsonObject) bare = object_from_text (text, NULL);
  JsonObject *movie = json_object_get_object_member (bare, "movie");
  g_autoptr (Picture) with = frame_of (schema, where, "with.json", ms);
  g_autoptr (Picture) without = NULL;

  json_object_set_object_member (movie, "captions", json_object_new ());
  without = frame_of (bare, where, "without.json", ms);
  *from = 1;
  *to = 0;
  for (gint y = 0; y < with->height; y++)
    if (memcmp (with->plane[0] + (gsize) y * with->stride[0],
            without->plane[0] + (gsize) y * without->stride[0], with->width)
        != 0) {
      *from = MIN (*from, (gdouble) y / with->height);
      *to = MAX (*to, (y + 1.) / with->height);
    }
}

/* One that moved, where it is drawn. */
static void
check_drawn (
    const StoreRun *run, JsonObject *output, JsonObject *cue, gdouble subject)
{
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  const gint64 ms =
      (object_get_int (cue, "from_ms", 0) + object_get_int (cue, "to_ms", 0))
      / 2;
  gdouble from, to;

  find_caption (
      object_get_object (output, "schema"), project->folder, ms, &from, &to);
  fail_unless (to > from);
  fail_unless (from >= .07 && to < subject - .1, "%g..%g, subject at %g", from,
      to, subject);
}

static const struct {
  gdouble y;
  gboolean moves;
} subjects[] = { { .84, TRUE }, { .5, FALSE }, { .16, FALSE } };

GST_START_TEST (captions_leave_the_subject_free)
{
  const gchar *prompt = "12 seconds about bees, 640x360";
  g_autoptr (StoreRun) begun = must_run (prompt, "images_generate");
  const RunnerOptions options = { .until = "schema_finalize" };
  g_autoptr (JsonObject) output = NULL;
  JsonArray *cues;
  JsonObject *last = NULL;
  guint moved = 0, kept = 0;

  replace_pictures (begun, subjects[__i__].y);
  fail_unless (runner_run (store, begun->id, &options, NULL));
  output = output_of (begun, "schema_finalize");
  cues = cues_of (output);
  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = array_get_object (cues, i);
    const gchar *place = object_get_string (cue, "place", "bottom");
    const gchar *choice = NULL;
    const gchar *why = reason_for (output, i, &choice);

    fail_unless_equals_int (why != NULL, subjects[__i__].moves);
    if (why)
      fail_unless_equals_string (choice, place);
    if (g_str_equal (place, "top"))
      last = cue;
    moved += g_str_equal (place, "top");
    kept += g_str_equal (place, "bottom");
  }
  /* Those under the title stay. */
  fail_unless (kept >= 1);
  fail_unless_equals_int (moved > 0, subjects[__i__].moves);
  if (last)
    check_drawn (begun, output, last, subjects[__i__].y);
}
GST_END_TEST;

static Suite *
writing_suite (void)
{
  Suite *suite = suite_create ("writing");
  TCase *texts_case = tcase_create ("numbers"),
        *tcase = tcase_create ("stages");

  suite_add_tcase (suite, texts_case);
  tcase_add_loop_test (
      texts_case, numbers_that_say_something, 0, G_N_ELEMENTS (texts));
  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, stories_count);
  tcase_add_loop_test (
      tcase, captions_leave_the_subject_free, 0, G_N_ELEMENTS (subjects));
  return suite;
}

SUITE_MAIN (writing_suite)
