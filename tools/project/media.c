/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Media by their content: a file is written beside its place, synced, renamed
 * and its folder synced, so that a name is never there without its bytes.
 * Knows nothing of the database. */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, const gchar *verb, const gchar *path)
{
  int saved = errno;

  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_IO, "cannot %s %s: %s", verb,
      path, g_strerror (saved));
  return FALSE;
}

gchar *
media_path (const Store *store, const gchar *sha256)
{
  gchar shard[3] = { sha256[0], sha256[1], 0 };

  return g_build_filename (store->folder, "media", shard, sha256, NULL);
}

static gboolean
sync_folder (const gchar *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fail (error, "sync", folder);
  if (fd >= 0)
    close (fd);
  return ok;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0) {
    gssize n = write (fd, data, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    size -= n;
  }
  return fsync (fd) == 0;
}

/* Read-only for everybody: an editor that writes in place through a hard link
 * would change what a hash stands for. */
static gchar *
write_part (const gchar *target, gconstpointer data, gsize size, GError **error)
{
  g_autofree gchar *part = g_strdup_printf ("%s.XXXXXX.part", target);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0444);
  gboolean ok = fd >= 0 && write_all (fd, data, size);

  if (!ok)
    fail (error, "write", part);
  if (fd >= 0)
    close (fd);
  if (!ok)
    g_unlink (part);
  return ok ? g_steal_pointer (&part) : NULL;
}

static gboolean
move (const gchar *part, const gchar *target, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname (target);

  if (g_rename (part, target) != 0) {
    fail (error, "rename to", target);
    g_unlink (part);
    return FALSE;
  }
  /* Renaming one link over another of the same file leaves both. */
  g_unlink (part);
  return sync_folder (folder, error);
}

gboolean
media_write (const Store *store, const gchar *sha256, gconstpointer data,
    gsize size, GError **error)
{
  g_autofree gchar *target = media_path (store, sha256);
  g_autofree gchar *folder = g_path_get_dirname (target);
  g_autofree gchar *media = g_path_get_dirname (folder);
  g_autofree gchar *part = NULL;

  if (media_is_whole (store, sha256))
    return TRUE;
  if (!folder_make (folder, error) || !sync_folder (media, error))
    return FALSE;
  part = write_part (target, data, size, error);
  return part && move (part, target, error);
}

gboolean
media_is_whole (const Store *store, const gchar *sha256)
{
  g_autofree gchar *path = media_path (store, sha256);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autofree gchar *found = NULL;

  if (!file)
    return FALSE;
  found = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
      (const guchar *) g_mapped_file_get_contents (file),
      g_mapped_file_get_length (file));
  return g_str_equal (found, sha256);
}

static gboolean
is_same (const gchar *a, const gchar *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0
      && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Where links are refused a target of the right bytes is a copy of ours. */
static gboolean
is_copy (const gchar *target, const gchar *sha256)
{
  g_autofree gchar *data = NULL;
  g_autofree gchar *found = NULL;
  gsize size;

  if (!g_file_get_contents (target, &data, &size, NULL))
    return FALSE;
  found = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) data, size);
  return g_str_equal (found, sha256);
}

static gboolean
copy (const gchar *source, const gchar *target, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (source, FALSE, NULL);
  g_autofree gchar *part = NULL;

  if (!file)
    return fail (error, "read", source);
  part = write_part (target, g_mapped_file_get_contents (file),
      g_mapped_file_get_length (file), error);
  return part && move (part, target, error);
}

gboolean
media_show (const Store *store, const gchar *sha256, const gchar *target,
    GError **error)
{
  g_autofree gchar *source = media_path (store, sha256);
  g_autofree gchar *folder = g_path_get_dirname (target);
  g_autofree gchar *part = NULL;

  if (is_same (source, target))
    return TRUE;
  if (!folder_make (folder, error))
    return FALSE;
  part = g_strdup_printf ("%s.%d.part", target, (int) getpid ());
  g_unlink (part);
  if (link (source, part) == 0)
    return move (part, target, error);
  return is_copy (target, sha256) || copy (source, target, error);
}
