/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Calls of providers: a row that is there before the call is made, and holds
 * all that is needed to go on with it, or to know what it cost. */
#include "attempt-gate.h"

#define COLUMNS                                                                \
  "id, stage, slot, n, kind, provider, model, request_hash, key, job, "        \
  "request_id, state, error, trouble, maybe_billed, usage, "                   \
  "ifnull (cost, -1), ifnull (estimate, -1), answer, started_at, ended_at"

void
store_attempt_free (StoreAttempt *attempt)
{
  g_free (attempt->stage);
  g_free (attempt->slot);
  g_free (attempt->kind);
  g_free (attempt->provider);
  g_free (attempt->model);
  g_free (attempt->request_hash);
  g_free (attempt->key);
  g_free (attempt->job);
  g_free (attempt->request_id);
  g_free (attempt->state);
  g_free (attempt->error);
  g_free (attempt->trouble);
  g_free (attempt->usage);
  g_free (attempt->answer);
  g_free (attempt);
}

static void
read_attempt (DatabaseRow *row, gpointer user_data)
{
  StoreAttempt *attempt = g_new0 (StoreAttempt, 1);

  attempt->id = database_row_int (row, 0);
  attempt->stage = database_row_text (row, 1);
  attempt->slot = database_row_text (row, 2);
  attempt->n = database_row_int (row, 3);
  attempt->kind = database_row_text (row, 4);
  attempt->provider = database_row_text (row, 5);
  attempt->model = database_row_text (row, 6);
  attempt->request_hash = database_row_text (row, 7);
  attempt->key = database_row_text (row, 8);
  attempt->job = database_row_text (row, 9);
  attempt->request_id = database_row_text (row, 10);
  attempt->state = database_row_text (row, 11);
  attempt->error = database_row_text (row, 12);
  attempt->trouble = database_row_text (row, 13);
  attempt->maybe_billed = database_row_int (row, 14) != 0;
  attempt->usage = database_row_text (row, 15);
  attempt->cost = database_row_int (row, 16);
  attempt->estimate = database_row_int (row, 17);
  attempt->answer = database_row_text (row, 18);
  attempt->started_at = database_row_int (row, 19);
  attempt->ended_at = database_row_int (row, 20);
  g_ptr_array_add (user_data, attempt);
}

gchar *
store_key_new (void)
{
  return uuid_new ();
}

static GPtrArray *
attempts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) store_attempt_free);
}

GPtrArray *
store_attempts (Store *self, const gchar *run, GError **error)
{
  g_autoptr (GPtrArray) attempts = attempts_new ();

  if (!database_query (self->db, read_attempt, attempts, error,
          "SELECT " COLUMNS " FROM attempt WHERE run = ? ORDER BY id", "s",
          run))
    return NULL;
  return g_steal_pointer (&attempts);
}

StoreAttempt *
store_attempt_last (
    Store *self, const gchar *run, const StoreCall *call, GError **error)
{
  g_autoptr (GPtrArray) attempts = attempts_new ();

  if (!database_query (self->db, read_attempt, attempts, error,
          "SELECT " COLUMNS " FROM attempt WHERE run = ? AND stage = ? AND "
          "slot = ? AND request_hash = ? ORDER BY n DESC LIMIT 1",
          "ssss", run, call->stage, call->slot, call->request_hash)
      || attempts->len == 0)
    return NULL;
  return g_ptr_array_steal_index (attempts, 0);
}

static gboolean
insert (Store *self, const gchar *run, const StoreCall *call, GError **error)
{
  const gboolean limited = call->concurrency || call->per_minute;

  return database_exec (self->db, error,
      "INSERT INTO attempt (run, stage, slot, n, kind, provider, model, "
      "request_hash, state, started_at, key, estimate, cost, holder) "
      "SELECT ?1, ?2, ?3, 1 + count (*), ?4, ?5, ?6, ?7, 'started', ?8, ?9, "
      "nullif (?10, -1), CASE ?10 WHEN 0 THEN 0 END, ?11 FROM attempt "
      "WHERE run = ?1 AND stage = ?2 AND slot = ?3",
      "sssssssisii", run, call->stage, call->slot, call->kind, call->provider,
      call->model, call->request_hash, store_now (), call->key ? call->key : "",
      call->estimate, limited ? self->holder.place : (gint64) 0);
}

/* @started_at stays: an order is made once, however often it is asked for. */
static gboolean
reopen (Store *self, const StoreCall *call, GError **error)
{
  return database_exec (self->db, error,
      "UPDATE attempt SET state = 'started', ended_at = NULL, error = NULL, "
      "trouble = NULL, maybe_billed = 0, holder = ? WHERE id = ?",
      "ii", self->holder.place, call->resumes);
}

static gboolean
enter (Store *self, const gchar *run, const StoreCall *call, gint64 *id,
    GError **error)
{
  if (call->resumes) {
    *id = call->resumes;
    return reopen (self, call, error);
  }
  if (!insert (self, run, call, error))
    return FALSE;
  *id = database_last_id (self->db);
  return TRUE;
}

gint64
store_attempt_begin (Store *self, const gchar *run, const StoreCall *call,
    gint64 *wait_ms, GError **error)
{
  gint64 id = 0, wait = 0;
  gboolean ok;

  if (!database_begin (self->db, error))
    return 0;
  ok = gate_check_limits (self, call, &wait, error);
  if (ok && wait == 0)
    ok = gate_check_budget (self, run, call, error)
        && enter (self, run, call, &id, error);
  if (wait_ms)
    *wait_ms = wait;
  return database_end (self->db, ok, error) ? id : 0;
}

gboolean
store_attempt_ordered (Store *self, gint64 id, const gchar *job, GError **error)
{
  return database_exec (self->db, error,
      "UPDATE attempt SET job = ? WHERE id = ?", "si", job, id);
}

static gboolean
finish (Database *db, gboolean ok, GError **error)
{
  return database_end (db, ok, error) && ok;
}

gboolean
store_attempt_answered (Store *self, gint64 id, const gchar *provider,
    const StoreReceipt *receipt, GError **error)
{
  gboolean ok;

  if (!database_begin (self->db, error))
    return FALSE;
  ok = database_exec (self->db, error,
           "UPDATE attempt SET request_id = ?, usage = ?, answer = ?, "
           "cost = nullif (?, -1), holder = 0 WHERE id = ?",
           "sssii", receipt->request_id, receipt->usage, receipt->answer,
           receipt->cost, id)
      && gate_learn (self, provider, NULL, error);
  return finish (self->db, ok, error);
}

gboolean
store_attempt_fail (Store *self, gint64 id, const gchar *provider,
    const StoreFailure *failure, GError **error)
{
  gboolean ok;

  if (!database_begin (self->db, error))
    return FALSE;
  ok = database_exec (self->db, error,
           "UPDATE attempt SET state = 'failed', error = ?, trouble = ?, "
           "maybe_billed = ?, holder = 0, ended_at = ? WHERE id = ?",
           "ssiii", failure->message, failure->trouble,
           (gint64) failure->maybe_billed, store_now (), id)
      && gate_learn (self, provider, failure, error);
  return finish (self->db, ok, error);
}

gboolean
store_attempt_end (Store *self, gint64 id, const gchar *message, GError **error)
{
  return database_exec (self->db, error,
      "UPDATE attempt SET state = ?, error = ?, ended_at = ?, holder = 0 "
      "WHERE id = ?",
      "ssii", message ? "failed" : "done", message, store_now (), id);
}
