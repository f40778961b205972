/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A movie together with where each of its sources lies: resolved and held
 * against the limits by their headers all at once, decoded one by one when
 * they are needed. Immutable and reference-counted, so that both streaming
 * threads and the prefetcher share it. Knows neither pads nor frames. */
#pragma once

#include "movie.h"
#include "decode.h"
#include "meanings.h"

G_BEGIN_DECLS

typedef struct ClipMedia ClipMedia;

/**
 * clip_media_open:
 * @base: (nullable): folder that relative sources start from
 * @root: (nullable): folder that no source may leave; NULL: @base
 *
 * Returns: (transfer full) (nullable): NULL with @error set if any source is
 *   missing, outside @root or not what this version plays; its message has one
 *   "$.movie.scenes[3].src: media/x.png: why" line per source.
 */
ClipMedia *clip_media_open (
    Movie *movie, const gchar *base, const gchar *root, GError **error);
/**
 * clip_media_read:
 * @text: (nullable): the document, read instead of the file at @location
 * @root: (nullable): as above; a text without @location has no other folder
 * @problems: appended to
 *
 * Reads a movie that must be final, and opens its media.
 */
ClipMedia *clip_media_read (const gchar *location, const gchar *text,
    const gchar *root, GPtrArray *problems, GError **error);

ClipMedia *clip_media_ref (ClipMedia *media);
void clip_media_unref (ClipMedia *media);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClipMedia, clip_media_unref)

Movie *clip_media_movie (const ClipMedia *media);

/* Decodes the picture of an image scene; errors name its path and file. */
MediaImage *clip_media_image (const ClipMedia *media, guint scene,
    GCancellable *cancellable, GError **error);

/* (transfer full): of the movie's settings, for frames of a size. */
Meanings *clip_media_meanings (
    const ClipMedia *media, gint width, gint height, PictureMatrix matrix);

/* The same of an overlay that has one. */
MediaImage *clip_media_overlay_image (const ClipMedia *media, guint overlay,
    GCancellable *cancellable, GError **error);

/* The resolved file of an audio item: items of equal files share a sound. */
const gchar *clip_media_sound_file (const ClipMedia *media, guint item);
/* Opens the sound of an audio item; errors name its path and file. */
MediaSound *clip_media_sound (
    const ClipMedia *media, guint item, GError **error);

G_END_DECLS
