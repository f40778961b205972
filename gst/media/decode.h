/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Decodes foreign pictures and sounds with one explicit parser and decoder
 * per type: never decodebin. */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

/* Straight 8-bit RGBA, rows of @width * 4 bytes; orientation applied. */
typedef struct {
  gint width, height;
  guint8 *rgba;
} MediaImage;

void media_image_free (MediaImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaImage, media_image_free)

/* PNG, JPEG, WebP. @name is for messages only. */
MediaImage *media_decode_image (GBytes *bytes, const gchar *name,
    const MediaLimits *limits, GCancellable *cancellable, GError **error);

/* A sound of any length, read anywhere: decoded where it is read, by blocks
 * of which only the last used are kept, from a file that stays where it is. Of
 * one thread. */
typedef struct MediaSound MediaSound;

/* WAV, FLAC, MP3, AAC, M4A and MP4 (AAC, ALAC), Ogg (Vorbis, Opus); what an
 * encoder put ahead of the sound or behind it is left out where the file says
 * so: by a LAME tag, an edit, a pre-skip, the last granule. Takes @file; finds what is wrong with headers and lengths, not yet
 * what is wrong with the sound. */
MediaSound *media_sound_open (MediaFile *file, const gchar *name,
    const MediaLimits *limits, GError **error);
void media_sound_free (MediaSound *sound);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaSound, media_sound_free)

/* In samples at 48 kHz. */
gint64 media_sound_length (const MediaSound *sound);
/**
 * media_sound_read:
 * @from, @n: samples that lie in the sound
 * @out: interleaved floats of two channels, all finite
 *
 * The same samples whatever was read before. What is compressed and is read back,
 * or far ahead, is decoded through to there.
 */
gboolean media_sound_read (MediaSound *sound, gint64 from, gint64 n,
    gfloat *out, GCancellable *cancellable, GError **error);

G_END_DECLS
