/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#define _GNU_SOURCE /* O_PATH, O_DIRECTORY */
#include "bring.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "download.h"
#include "file-hash.h"
#include "gate.h"
#include "http.h"
#include "movie-captions.h"
#include "movie-json.h"
#include "movie-sources.h"
#include "subtitles.h"

G_DEFINE_QUARK (jsonclip - bring - error - quark, bring_error)

typedef struct {
  const BringPolicy *policy;
  BringReport report;
  gpointer user_data;
  GCancellable *cancellable;
  gchar *root;   /* the media root */
  gchar *folder; /* in it, where all goes */
  GError *error;
} Bringing;

static void
bringing_clear (Bringing *self)
{
  g_free (self->root);
  g_free (self->folder);
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bringing, bringing_clear)

static gboolean
fail_folder (const gchar *name, GError **error)
{
  const int code = errno;

  g_set_error (error, BRING_ERROR, BRING_ERROR_FOLDER, "cannot write %s: %s",
      name, g_strerror (code));
  return FALSE;
}

/* ---- what a source is ---- */

static gboolean
is_scheme (const gchar *src, const gchar *name)
{
  g_autofree gchar *scheme = g_uri_parse_scheme (src);

  return scheme && g_ascii_strcasecmp (scheme, name) == 0;
}

static gboolean
is_data (const gchar *src)
{
  return is_scheme (src, "data");
}

static gboolean
is_remote (const gchar *src)
{
  return is_scheme (src, "http") || is_scheme (src, "https");
}

static gchar *
name_for_message (const gchar *src)
{
  return is_data (src) ? g_strdup ("data: URI") : http_url_for_message (src);
}

static gint64
limit_of (const Bringing *self, const MovieSource *source)
{
  const gint64 most = self->policy->max_mb
      ? MIN (self->policy->max_mb * (gint64) 1000000,
          media_default_limits.max_bytes)
      : media_default_limits.max_bytes;

  return source->kind == MOVIE_SOURCE_CAPTIONS ? MIN (most, SUBTITLES_MAX_BYTES)
                                               : most;
}

/* ---- what came ---- */

static gboolean
check_media (GBytes *bytes, MovieSourceKind kind, const gchar **extension,
    GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  MediaHeader header;

  if (!media_gate (data, size, &media_default_limits, &header, error))
    return FALSE;
  if (!(kind == MOVIE_SOURCE_SOUND ? media_type_is_audio
                                   : media_type_is_image) (header.type)) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
        "expected a %s, found %s",
        kind == MOVIE_SOURCE_SOUND ? "sound" : "picture",
        media_type_name (header.type));
    return FALSE;
  }
  *extension = media_type_extension (header.type);
  return TRUE;
}

static gboolean
check_captions (GBytes *bytes, const gchar **extension, GError **error)
{
  gsize size;
  const gchar *data = g_bytes_get_data (bytes, &size);
  g_autofree gchar *text = subtitles_to_utf8 (data ? data : "", size);
  const SubtitlesFormat *format = NULL;
  g_autoptr (GPtrArray) cues =
      subtitles_read (text, &format, "captions", NULL, error);

  *extension = cues ? subtitles_format_name (format) : NULL;
  return cues != NULL;
}

static gboolean
check_setting (GBytes *bytes, const ParamSpec *spec, GError **error)
{
  gsize size;
  const gchar *data = g_bytes_get_data (bytes, &size);
  const gpointer meaning = spec->parser->parse (data ? data : "", size, error);

  if (meaning)
    spec->parser->free (meaning);
  return meaning != NULL;
}

/* By its bytes alone: no name and no announced type is believed. */
static gboolean
check (const MovieSource *source, const gchar *part, const gchar **extension,
    GError **error)
{
  g_autoptr (GBytes) bytes = media_load (part, &media_default_limits, error);

  *extension = "bin";
  if (!bytes)
    return FALSE;
  switch (source->kind) {
    case MOVIE_SOURCE_CAPTIONS:
      return check_captions (bytes, extension, error);
    case MOVIE_SOURCE_SETTING:
      return check_setting (bytes, source->spec, error);
    default:
      return check_media (bytes, source->kind, extension, error);
  }
}

/* ---- the folder ---- */

static gboolean
make_folder (const Bringing *self, GError **error)
{
  struct stat info;

  if (g_mkdir (self->folder, 0755) != 0 && errno != EEXIST)
    return fail_folder (self->folder, error);
  if (lstat (self->folder, &info) == 0 && S_ISDIR (info.st_mode))
    return TRUE;
  errno = ENOTDIR;
  return fail_folder (self->folder, error);
}

