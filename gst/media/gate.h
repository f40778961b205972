/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The header gate: size and shape of a picture or sound, read from its header
 * by our own bounded parser, held against the limits before any decoder sees
 * a byte. */
#pragma once

#include "sniff.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define MEDIA_ERROR (media_error_quark ())
GQuark media_error_quark (void);

typedef enum {
  MEDIA_ERROR_OPEN,    /* missing, unreadable, outside the root */
  MEDIA_ERROR_TYPE,    /* not a type we take */
  MEDIA_ERROR_LIMIT,   /* too large */
  MEDIA_ERROR_CORRUPT, /* header or body does not decode */
  MEDIA_ERROR_MISSING_PLUGIN,
} MediaError;

typedef struct {
  gint64 max_bytes;         /* 200 MB */
  gint64 max_pixels;        /* 64 Mpx */
  gint max_side;            /* 16384 */
  gint64 max_audio_seconds; /* 30 min */
} MediaLimits;

extern const MediaLimits media_default_limits;

typedef struct {
  MediaType type;
  gint width, height; /* pictures */
  gboolean animated;
  gint rate, channels; /* sounds, 0 if the header does not say */
} MediaHeader;

/* @data: at least the header; @size may be the whole file. */
gboolean media_gate (const guint8 *data, gsize size, const MediaLimits *limits,
    MediaHeader *header, GError **error);

/**
 * media_resolve:
 * @src: as a movie writes it: a relative path, file: URI or data: URI
 * @base: (nullable): folder that relative paths start from
 * @root: (nullable): folder that no local path may leave, links resolved;
 *   NULL: @base
 *
 * http and https are what media_fetched_name() was brought from there; where
 * nothing was, they are refused with a message that names `jsonclip fetch`.
 *
 * Returns: (transfer full): the absolute file name, or a data: URI as it is.
 */
gchar *media_resolve (
    const gchar *src, const gchar *base, const gchar *root, GError **error);

/* Under the media root, where `jsonclip fetch` puts what an address or a data:
 * URI stands for: a link to a file that is named by its content. */
#define MEDIA_FETCHED_FOLDER "fetched"
gchar *media_fetched_name (const gchar *src);

/* A resolved source, opened once, checked to be a regular file and against
 * max_bytes; its bytes are read where they are needed. */
typedef struct MediaFile MediaFile;

MediaFile *media_file_open (
    const gchar *resolved, const MediaLimits *limits, GError **error);
MediaFile *media_file_new_for_bytes (GBytes *bytes);
void media_file_free (MediaFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaFile, media_file_free)

gsize media_file_size (const MediaFile *file);
/* All @n bytes from @at on, which lie in the file. */
gboolean media_file_read (
    MediaFile *file, gsize at, gsize n, guint8 *to, GError **error);
/* The first @most bytes, or all. */
GBytes *media_file_head (MediaFile *file, gsize most, GError **error);

/* Bytes of a resolved source, opened once, checked to be a regular file and
 * against max_bytes. */
GBytes *media_load (
    const gchar *resolved, const MediaLimits *limits, GError **error);
/* Of a source as a movie writes it, at most @most bytes. */
GBytes *media_fetch (const gchar *src, const gchar *base, const gchar *root,
    gint64 most, GError **error);
/* The same with the same checks, but of a file its first @most bytes only. */
GBytes *media_load_head (const gchar *resolved, const MediaLimits *limits,
    gsize most, GError **error);

G_END_DECLS
