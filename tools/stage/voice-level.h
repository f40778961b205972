/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How loud a voice is that somebody made, and what brings it to where the
 * others lie. It does not know who made it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a voice lies in a mix, in LUFS. */
#define VOICE_LEVEL_LUFS -16

/**
 * voice_level_measure:
 * @src: in @folder
 * @lufs: (out): how loud it is
 *
 * Returns: the volume that brings it to VOICE_LEVEL_LUFS, in hundredths; 1 where
 *   it lies there to a decibel, is silent, or cannot be read: that is told of
 *   when it is heard.
 */
gdouble voice_level_measure (const gchar *src, const gchar *folder,
    gdouble *lufs, GCancellable *cancellable);

G_END_DECLS
