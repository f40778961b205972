/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Speech that must fit: as it is, faster, or shortened; with the built-in
 * narrator and writer. */
#include "stage-fixture.h"
#include "speak.h"

#include <string.h>

#define TEXT                                                                   \
  "London began beside the Thames. In the Middle Ages it grew rich on "        \
  "guilds, markets and ships. Then the Great Fire burned for four days. "      \
  "Today glass towers rise above the river."

typedef struct {
  StoreRun *run;
  StageSettings settings;
  StageContext context;
} Fixture;

static void
begin (Fixture *fixture)
{
  memset (fixture, 0, sizeof *fixture);
  fail_unless (stage_settings_resolve (&fixture->settings, NULL, NULL));
  fixture->run = store_run_open (store, "x", "{}", FALSE, NULL);
  fail_unless (store_stage_begin (
      store, fixture->run->id, "images_generate", 6, "{}", NULL));
  fixture->context.stage = "images_generate";
  fixture->context.store = store;
  fixture->context.run = fixture->run;
  fixture->context.settings = &fixture->settings;
}

static void
end (Fixture *fixture)
{
  store_run_free (fixture->run);
  stage_settings_clear (&fixture->settings);
}

/* Speaks into @room_ms; counts the calls of each kind. */
static gint64
speak (Fixture *fixture, gint64 room_ms, gchar **spoken, guint *speeches,
    guint *texts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = NULL;
  gint64 attempt = 0;
  g_autoptr (GenerateResult) result = speak_to_fit (&fixture->context,
      "voiceover_01", TEXT, "en", room_ms, spoken, &attempt, &error);

  *speeches = *texts = 0;
  calls = store_attempts (store, fixture->run->id, NULL);
  for (guint i = 0; i < calls->len; i++) {
    const StoreAttempt *call = g_ptr_array_index (calls, i);

    *speeches += g_str_equal (call->kind, "speech");
    *texts += g_str_equal (call->kind, "text");
    fail_unless_equals_int64 (call->n, i + 1);
    /* The last one stays open until its sound is stored. */
    if (result)
      fail_unless_equals_string (
          call->state, call->id == attempt ? "started" : "done");
  }
  fail_unless (result != NULL, "%s", error ? error->message : "");
  return result->duration_ms;
}

GST_START_TEST (test_fits)
{
  Fixture fixture;
  g_autofree gchar *spoken = NULL;
  guint speeches, texts;
  gint64 took;

  begin (&fixture);
  took = speak (&fixture, 60000, &spoken, &speeches, &texts);
  fail_unless (took > 5000);
  fail_unless_equals_int (speeches, 1);
  fail_unless_equals_int (texts, 0);
  fail_unless_equals_string (spoken, TEXT);
  end (&fixture);
}
GST_END_TEST;

GST_START_TEST (test_faster)
{
  Fixture fixture;
  g_autofree gchar *first_text = NULL;
  g_autofree gchar *spoken = NULL;
  guint speeches, texts;
  gint64 took, room;

  begin (&fixture);
  took = speak (&fixture, 60000, &first_text, &speeches, &texts);
  end (&fixture);
  teardown ();
  setup ();
  begin (&fixture);
  room = took * 100 / 108;
  took = speak (&fixture, room, &spoken, &speeches, &texts);
  fail_unless (took <= room);
  fail_unless_equals_int (speeches, 2);
  fail_unless_equals_int (texts, 0);
  fail_unless_equals_string (spoken, TEXT);
  end (&fixture);
}
GST_END_TEST;

GST_START_TEST (test_shorter)
{
  Fixture fixture;
  g_autofree gchar *spoken = NULL;
  guint speeches, texts;

  begin (&fixture);
  fail_unless (speak (&fixture, 5000, &spoken, &speeches, &texts) <= 5000);
  fail_unless (speeches >= 2 && texts >= 1);
  fail_unless (strlen (spoken) < strlen (TEXT) && *spoken);
  end (&fixture);
}
GST_END_TEST;

GST_START_TEST (test_never)
{
  Fixture fixture;
  g_autofree gchar *spoken = NULL;
  g_autoptr (GError) error = NULL;
  gint64 attempt;

  begin (&fixture);
  fail_unless (speak_to_fit (&fixture.context, "voiceover_01", TEXT, "en", 20,
                   &spoken, &attempt, &error)
      == NULL);
  fail_unless (error != NULL && spoken == NULL);
  end (&fixture);
}
GST_END_TEST;

static Suite *
speak_suite (void)
{
  Suite *suite = suite_create ("speak");
  TCase *tcase = tcase_create ("speak");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_fits);
  tcase_add_test (tcase, test_faster);
  tcase_add_test (tcase, test_shorter);
  tcase_add_test (tcase, test_never);
  return suite;
}

SUITE_MAIN (speak_suite)
