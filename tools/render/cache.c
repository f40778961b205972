/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Finding and filing: see cache.h. A file is not synced before it gets its
 * name: the hash in it tells what a power cut has spoilt, and a chunk that is
 * lost is made again. */
#include "cache-private.h"
#include "render.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".mp4"
#define NAME_LENGTH (2 * CACHE_DIGITS + 1 + strlen (SUFFIX))

gchar *
render_cache_default_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "jsonclip", "chunks", NULL);
}

static gboolean
fail (GError **error, const gchar *what, const gchar *name)
{
  gint saved = errno;

  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot %s %s: %s",
      what, name, g_strerror (saved));
  return FALSE;
}

static gboolean
are_digits (const gchar *text)
{
  for (guint i = 0; i < CACHE_DIGITS; i++)
    if (!g_ascii_isdigit (text[i]) && (text[i] < 'a' || text[i] > 'f'))
      return FALSE;
  return TRUE;
}

gboolean
cache_is_key (const gchar *text)
{
  return strlen (text) == CACHE_DIGITS && are_digits (text);
}

gboolean
cache_is_name (const gchar *name)
{
  return strlen (name) == NAME_LENGTH && are_digits (name)
      && name[CACHE_DIGITS] == '-' && are_digits (name + CACHE_DIGITS + 1)
      && g_str_has_suffix (name, SUFFIX);
}

void
cache_shard (const gchar *key, CacheShard shard)
{
  memcpy (shard, key, 2);
  shard[2] = 0;
}

