/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From the src of a movie to bytes: paths stay under the root with links
 * resolved, only regular files are read, data: URIs are decoded. It must not
 * reach a network and must not look into the bytes. */
#define _GNU_SOURCE /* O_PATH */
#include "gate.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_BYTES 120

/* Names come from strangers: shown short, and as text. */
static gchar *
presentable (const gchar *name)
{
  gchar beyond_ascii[129] = { 0 };
  g_autofree gchar *valid = g_utf8_make_valid (name, -1);
  gboolean is_long = strlen (valid) > NAME_BYTES;
  g_autofree gchar *start =
      g_utf8_substring (valid, 0, is_long ? NAME_BYTES / 4 : -1);
  g_autofree gchar *escaped = NULL;

  for (gint i = 0; i < 128; i++)
    beyond_ascii[i] = (gchar) (128 + i);
  escaped = g_strescape (start, beyond_ascii);
  return g_strconcat (escaped, is_long ? "..." : NULL, NULL);
}

static gboolean
refuse (GError **error, const gchar *name, const gchar *why)
{
  g_autofree gchar *shown = presentable (name);

  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_OPEN, "\"%s\": %s", shown, why);
  return FALSE;
}

static gboolean
is_inside (const gchar *path, const gchar *root)
{
  gsize n = strlen (root);

  if (n == 1 && root[0] == '/')
    return path[0] == '/';
  return strncmp (path, root, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static gchar *
real_path (const gchar *path)
{
  gchar *libc = realpath (path, NULL);
  int saved = errno;
  gchar *copy = g_strdup (libc);

  free (libc);
  errno = saved;
  return copy;
}

/* Before any link is followed, so that nobody learns from the message what
 * exists outside of the root. */
static gboolean
is_written_inside (const gchar *path, const gchar *root, const gchar *real_root)
{
  g_autofree gchar *canonical = g_canonicalize_filename (root, NULL);

  return is_inside (path, canonical) || is_inside (path, real_root);
}

static gchar *
confine (const gchar *src, const gchar *path, const gchar *base,
    const gchar *root, GError **error)
{
  g_autofree gchar *real_root = real_path (root);
  g_autofree gchar *real_base = real_path (base);
  g_autofree gchar *written = NULL, *real = NULL;

  if (!real_root || !real_base) {
    refuse (error, real_root ? base : root, g_strerror (errno));
    return NULL;
  }
  written = g_canonicalize_filename (path, real_base);
  if (!is_written_inside (written, root, real_root)) {
    refuse (error, src, "outside of the media root");
    return NULL;
  }
  real = real_path (written);
  if (!real) {
    refuse (error, src, g_strerror (errno));
    return NULL;
  }
  if (!is_inside (real, real_root)) {
    refuse (error, src, "a link that leads outside of the media root");
    return NULL;
  }
  return g_steal_pointer (&real);
}

static gchar *
file_uri_to_path (const gchar *uri, GError **error)
{
  g_autofree gchar *host = NULL;
  g_autofree gchar *path = g_filename_from_uri (uri, &host, NULL);

  if (!path) {
    refuse (error, uri, "not a file: URI with an absolute path");
    return NULL;
  }
  if (host && *host && g_ascii_strcasecmp (host, "localhost") != 0) {
    refuse (error, uri, "a file: URI of another machine");
    return NULL;
  }
  return g_steal_pointer (&path);
}

static gboolean
is_remote (const gchar *scheme)
{
  return g_ascii_strcasecmp (scheme, "http") == 0
      || g_ascii_strcasecmp (scheme, "https") == 0;
}

gchar *
media_fetched_name (const gchar *src)
{
  g_autofree gchar *hash =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, src, -1);

  return g_strconcat (MEDIA_FETCHED_FOLDER "/src-", hash, NULL);
}

/* NULL: nothing was brought from there. */
static gchar *
find_fetched (const gchar *src, const gchar *folder)
{
  g_autofree gchar *name = folder ? media_fetched_name (src) : NULL;

  return folder ? confine (src, name, folder, folder, NULL) : NULL;
}

static gchar *
resolve_remote (
    const gchar *src, const gchar *scheme, const gchar *folder, GError **error)
{
  gchar *file = find_fetched (src, folder);

  /* The address may carry a key: not shown. */
  if (!file)
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_OPEN,
        "%s: source: only local files are read here; bring it into the media "
        "folder with `jsonclip fetch`",
        scheme);
  return file;
}

