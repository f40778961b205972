/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows of runs, and the lock of who works on one. The lock is the
 * kernel's, a byte of one file per run, because only that is sure to go away
 * with a process that is killed. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const gchar *const state_names[] = { "queued", "running",
  "waiting_review", "done", "error", "cancelled" };

#define COLUMNS                                                                \
  "id, prompt, settings, state, code, error, worker_pid, created_at, "         \
  "updated_at"

const gchar *
store_run_state_name (StoreRunState state)
{
  return state_names[state];
}

void
store_run_free (StoreRun *run)
{
  g_free (run->id);
  g_free (run->prompt);
  g_free (run->settings);
  g_free (run->code);
  g_free (run->error);
  g_free (run);
}

static StoreRunState
state_of (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state_names[i], name))
      return i;
  return STORE_RUN_ERROR;
}

static void
read_run (DatabaseRow *row, gpointer user_data)
{
  StoreRun *run = g_new0 (StoreRun, 1);
  g_autofree gchar *state = database_row_text (row, 3);

  run->id = database_row_text (row, 0);
  run->prompt = database_row_text (row, 1);
  run->settings = database_row_text (row, 2);
  run->state = state_of (state);
  run->code = database_row_text (row, 4);
  run->error = database_row_text (row, 5);
  run->worker_pid = database_row_int (row, 6);
  run->created_at = database_row_int (row, 7);
  run->updated_at = database_row_int (row, 8);
  g_ptr_array_add (user_data, run);
}

static GPtrArray *
runs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) store_run_free);
}

static StoreRun *
first_of (GPtrArray *runs)
{
  return runs->len > 0 ? g_ptr_array_steal_index (runs, 0) : NULL;
}

/* What makes two requests the same; the length keeps prompt and settings
 * apart. */
static gchar *
key_of (const gchar *prompt, const gchar *settings)
{
  g_autofree gchar *text = g_strdup_printf (
      "%" G_GSIZE_FORMAT ":%s%s", strlen (prompt), prompt, settings);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
find_or_insert (Store *self, const gchar *prompt, const gchar *settings,
    gboolean fresh, GPtrArray *runs, GError **error)
{
  g_autofree gchar *key = key_of (prompt, settings);
  gint64 now = store_now ();
  g_autofree gchar *id = ulid_new (now);

  if (!fresh
      && !database_query (self->db, read_run, runs, error,
          "SELECT " COLUMNS " FROM run WHERE key = ? "
          "ORDER BY rowid DESC LIMIT 1",
          "s", key))
    return FALSE;
  if (runs->len > 0)
    return TRUE;
  return database_exec (self->db, error,
             "INSERT INTO run (id, prompt, settings, key, created_at, "
             "updated_at) VALUES (?, ?, ?, ?, ?, ?)",
             "ssssii", id, prompt, settings, key, now, now)
      && database_query (self->db, read_run, runs, error,
          "SELECT " COLUMNS " FROM run WHERE id = ?", "s", id);
}

StoreRun *
store_run_open (Store *self, const gchar *prompt, const gchar *settings,
    gboolean fresh, GError **error)
{
  g_autoptr (GPtrArray) runs = runs_new ();
  gboolean ok;

  if (!database_begin (self->db, error))
    return NULL;
  ok = find_or_insert (self, prompt, settings, fresh, runs, error);
  return database_end (self->db, ok, error) ? first_of (runs) : NULL;
}

/* Crockford's base 32 has no LIKE wildcards; anything else cannot be the
 * beginning of an id. */
static gboolean
is_prefix (const gchar *name)
{
  for (const gchar *c = name; *c; c++)
    if (!g_ascii_isalnum (*c))
      return FALSE;
  return *name != 0;
}

static gboolean
select_named (Store *self, const gchar *name, GPtrArray *runs, GError **error)
{
  g_autofree gchar *pattern = g_strconcat (name, "%", NULL);

  if (g_str_equal (name, "last"))
    return database_query (self->db, read_run, runs, error,
        "SELECT " COLUMNS " FROM run ORDER BY rowid DESC LIMIT 1", "");
  if (!is_prefix (name))
    return TRUE;
  return database_query (self->db, read_run, runs, error,
      "SELECT " COLUMNS " FROM run WHERE id LIKE ? ORDER BY rowid LIMIT 2", "s",
      pattern);
}

StoreRun *
store_run_find (Store *self, const gchar *name, GError **error)
{
  g_autoptr (GPtrArray) runs = runs_new ();

  if (!select_named (self, name, runs, error))
    return NULL;
  if (runs->len == 1)
    return first_of (runs);
  if (runs->len > 1)
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_AMBIGUOUS,
        "several runs begin with \"%s\": give more of the id", name);
  else
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_NOT_FOUND,
        "no run \"%s\" in the store %s", name, self->folder);
  return NULL;
}

