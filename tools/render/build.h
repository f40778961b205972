/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What code makes pixels and packets on this host: the program of the workers,
 * the libraries that draw, and the plugins of named elements with the
 * libraries that they are linked to. Where any of it differs, chunks may. Knows
 * no movie. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * build_identity:
 * @factories: (array zero-terminated=1): elements; one that is not installed
 *   counts as such
 *
 * The same in every process of this host, whatever that has loaded; loads
 * nothing.
 *
 * Returns: (transfer full): 64 hexadecimal digits; NULL with
 *   RENDER_ERROR_ENCODER if a file cannot be read.
 */
gchar *build_identity (const gchar *const *factories, GError **error);

G_END_DECLS
