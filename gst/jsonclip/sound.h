/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sound of a movie: its items mixed, each decoded while it is heard; any
 * range of samples in any order, always the same. Owned by one thread. Knows
 * nothing of pads, buffers or clocks. */
#pragma once

#include "clip-media.h"
#include "schedule.h"

G_BEGIN_DECLS

typedef struct SoundSource SoundSource;

SoundSource *sound_source_new (ClipMedia *media, const Schedule *schedule);
void sound_source_free (SoundSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundSource, sound_source_free)

/* Another rate moves the movie's end by less than a frame; what is known of
 * files is kept. */
void sound_source_set_schedule (SoundSource *source, const Schedule *schedule);

/**
 * sound_source_read:
 * @from: first sample, at 48 kHz
 * @out: @n interleaved stereo samples
 *
 * The first call asks all files how long they are, and where the movie asks for
 * a loudness, it measures the whole mix: which costs what mixing all of it two
 * or three times does. Cancelled, it begins that again the next time.
 *
 * Returns: FALSE with @error: %G_IO_ERROR_CANCELLED, else an item heard in this
 *   range that does not decode, with its path.
 */
gboolean sound_source_read (SoundSource *source, gint64 from, gint n,
    gfloat *out, GCancellable *cancellable, GError **error);

G_END_DECLS