GPtrArray *
store_runs (Store *self, GError **error)
{
  g_autoptr (GPtrArray) runs = runs_new ();

  if (!database_query (self->db, read_run, runs, error,
          "SELECT " COLUMNS " FROM run ORDER BY rowid DESC", ""))
    return NULL;
  return g_steal_pointer (&runs);
}

gboolean
store_run_set_state (Store *self, const gchar *id, StoreRunState state,
    const gchar *code, const gchar *message, GError **error)
{
  gint64 pid = state == STORE_RUN_RUNNING ? getpid () : 0;

  return database_exec (self->db, error,
      "UPDATE run SET state = ?, code = ?, error = ?, worker_pid = ?, "
      "updated_at = ? WHERE id = ?",
      "sssiis", state_names[state], code, message, pid, store_now (), id);
}

struct StoreLock {
  int fd;
};

void
store_lock_free (StoreLock *lock)
{
  close (lock->fd);
  g_free (lock);
}

#define LOCKS "runs.lock"

/* The run's byte in the file of locks. */
static struct flock
byte_of (const gchar *id)
{
  g_autofree gchar *sum =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

  sum[15] = 0; /* 60 bits: a positive offset */
  return byte_lock ((gint64) g_ascii_strtoull (sum, NULL, 16));
}

gboolean
store_run_is_locked (Store *self, const gchar *id)
{
  struct flock lock = byte_of (id);
  int fd = byte_file (self, LOCKS, O_RDONLY);
  gboolean held =
      fd >= 0 && fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;

  if (fd >= 0)
    close (fd);
  return held;
}

/* Calls and stages that a dead process left open. A call that was answered is
 * paid; of one that was not, nobody knows. */
static gboolean
settle (Store *self, const gchar *id, GError **error)
{
  gint64 now = store_now ();

  return database_exec (self->db, error,
             "UPDATE attempt SET state = 'unknown', ended_at = ?, holder = 0, "
             "error = 'the process ended before the answer', maybe_billed = "
             "cost IS NULL AND (estimate IS NULL OR estimate > 0) "
             "WHERE run = ? AND state = 'started'",
             "is", now, id)
      && database_exec (self->db, error,
          "UPDATE stage SET status = 'error', ended_at = ?, error = "
          "'the process ended before the stage' "
          "WHERE run = ? AND status = 'running'",
          "is", now, id);
}

StoreLock *
store_run_lock (Store *self, const gchar *id, GError **error)
{
  struct flock byte = byte_of (id);
  g_autoptr (StoreLock) lock = NULL;
  int fd = byte_file (self, LOCKS, O_RDWR | O_CREAT);

  if (fd < 0) {
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
        "cannot open the locks of the store %s: %s", self->folder,
        g_strerror (errno));
    return NULL;
  }
  lock = g_new0 (StoreLock, 1);
  lock->fd = fd;
  if (fcntl (fd, F_OFD_SETLK, &byte) != 0) {
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_BUSY,
        "another process works on run %s", id);
    return NULL;
  }
  return settle (self, id, error) ? g_steal_pointer (&lock) : NULL;
}
