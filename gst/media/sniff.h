/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a file really is, by its first bytes. Names and announced types are
 * labels only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  MEDIA_UNKNOWN,
  MEDIA_PNG,
  MEDIA_JPEG,
  MEDIA_WEBP,
  MEDIA_GIF,
  MEDIA_WAV,
  MEDIA_MP3,
  MEDIA_OGG,
  MEDIA_FLAC,
  MEDIA_MP4,
  MEDIA_WEBM,
  MEDIA_AAC,
} MediaType;

MediaType media_sniff (const guint8 *data, gsize size);
const gchar *media_type_name (MediaType type);      /* "PNG" */
const gchar *media_type_mime (MediaType type);      /* "image/png" */
const gchar *media_type_extension (MediaType type); /* "png" */
gboolean media_type_is_image (MediaType type);
/* A film has a sound, too. */
gboolean media_type_is_audio (MediaType type);

G_END_DECLS
