/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a render reads, which it must not write to: the movie and its media, as
 * the file system knows them, whatever the names. Knows no format. */
#pragma once

#include "render.h"

G_BEGIN_DECLS

/**
 * inputs_spare:
 * @files: (array zero-terminated=1): what will be written or removed
 *
 * Reads the movie only if one of @files exists.
 *
 * Returns: FALSE with RENDER_ERROR_OUTPUT if one is the movie or of its media,
 *   with RENDER_ERROR_MOVIE if that is not to be read.
 */
gboolean inputs_spare (
    const RenderRequest *request, const gchar *const *files, GError **error);

G_END_DECLS
