/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One SQLite database: opening, numbered migrations, bound statements. It is
 * all that knows SQLite and knows nothing of runs and projects; private to
 * this folder and its tests. Safe to use from several threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct Database Database;
typedef struct DatabaseRow DatabaseRow;

/**
 * database_open:
 * @migrations: NULL-terminated; number n takes a database from version n - 1
 *   to n
 *
 * Fails if the database is newer than the last migration.
 */
Database *database_open (
    const gchar *filename, const gchar *const *migrations, GError **error);
/* For a file or a folder that may not be written: nothing is created, and only
 * queries work. Fails also if the database is older than the last migration. */
Database *database_open_to_read (
    const gchar *filename, const gchar *const *migrations, GError **error);
void database_close (Database *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Database, database_close)

/* From begin to the matching end, no other thread or process writes. The end
 * commits if @ok and rolls back otherwise; it returns FALSE in both cases of
 * failure, with @error set only by its own. */
gboolean database_begin (Database *database, GError **error);
gboolean database_end (Database *database, gboolean ok, GError **error);

/* @types: one letter per parameter, 's' const gchar * (may be NULL) or
 * 'i' gint64. */
gboolean database_exec (Database *database, GError **error, const gchar *sql,
    const gchar *types, ...);

typedef void (*DatabaseRowFunc) (DatabaseRow *row, gpointer user_data);
gboolean database_query (Database *database, DatabaseRowFunc func,
    gpointer user_data, GError **error, const gchar *sql, const gchar *types,
    ...);

gchar *database_row_text (DatabaseRow *row, gint column); /* NULL is NULL */
gint64 database_row_int (DatabaseRow *row, gint column);

/* Inside a transaction: what the last statement did. */
gint64 database_last_id (Database *database);
gint database_changes (Database *database);

G_END_DECLS
