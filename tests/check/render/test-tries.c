/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is made next, by whom and how often, without a process or a wait: the
 * test says what happens and what time it is. */
#include "suite.h"
#include "tries.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC

static gint64 now;

static Tries *
new_tries (guint n_chunks, gboolean sound, guint n_slots)
{
  now = 1000 * SECOND;
  return tries_new (n_chunks, sound, n_slots, TRIES_SILENCE);
}

/* The next order must be to start @chunk on @slot. */
static void
expect_start (Tries *tries, guint slot, gint chunk)
{
  TriesOrder order;

  fail_unless (tries_next (tries, now, &order));
  fail_if (order.stop);
  ck_assert_uint_eq (order.slot, slot);
  ck_assert_int_eq (order.chunk, chunk);
}

static void
expect_stop (Tries *tries, guint slot, gint chunk)
{
  TriesOrder order;

  fail_unless (tries_next (tries, now, &order));
  fail_unless (order.stop);
  ck_assert_uint_eq (order.slot, slot);
  ck_assert_int_eq (order.chunk, chunk);
}

static void
expect_nothing (Tries *tries)
{
  TriesOrder order;

  fail_if (tries_next (tries, now, &order), "%s slot %u chunk %d",
      order.stop ? "stop" : "start", order.slot, order.chunk);
}

static void
happens (Tries *tries, guint slot, gint chunk, RenderTryState state)
{
  g_autoptr (GError) why =
      g_error_new (RENDER_ERROR, RENDER_ERROR_WORKER, "slot %u broke", slot);
  const RenderTryEvent event = {
    .chunk = chunk,
    .slot = slot,
    .state = state,
    .error = state == TRY_FRAMES || state == TRY_DONE ? NULL : why,
  };

  tries_take (tries, &event, now);
}

GST_START_TEST (a_slot_goes_on_behind_its_last_chunk)
{
  g_autoptr (Tries) tries = new_tries (6, FALSE, 2);

  expect_start (tries, 0, 0);
  expect_start (tries, 1, 3); /* the middle: 1 belongs to the first slot */
  expect_nothing (tries);
  happens (tries, 1, 3, TRY_DONE);
  expect_start (tries, 1, 4);
  happens (tries, 0, 0, TRY_DONE);
  happens (tries, 1, 4, TRY_DONE);
  expect_start (tries, 0, 1);
  expect_start (tries, 1, 5);
  happens (tries, 0, 1, TRY_DONE);
  expect_start (tries, 0, 2);
  happens (tries, 1, 5, TRY_DONE);
  expect_nothing (tries);
  ck_assert_int_eq (tries_state (tries), TRIES_WORKING);
  happens (tries, 0, 2, TRY_DONE);
  ck_assert_int_eq (tries_state (tries), TRIES_COMPLETE);
  expect_nothing (tries);
}
GST_END_TEST;

GST_START_TEST (the_sound_comes_first_and_the_longest_run_next)
{
  g_autoptr (Tries) tries = new_tries (9, TRUE, 3);

  tries_have (tries, 2);
  tries_have (tries, 7);
  expect_start (tries, 0, CHUNK_SOUND);
  expect_start (tries, 1, 3); /* of 0-1, 3-6 and 8 */
  expect_start (tries, 2, 5); /* 4-6 is the longest, 4 is the other slot's */
  happens (tries, 0, CHUNK_SOUND, TRY_DONE);
  expect_start (tries, 0, 0);
  expect_nothing (tries);
}
GST_END_TEST;

/* A free slot has not taken what another has decoded. */
GST_START_TEST (who_can_go_on_comes_first)
{
  g_autoptr (Tries) tries = new_tries (4, TRUE, 2);

  expect_start (tries, 0, CHUNK_SOUND);
  expect_start (tries, 1, 0);
  happens (tries, 0, CHUNK_SOUND, TRY_DONE);
  happens (tries, 1, 0, TRY_DONE);
  expect_start (tries, 1, 1);
  expect_start (tries, 0, 3);
}
GST_END_TEST;