gchar *
media_resolve (
    const gchar *src, const gchar *base, const gchar *root, GError **error)
{
  g_autofree gchar *scheme = g_uri_parse_scheme (src);
  g_autofree gchar *path = NULL;

  if (scheme && g_ascii_strcasecmp (scheme, "data") == 0)
    return g_strdup (src);
  if (scheme && is_remote (scheme))
    return resolve_remote (src, scheme, root ? root : base, error);
  if (scheme && g_ascii_strcasecmp (scheme, "file") != 0) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_OPEN,
        "%s: is not a source, expected a path or a file:, http(s): or data: "
        "URI",
        scheme);
    return NULL;
  }
  path = scheme ? file_uri_to_path (src, error) : g_strdup (src);
  if (!path)
    return NULL;
  if (!*path) {
    refuse (error, src, "an empty path");
    return NULL;
  }
  if (!base && !root) {
    refuse (error, src,
        "a movie given as text has no folder to find files "
        "in, set media-root");
    return NULL;
  }
  return confine (src, path, base ? base : root, root ? root : base, error);
}

static gboolean
check_bytes (guint64 size, const MediaLimits *limits, GError **error)
{
  if (size <= (guint64) limits->max_bytes)
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
      "%" G_GUINT64_FORMAT " bytes, more than the %" G_GINT64_FORMAT " allowed",
      size, limits->max_bytes);
  return FALSE;
}

/* Strict, unlike g_base64_decode(): what is not base64 is an error. */
static gboolean
is_base64 (const gchar *text, gsize length)
{
  while (length > 0 && text[length - 1] == '=')
    length--;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;
  return length % 4 != 1;
}

static GBytes *
load_data (const gchar *uri, const MediaLimits *limits, GError **error)
{
  const gchar *comma = strchr (uri, ',');
  g_autofree gchar *head = comma ? g_strndup (uri, comma - uri) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  guchar *decoded;

  if (!comma) {
    refuse (error, uri, "a data: URI without a comma");
    return NULL;
  }
  if (!check_bytes (strlen (comma + 1) / 4 * 3, limits, error))
    return NULL;
  bytes = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
  if (!bytes) {
    refuse (error, uri, "a data: URI with a broken percent escape");
    return NULL;
  }
  if (!g_str_has_suffix (head, ";base64"))
    return check_bytes (g_bytes_get_size (bytes), limits, error)
        ? g_steal_pointer (&bytes)
        : NULL;
  if (!is_base64 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))) {
    refuse (error, uri, "a data: URI whose base64 is broken");
    return NULL;
  }
  g_autofree gchar *text =
      g_strdup_printf ("%.*s===", (gint) g_bytes_get_size (bytes),
          (const gchar *) g_bytes_get_data (bytes, NULL));
  decoded = g_base64_decode (text, &size);
  return g_bytes_new_take (decoded, size);
}