static gboolean
sync_folder (const Bringing *self, GError **error)
{
  const int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fail_folder (self->folder, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

/* The SHA-256 of its bytes, in letters. */
static gchar *
hash_of (const gchar *part, gint64 *size, GError **error)
{
  const int fd = open (part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  guint8 hash[FILE_HASH_BYTES];
  GString *text = NULL;
  struct stat info;

  if (fd >= 0 && fstat (fd, &info) == 0 && file_hash (fd, hash)) {
    *size = info.st_size;
    text = g_string_new (NULL);
    for (guint i = 0; i < FILE_HASH_BYTES; i++)
      g_string_append_printf (text, "%02x", hash[i]);
  } else {
    fail_folder (part, error);
  }
  if (fd >= 0)
    close (fd);
  return text ? g_string_free (text, FALSE) : NULL;
}

/* In one step, over whatever was there. */
static gboolean
link_to (const gchar *name, const gchar *link, GError **error)
{
  g_autofree gchar *fresh =
      g_strdup_printf ("%s.%d.link", link, (int) getpid ());

  g_unlink (fresh);
  if (symlink (name, fresh) == 0 && rename (fresh, link) == 0)
    return TRUE;
  return fail_folder (link, error);
}

/* ---- one source ---- */

/* Of what is whole and synced, and this process's alone; takes its name
 * away. */
static gboolean
keep (const Bringing *self, const MovieSource *source, const gchar *part,
    const gchar *link, Brought *brought, GError **error)
{
  const gchar *extension = NULL;
  g_autofree gchar *hash = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *file = NULL;

  if (!check (source, part, &extension, error)) {
    g_unlink (part);
    return FALSE;
  }
  hash = hash_of (part, &brought->bytes, error);
  if (!hash)
    return FALSE;
  name = g_strconcat (hash, ".", extension, NULL);
  file = g_build_filename (self->folder, name, NULL);
  if (rename (part, file) != 0)
    return fail_folder (file, error);
  return sync_folder (self, error) && link_to (name, link, error)
      && sync_folder (self, error);
}

static gboolean
write_data (const Bringing *self, const MovieSource *source, const gchar *link,
    const gchar *file, GError **error)
{
  MediaLimits limits = media_default_limits;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  limits.max_bytes = limit_of (self, source);
  bytes = media_load (source->src, &limits, error);
  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (file, data ? data : "", size,
      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
      error);
}

/* Where another process brings the same one, each brings its own: in the end
 * both are one file. */
static gboolean
download (const Bringing *self, const MovieSource *source, const gchar *link,
    const gchar *file, GError **error)
{
  const BringPolicy *policy = self->policy;
  const Download wanted = { .url = source->src,
    .hosts = (const gchar *const *) policy->hosts,
    .own_network = policy->own_network,
    .limit = limit_of (self, source),
    .timeout_ms = (policy->seconds ? policy->seconds : BRING_SECONDS) * 1000 };
  g_autofree gchar *part = g_strconcat (link, ".part", NULL);
  g_autofree gchar *own = g_strconcat (file, ".part", NULL);
  g_autoptr (GError) local = NULL;

  if (download_file (&wanted, part, file, self->cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_BUSY))
    return download_file (&wanted, own, file, self->cancellable, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
bring (const Bringing *self, const MovieSource *source, const gchar *link,
    Brought *brought, GError **error)
{
  g_autofree gchar *whole =
      g_strdup_printf ("%s.%d.new", link, (int) getpid ());

  return make_folder (self, error)
      && (is_data (source->src) ? write_data : download) (
          self, source, link, whole, error)
      && keep (self, source, whole, link, brought, error);
}

/* What is there from an earlier time. */
static gboolean
is_there (const gchar *link, Brought *brought)
{
  struct stat info;

  if (stat (link, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  brought->bytes = info.st_size;
  brought->was_there = TRUE;
  return TRUE;
}

static gboolean
visit (const MovieSource *source, gpointer user_data)
{
  Bringing *self = user_data;
  g_autofree gchar *from = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *link = NULL;
  g_autofree gchar *target = NULL;
  g_autofree gchar *file = NULL;
  Brought brought = { .path = source->path };

  if (!is_data (source->src) && !is_remote (source->src))
    return TRUE;
  from = name_for_message (source->src);
  name = media_fetched_name (source->src);
  link = g_build_filename (self->root, name, NULL);
  brought.from = from;
  if (!is_there (link, &brought)
      && !bring (self, source, link, &brought, &self->error)) {
    g_prefix_error (&self->error, "%s: %s: ", source->path, from);
    return FALSE;
  }
  target = g_file_read_link (link, NULL);
  brought.file = file = g_build_filename (self->folder, target, NULL);
  if (self->report)
    self->report (&brought, self->user_data);
  return TRUE;
}

static gchar *
root_of (const gchar *movie, const gchar *root)
{
  g_autofree gchar *base = g_path_get_dirname (movie);

  return g_canonicalize_filename (root ? root : base, NULL);
}

gboolean
bring_media (const gchar *movie, const gchar *root, const BringPolicy *policy,
    BringReport report, gpointer user_data, GCancellable *cancellable,
    GError **error)
{
  g_auto (Bringing) self = { .policy = policy,
    .report = report,
    .user_data = user_data,
    .cancellable = cancellable,
    .root = root_of (movie, root) };
  g_autoptr (Movie) read = movie_read_file (movie, 0, NULL, error);

  if (!read)
    return FALSE;
  self.folder = g_build_filename (self.root, MEDIA_FETCHED_FOLDER, NULL);
  movie_sources_each (read, visit, &self);
  if (!self.error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self.error));
  return FALSE;
}