GST_START_TEST (nothing_is_left_to_do)
{
  g_autoptr (Tries) tries = new_tries (3, TRUE, 2);

  for (gint i = CHUNK_SOUND; i < 3; i++)
    tries_have (tries, i);
  ck_assert_int_eq (tries_state (tries), TRIES_COMPLETE);
  expect_nothing (tries);
}
GST_END_TEST;

GST_START_TEST (a_chunk_is_begun_three_times)
{
  g_autoptr (Tries) tries = new_tries (1, FALSE, 1);

  for (guint i = 0; i < TRIES_MOST; i++) {
    ck_assert_int_eq (tries_state (tries), TRIES_WORKING);
    expect_start (tries, 0, 0);
    happens (tries, 0, 0, TRY_AGAIN);
  }
  expect_nothing (tries);
  ck_assert_int_eq (tries_state (tries), TRIES_FAILED);
  ck_assert_int_eq (tries_culprit (tries), 0);
  ck_assert_str_eq (tries_reason (tries, 0)->message, "slot 0 broke");
}
GST_END_TEST;

/* It has been begun before, by a render whose file turned out to be bad. */
GST_START_TEST (earlier_tries_count)
{
  g_autoptr (Tries) tries = new_tries (2, FALSE, 1);

  tries_have (tries, 0);
  tries_tried (tries, 1, TRIES_MOST - 1);
  expect_start (tries, 0, 1);
  happens (tries, 0, 1, TRY_AGAIN);
  ck_assert_int_eq (tries_state (tries), TRIES_FAILED);
}
GST_END_TEST;

GST_START_TEST (what_can_never_be_made_ends_it)
{
  g_autoptr (Tries) tries = new_tries (5, FALSE, 2);

  expect_start (tries, 0, 0);
  expect_start (tries, 1, 3);
  happens (tries, 1, 3, TRY_NEVER);
  ck_assert_int_eq (tries_state (tries), TRIES_FAILED);
  ck_assert_int_eq (tries_culprit (tries), 3);
  expect_nothing (tries);
}
GST_END_TEST;

/* Another slot may have what one lacks, and the sound has its own encoder. */
GST_START_TEST (a_refused_chunk_goes_to_another_slot)
{
  g_autoptr (Tries) tries = new_tries (2, TRUE, 2);

  expect_start (tries, 0, CHUNK_SOUND);
  expect_start (tries, 1, 0);
  happens (tries, 1, 0, TRY_REFUSED);
  ck_assert_int_eq (tries_state (tries), TRIES_WORKING);
  expect_nothing (tries);
  ck_assert_uint_eq (tries_started (tries, 0), 0);
  happens (tries, 0, CHUNK_SOUND, TRY_REFUSED);
  expect_start (tries, 0, 0);
  expect_start (tries, 1, CHUNK_SOUND);
  happens (tries, 0, 0, TRY_REFUSED);
  ck_assert_int_eq (tries_state (tries), TRIES_REFUSED);
  ck_assert_int_eq (tries_culprit (tries), 0);
  ck_assert_str_eq (tries_reason (tries, 0)->message, "slot 0 broke");
}
GST_END_TEST;

GST_START_TEST (what_hangs_is_doubled_and_the_first_wins)
{
  g_autoptr (Tries) tries = new_tries (2, FALSE, 2);

  expect_start (tries, 0, 0);
  expect_start (tries, 1, 1);
  now += 10 * SECOND;
  happens (tries, 0, 0, TRY_FRAMES);
  happens (tries, 1, 1, TRY_DONE);
  now += 30 * SECOND;
  expect_nothing (tries);
  now += 1;
  expect_start (tries, 1, 0);
  expect_nothing (tries);
  fail_unless (strstr (tries_reason (tries, 0)->message, "30.0 s") != NULL);
  happens (tries, __i__, 0, TRY_DONE);
  expect_stop (tries, 1 - __i__, 0);
  expect_nothing (tries);
  ck_assert_int_eq (tries_state (tries), TRIES_COMPLETE);
}
GST_END_TEST;

