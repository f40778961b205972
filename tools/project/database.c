/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* SQLite behind a few verbs. One connection with a recursive lock: statements
 * of several threads follow each other, a transaction keeps the lock until its
 * end. Knows no table by name. */
#include "database.h"
#include "project.h"

#include <sqlite3.h>

/* Other processes hold the write lock for one fsync; this is a dead disk. */
#define BUSY_TIMEOUT_MS 20000

struct Database {
  sqlite3 *handle;
  gchar *filename;
  GRecMutex lock;
};

static ProjectError
code_of (int rc)
{
  switch (rc & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return PROJECT_ERROR_CORRUPT;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PROJECT_ERROR_OPEN;
    default:
      return PROJECT_ERROR_IO;
  }
}

static gboolean
fail (Database *self, GError **error)
{
  int rc = sqlite3_extended_errcode (self->handle);

  if (code_of (rc) == PROJECT_ERROR_CORRUPT)
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_CORRUPT,
        "%s is damaged (%s); restore it from a copy, or move it away to "
        "start a new store beside the same media",
        self->filename, sqlite3_errmsg (self->handle));
  else
    g_set_error (error, PROJECT_ERROR, code_of (rc), "%s: %s", self->filename,
        sqlite3_errmsg (self->handle));
  return FALSE;
}

static gboolean
bind (Database *self, sqlite3_stmt *statement, const gchar *types,
    va_list *values, GError **error)
{
  for (int i = 0; types[i]; i++) {
    int rc;

    if (types[i] == 's')
      rc = sqlite3_bind_text (statement, i + 1, va_arg (*values, const gchar *),
          -1, SQLITE_TRANSIENT);
    else
      rc = sqlite3_bind_int64 (statement, i + 1, va_arg (*values, gint64));
    if (rc != SQLITE_OK)
      return fail (self, error);
  }
  return TRUE;
}

static gboolean
run (Database *self, const gchar *sql, const gchar *types, va_list *values,
    DatabaseRowFunc func, gpointer user_data, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok;
  int rc;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    return fail (self, error);
  ok = bind (self, statement, types, values, error);
  while (ok && (rc = sqlite3_step (statement)) != SQLITE_DONE) {
    if (rc != SQLITE_ROW)
      ok = fail (self, error);
    else if (func)
      func ((DatabaseRow *) statement, user_data);
  }
  sqlite3_finalize (statement);
  return ok;
}

gboolean
database_exec (
    Database *self, GError **error, const gchar *sql, const gchar *types, ...)
{
  gboolean ok;
  va_list values;

  va_start (values, types);
  g_rec_mutex_lock (&self->lock);
  ok = run (self, sql, types, &values, NULL, NULL, error);
  g_rec_mutex_unlock (&self->lock);
  va_end (values);
  return ok;
}

gboolean
database_query (Database *self, DatabaseRowFunc func, gpointer user_data,
    GError **error, const gchar *sql, const gchar *types, ...)
{
  gboolean ok;
  va_list values;

  va_start (values, types);
  g_rec_mutex_lock (&self->lock);
  ok = run (self, sql, types, &values, func, user_data, error);
  g_rec_mutex_unlock (&self->lock);
  va_end (values);
  return ok;
}

gboolean
database_begin (Database *self, GError **error)
{
  g_rec_mutex_lock (&self->lock);
  /* IMMEDIATE: a transaction that reads first and then writes must not find
   * another writer in between. */
  if (database_exec (self, error, "BEGIN IMMEDIATE", ""))
    return TRUE;
  g_rec_mutex_unlock (&self->lock);
  return FALSE;
}

gboolean
database_end (Database *self, gboolean ok, GError **error)
{
  if (ok)
    ok = database_exec (self, error, "COMMIT", "");
  /* A failed statement may have ended the transaction already. */
  if (!ok && !sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  g_rec_mutex_unlock (&self->lock);
  return ok;
}

static void
read_version (DatabaseRow *row, gpointer user_data)
{
  *(gint64 *) user_data = database_row_int (row, 0);
}

static gboolean
apply (Database *self, const gchar *sql, gint64 version, GError **error)
{
  g_autofree gchar *mark =
      g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, error);
  return database_exec (self, error, mark, "");
}

