/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs of the program with pictures of a server of the test's own, and looks at
 * what they leave behind when they die. JSONCLIP_CRASH: the full counts. */
#pragma once

#include "program.h"
#include "vendor-server.h"

#include <sqlite3.h>
#include <unistd.h>

#define PROMPT "12 seconds of London history"

static VendorServer *server;

/* So many calls at a time; at most one makes what is paid in vain countable. */
static inline void
write_config (guint concurrency)
{
  g_autofree gchar *base = vendor_server_url (server, "/openai/v1");
  g_autofree gchar *name = inside ("providers.conf");
  g_autofree gchar *text = g_strdup_printf ("[openai]\n"
                                            "base-url=%s\n"
                                            "local=true\n"
                                            "image-model=m\n"
                                            "concurrency=%u\n"
                                            "price-picture=0.01\n"
                                            "idempotency-header="
                                            "Idempotency-Key\n",
      base, concurrency);

  fail_unless (g_file_set_contents (name, text, -1, NULL));
}

static inline void
setup_server (void)
{
  make_folder ();
  g_setenv ("OPENAI_API_KEY", "canary-of-the-test", TRUE);
  server = vendor_server_new ();
}

static inline void
teardown_server (void)
{
  g_clear_pointer (&server, vendor_server_free);
  remove_folder ();
}

static inline gboolean
is_full_count (void)
{
  return g_getenv ("JSONCLIP_CRASH") != NULL;
}

/* ---- processes ---- */

typedef struct {
  GPid pid;
  gint out;
  GString *seen;
} Child;

/* @what: "run" and its arguments, or "resume" and its; ended by NULL.
 * @silent: what it says goes nowhere; else it waits once nobody reads it */
static inline void
child_spawn (Child *child, gboolean silent, const gchar *crash_at,
    const gchar *const *what)
{
  g_autofree gchar *program = program_path ();
  g_autofree gchar *config = inside ("providers.conf");
  g_autofree gchar *place = inside ("store");
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) env = g_get_environ ();

  g_ptr_array_add (argv, program);
  for (guint i = 0; what[i]; i++)
    g_ptr_array_add (argv, (gpointer) what[i]);
  for (const gchar *const *more = (const gchar *const[]){ "--store", place,
           "--config", config, "--json", NULL };
       *more; more++)
    g_ptr_array_add (argv, (gpointer) *more);
  g_ptr_array_add (argv, NULL);
  if (crash_at)
    env = g_environ_setenv (env, "JSONCLIP_CRASH_AT", crash_at, TRUE);
  child->seen = g_string_new (NULL);
  child->out = -1;
  fail_unless (g_spawn_async_with_pipes (NULL, (gchar **) argv->pdata, env,
      G_SPAWN_DO_NOT_REAP_CHILD | (silent ? G_SPAWN_STDOUT_TO_DEV_NULL : 0),
      NULL, NULL, &child->pid, NULL, silent ? NULL : &child->out, NULL, NULL));
}

static inline void
child_start (Child *child, const gchar *crash_at, const gchar *const *what)
{
  child_spawn (child, FALSE, crash_at, what);
}

/* FALSE: it has ended without saying that. */
static inline gboolean
child_wait_for (Child *child, const gchar *sign)
{
  gchar byte;

  while (!sign || !strstr (child->seen->str, sign)) {
    if (read (child->out, &byte, 1) != 1)
      return FALSE;
    g_string_append_c (child->seen, byte);
  }
  return TRUE;
}

/* Its exit status, or minus the signal that killed it. */
static inline gint
child_end (Child *child)
{
  gint status;

  if (child->out >= 0) {
    child_wait_for (child, NULL);
    close (child->out);
  }
  g_string_free (child->seen, TRUE);
  fail_unless (waitpid (child->pid, &status, 0) == child->pid);
  return status_of (status);
}

static inline gint
go (const gchar *crash_at, const gchar *const *what)
{
  Child child;

  child_start (&child, crash_at, what);
  return child_end (&child);
}

#define GO(crash_at, ...)                                                      \
  go (crash_at, (const gchar *const[]){ __VA_ARGS__, NULL })
#define PICTURES_BY_SERVER "--image-provider", "openai", "--no-music"

/* ---- what they leave ---- */

static inline Store *
open_store (void)
{
  g_autofree gchar *place = inside ("store");
  g_autoptr (GError) error = NULL;
  Store *store = store_open (place, &error);

  fail_unless (store != NULL, "%s", error ? error->message : "");
  return store;
}

/* One value out of the database, not by way of the code under test. */
static inline gchar *
value_of (const gchar *sql)
{
  g_autofree gchar *name = inside ("store/store.db");
  sqlite3 *db;
  sqlite3_stmt *statement;
  gchar *value;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  fail_unless_equals_int (
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  fail_unless_equals_int (sqlite3_step (statement), SQLITE_ROW);
  value = g_strdup ((const gchar *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static inline gint64
number (const gchar *sql)
{
  g_autofree gchar *value = value_of (sql);

  return value ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* "hook_01 failed rate_limited, hook_01 done"; free it. */
static inline gchar *
journal (void)
{
  return value_of ("SELECT group_concat (slot || ' ' || state || ' ' || "
                   "ifnull (trouble, ''), ', ') FROM attempt");
}

static inline void
check_database (void)
{
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM pragma_integrity_check "
              "WHERE integrity_check = 'ok'"),
      1);
  fail_unless_equals_int64 (
      number ("SELECT count (*) FROM pragma_foreign_key_check"), 0);
}

static inline void
check_asset (const gchar *place, const StoreAsset *asset)
{
  g_autofree gchar *path =
      g_strdup_printf ("%s/media/%.2s/%s", place, asset->sha256, asset->sha256);
  g_autofree gchar *bytes = NULL;
  g_autofree gchar *sum = NULL;
  gsize size = 0;

  fail_unless (g_file_get_contents (path, &bytes, &size, NULL), "%s", path);
  sum = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  fail_unless_equals_string (sum, asset->sha256);
}

/* slot -> sha256 of what run @id has; each file is what its row says. */
static inline GHashTable *
assets_of (const gchar *id)
{
  g_autoptr (Store) store = open_store ();
  g_autoptr (StoreRun) run = store_run_find (store, id, NULL);
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autoptr (GPtrArray) assets =
      project ? store_assets (store, project, NULL) : g_ptr_array_new ();
  GHashTable *found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < assets->len; i++) {
    const StoreAsset *asset = g_ptr_array_index (assets, i);

    check_asset (store_folder (store), asset);
    g_hash_table_insert (
        found, g_strdup (asset->slot), g_strdup (asset->sha256));
  }
  return found;
}

/* Everything of @before is there still. */
static inline void
check_kept (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer slot, sum;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &slot, &sum))
    fail_unless (g_strcmp0 (g_hash_table_lookup (after, slot), sum) == 0,
        "%s is lost or changed", (gchar *) slot);
}

static inline gint64
count_images (void)
{
  return number ("SELECT count (*) FROM asset WHERE stored AND kind = 'image'");
}
