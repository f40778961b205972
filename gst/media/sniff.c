/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Magic bytes of the types we know. It must not trust a name and must not
 * read past @size. */
#include "sniff.h"
#include "mp3.h"
#include "track.h"
#include <string.h>

typedef struct {
  const gchar *name, *mime, *extension;
} TypeInfo;

static const TypeInfo types[] = {
  [MEDIA_UNKNOWN] = { "unknown", "application/octet-stream", "bin" },
  [MEDIA_PNG] = { "PNG", "image/png", "png" },
  [MEDIA_JPEG] = { "JPEG", "image/jpeg", "jpg" },
  [MEDIA_WEBP] = { "WebP", "image/webp", "webp" },
  [MEDIA_GIF] = { "GIF", "image/gif", "gif" },
  [MEDIA_WAV] = { "WAV", "audio/x-wav", "wav" },
  [MEDIA_MP3] = { "MP3", "audio/mpeg", "mp3" },
  [MEDIA_OGG] = { "Ogg", "audio/ogg", "ogg" },
  [MEDIA_FLAC] = { "FLAC", "audio/flac", "flac" },
  [MEDIA_MP4] = { "MP4", "video/mp4", "mp4" },
  [MEDIA_WEBM] = { "WebM", "video/webm", "webm" },
  [MEDIA_AAC] = { "AAC", "audio/aac", "aac" },
};

typedef struct {
  MediaType type;
  guint offset;
  guint length;
  gchar bytes[9];
} Magic;

static const Magic magics[] = {
  { MEDIA_PNG, 0, 8, "\x89PNG\r\n\x1a\n" },
  { MEDIA_JPEG, 0, 3, "\xff\xd8\xff" },
  { MEDIA_GIF, 0, 6, "GIF87a" },
  { MEDIA_GIF, 0, 6, "GIF89a" },
  { MEDIA_OGG, 0, 4, "OggS" },
  { MEDIA_FLAC, 0, 4, "fLaC" },
  { MEDIA_WEBM, 0, 4, "\x1a\x45\xdf\xa3" },
};

/* HEIF and AVIF pictures share the box structure of MP4 but are not films. */
static const gchar still_brands[][5] = { "heic", "heix", "heim", "heis", "mif1",
  "msf1", "avif", "avis" };

static gboolean
has_tag (const guint8 *data, gsize size, gsize offset, const gchar *tag)
{
  return size >= offset + 4 && memcmp (data + offset, tag, 4) == 0;
}

static MediaType
sniff_riff (const guint8 *data, gsize size)
{
  gboolean riff = has_tag (data, size, 0, "RIFF");

  if (riff && has_tag (data, size, 8, "WEBP"))
    return MEDIA_WEBP;
  if ((riff || has_tag (data, size, 0, "RF64"))
      && has_tag (data, size, 8, "WAVE"))
    return MEDIA_WAV;
  return MEDIA_UNKNOWN;
}

static MediaType
sniff_mp4 (const guint8 *data, gsize size)
{
  if (!has_tag (data, size, 4, "ftyp") || size < 12)
    return MEDIA_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (still_brands); i++)
    if (has_tag (data, size, 8, still_brands[i]))
      return MEDIA_UNKNOWN;
  return MEDIA_MP4;
}

MediaType
media_sniff (const guint8 *data, gsize size)
{
  MediaType type;

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++) {
    const Magic *m = &magics[i];

    if (size >= m->offset + m->length
        && memcmp (data + m->offset, m->bytes, m->length) == 0)
      return m->type;
  }
  type = sniff_riff (data, size);
  if (type == MEDIA_UNKNOWN)
    type = sniff_mp4 (data, size);
  if (type == MEDIA_UNKNOWN && mp3_sniff (data, size))
    type = MEDIA_MP3;
  if (type == MEDIA_UNKNOWN && adts_sniff (data, size))
    type = MEDIA_AAC;
  return type;
}

static const TypeInfo *
info (MediaType type)
{
  return &types[(guint) type < G_N_ELEMENTS (types) ? type : MEDIA_UNKNOWN];
}

const gchar *
media_type_name (MediaType type)
{
  return info (type)->name;
}

const gchar *
media_type_mime (MediaType type)
{
  return info (type)->mime;
}

const gchar *
media_type_extension (MediaType type)
{
  return info (type)->extension;
}

gboolean
media_type_is_image (MediaType type)
{
  return g_str_has_prefix (media_type_mime (type), "image/");
}

gboolean
media_type_is_audio (MediaType type)
{
  return type == MEDIA_MP4
      || g_str_has_prefix (media_type_mime (type), "audio/");
}
