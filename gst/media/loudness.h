/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The loudness of a whole mix or a sound (ITU-R BS.1770, EBU R128), and the gain
 * that brings a mix to a target. It must not know where samples are from. */
#pragma once

#include "decode.h"
#include "mix.h"

G_BEGIN_DECLS

/**
 * loudness_settle:
 * @mix: read from its start to its end, two to six times
 * @n: samples from 0 on that are the programme
 * @lufs: integrated loudness asked for
 *
 * Sets the gain of @mix so that what it gives, limited, has that loudness to
 * 0.1 LU, or comes as near as limiting lets it. Silence is left alone. The
 * gain depends on the samples alone.
 *
 * Returns: FALSE with @error of a sound, or cancelled.
 */
gboolean loudness_settle (Mix *mix, gint64 n, gdouble lufs,
    GCancellable *cancellable, GError **error);

/**
 * loudness_of_sound:
 * @lufs: (out): integrated loudness; -HUGE_VAL of silence
 */
gboolean loudness_of_sound (MediaSound *sound, gdouble *lufs,
    GCancellable *cancellable, GError **error);

G_END_DECLS
