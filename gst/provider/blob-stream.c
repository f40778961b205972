/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "blob-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* Letters that are decoded at once, by four. */
#define CHUNK 16384
#define MOST_PREFIX 100
#define PREFIX "data:"
#define PREFIX_END ";base64" /* and a comma */
#define ESCAPE_LENGTH 6      /* "\u002f" */

typedef enum {
  OUTSIDE,
  CANDIDATE, /* in a string that may be taken out */
  PLAIN,     /* in one that is not */
} Place;

struct BlobStream {
  GString *text; /* what is left */
  GHashTable *blobs;
  gchar token[33];

  Place place;
  guint64 objects;  /* a bit for each container around: it is an object; the
                    * innermost one is the lowest */
  gchar before;     /* the last byte outside of strings that is no space */
  gboolean escaped; /* the next byte of a plain string */

  /* Of a candidate: */
  GString *prefix; /* of an address of kind data: */
  gboolean in_prefix;
  GString *letters; /* those that are not in the file */
  guint64 n_letters;
  guint n_pads;
  gchar escape[ESCAPE_LENGTH]; /* one that is not whole yet */
  guint n_escape;
  gint fd; /* of the file; -1: it is not that long */
};

static void
make_token (gchar *token)
{
  guint8 chance[16];

  if (getentropy (chance, sizeof chance) < 0)
    g_error ("no entropy: %s", g_strerror (errno));
  for (guint i = 0; i < sizeof chance; i++)
    g_snprintf (token + 2 * i, 3, "%02x", chance[i]);
}

BlobStream *
blob_stream_new (void)
{
  BlobStream *stream = g_new0 (BlobStream, 1);

  stream->text = g_string_new (NULL);
  stream->prefix = g_string_new (NULL);
  stream->letters = g_string_new (NULL);
  stream->blobs = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  stream->fd = -1;
  make_token (stream->token);
  return stream;
}

static void
close_file (BlobStream *stream)
{
  if (stream->fd >= 0)
    close (stream->fd);
  stream->fd = -1;
}

void
blob_stream_free (BlobStream *stream)
{
  close_file (stream);
  if (stream->text)
    g_string_free (stream->text, TRUE);
  g_string_free (stream->prefix, TRUE);
  g_string_free (stream->letters, TRUE);
  g_clear_pointer (&stream->blobs, g_hash_table_unref);
  g_free (stream);
}

/* ---- the file ---- */

static gboolean
fail (GError **error, const gchar *what)
{
  const gint code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
      "cannot %s a temporary file in %s: %s", what, g_get_tmp_dir (),
      g_strerror (code));
  return FALSE;
}

static gboolean
open_file (BlobStream *stream, GError **error)
{
  g_autofree gchar *name =
      g_build_filename (g_get_tmp_dir (), "jsonclip-XXXXXX", NULL);

  stream->fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (stream->fd < 0)
    return fail (error, "make");
  g_unlink (name);
  return TRUE;
}

static gboolean
write_file (
    BlobStream *stream, const guchar *data, gsize length, GError **error)
{
  while (length > 0) {
    const gssize n = write (stream->fd, data, length);

    if (n < 0 && errno != EINTR)
      return fail (error, "write");
    data += MAX (0, n);
    length -= MAX (0, n);
  }
  return TRUE;
}

/* Those that make whole bytes. */
static gboolean
decode_letters (BlobStream *stream, GError **error)
{
  const gsize n = stream->letters->len & ~(gsize) 3;
  g_autofree guchar *data = g_malloc (n / 4 * 3 + 3);
  gint state = 0;
  guint save = 0;
  const gsize length =
      g_base64_decode_step (stream->letters->str, n, data, &state, &save);

  g_string_erase (stream->letters, 0, n);
  return write_file (stream, data, length, error);
}

static GBytes *
map_file (BlobStream *stream, GError **error)
{
  g_autoptr (GMappedFile) file =
      g_mapped_file_new_from_fd (stream->fd, FALSE, error);

  return file ? g_mapped_file_get_bytes (file) : NULL;
}

/* ---- a string that may be taken out ---- */