/* A folder of the way; ELOOP where a link stands in its place. */
static gint
enter (gint from, const gchar *name)
{
  gint fd = openat (from, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  struct stat st = { 0 };
  gint saved = ENOTDIR;

  if (fd < 0)
    return -1;
  if (fstat (fd, &st) == 0 && S_ISDIR (st.st_mode))
    return fd;
  if (S_ISLNK (st.st_mode))
    saved = ELOOP;
  close (fd);
  errno = saved;
  return -1;
}

/* A resolved name has no link in it: what is one by now was put there since, to
 * lead out of the root. */
static gint
open_no_links (const gchar *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  gint at = open (g_path_is_absolute (path) ? "/" : ".", O_PATH | O_CLOEXEC);
  guint last = g_strv_length (names) - 1;
  gint next;

  for (guint i = 0; at >= 0 && i < last; i++) {
    if (!*names[i])
      continue;
    next = enter (at, names[i]);
    close (at);
    at = next;
  }
  if (at < 0)
    return -1;
  /* Without O_NONBLOCK a FIFO would wait for its writer for ever. */
  next =
      openat (at, names[last], O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  close (at);
  return next;
}

struct MediaFile {
  gchar *name;
  gint fd;       /* -1: all of it is in @bytes */
  GBytes *bytes; /* NULL: it is in the file */
  gsize size;
};

MediaFile *
media_file_new_for_bytes (GBytes *bytes)
{
  MediaFile *file = g_new0 (MediaFile, 1);

  file->fd = -1;
  file->bytes = g_bytes_ref (bytes);
  file->size = g_bytes_get_size (bytes);
  return file;
}

static MediaFile *
open_data (const gchar *uri, const MediaLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = load_data (uri, limits, error);

  return bytes ? media_file_new_for_bytes (bytes) : NULL;
}

static gboolean
look_at (MediaFile *file, const MediaLimits *limits, GError **error)
{
  struct stat st;

  if (fstat (file->fd, &st) != 0 || !S_ISREG (st.st_mode))
    return refuse (error, file->name, "not a regular file");
  if (!check_bytes (st.st_size, limits, error))
    return FALSE;
  file->size = st.st_size;
  return TRUE;
}

MediaFile *
media_file_open (
    const gchar *resolved, const MediaLimits *limits, GError **error)
{
  g_autoptr (MediaFile) file = NULL;

  if (g_ascii_strncasecmp (resolved, "data:", 5) == 0)
    return open_data (resolved, limits, error);
  if (!*resolved) {
    refuse (error, resolved, "an empty path");
    return NULL;
  }
  file = g_new0 (MediaFile, 1);
  file->name = g_strdup (resolved);
  file->fd = open_no_links (resolved);
  if (file->fd < 0) {
    refuse (error, resolved,
        errno == ELOOP ? "a symbolic link" : g_strerror (errno));
    return NULL;
  }
  return look_at (file, limits, error) ? g_steal_pointer (&file) : NULL;
}

void
media_file_free (MediaFile *file)
{
  if (!file)
    return;
  if (file->fd >= 0)
    close (file->fd);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->name);
  g_free (file);
}

gsize
media_file_size (const MediaFile *file)
{
  return file->size;
}

gboolean
media_file_read (MediaFile *file, gsize at, gsize n, guint8 *to, GError **error)
{
  if (file->bytes) {
    memcpy (to, (const guint8 *) g_bytes_get_data (file->bytes, NULL) + at, n);
    return TRUE;
  }
  while (n > 0) {
    gssize some = pread (file->fd, to, n, at);

    if (some < 0 && errno == EINTR)
      continue;
    /* An end before the size that the file had: somebody cut it. */
    if (some <= 0)
      return refuse (error, file->name, g_strerror (some == 0 ? EIO : errno));
    to += some;
    at += some;
    n -= some;
  }
  return TRUE;
}

GBytes *
media_file_head (MediaFile *file, gsize most, GError **error)
{
  gsize size = MIN (file->size, most);
  g_autofree guint8 *data = NULL;

  if (file->bytes)
    return g_bytes_new_from_bytes (file->bytes, 0, size);
  data = g_try_malloc (MAX (size, 1));
  if (!data) {
    refuse (error, file->name, g_strerror (ENOMEM));
    return NULL;
  }
  if (!media_file_read (file, 0, size, data, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

GBytes *
media_load (const gchar *resolved, const MediaLimits *limits, GError **error)
{
  return media_load_head (resolved, limits, G_MAXSIZE, error);
}

GBytes *
media_fetch (const gchar *src, const gchar *base, const gchar *root,
    gint64 most, GError **error)
{
  MediaLimits limits = media_default_limits;
  g_autofree gchar *file = media_resolve (src, base, root, error);

  limits.max_bytes = most;
  return file ? media_load (file, &limits, error) : NULL;
}

GBytes *
media_load_head (const gchar *resolved, const MediaLimits *limits, gsize most,
    GError **error)
{
  g_autoptr (MediaFile) file = media_file_open (resolved, limits, error);

  return file ? media_file_head (file, most, error) : NULL;
}
