/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Magic bytes and headers of the files that providers send. A sender's word
 * is never taken for them. */

#include "reply-media.h"

#include <string.h>

#include "generate.h"

#define MAX_SIDE 16384

typedef struct {
  const guint8 *data;
  gsize size;
} Span;

typedef gboolean (*ReadSize) (Span file, gint *width, gint *height);

static Span
span_of (GBytes *bytes)
{
  Span span;

  span.data = g_bytes_get_data (bytes, &span.size);
  return span;
}

static guint
be16 (const guint8 *p)
{
  return p[0] << 8 | p[1];
}

static guint32
be32 (const guint8 *p)
{
  return (guint32) be16 (p) << 16 | be16 (p + 2);
}

static guint32
le24 (const guint8 *p)
{
  return p[0] | p[1] << 8 | p[2] << 16;
}

static guint32
le32 (const guint8 *p)
{
  return le24 (p) | (guint32) p[3] << 24;
}

static gboolean
size_of_png (Span file, gint *width, gint *height)
{
  if (file.size < 24 || memcmp (file.data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = (gint) be32 (file.data + 16);
  *height = (gint) be32 (file.data + 20);
  return TRUE;
}

static gboolean
is_frame_header (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
      && marker != 0xcc;
}

/* Walks the segments up to the frame header. */
static gboolean
size_of_jpeg (Span file, gint *width, gint *height)
{
  gsize at = 2;

  while (at + 9 <= file.size && file.data[at] == 0xff) {
    guint8 marker = file.data[at + 1];

    if (marker == 0xff) {
      at++;
      continue;
    }
    if (is_frame_header (marker)) {
      *height = (gint) be16 (file.data + at + 5);
      *width = (gint) be16 (file.data + at + 7);
      return TRUE;
    }
    at += 2 + be16 (file.data + at + 2);
  }
  return FALSE;
}

static gboolean
size_of_webp (Span file, gint *width, gint *height)
{
  const guint8 *p = file.data;

  if (file.size < 30)
    return FALSE;
  if (memcmp (p + 12, "VP8X", 4) == 0) {
    *width = (gint) le24 (p + 24) + 1;
    *height = (gint) le24 (p + 27) + 1;
  } else if (memcmp (p + 12, "VP8L", 4) == 0 && p[20] == 0x2f) {
    guint32 bits = le32 (p + 21);

    *width = (gint) (bits & 0x3fff) + 1;
    *height = (gint) (bits >> 14 & 0x3fff) + 1;
  } else if (memcmp (p + 12, "VP8 ", 4) == 0) {
    *width = (p[26] | p[27] << 8) & 0x3fff;
    *height = (p[28] | p[29] << 8) & 0x3fff;
  } else {
    return FALSE;
  }
  return TRUE;
}

/* RIFF files carry their form at byte 8. */
static const struct {
  const gchar *mime;
  const gchar *magic;
  gsize length;
  const gchar *form;
  ReadSize size;
} formats[] = {
  { "image/png", "\x89PNG\r\n\x1a\n", 8, NULL, size_of_png },
  { "image/jpeg", "\xff\xd8\xff", 3, NULL, size_of_jpeg },
  { "image/webp", "RIFF", 4, "WEBP", size_of_webp },
  { "audio/wav", "RIFF", 4, "WAVE", NULL },
};

static gint
find_format (Span file)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (file.size < 12
        || memcmp (file.data, formats[i].magic, formats[i].length) != 0)
      continue;
    if (!formats[i].form || memcmp (file.data + 8, formats[i].form, 4) == 0)
      return (gint) i;
  }
  return -1;
}

const gchar *
reply_sniff (GBytes *bytes)
{
  gint format = find_format (span_of (bytes));

  return format < 0 ? NULL : formats[format].mime;
}

static gint
agreed_format (Span file, const gchar *announced, GError **error)
{
  gint format = find_format (file);

  if (format >= 0 && g_strcmp0 (formats[format].mime, announced) == 0)
    return format;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
      "the reply was announced as %s, but its bytes are %s",
      announced ? announced : "nothing",
      format < 0 ? "of no known kind" : formats[format].mime);
  return -1;
}

gboolean
reply_check_image (GBytes *bytes, const gchar *announced, const gchar **mime,
    gint *width, gint *height, GError **error)
{
  Span file = span_of (bytes);
  gint format = agreed_format (file, announced, error);

  if (format < 0)
    return FALSE;
  if (!formats[format].size) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
        "the reply is %s where an image was expected", formats[format].mime);
    return FALSE;
  }
  if (!formats[format].size (file, width, height) || *width < 1 || *height < 1
      || *width > MAX_SIDE || *height > MAX_SIDE) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
        "the reply's %s header holds no size of 1 to %d pixels a side",
        formats[format].mime, MAX_SIDE);
    return FALSE;
  }
  *mime = formats[format].mime;
  return TRUE;
}

/* The chunk's content, empty where there is none. */
static Span
find_chunk (Span file, const gchar *name)
{
  gsize at = 12;

  while (at + 8 <= file.size) {
    Span chunk = { file.data + at + 8, le32 (file.data + at + 4) };

    chunk.size = MIN (chunk.size, file.size - at - 8);
    if (memcmp (file.data + at, name, 4) == 0)
      return chunk;
    at += 8 + chunk.size + (chunk.size & 1);
  }
  return (Span){ NULL, 0 };
}

gboolean
reply_check_wav (GBytes *bytes, const gchar *announced, const gchar **mime,
    gint64 *duration_ms, GError **error)
{
  Span file = span_of (bytes);
  gint format = agreed_format (file, announced, error);
  Span head, data;
  guint32 bytes_per_second;

  if (format < 0)
    return FALSE;
  head = find_chunk (file, "fmt ");
  data = find_chunk (file, "data");
  bytes_per_second = head.size >= 16 ? le32 (head.data + 8) : 0;
  if (formats[format].size || !bytes_per_second || !data.size) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
        "the reply is no WAV file with sound in it");
    return FALSE;
  }
  *mime = formats[format].mime;
  *duration_ms = (gint64) data.size * 1000 / bytes_per_second;
  return TRUE;
}
