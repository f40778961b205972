/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an encoded file says of itself, by its first bytes and its header,
 * against what its sender announced. It decodes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The type by magic bytes, a static string: image/png, image/jpeg,
 * image/webp, audio/wav; NULL for anything else. */
const gchar *reply_sniff (GBytes *bytes);

/* Fails where the bytes are not an image of type @announced, or where no
 * sane size stands in its header. @mime gets a static string. */
gboolean reply_check_image (GBytes *bytes, const gchar *announced,
    const gchar **mime, gint *width, gint *height, GError **error);

/* The same for PCM sound in a WAV file. */
gboolean reply_check_wav (GBytes *bytes, const gchar *announced,
    const gchar **mime, gint64 *duration_ms, GError **error);

G_END_DECLS
