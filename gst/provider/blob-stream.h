/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Takes long base64 texts out of JSON while it arrives: what they encode goes
 * to temporary files without a name, and in their place a reference is left
 * that whoever wrote the JSON cannot have guessed. What is not taken out stays
 * the same JSON, if not byte for byte: letters lose escapes that they do not
 * need. It knows no more of JSON than where strings begin and end, and checks
 * none of it; a line that ends inside of a string ends it, so that streams of
 * events may go through it, too. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Letters of the shortest text that is taken out, and how many are. */
enum { BLOB_LEAST = 4096, BLOB_MOST = 64 };

typedef struct BlobStream BlobStream;

BlobStream *blob_stream_new (void);
void blob_stream_free (BlobStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BlobStream, blob_stream_free)

/* FALSE: there is no room for it. */
gboolean blob_stream_feed (
    BlobStream *stream, const gchar *bytes, gsize length, GError **error);

/**
 * blob_stream_end:
 * @blobs: (out) (transfer full): reference -> GBytes
 *
 * Nothing more comes. Returns: the JSON that is left.
 */
GBytes *blob_stream_end (
    BlobStream *stream, GHashTable **blobs, GError **error);

G_END_DECLS
