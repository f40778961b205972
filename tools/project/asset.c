/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Assets: the row that says which prompt made which file, and the order in
 * which row, file, link and commit come, so that a crash loses no file that
 * was whole. */
#include "store.h"

StoreAsset *
store_asset_new (void)
{
  return g_new0 (StoreAsset, 1);
}

void
store_asset_free (StoreAsset *asset)
{
  g_free (asset->slot);
  g_free (asset->kind);
  g_free (asset->role);
  g_free (asset->text);
  g_free (asset->provider);
  g_free (asset->model);
  g_free (asset->mime);
  g_free (asset->sha256);
  g_free (asset->words);
  g_free (asset->quiet);
  g_free (asset->file);
  g_free (asset);
}

static void
read_asset (DatabaseRow *row, gpointer user_data)
{
  StoreAsset *asset = store_asset_new ();

  asset->slot = database_row_text (row, 0);
  asset->kind = database_row_text (row, 1);
  asset->role = database_row_text (row, 2);
  asset->text = database_row_text (row, 3);
  asset->provider = database_row_text (row, 4);
  asset->model = database_row_text (row, 5);
  asset->seed = database_row_int (row, 6);
  asset->width = database_row_int (row, 7);
  asset->height = database_row_int (row, 8);
  asset->mime = database_row_text (row, 9);
  asset->sha256 = database_row_text (row, 10);
  asset->bytes = database_row_int (row, 11);
  asset->duration_ms = database_row_int (row, 12);
  asset->words = database_row_text (row, 13);
  asset->quiet = database_row_text (row, 14);
  asset->file = database_row_text (row, 15);
  asset->attempt = database_row_int (row, 16);
  asset->created_at = database_row_int (row, 17);
  g_ptr_array_add (user_data, asset);
}

static GPtrArray *
select_assets (
    Store *self, const StoreProject *project, gint64 stored, GError **error)
{
  g_autoptr (GPtrArray) assets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) store_asset_free);

  if (!database_query (self->db, read_asset, assets, error,
          "SELECT slot, kind, role, text, provider, model, seed, width, "
          "height, mime, sha256, bytes, duration_ms, words, quiet, file, "
          "attempt, created_at FROM asset WHERE project = ? AND stored = ? "
          "ORDER BY slot",
          "si", project->id, stored))
    return NULL;
  return g_steal_pointer (&assets);
}

GPtrArray *
store_assets (Store *self, const StoreProject *project, GError **error)
{
  return select_assets (self, project, 1, error);
}

gboolean
store_asset_announce (Store *self, const StoreProject *project,
    StoreAsset *asset, gconstpointer data, gsize size, GError **error)
{
  g_free (asset->sha256);
  asset->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  asset->bytes = size;
  asset->created_at = store_now ();
  return database_exec (self->db, error,
      "INSERT OR REPLACE INTO asset (project, slot, kind, role, text, "
      "provider, model, seed, width, height, mime, sha256, bytes, "
      "duration_ms, words, quiet, file, attempt, created_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "sssssssiiissiisssii", project->id, asset->slot, asset->kind, asset->role,
      asset->text, asset->provider, asset->model, asset->seed, asset->width,
      asset->height, asset->mime, asset->sha256, asset->bytes,
      asset->duration_ms, asset->words, asset->quiet, asset->file,
      asset->attempt, asset->created_at);
}

gboolean
store_asset_write (Store *self, const StoreAsset *asset, gconstpointer data,
    gsize size, GError **error)
{
  return media_write (self, asset->sha256, data, size, error);
}

static gboolean
show (Store *self, const StoreProject *project, const StoreAsset *asset,
    GError **error)
{
  g_autofree gchar *target =
      g_build_filename (project->folder, asset->file, NULL);

  return media_show (self, asset->sha256, target, error);
}

static gboolean
mark_stored (Store *self, const StoreProject *project, const StoreAsset *asset,
    GError **error)
{
  return database_exec (self->db, error,
             "UPDATE asset SET stored = 1 WHERE project = ? AND slot = ?", "ss",
             project->id, asset->slot)
      && store_attempt_end (self, asset->attempt, NULL, error);
}

gboolean
store_asset_commit (Store *self, const StoreProject *project,
    const StoreAsset *asset, GError **error)
{
  if (!show (self, project, asset, error) || !database_begin (self->db, error))
    return FALSE;
  return database_end (
      self->db, mark_stored (self, project, asset, error), error);
}

gboolean
store_asset_set_words (Store *self, const StoreProject *project,
    const gchar *slot, const gchar *words, GError **error)
{
  return database_exec (self->db, error,
      "UPDATE asset SET words = ? WHERE project = ? AND slot = ?", "sss", words,
      project->id, slot);
}

static gboolean
forget (Store *self, const StoreProject *project, const StoreAsset *asset,
    GError **error)
{
  return database_exec (self->db, error,
      "DELETE FROM asset WHERE project = ? AND slot = ?", "ss", project->id,
      asset->slot);
}

/* What a process was writing when it died. */
static void
sweep (Store *self, const StoreProject *project, const StoreAsset *asset)
{
  g_autofree gchar *path = media_path (self, asset->sha256);
  g_autofree gchar *shard = g_path_get_dirname (path);
  g_autofree gchar *shown =
      g_build_filename (project->folder, asset->file, NULL);
  g_autofree gchar *folder = g_path_get_dirname (shown);

  media_sweep (shard, asset->sha256);
  media_sweep (folder, asset->slot);
}

/* A person has to know: it may have been paid for, and what is kept elsewhere
 * may be whole. */
static gboolean
refuse_damage (Store *self, const StoreAsset *asset, GError **error)
{
  g_autofree gchar *path = media_path (self, asset->sha256);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_CORRUPT,
      "%s is damaged: its bytes are not those that were stored for \"%s\"; put "
      "it back from a copy, or remove it to have it made again",
      path, asset->slot);
  return FALSE;
}

static gboolean
adopt (Store *self, const StoreProject *project, const StoreAsset *asset,
    gboolean stored, GError **error)
{
  if (!stored)
    sweep (self, project, asset);
  if (!media_is_whole (self, asset->sha256))
    return (!stored || refuse_damage (self, asset, error))
        && forget (self, project, asset, error);
  return stored ? show (self, project, asset, error)
                : store_asset_commit (self, project, asset, error);
}

gboolean
store_assets_adopt (Store *self, const StoreProject *project, GError **error)
{
  for (gint64 stored = 0; stored <= 1; stored++) {
    g_autoptr (GPtrArray) assets = select_assets (self, project, stored, error);

    if (!assets)
      return FALSE;
    for (guint i = 0; i < assets->len; i++)
      if (!adopt (self, project, g_ptr_array_index (assets, i), stored, error))
        return FALSE;
  }
  return TRUE;
}
