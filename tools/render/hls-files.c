/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "hls-files.h"

#include "cache-private.h"
#include "render.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LINE "#EXTM3U"
/* A day of segments. */
#define PLAYLIST_MAX (1 << 20)
#define SEGMENT_MOST 3600.0 /* s */

struct HlsFiles {
  gchar *playlist; /* as it is told of */
  gint dir;        /* its folder */
  GPtrArray *name; /* of files in it: the header, then segments */
  gint64 duration;

  guint next; /* name */
  gint fd;    /* the file before it */
};

gboolean
hls_files_sniff (const guint8 *head, gsize size)
{
  return size >= strlen (FIRST_LINE)
      && memcmp (head, FIRST_LINE, strlen (FIRST_LINE)) == 0;
}

static gboolean
refuse (const HlsFiles *files, GError **error, const gchar *line,
    const gchar *expected)
{
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "%s: %.200s: expected %s", files->playlist, line, expected);
  return FALSE;
}

static gboolean
fail (const HlsFiles *files, GError **error, const gchar *name)
{
  int saved = errno;

  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "%s: cannot read %.200s: %s", files->playlist, name,
      saved == ELOOP ? "it is a link" : g_strerror (saved));
  return FALSE;
}

/* Words that are nothing but names, so that no folder is left. */
static gboolean
is_inside (const gchar *name)
{
  g_auto (GStrv) words = g_strsplit (name, "/", -1);

  for (guint i = 0; words[i]; i++)
    if (!*words[i] || words[i][0] == '.' || strpbrk (words[i], "\\:?#%"))
      return FALSE;
  return words[0] != NULL;
}

/* Every folder on the way and the file itself, followed as no link. */
static gint
open_inside (gint dir, const gchar *name)
{
  g_auto (GStrv) words = g_strsplit (name, "/", -1);
  gint at = dir, fd;
  struct stat info;

  for (guint i = 0; at >= 0 && words[i + 1]; i++) {
    gint next = cache_open_folder (at, words[i]);

    if (at != dir)
      close (at);
    at = next;
  }
  if (at < 0)
    return -1;
  fd = cache_open_plain (at, words[g_strv_length (words) - 1], &info);
  if (at != dir)
    close (at);
  return fd;
}

static gssize
read_fully (gint fd, gchar *bytes, gsize size)
{
  gsize done = 0;

  while (done < size) {
    gssize n = read (fd, bytes + done, size - done);

    if (n < 0)
      return -1;
    if (n == 0)
      break;
    done += n;
  }
  return done;
}

/* The lines of playlist @name. */
static gchar **
read_lines (const HlsFiles *files, const gchar *name, GError **error)
{
  g_autofree gchar *bytes = g_malloc0 (PLAYLIST_MAX + 1);
  gint fd = open_inside (files->dir, name);
  gssize n = fd < 0 ? -1 : read_fully (fd, bytes, PLAYLIST_MAX);
  gchar **lines;

  if (n < 0)
    fail (files, error, name);
  if (fd >= 0)
    close (fd);
  if (n < 0)
    return NULL;
  if (n == PLAYLIST_MAX || strlen (bytes) != (gsize) n
      || !g_utf8_validate (bytes, n, NULL)
      || !hls_files_sniff ((const guint8 *) bytes, n)) {
    refuse (files, error, name, "a playlist of less than 1 MiB of text");
    return NULL;
  }
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_strchomp (lines[i]);
  return lines;
}

/* The value of NAME=VALUE or NAME="VALUE" in a list of these; NULL: it has
 * none. */
static gchar *
find_attribute (const gchar *list, const gchar *name)
{
  gsize length = strlen (name);

  while (*list) {
    gsize key = strcspn (list, "=");
    const gchar *value = list + key + (list[key] == '=');
    gboolean quoted = *value == '"';
    gsize size = strcspn (value + quoted, quoted ? "\"" : ",");

    if (key == length && strncmp (list, name, key) == 0)
      return g_strndup (value + quoted, size);
    list = value + quoted + size;
    list += strcspn (list, ",");
    list += *list == ',';
  }
  return NULL;
}

/* What stands behind @tag; NULL: it is another line. */
static const gchar *
behind (const gchar *line, const gchar *tag)
{
  return g_str_has_prefix (line, tag) ? line + strlen (tag) : NULL;
}

/* Beside the playlist that names it. */
static gboolean
add_file (
    HlsFiles *files, const gchar *beside, const gchar *name, GError **error)
{
  const gchar *slash = strrchr (beside, '/');

  if (!is_inside (name))
    return refuse (files, error, name,
        "the name of a file in the playlist's folder or below it");
  g_ptr_array_add (files->name,
      g_strdup_printf (
          "%.*s%s", slash ? (gint) (slash + 1 - beside) : 0, beside, name));
  return TRUE;
}

static gboolean
add_header (HlsFiles *files, const gchar *beside, const gchar *line,
    const gchar *list, GError **error)
{
  g_autofree gchar *name = find_attribute (list, "URI");
  g_autofree gchar *range = find_attribute (list, "BYTERANGE");

  if (!name || range || files->name->len > 0)
    return refuse (files, error, line, "one header, a file of its own");
  return add_file (files, beside, name, error);
}

