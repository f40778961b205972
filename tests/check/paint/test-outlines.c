/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods and landmarks as bare shapes: each is as large as its row says, stands
 * on the ground, is known by a word, and is like no other. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "goods.h"
#include "landmark.h"
#include "suite.h"
#include "words.h"

enum { SIDE = 160, HEIGHT = 96, FOOT = 128 };

/* Of two that look alike; a phone and a tablet share most of their shape. */
#define LEAST_OTHER 0.12

typedef struct {
  const gchar *name;
  gboolean at[SIDE * SIDE];
  gint left, right, top, bottom, count;
} Outline;

static Canvas *
blank (void)
{
  Canvas *c = canvas_new (SIDE, SIDE, 1);

  c->palette = palette_find ("documentary");
  c->tones = palette_tones (c->palette, DAYTIME_DAY);
  c->side = 1;
  c->sun_x = SIDE * 2;
  cairo_set_source_rgb (c->cr, 1, 1, 1);
  cairo_paint (c->cr);
  return c;
}

/* What is not white. */
static Outline *
outline_of (Canvas *c, const gchar *name)
{
  Outline *o = g_new0 (Outline, 1);

  o->name = name;
  o->left = o->top = SIDE;
  canvas_begin_pixels (c);
  for (gint y = 0; y < SIDE; y++)
    for (gint x = 0; x < SIDE; x++) {
      if ((canvas_row (c, y)[x] & 0xffffff) == 0xffffff)
        continue;
      o->at[y * SIDE + x] = TRUE;
      o->left = MIN (o->left, x);
      o->right = MAX (o->right, x);
      o->top = MIN (o->top, y);
      o->bottom = MAX (o->bottom, y);
      o->count++;
    }
  canvas_free (c);
  return o;
}

static Outline *
thing_outline (const Thing *thing)
{
  Canvas *c = blank ();
  const Ink black = { 0, 0, 0 };
  Show show = { c, thing, SIDE / 2.0, FOOT, HEIGHT, black, 0 };

  prop_thing_dark (&show, black, black);
  return outline_of (c, thing->name);
}

static Outline *
landmark_outline (const Landmark *landmark)
{
  Canvas *c = blank ();
  const Ink grey = { 0.3, 0.3, 0.3 }, dark = { 0.1, 0.1, 0.1 };
  const Mark inks = { .wall = grey, .rim = grey, .roof = dark, .lamp = dark };
  const gdouble height = MIN (HEIGHT, SIDE * 0.9 / landmark->wide);

  landmark_draw (c, landmark, SIDE / 2.0, FOOT, height, &inks);
  return outline_of (c, landmark->name);
}

static GPtrArray *
all_things (void)
{
  static const Thing *const *const families[] = { goods_of_desks,
    goods_of_homes, goods_of_ways, goods_of_any };
  GPtrArray *all = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const Thing *const *t = families[i]; *t; t++)
      g_ptr_array_add (all, (gpointer) *t);
  return all;
}

static GPtrArray *
all_landmarks (void)
{
  static const Landmark *const *const families[] = { landmark_towers,
    landmark_halls };
  GPtrArray *all = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const Landmark *const *l = families[i]; *l; l++)
      g_ptr_array_add (all, (gpointer) *l);
  return all;
}

/* The share of both that only one of them covers. */
static gdouble
otherness (const Outline *a, const Outline *b)
{
  gint one = 0, any = 0;

  for (gint i = 0; i < SIDE * SIDE; i++) {
    one += a->at[i] != b->at[i];
    any += a->at[i] || b->at[i];
  }
  return any > 0 ? (gdouble) one / any : 0;
}

static void
check_pairs (GPtrArray *outlines)
{
  for (guint i = 0; i < outlines->len; i++)
    for (guint j = 0; j < i; j++) {
      const Outline *a = g_ptr_array_index (outlines, i);
      const Outline *b = g_ptr_array_index (outlines, j);
      gdouble d = otherness (a, b);

      ck_assert_msg (d > LEAST_OTHER, "%s looks like %s: %.2f of them differ",
          a->name, b->name, d);
    }
}

GST_START_TEST (test_goods_are_as_large_as_they_say)
{
  g_autoptr (GPtrArray) things = all_things ();

  for (guint i = 0; i < things->len; i++) {
    const Thing *thing = g_ptr_array_index (things, i);
    g_autofree Outline *o = thing_outline (thing);
    gdouble height = prop_thing_height (thing, HEIGHT);
    gdouble width = prop_thing_width (thing, HEIGHT);

    ck_assert_msg (abs (o->bottom - FOOT) < 4 || prop_thing_flies (thing),
        "%s stands %d pixels off the ground", thing->name, o->bottom - FOOT);
    ck_assert_msg (fabs (FOOT - o->top - height) < 8, "%s is %d high, not %.0f",
        thing->name, FOOT - o->top, height);
    ck_assert_msg (fabs (o->right - o->left - width) < 8 + width * 0.12,
        "%s is %d wide, not %.0f", thing->name, o->right - o->left, width);
    ck_assert_msg (
        o->count > height * width * 0.1, "%s is hardly there", thing->name);
  }
}

