/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files that a playlist of HTTP Live Streaming is made of, read one after
 * another as the bytes of one fragmented MP4: plain files in the playlist's own
 * folder or below it, never an address, a link or anything above. Knows no
 * pipeline. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct HlsFiles HlsFiles;

/* Whether a file with these first bytes is a playlist. */
gboolean hls_files_sniff (const guint8 *head, gsize size);

/**
 * hls_files_open:
 * @sound: the sound's, where it is apart, rather than the pictures'
 *
 * Of a multivariant playlist the first variant.
 *
 * Returns: (transfer full) (nullable): NULL with RENDER_ERROR_MOVIE, which
 *   tells of the line that is not as expected
 */
HlsFiles *hls_files_open (
    const gchar *playlist, gboolean sound, GError **error);
void hls_files_free (HlsFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlsFiles, hls_files_free)

/* us, of all segments together */
gint64 hls_files_duration (const HlsFiles *files);
/* As read(): 0 behind the last file; -1 with @error. */
gssize hls_files_read (
    HlsFiles *files, void *bytes, gsize size, GError **error);

G_END_DECLS
