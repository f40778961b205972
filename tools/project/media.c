/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Media by their content: a file is written beside its place, synced, renamed
 * and its folder synced, so that a name is never there without its bytes.
 * Knows nothing of the database. */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
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

/* A file on its way. Locked while it is written, so that what a dead process
 * left can be told from what a living one is at. */
typedef struct {
  gchar *name;
  int fd;
} Part;

static void
part_clear (Part *part)
{
  if (part->fd >= 0)
    close (part->fd);
  g_free (part->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

/* FALSE if the file was swept away before it was locked. */
static gboolean
hold (Part *part)
{
  struct stat now;

  return flock (part->fd, LOCK_EX | LOCK_NB) == 0 && fstat (part->fd, &now) == 0
      && now.st_nlink > 0;
}

/* Read-only for everybody: an editor that writes in place through a hard link
 * would change what a hash stands for. */
static gboolean
part_open (Part *part, const gchar *target, GError **error)
{
  do {
    part_clear (part);
    part->name = g_strdup_printf ("%s.XXXXXX.part", target);
    part->fd = g_mkstemp_full (part->name, O_RDWR | O_CLOEXEC, 0444);
    if (part->fd < 0)
      return fail (error, "write", part->name);
  } while (!hold (part));
  return TRUE;
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

static gboolean
write_whole (
    const gchar *target, gconstpointer data, gsize size, GError **error)
{
  g_auto (Part) part = { NULL, -1 };

  if (!part_open (&part, target, error))
    return FALSE;
  if (write_all (part.fd, data, size))
    return move (part.name, target, error);
  fail (error, "write", part.name);
  g_unlink (part.name);
  return FALSE;
}

void
media_sweep (const gchar *folder, const gchar *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *path = g_build_filename (folder, name, NULL);
    int fd;

    if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, ".part"))
      continue;
    /* It may be a pipe: to open one waits for who writes to it. */
    fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (fd < 0)
      continue;
    if (flock (fd, LOCK_EX | LOCK_NB) == 0)
      g_unlink (path);
    close (fd);
  }
}

gboolean
media_write (const Store *store, const gchar *sha256, gconstpointer data,
    gsize size, GError **error)
{
  g_autofree gchar *target = media_path (store, sha256);
  g_autofree gchar *folder = g_path_get_dirname (target);
  g_autofree gchar *media = g_path_get_dirname (folder);

  const gboolean first = !g_file_test (media, G_FILE_TEST_IS_DIR);

  if (media_is_whole (store, sha256))
    return TRUE;
  if (!folder_make (folder, error) || !sync_folder (media, error)
      || (first && !sync_folder (store->folder, error)))
    return FALSE;
  return write_whole (target, data, size, error);
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

  if (!file)
    return fail (error, "read", source);
  return write_whole (target, g_mapped_file_get_contents (file),
      g_mapped_file_get_length (file), error);
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
