/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who sits for a portrait: as the words say; where they say nothing, not
 * always the same one. */

#include <string.h>

#include "sitter.h"
#include "suite.h"

static Sitter
sitter (const gchar *prompt, guint64 seed)
{
  Canvas *c = canvas_new (64, 64, seed);
  Sitter s;

  c->tones = palette_tones (palette_find ("documentary"), DAYTIME_DAY);
  c->subject = subject_read (prompt);
  Dice dice = dice_fork (&c->dice);
  s = sitter_for (c, &dice);
  canvas_free (c);
  s.c = NULL;
  return s;
}

GST_START_TEST (test_words_say_who)
{
  for (guint64 seed = 1; seed < 40; seed++) {
    Sitter mother = sitter ("portrait of a mother", seed);
    Sitter king = sitter ("portrait of an old king", seed);
    Sitter boy = sitter ("portrait of a boy", seed);
    Sitter girl = sitter ("Ada, childhood", seed);

    ck_assert (mother.woman && !mother.child && !mother.beard);
    ck_assert (!king.woman && king.hat == HAT_CROWN);
    ck_assert (!boy.woman && boy.child && !boy.beard);
    ck_assert (girl.woman && girl.child && !girl.beard && !girl.old);
    ck_assert (sitter ("portrait of a grandmother", seed).old);
  }
}

GST_END_TEST;

GST_START_TEST (test_nobody_named_is_anybody)
{
  gint women = 0, old = 0, beards = 0, n = 200;
  guint hair = 0;

  for (gint seed = 1; seed <= n; seed++) {
    Sitter s = sitter ("portrait of a scientist", (guint64) seed);
    women += s.woman;
    old += s.old;
    beards += s.beard;
    hair |= 1u << s.hair;
    ck_assert (!s.woman || !s.beard);
  }
  ck_assert_int_gt (women, n / 3);
  ck_assert_int_lt (women, n * 2 / 3);
  ck_assert_int_gt (old, n / 20);
  ck_assert_int_gt (beards, n / 20);
  for (gint i = HAIR_SHORT; i <= HAIR_BALD; i++)
    ck_assert_msg ((hair & 1u << i) != 0, "hair %d grows on nobody", i);
}

GST_END_TEST;

GST_START_TEST (test_a_name_has_one_face)
{
  Sitter first = sitter ("Portrait of Alan Turing, dusk", 1);

  for (guint64 seed = 2; seed < 30; seed++) {
    Sitter again = sitter ("Alan Turing at work, lamp light", seed);
    ck_assert_int_eq (first.woman, again.woman);
    ck_assert_int_eq (first.hair, again.hair);
    ck_assert_int_eq (first.beard, again.beard);
    ck_assert (memcmp (&first.skin, &again.skin, sizeof first.skin) == 0);
  }
  ck_assert (!first.woman);
}

GST_END_TEST;

GST_START_TEST (test_hats_are_of_their_time)
{
  for (guint64 seed = 1; seed < 60; seed++) {
    Hat victorian = sitter ("victorian man, portrait", seed).hat;
    Hat roman = sitter ("ancient man, portrait", seed).hat;

    ck_assert (victorian == HAT_NONE || victorian == HAT_TOP);
    ck_assert (roman == HAT_NONE || roman == HAT_LAUREL);
    ck_assert (sitter ("modern woman, portrait", seed).hat == HAT_NONE);
  }
}

GST_END_TEST;

static Suite *
sitter_suite (void)
{
  Suite *suite = suite_create ("sitter");
  TCase *tc = tcase_create ("all");

  tcase_add_test (tc, test_words_say_who);
  tcase_add_test (tc, test_nobody_named_is_anybody);
  tcase_add_test (tc, test_a_name_has_one_face);
  tcase_add_test (tc, test_hats_are_of_their_time);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (sitter_suite)
