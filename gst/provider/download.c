/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#define _GNU_SOURCE /* O_NOFOLLOW, flock */
#include "download.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "http.h"

#define MAX_TAG 1000

static const RetryRules rules = { DOWNLOAD_AGAIN, DOWNLOAD_AGAIN, 250, 8000 };

typedef struct {
  const Download *download;
  const gchar *part, *file;
  gchar *tag_file; /* the ETag of what @part is the beginning of */
  gint64 deadline; /* monotonic, us; 0: none */
  int fd;
  gchar *tag;  /* NULL: what is there is of no use */
  gint64 have; /* bytes in the file */
  HttpAnswer answer;
  gboolean begun; /* the answer's body has, or there is none */
} Fetching;

static void
fetching_clear (Fetching *self)
{
  g_free (self->tag_file);
  g_free (self->tag);
  http_answer_clear (&self->answer);
  if (self->fd >= 0)
    close (self->fd);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetching, fetching_clear)

static gboolean
fail (const Fetching *self, GError **error)
{
  const int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
      "cannot write %s: %s", self->part, g_strerror (code));
  return FALSE;
}

/* ---- the file ---- */

static gboolean
start_over (Fetching *self, GError **error)
{
  g_clear_pointer (&self->tag, g_free);
  g_unlink (self->tag_file);
  self->have = 0;
  return ftruncate (self->fd, 0) == 0 || fail (self, error);
}

/* Whoever had the lock before may have given the file its final name. */
static gboolean
lock (Fetching *self, const struct stat *opened, GError **error)
{
  struct stat named;

  if (flock (self->fd, LOCK_EX | LOCK_NB) == 0 && stat (self->part, &named) == 0
      && named.st_ino == opened->st_ino)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
      "%s: another process is at it", self->part);
  return FALSE;
}

