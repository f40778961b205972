/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Counts of a run that nothing else of it tells, and its budget. */
#include "store.h"

gboolean
store_tally_add (
    Store *self, const gchar *run, const gchar *name, GError **error)
{
  return database_exec (self->db, error,
      "INSERT INTO tally (run, name, n) VALUES (?, ?, 1) "
      "ON CONFLICT (run, name) DO UPDATE SET n = n + 1",
      "ss", run, name);
}

static void
read_number (DatabaseRow *row, gpointer user_data)
{
  *(gint64 *) user_data = database_row_int (row, 0);
}

gint64
store_tally (Store *self, const gchar *run, const gchar *name, GError **error)
{
  gint64 n = 0;

  return database_query (self->db, read_number, &n, error,
             "SELECT n FROM tally WHERE run = ? AND name = ?", "ss", run, name)
      ? n
      : -1;
}

gboolean
store_run_set_budget (
    Store *self, const gchar *run, gint64 budget, GError **error)
{
  return database_exec (self->db, error,
      "UPDATE run SET budget = nullif (?, -1) WHERE id = ?", "is", budget, run);
}

gint64
store_run_budget (Store *self, const gchar *run, GError **error)
{
  gint64 budget = STORE_UNKNOWN;

  database_query (self->db, read_number, &budget, error,
      "SELECT ifnull (budget, -1) FROM run WHERE id = ?", "s", run);
  return budget;
}
