/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs in a store of their own, in this very process. */
#pragma once

#include "folder.h"
#include "json-object.h"
#include "runner.h"

static Store *store;

static inline void
setup (void)
{
  make_folder ();
  store = store_open (folder, NULL);
  fail_unless (store != NULL);
}

static inline void
teardown (void)
{
  g_clear_pointer (&store, store_free);
  remove_folder ();
}

static inline gchar *
default_settings (void)
{
  g_auto (StageSettings) settings = { 0 };
  g_autoptr (GError) error = NULL;

  fail_unless (stage_settings_resolve (&settings, NULL, &error), "%s",
      error ? error->message : "");
  return stage_settings_to_text (&settings);
}

/* Runs @prompt; the error's message is the test's if there is one. */
static inline StoreRun *
run_until (const gchar *prompt, const gchar *until, GError **error)
{
  g_autofree gchar *settings = default_settings ();
  StoreRun *run = store_run_open (store, prompt, settings, FALSE, NULL);
  const RunnerOptions options = { .until = until };
  StoreRun *after;

  fail_unless (run != NULL);
  runner_run (store, run->id, &options, error);
  after = store_run_find (store, run->id, NULL);
  store_run_free (run);
  return after;
}

static inline StoreRun *
must_run (const gchar *prompt, const gchar *until)
{
  g_autoptr (GError) error = NULL;
  StoreRun *run = run_until (prompt, until, &error);

  fail_unless (error == NULL, "%s: %s", prompt, error ? error->message : "");
  return run;
}

static inline JsonObject *
output_of (const StoreRun *run, const gchar *stage)
{
  g_autoptr (StoreStage) row = store_stage_find (store, run->id, stage, NULL);
  JsonObject *output;

  fail_unless (row != NULL && row->output != NULL, "%s", stage);
  output = object_from_text (row->output, NULL);
  fail_unless (output != NULL, "%s", stage);
  return output;
}