static gboolean
open_part (Fetching *self, GError **error)
{
  struct stat info;
  gsize length = 0;

  self->fd = open (
      self->part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    return fail (self, error);
  if (!S_ISREG (info.st_mode)) {
    errno = EINVAL;
    return fail (self, error);
  }
  if (!lock (self, &info, error))
    return FALSE;
  if (fstat (self->fd, &info) != 0)
    return fail (self, error);
  g_file_get_contents (self->tag_file, &self->tag, &length, NULL);
  self->have = info.st_size;
  return (self->tag && length > 0 && length <= MAX_TAG && self->have > 0)
      || start_over (self, error);
}

static gboolean
write_all (Fetching *self, const gchar *bytes, gsize length, GError **error)
{
  while (length > 0) {
    const gssize n = pwrite (self->fd, bytes, length, self->have);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (self, error);
    bytes += n;
    length -= n;
    self->have += n;
  }
  return TRUE;
}

static gboolean
finish (Fetching *self, GError **error)
{
  if (fsync (self->fd) != 0)
    return fail (self, error);
  g_unlink (self->tag_file);
  return rename (self->part, self->file) == 0 || fail (self, error);
}

/* ---- the answer ---- */

static const gchar *
header (const Fetching *self, const gchar *name)
{
  return http_answer_header (&self->answer, name);
}

/* A weak one says that it looks the same, which is not enough to go on in the
 * middle; and what was packed on the way has other places. */
static const gchar *
strong_tag (const Fetching *self)
{
  const gchar *tag = header (self, "etag");

  return tag && *tag == '"' && strlen (tag) <= MAX_TAG
          && !header (self, "content-encoding")
      ? tag
      : NULL;
}

/* "bytes 100-199/200": from where we asked for, to the end. */
static gboolean
is_rest (const Fetching *self)
{
  const gchar *range = header (self, "content-range");
  g_autofree gchar *head =
      g_strdup_printf ("bytes %" G_GINT64_FORMAT "-", self->have);

  return range && g_str_has_prefix (range, head)
      && !header (self, "content-encoding");
}

static gboolean
begin (Fetching *self, GError **error)
{
  const gchar *tag = strong_tag (self);

  self->begun = TRUE;
  if (self->answer.status == 206) {
    if (self->tag && is_rest (self))
      return TRUE;
    start_over (self, NULL);
    return fault_fail (error, TROUBLE_OUTCOME_UNKNOWN,
        "it answered with another part than was asked for");
  }
  if (!start_over (self, error))
    return FALSE;
  self->tag = g_strdup (tag);
  return !tag || g_file_set_contents (self->tag_file, tag, -1, error);
}

static gboolean
take (const gchar *bytes, gsize length, gpointer user_data, GError **error)
{
  Fetching *self = user_data;

  if (!self->begun && !begin (self, error))
    return FALSE;
  if (self->have + (gint64) length > self->download->limit)
    return fault_fail (error, TROUBLE_TOO_LARGE,
        "more than the %" G_GINT64_FORMAT " bytes that it may have",
        self->download->limit);
  return write_all (self, bytes, length, error);
}

/* ---- one try ---- */

static guint
time_left (const Fetching *self)
{
  const gint64 left = (self->deadline - g_get_monotonic_time ()) / 1000;

  return self->deadline ? (guint) CLAMP (left, 1, G_MAXINT) : 0;
}

/* NULL-terminated: the rest of what is there, or all. */
static gchar **
headers_for (const Fetching *self)
{
  GPtrArray *headers = g_ptr_array_new ();

  g_ptr_array_add (headers, g_strdup ("Accept-Encoding: identity"));
  if (self->tag) {
    g_ptr_array_add (headers,
        g_strdup_printf ("Range: bytes=%" G_GINT64_FORMAT "-", self->have));
    g_ptr_array_add (headers, g_strdup_printf ("If-Range: %s", self->tag));
  }
  g_ptr_array_add (headers, NULL);
  return (gchar **) g_ptr_array_free (headers, FALSE);
}

/* A server may send less of the rest than there is. */
static gboolean
is_whole (const Fetching *self)
{
  const gchar *range = header (self, "content-range");
  const gchar *total = range ? strchr (range, '/') : NULL;
  guint64 size;

  return self->answer.status != 206 || !total
      || !g_ascii_string_to_unsigned (total + 1, 10, 0, G_MAXINT64, &size, NULL)
      || (gint64) size == self->have;
}

static gboolean
judge (Fetching *self, GError **error)
{
  g_auto (Trouble) trouble = { .retry_ms = -1 };

  if (self->answer.status == 416 && self->tag) {
    start_over (self, NULL);
    return fault_fail (
        error, TROUBLE_OUTCOME_UNKNOWN, "the file is another one by now");
  }
  trouble_of_answer (
      &self->answer, NULL, g_get_real_time () / G_USEC_PER_SEC, &trouble);
  if (trouble.kind != TROUBLE_NONE) {
    fault_set (error, &trouble);
    return FALSE;
  }
  if (!self->begun && !begin (self, error))
    return FALSE;
  return is_whole (self)
      || fault_fail (
          error, TROUBLE_OUTCOME_UNKNOWN, "it ended before the file's end");
}

/* What the sink said, or the network. */
static void
name_trouble (GError *cause, GError **error)
{
  g_auto (Trouble) trouble = { .retry_ms = -1 };

  if (cause->domain != HTTP_ERROR) {
    g_propagate_error (error, cause);
    return;
  }
  trouble_of_error (cause, &trouble);
  fault_set (error, &trouble);
  g_error_free (cause);
}

static gboolean
try (Fetching *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) headers = headers_for (self);
  const HttpRequest request = { .url = self->download->url,
    .headers = (const gchar *const *) headers,
    .timeout_ms = time_left (self),
    .silence_ms = DOWNLOAD_SILENCE_MS,
    .limit = G_MAXSIZE, /* the sink counts what is there, too */
    .own_network = self->download->own_network,
    .hosts = self->download->hosts,
    .sink = take,
    .user_data = self };
  GError *cause = NULL;

  self->begun = FALSE;
  if (http_exchange (&request, &self->answer, cancellable, &cause))
    return judge (self, error);
  name_trouble (cause, error);
  return FALSE;
}

/* ---- all tries ---- */

static gint64
wait_of (const Fetching *self, const GError *why, guint done)
{
  const Trouble trouble = { .kind = fault_kind (why),
    .retry_ms = fault_retry_ms (why) };
  const gint64 wait =
      trouble_wait_ms (&trouble, &rules, done, g_random_double ());

  return self->deadline && wait >= time_left (self) ? -1 : wait;
}

/* The disk's own trouble does not pass by waiting, nor does a limit. */
static gboolean
is_hopeful (const GError *why)
{
  return why->domain == GENERATE_ERROR && fault_kind (why) != TROUBLE_TOO_LARGE;
}

static gboolean
fetch (Fetching *self, GCancellable *cancellable, GError **error)
{
  for (guint done = 1;; done++) {
    g_autoptr (GError) why = NULL;
    gint64 wait;

    if (try (self, cancellable, &why))
      return finish (self, error);
    wait = is_hopeful (why) ? wait_of (self, why, done) : -1;
    if (wait < 0 || !generate_sleep (wait, cancellable)) {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  }
}

gboolean
download_file (const Download *download, const gchar *part, const gchar *file,
    GCancellable *cancellable, GError **error)
{
  g_auto (Fetching) self = { .download = download,
    .part = part,
    .file = file,
    .tag_file = g_strconcat (part, ".etag", NULL),
    .fd = -1,
    .deadline = download->timeout_ms ? g_get_monotonic_time ()
            + (gint64) download->timeout_ms * G_TIME_SPAN_MILLISECOND
                                     : 0 };

  if (!open_part (&self, error))
    return FALSE;
  if (fetch (&self, cancellable, error))
    return TRUE;
  if (self.have == 0)
    g_unlink (part);
  return FALSE;
}
