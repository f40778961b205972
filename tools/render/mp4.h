/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sets right in place what the muxer leaves wrong in a finished MP4: the
 * sound's edit list, the durations, the creation times, what is told of AV1. Boxes keep their
 * sizes, so no offset moves. Layout: ISO/IEC 14496-12, 8.2 to 8.6. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP4_ERROR (mp4_error_quark ())
GQuark mp4_error_quark (void);
typedef enum { MP4_ERROR_FORMAT } Mp4Error;

/**
 * mp4_finish:
 * @filename: a muxed MP4 or MOV
 * @duration_ns: of the movie; every track is cut to it by its edit
 * @audio_priming: samples that the sound's decoder gives before the first
 *
 * Makes the sound start at its first sample and end with the pictures, and
 * writes zero creation times, so that equal input gives equal files.
 */
gboolean mp4_finish (const gchar *filename, gint64 duration_ns,
    guint audio_priming, GError **error);

/* Only the creation times; leaves it to the caller to sync the file. */
gboolean mp4_zero_times (const gchar *filename, GError **error);

G_END_DECLS
