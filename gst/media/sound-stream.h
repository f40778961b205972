/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stored samples on their way to 48 kHz stereo floats, in order. Wherever it
 * starts, it gives the samples of a stream that started with the first. */
#pragma once

#include "pcm.h"

G_BEGIN_DECLS

#define SOUND_RATE 48000

typedef struct SoundStream SoundStream;

/* At @from or before it: where its position says. */
SoundStream *sound_stream_new (Pcm *pcm, gint64 from, GError **error);
void sound_stream_free (SoundStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundStream, sound_stream_free)

/* The sample that comes next. */
gint64 sound_stream_position (const SoundStream *stream);
/* @out: @n stereo samples, NULL to leave them out. Silence follows the last.
 * After an error the position tells how far it came. */
gboolean sound_stream_read (SoundStream *stream, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error);

G_END_DECLS
