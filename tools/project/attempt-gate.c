/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "attempt-gate.h"

/* Nobody tells when a place becomes free in another process. */
#define LOOK_AGAIN_MS 100
#define MINUTE_MS 60000

/* So many errors of a server in a row, and it is left alone for a while; then
 * one call shows whether it is well again. */
#define MOST_FAILURES 5
#define REST_MS 30000

typedef struct {
  gint64 not_before, failures;
} Known;

static void
read_known (DatabaseRow *row, gpointer user_data)
{
  Known *known = user_data;

  known->not_before = database_row_int (row, 0);
  known->failures = database_row_int (row, 1);
}

static gboolean
find_known (Store *store, const gchar *provider, Known *known, GError **error)
{
  return database_query (store->db, read_known, known, error,
      "SELECT not_before, failures FROM limiter WHERE provider = ?", "s",
      provider);
}

/* ---- how many are at it ---- */

typedef struct {
  gint64 place, n;
} Holding;

static void
read_holding (DatabaseRow *row, gpointer user_data)
{
  const Holding holding = { database_row_int (row, 0),
    database_row_int (row, 1) };

  g_array_append_val (user_data, holding);
}

static gboolean
forget_dead (Store *store, gint64 place, GError **error)
{
  return database_exec (store->db, error,
      "UPDATE attempt SET holder = 0 WHERE holder = ?", "i", place);
}

static gboolean
count_in_flight (Store *store, const gchar *provider, guint *n, GError **error)
{
  g_autoptr (GArray) holdings = g_array_new (FALSE, FALSE, sizeof (Holding));

  *n = 0;
  if (!holder_take (store, error)
      || !database_query (store->db, read_holding, holdings, error,
          "SELECT holder, count (*) FROM attempt WHERE provider = ? AND "
          "holder != 0 GROUP BY holder",
          "s", provider))
    return FALSE;
  for (guint i = 0; i < holdings->len; i++) {
    const Holding *holding = &g_array_index (holdings, Holding, i);

    if (holder_is_alive (store, holding->place))
      *n += holding->n;
    else if (!forget_dead (store, holding->place, error))
      return FALSE;
  }
  return TRUE;
}

/* ---- how many were there ---- */

static void
read_number (DatabaseRow *row, gpointer user_data)
{
  *(gint64 *) user_data = database_row_int (row, 0);
}

/* When the oldest of as many calls as a minute may have was made: the next one
 * comes a minute after it. */
static gboolean
wait_for_minute (Store *store, const StoreCall *call, gint64 now,
    gint64 *wait_ms, GError **error)
{
  gint64 oldest = 0;

  if (!database_query (store->db, read_number, &oldest, error,
          "SELECT started_at FROM attempt WHERE provider = ? AND "
          "started_at > ? ORDER BY started_at DESC LIMIT 1 OFFSET ?",
          "sii", call->provider, now - MINUTE_MS,
          (gint64) call->per_minute - 1))
    return FALSE;
  if (oldest)
    *wait_ms = MAX (*wait_ms, oldest + MINUTE_MS - now);
  return TRUE;
}

gboolean
gate_check_limits (
    Store *store, const StoreCall *call, gint64 *wait_ms, GError **error)
{
  const gint64 now = store_now ();
  Known known = { 0 };
  guint n, most = call->concurrency;

  *wait_ms = 0;
  if (!call->concurrency && !call->per_minute)
    return TRUE;
  if (!find_known (store, call->provider, &known, error)
      || !count_in_flight (store, call->provider, &n, error))
    return FALSE;
  *wait_ms = MAX (0, known.not_before - now);
  if (known.failures >= MOST_FAILURES)
    most = 1;
  if (most && n >= most)
    *wait_ms = MAX (*wait_ms, LOOK_AGAIN_MS);
  return !call->per_minute || call->resumes
      || wait_for_minute (store, call, now, wait_ms, error);
}

/* ---- money ---- */

static gchar *
money (gint64 millionths)
{
  return g_strdup_printf ("$%.4f", millionths / 1e6);
}

static gboolean
refuse (const StoreCall *call, gint64 budget, gint64 gone, GError **error)
{
  g_autofree gchar *most = money (budget), *sum = money (gone),
                   *more = money (call->estimate);

  if (call->estimate < 0)
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_BUDGET,
        "a budget of %s cannot be kept: no price of the provider \"%s\" for "
        "%s is known",
        most, call->provider, call->kind);
  else
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_BUDGET,
        "the budget of %s would be passed: %s are spent or kept back, and this "
        "%s of the provider \"%s\" takes about %s",
        most, sum, call->kind, call->provider, more);
  return FALSE;
}

gboolean
gate_check_budget (
    Store *store, const gchar *run, const StoreCall *call, GError **error)
{
  gint64 budget = STORE_UNKNOWN, gone = 0;

  if (!database_query (store->db, read_number, &budget, error,
          "SELECT ifnull (budget, -1) FROM run WHERE id = ?", "s", run))
    return FALSE;
  if (budget < 0 || call->resumes)
    return TRUE;
  if (!database_query (store->db, read_number, &gone, error,
          "SELECT ifnull (sum (CASE WHEN cost IS NOT NULL THEN cost "
          "WHEN state = 'started' OR maybe_billed THEN ifnull (estimate, 0) "
          "ELSE 0 END), 0) FROM attempt WHERE run = ?",
          "s", run))
    return FALSE;
  return (call->estimate >= 0 && gone + call->estimate <= budget)
      || refuse (call, budget, gone, error);
}

/* ---- learning ---- */

static gboolean
learn_failure (Store *store, const gchar *provider, GError **error)
{
  return database_exec (store->db, error,
      "INSERT INTO limiter (provider, failures) VALUES (?1, 1) "
      "ON CONFLICT (provider) DO UPDATE SET failures = failures + 1, "
      "not_before = CASE WHEN failures + 1 >= ?2 THEN max (not_before, ?3) "
      "ELSE not_before END",
      "sii", provider, (gint64) MOST_FAILURES, store_now () + REST_MS);
}

static gboolean
learn_wait (Store *store, const gchar *provider, gint64 wait_ms, GError **error)
{
  return database_exec (store->db, error,
      "INSERT INTO limiter (provider, not_before) VALUES (?1, ?2) "
      "ON CONFLICT (provider) DO UPDATE SET not_before = "
      "max (not_before, ?2)",
      "si", provider, store_now () + wait_ms);
}

gboolean
gate_learn (Store *store, const gchar *provider, const StoreFailure *failure,
    GError **error)
{
  if (failure && failure->is_server)
    return learn_failure (store, provider, error);
  if (failure && failure->wait_ms > 0)
    return learn_wait (store, provider, failure->wait_ms, error);
  return (failure && failure->is_network)
      || database_exec (store->db, error,
          "UPDATE limiter SET failures = 0 WHERE provider = ? AND "
          "failures > 0",
          "s", provider);
}