static void
begin_candidate (BlobStream *stream)
{
  stream->place = CANDIDATE;
  g_string_truncate (stream->prefix, 0);
  g_string_truncate (stream->letters, 0);
  stream->in_prefix = FALSE;
  stream->n_letters = 0;
  stream->n_pads = stream->n_escape = 0;
}

/* It stays where it is. */
static gboolean
put_back (BlobStream *stream, GError **error)
{
  g_string_append_len (stream->text, stream->prefix->str, stream->prefix->len);
  if (stream->fd >= 0) {
    g_autoptr (GBytes) bytes = map_file (stream, error);
    g_autofree gchar *again = bytes
        ? g_base64_encode (
            g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
        : NULL;

    if (!again)
      return FALSE;
    g_string_append (stream->text, again);
    close_file (stream);
  }
  g_string_append_len (
      stream->text, stream->letters->str, stream->letters->len);
  g_string_append_len (stream->text, "==", stream->n_pads);
  return TRUE;
}

/* The byte that does not belong to base64 is read again after this. */
static gboolean
give_up (BlobStream *stream, GError **error)
{
  if (!put_back (stream, error))
    return FALSE;
  g_string_append_len (stream->text, stream->escape, stream->n_escape);
  stream->escaped = stream->n_escape == 1;
  stream->place = PLAIN;
  return TRUE;
}

static gboolean
take_out (BlobStream *stream, GError **error)
{
  g_autofree gchar *name = g_strdup_printf (
      "blob:%s:%u", stream->token, g_hash_table_size (stream->blobs));
  GBytes *bytes;

  g_string_append_len (stream->letters, "==", stream->n_pads);
  if (!decode_letters (stream, error) || !(bytes = map_file (stream, error)))
    return FALSE;
  close_file (stream);
  g_string_append (stream->text, name);
  g_hash_table_insert (stream->blobs, g_steal_pointer (&name), bytes);
  return TRUE;
}

static gboolean
is_whole (const BlobStream *stream)
{
  return stream->fd >= 0 && (stream->n_letters + stream->n_pads) % 4 == 0;
}

static gboolean
end_candidate (BlobStream *stream, GError **error)
{
  if (is_whole (stream) ? !take_out (stream, error) : !put_back (stream, error))
    return FALSE;
  g_string_append_c (stream->text, '"');
  stream->place = OUTSIDE;
  stream->before = '"';
  return TRUE;
}

static gboolean
is_letter (gchar c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/';
}

static gboolean
take_prefix (BlobStream *stream, gchar c)
{
  if (stream->prefix->len == MOST_PREFIX
      || (c == ',' ? !g_str_has_suffix (stream->prefix->str, PREFIX_END)
                   : !g_ascii_isalnum (c) && !strchr ("+/;=.-_", c)))
    return FALSE;
  g_string_append_c (stream->prefix, c);
  stream->in_prefix = c != ',';
  return TRUE;
}

static gboolean
begins_prefix (const BlobStream *stream, gchar c)
{
  return c == ':' && stream->n_letters == strlen (PREFIX) - 1
      && stream->prefix->len == 0 && stream->n_pads == 0
      && g_str_has_prefix (PREFIX, stream->letters->str);
}

/* FALSE: this is no base64. */
static gboolean
take_letter (BlobStream *stream, gchar c)
{
  if (c == '\0')
    return FALSE;
  if (stream->in_prefix)
    return take_prefix (stream, c);
  if (begins_prefix (stream, c)) {
    g_string_assign (stream->prefix, PREFIX);
    g_string_truncate (stream->letters, 0);
    stream->n_letters = 0;
    stream->in_prefix = TRUE;
    return TRUE;
  }
  if (c == '=' && stream->n_letters > 0 && stream->n_pads < 2) {
    stream->n_pads++;
    return TRUE;
  }
  if (stream->n_pads > 0 || !is_letter (c))
    return FALSE;
  g_string_append_c (stream->letters, c);
  stream->n_letters++;
  return TRUE;
}

/* "\/", and letters as "\u002f". */
static gboolean
take_escape (BlobStream *stream, gchar c)
{
  const guint n = stream->n_escape;
  gchar digits[5] = "";

  if (n == 1 && c == '/') {
    stream->n_escape = 0;
    return take_letter (stream, c);
  }
  if (n == 0 ? c != '\\' : n == 1 ? c != 'u' : !g_ascii_isxdigit (c))
    return FALSE;
  if (n + 1 < ESCAPE_LENGTH) {
    stream->escape[stream->n_escape++] = c;
    return TRUE;
  }
  memcpy (digits, stream->escape + 2, 3);
  digits[3] = c;
  if (!g_str_has_prefix (digits, "00")
      || !take_letter (stream, (gchar) strtoul (digits, NULL, 16)))
    return FALSE;
  stream->n_escape = 0;
  return TRUE;
}

/* A run of letters, which is what most of it is. */
static gsize
take_letters (BlobStream *stream, const gchar *bytes, gsize length)
{
  gsize n = 0;

  if (stream->n_escape || stream->in_prefix || stream->n_pads)
    return 0;
  length = MIN (length, CHUNK);
  while (n < length && is_letter (bytes[n]))
    n++;
  g_string_append_len (stream->letters, bytes, n);
  stream->n_letters += n;
  return n;
}

/* What has come so far is as long as one that is taken out. */
static gboolean
store_letters (BlobStream *stream, GError **error)
{
  if (stream->fd < 0
      && (stream->n_letters < BLOB_LEAST
          || g_hash_table_size (stream->blobs) >= BLOB_MOST))
    return TRUE;
  if (stream->fd < 0 && !open_file (stream, error))
    return FALSE;
  return stream->letters->len < CHUNK || decode_letters (stream, error);
}

/* Takes at least one byte, or puts the string back. */
static gboolean
take_candidate (BlobStream *stream, const gchar *bytes, gsize length,
    gsize *taken, GError **error)
{
  *taken = take_letters (stream, bytes, length);
  if (*taken > 0)
    return store_letters (stream, error);
  if (*bytes == '"' && stream->n_escape == 0) {
    *taken = 1;
    return end_candidate (stream, error);
  }
  if (stream->n_escape > 0 || *bytes == '\\' ? take_escape (stream, *bytes)
                                             : take_letter (stream, *bytes)) {
    *taken = 1;
    return store_letters (stream, error);
  }
  return give_up (stream, error);
}

/* ---- all else ---- */

static gsize
take_plain (BlobStream *stream, const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && stream->place == PLAIN) {
    const gchar c = bytes[n++];

    if (c == '\n' || c == '\r' || (c == '"' && !stream->escaped)) {
      stream->place = OUTSIDE;
      stream->before = '"';
    }
    stream->escaped = c == '\\' && !stream->escaped;
  }
  g_string_append_len (stream->text, bytes, n);
  return n;
}

