/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The SHA-256 of a file's bytes, as fast as the processor can: GLib's has no
 * use of its instructions, and every render hashes pictures, fonts and chunks.
 * The one file that knows nettle. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FILE_HASH_BYTES 32

/* From where @fd stands to the end; FALSE with errno where it cannot be read. */
gboolean file_hash (gint fd, guint8 hash[FILE_HASH_BYTES]);

G_END_DECLS
