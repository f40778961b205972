/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds and films as providers send them, taken by what their bytes say. It
 * decodes nothing. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

/**
 * reply_take_sound:
 * @pcm_rate: of samples without a header, 16 bits with the lowest byte first,
 *   one channel; 0: a file was asked for
 *
 * Takes what a movie can hear, with its type and length. Samples become a WAV;
 * a WAV that was streamed, whose writer did not know its length, is given it.
 * JSON in its place is an error that somebody forgot to announce.
 */
gboolean reply_take_sound (
    GBytes *bytes, guint pcm_rate, GenerateResult *result, GError **error);

/* An MP4 or a WebM; of the latter size and length stay unknown (0). */
gboolean reply_take_film (
    GBytes *bytes, GenerateResult *result, GError **error);

G_END_DECLS
