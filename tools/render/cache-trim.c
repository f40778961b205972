/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What lies in the cache, and what goes when it is full: see cache.h. */
#include "cache-private.h"
#include "render.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Between the clocks of the lock file and of a chunk. */
#define MARGIN G_USEC_PER_SEC
#define DEEPEST 8

typedef struct {
  gchar *name;
  CacheShard shard;
  gint64 bytes;
  gint64 used; /* us */
} Chunk;

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  g_free (chunk->name);
  g_free (chunk);
}

static gint64
time_of (const struct stat *info)
{
  return info->st_mtim.tv_sec * G_USEC_PER_SEC + info->st_mtim.tv_nsec / 1000;
}

void
cache_foreach (gint dir, const gchar *name, CacheEach each, gpointer user_data)
{
  gint fd = cache_open_folder (dir, name);
  DIR *folder = fd >= 0 ? fdopendir (fd) : NULL;
  const struct dirent *entry;

  if (!folder) {
    if (fd >= 0)
      close (fd);
    return;
  }
  while ((entry = readdir (folder)))
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      each (dirfd (folder), entry->d_name, user_data);
  closedir (folder);
}

static void
add_chunk (gint dir, const gchar *name, gpointer chunks)
{
  struct stat info;
  Chunk *chunk;

  if (!cache_is_name (name)
      || fstatat (dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0
      || !S_ISREG (info.st_mode))
    return;
  chunk = g_new0 (Chunk, 1);
  chunk->name = g_strdup (name);
  cache_shard (name, chunk->shard);
  chunk->bytes = info.st_size;
  chunk->used = time_of (&info);
  g_ptr_array_add (chunks, chunk);
}

static gint
compare_used (gconstpointer a, gconstpointer b)
{
  const Chunk *one = *(Chunk *const *) a, *two = *(Chunk *const *) b;

  if (one->used != two->used)
    return one->used < two->used ? 1 : -1;
  return strcmp (one->name, two->name);
}

/* Last used first. */
static GPtrArray *
find_chunks (gint dir)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func (chunk_free);

  for (guint i = 0; i < 256; i++) {
    CacheShard shard;

    g_snprintf (shard, sizeof shard, "%02x", i);
    cache_foreach (dir, shard, add_chunk, chunks);
  }
  g_ptr_array_sort (chunks, compare_used);
  return chunks;
}

static gboolean
remove_chunk (gint dir, const Chunk *chunk)
{
  gint shard = cache_open_folder (dir, chunk->shard);
  gboolean removed = shard >= 0 && unlinkat (shard, chunk->name, 0) == 0;

  if (shard >= 0)
    close (shard);
  return removed;
}

/* Written before anybody who is here now came: of a process that is gone. */
static void
remove_part (gint dir, const gchar *name, gpointer data)
{
  gint64 since = *(const gint64 *) data;
  struct stat info;

  if (fstatat (dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0
      && !S_ISDIR (info.st_mode) && time_of (&info) < since)
    unlinkat (dir, name, 0);
}

static void
trim (gint dir, gint64 most, gint64 since, guint *n_files, gint64 *bytes)
{
  g_autoptr (GPtrArray) chunks = find_chunks (dir);
  gint64 total = 0;

  for (guint i = 0; i < chunks->len; i++)
    total += ((const Chunk *) chunks->pdata[i])->bytes;
  for (guint i = chunks->len; i > 0 && total > most; i--) {
    const Chunk *chunk = chunks->pdata[i - 1];

    if (chunk->used >= since)
      break;
    if (!remove_chunk (dir, chunk))
      continue;
    total -= chunk->bytes;
    *n_files += 1;
    *bytes += chunk->bytes;
  }
  cache_foreach (dir, CACHE_PARTS, remove_part, &since);
}

void
cache_trim (gint dir, gint lock, gint64 most, guint *n_files, gint64 *bytes)
{
  guint n = 0;
  gint64 sum = 0, since;

  if (cache_guard (lock, TRUE)) {
    since = cache_first_holder (lock);
    if (since != G_MAXINT64)
      since -= MARGIN;
    trim (dir, most, since, &n, &sum);
    cache_unguard (lock);
  }
  if (n_files)
    *n_files = n;
  if (bytes)
    *bytes = sum;
}

typedef struct {
  guint depth;
} Removing;

static void
remove_entry (gint dir, const gchar *name, gpointer data)
{
  Removing *removing = data;

  if (unlinkat (dir, name, 0) == 0 || removing->depth >= DEEPEST)
    return;
  removing->depth++;
  cache_foreach (dir, name, remove_entry, removing);
  removing->depth--;
  unlinkat (dir, name, AT_REMOVEDIR);
}

void
cache_remove (const gchar *folder)
{
  Removing removing = { 0 };

  remove_entry (AT_FDCWD, folder, &removing);
}

static gint
open_existing (const gchar *folder, GError **error)
{
  gint dir = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (dir < 0 && errno != ENOENT)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot open the cache folder %s: %s", folder, g_strerror (errno));
  return dir;
}

static void
entry_free (gpointer data)
{
  RenderCacheEntry *entry = data;

  g_free (entry->key);
  g_free (entry->file);
  g_free (entry);
}

GPtrArray *
render_cache_list (const gchar *folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint dir = open_existing (folder, &local);
  g_autoptr (GPtrArray) chunks = NULL;
  GPtrArray *entries;

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  entries = g_ptr_array_new_with_free_func (entry_free);
  if (dir < 0)
    return entries;
  chunks = find_chunks (dir);
  for (guint i = 0; i < chunks->len; i++) {
    const Chunk *chunk = chunks->pdata[i];
    RenderCacheEntry *entry = g_new0 (RenderCacheEntry, 1);

    entry->key = g_strndup (chunk->name, CACHE_DIGITS);
    entry->file = g_build_filename (folder, chunk->shard, chunk->name, NULL);
    entry->bytes = chunk->bytes;
    entry->used = chunk->used / G_USEC_PER_SEC;
    g_ptr_array_add (entries, entry);
  }
  close (dir);
  return entries;
}

gboolean
render_cache_trim (const gchar *folder, gint64 most, guint *n_files,
    gint64 *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint dir = open_existing (folder, &local);
  gint lock;

  *n_files = 0;
  *bytes = 0;
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (dir < 0)
    return TRUE;
  lock = cache_open_lock (dir);
  if (lock >= 0)
    cache_trim (dir, lock, most, n_files, bytes);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot write to the cache folder %s: %s", folder, g_strerror (errno));
  if (lock >= 0)
    close (lock);
  close (dir);
  return lock >= 0;
}