static gboolean
add_duration (
    HlsFiles *files, const gchar *line, const gchar *text, GError **error)
{
  gchar *end;
  gdouble seconds = g_ascii_strtod (text, &end);

  if (end == text || !(seconds >= 0 && seconds <= SEGMENT_MOST))
    return refuse (files, error, line, "seconds, an hour at most");
  files->duration += llrint (seconds * G_USEC_PER_SEC);
  return TRUE;
}

/* What would make more of segments than files end to end. */
static gboolean
is_beyond (const gchar *line)
{
  static const gchar *const tags[] = { "#EXT-X-BYTERANGE", "#EXT-X-KEY",
    "#EXT-X-DISCONTINUITY", "#EXT-X-GAP", "#EXT-X-PART", "#EXT-X-SKIP",
    "#EXT-X-DEFINE" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_has_prefix (line, tags[i]))
      return TRUE;
  return FALSE;
}

static gboolean
take_line (
    HlsFiles *files, const gchar *beside, const gchar *line, GError **error)
{
  const gchar *rest;

  if (is_beyond (line))
    return refuse (files, error, line, "segments that are whole plain files");
  if ((rest = behind (line, "#EXT-X-MAP:")))
    return add_header (files, beside, line, rest, error);
  if ((rest = behind (line, "#EXTINF:")))
    return add_duration (files, line, rest, error);
  if (!*line || *line == '#')
    return TRUE;
  if (files->name->len == 0)
    return refuse (files, error, line, "#EXT-X-MAP before it: segments of MP4");
  return add_file (files, beside, line, error);
}

static gboolean
read_media (HlsFiles *files, const gchar *name, gchar **lines, GError **error)
{
  gboolean ended = FALSE;

  for (guint i = 0; lines[i]; i++) {
    if (!take_line (files, name, lines[i], error))
      return FALSE;
    ended = ended || g_str_equal (lines[i], "#EXT-X-ENDLIST");
  }
  if (!ended)
    return refuse (files, error, name, "#EXT-X-ENDLIST at its end");
  return files->name->len > 1
      || refuse (files, error, name, "at least one segment");
}

/* Of the sound where that is apart, else of the first variant; NULL: the
 * playlist is of segments itself. */
static gchar *
find_media (gchar **lines, gboolean sound)
{
  gboolean next = FALSE;

  for (guint i = 0; sound && lines[i]; i++) {
    const gchar *list = behind (lines[i], "#EXT-X-MEDIA:");
    g_autofree gchar *type = list ? find_attribute (list, "TYPE") : NULL;
    gchar *name = NULL;

    if (g_strcmp0 (type, "AUDIO") == 0)
      name = find_attribute (list, "URI");
    if (name)
      return name;
  }
  for (guint i = 0; lines[i]; i++) {
    if (next && *lines[i] && *lines[i] != '#')
      return g_strdup (lines[i]);
    next = next || g_str_has_prefix (lines[i], "#EXT-X-STREAM-INF:");
  }
  return NULL;
}

static gboolean
read_playlists (
    HlsFiles *files, const gchar *name, gboolean sound, GError **error)
{
  g_auto (GStrv) lines = read_lines (files, name, error);
  g_auto (GStrv) media = NULL;
  g_autofree gchar *other = lines ? find_media (lines, sound) : NULL;

  if (!lines)
    return FALSE;
  if (!other)
    return read_media (files, name, lines, error);
  if (!is_inside (other))
    return refuse (files, error, other,
        "the name of a playlist in its folder or below it");
  media = read_lines (files, other, error);
  return media && read_media (files, other, media, error);
}

HlsFiles *
hls_files_open (const gchar *playlist, gboolean sound, GError **error)
{
  g_autoptr (HlsFiles) files = g_new0 (HlsFiles, 1);
  g_autofree gchar *folder = g_path_get_dirname (playlist);
  g_autofree gchar *name = g_path_get_basename (playlist);

  files->playlist = g_strdup (playlist);
  files->name = g_ptr_array_new_with_free_func (g_free);
  files->fd = -1;
  files->dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (files->dir < 0) {
    fail (files, error, folder);
    return NULL;
  }
  return read_playlists (files, name, sound, error) ? g_steal_pointer (&files)
                                                    : NULL;
}

void
hls_files_free (HlsFiles *files)
{
  if (files->fd >= 0)
    close (files->fd);
  if (files->dir >= 0)
    close (files->dir);
  g_ptr_array_unref (files->name);
  g_free (files->playlist);
  g_free (files);
}

gint64
hls_files_duration (const HlsFiles *files)
{
  return files->duration;
}

gssize
hls_files_read (HlsFiles *files, void *bytes, gsize size, GError **error)
{
  while (files->fd >= 0 || files->next < files->name->len) {
    gssize n;

    if (files->fd < 0)
      files->fd = open_inside (files->dir, files->name->pdata[files->next++]);
    n = files->fd < 0 ? -1 : read (files->fd, bytes, size);
    if (n < 0)
      fail (files, error, files->name->pdata[files->next - 1]);
    if (n != 0)
      return n;
    close (files->fd);
    files->fd = -1;
  }
  return 0;
}