/* Three times what most chunks take, where that is more. */
GST_START_TEST (slow_is_not_hanging)
{
  g_autoptr (Tries) tries = new_tries (4, FALSE, 1);
  static const gint took[] = { 1, 50, 400 }; /* seconds; the median is 50 */

  for (guint i = 0; i < G_N_ELEMENTS (took); i++) {
    expect_start (tries, 0, i);
    for (gint second = 1; second <= took[i]; second++) {
      now += SECOND;
      happens (tries, 0, i, TRY_FRAMES);
      expect_nothing (tries);
    }
    happens (tries, 0, i, TRY_DONE);
  }
  expect_start (tries, 0, 3);
  now += 150 * SECOND;
  expect_nothing (tries);
  now += 1;
  expect_stop (tries, 0, 3);
  expect_start (tries, 0, 3);
}
GST_END_TEST;

/* With no slot left, the one that is silent for longest is made free. */
GST_START_TEST (all_hang)
{
  g_autoptr (Tries) tries = new_tries (4, FALSE, 2);

  expect_start (tries, 0, 0);
  expect_start (tries, 1, 2);
  now += SECOND;
  happens (tries, 0, 0, TRY_FRAMES);
  now += 30 * SECOND;
  expect_nothing (tries); /* the first one is alive, just so */
  now += 1;
  expect_stop (tries, 1, 2);
  expect_start (tries, 1, 2); /* the middle of 1 to 3, afresh */
}
GST_END_TEST;

GST_START_TEST (what_always_hangs_ends)
{
  g_autoptr (Tries) tries = new_tries (1, FALSE, 2);

  expect_start (tries, 0, 0);
  now += 31 * SECOND;
  expect_start (tries, 1, 0);
  now += 31 * SECOND;
  expect_stop (tries, 0, 0);
  expect_start (tries, 0, 0);
  now += 31 * SECOND;
  expect_stop (tries, 1, 0);
  expect_stop (tries, 0, 0);
  expect_nothing (tries);
  ck_assert_int_eq (tries_state (tries), TRIES_FAILED);
  fail_unless (strstr (tries_reason (tries, 0)->message, "hangs") != NULL);
}
GST_END_TEST;

#define FREE -2

/* What the test knows of the world, to hold the orders to. */
typedef struct {
  guint n_chunks, n_slots;
  gboolean there[12]; /* the sound is the last one */
  guint started[12];
  gint running[4]; /* chunk, or FREE */
  gint64 heard[4];
  gboolean refused[4][2]; /* pictures, sound */
} World;

static guint
index_in (const World *world, gint chunk)
{
  return chunk == CHUNK_SOUND ? world->n_chunks : (guint) chunk;
}

static gboolean
is_silent (const World *world, guint slot)
{
  return now - world->heard[slot] > TRIES_SILENCE;
}

/* What is being made is made once more only if nothing is heard of it. */
static void
check_start (const World *world, const TriesOrder *order)
{
  guint index = index_in (world, order->chunk);

  ck_assert_int_eq (world->running[order->slot], FREE);
  fail_if (world->there[index]);
  fail_if (world->refused[order->slot][order->chunk == CHUNK_SOUND]);
  ck_assert_uint_lt (world->started[index], TRIES_MOST);
  for (guint i = 0; i < world->n_slots; i++)
    if (world->running[i] == order->chunk)
      fail_unless (is_silent (world, i));
}

static void
obey (World *world, const TriesOrder *order)
{
  guint index = index_in (world, order->chunk);

  ck_assert_uint_lt (order->slot, world->n_slots);
  if (order->stop) {
    ck_assert_int_eq (world->running[order->slot], order->chunk);
    fail_unless (world->there[index] || is_silent (world, order->slot));
    world->running[order->slot] = FREE;
    return;
  }
  check_start (world, order);
  world->started[index]++;
  world->running[order->slot] = order->chunk;
  world->heard[order->slot] = now;
}

