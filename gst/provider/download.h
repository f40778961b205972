/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A file of the net as a file here: gone on with where it broke off, and not
 * believed in what it says of itself. It does not know what is in it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *url;          /* http or https */
  const gchar *const *hosts; /* (nullable) that may be asked (http.h) */
  gboolean own_network;      /* addresses that are not public, too */
  gint64 limit;              /* bytes of the file */
  guint timeout_ms;          /* for all tries together; 0: for ever */
} Download;

/* Bytes a second may be few; none for so long is the end of a try. */
enum { DOWNLOAD_SILENCE_MS = 60000, DOWNLOAD_AGAIN = 5 };

/**
 * download_file:
 * @part: the name it has here until all of it is there
 * @file: the one it has then; whatever was there is no more
 *
 * What @part has from an earlier time is gone on with if the server says that
 * its file is still the same (an ETag that is not weak, kept beside it). Once
 * this returns TRUE the bytes are on the disk.
 *
 * Fails with G_IO_ERROR_BUSY where another process writes @part; what the net
 * has done wrong is of GENERATE_ERROR, with its trouble (fault.h).
 */
gboolean download_file (const Download *download, const gchar *part,
    const gchar *file, GCancellable *cancellable, GError **error);

G_END_DECLS
