/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#define _GNU_SOURCE
#include "part-folder.h"

#include "cache-private.h"
#include "hls-playlist.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define EXTENSION ".m3u8"
#define DIGITS 16 /* of the hash */
/* Ours are a tenth of it. */
#define PLAYLIST_MAX 16384

gboolean
part_folder_is_for (const gchar *output)
{
  g_autofree gchar *name = g_path_get_basename (output);

  return g_str_has_suffix (name, EXTENSION) && strlen (name) > 5;
}

static gboolean
is_plain (gchar c)
{
  return g_ascii_isalnum (c) || strchr ("-._~", c) != NULL;
}

/* What all folders of @output begin with. Players of files take an address for
 * a name as it is, those of the web do not: so only letters that are the same
 * to both stay, and the hash of the others keeps two names apart. */
static gchar *
stem_of (const gchar *output)
{
  g_autofree gchar *name = g_path_get_basename (output);
  g_autofree gchar *hash = NULL;
  gboolean plain = TRUE;

  name[strlen (name) - strlen (EXTENSION)] = '\0';
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  for (gchar *c = name; *c; c++)
    if (!is_plain (*c)) {
      *c = '_';
      plain = FALSE;
    }
  return plain ? g_strconcat (name, ".", NULL)
               : g_strdup_printf ("%s-%.8s.", name, hash);
}

gchar *
part_folder_name (const gchar *output, const gchar *hash)
{
  g_autofree gchar *stem = stem_of (output);

  return g_strdup_printf ("%s%.*s", stem, DIGITS, hash);
}

gboolean
part_folder_make (const gchar *folder)
{
  part_folder_remove (folder);
  return g_mkdir (folder, 0777) == 0;
}

static void
sync_file (gint dir, const gchar *name, gpointer failed)
{
  gint fd = openat (dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    *(gint *) failed = errno;
  if (fd >= 0)
    close (fd);
}

gboolean
part_folder_sync (const gchar *folder)
{
  gint failed = 0;
  gint fd = cache_open_folder (AT_FDCWD, folder);

  if (fd < 0)
    return FALSE;
  cache_foreach (AT_FDCWD, folder, sync_file, &failed);
  if (fsync (fd) != 0)
    failed = errno;
  close (fd);
  errno = failed;
  return failed == 0;
}

gboolean
part_folder_place (const gchar *folder, const gchar *name)
{
  g_autofree gchar *dir = g_path_get_dirname (folder);
  g_autofree gchar *to = g_build_filename (dir, name, NULL);

  if (g_rename (folder, to) == 0)
    return TRUE;
  return (errno == ENOTEMPTY || errno == EEXIST)
      && renameat2 (AT_FDCWD, folder, AT_FDCWD, to, RENAME_EXCHANGE) == 0;
}

static void
remove_file (gint dir, const gchar *name, gpointer unused)
{
  if (hls_is_name (name))
    unlinkat (dir, name, 0);
}

/* With files in it that are not ours, it stays. */
static void
remove_folder (gint dir, const gchar *name)
{
  cache_foreach (dir, name, remove_file, NULL);
  unlinkat (dir, name, AT_REMOVEDIR);
}

void
part_folder_remove (const gchar *folder)
{
  remove_folder (AT_FDCWD, folder);
}

typedef struct {
  const gchar *stem;
  const gchar *playlist; /* its text */
} Sweep;

static gboolean
is_hash (const gchar *text)
{
  return strlen (text) == DIGITS && strspn (text, "0123456789abcdef") == DIGITS;
}

static void
sweep_name (gint dir, const gchar *name, gpointer data)
{
  const Sweep *sweep = data;
  g_autofree gchar *address = g_strconcat (name, "/", NULL);

  if (g_str_has_prefix (name, sweep->stem)
      && is_hash (name + strlen (sweep->stem))
      && !strstr (sweep->playlist, address))
    remove_folder (dir, name);
}

static gboolean
sync_names (const gchar *dir)
{
  gint fd = g_open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

/* Empty if there is none, or a folder; FALSE: one that cannot be read may name
 * any of them. */
static gboolean
read_playlist (const gchar *output, gchar text[PLAYLIST_MAX + 1])
{
  gint fd = g_open (output, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  gssize n = fd < 0 && errno == ENOENT ? 0 : -1;

  if (fd >= 0) {
    n = read (fd, text, PLAYLIST_MAX);
    if (n < 0 && errno == EISDIR)
      n = 0;
    close (fd);
  }
  text[MAX (n, 0)] = '\0';
  return n >= 0;
}

void
part_folder_sweep (const gchar *output)
{
  g_autofree gchar *dir = g_path_get_dirname (output);
  /* The folder itself may be a link. */
  g_autofree gchar *inside = g_build_filename (dir, ".", NULL);
  g_autofree gchar *stem = NULL;
  gchar text[PLAYLIST_MAX + 1];
  Sweep sweep;

  /* Nor does it go that the disk's playlist may still name. */
  if (!part_folder_is_for (output) || !sync_names (dir)
      || !read_playlist (output, text))
    return;
  stem = stem_of (output);
  sweep = (Sweep){ stem, text };
  cache_foreach (AT_FDCWD, inside, sweep_name, &sweep);
}
