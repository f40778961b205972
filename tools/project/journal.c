/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The journal of a run: its stages with their input and output. The calls that
 * they make are in attempt.c. */
#include "store.h"

#define STAGE_COLUMNS                                                          \
  "name, position, status, tries, input, output, error, started_at, "          \
  "ended_at"

void
store_stage_free (StoreStage *stage)
{
  g_free (stage->name);
  g_free (stage->status);
  g_free (stage->input);
  g_free (stage->output);
  g_free (stage->error);
  g_free (stage);
}

static void
read_stage (DatabaseRow *row, gpointer user_data)
{
  StoreStage *stage = g_new0 (StoreStage, 1);

  stage->name = database_row_text (row, 0);
  stage->position = database_row_int (row, 1);
  stage->status = database_row_text (row, 2);
  stage->tries = database_row_int (row, 3);
  stage->input = database_row_text (row, 4);
  stage->output = database_row_text (row, 5);
  stage->error = database_row_text (row, 6);
  stage->started_at = database_row_int (row, 7);
  stage->ended_at = database_row_int (row, 8);
  g_ptr_array_add (user_data, stage);
}

GPtrArray *
store_stages (Store *self, const gchar *run, GError **error)
{
  g_autoptr (GPtrArray) stages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) store_stage_free);

  if (!database_query (self->db, read_stage, stages, error,
          "SELECT " STAGE_COLUMNS " FROM stage WHERE run = ? "
          "ORDER BY position",
          "s", run))
    return NULL;
  return g_steal_pointer (&stages);
}

StoreStage *
store_stage_find (
    Store *self, const gchar *run, const gchar *name, GError **error)
{
  g_autoptr (GPtrArray) stages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) store_stage_free);

  if (!database_query (self->db, read_stage, stages, error,
          "SELECT " STAGE_COLUMNS " FROM stage WHERE run = ? AND name = ?",
          "ss", run, name)
      || stages->len == 0)
    return NULL;
  return g_ptr_array_steal_index (stages, 0);
}

/* A stage that is tried again keeps its row: its calls refer to it. */
gboolean
store_stage_begin (Store *self, const gchar *run, const gchar *name,
    gint64 position, const gchar *input, GError **error)
{
  return database_exec (self->db, error,
      "INSERT INTO stage (run, name, position, status, input, started_at) "
      "VALUES (?, ?, ?, 'running', ?, ?) "
      "ON CONFLICT (run, name) DO UPDATE SET status = 'running', "
      "tries = tries + 1, input = excluded.input, output = NULL, "
      "error = NULL, started_at = excluded.started_at, ended_at = NULL",
      "ssisi", run, name, position, input, store_now ());
}

gboolean
store_stage_end (Store *self, const gchar *run, const gchar *name,
    const gchar *status, const gchar *output, const gchar *message,
    GError **error)
{
  return database_exec (self->db, error,
      "UPDATE stage SET status = ?, output = ?, error = ?, ended_at = ? "
      "WHERE run = ? AND name = ?",
      "sssiss", status, output, message, store_now (), run, name);
}
