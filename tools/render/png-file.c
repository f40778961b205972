/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "png-file.h"

#include "render.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BYTES 3 /* of a pixel */

static guint32
crc32_of (const guint8 *data, gsize n)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < n; i++) {
    crc ^= data[i];
    for (guint bit = 0; bit < 8; bit++)
      crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

static void
put_word (GByteArray *file, guint32 word)
{
  guint32 big = GUINT32_TO_BE (word);

  g_byte_array_append (file, (const guint8 *) &big, sizeof big);
}

static void
put_chunk (GByteArray *file, const gchar *type, const guint8 *data, gsize size)
{
  guint at;

  put_word (file, size);
  at = file->len;
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, size);
  put_word (file, crc32_of (file->data + at, size + 4));
}

static gint
paeth (gint left, gint up, gint corner)
{
  gint guess = left + up - corner;
  gint a = ABS (guess - left), b = ABS (guess - up), c = ABS (guess - corner);

  if (a <= b && a <= c)
    return left;
  return b <= c ? up : corner;
}

/* Each row with its filter in front: the Paeth predictor, good for
 * photographs. */
static GByteArray *
filter (const guint8 *rgba, gint width, gint height)
{
  GByteArray *rows = g_byte_array_sized_new (height * (width * BYTES + 1));
  g_autofree guint8 *above = g_malloc0 (width * BYTES);
  g_autofree guint8 *row = g_malloc (width * BYTES);
  g_autofree guint8 *out = g_malloc (width * BYTES);

  for (gint y = 0; y < height; y++) {
    for (gint x = 0; x < width; x++)
      memcpy (row + x * BYTES, rgba + ((gsize) y * width + x) * 4, BYTES);
    for (gint i = 0; i < width * BYTES; i++)
      out[i] = row[i]
          - paeth (i < BYTES ? 0 : row[i - BYTES], above[i],
              i < BYTES ? 0 : above[i - BYTES]);
    g_byte_array_append (rows, (const guint8[]){ 4 }, 1);
    g_byte_array_append (rows, out, width * BYTES);
    memcpy (above, row, width * BYTES);
  }
  return rows;
}

static GByteArray *
deflate (const GByteArray *rows)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  GByteArray *out = g_byte_array_new ();
  gsize from = 0, read, written;
  GConverterResult result;
  guint8 block[65536];

  do {
    result = g_converter_convert (G_CONVERTER (compressor), rows->data + from,
        rows->len - from, block, sizeof block, G_CONVERTER_INPUT_AT_END, &read,
        &written, NULL);
    from += read;
    g_byte_array_append (out, block, written);
  } while (result == G_CONVERTER_CONVERTED);
  return out;
}

static GByteArray *
encode (const Picture *picture)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a,
    '\n' };
  gint width = picture->width, height = picture->height;
  g_autofree guint8 *rgba = g_malloc ((gsize) width * height * 4);
  g_autoptr (GByteArray) rows = NULL;
  g_autoptr (GByteArray) data = NULL;
  g_autoptr (GByteArray) header = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();

  picture_to_rgba (picture, rgba);
  rows = filter (rgba, width, height);
  data = deflate (rows);
  put_word (header, width);
  put_word (header, height);
  g_byte_array_append (header, (const guint8[]){ 8, 2, 0, 0, 0 }, 5);
  g_byte_array_append (file, signature, sizeof signature);
  put_chunk (file, "IHDR", header->data, header->len);
  put_chunk (file, "sRGB", (const guint8[]){ 0 }, 1);
  put_chunk (file, "IDAT", data->data, data->len);
  put_chunk (file, "IEND", NULL, 0);
  return file;
}

gboolean
png_file_write (const gchar *filename, const Picture *picture, GError **error)
{
  g_autoptr (GByteArray) file = encode (picture);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (filename, (const gchar *) file->data, file->len,
          G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local))
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, local->message);
  return FALSE;
}

static gboolean
write_all (gint fd, const GByteArray *bytes)
{
  gsize at = 0;

  while (at < bytes->len) {
    gssize n = write (fd, bytes->data + at, bytes->len - at);

    if (n < 0 && errno != EINTR)
      return FALSE;
    at += MAX (0, n);
  }
  return TRUE;
}

/* Nothing is lost with a new name; an old file is, unless the new one is on the
 * disk before it. */
static gboolean
write_file (const gchar *name, const gchar *old, const GByteArray *bytes)
{
  gint fd = g_open (
      name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean ok = fd >= 0 && write_all (fd, bytes)
      && (!g_file_test (old, G_FILE_TEST_EXISTS) || fsync (fd) == 0);
  gint saved = errno;

  if (fd >= 0)
    close (fd);
  errno = saved;
  return ok;
}

gboolean
png_file_write_through (const gchar *scratch, const gchar *filename,
    const Picture *picture, GError **error)
{
  g_autoptr (GByteArray) bytes = encode (picture);
  gint saved;

  if (write_file (scratch, filename, bytes)
      && g_rename (scratch, filename) == 0)
    return TRUE;
  saved = errno;
  g_unlink (scratch);
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, g_strerror (saved));
  return FALSE;
}
