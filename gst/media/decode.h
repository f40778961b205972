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

/* 48 kHz stereo, interleaved floats. */
typedef struct {
  gint64 n_samples; /* frames of two floats */
  gfloat *data;
} MediaSound;

/* Silence, to be filled in. */
MediaSound *media_sound_new (gint64 n_samples);
MediaSound *media_sound_ref (MediaSound *sound);
void media_sound_unref (MediaSound *sound);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaSound, media_sound_unref)

/* WAV, MP3 (its encoder delay and padding trimmed where a LAME tag says
 * them). */
MediaSound *media_decode_sound (GBytes *bytes, const gchar *name,
    const MediaLimits *limits, GCancellable *cancellable, GError **error);

G_END_DECLS
