/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A store in a folder of its own, and looks into it that do not go through
 * the code under test. */
#pragma once

#include "folder.h"
#include "project.h"

#include <sqlite3.h>
#include <string.h>

static inline Store *
must_open (void)
{
  g_autoptr (GError) error = NULL;
  Store *store = store_open (folder, &error);

  fail_unless (store != NULL, "%s", error ? error->message : "");
  return store;
}

static inline guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

/* One number out of the database, not by way of the code under test. */
static inline gint64
number (const gchar *sql)
{
  g_autofree gchar *name = inside ("store.db");
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  fail_unless_equals_int (sqlite3_open (name, &db), SQLITE_OK);
  fail_unless_equals_int (
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  fail_unless_equals_int (sqlite3_step (statement), SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static inline StoreProject *
begin_project (Store *store, StoreRun **run)
{
  StoreProject *project;

  *run = store_run_open (store, "London", "{}", FALSE, NULL);
  fail_unless (*run != NULL);
  fail_unless (
      store_stage_begin (store, (*run)->id, "images_generate", 6, "{}", NULL));
  project = store_project_create (store, (*run)->id, "London: a story", NULL);
  fail_unless (project != NULL);
  return project;
}

static inline StoreAsset *
begin_asset (Store *store, const gchar *run, const gchar *slot)
{
  StoreAsset *asset = store_asset_new ();

  asset->slot = g_strdup (slot);
  asset->kind = g_strdup ("image");
  asset->role = g_strdup ("hook");
  asset->text = g_strdup ("a bridge");
  asset->provider = g_strdup ("builtin");
  asset->seed = G_GINT64_CONSTANT (4294967295);
  asset->width = 16;
  asset->height = 9;
  asset->mime = g_strdup ("image/png");
  asset->quiet = g_strdup ("{\"x\":0}");
  asset->file = g_strdup_printf ("media/%s.png", slot);
  asset->attempt = store_attempt_begin (store, run,
      &(StoreCall){ .stage = "images_generate",
          .slot = slot,
          .kind = "image",
          .provider = "builtin",
          .request_hash = "hash" },
      NULL, NULL);
  fail_unless (asset->attempt > 0);
  return asset;
}