GST_END_TEST;

GST_START_TEST (test_goods_look_different)
{
  g_autoptr (GPtrArray) things = all_things ();
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < things->len; i++)
    g_ptr_array_add (outlines, thing_outline (g_ptr_array_index (things, i)));
  check_pairs (outlines);
}

GST_END_TEST;

GST_START_TEST (test_landmarks_are_as_large_as_they_say)
{
  g_autoptr (GPtrArray) landmarks = all_landmarks ();

  for (guint i = 0; i < landmarks->len; i++) {
    const Landmark *mark = g_ptr_array_index (landmarks, i);
    g_autofree Outline *o = landmark_outline (mark);
    gdouble height = MIN (HEIGHT, SIDE * 0.9 / mark->wide);

    ck_assert_msg (abs (o->bottom - FOOT) < 5,
        "%s stands %d pixels off the ground", mark->name, o->bottom - FOOT);
    ck_assert_msg (o->top > FOOT - height - 8 && o->top < FOOT - height * 0.9,
        "%s is %d high, not %.0f", mark->name, FOOT - o->top, height);
    ck_assert_msg (o->count > 200, "%s is hardly there", mark->name);
  }
}

GST_END_TEST;

GST_START_TEST (test_landmarks_look_different)
{
  g_autoptr (GPtrArray) landmarks = all_landmarks ();
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < landmarks->len; i++)
    g_ptr_array_add (
        outlines, landmark_outline (g_ptr_array_index (landmarks, i)));
  check_pairs (outlines);
}

GST_END_TEST;

/* The law itself must be able to fail. */
GST_START_TEST (test_the_same_is_noticed)
{
  g_autofree Outline *a = thing_outline (prop_thing ("mug"));
  g_autofree Outline *b = thing_outline (prop_thing ("mug"));

  ck_assert (otherness (a, b) < LEAST_OTHER);
}

GST_END_TEST;

/* A word that names nothing would be read and forgotten; what no word names
 * is never drawn. */
GST_START_TEST (test_words_name_outlines)
{
  g_autoptr (GPtrArray) things = all_things ();
  g_autoptr (GPtrArray) landmarks = all_landmarks ();
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < painter_n_things; i++)
    if (painter_things[i].thing) {
      ck_assert_msg (prop_thing (painter_things[i].thing) != NULL,
          "'%s' names no thing: %s", painter_things[i].word,
          painter_things[i].thing);
      g_hash_table_add (named, (gpointer) painter_things[i].thing);
    }
  for (gsize i = 0; i < painter_n_places; i++)
    if (painter_places[i].landmark) {
      ck_assert_msg (landmark_find (painter_places[i].landmark) != NULL,
          "'%s' names no landmark: %s", painter_places[i].word,
          painter_places[i].landmark);
      g_hash_table_add (named, (gpointer) painter_places[i].landmark);
    }
  for (guint i = 0; i < things->len; i++) {
    const Thing *thing = g_ptr_array_index (things, i);
    ck_assert_msg (g_hash_table_contains (named, thing->name)
            || g_str_equal (thing->name, "orb"),
        "no word names %s", thing->name);
  }
  for (guint i = 0; i < landmarks->len; i++) {
    const Landmark *mark = g_ptr_array_index (landmarks, i);
    ck_assert_msg (g_hash_table_contains (named, mark->name),
        "no word names %s", mark->name);
  }
}

GST_END_TEST;

/* Nobody sees the Eiffel Tower in the Middle Ages. */
GST_START_TEST (test_landmarks_know_their_time)
{
  Canvas *c = blank ();

  c->subject = subject_read ("Paris");
  ck_assert_ptr_ne (landmark_for (c), NULL);
  c->subject = subject_read ("Paris, medieval market");
  ck_assert_ptr_eq (landmark_for (c), NULL);
  c->subject = subject_read ("Great Fire of London, burning rooftops");
  ck_assert_ptr_eq (landmark_for (c), NULL);
  c->subject = subject_read ("the Colosseum in ancient Rome");
  ck_assert_str_eq (landmark_for (c)->name, "colosseum");
  canvas_free (c);
}

GST_END_TEST;

static Suite *
outlines_suite (void)
{
  Suite *suite = suite_create ("outlines");
  TCase *tc = tcase_create ("all");

  tcase_add_test (tc, test_goods_are_as_large_as_they_say);
  tcase_add_test (tc, test_goods_look_different);
  tcase_add_test (tc, test_landmarks_are_as_large_as_they_say);
  tcase_add_test (tc, test_landmarks_look_different);
  tcase_add_test (tc, test_the_same_is_noticed);
  tcase_add_test (tc, test_words_name_outlines);
  tcase_add_test (tc, test_landmarks_know_their_time);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (outlines_suite)