static gboolean
find_version (Database *self, gint64 newest, gint64 *version, GError **error)
{
  if (!database_query (
          self, read_version, version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (*version <= newest)
    return TRUE;
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_NEWER,
      "%s was written by a newer version (schema %" G_GINT64_FORMAT
      ", this program knows up to %" G_GINT64_FORMAT ")",
      self->filename, *version, newest);
  return FALSE;
}

static gboolean
migrate_locked (Database *self, const gchar *const *migrations, GError **error)
{
  gint64 newest = g_strv_length ((gchar **) migrations);
  gint64 version = 0;

  if (!find_version (self, newest, &version, error))
    return FALSE;
  for (; version < newest; version++)
    if (!apply (self, migrations[version], version + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare (Database *self, const gchar *const *migrations, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!database_exec (self, error, "PRAGMA journal_mode = WAL", "")
      || !database_exec (self, error, "PRAGMA synchronous = FULL", "")
      || !database_exec (self, error, "PRAGMA foreign_keys = ON", "")
      || !database_begin (self, error))
    return FALSE;
  return database_end (self, migrate_locked (self, migrations, error), error);
}

/* @name: the file, or a URI of it */
static Database *
connect (const gchar *filename, const gchar *name, int flags, GError **error)
{
  g_autoptr (Database) self = g_new0 (Database, 1);

  self->filename = g_strdup (filename);
  g_rec_mutex_init (&self->lock);
  if (sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_FULLMUTEX, NULL)
      == SQLITE_OK)
    return g_steal_pointer (&self);
  fail (self, error);
  return NULL;
}

Database *
database_open (
    const gchar *filename, const gchar *const *migrations, GError **error)
{
  g_autoptr (Database) self = connect (
      filename, filename, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (!self || !prepare (self, migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* SQLite reads a database in WAL mode by way of files beside it. Where they
 * are not there nobody has it open, and they cannot be made: the file is
 * declared never to change. */
static gchar *
uri_to_read (const gchar *filename)
{
  g_autofree gchar *uri = g_filename_to_uri (filename, NULL, NULL);
  g_autofree gchar *wal = g_strconcat (filename, "-wal", NULL);

  return g_strconcat (
      uri, g_file_test (wal, G_FILE_TEST_EXISTS) ? "" : "?immutable=1", NULL);
}

static gboolean
is_current (Database *self, gint64 newest, GError **error)
{
  gint64 version = 0;

  if (!find_version (self, newest, &version, error))
    return FALSE;
  if (version == newest)
    return TRUE;
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
      "%s is of an older version (schema %" G_GINT64_FORMAT
      ", this program reads %" G_GINT64_FORMAT
      ") and may not be written, so it cannot be brought up to date",
      self->filename, version, newest);
  return FALSE;
}

Database *
database_open_to_read (
    const gchar *filename, const gchar *const *migrations, GError **error)
{
  g_autofree gchar *uri = uri_to_read (filename);
  g_autoptr (Database) self =
      connect (filename, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);

  if (!self)
    return NULL;
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!is_current (self, g_strv_length ((gchar **) migrations), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
database_close (Database *self)
{
  sqlite3_close (self->handle);
  g_rec_mutex_clear (&self->lock);
  g_free (self->filename);
  g_free (self);
}

gchar *
database_row_text (DatabaseRow *row, gint column)
{
  return g_strdup (
      (const gchar *) sqlite3_column_text ((sqlite3_stmt *) row, column));
}

gint64
database_row_int (DatabaseRow *row, gint column)
{
  return sqlite3_column_int64 ((sqlite3_stmt *) row, column);
}

gint64
database_last_id (Database *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gint
database_changes (Database *self)
{
  return sqlite3_changes (self->handle);
}