static gboolean
is_value (const BlobStream *stream)
{
  return !(stream->objects & 1) || stream->before == ':';
}

static void
note (BlobStream *stream, gchar c)
{
  if (c == '{')
    stream->objects = stream->objects << 1 | 1;
  else if (c == '[')
    stream->objects <<= 1;
  else if (c == '}' || c == ']')
    stream->objects >>= 1;
  if (!g_ascii_isspace (c))
    stream->before = c;
}

static gsize
take_outside (BlobStream *stream, const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && bytes[n] != '"')
    note (stream, bytes[n++]);
  if (n < length) {
    n++;
    stream->escaped = FALSE;
    if (is_value (stream))
      begin_candidate (stream);
    else
      stream->place = PLAIN;
  }
  g_string_append_len (stream->text, bytes, n);
  return n;
}

gboolean
blob_stream_feed (
    BlobStream *stream, const gchar *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gsize n = 0;

    if (stream->place == OUTSIDE)
      n = take_outside (stream, bytes, length);
    else if (stream->place == PLAIN)
      n = take_plain (stream, bytes, length);
    else if (!take_candidate (stream, bytes, length, &n, error))
      return FALSE;
    bytes += n;
    length -= n;
  }
  return TRUE;
}

GBytes *
blob_stream_end (BlobStream *stream, GHashTable **blobs, GError **error)
{
  if (stream->place == CANDIDATE && !give_up (stream, error))
    return NULL;
  *blobs = g_steal_pointer (&stream->blobs);
  return g_string_free_to_bytes (g_steal_pointer (&stream->text));
}