static void
a_try_ends (World *world, Tries *tries, guint slot, gint what)
{
  gint chunk = world->running[slot];
  guint index = index_in (world, chunk);

  world->running[slot] = FREE;
  if (what < 90) {
    world->there[index] = TRUE;
    happens (tries, slot, chunk, TRY_DONE);
  } else if (what < 97) {
    happens (tries, slot, chunk, TRY_AGAIN);
  } else {
    world->started[index]--;
    world->refused[slot][chunk == CHUNK_SOUND] = TRUE;
    happens (tries, slot, chunk, TRY_REFUSED);
  }
}

static void
something_happens (World *world, Tries *tries, GRand *chance)
{
  guint slot = g_rand_int_range (chance, 0, world->n_slots);
  gint what = g_rand_int_range (chance, 0, 100);

  now += g_rand_int_range (chance, 0, 4) * SECOND;
  if (what < 3)
    now += 100 * SECOND;
  if (world->running[slot] == FREE)
    return;
  if (what >= 50) {
    a_try_ends (world, tries, slot, what);
    return;
  }
  world->heard[slot] = now;
  happens (tries, slot, world->running[slot], TRY_FRAMES);
}

static gboolean
all_there (const World *world)
{
  for (guint i = 0; i <= world->n_chunks; i++)
    if (!world->there[i])
      return FALSE;
  return TRUE;
}

static void
begin (World *world, GRand *chance)
{
  *world = (World){ .n_chunks = g_rand_int_range (chance, 1, 12),
    .n_slots = g_rand_int_range (chance, 1, 5) };
  for (guint i = 0; i < world->n_slots; i++)
    world->running[i] = FREE;
}

/* Nothing that is there is made, nothing twice without need, none too often,
 * and every walk comes to an end that is true. */
static void
walk (guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (Tries) tries = NULL;
  TriesOrder order;
  World world;
  guint steps = 0;

  begin (&world, chance);
  tries = new_tries (world.n_chunks, TRUE, world.n_slots);
  while (tries_state (tries) == TRIES_WORKING) {
    while (tries_next (tries, now, &order))
      obey (&world, &order);
    ck_assert_uint_lt (++steps, 100000);
    something_happens (&world, tries, chance);
  }
  if (tries_state (tries) == TRIES_COMPLETE)
    fail_unless (all_there (&world), "seed %u", seed);
  else
    fail_if (all_there (&world), "seed %u", seed);
  if (tries_state (tries) == TRIES_FAILED)
    ck_assert_uint_eq (
        world.started[index_in (&world, tries_culprit (tries))], TRIES_MOST);
  /* What is left runs for nothing. */
  while (tries_next (tries, now, &order)) {
    fail_unless (order.stop);
    obey (&world, &order);
  }
}

GST_START_TEST (random_walks_end_well)
{
  for (guint32 seed = 0; seed < 5000; seed++)
    walk (seed);
}
GST_END_TEST;

static Suite *
tries_suite (void)
{
  Suite *suite = suite_create ("tries");
  TCase *tcase = tcase_create ("tries");

  tcase_add_test (tcase, a_slot_goes_on_behind_its_last_chunk);
  tcase_add_test (tcase, the_sound_comes_first_and_the_longest_run_next);
  tcase_add_test (tcase, who_can_go_on_comes_first);
  tcase_add_test (tcase, nothing_is_left_to_do);
  tcase_add_test (tcase, a_chunk_is_begun_three_times);
  tcase_add_test (tcase, earlier_tries_count);
  tcase_add_test (tcase, what_can_never_be_made_ends_it);
  tcase_add_test (tcase, a_refused_chunk_goes_to_another_slot);
  tcase_add_loop_test (tcase, what_hangs_is_doubled_and_the_first_wins, 0, 2);
  tcase_add_test (tcase, slow_is_not_hanging);
  tcase_add_test (tcase, all_hang);
  tcase_add_test (tcase, what_always_hangs_ends);
  tcase_add_test (tcase, random_walks_end_well);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (tries_suite)