gint
cache_open_folder (gint dir, const gchar *name)
{
  return openat (dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

gint
cache_open_plain (gint dir, const gchar *name, struct stat *info)
{
  /* Without O_NONBLOCK a FIFO would wait for its writer for ever. */
  gint fd = openat (dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return -1;
  if (fstat (fd, info) == 0 && S_ISREG (info->st_mode))
    return fd;
  close (fd);
  errno = EINVAL;
  return -1;
}

static gchar *
to_digits (const guint8 hash[FILE_HASH_BYTES])
{
  GString *text = g_string_sized_new (CACHE_DIGITS);

  for (guint i = 0; i < FILE_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

static gboolean
open_folder (RenderCache *cache, GError **error)
{
  if (g_mkdir_with_parents (cache->folder, 0777) != 0)
    return fail (error, "make the cache folder", cache->folder);
  cache->dir = g_open (cache->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (cache->dir < 0)
    return fail (error, "open the cache folder", cache->folder);
  if (mkdirat (cache->dir, CACHE_PARTS, 0777) != 0 && errno != EEXIST)
    return fail (error, "write to the cache folder", cache->folder);
  cache->lock = cache_open_lock (cache->dir);
  if (cache->lock < 0)
    return fail (error, "write to the cache folder", cache->folder);
  if (!cache_hold (cache->lock))
    return fail (error, "lock the cache folder", cache->folder);
  return TRUE;
}

static void
free_cache (RenderCache *cache)
{
  g_clear_pointer (&cache->memory, media_memory_free);
  if (cache->lock >= 0)
    close (cache->lock);
  if (cache->dir >= 0)
    close (cache->dir);
  g_free (cache->folder);
  g_free (cache);
}

RenderCache *
render_cache_open (const gchar *folder, gboolean private_, GError **error)
{
  RenderCache *cache = g_new0 (RenderCache, 1);

  cache->folder = g_canonicalize_filename (folder, NULL);
  cache->dir = cache->lock = -1;
  cache->private_ = private_;
  if (!open_folder (cache, error)) {
    free_cache (cache);
    return NULL;
  }
  cache->memory = media_memory_load (cache->dir);
  return cache;
}

void
render_cache_share_hashes (RenderCache *cache)
{
  media_memory_save (cache->memory, cache->dir);
}

void
render_cache_close (RenderCache *cache, gint64 most)
{
  if (!cache->private_) {
    render_cache_share_hashes (cache);
    if (most > 0)
      cache_trim (cache->dir, cache->lock, most, NULL, NULL);
  } else {
    cache_remove (cache->folder);
  }
  free_cache (cache);
}

const gchar *
render_cache_folder (const RenderCache *cache)
{
  return cache->folder;
}

typedef struct {
  const gchar *key;
  GPtrArray *names;
} Finding;

static void
find_name (gint dir, const gchar *name, gpointer data)
{
  Finding *finding = data;

  if (cache_is_name (name) && strncmp (name, finding->key, CACHE_DIGITS) == 0)
    g_ptr_array_add (finding->names, g_strdup (name));
}

/* Opened and marked as used, so that nobody trims it from now on. */
static gint
open_used (RenderCache *cache, gint shard, const gchar *name)
{
  gboolean guarded = cache_guard (cache->lock, FALSE);
  struct stat info;
  gint fd = cache_open_plain (shard, name, &info);

  /* Those of another user stay as they are. */
  if (fd >= 0)
    (void) !futimens (fd, NULL);
  if (guarded)
    cache_unguard (cache->lock);
  return fd;
}

static gboolean
is_sound (RenderCache *cache, gint shard, const gchar *name)
{
  gint fd = open_used (cache, shard, name);
  guint8 hash[FILE_HASH_BYTES];
  gboolean sound;

  if (fd < 0)
    return FALSE;
  sound = file_hash (fd, hash);
  close (fd);
  if (sound) {
    g_autofree gchar *digits = to_digits (hash);

    sound = strncmp (name + CACHE_DIGITS + 1, digits, CACHE_DIGITS) == 0;
  }
  if (!sound)
    unlinkat (shard, name, 0);
  return sound;
}

gchar *
render_cache_find (RenderCache *cache, const gchar *key)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Finding finding = { key, names };
  gchar *found = NULL;
  CacheShard shard;
  gint dir;

  g_return_val_if_fail (cache_is_key (key), NULL);
  cache_shard (key, shard);
  dir = cache_open_folder (cache->dir, shard);
  if (dir < 0)
    return NULL;
  cache_foreach (cache->dir, shard, find_name, &finding);
  for (guint i = 0; i < names->len && !found; i++)
    if (is_sound (cache, dir, names->pdata[i]))
      found = g_build_filename (cache->folder, shard, names->pdata[i], NULL);
  close (dir);
  return found;
}

gchar *
render_cache_part (RenderCache *cache, const gchar *key)
{
  guint8 chance[8];
  g_autofree gchar *name = NULL;

  /* Not GLib's, whose state a forked child shares. */
  if (getentropy (chance, sizeof chance) != 0)
    memset (chance, 0, sizeof chance);
  name = g_strdup_printf ("%s-%d-%02x%02x%02x%02x%02x%02x%02x%02x" SUFFIX, key,
      (gint) getpid (), chance[0], chance[1], chance[2], chance[3], chance[4],
      chance[5], chance[6], chance[7]);
  return g_build_filename (cache->folder, CACHE_PARTS, name, NULL);
}

static gchar *
hash_part (const gchar *part, GError **error)
{
  guint8 hash[FILE_HASH_BYTES];
  struct stat info;
  gint fd = cache_open_plain (AT_FDCWD, part, &info);
  gboolean read = fd >= 0 && file_hash (fd, hash);

  if (!read)
    fail (error, "read", part);
  if (fd >= 0)
    close (fd);
  return read ? to_digits (hash) : NULL;
}

static gint
make_shard (RenderCache *cache, const gchar *shard)
{
  if (mkdirat (cache->dir, shard, 0777) != 0 && errno != EEXIST)
    return -1;
  return cache_open_folder (cache->dir, shard);
}

gchar *
render_cache_file (
    RenderCache *cache, const gchar *key, const gchar *part, GError **error)
{
  g_autofree gchar *digits = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *file = NULL;
  gboolean filed;
  CacheShard shard;
  gint dir;

  g_return_val_if_fail (cache_is_key (key), NULL);
  digits = hash_part (part, error);
  if (!digits)
    return NULL;
  cache_shard (key, shard);
  name = g_strdup_printf ("%s-%s" SUFFIX, key, digits);
  file = g_build_filename (cache->folder, shard, name, NULL);
  dir = make_shard (cache, shard);
  filed = dir >= 0 && renameat (AT_FDCWD, part, dir, name) == 0;
  if (!filed)
    fail (error, "write", file);
  if (dir >= 0)
    close (dir);
  return filed ? g_steal_pointer (&file) : NULL;
}

/* @asked: for @before, us. FALSE: it changed while it was read. */
static gboolean
hash_steady (RenderCache *cache, gint fd, const struct stat *before,
    gint64 asked, guint8 hash[FILE_HASH_BYTES])
{
  MediaStamp stamp, then;
  struct stat after;

  media_stamp_set (&stamp, before);
  if (media_memory_recall (cache->memory, &stamp, hash))
    return TRUE;
  if (!file_hash (fd, hash) || fstat (fd, &after) != 0)
    return FALSE;
  media_stamp_set (&then, &after);
  if (!media_stamp_equal (&stamp, &then)) {
    errno = EBUSY;
    return FALSE;
  }
  media_memory_remember (cache->memory, &stamp, hash, asked * 1000);
  return TRUE;
}

gchar *
render_cache_hash_media (
    RenderCache *cache, const gchar *filename, GError **error)
{
  guint8 hash[FILE_HASH_BYTES];
  struct stat info;
  gint64 asked = g_get_real_time ();
  gint fd = cache_open_plain (AT_FDCWD, filename, &info);
  gboolean hashed = fd >= 0 && hash_steady (cache, fd, &info, asked, hash);

  if (!hashed) {
    gint saved = errno;

    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE, "cannot read %s: %s",
        filename, g_strerror (saved));
  }
  if (fd >= 0)
    close (fd);
  return hashed ? to_digits (hash) : NULL;
}
